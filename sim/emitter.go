package sim

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"synfire/compose"
	"synfire/ir"
	"synfire/kernel"
	"synfire/rng"
	"synfire/state"
)

// emitter gives the spikes of a share whose elements need not be stepped one
// by one.
type emitter interface {
	// emit appends the spikes of a step, ascending; indices are those of the
	// population.
	emit(step int64, buf []uint32) []uint32
}

// emits tells whether a population has emitters in the place of its kernel.
func (p *populationPlan) emits() bool { return p.composite.Spikes != nil || p.program.Chance != nil }

// still tells whether a step changes nothing.
func (p *populationPlan) still() bool {
	return !slices.ContainsFunc(p.program.Step.Slots, func(s ir.Slot) bool { return s.Mode != ir.In })
}

// newEmitter returns the emitter of elements lo to hi-1, nil when the
// population is stepped by its kernel.
func (p *population) newEmitter(lo, hi int, s *Sim) emitter {
	if p.composite.Spikes != nil {
		return newListed(p, lo, hi, s)
	}
	if c := p.program.Chance; c != nil {
		return &scattered{
			probability: p.columns[c.Probability], stream: rng.NewStream(s.seed, c.Stream), n: p.n, lo: lo, hi: hi, prepared: math.NaN(),
		}
	}
	return nil
}

// update runs the elements through step k and returns those that spike.
func (sh *share) update(call *kernel.Call, k int64) ([]uint32, error) {
	if sh.emitter == nil {
		if err := call.Run(0, sh.places()); err != nil {
			return nil, err
		}
		return sh.rest.endStep(k, sh.spikes, call.Count(0)), nil
	}
	sh.emitted = sh.emitter.emit(k, sh.emitted[:0])
	if sh.pop.still() {
		return sh.emitted, nil
	}
	listed := sh.own[compose.Listed]
	for _, e := range sh.emitted {
		listed.Set(int(e)-sh.lo, 1)
	}
	err := call.Run(0, sh.hi-sh.lo)
	for _, e := range sh.emitted {
		listed.Set(int(e)-sh.lo, 0)
	}
	return sh.emitted, err
}

// scattered are elements that spike with one probability, drawn by count. All
// workers that share a block draw it whole and keep their part, so that the
// partition does not show.
type scattered struct {
	probability state.Column
	stream      rng.Stream
	n, lo, hi   int
	prepared    float64 // the probability of whole and last
	whole, last *rng.Subset
	buf         []uint32
}

func (s *scattered) emit(step int64, buf []uint32) []uint32 {
	if p := s.probability.At(0); p != s.prepared {
		s.prepared, s.whole, s.last = p, rng.NewSubset(rng.SubsetBlock, p), rng.NewSubset(s.n%rng.SubsetBlock, p)
	}
	for first := s.lo / rng.SubsetBlock * rng.SubsetBlock; first < s.hi; first += rng.SubsetBlock {
		set := s.whole
		if s.n-first < rng.SubsetBlock {
			set = s.last
		}
		s.buf = set.Append(s.buf[:0], s.stream, uint32(first/rng.SubsetBlock), uint64(step), uint32(first))
		for _, e := range s.buf {
			if int(e) >= s.lo && int(e) < s.hi {
				buf = append(buf, e)
			}
		}
	}
	return buf
}

// listed are spikes at given or drawn times.
type listed struct {
	events []listedSpike // by step, then element
	next   int           // the first event of the step after the last one asked for
	step   int64         // that step
}

type listedSpike struct {
	step    int64
	element uint32
}

func newListed(p *population, lo, hi int, s *Sim) *listed {
	l := &listed{}
	add := func(t float64, e uint32) {
		step := int64(math.Floor(t/s.dt+0.5+1e-6)) - int64(p.composite.Timing.Stamp)
		l.events = append(l.events, listedSpike{step, e})
	}
	spikes := p.composite.Spikes
	for k, t := range spikes.Times {
		if e := int(spikes.Elements[k]); e >= lo && e < hi {
			add(t, uint32(e))
		}
	}
	if spikes.Drawn != nil {
		stream := rng.NewStream(s.seed, rng.StreamID(p.desc.Name, "listed spikes", 0, s.opt.Trial, 0))
		for e := uint32(lo); e < uint32(hi); e++ {
			for _, t := range spikes.Drawn(e, func(k uint64) [4]uint32 { return stream.Block(e, k) }) {
				if t >= 0 {
					add(t, e)
				}
			}
		}
	}
	slices.SortFunc(l.events, func(a, b listedSpike) int {
		return cmp.Or(cmp.Compare(a.step, b.step), cmp.Compare(a.element, b.element))
	})
	return l
}

func (l *listed) emit(step int64, buf []uint32) []uint32 {
	if step != l.step {
		l.next = sort.Search(len(l.events), func(k int) bool { return l.events[k].step >= step })
	}
	for l.next < len(l.events) && l.events[l.next].step <= step {
		if l.events[l.next].step == step {
			buf = append(buf, l.events[l.next].element)
		}
		l.next++
	}
	l.step = step + 1
	return buf
}
