// Package state holds the numbers of a simulation: named typed columns in a
// tree that can be walked, copied, saved and restored.
package state

import (
	"fmt"
	"math"
	"unsafe"
)

// Type is the type of one number as it is stored and computed with.
type Type uint8

// The types. Bool lives in registers only; a truth value that is stored is a
// U32 of 0 or 1.
const (
	Invalid Type = iota
	Bool
	I32
	U32
	F32
	F64
)

var typeRows = [...]struct {
	name string
	size int
}{
	Invalid: {"invalid", 0}, Bool: {"bool", 0}, I32: {"i32", 4}, U32: {"u32", 4}, F32: {"f32", 4}, F64: {"f64", 8},
}

// String returns the type's short name.
func (t Type) String() string { return typeRows[t].name }

// Size returns the bytes of one stored number, 0 for what cannot be stored.
func (t Type) Size() int { return typeRows[t].size }

// IsFloat tells whether t is F32 or F64.
func (t Type) IsFloat() bool { return t == F32 || t == F64 }

// IsInt tells whether t is I32 or U32.
func (t Type) IsInt() bool { return t == I32 || t == U32 }

// Array is what a user sees of a variable: numbers by element, as float64 in
// the unit that the model declares.
type Array interface {
	Len() int
	At(i int) float64
	Set(i int, x float64)
}

// Column is one array of numbers of one type. It is a view: copies share the
// memory. A column of one number stands for a value that is equal for all
// elements. The memory may lie outside the collector's heap; whoever made the
// column keeps it alive.
type Column struct {
	typ Type
	n   int
	ptr unsafe.Pointer
}

// NewColumn allocates n numbers of type t, all zero, aligned to 64 bytes so
// that no two columns share a cache line.
func NewColumn(t Type, n int) Column {
	if t.Size() == 0 || n < 0 {
		panic(fmt.Sprintf("BUG: column of %d %v", n, t))
	}
	bytes, spare := n*t.Size(), 2*line
	if bytes >= page {
		spare += page
	}
	buf := make([]float64, (bytes+spare)/8)
	p := unsafe.Pointer(&buf[0])
	if bytes >= page {
		// The number of the page decides at which of its lines.
		p = unsafe.Add(p, uint64(uintptr(p)/page)*0x9e3779b97f4a7c15>>58*line)
	}
	if rest := uintptr(p) % line; rest != 0 {
		p = unsafe.Add(p, line-rest)
	}
	return Column{t, n, p}
}

// Large pieces of memory begin with a page, and so would columns: a step that
// goes through nine of them would ask for nine lines of one set of the
// first-level cache, which holds eight, and take three times as long. So columns
// begin at different lines of a page.
const line, page = 64, 4096

// Number is a Go type that a column can hold.
type Number interface {
	float32 | float64 | int32 | uint32
}

// Of makes a column that shares the slice's memory.
func Of[T Number](xs []T) Column {
	return Column{typeOf[T](), len(xs), unsafe.Pointer(unsafe.SliceData(xs))}
}

// View returns the column's memory as a slice; it panics when T is not the
// column's type.
func View[T Number](c Column) []T {
	if typeOf[T]() != c.typ {
		panic(fmt.Sprintf("BUG: view of %v column as %v", c.typ, typeOf[T]()))
	}
	return unsafe.Slice((*T)(c.ptr), c.n)
}

func typeOf[T Number]() Type {
	switch any(*new(T)).(type) {
	case float32:
		return F32
	case float64:
		return F64
	case int32:
		return I32
	default:
		return U32
	}
}

// Type returns the type of the column's numbers.
func (c Column) Type() Type { return c.typ }

// Len returns how many numbers the column holds.
func (c Column) Len() int { return c.n }

// Pointer returns the address of the first number, for native code.
func (c Column) Pointer() unsafe.Pointer { return c.ptr }

// Bytes returns the column's memory as bytes in the machine's order.
func (c Column) Bytes() []byte {
	return unsafe.Slice((*byte)(c.ptr), c.n*c.typ.Size())
}

// Slice returns the view of numbers lo to hi-1.
func (c Column) Slice(lo, hi int) Column {
	if lo < 0 || hi < lo || hi > c.n {
		panic(fmt.Sprintf("BUG: slice [%d:%d] of %d", lo, hi, c.n))
	}
	return Column{c.typ, hi - lo, unsafe.Add(c.ptr, lo*c.typ.Size())}
}

// At returns number i as float64.
func (c Column) At(i int) float64 {
	switch c.typ {
	case F32:
		return float64(View[float32](c)[i])
	case F64:
		return View[float64](c)[i]
	case I32:
		return float64(View[int32](c)[i])
	default:
		return float64(View[uint32](c)[i])
	}
}

// Set stores x as number i, rounded to the column's type; integers saturate
// and NaN becomes 0.
func (c Column) Set(i int, x float64) {
	switch c.typ {
	case F32:
		View[float32](c)[i] = float32(x)
	case F64:
		View[float64](c)[i] = x
	case I32:
		View[int32](c)[i] = int32(saturate(x, math.MinInt32, math.MaxInt32))
	default:
		View[uint32](c)[i] = uint32(saturate(x, 0, math.MaxUint32))
	}
}

// Fill stores x in every number.
func (c Column) Fill(x float64) {
	for i := range c.n {
		c.Set(i, x)
	}
}

// Floats returns a copy of all numbers as float64.
func (c Column) Floats() []float64 {
	xs := make([]float64, c.n)
	for i := range xs {
		xs[i] = c.At(i)
	}
	return xs
}

func saturate(x, lo, hi float64) float64 {
	switch {
	case x != x:
		return 0
	case x < lo:
		return lo
	case x > hi:
		return hi
	}
	return math.Trunc(x)
}

var _ Array = Column{}
