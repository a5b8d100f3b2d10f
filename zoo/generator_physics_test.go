package zoo_test

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"synfire/compose"
	"synfire/conn"
	"synfire/eqn"
	"synfire/kernel"
	"synfire/network"
	"synfire/record"
	"synfire/rng"
	"synfire/sim"
	"synfire/unit"
	"synfire/zoo"
)

// generatorPhysics checks the inputs under NEST's names.
var generatorPhysics = []check{
	{"dc_generator ac_generator step_current_generator noise_generator poisson_generator inhomogeneous_poisson_generator sinusoidal_poisson_generator", "first and last step", generatorWindow},
	{"step_current_generator", "formula", shows},
	{"noise_generator", "variance in time, intervals", showIntervalNoise},
	{"inhomogeneous_poisson_generator sinusoidal_poisson_generator", "counts over time", showRateLaw},
	{"parrot_neuron_release", "repeats as often as spikes came", parrotMultiplies},
	{"LeakyRateReadout", "sum of decayed arrivals", showRateReadout},
	{"LeakySpikeReadout", "intervals, potential step by step", showSpikeReadout},
}

// windows are the generators, switched on at 1.2 and off at 3 ms, at steps of
// 0.1 ms, and the first and the last step in which NEST 3.10's act on a neuron
// through a connection of 1 ms; late is the first of those that are on from
// the beginning.
var windows = map[string]struct {
	on, always        network.Model
	first, last, late int
}{
	"dc_generator": {
		zoo.DcGenerator{Amplitude: pa(5), Start: ms(1.2), Stop: ms(3)},
		zoo.DcGenerator{Amplitude: pa(5)},
		22, 39, 11,
	},
	"ac_generator": {
		zoo.AcGenerator{Offset: pa(5), Start: ms(1.2), Stop: ms(3)},
		zoo.AcGenerator{Offset: pa(5)},
		22, 39, 11,
	},
	"step_current_generator": {
		compose.Shift(zoo.StepCurrentGenerator{Amplitude: eqn.NewSteps([]unit.Time{0.5}, pa(5)), Start: ms(1.2), Stop: ms(3)}, ms(1)),
		compose.Shift(zoo.StepCurrentGenerator{Amplitude: eqn.NewSteps([]unit.Time{0.5}, pa(5))}, ms(1)), 22, 39, 15,
	},
	"noise_generator": {
		zoo.NoiseGenerator{Std: pa(5), Start: ms(1.2), Stop: ms(3)},
		zoo.NoiseGenerator{Std: pa(5)},
		22, 39, 11,
	},
	"poisson_generator": {
		zoo.PoissonGenerator{Rate: unit.Kilohertz(1e4), Weight: unit.Millivolt(1), Start: ms(1.2), Stop: ms(3)},
		zoo.PoissonGenerator{Rate: unit.Kilohertz(1e4), Weight: unit.Millivolt(1)},
		23, 40, 11,
	},
	"inhomogeneous_poisson_generator": {
		compose.Shift(zoo.InhomogeneousPoissonGenerator{
			Rate: eqn.NewSteps([]unit.Time{0.5}, unit.Frequency(1e4)), Weight: unit.Millivolt(1), Start: ms(1.2), Stop: ms(3),
		}, ms(0.9)),
		compose.Shift(zoo.InhomogeneousPoissonGenerator{Rate: eqn.NewSteps([]unit.Time{0.5}, unit.Frequency(1e4)), Weight: unit.Millivolt(1)}, ms(0.9)), 23, 40, 14,
	},
	"sinusoidal_poisson_generator": {
		zoo.SinusoidalPoissonGenerator{Rate: unit.Kilohertz(1e4), Weight: unit.Millivolt(1), Start: ms(1.2), Stop: ms(3)},
		zoo.SinusoidalPoissonGenerator{Rate: unit.Kilohertz(1e4), Weight: unit.Millivolt(1)},
		21, 38, 10,
	},
}

// collector is a neuron that adds up what it gets: v in spikes, q in charge.
func collector() *eqn.Template {
	return eqn.Neuron(`dv/dt = 0*volt/second : volt
		dq/dt = I : coulomb
		I : amp (input)`, eqn.Options{Method: "euler", Timing: "nest", Precision: "f64"})
}

// collect drives collectors and returns what each of them has gained in every
// step, in mV or pA.
func collect(t *testing.T, m network.Model, n, steps int) [][]float64 {
	t.Helper()
	inst, err := m.Instance()
	if err != nil {
		t.Fatal(err)
	}
	variable, scale, to := "q", 10., ""
	for _, s := range inst.Model.Symbols {
		if s.Name == "weight" {
			variable, scale, to = "v", 1., "v"
		}
	}
	net := network.New(network.Options{Dt: ms(0.1), Seed: 11})
	p := net.Population("cells", n, collector())
	net.Drive(p, m, network.InputOptions{To: to})
	tr := record.State(p, 0, variable)
	run(t, net, 0.1*float64(steps+1), tr)
	x, _ := tr.Values(variable)
	gained := make([][]float64, steps)
	for k := range gained {
		for i := range n {
			gained[k] = append(gained[k], (x[(k+1)*n+i]-x[k*n+i])*scale)
		}
	}
	return gained
}

func generatorWindow(t *testing.T, model string) {
	w := windows[model]
	for _, c := range []struct {
		m           network.Model
		first, last int
	}{{w.on, w.first, w.last}, {w.always, w.late, 49}} {
		first, last := -1, -1
		for k, x := range collect(t, c.m, 1, 50) {
			if math.Abs(x[0]) > 1e-6 {
				if first < 0 {
					first = k
				}
				last = k
			}
		}
		if first != c.first || last != c.last {
			t.Errorf("acts from step %d to %d, NEST's from %d to %d", first, last, c.first, c.last)
		}
	}
}

// showIntervalNoise: each target has values of its own, which hold for an
// interval; their variance over targets is std^2 + std_mod^2 sin(2 pi f t), and
// those of different intervals are independent.
func showIntervalNoise(t *testing.T, _ string) {
	const n = 4000
	gained := collect(t, zoo.NoiseGenerator{
		Mean: pa(20), Std: pa(10), StdMod: pa(8), Frequency: unit.Hertz(250), Interval: ms(0.5), Delay: ms(0.2),
	}, n, 90)
	var before []float64
	for k, xs := range gained {
		if k < 3 {
			continue
		}
		if begun := (k - 3) % 5; begun > 0 {
			for i, x := range xs {
				if math.Abs(x-before[i]) > 1e-9 {
					t.Fatalf("step %d: neuron %d has %v pA, the step before %v", k, i, x, before[i])
				}
			}
			continue
		}
		var mean, variance, product float64
		for i, x := range xs {
			mean += x / n
			variance += (x - 20) * (x - 20) / n
			if before != nil {
				product += (x - 20) * (before[i] - 20) / n
			}
		}
		want := 100 + 64*math.Sin(2*math.Pi*0.25*(float64(k)*0.1-0.2))
		within(t, "mean in pA", mean, 20, 4.5*math.Sqrt(want/n))
		within(t, "variance in pA^2", variance, want, 4.5*want*math.Sqrt(2./n))
		within(t, "covariance with the interval before in pA^2", product, 0, 4.5*164/math.Sqrt(n))
		before = xs
	}
}

// showRateLaw: the number of spikes in each step is a Poisson number of the
// rate at its time: the sum over steps of (count - mean)^2/mean has the law of
// chi-squared, and so have the counts of each neuron.
func showRateLaw(t *testing.T, model string) {
	const n, steps = 300, 400
	var m network.Model
	var rate func(at float64) float64 // kHz at a time in ms
	if model == "sinusoidal_poisson_generator" {
		m = zoo.SinusoidalPoissonGenerator{Rate: unit.Hertz(300), Amplitude: unit.Hertz(600), Frequency: unit.Hertz(60), Phase: unit.Scalar(30), Weight: unit.Millivolt(1)}
		rate = func(at float64) float64 {
			return max(0, 0.3+0.6*math.Sin(2*math.Pi*0.06*(at+0.1-1)+math.Pi/6))
		}
	} else {
		m = compose.Shift(zoo.InhomogeneousPoissonGenerator{Rate: eqn.NewSteps([]unit.Time{0.5, 10, 25}, unit.Frequency(0.2), unit.Frequency(0.9), unit.Frequency(0.05)), Weight: unit.Millivolt(1)}, ms(0.9))
		rate = func(at float64) float64 {
			switch from := at + 1e-6 - 0.9; {
			case from < 0.5:
				return 0
			case from < 10:
				return 0.2
			case from < 25:
				return 0.9
			}
			return 0.05
		}
	}
	gained := collect(t, m, n, steps)
	counts := make([]float64, n)
	var squares, freedom, whole float64
	for k, xs := range gained {
		var count float64
		for i, x := range xs {
			count += x
			counts[i] += x
		}
		mean := 0.1 * rate(float64(k)*0.1) * n
		if k < 15 {
			continue // the first spikes need a connection's delay
		}
		if mean < 1 {
			if mean == 0 && count != 0 {
				t.Errorf("step %d: %v spikes at a rate of 0", k, count)
			}
			whole += mean
			continue
		}
		whole += mean
		squares, freedom = squares+(count-mean)*(count-mean)/mean, freedom+1
	}
	within(t, "chi-squared over steps", squares, freedom, 4*math.Sqrt(2*freedom))
	squares = 0
	for k := range 15 {
		for i := range counts {
			counts[i] -= gained[k][i]
		}
	}
	for _, c := range counts {
		squares += (c - whole/n) * (c - whole/n) / (whole / n)
	}
	within(t, "chi-squared over neurons", squares, n, 4*math.Sqrt(2*n))
}

// Noise of intervals is the same for a slice of a population as for the slice
// alone where its name is, for any threads and backend, and its values can be
// combined: two in one sum are independent.
func TestIntervalNoiseIsAddressed(t *testing.T) {
	gives := func(o sim.Options) []float64 {
		net := network.New(network.Options{Seed: 4})
		p := net.Population("P", 300, follower())
		g := zoo.NoiseGenerator{Std: pa(10), Interval: ms(0.3)}
		net.Drive(p.Slice(100, 300), compose.Difference(g, g), network.InputOptions{})
		s, err := sim.New(net, o)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if err := s.Run(context.Background(), ms(4)); err != nil {
			t.Fatal(err)
		}
		x := s.State(p, "x")
		var xs []float64
		for i := range 300 {
			xs = append(xs, x.At(i))
		}
		return xs
	}
	want := gives(sim.Options{Threads: 1, Backend: kernel.Portable})
	var variance float64
	for i, x := range want {
		if i < 100 && x != 0 {
			t.Fatalf("element %d outside the slice has %v", i, x)
		}
		variance += x * x * 1e24 / 200
	}
	within(t, "variance of the difference in pA^2", variance, 200, 4*200*math.Sqrt(2./200))
	for _, o := range []sim.Options{{Threads: 1}, {Threads: 2}, {Threads: 3, Backend: kernel.Portable}} {
		for i, x := range gives(o) {
			if x != want[i] {
				t.Fatalf("%+v: element %d has %v, not %v", o, i, x, want[i])
			}
		}
	}
}

// Pulse packets: every pulse of a train has its number of spikes; their times
// about the centers are normal (Kolmogorov-Smirnov at 0.1 %), independent
// between trains; those of one step arrive as so many.
func TestPulsePackets(t *testing.T) {
	const trains, activity, sd = 20, 400, 2.
	centers := []unit.Time{20, 60}
	packets := zoo.PulsePackets{PulseTimes: centers, Activity: activity, Sdev: ms(sd)}
	inst, err := packets.Instance()
	if err != nil {
		t.Fatal(err)
	}
	var deviations []float64
	means := make([]float64, trains)
	stream := rng.NewStream(7, 1)
	for train := range uint32(trains) {
		counts := [2]int{}
		for _, at := range inst.Spikes.Drawn(train, func(k uint64) [4]uint32 { return stream.Block(train, k) }) {
			pulse := 0
			if at > 40 {
				pulse = 1
			}
			counts[pulse]++
			d := (at - float64(centers[pulse])) / sd
			deviations = append(deviations, d)
			means[train] += d / (2 * activity)
		}
		if want := [2]int{activity, activity}; counts != want {
			t.Errorf("train %d: %d spikes, want %d", train, counts, want)
		}
	}
	slices.Sort(deviations)
	n, most := float64(len(deviations)), 0.
	for k, d := range deviations {
		p := 0.5 * math.Erfc(-d/math.Sqrt2)
		most = max(most, math.Abs(p-float64(k)/n), math.Abs(p-float64(k+1)/n))
	}
	if limit := 1.95 / math.Sqrt(n); most > limit {
		t.Errorf("the distribution lies %.4f off the normal one, more than %.4f", most, limit)
	}
	// Means of independent trains have the variance 1/(2 activity).
	var squares float64
	for _, m := range means {
		squares += m * m * 2 * activity
	}
	within(t, "chi-squared of the trains' means", squares, trains, 4*math.Sqrt(2*trains))

	net := network.New(network.Options{Dt: ms(0.1)})
	source := net.Population("source", trains, packets)
	cell := net.Population("cell", 1, collector())
	net.Project(source, cell, conn.AllToAll{}, network.Via{Weight: unit.Millivolt(1), To: "v", Delay: ms(1)})
	tr := record.State(cell, 0, "v")
	run(t, net, 90, tr)
	v, _ := tr.Values("v")
	within(t, "spikes that arrived until 40 ms", v[400], trains*activity, 1e-9)
	within(t, "spikes that arrived", v[len(v)-1], 2*trains*activity, 1e-9)

	// Half of a packet about time 0 comes before it.
	net = network.New(network.Options{Dt: ms(0.1)})
	early := net.Population("early", 100, zoo.PulsePackets{PulseTimes: []unit.Time{0}, Activity: 1, Sdev: ms(1)})
	spk := record.Spikes(early)
	run(t, net, 10, spk)
	within(t, "spikes after time 0", float64(len(spk.Steps())), 50, 20)
}

// TestSpikeGenerator: spikes are stamped as NEST's, and arrive as often as they
// are said to be sent: after 1 ms of delay at the end of the step that ends
// 1 ms later, as in NEST's traces.
func TestSpikeGenerator(t *testing.T) {
	net := network.New(network.Options{Dt: ms(0.1)})
	source := net.Population("source", 1, zoo.SpikeGenerator{SpikeTimes: []unit.Time{0.1, 2, 2.3}, SpikeMultiplicities: []int{1, 3, 0}})
	cell := net.Population("cell", 1, zoo.IafPscDelta{TauM: ms(1e12)})
	net.Project(source, cell, conn.OneToOne{}, network.Via{Weight: unit.Millivolt(1), Delay: ms(1)})
	tr := record.State(cell, 0, "V_m")
	run(t, net, 5, tr)
	v, _ := tr.Values("V_m")
	for k, want := range map[int]float64{10: 0, 11: 1, 29: 1, 30: 4, 40: 4} {
		within(t, fmt.Sprintf("spikes that arrived until %.1f ms", float64(k)/10), v[k]+70, want, 1e-6)
	}
	for _, g := range []zoo.SpikeGenerator{
		{SpikeTimes: []unit.Time{0}}, {SpikeTimes: []unit.Time{1}, SpikeMultiplicities: []int{-1}}, {SpikeTimes: []unit.Time{1, 2}, SpikeMultiplicities: []int{1}},
	} {
		if _, err := g.Instance(); err == nil {
			t.Errorf("%v is no error", g)
		}
	}
}

// parrotMultiplies: with its release, a parrot sends a spike as often as it
// came in the step.
func parrotMultiplies(t *testing.T, _ string) {
	net := network.New(network.Options{Dt: ms(0.1)})
	source := net.Population("source", 2, zoo.SpikeTimes{
		Times: []unit.Time{1, 1, 1, 3, 3, 5}, Neurons: []int{0, 0, 1, 0, 1, 1},
	})
	parrot := net.Population("parrot", 1, zoo.ParrotNeuron{})
	cell := net.Population("cell", 1, collector())
	net.Project(source, parrot, conn.AllToAll{}, network.Via{Weight: unit.Scalar(1), Delay: ms(1)})
	net.Project(parrot, cell, conn.AllToAll{}, network.Via{Weight: unit.Millivolt(2), To: "v", Delay: ms(1), Release: zoo.ParrotNeuronRelease{}})
	tr := record.State(cell, 0, "v")
	run(t, net, 9, tr)
	v, _ := tr.Values("v")
	var jumps []float64
	for k := range len(v) - 1 {
		if d := v[k+1] - v[k]; d != 0 {
			jumps = append(jumps, math.Round(d*1e9)/1e9)
		}
	}
	if want := []float64{6, 4, 2}; !slices.Equal(jumps, want) {
		t.Errorf("what arrives is %v mV, want %v", jumps, want)
	}
}

// showRateReadout: r is the sum of what arrived, each part decayed since.
func showRateReadout(t *testing.T, _ string) {
	net := network.New(network.Options{Dt: ms(0.1)})
	source := net.Population("source", 2, zoo.SpikeTimes{Times: []unit.Time{1, 3, 3}, Neurons: []int{0, 0, 1}})
	p := net.Population("readout", 1, zoo.LeakyRateReadout{Tau: ms(4)})
	net.Project(source, p, conn.AllToAll{}, network.Via{Weight: unit.Scalar(0.5)})
	tr := record.State(p, 0, "r")
	run(t, net, 10, tr)
	r, _ := tr.Values("r")
	first := slices.IndexFunc(r, func(x float64) bool { return x > 0 })
	if first < 10 || first > 12 {
		t.Fatalf("the spike at 1 ms is read in step %d", first)
	}
	for k := first; k < len(r); k++ {
		since := float64(k-first) * 0.1
		want := 0.5 * math.Exp(-since/4)
		if k >= first+20 {
			want += math.Exp(-(since - 2) / 4)
		}
		within(t, "value read out", r[k], want, 1e-12)
	}
}

// showSpikeReadout: a constant input x above the threshold gives intervals of
// tau log((x - V_r)/(x - V_th)), where a reset to zero has V_r = 0.
func showSpikeReadout(t *testing.T, model string) {
	c := cell{model: model, reset: "hard", input: "2.5*mV", dt: 0.001}
	within(t, "interval in ms", lastInterval(t, c.spikes(t, 60)), 5*math.Log(2.5/1.5), 2e-3)
	// The reset by subtraction keeps what lies above the threshold.
	soft := cell{model: model, input: "20*mV", dt: 0.1}
	v := soft.trace(t, 3, "V")
	decay := math.Exp(-0.1 / 5)
	want := 0.
	for k := range v {
		within(t, "V in mV", v[k], want, 1e-9)
		if want >= 1 {
			want-- // BrainPy resets at the start of the next step
		}
		want = 20 + (want-20)*decay
	}

	// What arrives in a step counts like an input held for the step.
	net := network.New(network.Options{Dt: ms(0.1)})
	source := net.Population("source", 1, zoo.SpikeTimes{Times: []unit.Time{1, 1.1, 1.2}, Neurons: []int{0, 0, 0}})
	p := net.Population("readout", 1, zoo.LeakySpikeReadout{})
	net.Project(source, p, conn.AllToAll{}, network.Via{Weight: unit.Millivolt(10)})
	tr := record.State(p, 0, "V")
	run(t, net, 5, tr)
	arrived, _ := tr.Values("V")
	first := slices.IndexFunc(arrived, func(x float64) bool { return x > 0 })
	want = 0
	for k := first; k < len(arrived); k++ {
		want *= decay
		if k < first+3 {
			want += 10 * (1 - decay)
		}
		within(t, "V in mV after spikes", arrived[k], want, 1e-9)
	}
}

// A table over time has the dimension that its model declares.
func TestTablesOfOtherDimensions(t *testing.T) {
	net := network.New(network.Options{})
	p := net.Population("P", 1, follower())
	net.Drive(p, zoo.StepCurrentGenerator{Amplitude: eqn.NewSteps([]unit.Time{1}, unit.Millivolt(3))}, network.InputOptions{})
	if err := net.Err(); err == nil || !strings.Contains(err.Error(), "the table amplitude of step_current_generator is in volt, not in amp") {
		t.Errorf("currents in volt: %v", err)
	}
}
