package event

import (
	"slices"
	"unsafe"
)

// due is a segment that acts in some step. Its address is kept as a number
// since lists of segments would otherwise be searched for pointers; the tables
// keep the memory alive.
type due struct {
	p     uintptr
	n     uint32
	table uint32
}

// dueList is the segments that are due in one step; its layout is known to
// assembly.
type dueList struct {
	p       unsafe.Pointer // *due
	n, size uint64
	_       uint64
}

func (l *dueList) entries() []due { return unsafe.Slice((*due)(l.p), l.n) }

func (l *dueList) add(d due) {
	if l.n == l.size {
		l.grow()
	}
	l.n++
	l.entries()[l.n-1] = d
}

// grow makes room for one more.
func (l *dueList) grow() {
	bigger := make([]due, max(2*l.size, 16))
	copy(bigger, l.entries())
	l.p, l.size = unsafe.Pointer(unsafe.SliceData(bigger)), uint64(len(bigger))
}

// form is what streaming needs to know of a table; assembly knows its layout.
type form struct {
	acc    unsafe.Pointer // the receptor's first accumulator
	weight uint64         // the common weight, in the first bytes
	size   uint64         // bytes of a synapse
	_      uint64
}

// span is lags lo to hi.
type span struct{ lo, hi uint32 }

const (
	// maxSpan bounds the steps for which a window keeps lists.
	maxSpan = 1 << 16
	// maxGap is the number of unused lags that are worth a window of their
	// own: a window more means that rows are read once more.
	maxGap = 1 << 12
)

// spans covers the lags in use by as few windows as are sensible.
func spans(tables []*table) []span {
	var lags []uint32
	for _, t := range tables {
		lags = append(lags, t.lags...)
	}
	slices.Sort(lags)
	var list []span
	for _, lag := range lags {
		last := len(list) - 1
		if last < 0 || lag-list[last].lo >= maxSpan || lag-list[last].hi > maxGap {
			list = append(list, span{lag, lag})
			continue
		}
		list[last].hi = lag
	}
	return list
}

// window lists, for each of the coming steps, the segments with a lag of its
// span that are due then.
//
// When the smallest lag has passed since a step, the rows of its spikes are
// walked once and every segment is appended to the list of its step: steps
// come in ascending order, hence lags in descending. Tables and sources are
// walked in descending order too, so that a list read backwards is in
// canonical order. Where segments are short, their synapses are put on the pile
// of their step instead.
type window struct {
	span
	tables []int // that have such lags, descending
	slots  []dueList
	piles  []pileSet // instead of slots, by receptor
	mask   int64     // slots and piles are a power of two
}

// flight is the spikes that are on their way to a block.
type flight struct {
	windows []window
	forms   []form
	add     streamer
	addPile pileAdder
	hand    [3]handing // by the class of a row's header
	rows    []launch
	cursor  cursor
	// next is the step that Deliver expects; history and version are what the
	// lists were made from.
	next    int64
	history *History
	version int
	// gradedLags are those in use by tables whose spikes carry values.
	gradedLags []uint32
}

// launch is a row whose segments are to be listed.
type launch struct {
	p     unsafe.Pointer
	bytes int
	table uint32
	bare  bool
	lag   uint32
}

// maxBatch is the number of synapses after which streaming pauses, since
// machine code cannot be preempted: about 50 microseconds.
const maxBatch = 1 << 15

// aheadSynapses is the number of synapses that are fetched ahead.
const aheadSynapses = 300

// Deliver adds what is due at a step to the accumulators and returns the
// number of synapses. Spikes of steps before step - MinLag must have been put
// into the history. After a jump to another step or to another history the
// segments that are under way are found anew.
func (b *Block) Deliver(step int64, h *History) int64 {
	if step != b.next || h != b.history || b.version != b.set.version {
		b.resume(step, h)
	}
	b.next = step + 1
	b.touched = b.touched[:0]
	events := int64(0)
	for i := range b.windows {
		w := &b.windows[i]
		b.launch(w, step-int64(w.lo), step, h)
		if w.piles != nil {
			events += b.clear(w, step)
			continue
		}
		slot := &w.slots[step&w.mask]
		list := slot.entries()
		events += b.stream(list)
		if b.track {
			for _, d := range list {
				b.touch(b.set.tables[d.table], segment{n: int(d.n), p: *(*unsafe.Pointer)(unsafe.Pointer(&d.p))})
			}
		}
		slot.n = 0
	}
	return events + b.deliverGraded(step, h)
}

// resume lists what spikes of the past have due at a step or later.
func (b *Block) resume(step int64, h *History) {
	h.check(b.set)
	b.history, b.version = h, b.set.version
	b.forms = b.describe()
	b.windows = b.windows[:0]
	if len(b.set.tables) > 0 {
		target := b.set.tables[0].layout.target
		b.add, b.addPile = streamerOf(b.plan.Precision, target, b.set.distinct()), pileAdderOf(b.plan.Precision)
	}
	piled := b.set.piled()
	b.hand = listing()
	if piled {
		b.hand = piling()
	}
	b.gradedLags = b.gradedLags[:0]
	for _, t := range b.set.graded {
		b.gradedLags = append(b.gradedLags, t.lags...)
	}
	slices.Sort(b.gradedLags)
	b.gradedLags = slices.Compact(b.gradedLags)
	for _, s := range b.set.windows {
		w := window{span: s, mask: 1}
		for w.mask <= int64(s.hi-s.lo) {
			w.mask *= 2
		}
		steps := w.mask
		w.mask--
		for t, table := range slices.Backward(b.set.tables) {
			if table.key.plain() && slices.ContainsFunc(table.lags, func(lag uint32) bool { return lag >= s.lo && lag <= s.hi }) {
				w.tables = append(w.tables, t)
			}
		}
		if piled {
			w.piles = b.pileSets(w.tables, steps)
		} else {
			w.slots = make([]dueList, steps)
		}
		for k := step - int64(s.hi); k < step-int64(s.lo); k++ {
			b.launch(&w, k, step, h)
		}
		b.windows = append(b.windows, w)
	}
}

// launch lists the segments of the spikes of step k that are due at step from
// or later. Rows are found first and read then, since finding them takes
// memory its time.
func (b *Block) launch(w *window, k, from int64, h *History) {
	rows := b.rows[:0]
	for _, ti := range w.tables {
		t := b.set.tables[ti]
		// Where nothing can be due any more, the history need not reach back to
		// the step: another worker may be writing its place.
		if int64(t.lags[len(t.lags)-1]) < from-k {
			continue
		}
		pieces := h.slot(t.key.source, k)
		for p := len(pieces) - 1; p >= 0; p-- {
			piece := pieces[p]
			for i := len(piece) - 1; i >= 0; i-- {
				c, p, bytes := t.row(piece[i])
				if p == nil {
					continue
				}
				// Field by field: a struct is put together elsewhere and copied, for
				// which its parts must have reached the cache.
				rows = append(rows, launch{})
				l := &rows[len(rows)-1]
				l.p, l.bytes, l.table, l.bare, l.lag = p, bytes, uint32(ti), c.bare, c.lag
			}
		}
	}
	b.rows = rows
	if len(rows) == 0 {
		return
	}
	prefetch(rows)
	b.handOn(w, k, max(int64(w.lo), from-k))
}

// stream adds the segments of a list, from the last to the first, and returns
// the number of synapses.
func (b *Block) stream(list []due) int64 {
	events := int64(0)
	for hi := len(list); hi > 0; {
		lo, batch := hi, int64(0)
		for lo > 0 && batch < maxBatch {
			lo--
			batch += int64(list[lo].n)
		}
		ahead := min(max(int64(hi-lo)*aheadSynapses/batch, 4), 64)
		b.add(list, lo, hi, int(ahead), b.forms)
		events += batch
		hi = lo
	}
	return events
}
