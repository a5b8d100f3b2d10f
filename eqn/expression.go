package eqn

import (
	"fmt"

	"synfire/diag"
	"synfire/unit"
)

// Scope says what an expression outside a model may use and what it must be.
type Scope struct {
	// Names are the names that it may read, each the slot of its Func: i, j,
	// parameters, x_pre and x_post. Units, functions and constants need none.
	Names map[string]Foreign
	// What names the expression in messages: "the condition of a rule".
	What string
	// Want is the dimension and type that it must have; nil: any.
	Want *Foreign
}

// ParseExpr reads an expression outside a model: a condition over i and j, an
// initial value ("Vr + rand()*(Vt - Vr)"). Its random draws are numbered from
// 1. The error is a diag.List.
func ParseExpr(src diag.Source, s Scope) (*Expr, error) {
	r := &reader{}
	n := r.condition(&src, 0, len(src.Text))
	if err := r.err(); err != nil {
		return nil, err
	}
	if s.What == "" {
		s.What = "the expression"
	}
	var m mistakes
	c := newChecker(&page{}, Binding{}, &m)
	c.bare = true
	for _, name := range sortedKeys(s.Names) {
		f := s.Names[name]
		c.addSymbol(&Symbol{Name: name, Role: Import, Dim: f.Dim, Type: f.Type})
	}
	t := c.expr(n, &place{what: s.What})
	to := t.typ
	if s.Want != nil {
		to = s.Want.Type
		c.must(t, *s.Want, s.What)
	}
	if err := m.err(); err != nil {
		return nil, err
	}
	e := c.exprOf(s.What, t, to)
	if s.Want != nil {
		e.Dim = s.Want.Dim
	}
	return e, nil
}

// ExpressionOf is the value that an expression gives to each element, where its
// dimension can be told from the values that it reads: over i, N, rand(),
// randn() and these.
func ExpressionOf(text string, values map[string]unit.Any) (unit.Any, error) {
	names := map[string]Foreign{"i": {Type: Integer}, "N": {Type: Integer}}
	for name, v := range values {
		names[name] = Foreign{Dim: v.Dim()}
	}
	e, err := ParseExpr(diag.Source{Name: "a value", Text: text}, Scope{Names: names, What: "a value"})
	if err != nil {
		return unit.Any{}, err
	}
	return unit.AnyExpression(e.Dim, text), nil
}

// must checks dimension and type of a whole expression.
func (c *checker) must(t *typed, want Foreign, what string) {
	switch {
	case t.open || !c.holds(want.Type, t, what) || want.Type != Real || t.zero || t.dim == want.Dim:
	case literal(t):
		c.fail(t.node.span, fmt.Sprintf("give it a unit, as in %s*%s", factorText(t), unitOfDim(want.Dim)), "%s must be %s", what, inWords(want.Dim))
	default:
		c.add(mistake{
			span:    t.node.span,
			message: fmt.Sprintf("%s must be %s", what, inWords(want.Dim)),
			labels:  []label{{t.node.span, c.says(t)}},
			help:    c.factor(t.dim, want.Dim, "it"),
		})
	}
}
