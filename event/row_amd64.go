package event

import "unsafe"

// listing returns what appends segments to lists, by the class of the row's
// header; piling what puts them on piles. Rows with segments or lags above 65,535
// are left to the portable code.
func listing() [3]handing {
	h := listingPortable()
	h[0], h[1] = wholeRow[uint8](listU8, growList), wholeRow[uint16](listU16, growList)
	return h
}

func piling() [3]handing {
	h := pilingPortable()
	h[0], h[1] = wholeRow[uint8](pileU8, growPile), wholeRow[uint16](pileU16, growPile)
	return h
}

// wholeRow calls one of the functions in assembly until the row is done: they stop
// where there is no room for a segment.
func wholeRow[H uint8 | uint16](some func(c *cursor), grow func(step unsafe.Pointer, n int, c *cursor)) handing {
	return func(c *cursor, _ layout) {
		for some(c); uintptr(c.fields) != c.end; some(c) {
			next := unsafe.Slice((*H)(c.fields), 2)
			grow(c.due(int(next[0])), int(next[1]), c)
		}
	}
}

func growList(step unsafe.Pointer, _ int, _ *cursor) { (*dueList)(step).grow() }

func growPile(step unsafe.Pointer, n int, c *cursor) { (*pile)(step).grow(n, int(c.kept)) }

//go:noescape
func listU8(c *cursor)

//go:noescape
func listU16(c *cursor)

//go:noescape
func pileU8(c *cursor)

//go:noescape
func pileU16(c *cursor)
