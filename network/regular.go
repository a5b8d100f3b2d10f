package network

import (
	"fmt"
	"math"

	"synfire/conn"
	"synfire/diag"
	"synfire/eqn"
	"synfire/unit"
)

// Regularly runs statements for every element of the population at the start of
// every so many steps, the first included. The statements may read and change
// what the model's own may.
func (p *Population) Regularly(statements string, every unit.Time) {
	n := p.net
	n.checkOpen("statements of population", p.Name)
	steps := math.Round(float64(every) / float64(n.opt.Dt))
	switch {
	case p.Root != p:
		n.fail(1, "population %q: statements run regularly for a whole population, not for a slice", p.Name)
	case !(steps >= 1 && steps <= math.MaxInt32) || math.Abs(steps*float64(n.opt.Dt)-float64(every)) > 1e-6*float64(n.opt.Dt):
		n.fail(1, "population %q: statements every %v; it must be a whole number of steps of %v", p.Name, every, n.opt.Dt)
	case p.Model != nil:
		m, err := p.Model.Model.Regularly(diag.Source{Name: "statements that run regularly", Text: statements}, int64(steps))
		if err != nil {
			n.failErr(1, err)
			return
		}
		// What the text of the model does not have, such as places, stays.
		var extra []*eqn.Symbol
		for _, s := range p.Model.Model.Symbols {
			if _, known := m.Symbol(s.Name); !known && s.Role == eqn.Parameter {
				extra = append(extra, s)
			}
		}
		inst := *p.Model
		inst.Model = withParameters(m, extra)
		p.Model = &inst
	}
}

// Link makes a name of a population, declared (linked), the value that a
// variable of another population has before each step. Element i follows
// element sources[i]; without sources, element i, or the only one.
func (n *Network) Link(to *Population, name string, from *Population, variable string, sources []int) *Projection {
	if to == nil || from == nil || to.net != n || from.net != n || to.Model == nil || from.Model == nil {
		n.fail(1, "the link of %q joins populations of another network", name)
		return nil
	}
	own, ok := to.Model.Model.Symbol(name)
	if !ok || !own.Flags.Linked {
		n.fail(1, "%s of population %q is not declared (linked)", name, to.Name)
		return nil
	}
	other, ok := from.Model.Model.Symbol(variable)
	if !ok {
		n.fail(1, "%s has no variable %q to link to%s", from.Model.Model.Name, variable, didYouMean(variable, from.Model.Model))
		return nil
	}
	if own.Dim != other.Dim {
		n.fail(1, "%s is declared in %v, but %s of %s is in %v", name, own.Dim, variable, from.Model.Model.Name, other.Dim)
		return nil
	}
	var rule conn.Rule = conn.OneToOne{}
	switch {
	case sources != nil:
		pairs := conn.Pairs{}
		for i, s := range sources {
			if s < 0 || s >= from.Len() || i >= to.Len() {
				n.fail(1, "link of %s: element %d to element %d of %d", name, i, s, from.Len())
				return nil
			}
			pairs.Sources, pairs.Targets = append(pairs.Sources, uint32(s)), append(pairs.Targets, uint32(i))
		}
		rule = pairs
	case from.Len() == 1:
		rule = conn.AllToAll{}
	case from.Len() != to.Len():
		n.fail(1, "link of %s: %d elements follow %d; say which with sources", name, to.Len(), from.Len())
		return nil
	}
	unitText := own.Unit
	if own.Dim.IsOne() {
		unitText = "1"
	}
	text := fmt.Sprintf("%s_post = w*%s_pre : %s (summed)", name, variable, unitText)
	return n.Project(from, to, rule, Via{Name: to.Name + "_" + name, Weight: unit.Scalar(1), Syn: eqn.Coupling(text, eqn.Options{Name: "link of " + name})})
}
