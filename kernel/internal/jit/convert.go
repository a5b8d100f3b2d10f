package jit

import (
	"math"

	"synfire/ir"
	"synfire/kernel/internal/jit/asm"
)

// conversions has the instructions of OpCvt by the types from and to; rows of
// equal types hand the value on.
var conversions = [ir.F64 + 1][ir.F64 + 1]rule{
	ir.Bool: {
		ir.Bool: {emit: same},
		ir.I32:  {emit: boolTo, bits: splat32(1)}, ir.U32: {emit: boolTo, bits: splat32(1)},
		ir.F32: {emit: boolTo, bits: splat32(0x3f800000)}, ir.F64: {emit: boolTo, bits: 0x3ff0000000000000},
	},
	ir.I32: {
		ir.Bool: {emit: intToBool}, ir.I32: {emit: same}, ir.U32: {emit: same},
		ir.F32: unaryOp(asm.VCVTDQ2PS), ir.F64: {emit: widenI32},
	},
	ir.U32: {
		ir.Bool: {emit: intToBool}, ir.I32: {emit: same}, ir.U32: {emit: same},
		ir.F32: {emit: u32ToF32}, ir.F64: {emit: u32ToF64},
	},
	ir.F32: {
		ir.Bool: {emit: floatToBool, op: asm.VCMPPS}, ir.I32: {emit: f32ToI32}, ir.U32: {emit: f32ToU32},
		ir.F32: {emit: same}, ir.F64: {emit: widenF32},
	},
	ir.F64: {
		ir.Bool: {emit: floatToBool, op: asm.VCMPPD}, ir.I32: {emit: f64ToI32}, ir.U32: {emit: f64ToU32},
		ir.F32: {emit: narrowF64}, ir.F64: {emit: same},
	},
}

func convert(s *section, _ *rule) {
	r := &conversions[s.argType(0)][s.in.Type]
	r.emit(s, r)
}

// f32s is a constant with the same float32 everywhere.
func (s *section) f32s(x float32, wide bool) asm.Mem {
	return s.splat(splat32(math.Float32bits(x)), wide)
}

// f64s is a constant with the same float64 everywhere.
func (s *section) f64s(x float64) asm.Mem { return s.splat(math.Float64bits(x), true) }

// boolTo is 1 where the mask is set.
func boolTo(s *section, _ *rule) {
	wide := s.value(s.ref, s.group).wide
	m := s.mask(0, wide)
	one := s.literal()
	s.emit(asm.VANDPS, s.define(), m, one)
}

func intToBool(s *section, _ *rule) {
	x := s.load(s.arg(0))
	wide := s.arg(0).wide
	t := s.temp(wide)
	s.emit(asm.VPXOR, t, t, t)
	s.emit(asm.VPCMPEQD, t, t, x)
	s.emit(asm.VPXOR, s.define(), t, s.splat(^uint64(0), wide))
}

func floatToBool(s *section, r *rule) {
	x := s.load(s.arg(0))
	t := s.temp(s.arg(0).wide)
	s.emit(asm.VXORPS, t, t, t)
	s.emit(r.op, s.define(), x, t, asm.NeUQ)
}

// widenI32 and widenF32 read half as much as they write, which memory operands
// of the argument's own width do not say, so the argument is loaded.

func widenI32(s *section, _ *rule) {
	x := s.load(s.arg(0))
	s.emit(asm.VCVTDQ2PD, s.define(), x)
}

func widenF32(s *section, _ *rule) {
	x := s.load(s.arg(0))
	s.emit(asm.VCVTPS2PD, s.define(), x)
}

func narrowF64(s *section, _ *rule) {
	x := s.load(s.arg(0))
	s.emit(asm.VCVTPD2PS, s.define(), x)
}

// u32ToF32 puts the halves of the word into the fractions of 2^39 and 2^23;
// their difference is exact, and only the last addition rounds.
func u32ToF32(s *section, _ *rule) {
	x := s.load(s.arg(0))
	wide := s.arg(0).wide
	hi, lo := s.temp(wide), s.temp(wide)
	s.emit(asm.VPSRLD, hi, x, asm.Imm(16))
	s.emit(asm.VPOR, hi, hi, s.splat(splat32(0x53000000), wide))
	s.emit(asm.VPAND, lo, x, s.splat(splat32(0xffff), wide))
	s.emit(asm.VPOR, lo, lo, s.splat(splat32(0x4b000000), wide))
	s.emit(asm.VSUBPS, hi, hi, s.f32s(0x1p39+0x1p23, wide))
	s.emit(asm.VADDPS, s.define(), hi, lo)
}

// u32ToF64 puts the word into the fraction of 2^52.
func u32ToF64(s *section, _ *rule) {
	x := s.load(s.arg(0))
	t := s.temp(true)
	s.emit(asm.VPMOVZXDQ, t, x)
	s.emit(asm.VPOR, t, t, s.f64s(0x1p52))
	s.emit(asm.VSUBPD, s.define(), t, s.f64s(0x1p52))
}

// f32ToI32 mends what the processor gives for all that does not fit, -2^31:
// its complement, the largest number, from 2^31 up, and 0 for NaN.
func f32ToI32(s *section, _ *rule) {
	x := s.load(s.arg(0))
	wide := s.arg(0).wide
	t, m := s.temp(wide), s.temp(wide)
	s.emit(asm.VCVTTPS2DQ, t, x)
	s.emit(asm.VCMPPS, m, x, s.f32s(0x1p31, wide), asm.GeOQ)
	s.emit(asm.VPXOR, t, t, m)
	s.emit(asm.VCMPPS, m, x, x, asm.OrdQ)
	s.emit(asm.VPAND, s.define(), t, m)
}

// f32ToU32 converts numbers from 2^31 up less 2^31, and mends the top bit; a
// maximum with 0 takes NaN and what is below 0 to 0.
func f32ToU32(s *section, _ *rule) {
	x := s.load(s.arg(0))
	wide := s.arg(0).wide
	t, big, y := s.temp(wide), s.temp(wide), s.temp(wide)
	s.emit(asm.VXORPS, t, t, t)
	s.emit(asm.VMAXPS, t, x, t)
	s.emit(asm.VCMPPS, big, t, s.f32s(0x1p31, wide), asm.GeOQ)
	s.emit(asm.VANDPS, y, big, s.f32s(0x1p31, wide))
	s.emit(asm.VSUBPS, y, t, y)
	s.emit(asm.VCVTTPS2DQ, y, y)
	s.emit(asm.VPSLLD, big, big, asm.Imm(31))
	s.emit(asm.VPXOR, y, y, big)
	s.emit(asm.VCMPPS, t, t, s.f32s(0x1p32, wide), asm.GeOQ)
	s.emit(asm.VPOR, s.define(), y, t)
}

// f64ToI32 clamps; NaN is cleared before.
func f64ToI32(s *section, _ *rule) {
	x := s.load(s.arg(0))
	t := s.temp(true)
	s.emit(asm.VCMPPD, t, x, x, asm.OrdQ)
	s.emit(asm.VANDPD, t, t, x)
	s.emit(asm.VMAXPD, t, t, s.f64s(-0x1p31))
	s.emit(asm.VMINPD, t, t, s.f64s(0x1p31-1))
	s.emit(asm.VCVTTPD2DQ, s.define(), t)
}

// f64ToU32 clamps, truncates, and reads the word from the fraction of 2^52.
func f64ToU32(s *section, _ *rule) {
	x := s.load(s.arg(0))
	t := s.temp(true)
	s.emit(asm.VXORPD, t, t, t)
	s.emit(asm.VMAXPD, t, x, t) // 0 for NaN
	s.emit(asm.VMINPD, t, t, s.f64s(0x1p32-1))
	s.emit(asm.VROUNDPD, t, t, roundZero)
	s.emit(asm.VADDPD, t, t, s.f64s(0x1p52))
	s.words(s.defineApart(), t, 0x88)
}
