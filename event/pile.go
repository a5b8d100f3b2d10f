package event

import (
	"unsafe"

	"synfire/state"
)

// pile is the synapses that are due at one receptor in one step, one by one:
// their targets and, unless all have the same, their weights. It grows downwards,
// segment by segment, so that read upwards it begins with what was put in last,
// each segment in order. Its layout is known to assembly.
type pile struct {
	target unsafe.Pointer // uint16
	weight unsafe.Pointer // of the block's precision
	free   uint64         // places that are free, below the others
	size   uint64
}

// slack is the number of synapses that are copied at a time: as many places
// below a segment are overwritten, and read below its source.
const slack = 8

// beyond is the number of synapses after the last that are read: they are loaded
// two turns of four early.
const beyond = 12

// shortSegment is the mean number of synapses in a block's segments up to which
// they are put on piles, half as many where piles keep weights: to begin a segment
// takes as long as some ten additions, to copy a synapse with its weight more than
// one. It is a variable for the sake of tests.
var shortSegment = int64(16)

// piled tells whether spikes in flight are kept as synapses on piles rather
// than as segments: where segments are short.
func (s *tableSet) piled() bool {
	cost, segments := int64(0), int64(0)
	for _, t := range s.tables {
		if !t.key.plain() || t.synapses == 0 {
			continue
		}
		if t.layout.target != 2 {
			return false
		}
		segments += t.segments
		cost += t.synapses
		if s.weighted(t.key.receptor) {
			cost += t.synapses
		}
	}
	return cost <= shortSegment*segments
}

// weighted tells whether synapses that end at a receptor have different weights.
func (s *tableSet) weighted(receptor int) bool {
	var first *table
	for _, t := range s.tables {
		switch {
		case !t.key.plain() || t.key.receptor != receptor || t.synapses == 0:
		case first == nil && t.key.common:
			first = t
		case !t.key.common || t.key.weight != first.key.weight:
			return true
		}
	}
	return false
}

// pileSet is the piles of a receptor, by step.
type pileSet struct {
	piles  []pile
	table  int // one of those that end at the receptor
	weight int // bytes of a weight, 0 when all have the same
}

// pileSets makes piles for some tables, by receptor.
func (b *Block) pileSets(tables []int, steps int64) []pileSet {
	var list []pileSet
	for _, i := range tables {
		receptor := b.set.tables[i].key.receptor
		for len(list) <= receptor {
			list = append(list, pileSet{})
		}
		if set := &list[receptor]; set.piles == nil {
			set.piles, set.table = make([]pile, steps), i
			if b.set.weighted(receptor) {
				set.weight = b.plan.Precision.Size()
			}
		}
	}
	return list
}

// grow makes room for n synapses more; weight is the bytes of one that is kept.
func (p *pile) grow(n, weight int) {
	used := int(p.size - p.free)
	size := max(2*int(p.size), 1<<7, used+n+slack)
	move := func(old unsafe.Pointer, bytes int) unsafe.Pointer {
		if bytes == 0 {
			return nil
		}
		fresh := make([]uint64, ((size+beyond)*bytes+7)/8)
		to := unsafe.Pointer(unsafe.SliceData(fresh))
		if used > 0 {
			copy(unsafe.Slice((*byte)(unsafe.Add(to, (size-used)*bytes)), used*bytes), unsafe.Slice((*byte)(unsafe.Add(old, int(p.free)*bytes)), used*bytes))
		}
		return to
	}
	*p = pile{move(p.target, 2), move(p.weight, weight), uint64(size - used), uint64(size)}
}

// clear adds what is due at a step to the accumulators and returns the number
// of synapses. No more than maxBatch are added without a pause, as in stream.
func (b *Block) clear(w *window, step int64) int64 {
	events := int64(0)
	for i := range w.piles {
		set := &w.piles[i]
		if set.piles == nil {
			continue
		}
		p := &set.piles[step&w.mask]
		for lo := int(p.free); lo < int(p.size); lo += maxBatch {
			b.addPile(p, lo, min(lo+maxBatch, int(p.size)), &b.forms[set.table])
		}
		events += int64(p.size - p.free)
		if b.track && p.free < p.size {
			for _, target := range unsafe.Slice((*uint16)(p.target), p.size)[p.free:] {
				b.touched = append(b.touched, uint32(target))
			}
		}
		p.free = p.size
	}
	return events
}

// pileAdder adds entries lo to hi-1 of a pile to the accumulators, one after
// the other.
type pileAdder func(p *pile, lo, hi int, f *form)

func addPilePortable[F float32 | float64](p *pile, lo, hi int, f *form) {
	w := *(*F)(unsafe.Pointer(&f.weight))
	for k, t := range unsafe.Slice((*uint16)(p.target), p.size)[lo:hi] {
		if p.weight != nil {
			w = unsafe.Slice((*F)(p.weight), p.size)[lo+k]
		}
		*at[F](f.acc, uint(t)) += w
	}
}

// pileAdderPortable is the portable pileAdder for a precision.
func pileAdderPortable(precision state.Type) pileAdder {
	if precision == state.F32 {
		return addPilePortable[float32]
	}
	return addPilePortable[float64]
}
