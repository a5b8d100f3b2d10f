package analysis

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// nearly compares floats to rounding and takes any NaN for any other.
var nearly = cmp.Options{cmpopts.EquateApprox(1e-12, 1e-12), cmpopts.EquateNaNs(), cmpopts.EquateEmpty()}

// bernoulli draws spikes of n neurons that fire with probability p in each of
// the given number of steps of 0.1 ms.
func bernoulli(n int, steps int64, p float64) Spikes {
	r := rand.New(rand.NewPCG(1, 2))
	s := Spikes{Dt: 0.1, N: n}
	for k := range steps {
		for i := range n {
			if r.Float64() < p {
				s.Step = append(s.Step, k)
				s.Neuron = append(s.Neuron, int64(i))
			}
		}
	}
	return s
}

// three has a neuron of intervals 10, 20, 30 ms, a silent one, and a clock.
var three = Spikes{
	Step:   []int64{600, 100, 0, 300, 50, 150, 250, 350, 450},
	Neuron: []int64{0, 0, 0, 0, 2, 2, 2, 2, 2},
	Dt:     0.1, N: 3,
}

func TestRatesByHand(t *testing.T) {
	tests := []struct {
		from, to float64
		counts   []int64
		rates    []float64
		mean     float64
	}{
		{0, 100, []int64{4, 0, 5}, []float64{40, 0, 50}, 30},
		{10, 30, []int64{1, 0, 2}, []float64{50, 0, 100}, 50}, // 30 ms itself is outside
		{0.1 + 0.2 + 9.7, 35, []int64{2, 0, 2}, []float64{80, 0, 80}, 160. / 3},
		{-math.MaxFloat64, math.MaxFloat64, []int64{4, 0, 5}, []float64{0, 0, 0}, 0},
		{20, 20, []int64{0, 0, 0}, []float64{math.NaN(), math.NaN(), math.NaN()}, math.NaN()},
		{math.NaN(), 20, []int64{0, 0, 0}, []float64{math.NaN(), math.NaN(), math.NaN()}, math.NaN()},
	}
	for _, tt := range tests {
		if d := cmp.Diff(tt.counts, Counts(three, tt.from, tt.to)); d != "" {
			t.Errorf("Counts from %v to %v: %s", tt.from, tt.to, d)
		}
		if d := cmp.Diff(tt.rates, Rates(three, tt.from, tt.to), nearly); d != "" {
			t.Errorf("Rates from %v to %v: %s", tt.from, tt.to, d)
		}
		if d := cmp.Diff(tt.mean, MeanRate(three, tt.from, tt.to), nearly); d != "" {
			t.Errorf("MeanRate from %v to %v: %s", tt.from, tt.to, d)
		}
		counts := make([]int64, three.N)
		between := three.Between(tt.from, tt.to)
		for _, n := range between.Neuron {
			counts[n]++
		}
		if d := cmp.Diff(tt.counts, counts); d != "" {
			t.Errorf("Between %v and %v: %s", tt.from, tt.to, d)
		}
	}
	if r := MeanRate(Spikes{Dt: 1}, 0, 10); !math.IsNaN(r) {
		t.Errorf("the mean rate of no neurons is %v", r)
	}
}

// The intervals 10, 20, 30 ms have the mean 20 and, divided by n, the variance
// 200/3, so CV = sqrt(1/6); their CV2 is the mean of 2/3 and 2/5.
func TestIntervalsByHand(t *testing.T) {
	if d := cmp.Diff([][]float64{{10, 20, 30}, nil, {10, 10, 10, 10}}, Intervals(three, 0, 100), nearly); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]float64{math.Sqrt(1. / 6), math.NaN(), 0}, CV(three, 0, 100), nearly); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]float64{(2./3 + 2./5) / 2, math.NaN(), 0}, CV2(three, 0, 100), nearly); d != "" {
		t.Error(d)
	}
	for _, tt := range []struct {
		from, to float64
		least    int
		want     float64
	}{
		{0, 100, 3, math.Sqrt(1./6) / 2},
		{0, 100, 5, 0},           // only the clock has five spikes
		{0, 100, 6, math.NaN()},  // none has
		{0, 60, 3, 0.5 / 3},      // without the spike at 60 ms: intervals 10 and 20
		{0, 15, 0, 0},            // one interval each
		{0, 10, -1, math.NaN()},  // one spike each
		{60, 100, 1, math.NaN()}, // one spike
	} {
		if d := cmp.Diff(tt.want, MeanCV(three, tt.from, tt.to, tt.least), nearly); d != "" {
			t.Errorf("MeanCV from %v to %v with %d spikes: %s", tt.from, tt.to, tt.least, d)
		}
	}
}

// Spikes drawn independently with probability p in each step have geometric
// intervals: mean dt/p, CV sqrt(1-p). A CV estimated from n intervals scatters
// by about 1/sqrt(n) (less than 1.5 times that for intervals near exponential).
func TestPoissonStatistics(t *testing.T) {
	const n, steps, p = 20, 200_000, 0.02
	s := bernoulli(n, steps, p)
	from, to := 0.0, steps*s.Dt
	spikes := float64(len(s.Step))
	if got, want := MeanRate(s, from, to), 1000*p/s.Dt; math.Abs(got/want-1) > 4/math.Sqrt(spikes) {
		t.Errorf("rate %v Hz instead of %v", got, want)
	}
	if got, want := MeanCV(s, from, to, 10), math.Sqrt(1-p); math.Abs(got-want) > 4*1.5/math.Sqrt(spikes) {
		t.Errorf("CV %v instead of %v", got, want)
	}
	// CV2 of a Poisson process is 1; of geometric intervals it is so to O(p).
	sum := 0.0
	for _, c := range CV2(s, from, to) {
		sum += c / n
	}
	if math.Abs(sum-1) > p {
		t.Errorf("CV2 %v instead of about 1", sum)
	}
	// Binomial counts have the Fano factor 1-p. Its estimate over m bins
	// scatters by sqrt(2/m).
	sync, err := Synchrony(s, from, to, SynchronyBin)
	if err != nil {
		t.Fatal(err)
	}
	if m := to / SynchronyBin; math.Abs(sync-(1-p)) > 4*math.Sqrt(2/m) {
		t.Errorf("synchrony %v instead of %v", sync, 1-p)
	}
}

func TestSubpopulation(t *testing.T) {
	want := Spikes{Step: []int64{50, 150, 250, 350, 450}, Neuron: []int64{1, 1, 1, 1, 1}, Dt: 0.1, N: 2}
	if d := cmp.Diff(want, three.Of(1, 3)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]float64{60, 10, 0, 30}, three.Of(0, 1).Times(), nearly); d != "" {
		t.Error(d)
	}
}

func TestCheck(t *testing.T) {
	if err := three.Check(); err != nil {
		t.Error(err)
	}
	bad := Spikes{Step: []int64{1}, Neuron: []int64{0, 5}, Dt: math.NaN(), N: 5}
	err := bad.Check()
	for _, want := range []string{"1 steps but 2 neurons", "NaN ms", "spike 1 is of neuron 5, outside 0 to 4"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v does not say %q", err, want)
		}
	}
}

// The order of spikes must not matter, and trains keep each spike once.
func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(t, "n")
		s := Spikes{Dt: 0.1, N: n}
		for range rapid.IntRange(0, 50).Draw(t, "spikes") {
			s.Step = append(s.Step, rapid.Int64Range(0, 100).Draw(t, "step"))
			s.Neuron = append(s.Neuron, rapid.Int64Range(0, int64(n-1)).Draw(t, "neuron"))
		}
		p := Spikes{Dt: s.Dt, N: n, Step: make([]int64, len(s.Step)), Neuron: make([]int64, len(s.Step))}
		for i, j := range rapid.Permutation(ascending(len(s.Step))).Draw(t, "order") {
			p.Step[i], p.Neuron[i] = s.Step[j], s.Neuron[j]
		}
		from := rapid.Float64Range(-1, 11).Draw(t, "from")
		to := rapid.Float64Range(-1, 11).Draw(t, "to")
		if d := cmp.Diff(s.Trains(from, to), p.Trains(from, to), nearly); d != "" {
			t.Fatal(d)
		}
		total := 0
		for _, train := range p.Trains(from, to) {
			total += len(train)
		}
		if total != len(p.Between(from, to).Step) {
			t.Fatalf("%d spikes in trains, %d in the window", total, len(p.Between(from, to).Step))
		}
	})
}

func ascending(n int) []int {
	xs := make([]int, n)
	for i := range xs {
		xs[i] = i
	}
	return xs
}
