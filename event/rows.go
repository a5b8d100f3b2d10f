package event

import "synfire/state"

// Rows are the synapses of a projection that end in one block, in the order of
// Synapses: by source, lag, target, drawing.
type Rows struct {
	// Segments of source s (an element of its population) are Start[s-Lo] to
	// Start[s-Lo+1]-1, by lag.
	Lo       int
	Start    []uint32
	Segments []Segment
	// Lags are those in use, ascending.
	Lags []uint32
	// Target is an element of the target population, Parallel the number of
	// synapses of the same source and target before.
	Target   []uint32
	Parallel []uint16
	// Weight has the block's precision.
	Weight state.Column
	// Place is the synapse's place among all of the projection.
	Place []int64
}

// Segment is synapses Lo to Hi-1, which have one lag.
type Segment struct{ Lag, Lo, Hi uint32 }

// Rows lists the synapses of a projection, per block.
func (e *Engine) Rows(projection int) []Rows {
	w := e.walker(projection)
	out := make([]Rows, len(e.blocks))
	weights := make([][]float64, len(e.blocks))
	for b := range out {
		out[b].Lo, out[b].Start = w.proj.Source.Lo, []uint32{0}
		out[b].Lags = w.table(b).lags
	}
	place := int64(0)
	parallel := map[uint32]uint16{}
	for source := range w.proj.Source.Len() {
		clear(parallel)
		w.runs(source, func(t *table, s segment, p piece, lo, hi int) bool {
			r := &out[p.block]
			from := uint32(len(r.Target))
			for k := lo; k < hi; k++ {
				target := uint32(p.lo + t.target(s, k) - p.local)
				r.Target, r.Parallel, r.Place = append(r.Target, target), append(r.Parallel, parallel[target]), append(r.Place, place)
				parallel[target]++
				weights[p.block] = append(weights[p.block], t.weight(s, k))
				place++
			}
			to := uint32(len(r.Target))
			if last := len(r.Segments) - 1; last >= int(r.Start[source]) && r.Segments[last].Lag == s.lag {
				r.Segments[last].Hi = to
			} else {
				r.Segments = append(r.Segments, Segment{s.lag, from, to})
			}
			return true
		})
		for b := range out {
			out[b].Start = append(out[b].Start, uint32(len(out[b].Segments)))
		}
	}
	for b := range out {
		out[b].Weight = state.NewColumn(e.blocks[b].plan.Precision, len(weights[b]))
		for k, x := range weights[b] {
			out[b].Weight.Set(k, x)
		}
	}
	return out
}

// Due calls f for what arrives at a step: lags ascending, then sources; the
// synapses of each segment are in canonical order.
func (r *Rows) Due(population int, step int64, h *History, f func(source uint32, s Segment) error) error {
	for _, lag := range r.Lags {
		for _, piece := range h.slot(population, step-int64(lag)) {
			for _, source := range piece {
				at := int(source) - r.Lo
				if at < 0 || at >= len(r.Start)-1 {
					continue
				}
				for _, s := range r.Segments[r.Start[at]:r.Start[at+1]] {
					if s.Lag >= lag {
						if s.Lag == lag {
							if err := f(source, s); err != nil {
								return err
							}
						}
						break
					}
				}
			}
		}
	}
	return nil
}
