package event

import (
	"cmp"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"synfire/conn"
	"synfire/state"
)

// Rows stand in their tables by delay, target and drawing, as sorting them does
// that compares synapses: for delays of any size, the largest too, for blocks of any
// precisions, and targets that lie in none.
func TestRowsAreSorted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		targets := rapid.SampledFrom([]int{1, 40, 700, 70_000}).Draw(t, "targets")
		delays := rapid.SampledFrom([][]uint32{
			{7}, {1, 2, 3, 4, 5, 20}, {1, 1 << 14, 1<<15 - 1, 1 << 15, 1<<16 - 1, 1 << 16, 1 << 23, 1<<23 + 1, conn.MaxDelay},
		}).Draw(t, "delays")
		common := rapid.Bool().Draw(t, "common")
		seed := rapid.Uint64().Draw(t, "seed")
		row := conn.Row{}
		for range rapid.SampledFrom([]int{0, 5, 200, 5000}).Draw(t, "synapses") {
			row.Target = append(row.Target, uint32(next(&seed)%uint64(targets)))
			row.Delay = append(row.Delay, delays[next(&seed)%uint64(len(delays))])
			row.Weight = append(row.Weight, float64(next(&seed)%2048)/1024)
		}
		p := Plan{
			Sizes: []int{1, targets},
			Projections: []Projection{{
				Source: Range{0, 0, 1}, Target: Range{1, 0, targets}, Offset: 1, Common: common, Weight: 0.5, Synapses: listed{row},
			}},
		}
		owned := make([]bool, targets)
		for at := 0; at < targets; {
			to := min(targets, at+1+int(next(&seed)%uint64(targets)))
			if next(&seed)%4 > 0 {
				p.Blocks = append(p.Blocks, BlockPlan{
					Targets: []Range{{1, at, to}}, Receptors: 1, Precision: []state.Type{state.F32, state.F64}[next(&seed)%2],
				})
				for i := at; i < to; i++ {
					owned[i] = true
				}
			}
			at = to
		}
		var want []Synapse
		for k, target := range row.Target {
			s := Synapse{Target: int(target), Delay: int(row.Delay[k]), Weight: row.Weight[k]}
			if common {
				s.Weight = 0.5
			}
			if owned[target] {
				want = append(want, s)
			}
		}
		slices.SortStableFunc(want, func(a, b Synapse) int {
			return cmp.Or(cmp.Compare(a.Delay, b.Delay), cmp.Compare(a.Target, b.Target))
		})
		e, err := Build(p)
		if err != nil {
			t.Fatal(err)
		}
		defer e.Close()
		if n := e.Count(0); n != int64(len(want)) {
			t.Fatalf("%d synapses, want %d", n, len(want))
		}
		if got := slices.Collect(e.Synapses(0)); !slices.Equal(got, want) {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}
