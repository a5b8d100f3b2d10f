package ir

import (
	"math"
	"unsafe"
)

// opFunc runs one instruction over the first n places of its registers. The
// target may be the same register as an argument.
type opFunc func(in *inst, n int)

// inst is an instruction with the addresses of its registers.
type inst struct {
	run        opFunc
	d, a, b, c unsafe.Pointer
	e          unsafe.Pointer // fourth argument
	imm        uint64
}

// A Bool is held as a mask of 32 bits, all zero or all one.

type integer interface{ int32 | uint32 }

type float interface{ float32 | float64 }

type number interface{ integer | float }

func slice[T any](p unsafe.Pointer, n int) []T { return unsafe.Slice((*T)(p), n) }

func bit(c bool) uint32 {
	var x uint32
	if c {
		x = 1
	}
	return x
}

// opFuncs has, by op, the inner loop for each type: of the arguments for
// comparisons, of the value for all else. OpCvt has a table of its own.
var opFuncs = [numPrimitive][F64 + 1]opFunc{
	OpAdd:    {I32: opAdd[int32], U32: opAdd[uint32], F32: opAdd[float32], F64: opAdd[float64]},
	OpSub:    {I32: opSub[int32], U32: opSub[uint32], F32: opSub[float32], F64: opSub[float64]},
	OpMul:    {I32: opMul[int32], U32: opMul[uint32], F32: opMul[float32], F64: opMul[float64]},
	OpDiv:    {F32: opDiv[float32], F64: opDiv[float64]},
	OpNeg:    {I32: opNegInt[int32], U32: opNegInt[uint32], F32: opNeg32, F64: opNeg64},
	OpAbs:    {F32: opAbs32, F64: opAbs64},
	OpMin:    {I32: opMin[int32], U32: opMin[uint32], F32: opMin32, F64: opMin64},
	OpMax:    {I32: opMax[int32], U32: opMax[uint32], F32: opMax32, F64: opMax64},
	OpMulAdd: {F32: opMulAdd[float32], F64: opMulAdd[float64]},
	OpSqrt:   {F32: opSqrt[float32], F64: opSqrt[float64]},
	OpFloor:  {F32: opFloor[float32], F64: opFloor[float64]},
	OpCeil:   {F32: opCeil[float32], F64: opCeil[float64]},
	OpTrunc:  {F32: opTrunc[float32], F64: opTrunc[float64]},
	OpRound:  {F32: opRound[float32], F64: opRound[float64]},
	OpLT:     {I32: opLT[int32], U32: opLT[uint32], F32: opLT[float32], F64: opLT[float64]},
	OpLE:     {I32: opLE[int32], U32: opLE[uint32], F32: opLE[float32], F64: opLE[float64]},
	OpEQ:     {I32: opEQ[int32], U32: opEQ[uint32], F32: opEQ[float32], F64: opEQ[float64]},
	OpNE:     {I32: opNE[int32], U32: opNE[uint32], F32: opNE[float32], F64: opNE[float64]},
	OpAnd:    {Bool: opAnd, I32: opAnd, U32: opAnd},
	OpOr:     {Bool: opOr, I32: opOr, U32: opOr},
	OpXor:    {Bool: opXor, I32: opXor, U32: opXor},
	OpNot:    {Bool: opNot},
	OpShl:    {I32: opShl, U32: opShl},
	OpShr:    {I32: opShr[int32], U32: opShr[uint32]},
	OpMulHi:  {U32: opMulHi},
	OpSelect: {Bool: opSelect32, I32: opSelect32, U32: opSelect32, F32: opSelect32, F64: opSelect64},
	OpBits:   {I32: opCopy32, U32: opCopy32, F32: opCopy32},
	OpLoBits: {U32: opLoBits},
	OpHiBits: {U32: opHiBits},
	OpMakeF64: {
		F64: opMakeF64,
	},
	OpPow2: {F32: opPow2F32, F64: opPow2F64},
}

// cvtFuncs has the inner loop of OpCvt by the types from and to.
var cvtFuncs = [F64 + 1][F64 + 1]opFunc{
	Bool: {I32: cvtBoolInt, U32: cvtBoolInt, F32: cvtBool[float32], F64: cvtBool[float64]},
	I32:  {Bool: cvtToBool[int32], U32: opCopy32, F32: cvt[int32, float32], F64: cvt[int32, float64]},
	U32:  {Bool: cvtToBool[uint32], I32: opCopy32, F32: cvt[uint32, float32], F64: cvt[uint32, float64]},
	F32:  {Bool: cvtToBool[float32], I32: cvtI32[float32], U32: cvtU32[float32], F64: cvt[float32, float64]},
	F64:  {Bool: cvtToBool[float64], I32: cvtI32[float64], U32: cvtU32[float64], F32: cvt[float64, float32]},
}

// opFuncOf finds the inner loop of an instruction; arg is the type of its
// first argument.
func opFuncOf(in Instr, arg Type) opFunc {
	switch {
	case in.Op == OpCvt && in.Type == arg:
		if arg == F64 {
			return opCopy64
		}
		return opCopy32
	case in.Op == OpCvt:
		return cvtFuncs[arg][in.Type]
	case opTable[in.Op].rule == ruleCompare:
		return opFuncs[in.Op][arg]
	}
	return opFuncs[in.Op][in.Type]
}

func opCopy32(in *inst, n int) { copy(slice[uint32](in.d, n), slice[uint32](in.a, n)) }

func opCopy64(in *inst, n int) { copy(slice[uint64](in.d, n), slice[uint64](in.a, n)) }

func opAdd[T number](in *inst, n int) {
	d, a, b := slice[T](in.d, n), slice[T](in.a, n), slice[T](in.b, n)
	for i := range d {
		d[i] = a[i] + b[i]
	}
}

func opSub[T number](in *inst, n int) {
	d, a, b := slice[T](in.d, n), slice[T](in.a, n), slice[T](in.b, n)
	for i := range d {
		d[i] = a[i] - b[i]
	}
}

func opMul[T number](in *inst, n int) {
	d, a, b := slice[T](in.d, n), slice[T](in.a, n), slice[T](in.b, n)
	for i := range d {
		d[i] = a[i] * b[i]
	}
}

// fusedFuncs has the inner loops of a product that is added to, less, or taken
// from a third number. The conversion keeps compilers from rounding once.
var fusedFuncs = [...][F64 + 1]opFunc{
	{F32: opMulAdd[float32], F64: opMulAdd[float64]},
	{F32: opMulSub[float32], F64: opMulSub[float64]},
	{F32: opSubMul[float32], F64: opSubMul[float64]},
}

// fusedForm is the row of fusedFuncs for a sum or difference whose argument
// (1 or 2) is the product.
func fusedForm(op Op, arg int) int {
	if op == OpAdd {
		return 0
	}
	return arg
}

func opMulAdd[T float](in *inst, n int) {
	d, a, b, c := slice[T](in.d, n), slice[T](in.a, n), slice[T](in.b, n), slice[T](in.c, n)
	for i := range d {
		d[i] = T(a[i]*b[i]) + c[i]
	}
}

func opMulSub[T float](in *inst, n int) {
	d, a, b, c := slice[T](in.d, n), slice[T](in.a, n), slice[T](in.b, n), slice[T](in.c, n)
	for i := range d {
		d[i] = T(a[i]*b[i]) - c[i]
	}
}

func opSubMul[T float](in *inst, n int) {
	d, a, b, c := slice[T](in.d, n), slice[T](in.a, n), slice[T](in.b, n), slice[T](in.c, n)
	for i := range d {
		d[i] = c[i] - T(a[i]*b[i])
	}
}

func opDiv[T float](in *inst, n int) {
	d, a, b := slice[T](in.d, n), slice[T](in.a, n), slice[T](in.b, n)
	for i := range d {
		d[i] = a[i] / b[i]
	}
}

func opNegInt[T integer](in *inst, n int) {
	d, a := slice[T](in.d, n), slice[T](in.a, n)
	for i := range d {
		d[i] = -a[i]
	}
}

func opNeg32(in *inst, n int) {
	d, a := slice[uint32](in.d, n), slice[uint32](in.a, n)
	for i := range d {
		d[i] = a[i] ^ 1<<31
	}
}

func opNeg64(in *inst, n int) {
	d, a := slice[uint64](in.d, n), slice[uint64](in.a, n)
	for i := range d {
		d[i] = a[i] ^ 1<<63
	}
}

func opAbs32(in *inst, n int) {
	d, a := slice[uint32](in.d, n), slice[uint32](in.a, n)
	for i := range d {
		d[i] = a[i] &^ (1 << 31)
	}
}

func opAbs64(in *inst, n int) {
	d, a := slice[uint64](in.d, n), slice[uint64](in.a, n)
	for i := range d {
		d[i] = a[i] &^ (1 << 63)
	}
}

func opMin[T integer](in *inst, n int) {
	d, a, b := slice[T](in.d, n), slice[T](in.a, n), slice[T](in.b, n)
	for i := range d {
		d[i] = min(a[i], b[i])
	}
}

func opMax[T integer](in *inst, n int) {
	d, a, b := slice[T](in.d, n), slice[T](in.a, n), slice[T](in.b, n)
	for i := range d {
		d[i] = max(a[i], b[i])
	}
}

// The minima and maxima of floats choose by mask, since a branch on noisy
// numbers costs more than the rest of the loop.

func opMin32(in *inst, n int) {
	d, a, b := slice[uint32](in.d, n), slice[uint32](in.a, n), slice[uint32](in.b, n)
	x, y := slice[float32](in.a, n), slice[float32](in.b, n)
	for i := range d {
		m := -bit(x[i] < y[i])
		d[i] = a[i]&m | b[i]&^m
	}
}

func opMin64(in *inst, n int) {
	d, a, b := slice[uint64](in.d, n), slice[uint64](in.a, n), slice[uint64](in.b, n)
	x, y := slice[float64](in.a, n), slice[float64](in.b, n)
	for i := range d {
		m := -uint64(bit(x[i] < y[i]))
		d[i] = a[i]&m | b[i]&^m
	}
}

func opMax32(in *inst, n int) {
	d, a, b := slice[uint32](in.d, n), slice[uint32](in.a, n), slice[uint32](in.b, n)
	x, y := slice[float32](in.a, n), slice[float32](in.b, n)
	for i := range d {
		m := -bit(x[i] > y[i])
		d[i] = a[i]&m | b[i]&^m
	}
}

func opMax64(in *inst, n int) {
	d, a, b := slice[uint64](in.d, n), slice[uint64](in.a, n), slice[uint64](in.b, n)
	x, y := slice[float64](in.a, n), slice[float64](in.b, n)
	for i := range d {
		m := -uint64(bit(x[i] > y[i]))
		d[i] = a[i]&m | b[i]&^m
	}
}

// Square roots and roundings of a float32 are exact, or rounded once, through
// float64.

func opSqrt[T float](in *inst, n int) {
	d, a := slice[T](in.d, n), slice[T](in.a, n)
	for i := range d {
		d[i] = T(math.Sqrt(float64(a[i])))
	}
}

func opFloor[T float](in *inst, n int) {
	d, a := slice[T](in.d, n), slice[T](in.a, n)
	for i := range d {
		d[i] = T(math.Floor(float64(a[i])))
	}
}

func opCeil[T float](in *inst, n int) {
	d, a := slice[T](in.d, n), slice[T](in.a, n)
	for i := range d {
		d[i] = T(math.Ceil(float64(a[i])))
	}
}

func opTrunc[T float](in *inst, n int) {
	d, a := slice[T](in.d, n), slice[T](in.a, n)
	for i := range d {
		d[i] = T(math.Trunc(float64(a[i])))
	}
}

func opRound[T float](in *inst, n int) {
	d, a := slice[T](in.d, n), slice[T](in.a, n)
	for i := range d {
		d[i] = T(math.RoundToEven(float64(a[i])))
	}
}

func opLT[T number](in *inst, n int) {
	d, a, b := slice[uint32](in.d, n), slice[T](in.a, n), slice[T](in.b, n)
	for i := range d {
		d[i] = -bit(a[i] < b[i])
	}
}

func opLE[T number](in *inst, n int) {
	d, a, b := slice[uint32](in.d, n), slice[T](in.a, n), slice[T](in.b, n)
	for i := range d {
		d[i] = -bit(a[i] <= b[i])
	}
}

func opEQ[T number](in *inst, n int) {
	d, a, b := slice[uint32](in.d, n), slice[T](in.a, n), slice[T](in.b, n)
	for i := range d {
		d[i] = -bit(a[i] == b[i])
	}
}

func opNE[T number](in *inst, n int) {
	d, a, b := slice[uint32](in.d, n), slice[T](in.a, n), slice[T](in.b, n)
	for i := range d {
		d[i] = -bit(a[i] != b[i])
	}
}

func opAnd(in *inst, n int) {
	d, a, b := slice[uint32](in.d, n), slice[uint32](in.a, n), slice[uint32](in.b, n)
	for i := range d {
		d[i] = a[i] & b[i]
	}
}

func opOr(in *inst, n int) {
	d, a, b := slice[uint32](in.d, n), slice[uint32](in.a, n), slice[uint32](in.b, n)
	for i := range d {
		d[i] = a[i] | b[i]
	}
}

func opXor(in *inst, n int) {
	d, a, b := slice[uint32](in.d, n), slice[uint32](in.a, n), slice[uint32](in.b, n)
	for i := range d {
		d[i] = a[i] ^ b[i]
	}
}

func opNot(in *inst, n int) {
	d, a := slice[uint32](in.d, n), slice[uint32](in.a, n)
	for i := range d {
		d[i] = ^a[i]
	}
}

func opShl(in *inst, n int) {
	d, a, k := slice[uint32](in.d, n), slice[uint32](in.a, n), in.imm&31
	for i := range d {
		d[i] = a[i] << k
	}
}

func opShr[T integer](in *inst, n int) {
	d, a, k := slice[T](in.d, n), slice[T](in.a, n), in.imm&31
	for i := range d {
		d[i] = a[i] >> k
	}
}

func opMulHi(in *inst, n int) {
	d, a, b := slice[uint32](in.d, n), slice[uint32](in.a, n), slice[uint32](in.b, n)
	for i := range d {
		d[i] = uint32(uint64(a[i]) * uint64(b[i]) >> 32)
	}
}

func opSelect32(in *inst, n int) {
	d, m := slice[uint32](in.d, n), slice[uint32](in.a, n)
	a, b := slice[uint32](in.b, n), slice[uint32](in.c, n)
	for i := range d {
		d[i] = a[i]&m[i] | b[i]&^m[i]
	}
}

func opSelect64(in *inst, n int) {
	d, m := slice[uint64](in.d, n), slice[int32](in.a, n)
	a, b := slice[uint64](in.b, n), slice[uint64](in.c, n)
	for i := range d {
		w := uint64(int64(m[i]))
		d[i] = a[i]&w | b[i]&^w
	}
}

func opLoBits(in *inst, n int) {
	d, a := slice[uint32](in.d, n), slice[uint64](in.a, n)
	for i := range d {
		d[i] = uint32(a[i])
	}
}

func opHiBits(in *inst, n int) {
	d, a := slice[uint32](in.d, n), slice[uint64](in.a, n)
	for i := range d {
		d[i] = uint32(a[i] >> 32)
	}
}

func opMakeF64(in *inst, n int) {
	d, lo, hi := slice[uint64](in.d, n), slice[uint32](in.a, n), slice[uint32](in.b, n)
	for i := range d {
		d[i] = uint64(hi[i])<<32 | uint64(lo[i])
	}
}

func opPow2F32(in *inst, n int) {
	d, a := slice[uint32](in.d, n), slice[float32](in.a, n)
	for i := range d {
		d[i] = math.Float32bits(a[i]+12583039) << 23
	}
}

func opPow2F64(in *inst, n int) {
	d, a := slice[uint64](in.d, n), slice[float64](in.a, n)
	for i := range d {
		d[i] = math.Float64bits(a[i]+6755399441056767) << 52
	}
}

func cvt[A, D number](in *inst, n int) {
	d, a := slice[D](in.d, n), slice[A](in.a, n)
	for i := range d {
		d[i] = D(a[i])
	}
}

func cvtBoolInt(in *inst, n int) {
	d, a := slice[uint32](in.d, n), slice[uint32](in.a, n)
	for i := range d {
		d[i] = a[i] & 1
	}
}

func cvtBool[D float](in *inst, n int) {
	d, a := slice[D](in.d, n), slice[uint32](in.a, n)
	for i := range d {
		d[i] = D(a[i] & 1)
	}
}

func cvtToBool[A number](in *inst, n int) {
	d, a := slice[uint32](in.d, n), slice[A](in.a, n)
	for i := range d {
		d[i] = -bit(a[i] != 0)
	}
}

func cvtI32[A float](in *inst, n int) {
	d, a := slice[int32](in.d, n), slice[A](in.a, n)
	for i := range d {
		switch x := a[i]; {
		case x >= 1<<31:
			d[i] = math.MaxInt32
		case x >= -1<<31:
			d[i] = int32(x)
		case x < 0:
			d[i] = math.MinInt32
		default:
			d[i] = 0
		}
	}
}

func cvtU32[A float](in *inst, n int) {
	d, a := slice[uint32](in.d, n), slice[A](in.a, n)
	for i := range d {
		switch x := a[i]; {
		case x >= 1<<32:
			d[i] = math.MaxUint32
		case x > 0:
			d[i] = uint32(int64(x))
		default:
			d[i] = 0
		}
	}
}
