// Package response drives single neurons with steps of current: the course of
// their potential, and their firing rate over the current.
package response

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"synfire/diag"
	"synfire/eqn"
	"synfire/network"
	"synfire/record"
	"synfire/sim"
	"synfire/unit"
)

// Options say what is driven, and how. The zero value is a model with its
// defaults, driven through its first input, with a time step of 0.1 ms.
type Options struct {
	// Values are parameters and initial states that differ from the defaults.
	Values map[string]unit.Quantity
	// Reset and Method are words of the model and of the table of schemes;
	// empty means the default.
	Reset, Method string
	// To names the input; empty means the first.
	To string
	// Dt is the time step; 0 means 0.1 ms.
	Dt unit.Time
}

// Neuron is a model to be driven. Every measurement begins anew, in double
// precision.
type Neuron struct {
	instance *eqn.Instance
	input    *eqn.Symbol
	shown    *eqn.Symbol
	dt       unit.Time
	// copies is how many elements have each current: several where chance
	// decides on spikes.
	copies int
}

// chanceCopies are the copies of a neuron with noise, over which its rates are
// averaged.
const chanceCopies = 20

// New makes a neuron of a model. A model that has no input, and values that do
// not fit, are the user's mistake.
func New(m *eqn.Model, o Options) (*Neuron, error) {
	if m.Kind != eqn.KindNeuron {
		return nil, fmt.Errorf("%s is of kind %v; only a neuron responds to a current", m.Name, m.Kind)
	}
	n := &Neuron{instance: &eqn.Instance{Model: m, Values: map[string]unit.Any{}, Reset: o.Reset, Method: o.Method}, dt: o.Dt}
	if n.dt == 0 {
		n.dt = unit.Millisecond(0.1)
	}
	inputs := symbols(m, eqn.InputSum)
	for _, s := range inputs {
		if n.input == nil && (o.To == "" || s.Name == o.To) {
			n.input = s
		}
	}
	if n.input == nil && o.To != "" {
		return nil, unknown(m, "input", o.To, inputs)
	}
	if n.input == nil {
		return nil, fmt.Errorf("%s has no input that a current could go to: it takes spikes only", m.Name)
	}
	for name, q := range o.Values {
		v := q.Erase()
		known := symbols(m, eqn.Parameter, eqn.State)
		k := slices.IndexFunc(known, func(s *eqn.Symbol) bool { return s.Name == name })
		if k < 0 {
			return nil, unknown(m, "parameter or variable", name, known)
		}
		if v.Dim() != known[k].Dim {
			return nil, fmt.Errorf("%s of %s is in %v, not in %v", name, m.Name, known[k].Dim, v.Dim())
		}
		n.instance.Values[name] = v
	}
	n.shown = potential(m)
	n.copies = 1
	if chance(m) {
		n.copies = chanceCopies
	}
	return n, nil
}

// chance tells whether random numbers enter a model.
func chance(m *eqn.Model) bool {
	exprs := []*eqn.Expr{m.Threshold}
	for _, s := range m.Symbols {
		exprs = append(exprs, s.Rate, s.Value)
	}
	for _, e := range exprs {
		if e == nil {
			continue
		}
		for _, in := range e.Func.Body {
			if in.Op.Random() {
				return true
			}
		}
	}
	return slices.ContainsFunc(m.Symbols, func(s *eqn.Symbol) bool { return eqn.IsNoise(s.Name) })
}

// Spikes tells whether the neuron has a threshold.
func (n *Neuron) Spikes() bool { return n.instance.Model.Threshold != nil }

// unknown is the error of a name that the model does not have.
func unknown(m *eqn.Model, what, name string, known []*eqn.Symbol) error {
	var names []string
	for _, s := range known {
		names = append(names, s.Name)
	}
	d := diag.Diagnostic{Message: fmt.Sprintf("%s has no %s %q", m.Name, what, name), Help: "it has " + strings.Join(names, ", ")}
	if best, ok := diag.Suggest(name, names); ok {
		d.Help = fmt.Sprintf("did you mean %q?", best)
	}
	return diag.List{d}
}

func symbols(m *eqn.Model, roles ...eqn.Role) []*eqn.Symbol {
	var list []*eqn.Symbol
	for _, s := range m.Symbols {
		if slices.Contains(roles, s.Role) {
			list = append(list, s)
		}
	}
	return list
}

// potential is the variable that is looked at: the membrane potential, else
// the first variable; nil when there is none.
func potential(m *eqn.Model) *eqn.Symbol {
	states := symbols(m, eqn.State)
	for _, is := range []func(*eqn.Symbol) bool{
		func(s *eqn.Symbol) bool { return s.Flags.Potential },
		func(s *eqn.Symbol) bool { return s.Name == "V" || s.Name == "v" || s.Name == "V_m" },
		func(s *eqn.Symbol) bool { return s.Rate != nil },
	} {
		if k := slices.IndexFunc(states, is); k >= 0 {
			return states[k]
		}
	}
	return nil
}

// Input returns the name of the input that is driven, and its dimension.
func (n *Neuron) Input() (name string, dim unit.Dim) { return n.input.Name, n.input.Dim }

// Instance implements network.Model.
func (n *Neuron) Instance() (*eqn.Instance, error) { return n.instance, nil }

// Course is what happens over time, before, during and after a step.
type Course struct {
	// Times are in ms; Values are those of Variable at these times, in Unit.
	Times, Values  []float64
	Variable, Unit string
	// Spikes are the times of the spikes in ms.
	Spikes []float64
	// From and To bound the step in ms, End the whole.
	From, To, End float64
}

// Step drives the neuron with a current between two times of none.
func (n *Neuron) Step(ctx context.Context, current unit.Quantity, before, during, after unit.Time) (*Course, error) {
	if current.Dim() != n.input.Dim {
		return nil, fmt.Errorf("the input %s of %s is in %v, not in %v", n.input.Name, n.instance.Model.Name, n.input.Dim, current.Dim())
	}
	d, err := n.drive(ctx, []float64{current.Value()}, before, during, after, true)
	if err != nil {
		return nil, err
	}
	c := &Course{
		Times: d.trace.Times(), Spikes: d.spikes.Times(), Variable: n.shown.Name, Unit: d.trace.Unit(n.shown.Name),
		From: float64(before), To: float64(before + during), End: float64(before + during + after),
	}
	c.Values, _ = d.trace.Values(n.shown.Name)
	return c, nil
}

// Rates returns the firing rates in Hz at currents in coherent units, held for
// a time: the inverse of the mean interval between spikes in the last three
// quarters of it, 0 when there are fewer than two; where chance decides on
// spikes, the number of them in that time, over several neurons. Currents ascend; the rates end before
// the first with which the neuron runs away, as one with a reset by subtraction
// does when it gains more between two spikes than a reset takes. A neuron that
// runs away with the first current is an error.
func (n *Neuron) Rates(ctx context.Context, currents []float64, during unit.Time) ([]float64, error) {
	d, kept, err := n.bounded(ctx, currents, during)
	if err != nil {
		return nil, err
	}
	rates := make([]float64, kept)
	for e, l := range d.late(kept*n.copies, during) {
		switch {
		case n.copies > 1: // intervals would be those of the neurons that fire often
			rates[e/n.copies] += 1000 * float64(l.count) / (0.75 * float64(during)) / float64(n.copies)
		case l.count > 1:
			rates[e] = 1000 * float64(l.count-1) / (l.last - l.first)
		}
	}
	return rates, nil
}

// bounded drives the neuron with those of the currents, which ascend, that
// come before the first with which its state grows beyond all numbers, and
// returns how many those are.
func (n *Neuron) bounded(ctx context.Context, currents []float64, during unit.Time) (*driven, int, error) {
	for {
		d, err := n.drive(ctx, currents, 0, during, 0, false)
		var diverged *sim.DivergedError
		if !errors.As(err, &diverged) || diverged.Element < n.copies {
			return d, len(currents), err
		}
		currents = currents[:diverged.Element/n.copies]
	}
}

// lateSpikes are those of an element after the first quarter of the time.
type lateSpikes struct {
	count       int
	first, last float64
}

func (d *driven) late(elements int, during unit.Time) []lateSpikes {
	list := make([]lateSpikes, elements)
	neurons := d.spikes.Neurons()
	for k, t := range d.spikes.Times() {
		l := &list[neurons[k]]
		if t < float64(during)/4 {
			continue
		}
		if l.count == 0 {
			l.first = t
		}
		l.last = t
		l.count++
	}
	return list
}

// driven is what was recorded of a run.
type driven struct {
	spikes *record.SpikeTrain
	trace  *record.Trace
}

// drive runs a population with a current of its own for each element.
func (n *Neuron) drive(ctx context.Context, currents []float64, before, during, after unit.Time, traced bool) (*driven, error) {
	net := network.New(network.Options{Dt: n.dt})
	copies := n.copies
	if traced {
		copies = 1
	}
	each := make([]float64, 0, copies*len(currents))
	for _, x := range currents {
		for range copies {
			each = append(each, x)
		}
	}
	p := net.Population(n.instance.Model.Name, len(each), n)
	none := unit.AnyEach(n.input.Dim, make([]float64, len(each)))
	in := net.Input(p, none, network.InputOptions{Name: "current", To: n.input.Name})
	d := &driven{spikes: record.Spikes(p)}
	recorders := []sim.Recorder{d.spikes}
	if traced {
		if n.shown == nil {
			return nil, fmt.Errorf("%s has no variable to look at", n.instance.Model.Name)
		}
		d.trace = record.State(p, 0, n.shown.Name)
		recorders = append(recorders, d.trace)
	}
	s, err := sim.New(net, sim.Options{Precision: "f64", Threads: 1, Recorders: recorders, Warn: func(string) {}})
	if err != nil {
		return nil, err
	}
	defer s.Close()
	for _, part := range []struct {
		current unit.Any
		time    unit.Time
	}{{none, before}, {unit.AnyEach(n.input.Dim, each), during}, {none, after}} {
		if part.time == 0 {
			continue
		}
		if err := s.Assign(in, "value", part.current); err != nil {
			return nil, err
		}
		if err := s.Run(ctx, part.time); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// The range of currents, in coherent units, in which Rheobase looks: from far
// below a picoampere to far above an ampere, and dimensionless ones as well.
const (
	leastPower, mostPower = -6, 16
	perDecade             = 8
	refinement            = 64
)

// ErrUnmoved says that no current changes how often a neuron fires.
var ErrUnmoved = errors.New("no step of current changes how often it fires")

// Rheobase looks for the smallest current with which the neuron fires
// repeatedly, within one per cent: at least twice in the last three quarters of
// a step of the given length, and twice as often as without a current. Where
// none does that, it is the smallest that changes how often the neuron fires. A
// current that makes it run away counts as either.
func (n *Neuron) Rheobase(ctx context.Context, during unit.Time) (unit.Quantity, error) {
	var repeated, changed bracket
	for power := leastPower; power < mostPower && repeated.hi == 0; power++ {
		currents := make([]float64, perDecade)
		for k := range currents {
			currents[k] = math.Pow(10, float64(power)+float64(k+1)/perDecade)
		}
		r, c, err := n.effects(ctx, currents, during)
		if err != nil {
			return unit.Quantity{}, err
		}
		repeated.narrow(currents, r)
		changed.narrow(currents, c)
	}
	found, of := repeated, func(r, _ int) int { return r }
	if found.hi == 0 {
		found, of = changed, func(_, c int) int { return c }
	}
	if found.hi == 0 {
		return unit.Quantity{}, fmt.Errorf("%s: %w", n.instance.Model.Name, ErrUnmoved)
	}
	between := make([]float64, refinement)
	for k := range between {
		between[k] = found.lo + (found.hi-found.lo)*float64(k+1)/refinement
	}
	r, c, err := n.effects(ctx, between, during)
	if err != nil {
		return unit.Quantity{}, err
	}
	return unit.New(between[min(of(r, c), refinement-1)], n.input.Dim), nil
}

// bracket is where an effect sets in: below lo there is none, at hi there is; a
// hi of 0 is not found yet.
type bracket struct{ lo, hi float64 }

// narrow takes further currents, of which number k is the first with the
// effect.
func (b *bracket) narrow(currents []float64, k int) {
	if b.hi > 0 {
		return
	}
	if k < len(currents) {
		b.hi = currents[k]
	}
	if k > 0 {
		b.lo = currents[k-1]
	}
}

// effects returns the places of the first currents with which the neuron fires
// repeatedly, and with which the number of its spikes changes; the number of
// currents when there is none.
func (n *Neuron) effects(ctx context.Context, currents []float64, during unit.Time) (repeated, changed int, err error) {
	d, kept, err := n.bounded(ctx, append([]float64{0}, currents...), during)
	if err != nil {
		return 0, 0, err
	}
	all, late := make([]int, kept), make([]int, kept)
	for _, e := range d.spikes.Neurons() {
		all[int(e)/n.copies]++
	}
	for e, l := range d.late(kept*n.copies, during) {
		late[e/n.copies] += l.count
	}
	repeated, changed = kept-1, kept-1
	for k := kept - 1; k > 0; k-- {
		if late[k] >= 2*max(n.copies, late[0]) {
			repeated = k - 1
		}
		if all[k] != all[0] {
			changed = k - 1
		}
	}
	return repeated, changed, nil
}

// Settles tells whether the neuron fires less often after a step of current
// than during it: one that runs away does not.
func (n *Neuron) Settles(ctx context.Context, current unit.Quantity, during unit.Time) (bool, error) {
	c, err := n.Step(ctx, current, 0, during, during)
	var diverged *sim.DivergedError
	switch {
	case errors.As(err, &diverged):
		return false, nil
	case err != nil:
		return false, err
	}
	after := 0
	for _, t := range c.Spikes {
		if t >= c.To {
			after++
		}
	}
	return after < len(c.Spikes)-after, nil
}
