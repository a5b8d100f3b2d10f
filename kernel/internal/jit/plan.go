package jit

import (
	"math"
	"slices"

	"synfire/ir"
	"synfire/kernel/internal/jit/asm"
)

// The main loop can take one group of lanes or several. Which is best is found
// by trying: what each would ask of the processor is counted in its code, and
// how long it would wait for arguments follows from its longest chain and from
// how far the processor looks ahead.
const (
	mostGroups = 5
	mostSteps  = 500  // instructions of the Func in the loop; in long bodies independent parts stand side by side in one group
	mostTaken  = 12   // registers that one instruction may take for all groups
	left       = 0.02 // what another group costs small populations, of which more elements are left over
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
	one := g.schedule(nodes, 1)
	single = g.scheduled(one)
	chosen, least := one, 0.0
	for groups := 2; groups <= mostGroups && groups*size <= mostSteps && g.mostAtOnce(groups) <= mostTaken; groups++ {
		if groups == 2 {
			least = g.try(one)
		}
		more := g.schedule(nodes, groups)
		cost := g.try(more)
		if cost < least {
			chosen, least = more, cost
		}
	}
	if chosen == one {
		return single, single
	}
	return g.scheduled(chosen), single
}

// scheduled is the main section of a schedule.
func (g *generator) scheduled(sch *scheduler) *section {
	s := g.newSection(main, g.lanes, sch.groups, sch.seq)
	s.pins = max(0, len(s.owner)-1-max(sch.peak, g.mostAtOnce(sch.groups)))
	return s
}

// try generates a schedule's code to throw it away, and returns about how many
// cycles it takes for a group of lanes.
func (g *generator) try(sch *scheduler) float64 {
	t := *g
	t.a, t.cold = asm.New(), nil // for its labels and constants
	s := t.scheduled(sch)
	s.pin()
	s.draft = true
	s.walk()
	busy := s.work.cycles()
	// What one turn takes if it were alone, less what turns overlap.
	waiting := float64(sch.longest()) / (1 + lookahead/s.work.instructions())
	groups := float64(sch.groups)
	// Neither hides the other wholly; the exponent is fitted to measurements.
	return math.Cbrt(busy*busy*busy+waiting*waiting*waiting) / groups * (1 + left*(groups-1))
}

// mostAtOnce is how many registers one instruction may take at once.
func (g *generator) mostAtOnce(groups int) int {
	most := 5
	if g.lanes == 4 {
		most = 6
		for _, in := range g.f.Body {
			most = max(most, masksAtOnce(in))
		}
	}
	if g.words() {
		most = max(most, wordsAtOnce(groups))
	}
	if len(g.rare) > 0 {
		most = max(most, mostRare+3) // the mask, one value that is copied, and a constant
	}
	return most
}

// masksAtOnce is how many registers an instruction on truth values may take
// where lanes have two widths: three for each that is turned to the other
// width, and one for its value.
func masksAtOnce(in ir.Instr) int {
	if in.Type != ir.Bool {
		return 0
	}
	switch in.Op {
	case ir.OpSelect:
		return 10
	case ir.OpAnd, ir.OpOr, ir.OpXor:
		return 7
	}
	return 0
}

// work is what code asks of the vector units: parts of 128 bits that they are
// handed, loads and stores being some of them, and parts that memory is asked
// for.
type work struct{ handed, accesses int }

// What a processor with vector units of 128 bits, AMD's "Zen", does in a cycle.
const (
	handedPerCycle   = 4
	accessesPerCycle = 2
)

// count adds an instruction with the given operands.
func (w *work) count(args []asm.Operand) {
	parts, memory := 0, false
	for _, arg := range args {
		switch a := arg.(type) {
		case asm.Reg:
			parts = max(parts, a.Bits()/128)
		case asm.Mem:
			memory = true
		}
	}
	w.handed += parts
	if memory {
		w.accesses += parts
	}
}

// cycles is the time that the work takes at the least.
func (w *work) cycles() float64 {
	return max(float64(w.handed)/handedPerCycle, float64(w.accesses)/accessesPerCycle)
}

// instructions is how many instructions of 256 bits the work is about.
func (w *work) instructions() float64 { return float64(w.handed) / 2 }

// byUses returns uniform values and constants, those that are read most first.
func (s *section) byUses() []*value {
	c := slices.Clone(s.fixed)
	slices.SortStableFunc(c, func(a, b *value) int { return int(b.left - a.left) })
	return c
}

// pin loads the invariant values that are read most into registers, where they
// stay.
func (s *section) pin() {
	for _, v := range s.byUses()[:min(s.pins, len(s.fixed))] {
		if v.left > 0 {
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
