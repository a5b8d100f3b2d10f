package jit

import (
	"fmt"
	"math/bits"

	"synfire/ir"
	"synfire/kernel/internal/jit/asm"
)

// Registers are given out while the body is walked once, as in Belady's
// paging: when none is free, the value whose next use is furthest away gives
// up its register, and is stored to a place in the scratch area if no memory
// holds it yet (Belady 1966, doi:10.1147/sj.52.0078). In a straight line that
// is close to the fewest reloads possible. Uniform values and constants always
// have a home in memory; the most used of them are pinned to registers for the
// whole of the main loop.

// homeKind says where a value can be had from when it is in no register.
type homeKind uint8

const (
	noHome  homeKind = iota
	inPlace          // a place of the scratch area that is given back when the value dies
	fixed            // memory that stays: constants, uniform values, tail masks, carried values
	column           // elements of a column, not yet stored to
	masked           // the same in the tail: can be loaded by mask only
	zeros            // all bits 0, made without memory
	ones             // all bits 1, made without memory
)

// value is what a register or memory may hold: a value of the Func for one
// group of lanes, or for all where it is invariant.
type value struct {
	wide   bool // 256 bits, else 128
	pinned bool
	reg    int8 // -1 when it is in none
	home   homeKind
	mem    asm.Mem // the home, where it is inPlace or fixed
	place  int32   // the place's number, where the home is inPlace; the column, where it is column or masked
	group  int32
	next   int32 // first use that is not done, in section.uses; 0 when there is none
	end    int32 // last use, in section.uses
	left   int32 // how many uses are not done
}

// use is a place in the order at which a value is used.
type use struct {
	at   int32
	next int32 // the value's next use, in section.uses; 0 when there is none
}

const never = 1 << 30

// nextUse is the place of a value's next use in the order.
func (s *section) nextUse(v *value) int { return int(s.uses[v.next].at) }

// more tells whether there is a use after the instruction at hand.
func (s *section) more(v *value) bool { return v.end > 0 && int(s.uses[v.end].at) > s.at }

// addUse notes that a value is used at a place of the order, which is not
// before those noted already.
func (s *section) addUse(v *value, at int) {
	n := int32(len(s.uses))
	switch {
	case v.end == 0:
		v.next = n
	case int(s.uses[v.end].at) == at:
		return
	default:
		s.uses[v.end].next = n
	}
	s.uses = append(s.uses, use{at: int32(at)})
	v.end = n
	v.left++
}

// registers is the state of the vector registers of a section.
type registers struct {
	owner  [16]*value
	vacant uint16 // have no owner
	locked uint16 // in use by the instruction at hand
	temps  [16]value
	taken  int   // of temps, the first ones
	free   []int // places given back
	uses   []use // of all values; the first stands for none
}

// view is a vector register in the width of a value.
func view(n int, wide bool) asm.Reg {
	if wide {
		return asm.Y(n)
	}
	return asm.X(n)
}

// take finds a register for v and locks it.
func (s *section) take(v *value) int {
	if s.vacant == 0 {
		s.evict(s.furthest())
	}
	n := bits.TrailingZeros16(s.vacant)
	s.give(n, v)
	s.locked |= 1 << n
	return n
}

// furthest is the value that can best do without its register.
func (s *section) furthest() *value {
	var best *value
	bestScore := -1
	for n, o := range s.owner {
		if s.locked&(1<<n) != 0 || o.pinned {
			continue
		}
		score := 2 * (s.nextUse(o) - s.at)
		if o.home == noHome {
			score /= 2 // costs a store
		}
		if score > bestScore {
			best, bestScore = o, score
		}
	}
	if best == nil {
		panic("BUG: jit: no register left")
	}
	return best
}

// give makes a value the owner of a register.
func (s *section) give(n int, v *value) {
	s.owner[n] = v
	s.vacant &^= 1 << n
	v.reg = int8(n)
}

// vacate takes its register from a value.
func (s *section) vacate(v *value) {
	s.owner[v.reg] = nil
	s.vacant |= 1 << v.reg
	v.reg = -1
}

// evict takes a value out of its register.
func (s *section) evict(v *value) {
	if v.home == noHome && v.next != 0 {
		s.giveHome(v)
		s.emit(asm.VMOVUPS, v.mem, view(int(v.reg), v.wide))
	}
	s.vacate(v)
}

// giveHome finds a place for a value in the scratch area.
func (s *section) giveHome(v *value) {
	if n := len(s.free); n > 0 {
		v.place = int32(s.free[n-1])
		s.free = s.free[:n-1]
	} else {
		v.place = int32(s.newPlace())
	}
	v.home, v.mem = inPlace, s.layout.place(int(v.place))
}

// drop forgets a value that is needed no more.
func (s *section) drop(v *value) {
	if v.reg >= 0 && !v.pinned {
		s.vacate(v)
	}
	if v.home == inPlace {
		s.free = append(s.free, int(v.place))
		v.home = noHome
	}
}

// load brings a value into a register, which stays until the instruction at
// hand is done.
func (s *section) load(v *value) asm.Reg {
	if v.reg >= 0 {
		s.locked |= 1 << v.reg
		return view(int(v.reg), v.wide)
	}
	n := s.take(v)
	s.fetch(v, view(n, v.wide))
	return view(n, v.wide)
}

// fetch loads a value from its home into a given register.
func (s *section) fetch(v *value, r asm.Reg) {
	switch v.home {
	case inPlace, fixed:
		s.emit(asm.VMOVUPS, r, v.mem)
	case column:
		s.emit(asm.VMOVUPS, r, s.columnMem(int(v.place), int(v.group)))
	case masked:
		s.loadMasked(v, r)
	case zeros:
		s.emit(asm.VXORPS, r.X(), r.X(), r.X())
	case ones:
		s.emit(asm.VPCMPEQD, r, r, r)
	default:
		panic(fmt.Sprintf("BUG: jit: a value without home at %d", s.at))
	}
}

// operand gives a value where an instruction may take it from memory. If a
// register is free and enough uses are left, it is loaded there.
func (s *section) operand(v *value) asm.Operand {
	if v.reg >= 0 || v.home == masked || v.home == zeros || v.home == ones || v.home == noHome {
		return s.load(v)
	}
	// A load is an instruction more, a use of memory an access more.
	enough := int32(3)
	if v.home == column { // a later use can seldom take it from memory
		enough = 2
	}
	if v.left >= enough && s.spare() {
		return s.load(v)
	}
	if v.home == column {
		return s.columnMem(int(v.place), int(v.group))
	}
	return v.mem
}

// spare tells whether a register is free.
func (s *section) spare() bool { return s.vacant != 0 }

// temp is a register for the length of the instruction at hand.
func (s *section) temp(wide bool) asm.Reg {
	if s.taken == len(s.temps) {
		panic("BUG: jit: no temporary left")
	}
	t := &s.temps[s.taken]
	s.taken++
	return view(s.take(t), wide)
}

// define gives the value of the instruction at hand a register. Arguments that
// die here may lose theirs to it, so they must all have been used, or be used
// by the very next instruction only.
func (s *section) define() asm.Reg {
	for k := range s.in.Op.Arity() {
		if v := s.arg(k); s.dies(v) {
			// The lock goes; what it reads is in the register until written.
			s.locked &^= 1 << v.reg
			s.vacate(v)
		}
	}
	return s.defineApart()
}

// dies tells whether the instruction at hand may overwrite the register of an
// argument.
func (s *section) dies(v *value) bool {
	return v.reg >= 0 && !v.pinned && !s.more(v) && v.home != fixed
}

// inherit gives the value of the instruction at hand the register of an
// argument that dies.
func (s *section) inherit(from *value) asm.Reg {
	v := s.value(s.ref, s.group)
	n := int(from.reg)
	s.vacate(from)
	s.give(n, v)
	return view(int(v.reg), v.wide)
}

// defineApart is define for instructions that read arguments after they have
// begun to write their value.
func (s *section) defineApart() asm.Reg {
	v := s.value(s.ref, s.group)
	return view(s.take(v), v.wide)
}

// done ends the instruction at hand: temporaries go, and values that have no
// further use.
func (s *section) done() {
	s.endTemps()
	for k := range s.in.Op.Arity() {
		s.used(s.in.Args[k])
	}
	if v := s.constants[s.ref]; v != nil {
		s.usedValue(v)
	}
	if s.in.Type != ir.Invalid {
		if v := s.value(s.ref, s.group); v.next == 0 {
			s.drop(v)
		}
	}
}

// endTemps gives up all temporaries and locks.
func (s *section) endTemps() {
	s.locked = 0
	for i := range s.temps[:s.taken] {
		if t := &s.temps[i]; t.reg >= 0 {
			s.vacate(t)
		}
	}
	s.taken = 0
}

// used counts a use of a value at the instruction at hand as done.
func (s *section) used(r ir.Ref) { s.usedValue(s.value(r, s.group)) }

func (s *section) usedValue(v *value) {
	for s.nextUse(v) <= s.at {
		v.next = s.uses[v.next].next
		v.left--
	}
	if v.next == 0 {
		s.drop(v)
	}
}
