package event

import (
	"math/bits"
	"slices"
)

const (
	maxDigit = 12
	// few is the number of synapses below which insertion is faster.
	few = 32
)

// sorter sorts the places of a row's synapses by counting digits, the lowest
// first (Knuth, The Art of Computer Programming 3, 5.2.5). Its arrays are used
// again and again.
type sorter struct {
	// A key is a rank above a place, so that moving it needs no other array.
	keys, spare []uint64
	count       [1 << maxDigit]uint32
}

// order returns the places 0 to n-1 by lag, then by target, then in order of
// addition: the place is the low half of each number. Among those of one lag
// the high half tells targets apart.
func (s *sorter) order(row []drawnSynapse) []uint64 {
	n := len(row)
	if cap(s.keys) < n {
		s.keys, s.spare = make([]uint64, n+n/2), make([]uint64, n+n/2)
	}
	s.keys, s.spare = s.keys[:n], s.spare[:n]
	low, high, first, last := row[0].lag, row[0].lag, row[0].target, row[0].target
	for i := range row {
		e := &row[i]
		low, high, first, last = min(low, e.lag), max(high, e.lag), min(first, e.target), max(last, e.target)
	}
	lags, targets := bits.Len32(high-low), bits.Len32(last-first)
	if lags+targets <= 32 {
		for i := range s.keys {
			e := &row[i]
			s.keys[i] = uint64((e.lag-low)<<targets|(e.target-first))<<32 | uint64(i)
		}
		s.sort(lags + targets)
		return s.keys
	}
	for i := range s.keys {
		s.keys[i] = uint64(row[i].target-first)<<32 | uint64(i)
	}
	s.sort(targets)
	for i, key := range s.keys {
		place := uint32(key)
		s.keys[i] = uint64(row[place].lag-low)<<32 | uint64(place)
	}
	s.sort(lags)
	for i, key := range s.keys {
		place := uint32(key)
		s.keys[i] = uint64(row[place].target)<<32 | uint64(place)
	}
	return s.keys
}

// sort sorts the keys by ranks of a number of bits; equal ones keep their
// order.
func (s *sorter) sort(width int) {
	n := len(s.keys)
	if n < few {
		s.insert()
		return
	}
	if slices.IsSorted(s.keys) {
		return
	}
	// Digits of about the logarithm of n, so that clearing and summing the
	// counts costs no more than moving the keys.
	digit := min(bits.Len(uint(n)), maxDigit)
	passes := (width + digit - 1) / digit
	digit = (width + passes - 1) / passes
	mask := uint64(1)<<digit - 1
	for pass := range passes {
		shift := 32 + pass*digit
		count := s.count[:mask+1]
		clear(count)
		for _, key := range s.keys {
			count[key>>shift&mask]++
		}
		at := uint32(0)
		for d, c := range count {
			count[d] = at
			at += c
		}
		spare := s.spare
		for _, key := range s.keys {
			d := key >> shift & mask
			spare[count[d]] = key
			count[d]++
		}
		s.keys, s.spare = s.spare, s.keys
	}
}

func (s *sorter) insert() {
	for i := 1; i < len(s.keys); i++ {
		key := s.keys[i]
		k := i
		for ; k > 0 && s.keys[k-1]>>32 > key>>32; k-- {
			s.keys[k] = s.keys[k-1]
		}
		s.keys[k] = key
	}
}
