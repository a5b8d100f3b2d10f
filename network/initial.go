package network

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"synfire/diag"
	"synfire/eqn"
	"synfire/unit"
)

// Initial is a parameter or the initial value of a variable that an expression
// gives for each element.
type Initial struct {
	Name string
	Expr *eqn.Expr
}

// ParseElement reads an expression over the elements of the population: over
// i, counted within it, N, rand(), randn() and its parameters and variables.
// what names it in messages.
func (p *Population) ParseElement(text, what string, want *eqn.Foreign) (*eqn.Expr, error) {
	names := map[string]eqn.Foreign{"i": {Type: eqn.Integer}, "N": {Type: eqn.Integer}}
	for _, s := range p.Model.Model.Symbols {
		if s.Role == eqn.Parameter || s.Role == eqn.State {
			names[s.Name] = eqn.Foreign{Dim: s.Dim, Type: s.Type}
		}
	}
	return eqn.ParseExpr(diag.Source{Name: what, Text: text}, eqn.Scope{Names: names, What: what, Want: want})
}

// initial parses the values that are expressions and puts each behind those
// that it reads.
func (p *Population) initial(inst *eqn.Instance) ([]Initial, error) {
	exprs := map[string]*eqn.Expr{}
	var list diag.List
	for _, s := range inst.Model.Symbols {
		text, ok := inst.Values[s.Name].Expression()
		if !ok {
			continue
		}
		e, err := p.ParseElement(text, "the value of "+s.Name, &eqn.Foreign{Dim: s.Dim, Type: s.Type})
		var inner diag.List
		if errors.As(err, &inner) {
			list = append(list, inner...)
			continue
		}
		exprs[s.Name] = e
	}
	if len(list) > 0 {
		return nil, list
	}
	var ordered []Initial
	done := map[string]bool{}
	var visit func(name string, through []string) error
	visit = func(name string, through []string) error {
		e := exprs[name]
		if e == nil || done[name] {
			return nil
		}
		if at := slices.Index(through, name); at >= 0 {
			circle := strings.Join(append(slices.Clone(through[at+1:]), name), ", which is computed from ")
			return fmt.Errorf("%s: the value of %s is computed from %s", p.Name, name, circle)
		}
		through = append(through, name)
		for _, slot := range e.Func.Slots {
			if err := visit(slot.Name, through); err != nil {
				return err
			}
		}
		done[name] = true
		ordered = append(ordered, Initial{name, e})
		return nil
	}
	for _, s := range inst.Model.Symbols {
		if err := visit(s.Name, nil); err != nil {
			return nil, err
		}
	}
	return ordered, nil
}

// checkExpressions parses the expressions among the values of a synapse, an
// output or an input, which are computed for the elements of a population; where
// there is none, since a value belongs to a synapse, they are refused.
func (n *Network) checkExpressions(skip int, object string, inst *eqn.Instance, of *Population) {
	for _, name := range slices.Sorted(maps.Keys(inst.Values)) {
		text, ok := inst.Values[name].Expression()
		if !ok {
			continue
		}
		what := fmt.Sprintf("%s: %s of %s", object, name, inst.Model.Name)
		if of == nil || of.Model == nil {
			n.refuseExpression(skip+1, what, inst.Values[name], "here a value belongs to each synapse: give a list, or a distribution")
			continue
		}
		s, _ := inst.Model.Symbol(name)
		if _, err := of.ParseElement(text, "the value of "+name, &eqn.Foreign{Dim: inst.Values[name].Dim(), Type: s.Type}); err != nil {
			n.failErr(skip+1, err)
		}
	}
}

func (n *Network) refuseExpression(skip int, what string, v unit.Any, help string) {
	if text, ok := v.Expression(); ok {
		n.fail(skip+1, "%s is the expression %q; %s", what, text, help)
	}
}
