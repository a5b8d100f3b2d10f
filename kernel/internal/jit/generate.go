package jit

import (
	"encoding/binary"
	"slices"

	"synfire/ir"
	"synfire/kernel/internal/jit/asm"
)

// Places of the scratch area with a purpose of their own.
const (
	placeTail     = iota // mask of the tail's 32-bit lanes
	placeTailWide        // of its 64-bit lanes
	placeLanes           // a vector whose lanes are taken one by one
	placesFixed
)

// generator makes the code of one call form of a Func.
type generator struct {
	a         *asm.Assembler
	f         *ir.Func
	oneTarget bool
	layout    layout
	lanes     int                 // of the body: 8, or 4 where it has F64
	uniform   []bool              // per value
	absorbed  []bool              // per value: needs no code of its own
	crossings map[ir.Ref]crossing // per emit that tests one
	rare      map[ir.Ref][]ir.Ref // per emit: the choices that it makes
	homes     []int               // per value: the place where the head leaves it for the body, -1 when it does not
	pointers  []int               // per slot: which of pointerRegs holds its address, -1 when none does
	loads     [][]ir.Ref          // per slot
	places    int                 // of the scratch area that all sections share
	most      int                 // places in use at most
	keys      map[[4]ir.Ref]int   // per seed and step of random words: the place of its rounds' constants
	paired    map[ir.Ref]pair     // words that are drawn with another
	streams   []int               // per word: the place of its first round's constant
	cold      []func()
	exit      asm.Label
	again     asm.Label // where what is left is looked at
	partial   asm.Label // in the tail: RAX elements are left, RCX are to be taken at most
}

// generate makes the code of all call forms, without pages for it.
func generate(f *ir.Func, a *asm.Assembler) *Code {
	c := &Code{f: f, layout: newLayout(f)}
	starts := map[callForm]asm.Label{}
	places, cost := 0, 0.0
	for form := range callForms {
		form = effective(f, form)
		if _, ok := starts[form]; ok {
			continue
		}
		g := newGenerator(a, f, form, c.layout)
		start := a.NewLabel()
		starts[form] = start
		a.Align()
		a.Bind(start)
		a.Grow(3 * len(f.Body)) // the body twice, for the main loop and the tail, and what registers cost
		cost = max(cost, g.procedure())
		places = max(places, g.most)
	}
	c.program = a.Finish()
	for form := range callForms {
		c.entries[form] = c.program.Offset(starts[effective(f, form)])
	}
	c.layout.size = c.layout.scratch + placeSize*places
	c.chunk = chunkFor(cost)
	return c
}

// effective drops from a call form what makes no difference to the Func.
func effective(f *ir.Func, form callForm) callForm {
	has := func(r ir.Rank) bool {
		return slices.ContainsFunc(f.Slots, func(s ir.Slot) bool { return s.Rank == r })
	}
	if !has(ir.Source) {
		form &^= oneSource
	}
	index := slices.ContainsFunc(f.Body, func(in ir.Instr) bool { return in.Op == ir.OpIndex })
	if f.Domain == ir.Map || !has(ir.Target) && !index {
		form &^= oneTarget
	}
	return form
}

// specialise returns the Func in which what a call form makes one for all
// synapses is uniform.
func specialise(f *ir.Func, form callForm) *ir.Func {
	s := *f
	s.Slots = slices.Clone(f.Slots)
	for i := range s.Slots {
		sl := &s.Slots[i]
		if form&oneSource != 0 && sl.Rank == ir.Source || form&oneTarget != 0 && sl.Rank == ir.Target && sl.Mode == ir.In {
			sl.Rank = ir.Uniform
		}
	}
	return &s
}

func newGenerator(a *asm.Assembler, f *ir.Func, form callForm, l layout) *generator {
	g := &generator{a: a, f: specialise(f, form), oneTarget: form&oneTarget != 0, layout: l, places: placesFixed}
	g.uniform = ir.UniformValues(g.f)
	g.lanes = lanesOf(g.f, func(i int) bool { return !g.uniform[i] })
	g.exit, g.again, g.partial = a.NewLabel(), a.NewLabel(), a.NewLabel()
	g.findAbsorbed()
	g.findCrossings()
	g.findRare()
	g.findHomes()
	g.findPointers()
	g.wordPlaces()
	g.most = g.places
	return g
}

// lanesOf returns how many lanes the instructions of a part need: 4 when one
// has to do with F64.
func lanesOf(f *ir.Func, part func(i int) bool) int {
	for i, in := range f.Body {
		if !part(i) {
			continue
		}
		wide := in.Type == ir.F64
		for k := range in.Op.Arity() {
			wide = wide || f.Body[in.Args[k]].Type == ir.F64
		}
		if wide {
			return 4
		}
	}
	return 8
}

// findHomes gives a place to each uniform value that the body reads.
func (g *generator) findHomes() {
	g.homes = make([]int, len(g.f.Body))
	for i := range g.homes {
		g.homes[i] = -1
	}
	want := func(r ir.Ref) {
		if g.uniform[r] && g.homes[r] < 0 && g.f.Body[r].Op != ir.OpConst {
			g.homes[r] = g.places
			g.places++
		}
	}
	for i, in := range g.f.Body {
		if g.uniform[i] || g.absorbed[i] {
			continue
		}
		for k := range in.Op.Arity() {
			want(g.behind(in.Args[k]))
		}
		switch in.Op {
		case ir.OpEmit:
			if c, ok := g.crossings[ir.Ref(i)]; ok {
				want(c.bound)
			}
		case ir.OpEnd:
			for _, c := range g.f.Loops[in.Imm].Carry {
				want(c.Next)
			}
		}
	}
}

// findPointers lists the loads of the columns, and gives registers to the
// addresses of those that the body uses most.
func (g *generator) findPointers() {
	uses := make([]int, len(g.f.Slots))
	order := make([]int, len(uses))
	g.loads = make([][]ir.Ref, len(g.f.Slots))
	for i, in := range g.f.Body {
		if !g.uniform[i] && (in.Op == ir.OpLoad || in.Op == ir.OpStore || in.Op == ir.OpAccum) {
			uses[in.Imm]++
		}
		if in.Op == ir.OpLoad {
			g.loads[in.Imm] = append(g.loads[in.Imm], ir.Ref(i))
		}
	}
	g.pointers = make([]int, len(uses))
	for i := range order {
		order[i], g.pointers[i] = i, -1
	}
	slices.SortStableFunc(order, func(a, b int) int { return uses[b] - uses[a] })
	for n, slot := range order[:min(len(order), len(pointerRegs))] {
		if uses[slot] > 0 {
			g.pointers[slot] = n
		}
	}
}

// widths tells which values take 256 bits. With 8 lanes all do; with 4, F64
// does, and truth values have the width of what they were made from, but for
// invariant ones, which serve both.
func (g *generator) widths(lanes int, invariant []bool) []bool {
	wide := make([]bool, len(g.f.Body))
	for i, in := range g.f.Body {
		if lanes == 8 || in.Type == ir.F64 {
			wide[i] = true
			continue
		}
		if in.Type != ir.Bool || in.Op == ir.OpPhi {
			continue
		}
		for k := range in.Op.Arity() {
			a := in.Args[k]
			if in.Op == ir.OpSelect && k == 0 || g.f.Body[a].Type == ir.Bool && invariant[a] {
				continue
			}
			wide[i] = wide[i] || wide[a]
		}
	}
	return wide
}

// splat is a constant of the pool with the same 64 bits everywhere.
func (g *generator) splat(bits uint64, wide bool) asm.Mem {
	b := make([]byte, 0, 32)
	for range 4 {
		b = binary.LittleEndian.AppendUint64(b, bits)
	}
	if !wide {
		b = b[:16]
	}
	return g.a.Const(b)
}

// procedure generates head, main loop, tail and cold code. It returns the
// instructions of the main loop per element or synapse.
func (g *generator) procedure() float64 {
	emit := g.a.Emit
	emit(asm.MOV, regIndex, argument(argLo))
	emit(asm.MOV, regLimit, argument(argHi))
	headLanes := lanesOf(g.f, func(i int) bool { return g.uniform[i] && g.f.Body[i].Op != ir.OpConst })
	g.newSection(head, headLanes, 1, g.inOrder(true, 1)).walk()
	g.fillWordPlaces()
	for slot, n := range g.pointers {
		if n >= 0 {
			emit(asm.MOV, pointerRegs[n], g.layout.slot(slot))
		}
	}
	g.a.Bind(g.again)
	if g.words() {
		g.align()
	}
	cost := g.mainLoop()
	g.tailLoop()
	g.a.Bind(g.exit)
	emit(asm.VZEROUPPER)
	emit(asm.RET)
	for _, f := range g.cold {
		f()
	}
	return cost
}

// mainLoop takes several groups at a time, then single ones, so that the tail,
// whose masked stores take long, has less than one. It returns the instructions
// per element or synapse.
func (g *generator) mainLoop() float64 {
	best, single := g.plan()
	cost := g.loop(best)
	if best != single {
		g.loop(single)
	}
	return cost
}

// loop generates the loop of a section, as long as there are elements for it.
func (g *generator) loop(s *section) float64 {
	emit := g.a.Emit
	step := s.groups * g.lanes
	loop, end := g.a.NewLabel(), g.a.NewLabel()
	emit(asm.SUB, regLimit, asm.Imm(step))
	emit(asm.CMP, regIndex, regLimit)
	emit(asm.JG, end)
	s.pin()
	g.a.Align()
	g.a.Bind(loop)
	before := g.a.Len()
	s.walk()
	emit(asm.ADD, regIndex, asm.Imm(step))
	emit(asm.CMP, regIndex, regLimit)
	emit(asm.JLE, loop)
	cost := float64(g.a.Len()-before) / float64(step)
	g.a.Bind(end)
	emit(asm.ADD, regLimit, asm.Imm(step))
	return cost
}

// align has the tail take the elements up to the next multiple of four, from
// which on a group begins with a block of random words.
func (g *generator) align() {
	emit := g.a.Emit
	emit(asm.MOV, asm.RCX.D(), argument(argFirst))
	emit(asm.ADD, asm.RCX.D(), regIndex.D())
	emit(asm.NEG, asm.RCX.D())
	aligned := g.a.NewLabel()
	emit(asm.AND, asm.RCX.D(), asm.Imm(3))
	emit(asm.JE, aligned)
	g.left()
	emit(asm.JMP, g.partial)
	g.a.Bind(aligned)
}

// left leaves the number of elements that are left in RAX, or ends.
func (g *generator) left() {
	g.a.Emit(asm.MOV, asm.RAX, regLimit)
	g.a.Emit(asm.SUB, asm.RAX, regIndex)
	g.a.Emit(asm.CMP, asm.RAX, asm.Imm(0))
	g.a.Emit(asm.JLE, g.exit)
}

// tailLoop takes the rest in single groups, whose lanes beyond the end are
// masked away.
func (g *generator) tailLoop() {
	emit := g.a.Emit
	g.left()
	emit(asm.MOV, asm.RCX.D(), asm.Imm(g.lanes))
	g.a.Bind(g.partial)
	emit(asm.CMP, asm.RAX, asm.RCX)
	emit(asm.CMOVG, asm.RAX, asm.RCX)
	emit(asm.MOV, argument(argRem), asm.RAX)
	emit(asm.NEG, asm.RAX)
	// 32 bytes of ones, then zeros: what starts n lanes before the border has
	// the first n lanes set.
	masks := append(slices.Repeat([]byte{0xff}, placeSize), make([]byte, placeSize)...)
	emit(asm.LEA, asm.RCX, g.a.Const(masks))
	emit(asm.VMOVUPS, asm.Y(0), asm.Indexed(asm.RCX, asm.RAX, 4, placeSize))
	emit(asm.VMOVUPS, g.layout.place(placeTail), asm.Y(0))
	if g.lanes == 4 {
		emit(asm.VMOVUPS, asm.Y(0), asm.Indexed(asm.RCX, asm.RAX, 8, placeSize))
		emit(asm.VMOVUPS, g.layout.place(placeTailWide), asm.Y(0))
	}
	g.newSection(tail, g.lanes, 1, g.inOrder(false, 1)).walk()
	emit(asm.ADD, regIndex, argument(argRem))
	emit(asm.JMP, g.again)
}

// chunkFor is how many elements a call may take so that it ends within about
// 100 microseconds, at one instruction a cycle: code cannot be preempted.
func chunkFor(cost float64) int {
	const cycles = 250_000
	return max(64, int(cycles/max(cost, 0.1))&^63)
}
