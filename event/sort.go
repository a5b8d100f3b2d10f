package event

import "math/bits"

const (
	maxDigit = 11
	// few is the number of synapses below which insertion is faster.
	few = 32
)

// sorter sorts the places of a row's synapses by counting digits, the lowest
// first (Knuth, The Art of Computer Programming 3, 5.2.5). Its arrays are used
// again and again.
type sorter struct {
	order, spare []uint32
	count        [1 << maxDigit]uint32
}

// begin puts the places in order: 0, 1, … n-1.
func (s *sorter) begin(n int) {
	if cap(s.order) < n {
		s.order, s.spare = make([]uint32, 2*n), make([]uint32, 2*n)
	}
	s.order, s.spare = s.order[:n], s.spare[:n]
	for i := range s.order {
		s.order[i] = uint32(i)
	}
}

// by sorts the places by their rank; places of equal rank keep their order.
func (s *sorter) by(rank []uint32) {
	n := len(s.order)
	if n < few {
		s.insert(rank)
		return
	}
	low, high := rank[0], rank[0]
	for _, r := range rank[:n] {
		low, high = min(low, r), max(high, r)
	}
	width := bits.Len32(high - low)
	if width == 0 {
		return
	}
	// Digits of about the logarithm of n, so that clearing and summing the
	// counts costs no more than moving the places.
	digit := min(bits.Len(uint(n)), maxDigit)
	passes := (width + digit - 1) / digit
	digit = (width + passes - 1) / passes
	mask := uint32(1)<<digit - 1
	for pass := range passes {
		shift := pass * digit
		count := s.count[:mask+1]
		clear(count)
		for _, r := range rank[:n] {
			count[(r-low)>>shift&mask]++
		}
		at := uint32(0)
		for d, c := range count {
			count[d] = at
			at += c
		}
		for _, place := range s.order {
			d := (rank[place] - low) >> shift & mask
			s.spare[count[d]] = place
			count[d]++
		}
		s.order, s.spare = s.spare, s.order
	}
}

func (s *sorter) insert(rank []uint32) {
	for i := 1; i < len(s.order); i++ {
		place := s.order[i]
		r := rank[place]
		k := i
		for ; k > 0 && rank[s.order[k-1]] > r; k-- {
			s.order[k] = s.order[k-1]
		}
		s.order[k] = place
	}
}

// ascending tells whether ranks never fall.
func ascending(rank []uint32) bool {
	for i := 1; i < len(rank); i++ {
		if rank[i] < rank[i-1] {
			return false
		}
	}
	return true
}
