package script

import (
	"fmt"
	"slices"
	"sort"

	"go.starlark.net/starlark"

	"synfire/analysis"
	"synfire/eqn"
	"synfire/event"
	"synfire/network"
	"synfire/record"
	"synfire/unit"
)

// object is what the values of a network share.
type object struct{ name string }

// Freeze implements starlark.Value.
func (o object) Freeze() {}

// Truth implements starlark.Value.
func (o object) Truth() starlark.Bool { return true }

// Hash implements starlark.Value.
func (o object) Hash() (uint32, error) { return starlark.String(o.name).Hash() }

// method is a builtin bound to a value.
type method[T starlark.Value] func(T, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error)

// methods is the table of a type's methods.
type methods[T starlark.Value] map[string]method[T]

func (m methods[T]) attr(recv T, name string) (starlark.Value, error) {
	fn, ok := m[name]
	if !ok {
		return nil, nil
	}
	return starlark.NewBuiltin(name, func(_ *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return fn(recv, b, args, kwargs)
	}), nil
}

func (m methods[T]) names() []string {
	var names []string
	for name := range m {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

var (
	_ starlark.HasSetField = (*Projection)(nil)
	_ starlark.HasSetField = (*Input)(nil)
	_ starlark.HasAttrs    = (*Record)(nil)
	_ starlark.Mapping     = (*Record)(nil)
	_ starlark.HasAttrs    = (*Network)(nil)
)

// String implements starlark.Value.
func (n *Network) String() string {
	return fmt.Sprintf("<network of %d populations and %d projections>", len(n.net.Populations()), len(n.net.Projections()))
}

// Type implements starlark.Value.
func (n *Network) Type() string { return "network" }

// read gives a variable of an object as an array.
func (n *Network) read(of any, name string) (starlark.Value, error) {
	if err := n.planFor(of); err != nil {
		return nil, err
	}
	if p, ok := of.(*network.Population); ok {
		if s, ok := p.Model.Model.Symbol(name); ok && (s.Role == eqn.Subexpression || s.Role == eqn.InputSum) {
			xs, err := n.sim.Derived(p, name)
			return newArray(xs, s.Dim, s.Unit), err
		}
	}
	v, err := n.sim.Variable(of, name)
	if err != nil {
		return nil, starlark.NoSuchAttrError(err.Error())
	}
	scale := v.Scale()
	xs := make([]float64, v.Len())
	for i := range xs {
		xs[i] = v.At(i) * scale
	}
	a := newArray(xs, v.Dim(), v.Unit())
	a.of = elements{n, of, name}
	return a, nil
}

// planFor is plan, or planAll for a projection, whose variables may be those of
// its synapses.
func (n *Network) planFor(of any) error {
	if _, ok := of.(*network.Projection); ok {
		return n.planAll()
	}
	return n.plan()
}

// elements are those of a variable of an object.
type elements struct {
	net  *Network
	of   any
	name string
}

func (e elements) where(condition string) ([]int, error) { return e.net.sim.Where(e.of, condition) }

func (e elements) assign(chosen []int, value starlark.Value) error {
	x, err := e.net.valuesOf(e.of, e.name, value)
	if err != nil {
		return err
	}
	return e.net.sim.AssignAt(e.of, e.name, chosen, x)
}

// synapses are those of a projection, of which the weights change.
type synapses struct {
	net  *Network
	proj *network.Projection
}

func (s synapses) where(condition string) ([]int, error) {
	return s.net.sim.SynapsesWhere(s.proj, condition)
}

func (s synapses) assign(chosen []int, value starlark.Value) error {
	x, err := values(value)
	if err != nil {
		return fmt.Errorf("weight: %w", err)
	}
	return s.net.sim.SetWeightsAt(s.proj, chosen, x)
}

// write gives a variable of an object new values: one for all, one per
// element, a distribution, or an expression.
func (n *Network) write(of any, name string, value starlark.Value) error {
	if err := n.planFor(of); err != nil {
		return err
	}
	x, err := n.valuesOf(of, name, value)
	if err != nil {
		return err
	}
	return n.sim.Assign(of, name, x)
}

// valuesOf reads what is given to a variable of an object; text is an
// expression in the variable's dimension.
func (n *Network) valuesOf(of any, name string, value starlark.Value) (unit.Any, error) {
	v, err := n.sim.Variable(of, name)
	if err != nil {
		return unit.Any{}, err
	}
	return valuesOf(name, value, v.Dim(), v.Unit())
}

// valuesOf reads what is given to a variable of a dimension that is read in a
// unit.
func valuesOf(name string, value starlark.Value, dim unit.Dim, in string) (unit.Any, error) {
	if text, ok := starlark.AsString(value); ok {
		return unit.AnyExpression(dim, text), nil
	}
	x, err := values(value)
	if err != nil {
		return x, fmt.Errorf("%s: %w", name, err)
	}
	if x.Dim().IsOne() && !dim.IsOne() {
		return x, needsUnit(name, value, dim, in)
	}
	return x, nil
}

// Projection is a projection.
type Projection struct {
	object
	net  *Network
	proj *network.Projection
}

// String implements starlark.Value.
func (p *Projection) String() string {
	return fmt.Sprintf("<%s: %s to %s>", p.proj.Name, p.proj.From.Name, p.proj.To.Name)
}

// Type implements starlark.Value.
func (p *Projection) Type() string { return "projection" }

// Attr reads the weights, or a variable of the synapse or output.
func (p *Projection) Attr(name string) (starlark.Value, error) {
	switch name {
	case "name":
		return starlark.String(p.proj.Name), nil
	case "active":
		if err := p.net.plan(); err != nil {
			return nil, err
		}
		return starlark.Bool(p.net.sim.Active(p.proj)), nil
	case "weight", "delay", "count", "source", "target":
		if err := p.net.planAll(); err != nil {
			return nil, err
		}
		return p.synapses(name)
	}
	if v, ok, err := p.table(name); ok {
		return v, err
	}
	return p.net.read(p.proj, name)
}

func (p *Projection) synapses(what string) (starlark.Value, error) {
	if what == "count" {
		return starlark.MakeInt64(p.net.sim.SynapseCount(p.proj)), nil
	}
	if what == "weight" {
		a := newArray(p.net.sim.Weights(p.proj), p.proj.Weight.Dim(), "")
		a.of = synapses{p.net, p.proj}
		return a, nil
	}
	dt := float64(p.net.net.Options().Dt)
	var values []float64
	p.net.sim.EachSynapse(p.proj, func(s event.Synapse) {
		values = append(values, map[string]float64{
			"delay": float64(s.Delay) * dt, "source": float64(s.Source), "target": float64(s.Target),
		}[what])
	})
	if what == "delay" {
		return newArray(values, unit.Time(0).Dim(), "ms"), nil
	}
	return newArray(values, unit.Dim{}, ""), nil
}

// AttrNames implements starlark.HasAttrs.
func (p *Projection) AttrNames() []string {
	return []string{"name", "active", "weight", "delay", "count", "source", "target", "in_degree", "out_degree", "weight_matrix", "connections"}
}

// SetField changes the weights, or a variable of the synapse or output.
func (p *Projection) SetField(name string, v starlark.Value) error {
	if name != "weight" && name != "active" {
		return p.net.write(p.proj, name, v)
	}
	if name == "active" {
		if err := p.net.plan(); err != nil {
			return err
		}
		on, ok := v.(starlark.Bool)
		if !ok {
			return fmt.Errorf("active is True or False, not %v", v)
		}
		return p.net.sim.SetActive(p.proj, bool(on))
	}
	x, err := values(v)
	if err != nil {
		return fmt.Errorf("weight: %w", err)
	}
	plan := p.net.plan
	if x.Len() >= 0 {
		plan = p.net.planAll // one for each
	}
	if err := plan(); err != nil {
		return err
	}
	return p.net.sim.SetWeights(p.proj, x)
}

// Input is an external input.
type Input struct {
	object
	net *Network
	in  *network.Input
}

// String implements starlark.Value.
func (in *Input) String() string { return fmt.Sprintf("<%s to %s>", in.in.Name, in.in.To.Name) }

// Type implements starlark.Value.
func (in *Input) Type() string { return "input" }

// Attr reads a parameter or variable of the input.
func (in *Input) Attr(name string) (starlark.Value, error) {
	if name == "name" {
		return starlark.String(in.in.Name), nil
	}
	return in.net.read(in.in, name)
}

// AttrNames implements starlark.HasAttrs.
func (in *Input) AttrNames() []string { return []string{"name", "value"} }

// SetField changes a parameter or variable of the input.
func (in *Input) SetField(name string, v starlark.Value) error { return in.net.write(in.in, name, v) }

// Record is what is kept of a group.
type Record struct {
	object
	Name   string
	net    *Network
	group  *network.Population
	spikes *record.SpikeTrain
	trace  *record.Trace
}

// Spikes returns the recorded spikes, nil when none are recorded.
func (rec *Record) Spikes() *record.SpikeTrain { return rec.spikes }

// IDs returns the identifiers of the recorded neurons as a []int64 or []string,
// nil where they have none.
func (rec *Record) IDs() any {
	switch list := rec.net.identifiers(rec.group); {
	case list == nil:
		return nil
	case list.Texts != nil:
		return list.Texts
	default:
		return list.Ints
	}
}

// Trace returns the recorded variables, nil when none are recorded.
func (rec *Record) Trace() *record.Trace { return rec.trace }

// String implements starlark.Value.
func (rec *Record) String() string { return "<record of " + rec.group.Name + ">" }

// Type implements starlark.Value.
func (rec *Record) Type() string { return "record" }

// AttrNames implements starlark.HasAttrs.
func (rec *Record) AttrNames() []string {
	return []string{"count", "t", "i", "step", "trial", "shape", "rate", "cv"}
}

// Attr gives what was recorded.
func (rec *Record) Attr(name string) (starlark.Value, error) {
	if name == "t" && rec.spikes == nil {
		return newArray(rec.trace.Times(), unit.Time(0).Dim(), "ms"), nil
	}
	if rec.spikes == nil {
		return nil, nil
	}
	sp := rec.spikes
	switch name {
	case "count":
		return starlark.MakeInt(sp.Count()), nil
	case "t":
		return newArray(sp.Times(), unit.Time(0).Dim(), "ms"), nil
	case "i":
		return newArray(floats(sp.Neurons()), unit.Dim{}, ""), nil
	case "step":
		return newArray(floats(sp.Steps()), unit.Dim{}, ""), nil
	case "trial":
		return newArray(floats(sp.TrialOf()), unit.Dim{}, ""), nil
	case "shape":
		return starlark.Tuple{starlark.MakeInt64(rec.net.steps()), starlark.MakeInt(rec.group.Len())}, nil
	case "rate":
		return rec.method(name, meanRate), nil
	case "cv":
		return rec.method(name, meanCV), nil
	}
	return nil, nil
}

// Get implements starlark.Mapping: tr["v"] is a matrix [sample, element].
func (rec *Record) Get(k starlark.Value) (starlark.Value, bool, error) {
	name, ok := starlark.AsString(k)
	if !ok || rec.trace == nil {
		return nil, false, fmt.Errorf("%v is not a recorded variable of %s", k, rec.group.Name)
	}
	xs, cols := rec.trace.Values(name)
	if !slices.Contains(rec.trace.Variables(), name) {
		return nil, false, fmt.Errorf("%q is not recorded; %v are", name, rec.trace.Variables())
	}
	a := newArray(xs, unit.Dim{}, "")
	if sym, ok := rec.group.Model.Model.Symbol(name); ok {
		a = newArray(xs, sym.Dim, sym.Unit)
	}
	a.cols = cols
	return a, true, nil
}

// steps is the number of steps done, or left out by a check.
func (n *Network) steps() int64 {
	if n.sim == nil {
		return 0
	}
	return n.sim.StepCount() + n.skipped
}

// train is what package analysis reads. A neuron in another trial counts as
// another neuron.
func (rec *Record) train() analysis.Spikes {
	n := rec.group.Len()
	sp := analysis.Spikes{Step: rec.spikes.Steps(), Neuron: rec.spikes.Neurons(), Dt: float64(rec.net.net.Options().Dt), N: n * rec.spikes.Trials()}
	if rec.spikes.Trials() > 1 {
		for i, trial := range rec.spikes.TrialOf() {
			sp.Neuron[i] += trial * int64(n)
		}
	}
	return sp
}

// meanRate is the mean firing rate of the group: rate(from_=…, to_=…).
func meanRate() statistic {
	return statistic{nil, func(sp analysis.Spikes, from, to float64) (starlark.Value, error) {
		return Quantity{unit.Quantify(unit.Hertz(analysis.MeanRate(sp, from, to)))}, nil
	}}
}

// meanCV is the mean coefficient of variation of the intervals over neurons
// with at least min_spikes spikes.
func meanCV() statistic {
	least := 3
	return statistic{[]any{"min_spikes?", &least}, func(sp analysis.Spikes, from, to float64) (starlark.Value, error) {
		return starlark.Float(analysis.MeanCV(sp, from, to, least)), nil
	}}
}

// method makes a method of a record from a statistic of its spikes.
func (rec *Record) method(name string, make func() statistic) *starlark.Builtin {
	return starlark.NewBuiltin(name, func(_ *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return ofSpikes(make)(rec.net.run, b, append(starlark.Tuple{rec}, args...), kwargs)
	})
}

func floats(xs []int64) []float64 {
	out := make([]float64, len(xs))
	for i, x := range xs {
		out[i] = float64(x)
	}
	return out
}
