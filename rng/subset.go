package rng

import "math/bits"

// SubsetBlock is the number of elements that a Subset decides about at once.
const SubsetBlock = 256

// Subset draws random subsets: every element is a member with the same
// probability, independently of the others. Elements are taken in fixed blocks
// of SubsetBlock; per block and step one binomial count is drawn, then that
// many distinct positions, so that the cost is one draw per member and one per
// block. What is drawn depends on the block and the step alone.
type Subset struct {
	n   int // elements of the block
	out bool
	// cdf[k] is the probability of at most k members; of non-members when out.
	cdf []float64
}

// NewSubset prepares subsets of blocks of n elements, at most SubsetBlock. A
// probability below 0, or one that is no number, counts as 0; one above 1 as 1.
func NewSubset(n int, p float64) *Subset {
	s := &Subset{n: n}
	switch {
	case !(p > 0):
		p = 0
	case p > 1:
		p = 1
	}
	if s.out = p > 0.5; s.out {
		p = 1 - p
	}
	term := float64(power(1-p, n))
	sum := 0.0
	for k := range n + 1 {
		sum += term
		s.cdf = append(s.cdf, sum)
		term = term * float64(n-k) / float64(k+1) * p / (1 - p)
	}
	return s
}

// power is x to the n-th, with the same bits on every machine.
func power(x float64, n int) float64 {
	y := 1.0
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			y *= x
		}
		x *= x
	}
	return y
}

// Append appends the members of a block at a step, ascending: numbers from
// first on. The words come from the counters of the block's own elements.
func (s *Subset) Append(buf []uint32, stream Stream, block uint32, step uint64, first uint32) []uint32 {
	counter := block * (SubsetBlock / 4)
	w := stream.Block(counter, step)
	u := UniformOf(w[0], w[1])
	count := 0
	for count < s.n && u >= s.cdf[count] {
		count++
	}
	if count == 0 && !s.out {
		return buf
	}
	// Floyd's algorithm: each set of count positions is equally likely (Bentley
	// and Floyd 1987, doi:10.1145/30401.315746). At most half of the positions
	// are drawn, so the counters suffice.
	var set [SubsetBlock / 64]uint64
	used := 4
	for j := s.n - count; j < s.n; j++ {
		if used == 4 {
			counter++
			w, used = stream.Block(counter, step), 0
		}
		t := int(uint64(w[used]) * uint64(j+1) >> 32)
		used++
		if set[t/64]>>(t%64)&1 == 1 {
			t = j
		}
		set[t/64] |= 1 << (t % 64)
	}
	for i, word := range set {
		if s.out {
			word = ^word
		}
		for ; word != 0; word &= word - 1 {
			e := uint32(64*i + bits.TrailingZeros64(word))
			if int(e) >= s.n {
				break
			}
			buf = append(buf, first+e)
		}
	}
	return buf
}
