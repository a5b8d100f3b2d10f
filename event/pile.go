package event

import (
	"unsafe"

	"synfire/state"
)

// pile is the synapses of one table that are due in one step, one by one: their
// targets and, unless they are common, their weights. It grows downwards,
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

// shortSegment is the mean number of synapses in a block's segments up to which
// they are put on piles: to begin a segment takes as long as some ten additions,
// to copy a synapse with its weight half of one. It is a variable for the sake of
// tests.
var shortSegment = int64(16)

// piled tells whether spikes in flight are kept as synapses on piles rather
// than as segments: where segments are short, and where additions of different
// tables may change places because no two add to one accumulator.
func (s *tableSet) piled() bool {
	synapses, segments := int64(0), int64(0)
	for _, t := range s.tables {
		if t.key.plain() && t.synapses > 0 {
			if t.layout.target != 2 {
				return false
			}
			synapses += t.synapses
			segments += t.segments
		}
	}
	return !s.shared && synapses <= shortSegment*segments
}

// grow makes room for n synapses more.
func (p *pile) grow(n int, l layout) {
	used := int(p.size - p.free)
	size := max(2*int(p.size), 1<<7, used+n+slack)
	move := func(old unsafe.Pointer, bytes int) unsafe.Pointer {
		if bytes == 0 {
			return nil
		}
		fresh := make([]uint64, (size*bytes+7)/8)
		to := unsafe.Pointer(unsafe.SliceData(fresh))
		if used > 0 {
			copy(unsafe.Slice((*byte)(unsafe.Add(to, (size-used)*bytes)), used*bytes), unsafe.Slice((*byte)(unsafe.Add(old, int(p.free)*bytes)), used*bytes))
		}
		return to
	}
	*p = pile{move(p.target, l.target), move(p.weight, l.weight), uint64(size - used), uint64(size)}
}

// spreading is a row whose segments are being put on the piles of its table;
// its layout is known to assembly.
type spreading struct {
	piles  unsafe.Pointer
	mask   uint64
	step   uint64
	fields unsafe.Pointer // of the next segment in the row's header: lag, number of synapses
	end    uintptr        // of the header
	at     unsafe.Pointer // the next segment
	lo, hi uint64         // lags that count
	weight uint64         // bytes of a weight, 0 when they are common
	// only is the header of a row that has none; what follows keeps a pointer to
	// its end within the struct.
	only [2]uint32
	_    uint64
}

// pile is the pile of the step in which a lag is due.
func (s *spreading) pile(lag int) *pile {
	return (*pile)(unsafe.Add(s.piles, (s.step+uint64(lag))&s.mask*uint64(unsafe.Sizeof(pile{}))))
}

// spread puts the segments of the rows that were found on the piles of their
// steps.
func (b *Block) spread(w *window, k int64, lo uint32) {
	s := &b.spreading
	s.mask, s.step, s.lo, s.hi = uint64(w.mask), uint64(k), uint64(lo), uint64(w.hi)
	for i := range b.rows {
		r := &b.rows[i]
		l := b.set.tables[r.table].layout
		s.piles, s.weight = unsafe.Pointer(unsafe.SliceData(w.piles[r.table])), uint64(l.weight)
		if r.bare {
			s.only = [2]uint32{r.lag, uint32(r.bytes / l.size())}
			s.fields, s.end, s.at = unsafe.Pointer(&s.only), uintptr(unsafe.Pointer(&s.only))+unsafe.Sizeof(s.only), r.p
			b.pile.spread[2](s, l)
			continue
		}
		class, segments := header(r.p)
		bytes := class.bytes(segments)
		s.fields, s.end, s.at = unsafe.Add(r.p, 2<<class), uintptr(r.p)+uintptr(bytes), unsafe.Add(r.p, l.pad(bytes))
		b.pile.spread[class](s, l)
	}
}

// clear adds what is due at a step to the accumulators and returns the number
// of synapses. No more than maxBatch are added without a pause, as in stream.
func (b *Block) clear(w *window, step int64) int64 {
	events := int64(0)
	for t := range w.piles {
		if w.piles[t] == nil {
			continue
		}
		p := &w.piles[t][step&w.mask]
		for lo := int(p.free); lo < int(p.size); lo += maxBatch {
			b.pile.add(p, lo, min(lo+maxBatch, int(p.size)), &b.forms[t])
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

// piler puts the segments of a row on piles, by the class of its header, and
// adds entries lo to hi-1 of a pile to the accumulators.
type piler struct {
	spread [3]func(s *spreading, l layout)
	add    func(p *pile, lo, hi int, f *form)
}

// pilerPortable is the portable piler for a precision.
func pilerPortable(precision state.Type) piler {
	p := piler{spread: [3]func(*spreading, layout){spreadPortable[uint8], spreadPortable[uint16], spreadPortable[uint32]}, add: addPortable[float32]}
	if precision == state.F64 {
		p.add = addPortable[float64]
	}
	return p
}

// spreadPortable puts all segments of a row whose header has fields of type H
// on their piles.
func spreadPortable[H uint8 | uint16 | uint32](s *spreading, l layout) {
	fields := unsafe.Slice((*H)(s.fields), (s.end-uintptr(s.fields))/unsafe.Sizeof(H(0)))
	at := s.at
	for i := 0; i+1 < len(fields); i += 2 {
		lag, n := int(fields[i]), int(fields[i+1])
		if lag >= int(s.lo) && lag <= int(s.hi) {
			p := s.pile(lag)
			if int(p.free) < n+slack {
				p.grow(n, l)
			}
			p.free -= uint64(n)
			put := func(to unsafe.Pointer, from, bytes int) {
				copy(unsafe.Slice((*byte)(unsafe.Add(to, int(p.free)*bytes)), n*bytes), unsafe.Slice((*byte)(unsafe.Add(at, from)), n*bytes))
			}
			put(p.target, n*l.weight, l.target)
			if l.weight > 0 {
				put(p.weight, 0, l.weight)
			}
		}
		at = unsafe.Add(at, l.segment(n))
	}
}

// addPortable adds entries lo to hi-1 of a pile to the accumulators, one after
// the other.
func addPortable[F float32 | float64](p *pile, lo, hi int, f *form) {
	w := *(*F)(unsafe.Pointer(&f.weight))
	for k, t := range unsafe.Slice((*uint16)(p.target), p.size)[lo:hi] {
		if p.weight != nil {
			w = unsafe.Slice((*F)(p.weight), p.size)[lo+k]
		}
		*at[F](f.acc, uint(t)) += w
	}
}
