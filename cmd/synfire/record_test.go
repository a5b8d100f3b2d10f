package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"synfire/format/npz"
)

// TestRecordRequests reads back what --record adds: one record per part of a
// population, and of V in I[0:2] the same numbers as in all of I.
func TestRecordRequests(t *testing.T) {
	dir := t.TempDir()
	net, file := filepath.Join(dir, "net.star"), filepath.Join(dir, "all.npz")
	err := os.WriteFile(net, []byte(`net = network()
E = net.population(8, LIF(V_th=-50*mV, V_rest=-40*mV, V_reset=-60*mV), V=uniform(-60*mV, -50*mV), name="E")
I = net.population(4, LIF(V_th=-50*mV, V_rest=-40*mV, V_reset=-60*mV), V=uniform(-60*mV, -50*mV), name="I")
net.record(E, "spikes")
net.run(20*ms)
`), 0o644)
	if err != nil {
		t.Fatal(err)
	}
	var stderr bytes.Buffer
	args := []string{"run", net, "--record", "E", "--record", "I:V", "--record", "I[:2]:V", "--record", "I", "--out", file}
	if code := Main(context.Background(), args, &stderr, &stderr); code != exitWell {
		t.Fatalf("exit code %d: %s", code, &stderr)
	}
	f, err := npz.Open(file, npz.ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want := []string{"E/neuron", "E/step", "I/V", "I/neuron", "I/step", "I/t", "I[0:2]/V", "I[0:2]/t"}
	if d := cmp.Diff(want, slices.Sorted(slices.Values(f.Names()))); d != "" {
		t.Error(d)
	}
	numbers := func(name string) []float64 {
		a, err := f.Array(name)
		if err != nil {
			t.Fatal(err)
		}
		xs, err := a.Float64()
		if err != nil {
			t.Fatal(err)
		}
		return xs
	}
	whole, part := numbers("I/V"), numbers("I[0:2]/V")
	if len(whole) != 200*4 || len(part) != 200*2 {
		t.Fatalf("%d and %d numbers", len(whole), len(part))
	}
	for k := range part {
		if x := whole[k/2*4+k%2]; part[k] != x {
			t.Fatalf("sample %d: %v, %v in all", k, part[k], x)
		}
	}
	if len(numbers("I/step")) == 0 {
		t.Error("I did not spike")
	}
}

// TestRecordedIDs reads back the identifiers of recorded neurons: those of a
// named part, in its order, as whole numbers or as texts.
func TestRecordedIDs(t *testing.T) {
	dir := t.TempDir()
	net, file := filepath.Join(dir, "net.star"), filepath.Join(dir, "all.npz")
	err := os.WriteFile(net, []byte(`net = network()
E = net.population(3, LIF(), ids=[720575940000000007, 720575940000000008, 9], name="E")
I = net.population(3, LIF(), ids=["AVAL", "AVAR", "PVCL"], name="I")
I[["PVCL", "AVAL"]].named("some")
E.V = 2*mV
I.V = 2*mV
net.run(1*ms)
`), 0o644)
	if err != nil {
		t.Fatal(err)
	}
	var stderr bytes.Buffer
	if code := Main(context.Background(), []string{"run", net, "--record", "E", "--record", "some:V", "--out", file}, &stderr, &stderr); code != exitWell {
		t.Fatalf("exit code %d: %s", code, &stderr)
	}
	f, err := npz.Open(file, npz.ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for name, want := range map[string]any{"E/id": []int64{720575940000000007, 720575940000000008, 9}, "some/id": []string{"PVCL", "AVAL"}} {
		a, err := f.Array(name)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, a.Data); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}
