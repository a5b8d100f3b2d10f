package ir

import (
	"fmt"
	"math"
)

// chain gives the part of a value's change that comes through its argument k:
// the partial derivative there times d, the change of the argument (forward)
// or of what depends on the value (backward). v is the value, a its arguments.
type chain func(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref

// chains is the derivative column of the op table. Ops without a row are
// constant between jumps, or not numbers: their derivative is zero.
var chains = [numOps]chain{
	OpAdd: func(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref { return d },
	OpSub: func(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref {
		if k == 1 {
			return m.Op(OpNeg, d)
		}
		return d
	},
	OpMul: func(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref { return m.mul(d, a[1-k]) },
	OpDiv: func(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref {
		if k == 1 {
			return m.Op(OpNeg, m.div(m.mul(d, v), a[1]))
		}
		return m.div(d, a[1])
	},
	OpNeg:  func(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref { return m.Op(OpNeg, d) },
	OpAbs:  func(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref { return m.mul(d, m.Op(OpSign, a[0])) },
	OpMin:  func(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref { return m.branch(m.lt(a[0], a[1]), k, d) },
	OpMax:  func(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref { return m.branch(m.lt(a[1], a[0]), k, d) },
	OpSqrt: func(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref { return m.div(m.mul(d, m.k(0.5)), v) },
	OpSelect: func(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref {
		if k == 0 {
			return m.k(0)
		}
		return m.branch(a[0], k-1, d)
	},
	OpCvt: func(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref { return d },

	OpMulAdd: func(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref {
		if k == 2 {
			return d
		}
		return m.mul(d, a[1-k])
	},
	OpExp:   func(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref { return m.mul(d, v) },
	OpExpm1: func(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref { return m.mul(d, m.add(v, m.k(1))) },
	OpLog:   func(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref { return m.div(d, a[0]) },
	OpLog1p: func(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref { return m.div(d, m.add(a[0], m.k(1))) },
	OpLog10: func(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref { return m.div(m.mul(d, m.k(1/math.Ln10)), a[0]) },
	OpPow:   chainPow,
	OpSin:   func(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref { return m.mul(d, m.Op(OpCos, a[0])) },
	OpCos:   func(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref { return m.mul(d, m.Op(OpNeg, m.Op(OpSin, a[0]))) },
	OpTan:   func(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref { return m.mul(d, m.add(m.mul(v, v), m.k(1))) },
	OpSinh:  func(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref { return m.mul(d, m.Op(OpCosh, a[0])) },
	OpCosh:  func(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref { return m.mul(d, m.Op(OpSinh, a[0])) },
	OpTanh:  func(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref { return m.mul(d, m.sub(m.k(1), m.mul(v, v))) },
	OpAsin: func(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref {
		return m.div(d, m.Op(OpSqrt, m.oneLessSquare(a[0])))
	},
	OpAcos: func(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref {
		return m.Op(OpNeg, m.div(d, m.Op(OpSqrt, m.oneLessSquare(a[0]))))
	},
	OpAtan: func(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref {
		return m.div(d, m.add(m.mul(a[0], a[0]), m.k(1)))
	},
	OpExprel: chainExprel,
	OpPhi1:   chainExprel,
	OpMod: func(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref {
		if k == 1 {
			return m.Op(OpNeg, m.mul(d, m.Op(OpFloorDiv, a[0], a[1])))
		}
		return d
	},
	OpDecay: func(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref { return m.mul(d, a[1-k]) },
}

// branch is d where the argument k of a choice is the one that is taken.
func (m mathBuilder) branch(first Ref, k int, d Ref) Ref {
	if k == 0 {
		return m.sel(first, d, m.k(0))
	}
	return m.sel(first, m.k(0), d)
}

func (m mathBuilder) oneLessSquare(x Ref) Ref {
	return m.mul(m.sub(m.k(1), x), m.add(m.k(1), x))
}

// chainPow is y x^(y-1), and x^y log x where x is positive; x^y does not
// change with y at x = 0.
func chainPow(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref {
	x, y := a[0], a[1]
	if k == 0 {
		less := m.sub(y, m.k(1))
		if in := m.Instr(y); in.Op == OpConst {
			less = m.k(ConstValue(in.Type, in.Imm) - 1)
		}
		return m.mul(d, m.mul(y, m.Op(OpPow, x, less)))
	}
	return m.sel(m.eq(x, m.k(0)), m.k(0), m.mul(d, m.mul(v, m.Op(OpLog, x))))
}

// chainExprel is (e^x - exprel x)/x, near 0 by its series.
func chainExprel(m mathBuilder, v Ref, a []Ref, k int, d Ref) Ref {
	x := a[0]
	q := m.div(m.sub(m.Op(OpExp, x), v), x)
	series := m.horner(x, 1.0/2, 1.0/3, 1.0/8, 1.0/30, 1.0/144)
	return m.mul(d, m.sel(m.lt(m.abs(x), m.pick(0.03, 1e-3)), series, q))
}

// Chain builds the part of a value's change that comes through its argument k
// when that, or what depends on the value, changes by d. It is false where
// that part is zero whatever d is. Integrators sum the parts of all arguments
// forwards, gradients collect them backwards.
func Chain(b *Builder, op Op, v Ref, args []Ref, k int, d Ref) (Ref, bool) {
	c := chains[op]
	if c == nil || !b.Type(v).IsFloat() || !b.Type(args[k]).IsFloat() {
		return None, false
	}
	part := c(mathBuilder{b, b.Type(v)}, v, args, k, d)
	return b.Cvt(b.Type(args[k]), part), true
}

// Derive returns the Pure Func of the derivatives of the results of f with
// respect to a slot, simplified by the laws of real numbers. The derivative of
// |x| is its sign, choices (min, max, select) differentiate per branch, and
// floor, sign, comparisons, integers and random numbers count as constant.
func Derive(f *Func, slot string) (*Func, error) {
	if f.Domain != Pure {
		panic("BUG: derivative of " + f.Name)
	}
	if len(f.Loops) > 0 {
		return nil, fmt.Errorf("%s: %s has no derivative: it is the result of an iteration", f.Name, f.Loops[0].Name)
	}
	r := newRebuild(f)
	r.f.Name = "d(" + f.Name + ")/d(" + slot + ")"
	change := make([]Ref, len(f.Body)) // None for what does not change
	for i, in := range f.Body {
		r.keep(i)
		change[i] = None
		if in.Op == OpLoad && f.Slots[in.Imm].Name == slot && in.Type.IsFloat() {
			change[i] = r.Const(in.Type, 1)
		}
		for k := range in.Op.Arity() {
			d := change[in.Args[k]]
			if d == None {
				continue
			}
			// Forward, the change of the argument is in its own type.
			part, ok := r.forward(in.Op, r.to[i], r.args(in), k, d)
			if ok && change[i] != None {
				part = r.Op(OpAdd, change[i], part)
			}
			if ok {
				change[i] = part
			}
		}
	}
	results := make([]Ref, len(f.Results))
	for i, v := range f.Results {
		results[i] = change[v]
		if change[v] == None {
			results[i] = r.Const(f.Body[v].Type, 0)
		}
	}
	r.Return(results...)
	return Simplify(r.Func()), nil
}

// forward is Chain with d in the argument's type and the part in the value's.
func (b *Builder) forward(op Op, v Ref, args []Ref, k int, d Ref) (Ref, bool) {
	c := chains[op]
	if c == nil || !b.Type(v).IsFloat() || !b.Type(args[k]).IsFloat() {
		return None, false
	}
	return c(mathBuilder{b, b.Type(v)}, v, args, k, b.Cvt(b.Type(v), d)), true
}

// DependsOn tells whether any result of a Pure Func reads a slot.
func DependsOn(f *Func, slot string) bool {
	live := liveValues(f)
	for i, in := range f.Body {
		if live[i] && in.Op == OpLoad && f.Slots[in.Imm].Name == slot {
			return true
		}
	}
	return false
}

// IsConst tells whether the only result of a Pure Func simplifies to a number,
// and which.
func IsConst(f *Func) (float64, bool) {
	f = Simplify(f)
	if len(f.Results) != 1 {
		return 0, false
	}
	in := f.Body[f.Results[0]]
	return ConstValue(in.Type, in.Imm), in.Op == OpConst
}

// IsLinear tells whether all results of a Pure Func are linear (with a rest)
// in the slots taken together: no first derivative reads any of them.
func IsLinear(f *Func, slots ...string) bool {
	for _, s := range slots {
		g, err := Derive(f, s)
		if err != nil {
			return false
		}
		for _, t := range slots {
			if DependsOn(g, t) {
				return false
			}
		}
	}
	return !jumps(f, slots)
}

// jumps tells whether a result depends on the slots otherwise than by
// differentiation: through a comparison, a floor, an integer.
func jumps(f *Func, slots []string) bool {
	f = Simplify(f)
	reads := make([]bool, len(f.Body))
	for i, in := range f.Body {
		if in.Op == OpLoad {
			for _, s := range slots {
				reads[i] = reads[i] || f.Slots[in.Imm].Name == s
			}
		}
		for k := range in.Op.Arity() {
			a := in.Args[k]
			if !reads[a] {
				continue
			}
			reads[i] = true
			if in.Op == OpMod || chains[in.Op] == nil || !in.Type.IsFloat() || !f.Body[a].Type.IsFloat() {
				return true
			}
		}
	}
	return false
}
