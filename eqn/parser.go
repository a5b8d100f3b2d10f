package eqn

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"synfire/diag"
	"synfire/unit"
)

// Limits keep hostile text from exhausting memory or stack; no honest model
// comes near them.
const (
	maxText  = 1 << 18 // bytes of a source
	maxName  = 200     // bytes of a name
	maxDepth = 200     // nested parentheses, signs and conditionals
	maxNodes = 20000   // names, numbers and operators of a page
)

// infix is a row of the operators between two operands.
type infix struct {
	text  string
	level int
	kind  nodeKind
	// instead is what the language has for an operator of other languages.
	instead string
}

// The levels of binding, loosest first, as in Python.
const (
	levelChoice = iota
	levelOr
	levelAnd
	levelNot
	levelCompare
	levelSum
	levelProduct
	levelSign
	levelPower
)

var infixes = []infix{
	{"or", levelOr, nodeBinary, ""},
	{"and", levelAnd, nodeBinary, ""},
	{"<", levelCompare, nodeCompare, ""},
	{"<=", levelCompare, nodeCompare, ""},
	{">", levelCompare, nodeCompare, ""},
	{">=", levelCompare, nodeCompare, ""},
	{"==", levelCompare, nodeCompare, ""},
	{"!=", levelCompare, nodeCompare, ""},
	{"+", levelSum, nodeBinary, ""},
	{"-", levelSum, nodeBinary, ""},
	{"*", levelProduct, nodeBinary, ""},
	{"/", levelProduct, nodeBinary, ""},
	{"//", levelProduct, nodeBinary, ""},
	{"%", levelProduct, nodeBinary, ""},
	{"**", levelPower, nodeBinary, ""},

	{"||", levelOr, nodeBinary, "or"},
	{"|", levelOr, nodeBinary, "or"},
	{"&&", levelAnd, nodeBinary, "and"},
	{"&", levelAnd, nodeBinary, "and"},
	{"≤", levelCompare, nodeCompare, "<="},
	{"≥", levelCompare, nodeCompare, ">="},
	{"≠", levelCompare, nodeCompare, "!="},
	{"−", levelSum, nodeBinary, "-"},
	{"·", levelProduct, nodeBinary, "*"},
	{"×", levelProduct, nodeBinary, "*"},
	{"÷", levelProduct, nodeBinary, "/"},
	{"^", levelPower, nodeBinary, "**"},
}

// prefix is a row of the operators before an operand.
var prefixes = []infix{
	{"-", levelSign, nodeUnary, ""},
	{"+", levelSign, nodeUnary, ""},
	{"not", levelNot, nodeUnary, ""},
	{"!", levelSign, nodeUnary, "not"},
	{"~", levelSign, nodeUnary, "not"},
	{"−", levelSign, nodeUnary, "-"},
}

// keywords cannot be names.
var keywords = []string{"if", "else", "and", "or", "not", "True", "False"}

func find(rows []infix, t token) (infix, bool) {
	if t.kind == tokenOperator || t.kind == tokenName {
		for _, r := range rows {
			if r.text == t.text {
				return r, true
			}
		}
	}
	return infix{}, false
}

// reader reads pages; it counts what limits and random draws need.
type reader struct {
	mistakes
	nodes, draws int
}

// parser reads a piece of one source.
type parser struct {
	*reader
	src    *diag.Source
	tokens []token
	at     int
	depth  int
	parens int
	// lines says that outside parentheses a line's end ends the expression
	// (statements); else only what cannot continue it does (equations).
	lines bool
}

// bailout is thrown at a mistake after which the parser cannot go on in this
// declaration or statement.
type bailout struct{}

func (r *reader) parser(src *diag.Source, from, to int) *parser {
	if to-from > maxText {
		at := span{src, from, from}
		r.fail(at, "", "the text has %d bytes; at most %d are read", to-from, maxText)
		to = from
	}
	p := &parser{reader: r, src: src, tokens: lex(src, from, to)}
	for i, t := range p.tokens {
		if t.kind == tokenName && len(t.text) > maxName {
			r.fail(p.spanOf(t), "choose a shorter name", "the name has %d bytes; at most %d are read", len(t.text), maxName)
			p.tokens = append(p.tokens[:i], token{kind: tokenEnd, from: t.from, to: t.from, first: true})
			break
		}
	}
	return p
}

func (p *parser) peek() token { return p.tokens[p.at] }

func (p *parser) next() token {
	t := p.tokens[p.at]
	if t.kind != tokenEnd {
		p.at++
	}
	return t
}

func (p *parser) spanOf(t token) span { return span{p.src, t.from, t.to} }

// behind is the empty span behind the last token that was read.
func (p *parser) behind() span {
	if p.at == 0 {
		return span{p.src, p.tokens[0].from, p.tokens[0].from}
	}
	to := p.tokens[p.at-1].to
	return span{p.src, to, to}
}

func (p *parser) is(text string) bool {
	t := p.peek()
	return (t.kind == tokenOperator || t.kind == tokenName) && t.text == text
}

func (p *parser) accept(text string) bool {
	if p.is(text) {
		p.at++
		return true
	}
	return false
}

// bail reports a mistake and leaves the declaration or statement.
func (p *parser) bail(at span, help, format string, args ...any) {
	p.fail(at, help, format, args...)
	panic(bailout{})
}

// try runs f and tells whether it came to its end.
func (p *parser) try(f func()) (ok bool) {
	defer func() {
		if r := recover(); r != nil {
			if _, bailed := r.(bailout); !bailed {
				panic(r)
			}
			p.depth, p.parens = 0, 0
		}
	}()
	f()
	return true
}

func (p *parser) make(n node) *node {
	p.nodes++
	if p.nodes > maxNodes {
		p.bail(n.span, "", "the text is too long: more than %d names, numbers and operators", maxNodes)
	}
	return &n
}

// ends tells whether the next token cannot belong to the expression before it,
// because it begins a line.
func (p *parser) ends(t token) bool {
	if p.parens > 0 || !t.first {
		return false
	}
	if p.lines {
		return true
	}
	_, operator := find(infixes, t)
	return !operator && (t.kind != tokenName || t.text != "if" && t.text != "else")
}

// expression reads a whole expression.
func (p *parser) expression() *node { return p.choice() }

// choice reads "a if c else b".
func (p *parser) choice() *node {
	defer p.deeper()()
	x := p.operand(levelOr)
	if t := p.peek(); p.ends(t) || t.kind != tokenName || t.text != "if" {
		return x
	}
	word := p.spanOf(p.next())
	cond := p.operand(levelOr)
	if !p.accept("else") {
		p.bail(word, "a conditional has both: a if condition else b", `"if" without "else"`)
	}
	other := p.choice()
	return p.make(node{kind: nodeChoice, ops: []operator{{"if", word}}, args: []*node{x, cond, other}, span: x.span.join(other.span)})
}

func (p *parser) deeper() func() {
	p.depth++
	if p.depth > maxDepth {
		p.bail(p.spanOf(p.peek()), "name a part of it: part = … : unit", "the expression is nested more than %d deep", maxDepth)
	}
	return func() { p.depth-- }
}

// operand reads what binds at least as tightly as the level.
func (p *parser) operand(level int) *node {
	defer p.deeper()()
	x := p.prefix()
	for {
		t := p.peek()
		if p.ends(t) {
			return x
		}
		row, ok := find(infixes, t)
		if !ok {
			if !p.missing(x, t) {
				return x
			}
			row, _ = find(infixes, token{kind: tokenOperator, text: "*"})
			t = token{kind: tokenOperator, text: "*", from: t.from, to: t.from}
			if row.level < level {
				return x
			}
			x = p.binary(x, row, t)
			continue
		}
		if row.level < level {
			return x
		}
		p.next()
		if row.instead != "" {
			p.foreign(t, row)
		}
		if row.kind == nodeCompare {
			x = p.compare(x, row, t)
		} else {
			x = p.binary(x, row, t)
		}
	}
}

// ours is how the language writes the row's operator.
func (r infix) ours() string {
	if r.instead != "" {
		return r.instead
	}
	return r.text
}

// foreign reports an operator of another language.
func (p *parser) foreign(t token, row infix) {
	text := row.instead
	if text[0] >= 'a' {
		text = " " + text + " "
		if p.src.Text[t.from-min(t.from, 1)] == ' ' {
			text = text[1:]
		}
		if t.to < len(p.src.Text) && p.src.Text[t.to] == ' ' {
			text = text[:len(text)-1]
		}
	}
	at := p.spanOf(t)
	p.add(mistake{span: at, message: fmt.Sprintf("there is no operator %q", t.text), help: fmt.Sprintf("write %q", row.instead), edit: &edit{at, text}})
}

func (p *parser) binary(x *node, row infix, t token) *node {
	level := row.level + 1
	if row.ours() == "**" {
		level = levelSign // right associative; 2**-x
	}
	y := p.operand(level)
	return p.make(node{kind: nodeBinary, ops: []operator{{row.ours(), p.spanOf(t)}}, args: []*node{x, y}, span: x.span.join(y.span)})
}

// compare reads a chain: a < b <= c.
func (p *parser) compare(x *node, row infix, t token) *node {
	n := node{kind: nodeCompare, args: []*node{x}}
	for {
		n.ops = append(n.ops, operator{row.ours(), p.spanOf(t)})
		y := p.operand(levelCompare + 1)
		n.args = append(n.args, y)
		t = p.peek()
		var ok bool
		row, ok = find(infixes, t)
		if p.ends(t) || !ok || row.kind != nodeCompare {
			n.span = x.span.join(y.span)
			return p.make(n)
		}
		p.next()
		if row.instead != "" {
			p.foreign(t, row)
		}
	}
}

// missing reports two operands without an operator between them; it tells
// whether the parser may go on as if there were a "*".
func (p *parser) missing(x *node, t token) bool {
	operand := t.kind == tokenNumber || t.kind == tokenName && !isKeyword(t.text) || t.kind == tokenOperator && t.text == "("
	if !operand {
		return false
	}
	gap := p.behind()
	what := p.spanOf(t).text()
	if p.endsInUnit(x, t) {
		p.add(mistake{
			span:    p.spanOf(t),
			message: fmt.Sprintf("a colon is missing before the unit %q", what),
			help:    "write x = expression : unit",
			edit:    &edit{gap, " :"},
		})
		panic(bailout{})
	}
	m := mistake{span: gap.join(p.spanOf(t)), message: fmt.Sprintf("an operator is missing before %q", what)}
	if x.kind == nodeNumber || t.text == "(" {
		m.help = `multiplication is written "*"`
		m.edit = &edit{span{p.src, gap.to, t.from}, "*"}
	}
	p.add(m)
	return true
}

// endsInUnit tells whether the token is the unit of an equation whose colon is
// missing: "-v/tau volt".
func (p *parser) endsInUnit(x *node, t token) bool {
	if p.lines || p.parens > 0 || x.kind == nodeNumber || p.at+1 >= len(p.tokens) {
		return false
	}
	next := p.tokens[p.at+1]
	_, err := unit.ParseDim(t.text)
	return err == nil && (next.first || next.text == "(")
}

func isKeyword(word string) bool {
	for _, k := range keywords {
		if k == word {
			return true
		}
	}
	return false
}

// prefix reads a sign, a negation or an atom.
func (p *parser) prefix() *node {
	t := p.next()
	row, ok := find(prefixes, t)
	if !ok {
		return p.atom(t)
	}
	if row.instead != "" {
		p.foreign(t, row)
	}
	// -x**2 is -(x**2), and not a == b is not (a == b).
	level := row.level
	if row.ours() == "not" {
		level = levelNot
	}
	defer p.deeper()()
	x := p.operand(level)
	return p.make(node{kind: nodeUnary, ops: []operator{{row.ours(), p.spanOf(t)}}, args: []*node{x}, span: p.spanOf(t).join(x.span)})
}

func (p *parser) atom(t token) *node {
	at := p.spanOf(t)
	switch t.kind {
	case tokenNumber:
		v, err := strconv.ParseFloat(t.text, 64)
		if err != nil && math.IsInf(v, 0) {
			p.bail(at, "", "the number %s is too large", t.text)
		}
		return p.make(node{kind: nodeNumber, text: t.text, value: v, span: at})
	case tokenName:
		if isKeyword(t.text) && t.text != "True" && t.text != "False" {
			p.bail(at, "", "%q cannot stand here: an operand is missing", t.text)
		}
		if next := p.peek(); next.kind == tokenOperator && next.text == "(" && !p.ends(next) {
			return p.call(t)
		}
		return p.make(node{kind: nodeName, text: t.text, span: at})
	case tokenOperator:
		if t.text == "(" {
			return p.inParentheses(at)
		}
		p.bail(at, "", "%q cannot stand here: an operand is missing", t.text)
	case tokenEnd:
		p.bail(p.behind(), "", "the expression ends too early: an operand is missing")
	case tokenIllegal:
		p.bail(at, "", "%q is no part of the equation language", t.text)
	}
	panic("BUG: token kind")
}

func (p *parser) inParentheses(open span) *node {
	p.parens++
	x := p.expression()
	p.parens--
	p.closing(open)
	inside := *x
	inside.span = open.join(p.behind())
	return &inside
}

// closing reads ")".
func (p *parser) closing(open span) {
	if p.accept(")") {
		return
	}
	t := p.peek()
	if t.kind == tokenOperator && t.text == "=" {
		at := p.spanOf(t)
		p.add(mistake{span: at, message: `"=" compares nothing`, help: `equality is written "=="`, edit: &edit{at, "=="}})
		panic(bailout{})
	}
	p.bail(open, "", "this parenthesis is never closed")
}

func (p *parser) call(name token) *node {
	open := p.spanOf(p.next())
	p.parens++
	n := node{kind: nodeCall, text: name.text, ops: []operator{{name.text, p.spanOf(name)}, {"(", open}}}
	for !p.is(")") {
		n.args = append(n.args, p.expression())
		if !p.accept(",") {
			break
		}
	}
	p.parens--
	p.closing(open)
	n.span = p.spanOf(name).join(p.behind())
	if f, ok := lookupFunction(name.text); ok && f.random {
		p.draws++
		n.occurrence = p.draws
	}
	return p.make(n)
}

// whole reads an expression that is all there is.
func (p *parser) whole() (n *node) {
	p.try(func() {
		x := p.expression()
		p.expectEnd()
		n = x
	})
	return n
}

// expectEnd reports what is left over.
func (p *parser) expectEnd() {
	t := p.peek()
	at := p.spanOf(t)
	switch {
	case t.kind == tokenEnd:
	case t.text == "=":
		p.add(mistake{span: at, message: `"=" compares nothing`, help: `equality is written "=="`, edit: &edit{at, "=="}})
		panic(bailout{})
	case t.text == ")":
		p.bail(at, "", `this ")" closes nothing`)
	default:
		p.bail(at, "", "%q cannot stand here", strings.TrimSpace(at.text()))
	}
}
