// Package event holds spikes in flight: the tables of synapses and the
// delivery of what is due.
//
// Targets are partitioned into blocks; a block is owned by one worker, which
// alone writes its accumulators. Nothing is pushed into future slots: at each
// step a block pulls, for every lag that its tables use, the segments of the
// spikes that are that old into accumulators of one step.
//
// An accumulator is summed in the canonical order: lag ascending, source
// population in order of creation, table, source ascending, position in the
// row; one addition per synapse. Position in a row is by lag, target,
// projection in order of creation, drawing. Hence the same bits for any
// partition into blocks.
package event

import (
	"fmt"

	"synfire/conn"
	"synfire/state"
)

// Range is a part of a population: elements Lo to Hi-1.
type Range struct{ Population, Lo, Hi int }

// Len returns the number of elements.
func (r Range) Len() int { return r.Hi - r.Lo }

// Projection is a projection as delivery sees it.
type Projection struct {
	Source, Target Range
	// Receptor is the number of the accumulator among the target's.
	Receptor int
	// Offset is added to the delay: a spike of step k with a delay of D steps
	// acts in step k + D + Offset.
	Offset int
	// Common is the weight of all synapses when Synapses.Weight is uniform.
	Synapses *conn.Synapses
}

// Plan says what is to be built.
type Plan struct {
	// Sizes are the numbers of elements of the populations.
	Sizes       []int
	Projections []Projection
	Blocks      []BlockPlan
	// Workers is the number of goroutines that build; 0 means one per
	// processor. The tables do not depend on it.
	Workers int
}

// BlockPlan is the set of targets of one block. All have one precision.
type BlockPlan struct {
	Targets   []Range
	Precision state.Type
	// Receptors is the largest number of accumulators of any of the targets.
	Receptors int
}

// key tells tables apart.
type key struct {
	source   int
	receptor int
	common   bool
	weight   float64
	// extra keeps projections of one key apart whose sources and targets
	// overlap, since a synapse must belong to one projection.
	extra int
}

// Block is the accumulators of one worker's targets and the tables that end
// in them.
type Block struct {
	plan    BlockPlan
	offsets []int // of each range among the block's targets
	targets int
	acc     state.Column
	tables  []*table
	lags    []uint32 // used by any table, ascending
	due     []segment
	// cursors of the spikes of each step still in flight, per table.
	flights []flight
}

// Engine is the delivery of a network.
type Engine struct {
	plan   Plan
	blocks []*Block
	keys   []key
	keyOf  []int // of each projection
	maxLag int
	minLag int
}

// Accumulator returns the accumulator of a receptor for one of the block's
// ranges, in the order of the plan: one number per element.
func (b *Block) Accumulator(target, receptor int) state.Column {
	lo := receptor*b.targets + b.offsets[target]
	return b.acc.Slice(lo, lo+b.plan.Targets[target].Len())
}

// Blocks returns the blocks in the order of the plan.
func (e *Engine) Blocks() []*Block { return e.blocks }

// MaxLag returns the largest number of steps between a spike and its action, 0
// when there are no synapses; MinLag the smallest.
func (e *Engine) MaxLag() int { return e.maxLag }

// MinLag returns the smallest number of steps between a spike and its action,
// or a large number when there are no synapses.
func (e *Engine) MinLag() int { return e.minLag }

// Close gives the memory of the tables back.
func (e *Engine) Close() {
	if e == nil {
		return
	}
	for _, b := range e.blocks {
		for _, t := range b.tables {
			t.free()
		}
		b.tables = nil
	}
}

// Bytes returns the memory that tables take, and the number of synapses.
func (e *Engine) Bytes() (bytes, synapses int64) {
	for _, b := range e.blocks {
		for _, t := range b.tables {
			bytes += t.bytes()
			synapses += t.synapses
		}
	}
	return bytes, synapses
}

// assignKeys gives every projection its table.
func (p *Plan) assignKeys() (keys []key, of []int) {
	of = make([]int, len(p.Projections))
	members := map[key][]int{}
	number := map[key]int{}
	for i, proj := range p.Projections {
		k := key{source: proj.Source.Population, receptor: proj.Receptor}
		if w := proj.Synapses.Weight; w.Uniform() {
			k.common, k.weight = true, w.At(0, nil)
		}
		for p.overlaps(members[k], i) {
			k.extra++
		}
		members[k] = append(members[k], i)
		if _, known := number[k]; !known {
			number[k] = len(keys)
			keys = append(keys, k)
		}
		of[i] = number[k]
	}
	return keys, of
}

func (p *Plan) overlaps(members []int, i int) bool {
	a := p.Projections[i]
	for _, j := range members {
		b := p.Projections[j]
		if meet(a.Source, b.Source) && meet(a.Target, b.Target) {
			return true
		}
	}
	return false
}

func meet(a, b Range) bool {
	return a.Population == b.Population && a.Lo < b.Hi && b.Lo < a.Hi
}

func newBlock(p BlockPlan) (*Block, error) {
	b := &Block{plan: p}
	for _, r := range p.Targets {
		b.offsets = append(b.offsets, b.targets)
		b.targets += r.Len()
	}
	if !p.Precision.IsFloat() {
		return nil, fmt.Errorf("BUG: block of precision %v", p.Precision)
	}
	b.acc = state.NewColumn(p.Precision, max(1, b.targets*p.Receptors))
	return b, nil
}
