package conn

import (
	"math/bits"

	"synfire/rng"
)

// LogNormalDegrees makes N synapses between pairs drawn with replacement, where
// source i and target j have probabilities proportional to exp(Out x_i) and
// exp(In y_j) with standard normal x and y: expected degrees are lognormal, as in
// connectomes. Random graphs with given expected degrees are those of Chung and
// Lu (2002, doi:10.1007/PL00012580).
type LogNormalDegrees struct {
	N       int64
	Out, In float64 // standard deviations of the logarithms
}

// Validate implements Rule.
func (r LogNormalDegrees) Validate(_, _ int) error {
	var c checks
	c.add(r.N < 0 || r.N > MaxSynapses, "n is %d; it is a number from 0 to %d", r.N, int64(MaxSynapses))
	for _, sd := range []float64{r.Out, r.In} {
		c.add(!(sd >= 0 && sd <= 10), "the standard deviation of a logarithm is %v; it lies between 0 and 10", sd)
	}
	return c.err()
}

// Rows implements Rule.
func (r LogNormalDegrees) Rows(sources, targets int, d Draw) (Rows, error) {
	out := r.cumulative(sources, r.Out, d, "out-degree")
	counts := multinomial(r.N, sources, d, func(lo, mid, hi int) float64 {
		return (out[mid] - out[lo]) / (out[hi] - out[lo])
	})
	return &logNormalRows{counts, indexed(r.cumulative(targets, r.In, d, "in-degree")), d}, nil
}

func (r LogNormalDegrees) expected(_, _ float64) float64 { return float64(r.N) }

// cumulative returns the sums of the weights of the elements before each, and
// of all.
func (r LogNormalDegrees) cumulative(n int, sd float64, d Draw, use string) []float64 {
	high, low := d.Streams.Wiring(d.Name, use, 0), d.Streams.Wiring(d.Name, use+"low", 0)
	sums := make([]float64, n+1)
	for i := range n {
		z := rng.NormalOf(high.Word(uint32(i), 0), low.Word(uint32(i), 0))
		sums[i+1] = sums[i] + rng.Exp(sd*z)
	}
	return sums
}

type logNormalRows struct {
	counts []int64
	in     shares
	d      Draw
}

// Append implements Rows.
func (r *logNormalRows) Append(buf []uint32, row int, sheets *rng.Sheets) []uint32 {
	high, low := r.d.Streams.Wiring(r.d.Name, useTarget, 0), r.d.Streams.Wiring(r.d.Name, useTarget+"low", 0)
	n := int(r.counts[row])
	highs, lows := sheets.Row(high, uint32(row), n), sheets.Row(low, uint32(row), n)
	for draw := range n {
		buf = append(buf, r.in.draw(highs[draw], lows[draw]))
	}
	return buf
}

// shares draws elements whose probabilities are differences of sums.
type shares struct {
	sums []float64
	// from[b] is the element of the smallest number that begins with the bits b,
	// which are as many as make about a number per element: it is where to search
	// for all others (indexed search: Devroye, Non-Uniform Random Variate Generation,
	// 1986, III.2.4).
	from  []uint32
	shift int
}

func indexed(sums []float64) shares {
	width := min(bits.Len(uint(len(sums))), 24)
	s := shares{sums, make([]uint32, 1<<width), 32 - width}
	t := uint32(0)
	for b := range s.from {
		t = s.search(t, rng.UniformOf(uint32(b)<<s.shift, 0))
		s.from[b] = t
	}
	return s
}

// draw returns the element of the uniform number that two words make.
func (s *shares) draw(high, low uint32) uint32 {
	return s.search(s.from[high>>s.shift], rng.UniformOf(high, low))
}

// search returns the first element, from t on, whose sum with those before is
// above a part of the whole sum.
func (s *shares) search(t uint32, part float64) uint32 {
	last := len(s.sums) - 2
	u := part * s.sums[last+1]
	for int(t) < last && s.sums[t+1] <= u {
		t++
	}
	return t
}
