package sim

import (
	"fmt"

	"synfire/event"
	"synfire/network"
)

// ConnectionsFrom calls f for the synapses of one source of a projection, an
// index within its sources, ordered by delay and target.
func (s *Sim) ConnectionsFrom(proj *network.Projection, source int, f func(event.Synapse)) {
	for syn := range s.connections(s.projectionIndex(proj), source) {
		f(syn)
	}
}

// ConnectionsTo calls f for the synapses that end in one target of a
// projection, ordered by source. It looks through all synapses of the
// projection.
func (s *Sim) ConnectionsTo(proj *network.Projection, target int, f func(event.Synapse)) {
	s.EachSynapse(proj, func(syn event.Synapse) {
		if syn.Target == target {
			f(syn)
		}
	})
}

// InDegree returns the number of synapses of every target of a projection.
func (s *Sim) InDegree(proj *network.Projection) []int {
	return s.degrees(proj, proj.To, s.engine.InDegree)
}

// OutDegree returns the number of synapses of every source of a projection.
func (s *Sim) OutDegree(proj *network.Projection) []int {
	return s.degrees(proj, proj.From, s.engine.OutDegree)
}

// degrees adds up the degrees in the parts of a projection, of which a group is
// one side.
func (s *Sim) degrees(proj *network.Projection, group *network.Population, of func(part int) []int) []int {
	sum := make([]int, group.Len())
	for _, p := range s.parts[s.projectionIndex(proj)] {
		degree := of(p.index)
		for k := range sum {
			sum[k] += degree[group.At(k)-group.Lo]
		}
	}
	return sum
}

// maxMatrix bounds the entries of a matrix of weights: 1 GB.
const maxMatrix = 1 << 27

// WeightMatrix returns the sums of the weights, in coherent units, between all
// sources and targets of a projection, [source][target]; 0 where there is no
// synapse.
func (s *Sim) WeightMatrix(proj *network.Projection) ([]float64, error) {
	if n := int64(proj.From.Len()) * int64(proj.To.Len()); n > maxMatrix {
		return nil, fmt.Errorf("projection %q: a matrix of %d times %d weights; read the connections of single neurons instead", proj.Name, proj.From.Len(), proj.To.Len())
	}
	m := make([]float64, proj.From.Len()*proj.To.Len())
	s.EachSynapse(proj, func(syn event.Synapse) { m[syn.Source*proj.To.Len()+syn.Target] += syn.Weight })
	return m, nil
}
