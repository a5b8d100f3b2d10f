package event

import (
	"math"
	"sync"
	"unsafe"

	"synfire/internal/bigmem"
	"synfire/state"
)

// table holds the synapses of one key that end in one block. Rows are kept in
// chunks of chunkRows sources, each built by itself.
//
// A row is its header, which lists the lags in use and the number of synapses
// of each, then one segment per lag. A segment is its weights, unless they are
// common to the table, then its targets as local indices. Rows and segments
// begin at multiples of the layout's unit. In a chunk in which every synapse
// has the same lag rows have no header.
type table struct {
	key       key
	precision state.Type
	layout    layout
	// base is the receptor's first accumulator.
	base     int
	chunks   []chunk
	memory   *arena
	lags     []uint32 // in use, ascending
	synapses int64
	segments int64
	repeats  int64 // synapses with the target of the one before in their segment
}

const (
	chunkShift = 7
	chunkRows  = 1 << chunkShift
)

// maxLag bounds delay plus offset.
const maxLag = 1<<25 - 1

// layout is the form of a table's segments.
type layout struct {
	weight int // bytes of a weight, 0 when they are common
	target int // bytes of a local index
}

// size is the bytes of a synapse.
func (l layout) size() int { return l.weight + l.target }

// unit is the alignment of segments, in bytes.
func (l layout) unit() int { return max(l.weight, l.target) }

// pad rounds bytes up to whole units.
func (l layout) pad(bytes int) int { return (bytes + l.unit() - 1) / l.unit() * l.unit() }

// segment is the bytes of a segment of n synapses.
func (l layout) segment(n int) int { return l.pad(n * l.size()) }

func layoutOf(precision state.Type, common bool, targets int) layout {
	l := layout{target: 2}
	if targets > 1<<16 {
		l.target = 4
	}
	if !common {
		l.weight = precision.Size()
	}
	return l
}

// SynapseBytes is the memory of a synapse in a block of a number of targets,
// without its share of the row's header; common says that all weights are
// equal.
func SynapseBytes(precision state.Type, common bool, targets int) int {
	return layoutOf(precision, common, targets).size()
}

// chunk is the rows of chunkRows sources.
type chunk struct {
	data unsafe.Pointer
	// Row i is bytes rows[i]*unit to rows[i+1]*unit of data. A chunk without
	// synapses has no rows.
	rows []uint32
	// bare says that rows have no headers: every synapse has lag.
	bare bool
	lag  uint32
}

// A header is fields of 1, 2 or 4 bytes: the logarithm of that size, the
// number of segments, then per segment lag and number of synapses. The first
// field's first byte tells the size whatever it is.
type headerClass uint8

// classOf is the smallest class that holds n segments and fields up to most.
func classOf(n int, most uint32) headerClass {
	switch most = max(most, uint32(n)); {
	case most <= math.MaxUint8:
		return 0
	case most <= math.MaxUint16:
		return 1
	}
	return 2
}

// headerBytes is the size of a header.
func (c headerClass) bytes(segments int) int { return (2 + 2*segments) << c }

// header reads the header at p.
func header(p unsafe.Pointer) (class headerClass, segments int) {
	class = headerClass(*(*uint8)(p))
	return class, int(class.field(p, 1))
}

// field reads field i of a header.
func (c headerClass) field(p unsafe.Pointer, i int) uint32 {
	switch c {
	case 0:
		return uint32(*(*uint8)(unsafe.Add(p, i)))
	case 1:
		return uint32(*(*uint16)(unsafe.Add(p, 2*i)))
	}
	return *(*uint32)(unsafe.Add(p, 4*i))
}

// row returns where a source's row is and how many bytes it has; nil when it
// is empty.
func (t *table) row(source uint32) (c *chunk, p unsafe.Pointer, bytes int) {
	c = &t.chunks[source>>chunkShift]
	if len(c.rows) == 0 {
		return c, nil, 0
	}
	i := source & (chunkRows - 1)
	lo, hi := c.rows[i], c.rows[i+1]
	if lo == hi {
		return c, nil, 0
	}
	unit := t.layout.unit()
	return c, unsafe.Add(c.data, int(lo)*unit), int(hi-lo) * unit
}

// bareCount is the number of synapses of a row without header. What is padded
// is less than a synapse.
func (t *table) bareCount(bytes int) int { return bytes / t.layout.size() }

// segment is the synapses of one row with one lag.
type segment struct {
	lag uint32
	n   int
	p   unsafe.Pointer
}

// appendSegments appends the segments of a source, by lag.
func (t *table) appendSegments(buf []segment, source uint32) []segment {
	c, p, bytes := t.row(source)
	if p == nil {
		return buf
	}
	if c.bare {
		return append(buf, segment{c.lag, t.bareCount(bytes), p})
	}
	class, n := header(p)
	at := t.layout.pad(class.bytes(n))
	for i := range n {
		s := segment{class.field(p, 2+2*i), int(class.field(p, 3+2*i)), unsafe.Add(p, at)}
		buf = append(buf, s)
		at += t.layout.segment(s.n)
	}
	return buf
}

// target returns the local index of synapse k of a segment.
func (t *table) target(s segment, k int) int {
	p := unsafe.Add(s.p, s.n*t.layout.weight)
	if t.layout.target == 4 {
		return int(*(*uint32)(unsafe.Add(p, 4*k)))
	}
	return int(*(*uint16)(unsafe.Add(p, 2*k)))
}

// weight returns the weight of synapse k of a segment.
func (t *table) weight(s segment, k int) float64 {
	switch {
	case t.key.common && t.precision == state.F32:
		return float64(float32(t.key.weight))
	case t.key.common:
		return t.key.weight
	case t.precision == state.F32:
		return float64(*(*float32)(unsafe.Add(s.p, 4*k)))
	}
	return *(*float64)(unsafe.Add(s.p, 8*k))
}

// setWeight changes the weight of synapse k of a segment.
func (t *table) setWeight(s segment, k int, x float64) {
	if t.precision == state.F32 {
		*(*float32)(unsafe.Add(s.p, 4*k)) = float32(x)
		return
	}
	*(*float64)(unsafe.Add(s.p, 8*k)) = x
}

// bytes is the memory that the table takes.
func (t *table) bytes() int64 {
	n := t.memory.used
	for i := range t.chunks {
		n += int64(unsafe.Sizeof(t.chunks[i])) + int64(4*cap(t.chunks[i].rows))
	}
	return n
}

// arena gives out memory for chunks from large slabs and takes it back all at
// once.
type arena struct {
	mu    sync.Mutex
	slabs []*bigmem.Memory
	rest  []byte
	taken int   // of all slabs
	used  int64 // given out
}

const (
	minSlab = 1 << 12
	maxSlab = 1 << 26
	line    = 64
)

// take returns n bytes, aligned to a cache line. As many as in a line may be
// read before and behind them.
func (a *arena) take(n int) (unsafe.Pointer, error) {
	n = (n + line - 1) / line * line
	a.mu.Lock()
	defer a.mu.Unlock()
	if n+line > len(a.rest) {
		// A slab is as large as all before it, so that small tables stay
		// small; pages of it that are never touched cost nothing.
		size := max(n+2*line, min(max(a.taken, minSlab), maxSlab))
		m, err := bigmem.New(size)
		if err != nil {
			return nil, err
		}
		a.slabs = append(a.slabs, m)
		a.rest = m.Bytes()[line:]
		a.taken += size
	}
	p := unsafe.Pointer(unsafe.SliceData(a.rest))
	a.rest = a.rest[n:]
	a.used += int64(n)
	return p, nil
}

func (a *arena) free() {
	for _, m := range a.slabs {
		m.Free()
	}
	a.slabs, a.rest, a.taken, a.used = nil, nil, 0, 0
}
