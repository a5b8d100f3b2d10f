package integrate

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"synfire/compose"
	"synfire/eqn"
	"synfire/ir"
)

// update gives a value a name: the new value of a variable, or a temporary that
// later updates read under that name.
type update struct {
	name string
	// held names the variable whose old value the update takes in an element
	// where that variable is frozen; empty when it takes none.
	held  string
	still bool // there it is zero instead: a slope
	final bool // the new value of the variable held
	value *ir.Func
}

// plan is what the phases of a step do, lowered to the population's precision.
type plan struct {
	*model
	method *method
	groups map[compose.Action][]group
	sizes  []string // hidden variables of sub-steps
}

// group is the updates of variables that step together from the same values.
// Groups follow each other; ordered ones see the new values of ordered groups
// before them.
type group struct {
	ordered  bool
	updates  []update
	substeps *substeps // nil when the group takes one step
	tests    bool      // the threshold is tested as soon as these have stepped
}

// stepper emits phases into one Map Func.
type stepper struct {
	*plan
	b      *ir.Builder
	before bool              // the state is not yet sampled
	env    map[string]ir.Ref // values of variables as they now stand
	start  map[string]ir.Ref // those at the sample
	frozen ir.Ref            // None before the first integration, or without refractoriness
	rising ir.Ref            // the threshold at the sample, where it matters
	spiked ir.Ref            // None before the test
	// crossed tells whether the element crossed a threshold that is tested
	// within the step; None before that, or without one. hold is for how many
	// steps it is then refractory.
	crossed, hold ir.Ref
	sizes         map[string]ir.Ref // new sizes of sub-steps
	clear         []string          // accumulators that were read
}

func (p *plan) newStepper(name string) *stepper {
	return &stepper{
		plan:   p,
		b:      ir.NewBuilder(p.Model.Name+"."+name, ir.Map),
		env:    map[string]ir.Ref{},
		frozen: ir.None, rising: ir.None, spiked: ir.None, crossed: ir.None, hold: ir.None,
		sizes: map[string]ir.Ref{},
	}
}

// cut is the place of the sample among the phases.
func (p *plan) cut() int { return slices.Index(p.phases, compose.Sample) }

// compile emits the phases from lo to hi-1.
func (p *plan) compile(name string, lo, hi int) *ir.Func {
	s := p.newStepper(name)
	for i, a := range p.phases[lo:hi] {
		s.before = lo+i < p.cut()
		s.phase(a)
	}
	s.finish()
	return verified(s.b.Func())
}

func verified(f *ir.Func) *ir.Func {
	if f == nil {
		return nil
	}
	if err := ir.Verify(f); err != nil {
		panic(fmt.Sprintf("BUG: %v\n%v", err, f))
	}
	return f
}

func (s *stepper) phase(a compose.Action) {
	switch a {
	case compose.Sample:
		s.start = maps.Clone(s.env)
		if s.Model.Rising && s.Model.Threshold != nil {
			s.rising = s.eval(s.usable(s.Model.Threshold))
		}
		s.events(true)
	case compose.Reset:
		s.reset()
	case compose.Arrive:
		s.arrive(false)
	case compose.ArriveDelta:
		s.arrive(true)
	case compose.StepSynapses, compose.StepNeuron, compose.StepAll:
		s.integrate(s.groups[a])
	case compose.Test:
		s.test()
	}
}

// value returns the value of a variable as it now stands.
func (s *stepper) value(name string) ir.Ref {
	if v, ok := s.env[name]; ok {
		return v
	}
	return s.loaded(name)
}

// loaded returns the value of a variable at the start of the Func.
func (s *stepper) loaded(name string) ir.Ref {
	v := s.b.Load(name, s.stored(name), ir.Element)
	if s.symbols[name].Type == eqn.Boolean {
		v = s.b.Cvt(ir.Bool, v)
	}
	return v
}

// eval emits a lowered Func.
func (s *stepper) eval(f *ir.Func) ir.Ref { return s.evalIn(f, s.value) }

// evalIn emits a lowered Func whose variables have the values that are given.
func (s *stepper) evalIn(f *ir.Func, value func(name string) ir.Ref) ir.Ref {
	return s.inline(f, value)[0]
}

func (s *stepper) inline(f *ir.Func, value func(name string) ir.Ref) []ir.Ref {
	return s.b.Inline(f, func(sl ir.Slot) ir.Ref {
		if outside, ok := s.tables.slots[sl.Name]; ok {
			return s.b.Load(sl.Name, outside.Type, outside.Rank)
		}
		if stream, _, ok := s.draw(sl.Name); ok {
			return s.b.Random(ir.OpRandN, sl.Type, stream)
		}
		switch sl.Name {
		case "i":
			return s.b.Cvt(sl.Type, s.b.Index())
		case "not_refractory":
			return s.notRefractory()
		case slotFrozen:
			return s.frozen
		case slotSince:
			return s.b.Cvt(sl.Type, s.sinceNow())
		}
		if name, ok := eqn.PreviousOf(sl.Name); ok {
			if v, ok := s.start[name]; ok {
				return v
			}
			return s.loaded(name)
		}
		sym, ok := s.symbols[sl.Name]
		switch {
		case ok && sym.Role == eqn.Subexpression: // constant over the step
			return s.b.Cvt(sl.Type, s.eval(s.usable(sym.Value)))
		case ok && sym.Role != eqn.State: // accumulator, series
			return s.b.Load(sl.Name, sl.Type, ir.Element)
		}
		return value(sl.Name)
	})
}

// usable is an expression as the step can use it.
func (s *stepper) usable(e *eqn.Expr) *ir.Func {
	return s.lower(timed(s.expand(e.Func, false), s.before))
}

// statements runs statements one after the other and returns what they leave
// in the variables that they write, in the order of writing.
func (s *stepper) statements(list []eqn.Statement) (names []string, values map[string]ir.Ref) {
	values = map[string]ir.Ref{}
	for _, st := range list {
		f := timed(s.expand(st.Value.Func, false), s.before)
		f = pure(st.Target, func(b *ir.Builder) ir.Ref {
			v := inline(b, f)
			if !st.Local {
				v = b.Cvt(s.computed(st.Target), v)
			}
			if st.Add {
				v = b.Op(ir.OpAdd, b.Load(st.Target, b.Type(v), ir.Uniform), v)
			}
			return v
		})
		v := s.evalIn(s.lower(f), func(name string) ir.Ref {
			if v, ok := values[name]; ok {
				return v
			}
			return s.value(name)
		})
		if _, again := values[st.Target]; !again && !st.Local {
			names = append(names, st.Target)
		}
		values[st.Target] = v
	}
	return names, values
}

// computed is the type of a variable in expressions.
func (m *model) computed(name string) ir.Type {
	switch m.symbols[name].Type {
	case eqn.Integer:
		return ir.I32
	case eqn.Boolean:
		return ir.Bool
	}
	return ir.F64
}

func (s *stepper) reset() {
	if len(s.Reset) == 0 || s.Model.Threshold == nil || s.Model.Within {
		return
	}
	spiked := s.spiked
	switch {
	case spiked != ir.None:
	case s.signal:
		spiked = s.b.Op(ir.OpLT, s.b.Load(s.countdown, ir.I32, ir.Element), s.b.Const(ir.I32, 0))
	default:
		spiked = s.evalIn(s.usable(s.Model.Threshold), s.loaded)
	}
	names, values := s.statements(s.Reset)
	for _, name := range names {
		s.env[name] = s.b.Op(ir.OpSelect, spiked, values[name], s.value(name))
	}
}

// arrive runs the arrivals. While an element is refractory, what would write
// to its flagged variables is lost.
func (s *stepper) arrive(delta bool) {
	for _, r := range s.Receptors {
		if r.Delta == delta {
			s.add(r.Arrival)
			s.clear = append(s.clear, r.Accumulator)
		}
	}
	if delta {
		s.add(s.Impulses)
	}
}

// add runs the statements of arrivals.
func (s *stepper) add(list []eqn.Statement) {
	names, values := s.statements(list)
	for _, name := range names {
		v := values[name]
		if s.refractory && s.symbols[name].Flags.UnlessRefractory {
			v = s.b.Op(ir.OpSelect, s.losing(), s.value(name), v)
		}
		s.env[name] = v
	}
}

// left is how many refractory steps are left to the element.
func (s *stepper) left() ir.Ref {
	v := s.b.Load(s.countdown, ir.I32, ir.Element)
	if s.signal {
		v = s.b.Op(ir.OpAnd, v, s.b.Const(ir.I32, math.MaxInt32))
	}
	return v
}

// counting tells whether the element is in one of its R refractory steps.
func (s *stepper) counting() ir.Ref {
	none := s.b.Const(ir.I32, 0)
	v := s.b.Op(ir.OpLT, none, s.left())
	if s.crossed != ir.None {
		v = s.b.Op(ir.OpOr, v, s.b.Op(ir.OpAnd, s.crossed, s.b.Op(ir.OpLT, none, s.hold)))
	}
	return v
}

// losing tells whether what arrives at the element's flagged variables is lost.
func (s *stepper) losing() ir.Ref {
	if s.Timing.LoseFrozen {
		s.freeze()
		return s.frozen
	}
	return s.counting()
}

func (s *stepper) notRefractory() ir.Ref {
	if !s.refractory {
		return s.b.Const(ir.Bool, 1)
	}
	v := s.frozen
	if v == ir.None {
		v = s.counting()
	}
	if s.spiked != ir.None {
		v = s.b.Op(ir.OpOr, v, s.spiked)
	}
	return s.b.Op(ir.OpNot, v)
}

// sinceNow counts the steps from the last spike to the time of the phase.
func (s *stepper) sinceNow() ir.Ref {
	v := s.b.Load(s.since, ir.I32, ir.Element)
	if s.before {
		v = s.b.Op(ir.OpSub, v, s.b.Const(ir.I32, 1))
	}
	for _, spiked := range []ir.Ref{s.crossed, s.spiked} {
		if spiked != ir.None {
			v = s.b.Op(ir.OpSelect, spiked, s.b.Const(ir.I32, 0), v)
		}
	}
	return v
}

// freeze finds out, once per step and before anything is integrated, whether
// the element's flagged variables stand still.
func (s *stepper) freeze() {
	if !s.refractory || s.frozen != ir.None {
		return
	}
	e := s.Model.Refractory
	if e.Type == eqn.Boolean {
		s.frozen = s.b.Op(ir.OpAnd, s.counting(), s.eval(s.usable(e)))
	} else {
		s.frozen = s.b.Op(ir.OpLT, s.b.Const(ir.I32, float64(s.Timing.Frozen)), s.left())
	}
}

func (s *stepper) integrate(groups []group) {
	s.freeze()
	next := map[string]ir.Ref{}
	seen := map[string]ir.Ref{} // new values of ordered variables
	for _, g := range groups {
		stepped := s.group(g, func(name string) ir.Ref {
			if v, ok := seen[name]; ok {
				return v
			}
			return s.value(name)
		})
		for name, v := range stepped {
			next[name] = v
			if g.ordered {
				seen[name] = v
			}
		}
	}
	for name, v := range next {
		s.env[name] = v
	}
}

// group emits one step of a group and returns the new values; outside gives
// those before it.
func (s *stepper) group(g group, outside func(name string) ir.Ref) map[string]ir.Ref {
	if g.substeps != nil {
		return s.adapt(g, outside)
	}
	next, temporary := map[string]ir.Ref{}, map[string]ir.Ref{}
	for _, u := range g.updates {
		v := s.held(u, s.evalIn(u.value, func(name string) ir.Ref {
			if v, ok := temporary[name]; ok {
				return v
			}
			return outside(name)
		}), s.value)
		if u.final {
			next[u.name] = v
		} else {
			temporary[u.name] = v
		}
	}
	if g.tests && s.Model.Threshold != nil {
		s.holdAtSpike()
		s.crossed = s.crossing(next, s.b.Const(ir.Bool, 1))
		s.frozen = s.frozenAfter(s.crossed)
	}
	return next
}

// held is an update's value, or what stands for it in a frozen element, whose
// change is 0.
func (s *stepper) held(u update, v ir.Ref, value func(name string) ir.Ref) ir.Ref {
	switch {
	case u.held == "" || !s.refractory || !s.symbols[u.held].Flags.UnlessRefractory:
		return v
	case u.still:
		return s.b.Op(ir.OpSelect, s.frozen, s.b.Const(s.b.Type(v), 0), v)
	}
	old := value(u.held)
	if in := s.b.Instr(v); in.Op == ir.OpAdd {
		for k, a := range in.Args[:2] {
			if a == old {
				// A choice that is 0 takes less than one of two numbers.
				change := s.b.Op(ir.OpSelect, s.frozen, s.b.Const(s.b.Type(v), 0), in.Args[1-k])
				return s.b.Op(ir.OpAdd, old, change)
			}
		}
	}
	return s.b.Op(ir.OpSelect, s.frozen, old, v)
}

func (s *stepper) test() {
	switch {
	case s.Model.Within && s.crossed != ir.None:
		s.spiked = s.crossed
		s.b.Emit(0, s.spiked)
		s.onSpike()
	case s.Model.Threshold != nil:
		v := s.eval(s.usable(s.Model.Threshold))
		if s.rising != ir.None {
			v = s.b.Op(ir.OpAnd, v, s.b.Op(ir.OpNot, s.rising))
		}
		if s.frozen != ir.None {
			v = s.b.Op(ir.OpAnd, v, s.b.Op(ir.OpNot, s.frozen))
		}
		s.spiked = v
		s.b.Emit(0, v)
		s.onSpike()
	}
	s.events(false)
}

// events runs the custom events of the start of the step, or the others, one
// after the other: what one changes the next sees.
func (s *stepper) events(start bool) {
	for i := range s.Model.Events {
		e := &s.Model.Events[i]
		if e.Start != start {
			continue
		}
		happens := s.eval(s.usable(&e.Condition))
		if !start {
			s.b.Emit(1+i, happens)
		}
		names, values := s.statements(e.Statements)
		for _, name := range names {
			s.env[name] = s.b.Op(ir.OpSelect, happens, values[name], s.value(name))
		}
	}
}

// onSpike runs what elements do as sources when they spike. The time of the
// last spike is still that of the one before.
func (s *stepper) onSpike() {
	spiked, crossed := s.spiked, s.crossed
	s.spiked, s.crossed = ir.None, ir.None
	names, values := s.statements(s.OnSpike)
	s.spiked, s.crossed = spiked, crossed
	for _, name := range names {
		s.env[name] = s.b.Op(ir.OpSelect, spiked, values[name], s.value(name))
	}
}

// finish stores what has changed.
func (s *stepper) finish() {
	if s.spiked != ir.None {
		if s.refractory || s.signal {
			s.b.Store(s.countdown, s.nextCountdown(), ir.Element)
		}
		if s.lastspike {
			s.b.Store(s.since, s.nextSince(), ir.Element)
		}
	}
	s.storeVariables()
	for _, name := range s.clear {
		s.b.Store(name, s.b.Const(s.precision, 0), ir.Element)
	}
}

func (s *stepper) storeVariables() {
	for _, sym := range s.Model.Symbols {
		v, ok := s.env[sym.Name]
		if !ok || v == s.loaded(sym.Name) {
			continue
		}
		if sym.Type == eqn.Boolean {
			v = s.b.Cvt(ir.U32, v)
		}
		s.b.Store(sym.Name, v, ir.Element)
	}
	for _, name := range s.plan.sizes {
		if v, ok := s.sizes[name]; ok {
			s.b.Store(name, v, ir.Element)
		}
	}
}

func (s *stepper) nextCountdown() ir.Ref {
	zero := s.b.Const(ir.I32, 0)
	rest := zero
	switch {
	case !s.refractory:
	case s.Model.Refractory.Type == eqn.Boolean:
		rest = s.b.Op(ir.OpSelect, s.frozen, s.b.Const(ir.I32, 1), zero)
	default:
		rest = s.b.Op(ir.OpMax, s.b.Op(ir.OpSub, s.left(), s.b.Const(ir.I32, 1)), zero)
	}
	steps := s.hold
	if steps == ir.None {
		steps = s.eval(s.atSpike())
	}
	return s.b.Op(ir.OpSelect, s.spiked, steps, rest)
}

// atSpike is the countdown of an element that has just spiked.
func (s *stepper) atSpike() *ir.Func {
	f := pure("refractory", func(b *ir.Builder) ir.Ref {
		steps := b.Const(ir.I32, 0)
		if e := s.Model.Refractory; s.refractory && e.Type == eqn.Boolean {
			steps = b.Const(ir.I32, 1)
		} else if s.refractory {
			n := b.Op(ir.OpDiv, inline(b, timed(s.expand(e.Func, false), s.before)), b.Load("dt", ir.F64, ir.Uniform))
			if s.Timing.CeilRefractory {
				n = b.Op(ir.OpCeil, b.Op(ir.OpSub, n, b.Const(ir.F64, 1e-6)))
			} else {
				n = b.Op(ir.OpFloor, b.Op(ir.OpAdd, n, b.Const(ir.F64, 1e-3)))
			}
			steps = b.Op(ir.OpMax, b.Cvt(ir.I32, n), b.Const(ir.I32, 0))
		}
		if s.signal {
			steps = b.Op(ir.OpOr, steps, b.Const(ir.I32, math.MinInt32))
		}
		return steps
	})
	return s.lower(f)
}

func (s *stepper) nextSince() ir.Ref {
	one := s.b.Const(ir.I32, 1)
	v := s.b.Load(s.since, ir.I32, ir.Element)
	v = s.b.Op(ir.OpAdd, s.b.Op(ir.OpMin, v, s.b.Const(ir.I32, math.MaxInt32-1)), one)
	return s.b.Op(ir.OpSelect, s.spiked, one, v)
}

// initial emits the test of elements that start at or above threshold.
func (p *plan) initial() *ir.Func {
	if !p.Timing.InitialSpikes || p.Model.Threshold == nil || p.Model.Rising || p.Model.Within {
		return nil
	}
	s := p.newStepper("initial")
	s.spiked = s.eval(s.usable(p.Model.Threshold))
	s.b.Emit(0, s.spiked)
	s.onSpike()
	s.storeVariables()
	if s.refractory || s.signal {
		old := s.b.Load(s.countdown, ir.I32, ir.Element)
		s.b.Store(s.countdown, s.b.Op(ir.OpSelect, s.spiked, s.eval(s.atSpike()), old), ir.Element)
	}
	if s.lastspike {
		old := s.b.Load(s.since, ir.I32, ir.Element)
		s.b.Store(s.since, s.b.Op(ir.OpSelect, s.spiked, s.b.Const(ir.I32, 1), old), ir.Element)
	}
	return verified(s.b.Func())
}
