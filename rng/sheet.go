package rng

// Sheets gives the words of rows: an element at the steps 0, 1, 2, … of a
// stream. Four neighbouring elements share the blocks that their words come
// from, so that the words of all four are kept once one of them is asked for;
// who asks for rows in ascending order pays for a fourth of the blocks. A
// Sheets belongs to one goroutine. The zero value is ready.
type Sheets struct{ of map[Stream]*sheet }

// sheet is the words of four neighbouring elements.
type sheet struct {
	quad  uint32
	words [4][]uint32
}

// Row returns the words of an element at the steps 0 to n-1 or more. They are
// valid until a row of another element is asked for in the same stream.
func (s *Sheets) Row(stream Stream, element uint32, n int) []uint32 {
	sh := s.of[stream]
	if sh == nil {
		if s.of == nil {
			s.of = map[Stream]*sheet{}
		}
		sh = &sheet{}
		s.of[stream] = sh
	}
	if sh.quad != element/4 {
		sh.quad = element / 4
		for i := range sh.words {
			sh.words[i] = sh.words[i][:0]
		}
	}
	if have := len(sh.words[0]); have < n {
		sh.extend(stream, have, n)
	}
	return sh.words[element%4]
}

// Forget gives back the memory of all rows.
func (s *Sheets) Forget() { s.of = nil }

func (sh *sheet) extend(stream Stream, from, to int) {
	for i := range sh.words {
		if cap(sh.words[i]) < to {
			sh.words[i] = append(make([]uint32, 0, to+to/4), sh.words[i]...)
		}
		sh.words[i] = sh.words[i][:to]
	}
	stream.steps(sh.quad, uint64(from), [4][]uint32{sh.words[0][from:], sh.words[1][from:], sh.words[2][from:], sh.words[3][from:]})
}

// steps fills in the words of a block at the steps from first on; all four
// slices have the same length.
func (s Stream) steps(block uint32, first uint64, words [4][]uint32) {
	n := len(words[0])
	w0, w1, w2, w3 := words[0][:n], words[1][:n], words[2][:n], words[3][:n]
	for k := s.stepsAtOnce(block, first, words); k < n; k++ {
		w := s.Block(block, first+uint64(k))
		w0[k], w1[k], w2[k], w3[k] = w[0], w[1], w[2], w[3]
	}
}

// Normals fills in the standard normal numbers that NormalOf makes of words; all
// slices have the same length.
func Normals(high, low []uint32, out []float64) {
	n := len(out)
	high, low = high[:n], low[:n]
	for k := normalsAtOnce(high, low, out); k < n; k++ {
		out[k] = normalOf(high[k], low[k])
	}
}

// Between these high words p is near 1/2 whatever the low word is.
const (
	sureLow  = 1<<32*(1000-2*centreMille)/2000 + 1
	sureHigh = 1<<32*(1000+2*centreMille)/2000 - 1
)
