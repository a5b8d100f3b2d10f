package eqn

import (
	"slices"
	"strings"
)

// Written is a model's text, part by part, as its author wrote it: for
// catalogues. Each part is on one line, without comments.
type Written struct {
	// Equations are the differential equations, subexpressions and inputs in
	// the order of the text: "dV/dt = (V_rest - V + R*I)/tau : volt".
	Equations []string
	// Defaults are the values of parameters and states that have one: "-65 mV".
	Defaults map[string]string
	// Units are the units that follow a colon: "volt", "weight/second".
	Units map[string]string
	// Threshold and Refractory are empty when there is none.
	Threshold, Refractory string
	// Resets are the alternatives; the first is the default.
	Resets []WrittenBlock
	// Arrival, OnPre and OnPost are statements.
	Arrival, OnPre, OnPost []string
	// Events are the conditions of the custom events, OnEvents what they run.
	Events   map[string]string
	OnEvents []WrittenBlock
}

// WrittenBlock is a list of statements that has a name, or an empty one.
type WrittenBlock struct {
	Name       string
	Statements []string
}

// Written returns the model's text in parts.
func (m *Model) Written() Written {
	pg := m.page
	w := Written{
		Defaults: map[string]string{}, Units: map[string]string{}, Events: map[string]string{},
		Arrival: writtenStatements(pg.arrival), OnPre: writtenStatements(pg.onPre), OnPost: writtenStatements(pg.onPost),
	}
	for _, d := range pg.decls {
		isInput := slices.ContainsFunc(d.flags, func(o operator) bool { return o.text == "input" })
		if d.kind == declRate || d.kind == declValue || isInput {
			w.Equations = append(w.Equations, d.line.plain())
		}
		if d.value.src != nil {
			w.Defaults[d.name] = d.value.plain()
		}
		if d.unit.src != nil && w.Units[d.name] == "" {
			w.Units[d.name] = d.unit.plain()
		}
	}
	if pg.threshold != nil {
		w.Threshold = pg.threshold.span.plain()
		if pg.when != "" {
			w.Threshold = pg.when + " " + w.Threshold
		}
	}
	if pg.refractory != nil {
		w.Refractory = pg.refractory.span.plain()
	}
	for _, b := range pg.resets {
		w.Resets = append(w.Resets, WrittenBlock{b.name, writtenStatements(b.statements)})
	}
	for _, e := range pg.events {
		w.Events[e.name] = e.condition.span.plain()
		w.OnEvents = append(w.OnEvents, WrittenBlock{e.name, writtenStatements(e.statements)})
	}
	return w
}

func writtenStatements(list []statement) []string {
	var texts []string
	for _, st := range list {
		texts = append(texts, st.span.plain())
	}
	return texts
}

// plain is the text on one line, without comments.
func (s span) plain() string {
	var words []string
	for line := range strings.Lines(s.src.Text[s.from:s.to]) {
		line, _, _ = strings.Cut(line, "#")
		words = append(words, strings.Fields(line)...)
	}
	return strings.Join(words, " ")
}
