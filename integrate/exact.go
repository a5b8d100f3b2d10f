package integrate

import (
	"slices"

	"synfire/ir"
)

// exact solves x' = A x + b over the step, A known before the run and b held:
//
//	x(t + dt) = e^(A dt) x(t) + dt phi1(A dt) b
//
// (Rotter and Diesmann 1999, doi:10.1007/s004220050570). The matrix is computed
// as e^(A dt) - 1, whose digits a small step does not cancel, and a variable's
// increment is summed before it is added to the variable, so that its fixed
// point keeps its digits too.
func exact(s *system) ([]update, error) {
	forms := make([]linear, len(s.variables))
	for i := range forms {
		var err error
		if forms[i], err = s.linearize(i); err != nil {
			return nil, err
		}
	}
	if err := s.checkExactNoise(); err != nil {
		return nil, err
	}
	reach := reachable(forms)
	var updates, last []update
	for i, name := range s.variables {
		d := s.increment(forms, i)
		switch {
		case d == nil:
			continue
		case forms[i].decays(i) && !s.disturbed(i):
			updates = append(updates, final(name, s.decay(forms, i)))
			continue
		case s.needsHold(reach, i):
			moving, standing := d, s.increment(s.held(forms), i)
			d = pure(name, func(b *ir.Builder) ir.Ref {
				still := b.Const(ir.F64, 0)
				if standing != nil {
					still = inline(b, standing)
				}
				return b.Op(ir.OpSelect, b.Load(slotFrozen, ir.Bool, ir.Uniform), still, inline(b, moving))
			})
		}
		label := name + ":d"
		updates = append(updates, update{name: label, value: d})
		last = append(last, final(name, pure(name, func(b *ir.Builder) ir.Ref {
			return b.Op(ir.OpAdd, variable(b, name), variable(b, label))
		})))
	}
	return append(updates, last...), nil
}

// held is the system while its frozen variables stand still.
func (s *system) held(forms []linear) []linear {
	held := slices.Clone(forms)
	for i, frozen := range s.frozen {
		if frozen {
			held[i] = linear{factor: make([]*ir.Func, len(forms)), still: true}
		}
	}
	return held
}

// disturbed tells whether noise enters the equation of variable i itself.
func (s *system) disturbed(i int) bool {
	for _, g := range s.factor[i] {
		if g != nil {
			return true
		}
	}
	return false
}

// decays tells whether variable i depends on nothing but itself.
func (l linear) decays(i int) bool {
	for j, f := range l.factor {
		if (f != nil) != (i == j) {
			return false
		}
	}
	return l.rest == nil
}

// reachable tells, for each variable, which variables it depends on over time;
// itself too when its own factor is not zero or it is part of a cycle.
func reachable(forms []linear) [][]bool {
	n := len(forms)
	reach := make([][]bool, n)
	for i := range reach {
		reach[i] = make([]bool, n)
		for j, f := range forms[i].factor {
			reach[i][j] = f != nil
		}
	}
	for k := range n {
		for i := range n {
			for j := range n {
				reach[i][j] = reach[i][j] || reach[i][k] && reach[k][j]
			}
		}
	}
	return reach
}

// needsHold tells whether variable i moves differently while others that it
// depends on are frozen.
func (s *system) needsHold(reach [][]bool, i int) bool {
	for j, frozen := range s.frozen {
		if frozen && j != i && reach[i][j] && !s.frozen[i] {
			return true
		}
	}
	return false
}

// decay is the new value of a variable that depends on nothing but itself.
func (s *system) decay(forms []linear, i int) *ir.Func {
	return pure(s.variables[i], func(b *ir.Builder) ir.Ref {
		a := inline(b, forms[i].factor[i])
		return b.Op(ir.OpDecay, variable(b, s.variables[i]), b.Op(ir.OpExp, b.Op(ir.OpMul, a, s.stepSize(b))))
	})
}

// increment is what variable i gains in a step, nil when that is nothing.
func (s *system) increment(forms []linear, i int) *ir.Func {
	b := ir.NewBuilder(s.variables[i]+":d", ir.Pure)
	p := newPropagator(b, forms, s.stepSize(b))
	sum := ir.None
	add := func(factor, x ir.Ref) {
		if factor == ir.None {
			return
		}
		term := b.Op(ir.OpMul, factor, x)
		if sum == ir.None {
			sum = term
		} else {
			sum = b.Op(ir.OpAdd, sum, term)
		}
	}
	for j, name := range s.variables {
		add(p.state[i][j], variable(b, name))
	}
	for j := range s.variables {
		if rest := forms[j].rest; rest != nil {
			add(p.input[i][j], inline(b, rest))
		}
	}
	factors, draws := s.disturbances(b, forms, i)
	for k, factor := range factors {
		add(factor, variable(b, draws[k]))
	}
	if sum == ir.None {
		return nil
	}
	b.Return(sum)
	return b.Func()
}

// matrix is a square matrix of values; None is zero.
type matrix [][]ir.Ref

func newMatrix(n int) matrix {
	m := make(matrix, n)
	for i := range m {
		m[i] = make([]ir.Ref, n)
		for j := range m[i] {
			m[i][j] = ir.None
		}
	}
	return m
}

// propagator holds e^(A dt) - 1 and dt phi1(A dt).
type propagator struct{ state, input matrix }

const (
	// A dt is divided by 2^doublings before it is expanded in a series of
	// seriesTerms terms: full accuracy for rates up to 4096/dt.
	doublings   = 14
	seriesTerms = 10
)

// newPropagator computes the matrices. A variable that depends on itself alone
// has its exponential; what couples variables comes from the scaled series,
// doubled as (e^2x - 1) = 2(e^x - 1) + (e^x - 1)^2, which has no difference of
// nearly equal numbers in it, so that equal time constants are nothing special
// (scaling and squaring: Higham 2005, doi:10.1137/04061101X).
func newPropagator(b *ir.Builder, forms []linear, dt ir.Ref) propagator {
	n := len(forms)
	a, coupled := newMatrix(n), false
	for i, form := range forms {
		for j, f := range form.factor {
			if f != nil {
				a[i][j] = b.Op(ir.OpMul, inline(b, f), dt)
				coupled = coupled || i != j
			}
		}
	}
	p := propagator{newMatrix(n), newMatrix(n)}
	if coupled {
		p = double(b, a, dt)
	}
	reach := reachable(forms)
	for i := range n {
		if inCycle(reach, i) {
			continue
		}
		if x := a[i][i]; x == ir.None {
			p.state[i][i], p.input[i][i] = ir.None, dt
		} else {
			p.state[i][i], p.input[i][i] = b.Op(ir.OpExpm1, x), b.Op(ir.OpMul, dt, b.Op(ir.OpPhi1, x))
		}
	}
	return p
}

// inCycle tells whether a variable depends on another that depends on it.
func inCycle(reach [][]bool, i int) bool {
	for j := range reach {
		if j != i && reach[i][j] && reach[j][i] {
			return true
		}
	}
	return false
}

// double computes both matrices by scaling, series and doubling.
func double(b *ir.Builder, a matrix, dt ir.Ref) propagator {
	n := len(a)
	scale := b.Const(ir.F64, 1./(1<<doublings))
	small, identity := newMatrix(n), newMatrix(n)
	for i := range n {
		identity[i][i] = b.Const(ir.F64, 1)
		for j := range n {
			if a[i][j] != ir.None {
				small[i][j] = b.Op(ir.OpMul, a[i][j], scale)
			}
		}
	}
	series := identity
	for k := seriesTerms; k > 1; k-- {
		part := b.Const(ir.F64, float64(k))
		series = zip(identity, multiply(b, small, series), func(one, x ir.Ref) ir.Ref {
			if x == ir.None {
				return one
			}
			x = b.Op(ir.OpDiv, x, part)
			if one == ir.None {
				return x
			}
			return b.Op(ir.OpAdd, one, x)
		})
	}
	step := b.Op(ir.OpMul, dt, scale)
	p := propagator{
		state: multiply(b, small, series),
		input: zip(series, series, func(x, _ ir.Ref) ir.Ref { return b.Op(ir.OpMul, step, x) }),
	}
	twice := func(x, product ir.Ref) ir.Ref {
		switch {
		case x == ir.None:
			return product
		case product == ir.None:
			return b.Op(ir.OpAdd, x, x)
		}
		return b.Op(ir.OpAdd, b.Op(ir.OpAdd, x, x), product)
	}
	for range doublings {
		p.input = zip(p.input, multiply(b, p.state, p.input), twice)
		p.state = zip(p.state, multiply(b, p.state, p.state), twice)
	}
	return p
}

// zip combines two matrices entry by entry, where not both are zero.
func zip(x, y matrix, op func(x, y ir.Ref) ir.Ref) matrix {
	out := newMatrix(len(x))
	for i := range x {
		for j := range x {
			if x[i][j] != ir.None || y[i][j] != ir.None {
				out[i][j] = op(x[i][j], y[i][j])
			}
		}
	}
	return out
}

// multiply is the matrix product; terms are added in the order of k.
func multiply(b *ir.Builder, x, y matrix) matrix {
	out := newMatrix(len(x))
	for i := range x {
		for j := range x {
			for k := range x {
				if x[i][k] == ir.None || y[k][j] == ir.None {
					continue
				}
				term := b.Op(ir.OpMul, x[i][k], y[k][j])
				if out[i][j] != ir.None {
					term = b.Op(ir.OpAdd, out[i][j], term)
				}
				out[i][j] = term
			}
		}
	}
	return out
}
