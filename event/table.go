package event

import (
	"fmt"
	"unsafe"

	"synfire/internal/bigmem"
	"synfire/state"
)

// table holds the synapses of one key that end in one block. Rows are kept in
// chunks, each built by itself: a chunk's memory is the segments of its rows,
// one after the other; a segment is its weights, unless they are equal, then
// its targets as 16-bit (or 32-bit) local indices, padded to 4 bytes.
type table struct {
	key       key
	precision state.Type
	wide      bool // 32-bit targets
	chunks    []chunk
	lags      []uint32 // used, ascending
	synapses  int64
	// base is the receptor's first accumulator.
	base int
}

// chunkRows is the number of rows of a chunk.
const chunkRows = 256

// chunk is the rows of chunkRows sources.
type chunk struct {
	memory *bigmem.Memory
	// first[i] is the first segment of row i; offset[i] where its segments
	// begin, in units of 4 bytes.
	first  []uint32
	offset []uint32
	// segments are lag and length.
	lag, length []uint32
}

func (t *table) targetSize() int {
	if t.wide {
		return 4
	}
	return 2
}

// weightSize is the bytes of a weight, 0 when all are equal.
func (t *table) weightSize() int {
	if t.key.common {
		return 0
	}
	return t.precision.Size()
}

// words is the size of a segment of n synapses in units of 4 bytes.
func (t *table) words(n int) int { return (n*(t.weightSize()+t.targetSize()) + 3) / 4 }

func (t *table) free() {
	for i := range t.chunks {
		t.chunks[i].memory.Free()
	}
	t.chunks = nil
}

func (t *table) bytes() int64 {
	var n int64
	for _, c := range t.chunks {
		n += int64(len(c.memory.Bytes()) + 4*(len(c.first)+len(c.offset)+len(c.lag)+len(c.length)))
	}
	return n
}

// at returns the address of a place in the chunk.
func (c *chunk) at(words uint32) unsafe.Pointer {
	return unsafe.Pointer(&c.memory.Bytes()[int(words)*4])
}

// segment is what is due: n synapses at p that act on the accumulators at
// base.
type segment struct {
	p     unsafe.Pointer
	n     uint32
	table uint32
	base  uint32
}

// each calls f for every synapse of a source, in order.
func (t *table) each(source int, f func(lag, target int, weight unsafe.Pointer)) {
	if len(t.chunks) == 0 {
		return
	}
	c := &t.chunks[source/chunkRows]
	row := source % chunkRows
	at := c.offset[row]
	for s := c.first[row]; s < c.first[row+1]; s++ {
		n := int(c.length[s])
		p := c.at(at)
		targets := unsafe.Add(p, n*t.weightSize())
		for k := range n {
			var w unsafe.Pointer
			if !t.key.common {
				w = unsafe.Add(p, k*t.weightSize())
			}
			f(int(c.lag[s]), t.target(targets, k), w)
		}
		at += uint32(t.words(n))
	}
}

func (t *table) target(p unsafe.Pointer, k int) int {
	if t.wide {
		return int(*(*uint32)(unsafe.Add(p, 4*k)))
	}
	return int(*(*uint16)(unsafe.Add(p, 2*k)))
}

func (t *table) weight(p unsafe.Pointer) float64 {
	switch {
	case p == nil:
		return t.key.weight
	case t.precision == state.F32:
		return float64(*(*float32)(p))
	}
	return *(*float64)(p)
}

func (t *table) setWeight(p unsafe.Pointer, x float64) {
	if t.precision == state.F32 {
		*(*float32)(p) = float32(x)
		return
	}
	*(*float64)(p) = x
}

// rowBuilder collects the synapses of the rows of a chunk for one table.
type rowBuilder struct {
	t *table
	// keys of the current row: (lag, target) above, place in weights below.
	keys, scratch []uint64
	weights       []float64
	out           []uint32 // segments, as words
	c             chunk
}

func newRowBuilder(t *table) *rowBuilder { return &rowBuilder{t: t} }

func (r *rowBuilder) add(lag, target uint32, weight float64) error {
	if lag > maxLag {
		return fmt.Errorf("BUG: lag %d", lag)
	}
	r.keys = append(r.keys, uint64(len(r.keys)))
	r.weights = append(r.weights, weight)
	r.scratch = append(r.scratch, uint64(lag)<<32|uint64(target))
	return nil
}

// maxLag bounds delay plus offset.
const maxLag = 1<<25 - 1

// endRow sorts the row and appends its segments.
func (r *rowBuilder) endRow() {
	r.c.first = append(r.c.first, uint32(len(r.c.lag)))
	r.c.offset = append(r.c.offset, uint32(len(r.out)))
	order := sortRow(r.scratch, r.keys)
	for lo := 0; lo < len(order); {
		lag := uint32(r.scratch[order[lo]] >> 32)
		hi := lo
		for hi < len(order) && uint32(r.scratch[order[hi]]>>32) == lag {
			hi++
		}
		r.segment(lag, order[lo:hi])
		lo = hi
	}
	r.keys, r.scratch, r.weights = r.keys[:0], r.scratch[:0], r.weights[:0]
}

func (r *rowBuilder) segment(lag uint32, order []uint64) {
	n := len(order)
	r.c.lag = append(r.c.lag, lag)
	r.c.length = append(r.c.length, uint32(n))
	start := len(r.out)
	for range r.t.words(n) {
		r.out = append(r.out, 0)
	}
	p := unsafe.Pointer(&r.out[start])
	ws, ts := r.t.weightSize(), r.t.targetSize()
	for k, i := range order {
		if ws > 0 {
			r.t.setWeight(unsafe.Add(p, k*ws), r.weights[i])
		}
		target := unsafe.Add(p, n*ws+k*ts)
		if r.t.wide {
			*(*uint32)(target) = uint32(r.scratch[i])
		} else {
			*(*uint16)(target) = uint16(r.scratch[i])
		}
	}
}

// finish copies the chunk's segments to memory outside the heap.
func (r *rowBuilder) finish() (chunk, error) {
	r.c.first = append(r.c.first, uint32(len(r.c.lag)))
	m, err := bigmem.New(max(4, 4*len(r.out)))
	if err != nil {
		return chunk{}, err
	}
	if len(r.out) > 0 {
		copy(m.Bytes(), unsafe.Slice((*byte)(unsafe.Pointer(&r.out[0])), 4*len(r.out)))
	}
	c := chunk{memory: m}
	c.first = append([]uint32(nil), r.c.first...)
	c.offset = append([]uint32(nil), r.c.offset...)
	c.lag = append([]uint32(nil), r.c.lag...)
	c.length = append([]uint32(nil), r.c.length...)
	r.out, r.c.first, r.c.offset, r.c.lag, r.c.length = r.out[:0], r.c.first[:0], r.c.offset[:0], r.c.lag[:0], r.c.length[:0]
	return c, nil
}
