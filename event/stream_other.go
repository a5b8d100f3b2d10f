//go:build !amd64

package event

import "synfire/state"

// streamerOf returns the streamer for a precision and the bytes of a target.
func streamerOf(precision state.Type, target int) streamer { return portable(precision, target) }

// pilerOf returns the piler for a precision.
func pilerOf(precision state.Type) piler { return pilerPortable(precision) }

// prefetch does nothing where there is no instruction for it.
func prefetch([]launch) {}
