package ir

import "fmt"

// expansion rewrites an op of the second group into primitives.
type expansion func(m mathBuilder, in Instr, args []Ref) Ref

// expansions has a row for each op of the second group.
var expansions = [numOps]expansion{
	OpExp:      unary(expandExp),
	OpExpm1:    unary(expandExpm1),
	OpLog:      unary(expandLog),
	OpLog1p:    unary(expandLog1p),
	OpLog10:    unary(viaF64(expandLog10)),
	OpPow:      expandPow,
	OpSin:      unary(viaF64(expandSin)),
	OpCos:      unary(viaF64(expandCos)),
	OpTan:      unary(viaF64(expandTan)),
	OpSinh:     unary(expandSinh),
	OpCosh:     unary(expandCosh),
	OpTanh:     unary(expandTanh),
	OpAsin:     unary(viaF64(expandAsin)),
	OpAcos:     unary(viaF64(expandAcos)),
	OpAtan:     unary(viaF64(expandAtan)),
	OpExprel:   unary(expandExprel),
	OpPhi1:     unary(expandExprel),
	OpMod:      expandMod,
	OpFloorDiv: expandFloorDiv,
	OpSign:     unary(expandSign),
	OpDecay:    expandDecay,
	OpRandU:    expandRandU,
	OpRandN:    expandRandN,
	OpPoisson:  expandPoisson,
	OpBinomial: expandBinomial,
}

func unary(f func(m mathBuilder, x Ref) Ref) expansion {
	return func(m mathBuilder, _ Instr, args []Ref) Ref { return f(m, args[0]) }
}

// viaF64 computes an F32 function in F64 and rounds, for functions that are too
// rare in inner loops to deserve approximations of their own; the result is
// within 0.51 ulp.
func viaF64(f func(m mathBuilder, x Ref) Ref) func(m mathBuilder, x Ref) Ref {
	return func(m mathBuilder, x Ref) Ref {
		wide := mathBuilder{m.Builder, F64}
		return m.Cvt(m.t, f(wide, m.Cvt(F64, x)))
	}
}

// expand rewrites every op of the second group into primitives, and folds
// whatever is made: what is expanded sees which of its arguments are constant.
func expand(f *Func) (*Func, error) {
	r := newRebuild(f)
	r.folding = true
	for i, in := range f.Body {
		if in.Op.Primitive() {
			r.keep(i)
			continue
		}
		e := expansions[in.Op]
		if e == nil {
			return nil, fmt.Errorf("%s: %%%d: %v has no expansion", f.Name, i, in.Op)
		}
		if in.Op.Random() && f.Domain == Reduce {
			return nil, fmt.Errorf("%s: %%%d: a sum over synapses draws no random numbers", f.Name, i)
		}
		m := mathBuilder{r.Builder, in.Type}
		r.to[i] = e(m, in, r.args(in))
	}
	return r.finish(), nil
}

// rebuild copies a Func instruction by instruction into a Builder, which makes
// equal instructions once.
type rebuild struct {
	*Builder
	from *Func
	to   []Ref // per old value, its new one
}

// newRebuild starts a copy that has the slots and lists of f, in their order.
func newRebuild(f *Func) *rebuild {
	b := NewBuilder(f.Name, f.Domain)
	b.f.Slots = append([]Slot(nil), f.Slots...)
	b.f.Body = make([]Instr, 0, len(f.Body)+len(f.Body)/4)
	b.seen.grow(len(f.Body))
	b.f.Lists = f.Lists
	b.f.Tables = append([]Table(nil), f.Tables...)
	return &rebuild{b, f, make([]Ref, len(f.Body))}
}

// args returns the new values of an instruction's arguments.
func (r *rebuild) args(in Instr) []Ref {
	args := make([]Ref, in.Op.Arity())
	for k := range args {
		args[k] = r.to[in.Args[k]]
	}
	return args
}

// keep copies instruction i. A loop is opened with all its phis at once.
func (r *rebuild) keep(i int) {
	in := r.from.Body[i]
	switch in.Op {
	case OpLoop:
		l := r.from.Loops[in.Imm]
		var init []Ref
		first := i + 1
		for k := first; r.from.Body[k].Op == OpPhi; k++ {
			init = append(init, r.to[r.from.Body[k].Args[0]])
		}
		for k, phi := range r.BeginLoop(l.Name, l.Max, init...) {
			r.to[first+k] = phi
		}
	case OpPhi:
	case OpEnd:
		var phis, next []Ref
		for _, c := range r.from.Loops[in.Imm].Carry {
			phis, next = append(phis, r.to[c.Phi]), append(next, r.to[c.Next])
		}
		r.EndLoop(r.to[in.Args[0]], phis, next)
	default:
		r.to[i] = r.emit(r.renamed(in))
	}
}

// renamed returns an instruction with the new values of its arguments.
func (r *rebuild) renamed(in Instr) Instr { return in.mapArgs(r.to) }

func (r *rebuild) finish() *Func {
	for _, v := range r.from.Results {
		r.f.Results = append(r.f.Results, r.to[v])
	}
	return r.Func()
}

// mathBuilder writes arithmetic in one floating type.
type mathBuilder struct {
	*Builder
	t Type
}

func (m mathBuilder) k(x float64) Ref        { return m.Const(m.t, x) }
func (m mathBuilder) add(x, y Ref) Ref       { return m.Op(OpAdd, x, y) }
func (m mathBuilder) sub(x, y Ref) Ref       { return m.Op(OpSub, x, y) }
func (m mathBuilder) mul(x, y Ref) Ref       { return m.Op(OpMul, x, y) }
func (m mathBuilder) div(x, y Ref) Ref       { return m.Op(OpDiv, x, y) }
func (m mathBuilder) mulAdd(x, y, z Ref) Ref { return m.Op(OpMulAdd, x, y, z) }
func (m mathBuilder) abs(x Ref) Ref          { return m.Op(OpAbs, x) }
func (m mathBuilder) lt(x, y Ref) Ref        { return m.Op(OpLT, x, y) }
func (m mathBuilder) eq(x, y Ref) Ref        { return m.Op(OpEQ, x, y) }
func (m mathBuilder) sel(c, x, y Ref) Ref    { return m.Op(OpSelect, c, x, y) }
func (m mathBuilder) u32(x uint32) Ref       { return m.ConstBits(U32, uint64(x)) }
func (m mathBuilder) pick(a, b float64) Ref  { return m.k(m.of(a, b)) }
func (m mathBuilder) high(x Ref) Ref         { return m.Op(OpMakeF64, m.u32(0), m.Op(OpHiBits, x)) }
func (m mathBuilder) withSign(x, of Ref) Ref { return m.sel(m.negative(of), m.Op(OpNeg, x), x) }

// of is one of two numbers, by type.
func (m mathBuilder) of(f32, f64 float64) float64 {
	if m.t == F32 {
		return f32
	}
	return f64
}

// negative tells whether the sign bit is set, also of -0.
func (m mathBuilder) negative(x Ref) Ref {
	if m.t == F32 {
		return m.lt(m.Bits(I32, x), m.Const(I32, 0))
	}
	return m.lt(m.Bits(I32, m.Op(OpHiBits, x)), m.Const(I32, 0))
}

// horner is c[0] + c[1] x + c[2] x^2 + ...
func (m mathBuilder) horner(x Ref, c ...float64) Ref {
	p := m.k(c[len(c)-1])
	for i := len(c) - 2; i >= 0; i-- {
		p = m.add(m.mul(p, x), m.k(c[i]))
	}
	return p
}
