package sim_test

import (
	"math"
	"strings"
	"testing"

	"synfire/event"
	"synfire/network"
	"synfire/rng"
	"synfire/sim"
	"synfire/unit"
	"synfire/zoo"
)

// Conditions, weights and delays by expressions over i, j and the parameters
// of both sides.
func TestPairExpressions(t *testing.T) {
	net := network.New(network.Options{Seed: 1})
	p := net.Population("P", 50, zoo.LIF{Tau: rng.Uniform(unit.Millisecond(5), unit.Millisecond(10))})
	near := net.Project(p, p, network.Where{Condition: "i != j and abs(i - j) < 3"}, network.Via{
		WeightExpr: "(1 + j)*nS", DelayExpr: "abs(i - j)*0.1*ms", Syn: zoo.Expon{}, Out: zoo.CUBA{},
	})
	slower := net.Project(p.Slice(10, 50), p, network.Where{Condition: "tau_pre < tau_post"}, network.Via{
		Weight: unit.Nanosiemens(1), Syn: zoo.Expon{}, Out: zoo.CUBA{},
	})
	local := net.Project(p, p, network.Where{P: "exp(-abs(i - j)/5)", NoAutapses: true}, network.Via{
		Weight: unit.Nanosiemens(1), Syn: zoo.Expon{}, Out: zoo.CUBA{},
	})
	s, err := sim.New(net, sim.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if got := s.SynapseCount(near); got != 2*(49+48) {
		t.Errorf("%d near pairs, want %d", got, 2*(49+48))
	}
	s.EachSynapse(near, func(syn event.Synapse) {
		if d := syn.Source - syn.Target; d == 0 || d > 2 || d < -2 || syn.Delay != max(d, -d) || syn.Weight != float64(1+syn.Target) {
			t.Errorf("near synapse %+v", syn)
		}
	})
	tau := s.State(p, "tau")
	want := int64(0)
	for i := 10; i < 50; i++ {
		for j := range 50 {
			if tau.At(i) < tau.At(j) {
				want++
			}
		}
	}
	if got := s.SynapseCount(slower); got != want {
		t.Errorf("%d pairs with tau_pre < tau_post, want %d", got, want)
	}
	s.EachSynapse(slower, func(syn event.Synapse) {
		if !(tau.At(10+syn.Source) < tau.At(syn.Target)) {
			t.Errorf("synapse %+v joins %v and %v ms", syn, tau.At(10+syn.Source), tau.At(syn.Target))
		}
	})
	// The number of local pairs is a sum of independent draws: within four
	// standard deviations of its mean.
	mean, variance := 0.0, 0.0
	for i := range 50 {
		for j := range 50 {
			if i != j {
				q := math.Exp(-math.Abs(float64(i-j)) / 5)
				mean, variance = mean+q, variance+q*(1-q)
			}
		}
	}
	if got := float64(s.SynapseCount(local)); math.Abs(got-mean) > 4*math.Sqrt(variance) {
		t.Errorf("%v local pairs, want %v ± %v", got, mean, math.Sqrt(variance))
	}
}

func TestPairMistakes(t *testing.T) {
	for name, r := range map[string]struct {
		rule network.Where
		via  network.Via
		want string
	}{
		"unknown name":    {network.Where{Condition: "tua_pre > 1*ms"}, network.Via{Weight: unit.Nanosiemens(1)}, `did you mean "tau_pre"`},
		"dimension":       {network.Where{Condition: "tau_pre > 1*mV"}, network.Via{Weight: unit.Nanosiemens(1)}, "different dimensions"},
		"delay dimension": {network.Where{Condition: "i < j"}, network.Via{Weight: unit.Nanosiemens(1), DelayExpr: "1*mV"}, "second"},
		"two weights":     {network.Where{Condition: "i < j"}, network.Via{Weight: unit.Nanosiemens(1), WeightExpr: "1*nS"}, "needs a weight"},
		"probability":     {network.Where{P: "2"}, network.Via{Weight: unit.Nanosiemens(1)}, "from 0 to 0 is 2"},
		"negative delay":  {network.Where{Condition: "i < j"}, network.Via{Weight: unit.Nanosiemens(1), DelayExpr: "(i - j)*ms"}, "before it is sent"},
		"random":          {network.Where{Condition: "rand() < 0.5"}, network.Via{Weight: unit.Nanosiemens(1)}, "draws random numbers"},
	} {
		net := network.New(network.Options{})
		p := net.Population("P", 4, zoo.LIF{})
		r.via.Syn, r.via.Out = zoo.Expon{}, zoo.CUBA{}
		net.Project(p, p, r.rule, r.via)
		s, err := sim.New(net, sim.Options{})
		if err == nil {
			s.Close()
			t.Errorf("%s: no error", name)
			continue
		}
		if !strings.Contains(err.Error(), r.want) {
			t.Errorf("%s: %v\nwant %q in it", name, err, r.want)
		}
	}
}
