package eqn

import (
	"fmt"
	"slices"
	"strings"

	"synfire/diag"
)

// mistake is what is wrong with a text, before it becomes a diag.Diagnostic.
type mistake struct {
	span    span
	message string
	// labels mark operands, each with what is to be said of it.
	labels []label
	// notes are further facts: where a name was declared.
	notes []string
	// help says what would repair it.
	help string
	// edit is the repair, where only one is possible.
	edit *edit
}

type label struct {
	span span
	text string
}

// edit replaces a span by a text; an empty span inserts.
type edit struct {
	span span
	text string
}

// mistakes collects what is wrong, each place once.
type mistakes struct {
	list []mistake
	seen map[span]bool
}

// most is how many mistakes of one text are worth reading.
const most = 50

func (m *mistakes) add(x mistake) {
	if m.seen == nil {
		m.seen = map[span]bool{}
	}
	if m.seen[x.span] || m.full() {
		return
	}
	m.seen[x.span] = true
	m.list = append(m.list, x)
}

// full tells whether no further mistake would be kept.
func (m *mistakes) full() bool { return len(m.list) >= most }

// fail adds a mistake that needs no labels.
func (m *mistakes) fail(at span, help, format string, args ...any) {
	m.add(mistake{span: at, message: fmt.Sprintf(format, args...), help: help})
}

// unknown reports a word that is none of those known.
func (m *mistakes) unknown(at span, what, name string, known []string) {
	if m.full() {
		return
	}
	x := mistake{span: at, message: fmt.Sprintf("unknown %s %q", what, name)}
	if best, only := suggest(name, known); best != "" {
		x.help = fmt.Sprintf("did you mean %q?", best)
		if only {
			x.edit = &edit{at, best}
		}
	} else {
		x.help = "known are " + strings.Join(known, ", ")
	}
	m.add(x)
}

// suggest finds the name that was probably meant, and tells whether it is the
// only one that comes near.
func suggest(name string, known []string) (best string, only bool) {
	best, ok := diag.Suggest(name, known)
	if !ok || 2*len(best) < len(name) {
		return "", false
	}
	for _, k := range known { // "mss" is rather ms than mS
		if strings.EqualFold(k, best) && common(k, name) > common(best, name) {
			best = k
		}
	}
	others := slices.DeleteFunc(slices.Clone(known), func(s string) bool { return strings.EqualFold(s, best) })
	_, second := diag.Suggest(name, others)
	return best, !second || strings.EqualFold(name, best)
}

// common is the number of bytes at which two words begin alike.
func common(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// err is the list of mistakes as users see it; nil when there is none.
func (m *mistakes) err() error {
	var list diag.List
	for _, x := range m.list {
		d := diag.Diagnostic{Span: x.span.place(), Message: x.message, Notes: x.notes, Help: x.help, Source: *x.span.src}
		for _, l := range x.labels {
			d.Labels = append(d.Labels, diag.Label{Span: l.span.place(), Text: l.text})
		}
		if x.edit != nil {
			d.Edit = &diag.Edit{Span: x.edit.span.place(), Text: x.edit.text}
		}
		list = append(list, d)
	}
	list.Sort()
	return list.Err()
}

func (s span) place() diag.Span { return s.src.Span(s.from, s.to) }

func posOf(s span) diag.Pos { return s.src.Pos(s.from) }

func lineOf(s span) int { return posOf(s).Line }
