package jit

import (
	"synfire/ir"
	"synfire/kernel/internal/jit/asm"
)

// What elements become when they spike is chosen by the mask that the list of
// spikes tests: the potential after its reset, the countdown of refractory
// steps. Few elements spike, so such a choice is the value of those that do
// not, and the code that lists the others blends theirs in.

// mostRare is how many choices an emit makes at most: each holds a register
// while it is made.
const mostRare = 3

// findRare lists for each emit the choices that it makes for the elements it
// lists: of a uniform value, else of one that is computed. None depends on
// another, since the emit comes before all of them.
func (g *generator) findRare() {
	g.rare = map[ir.Ref][]ir.Ref{}
	if g.looping() {
		return
	}
	emits := map[ir.Ref]ir.Ref{} // by the mask
	for i, in := range g.f.Body {
		if in.Op != ir.OpEmit || g.uniform[in.Args[0]] {
			continue
		}
		if _, ok := emits[in.Args[0]]; !ok {
			emits[in.Args[0]] = ir.Ref(i)
		}
	}
	if len(emits) == 0 {
		return
	}
	late := make([]bool, len(g.f.Body)) // depends on a choice made at an emit
	otherwise := map[ir.Ref]bool{}
	for i, in := range g.f.Body {
		for k := range in.Op.Arity() {
			late[i] = late[i] || late[in.Args[k]]
		}
		if in.Op != ir.OpSelect || in.Type == ir.Bool || late[i] {
			continue
		}
		emit, ok := emits[in.Args[0]]
		y := in.Args[2]
		if !ok || len(g.rare[emit]) == mostRare || !g.uniform[in.Args[1]] || g.uniform[y] || g.isLazy(int(y)) || g.behind(y) != y || otherwise[y] {
			continue
		}
		g.rare[emit] = append(g.rare[emit], ir.Ref(i))
		late[i], otherwise[y] = true, true
	}
}

// rareBeforeEmits puts an emit behind the values of the elements that it does
// not list, and before the choices.
func (g *generator) rareBeforeEmits(nodes []node) {
	for emit := range nodes { // in order, since ties between instructions are broken by it
		for _, c := range g.rare[ir.Ref(emit)] {
			y := g.f.Body[c].Args[2]
			nodes[y].after = append(nodes[y].after, int32(emit))
			nodes[emit].after = append(nodes[emit].after, int32(c))
		}
	}
}

// findChosen lists the choices whose mask has lanes of the width that the
// values have in the section's body.
func (s *section) findChosen() {
	s.chosen = make([]bool, len(s.f.Body))
	if s.part != main {
		return
	}
	for _, choices := range s.rare {
		for _, c := range choices {
			s.chosen[c] = s.wide[c] == s.wide[s.f.Body[c].Args[0]]
		}
	}
}

// choices gives what an emit chooses the value of the elements that it does not
// list. What it returns generates, behind the test of the mask, the blends for
// those that it does.
func (s *section) choices(m asm.Reg) (blends func()) {
	var list []func()
	var read []*value
	for _, c := range s.rare[s.ref] {
		if !s.chosen[c] {
			continue
		}
		in := s.f.Body[c]
		x, y, out := s.value(in.Args[1], s.group), s.value(in.Args[2], s.group), s.value(c, s.group)
		from := s.load(y)
		if s.dies(y) {
			n := int(y.reg)
			s.vacate(y)
			s.give(n, out)
		} else {
			s.emit(asm.VMOVAPS, view(s.take(out), out.wide), from)
			s.locked &^= 1 << y.reg
		}
		d := view(int(out.reg), out.wide)
		if x.home == zeros {
			list = append(list, func() { s.emit(asm.VANDNPS, d, m, d) })
		} else {
			op, given := asm.VBLENDVPS, s.operand(x)
			if in.Type == ir.F64 {
				op = asm.VBLENDVPD
			}
			list = append(list, func() { s.emit(op, d, d, given, m) })
		}
		read = append(read, x, y)
	}
	// Only now, since a register that is given back could go to the next choice,
	// while a blend that comes behind all of them still reads it.
	for _, v := range read {
		s.usedValue(v)
	}
	return func() {
		for _, blend := range list {
			blend()
		}
	}
}
