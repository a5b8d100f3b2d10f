// Package rng gives random numbers that are addressed, never drawn from a
// hidden state: the number of (seed, stream, element, step) is always the
// same, whoever asks for it and in whatever order. It also holds the two
// generators of random="brainstate", which are drawn in order.
package rng

import (
	"math"
	"math/bits"
	"strconv"
)

// Philox is Philox4x32-10 (Salmon, Moraes, Dror and Shaw, "Parallel random
// numbers: as easy as 1, 2, 3", SC11, 2011, doi:10.1145/2063384.2063405): four
// words for a counter of four words under a key of two.
func Philox(counter [4]uint32, key [2]uint32) [4]uint32 {
	c0, c1, c2, c3 := counter[0], counter[1], counter[2], counter[3]
	k0, k1 := key[0], key[1]
	for range 10 {
		h0, l0 := bits.Mul32(c0, 0xD2511F53)
		h1, l1 := bits.Mul32(c2, 0xCD9E8D57)
		c0, c1, c2, c3 = h1^c1^k0, l1, h0^c3^k1, l0
		k0 += 0x9E3779B9
		k1 += 0xBB67AE85
	}
	return [4]uint32{c0, c1, c2, c3}
}

// Stream is one stream of numbers under a seed.
type Stream struct {
	key [2]uint32
	id  uint32
}

// NewStream returns the stream with a number, see StreamID.
func NewStream(seed uint64, id uint32) Stream {
	return Stream{[2]uint32{uint32(seed), uint32(seed >> 32)}, id}
}

// Block returns the words of elements 4*block to 4*block+3 at a step.
func (s Stream) Block(block uint32, step uint64) [4]uint32 {
	return Philox([4]uint32{block, uint32(step), uint32(step >> 32), s.id}, s.key)
}

// Word returns the word of an element at a step.
func (s Stream) Word(element uint32, step uint64) uint32 {
	return s.Block(element/4, step)[element%4]
}

// StreamID numbers the stream of a use of an object: the FNV-1a hash of its
// name, the use, the occurrence in the text, the trial and the attempt of a
// rejection, each followed by a zero byte.
func StreamID(object, use string, occurrence, trial, attempt int) uint32 {
	h := uint32(2166136261)
	add := func(c byte) { h = (h ^ uint32(c)) * 16777619 }
	for _, part := range [...]string{object, use} {
		for i := range len(part) {
			add(part[i])
		}
		add(0)
	}
	var digits [20]byte
	for _, number := range [...]int{occurrence, trial, attempt} {
		for _, c := range strconv.AppendInt(digits[:0], int64(number), 10) {
			add(c)
		}
		add(0)
	}
	return h
}

// UniformOf turns two words into a number in [0, 1) of 53 bits.
func UniformOf(high, low uint32) float64 {
	return float64(uint64(high)<<21|uint64(low)>>11) * 0x1p-53
}

// Quantile is the standard normal quantile of p in (0, 1), to about 1e-15.
// Source: Wichura, Algorithm AS 241, Applied Statistics 37 (1988) 477, PPND16.
// It is built from products, quotients, square roots and a logarithm of our
// own, so that its bits are the same on every machine.
func Quantile(p float64) float64 {
	q := p - 0.5
	if math.Abs(q) <= centreWidth {
		r := centreSquare - float64(q*q)
		return q * horner(r, &centre[0]) / horner(r, &centre[1])
	}
	r := p
	if q > 0 {
		r = 1 - p
	}
	r = math.Sqrt(-logarithm(r))
	var z float64
	if r <= 5 {
		z = horner(r-nearShift, &near[0]) / horner(r-nearShift, &near[1])
	} else {
		z = horner(r-5, &far[0]) / horner(r-5, &far[1])
	}
	if q < 0 {
		return -z
	}
	return z
}

// The middle of AS 241.
const (
	centreMille  = 425 // thousandths
	centreWidth  = centreMille / 1000.0
	centreSquare = 0.180625 // of the width
)

// nearShift is where its polynomials for p down to about 1.4e-11 are made;
// nearest lies safely above that.
const (
	nearShift = 1.6
	nearest   = 0x1p-36
)

// Coefficients of AS 241, numerator and denominator, constant term first.
var (
	centre = [2][8]float64{
		{
			3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
			4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3,
		},
		{
			1, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
			2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3,
		},
	}
	near = [2][8]float64{
		{
			1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
			1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
		},
		{
			1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
			1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
		},
	}
	far = [2][8]float64{
		{
			6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
			2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
		},
		{
			1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
			7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
		},
	}
)

// horner is written out: most of the time of drawing a network goes here.
func horner(x float64, c *[8]float64) float64 {
	s := float64(c[7]*x) + c[6]
	s = float64(s*x) + c[5]
	s = float64(s*x) + c[4]
	s = float64(s*x) + c[3]
	s = float64(s*x) + c[2]
	s = float64(s*x) + c[1]
	return float64(s*x) + c[0]
}

// logarithm is the natural logarithm of a normal positive number, to about
// 1e-16 of its size: with x = m 2^e and m near 1, log x = e log 2 + 2 artanh
// ((m-1)/(m+1)).
func logarithm(x float64) float64 {
	m, e := math.Frexp(x)
	if m < math.Sqrt2/2 {
		m, e = 2*m, e-1
	}
	s := (m - 1) / (m + 1)
	s2 := s * s
	var sum float64
	for _, c := range artanh {
		sum = float64(sum*s2) + c
	}
	return float64(float64(e)*math.Ln2) + (2*s + float64(2*s*float64(s2*sum)))
}

// artanh has the coefficients of artanh(s)/s - 1 in s², the last one first.
var artanh = [...]float64{1.0 / 23, 1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7, 1.0 / 5, 1.0 / 3}
