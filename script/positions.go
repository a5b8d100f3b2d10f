package script

import (
	"fmt"
	"strings"

	"go.starlark.net/starlark"

	"synfire/network"
	"synfire/unit"
)

// grid makes places at equal distances: grid(20, 20, spacing=50*um), a dict of
// arrays by axis.
func grid(_ *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	g := network.Grid{}
	var spacing starlark.Value
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "columns", &g.Columns, "rows?", &g.Rows, "layers?", &g.Layers, "spacing?", &spacing); err != nil {
		return nil, err
	}
	if spacing == nil {
		return nil, fmt.Errorf("%s: missing argument for spacing, such as spacing=50*um", b.Name())
	}
	for _, n := range []int{g.Columns, max(g.Rows, 1), max(g.Layers, 1)} {
		if n < 1 || n > network.MaxElements {
			return nil, fmt.Errorf("a grid of %d columns, %d rows, %d layers", g.Columns, g.Rows, g.Layers)
		}
	}
	if n := float64(g.Columns) * float64(max(g.Rows, 1)) * float64(max(g.Layers, 1)); n > network.MaxElements {
		return nil, fmt.Errorf("a grid of %g places; there may be %d", n, network.MaxElements)
	}
	var err error
	if g.Spacing, err = quantity[unit.Length](spacing, "spacing"); err != nil {
		return nil, err
	}
	p := g.Place(nil)
	d := starlark.NewDict(3)
	for _, axis := range []struct {
		name string
		at   unit.Value[unit.Length]
	}{{"x", p.X}, {"y", p.Y}, {"z", p.Z}} {
		at, ok := axis.at.(unit.Each[unit.Length])
		if !ok {
			continue
		}
		xs := make([]float64, len(at))
		for i, x := range at {
			xs[i] = float64(x)
		}
		if err := d.SetKey(starlark.String(axis.name), newArray(xs, unit.Length(0).Dim(), "um")); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// placed gives the neurons of a model the places of a dict: x, y and z, or all
// three with a prefix, each whatever may stand for a parameter.
func placed(m *Model, positions *starlark.Dict) (network.Model, error) {
	p := network.Placed{Model: m}
	axes := map[string]*unit.Value[unit.Length]{"x": &p.X, "y": &p.Y, "z": &p.Z}
	for k, kv := range positions.Items() {
		name, _ := starlark.AsString(kv[0])
		prefix, axis := "", name
		if at := strings.LastIndex(name, "_"); at >= 0 {
			prefix, axis = name[:at+1], name[at+1:]
		}
		to, ok := axes[axis]
		if !ok {
			return nil, &mistake{word: "positions", message: fmt.Sprintf("positions has %v; its names are x, y and z, or at_x, at_y and at_z", kv[0])}
		}
		if k > 0 && prefix != p.Prefix {
			return nil, &mistake{word: "positions", message: fmt.Sprintf("positions has %v beside names that begin with %q", kv[0], p.Prefix)}
		}
		p.Prefix = prefix
		want := unit.Length(0).Dim()
		var v unit.Any
		if text, isText := starlark.AsString(kv[1]); isText {
			v = unit.AnyExpression(want, text)
		} else {
			var err error
			if v, err = values(kv[1]); err != nil {
				return nil, &mistake{word: "positions", message: fmt.Sprintf("positions: %s: %v", name, err)}
			}
		}
		if v.Dim() != want {
			return nil, &mistake{word: "positions", message: fmt.Sprintf("positions: %s is in %v; it must be in %v", name, v.Dim(), want), help: "multiply it by um or mm"}
		}
		*to = unit.As[unit.Length](v)
	}
	return p, nil
}
