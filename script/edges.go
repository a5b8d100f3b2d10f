package script

import (
	"errors"
	"fmt"

	"go.starlark.net/starlark"

	"synfire/conn"
	"synfire/event"
	columns "synfire/format/table"
	"synfire/network"
	"synfire/unit"
)

// edges is the rule of the pairs that a file lists:
//
//	e = edges("connections.parquet", source="pre", target="post", ids=ids("neurons.csv", "id"))
//	net.project(P, P, e, weight=e["count"]*0.275*mV)
func edges(r *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var file string
	source, target := "source", "target"
	var ids starlark.Iterable
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "file", &file, "source?", &source, "target?", &target, "ids?", &ids); err != nil {
		return nil, err
	}
	t, err := r.table(file)
	if err != nil {
		return nil, err
	}
	var list *columns.IDs
	if ids != nil {
		if list, err = identifiersOf(ids); err != nil {
			return nil, err
		}
	}
	for _, column := range []string{source, target} {
		if err := hasColumn(t, column); err != nil {
			return nil, err
		}
	}
	var rule conn.Pairs
	if rule.Sources, err = t.Indices(source, network.MaxElements, list); err != nil {
		return nil, err
	}
	if rule.Targets, err = t.Indices(target, network.MaxElements, list); err != nil {
		return nil, err
	}
	if len(rule.Sources) != len(rule.Targets) {
		return nil, fmt.Errorf("%s: %d values of %q and %d of %q", file, len(rule.Sources), source, len(rule.Targets), target)
	}
	return &Rule{rule: rule, columns: t}, nil
}

// Get implements starlark.Mapping: a column of the file that an edges rule
// was read from.
func (r *Rule) Get(k starlark.Value) (starlark.Value, bool, error) {
	name, ok := starlark.AsString(k)
	if !ok || r.columns == nil {
		return nil, false, fmt.Errorf("%v has no columns; edges(file) has those of its file", r)
	}
	v, err := column(r.columns, name)
	return v, err == nil, err
}

// connections gives the synapses of one source or one target:
// connections(source=3) or connections(target=7), as a dict of arrays.
func (p *Projection) connections(b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	source, target := -1, -1
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "source?", &source, "target?", &target); err != nil {
		return nil, err
	}
	if (source < 0) == (target < 0) {
		return nil, errors.New("connections takes source= or target=, the index of a neuron")
	}
	if source >= p.proj.From.Len() || target >= p.proj.To.Len() {
		return nil, fmt.Errorf("connections of neuron %d; there are %d sources and %d targets", max(source, target), p.proj.From.Len(), p.proj.To.Len())
	}
	if err := p.net.planAll(); err != nil {
		return nil, err
	}
	var sources, targets, weights, delays []float64
	dt := float64(p.net.net.Options().Dt)
	add := func(s event.Synapse) {
		sources, targets = append(sources, float64(s.Source)), append(targets, float64(s.Target))
		weights, delays = append(weights, s.Weight), append(delays, float64(s.Delay)*dt)
	}
	if source >= 0 {
		p.net.sim.ConnectionsFrom(p.proj, source, add)
	} else {
		p.net.sim.ConnectionsTo(p.proj, target, add)
	}
	d := starlark.NewDict(4)
	for _, c := range []struct {
		name  string
		array *Array
	}{
		{"source", newArray(sources, unit.Dim{}, "")},
		{"target", newArray(targets, unit.Dim{}, "")},
		{"weight", newArray(weights, p.proj.Weight.Dim(), "")},
		{"delay", newArray(delays, unit.Time(0).Dim(), "ms")},
	} {
		if err := d.SetKey(starlark.String(c.name), c.array); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// degrees and matrices of a projection; ok tells whether the name is one of
// them.
func (p *Projection) table(name string) (v starlark.Value, ok bool, err error) {
	switch name {
	case "in_degree", "out_degree", "weight_matrix":
		if err := p.net.planAll(); err != nil {
			return nil, true, err
		}
	}
	count := func(ns []int) starlark.Value {
		xs := make([]float64, len(ns))
		for i, n := range ns {
			xs[i] = float64(n)
		}
		return newArray(xs, unit.Dim{}, "")
	}
	switch name {
	case "in_degree":
		return count(p.net.sim.InDegree(p.proj)), true, nil
	case "out_degree":
		return count(p.net.sim.OutDegree(p.proj)), true, nil
	case "weight_matrix":
		xs, err := p.net.sim.WeightMatrix(p.proj)
		if err != nil {
			return nil, true, err
		}
		a := newArray(xs, p.proj.Weight.Dim(), "")
		a.cols = p.proj.To.Len()
		return a, true, nil
	case "connections":
		return starlark.NewBuiltin(name, func(_ *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			return p.connections(b, args, kwargs)
		}), true, nil
	}
	return nil, false, nil
}
