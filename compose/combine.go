package compose

import (
	"fmt"
	"slices"
	"strings"

	"synfire/eqn"
	"synfire/ir"
	"synfire/unit"
)

// Operand is what inputs are made of: an input of the zoo, one's own text, or a
// combination.
type Operand interface {
	Instance() (*eqn.Instance, error)
}

// Combination is an input made of others. It is a network.Model.
type Combination struct {
	inst *eqn.Instance
	err  error
}

// Instance returns the combined model, or what is wrong with it.
func (c *Combination) Instance() (*eqn.Instance, error) { return c.inst, c.err }

// Value is an input of one value, one per element, or a distribution; it may
// be a part of combinations.
func Value(v unit.Erasable) *Combination { return &Combination{inst: Constant(v.Erase())} }

// Sum adds inputs of one dimension.
func Sum(first Operand, others ...Operand) *Combination {
	return fold(ir.OpAdd, first, others)
}

// Difference takes the second input from the first.
func Difference(a, b Operand) *Combination { return fold(ir.OpSub, a, []Operand{b}) }

// Product multiplies inputs; their dimensions multiply too.
func Product(first Operand, others ...Operand) *Combination {
	return fold(ir.OpMul, first, others)
}

func fold(op ir.Op, first Operand, others []Operand) *Combination {
	inst, err := first.Instance()
	for _, o := range others {
		if err != nil {
			break
		}
		var next *eqn.Instance
		if next, err = o.Instance(); err == nil {
			inst, err = combine(op, inst, next)
		}
	}
	return &Combination{inst, err}
}

// Shift is the input t ms later: what it gives at time s is what the other
// gives at s - t.
func Shift(a Operand, t unit.Time) *Combination {
	inst, err := a.Instance()
	if err != nil {
		return &Combination{err: err}
	}
	if err := summable(inst); err != nil {
		return &Combination{err: err}
	}
	late := func(b *ir.Builder, s ir.Slot) ir.Ref {
		v := b.Load(s.Name, s.Type, s.Rank)
		if s.Name == "t" {
			v = b.Op(ir.OpSub, v, b.Const(ir.F64, float64(t)))
		}
		return v
	}
	m := *inst.Model
	m.Name = fmt.Sprintf("%s later by %v", m.Name, t)
	m.Symbols = nil
	for _, s := range inst.Model.Symbols {
		fresh := *s
		for _, e := range []**eqn.Expr{&fresh.Rate, &fresh.Value} {
			if *e != nil {
				moved := rebind(**e, late)
				*e = &moved
			}
		}
		m.Symbols = append(m.Symbols, &fresh)
	}
	m.Events = nil
	for _, e := range inst.Model.Events {
		e.Condition = rebind(e.Condition, late)
		e.Statements = slices.Clone(e.Statements)
		for i := range e.Statements {
			e.Statements[i].Value = rebind(e.Statements[i].Value, late)
		}
		m.Events = append(m.Events, e)
	}
	out := *inst
	out.Model, out.Series = &m, map[string]*eqn.Series{}
	for name, s := range inst.Series {
		out.Series[name] = s.Delayed(float64(t))
	}
	return &Combination{inst: &out}
}

// summable tells what keeps an instance from being part of a combination.
func summable(inst *eqn.Instance) error {
	if inst.Model.Kind != eqn.KindInput || inst.Model.Threshold != nil || inst.Spikes != nil {
		return fmt.Errorf("%s is not an input that is added to something, so it cannot be part of one", inst.Model.Name)
	}
	for _, s := range inst.Model.Symbols {
		if s.Open {
			return fmt.Errorf("%s: %s has no value, so its unit is not known", inst.Model.Name, s.Name)
		}
	}
	return nil
}

// combine makes one input of two.
func combine(op ir.Op, a, b *eqn.Instance) (*eqn.Instance, error) {
	out := &eqn.Instance{
		Model: &eqn.Model{Kind: eqn.KindInput}, Values: map[string]unit.Any{}, Series: map[string]*eqn.Series{},
	}
	var results [2]*eqn.Symbol
	for k, part := range []*eqn.Instance{a, b} {
		if err := summable(part); err != nil {
			return nil, err
		}
		result, err := outputOf(part.Model)
		if err != nil {
			return nil, err
		}
		draws := 0
		for _, s := range out.Model.Symbols {
			draws += drawsOf(s.Rate) + drawsOf(s.Value)
		}
		for _, e := range out.Model.Events {
			draws += drawsOf(&e.Condition)
			for _, s := range e.Statements {
				draws += drawsOf(&s.Value)
			}
		}
		r := renamed(part.Model, out.Model, draws)
		for _, s := range part.Model.Symbols {
			name := r.name(s.Name)
			if _, known := out.Model.Symbol(name); known {
				continue // a built-in name
			}
			fresh := *s
			fresh.Name, fresh.Rate, fresh.Value = name, r.maybe(s.Rate), r.maybe(s.Value)
			if s == result {
				fresh.Flags.Output = false
				results[k] = &fresh
			}
			out.Model.Symbols = append(out.Model.Symbols, &fresh)
			if v, ok := part.Values[s.Name]; ok {
				out.Values[name] = v
			}
			if t, ok := part.Series[s.Name]; ok {
				out.Series[name] = t
			}
		}
		for _, e := range part.Model.Events {
			out.Model.Events = append(out.Model.Events, eqn.Event{Name: r.name(e.Name), Condition: r.expr(e.Condition), Statements: r.statements(e.Statements)})
		}
		for _, name := range part.Model.Order {
			out.Model.Order = append(out.Model.Order, r.name(name))
		}
	}
	value, err := join(op, results[0], results[1])
	if err != nil {
		return nil, fmt.Errorf("%s and %s: %w", a.Model.Name, b.Model.Name, err)
	}
	out.Model.Name = fmt.Sprintf("%s %s %s", operand(op, a.Model.Name), signs[op], operand(op, b.Model.Name))
	out.Model.Doc = "inputs combined: " + out.Model.Name
	out.Model.Symbols = append(out.Model.Symbols, &eqn.Symbol{
		Name: free(out.Model, "I"), Role: eqn.Subexpression, Dim: value.Dim, Value: value, Flags: eqn.Flags{Output: true},
	})
	return out, nil
}

var signs = map[ir.Op]string{ir.OpAdd: "+", ir.OpSub: "-", ir.OpMul: "*"}

func operand(op ir.Op, name string) string {
	if op != ir.OpAdd && strings.Contains(name, " ") {
		return "(" + name + ")"
	}
	return name
}

// join computes a op b.
func join(op ir.Op, a, b *eqn.Symbol) (*eqn.Expr, error) {
	dim := a.Dim
	if op == ir.OpMul {
		dim = a.Dim.Mul(b.Dim)
	} else if a.Dim != b.Dim {
		return nil, fmt.Errorf("one gives %v, the other %v", a.Dim, b.Dim)
	}
	builder := ir.NewBuilder("I", ir.Pure)
	builder.Return(builder.Op(op, builder.Load(a.Name, ir.F64, ir.Uniform), builder.Load(b.Name, ir.F64, ir.Uniform)))
	return &eqn.Expr{Text: a.Name + " " + signs[op] + " " + b.Name, Dim: dim, Func: builder.Func()}, nil
}

// renamed gives a part of a combination names that are free in it: a single
// input's own come behind its name, "sine_amplitude". Its random draws are
// counted on from those of the parts before it.
func renamed(part, whole *eqn.Model, draws int) renaming {
	r := renaming{bound: map[string]string{}, streams: func(_, _ string, occurrence int) uint32 { return uint32(occurrence + draws) }, builtin: map[string]bool{}}
	taken := map[string]bool{}
	for _, s := range part.Symbols {
		noise := s.Role == eqn.Builtin && eqn.IsNoise(s.Name)
		if s.Role == eqn.Builtin && !noise {
			r.builtin[s.Name] = true
			continue
		}
		name := s.Name
		switch single := !strings.Contains(part.Name, " "); {
		case noise && single: // it must stay a noise's name
			name = "xi_" + part.Name + strings.TrimPrefix(s.Name, "xi")
		case single:
			name = part.Name + "_" + s.Name
		}
		for base, n := name, 2; ; n++ {
			if _, known := whole.Symbol(name); !known && !taken[name] {
				break
			}
			name = fmt.Sprintf("%s%d", base, n)
		}
		taken[name] = true
		r.bound[s.Name] = name
	}
	return r
}

func free(m *eqn.Model, name string) string {
	for base, n := name, 2; ; n++ {
		if _, known := m.Symbol(name); !known {
			return name
		}
		name = fmt.Sprintf("%s%d", base, n)
	}
}

// drawsOf counts the occurrences of random draws in an expression, as its
// model's text numbers them.
func drawsOf(e *eqn.Expr) int {
	if e == nil {
		return 0
	}
	seen := map[uint64]bool{}
	for _, in := range e.Func.Body {
		if in.Op.Random() {
			seen[in.Imm] = true
		}
	}
	return len(seen)
}
