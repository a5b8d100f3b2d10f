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

// places tells where the variables of an object are, and its name.
func (s *Sim) places(of any) (places []place, object string, err error) {
	switch o := of.(type) {
	case *network.Population:
		places, object = []place{{o, ""}}, o.Name
	case *network.Projection:
		if i := s.projectionIndex(o); i >= 0 {
			r := s.plan.receptors[i]
			places = []place{{o.To, r.name + "."}, {o.To, r.name + ".out."}}
			if o.Release != nil {
				places = append(places, place{o.From, s.plan.releases[i].name + "."})
			}
			if bond := s.plan.bonds[i]; bond != nil {
				places = append(places, place{o.From, bond.Own.Name + "."})
			}
		}
		object = o.Name
	case *network.Input:
		places, object = []place{{o.To, o.Name + "."}}, o.Name
	default:
		return nil, "", fmt.Errorf("state of a %T; it is read from a population, projection or input", of)
	}
	return places, object, nil
}

// lookup finds a variable, in all trials, and wraps it for reading and
// writing.
func (s *Sim) lookup(of any, name string) (*Variable, error) {
	v, err := s.lookupOne(of, name)
	if err != nil {
		return nil, err
	}
	for _, t := range s.others {
		w, err := t.lookupOne(of, name)
		if err != nil {
			return nil, err
		}
		v.trials = append(v.trials, w)
	}
	return v, nil
}

// lookupOne finds a variable in this trial.
func (s *Sim) lookupOne(of any, name string) (*Variable, error) {
	places, object, err := s.places(of)
	if err != nil {
		return nil, err
	}
	if proj, ok := of.(*network.Projection); ok {
		i := s.projectionIndex(proj)
		if r := s.ruleOf(i); r != nil {
			if v, ok := r.variable(name, s.count(i)); ok {
				return v, s.settle()
			}
		}
	}
	var known []string
	for _, at := range places {
		for _, p := range s.populations {
			if p.desc != at.group.Root {
				continue
			}
			if a, ok := s.variable(p, at.prefix+name, at.group); ok {
				return a, s.settle()
			}
			known = append(known, p.names(at.prefix)...)
		}
	}
	if len(known) == 0 {
		return nil, fmt.Errorf("%s has no variables, or belongs to another network", object)
	}
	return nil, fmt.Errorf("%s has no variable %q%s", object, name, suggestion(name, known))
}

// place is where an object's variables are: in a group, under names that
// begin with a prefix.
type place struct {
	group  *network.Population
	prefix string
}

// names lists what can be read under a prefix.
func (p *population) names(prefix string) []string {
	var known []string
	for _, sym := range p.composite.Model.Symbols {
		if sym.Role != eqn.State && sym.Role != eqn.Parameter {
			continue
		}
		if rest, ok := strings.CutPrefix(sym.Name, prefix); ok && rest != "" {
			known = append(known, rest)
		}
	}
	return known
}

// variable wraps the elements of a group of a variable.
func (s *Sim) variable(p *population, name string, group *network.Population) (*Variable, bool) {
	sym, ok := p.composite.Model.Symbol(name)
	if !ok || sym.Role != eqn.State && sym.Role != eqn.Parameter {
		return nil, false
	}
	v := &Variable{pop: p, sym: sym, col: p.columns[name], group: group, n: group.Len(), scale: scaleOf(sym)}
	return v, true
}

// scaleOf is how many coherent units the declared unit is.
func scaleOf(sym *eqn.Symbol) float64 {
	if sym.Unit != "" {
		if u, err := unit.ParseUnit(sym.Unit); err == nil {
			return u.Value()
		}
	}
	return 1
}

// Variable returns a variable or parameter as State does, with its unit.
func (s *Sim) Variable(of any, name string) (*Variable, error) { return s.lookup(of, name) }

// Assign gives a variable or parameter of an object new values: one for all,
// one per element, drawn, or computed by an expression over i, N, rand(),
// randn() and what can be read of the object. Values per element are those of each trial, or of
// all, [trial][element].
func (s *Sim) Assign(of any, name string, x unit.Any) error {
	all, err := s.lookup(of, name)
	if err != nil {
		return err
	}
	if n := x.Len(); len(all.trials) > 0 && n == all.Len() && x.Dim() == all.sym.Dim {
		for k, t := range s.all() {
			part := unit.AnyFunc(x.Dim(), func(e int, src unit.Source) float64 { return x.At(k*all.n+e, src) })
			if err := t.assign(of, name, part); err != nil {
				return err
			}
		}
		return nil
	}
	return s.eachTrial(func(t *Sim) error { return t.assign(of, name, x) })
}

// assign gives a variable of this trial new values.
func (s *Sim) assign(of any, name string, x unit.Any) error {
	v, err := s.lookupOne(of, name)
	if err != nil {
		return err
	}
	if x.Dim() != v.sym.Dim {
		return fmt.Errorf("%s is in %v, not in %v", name, v.sym.Dim, x.Dim())
	}
	if x, err = s.computed(of, name, x); err != nil {
		return err
	}
	return s.give(v, of, name, x)
}

// isPart tells whether an object is a part of a population.
func isPart(of any) bool {
	p, ok := of.(*network.Population)
	return ok && p.Len() < p.Root.Len()
}

// oneForAll is the mistake of values that differ for a parameter that was
// planned as one.
func oneForAll(of any, name string) error {
	when := "before the first run"
	switch of.(type) {
	case *network.Projection, *network.Input:
		when = fmt.Sprintf("where this is made, as a list or an expression: %s=…", name)
	}
	return fmt.Errorf("%s is one value for the whole population; values that differ are given to it %s", name, when)
}

// give stores values, which are no expression, in a variable of an object.
func (s *Sim) give(v *Variable, of any, name string, x unit.Any) error {
	if n := x.Len(); n >= 0 && n != v.n {
		return fmt.Errorf("%s: %d values for %d elements", name, n, v.n)
	}
	if v.one() && (!x.Uniform() || isPart(of)) {
		return oneForAll(of, name)
	}
	src := s.streams.Source(v.object(of), fmt.Sprintf("%s at step %d", v.sym.Name, s.step))
	values := make([]float64, v.n)
	for i := range values {
		values[i] = x.At(i, src)
		if math.IsNaN(values[i]) || math.IsInf(values[i], 0) {
			return fmt.Errorf("%s: the value of element %d is %v", name, i, values[i])
		}
	}
	for i, y := range values {
		v.Set(i, y/v.scale)
	}
	return nil
}

// Variable is a state or parameter as a user sees it.
type Variable struct {
	pop   *population
	sym   *eqn.Symbol
	col   state.Column
	group *network.Population
	n     int
	scale float64 // coherent units per declared unit
	// trials are the variables of the trials after the first.
	trials []*Variable
	// scattered are the numbers of a variable of synapses; pop is then nil.
	scattered []spot
}

// one tells whether a parameter is one value for all elements.
func (v *Variable) one() bool {
	if v.pop == nil {
		return v.scattered == nil
	}
	return v.col.Len() == 1 && v.pop.n != 1
}

// object names what the random numbers of an assignment belong to.
func (v *Variable) object(of any) string {
	if proj, ok := of.(*network.Projection); ok && v.pop == nil {
		return proj.Name
	}
	return v.pop.desc.Name
}

// Dim returns the dimension.
func (v *Variable) Dim() unit.Dim { return v.sym.Dim }

// Unit returns the declared unit, empty when the model names none.
func (v *Variable) Unit() string { return v.sym.Unit }

// Scale returns how many coherent units the declared unit is.
func (v *Variable) Scale() float64 { return v.scale }

// Len returns the number of elements, those of all trials together.
func (v *Variable) Len() int { return v.n * (1 + len(v.trials)) }

// At returns the value of an element in the declared unit. Trials follow each
// other.
func (v *Variable) At(i int) float64 {
	if i >= v.n {
		return v.trials[i/v.n-1].At(i % v.n)
	}
	if v.scattered != nil {
		return v.scattered[i].column.At(v.scattered[i].at) / v.scale
	}
	if v.one() {
		return v.col.At(0) / v.scale
	}
	return v.col.At(v.group.At(i)) / v.scale
}

// Set changes the value of an element. A parameter that is one value for all
// elements changes for all.
func (v *Variable) Set(i int, x float64) {
	if i >= v.n {
		v.trials[i/v.n-1].Set(i%v.n, x)
		return
	}
	if v.scattered != nil {
		v.scattered[i].column.Set(v.scattered[i].at, x*v.scale)
		return
	}
	if v.pop == nil {
		v.col.Set(0, x*v.scale)
		return
	}
	v.pop.version++
	if v.sym.Role == eqn.Parameter {
		v.pop.dirty = true
	}
	if v.one() {
		v.col.Set(0, x*v.scale)
		return
	}
	v.col.Set(v.group.At(i), x*v.scale)
}
