package diag

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Error prints the diagnostic as users see it, without a final newline:
//
//	bad.star:7:24: error: the two sides of "-" have different dimensions
//	  7 |     dv/dt = (ge + gi - (v - El))/taum : volt
//	    |              ^^^^^^^   ^^^^^^^^
//	    |              ampere     volt
//	  ge is declared in ampere on line 8
//	  help: multiply ge + gi by a resistance, or declare ge and gi in volt
func (d Diagnostic) Error() string {
	var s strings.Builder
	if at := d.Span.Start.String(); at != "" {
		s.WriteString(at + ": ")
	}
	fmt.Fprintf(&s, "%v: %s", d.Severity, indented(d.Message))
	d.excerpt(&s)
	for _, n := range d.Notes {
		s.WriteString("\n  " + indented(n))
	}
	if d.Help != "" {
		s.WriteString("\n  help: " + indented(d.Help))
	}
	return s.String()
}

// indented keeps the further lines of a text apart from what follows it.
func indented(text string) string { return strings.ReplaceAll(text, "\n", "\n    ") }

// excerpt prints the lines that the diagnostic speaks of, each with carets
// under its marks and their texts beneath.
func (d Diagnostic) excerpt(s *strings.Builder) {
	var marks []Label
	for _, l := range d.Labels {
		if l.Span.Start.File == d.Span.Start.File {
			marks = append(marks, l)
		}
	}
	if len(marks) == 0 {
		marks = []Label{{Span: d.Span}}
	}
	slices.SortStableFunc(marks, func(a, b Label) int { return a.Span.Start.compare(b.Span.Start) })
	numbers := []int{d.Span.Start.Line}
	for _, m := range marks {
		numbers = append(numbers, m.Span.Start.Line)
	}
	slices.Sort(numbers)
	numbers = slices.Compact(numbers)
	gutter := len(fmt.Sprint(numbers[len(numbers)-1]))
	for _, n := range numbers {
		text, ok := d.Source.line(n)
		if !ok {
			continue
		}
		var here []Label
		for _, m := range marks {
			if m.Span.Start.Line == n && m.Span.Start.Col > 0 {
				here = append(here, m)
			}
		}
		number := fmt.Sprint(n)
		for _, row := range under(text, here) {
			fmt.Fprintf(s, "\n  %*s |%s", gutter, number, strings.TrimRight(" "+row, " "))
			number = ""
		}
	}
}

// under returns a line of source, and the rows under it: carets, then texts.
func under(text string, marks []Label) []string {
	cells, starts := layout(text)
	var carets, words row
	var below []string
	for _, m := range marks {
		from := starts[min(m.Span.Start.Col, len(starts))-1]
		to := starts[len(starts)-1]
		if m.Span.End.Line == m.Span.Start.Line {
			to = starts[max(1, min(m.Span.End.Col, len(starts)))-1]
		}
		size := max(1, to-from)
		carets.put(from, strings.Repeat("^", size))
		if m.Text == "" {
			continue
		}
		// A text stands in the middle of its carets where there is room.
		at := from + max(0, (size-cellsOf(m.Text)-1)/2)
		if words.cells > 0 && words.cells >= at {
			below = append(below, words.text)
			words = row{}
		}
		words.put(at, m.Text)
	}
	rows := []string{cells}
	if carets.cells > 0 {
		rows = append(append(rows, carets.text), below...)
	}
	if words.cells > 0 {
		rows = append(rows, words.text)
	}
	return window(rows, max(0, strings.IndexByte(carets.text, '^')))
}

// row is a line that grows to the right.
type row struct {
	text  string
	cells int
}

// put writes at a cell; of what is there already nothing changes, so that the
// carets of spans that overlap lie on each other.
func (r *row) put(at int, text string) {
	if over := r.cells - at; over > 0 {
		text = text[min(over, len(text)):]
	} else {
		text = strings.Repeat(" ", -over) + text
	}
	r.text += text
	r.cells += cellsOf(text)
}

// widest is how many cells of a line are shown at most.
const widest = 160

// window cuts rows that are too wide for any terminal to what surrounds a cell.
func window(rows []string, mark int) []string {
	if cellsOf(rows[0]) <= widest {
		return rows
	}
	from := max(0, mark-widest/4)
	for i, text := range rows {
		var s strings.Builder
		at := 0
		for _, r := range text {
			if at >= from && at < from+widest {
				s.WriteRune(r)
			}
			at += cellsOf(string(r))
		}
		rows[i] = s.String()
		switch {
		case i > 0 && from > 0:
			rows[i] = "  " + rows[i]
		case i == 0 && from > 0:
			rows[i] = "\u2026 " + rows[i]
		}
		if i == 0 && at > from+widest {
			rows[i] += " \u2026"
		}
	}
	return rows
}

const tab = 4 // cells between the stops that tabs are shown with

// layout returns a line as it is shown, and the cell at which each of its
// characters starts; the last entry is the end of the line. Tabs are spread to
// blanks, since what precedes the line would shift their stops.
func layout(text string) (shown string, starts []int) {
	var s strings.Builder
	at := 0
	for _, r := range text {
		starts = append(starts, at)
		switch n := cellsOf(string(r)); {
		case r == '\t':
			n = tab - at%tab
			s.WriteString(strings.Repeat(" ", n))
			at += n
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r):
			s.WriteRune(unicode.ReplacementChar)
			at++
		default:
			s.WriteRune(r)
			at += n
		}
	}
	return s.String(), append(starts, at)
}

// cellsOf is the number of terminal cells of a text: two for the wide
// characters of East Asia, none for marks that combine with the one before.
func cellsOf(text string) int {
	n := 0
	for _, r := range text {
		switch kind := width.LookupRune(r).Kind(); {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case kind == width.EastAsianWide || kind == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}
