package event

import (
	"unsafe"

	"synfire/state"
)

// History keeps the spikes of the last steps: per population and step a list
// of elements, ascending, in pieces of one per worker.
type History struct {
	depth int
	// lists[population][step mod depth][worker]
	lists [][][][]uint32
}

// NewHistory makes a history that reaches back depth steps.
func (e *Engine) NewHistory(workers, depth int) *History {
	h := &History{depth: depth, lists: make([][][][]uint32, len(e.plan.Sizes))}
	for p := range h.lists {
		h.lists[p] = make([][][]uint32, depth)
		for k := range h.lists[p] {
			h.lists[p][k] = make([][]uint32, workers)
		}
	}
	return h
}

// slot is the place of a step; steps may be negative, for spikes before the
// first.
func (h *History) slot(step int64) int {
	return int(((step % int64(h.depth)) + int64(h.depth)) % int64(h.depth))
}

// Put stores the spikes of a worker's part of a population at a step. They
// replace what was there depth steps before.
func (h *History) Put(population, worker int, step int64, spikes []uint32) {
	list := &h.lists[population][h.slot(step)][worker]
	*list = append((*list)[:0], spikes...)
}

// Pieces returns the spikes of a population at a step, one list per worker;
// together they are ascending.
func (h *History) Pieces(population int, step int64) [][]uint32 {
	return h.lists[population][h.slot(step)]
}

// cursor is where the next segment of a spike's row begins.
type cursor struct {
	segment uint32 // within the chunk
	offset  uint32
}

// flight is, for one table, the cursors of the spikes of each step.
type flight struct{ steps [][]cursor }

// Deliver adds what is due at a step to the accumulators and returns the
// number of synapses. It must be called for every step in turn, since a row's
// segments are consumed in the order of their lags.
func (b *Block) Deliver(step int64, h *History) int64 {
	b.due = b.due[:0]
	for _, lag := range b.lags {
		for ti, t := range b.tables {
			if len(t.lags) > 0 && lag >= t.lags[0] && lag <= t.lags[len(t.lags)-1] {
				b.collect(ti, t, lag, step-int64(lag), h)
			}
		}
	}
	var n int64
	if b.plan.Precision == state.F32 {
		n = stream[float32](b, state.View[float32](b.acc))
	} else {
		n = stream[float64](b, state.View[float64](b.acc))
	}
	return n
}

// collect lists the segments of one lag for the spikes of a step.
func (b *Block) collect(ti int, t *table, lag uint32, step int64, h *History) {
	f := &b.flights[ti]
	slot := int(((step % int64(len(f.steps))) + int64(len(f.steps))) % int64(len(f.steps)))
	fresh := lag == t.lags[0]
	if fresh {
		f.steps[slot] = f.steps[slot][:0]
	}
	at := 0
	for _, piece := range h.Pieces(t.key.source, step) {
		for _, s := range piece {
			c := &t.chunks[s/chunkRows]
			row := s % chunkRows
			if fresh {
				f.steps[slot] = append(f.steps[slot], cursor{c.first[row], c.offset[row]})
			}
			cur := &f.steps[slot][at]
			at++
			if cur.segment == c.first[row+1] || c.lag[cur.segment] != lag {
				continue
			}
			n := c.length[cur.segment]
			b.due = append(b.due, segment{p: c.at(cur.offset), n: n, table: uint32(ti), base: uint32(t.base)})
			cur.segment++
			cur.offset += uint32(t.words(int(n)))
		}
	}
}

// stream adds the due segments, in order.
func stream[T float32 | float64](b *Block, acc []T) int64 {
	var events int64
	for i := range b.due {
		s := &b.due[i]
		t := b.tables[s.table]
		n := int(s.n)
		events += int64(n)
		part := acc[s.base:]
		targets := unsafe.Add(s.p, n*t.weightSize())
		switch {
		case t.wide && t.key.common:
			addCommon(part, unsafe.Slice((*uint32)(targets), n), T(t.key.weight))
		case t.wide:
			addEach(part, unsafe.Slice((*uint32)(targets), n), unsafe.Slice((*T)(s.p), n))
		case t.key.common:
			addCommon(part, unsafe.Slice((*uint16)(targets), n), T(t.key.weight))
		default:
			addEach(part, unsafe.Slice((*uint16)(targets), n), unsafe.Slice((*T)(s.p), n))
		}
	}
	return events
}

func addCommon[T float32 | float64, I uint16 | uint32](acc []T, targets []I, w T) {
	for _, t := range targets {
		acc[t] += w
	}
}

func addEach[T float32 | float64, I uint16 | uint32](acc []T, targets []I, weights []T) {
	weights = weights[:len(targets)]
	for k, t := range targets {
		acc[t] += weights[k]
	}
}
