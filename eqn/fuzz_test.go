package eqn

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"synfire/diag"
	"synfire/ir"
	"synfire/unit"
)

// verified checks every Func of a model.
func verified(t *testing.T, m *Model) {
	check := func(e *Expr) {
		if e == nil {
			return
		}
		if err := ir.Verify(e.Func); err != nil {
			t.Fatalf("%s: %v", e.Text, err)
		}
	}
	for _, s := range m.Symbols {
		check(s.Rate)
		check(s.Value)
	}
	check(m.Threshold)
	check(m.Refractory)
	lists := [][]Statement{m.Arrival, m.OnPre, m.OnPost}
	for _, b := range m.Resets {
		lists = append(lists, b.Statements)
	}
	for _, e := range m.Events {
		check(&e.Condition)
		lists = append(lists, e.Statements)
	}
	for _, l := range lists {
		for i := range l {
			check(&l[i].Value)
		}
	}
	if m.AST() == "" || m.Typed() == "" {
		t.Fatal("no dump")
	}
}

// FuzzParse: no text makes the parser crash, and what passes is well formed.
func FuzzParse(f *testing.F) {
	files, _ := filepath.Glob("testdata/messages/*.txt")
	for _, file := range files {
		if raw, err := os.ReadFile(file); err == nil {
			m, _ := readMessage(string(raw))
			f.Add(m.texts["equations"], m.texts["threshold"], m.texts["reset"]+m.texts["on_pre"])
		}
	}
	for _, text := range []string{cuba, coba, cobahh} {
		f.Add(text, "v > Vt", "v = Vr")
	}
	f.Add("dv/dt = -v/(10*ms) + xi*(10*ms)**-0.5 : 1 (unless refractory)", "rising v > 1", "x = v; v = x*rand()")
	values := map[string]unit.Any{}
	for name, text := range map[string]string{"tau": "10 ms", "E": "-65 mV", "El": "-60 mV", "Vt": "-50 mV", "Vr": "-60 mV", "a": "2"} {
		q, err := unit.Parse(text)
		if err != nil {
			f.Fatal(err)
		}
		values[name] = unit.AnyOf(q)
	}
	f.Fuzz(func(t *testing.T, text, threshold, statements string) {
		for _, template := range []*Template{
			Neuron(text, Options{Threshold: threshold, Reset: statements, Refractory: threshold, Values: values}),
			Synapse(text, Options{OnPre: statements, Values: values}),
			Output(text, Options{Values: values}),
			Plasticity(text, Options{OnPre: statements, OnPost: statements}),
			Coupling(text, Options{Values: values}),
		} {
			inst, err := template.Instance()
			if err != nil {
				_ = err.Error()
				continue
			}
			verified(t, inst.Model)
			if bound, err := inst.Model.Bind(Binding{Weight: &unit.Dim{}, G: &unit.Dim{}, V: &unit.Dim{}, Complete: true}); err == nil {
				verified(t, bound)
			}
		}
	})
}

// FuzzParseFile: no file makes the parser crash.
func FuzzParseFile(f *testing.F) {
	files, _ := filepath.Glob("testdata/*/*.eqn")
	messages, _ := filepath.Glob("testdata/messages/file-*.txt")
	for _, file := range append(files, messages...) {
		if raw, err := os.ReadFile(file); err == nil {
			_, text, _ := strings.Cut(string(raw), "-- text\n")
			f.Add(text + string(raw))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		m, err := ParseFile(diag.Source{Name: "fuzz.eqn", Text: text})
		if err != nil {
			_ = err.Error()
			return
		}
		verified(t, m)
	})
}

// TestHostileText: text made to exhaust the parser ends in a message.
func TestHostileText(t *testing.T) {
	numbered := func(format string, n int) string {
		var s strings.Builder
		for i := range n {
			fmt.Fprintf(&s, format, i, i+1)
		}
		return s.String()
	}
	many := strings.Repeat
	for name, text := range map[string]string{
		"parentheses": "x = " + many("(", 100000) + "1" + many(")", 100000) + " : 1",
		"signs":       "x = " + many("-", 100000) + "1 : 1",
		"powers":      "x = 2" + many("**2", 100000) + " : 1",
		"sum":         "x = 1" + many("+1", 200000) + " : 1",
		"nots":        "x = " + many("not ", 100000) + "True : boolean",
		"conditional": "x = " + many("1 if True else ", 100000) + "1 : 1",
		"calls":       "x = " + many("exp(", 100000) + "1" + many(")", 100000) + " : 1",
		"names":       many("x : 1\n", 100000),
		"mistakes":    many("x y z\n", 100000),
		"long":        many("a", 1<<21) + " : 1",
		"noise":       "dx/dt = 1" + many("*xi", 15000) + " : 1",
		"unknowns":    numbered("x%d = y%d_unknown : 1\n", 4000),
		"chain":       numbered("x%d = x%d*2 : volt\n", 4000),
		"long name":   "dx/dt = -x**" + many("p", 200000) + "/second : 1",
		"long names":  "x" + many("p", 190) + " = y" + many(" + x"+many("q", 190), 1000) + " : 1",
		"dimension":   "x = " + many("volt*", 15000) + "1 : 1",
	} {
		if _, err := Neuron(text, Options{}).Instance(); err == nil {
			t.Errorf("%s passed", name)
		}
	}
}
