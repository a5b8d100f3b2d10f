package sim

import (
	"fmt"
	"maps"
	"slices"

	"synfire/compose"
	"synfire/eqn"
	"synfire/event"
	"synfire/ir"
	"synfire/kernel"
	"synfire/network"
	"synfire/rng"
	"synfire/state"
	"synfire/unit"
)

// rule is a projection whose synapses have equations of their own. When a
// spike arrives, its program runs for the synapses of the row that are due, in
// canonical order, and adds to accumulators that no other projection uses.
type rule struct {
	number    int // of the projection
	proj      *network.Projection
	bound     *compose.Rule
	pre, post *population
	sent      int   // the number of what the projection sends
	receptors []int // of the deliveries
	kernel    *kernel.Kernel
	slots     map[string]ruleSlot
	// weighs says that the program changes weights.
	weighs bool
	shares []*ruleShare
}

// ruleSlot is what a slot of a rule's program is bound to: a column, or for
// Synapse slots one that each share makes for itself.
type ruleSlot struct {
	column state.Column
	typ    state.Type
	rank   ir.Rank
}

// ruleShare is the synapses of a rule that end in one worker's share.
type ruleShare struct {
	*rule
	share *share
	rows  event.Rows
	own   map[string]state.Column // Synapse columns, by slot
	call  *kernel.Call
	// words are the random words of each stream, drawn for the synapses that
	// run.
	words  []ruleWords
	step   []int32
	delay  []float64
	source []uint32
	local  []uint32 // rows.Target within the share
}

type ruleWords struct {
	stream uint32
	words  []uint32
}

// addRules compiles the rules.
func (s *Sim) addRules() error {
	for i, bound := range s.plan.rules {
		if bound == nil {
			continue
		}
		proj := s.net.Projections()[i]
		r := &rule{
			number: i, proj: proj, bound: bound, slots: map[string]ruleSlot{},
			pre: s.populations[s.index(proj.From.Root)], post: s.populations[s.index(proj.To.Root)],
			receptors: s.plan.receptors[i].deliveries,
		}
		b := ir.NewBuilder(proj.Name, ir.Edge)
		streams := func(object, use string, occurrence int) uint32 {
			return rng.StreamID(object, use, occurrence, s.opt.Trial, 0)
		}
		load := func(name string, _ ir.Type) ir.Ref {
			slot, known := r.slots[name]
			if !known {
				slot = r.slot(s, name)
				r.slots[name] = slot
			}
			return b.Load(name, slot.typ, slot.rank)
		}
		store := func(name string, v ir.Ref) {
			load(name, 0)
			t := r.slots[name].typ
			r.weighs = r.weighs || name == "w"
			b.Store(name, b.Cvt(t, v), ir.Synapse)
		}
		bound.Program(b, streams, load, store, func(delivery int, v ir.Ref) {
			name := fmt.Sprintf("arrived.%d", delivery)
			r.slots[name] = ruleSlot{typ: r.post.precision, rank: ir.Target}
			b.Accum(name, b.Cvt(r.post.precision, b.Cvt(ir.F64, v)))
		})
		var err error
		if r.kernel, err = kernel.Compile(b.Func(), kernel.Options{Backend: s.opt.Backend}); err != nil {
			return fmt.Errorf("projection %q: %w", proj.Name, err)
		}
		s.rules = append(s.rules, r)
	}
	return nil
}

// slot finds what a name of the program stands for.
func (r *rule) slot(s *Sim, name string) ruleSlot {
	uniform := func(x float64) ruleSlot { return ruleSlot{constant(x), state.F64, ir.Uniform} }
	switch name {
	case "w":
		return ruleSlot{typ: r.post.precision, rank: ir.Synapse}
	case "last":
		return ruleSlot{typ: state.I32, rank: ir.Synapse}
	case "step":
		return ruleSlot{typ: state.I32, rank: ir.Uniform}
	case "delay":
		return ruleSlot{typ: state.F64, rank: ir.Uniform}
	case "dt":
		return uniform(s.dt)
	case "N", "N_pre":
		return uniform(float64(r.proj.From.Len()))
	case "N_post":
		return uniform(float64(r.proj.To.Len()))
	case "i":
		return ruleSlot{placeColumn(r.pre.n, r.proj.From), state.I32, ir.Source}
	case "j":
		return ruleSlot{placeColumn(r.post.n, r.proj.To), state.I32, ir.Target}
	}
	sym, ok := r.bound.Own.Model.Symbol(name)
	if !ok {
		panic(fmt.Sprintf("BUG: %s reads %q, which nothing provides", r.proj.Name, name))
	}
	switch sym.Role {
	case eqn.State:
		return ruleSlot{typ: stored(sym, r.post.precision), rank: ir.Synapse}
	case eqn.Parameter:
		v := r.value(sym)
		if v.Uniform() {
			return uniform(v.At(0, nil))
		}
		return ruleSlot{typ: state.F64, rank: ir.Synapse}
	}
	side, column := r.bound.Side(name)
	p, rank := r.post, ir.Target
	if side {
		p, rank = r.pre, ir.Source
	}
	c := p.columns[column]
	if c.Len() == 1 && p.n > 1 {
		rank = ir.Uniform
	}
	return ruleSlot{c, c.Type(), rank}
}

// value is what was given for a parameter or at the start, or the default.
func (r *rule) value(sym *eqn.Symbol) unit.Any {
	if v, ok := r.bound.Own.Values[sym.Name]; ok {
		return v
	}
	return sym.Default
}

// spread makes the columns of a rule in all shares and binds its program.
func (r *rule) spread(s *Sim, shares []*share, blocks []int) error {
	r.sent = s.source(r.proj)
	rows := s.engine.Rows(s.parts[r.number][0].index)
	count := s.count(r.number)
	for _, sym := range r.bound.Own.Model.Symbols {
		if v := r.bound.Own.Values[sym.Name]; v.IsSet() && v.Len() >= 0 && int64(v.Len()) != count {
			return fmt.Errorf("%s of %q has %d values for %d synapses", sym.Name, r.proj.Name, v.Len(), count)
		}
	}
	for k, sh := range shares {
		x := &ruleShare{
			rule: r, share: sh, rows: rows[blocks[k]], own: map[string]state.Column{},
			step: make([]int32, 1), delay: make([]float64, 1), source: make([]uint32, 1),
		}
		for _, t := range x.rows.Target {
			x.local = append(x.local, t-uint32(sh.lo))
		}
		r.shares = append(r.shares, x)
	}
	for _, name := range slices.Sorted(maps.Keys(r.slots)) {
		if slot := r.slots[name]; slot.rank == ir.Synapse {
			r.fill(s, name, slot)
		}
	}
	for _, x := range r.shares {
		if err := x.bind(); err != nil {
			return err
		}
	}
	return nil
}

// fill makes a Synapse column in every share.
func (r *rule) fill(s *Sim, name string, slot ruleSlot) {
	var v unit.Any
	if sym, ok := r.bound.Own.Model.Symbol(name); ok && sym.Role != eqn.Weight {
		v = r.value(sym)
	}
	var src unit.Source
	if v.IsSet() && !v.Uniform() {
		src = s.streams.Source(r.proj.Name, name)
	}
	for _, x := range r.shares {
		if name == "w" {
			x.own[name] = x.rows.Weight
			continue
		}
		c := state.NewColumn(slot.typ, len(x.local))
		switch {
		case name == "last":
			c.Fill(float64(neverStep(s.dt)))
		case v.IsSet():
			for k, place := range x.rows.Place {
				c.Set(k, v.At(int(place), src))
			}
		}
		x.own[name] = c
	}
}

// neverStep is the step of the spike before the first, far in the past.
func neverStep(dt float64) int32 { return int32(-min(1e7/dt, 1<<30)) }

func (x *ruleShare) bind() error {
	columns := make([]state.Column, len(x.kernel.Slots()))
	for i, sl := range x.kernel.Slots() {
		slot := x.slots[sl.Name]
		stream, isWord := ir.WordStream(sl.Name)
		var delivery int
		switch {
		case isWord:
			w := ruleWords{stream, make([]uint32, len(x.local))}
			x.words = append(x.words, w)
			columns[i] = state.Of(w.words)
		case sl.Name == "step":
			columns[i] = state.Of(x.step)
		case sl.Name == "delay":
			columns[i] = state.Of(x.delay)
		case sl.Rank == ir.Synapse:
			columns[i] = x.own[sl.Name]
		case sscan(sl.Name, &delivery):
			columns[i] = x.share.accumulators[x.receptors[delivery]]
		case sl.Rank == ir.Target:
			columns[i] = slot.column.Slice(x.share.lo, x.share.hi)
		default:
			columns[i] = slot.column
		}
	}
	var err error
	x.call, err = x.kernel.BindAt(uint32(x.share.lo), columns, nil)
	return err
}

func sscan(name string, delivery *int) bool {
	n, err := fmt.Sscanf(name, "arrived.%d", delivery)
	return n == 1 && err == nil
}

// deliver runs the program for the synapses that are due at a step.
func (x *ruleShare) deliver(s *Sim, step int64) (events int64, err error) {
	x.step[0] = int32(step)
	err = x.rows.Due(x.sent, step, s.history, func(source uint32, seg event.Segment) error {
		lo, hi := int(seg.Lo), int(seg.Hi)
		events += int64(hi - lo)
		x.source[0] = source
		x.delay[0] = float64(int(seg.Lag)-x.post.composite.Timing.Offset) * s.dt
		x.draw(s, source, step, lo, hi)
		for at := lo; at < hi; at += edgeBatch {
			end := min(at+edgeBatch, hi)
			if err := x.call.RunEdges(at, end, x.source, x.local[at:end]); err != nil {
				return err
			}
		}
		return nil
	})
	return events, err
}

// draw makes the random words of synapses lo to hi-1, addressed by step,
// source, target, and number among parallel synapses, so that they are the
// same for any partition.
func (x *ruleShare) draw(s *Sim, source uint32, step int64, lo, hi int) {
	at := uint64(uint32(step)) | uint64(source+1)<<32
	for _, w := range x.words {
		for k := lo; k < hi; k++ {
			stream := rng.NewStream(s.seed, w.stream^uint32(x.rows.Parallel[k])*0x9E3779B9)
			w.words[k] = stream.Word(x.rows.Target[k], at)
		}
	}
}

// ruleOf returns the rule of a projection, nil when it has none.
func (s *Sim) ruleOf(number int) *rule {
	for _, r := range s.rules {
		if r.number == number {
			return r
		}
	}
	return nil
}

// ruled tells whether a rule adds to elements of a population.
func (s *Sim) ruled(p *population) bool {
	return slices.ContainsFunc(s.rules, func(r *rule) bool { return r.post == p })
}

// weights are the current weights, by place.
func (r *rule) weights(n int64) []float64 {
	list := make([]float64, n)
	for _, x := range r.shares {
		for k, place := range x.rows.Place {
			list[place] = x.rows.Weight.At(k)
		}
	}
	return list
}

// reweigh gives the synapses new weights, by place.
func (r *rule) reweigh(weights []float64) {
	for _, x := range r.shares {
		for k, place := range x.rows.Place {
			x.rows.Weight.Set(k, weights[place])
		}
	}
}

// variable is a variable or parameter of the synapses as a user sees it, in
// the order of EachSynapse.
func (r *rule) variable(name string, n int64) (*Variable, bool) {
	sym, ok := r.bound.Own.Model.Symbol(name)
	slot, used := r.slots[name]
	if !ok || !used || sym.Role != eqn.State && sym.Role != eqn.Parameter {
		return nil, false
	}
	v := &Variable{sym: sym, scale: scaleOf(sym), n: int(n)}
	if slot.rank == ir.Uniform {
		v.col = slot.column
		return v, true
	}
	v.scattered = make([]spot, n)
	for _, x := range r.shares {
		for k, place := range x.rows.Place {
			v.scattered[place] = spot{x.own[name], k}
		}
	}
	return v, true
}

// spot is one number of a column.
type spot struct {
	column state.Column
	at     int
}
