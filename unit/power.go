package unit

import (
	"math"
	"math/big"
)

// shift multiplies by 10^p. Where float64 holds the power exactly it rounds
// once: 9 us are 9/1000 ms, not 9*0.001.
func shift(x float64, p int) float64 {
	const most = len(pow10) - 1
	for ; p > most; p -= most {
		x *= pow10[most]
	}
	for ; p < -most; p += most {
		x /= pow10[most]
	}
	if p < 0 {
		return x / pow10[-p]
	}
	return x * pow10[p]
}

// pow10 are the powers of ten that float64 holds exactly.
var pow10 = [...]float64{
	1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
	1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
}

// pow is x^p, rounded to nearest. math.Pow has other last bits on other
// processors, and parameters must be the same everywhere.
func pow(x, p float64) float64 {
	whole := p == math.Trunc(p)
	switch {
	case x == 0, p == 0, x != x, p != p, math.IsInf(x, 0), math.IsInf(p, 0), x < 0 && !whole:
		return math.Pow(x, p) // defined exactly for these
	case p == 0.5:
		return math.Sqrt(x)
	}
	sign := 1.0
	if x < 0 && math.Mod(p, 2) != 0 {
		sign = -1
	}
	x = math.Abs(x)
	if whole && math.Abs(p) <= 32 {
		return sign * wholePow(x, int(p))
	}
	switch rough := p * math.Log2(x); {
	case rough > 1100:
		return sign * math.Inf(1)
	case rough < -1200:
		return sign * 0
	}
	y := new(big.Float).SetPrec(precision).SetFloat64(p)
	f, _ := exp(y.Mul(y, log(x))).Float64()
	return sign * f
}

// wholePow multiplies without rounding and rounds at the end.
func wholePow(x float64, n int) float64 {
	y := big.NewFloat(1).SetPrec(64 * 53)
	for range max(n, -n) {
		y.Mul(y, new(big.Float).SetFloat64(x))
	}
	if n < 0 {
		y.Quo(big.NewFloat(1), y)
	}
	f, _ := y.Float64()
	return f
}

// precision in bits of the series below, far beyond the 53 of a float64.
const precision = 200

// log is the natural logarithm of x > 0, to about 190 bits.
func log(x float64) *big.Float {
	m, e := math.Frexp(x)
	if m < math.Sqrt2/2 {
		m, e = 2*m, e-1
	}
	l := ln2()
	l.Mul(l, new(big.Float).SetInt64(int64(e)))
	one := big.NewFloat(1)
	b := new(big.Float).SetPrec(precision).SetFloat64(m)
	up, down := new(big.Float).Sub(b, one), new(big.Float).Add(b, one)
	return l.Add(l, twiceAtanh(up.Quo(up, down)))
}

func ln2() *big.Float {
	third := new(big.Float).SetPrec(precision).SetInt64(1)
	return twiceAtanh(third.Quo(third, big.NewFloat(3)))
}

// twiceAtanh is log((1+z)/(1-z)) = 2 (z + z^3/3 + z^5/5 + ...), |z| <= 1/3.
func twiceAtanh(z *big.Float) *big.Float {
	sum := new(big.Float).SetPrec(precision)
	square, term := new(big.Float).Mul(z, z), new(big.Float).Set(z)
	for k := int64(1); term.Sign() != 0 && term.MantExp(nil) > -precision; k += 2 {
		sum.Add(sum, new(big.Float).Quo(term, new(big.Float).SetInt64(k)))
		term.Mul(term, square)
	}
	return sum.Mul(sum, big.NewFloat(2))
}

// exp is the exponential function of |y| < 2000, to about 180 bits.
func exp(y *big.Float) *big.Float {
	l := ln2()
	q, _ := new(big.Float).Quo(y, l).Float64()
	n := math.Round(q)
	r := new(big.Float).Sub(y, l.Mul(l, big.NewFloat(n)))
	sum := new(big.Float).SetPrec(precision).SetInt64(1)
	term := new(big.Float).Set(sum)
	for k := int64(1); k < 60 && term.Sign() != 0; k++ {
		term.Mul(term, r).Quo(term, new(big.Float).SetInt64(k))
		sum.Add(sum, term)
	}
	return sum.SetMantExp(sum, int(n))
}
