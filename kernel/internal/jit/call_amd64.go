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

// Features lists what the code generator needs of the processor.
func Features() []Feature {
	return []Feature{
		{"AVX2", cpu.X86.HasAVX2}, {"FMA", cpu.X86.HasFMA}, {"BMI1", cpu.X86.HasBMI1}, {"BMI2", cpu.X86.HasBMI2}, {"POPCNT", cpu.X86.HasPOPCNT},
	}
}

// features returns nil when the processor has all Features.
func features() error {
	for _, f := range Features() {
		if !f.Has {
			return errors.New("the processor lacks " + f.Name)
		}
	}
	return nil
}
