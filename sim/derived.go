package sim

import (
	"fmt"
	"slices"

	"synfire/eqn"
	"synfire/ir"
	"synfire/network"
	"synfire/state"
)

// derived computes a subexpression, such as a current, from samples of what it
// reads. It runs on the interpreter, since only what is recorded or looked at
// is computed this way.
type derived struct {
	// sampled names the variables and parameters of which it reads a value per
	// element; in holds them.
	sampled []string
	in      []state.Column
	time    state.Column
	exec    *ir.Exec
	out     state.Column
}

// newDerived prepares a subexpression of a population for the elements of a
// group. What is known within a step only cannot be read: random numbers,
// tables over time, and whether an element is refractory.
func (s *Sim) newDerived(p *population, group *network.Population, name string) (*derived, error) {
	n := group.Len()
	d := &derived{time: state.NewColumn(state.F64, 1), out: state.NewColumn(state.F64, n)}
	bound := map[string]state.Column{"t": d.time, "dt": constant(s.dt), "N": constant(float64(p.n)), "result": d.out}
	b := ir.NewBuilder(name, ir.Map)
	var fault error
	var inline func(e *eqn.Expr) ir.Ref
	load := func(sl ir.Slot) ir.Ref {
		sym, known := p.composite.Model.Symbol(sl.Name)
		switch {
		case known && sym.Role == eqn.Subexpression && sym.Value != nil:
			return b.Cvt(sl.Type, inline(sym.Value))
		case known && (sym.Role == eqn.State || sym.Role == eqn.Parameter):
			c := p.columns[sl.Name]
			if sym.Role == eqn.Parameter && c.Len() == 1 {
				bound[sl.Name] = c
				return b.Cvt(sl.Type, b.Load(sl.Name, c.Type(), ir.Uniform))
			}
			if !slices.Contains(d.sampled, sl.Name) {
				d.sampled = append(d.sampled, sl.Name)
				d.in = append(d.in, state.NewColumn(c.Type(), n))
				bound[sl.Name] = d.in[len(d.in)-1]
			}
			return b.Cvt(sl.Type, b.Load(sl.Name, c.Type(), ir.Element))
		case sl.Name == "i":
			places := state.NewColumn(state.I32, n)
			for k := range n {
				places.Set(k, float64(group.At(k)))
			}
			bound["i"] = places
			return b.Cvt(sl.Type, b.Load("i", state.I32, ir.Element))
		case sl.Name == "t" || sl.Name == "dt" || sl.Name == "N":
			return b.Cvt(sl.Type, b.Load(sl.Name, state.F64, ir.Uniform))
		}
		fault = fmt.Errorf("%s of %s cannot be read: it depends on %s, which is known within a step only", name, group.Name, sl.Name)
		return b.Const(sl.Type, 0)
	}
	inline = func(e *eqn.Expr) ir.Ref {
		if slices.ContainsFunc(e.Func.Body, func(in ir.Instr) bool { return in.Op.Random() }) {
			fault = fmt.Errorf("%s of %s cannot be read: it draws random numbers, which are known within a step only; declare it without an expression, and set it by a statement that runs regularly", name, group.Name)
			return b.Const(ir.F64, 0)
		}
		return b.Inline(e.Func, load)[0]
	}
	sym, _ := p.composite.Model.Symbol(name)
	v := inline(sym.Value)
	if fault != nil {
		return nil, fault
	}
	b.Store("result", b.Cvt(ir.F64, v), ir.Element)
	f, err := ir.Optimize(b.Func())
	if err != nil {
		return nil, err
	}
	in, err := ir.NewInterp(f)
	if err != nil {
		return nil, err
	}
	slots := make([]state.Column, len(f.Slots))
	for k, sl := range f.Slots {
		slots[k] = bound[sl.Name]
	}
	d.exec, err = in.Bind(slots, nil)
	return d, err
}

// compute computes it at a time in ms from what sample has of each of sampled.
func (d *derived) compute(t float64, sample func(name string) state.Column) state.Column {
	d.time.Set(0, t)
	for k, name := range d.sampled {
		copy(d.in[k].Bytes(), sample(name).Bytes())
	}
	if err := d.exec.Run(0, d.out.Len()); err != nil {
		panic("BUG: a subexpression has no loop that could fail: " + err.Error())
	}
	return d.out
}

// isDerived tells whether a name of a population is a subexpression.
func (p *population) isDerived(name string) bool {
	sym, ok := p.composite.Model.Symbol(name)
	return ok && sym.Role == eqn.Subexpression && sym.Value != nil
}

// Derived returns what a subexpression of a population has for each element, in
// coherent units, in this state and, as the others, trial by trial.
func (s *Sim) Derived(group *network.Population, name string) ([]float64, error) {
	if group.Network() != s.net {
		return nil, fmt.Errorf("%s belongs to another network", group.Name)
	}
	var values []float64
	for _, t := range s.all() {
		p := t.populations[t.index(group.Root)]
		if !p.isDerived(name) {
			return nil, fmt.Errorf("%s has no subexpression %q", group.Name, name)
		}
		d, err := t.newDerived(p, group, name)
		if err != nil {
			return nil, err
		}
		if err := t.settle(); err != nil {
			return nil, err
		}
		out := d.compute(float64(t.Time()), func(name string) state.Column { return elementsOf(p.columns[name], group) })
		values = append(values, out.Floats()...)
	}
	return values, nil
}
