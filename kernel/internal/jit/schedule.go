package jit

import (
	"slices"

	"synfire/ir"
)

// A processor looks some tens of instructions ahead. The chain of an
// exponential alone takes more cycles than that, so several chains must stand
// side by side in the code to keep the arithmetic units busy: independent parts
// of one group of lanes, or several groups. The order is found by list
// scheduling: cycle by cycle, the instruction is taken that has the longest way
// to the end of those whose arguments are ready; when the registers are full,
// one that sets registers free. Groups start one after the other, so that the
// end of one chain stands beside the beginning of another. The model issues one
// instruction a cycle where processors can issue two or more: chains that stand
// closer side by side were no faster, and need more registers.

// step is one instruction of the Func for one group.
type step struct {
	instr int32
	group int32
}

// The model of the processor.
const (
	enough    = 14 // live values above which registers are saved
	lookahead = 36 // instructions that wait for their arguments at most, as in AMD's "Zen"
	stagger   = 8  // cycles from the start of a group to that of the next
)

// latency is roughly the cycles from an op's arguments to its value.
func latency(in ir.Instr) int32 {
	switch in.Op {
	case ir.OpAdd, ir.OpSub, ir.OpMul, ir.OpMulAdd, ir.OpCvt, ir.OpRound, ir.OpFloor, ir.OpCeil, ir.OpTrunc, ir.OpMin, ir.OpMax:
		return 4
	case ir.OpDiv, ir.OpSqrt:
		return 12
	case ir.OpLoad, ir.OpMulHi, ir.OpPow2: // loads that are instructions are gathers
		return 8
	case ir.OpWord:
		return 60
	case ir.OpCount:
		return 20
	case ir.OpLT, ir.OpLE, ir.OpEQ, ir.OpNE:
		return 3
	}
	return 1
}

// isLazy tells whether an instruction is a load that becomes part of its first
// use.
func (g *generator) isLazy(i int) bool {
	in := g.f.Body[i]
	if in.Op != ir.OpLoad {
		return false
	}
	r := g.f.Slots[in.Imm].Rank
	return r == ir.Element || r == ir.Synapse
}

// inOrder is the order of the Func, group by group within each instruction.
func (g *generator) inOrder(head bool, groups int) []step {
	var seq []step
	if !head {
		seq = make([]step, 0, groups*len(g.f.Body))
	}
	for i, in := range g.f.Body {
		if in.Op == ir.OpConst || g.uniform[i] != head || g.absorbed[i] {
			continue
		}
		for k := range groups {
			seq = append(seq, step{int32(i), int32(k)})
		}
	}
	return seq
}

// node is what the scheduler knows of an instruction of the body.
type node struct {
	used    bool    // it is in the body and takes a place in the order
	lazy    bool    // a load that becomes part of its first use
	effect  bool    // gives no value
	inTurn  bool    // groups take it one after the other
	args    []int32 // values of the body that it reads, each once
	times   []int32 // how often it reads each
	after   []int32 // instructions that must follow it
	height  int32   // cycles from its start to the end of all
	latency int32
}

// scheduler orders the body for a number of groups. Its steps are numbered
// instruction*groups + group.
type scheduler struct {
	*generator
	groups int
	nodes  []node
	waits  []int32 // per step: how many must come before
	start  []int32 // per step: when its arguments are ready
	left   []int32 // per step: uses not yet scheduled
	ready  []int32 // steps whose arguments are scheduled
	live   int
	peak   int // most values live at once
	now    int32
	seq    []step
}

// nodes describes the body to the scheduler.
func (g *generator) nodes() []node {
	nodes := make([]node, len(g.f.Body))
	effects := map[uint64]int{} // last effect on a slot or list
	for i, in := range g.f.Body {
		if in.Op == ir.OpConst || g.uniform[i] || g.absorbed[i] {
			continue
		}
		n := &nodes[i]
		*n = node{used: true, lazy: g.isLazy(i), effect: in.Op.Effect(), latency: latency(in)}
		n.inTurn = in.Op == ir.OpEmit || in.Op == ir.OpWord || in.Op == ir.OpAccum || in.Op == ir.OpStore && g.f.Slots[in.Imm].Rank == ir.Target
		for k := range in.Op.Arity() {
			a := int32(g.behind(in.Args[k]))
			if !nodes[a].used {
				continue
			}
			if at := slices.Index(n.args, a); at >= 0 {
				n.times[at]++
				continue
			}
			n.args, n.times = append(n.args, a), append(n.times, 1)
			if !nodes[a].lazy {
				nodes[a].after = append(nodes[a].after, int32(i))
			}
		}
		if n.effect {
			key := in.Imm << 1
			if in.Op == ir.OpEmit {
				key |= 1
			}
			if last, ok := effects[key]; ok {
				nodes[last].after = append(nodes[last].after, int32(i))
			}
			effects[key] = i
		}
	}
	g.storesLast(nodes)
	g.storesBeforeCrossings(nodes)
	g.rareBeforeEmits(nodes)
	for i := len(nodes) - 1; i >= 0; i-- {
		n := &nodes[i]
		for _, u := range n.after {
			n.height = max(n.height, nodes[u].height)
		}
		n.height += n.latency
	}
	return nodes
}

// storesLast puts the store of a column behind all uses of what was loaded
// from it, so that the memory keeps it till then.
func (g *generator) storesLast(nodes []node) {
	stores := map[uint64]int32{}
	for i, in := range g.f.Body {
		if nodes[i].used && in.Op == ir.OpStore {
			stores[in.Imm] = int32(i)
		}
	}
	for i := range nodes {
		if nodes[i].effect && g.f.Body[i].Op == ir.OpStore {
			continue
		}
		for _, a := range nodes[i].args {
			if !nodes[a].lazy {
				continue
			}
			if to, ok := stores[g.f.Body[a].Imm]; ok {
				nodes[i].after = append(nodes[i].after, to)
			}
		}
	}
}

// storesBeforeCrossings puts the tests of crossings behind the stores of what
// they compare: what they read back has to be there.
func (g *generator) storesBeforeCrossings(nodes []node) {
	if len(g.crossings) == 0 {
		return
	}
	stores := make([]int, len(g.f.Slots))
	for i, in := range g.f.Body {
		if in.Op == ir.OpStore {
			stores[in.Imm] = i
		}
	}
	for emit, in := range g.f.Body {
		if in.Op != ir.OpEmit {
			continue
		}
		if c, ok := g.crossings[ir.Ref(emit)]; ok {
			n := &nodes[stores[c.slot]]
			n.after = append(n.after, int32(emit))
		}
	}
}

// schedule orders the body's instructions for a number of groups.
func (g *generator) schedule(nodes []node, groups int) *scheduler {
	n := len(nodes) * groups
	s := &scheduler{generator: g, groups: groups, nodes: nodes}
	s.waits, s.start, s.left = make([]int32, n), make([]int32, n), make([]int32, n)
	steps := 0
	for i := range nodes {
		if !nodes[i].used {
			continue
		}
		for k := range groups {
			if nodes[i].lazy {
				s.seq = append(s.seq, step{int32(i), int32(k)})
			}
			if nodes[i].inTurn && k > 0 {
				s.waits[i*groups+k]++
			}
			steps++
			for _, u := range nodes[i].after {
				s.waits[int(u)*groups+k]++
			}
			for m, a := range nodes[i].args {
				s.left[int(a)*groups+k] += nodes[i].times[m]
			}
		}
	}
	for i := range nodes {
		for k := range groups {
			if nodes[i].used && !nodes[i].lazy && s.waits[i*groups+k] == 0 {
				s.ready = append(s.ready, int32(i*groups+k))
			}
		}
	}
	for len(s.seq) < steps {
		if best := s.choose(); best >= 0 {
			s.issue(best)
		}
		s.now++
	}
	return s
}

// longest is the cycles from the start of the body to its end.
func (s *scheduler) longest() int32 {
	most := int32(0)
	for i := range s.nodes {
		most = max(most, s.nodes[i].height)
	}
	return most
}

// choose returns the place in ready of the step to take, -1 to wait a cycle.
func (s *scheduler) choose() int {
	best, bestScore := -1, int64(0)
	full := s.live >= enough
	for at, id := range s.ready {
		i := int(id) / s.groups
		n := &s.nodes[i]
		score := int64(n.height) + stagger*int64(s.groups-int(id)%s.groups)
		if n.effect {
			score += 1 << 40 // sets a register free and delays nothing
		}
		switch {
		case full:
			// What frees most, even when its arguments are not ready.
			score += -int64(s.growth(n, int(id)%s.groups))<<32 - int64(max(0, s.start[id]-s.now))<<16
		case s.start[id] > s.now:
			continue
		}
		if best < 0 || score > bestScore {
			best, bestScore = at, score
		}
	}
	return best
}

// growth is how many more values are live after an instruction than before.
// Loads do not count, since they can be done again.
func (s *scheduler) growth(n *node, group int) int {
	grows := 1
	if n.effect {
		grows = 0
	}
	for m, a := range n.args {
		if !s.nodes[a].lazy && s.left[int(a)*s.groups+group] == n.times[m] {
			grows--
		}
	}
	return grows
}

// issue takes a step from ready.
func (s *scheduler) issue(at int) {
	id := s.ready[at]
	s.ready[at] = s.ready[len(s.ready)-1]
	s.ready = s.ready[:len(s.ready)-1]
	i, group := int(id)/s.groups, int(id)%s.groups
	n := &s.nodes[i]
	s.live += s.growth(n, group)
	s.peak = max(s.peak, s.live)
	for m, a := range n.args {
		s.left[int(a)*s.groups+group] -= n.times[m]
	}
	s.seq = append(s.seq, step{int32(i), int32(group)})
	done := max(s.now, s.start[id]) + n.latency
	for _, u := range n.after {
		s.release(int(u)*s.groups+group, done)
	}
	if n.inTurn && group+1 < s.groups {
		s.release(int(id)+1, s.now)
	}
}

// release counts one of the things that a step waits for as done.
func (s *scheduler) release(id int, done int32) {
	s.start[id] = max(s.start[id], done)
	if s.waits[id]--; s.waits[id] == 0 {
		s.ready = append(s.ready, int32(id))
	}
}
