package ir

import (
	"math"
	"unsafe"
)

// folded is what stands for an instruction that need not be made: a constant
// where all arguments are constants, computed by the interpreter's own loops,
// or what the algebra that keeps every bit finds: x for x*1, x+(-0) and the
// like, but not for x+0 (which turns -0 into 0), nor 0 for 0*x (which hides NaN
// and infinity). Simplify knows the laws of real numbers.
func (b *Builder) folded(in Instr) (Ref, bool) {
	if bits, ok := b.constant(in); ok {
		return b.ConstBits(in.Type, bits), true
	}
	return exactRules(b, in)
}

// constant evaluates a primitive whose arguments are all constants.
func (b *Builder) constant(in Instr) (uint64, bool) {
	if !in.Op.Primitive() || in.Op.Arity() == 0 || in.Op == OpWord || in.Op == OpCount {
		return 0, false
	}
	for k := range in.Op.Arity() {
		if b.f.Body[in.Args[k]].Op != OpConst {
			return 0, false
		}
	}
	return b.evaluate(in), true
}

// evaluate applies a primitive to constants.
func (b *Builder) evaluate(in Instr) uint64 {
	var args [3]uint64
	for k := range in.Op.Arity() {
		c := b.Instr(in.Args[k])
		args[k] = c.Imm
		if c.Type == Bool {
			args[k] = uint64(-uint32(c.Imm))
		}
	}
	var d uint64
	s := inst{d: unsafe.Pointer(&d), a: unsafe.Pointer(&args[0]), b: unsafe.Pointer(&args[1]), c: unsafe.Pointer(&args[2]), imm: in.Imm}
	// Words of 32 bits stand at the start of their place, as in a register.
	words := (*[6]uint32)(unsafe.Pointer(&args))
	for k := range in.Op.Arity() {
		if b.Type(in.Args[k]) != F64 {
			words[2*k] = uint32(args[k])
		}
	}
	opFuncOf(in, b.Type(in.Args[0]))(&s, 1)
	if in.Type == F64 {
		return d
	}
	low := *(*uint32)(unsafe.Pointer(&d))
	if in.Type == Bool {
		return uint64(low & 1)
	}
	return uint64(low)
}

// isConst tells whether a value is the constant x, bit for bit.
func (b *Builder) isConst(r Ref, x float64) bool {
	in := b.Instr(r)
	return in.Op == OpConst && in.Imm == ConstBits(in.Type, x)
}

// exactRules is the algebra that holds bit for bit, for floats and integers.
func exactRules(b *Builder, in Instr) (Ref, bool) {
	x, y := in.Args[0], in.Args[1]
	float := in.Type.IsFloat()
	zero := math.Copysign(0, -1) // what adding does not change
	if !float {
		zero = 0
	}
	switch in.Op {
	case OpAdd:
		if b.isConst(y, zero) {
			return x, true
		}
		if b.isConst(x, zero) {
			return y, true
		}
	case OpSub:
		if b.isConst(y, 0) {
			return x, true
		}
	case OpMul:
		if b.isConst(y, 1) {
			return x, true
		}
		if b.isConst(x, 1) {
			return y, true
		}
		if float && b.isConst(y, -1) {
			return b.Op(OpNeg, x), true
		}
		if float && b.isConst(x, -1) {
			return b.Op(OpNeg, y), true
		}
	case OpDiv:
		return b.divideByPower(x, y)
	case OpNeg, OpNot:
		if a := b.Instr(x); a.Op == in.Op {
			return a.Args[0], true
		}
	case OpAbs:
		if a := b.Instr(x); a.Op == OpAbs {
			return x, true
		} else if a.Op == OpNeg {
			return b.Op(OpAbs, a.Args[0]), true
		}
	case OpSelect:
		return b.foldSelect(in)
	case OpMin, OpMax, OpAnd, OpOr:
		if x == y {
			return x, true
		}
		if in.Type == Bool {
			return b.foldBool(in)
		}
	case OpCvt:
		a := b.Instr(x)
		if a.Op == OpCvt && b.Type(a.Args[0]) == in.Type && a.Type == F64 && in.Type != Bool {
			return a.Args[0], true // F64 holds every number of the other types
		}
	case OpBits:
		if a := b.Instr(x); a.Op == OpBits {
			return b.Bits(in.Type, a.Args[0]), true
		}
	case OpShl, OpShr:
		if in.Imm == 0 {
			return x, true
		}
	}
	return None, false
}

// divideByPower turns a division by a power of two whose inverse is normal
// into a product, which has the same bits.
func (b *Builder) divideByPower(x, y Ref) (Ref, bool) {
	in := b.Instr(y)
	if in.Op != OpConst {
		return None, false
	}
	c := ConstValue(in.Type, in.Imm)
	frac, exp := math.Frexp(c)
	top := 120
	if in.Type == F64 {
		top = 1000
	}
	if math.Abs(frac) != 0.5 || exp > top || exp < -top {
		return None, false
	}
	if c == 1 {
		return x, true
	}
	return b.Op(OpMul, x, b.Const(in.Type, 1/c)), true
}

func (b *Builder) foldSelect(in Instr) (Ref, bool) {
	c, x, y := b.Instr(in.Args[0]), in.Args[1], in.Args[2]
	switch {
	case x == y:
		return x, true
	case c.Op == OpConst && c.Imm != 0:
		return x, true
	case c.Op == OpConst:
		return y, true
	case c.Op == OpNot:
		return b.Op(OpSelect, c.Args[0], y, x), true
	case in.Type.IsFloat():
		return b.foldStep(in)
	}
	return None, false
}

// foldStep makes the choice between x and x - y the difference of x and a
// choice of y and 0, which costs backends a mask instead of a blend; x - 0 is x
// whatever x is. A sum with a constant or uniform number is such a difference.
func (b *Builder) foldStep(in Instr) (Ref, bool) {
	for k, r := range in.Args[1:3] {
		x := in.Args[2-k]
		change := b.Instr(r)
		var y Ref
		switch {
		case change.Op == OpSub && change.Args[0] == x:
			y = change.Args[1]
		case change.Op == OpAdd && change.Args[0] == x && b.isFixed(change.Args[1]):
			y = b.negated(change.Args[1])
		case change.Op == OpAdd && change.Args[1] == x && b.isFixed(change.Args[0]):
			y = b.negated(change.Args[0])
		default:
			continue
		}
		sides := [2]Ref{y, b.Const(in.Type, 0)}
		return b.Op(OpSub, x, b.Op(OpSelect, in.Args[0], sides[k], sides[1-k])), true
	}
	return None, false
}

// isFixed tells whether a value is a constant or a Uniform slot of a Func that
// is compiled.
func (b *Builder) isFixed(r Ref) bool {
	in := b.Instr(r)
	return in.Op == OpConst || in.Op == OpLoad && b.f.Domain != Pure && b.f.Slots[in.Imm].Rank == Uniform
}

// negated is -x, a constant of one.
func (b *Builder) negated(x Ref) Ref {
	if in := b.Instr(x); in.Op == OpConst {
		return b.Const(in.Type, -ConstValue(in.Type, in.Imm))
	}
	return b.Op(OpNeg, x)
}

func (b *Builder) foldBool(in Instr) (Ref, bool) {
	for _, p := range [2][2]Ref{{in.Args[0], in.Args[1]}, {in.Args[1], in.Args[0]}} {
		c := b.Instr(p[0])
		switch {
		case c.Op != OpConst:
		case (c.Imm != 0) == (in.Op == OpAnd):
			return p[1], true
		default:
			return p[0], true
		}
	}
	return None, false
}
