// Package diag says what is wrong, where, and what to try.
package diag

import (
	"encoding/json"
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"
)

// Pos is a place in a file. Lines and columns count from 1, columns in
// characters; Line 0 means that the place is not known.
type Pos struct {
	File string `json:"file"`
	Line int    `json:"line"`
	Col  int    `json:"col"`
}

// String prints "file:line:col" as far as it is known.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Span is a range of text; End is behind its last character.
type Span struct {
	Start Pos `json:"start"`
	End   Pos `json:"end"`
}

// Source is a text that can be wrong. A text that is part of another file,
// such as an equation in a script, has an Origin: the place of its first
// character in that file, whose whole text is Outer.
type Source struct {
	Name   string
	Text   string
	Origin Pos
	Outer  string
}

// Pos returns the place of a byte offset, in the outer file when there is one.
func (s Source) Pos(offset int) Pos {
	offset = max(0, min(offset, len(s.Text)))
	before := s.Text[:offset]
	line := strings.Count(before, "\n")
	col := utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])
	p := Pos{s.Name, line + 1, col + 1}
	if s.Origin.Line > 0 {
		p.File = s.Origin.File
		p.Line = s.Origin.Line + line
		if line == 0 {
			p.Col = s.Origin.Col + col
		}
	}
	return p
}

// Span returns the span of the bytes start to end-1.
func (s Source) Span(start, end int) Span { return Span{s.Pos(start), s.Pos(end)} }

// line returns a line of the file, counted from 1.
func (s Source) line(n int) (string, bool) {
	text := s.Text
	if s.Origin.Line > 0 {
		text = s.Outer
	}
	lines := strings.Split(text, "\n")
	if n < 1 || n > len(lines) {
		return "", false
	}
	return strings.TrimSuffix(lines[n-1], "\r"), true
}

// Severity tells mistakes from hints.
type Severity int

// The severities.
const (
	Error Severity = iota
	Warning
)

// String names the severity.
func (s Severity) String() string { return [...]string{"error", "warning"}[s] }

// Label marks a span with a word under its carets, such as its dimension.
type Label struct {
	Span Span   `json:"span"`
	Text string `json:"text"`
}

// Edit is the one repair that is certain: the text of Span becomes Text.
type Edit struct {
	Span Span   `json:"span"`
	Text string `json:"text"`
}

// Diagnostic is one mistake or hint.
type Diagnostic struct {
	Severity Severity
	Span     Span
	Message  string
	// Labels are shown under the line of Span; without any, Span itself is
	// underlined.
	Labels []Label
	// Notes are further lines, Help says what to try.
	Notes []string
	Help  string
	Edit  *Edit
	// Source is what the spans refer to; without text no line is shown.
	Source Source
}

// Error prints the diagnostic as users see it, without a final newline.
func (d Diagnostic) Error() string {
	var s strings.Builder
	if at := d.Span.Start.String(); at != "" {
		s.WriteString(at + ": ")
	}
	fmt.Fprintf(&s, "%v: %s", d.Severity, d.Message)
	d.renderLine(&s)
	for _, n := range d.Notes {
		s.WriteString("\n  " + n)
	}
	if d.Help != "" {
		s.WriteString("\n  help: " + d.Help)
	}
	return s.String()
}

func (d Diagnostic) renderLine(s *strings.Builder) {
	n := d.Span.Start.Line
	line, ok := d.Source.line(n)
	if !ok || n == 0 {
		return
	}
	number := fmt.Sprint(n)
	gutter := strings.Repeat(" ", len(number))
	fmt.Fprintf(s, "\n  %s | %s", number, line)
	labels := d.Labels
	if len(labels) == 0 {
		labels = []Label{{Span: d.Span}}
	}
	var here []Label
	for _, l := range labels {
		if l.Span.Start.Line == n && l.Span.Start.Col > 0 {
			here = append(here, l)
		}
	}
	if len(here) == 0 {
		return
	}
	sort.SliceStable(here, func(i, j int) bool { return here[i].Span.Start.Col < here[j].Span.Start.Col })
	carets := newRow(line)
	for _, l := range here {
		carets.put(l.Span.Start.Col, strings.Repeat("^", width(l.Span, line)))
	}
	fmt.Fprintf(s, "\n  %s | %s", gutter, carets)
	words := newRow(line)
	any := false
	for _, l := range here {
		if l.Text == "" {
			continue
		}
		any = true
		// A word stands in the middle of its carets where there is room.
		col := l.Span.Start.Col + max(0, (width(l.Span, line)-utf8.RuneCountInString(l.Text))/2)
		if !words.free(col) {
			fmt.Fprintf(s, "\n  %s | %s", gutter, words)
			words = newRow(line)
		}
		words.put(col, l.Text)
	}
	if any {
		fmt.Fprintf(s, "\n  %s | %s", gutter, words)
	}
}

// width is the number of carets of a span; one that goes beyond the line ends
// with it, and an empty one gets one caret.
func width(sp Span, line string) int {
	end := sp.End.Col
	if sp.End.Line != sp.Start.Line {
		end = utf8.RuneCountInString(line) + 1
	}
	return max(1, end-sp.Start.Col)
}

// row is a line under a source line; tabs of the source line are kept, so
// that both are indented alike.
type row struct {
	source []rune
	cells  []rune
}

func newRow(line string) *row { return &row{source: []rune(line)} }

func (r *row) put(col int, text string) {
	for len(r.cells) < col-1 {
		c := ' '
		if i := len(r.cells); i < len(r.source) && r.source[i] == '\t' {
			c = '\t'
		}
		r.cells = append(r.cells, c)
	}
	for i, c := range []rune(text) {
		if at := col - 1 + i; at < len(r.cells) {
			r.cells[at] = c
		} else {
			r.cells = append(r.cells, c)
		}
	}
}

// free tells whether a word can start at col with a blank before it.
func (r *row) free(col int) bool { return len(r.cells) == 0 || len(r.cells) < col-1 }

func (r *row) String() string { return strings.TrimRight(string(r.cells), " \t") }

// MarshalJSON gives the stable form for programs.
func (d Diagnostic) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Severity string   `json:"severity"`
		Span     Span     `json:"span"`
		Message  string   `json:"message"`
		Labels   []Label  `json:"labels,omitempty"`
		Notes    []string `json:"notes,omitempty"`
		Help     string   `json:"help,omitempty"`
		Edit     *Edit    `json:"edit,omitempty"`
	}{d.Severity.String(), d.Span, d.Message, d.Labels, d.Notes, d.Help, d.Edit})
}

// List is several diagnostics.
type List []Diagnostic

// Error prints all of them, in order of position within each file.
func (l List) Error() string {
	sorted := append(List(nil), l...)
	sorted.Sort()
	parts := make([]string, len(sorted))
	for i, d := range sorted {
		parts[i] = d.Error()
	}
	return strings.Join(parts, "\n")
}

// Sort orders the list by position; the order of equal places is kept.
func (l List) Sort() {
	sort.SliceStable(l, func(i, j int) bool {
		a, b := l[i].Span.Start, l[j].Span.Start
		if a.File != b.File {
			return a.File < b.File
		}
		if a.Line != b.Line {
			return a.Line < b.Line
		}
		return a.Col < b.Col
	})
}

// Err returns the list as an error, nil when it holds no mistake.
func (l List) Err() error {
	for _, d := range l {
		if d.Severity == Error {
			return l
		}
	}
	return nil
}

// Apply makes edits in a text. They must not overlap; positions outside the
// text are an error.
func Apply(text string, edits ...Edit) (string, error) {
	type cut struct {
		from, to int
		text     string
	}
	var cuts []cut
	for _, e := range edits {
		from, ok1 := offset(text, e.Span.Start)
		to, ok2 := offset(text, e.Span.End)
		if !ok1 || !ok2 || to < from {
			return "", fmt.Errorf("edit at %v lies outside the text", e.Span.Start)
		}
		cuts = append(cuts, cut{from, to, e.Text})
	}
	sort.Slice(cuts, func(i, j int) bool { return cuts[i].from > cuts[j].from })
	for i, c := range cuts {
		if i > 0 && c.to > cuts[i-1].from {
			return "", fmt.Errorf("edits overlap")
		}
		text = text[:c.from] + c.text + text[c.to:]
	}
	return text, nil
}

// offset is the byte offset of a position.
func offset(text string, p Pos) (int, bool) {
	at := 0
	for line := 1; line < p.Line; line++ {
		i := strings.IndexByte(text[at:], '\n')
		if i < 0 {
			return 0, false
		}
		at += i + 1
	}
	for col := 1; col < p.Col; col++ {
		if at >= len(text) || text[at] == '\n' {
			return 0, false
		}
		_, n := utf8.DecodeRuneInString(text[at:])
		at += n
	}
	return at, p.Line >= 1
}
