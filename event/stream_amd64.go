package event

import (
	"unsafe"

	"synfire/state"
)

// streamerOf returns the streamer for a precision and the bytes of a target.
func streamerOf(precision state.Type, target int) streamer {
	switch {
	case precision == state.F32 && target == 2:
		return native(streamF32U16)
	case precision == state.F32:
		return native(streamF32U32)
	case target == 2:
		return native(streamF64U16)
	}
	return native(streamF64U32)
}

func native(stream func(list unsafe.Pointer, lo, hi, ahead int, forms unsafe.Pointer)) streamer {
	return func(list []due, lo, hi, ahead int, forms []form) {
		stream(unsafe.Pointer(unsafe.SliceData(list)), lo, hi, ahead, unsafe.Pointer(unsafe.SliceData(forms)))
	}
}

// The streamers in assembly add entries hi-1 down to lo of a list and fetch
// ahead from the entries below, down to the first of the list.

//go:noescape
func streamF32U16(list unsafe.Pointer, lo, hi, ahead int, forms unsafe.Pointer)

//go:noescape
func streamF32U32(list unsafe.Pointer, lo, hi, ahead int, forms unsafe.Pointer)

//go:noescape
func streamF64U16(list unsafe.Pointer, lo, hi, ahead int, forms unsafe.Pointer)

//go:noescape
func streamF64U32(list unsafe.Pointer, lo, hi, ahead int, forms unsafe.Pointer)

// prefetch fetches the beginnings of rows into the cache.
func prefetch(rows []launch) {
	prefetchRows(unsafe.Pointer(unsafe.SliceData(rows)), len(rows))
}

//go:noescape
func prefetchRows(rows unsafe.Pointer, n int)
