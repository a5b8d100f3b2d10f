package script

import (
	"fmt"
	"math"

	"go.starlark.net/starlark"

	"synfire/eqn"
	"synfire/network"
	"synfire/unit"
)

// Population is a population or a part of one.
type Population struct {
	object
	net *Network
	pop *network.Population
	ids *starlark.List // made when they are asked for
}

var (
	_ starlark.Sliceable   = (*Population)(nil)
	_ starlark.HasSetField = (*Population)(nil)
	_ starlark.Mapping     = (*Population)(nil)
)

// String implements starlark.Value.
func (p *Population) String() string {
	return fmt.Sprintf("<%s: %d %s>", p.pop.Name, p.pop.Len(), p.pop.Model.Model.Name)
}

// Type implements starlark.Value.
func (p *Population) Type() string { return "population" }

// Len implements starlark.Sliceable.
func (p *Population) Len() int { return p.pop.Len() }

// Index implements starlark.Sliceable: one neuron.
func (p *Population) Index(i int) starlark.Value { return p.of(p.pop.Slice(i, i+1)) }

// of is another part of the population.
func (p *Population) of(part *network.Population) *Population {
	return &Population{net: p.net, pop: part}
}

// Get implements starlark.Mapping: a neuron by its place or identifier, a part
// by its name, or those listed.
func (p *Population) Get(k starlark.Value) (starlark.Value, bool, error) {
	switch k := k.(type) {
	case starlark.Int:
		i, err := p.place(k)
		if err != nil {
			return nil, false, err
		}
		return p.of(p.pop.Pick([]int{i})), true, nil
	case starlark.String:
		if part := p.pop.Part(string(k)); part != nil {
			return p.of(part), true, nil
		}
		if p.pop.IDs() == nil {
			return nil, false, p.noPart(string(k))
		}
		part := p.pop.WithIDs([]string{string(k)})
		return p.of(part), true, p.net.net.Err()
	case starlark.Iterable:
		part, err := p.pick(k)
		return part, true, err
	}
	return nil, false, fmt.Errorf("a population is indexed by a place, a name or a list of them, not by %s", k.Type())
}

// place reads the index of a neuron; from the end when it is below 0.
func (p *Population) place(k starlark.Value) (int, error) {
	i, err := starlark.AsInt32(k)
	if q, ok := number(k); err != nil && ok && q.Dim().IsOne() && q.Value() == math.Trunc(q.Value()) && math.Abs(q.Value()) < math.MaxInt32 {
		i, err = int(q.Value()), nil
	}
	if err != nil {
		return 0, fmt.Errorf("%v is not the index of a neuron", k)
	}
	at := i
	if i < 0 {
		at += p.pop.Len()
	}
	if at < 0 || at >= p.pop.Len() {
		return 0, fmt.Errorf("neuron %d of %s, which has %d", i, p.pop.Name, p.pop.Len())
	}
	return at, nil
}

// pick gives the neurons at listed places, or of listed identifiers.
func (p *Population) pick(list starlark.Iterable) (*Population, error) {
	var places []int
	var names []string
	it := list.Iterate()
	defer it.Done()
	var e starlark.Value
	for it.Next(&e) {
		if name, ok := starlark.AsString(e); ok {
			names = append(names, name)
			continue
		}
		i, err := p.place(e)
		if err != nil {
			return nil, err
		}
		places = append(places, i)
	}
	switch {
	case len(places) > 0 && len(names) > 0:
		return nil, fmt.Errorf("a list of both places and names of neurons of %s", p.pop.Name)
	case len(names) > 0:
		return p.of(p.pop.WithIDs(names)), p.net.net.Err()
	}
	return p.of(p.pop.Pick(places)), p.net.net.Err()
}

func (p *Population) noPart(name string) error {
	var known []string
	for _, part := range p.pop.Parts() {
		known = append(known, part.Name)
	}
	if len(known) == 0 {
		return fmt.Errorf("no part of %s is named %q; P[…].named(%q) would name one", p.pop.Name, name, name)
	}
	return unknownWord(name, fmt.Sprintf("no part of %s is named %q", p.pop.Name, name), known)
}

// Slice implements starlark.Sliceable.
func (p *Population) Slice(start, end, step int) starlark.Value {
	if step != 1 {
		return noElements("a slice with a step")
	}
	if start >= end {
		return noElements("an empty slice")
	}
	return p.of(p.pop.Slice(start, end))
}

// noElements is a slice that is no population. A slice cannot fail; what is
// done with it does, and names it.
type noElements string

// String implements starlark.Value.
func (s noElements) String() string { return "<" + string(s) + ">" }

// Type implements starlark.Value.
func (s noElements) Type() string { return string(s) }

// Freeze implements starlark.Value.
func (s noElements) Freeze() {}

// Truth implements starlark.Value.
func (s noElements) Truth() starlark.Bool { return false }

// Hash implements starlark.Value.
func (s noElements) Hash() (uint32, error) { return starlark.String(s).Hash() }

// Attr reads a variable or parameter.
func (p *Population) Attr(name string) (starlark.Value, error) {
	switch name {
	case "name":
		return starlark.String(p.pop.Name), nil
	case "size":
		return starlark.MakeInt(p.pop.Len()), nil
	case "ids":
		if p.ids == nil {
			list := p.net.identifiers(p.pop)
			if list == nil {
				return starlark.None, nil
			}
			p.ids = listOfIDs(list)
			p.ids.Freeze()
		}
		return p.ids, nil
	case "silenced":
		if err := p.net.plan(); err != nil {
			return nil, err
		}
		flags := make([]float64, 0, p.pop.Len())
		for _, on := range p.net.sim.Silenced(p.pop) {
			q, _ := number(starlark.Bool(on))
			flags = append(flags, q.Value())
		}
		return newArray(flags, unit.Dim{}, ""), nil
	}
	if m, err := populationMethods.attr(p, name); m != nil {
		return m, err
	}
	return p.net.read(p.pop, name)
}

// AttrNames implements starlark.HasAttrs.
func (p *Population) AttrNames() []string {
	return append(populationMethods.names(), "name", "size", "ids", "silenced")
}

var populationMethods = methods[*Population]{
	"run_regularly": (*Population).runRegularly,
	"link":          (*Population).link,
	"named":         (*Population).named,
	"with_ids":      (*Population).withIDs,
}

// named names a part of a population: sugar = P[10:20].named("sugar").
func (p *Population) named(b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	name := ""
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "name", &name); err != nil {
		return nil, err
	}
	return p.of(p.pop.Named(name)), p.net.net.Err()
}

// withIDs gives the neurons of listed identifiers.
func (p *Population) withIDs(b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var list starlark.Iterable
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "ids", &list); err != nil {
		return nil, err
	}
	ids, err := identifiersOf(list)
	if err != nil {
		return nil, err
	}
	return p.of(p.pop.WithIDs(ids.Strings())), p.net.net.Err()
}

// runRegularly runs statements every so often: n.run_regularly("v += 1*mV",
// every=10*ms).
func (p *Population) runRegularly(b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var every starlark.Value
	text := ""
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "statements", &text, "every", &every); err != nil {
		return nil, err
	}
	t, err := quantity[unit.Time](every, "every")
	if err != nil {
		return nil, err
	}
	if err := p.net.open(b.Name()); err != nil {
		return nil, err
	}
	p.pop.Regularly(text, t)
	return starlark.None, p.net.net.Err()
}

// link makes a linked name follow a variable of another population:
// n.link("v_other", m, "v").
func (p *Population) link(b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var from *Population
	var sources *starlark.List
	name, variable := "", ""
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "name", &name, "population", &from, "variable", &variable, "sources?", &sources); err != nil {
		return nil, err
	}
	if err := p.net.open(b.Name()); err != nil {
		return nil, err
	}
	var index []int
	if sources != nil {
		for i := range sources.Len() {
			at, err := starlark.AsInt32(sources.Index(i))
			if err != nil {
				return nil, fmt.Errorf("sources[%d]: %w", i, err)
			}
			index = append(index, at)
		}
	}
	p.net.net.Link(p.pop, name, from.pop, variable, index)
	return starlark.None, p.net.net.Err()
}

// SetField writes a variable or parameter, or silences the neurons.
func (p *Population) SetField(name string, v starlark.Value) error {
	if name == "silenced" {
		on, ok := v.(starlark.Bool)
		if !ok {
			return fmt.Errorf("silenced is True or False, not %v", v)
		}
		if p.net.sim == nil {
			p.pop.SetSilenced(bool(on))
			return p.net.net.Err()
		}
		return p.net.sim.SetSilenced(p.pop, bool(on))
	}
	if s, ok := p.pop.Model.Model.Symbol(name); ok && (s.Role == eqn.Parameter || s.Role == eqn.State) && p.net.sim == nil {
		x, err := valuesOf(name, v, s.Dim, s.Unit)
		if err != nil {
			return err
		}
		if x.Len() != p.pop.Len()*p.net.trials || p.net.trials == 1 {
			p.pop.Assign(name, x)
			return p.net.net.Err()
		}
	}
	return p.net.write(p.pop, name, v)
}
