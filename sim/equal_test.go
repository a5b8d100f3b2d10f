package sim_test

import (
	"context"
	"fmt"
	"testing"

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

// noisy is a neuron that spikes by itself at random times under any timing.
func noisy(timing string) *eqn.Template {
	return eqn.Neuron(`
		xi_all : second**-0.5 (shared)
		dv/dt = (El - v + ge + gi + 30*mV*rand())/tau + 0.5*mV*tau**-0.5*(xi + xi_all) : volt (unless refractory)
		dge/dt = -ge/taue : volt
		dgi/dt = -gi/taui : volt`, eqn.Options{
		Threshold: "v > Vt", Reset: "v = Vr", Refractory: "2*ms", Timing: timing,
		Values: map[string]unit.Any{
			"El": unit.Millivolt(-62).Erase(), "Vt": unit.Millivolt(-50).Erase(), "Vr": unit.Millivolt(-60).Erase(),
			"tau": rng.Normal(unit.Millisecond(20), unit.Millisecond(2)).Erase(), "taue": unit.Millisecond(5).Erase(), "taui": unit.Millisecond(10).Erase(),
			"v": rng.Uniform(unit.Millivolt(-60), unit.Millivolt(-50)).Erase(),
		},
	})
}

// networks use, between them, every rule, kind of delay, timing and kind of
// receptor.
var networks = map[string]func() (*network.Network, *network.Population){
	"brian, Bernoulli, no delay": func() (*network.Network, *network.Population) {
		net := network.New(network.Options{Seed: 1})
		p := net.Population("P", 300, noisy("brian"))
		net.Project(p.Slice(0, 240), p, conn.Bernoulli{P: 0.1}, network.Via{Weight: unit.Millivolt(1), To: "ge"})
		net.Project(p.Slice(240, 300), p, conn.Bernoulli{P: 0.1, NoAutapses: true}, network.Via{Weight: unit.Millivolt(-4), To: "gi"})
		return net, p
	},
	"nest, in-degree, heterogeneous": func() (*network.Network, *network.Population) {
		net := network.New(network.Options{Seed: 2})
		p := net.Population("P", 333, noisy("nest"))
		net.Project(p, p, conn.FixedInDegree{N: 20, NoAutapses: true}, network.Via{
			Weight: rng.Normal(unit.Millivolt(1), unit.Millivolt(0.1)), Delay: rng.Uniform(unit.Millisecond(0.5), unit.Millisecond(4)), To: "ge",
		})
		net.Project(p, p, conn.FixedInDegree{N: 5, Distinct: true}, network.Via{Weight: unit.Millivolt(-3), Delay: unit.Millisecond(1.5), To: "gi"})
		return net, p
	},
	"seed, shared conductance": func() (*network.Network, *network.Population) {
		tut := newTutorial(true)
		return tut.net, tut.neurons
	},
	"delta, total number": func() (*network.Network, *network.Population) {
		net := network.New(network.Options{Seed: 3})
		p := net.Population("P", 257, noisy("brian"))
		net.Project(p, p, conn.TotalNumber{N: 3000}, network.Via{Weight: rng.Uniform(unit.Millivolt(0), unit.Millivolt(0.5)), Delay: unit.Millisecond(1), To: "v"})
		return net, p
	},
	"two populations, lists": func() (*network.Network, *network.Population) {
		net := network.New(network.Options{Seed: 4})
		a := net.Population("A", 100, noisy("brian"))
		b := net.Population("B", 100, noisy("nest"))
		net.Project(a, b, conn.OneToOne{}, network.Via{Weight: unit.Millivolt(5), Delay: unit.Millisecond(2), To: "ge"})
		net.Project(b, a, conn.Pairs{Sources: []uint32{3, 3, 99, 0}, Targets: []uint32{1, 1, 0, 99}}, network.Via{Weight: unit.Millivolt(8), To: "gi"})
		net.Project(a.Slice(0, 10), b.Slice(50, 60), conn.AllToAll{}, network.Via{Weight: unit.Millivolt(2), Delay: unit.Millisecond(0.7), To: "v"})
		net.Project(a, b.Slice(20, 90), network.Where{Condition: "abs(i - j) < 4", P: "0.7"}, network.Via{
			WeightExpr: "(1 + 0.1*j)*mV", DelayExpr: "0.3*ms + abs(i - j)*ms", To: "gi",
		})
		return net, b
	},
	"conductances, out-degree": func() (*network.Network, *network.Population) {
		net := network.New(network.Options{Seed: 5})
		lif := zoo.LIFRef{VRest: unit.Millivolt(-52), VTh: unit.Millivolt(-50), VReset: unit.Millivolt(-60), Tau: unit.Millisecond(10), TauRef: unit.Millisecond(2), Reset: "hard"}
		p := net.Population("P", 400, lif.With(zoo.LIFRefState{V: rng.Normal(unit.Millivolt(-60), unit.Millivolt(5))}))
		net.Project(p, p, conn.FixedOutDegree{N: 30, Distinct: true}, network.Via{
			Weight: unit.Millisiemens(1e-3), Delay: rng.Exponential(unit.Millisecond(2)), Syn: zoo.DualExpon{}, Out: zoo.COBA{E: unit.Millivolt(0)},
		})
		net.Input(p, unit.Milliampere(3), network.InputOptions{})
		return net, p
	},
	"adaptive, threshold within the step": func() (*network.Network, *network.Population) {
		net := network.New(network.Options{Seed: 6})
		p := net.Population("P", 48, eqn.Neuron(`
			dv/dt = (El - v + DT*exp((min(v, -20*mV) - VT)/DT) + g - w)/tau : volt (unless refractory)
			dw/dt = -w/tauw : volt
			dg/dt = -g/taug : volt`, eqn.Options{
			Threshold: "within v > -30*mV", Reset: "v = -60*mV; w += 2*mV", Refractory: "1*ms", Timing: "nest", Method: "rkf45(absolute_error=1e-3)",
			Values: map[string]unit.Any{
				"El": unit.Millivolt(-46).Erase(), "VT": unit.Millivolt(-50).Erase(), "DT": unit.Millivolt(2).Erase(),
				"tau": rng.Uniform(unit.Millisecond(5), unit.Millisecond(20)).Erase(), "tauw": unit.Millisecond(50).Erase(),
				"taug": unit.Millisecond(5).Erase(), "v": rng.Uniform(unit.Millivolt(-60), unit.Millivolt(-45)).Erase(),
			},
		}))
		net.Project(p, p, conn.FixedInDegree{N: 12}, network.Via{Weight: unit.Millivolt(6), Delay: unit.Millisecond(1), To: "g"})
		return net, p
	},
}

// One spike hash per network and precision, for any number of threads, either
// backend, and any way of cutting the run into pieces.
func TestEqualBits(t *testing.T) {
	const steps = 150
	const inTurn = "workers in turn"
	runs := map[string]func(*sim.Sim, *network.Population) error{
		"one run": func(s *sim.Sim, _ *network.Population) error { return s.RunSteps(context.Background(), steps) },
		inTurn:    func(s *sim.Sim, _ *network.Population) error { return s.RunSteps(context.Background(), steps) },
		"chunks": func(s *sim.Sim, _ *network.Population) error {
			for done := int64(0); done < steps; done += 50 {
				if err := s.RunSteps(context.Background(), 50); err != nil {
					return err
				}
			}
			return nil
		},
		"step by step, reading": func(s *sim.Sim, p *network.Population) error {
			for i := range steps {
				if err := s.Step(); err != nil {
					return err
				}
				if i%3 == 0 {
					s.State(p, "tau").At(0)
				}
			}
			return s.Err()
		},
	}
	backends := []kernel.Backend{kernel.Portable}
	if kernel.Available(kernel.Native) == nil {
		backends = append(backends, kernel.Native)
	}
	precisions, workers := []string{"f32", "f64"}, []int{1, 2, 3, 5, 8}
	if testing.Short() { // one and several: as much as the race detector needs
		precisions, workers = precisions[:1], []int{1, 3}
	}
	for name, build := range networks {
		for _, precision := range precisions {
			t.Run(name+"/"+precision, func(t *testing.T) {
				want := ""
				for _, threads := range workers {
					for _, backend := range backends {
						for how, run := range runs {
							if how == inTurn && threads == 1 {
								continue
							}
							net, p := build()
							spk := record.Spikes(p)
							s, err := sim.New(net, sim.Options{Precision: precision, Threads: threads, Backend: backend, Recorders: []sim.Recorder{spk}})
							if err != nil {
								t.Fatal(err)
							}
							if how == inTurn {
								s.RunInTurn()
							}
							if err := run(s, p); err != nil {
								t.Fatal(err)
							}
							s.Close()
							got := fmt.Sprintf("%d spikes, %s", spk.Count(), rasterHash(spk))
							if want == "" {
								want = got
								if spk.Count() < 20 {
									t.Fatalf("only %d spikes: nothing is shown", spk.Count())
								}
							}
							if got != want {
								t.Errorf("%d threads, %v, %s: %s, want %s", threads, backend, how, got, want)
							}
						}
					}
				}
			})
		}
	}
}

// A thread may run the parts of several workers, where delays are all equal.
func TestEqualBitsOfParts(t *testing.T) {
	build := networks["brian, Bernoulli, no delay"]
	run := func(threads int) (hash string, parts int) {
		net, p := build()
		spk := record.Spikes(p)
		s, err := sim.New(net, sim.Options{Threads: threads, Recorders: []sim.Recorder{spk}})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		for range 2 {
			if err := s.RunSteps(context.Background(), 150); err != nil {
				t.Fatal(err)
			}
		}
		if got := s.Stats().Threads; got != threads {
			t.Errorf("%d threads, want %d", got, threads)
		}
		return rasterHash(spk), s.PartsPerThread()
	}
	want, one := run(1)
	defer sim.SetNear(300, 1)()
	if one != 1 {
		t.Errorf("%d parts of 300 elements", one)
	}
	for threads, parts := range map[int]int{1: 8, 2: 4, 3: 3} {
		if hash, got := run(threads); got != parts || hash != want {
			t.Errorf("%d threads of %d parts: %s, want %d and %s", threads, got, hash, parts, want)
		}
	}
}

// The step loop allocates nothing once the lists of spikes have their size.
func TestNoAllocation(t *testing.T) {
	tut := newTutorial(true)
	s, err := sim.New(tut.net, sim.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ctx := context.Background()
	if err := s.RunSteps(ctx, 1500); err != nil {
		t.Fatal(err)
	}
	if n := testing.AllocsPerRun(20, func() {
		if err := s.RunSteps(ctx, 10); err != nil {
			t.Fatal(err)
		}
	}); n > 0 {
		t.Errorf("%v allocations in ten steps", n)
	}
}
