package integrate

import (
	"fmt"

	"synfire/ir"
)

// linear is a right side taken apart: the sum of factor[j]*variable[j], and a
// rest. What is zero is nil.
type linear struct {
	factor []*ir.Func
	rest   *ir.Func
	still  bool // the variable does not move, not even by noise
}

// linearize takes the right side of variable i apart; the factors must be known
// before the run.
func (s *system) linearize(i int) (linear, error) {
	f := s.drift[i]
	refuse := func(format string, args ...any) (linear, error) {
		return linear{}, fmt.Errorf("d%s/dt = %s is not linear with constant factors: %s; choose another method, such as exponential_euler or rk4",
			s.variables[i], s.text[i], fmt.Sprintf(format, args...))
	}
	form := linear{factor: make([]*ir.Func, len(s.variables))}
	for j, name := range s.variables {
		g, err := ir.Derive(f, name)
		if err != nil {
			return linear{}, err
		}
		for k, on := range dependsOf(g, s.depends) {
			if in := g.Body[k]; in.Op == ir.OpLoad && on&(onTime|onState) != 0 && ir.DependsOn(g, g.Slots[in.Imm].Name) {
				return refuse("the factor of %s depends on %s", name, g.Slots[in.Imm].Name)
			}
		}
		if dependsOf(g, s.depends)[g.Results[0]]&onState != 0 {
			return refuse("the factor of %s is random", name)
		}
		if !isConst(g, 0) {
			form.factor[j] = g
		}
	}
	if !ir.IsLinear(f, s.variables...) {
		return refuse("it jumps with %s", s.jumpsWith(f))
	}
	rest := ir.Simplify(pure(f.Name, func(b *ir.Builder) ir.Ref {
		return b.Inline(f, func(sl ir.Slot) ir.Ref {
			for _, name := range s.variables {
				if sl.Name == name {
					return b.Const(sl.Type, 0)
				}
			}
			return b.Load(sl.Name, sl.Type, ir.Uniform)
		})[0]
	}))
	if !isConst(rest, 0) {
		form.rest = rest
	}
	return form, nil
}

// jumpsWith names a variable in which a right side is not continuous.
func (s *system) jumpsWith(f *ir.Func) string {
	for _, name := range s.variables {
		if !ir.IsLinear(f, name) {
			return name
		}
	}
	panic("BUG: linear in each variable, not in all: " + f.Name)
}
