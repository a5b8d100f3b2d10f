package ir

import "math"

// Logarithms: x = 2^k (1 + f) with 1 + f between sqrt(1/2) and sqrt(2), s =
// f/(2 + f), log(1 + f) = f - f^2/2 + s (f^2/2 + R(s^2)). Method and
// coefficients of R: FreeBSD msun, e_log.c and e_logf.c (Sun Microsystems
// 1993).
var (
	logPoly32 = []float64{0xaaaaaa.0p-24, 0xccce13.0p-25, 0x91e9ee.0p-25, 0xf89e26.0p-26}
	logPoly64 = []float64{
		6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01, 2.222219843214978396e-01,
		1.818357216161805012e-01, 1.531383769920937332e-01, 1.479819860511658591e-01,
	}
)

const (
	logLn2Hi32 = 6.9313812256e-01
	logLn2Lo32 = 9.0580006145e-06
)

// reduceLog gives k, as a float, and the mantissa 1 + f of a positive finite x.
func (m mathBuilder) reduceLog(x Ref) (k, mant Ref) {
	tiny := m.lt(x, m.pick(0x1p-126, 0x1p-1022))
	x = m.sel(tiny, m.mul(x, m.pick(0x1p25, 0x1p54)), x)
	bias := m.sel(tiny, m.pick(-25, -54), m.k(0))
	// Adding the distance from sqrt(1/2) to 1 makes the exponent step there.
	if m.t == F32 {
		i := m.add(m.Bits(U32, x), m.u32(0x3f800000-0x3f3504f3))
		e := m.sub(m.Bits(I32, m.OpImm(OpShr, 23, i)), m.Const(I32, 127))
		mant = m.Bits(F32, m.add(m.Op(OpAnd, i, m.u32(0x7fffff)), m.u32(0x3f3504f3)))
		return m.add(m.Cvt(F32, e), bias), mant
	}
	i := m.add(m.Op(OpHiBits, x), m.u32(0x3ff00000-0x3fe6a09e))
	e := m.sub(m.Bits(I32, m.OpImm(OpShr, 20, i)), m.Const(I32, 1023))
	mant = m.Op(OpMakeF64, m.Op(OpLoBits, x), m.add(m.Op(OpAnd, i, m.u32(0xfffff)), m.u32(0x3fe6a09e)))
	return m.add(m.Cvt(F64, e), bias), mant
}

// logOf is k ln 2 + log(1 + f) + c, where c is a small correction or None.
func (m mathBuilder) logOf(k, f, c Ref) Ref {
	s := m.div(f, m.add(f, m.k(2)))
	p, hi, lo := logPoly64, m.k(ln2Hi64), m.k(ln2Lo64)
	if m.t == F32 {
		p, hi, lo = logPoly32, m.k(logLn2Hi32), m.k(logLn2Lo32)
	}
	z := m.mul(s, s)
	w := m.mul(z, z)
	var even, odd []float64
	for i, c := range p {
		if i%2 == 0 {
			even = append(even, c)
		} else {
			odd = append(odd, c)
		}
	}
	r := m.add(m.mul(w, m.horner(w, odd...)), m.mul(z, m.horner(w, even...)))
	hfsq := m.mul(m.mul(m.k(0.5), f), f)
	low := m.mul(k, lo)
	if c != None {
		low = m.add(low, c)
	}
	inner := m.add(m.mul(s, m.add(hfsq, r)), low)
	return m.sub(m.mul(k, hi), m.sub(m.sub(hfsq, inner), f))
}

// logEdges sets the values of a logarithm of u outside the positive finite
// numbers; x is what infinity and NaN give.
func (m mathBuilder) logEdges(y, u, x Ref) Ref {
	y = m.sel(m.lt(u, m.k(math.Inf(1))), y, x)
	atZero := m.sel(m.eq(u, m.k(0)), m.k(math.Inf(-1)), m.k(math.NaN()))
	return m.sel(m.lt(m.k(0), u), y, atZero)
}

// expandLog is within 1 ulp.
func expandLog(m mathBuilder, x Ref) Ref {
	k, mant := m.reduceLog(x)
	return m.logEdges(m.logOf(k, m.sub(mant, m.k(1)), None), x, x)
}

// expandLog1p is within 1 ulp. Where 1 + x needs no scaling, f is x itself;
// elsewhere what 1 + x lost in rounding is added back, divided by it.
func expandLog1p(m mathBuilder, x Ref) Ref {
	one, zero := m.k(1), m.k(0)
	u := m.add(x, one)
	k, mant := m.reduceLog(u)
	lost := m.sel(m.lt(one, x), m.sub(one, m.sub(u, x)), m.sub(x, m.sub(u, one)))
	plain := m.eq(k, zero)
	f := m.sel(plain, x, m.sub(mant, one))
	c := m.sel(plain, zero, m.div(lost, u))
	y := m.logEdges(m.logOf(k, f, c), u, x)
	return m.sel(m.lt(m.abs(x), m.pick(0x1p-25, 0x1p-54)), x, y)
}

// expandLog10 is within 2 ulp (FreeBSD msun, the old e_log10.c).
func expandLog10(m mathBuilder, x Ref) Ref {
	const (
		log10TwoHi = 3.01029995663611771306e-01
		log10TwoLo = 3.69423907715893078616e-13
	)
	k, mant := m.reduceLog(x)
	y := m.logOf(m.k(0), m.sub(mant, m.k(1)), None)
	low := m.add(m.mul(k, m.k(log10TwoLo)), m.mul(y, m.k(1/math.Ln10)))
	return m.logEdges(m.add(low, m.mul(k, m.k(log10TwoHi))), x, x)
}

// expandPow is within 1 ulp in F64 and 0.51 ulp in F32. Constant exponents
// that are small integers are products.
func expandPow(m mathBuilder, _ Instr, args []Ref) Ref {
	x, y := args[0], args[1]
	if in := m.Instr(y); in.Op == OpConst {
		if n := ConstValue(in.Type, in.Imm); n == math.Trunc(n) && math.Abs(n) <= maxPower {
			return m.power(x, int(n))
		}
		if ConstValue(in.Type, in.Imm) == 0.5 {
			// The square root has pow's value but at -Inf and -0.
			return m.sel(m.eq(m.abs(x), m.k(math.Inf(1))), m.abs(x), m.Op(OpSqrt, m.add(x, m.k(0))))
		}
	}
	w := mathBuilder{m.Builder, F64}
	a, b := m.Cvt(F64, x), m.Cvt(F64, y)
	if m.t == F32 {
		l := expandLog(w, w.abs(a))
		r := expandExp(w, w.mul(b, l))
		return m.Cvt(F32, w.powEdges(r, a, b))
	}
	return w.powEdges(w.powOf(w.abs(a), b), a, b)
}

// maxPower is the largest constant exponent that becomes a product: at most 5
// roundings more than the function would have.
const maxPower = 16

// power is x^n by squaring; negative powers are inverted at the end.
func (m mathBuilder) power(x Ref, n int) Ref {
	if n < 0 {
		return m.div(m.k(1), m.power(x, -n))
	}
	if n == 0 {
		return m.k(1)
	}
	r := None
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			if r == None {
				r = x
			} else {
				r = m.mul(r, x)
			}
		}
		if n > 1 {
			x = m.mul(x, x)
		}
	}
	return r
}

// powOf is x^y for positive finite x and finite y, by the method of FreeBSD
// msun, e_pow.c (Sun Microsystems 2004): log2(x) in two parts of which the
// first has 21 bits, so that its products with y are exact.
func (m mathBuilder) powOf(x, y Ref) Ref {
	k := m.k
	tiny := m.lt(x, k(0x1p-1022))
	x = m.sel(tiny, m.mul(x, k(0x1p53)), x)
	// ax lies in [sqrt(3)/2, sqrt(3)), around the bases 1 and 3/2.
	hi := m.Op(OpHiBits, x)
	i := m.add(hi, m.u32(0x3ff00000-0x3febb67a))
	e := m.sub(m.Bits(I32, m.OpImm(OpShr, 20, i)), m.Const(I32, 1023))
	n := m.add(m.Cvt(F64, e), m.sel(tiny, k(-53), k(0)))
	ax := m.Op(OpMakeF64, m.Op(OpLoBits, x), m.add(m.Op(OpAnd, i, m.u32(0xfffff)), m.u32(0x3febb67a)))
	upper := m.lt(k(1.224744871391589), ax)
	base := m.sel(upper, k(1.5), k(1))
	baseHi, baseLo := m.sel(upper, k(5.84962487220764160156e-01), k(0)), m.sel(upper, k(1.35003920212974897128e-08), k(0))

	u, v := m.sub(ax, base), m.div(k(1), m.add(ax, base))
	ss := m.mul(u, v)
	sh := m.high(ss)
	th := m.high(m.add(ax, base))
	tl := m.sub(ax, m.sub(th, base))
	sl := m.mul(v, m.sub(m.sub(u, m.mul(sh, th)), m.mul(sh, tl)))
	s2 := m.mul(ss, ss)
	r := m.mul(m.mul(s2, s2), m.horner(s2, 5.99999999999994648725e-01, 4.28571428578550184252e-01, 3.33333329818377432918e-01,
		2.72728123808534006489e-01, 2.30660745775561754067e-01, 2.06975017800338417784e-01))
	r = m.add(r, m.mul(sl, m.add(sh, ss)))
	s2 = m.mul(sh, sh)
	th = m.high(m.add(m.add(k(3), s2), r))
	tl = m.sub(r, m.sub(m.sub(th, k(3)), s2))
	u = m.mul(sh, th)
	v = m.add(m.mul(sl, th), m.mul(tl, ss))
	ph := m.high(m.add(u, v))
	pl := m.sub(v, m.sub(ph, u))
	zh := m.mul(k(9.61796700954437255859e-01), ph)
	zl := m.add(m.add(m.mul(k(-7.02846165095275826516e-09), ph), m.mul(pl, k(9.61796693925975554329e-01))), baseLo)
	t1 := m.high(m.add(m.add(m.add(zh, zl), baseHi), n))
	t2 := m.sub(zl, m.sub(m.sub(m.sub(t1, n), baseHi), zh))

	y1 := m.high(y)
	pl = m.add(m.mul(m.sub(y, y1), t1), m.mul(y, t2))
	ph = m.mul(y1, t1)
	z := m.add(pl, ph)
	// Far outside, the whole of z goes into the exponent.
	far := m.lt(k(1100), m.abs(z))
	ph, pl = m.sel(far, k(0), ph), m.sel(far, k(0), pl)
	n = m.Op(OpRound, m.Op(OpMax, k(-1100), m.Op(OpMin, k(1100), z)))
	ph = m.sub(ph, m.sel(far, k(0), n))
	t := m.high(m.add(pl, ph))
	u = m.mul(t, k(6.93147182464599609375e-01))
	v = m.add(m.mul(m.sub(pl, m.sub(t, ph)), k(6.93147180559945286227e-01)), m.mul(t, k(-1.90465429995776804525e-09)))
	z = m.add(u, v)
	w := m.sub(v, m.sub(z, u))
	// e^z - 1 with the correction w: (1 + w)(e^z) is 1 + (e^z - 1) + w to first order.
	p := m.add(m.add(m.expm1Poly(z), w), k(1))
	half := m.Op(OpRound, m.mul(n, k(0.5)))
	return m.mul(m.mul(p, m.Op(OpPow2, half)), m.Op(OpPow2, m.sub(n, half)))
}

// powEdges sets the signs and edges of pow as C's and Go's, given r = |x|^y.
func (m mathBuilder) powEdges(r, x, y Ref) Ref {
	inf, zero, one := m.k(math.Inf(1)), m.k(0), m.k(1)
	ax, ay := m.abs(x), m.abs(y)
	rising := m.lt(zero, y)
	// |x| is 0 or infinite.
	r = m.sel(m.eq(ax, zero), m.sel(rising, zero, inf), r)
	r = m.sel(m.eq(ax, inf), m.sel(rising, inf, zero), r)
	// |y| is infinite.
	toInf := m.eq(m.lt32(one, ax), m.bool32(rising))
	r = m.sel(m.eq(ay, inf), m.sel(m.eq(ax, one), one, m.sel(toInf, inf, zero)), r)
	whole := m.eq(m.Op(OpFloor, y), y)
	halfY := m.mul(y, m.k(0.5))
	odd := m.Op(OpAnd, whole, m.Op(OpNE, m.Op(OpFloor, halfY), halfY))
	r = m.sel(m.Op(OpAnd, odd, m.negative(x)), m.Op(OpNeg, r), r)
	complexRoot := m.Op(OpAnd, m.lt(x, zero), m.Op(OpNot, whole))
	complexRoot = m.Op(OpAnd, complexRoot, m.lt(ax, inf))
	r = m.sel(complexRoot, m.k(math.NaN()), r)
	unordered := m.Op(OpOr, m.Op(OpNE, x, x), m.Op(OpNE, y, y))
	r = m.sel(unordered, m.k(math.NaN()), r)
	return m.sel(m.Op(OpOr, m.eq(y, zero), m.eq(x, one)), one, r)
}

func (m mathBuilder) bool32(c Ref) Ref  { return m.Cvt(U32, c) }
func (m mathBuilder) lt32(x, y Ref) Ref { return m.bool32(m.lt(x, y)) }
