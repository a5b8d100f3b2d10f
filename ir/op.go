package ir

// Op is an operation. What each takes and gives is a row of the op table.
type Op uint8

// The operations. The first group is what backends implement; the second is
// rewritten to the first by the pass "expand", so that every backend computes
// the same operations in the same order.
//
// OpCvt, by kinds: float to integer truncates and saturates, NaN gives 0;
// integer to float and F64 to F32 round to nearest even; I32 and U32 keep
// their bits among each other; Bool to number gives 0 or 1; number to Bool is
// x != 0, so true for NaN.
const (
	OpInvalid Op = iota

	OpConst // Imm: bits
	OpLoad  // Imm: slot
	OpStore // Imm: slot; argument: value
	OpAccum // Imm: Target slot; argument: value added to it, in order
	OpEmit  // Imm: list; argument: Bool; appends the element's index where true
	OpIndex // U32: the element's index in its population (Map), of the synapse's target (Edge, Reduce)
	OpLoop  // Imm: loop
	OpPhi   // Imm: loop; argument: value at the start
	OpEnd   // Imm: loop; argument: Bool, go on

	// Floating-point arithmetic rounds to nearest even in the value's type, one
	// rounding per op, subnormals kept; integers wrap. Which bits a NaN has is
	// not specified, and no Func may let them decide anything.

	OpAdd
	OpSub
	OpMul
	OpDiv // floats only
	OpNeg // floats: flips the sign bit; integers: 0 - x
	OpAbs // floats: clears the sign bit
	OpMin // a < b ? a : b, so b when either is NaN or both are zero (vminps)
	OpMax // a > b ? a : b, so b when either is NaN or both are zero (vmaxps)
	// OpMulAdd is x*y + z for floats, where the product is exact, or z is 0
	// and the product alone is rounded: one rounding or two then give the same
	// bits, and backends may use what their processor has. Who makes it
	// vouches for that.
	OpMulAdd
	OpSqrt
	OpFloor // the rounding ops keep -0, infinities and NaN, and give -0 for what rounds to zero from below
	OpCeil
	OpTrunc
	OpRound // to nearest, ties to even

	OpLT // floats: false when either side is NaN
	OpLE
	OpEQ
	OpNE // floats: true when either side is NaN
	OpAnd
	OpOr
	OpXor    // Bool and integers
	OpNot    // Bool
	OpShl    // integers; Imm: count 0..31
	OpShr    // integers; Imm: count 0..31; logical for U32, arithmetic for I32
	OpMulHi  // U32: the high word of the product
	OpWord   // U32: the element's random word of the stream Imm; seed low, seed high, step low, step high (Map)
	OpCount  // how many entries of the table Imm lie below the argument; I32 entries for an I32 argument, F64 for F64
	OpSelect // Bool, then, else
	OpCvt    // to Type, as below
	OpBits   // to Type: the same 32 bits (F32, I32, U32); 64-bit values have OpLoBits, OpHiBits, OpMakeF64
	OpLoBits // U32: low word of an F64
	OpHiBits // U32: high word of an F64
	OpMakeF64
	OpPow2 // floats: 2^x for integral x in the exponents of normal numbers; exactly, the bits of x + 12583039 shifted left by 23 (F32), of x + 6755399441056767 shifted left by 52 (F64)

	numPrimitive

	OpExp
	OpExpm1
	OpLog
	OpLog1p
	OpLog10
	OpPow
	OpSin
	OpCos
	OpTan
	OpSinh
	OpCosh
	OpTanh
	OpAsin
	OpAcos
	OpAtan
	OpExprel   // (exp(x) - 1)/x, 1 at 0
	OpPhi1     // the same function for integrators: argument first reduced as SEMANTICS states
	OpMod      // as Python's %
	OpFloorDiv // as Python's //
	OpSign     // -1, 0, 1
	OpDecay    // x*d, exactly 0 where |x| is below 2^-90 (F32) or 2^-900 (F64)
	OpRandU    // uniform in [0, 1); Imm: stream; needs the slots of StreamSlots
	OpRandN    // standard normal; Imm: stream
	OpPoisson  // Poisson count with mean the argument; Imm: stream
	OpBinomial // binomial count (n, p); Imm: stream

	numOps
)

// kinds of type rules
type rule uint8

const (
	ruleNone    rule = iota // no value
	ruleSame                // arguments and value of one type
	ruleCompare             // arguments of one type, value Bool
	ruleSelect              // Bool, T, T gives T
	ruleConvert             // any to Instr.Type
	ruleLeaf                // no arguments, value of Instr.Type
	ruleHalf                // F64 gives U32
	ruleMake                // U32 low, U32 high give F64
)

// sets of types that an op takes
const (
	onFloat = 1<<F32 | 1<<F64
	onInt   = 1<<I32 | 1<<U32
	onNum   = onFloat | onInt
	onBool  = 1 << Bool
	onU32   = 1 << U32
	onAny   = onNum | onBool
)

// opRow says what an op takes and gives.
type opRow struct {
	name        string
	arity       int
	rule        rule
	types       uint // set of argument types
	commutative bool
	effect      bool // must stay, in order
}

var opTable = [numOps]opRow{
	OpConst:  {"const", 0, ruleLeaf, onAny, false, false},
	OpLoad:   {"load", 0, ruleLeaf, onNum, false, false},
	OpStore:  {"store", 1, ruleNone, onNum, false, true},
	OpAccum:  {"accum", 1, ruleNone, onFloat, false, true},
	OpEmit:   {"emit", 1, ruleNone, onBool, false, true},
	OpIndex:  {"index", 0, ruleLeaf, onU32, false, false},
	OpLoop:   {"loop", 0, ruleNone, 0, false, true},
	OpPhi:    {"phi", 1, ruleSame, onAny, false, true},
	OpEnd:    {"end", 1, ruleNone, onBool, false, true},
	OpAdd:    {"add", 2, ruleSame, onNum, true, false},
	OpSub:    {"sub", 2, ruleSame, onNum, false, false},
	OpMul:    {"mul", 2, ruleSame, onNum, true, false},
	OpDiv:    {"div", 2, ruleSame, onFloat, false, false},
	OpNeg:    {"neg", 1, ruleSame, onNum, false, false},
	OpAbs:    {"abs", 1, ruleSame, onFloat, false, false},
	OpMin:    {"min", 2, ruleSame, onNum, false, false},
	OpMax:    {"max", 2, ruleSame, onNum, false, false},
	OpMulAdd: {"muladd", 3, ruleSame, onFloat, true, false},
	OpSqrt:   {"sqrt", 1, ruleSame, onFloat, false, false},
	OpFloor:  {"floor", 1, ruleSame, onFloat, false, false},
	OpCeil:   {"ceil", 1, ruleSame, onFloat, false, false},
	OpTrunc:  {"trunc", 1, ruleSame, onFloat, false, false},
	OpRound:  {"round", 1, ruleSame, onFloat, false, false},
	OpLT:     {"lt", 2, ruleCompare, onNum, false, false},
	OpLE:     {"le", 2, ruleCompare, onNum, false, false},
	OpEQ:     {"eq", 2, ruleCompare, onNum, true, false},
	OpNE:     {"ne", 2, ruleCompare, onNum, true, false},
	OpAnd:    {"and", 2, ruleSame, onBool | onInt, true, false},
	OpOr:     {"or", 2, ruleSame, onBool | onInt, true, false},
	OpXor:    {"xor", 2, ruleSame, onBool | onInt, true, false},
	OpNot:    {"not", 1, ruleSame, onBool, false, false},
	OpShl:    {"shl", 1, ruleSame, onInt, false, false},
	OpShr:    {"shr", 1, ruleSame, onInt, false, false},
	OpMulHi:  {"mulhi", 2, ruleSame, onU32, true, false},
	OpWord:   {"word", 4, ruleSame, onU32, false, false},
	OpCount:  {"count", 1, ruleSame, 1<<I32 | 1<<F64, false, false},
	OpSelect: {"select", 3, ruleSelect, onAny, false, false},
	OpCvt:    {"cvt", 1, ruleConvert, onAny, false, false},
	OpBits:   {"bits", 1, ruleConvert, 1<<F32 | onInt, false, false},
	OpLoBits: {"lobits", 1, ruleHalf, 1 << F64, false, false},
	OpHiBits: {"hibits", 1, ruleHalf, 1 << F64, false, false},
	OpMakeF64: {
		"makef64", 2, ruleMake, onU32, false, false,
	},
	OpPow2: {"pow2", 1, ruleSame, onFloat, false, false},

	numPrimitive: {"", 0, ruleNone, 0, false, false},

	OpExp:      {"exp", 1, ruleSame, onFloat, false, false},
	OpExpm1:    {"expm1", 1, ruleSame, onFloat, false, false},
	OpLog:      {"log", 1, ruleSame, onFloat, false, false},
	OpLog1p:    {"log1p", 1, ruleSame, onFloat, false, false},
	OpLog10:    {"log10", 1, ruleSame, onFloat, false, false},
	OpPow:      {"pow", 2, ruleSame, onFloat, false, false},
	OpSin:      {"sin", 1, ruleSame, onFloat, false, false},
	OpCos:      {"cos", 1, ruleSame, onFloat, false, false},
	OpTan:      {"tan", 1, ruleSame, onFloat, false, false},
	OpSinh:     {"sinh", 1, ruleSame, onFloat, false, false},
	OpCosh:     {"cosh", 1, ruleSame, onFloat, false, false},
	OpTanh:     {"tanh", 1, ruleSame, onFloat, false, false},
	OpAsin:     {"arcsin", 1, ruleSame, onFloat, false, false},
	OpAcos:     {"arccos", 1, ruleSame, onFloat, false, false},
	OpAtan:     {"arctan", 1, ruleSame, onFloat, false, false},
	OpExprel:   {"exprel", 1, ruleSame, onFloat, false, false},
	OpPhi1:     {"phi1", 1, ruleSame, onFloat, false, false},
	OpMod:      {"mod", 2, ruleSame, onNum, false, false},
	OpFloorDiv: {"floordiv", 2, ruleSame, onNum, false, false},
	OpSign:     {"sign", 1, ruleSame, onFloat, false, false},
	OpDecay:    {"decay", 2, ruleSame, onFloat, false, false},
	OpRandU:    {"randu", 0, ruleLeaf, onFloat, false, false},
	OpRandN:    {"randn", 0, ruleLeaf, onFloat, false, false},
	OpPoisson:  {"poisson", 1, ruleSame, onFloat, false, false},
	OpBinomial: {"binomial", 2, ruleSame, onFloat, false, false},
}

// String returns the op's name in listings.
func (op Op) String() string {
	if op < numOps && opTable[op].name != "" {
		return opTable[op].name
	}
	return "invalid"
}

// Arity returns how many arguments the op takes.
func (op Op) Arity() int { return opTable[op].arity }

// Primitive tells whether backends implement the op themselves.
func (op Op) Primitive() bool { return op > OpInvalid && op < numPrimitive }

// Effect tells whether the op does something besides giving a value.
func (op Op) Effect() bool { return opTable[op].effect }

// StreamSlots are the Uniform U32 slots that random ops read: the seed's two
// words and the step's two words.
var StreamSlots = [...]string{"seed.lo", "seed.hi", "step.lo", "step.hi"}

// Ops returns every op, primitives first.
func Ops() []Op {
	var ops []Op
	for op := OpInvalid + 1; op < numOps; op++ {
		if op != numPrimitive {
			ops = append(ops, op)
		}
	}
	return ops
}

// Takes tells whether an argument of the op may have the type (for ops
// without arguments: its value).
func (op Op) Takes(t Type) bool { return opTable[op].types&(1<<t) != 0 }
