package diag

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "rewrite testdata")

// find is the span of the n-th occurrence (from 1) of a word.
func find(t *testing.T, s Source, word string, n int) Span {
	t.Helper()
	at := -1
	for range n {
		i := strings.Index(s.Text[at+1:], word)
		if i < 0 {
			t.Fatalf("no %q in %q", word, s.Text)
		}
		at += 1 + i
	}
	return s.Span(at, at+len(word))
}

// rendered are diagnostics whose pictures are in testdata/NAME.txt.
func rendered(t *testing.T) map[string]error {
	bad := Source{Name: "bad.star", Text: strings.Repeat("\n", 6) + "    dv/dt = (ge + gi - (v - El))/taum : volt\n    dge/dt = -ge/taue : amp\n"}
	tabs := Source{Name: "tabs.eqn", Text: "\tx\t= a +\tb\n"}
	wide := Source{Name: "wide.eqn", Text: "spannung\u7535\u538b = \u7535\u6d41 + e\u0301 + \U0001f9e0 + \u03a9\n"}
	short := Source{Name: "short.eqn", Text: "dv/dt = (a\nb\n"}
	empty := Source{Name: "empty.eqn"}
	control := Source{Name: "control.eqn", Text: "a\x1b[31m + \u202eb\xff + c\r\n"}
	long := Source{Name: "long.eqn", Text: strings.Repeat("x + ", 200) + "oops" + strings.Repeat(" + y", 200)}
	many := Source{Name: "many.eqn", Text: strings.Repeat("a : volt\n", 8) + "b : amp\nc = a + b : volt\n"}
	mark := func(s Source, word, message string) Diagnostic {
		sp := find(t, s, word, 1)
		return Diagnostic{Span: sp, Message: message, Source: s}
	}
	return map[string]error{
		"faces": Diagnostic{
			Span: find(t, bad, "(v - El)", 1), Message: `the two sides of "-" have different dimensions`, Source: bad,
			Labels: []Label{{find(t, bad, "(v - El)", 1), "volt"}, {find(t, bad, "ge + gi", 1), "ampere"}},
			Notes:  []string{"ge is declared in ampere on line 8"},
			Help:   "multiply ge + gi by a resistance, or declare ge and gi in volt",
		},
		"plain":   mark(bad, "taue", `unknown name "taue"`),
		"warning": Diagnostic{Severity: Warning, Message: "no neuron ever fired", Help: "is the input strong enough?"},
		"file":    Diagnostic{Span: Span{Start: Pos{File: "gone.star"}}, Message: "no such file"},
		"line":    Diagnostic{Span: Span{Start: Pos{File: "bad.star", Line: 8}}, Message: "the whole line", Source: bad},
		"tabs": Diagnostic{
			Span: find(t, tabs, "b", 1), Message: "tabs are spread", Source: tabs,
			Labels: []Label{{find(t, tabs, "a", 1), "volt"}, {find(t, tabs, "b", 1), "second"}},
		},
		"wide": Diagnostic{
			Span: find(t, wide, "\U0001f9e0", 1), Message: "wide and combining characters", Source: wide,
			Labels: []Label{{find(t, wide, "\u7535\u538b", 1), "ab"}, {find(t, wide, "e\u0301", 1), "e"}, {find(t, wide, "\U0001f9e0", 1), "\u5927\u8111"}, {find(t, wide, "\u03a9", 1), "\u03a9"}},
		},
		"end-of-line":  Diagnostic{Span: short.Span(10, 10), Message: "something is missing", Source: short},
		"two-lines":    Diagnostic{Span: short.Span(8, 12), Message: "a span of two lines ends with the first", Source: short},
		"end-of-file":  Diagnostic{Span: short.Span(13, 13), Message: "at the very end", Source: short},
		"empty":        Diagnostic{Span: empty.Span(0, 0), Message: "there is nothing", Source: empty},
		"outside":      Diagnostic{Span: Span{Pos{"short.eqn", 1, 1 << 40}, Pos{"short.eqn", 1, 1 << 41}}, Message: "a place that is not there", Source: short},
		"no-such-line": Diagnostic{Span: Span{Pos{"short.eqn", 99, 1}, Pos{"short.eqn", 99, 2}}, Message: "a line that is not there", Source: short},
		"control":      mark(control, "c", "what would play with the terminal is not printed"),
		"long":         mark(long, "oops", "lines are cut round their mark"),
		"crowded": Diagnostic{
			Span: find(t, many, "a +", 1), Message: "labels that do not fit beside each other", Source: many,
			Labels: []Label{{find(t, many, "c", 1), "a long text"}, {find(t, many, "a +", 1), "another"}, {find(t, many, "b :", 2), "third"}},
		},
		"lines": Diagnostic{
			Span: find(t, many, "a + b", 1), Message: "marks on several lines", Source: many,
			Labels: []Label{{find(t, many, "a + b", 1), "volt + ampere"}, {find(t, many, "amp", 1), "ampere"}, {Span{Pos{"other.eqn", 1, 1}, Pos{"other.eqn", 1, 3}}, "elsewhere"}},
			Notes:  []string{"a note\nof two lines"},
		},
		"overlap": Diagnostic{
			Span: find(t, short, "v", 1), Message: "carets that overlap", Source: short,
			Labels: []Label{{find(t, short, "dv/dt", 1), ""}, {find(t, short, "v/d", 1), ""}, {find(t, short, "dt = ", 1), ""}},
		},
		"list": List{
			mark(short, "b", "second"), mark(bad, "taue", "third, by file"),
			Diagnostic{Span: find(t, short, "a", 1), Message: "first", Source: short, Severity: Warning},
		},
	}
}

// TestRendering compares pictures with testdata; -update rewrites them.
func TestRendering(t *testing.T) {
	for name, err := range rendered(t) {
		file := filepath.Join("testdata", name+".txt")
		got := err.Error() + "\n"
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Error(err)
			continue
		}
		if d := cmp.Diff(string(want), got); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		for _, line := range strings.Split(got, "\n") {
			if strings.TrimRight(line, " ") != line || !utf8.ValidString(line) {
				t.Errorf("%s: %q ends in blanks or is not UTF-8", name, line)
			}
		}
	}
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) != len(rendered(t)) {
		t.Errorf("%d files for %d pictures (%v)", len(files), len(rendered(t)), err)
	}
}

// TestPlaces: an offset becomes a place that leads back to it.
func TestPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("ab \n\t\u7535\u0301"))).Draw(t, "text")
		at := rapid.IntRange(0, len(text)).Draw(t, "at")
		for at < len(text) && !utf8.RuneStart(text[at]) {
			at++
		}
		p := Source{Name: "x", Text: text}.Pos(at)
		if back, ok := offset(text, p); !ok || back != at {
			t.Fatalf("%q: %d is %v, which is %d, %v", text, at, p, back, ok)
		}
		// The same text inside another one.
		before := rapid.SampledFrom([]string{"", "P = neuron('", "\n\nx = '"}).Draw(t, "before")
		outer := before + text + "')\n"
		origin := Source{Name: "y", Text: outer}.Pos(len(before))
		p = Source{Name: "x", Text: text, Origin: origin, Outer: outer}.Pos(at)
		if back, ok := offset(outer, p); !ok || back != len(before)+at || p.File != "y" {
			t.Fatalf("%q in %q: %d is %v, which is %d, %v", text, outer, at, p, back, ok)
		}
	})
}

// TestEmbedded: what is wrong in an equation is shown in the script; when the
// literal has escapes, so that its lines are no lines of the script, its own.
func TestEmbedded(t *testing.T) {
	script := "net = network()\r\nP = neuron(\"\"\"\r\n    dv/dt = -v/tua : volt\r\n    \"\"\")\r\n"
	at := Pos{"my.star", 2, 15}
	for _, c := range []struct{ name, text, outer, want string }{
		{
			"as it is", "\n    dv/dt = -v/tua : volt\n    ", script,
			"my.star:3:16: error: unknown name\n  3 |     dv/dt = -v/tua : volt\n    |                ^^^",
		},
		{
			"with escapes", "\n    dv/dt = -v/tua : volt\n    ", "net = network()\nP = neuron('''\\n    dv/dt = -v/tua : volt\\n    ''')\n",
			"my.star:2:15: text:2:16: error: unknown name\n  2 |     dv/dt = -v/tua : volt\n    |                ^^^",
		},
		{
			"of a file that is not there", "dv/dt = -v/tua : volt", "",
			"my.star:2:15: text:1:12: error: unknown name\n  1 | dv/dt = -v/tua : volt\n    |            ^^^",
		},
	} {
		src := Source{Name: "equations", Text: c.text, Origin: at, Outer: c.outer}
		got := Diagnostic{Span: find(t, src, "tua", 1), Message: "unknown name", Source: src}.Error()
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

func TestApply(t *testing.T) {
	text := "dv/dt = -v/tua : vlot\nw = 1\u03a9\n"
	src := Source{Name: "x", Text: text}
	at := func(from, to int, s string) Edit { return Edit{src.Span(from, to), s} }
	outside := Edit{Span{Pos{"x", 9, 1}, Pos{"x", 9, 2}}, ""}
	for _, c := range []struct {
		name  string
		edits []Edit
		want  string // empty: an error
	}{
		{"none", nil, text},
		{"two, in any order", []Edit{at(17, 21, "volt"), at(11, 14, "tau")}, "dv/dt = -v/tau : volt\nw = 1\u03a9\n"},
		{"the same twice", []Edit{at(11, 14, "tau"), at(11, 14, "tau")}, "dv/dt = -v/tau : vlot\nw = 1\u03a9\n"},
		{"insertions keep their order", []Edit{at(0, 0, "1"), at(0, 0, "2"), at(0, 2, "x")}, "12x/dt = -v/tua : vlot\nw = 1\u03a9\n"},
		{"behind a wide character", []Edit{at(len(text)-1, len(text)-1, "!")}, "dv/dt = -v/tua : vlot\nw = 1\u03a9!\n"},
		{"at the end", []Edit{at(len(text), len(text), "end")}, text + "end"},
		{"side by side", []Edit{at(0, 1, "a"), at(1, 2, "b")}, "ab/dt = -v/tua : vlot\nw = 1\u03a9\n"},
		{"overlapping", []Edit{at(0, 3, "a"), at(2, 4, "b")}, ""},
		{"outside", []Edit{outside}, ""},
		{"nowhere", []Edit{{}}, ""},
		{"backwards", []Edit{{Span{src.Pos(3), src.Pos(1)}, ""}}, ""},
	} {
		got, err := Apply(text, c.edits...)
		if got != c.want || (err != nil) != (c.want == "") {
			t.Errorf("%s: %q, %v, want %q", c.name, got, err, c.want)
		}
	}
}

func TestSuggest(t *testing.T) {
	names := []string{"tau", "taum", "taue", "volt", "Vt", "V_reset", "fixed_out_degree", "ge", "gi", "\u00fcbung"}
	for name, want := range map[string]string{
		"tua": "tau", "TAU": "tau", "vt": "Vt", "vlot": "volt", "volts": "volt", "V_rest": "V_reset", "fixed_in_degree": "fixed_out_degree", "fixed_outdegre": "fixed_out_degree",
		"gee": "ge", "\u00dcbung": "\u00fcbung", "": "", "x": "", "q": "", "amp": "", "one_to_one": "", "current": "",
	} {
		if got, ok := Suggest(name, names); got != want || ok != (want != "") {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// TestDistance holds distances against the recursive definition.
func TestDistance(t *testing.T) {
	var slow func(a, b string) int
	slow = func(a, b string) int {
		if a == "" || b == "" {
			return len(a) + len(b)
		}
		m, n := len(a)-1, len(b)-1
		cost := 1
		if a[m] == b[n] {
			cost = 0
		}
		d := min(slow(a[:m], b)+1, slow(a, b[:n])+1, slow(a[:m], b[:n])+cost)
		if m > 0 && n > 0 && a[m] == b[n-1] && a[m-1] == b[n] {
			d = min(d, slow(a[:m-1], b[:n-1])+1)
		}
		return d
	}
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringOfN(rapid.SampledFrom([]rune("abc")), 0, 6, -1)
		a, b, most := word.Draw(t, "a"), word.Draw(t, "b"), rapid.IntRange(1, 6).Draw(t, "most")
		if got, want := distance(a, b, most), min(most, slow(a, b)); got != want {
			t.Errorf("%q to %q: %d, want %d", a, b, got, want)
		}
	})
}

// TestJSON keeps the keys that programs read.
func TestJSON(t *testing.T) {
	src := Source{Name: "x.eqn", Text: "dv/dt = -v/tua : volt"}
	sp := src.Span(11, 14)
	full := Diagnostic{
		Severity: Warning, Span: sp, Message: "m", Labels: []Label{{sp, "l"}}, Notes: []string{"n"}, Help: "h", Edit: &Edit{sp, "tau"}, Source: src,
	}
	place := `{"start":{"file":"x.eqn","line":1,"col":12},"end":{"file":"x.eqn","line":1,"col":15}}`
	for _, c := range []struct {
		d    Diagnostic
		want string
	}{
		{full, `{"severity":"warning","span":` + place + `,"message":"m","labels":[{"span":` + place + `,"text":"l"}],"notes":["n"],"help":"h","edit":{"span":` + place + `,"text":"tau"}}`},
		{Diagnostic{Span: sp, Message: "m"}, `{"severity":"error","span":` + place + `,"message":"m"}`},
	} {
		got, err := json.Marshal(c.d)
		if err != nil || string(got) != c.want {
			t.Errorf("%s (%v), want %s", got, err, c.want)
		}
	}
}

func TestListIsAnError(t *testing.T) {
	warning := Diagnostic{Severity: Warning, Message: "w"}
	for _, c := range []struct {
		list List
		want bool
	}{{nil, false}, {List{warning}, false}, {List{warning, {Message: "e"}}, true}} {
		if got := c.list.Err(); (got != nil) != c.want {
			t.Errorf("%v: %v", c.list, got)
		}
	}
}

// FuzzRender: no text and no place may crash the rendering, and every row
// under the source begins below it.
func FuzzRender(f *testing.F) {
	f.Add("a\tb\n\u7535", 0, 3, "label")
	f.Add("", 0, 0, "")
	f.Add("\xff\x00\r\n", -5, 1<<30, "\u0301\u0301")
	f.Fuzz(func(t *testing.T, text string, from, to int, label string) {
		s := Source{Name: "f", Text: text}
		d := Diagnostic{Span: s.Span(from, to), Message: "m", Source: s, Labels: []Label{{s.Span(from, to), label}, {s.Span(to, from), label}}}
		if out := d.Error(); !strings.Contains(out, "^") {
			t.Fatalf("no carets:\n%s", out)
		}
	})
}
