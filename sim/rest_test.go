package sim_test

import (
	"context"
	"fmt"
	"math"
	"slices"
	"testing"

	"synfire/conn"
	"synfire/eqn"
	"synfire/kernel"
	"synfire/network"
	"synfire/record"
	"synfire/sim"
	"synfire/unit"
)

// sparse is a network in which a few driven neurons reach some of many others:
// in the manner of the fly brain, with refractory elements that lose what
// arrives, parameters that vary by element, and two receptors.
func sparse(timing string) (*network.Network, *network.Population, *network.Projection) {
	net := network.New(network.Options{Seed: 8})
	driver := net.Population("driver", 30, noisy("brian"))
	tau := make(unit.Each[unit.Time], 4000)
	for i := range tau {
		tau[i] = unit.Millisecond(2 + 0.0001*float64(i))
	}
	p := net.Population("P", 4000, eqn.Neuron(`
		dv/dt = (El - v + g)/tau : volt (unless refractory)
		dg/dt = -g/taug : volt (unless refractory)`, eqn.Options{
		Threshold: "v > Vt", Reset: "v = Vr; g = 0*mV", Refractory: "2*ms", Timing: timing,
		Values: map[string]unit.Any{
			"El": unit.Millivolt(-52).Erase(), "Vt": unit.Millivolt(-45).Erase(), "Vr": unit.Millivolt(-52).Erase(),
			"tau": tau.Erase(), "taug": unit.Millisecond(1).Erase(), "v": unit.Millivolt(-52).Erase(),
		},
	}))
	via := network.Via{Weight: unit.Millivolt(40), Delay: unit.Millisecond(1.8), To: "g"}
	net.Project(driver, p.Slice(500, 1500), conn.FixedOutDegree{N: 20}, via)
	net.Project(p, p.Slice(1000, 2500), conn.FixedOutDegree{N: 3}, network.Via{Weight: unit.Millivolt(10), Delay: unit.Millisecond(1.8), To: "g"})
	v := net.Project(driver.Slice(0, 5), p.Slice(3000, 3100), conn.FixedOutDegree{N: 5}, network.Via{Weight: unit.Millivolt(8), Delay: unit.Millisecond(1), To: "v"})
	return net, p, v
}

// Leaving out what rests changes no bit of spikes, samples or states, for any
// number of threads, either backend and precision, however the run is cut, and
// when values are changed in between.
func TestRest(t *testing.T) {
	type result struct {
		spikes string
		states []uint64
	}
	perform := func(timing string, sampled bool, piece int64, o sim.Options) (result, float64) {
		net, p, proj := sparse(timing)
		spk := record.Spikes(p)
		o.Recorders = []sim.Recorder{spk}
		trace := record.State(p.Slice(900, 1100), unit.Millisecond(3), "v", "g")
		if sampled {
			o.Recorders = append(o.Recorders, trace)
		}
		s, err := sim.New(net, o)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		run := func(n int64) {
			for done := int64(0); done < n; done += piece {
				if err := s.RunSteps(context.Background(), min(piece, n-done)); err != nil {
					t.Fatal(err)
				}
			}
		}
		rested := 0.0
		run(900)
		rested += s.Resting()
		s.State(p, "v").Set(2600, -46)
		s.State(p, "g").Set(2700, 60)
		run(400)
		rested += s.Resting()
		if err := s.Assign(p, "El", unit.Millivolt(-52.5).Erase()); err != nil {
			t.Fatal(err)
		}
		if err := s.SetWeights(proj, unit.Millivolt(3).Erase()); err != nil {
			t.Fatal(err)
		}
		run(900)
		rested += s.Resting()
		var r result
		r.spikes = fmt.Sprintf("%d spikes, %s", spk.Count(), rasterHash(spk))
		if spk.Count() < 300 {
			t.Fatalf("only %d spikes", spk.Count())
		}
		for _, name := range []string{"v", "g"} {
			a := s.State(p, name)
			for i := range a.Len() {
				r.states = append(r.states, math.Float64bits(a.At(i)))
			}
			if sampled {
				xs, _ := trace.Values(name)
				for _, x := range xs {
					r.states = append(r.states, math.Float64bits(x))
				}
			}
		}
		return r, rested / 3
	}
	timings, precisions := []string{"brian", "nest"}, []string{"f32", "f64"}
	if testing.Short() { // the threads are the same for all
		timings, precisions = timings[:1], precisions[:1]
	}
	for _, timing := range timings {
		for _, precision := range precisions {
			for _, sampled := range []bool{false, true} {
				want, rested := perform(timing, sampled, 900, sim.Options{Precision: precision, Dense: true, Threads: 1})
				if rested != 0 {
					t.Fatalf("%v of the elements rest in a dense run", rested)
				}
				for _, c := range []struct {
					threads int
					piece   int64
					backend kernel.Backend
				}{{1, 900, kernel.Auto}, {1, 7, kernel.Auto}, {2, 100, kernel.Auto}, {3, 900, kernel.Portable}} {
					if c.backend == kernel.Portable && (sampled || testing.Short()) {
						continue // slow; with samples, the same code as without
					}
					got, rested := perform(timing, sampled, c.piece, sim.Options{Precision: precision, Backend: c.backend, Threads: c.threads})
					if rested < 0.2 {
						t.Errorf("%s, %s: only %.2f of the elements rest: nothing is shown", timing, precision, rested)
					}
					if got.spikes != want.spikes {
						t.Errorf("%s, %s, sampled %v, %+v: %s, want %s", timing, precision, sampled, c, got.spikes, want.spikes)
					}
					if !slices.Equal(got.states, want.states) {
						t.Errorf("%s, %s, sampled %v, %+v: other states", timing, precision, sampled, c)
					}
				}
			}
		}
	}
}
