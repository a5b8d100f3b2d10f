// Package integrate turns a composed model and a time step into the program of
// one step.
//
// The program's numbers come in three kinds. What depends on parameters and dt
// alone is a coefficient: Prepare and PrepareElements compute it in F64 and
// round it once. What depends on the time as well, but on no element, Tick
// computes once per step, in F64 too. All else is arithmetic per element, in
// the population's precision.
package integrate

import (
	"fmt"
	"math"
	"slices"

	"synfire/compose"
	"synfire/eqn"
	"synfire/ir"
	"synfire/state"
)

// Options say how a model is discretized.
type Options struct {
	// Dt is the step in ms.
	Dt float64
	// Precision is F32 or F64; the zero value means F32.
	Precision state.Type
	// Element tells which parameters vary by element; nil means none.
	Element func(name string) bool
	// Method overrides the composite's when not empty.
	Method string
	// Watched says that variables are read between one step and the next, where
	// what arrives has not acted yet: by synapses with equations of their own.
	Watched bool
}

// Program is one step of a population as Funcs. Slots are bound by name:
//
//   - a variable of the model by its own name (Element; reals in the program's
//     precision, integers I32, truth values U32);
//   - a parameter by its name (F64, Uniform or Element; never read by Step), and
//     "dt", "t" and "N" likewise (F64, Uniform);
//   - "c0", "c1", … are the coefficients: written by Prepare or PrepareElements,
//     read by Step, Before, After and Initial;
//   - "k0", "k1", … are written by Tick and read by the same;
//   - an accumulator by its name (Element, the program's precision): read, and
//     set to +0;
//   - a series by its name: F64 Uniform in Tick when it is the same for all
//     elements, else Element in the program's precision;
//   - hidden variables as Hidden lists them;
//   - ir.StreamSlots where there are random draws.
//
// List 0 holds the elements that spike, list 1 + i those of the model's custom
// event i.
type Program struct {
	// Step is the whole step, all phases of the timing in one pass.
	Step *ir.Func
	// Before and After are the same step in two: what precedes the point at
	// which recorders and readers see the state, and the rest. Before is nil,
	// and After is Step, when nothing precedes it.
	Before, After *ir.Func
	// Prepare computes the coefficients that are the same for all elements
	// (n = 1), PrepareElements those that vary by element, Tick what depends on
	// the time (n = 1; before each step, with t at its start). Each is nil when
	// there is nothing for it.
	Prepare, PrepareElements, Tick *ir.Func
	// Initial finds the elements that count as having spiked before step 0
	// (list 0) and marks them as such, after Prepare and the Tick of step 0; nil
	// when the timing has none.
	Initial *ir.Func
	// Chance is set for elements that have no variables and spike with one and
	// the same probability, whatever happens: a plan may then draw their number
	// instead of running Step for each, by the same law.
	Chance *Chance
	// Hidden are the variables that the program adds to the model's.
	Hidden []Hidden
	// Method is the name of the scheme.
	Method string
	// Notes tell the user how the model is integrated.
	Notes []string

	dt        float64
	precision state.Type
	adaptive  bool
	paces     []pace
	counts    []counted
}

// Hidden is a variable per element that the program keeps for itself.
type Hidden struct {
	Name    string
	Type    state.Type
	Initial float64
}

// The names of hidden variables and of built-in slots.
const (
	// Countdown holds, in its low 31 bits, the steps for which the element is
	// still refractory (1 while a refractory condition may hold) and, in its
	// sign, whether the element spiked in the step before, where its reset is to come.
	Countdown = "countdown"
	// Since counts the steps since the last spike.
	Since = "since"
	// Substep is the size in ms that the element's next sub-step should have.
	Substep = "substep"
)

// neverSpiked is the time of the last spike of elements that never did, in ms;
// the same as Brian2's.
const neverSpiked = -1e7

// Discretize turns a composed model into the program of one step.
func Discretize(c *compose.Composite, o Options) (*Program, error) {
	if !(o.Dt > 0) || math.IsInf(o.Dt, 0) {
		return nil, fmt.Errorf("the time step must be above zero, not %v ms", o.Dt)
	}
	m, err := newModel(c, o)
	if err != nil {
		return nil, err
	}
	text := c.Method
	if o.Method != "" {
		text = o.Method
	}
	method, err := m.parseMethod(text)
	if err != nil {
		return nil, err
	}
	m.note(method.describe(len(m.Noises) > 0))
	p := &plan{model: m, method: method}
	if err := p.integrations(); err != nil {
		return nil, err
	}
	paces, err := p.paces()
	if err != nil {
		return nil, err
	}
	cut, end := p.cut(), len(p.phases)
	out := &Program{
		Step:    p.compile("step", 0, end),
		Initial: p.initial(),
		Hidden:  append(m.hidden(), p.hiddenSizes()...),
		Method:  method.name,

		dt: m.dt, precision: m.precision, adaptive: method.adaptive, paces: paces,
	}
	out.Chance = m.chance()
	out.counts = m.counts(out.Step)
	out.After = out.Step
	if before := p.compile("before", 0, cut); len(before.Body) > 0 {
		out.Before, out.After = before, p.compile("after", cut, end)
	}
	out.Prepare, out.PrepareElements, out.Tick = m.tables.funcs()
	out.Notes = m.notes
	verified(out.Prepare)
	verified(out.PrepareElements)
	verified(out.Tick)
	return out, nil
}

// hidden lists the variables that the program adds.
func (m *model) hidden() []Hidden {
	var list []Hidden
	if m.refractory || m.signal {
		list = append(list, Hidden{m.countdown, state.I32, 0})
	}
	if m.lastspike {
		list = append(list, Hidden{m.since, state.I32, math.Min(math.Round(-neverSpiked/m.dt), 1<<30)})
	}
	return list
}

// integrations makes the updates of each phase that integrates.
func (p *plan) integrations() error {
	p.groups = map[compose.Action][]group{}
	for _, a := range p.phases {
		var names []string
		for _, s := range p.Model.Symbols {
			if s.Role != eqn.State || s.Rate == nil {
				continue
			}
			synaptic := p.Synaptic[s.Name]
			if a == compose.StepAll || a == compose.StepSynapses && synaptic || a == compose.StepNeuron && !synaptic {
				names = append(names, s.Name)
			}
		}
		groups, err := p.group(a, names)
		if err != nil {
			return err
		}
		p.groups[a] = groups
	}
	return nil
}

// group makes the updates of variables that step in one phase: those without
// an order together, then the ordered ones one after the other.
func (p *plan) group(a compose.Action, names []string) ([]group, error) {
	var together []string
	for _, name := range names {
		if !slices.Contains(p.Model.Order, name) {
			together = append(together, name)
		}
	}
	systems := [][]string{together}
	for _, name := range p.Model.Order {
		if slices.Contains(names, name) {
			systems = append(systems, []string{name})
		}
	}
	var groups []group
	for i, variables := range systems {
		if len(variables) == 0 {
			continue
		}
		s := &system{variables: variables, depends: p.depends, adaptive: p.method.adaptive, absolute: p.method.absolute, relative: p.method.relative}
		for _, name := range variables {
			sym := p.symbols[name]
			s.drift = append(s.drift, ir.Simplify(timed(p.expand(sym.Rate.Func, true), false)))
			s.text = append(s.text, sym.Rate.Text)
			s.frozen = append(s.frozen, p.refractory && sym.Flags.UnlessRefractory)
		}
		if err := s.separate(p.isNoise); err != nil {
			return nil, err
		}
		if err := p.checkNoise(s); err != nil {
			return nil, fmt.Errorf("%s: %w", p.Model.Name, err)
		}
		updates, err := p.method.step(s)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.Model.Name, err)
		}
		g := group{ordered: i > 0, updates: updates}
		if g.tests, err = p.testsWithin(a, variables); err != nil {
			return nil, err
		}
		if s.adaptive {
			if g.substeps, err = p.newSubsteps(s); err != nil {
				return nil, fmt.Errorf("%s: %w", p.Model.Name, err)
			}
		}
		for k := range updates {
			updates[k].value = p.lower(updates[k].value)
		}
		groups = append(groups, g)
	}
	return groups, nil
}
