package integrate

import (
	"fmt"

	"synfire/ir"
)

// Exact solution with noise: what noise j adds to the variables over a step is
// normal with the covariance
//
//	Q = integral over s from 0 to dt of e^(A s) g g^T e^(A^T s)
//
// where g are its factors. It is L times independent normal numbers, with Q = L
// L^T (Gillespie 1996, doi:10.1103/PhysRevE.54.2084, for one variable). So the
// law at the ends of steps is that of the equations, at any dt.

// checkExactNoise refuses factors that are not known before the run.
func (s *system) checkExactNoise() error {
	for i, name := range s.variables {
		for j, noise := range s.noises {
			g := s.factor[i][j]
			if g == nil || dependsOf(g, s.depends)[g.Results[0]].prepared() {
				continue
			}
			return fmt.Errorf("d%s/dt = %s: method exact needs factors of noise that do not change, but that of %s does; choose exponential_euler, heun or euler",
				name, s.text[i], noise)
		}
	}
	return nil
}

// disturbances returns what noise adds to variable i in a step: factors, and
// the names of the numbers that they multiply.
func (s *system) disturbances(b *ir.Builder, forms []linear, i int) (factors []ir.Ref, draws []string) {
	for j, noise := range s.noises {
		g := make([]ir.Ref, len(s.variables))
		for k := range g {
			g[k] = ir.None
			if f := s.factor[k][j]; f != nil && !forms[k].still {
				g[k] = inline(b, f)
			}
		}
		root := s.root(b, forms, g)
		used := 0
		for k := range s.variables {
			if root[k][k] == ir.None {
				continue
			}
			if root[i][k] != ir.None {
				factors, draws = append(factors, root[i][k]), append(draws, drawName(noise, used))
			}
			used++
		}
	}
	return factors, draws
}

// root is the lower triangular square root of the covariance of one noise. A
// variable that depends on itself alone, and alone has the noise, needs no
// series.
func (s *system) root(b *ir.Builder, forms []linear, g []ir.Ref) matrix {
	n := len(g)
	dt := s.stepSize(b)
	reach := reachable(forms)
	driven, moved := 0, 0
	for k := range g {
		touched := g[k] != ir.None
		for l := range g {
			touched = touched || g[l] != ir.None && reach[k][l]
		}
		if touched {
			moved++
		}
		if g[k] != ir.None {
			driven++
		}
	}
	if driven == 1 && moved == 1 {
		out := newMatrix(n)
		for k := range g {
			if g[k] == ir.None {
				continue
			}
			variance := dt
			if a := forms[k].factor[k]; a != nil {
				twice := b.Op(ir.OpMul, b.Const(ir.F64, 2), b.Op(ir.OpMul, inline(b, a), dt))
				variance = b.Op(ir.OpMul, dt, b.Op(ir.OpPhi1, twice))
			}
			out[k][k] = b.Op(ir.OpMul, g[k], b.Op(ir.OpSqrt, variance))
		}
		return out
	}
	return cholesky(b, covariance(b, forms, g, dt))
}

// covariance computes Q by a series over dt/2^doublings and doubling, with S =
// e^(A h) - 1 instead of the exponential so that no digits are lost:
//
//	Q(2h) = Q(h) + e^(A h) Q(h) e^(A h)^T = 2 Q + S Q + (S Q)^T + S Q S^T
func covariance(b *ir.Builder, forms []linear, g []ir.Ref, dt ir.Ref) matrix {
	n := len(g)
	scale := b.Const(ir.F64, 1./(1<<doublings))
	small, square := newMatrix(n), newMatrix(n)
	h := b.Op(ir.OpMul, dt, scale)
	for i := range n {
		for j := range n {
			if f := forms[i].factor[j]; f != nil {
				small[i][j] = b.Op(ir.OpMul, inline(b, f), h)
			}
			if g[i] != ir.None && g[j] != ir.None {
				square[i][j] = b.Op(ir.OpMul, b.Op(ir.OpMul, g[i], g[j]), h)
			}
		}
	}
	// The terms of both series follow from those before.
	over := func(m matrix, d int) matrix {
		return zip(m, m, func(x, _ ir.Ref) ir.Ref { return b.Op(ir.OpDiv, x, b.Const(ir.F64, float64(d))) })
	}
	q, term := square, square
	s, power := small, small
	for k := 2; k <= seriesTerms; k++ {
		left := multiply(b, small, term)
		term = over(plus(b, left, transpose(left)), k)
		q = plus(b, q, term)
		power = over(multiply(b, small, power), k)
		s = plus(b, s, power)
	}
	for range doublings {
		left := multiply(b, s, q)
		moved := plus(b, plus(b, left, transpose(left)), multiply(b, left, transpose(s)))
		q = plus(b, plus(b, q, q), moved)
		s = plus(b, plus(b, s, s), multiply(b, s, s))
	}
	return q
}

func plus(b *ir.Builder, x, y matrix) matrix {
	return zip(x, y, func(x, y ir.Ref) ir.Ref {
		switch {
		case x == ir.None:
			return y
		case y == ir.None:
			return x
		}
		return b.Op(ir.OpAdd, x, y)
	})
}

func transpose(m matrix) matrix {
	out := newMatrix(len(m))
	for i := range m {
		for j := range m {
			out[j][i] = m[i][j]
		}
	}
	return out
}

// cholesky is the lower triangular L with L L^T = q, positive semidefinite: where
// a pivot is zero, or rounding puts it below, so is its column.
func cholesky(b *ir.Builder, q matrix) matrix {
	n := len(q)
	l := newMatrix(n)
	zero := b.Const(ir.F64, 0)
	for k := range n {
		if q[k][k] == ir.None {
			continue
		}
		rest := func(i int) ir.Ref {
			v := q[i][k]
			for m := range k {
				if l[i][m] == ir.None || l[k][m] == ir.None {
					continue
				}
				product := b.Op(ir.OpMul, l[i][m], l[k][m])
				if v == ir.None {
					v = zero
				}
				v = b.Op(ir.OpSub, v, product)
			}
			return v
		}
		pivot := b.Op(ir.OpSqrt, b.Op(ir.OpMax, rest(k), zero))
		l[k][k] = pivot
		for i := k + 1; i < n; i++ {
			if v := rest(i); v != ir.None {
				l[i][k] = b.Op(ir.OpSelect, b.Op(ir.OpLT, zero, pivot), b.Op(ir.OpDiv, v, pivot), zero)
			}
		}
	}
	return l
}
