package sim_test

import (
	"context"
	"strings"
	"testing"

	"synfire/network"
	"synfire/record"
	"synfire/sim"
	"synfire/unit"
	"synfire/zoo"
)

// TestMemoryRunsOut: a run ends with an error while there is memory to hand out
// what was recorded, which is kept.
func TestMemoryRunsOut(t *testing.T) {
	net := network.New(network.Options{})
	p := net.Population("P", 20000, zoo.LIF{})
	net.Input(p, unit.Milliampere(1e4), network.InputOptions{}) // spikes in every step
	spikes := record.Spikes(p)
	free := int64(200 << 20)
	defer sim.SetMemory(func() (int64, bool) { return free - 4*int64(spikes.Count()), true })()
	s, err := sim.New(net, sim.Options{Recorders: []sim.Recorder{spikes}})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	err = s.Run(context.Background(), unit.Millisecond(10000))
	if err == nil || !strings.Contains(err.Error(), "memory is running out at ") {
		t.Fatalf("error %v", err)
	}
	left := free - 4*int64(spikes.Count())
	if n := int64(len(spikes.Steps())); 16*n > left || 16*n < left/4 {
		t.Errorf("%d spikes were kept, and %d bytes were left", n, left)
	}
	if err := s.Step(); err == nil {
		t.Error("a step more is made")
	}
	free *= 2
	if err := s.Step(); err != nil {
		t.Error(err)
	}
}
