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
// not depend on the number of workers.
func Build(p Plan) (*Engine, error) {
	e := &Engine{plan: p, minLag: math.MaxInt32}
	e.keys, e.keyOf = p.assignKeys()
	for _, bp := range p.Blocks {
		b, err := newBlock(bp)
		if err != nil {
			return nil, err
		}
		for _, k := range e.keys {
			b.tables = append(b.tables, &table{key: k, precision: bp.Precision, wide: b.targets > 1<<16, base: k.receptor * b.targets})
		}
		e.blocks = append(e.blocks, b)
	}
	for k := range e.keys {
		if err := e.buildTables(k); err != nil {
			e.Close()
			return nil, err
		}
	}
	e.finish()
	return e, nil
}

// view is a projection of a table with the place of its targets in a block.
type view struct {
	Projection
	parts []part
}

// part is the targets of a projection that lie in one range of a block:
// element Lo of the population is local target At.
type part struct {
	block, at, lo, hi int
}

// buildTables builds the tables of one key in all blocks, chunk by chunk.
func (e *Engine) buildTables(k int) error {
	var views []view
	rows := e.plan.Sizes[e.keys[k].source]
	for i, proj := range e.plan.Projections {
		if e.keyOf[i] != k {
			continue
		}
		v := view{Projection: proj}
		for b, block := range e.blocks {
			for r, rng := range block.plan.Targets {
				lo, hi := max(rng.Lo, proj.Target.Lo), min(rng.Hi, proj.Target.Hi)
				if rng.Population == proj.Target.Population && lo < hi {
					v.parts = append(v.parts, part{b, block.offsets[r] + lo - rng.Lo, lo, hi})
				}
			}
		}
		views = append(views, v)
	}
	chunks := (rows + chunkRows - 1) / chunkRows
	for _, b := range e.blocks {
		b.tables[k].chunks = make([]chunk, chunks)
	}
	workers := e.plan.Workers
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var next atomic.Int64
	var wait sync.WaitGroup
	errs := make([]error, workers)
	for w := range min(workers, chunks) {
		wait.Add(1)
		go func() {
			defer wait.Done()
			builders := make([]*rowBuilder, len(e.blocks))
			for b := range builders {
				builders[b] = newRowBuilder(e.blocks[b].tables[k])
			}
			var row conn.Row
			for errs[w] == nil {
				c := int(next.Add(1)) - 1
				if c >= chunks {
					return
				}
				errs[w] = e.buildChunk(k, c, min(rows, (c+1)*chunkRows), views, builders, &row)
			}
		}()
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func (e *Engine) buildChunk(k, c, end int, views []view, builders []*rowBuilder, row *conn.Row) error {
	for source := c * chunkRows; source < end; source++ {
		for i := range views {
			v := &views[i]
			if source < v.Source.Lo || source >= v.Source.Hi {
				continue
			}
			if err := v.Synapses.Fill(source-v.Source.Lo, row); err != nil {
				return err
			}
			for s, t := range row.Target {
				element := v.Target.Lo + int(t)
				w := 0.0
				if len(row.Weight) > 0 {
					w = row.Weight[s]
				}
				for _, p := range v.parts {
					if element >= p.lo && element < p.hi {
						if err := builders[p.block].add(row.Delay[s]+uint32(v.Offset), uint32(p.at+element-p.lo), w); err != nil {
							return err
						}
						break
					}
				}
			}
		}
		for _, b := range builders {
			b.endRow()
		}
	}
	for b, builder := range builders {
		done, err := builder.finish()
		if err != nil {
			return err
		}
		e.blocks[b].tables[k].chunks[c] = done
	}
	return nil
}

// finish collects which lags are used.
func (e *Engine) finish() {
	for _, b := range e.blocks {
		all := map[uint32]bool{}
		for _, t := range b.tables {
			used := map[uint32]bool{}
			for _, c := range t.chunks {
				for s, lag := range c.lag {
					used[lag] = true
					t.synapses += int64(c.length[s])
				}
			}
			t.lags = t.lags[:0]
			for lag := range used {
				all[lag] = true
				t.lags = append(t.lags, lag)
				e.maxLag = max(e.maxLag, int(lag))
				e.minLag = min(e.minLag, int(lag))
			}
			slices.Sort(t.lags)
		}
		for lag := range all {
			b.lags = append(b.lags, lag)
		}
		slices.Sort(b.lags)
		b.flights = make([]flight, len(b.tables))
	}
	for _, b := range e.blocks {
		for i := range b.flights {
			b.flights[i].steps = make([][]cursor, e.maxLag+2)
		}
	}
}
