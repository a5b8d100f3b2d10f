package sim_test

import (
	"math"
	"strings"
	"testing"

	"synfire/eqn"
	"synfire/event"
	"synfire/network"
	"synfire/rng"
	"synfire/sim"
	"synfire/unit"
	"synfire/zoo"
)

// On a grid every element is connected to its nearest neighbours: four inside,
// three at an edge, two in a corner; each delay is the distance over a speed.
func TestGrid(t *testing.T) {
	net := network.New(network.Options{})
	grid := network.Grid{Columns: 7, Rows: 5, Spacing: unit.Micrometre(40)}
	p := net.Population("P", grid.Len(), grid.Place(zoo.LIF{}))
	proj := net.Project(p, p, network.Where{Condition: "i != j and sqrt((x_pre - x_post)**2 + (y_pre - y_post)**2) < 41*um"}, network.Via{
		WeightExpr: "(x_post - x_pre)*mV/um", DelayExpr: "(abs(x_pre - x_post) + abs(y_pre - y_post))/(20*um/ms)", To: "V",
	})
	// Statements that run regularly make a new model of the population, which
	// keeps its places.
	p.Regularly("V = 0*mV", unit.Millisecond(1))
	s, err := sim.New(net, sim.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	x, y := values(t, s, p, "x"), values(t, s, p, "y")
	if x[0] != -120 || y[0] != -80 || x[8] != -80 || y[8] != -40 || x[34] != 120 || y[34] != 80 {
		t.Errorf("places (%v, %v), (%v, %v), (%v, %v)", x[0], y[0], x[8], y[8], x[34], y[34])
	}
	for e, n := range s.OutDegree(proj) {
		want := 4
		if column := e % 7; column == 0 || column == 6 {
			want--
		}
		if row := e / 7; row == 0 || row == 4 {
			want--
		}
		if n != want {
			t.Errorf("element %d has %d neighbours, want %d", e, n, want)
		}
	}
	s.EachSynapse(proj, func(syn event.Synapse) {
		if syn.Delay != 20 || math.Abs(syn.Weight-(x[syn.Target]-x[syn.Source])) > 1e-5 {
			t.Errorf("%+v", syn)
		}
	})
}

// A grid of three axes counts columns, rows, layers.
func TestGridOfLayers(t *testing.T) {
	net := network.New(network.Options{})
	grid := network.Grid{Columns: 2, Rows: 3, Layers: 4, Spacing: unit.Micrometre(1)}
	p := net.Population("P", grid.Len(), grid.Place(zoo.LIF{}))
	s, err := sim.New(net, sim.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	x, y, z := values(t, s, p, "x"), values(t, s, p, "y"), values(t, s, p, "z")
	for e := range x {
		if x[e] != float64(e%2)-0.5 || y[e] != float64(e/2%3)-1 || z[e] != float64(e/6)-1.5 {
			t.Errorf("element %d is at (%v, %v, %v)", e, x[e], y[e], z[e])
		}
	}
}

// Elements at random places are connected with a probability that falls with
// their distance: in every shell the number of synapses lies within four
// standard deviations of the sum of the probabilities.
func TestConnectionsByDistance(t *testing.T) {
	const n = 600
	net := network.New(network.Options{Seed: 3})
	p := net.Population("P", n, network.Placed{
		Model: zoo.LIF{}, X: rng.Uniform(unit.Micrometre(0), unit.Millimetre(1)), Y: unit.Expression[unit.Length]("1000*um*rand()"),
	})
	proj := net.Project(p, p, network.Where{P: "0.8*exp(-((x_pre - x_post)**2 + (y_pre - y_post)**2)/(2*(150*um)**2))"}, network.Via{Weight: unit.Millivolt(1), To: "V"})
	s, err := sim.New(net, sim.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	x, y := values(t, s, p, "x"), values(t, s, p, "y")
	const shells = 10
	var found, expected, variance [shells]float64
	distance := func(i, j int) float64 { return math.Hypot(x[i]-x[j], y[i]-y[j]) }
	for i := range n {
		for j := range n {
			d := distance(i, j)
			if k := int(d / 60); k < shells {
				q := 0.8 * math.Exp(-d*d/(2*150*150))
				expected[k] += q
				variance[k] += q * (1 - q)
			}
		}
	}
	s.EachSynapse(proj, func(syn event.Synapse) {
		if k := int(distance(syn.Source, syn.Target) / 60); k < shells {
			found[k]++
		}
	})
	for k := range shells {
		if math.Abs(found[k]-expected[k]) > 4*math.Sqrt(variance[k]) {
			t.Errorf("%v synapses over %d to %d um, expected %.1f", found[k], 60*k, 60*(k+1), expected[k])
		}
	}
	if expected[0] < 1000 || expected[8] > 500 {
		t.Errorf("expected %v", expected)
	}
}

// Places stand beside variables x, y and z of a model by a prefix, and in the
// equations that declare them by their name.
func TestNamesOfPlaces(t *testing.T) {
	net := network.New(network.Options{})
	grid := network.Grid{Columns: 2, Rows: 2, Spacing: unit.Micrometre(50)}
	beside := grid.Place(zoo.HindmarshRose{})
	beside.Prefix = "at_"
	p := net.Population("P", 4, beside)
	q := net.Population("Q", 4, grid.Place(eqn.Neuron("dv/dt = 1*mV*x/(50*um)/ms : volt\nx : metre", eqn.Options{Method: "euler"})))
	proj := net.Project(q, p, network.Where{Condition: "at_x_post > x_pre and at_y_post == y_pre"}, network.Via{Weight: unit.Scalar(1), To: "V"})
	s, err := sim.New(net, sim.Options{Precision: "f64"})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if n := s.SynapseCount(proj); n != 2 {
		t.Errorf("%d synapses, want 2", n)
	}
	if err := s.RunSteps(t.Context(), 10); err != nil {
		t.Fatal(err)
	}
	for i, v := range values(t, s, q, "v") {
		if want := []float64{-0.5e-3, 0.5e-3, -0.5e-3, 0.5e-3}[i]; math.Abs(v-want) > 1e-15 {
			t.Errorf("neuron %d: %v V, want %v", i, v, want)
		}
	}
	if at, y := values(t, s, p, "at_y"), values(t, s, p, "y"); at[0] != -25 || y[0] == -25 {
		t.Errorf("at_y %v, y %v", at, y)
	}
}

func TestPositionMistakes(t *testing.T) {
	for want, m := range map[string]network.Model{
		"HindmarshRose has a state y of its own":                      network.Placed{Model: zoo.HindmarshRose{}, Y: unit.Micrometre(1)},
		"P: x has 6 values for 5 elements":                            network.Grid{Columns: 6, Spacing: unit.Micrometre(1)}.Place(zoo.LIF{}),
		"placed that have no model":                                   network.Placed{X: unit.Micrometre(1)},
		"the value of x is computed from y, which is computed from x": network.Placed{Model: zoo.LIF{}, X: unit.Expression[unit.Length]("y"), Y: unit.Expression[unit.Length]("x")},
	} {
		net := network.New(network.Options{})
		net.Population("P", 5, m)
		if err := net.Err(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}
