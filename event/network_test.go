package event

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"pgregory.net/rapid"

	"synfire/conn"
	"synfire/state"
)

// listed are rows that are written down.
type listed []conn.Row

func (l listed) Fill(source int, row *conn.Row) error {
	row.Target = append(row.Target[:0], l[source].Target...)
	row.Delay = append(row.Delay[:0], l[source].Delay...)
	row.Weight = append(row.Weight[:0], l[source].Weight...)
	return nil
}

// drawPlan draws populations and projections; blocks come later.
func drawPlan(t *rapid.T) Plan {
	var p Plan
	for range rapid.IntRange(1, 3).Draw(t, "populations") {
		p.Sizes = append(p.Sizes, rapid.SampledFrom([]int{1, 2, 17, 60, 130, 300}).Draw(t, "size"))
	}
	// Delays near each other, of more than a byte, and with a gap that parts
	// windows.
	delays := rapid.SampledFrom([][]uint32{{0}, {0, 1, 2, 3}, {0, 5, 30, 300}, {1, 7, 5000}}).Draw(t, "delays")
	for range rapid.IntRange(1, 5).Draw(t, "projections") {
		pr := Projection{
			Source: drawRange(t, p.Sizes), Target: drawRange(t, p.Sizes),
			Receptor: rapid.IntRange(0, receptors-1).Draw(t, "receptor"), Offset: 1,
			Common: rapid.Bool().Draw(t, "common"),
		}
		if pr.Common {
			pr.Weight = rapid.SampledFrom([]float64{0.1, -1.7}).Draw(t, "weight")
		}
		if len(delays) > 1 {
			pr.Offset = rapid.IntRange(0, 1).Draw(t, "offset")
		}
		most := rapid.SampledFrom([]int{0, 3, 40, 300}).Draw(t, "degree")
		seed := rapid.Uint64().Draw(t, "seed")
		rows := make(listed, pr.Source.Len())
		for i := range rows {
			for range next(&seed) % uint64(most+1) {
				rows[i].Target = append(rows[i].Target, uint32(next(&seed)%uint64(pr.Target.Len())))
				d := delays[next(&seed)%uint64(len(delays))]
				if pr.Offset == 0 {
					d = max(d, 1)
				}
				rows[i].Delay = append(rows[i].Delay, d)
				if !pr.Common {
					rows[i].Weight = append(rows[i].Weight, float64(next(&seed)%2001)/700-1)
				}
			}
			if next(&seed)%2 == 0 {
				slices.Sort(rows[i].Target)
			}
		}
		pr.Synapses = rows
		p.Projections = append(p.Projections, pr)
	}
	return p
}

const receptors = 3

func drawRange(t *rapid.T, sizes []int) Range {
	r := Range{Population: rapid.IntRange(0, len(sizes)-1).Draw(t, "population")}
	n := sizes[r.Population]
	if rapid.Bool().Draw(t, "whole") {
		r.Hi = n
		return r
	}
	r.Lo = rapid.IntRange(0, n-1).Draw(t, "lo")
	r.Hi = rapid.IntRange(r.Lo+1, n).Draw(t, "hi")
	return r
}

// next is a step of SplitMix64 (Steele, Lea and Flood 2014,
// doi:10.1145/2714064.2660195).
func next(s *uint64) uint64 {
	*s += 0x9e3779b97f4a7c15
	z := *s
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// cut deals all elements out to blocks in parts of drawn lengths.
func cut(t *rapid.T, p Plan, precision state.Type) Plan {
	p.Blocks = make([]BlockPlan, rapid.IntRange(1, 4).Draw(t, "blocks"))
	for b := range p.Blocks {
		p.Blocks[b].Precision, p.Blocks[b].Receptors = precision, receptors
	}
	for pop, n := range p.Sizes {
		for lo := 0; lo < n; {
			hi := min(n, lo+rapid.SampledFrom([]int{1, 16, 50, 1000}).Draw(t, "part"))
			b := &p.Blocks[rapid.IntRange(0, len(p.Blocks)-1).Draw(t, "block")]
			b.Targets = append(b.Targets, Range{pop, lo, hi})
			lo = hi
		}
	}
	return p
}

// whole puts all elements into one block.
func whole(p Plan, precision state.Type) Plan {
	b := BlockPlan{Precision: precision, Receptors: receptors}
	for pop, n := range p.Sizes {
		b.Targets = append(b.Targets, Range{pop, 0, n})
	}
	p.Blocks = []BlockPlan{b}
	return p
}

// spikes are lists of elements by population and step.
type spikes [][][]uint32

func drawSpikes(t *rapid.T, sizes []int, steps int) spikes {
	seed := rapid.Uint64().Draw(t, "spikes")
	all := make(spikes, len(sizes))
	for p, n := range sizes {
		all[p] = make([][]uint32, steps)
		for k := range all[p] {
			for i := range n {
				for next(&seed)%8 == 0 {
					all[p][k] = append(all[p][k], uint32(i))
				}
			}
		}
	}
	return all
}

// put stores the spikes of a step as several workers would.
func (s spikes) put(h *History, workers int, k int64) {
	for p := range s {
		var list []uint32
		if k >= 0 && k < int64(len(s[p])) {
			list = s[p][k]
		}
		for w := range workers {
			h.Put(p, w, k, list[len(list)*w/workers:len(list)*(w+1)/workers])
		}
	}
}

// entry is a synapse as the reference sees it.
type entry struct {
	source, element int // population's elements
	population      int // of the target
	lag, receptor   int
	created, drawn  int
	weight          float64
}

// entries lists all synapses by source population, each in canonical order but
// for the source.
func entries(p Plan) [][]entry {
	all := make([][]entry, len(p.Sizes))
	for i, pr := range p.Projections {
		for source, row := range pr.Synapses.(listed) {
			for k, target := range row.Target {
				e := entry{
					source: pr.Source.Lo + source, element: pr.Target.Lo + int(target), population: pr.Target.Population,
					lag: int(row.Delay[k]) + pr.Offset, receptor: pr.Receptor, created: i, drawn: k, weight: pr.Weight,
				}
				if !pr.Common {
					e.weight = row.Weight[k]
				}
				all[pr.Source.Population] = append(all[pr.Source.Population], e)
			}
		}
	}
	return all
}

// tableNumbers says which table of its source population a projection is in,
// from the definition: source population, receptor, weight form; projections
// that overlap part.
func tableNumbers(p Plan) []int {
	number := make([]int, len(p.Projections))
	type table struct {
		form    string
		members []int
	}
	tables := map[int][]table{}
	for i, pr := range p.Projections {
		form := fmt.Sprint(pr.Receptor, pr.Common, pr.Weight)
		pop := pr.Source.Population
		found := -1
		for n, t := range tables[pop] {
			free := t.form == form
			for _, j := range t.members {
				q := p.Projections[j]
				free = free && !(overlap(q.Source, pr.Source) && overlap(q.Target, pr.Target))
			}
			if free {
				found = n
				break
			}
		}
		if found < 0 {
			found = len(tables[pop])
			tables[pop] = append(tables[pop], table{form: form})
		}
		tables[pop][found].members = append(tables[pop][found].members, i)
		number[i] = found
	}
	return number
}

func overlap(a, b Range) bool {
	for e := a.Lo; e < a.Hi && a.Population == b.Population; e++ {
		if e >= b.Lo && e < b.Hi {
			return true
		}
	}
	return false
}

// reference is what the naive sum needs to know of a plan.
type reference struct {
	Plan
	entries [][]entry
	tables  []int
}

func referenceOf(p Plan) reference { return reference{p, entries(p), tableNumbers(p)} }

// naive sums what arrives at a step in canonical order. The result is by
// population, receptor and element.
func naive[F float32 | float64](p reference, s spikes, step int) [][][]F {
	acc := make([][][]F, len(p.Sizes))
	for pop, n := range p.Sizes {
		for range receptors {
			acc[pop] = append(acc[pop], make([]F, n))
		}
	}
	type arrival struct {
		entry
		pop, spike int
	}
	var due []arrival
	for pop, list := range p.entries {
		for _, e := range list {
			if k := step - e.lag; k >= 0 && k < len(s[pop]) {
				for spike, source := range s[pop][k] {
					if int(source) == e.source {
						due = append(due, arrival{e, pop, spike})
					}
				}
			}
		}
	}
	slices.SortStableFunc(due, func(a, b arrival) int {
		return cmp.Or(
			cmp.Compare(a.lag, b.lag), cmp.Compare(a.pop, b.pop), cmp.Compare(p.tables[a.created], p.tables[b.created]),
			cmp.Compare(a.source, b.source), cmp.Compare(a.spike, b.spike), cmp.Compare(a.population, b.population),
			cmp.Compare(a.element, b.element), cmp.Compare(a.created, b.created), cmp.Compare(a.drawn, b.drawn),
		)
	})
	for _, a := range due {
		acc[a.population][a.receptor][a.element] += F(a.weight)
	}
	return acc
}

// collect reads the accumulators of all blocks and clears them.
func collect[F float32 | float64](e *Engine) [][][]F {
	acc := make([][][]F, len(e.plan.Sizes))
	for pop, n := range e.plan.Sizes {
		for range receptors {
			acc[pop] = append(acc[pop], make([]F, n))
		}
	}
	for _, b := range e.Blocks() {
		for i, r := range b.plan.Targets {
			for receptor := range receptors {
				c := b.Accumulator(i, receptor)
				for k := range r.Len() {
					acc[r.Population][receptor][r.Lo+k] = F(c.At(k))
				}
				c.Fill(0)
			}
		}
	}
	return acc
}

// sameBits compares accumulators bit by bit.
func sameBits[F float32 | float64](a, b [][][]F) error {
	for p := range a {
		for r := range a[p] {
			for i := range a[p][r] {
				x, y := float64(a[p][r][i]), float64(b[p][r][i])
				if math.Float64bits(x) != math.Float64bits(y) {
					return fmt.Errorf("population %d, receptor %d, element %d: %v, want %v", p, r, i, x, y)
				}
			}
		}
	}
	return nil
}
