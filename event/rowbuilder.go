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
	sort  sorter
	row   []drawnSynapse // of which n are the current row, in the order of addition
	n     int
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
}

// begin turns to another table.
func (r *rowBuilder) begin(t *table) {
	r.t = t
	r.synapses, r.segments = 0, 0
	clear(r.seen)
	r.seen = r.seen[:0]
}

// drawnSynapse is a synapse of the current row.
type drawnSynapse struct {
	target, lag uint32
	weight      float64
}

// reserve makes room for n more synapses in the current row.
func (r *rowBuilder) reserve(n int) {
	if n += r.n; n > len(r.row) {
		r.row = append(r.row, make([]drawnSynapse, n+n/2-len(r.row))...)
	}
}

// add adds a synapse to the current row, for which there must be room.
func (r *rowBuilder) add(lag, target uint32, weight float64) {
	r.row[r.n] = drawnSynapse{target, lag, weight}
	r.n++
}

// endRow sorts the row and writes its segments.
func (r *rowBuilder) endRow() {
	r.first = append(r.first, len(r.segLag))
	r.at = append(r.at, r.used)
	n := r.n
	r.n = 0
	if n == 0 {
		return
	}
	if n > math.MaxUint32 {
		panic(fmt.Sprintf("BUG: %d synapses in a row", n))
	}
	r.synapses += int64(n)
	row := r.row[:n]
	order := r.sort.order(row)
	for lo := 0; lo < n; {
		lag := row[uint32(order[lo])].lag
		hi := lo + 1
		for hi < n && row[uint32(order[hi])].lag == lag {
			hi++
		}
		r.writeSegments(lag, order[lo:hi])
		lo = hi
	}
}

const (
	// maxRuns is the number of segments of one lag whose targets are different.
	maxRuns = 4
	// manyAgain is the number of targets that come up again which is worth a
	// segment: to begin one takes the processor as long as some three additions
	// to one target in succession, which it does not expect.
	manyAgain = 8
)

// writeSegments appends the synapses of one lag, which are sorted by target.
// Where many targets come up again in a table that is streamed, they do so in
// another segment. What comes up more than maxRuns times stays together in a
// last one. They stand in the row the other way round, since Deliver adds what
// was listed last first.
func (r *rowBuilder) writeSegments(lag uint32, places []uint64) {
	var runs [maxRuns + 1][]uint64
	n := 0
	for ; n < maxRuns && r.t.key.plain() && repeated(places) >= manyAgain; n++ {
		size := r.firsts(places)
		runs[n], places = places[:size], places[size:]
	}
	runs[n] = places
	for _, run := range slices.Backward(runs[:n+1]) {
		r.writeSegment(lag, run)
	}
}

// repeated counts the synapses with the target of the one before.
func repeated(places []uint64) int {
	count := 0
	for i := 1; i < len(places); i++ {
		if places[i]>>32 == places[i-1]>>32 {
			count++
		}
	}
	return count
}

// firsts moves the first synapse of every target before all others and returns
// their number; otherwise the order stays.
func (r *rowBuilder) firsts(places []uint64) int {
	n := 0
	r.again = r.again[:0]
	for _, place := range places {
		if n > 0 && place>>32 == places[n-1]>>32 {
			r.again = append(r.again, place)
			continue
		}
		places[n] = place
		n++
	}
	copy(places[n:], r.again)
	return n
}

// writeSegment appends a segment of the synapses at the given places, which
// are the low halves of the numbers.
func (r *rowBuilder) writeSegment(lag uint32, places []uint64) {
	if lag > maxLag {
		panic(fmt.Sprintf("BUG: lag of %d steps", lag))
	}
	for int(lag)/64 >= len(r.seen) {
		r.seen = append(r.seen, 0)
	}
	r.seen[lag/64] |= 1 << (lag % 64)
	r.segments++
	r.segLag = append(r.segLag, lag)
	r.segLength = append(r.segLength, uint32(len(places)))

	n, l := len(places), r.t.layout
	end := r.used + l.segment(n)
	if end > 8*len(r.out) {
		r.out = append(r.out, make([]uint64, end/8+1-len(r.out)+len(r.out)/2)...)
	}
	p := unsafe.Add(unsafe.Pointer(unsafe.SliceData(r.out)), r.used)
	switch l.weight {
	case 4:
		gatherWeights(unsafe.Slice((*float32)(p), n), places, r.row)
	case 8:
		gatherWeights(unsafe.Slice((*float64)(p), n), places, r.row)
	}
	targets := unsafe.Add(p, n*l.weight)
	if l.target == 2 {
		gatherTargets(unsafe.Slice((*uint16)(targets), n), places, r.row)
	} else {
		gatherTargets(unsafe.Slice((*uint32)(targets), n), places, r.row)
	}
	if padding := l.segment(n) - n*l.size(); padding > 0 {
		clear(unsafe.Slice((*byte)(unsafe.Add(p, n*l.size())), padding))
	}
	r.used = end
}

func gatherWeights[T float32 | float64](to []T, places []uint64, from []drawnSynapse) {
	for i, place := range places {
		to[i] = T(from[uint32(place)].weight)
	}
}

func gatherTargets[T uint16 | uint32](to []T, places []uint64, from []drawnSynapse) {
	for i, place := range places {
		to[i] = T(from[uint32(place)].target)
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
	class.setField(p, 0, 0)
	*(*uint8)(p) = uint8(class)
	class.setField(p, 1, uint32(hi-lo))
	for i := lo; i < hi; i++ {
		class.setField(p, 2+2*(i-lo), r.segLag[i])
		class.setField(p, 3+2*(i-lo), r.segLength[i])
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
