package examples

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"synfire/kernel"
)

// TestSameOnEveryBackend runs every example natively and by the interpreter:
// what is printed and what is written are the same, to the last byte.
func TestSameOnEveryBackend(t *testing.T) {
	if err := kernel.Available(kernel.Native); err != nil {
		t.Skip(err)
	}
	for _, name := range Names() {
		t.Run(name, func(t *testing.T) {
			set := map[string]string{}
			if text, _ := Lookup(name); strings.Contains(text, `param("duration"`) {
				set["duration"] = "60 ms"
			}
			var want map[string]string
			for _, backend := range []kernel.Backend{kernel.Portable, kernel.Native} {
				t.Setenv(kernel.Env, backend.String())
				dir := t.TempDir()
				printed := runExample(t, name, set, dir)
				got := written(t, dir)
				got["printed"] = printed
				if want == nil {
					want = got
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%v differs from portable:\n%s", backend, diff)
				}
			}
		})
	}
}

// written is the files in a directory.
func written(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = string(data)
	}
	return files
}
