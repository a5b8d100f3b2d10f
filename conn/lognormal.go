package conn

import (
	"sort"

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
	return &logNormalRows{counts, r.cumulative(targets, r.In, d, "in-degree"), d}, nil
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
	in     []float64
	d      Draw
}

// Append implements Rows.
func (r *logNormalRows) Append(buf []uint32, row int, sheets *rng.Sheets) []uint32 {
	high, low := r.d.Streams.Wiring(r.d.Name, useTarget, 0), r.d.Streams.Wiring(r.d.Name, useTarget+"low", 0)
	targets := len(r.in) - 1
	n := int(r.counts[row])
	highs, lows := sheets.Row(high, uint32(row), n), sheets.Row(low, uint32(row), n)
	for draw := range n {
		u := rng.UniformOf(highs[draw], lows[draw]) * r.in[targets]
		t := sort.Search(targets, func(t int) bool { return r.in[t+1] > u })
		buf = append(buf, uint32(min(t, targets-1)))
	}
	return buf
}
