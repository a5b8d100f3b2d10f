package compose

import (
	"fmt"
	"strings"

	"synfire/eqn"
	"synfire/ir"
	"synfire/unit"
)

// Source is equations of a projection that are functions of its source alone:
// they are kept once per source, in the source's population, however many
// synapses it has. OnPre runs when an element spikes.
type Source struct {
	// Name prefixes the variables in the composite: "NAME.u".
	Name string
	// Model is bound: what it reads of the neuron ends in "_pre".
	Model *eqn.Instance
}

// releaseSuffix follows the name of a projection in those of its release: a
// synapse and the release beside it may have names in common.
const releaseSuffix = ".release"

// BindRelease binds what the spikes of a neuron carry.
func BindRelease(name string, release *eqn.Instance, neuron *eqn.Model) (Source, error) {
	m, err := release.Model.Bind(eqn.Binding{Weight: &unit.Dim{}, Names: sideNames(neuron, "_pre"), Complete: true})
	if err != nil {
		return Source{}, fmt.Errorf("%s: %w", name, err)
	}
	for _, sym := range m.Symbols {
		if ofSynapse(sym) {
			return Source{}, fmt.Errorf("%s: %s reads %s; what a spike carries depends on its source alone, and the weight multiplies it", name, m.Name, sym.Name)
		}
	}
	if len(m.OnPost) > 0 {
		return Source{}, onPostError(name, m)
	}
	inst := *release
	inst.Model = m
	return Source{name + releaseSuffix, &inst}, nil
}

func onPostError(name string, m *eqn.Model) error {
	return fmt.Errorf("%s: %s has on_post, which does not run here; what spikes of the target change needs a rule of plasticity", name, m.Name)
}

// Released is the composed name of what goes with a spike.
func (s Source) Released() string {
	out, ok := s.Model.Model.Output()
	if !ok {
		panic("BUG: a release without output")
	}
	return s.Name + "." + out.Name
}

// ofSynapse tells whether a name differs between the synapses of one source.
func ofSynapse(s *eqn.Symbol) bool {
	switch s.Role {
	case eqn.Weight:
		return true
	case eqn.Import:
		return !strings.HasSuffix(s.Name, "_pre")
	case eqn.Builtin:
		return s.Name == "j" || s.Name == "N_post" || s.Name == "delay"
	}
	return false
}

// sideNames are the names of one side of a projection.
func sideNames(neuron *eqn.Model, suffix string) map[string]eqn.Foreign {
	names := map[string]eqn.Foreign{}
	for _, s := range neuron.Symbols {
		if s.Role == eqn.Parameter || s.Role == eqn.State || s.Role == eqn.Subexpression {
			names[s.Name+suffix] = eqn.Foreign{Dim: s.Dim, Type: s.Type}
		}
	}
	if v, err := potential(neuron); err == nil && names["V"+suffix] == (eqn.Foreign{}) {
		names["V"+suffix] = eqn.Foreign{Dim: v.Dim}
	}
	return names
}

// sideName is the neuron's own name for what the other side calls name, less
// its suffix: V stands for the potential whatever its name.
func sideName(neuron *eqn.Model, name string) string {
	if _, ok := neuron.Symbol(name); !ok && name == "V" {
		if v, err := potential(neuron); err == nil {
			return v.Name
		}
	}
	return name
}

// addSource adds equations that live with the element as a source.
func (c *composer) addSource(s Source) error {
	m := s.Model.Model
	neuron := c.parts.Neuron.Model
	if neuron.Threshold == nil && c.parts.Neuron.Spikes == nil && len(m.OnPre) > 0 {
		return fmt.Errorf("%s: %s has no threshold, so %s has no spike to run at", s.Name, neuron.Name, m.Name)
	}
	bound := map[string]string{}
	for _, sym := range m.Symbols {
		switch {
		case sym.Role == eqn.Import:
			own := sideName(neuron, strings.TrimSuffix(sym.Name, "_pre"))
			bound[sym.Name] = own
			if _, known := c.out.Model.Symbol(own); !known {
				c.out.Model.Symbols = append(c.out.Model.Symbols, &eqn.Symbol{Name: own, Role: eqn.Builtin, Type: sym.Type, Dim: sym.Dim})
			}
		case sym.Name == "N_pre":
			bound[sym.Name] = "N"
		}
	}
	r := c.renaming(s.Name, m, s.Name+".", bound)
	c.addSymbols(s.Model, r)
	for _, sym := range m.Symbols {
		if sym.Rate != nil {
			c.out.Synaptic[r.name(sym.Name)] = true
		}
	}
	for _, name := range m.Order {
		c.out.Model.Order = append(c.out.Model.Order, r.name(name))
	}
	c.out.OnSpike = append(c.out.OnSpike, r.statements(m.OnPre)...)
	return nil
}

// Bond is a continuous projection bound to both of its sides: at each step a
// target receives the sum of Value over its synapses.
type Bond struct {
	// Own are the projection's parameters, and its variables, which live with
	// the source.
	Own Source
	// Value reads w, the names of Own, those of the two sides by Sides, and
	// built-in names.
	Value eqn.Expr
	// Sides are the variables of either side, by the name in Value.
	Sides map[string]Side
	// Summed names the parameter of the target that the sum replaces; empty
	// when it goes to an input.
	Summed string
}

// Side is a variable or parameter of a source (Pre) or target.
type Side struct {
	Name string
	Pre  bool
}

// bindBetween binds a model to the names of both sides of a projection; bare
// names are the target's.
func bindBetween(name string, model *eqn.Model, weight unit.Dim, pre, post *eqn.Model) (*eqn.Model, error) {
	names := sideNames(post, "")
	for _, side := range []map[string]eqn.Foreign{sideNames(post, "_post"), sideNames(pre, "_pre")} {
		for n, f := range side {
			names[n] = f
		}
	}
	m, err := model.Bind(eqn.Binding{Weight: &weight, Names: names, Complete: true})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(m.OnPost) > 0 {
		return nil, onPostError(name, m)
	}
	return m, nil
}

// BindCoupling binds a continuous projection between two neurons.
func BindCoupling(name string, inst *eqn.Instance, weight unit.Dim, pre, post *eqn.Model) (*Bond, error) {
	m, err := bindBetween(name, inst.Model, weight, pre, post)
	if err != nil {
		return nil, err
	}
	b := &Bond{Sides: map[string]Side{}}
	sum, err := b.summed(m)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if b.Value, err = b.value(m, sum, weight, pre, post); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	own := *inst
	own.Model = ownPart(m, sum)
	b.Own = Source{name, &own}
	for _, s := range own.Model.Symbols {
		if ofSynapse(s) {
			return nil, fmt.Errorf("%s: a variable of %s depends on %s; the variables of a continuous projection are functions of the source alone", name, m.Name, s.Name)
		}
	}
	return b, nil
}

// summed finds what is summed, nil for the product of the weight and g.
func (b *Bond) summed(m *eqn.Model) (*eqn.Symbol, error) {
	for _, s := range m.Symbols {
		if s.Flags.Summed {
			b.Summed = strings.TrimSuffix(s.Name, "_post")
			return s, nil
		}
	}
	if s, ok := m.Output(); ok && s.Role == eqn.Subexpression {
		return s, nil
	}
	if _, ok := m.Symbol("g"); ok {
		return nil, nil
	}
	return nil, fmt.Errorf("%s has nothing to sum: mark a line (summed) or (output), or name a variable g", m.Name)
}

// value writes out what one synapse adds.
func (b *Bond) value(m *eqn.Model, sum *eqn.Symbol, weight unit.Dim, pre, post *eqn.Model) (eqn.Expr, error) {
	f := ir.NewBuilder(m.Name, ir.Pure)
	var fault error
	var bind func(model *eqn.Model, suffix string) func(s ir.Slot) ir.Ref
	bind = func(model *eqn.Model, suffix string) func(s ir.Slot) ir.Ref {
		return func(s ir.Slot) ir.Ref {
			sym, ok := model.Symbol(s.Name)
			switch {
			case ok && sym.Role == eqn.Subexpression:
				return f.Cvt(s.Type, f.Inline(sym.Value.Func, bind(model, suffix))[0])
			case model != m:
				name := s.Name + suffix
				b.Sides[name] = Side{s.Name, suffix == "_pre"}
				return f.Load(name, s.Type, ir.Uniform)
			case ok && sym.Role == eqn.Import:
				side, from := post, "_post"
				own := strings.TrimSuffix(s.Name, from)
				if cut, is := strings.CutSuffix(s.Name, "_pre"); is {
					side, from, own = pre, "_pre", cut
				}
				own = sideName(side, own)
				switch sub, known := side.Symbol(own); {
				case !known || sub.Role == eqn.Builtin || sub.Role == eqn.InputSum:
					fault = fmt.Errorf("%s of %s cannot be read by a continuous projection", s.Name, side.Name)
				case sub.Role == eqn.Subexpression:
					return f.Cvt(s.Type, f.Inline(sub.Value.Func, bind(side, from))[0])
				}
				b.Sides[s.Name] = Side{own, from == "_pre"}
			}
			return f.Load(s.Name, s.Type, ir.Uniform)
		}
	}
	if sum != nil {
		f.Return(f.Inline(sum.Value.Func, bind(m, ""))[0])
		return eqn.Expr{Text: sum.Value.Text, Dim: sum.Dim, Pos: sum.Value.Pos, Func: f.Func()}, fault
	}
	g, _ := m.Symbol("g")
	f.Return(f.Op(ir.OpMul, f.Load("w", ir.F64, ir.Uniform), f.Load("g", ir.F64, ir.Uniform)))
	return eqn.Expr{Text: "w*g", Dim: weight.Mul(g.Dim), Func: f.Func()}, fault
}

// ownPart is a model without what is summed and what only that reads.
func ownPart(m *eqn.Model, sum *eqn.Symbol) *eqn.Model {
	needed := map[string]bool{}
	var need func(e *eqn.Expr)
	need = func(e *eqn.Expr) {
		if e == nil {
			return
		}
		for _, sl := range e.Func.Slots {
			if needed[sl.Name] {
				continue
			}
			needed[sl.Name] = true
			if s, ok := m.Symbol(sl.Name); ok {
				need(s.Value)
			}
		}
	}
	for _, s := range m.Symbols {
		if s.Role == eqn.State || s.Role == eqn.Parameter {
			needed[s.Name] = true
		}
		need(s.Rate)
	}
	for i := range m.OnPre {
		need(&m.OnPre[i].Value)
		needed[m.OnPre[i].Target] = true
	}
	own := *m
	own.Symbols = nil
	for _, s := range m.Symbols {
		if needed[s.Name] && s != sum {
			own.Symbols = append(own.Symbols, s)
		}
	}
	return &own
}

// Coupling is what a continuous projection gives to a population.
type Coupling struct {
	// Name prefixes the sum in the composite, as Sum has it.
	Name string
	// Dim is the dimension of the sum.
	Dim unit.Dim
	// Out turns the sum, as its g, into what the input To sums; nil when the
	// sum itself goes there.
	Out *eqn.Instance
	To  string
	// Summed says that To is a parameter, whose value the sum is.
	Summed bool
}

// Sum is the composed name of a coupling's sum.
func (s Coupling) Sum() string { return s.Name + ".sum" }

func (c *composer) addCoupling(s Coupling) error {
	sum := &eqn.Symbol{Name: s.Sum(), Role: eqn.Import, Dim: s.Dim}
	c.out.Model.Symbols = append(c.out.Model.Symbols, sum)
	c.out.Sums = append(c.out.Sums, sum.Name)
	if s.Summed {
		to, ok := c.out.Model.Symbol(s.To)
		if !ok || to.Role != eqn.Parameter && to.Role != eqn.InputSum {
			return fmt.Errorf("%s: %s has no parameter %q to sum into", s.Name, c.parts.Neuron.Model.Name, s.To)
		}
		to.Role = eqn.InputSum
		return c.addTerm(s.Name, to, symbolExpr(sum.Name, sum))
	}
	to, err := c.target(s.Name, s.To)
	if err != nil {
		return err
	}
	if to.Role != eqn.InputSum {
		return fmt.Errorf("%s: %q of %s is a variable; a continuous projection goes to an input", s.Name, to.Name, c.parts.Neuron.Model.Name)
	}
	if s.Out != nil {
		return c.addOutput(Synapse{Name: s.Name, Weight: s.Dim, Out: s.Out}, to, sum, sum.Name)
	}
	return c.addTerm(s.Name, to, symbolExpr(sum.Name, sum))
}
