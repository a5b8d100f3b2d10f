package event

import (
	"unsafe"

	"synfire/state"
)

// streamer adds segments hi-1 down to lo of a list to the accumulators, one
// synapse after the other. It fetches segments into the cache that many
// entries ahead, down to the first of the list.
type streamer func(list []due, lo, hi, ahead int, forms []form)

// streamPortable is the streamer of weights and accumulators F and targets I.
func streamPortable[F float32 | float64, I uint16 | uint32](list []due, lo, hi, _ int, forms []form) {
	for i := hi - 1; i >= lo; i-- {
		d := &list[i]
		f := &forms[d.table]
		n := int(d.n)
		p := *(*unsafe.Pointer)(unsafe.Pointer(&d.p))
		if f.size == uint64(unsafe.Sizeof(I(0))) {
			w := *(*F)(unsafe.Pointer(&f.weight))
			for _, t := range unsafe.Slice((*I)(p), n) {
				*at[F](f.acc, uint(t)) += w
			}
			continue
		}
		weights := unsafe.Slice((*F)(p), n)
		for k, t := range unsafe.Slice((*I)(unsafe.Add(p, n*int(unsafe.Sizeof(F(0))))), n) {
			*at[F](f.acc, uint(t)) += weights[k]
		}
	}
}

// at is accumulator i. Targets were checked when the table was built.
func at[F float32 | float64](acc unsafe.Pointer, i uint) *F {
	return (*F)(unsafe.Add(acc, i*uint(unsafe.Sizeof(F(0)))))
}

// portable returns the portable streamer for a precision and the bytes of a
// target.
func portable(precision state.Type, target int) streamer {
	switch {
	case precision == state.F32 && target == 2:
		return streamPortable[float32, uint16]
	case precision == state.F32:
		return streamPortable[float32, uint32]
	case target == 2:
		return streamPortable[float64, uint16]
	}
	return streamPortable[float64, uint32]
}
