package event

import (
	"sync"
	"sync/atomic"
	"testing"

	"synfire/conn"
	"synfire/state"
)

// drawnRows are rows of degree targets below targets, with a bell-shaped delay
// of 1 to spread steps: like a row of the cortical microcircuit when degree is
// 3900 and spread is 45.
type drawnRows struct{ degree, targets, spread int }

func (d drawnRows) Fill(source int, row *conn.Row) error {
	row.Target, row.Delay, row.Weight = row.Target[:0], row.Delay[:0], row.Weight[:0]
	seed := uint64(source)
	for range d.degree {
		z := next(&seed)
		row.Target = append(row.Target, uint32(z>>32*uint64(d.targets)>>32))
		lag := (z&0xffff + z>>16&0xffff) * uint64(d.spread) >> 17
		row.Delay = append(row.Delay, uint32(lag)+1)
		row.Weight = append(row.Weight, float64(z&0xfff)/4096)
	}
	return nil
}

// benchmarkPlan is sources that project to two blocks of equal size.
func benchmarkPlan(sources, targets int, rows drawnRows, precision state.Type, common bool) Plan {
	return Plan{
		Sizes: []int{sources, targets},
		Projections: []Projection{{
			Source: Range{0, 0, sources}, Target: Range{1, 0, targets}, Synapses: rows, Common: common, Weight: 0.1,
		}},
		Blocks: []BlockPlan{
			{Targets: []Range{{1, 0, targets / 2}}, Precision: precision, Receptors: 2},
			{Targets: []Range{{1, targets / 2, targets}}, Precision: precision, Receptors: 2},
		},
	}
}

var networks = []struct {
	name      string
	sources   int
	targets   int
	rows      drawnRows
	precision state.Type
	common    bool
}{
	// A tenth of the microcircuit's sources, its targets, out-degree and
	// delays: 30 million synapses.
	{"microcircuit", 7700, 77000, drawnRows{3900, 77000, 45}, state.F32, false},
	{"microcircuit/f64", 7700, 77000, drawnRows{3900, 77000, 45}, state.F64, false},
	{"microcircuit/common", 7700, 77000, drawnRows{3900, 77000, 45}, state.F32, true},
	{"microcircuit/u32", 7700, 140000, drawnRows{3900, 140000, 45}, state.F32, false},
	{"brunel/one", 10000, 10000, drawnRows{1000, 10000, 1}, state.F32, true},
	{"brunel/twenty", 10000, 10000, drawnRows{1000, 10000, 20}, state.F32, true},
	{"sparse/one", 200000, 20000, drawnRows{80, 20000, 1}, state.F32, false},
	{"sparse/twenty", 200000, 20000, drawnRows{80, 20000, 20}, state.F32, false},
}

// BenchmarkDeliver measures a block's synapses per second with rows that are
// not in the cache, one worker alone and both side by side. These meet at the
// end only, each with a history of its own: no step waits for another worker.
func BenchmarkDeliver(b *testing.B) {
	for _, n := range networks {
		e, err := Build(benchmarkPlan(n.sources, n.targets, n.rows, n.precision, n.common))
		if err != nil {
			b.Fatal(err)
		}
		bytes, synapses := e.Bytes()
		for _, workers := range []int{1, 2} {
			b.Run(n.name+map[int]string{1: "/alone", 2: "/both"}[workers], func(b *testing.B) {
				seed := uint64(1)
				// About 100,000 synapses are due in a step.
				perStep := max(1, 100_000/n.rows.degree)
				lists := make([][]uint32, 512)
				for i := range lists {
					for range perStep {
						lists[i] = append(lists[i], uint32(next(&seed)%uint64(n.sources)))
					}
				}
				histories := make([]*History, workers)
				for w := range histories {
					histories[w] = e.NewHistory(1, 1)
					for k := range 100 {
						histories[w].Put(0, 0, int64(k-100), lists[k])
					}
					e.Blocks()[w].Deliver(0, histories[w])
				}
				b.ResetTimer()
				var events atomic.Int64
				var wait sync.WaitGroup
				for w, h := range histories {
					wait.Go(func() {
						n := int64(0)
						for step := int64(0); step < int64(b.N); step++ {
							h.Put(0, 0, step, lists[step%512])
							n += e.Blocks()[w].Deliver(step+1, h)
						}
						events.Add(n)
					})
				}
				wait.Wait()
				b.ReportMetric(float64(events.Load())/b.Elapsed().Seconds()/float64(workers)/1e6, "Mevents/s/worker")
				b.ReportMetric(float64(bytes)/float64(synapses), "bytes/synapse")
			})
		}
		e.Close()
	}
}

// BenchmarkBuild measures building without drawing: the rows are cheap.
func BenchmarkBuild(b *testing.B) {
	for _, n := range networks {
		b.Run(n.name, func(b *testing.B) {
			var synapses int64
			for b.Loop() {
				e, err := Build(benchmarkPlan(n.sources/10, n.targets, n.rows, n.precision, n.common))
				if err != nil {
					b.Fatal(err)
				}
				_, synapses = e.Bytes()
				e.Close()
			}
			b.ReportMetric(b.Elapsed().Seconds()*1e9/float64(b.N)/float64(synapses), "ns/synapse")
		})
	}
}
