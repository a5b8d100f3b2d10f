package main

import (
	"math"
	"testing"
	"time"

	"synfire/sim"
)

// Steps that were interrupted while they were measured do not make an update or an
// event cost more than the whole run took.
func TestSpend(t *testing.T) {
	for _, c := range []struct {
		name              string
		run               float64 // s
		perUpdate, update float64 // ns; share
		perEvent          float64
	}{
		{"measured less than the run", 4, 1.5, 0.75, 5},
		{"measured four times the run", 0.25, 0.375, 0.75, 1.25},
	} {
		r := benchResult{RunS: c.run}
		r.spend(sim.Stats{Threads: 2, Updates: 1e9, Events: 1e8, Update: 1500 * time.Millisecond, Deliver: 500 * time.Millisecond})
		for name, got := range map[string][2]float64{
			"ns per update": {r.NsPerUpdate, c.perUpdate}, "ns per event": {r.NsPerEvent, c.perEvent}, "share of updates": {r.Profile["update"], c.update},
		} {
			if math.Abs(got[0]-got[1]) > 1e-9 {
				t.Errorf("%s: %s is %g, want %g", c.name, name, got[0], got[1])
			}
		}
	}
}
