// Package analysis holds pure functions of spike trains and traces.
//
// Times are in ms, rates and frequencies in Hz. A window [from, to) holds the
// steps k with from <= k*dt < to; a time closer than a millionth of a step to
// a bound counts as equal to it, so that 0.3 ms is step 3 of 0.1 ms. A
// statistic of nothing is NaN.
package analysis

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// Spikes are the spikes of N neurons. Step[i] and Neuron[i] belong to one
// spike: neuron Neuron[i], 0 to N-1, fired in step Step[i], whose time is
// Step[i]*Dt. Any order is good. A neuron outside 0 to N-1 makes the functions
// of this package panic; Check finds it.
type Spikes struct {
	Step, Neuron []int64
	Dt           float64 // time step in ms
	N            int     // number of neurons, silent ones included
}

// Check says what is wrong with spikes of doubtful origin.
func (s Spikes) Check() error {
	var errs []error
	if len(s.Step) != len(s.Neuron) {
		errs = append(errs, fmt.Errorf("%d steps but %d neurons: there must be one of each per spike", len(s.Step), len(s.Neuron)))
	}
	if !(s.Dt > 0) || math.IsInf(s.Dt, 1) {
		errs = append(errs, fmt.Errorf("the time step is %v ms: it must be positive", s.Dt))
	}
	if s.N < 0 {
		errs = append(errs, fmt.Errorf("the number of neurons is %d", s.N))
	}
	for i, n := range s.Neuron {
		if n < 0 || n >= int64(s.N) {
			errs = append(errs, fmt.Errorf("spike %d is of neuron %d, outside 0 to %d", i, n, s.N-1))
			break
		}
	}
	return errors.Join(errs...)
}

// Times returns the time of each spike in ms.
func (s Spikes) Times() []float64 {
	ts := make([]float64, len(s.Step))
	for i, k := range s.Step {
		ts[i] = float64(k) * s.Dt
	}
	return ts
}

// Between keeps the spikes of the window [from, to).
func (s Spikes) Between(from, to float64) Spikes {
	lo, hi := s.step(from), s.step(to)
	return s.keep(s.N, 0, func(i int) bool { return s.Step[i] >= lo && s.Step[i] < hi })
}

// Of keeps the spikes of the neurons lo to hi-1, renumbered from 0.
func (s Spikes) Of(lo, hi int) Spikes {
	if lo < 0 || hi < lo || hi > s.N {
		panic(fmt.Sprintf("BUG: neurons %d to %d of %d", lo, hi, s.N))
	}
	return s.keep(hi-lo, int64(lo), func(i int) bool { return s.Neuron[i] >= int64(lo) && s.Neuron[i] < int64(hi) })
}

func (s Spikes) keep(n int, base int64, ok func(i int) bool) Spikes {
	out := Spikes{Dt: s.Dt, N: n}
	for i := range s.Step {
		if ok(i) {
			out.Step = append(out.Step, s.Step[i])
			out.Neuron = append(out.Neuron, s.Neuron[i]-base)
		}
	}
	return out
}

// slack is the part of a step, or of a bin, by which rounding may displace a
// time without moving it over a bound.
const slack = 1e-6

// step is the first step that is not before t.
func (s Spikes) step(t float64) int64 {
	k := math.Ceil(t/s.Dt - slack)
	switch {
	case k >= math.MaxInt64:
		return math.MaxInt64
	case k <= math.MinInt64:
		return math.MinInt64
	case k != k:
		return math.MaxInt64 // no step is after NaN
	}
	return int64(k)
}

// Trains returns, for each neuron, its steps in the window [from, to),
// ascending.
func (s Spikes) Trains(from, to float64) [][]int64 {
	lo, hi := s.step(from), s.step(to)
	inside := func(k int64) bool { return k >= lo && k < hi }
	counts := make([]int, s.N)
	total := 0
	for i, k := range s.Step {
		if inside(k) {
			counts[s.Neuron[i]]++
			total++
		}
	}
	backing := make([]int64, total)
	trains := make([][]int64, s.N)
	for n, c := range counts {
		trains[n], backing = backing[:0:c], backing[c:]
	}
	for i, k := range s.Step {
		if inside(k) {
			trains[s.Neuron[i]] = append(trains[s.Neuron[i]], k)
		}
	}
	for _, train := range trains {
		if !slices.IsSorted(train) {
			slices.Sort(train)
		}
	}
	return trains
}

// Counts returns the number of spikes of each neuron in the window [from, to).
func Counts(s Spikes, from, to float64) []int64 {
	lo, hi := s.step(from), s.step(to)
	counts := make([]int64, s.N)
	for i, k := range s.Step {
		if k >= lo && k < hi {
			counts[s.Neuron[i]]++
		}
	}
	return counts
}

// Rates returns the firing rate of each neuron over the window [from, to), Hz.
func Rates(s Spikes, from, to float64) []float64 {
	rates := make([]float64, s.N)
	for n, c := range Counts(s, from, to) {
		rates[n] = hertz(float64(c), to-from)
	}
	return rates
}

// MeanRate returns the mean firing rate of the neurons over the window
// [from, to), Hz.
func MeanRate(s Spikes, from, to float64) float64 {
	lo, hi := s.step(from), s.step(to)
	count := 0
	for _, k := range s.Step {
		if k >= lo && k < hi {
			count++
		}
	}
	return hertz(float64(count)/float64(s.N), to-from)
}

// hertz is a number of spikes per duration in ms, NaN if there is no duration.
func hertz(count, duration float64) float64 {
	if !(duration > 0) {
		return math.NaN()
	}
	return count / duration * 1000
}

// Intervals returns the intervals between the successive spikes of each
// neuron that lie in the window [from, to), ms.
func Intervals(s Spikes, from, to float64) [][]float64 {
	out := make([][]float64, s.N)
	for n, train := range s.Trains(from, to) {
		if len(train) < 2 {
			continue
		}
		out[n] = make([]float64, len(train)-1)
		for i := range out[n] {
			out[n][i] = float64(train[i+1]-train[i]) * s.Dt
		}
	}
	return out
}

// CV returns for each neuron the coefficient of variation of its intervals in
// the window [from, to): their standard deviation (divided by n, not n-1) over
// their mean. It is NaN without an interval; of a single one it is 0.
func CV(s Spikes, from, to float64) []float64 {
	cv := make([]float64, s.N)
	for n, isi := range Intervals(s, from, to) {
		mean, variance := moments(isi)
		cv[n] = math.Sqrt(variance) / mean
	}
	return cv
}

// MeanCV returns the mean of CV over the neurons that have that many spikes
// (least) in the window [from, to), NaN if there is none. Short windows bias it downwards,
// and so does a small least: compare only what has the same of both. A least
// below 2 means 2, since one spike has no interval.
func MeanCV(s Spikes, from, to float64, least int) float64 {
	sum, n := 0.0, 0
	counts := Counts(s, from, to)
	for i, cv := range CV(s, from, to) {
		if counts[i] >= int64(max(least, 2)) {
			sum += cv
			n++
		}
	}
	return sum / float64(n)
}

// CV2 returns for each neuron the mean of 2|I' - I|/(I' + I) over its pairs of
// successive intervals in the window [from, to) (Holt et al. 1996, J
// Neurophysiol 75:1806, doi:10.1152/jn.1996.75.5.1806): a coefficient of
// variation that slow changes of the rate don't raise. NaN without a pair.
func CV2(s Spikes, from, to float64) []float64 {
	out := make([]float64, s.N)
	for n, isi := range Intervals(s, from, to) {
		sum, pairs := 0.0, 0
		for i := 1; i < len(isi); i++ {
			if total := isi[i] + isi[i-1]; total > 0 {
				sum += 2 * math.Abs(isi[i]-isi[i-1]) / total
			}
			pairs++
		}
		out[n] = sum / float64(pairs)
	}
	return out
}

// moments returns mean and variance (divided by n), NaN of nothing.
func moments[T int64 | float64](xs []T) (mean, variance float64) {
	for _, x := range xs {
		mean += float64(x)
	}
	mean /= float64(len(xs))
	for _, x := range xs {
		d := float64(x) - mean
		variance += d * d
	}
	return mean, variance / float64(len(xs))
}
