package eqn

import "synfire/ir"

// lowering turns one checked expression into a Pure Func.
type lowering struct{ b *ir.Builder }

// irType is the type by which a value is computed.
func irType(t ValueType) ir.Type {
	switch t {
	case Integer:
		return ir.I32
	case Boolean:
		return ir.Bool
	default:
		return ir.F64
	}
}

// lower makes the Func of an expression, with a result of the type to.
func lower(name string, t *typed, to ValueType) *ir.Func {
	l := &lowering{ir.NewBuilder(name, ir.Pure)}
	l.b.Return(l.convert(l.value(t), irType(to)))
	return l.b.Func()
}

// convert gives a value another type; numbers are conditions where they are
// not zero.
func (l *lowering) convert(v ir.Ref, to ir.Type) ir.Ref { return l.b.Cvt(to, v) }

func (l *lowering) real(t *typed) ir.Ref { return l.convert(l.value(t), ir.F64) }

// as computes a value as a type.
func (l *lowering) as(t *typed, to ir.Type) ir.Ref { return l.convert(l.value(t), to) }

func (l *lowering) value(t *typed) ir.Ref {
	switch t.node.kind {
	case nodeNumber:
		return l.b.Const(irType(t.typ), t.node.value)
	case nodeName:
		if t.sym == nil {
			return l.b.Const(irType(t.typ), t.constant)
		}
		return l.b.Load(t.sym.Name, irType(t.sym.Type), ir.Uniform)
	case nodeUnary:
		return l.unary(t)
	case nodeBinary:
		return l.binary(t)
	case nodeCompare:
		return l.compare(t)
	case nodeChoice:
		to := irType(t.typ)
		return l.b.Op(ir.OpSelect, l.as(t.args[1], ir.Bool), l.as(t.args[0], to), l.as(t.args[2], to))
	case nodeCall:
		return l.call(t)
	}
	panic("BUG: node kind")
}

func (l *lowering) call(t *typed) ir.Ref {
	if t.sym != nil { // a series: the step binds its present value
		return l.b.Load(t.sym.Name, ir.F64, ir.Uniform)
	}
	f, _ := lookupFunction(t.node.text)
	args := make([]ir.Ref, len(t.args))
	for i, a := range t.args {
		if f.raw {
			args[i] = l.value(a)
		} else {
			args[i] = l.real(a)
		}
	}
	v := f.lower(l, t, args)
	return l.convert(v, irType(t.typ))
}

func (l *lowering) unary(t *typed) ir.Ref {
	if t.node.op() == "not" {
		return l.b.Op(ir.OpNot, l.as(t.args[0], ir.Bool))
	}
	x := l.as(t.args[0], irType(t.typ))
	if t.node.op() == "+" {
		return x
	}
	if a := t.args[0]; a.node.kind == nodeNumber {
		return l.b.Const(irType(t.typ), -a.node.value)
	}
	return l.b.Op(ir.OpNeg, x)
}

var binaryOps = map[string]ir.Op{
	"+": ir.OpAdd, "-": ir.OpSub, "*": ir.OpMul, "/": ir.OpDiv, "//": ir.OpFloorDiv, "%": ir.OpMod, "and": ir.OpAnd, "or": ir.OpOr,
}

func (l *lowering) binary(t *typed) ir.Ref {
	if t.node.op() == "**" {
		return l.power(t)
	}
	to := irType(t.typ)
	return l.b.Op(binaryOps[t.node.op()], l.as(t.args[0], to), l.as(t.args[1], to))
}

// maxPower bounds the constant exponents that become multiplications.
const maxPower = 64

// power multiplies out constant whole exponents, so that x**2 is x*x to the
// last bit, and takes roots for halves.
func (l *lowering) power(t *typed) ir.Ref {
	x := l.real(t.args[0])
	p, ok := constantOf(t.args[1])
	n := int(p)
	switch {
	case ok && (p == 0.5 || p == -0.5):
		x = l.b.Op(ir.OpSqrt, x)
	case ok && p == float64(n) && -maxPower <= n && n <= maxPower:
		x = l.multiplied(x, max(n, -n))
	default:
		return l.b.Op(ir.OpPow, x, l.real(t.args[1]))
	}
	if p < 0 {
		x = l.b.Op(ir.OpDiv, l.b.Const(ir.F64, 1), x)
	}
	return x
}

// multiplied is x**n by squaring: x**4 is (x*x)*(x*x), x**3 is (x*x)*x.
func (l *lowering) multiplied(x ir.Ref, n int) ir.Ref {
	switch {
	case n == 0:
		return l.b.Const(ir.F64, 1)
	case n == 1:
		return x
	case n%2 == 1:
		return l.b.Op(ir.OpMul, l.multiplied(x, n-1), x)
	default:
		half := l.multiplied(x, n/2)
		return l.b.Op(ir.OpMul, half, half)
	}
}

// compare is the conjunction of the chain's links.
func (l *lowering) compare(t *typed) ir.Ref {
	var all ir.Ref
	for i, op := range t.node.ops {
		v := l.link(op.text, t.args[i], t.args[i+1])
		if i == 0 {
			all = v
		} else {
			all = l.b.Op(ir.OpAnd, all, v)
		}
	}
	return all
}

func (l *lowering) link(op string, x, y *typed) ir.Ref {
	to := ir.I32
	if x.typ == Real || y.typ == Real {
		to = ir.F64
	}
	a, b := l.as(x, to), l.as(y, to)
	switch op {
	case "<":
		return l.b.Op(ir.OpLT, a, b)
	case "<=":
		return l.b.Op(ir.OpLE, a, b)
	case ">":
		return l.b.Op(ir.OpLT, b, a)
	case ">=":
		return l.b.Op(ir.OpLE, b, a)
	case "==":
		return l.b.Op(ir.OpEQ, a, b)
	default:
		return l.b.Op(ir.OpNE, a, b)
	}
}
