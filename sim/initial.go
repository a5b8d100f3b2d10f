package sim

import (
	"fmt"
	"math"
	"strings"

	"synfire/eqn"
	"synfire/network"
	"synfire/state"
	"synfire/unit"
)

// computeInitial gives populations and inputs the values that are written as
// expressions, and those that are assigned. A network is wired afterwards, so
// that rules can read them.
func (s *Sim) computeInitial() error {
	for _, p := range s.populations {
		for _, in := range p.desc.Initial {
			if err := s.computeInto(p, p.columns[in.Name], in.Expr, p.desc, in.Name); err != nil {
				return p.desc.Place().Locate(err)
			}
		}
		if err := s.computeParts(p); err != nil {
			return err
		}
		for _, a := range p.desc.Assigned {
			if err := s.assignInitial(p, &a); err != nil {
				return a.Place().Locate(err)
			}
		}
	}
	for _, in := range s.net.Inputs() {
		if in.Expr == nil {
			continue
		}
		p := s.populations[s.index(in.To.Root)]
		if err := s.computeInto(p, p.columns[in.Name+".value"], in.Expr, in.To, in.Name); err != nil {
			return in.Place().Locate(err)
		}
	}
	return nil
}

// computeParts gives the synapses, outputs and inputs of a population the values
// that are written as expressions: those of inputs over the group that they
// drive, the others over the whole population.
func (s *Sim) computeParts(p *population) error {
	driven := map[string]*network.Input{}
	for _, in := range s.net.Inputs() {
		if in.Model != nil && in.To.Root == p.desc {
			driven[in.Name] = in
		}
	}
	for _, sym := range p.composite.Model.Symbols {
		part, name, ok := strings.Cut(sym.Name, ".")
		text, computed := p.composite.Values[sym.Name].Expression()
		if !ok || !computed {
			continue
		}
		group, place := p.desc, p.desc.Place()
		if in := driven[part]; in != nil {
			group, place = in.To, in.Place()
		}
		e, err := group.ParseElement(text, "the value of "+name, &eqn.Foreign{Dim: sym.Dim, Type: sym.Type})
		if err == nil {
			err = s.computeInto(p, p.columns[sym.Name], e, group, sym.Name)
		}
		if err != nil {
			return place.Locate(err)
		}
	}
	return nil
}

// computeInto computes an expression for the elements of a group of p.
func (s *Sim) computeInto(p *population, column state.Column, e *eqn.Expr, group *network.Population, name string) error {
	values, err := s.compute(e, p, group, p.columns, "initial "+name)
	if err != nil {
		return err
	}
	for k, x := range values {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return fmt.Errorf("%s: the value of %s computed for element %d is %v", group.Name, name, k, x)
		}
		column.Set(group.At(k), x)
	}
	return nil
}

// assignInitial makes an assignment before the network is wired.
func (s *Sim) assignInitial(p *population, a *network.Assignment) error {
	x := a.Value
	if a.Expr != nil {
		values, err := s.compute(a.Expr, p, a.Part, p.columns, a.Name)
		if err != nil {
			return err
		}
		x = unit.AnyEach(x.Dim(), values)
	}
	v, ok := s.variable(p, a.Name, a.Part)
	if !ok {
		panic("BUG: " + a.Name + " is assigned, but no variable")
	}
	return s.give(v, a.Part, a.Name, x)
}

// computed replaces an expression by the values that it has now; what names
// what they are for, and addresses its random numbers.
func (s *Sim) computed(of any, what string, x unit.Any) (unit.Any, error) {
	text, ok := x.Expression()
	if !ok {
		return x, nil
	}
	values, err := s.evaluate(of, text, "a value", what, &eqn.Foreign{Dim: x.Dim()})
	return unit.AnyEach(x.Dim(), values), err
}
