//go:build !amd64

package event

import "synfire/state"

// streamerOf returns the streamer for a precision and the bytes of a target.
func streamerOf(precision state.Type, target int, _ bool) streamer {
	return portable(precision, target)
}

// pileAdderOf returns the pileAdder for a precision.
func pileAdderOf(precision state.Type) pileAdder { return pileAdderPortable(precision) }

// prefetch does nothing where there is no instruction for it.
func prefetch([]launch) {}
