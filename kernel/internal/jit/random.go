package jit

import (
	"encoding/binary"
	"unsafe"

	"synfire/ir"
	"synfire/kernel/internal/jit/asm"
)

// Random words. A block of Philox serves four elements in a row, so a group of
// eight lanes takes two, provided that it starts at a multiple of four; the
// code sees to that. Where a group has four lanes, two streams fill the halves
// of a register. A block fills 128 bits: the registers hold c0 and c2, and
// c1 and c3, in the low words of two lanes of 64 bits, which is where
// vpmuludq multiplies. All rounds of all groups are in the code at once, since
// a round waits for the one before.

const (
	philoxRounds = 10
	upperWords   = 0xcc // blend: the third and fourth word of each 128 bits
	oddWords     = 0xaa // blend: the second and fourth
	turnedAround = 0x1b // shuffle: the words of each 128 bits, last first
	swapped      = 0x4e // shuffle: the halves of each 128 bits
	upperHalf    = 0xf0 // blend: the upper 128 bits
)

// alternate is four words of 64 bits that hold a, b, a and b in both halves.
func alternate(a, b uint32) []byte {
	var bytes []byte
	for range 2 {
		for _, w := range [...]uint32{a, a, b, b} {
			bytes = binary.LittleEndian.AppendUint32(bytes, w)
		}
	}
	return bytes
}

// wordPlaces finds places for the keys of all rounds and the parts of the
// counters that elements share.
func (g *generator) wordPlaces() {
	g.keys, g.counters, g.paired = map[[2]ir.Ref]int{}, make([]int, len(g.f.Body)), map[ir.Ref]pair{}
	alone := map[[4]ir.Ref]ir.Ref{} // per seed and step, the word that has no other beside it yet
	for i, in := range g.f.Body {
		if in.Op != ir.OpWord {
			continue
		}
		g.counters[i] = g.places
		g.places++
		if first, ok := alone[in.Args]; ok && g.lanes == 4 {
			p := pair{first, ir.Ref(i), g.places}
			g.paired[p.first], g.paired[p.second] = p, p
			g.places++
			delete(alone, in.Args)
		} else {
			alone[in.Args] = ir.Ref(i)
		}
		key := [2]ir.Ref{in.Args[0], in.Args[1]}
		if _, ok := g.keys[key]; !ok {
			g.keys[key] = g.places
			g.places += philoxRounds
		}
	}
}

// pair is two words of the same elements, drawn together.
type pair struct {
	first, second ir.Ref
	counters      int // the place of the counters of both
}

// words tells whether the body draws random words.
func (g *generator) words() bool { return len(g.keys) > 0 }

// uniformMem is a uniform value in memory, in all lanes.
func (g *generator) uniformMem(r ir.Ref) asm.Mem {
	if in := g.f.Body[r]; in.Op == ir.OpConst {
		return g.splat(splatOf(in), true)
	}
	return g.layout.place(g.homes[r])
}

// fillWordPlaces computes what wordPlaces made room for.
func (g *generator) fillWordPlaces() {
	emit := g.a.Emit
	y := asm.Y(0)
	filled := map[int]bool{}
	for i, in := range g.f.Body {
		if in.Op != ir.OpWord {
			continue
		}
		keys := g.keys[[2]ir.Ref{in.Args[0], in.Args[1]}]
		if !filled[keys] {
			filled[keys] = true
			emit(asm.VMOVUPS, y, g.uniformMem(in.Args[0]))
			emit(asm.VPBLENDD, y, y, g.uniformMem(in.Args[1]), asm.Imm(upperWords))
			emit(asm.VMOVUPS, g.layout.place(keys), y)
			step := g.a.Const(alternate(0x9E3779B9, 0xBB67AE85))
			for round := 1; round < philoxRounds; round++ {
				emit(asm.VPADDD, y, y, step)
				emit(asm.VMOVUPS, g.layout.place(keys+round), y)
			}
		}
		emit(asm.VMOVUPS, y, g.uniformMem(in.Args[2]))
		emit(asm.VPBLENDD, y, y, g.splat(splat32(uint32(in.Imm)), true), asm.Imm(upperWords))
		emit(asm.VPXOR, y, y, g.layout.place(keys))
		emit(asm.VMOVUPS, g.layout.place(g.counters[i]), y)
		if p, ok := g.paired[ir.Ref(i)]; ok && p.second == ir.Ref(i) {
			emit(asm.VMOVUPS, asm.Y(1), g.layout.place(g.counters[p.first]))
			emit(asm.VPBLENDD, y, asm.Y(1), y, asm.Imm(upperHalf))
			emit(asm.VMOVUPS, g.layout.place(p.counters), y)
		}
	}
}

// word draws for all groups when it is the turn of the first.
func word(s *section, _ *rule) {
	p, both := s.paired[s.ref]
	switch {
	case s.part == tail:
		s.wordsAnywhere()
	case s.group == 0 && !both:
		wide := s.lanes == 8
		s.firstBlock()
		s.philox(s.takeAll(s.ref, wide), wide, s.lanes/4, s.counters[s.ref])
	case s.group == 0 && !s.drawn[p.first]: // the order may have either word first
		s.drawn[p.first] = true
		regs, others := s.takeAll(p.first, true), s.takeAll(p.second, false)
		s.firstBlock()
		s.philox(regs, true, 1, p.counters)
		for k, r := range regs {
			s.emit(asm.VEXTRACTI128, others[k], r, asm.Imm(1))
		}
	}
}

// takeAll finds registers for a value in all groups.
func (s *section) takeAll(r ir.Ref, wide bool) []asm.Reg {
	regs := make([]asm.Reg, s.groups)
	for k := range regs {
		regs[k] = view(s.take(s.value(r, k)), wide)
	}
	return regs
}

// firstBlock leaves the block of the group's first element in EAX.
func (s *section) firstBlock() {
	s.emit(asm.MOV, asm.RAX.D(), argument(argFirst))
	s.emit(asm.ADD, asm.RAX.D(), regIndex.D())
	s.emit(asm.SHR, asm.RAX.D(), asm.Imm(2))
}

// philox fills registers with the words of the blocks from EAX on, a number of
// blocks for each.
func (s *section) philox(to []asm.Reg, wide bool, blocks, counters int) {
	in := s.in
	keys := s.keys[[2]ir.Ref{in.Args[0], in.Args[1]}]
	t := s.temp(wide)
	pairs := make([]struct{ even, odd asm.Reg }, len(to))
	for k := range pairs {
		pairs[k].even, pairs[k].odd = to[k], s.temp(wide)
	}
	s.emit(asm.VMOVD, t.X(), asm.RAX.D())
	s.emit(asm.VPBROADCASTD, t, t.X())
	for k, even := range to {
		var count []byte
		for i := range 8 {
			count = binary.LittleEndian.AppendUint32(count, uint32(blocks*k+i/4%blocks))
		}
		s.emit(asm.VPADDD, even, t, s.a.Const(count))
		s.emit(asm.VPBLENDD, even, even, s.uniformMem(in.Args[3]), asm.Imm(upperWords))
	}
	factors := s.a.Const(alternate(0xD2511F53, 0xCD9E8D57))
	for round := range philoxRounds {
		for k := range pairs {
			p := &pairs[k]
			// The products lie as lo0 hi0 lo1 hi1, turned around as hi1 lo1 hi0 lo0.
			s.emit(asm.VPMULUDQ, p.even, p.even, factors)
			s.emit(asm.VPSHUFD, t, p.even, asm.Imm(turnedAround))
			if round == 0 {
				s.emit(asm.VPXOR, p.odd, t, s.layout.place(counters))
			} else {
				s.emit(asm.VPXOR, p.odd, p.odd, s.layout.place(keys+round))
				s.emit(asm.VPXOR, p.odd, p.odd, t)
			}
			if round == philoxRounds-1 {
				s.emit(asm.VPBLENDD, to[k], p.odd, t, asm.Imm(oddWords))
				continue
			}
			s.emit(asm.VPSHUFD, p.even, p.even, asm.Imm(swapped))
			p.even, p.odd = p.odd, p.even
		}
	}
}

// wordsAnywhere draws for a group that starts at any element: one block more
// than it has room for, and from there the words that it wants.
func (s *section) wordsAnywhere() {
	n := s.lanes / 4
	places := make([]int, n)
	for k := range places {
		places[k] = s.newPlace() // one behind the other
	}
	regs := make([]asm.Reg, n)
	for k := range regs {
		regs[k] = s.temp(true)
	}
	s.firstBlock()
	s.philox(regs, true, 2, s.counters[s.ref])
	for k, r := range regs {
		s.emit(asm.VMOVUPS, s.layout.place(places[k]), r)
	}
	s.emit(asm.MOV, asm.RAX.D(), argument(argFirst))
	s.emit(asm.ADD, asm.RAX.D(), regIndex.D())
	s.emit(asm.AND, asm.RAX.D(), asm.Imm(3))
	s.endTemps()
	s.emit(asm.VMOVUPS, s.define(), s.layout.place(places[0]).At(asm.RAX, 4))
}

// countBelow compares with the entries of a table block by block: as many as
// most draws need, then on while a lane exceeds the last.
func countBelow(s *section, _ *rule) {
	x := s.load(s.arg(0))
	wide := s.arg(0).wide
	table := int(s.in.Imm)
	sum := s.defineApart()
	t := s.temp(wide)
	double := s.in.Type == ir.F64
	more, on := s.a.NewLabel(), s.a.NewLabel()
	block := func() {
		for k := 1; k <= tableBlock; k++ {
			entry := asm.At(asm.RCX, placeSize*k)
			if double {
				s.emit(asm.VCMPPD, t, x, entry, asm.GtOQ)
				s.emit(asm.VPSUBQ, sum, sum, t) // counts in the last bits of 2^52 and more
			} else {
				s.emit(asm.VPCMPGTD, t, x, entry)
				s.emit(asm.VPSUBD, sum, sum, t)
			}
		}
		s.emit(asm.ADD, asm.RCX, asm.Imm(placeSize*tableBlock))
	}
	s.emit(asm.MOV, asm.RCX, s.layout.table(table))
	s.emit(asm.MOV, asm.RAX, s.layout.sure(table))
	s.emit(asm.VMOVUPS, sum, asm.At(asm.RCX, 0))
	next := s.a.NewLabel()
	s.a.Bind(next)
	block()
	s.emit(asm.DEC, asm.RAX)
	s.emit(asm.JNE, next)
	s.emit(asm.VPTEST, t, t) // has bits where a lane exceeds the last entry
	s.emit(asm.JNE, more)
	s.a.Bind(on)
	if double {
		s.emit(asm.VSUBPD, sum, sum, s.f64s(0x1p52))
	}
	s.cold = append(s.cold, func() {
		s.a.Bind(more)
		block()
		s.emit(asm.VPTEST, t, t)
		s.emit(asm.JNE, more)
		s.emit(asm.JMP, on)
	})
}

// tableBlock is the block of ir.Thresholds.
const tableBlock = 4

// updateTables readies the tables for a run.
func (x *Call) updateTables() error {
	for i, t := range x.tables {
		if err := t.Update(); err != nil {
			return err
		}
		at := (x.code.layout.tables + tableSize*i) / 8
		x.args[at], x.args[at+1] = uint64(uintptr(unsafe.Pointer(t.Memory()))), uint64(t.Sure())
	}
	return nil
}
