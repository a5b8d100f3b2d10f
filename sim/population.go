package sim

import (
	"fmt"
	"math"

	"synfire/compose"
	"synfire/eqn"
	"synfire/ir"
	"synfire/kernel"
	"synfire/state"
	"synfire/unit"
)

// population is the state of one population and its compiled step.
type population struct {
	*populationPlan
	index int
	n     int
	// columns by slot name. Uniform parameters and coefficients have length 1.
	columns map[string]state.Column
	tree    *state.Tree // what is saved and restored
	// dirty says that a parameter changed and coefficients must be computed
	// before the next kernel runs.
	dirty bool
	// version changes whenever a value is changed from outside.
	version  int
	prepare  *kernel.Call
	prepareE *kernel.Call
	initial  *kernel.Call
	begins   clock    // of initial
	spiking  []uint32 // of initial
	// eventSources are the numbers of the custom events among what is sent, -1
	// for those that are not.
	eventSources []int
	shares       []*share
	// silenced elements send nothing; silences is their number.
	silenced []bool
	silences int
}

// share is the part of a population that one worker steps.
type share struct {
	events [][]uint32 // the lists that kernels emit to
	pop    *population
	lo, hi int
	clock
	calls
	spikes       []uint32       // of the current step, indices within the population
	accumulators []state.Column // by receptor
	rest         *resting       // nil where no element can be at rest
	emitter      emitter        // gives the spikes, nil when the step does
	emitted      []uint32       // by the emitter in the current step
	sent         []uint32       // of what spiked or had an event, what is not silenced
}

// calls are the kernels of a step bound to one set of columns.
type calls struct{ step, before, after *kernel.Call }

// clock is what changes from step to step, for elements from lo on.
type clock struct {
	// own are the columns of time, step and what depends on them.
	own                     map[string]state.Column
	first                   int
	tick                    *kernel.Call
	time                    []float64
	stepLo, stepHi          []uint32
	seriesUniform, seriesEl []seriesSlot
}

// seriesSlot is a table over time that a kernel reads, one row per step.
type seriesSlot struct {
	series *eqn.Series
	column state.Column
}

func newPopulation(pp *populationPlan, index int, s *Sim) (*population, error) {
	p := &population{populationPlan: pp, index: index, n: pp.desc.Len(), columns: map[string]state.Column{}, tree: &state.Tree{}, dirty: true}
	for _, sym := range pp.composite.Model.Symbols {
		if err := p.addSymbol(sym, s); err != nil {
			return nil, err
		}
	}
	p.addHidden()
	p.addOutputs(pp.program.Prepare, 1)
	p.addOutputs(pp.program.PrepareElements, p.n)
	p.columns["dt"] = constant(s.dt)
	p.columns["N"] = constant(float64(p.n))
	p.columns["seed.lo"] = state.Of([]uint32{uint32(s.seed)})
	p.columns["seed.hi"] = state.Of([]uint32{uint32(s.seed >> 32)})
	var err error
	bind := func(k *kernel.Kernel, own map[string]state.Column, lists ...[]uint32) (*kernel.Call, error) {
		if k == nil {
			return nil, nil
		}
		slots, err := p.slots(k, own, 0, p.n)
		if err != nil {
			return nil, err
		}
		return k.Bind(slots, lists)
	}
	if p.prepare, err = bind(pp.kernels.prepare, nil); err != nil {
		return nil, err
	}
	if p.prepareE, err = bind(pp.kernels.prepareElements, nil); err != nil {
		return nil, err
	}
	if pp.kernels.initial == nil {
		return p, nil
	}
	p.spiking = make([]uint32, p.n)
	if p.begins, err = p.newClock(0, p.n); err != nil {
		return nil, err
	}
	p.initial, err = bind(pp.kernels.initial, p.begins.own, p.spiking)
	return p, err
}

func constant(x float64) state.Column { return state.Of([]float64{x}) }

// stored is the type in which a variable is stored.
func stored(s *eqn.Symbol, precision state.Type) state.Type {
	switch s.Type {
	case eqn.Integer:
		return state.I32
	case eqn.Boolean:
		return state.U32
	}
	return precision
}

// addSymbol makes the column of a parameter or state and gives it its value.
func (p *population) addSymbol(sym *eqn.Symbol, s *Sim) error {
	var col state.Column
	switch {
	case sym.Role == eqn.Parameter && p.varies[sym.Name]:
		col = state.NewColumn(state.F64, p.n)
	case sym.Role == eqn.Parameter:
		col = state.NewColumn(state.F64, 1)
	case sym.Role == eqn.State:
		col = state.NewColumn(stored(sym, p.precision), p.n)
	default:
		return nil
	}
	v := p.value(sym)
	if _, computed := v.Expression(); v.IsSet() && !computed {
		if n := v.Len(); n >= 0 && n != col.Len() {
			return fmt.Errorf("%s: %s has %d values; it needs one for each of %d elements, or one for all", p.desc.Name, sym.Name, n, col.Len())
		}
		if err := fill(col, v, s, p.desc.Name, sym.Name); err != nil {
			return err
		}
	}
	p.columns[sym.Name] = col
	p.tree.Add(sym.Name, col)
	return nil
}

// fill stores a value in every element; a number that is none is an error.
func fill(col state.Column, v unit.Any, s *Sim, object, name string) error {
	if v.Uniform() {
		x := v.At(0, nil)
		for e := range col.Len() {
			col.Set(e, x)
		}
		return nil
	}
	src := s.streams.Source(object, name)
	values := make([]float64, col.Len())
	v.Fill(values, src)
	for e, x := range values {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return fmt.Errorf("%s: the value of %s drawn for element %d is %v", object, name, e, x)
		}
		col.Set(e, x)
	}
	return nil
}

// addHidden makes the columns of what no equation names.
func (p *population) addHidden() {
	for _, h := range p.program.Hidden {
		col := state.NewColumn(h.Type, p.n)
		col.Fill(h.Initial)
		p.columns[h.Name] = col
		p.tree.Add(h.Name, col)
	}
}

// addOutputs makes columns for the coefficients that a program computes.
func (p *population) addOutputs(f *ir.Func, n int) {
	if f == nil {
		return
	}
	for _, sl := range f.Slots {
		if sl.Mode == ir.Out {
			p.columns[sl.Name] = state.NewColumn(sl.Type, n)
		}
	}
}

// slots gathers the columns of a kernel: first a worker's own, then the
// population's, cut to elements lo to hi-1 where they vary.
func (p *population) slots(k *kernel.Kernel, own map[string]state.Column, lo, hi int) ([]state.Column, error) {
	cols := make([]state.Column, len(k.Slots()))
	for i, sl := range k.Slots() {
		c, ok := own[sl.Name]
		if !ok {
			if c, ok = p.columns[sl.Name]; !ok {
				return nil, fmt.Errorf("BUG: %s reads %q, which nothing provides", k.Func().Name, sl.Name)
			}
			if sl.Rank == ir.Element && c.Len() == p.n {
				c = c.Slice(lo, hi)
			}
		}
		cols[i] = c
	}
	return cols, nil
}

// refresh computes the coefficients after a parameter changed.
func (p *population) refresh() error {
	if !p.dirty {
		return nil
	}
	p.dirty = false
	p.version++
	if p.prepare != nil {
		if err := p.prepare.Run(0, 1); err != nil {
			return err
		}
	}
	if p.prepareE != nil {
		if err := p.prepareE.Run(0, p.n); err != nil {
			return err
		}
	}
	if err := p.program.CheckRates(func(slot string) state.Column { return p.columns[slot] }); err != nil {
		return fmt.Errorf("population %q: %w", p.desc.Name, err)
	}
	return nil
}

// newShare binds the part lo..hi-1 of the population for one worker;
// accumulators are the worker's, one column per receptor.
func (p *population) newShare(lo, hi int, accumulators []state.Column, s *Sim) (*share, error) {
	c, err := p.newClock(lo, hi)
	if err != nil {
		return nil, err
	}
	sh := &share{pop: p, lo: lo, hi: hi, clock: c, accumulators: accumulators, spikes: make([]uint32, hi-lo), emitter: p.newEmitter(lo, hi, s)}
	if p.composite.Spikes != nil {
		sh.own[compose.Listed] = state.NewColumn(p.precision, hi-lo)
	}
	for i, r := range p.composite.Receptors {
		sh.own[r.Accumulator] = accumulators[i]
	}
	for _, name := range p.composite.Sums {
		sh.own[name] = state.NewColumn(p.precision, hi-lo)
	}
	for _, k := range []struct {
		call   **kernel.Call
		kernel *kernel.Kernel
	}{
		{&sh.step, p.kernels.step},
		{&sh.before, p.kernels.before},
		{&sh.after, p.kernels.after},
	} {
		if k.kernel == nil {
			continue
		}
		slots, err := p.slots(k.kernel, sh.own, lo, hi)
		if err != nil {
			return nil, err
		}
		call, err := k.kernel.BindAt(uint32(lo), slots, sh.lists(k.kernel))
		if err != nil {
			return nil, err
		}
		*k.call = call
	}
	return sh, nil
}

// newClock makes the columns that change from step to step for elements lo to
// hi-1.
func (p *population) newClock(lo, hi int) (clock, error) {
	c := clock{own: map[string]state.Column{}, first: lo, time: make([]float64, 1), stepLo: make([]uint32, 1), stepHi: make([]uint32, 1)}
	c.own["t"] = state.Of(c.time)
	c.own["step.lo"] = state.Of(c.stepLo)
	c.own["step.hi"] = state.Of(c.stepHi)
	for name, series := range p.composite.Series {
		slot := seriesSlot{series: series}
		if series.Columns == 1 {
			slot.column = constant(0)
			c.seriesUniform = append(c.seriesUniform, slot)
		} else {
			slot.column = state.NewColumn(p.precision, hi-lo)
			c.seriesEl = append(c.seriesEl, slot)
		}
		c.own[name] = slot.column
	}
	f := p.program.Tick
	if f == nil {
		return c, nil
	}
	for _, sl := range f.Slots {
		if sl.Mode == ir.Out {
			c.own[sl.Name] = state.NewColumn(sl.Type, 1)
		}
	}
	slots, err := p.slots(p.kernels.ticker, c.own, 0, p.n)
	if err != nil {
		return c, err
	}
	c.tick, err = p.kernels.ticker.Bind(slots, nil)
	return c, err
}

// lists are the buffers that a kernel emits to: list 0 takes the spikes,
// the others custom events.
func (sh *share) lists(k *kernel.Kernel) [][]uint32 {
	for i := len(sh.events); i < k.Lists(); i++ {
		if i == 0 {
			sh.events = append(sh.events, sh.spikes)
			continue
		}
		sh.events = append(sh.events, make([]uint32, sh.hi-sh.lo))
	}
	return sh.events[:k.Lists()]
}

// beginStep sets what changes from step to step.
func (c *clock) beginStep(k int64, dt float64) error {
	c.time[0] = float64(k) * dt
	c.stepLo[0], c.stepHi[0] = uint32(k), uint32(uint64(k)>>32)
	for _, s := range c.seriesUniform {
		s.column.Set(0, s.series.At(c.time[0], 0))
	}
	for _, s := range c.seriesEl {
		for e := range s.column.Len() {
			s.column.Set(e, s.series.At(c.time[0], c.first+e))
		}
	}
	if c.tick != nil {
		return c.tick.Run(0, 1)
	}
	return nil
}

// DivergedError says that a variable is no finite number any more.
type DivergedError struct {
	Population, Variable string
	Element              int
	Value                float64
	// Step is the number of steps done when it was found, at or shortly after
	// the step in which it happened.
	Step int64
}

// Error implements error.
func (e *DivergedError) Error() string {
	return fmt.Sprintf("%s of %q became %v at element %d, at or shortly before step %d; a smaller dt or other parameters may help", e.Variable, e.Population, e.Value, e.Element, e.Step)
}

// finite looks for a state that is no number.
func (p *population) finite(step int64) error {
	for name, c := range p.tree.All() {
		var bad int
		switch c.Type() {
		case state.F32:
			bad = firstBad(state.View[float32](c))
		case state.F64:
			bad = firstBad(state.View[float64](c))
		default:
			continue
		}
		if bad >= 0 {
			return &DivergedError{Population: p.desc.Name, Variable: name, Element: bad, Value: c.At(bad), Step: step}
		}
	}
	return nil
}

// firstBad returns the place of the first number that is NaN or infinite, -1
// when all are finite: only for those x*0 is not 0.
func firstBad[T float32 | float64](xs []T) int {
	for i, x := range xs {
		if x*0 != 0 {
			return i
		}
	}
	return -1
}
