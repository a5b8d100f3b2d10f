package jit

import "synfire/ir"

// Some instructions need no code of their own, since what reads them can do
// their work: an and takes the complement of one argument, and a blend looks at
// the sign bit alone, so that the integer x itself serves for x < 0.

// findAbsorbed finds them. Their readers use their argument in their place.
func (g *generator) findAbsorbed() {
	g.absorbed = make([]bool, len(g.f.Body))
	if g.looping() {
		return
	}
	for i, in := range g.f.Body {
		if !g.uniform[i] && (in.Op == ir.OpNot || g.isNegative(in)) {
			g.absorbed[i] = true
		}
	}
	for _, in := range g.f.Body {
		complements := 0
		for k := range in.Op.Arity() {
			a := in.Args[k]
			if !g.absorbed[a] {
				continue
			}
			if g.f.Body[a].Op == ir.OpNot {
				complements++
				g.absorbed[a] = in.Op == ir.OpAnd && in.Type == ir.Bool && complements == 1
			} else {
				g.absorbed[a] = in.Op == ir.OpSelect && k == 0 && !g.hasZero(in)
			}
		}
	}
}

// isNegative tells whether an instruction is x < 0 of an I32 that is not
// uniform.
func (g *generator) isNegative(in ir.Instr) bool {
	if in.Op != ir.OpLT || g.f.Body[in.Args[0]].Type != ir.I32 || g.uniform[in.Args[0]] {
		return false
	}
	zero := g.f.Body[in.Args[1]]
	return zero.Op == ir.OpConst && zero.Imm == 0
}

// hasZero tells whether a side of a choice is 0, which makes it an and.
func (g *generator) hasZero(in ir.Instr) bool {
	for _, a := range in.Args[1:3] {
		if c := g.f.Body[a]; c.Op == ir.OpConst && c.Imm == 0 {
			return true
		}
	}
	return false
}

// behind is what stands for a value in the code.
func (g *generator) behind(r ir.Ref) ir.Ref {
	if g.absorbed[r] {
		in := g.f.Body[r]
		if g.uniform[in.Args[0]] { // a crossing's bound
			return in.Args[1]
		}
		return in.Args[0]
	}
	return r
}
