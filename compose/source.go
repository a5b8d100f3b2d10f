package compose

import (
	"fmt"
	"strings"

	"synfire/eqn"
	"synfire/unit"
)

// Released is the composed name of what goes with a spike.
func (s Source) Released() string {
	out, ok := s.Release.Model.Output()
	if !ok {
		panic("BUG: a release without output")
	}
	return s.Name + ReleasePrefix + out.Name
}

// ReleasePrefix goes between the name of a projection and those of its
// release: a synapse and the release beside it may have names in common.
const ReleasePrefix = ".release."

// addSource adds equations that live with the element as a source.
func (c *composer) addSource(s Source) error {
	neuron := c.parts.Neuron.Model
	if neuron.Threshold == nil {
		return fmt.Errorf("%s: %s has no threshold, so %s has no spike to run at", s.Name, neuron.Name, s.Release.Model.Name)
	}
	names := map[string]eqn.Foreign{}
	for _, sym := range neuron.Symbols {
		if sym.Role == eqn.Parameter || sym.Role == eqn.State || sym.Role == eqn.Subexpression {
			names[sym.Name+"_pre"] = eqn.Foreign{Dim: sym.Dim, Type: sym.Type}
		}
	}
	m, err := s.Release.Model.Bind(eqn.Binding{Weight: &unit.Dim{}, Names: names, Complete: true})
	if err != nil {
		return fmt.Errorf("%s: %w", s.Name, err)
	}
	bound := map[string]string{}
	for _, sym := range m.Symbols {
		switch {
		case sym.Role == eqn.Weight:
			return fmt.Errorf("%s: %s reads the weight %s; what a spike carries depends on its source alone, and the weight multiplies it", s.Name, m.Name, sym.Name)
		case sym.Role == eqn.Import:
			own := strings.TrimSuffix(sym.Name, "_pre")
			bound[sym.Name] = own
			if _, known := c.out.Model.Symbol(own); !known {
				c.out.Model.Symbols = append(c.out.Model.Symbols, &eqn.Symbol{Name: own, Role: eqn.Builtin, Type: sym.Type, Dim: sym.Dim})
			}
		case sym.Role == eqn.Builtin && (sym.Name == "j" || sym.Name == "N_post" || sym.Name == "delay"):
			return fmt.Errorf("%s: %s reads %s; what a spike carries depends on its source alone", s.Name, m.Name, sym.Name)
		case sym.Name == "N_pre":
			bound[sym.Name] = "N"
		}
	}
	if len(m.OnPost) > 0 {
		return fmt.Errorf("%s: %s has on_post, which does not run yet: here only spikes of the source change a synapse", s.Name, m.Name)
	}
	inst := *s.Release
	inst.Model = m
	r := c.renaming(s.Name, m, s.Name+ReleasePrefix, bound)
	c.addSymbols(&inst, r)
	for _, sym := range m.Symbols {
		if sym.Rate != nil {
			c.out.Synaptic[r.name(sym.Name)] = true
		}
	}
	for _, name := range m.Order {
		c.out.Model.Order = append(c.out.Model.Order, r.name(name))
	}
	c.out.OnSpike = append(c.out.OnSpike, r.statements(m.OnPre)...)
	return nil
}
