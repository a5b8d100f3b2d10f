package analysis

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestCrossCorrelogramByHand(t *testing.T) {
	c, err := CrossCorrelogram([]float64{20, 10}, []float64{12, 12.4, 12.5, 8, 25}, 5, 1)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]float64{-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5}, c.Lag, nearly); d != "" {
		t.Error(d)
	}
	// From 10: 2, 2.4 (bin 2), 2.5 (bin 3), -2. From 20: 5.
	if d := cmp.Diff([]int64{0, 0, 0, 1, 0, 0, 0, 2, 1, 0, 1}, c.Count); d != "" {
		t.Error(d)
	}
	if r := c.Rate()[7]; math.Abs(r-1000) > 1e-9 {
		t.Errorf("two pairs per two spikes and 1 ms are 1000 Hz, not %v", r)
	}
}

// A clock of 10 ms: m spikes have m-j pairs at j periods' distance.
func TestAutoCorrelogramOfClock(t *testing.T) {
	var ts []float64
	for i := range 100 {
		ts = append(ts, 0.1*float64(100*i))
	}
	c, err := AutoCorrelogram(ts, 35, 1)
	if err != nil {
		t.Fatal(err)
	}
	for i, lag := range c.Lag {
		want := int64(0)
		if k := int(math.Abs(lag)); k%10 == 0 && k > 0 {
			want = int64(100 - k/10)
		}
		if c.Count[i] != want {
			t.Errorf("lag %v ms: %d pairs instead of %d", lag, c.Count[i], want)
		}
	}
}

// b is a, delayed by 3 ms, among as many Poisson spikes: the correlogram shows
// all of a at 3 ms and the rate of b elsewhere.
func TestDelayShows(t *testing.T) {
	s := bernoulli(2, 500_000, 0.001) // 10 Hz for 50 s
	trains := s.Trains(0, 50_000)
	var a, b []float64
	for _, k := range trains[0] {
		a = append(a, float64(k)*0.1)
		b = append(b, float64(k)*0.1+3)
	}
	for _, k := range trains[1] {
		b = append(b, float64(k)*0.1)
	}
	c, err := CrossCorrelogram(a, b, 20, 0.1)
	if err != nil {
		t.Fatal(err)
	}
	rate := c.Rate()
	for i, lag := range c.Lag {
		if math.Abs(lag-3) < 0.01 {
			if c.Count[i] < int64(len(a)) {
				t.Errorf("%d pairs at %v ms, of %d spikes", c.Count[i], lag, len(a))
			}
			continue
		}
		// 500 spikes, 20 Hz, 0.1 ms: one pair a bin.
		if c.Count[i] > 10 {
			t.Errorf("%d pairs at %v ms", c.Count[i], lag)
		}
	}
	mean := 0.0
	for i, r := range rate {
		if math.Abs(c.Lag[i]-3) > 0.01 {
			mean += r / float64(len(rate)-1)
		}
	}
	if math.Abs(mean-20) > 4 { // 400 pairs: 5 %, four times
		t.Errorf("mean rate %v Hz instead of 20", mean)
	}
}

// Against all pairs, counted by the definition.
func TestCorrelogramDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) []float64 {
			ks := rapid.SliceOfN(rapid.IntRange(-50, 50), 0, 30).Draw(t, name)
			ts := make([]float64, len(ks))
			for i, k := range ks {
				ts[i] = float64(k) / 8 // exact, as is bin: no doubt about bounds
			}
			return ts
		}
		a, b := draw("a"), draw("b")
		bin := float64(rapid.IntRange(1, 8).Draw(t, "bin")) / 8
		maxLag := float64(rapid.IntRange(0, 64).Draw(t, "maxLag")) / 8
		c, err := CrossCorrelogram(a, b, maxLag, bin)
		if err != nil {
			t.Fatal(err)
		}
		for i, lag := range c.Lag {
			want := int64(0)
			for _, x := range a {
				for _, y := range b {
					if d := y - x; d >= lag-bin/2 && d < lag+bin/2 {
						want++
					}
				}
			}
			if c.Count[i] != want {
				t.Fatalf("lag %v: %d instead of %d", lag, c.Count[i], want)
			}
		}
		auto, err := AutoCorrelogram(a, maxLag, bin)
		if err != nil {
			t.Fatal(err)
		}
		self, err := CrossCorrelogram(a, a, maxLag, bin)
		if err != nil {
			t.Fatal(err)
		}
		self.Count[len(self.Count)/2] -= int64(len(a))
		if d := cmp.Diff(self.Count, auto.Count); d != "" {
			t.Fatal(d)
		}
	})
}

func TestCorrelogramRefused(t *testing.T) {
	for _, bad := range []struct {
		a           []float64
		maxLag, bin float64
	}{{[]float64{math.NaN()}, 1, 1}, {[]float64{math.Inf(1)}, 1, 1}, {nil, -1, 1}, {nil, 1, 0}, {nil, 1e12, 1e-6}} {
		if _, err := AutoCorrelogram(bad.a, bad.maxLag, bad.bin); err == nil {
			t.Errorf("accepted %v", bad)
		}
	}
}

func TestSpikeTriggeredAverageByHand(t *testing.T) {
	x := []float64{0, 1, 4, 9, 16, 25, 36}
	lag, mean, used, err := SpikeTriggeredAverage(x, 0.5, []float64{0, 1.1, 2, 3, math.NaN(), 1e300}, 1, 0.5)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]float64{-1, -0.5, 0, 0.5}, lag, nearly); d != "" {
		t.Error(d)
	}
	// Samples 2 and 4; 0 and 6 lie too close to the ends.
	if d := cmp.Diff([]float64{2, 5, 10, 17}, mean, nearly); d != "" || used != 2 {
		t.Errorf("%d used: %s", used, d)
	}
	if _, mean, used, _ := SpikeTriggeredAverage(x, 0.5, nil, 1, 1); used != 0 || !math.IsNaN(mean[0]) {
		t.Errorf("the average over no spikes is %v", mean)
	}
	for _, bad := range [][3]float64{{-1, 1, 1}, {1, -1, 1}, {1, 1, 0}, {1, 1, math.NaN()}, {math.NaN(), 1, 1}, {1e300, 1, 1}} {
		if _, _, _, err := SpikeTriggeredAverage(x, bad[2], nil, bad[0], bad[1]); err == nil {
			t.Errorf("accepted %v", bad)
		}
	}
}

// A neuron that fires whenever a filtered white noise is high: the average
// shows the filter, as theory says (here: noise above a threshold of 1 has the
// mean phi(1)/(1-Phi(1)) = 1.5251, and one step later a times that).
func TestSpikeTriggeredAverageOfNoise(t *testing.T) {
	const n, a = 200_000, 0.7
	x := noise(n)
	for i := 1; i < n; i++ {
		x[i] = a*x[i-1] + math.Sqrt(1-a*a)*x[i]
	}
	var spikes []float64
	for i, v := range x {
		if v > 1 {
			spikes = append(spikes, 0.1*float64(i))
		}
	}
	lag, mean, used, err := SpikeTriggeredAverage(x, 0.1, spikes, 0.5, 0.5)
	if err != nil {
		t.Fatal(err)
	}
	for i, l := range lag {
		want := 1.5251352761609807 * math.Pow(a, math.Abs(l)/0.1)
		if math.Abs(mean[i]-want) > 5*2/math.Sqrt(float64(used)) {
			t.Errorf("lag %v: %v instead of %v", l, mean[i], want)
		}
	}
}
