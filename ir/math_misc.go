package ir

import "math"

// expandSign is -1 or 1, and x itself at zeros and NaN.
func expandSign(m mathBuilder, x Ref) Ref {
	zero := m.k(0)
	return m.sel(m.lt(zero, x), m.k(1), m.sel(m.lt(x, zero), m.k(-1), x))
}

// expandDecay is x*d, and 0 where |x| is so small that only subnormals would
// follow.
func expandDecay(m mathBuilder, _ Instr, args []Ref) Ref {
	small := m.lt(m.abs(args[0]), m.pick(0x1p-90, 0x1p-900))
	return m.sel(small, m.k(0), m.mul(args[0], args[1]))
}

// expandMod is Python's a % b: the exact remainder with the sign of b. For
// floats a quotient of 2^53 and more gives NaN, since a then tells nothing
// about its place between multiples of b; b = 0 gives NaN, and 0 for integers.
func expandMod(m mathBuilder, in Instr, args []Ref) Ref {
	if in.Type.IsInt() {
		q := m.intFloorDiv(in.Type, args[0], args[1])
		r := m.sub(args[0], m.mul(q, args[1]))
		zero := m.Const(in.Type, 0)
		return m.sel(m.eq(args[1], zero), zero, r)
	}
	w := mathBuilder{m.Builder, F64}
	r, _ := w.floorMod(m.Cvt(F64, args[0]), m.Cvt(F64, args[1]))
	return m.Cvt(m.t, r)
}

// expandFloorDiv is Python's a // b; it is NaN where a % b is, but for
// infinite a.
func expandFloorDiv(m mathBuilder, in Instr, args []Ref) Ref {
	if in.Type.IsInt() {
		return m.intFloorDiv(in.Type, args[0], args[1])
	}
	w := mathBuilder{m.Builder, F64}
	_, q := w.floorMod(m.Cvt(F64, args[0]), m.Cvt(F64, args[1]))
	return m.Cvt(m.t, q)
}

// intFloorDiv goes through F64, whose quotient of 32-bit integers is never
// rounded across an integer. Division by 0 gives 0; the one overflow saturates.
func (m mathBuilder) intFloorDiv(t Type, a, b Ref) Ref {
	w := mathBuilder{m.Builder, F64}
	q := m.Cvt(t, w.Op(OpFloor, w.div(m.Cvt(F64, a), m.Cvt(F64, b))))
	zero := m.Const(t, 0)
	return m.sel(m.eq(b, zero), zero, q)
}

// floorMod is divmod of CPython's floatobject.c. The truncated quotient of
// rounded numbers is right or one too large, so that the remainder, exact by
// Dekker's product, needs at most one correction.
func (m mathBuilder) floorMod(a, b Ref) (mod, div Ref) {
	k := m.k
	x, y := m.abs(a), m.abs(b)
	quotient := m.div(x, y)
	q := m.Op(OpTrunc, quotient)
	// Scaled so that the product's halves neither overflow nor underflow.
	big, small := m.lt(k(0x1p900), y), m.lt(y, k(0x1p-800))
	scale := m.sel(big, k(0x1p-100), m.sel(small, k(0x1p200), k(1)))
	back := m.sel(big, k(0x1p100), m.sel(small, k(0x1p-200), k(1)))
	xs, ys := m.mul(x, scale), m.mul(y, scale)
	p, e := m.product(q, ys)
	r := m.sub(m.sub(xs, p), e)
	r = m.mul(m.sel(m.lt(r, k(0)), m.add(r, ys), r), back)
	r = m.sel(m.lt(x, y), x, r) // also where scaling loses bits of x, or y is infinite
	r = m.sel(m.lt(quotient, k(0x1p53)), r, k(math.NaN()))
	r = m.withSign(r, a) // C's fmod
	nonzero := m.Op(OpNE, r, k(0))
	differ := m.Op(OpNE, m.bool32(m.lt(b, k(0))), m.bool32(m.lt(r, k(0))))
	mod = m.sel(nonzero, m.sel(differ, m.add(r, b), r), m.withSign(k(0), b))
	d := m.div(m.sub(a, r), b)
	d = m.sel(m.Op(OpAnd, nonzero, differ), m.sub(d, k(1)), d)
	fl := m.Op(OpFloor, d)
	fl = m.sel(m.lt(k(0.5), m.sub(d, fl)), m.add(fl, k(1)), fl)
	return mod, m.sel(m.Op(OpNE, d, k(0)), fl, m.withSign(k(0), m.div(a, b)))
}

// product is x*y as a sum p + e without error, for factors below 2^990 whose
// product is far from underflow (Dekker 1971, with Veltkamp's splitting).
func (m mathBuilder) product(x, y Ref) (p, e Ref) {
	p = m.mul(x, y)
	xh, yh := m.cut(x), m.cut(y)
	xl, yl := m.sub(x, xh), m.sub(y, yh)
	e = m.sub(m.mul(xh, yh), p)
	e = m.add(m.add(m.add(e, m.mul(xh, yl)), m.mul(xl, yh)), m.mul(xl, yl))
	return p, e
}

// cut rounds a float64 to 26 bits.
func (m mathBuilder) cut(x Ref) Ref {
	c := m.mul(x, m.k(1<<27+1))
	return m.sub(c, m.sub(c, x))
}
