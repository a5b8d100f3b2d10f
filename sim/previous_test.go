package sim_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"synfire/conn"
	"synfire/eqn"
	"synfire/network"
	"synfire/record"
	"synfire/sim"
	"synfire/unit"
)

// TestPreviousIsTheSample: a threshold on a variable and its value at the start
// of the step is the rising threshold, under every timing, and whether or not
// the step is cut in two where a recorder samples.
func TestPreviousIsTheSample(t *testing.T) {
	spikes := func(timing, threshold string, recorded bool) []float64 {
		net := network.New(network.Options{})
		source := net.Population("source", 1, eqn.Neuron("x : 1", eqn.Options{Threshold: "timestep(t, dt) % 20 == 3"}))
		p := net.Population("p", 1, eqn.Neuron("dv/dt = (1.2*volt*sin(2*pi*f*t) - v)/tau : volt", eqn.Options{
			Threshold: threshold, Reset: "v -= 0.1*volt", Timing: timing,
			Values: map[string]unit.Any{"tau": unit.Millisecond(1).Erase(), "f": unit.Hertz(200).Erase()},
		}))
		net.Project(source, p, conn.OneToOne{}, network.Via{Weight: unit.Millivolt(300), Delay: unit.Millisecond(0.3), To: "v"})
		spk := record.Spikes(p)
		recorders := []sim.Recorder{spk}
		if recorded {
			recorders = append(recorders, record.State(p, 0, "v"))
		}
		s, err := sim.New(net, sim.Options{Recorders: recorders, Precision: "f64"})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if err := s.Run(context.Background(), unit.Millisecond(40)); err != nil {
			t.Fatal(err)
		}
		return spk.Times()
	}
	for _, timing := range []string{"seed", "brian", "nest"} {
		want := spikes(timing, "rising v > 0.5*volt", false)
		if len(want) < 5 {
			t.Fatalf("%s: %d spikes", timing, len(want))
		}
		for _, recorded := range []bool{false, true} {
			if got := spikes(timing, "v > 0.5*volt and not previous(v) > 0.5*volt", recorded); !slices.Equal(got, want) {
				t.Errorf("%s, recorded %v: spikes at %v, want %v", timing, recorded, got, want)
			}
		}
	}
}

// TestPreviousBeforeTheStep: under brian the reset comes before the step has
// begun.
func TestPreviousBeforeTheStep(t *testing.T) {
	net := network.New(network.Options{})
	net.Population("p", 1, eqn.Neuron("dv/dt = 1*volt/ms : volt", eqn.Options{Threshold: "v > 1*volt", Reset: "v = previous(v)/2"}))
	s, err := sim.New(net, sim.Options{})
	if err == nil {
		s.Close()
		t.Fatal("no mistake found")
	}
	if want := "there is no previous(v)"; !strings.Contains(err.Error(), want) {
		t.Errorf("message %q, want %q", err, want)
	}
}
