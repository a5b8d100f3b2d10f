package event

import (
	"fmt"
	"math"
	"math/bits"
	"slices"
	"unsafe"
)

// rowBuilder makes the chunks of a table, row by row. Its scratch memory is
// used again for every chunk, so that building takes little more memory than
// what is built.
type rowBuilder struct {
	t     *table
	again []uint64 // synapses whose target has come up
	// The rows of the chunk: bytes of segments, and where each row's begin;
	// the segments' lags and numbers of synapses, and each row's first.
	out       []uint64
	used      int
	at        []int
	segLag    []uint32
	segLength []uint32
	first     []int
	// What was built for the table so far.
	seen     []uint64 // bit set of lags
	synapses int64
	segments int64
	repeats  int64
}

// begin turns to another table.
func (r *rowBuilder) begin(t *table) {
	r.t = t
	r.synapses, r.segments, r.repeats = 0, 0, 0
	clear(r.seen)
	r.seen = r.seen[:0]
}

// beginRow begins another row, whose segments are then added by lag.
func (r *rowBuilder) beginRow() {
	r.first = append(r.first, len(r.segLag))
	r.at = append(r.at, r.used)
}

const (
	// maxRuns is the number of segments of one lag whose targets are different.
	maxRuns = 4
	// manyAgain is the number of targets that come up again which is worth a
	// segment: to begin one takes the processor as long as some three additions
	// to one target in succession, which it does not expect.
	manyAgain = 8
)

// add appends the synapses of one lag, whose keys are sorted by target and of
// which a number have the target of the one before; first is the rank of the
// block's first target. Weights lie in the keys, or in a list if it is not empty.
// Where many targets come up again in a table that is streamed, they do so in
// another segment. What comes up more than maxRuns times stays together in a last
// one. They stand in the row the other way round, since Deliver adds what was
// listed last first.
func (r *rowBuilder) add(lag uint32, keys []uint64, again int, first uint32, weights []float64) {
	if lag > maxLag {
		panic(fmt.Sprintf("BUG: lag of %d steps", lag))
	}
	for int(lag)/64 >= len(r.seen) {
		r.seen = append(r.seen, 0)
	}
	r.seen[lag/64] |= 1 << (lag % 64)
	r.synapses += int64(len(keys))
	var runs [maxRuns + 1][]uint64
	n := 0
	for ; n < maxRuns && again >= manyAgain && r.t.key.plain(); n++ {
		size := r.firsts(keys)
		runs[n], keys = keys[:size], keys[size:]
		again = repeated(keys)
	}
	runs[n] = keys
	r.repeats += int64(again)
	for _, run := range slices.Backward(runs[:n+1]) {
		r.writeSegment(lag, run, first, weights)
	}
}

// repeated counts the synapses with the target of the one before.
func repeated(keys []uint64) int {
	count := 0
	for i := 1; i < len(keys); i++ {
		if keys[i]>>32 == keys[i-1]>>32 {
			count++
		}
	}
	return count
}

// firsts moves the first synapse of every target before all others and returns
// their number; otherwise the order stays.
func (r *rowBuilder) firsts(keys []uint64) int {
	n := 0
	r.again = r.again[:0]
	for _, key := range keys {
		if n > 0 && key>>32 == keys[n-1]>>32 {
			r.again = append(r.again, key)
			continue
		}
		keys[n] = key
		n++
	}
	copy(keys[n:], r.again)
	return n
}

// writeSegment appends a segment.
func (r *rowBuilder) writeSegment(lag uint32, keys []uint64, first uint32, weights []float64) {
	r.segments++
	r.segLag = append(r.segLag, lag)
	r.segLength = append(r.segLength, uint32(len(keys)))

	n, l := len(keys), r.t.layout
	end := r.used + l.segment(n)
	if end > 8*len(r.out) {
		r.out = append(r.out, make([]uint64, end/8+1-len(r.out)+len(r.out)/2)...)
	}
	p := unsafe.Add(unsafe.Pointer(unsafe.SliceData(r.out)), r.used)
	switch {
	case l.weight == 0:
	case len(weights) == 0:
		to := unsafe.Slice((*uint32)(p), n)
		for i, key := range keys {
			to[i] = uint32(key)
		}
	case l.weight == 4:
		gatherWeights(unsafe.Slice((*float32)(p), n), keys, weights)
	default:
		gatherWeights(unsafe.Slice((*float64)(p), n), keys, weights)
	}
	targets := unsafe.Add(p, n*l.weight)
	if l.target == 2 {
		writeTargets(unsafe.Slice((*uint16)(targets), n), keys, first)
	} else {
		writeTargets(unsafe.Slice((*uint32)(targets), n), keys, first)
	}
	if padding := l.segment(n) - n*l.size(); padding > 0 {
		clear(unsafe.Slice((*byte)(unsafe.Add(p, n*l.size())), padding))
	}
	r.used = end
}

func gatherWeights[T float32 | float64](to []T, keys []uint64, weights []float64) {
	for i, key := range keys {
		to[i] = T(weights[uint32(key)])
	}
}

func writeTargets[T uint16 | uint32](to []T, keys []uint64, first uint32) {
	for i, key := range keys {
		to[i] = T(uint32(key>>32) - first)
	}
}

// finish puts headers before the rows and moves them into the table's memory.
func (r *rowBuilder) finish() (chunk, error) {
	rows := len(r.first)
	defer r.beginChunk()
	if len(r.segLag) == 0 {
		return chunk{}, nil
	}
	r.first, r.at = append(r.first, len(r.segLag)), append(r.at, r.used)
	c := chunk{rows: make([]uint32, chunkRows+1), bare: true, lag: r.segLag[0]}
	for _, lag := range r.segLag {
		c.bare = c.bare && lag == c.lag
	}
	for i := range rows {
		c.bare = c.bare && r.first[i+1]-r.first[i] <= 1
	}
	total := 0
	unit := r.t.layout.unit()
	for i := range chunkRows {
		if i < rows {
			if !c.bare {
				_, bytes := r.header(i)
				total += bytes
			}
			total += r.at[i+1] - r.at[i]
		}
		if total/unit > math.MaxUint32 {
			return chunk{}, fmt.Errorf("%d neighbouring sources have synapses of more than %d GB", chunkRows, unit<<2)
		}
		c.rows[i+1] = uint32(total / unit)
	}
	var err error
	if c.data, err = r.t.memory.take(total); err != nil {
		return chunk{}, err
	}
	from := unsafe.Pointer(unsafe.SliceData(r.out))
	to := c.data
	for i := range rows {
		if !c.bare {
			class, bytes := r.header(i)
			if bytes > 0 {
				r.writeHeader(to, class, i)
				to = unsafe.Add(to, bytes)
			}
		}
		if n := r.at[i+1] - r.at[i]; n > 0 {
			copy(unsafe.Slice((*byte)(to), n), unsafe.Slice((*byte)(unsafe.Add(from, r.at[i])), n))
			to = unsafe.Add(to, n)
		}
	}
	return c, nil
}

func (r *rowBuilder) beginChunk() {
	r.used = 0
	r.at, r.first, r.segLag, r.segLength = r.at[:0], r.first[:0], r.segLag[:0], r.segLength[:0]
}

// header gives the class and the padded size of a row's header; nothing for an
// empty row.
func (r *rowBuilder) header(row int) (headerClass, int) {
	lo, hi := r.first[row], r.first[row+1]
	if lo == hi {
		return 0, 0
	}
	most := r.segLag[hi-1]
	for _, n := range r.segLength[lo:hi] {
		most = max(most, n)
	}
	class := classOf(hi-lo, most)
	return class, r.t.layout.pad(class.bytes(hi - lo))
}

func (r *rowBuilder) writeHeader(p unsafe.Pointer, class headerClass, row int) {
	lo, hi := r.first[row], r.first[row+1]
	switch lags, lengths := r.segLag[lo:hi], r.segLength[lo:hi]; class {
	case 0:
		writeFields[uint8](p, lags, lengths)
	case 1:
		writeFields[uint16](p, lags, lengths)
	default:
		writeFields[uint32](p, lags, lengths)
	}
	*(*uint8)(p) = uint8(class)
}

// writeFields writes a header but for its class.
func writeFields[H uint8 | uint16 | uint32](p unsafe.Pointer, lags, lengths []uint32) {
	n := len(lags)
	fields := unsafe.Slice((*H)(p), 2+2*n)
	fields[0], fields[1] = 0, H(n)
	for i, to := 0, fields[2:]; i < n && len(to) >= 2; i, to = i+1, to[2:] {
		to[0], to[1] = H(lags[i]), H(lengths[i])
	}
}

// merge hands over what is known of the whole table. The caller holds its
// lock.
func (r *rowBuilder) merge(into *[]uint64) {
	for len(*into) < len(r.seen) {
		*into = append(*into, 0)
	}
	for i, word := range r.seen {
		(*into)[i] |= word
	}
	r.t.synapses += r.synapses
	r.t.segments += r.segments
	r.t.repeats += r.repeats
}

// members lists the numbers of a bit set, ascending.
func members(set []uint64) []uint32 {
	var list []uint32
	for i, word := range set {
		for ; word != 0; word &= word - 1 {
			list = append(list, uint32(64*i+bits.TrailingZeros64(word)))
		}
	}
	return list
}
