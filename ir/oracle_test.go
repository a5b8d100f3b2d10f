package ir

import (
	"math"
	"math/big"
)

// Functions at 240 bits by Taylor series, independent of the approximations
// that they judge.
const oraclePrec = 240

func bf(x float64) *big.Float { return new(big.Float).SetPrec(oraclePrec).SetFloat64(x) }
func nf() *big.Float          { return new(big.Float).SetPrec(oraclePrec) }

var (
	bigOne = bf(1)
	bigLn2 = func() *big.Float { // 2 atanh(1/3)
		return nf().Mul(bf(2), bigAtanh(nf().Quo(bigOne, bf(3))))
	}()
	bigLn10 = bigLog(bf(10))
	bigPi   = func() *big.Float { // Machin
		a := nf().Mul(bf(16), bigAtan(nf().Quo(bigOne, bf(5))))
		return a.Sub(a, nf().Mul(bf(4), bigAtan(nf().Quo(bigOne, bf(239)))))
	}()
)

// bigSeries sums terms until they no longer matter; next turns term k-1 into
// term k.
func bigSeries(first *big.Float, next func(term *big.Float, k int)) *big.Float {
	sum, term := nf().Set(first), nf().Set(first)
	for k := 1; term.Sign() != 0 && term.MantExp(nil) > sum.MantExp(nil)-oraclePrec; k++ {
		next(term, k)
		sum.Add(sum, term)
	}
	return sum
}

// bigOddSeries is x + s x^3/3 + x^5/5 + s x^7/7 + ... for |x| < 1/2.
func bigOddSeries(x *big.Float, s float64) *big.Float {
	x2, power := nf().Mul(x, x), nf().Set(x)
	x2.Mul(x2, bf(s))
	return bigSeries(x, func(term *big.Float, k int) {
		power.Mul(power, x2)
		term.Quo(power, bf(float64(2*k+1)))
	})
}

func bigAtanh(x *big.Float) *big.Float { return bigOddSeries(x, 1) }

func bigAtan(x *big.Float) *big.Float {
	x = nf().Set(x)
	const halvings = 4
	for range halvings {
		x.Quo(x, nf().Add(bigOne, nf().Sqrt(nf().Add(bigOne, nf().Mul(x, x)))))
	}
	return nf().Mul(bf(1<<halvings), bigOddSeries(x, -1))
}

func bigExpm1(x *big.Float) *big.Float {
	if x.Sign() == 0 {
		return nf()
	}
	if f, _ := x.Float64(); math.Abs(f) < 0.5 {
		return bigSeries(x, func(term *big.Float, k int) { term.Quo(term.Mul(term, x), bf(float64(k+1))) })
	}
	return nf().Sub(bigExp(x), bigOne)
}

func bigExp(x *big.Float) *big.Float {
	f, _ := x.Float64()
	n := math.Round(f / math.Ln2)
	r := nf().Sub(x, nf().Mul(bf(n), bigLn2))
	return nf().SetMantExp(nf().Add(bigOne, bigExpm1(r)), int(n))
}

func bigLog(x *big.Float) *big.Float {
	m := nf()
	e := x.MantExp(m)
	if f, _ := m.Float64(); f < math.Sqrt2/2 {
		m.Mul(m, bf(2))
		e--
	}
	l := bigLog1p(nf().Sub(m, bigOne))
	if e == 0 {
		return l
	}
	return l.Add(l, nf().Mul(bf(float64(e)), bigLn2))
}

func bigLog1p(x *big.Float) *big.Float {
	if f, _ := x.Float64(); f < -0.3 || f > 0.5 {
		return bigLog(nf().Add(bigOne, x))
	}
	return nf().Mul(bf(2), bigAtanh(nf().Quo(x, nf().Add(x, bf(2)))))
}

// bigSinCos reduces by multiples of pi/2, which is exact enough for |x| up to
// 2^40.
func bigSinCos(x *big.Float) (sin, cos *big.Float) {
	half := nf().Quo(bigPi, bf(2))
	f, _ := nf().Quo(x, half).Float64()
	n := math.Round(f)
	r := nf().Sub(x, nf().Mul(bf(n), half))
	r2 := nf().Neg(nf().Mul(r, r))
	step := func(from int) func(term *big.Float, k int) {
		return func(term *big.Float, k int) {
			term.Quo(term.Mul(term, r2), bf(float64((2*k+from)*(2*k+from-1))))
		}
	}
	s, c := bigSeries(r, step(1)), bigSeries(bigOne, step(0))
	switch int64(n) & 3 {
	case 1:
		return c, s.Neg(s)
	case 2:
		return s.Neg(s), c.Neg(c)
	case 3:
		return c.Neg(c), s
	}
	return s, c
}

func bigExprel(x *big.Float) *big.Float {
	if x.Sign() == 0 {
		return nf().Set(bigOne)
	}
	return nf().Quo(bigExpm1(x), x)
}

// ulps is the distance of got from the true value in units of the last place
// of the type, at the true value.
func ulps(t Type, got float64, want *big.Float) float64 {
	digits, lowest, top := 53, -1074, 1024
	if t == F32 {
		digits, lowest, top = 24, -149, 128
	}
	unit := lowest
	if want.Sign() != 0 {
		unit = max(want.MantExp(nil)-digits, lowest)
	}
	if math.IsInf(got, 0) {
		if got < 0 != want.Signbit() {
			return math.Inf(1)
		}
		got = math.Copysign(math.Ldexp(0.5, top), got) // as if exponents went on
		if top == 1024 {
			got = math.Copysign(math.MaxFloat64, got)
		}
		if w := nf().Abs(want); w.Cmp(bf(math.Abs(got))) >= 0 {
			return 0
		}
		unit = top - digits
	}
	d := nf().Sub(bf(got), want)
	f, _ := d.SetMantExp(d, -unit).Float64()
	return math.Abs(f)
}
