package diag

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Apply makes edits in a text, all of which refer to its first state. Of equal
// edits one is made; insertions at one place keep their order. Edits that
// overlap or lie outside the text are an error.
func Apply(text string, edits ...Edit) (string, error) {
	type cut struct {
		from, to int
		text     string
	}
	var cuts []cut
	for i, e := range edits {
		if slices.Contains(edits[:i], e) {
			continue
		}
		from, ok1 := offset(text, e.Span.Start)
		to, ok2 := offset(text, e.Span.End)
		if !ok1 || !ok2 || to < from {
			return "", fmt.Errorf("the edit at %v lies outside the text", e.Span.Start)
		}
		cuts = append(cuts, cut{from, to, e.Text})
	}
	slices.SortStableFunc(cuts, func(a, b cut) int {
		if a.from != b.from {
			return a.from - b.from
		}
		return a.to - b.to
	})
	var out strings.Builder
	done := 0
	for _, c := range cuts {
		if c.from < done {
			return "", fmt.Errorf("two edits overlap")
		}
		out.WriteString(text[done:c.from] + c.text)
		done = c.to
	}
	return out.String() + text[done:], nil
}

// offset is the byte offset of a position; false when it lies outside.
func offset(text string, p Pos) (int, bool) {
	if p.Line < 1 || p.Col < 1 {
		return 0, false
	}
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
	return at, true
}
