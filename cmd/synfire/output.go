package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"synfire/format/npz"
	"synfire/script"
)

// output is the file that a run's recordings go to. It appears under its name
// only when it is complete.
type output struct {
	name string
	file *npz.Writer
	done bool
}

func createOutput(name string) (*output, error) {
	if ext := strings.ToLower(filepath.Ext(name)); ext != ".npz" {
		return nil, fmt.Errorf("--out %s: recordings are written as .npz", name)
	}
	w, err := npz.Create(name, npz.Options{})
	if err != nil {
		return nil, err
	}
	return &output{name: name, file: w}, nil
}

// abandon removes what was begun of a file that is not complete.
func (o *output) abandon() {
	if !o.done {
		o.file.Abort()
	}
}

// meta is what meta.json holds.
type meta struct {
	Program string `json:"program"`
	Version string `json:"version"`
	Script  string `json:"script"`
	// clock is that of all networks, nil where they differ.
	*clock
	// Records tells of each record by its name in the file.
	Records map[string]recordMeta `json:"records"`
	Units   map[string]string     `json:"units"`
	// Failure is why the run did not come to its end; empty when it did.
	Failure string `json:"failure,omitempty"`
}

// clock is what steps are counted in.
type clock struct {
	Dt    float64 `json:"dt_ms"`
	Seed  uint64  `json:"seed"`
	Steps int64   `json:"steps"`
}

// recordMeta is what there is to know of a record.
type recordMeta struct {
	// Of is the record's own name, from which its name in the file differs where
	// several have it.
	Of string `json:"of"`
	clock
}

// fileNames are the names of records in the file. The first of those of one name
// keeps it; the others are numbered around all names that there are.
func fileNames(records []*script.Record) []string {
	names, taken := make([]string, len(records)), map[string]bool{}
	for i, rec := range records {
		if !taken[rec.Name] {
			names[i], taken[rec.Name] = rec.Name, true
		}
	}
	for i, rec := range records {
		for k := 2; names[i] == ""; k++ {
			if name := fmt.Sprintf("%s_%d", rec.Name, k); !taken[name] {
				names[i], taken[name] = name, true
			}
		}
	}
	return names
}

// Columns that a record may have beside its variables.
const (
	idColumn     = "id"
	stepColumn   = "step"
	neuronColumn = "neuron"
	trialColumn  = "trial"
	timeColumn   = "t"
)

// variableColumn is the column of a variable. One that is called like another
// column, whether that is there or not, gets a line below its name, and so does
// one that is called like the result.
func variableColumn(variable string) string {
	switch strings.TrimRight(variable, "_") {
	case idColumn, stepColumn, neuronColumn, trialColumn, timeColumn:
		return variable + "_"
	}
	return variable
}

// write writes every recording: NAME/step and NAME/neuron for spikes, and
// NAME/trial where there are several; NAME/t and NAME/VARIABLE [sample, element]
// for traces, where the elements of all trials follow each other. failure is
// what ended the run, nil when it came to its end.
func (o *output) write(scriptName string, r *script.Result, failure error) error {
	m := meta{Program: "synfire", Version: version(), Script: filepath.Base(scriptName), Records: map[string]recordMeta{}, Units: map[string]string{}}
	switch {
	case errors.Is(failure, context.Canceled):
		m.Failure = "interrupted"
	case failure != nil:
		m.Failure = failure.Error()
	}
	var records []*script.Record
	var clocks []clock
	for _, n := range r.Networks {
		opt := n.Net().Options()
		c := clock{Dt: float64(opt.Dt), Seed: opt.Seed}
		if n.Sim() != nil {
			c.Steps = n.Sim().StepCount()
		}
		for _, rec := range n.Records() {
			records, clocks = append(records, rec), append(clocks, c)
		}
	}
	for i, name := range fileNames(records) {
		m.Records[name] = recordMeta{records[i].Name, clocks[i]}
		if err := o.record(name, records[i], m.Units); err != nil {
			return err
		}
	}
	if len(slices.Compact(slices.Clone(clocks))) == 1 {
		m.clock = &clocks[0]
	}
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	if err := o.file.Text("meta.json", string(text)+"\n"); err != nil {
		return err
	}
	if err := o.file.Close(); err != nil {
		return err
	}
	o.done = true
	return nil
}

func (o *output) record(name string, rec *script.Record, units map[string]string) error {
	if ids := rec.IDs(); ids != nil {
		units[name+"/"+idColumn] = "1"
		if err := o.file.Array(name+"/"+idColumn, ids); err != nil {
			return err
		}
	}
	if sp := rec.Spikes(); sp != nil {
		units[name+"/"+stepColumn], units[name+"/"+neuronColumn] = "dt", "1"
		if err := o.file.Array(name+"/"+stepColumn, sp.Steps()); err != nil {
			return err
		}
		if err := o.file.Array(name+"/"+neuronColumn, sp.Neurons()); err != nil {
			return err
		}
		if sp.Trials() > 1 {
			units[name+"/"+trialColumn] = "1"
			if err := o.file.Array(name+"/"+trialColumn, sp.TrialOf()); err != nil {
				return err
			}
		}
	}
	tr := rec.Trace()
	if tr == nil {
		return nil
	}
	units[name+"/"+timeColumn] = "ms"
	if err := o.file.Array(name+"/"+timeColumn, tr.Times()); err != nil {
		return err
	}
	for _, v := range tr.Variables() {
		xs, cols := tr.Values(v)
		key := name + "/" + variableColumn(v)
		units[key] = tr.Unit(v)
		if err := o.file.Array(key, xs, len(xs)/cols, cols); err != nil {
			return err
		}
	}
	return nil
}
