package analysis

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPopulationCounts(t *testing.T) {
	for _, tt := range []struct {
		from, to, bin float64
		want          []int64
	}{
		{0, 60, 10, []int64{2, 2, 1, 2, 1, 0}}, // 60 ms is outside
		{0, 65, 10, []int64{2, 2, 1, 2, 1, 0}}, // half a bin is left out
		{5, 65, 10, []int64{2, 1, 2, 1, 1, 1}},
		{0, 0, 10, []int64{}},
	} {
		got, err := PopulationCounts(three, tt.from, tt.to, tt.bin)
		if err != nil {
			t.Error(err)
		}
		if d := cmp.Diff(tt.want, got); d != "" {
			t.Errorf("from %v to %v by %v: %s", tt.from, tt.to, tt.bin, d)
		}
	}
}

// One spike in each step of 0.1 ms must give equal counts for each bin that is
// a whole number of steps, however badly 0.1 rounds.
func TestBinsOfWholeSteps(t *testing.T) {
	s := Spikes{Dt: 0.1, N: 1, Step: make([]int64, 30_000), Neuron: make([]int64, 30_000)}
	for k := range s.Step {
		s.Step[k] = int64(k)
	}
	for _, m := range []int64{1, 3, 7, 10, 30, 100} {
		counts, err := PopulationCounts(s, 0, 3000, float64(m)*0.1)
		if err != nil {
			t.Fatal(err)
		}
		if len(counts) != int(30_000/m) {
			t.Errorf("%d bins of %d steps", len(counts), m)
		}
		for b, c := range counts {
			if c != m {
				t.Fatalf("bin %d of %d steps has %d spikes", b, m, c)
			}
		}
	}
}

func TestPopulationRate(t *testing.T) {
	ts, rate, err := PopulationRate(three, 0, 60, 20)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]float64{10, 30, 50}, ts, nearly); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]float64{200. / 3, 50, 50. / 3}, rate, nearly); d != "" {
		t.Error(d)
	}
}

func TestPSTH(t *testing.T) {
	// The clock fires 5 ms after each multiple of 10 ms.
	ts, rate, err := PSTH(three.Of(2, 3), []float64{30, 10, 20}, 2, 8, 2)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]float64{-1, 1, 3, 5, 7}, ts, nearly); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]float64{0, 0, 0, 500, 0}, rate, nearly); d != "" {
		t.Error(d)
	}
	if _, rate, err = PSTH(three, nil, 2, 8, 2); err != nil || !math.IsNaN(rate[0]) {
		t.Errorf("a PSTH of no events: %v %v", rate, err)
	}
}

// A PSTH with the neurons' own mean rate as the truth: Poisson spikes know
// nothing of the events, so each bin scatters around it by Poisson's law.
func TestPSTHOfPoisson(t *testing.T) {
	const p = 0.01
	s := bernoulli(50, 50_000, p)
	var events []float64
	for e := 20.0; e < 4980; e += 7.3 {
		events = append(events, e)
	}
	_, rate, err := PSTH(s, events, 10, 10, 1)
	if err != nil {
		t.Fatal(err)
	}
	per := float64(len(events)) * 50 * 10 * p // spikes in a bin
	for i, r := range rate {
		if math.Abs(r/100-1) > 5/math.Sqrt(per) {
			t.Errorf("bin %d: %v Hz instead of 100", i, r)
		}
	}
}

func TestFano(t *testing.T) {
	for _, tt := range []struct {
		counts []int64
		want   float64
	}{
		{[]int64{3, 3, 3}, 0},
		{[]int64{0, 4}, 2}, // mean 2, variance 4
		{[]int64{0, 0}, math.NaN()},
		{nil, math.NaN()},
	} {
		if d := cmp.Diff(tt.want, Fano(tt.counts), nearly); d != "" {
			t.Errorf("%v: %s", tt.counts, d)
		}
	}
	if _, err := Synchrony(three, 0, 100, -3); err == nil {
		t.Error("a negative bin width was accepted")
	}
}

func TestCorrelations(t *testing.T) {
	m, err := CountMatrix(three, 0, 60, 20)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([][]float64{{2, 1, 0}, {0, 0, 0}, {2, 2, 1}}, m); d != "" {
		t.Error(d)
	}
	// Rows 0 and 2 less their means: (1 0 -1) and (1 1 -2)/3.
	r, nan := 3/math.Sqrt(12), math.NaN()
	if d := cmp.Diff([][]float64{{1, nan, r}, {nan, nan, nan}, {r, nan, 1}}, Correlations(m), nearly); d != "" {
		t.Error(d)
	}
}

func TestBinsRefused(t *testing.T) {
	for _, tt := range []struct {
		from, to, bin float64
		want          string
	}{
		{0, 10, 0, "must be positive"},
		{0, 10, math.NaN(), "must be positive"},
		{0, 10, math.Inf(1), "must be positive"},
		{10, 0, 1, "its end must come after its start"},
		{math.NaN(), 0, 1, "its end must come after its start"},
		{0, 1e9, 1e-9, "take wider bins"},
		{0, math.Inf(1), 1, "take wider bins"},
	} {
		_, e1 := PopulationCounts(three, tt.from, tt.to, tt.bin)
		_, e2 := CountMatrix(three, tt.from, tt.to, tt.bin)
		_, _, e3 := PSTH(three, []float64{0}, -tt.from, tt.to, tt.bin)
		_, _, e4 := PopulationRate(three, tt.from, tt.to, tt.bin)
		for i, err := range []error{e1, e2, e3, e4} {
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%d: from %v to %v by %v: %v, want %q", i, tt.from, tt.to, tt.bin, err, tt.want)
			}
		}
	}
	if _, err := CountMatrix(Spikes{N: 1 << 40, Dt: 1}, 0, 10, 1); err == nil {
		t.Error("a matrix of 10 * 2^40 counts was accepted")
	}
}
