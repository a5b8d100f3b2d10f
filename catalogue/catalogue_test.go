package catalogue

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"synfire/diag"
	"synfire/eqn"
)

func entry(t *testing.T, text string) Entry {
	t.Helper()
	m, err := eqn.ParseFile(diag.Source{Name: "test.eqn", Text: text})
	if err != nil {
		t.Fatal(err)
	}
	return Of(m)
}

// TestFaults: whatever a catalogue needs is missed by name.
func TestFaults(t *testing.T) {
	got := entry(t, `neuron Bare
parameters
    tau = 10 ms
state
    x : volt   what is filtered
equations
    dx/dt = -x/tau : volt
    dy/dt = -y/tau : 1
`).Faults()
	want := []string{
		"Bare has no description behind its name", "Bare has no source",
		"Bare has no description of tau", "Bare has no description of y",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestDefaults: a page says a default as it was written, a program gets the
// number in its unit; what a projection decides, and what has no default, is
// told by the unit alone.
func TestDefaults(t *testing.T) {
	e := entry(t, `synapse Values: shows its defaults
source none
parameters
    a = -54.387 mV   negative
    b = 0.07/mV      inverse
    c = 100 Mohm     with a prefix
    d : volt         without default
state
    g : weight       of the weight
equations
    dg/dt = -g*(a + d)*b/(c*pF) : weight
arrival g += w
`)
	number := func(x float64) *float64 { return &x }
	want := []Value{
		{Name: "a", Doc: "negative", Unit: "mV", Default: number(-54.387), text: "-54.387 mV"},
		{Name: "b", Doc: "inverse", Unit: "1/mV", Default: number(0.07), text: "0.07/mV"},
		{Name: "c", Doc: "with a prefix", Unit: "Mohm", Default: number(100), text: "100 Mohm"},
		{Name: "d", Doc: "without default", Unit: "volt"},
	}
	if d := cmp.Diff(want, e.Parameters, cmp.AllowUnexported(Value{})); d != "" {
		t.Error(d)
	}
	if said := e.Parameters[3].say(); said != "in volt" {
		t.Errorf("%q", said)
	}
}

// TestMarkdown: what means something in Markdown is kept as text.
func TestMarkdown(t *testing.T) {
	m, err := eqn.ParseFile(diag.Source{Name: "test.eqn", Text: `neuron Marks: a_b and |c|
source none
parameters
    tau = 10 ms   x*y <z>
equations
    dx/dt = -x/tau : 1
`})
	if err != nil {
		t.Fatal(err)
	}
	text := Markdown([]*eqn.Model{m})
	for _, want := range []string{
		"* [Neurons](#neurons): [Marks](#marks)\n", "\n### Marks\n\nA\\_b and \\|c\\|.\n", "| `tau` | 10 ms | x\\*y &lt;z> |\n", "```\ndx/dt = -x/tau : 1\n```\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in:\n%s", want, text)
		}
	}
}
