package sim

import (
	"errors"
	"math"

	"synfire/conn"
)

// sampling is the number of sources of which one has its synapses made: 1 is
// all, more when more are expected than Options.Sample.
func (s *Sim) sampling() int {
	// Numbers that follow from each other cannot be drawn for some sources only.
	if s.opt.Sample <= 0 || s.streams.Sequential() != nil {
		return 1
	}
	work := 0.0
	for _, proj := range s.net.Projections() {
		sources, targets := proj.From.Len(), proj.To.Len()
		n, known := conn.Expected(proj.Rule, sources, targets)
		if !known {
			n = float64(sources) * float64(targets) // that are looked at
		}
		work += n
	}
	return max(1, int(math.Ceil(work/float64(s.opt.Sample))))
}

var errSample = errors.New("a simulation with a sample of the synapses cannot run; see Options.Sample")

// Sampled tells whether only some of the synapses have been made; see
// Options.Sample.
func (s *Sim) Sampled() bool { return s.every > 1 }

// kept says which sources of a projection have their synapses: elements whose
// index is a multiple of s.every, so that all projections of a population keep
// the same, and the first, so that none is without.
func (s *Sim) kept(projection int) func(source int) bool {
	from := s.net.Projections()[projection].From
	return func(source int) bool { return source == 0 || from.At(source)%s.every == 0 }
}

// expected returns the number of synapses of a projection, and whether it is
// exact: it was counted, or is the same whatever is drawn.
func (s *Sim) expected(projection int) (n float64, exact bool) {
	made := float64(s.count(projection))
	if s.every == 1 {
		return made, true
	}
	if rows, ok := s.drawn[projection].Rows.(conn.Numbered); ok {
		return float64(rows.Count()), true
	}
	proj := s.net.Projections()[projection]
	if n, known := conn.Expected(proj.Rule, proj.From.Len(), proj.To.Len()); known {
		return n, conn.Exact(proj.Rule)
	}
	return made * s.scale(projection), false
}

// scale is the number of sources of a projection over that of those kept.
func (s *Sim) scale(projection int) float64 {
	n, kept := s.net.Projections()[projection].From.Len(), 0
	is := s.kept(projection)
	for source := range n {
		if is(source) {
			kept++
		}
	}
	return float64(n) / float64(kept)
}

// expectedTotal returns the number of all synapses and the memory of their
// tables: what is there for each source, with or without synapses, and the rest
// in proportion to the synapses.
func (s *Sim) expectedTotal() (synapses, bytes float64) {
	have, _ := s.engine.Bytes()
	if s.every == 1 {
		_, n := s.engine.Bytes()
		return float64(n), float64(have)
	}
	made, all := 0.0, 0.0
	for i := range s.net.Projections() {
		n, _ := s.expected(i)
		size := s.plan.synapseBytes(i)
		synapses += n
		made += float64(s.count(i)) * size
		all += n * size
	}
	if made == 0 {
		return synapses, all
	}
	index := float64(s.engine.IndexBytes())
	return synapses, index + (float64(have)-index)*all/made
}

// roundedDelays is the number of delays of a projection that are no whole
// number of steps, or what is expected of it.
func (s *Sim) roundedDelays(projection int) int64 {
	rounded := s.drawn[projection].Rounded()
	if s.every == 1 || rounded == 0 {
		return rounded
	}
	n, _ := s.expected(projection)
	return round(float64(rounded) / float64(s.count(projection)) * n)
}
