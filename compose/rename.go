package compose

import (
	"fmt"
	"slices"

	"synfire/eqn"
	"synfire/ir"
)

// renaming gives the names of one part their composed names and its random
// draws their streams.
type renaming struct {
	object  string
	prefix  string
	bound   map[string]string
	streams Streams
	builtin map[string]bool
}

func (c *composer) renaming(object string, m *eqn.Model, prefix string, bound map[string]string) renaming {
	builtin := map[string]bool{}
	for _, s := range m.Symbols {
		if s.Role == eqn.Builtin && !eqn.IsNoise(s.Name) {
			builtin[s.Name] = true
		}
	}
	return renaming{object, prefix, bound, c.streams, builtin}
}

// owner is the object whose streams the part draws from.
func (r renaming) owner() string { return r.object }

func (r renaming) name(name string) string {
	if to, ok := r.bound[name]; ok {
		return to
	}
	if r.builtin[name] {
		return name
	}
	return r.prefix + name
}

func (r renaming) expr(e eqn.Expr) eqn.Expr {
	f := *e.Func
	f.Slots = slices.Clone(f.Slots)
	for i := range f.Slots {
		f.Slots[i].Name = r.name(f.Slots[i].Name)
	}
	f.Body = slices.Clone(f.Body)
	for i, in := range f.Body {
		if in.Op.Random() {
			f.Body[i].Imm = uint64(r.streams(r.object, useEquations, int(in.Imm)))
		}
	}
	e.Func = &f
	return e
}

func (r renaming) maybe(e *eqn.Expr) *eqn.Expr {
	if e == nil {
		return nil
	}
	renamed := r.expr(*e)
	return &renamed
}

func (r renaming) statements(list []eqn.Statement) []eqn.Statement {
	return renamedStatements(r, list)
}

// linearArrival checks that what arrives may be summed first and applied once:
// "name += k*w" with k free of w.
func linearArrival(s eqn.Statement, weight string) error {
	if s.Value.Func.Slot(weight) < 0 {
		return nil
	}
	if !s.Add {
		return fmt.Errorf("arrival %q must be += or -= of something with the weight: spikes that arrive together are summed first", s.Target)
	}
	if !ir.IsHomogeneous(s.Value.Func, weight) {
		return fmt.Errorf("arrival %q += %s must be the weight times something: spikes that arrive together are summed first", s.Target, s.Value.Text)
	}
	return nil
}
