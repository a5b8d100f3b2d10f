package jit

import (
	"synfire/ir"
	"synfire/kernel/internal/jit/asm"
)

// The general registers. RAX, RCX and RDX are scratch within an instruction of
// the Func (RDX counts the turns of a loop); RBP and RSP belong to Go.
const (
	regArgs  = asm.RDI
	regIndex = asm.RSI // element or synapse that the group starts at
	regLimit = asm.RBX
)

// pointerRegs hold addresses of columns.
var pointerRegs = [...]asm.Reg{asm.R8, asm.R9, asm.R10, asm.R11, asm.R12, asm.R13, asm.R14, asm.R15}

// part is what a section is for.
type part uint8

const (
	head part = iota
	main
	tail
)

// section generates one walk over the Func: its uniform values, or the rest for
// a number of groups of lanes, whose instructions alternate.
type section struct {
	*generator
	registers
	part      part
	lanes     int
	groups    int
	invariant []bool // per value: the same for all groups
	wide      []bool // per value
	vals      []value
	constants []*value // per instruction: the constant that it is or that its rule brings, nil otherwise
	shared    map[constant]*value
	fixed     []*value // uniform values and constants
	tailMasks [2]value // of 32-bit lanes, of 64-bit lanes
	nextPlace int      // first place of the scratch area not in use
	active    value    // lanes of a loop that go on
	turn      asm.Label
	outside   map[int][]ir.Ref // per loop, what it reads from outside
	drawn     map[ir.Ref]bool  // pairs of words, by the first
	chosen    []bool           // per value: an emit chooses it

	order []step
	pins  int  // invariant values that keep registers
	draft bool // instructions are counted, not kept
	work  work

	// the instruction at hand
	at    int // in order
	ref   ir.Ref
	in    ir.Instr
	group int
}

// newSection readies the values of a section.
func (g *generator) newSection(p part, lanes, groups int, order []step) *section {
	n := len(g.f.Body)
	s := &section{
		generator: g, part: p, lanes: lanes, groups: groups, order: order,
		invariant: make([]bool, n), vals: make([]value, n*groups), nextPlace: g.places, outside: map[int][]ir.Ref{}, drawn: map[ir.Ref]bool{},
	}
	for i, in := range g.f.Body {
		s.invariant[i] = in.Op == ir.OpConst || p != head && g.uniform[i]
	}
	s.wide = g.widths(lanes, s.invariant)
	for i := range s.temps {
		s.temps[i].reg = -1
	}
	s.vacant = 1<<len(s.owner) - 1
	for i, wide := range s.wide {
		for k := range groups {
			v := &s.vals[i*groups+k]
			v.reg, v.wide, v.group = -1, wide, int32(k)
		}
	}
	s.tailMasks[0] = value{reg: -1, wide: lanes == 8, home: fixed, mem: g.layout.place(placeTail)}
	s.tailMasks[1] = value{reg: -1, wide: true, home: fixed, mem: g.layout.place(placeTailWide)}
	s.constants, s.shared = make([]*value, n), map[constant]*value{}
	for i, in := range g.f.Body {
		switch {
		case in.Op == ir.OpConst:
			s.constants[i] = s.constant(splatOf(in), s.wide[i] || in.Type == ir.Bool)
		case s.invariant[i] && g.homes[i] >= 0:
			v := &s.vals[i*groups]
			v.wide = v.wide || in.Type == ir.Bool
			v.home, v.mem = fixed, g.layout.place(g.homes[i])
			s.fixed = append(s.fixed, v)
		}
	}
	s.findChosen()
	s.findUses()
	return s
}

// constant is a value with the same 64 bits everywhere.
type constant struct {
	bits uint64
	wide bool
}

// splatOf is the bits of a constant of the Func, as they stand in 64 bits of a
// register.
func splatOf(in ir.Instr) uint64 {
	switch in.Type {
	case ir.F64:
		return in.Imm
	case ir.Bool:
		return -in.Imm
	}
	return splat32(uint32(in.Imm))
}

// constant returns the section's value for a constant.
func (s *section) constant(bits uint64, wide bool) *value {
	key := constant{bits, wide}
	if v, ok := s.shared[key]; ok {
		return v
	}
	v := &value{reg: -1, wide: wide}
	switch bits {
	case 0:
		v.home = zeros
	case 1<<64 - 1:
		v.home = ones
	default:
		v.home, v.mem = fixed, s.splat(bits, wide)
	}
	s.shared[key] = v
	s.fixed = append(s.fixed, v)
	return v
}

// value is the value of an instruction in a group.
func (s *section) value(r ir.Ref, group int) *value {
	r = s.behind(r)
	if v := s.constants[r]; v != nil && s.f.Body[r].Op == ir.OpConst {
		return v
	}
	if s.invariant[r] {
		group = 0
	}
	return &s.vals[int(r)*s.groups+group]
}

// arg is argument k of the instruction at hand.
func (s *section) arg(k int) *value { return s.value(s.in.Args[k], s.group) }

// argType is the type of argument k.
func (s *section) argType(k int) ir.Type { return s.f.Body[s.in.Args[k]].Type }

// findUses lists the places in the order at which each value is used. What a
// loop reads from outside is needed until its end, and so are its carried
// values.
func (s *section) findUses() {
	const perInstruction = 2 // of most at most
	s.uses = make([]use, 1, 1+perInstruction*len(s.order))
	s.uses[0].at = never
	inLoop := -1
	for at, st := range s.order {
		use := func(v *value) { s.addUse(v, at) }
		note := func(r ir.Ref) { use(s.value(r, int(st.group))) }
		i := int(st.instr)
		in := s.f.Body[i]
		if bits, r, ok := literal(s.f, i); ok {
			s.constants[i] = s.constant(bits, s.value(r, int(st.group)).wide)
			use(s.constants[i])
		}
		if s.chosen[i] {
			continue // its emit reads them
		}
		for k := range in.Op.Arity() {
			r := in.Args[k]
			if in.Op == ir.OpWord {
				continue // read from their places
			}
			if in.Op == ir.OpSelect && k > 0 && in.Type != ir.Bool && s.value(r, 0).home == zeros {
				continue // becomes an and
			}
			note(r)
			if inLoop >= 0 && int(r) < inLoop && in.Op != ir.OpPhi {
				s.outside[inLoop] = append(s.outside[inLoop], r)
			}
		}
		switch in.Op {
		case ir.OpEmit:
			for _, r := range s.rare[ir.Ref(i)] {
				if s.chosen[r] {
					note(s.f.Body[r].Args[1])
					note(s.f.Body[r].Args[2])
				}
			}
			c, ok := s.crossings[ir.Ref(i)]
			if ok && st.group > 0 {
				use(s.extreme(ir.Ref(i), int(st.group)))
			}
			if ok && int(st.group) == s.groups-1 {
				note(c.bound)
			}
		case ir.OpLoop:
			inLoop = i
		case ir.OpEnd:
			for _, c := range s.f.Loops[in.Imm].Carry {
				note(c.Next)
				note(c.Phi)
			}
			for _, r := range s.outside[inLoop] {
				note(r)
			}
			inLoop = -1
		}
	}
}

// walk generates the section's instructions.
func (s *section) walk() {
	for at, st := range s.order {
		s.at, s.ref, s.in, s.group = at, ir.Ref(st.instr), s.f.Body[st.instr], int(st.group)
		s.a.Mark(int(st.instr) + 1)
		s.instruction()
		if s.part == head {
			s.publish()
		}
		s.done()
	}
}

// newPlace gives the section another place of the scratch area.
func (s *section) newPlace() int {
	s.nextPlace++
	s.most = max(s.most, s.nextPlace)
	return s.nextPlace - 1
}

// emit appends a machine instruction.
func (s *section) emit(op asm.Op, args ...asm.Operand) {
	if s.draft {
		s.work.count(args)
		return
	}
	s.a.Emit(op, args...)
}

// publish leaves a uniform value where the body looks for it, in all lanes.
func (s *section) publish() {
	if s.in.Op == ir.OpEnd {
		for _, c := range s.f.Loops[s.in.Imm].Carry {
			s.publishValue(c.Phi)
		}
	} else if s.in.Op != ir.OpPhi && s.in.Type != ir.Invalid {
		s.publishValue(s.ref)
	}
}

func (s *section) publishValue(i ir.Ref) {
	if s.homes[i] < 0 {
		return
	}
	v, to := s.value(i, 0), s.layout.place(s.homes[i])
	r := s.load(v)
	if s.lanes == 8 || s.f.Body[i].Type == ir.F64 {
		s.emit(asm.VMOVUPS, to, r)
	} else {
		t := s.temp(true)
		s.emit(asm.VBROADCASTSS, t, r.X())
		s.emit(asm.VMOVUPS, to, t)
	}
	s.endTemps()
}

// address gives the register that holds the address of a column; when it has
// none, it is loaded into the given one.
func (s *section) address(slot int, other asm.Reg) asm.Reg {
	if n := s.pointers[slot]; n >= 0 && s.part != head {
		return pointerRegs[n]
	}
	s.emit(asm.MOV, other, s.layout.slot(slot))
	return other
}

// columnMem is the elements of a group in a column. It may use RAX.
func (s *section) columnMem(slot, group int) asm.Mem {
	size := s.f.Slots[slot].Type.Size()
	return asm.Indexed(s.address(slot, asm.RAX), regIndex, size, group*s.lanes*size)
}

// tailMask is the mask of the lanes that the tail has, for a value.
func (s *section) tailMask(wide bool) asm.Reg {
	if s.lanes == 4 && wide {
		return s.load(&s.tailMasks[1])
	}
	return s.load(&s.tailMasks[0])
}

// moves by mask, by size of the numbers.
func maskedMove(size int) asm.Op {
	if size == 8 {
		return asm.VMASKMOVPD
	}
	return asm.VMASKMOVPS
}

// loadMasked loads the lanes of the tail; the others are 0.
func (s *section) loadMasked(v *value, r asm.Reg) {
	m := s.tailMask(v.wide)
	s.emit(maskedMove(s.f.Slots[v.place].Type.Size()), r, m, s.columnMem(int(v.place), int(v.group)))
}
