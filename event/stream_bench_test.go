package event

import (
	"fmt"
	"sync"
	"testing"
	"unsafe"

	"synfire/conn"
	"synfire/state"
)

// BenchmarkStream measures what an event costs when the segments that are due
// are known: of a few rows, which stay in the cache, of a thousand, which are
// more than the second level holds beside accumulators, and of rows at random
// places of 256 MB, to one worker and to two at once. Segments have one length,
// or any from half of it to one and a half. "fetch" only has the first
// 256 bytes of each row fetched, none waiting for another, which is as fast as
// memory gives them (on amd64; elsewhere it does nothing).
func BenchmarkStream(b *testing.B) {
	const bytes, few, more = 256 << 20, 64, 1000
	for _, s := range []struct {
		synapses, targets int
		common, varied    bool
	}{
		{48, 3850, false, false},
		{48, 38500, false, false},
		{48, 38500, false, true},
		{480, 5000, true, false},
		{50, 10000, true, false},
		{25, 5000, true, false},
	} {
		rows := Synapses(drawnRows{s.synapses, s.targets, 1})
		name := fmt.Sprintf("%d of %d", s.synapses, s.targets)
		if s.varied {
			rows, name = variedRows{s.synapses, s.targets}, name+" varied"
		}
		sources := bytes / (s.synapses * SynapseBytes(state.F32, s.common, s.targets))
		e, err := Build(Plan{
			Sizes: []int{sources, s.targets},
			Projections: []Projection{{
				Source: Range{0, 0, sources}, Target: Range{1, 0, s.targets}, Synapses: rows, Common: s.common, Weight: 0.1,
			}},
			Blocks: []BlockPlan{{Targets: []Range{{1, 0, s.targets}}, Precision: state.F32, Receptors: 1}},
		})
		if err != nil {
			b.Fatal(err)
		}
		one := e.Blocks()[0]
		blocks := []*Block{one, one.Twin()}
		for _, block := range blocks {
			block.Deliver(0, e.NewHistory(1, 1)) // readies it
		}
		for _, run := range []struct {
			name           string
			among, workers int
			fetch          bool
		}{
			{"cache", few, 1, false}, {"caches", more, 1, false}, {"memory", sources, 1, false}, {"memory/two", sources, 2, false}, {"fetch", sources, 1, true}, {"fetch/two", sources, 2, true},
		} {
			b.Run(name+"/"+run.name, func(b *testing.B) {
				var lists [2][]due
				var rows [2][]launch
				for w := range run.workers {
					lists[w], rows[w] = dueAtRandom(one, run.among, uint64(w))
				}
				var events [2]int64
				var wait sync.WaitGroup
				b.ResetTimer()
				for w := range run.workers {
					wait.Go(func() {
						for k := range b.N {
							from := k * stepDue % len(rows[w])
							if run.fetch {
								prefetch(rows[w][from : from+stepDue])
							} else {
								events[w] += blocks[w].stream(lists[w][from : from+stepDue])
							}
						}
					})
				}
				wait.Wait()
				ns := float64(b.Elapsed().Nanoseconds())
				if run.fetch {
					b.ReportMetric(ns/float64(b.N*stepDue), "ns/row/worker")
				} else {
					b.ReportMetric(ns*float64(run.workers)/float64(events[0]+events[1]), "ns/synapse/worker")
				}
			})
		}
		e.Close()
	}
}

// variedRows are rows of half to one and a half times degree targets, all with
// one delay.
type variedRows struct{ degree, targets int }

func (d variedRows) Fill(source int, row *conn.Row) error {
	seed := ^uint64(source)
	return drawnRows{d.degree/2 + int(next(&seed)%uint64(d.degree)), d.targets, 1}.Fill(source, row)
}

// stepDue is the number of segments that are added at once, as in a step of a
// large network.
const stepDue = 1 << 10

// dueAtRandom lists segments of sources that are drawn among the first ones, and
// where their rows begin.
func dueAtRandom(b *Block, among int, seed uint64) (list []due, rows []launch) {
	const n = 64 * stepDue
	var buf []segment
	for len(list) < n {
		buf = b.set.tables[0].appendSegments(buf[:0], uint32(next(&seed)%uint64(among)))
		for _, s := range buf {
			list = append(list, due{p: uintptr(s.p), n: uint32(s.n)})
		}
		rows = append(rows, launch{p: *(*unsafe.Pointer)(unsafe.Pointer(&list[len(list)-1].p))})
	}
	for len(rows) < n {
		rows = append(rows, rows[len(rows)%stepDue])
	}
	return list[:n], rows[:n]
}
