package sim_test

import (
	"strings"
	"testing"

	"synfire/conn"
	"synfire/eqn"
	"synfire/event"
	"synfire/network"
	"synfire/sim"
	"synfire/unit"
)

// twoReceptors sums what arrives by its sign.
var twoReceptors = eqn.Neuron(`
	up : volt
	down : volt
	ex : volt (receptor, positive)
	in : volt (receptor, negative)
`, eqn.Options{Arrival: "up += ex; down += in"})

// signs builds four sources, which spike in step 0, onto one neuron.
func signs(t *testing.T, via network.Via) (*sim.Sim, *network.Population, *network.Projection) {
	t.Helper()
	net := network.New(network.Options{})
	sources := net.Population("sources", 4, eqn.Neuron("x : 1", eqn.Options{Threshold: "timestep(t, dt) == 0"}))
	target := net.Population("target", 1, twoReceptors)
	p := net.Project(sources, target, conn.AllToAll{}, via)
	s, err := sim.New(net, sim.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s, target, p
}

// TestSignPicksReceptor: each synapse by itself, also when all spikes arrive
// in one step; a projection that names a receptor sends all weights there.
func TestSignPicksReceptor(t *testing.T) {
	mixed := unit.Each[unit.Voltage]{1, -2, 4, -8}
	for _, test := range []struct {
		name     string
		via      network.Via
		up, down float64
	}{
		{"mixed", network.Via{Weight: mixed}, 5, -10},
		{"all positive", network.Via{Weight: unit.Voltage(3)}, 12, 0},
		{"all negative", network.Via{Weight: unit.Voltage(-3)}, 0, -12},
		{"named", network.Via{Weight: mixed, To: "ex"}, -5, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			s, target, p := signs(t, test.via)
			for range 3 {
				if err := s.Step(); err != nil {
					t.Fatal(err)
				}
			}
			up, down := s.State(target, "up").At(0)*1e3, s.State(target, "down").At(0)*1e3
			if up != test.up || down != test.down {
				t.Errorf("ex got %v, in got %v; want %v, %v", up, down, test.up, test.down)
			}
			if n := s.SynapseCount(p); n != 4 {
				t.Errorf("%d synapses", n)
			}
		})
	}
}

// TestWeightsKeepTheirSign: new weights go to the synapses that are listed,
// and one that changes its sign is refused.
func TestWeightsKeepTheirSign(t *testing.T) {
	s, target, p := signs(t, network.Via{Weight: unit.Each[unit.Voltage]{1, -2, 4, -8}})
	if err := s.SetWeights(p, unit.Each[unit.Voltage]{10, -20, 0, -80}.Erase()); err != nil {
		t.Fatal(err)
	}
	var weights []float64
	s.EachSynapse(p, func(syn event.Synapse) { weights = append(weights, float64(syn.Source)*100+syn.Weight) })
	for i, want := range []float64{10, 80, 200, 220} {
		if weights[i] != want {
			t.Errorf("synapse %d: source and weight %v, want %v", i, weights[i], want)
		}
	}
	err := s.SetWeights(p, unit.Each[unit.Voltage]{10, 20, 0, -80}.Erase())
	if err == nil || !strings.Contains(err.Error(), "the sign picks the receptor") {
		t.Errorf("a weight changes its sign: %v", err)
	}
	for range 3 {
		if err := s.Step(); err != nil {
			t.Fatal(err)
		}
	}
	if up, down := s.State(target, "up").At(0)*1e3, s.State(target, "down").At(0)*1e3; up != 10 || down != -100 {
		t.Errorf("ex got %v, in got %v", up, down)
	}
}

// TestReceptorMistakes: the message names what would do.
func TestReceptorMistakes(t *testing.T) {
	for _, test := range []struct {
		name, text, arrival string
		via                 network.Via
		want                string
	}{
		{
			"unknown", "up : volt\nex : volt (receptor)", "up += ex",
			network.Via{Weight: unit.Voltage(1), To: "excitatory"},
			`neuron has no input, receptor or variable "excitatory"; it has ex, up`,
		},
		{
			"which", "up : volt\na : volt (receptor)\nb : volt (receptor)", "up += a; up += b",
			network.Via{Weight: unit.Voltage(1)},
			"neuron has the receptors a, b; say which with to=",
		},
		{
			"dimension", "up : volt\nex : volt (receptor)", "up += ex",
			network.Via{Weight: unit.Picoampere(1)},
			`receptor "ex" of neuron takes volt`,
		},
		{
			"nonlinear", "up : volt\nex : volt (receptor)", "up += ex*ex/volt",
			network.Via{Weight: unit.Voltage(1)},
			"must be the weight times something",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			net := network.New(network.Options{})
			p := net.Population("p", 1, eqn.Neuron(test.text, eqn.Options{Arrival: test.arrival}))
			net.Project(p, p, conn.AllToAll{}, test.via)
			s, err := sim.New(net, sim.Options{})
			if err == nil {
				s.Close()
				t.Fatal("no mistake found")
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("message %q, want %q", err, test.want)
			}
		})
	}
}
