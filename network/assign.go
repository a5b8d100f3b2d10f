package network

import (
	"fmt"

	"synfire/eqn"
	"synfire/unit"
)

// Assignment gives a variable or parameter values after those that its
// population was made with.
type Assignment struct {
	// Part is the population or the part of it whose elements are meant.
	Part  *Population
	Name  string
	Value unit.Any
	// Expr is the parsed Value when that is an expression.
	Expr  *eqn.Expr
	place Place
}

// Place returns where the assignment was made.
func (a *Assignment) Place() Place { return a.place }

// Assign gives a variable or parameter of the population, or of this part of
// it, a value: one for all, one per element, drawn, or an expression over i, N,
// rand(), randn() and the population's variables and parameters. Assignments
// are made in their order when the network is planned, before it is wired, so
// that rules of connection see them.
func (p *Population) Assign(name string, x unit.Any) {
	root := p.Root
	p.net.checkOpen("assignment", name)
	a := Assignment{Part: p, Name: name, Value: x, place: p.net.here(0)}
	s, ok := p.Model.Model.Symbol(name)
	switch {
	case !ok || s.Role != eqn.Parameter && s.Role != eqn.State:
		p.net.fail(1, "%s: %s has no parameter or variable %q%s", p.Name, p.Model.Model.Name, name, didYouMean(name, p.Model.Model))
		return
	case x.Dim() != s.Dim:
		p.net.fail(1, "%s of %s is in %v, not in %v", name, p.Name, s.Dim, x.Dim())
		return
	case s.Flags.Shared && (!x.Uniform() || p.Len() < root.Len()):
		p.net.fail(1, "%s is (shared): one value for the whole population", name)
		return
	case x.Len() >= 0 && x.Len() != p.Len():
		p.net.fail(1, "%s: %d values for %d elements", name, x.Len(), p.Len())
		return
	}
	p.net.checkFinite(1, fmt.Sprintf("%s: %s", p.Name, name), x)
	if text, ok := x.Expression(); ok {
		var err error
		if a.Expr, err = p.ParseElement(text, "the value of "+name, &eqn.Foreign{Dim: s.Dim, Type: s.Type}); err != nil {
			p.net.failErr(1, err)
			return
		}
	}
	root.Assigned = append(root.Assigned, a)
}

// Varies tells whether a parameter that the population was given one value for,
// or none, has one per element nevertheless: because an assignment says so, or
// because the model's text declares it and leaves its value open.
func (p *Population) Varies(name string) bool {
	for _, a := range p.Root.Assigned {
		if a.Name == name && (a.Part.Len() < p.Root.Len() || !a.Value.Uniform()) {
			return true
		}
	}
	s, ok := p.Model.Model.Symbol(name)
	_, given := p.Model.Values[name]
	return ok && s.Each && !given
}
