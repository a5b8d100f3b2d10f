package kerneltest

import (
	"fmt"
	"math/rand/v2"

	"synfire/ir"
)

// Random returns a verified random program of primitives, sometimes with a
// loop: about size instructions over a few slots of each type.
func Random(rng *rand.Rand, size int) *ir.Func {
	g := &generator{Builder: ir.NewBuilder("random", ir.Map), rng: rng, values: map[ir.Type][]ir.Ref{}}
	for i, t := range storedTypes {
		for k := range 1 + rng.IntN(2) {
			g.give(g.Load(fmt.Sprint("e", i, k), t, ir.Element))
			g.give(g.Load(fmt.Sprint("u", i, k), t, ir.Uniform))
		}
		g.give(g.Const(t, specials[rng.IntN(10)]))
	}
	g.give(g.Index())
	g.give(g.Op(ir.OpLT, g.take(ir.F32), g.take(ir.F32)))
	before := rng.IntN(size)
	g.steps(before)
	if rng.IntN(3) == 0 {
		g.loop(rng.IntN(size/2 + 1))
	}
	g.steps(size - before)
	for i, t := range storedTypes {
		for k := range 1 + rng.IntN(3) {
			name := fmt.Sprint("out", i, k)
			if k == 0 {
				name = fmt.Sprint("e", i, k) // written in place
			}
			g.Store(name, g.take(t), ir.Element)
		}
	}
	if rng.IntN(2) == 0 {
		g.Emit(0, g.take(ir.Bool))
	}
	return g.Func()
}

var storedTypes = []ir.Type{ir.I32, ir.U32, ir.F32, ir.F64}

type generator struct {
	*ir.Builder
	rng    *rand.Rand
	values map[ir.Type][]ir.Ref
}

func (g *generator) give(v ir.Ref) { g.values[g.Type(v)] = append(g.values[g.Type(v)], v) }

// take chooses a value, mostly a recent one.
func (g *generator) take(t ir.Type) ir.Ref {
	vs := g.values[t]
	if g.rng.IntN(3) > 0 {
		return vs[max(0, len(vs)-1-g.rng.IntN(4))]
	}
	return vs[g.rng.IntN(len(vs))]
}

// loop counts down from a small number with a few values carried.
func (g *generator) loop(size int) {
	one := g.Const(ir.U32, 1)
	turns := g.Op(ir.OpAnd, g.take(ir.U32), g.Const(ir.U32, 7))
	init := []ir.Ref{turns, g.take(ir.F32), g.take(ir.F64), g.take(ir.I32), g.take(ir.Bool)}
	most := 9
	if g.rng.IntN(8) == 0 {
		most = 6 // which faults where the count is 7
	}
	phis := g.BeginLoop("count", most, init...)
	outside := map[ir.Type]int{}
	for t, vs := range g.values {
		outside[t] = len(vs)
	}
	for _, p := range phis {
		g.give(p)
	}
	g.steps(size)
	next := []ir.Ref{g.Op(ir.OpSub, phis[0], one), g.take(ir.F32), g.take(ir.F64), g.take(ir.I32), g.take(ir.Bool)}
	g.EndLoop(g.Op(ir.OpLT, one, g.Op(ir.OpAnd, phis[0], g.Const(ir.U32, 7))), phis, next)
	for t, vs := range g.values {
		g.values[t] = vs[:outside[t]]
	}
	for _, p := range phis {
		g.give(p)
	}
}

func (g *generator) steps(n int) {
	ops := ir.Ops()
	for range n {
		op := ops[g.rng.IntN(len(ops))]
		if structural[op] != nil || !op.Primitive() {
			continue
		}
		types := []ir.Type{ir.Bool, ir.I32, ir.U32, ir.F32, ir.F64}
		t := types[g.rng.IntN(len(types))]
		if op.Takes(t) {
			g.give(g.step(op, t))
		}
	}
}

func (g *generator) step(op ir.Op, t ir.Type) ir.Ref {
	x := g.take(t)
	types := []ir.Type{ir.Bool, ir.I32, ir.U32, ir.F32, ir.F64}
	switch op {
	case ir.OpMulAdd: // the product must be exact
		small := g.Cvt(t, g.Bits(ir.I32, g.Op(ir.OpAnd, g.take(ir.U32), g.Const(ir.U32, 0xff))))
		return g.Op(op, small, g.Const(t, -13.0/32), x)
	case ir.OpSelect:
		return g.Op(op, g.take(ir.Bool), x, g.take(t))
	case ir.OpCvt:
		return g.Cvt(types[g.rng.IntN(len(types))], x)
	case ir.OpBits:
		return plain(g.Builder, g.Bits([]ir.Type{ir.I32, ir.U32, ir.F32}[g.rng.IntN(3)], plain(g.Builder, x)))
	case ir.OpLoBits, ir.OpHiBits, ir.OpPow2:
		return plain(g.Builder, g.Op(op, plain(g.Builder, x)))
	case ir.OpMakeF64:
		return plain(g.Builder, g.Op(op, x, g.take(t)))
	case ir.OpShl, ir.OpShr:
		return g.OpImm(op, uint64(g.rng.IntN(32)), x)
	}
	if op.Arity() == 1 {
		return g.Op(op, x)
	}
	return g.Op(op, x, g.take(t))
}
