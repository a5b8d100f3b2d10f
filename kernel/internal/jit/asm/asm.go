package asm

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
)

// Assembler collects instructions and constants. Mistakes in using it are
// broken invariants of the code generator and panic.
type Assembler struct {
	code   []instruction
	bytes  []byte   // of all instructions but jumps, one after the other
	args   []packed // of all instructions
	labels []int    // per label, the instruction that it stands before, -1 while unbound
	pool   []byte
	seen   map[string]int32 // places of constants
	mark   int32
	draft  bool // keeps no instructions
}

// instruction is the assembler's record, from which listings are printed.
type instruction struct {
	op     Op
	align  bool  // padding up to a multiple of 32, no instruction
	args   uint8 // how many
	n      uint8 // bytes
	pool   uint8 // where the displacement into the pool stands, 0 when there is none
	first  int32 // in Assembler.args
	start  int32 // in Assembler.bytes
	offset int32 // in the code
	mark   int32 // what the listing says beside it, 0 for nothing
}

// New returns an empty Assembler.
func New() *Assembler {
	return &Assembler{seen: map[string]int32{}}
}

// NewDraft returns an Assembler that keeps no instructions, for code that is
// only to be counted.
func NewDraft() *Assembler {
	a := New()
	a.draft = true
	return a
}

// Grow makes room for a number of instructions.
func (a *Assembler) Grow(n int) {
	const operands, length = 3, 8
	a.code = slices.Grow(a.code, n)
	a.args = slices.Grow(a.args, operands*n)
	a.bytes = slices.Grow(a.bytes, length*n)
}

// Emit appends an instruction. Operands stand in Intel's order, target first.
func (a *Assembler) Emit(op Op, args ...Operand) {
	if a.draft {
		return
	}
	in := instruction{op: op, args: uint8(len(args)), first: int32(len(a.args)), mark: a.mark, start: int32(len(a.bytes))}
	for _, arg := range args {
		a.args = append(a.args, pack(arg))
	}
	a.mark = 0
	c := op.find(args)
	if c.form != jump {
		e := c.encode(args)
		a.bytes = append(a.bytes, e.bytes[:e.n]...)
		in.n, in.pool = uint8(e.n), uint8(e.pool)
	}
	a.code = append(a.code, in)
}

// Mark puts a number on the next instruction, for Program.Listing to explain.
// 0 is no mark.
func (a *Assembler) Mark(n int) { a.mark = int32(n) }

// NewLabel returns a label that is not bound yet.
func (a *Assembler) NewLabel() Label {
	a.labels = append(a.labels, -1)
	return Label(len(a.labels) - 1)
}

// Bind puts the label before the next instruction.
func (a *Assembler) Bind(l Label) {
	if a.labels[l] >= 0 {
		panic(fmt.Sprintf("BUG: asm: label %v bound twice", l))
	}
	a.labels[l] = len(a.code)
}

// Align makes the next instruction start at a multiple of 32 bytes, as the
// head of a hot loop should.
func (a *Assembler) Align() {
	a.code = append(a.code, instruction{align: true, start: int32(len(a.bytes))})
}

// Len returns how many instructions have been emitted.
func (a *Assembler) Len() int { return len(a.code) }

// Const puts bytes into the constant pool, aligned to their number, which is a
// power of two up to 32 or a multiple of 32. Equal constants are stored once.
func (a *Assembler) Const(b []byte) Mem {
	at, ok := a.seen[string(b)]
	if !ok {
		for len(a.pool)%min(len(b), poolAlign) != 0 {
			a.pool = append(a.pool, 0)
		}
		at = int32(len(a.pool))
		a.pool = append(a.pool, b...)
		a.seen[string(b)] = at
	}
	return Mem{base: noReg, index: noReg, scale: 1, disp: at, pool: true}
}

// Program is assembled code, followed by its constants. It runs at any address
// that is a multiple of 32.
type Program struct {
	Code []byte
	text []instruction
	args []packed
	at   []int // of labels
	pool int   // where the constants start
}

// Offset is where a label stands in the code.
func (p *Program) Offset(l Label) int { return p.at[l] }

const poolAlign = 32

// Finish lays the code out.
func (a *Assembler) Finish() *Program {
	for l, i := range a.labels {
		if i < 0 {
			panic(fmt.Sprintf("BUG: asm: label %v is not bound", Label(l)))
		}
	}
	// Jumps start short and grow until all reach; they never shrink again, so
	// this ends.
	for i := range a.code {
		if in := &a.code[i]; !in.align && table[in.op].encs[0].form == jump {
			in.n = 2
		}
	}
	for a.layout() {
	}
	end := a.offset(len(a.code))
	p := &Program{text: a.code, args: a.args, pool: (end + poolAlign - 1) &^ (poolAlign - 1)}
	if len(a.pool) == 0 {
		p.pool = end
	}
	p.Code = make([]byte, p.pool, p.pool+len(a.pool))
	for i := range p.Code {
		p.Code[i] = 0xcc // int3, should anything ever run there
	}
	for _, i := range a.labels {
		p.at = append(p.at, a.offset(i))
	}
	for i := range a.code {
		a.write(p, &a.code[i])
	}
	p.Code = append(p.Code, a.pool...)
	return p
}

// offset is where instruction i starts, or the code ends.
func (a *Assembler) offset(i int) int {
	if i < len(a.code) {
		return int(a.code[i].offset)
	}
	if i == 0 {
		return 0
	}
	last := a.code[i-1]
	return int(last.offset) + int(last.n)
}

// layout gives the instructions their offsets and tells whether a jump had to
// grow.
func (a *Assembler) layout() bool {
	at := int32(0)
	for i := range a.code {
		in := &a.code[i]
		in.offset = at
		if in.align {
			in.n = uint8(-at & (poolAlign - 1))
		}
		at += int32(in.n)
	}
	grown := false
	for i := range a.code {
		in := &a.code[i]
		if in.align || table[in.op].encs[0].form != jump || in.n > 2 {
			continue
		}
		if d := a.distance(in); d != int(int8(d)) {
			grown = true
			in.n = 6
			if in.op == JMP {
				in.n = 5
			}
		}
	}
	return grown
}

// distance is how far a jump goes, counted from its end.
func (a *Assembler) distance(in *instruction) int {
	return a.offset(a.labels[a.args[in.first].number]) - int(in.offset) - int(in.n)
}

// conditions has the low bits of the opcodes of conditional jumps.
var conditions = [numOps]byte{JB: 2, JAE: 3, JE: 4, JNE: 5, JBE: 6, JA: 7, JL: 12, JGE: 13, JLE: 14, JG: 15}

func (a *Assembler) write(p *Program, in *instruction) {
	to := p.Code[in.offset:]
	switch {
	case in.align:
		pad(to[:in.n])
	case table[in.op].encs[0].form == jump:
		d := a.distance(in)
		if int64(d) > math.MaxInt32 || int64(d) < math.MinInt32 {
			panic("BUG: asm: jump too far")
		}
		switch {
		case in.n == 2 && in.op == JMP:
			to[0], to[1] = 0xeb, byte(d)
		case in.n == 2:
			to[0], to[1] = 0x70|conditions[in.op], byte(d)
		case in.op == JMP:
			to[0] = 0xe9
			binary.LittleEndian.PutUint32(to[1:], uint32(d))
		default:
			to[0], to[1] = 0x0f, 0x80|conditions[in.op]
			binary.LittleEndian.PutUint32(to[2:], uint32(d))
		}
	default:
		copy(to, a.bytes[in.start:in.start+int32(in.n)])
		if in.pool > 0 {
			disp := binary.LittleEndian.Uint32(to[in.pool:])
			binary.LittleEndian.PutUint32(to[in.pool:], disp+uint32(p.pool)-uint32(in.offset)-uint32(in.n))
		}
	}
}

// pad fills with the longest nops that Intel recommends.
func pad(b []byte) {
	nops := [...]string{
		"\x90", "\x66\x90", "\x0f\x1f\x00", "\x0f\x1f\x40\x00", "\x0f\x1f\x44\x00\x00", "\x66\x0f\x1f\x44\x00\x00",
		"\x0f\x1f\x80\x00\x00\x00\x00", "\x0f\x1f\x84\x00\x00\x00\x00\x00", "\x66\x0f\x1f\x84\x00\x00\x00\x00\x00",
	}
	for len(b) > 0 {
		b = b[copy(b, nops[min(len(b), len(nops))-1]):]
	}
}
