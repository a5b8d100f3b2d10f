package sim

import (
	"fmt"
	"iter"

	"synfire/conn"
	"synfire/event"
	"synfire/unit"
)

// part is the synapses of a projection that end in one receptor. A projection
// has two parts where the sign of a weight picks the receptor and weights
// differ, else one.
type part struct {
	receptor int
	sign     sign
	// index is the part's place among the projections of the engine.
	index int
}

// sign is the weights that a part takes.
type sign int

const (
	anySign  sign = iota
	positive      // from 0 up
	negative      // below 0
)

func (s sign) takes(w float64) bool { return s == anySign || (w >= 0) == (s == positive) }

// partsOf tells which receptors a projection with such weights needs.
func (r receptorPlan) partsOf(weight unit.Any) []part {
	above, below := part{receptor: r.positive, sign: positive}, part{receptor: r.negative, sign: negative}
	switch {
	case r.positive == r.negative:
		return []part{{receptor: r.positive}}
	case !weight.Uniform():
		return []part{above, below}
	case positive.takes(weight.At(0, nil)):
		return []part{above}
	}
	return []part{below}
}

// signed are the synapses with weights of one sign.
type signed struct {
	event.Synapses
	sign sign
}

// Fill implements event.Synapses.
func (s signed) Fill(source int, row *conn.Row) error {
	if err := s.Synapses.Fill(source, row); err != nil || len(row.Weight) == 0 {
		return err
	}
	n := 0
	for k, w := range row.Weight {
		if s.sign.takes(w) {
			row.Target[n], row.Delay[n], row.Weight[n] = row.Target[k], row.Delay[k], w
			n++
		}
	}
	row.Target, row.Delay, row.Weight = row.Target[:n], row.Delay[:n], row.Weight[:n]
	return nil
}

// connections walks the synapses of one source of a projection, by part; those
// of a part by delay, target and drawing.
func (s *Sim) connections(projection, source int) iter.Seq[event.Synapse] {
	proj := s.net.Projections()[projection]
	targets := placesOf(proj.To)
	return func(yield func(event.Synapse) bool) {
		for _, p := range s.parts[projection] {
			for syn := range s.engine.Connections(p.index, proj.From.At(source)-proj.From.Lo) {
				syn.Source = source
				if targets != nil {
					syn.Target = int(targets[uint32(proj.To.Lo+syn.Target)])
				}
				if !yield(syn) {
					return
				}
			}
		}
	}
}

// count returns the number of synapses of a projection.
func (s *Sim) count(projection int) int64 {
	var n int64
	for _, p := range s.parts[projection] {
		n += s.engine.Count(p.index)
	}
	return n
}

// weights returns the weights of a projection in the order of its sources and
// their connections.
func (s *Sim) weights(projection int) []float64 {
	if r := s.ruleOf(projection); r != nil {
		return r.weights(s.count(projection))
	}
	var list []float64
	for source := range inOrder(s.net.Projections()[projection].From) {
		for syn := range s.connections(projection, source) {
			list = append(list, syn.Weight)
		}
	}
	return list
}

// store puts weights into the tables: f(0), f(1), … in the order of weights, or
// f(0) for all when they are common. Where the sign of a weight picks the
// receptor, a synapse keeps its sign.
func (s *Sim) store(projection int, common bool, f func(k int) float64) error {
	parts := s.parts[projection]
	if len(parts) == 1 && parts[0].sign == anySign {
		return s.engine.SetWeights(parts[0].index, common, f)
	}
	proj := s.net.Projections()[projection]
	weights := make([][]float64, len(parts))
	k := 0
	for source := range inOrder(proj.From) {
		for of, p := range parts {
			for syn := range s.engine.Connections(p.index, proj.From.At(source)-proj.From.Lo) {
				w := f(k)
				if !p.sign.takes(w) && w != 0 {
					return fmt.Errorf("projection %q: the synapse from %d to %d cannot change its weight from %v to %v: the sign picks the receptor when the network is built",
						proj.Name, syn.Source, syn.Target, syn.Weight, w)
				}
				weights[of] = append(weights[of], w)
				k++
			}
		}
	}
	for of, p := range parts {
		if len(weights[of]) == 0 {
			continue
		}
		if err := s.engine.SetWeights(p.index, common, func(k int) float64 { return weights[of][k] }); err != nil {
			return err
		}
	}
	return nil
}
