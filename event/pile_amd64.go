package event

import "synfire/state"

// pileAdderOf returns the pileAdder for a precision.
func pileAdderOf(precision state.Type) pileAdder {
	if precision == state.F32 {
		return func(p *pile, lo, hi int, f *form) { addPileF32(p, lo, hi, f) }
	}
	return func(p *pile, lo, hi int, f *form) { addPileF64(p, lo, hi, f) }
}

//go:noescape
func addPileF32(p *pile, lo, hi int, f *form)

//go:noescape
func addPileF64(p *pile, lo, hi int, f *form)
