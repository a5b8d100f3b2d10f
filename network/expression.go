package network

import (
	"errors"
	"fmt"

	"synfire/conn"
	"synfire/diag"
	"synfire/eqn"
	"synfire/unit"
)

// Where is the rule that connects pairs for which a condition holds, with a
// probability. Both are expressions over i and j, the indices of source and
// target within the projection's groups, N_pre and N_post, and the parameters
// and variables of both sides, as x_pre and x_post.
type Where struct {
	// Condition is a truth value; empty means true.
	Condition string
	// P is the probability where the condition holds; empty means 1.
	P          string
	NoAutapses bool
}

var _ conn.Rule = Where{}

// Validate implements conn.Rule; what the texts say is checked when the
// projection is made.
func (w Where) Validate(sources, targets int) error {
	if int64(sources)*int64(targets) > conn.MaxSynapses {
		return fmt.Errorf("%d times %d pairs", sources, targets)
	}
	return nil
}

// Rows implements conn.Rule. The plan binds the expressions to the populations
// and calls conn.Where instead.
func (Where) Rows(int, int, conn.Draw) (conn.Rows, error) { panic("BUG: an unbound condition") }

// Pairs are the expressions of a projection over pairs of source and target;
// those that it does not have are nil.
type Pairs struct {
	Condition, P, Weight, Delay *eqn.Expr
}

// ParsePair reads an expression over pairs of source and target, as Where has
// it; what names it in messages.
func (p *Projection) ParsePair(text, what string, want *eqn.Foreign) (*eqn.Expr, error) {
	return eqn.ParseExpr(diag.Source{Name: what, Text: text}, eqn.Scope{Names: p.pairNames(), What: what, Want: want})
}

// pairNames are the names that expressions over pairs may read.
func (p *Projection) pairNames() map[string]eqn.Foreign {
	names := map[string]eqn.Foreign{
		"i": {Type: eqn.Integer}, "j": {Type: eqn.Integer}, "N_pre": {Type: eqn.Integer}, "N_post": {Type: eqn.Integer},
	}
	for suffix, pop := range map[string]*Population{"_pre": p.From, "_post": p.To} {
		if pop.Model == nil {
			continue
		}
		for _, s := range pop.Model.Model.Symbols {
			if s.Role == eqn.Parameter || s.Role == eqn.State {
				names[s.Name+suffix] = eqn.Foreign{Dim: s.Dim, Type: s.Type}
			}
		}
	}
	return names
}

// pairs parses the expressions of a projection.
func (p *Projection) pairs(via Via) error {
	var list diag.List
	parse := func(text, what string, want *eqn.Foreign) *eqn.Expr {
		if text == "" {
			return nil
		}
		e, err := p.ParsePair(text, what, want)
		var inner diag.List
		if errors.As(err, &inner) {
			list = append(list, inner...)
		}
		return e
	}
	if w, ok := p.Rule.(Where); ok {
		p.Pairs.Condition = parse(w.Condition, "the condition of a rule", &eqn.Foreign{Type: eqn.Boolean})
		p.Pairs.P = parse(w.P, "the probability of a rule", &eqn.Foreign{})
	}
	p.Pairs.Weight = parse(via.WeightExpr, "a weight", nil)
	p.Pairs.Delay = parse(via.DelayExpr, "a delay", &eqn.Foreign{Dim: unit.Time(0).Dim()})
	if p.Pairs.Weight != nil {
		p.Weight = perSynapse(p.Pairs.Weight.Dim)
	}
	if p.Pairs.Delay != nil {
		p.Delay = perSynapse(p.Pairs.Delay.Dim)
	}
	if len(list) > 0 {
		return list
	}
	return nil
}

// perSynapse stands for values that the plan computes for each synapse.
func perSynapse(d unit.Dim) unit.Any {
	return unit.AnyFunc(d, func(int, unit.Source) float64 { panic("BUG: an unbound expression") })
}
