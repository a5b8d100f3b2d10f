package event

import (
	"unsafe"

	"synfire/state"
)

// Block is the accumulators of one worker's targets, and the spikes that are
// on their way to them. It is used by one goroutine at a time.
type Block struct {
	plan    BlockPlan
	offsets []int // of each range among the local targets
	targets int   // local targets, gaps between ranges included
	acc     state.Column
	set     *tableSet
	flight
	track   bool
	touched []uint32
}

// gap is the multiple at which ranges begin: 16 numbers, a cache line of f32.
const gap = 16

func newBlock(p BlockPlan) *Block {
	b := &Block{plan: p}
	for _, r := range p.Targets {
		b.offsets = append(b.offsets, b.targets)
		b.targets += (r.Len() + gap - 1) / gap * gap
	}
	b.acc = state.NewColumn(p.Precision, b.base(p.Receptors))
	return b
}

// base is the place of a receptor's first accumulator. Before it lie numbers
// that nobody reads: the code that streams segments adds to four at a time,
// and to these where a segment has no more.
func (b *Block) base(receptor int) int { return gap + receptor*(b.targets+gap) }

// Twin returns a block of the same tables with accumulators and spikes in
// flight of its own: that of another trial.
func (b *Block) Twin() *Block {
	twin := newBlock(b.plan)
	twin.set = b.set
	return twin
}

// Accumulator returns the accumulator of a receptor for one of the block's
// ranges, in the order of the plan: one number per element. Deliver only adds
// to it; who reads it stores +0.
func (b *Block) Accumulator(target, receptor int) state.Column {
	lo := b.base(receptor) + b.offsets[target]
	return b.acc.Slice(lo, lo+b.plan.Targets[target].Len())
}

// Place returns the first element of one of the block's ranges among the local
// targets, in which Touched counts.
func (b *Block) Place(target int) int { return b.offsets[target] }

// Track turns on or off that Deliver lists the targets of what it adds.
func (b *Block) Track(on bool) { b.track = on }

// Touched returns the local targets of what the last Deliver added, in no
// order, one for each synapse.
func (b *Block) Touched() []uint32 { return b.touched }

// touch lists the targets of a segment.
func (b *Block) touch(t *table, s segment) {
	for k := range s.n {
		b.touched = append(b.touched, uint32(t.target(s, k)))
	}
}

// describe describes the tables to the code that streams segments.
func (b *Block) describe() []form {
	var list []form
	for _, t := range b.set.tables {
		f := form{size: uint64(t.layout.size()), acc: unsafe.Add(b.acc.Pointer(), t.base*b.plan.Precision.Size())}
		if b.plan.Precision == state.F32 {
			*(*float32)(unsafe.Pointer(&f.weight)) = float32(t.key.weight)
		} else {
			*(*float64)(unsafe.Pointer(&f.weight)) = t.key.weight
		}
		list = append(list, f)
	}
	return list
}
