package script

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"synfire/diag"
)

var update = flag.Bool("update", false, "rewrite the messages in testdata/mistakes")

// TestMistakes runs the broken scripts of testdata/mistakes and compares what
// is said with the section "message", which lists the edits too. The edits,
// made in the script, must mend it.
func TestMistakes(t *testing.T) {
	files, err := filepath.Glob("testdata/mistakes/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 50 {
		t.Fatalf("only %d files", len(files))
	}
	mended := 0
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			texts := map[string]string{}
			for _, f := range archive.Files {
				texts[f.Name] = string(f.Data)
			}
			got, edits := runBroken(t, texts)
			if *update {
				setFile(archive, "message", got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if diff := cmp.Diff(texts["message"], got); diff != "" {
				t.Errorf("message (-file +run):\n%s", diff)
			}
			if strings.Contains(got, ".go:") {
				t.Error("the message speaks of the program's own source")
			}
			if len(edits) == 0 {
				return
			}
			mended++
			for name, list := range edits {
				if texts[name], err = diag.Apply(texts[name], list...); err != nil {
					t.Fatal(err)
				}
			}
			if left, _ := runBroken(t, texts); left != "" {
				t.Errorf("the edits do not mend it: %s", left)
			}
		})
	}
	if mended < 10 && !*update {
		t.Errorf("edits mend only %d scripts", mended)
	}
}

func setFile(a *txtar.Archive, name, text string) {
	for i := range a.Files {
		if a.Files[i].Name == name {
			a.Files[i].Data = []byte(text)
			return
		}
	}
	a.Files = append(a.Files, txtar.File{Name: name, Data: []byte(text)})
}

// runBroken runs script.star and returns what is said of it and the edits of
// each file; nothing when it is well.
func runBroken(t *testing.T, texts map[string]string) (message string, edits map[string][]diag.Edit) {
	t.Helper()
	_, err := Run(t.Context(), "script.star", texts["script.star"], Options{
		NoFiles: true, MaxSteps: 1e6,
		Load: func(name string) ([]byte, error) {
			text, ok := texts[name]
			if !ok {
				return nil, &os.PathError{Op: "open", Path: name, Err: os.ErrNotExist}
			}
			return []byte(text), nil
		},
	})
	if err == nil {
		return "", nil
	}
	var out bytes.Buffer
	var failure *Failure
	if errors.As(err, &failure) {
		fmt.Fprintln(&out, "the run failed:")
	}
	fmt.Fprintln(&out, err)
	var list diag.List
	if !errors.As(err, &list) {
		t.Fatalf("%v is no list of diagnostics", err)
	}
	edits = map[string][]diag.Edit{}
	for _, d := range list {
		if d.Span.Start.Line == 0 {
			t.Errorf("%q has no place", d.Message)
		}
		if e := d.Edit; e != nil {
			fmt.Fprintf(&out, "edit: %v to %d:%d becomes %q\n", e.Span.Start, e.Span.End.Line, e.Span.End.Col, e.Text)
			edits[e.Span.Start.File] = append(edits[e.Span.Start.File], *e)
		}
	}
	return out.String(), edits
}
