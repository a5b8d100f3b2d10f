// Package ir is the small typed program that runs once per element: straight
// line code in single assignment form, select instead of branch, one loop
// region, no units and no models. The interpreter of this package is the
// specification; every other backend gives the same bits.
package ir

import (
	"math"

	"synfire/state"
)

// Type is the type of a value.
type Type = state.Type

// The types of values.
const (
	Invalid = state.Invalid
	Bool    = state.Bool
	I32     = state.I32
	U32     = state.U32
	F32     = state.F32
	F64     = state.F64
)

// Domain says what a Func runs over.
type Domain uint8

const (
	// Pure computes its Results from its slots and nothing else: the right
	// side of an equation. It is inlined into other Funcs, never compiled.
	Pure Domain = iota
	// Map runs once per element of a population.
	Map
	// Edge runs once per synapse of a row or column, in the order given; what
	// it adds to a Target slot is added one by one in that order.
	Edge
	// Reduce computes y_i = sum over all synapses onto target i, in the
	// table's order, by Accum into Target slots.
	Reduce
)

// Rank says how a slot is indexed.
type Rank uint8

const (
	// Uniform slots hold one value for the whole call.
	Uniform Rank = iota
	// Element slots are indexed by the element (Map only).
	Element
	// Source, Target and Synapse slots are indexed by the synapse's source,
	// its target and itself (Edge and Reduce only).
	Source
	Target
	Synapse
)

// Mode says what a Func does with a slot.
type Mode uint8

const (
	// In slots are only read.
	In Mode = iota
	// Out slots are only written; every element is written.
	Out
	// InOut slots are read and written.
	InOut
)

// Slot is an argument of a Func: a scalar or an array.
type Slot struct {
	Name string
	Type Type
	Rank Rank
	Mode Mode
}

// Ref names the value of an instruction by its place in Func.Body.
type Ref int32

// None is the Ref of an unused argument.
const None Ref = -1

// Instr is one instruction. Type is the type of its value, Invalid when it has
// none. Imm is, by op: the bits of a constant (in the low bits, as stored), a
// slot's number, a loop's number, a list's number, a table's number, a random
// stream.
type Instr struct {
	Op   Op
	Type Type
	Args [4]Ref
	Imm  uint64
}

// Carry is a value that a loop carries from one turn to the next: Phi is the
// OpPhi instruction (its argument is the value at the start), Next the value
// that it takes for the next turn.
type Carry struct{ Phi, Next Ref }

// Loop is the one region op: "loop, at most Max turns, while mask". Its body
// lies between Body[Begin] (OpLoop) and Body[End] (OpEnd, whose argument is
// the mask: go on). The body runs at least once. An element whose mask is
// false is finished: its carried values take their Next and are frozen from
// then on, so that its bits never depend on its neighbours. Outside the loop
// only the Phis may be read; there they are the final values. Loops do not
// nest. An element that is still going after Max turns is a fault.
type Loop struct {
	Begin, End int
	Max        int
	Carry      []Carry
	// Name says what the loop computes, for the message of a fault.
	Name string
}

// Func is a program over elements or synapses.
type Func struct {
	Name    string
	Domain  Domain
	Slots   []Slot
	Body    []Instr
	Loops   []Loop
	Results []Ref // of a Pure Func
	Lists   int   // how many lists of elements it emits
	Tables  []Table
}

// Slot numbers by name; -1 when there is none.
func (f *Func) Slot(name string) int {
	for i, s := range f.Slots {
		if s.Name == name {
			return i
		}
	}
	return -1
}

// ConstBits returns the bits by which a constant x of type t is stored in
// Instr.Imm.
func ConstBits(t Type, x float64) uint64 {
	switch t {
	case F32:
		return uint64(math.Float32bits(float32(x)))
	case F64:
		return math.Float64bits(x)
	case I32:
		return uint64(uint32(int32(x)))
	case U32:
		return uint64(uint32(x))
	default:
		if x != 0 {
			return 1
		}
		return 0
	}
}

// ConstValue is the inverse of ConstBits.
func ConstValue(t Type, bits uint64) float64 {
	switch t {
	case F32:
		return float64(math.Float32frombits(uint32(bits)))
	case F64:
		return math.Float64frombits(bits)
	case I32:
		return float64(int32(uint32(bits)))
	default:
		return float64(uint32(bits))
	}
}
