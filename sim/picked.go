package sim

import (
	"cmp"
	"iter"
	"slices"

	"synfire/conn"
	"synfire/event"
	"synfire/network"
	"synfire/state"
)

// Tables span ranges of populations. The synapses of picked elements stand in
// those of the range that holds them all, whose other elements have none.

// ranged are synapses between groups as synapses between the ranges that hold
// these.
type ranged struct {
	event.Synapses
	from   *network.Population
	to     *network.Population
	fromTo map[uint32]uint32 // places of picked sources
}

// rangedSynapses puts the synapses of a projection where tables want them.
func rangedSynapses(syn event.Synapses, proj *network.Projection) event.Synapses {
	if proj.From.Picked == nil && proj.To.Picked == nil {
		return syn
	}
	return ranged{syn, proj.From, proj.To, placesOf(proj.From)}
}

// Fill implements event.Synapses.
func (r ranged) Fill(source int, row *conn.Row) error {
	if r.fromTo != nil {
		place, ok := r.fromTo[uint32(r.from.Lo+source)]
		if !ok {
			row.Target, row.Delay, row.Weight = row.Target[:0], row.Delay[:0], row.Weight[:0]
			return nil
		}
		source = int(place)
	}
	if err := r.Synapses.Fill(source, row); err != nil {
		return err
	}
	for k, t := range row.Target {
		row.Target[k] = uint32(r.to.At(int(t)) - r.to.Lo)
	}
	return nil
}

// inOrder are the places of a group in the order in which its elements stand in
// the population, which is that of the tables.
func inOrder(g *network.Population) iter.Seq[int] {
	return func(yield func(int) bool) {
		if g.Picked == nil {
			for k := range g.Len() {
				if !yield(k) {
					return
				}
			}
			return
		}
		places := make([]int, g.Len())
		for k := range places {
			places[k] = k
		}
		slices.SortFunc(places, func(a, b int) int { return cmp.Compare(g.Picked[a], g.Picked[b]) })
		for _, k := range places {
			if !yield(k) {
				return
			}
		}
	}
}

// placeColumn is the place within a group of every one of n elements, below 0
// or beyond its length for those that are not part of it.
func placeColumn(n int, g *network.Population) state.Column {
	places := placesOf(g)
	if places == nil {
		return indices(n, g.Lo)
	}
	c := state.NewColumn(state.I32, n)
	for e := range n {
		c.Set(e, -1)
	}
	for e, k := range places {
		c.Set(int(e), float64(k))
	}
	return c
}
