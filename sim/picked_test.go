package sim_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"synfire/conn"
	"synfire/eqn"
	"synfire/event"
	"synfire/kernel"
	"synfire/network"
	"synfire/sim"
	"synfire/unit"
	"synfire/zoo"
)

// Picked sources and targets within a population of 100, in no order, some of
// them on both sides.
var (
	pickedSources = []int{57, 3, 90, 41, 4, 70, 12}
	pickedTargets = []int{12, 99, 3, 58, 0, 41}
)

// TestProjectionsOfPicked compares projections between picked elements with the
// same synapses listed one by one between the whole populations, bit for bit,
// for every kind of synapse and any number of workers. Rules, weights, delays and
// equations see the places in the groups as i and j; between the whole
// populations these are parameters a and b of the elements.
func TestProjectionsOfPicked(t *testing.T) {
	volt := unit.Millivolt(1)
	delay := "0.5*ms + 0.1*ms*i + 0.2*ms*j"
	placed := func(list []int) unit.Any {
		places := make([]float64, 100)
		for k, e := range list {
			places[e] = float64(k)
		}
		return unit.AnyEach(unit.Dim{}, places)
	}
	for name, c := range map[string]struct {
		rule conn.Rule
		via  func(i, j string) network.Via
	}{
		"bernoulli": {conn.Bernoulli{P: 0.6, NoAutapses: true}, func(_, _ string) network.Via {
			return network.Via{WeightExpr: "0.1*mV*(1 + i) + 0.01*mV*j", DelayExpr: delay, To: "v"}
		}},
		"all to all": {conn.AllToAll{NoAutapses: true}, func(_, _ string) network.Via {
			return network.Via{WeightExpr: "v_pre + v_post", To: "v"}
		}},
		"in-degree": {conn.FixedInDegree{N: 3, NoAutapses: true}, func(_, _ string) network.Via {
			return network.Via{Weight: volt, DelayExpr: delay, Syn: zoo.Expon{Tau: unit.Millisecond(3)}}
		}},
		"out-degree": {conn.FixedOutDegree{N: 2}, func(_, _ string) network.Via {
			return network.Via{Weight: volt, Syn: zoo.Expon{Tau: unit.Millisecond(3)}, Release: zoo.STP{}}
		}},
		"coupling": {network.Where{Condition: "(i + j) % 2 == 0"}, func(i, j string) network.Via {
			return network.Via{Weight: unit.Scalar(0.2), Syn: eqn.Coupling(fmt.Sprintf("s = w*v_pre + 0.001*%s*volt + 0.01*%s*volt : volt (output)", i, j), eqn.Options{})}
		}},
		"own equations": {conn.AllToAll{}, func(i, j string) network.Via {
			return network.Via{Weight: volt, DelayExpr: delay, Syn: eqn.Synapse("dx/dt = (1 - x)/(20*ms) : 1 (event-driven)", eqn.Options{
				OnPre: fmt.Sprintf("v_post += w*x*(1 + 0.1*%s + 0.01*%s); x *= 0.5", i, j), Values: map[string]unit.Any{"x": unit.AnyOf(unit.Number(1))},
			})}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			var weights, delays []float64
			var sources, targets []uint32
			run := func(picked bool, o sim.Options) []float64 {
				net := network.New(network.Options{Seed: 5})
				p := net.Population("P", 100, eqn.Neuron("dv/dt = (1.2*mV + 0.02*mV*i - v + I)/tau : volt\nI : volt (input)", eqn.Options{
					Threshold: "v > 1*mV", Reset: "v = 0*mV",
					Values: map[string]unit.Any{
						"tau": unit.AnyOf(unit.Quantify(unit.Millisecond(10))), "v": unit.AnyExpression(volt.Dim(), "mV*rand()"),
						"a": placed(pickedSources), "b": placed(pickedTargets),
					},
				}))
				var proj *network.Projection
				if picked {
					proj = net.Project(p.Pick(pickedSources), p.Pick(pickedTargets), c.rule, c.via("i", "j"))
				} else {
					via := c.via("a_pre", "b_post")
					dim := volt.Dim()
					if name == "coupling" {
						dim = unit.Dim{}
					}
					via.WeightExpr, via.DelayExpr = "", ""
					via.Weight, via.Delay = unit.AnyEach(dim, weights), unit.As[unit.Time](unit.AnyEach(unit.Time(0).Dim(), delays))
					proj = net.Project(p, p, conn.Pairs{Sources: sources, Targets: targets}, via)
				}
				o.Warn = func(string) {}
				s, err := sim.New(net, o)
				if err != nil {
					t.Fatal(err)
				}
				defer s.Close()
				if picked && sources == nil {
					s.EachSynapse(proj, func(syn event.Synapse) {
						sources, targets = append(sources, uint32(pickedSources[syn.Source])), append(targets, uint32(pickedTargets[syn.Target]))
						weights, delays = append(weights, syn.Weight), append(delays, float64(syn.Delay)*0.1)
					})
					checkPicked(t, s, proj)
				}
				if err := s.Run(context.Background(), unit.Millisecond(60)); err != nil {
					t.Fatal(err)
				}
				return values(t, s, p, "v")
			}
			want := run(true, sim.Options{})
			if len(sources) < 8 {
				t.Fatalf("%d synapses", len(sources))
			}
			for _, o := range []sim.Options{{Threads: 3}, {Backend: kernel.Portable}} {
				if !slices.Equal(run(true, o), want) {
					t.Errorf("%+v: other bits", o)
				}
			}
			if !slices.Equal(run(false, sim.Options{}), want) {
				t.Error("the listed synapses give other bits")
			}
			clear(weights)
			if slices.Equal(run(false, sim.Options{}), want) {
				t.Error("the weights make no difference")
			}
		})
	}
}

// checkPicked holds what a projection says of itself against its synapses.
func checkPicked(t *testing.T, s *sim.Sim, proj *network.Projection) {
	t.Helper()
	in, out := make([]int, proj.To.Len()), make([]int, proj.From.Len())
	var weights []float64
	var all []event.Synapse
	s.EachSynapse(proj, func(syn event.Synapse) {
		in[syn.Target]++
		out[syn.Source]++
		weights = append(weights, syn.Weight)
		all = append(all, syn)
	})
	if got := s.InDegree(proj); !slices.Equal(got, in) {
		t.Errorf("in-degrees %v, counted %v", got, in)
	}
	if got := s.OutDegree(proj); !slices.Equal(got, out) {
		t.Errorf("out-degrees %v, counted %v", got, out)
	}
	if got := s.Weights(proj); !slices.Equal(got, weights) {
		t.Errorf("weights %v, one by one %v", got, weights)
	}
	var of []event.Synapse
	s.ConnectionsFrom(proj, 2, func(syn event.Synapse) { of = append(of, syn) })
	if want := slices.DeleteFunc(slices.Clone(all), func(syn event.Synapse) bool { return syn.Source != 2 }); !slices.Equal(of, want) {
		t.Errorf("from 2: %v, want %v", of, want)
	}
	chosen, err := s.SynapsesWhere(proj, "i == 2 and j > 1")
	if err != nil {
		t.Fatal(err)
	}
	var want []int
	for k, syn := range all {
		if syn.Source == 2 && syn.Target > 1 {
			want = append(want, k)
		}
	}
	if !slices.Equal(chosen, want) {
		t.Errorf("chosen synapses %v, want %v", chosen, want)
	}
	if r, ok := proj.Rule.(conn.AllToAll); ok && r.NoAutapses {
		for _, syn := range all {
			if pickedSources[syn.Source] == pickedTargets[syn.Target] {
				t.Errorf("%+v is an autapse", syn)
			}
		}
		if want := len(pickedSources)*len(pickedTargets) - 3; len(all) != want {
			t.Errorf("%d synapses, want %d", len(all), want)
		}
	}
}

// TestListedWeightsOfPicked gives listed weights by the places in the groups.
func TestListedWeightsOfPicked(t *testing.T) {
	net := network.New(network.Options{})
	p := uneven(net)
	n := len(pickedSources)*len(pickedTargets) - 3
	list := make([]float64, n)
	for k := range list {
		list[k] = float64(k)
	}
	proj := net.Project(p.Pick(pickedSources), p.Pick(pickedTargets), conn.AllToAll{NoAutapses: true}, network.Via{Weight: unit.AnyEach(unit.Millivolt(0).Dim(), list), To: "v"})
	s, err := sim.New(net, sim.Options{Precision: "f64"})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	want := map[string]float64{}
	k := 0.0
	for i, a := range pickedSources {
		for j, b := range pickedTargets {
			if a != b {
				want[fmt.Sprint(i, j)] = k
				k++
			}
		}
	}
	s.EachSynapse(proj, func(syn event.Synapse) {
		if w := want[fmt.Sprint(syn.Source, syn.Target)]; syn.Weight != w {
			t.Errorf("%+v has the weight %v", syn, w)
		}
	})
	// New weights are in the order of the synapses.
	if err := s.SetWeights(proj, unit.AnyEach(unit.Millivolt(0).Dim(), list)); err != nil {
		t.Fatal(err)
	}
	if got := s.Weights(proj); !slices.Equal(got, list) {
		t.Errorf("weights %v", got)
	}
}
