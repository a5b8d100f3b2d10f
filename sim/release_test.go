package sim_test

import (
	"context"
	"math"
	"strconv"
	"testing"

	"synfire/conn"
	"synfire/eqn"
	"synfire/internal/reference"
	"synfire/kernel"
	"synfire/network"
	"synfire/record"
	"synfire/sim"
	"synfire/unit"
	"synfire/zoo"
)

// spiking is a neuron that spikes in the given steps.
func spiking(steps []float64, timing string) network.Model {
	last := int(steps[len(steps)-1])
	pulses := make([]float64, last+2)
	for _, k := range steps {
		pulses[int(k)] = 1
	}
	return eqn.Neuron("pulse = pulses(t) : 1", eqn.Options{
		Threshold: "pulse > 0.5", Timing: timing,
		Series: map[string]*eqn.Series{"pulses": {Dt: 0.1, Columns: 1, Values: pulses}},
	})
}

// counter adds up what arrives in x.
func counter(timing string) network.Model {
	return eqn.Neuron("dx/dt = 0/second : 1", eqn.Options{Timing: timing})
}

func start(t *testing.T, net *network.Network, o sim.Options) *sim.Sim {
	t.Helper()
	s, err := sim.New(net, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func run(t *testing.T, s *sim.Sim, ms float64) {
	t.Helper()
	if err := s.Run(context.Background(), unit.Millisecond(ms)); err != nil {
		t.Fatal(err)
	}
}

// arrivals returns what arrived at each spike of a source, through a release.
func arrivals(t *testing.T, steps []float64, timing string, weight, delay float64, release network.Model) []float64 {
	net := network.New(network.Options{})
	from := net.Population("source", 1, spiking(steps, timing))
	to := net.Population("target", 1, counter(timing))
	net.Project(from, to, conn.AllToAll{}, network.Via{Weight: unit.Scalar(weight), Delay: unit.Millisecond(delay), Release: release, To: "x"})
	s := start(t, net, sim.Options{Precision: "f64"})
	var sums []float64
	x := s.State(to, "x")
	lag := int(math.Round(delay/0.1)) + 1
	for k, next := 0, 0; next < len(steps); k++ {
		if err := s.Step(); err != nil {
			t.Fatal(err)
		}
		if k == int(steps[next])+lag {
			sums = append(sums, x.At(0))
			next++
		}
	}
	for i := len(sums) - 1; i > 0; i-- {
		sums[i] -= sums[i-1]
	}
	return sums
}

// Released fractions as BrainPy 2.9.0 gives them, to its f32 rounding.
func TestReleaseOfBrainPy(t *testing.T) {
	ref := reference.Columns(t, "testdata/brainpy_stp_release.csv")
	for name, release := range map[string]network.Model{
		"STP[1]":     zoo.STP{},
		"STD[1]":     zoo.STD{},
		"STP_dep[1]": zoo.STP{U: unit.Scalar(0.5), TauF: unit.Millisecond(20), TauD: unit.Millisecond(100)}.With(zoo.STPState{U: unit.Scalar(0.5)}),
	} {
		got := arrivals(t, ref["spike_step"], "seed", 1, 0, release)
		largest := 0.0
		for _, x := range ref[name] {
			largest = math.Max(largest, x)
		}
		for i, want := range ref[name] {
			if math.Abs(got[i]-want) > 1e-5*largest {
				t.Errorf("%s, spike %d: %v, want %v", name, i, got[i], want)
			}
		}
	}
}

// Weights that arrive as NEST 3.10.0 records them.
func TestReleaseOfNEST(t *testing.T) {
	ref := reference.Columns(t, "testdata/nest_stp_jumps.csv")
	steps := make([]float64, len(ref["spike_time_ms"]))
	for i, at := range ref["spike_time_ms"] {
		steps[i] = math.Round(at / 0.1)
	}
	for name, release := range map[string]network.Model{
		"tsodyks_synapse_pA":  zoo.TsodyksSynapse{},
		"tsodyks2_synapse_pA": zoo.Tsodyks2Synapse{},
	} {
		got := arrivals(t, steps, "brian", 250, 1, release)
		for i, want := range ref[name] {
			if math.Abs(got[i]-want) > 1e-9 {
				t.Errorf("%s, spike %d: %v, want %v", name, i, got[i], want)
			}
		}
	}
}

// At a steady rate u* = U/(1-(1-U)e^(-T/tau_f)) after the jump and
// x* = (1-e^(-T/tau_r))/(1-(1-u*)e^(-T/tau_r)) before it (Markram, Wang and
// Tsodyks, PNAS 95 (1998) 5323).
func TestTsodyksMarkramSteadyState(t *testing.T) {
	const u, tauF, tauR, period = 0.2, 600.0, 150.0, 25.0
	var steps []float64
	for k := 250.0; k < 50000; k += period * 10 {
		steps = append(steps, k)
	}
	uStar := u / (1 - (1-u)*math.Exp(-period/tauF))
	xStar := (1 - math.Exp(-period/tauR)) / (1 - (1-uStar)*math.Exp(-period/tauR))
	got := arrivals(t, steps, "brian", 1, 0, zoo.Tsodyks2Synapse{U: unit.Scalar(u), TauFac: unit.Millisecond(tauF), TauRec: unit.Millisecond(tauR)})
	if last := got[len(got)-1]; math.Abs(last-uStar*xStar) > 1e-9 {
		t.Errorf("released %v at the end, want u* x* = %v", last, uStar*xStar)
	}
}

// The current and the potential of NEST's iaf_psc_exp behind these synapses.
func TestReleaseIntoNESTNeuron(t *testing.T) {
	ref := reference.Columns(t, "testdata/nest_stp_response.csv")
	var steps []float64
	for _, at := range reference.Columns(t, "testdata/nest_stp_jumps.csv")["spike_time_ms"] {
		steps = append(steps, math.Round(at/0.1)-1) // a stamp of NEST is the end of the step
	}
	for name, release := range map[string]network.Model{"tsodyks_synapse": zoo.TsodyksSynapse{}, "tsodyks2_synapse": zoo.Tsodyks2Synapse{}} {
		net := network.New(network.Options{})
		from := net.Population("source", 1, spiking(steps, "nest"))
		to := net.Population("target", 1, eqn.Neuron(`
			dV/dt = (-70*mV - V)/(10*ms) + I/(250*pF) : volt
			dI/dt = -I/(3*ms) : amp`, eqn.Options{Timing: "nest", Method: "exact", Values: map[string]unit.Any{"V": unit.AnyOf(unit.Quantify(unit.Millivolt(-70)))}}))
		net.Project(from, to, conn.AllToAll{}, network.Via{Weight: unit.Picoampere(250), Delay: unit.Millisecond(1), Syn: release, To: "I"})
		s := start(t, net, sim.Options{Precision: "f64"})
		at := 0.0
		for row, end := range ref["t_ms"] {
			run(t, s, end-at)
			at = end
			for variable, unitName := range map[string]string{"I": "I_syn_ex_pA", "V": "V_m_mV"} {
				got := s.State(to, variable).At(0)
				if variable == "I" {
					got *= 1e12
				} else {
					got *= 1e3
				}
				if want := ref[name+"."+unitName][row]; math.Abs(got-want) > 1e-9 {
					t.Fatalf("%s: %s at %v ms is %v, want %v", name, variable, end, got, want)
				}
			}
		}
	}
}

// A network of depressing and facilitating synapses has the same bits for any
// number of threads, either backend and any way of cutting the run.
func TestReleaseIsTheSameForAnyPartition(t *testing.T) {
	build := func() (*network.Network, *network.Population, *network.Projection) {
		net := network.New(network.Options{Seed: 3})
		lif := eqn.Neuron("dv/dt = (22*mV - v + I)/(10*ms) : volt (unless refractory)\ndI/dt = -I/(4*ms) : volt",
			eqn.Options{Threshold: "v > 20*mV", Reset: "v = 0*mV", Refractory: "2*ms"})
		n := net.Population("n", 300, lif)
		a := net.Project(n.Slice(0, 240), n, conn.Bernoulli{P: 0.1}, network.Via{
			Name: "facilitating", WeightExpr: "0.3*mV*(1 + j/N_post)", DelayExpr: "(0.1 + 2*i/N_pre)*ms", Release: zoo.STP{}, To: "I",
		})
		net.Project(n.Slice(240, 300), n, conn.Bernoulli{P: 0.1}, network.Via{
			Name: "depressing", Weight: unit.Millivolt(-0.9), Delay: unit.Millisecond(0.5), Release: zoo.STD{}, To: "I",
		})
		net.Project(n, n, conn.Bernoulli{P: 0.02}, network.Via{Name: "plain", Weight: unit.Millivolt(0.1), To: "I"})
		return net, n, a
	}
	var want string
	for _, backend := range []kernel.Backend{kernel.Portable, kernel.Native} {
		if kernel.Available(backend) != nil {
			continue
		}
		for _, threads := range []int{1, 2, 3} {
			net, n, a := build()
			spikes := record.Spikes(n)
			s := start(t, net, sim.Options{Backend: backend, Threads: threads, Recorders: []sim.Recorder{spikes}})
			for range threads {
				run(t, s, 120/float64(threads))
			}
			if spikes.Count() < 1000 {
				t.Fatalf("%d spikes: the network is silent", spikes.Count())
			}
			got := rasterHash(spikes)
			for e := range 10 {
				got += strconv.FormatUint(math.Float64bits(s.State(a, "u").At(e)), 16)
			}
			if want == "" {
				want = got
			}
			if got != want {
				t.Errorf("%v, %d threads: another result", backend, threads)
			}
		}
	}
}

// A release runs at spikes that fall into sub-steps too.
func TestReleaseOfSubSteps(t *testing.T) {
	net := network.New(network.Options{})
	from := net.Population("source", 1, eqn.Neuron("dv/dt = 1/ms : 1", eqn.Options{
		Threshold: "within v > 1.005", Reset: "v = 0", Method: "rkf45", Timing: "nest",
	}))
	to := net.Population("target", 1, counter("nest"))
	nth := eqn.Synapse("n : 1\nrelease : 1 (output)", eqn.Options{OnPre: "n += 1; release = n"})
	net.Project(from, to, conn.AllToAll{}, network.Via{Weight: unit.Scalar(1), Delay: unit.Millisecond(0.1), Release: nth, To: "x"})
	spikes := record.Spikes(from)
	s := start(t, net, sim.Options{Precision: "f64", Recorders: []sim.Recorder{spikes}})
	run(t, s, 5)
	n := float64(spikes.Count())
	if got := s.State(to, "x").At(0); n < 3 || got != n*(n+1)/2 {
		t.Errorf("%v arrived from %v spikes, want the sum of their numbers", got, n)
	}
}
