package integrate

import (
	"fmt"
	"math"
	"slices"

	"synfire/ir"
)

// tableau is an explicit Runge-Kutta method (Butcher 1963,
// doi:10.1017/S1446788700027932): a has a row for every stage but the first. An
// embedded pair has e as well: the weights less those of its other method, so
// that the step size times the slopes with these weights estimates the error.
type tableau struct {
	a [][]float64
	b []float64
	e []float64
}

// check panics when the tableau is not that of a consistent explicit method.
func (t tableau) check() {
	sum := 0.0
	for _, b := range t.b {
		sum += b
	}
	difference := 0.0
	for _, e := range t.e {
		difference += e
	}
	if len(t.a) != len(t.b)-1 || sum < 1-1e-15 || sum > 1+1e-15 ||
		t.e != nil && (len(t.e) != len(t.b) || difference < -1e-15 || difference > 1e-15) {
		panic(fmt.Sprintf("BUG: tableau %v", t))
	}
	for i, row := range t.a {
		if len(row) != i+1 {
			panic(fmt.Sprintf("BUG: tableau %v: row %d", t, i))
		}
	}
}

// step evaluates all stages of all variables, then the new values. A slope that
// is used once is written out where it is used, so that factors of dt and of
// the slope become one. Sums of slopes are complete before they are added to
// the variable, which costs the least of its digits. Temporaries are named so
// that no variable can have the name.
func (t tableau) step(s *system) ([]update, error) {
	t.check()
	var updates []update
	for i := range t.b {
		if i > 0 {
			for k := range s.variables {
				updates = append(updates, t.combined(s, k, stage(s.variables[k], i), t.a[i-1])...)
			}
		}
		for k, name := range s.variables {
			if t.uses(i) > 1 {
				u := update{name: slope(name, i), value: t.slope(s, k, i)}
				if t.e != nil {
					u.held, u.still = name, true
				}
				updates = append(updates, u)
			}
		}
	}
	if t.e != nil {
		return append(updates, t.estimate(s)...), nil
	}
	var last []update
	for k, name := range s.variables {
		us := t.combined(s, k, name, t.b)
		us[len(us)-1].final = true
		updates = append(updates, us[:len(us)-1]...)
		last = append(last, us[len(us)-1])
	}
	return append(updates, last...), nil
}

func stage(name string, i int) string { return fmt.Sprintf("%s:x%d", name, i) }

// proposal is what a variable becomes if the sub-step is accepted.
func proposal(name string) string { return name + ":new" }

func slope(name string, i int) string { return fmt.Sprintf("%s:k%d", name, i) }

// estimate makes, for an embedded pair, the new values, as proposals, and
// slotExcess, the largest error over what the variable is allowed.
func (t tableau) estimate(s *system) []update {
	var updates []update
	for k, name := range s.variables {
		updates = append(updates, t.combined(s, k, proposal(name), t.b)...)
	}
	return append(updates, update{name: slotExcess, value: pure(slotExcess, func(b *ir.Builder) ir.Ref {
		worst := ir.None
		for k, name := range s.variables {
			size := b.Op(ir.OpAbs, variable(b, proposal(name)))
			allowed := b.Op(ir.OpAdd, s.absolute.load(b), b.Op(ir.OpMul, s.relative.load(b), size))
			excess := b.Op(ir.OpDiv, b.Op(ir.OpAbs, inline(b, t.weighted(s, k, t.e))), allowed)
			excess = b.Op(ir.OpMin, excess, b.Const(ir.F64, math.Inf(1))) // what is no number is too large
			if worst != ir.None {
				excess = b.Op(ir.OpMax, worst, excess)
			}
			worst = excess
		}
		return worst
	})})
}

// uses counts how often the slopes of a stage are used.
func (t tableau) uses(i int) int {
	if t.e != nil {
		return len(t.b)
	}
	n := 0
	for _, row := range append(t.a[:len(t.a):len(t.a)], t.b) {
		if i < len(row) && row[i] != 0 {
			n++
		}
	}
	return n
}

// slope is the right side of variable k at stage i; noise is held over the step
// (Ruemelin 1982).
func (t tableau) slope(s *system, k, i int) *ir.Func {
	c := 0.0
	if i > 0 {
		for _, a := range t.a[i-1] {
			c += a
		}
	}
	return pure(slope(s.variables[k], i), func(b *ir.Builder) ir.Ref {
		bind := func(sl ir.Slot) ir.Ref {
			switch {
			case i > 0 && slices.Contains(s.variables, sl.Name):
				return b.Load(stage(sl.Name, i), sl.Type, ir.Uniform)
			case s.adaptive && sl.Name == "t":
				return b.Op(ir.OpAdd, variable(b, "t"), inside(b, c))
			case s.adaptive && sl.Name == slotSince:
				return b.Op(ir.OpAdd, variable(b, slotSince), b.Op(ir.OpDiv, inside(b, c), variable(b, "dt")))
			case c != 0 && sl.Name == "t":
				return b.Op(ir.OpAdd, variable(b, "t"), b.Op(ir.OpMul, b.Const(ir.F64, c), variable(b, "dt")))
			case c != 0 && sl.Name == slotSince:
				return b.Op(ir.OpAdd, variable(b, slotSince), b.Const(ir.F64, c))
			}
			return b.Load(sl.Name, sl.Type, ir.Uniform)
		}
		f := b.Inline(s.drift[k], bind)[0]
		for j, noise := range s.noises {
			if g := s.factor[k][j]; g != nil {
				xi := b.Op(ir.OpDiv, variable(b, noise), b.Op(ir.OpSqrt, variable(b, "dt")))
				f = b.Op(ir.OpAdd, f, b.Op(ir.OpMul, b.Inline(g, bind)[0], xi))
			}
		}
		return f
	})
}

// inside is the time of a stage of a sub-step, from the start of the step.
func inside(b *ir.Builder, c float64) ir.Ref {
	return b.Op(ir.OpAdd, variable(b, slotElapsed), b.Op(ir.OpMul, b.Const(ir.F64, c), variable(b, slotSubstep)))
}

// weighted is the step size times the sum of weights times slopes of variable
// k.
func (t tableau) weighted(s *system, k int, weights []float64) *ir.Func {
	return pure(s.variables[k]+":d", func(b *ir.Builder) ir.Ref {
		sum := ir.None
		for j, w := range weights {
			if w == 0 {
				continue
			}
			var f ir.Ref
			if t.uses(j) > 1 {
				f = variable(b, slope(s.variables[k], j))
			} else {
				f = inline(b, t.slope(s, k, j))
			}
			term := b.Op(ir.OpMul, b.Op(ir.OpMul, s.stepSize(b), b.Const(ir.F64, w)), f)
			if sum != ir.None {
				term = b.Op(ir.OpAdd, sum, term)
			}
			sum = term
		}
		return sum
	})
}

// combined is x + dt*(sum of weights times slopes) of variable k; the last
// update has the given name.
func (t tableau) combined(s *system, k int, name string, weights []float64) []update {
	x := s.variables[k]
	sum := t.weighted(s, k, weights)
	add := func(d func(b *ir.Builder) ir.Ref) update {
		return update{name: name, held: x, value: pure(name, func(b *ir.Builder) ir.Ref {
			return b.Op(ir.OpAdd, variable(b, x), d(b))
		})}
	}
	terms := 0
	for _, w := range weights {
		if w != 0 {
			terms++
		}
	}
	if terms == 1 {
		return []update{add(func(b *ir.Builder) ir.Ref { return inline(b, sum) })}
	}
	return []update{{name: sum.Name, value: sum}, add(func(b *ir.Builder) ir.Ref { return variable(b, sum.Name) })}
}
