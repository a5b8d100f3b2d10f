package jit

import (
	"math"

	"synfire/ir"
	"synfire/kernel/internal/jit/asm"
)

// A loop of the Func is a loop of the code. Between turns all that it reads
// from outside, and all that it carries, is in memory: so the registers are
// the same, empty but for pinned values, whichever way its head is reached.

func beginLoop(s *section, _ *rule) {
	s.active = value{reg: -1, wide: s.lanes == 8, home: fixed, mem: s.layout.place(s.newPlace())}
	if s.f.Body[s.ref+1].Op != ir.OpPhi {
		s.enterLoop()
	}
}

// phi puts the value at the start where the carried value lives.
func phi(s *section, _ *rule) {
	v := s.value(s.ref, s.group)
	v.home, v.mem = fixed, s.layout.place(s.newPlace())
	var r asm.Reg
	if s.in.Type == ir.Bool {
		r = s.mask(0, v.wide)
	} else {
		r = s.load(s.arg(0))
	}
	s.emit(asm.VMOVUPS, v.mem, r)
	if s.f.Body[s.ref+1].Op != ir.OpPhi {
		s.enterLoop()
	}
}

// enterLoop empties the registers and starts the first turn. In the tail only
// the lanes that exist take part.
func (s *section) enterLoop() {
	for _, v := range s.owner {
		if v != nil && !v.pinned {
			s.evict(v)
		}
	}
	r := view(s.take(&s.active), s.active.wide)
	if s.part == tail {
		s.emit(asm.VMOVUPS, r, s.tailMasks[0].mem)
	} else {
		s.emit(asm.VPCMPEQD, r, r, r)
	}
	s.emit(asm.VMOVUPS, s.active.mem, r)
	s.forget()
	s.emit(asm.XOR, asm.RDX.D(), asm.RDX.D())
	s.turn = s.a.NewLabel()
	s.a.Bind(s.turn)
}

// forget empties the registers but for pinned values. All that is needed later
// has a home.
func (s *section) forget() {
	for _, v := range s.owner {
		if v != nil && !v.pinned {
			s.vacate(v)
		}
	}
	s.locked = 0
}

func endLoop(s *section, _ *rule) {
	l := s.f.Loops[s.in.Imm]
	carried := map[ir.Ref]bool{}
	for _, c := range l.Carry {
		carried[c.Phi] = true
	}
	// All values change at once, so one that is carried on as another is put
	// aside first.
	aside := map[ir.Ref]asm.Mem{}
	for _, c := range l.Carry {
		if !carried[c.Next] || c.Next == c.Phi || aside[c.Next] != (asm.Mem{}) {
			continue
		}
		aside[c.Next] = s.layout.place(s.newPlace())
		s.emit(asm.VMOVUPS, aside[c.Next], s.load(s.value(c.Next, s.group)))
		s.locked = 0
	}
	for _, c := range l.Carry {
		phi := s.value(c.Phi, s.group)
		if c.Next != c.Phi {
			s.carry(c, phi, aside[c.Next])
		}
	}
	// The lanes that go on, of those that were still going.
	m := s.mask(0, s.lanes == 8)
	active := s.load(&s.active)
	s.emit(asm.VANDPS, active, active, m)
	s.emit(asm.VMOVUPS, s.active.mem, active)
	s.emit(asm.VMOVMSKPS, asm.RAX.D(), active)
	s.forget()
	out, fault := s.a.NewLabel(), s.a.NewLabel()
	s.emit(asm.TEST, asm.RAX.D(), asm.RAX.D())
	s.emit(asm.JE, out)
	s.emit(asm.INC, asm.RDX.D())
	s.emit(asm.CMP, asm.RDX.D(), asm.Imm(min(l.Max, math.MaxInt32)))
	s.emit(asm.JL, s.turn)
	s.emit(asm.JMP, fault)
	s.a.Bind(out)
	for _, r := range s.outside[l.Begin] {
		s.used(r)
	}
	for _, c := range l.Carry {
		s.used(c.Phi)
		s.used(c.Next)
	}
	number, uniform := int(s.in.Imm)+1, s.part == head
	s.cold = append(s.cold, func() {
		s.a.Bind(fault)
		s.emit(asm.TZCNT, asm.RAX.D(), asm.RAX.D())
		s.emit(asm.ADD, asm.RAX, regIndex)
		if uniform {
			s.emit(asm.MOV, asm.RAX, asm.Imm(-1))
		}
		s.emit(asm.MOV, argument(argElement), asm.RAX)
		s.emit(asm.MOV, argument(argFault), asm.Imm(number))
		s.emit(asm.JMP, s.exit)
	})
}

// carry gives a carried value its next one in the lanes that are active.
func (s *section) carry(c ir.Carry, phi *value, aside asm.Mem) {
	active := s.load(&s.active)
	m := s.maskOf(active, false, s.lanes == 8, phi.wide)
	old := s.load(phi)
	var next asm.Operand
	switch {
	case aside != asm.Mem{}:
		next = aside
	case s.f.Body[c.Next].Type == ir.Bool:
		n := s.load(s.value(c.Next, s.group))
		next = s.maskOf(n, s.invariant[c.Next], s.wide[c.Next], phi.wide)
	default:
		next = s.load(s.value(c.Next, s.group))
	}
	op := asm.VBLENDVPS
	if s.f.Body[c.Phi].Type == ir.F64 {
		op = asm.VBLENDVPD
	}
	t := s.temp(phi.wide)
	s.emit(op, t, old, next, m)
	s.emit(asm.VMOVUPS, phi.mem, t)
	s.endTemps()
}
