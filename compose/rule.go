package compose

import (
	"fmt"
	"strings"

	"synfire/eqn"
	"synfire/ir"
	"synfire/unit"
)

// Rule is a projection whose synapses have equations of their own, bound to
// both of its sides: a program runs for each synapse at which a spike arrives.
type Rule struct {
	Name string
	// Own is the bound model: its variables and parameters are those of each
	// synapse.
	Own *eqn.Instance
	// Pre and Post are the neurons.
	Pre, Post *eqn.Model
	// Deliveries are the variables of the target that on_pre adds to, by their
	// names in the text and as the target has them; none when the product of
	// the weight and the variable marked (output) arrives.
	Deliveries []Delivery
	// Release names the variable marked (output).
	Release string
}

// Delivery is a variable of the target that a rule adds to.
type Delivery struct {
	// Written is the name in the text, Variable the target's.
	Written, Variable string
	Dim               unit.Dim
}

// PerSynapse tells whether what an on_pre computes differs between the synapses
// of a source: it draws random numbers, reads the weight, the target or the
// delay, changes the weight, delivers by itself, or has parameters that were
// given one value per synapse.
func PerSynapse(inst *eqn.Instance) bool {
	m := inst.Model
	if m.Delivers() {
		return true
	}
	for _, s := range m.Symbols {
		if ofSynapse(s) || s.Role != eqn.Builtin && !inst.Values[s.Name].Uniform() && inst.Values[s.Name].IsSet() {
			return true
		}
	}
	for _, st := range m.OnPre {
		for _, in := range st.Value.Func.Body {
			if in.Op.Random() {
				return true
			}
		}
	}
	return false
}

// BindRule binds a synapse with equations of its own between two neurons.
func BindRule(name string, inst *eqn.Instance, weight unit.Dim, pre, post *eqn.Model) (*Rule, error) {
	m, err := bindBetween(name, inst.Model, weight, pre, post)
	if err != nil {
		return nil, err
	}
	own := *inst
	own.Model = m
	r := &Rule{Name: name, Own: &own, Pre: pre, Post: post}
	if out, ok := m.Output(); ok {
		r.Release = out.Name
	}
	for _, st := range m.OnPre {
		sym, ok := m.Symbol(st.Target)
		if !ok || sym.Role != eqn.Import || r.delivers(sym.Name) {
			continue
		}
		if strings.HasSuffix(sym.Name, "_pre") {
			return nil, fmt.Errorf("%s: on_pre adds to %s; a synapse adds to its target alone", name, sym.Name)
		}
		r.Deliveries = append(r.Deliveries, Delivery{sym.Name, sideName(post, strings.TrimSuffix(sym.Name, "_post")), sym.Dim})
	}
	if len(r.Deliveries) == 0 && r.Release == "" {
		return nil, fmt.Errorf("%s: on_pre of %s adds nothing to the target, and no variable is marked (output)", name, m.Name)
	}
	for _, s := range m.Symbols {
		if err := r.closed(s); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if s.Role == eqn.Import && strings.HasSuffix(s.Name, "_pre") && s.Name != "lastspike_pre" {
			own := sideName(pre, strings.TrimSuffix(s.Name, "_pre"))
			if sym, ok := pre.Symbol(own); !ok || sym.Role != eqn.Parameter {
				return nil, fmt.Errorf("%s: on_pre reads %s when the spike arrives, and by then the source has another value: let the spike carry it (release=)", name, s.Name)
			}
		}
	}
	return r, nil
}

func (r *Rule) delivers(written string) bool {
	for _, d := range r.Deliveries {
		if d.Written == written {
			return true
		}
	}
	return false
}

// closed checks that a variable's equation can be solved from spike to spike:
// it is linear in itself and reads nothing else that changes.
func (r *Rule) closed(s *eqn.Symbol) error {
	if s.Rate == nil {
		return nil
	}
	f := r.expand(s.Rate.Func)
	for _, sl := range f.Slots {
		other, ok := r.Own.Model.Symbol(sl.Name)
		if sl.Name != s.Name && (!ok || other.Role != eqn.Parameter) && sl.Name != "dt" {
			return fmt.Errorf("d%s/dt reads %s, which changes between spikes: a synapse's equations are solved from one spike to the next, so each reads its own variable alone; what is a function of the source can be a release", s.Name, sl.Name)
		}
	}
	if !ir.IsLinear(f, s.Name) {
		return fmt.Errorf("d%s/dt is not linear in %s: a synapse's equations are solved from one spike to the next", s.Name, s.Name)
	}
	return nil
}

// expand writes out the subexpressions of the rule's own.
func (r *Rule) expand(f *ir.Func) *ir.Func {
	b := ir.NewBuilder(f.Name, ir.Pure)
	var bind func(s ir.Slot) ir.Ref
	bind = func(s ir.Slot) ir.Ref {
		if sym, ok := r.Own.Model.Symbol(s.Name); ok && sym.Role == eqn.Subexpression {
			return b.Cvt(s.Type, b.Inline(sym.Value.Func, bind)[0])
		}
		return b.Load(s.Name, s.Type, ir.Uniform)
	}
	b.Return(b.Inline(f, bind)[0])
	return b.Func()
}

// Program is what runs for a synapse at which a spike arrives, over Edge, in
// double precision. load gives the slots: those of the rule's own names, of w,
// of the names of the two sides, and of step (I32) and last (I32, the step of
// the spike before, negative when there was none). It calls store for what
// changed, and add for what arrives: with the place among Deliveries, 0 for a
// release.
func (r *Rule) Program(b *ir.Builder, streams Streams, load func(name string, t ir.Type) ir.Ref, store func(name string, v ir.Ref), add func(delivery int, v ir.Ref)) {
	env := map[string]ir.Ref{}
	dt := func() ir.Ref { return b.Cvt(ir.F64, load("dt", ir.F64)) }
	step, last := load("step", ir.I32), load("last", ir.I32)
	elapsed := func(from ir.Ref) ir.Ref { return b.Op(ir.OpMul, b.Cvt(ir.F64, b.Op(ir.OpSub, step, from)), dt()) }
	now := func() ir.Ref { return b.Op(ir.OpMul, b.Cvt(ir.F64, step), dt()) }
	var value func(s ir.Slot) ir.Ref
	value = func(s ir.Slot) ir.Ref {
		if v, ok := env[s.Name]; ok {
			return b.Cvt(s.Type, v)
		}
		switch s.Name {
		case "t":
			return now()
		case "lastspike_pre":
			return b.Op(ir.OpSub, now(), elapsed(last))
		}
		if sym, ok := r.Own.Model.Symbol(s.Name); ok && sym.Role == eqn.Subexpression {
			return b.Cvt(s.Type, b.Inline(sym.Value.Func, value)[0])
		}
		return b.Cvt(s.Type, load(s.Name, s.Type))
	}
	// From the spike before, or from the start, to this one:
	// x + h f(x) phi1(h f').
	h := elapsed(b.Op(ir.OpMax, last, b.Const(ir.I32, 0)))
	for _, s := range r.Own.Model.Symbols {
		if s.Rate == nil {
			continue
		}
		f := r.expand(s.Rate.Func)
		slope, err := ir.Derive(f, s.Name)
		if err != nil {
			panic("BUG: " + err.Error())
		}
		x := value(ir.Slot{Name: s.Name, Type: ir.F64})
		c := b.Op(ir.OpMul, h, b.Op(ir.OpPhi1, b.Op(ir.OpMul, h, b.Inline(slope, value)[0])))
		env[s.Name] = b.Op(ir.OpAdd, x, b.Op(ir.OpMul, c, b.Inline(f, value)[0]))
	}
	for _, st := range r.Own.Model.OnPre {
		f := *st.Value.Func
		f.Body = append([]ir.Instr(nil), f.Body...)
		for i, in := range f.Body {
			if in.Op.Random() {
				f.Body[i].Imm = uint64(streams(r.Name, useEquations, int(in.Imm)))
			}
		}
		v := b.Inline(&f, value)[0]
		if place := r.place(st.Target); place >= 0 {
			add(place, v)
			continue
		}
		t := ir.F64
		if sym, ok := r.Own.Model.Symbol(st.Target); ok && sym.Type != eqn.Real {
			t = b.Type(v)
		}
		v = b.Cvt(t, v)
		if st.Add {
			v = b.Op(ir.OpAdd, value(ir.Slot{Name: st.Target, Type: t}), v)
		}
		env[st.Target] = v
	}
	if len(r.Deliveries) == 0 {
		add(0, b.Op(ir.OpMul, value(ir.Slot{Name: "w", Type: ir.F64}), value(ir.Slot{Name: r.Release, Type: ir.F64})))
	}
	for _, s := range r.Own.Model.Symbols {
		if v, ok := env[s.Name]; ok && (s.Role == eqn.State || s.Role == eqn.Weight) {
			store(s.Name, v)
		}
	}
	store("last", step)
}

// Side finds what a name of either side stands for: whether it is the source's,
// and the neuron's own name.
func (r *Rule) Side(name string) (pre bool, own string) {
	if cut, ok := strings.CutSuffix(name, "_pre"); ok {
		return true, sideName(r.Pre, cut)
	}
	return false, sideName(r.Post, strings.TrimSuffix(name, "_post"))
}

func (r *Rule) place(written string) int {
	for i, d := range r.Deliveries {
		if d.Written == written {
			return i
		}
	}
	return -1
}
