package event

import "synfire/state"

// Edges are the synapses of a projection that end in one block, in canonical
// order: by lag, source, position in the row.
type Edges struct {
	// Source and Target are elements of the populations.
	Source, Target []uint32
	// Weight has the block's precision.
	Weight state.Column
	// Runs are the synapses of equal lags.
	Runs []Run
}

// Run is synapses Lo to Hi-1, which have one lag.
type Run struct{ Lag, Lo, Hi int }

// Reach returns the largest lag of a projection apart.
func (e *Engine) Reach(projection int) int {
	reach := 0
	for _, s := range e.sets {
		if t := s.tables[e.keyOf[projection]]; len(t.lags) > 0 {
			reach = max(reach, int(t.lags[len(t.lags)-1]))
		}
	}
	return reach
}

// Edges lists the synapses of a projection apart that end in a block.
func (e *Engine) Edges(projection, block int) Edges {
	proj := e.plan.Projections[projection]
	if !proj.Apart {
		panic("BUG: the edges of a projection that shares tables")
	}
	t, b := e.sets[block].tables[e.keyOf[projection]], e.blocks[block]
	shift := 0
	for i, r := range b.plan.Targets {
		if r.Population == proj.Target.Population {
			shift = r.Lo - b.offsets[i]
		}
	}
	var out Edges
	weights := make([]float64, 0, t.synapses)
	for _, lag := range t.lags {
		run := Run{Lag: int(lag), Lo: len(out.Source)}
		for source := proj.Source.Lo; source < proj.Source.Hi; source++ {
			s, ok := t.find(uint32(source), lag)
			if !ok {
				continue
			}
			for k := range s.n {
				out.Source = append(out.Source, uint32(source))
				out.Target = append(out.Target, uint32(t.target(s, k)+shift))
				weights = append(weights, t.weight(s, k))
			}
		}
		run.Hi = len(out.Source)
		out.Runs = append(out.Runs, run)
	}
	out.Weight = state.NewColumn(t.precision, len(weights))
	for k, w := range weights {
		out.Weight.Set(k, w)
	}
	return out
}
