package event

import (
	"fmt"
	"math/bits"

	"synfire/state"
)

// History keeps the spikes of the last steps: per population and step a list
// of elements, ascending, in pieces of one per worker. A worker's pieces cover
// higher elements than those of the workers before it. An element that spikes
// several times in a step stands there as often.
type History struct {
	// slots[population][step mod depth][worker]; depths are powers of two.
	slots [][][][]uint32
	// values[population][channel] are laid out like slots[population].
	values [][][][][]float64
}

// NewHistory makes a history of at least as many steps as there are between a
// spike of any population and the last of its actions, and window steps more,
// so that workers may be that far apart.
func (e *Engine) NewHistory(workers, window int) *History {
	h := &History{slots: make([][][][]uint32, len(e.plan.Sizes)), values: make([][][][][]float64, len(e.plan.Sizes))}
	for _, proj := range e.plan.Projections {
		p := proj.Source.Population
		for len(h.values[p]) < proj.Channel {
			h.values[p] = append(h.values[p], nil)
		}
	}
	for p := range h.slots {
		h.slots[p] = make([][][]uint32, 1<<bits.Len(uint(e.reach[p]+window)))
		for k := range h.slots[p] {
			h.slots[p][k] = make([][]uint32, workers)
		}
		for c := range h.values[p] {
			h.values[p][c] = make([][][]float64, len(h.slots[p]))
			for k := range h.values[p][c] {
				h.values[p][c][k] = make([][]float64, workers)
			}
		}
	}
	return h
}

// Depth returns the number of steps that are kept of a population.
func (h *History) Depth(population int) int { return len(h.slots[population]) }

// slot is the place of a step; steps may be negative, for spikes before the
// first.
func (h *History) slot(population int, step int64) [][]uint32 {
	slots := h.slots[population]
	return slots[int(step)&(len(slots)-1)]
}

func (h *History) valueSlot(population, channel int, step int64) [][]float64 {
	values := h.values[population][channel]
	return values[int(step)&(len(values)-1)]
}

// Put stores the spikes of a worker's part of a population at a step. They
// replace what was there Depth steps before. It must be called at every step,
// also without spikes.
func (h *History) Put(population, worker int, step int64, spikes []uint32) {
	list := &h.slot(population, step)[worker]
	*list = append((*list)[:0], spikes...)
}

// PutValues stores what the spikes of the last Put carry in a channel, counted
// from 1 on: the numbers of a column of the population at the places of the spikes.
func (h *History) PutValues(population, channel, worker int, step int64, spikes []uint32, column state.Column) {
	list := &h.valueSlot(population, channel-1, step)[worker]
	*list = (*list)[:0]
	for _, e := range spikes {
		*list = append(*list, column.At(int(e)))
	}
}

// Pieces returns the spikes of a population at a step, one list per worker;
// together they are ascending.
func (h *History) Pieces(population int, step int64) [][]uint32 { return h.slot(population, step) }

// Clear forgets all spikes.
func (h *History) Clear() {
	for _, slots := range h.slots {
		for _, slot := range slots {
			for w := range slot {
				slot[w] = slot[w][:0]
			}
		}
	}
}

// check panics when the history is too short for the tables.
func (h *History) check(s *tableSet) {
	for _, t := range s.tables {
		if n := len(t.lags); n > 0 && h.Depth(t.key.source) <= int(t.lags[n-1]) {
			panic(fmt.Sprintf("BUG: history of %d steps for a lag of %d", h.Depth(t.key.source), t.lags[n-1]))
		}
	}
}
