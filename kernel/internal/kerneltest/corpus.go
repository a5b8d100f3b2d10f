package kerneltest

import (
	"fmt"
	"slices"
	"unsafe"

	"synfire/ir"
)

func unsafeU32(xs []int32) []uint32 {
	return unsafe.Slice((*uint32)(unsafe.Pointer(unsafe.SliceData(xs))), len(xs))
}

// Corpus returns Funcs that together use every op at every type, and every
// shape of program.
func Corpus() []*ir.Func {
	var all []*ir.Func
	for _, op := range ir.Ops() {
		if make := structural[op]; make != nil {
			all = append(all, make())
			continue
		}
		for _, t := range []ir.Type{ir.Bool, ir.I32, ir.U32, ir.F32, ir.F64} {
			if op.Takes(t) {
				all = append(all, opFunc(op, t)...)
			}
		}
	}
	all = append(all, shapes()...)
	for _, f := range all {
		if f.Domain == ir.Map {
			all = append(all, crowded(f))
		}
	}
	return all
}

// crowded is a Func beside a sum of more scalars than there are registers. The
// sum itself needs few, so that its scalars are kept in the others.
func crowded(f *ir.Func) *ir.Func {
	c := *f
	c.Name += ".crowded"
	c.Slots, c.Body = slices.Clone(f.Slots), slices.Clone(f.Body)
	add := func(in ir.Instr) ir.Ref {
		c.Body = append(c.Body, in)
		return ir.Ref(len(c.Body) - 1)
	}
	slot := func(name string, r ir.Rank, m ir.Mode) uint64 {
		c.Slots = append(c.Slots, ir.Slot{Name: name, Type: ir.F32, Rank: r, Mode: m})
		return uint64(len(c.Slots) - 1)
	}
	load := func(slot uint64) ir.Ref {
		return add(ir.Instr{Op: ir.OpLoad, Type: ir.F32, Args: [4]ir.Ref{ir.None, ir.None, ir.None, ir.None}, Imm: slot})
	}
	column := slot("sum", ir.Element, ir.InOut)
	sum := load(column)
	for i := range 20 {
		u := load(slot(fmt.Sprint("scalar", i), ir.Uniform, ir.In))
		for _, op := range []ir.Op{ir.OpAdd, ir.OpMul, ir.OpSub} {
			sum = add(ir.Instr{Op: op, Type: ir.F32, Args: [4]ir.Ref{sum, u, ir.None, ir.None}})
		}
	}
	add(ir.Instr{Op: ir.OpStore, Args: [4]ir.Ref{sum, ir.None, ir.None, ir.None}, Imm: column})
	return &c
}

// structural ops are not applied to arguments but have a Func that shows them.
var structural = map[ir.Op]func() *ir.Func{
	ir.OpConst: constants, ir.OpLoad: copies, ir.OpStore: copies, ir.OpAccum: plasticity, ir.OpEmit: twoLists, ir.OpIndex: indices,
	ir.OpLoop: collatz, ir.OpPhi: fibonacci, ir.OpEnd: newton,
	ir.OpRandU: func() *ir.Func { return random("uniforms", ir.OpRandU) }, ir.OpRandN: func() *ir.Func { return random("normals", ir.OpRandN) },
	ir.OpPoisson: poisson, ir.OpBinomial: binomial,
	ir.OpWord: words, ir.OpCount: counts,
}

// value loads an argument of a type; a Bool is a comparison.
func value(b *ir.Builder, name string, t ir.Type) ir.Ref {
	if t == ir.Bool {
		return b.Op(ir.OpLT, b.Load(name, ir.F32, ir.Element), b.Const(ir.F32, 1))
	}
	return b.Load(name, t, ir.Element)
}

// storable is a value or, of a Bool, its number.
func storable(b *ir.Builder, v ir.Ref) ir.Ref {
	if b.Type(v) == ir.Bool {
		return b.Cvt(ir.U32, v)
	}
	return v
}

// plain is x, or 0 where x is NaN, since the bits of NaN must not be looked at.
func plain(b *ir.Builder, x ir.Ref) ir.Ref {
	if !b.Type(x).IsFloat() {
		return x
	}
	return b.Op(ir.OpSelect, b.Op(ir.OpEQ, x, x), x, b.Const(b.Type(x), 0))
}

// opFunc applies an op to arguments of a type: arrays, and an array with a
// scalar and a constant.
func opFunc(op ir.Op, t ir.Type) []*ir.Func {
	name := fmt.Sprintf("%v.%v", op, t)
	switch op {
	case ir.OpSelect:
		b := ir.NewBuilder(name, ir.Map)
		c := b.Op(ir.OpLT, b.Load("c", ir.F32, ir.Element), b.Load("d", ir.F32, ir.Element))
		b.Store("z", storable(b, b.Op(op, c, value(b, "x", t), value(b, "y", t))), ir.Element)
		return []*ir.Func{b.Func()}
	case ir.OpCvt, ir.OpBits:
		b := ir.NewBuilder(name, ir.Map)
		x := value(b, "x", t)
		for _, to := range []ir.Type{ir.Bool, ir.I32, ir.U32, ir.F32, ir.F64} {
			switch {
			case op == ir.OpCvt:
				b.Store("to."+to.String(), storable(b, b.Cvt(to, x)), ir.Element)
			case to == ir.F32:
				b.Store("to."+to.String(), b.Op(ir.OpAdd, plain(b, b.Bits(to, x)), b.Const(to, 1)), ir.Element)
			case op.Takes(to):
				b.Store("to."+to.String(), b.Bits(to, plain(b, x)), ir.Element)
			}
		}
		return []*ir.Func{b.Func()}
	case ir.OpMulAdd: // exact products, with sums and factors that are and are not needed later
		b := ir.NewBuilder(name, ir.Map)
		x, y := b.Cvt(t, b.Load("n", ir.I32, ir.Element)), b.Load("y", t, ir.Element)
		x = b.Op(ir.OpMin, b.Const(t, 255), b.Op(ir.OpMax, b.Const(t, -255), x))
		x, h := b.Op(ir.OpRound, x), b.Const(t, 0.40625)
		z := b.Op(op, x, h, y)
		b.Store("z0", z, ir.Element)
		b.Store("z1", b.Op(op, x, x, b.Op(ir.OpAbs, z)), ir.Element)
		b.Store("z2", b.Op(op, b.Op(ir.OpSub, x, b.Const(t, 1)), h, b.Load("u", t, ir.Uniform)), ir.Element)
		b.Store("z3", b.Op(op, b.Op(ir.OpNeg, x), h, b.Op(op, x, h, b.Const(t, 0))), ir.Element)
		return []*ir.Func{b.Func()}
	case ir.OpLoBits, ir.OpHiBits, ir.OpPow2:
		b := ir.NewBuilder(name, ir.Map)
		b.Store("z", b.Op(op, plain(b, value(b, "x", t))), ir.Element)
		return []*ir.Func{b.Func()}
	case ir.OpShl, ir.OpShr:
		b := ir.NewBuilder(name, ir.Map)
		for _, k := range []uint64{1, 7, 23, 31} {
			b.Store(fmt.Sprint("z", k), b.OpImm(op, k, value(b, "x", t)), ir.Element)
		}
		return []*ir.Func{b.Func()}
	}
	arrays := ir.NewBuilder(name, ir.Map)
	args := []ir.Ref{value(arrays, "x", t), ir.None}
	if op.Arity() == 2 {
		args[1] = value(arrays, "y", t)
	}
	arrays.Store("z", storable(arrays, arrays.Op(op, args[:op.Arity()]...)), ir.Element)
	all := []*ir.Func{arrays.Func()}
	if op.Arity() == 2 && t != ir.Bool {
		b := ir.NewBuilder(name+".scalars", ir.Map)
		x, y, c := b.Load("x", t, ir.Element), b.Load("y", t, ir.Uniform), b.Const(t, 3)
		for i, pair := range [][2]ir.Ref{{x, y}, {y, x}, {x, c}, {c, x}, {y, c}} {
			b.Store(fmt.Sprint("z", i), storable(b, b.Op(op, pair[0], pair[1])), ir.Element)
		}
		all = append(all, b.Func())
	}
	return all
}

func constants() *ir.Func {
	b := ir.NewBuilder("constants", ir.Map)
	b.Store("f", b.Const(ir.F32, 1.5), ir.Element)
	b.Store("d", b.Const(ir.F64, -0.1), ir.Element)
	b.Store("i", b.Const(ir.I32, -7), ir.Element)
	b.Store("u", b.Const(ir.U32, 1<<31+1), ir.Element)
	b.Store("b", b.Cvt(ir.U32, b.Const(ir.Bool, 1)), ir.Element)
	return b.Func()
}

func copies() *ir.Func {
	b := ir.NewBuilder("copies", ir.Map)
	for _, t := range []ir.Type{ir.I32, ir.U32, ir.F32, ir.F64} {
		for _, r := range []ir.Rank{ir.Element, ir.Uniform} {
			b.Store(fmt.Sprint("to.", t, r), b.Load(fmt.Sprint("from.", t, r), t, r), ir.Element)
		}
		x, y := b.Load(fmt.Sprint("x.", t), t, ir.Element), b.Load(fmt.Sprint("y.", t), t, ir.Element)
		b.Store(fmt.Sprint("x.", t), y, ir.Element)
		b.Store(fmt.Sprint("y.", t), x, ir.Element)
	}
	return b.Func()
}

func twoLists() *ir.Func {
	b := ir.NewBuilder("two lists", ir.Map)
	x, d := b.Load("x", ir.F32, ir.Element), b.Load("d", ir.F64, ir.Element)
	b.Emit(0, b.Op(ir.OpLT, x, b.Const(ir.F32, 0)))
	b.Emit(1, b.Op(ir.OpLE, b.Const(ir.F64, 0), d))
	b.Emit(2, b.Op(ir.OpNE, b.Load("never", ir.U32, ir.Uniform), b.Load("never", ir.U32, ir.Uniform)))
	b.Emit(3, b.Op(ir.OpLE, b.Load("u", ir.F32, ir.Uniform), b.Const(ir.F32, 1e30)))
	return b.Func()
}

func indices() *ir.Func {
	b := ir.NewBuilder("indices", ir.Map)
	b.Store("i", b.Index(), ir.Element)
	b.Store("x", b.Op(ir.OpMul, b.Cvt(ir.F32, b.Index()), b.Load("dx", ir.F32, ir.Uniform)), ir.Element)
	b.Store("d", b.Cvt(ir.F64, b.Index()), ir.Element)
	return b.Func()
}

// collatz has lanes that end at different turns; some do not end in time.
func collatz() *ir.Func {
	b := ir.NewBuilder("collatz", ir.Map)
	one, zero := b.Const(ir.U32, 1), b.Const(ir.U32, 0)
	n := b.Op(ir.OpAdd, b.Op(ir.OpAnd, b.Load("n", ir.U32, ir.Element), b.Const(ir.U32, 15)), one)
	p := b.BeginLoop("collatz", 20, n, zero)
	odd := b.Op(ir.OpEQ, b.Op(ir.OpAnd, p[0], one), one)
	up := b.Op(ir.OpAdd, b.Op(ir.OpMul, p[0], b.Const(ir.U32, 3)), one)
	next := b.Op(ir.OpSelect, odd, up, b.OpImm(ir.OpShr, 1, p[0]))
	b.EndLoop(b.Op(ir.OpLT, one, next), p, []ir.Ref{next, b.Op(ir.OpAdd, p[1], one)})
	b.Store("steps", p[1], ir.Element)
	b.Store("last", p[0], ir.Element)
	return b.Func()
}

// fibonacci has phis that take each other's values.
func fibonacci() *ir.Func {
	b := ir.NewBuilder("fibonacci", ir.Map)
	zero, one := b.Const(ir.U32, 0), b.Const(ir.U32, 1)
	n := b.Op(ir.OpAnd, b.Load("n", ir.U32, ir.Element), b.Const(ir.U32, 31))
	p := b.BeginLoop("fibonacci", 40, zero, one, zero)
	k := b.Op(ir.OpAdd, p[2], one)
	b.EndLoop(b.Op(ir.OpLT, k, n), p, []ir.Ref{p[1], b.Op(ir.OpAdd, p[0], p[1]), k})
	b.Store("f", p[0], ir.Element)
	b.Store("turns", p[2], ir.Element)
	return b.Func()
}

// newton finds roots in F64 with an F32 result beside, a Bool carried, and
// values from outside used inside.
func newton() *ir.Func {
	b := ir.NewBuilder("newton", ir.Map)
	a := b.Op(ir.OpAbs, b.Cvt(ir.F64, b.Load("x", ir.F32, ir.Element)))
	a = b.Op(ir.OpMin, b.Const(ir.F64, 1000), a)
	tol := b.Load("tol", ir.F64, ir.Uniform)
	p := b.BeginLoop("newton", 60, b.Op(ir.OpAdd, a, b.Const(ir.F64, 1)), b.Const(ir.F32, 0), b.Const(ir.Bool, 0))
	next := b.Op(ir.OpMul, b.Const(ir.F64, 0.5), b.Op(ir.OpAdd, p[0], b.Op(ir.OpDiv, a, p[0])))
	moved := b.Op(ir.OpAbs, b.Op(ir.OpSub, next, p[0]))
	goOn := b.Op(ir.OpLT, b.Op(ir.OpMax, b.Op(ir.OpAbs, tol), b.Const(ir.F64, 1e-9)), moved)
	count := b.Op(ir.OpAdd, p[1], b.Const(ir.F32, 1))
	b.EndLoop(goOn, p, []ir.Ref{next, count, b.Op(ir.OpOr, p[2], b.Op(ir.OpLT, moved, b.Const(ir.F64, 1)))})
	b.Store("root", p[0], ir.Element)
	b.Store("turns", p[1], ir.Element)
	b.Store("close", b.Cvt(ir.U32, p[2]), ir.Element)
	b.Emit(0, b.Op(ir.OpLT, p[1], b.Const(ir.F32, 9)))
	return b.Func()
}

func plasticity() *ir.Func {
	b := ir.NewBuilder("plasticity", ir.Edge)
	w, pre, post := b.Load("w", ir.F32, ir.Synapse), b.Load("pre", ir.F32, ir.Source), b.Load("post", ir.F64, ir.Target)
	eta := b.Load("eta", ir.F32, ir.Uniform)
	next := b.Op(ir.OpAdd, w, b.Op(ir.OpMul, eta, b.Op(ir.OpMul, pre, b.Cvt(ir.F32, post))))
	next = b.Op(ir.OpMax, b.Const(ir.F32, 0), b.Op(ir.OpMin, b.Const(ir.F32, 2), next))
	b.Store("w", next, ir.Synapse)
	b.Accum("g", next)
	b.Accum("h", b.Op(ir.OpMul, b.Cvt(ir.F64, next), post))
	b.Store("to", b.Index(), ir.Synapse)
	b.Store("latest", b.Load("tag", ir.I32, ir.Synapse), ir.Target)
	return b.Func()
}

func sums() *ir.Func {
	b := ir.NewBuilder("sums", ir.Reduce)
	g := b.Op(ir.OpMul, b.Load("w", ir.F64, ir.Synapse), b.Op(ir.OpSub, b.Load("pre", ir.F64, ir.Source), b.Load("post", ir.F64, ir.Target)))
	b.Accum("y", g)
	b.Accum("n", b.Const(ir.F32, 1))
	b.Accum("u", b.Load("scale", ir.F32, ir.Uniform))
	return b.Func()
}

func random(name string, op ir.Op) *ir.Func {
	b := ir.NewBuilder(name, ir.Map)
	b.Store("f", b.Random(op, ir.F32, 12345), ir.Element)
	b.Store("d", b.Random(op, ir.F64, 54321), ir.Element)
	return b.Func()
}

// mean is a small non-negative number.
func mean(b *ir.Builder, name string, t ir.Type) ir.Ref {
	x := b.Op(ir.OpAbs, b.Load(name, t, ir.Element))
	return b.Op(ir.OpMin, x, b.Const(t, 30))
}

func poisson() *ir.Func {
	b := ir.NewBuilder("poisson", ir.Map)
	b.Store("f", b.OpImm(ir.OpPoisson, 7, mean(b, "x", ir.F32)), ir.Element)
	b.Store("d", b.OpImm(ir.OpPoisson, 8, mean(b, "y", ir.F64)), ir.Element)
	return b.Func()
}

// words of two streams, one of which is used in both precisions.
func words() *ir.Func {
	b := ir.NewBuilder("words", ir.Map)
	b.Store("a", b.Random(ir.OpRandU, ir.F32, 77), ir.Element)
	b.Store("b", b.Random(ir.OpRandU, ir.F32, 78), ir.Element)
	b.Store("c", b.Op(ir.OpMul, b.Load("c", ir.F32, ir.Element), b.Random(ir.OpRandN, ir.F32, 77)), ir.Element)
	return b.Func()
}

func tabled(b *ir.Builder) *ir.Func {
	f, ok := ir.Tabulate(b.Func())
	if !ok {
		panic("BUG: nothing is tabled")
	}
	return f
}

// counts have tables of all sizes.
func counts() *ir.Func {
	b := ir.NewBuilder("counts", ir.Map)
	for i, mean := range []float64{0, 0.01, 0.7, 3, 40, 300} {
		b.Store(fmt.Sprint("y", i), b.OpImm(ir.OpPoisson, uint64(i), b.Const(ir.F32, mean)), ir.Element)
	}
	return tabled(b)
}

// countsOfSlot has a mean that may be anything.
func countsOfSlot() *ir.Func {
	b := ir.NewBuilder("counts of a slot", ir.Map)
	b.Store("f", b.OpImm(ir.OpPoisson, 1, b.Load("mean", ir.F32, ir.Uniform)), ir.Element)
	b.Store("d", b.OpImm(ir.OpPoisson, 1, b.Cvt(ir.F64, b.Load("mean", ir.F32, ir.Uniform))), ir.Element)
	b.Store("e", b.OpImm(ir.OpPoisson, 2, b.Const(ir.F64, 2.5)), ir.Element)
	return tabled(b)
}

func binomial() *ir.Func {
	b := ir.NewBuilder("binomial", ir.Map)
	n := b.Op(ir.OpFloor, mean(b, "n", ir.F32))
	p := b.Op(ir.OpMin, b.Op(ir.OpAbs, b.Load("p", ir.F32, ir.Element)), b.Const(ir.F32, 1))
	b.Store("f", b.OpImm(ir.OpBinomial, 9, n, p), ir.Element)
	return b.Func()
}

// shapes are programs whose shape, not ops, may go wrong.
func shapes() []*ir.Func {
	return []*ir.Func{
		sums(), countsOfSlot(), refractory(ir.F32), refractory(ir.F64), resets(ir.F32), resets(ir.F64), manyValues(ir.F32), manyValues(ir.F64), uniformLoop(), lateWord(), empty(),
		crossings("f32", ir.F32), crossings("f64", ir.F64), crossings("both", ir.F32, ir.F64),
	}
}

// crossings lists the elements whose stored value has crossed a bound, from
// below and from above.
func crossings(name string, types ...ir.Type) *ir.Func {
	b := ir.NewBuilder("crossings "+name, ir.Map)
	list := 0
	for _, t := range types {
		bound := b.Load(fmt.Sprint("bound.", t), t, ir.Uniform)
		for _, op := range []ir.Op{ir.OpLT, ir.OpLE} {
			for _, rising := range []bool{false, true} {
				column := fmt.Sprint("x.", t, op, rising)
				x := b.Op(ir.OpSub, b.Load(column, t, ir.Element), b.Const(t, 0.25))
				b.Store(column, x, ir.Element)
				args := []ir.Ref{x, bound}
				if rising {
					args = []ir.Ref{bound, x}
				}
				b.Emit(list, b.Op(op, args...))
				list++
			}
		}
	}
	return b.Func()
}

// lateWord has much to do before it needs the first of its words.
func lateWord() *ir.Func {
	b := ir.NewBuilder("late word", ir.Map)
	x := b.Load("x", ir.F64, ir.Element)
	words := []ir.Ref{b.Random(ir.OpRandU, ir.F32, 1), b.Random(ir.OpRandU, ir.F32, 2), b.Random(ir.OpRandU, ir.F32, 3)}
	sum := b.Cvt(ir.F64, words[1])
	for range 4 {
		sum = b.Op(ir.OpExp, b.Op(ir.OpNeg, b.Op(ir.OpMul, x, sum)))
	}
	b.Store("x", sum, ir.Element)
	for i := range 3 {
		y := b.Load(fmt.Sprint("y", i), ir.F64, ir.Element)
		b.Store(fmt.Sprint("y", i), b.Op(ir.OpExp, b.Op(ir.OpNeg, b.Op(ir.OpExp, y))), ir.Element)
	}
	b.Store("z", b.Op(ir.OpSub, words[2], words[0]), ir.Element)
	return b.Func()
}

// refractory has the choices of a neuron's step: by a sign, by truth values and
// their complements, with each used in one way or in several.
func refractory(t ir.Type) *ir.Func {
	b := ir.NewBuilder("refractory "+t.String(), ir.Map)
	x, y, n := b.Load("x", t, ir.Element), b.Load("y", t, ir.Element), b.Load("n", ir.I32, ir.Element)
	m := b.Load("m", ir.I32, ir.Element)
	zero := b.Const(ir.I32, 0)
	sign := func(n ir.Ref) ir.Ref { return b.Op(ir.OpLT, n, zero) }
	awake, above := b.Op(ir.OpNot, b.Op(ir.OpLT, zero, n)), b.Op(ir.OpLT, y, x)
	spiked := b.Op(ir.OpAnd, awake, above)
	b.Store("x", b.Op(ir.OpSelect, sign(n), y, x), ir.Element)
	b.Store("n", b.Op(ir.OpSelect, spiked, m, b.Op(ir.OpSub, n, b.Const(ir.I32, 1))), ir.Element)
	b.Store("both", b.Cvt(ir.I32, b.Op(ir.OpAnd, b.Op(ir.OpNot, above), b.Op(ir.OpNot, sign(m)))), ir.Element)
	b.Store("either", b.Op(ir.OpSelect, sign(m), b.Const(t, 0), y), ir.Element)
	b.Store("asleep", b.Cvt(ir.I32, b.Op(ir.OpOr, awake, sign(b.Op(ir.OpSub, n, m)))), ir.Element)
	b.Store("truth", b.Cvt(ir.U32, b.Op(ir.OpSelect, sign(b.Op(ir.OpAdd, n, m)), above, awake)), ir.Element)
	b.Emit(0, spiked)
	return b.Func()
}

// resets has choices by the mask that a list tests: of scalars, of a constant
// and of 0; for values that are used again and for such as are not; one that
// depends on another, and more than registers would do for.
func resets(t ir.Type) *ir.Func {
	b := ir.NewBuilder("resets "+t.String(), ir.Map)
	x, n := b.Load("x", t, ir.Element), b.Load("n", ir.I32, ir.Element)
	u, k := b.Load("u", t, ir.Uniform), b.Load("k", ir.I32, ir.Uniform)
	moved := b.Op(ir.OpAdd, x, b.Load("y", t, ir.Element))
	twice := b.Op(ir.OpMul, moved, b.Const(t, 2))
	spiked := b.Op(ir.OpLT, b.Const(t, 1), moved)
	b.Emit(0, spiked)
	choose := func(at, otherwise ir.Ref) ir.Ref { return b.Op(ir.OpSelect, spiked, at, otherwise) }
	first := choose(u, moved)
	b.Store("x", first, ir.Element)
	b.Store("n", choose(k, b.Op(ir.OpSub, n, b.Const(ir.I32, 1))), ir.Element)
	b.Store("moved", moved, ir.Element)
	b.Store("zero", choose(b.Const(t, 0), twice), ir.Element)
	b.Store("again", choose(b.Const(t, 3), b.Op(ir.OpMul, first, twice)), ir.Element)
	b.Store("whole", choose(x, b.Op(ir.OpSub, moved, twice)), ir.Element)
	b.Store("same", choose(b.Op(ir.OpNeg, u), moved), ir.Element)
	b.Store("another", choose(b.Const(t, 5), b.Op(ir.OpMul, x, x)), ir.Element)
	return b.Func()
}

// manyValues keeps more values alive than there are registers.
func manyValues(t ir.Type) *ir.Func {
	b := ir.NewBuilder("many values "+t.String(), ir.Map)
	var live []ir.Ref
	x := b.Load("x", t, ir.Element)
	for i := range 40 {
		v := b.Op(ir.OpMul, x, b.Const(t, float64(i)+0.5))
		live = append(live, b.Op(ir.OpAdd, v, b.Load(fmt.Sprint("u", i%7), t, ir.Uniform)))
	}
	mask := b.Op(ir.OpLT, x, b.Const(t, 0))
	for i := range live {
		sum := live[i]
		for k := i; k < len(live); k += 7 {
			sum = b.Op(ir.OpAdd, sum, live[k])
		}
		if i%3 == 0 {
			sum = b.Op(ir.OpSelect, mask, sum, live[len(live)-1-i])
		}
		b.Store(fmt.Sprint("y", i), sum, ir.Element)
	}
	return b.Func()
}

// uniformLoop depends on scalars only.
func uniformLoop() *ir.Func {
	b := ir.NewBuilder("uniform loop", ir.Map)
	one := b.Const(ir.U32, 1)
	n := b.Op(ir.OpAnd, b.Load("n", ir.U32, ir.Uniform), b.Const(ir.U32, 7))
	p := b.BeginLoop("double", 40, b.Load("a", ir.F64, ir.Uniform), b.Const(ir.U32, 0))
	k := b.Op(ir.OpAdd, p[1], one)
	b.EndLoop(b.Op(ir.OpLT, k, n), p, []ir.Ref{b.Op(ir.OpAdd, p[0], p[0]), k})
	b.Store("y", b.Op(ir.OpMul, p[0], b.Load("x", ir.F64, ir.Element)), ir.Element)
	return b.Func()
}

func empty() *ir.Func { return ir.NewBuilder("empty", ir.Map).Func() }
