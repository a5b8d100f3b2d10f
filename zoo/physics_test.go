package zoo_test

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"synfire/eqn"
	"synfire/network"
	"synfire/record"
	"synfire/sim"
	"synfire/unit"
	"synfire/zoo"
)

// check shows that models do what is published about them, or what follows
// from their equations by other means than stepping them.
type check struct {
	models string // names, parted by blanks
	what   string
	show   func(t *testing.T, model string)
}

// physics lists the checks of all models.
var physics = [][]check{spikingPhysics, dynamicsPhysics, synapticPhysics, nestPhysics(), nestOwnPhysics, inputPhysics, generatorPhysics}

func TestPhysics(t *testing.T) {
	for _, family := range physics {
		for _, c := range family {
			for _, model := range strings.Fields(c.models) {
				t.Run(model+"/"+c.what, func(t *testing.T) {
					t.Parallel()
					c.show(t, model)
				})
			}
		}
	}
}

// TestEveryModelHasPhysics fails by name for a model without a check, and for a
// check of no model.
func TestEveryModelHasPhysics(t *testing.T) {
	checked := map[string]bool{}
	for _, family := range physics {
		for _, c := range family {
			for _, model := range strings.Fields(c.models) {
				checked[model] = true
				if _, ok := zoo.Lookup(model); !ok {
					t.Errorf("%q is checked, but there is no model %q", c.what, model)
				}
			}
		}
	}
	for _, m := range zoo.Models() {
		if !checked[m.Name] {
			t.Errorf("%s has no physics check; add one to a table of zoo/*_physics_test.go", m.Name)
		}
	}
}

// cell is one neuron of a model under an input.
type cell struct {
	model, reset, method string
	// values are "NAME = QUANTITY", parted by commas.
	values string
	// input is the right side of its input over time, in its unit.
	input string
	dt    float64 // ms
}

func (c cell) instance(t *testing.T) *eqn.Instance {
	t.Helper()
	m, ok := zoo.Lookup(c.model)
	if !ok {
		t.Fatalf("no model %q", c.model)
	}
	inst := &eqn.Instance{Model: m, Reset: c.reset, Method: c.method, Values: map[string]unit.Any{}}
	for _, part := range strings.Split(c.values, ",") {
		name, text, ok := strings.Cut(part, "=")
		if !ok {
			continue
		}
		q, err := unit.Parse(strings.TrimSpace(text))
		if err != nil {
			t.Fatalf("%s: %v", part, err)
		}
		inst.Values[strings.TrimSpace(name)] = q.Erase()
	}
	return inst
}

// build makes the network of the cell.
func (c cell) build(t *testing.T) (*network.Network, *network.Population) {
	t.Helper()
	inst := c.instance(t)
	net := network.New(network.Options{Dt: unit.Millisecond(c.dt)})
	p := net.Population("cell", 1, given{inst})
	if c.input != "" {
		net.Drive(p, eqn.Input(fmt.Sprintf("drive = %s : %s (output)", c.input, inputUnit(t, inst.Model)), eqn.Options{}), network.InputOptions{})
	}
	return net, p
}

// given is an instance as it is.
type given struct{ instance *eqn.Instance }

func (g given) Instance() (*eqn.Instance, error) { return g.instance, nil }

// inputUnit is the unit of a model's only input, as an equation writes it.
func inputUnit(t *testing.T, m *eqn.Model) string {
	t.Helper()
	for _, s := range m.Symbols {
		for _, name := range []string{"amp", "volt/second", "volt", "1"} {
			if d, err := unit.ParseDim(name); s.Role == eqn.InputSum && err == nil && d == s.Dim {
				return name
			}
		}
	}
	t.Fatalf("%s has no input that a test drives", m.Name)
	return ""
}

// spikes runs the cell in double precision and returns its spike times in ms.
func (c cell) spikes(t *testing.T, ms float64) []float64 {
	t.Helper()
	net, p := c.build(t)
	spk := record.Spikes(p)
	run(t, net, ms, spk)
	return spk.Times()
}

// trace runs the cell and returns a variable at the start of every step.
func (c cell) trace(t *testing.T, ms float64, variable string) []float64 {
	t.Helper()
	net, p := c.build(t)
	tr := record.State(p, 0, variable)
	run(t, net, ms, tr)
	xs, _ := tr.Values(variable)
	return xs
}

func run(t *testing.T, net *network.Network, ms float64, r sim.Recorder) {
	t.Helper()
	s, err := sim.New(net, sim.Options{Precision: "f64", Threads: 1, Recorders: []sim.Recorder{r}})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Run(context.Background(), unit.Millisecond(ms)); err != nil {
		t.Fatal(err)
	}
}

// lastInterval is the time between the last two spikes.
func lastInterval(t *testing.T, spikes []float64) float64 {
	t.Helper()
	if len(spikes) < 2 {
		t.Fatalf("%d spikes, no interval", len(spikes))
	}
	return spikes[len(spikes)-1] - spikes[len(spikes)-2]
}

// within fails unless got is want to a tolerance.
func within(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s is %.9g, want %.9g within %.2g", what, got, want, tolerance)
	}
}
