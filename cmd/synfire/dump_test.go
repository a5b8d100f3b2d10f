package main

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"

	"synfire/kernel"
	"synfire/zoo"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestDumps compares every stage of three models with testdata/dump: a neuron,
// an output on a neuron with a synapse, and a neuron with channels.
func TestDumps(t *testing.T) {
	for _, model := range []string{"LIF", "COBA", "HH"} {
		for _, st := range stages {
			t.Run(model+"/"+st.name, func(t *testing.T) {
				if st.name == "asm" {
					if runtime.GOARCH != "amd64" {
						t.Skip("the listings are for x86-64")
					}
					if err := kernel.Available(kernel.Native); err != nil {
						t.Skip(err)
					}
				}
				var got, stderr bytes.Buffer
				if code := Main(context.Background(), []string{"dump", "--stage", st.name, model}, &got, &stderr); code != exitWell {
					t.Fatalf("exit code %d: %s", code, &stderr)
				}
				file := filepath.Join("testdata", "dump", model+"."+st.name)
				if *update {
					if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				if d := cmp.Diff(string(want), got.String()); d != "" {
					t.Errorf("%s differs; if it should, rewrite it with: go test ./cmd/synfire -run TestDumps -update\n%s", file, d)
				}
			})
		}
	}
}

// TestEveryModelDumps takes every model of the zoo through all stages that
// need no machine of a kind.
func TestEveryModelDumps(t *testing.T) {
	for _, m := range zoo.Models() {
		for _, st := range stages {
			if st.name == "asm" || st.program != nil && alone(m) != nil {
				continue
			}
			var out, stderr bytes.Buffer
			if code := Main(context.Background(), []string{"dump", "--stage", st.name, m.Name}, &out, &stderr); code != exitWell || out.Len() == 0 {
				t.Errorf("%s, %s: exit code %d: %s", m.Name, st.name, code, &stderr)
			}
		}
	}
}
