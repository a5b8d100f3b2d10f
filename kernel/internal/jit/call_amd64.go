package jit

import (
	"errors"

	"golang.org/x/sys/cpu"
)

// call runs the machine code at an address; args is the address of its
// argument block, which must not lie on a goroutine's stack. The code cannot be
// preempted and must return within about 100 microseconds.
//
//go:noescape
func call(code, args uintptr)

// features returns nil when the processor has the instructions that the code
// generator uses.
func features() error {
	for _, f := range [...]struct {
		has  bool
		name string
	}{{cpu.X86.HasAVX2, "AVX2"}, {cpu.X86.HasBMI1, "BMI1"}, {cpu.X86.HasBMI2, "BMI2"}, {cpu.X86.HasPOPCNT, "POPCNT"}} {
		if !f.has {
			return errors.New("the processor lacks " + f.name)
		}
	}
	return nil
}
