package conn

import "math/bits"

// set is of numbers below 2^32-1: hashed by a product, with the next free slot
// where one is taken (Knuth, The Art of Computer Programming 3, 6.4). A slot
// holds a number plus one.
type set struct {
	slots []uint32
	shift int
}

// newSet has room for n numbers.
func newSet(n int) set {
	width := bits.Len(uint(2*n)) + 1
	return set{make([]uint32, 1<<width), 64 - width}
}

// add tells whether x was not there.
func (s set) add(x uint32) bool {
	at := uint64(x) * 0x9e3779b97f4a7c15 >> s.shift
	for ; s.slots[at] != 0; at = (at + 1) & uint64(len(s.slots)-1) {
		if s.slots[at] == x+1 {
			return false
		}
	}
	s.slots[at] = x + 1
	return true
}
