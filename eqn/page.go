package eqn

import (
	"fmt"
	"strings"

	"synfire/diag"
	"synfire/unit"
)

// page is what a model's text says, read but not checked.
type page struct {
	kind        Kind
	name, doc   string
	source      string
	timing      string
	method      string
	precision   string
	order       []word
	decls       []*decl
	threshold   *node
	when        string // word before the threshold
	refractory  *node
	resets      []block
	arrival     []statement
	onPre       []statement
	onPost      []statement
	events      []event
	text        string
	where       span // the model as a whole, for mistakes that have no place
	values      map[string]unit.Any
	series      map[string]*Series
	file        bool // a file has no namespace: its names are all declared
	ownSynapses bool // the text says itself what spikes of either side do
}

// kindNames are the words that begin a file.
var kindNames = []struct {
	word string
	kind Kind
}{
	{"neuron", KindNeuron},
	{"synapse", KindSynapse},
	{"output", KindOutput},
	{"input", KindInput},
	{"plasticity", KindPlasticity},
	{"coupling", KindCoupling},
}

// String is the word that begins a file of the kind.
func (k Kind) String() string {
	for _, n := range kindNames {
		if n.kind == k {
			return n.word
		}
	}
	return fmt.Sprintf("kind %d", k)
}

// dump prints the page as it was read.
func (pg *page) dump() string {
	var s strings.Builder
	fmt.Fprintf(&s, "%v %s\n", pg.kind, pg.name)
	for _, key := range []struct{ name, value string }{{"timing", pg.timing}, {"method", pg.method}, {"precision", pg.precision}} {
		if key.value != "" {
			fmt.Fprintf(&s, "  %s %s\n", key.name, key.value)
		}
	}
	if len(pg.order) > 0 {
		s.WriteString("  order")
		for _, w := range pg.order {
			s.WriteString(" " + w.text)
		}
		s.WriteByte('\n')
	}
	for _, d := range pg.decls {
		fmt.Fprintf(&s, "  %s\n", d)
	}
	if pg.threshold != nil {
		s.WriteString("  threshold ")
		if pg.when != "" {
			s.WriteString(pg.when + " ")
		}
		fmt.Fprintf(&s, "%s\n", pg.threshold)
	}
	if pg.refractory != nil {
		fmt.Fprintf(&s, "  refractory %s\n", pg.refractory)
	}
	for _, b := range pg.resets {
		dumpStatements(&s, strings.TrimSpace("reset "+b.name), b.statements)
	}
	dumpStatements(&s, "arrival", pg.arrival)
	dumpStatements(&s, "on_pre", pg.onPre)
	dumpStatements(&s, "on_post", pg.onPost)
	for _, e := range pg.events {
		fmt.Fprintf(&s, "  event %s %s\n", e.name, e.condition)
		dumpStatements(&s, "on_event "+e.name, e.statements)
	}
	return s.String()
}

func dumpStatements(s *strings.Builder, key string, list []statement) {
	for _, st := range list {
		fmt.Fprintf(s, "  %s (%s %s %s)\n", key, st.op, st.target, st.expr)
	}
}

// openUnit is the word that stands, behind a colon, for a dimension which
// binding tells: that of the projection's weight or, in an input, of what the
// input is added to.
func (pg *page) openUnit() string {
	if pg.kind == KindInput {
		return "input"
	}
	return "weight"
}

// nowhere is the span of a source as a whole.
func nowhere(src *diag.Source) span { return span{src, 0, 0} }
