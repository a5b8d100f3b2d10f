package ir

import (
	"math"
	"strconv"
	"strings"
)

// Random ops are addressed, not drawn in turn: the number of (stream, element
// e, step k) is word e mod 4 of the Philox block with the counter (e div 4, k
// low, k high, stream) under the key (seed low, seed high). F64 draws take the
// same word of a second block, of the stream LowStream(stream), for their low
// bits.

// LowStream is the stream of the low bits of F64 draws: the FNV-1a hash of the
// text "low" that goes on from the stream.
func LowStream(stream uint32) uint32 {
	for _, c := range []byte("low") {
		stream = (stream ^ uint32(c)) * 16777619
	}
	return stream
}

// wordSlot begins the names of the slots that hold a synapse's random words.
const wordSlot = "word."

// WordSlot names the Synapse slot of type U32 from which a Func over Edge takes
// the random words of a stream: what tells synapses apart only the caller knows.
func WordSlot(stream uint32) string { return wordSlot + strconv.FormatUint(uint64(stream), 10) }

// WordStream is the inverse of WordSlot.
func WordStream(slot string) (stream uint32, ok bool) {
	text, ok := strings.CutPrefix(slot, wordSlot)
	n, err := strconv.ParseUint(text, 10, 32)
	return uint32(n), ok && err == nil
}

// word is the element's or the synapse's 32 random bits of a stream.
func (m mathBuilder) word(stream uint32) Ref {
	if m.f.Domain == Edge {
		return m.Load(WordSlot(stream), U32, Synapse)
	}
	var s [len(StreamSlots)]Ref
	for i, name := range StreamSlots {
		s[i] = m.Load(name, U32, Uniform)
	}
	return m.OpImm(OpWord, uint64(stream), s[:]...)
}

// fromWord converts a word below 2^31, for which the signed conversion, the
// only one that processors have, serves.
func (m mathBuilder) fromWord(w Ref) Ref { return m.Cvt(m.t, m.Bits(I32, w)) }

// expandRandU is the upper 24 bits of the word times 2^-24 in F32, and the
// upper 53 bits of word and low word times 2^-53 in F64.
func expandRandU(m mathBuilder, in Instr, _ []Ref) Ref {
	w := m.word(uint32(in.Imm))
	if m.t == F32 {
		return m.mul(m.fromWord(m.OpImm(OpShr, 8, w)), m.k(0x1p-24))
	}
	low := m.OpImm(OpShr, 11, m.word(LowStream(uint32(in.Imm))))
	return m.add(m.mul(m.Cvt(F64, w), m.k(0x1p-32)), m.mul(m.fromWord(low), m.k(0x1p-53)))
}

// centred32 is the middle of the interval of 2^-32 that the word names, as the
// distance p from the nearer end of [0, 1], and whether that is the upper end.
func (m mathBuilder) centred32(stream uint32) (upper, p Ref) {
	w := m.Bits(I32, m.word(stream))
	upper = m.lt(w, m.Const(I32, 0)) // the top bit
	near := m.Op(OpXor, w, m.OpImm(OpShr, 31, w))
	return upper, m.mul(m.add(m.Cvt(m.t, near), m.k(0.5)), m.k(0x1p-32))
}

// centred64 is the middle of the interval of 2^-52 that the words name: they
// make the fraction of a number from 1 to 2, less what lies below the middle of
// the first interval.
func (m mathBuilder) centred64(stream uint32) Ref {
	upper, lower := m.word(stream), m.OpImm(OpShr, 12, m.word(LowStream(stream)))
	const one = 0x3ff00000 // the upper half of 1
	hi := m.Op(OpOr, m.OpImm(OpShr, 12, upper), m.u32(one))
	lo := m.Op(OpOr, m.OpImm(OpShl, 20, upper), lower)
	return m.sub(m.Op(OpMakeF64, lo, hi), m.k(1-0x1p-53))
}

// expandRandN is the normal quantile of a uniform number. It reaches 6.3
// standard deviations in F32 and 8.2 in F64, where it has the bits of
// rng.NormalOf.
func expandRandN(m mathBuilder, in Instr, _ []Ref) Ref {
	if m.t == F32 {
		upper, p := m.centred32(uint32(in.Imm))
		return m.normal32(upper, p)
	}
	return m.normal64(m.centred64(uint32(in.Imm)))
}

// Normal quantiles. Source: Wichura, Algorithm AS 241, Applied Statistics 37
// (1988) 477.

// normal32 is the quantile of p, or of 1 - p, for p from 2^-33 to 1/2, within
// 3e-7 of it (PPND7).
func (m mathBuilder) normal32(upper, p Ref) Ref {
	q := m.sub(p, m.k(0.5))
	r := m.sub(m.k(0.180625), m.mul(q, q))
	centre := m.div(m.mul(q, m.horner(r, 3.3871327179, 50.434271938, 159.29113202, 59.109374720)),
		m.horner(r, 1, 17.895169469, 78.757757664, 67.187563600))
	r = m.sub(m.Op(OpSqrt, m.Op(OpNeg, expandLog(m, p))), m.k(1.6))
	tail := m.div(m.horner(r, 1.4234372777, 2.7568153900, 1.3067284816, 0.17023821103),
		m.horner(r, 1, 0.73700164250, 0.12021132975))
	z := m.sel(m.Op(OpLE, m.k(-0.425), q), centre, m.Op(OpNeg, tail))
	return m.sel(upper, m.Op(OpNeg, z), z)
}

// normal64 is the quantile of p, within 1e-15 of it (PPND16), operation for
// operation as rng.Quantile.
func (m mathBuilder) normal64(p Ref) Ref {
	q := m.sub(p, m.k(0.5))
	r := m.sub(m.k(0.180625), m.mul(q, q))
	centre := m.div(m.mul(q, m.horner(r, 3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
		4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3)),
		m.horner(r, 1, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3, 2.1213794301586595867e+4,
			3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3))
	upper := m.lt(m.k(0), q)
	r = m.Op(OpSqrt, m.Op(OpNeg, m.seriesLog(m.sel(upper, m.sub(m.k(1), p), p))))
	near, far := m.sub(r, m.k(1.6)), m.sub(r, m.k(5))
	tail := m.sel(m.Op(OpLE, r, m.k(5)),
		m.div(m.horner(near, 1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
			1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4),
			m.horner(near, 1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1, 1.48103976427480074590e-1,
				1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9)),
		m.div(m.horner(far, 6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
			2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7),
			m.horner(far, 1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2, 7.86869131145613259100e-4,
				1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15)))
	tail = m.sel(upper, tail, m.Op(OpNeg, tail))
	return m.sel(m.Op(OpLE, m.abs(q), m.k(0.425)), centre, tail)
}

// seriesLog is the logarithm of a normal positive number as rng has it: with
// x = mant 2^e, e log 2 + 2 artanh((mant - 1)/(mant + 1)) by eleven terms.
func (m mathBuilder) seriesLog(x Ref) Ref {
	hi := m.Op(OpHiBits, x)
	mant := m.Op(OpMakeF64, m.Op(OpLoBits, x), m.Op(OpOr, m.Op(OpAnd, hi, m.u32(0xfffff)), m.u32(0x3fe00000)))
	e := m.Cvt(F64, m.sub(m.Bits(I32, m.OpImm(OpShr, 20, hi)), m.Const(I32, 1022)))
	low := m.lt(mant, m.k(math.Sqrt2/2))
	mant = m.sel(low, m.mul(m.k(2), mant), mant)
	e = m.sel(low, m.sub(e, m.k(1)), e)
	s := m.div(m.sub(mant, m.k(1)), m.add(mant, m.k(1)))
	s2 := m.mul(s, s)
	sum := m.k(1.0 / 23)
	for k := 21; k >= 3; k -= 2 {
		sum = m.add(m.mul(sum, s2), m.k(1/float64(k)))
	}
	twice := m.mul(m.k(2), s)
	return m.add(m.mul(e, m.k(math.Ln2)), m.add(twice, m.mul(twice, m.mul(s2, sum))))
}

// Counts are the quantile of one uniform number: up to the mean countLimit by
// summing probabilities from 0 up, beyond it by the expansion of Cornish and
// Fisher in the variance less 1/12 (Sheppard's correction for rounding), which
// puts the distribution function within 3e-7.
const (
	countLimit = 512
	countTurns = 2048
	// leastTerm is the probability from which on, beyond the mean, sums end: 2^-8 of
	// the last bit of 1. Tables stand for the search and end where it does.
	leastTerm = 0x1p-60
)

// searchCount sums probabilities, p0 at 0 and p times ratio(k) at k, until they
// exceed u. Far beyond the mean the sum may stand still below u: then it ends
// where the probabilities no longer count.
func (m mathBuilder) searchCount(name string, u, mean, p0 Ref, ratio func(k Ref) Ref) Ref {
	zero, one := m.k(0), m.k(1)
	phis := m.BeginLoop(name, countTurns, zero, p0, p0)
	k, p, sum := phis[0], phis[1], phis[2]
	below := m.lt(sum, u)
	nextK := m.add(k, one)
	nextP := m.mul(p, ratio(nextK))
	nextSum := m.add(sum, nextP)
	counts := m.Op(OpOr, m.lt(nextK, mean), m.lt(m.k(leastTerm), nextP))
	goOn := m.Op(OpAnd, m.Op(OpAnd, below, m.lt(nextSum, u)), counts)
	m.EndLoop(goOn, phis, []Ref{m.sel(below, nextK, k), nextP, nextSum})
	return phis[0]
}

// cornishFisher is the rounded quantile of a count with the given mean,
// variance, third and fourth cumulant at the normal quantile z.
func (m mathBuilder) cornishFisher(z, mean, variance, third, fourth Ref) Ref {
	v := m.sub(variance, m.k(1.0/12))
	s := m.Op(OpSqrt, v)
	skew, excess := m.div(third, m.mul(v, s)), m.div(fourth, m.mul(v, v))
	z2 := m.mul(z, z)
	a := m.mul(m.sub(z2, m.k(1)), m.mul(skew, m.k(1.0/6)))
	b := m.mul(m.mul(z, m.sub(z2, m.k(3))), m.mul(excess, m.k(1.0/24)))
	c := m.mul(m.mul(z, m.sub(m.mul(z2, m.k(2)), m.k(5))), m.mul(m.mul(skew, skew), m.k(1.0/36)))
	x := m.add(z, m.sub(m.add(a, b), c))
	return m.Op(OpMax, m.k(0), m.Op(OpRound, m.add(mean, m.mul(s, x))))
}

// countDraw gives, in F64, what counts are made of: a uniform number, of 32
// bits for an F32 count and 52 for an F64 one, and its normal quantile.
func (m mathBuilder) countDraw(t Type, stream uint32) (u, z Ref) {
	if t == F32 {
		upper, p := m.centred32(stream)
		u = m.sel(upper, m.sub(m.k(1), p), p)
	} else {
		u = m.centred64(stream)
	}
	return u, m.normal64(u)
}

// expandPoisson is NaN for a negative or infinite mean.
func expandPoisson(n mathBuilder, in Instr, args []Ref) Ref {
	m := mathBuilder{n.Builder, F64}
	k := m.k
	mean := m.Cvt(F64, args[0])
	u, z := m.countDraw(n.t, uint32(in.Imm))
	small := m.Op(OpLE, mean, k(countLimit))
	searched := m.sel(m.Op(OpAnd, small, m.Op(OpLE, k(0), mean)), mean, k(0))
	count := m.searchCount("Poisson count", u, searched, expandExp(m, m.Op(OpNeg, searched)), func(at Ref) Ref { return m.div(searched, at) })
	count = m.sel(small, count, m.cornishFisher(z, mean, mean, mean, mean))
	valid := m.Op(OpAnd, m.Op(OpLE, k(0), mean), m.lt(mean, k(math.Inf(1))))
	return m.Cvt(n.t, m.sel(valid, count, k(math.NaN())))
}

// expandBinomial counts successes among floor(n) trials; it is NaN for a
// negative or infinite n and for p outside [0, 1].
func expandBinomial(narrow mathBuilder, in Instr, args []Ref) Ref {
	m := mathBuilder{narrow.Builder, F64}
	k := m.k
	zero, one := k(0), k(1)
	n, p := m.Op(OpFloor, m.Cvt(F64, args[0])), m.Cvt(F64, args[1])
	u, z := m.countDraw(narrow.t, uint32(in.Imm))
	valid := m.Op(OpAnd, m.Op(OpAnd, m.Op(OpLE, zero, n), m.lt(n, k(math.Inf(1)))), m.Op(OpAnd, m.Op(OpLE, zero, p), m.Op(OpLE, p, one)))
	// The rarer outcome is counted.
	flip := m.lt(k(0.5), p)
	rare := m.sel(flip, m.sub(one, p), p)
	mean := m.mul(n, rare)
	small := m.Op(OpLE, mean, k(countLimit))
	search := m.Op(OpAnd, valid, small)
	trials, q := m.sel(search, n, zero), m.sel(search, rare, zero)
	odds := m.div(q, m.sub(one, q))
	p0 := expandExp(m, m.mul(trials, expandLog1p(m, m.Op(OpNeg, q))))
	count := m.searchCount("binomial count", u, m.mul(trials, q), p0, func(at Ref) Ref {
		return m.div(m.mul(m.add(m.sub(trials, at), one), odds), at)
	})
	other := m.sub(one, rare)
	variance := m.mul(mean, other)
	third := m.mul(variance, m.sub(other, rare))
	fourth := m.mul(variance, m.sub(one, m.mul(k(6), m.mul(rare, other))))
	large := m.Op(OpMin, n, m.cornishFisher(z, mean, variance, third, fourth))
	count = m.sel(small, count, large)
	count = m.sel(flip, m.sub(n, count), count)
	return m.Cvt(narrow.t, m.sel(valid, count, k(math.NaN())))
}
