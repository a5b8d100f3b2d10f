package conn

import (
	"runtime"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"synfire/rng"
)

// Rules that are drawn beforehand give the same rows whatever the number of
// processors that draw them.
func TestSameRowsFromAnyNumberOfProcessors(t *testing.T) {
	const sources, targets, degree = 300, 2000, 100
	list := Pairs{}
	for k := range uint32(sources * 700) {
		list.Sources, list.Targets = append(list.Sources, k*2654435761>>5%sources), append(list.Targets, k%targets)
	}
	for name, rule := range map[string]Rule{
		"in-degree":           FixedInDegree{N: degree},
		"in-degree, distinct": FixedInDegree{N: degree, Distinct: true},
		"list":                list,
	} {
		rows := func(processors int) (all []uint32) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
			r, err := rule.Rows(sources, targets, Draw{Streams: rng.NewStreams(rng.Counter, 5, 0), Name: "S_T"})
			if err != nil {
				t.Fatal(err)
			}
			var sheets rng.Sheets
			for source := range sources {
				all = append(r.Append(all, source, &sheets), 1<<31)
			}
			return all
		}
		alone := rows(1)
		for _, processors := range []int{2, 3, 5} {
			if !slices.Equal(alone, rows(processors)) {
				t.Errorf("%s: other rows from %d processors", name, processors)
			}
		}
	}
}

func TestSet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		numbers := rapid.SliceOf(rapid.Uint32Max(1<<32-2)).Draw(t, "numbers")
		s, known := newSet(len(numbers)), map[uint32]bool{}
		for _, x := range numbers {
			if s.add(x) == known[x] {
				t.Fatalf("%d", x)
			}
			known[x] = true
		}
	})
}
