package jit

import (
	"slices"

	"synfire/ir"
)

// The main loop can take one group of lanes or several. Which is best is found
// by estimate, from what the processor can do in a cycle and how far it looks
// ahead.
const (
	mostGroups = 3
	mostSteps  = 1600 // instructions in the loop, which bounds the time of compiling
	left       = 0.03 // what another group costs small populations, of which more elements are left over
	longBody   = 60   // instructions of a group from which on more groups are tried only while they may help
)

// plan readies the sections for the best number of groups and for single ones.
func (g *generator) plan() (best, single *section) {
	if g.looping() {
		s := g.newSection(main, g.lanes, 1, g.inOrder(false, 1))
		s.pins = 2 // a loop has no schedule that would say how many registers it needs
		return s, s
	}
	nodes := g.nodes()
	size := 0
	for i := range nodes {
		if nodes[i].used && !nodes[i].lazy {
			size++
		}
	}
	least := 0.0
	for groups := 1; groups <= mostGroups && (groups == 1 || groups*size <= mostSteps); groups++ {
		sch := g.schedule(nodes, groups)
		s := g.newSection(main, g.lanes, groups, sch.seq)
		s.pins = max(0, len(s.owner)-2-max(sch.peak, g.mostAtOnce(groups)))
		cost, waits := s.estimate(sch)
		if best == nil || cost < least {
			best, least = s, cost
		}
		if groups == 1 {
			single = s
		}
		if size >= longBody && !waits {
			break
		}
	}
	return best, single
}

// mostAtOnce is how many registers one instruction takes beyond its arguments.
func (g *generator) mostAtOnce(groups int) int {
	switch {
	case len(g.paired) > 0:
		return 3*groups + 1
	case g.words():
		return 2*groups + 1
	}
	return 0
}

// estimate is roughly the cycles per group of lanes, and whether these are spent
// in waiting for arguments, so that more groups would help.
func (s *section) estimate(sch *scheduler) (cycles float64, waits bool) {
	const overhead = 3 // instructions of the loop itself
	instructions, loads := float64(overhead), 0.0
	for _, st := range s.order {
		v := s.value(ir.Ref(st.instr), int(st.group))
		if !sch.nodes[st.instr].lazy {
			instructions++
			continue
		}
		loads++
		if len(v.uses) > 1 {
			instructions++
		}
	}
	for n, v := range s.byUses() {
		if n >= s.pins {
			loads += float64(len(v.uses))
		}
	}
	spills := float64(s.groups * max(0, sch.peak+2-len(s.owner)))
	loads += spills
	instructions += spills
	busy := max(instructions/perCycle, loads)
	// What one turn takes if it were alone, less what turns overlap.
	waiting := float64(sch.longest()) / (1 + lookahead/instructions)
	groups := float64(s.groups)
	return max(busy, waiting) / groups * (1 + left*(groups-1)), waiting > busy
}

// byUses returns uniform values and constants, those that are read most first.
func (s *section) byUses() []*value {
	c := slices.Clone(s.fixed)
	slices.SortStableFunc(c, func(a, b *value) int { return len(b.uses) - len(a.uses) })
	return c
}

// pin loads the invariant values that are read most into registers, where they
// stay.
func (s *section) pin() {
	for _, v := range s.byUses()[:min(s.pins, len(s.fixed))] {
		if len(v.uses) > 0 {
			s.load(v)
			v.pinned = true
		}
	}
	s.locked = 0
}

// looping tells whether the body has a loop.
func (g *generator) looping() bool {
	for _, l := range g.f.Loops {
		if !g.uniform[l.Begin] {
			return true
		}
	}
	return false
}
