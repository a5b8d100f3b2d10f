package jit

import (
	"encoding/binary"

	"synfire/ir"
	"synfire/kernel/internal/jit/asm"
)

// loadSlot says where a loaded value lives; it is brought into a register when
// it is first used, if it is not an operand then. Gathers are done at once.
func loadSlot(s *section, _ *rule) {
	slot := int(s.in.Imm)
	v := s.value(s.ref, s.group)
	switch s.f.Slots[slot].Rank {
	case ir.Uniform:
		s.loadUniform(slot)
	case ir.Element, ir.Synapse:
		v.place, v.home = int32(slot), column
		if s.part == tail {
			v.home = masked
		}
	case ir.Source:
		s.gather(slot, argSources)
	case ir.Target:
		s.gather(slot, argTargets)
	}
}

func (s *section) loadUniform(slot int) {
	op := asm.VBROADCASTSS
	if s.in.Type == ir.F64 {
		op = asm.VBROADCASTSD
	}
	from := s.address(slot, asm.RAX)
	s.emit(op, s.define(), asm.At(from, 0))
}

// gather loads the elements of a column that a group's indices name.
func (s *section) gather(slot, indices int) {
	wide := s.value(s.ref, s.group).wide
	i := s.temp(s.lanes == 8)
	s.loadIndices(i, indices)
	m := s.temp(wide)
	if s.part == tail {
		s.emit(asm.VMOVAPS, m, view(int(s.tailMask(wide)&15), wide))
	} else {
		s.emit(asm.VPCMPEQD, m, m, m)
	}
	op := asm.VGATHERDPS
	if s.in.Type == ir.F64 {
		op = asm.VGATHERDPD
	}
	from := s.address(slot, asm.RAX)
	d := s.define()
	s.emit(asm.VXORPS, d.X(), d.X(), d.X()) // waits for no older value
	s.emit(op, d, asm.Indexed(from, i, s.in.Type.Size(), 0), m)
}

// loadIndices loads a group's indices of sources or targets.
func (s *section) loadIndices(to asm.Reg, indices int) {
	var m asm.Reg
	if s.part == tail {
		m = s.tailMask(false)
	}
	s.emit(asm.MOV, asm.RAX, argument(indices))
	from := asm.Indexed(asm.RAX, regIndex, 4, 4*s.lanes*s.group)
	if s.part == tail {
		s.emit(asm.VPMASKMOVD, to, m, from)
	} else {
		s.emit(asm.VMOVDQU, to, from)
	}
}

// index is the element's index, or that of the synapse's target.
func index(s *section, _ *rule) {
	switch {
	case s.oneTarget:
		s.emit(asm.VPBROADCASTD, s.define(), argument(argTarget))
	case s.f.Domain != ir.Map:
		s.loadIndices(s.define(), argTargets)
	default:
		s.emit(asm.MOV, asm.RAX.D(), argument(argFirst))
		s.emit(asm.ADD, asm.RAX.D(), regIndex.D())
		d := s.define()
		s.emit(asm.VMOVD, d.X(), asm.RAX.D())
		s.emit(asm.VPBROADCASTD, d, d.X())
		var count []byte
		for i := range s.lanes {
			count = binary.LittleEndian.AppendUint32(count, uint32(s.group*s.lanes+i))
		}
		s.emit(asm.VPADDD, d, d, s.a.Const(count))
	}
}

// store writes a column. A value that was loaded from it and is needed later
// must be in a register by then.
func store(s *section, _ *rule) {
	slot := int(s.in.Imm)
	if s.f.Slots[slot].Rank == ir.Target {
		s.storeTarget(slot)
		return
	}
	r := s.load(s.arg(0))
	for _, load := range s.loads[slot] {
		if v := s.value(load, s.group); v.home == column || v.home == masked {
			if s.more(v) {
				s.load(v)
			}
			v.home = noHome
		}
	}
	if s.part == tail {
		m := s.tailMask(s.arg(0).wide)
		s.emit(maskedMove(s.f.Slots[slot].Type.Size()), s.columnMem(slot, s.group), m, r)
	} else {
		s.emit(asm.VMOVUPS, s.columnMem(slot, s.group), r)
	}
}

// spikes appends the elements where the mask is set to a list. There are few,
// so the common path is a test.
func spikes(s *section, _ *rule) {
	if c, ok := s.crossings[s.ref]; ok {
		s.crossed(c)
		return
	}
	wide := s.wide[s.in.Args[0]]
	m := s.mask(0, wide)
	s.test(m, wide, s.choices(m))
}

// test appends the group's elements where a mask is set; for those the code of
// blends runs as well.
func (s *section) test(m asm.Reg, wide bool, blends func()) {
	if s.part == tail {
		t := s.temp(wide)
		s.emit(asm.VANDPS, t, m, view(int(s.tailMask(wide)&15), wide))
		m = t
	}
	op := asm.VMOVMSKPS
	if s.lanes == 4 && wide {
		op = asm.VMOVMSKPD
	}
	s.emit(op, asm.RAX.D(), m)
	some, on := s.a.NewLabel(), s.a.NewLabel()
	s.emit(asm.TEST, asm.RAX.D(), asm.RAX.D())
	s.emit(asm.JNE, some)
	s.a.Bind(on)
	list, start := int(s.in.Imm), s.group*s.lanes
	s.cold = append(s.cold, func() {
		s.a.Bind(some)
		blends()
		s.append(on, list, start)
	})
}

// append is the uncommon path of spikes: the bits of RAX, lowest first, become
// indices.
func (g *generator) append(on asm.Label, list, start int) {
	emit := g.a.Emit
	next := g.a.NewLabel()
	emit(asm.MOV, asm.RCX, g.layout.count(list))
	emit(asm.POPCNT, asm.RDX, asm.RAX)
	emit(asm.ADD, asm.RDX, asm.RCX)
	emit(asm.MOV, g.layout.count(list), asm.RDX)
	emit(asm.MOV, asm.RDX, g.layout.list(list))
	emit(asm.LEA, asm.RCX, asm.Indexed(asm.RDX, asm.RCX, 4, 0))
	g.a.Bind(next)
	emit(asm.TZCNT, asm.RDX, asm.RAX)
	emit(asm.LEA, asm.RDX.D(), asm.Indexed(regIndex, asm.RDX, 1, start))
	emit(asm.ADD, asm.RDX.D(), argument(argFirst))
	emit(asm.MOV, asm.At(asm.RCX, 0), asm.RDX.D())
	emit(asm.ADD, asm.RCX, asm.Imm(4))
	emit(asm.BLSR, asm.RAX, asm.RAX)
	emit(asm.JNE, next)
	emit(asm.JMP, on)
}

// scalars are the instructions for one lane, by type.
type scalars struct {
	load, add asm.Op
	size      int
}

func scalarsOf(t ir.Type) scalars {
	if t == ir.F64 {
		return scalars{asm.VMOVSD, asm.VADDSD, 8}
	}
	return scalars{asm.VMOVSS, asm.VADDSS, 4}
}

// accum adds the lanes one by one, since the order is part of the bits.
func accum(s *section, _ *rule) {
	slot := int(s.in.Imm)
	sc := scalarsOf(s.argType(0))
	s.emit(asm.VMOVUPS, s.layout.place(placeLanes), s.load(s.arg(0)))
	to := s.address(slot, asm.RCX)
	sum := s.temp(false)
	if s.oneTarget {
		s.emit(asm.MOV, asm.RAX.D(), argument(argTarget))
		at := asm.Indexed(to, asm.RAX, sc.size, 0)
		s.emit(sc.load, sum, at)
		// The address is needed again below; RDX counts lanes.
		s.eachLane(sc.size, func(lane asm.Mem, _ int) { s.emit(sc.add, sum, sum, lane) })
		s.emit(sc.load, at, sum)
		return
	}
	s.eachLane(sc.size, func(lane asm.Mem, number int) {
		s.targetOf(number)
		at := asm.Indexed(to, asm.RAX, sc.size, 0)
		s.emit(sc.load, sum, lane)
		s.emit(sc.add, sum, sum, at)
		s.emit(sc.load, at, sum)
	})
}

// storeTarget stores lane after lane, so that the last synapse of a target
// decides.
func (s *section) storeTarget(slot int) {
	sc := scalarsOf(s.argType(0))
	if s.argType(0).Size() == 4 {
		sc = scalarsOf(ir.F32)
	}
	s.emit(asm.VMOVUPS, s.layout.place(placeLanes), s.load(s.arg(0)))
	to := s.address(slot, asm.RCX)
	t := s.temp(false)
	if s.oneTarget {
		s.emit(asm.MOV, asm.RAX.D(), argument(argTarget))
	}
	s.eachLane(sc.size, func(lane asm.Mem, number int) {
		if !s.oneTarget {
			s.targetOf(number)
		}
		s.emit(sc.load, t, lane)
		s.emit(sc.load, asm.Indexed(to, asm.RAX, sc.size, 0), t)
	})
}

// eachLane generates code for each lane of placeLanes in turn; in the tail that
// is a loop over the lanes that exist, counted by RDX, and number is -1.
func (s *section) eachLane(size int, do func(lane asm.Mem, number int)) {
	buffer := s.layout.place(placeLanes)
	if s.part != tail {
		for l := range s.lanes {
			do(buffer.Plus(l*size), l)
		}
		return
	}
	next := s.a.NewLabel()
	s.emit(asm.XOR, asm.RDX.D(), asm.RDX.D())
	s.a.Bind(next)
	do(buffer.At(asm.RDX, size), -1)
	s.emit(asm.INC, asm.RDX)
	s.emit(asm.CMP, asm.RDX, argument(argRem))
	s.emit(asm.JL, next)
}

// targetOf loads the target of a lane into RAX; lane -1 is the one that RDX
// counts.
func (s *section) targetOf(number int) {
	s.emit(asm.MOV, asm.RAX, argument(argTargets))
	if number < 0 {
		s.emit(asm.LEA, asm.RAX, asm.Indexed(asm.RAX, regIndex, 4, 0))
		s.emit(asm.MOV, asm.RAX.D(), asm.Indexed(asm.RAX, asm.RDX, 4, 0))
		return
	}
	s.emit(asm.MOV, asm.RAX.D(), asm.Indexed(asm.RAX, regIndex, 4, 4*(s.group*s.lanes+number)))
}
