package integrate

import (
	"fmt"

	"synfire/compose"
	"synfire/eqn"
	"synfire/ir"
	"synfire/state"
)

// Names that stand for something of a sub-step; all are F64 or Bool, whatever
// the population's precision.
const (
	slotSize    = ":size"    // size that the element's next sub-step should have
	slotElapsed = ":elapsed" // time since the start of the step
	slotLast    = ":last"    // Bool: this sub-step ends the step
	slotSubstep = ":substep" // size of this sub-step
	slotExcess  = ":excess"  // largest estimated error over what is allowed
	slotReject  = ":reject"  // Bool: the sub-step is to be done again, smaller
	slotNext    = ":next"    // as slotSize, for the sub-step after this one
	slotReached = ":reached" // as slotElapsed, after this sub-step
)

// substepLimit bounds the sub-steps of an element in one step, so that an
// equation that cannot be solved is an error and no endless loop.
const substepLimit = 10000

// The control of step sizes is that of GSL's standard control object
// (Galassi et al., GNU Scientific Library Reference Manual, section
// "Adaptive Step-size Control"), so that models defined by their integration
// with it meet the same sub-steps.
const (
	safety   = 0.9
	tooLarge = 1.1 // an excess above it: again with a smaller step
	slack    = 0.5 // an excess below it: on with a larger step
	most     = 5   // factor by which a size changes at once
)

// beginSubstep chooses the size of a sub-step: the element's own, or what is
// left of the step.
func beginSubstep() []update {
	left := func(b *ir.Builder) ir.Ref { return b.Op(ir.OpSub, variable(b, "dt"), variable(b, slotElapsed)) }
	return []update{
		{name: slotLast, value: pure(slotLast, func(b *ir.Builder) ir.Ref {
			return b.Op(ir.OpLE, left(b), variable(b, slotSize))
		})},
		{name: slotSubstep, value: pure(slotSubstep, func(b *ir.Builder) ir.Ref {
			return b.Op(ir.OpSelect, flag(b, slotLast), left(b), variable(b, slotSize))
		})},
	}
}

// endSubstep judges a sub-step by its excess.
func endSubstep(order int) []update {
	return []update{
		{name: slotNext, value: pure(slotNext, func(b *ir.Builder) ir.Ref {
			k := func(x float64) ir.Ref { return b.Const(ir.F64, x) }
			excess := variable(b, slotExcess)
			down, up := b.Op(ir.OpLT, k(tooLarge), excess), b.Op(ir.OpLT, excess, k(slack))
			power := b.Op(ir.OpSelect, down, k(-1/float64(order)), k(-1/float64(order+1)))
			factor := b.Op(ir.OpMul, k(safety), b.Op(ir.OpExp, b.Op(ir.OpMul, power, b.Op(ir.OpLog, excess))))
			smaller := b.Op(ir.OpMax, factor, k(1./most))
			larger := b.Op(ir.OpMax, b.Op(ir.OpMin, factor, k(most)), k(1))
			factor = b.Op(ir.OpSelect, down, smaller, b.Op(ir.OpSelect, up, larger, k(1)))
			return b.Op(ir.OpMul, variable(b, slotSubstep), factor)
		})},
		{name: slotReached, value: pure(slotReached, func(b *ir.Builder) ir.Ref {
			sum := b.Op(ir.OpAdd, variable(b, slotElapsed), variable(b, slotSubstep))
			return b.Op(ir.OpSelect, flag(b, slotLast), variable(b, "dt"), sum)
		})},
		// A size that no longer changes the time cannot be made smaller.
		{name: slotReject, value: pure(slotReject, func(b *ir.Builder) ir.Ref {
			down := b.Op(ir.OpLT, b.Const(ir.F64, tooLarge), variable(b, slotExcess))
			then := b.Op(ir.OpAdd, variable(b, slotReached), variable(b, slotNext))
			return b.Op(ir.OpAnd, down, b.Op(ir.OpNE, then, variable(b, slotReached)))
		})},
	}
}

func flag(b *ir.Builder, name string) ir.Ref { return b.Load(name, ir.Bool, ir.Uniform) }

// substeps is how a group of variables integrates adaptively.
type substeps struct {
	variables  []string
	begin, end []update
	size       string // the hidden variable that keeps the size of sub-steps
	dt         *ir.Func
}

// newSubsteps completes the updates of an adaptive scheme.
func (p *plan) newSubsteps(s *system) (*substeps, error) {
	for i, f := range s.drift {
		for _, in := range f.Body {
			if in.Op == ir.OpPoisson || in.Op == ir.OpBinomial {
				return nil, fmt.Errorf("d%s/dt = %s draws counts, which method %s cannot do in its sub-steps; draw them in a line of their own, marked (constant over dt)",
					s.variables[i], s.text[i], p.method.name)
			}
		}
	}
	size := p.fresh(Substep)
	if k := len(p.sizes); k > 0 {
		size = p.fresh(fmt.Sprintf("%s%d", Substep, k+1))
	}
	p.sizes = append(p.sizes, size)
	sub := &substeps{variables: s.variables, begin: beginSubstep(), end: endSubstep(p.method.order), size: size}
	for _, list := range [][]update{sub.begin, sub.end} {
		for i := range list {
			list[i].value = p.lowerAs(list[i].value, ir.F64)
		}
	}
	sub.dt = p.lowerAs(pure("dt", func(b *ir.Builder) ir.Ref { return variable(b, "dt") }), ir.F64)
	return sub, nil
}

// adapt emits a loop over sub-steps and returns the new values. With a
// threshold that is tested in sub-steps, so is everything that its reset
// changes.
func (s *stepper) adapt(g group, outside func(name string) ir.Ref) map[string]ir.Ref {
	sub := g.substeps
	tests := g.tests && s.Model.Threshold != nil
	carried := append([]string(nil), sub.variables...)
	if tests {
		for _, st := range s.Reset {
			if !st.Local && !contains(carried, st.Target) {
				carried = append(carried, st.Target)
			}
		}
		s.holdAtSpike()
	}
	inner := map[string]bool{slotSize: true, slotElapsed: true}
	for _, name := range carried {
		inner[name] = true
	}
	for _, list := range [][]update{sub.begin, g.updates, sub.end} {
		for _, u := range list {
			inner[u.name] = true
		}
	}
	if tests {
		inner[slotSince], inner["not_refractory"], inner[slotFrozen] = true, true, true
	}
	for _, u := range g.updates {
		s.hoist(u.value, inner, outside)
	}
	whole := s.eval(sub.dt)

	init := []ir.Ref{s.b.Load(sub.size, ir.F64, ir.Element), s.b.Const(ir.F64, 0)}
	if tests {
		init = append(init, s.b.Const(ir.Bool, 0))
	}
	fixed := len(init)
	for _, name := range carried {
		init = append(init, outside(name))
	}
	phis := s.b.BeginLoop("method "+s.method.name, substepLimit, init...)
	now := map[string]ir.Ref{slotSize: phis[0], slotElapsed: phis[1]}
	for i, name := range carried {
		now[name] = phis[fixed+i]
	}
	value := func(name string) ir.Ref {
		if v, ok := now[name]; ok {
			return v
		}
		return outside(name)
	}
	frozen, crossed := s.frozen, s.crossed
	if tests {
		s.crossed = phis[2]
		s.frozen = s.frozenAfter(phis[2])
	}
	for _, list := range [][]update{sub.begin, g.updates, sub.end} {
		for _, u := range list {
			v := s.held(u, s.evalIn(u.value, value), value)
			if u.name == slotExcess {
				v = s.b.Cvt(ir.F64, v)
			}
			now[u.name] = v
		}
	}
	reject := now[slotReject]
	next := []ir.Ref{now[slotNext], s.b.Op(ir.OpSelect, reject, now[slotElapsed], now[slotReached])}
	after := map[string]ir.Ref{}
	for i, name := range carried {
		after[name] = phis[fixed+i]
		if i < len(sub.variables) {
			after[name] = s.b.Op(ir.OpSelect, reject, phis[fixed+i], now[proposal(name)])
		}
	}
	if tests {
		next = append(next, s.crossing(after, s.b.Op(ir.OpNot, reject)))
	}
	for _, name := range carried {
		next = append(next, after[name])
	}
	s.b.EndLoop(s.b.Op(ir.OpLT, next[1], whole), phis, next)

	s.frozen, s.crossed = frozen, crossed
	if tests {
		s.crossed = phis[2]
		s.frozen = s.frozenAfter(phis[2])
	}
	s.sizes[sub.size] = phis[0]
	values := map[string]ir.Ref{}
	for i, name := range carried {
		values[name] = phis[fixed+i]
	}
	return values
}

func contains(list []string, name string) bool {
	for _, x := range list {
		if x == name {
			return true
		}
	}
	return false
}

// hoist emits before a loop whatever a Func computes without the inner names,
// so that the loop does not compute it in each turn; Builders make it once.
func (s *stepper) hoist(f *ir.Func, inner map[string]bool, outside func(name string) ir.Ref) {
	b := ir.NewBuilder(f.Name, ir.Pure)
	c := newCopier(b, f, byName(b))
	moves := make([]bool, len(f.Body)) // depends on inner names
	var results []ir.Ref
	for i, in := range f.Body {
		moves[i] = in.Op == ir.OpLoad && inner[f.Slots[in.Imm].Name]
		for k := range in.Op.Arity() {
			moves[i] = moves[i] || moves[in.Args[k]]
		}
		if !moves[i] && in.Op != ir.OpConst {
			results = append(results, c.value(ir.Ref(i)))
		}
	}
	b.Return(results...)
	s.inline(b.Func(), outside)
}

// holdAtSpike finds out, before anything of a step is tested, for how many
// steps an element that crosses the threshold stays refractory.
func (s *stepper) holdAtSpike() {
	if s.refractory {
		s.hold = s.eval(s.atSpike())
	}
}

// frozenAfter tells whether an element stands still once it has crossed the
// threshold within the step.
func (s *stepper) frozenAfter(crossed ir.Ref) ir.Ref {
	if s.hold == ir.None {
		return s.frozen
	}
	holds := s.b.Op(ir.OpAnd, crossed, s.b.Op(ir.OpLT, s.b.Const(ir.I32, 0), s.hold))
	return s.b.Op(ir.OpOr, s.frozen, holds)
}

// crossing tests the threshold on the values that a sub-step leaves, applies
// the reset to them, and returns whether the element has crossed the threshold
// in this step.
func (s *stepper) crossing(values map[string]ir.Ref, tested ir.Ref) ir.Ref {
	env := s.env
	defer func() { s.env = env }()
	s.env = map[string]ir.Ref{}
	for name, v := range env {
		s.env[name] = v
	}
	for name, v := range values {
		s.env[name] = v
	}
	spiked := s.b.Op(ir.OpAnd, tested, s.eval(s.usable(s.Model.Threshold)))
	if s.frozen != ir.None {
		spiked = s.b.Op(ir.OpAnd, spiked, s.b.Op(ir.OpNot, s.frozen))
	}
	names, changed := s.statements(s.Reset)
	for _, name := range names {
		values[name] = s.b.Op(ir.OpSelect, spiked, changed[name], s.value(name))
	}
	if s.crossed == ir.None {
		return spiked
	}
	return s.b.Op(ir.OpOr, s.crossed, spiked)
}

// testsWithin tells whether variables that step together are those whose
// threshold is tested in sub-steps: the neuron's.
func (p *plan) testsWithin(a compose.Action, variables []string) (bool, error) {
	if !p.Model.Within || a == compose.StepSynapses {
		return false, nil
	}
	for _, s := range p.Model.Symbols {
		if s.Role == eqn.State && s.Rate != nil && !p.Synaptic[s.Name] && !contains(variables, s.Name) {
			return false, fmt.Errorf("%s: a threshold within the step needs all variables to step together; leave out the order", p.Model.Name)
		}
	}
	return true, nil
}

// hiddenSizes lists the variables that keep the sizes of sub-steps.
func (p *plan) hiddenSizes() []Hidden {
	var list []Hidden
	for _, name := range p.sizes {
		list = append(list, Hidden{name, state.F64, p.dt})
	}
	return list
}
