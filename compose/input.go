package compose

import (
	"fmt"

	"synfire/eqn"
	"synfire/ir"
	"synfire/unit"
)

func (c *composer) addInput(in Input) error {
	to, err := c.target(in.Name, in.To)
	if err != nil {
		return err
	}
	r := c.renaming(in.Name, in.Model.Model, in.Name+".", nil)
	inst, part := in.Model, renamer(r)
	if in.Hi > 0 {
		inst = spread(inst, in.Lo, in.Hi)
		part = within{r, in.Lo, in.Hi}
		c.need("i", eqn.Integer)
	}
	c.addSymbols(inst, part)
	for _, s := range in.Model.Model.Symbols {
		if s.Rate != nil {
			c.out.Synaptic[r.name(s.Name)] = true
		}
	}
	out, err := outputOf(in.Model.Model)
	if err != nil {
		return fmt.Errorf("%s: %w", in.Name, err)
	}
	term := symbolExpr(r.name(out.Name), out)
	if in.Hi > 0 {
		term = inside(term, in.Lo, in.Hi)
	}
	switch to.Role {
	case eqn.InputSum:
		return c.addTerm(in.Name, to, term)
	case eqn.State:
	case eqn.Receptor:
		return c.addToReceptor(in.Name, to, term)
	default:
		panic("BUG: an input to " + to.Name)
	}
	if term.Dim != to.Dim {
		return fmt.Errorf("%s gives %v in every step, but the variable %q of %s is in %v", in.Name, term.Dim, to.Name, c.parts.Neuron.Model.Name, to.Dim)
	}
	c.out.Impulses = append(c.out.Impulses, eqn.Statement{Target: to.Name, Add: true, Value: term})
	return nil
}

// addToReceptor makes an input arrive in a receptor in every step: the neuron's
// arrivals do with it what they do with the weights of spikes.
func (c *composer) addToReceptor(part string, to *eqn.Symbol, term eqn.Expr) error {
	if term.Dim != to.Dim {
		return fmt.Errorf("%s gives %v in every step, but receptor %q of %s takes %v", part, term.Dim, to.Name, c.parts.Neuron.Model.Name, to.Dim)
	}
	for _, st := range c.bare.statements(c.parts.Neuron.Model.Arrival) {
		if st.Value.Func.Slot(to.Name) < 0 {
			continue
		}
		st.Value = rebind(st.Value, func(b *ir.Builder, s ir.Slot) ir.Ref {
			if s.Name == to.Name {
				return b.Inline(term.Func, func(s ir.Slot) ir.Ref { return b.Load(s.Name, s.Type, s.Rank) })[0]
			}
			return b.Load(s.Name, s.Type, s.Rank)
		})
		c.out.Impulses = append(c.out.Impulses, st)
	}
	return nil
}

// need makes sure that the composite knows a built-in name.
func (c *composer) need(name string, typ eqn.ValueType) {
	if _, known := c.out.Model.Symbol(name); !known {
		c.out.Model.Symbols = append(c.out.Model.Symbols, &eqn.Symbol{Name: name, Role: eqn.Builtin, Type: typ})
	}
}

// renamer gives the names and expressions of a part their composed form.
type renamer interface {
	owner() string
	name(name string) string
	maybe(e *eqn.Expr) *eqn.Expr
}

// within is the renaming of a part that is there for elements lo to hi-1 only:
// its i and N count these.
type within struct {
	renaming
	lo, hi int
}

func (w within) maybe(e *eqn.Expr) *eqn.Expr {
	e = w.renaming.maybe(e)
	if e == nil {
		return nil
	}
	rebound := rebind(*e, func(b *ir.Builder, s ir.Slot) ir.Ref {
		switch s.Name {
		case "i":
			return b.Op(ir.OpSub, b.Load(s.Name, s.Type, s.Rank), b.Const(s.Type, float64(w.lo)))
		case "N":
			return b.Const(s.Type, float64(w.hi-w.lo))
		}
		return b.Load(s.Name, s.Type, s.Rank)
	})
	return &rebound
}

// rebind puts other values in the place of what an expression reads.
func rebind(e eqn.Expr, read func(b *ir.Builder, s ir.Slot) ir.Ref) eqn.Expr {
	b := ir.NewBuilder(e.Func.Name, ir.Pure)
	b.Return(b.Inline(e.Func, func(s ir.Slot) ir.Ref { return read(b, s) })[0])
	e.Func = b.Func()
	return e
}

// inside is an expression where lo <= i < hi, and 0 elsewhere.
func inside(e eqn.Expr, lo, hi int) eqn.Expr {
	b := ir.NewBuilder(e.Text, ir.Pure)
	i := b.Load("i", ir.I32, ir.Uniform)
	above := b.Op(ir.OpLT, b.Const(ir.I32, float64(lo-1)), i)
	below := b.Op(ir.OpLT, i, b.Const(ir.I32, float64(hi)))
	v := b.Inline(e.Func, func(s ir.Slot) ir.Ref { return b.Load(s.Name, s.Type, s.Rank) })[0]
	b.Return(b.Op(ir.OpSelect, b.Op(ir.OpAnd, above, below), v, b.Const(b.Type(v), 0)))
	e.Func = b.Func()
	return e
}

// spread gives the values and tables of elements lo to hi-1 their place in the
// whole population; the other elements have the value of the first.
func spread(inst *eqn.Instance, lo, hi int) *eqn.Instance {
	out := *inst
	out.Values = map[string]unit.Any{}
	for name, v := range inst.Values {
		if v.Uniform() {
			out.Values[name] = v
			continue
		}
		out.Values[name] = unit.AnyFunc(v.Dim(), func(e int, src unit.Source) float64 {
			if e < lo || e >= hi {
				e = lo
			}
			return v.At(e-lo, src)
		})
	}
	out.Series = map[string]*eqn.Series{}
	for name, s := range inst.Series {
		placed := *s
		placed.First += lo
		out.Series[name] = &placed
	}
	return &out
}

// Constant is an input that gives one value per element, or one for all.
func Constant(v unit.Any) *eqn.Instance {
	value := &eqn.Symbol{Name: "value", Role: eqn.Parameter, Dim: v.Dim(), Doc: "what is added to the input", Flags: eqn.Flags{Output: true}}
	return &eqn.Instance{
		Model:  &eqn.Model{Kind: eqn.KindInput, Name: "constant", Doc: "constant input", Symbols: []*eqn.Symbol{value}},
		Values: map[string]unit.Any{"value": v},
	}
}
