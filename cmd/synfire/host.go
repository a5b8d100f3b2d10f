package main

import (
	"fmt"

	"synfire/conn"
	"synfire/eqn"
	"synfire/network"
	"synfire/unit"
	"synfire/zoo"
)

// given is a model with values.
type given struct{ instance *eqn.Instance }

// Instance implements network.Model.
func (g given) Instance() (*eqn.Instance, error) { return g.instance, nil }

// withZeros is a model in which what has no default is zero, so that it can be
// planned where its values do not matter. A weight is in dimension w.
func withZeros(m *eqn.Model, w unit.Dim) given {
	inst := &eqn.Instance{Model: m, Values: map[string]unit.Any{}, Series: map[string]*eqn.Series{}}
	for _, s := range m.Symbols {
		dim := s.Dim
		if s.Open {
			dim = w
		}
		switch {
		case s.Role == eqn.Table:
			inst.Series[s.Name] = &eqn.Series{Dt: 1, Dim: dim, Columns: 1, Values: []float64{0}}
		case s.Role == eqn.Parameter && !s.Default.IsSet():
			inst.Values[s.Name] = unit.AnyOf(unit.New(0, dim))
		}
	}
	return given{inst}
}

// alone returns an error when a model cannot be planned without the network
// that it is part of.
func alone(m *eqn.Model) error {
	if m.Kind == eqn.KindPlasticity || m.Kind == eqn.KindCoupling {
		return fmt.Errorf("%s is a %v, which is no part of a population's step; its stages are ast and typed", m.Name, m.Kind)
	}
	for _, s := range m.Symbols {
		if s.Role == eqn.Import && s.Name != "g" && s.Name != "V" {
			return fmt.Errorf("%s reads %s of the neurons that it joins; its stages are ast and typed, but a script that uses it has all", m.Name, s.Name)
		}
	}
	return nil
}

// outputDim is the dimension of what an input gives; that of a plain number
// when the user's values decide.
func outputDim(m *eqn.Model) unit.Dim {
	for _, s := range m.Symbols {
		if s.Flags.Output && !s.Open {
			return s.Dim
		}
	}
	return unit.Dim{}
}

// host is a network of one element in which a model works: a neuron on its
// own; a synapse, an output or a current on a leaky integrate-and-fire neuron;
// an input of another dimension on a filter.
func host(m *eqn.Model) (*network.Network, error) {
	if err := alone(m); err != nil {
		return nil, err
	}
	siemens, amp := unit.Conductance(0).Dim(), unit.Current(0).Dim()
	net := network.New(network.Options{})
	if m.Kind == eqn.KindNeuron || m.Kind == eqn.KindInput && m.Threshold != nil {
		net.Population(m.Name, 1, withZeros(m, amp))
		return net, net.Err()
	}
	if m.Kind == eqn.KindInput && outputDim(m) != amp {
		filter := net.Population("filter", 1, eqn.Neuron("dx/dt = drive/ms : 1\ndrive : 1 (input)", eqn.Options{Name: "filter"}))
		net.Drive(filter, withZeros(m, unit.Dim{}), network.InputOptions{})
		return net, net.Err()
	}
	neuron := net.Population("LIF", 1, zoo.LIF{})
	via := network.Via{Weight: unit.AnyOf(unit.New(1, siemens)), Syn: zoo.Expon{}}
	switch m.Kind {
	case eqn.KindOutput:
		via.Out = withZeros(m, siemens)
		net.Project(neuron, neuron, conn.AllToAll{}, via)
	case eqn.KindSynapse:
		via.Out = zoo.CUBA{}
		if m.Releases() {
			via.Release = withZeros(m, siemens)
		} else {
			via.Syn = withZeros(m, siemens)
		}
		net.Project(neuron, neuron, conn.AllToAll{}, via)
	case eqn.KindInput:
		net.Drive(neuron, withZeros(m, amp), network.InputOptions{})
	}
	return net, net.Err()
}
