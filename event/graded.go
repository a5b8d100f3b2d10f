package event

import (
	"slices"
	"unsafe"

	"synfire/state"
)

// deliverGraded adds what is due at a step from the tables whose spikes carry
// values: weight times value, rounded once to the accumulator's precision,
// then added. Lags ascend outside and tables inside, which is the canonical
// order, since an accumulator gets graded spikes or plain ones, never both.
func (b *Block) deliverGraded(step int64, h *History) int64 {
	events := int64(0)
	for _, lag := range b.gradedLags {
		for _, t := range b.set.graded {
			if _, used := slices.BinarySearch(t.lags, lag); !used {
				continue
			}
			pieces := h.slot(t.key.source, step-int64(lag))
			values := h.valueSlot(t.key.source, t.key.channel-1, step-int64(lag))
			for p, piece := range pieces {
				for i, source := range piece {
					s, ok := t.find(source, lag)
					if ok {
						b.addGraded(t, s, values[p][i])
						if b.track {
							b.touch(t, s)
						}
						events += int64(s.n)
					}
				}
			}
		}
	}
	return events
}

// find returns the segment of a source with a lag.
func (t *table) find(source, lag uint32) (segment, bool) {
	c, p, bytes := t.row(source)
	if p == nil {
		return segment{}, false
	}
	if c.bare {
		return segment{c.lag, t.bareCount(bytes), p}, c.lag == lag
	}
	class, n := header(p)
	at := t.layout.pad(class.bytes(n))
	for i := range n {
		s := segment{class.field(p, 2+2*i), int(class.field(p, 3+2*i)), unsafe.Add(p, at)}
		if s.lag >= lag {
			return s, s.lag == lag
		}
		at += t.layout.segment(s.n)
	}
	return segment{}, false
}

func (b *Block) addGraded(t *table, s segment, value float64) {
	acc := unsafe.Add(b.acc.Pointer(), t.base*t.precision.Size())
	switch {
	case t.precision == state.F32 && t.layout.target == 2:
		addGraded[float32, uint16](acc, t, s, float32(value))
	case t.precision == state.F32:
		addGraded[float32, uint32](acc, t, s, float32(value))
	case t.layout.target == 2:
		addGraded[float64, uint16](acc, t, s, value)
	default:
		addGraded[float64, uint32](acc, t, s, value)
	}
}

func addGraded[F float32 | float64, I uint16 | uint32](acc unsafe.Pointer, t *table, s segment, value F) {
	targets := unsafe.Slice((*I)(unsafe.Add(s.p, s.n*t.layout.weight)), s.n)
	if t.key.common {
		sum := F(F(t.key.weight) * value)
		for _, to := range targets {
			*at[F](acc, uint(to)) += sum
		}
		return
	}
	weights := unsafe.Slice((*F)(s.p), s.n)
	for k, to := range targets {
		*at[F](acc, uint(to)) += F(weights[k] * value)
	}
}
