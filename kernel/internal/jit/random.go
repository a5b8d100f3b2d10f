package jit

import (
	"unsafe"

	"synfire/ir"
	"synfire/kernel/internal/jit/asm"
)

// Random words. A block of Philox serves four elements in a row, so a group of
// eight lanes takes two, provided that it starts at a multiple of four; the
// code sees to that. All rounds of all groups are in the code at once, since a
// round waits for the one before. Where a group has four lanes, two words of
// an element are drawn together if it has them.

// wordPlaces finds places for the constants of all rounds.
func (g *generator) wordPlaces() {
	g.keys, g.streams, g.paired = map[[4]ir.Ref]int{}, make([]int, len(g.f.Body)), map[ir.Ref]pair{}
	alone := map[[4]ir.Ref]ir.Ref{} // per seed and step, the word that has no other beside it yet
	for i, in := range g.f.Body {
		if in.Op != ir.OpWord {
			continue
		}
		g.streams[i] = g.places
		g.places++
		if first, ok := alone[in.Args]; ok && g.lanes == 4 {
			p := pair{first, ir.Ref(i), g.places}
			g.paired[p.first], g.paired[p.second] = p, p
			g.places++
			delete(alone, in.Args)
		} else {
			alone[in.Args] = ir.Ref(i)
		}
		if _, ok := g.keys[in.Args]; !ok {
			g.keys[in.Args] = g.places
			g.places += philoxRounds
		}
	}
}

// pair is two words of the same elements, drawn together.
type pair struct {
	first, second ir.Ref
	streams       int // the place of the first round's constant, for both in turn
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
	filled := map[int]bool{}
	for i, in := range g.f.Body {
		if in.Op != ir.OpWord {
			continue
		}
		keys := g.keys[in.Args]
		if !filled[keys] {
			filled[keys] = true
			g.fillKeys(keys, in.Args)
		}
		t := asm.Y(0)
		emit(asm.VMOVUPS, t, g.layout.place(keys))
		emit(asm.VPXOR, t, t, g.splat(uint64(uint32(in.Imm))<<32, true))
		emit(asm.VMOVUPS, g.layout.place(g.streams[i]), t)
		if p, ok := g.paired[ir.Ref(i)]; ok && p.second == ir.Ref(i) {
			first := asm.Y(1)
			emit(asm.VMOVUPS, first, g.layout.place(g.streams[p.first]))
			emit(asm.VPBLENDD, t, first, t, asm.Imm(oddLanes))
			emit(asm.VMOVUPS, g.layout.place(p.streams), t)
		}
	}
}

// word draws for all groups when it is the turn of the first.
func word(s *section, _ *rule) {
	p, both := s.paired[s.ref]
	switch {
	case s.part == tail:
		s.wordsAnywhere()
	case s.lanes == 8:
		if s.group == 0 {
			s.wordsOfEight()
		}
	case both:
		if !s.drawn[p.first] { // the order may have either word first
			s.drawn[p.first] = true
			s.wordsOfFour(p.streams, p.first, p.second)
		}
	case s.group == 0:
		s.wordsOfFour(s.streams[s.ref], s.ref)
	}
}

// wordsAtOnce is how many registers words take for a number of groups: five
// for the blocks of two of them, or of one.
func wordsAtOnce(groups int) int { return (groups + 1) / 2 * 5 }

// wordsOfEight draws two blocks for each group.
func (s *section) wordsOfEight() {
	regs := make([]asm.Reg, s.groups)
	for k := range regs {
		regs[k] = asm.Y(s.take(s.value(s.ref, k)))
	}
	var all []blocks
	var upper asm.Reg
	for k := 0; k < s.groups; k += 2 {
		if n := 2 * k; k+1 < s.groups {
			all = append(all, s.newBlocks([]int{n, n + 2, n + 1, n + 3}, regs[k], regs[k+1]))
		} else {
			upper = s.temp(false)
			all = append(all, s.newBlocks([]int{n, n + 1}, regs[k].X(), upper))
		}
	}
	s.philox(all, s.streams[s.ref])
	if s.groups%2 == 1 {
		last := regs[s.groups-1]
		s.emit(asm.VINSERTI128, last, last, upper, asm.Imm(1))
	}
}

// wordsOfFour draws a block for each word and group.
func (s *section) wordsOfFour(streams int, words ...ir.Ref) {
	var regs, numbers []int
	for k := range s.groups {
		for _, w := range words {
			regs, numbers = append(regs, s.take(s.value(w, k))), append(numbers, k)
		}
	}
	if len(regs)%2 == 1 { // blocks are computed in twos
		regs, numbers = append(regs, int(s.temp(false)&15)), append(numbers, s.groups)
	}
	var all []blocks
	for k := 0; k < len(regs); k += 4 {
		if r := regs[k:]; len(r) == 2 {
			all = append(all, s.newBlocks(numbers[k:], asm.X(r[0]), asm.X(r[1])))
		} else {
			all = append(all, s.newBlocks(numbers[k:k+4], asm.Y(r[0]), asm.Y(r[1]), asm.Y(r[2]), asm.Y(r[3])))
		}
	}
	s.philox(all, streams)
	for k := 0; k+4 <= len(regs); k += 4 {
		s.emit(asm.VEXTRACTI128, asm.X(regs[k+2]), asm.Y(regs[k]), asm.Imm(1))
		s.emit(asm.VEXTRACTI128, asm.X(regs[k+3]), asm.Y(regs[k+1]), asm.Imm(1))
	}
}

// wordsAnywhere draws for a group that starts at any element: one block more
// than it has room for, and from there the words that it wants.
func (s *section) wordsAnywhere() {
	wide := s.lanes == 8
	numbers := []int{0, 1}
	if wide {
		numbers = []int{0, 2, 1, 3}
	}
	even, odd := s.temp(wide), s.temp(wide)
	s.philox([]blocks{s.newBlocks(numbers, even, odd)}, s.streams[s.ref])
	to := s.layout.place(s.newPlace())
	s.newPlace() // the one behind it
	s.emit(asm.VMOVUPS, to, even)
	s.emit(asm.VMOVUPS, to.Plus(even.Bits()/8), odd)
	s.emit(asm.MOV, asm.RAX.D(), argument(argFirst))
	s.emit(asm.ADD, asm.RAX.D(), regIndex.D())
	s.emit(asm.AND, asm.RAX.D(), asm.Imm(3))
	s.endTemps()
	s.emit(asm.VMOVUPS, s.define(), to.At(asm.RAX, 4))
}

// countBelow compares with the entries of a table one by one, as many as most
// draws need, then block by block while a lane exceeds the last. RCX is where
// the second part begins, RAX how far it is to there.
func countBelow(s *section, _ *rule) {
	x := s.load(s.arg(0))
	wide := s.arg(0).wide
	table := int(s.in.Imm)
	sum := s.defineApart()
	t := s.temp(wide)
	double := s.in.Type == ir.F64
	compare := func(entry asm.Mem) {
		if double {
			s.emit(asm.VCMPPD, t, x, entry, asm.GtOQ)
			s.emit(asm.VPSUBQ, sum, sum, t) // counts in the last bits of 2^52 and more
		} else {
			s.emit(asm.VPCMPGTD, t, x, entry)
			s.emit(asm.VPSUBD, sum, sum, t)
		}
	}
	next, more, on := s.a.NewLabel(), s.a.NewLabel(), s.a.NewLabel()
	s.emit(asm.MOV, asm.RCX, s.layout.table(table))
	s.emit(asm.MOV, asm.RAX, s.layout.sure(table))
	s.emit(asm.VMOVUPS, sum, asm.Indexed(asm.RCX, asm.RAX, 1, -placeSize))
	s.a.Bind(next)
	compare(asm.Indexed(asm.RCX, asm.RAX, 1, 0))
	s.emit(asm.ADD, asm.RAX, asm.Imm(placeSize))
	s.emit(asm.JNE, next)
	s.exceeded(t)
	s.emit(asm.JNE, more)
	s.a.Bind(on)
	if double {
		s.emit(asm.VSUBPD, sum, sum, s.f64s(0x1p52))
	}
	s.cold = append(s.cold, func() {
		s.a.Bind(more)
		for k := range tableBlock {
			compare(asm.At(asm.RCX, placeSize*k))
		}
		s.emit(asm.ADD, asm.RCX, asm.Imm(placeSize*tableBlock))
		s.exceeded(t)
		s.emit(asm.JNE, more)
		s.emit(asm.JMP, on)
	})
}

// exceeded tests whether a lane of a mask is set; vptest does more work.
func (s *section) exceeded(m asm.Reg) {
	s.emit(asm.VMOVMSKPS, asm.RAX.D(), m)
	s.emit(asm.TEST, asm.RAX.D(), asm.RAX.D())
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
		sure := placeSize * t.Sure()
		x.args[at] = uint64(uintptr(unsafe.Add(t.Memory(), placeSize+sure)))
		x.args[at+1] = uint64(-sure)
	}
	return nil
}
