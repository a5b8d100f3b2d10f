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
	if in.Some != nil {
		inst = spread(inst, in.Some)
		part = within{r, in.Some, c.places(in)}
		c.need("i", eqn.Integer)
	}
	c.addSymbols(inst, part)
	for _, s := range in.Model.Model.Symbols {
		if s.Rate != nil {
			c.out.Synaptic[r.name(s.Name)] = true
		}
	}
	c.addRenewals(in.Model.Model.Events, part)
	out, err := outputOf(in.Model.Model)
	if err != nil {
		return fmt.Errorf("%s: %w", in.Name, err)
	}
	term := symbolExpr(r.name(out.Name), out)
	if in.Some != nil {
		term = part.(within).only(term)
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

// addRenewals binds an input's events. They are nobody's to hear of, so they are
// tested where the state is seen: what they assign is given in the same step.
func (c *composer) addRenewals(events []eqn.Event, part renamer) {
	for _, e := range events {
		c.out.Model.Events = append(c.out.Model.Events, eqn.Event{
			Name: part.name(e.Name), Condition: *part.maybe(&e.Condition), Statements: renamedStatements(part, e.Statements), Start: true,
		})
	}
}

func renamedStatements(r renamer, list []eqn.Statement) []eqn.Statement {
	out := make([]eqn.Statement, len(list))
	for i, s := range list {
		out[i] = eqn.Statement{Target: r.name(s.Target), Add: s.Add, Local: s.Local, Value: *r.maybe(&s.Value), Pos: s.Pos}
	}
	return out
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

// Elements are some elements of a population: a range, or listed ones.
type Elements struct {
	Lo, Hi int
	// Listed are the elements in order; nil means all from Lo to Hi-1.
	Listed []uint32
	place  map[int]int
}

// NewElements makes the listed elements or, without a list, those from lo to
// hi-1.
func NewElements(lo, hi int, listed []uint32) *Elements {
	s := &Elements{Lo: lo, Hi: hi, Listed: listed}
	if listed != nil {
		s.place = make(map[int]int, len(listed))
		for k, e := range listed {
			s.place[int(e)] = k
		}
	}
	return s
}

// Len returns the number of elements.
func (s *Elements) Len() int {
	if s.Listed != nil {
		return len(s.Listed)
	}
	return s.Hi - s.Lo
}

// Place returns the place of an element of the population among these, -1 when
// it is none of them.
func (s *Elements) Place(e int) int {
	switch k, ok := s.place[e]; {
	case ok:
		return k
	case s.Listed != nil || e < s.Lo || e >= s.Hi:
		return -1
	}
	return e - s.Lo
}

// places makes sure that every element knows its place among listed ones; it
// returns the name of the parameter that holds it, empty for a range.
func (c *composer) places(in Input) string {
	if in.Some.Listed == nil {
		return ""
	}
	name := in.Name + ".place"
	c.out.Model.Symbols = append(c.out.Model.Symbols, &eqn.Symbol{Name: name, Role: eqn.Parameter, Doc: "place among the elements that the input goes to, -1 for none"})
	c.out.Values[name] = unit.AnyFunc(unit.Dim{}, func(e int, _ unit.Source) float64 { return float64(in.Some.Place(e)) })
	return name
}

// within is the renaming of a part that is there for some elements only: its i
// and N count these.
type within struct {
	renaming
	some  *Elements
	place string
}

func (w within) maybe(e *eqn.Expr) *eqn.Expr {
	e = w.renaming.maybe(e)
	if e == nil {
		return nil
	}
	rebound := rebind(*e, func(b *ir.Builder, s ir.Slot) ir.Ref {
		switch {
		case s.Name == "i" && w.place != "":
			return b.Cvt(s.Type, b.Load(w.place, ir.F64, s.Rank))
		case s.Name == "i":
			return b.Op(ir.OpSub, b.Load(s.Name, s.Type, s.Rank), b.Const(s.Type, float64(w.some.Lo)))
		case s.Name == "N":
			return b.Const(s.Type, float64(w.some.Len()))
		}
		return b.Load(s.Name, s.Type, s.Rank)
	})
	return &rebound
}

// only is an expression for the part's elements, and 0 for all others.
func (w within) only(e eqn.Expr) eqn.Expr {
	b := ir.NewBuilder(e.Text, ir.Pure)
	var in ir.Ref
	if w.place != "" {
		in = b.Op(ir.OpLT, b.Const(ir.F64, -0.5), b.Load(w.place, ir.F64, ir.Uniform))
	} else {
		i := b.Load("i", ir.I32, ir.Uniform)
		above := b.Op(ir.OpLT, b.Const(ir.I32, float64(w.some.Lo-1)), i)
		in = b.Op(ir.OpAnd, above, b.Op(ir.OpLT, i, b.Const(ir.I32, float64(w.some.Hi))))
	}
	v := b.Inline(e.Func, func(s ir.Slot) ir.Ref { return b.Load(s.Name, s.Type, s.Rank) })[0]
	b.Return(b.Op(ir.OpSelect, in, v, b.Const(b.Type(v), 0)))
	e.Func = b.Func()
	return e
}

// rebind puts other values in the place of what an expression reads.
func rebind(e eqn.Expr, read func(b *ir.Builder, s ir.Slot) ir.Ref) eqn.Expr {
	b := ir.NewBuilder(e.Func.Name, ir.Pure)
	b.Return(b.Inline(e.Func, func(s ir.Slot) ir.Ref { return read(b, s) })[0])
	e.Func = b.Func()
	return e
}

// spread gives the values and tables of some elements their place in the whole
// population; the other elements have the value of the first.
func spread(inst *eqn.Instance, some *Elements) *eqn.Instance {
	out := *inst
	out.Values = map[string]unit.Any{}
	for name, v := range inst.Values {
		if _, computed := v.Expression(); computed || v.Uniform() {
			out.Values[name] = v
			continue
		}
		out.Values[name] = unit.AnyFunc(v.Dim(), func(e int, src unit.Source) float64 {
			return v.At(max(some.Place(e), 0), src)
		})
	}
	out.Series = map[string]*eqn.Series{}
	for name, s := range inst.Series {
		placed := *s
		placed.Column = some.Place
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
