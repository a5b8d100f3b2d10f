package jit

import (
	"fmt"
	"math"
	"runtime"
	"unsafe"

	"synfire/ir"
	"synfire/state"
)

// Call is Code bound to arrays, with its argument block. One goroutine at a
// time may use it.
type Call struct {
	code   *Code
	args   []uint64 // the argument block
	first  uint32
	slots  []state.Column // keeps them alive
	lists  [][]uint32
	tables []*ir.Thresholds
}

// Bind connects the code to columns and lists that have been checked against
// the Func, as ir.Interp.BindAt does.
func (c *Code) Bind(first uint32, slots []state.Column, lists [][]uint32) (*Call, error) {
	x := &Call{code: c, first: first, slots: slots, lists: lists, args: alignedWords(c.layout.size / 8), tables: ir.NewThresholds(c.f, slots)}
	for i, s := range c.f.Slots {
		if (s.Rank == ir.Source || s.Rank == ir.Target) && slots[i].Len() > math.MaxInt32 {
			return nil, fmt.Errorf("%s: slot %q has %d numbers; an index has 31 bits", c.f.Name, s.Name, slots[i].Len())
		}
		x.args[c.layout.slots/8+i] = uint64(uintptr(slots[i].Pointer()))
	}
	for i := range c.f.Lists {
		x.args[c.layout.lists/8+2*i] = uint64(uintptr(unsafe.Pointer(unsafe.SliceData(lists[i]))))
	}
	x.args[argFirst/8] = uint64(first)
	return x, nil
}

// alignedWords allocates words that start at a cache line.
func alignedWords(n int) []uint64 {
	const line = 8
	w := make([]uint64, n+line)
	for uintptr(unsafe.Pointer(&w[0]))%(8*line) != 0 {
		w = w[1:]
	}
	return w[:n]
}

// Count returns how many elements the last run put into a list.
func (x *Call) Count(list int) int { return int(x.args[x.code.layout.lists/8+2*list+1]) }

// Run runs the places lo to hi-1 of a Map, which have been checked.
func (x *Call) Run(lo, hi int) error {
	return x.run(0, lo, hi)
}

// RunEdges runs the synapses lo to hi-1 of an Edge or Reduce as
// ir.Exec.RunEdges does; all arguments have been checked.
func (x *Call) RunEdges(lo, hi int, source, target []uint32) error {
	if lo == hi {
		return nil
	}
	var form callForm
	if len(source) == 1 {
		form |= oneSource
	}
	if len(target) == 1 {
		form |= oneTarget
	}
	l := x.code.layout
	for i, s := range x.code.f.Slots {
		at := 0
		switch {
		case s.Rank == ir.Source && form&oneSource != 0:
			at = int(source[0])
		case s.Rank == ir.Target && form&oneTarget != 0 && s.Mode == ir.In:
			at = int(target[0])
		}
		x.args[l.slots/8+i] = uint64(uintptr(x.slots[i].Pointer())) + uint64(at*s.Type.Size())
	}
	base := uint64(4 * lo)
	x.args[argSources/8] = uint64(uintptr(unsafe.Pointer(unsafe.SliceData(source)))) - base
	x.args[argTargets/8] = uint64(uintptr(unsafe.Pointer(unsafe.SliceData(target)))) - base
	x.args[argTarget/8] = uint64(target[0])
	err := x.run(form, lo, hi)
	runtime.KeepAlive(source)
	runtime.KeepAlive(target)
	return err
}

// run calls the code chunk by chunk. Lists go on where the chunk before ended.
func (x *Call) run(form callForm, lo, hi int) error {
	c := x.code
	for i := range c.f.Lists {
		x.args[c.layout.lists/8+2*i+1] = 0
	}
	if lo == hi {
		return nil
	}
	if err := x.updateTables(); err != nil {
		return err
	}
	x.args[argFault/8] = 0
	entry := c.pages.Addr() + uintptr(c.entries[form])
	for lo < hi && x.args[argFault/8] == 0 {
		end := min(hi, lo+c.chunk)
		x.args[argLo/8], x.args[argHi/8] = uint64(lo), uint64(end)
		call(entry, uintptr(unsafe.Pointer(&x.args[0])))
		lo = end
	}
	runtime.KeepAlive(x)
	if n := x.args[argFault/8]; n != 0 {
		return x.fault(int(n) - 1)
	}
	return nil
}

// fault describes a loop that did not end.
func (x *Call) fault(loop int) *ir.Fault {
	l := x.code.f.Loops[loop]
	element := int(int64(x.args[argElement/8]))
	if element >= 0 {
		element += int(x.first)
	}
	return &ir.Fault{Func: x.code.f.Name, Loop: l.Name, Max: l.Max, Element: element}
}
