package ir

import "math/bits"

// seen finds the value of an instruction that a Func has already: a hash table
// of Refs with open addressing, whose keys are the instructions themselves. A
// map of instructions would take a fifth of the time of compiling.
type seen struct {
	refs []Ref // one more than the Ref; 0 where nothing stands
	n    int
}

// hash mixes all fields, as in wyhash.
func (in *Instr) hash() uint64 {
	const k0, k1 = 0xa0761d6478bd642f, 0xe7037ed1a0b428db
	mix := func(a, b uint64) uint64 {
		hi, lo := bits.Mul64(a, b)
		return hi ^ lo
	}
	pair := func(a, b Ref) uint64 { return uint64(uint32(a)) | uint64(uint32(b))<<32 }
	h := mix(pair(in.Args[0], in.Args[1])^k0, pair(in.Args[2], in.Args[3])^k1)
	return mix(h^in.Imm^k0, (uint64(in.Op)|uint64(in.Type)<<8)^k1)
}

// find returns the place of an instruction in the table: where it stands, or
// where it would.
func (s *seen) find(body []Instr, in *Instr) int {
	mask := len(s.refs) - 1
	for i := int(in.hash()) & mask; ; i = (i + 1) & mask {
		if r := s.refs[i]; r == 0 || body[r-1] == *in {
			return i
		}
	}
}

// place returns an instruction's place in the table and its value, None when it
// has none yet.
func (s *seen) place(body []Instr, in *Instr) (at int, r Ref) {
	if 2*(s.n+1) > len(s.refs) {
		s.rebuild(body, max(64, 2*len(s.refs)), Ref(len(body)))
	}
	at = s.find(body, in)
	return at, s.refs[at] - 1
}

// put gives the instruction of a place that place has just found its value.
func (s *seen) put(at int, r Ref) {
	s.refs[at] = r + 1
	s.n++
}

// grow makes room for a number of instructions.
func (s *seen) grow(n int) { s.refs = make([]Ref, 64<<bits.Len(uint(n/32))) }

// forget drops the instructions after the one given.
func (s *seen) forget(body []Instr, last int) { s.rebuild(body, len(s.refs), Ref(last+1)) }

// rebuild makes a table of a size, a power of two, with the values up to most.
func (s *seen) rebuild(body []Instr, size int, most Ref) {
	old := s.refs
	s.refs, s.n = make([]Ref, size), 0
	for _, r := range old {
		if r != 0 && r <= most {
			s.refs[s.find(body, &body[r-1])] = r
			s.n++
		}
	}
}
