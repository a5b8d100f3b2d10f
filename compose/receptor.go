package compose

import (
	"fmt"
	"slices"

	"synfire/eqn"
)

// Route tells where the weights of a projection arrive that has no synapse of
// its own: those from 0 up at Positive, the others at Negative. The two are
// equal unless the projection names no receptor of a neuron that has one for
// each sign, as NEST's neurons do.
type Route struct{ Positive, Negative string }

// Split tells whether the sign of a weight decides.
func (r Route) Split() bool { return r.Positive != r.Negative }

// RouteTo finds the route to a neuron; to is what the projection names.
func RouteTo(m *eqn.Model, to string) (Route, error) {
	receptors := namesOf(m, eqn.Receptor)
	if to != "" || len(receptors) == 0 {
		return Route{to, to}, nil
	}
	if len(receptors) == 1 {
		return Route{receptors[0], receptors[0]}, nil
	}
	var r Route
	for _, name := range receptors {
		s, _ := m.Symbol(name)
		switch {
		case s.Flags.Positive && r.Positive == "":
			r.Positive = name
		case s.Flags.Negative && r.Negative == "":
			r.Negative = name
		}
	}
	if len(receptors) > 2 || r.Positive == "" || r.Negative == "" {
		return Route{}, fmt.Errorf("%s has the receptors %s; say which with to=", m.Name, orNone(receptors))
	}
	return r, nil
}

// addReceptor makes the weight arrive in a receptor of the neuron. Its
// accumulator has the receptor's own name, which the neuron's arrivals read;
// further accumulators of a receptor run the same arrivals under names of
// their own.
func (c *composer) addReceptor(s Synapse, rec Receptor, to *eqn.Symbol) error {
	n := c.parts.Neuron.Model
	if s.Out != nil {
		return fmt.Errorf("%s: output %s needs a synapse whose g it reads", s.Name, s.Out.Model.Name)
	}
	if to.Dim != s.Weight {
		return fmt.Errorf("%s: the weight is in %v, but receptor %q of %s takes %v", s.Name, s.Weight, to.Name, n.Name, to.Dim)
	}
	rec.Accumulator, rec.Delta = to.Name, true
	for _, st := range c.bare.statements(n.Arrival) {
		if st.Value.Func.Slot(to.Name) < 0 {
			continue
		}
		if err := linearArrival(st, to.Name); err != nil {
			return fmt.Errorf("%s: %w", n.Name, err)
		}
		rec.Arrival = append(rec.Arrival, st)
	}
	for _, other := range c.out.Receptors {
		if other.Accumulator == to.Name {
			rec.Accumulator = s.Name + ".arrived"
			rec.Arrival = readInstead(rec.Arrival, to.Name, rec.Accumulator)
			break
		}
	}
	c.addAccumulator(rec)
	return nil
}

// readInstead returns statements that read another name.
func readInstead(list []eqn.Statement, name, instead string) []eqn.Statement {
	out := slices.Clone(list)
	for i := range out {
		f := *out[i].Value.Func
		f.Slots = slices.Clone(f.Slots)
		if at := f.Slot(name); at >= 0 {
			f.Slots[at].Name = instead
		}
		out[i].Value.Func = &f
	}
	return out
}
