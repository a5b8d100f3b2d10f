// Package diag says what is wrong, where, and what to try.
package diag

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
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

// embedded tells whether Text stands in Outer at Origin character by character.
// A string literal with escapes does not: its lines are no lines of the file.
func (s Source) embedded() bool {
	if s.Origin.Line == 0 {
		return false
	}
	at, ok := offset(s.Outer, s.Origin)
	if !ok {
		return false
	}
	// Script languages turn line ends into \n.
	rest := s.Outer[at:min(len(s.Outer), at+len(s.Text)+strings.Count(s.Text, "\n"))]
	return strings.HasPrefix(strings.ReplaceAll(rest, "\r\n", "\n"), strings.ReplaceAll(s.Text, "\r\n", "\n"))
}

// Pos returns the place of a byte offset, in the outer file when there is one.
// Where Text does not stand in Outer as it is, the place is one in Text, behind
// that of Origin: "net.star:3:10: text:1:5".
func (s Source) Pos(offset int) Pos {
	offset = max(0, min(offset, len(s.Text)))
	before := s.Text[:offset]
	line := strings.Count(before, "\n")
	col := utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])
	p := Pos{s.Name, line + 1, col + 1}
	switch {
	case s.embedded():
		p.File, p.Line = s.Origin.File, s.Origin.Line+line
		if line == 0 {
			p.Col = s.Origin.Col + col
		}
	case s.Origin.Line > 0:
		p.File = s.Origin.String() + ": text"
	}
	return p
}

// Span returns the span of the bytes start to end-1.
func (s Source) Span(start, end int) Span { return Span{s.Pos(start), s.Pos(end)} }

// line returns a line of the file, counted from 1; false where the source is
// not known or has no such line.
func (s Source) line(n int) (string, bool) {
	text := s.Text
	switch {
	case s.embedded():
		text = s.Outer
	case s.Name == "" && s.Text == "":
		return "", false
	}
	for ; n > 1; n-- {
		_, rest, more := strings.Cut(text, "\n")
		if !more {
			return "", false
		}
		text = rest
	}
	text, _, _ = strings.Cut(text, "\n")
	return strings.TrimSuffix(text, "\r"), n == 1
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

// Edit is a repair: the text of Span becomes Text; an empty Span inserts.
type Edit struct {
	Span Span   `json:"span"`
	Text string `json:"text"`
}

// Diagnostic is one mistake or hint.
type Diagnostic struct {
	Severity Severity
	Span     Span
	Message  string
	// Labels are shown under their lines; without any in the file of Span, Span
	// itself is underlined.
	Labels []Label
	// Notes are further lines, Help says what to try.
	Notes []string
	Help  string
	// Edit is set where one repair is certain.
	Edit *Edit
	// Source is what the spans refer to; without text no line is shown.
	Source Source
}

// MarshalJSON gives the form for programs, whose keys do not change: severity,
// span, message, and as far as there are any labels, notes, help and edit.
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
	sorted := slices.Clone(l)
	sorted.Sort()
	parts := make([]string, len(sorted))
	for i, d := range sorted {
		parts[i] = d.Error()
	}
	return strings.Join(parts, "\n")
}

// Sort orders the list by position; the order of equal places is kept.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Diagnostic) int { return a.Span.Start.compare(b.Span.Start) })
}

func (p Pos) compare(q Pos) int {
	return cmp.Or(cmp.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Col, q.Col))
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
