package catalogue

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Page is the entry as a page of plain text.
func (e Entry) Page() string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s %s: %s\n", e.Kind, e.Name, e.Doc)
	if e.Source != "" {
		fmt.Fprintf(&s, "source %s\n", e.Source)
	}
	if how := e.how(); how != "" {
		fmt.Fprintf(&s, "%s\n", how)
	}
	section(&s, "parameters", e.Parameters)
	section(&s, "states", e.States)
	section(&s, "inputs", e.Inputs)
	s.WriteString("\nequations\n")
	for _, line := range e.text() {
		fmt.Fprintf(&s, "  %s\n", line)
	}
	return s.String()
}

// how says how the model is integrated, and what of it is only the default.
func (e Entry) how() string {
	if e.Timing == "" {
		return ""
	}
	mark := func(word, value, chosen string) string {
		if chosen == "" {
			return word + " " + value + " (the default)"
		}
		return word + " " + value
	}
	parts := []string{
		mark("timing", e.Timing, e.chosen.timing), mark("method", e.Method, e.chosen.method), mark("precision", e.Precision, e.chosen.precision),
	}
	if len(e.Order) > 0 {
		parts = append(parts, "order "+strings.Join(e.Order, ", "))
	}
	return strings.Join(parts, ", ")
}

// text is the equations and all that happens at spikes, a line each.
func (e Entry) text() []string {
	lines := append([]string(nil), e.Equations...)
	key := func(word, text string) {
		if text != "" {
			lines = append(lines, word+" "+text)
		}
	}
	key("threshold", e.Threshold)
	key("refractory", e.Refractory)
	for i, b := range e.Resets {
		line := strings.TrimSpace("reset "+b.Name) + "  " + strings.Join(b.Statements, "; ")
		if i == 0 && len(e.Resets) > 1 {
			line += "  # the default"
		}
		lines = append(lines, line)
	}
	key("arrival", strings.Join(e.Arrival, "; "))
	key("on_pre", strings.Join(e.OnPre, "; "))
	key("on_post", strings.Join(e.OnPost, "; "))
	for _, ev := range e.Events {
		key("event "+ev.Name, ev.Condition)
		key("on_event "+ev.Name, strings.Join(ev.Statements, "; "))
	}
	return lines
}

// section lists values in columns.
func section(s *strings.Builder, heading string, values []Value) {
	if len(values) == 0 {
		return
	}
	fmt.Fprintf(s, "\n%s\n", heading)
	name, text := 0, 0
	for _, v := range values {
		name, text = max(name, utf8.RuneCountInString(v.Name)), max(text, utf8.RuneCountInString(v.say()))
	}
	for _, v := range values {
		line := fmt.Sprintf("  %-*s  %-*s  %s", name, v.Name, text, v.say(), v.Doc)
		fmt.Fprintf(s, "%s\n", strings.TrimRight(line, " "))
	}
}
