// Package network describes what is simulated: populations, projections and
// inputs. It is pure data: no arrays and no time. Mistakes are collected with
// the place of the call that made them and returned together by Err, so that
// a program reads without an error check on every line.
package network

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synfire/conn"
	"synfire/diag"
	"synfire/eqn"
	"synfire/rng"
	"synfire/unit"
)

// MaxElements bounds the size of a population: indices are 32 bits.
const MaxElements = math.MaxInt32

// Options configure a network. The zero value is a time step of 0.1 ms, seed
// 0, random numbers by counter, and no trials.
type Options struct {
	// Dt is the time step.
	Dt unit.Time
	// Seed and Random choose the random numbers.
	Seed   uint64
	Random rng.Kind
	// Place tells where in the user's program objects are being made; nil means
	// the Go call that makes them.
	Place func() Place
}

// Model is what a population, synapse, output or input is made of: a zoo
// struct or equations of one's own.
type Model interface {
	Instance() (*eqn.Instance, error)
}

// Value is a quantity of any dimension: one value, one per element, or a
// distribution.
type Value = unit.Erasable

// Network is a description under construction.
type Network struct {
	opt         Options
	populations []*Population
	projections []*Projection
	inputs      []*Input
	names       map[string]string // name to what has it
	errs        diag.List
	planned     bool
}

// New starts a network.
func New(o Options) *Network {
	if o.Dt == 0 {
		o.Dt = unit.Millisecond(0.1)
	}
	n := &Network{opt: o, names: map[string]string{}}
	if dt := float64(o.Dt); !(dt > 0) || math.IsInf(dt, 0) {
		n.fail(1, "the time step is %v; it must be above zero", o.Dt)
	}
	return n
}

// Options returns the network's options, with defaults filled in.
func (n *Network) Options() Options { return n.opt }

// Populations returns the populations in order of creation.
func (n *Network) Populations() []*Population { return n.populations }

// Projections returns the projections in order of creation.
func (n *Network) Projections() []*Projection { return n.projections }

// Inputs returns the external inputs in order of creation.
func (n *Network) Inputs() []*Input { return n.inputs }

// Err returns every mistake so far, or nil.
func (n *Network) Err() error {
	if len(n.errs) == 0 {
		return nil
	}
	return n.errs
}

// Freeze ends the description: later additions are mistakes.
func (n *Network) Freeze() { n.planned = true }

// Population adds size elements of a model. An empty name becomes
// "population1" and so on.
func (n *Network) Population(name string, size int, m Model) *Population {
	p := &Population{Name: n.name(name, "population", len(n.populations)), net: n, place: n.here(0)}
	p.Root = p
	n.populations = append(n.populations, p)
	n.checkOpen("population", p.Name)
	if size < 1 || size > MaxElements {
		n.fail(1, "population %q has %d elements; it needs 1 to %d", p.Name, size, MaxElements)
		size = 1
	}
	p.Hi = size
	if m == nil {
		n.fail(1, "population %q has no model", p.Name)
		return p
	}
	inst, err := m.Instance()
	if err != nil {
		n.failErr(1, err)
		return p
	}
	if inst.Model.Kind != eqn.KindNeuron && inst.Model.Kind != eqn.KindInput {
		n.fail(1, "population %q is made of %s, which is not a neuron", p.Name, inst.Model.Name)
	}
	p.Model = inst
	n.checkValues(1, p.Name, inst, size)
	if p.Initial, err = p.initial(inst); err != nil {
		n.failErr(1, err)
	}
	return p
}

// Via says through what a projection acts.
type Via struct {
	// Name of the projection; empty becomes "projection1" and so on.
	Name string
	// Weight of every synapse; its dimension must fit the synapse or, without
	// one, the variable To. A weight has no default. A list has one value per
	// synapse, for rules that draw nothing: conn.Pairs as listed, conn.OneToOne
	// by source, conn.AllToAll row by row. So has a list of delays.
	Weight Value
	// Delay; not set means none (1 ms under nest timing).
	Delay unit.Value[unit.Time]
	// WeightExpr and DelayExpr give the weight and delay of each synapse by an
	// expression instead, over the names that Where knows.
	WeightExpr, DelayExpr string
	// Release says what a spike carries, by equations of the source: the weight
	// is multiplied by it (short-term plasticity). nil: every spike carries 1.
	// A Release given as Syn acts like one beside no Syn.
	Release Model
	// Syn is the synapse, or a coupling that acts at every step; nil adds the weight straight to the variable To.
	Syn Model
	// Out turns the synapse's g into what the input sums; nil: g itself.
	Out Model
	// To names an input or variable of the target; empty: its only input.
	To string
	// Event names a custom event of the source, which is then sent instead of its
	// spikes.
	Event string
}

// Projection connects two populations.
type Projection struct {
	Name     string
	From, To *Population
	Rule     conn.Rule
	Weight   unit.Any
	Delay    unit.Any
	// Release, Syn and Out are nil where there is none.
	Release, Syn, Out *eqn.Instance
	Target            string
	// Event names the custom event that is sent; empty: spikes.
	Event string
	// Pairs are the expressions over source and target.
	Pairs Pairs
	net   *Network
	place Place
}

// Project connects the elements of from to those of to, by a rule.
func (n *Network) Project(from, to *Population, rule conn.Rule, via Via) *Projection {
	p := &Projection{Name: n.name(via.Name, "projection", len(n.projections)), From: from, To: to, Rule: rule, Target: via.To, Event: via.Event, net: n, place: n.here(0)}
	n.projections = append(n.projections, p)
	n.checkOpen("projection", p.Name)
	if from == nil || to == nil || from.net != n || to.net != n {
		n.fail(1, "projection %q joins populations of another network", p.Name)
		return p
	}
	if rule == nil {
		n.fail(1, "projection %q has no rule that says who connects to whom", p.Name)
	} else if err := rule.Validate(from.Len(), to.Len()); err != nil {
		n.fail(1, "projection %q: %v", p.Name, err)
	}
	if err := p.pairs(via); err != nil {
		n.failErr(1, err)
	}
	switch {
	case (via.Weight != nil) == (via.WeightExpr != ""):
		n.fail(1, "projection %q needs a weight, as a value or as an expression", p.Name)
	case via.Weight != nil:
		p.Weight = via.Weight.Erase()
		n.checkFinite(1, fmt.Sprintf("the weight of projection %q", p.Name), p.Weight)
		n.refuseExpression(1, fmt.Sprintf("the weight of projection %q", p.Name), p.Weight, "give it as WeightExpr, over i, j and what both sides have")
	}
	if via.Delay != nil && via.DelayExpr != "" {
		n.fail(1, "projection %q has two delays, a value and an expression", p.Name)
	}
	if via.Delay != nil {
		p.Delay = unit.Erase(via.Delay)
		n.checkFinite(1, fmt.Sprintf("the delay of projection %q", p.Name), p.Delay)
		n.refuseExpression(1, fmt.Sprintf("the delay of projection %q", p.Name), p.Delay, "give it as DelayExpr, over i, j and what both sides have")
		if p.Delay.Uniform() && p.Delay.At(0, nil) < 0 {
			n.fail(1, "projection %q has a delay of %v ms; a spike cannot arrive before it is sent", p.Name, p.Delay.At(0, nil))
		}
	}
	p.Release = n.part(via.Release, eqn.KindSynapse, "synapse", p)
	if p.Release != nil && !p.Release.Model.Releases() {
		n.fail(1, "projection %q: %s does not say what a spike carries: it needs on_pre and a variable marked (output)", p.Name, p.Release.Model.Name)
		p.Release = nil
	}
	p.Syn = n.part(via.Syn, eqn.KindSynapse, "synapse", p)
	if p.Syn != nil && p.Release == nil && p.Syn.Model.Releases() {
		p.Release, p.Syn = p.Syn, nil
	}
	p.Out = n.part(via.Out, eqn.KindOutput, "output", p)
	if p.Event != "" {
		n.checkEvent(p)
	}
	return p
}

// checkEvent checks the custom event that a projection sends.
func (n *Network) checkEvent(p *Projection) {
	if p.Release != nil {
		n.fail(2, "projection %q: a release tells what a spike carries; custom events carry nothing", p.Name)
	}
	if p.From.Model != nil && !p.From.HasEvent(p.Event) {
		n.fail(2, "projection %q: %s has no event %q", p.Name, p.From.Model.Model.Name, p.Event)
	}
}

// HasEvent tells whether a population's model has a custom event of the name.
func (p *Population) HasEvent(name string) bool {
	return slices.ContainsFunc(p.Root.Model.Model.Events, func(e eqn.Event) bool { return e.Name == name && !e.Start })
}

// part makes the instance of a synapse or output of a projection.
func (n *Network) part(m Model, kind eqn.Kind, word string, p *Projection) *eqn.Instance {
	if m == nil {
		return nil
	}
	inst, err := m.Instance()
	if err != nil {
		n.failErr(2, err)
		return nil
	}
	coupling := kind == eqn.KindSynapse && inst.Model.Kind == eqn.KindCoupling
	if inst.Model.Kind != kind && !coupling {
		n.fail(2, "projection %q: %s is no %s", p.Name, inst.Model.Name, word)
		return nil
	}
	n.checkValues(2, p.Name, inst, -1)
	n.checkExpressions(2, p.Name, inst, p.keeper(inst.Model))
	return inst
}

// keeper is the population whose elements have the values of a part of the
// projection; nil where its synapses have them.
func (p *Projection) keeper(m *eqn.Model) *Population {
	switch {
	case m.Kind == eqn.KindOutput, len(m.Arrival) > 0:
		return p.To.whole()
	case m.Continuous():
		return p.From.whole()
	}
	return nil
}

// whole is the population of which a group is a part; nil for nil.
func (p *Population) whole() *Population {
	if p == nil {
		return nil
	}
	return p.Root
}

// Input is an external input to a population.
type Input struct {
	Name   string
	To     *Population
	Target string
	// Value is a constant input; Model one with equations. One of them is set.
	Value unit.Any
	Model *eqn.Instance
	// Expr computes a constant input that is given as an expression.
	Expr  *eqn.Expr
	place Place
}

// InputOptions configure an input.
type InputOptions struct {
	// Name of the input; empty becomes "input1" and so on.
	Name string
	// To names an input of the target; empty: its only one.
	To string
}

// Input adds a constant input to every element of a population.
func (n *Network) Input(to *Population, v Value, o InputOptions) *Input {
	in := n.input(to, o)
	if v == nil {
		n.fail(1, "input %q has no value", in.Name)
		return in
	}
	in.Value = v.Erase()
	n.checkFinite(1, fmt.Sprintf("input %q", in.Name), in.Value)
	if l := in.Value.Len(); to != nil && l >= 0 && l != to.Len() {
		n.fail(1, "input %q has %d values for %d elements", in.Name, l, to.Len())
	}
	if text, ok := in.Value.Expression(); ok && to != nil && to.Model != nil {
		var err error
		if in.Expr, err = to.ParseElement(text, "the value of an input", &eqn.Foreign{Dim: in.Value.Dim()}); err != nil {
			n.failErr(1, err)
		}
	}
	return in
}

// Drive adds an input that has equations of its own.
func (n *Network) Drive(to *Population, m Model, o InputOptions) *Input {
	in := n.input(to, o)
	inst, err := m.Instance()
	if err != nil {
		n.failErr(1, err)
		return in
	}
	if inst.Model.Kind != eqn.KindInput || inst.Spikes != nil || inst.Model.Threshold != nil {
		n.fail(1, "input %q: %s is not an input that is added to something", in.Name, inst.Model.Name)
	}
	in.Model = inst
	if to != nil {
		n.checkValues(1, in.Name, inst, to.Len())
		n.checkExpressions(1, in.Name, inst, to)
	}
	return in
}

func (n *Network) input(to *Population, o InputOptions) *Input {
	in := &Input{Name: n.name(o.Name, "input", len(n.inputs)), To: to, Target: o.To, place: n.here(1)}
	n.inputs = append(n.inputs, in)
	n.checkOpen("input", in.Name)
	if to == nil || to.net != n {
		n.fail(2, "input %q goes to a population of another network", in.Name)
	}
	return in
}

// longestName is in bytes; files are named after objects.
const longestName = 200

// CheckName refuses names by which files and variables cannot be addressed.
func CheckName(name string) error {
	unfit := func(r rune) bool { return strings.ContainsRune(`/\.`, r) || unicode.IsSpace(r) || unicode.IsControl(r) }
	switch {
	case strings.ContainsFunc(name, unfit) || !utf8.ValidString(name):
		return errors.New("a name has no '/', '.' or blanks, since files and variables are addressed by it")
	case len(name) > longestName:
		return fmt.Errorf("a name has at most %d bytes", longestName)
	}
	return nil
}

// name settles an object's name; two objects of one name would share their
// random streams.
func (n *Network) name(name, kind string, count int) string {
	if name == "" {
		name = fmt.Sprintf("%s%d", kind, count+1)
	}
	if other, taken := n.names[name]; taken {
		n.fail(2, "%s %q: a %s has that name already; names address random streams and files, so each must be its own", kind, name, other)
	}
	if err := CheckName(name); err != nil {
		n.fail(2, "%s %q: %v", kind, name, err)
	}
	n.names[name] = kind
	return name
}

func (n *Network) checkOpen(kind, name string) {
	if n.planned {
		n.fail(2, "%s %q is added after the first step; build the whole network first (values may change later)", kind, name)
	}
}

// checkValues checks what the user gave for an instance: known names,
// dimensions, finite numbers, one value per element.
func (n *Network) checkValues(skip int, object string, inst *eqn.Instance, size int) {
	for _, name := range slices.Sorted(maps.Keys(inst.Values)) {
		v := inst.Values[name]
		s, ok := inst.Model.Symbol(name)
		if !ok || s.Role != eqn.Parameter && s.Role != eqn.State {
			n.fail(skip+1, "%s: %s has no parameter or variable %q%s", object, inst.Model.Name, name, didYouMean(name, inst.Model))
			continue
		}
		if v.Dim() != s.Dim {
			n.fail(skip+1, "%s: %s of %s is in %v, not in %v", object, name, inst.Model.Name, s.Dim, v.Dim())
			continue
		}
		if s.Flags.Shared && !v.Uniform() {
			n.fail(skip+1, "%s: %s is (shared): one value for the whole population", object, name)
			continue
		}
		if size >= 0 && v.Len() >= 0 && v.Len() != size {
			n.fail(skip+1, "%s: %s has %d values for %d elements", object, name, v.Len(), size)
			continue
		}
		n.checkFinite(skip+1, fmt.Sprintf("%s: %s", object, name), v)
	}
	n.checkTables(skip+1, object, inst, size)
	for _, s := range inst.Model.Symbols {
		if _, given := inst.Values[s.Name]; s.Role == eqn.Parameter && !given && !s.Default.IsSet() {
			n.fail(skip+1, "%s: %s needs a value for %q, which has no default", object, inst.Model.Name, s.Name)
		}
	}
}

// checkTables checks the tables over time and the listed spikes of an
// instance.
func (n *Network) checkTables(skip int, object string, inst *eqn.Instance, size int) {
	for name, table := range inst.Series {
		if err := table.Check(); err != nil {
			n.fail(skip+1, "%s: %s: %w", object, name, err)
		} else if s, ok := inst.Model.Symbol(name); ok && !s.Open && table.Dim != s.Dim {
			n.fail(skip+1, "%s: the table %s of %s is in %v, not in %v", object, name, inst.Model.Name, table.Dim, s.Dim)
		} else if size >= 0 && table.Columns > 1 && table.Columns != size {
			n.fail(skip+1, "%s: %s has %d columns for %d elements", object, name, table.Columns, size)
		}
	}
	for _, s := range inst.Model.Symbols {
		if s.Role == eqn.Table && inst.Series[s.Name] == nil {
			n.fail(skip+1, "%s: %s needs the table over time %q", object, inst.Model.Name, s.Name)
		}
	}
	if inst.Spikes == nil {
		return
	}
	if a, b := len(inst.Spikes.Times), len(inst.Spikes.Elements); a != b {
		n.fail(skip+1, "%s: %d times and %d elements of spikes are listed", object, a, b)
		return
	}
	for k, t := range inst.Spikes.Times {
		if e := inst.Spikes.Elements[k]; math.IsNaN(t) || t < 0 || t > maxSpikeTime {
			n.fail(skip+1, "%s: spike %d is at %v ms; listed spikes lie between 0 and %g ms", object, k, t, float64(maxSpikeTime))
			return
		} else if int64(e) >= int64(size) {
			n.fail(skip+1, "%s: spike %d is of element %d; there are %d elements", object, k, e, size)
			return
		}
	}
}

// maxSpikeTime bounds listed spikes, in ms: thirty thousand years.
const maxSpikeTime = 1e15

func didYouMean(name string, m *eqn.Model) string {
	var known []string
	for _, s := range m.Symbols {
		if s.Role == eqn.Parameter || s.Role == eqn.State {
			known = append(known, s.Name)
		}
	}
	if best, ok := diag.Suggest(name, known); ok {
		return fmt.Sprintf("; did you mean %q?", best)
	}
	return "; it has " + strings.Join(known, ", ")
}

// checkFinite refuses values that are no numbers. Only fixed values can be
// seen here; distributions are checked when they are drawn.
func (n *Network) checkFinite(skip int, what string, v unit.Any) {
	elements := v.Len()
	if v.Uniform() {
		elements = 1
	}
	for i := range max(elements, 0) {
		if x := v.At(i, nil); math.IsNaN(x) || math.IsInf(x, 0) {
			at := ""
			if elements > 1 {
				at = fmt.Sprintf(" at index %d", i)
			}
			n.fail(skip+1, "%s is %v%s", what, x, at)
			return
		}
	}
}
