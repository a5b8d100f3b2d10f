package eqn

import (
	"fmt"
	"math"
	"strings"

	"synfire/unit"
)

// typed is a checked expression.
type typed struct {
	node *node
	dim  unit.Dim
	typ  ValueType
	// open says that the dimension is not known: it depends on what binding
	// will tell, or on something that is a mistake already reported.
	open bool
	// whole says that the value has no fraction, zero that it is the literal 0,
	// which has whatever dimension is wanted.
	whole, zero bool
	args        []*typed
	// sym is the symbol of a name or series; nil for units and constants,
	// whose value is constant.
	sym      *Symbol
	constant float64
}

// place says where an expression stands and what it may use.
type place struct {
	what string
	// noise allows xi.
	noise  bool
	locals map[string]*local
}

// local is a name that statements make for themselves.
type local struct {
	sym  *Symbol
	at   span
	used bool
}

// expr checks an expression.
func (c *checker) expr(n *node, in *place) *typed {
	t := &typed{node: n}
	before := len(c.list)
	for _, a := range n.args {
		if n.kind == nodeCall && c.isSeries(n.text) {
			break
		}
		t.args = append(t.args, c.expr(a, in))
	}
	switch n.kind {
	case nodeNumber:
		t.zero = n.value == 0
		if !strings.ContainsAny(n.text, ".eE") && n.value <= math.MaxInt32 {
			t.typ, t.whole = Integer, true
		}
	case nodeName:
		c.name(t, in)
	case nodeUnary:
		c.unary(t)
	case nodeBinary:
		c.binary(t)
	case nodeCompare:
		t.typ = Boolean
		for i := range n.ops {
			c.pair(n.ops[i], t.args[i], t.args[i+1])
		}
	case nodeChoice:
		c.mustBeCondition(t.args[1], `what stands between "if" and "else"`)
		c.branches(t, t.args[0], t.args[2])
	case nodeCall:
		c.call(t, in)
	}
	if len(c.list) > before || c.full() {
		t.open, t.zero = true, false // one mistake is enough
	}
	return t
}

func (c *checker) unary(t *typed) {
	x := t.args[0]
	if t.node.op() == "not" {
		c.mustBeCondition(x, `what "not" turns round`)
		t.typ = Boolean
		return
	}
	t.dim, t.open, t.whole, t.zero, t.typ = x.dim, x.open, x.whole, x.zero, x.typ
	if t.typ == Boolean {
		t.typ, t.whole = Integer, true
	}
}

func (c *checker) binary(t *typed) {
	x, y := t.args[0], t.args[1]
	whole := x.isWhole() && y.isWhole()
	t.typ = Integer
	if x.typ == Real || y.typ == Real {
		t.typ = Real
	}
	op := t.node.ops[0]
	switch op.text {
	case "and", "or":
		what := fmt.Sprintf("a side of %q", op.text)
		c.mustBeCondition(x, what)
		c.mustBeCondition(y, what)
		t.typ = Boolean
	case "+", "-", "%":
		t.whole = whole
		t.dim, t.open, t.zero = c.pair(op, x, y)
	case "//":
		// Rounding a ratio that has a unit would depend on the unit.
		t.whole = true
		_, t.open, _ = c.pair(op, x, y)
	case "*":
		t.whole = whole
		t.dim, t.open = x.dim.Mul(y.dim), x.open || y.open
	case "/":
		t.typ = Real
		t.dim, t.open = x.dim.Div(y.dim), x.open || y.open
	case "**":
		t.typ = Real
		c.power(t)
	}
}

func (t *typed) isWhole() bool { return t.whole || t.typ != Real }

// power checks base and exponent.
func (c *checker) power(t *typed) {
	base, exponent := t.args[0], t.args[1]
	if !exponent.open && !exponent.dim.IsOne() {
		c.add(mistake{
			span:    exponent.node.span,
			message: "an exponent has no dimension",
			labels:  []label{{exponent.node.span, c.says(exponent)}},
			notes:   c.notes(exponent),
			help:    c.dividing(exponent),
		})
		t.open = true
		return
	}
	p, ok := constantOf(exponent)
	t.whole = base.isWhole() && ok && p >= 0 && p == math.Trunc(p)
	if t.open = base.open || exponent.open; t.open || base.dim.IsOne() {
		return
	}
	if !ok {
		c.add(mistake{
			span:    exponent.node.span,
			message: "the exponent of a quantity with a dimension must be a number",
			labels:  []label{{base.node.span, c.says(base)}, {exponent.node.span, "varies"}},
			notes:   c.notes(base),
			help:    "write the number, as in tau**-0.5, or divide the base by a constant of its dimension",
		})
		t.open = true
		return
	}
	dim, err := base.dim.Pow(p)
	if err != nil {
		c.fail(exponent.node.span, "make the base a number first, by dividing it by a constant of its dimension", "%s to the power %v is no dimension", c.says(base), p)
		t.open = true
	}
	t.dim = dim
}

// constantOf evaluates what consists of numbers alone.
func constantOf(t *typed) (float64, bool) {
	switch t.node.kind {
	case nodeNumber:
		return t.node.value, true
	case nodeName:
		return t.constant, t.sym == nil && !t.open && t.dim.IsOne() && t.typ != Boolean
	case nodeUnary:
		x, ok := constantOf(t.args[0])
		if t.node.op() == "-" {
			x = -x
		}
		return x, ok && t.node.op() != "not"
	case nodeBinary:
		x, okx := constantOf(t.args[0])
		y, oky := constantOf(t.args[1])
		ok := okx && oky
		switch t.node.op() {
		case "+":
			return x + y, ok
		case "-":
			return x - y, ok
		case "*":
			return x * y, ok
		case "/":
			return x / y, ok && y != 0
		}
	}
	return 0, false
}

// pair checks that two operands have one dimension and returns it.
func (c *checker) pair(op operator, x, y *typed) (dim unit.Dim, open, zero bool) {
	switch {
	case x.zero && y.zero:
		return unit.Dim{}, false, true
	case x.zero || x.open:
		return y.dim, y.open, false
	case y.zero || y.open:
		return x.dim, x.open, false
	case x.dim == y.dim:
		return x.dim, false, false
	}
	m := mistake{
		span:    op.span,
		message: fmt.Sprintf("the two sides of %q have different dimensions", op.text),
		labels:  []label{{x.node.span, c.says(x)}, {y.node.span, c.says(y)}},
		notes:   c.notes(x, y),
		help:    c.reconcile(x, y),
	}
	c.add(m)
	return unit.Dim{}, true, false
}

// unify checks that arguments of a call have one dimension, which the call
// has too.
func (c *checker) unify(t *typed, args []*typed) {
	var first *typed
	t.zero = true
	for _, a := range args {
		switch {
		case a.zero:
		case a.open:
			t.zero = false
		case first == nil:
			first = a
			t.zero = false
		case a.dim != first.dim:
			c.add(mistake{
				span:    t.node.span,
				message: fmt.Sprintf("the arguments of %s have different dimensions", t.node.text),
				labels:  []label{{first.node.span, c.says(first)}, {a.node.span, c.says(a)}},
				notes:   c.notes(first, a),
				help:    c.reconcile(first, a),
			})
			t.open, t.zero = true, false
			return
		}
	}
	if first != nil {
		t.dim = first.dim
	} else {
		t.open = !t.zero
	}
}

// branches checks the two values between which a condition chooses.
func (c *checker) branches(t, a, b *typed) {
	t.whole = a.isWhole() && b.isWhole()
	t.typ = Integer
	switch {
	case a.typ == Real || b.typ == Real:
		t.typ = Real
	case a.typ == Boolean && b.typ == Boolean:
		t.typ = Boolean
	}
	if !a.zero && !b.zero && !a.open && !b.open && a.dim != b.dim {
		c.add(mistake{
			span:    t.node.span,
			message: "the two values that the condition chooses between have different dimensions",
			labels:  []label{{a.node.span, c.says(a)}, {b.node.span, c.says(b)}},
			notes:   c.notes(a, b),
			help:    c.reconcile(a, b),
		})
		t.open = true
		return
	}
	t.dim, t.open, t.zero = a.dim, a.open && b.open, a.zero && b.zero
	if a.zero || a.open {
		t.dim, t.open = b.dim, b.open
	}
}

func (c *checker) mustBeCondition(t *typed, what string) {
	if t.typ == Boolean || t.open {
		return
	}
	c.add(mistake{
		span:    t.node.span,
		message: what + " must be a condition",
		labels:  []label{{t.node.span, "a number"}},
		help:    fmt.Sprintf("compare it, as in %s > 0", t.node.span.text()),
	})
}

// mustBePlain checks that an argument has no dimension.
func (c *checker) mustBePlain(t *typed, i int, a *typed) {
	if !a.open && !a.dim.IsOne() {
		c.argument(t, i, a, "a number without dimension")
	}
}

func (c *checker) argument(t *typed, i int, a *typed, want string) {
	which := "the argument"
	if len(t.args) > 1 {
		which = fmt.Sprintf("argument %d", i+1)
	}
	m := mistake{
		span:    a.node.span,
		message: fmt.Sprintf("%s of %s must be %s", which, t.node.text, want),
		labels:  []label{{a.node.span, c.says(a)}},
		notes:   c.notes(a),
	}
	if want != "a time" {
		m.help = c.dividing(a)
	}
	c.add(m)
}

// call checks a call of a function or a series.
func (c *checker) call(t *typed, in *place) {
	n := t.node
	if c.isSeries(n.text) {
		c.series(t)
		return
	}
	f, ok := lookupFunction(n.text)
	if !ok {
		t.open = true
		c.noFunction(n, in)
		return
	}
	if len(n.args) < f.min || f.max >= 0 && len(n.args) > f.max {
		c.fail(n.span, fmt.Sprintf("%s: %s", f.signature(), f.doc), "%s takes %s, not %d", f.name, f.arity(), len(n.args))
		t.open = true
		return
	}
	f.check(c, t)
}

// arity says how many arguments the function takes.
func (f function) arity() string {
	word := func(n int) string {
		switch n {
		case 0:
			return "no argument"
		case 1:
			return "1 argument"
		}
		return fmt.Sprintf("%d arguments", n)
	}
	if f.max < 0 {
		return fmt.Sprintf("at least %s", word(f.min))
	}
	return word(f.max)
}

// signature is how the function is called.
func (f function) signature() string {
	names := []string{"x", "y", "z"}
	switch f.name {
	case "clip":
		names = []string{"x", "low", "high"}
	case "timestep":
		names = []string{"t", "dt"}
	case "where":
		names = []string{"condition", "a", "b"}
	case "binomial":
		names = []string{"n", "p"}
	}
	return f.name + "(" + strings.Join(names[:f.min], ", ") + ")"
}

// noFunction reports a call of something else.
func (c *checker) noFunction(n *node, in *place) {
	at := n.ops[0].span
	if c.isName(n.text, in) {
		open := n.ops[1].span
		open.to = open.from
		c.add(mistake{
			span:    at,
			message: fmt.Sprintf("%s is no function", n.text),
			help:    fmt.Sprintf("to multiply, write %s*(…)", n.text),
			edit:    &edit{open, "*"},
		})
		return
	}
	var known []string
	for _, f := range functions {
		known = append(known, f.name)
	}
	for _, f := range foreignFunctions {
		if f.name == n.text {
			m := mistake{span: at, message: fmt.Sprintf("unknown function %q", n.text), help: "write " + f.instead}
			if _, ok := lookupFunction(f.instead); ok {
				m.edit = &edit{at, f.instead}
			}
			c.add(m)
			return
		}
	}
	c.unknown(at, "function", n.text, known)
}

// series checks name(t) and name(t, i).
func (c *checker) series(t *typed) {
	n := t.node
	ok := len(n.args) == 1 || len(n.args) == 2
	for k, want := range []string{"t", "i"} {
		if ok && k < len(n.args) {
			ok = n.args[k].kind == nodeName && n.args[k].text == want
		}
	}
	if !ok {
		c.fail(n.span, fmt.Sprintf("it is called as %s(t), or %s(t, i) where each element has its own column; one that is read at another time is shifted where it is given: %s=timed_array(…).shift(1*ms)", n.text, n.text, n.text), "%s is a table over time", n.text)
	}
	t.sym = c.use(n.text)
	t.dim, t.open = t.sym.Dim, t.sym.Open
}

// name checks a name that stands by itself.
func (c *checker) name(t *typed, in *place) {
	name := t.node.text
	if name == "True" || name == "False" {
		t.typ = Boolean
		if name == "True" {
			t.constant = 1
		}
		return
	}
	if l, ok := in.locals[name]; ok {
		l.used = true
		t.sym = l.sym
	} else if sym := c.use(name); sym != nil {
		t.sym = sym
		if strings.HasPrefix(name, "xi") && sym.Role == Builtin && !in.noise {
			c.fail(t.node.span, "noise belongs in a differential equation; for a random number per step use randn()", "%s cannot be used in %s", name, in.what)
			t.open = true
			return
		}
		if sym.Role == Receptor && in.what != inArrival {
			c.fail(t.node.span, "let an arrival add it to a variable, and read that", "%s is a receptor; only arrivals read it", name)
			t.open = true
			return
		}
		if sym.Role == Table {
			c.fail(t.node.span, fmt.Sprintf("write %s(t)", name), "%s is a table over time", name)
			t.open = true
			return
		}
	} else if value, dim, ok := c.constant(name); ok {
		t.constant, t.dim = value, dim
		return
	} else {
		t.open = true
		c.unknownName(t.node, in)
		return
	}
	t.dim, t.open, t.typ = t.sym.Dim, t.sym.Open, t.sym.Type
	t.whole = t.typ != Real
}
