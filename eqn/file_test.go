package eqn

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"synfire/diag"
	"synfire/unit"
)

func readModel(t *testing.T, name string) *Model {
	t.Helper()
	file := filepath.Join("testdata/files", name+".eqn")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	m, err := ParseFile(diag.Source{Name: file, Text: string(text)})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestDumps compares the parsed and the checked form of pages with
// testdata/files/*.dump.
func TestDumps(t *testing.T) {
	for _, name := range []string{"Everything", "Summed", "Pairs", "Poisson"} {
		m := readModel(t, name)
		got := "-- ast\n" + m.AST() + "-- typed\n" + m.Typed()
		file := filepath.Join("testdata/files", name+".dump")
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(want), got); d != "" {
			t.Errorf("%s:\n%s", name, d)
		}
	}
}

func TestFileKeys(t *testing.T) {
	m := readModel(t, "Everything")
	if m.Kind != KindNeuron || m.Name != "Everything" || m.Doc != "what a neuron's file may say" || !strings.HasPrefix(m.Source, "doi:10.1017") ||
		m.Timing != "nest" || m.Method != "heun" || m.Precision != "f64" || !m.Rising || !cmp.Equal(m.Order, []string{"V", "w"}) {
		t.Errorf("%+v", m)
	}
	if len(m.Resets) != 2 || m.Resets[0].Name != "soft" || len(m.Resets[0].Statements) != 3 || m.Resets[1].Name != "hard" {
		t.Errorf("resets %+v", m.Resets)
	}
	if len(m.Events) != 1 || m.Events[0].Name != "rest" || len(m.Events[0].Statements) != 1 {
		t.Errorf("events %+v", m.Events)
	}
	tests := []struct {
		name, unit, doc string
		role            Role
		typ             ValueType
		dim             unit.Dim
		def             float64
		set             bool
	}{
		{"tau", "ms", "membrane time constant", Parameter, Real, second, 10, true},
		{"V_r", "volt", "reset potential", Parameter, Real, volt, 0, false},
		{"slope", "1/mV", "steepness", Parameter, Real, volt.Inv(), 0.07, true},
		{"rate", "1/second", "of the drive", Parameter, Real, second.Inv(), 0.005, true},
		{"drive", "amp", "current over time", Table, Real, unit.DimOf(0, 0, 0, 1, 0, 0, 0), 0, false},
		{"R", "Mohm", "resistance", Parameter, Real, unit.DimOf(2, 1, -3, -2, 0, 0, 0), 0.1, true},
		{"limit", "", "spikes until it rests", Parameter, Integer, unit.Dim{}, 0, false},
		{"V", "mV", "membrane potential", State, Real, volt, -65, true},
		{"n", "", "spikes so far", State, Integer, unit.Dim{}, 0, true},
		{"I", "amp", "", InputSum, Real, unit.DimOf(0, 0, 0, 1, 0, 0, 0), 0, false},
		{"calm", "", "", Subexpression, Boolean, unit.Dim{}, 0, false},
		{"lastspike", "", "time of the element's last spike, far in the past before the first", Builtin, Real, second, 0, false},
	}
	for _, tt := range tests {
		s, ok := m.Symbol(tt.name)
		if !ok {
			t.Errorf("no %s", tt.name)
			continue
		}
		if s.Unit != tt.unit || s.Doc != tt.doc || s.Role != tt.role || s.Type != tt.typ || s.Dim != tt.dim || s.Default.IsSet() != tt.set ||
			tt.set && s.Default.At(0, nil) != tt.def {
			t.Errorf("%s: unit %q doc %q role %v type %v dim %v default %v", tt.name, s.Unit, s.Doc, s.Role, s.Type, s.Dim, s.Default)
		}
	}
	V, _ := m.Symbol("V")
	if !V.Flags.Potential || !V.Flags.UnlessRefractory || V.Pos.Line != 23 {
		t.Errorf("V: %+v at %v", V.Flags, V.Pos)
	}
	if last := m.Symbols[len(m.Symbols)-1]; last.Role != Builtin {
		t.Errorf("%s stands behind the built-in names", last.Name)
	}
	at := map[string]float64{"V": -60, "drive": 50, "R": 0.1, "w": 2, "I": 30, "tau": 10, "sigma": 1.5, "xi": 0.5}
	near(t, "dV/dt", rate(t, m, "V", at), (60+5-2+3)/10.+1.5*0.4472135954999579*0.5)
	near(t, "refractory", eval(t, m.Refractory.Func, map[string]float64{"tau_ref": 2, "calm": 0}), 4)
	near(t, "calm", value(t, m, "calm", map[string]float64{"w": 1, "sigma": 1.5, "n": 2, "limit": 3}), 1)
}

// TestRules: a rule's imports are bound by the projection.
func TestRules(t *testing.T) {
	m := readModel(t, "Pairs")
	siemens := unit.DimOf(-2, -1, 3, 2, 0, 0, 0)
	bound, err := m.Bind(Binding{Weight: &siemens, Names: map[string]Foreign{"ge": {Dim: siemens}}, Complete: true})
	if err != nil {
		t.Fatal(err)
	}
	for name, dim := range map[string]unit.Dim{"w": siemens, "w_max": siemens, "pre": siemens, "ge": siemens} {
		if s, ok := bound.Symbol(name); !ok || s.Open || s.Dim != dim {
			t.Errorf("%s: %+v", name, s)
		}
	}
	if _, err := m.Bind(Binding{Weight: &volt, Names: map[string]Foreign{"ge": {Dim: siemens}}, Complete: true}); err == nil {
		t.Error("a weight in volt was added to a conductance")
	}
	c := readModel(t, "Summed")
	if I, _ := c.Symbol("I_post"); !I.Flags.Summed || I.Value == nil {
		t.Errorf("I_post: %+v", I)
	}
	if _, err := c.Bind(Binding{Weight: &siemens, Names: map[string]Foreign{"v_pre": {Dim: volt}, "v_post": {Dim: volt}}, Complete: true}); err != nil {
		t.Error(err)
	}
	if _, err := c.Bind(Binding{Weight: &siemens, Names: map[string]Foreign{"v_pre": {Dim: volt}, "v_post": {}}, Complete: true}); err == nil {
		t.Error("a potential less a number passed")
	}
}

// TestOrigins: a mistake in a text that is part of another file is shown there.
func TestOrigins(t *testing.T) {
	outer := "net = network()\nP = neuron(\"\"\"\n    dv/dt = -v/tua : volt\n\"\"\", threshold=\"v > w\", tau=10*ms)\n"
	_, err := Neuron("\n    dv/dt = -v/tua : volt\n", Options{
		Threshold: "v > w",
		Values:    quantities(t, map[string]string{"tau": "10 ms"}),
		Sources: map[string]diag.Source{
			"equations": {Name: "my.star", Origin: diag.Pos{File: "my.star", Line: 2, Col: 15}, Outer: outer},
			"threshold": {Name: "my.star", Origin: diag.Pos{File: "my.star", Line: 4, Col: 17}, Outer: outer},
		},
	}).Instance()
	want := `my.star:3:16: error: unknown name "tua"
  3 |     dv/dt = -v/tua : volt
    |                ^^^
  help: did you mean "tau"?
my.star:4:21: error: unknown name "w"
  4 | """, threshold="v > w", tau=10*ms)
    |                     ^
  help: declare it (w : unit), or give it a value (w=…)`
	if err == nil {
		t.Fatal("no mistake found")
	}
	if d := cmp.Diff(want, err.Error()); d != "" {
		t.Error(d)
	}
}
