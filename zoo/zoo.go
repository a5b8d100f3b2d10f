// Package zoo holds the models: text files with their sources, and the Go
// structs that are generated from them.
//
// A model is one .eqn file; "go generate ./zoo" then makes its struct and its
// page in docs/models.md. Models under NEST's names, with its units and
// defaults, are in the directory nest.
package zoo

import (
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"synfire/diag"
	"synfire/eqn"
	"synfire/unit"
)

//go:generate go run ./gen

//go:embed *.eqn nest/*.eqn
var files embed.FS

// catalogue is every model by name, parsed once.
var catalogue = sync.OnceValue(func() map[string]*eqn.Model {
	m := map[string]*eqn.Model{}
	var entries []string
	for _, pattern := range []string{"*.eqn", "*/*.eqn"} {
		found, err := fs.Glob(files, pattern)
		if err != nil {
			panic("BUG: " + err.Error())
		}
		entries = append(entries, found...)
	}
	for _, file := range entries {
		model, err := parse(file)
		if err != nil {
			panic("BUG: " + err.Error())
		}
		m[model.Name] = model
	}
	return m
})

func parse(file string) (*eqn.Model, error) {
	text, err := files.ReadFile(file)
	if err != nil {
		return nil, err
	}
	model, err := eqn.ParseFile(diag.Source{Name: file, Text: string(text)})
	if err != nil {
		return nil, err
	}
	if want := strings.TrimSuffix(path.Base(file), ".eqn"); model.Name != want {
		return nil, fmt.Errorf("%s: the model is named %q", file, model.Name)
	}
	return model, nil
}

// Models returns every model, ordered by name. Models are shared: callers
// must not change them.
func Models() []*eqn.Model {
	all := catalogue()
	names := slices.Sorted(maps.Keys(all))
	list := make([]*eqn.Model, len(names))
	for i, name := range names {
		list[i] = all[name]
	}
	return list
}

// Lookup returns the model of a name.
func Lookup(name string) (*eqn.Model, bool) {
	m, ok := catalogue()[name]
	return m, ok
}

// instance makes an instance of a model from the values and tables that are
// set.
func instance(name, reset string, values map[string]unit.Any, tables map[string]*eqn.Series) (*eqn.Instance, error) {
	m, ok := Lookup(name)
	if !ok {
		return nil, fmt.Errorf("BUG: no model %q", name)
	}
	inst := &eqn.Instance{Model: m, Reset: reset, Values: map[string]unit.Any{}}
	for name, v := range values {
		if v.IsSet() {
			inst.Values[name] = v
		}
	}
	for name, t := range tables {
		if t != nil {
			if inst.Series == nil {
				inst.Series = map[string]*eqn.Series{}
			}
			inst.Series[name] = t
		}
	}
	return inst.BindInput()
}
