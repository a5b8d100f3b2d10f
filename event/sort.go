package event

import (
	"fmt"
	"math"
	"math/bits"

	"synfire/conn"
	"synfire/state"
)

// rowSorter takes the synapses of a row in the order of addition, deals them out
// to the blocks that their targets lie in, and hands them to the blocks' builders
// in canonical order. Its arrays are used again and again.
type rowSorter struct {
	piles []rowPile // of the blocks
	// A key is a rank, lag << width + local target, above what else is known of
	// a synapse, so that moving it needs no other array.
	width   uint
	low     lowHalf
	drawn   []uint64  // of a projection, with targets as they were drawn
	weights []float64 // of the row, by place
	// Bits of any lag, and of all.
	any, all uint32
	spare    []uint64
	nth      []uint32
	count    [1 << maxDigit]uint32
}

// rowPile is the synapses of a row that end in one block.
type rowPile struct {
	builder *rowBuilder
	keys    []uint64
	n       int // of the keys
	// far are the synapses whose rank has more than 32 bits: they wait until
	// those of smaller lags are written.
	far []farSynapse
}

type farSynapse struct{ lag, target, low uint32 }

// lowHalf is what the low half of a key is.
type lowHalf uint8

const (
	nothing   lowHalf = iota // weights are common
	theWeight                // of tables in single precision
	thePlace                 // of the weight
)

const (
	maxDigit = 12
	// few is the number of synapses below which insertion is faster.
	few = 32
)

// begin turns to the tables of another key, one per block.
func (s *rowSorter) begin(tables []*table, blocks []*Block) {
	for len(s.piles) < len(tables) {
		s.piles = append(s.piles, rowPile{builder: &rowBuilder{}})
	}
	s.low = theWeight
	most := 1
	for b, t := range tables {
		s.piles[b].builder.begin(t)
		most = max(most, blocks[b].targets)
		switch {
		case t.key.common:
			s.low = nothing
		case t.precision != state.F32:
			s.low = thePlace
		}
	}
	s.width = uint(bits.Len(uint(most - 1)))
	if s.width > 32 {
		panic(fmt.Sprintf("BUG: %d targets", most))
	}
	s.any, s.all = 0, math.MaxUint32
}

// take adds synapses to the current row; it returns how many end in a block.
func (s *rowSorter) take(v *view, row *conn.Row) int {
	n := len(row.Target)
	if len(row.Delay) != n || !v.Common && len(row.Weight) != n {
		panic(fmt.Sprintf("BUG: a row of %d targets, %d delays and %d weights", n, len(row.Delay), len(row.Weight)))
	}
	s.draw(v, row)
	count := 0
	for _, p := range v.parts {
		pile := &s.piles[p.block]
		pile.reserve(n)
		if s.any>>(32-s.width) != 0 {
			count += s.dealFar(p, pile, v, row)
			continue
		}
		k := p.deal(pile.keys[pile.n:], s.drawn, row.Target)
		pile.n += k
		count += k
	}
	return count
}

// draw makes the keys of a projection's synapses.
func (s *rowSorter) draw(v *view, row *conn.Row) {
	if cap(s.drawn) < len(row.Target) {
		s.drawn = make([]uint64, len(row.Target)*3/2)
	}
	s.drawn = s.drawn[:len(row.Target)]
	drawn := s.drawn
	if last := s.rank(drawn, row.Target, row.Delay, uint32(v.Offset)); len(drawn) > 0 && int(last) >= v.Target.Len() {
		panic(fmt.Sprintf("BUG: target %d of %d", last, v.Target.Len()))
	}
	switch s.low {
	case theWeight:
		for i, w := range row.Weight[:len(drawn)] {
			drawn[i] |= uint64(math.Float32bits(float32(w)))
		}
	case thePlace:
		for i := range drawn {
			drawn[i] |= uint64(len(s.weights) + i)
		}
		s.weights = append(s.weights, row.Weight...)
	}
}

// dealFar deals a part out where some lags leave a rank no room.
func (s *rowSorter) dealFar(p part, pile *rowPile, v *view, row *conn.Row) (count int) {
	for i, key := range s.drawn {
		t, lag := row.Target[i], row.Delay[i]+uint32(v.Offset)
		switch {
		case t-p.first >= p.n:
			continue
		case lag>>(32-s.width) != 0:
			pile.far = append(pile.far, farSynapse{lag, t + uint32(p.shift), uint32(key)})
		default:
			pile.keys[pile.n] = key + p.shift<<32
			pile.n++
		}
		count++
	}
	return count
}

// reserve makes room for n more keys.
func (p *rowPile) reserve(n int) {
	if n += p.n; n > len(p.keys) {
		p.keys = append(make([]uint64, 0, n+n/2), p.keys[:p.n]...)[:n+n/2]
	}
}

// endRow hands the row to the builders.
func (s *rowSorter) endRow() {
	for b := range s.piles {
		p := &s.piles[b]
		if n := p.n + len(p.far); n > math.MaxUint32 {
			panic(fmt.Sprintf("BUG: %d synapses in a row", n))
		}
		p.builder.beginRow()
		s.handOver(p, 0)
		for len(p.far) > 0 {
			s.handOver(p, p.fetch(s.width))
		}
	}
	s.weights = s.weights[:0]
	s.any, s.all = 0, math.MaxUint32
}

// fetch moves the far synapses of the smallest lags to the keys, as many lags as
// ranks have room for, and returns the lag that ranks count from.
func (p *rowPile) fetch(width uint) (from uint32) {
	room := 32 - width
	high := uint32(math.MaxUint32)
	for _, f := range p.far {
		high = min(high, f.lag>>room)
	}
	p.reserve(len(p.far))
	rest := p.far[:0]
	for _, f := range p.far {
		if f.lag>>room != high {
			rest = append(rest, f)
			continue
		}
		p.keys[p.n] = uint64((f.lag-high<<room)<<width+f.target)<<32 | uint64(f.low)
		p.n++
	}
	p.far = rest
	return high << room
}

// handOver sorts the keys and hands them to the builder, lag by lag. Lags count
// from a number on.
func (s *rowSorter) handOver(p *rowPile, from uint32) {
	s.sort(p)
	keys := p.keys[:p.n]
	for lo := 0; lo < len(keys); {
		lag := keys[lo] >> 32 >> s.width
		end := (lag + 1) << s.width
		hi, again, last := lo, 0, uint64(math.MaxUint64)
		for ; hi < len(keys) && keys[hi]>>32 < end; hi++ {
			rank := keys[hi] >> 32
			if rank == last {
				again++
			}
			last = rank
		}
		p.builder.add(from+uint32(lag), keys[lo:hi], again, uint32(lag<<s.width), s.weights)
		lo = hi
	}
	p.n = 0
}

// sort sorts the keys by rank, equal ones in the order of addition: by
// counting digits, the lowest first (Knuth, The Art of Computer Programming 3, 5.2.5).
func (s *rowSorter) sort(p *rowPile) {
	n, keys := p.n, p.keys[:p.n]
	if n < few {
		insert(keys)
		return
	}
	if inOrder(keys) {
		return
	}
	if len(s.spare) < len(p.keys) {
		s.spare, s.nth = make([]uint64, len(p.keys)), make([]uint32, len(p.keys))
	}
	// Lags that all synapses have bits of in common differ below these alone.
	// Digits of about the logarithm of n, so that clearing and summing the
	// counts costs no more than moving the keys.
	width := min(int(s.width)+bits.Len32(s.any^s.all), 32)
	digit := min(bits.Len(uint(n)), maxDigit)
	passes := (width + digit - 1) / digit
	digit = (width + passes - 1) / passes
	for pass := range passes {
		shift := uint(32 + pass*digit)
		clear(s.count[:1<<digit])
		s.number(keys, shift, 1<<digit-1)
		at := uint32(0)
		for d, c := range s.count[:1<<digit] {
			s.count[d] = at
			at += c
		}
		s.move(s.spare[:n], keys, shift, 1<<digit-1)
		p.keys, s.spare = s.spare, p.keys
		keys = p.keys[:n]
	}
}

// The loops over all synapses are functions of their own, which are not put into
// others: the compiler would keep in memory there what belongs in registers.

// rank makes the high halves of keys; it returns the largest target.
//
//go:noinline
func (s *rowSorter) rank(keys []uint64, targets, delays []uint32, offset uint32) (last uint32) {
	any, all, width := s.any, s.all, s.width
	targets, delays = targets[:len(keys)], delays[:len(keys)]
	for i := range keys {
		t, lag := targets[i], delays[i]+offset
		any, all, last = any|lag, all&lag, max(last, t)
		keys[i] = (uint64(lag)<<(width&63) + uint64(t)) << 32
	}
	s.any, s.all = any, all
	return last
}

// deal copies the keys of the targets of a part, of which it returns the number;
// there is room for all.
//
//go:noinline
func (p *part) deal(to, keys []uint64, targets []uint32) int {
	n, first, length, shift := 0, p.first, int64(p.n), p.shift<<32
	targets = targets[:len(keys)]
	for i, key := range keys {
		to[n] = key + shift
		// No branch here: a processor could not predict it.
		n += int(uint64(int64(targets[i]-first)-length) >> 63)
	}
	return n
}

// number counts the keys of every digit, and numbers those of one digit: were the
// counts raised while keys are moved, a move would wait for the one before.
//
//go:noinline
func (s *rowSorter) number(keys []uint64, shift uint, mask uint64) {
	// What the compiler does not see: digits have at most maxDigit bits.
	mask &= 1<<maxDigit - 1
	nth := s.nth[:len(keys)]
	for i, key := range keys {
		c := &s.count[key>>(shift&63)&mask]
		nth[i] = *c
		*c++
	}
}

// move puts the keys where the counts of smaller digits and their numbers say.
//
//go:noinline
func (s *rowSorter) move(to, keys []uint64, shift uint, mask uint64) {
	mask &= 1<<maxDigit - 1
	nth := s.nth[:len(keys)]
	for i, key := range keys {
		to[s.count[key>>(shift&63)&mask]+nth[i]] = key
	}
}

// inOrder tells whether keys are sorted already.
func inOrder(keys []uint64) bool {
	last := uint64(0)
	for _, key := range keys {
		if key>>32 < last {
			return false
		}
		last = key >> 32
	}
	return true
}

func insert(keys []uint64) {
	for i := 1; i < len(keys); i++ {
		key := keys[i]
		k := i
		for ; k > 0 && keys[k-1]>>32 > key>>32; k-- {
			keys[k] = keys[k-1]
		}
		keys[k] = key
	}
}
