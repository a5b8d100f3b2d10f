package sim_test

import (
	"context"
	"math"
	"strings"
	"testing"

	"synfire/conn"
	"synfire/network"
	"synfire/rng"
	"synfire/sim"
	"synfire/unit"
	"synfire/zoo"
)

// varied is a network of every kind of count: fixed, without autapses, drawn,
// by a condition; with delays on and off the grid. The last connects nothing.
func varied() *network.Network {
	net := network.New(network.Options{Seed: 3})
	p := net.Population("P", 2000, zoo.LIF{VRest: unit.Millivolt(-52), VTh: unit.Millivolt(-50), VReset: unit.Millivolt(-60)})
	part := p.Slice(3, 1203)
	via := func(name string) network.Via {
		return network.Via{Name: name, Weight: unit.Millisiemens(0.01), Delay: unit.Millisecond(1), Syn: zoo.Expon{}, Out: zoo.CUBA{}}
	}
	net.Project(p, p, conn.FixedOutDegree{N: 100}, via("out"))
	net.Project(part, p, conn.FixedInDegree{N: 60, NoAutapses: true}, via("in"))
	net.Project(part, part, conn.AllToAll{NoAutapses: true}, via("all"))
	drawn := via("drawn")
	drawn.Weight = rng.Normal(unit.Millisiemens(0.01), unit.Millisiemens(0.001))
	drawn.Delay = rng.Uniform(unit.Millisecond(1), unit.Millisecond(2))
	net.Project(p, part, conn.Bernoulli{P: 0.05}, drawn)
	net.Project(p, p, network.Where{Condition: "abs(i - j) < 50"}, via("near"))
	net.Project(part, p, conn.Bernoulli{P: 0}, via("none"))
	return net
}

// TestSample: what a sample of the synapses tells is what all of them are,
// exactly where the rule says so, and else about.
func TestSample(t *testing.T) {
	made := int64(0)
	account := func(sample int64) (*sim.Sim, sim.Account) {
		net := varied()
		s, err := sim.New(net, sim.Options{Threads: 2, Sample: sample})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = s.Close() })
		a, err := s.Account()
		if err != nil {
			t.Fatal(err)
		}
		made = 0
		for _, p := range net.Projections() {
			made += s.SynapseCount(p)
		}
		return s, a
	}
	_, whole := account(0)
	if _, a := account(1 << 40); a.Sampled || !a.Exact || a.Synapses != whole.Synapses || a.TableBytes != whole.TableBytes {
		t.Errorf("what is small enough is not made whole: %+v", a)
	}
	s, a := account(whole.Synapses / 8)
	if !a.Sampled || a.Exact || !whole.Exact || whole.Sampled {
		t.Errorf("sampled %v and %v, exact %v and %v", a.Sampled, whole.Sampled, a.Exact, whole.Exact)
	}
	exact := map[string]bool{"out": true, "in": true, "all": true, "none": true}
	for i, p := range a.Projections {
		w := whole.Projections[i]
		// A sixteenth or more of the sources has been looked at. The number of
		// synapses of each in "near" is 99 but at the ends.
		if p.Exact != exact[p.Name] || p.Exact && p.Synapses != w.Synapses || !about(p.Synapses, w.Synapses, 0.02) {
			t.Errorf("%s: %d synapses, exact: %v; there are %d", p.Name, p.Synapses, p.Exact, w.Synapses)
		}
		if !about(p.Bytes, w.Bytes, 0.02) || !about(p.RoundedDelays, w.RoundedDelays, 0.02) {
			t.Errorf("%s: %d bytes of %d, %d rounded delays of %d", p.Name, p.Bytes, w.Bytes, p.RoundedDelays, w.RoundedDelays)
		}
	}
	if !about(a.Synapses, whole.Synapses, 0.01) || !about(a.TableBytes, whole.TableBytes, 0.05) {
		t.Errorf("%d synapses of %d, %d bytes of %d", a.Synapses, whole.Synapses, a.TableBytes, whole.TableBytes)
	}
	if len(a.Warnings) != 1 || a.Warnings[0] != whole.Warnings[0] || !strings.Contains(a.Warnings[0], "none has no synapses") {
		t.Errorf("%q and %q", a.Warnings, whole.Warnings)
	}
	if !(made < whole.Synapses/6) {
		t.Errorf("%d synapses of %d were made", made, whole.Synapses)
	}
	e, err := s.Estimate(10)
	if err != nil || !about(int64(e.EventsPerS), 10*a.Synapses, 1e-6) || !(e.NsPerEvent > 0) {
		t.Errorf("%+v of %d synapses, %v", e, a.Synapses, err)
	}
	if err := s.Run(context.Background(), unit.Millisecond(1)); err == nil {
		t.Error("a sample runs")
	}
	if err := s.Step(); err == nil {
		t.Error("a sample makes a step")
	}
}

func about(n, want int64, within float64) bool {
	return math.Abs(float64(n-want)) <= within*float64(want)
}
