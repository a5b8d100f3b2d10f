package sim_test

import (
	"context"
	"slices"
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

// Trials side by side give the spikes and states of single runs, bit for bit,
// for any number of threads, also when weights and states change between runs;
// and no two of them are equal.
func TestTrials(t *testing.T) {
	const trials, first = 5, 2
	type run struct {
		steps, neurons []int64
		v, ge          []float64
	}
	perform := func(o sim.Options) (*record.SpikeTrain, []float64, []float64) {
		net := network.New(network.Options{Seed: 6})
		p := net.Population("P", 200, noisy("brian"))
		e := net.Project(p, p, conn.FixedInDegree{N: 20}, network.Via{
			Weight: rng.Normal(unit.Millivolt(1), unit.Millivolt(0.1)), Delay: rng.Uniform(unit.Millisecond(0.5), unit.Millisecond(4)), To: "ge",
		})
		spk, trace := record.Spikes(p), record.State(p.Slice(3, 6), unit.Millisecond(1), "ge")
		o.Recorders = []sim.Recorder{spk, trace}
		s, err := sim.New(net, o)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		for range 2 {
			if err := s.RunSteps(context.Background(), 300); err != nil {
				t.Fatal(err)
			}
			if err := s.SetWeights(e, rng.Uniform(unit.Millivolt(0.5), unit.Millivolt(1.5)).Erase()); err != nil {
				t.Fatal(err)
			}
			if err := s.Assign(p, "v", rng.Normal(unit.Millivolt(-60), unit.Millivolt(1)).Erase()); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.Step(); err != nil {
			t.Fatal(err)
		}
		v := s.State(p, "v")
		all := make([]float64, v.Len())
		for i := range all {
			all[i] = v.At(i)
		}
		ge, _ := trace.Values("ge")
		return spk, all, ge
	}
	var want []run
	for k := range trials {
		spk, v, ge := perform(sim.Options{Trial: first + k})
		if len(spk.Steps()) < 100 {
			t.Fatalf("only %d spikes: nothing is shown", len(spk.Steps()))
		}
		for j, o := range want {
			if slices.Equal(o.v, v) {
				t.Errorf("trials %d and %d are equal", first+j, first+k)
			}
		}
		want = append(want, run{spk.Steps(), spk.Neurons(), v, ge})
	}
	for _, threads := range []int{0, 1, 2, 3} {
		spk, v, ge := perform(sim.Options{Trial: first, Trials: trials, Threads: threads})
		for k, w := range want {
			one := spk.Trial(k)
			if !slices.Equal(one.Steps(), w.steps) || !slices.Equal(one.Neurons(), w.neurons) {
				t.Errorf("%d threads, trial %d: other spikes", threads, first+k)
			}
			if !slices.Equal(v[200*k:200*(k+1)], w.v) {
				t.Errorf("%d threads, trial %d: other states", threads, first+k)
			}
			for sample := range len(w.ge) / 3 {
				if !slices.Equal(ge[3*(sample*trials+k):][:3], w.ge[3*sample:][:3]) {
					t.Fatalf("%d threads, trial %d: other samples", threads, first+k)
				}
			}
		}
	}
}

// Spikes that are drawn for a source are those of a single run of each trial,
// for any number of threads, and no two trials have the same.
func TestDrawnSpikesOfTrials(t *testing.T) {
	const trials = 3
	perform := func(o sim.Options) *record.SpikeTrain {
		net := network.New(network.Options{Seed: 4})
		p := net.Population("packets", 300, zoo.PulsePackets{PulseTimes: []unit.Time{5, 9}, Activity: 3, Sdev: unit.Millisecond(1)})
		spk := record.Spikes(p)
		o.Recorders = []sim.Recorder{spk}
		s, err := sim.New(net, o)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if err := s.RunSteps(context.Background(), 150); err != nil {
			t.Fatal(err)
		}
		return spk
	}
	for _, threads := range []int{1, 3} {
		all := perform(sim.Options{Trials: trials, Threads: threads})
		for k := range trials {
			one, together := perform(sim.Options{Trial: k, Threads: threads}), all.Trial(k)
			if len(one.Steps()) < 1500 {
				t.Errorf("trial %d: %d spikes", k, len(one.Steps()))
			}
			if !slices.Equal(one.Steps(), together.Steps()) || !slices.Equal(one.Neurons(), together.Neurons()) {
				t.Errorf("%d threads, trial %d: other spikes than alone", threads, k)
			}
			if k > 0 && slices.Equal(together.Steps(), all.Trial(0).Steps()) {
				t.Errorf("trials 0 and %d are equal", k)
			}
		}
	}
}

// trialless is a recorder that knows of no trials.
type trialless struct{ group *network.Population }

func (r trialless) Group() *network.Population { return r.group }

func TestTrialsNeedTrialRecorders(t *testing.T) {
	net := network.New(network.Options{})
	p := net.Population("P", 2, noisy("brian"))
	_, err := sim.New(net, sim.Options{Trials: 2, Recorders: []sim.Recorder{trialless{p}}})
	if err == nil || !strings.Contains(err.Error(), "cannot tell 2 trials apart") {
		t.Errorf("error %v", err)
	}
	if _, err := sim.New(net, sim.Options{Trials: -1}); err == nil {
		t.Error("a negative number of trials is no error")
	}
}
