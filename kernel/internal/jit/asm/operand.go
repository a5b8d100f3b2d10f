// Package asm is an assembler for the x86-64 instructions that kernels are made
// of: a table of rows (mnemonic, prefix, opcode map, W, opcode, operand form)
// from which both the encoding and the listing derive.
package asm

import (
	"fmt"
	"strings"
)

// Operand is a Reg, Mem, Imm or Label.
type Operand interface {
	kind() kind
}

// kindOf is what kind tells. Called on each type by its name it lets operands
// stay on the stack.
func kindOf(o Operand) kind {
	switch o := o.(type) {
	case Reg:
		return o.kind()
	case Mem:
		return o.kind()
	case Imm:
		return o.kind()
	case Label:
		return o.kind()
	}
	return 0
}

// kinds has the kind of each operand, 0 where there is none.
type kinds [4]kind

func kindsOf(args []Operand) (k kinds) {
	for i, a := range args {
		k[i] = kindOf(a)
	}
	return k
}

// Reg is a register: a general one of 64 or 32 bits, or a vector register seen
// as 128 or 256 bits.
type Reg uint8

// The general registers, as 64 bits. Wide and Narrow change the view.
const (
	RAX Reg = iota
	RCX
	RDX
	RBX
	RSP
	RBP
	RSI
	RDI
	R8
	R9
	R10
	R11
	R12
	R13
	R14
	R15
)

const (
	class32  Reg = 16
	classXMM Reg = 32
	classYMM Reg = 48
	noReg    Reg = 64
)

// X is vector register n as 128 bits.
func X(n int) Reg { return classXMM + Reg(n) }

// Y is vector register n as 256 bits.
func Y(n int) Reg { return classYMM + Reg(n) }

// D is the low 32 bits of a general register.
func (r Reg) D() Reg { return class32 + r&15 }

// X is the low 128 bits of a vector register.
func (r Reg) X() Reg { return classXMM + r&15 }

// Bits is the width of the view.
func (r Reg) Bits() int {
	switch r &^ 15 {
	case class32:
		return 32
	case classXMM:
		return 128
	case classYMM:
		return 256
	}
	return 64
}

func (r Reg) num() byte { return byte(r & 15) }

func (r Reg) kind() kind {
	switch r &^ 15 {
	case 0:
		return r64
	case class32:
		return r32
	case classXMM:
		return xmm
	case classYMM:
		return ymm
	}
	return 0
}

var (
	names64 = [...]string{"rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15"}
	names32 = [...]string{"eax", "ecx", "edx", "ebx", "esp", "ebp", "esi", "edi", "r8d", "r9d", "r10d", "r11d", "r12d", "r13d", "r14d", "r15d"}
)

// String names the register as Intel does.
func (r Reg) String() string {
	n := r.num()
	switch r.kind() {
	case r64:
		return names64[n]
	case r32:
		return names32[n]
	case xmm:
		return fmt.Sprintf("xmm%d", n)
	case ymm:
		return fmt.Sprintf("ymm%d", n)
	}
	return "none"
}

// Mem is a place in memory: [base + index*scale + disp], or a constant of the
// pool. Make it with At, Indexed or Assembler.Const.
type Mem struct {
	base, index Reg
	scale       uint8
	disp        int32
	pool        bool // disp is the offset in the constant pool
}

// At is the place disp bytes after the address in a register.
func At(base Reg, disp int) Mem {
	return Mem{base: base, index: noReg, scale: 1, disp: int32(disp)}
}

// Indexed is [base + index*scale + disp]; the index of a gather is a vector.
func Indexed(base, index Reg, scale, disp int) Mem {
	if index == RSP || scale != 1 && scale != 2 && scale != 4 && scale != 8 {
		panic(fmt.Sprintf("BUG: asm: index %v*%d", index, scale))
	}
	return Mem{base: base, index: index, scale: uint8(scale), disp: int32(disp)}
}

// Plus is the place disp bytes further on.
func (m Mem) Plus(disp int) Mem {
	m.disp += int32(disp)
	return m
}

// At is the place index*scale bytes further on, for a place without an index.
func (m Mem) At(index Reg, scale int) Mem {
	return Indexed(m.base, index, scale, int(m.disp))
}

func (m Mem) kind() kind {
	if m.index.kind()&(xmm|ymm) != 0 {
		return vsib
	}
	return mem
}

func (m Mem) String() string {
	var s strings.Builder
	s.WriteByte('[')
	if m.pool {
		s.WriteString("rip")
	} else {
		s.WriteString(m.base.String())
	}
	if m.index != noReg {
		fmt.Fprintf(&s, "+%v*%d", m.index, m.scale)
	}
	switch {
	case m.disp > 0 || m.disp == 0 && (m.pool || m.base.num()&7 == 5): // where the encoding has a 0
		fmt.Fprintf(&s, "+%#x", m.disp)
	case m.disp < 0:
		fmt.Fprintf(&s, "-%#x", -int64(m.disp))
	}
	s.WriteByte(']')
	return s.String()
}

// Imm is an immediate.
type Imm int64

func (i Imm) kind() kind {
	switch {
	case i == Imm(int8(i)):
		return imm8 | imm32
	case i == Imm(uint8(i)):
		return immU8 | imm32
	case i == Imm(int32(i)):
		return imm32
	}
	return imm64
}

func (i Imm) String() string {
	if i < 0 {
		return fmt.Sprintf("-%#x", -int64(i))
	}
	return fmt.Sprintf("%#x", int64(i))
}

// Label is a place in the code, bound once by Assembler.Bind.
type Label int

func (Label) kind() kind { return label }

func (l Label) String() string { return fmt.Sprintf(".L%d", int(l)) }

// copied returns operands that may stay when the given ones, which lie on the
// stack of who emits, are gone.
func copied(args []Operand) []Operand {
	c := make([]Operand, len(args))
	for i, o := range args {
		switch o := o.(type) {
		case Reg:
			c[i] = o
		case Mem:
			c[i] = o
		case Imm:
			c[i] = o
		case Label:
			c[i] = o
		}
	}
	return c
}
