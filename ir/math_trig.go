package ir

import "math"

// Kernels of sine and cosine on [-pi/4, pi/4]: FreeBSD msun, k_sin.c and
// k_cos.c (Sun Microsystems 1993).
var (
	sinPoly = []float64{
		-1.66666666666666324348e-01, 8.33333333332248946124e-03, -1.98412698298579493134e-04,
		2.75573137070700676789e-06, -2.50507602534068634195e-08, 1.58969099521155010221e-10,
	}
	cosPoly = []float64{
		4.16666666666666019037e-02, -1.38888888888741095749e-03, 2.48015872894767294178e-05,
		-2.75573143513906633035e-07, 2.08757232129817482790e-09, -1.13596475577881948265e-11,
	}
)

// TrigLimit is the largest argument of sin, cos and tan; beyond it they give
// NaN, since a simulation whose phases have lost their meaning should stop.
const TrigLimit = 0x1p20

// sincos gives sine and cosine of the reduced argument and the quarter turn n
// mod 4 as 0, 1/4, 1/2, 3/4. pi/2 is cut into three parts of 33 bits, with
// which n has exact products up to 2^20, and a rest.
func (m mathBuilder) sincos(x Ref) (sin, cos, quarter Ref) {
	k := m.k
	x = m.sel(m.Op(OpLE, m.abs(x), k(TrigLimit)), x, k(math.NaN()))
	n := m.Op(OpRound, m.mul(x, k(2/math.Pi)))
	r := x
	for _, part := range [...]float64{1.57079632673412561417e+00, 6.07710050630396597660e-11, 2.02226624871116645580e-21, 8.47842766036889956997e-32} {
		r = m.sub(r, m.mul(n, k(part)))
	}
	z := m.mul(r, r)
	sin = m.add(r, m.mul(m.mul(z, r), m.horner(z, sinPoly...)))
	// 1 - z/2 is split so that the rounding of the difference is added back.
	hz := m.mul(k(0.5), z)
	w := m.sub(k(1), hz)
	cos = m.add(w, m.add(m.sub(m.sub(k(1), w), hz), m.mul(m.mul(z, z), m.horner(z, cosPoly...))))
	turn := m.mul(n, k(0.25))
	return sin, cos, m.sub(turn, m.Op(OpFloor, turn))
}

// isQuarter tells whether the quarter turn is one of two.
func (m mathBuilder) isQuarter(q Ref, a, b float64) Ref {
	return m.Op(OpOr, m.eq(q, m.k(a)), m.eq(q, m.k(b)))
}

// expandSin is within 2 ulp for |x| up to TrigLimit.
func expandSin(m mathBuilder, x Ref) Ref {
	sin, cos, q := m.sincos(x)
	y := m.sel(m.isQuarter(q, 0.25, 0.75), cos, sin)
	y = m.sel(m.Op(OpLE, m.k(0.5), q), m.Op(OpNeg, y), y)
	return m.sel(m.lt(m.abs(x), m.k(0x1p-27)), x, y)
}

// expandCos is within 2 ulp for |x| up to TrigLimit.
func expandCos(m mathBuilder, x Ref) Ref {
	sin, cos, q := m.sincos(x)
	y := m.sel(m.isQuarter(q, 0.25, 0.75), sin, cos)
	return m.sel(m.isQuarter(q, 0.25, 0.5), m.Op(OpNeg, y), y)
}

// expandTan is within 3 ulp for |x| up to TrigLimit.
func expandTan(m mathBuilder, x Ref) Ref {
	sin, cos, q := m.sincos(x)
	swap := m.isQuarter(q, 0.25, 0.75)
	y := m.div(m.sel(swap, m.Op(OpNeg, cos), sin), m.sel(swap, sin, cos))
	return m.sel(m.lt(m.abs(x), m.k(0x1p-27)), x, y)
}

const (
	pio2Lo = 6.12323399573676603587e-17 // pi/2 less its float64
)

// asinRational is (arcsin(sqrt z)/sqrt z - 1) for z up to 1/4 (FreeBSD msun,
// e_asin.c, Sun Microsystems 1993).
func (m mathBuilder) asinRational(z Ref) Ref {
	p := m.mul(z, m.horner(z, 1.66666666666666657415e-01, -3.25565818622400915405e-01, 2.01212532134862925881e-01,
		-4.00555345006794114027e-02, 7.91534994289814532176e-04, 3.47933107596021167570e-05))
	q := m.horner(z, 1, -2.40339491173441421878e+00, 2.02094576023350569471e+00, -6.88283971605453293030e-01, 7.70381505559019352791e-02)
	return m.div(p, q)
}

// asinParts has what arcsin and arccos share: R of the argument that fits |x|,
// the root s of z = (1 - |x|)/2, its high half and what that lacks of s.
func (m mathBuilder) asinParts(x Ref) (small, r, s, high, rest Ref) {
	a := m.abs(x)
	small = m.lt(a, m.k(0.5))
	z := m.mul(m.sub(m.k(1), a), m.k(0.5))
	s = m.Op(OpSqrt, z)
	r = m.asinRational(m.sel(small, m.mul(x, x), z))
	high = m.high(s)
	rest = m.div(m.sub(z, m.mul(high, high)), m.add(s, high))
	// At |x| = 1 all parts are 0.
	rest = m.sel(m.eq(s, m.k(0)), m.k(0), rest)
	return small, r, s, high, rest
}

// expandAsin is within 1 ulp; outside [-1, 1] it is NaN.
func expandAsin(m mathBuilder, x Ref) Ref {
	small, r, s, high, rest := m.asinParts(x)
	near := m.add(x, m.mul(x, r))
	p := m.sub(m.mul(m.mul(m.k(2), s), r), m.sub(m.k(pio2Lo), m.mul(m.k(2), rest)))
	q := m.sub(m.k(math.Pi/4), m.mul(m.k(2), high))
	far := m.withSign(m.sub(m.k(math.Pi/4), m.sub(p, q)), x)
	return m.sel(m.lt(m.abs(x), m.k(0x1p-27)), x, m.sel(small, near, far))
}

// expandAcos is within 1 ulp; outside [-1, 1] it is NaN.
func expandAcos(m mathBuilder, x Ref) Ref {
	small, r, s, high, rest := m.asinParts(x)
	near := m.sub(m.k(math.Pi/2), m.sub(x, m.sub(m.k(pio2Lo), m.mul(x, r))))
	rs := m.mul(r, s)
	right := m.mul(m.k(2), m.add(high, m.add(rs, rest)))
	left := m.sub(m.k(math.Pi), m.mul(m.k(2), m.add(s, m.sub(rs, m.k(pio2Lo)))))
	return m.sel(small, near, m.sel(m.lt(x, m.k(0)), left, right))
}

// expandAtan is within 1 ulp. Reduction and rational of the Cephes library
// (Moshier, atan.c).
func expandAtan(m mathBuilder, x Ref) Ref {
	k := m.k
	a := m.abs(x)
	high, low := m.lt(k(2.41421356237309504880), a), m.Op(OpLE, a, k(0.66))
	t := m.sel(high, m.div(k(-1), a), m.sel(low, a, m.div(m.sub(a, k(1)), m.add(a, k(1)))))
	base := m.sel(high, k(math.Pi/2), m.sel(low, k(0), k(math.Pi/4)))
	more := m.sel(high, k(pio2Lo), m.sel(low, k(0), k(pio2Lo/2)))
	z := m.mul(t, t)
	p := m.horner(z, -6.485021904942025371773e+01, -1.228866684490136173410e+02, -7.500855792314704667340e+01, -1.615753718733365076637e+01, -8.750608600031904122785e-01)
	q := m.horner(z, 1.945506571482613964425e+02, 4.853903996359136964868e+02, 4.328810604912902668951e+02, 1.650270098316988542046e+02, 2.485846490142306297962e+01, 1)
	y := m.add(base, m.add(m.add(m.mul(t, m.mul(z, m.div(p, q))), t), more))
	return m.withSign(m.sel(m.lt(a, k(0x1p-27)), a, y), x)
}
