package sim_test

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"

	"synfire/conn"
	"synfire/eqn"
	"synfire/kernel"
	"synfire/network"
	"synfire/record"
	"synfire/rng"
	"synfire/sim"
	"synfire/unit"
	"synfire/zoo"
)

// instance is a model of the zoo with values.
type instance struct{ of *eqn.Instance }

func (i instance) Instance() (*eqn.Instance, error) { return i.of, nil }

// ofZoo is a model of the zoo with its defaults.
func ofZoo(m *eqn.Model) instance { return instance{&eqn.Instance{Model: m}} }

// aroundDefault spreads a state over the elements.
func aroundDefault(sym *eqn.Symbol) unit.Any {
	x := 0.0
	if sym.Default.IsSet() {
		x = sym.Default.At(0, nil)
	}
	return unit.AnyFunc(sym.Dim, func(element int, src unit.Source) float64 {
		return x + (0.1*math.Abs(x)+0.01)*src.Normal(element)
	})
}

// sourceOf is the first neuron of the zoo that has all names which a model
// reads of its source; nil where any neuron will do.
func sourceOf(m *eqn.Model) *eqn.Model {
	var names []string
	for _, s := range m.Symbols {
		if own, isPre := strings.CutSuffix(s.Name, "_pre"); isPre && s.Role == eqn.Import && own != "V" && own != "lastspike" {
			names = append(names, own)
		}
	}
	if len(names) == 0 {
		return nil
	}
	for _, neuron := range zoo.Models() {
		has := func(name string) bool { _, ok := neuron.Symbol(name); return ok }
		if neuron.Kind == eqn.KindNeuron && !slices.ContainsFunc(names, func(name string) bool { return !has(name) }) {
			return neuron
		}
	}
	return nil
}

// zooNetwork is a small network in which a model of the zoo does something; nil
// for a kind that has no row here.
func zooNetwork(m *eqn.Model) (*network.Network, []*network.Population) {
	const n = 203 // no multiple of any number of lanes
	net := network.New(network.Options{Seed: 9})
	// What reads variables of its source has a source that has them.
	source := func() *network.Population {
		if partner := sourceOf(m); partner != nil {
			p := net.Population("source", n, ofZoo(partner))
			if !slices.ContainsFunc(partner.Symbols, func(s *eqn.Symbol) bool { return s.Flags.Input }) {
				net.Project(net.Population("drive", n, noisy("brian")), p, conn.FixedInDegree{N: 20}, network.Via{Weight: unit.Scalar(1)})
				return p
			}
			net.Input(p, unit.AnyFunc(unit.Current(0).Dim(), func(element int, _ unit.Source) float64 { return 400 + float64(element) }), network.InputOptions{})
			return p
		}
		return net.Population("source", n, noisy("brian"))
	}
	target := func() *network.Population {
		return net.Population("target", n, zoo.LIF{Tau: unit.Millisecond(10), VTh: unit.Millivolt(5)}.With(zoo.LIFState{V: rng.Normal(unit.Millivolt(0), unit.Millivolt(2))}))
	}
	switch {
	case m.Kind == eqn.KindNeuron:
		model := &eqn.Instance{Model: m, Values: map[string]unit.Any{}}
		for _, r := range m.Resets {
			if r.Name == "hard" { // a potential that explodes is not brought back by a soft one
				model.Reset = r.Name
			}
		}
		for _, s := range m.Symbols {
			if s.Role == eqn.State && s.Type == eqn.Real {
				model.Values[s.Name] = aroundDefault(s)
			}
		}
		p := net.Population("P", n, instance{model})
		for _, s := range m.Symbols {
			if s.Flags.Input {
				drive := unit.AnyFunc(s.Dim, func(element int, _ unit.Source) float64 { return float64(element) / 100 })
				net.Input(p, drive, network.InputOptions{To: s.Name})
			}
		}
		return net, []*network.Population{p}
	case m.Kind == eqn.KindSynapse && m.Releases():
		a, b := source(), target()
		net.Project(a, b, conn.FixedInDegree{N: 20}, network.Via{Weight: unit.Millivolt(1), Delay: unit.Millisecond(1), Release: ofZoo(m), To: "V"})
		return net, []*network.Population{a, b}
	case m.Kind == eqn.KindSynapse:
		a, b := source(), target()
		net.Project(a, b, conn.FixedInDegree{N: 20}, network.Via{Weight: unit.Millisiemens(1), Syn: ofZoo(m), Out: zoo.CUBA{}})
		return net, []*network.Population{a, b}
	case m.Kind == eqn.KindCoupling && sourceOf(m) != nil:
		p := net.Population("P", n, ofZoo(sourceOf(m)))
		net.Project(p, p, conn.FixedInDegree{N: 20}, network.Via{Weight: unit.Scalar(0.01), Syn: ofZoo(m)})
		return net, []*network.Population{p}
	case m.Kind == eqn.KindCoupling:
		p := target()
		net.Project(p, p, conn.FixedInDegree{N: 20}, network.Via{Weight: unit.Nanosiemens(10), Syn: ofZoo(m)})
		return net, []*network.Population{p}
	case m.Kind == eqn.KindOutput:
		a, b := source(), target()
		out := ofZoo(m)
		if e, ok := m.Symbol("E"); ok && !e.Default.IsSet() {
			out.of.Values = map[string]unit.Any{"E": unit.Millivolt(20).Erase()}
		}
		net.Project(a, b, conn.FixedInDegree{N: 20}, network.Via{Weight: unit.Millisiemens(0.1), Syn: zoo.Expon{}, Out: out})
		return net, []*network.Population{a, b}
	case m.Kind == eqn.KindInput && m.Threshold != nil:
		a, b := net.Population("source", n, given(m, 20)), target()
		net.Project(a, b, conn.FixedInDegree{N: 20}, network.Via{Weight: unit.Millivolt(1), To: "V"})
		return net, []*network.Population{a, b}
	case m.Kind == eqn.KindInput:
		p := target()
		net.Drive(p.Slice(3, n), given(m, n-3), network.InputOptions{})
		return net, []*network.Population{p}
	}
	return nil, nil
}

// given is an input of the zoo with values for n elements: what has the
// dimension of the target's input is some 10 mA, times are 20 ms, rates 50 Hz,
// numbers 0.3 and more from element to element.
func given(m *eqn.Model, n int) instance {
	inst := &eqn.Instance{Model: m, Values: map[string]unit.Any{}, Series: map[string]*eqn.Series{}}
	for _, s := range m.Symbols {
		switch {
		case s.Role == eqn.Table && !s.Open:
			inst.Series[s.Name] = &eqn.Series{Dt: 7, Dim: s.Dim, Columns: 1, Values: []float64{5e9, 12e9}}
			if s.Dim == unit.Frequency(0).Dim() {
				inst.Series[s.Name].Values = []float64{0.05, 0.12}
			}
		case s.Role == eqn.Table:
			inst.Series[s.Name] = eqn.NewSeries(unit.Millisecond(7), unit.Milliampere(5), unit.Milliampere(12))
		case s.Role != eqn.Parameter:
		case s.Open:
			inst.Values[s.Name] = unit.AnyFunc(unit.Current(0).Dim(), func(e int, _ unit.Source) float64 { return float64(unit.Milliampere(8 + 0.02*float64(e))) })
		case s.Dim == unit.Frequency(0).Dim():
			inst.Values[s.Name] = unit.Hertz(50).Erase()
		case s.Default.IsSet():
		case s.Dim == unit.Time(0).Dim():
			inst.Values[s.Name] = unit.Millisecond(20).Erase()
		default:
			inst.Values[s.Name] = unit.AnyFunc(s.Dim, func(e int, _ unit.Source) float64 { return 0.3 + float64(e)/float64(n) })
		}
	}
	bound, err := inst.BindInput()
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return instance{bound}
}

// TestZooHasTheSameBits runs every model of the zoo on every backend and
// compares the bits of all variables and the spikes. A model joins by being
// there; a kind of model needs a row in zooNetwork.
func TestZooHasTheSameBits(t *testing.T) {
	if err := kernel.Available(kernel.Native); err != nil {
		t.Skip(err)
	}
	for _, m := range zoo.Models() {
		for _, precision := range []string{"f32", "f64"} {
			t.Run(m.Name+"/"+precision, func(t *testing.T) {
				var want []float64
				for _, backend := range []kernel.Backend{kernel.Portable, kernel.Native} {
					got := zooBits(t, m, precision, backend)
					if want == nil {
						want = got
						first := slices.ContainsFunc(got, func(x float64) bool { return x != got[0] })
						if !first || slices.ContainsFunc(got, math.IsNaN) {
							t.Fatal("nothing happens in this network, or NaN")
						}
					}
					if len(got) != len(want) {
						t.Fatalf("%v: %d numbers, portable %d", backend, len(got), len(want))
					}
					for i := range got {
						if math.Float64bits(got[i]) != math.Float64bits(want[i]) {
							t.Fatalf("%v: number %d is %v, portable %v", backend, i, got[i], want[i])
						}
					}
				}
			})
		}
	}
}

// zooBits is all spikes, then all variables.
func zooBits(t *testing.T, m *eqn.Model, precision string, backend kernel.Backend) []float64 {
	t.Helper()
	net, populations := zooNetwork(m)
	if net == nil {
		t.Fatalf("no network shows a model of kind %v", m.Kind)
	}
	var recorders []sim.Recorder
	var trains []*record.SpikeTrain
	for _, p := range populations {
		spk := record.Spikes(p)
		trains, recorders = append(trains, spk), append(recorders, spk)
	}
	s, err := sim.New(net, sim.Options{Precision: precision, Threads: 1, Backend: backend, Recorders: recorders})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.RunSteps(context.Background(), 300); err != nil {
		t.Fatal(err)
	}
	var all []float64
	for _, spk := range trains {
		for k, step := range spk.Steps() {
			all = append(all, float64(step), float64(spk.Neurons()[k]))
		}
	}
	for _, p := range populations {
		for _, sym := range p.Model.Model.Symbols {
			if sym.Role == eqn.State {
				x := s.State(p, sym.Name)
				for i := range x.Len() {
					all = append(all, x.At(i))
				}
			}
		}
	}
	return all
}
