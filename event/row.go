package event

import "unsafe"

// cursor walks the segments of a row, which are handed on, each to the step in
// which it is due: to its list of segments, or to the receptor's pile. Its layout is
// known to assembly.
type cursor struct {
	steps  unsafe.Pointer // the first dueList, or pile of the receptor
	mask   uint64
	step   uint64         // of the spike
	fields unsafe.Pointer // of the next segment in the row's header: lag, number of synapses
	end    uintptr        // of the header
	at     unsafe.Pointer // the next segment
	lo, hi uint64         // lags that count
	size   uint64         // bytes of a synapse
	pad    uint64         // bytes of the unit of segments, less 1
	table  uint64
	kept   uint64 // bytes of a weight that piles keep, or 0
	weight uint64 // common weight, in the first bytes
	// only is the header of a row that has none; what follows keeps a pointer to
	// its end within the struct.
	only [2]uint32
	_    uint64
}

// stepBytes is the size of a dueList and of a pile.
const stepBytes = 32

// due is the dueList or pile of the step in which a lag is due.
func (c *cursor) due(lag int) unsafe.Pointer {
	return unsafe.Add(c.steps, (c.step+uint64(lag))&c.mask*stepBytes)
}

// handing hands on the segments of a row.
type handing func(c *cursor, l layout)

// handOn hands on the segments of the rows of step k that were found, with lags
// from lo on.
func (b *Block) handOn(w *window, k, lo int64) {
	c := &b.cursor
	c.mask, c.step, c.lo, c.hi = uint64(w.mask), uint64(k), uint64(lo), uint64(w.hi)
	c.steps = unsafe.Pointer(unsafe.SliceData(w.slots))
	for i := range b.rows {
		found := &b.rows[i]
		t := b.set.tables[found.table]
		l := t.layout
		c.table, c.size, c.pad = uint64(found.table), uint64(l.size()), uint64(l.unit()-1)
		if w.piles != nil {
			set := &w.piles[t.key.receptor]
			c.steps, c.kept, c.weight = unsafe.Pointer(unsafe.SliceData(set.piles)), uint64(set.weight), b.forms[found.table].weight
		}
		if found.bare {
			n := uint32(t.bareCount(found.bytes))
			switch {
			case int64(found.lag) < lo || found.lag > w.hi:
			case w.piles == nil:
				(*dueList)(c.due(int(found.lag))).add(due{uintptr(found.p), n, found.table})
			default:
				c.only = [2]uint32{found.lag, n}
				c.fields, c.end, c.at = unsafe.Pointer(&c.only), uintptr(unsafe.Pointer(&c.only))+unsafe.Sizeof(c.only), found.p
				b.hand[2](c, l)
			}
			continue
		}
		class, segments := header(found.p)
		bytes := class.bytes(segments)
		c.fields, c.end, c.at = unsafe.Add(found.p, 2<<class), uintptr(found.p)+uintptr(bytes), unsafe.Add(found.p, l.pad(bytes))
		b.hand[class](c, l)
	}
}

// each calls f for the segments of a row whose header has fields of type H, as
// far as their lags count.
func each[H uint8 | uint16 | uint32](c *cursor, l layout, f func(lag, n int, at unsafe.Pointer)) {
	fields := unsafe.Slice((*H)(c.fields), (c.end-uintptr(c.fields))/unsafe.Sizeof(H(0)))
	at := c.at
	for i := 0; i+1 < len(fields); i += 2 {
		lag, n := int(fields[i]), int(fields[i+1])
		if lag > int(c.hi) {
			return
		}
		if lag >= int(c.lo) {
			f(lag, n, at)
		}
		at = unsafe.Add(at, l.segment(n))
	}
}

// listPortable appends segments to the lists of their steps.
func listPortable[H uint8 | uint16 | uint32](c *cursor, l layout) {
	each[H](c, l, func(lag, n int, at unsafe.Pointer) {
		(*dueList)(c.due(lag)).add(due{uintptr(at), uint32(n), uint32(c.table)})
	})
}

// pilePortable puts segments on the piles of their steps.
func pilePortable[H uint8 | uint16 | uint32](c *cursor, l layout) {
	each[H](c, l, func(lag, n int, at unsafe.Pointer) {
		p := (*pile)(c.due(lag))
		if int(p.free) < n+slack {
			p.grow(n, int(c.kept))
		}
		p.free -= uint64(n)
		copy(bytesOf(p.target, int(p.free)*2, n*2), bytesOf(at, n*l.weight, n*2))
		kept := int(c.kept)
		switch to := bytesOf(p.weight, int(p.free)*kept, n*kept); {
		case l.weight > 0:
			copy(to, bytesOf(at, 0, n*kept))
		case kept > 0:
			for k := range n {
				copy(to[k*kept:], bytesOf(unsafe.Pointer(&c.weight), 0, kept))
			}
		}
	})
}

// bytesOf is n bytes from p + from on.
func bytesOf(p unsafe.Pointer, from, n int) []byte {
	return unsafe.Slice((*byte)(unsafe.Add(p, from)), n)
}

func listingPortable() [3]handing {
	return [3]handing{listPortable[uint8], listPortable[uint16], listPortable[uint32]}
}

func pilingPortable() [3]handing {
	return [3]handing{pilePortable[uint8], pilePortable[uint16], pilePortable[uint32]}
}
