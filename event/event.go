// Package event holds spikes in flight: the tables of synapses and the
// delivery of what is due.
//
// Targets are partitioned into blocks; a block is owned by one worker, which
// alone writes its accumulators. Nothing is pushed into accumulators of future
// steps: at each step a block adds the segments of rows that are due into
// accumulators of one step, which fit into a cache.
//
// An accumulator is summed in the canonical order: lag ascending, source
// population in order of creation, table in order of creation, source
// ascending, position in the row; one addition per synapse, starting at +0.
// Position in a row is by lag, target, projection in order of creation,
// drawing. Hence the same bits for any partition into blocks.
//
// A lag is the number of steps between a spike and its action: the delay plus
// the arrival offset of the target's timing.
package event

import (
	"fmt"
	"slices"

	"synfire/conn"
	"synfire/state"
)

// Range is a part of a population: elements Lo to Hi-1.
type Range struct{ Population, Lo, Hi int }

// Len returns the number of elements.
func (r Range) Len() int { return r.Hi - r.Lo }

func (r Range) meets(o Range) bool {
	return r.Population == o.Population && r.Lo < o.Hi && o.Lo < r.Hi
}

// Synapses draws the synapses of a projection row by row. A row is always the
// same; several goroutines may ask at once, each with a Row of its own.
type Synapses interface {
	// Fill replaces row by the synapses of a source (an index within the
	// projection's sources) in the order of drawing. Weights may be left out
	// when they are all equal.
	Fill(source int, row *conn.Row) error
}

var _ Synapses = (*conn.Synapses)(nil)

// Projection is a projection as delivery sees it.
type Projection struct {
	Source, Target Range
	// Receptor is the number of the accumulator among the target's.
	Receptor int
	// Offset is added to the delay: a spike of step k with a delay of D steps
	// acts in step k + D + Offset.
	Offset int
	// Common says that all weights equal Weight, in coherent units; then they
	// are not stored.
	Common bool
	Weight float64
	// Channel is the number, from 1, of the values that go with the spikes of
	// the source population: what arrives is the weight times the value. 0 means
	// that the weight itself arrives. All projections of one receptor of a
	// target have a channel, or none has.
	Channel int
	// Apart says that nothing is delivered: the synapses are read by Edges or
	// Rows. The projection has tables of its own, and no receptor.
	Apart bool
	// Synapses gives the rows.
	Synapses Synapses
}

// Plan says what is to be built.
type Plan struct {
	// Sizes are the numbers of elements of the populations, in order of
	// creation.
	Sizes []int
	// Projections in order of creation.
	Projections []Projection
	Blocks      []BlockPlan
	// Workers is the number of goroutines that build; 0 means one per
	// processor. The tables do not depend on it.
	Workers int
}

// BlockPlan is the set of targets of one block: ranges that do not overlap
// each other or those of other blocks. Targets in no block get no synapses.
type BlockPlan struct {
	Targets []Range
	// Precision of weights and accumulators: state.F32 or state.F64.
	Precision state.Type
	// Receptors is the largest number of accumulators of any of the targets.
	Receptors int
}

// key tells tables apart.
type key struct {
	source   int
	receptor int
	channel  int
	// own is the number of a projection apart, from 1 on.
	own    int
	common bool
	weight float64
	// extra keeps projections of one key apart whose sources and targets
	// overlap, since a synapse must belong to one projection.
	extra int
}

// plain tells whether a spike delivers the weights of its row as they are.
func (k key) plain() bool { return k.channel == 0 && k.own == 0 }

// Engine is the delivery of a network.
type Engine struct {
	plan   Plan
	blocks []*Block
	sets   []*tableSet // of each block
	keyOf  []int       // of each projection: its place in every tableSet
	counts []int64     // synapses of each projection
	minLag int
	// reach[p] is the largest lag of any synapse of source population p.
	reach []int
}

// tableSet is the tables that end in one block, in canonical order: by source
// population, then by creation. Blocks of several trials share it.
type tableSet struct {
	tables []*table
	// version changes when segments move or weights change form.
	version int
	// windows are the ranges of lags that are in use.
	windows []span
	// graded are the tables whose spikes carry values.
	graded []*table
}

// distinct tells whether no target comes up again in any segment that is streamed.
func (s *tableSet) distinct() bool {
	return !slices.ContainsFunc(s.tables, func(t *table) bool { return t.key.plain() && t.repeats > 0 })
}

// Blocks returns the blocks in the order of the plan.
func (e *Engine) Blocks() []*Block { return e.blocks }

// MaxLag returns the largest number of steps between a spike and its action, 0
// when there are no synapses.
func (e *Engine) MaxLag() int {
	lag := 0
	for _, r := range e.reach {
		lag = max(lag, r)
	}
	return lag
}

// MinLag returns the smallest number of steps between a spike and its action,
// or a large number when there are no synapses.
func (e *Engine) MinLag() int { return e.minLag }

// Close gives the memory of the tables back. Accumulators stay.
func (e *Engine) Close() {
	if e == nil {
		return
	}
	for _, s := range e.sets {
		for _, t := range s.tables {
			t.memory.free()
		}
		s.tables, s.windows, s.graded = nil, nil, nil
		s.version++
	}
}

// Bytes returns the memory that tables take, indices included, and the number
// of synapses.
func (e *Engine) Bytes() (bytes, synapses int64) {
	for _, s := range e.sets {
		for _, t := range s.tables {
			bytes += t.bytes()
			synapses += t.synapses
		}
	}
	return bytes, synapses
}

// IndexBytes returns how much of the memory of the tables is there for sources
// whether they have synapses or not.
func (e *Engine) IndexBytes() (bytes int64) {
	for _, s := range e.sets {
		for _, t := range s.tables {
			bytes += t.bytes() - t.memory.used
		}
	}
	return bytes
}

// assignKeys gives every projection its table: keys are in canonical order.
func (p *Plan) assignKeys() (keys []key, of []int) {
	of = make([]int, len(p.Projections))
	byKey := map[key]int{}
	members := map[key][]int{}
	var created []key
	for i, proj := range p.Projections {
		k := key{source: proj.Source.Population, receptor: proj.Receptor, channel: proj.Channel}
		if proj.Apart {
			k.own = i + 1
		}
		if proj.Common {
			k.common, k.weight = true, proj.Weight
		}
		for p.overlaps(members[k], i) {
			k.extra++
		}
		members[k] = append(members[k], i)
		if _, known := byKey[k]; !known {
			byKey[k] = len(created)
			created = append(created, k)
		}
		of[i] = byKey[k]
	}
	place := make([]int, len(created))
	for source := range p.Sizes {
		for c, k := range created {
			if k.source == source {
				place[c] = len(keys)
				keys = append(keys, k)
			}
		}
	}
	if len(keys) != len(created) {
		panic("BUG: a projection from a population that does not exist")
	}
	for i := range of {
		of[i] = place[of[i]]
	}
	return keys, of
}

func (p *Plan) overlaps(members []int, i int) bool {
	for _, j := range members {
		a, b := &p.Projections[i], &p.Projections[j]
		if a.Source.meets(b.Source) && a.Target.meets(b.Target) {
			return true
		}
	}
	return false
}

// check panics when the plan breaks what its makers promise.
func (p *Plan) check() {
	var targets []Range
	for b, block := range p.Blocks {
		if !block.Precision.IsFloat() {
			panic(fmt.Sprintf("BUG: block %d of precision %v", b, block.Precision))
		}
		for _, r := range block.Targets {
			if r.Population < 0 || r.Population >= len(p.Sizes) || r.Lo < 0 || r.Hi < r.Lo || r.Hi > p.Sizes[r.Population] {
				panic(fmt.Sprintf("BUG: block %d has targets %v", b, r))
			}
			for _, o := range targets {
				if r.meets(o) {
					panic(fmt.Sprintf("BUG: targets %v and %v overlap", r, o))
				}
			}
			targets = append(targets, r)
		}
	}
	for i, proj := range p.Projections {
		for _, r := range []Range{proj.Source, proj.Target} {
			if r.Population < 0 || r.Population >= len(p.Sizes) || r.Lo < 0 || r.Hi < r.Lo || r.Hi > p.Sizes[r.Population] {
				panic(fmt.Sprintf("BUG: projection %d between %v and %v", i, proj.Source, proj.Target))
			}
		}
		for _, b := range p.Blocks {
			for _, r := range b.Targets {
				if r.meets(proj.Target) && !proj.Apart && (proj.Receptor < 0 || proj.Receptor >= b.Receptors) {
					panic(fmt.Sprintf("BUG: projection %d ends at receptor %d of %d", i, proj.Receptor, b.Receptors))
				}
			}
		}
		if proj.Offset < 0 {
			panic(fmt.Sprintf("BUG: projection %d has an offset of %d steps", i, proj.Offset))
		}
	}
}
