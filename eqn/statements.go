package eqn

import (
	"fmt"
	"slices"
	"strings"
)

// statementsOf checks conditions and statements and puts them into the model.
func (c *checker) statementsOf(m *Model) {
	pg := c.page
	m.Threshold = c.condition(pg.threshold, "threshold")
	if pg.refractory != nil {
		m.Refractory = c.refractory(pg.refractory)
	}
	for _, b := range pg.resets {
		m.Resets = append(m.Resets, Block{Name: b.name, Statements: c.statements(b.statements, "a reset")})
	}
	m.Arrival = c.statements(pg.arrival, inArrival)
	c.receptors(pg.arrival)
	m.OnPre = c.statements(pg.onPre, "on_pre")
	m.OnPost = c.statements(pg.onPost, "on_post")
	for _, e := range pg.events {
		out := Event{Name: e.name, Start: e.start, Statements: c.statements(e.statements, "event "+e.name)}
		if cond := c.condition(e.condition, "event "+e.name); cond != nil {
			out.Condition = *cond
		}
		m.Events = append(m.Events, out)
	}
}

// condition checks what must be true or false.
func (c *checker) condition(n *node, what string) *Expr {
	if n == nil {
		return nil
	}
	t := c.expr(n, &place{what: "the " + what})
	c.mustBeCondition(t, "the "+what)
	if len(c.list) > 0 {
		return nil
	}
	return c.exprOf(what, t, Boolean)
}

func (c *checker) refractory(n *node) *Expr {
	t := c.expr(n, &place{what: "the refractory period"})
	to := t.typ
	switch {
	case t.typ == Boolean, t.open:
	case t.zero, t.dim == c.dims.time:
		to = Real
		t.dim = c.dims.time
	default:
		m := mistake{
			span:    n.span,
			message: "refractoriness is a time or a condition",
			labels:  []label{{n.span, c.says(t)}},
			notes:   c.notes(t),
		}
		if literal(t) {
			m.help = fmt.Sprintf("give it a unit, as in %s*ms", factorText(t))
		}
		c.add(m)
	}
	if len(c.list) > 0 {
		return nil
	}
	return c.exprOf("refractory", t, to)
}

// statements checks a list of statements.
func (c *checker) statements(list []statement, what string) []Statement {
	in := &place{what: what, locals: map[string]*local{}}
	var out []Statement
	for _, s := range list {
		if st, ok := c.statement(s, in); ok {
			out = append(out, st)
		}
	}
	for _, name := range sortedKeys(in.locals) {
		l := in.locals[name]
		if l.used {
			continue
		}
		var known []string
		for _, s := range c.symbols {
			if s.Role == State || s.Role == Weight {
				known = append(known, s.Name)
			}
		}
		m := mistake{span: l.at, message: fmt.Sprintf("%s is assigned but never used", name), help: "it is no variable of the model"}
		if best, only := suggest(name, known); best != "" {
			m.help = fmt.Sprintf("did you mean %q?", best)
			if only {
				m.edit = &edit{l.at, best}
			}
		} else if c.page.ownSynapses {
			m.help = "a rule may only add to a variable of the target: " + name + " += …"
		}
		c.add(m)
	}
	return out
}

func (c *checker) statement(s statement, in *place) (Statement, bool) {
	value := c.expr(s.expr, in)
	target, isLocal, ok := c.target(s, value, in)
	if !ok {
		return Statement{}, false
	}
	add := s.op == "+=" || s.op == "-="
	if s.op == "=" || add {
		if !c.holds(target.Type, value, "the value of "+target.Name) {
			return Statement{}, false
		}
		if target.Type == Real && !value.zero && !value.open && !target.Open && value.dim != target.Dim {
			left := &typed{node: &node{kind: nodeName, text: s.target, span: s.at}, dim: target.Dim, sym: target}
			c.pair(operator{s.op, s.span}, left, value)
			return Statement{}, false
		}
	} else {
		if !value.open && !value.dim.IsOne() {
			c.add(mistake{
				span:    s.expr.span,
				message: fmt.Sprintf("what stands behind %q must be a number without dimension", s.op),
				labels:  []label{{s.expr.span, c.says(value)}},
				notes:   c.notes(value),
				help:    c.dividing(value),
			})
			return Statement{}, false
		}
		if target.Type != Real && (s.op == "/=" || !value.isWhole()) {
			c.fail(s.span, fmt.Sprintf("it keeps whole numbers: write %s = int(…)", s.target), "%s is no real number", s.target)
			return Statement{}, false
		}
	}
	if add && target.Type == Boolean {
		c.fail(s.span, fmt.Sprintf("write %s = True, or %s = not %s", s.target, s.target, s.target), "%s is true or false; nothing can be added to it", s.target)
		return Statement{}, false
	}
	if len(c.list) > 0 {
		return Statement{}, false
	}
	e := c.exprOf(s.target, expanded(s, value, target), target.Type)
	switch s.op {
	case "-=":
		e.Text = "-(" + bare(value) + ")"
	case "*=", "/=":
		e.Text = s.target + s.op[:1] + "(" + bare(value) + ")"
	}
	return Statement{Target: s.target, Add: add, Local: isLocal, Value: *e, Pos: posOf(s.at)}, true
}

// expanded is the value of a statement without "-=", "*=" and "/=".
func expanded(s statement, value *typed, target *Symbol) *typed {
	wrap := func(kind nodeKind, op string, args ...*typed) *typed {
		t := &typed{node: &node{kind: kind, ops: []operator{{op, s.at}}, span: s.expr.span}, dim: value.dim, open: value.open, typ: target.Type, args: args}
		return t
	}
	switch s.op {
	case "-=":
		return wrap(nodeUnary, "-", value)
	case "*=", "/=":
		left := &typed{node: &node{kind: nodeName, text: s.target, span: s.at}, dim: target.Dim, open: target.Open, typ: target.Type, sym: target}
		t := wrap(nodeBinary, s.op[:1], left, value)
		t.dim, t.open = target.Dim, target.Open
		return t
	}
	return value
}

// target finds what a statement assigns to.
func (c *checker) target(s statement, value *typed, in *place) (sym *Symbol, isLocal, ok bool) {
	refuse := func(help, format string, args ...any) (*Symbol, bool, bool) {
		c.fail(s.at, help, format, args...)
		return nil, false, false
	}
	if l, ok := in.locals[s.target]; ok {
		if s.op != "=" {
			l.used = true
		}
		if !value.open && !value.zero && value.dim != l.sym.Dim && !l.sym.Open && (s.op == "=" || s.op == "+=" || s.op == "-=") {
			return refuse("give the second value a name of its own", "%s is first %s, then %s", s.target, inWords(l.sym.Dim), inWords(value.dim))
		}
		return l.sym, true, true
	}
	sym = c.byName[s.target]
	if sym == nil && (s.op != "=" || !c.isLocalTarget(s.target)) {
		sym = c.use(s.target)
	}
	if sym == nil {
		if s.op != "=" {
			c.unknownName(&node{kind: nodeName, text: s.target, span: s.at}, in)
			return nil, false, false
		}
		if why := c.reserved(s.target); why != "" {
			return refuse("", "%s cannot be assigned: it %s", s.target, why)
		}
		sym = &Symbol{Name: s.target, Role: State, Type: value.typ, Dim: value.dim, Open: value.open, Pos: posOf(s.at)}
		if value.typ == Integer {
			sym.Type = Real
		}
		in.locals[s.target] = &local{sym: sym, at: s.at}
		return sym, true, true
	}
	switch {
	case sym.Role == Import && s.op != "+=" && s.op != "-=":
		return refuse(fmt.Sprintf("write %s += …", s.target), "%s belongs to the target, which a rule may only add to", s.target)
	case sym.Role == Weight && in.what == inArrival:
		return refuse("", "the weight does not change when a spike arrives; a rule (on_pre) may change it")
	case sym.Flags.Constant:
		return refuse("take away (constant)", "%s is constant", s.target)
	case sym.Flags.Summed, sym.Role == Subexpression, sym.Role == InputSum, sym.Role == Builtin, sym.Role == Table, sym.Role == Receptor:
		return refuse("", "%s cannot be assigned: it is %s", s.target, sym.Role.describe())
	case sym.Role == Parameter && c.decls[s.target] == nil:
		return refuse(fmt.Sprintf("declare it in the equations: %s : %s", s.target, unitOfDim(sym.Dim)), "%s cannot be assigned: it is a parameter that the equations do not declare", s.target)
	}
	return sym, false, true
}

// isLocalTarget tells whether "name = …" makes a name of the statements' own,
// since nothing has it.
func (c *checker) isLocalTarget(name string) bool {
	if _, ok := c.page.values[name]; ok || name == weightName && c.hasWeight() {
		return false
	}
	_, foreign := c.bind.Names[name]
	if _, ok := lookupBuiltin(name, c.page.kind); ok || foreign || strings.HasSuffix(name, "_pre") || strings.HasSuffix(name, "_post") {
		return false
	}
	return true
}

// orderOf checks the names of "order".
func (c *checker) orderOf(m *Model) {
	for _, w := range c.page.order {
		switch {
		case c.rates[w.text] == nil && (c.byName[w.text] == nil || c.byName[w.text].Role != State):
			var known []string
			for _, s := range c.symbols {
				if c.rates[s.Name] != nil {
					known = append(known, s.Name)
				}
			}
			c.unknown(w.span, "variable", w.text, known)
		case slices.Contains(m.Order, w.text):
			c.fail(w.span, "each variable stands once, in the order in which they step", "%s is named twice", w.text)
		default:
			m.Order = append(m.Order, w.text)
		}
	}
}
