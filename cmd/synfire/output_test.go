package main

import (
	"bytes"
	"context"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"synfire/format/npz"
)

// written runs a script and opens what it wrote.
func written(t *testing.T, script string) *npz.Reader {
	t.Helper()
	dir := t.TempDir()
	net, file := filepath.Join(dir, "net.star"), filepath.Join(dir, "all.npz")
	if err := os.WriteFile(net, []byte(script), 0o644); err != nil {
		t.Fatal(err)
	}
	var stderr bytes.Buffer
	if code := Main(context.Background(), []string{"run", net, "--out", file}, &stderr, &stderr); code != exitWell {
		t.Fatalf("exit code %d: %s", code, &stderr)
	}
	f, err := npz.Open(file, npz.ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// last is the last number of an array.
func last(t *testing.T, f *npz.Reader, name string) float64 {
	t.Helper()
	a, err := f.Array(name)
	if err != nil {
		t.Fatal(err)
	}
	xs, err := a.Float64()
	if err != nil || len(xs) == 0 {
		t.Fatalf("%s: %d numbers, %v", name, len(xs), err)
	}
	return xs[len(xs)-1]
}

// TestColumnsOfOneName: variables that are called like the columns of a record
// lie beside these, whether all of these are there or not.
func TestColumnsOfOneName(t *testing.T) {
	f := written(t, `net = network(trials=2)
P = net.population(2, neuron("""
    dstep/dt = 1*Hz : 1
    dneuron/dt = 2*Hz : 1
    did/dt = 3*Hz : 1
    dtrial/dt = 4*Hz : 1
    dtrial_/dt = 5*Hz : 1""", threshold="step > 0.0025", reset="step = 0"), ids=["a", "b"], name="P")
net.record(P, "spikes", "step", "neuron", "id", "trial", "trial_")
net.record(P, "step", "id", name="alone")
net.run(5*ms)
`)
	want := []string{
		"P/id", "P/id_", "P/neuron", "P/neuron_", "P/step", "P/step_", "P/t", "P/trial", "P/trial_", "P/trial__",
		"alone/id", "alone/id_", "alone/step_", "alone/t",
	}
	if d := cmp.Diff(want, slices.Sorted(slices.Values(f.Names()))); d != "" {
		t.Error(d)
	}
	// The last sample is that of step 49; the only spike that of step 25.
	for name, want := range map[string]float64{
		"P/step": 25, "P/neuron": 1, "P/trial": 1, "P/neuron_": 2 * 0.0049, "P/id_": 3 * 0.0049, "P/trial_": 4 * 0.0049, "P/trial__": 5 * 0.0049, "alone/id_": 3 * 0.0049,
	} {
		if x := last(t, f, name); math.Abs(x-want) > 1e-6 {
			t.Errorf("%s ends with %v, want %v", name, x, want)
		}
	}
}

// TestRecordsOfOneName: what has a name of its own keeps it, and the others are
// numbered around it; each is written with its own time step.
func TestRecordsOfOneName(t *testing.T) {
	f := written(t, `a = network(dt=0.1*ms)
P = a.population(1, LIF(V_rest=1*mV, V_th=9*mV), name="P")
Q = a.population(1, LIF(V_rest=2*mV, V_th=9*mV), V=2*mV, name="P_2")
a.record(P, "V")
a.record(P, "spikes", "V")
a.record(Q, "V")
b = network(dt=0.05*ms, seed=7)
R = b.population(1, LIF(V_rest=3*mV, V_th=9*mV), V=3*mV, name="P")
b.record(R, "V")
a.run(1*ms)
b.run(2*ms)
`)
	text, err := f.Text("meta.json")
	if err != nil {
		t.Fatal(err)
	}
	var m meta
	if err := json.Unmarshal([]byte(text), &m); err != nil {
		t.Fatal(err)
	}
	fine, coarse := clock{0.05, 7, 40}, clock{0.1, 0, 10}
	want := map[string]recordMeta{"P": {"P", coarse}, "P_2": {"P_2", coarse}, "P_3": {"P", coarse}, "P_4": {"P", fine}}
	if d := cmp.Diff(want, m.Records, cmp.AllowUnexported(recordMeta{})); d != "" {
		t.Error(d)
	}
	if m.clock != nil {
		t.Errorf("one clock for two: %+v", m.clock)
	}
	for name, want := range map[string]float64{"P_2/V": 2, "P_4/V": 3, "P_3/t": 0.9, "P_4/t": 1.95} {
		if x := last(t, f, name); math.Abs(x-want) > 1e-6 {
			t.Errorf("%s ends with %v, want %v", name, x, want)
		}
	}
}
