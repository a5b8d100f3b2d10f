package event

import (
	"fmt"
	"unsafe"
)

// Synapse is one synapse of a projection: source and target are indices
// within the projection's groups.
type Synapse struct {
	Source, Target int
	Delay          int // steps
	Weight         float64
}

// EachSynapse calls f for every synapse of a projection, ordered by source,
// then block, delay and target. What f returns, when set, becomes the weight.
func (e *Engine) EachSynapse(projection int, f func(Synapse) (weight float64, set bool)) {
	k := e.keyOf[projection]
	proj := e.plan.Projections[projection]
	for source := proj.Source.Lo; source < proj.Source.Hi; source++ {
		for _, b := range e.blocks {
			t := b.tables[k]
			t.each(source, func(lag, target int, w unsafe.Pointer) {
				element, ok := b.element(proj.Target, target)
				if !ok {
					return
				}
				s := Synapse{source - proj.Source.Lo, element, lag - proj.Offset, t.weight(w)}
				if x, set := f(s); set {
					t.setWeight(w, x)
				}
			})
		}
	}
}

// element turns a local target into an index within a range of a population.
func (b *Block) element(r Range, local int) (int, bool) {
	for i, part := range b.plan.Targets {
		if part.Population == r.Population && local >= b.offsets[i] && local < b.offsets[i]+part.Len() {
			e := part.Lo + local - b.offsets[i]
			return e - r.Lo, e >= r.Lo && e < r.Hi
		}
	}
	return 0, false
}

// Count returns the number of synapses of a projection.
func (e *Engine) Count(projection int) int64 {
	var n int64
	e.EachSynapse(projection, func(Synapse) (float64, bool) {
		n++
		return 0, false
	})
	return n
}

// SetWeights gives every synapse of a projection a new weight; f is called in
// the order of EachSynapse. Tables of equal weights become tables of an array
// each, unless the new weight is common to all projections of the table.
func (e *Engine) SetWeights(projection int, common bool, f func(k int) float64) error {
	key := e.keyOf[projection]
	alone := true
	for i, k := range e.keyOf {
		alone = alone && (k != key || i == projection)
	}
	if common && alone && e.keys[key].common {
		w := f(0)
		for _, b := range e.blocks {
			b.tables[key].key.weight = w
		}
		return nil
	}
	for _, b := range e.blocks {
		if err := b.tables[key].expand(); err != nil {
			return err
		}
	}
	e.keys[key].common = false
	k := 0
	e.EachSynapse(projection, func(Synapse) (float64, bool) {
		k++
		return f(k - 1), true
	})
	return nil
}

// expand turns a table of equal weights into one with an array of weights.
func (t *table) expand() error {
	if !t.key.common {
		return nil
	}
	w := t.key.weight
	for i := range t.chunks {
		old := &t.chunks[i]
		fresh := *t
		fresh.key.common = false
		r := newRowBuilder(&fresh)
		for row := range len(old.offset) {
			at := old.offset[row]
			for s := old.first[row]; s < old.first[row+1]; s++ {
				n := int(old.length[s])
				targets := old.at(at)
				for k := range n {
					if err := r.add(old.lag[s], uint32(t.target(targets, k)), w); err != nil {
						return err
					}
				}
				at += uint32(t.words(n))
			}
			r.endRow()
		}
		c, err := r.finish()
		if err != nil {
			return fmt.Errorf("weights of %d synapses: %w", t.synapses, err)
		}
		old.memory.Free()
		t.chunks[i] = c
	}
	t.key.common = false
	return nil
}
