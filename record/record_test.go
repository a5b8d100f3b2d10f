package record_test

import (
	"context"
	"math"
	"slices"
	"testing"

	"synfire/eqn"
	"synfire/network"
	"synfire/record"
	"synfire/sim"
	"synfire/state"
	"synfire/unit"
)

// clocks is a population of which element i spikes every 1 + i ms.
func clocks(n int) (*network.Network, *network.Population) {
	net := network.New(network.Options{Dt: unit.Millisecond(0.1)})
	p := net.Population("clocks", n, eqn.Neuron("dv/dt = 1/((1 + i)*ms) : 1", eqn.Options{Threshold: "v > 0.999", Reset: "v = 0"}))
	return net, p
}

// TestWindows keeps what lies in a window, in every trial.
func TestWindows(t *testing.T) {
	for _, trials := range []int{0, 3} {
		net, p := clocks(4)
		all := record.Spikes(p)
		spikes := record.Spikes(p).Between(unit.Millisecond(4), unit.Millisecond(8))
		trace := record.State(p, unit.Millisecond(0.5), "v").Between(unit.Millisecond(4), unit.Millisecond(6))
		s, err := sim.New(net, sim.Options{Trials: trials, Recorders: []sim.Recorder{all, spikes, trace}})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if err := s.Run(context.Background(), unit.Millisecond(12)); err != nil {
			t.Fatal(err)
		}
		var want []int64
		for _, k := range all.Steps() {
			if k >= 40 && k < 80 {
				want = append(want, k)
			}
		}
		if got := spikes.Steps(); !slices.Equal(got, want) || len(want) < 4 {
			t.Errorf("%d trials: spikes in steps %v, want %v", trials, got, want)
		}
		if got, want := trace.Times(), []float64{4, 4.5, 5, 5.5}; !near(got, want) {
			t.Errorf("%d trials: samples at %v, want %v", trials, got, want)
		}
		values, n := trace.Values("v")
		if n != 4*max(trials, 1) || len(values) != 4*n {
			t.Fatalf("%d trials: %d samples of %d elements", trials, len(values)/n, n)
		}
		for sample := range 4 {
			for e := range n {
				if x := values[sample*n+e]; x != values[sample*n+e%4] {
					t.Errorf("%d trials, sample %d: element %d of trial %d is %v, in trial 0 %v", trials, sample, e%4, e/4, x, values[sample*n+e%4])
				}
			}
		}
		if x := values[1]; math.Abs(x-1) > 1e-5 && math.Abs(x) > 1e-5 {
			t.Errorf("element 1, with a period of 2 ms, is %v at 4 ms", x)
		}
	}
}

// TestNoRecorder: a recorder that is none is an error.
func TestNoRecorder(t *testing.T) {
	net, p := clocks(1)
	if s, err := sim.New(net, sim.Options{Recorders: []sim.Recorder{record.Spikes(p), nil}}); err == nil {
		s.Close()
		t.Error("a nil recorder was taken")
	}
}

func near(got, want []float64) bool {
	return slices.EqualFunc(got, want, func(x, y float64) bool { return math.Abs(x-y) < 1e-9 })
}

// TestMemory refuses recordings that do not fit, and allows windows of them.
func TestMemory(t *testing.T) {
	net, p := clocks(100_000)
	trace := record.State(p, 0, "v")
	if got, want := trace.Bytes(100, 1100, 0.1), 8.0*100_000*1000; got != want {
		t.Errorf("1,000 steps take %v bytes, want %v", got, want)
	}
	if got, want := record.State(p, unit.Millisecond(1), "v", "v").Between(0, unit.Millisecond(50)).Bytes(0, 1000, 0.1), 8.0*2*100_000*50; got != want {
		t.Errorf("50 samples of two variables take %v bytes, want %v", got, want)
	}
	s, err := sim.New(net, sim.Options{Recorders: []sim.Recorder{trace}})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.CheckRecording(100); err != nil {
		t.Error(err)
	}
	if err := s.Run(context.Background(), unit.Second(1e6)); err == nil {
		t.Error("a recording of 8 PB was begun")
	} else if s.StepCount() != 0 {
		t.Errorf("%d steps were done before: %v", s.StepCount(), err)
	}
}

// TestRoom: a trace does not move while what it was told of is recorded.
func TestRoom(t *testing.T) {
	_, p := clocks(3)
	trace := record.State(p, unit.Millisecond(0.3), "v", "v").Between(unit.Millisecond(1), unit.Millisecond(50))
	trace.MakeRoom(0, 1000, 0.1)
	column := state.Of([]float64{1, 2, 3})
	if n := testing.AllocsPerRun(1, func() {
		for step := int64(12); step < 250; step += 3 {
			trace.RecordState(step, []state.Column{column, column})
		}
	}); n > 2 { // of the list of steps, which grows
		t.Errorf("%v allocations", n)
	}
	if xs, cols := trace.Values("v"); len(xs) != 2*80*cols {
		t.Errorf("%d values of %d elements", len(xs), cols)
	}
}
