package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
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
	Program string            `json:"program"`
	Version string            `json:"version"`
	Script  string            `json:"script"`
	Dt      float64           `json:"dt_ms"`
	Seed    uint64            `json:"seed"`
	Steps   int64             `json:"steps"`
	Units   map[string]string `json:"units"`
	// Failure is why the run did not come to its end; empty when it did.
	Failure string `json:"failure,omitempty"`
}

// write writes every recording: NAME/step and NAME/neuron for spikes, and
// NAME/trial where there are several; NAME/t and NAME/VARIABLE [sample, element]
// for traces, where the elements of all trials follow each other. failure is
// what ended the run, nil when it came to its end.
func (o *output) write(scriptName string, r *script.Result, failure error) error {
	m := meta{Program: "synfire", Version: version(), Script: filepath.Base(scriptName), Units: map[string]string{}}
	if failure != nil {
		m.Failure = failure.Error()
	}
	used := map[string]bool{}
	for _, n := range r.Networks {
		for _, rec := range n.Records() {
			name := rec.Name
			for k := 2; used[name]; k++ {
				name = fmt.Sprintf("%s_%d", rec.Name, k)
			}
			used[name] = true
			opt := n.Net().Options()
			m.Dt, m.Seed = float64(opt.Dt), opt.Seed
			if n.Sim() != nil {
				m.Steps = n.Sim().StepCount()
			}
			if err := o.record(name, rec, m.Units); err != nil {
				return err
			}
		}
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
		units[name+"/id"] = "1"
		if err := o.file.Array(name+"/id", ids); err != nil {
			return err
		}
	}
	if sp := rec.Spikes(); sp != nil {
		units[name+"/step"], units[name+"/neuron"] = "dt", "1"
		if err := o.file.Array(name+"/step", sp.Steps()); err != nil {
			return err
		}
		if err := o.file.Array(name+"/neuron", sp.Neurons()); err != nil {
			return err
		}
		if sp.Trials() > 1 {
			units[name+"/trial"] = "1"
			if err := o.file.Array(name+"/trial", sp.TrialOf()); err != nil {
				return err
			}
		}
	}
	tr := rec.Trace()
	if tr == nil {
		return nil
	}
	units[name+"/t"] = "ms"
	if err := o.file.Array(name+"/t", tr.Times()); err != nil {
		return err
	}
	for _, v := range tr.Variables() {
		xs, cols := tr.Values(v)
		units[name+"/"+v] = tr.Unit(v)
		if err := o.file.Array(name+"/"+v, xs, len(xs)/cols, cols); err != nil {
			return err
		}
	}
	return nil
}
