package eqn

import (
	"fmt"
	"strings"

	"synfire/diag"
)

// span is a piece of a source, in bytes.
type span struct {
	src      *diag.Source
	from, to int
}

// text returns what the span covers, on one line.
func (s span) text() string { return strings.Join(strings.Fields(s.src.Text[s.from:s.to]), " ") }

// join returns the span from one to another of the same source.
func (s span) join(t span) span { return span{s.src, s.from, t.to} }

type nodeKind uint8

const (
	nodeNumber nodeKind = iota
	nodeName
	nodeUnary   // - + not
	nodeBinary  // + - * / // % ** and or
	nodeCompare // args[0] ops[0] args[1] ops[1] args[2] …
	nodeChoice  // args[0] if args[1] else args[2]
	nodeCall    // text(args…)
)

// operator is an operator where it stands.
type operator struct {
	text string
	span span
}

// node is an expression as it was written. It is never changed after parsing,
// so that it can be checked again with other dimensions.
type node struct {
	kind  nodeKind
	text  string // the name, the function, the number as written
	value float64
	ops   []operator
	args  []*node
	// span includes the parentheses around the expression.
	span span
	// occurrence numbers the random draws of a page.
	occurrence int
}

// op is the only operator of a unary or binary node.
func (n *node) op() string { return n.ops[0].text }

// walk calls f for the node and all below it.
func (n *node) walk(f func(*node)) {
	f(n)
	for _, a := range n.args {
		a.walk(f)
	}
}

// String prints the node as a nested list, operator first.
func (n *node) String() string {
	var s strings.Builder
	n.print(&s)
	return s.String()
}

func (n *node) print(s *strings.Builder) {
	switch n.kind {
	case nodeNumber, nodeName:
		s.WriteString(n.text)
		return
	case nodeCall:
		s.WriteString("(" + n.text)
	case nodeChoice:
		s.WriteString("(if")
	case nodeCompare:
		s.WriteString("(compare")
	default:
		s.WriteString("(" + n.op())
	}
	for i, a := range n.args {
		if n.kind == nodeCompare && i > 0 {
			s.WriteString(" " + n.ops[i-1].text)
		}
		s.WriteByte(' ')
		a.print(s)
	}
	s.WriteByte(')')
}

type declKind uint8

const (
	declParameter declKind = iota // name : unit, or name = quantity in a file's parameters
	declState                     // a line of a file's section "state"
	declRate                      // dname/dt = expression : unit
	declValue                     // name = expression : unit
)

// decl is a declaration.
type decl struct {
	kind declKind
	name string
	span span // of the name
	line span // of the whole declaration
	expr *node
	// unit is what stands after the colon; noUnit says that nothing does.
	unit   span
	noUnit bool
	flags  []operator
	doc    string
	// value is the text of the quantity of a parameter or state in a file.
	value span
	// series marks "name(t) : unit".
	series bool
	// broken says that a part could not be read, so that the checker should
	// not complain about what follows from it.
	broken bool
}

// String prints the declaration for dumps.
func (d *decl) String() string {
	var s strings.Builder
	switch d.kind {
	case declRate:
		fmt.Fprintf(&s, "rate %s %s", d.name, d.expr)
	case declValue:
		fmt.Fprintf(&s, "value %s %s", d.name, d.expr)
	case declState:
		fmt.Fprintf(&s, "state %s", d.name)
	default:
		fmt.Fprintf(&s, "parameter %s", d.name)
	}
	if d.series {
		s.WriteString(" of t")
	}
	if d.value.src != nil {
		s.WriteString(" = " + d.value.text())
	}
	if d.unit.src != nil {
		s.WriteString(" : " + d.unit.text())
	}
	for _, f := range d.flags {
		s.WriteString(" (" + f.text + ")")
	}
	return s.String()
}

// statement is an assignment as it was written.
type statement struct {
	target string
	op     string // = += -= *= /=
	at     span   // of the target
	span   span
	expr   *node
}

// block is a named list of statements.
type block struct {
	name       string
	at         span
	statements []statement
}

// event is a custom event.
type event struct {
	name       string
	at         span
	condition  *node
	statements []statement
	start      bool
}

// word is a word of a one-line key.
type word struct {
	text string
	span span
}
