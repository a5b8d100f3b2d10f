package event

import (
	"fmt"
	"slices"
	"testing"
	"unsafe"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"synfire/conn"
	"synfire/state"
)

// TestDelivery holds delivery against the naive sum over all synapses in
// canonical order, bit for bit, whatever the partition into blocks, the number
// of workers, the streamer, and where segments are put on piles.
func TestDelivery(t *testing.T) {
	t.Run("f32", func(t *testing.T) { rapid.Check(t, testDelivery[float32](state.F32)) })
	t.Run("f64", func(t *testing.T) { rapid.Check(t, testDelivery[float64](state.F64)) })
}

func testDelivery[F float32 | float64](precision state.Type) func(*rapid.T) {
	return func(t *rapid.T) {
		defer setShort(rapid.SampledFrom(shortSegments).Draw(t, "short"))()
		p := cut(t, drawPlan(t), precision)
		p.Workers = rapid.IntRange(1, 3).Draw(t, "builders")
		const steps = 6
		s := drawSpikes(t, p.Sizes, steps)
		e, err := Build(p)
		if err != nil {
			t.Fatal(err)
		}
		defer e.Close()
		workers := rapid.IntRange(1, 3).Draw(t, "workers")
		h := e.NewHistory(workers, 1)
		usePortable := rapid.Bool().Draw(t, "portable")
		ref := referenceOf(p)
		// The interesting steps are those shortly after each lag.
		interesting := map[int]bool{}
		for _, list := range ref.entries {
			for _, x := range list {
				for k := range steps {
					interesting[x.lag+k] = true
				}
			}
		}
		last := e.MaxLag() + steps
		for k := range last {
			if usePortable {
				for _, b := range e.Blocks() {
					b.add, b.addPile = portable(precision, b.targetBytes()), pileAdderPortable(precision)
					b.hand = listingPortable()
					if len(b.windows) > 0 && b.windows[0].piles != nil {
						b.hand = pilingPortable()
					}
				}
			}
			for _, b := range e.Blocks() {
				b.Track(true)
				n := b.Deliver(int64(k), h)
				if err := b.checkTouched(n); err != nil {
					t.Fatalf("step %d: %v", k, err)
				}
			}
			s.put(h, workers, int64(k))
			if !interesting[k] {
				continue
			}
			if err := sameBits(collect[F](e), naive[F](ref, s, k)); err != nil {
				t.Fatalf("step %d: %v", k, err)
			}
		}
	}
}

// checkTouched: every synapse that was delivered is listed, and no accumulator
// of an element that is not listed changed.
func (b *Block) checkTouched(n int64) error {
	if int64(len(b.Touched())) != n {
		return fmt.Errorf("%d targets of %d synapses", len(b.Touched()), n)
	}
	listed := make([]bool, b.targets)
	for _, t := range b.Touched() {
		listed[t] = true
	}
	for receptor := range b.plan.Receptors {
		for t := range b.targets {
			if b.acc.At(b.base(receptor)+t) != 0 && !listed[t] {
				return fmt.Errorf("something arrived at local target %d, which is not listed", t)
			}
		}
	}
	return nil
}

func (b *Block) targetBytes() int {
	if len(b.set.tables) == 0 {
		return 2
	}
	return b.set.tables[0].layout.target
}

// TestPartition: the sums do not depend on the partition into blocks.
func TestPartition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPlan(t)
		s := drawSpikes(t, p.Sizes, 4)
		var engines []*Engine
		var histories []*History
		for _, q := range []Plan{whole(p, state.F32), cut(t, p, state.F32)} {
			e, err := Build(q)
			if err != nil {
				t.Fatal(err)
			}
			defer e.Close()
			engines, histories = append(engines, e), append(histories, e.NewHistory(2, 1))
		}
		for k := range min(400, engines[0].MaxLag()+4) {
			for i, e := range engines {
				for _, b := range e.Blocks() {
					b.Deliver(int64(k), histories[i])
				}
				s.put(histories[i], 2, int64(k))
			}
			if err := sameBits(collect[float32](engines[1]), collect[float32](engines[0])); err != nil {
				t.Fatalf("step %d: %v", k, err)
			}
		}
	})
}

// shortSegments make piles of nothing, of what is usual, of all that may be.
var shortSegments = []int64{0, shortSegment, 1 << 40}

// setShort sets shortSegment and returns a function that sets it back.
func setShort(n int64) func() {
	usual := shortSegment
	shortSegment = n
	return func() { shortSegment = usual }
}

// TestPiles: what is kept as synapses on piles arrives as what is kept as
// segments does, to the bit, also when weights change while it is under way.
func TestPiles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := whole(drawPlan(t), rapid.SampledFrom([]state.Type{state.F32, state.F64}).Draw(t, "precision"))
		const steps = 8
		s := drawSpikes(t, p.Sizes, steps)
		change := rapid.Int64Range(0, 2*steps).Draw(t, "change")
		var sums [2][]float64
		for i, short := range []int64{0, 1 << 40} {
			defer setShort(short)()
			e, err := Build(p)
			if err != nil {
				t.Fatal(err)
			}
			defer e.Close()
			h := e.NewHistory(1, 1)
			b := e.Blocks()[0]
			for k := range int64(min(steps+e.MaxLag(), 400)) {
				if k == change {
					if err := e.SetWeights(0, false, func(k int) float64 { return float64(k%7) / 3 }); err != nil {
						t.Fatal(err)
					}
				}
				b.Deliver(k, h)
				s.put(h, 1, k)
				for receptor := range b.plan.Receptors {
					for target := range b.targets {
						sums[i] = append(sums[i], b.acc.At(b.base(receptor)+target))
					}
				}
			}
			for _, w := range b.windows {
				if got := w.piles != nil; got != (i == 1) {
					t.Fatalf("piles: %v", got)
				}
			}
		}
		if !slices.Equal(sums[0], sums[1]) {
			t.Fatal("what arrives differs")
		}
	})
}

// TestResume: delivery may begin at any step; what the history holds arrives.
// A twin that joins late gets the same as the block that was there.
func TestResume(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, err := Build(whole(drawPlan(t), state.F64))
		if err != nil {
			t.Fatal(err)
		}
		defer e.Close()
		const steps = 20
		s := drawSpikes(t, e.plan.Sizes, steps)
		h := e.NewHistory(1, 1)
		join := rapid.IntRange(0, steps).Draw(t, "join")
		b := e.Blocks()[0]
		twin := b.Twin()
		for k := range min(steps+e.MaxLag(), 400) {
			n := b.Deliver(int64(k), h)
			if k >= join {
				if m := twin.Deliver(int64(k), h); m != n {
					t.Fatalf("step %d: %d synapses, want %d", k, m, n)
				}
			} else {
				twin.acc.Fill(0)
				for i := range b.acc.Len() {
					twin.acc.Set(i, b.acc.At(i))
				}
			}
			s.put(h, 1, int64(k))
			for receptor := range b.plan.Receptors {
				for i := b.base(receptor); i < b.base(receptor)+b.targets; i++ {
					if b.acc.At(i) != twin.acc.At(i) {
						t.Fatalf("step %d, accumulator %d: %v, want %v", k, i, twin.acc.At(i), b.acc.At(i))
					}
				}
			}
		}
	})
}

// TestStreamers compares the streamer of this processor with the portable one
// on segments of every length and form, whose targets ascend, with repetitions or
// without.
func TestStreamers(t *testing.T) {
	for _, precision := range []state.Type{state.F32, state.F64} {
		for _, width := range []int{2, 4} {
			rapid.Check(t, func(t *rapid.T) {
				seed, distinct := rapid.Uint64().Draw(t, "seed"), rapid.Bool().Draw(t, "distinct")
				targets := 50
				if distinct {
					targets = 1000
				}
				stride := gap + targets
				memory := make([]uint64, 1<<14)
				var list []due
				at := 0
				for range rapid.IntRange(1, 60).Draw(t, "segments") {
					table := uint32(next(&seed) % 3)
					l := layout{weight: precision.Size(), target: width}
					if table == 0 {
						l.weight = 0
					}
					n := 1 + int(next(&seed)%9)
					if next(&seed)%8 == 0 {
						n += int(next(&seed) % 900)
					}
					if at+l.segment(n)/8+1 > len(memory) {
						break
					}
					p := unsafe.Pointer(&memory[at])
					places := make([]uint32, n)
					for k := range places {
						places[k] = uint32(next(&seed) % uint64(targets))
					}
					slices.Sort(places)
					if distinct {
						places = slices.Compact(places)
						n = len(places)
					}
					for k, place := range places {
						switch l.weight {
						case 4:
							*(*float32)(unsafe.Add(p, 4*k)) = float32(next(&seed)%1000) / 300
						case 8:
							*(*float64)(unsafe.Add(p, 8*k)) = float64(next(&seed)%1000) / 300
						}
						if q := unsafe.Add(p, n*l.weight+k*width); width == 2 {
							*(*uint16)(q) = uint16(place)
						} else {
							*(*uint32)(q) = place
						}
					}
					list = append(list, due{uintptr(p), uint32(n), table})
					at += l.segment(n)/8 + 1
				}
				var got [2]state.Column
				for i, add := range []streamer{streamerOf(precision, width, distinct), portable(precision, width)} {
					got[i] = state.NewColumn(precision, 3*stride)
					forms := make([]form, 3)
					for table := range forms {
						forms[table] = form{acc: got[i].Slice(table*stride+gap, (table+1)*stride).Pointer(), size: uint64(precision.Size() + width)}
					}
					forms[0].size = uint64(width)
					if precision == state.F32 {
						*(*float32)(unsafe.Pointer(&forms[0].weight)) = 0.1
					} else {
						*(*float64)(unsafe.Pointer(&forms[0].weight)) = 0.1
					}
					add(list, len(list)/2, len(list), 5, forms)
					add(list, 0, len(list)/2, 4, forms)
				}
				for i := range got[0].Len() {
					// Before each accumulator's first lies what nobody reads.
					if i%stride >= gap && got[0].At(i) != got[1].At(i) {
						t.Fatalf("accumulator %d: %v, want %v", i, got[0].At(i), got[1].At(i))
					}
				}
			})
		}
	}
}

// TestSizes: what assembly knows of the structs.
func TestSizes(t *testing.T) {
	if d, f, l := unsafe.Sizeof(due{}), unsafe.Sizeof(form{}), unsafe.Sizeof(launch{}); d != 16 || f != 32 || l != 32 {
		t.Errorf("due, form and launch take %d, %d and %d bytes", d, f, l)
	}
	if s, w := unsafe.Offsetof(form{}.size), unsafe.Offsetof(form{}.weight); s != 16 || w != 8 {
		t.Errorf("size and weight are at %d and %d", s, w)
	}
}

// Where many targets of a row come up again, they do so in segments of their
// own, in each of which targets ascend; the order of Synapses does not show it.
func TestRepeatedTargets(t *testing.T) {
	const targets, degree = 40, 400
	rows := drawnRows{degree, targets, 1}
	e, err := Build(benchmarkPlan(3, targets, rows, state.F64, false))
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	table := e.sets[0].tables[0]
	segments := table.appendSegments(nil, 1)
	if len(segments) != maxRuns+1 {
		t.Fatalf("%d segments of one lag, want %d", len(segments), maxRuns+1)
	}
	for i, s := range segments[1:] { // the first has what is left, with equal neighbours
		for k := 1; k < s.n; k++ {
			if table.target(s, k) <= table.target(s, k-1) {
				t.Errorf("segment %d: target %d after %d", i+1, table.target(s, k), table.target(s, k-1))
			}
		}
	}
	var want []Synapse
	for source := range 3 {
		var row conn.Row
		if err := rows.Fill(source, &row); err != nil {
			t.Fatal(err)
		}
		first := len(want)
		for i, target := range row.Target {
			want = append(want, Synapse{source, int(target), int(row.Delay[i]), row.Weight[i]})
		}
		slices.SortStableFunc(want[first:], func(a, b Synapse) int { return a.Target - b.Target })
	}
	if diff := cmp.Diff(want, slices.Collect(e.Synapses(0))); diff != "" {
		t.Error(diff)
	}
}
