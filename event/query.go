package event

import (
	"iter"
	"slices"
	"sort"

	"synfire/conn"
)

// Synapse is one synapse of a projection: source and target are indices
// within the projection's groups.
type Synapse struct {
	Source, Target int
	Delay          int // steps
	Weight         float64
}

// Synapses walks the synapses of a projection, ordered by source, delay,
// target and drawing.
func (e *Engine) Synapses(projection int) iter.Seq[Synapse] {
	return func(yield func(Synapse) bool) {
		w := e.walker(projection)
		for source := range w.proj.Source.Len() {
			if !w.row(source, w.synapses(source, yield)) {
				return
			}
		}
	}
}

// Connections walks the synapses of one source of a projection, ordered by
// delay, target and drawing.
func (e *Engine) Connections(projection, source int) iter.Seq[Synapse] {
	return func(yield func(Synapse) bool) {
		w := e.walker(projection)
		w.row(source, w.synapses(source, yield))
	}
}

// Count returns the number of synapses of a projection.
func (e *Engine) Count(projection int) int64 { return e.counts[projection] }

// Weights returns the weights of a projection in the order of Synapses.
func (e *Engine) Weights(projection int) []float64 {
	list := make([]float64, 0, e.counts[projection])
	for s := range e.Synapses(projection) {
		list = append(list, s.Weight)
	}
	return list
}

// OutDegree returns the number of synapses of each source of a projection.
func (e *Engine) OutDegree(projection int) []int {
	w := e.walker(projection)
	degree := make([]int, w.proj.Source.Len())
	for source := range degree {
		w.runs(source, func(_ *table, _ segment, _ piece, lo, hi int) bool {
			degree[source] += hi - lo
			return true
		})
	}
	return degree
}

// InDegree returns the number of synapses of each target of a projection.
func (e *Engine) InDegree(projection int) []int {
	w := e.walker(projection)
	degree := make([]int, w.proj.Target.Len())
	for source := range w.proj.Source.Len() {
		w.row(source, func(_ *table, _ segment, _, element int) bool {
			degree[element]++
			return true
		})
	}
	return degree
}

// WeightMatrix returns the sum of weights between every source and target of a
// projection, row by row of sources; 0 where there is no synapse.
func (e *Engine) WeightMatrix(projection int) []float64 {
	proj := e.plan.Projections[projection]
	m := make([]float64, proj.Source.Len()*proj.Target.Len())
	for s := range e.Synapses(projection) {
		m[s.Source*proj.Target.Len()+s.Target] += s.Weight
	}
	return m
}

// SetWeights gives every synapse of a projection a new weight; f is called
// with 0, 1, … in the order of Synapses. When common, f(0) is the weight of
// all. Tables of a common weight become tables of an array, unless the new
// weight is common too and the table holds this projection alone.
func (e *Engine) SetWeights(projection int, common bool, f func(k int) float64) error {
	key := e.keyOf[projection]
	alone := true
	for i, k := range e.keyOf {
		alone = alone && (k != key || i == projection)
	}
	if common {
		weight := f(0)
		f = func(int) float64 { return weight }
	}
	for b, s := range e.sets {
		t := s.tables[key]
		// What is in flight is found anew: piles hold weights.
		s.version++
		switch {
		case !t.key.common:
		case common && alone:
			t.key.weight = f(0)
		default:
			fresh, err := t.expand(e.blocks[b], e.plan.Workers)
			if err != nil {
				return err
			}
			s.tables[key] = fresh
			s.arrange()
			t.memory.free()
		}
	}
	w := e.walker(projection)
	k := 0
	for source := range w.proj.Source.Len() {
		w.row(source, func(t *table, s segment, i, _ int) bool {
			if !t.key.common {
				t.setWeight(s, i, f(k))
			}
			k++
			return true
		})
	}
	return nil
}

// expand returns a block's table with an array of weights instead of the common
// one.
func (t *table) expand(b *Block, workers int) (*table, error) {
	fresh := *t
	fresh.key.common = false
	fresh.layout = layout{weight: t.precision.Size(), target: t.layout.target}
	fresh.chunks = make([]chunk, len(t.chunks))
	fresh.memory = &arena{}
	all := &view{Projection: Projection{Target: Range{Hi: b.targets}}, parts: []part{{n: uint32(b.targets)}}}
	err := parallel(workers, len(t.chunks), func() (func(int) error, func()) {
		var (
			sorter   rowSorter
			row      conn.Row
			segments []segment
		)
		sorter.begin([]*table{&fresh}, []*Block{b})
		do := func(i int) (err error) {
			if len(t.chunks[i].rows) == 0 {
				return nil
			}
			for source := range uint32(chunkRows) {
				row.Target, row.Delay, row.Weight = row.Target[:0], row.Delay[:0], row.Weight[:0]
				segments = t.appendSegments(segments[:0], uint32(i)<<chunkShift|source)
				for _, s := range segments {
					for k := range s.n {
						row.Target = append(row.Target, uint32(t.target(s, k)))
						row.Delay = append(row.Delay, s.lag)
						row.Weight = append(row.Weight, t.key.weight)
					}
				}
				sorter.take(all, &row)
				sorter.endRow()
			}
			fresh.chunks[i], err = sorter.piles[0].builder.finish()
			return err
		}
		return do, func() {}
	})
	if err != nil {
		fresh.memory.free()
		return nil, err
	}
	return &fresh, nil
}

// walker walks the rows of a projection over all blocks.
type walker struct {
	engine   *Engine
	proj     Projection
	key      int
	pieces   []piece // by element
	segments [][]segment
	at       []int // of each block, the segment at work
	parts    []segmentPart
}

func (e *Engine) walker(projection int) *walker {
	proj := e.plan.Projections[projection]
	return &walker{
		engine: e, proj: proj, key: e.keyOf[projection],
		pieces: e.pieces(proj.Target), segments: make([][]segment, len(e.blocks)), at: make([]int, len(e.blocks)),
	}
}

// runs calls f for the synapses of a source, by lag, then by target: synapses
// lo to hi-1 of a segment, which end in a piece. It stops when f returns false and
// returns that.
func (w *walker) runs(source int, f func(t *table, s segment, p piece, lo, hi int) bool) bool {
	for b := range w.segments {
		w.segments[b] = w.table(b).appendSegments(w.segments[b][:0], uint32(w.proj.Source.Lo+source))
		w.at[b] = 0
	}
	for {
		lag, found := uint32(0), false
		for b := range w.segments {
			if s := w.segment(b); s.n > 0 && (!found || s.lag < lag) {
				lag, found = s.lag, true
			}
		}
		if !found {
			return true
		}
		for _, p := range w.pieces {
			if !w.meet(p, lag, f) {
				return false
			}
		}
		for b := range w.segments {
			for w.segment(b).n > 0 && w.segment(b).lag == lag {
				w.at[b]++
			}
		}
	}
}

// meet calls f for the synapses with a lag that end in a piece, by target. A
// target that comes up again does so in an earlier segment of the lag.
func (w *walker) meet(p piece, lag uint32, f func(t *table, s segment, p piece, lo, hi int) bool) bool {
	t := w.table(p.block)
	w.parts = w.parts[:0]
	for _, s := range w.segments[p.block][w.at[p.block]:] {
		if s.lag != lag {
			break
		}
		lo := sort.Search(s.n, func(k int) bool { return t.target(s, k) >= p.local })
		hi := sort.Search(s.n, func(k int) bool { return t.target(s, k) >= p.local+p.hi-p.lo })
		if lo < hi {
			w.parts = append(w.parts, segmentPart{s, lo, hi})
		}
	}
	if len(w.parts) == 1 {
		return f(t, w.parts[0].segment, p, w.parts[0].lo, w.parts[0].hi)
	}
	for {
		var least *segmentPart
		for i := range slices.Backward(w.parts) {
			q := &w.parts[i]
			if q.lo < q.hi && (least == nil || t.target(q.segment, q.lo) < t.target(least.segment, least.lo)) {
				least = q
			}
		}
		if least == nil {
			return true
		}
		least.lo++
		if !f(t, least.segment, p, least.lo-1, least.lo) {
			return false
		}
	}
}

// segmentPart is synapses lo to hi-1 of a segment.
type segmentPart struct {
	segment
	lo, hi int
}

func (w *walker) table(block int) *table { return w.engine.sets[block].tables[w.key] }

// segment is the segment of a block at work, an empty one after the last.
func (w *walker) segment(block int) segment {
	if w.at[block] == len(w.segments[block]) {
		return segment{}
	}
	return w.segments[block][w.at[block]]
}

// row calls f for every synapse of a source: synapse k of a segment, whose
// target is an element of the projection's targets.
func (w *walker) row(source int, f func(t *table, s segment, k, element int) bool) bool {
	return w.runs(source, func(t *table, s segment, p piece, lo, hi int) bool {
		for k := lo; k < hi; k++ {
			if !f(t, s, k, p.lo+t.target(s, k)-p.local-w.proj.Target.Lo) {
				return false
			}
		}
		return true
	})
}

func (w *walker) synapses(source int, yield func(Synapse) bool) func(*table, segment, int, int) bool {
	return func(t *table, s segment, k, element int) bool {
		return yield(Synapse{source, element, int(s.lag) - w.proj.Offset, t.weight(s, k)})
	}
}
