package compose

import (
	"fmt"

	"synfire/diag"
	"synfire/eqn"
	"synfire/unit"
)

// PartError is a mistake in one part of a population: the synapse or input of
// that name.
type PartError struct {
	Part string
	Err  error
}

// Error implements error.
func (e *PartError) Error() string { return e.Err.Error() }

// Unwrap gives the mistake.
func (e *PartError) Unwrap() error { return e.Err }

// misfit says that a weight does not have the dimension that a synapse or
// output needs, and which would do. The equations are right: the mistake is in
// the projection, so its place is not theirs.
func (c *composer) misfit(s Synapse, m *eqn.Model, to *eqn.Symbol, err error) error {
	d := diag.Diagnostic{Message: fmt.Sprintf("%s: a weight in %v does not fit %s", s.Name, s.Weight, m.Name)}
	fits := usual[:0:0]
	for _, w := range usual {
		if gives, ok := s.gives(w); ok && gives == to.Dim {
			fits = append(fits, w)
		}
	}
	switch {
	case len(fits) == 1 && fits[0].IsOne():
		d.Help = "give the weight without a unit"
	case len(fits) == 1:
		d.Help = fmt.Sprintf("give the weight in %v", fits[0])
	default:
		d.Notes = []string{err.Error()}
	}
	return diag.List{d}
}

// usual are the dimensions that weights have.
var usual = []unit.Dim{{}, unit.Conductance(0).Dim(), unit.Voltage(0).Dim(), unit.Current(0).Dim(), unit.Charge(0).Dim()}

// gives is the dimension of what arrives at the input for a weight of a
// dimension; false when they do not fit.
func (s Synapse) gives(weight unit.Dim) (unit.Dim, bool) {
	syn, err := s.Syn.Model.Rebind(weight, unit.Dim{})
	if err != nil {
		return unit.Dim{}, false
	}
	g, ok := syn.Symbol("g")
	if !ok {
		return unit.Dim{}, false
	}
	if s.Out == nil {
		return g.Dim, true
	}
	out, err := s.Out.Model.Rebind(weight, g.Dim)
	if err != nil {
		return unit.Dim{}, false
	}
	current, err := outputOf(out)
	if err != nil {
		return unit.Dim{}, false
	}
	return current.Dim, true
}
