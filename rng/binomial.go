package rng

import "math"

// NormalOf turns two words into a standard normal number.
func NormalOf(high, low uint32) float64 { return normalOf(high, low) }

// Exp is e^x, with the same bits on every machine.
func Exp(x float64) float64 { return exponential(x) }

// Log is the natural logarithm of a positive number, with the same bits on
// every machine.
func Log(x float64) float64 {
	switch {
	case x == 0:
		return math.Inf(-1)
	case x < 0 || x != x:
		return math.NaN()
	}
	return logarithm(x)
}

// Log1p is log(1 + x) for x above -1 (Kahan's form).
func Log1p(x float64) float64 {
	u := 1 + x
	if u == 1 {
		return x
	}
	return Log(u) * x / (u - 1)
}

// uniforms gives the numbers of one use one after the other.
type uniforms struct {
	stream Stream
	node   uint64
	n      uint32
}

func (u *uniforms) next() float64 {
	b := u.stream.Block(u.n, u.node)
	u.n++
	return UniformOf(b[0], b[1])
}

// Binomial draws the number of successes among n trials of probability p; the
// numbers that it uses are those of the stream at step node.
//
// Small means are counted by inversion of geometric gaps; others are halved
// exactly by an order statistic until they are small (Devroye, Non-Uniform
// Random Variate Generation, 1986, section X.4.3).
func Binomial(stream Stream, node uint64, n int64, p float64) int64 {
	u := &uniforms{stream: stream, node: node}
	var count int64
	if p > 0.5 {
		return n - Binomial(stream, node, n, 1-p)
	}
	for float64(n)*p > 30 {
		// The i-th smallest of n uniform numbers is Beta(i, n+1-i). If it lies
		// below p, i successes are certain and the rest are decided above it;
		// if not, the trials from the i-th on failed.
		i := int64(float64(n+1) * p)
		if i < 1 {
			i = 1
		}
		x := u.beta(float64(i), float64(n+1-i))
		if x <= p {
			count += i
			n -= i
			p = (p - x) / (1 - x)
		} else {
			n = i - 1
			p /= x
		}
		if p >= 1 {
			return count + n
		}
	}
	if p <= 0 || n == 0 {
		return count
	}
	logq := Log1p(-p)
	for left := float64(n); ; count++ {
		left -= math.Floor(Log(1-u.next())/logq) + 1
		if left < 0 {
			return count
		}
	}
}

// beta draws from Beta(a, b) as a ratio of gamma numbers.
func (u *uniforms) beta(a, b float64) float64 {
	x, y := u.gamma(a), u.gamma(b)
	return x / (x + y)
}

// gamma draws from the gamma distribution of shape a >= 1 (Marsaglia and
// Tsang 2000, doi:10.1145/358407.358414).
func (u *uniforms) gamma(a float64) float64 {
	d := a - 1.0/3
	c := 1 / math.Sqrt(9*d)
	for {
		x := Quantile(u.next()*(1-0x1p-53) + 0x1p-54)
		v := 1 + float64(c*x)
		if v <= 0 {
			continue
		}
		v = v * v * v
		if Log(1-u.next()) < float64(0.5*x*x)+d-float64(d*v)+float64(d*Log(v)) {
			return d * v
		}
	}
}
