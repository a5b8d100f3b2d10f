package event

import (
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"synfire/conn"
)

// Build draws all synapses and makes the tables of every block. The tables do
// not depend on the number of workers, nor does the error: it is that of the
// first table and row that has one.
func Build(p Plan) (*Engine, error) {
	p.check()
	e := &Engine{plan: p, counts: make([]int64, len(p.Projections)), reach: make([]int, len(p.Sizes)), minLag: math.MaxInt32}
	keys, keyOf := p.assignKeys()
	e.keyOf = keyOf
	for _, bp := range p.Blocks {
		b := newBlock(bp)
		set := &tableSet{}
		for _, k := range keys {
			chunks := (p.Sizes[k.source] + chunkRows - 1) / chunkRows
			// A block none of whose targets has the receptor gets no rows of the
			// table; its base must not point out of the block's memory all the same.
			base := 0
			if k.receptor < bp.Receptors {
				base = b.base(k.receptor)
			}
			set.tables = append(set.tables, &table{
				key: k, precision: bp.Precision, layout: layoutOf(bp.Precision, k.common, b.targets),
				base: base, chunks: make([]chunk, chunks), memory: &arena{},
			})
		}
		b.set = set
		e.blocks, e.sets = append(e.blocks, b), append(e.sets, set)
	}
	if err := e.fill(keys); err != nil {
		e.Close()
		return nil, err
	}
	e.survey()
	return e, nil
}

// view is a projection with the places of its targets in the blocks.
type view struct {
	Projection
	number int
	parts  []part // that lie in blocks
}

// part is neighbouring targets of a projection that lie in one block: target t
// (an index within the projection's) from first on is local target t + shift.
type part struct {
	block    int
	first, n uint32
	shift    uint64 // modulo 2^32
}

// views makes the views of a table, in order of creation.
func (e *Engine) views(k int) []*view {
	var list []*view
	for i, proj := range e.plan.Projections {
		if e.keyOf[i] != k {
			continue
		}
		v := &view{Projection: proj, number: i}
		for _, p := range e.pieces(proj.Target) {
			first := p.lo - proj.Target.Lo
			v.parts = append(v.parts, part{p.block, uint32(first), uint32(p.hi - p.lo), uint64(p.local - first)})
		}
		list = append(list, v)
	}
	return list
}

// piece is elements lo to hi-1 of a population, which lie in a block, the
// first as local target local.
type piece struct{ block, local, lo, hi int }

// pieces lists where the elements of a range lie, ascending.
func (e *Engine) pieces(r Range) []piece {
	var list []piece
	for b, block := range e.blocks {
		for i, t := range block.plan.Targets {
			if lo, hi := max(t.Lo, r.Lo), min(t.Hi, r.Hi); t.Population == r.Population && lo < hi {
				list = append(list, piece{b, block.offsets[i] + lo - t.Lo, lo, hi})
			}
		}
	}
	slices.SortFunc(list, func(a, b piece) int { return a.lo - b.lo })
	return list
}

// task is one chunk of rows of one table, in all blocks: rows are drawn once.
type task struct {
	key, chunk int
	views      []*view
}

// fill builds all chunks of all tables.
func (e *Engine) fill(keys []key) error {
	var tasks []task
	for k, key := range keys {
		views := e.views(k)
		for c := range (e.plan.Sizes[key.source] + chunkRows - 1) / chunkRows {
			used := slices.ContainsFunc(views, func(v *view) bool {
				return v.Source.meets(Range{key.source, c * chunkRows, (c + 1) * chunkRows})
			})
			if used {
				tasks = append(tasks, task{k, c, views})
			}
		}
	}
	lags := make([][]uint64, len(keys)*len(e.blocks)) // bit sets
	var mu sync.Mutex
	err := parallel(e.plan.Workers, len(tasks), func() (func(int) error, func()) {
		d := &drawer{engine: e, key: -1, counts: make([]int64, len(e.plan.Projections))}
		merge := func() {
			mu.Lock()
			defer mu.Unlock()
			d.merge(lags)
		}
		return func(i int) error {
			if t := tasks[i]; t.key != d.key {
				merge()
				d.begin(t.key)
			}
			return d.chunk(tasks[i])
		}, merge
	})
	for k := range keys {
		for b, s := range e.sets {
			s.tables[k].lags = members(lags[k*len(e.sets)+b])
		}
	}
	return err
}

// parallel calls a function for 0, 1, … n-1 on several goroutines, 0 workers
// being one per processor. Each goroutine gets a function of its own from
// start, and one to call at its end. The error is that of the smallest number
// that has one.
func parallel(workers, n int, start func() (do func(int) error, end func())) error {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var (
		next   atomic.Int64
		failed atomic.Bool
		wait   sync.WaitGroup
		mu     sync.Mutex
		first  = n
		err    error
	)
	for range min(workers, n) {
		wait.Go(func() {
			do, end := start()
			defer end()
			for !failed.Load() {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				if wrong := do(i); wrong != nil {
					failed.Store(true)
					mu.Lock()
					if i < first {
						first, err = i, wrong
					}
					mu.Unlock()
				}
			}
		})
	}
	wait.Wait()
	return err
}

// drawer is what one goroutine builds with.
type drawer struct {
	engine *Engine
	key    int // of the table at work, -1 at first
	row    conn.Row
	sorter rowSorter
	counts []int64
}

func (d *drawer) begin(key int) {
	d.key = key
	d.row.Forget()
	var tables []*table
	for _, s := range d.engine.sets {
		tables = append(tables, s.tables[key])
	}
	d.sorter.begin(tables, d.engine.blocks)
}

// merge hands over what was counted. The caller holds the lock.
func (d *drawer) merge(lags [][]uint64) {
	for i, n := range d.counts {
		d.engine.counts[i] += n
	}
	clear(d.counts)
	if d.key < 0 {
		return
	}
	for b, pile := range d.sorter.piles {
		pile.builder.merge(&lags[d.key*len(d.sorter.piles)+b])
	}
}

// chunk builds one chunk in all blocks.
func (d *drawer) chunk(t task) error {
	end := min(d.engine.plan.Sizes[t.views[0].Source.Population], (t.chunk+1)*chunkRows)
	for source := t.chunk * chunkRows; source < end; source++ {
		for _, v := range t.views {
			if source < v.Source.Lo || source >= v.Source.Hi {
				continue
			}
			if err := v.Synapses.Fill(source-v.Source.Lo, &d.row); err != nil {
				return err
			}
			d.counts[v.number] += int64(d.sorter.take(v, &d.row))
		}
		d.sorter.endRow()
	}
	for b, pile := range d.sorter.piles {
		c, err := pile.builder.finish()
		if err != nil {
			return err
		}
		d.engine.sets[b].tables[t.key].chunks[t.chunk] = c
	}
	return nil
}

// arrange finds how the tables are to be delivered.
func (s *tableSet) arrange() {
	var plain []*table
	s.graded = nil
	for _, t := range s.tables {
		switch {
		case t.key.plain():
			plain = append(plain, t)
		case t.key.channel > 0:
			s.graded = append(s.graded, t)
		}
	}
	s.windows = spans(plain)
}

// survey finds which lags are used.
func (e *Engine) survey() {
	for _, s := range e.sets {
		for _, t := range s.tables {
			if n := len(t.lags); n > 0 {
				e.minLag = min(e.minLag, int(t.lags[0]))
				e.reach[t.key.source] = max(e.reach[t.key.source], int(t.lags[n-1]))
			}
		}
		s.arrange()
	}
}
