package kernel

import (
	"synfire/ir"
	"synfire/kernel/internal/jit"
	"synfire/state"
)

// Feature is an ability of the processor.
type Feature = jit.Feature

// Features lists the abilities of the processor that native code needs; none
// where there is no native code for it.
func Features() []Feature { return jit.Features() }

// machine is the native backend.
type machine struct{ jit.Options }

func native() (backend, error) { return machine{}, jit.Supported() }

func (m machine) compile(f *ir.Func) (program, error) {
	c, err := jit.Compile(f, m.Options)
	if err != nil {
		return nil, err
	}
	return machineCode{c}, nil
}

type machineCode struct{ *jit.Code }

func (c machineCode) bind(first uint32, slots []state.Column, lists [][]uint32) (call, error) {
	x, err := c.Bind(first, slots, lists)
	if err != nil {
		return nil, err
	}
	return machineCall{x}, nil
}

func (c machineCode) listing(bytes bool) string { return c.Listing(bytes) }
func (c machineCode) codeBytes() int            { return c.Bytes() }
func (c machineCode) close() error              { return c.Close() }

type machineCall struct{ *jit.Call }

func (x machineCall) run(lo, hi int) error { return x.Run(lo, hi) }

func (x machineCall) runEdges(lo, hi int, source, target []uint32) error {
	return x.RunEdges(lo, hi, source, target)
}

func (x machineCall) count(list int) int { return x.Count(list) }
