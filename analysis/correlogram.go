package analysis

import (
	"fmt"
	"math"
	"slices"
)

// Correlogram counts pairs of spikes by the lag between them.
type Correlogram struct {
	Lag   []float64 // centre of each bin, ms, from -maxLag to maxLag
	Count []int64   // pairs whose lag falls into the bin

	bin       float64 // ms
	reference int     // spikes at lag 0
}

// CrossCorrelogram counts, for each lag, the pairs of a spike of b that follows
// a spike of a by that lag (times in ms, any order). Bin j holds the lags from
// (j-1/2)*bin to (j+1/2)*bin; the outermost bins are those whose centre is at
// most maxLag away.
func CrossCorrelogram(a, b []float64, maxLag, bin float64) (Correlogram, error) {
	return correlogram(a, b, maxLag, bin, false)
}

// AutoCorrelogram is the CrossCorrelogram of a train with itself, without the
// pairs of a spike and itself.
func AutoCorrelogram(a []float64, maxLag, bin float64) (Correlogram, error) {
	return correlogram(a, a, maxLag, bin, true)
}

func correlogram(a, b []float64, maxLag, bin float64, auto bool) (Correlogram, error) {
	half, err := bins(maxLag, bin)
	if err != nil {
		return Correlogram{}, err
	}
	for _, ts := range [2][]float64{a, b} {
		for i, t := range ts {
			if math.IsNaN(t) || math.IsInf(t, 0) {
				return Correlogram{}, fmt.Errorf("spike %d has the time %v ms", i, t)
			}
		}
	}
	c := Correlogram{
		Lag:       make([]float64, 2*half+1),
		Count:     make([]int64, 2*half+1),
		bin:       bin,
		reference: len(a),
	}
	for j := range c.Lag {
		c.Lag[j] = float64(j-half) * bin
	}
	a, b = sorted(a), sorted(b)
	// Both trains ascend, so the first partner within reach only moves on.
	first := 0
	reach := (float64(half) + 0.5 + slack) * bin
	for i, t := range a {
		for first < len(b) && b[first] < t-reach {
			first++
		}
		for j := first; j < len(b) && b[j] <= t+reach; j++ {
			if auto && i == j {
				continue
			}
			if k := half + int(math.Floor((b[j]-t)/bin+0.5+slack)); k >= 0 && k < len(c.Count) {
				c.Count[k]++
			}
		}
	}
	return c, nil
}

func sorted(ts []float64) []float64 {
	if slices.IsSorted(ts) {
		return ts
	}
	ts = slices.Clone(ts)
	slices.Sort(ts)
	return ts
}

// Rate returns the rate of b at each lag after a spike of a, Hz. Trains that
// know nothing of each other give the mean rate of b at all lags.
func (c Correlogram) Rate() []float64 {
	out := make([]float64, len(c.Count))
	for i, n := range c.Count {
		out[i] = hertz(float64(n)/float64(c.reference), c.bin)
	}
	return out
}

// SpikeTriggeredAverage returns the mean of a trace around spikes (ms): x[i] is
// the value at time i*dt, and lag runs from -before to after in steps of dt. A
// spike counts from the nearest sample; one whose surroundings the trace does
// not cover is left out, and used says how many were not.
func SpikeTriggeredAverage(x []float64, dt float64, spikes []float64, before, after float64) (lag, mean []float64, used int, err error) {
	if !(before >= 0) || !(after >= 0) {
		return nil, nil, 0, fmt.Errorf("the window from %v ms before to %v ms after the spike is not one", before, after)
	}
	ahead, err := bins(before, dt)
	if err != nil {
		return nil, nil, 0, err
	}
	behind, err := bins(after, dt)
	if err != nil {
		return nil, nil, 0, err
	}
	lag, mean = make([]float64, ahead+behind+1), make([]float64, ahead+behind+1)
	for i := range lag {
		lag[i] = float64(i-ahead) * dt
	}
	for _, t := range spikes {
		centre := math.Floor(t/dt + 0.5)
		if !(centre >= float64(ahead)) || !(centre+float64(behind) < float64(len(x))) {
			continue
		}
		used++
		for i := range mean {
			mean[i] += x[int(centre)-ahead+i]
		}
	}
	for i := range mean {
		mean[i] /= float64(used)
	}
	return lag, mean, used, nil
}
