package record

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// What a list gives back is what was put into it, whatever the sizes of steps
// are beside those of chunks.
func TestSpikeList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var l spikeList
		var steps, elements []int64
		step := int64(-1)
		for range rapid.IntRange(0, 6).Draw(t, "steps") {
			step += rapid.Int64Range(1, 3).Draw(t, "ahead")
			n := rapid.OneOf(rapid.IntRange(0, 200), rapid.Just(maxChunk+1)).Draw(t, "spikes")
			list := make([]uint32, n)
			for i := range list {
				list[i] = uint32(step)*7 + uint32(i)
				steps, elements = append(steps, step), append(elements, int64(list[i]))
			}
			l.add(step, list)
		}
		if l.count != len(steps) || !slices.Equal(l.appendSteps(nil), steps) || !slices.Equal(l.appendElements(nil), elements) {
			t.Fatalf("%d spikes went in, %d came out or differ", len(steps), l.count)
		}
	})
}
