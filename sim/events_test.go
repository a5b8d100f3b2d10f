package sim_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"synfire/conn"
	"synfire/eqn"
	"synfire/kernel"
	"synfire/network"
	"synfire/record"
	"synfire/sim"
	"synfire/unit"
)

// Statements run at the start of every so many steps, for every element, under
// any timing.
func TestRegularly(t *testing.T) {
	for _, timing := range []string{"seed", "brian", "nest"} {
		net := network.New(network.Options{})
		n := net.Population("n", 3, eqn.Neuron("dv/dt = -v/(10*ms) : 1\nk : 1", eqn.Options{Timing: timing}))
		n.Regularly("v += 1 + i; k += 1", unit.Millisecond(0.5))
		n.Regularly("k *= 2", unit.Millisecond(1))
		s := start(t, net, sim.Options{Precision: "f64"})
		run(t, s, 2)
		decay := math.Exp(-0.05) // between two times
		for e := range 3 {
			v := 0.0
			for range 4 {
				v = (v + 1 + float64(e)) * decay
			}
			if got := s.State(n, "v").At(e); math.Abs(got-v) > 1e-12 {
				t.Errorf("%s: v[%d] is %v, want %v", timing, e, got, v)
			}
			// 0.0: +1 *2, 0.5: +1, 1.0: +1 *2, 1.5: +1
			if got := s.State(n, "k").At(e); got != 9 {
				t.Errorf("%s: k[%d] is %v, want 9", timing, e, got)
			}
		}
	}
}

// A custom event runs its statements, is recorded, and is sent instead of
// spikes, with any number of workers.
func TestCustomEvents(t *testing.T) {
	for _, threads := range []int{1, 3} {
		net := network.New(network.Options{})
		from := net.Population("from", 40, eqn.Neuron("dv/dt = 1/ms : 1\ncount : 1", eqn.Options{
			Threshold: "v > 1000",
			Events:    map[string]string{"high": "v > 1 + i/100.0"}, OnEvent: map[string]string{"high": "v = 0; count += 1"},
			Method: "euler",
		}))
		to := net.Population("to", 40, counter("brian"))
		net.Project(from, to, conn.OneToOne{}, network.Via{Weight: unit.Scalar(1), Delay: unit.Millisecond(0.3), To: "x", Event: "high"})
		events := record.Events(from, "high")
		spikes := record.Spikes(from)
		s := start(t, net, sim.Options{Threads: threads, Precision: "f64", Recorders: []sim.Recorder{events, spikes}})
		run(t, s, 10)
		counts := make([]float64, 40)
		for k, e := range events.Neurons() {
			if events.Steps()[k]+4 < 100 {
				counts[e]++
			}
		}
		if spikes.Count() != 0 || events.Count() < 40*6 {
			t.Fatalf("%d spikes and %d events", spikes.Count(), events.Count())
		}
		// Element 0 passes 1 at its 11th step after a reset, so in steps 10, 21, …
		if !slices.Equal(events.Steps()[:1], []int64{10}) {
			t.Errorf("the first event is in step %d, want 10", events.Steps()[0])
		}
		for e := range 40 {
			if got := s.State(to, "x").At(e); got != counts[e] {
				t.Errorf("%d threads: %v events arrived from element %d, want %v", threads, got, e, counts[e])
			}
		}
	}
}

// A linked variable has the value of its source before the step.
func TestLinkedVariables(t *testing.T) {
	net := network.New(network.Options{})
	a := net.Population("a", 3, eqn.Neuron("dv/dt = (i + 1)*volt/ms : volt", eqn.Options{Method: "euler"}))
	text := "dx/dt = (v_a - x)/dt : volt\nv_a : volt (linked)"
	b := net.Population("b", 3, eqn.Neuron(text, eqn.Options{Method: "euler"}))
	c := net.Population("c", 2, eqn.Neuron(text, eqn.Options{Method: "euler"}))
	d := net.Population("d", 2, eqn.Neuron(text, eqn.Options{Method: "euler"}))
	net.Link(b, "v_a", a, "v", nil)
	net.Link(c, "v_a", a, "v", []int{2, 0})
	net.Link(d, "v_a", a.Slice(1, 2), "v", nil)
	s := start(t, net, sim.Options{Precision: "f64", Threads: 2})
	run(t, s, 1)
	for _, test := range []struct {
		of   *network.Population
		want []float64 // rates of the sources
	}{{b, []float64{1, 2, 3}}, {c, []float64{3, 1}}, {d, []float64{2, 2}}} {
		for e, rate := range test.want {
			if got, want := s.State(test.of, "x").At(e), 0.9*rate; math.Abs(got-want) > 1e-12 {
				t.Errorf("x[%d] of %s is %v volt, want %v", e, test.of.Name, got, want)
			}
		}
	}
}

func TestEventMistakes(t *testing.T) {
	for name, test := range map[string]struct {
		build func(net *network.Network, n *network.Population)
		want  string
	}{
		"unknown variable": {func(_ *network.Network, n *network.Population) { n.Regularly("u += 1", unit.Millisecond(1)) }, "u"},
		"no whole step":    {func(_ *network.Network, n *network.Population) { n.Regularly("v += 1*volt", unit.Millisecond(0.25)) }, "whole number of steps"},
		"slice": {func(_ *network.Network, n *network.Population) {
			n.Slice(0, 1).Regularly("v += 1*volt", unit.Millisecond(1))
		}, "not for a slice"},
		"no event": {func(net *network.Network, n *network.Population) {
			net.Project(n, n, conn.AllToAll{}, network.Via{Weight: unit.Millivolt(1), To: "v", Event: "low"})
		}, `no event "low"`},
		"not linked": {func(net *network.Network, n *network.Population) { net.Link(n, "v", n, "v", nil) }, "not declared (linked)"},
		"no link": {func(net *network.Network, _ *network.Population) {
			net.Population("m", 2, eqn.Neuron("dy/dt = z/ms : 1\nz : 1 (linked)", eqn.Options{}))
		}, "linked to nothing"},
		"wrong source": {func(net *network.Network, n *network.Population) {
			m := net.Population("m", 2, eqn.Neuron("dy/dt = z/ms : volt\nz : volt (linked)", eqn.Options{}))
			net.Link(m, "z", n, "v", []int{0, 5})
		}, "element 5 of 2"},
	} {
		t.Run(name, func(t *testing.T) {
			net := network.New(network.Options{})
			n := net.Population("n", 2, eqn.Neuron("dv/dt = -v/ms : volt", eqn.Options{Events: map[string]string{"high": "v > 1*volt"}, OnEvent: map[string]string{"high": "v = 0*volt"}}))
			test.build(net, n)
			s, err := sim.New(net, sim.Options{})
			if err == nil {
				s.Close()
				t.Fatal("no error")
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("%v\nwant %s", err, test.want)
			}
		})
	}
}

// Events and regular statements have the same bits on either backend.
func TestEventsOnBackends(t *testing.T) {
	if kernel.Available(kernel.Native) != nil {
		t.Skip("no native code here")
	}
	var want []uint64
	for _, backend := range []kernel.Backend{kernel.Portable, kernel.Native} {
		net := network.New(network.Options{Seed: 2})
		n := net.Population("n", 77, eqn.Neuron("dv/dt = (1.2 + 0.01*i - v)/(5*ms) : 1\nx : 1", eqn.Options{
			Threshold: "v > 1", Reset: "v = 0", Timing: "seed",
			Events: map[string]string{"half": "v > 0.5 and x < 3"}, OnEvent: map[string]string{"half": "v -= 0.1*rand(); x += 1"},
		}))
		n.Regularly("x = 0; v += 0.01*randn()", unit.Millisecond(2))
		net.Project(n, n, conn.Bernoulli{P: 0.1}, network.Via{Weight: unit.Scalar(0.02), To: "v", Event: "half"})
		s := start(t, net, sim.Options{Backend: backend})
		run(t, s, 50)
		var got []uint64
		for e := range 77 {
			got = append(got, math.Float64bits(s.State(n, "v").At(e)))
		}
		if want == nil {
			want = got
		}
		if !slices.Equal(got, want) {
			t.Error("other bits on the native backend")
		}
	}
}
