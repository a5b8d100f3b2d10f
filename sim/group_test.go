package sim_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"synfire/conn"
	"synfire/eqn"
	"synfire/event"
	"synfire/kernel"
	"synfire/network"
	"synfire/record"
	"synfire/sim"
	"synfire/unit"
	"synfire/zoo"
)

// picked are elements in no order, over all workers' parts.
var picked = []int{57, 3, 90, 41, 4}

// uneven is a population of 100 in which everybody fires, at different times.
func uneven(net *network.Network) *network.Population {
	return net.Population("P", 100, eqn.Neuron("dv/dt = (1.2*mV + 0.02*mV*i - v + I)/tau : volt\nI : volt (input)", eqn.Options{
		Threshold: "v > 1*mV", Reset: "v = 0*mV",
		Values: map[string]unit.Any{"tau": unit.AnyOf(unit.Quantify(unit.Millisecond(10))), "v": unit.AnyExpression(unit.Millivolt(0).Dim(), "mV*rand()")},
	}))
}

func ran(t *testing.T, net *network.Network, o sim.Options, change func(s *sim.Sim) error) *sim.Sim {
	t.Helper()
	s, err := sim.New(net, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if err := s.Run(context.Background(), unit.Millisecond(30)); err != nil {
		t.Fatal(err)
	}
	if change != nil {
		if err := change(s); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Run(context.Background(), unit.Millisecond(30)); err != nil {
		t.Fatal(err)
	}
	return s
}

// Picked elements are recorded, read and set in the order in which they are
// listed, as what the whole population gives at their places, for any number
// of workers.
func TestPickedElements(t *testing.T) {
	for _, threads := range []int{1, 3} {
		net := network.New(network.Options{})
		p := uneven(net)
		group := p.Pick(picked)
		all, some := record.Spikes(p), record.Spikes(group)
		allV, someV := record.State(p, unit.Millisecond(1), "v"), record.State(group, unit.Millisecond(1), "v")
		s := ran(t, net, sim.Options{Threads: threads, Recorders: []sim.Recorder{all, some, allV, someV}}, nil)
		type spike struct{ step, neuron int64 }
		var want, got []spike
		for k, n := range all.Neurons() {
			if at := slices.Index(picked, int(n)); at >= 0 {
				want = append(want, spike{all.Steps()[k], int64(at)})
			}
		}
		for k, n := range some.Neurons() {
			got = append(got, spike{some.Steps()[k], n})
		}
		slices.SortFunc(want, func(a, b spike) int {
			if a.step != b.step {
				return int(a.step - b.step)
			}
			return int(a.neuron - b.neuron)
		})
		if len(want) < 10 || !slices.Equal(got, want) {
			t.Errorf("%d threads: %d spikes, of the whole population %d", threads, len(got), len(want))
		}
		whole, _ := allV.Values("v")
		part, n := someV.Values("v")
		if n != len(picked) || len(part) != len(whole)/100*n {
			t.Fatalf("%d samples of %d", len(part), n)
		}
		for k, v := range part {
			if v != whole[k/n*100+picked[k%n]] {
				t.Fatalf("%d threads: sample %d of element %d", threads, k/n, picked[k%n])
			}
		}
		v, allNow := values(t, s, group, "v"), values(t, s, p, "v")
		for k, e := range picked {
			if v[k] != allNow[e] {
				t.Errorf("element %d is read as %v, it is %v", e, v[k], allNow[e])
			}
		}
		if err := s.Assign(group, "v", unit.AnyExpression(unit.Millivolt(0).Dim(), "v + i*volt")); err != nil {
			t.Fatal(err)
		}
		for k, e := range picked {
			allNow[e] = float64(float32(1000*(v[k]+float64(k)))) / 1000
		}
		for e, x := range values(t, s, p, "v") {
			if float32(x) != float32(allNow[e]) {
				t.Errorf("element %d was set to %v, not to %v", e, x, allNow[e])
			}
		}
	}
}

// An input to picked elements is what an input to everybody is that is 0 at all
// others, bit for bit: a constant, one over time, one with its own values, a
// table, whose columns are by place, and one to a variable.
func TestInputToPicked(t *testing.T) {
	spread := func(n int, f func(k int) float64) []float64 {
		xs := make([]float64, n)
		for k, e := range picked {
			if n > len(picked) {
				xs[e] = f(k)
			} else {
				xs[k] = f(k)
			}
		}
		return xs
	}
	volt := unit.Millivolt(0).Dim()
	for name, add := range map[string]func(net *network.Network, to *network.Population){
		"constant": func(net *network.Network, to *network.Population) {
			net.Input(to, unit.AnyEach(volt, spread(to.Len(), func(k int) float64 { return float64(k) })), network.InputOptions{})
		},
		"sine": func(net *network.Network, to *network.Population) {
			net.Drive(to, eqn.Input("x = A*sin(2*pi*20*Hz*t) : volt (output)", eqn.Options{Values: map[string]unit.Any{
				"A": unit.AnyEach(volt, spread(to.Len(), func(k int) float64 { return 1 + float64(k) })),
			}}), network.InputOptions{})
		},
		"table": func(net *network.Network, to *network.Population) {
			rows := spread(to.Len(), func(k int) float64 { return float64(k) })
			net.Drive(to, zoo.TimedArray{Values: &eqn.Series{Dt: 20, Dim: volt, Columns: to.Len(), Values: append(rows, spread(to.Len(), func(k int) float64 { return 2 * float64(k%2) })...)}}, network.InputOptions{})
		},
		"to a variable": func(net *network.Network, to *network.Population) {
			net.Drive(to, eqn.Input("x = A*(t < 10*ms) : volt (output)", eqn.Options{Values: map[string]unit.Any{
				"A": unit.AnyEach(volt, spread(to.Len(), func(k int) float64 { return 0.02 })),
			}}), network.InputOptions{To: "v"})
		},
	} {
		var runs [][]float64
		for _, o := range []struct {
			whole bool
			opt   sim.Options
		}{{true, sim.Options{}}, {false, sim.Options{}}, {false, sim.Options{Threads: 3, Backend: kernel.Portable}}} {
			net := network.New(network.Options{})
			p := uneven(net)
			if o.whole {
				add(net, p)
			} else {
				add(net, p.Pick(picked))
			}
			runs = append(runs, values(t, ran(t, net, o.opt, nil), p, "v"))
		}
		net := network.New(network.Options{})
		alone := uneven(net)
		none := values(t, ran(t, net, sim.Options{}, nil), alone, "v")
		if slices.Equal(runs[0], none) {
			t.Errorf("%s: the input makes no difference", name)
		}
		for k, run := range runs[1:] {
			if !slices.Equal(run, runs[0]) {
				t.Errorf("%s: run %d differs from the input to everybody", name, k+1)
			}
		}
	}
}

// A model's i and N are those of the picked elements.
func TestInputCountsPicked(t *testing.T) {
	net := network.New(network.Options{})
	p := net.Population("P", 100, eqn.Neuron("v = I : volt\nI : volt (input)\ndx/dt = (v - x)/dt : volt", eqn.Options{Method: "euler"}))
	net.Drive(p.Pick(picked), eqn.Input("x = (i + 1)*mV + N*volt : volt (output)", eqn.Options{}), network.InputOptions{})
	got := values(t, ran(t, net, sim.Options{Precision: "f64"}, nil), p, "x")
	for e, x := range got {
		want := 0.0
		if k := slices.Index(picked, e); k >= 0 {
			want = float64(k+1)*1e-3 + 5
		}
		if x < want-1e-12 || x > want+1e-12 {
			t.Errorf("element %d has %v V, want %v", e, x, want)
		}
	}
}

// What a silenced element sends is neither recorded nor delivered, for any
// number of workers and either backend: the targets do as if its weights were 0,
// bit for bit. Its own state goes on, and it is heard again when the silence
// ends.
func TestSilenced(t *testing.T) {
	type outcome struct {
		spikes         []int64
		target, source []float64
	}
	run := func(o sim.Options, change func(s *sim.Sim, p *network.Population, proj *network.Projection) error) outcome {
		t.Helper()
		net := network.New(network.Options{})
		p := uneven(net)
		q := net.Population("Q", 100, eqn.Neuron("dg/dt = -g/(5*ms) : 1", eqn.Options{}))
		// Short-term plasticity: spikes carry numbers.
		proj := net.Project(p, q, conn.FixedOutDegree{N: 10}, network.Via{Weight: unit.Scalar(1), To: "g", Delay: unit.Millisecond(1), Release: zoo.STP{}})
		spikes := record.Spikes(p)
		o.Recorders = []sim.Recorder{spikes}
		s, err := sim.New(net, o)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if err := change(s, p, proj); err != nil {
			t.Fatal(err)
		}
		if err := s.Run(context.Background(), unit.Millisecond(30)); err != nil {
			t.Fatal(err)
		}
		return outcome{spikes.Neurons(), values(t, s, q, "g"), values(t, s, p, "v")}
	}
	silence := func(s *sim.Sim, p *network.Population, _ *network.Projection) error {
		return s.SetSilenced(p.Pick(picked), true)
	}
	loud := run(sim.Options{}, func(*sim.Sim, *network.Population, *network.Projection) error { return nil })
	silent := run(sim.Options{}, silence)
	weightless := run(sim.Options{}, func(s *sim.Sim, _ *network.Population, proj *network.Projection) error {
		var chosen []int
		k := 0
		s.EachSynapse(proj, func(syn event.Synapse) {
			if slices.Contains(picked, syn.Source) {
				chosen = append(chosen, k)
			}
			k++
		})
		return s.SetWeightsAt(proj, chosen, unit.Scalar(0).Erase())
	})
	if slices.Equal(loud.target, silent.target) || !slices.Equal(silent.target, weightless.target) {
		t.Error("the targets of silenced elements do not do as if these had no weight")
	}
	if !slices.Equal(silent.source, loud.source) {
		t.Error("silence changes what the silenced do themselves")
	}
	without := slices.DeleteFunc(slices.Clone(loud.spikes), func(n int64) bool { return slices.Contains(picked, int(n)) })
	if len(without) == len(loud.spikes) || !slices.Equal(silent.spikes, without) {
		t.Errorf("%d spikes are recorded, %d without the silenced, %d in all", len(silent.spikes), len(without), len(loud.spikes))
	}
	for _, o := range []sim.Options{{Threads: 3}, {Backend: kernel.Portable}, {Threads: 2, Dense: true}} {
		if other := run(o, silence); !slices.Equal(other.target, silent.target) || !slices.Equal(other.spikes, silent.spikes) {
			t.Errorf("%+v: other bits", o)
		}
	}
	// A silence is part of the description, too.
	described := network.New(network.Options{})
	p := uneven(described)
	p.SetSilenced(true)
	p.SetSilenced(false)
	p.Pick(picked).SetSilenced(true)
	spikes := record.Spikes(p).Between(0, 30)
	if ran(t, described, sim.Options{Recorders: []sim.Recorder{spikes}}, nil); !slices.Equal(spikes.Neurons(), silent.spikes) {
		t.Error("a silence from the beginning is another one")
	}
	ended := run(sim.Options{}, func(s *sim.Sim, p *network.Population, proj *network.Projection) error {
		if err := silence(s, p, proj); err != nil {
			return err
		}
		if got := s.Silenced(p.Slice(3, 6)); !slices.Equal(got, []bool{true, true, false}) {
			t.Errorf("silenced: %v", got)
		}
		return s.SetSilenced(p, false)
	})
	if !slices.Equal(ended.spikes, loud.spikes) {
		t.Error("a silence that has ended is heard")
	}
}

// A silence holds in every trial, each of which does what it does alone.
func TestSilencedTrials(t *testing.T) {
	run := func(o sim.Options) *record.SpikeTrain {
		net := network.New(network.Options{})
		p := net.Population("P", 100, zoo.PoissonGroup{Rate: unit.Hertz(100)})
		spikes := record.Spikes(p)
		o.Recorders = []sim.Recorder{spikes}
		ran(t, net, o, func(s *sim.Sim) error { return s.SetSilenced(p.Slice(0, 50), true) })
		return spikes
	}
	both := run(sim.Options{Trials: 2})
	for k := range 2 {
		alone := run(sim.Options{Trial: k})
		if got := both.Trial(k); alone.Count() < 100 || !slices.Equal(got.Steps(), alone.Steps()) || !slices.Equal(got.Neurons(), alone.Neurons()) {
			t.Errorf("trial %d: %d spikes, alone %d", k, got.Count(), alone.Count())
		}
		for i, n := range alone.Neurons() {
			if n < 50 && alone.Steps()[i] >= 300 {
				t.Fatalf("neuron %d spikes in step %d, in silence", n, alone.Steps()[i])
			}
		}
	}
}

func TestGroupMistakes(t *testing.T) {
	for want, build := range map[string]func(net *network.Network, p *network.Population){
		`element 100 of "P" is picked, which has 100`:  func(_ *network.Network, p *network.Population) { p.Pick([]int{3, 100}) },
		`element 3 of "P" is picked twice`:             func(_ *network.Network, p *network.Population) { p.Pick([]int{3, 7, 3}) },
		`no elements of "P" are picked`:                func(_ *network.Network, p *network.Population) { p.Pick(nil) },
		`part "S": a part has that name already`:       func(_ *network.Network, p *network.Population) { p.Slice(0, 3).Named("S"); p.Slice(3, 5).Named("S") },
		`part "P": a population has that name already`: func(_ *network.Network, p *network.Population) { p.Slice(0, 3).Named("P") },
		`population "P" has a name already`:            func(_ *network.Network, p *network.Population) { p.Named("S") },
		`"P": 2 identifiers for 100 elements`:          func(_ *network.Network, p *network.Population) { p.SetIDs([]string{"a", "b"}) },
		`elements 0 and 1 have the identifier a`: func(net *network.Network, _ *network.Population) {
			net.Population("Q", 2, zoo.LIF{}).SetIDs([]string{"a", "a"})
		},
		`no element of "Q" has the identifier "AVL"; did you mean "AVAL"?`: func(net *network.Network, _ *network.Population) {
			q := net.Population("Q", 2, zoo.LIF{})
			q.SetIDs([]string{"AVAL", "AVAR"})
			q.WithIDs([]string{"AVAL", "AVL"})
		},
		`2 of 3 identifiers are of no element of "Q"; the first is "7"`: func(net *network.Network, _ *network.Population) {
			q := net.Population("Q", 2, zoo.LIF{})
			q.SetIDs([]string{"1", "2"})
			q.WithIDs([]string{"7", "1", "8"})
		},
		`a part of "Q" is named "1", which is the identifier of element 0`: func(net *network.Network, _ *network.Population) {
			q := net.Population("Q", 2, zoo.LIF{})
			q.SetIDs([]string{"1", "2"})
			q.Slice(0, 1).Named("1")
		},
	} {
		net := network.New(network.Options{})
		build(net, uneven(net))
		if err := net.Err(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		} else if !strings.Contains(err.Error(), "group_test.go:") {
			t.Errorf("%v has no place in this file", err)
		}
	}
}
