// Package jit compiles ir Funcs to machine code for x86-64 with AVX2. What it
// makes gives the bits of the interpreter in ir.
//
// A Func becomes one procedure per call form, in four parts: the head computes
// what is uniform, once a call, and leaves each value in all lanes of a place
// in memory; the main loop takes whole groups of lanes, several at a time, then
// one at a time; the tail takes what is left with masked loads and stores; cold
// code follows that is rarely reached (spikes, faults). Instructions are
// selected by the table in select.go; registers are given out in one pass over
// the straight-line body (registers.go).
package jit

import (
	"fmt"

	"synfire/ir"
	"synfire/kernel/internal/jit/asm"
	"synfire/kernel/internal/jit/mem"
)

// Options choose how Funcs are compiled. The zero value is the default.
type Options struct {
	Mem mem.Options
}

// Feature is an ability of the processor.
type Feature struct {
	Name string
	Has  bool
}

// Supported returns nil when Compile can make code for this machine, else why
// not. That the system lets pages be executable is only known by Compile.
func Supported() error { return features() }

// Code is a compiled Func. It may be bound many times, from any goroutine.
type Code struct {
	f       *ir.Func
	program *asm.Program
	pages   *mem.Pages
	entries [callForms]int // offsets in the code
	layout  layout
	chunk   int // elements or synapses that one call may take
}

// callForm says which indices of an Edge or Reduce are one for all synapses of
// the call; what is indexed by them is then uniform.
type callForm int

const (
	oneSource callForm = 1 << iota
	oneTarget
	callForms
)

// Compile turns a Func, verified and of primitives only, into machine code.
func Compile(f *ir.Func, o Options) (*Code, error) {
	if err := features(); err != nil {
		return nil, err
	}
	c := generate(f, asm.New())
	var err error
	c.pages, err = mem.New(c.program.Code, o.Mem)
	if err != nil {
		return nil, err
	}
	return c, nil
}

// Func returns the Func that was compiled.
func (c *Code) Func() *ir.Func { return c.f }

// Bytes returns the size of the machine code and its constants.
func (c *Code) Bytes() int { return len(c.program.Code) }

// Listing returns the code as text, with the instruction of the Func that each
// came from. With bytes, offsets and encodings stand before the instructions.
// The code is made once more, since what a listing needs is not kept.
func (c *Code) Listing(bytes bool) string {
	explain := func(mark int) string {
		in := c.f.Body[mark-1]
		s := fmt.Sprintf("%%%d %v", mark-1, in.Op)
		switch in.Op {
		case ir.OpLoad, ir.OpStore, ir.OpAccum:
			s += " " + c.f.Slots[in.Imm].Name
		}
		return s
	}
	return generate(c.f, asm.NewListed()).program.Listing(explain, bytes)
}

// Close frees the pages of the code. No call may run then or later. Closing
// twice does nothing.
func (c *Code) Close() error { return c.pages.Free() }

// layout says where things stand in the argument block, in bytes.
type layout struct {
	slots   int // addresses of columns
	lists   int // address and count of each list
	tables  int // of each table the end of its sure entries, and from there to their beginning
	scratch int // places of 32 bytes, aligned
	size    int
}

// The fixed part of the argument block.
const (
	argLo      = 8 * iota // first element or synapse
	argHi                 // one after the last
	argFault              // 0, or 1 + the number of the loop that did not end
	argElement            // element at which it did not, -1 for all
	argRem                // lanes of the group that the tail is at
	argSources            // address of the source index of synapse 0, were there one
	argTargets            // the same for targets
	argTarget             // the one target of all synapses
	argFirst              // element that the columns start with
	argEnd
)

const (
	placeSize = 32
	tableSize = 16
)

// newLayout lays out what does not depend on the code.
func newLayout(f *ir.Func) layout {
	l := layout{slots: argEnd}
	l.lists = l.slots + 8*len(f.Slots)
	l.tables = l.lists + 16*f.Lists
	l.scratch = (l.tables + tableSize*len(f.Tables) + placeSize - 1) &^ (placeSize - 1)
	return l
}

func (l layout) slot(i int) asm.Mem  { return asm.At(regArgs, l.slots+8*i) }
func (l layout) list(i int) asm.Mem  { return asm.At(regArgs, l.lists+16*i) }
func (l layout) count(i int) asm.Mem { return asm.At(regArgs, l.lists+16*i+8) }
func (l layout) table(i int) asm.Mem { return asm.At(regArgs, l.tables+tableSize*i) }
func (l layout) sure(i int) asm.Mem  { return asm.At(regArgs, l.tables+tableSize*i+8) }
func (l layout) place(i int) asm.Mem { return asm.At(regArgs, l.scratch+placeSize*i) }
func argument(offset int) asm.Mem    { return asm.At(regArgs, offset) }
