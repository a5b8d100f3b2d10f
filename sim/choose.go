package sim

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"synfire/diag"
	"synfire/eqn"
	"synfire/ir"
	"synfire/network"
	"synfire/rng"
	"synfire/state"
	"synfire/unit"
)

// Where returns the elements of an object for which a condition holds,
// ascending: an expression over i, N and what can be read of the object. The
// elements of a projection are its targets, or its sources where its equations
// live with them. The error is a diag.List when the text is wrong.
func (s *Sim) Where(of any, condition string) ([]int, error) {
	if s.Trials() > 1 {
		return nil, fmt.Errorf("a condition over the variables of %d trials, which differ; choose elements by index", s.Trials())
	}
	values, err := s.evaluate(of, condition, "a condition", "condition", &eqn.Foreign{Type: eqn.Boolean})
	if err != nil {
		return nil, err
	}
	var chosen []int
	for e, x := range values {
		if x != 0 {
			chosen = append(chosen, e)
		}
	}
	return chosen, nil
}

// evaluate computes an expression for every element of an object, in coherent
// units: over i, N, rand(), randn() and what can be read of the object. The
// random numbers are those of the object, the use and the current step.
func (s *Sim) evaluate(of any, text, what, use string, want *eqn.Foreign) ([]float64, error) {
	places, object, err := s.places(of)
	if err != nil {
		return nil, err
	}
	// A projection has values on both sides: those that are meant come first.
	away := func(pl place) int {
		if slices.Contains(s.populations[s.index(pl.group.Root)].names(pl.prefix), use) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(places, func(a, b place) int { return away(a) - away(b) })
	var p *population
	var at place
	names := map[string]eqn.Foreign{"i": {Type: eqn.Integer}, "N": {Type: eqn.Integer}}
	columns := map[string]state.Column{}
	for _, pl := range places {
		root := s.populations[s.index(pl.group.Root)]
		known := root.names(pl.prefix)
		if len(known) == 0 || p != nil && !pl.group.Same(at.group) {
			continue
		}
		p, at = root, pl
		for _, name := range known {
			if _, twice := names[name]; twice {
				continue
			}
			sym, _ := root.composite.Model.Symbol(pl.prefix + name)
			names[name] = eqn.Foreign{Dim: sym.Dim, Type: sym.Type}
			columns[name] = root.columns[sym.Name]
		}
	}
	if p == nil {
		return nil, fmt.Errorf("%s has no variables", object)
	}
	if err := s.settle(); err != nil {
		return nil, err
	}
	e, err := eqn.ParseExpr(diag.Source{Name: what, Text: text}, eqn.Scope{Names: names, What: what, Want: want})
	if err != nil {
		return nil, err
	}
	return s.compute(e, p, at.group, columns, use)
}

// compute runs an expression on the interpreter, since it is run once, for the
// elements of a group of p. columns are what it can read, by name.
func (s *Sim) compute(e *eqn.Expr, p *population, group *network.Population, columns map[string]state.Column, use string) ([]float64, error) {
	n := group.Len()
	out := make([]float64, n)
	bound := map[string]state.Column{
		"i": indices(n, 0), "N": constant(float64(n)), "result": state.Of(out),
		"seed.lo": state.Of([]uint32{uint32(s.seed)}), "seed.hi": state.Of([]uint32{uint32(s.seed >> 32)}),
		"step.lo": state.Of([]uint32{uint32(s.step)}), "step.hi": state.Of([]uint32{uint32(uint64(s.step) >> 32)}),
	}
	pure := *e.Func
	pure.Body = slices.Clone(pure.Body)
	for i, in := range pure.Body {
		if in.Op.Random() {
			pure.Body[i].Imm = uint64(rng.StreamID(group.Name, use, int(in.Imm), s.opt.Trial, 0))
		}
	}
	b := ir.NewBuilder(use, ir.Map)
	v := b.Inline(&pure, func(sl ir.Slot) ir.Ref {
		c, ok := bound[sl.Name]
		if !ok {
			if c = columns[sl.Name]; c.Len() == p.n && (p.n > 1 || n == 1) {
				c = elementsOf(c, group)
			}
			bound[sl.Name] = c
		}
		rank := ir.Element
		if c.Len() == 1 && n > 1 {
			rank = ir.Uniform
		}
		return b.Cvt(sl.Type, b.Load(sl.Name, c.Type(), rank))
	})[0]
	b.Store("result", b.Cvt(ir.F64, v), ir.Element)
	if err := interpret(b.Func(), bound, n); err != nil {
		return nil, err
	}
	return out, nil
}

// elementsOf is a column of the elements of a group: of a range a view, of picked
// elements a copy.
func elementsOf(c state.Column, group *network.Population) state.Column {
	if group.Picked == nil {
		return c.Slice(group.Lo, group.Hi)
	}
	picked := state.NewColumn(c.Type(), group.Len())
	for k, e := range group.Picked {
		picked.Set(k, c.At(int(e)))
	}
	return picked
}

// interpret runs a Map once over n elements.
func interpret(f *ir.Func, columns map[string]state.Column, n int) error {
	f, err := ir.Optimize(f)
	if err != nil {
		return err
	}
	in, err := ir.NewInterp(f)
	if err != nil {
		return err
	}
	slots := make([]state.Column, len(f.Slots))
	for k, sl := range f.Slots {
		slots[k] = columns[sl.Name]
	}
	exec, err := in.Bind(slots, nil)
	if err != nil {
		return err
	}
	return exec.Run(0, n)
}

// AssignAt gives chosen elements of a variable or parameter new values, in every
// trial: one for all, one for each chosen element, drawn, or computed by an
// expression as in Assign.
func (s *Sim) AssignAt(of any, name string, elements []int, x unit.Any) error {
	return s.eachTrial(func(t *Sim) error { return t.assignAt(of, name, elements, x) })
}

// assignAt gives chosen elements of this trial new values.
func (s *Sim) assignAt(of any, name string, elements []int, x unit.Any) error {
	v, err := s.lookupOne(of, name)
	if err != nil {
		return err
	}
	if x.Dim() != v.sym.Dim {
		return fmt.Errorf("%s is in %v, not in %v", name, v.sym.Dim, x.Dim())
	}
	if _, ok := x.Expression(); ok {
		all, err := s.computed(of, name, x)
		if err != nil {
			return err
		}
		picked := make([]float64, len(elements))
		for k, e := range elements {
			if e >= 0 && e < all.Len() {
				picked[k] = all.At(e, nil)
			}
		}
		x = unit.AnyEach(x.Dim(), picked)
	}
	if n := x.Len(); n >= 0 && n != len(elements) {
		return fmt.Errorf("%s: %d values for %d elements", name, n, len(elements))
	}
	if v.one() && (!x.Uniform() || len(elements) < v.n || isPart(of)) && len(elements) > 0 {
		return oneForAll(of, name)
	}
	src := s.streams.Source(v.object(of), fmt.Sprintf("%s at step %d", v.sym.Name, s.step))
	values := make([]float64, len(elements))
	for k, e := range elements {
		if e < 0 || e >= v.n {
			return fmt.Errorf("%s: element %d of %d", name, e, v.n)
		}
		if values[k] = x.At(k, src); math.IsNaN(values[k]) || math.IsInf(values[k], 0) {
			return fmt.Errorf("%s: the value of element %d is %v", name, e, values[k])
		}
	}
	for k, e := range elements {
		v.Set(e, values[k]/v.scale)
	}
	return nil
}

// SynapsesWhere returns the synapses of a projection for which a condition
// holds, as their places in the order of EachSynapse: an expression over i and
// j, the places of source and target in the projection's groups, N_pre, N_post,
// and the variables and parameters of both sides as x_pre and x_post.
func (s *Sim) SynapsesWhere(proj *network.Projection, condition string) ([]int, error) {
	i := s.projectionIndex(proj)
	if i < 0 {
		return nil, fmt.Errorf("%s belongs to another network", proj.Name)
	}
	e, err := proj.ParsePair(condition, "a condition", &eqn.Foreign{Type: eqn.Boolean})
	if err != nil {
		return nil, err
	}
	x, err := s.newPairExpr(e, proj)
	if err != nil {
		return nil, err
	}
	if err := s.settle(); err != nil {
		return nil, err
	}
	var chosen, targets []int
	place := 0
	holds := make([]float64, 0, 64)
	for source := range inOrder(proj.From) {
		targets = targets[:0]
		for syn := range s.connections(i, source) {
			targets = append(targets, syn.Target)
		}
		holds = slices.Grow(holds[:0], len(targets))[:len(targets)]
		if err := x.run(source, len(targets), func(k int) int { return targets[k] }, holds); err != nil {
			return nil, err
		}
		for _, h := range holds {
			if h != 0 {
				chosen = append(chosen, place)
			}
			place++
		}
	}
	return chosen, nil
}

// SetWeightsAt gives chosen synapses of a projection new weights: one for all,
// one for each chosen synapse, or drawn.
func (s *Sim) SetWeightsAt(proj *network.Projection, synapses []int, v unit.Any) error {
	if n := v.Len(); n >= 0 && n != len(synapses) {
		return fmt.Errorf("%d weights for %d synapses", n, len(synapses))
	}
	weights := s.Weights(proj)
	src := s.weightSource(proj)
	for k, at := range synapses {
		if at < 0 || at >= len(weights) {
			return fmt.Errorf("synapse %d of %d", at, len(weights))
		}
		weights[at] = v.At(k, src)
	}
	return s.SetWeights(proj, unit.AnyEach(v.Dim(), weights))
}

// Weights returns the weights of a projection in the order of EachSynapse, in
// coherent units; those of a projection that is switched off are the ones that
// it will have again.
func (s *Sim) Weights(proj *network.Projection) []float64 {
	i := s.projectionIndex(proj)
	if kept, off := s.off[i]; off {
		weights := make([]float64, s.count(i))
		for k := range weights {
			weights[k] = kept.At(k, nil)
		}
		return weights
	}
	return s.weights(i)
}

// Active tells whether a projection is switched on.
func (s *Sim) Active(proj *network.Projection) bool {
	_, off := s.off[s.projectionIndex(proj)]
	return !off
}

// SetActive switches a projection off, so that nothing arrives through it any
// more, or on again. Spikes under way arrive if it is on when they are due.
func (s *Sim) SetActive(proj *network.Projection, on bool) error {
	i := s.projectionIndex(proj)
	if i < 0 {
		return fmt.Errorf("%s belongs to another network", proj.Name)
	}
	if on == s.Active(proj) {
		return nil
	}
	if on {
		kept := s.off[i]
		delete(s.off, i)
		return s.setWeights(i, kept)
	}
	weights := s.weights(i)
	kept := unit.AnyEach(proj.Weight.Dim(), weights)
	if len(weights) > 0 && slices.Min(weights) == slices.Max(weights) {
		kept = unit.AnyOf(unit.New(weights[0], proj.Weight.Dim()))
	}
	if s.off == nil {
		s.off = map[int]unit.Any{}
	}
	s.off[i] = kept
	return s.setWeights(i, unit.AnyOf(unit.New(0, proj.Weight.Dim())))
}

// setWeights stores weights in the tables, after they have been checked.
func (s *Sim) setWeights(i int, v unit.Any) error {
	proj := s.net.Projections()[i]
	src := s.weightSource(proj)
	var wrong error
	err := s.store(i, v.Uniform(), func(k int) float64 {
		x := v.At(k, src)
		if wrong == nil && (math.IsNaN(x) || math.IsInf(x, 0)) {
			wrong = fmt.Errorf("the weight of synapse %d of %q is %v", k, proj.Name, x)
		}
		return x
	})
	for _, t := range s.all() {
		t.reweigh(i)
	}
	return errors.Join(err, wrong)
}

// weightSource gives the random numbers for new weights. Weights are wiring:
// all trials have the same.
func (s *Sim) weightSource(proj *network.Projection) unit.Source {
	streams := s.streams
	if streams.Kind() == rng.Counter {
		streams = rng.NewStreams(rng.Counter, s.seed, 0)
	}
	return streams.Source(proj.Name, fmt.Sprintf("weight at step %d", s.step))
}
