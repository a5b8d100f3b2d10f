package integrate

import (
	"fmt"
	"slices"

	"synfire/compose"
	"synfire/eqn"
	"synfire/ir"
	"synfire/state"
)

// Names that stand for something of the step and cannot be a model's.
const (
	slotFrozen = ":frozen" // Bool: the element's flagged variables do not integrate
	slotSince  = ":since"  // steps from the last spike to now, as a real number
)

// model is a composite with what lowering needs to know of it.
type model struct {
	*compose.Composite
	dt         float64
	precision  state.Type
	varies     func(name string) bool
	symbols    map[string]*eqn.Symbol
	tables     *tables
	countdown  string // name of the hidden slot
	since      string
	signal     bool // the reset comes in the next step and is told by the countdown's sign
	refractory bool
	lastspike  bool // read by some expression
	phases     []compose.Action
	// sharedDraws are the random streams of shared expressions, by streamName.
	sharedDraws map[string]bool
	notes       []string
}

func newModel(c *compose.Composite, o Options) (*model, error) {
	m := &model{Composite: c, dt: o.Dt, precision: o.Precision, varies: o.Element, symbols: map[string]*eqn.Symbol{}}
	if m.precision == state.Invalid {
		m.precision = state.F32
	}
	if m.precision != state.F32 && m.precision != state.F64 {
		return nil, fmt.Errorf("the precision must be f32 or f64, not %v", m.precision)
	}
	for _, s := range c.Model.Symbols {
		m.symbols[s.Name] = s
	}
	m.tables = newTables(c.Model.Name, m.taken, m.draw)
	m.countdown, m.since = m.fresh(Countdown), m.fresh(Since)
	m.refractory = c.Model.Refractory != nil && c.Model.Threshold != nil
	m.sharedDraws = map[string]bool{}
	for _, s := range c.Model.Symbols {
		if s.Role == eqn.Subexpression && s.Flags.Shared && s.Value != nil {
			for _, in := range s.Value.Func.Body {
				if in.Op.Random() {
					m.sharedDraws[streamName(in.Imm)] = true
				}
			}
		}
	}
	locals := m.locals()
	m.each(func(e *eqn.Expr) {
		for _, s := range e.Func.Slots {
			m.lastspike = m.lastspike || s.Name == "lastspike"
			name, previous := eqn.PreviousOf(s.Name)
			if !previous {
				name = s.Name
			}
			if !m.taken(name) && !locals[name] {
				panic(fmt.Sprintf("BUG: %s: expression %q reads %q, which is no symbol", c.Model.Name, e.Text, name))
			}
		}
	})
	m.phases = m.order(o.Watched)
	m.signal = m.resetsLater() && !m.recomputable()
	return m, m.earlyReset()
}

// each visits all expressions of the composite.
func (m *model) each(visit func(e *eqn.Expr)) {
	maybe := func(e *eqn.Expr) {
		if e != nil {
			visit(e)
		}
	}
	statements := func(list []eqn.Statement) {
		for i := range list {
			visit(&list[i].Value)
		}
	}
	for _, s := range m.Model.Symbols {
		maybe(s.Rate)
		maybe(s.Value)
	}
	maybe(m.Model.Threshold)
	maybe(m.Model.Refractory)
	for i := range m.Model.Events {
		visit(&m.Model.Events[i].Condition)
		statements(m.Model.Events[i].Statements)
	}
	statements(m.Reset)
	statements(m.OnSpike)
	statements(m.Impulses)
	for _, r := range m.Receptors {
		statements(r.Arrival)
	}
}

// note adds a note for the user, once.
func (m *model) note(text string) {
	if !slices.Contains(m.notes, text) {
		m.notes = append(m.notes, text)
	}
}

// locals are the names that statements use among themselves.
func (m *model) locals() map[string]bool {
	names := map[string]bool{}
	add := func(list []eqn.Statement) {
		for _, st := range list {
			if st.Local {
				names[st.Target] = true
			}
		}
	}
	add(m.Reset)
	add(m.OnSpike)
	for _, e := range m.Model.Events {
		add(e.Statements)
	}
	for _, r := range m.Receptors {
		add(r.Arrival)
	}
	return names
}

func (m *model) taken(name string) bool {
	_, taken := m.symbols[name]
	return taken
}

// fresh returns the name, lengthened while a symbol of the model has it.
func (m *model) fresh(name string) string {
	for m.taken(name) {
		name += "_"
	}
	return name
}

// depends says what the value of a name depends on.
func (m *model) depends(name string) depend {
	switch name {
	case "dt", "N":
		return onParameter
	case "t":
		return onTime
	case slotSize, slotElapsed, slotLast, slotSubstep, slotExcess, slotNext, slotReached, slotReject:
		// Times within a step, which are F64 like any time, but the element's own.
		return onTime | onVarying
	}
	_, common, _ := m.draw(name)
	if common || m.sharedDraws[name] {
		return onTime
	}
	s, ok := m.symbols[name]
	switch {
	case ok && s.Role == eqn.Parameter && m.varies != nil && m.varies(name):
		return onParameter | onVarying
	case ok && s.Role == eqn.Parameter:
		return onParameter
	case ok && s.Role == eqn.Table && !m.seriesVaries(name):
		return onTime
	}
	return onState
}

func (m *model) seriesVaries(name string) bool {
	s := m.Series[name]
	return s != nil && s.Columns > 1
}

// rank says how what the prepared Funcs read is indexed.
func (m *model) rank(name string) ir.Rank {
	if m.depends(name)&onVarying != 0 {
		return ir.Element
	}
	return ir.Uniform
}

// stored is the type by which a variable is stored.
func (m *model) stored(name string) state.Type {
	switch m.symbols[name].Type {
	case eqn.Integer:
		return ir.I32
	case eqn.Boolean:
		return ir.U32
	}
	return m.precision
}

// expand writes out the subexpressions of an expression; what remains are
// variables, parameters, series and built-in names, and with held those
// subexpressions that are constant over a step.
func (m *model) expand(f *ir.Func, held bool) *ir.Func {
	open := map[string]bool{}
	b := ir.NewBuilder(f.Name, ir.Pure)
	known := map[string]ir.Ref{}
	var bind func(s ir.Slot) ir.Ref
	bind = func(s ir.Slot) ir.Ref {
		sym, ok := m.symbols[s.Name]
		if !ok || sym.Role != eqn.Subexpression || held && sym.Flags.ConstantOverDt {
			return b.Load(s.Name, s.Type, ir.Uniform)
		}
		v, ok := known[s.Name]
		if !ok {
			if open[s.Name] {
				panic(fmt.Sprintf("BUG: %s: subexpression %q reads itself", m.Model.Name, s.Name))
			}
			open[s.Name] = true
			v = b.Cvt(s.Type, b.Inline(sym.Value.Func, bind)[0])
			known[s.Name] = v
		}
		return v
	}
	b.Return(b.Inline(f, bind)[0])
	return b.Func()
}

// timed binds the time of a phase: before the point at which the state is
// sampled, it is the end of the step before that acts, at t - dt. The time of
// the last spike is told by the count of steps since; t - lastspike is that
// count times dt, exactly.
func timed(f *ir.Func, before bool) *ir.Func {
	return pure(f.Name, func(b *ir.Builder) ir.Ref {
		var c *copier
		dt := func() ir.Ref { return b.Load("dt", ir.F64, ir.Uniform) }
		now := func() ir.Ref {
			t := b.Load("t", ir.F64, ir.Uniform)
			if before {
				t = b.Op(ir.OpSub, t, dt())
			}
			return t
		}
		ago := func() ir.Ref {
			return b.Op(ir.OpMul, b.Load(slotSince, ir.F64, ir.Uniform), dt())
		}
		c = newCopier(b, f, func(s ir.Slot) ir.Ref {
			switch s.Name {
			case "t":
				return now()
			case "lastspike":
				return b.Op(ir.OpSub, now(), ago())
			}
			return b.Load(s.Name, s.Type, ir.Uniform)
		})
		for r, in := range f.Body {
			if in.Op == ir.OpSub && loads(f, in.Args[0], "t") && loads(f, in.Args[1], "lastspike") {
				c.done[ir.Ref(r)] = ago()
			}
		}
		return c.value(f.Results[0])
	})
}

// loads tells whether a value is what the slot of that name holds.
func loads(f *ir.Func, r ir.Ref, name string) bool {
	in := f.Body[r]
	return in.Op == ir.OpLoad && f.Slots[in.Imm].Name == name
}

// earlyReset refuses what no step knows: what a variable was at the start of
// the step, in a reset that comes before it.
func (m *model) earlyReset() error {
	phases := m.Timing.Phases
	if slices.Index(phases, compose.Reset) > slices.Index(phases, compose.Sample) {
		return nil
	}
	for _, st := range m.Reset {
		for _, s := range st.Value.Func.Slots {
			if name, ok := eqn.PreviousOf(s.Name); ok {
				return fmt.Errorf("%v: under the timing %s a reset comes before the start of a step, so that there is no previous(%s)", st.Pos, m.Timing.Name, name)
			}
		}
	}
	return nil
}

// resetsLater tells whether a spike's reset comes in the next step.
func (m *model) resetsLater() bool {
	if len(m.Reset) == 0 || m.Model.Threshold == nil || m.Model.Within {
		return false
	}
	for _, a := range m.phases {
		switch a {
		case compose.Reset:
			return true
		case compose.Test:
			return false
		}
	}
	return false
}

// recomputable tells whether the elements that spiked in the step before can
// be found again by the threshold alone: elements above it at the start count
// as having spiked, nothing else decides, and the threshold depends on the
// variables alone.
func (m *model) recomputable() bool {
	for _, e := range m.Model.Events {
		if len(e.Statements) > 0 {
			return false
		}
	}
	if !m.Timing.InitialSpikes || m.refractory || m.Model.Rising {
		return false
	}
	f := m.expand(m.Model.Threshold.Func, false)
	for _, in := range f.Body {
		if in.Op.Random() {
			return false
		}
		if in.Op == ir.OpLoad {
			name := f.Slots[in.Imm].Name
			s, ok := m.symbols[name]
			if !ok { // previous(x)
				return false
			}
			if s.Role != eqn.State && m.depends(name)&onState != 0 || m.depends(name)&onTime != 0 {
				return false
			}
		}
	}
	return true
}
