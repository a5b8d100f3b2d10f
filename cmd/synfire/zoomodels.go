package main

import (
	"strings"

	"synfire/conn"
	"synfire/eqn"
	"synfire/network"
	"synfire/unit"
	"synfire/zoo"
)

// zooModel is a model of the zoo with its defaults; what has none is 1, in the
// coherent unit.
type zooModel struct{ m *eqn.Model }

// Instance implements network.Model.
func (z zooModel) Instance() (*eqn.Instance, error) {
	inst := &eqn.Instance{Model: z.m, Values: map[string]unit.Any{}, Series: map[string]*eqn.Series{}}
	for _, s := range z.m.Symbols {
		dim := s.Dim
		if s.Open {
			dim = unit.Current(0).Dim()
		}
		switch {
		case s.Role == eqn.Table:
			inst.Series[s.Name] = &eqn.Series{Dt: 1, Dim: dim, Columns: 1, Values: []float64{1}}
		case s.Role == eqn.Parameter && !s.Default.IsSet():
			inst.Values[s.Name] = unit.New(1, dim).Erase()
		}
	}
	return inst.BindInput()
}

// zooCase is the population that steps a model of the zoo: a neuron or a source
// of spikes itself; an input with what it drives; anything between two neurons
// with a LIF, or the neuron that it is made for, whose step it is part of.
func zooCase(m *eqn.Model) kernelCase {
	return kernelCase{m.Name, func(net *network.Network, n int) *network.Population {
		switch {
		case m.Kind == eqn.KindNeuron || m.Threshold != nil:
			return net.Population("P", n, zooModel{m})
		case m.Kind == eqn.KindInput:
			p := net.Population("P", n, eqn.Neuron("dx/dt = (I - x)/(10*ms) : amp\nI : amp (input)", eqn.Options{}))
			net.Drive(p, zooModel{m}, network.InputOptions{})
			return p
		}
		p, to := net.Population("P", n, madeFor(m)), (*network.Population)(nil)
		via := network.Via{Weight: unit.Millisiemens(1), Syn: zoo.Expon{}, Out: zoo.CUBA{}}
		switch {
		case m.Kind == eqn.KindOutput:
			via.Out = zooModel{m}
		case m.Kind == eqn.KindSynapse && m.Releases():
			via.Release = zooModel{m}
			to = net.Population("Q", 1, zoo.LIF{})
		case m.Kind == eqn.KindSynapse:
			via.Syn = zooModel{m}
		case reads(m, "rate_pre"):
			via = network.Via{Weight: unit.Scalar(1), Syn: zooModel{m}}
		default:
			via = network.Via{Weight: unit.Millisiemens(1), Syn: zooModel{m}}
		}
		if to == nil {
			to = p
		}
		net.Project(p, to, conn.Pairs{}, via)
		return p
	}}
}

// madeFor is the neuron that a model stands beside.
func madeFor(m *eqn.Model) network.Model {
	if name, ok := strings.CutSuffix(m.Name, "_release"); ok {
		if neuron, ok := zoo.Lookup(name); ok {
			return zooModel{neuron}
		}
	}
	if reads(m, "rate_pre") {
		return zoo.LinRateIpn{}
	}
	return zoo.LIF{}
}

// reads tells whether a model reads a name of another.
func reads(m *eqn.Model, name string) bool {
	s, ok := m.Symbol(name)
	return ok && s.Role == eqn.Import
}
