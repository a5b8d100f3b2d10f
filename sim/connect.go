package sim

import (
	"errors"
	"fmt"

	"synfire/conn"
	"synfire/event"
	"synfire/network"
	"synfire/state"
	"synfire/unit"
)

// connect splits the populations among workers, builds the tables, unless
// another trial has them, and binds the kernels to them.
func (s *Sim) connect() error {
	if err := s.addCouplings(); err != nil {
		return err
	}
	if err := s.addRules(); err != nil {
		return err
	}
	s.sources()
	s.every = s.sampling()
	s.threads = s.threadCount()
	workers := s.threads * s.partsPerThread(s.threads)
	cuts := s.cut(workers)
	blocks, places := s.blockPlans(workers, cuts)
	if s.first != nil {
		s.engine, s.parts = s.first.engine, s.first.parts
	} else {
		projections, err := s.eventProjections()
		if err != nil {
			return err
		}
		ep := event.Plan{Blocks: blocks, Projections: projections}
		ep.Sizes = s.sources()
		if s.engine, err = event.Build(ep); err != nil {
			return s.locate(err)
		}
	}
	s.window = max(1, min(s.engine.MinLag(), maxWindow))
	if s.coupled() {
		s.window = 1
	}
	for _, c := range s.couplings {
		c.lag = s.engine.Reach(s.parts[c.number][0].index)
	}
	s.growRings()
	s.history = s.engine.NewHistory(workers, s.window)
	return s.bindWorkers(cuts, places)
}

// sources numbers what can be sent: the spikes of every population, then its
// custom events. It returns their sizes.
func (s *Sim) sources() []int {
	var sizes []int
	for _, p := range s.populations {
		sizes = append(sizes, p.n)
	}
	for _, p := range s.populations {
		p.eventSources = nil
		for _, e := range p.composite.Model.Events {
			if e.Start {
				p.eventSources = append(p.eventSources, -1)
				continue
			}
			p.eventSources = append(p.eventSources, len(sizes))
			sizes = append(sizes, p.n)
		}
	}
	return sizes
}

// source is the number of what a projection sends.
func (s *Sim) source(proj *network.Projection) int {
	root := s.index(proj.From.Root)
	if proj.Event == "" {
		return root
	}
	return s.populations[root].event(proj.Event)
}

// event is the number of what is sent at a custom event.
func (p *population) event(name string) int {
	for i, e := range p.composite.Model.Events {
		if e.Name == name && !e.Start {
			return p.eventSources[i]
		}
	}
	panic("BUG: no event " + name)
}

// locate adds where the projection was made whose synapse is wrong.
func (s *Sim) locate(err error) error {
	var synapse *conn.SynapseError
	for _, proj := range s.net.Projections() {
		if errors.As(err, &synapse) && synapse.Projection == proj.Name {
			return proj.Place().Locate(err)
		}
	}
	return err
}

// eventProjections describes the projections to the tables.
func (s *Sim) eventProjections() ([]event.Projection, error) {
	var list []event.Projection
	for i, proj := range s.net.Projections() {
		syn, err := s.synapses(i, proj)
		if err != nil {
			return nil, proj.Place().Locate(err)
		}
		s.drawn = append(s.drawn, syn)
		r := s.plan.receptors[i]
		offset := s.populations[r.population].composite.Timing.Offset
		if s.plan.bonds[i] != nil {
			offset = 1 // without a delay the state before the step is read
		}
		parts := r.partsOf(proj.Weight)
		for k := range parts {
			parts[k].index = len(list)
			part := event.Projection{
				Common:   proj.Weight.Uniform(),
				Weight:   commonWeight(proj.Weight),
				Source:   event.Range{Population: s.source(proj), Lo: proj.From.Lo, Hi: proj.From.Hi},
				Target:   event.Range{Population: r.population, Lo: proj.To.Lo, Hi: proj.To.Hi},
				Receptor: parts[k].receptor,
				Offset:   offset,
				Channel:  s.plan.releases[i].channel,
				Synapses: rangedSynapses(syn, proj),

				Apart: s.plan.bonds[i] != nil || s.plan.rules[i] != nil,
			}
			if len(parts) > 1 {
				part.Synapses = signed{part.Synapses, parts[k].sign}
			}
			list = append(list, part)
		}
		s.parts = append(s.parts, parts)
	}
	return list, nil
}

// site is where the part of a population lies that a worker has: a block, and
// which of its targets.
type site struct{ block, target int }

// blockPlans gives every worker a block for each precision; places[w][p] is
// where its part of population p lies.
func (s *Sim) blockPlans(workers int, cuts [][]int) (blocks []event.BlockPlan, places []map[int]site) {
	places = make([]map[int]site, workers)
	for w := range workers {
		places[w] = map[int]site{}
		byPrecision := map[state.Type]int{}
		for i, p := range s.populations {
			rng := event.Range{Population: i, Lo: cuts[i][w], Hi: cuts[i][w+1]}
			if rng.Len() == 0 {
				continue
			}
			b, known := byPrecision[p.precision]
			if !known {
				b = len(blocks)
				byPrecision[p.precision] = b
				blocks = append(blocks, event.BlockPlan{Precision: p.precision})
			}
			plan := &blocks[b]
			places[w][i] = site{b, len(plan.Targets)}
			plan.Targets = append(plan.Targets, rng)
			plan.Receptors = max(plan.Receptors, len(p.composite.Receptors))
		}
	}
	return blocks, places
}

// bindWorkers makes the workers and binds the kernels to their parts.
func (s *Sim) bindWorkers(cuts [][]int, places []map[int]site) error {
	blocks := s.blocksOf(s.engine)
	for w := range places {
		wk := &worker{id: w, sim: s}
		used := map[int]bool{}
		for i, p := range s.populations {
			at, here := places[w][i]
			if !here {
				continue
			}
			if !used[at.block] {
				used[at.block] = true
				wk.blocks = append(wk.blocks, blocks[at.block])
			}
			acc := receptorColumns(blocks[at.block], at.target, len(p.composite.Receptors))
			sh, err := p.newShare(cuts[i][w], cuts[i][w+1], acc, s)
			if err != nil {
				return err
			}
			if !s.opt.Dense && !s.coupled() && !s.ruled(p) {
				sh.rest = newResting(sh, blocks[at.block], at.target)
			}
			p.shares = append(p.shares, sh)
			wk.shares = append(wk.shares, sh)
			for _, c := range s.couplings {
				if c.post != p {
					continue
				}
				r, err := c.reduce(s, sh, at.block)
				if err != nil {
					return err
				}
				wk.reductions = append(wk.reductions, r)
			}
		}
		s.workers = append(s.workers, wk)
	}
	for _, r := range s.rules {
		var shares []*share
		var blocks []int
		for w, wk := range s.workers {
			for _, sh := range wk.shares {
				if sh.pop == r.post {
					shares, blocks = append(shares, sh), append(blocks, places[w][r.post.index].block)
				}
			}
		}
		if err := r.spread(s, shares, blocks); err != nil {
			return err
		}
		for _, x := range r.shares {
			for _, wk := range s.workers {
				for _, sh := range wk.shares {
					if sh == x.share {
						wk.rules = append(wk.rules, x)
					}
				}
			}
		}
	}
	s.crew = newCrew(s.workers, s.threads, s.opt.Threads == 0)
	return nil
}

// maxWindow bounds the steps between two meetings of the workers, so that a
// stop is noticed soon.
const maxWindow = 64

// synapses describes the synapses of a projection.
func (s *Sim) synapses(i int, proj *network.Projection) (*conn.Synapses, error) {
	timing := *s.populations[s.plan.receptors[i].population].composite.Timing
	if s.plan.bonds[i] != nil {
		timing.MinDelay = 0
	}
	delay := proj.Delay
	if !delay.IsSet() && timing.MinDelay > 0 {
		delay = unit.AnyOf(unit.Quantify(unit.Millisecond(1)))
	}
	d := conn.Draw{Streams: s.streams, Name: proj.Name}
	if proj.From.Root == proj.To.Root {
		places := placesOf(proj.To)
		d.Self = func(source int) int {
			e := proj.From.At(source)
			if places == nil {
				return e - proj.To.Lo
			}
			if k, ok := places[uint32(e)]; ok {
				return int(k)
			}
			return -1
		}
	}
	rule, err := s.rule(proj)
	if err != nil {
		return nil, err
	}
	if s.Sampled() {
		rule = conn.Sample{Of: rule, Kept: s.kept(i)}
	}
	weights, err := s.values(proj.Pairs.Weight, proj)
	if err != nil {
		return nil, err
	}
	delays, err := s.values(proj.Pairs.Delay, proj)
	if err != nil {
		return nil, err
	}
	rows, err := rule.Rows(proj.From.Len(), proj.To.Len(), d)
	if err != nil {
		return nil, fmt.Errorf("projection %q: %w", proj.Name, err)
	}
	syn := &conn.Synapses{
		Rows: rows, Sources: proj.From.Len(), Targets: proj.To.Len(), Weight: proj.Weight, Delay: delay,
		Dt: s.dt, MinDelay: timing.MinDelay, Streams: s.streams, Name: proj.Name,
		WeightOf: weights, DelayOf: delays, Interrupted: s.opt.Interrupted,
	}
	return syn, syn.CheckLists()
}

// commonWeight is the weight that all synapses share, 0 when they do not.
func commonWeight(w unit.Any) float64 {
	if !w.Uniform() {
		return 0
	}
	return w.At(0, nil)
}

// index is the place of a population in the network.
func (s *Sim) index(root *network.Population) int {
	for i, p := range s.populations {
		if p.desc == root {
			return i
		}
	}
	panic("BUG: population of another network")
}

// projectionIndex is the place of a projection in the network, -1 when it is
// of another one.
func (s *Sim) projectionIndex(proj *network.Projection) int {
	for i, p := range s.net.Projections() {
		if p == proj {
			return i
		}
	}
	return -1
}

// EachSynapse calls f for every synapse of a projection, ordered by source as
// these stand in their population.
func (s *Sim) EachSynapse(proj *network.Projection, f func(event.Synapse)) {
	i := s.projectionIndex(proj)
	var weights []float64
	if r := s.ruleOf(i); r != nil && r.weighs {
		weights = s.weights(i)
	}
	k := 0
	for source := range inOrder(proj.From) {
		for syn := range s.connections(i, source) {
			if weights != nil {
				syn.Weight = weights[k]
			}
			f(syn)
			k++
		}
	}
}

// SynapseCount returns the number of synapses of a projection.
func (s *Sim) SynapseCount(proj *network.Projection) int64 {
	return s.count(s.projectionIndex(proj))
}

// SetWeights gives the synapses of a projection new weights: one for all, or
// one for each in the order of EachSynapse, or drawn.
func (s *Sim) SetWeights(proj *network.Projection, v unit.Any) error {
	if v.Dim() != proj.Weight.Dim() {
		return fmt.Errorf("the weight of %q is in %v, not in %v", proj.Name, proj.Weight.Dim(), v.Dim())
	}
	if text, ok := v.Expression(); ok {
		return fmt.Errorf("the weight of %q is the expression %q; expressions are for WeightExpr, when the network is made", proj.Name, text)
	}
	i := s.projectionIndex(proj)
	if n := int64(v.Len()); n >= 0 && n != s.count(i) {
		return fmt.Errorf("%d weights for the %d synapses of %q", n, s.count(i), proj.Name)
	}
	if s.off[i].IsSet() {
		if v.Uniform() {
			s.off[i] = v
			return nil
		}
		src := s.weightSource(proj)
		weights := make([]float64, s.count(i))
		for k := range weights {
			weights[k] = v.At(k, src)
		}
		s.off[i] = unit.AnyEach(v.Dim(), weights)
		return nil
	}
	return s.setWeights(i, v)
}
