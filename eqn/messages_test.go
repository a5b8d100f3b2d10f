package eqn

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"synfire/diag"
	"synfire/unit"
)

var update = flag.Bool("update", false, "rewrite testdata/messages")

// message is a page with mistakes: options, a text, and what is said of it.
type message struct {
	kind   string
	texts  map[string]string // by the word of the option
	values map[string]string
	head   string
}

func readMessage(text string) (m message, err error) {
	m = message{texts: map[string]string{}, values: map[string]string{}}
	head, rest, ok := strings.Cut(text, "-- text\n")
	if !ok {
		return m, errors.New("no text")
	}
	m.head = head
	m.texts["equations"], _, _ = strings.Cut(rest, "-- mistakes\n")
	for _, line := range strings.Split(strings.TrimSpace(head), "\n") {
		word, rest, _ := strings.Cut(line, " ")
		switch word {
		case "kind":
			m.kind = rest
		case "value":
			name, q, _ := strings.Cut(rest, " ")
			m.values[name] = q
		default:
			m.texts[word] = rest
		}
	}
	return m, nil
}

// check parses the page.
func (m message) check(t *testing.T) error {
	if m.kind == "file" {
		_, err := ParseFile(diag.Source{Name: "equations", Text: m.texts["equations"]})
		return err
	}
	make := map[string]func(string, Options) *Template{
		"neuron": Neuron, "synapse": Synapse, "output": Output, "input": Input, "plasticity": Plasticity, "coupling": Coupling,
	}[m.kind]
	values := map[string]unit.Any{}
	for name, v := range quantities(t, m.values) {
		values[name] = v
	}
	_, err := make(m.texts["equations"], Options{
		Threshold: m.texts["threshold"], Reset: m.texts["reset"], Refractory: m.texts["refractory"], Arrival: m.texts["arrival"],
		OnPre: m.texts["on_pre"], OnPost: m.texts["on_post"], Order: m.texts["order"], Values: values,
	}).Instance()
	return err
}

// TestMessages compares what is said of broken pages with testdata/messages,
// makes the edits that diagnostics carry, and checks that they mend the page.
func TestMessages(t *testing.T) {
	files, err := filepath.Glob("testdata/messages/*.txt")
	if err != nil || len(files) < 40 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	edited := 0
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			m, err := readMessage(string(raw))
			if err != nil {
				t.Fatal(err)
			}
			found := m.check(t)
			var list diag.List
			if !errors.As(found, &list) || len(list) == 0 {
				t.Fatalf("no mistakes found: %v", found)
			}
			got := m.head + "-- text\n" + m.texts["equations"] + "-- mistakes\n" + list.Error() + "\n"
			edits := map[string][]diag.Edit{}
			certain := true
			for _, d := range list {
				if d.Edit == nil {
					certain = false
				} else {
					edits[d.Edit.Span.Start.File] = append(edits[d.Edit.Span.Start.File], *d.Edit)
				}
			}
			for _, word := range sortedKeys(edits) {
				edited++
				m.texts[word], err = diag.Apply(m.texts[word], edits[word]...)
				if err != nil {
					t.Fatal(err)
				}
				got += fmt.Sprintf("-- mended %s\n%s\n", word, strings.TrimRight(m.texts[word], "\n"))
			}
			if certain {
				if err := m.check(t); err != nil {
					t.Errorf("the edits do not mend it:\n%v", err)
				}
			}
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if d := cmp.Diff(string(raw), got); d != "" {
				t.Error(d)
			}
		})
	}
	if edited < 10 {
		t.Errorf("%d pages are mended by edits", edited)
	}
}
