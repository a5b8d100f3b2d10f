package network

import (
	"fmt"
	"slices"

	"synfire/diag"
	"synfire/eqn"
	"synfire/unit"
)

// Placed is a model whose elements have places in space. A place is parameters
// x, y and z, which expressions can use: a condition, a weight or a delay of a
// projection as x_pre and x_post, other values of the population as x. Equations
// can use those that the model declares as lengths. Axes that are not set are
// left out.
type Placed struct {
	Model   Model
	X, Y, Z unit.Value[unit.Length]
	// Prefix of the names, such as "at_" for at_x, where the model has variables
	// x, y or z of its own.
	Prefix string
}

var _ Model = Placed{}

// Instance implements Model.
func (p Placed) Instance() (*eqn.Instance, error) {
	if p.Model == nil {
		return nil, fmt.Errorf("elements are placed that have no model")
	}
	inst, err := p.Model.Instance()
	if err != nil {
		return nil, err
	}
	placed := *inst
	placed.Values = map[string]unit.Any{}
	for name, v := range inst.Values {
		placed.Values[name] = v
	}
	var axes []*eqn.Symbol
	for _, axis := range []struct {
		name string
		at   unit.Value[unit.Length]
	}{{"x", p.X}, {"y", p.Y}, {"z", p.Z}} {
		if axis.at == nil {
			continue
		}
		name := p.Prefix + axis.name
		s, taken := inst.Model.Symbol(name)
		if given := inst.Values[name].IsSet(); taken && (given || s.Role != eqn.Parameter || s.Dim != unit.Length(0).Dim()) {
			return nil, diag.List{{
				Message: fmt.Sprintf("%s has a %v %s of its own, which is no place", inst.Model.Name, s.Role, s.Name),
				Help:    fmt.Sprintf("give places other names, at_%s and so on: positions={\"at_x\": g[\"x\"], …} with g = grid(…)", name),
			}}
		}
		placed.Values[name] = unit.Erase(axis.at)
		if !taken {
			axes = append(axes, &eqn.Symbol{
				Name: name, Role: eqn.Parameter, Dim: unit.Length(0).Dim(), Unit: "um", Flags: eqn.Flags{Constant: true}, Doc: "place along " + name,
			})
		}
	}
	placed.Model = withParameters(inst.Model, axes)
	return &placed, nil
}

// withParameters is a model with parameters that its equations do not use.
func withParameters(m *eqn.Model, extra []*eqn.Symbol) *eqn.Model {
	out := *m
	at := slices.IndexFunc(m.Symbols, func(s *eqn.Symbol) bool { return s.Role == eqn.Builtin })
	if at < 0 {
		at = len(m.Symbols)
	}
	out.Symbols = slices.Insert(slices.Clone(m.Symbols), at, extra...)
	return &out
}

// Grid is places at equal distances around the origin: element e is in column e
// % Columns, and the columns of a row, the rows of a layer and the layers follow
// one another. Rows and Layers of 0 mean one, without an axis.
type Grid struct {
	Columns, Rows, Layers int
	Spacing               unit.Length
}

// Len returns the number of places.
func (g Grid) Len() int { return g.Columns * max(g.Rows, 1) * max(g.Layers, 1) }

// Place gives the elements of a model the places of the grid.
func (g Grid) Place(m Model) Placed {
	p := Placed{Model: m, X: g.axis(g.Columns, 1)}
	if g.Rows > 0 || g.Layers > 0 {
		p.Y = g.axis(max(g.Rows, 1), g.Columns)
	}
	if g.Layers > 0 {
		p.Z = g.axis(g.Layers, g.Columns*max(g.Rows, 1))
	}
	return p
}

// axis is where the elements lie along an axis of n places, of which each holds
// for so many elements.
func (g Grid) axis(n, each int) unit.Each[unit.Length] {
	at := make(unit.Each[unit.Length], g.Len())
	for e := range at {
		at[e] = g.Spacing * unit.Length(float64(e/each%n)-float64(n-1)/2)
	}
	return at
}
