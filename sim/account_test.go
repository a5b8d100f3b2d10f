package sim_test

import (
	"context"
	"runtime"
	"strings"
	"testing"

	"synfire/conn"
	"synfire/network"
	"synfire/record"
	"synfire/rng"
	"synfire/sim"
	"synfire/unit"
	"synfire/zoo"
)

// accounted is a network of known size: 1,000 elements, 100,000 synapses of
// one weight and 20,000 of weights of their own.
func accounted() (*network.Network, *network.Population) {
	net := network.New(network.Options{Seed: 3})
	p := net.Population("P", 1000, zoo.LIF{VRest: unit.Millivolt(-52), VTh: unit.Millivolt(-50), VReset: unit.Millivolt(-60)}.With(
		zoo.LIFState{V: rng.Uniform(unit.Millivolt(-60), unit.Millivolt(-50))}))
	net.Project(p, p, conn.FixedOutDegree{N: 100}, network.Via{Name: "equal", Weight: unit.Millisiemens(0.01), Syn: zoo.Expon{}, Out: zoo.CUBA{}})
	net.Project(p.Slice(0, 200), p, conn.FixedInDegree{N: 20}, network.Via{Name: "own", Weight: rng.Normal(unit.Millisiemens(0.01), unit.Millisiemens(0.001)), Syn: zoo.Expon{}, Out: zoo.CUBA{}})
	net.Input(p, unit.Milliampere(3), network.InputOptions{})
	return net, p
}

func TestAccount(t *testing.T) {
	net, _ := accounted()
	s, err := sim.New(net, sim.Options{Threads: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	a, err := s.Account()
	if err != nil {
		t.Fatal(err)
	}
	if a.Neurons != 1000 || a.Synapses != 120000 || len(a.Populations) != 1 || len(a.Projections) != 2 || len(a.Warnings) != 0 {
		t.Errorf("%+v", a)
	}
	if p := a.Populations[0]; p.Method != "exponential_euler" || !p.MethodIsDefault || p.Precision != "f32" || p.Timing != "seed" || p.Elements != 1000 {
		t.Errorf("%+v", p)
	}
	// A 16-bit index each, and a weight of 4 bytes where they differ.
	equal, own := a.Projections[0], a.Projections[1]
	if equal.Bytes != 2*100000 || own.Bytes != 6*20000 || own.From != "P[0:200]" || own.To != "P" {
		t.Errorf("%+v, %+v", equal, own)
	}
	if sum := equal.Bytes + own.Bytes; a.TableBytes < sum || a.TableBytes > sum*3/2 {
		t.Errorf("%d bytes in tables of %d", sum, a.TableBytes)
	}
}

// TestEstimateLeavesNoTrace: the same spikes with and without an estimate.
func TestEstimateLeavesNoTrace(t *testing.T) {
	count := func(estimate bool) []int64 {
		net, p := accounted()
		spikes := record.Spikes(p)
		s, err := sim.New(net, sim.Options{Threads: 2, Recorders: []sim.Recorder{spikes}})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if estimate {
			e, err := s.Estimate(10)
			if err != nil {
				t.Fatal(err)
			}
			if e.EventsPerS != 10*120000 || !(e.NsPerUpdate > 0) || !(e.NsPerEvent > 0) || !(e.RTF > 0) {
				t.Errorf("%+v", e)
			}
		}
		if err := s.Run(context.Background(), unit.Millisecond(50)); err != nil {
			t.Fatal(err)
		}
		return append(spikes.Steps(), spikes.Neurons()...)
	}
	with, without := count(true), count(false)
	if len(with) == 0 || len(with) != len(without) {
		t.Fatalf("%d and %d", len(with), len(without))
	}
	for k := range with {
		if with[k] != without[k] {
			t.Fatalf("spike %d differs", k)
		}
	}
}

// TestTooLarge: what does not fit is refused before it is made, with what
// takes most of the memory.
func TestTooLarge(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux tells how much memory is left")
	}
	net := network.New(network.Options{})
	p := net.Population("P", 1_000_000, zoo.LIF{})
	net.Project(p, p, conn.AllToAll{}, network.Via{Name: "everyone", Weight: unit.Millisiemens(1), Syn: zoo.Expon{}, Out: zoo.CUBA{}})
	_, err := sim.New(net, sim.Options{})
	if err == nil {
		t.Fatal("10^12 synapses fit")
	}
	text := err.Error()
	for _, want := range []string{"the network does not fit: it needs at least ", " TB of memory, and ", "everyone: 1,000,000,000,000 synapses, ", "help: "} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in:\n%s", want, text)
		}
	}
}

// TestTooManyTrials: the state of every trial counts.
func TestTooManyTrials(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux tells how much memory is left")
	}
	net := network.New(network.Options{})
	net.Population("P", 100_000_000, zoo.LIF{})
	if _, err := sim.New(net, sim.Options{Trials: sim.MaxTrials}); err == nil || !strings.Contains(err.Error(), "P: 100,000,000 elements in each of 65,536 trials, ") {
		t.Errorf("error %v", err)
	}
	if _, err := sim.New(net, sim.Options{Trials: sim.MaxTrials + 1}); err == nil || !strings.Contains(err.Error(), "trials is 65537; it must be 1 to 65536") {
		t.Errorf("error %v", err)
	}
}
