package jit

import (
	"testing"
	"unsafe"

	"synfire/kernel/internal/jit/asm"
	"synfire/kernel/internal/jit/mem"
)

// assemble makes a program callable for the length of a test.
func assemble(t testing.TB, emit func(a *asm.Assembler)) uintptr {
	t.Helper()
	a := asm.New()
	emit(a)
	p, err := mem.New(a.Finish().Code, mem.Options{})
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() {
		if err := p.Free(); err != nil {
			t.Error(err)
		}
	})
	return p.Addr()
}

// TestCallMayClobberRegisters leaves garbage in every register that a kernel
// may use; Go code on both sides must not notice.
func TestCallMayClobberRegisters(t *testing.T) {
	code := assemble(t, func(a *asm.Assembler) {
		a.Emit(asm.MOV, asm.RAX, asm.At(asm.RDI, 0))
		a.Emit(asm.ADD, asm.RAX, asm.Imm(1))
		a.Emit(asm.MOV, asm.At(asm.RDI, 0), asm.RAX)
		for _, r := range []asm.Reg{asm.RAX, asm.RCX, asm.RDX, asm.RBX, asm.RSI, asm.RDI, asm.R8, asm.R9, asm.R10, asm.R11, asm.R12, asm.R13, asm.R14, asm.R15} {
			a.Emit(asm.MOV, r, asm.Imm(-1))
		}
		for n := range 16 {
			a.Emit(asm.VPCMPEQD, asm.Y(n), asm.Y(n), asm.Y(n))
		}
		a.Emit(asm.VZEROUPPER)
		a.Emit(asm.RET)
	})
	args := make([]uint64, 8)
	sum := 0.0
	for i := range 1000 {
		call(code, uintptr(unsafe.Pointer(&args[0])))
		sum += float64(i) // needs X15 to be zero in places
		m := map[int]string{i: "x"}
		if m[i] != "x" {
			t.Fatal("lost a map entry")
		}
	}
	if args[0] != 1000 || sum != 499500 {
		t.Errorf("%d calls, sum %v", args[0], sum)
	}
}

func TestCallAllocatesNothing(t *testing.T) {
	code := assemble(t, func(a *asm.Assembler) { a.Emit(asm.RET) })
	args := make([]uint64, 8)
	if n := testing.AllocsPerRun(100, func() { call(code, uintptr(unsafe.Pointer(&args[0]))) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkCall(b *testing.B) {
	code := assemble(b, func(a *asm.Assembler) { a.Emit(asm.VZEROUPPER); a.Emit(asm.RET) })
	args := make([]uint64, 8)
	p := uintptr(unsafe.Pointer(&args[0]))
	for b.Loop() {
		call(code, p)
	}
}
