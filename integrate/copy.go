package integrate

import (
	"fmt"

	"synfire/ir"
)

// emit adds an instruction of a Pure Func to another Func, with new arguments.
// bind gives the value of a slot.
func emit(b *ir.Builder, f *ir.Func, in ir.Instr, args []ir.Ref, bind func(ir.Slot) ir.Ref) ir.Ref {
	switch in.Op {
	case ir.OpConst:
		return b.ConstBits(in.Type, in.Imm)
	case ir.OpLoad:
		return bind(f.Slots[in.Imm])
	case ir.OpIndex:
		return b.Index()
	case ir.OpCvt:
		return b.Cvt(in.Type, args[0])
	case ir.OpRandU, ir.OpRandN:
		return b.Random(in.Op, in.Type, uint32(in.Imm))
	case ir.OpLoop, ir.OpPhi, ir.OpEnd:
		panic(fmt.Sprintf("BUG: %s: a loop in a right side", f.Name))
	default:
		return b.OpImm(in.Op, in.Imm, args...)
	}
}

// copier copies values of one Pure Func into another, each once.
type copier struct {
	b    *ir.Builder
	f    *ir.Func
	bind func(ir.Slot) ir.Ref
	done map[ir.Ref]ir.Ref
}

func newCopier(b *ir.Builder, f *ir.Func, bind func(ir.Slot) ir.Ref) *copier {
	return &copier{b, f, bind, map[ir.Ref]ir.Ref{}}
}

func (c *copier) value(r ir.Ref) ir.Ref {
	if to, ok := c.done[r]; ok {
		return to
	}
	in := c.f.Body[r]
	args := make([]ir.Ref, in.Op.Arity())
	for i := range args {
		args[i] = c.value(in.Args[i])
	}
	to := emit(c.b, c.f, in, args, c.bind)
	c.done[r] = to
	return to
}

// byName binds a slot to the slot of the same name.
func byName(b *ir.Builder) func(ir.Slot) ir.Ref {
	return func(s ir.Slot) ir.Ref { return b.Load(s.Name, s.Type, ir.Uniform) }
}

// inline adds a Pure Func with one result; its slots keep their names.
func inline(b *ir.Builder, f *ir.Func) ir.Ref { return b.Inline(f, byName(b))[0] }

// pure makes a Pure Func with one result.
func pure(name string, build func(b *ir.Builder) ir.Ref) *ir.Func {
	b := ir.NewBuilder(name, ir.Pure)
	b.Return(build(b))
	return b.Func()
}

// constValue returns the value of a constant instruction.
func constValue(in ir.Instr) (float64, bool) {
	if in.Op != ir.OpConst {
		return 0, false
	}
	return ir.ConstValue(in.Type, in.Imm), true
}

// isConst tells whether a Func's only result is the constant x.
func isConst(f *ir.Func, x float64) bool {
	v, ok := constValue(f.Body[f.Results[0]])
	return ok && v == x
}
