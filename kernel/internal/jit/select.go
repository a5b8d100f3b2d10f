package jit

import (
	"fmt"
	"math"

	"synfire/ir"
	"synfire/kernel/internal/jit/asm"
)

// rule says how an op on a type becomes machine instructions.
type rule struct {
	emit     func(s *section, r *rule)
	op       asm.Op
	imm      asm.Imm // predicate, rounding mode
	swapped  asm.Imm // predicate for exchanged arguments
	commutes bool
	bits     uint64    // of a constant operand, in each 64 bits
	fused    [3]asm.Op // multiply-add into the sum, the first factor, the second
}

// Halves of vroundps' immediate: the mode, and that no flag is raised.
const (
	roundNearest asm.Imm = 0x8
	roundDown    asm.Imm = 0x9
	roundUp      asm.Imm = 0xa
	roundZero    asm.Imm = 0xb
)

const (
	sign32 = 1<<31 | 1<<63
	sign64 = 1 << 63
)

// rules has a row per op and type: of the arguments for comparisons, of the
// value for all else. Conversions have a table of their own.
var rules = [...][ir.F64 + 1]rule{
	ir.OpLoad:  leaf(loadSlot),
	ir.OpIndex: leaf(index),
	ir.OpLoop:  {ir.Invalid: {emit: beginLoop}},
	ir.OpPhi:   leaf(phi),
	ir.OpEnd:   {ir.Invalid: {emit: endLoop}},
	ir.OpStore: {ir.Invalid: {emit: store}},
	ir.OpAccum: {ir.Invalid: {emit: accum}},
	ir.OpEmit:  {ir.Invalid: {emit: spikes}},

	ir.OpAdd: {ir.I32: commuting(asm.VPADDD), ir.U32: commuting(asm.VPADDD), ir.F32: commuting(asm.VADDPS), ir.F64: commuting(asm.VADDPD)},
	ir.OpSub: {ir.I32: binaryOp(asm.VPSUBD), ir.U32: binaryOp(asm.VPSUBD), ir.F32: binaryOp(asm.VSUBPS), ir.F64: binaryOp(asm.VSUBPD)},
	ir.OpMul: {ir.I32: commuting(asm.VPMULLD), ir.U32: commuting(asm.VPMULLD), ir.F32: commuting(asm.VMULPS), ir.F64: commuting(asm.VMULPD)},
	ir.OpDiv: {ir.F32: binaryOp(asm.VDIVPS), ir.F64: binaryOp(asm.VDIVPD)},
	ir.OpNeg: {ir.I32: {emit: negInt}, ir.U32: {emit: negInt}, ir.F32: {emit: withConst, op: asm.VXORPS, bits: sign32}, ir.F64: {emit: withConst, op: asm.VXORPD, bits: sign64}},
	ir.OpAbs: {ir.F32: {emit: withConst, op: asm.VANDPS, bits: ^uint64(sign32)}, ir.F64: {emit: withConst, op: asm.VANDPD, bits: ^uint64(sign64)}},
	ir.OpMin: {ir.I32: commuting(asm.VPMINSD), ir.U32: commuting(asm.VPMINUD), ir.F32: binaryOp(asm.VMINPS), ir.F64: binaryOp(asm.VMINPD)},
	ir.OpMax: {ir.I32: commuting(asm.VPMAXSD), ir.U32: commuting(asm.VPMAXUD), ir.F32: binaryOp(asm.VMAXPS), ir.F64: binaryOp(asm.VMAXPD)},

	ir.OpMulAdd: {
		ir.F32: {emit: mulAdd, fused: [3]asm.Op{asm.VFMADD231PS, asm.VFMADD213PS, asm.VFMADD132PS}},
		ir.F64: {emit: mulAdd, fused: [3]asm.Op{asm.VFMADD231PD, asm.VFMADD213PD, asm.VFMADD132PD}},
	},

	ir.OpSqrt:  {ir.F32: unaryOp(asm.VSQRTPS), ir.F64: unaryOp(asm.VSQRTPD)},
	ir.OpFloor: {ir.F32: rounding(asm.VROUNDPS, roundDown), ir.F64: rounding(asm.VROUNDPD, roundDown)},
	ir.OpCeil:  {ir.F32: rounding(asm.VROUNDPS, roundUp), ir.F64: rounding(asm.VROUNDPD, roundUp)},
	ir.OpTrunc: {ir.F32: rounding(asm.VROUNDPS, roundZero), ir.F64: rounding(asm.VROUNDPD, roundZero)},
	ir.OpRound: {ir.F32: rounding(asm.VROUNDPS, roundNearest), ir.F64: rounding(asm.VROUNDPD, roundNearest)},

	ir.OpLT: {
		ir.I32: {emit: greater, op: asm.VPCMPGTD}, ir.U32: {emit: extremeNot, op: asm.VPMAXUD},
		ir.F32: {emit: below, op: asm.VCMPPS, imm: asm.LtOQ, swapped: asm.GtOQ}, ir.F64: compares(asm.VCMPPD, asm.LtOQ, asm.GtOQ),
	},
	ir.OpLE: {
		ir.I32: {emit: extreme, op: asm.VPMINSD}, ir.U32: {emit: extreme, op: asm.VPMINUD},
		ir.F32: compares(asm.VCMPPS, asm.LeOQ, asm.GeOQ), ir.F64: compares(asm.VCMPPD, asm.LeOQ, asm.GeOQ),
	},
	ir.OpEQ: {
		ir.I32: commuting(asm.VPCMPEQD), ir.U32: commuting(asm.VPCMPEQD),
		ir.F32: compares(asm.VCMPPS, asm.EqOQ, asm.EqOQ), ir.F64: compares(asm.VCMPPD, asm.EqOQ, asm.EqOQ),
	},
	ir.OpNE: {
		ir.I32: {emit: notEqual}, ir.U32: {emit: notEqual},
		ir.F32: compares(asm.VCMPPS, asm.NeUQ, asm.NeUQ), ir.F64: compares(asm.VCMPPD, asm.NeUQ, asm.NeUQ),
	},

	ir.OpAnd: {ir.Bool: {emit: logic, op: asm.VANDPS}, ir.I32: commuting(asm.VPAND), ir.U32: commuting(asm.VPAND)},
	ir.OpOr:  {ir.Bool: {emit: logic, op: asm.VORPS}, ir.I32: commuting(asm.VPOR), ir.U32: commuting(asm.VPOR)},
	ir.OpXor: {ir.Bool: {emit: logic, op: asm.VXORPS}, ir.I32: commuting(asm.VPXOR), ir.U32: commuting(asm.VPXOR)},
	ir.OpNot: {ir.Bool: {emit: withConst, op: asm.VXORPS, bits: ^uint64(0)}},
	ir.OpShl: {ir.I32: {emit: shift, op: asm.VPSLLD}, ir.U32: {emit: shift, op: asm.VPSLLD}},
	ir.OpShr: {ir.I32: {emit: shift, op: asm.VPSRAD}, ir.U32: {emit: shift, op: asm.VPSRLD}},

	ir.OpMulHi: {ir.U32: {emit: mulHi}},
	ir.OpWord:  {ir.U32: {emit: word}},
	ir.OpCount: {ir.I32: {emit: countBelow}, ir.F64: {emit: countBelow}},
	ir.OpSelect: {
		ir.Bool: {emit: choose}, ir.I32: {emit: choose}, ir.U32: {emit: choose},
		ir.F32: {emit: choose}, ir.F64: {emit: choose},
	},
	ir.OpCvt:     leaf(convert),
	ir.OpBits:    leaf(same),
	ir.OpLoBits:  {ir.U32: {emit: words, imm: 0x88}},
	ir.OpHiBits:  {ir.U32: {emit: words, imm: 0xdd}},
	ir.OpMakeF64: {ir.F64: {emit: makeF64}},
	ir.OpPow2: {
		ir.F32: {emit: pow2, op: asm.VADDPS, imm: 23, bits: splat32(math.Float32bits(12583039))},
		ir.F64: {emit: pow2, op: asm.VADDPD, imm: 52, bits: math.Float64bits(6755399441056767)},
	},
}

func splat32(b uint32) uint64 { return uint64(b)<<32 | uint64(b) }

// leaf is a row whose rules are the same for all types.
func leaf(emit func(s *section, r *rule)) (row [ir.F64 + 1]rule) {
	for t := range row {
		row[t] = rule{emit: emit}
	}
	return row
}

func binaryOp(op asm.Op) rule { return rule{emit: emitBinary, op: op} }

// commuting is binaryOp for an instruction whose arguments may be exchanged.
func commuting(op asm.Op) rule { return rule{emit: emitBinary, op: op, commutes: true} }

func unaryOp(op asm.Op) rule { return rule{emit: emitUnary, op: op} }

func rounding(op asm.Op, mode asm.Imm) rule { return rule{emit: emitRound, op: op, imm: mode} }

func compares(op asm.Op, p, swapped asm.Imm) rule {
	return rule{emit: emitCompare, op: op, imm: p, swapped: swapped}
}

// ruleFor finds the rule of an instruction.
func ruleFor(f *ir.Func, in ir.Instr) *rule {
	t := in.Type
	switch in.Op {
	case ir.OpLT, ir.OpLE, ir.OpEQ, ir.OpNE:
		t = f.Body[in.Args[0]].Type
	}
	if int(in.Op) >= len(rules) || rules[in.Op][t].emit == nil {
		panic(fmt.Sprintf("BUG: jit: no rule for %v of %v", in.Op, t))
	}
	return &rules[in.Op][t]
}

// instruction generates the instruction at hand.
func (s *section) instruction() {
	r := ruleFor(s.f, s.in)
	r.emit(s, r)
}

func emitBinary(s *section, r *rule) {
	a, b := s.arg(0), s.arg(1)
	if r.commutes && s.rather(b, a) {
		a, b = b, a
	}
	x := s.load(a)
	y := s.operand(b)
	s.emit(r.op, s.define(), x, y)
}

// rather tells whether a, sooner than b, is the one of two arguments to be in a
// register while the other may be in memory: what is in a register already,
// else what has more uses to come.
func (s *section) rather(a, b *value) bool {
	if (a.reg >= 0) != (b.reg >= 0) {
		return a.reg >= 0
	}
	return a.left > b.left
}

// mulAdd takes the register of an argument that is not needed any more: of the
// term that is added, or of a factor.
func mulAdd(s *section, r *rule) {
	x, y, z := s.arg(0), s.arg(1), s.arg(2)
	if s.rather(y, x) {
		x, y = y, x
	}
	a := s.load(x)
	switch {
	case s.dies(z):
		s.load(z)
		b := s.operand(y)
		s.emit(r.fused[0], s.inherit(z), a, b)
	case s.dies(x):
		b := s.load(y)
		c := s.operand(z)
		s.emit(r.fused[1], s.inherit(x), b, c)
	default:
		b := s.operand(y)
		c := s.operand(z)
		d := s.defineApart()
		s.emit(asm.VMOVUPS, d, c)
		s.emit(r.fused[0], d, a, b)
	}
}

func emitUnary(s *section, r *rule) {
	x := s.operand(s.arg(0))
	s.emit(r.op, s.define(), x)
}

func emitRound(s *section, r *rule) {
	x := s.operand(s.arg(0))
	s.emit(r.op, s.define(), x, r.imm)
}

// withConst combines the argument with a constant.
func withConst(s *section, r *rule) {
	x := s.load(s.arg(0))
	y := s.literal()
	s.emit(r.op, s.define(), x, y)
}

// literal is the constant that the instruction's rule brings.
func (s *section) literal() asm.Operand { return s.operand(s.constants[s.ref]) }

// literal returns the constant that an instruction's rule brings, and the value
// whose width it has.
func literal(f *ir.Func, i int) (bits uint64, like ir.Ref, ok bool) {
	in := f.Body[i]
	r := ruleFor(f, in)
	like = in.Args[0]
	if in.Op == ir.OpCvt {
		r = &conversions[f.Body[like].Type][in.Type]
		like = ir.Ref(i)
	}
	return r.bits, like, r.bits != 0
}

func negInt(s *section, _ *rule) {
	t := s.temp(s.arg(0).wide)
	x := s.operand(s.arg(0))
	s.emit(asm.VPXOR, t, t, t)
	s.emit(asm.VPSUBD, s.define(), t, x)
}

func emitCompare(s *section, r *rule) {
	a, b, p := s.arg(0), s.arg(1), r.imm
	if s.rather(b, a) {
		a, b, p = b, a, r.swapped
	}
	x := s.load(a)
	y := s.operand(b)
	s.emit(r.op, s.define(), x, y, p)
}

// below is a < b. The bits of an absolute value and of a positive constant
// compare as integers, also where it is NaN, on units that are less in demand.
func below(s *section, r *rule) {
	bound := s.f.Body[s.in.Args[1]]
	if s.f.Body[s.in.Args[0]].Op == ir.OpAbs && bound.Op == ir.OpConst && ir.ConstValue(bound.Type, bound.Imm) > 0 {
		greater(s, &rule{op: asm.VPCMPGTD})
		return
	}
	emitCompare(s, r)
}

// greater is a < b as b > a.
func greater(s *section, r *rule) {
	y := s.load(s.arg(1))
	x := s.operand(s.arg(0))
	s.emit(r.op, s.define(), y, x)
}

// extreme is a <= b as min(a, b) = a.
func extreme(s *section, r *rule) {
	x := s.load(s.arg(0))
	y := s.operand(s.arg(1))
	t := s.temp(s.arg(0).wide)
	s.emit(r.op, t, x, y)
	s.emit(asm.VPCMPEQD, s.define(), t, x)
}

// extremeNot is a < b as not max(a, b) = a.
func extremeNot(s *section, r *rule) {
	x := s.load(s.arg(0))
	y := s.operand(s.arg(1))
	wide := s.arg(0).wide
	t := s.temp(wide)
	s.emit(r.op, t, x, y)
	s.emit(asm.VPCMPEQD, t, t, x)
	s.emit(asm.VPXOR, s.define(), t, s.splat(^uint64(0), wide))
}

func notEqual(s *section, _ *rule) {
	x := s.load(s.arg(0))
	y := s.operand(s.arg(1))
	wide := s.arg(0).wide
	t := s.temp(wide)
	s.emit(asm.VPCMPEQD, t, x, y)
	s.emit(asm.VPXOR, s.define(), t, s.splat(^uint64(0), wide))
}

func shift(s *section, r *rule) {
	x := s.load(s.arg(0))
	s.emit(r.op, s.define(), x, asm.Imm(s.in.Imm))
}

// logic combines two truth values, in the width of their value.
func logic(s *section, r *rule) {
	wide := s.value(s.ref, s.group).wide
	x, y := s.mask(0, wide), s.mask(1, wide)
	switch {
	case s.absorbed[s.in.Args[0]]:
		s.emit(asm.VANDNPS, s.define(), x, y)
	case s.absorbed[s.in.Args[1]]:
		s.emit(asm.VANDNPS, s.define(), y, x)
	default:
		s.emit(r.op, s.define(), x, y)
	}
}

// mask is an argument that is a truth value, as a mask for lanes of 32 or of 64
// bits.
func (s *section) mask(k int, wide bool) asm.Reg {
	r, a := s.load(s.arg(k)), s.behind(s.in.Args[k])
	return s.maskOf(r, s.invariant[a], s.wide[a], wide)
}

// maskOf turns a mask from one width of lanes to another. One that is the same
// in all lanes serves both.
func (s *section) maskOf(r asm.Reg, uniform, from, to bool) asm.Reg {
	switch {
	case s.lanes == 8 || uniform || from == to:
		return view(int(r&15), to)
	case to:
		t := s.temp(true)
		s.emit(asm.VPMOVSXDQ, t, r.X())
		return t
	default:
		t := s.temp(false)
		s.words(t, r, 0x88)
		return t
	}
}

// words gathers the low (0x88) or high (0xdd) words of four 64-bit lanes.
func (s *section) words(to, from asm.Reg, which asm.Imm) {
	t := s.temp(false)
	s.emit(asm.VEXTRACTF128, t, from, asm.Imm(1))
	s.emit(asm.VSHUFPS, to, from.X(), t, which)
}

func words(s *section, r *rule) {
	x := s.load(s.arg(0))
	s.words(s.defineApart(), x, r.imm)
}

// choose is a blend, or an and where one side is zero.
func choose(s *section, _ *rule) {
	if s.chosen[s.ref] {
		return
	}
	out := s.value(s.ref, s.group)
	isBool := s.in.Type == ir.Bool
	side := func(k int) asm.Reg {
		if isBool {
			return s.mask(k, out.wide)
		}
		return s.load(s.arg(k))
	}
	m := s.mask(0, out.wide)
	switch {
	case !isBool && s.arg(2).home == zeros:
		x := s.operand(s.arg(1))
		s.emit(asm.VANDPS, s.define(), m, x)
	case !isBool && s.arg(1).home == zeros:
		x := s.operand(s.arg(2))
		s.emit(asm.VANDNPS, s.define(), m, x)
	case isBool:
		x, y := side(1), side(2)
		s.emit(asm.VBLENDVPS, s.define(), y, x, m)
	default:
		y := s.load(s.arg(2))
		x := s.operand(s.arg(1))
		op := asm.VBLENDVPS
		if s.in.Type == ir.F64 {
			op = asm.VBLENDVPD
		}
		s.emit(op, s.define(), y, x, m)
	}
}

// mulHi multiplies even and odd lanes apart, and keeps the high words.
func mulHi(s *section, _ *rule) {
	x, y := s.load(s.arg(0)), s.load(s.arg(1))
	wide := s.arg(0).wide
	a, b := s.temp(wide), s.temp(wide)
	s.emit(asm.VMOVSHDUP, a, x)
	s.emit(asm.VMOVSHDUP, b, y)
	s.emit(asm.VPMULUDQ, b, a, b)
	s.emit(asm.VPMULUDQ, a, x, y)
	s.emit(asm.VMOVSHDUP, a, a)
	s.emit(asm.VPBLENDD, s.define(), a, b, asm.Imm(0xaa))
}

func pow2(s *section, r *rule) {
	x := s.load(s.arg(0))
	wide := s.arg(0).wide
	t := s.temp(wide)
	s.emit(r.op, t, x, s.literal())
	op := asm.VPSLLD
	if s.in.Type == ir.F64 {
		op = asm.VPSLLQ
	}
	s.emit(op, s.define(), t, r.imm)
}

func makeF64(s *section, _ *rule) {
	lo, hi := s.load(s.arg(0)), s.load(s.arg(1))
	t := s.temp(false)
	d := s.defineApart()
	s.emit(asm.VPUNPCKHDQ, t, lo, hi)
	s.emit(asm.VPUNPCKLDQ, d.X(), lo, hi)
	s.emit(asm.VINSERTF128, d, d, t, asm.Imm(1))
}

// same hands an argument on as the value.
func same(s *section, _ *rule) {
	a := s.arg(0)
	if a.reg < 0 {
		// One instruction loads it; both are of one width.
		d := s.defineApart()
		s.fetch(a, d)
		return
	}
	x := s.load(a)
	d := s.define()
	if d != x {
		s.emit(asm.VMOVAPS, d, x)
	}
}
