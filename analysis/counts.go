package analysis

import (
	"fmt"
	"math"
	"slices"
)

// maxBins bounds what one call may allocate.
const maxBins = 1 << 28

// bins returns the number of whole bins in a duration, which rounding may make
// fall short by the slack. What remains after the last whole bin is left out.
func bins(duration, bin float64) (int, error) {
	if !(bin > 0) || math.IsInf(bin, 1) {
		return 0, fmt.Errorf("the bin width is %v ms: it must be positive", bin)
	}
	if !(duration >= 0) {
		return 0, fmt.Errorf("the window lasts %v ms: its end must come after its start", duration)
	}
	n := math.Floor(duration/bin + slack)
	if n > maxBins {
		return 0, fmt.Errorf("%v ms make more than %d bins of %v ms: take wider bins", duration, maxBins, bin)
	}
	return int(n), nil
}

// PopulationCounts returns the number of spikes of all neurons in each bin of
// the given width (ms), the first one starting at from.
func PopulationCounts(s Spikes, from, to, bin float64) ([]int64, error) {
	n, err := bins(to-from, bin)
	if err != nil {
		return nil, err
	}
	counts := make([]int64, n)
	for _, k := range s.Step {
		if b := math.Floor((float64(k)*s.Dt-from)/bin + slack); b >= 0 && b < float64(n) {
			counts[int(b)]++
		}
	}
	return counts, nil
}

// PopulationRate returns the mean rate of the neurons (Hz) over time, with the
// centres of the bins (ms).
func PopulationRate(s Spikes, from, to, bin float64) (t, rate []float64, err error) {
	counts, err := PopulationCounts(s, from, to, bin)
	if err != nil {
		return nil, nil, err
	}
	t, rate = make([]float64, len(counts)), make([]float64, len(counts))
	for i, c := range counts {
		t[i] = from + (float64(i)+0.5)*bin
		rate[i] = hertz(float64(c)/float64(s.N), bin)
	}
	return t, rate, nil
}

// PSTH returns the peri-stimulus time histogram: the mean rate of the neurons
// (Hz) in bins around the given events (ms), averaged over the events, with the
// centres of the bins relative to the event (ms). The first bin starts before
// ms ahead of the event, the last ends at most after ms behind it.
func PSTH(s Spikes, events []float64, before, after, bin float64) (t, rate []float64, err error) {
	n, err := bins(before+after, bin)
	if err != nil {
		return nil, nil, err
	}
	t, rate = make([]float64, n), make([]float64, n)
	times := sorted(s.Times())
	for _, e := range events {
		first, _ := slices.BinarySearch(times, e-before-slack*bin)
		for _, at := range times[first:] {
			b := math.Floor((at-e+before)/bin + slack)
			if !(b < float64(n)) {
				break
			}
			rate[max(int(b), 0)]++
		}
	}
	for i := range t {
		t[i] = (float64(i)+0.5)*bin - before
		rate[i] = hertz(rate[i]/float64(s.N)/float64(len(events)), bin)
	}
	return t, rate, nil
}

// Fano returns the variance (divided by n) of counts over their mean: 1 for a
// Poisson process, 0 for a clock.
func Fano(counts []int64) float64 {
	mean, variance := moments(counts)
	return variance / mean
}

// SynchronyBin is the bin width (ms) in which the cortical microcircuit's
// synchrony is counted (Potjans and Diesmann 2014, Cereb Cortex 24:785,
// doi:10.1093/cercor/bhs358, figure 6).
const SynchronyBin = 3

// Synchrony returns the Fano factor of the population's spike counts in bins
// of the given width (ms; SynchronyBin is usual). Independent Poisson neurons
// give 1. It grows with the number of neurons that are counted: the published
// numbers are of 1,000 neurons a population.
func Synchrony(s Spikes, from, to, bin float64) (float64, error) {
	counts, err := PopulationCounts(s, from, to, bin)
	if err != nil {
		return 0, err
	}
	return Fano(counts), nil
}

// CountMatrix returns the number of spikes of each neuron in each bin of the
// given width (ms): [neuron][bin].
func CountMatrix(s Spikes, from, to, bin float64) ([][]float64, error) {
	n, err := bins(to-from, bin)
	if err != nil {
		return nil, err
	}
	if s.N > 0 && n > maxBins/s.N {
		return nil, fmt.Errorf("%d neurons with %d bins each are too many: take wider bins or fewer neurons", s.N, n)
	}
	backing := make([]float64, s.N*n)
	m := make([][]float64, s.N)
	for i := range m {
		m[i], backing = backing[:n:n], backing[n:]
	}
	for i, k := range s.Step {
		if b := math.Floor((float64(k)*s.Dt-from)/bin + slack); b >= 0 && b < float64(n) {
			m[s.Neuron[i]][int(b)]++
		}
	}
	return m, nil
}

// Correlations returns Pearson's correlation coefficient of each pair of rows,
// which must be of equal length; NaN where a row does not vary.
func Correlations(rows [][]float64) [][]float64 {
	unit := make([][]float64, len(rows)) // rows less their means, of length 1
	for i, row := range rows {
		mean, variance := moments(row)
		norm := math.Sqrt(variance * float64(len(row)))
		unit[i] = make([]float64, len(row))
		for j, x := range row {
			unit[i][j] = (x - mean) / norm
		}
	}
	out := make([][]float64, len(rows))
	for i := range out {
		out[i] = make([]float64, len(rows))
		for j := range i + 1 {
			dot := 0.0
			for k, x := range unit[i] {
				dot += x * unit[j][k]
			}
			out[i][j], out[j][i] = dot, dot
		}
	}
	return out
}
