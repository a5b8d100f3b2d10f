package eqn

import (
	"synfire/diag"
	"synfire/ir"
)

// function is a row of the functions that expressions may call.
type function struct {
	name     string
	min, max int // number of arguments; max -1: any
	// check finds dimension and type of a call whose arguments are checked.
	check func(c *checker, t *typed)
	// lower computes it. Arguments come as reals, unless raw is set.
	lower func(l *lowering, t *typed, args []ir.Ref) ir.Ref
	raw   bool
	// random marks draws: each occurrence in a text has a number of its own.
	random bool
	doc    string
}

// functions is the table of functions; docs/equations.md lists it.
var functions []function

func init() {
	functions = []function{
		{name: "exp", min: 1, max: 1, check: plain, lower: byOp(ir.OpExp), doc: "e to the power x"},
		{name: "log", min: 1, max: 1, check: plain, lower: byOp(ir.OpLog), doc: "natural logarithm"},
		{name: "log10", min: 1, max: 1, check: plain, lower: byOp(ir.OpLog10), doc: "decimal logarithm"},
		{name: "expm1", min: 1, max: 1, check: plain, lower: byOp(ir.OpExpm1), doc: "exp(x) - 1, precise near 0"},
		{name: "log1p", min: 1, max: 1, check: plain, lower: byOp(ir.OpLog1p), doc: "log(1 + x), precise near 0"},
		{name: "exprel", min: 1, max: 1, check: plain, lower: byOp(ir.OpExprel), doc: "(exp(x) - 1)/x, 1 at 0"},
		{name: "sqrt", min: 1, max: 1, check: root, lower: byOp(ir.OpSqrt), doc: "square root; of the dimension too"},
		{name: "abs", min: 1, max: 1, check: same, lower: byOp(ir.OpAbs), doc: "absolute value"},
		{name: "sin", min: 1, max: 1, check: plain, lower: byOp(ir.OpSin), doc: "sine"},
		{name: "cos", min: 1, max: 1, check: plain, lower: byOp(ir.OpCos), doc: "cosine"},
		{name: "tan", min: 1, max: 1, check: plain, lower: byOp(ir.OpTan), doc: "tangent"},
		{name: "sinh", min: 1, max: 1, check: plain, lower: byOp(ir.OpSinh), doc: "hyperbolic sine"},
		{name: "cosh", min: 1, max: 1, check: plain, lower: byOp(ir.OpCosh), doc: "hyperbolic cosine"},
		{name: "tanh", min: 1, max: 1, check: plain, lower: byOp(ir.OpTanh), doc: "hyperbolic tangent"},
		{name: "arcsin", min: 1, max: 1, check: plain, lower: byOp(ir.OpAsin), doc: "inverse sine"},
		{name: "arccos", min: 1, max: 1, check: plain, lower: byOp(ir.OpAcos), doc: "inverse cosine"},
		{name: "arctan", min: 1, max: 1, check: plain, lower: byOp(ir.OpAtan), doc: "inverse tangent"},
		{name: "clip", min: 3, max: 3, check: alike, lower: lowerClip, doc: "x kept between two limits of its dimension"},
		{name: "min", min: 2, max: -1, check: alike, lower: fold(ir.OpMin), doc: "the smallest"},
		{name: "max", min: 2, max: -1, check: alike, lower: fold(ir.OpMax), doc: "the largest"},
		{name: "sign", min: 1, max: 1, check: signOf, lower: byOp(ir.OpSign), doc: "-1, 0 or 1"},
		{name: "floor", min: 1, max: 1, check: toWhole, lower: byOp(ir.OpFloor), doc: "the next whole number below"},
		{name: "ceil", min: 1, max: 1, check: toWhole, lower: byOp(ir.OpCeil), doc: "the next whole number above"},
		{name: "int", min: 1, max: 1, check: toInteger, lower: lowerInt, raw: true, doc: "a condition as 0 or 1; a number without its fraction"},
		{name: "where", min: 3, max: 3, check: choose, lower: lowerWhere, raw: true, doc: "where(c, a, b) is a if c else b"},
		{name: "timestep", min: 2, max: 2, check: timesToWhole, lower: lowerTimestep, doc: "timestep(t, dt): the number of whole steps in t"},
		{name: "previous", min: 1, max: 1, check: previous, lower: lowerPrevious, raw: true, doc: "the value that a variable of the neuron had at the start of the step"},
		{name: "rand", min: 0, max: 0, check: draw, lower: drawOp(ir.OpRandU), random: true, doc: "uniform random number between 0 and 1, one per element and step"},
		{name: "randn", min: 0, max: 0, check: draw, lower: drawOp(ir.OpRandN), random: true, doc: "standard normal random number, one per element and step"},
		{name: "poisson", min: 1, max: 1, check: count, lower: drawOp(ir.OpPoisson), random: true, doc: "Poisson random count of that mean"},
		{name: "binomial", min: 2, max: 2, check: count, lower: drawOp(ir.OpBinomial), random: true, doc: "binomial random count: binomial(n, p)"},
	}
}

// foreignFunctions are what other languages call functions.
var foreignFunctions = []struct{ name, instead string }{
	{"asin", "arcsin"},
	{"acos", "arccos"},
	{"atan", "arctan"},
	{"ln", "log"},
	{"fabs", "abs"},
	{"minimum", "min"},
	{"maximum", "max"},
	{"uniform", "rand"},
	{"random", "rand"},
	{"normal", "randn"},
	{"pow", "x**y"},
	{"power", "x**y"},
	{"square", "x**2"},
	{"heaviside", "int(x > 0)"},
	{"round", "floor(x + 0.5)"},
	{"bool", "x != 0"},
	{"float", "x; numbers are real already"},
}

func lookupFunction(name string) (function, bool) {
	for _, f := range functions {
		if f.name == name {
			return f, true
		}
	}
	return function{}, false
}

// Draws tells whether the text of an expression calls a function that draws
// random numbers.
func Draws(text string) bool {
	for _, t := range lex(&diag.Source{Text: text}, 0, len(text)) {
		if f, known := lookupFunction(t.text); known && f.random && t.kind == tokenName {
			return true
		}
	}
	return false
}

// plain takes and gives numbers without dimension.
func plain(c *checker, t *typed) {
	for i, a := range t.args {
		c.mustBePlain(t, i, a)
	}
}

// count is plain and gives a whole number.
func count(c *checker, t *typed) {
	plain(c, t)
	t.whole = true
}

// draw takes nothing and gives a number.
func draw(*checker, *typed) {}

// same gives what it takes.
func same(_ *checker, t *typed) {
	a := t.args[0]
	t.dim, t.open, t.whole, t.typ = a.dim, a.open, a.whole, a.typ
	if t.typ == Boolean {
		t.typ = Integer
	}
}

func root(_ *checker, t *typed) {
	t.dim, t.open = t.args[0].dim.Sqrt(), t.args[0].open
}

// alike takes arguments of one dimension and gives one of them.
func alike(c *checker, t *typed) {
	c.unify(t, t.args)
	t.typ, t.whole = Integer, true
	for _, a := range t.args {
		if a.typ == Real {
			t.typ = Real
		}
		t.whole = t.whole && (a.whole || a.typ != Real)
	}
}

func signOf(_ *checker, t *typed) { t.whole = true }

func toWhole(c *checker, t *typed) {
	plain(c, t)
	t.whole = true
}

func toInteger(c *checker, t *typed) {
	plain(c, t)
	t.typ, t.whole = Integer, true
}

func timesToWhole(c *checker, t *typed) {
	for i, a := range t.args {
		if !a.open && !a.zero && a.dim != c.dims.time {
			c.argument(t, i, a, "a time")
		}
	}
	t.whole = true
}

// choose takes a condition and two values of one dimension.
func choose(c *checker, t *typed) {
	c.mustBeCondition(t.args[0], "the first argument of where")
	c.branches(t, t.args[1], t.args[2])
}

func byOp(op ir.Op) func(*lowering, *typed, []ir.Ref) ir.Ref {
	return func(l *lowering, _ *typed, args []ir.Ref) ir.Ref { return l.b.Op(op, args...) }
}

func fold(op ir.Op) func(*lowering, *typed, []ir.Ref) ir.Ref {
	return func(l *lowering, _ *typed, args []ir.Ref) ir.Ref {
		x := args[0]
		for _, y := range args[1:] {
			x = l.b.Op(op, x, y)
		}
		return x
	}
}

func drawOp(op ir.Op) func(*lowering, *typed, []ir.Ref) ir.Ref {
	return func(l *lowering, t *typed, args []ir.Ref) ir.Ref {
		if len(args) == 0 {
			return l.b.Random(op, ir.F64, uint32(t.node.occurrence))
		}
		return l.b.OpImm(op, uint64(t.node.occurrence), args...)
	}
}

// lowerClip has x second in both comparisons, so that NaN stays NaN instead of
// becoming a limit.
func lowerClip(l *lowering, _ *typed, args []ir.Ref) ir.Ref {
	return l.b.Op(ir.OpMin, args[2], l.b.Op(ir.OpMax, args[1], args[0]))
}

func lowerInt(l *lowering, _ *typed, args []ir.Ref) ir.Ref { return l.b.Cvt(ir.I32, args[0]) }

func lowerWhere(l *lowering, t *typed, args []ir.Ref) ir.Ref {
	to := irType(t.typ)
	return l.b.Op(ir.OpSelect, l.convert(args[0], ir.Bool), l.convert(args[1], to), l.convert(args[2], to))
}

// lowerTimestep is Brian2's: rounded down, with a tolerance of a thousandth of
// a step.
func lowerTimestep(l *lowering, _ *typed, args []ir.Ref) ir.Ref {
	steps := l.b.Op(ir.OpDiv, args[0], args[1])
	return l.b.Op(ir.OpFloor, l.b.Op(ir.OpAdd, steps, l.b.Const(ir.F64, 1e-3)))
}
