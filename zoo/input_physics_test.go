package zoo_test

import (
	"context"
	"math"
	"strings"
	"testing"

	"synfire/compose"
	"synfire/eqn"
	"synfire/network"
	"synfire/record"
	"synfire/sim"
	"synfire/unit"
	"synfire/zoo"
)

// inputPhysics are the checks of inputs and of sources of spikes.
var inputPhysics = []check{
	{"sine square chirp ramp step timed_array", "formula", shows},
	{"PoissonInput", "mean and variance of shot noise", showShotNoise},
	{"PoissonGroup", "counts and intervals, by count and per element", showPoissonGroups},
	{"ou wiener", "mean, standard deviation, correlation", showNoises},
}

// Inputs add, multiply and shift.
func TestCombinedInputs(t *testing.T) {
	shows(t, "combined")
}

// follower is a neuron whose variable takes on, in every step, what its input
// was at the start of the step.
func follower() *eqn.Template {
	return eqn.Neuron(`dx/dt = (I - x)/dt : amp
		I : amp (input)`, eqn.Options{Method: "euler", Precision: "f64"})
}

// pa is what inputs give in the tests below, in pA.
func pa(x float64) unit.Current { return unit.Picoampere(x) }

// between is 1 from start on until stop, in steps of 0.1 ms.
func between(k, start, stop int) float64 {
	if k >= start && k < stop {
		return 1
	}
	return 0
}

// formula is an input and what it gives.
type formula struct {
	name  string // the model's first
	input network.Model
	want  func(k, i int) float64 // pA at step k for element i
}

// ms makes times.
func ms(x float64) unit.Time { return unit.Millisecond(x) }

var formulas = []formula{
	{"sine", zoo.Sine{Amplitude: pa(10), Frequency: unit.Hertz(80), Phase: unit.Scalar(1), Start: ms(0.7)}, func(k, _ int) float64 {
		return 10 * math.Sin(2*math.Pi*0.08*(float64(k)*0.1-0.7)+1) * between(k, 7, 1<<30)
	}},
	{"square", zoo.Square{Amplitude: pa(10), Frequency: unit.Hertz(500), Duty: unit.Scalar(0.25), Stop: ms(8)}, func(k, _ int) float64 {
		return (20*between(k%20, 0, 5) - 10) * between(k, 0, 80)
	}},
	{"chirp", zoo.Chirp{Amplitude: pa(1), FStart: unit.Hertz(50), FStop: unit.Hertz(250), Start: ms(1), Stop: ms(11)}, func(k, _ int) float64 {
		s := float64(k)*0.1 - 1
		return math.Sin(2*math.Pi*(0.05*s+0.2*s*s/20)) * between(k, 10, 110)
	}},
	{"ramp", zoo.Ramp{Low: pa(-5), High: pa(15), Start: ms(2), Stop: ms(10)}, func(k, _ int) float64 {
		return (-5 + 20*(float64(k)*0.1-2)/8) * between(k, 20, 100)
	}},
	{"step", zoo.Step{Amplitude: pa(3), Start: ms(0.3), Stop: ms(0.9)}, func(k, _ int) float64 { return 3 * between(k, 3, 9) }},
	{"step, each its own", zoo.Step{Amplitude: unit.Each[unit.Current]{1, 2, 3}, Start: unit.Each[unit.Time]{0, 1, 2}}, func(k, i int) float64 {
		return float64(i+1) * between(k, 10*i, 1<<30)
	}},
	{"timed_array, one column", zoo.TimedArray{Values: eqn.NewSeries(ms(0.3), pa(1), pa(4), pa(9))}, func(k, _ int) float64 {
		return []float64{1, 4, 9}[min(k/3, 2)]
	}},
	{"timed_array, a column each", zoo.TimedArray{Values: &eqn.Series{Dt: 1, Dim: pa(0).Dim(), Columns: 3, Values: []float64{1, 2, 3, 4, 5, 6}}}, func(k, i int) float64 {
		return float64(3*min(k/10, 1) + i + 1)
	}},
	{"timed_array of steps", zoo.TimedArray{Values: eqn.NewSteps([]unit.Time{0.7, 1.1, 5}, pa(2), pa(-2), pa(0))}, func(k, _ int) float64 {
		return 2*between(k, 7, 11) - 2*between(k, 11, 50)
	}},
	{"timed_array of sections", zoo.TimedArray{Values: eqn.NewSections([]unit.Time{0.9, 0.4, 1}, pa(7), pa(5), pa(3))}, func(k, _ int) float64 {
		return 7*between(k, 0, 9) + 5*between(k, 9, 13) + 3*between(k, 13, 1<<30)
	}},
	{"step_current_generator", zoo.StepCurrentGenerator{Amplitude: eqn.NewSteps([]unit.Time{0.5, 1, 2}, pa(10), pa(20), pa(0)), Stop: ms(1.5)}, func(k, _ int) float64 {
		return 10*between(k, 5, 10) + 20*between(k, 10, 15)
	}},
	{"combined, sum and difference", compose.Difference(compose.Sum(zoo.Step{Amplitude: pa(3), Stop: ms(5)}, compose.Value(pa(2))), zoo.Step{Amplitude: pa(1), Start: ms(4)}), func(k, _ int) float64 {
		return 3*between(k, 0, 50) + 2 - between(k, 40, 1<<30)
	}},
	{"combined, product of dimensions", compose.Product(zoo.Sine{Amplitude: unit.Millivolt(5), Frequency: unit.Hertz(100)}, compose.Value(unit.Nanosiemens(2))), func(k, _ int) float64 {
		return 10 * math.Sin(2*math.Pi*0.01*float64(k))
	}},
	{"combined, value per element", compose.Product(compose.Value(unit.Each[unit.Scalar]{1, 10, 100}), zoo.Step{Amplitude: pa(2), Start: ms(1)}), func(k, i int) float64 {
		return 2 * math.Pow(10, float64(i)) * between(k, 10, 1<<30)
	}},
	{"combined, shifted", compose.Shift(compose.Sum(zoo.Ramp{Low: pa(0), High: pa(10), Stop: ms(10)}, zoo.TimedArray{Values: eqn.NewSteps([]unit.Time{1}, pa(5))}), ms(2)), func(k, _ int) float64 {
		return float64(k-20)*0.1*between(k, 20, 120) + 5*between(k, 30, 1<<30)
	}},
}

// shows runs the formulas whose names begin with a word.
func shows(t *testing.T, word string) {
	found := false
	for _, f := range formulas {
		if first, _, _ := strings.Cut(f.name+",", ","); first == word || strings.HasPrefix(f.name, word+" ") {
			found = true
			t.Run(f.name, f.show)
		}
	}
	if !found {
		t.Errorf("no formula of %s", word)
	}
}

// show compares what the input gives at time t = k dt with the formula, for a
// whole population and for a slice of one.
func (r formula) show(t *testing.T) {
	net := network.New(network.Options{})
	p := net.Population("P", 3, follower())
	wide := net.Population("W", 7, follower())
	net.Drive(p, r.input, network.InputOptions{})
	net.Drive(wide.Slice(2, 5), r.input, network.InputOptions{})
	s, err := sim.New(net, sim.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for k := range 130 {
		if err := s.Step(); err != nil {
			t.Fatal(err)
		}
		x, w := s.State(p, "x"), s.State(wide, "x")
		for i := range 7 {
			want, element := 0.0, i-2
			if element >= 0 && element < 3 {
				// x is in amperes, the unit of its equation.
				want = r.want(k, element) * 1e-12
				if got := x.At(element); math.Abs(got-want) > 1e-21 {
					t.Fatalf("step %d, element %d: %v A, want %v", k, element, got, want)
				}
			}
			if got := w.At(i); math.Abs(got-want) > 1e-21 {
				t.Fatalf("step %d, element %d of the whole: %v A, want %v", k, i, got, want)
			}
		}
	}
}

// showShotNoise: an input to a variable adds to it once per step. For the sum of count
// Poisson trains that decays with tau, mean and variance are those of shot
// noise (Campbell): count*rate*tau*w and count*rate*tau*w^2/2, the former
// shifted by half a step since what arrives is added at once.
func showShotNoise(t *testing.T, _ string) {
	net := network.New(network.Options{Seed: 3})
	p := net.Population("P", 2000, eqn.Neuron("dv/dt = -v/tau : volt", eqn.Options{Values: map[string]unit.Any{"tau": unit.Millisecond(20).Erase()}}))
	in := net.Drive(p.Slice(0, 1999), zoo.PoissonInput{Count: unit.Scalar(400), Rate: unit.Hertz(50), Weight: unit.Millivolt(0.1)}, network.InputOptions{To: "v"})
	s, err := sim.New(net, sim.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Run(context.Background(), unit.Millisecond(200)); err != nil {
		t.Fatal(err)
	}
	v := s.State(p, "v")
	var sum, squares float64
	for i := range 1999 {
		x := v.At(i) * 1e3
		sum, squares = sum+x, squares+x*x
	}
	mean := sum / 1999
	sd := math.Sqrt(squares/1999 - mean*mean)
	// Sampling errors: sd/sqrt(n) = 0.03 and sd/sqrt(2n) = 0.02 mV.
	if want := 40.0; math.Abs(mean-want) > 0.15 {
		t.Errorf("mean %.3f mV, want %.3f", mean, want)
	}
	if want := math.Sqrt(400 * 0.05 * 20 * 0.01 / 2); math.Abs(sd-want) > 0.1 {
		t.Errorf("sd %.3f mV, want %.3f", sd, want)
	}
	if last := v.At(1999); last != 0 {
		t.Errorf("the element outside the slice is at %v", last)
	}
	if got := s.State(in, "rate").At(0); got != 50 {
		t.Errorf("the rate reads %v Hz", got)
	}
}

// spikesOf runs a network and returns the spikes of a population.
func spikesOf(t *testing.T, net *network.Network, p *network.Population, duration unit.Time) *record.SpikeTrain {
	t.Helper()
	spk := record.Spikes(p)
	s, err := sim.New(net, sim.Options{Recorders: []sim.Recorder{spk}})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Run(context.Background(), duration); err != nil {
		t.Fatal(err)
	}
	return spk
}

// showPoissonGroups: a group drawn by count and one drawn element by element have the
// same law: counts and their spread over neurons, and geometric intervals.
func showPoissonGroups(t *testing.T, _ string) {
	const n, rate = 1000, 25.0
	each := make(unit.Each[unit.Frequency], n)
	for i := range each {
		each[i] = unit.Hertz(rate)
	}
	for _, r := range []struct {
		name  string
		model network.Model
		drive network.Model
	}{
		{"by count", zoo.PoissonGroup{Rate: unit.Hertz(rate)}, nil},
		{"per element", zoo.PoissonGroup{Rate: each}, nil},
		{"by a constant drive", zoo.PoissonGroup{}, compose.Value(unit.Hertz(rate))},
		{"by a drive over time", zoo.PoissonGroup{Rate: unit.Hertz(20)}, zoo.Step{Amplitude: unit.Hertz(5)}},
	} {
		net := network.New(network.Options{Seed: 8})
		p := net.Population("P", n, r.model)
		if r.drive != nil {
			net.Drive(p, r.drive, network.InputOptions{})
		}
		spk := spikesOf(t, net, p, ms(2000))
		counts := make([]float64, n)
		last := make([]int64, n)
		var early, intervals float64
		for k, e := range spk.Neurons() {
			counts[e]++
			if counts[e] > 1 {
				intervals++
				if spk.Steps()[k]-last[e] <= 277 { // the median: log(1/2)/log(1 - 0.0025)
					early++
				}
			}
			last[e] = spk.Steps()[k]
		}
		var mean, variance float64
		for _, c := range counts {
			mean += c / n
		}
		for _, c := range counts {
			variance += (c - mean) * (c - mean) / (n - 1)
		}
		if math.Abs(mean-50) > 3*math.Sqrt(50.0/n) {
			t.Errorf("%s: %v spikes per neuron, want 50", r.name, mean)
		}
		if fano := variance / mean; math.Abs(fano-(1-rate*1e-4)) > 0.14 {
			t.Errorf("%s: the variance of counts over their mean is %.3f, want 1", r.name, fano)
		}
		// Long intervals are cut off by the end of the run: a bias below 0.01.
		if share := early / intervals; math.Abs(share-0.5) > 0.015 {
			t.Errorf("%s: %.4f of the intervals are below the median", r.name, share)
		}
	}
}

// showNoises: Ornstein-Uhlenbeck noise has its mean, standard deviation and correlation
// time; the integral of white noise has a variance that grows with time,
// whatever the step. Two noises of one sum are independent.
func showNoises(t *testing.T, _ string) {
	const n = 4000
	for _, dt := range []unit.Time{0.1, 0.5} {
		net := network.New(network.Options{Dt: dt, Seed: 6})
		p := net.Population("P", n, follower())
		ou := zoo.Ou{Mean: pa(5), Sigma: pa(2), Tau: unit.Millisecond(10)}
		net.Drive(p, ou, network.InputOptions{})
		two := net.Population("Two", n, follower())
		net.Drive(two, compose.Sum(ou, ou), network.InputOptions{})
		q := net.Population("Q", n, eqn.Neuron("dq/dt = I : coulomb\nI : amp (input)", eqn.Options{Method: "euler", Precision: "f64"}))
		net.Drive(q, zoo.Wiener{Sigma: pa(3), Tau: unit.Millisecond(2)}, network.InputOptions{})
		s, err := sim.New(net, sim.Options{})
		if err != nil {
			t.Fatal(err)
		}
		read := func(of *network.Population, name string) (xs []float64, mean, sd float64) {
			a := s.State(of, name)
			for i := range n {
				xs = append(xs, a.At(i)*1e12)
				mean += xs[i] / n
			}
			for _, x := range xs {
				sd += (x - mean) * (x - mean) / n
			}
			return xs, mean, math.Sqrt(sd)
		}
		run := func(duration float64) {
			if err := s.Run(context.Background(), ms(duration)); err != nil {
				t.Fatal(err)
			}
		}
		near := func(what string, got, want, tolerance float64) {
			t.Helper()
			if math.Abs(got-want) > tolerance {
				t.Errorf("dt %v: %s is %.4f, want %.4f within %.3f", dt, what, got, want, tolerance)
			}
		}
		run(100)
		early, mean, sd := read(p, "x")
		// Sampling errors: 2/sqrt(n) = 0.032, 2/sqrt(2n) = 0.022, and 0.013 for the correlation.
		near("the mean", mean, 5, 0.13)
		near("the standard deviation", sd, 2, 0.09)
		_, mean, sd = read(two, "x")
		near("the mean of two", mean, 10, 0.18)
		near("the standard deviation of two", sd, 2*math.Sqrt2, 0.13)
		_, _, sd = read(q, "q")
		near("the standard deviation of the charge in 100 ms, fC", sd, 3e-3*math.Sqrt(2*100), 1e-3)
		run(10)
		late, _, _ := read(p, "x")
		var both float64
		for i := range n {
			both += (early[i] - 5) * (late[i] - 5) / n
		}
		near("the correlation over tau", both/4, math.Exp(-1), 0.06)
		s.Close()
	}
}
