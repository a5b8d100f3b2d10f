package event

import (
	"unsafe"

	"synfire/state"
)

// pilerOf returns the piler for a precision. Rows with segments or lags above
// 65,535 are left to the portable code.
func pilerOf(precision state.Type) piler {
	p := pilerPortable(precision)
	p.spread[0], p.spread[1] = spreader[uint8](spreadU8), spreader[uint16](spreadU16)
	p.add = func(p *pile, lo, hi int, f *form) { addPileF32(p, lo, hi, f) }
	if precision == state.F64 {
		p.add = func(p *pile, lo, hi int, f *form) { addPileF64(p, lo, hi, f) }
	}
	return p
}

// spreader calls one of the functions in assembly until the row is done; they
// stop at a pile without room.
func spreader[H uint8 | uint16](spread func(s *spreading)) func(s *spreading, l layout) {
	return func(s *spreading, l layout) {
		for spread(s); uintptr(s.fields) != s.end; spread(s) {
			next := unsafe.Slice((*H)(s.fields), 2)
			s.pile(int(next[0])).grow(int(next[1]), l)
		}
	}
}

//go:noescape
func spreadU8(s *spreading)

//go:noescape
func spreadU16(s *spreading)

//go:noescape
func addPileF32(p *pile, lo, hi int, f *form)

//go:noescape
func addPileF64(p *pile, lo, hi int, f *form)
