package ir

import "math"

// The exponential family rests on one reduction, x = n ln 2 + r with n integral
// and |r| <= ln 2 / 2, and one polynomial, e^r = 1 + r + r^2 P(r). The
// coefficients of P are minimax for the error relative to e^r - 1, found by
// Remez' algorithm: 2^-26 of it at degree 4 (F32), 2^-55.6 at degree 9 (F64).
// ln 2 is cut in two so that n times the high part is exact (Cody and Waite,
// Software Manual for the Elementary Functions, 1980).
var (
	expPoly32 = []float64{0.5, 0.1666654348373413, 0.04166628047823906, 0.00836661085486412, 0.0013946498511359096}
	expPoly64 = []float64{
		0.5000000000000006, 0.16666666666666685, 0.04166666666657368, 0.008333333333314605, 0.0013888888932357519,
		0.00019841269903003744, 2.4801504473011587e-05, 2.7557227976616968e-06, 2.7626315253220257e-07, 2.5114466378692607e-08,
	}
)

// The halves are short enough for their products with n to be exact.
const (
	ln2Hi32 = 0x1.62e4p-01       // 15 bits
	ln2Lo32 = 0x1.7f7ep-20       // 16 bits
	ln2Hi64 = 0x1.62e42feep-01   // 32 bits, as in FreeBSD's e_exp.c
	ln2Lo64 = 0x1.a39ef35794p-33 // 39 bits
)

// reduceExp splits x, which must be clamped. t is n plus the magic number, in
// whose low bits n stands as an integer plus bias.
func (m mathBuilder) reduceExp(x Ref, bias float64) (t, n, r Ref) {
	magic := m.pick(0x1.8p23+bias, 0x1.8p52+bias)
	t = m.add(m.mul(x, m.k(math.Log2E)), magic)
	n = m.sub(t, magic)
	r = m.mulAdd(n, m.pick(-ln2Hi32, -ln2Hi64), x)
	return t, n, m.mulAdd(n, m.pick(-ln2Lo32, -ln2Lo64), r)
}

// expm1Poly is e^r - 1 for a reduced r: even and odd powers apart, since their
// sums do not wait for one another.
func (m mathBuilder) expm1Poly(r Ref) Ref {
	c := expPoly64
	if m.t == F32 {
		c = expPoly32
	}
	var part [2][]float64
	for i, x := range c {
		part[i%2] = append(part[i%2], x)
	}
	r2 := m.mul(r, r)
	p := m.add(m.mul(m.horner(r2, part[1]...), r), m.horner(r2, part[0]...))
	return m.add(m.mul(r2, p), r)
}

// expandExp is within 1.01 ulp. The bounds keep n where the two halves of the
// scale are normal numbers and let the product overflow and underflow by
// itself; a minimum with the bound first passes NaN on.
func expandExp(m mathBuilder, x Ref) Ref {
	x = m.Op(OpMax, m.pick(-104, -746), m.Op(OpMin, m.pick(89, 710), x))
	t, n, r := m.reduceExp(x, m.of(254, 0))
	p := m.add(m.expm1Poly(r), m.k(1))
	var s1, s2 Ref
	if m.t == F32 {
		// t ends in n + 254, the sum of the biased exponents of both halves:
		// it is halved down and up by cutting off the bit below the exponent.
		sum := m.OpImm(OpShl, 22, m.Bits(U32, t))
		half := func(x Ref) Ref { return m.Bits(F32, m.Op(OpAnd, x, m.u32(0xff800000))) }
		s1, s2 = half(sum), half(m.add(sum, m.u32(1<<22)))
	} else {
		half := m.Op(OpRound, m.mul(n, m.k(0.5)))
		s1, s2 = m.Op(OpPow2, half), m.Op(OpPow2, m.sub(n, half))
	}
	return m.mul(m.mul(p, s1), s2)
}

// Scaled expm1: results carry a factor that leaves room for n up to the
// overflow of (e^x - 1)/x.
const (
	expm1Shift32 = 8
	expm1Shift64 = 16
)

// expm1Scaled is 2^-8 (e^x - 1), F64: 2^-16, and the product of x with the
// same factor; both are for x clamped from above. Of numbers so small that
// e^x - 1 is x, both are the same.
func (m mathBuilder) expm1Scaled(x Ref) (y, xs Ref) {
	scale := m.pick(0x1p-8, 0x1p-16)
	clamped := m.Op(OpMin, m.pick(93.5, 717), x)
	t, n, r := m.reduceExp(m.Op(OpMax, m.pick(-18, -38), clamped), m.of(127-expm1Shift32, 0))
	var s Ref
	if m.t == F32 {
		s = m.Bits(F32, m.OpImm(OpShl, 23, m.Bits(U32, t)))
	} else {
		s = m.Op(OpPow2, m.sub(n, m.k(expm1Shift64)))
	}
	// s is a power of two. Where its product with e^r - 1 is subnormal, s is
	// the factor, and 0 is added.
	return m.mulAdd(s, m.expm1Poly(r), m.sub(s, scale)), m.mul(clamped, scale)
}

// expandExpm1 is within 2 ulp. Below the threshold x itself is nearest.
func expandExpm1(m mathBuilder, x Ref) Ref {
	y, _ := m.expm1Scaled(x)
	return m.sel(m.lt(m.abs(x), m.pick(0x1p-25, 0x1p-54)), x, m.mul(y, m.pick(0x1p8, 0x1p16)))
}

// expandExprel is (e^x - 1)/x within 3 ulp. Where both are the same they may
// be 0.
func expandExprel(m mathBuilder, x Ref) Ref {
	y, xs := m.expm1Scaled(x)
	return m.sel(m.eq(y, xs), m.k(1), m.div(y, xs))
}

// expandTanh is -t/(2 + t) with t = e^(-2|x|) - 1, within 4 ulp.
func expandTanh(m mathBuilder, x Ref) Ref {
	t := expandExpm1(m, m.mul(m.abs(x), m.k(-2)))
	return m.withSign(m.div(m.Op(OpNeg, t), m.add(t, m.k(2))), x)
}

// halfExp is e^|x| / 2, without overflow where the result is finite.
func (m mathBuilder) halfExp(x Ref) Ref {
	a := m.abs(x)
	c := m.Op(OpMin, m.pick(90, 711), a)
	_, n, r := m.reduceExp(c, 0)
	s := m.Op(OpPow2, m.sub(n, m.k(2)))
	return m.mul(m.mul(m.add(m.expm1Poly(r), m.k(1)), s), m.k(2))
}

// expandCosh is h + 1/(4h) with h = e^|x| / 2, within 2 ulp.
func expandCosh(m mathBuilder, x Ref) Ref {
	h := m.halfExp(x)
	return m.add(h, m.div(m.k(0.25), h))
}

// expandSinh is h - 1/(4h) where |x| >= 1, and (t + t/(t + 1))/2 with
// t = e^|x| - 1 below, within 3 ulp.
func expandSinh(m mathBuilder, x Ref) Ref {
	a := m.abs(x)
	h := m.halfExp(x)
	t := expandExpm1(m, m.Op(OpMin, m.k(1), a))
	small := m.mul(m.k(0.5), m.add(t, m.div(t, m.add(t, m.k(1)))))
	y := m.sel(m.lt(a, m.k(1)), small, m.sub(h, m.div(m.k(0.25), h)))
	// Halving loses the last bit of a subnormal.
	return m.withSign(m.sel(m.lt(a, m.pick(0x1p-13, 0x1p-28)), a, y), x)
}
