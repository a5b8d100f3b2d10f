package sim_test

import (
	"context"
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
	"synfire/sim"
	"synfire/unit"
	"synfire/zoo"
)

// pa is what inputs give in the tests below, in pA.
func pa(x float64) unit.Current { return unit.Picoampere(x) }

// Listed spikes belong to the step nearest to their time, whatever their
// order, and an element that is listed twice in a step counts twice.
func TestSpikeTimes(t *testing.T) {
	build := func() (*network.Network, *network.Population, *network.Population) {
		net := network.New(network.Options{})
		src := net.Population("S", 40, zoo.SpikeTimes{
			Times: []unit.Time{2.04, 0, 1.06, 1.06, 0.3, 1.96}, Neurons: []int{1, 39, 20, 20, 3, 0},
		})
		p := net.Population("P", 40, eqn.Neuron("v : volt\ndu/dt = 0*volt/second : volt", eqn.Options{}))
		net.Project(src, p, conn.OneToOne{}, network.Via{Weight: unit.Millivolt(1), To: "u"})
		return net, src, p
	}
	for _, threads := range []int{1, 3} {
		net, src, p := build()
		spk := record.Spikes(src)
		s, err := sim.New(net, sim.Options{Recorders: []sim.Recorder{spk}, Threads: threads})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Run(context.Background(), unit.Millisecond(3)); err != nil {
			t.Fatal(err)
		}
		if got, want := spk.Steps(), []int64{0, 3, 11, 11, 20, 20}; !slices.Equal(got, want) {
			t.Errorf("%d threads: steps %v, want %v", threads, got, want)
		}
		if got, want := spk.Neurons(), []int64{39, 3, 20, 20, 0, 1}; !slices.Equal(got, want) {
			t.Errorf("%d threads: neurons %v, want %v", threads, got, want)
		}
		if got := s.State(p, "u").At(20); math.Abs(got-2e-3) > 1e-9 {
			t.Errorf("%d threads: two spikes of 1 mV give %v V", threads, got)
		}
		s.Close()
	}
}

// What is wrong with sources and inputs is said with the number.
func TestBadInputs(t *testing.T) {
	lif := zoo.LIF{}
	for _, r := range []struct {
		want  string
		build func(net *network.Network)
	}{
		{"spike 1 is of element 4; there are 4 elements", func(net *network.Network) {
			net.Population("P", 4, zoo.SpikeTimes{Times: []unit.Time{1, 2}, Neurons: []int{3, 4}})
		}},
		{"spike 0 is at -1 ms", func(net *network.Network) {
			net.Population("P", 4, zoo.SpikeTimes{Times: []unit.Time{-1}, Neurons: []int{3}})
		}},
		{"2 times for 1 neurons", func(net *network.Network) {
			net.Population("P", 4, zoo.SpikeTimes{Times: []unit.Time{1, 2}, Neurons: []int{3}})
		}},
		{"spike 0 is of neuron -3", func(net *network.Network) {
			net.Population("P", 4, zoo.SpikeTimes{Times: []unit.Time{1}, Neurons: []int{-3}})
		}},
		{"values has 2 columns for 3 elements", func(net *network.Network) {
			net.Drive(net.Population("P", 3, lif), zoo.TimedArray{Values: &eqn.Series{Dt: 1, Dim: pa(0).Dim(), Columns: 2, Values: make([]float64, 4)}}, network.InputOptions{})
		}},
		{`timed_array needs the table over time "values"`, func(net *network.Network) {
			net.Drive(net.Population("P", 3, lif), zoo.TimedArray{}, network.InputOptions{})
		}},
		{"time 1, 1 ms, does not come after 2 ms", func(net *network.Network) {
			net.Drive(net.Population("P", 3, lif), zoo.TimedArray{Values: eqn.NewSteps([]unit.Time{2, 1}, pa(1), pa(2))}, network.InputOptions{})
		}},
		{`sine needs a value for "frequency"`, func(net *network.Network) {
			net.Drive(net.Population("P", 3, lif), zoo.Sine{Amplitude: pa(1)}, network.InputOptions{})
		}},
		{"ramp: high is in volt, but low in ampere", func(net *network.Network) {
			net.Drive(net.Population("P", 3, lif), zoo.Ramp{Low: pa(1), High: unit.Millivolt(1), Stop: unit.Millisecond(1)}, network.InputOptions{})
		}},
		{"sine and step: one gives volt, the other ampere", func(net *network.Network) {
			net.Drive(net.Population("P", 3, lif), compose.Sum(zoo.Sine{Amplitude: unit.Millivolt(1), Frequency: unit.Hertz(1)}, zoo.Step{Amplitude: pa(1)}), network.InputOptions{})
		}},
		{`input1 gives volt, but the input "I" of LIF is in ampere`, func(net *network.Network) {
			net.Drive(net.Population("P", 3, lif), zoo.Step{Amplitude: unit.Millivolt(1)}, network.InputOptions{})
		}},
		{"PoissonGroup is not an input that is added to something", func(net *network.Network) {
			net.Drive(net.Population("P", 3, lif), zoo.PoissonGroup{}, network.InputOptions{})
		}},
	} {
		net := network.New(network.Options{})
		r.build(net)
		s, err := sim.New(net, sim.Options{})
		if err == nil {
			s.Close()
			t.Errorf("no mistake where %q was expected", r.want)
		} else if !containsText(err, r.want) {
			t.Errorf("the message %q does not say %q", err, r.want)
		}
	}
}

// Sources and inputs give the same bits for any number of threads and either
// backend.
func TestSourcesAreTheSameForAnyThreads(t *testing.T) {
	run := func(threads int, backend kernel.Backend) (*record.SpikeTrain, []float64) {
		net := network.New(network.Options{Seed: 4})
		src := net.Population("S", 1000, zoo.PoissonGroup{Rate: unit.Hertz(200)})
		list := net.Population("L", 50, zoo.SpikeTimes{Times: []unit.Time{3, 5, 5}, Neurons: []int{7, 49, 0}})
		p := net.Population("P", 500, zoo.LIF{})
		net.Project(src, p, conn.FixedInDegree{N: 20}, network.Via{Weight: unit.Millisiemens(0.2), Syn: zoo.Expon{}, Out: zoo.CUBA{}})
		net.Project(list, p, conn.AllToAll{}, network.Via{Weight: unit.Millisiemens(0.2), Syn: zoo.Expon{}, Out: zoo.CUBA{}})
		net.Drive(p.Slice(100, 300), compose.Sum(zoo.Sine{Amplitude: unit.Milliampere(1), Frequency: unit.Hertz(30)}, compose.Value(unit.Milliampere(0.3))), network.InputOptions{})
		net.Drive(p, zoo.PoissonInput{Count: unit.Scalar(10), Rate: unit.Hertz(100), Weight: unit.Microvolt(100)}, network.InputOptions{To: "V"})
		spk := record.Spikes(p)
		s, err := sim.New(net, sim.Options{Recorders: []sim.Recorder{spk}, Threads: threads, Backend: backend})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		for range 7 {
			if err := s.RunSteps(context.Background(), 71); err != nil {
				t.Fatal(err)
			}
		}
		v := make([]float64, 500)
		for i := range v {
			v[i] = s.State(p, "V").At(i)
		}
		return spk, v
	}
	want, v := run(1, kernel.Portable)
	if want.Count() < 1000 {
		t.Fatalf("only %d spikes", want.Count())
	}
	for _, threads := range []int{1, 2, 3} {
		for _, backend := range []kernel.Backend{kernel.Portable, kernel.Native} {
			if kernel.Available(backend) != nil {
				continue
			}
			got, gotV := run(threads, backend)
			if !slices.Equal(got.Steps(), want.Steps()) || !slices.Equal(got.Neurons(), want.Neurons()) || !slices.Equal(gotV, v) {
				t.Errorf("%d threads, %v: other spikes or potentials", threads, backend)
			}
		}
	}
}

func containsText(err error, text string) bool { return strings.Contains(err.Error(), text) }

// Spikes of a listed source carry what their projection's release computes:
// a depressing synapse gives all of its weight, then 1 - U e^{-T/tau} of it.
func TestListedSpikesRelease(t *testing.T) {
	net := network.New(network.Options{})
	src := net.Population("S", 3, zoo.SpikeTimes{Times: []unit.Time{5, 55}, Neurons: []int{1, 1}})
	p := net.Population("P", 3, eqn.Neuron("u : volt\ndv/dt = 0*volt/second : volt", eqn.Options{}))
	net.Project(src, p, conn.OneToOne{}, network.Via{
		Weight: unit.Millivolt(1000), To: "v", Release: zoo.STD{U: unit.Scalar(0.4), Tau: unit.Millisecond(100)},
	})
	s, err := sim.New(net, sim.Options{Precision: "f64"})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var got []float64
	for range 600 {
		if err := s.Step(); err != nil {
			t.Fatal(err)
		}
		v := s.State(p, "v").At(1)
		if n := len(got); n == 0 && v > 0 || n > 0 && v > got[n-1] {
			got = append(got, v)
		}
	}
	first := s.State(p, "v").At(0)
	x := 1 - 0.4*math.Exp(-0.5)
	if len(got) != 2 || first != 0 || math.Abs(got[0]-1) > 1e-9 || math.Abs(got[1]-got[0]-x) > 1e-9 {
		t.Errorf("the variable is %v V after each spike, and %v V at a silent neuron; want jumps of 1 and %v", got, first, x)
	}
}
