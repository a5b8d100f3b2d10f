package jit

import (
	"slices"

	"synfire/ir"
	"synfire/kernel/internal/jit/asm"
)

// Where a list takes the elements whose value has crossed one bound for all,
// the values of several groups are compared at once: their extreme has crossed
// the bound if any has. The few times that it has, each is compared, from the
// column that holds it.

// crossing is what an emit tests when it tests a comparison that nothing else
// reads, of a value that is stored.
type crossing struct {
	compare      ir.Ref
	value, bound ir.Ref
	slot         int     // the column that the value is stored to
	exact        asm.Imm // predicate on value and bound
	t            ir.Type
}

// crossings has, by the exact predicate, the one that is true as well where
// anything is NaN, and the instruction for the extreme.
var crossings = map[asm.Imm]struct {
	perhaps asm.Imm
	extreme [ir.F64 + 1]asm.Op
}{
	asm.LtOQ: {asm.NgeUQ, [ir.F64 + 1]asm.Op{ir.F32: asm.VMINPS, ir.F64: asm.VMINPD}},
	asm.LeOQ: {asm.NgtUQ, [ir.F64 + 1]asm.Op{ir.F32: asm.VMINPS, ir.F64: asm.VMINPD}},
	asm.GtOQ: {asm.NleUQ, [ir.F64 + 1]asm.Op{ir.F32: asm.VMAXPS, ir.F64: asm.VMAXPD}},
	asm.GeOQ: {asm.NltUQ, [ir.F64 + 1]asm.Op{ir.F32: asm.VMAXPS, ir.F64: asm.VMAXPD}},
}

// findCrossings finds the emits that test a crossing. Their comparisons need no
// code of their own.
func (g *generator) findCrossings() {
	g.crossings = map[ir.Ref]crossing{}
	if g.looping() {
		return
	}
	readers := make([]int, len(g.f.Body))
	for _, in := range g.f.Body {
		for k := range in.Op.Arity() {
			readers[in.Args[k]]++
		}
	}
	for i, in := range g.f.Body {
		if in.Op != ir.OpEmit || readers[in.Args[0]] > 1 {
			continue
		}
		if c, ok := g.crossingOf(in.Args[0]); ok {
			g.crossings[ir.Ref(i)] = c
			g.absorbed[c.compare] = true
		}
	}
}

// crossingOf describes a comparison, if it is one of a value that a column of
// elements holds in the end with a uniform bound.
func (g *generator) crossingOf(r ir.Ref) (crossing, bool) {
	in := g.f.Body[r]
	if g.uniform[r] || in.Op != ir.OpLT && in.Op != ir.OpLE {
		return crossing{}, false
	}
	rule := ruleFor(g.f, in)
	c := crossing{compare: r, value: in.Args[0], bound: in.Args[1], exact: rule.imm, t: g.f.Body[in.Args[0]].Type, slot: -1}
	if g.uniform[c.value] {
		c.value, c.bound, c.exact = c.bound, c.value, rule.swapped
	}
	// A column that was loaded is not stored to before its last use.
	if !c.t.IsFloat() || !g.uniform[c.bound] || g.absorbed[c.value] || g.isLazy(int(c.value)) {
		return crossing{}, false
	}
	for _, s := range g.f.Body {
		if s.Op == ir.OpStore && s.Args[0] == c.value && g.f.Slots[s.Imm].Rank == ir.Element && g.storedOnce(s.Imm) {
			c.slot = int(s.Imm)
		}
	}
	return c, c.slot >= 0
}

// storedOnce tells whether one instruction alone stores to a slot.
func (g *generator) storedOnce(slot uint64) bool {
	first := slices.IndexFunc(g.f.Body, func(in ir.Instr) bool { return in.Op == ir.OpStore && in.Imm == slot })
	return !slices.ContainsFunc(g.f.Body[first+1:], func(in ir.Instr) bool { return in.Op == ir.OpStore && in.Imm == slot })
}

// extreme is the extreme of the values of all groups before one: the value of
// the first, or what the emit has made of several.
func (s *section) extreme(emit ir.Ref, group int) *value {
	if group == 1 {
		return s.value(s.crossings[emit].value, 0)
	}
	return &s.vals[int(emit)*s.groups+group-1]
}

// crossed is spikes where a bound is crossed.
func (s *section) crossed(c crossing) {
	row := crossings[c.exact]
	v, bound := s.arg(0), s.value(c.bound, 0)
	wide := v.wide
	op, bits := asm.VCMPPS, asm.VMOVMSKPS
	if c.t == ir.F64 {
		op, bits = asm.VCMPPD, asm.VMOVMSKPD
	}
	if s.groups == 1 {
		x, y := s.load(v), s.operand(bound)
		m := s.temp(wide)
		s.emit(op, m, x, y, c.exact)
		s.test(m, wide, func() {})
		s.usedValue(bound)
		return
	}
	if s.group == 0 {
		return
	}
	// Where one is NaN, the instruction gives its second source: what stands for
	// the groups before is lost to none.
	before := s.extreme(s.ref, s.group)
	x, y := s.load(v), s.operand(before)
	if s.group < s.groups-1 {
		s.value(s.ref, s.group).wide = wide
		var e asm.Reg
		if s.dies(before) {
			e = s.inherit(before)
		} else {
			e = s.defineApart()
		}
		s.emit(row.extreme[c.t], e, x, y)
		s.usedValue(before)
		return
	}
	m := s.temp(wide)
	s.emit(row.extreme[c.t], m, x, y)
	b := s.operand(bound)
	s.emit(op, m, m, b, row.perhaps)
	s.emit(bits, asm.RAX.D(), m)
	some, on := s.a.NewLabel(), s.a.NewLabel()
	s.emit(asm.TEST, asm.RAX.D(), asm.RAX.D())
	s.emit(asm.JNE, some)
	s.a.Bind(on)
	s.usedValue(before)
	s.usedValue(bound)
	list := int(s.in.Imm)
	s.cold = append(s.cold, func() {
		s.a.Bind(some)
		for k := range s.groups {
			s.emit(asm.VMOVUPS, m, s.columnMem(c.slot, k))
			s.emit(op, m, m, b, c.exact)
			if k == 0 {
				s.emit(bits, asm.RDX.D(), m)
				continue
			}
			s.emit(bits, asm.RCX.D(), m)
			s.emit(asm.SHL, asm.RCX, asm.Imm(k*s.lanes))
			s.emit(asm.OR, asm.RDX, asm.RCX)
		}
		s.emit(asm.MOV, asm.RAX, asm.RDX)
		s.emit(asm.TEST, asm.RAX, asm.RAX)
		s.emit(asm.JE, on)
		s.append(on, list, 0)
	})
}
