package integrate

import (
	"fmt"
	"strconv"
	"strings"

	"synfire/ir"
)

// A system with noise is
//
//	d x_i = f_i dt + sum_j g_ij o dW_j
//
// in Stratonovich's sense (Kloeden and Platen 1992,
// doi:10.1007/978-3-662-12616-5), whatever the method, so that a method can be
// exchanged for another. xi_j is dW_j/dt. In Funcs the name of a noise stands for
// one standard normal number per element and step.

// drawName is the name of the k-th independent number of a noise.
func drawName(noise string, k int) string {
	if k == 0 {
		return noise
	}
	return noise + ":" + strconv.Itoa(k)
}

// draw finds the random stream behind a name.
func (m *model) draw(name string) (stream uint32, shared, ok bool) {
	noise, index, counted := strings.Cut(name, ":")
	n, ok := m.Noises[noise]
	if !ok {
		return 0, false, false
	}
	k := 0
	if counted {
		var err error
		if k, err = strconv.Atoi(index); err != nil {
			panic("BUG: draw " + name)
		}
	}
	return n.Stream(k), n.Shared, true
}

func (m *model) isNoise(name string) bool {
	_, ok := m.Noises[name]
	return ok
}

// separate takes the noise out of the right sides: into factor[i][j], nil
// where it is zero, of the noises that occur.
func (s *system) separate(isNoise func(name string) bool) error {
	seen := map[string]bool{}
	for _, f := range s.drift {
		for _, sl := range f.Slots {
			if isNoise(sl.Name) && !seen[sl.Name] {
				seen[sl.Name] = true
				s.noises = append(s.noises, sl.Name)
			}
		}
	}
	s.factor = make([][]*ir.Func, len(s.variables))
	for i, f := range s.drift {
		s.factor[i] = make([]*ir.Func, len(s.noises))
		for j, noise := range s.noises {
			g, err := ir.Derive(f, noise)
			if err != nil {
				return err
			}
			if !isConst(g, 0) {
				s.factor[i][j] = g
			}
		}
		s.drift[i] = ir.Simplify(pure(f.Name, func(b *ir.Builder) ir.Ref {
			return b.Inline(f, func(sl ir.Slot) ir.Ref {
				if seen[sl.Name] {
					return b.Const(sl.Type, 0)
				}
				return b.Load(sl.Name, sl.Type, ir.Uniform)
			})[0]
		}))
	}
	return nil
}

// along is the change of the factor of noise l in equation i as noise j moves
// the variables: sum_k g_kj dg_il/dx_k; nil when it is zero.
func (s *system) along(j, i, l int) (*ir.Func, error) {
	if s.factor[i][l] == nil {
		return nil, nil
	}
	var parts []*ir.Func
	for k, name := range s.variables {
		if s.factor[k][j] == nil {
			continue
		}
		d, err := ir.Derive(s.factor[i][l], name)
		if err != nil {
			return nil, err
		}
		if !isConst(d, 0) {
			parts = append(parts, pure(name, func(b *ir.Builder) ir.Ref {
				return b.Op(ir.OpMul, inline(b, s.factor[k][j]), inline(b, d))
			}))
		}
	}
	if len(parts) == 0 {
		return nil, nil
	}
	sum := ir.Simplify(pure(s.variables[i], func(b *ir.Builder) ir.Ref { return addUp(b, parts) }))
	if isConst(sum, 0) {
		return nil, nil
	}
	return sum, nil
}

// addUp is the sum of Funcs of which there is at least one.
func addUp(b *ir.Builder, parts []*ir.Func) ir.Ref {
	sum := inline(b, parts[0])
	for _, f := range parts[1:] {
		sum = b.Op(ir.OpAdd, sum, inline(b, f))
	}
	return sum
}

// itoDrift is the right side of equation i for methods that take the noise's
// factors at the start of the step, in Ito's sense: f_i + 1/2 sum_jk g_kj
// dg_ij/dx_k.
func (s *system) itoDrift(i int) (*ir.Func, error) {
	parts := []*ir.Func{s.drift[i]}
	for j := range s.noises {
		c, err := s.along(j, i, j)
		if err != nil {
			return nil, err
		}
		if c != nil {
			parts = append(parts, pure(c.Name, func(b *ir.Builder) ir.Ref {
				return b.Op(ir.OpMul, b.Const(ir.F64, 0.5), inline(b, c))
			}))
		}
	}
	if len(parts) == 1 {
		return s.drift[i], nil
	}
	return ir.Simplify(pure(s.drift[i].Name, func(b *ir.Builder) ir.Ref { return addUp(b, parts) })), nil
}

// addNoise adds, to x, the factors of equation i times normal numbers with the
// given standard deviation.
func (s *system) addNoise(b *ir.Builder, i int, x, deviation ir.Ref) ir.Ref {
	for j, noise := range s.noises {
		if g := s.factor[i][j]; g != nil {
			x = b.Op(ir.OpAdd, x, b.Op(ir.OpMul, b.Op(ir.OpMul, inline(b, g), deviation), variable(b, noise)))
		}
	}
	return x
}

// euler is forward Euler, and with noise the method of Maruyama.
func euler(s *system) ([]update, error) {
	if len(s.noises) == 0 {
		return tableau{b: []float64{1}}.step(s)
	}
	var updates []update
	for i, name := range s.variables {
		f, err := s.itoDrift(i)
		if err != nil {
			return nil, err
		}
		updates = append(updates, final(name, pure(name, func(b *ir.Builder) ir.Ref {
			dt := s.stepSize(b)
			x := b.Op(ir.OpAdd, variable(b, name), b.Op(ir.OpMul, dt, inline(b, f)))
			return s.addNoise(b, i, x, b.Op(ir.OpSqrt, dt))
		})))
	}
	return updates, nil
}

// milstein adds the second order of the noise, 1/2 sum_jk g_kj dg_ij/dx_k
// dW_j^2, which needs noises that leave each other's factors alone.
func milstein(s *system) ([]update, error) {
	var updates []update
	for i, name := range s.variables {
		second := make([]*ir.Func, len(s.noises))
		for j := range s.noises {
			for l := range s.noises {
				c, err := s.along(j, i, l)
				if err != nil {
					return nil, err
				}
				if j != l && c != nil {
					return nil, fmt.Errorf("d%s/dt = %s: method milstein needs diagonal noise, but the factor of %s depends on what %s drives; choose heun or euler",
						name, s.text[i], s.noises[l], s.noises[j])
				}
				if j == l {
					second[j] = c
				}
			}
		}
		updates = append(updates, final(name, pure(name, func(b *ir.Builder) ir.Ref {
			dt := s.stepSize(b)
			x := b.Op(ir.OpAdd, variable(b, name), b.Op(ir.OpMul, dt, inline(b, s.drift[i])))
			x = s.addNoise(b, i, x, b.Op(ir.OpSqrt, dt))
			for j, c := range second {
				if c == nil {
					continue
				}
				n := variable(b, s.noises[j])
				half := b.Op(ir.OpMul, dt, b.Const(ir.F64, 0.5))
				x = b.Op(ir.OpAdd, x, b.Op(ir.OpMul, b.Op(ir.OpMul, half, inline(b, c)), b.Op(ir.OpMul, n, n)))
			}
			return x
		})))
	}
	return updates, nil
}

// checkNoise refuses noise that the method or the model's order cannot do.
func (p *plan) checkNoise(s *system) error {
	for i, name := range s.variables {
		for j, noise := range s.noises {
			g := s.factor[i][j]
			switch {
			case g == nil:
				continue
			case p.method.strong == 0:
				return fmt.Errorf("d%s/dt = %s: noise (%s) needs a stochastic method, which %s is not; those are %s",
					name, s.text[i], noise, p.method.name, strings.Join(stochastic(), ", "))
			}
			for _, sym := range p.Model.Symbols {
				if sym.Rate == nil || contains(s.variables, sym.Name) || !ir.DependsOn(g, sym.Name) || !ir.DependsOn(p.expand(sym.Rate.Func, true), noise) {
					continue
				}
				return fmt.Errorf("d%s/dt = %s: the factor of %s depends on %s, which the same noise drives in a step of its own; use a noise of another name, or let both step together",
					name, s.text[i], noise, sym.Name)
			}
		}
	}
	return nil
}

// stochastic lists the schemes that can do noise.
func stochastic() []string {
	var names []string
	for _, s := range schemes {
		if s.strong > 0 {
			names = append(names, s.name)
		}
	}
	return names
}
