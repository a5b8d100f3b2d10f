package sim

import (
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"

	"synfire/compose"
	"synfire/eqn"
	"synfire/integrate"
	"synfire/ir"
	"synfire/kernel"
	"synfire/network"
	"synfire/rng"
	"synfire/state"
	"synfire/unit"
)

// plan is a network made concrete: composed models, compiled steps, and which
// projection feeds which receptor.
type plan struct {
	net         *network.Network
	opt         Options
	dt          float64
	populations []*populationPlan
	// receptor of every projection, by its place in the network, and what its
	// spikes carry.
	receptors []receptorPlan
	releases  []releasePlan
	// bonds of the continuous projections, by their place in the network; nil
	// for the others.
	bonds []*compose.Bond
	// rules of the projections whose synapses have equations of their own.
	rules []*compose.Rule
}

// populationPlan is one population's model and step.
type populationPlan struct {
	desc      *network.Population
	composite *compose.Composite
	program   *integrate.Program
	precision state.Type
	kernels   kernels
	// released names the variables that go with spikes, by channel from 1 on.
	released []string
	// varies tells which parameters differ between elements.
	varies map[string]bool
}

// kernels are a population's compiled programs; those that it does not need
// are nil.
type kernels struct {
	step, before, after, initial     *kernel.Kernel
	prepare, prepareElements, ticker *kernel.Kernel
}

// receptorPlan says where what a projection sends arrives.
type receptorPlan struct {
	population int // index of the target's root
	// positive and negative are the indices in the composite's receptors of
	// where weights from 0 up and below 0 arrive; mostly the same.
	positive, negative int
	name               string // of the shared synapse
	deliveries         []int  // of a rule, the receptors that it adds to
}

// releasePlan says what the spikes of a projection carry.
type releasePlan struct {
	channel int    // of the source population, from 1 on; 0: nothing
	name    string // of the shared equations
}

func newPlan(net *network.Network, opt Options) (*plan, error) {
	p := &plan{net: net, opt: opt, dt: float64(net.Options().Dt)}
	p.receptors, p.releases = make([]receptorPlan, len(net.Projections())), make([]releasePlan, len(net.Projections()))
	p.bonds, p.rules = make([]*compose.Bond, len(net.Projections())), make([]*compose.Rule, len(net.Projections()))
	errs := p.bind()
	if len(errs) > 0 {
		return nil, joinErrors(errs)
	}
	for i, pop := range net.Populations() {
		pp, err := p.population(i, pop)
		if err != nil {
			errs = append(errs, p.locate(pop, err))
			continue
		}
		p.populations = append(p.populations, pp)
	}
	if len(errs) > 0 {
		return nil, joinErrors(errs)
	}
	return p, nil
}

// locate gives an error about a population the place of the part that is
// wrong: a projection, an input, or the population itself.
func (p *plan) locate(pop *network.Population, err error) error {
	place := pop.Place()
	var part *compose.PartError
	if errors.As(err, &part) {
		for _, proj := range p.net.Projections() {
			if proj.Name == part.Part {
				place = proj.Place()
			}
		}
		for _, in := range p.net.Inputs() {
			if in.Name == part.Part {
				place = in.Place()
			}
		}
	}
	return place.Locate(err)
}

// population composes, discretises and compiles one population.
func (p *plan) population(index int, pop *network.Population) (*populationPlan, error) {
	parts := compose.Parts{Name: pop.Name, Neuron: pop.Model}
	shared := map[string]int{}
	for i, proj := range p.net.Projections() {
		if proj.To.Root != pop {
			continue
		}
		if bond := p.bonds[i]; bond != nil {
			to := proj.Target
			if bond.Summed != "" {
				to = bond.Summed
			}
			parts.Couplings = append(parts.Couplings, compose.Coupling{Name: proj.Name, Dim: bond.Value.Dim, Out: proj.Out, To: to, Summed: bond.Summed != ""})
			p.receptors[i] = receptorPlan{population: index, name: proj.Name}
			continue
		}
		if rule := p.rules[i]; rule != nil {
			list, err := ruleSynapses(proj, rule)
			if err != nil {
				return nil, err
			}
			r := receptorPlan{population: index, positive: len(parts.Synapses), negative: len(parts.Synapses), name: proj.Name}
			for k := range list {
				r.deliveries = append(r.deliveries, r.positive+k)
			}
			parts.Synapses = append(parts.Synapses, list...)
			p.receptors[i] = r
			continue
		}
		route := compose.Route{Positive: proj.Target, Negative: proj.Target}
		if proj.Syn == nil && proj.Out == nil {
			var err error
			if route, err = compose.RouteTo(pop.Model.Model, proj.Target); err != nil {
				return nil, fmt.Errorf("%s: %w", proj.Name, err)
			}
		}
		receptor := func(target string) int {
			key := synapseKey(proj, target)
			r, known := shared[key]
			if !known {
				r = len(parts.Synapses)
				shared[key] = r
				parts.Synapses = append(parts.Synapses, compose.Synapse{
					Name: proj.Name, Weight: proj.Weight.Dim(), Syn: proj.Syn, Out: proj.Out, To: target,
				})
			}
			return r
		}
		r := receptorPlan{population: index, positive: receptor(route.Positive)}
		r.negative = receptor(route.Negative)
		r.name = parts.Synapses[r.positive].Name
		p.receptors[i] = r
	}
	released, err := p.sources(pop, &parts)
	if err != nil {
		return nil, err
	}
	for _, in := range p.net.Inputs() {
		if in.To.Root == pop {
			parts.Inputs = append(parts.Inputs, input(in))
		}
	}
	composite, err := compose.Compose(parts, func(object, use string, occurrence int) uint32 {
		return rng.StreamID(object, use, occurrence, p.opt.Trial, 0)
	})
	if err != nil {
		return nil, err
	}
	for _, sym := range composite.Model.Symbols {
		if sym.Flags.Linked && sym.Role == eqn.Parameter {
			return nil, fmt.Errorf("population %q: %s is declared (linked), but linked to nothing", pop.Name, sym.Name)
		}
	}
	pp := &populationPlan{desc: pop, composite: composite, released: released, varies: map[string]bool{}}
	if pp.precision, err = p.precision(composite); err != nil {
		return nil, fmt.Errorf("population %q: %w", pop.Name, err)
	}
	for _, s := range composite.Model.Symbols {
		if s.Role == eqn.Parameter {
			v, given := composite.Values[s.Name]
			pp.varies[s.Name] = given && !v.Uniform() || pop.Varies(s.Name)
		}
	}
	pp.program, err = integrate.Discretize(composite, integrate.Options{
		Dt: p.dt, Precision: pp.precision, Element: func(name string) bool { return pp.varies[name] }, Watched: p.watched(pop),
	})
	if err != nil {
		return nil, fmt.Errorf("population %q: %w", pop.Name, err)
	}
	if err := pp.compile(p.opt.Backend); err != nil {
		return nil, fmt.Errorf("population %q: %w", pop.Name, err)
	}
	return pp, nil
}

// watched tells whether synapses with equations of their own, which run before
// what arrives acts, may read a population's variables.
func (p *plan) watched(pop *network.Population) bool {
	for i, proj := range p.net.Projections() {
		if p.rules[i] != nil && (proj.From.Root == pop || proj.To.Root == pop) {
			return true
		}
	}
	return false
}

// sources adds to a population what its spikes carry. Projections from it with
// equal equations share them.
func (p *plan) sources(pop *network.Population, parts *compose.Parts) (released []string, err error) {
	shared := map[string]int{}
	var names []string
	for i, proj := range p.net.Projections() {
		if proj.From.Root != pop {
			continue
		}
		if p.bonds[i] != nil {
			parts.Sources = append(parts.Sources, p.bonds[i].Own)
		}
		if proj.Release == nil || p.rules[i] != nil {
			continue
		}
		key := instanceKey(proj.Release)
		channel, known := shared[key]
		if !known {
			s, err := compose.BindRelease(proj.Name, proj.Release, pop.Model.Model)
			if err != nil {
				return nil, err
			}
			parts.Sources = append(parts.Sources, s)
			names = append(names, s.Name)
			released = append(released, s.Released())
			channel = len(released)
			shared[key] = channel
		}
		p.releases[i] = releasePlan{channel, names[channel-1]}
	}
	return released, nil
}

// ruleSynapses are what a rule delivers to: each of its variables of the target,
// or what the projection names.
func ruleSynapses(proj *network.Projection, rule *compose.Rule) ([]compose.Synapse, error) {
	if len(rule.Deliveries) == 0 {
		to := proj.Target
		if proj.Syn == nil && proj.Out == nil {
			route, err := compose.RouteTo(proj.To.Root.Model.Model, to)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", proj.Name, err)
			}
			if to = route.Positive; route.Negative != to {
				if !proj.Weight.Uniform() {
					return nil, fmt.Errorf("%s: the sign of each weight would pick its receptor, but the synapses have equations of their own; name the receptor with to=", proj.Name)
				}
				if !positive.takes(proj.Weight.At(0, nil)) {
					to = route.Negative
				}
			}
		}
		return []compose.Synapse{{Name: proj.Name, Weight: proj.Weight.Dim(), Syn: proj.Syn, Out: proj.Out, To: to}}, nil
	}
	var list []compose.Synapse
	for _, d := range rule.Deliveries {
		list = append(list, compose.Synapse{Name: proj.Name + "." + d.Variable, Weight: d.Dim, To: d.Variable})
	}
	return list, nil
}

// bind binds to both of their sides the projections that are continuous or
// whose synapses have equations of their own.
func (p *plan) bind() (errs []error) {
	for i, proj := range p.net.Projections() {
		pre, post, weight := proj.From.Root.Model.Model, proj.To.Root.Model.Model, proj.Weight.Dim()
		var err error
		switch {
		case proj.Release != nil && compose.PerSynapse(proj.Release):
			p.rules[i], err = compose.BindRule(proj.Name, proj.Release, weight, pre, post)
		case proj.Syn != nil && proj.Syn.Model.Continuous():
			p.bonds[i], err = compose.BindCoupling(proj.Name, proj.Syn, weight, pre, post)
		case proj.Syn != nil && len(proj.Syn.Model.Arrival) == 0:
			p.rules[i], err = compose.BindRule(proj.Name, proj.Syn, weight, pre, post)
		}
		if err != nil {
			errs = append(errs, err)
		}
	}
	return errs
}

// input describes an external input to compose. A constant that goes to a part
// is zero elsewhere.
func input(in *network.Input) compose.Input {
	out := compose.Input{Name: in.Name, Model: in.Model, To: in.Target}
	whole := in.To.Len() == in.To.Root.Len() && in.To.Picked == nil
	some := compose.NewElements(in.To.Lo, in.To.Hi, in.To.Picked)
	switch {
	case in.Expr != nil || in.Model == nil && whole:
		out.Model = compose.Constant(in.Value)
	case in.Model == nil:
		out.Model = compose.Constant(unit.AnyFunc(in.Value.Dim(), func(e int, src unit.Source) float64 {
			k := some.Place(e)
			if k < 0 {
				return 0
			}
			return in.Value.At(k, src)
		}))
	case !whole:
		out.Some = some
	}
	return out
}

func (p *plan) precision(c *compose.Composite) (state.Type, error) {
	word := p.opt.Precision
	if word == "" {
		word = c.Precision
	}
	switch word {
	case "", "f32":
		return state.F32, nil
	case "f64":
		return state.F64, nil
	}
	return state.Invalid, fmt.Errorf("unknown precision %q; it is f32 or f64", word)
}

func (pp *populationPlan) compile(backend kernel.Backend) error {
	prog := pp.program
	var after *ir.Func
	if prog.Before != nil {
		after = prog.After
	}
	for _, k := range []struct {
		kernel  **kernel.Kernel
		f       *ir.Func
		backend kernel.Backend
	}{
		{&pp.kernels.step, prog.Step, backend},
		{&pp.kernels.before, prog.Before, backend},
		{&pp.kernels.after, after, backend},
		{&pp.kernels.initial, prog.Initial, backend},
		{&pp.kernels.prepareElements, prog.PrepareElements, backend},
		// One element each: compiling would cost more than it saves.
		{&pp.kernels.prepare, prog.Prepare, kernel.Portable},
		{&pp.kernels.ticker, prog.Tick, kernel.Portable},
	} {
		if k.f == nil {
			continue
		}
		compiled, err := kernel.Compile(k.f, kernel.Options{Backend: k.backend})
		if err != nil {
			return err
		}
		*k.kernel = compiled
	}
	return nil
}

// all lists the kernels that exist.
func (k *kernels) all() []*kernel.Kernel {
	list := []*kernel.Kernel{k.step, k.before, k.after, k.initial, k.prepare, k.prepareElements, k.ticker}
	return slices.DeleteFunc(list, func(k *kernel.Kernel) bool { return k == nil })
}

// synapseKey tells which projections onto one population share a synapse
// variable: those with equal descriptors and one target variable, whatever
// part of the population they go to. Without a synapse, what the weights went
// through on their way makes no difference.
func synapseKey(p *network.Projection, target string) string {
	key := []string{target, p.Weight.Dim().SI(), instanceKey(p.Syn), instanceKey(p.Out)}
	if p.Syn != nil {
		key = append(key, instanceKey(p.Release))
	}
	return strings.Join(key, "|")
}

// instanceKey is equal for instances of one model with equal values. Values
// that vary by element are equal only to themselves, but equal expressions are
// one, unless they draw random numbers.
func instanceKey(inst *eqn.Instance) string {
	if inst == nil {
		return "-"
	}
	names := make([]string, 0, len(inst.Values))
	for name := range inst.Values {
		names = append(names, name)
	}
	sort.Strings(names)
	var s strings.Builder
	fmt.Fprintf(&s, "%p", inst.Model)
	if inst.Model.Text != "" {
		s.Reset()
		s.WriteString(inst.Model.Text)
	}
	for _, name := range names {
		v := inst.Values[name]
		if text, computed := v.Expression(); computed && !eqn.Draws(text) {
			fmt.Fprintf(&s, ";%s=%q", name, text)
		} else if v.Uniform() {
			fmt.Fprintf(&s, ";%s=%x", name, v.At(0, nil))
		} else {
			fmt.Fprintf(&s, ";%s@%p", name, inst)
		}
	}
	return s.String()
}

// value returns the value of a parameter or initial state: what the user
// gave, or the default.
func (pp *populationPlan) value(s *eqn.Symbol) unit.Any {
	if v, ok := pp.composite.Values[s.Name]; ok {
		return v
	}
	return s.Default
}
