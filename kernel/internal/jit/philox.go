package jit

import (
	"encoding/binary"

	"synfire/ir"
	"synfire/kernel/internal/jit/asm"
)

// Philox4x32-10 (see rng.Philox) on blocks of words c0, c1, c2 and c3, a
// register for each, a lane of 64 bits for each block. A round is
//
//	x, y = c0*m0, c2*m1
//	c0, c1, c2, c3 = high(y)^c1^key0, low(y), high(x)^c3^key1, low(x)
//
// after which either key grows by a constant. vpmuludq multiplies the low words
// of lanes and what is in the high ones does not matter, so that y and x serve
// as c1 and c3 as they are. Three things save instructions:
//
// A key is xored with a product, x in odd rounds and y in even ones: the high
// word of that constant is for this round, the low word, which waits in c3 or
// c1, for the next. So a round needs one constant, where it has two keys.
//
// Blocks differ in c0 alone at first, their number. So y of the first round, x
// of the second and the words made of them are one for all blocks, and are part
// of the constants of three rounds.
//
// Numbers of blocks lie side by side, so that the first x is that of the first
// block and a multiple of m0, which is an addition.

const (
	philoxRounds = 10
	m0, m1       = 0xD2511F53, 0xCD9E8D57
	grow0, grow1 = 0x9E3779B9, 0xBB67AE85 // of the keys, each round

	highTwice    = 0xf5 // shuffle: the high word of each 64 bits, twice
	wordsSwapped = 0xb1 // shuffle: the words of each 64 bits
	oddWords     = 0xaa // blend: the high word of each 64 bits
	oddLanes     = 0xcc // blend: the second and fourth 64 bits
)

// fillKeys computes the constants of all rounds for a seed and a step, one
// place each. That of the first lacks the stream in its high words.
func (g *generator) fillKeys(keys int, counter [4]ir.Ref) {
	emit := g.a.Emit
	words := func(high, low uint32) asm.Mem { return g.splat(uint64(high)<<32|uint64(low), true) }
	seedLow, seedHigh := g.uniformMem(counter[0]), g.uniformMem(counter[1])
	stepLow, stepHigh := g.uniformMem(counter[2]), g.uniformMem(counter[3])
	x, y, t := asm.Y(0), asm.Y(1), asm.Y(2)
	emit(asm.VMOVUPS, y, stepHigh)
	emit(asm.VPMULUDQ, y, y, words(0, m1)) // of the first round
	emit(asm.VPSRLQ, x, y, asm.Imm(32))
	emit(asm.VPXOR, x, x, stepLow)
	emit(asm.VPXOR, x, x, seedLow)
	emit(asm.VPMULUDQ, x, x, words(0, m0)) // of the second
	shared := [...]struct {
		op asm.Op
		of asm.Reg
	}{1: {asm.VPSRLQ, x}, 2: {asm.VPSLLQ, y}, 3: {asm.VPSLLQ, x}}

	grow := [2]uint32{grow0, grow1}
	pair := [2]asm.Reg{asm.Y(3), asm.Y(4)} // a key of the round and of the next: the first in even rounds, the second in odd ones
	emit(asm.VMOVUPS, pair[0], seedLow)
	emit(asm.VPADDD, pair[0], pair[0], words(grow[0], 2*grow[0]))
	emit(asm.VMOVUPS, pair[1], seedHigh)
	emit(asm.VPADDD, pair[1], pair[1], words(0, grow[1]))
	for round := 1; round <= philoxRounds; round++ {
		key, twice := pair[round%2], 2*grow[round%2]
		if round > 2 {
			emit(asm.VPADDD, key, key, words(twice, twice))
		}
		if round == philoxRounds { // there is no next
			emit(asm.VPAND, key, key, words(1<<32-1, 0))
		}
		if round < len(shared) {
			emit(shared[round].op, t, shared[round].of, asm.Imm(32))
			emit(asm.VPXOR, t, t, key)
			key = t
		}
		emit(asm.VMOVUPS, g.layout.place(keys+round-1), key)
	}
}

// blocks are four blocks in registers of 256 bits, or two in 128.
type blocks struct {
	c       [4]asm.Reg
	t       asm.Reg
	numbers []int // less that of the first block; per lane
}

// newBlocks gives blocks the registers in which their numbers are to come out,
// of the even lanes and of the odd ones, and two others, temporary ones if none
// are given.
func (s *section) newBlocks(numbers []int, even, odd asm.Reg, others ...asm.Reg) blocks {
	wide := len(numbers) == 4
	for len(others) < 2 {
		others = append(others, s.temp(wide))
	}
	return blocks{[4]asm.Reg{others[0], even, odd, others[1]}, s.temp(wide), numbers} // ten rounds turn them so
}

// philox computes blocks, numbered from that of the group's first element,
// instruction for instruction side by side: one unit computes all products, and
// others what stands between them. The words of a block come out in order.
func (s *section) philox(all []blocks, stream int) {
	each := func(do func(b *blocks)) {
		for k := range all {
			do(&all[k])
		}
	}
	multiply := func(k int, by uint64) {
		each(func(b *blocks) { s.emit(asm.VPMULUDQ, b.c[k], b.c[k], s.splat(by, true)) })
	}
	key := func(k, place int) {
		each(func(b *blocks) { s.emit(asm.VPXOR, b.c[k], b.c[k], s.layout.place(place)) })
	}
	high := func(to, of int) {
		each(func(b *blocks) { s.emit(asm.VPSHUFD, b.c[to], b.c[of], asm.Imm(highTwice)) })
	}
	add := func(to, of int, shuffle asm.Imm) {
		each(func(b *blocks) { s.emit(asm.VPSHUFD, b.t, b.c[of], shuffle) })
		each(func(b *blocks) { s.emit(asm.VPXOR, b.c[to], b.c[to], b.t) })
	}
	turn := func(by ...int) {
		each(func(b *blocks) { b.c = [4]asm.Reg{b.c[by[0]], b.c[by[1]], b.c[by[2]], b.c[by[3]]} })
	}
	keys := s.keys[s.in.Args] - 1

	// What differs between blocks in the first two rounds; c3 is not needed.
	s.firstProducts(all)
	key(3, stream)
	high(2, 3)
	multiply(2, m1)
	key(2, keys+2)
	high(0, 2)
	turn(0, 2, 3, 1)
	for round := 3; round <= philoxRounds; round++ {
		multiply(0, m0)
		multiply(2, m1)
		key(2-round%2*2, keys+round)
		switch round {
		case 3:
			add(1, 2, highTwice)
			high(3, 0)
		case philoxRounds:
			// The low words beside the high ones, as they come out.
			add(1, 2, wordsSwapped)
			each(func(b *blocks) { s.emit(asm.VPBLENDD, b.c[1], b.c[1], b.t, asm.Imm(oddWords)) })
			add(3, 0, wordsSwapped)
			each(func(b *blocks) { s.emit(asm.VPBLENDD, b.c[3], b.c[3], b.t, asm.Imm(oddWords)) })
			each(func(b *blocks) { s.emit(asm.VPUNPCKLQDQ, b.c[0], b.c[1], b.c[3]) })
			each(func(b *blocks) { s.emit(asm.VPUNPCKHQDQ, b.c[2], b.c[1], b.c[3]) })
			return
		default:
			add(1, 2, highTwice)
			add(3, 0, highTwice)
		}
		turn(1, 2, 3, 0)
	}
}

// firstProducts leaves x of the first round in c3.
func (s *section) firstProducts(all []blocks) {
	s.emit(asm.MOV, asm.RAX.D(), argument(argFirst))
	s.emit(asm.ADD, asm.RAX.D(), regIndex.D())
	s.emit(asm.SHR, asm.RAX.D(), asm.Imm(2))
	s.emit(asm.MOV, asm.RCX, asm.Imm(m0))
	s.emit(asm.IMUL, asm.RAX, asm.RCX)
	first := int(all[0].t & 15)
	s.emit(asm.VMOVQ, asm.X(first), asm.RAX)
	s.emit(asm.VPBROADCASTQ, asm.Y(first), asm.X(first))
	for _, b := range all {
		var multiples []byte
		for _, n := range b.numbers {
			multiples = binary.LittleEndian.AppendUint64(multiples, uint64(n)*m0)
		}
		s.emit(asm.VPADDQ, b.c[3], view(first, len(b.numbers) == 4), s.a.Const(multiples))
	}
}
