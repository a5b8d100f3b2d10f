package sim

import (
	"fmt"

	"synfire/compose"
	"synfire/eqn"
	"synfire/event"
	"synfire/ir"
	"synfire/kernel"
	"synfire/network"
	"synfire/state"
)

// coupling is a continuous projection: at each step a target receives a sum
// over its synapses, of values that read the state before the step, or before
// an earlier one where there is a delay.
type coupling struct {
	number int // of the projection
	proj   *network.Projection
	bond   *compose.Bond
	pre    *population
	post   *population
	kernel *kernel.Kernel
	// slots say what the kernel's slots are bound to, by name.
	slots map[string]couplingSlot
	lag   int // the largest
}

// couplingSlot is where a slot's numbers come from: a ring of the source's
// population, or a column as it is.
type couplingSlot struct {
	ring   *ring
	column state.Column
	rank   ir.Rank
}

// ring keeps a variable of a population as it was before each of the last
// steps.
type ring struct {
	pop   *population
	from  state.Column
	slots []state.Column
}

func (r *ring) at(k int64) state.Column { return r.slots[k%int64(len(r.slots))] }

// reduction is a worker's part of a coupling.
type reduction struct {
	*coupling
	edges event.Edges
	sum   state.Column
	calls []*kernel.Call // by the step whose state they read
	delay []float64
	block int
}

// addCouplings compiles the continuous projections. It precedes the shares,
// whose steps read the sums.
func (s *Sim) addCouplings() error {
	for i, bond := range s.plan.bonds {
		if bond == nil {
			continue
		}
		proj := s.net.Projections()[i]
		c := &coupling{
			number: i, proj: proj, bond: bond,
			pre: s.populations[s.index(proj.From.Root)], post: s.populations[s.index(proj.To.Root)], slots: map[string]couplingSlot{},
		}
		f, err := c.program(s)
		if err != nil {
			return fmt.Errorf("projection %q: %w", proj.Name, err)
		}
		if c.kernel, err = kernel.Compile(f, kernel.Options{Backend: s.opt.Backend}); err != nil {
			return fmt.Errorf("projection %q: %w", proj.Name, err)
		}
		s.couplings = append(s.couplings, c)
	}
	return nil
}

// program is what one synapse adds, in double precision, rounded once to the
// target's.
func (c *coupling) program(s *Sim) (*ir.Func, error) {
	b := ir.NewBuilder(c.proj.Name, ir.Reduce)
	for _, in := range c.bond.Value.Func.Body {
		if in.Op.Random() {
			return nil, fmt.Errorf("%q draws random numbers, which a sum over synapses cannot", c.bond.Value.Text)
		}
	}
	for _, side := range c.bond.Sides {
		p := c.post
		if side.Pre {
			p = c.pre
		}
		if _, ok := p.columns[side.Name]; !ok {
			return nil, fmt.Errorf("it reads %q of %q, which is no variable that is kept between steps; read one that follows it, as in dx/dt = (%s - x)/dt", side.Name, p.desc.Name, side.Name)
		}
	}
	v := b.Inline(c.bond.Value.Func, func(sl ir.Slot) ir.Ref {
		slot, known := c.slots[sl.Name]
		if !known {
			slot = c.slot(s, sl.Name)
			c.slots[sl.Name] = slot
		}
		return b.Cvt(sl.Type, b.Load(sl.Name, slot.column.Type(), slot.rank))
	})[0]
	b.Accum("sum", b.Cvt(c.post.precision, b.Cvt(ir.F64, v)))
	return b.Func(), nil
}

// slot finds what a name of the value stands for.
func (c *coupling) slot(s *Sim, name string) couplingSlot {
	uniform := func(x float64) couplingSlot { return couplingSlot{column: constant(x), rank: ir.Uniform} }
	if side, ok := c.bond.Sides[name]; ok {
		if side.Pre {
			return c.source(s, side.Name)
		}
		column := c.post.columns[side.Name]
		if column.Len() == 1 && c.post.n > 1 {
			return couplingSlot{column: column, rank: ir.Uniform}
		}
		return couplingSlot{column: column, rank: ir.Target}
	}
	switch name {
	case "w":
		return couplingSlot{column: state.NewColumn(c.post.precision, 1), rank: ir.Synapse}
	case "t", "delay":
		return uniform(0) // bound by each worker
	case "dt":
		return uniform(s.dt)
	case "N", "N_pre":
		return uniform(float64(c.proj.From.Len()))
	case "N_post":
		return uniform(float64(c.proj.To.Len()))
	case "i":
		return couplingSlot{column: placeColumn(c.pre.n, c.proj.From), rank: ir.Source}
	case "j":
		return couplingSlot{column: placeColumn(c.post.n, c.proj.To), rank: ir.Target}
	}
	return c.source(s, c.bond.Own.Name+"."+name)
}

// source is a variable or parameter of the source's population.
func (c *coupling) source(s *Sim, name string) couplingSlot {
	column, ok := c.pre.columns[name]
	if !ok {
		panic(fmt.Sprintf("BUG: %s reads %q, which nothing provides", c.proj.Name, name))
	}
	if column.Len() == 1 && c.pre.n > 1 {
		return couplingSlot{column: column, rank: ir.Uniform}
	}
	if sym, ok := c.pre.composite.Model.Symbol(name); ok && sym.Role != eqn.State {
		return couplingSlot{column: column, rank: ir.Source}
	}
	for _, r := range s.rings {
		if r.pop == c.pre && r.from.Pointer() == column.Pointer() {
			return couplingSlot{ring: r, column: column, rank: ir.Source}
		}
	}
	r := &ring{pop: c.pre, from: column}
	s.rings = append(s.rings, r)
	return couplingSlot{ring: r, column: column, rank: ir.Source}
}

// indices are the places of elements within a group that begins at lo.
func indices(n, lo int) state.Column {
	c := state.NewColumn(state.I32, n)
	for e := range n {
		c.Set(e, float64(e-lo))
	}
	return c
}

// growRings makes room for as many steps as the largest delay asks for.
func (s *Sim) growRings() {
	depth := 2
	for _, c := range s.couplings {
		depth = max(depth, c.lag+1)
	}
	for _, r := range s.rings {
		for range depth {
			r.slots = append(r.slots, state.NewColumn(r.from.Type(), r.from.Len()))
		}
	}
}

// reduce binds a coupling to a worker's share of the target population.
func (c *coupling) reduce(s *Sim, sh *share, block int) (*reduction, error) {
	r := &reduction{coupling: c, edges: s.engine.Edges(s.parts[c.number][0].index, block), sum: sh.own[compose.Coupling{Name: c.proj.Name}.Sum()], delay: make([]float64, 1), block: block}
	for k := range r.edges.Target {
		r.edges.Target[k] -= uint32(sh.lo)
	}
	depth := 1
	for _, slot := range c.slots {
		if slot.ring != nil {
			depth = len(slot.ring.slots)
		}
	}
	for k := range depth {
		columns := make([]state.Column, len(c.kernel.Slots()))
		for i, sl := range c.kernel.Slots() {
			slot := c.slots[sl.Name]
			switch {
			case sl.Name == "sum":
				columns[i] = r.sum
			case sl.Name == "w":
				columns[i] = r.edges.Weight
			case sl.Name == "t":
				columns[i] = sh.own["t"]
			case sl.Name == "delay":
				columns[i] = state.Of(r.delay)
			case slot.ring != nil:
				columns[i] = slot.ring.slots[k]
			case sl.Rank == ir.Target:
				columns[i] = slot.column.Slice(sh.lo, sh.hi)
			default:
				columns[i] = slot.column
			}
		}
		call, err := c.kernel.BindAt(uint32(sh.lo), columns, nil)
		if err != nil {
			return nil, err
		}
		r.calls = append(r.calls, call)
	}
	return r, nil
}

// run computes the sums of step k.
func (r *reduction) run(k int64, dt float64) error {
	clear(r.sum.Bytes())
	for _, part := range r.edges.Runs {
		r.delay[0] = float64(part.Lag-1) * dt
		at := k + 1 - int64(part.Lag) + int64(len(r.calls))
		call := r.calls[at%int64(len(r.calls))]
		for lo := part.Lo; lo < part.Hi; lo += edgeBatch {
			hi := min(lo+edgeBatch, part.Hi)
			if err := call.RunEdges(lo, hi, r.edges.Source[lo:hi], r.edges.Target[lo:hi]); err != nil {
				return err
			}
		}
	}
	return nil
}

// edgeBatch bounds the synapses of one call, which cannot be preempted.
const edgeBatch = 1 << 14

// keep copies a share's part of the variables that couplings read, as they
// are before step k.
func (sh *share) keep(s *Sim, k int64) {
	for _, r := range s.rings {
		if r.pop == sh.pop {
			copy(r.at(k).Slice(sh.lo, sh.hi).Bytes(), r.from.Slice(sh.lo, sh.hi).Bytes())
		}
	}
}

// fillRings makes the past equal to the present.
func (s *Sim) fillRings() {
	for _, r := range s.rings {
		for _, slot := range r.slots {
			copy(slot.Bytes(), r.from.Bytes())
		}
	}
}

// reweigh reads the weights of a projection apart anew.
func (s *Sim) reweigh(number int) {
	if r := s.ruleOf(number); r != nil {
		r.reweigh(s.engine.Weights(s.parts[number][0].index))
	}
	for _, w := range s.workers {
		for _, r := range w.reductions {
			if r.number == number {
				copy(r.edges.Weight.Bytes(), s.engine.Edges(s.parts[number][0].index, r.block).Weight.Bytes())
			}
		}
	}
}

// coupled tells whether steps are run in two parts, since sums read what all
// workers have before the step.
func (s *Sim) coupled() bool { return len(s.couplings) > 0 }
