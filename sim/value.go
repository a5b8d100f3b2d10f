package sim

import (
	"fmt"

	"synfire/eqn"
	"synfire/network"
	"synfire/state"
	"synfire/unit"
)

// lookup finds a variable and wraps it for reading and writing.
func (s *Sim) lookup(of any, name string) (state.Array, error) {
	var root *network.Population
	var prefixes []string
	lo, hi := 0, 0
	object := ""
	switch o := of.(type) {
	case *network.Population:
		root, lo, hi, object = o.Root, o.Lo, o.Hi, o.Name
		prefixes = []string{""}
	case *network.Projection:
		for i, p := range s.net.Projections() {
			if p == o {
				r := s.plan.receptors[i]
				prefixes = []string{r.name + ".", r.name + ".out."}
			}
		}
		root, lo, hi, object = o.To.Root, o.To.Lo, o.To.Hi, o.Name
	case *network.Input:
		root, lo, hi, object = o.To.Root, o.To.Lo, o.To.Hi, o.Name
		prefixes = []string{o.Name + "."}
	default:
		return nil, fmt.Errorf("state of a %T; it is read from a population, projection or input", of)
	}
	for _, p := range s.populations {
		if p.desc != root {
			continue
		}
		for _, prefix := range prefixes {
			if a, ok := s.variable(p, prefix+name, lo, hi); ok {
				if err := s.settle(); err != nil {
					return nil, err
				}
				return a, nil
			}
		}
		return nil, fmt.Errorf("%s has no variable %q%s", object, name, suggestion(name, p.names(prefixes)))
	}
	return nil, fmt.Errorf("%s belongs to another network", object)
}

// names lists what can be read under the prefixes.
func (p *population) names(prefixes []string) []string {
	var known []string
	for _, sym := range p.composite.Model.Symbols {
		if sym.Role != eqn.State && sym.Role != eqn.Parameter {
			continue
		}
		for _, prefix := range prefixes {
			if len(sym.Name) > len(prefix) && sym.Name[:len(prefix)] == prefix {
				known = append(known, sym.Name[len(prefix):])
			}
		}
	}
	return known
}

// variable wraps elements lo to hi-1 of a variable.
func (s *Sim) variable(p *population, name string, lo, hi int) (*variable, bool) {
	sym, ok := p.composite.Model.Symbol(name)
	if !ok || sym.Role != eqn.State && sym.Role != eqn.Parameter {
		return nil, false
	}
	v := &variable{pop: p, sym: sym, col: p.columns[name], lo: lo, n: hi - lo, scale: 1}
	if sym.Unit != "" {
		if u, err := unit.Parse("1*(" + sym.Unit + ")"); err == nil {
			v.scale = u.Value()
		}
	}
	return v, true
}

// variable is a state or parameter as a user sees it.
type variable struct {
	pop   *population
	sym   *eqn.Symbol
	col   state.Column
	lo, n int
	scale float64 // coherent units per declared unit
}

// Len returns the number of elements.
func (v *variable) Len() int { return v.n }

// At returns the value of an element in the declared unit.
func (v *variable) At(i int) float64 {
	if v.col.Len() == 1 && v.pop.n != 1 {
		return v.col.At(0) / v.scale
	}
	return v.col.At(v.lo+i) / v.scale
}

// Set changes the value of an element. A parameter that is one value for all
// elements changes for all.
func (v *variable) Set(i int, x float64) {
	if v.sym.Role == eqn.Parameter {
		v.pop.dirty = true
	}
	if v.col.Len() == 1 && v.pop.n != 1 {
		v.col.Set(0, x*v.scale)
		return
	}
	v.col.Set(v.lo+i, x*v.scale)
}
