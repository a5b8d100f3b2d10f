package sim

import (
	"slices"
	"testing"

	"synfire/conn"
	"synfire/network"
	"synfire/unit"
	"synfire/zoo"
)

// Where the upper quarter of a population gets all synapses, parts of equal
// cost are smaller there; without synapses they are equal,
// but for the multiples of 16 at which they begin.
func TestCutByCost(t *testing.T) {
	for _, synapses := range []int64{0, 4_000_000} {
		net := network.New(network.Options{})
		p := net.Population("P", 4000, zoo.LIF{})
		if synapses > 0 {
			net.Project(p, p.Slice(3000, 4000), conn.TotalNumber{N: synapses}, network.Via{Weight: unit.Nanosiemens(1), Syn: zoo.Expon{}, Out: zoo.CUBA{}})
		}
		plan, err := newPlan(net, Options{})
		if err != nil {
			t.Fatal(err)
		}
		s := &Sim{plan: plan, net: net, dt: plan.dt}
		s.populations = []*population{{populationPlan: plan.populations[0], n: 4000}}
		cuts := s.cut(4)[0]
		cost := func(lo, hi int) (sum float64) {
			list := s.densities(s.populations[0])
			for e := lo; e < hi; e++ {
				d := list[0]
				for _, next := range list {
					if next.lo <= e {
						d = next
					}
				}
				sum += d.cost
			}
			return sum
		}
		for w := range 4 {
			// Cuts lie at multiples of 16 elements.
			share, most := cost(cuts[w], cuts[w+1])/cost(0, 4000), 16*cost(3999, 4000)/cost(0, 4000)*(1+1e-9)
			if share < 0.25-most || share > 0.25+most {
				t.Errorf("%d synapses: part %d of %v costs %.3f of all", synapses, w, cuts, share)
			}
		}
		if upper := cuts[4] - cuts[3]; synapses > 0 && upper > 500 || synapses == 0 && upper != 1008 {
			t.Errorf("%d synapses: the last part has %d elements", synapses, upper)
		}
	}
}

// Two equal populations are dealt out whole where a step is short, and both are
// split where it is so long that unknown rates of firing weigh more.
func TestLargeNetworksAreSplit(t *testing.T) {
	for _, c := range []struct {
		synapses int64
		split    bool
	}{{1_000_000, false}, {100_000_000, true}} {
		net := network.New(network.Options{})
		s := &Sim{net: net}
		for _, name := range []string{"A", "B"} {
			p := net.Population(name, 4000, zoo.LIF{})
			net.Project(p, p, conn.TotalNumber{N: c.synapses}, network.Via{Weight: unit.Nanosiemens(1), Syn: zoo.Expon{}, Out: zoo.CUBA{}})
		}
		plan, err := newPlan(net, Options{})
		if err != nil {
			t.Fatal(err)
		}
		s.plan, s.dt = plan, plan.dt
		for _, pp := range plan.populations {
			s.populations = append(s.populations, &population{populationPlan: pp, n: 4000})
		}
		for i, cuts := range s.cut(2) {
			if split := cuts[1] > 0 && cuts[1] < 4000; split != c.split {
				t.Errorf("%d synapses: population %d is cut at %v", c.synapses, i, cuts)
			}
		}
	}
}

// Jobs are dealt out where the workers then have about the same to do: these
// are the sizes of the populations of the cortical microcircuit, of which
// L23I, L4E, L4I and L5E make up one half.
func TestDeal(t *testing.T) {
	for _, c := range []struct {
		name    string
		costs   []float64
		workers int
		owner   []int
	}{
		{"microcircuit", []float64{20683, 5834, 21915, 5479, 4850, 1065, 14395, 2948}, 2, []int{1, 0, 0, 0, 0, 1, 1, 1}},
		{"one", []float64{1}, 2, nil},
		{"four to one", []float64{8000, 2000}, 2, nil},
		{"three of a kind", []float64{5, 5, 5}, 3, []int{0, 1, 2}},
		{"one worker", []float64{3, 1}, 1, []int{0, 0}},
	} {
		if owner := deal(c.costs, c.workers); !slices.Equal(owner, c.owner) {
			t.Errorf("%s: %v, want %v", c.name, owner, c.owner)
		}
	}
}
