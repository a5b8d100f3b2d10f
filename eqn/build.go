package eqn

import (
	"fmt"
	"slices"
	"strings"

	"synfire/unit"
)

// check checks the page under a binding and makes its model. The model is nil
// when there are mistakes.
func (pg *page) check(bind Binding, m *mistakes) *Model {
	c := newChecker(pg, bind, m)
	c.declare()
	c.givenValues()
	model := &Model{
		Kind: pg.kind, Name: pg.name, Doc: pg.doc, Source: pg.source, Timing: pg.timing, Method: pg.method, Precision: pg.precision,
		Text: pg.text, Rising: pg.when == "rising", Within: pg.when == "within", page: pg,
	}
	for _, d := range pg.decls {
		if d.expr != nil && !d.broken {
			c.rightSide(d)
		}
	}
	c.cycles()
	c.sharedValues()
	c.eventDriven()
	c.statementsOf(model)
	c.orderOf(model)
	c.complete()
	c.unusedValues()
	model.Symbols = c.sorted()
	if len(c.list) > 0 {
		return nil
	}
	return model
}

func newChecker(pg *page, bind Binding, m *mistakes) *checker {
	second := unit.DimOf(0, 0, 1, 0, 0, 0, 0)
	return &checker{
		mistakes: m, page: pg, bind: bind, dims: dims{time: second, noise: second.Inv().Sqrt()},
		byName: map[string]*Symbol{}, decls: map[string]*decl{}, rates: map[string]*typed{}, values: map[string]*typed{},
	}
}

// givenValues checks the values of declared names.
func (c *checker) givenValues() {
	for _, name := range sortedKeys(c.page.values) {
		v := c.page.values[name]
		sym, ok := c.byName[name]
		switch {
		case !ok:
		case sym.Role != Parameter && sym.Role != State:
			c.fail(c.decls[name].span, "leave the value out, or the expression: a value is given to a parameter or to a variable at the start", "%s is given a value, but it is %s", name, sym.Role.describe())
		case !sym.Open && v.Dim() != sym.Dim:
			c.add(mistake{
				span:    c.decls[name].line,
				message: fmt.Sprintf("the value of %s is in %v", name, v.Dim()),
				labels:  []label{{c.decls[name].span, "declared in " + sym.Dim.String()}},
			})
		}
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// describe says what a name of the role is.
func (r Role) describe() string {
	return [...]string{
		Parameter: "a parameter", State: "a variable", Subexpression: "computed from its expression", InputSum: "a sum of inputs",
		Import: "a name of the other side", Weight: "the weight", Builtin: "built in", Table: "a table over time",
		Receptor: "a receptor",
	}[r]
}

// rightSide checks the expression of a rate or subexpression.
func (c *checker) rightSide(d *decl) {
	sym := c.byName[d.name]
	what := "the expression of " + d.name
	if d.kind == declRate {
		what = fmt.Sprintf("d%s/dt", d.name)
	}
	t := c.expr(d.expr, &place{what: what, noise: d.kind == declRate})
	if d.noUnit {
		c.noUnit(d, t)
		return
	}
	if d.kind == declRate {
		c.rates[d.name] = t
		c.noiseOf(d, t)
		if sym.Type != Real {
			c.fail(d.unit, "write 1, or a unit; statements can change whole numbers: n : integer", "%s has a differential equation, so it is a real number", d.name)
		}
		if want := sym.Dim.Div(c.dims.time); !t.zero && !t.open && !sym.Open && t.dim != want {
			c.wrongRate(d, sym, t, want)
		}
		if t.typ == Boolean {
			c.mustBeNumber(t, "a derivative")
		}
		return
	}
	c.values[d.name] = t
	if !c.holds(sym.Type, t, "the value of "+d.name) {
		return
	}
	if sym.Type == Real && !t.zero && !t.open && !sym.Open && t.dim != sym.Dim {
		c.add(mistake{
			span:    d.expr.span,
			message: fmt.Sprintf("the expression of %s does not have the dimension in which %s is declared", d.name, d.name),
			labels:  []label{{d.expr.span, c.says(t)}, {d.unit, sym.Dim.String()}},
			notes:   c.notes(t),
			help:    or(c.declaring(d.name, t.dim), c.factor(t.dim, sym.Dim, "its expression")),
		})
	}
}

// holds checks that something of a type can hold an expression.
func (c *checker) holds(typ ValueType, t *typed, what string) bool {
	at := t.node.span
	switch {
	case t.open:
	case typ == Boolean && t.typ != Boolean:
		c.mustBeCondition(t, what)
		return false
	case typ == Integer && t.typ == Real && !t.whole:
		c.add(mistake{
			span:    at,
			message: what + " must be a whole number",
			labels:  []label{{at, "may have a fraction"}},
			help:    "int(…) cuts the fraction off, floor(…) rounds down",
		})
		return false
	case typ == Integer && !t.dim.IsOne():
		c.add(mistake{
			span:    at,
			message: what + " must be a whole number",
			labels:  []label{{at, c.says(t)}},
			notes:   c.notes(t),
			help:    c.dividing(t),
		})
		return false
	}
	return true
}

func (c *checker) mustBeNumber(t *typed, what string) {
	c.fail(t.node.span, fmt.Sprintf("int(%s) is 0 or 1", t.node.span.text()), "%s is a number, not a condition", what)
}

// noiseOf checks that noise enters a rate linearly.
func (c *checker) noiseOf(d *decl, t *typed) {
	if degreeOf(t, IsNoise) < 2 {
		return
	}
	d.expr.walk(func(n *node) {
		if n.kind == nodeName && IsNoise(n.text) {
			c.fail(n.span, "write the rate as f + g*xi, with f and g free of noise", "noise must enter d%s/dt linearly", d.name)
		}
	})
}

// IsNoise tells whether a name is that of a noise: xi or xi_NAME.
func IsNoise(name string) bool { return name == "xi" || strings.HasPrefix(name, "xi_") }

// degreeOf tells how an expression depends on the names that match: 0 not at
// all, 1 linearly (plus something), 2 otherwise.
func degreeOf(t *typed, match func(string) bool) int {
	of := func(i int) int { return degreeOf(t.args[i], match) }
	switch t.node.kind {
	case nodeNumber:
		return 0
	case nodeName:
		if match(t.node.text) {
			return 1
		}
		return 0
	case nodeUnary:
		if t.node.op() != "not" {
			return of(0)
		}
	case nodeBinary:
		x, y := of(0), of(1)
		switch t.node.op() {
		case "+", "-":
			return max(x, y)
		case "*":
			return min(x+y, 2)
		case "/":
			if y == 0 {
				return x
			}
			return 2
		}
	case nodeChoice:
		if of(1) == 0 {
			return max(of(0), of(2))
		}
		return 2
	}
	for i := range t.args {
		if of(i) > 0 {
			return 2
		}
	}
	return 0
}

// eventDriven checks that what is computed only at spikes can be: its rate is
// linear in itself and depends on nothing else that changes.
func (c *checker) eventDriven() {
	for _, d := range c.page.decls {
		sym, t := c.byName[d.name], c.rates[d.name]
		if t == nil || sym == nil || !sym.Flags.EventDriven {
			continue
		}
		c.walkNames(t.node, func(n *node) {
			other := c.byName[n.text]
			if n.text == d.name || other == nil {
				return
			}
			if other.Role == State && !other.Flags.Constant && c.rates[n.text] != nil || other.Role == Import || other.Role == Builtin && n.text != "dt" {
				c.fail(n.span, "mark it (clock-driven)", "%s is event-driven, but its rate depends on %s, which changes between spikes", d.name, n.text)
			}
		})
		if degreeOf(t, func(name string) bool { return name == d.name }) > 1 {
			c.fail(d.expr.span, "mark it (clock-driven)", "%s is event-driven, but its rate is not linear in %s", d.name, d.name)
		}
	}
}

// walkNames calls f for the names in an expression and, through
// subexpressions, below it.
func (c *checker) walkNames(n *node, f func(*node)) {
	seen := map[string]bool{}
	var visit func(n *node)
	visit = func(n *node) {
		n.walk(func(n *node) {
			if n.kind != nodeName {
				return
			}
			if t := c.values[n.text]; t != nil {
				if !seen[n.text] {
					seen[n.text] = true
					visit(t.node)
				}
				return
			}
			f(n)
		})
	}
	visit(n)
}

// cycles finds subexpressions that depend on themselves.
func (c *checker) cycles() {
	const (
		unseen = iota
		open
		done
	)
	state := map[string]int{}
	var path []string
	var visit func(name string)
	visit = func(name string) {
		state[name] = open
		path = append(path, name)
		c.values[name].node.walk(func(n *node) {
			if n.kind != nodeName || c.values[n.text] == nil {
				return
			}
			switch state[n.text] {
			case unseen:
				visit(n.text)
			case open:
				from := slices.Index(path, n.text)
				c.fail(n.span, "one of them must be a variable with a differential equation", "%s depends on itself: %s", n.text, strings.Join(append(slices.Clone(path[from:]), n.text), " → "))
			}
		})
		path = path[:len(path)-1]
		state[name] = done
	}
	for _, d := range c.page.decls {
		if c.values[d.name] != nil && state[d.name] == unseen {
			visit(d.name)
		}
	}
}

// sharedValues checks that what is shared depends on nothing that differs
// between elements.
func (c *checker) sharedValues() {
	for _, d := range c.page.decls {
		sym, t := c.byName[d.name], c.values[d.name]
		if t == nil || !sym.Flags.Shared {
			continue
		}
		t.node.walk(func(n *node) {
			if n.kind != nodeName {
				return
			}
			other := c.byName[n.text]
			if other == nil || other.Flags.Shared || other.Role == Builtin && slices.Contains([]string{"t", "dt", "N", "N_pre", "N_post"}, n.text) || other.Role == Parameter && c.decls[n.text] == nil {
				return
			}
			c.fail(n.span, fmt.Sprintf("mark %s (shared), or let %s differ too", n.text, d.name), "%s is shared, but %s differs between elements", d.name, n.text)
		})
	}
}

// complete checks that the page has what its kind must have.
func (c *checker) complete() {
	outputs, potentials := 0, 0
	for _, s := range c.symbols {
		if s.Flags.Output {
			outputs++
		}
		if s.Flags.Potential {
			potentials++
		}
	}
	at := c.page.where
	if (c.page.kind == KindOutput || c.page.kind == KindInput && c.page.threshold == nil) && outputs == 0 {
		c.fail(at, "as in: I = g*(E - V) : amp (output)", "an %v has a line marked (output)", c.page.kind)
	}
	if outputs > 1 {
		c.fail(at, "take the mark from all but one, or write a model for each", "%d lines are marked (output); one can be", outputs)
	}
	if potentials > 1 {
		c.fail(at, "take the mark from all but one: outputs read one V", "%d lines are marked (potential); one can be", potentials)
	}
	if len(c.page.resets) > 0 && c.page.threshold == nil {
		c.fail(c.page.resets[0].at, "add: threshold v > Vt", "there is a reset but no threshold")
	}
}

// unusedValues makes parameters of the values that nothing uses, so that
// initial values and connection rules can, unless they look like a slip.
func (c *checker) unusedValues() {
	for _, name := range sortedKeys(c.page.values) {
		if _, ok := c.byName[name]; ok {
			continue
		}
		if best := c.slipOf(name); best != "" {
			c.fail(c.page.where, fmt.Sprintf("did you mean %q?", best), "there is no parameter %q", name)
			continue
		}
		c.use(name)
	}
	for _, name := range sortedKeys(c.page.series) {
		if _, ok := c.byName[name]; !ok {
			c.fail(c.page.where, fmt.Sprintf("use it as %s(t)", name), "no equation uses the table %s", name)
		}
	}
}

// slipOf finds a declared parameter without a value that a name is a slip of.
func (c *checker) slipOf(name string) string {
	for _, s := range c.symbols {
		d := c.decls[s.Name]
		if _, given := c.page.values[s.Name]; !given && d != nil && d.kind == declParameter && oneSlip(name, s.Name) {
			return s.Name
		}
	}
	return ""
}

// oneSlip tells whether two names differ by case, by one letter too many, by
// two that changed places, or by one wrong letter inside: the last one rather
// tells names apart (taue, taui).
func oneSlip(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	if len(a) < len(b) {
		a, b = b, a
	}
	if a == b {
		return true
	}
	if len(b) < 3 {
		return false
	}
	n := common(a, b)
	switch {
	case len(a) == len(b)+1:
		return n < len(b) && a[n+1:] == b[n:]
	case len(a) == len(b) && n+1 < len(a):
		return a[n+1:] == b[n+1:] || a[n] == b[n+1] && a[n+1] == b[n] && a[n+2:] == b[n+2:]
	}
	return false
}

// sorted is the model's symbols: declared ones, then those that came up, with
// the built-in ones last.
func (c *checker) sorted() []*Symbol {
	var list, last []*Symbol
	for _, s := range c.symbols {
		if t := c.rates[s.Name]; t != nil && len(c.list) == 0 {
			s.Rate = c.exprOf("d"+s.Name+"/dt", t, Real)
		}
		if t := c.values[s.Name]; t != nil && len(c.list) == 0 {
			s.Value = c.exprOf(s.Name, t, s.Type)
		}
		if s.Role == Builtin {
			last = append(last, s)
		} else {
			list = append(list, s)
		}
	}
	return append(list, last...)
}

// exprOf makes the model's form of a checked expression, with a value of a
// type.
func (c *checker) exprOf(name string, t *typed, to ValueType) *Expr {
	return &Expr{
		Text: t.node.span.text(), Pos: posOf(t.node.span), Dim: t.dim, Type: to, Open: t.open,
		Func: lower(name, t, to),
	}
}
