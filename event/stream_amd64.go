package event

import (
	"unsafe"

	"synfire/state"
)

// streamerOf returns the streamer for a precision and the bytes of a target. That
// for distinct targets does not look whether any come up again in a segment.
func streamerOf(precision state.Type, target int, distinct bool) streamer {
	switch {
	case precision == state.F32 && target == 2:
		return either(distinct, streamDistinctF32U16, streamF32U16)
	case precision == state.F32:
		return either(distinct, streamDistinctF32U32, streamF32U32)
	case target == 2:
		return either(distinct, streamDistinctF64U16, streamF64U16)
	}
	return either(distinct, streamDistinctF64U32, streamF64U32)
}

// nativeStreamer is a streamer in assembly.
type nativeStreamer func(list unsafe.Pointer, lo, hi, ahead int, forms unsafe.Pointer)

func either(distinct bool, yes, no nativeStreamer) streamer {
	stream := no
	if distinct {
		stream = yes
	}
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

//go:noescape
func streamDistinctF32U16(list unsafe.Pointer, lo, hi, ahead int, forms unsafe.Pointer)

//go:noescape
func streamDistinctF32U32(list unsafe.Pointer, lo, hi, ahead int, forms unsafe.Pointer)

//go:noescape
func streamDistinctF64U16(list unsafe.Pointer, lo, hi, ahead int, forms unsafe.Pointer)

//go:noescape
func streamDistinctF64U32(list unsafe.Pointer, lo, hi, ahead int, forms unsafe.Pointer)

// prefetch fetches the beginnings of rows into the cache.
func prefetch(rows []launch) {
	prefetchRows(unsafe.Pointer(unsafe.SliceData(rows)), len(rows))
}

//go:noescape
func prefetchRows(rows unsafe.Pointer, n int)
