package ir

// Simplify rewrites a Pure Func by the laws of real numbers: besides what folding
// does, 0*x and x-x are 0 and x+0 is x, whatever x may be. It serves questions
// (is this derivative zero? is this linear?) and right sides before they are
// discretized; compiled Funcs are only folded, so that no NaN is hidden.
// Functions of constants become constants.
func Simplify(f *Func) *Func {
	if f.Domain != Pure {
		panic("BUG: simplifying " + f.Name)
	}
	r := newRebuild(f)
	for i, in := range f.Body {
		if in.Op.Effect() || in.Op.Arity() == 0 {
			r.keep(i)
			continue
		}
		in = r.renamed(in)
		if v, ok := r.simple(in); ok {
			r.to[i] = v
		} else {
			r.to[i] = r.emit(in)
		}
	}
	f, _ = dce(r.finish()) // never fails
	return f
}

// simple is folded by the laws of real numbers.
func (b *Builder) simple(in Instr) (Ref, bool) {
	if bits, ok := b.constant(in); ok {
		return b.ConstBits(in.Type, bits), true
	}
	return realRules(b, in)
}

// isZero tells whether a value is the constant 0 or -0.
func (b *Builder) isZero(r Ref) bool {
	in := b.Instr(r)
	return in.Op == OpConst && ConstValue(in.Type, in.Imm) == 0
}

// realRules tries the laws of real numbers, then those that are exact. What a
// rule makes is itself tried again.
func realRules(b *Builder, in Instr) (Ref, bool) {
	x, y := in.Args[0], in.Args[1]
	again := func(op Op, args ...Ref) (Ref, bool) { return b.simplified(op, args...), true }
	switch in.Op {
	case OpAdd:
		switch {
		case b.isZero(x):
			return y, true
		case b.isZero(y):
			return x, true
		case b.Instr(y).Op == OpNeg:
			return again(OpSub, x, b.Instr(y).Args[0])
		case b.Instr(x).Op == OpNeg:
			return again(OpSub, y, b.Instr(x).Args[0])
		}
		if v, ok := b.joinBranches(x, y); ok {
			return v, true
		}
	case OpSub:
		switch {
		case x == y:
			return b.Const(in.Type, 0), true
		case b.isZero(y):
			return x, true
		case b.isZero(x):
			return again(OpNeg, y)
		case b.Instr(y).Op == OpNeg:
			return again(OpAdd, x, b.Instr(y).Args[0])
		}
	case OpMul:
		switch {
		case b.isZero(x) || b.isZero(y):
			return b.Const(in.Type, 0), true
		case b.Instr(x).Op == OpNeg:
			return again(OpNeg, b.simplified(OpMul, b.Instr(x).Args[0], y))
		case b.Instr(y).Op == OpNeg:
			return again(OpNeg, b.simplified(OpMul, x, b.Instr(y).Args[0]))
		}
	case OpDiv:
		switch {
		case b.isZero(x):
			return b.Const(in.Type, 0), true
		case b.Instr(x).Op == OpNeg:
			return again(OpNeg, b.simplified(OpDiv, b.Instr(x).Args[0], y))
		}
	case OpNeg:
		if b.isZero(x) {
			return b.Const(in.Type, 0), true
		}
	case OpPow:
		if b.isConst(y, 1) {
			return x, true
		}
		if b.isZero(y) {
			return b.Const(in.Type, 1), true
		}
	}
	if v, ok := exactRules(b, in); ok {
		return v, true
	}
	return b.constantFunction(in)
}

// joinBranches makes one choice of the sum of two complementary ones:
// (c ? x : 0) + (c ? 0 : y).
func (b *Builder) joinBranches(x, y Ref) (Ref, bool) {
	p, q := b.Instr(x), b.Instr(y)
	if p.Op != OpSelect || q.Op != OpSelect || p.Args[0] != q.Args[0] {
		return None, false
	}
	switch {
	case b.isZero(p.Args[2]) && b.isZero(q.Args[1]):
		return b.simplified(OpSelect, p.Args[0], p.Args[1], q.Args[2]), true
	case b.isZero(p.Args[1]) && b.isZero(q.Args[2]):
		return b.simplified(OpSelect, p.Args[0], q.Args[1], p.Args[2]), true
	}
	return None, false
}

// simplified applies an op with the rules.
func (b *Builder) simplified(op Op, args ...Ref) Ref {
	in := Instr{Op: op, Type: b.Type(args[len(args)-1]), Args: [4]Ref{None, None, None, None}}
	copy(in.Args[:], args)
	if v, ok := b.simple(in); ok {
		return v
	}
	return b.Op(op, args...)
}

// constantFunction evaluates a function of the second group whose arguments
// are constants, by expanding it.
func (b *Builder) constantFunction(in Instr) (Ref, bool) {
	if in.Op.Primitive() || in.Op.Random() {
		return None, false
	}
	e := NewBuilder("constant", Pure)
	args := make([]Ref, in.Op.Arity())
	for k := range args {
		c := b.Instr(in.Args[k])
		if c.Op != OpConst {
			return None, false
		}
		args[k] = e.ConstBits(c.Type, c.Imm)
	}
	e.Return(e.OpImm(in.Op, in.Imm, args...))
	f, err := expand(e.Func())
	if err != nil {
		return None, false
	}
	if c := f.Body[f.Results[0]]; c.Op == OpConst {
		return b.ConstBits(c.Type, c.Imm), true
	}
	return None, false
}
