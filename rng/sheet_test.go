package rng

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// What is computed for many at once has the bits of what is computed one by
// one, at every length.
func TestNormalsAreThoseOfNormalOf(t *testing.T) {
	edges := []uint32{0, 1, 15, 1 << 16, sureLow - 1, sureLow, sureLow + 1, 1 << 31, sureHigh - 1, sureHigh, sureHigh + 1, 1<<32 - 1<<16, 1<<32 - 1}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 300).Draw(t, "n")
		word := rapid.OneOf(rapid.Uint32(), rapid.SampledFrom(edges))
		high, low, out := make([]uint32, n), make([]uint32, n), make([]float64, n)
		for k := range n {
			high[k], low[k] = word.Draw(t, "high"), word.Draw(t, "low")
		}
		Normals(high, low, out)
		for k, x := range out {
			if want := NormalOf(high[k], low[k]); math.Float64bits(x) != math.Float64bits(want) {
				t.Fatalf("%#x %#x: %v, want %v", high[k], low[k], x, want)
			}
		}
	})
}

// The first numbers in the two thin zones where the high word alone does not
// tell whether p lies near the middle, with all low words of a coarse grid.
func TestNormalsAtTheEdgeOfTheMiddle(t *testing.T) {
	const n = 1 << 12
	high, low, out := make([]uint32, n), make([]uint32, n), make([]float64, n)
	for _, h := range []uint32{sureLow - 1, sureHigh + 1} {
		for k := range n {
			high[k], low[k] = h, uint32(k)<<20
		}
		Normals(high, low, out)
		for k, x := range out {
			if want := NormalOf(high[k], low[k]); x != want {
				t.Fatalf("%#x %#x: %v, want %v", high[k], low[k], x, want)
			}
		}
	}
}

// Rows are those of Word, in whatever order and length they are asked for.
func TestRowsAreWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var sheets Sheets
		streams := []Stream{NewStream(7, 1), NewStream(7, 2), NewStream(1<<40+3, 1)}
		for range rapid.IntRange(1, 12).Draw(t, "rows") {
			stream := rapid.SampledFrom(streams).Draw(t, "stream")
			element := uint32(rapid.IntRange(0, 9).Draw(t, "element"))
			n := rapid.IntRange(0, 70).Draw(t, "n")
			row := sheets.Row(stream, element, n)
			if len(row) < n {
				t.Fatalf("%d words of %d", len(row), n)
			}
			for k, w := range row {
				if want := stream.Word(element, uint64(k)); w != want {
					t.Fatalf("element %d, step %d: %#x, want %#x", element, k, w, want)
				}
			}
		}
	})
}
