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
	bytes  []byte  // of all instructions but jumps, one after the other
	spots  []spot  // in order
	labels []point // -1 in at while unbound
	count  int     // of instructions
	pool   []byte
	seen   map[string]int32 // places of constants
	listed bool
	text   []line
	mark   int
}

// spot is a place in the code that depends on where things come to lie.
type spot struct {
	kind   spotKind
	op     Op    // of a jump
	n      uint8 // bytes of a jump or of padding
	rest   uint8 // from a displacement to the end of its instruction
	at     int32 // in Assembler.bytes
	offset int32 // in the code
	to     Label // of a jump
}

type spotKind uint8

const (
	jumping      spotKind = iota // a jump
	padding                      // up to a multiple of 32
	displacement                 // into the pool, within an instruction
)

// point is where an instruction starts.
type point struct {
	at    int32 // in Assembler.bytes
	spots int32 // how many come before
}

// line is an instruction of a listing.
type line struct {
	op    Op
	args  []Operand
	start point
	mark  int // what is said beside it, 0 for nothing
}

// New returns an empty Assembler.
func New() *Assembler {
	return &Assembler{seen: map[string]int32{}}
}

// NewListed returns an Assembler whose Program can be listed. It makes the same
// code, and takes longer.
func NewListed() *Assembler {
	a := New()
	a.listed = true
	return a
}

// Grow makes room for a number of instructions.
func (a *Assembler) Grow(n int) {
	const length = 8 // of most at most
	a.bytes = slices.Grow(a.bytes, length*n)
}

// here is where the next instruction starts.
func (a *Assembler) here() point { return point{int32(len(a.bytes)), int32(len(a.spots))} }

// Emit appends an instruction. Operands stand in Intel's order, target first.
func (a *Assembler) Emit(op Op, args ...Operand) {
	if a.listed {
		a.text = append(a.text, line{op, copied(args), a.here(), a.mark})
		a.mark = 0
	}
	a.count++
	kinds := kindsOf(args)
	c := op.find(kinds)
	if c == nil {
		panic("BUG: asm: no encoding of " + text(op, copied(args)))
	}
	if c.form == jump {
		a.spots = append(a.spots, spot{kind: jumping, op: op, at: int32(len(a.bytes)), to: args[0].(Label)})
		return
	}
	var e encoded
	c.encode(&e, args, kinds)
	if e.pool > 0 {
		a.spots = append(a.spots, spot{kind: displacement, rest: uint8(e.n - e.pool), at: int32(len(a.bytes) + e.pool)})
	}
	a.bytes = append(a.bytes, e.bytes[:e.n]...)
}

// Mark puts a number on the next instruction, for Program.Listing to explain.
// 0 is no mark.
func (a *Assembler) Mark(n int) { a.mark = n }

// NewLabel returns a label that is not bound yet.
func (a *Assembler) NewLabel() Label {
	a.labels = append(a.labels, point{at: -1})
	return Label(len(a.labels) - 1)
}

// Bind puts the label before the next instruction.
func (a *Assembler) Bind(l Label) {
	if a.labels[l].at >= 0 {
		panic(fmt.Sprintf("BUG: asm: label %v bound twice", l))
	}
	a.labels[l] = a.here()
}

// Align makes the next instruction start at a multiple of 32 bytes, as the
// head of a hot loop should.
func (a *Assembler) Align() {
	a.spots = append(a.spots, spot{kind: padding, at: int32(len(a.bytes))})
}

// Len returns how many instructions have been emitted.
func (a *Assembler) Len() int { return a.count }

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
	text []placed
	at   []int // of labels
	pool int   // where the constants start
}

// placed is a line with its place in the code.
type placed struct {
	line
	offset, end int
}

// Offset is where a label stands in the code.
func (p *Program) Offset(l Label) int { return p.at[l] }

const poolAlign = 32

// Finish lays the code out.
func (a *Assembler) Finish() *Program {
	for l, at := range a.labels {
		if at.at < 0 {
			panic(fmt.Sprintf("BUG: asm: label %v is not bound", Label(l)))
		}
	}
	// Jumps start short and grow until all reach; they never shrink again, so
	// this ends.
	for i := range a.spots {
		if a.spots[i].kind == jumping {
			a.spots[i].n = 2
		}
	}
	for a.layout() {
	}
	end := a.offset(a.here())
	p := &Program{pool: (end + poolAlign - 1) &^ (poolAlign - 1)}
	if len(a.pool) == 0 {
		p.pool = end
	}
	p.Code = make([]byte, p.pool, p.pool+len(a.pool))
	from, to := 0, 0 // in the bytes, in the code
	for _, s := range a.spots {
		to += copy(p.Code[to:], a.bytes[from:s.at]) + int(s.n)
		from = int(s.at)
	}
	copy(p.Code[to:], a.bytes[from:])
	for i := range a.spots {
		a.write(p, &a.spots[i])
	}
	for i := end; i < p.pool; i++ {
		p.Code[i] = 0xcc // int3, should anything ever run there
	}
	p.Code = append(p.Code, a.pool...)
	for _, at := range a.labels {
		p.at = append(p.at, a.offset(at))
	}
	for i, l := range a.text {
		next := a.here()
		if i+1 < len(a.text) {
			next = a.text[i+1].start
		}
		if next.spots > l.start.spots && a.spots[next.spots-1].kind == padding {
			next.spots-- // and what it pads
		}
		p.text = append(p.text, placed{l, a.offset(l.start), a.offset(next)})
	}
	return p
}

// offset is where a point comes to lie in the code.
func (a *Assembler) offset(p point) int {
	if p.spots == 0 {
		return int(p.at)
	}
	s := &a.spots[p.spots-1]
	return int(s.offset) + int(s.n) + int(p.at-s.at)
}

// layout gives the spots their offsets and tells whether a jump had to grow.
func (a *Assembler) layout() bool {
	more := int32(0) // bytes of spots
	for i := range a.spots {
		s := &a.spots[i]
		s.offset = s.at + more
		if s.kind == padding {
			s.n = uint8(-s.offset & (poolAlign - 1))
		}
		more += int32(s.n)
	}
	grown := false
	for i := range a.spots {
		s := &a.spots[i]
		if s.kind != jumping || s.n > 2 {
			continue
		}
		if d := a.distance(s); d != int(int8(d)) {
			grown = true
			s.n = 6
			if s.op == JMP {
				s.n = 5
			}
		}
	}
	return grown
}

// distance is how far a jump goes, counted from its end.
func (a *Assembler) distance(s *spot) int {
	return a.offset(a.labels[s.to]) - int(s.offset) - int(s.n)
}

// conditions has the low bits of the opcodes of conditional jumps.
var conditions = [numOps]byte{JB: 2, JAE: 3, JE: 4, JNE: 5, JBE: 6, JA: 7, JL: 12, JGE: 13, JLE: 14, JG: 15}

// write fills in what depends on where things lie.
func (a *Assembler) write(p *Program, s *spot) {
	to := p.Code[s.offset:]
	switch s.kind {
	case padding:
		pad(to[:s.n])
	case displacement:
		d := binary.LittleEndian.Uint32(to)
		binary.LittleEndian.PutUint32(to, d+uint32(p.pool)-uint32(s.offset)-uint32(s.rest))
	case jumping:
		d := a.distance(s)
		if int64(d) > math.MaxInt32 || int64(d) < math.MinInt32 {
			panic("BUG: asm: jump too far")
		}
		switch {
		case s.n == 2 && s.op == JMP:
			to[0], to[1] = 0xeb, byte(d)
		case s.n == 2:
			to[0], to[1] = 0x70|conditions[s.op], byte(d)
		case s.op == JMP:
			to[0] = 0xe9
			binary.LittleEndian.PutUint32(to[1:], uint32(d))
		default:
			to[0], to[1] = 0x0f, 0x80|conditions[s.op]
			binary.LittleEndian.PutUint32(to[2:], uint32(d))
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
