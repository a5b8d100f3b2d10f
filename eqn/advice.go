package eqn

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"synfire/unit"
)

// nouns are what dimensions are called in advice, the likelier repair first.
var nouns = []struct {
	dim  unit.Dim
	noun string
}{
	{unit.DimOf(2, 1, -3, -2, 0, 0, 0), "a resistance"},
	{unit.DimOf(0, 0, 1, 0, 0, 0, 0), "a time"},
	{unit.DimOf(2, 1, -3, -1, 0, 0, 0), "a voltage"},
	{unit.DimOf(0, 0, 0, 1, 0, 0, 0), "a current"},
	{unit.DimOf(-2, -1, 3, 2, 0, 0, 0), "a conductance"},
	{unit.DimOf(-2, -1, 4, 2, 0, 0, 0), "a capacitance"},
	{unit.DimOf(0, 0, 1, 1, 0, 0, 0), "a charge"},
	{unit.DimOf(1, 0, 0, 0, 0, 0, 0), "a length"},
	{unit.DimOf(2, 0, 0, 0, 0, 0, 0), "an area"},
	{unit.DimOf(-3, 0, 0, 0, 0, 1, 0), "a concentration"},
}

func nounOf(d unit.Dim) (noun string, rank int) {
	for i, n := range nouns {
		if n.dim == d {
			return n.noun, i
		}
	}
	return "", len(nouns)
}

// unitOfDim is the dimension as a text that may stand behind a colon.
func unitOfDim(d unit.Dim) string {
	text := strings.ReplaceAll(d.String(), "^", "**")
	if back, err := unit.ParseDim(text); err == nil && back == d {
		return text
	}
	return d.String()
}

// says is how messages name the dimension of an expression.
func (c *checker) says(t *typed) string {
	if t.dim.IsOne() {
		return "no dimension"
	}
	return t.dim.String()
}

// notes say where names of the expressions were declared: of each the first
// that has the dimension of the whole.
func (c *checker) notes(list ...*typed) []string {
	var notes []string
	for _, t := range list {
		found := false
		t.node.walk(func(n *node) {
			sym, d := c.byName[n.text], c.decls[n.text]
			if found || n.kind != nodeName || sym == nil || sym.Open || sym.Dim != t.dim {
				return
			}
			what := inWords(sym.Dim)
			var note string
			switch {
			case d != nil && d.value.src != nil:
				note = fmt.Sprintf("%s is %s on line %d", n.text, d.value.text(), lineOf(d.span))
			case d != nil:
				note = fmt.Sprintf("%s is declared %s on line %d", n.text, what, lineOf(d.span))
			case sym.Role == Parameter:
				note = fmt.Sprintf("the value of %s is %s", n.text, what)
			case sym.Role == Builtin || sym.Role == Weight:
				note = fmt.Sprintf("%s is %s, %s", n.text, sym.Doc, what)
			default:
				return
			}
			found = true
			if !slices.Contains(notes, note) {
				notes = append(notes, note)
			}
		})
	}
	return notes
}

// noisy tells whether noise stands in an expression.
func noisy(t *typed) bool {
	found := false
	t.node.walk(func(n *node) { found = found || n.kind == nodeName && IsNoise(n.text) })
	return found
}

// literal tells whether an expression is made of numbers alone.
func literal(t *typed) bool {
	only := true
	t.node.walk(func(n *node) { only = only && (n.kind == nodeNumber || n.kind == nodeUnary || n.kind == nodeBinary) })
	return only && t.dim.IsOne()
}

// bare is what an expression says without the parentheses around it.
func bare(t *typed) string {
	text := t.node.span.text()
	for len(text) > 2 && text[0] == '(' && text[len(text)-1] == ')' && closesLast(text) {
		text = strings.TrimSpace(text[1 : len(text)-1])
	}
	return text
}

// closesLast tells whether the first parenthesis is closed by the last byte.
func closesLast(text string) bool {
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth == 0 {
			return i == len(text)-1
		}
	}
	return false
}

// reconcile says how two expressions could come to have one dimension.
func (c *checker) reconcile(x, y *typed) string {
	for _, p := range [][2]*typed{{x, y}, {y, x}} {
		if literal(p[0]) {
			return fmt.Sprintf("give %s a unit, as in %s*%s", bare(p[0]), factorText(p[0]), unitOfDim(p[1].dim))
		}
	}
	if noisy(y) || !noisy(x) && c.likelier(x.dim, y.dim) {
		x, y = y, x
	}
	return or(c.factor(x.dim, y.dim, bare(x)), c.declaring(strings.Join(c.declaredNames(x), " and "), y.dim))
}

// declaring advises to declare names in another dimension.
func (c *checker) declaring(names string, d unit.Dim) string {
	if names == "" {
		return ""
	}
	if d.IsOne() {
		return fmt.Sprintf("declare %s without dimension, as 1", names)
	}
	return fmt.Sprintf("declare %s in %s", names, unitOfDim(d))
}

// or joins the pieces of advice that there are.
func or(advice ...string) string {
	return strings.Join(slices.DeleteFunc(advice, func(s string) bool { return s == "" }), ", or ")
}

// likelier tells whether of two dimensions that clash the first is more likely
// meant: the one per time, since terms of a rate clash most often; the one that
// has a name; the one that takes the likelier factor.
func (c *checker) likelier(x, y unit.Dim) bool {
	if y.Div(x) == c.dims.time || x.Div(y) == c.dims.time {
		return y.Div(x) == c.dims.time
	}
	nounX, _ := nounOf(x)
	nounY, _ := nounOf(y)
	if (nounX == "") != (nounY == "") {
		return nounY == ""
	}
	_, rankX := nounOf(y.Div(x))
	_, rankY := nounOf(x.Div(y))
	return rankY < rankX
}

// factorText is an expression of numbers as a factor.
func factorText(t *typed) string {
	if text := bare(t); t.node.kind == nodeNumber {
		return text
	}
	return "(" + bare(t) + ")"
}

// factor says by what an expression must be multiplied or divided to have
// another dimension; nothing when that is nothing with a name.
func (c *checker) factor(have, want unit.Dim, what string) string {
	noun, rank := nounOf(want.Div(have))
	inverse, inverseRank := nounOf(have.Div(want))
	switch want.Div(have) {
	case c.dims.noise:
		return fmt.Sprintf("multiply %s by the root of a rate, as in tau**-0.5", what)
	case c.dims.noise.Inv():
		return fmt.Sprintf("multiply %s by the root of a time, as in tau**0.5", what)
	}
	switch {
	case rank < inverseRank:
		return fmt.Sprintf("multiply %s by %s", what, noun)
	case inverse != "":
		return fmt.Sprintf("divide %s by %s", what, inverse)
	}
	return ""
}

// declaredNames are the names of a sum of names whose declarations say the
// dimension that clashes.
func (c *checker) declaredNames(t *typed) []string {
	var names []string
	sum := true
	t.node.walk(func(n *node) {
		switch n.kind {
		case nodeName:
			if d := c.decls[n.text]; d == nil || d.value.src != nil || slices.Contains(names, n.text) {
				sum = sum && d != nil && d.value.src == nil
			} else {
				names = append(names, n.text)
			}
		case nodeUnary:
		case nodeBinary:
			sum = sum && (n.op() == "+" || n.op() == "-")
		default:
			sum = false
		}
	})
	if !sum || len(names) > 3 {
		return nil
	}
	return names
}

// dividing says how an expression could lose its dimension.
func (c *checker) dividing(t *typed) string {
	if noun, _ := nounOf(t.dim); noun != "" {
		return fmt.Sprintf("divide it by %s", noun)
	}
	if noun, _ := nounOf(t.dim.Inv()); noun != "" {
		return fmt.Sprintf("multiply it by %s", noun)
	}
	return fmt.Sprintf("divide it by something in %s", unitOfDim(t.dim))
}

// wrongRate reports a derivative whose dimension is not that of the variable
// over time.
func (c *checker) wrongRate(d *decl, sym *Symbol, t *typed, want unit.Dim) {
	m := mistake{
		span:    d.expr.span,
		message: fmt.Sprintf("d%s/dt must be in %v, since %s is %s", d.name, want, d.name, inWords(sym.Dim)),
		labels:  []label{{d.expr.span, c.says(t)}},
		notes:   c.notes(t),
	}
	switch {
	case t.dim == sym.Dim:
		m.help = "a time constant is missing: divide the right side by a time"
	case literal(t):
		m.help = fmt.Sprintf("give %s a unit, as in %s*%s", bare(t), factorText(t), unitOfDim(want))
	default:
		m.help = or(c.factor(t.dim, want, "the right side"), c.declaring(d.name, t.dim.Mul(c.dims.time)))
	}
	c.add(m)
}

// inWords is what something of the dimension is: "in volt".
func inWords(d unit.Dim) string {
	if d.IsOne() {
		return "without dimension"
	}
	return "in " + d.String()
}

// noUnit reports a declaration without its unit, and what the unit must be.
func (c *checker) noUnit(d *decl, t *typed) {
	at := d.expr.span
	behind := span{at.src, at.to, at.to}
	m := mistake{span: behind, message: fmt.Sprintf("%s has no unit", d.name), help: "write the unit behind a colon, as in x = … : volt"}
	if !t.open && !t.zero {
		dim := t.dim
		if d.kind == declRate {
			dim = dim.Mul(c.dims.time)
		}
		text := unitOfDim(dim)
		if t.typ == Boolean {
			text = "boolean"
		}
		if _, err := unit.ParseDim(text); err == nil || t.typ == Boolean {
			m.help = fmt.Sprintf("write %q behind it", ": "+text)
			m.edit = &edit{behind, " : " + text}
			if d.unit.src != nil { // the colon is there
				m.edit = &edit{d.unit, " " + text}
			}
		}
	}
	c.add(m)
}

// unknownName reports a name that means nothing.
func (c *checker) unknownName(n *node, in *place) {
	if c.full() {
		return
	}
	at := nameSpan(n)
	name := n.text
	if f, ok := lookupFunction(name); ok {
		c.fail(at, "call it: "+f.signature(), "%s is a function", name)
		return
	}
	var known []string
	for _, s := range c.symbols {
		known = append(known, s.Name)
	}
	known = append(known, sortedKeys(in.locals)...)
	known = append(known, sortedKeys(c.page.values)...)
	known = append(known, sortedKeys(c.page.series)...)
	known = append(known, sortedKeys(c.bind.Names)...)
	for _, b := range builtins {
		if len(b.kinds) == 0 || slices.Contains(b.kinds, c.page.kind) {
			known = append(known, b.name)
		}
	}
	m := mistake{span: at, message: fmt.Sprintf("unknown name %q", name)}
	best, only := suggest(name, known)
	if other := likelyUnit(name); other != "" && !strings.EqualFold(best, name) {
		best, only = other, true
	}
	q, err := unit.ParseUnit(name)
	isUnit := err == nil && len(name) == 1
	switch {
	case best != "" && isUnit:
		m.help = fmt.Sprintf("did you mean %q, or the unit %s?", best, unitOfDim(q.Dim()))
	case best != "":
		m.help = fmt.Sprintf("did you mean %q?", best)
		if only {
			m.edit = &edit{at, best}
		}
	case isUnit:
		m.help = fmt.Sprintf("the unit is written %s", unitOfDim(q.Dim()))
		m.edit = &edit{at, unitOfDim(q.Dim())}
	case c.page.file:
		m.help = fmt.Sprintf("declare it in the section parameters: %s = quantity", name)
	case c.bare:
		var own []string
		for _, s := range c.symbols {
			own = append(own, s.Name)
		}
		m.help = "there are " + strings.Join(own, ", ")
	default:
		m.help = fmt.Sprintf("declare it (%s : unit), or give it a value (%s=…)", name, name)
	}
	c.add(m)
}

// nameSpan is the span of a name without the parentheses around it.
func nameSpan(n *node) span {
	text := n.span.src.Text[n.span.from:n.span.to]
	from := n.span.from + strings.Index(text, n.text)
	return span{n.span.src, from, from + len(n.text)}
}

// likelyUnit finds the unit that differs from the name in case alone, or a
// long one that nearly is it.
func likelyUnit(name string) string {
	var long []string
	for _, u := range unitNames() {
		if strings.EqualFold(u, name) && (slices.Contains(unitWords, u) || len(u) > 3) {
			return u
		}
		if len(u) > 3 {
			long = append(long, u)
		}
	}
	if len(name) < 4 {
		return ""
	}
	if best, only := suggest(name, long); only {
		return best
	}
	return ""
}

// unitNames are the units that expressions know, the common ones first.
var unitNames = sync.OnceValue(func() []string {
	return slices.DeleteFunc(slices.Concat(unitWords, unit.Names()), func(s string) bool {
		_, ok := lookupUnit(s)
		return !ok
	})
})
