package eqn

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"synfire/unit"
)

const docs = "../docs/equations.md"

func readDocs(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(docs)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestDocsListTables: functions, names, flags and file keys of the tables are
// those of the page.
func TestDocsListTables(t *testing.T) {
	page := readDocs(t)
	var rows []string
	for _, f := range functions {
		rows = append(rows, fmt.Sprintf("| `%s` | %s |", f.signature(), f.doc))
	}
	for _, b := range builtins {
		rows = append(rows, fmt.Sprintf("| `%s` | %s |", b.name, b.doc))
	}
	for _, f := range flagRows {
		rows = append(rows, fmt.Sprintf("| `%s` | %s |", f.name, f.doc))
	}
	for _, k := range fileKeys {
		rows = append(rows, "`"+k.name)
	}
	for _, row := range rows {
		if !strings.Contains(page, row) {
			t.Errorf("missing in %s: %s", docs, row)
		}
	}
	language, _, _ := strings.Cut(page, "\n## Methods") // which integrate has
	if n := strings.Count(language, "\n| `"); n != len(functions)+len(builtins)+len(flagRows) {
		t.Errorf("%d rows begin with a name; the tables have %d", n, len(functions)+len(builtins)+len(flagRows))
	}
}

func features(page string) string {
	_, table, _ := strings.Cut(page, "## What Brian2's equations have")
	return table
}

var (
	codeSpan = regexp.MustCompile("`([^`]*)`")
	option   = regexp.MustCompile(`^(\w+)="(.*)"$`)
)

// TestFeatures checks every row of the table of Brian2's features that has an
// example: accepted or refused, as the row says.
func TestFeatures(t *testing.T) {
	values := quantities(t, map[string]string{
		"tau": "10 ms", "E": "-65 mV", "El": "-60 mV", "Vt": "-50 mV", "Vr": "-60 mV", "sigma": "1 mV", "C": "200 pF", "gL": "10 nS",
		"I_0": "1 nA", "f": "5 Hz", "x_0": "0.5", "gmax": "1",
	})
	series := map[string]*Series{"I_stim": {Dt: 1, Dim: unit.DimOf(0, 0, 0, 1, 0, 0, 0), Columns: 1, Values: []float64{1}}}
	examples := 0
	for _, line := range strings.Split(features(readDocs(t)), "\n") {
		if !strings.HasPrefix(line, "| ") || strings.HasPrefix(line, "| Brian2 ") {
			continue
		}
		cells := strings.Split(line, "|")[1:]
		if len(cells) != 5 {
			t.Errorf("%s: %d cells", line, len(cells)-1)
			continue
		}
		answer, why, example := strings.TrimSpace(cells[1]), strings.TrimSpace(cells[2]), cells[3]
		if answer != "yes" && answer != "how" && answer != "no" || answer != "yes" && why == "" {
			t.Errorf("%s: no answer", line)
			continue
		}
		spans := codeSpan.FindAllStringSubmatch(example, -1)
		if len(spans) == 0 {
			continue
		}
		examples++
		var text []string
		o := Options{Values: values}
		make := Neuron
		for _, s := range spans {
			m := option.FindStringSubmatch(s[1])
			if m == nil {
				text = append(text, s[1])
				continue
			}
			switch m[1] {
			case "threshold":
				o.Threshold = m[2]
			case "reset":
				o.Reset = m[2]
			case "refractory":
				o.Refractory = m[2]
			case "event":
				o.Events = map[string]string{"custom": m[2]}
			case "on_event":
				o.OnEvent = map[string]string{"custom": m[2]}
			case "on_pre":
				o.OnPre, make = m[2], Synapse
			case "on_post":
				o.OnPost, make = m[2], Synapse
			default:
				t.Errorf("%s: what is %q?", line, m[1])
			}
		}
		page := strings.Join(text, "\n")
		if strings.Contains(page, "I_stim") {
			o.Series = series
		}
		_, err := make(page, o).Instance()
		if (err == nil) != (answer != "no") {
			t.Errorf("%s\n%v", line, err)
		}
	}
	if examples < 38 {
		t.Errorf("%d examples", examples)
	}
}
