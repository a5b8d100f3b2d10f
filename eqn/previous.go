package eqn

import (
	"strings"

	"synfire/ir"
)

// PreviousSlot names the slot that holds a variable's value at the start of the
// step; the name cannot be declared.
func PreviousSlot(variable string) string { return "previous(" + variable + ")" }

// PreviousOf returns the variable of a slot that PreviousSlot has named.
func PreviousOf(slot string) (variable string, ok bool) {
	name, ok := strings.CutPrefix(slot, "previous(")
	return strings.TrimSuffix(name, ")"), ok
}

// previous takes the name of a variable.
func previous(c *checker, t *typed) {
	a := t.args[0]
	switch {
	case a.open && a.sym == nil: // reported already
	case c.page.kind != KindNeuron:
		c.fail(t.node.span, "keep it in a variable of the model", "previous is for neurons")
	case a.node.kind != nodeName || a.sym == nil || a.sym.Role != State || c.byName[a.sym.Name] != a.sym:
		c.fail(a.node.span, "as in previous(v), with a line dv/dt = …", "previous takes the name of a variable")
	}
	t.dim, t.open, t.typ, t.whole = a.dim, a.open, a.typ, a.whole
}

func lowerPrevious(l *lowering, t *typed, _ []ir.Ref) ir.Ref {
	sym := t.args[0].sym
	return l.b.Load(PreviousSlot(sym.Name), irType(sym.Type), ir.Uniform)
}
