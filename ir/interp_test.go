package ir

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"synfire/state"
)

// run expands a Func and runs it over n elements with columns by name. Columns
// that are missing are made, and returned with the rest.
func run(t testing.TB, f *Func, n int, columns map[string]state.Column) (map[string]state.Column, *Exec) {
	t.Helper()
	f, err := Optimize(f)
	if err != nil {
		t.Fatal(err)
	}
	p, err := NewInterp(f)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]state.Column{}
	var slots []state.Column
	for _, s := range f.Slots {
		c, ok := columns[s.Name]
		if !ok {
			m := n
			if s.Rank == Uniform {
				m = 1
			}
			c = state.NewColumn(s.Type, m)
		}
		all[s.Name] = c
		slots = append(slots, c)
	}
	lists := make([][]uint32, f.Lists)
	for i := range lists {
		lists[i] = make([]uint32, n)
	}
	x, err := p.Bind(slots, lists)
	if err != nil {
		t.Fatal(err)
	}
	if err := x.Run(0, n); err != nil {
		t.Fatal(err)
	}
	return all, x
}

var special32 = []float32{
	0, float32(math.Copysign(0, -1)), 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 0.3, -0.3, 3, -7.75, 1e10, -1e10, 2147483520, 2147483648, 4294967040, 4294967296,
	-2147483648, -2147483904, math.MaxFloat32, -math.MaxFloat32, math.SmallestNonzeroFloat32, -math.SmallestNonzeroFloat32,
	0x1p-126, 0x1p-127, float32(math.Inf(1)), float32(math.Inf(-1)), float32(math.NaN()), 8388607.5, 16777217, 1e-20,
}

// pairs32 is every pair of special numbers.
func pairs32() (a, b []float32) {
	for _, x := range special32 {
		for _, y := range special32 {
			a, b = append(a, x), append(b, y)
		}
	}
	return a, b
}

func sameFloat[T float](a, b T) bool {
	x, y := float64(a), float64(b)
	return math.Float64bits(x) == math.Float64bits(y) || x != x && y != y
}

func TestBinaryFloatOps(t *testing.T) {
	choose := func(c bool, a, b float32) float32 {
		if c {
			return a
		}
		return b
	}
	rows := []struct {
		op   Op
		want func(a, b float32) float32
	}{
		{OpAdd, func(a, b float32) float32 { return a + b }},
		{OpSub, func(a, b float32) float32 { return a - b }},
		{OpMul, func(a, b float32) float32 { return a * b }},
		{OpDiv, func(a, b float32) float32 { return a / b }},
		{OpMin, func(a, b float32) float32 { return choose(a < b, a, b) }},
		{OpMax, func(a, b float32) float32 { return choose(a > b, a, b) }},
	}
	x, y := pairs32()
	for _, r := range rows {
		for _, typ := range []Type{F32, F64} {
			b := NewBuilder("t", Map)
			u, v := b.Cvt(typ, b.Load("x", F32, Element)), b.Cvt(typ, b.Load("y", F32, Element))
			b.Store("z", b.Op(r.op, u, v), Element)
			out, _ := run(t, b.Func(), len(x), map[string]state.Column{"x": state.Of(x), "y": state.Of(y)})
			for i := range x {
				want := float64(r.want(x[i], y[i]))
				if typ == F64 {
					switch r.op {
					case OpAdd:
						want = float64(x[i]) + float64(y[i])
					case OpSub:
						want = float64(x[i]) - float64(y[i])
					case OpMul:
						want = float64(x[i]) * float64(y[i])
					case OpDiv:
						want = float64(x[i]) / float64(y[i])
					}
				}
				if got := out["z"].At(i); !sameFloat(got, want) {
					t.Errorf("%v %v(%v, %v) = %v, want %v", typ, r.op, x[i], y[i], got, want)
				}
			}
		}
	}
}

func TestUnaryFloatOps(t *testing.T) {
	rows := []struct {
		op   Op
		want func(float64) float64
	}{
		{OpNeg, func(x float64) float64 { return -x }},
		{OpAbs, math.Abs},
		{OpSqrt, math.Sqrt},
		{OpFloor, math.Floor},
		{OpCeil, math.Ceil},
		{OpTrunc, math.Trunc},
		{OpRound, math.RoundToEven},
	}
	for _, r := range rows {
		for _, typ := range []Type{F32, F64} {
			b := NewBuilder("t", Map)
			b.Store("z", b.Op(r.op, b.Cvt(typ, b.Load("x", F32, Element))), Element)
			out, _ := run(t, b.Func(), len(special32), map[string]state.Column{"x": state.Of(special32)})
			for i, x := range special32 {
				want := r.want(float64(x))
				if typ == F32 {
					want = float64(float32(want))
				}
				if got := out["z"].At(i); !sameFloat(got, want) {
					t.Errorf("%v %v(%v) = %v, want %v", typ, r.op, x, got, want)
				}
			}
		}
	}
}

func TestComparisons(t *testing.T) {
	rows := []struct {
		op   Op
		want func(a, b float32) bool
	}{
		{OpLT, func(a, b float32) bool { return a < b }},
		{OpLE, func(a, b float32) bool { return a <= b }},
		{OpEQ, func(a, b float32) bool { return a == b }},
		{OpNE, func(a, b float32) bool { return a != b }},
	}
	x, y := pairs32()
	for _, r := range rows {
		for _, typ := range []Type{F32, F64} {
			b := NewBuilder("t", Map)
			u, v := b.Cvt(typ, b.Load("x", F32, Element)), b.Cvt(typ, b.Load("y", F32, Element))
			c := b.Op(r.op, u, v)
			b.Store("z", b.Cvt(U32, c), Element)
			b.Store("s", b.Op(OpSelect, c, u, v), Element)
			out, _ := run(t, b.Func(), len(x), map[string]state.Column{"x": state.Of(x), "y": state.Of(y)})
			for i := range x {
				want, pick := 0.0, y[i]
				if r.want(x[i], y[i]) {
					want, pick = 1, x[i]
				}
				if got := out["z"].At(i); got != want {
					t.Errorf("%v %v(%v, %v) = %v", typ, r.op, x[i], y[i], got)
				}
				if got := out["s"].At(i); !sameFloat(got, float64(pick)) {
					t.Errorf("%v select on %v(%v, %v) = %v", typ, r.op, x[i], y[i], got)
				}
			}
		}
	}
}

func TestConversionsSaturate(t *testing.T) {
	for _, from := range []Type{F32, F64} {
		for _, to := range []Type{I32, U32} {
			b := NewBuilder("t", Map)
			b.Store("z", b.Cvt(to, b.Cvt(from, b.Load("x", F32, Element))), Element)
			out, _ := run(t, b.Func(), len(special32), map[string]state.Column{"x": state.Of(special32)})
			for i, x := range special32 {
				want := state.NewColumn(to, 1)
				want.Set(0, float64(x))
				if got := out["z"].At(i); got != want.At(0) {
					t.Errorf("%v(%v of %v) = %v, want %v", to, from, x, got, want.At(0))
				}
			}
		}
	}
}

func TestIntegerOps(t *testing.T) {
	xs := []uint32{0, 1, 2, 31, 255, 1 << 31, 1<<31 - 1, 1<<32 - 1, 0xdeadbeef, 12345}
	var x, y []uint32
	for _, a := range xs {
		for _, b := range xs {
			x, y = append(x, a), append(y, b)
		}
	}
	rows := []struct {
		name string
		make func(b *Builder, t Type, x, y Ref) Ref
		u    func(a, b uint32) uint32
		s    func(a, b int32) int32
	}{
		{"add", op2(OpAdd), func(a, b uint32) uint32 { return a + b }, func(a, b int32) int32 { return a + b }},
		{"sub", op2(OpSub), func(a, b uint32) uint32 { return a - b }, func(a, b int32) int32 { return a - b }},
		{"mul", op2(OpMul), func(a, b uint32) uint32 { return a * b }, func(a, b int32) int32 { return a * b }},
		{"min", op2(OpMin), func(a, b uint32) uint32 { return min(a, b) }, func(a, b int32) int32 { return min(a, b) }},
		{"max", op2(OpMax), func(a, b uint32) uint32 { return max(a, b) }, func(a, b int32) int32 { return max(a, b) }},
		{"and", op2(OpAnd), func(a, b uint32) uint32 { return a & b }, func(a, b int32) int32 { return a & b }},
		{"or", op2(OpOr), func(a, b uint32) uint32 { return a | b }, func(a, b int32) int32 { return a | b }},
		{"xor", op2(OpXor), func(a, b uint32) uint32 { return a ^ b }, func(a, b int32) int32 { return a ^ b }},
		{"neg", func(b *Builder, t Type, x, _ Ref) Ref { return b.Op(OpNeg, x) }, func(a, _ uint32) uint32 { return -a }, func(a, _ int32) int32 { return -a }},
		{"shl", func(b *Builder, t Type, x, _ Ref) Ref { return b.OpImm(OpShl, 5, x) }, func(a, _ uint32) uint32 { return a << 5 }, func(a, _ int32) int32 { return a << 5 }},
		{"shr", func(b *Builder, t Type, x, _ Ref) Ref { return b.OpImm(OpShr, 31, x) }, func(a, _ uint32) uint32 { return a >> 31 }, func(a, _ int32) int32 { return a >> 31 }},
		{
			"lt", func(b *Builder, t Type, x, y Ref) Ref { return b.Cvt(t, b.Op(OpLT, x, y)) },
			func(a, b uint32) uint32 { return bit(a < b) }, func(a, b int32) int32 { return int32(bit(a < b)) },
		},
		{
			"via f32", func(b *Builder, t Type, x, _ Ref) Ref { return b.Bits(t, b.Cvt(F32, x)) },
			func(a, _ uint32) uint32 { return math.Float32bits(float32(a)) }, func(a, _ int32) int32 { return int32(math.Float32bits(float32(a))) },
		},
		{
			"via f64", func(b *Builder, t Type, x, _ Ref) Ref { return b.Cvt(t, b.Cvt(F64, x)) },
			func(a, _ uint32) uint32 { return a }, func(a, _ int32) int32 { return a },
		},
		{"f64 of words", func(b *Builder, t Type, x, y Ref) Ref {
			w := b.Op(OpMakeF64, b.Cvt(U32, x), b.Cvt(U32, y))
			return b.Cvt(t, b.Op(OpSub, b.Op(OpHiBits, w), b.Op(OpLoBits, w)))
		}, func(a, b uint32) uint32 { return b - a }, func(a, b int32) int32 { return b - a }},
	}
	for _, r := range rows {
		b := NewBuilder("t", Map)
		u, v := b.Load("x", U32, Element), b.Load("y", U32, Element)
		b.Store("u", r.make(b, U32, u, v), Element)
		b.Store("s", r.make(b, I32, b.Cvt(I32, u), b.Cvt(I32, v)), Element)
		out, _ := run(t, b.Func(), len(x), map[string]state.Column{"x": state.Of(x), "y": state.Of(y)})
		for i := range x {
			if got := uint32(out["u"].At(i)); got != r.u(x[i], y[i]) {
				t.Errorf("u32 %s(%d, %d) = %d", r.name, x[i], y[i], got)
			}
			if got := int32(out["s"].At(i)); got != r.s(int32(x[i]), int32(y[i])) {
				t.Errorf("i32 %s(%d, %d) = %d", r.name, int32(x[i]), int32(y[i]), got)
			}
		}
	}
	b := NewBuilder("t", Map)
	b.Store("z", b.Op(OpMulHi, b.Load("x", U32, Element), b.Load("y", U32, Element)), Element)
	out, _ := run(t, b.Func(), len(x), map[string]state.Column{"x": state.Of(x), "y": state.Of(y)})
	for i := range x {
		if got, want := uint32(out["z"].At(i)), uint32(uint64(x[i])*uint64(y[i])>>32); got != want {
			t.Errorf("mulhi(%d, %d) = %d, want %d", x[i], y[i], got, want)
		}
	}
}

func op2(op Op) func(*Builder, Type, Ref, Ref) Ref {
	return func(b *Builder, _ Type, x, y Ref) Ref { return b.Op(op, x, y) }
}

func TestPow2(t *testing.T) {
	var x []float64
	for e := -1022; e <= 1023; e++ {
		x = append(x, float64(e))
	}
	b := NewBuilder("t", Map)
	v := b.Load("x", F64, Element)
	b.Store("d", b.Op(OpPow2, v), Element)
	b.Store("f", b.Op(OpPow2, b.Cvt(F32, v)), Element)
	out, _ := run(t, b.Func(), len(x), map[string]state.Column{"x": state.Of(x)})
	for i, e := range x {
		want := math.Ldexp(1, int(e))
		if got := out["d"].At(i); got != want {
			t.Errorf("f64 2^%v = %v", e, got)
		}
		if got := out["f"].At(i); e >= -126 && e <= 127 && got != want {
			t.Errorf("f32 2^%v = %v", e, got)
		}
	}
}

// collatz counts the steps to 1, a loop whose lanes end at different turns.
func collatz(most int) *Func {
	b := NewBuilder("collatz", Map)
	n := b.Load("n", U32, Element)
	one, zero := b.Const(U32, 1), b.Const(U32, 0)
	p := b.BeginLoop("collatz", most, n, zero)
	odd := b.Op(OpEQ, b.Op(OpAnd, p[0], one), one)
	up := b.Op(OpAdd, b.Op(OpMul, p[0], b.Const(U32, 3)), one)
	next := b.Op(OpSelect, odd, up, b.OpImm(OpShr, 1, p[0]))
	b.EndLoop(b.Op(OpLT, one, next), p, []Ref{next, b.Op(OpAdd, p[1], one)})
	b.Store("steps", p[1], Element)
	b.Store("last", p[0], Element)
	return b.Func()
}

func TestLoopFreezesFinishedLanes(t *testing.T) {
	const n = 700
	x := make([]uint32, n)
	for i := range x {
		x[i] = uint32(i + 2)
	}
	out, _ := run(t, collatz(200), n, map[string]state.Column{"n": state.Of(x)})
	for i := range x {
		want := 0
		for k := i + 2; k != 1; want++ {
			if k%2 == 1 {
				k = 3*k + 1
			} else {
				k /= 2
			}
		}
		if got := int(out["steps"].At(i)); got != want || out["last"].At(i) != 1 {
			t.Fatalf("collatz(%d) = %d, want %d", i+2, got, want)
		}
	}
}

func TestLoopFaultNamesTheElement(t *testing.T) {
	p, err := NewInterp(collatz(110))
	if err != nil {
		t.Fatal(err)
	}
	x := make([]uint32, 400)
	for i := range x {
		x[i] = 2
	}
	x[350] = 27 // takes 111 steps
	e, err := p.Bind([]state.Column{state.Of(x), state.NewColumn(U32, 400), state.NewColumn(U32, 400)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var fault *Fault
	if err := e.Run(0, 400); !errors.As(err, &fault) || fault.Element != 350 || fault.Loop != "collatz" {
		t.Errorf("fault %v", err)
	}
}

// TestLoopOfSwappedPhis has phis whose next values are each other.
func TestLoopOfSwappedPhis(t *testing.T) {
	b := NewBuilder("fib", Map)
	zero, one := b.Const(U32, 0), b.Const(U32, 1)
	n := b.Load("n", U32, Element)
	p := b.BeginLoop("fib", 50, zero, one, zero)
	k := b.Op(OpAdd, p[2], one)
	b.EndLoop(b.Op(OpLT, k, n), p, []Ref{p[1], b.Op(OpAdd, p[0], p[1]), k})
	b.Store("f", p[0], Element)
	x := []uint32{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}
	out, _ := run(t, b.Func(), len(x), map[string]state.Column{"n": state.Of(x)})
	if diff := cmp.Diff([]float64{1, 1, 2, 3, 5, 8, 13, 21, 34, 55}, out["f"].Floats()); diff != "" {
		t.Error(diff)
	}
}

func TestUniformLoopRunsOnce(t *testing.T) {
	b := NewBuilder("pow", Map)
	one := b.Const(U32, 1)
	n := b.Load("n", U32, Uniform)
	p := b.BeginLoop("double", 40, b.Load("a", F64, Uniform), b.Const(U32, 0))
	k := b.Op(OpAdd, p[1], one)
	b.EndLoop(b.Op(OpLT, k, n), p, []Ref{b.Op(OpAdd, p[0], p[0]), k})
	b.Store("y", b.Op(OpMul, p[0], b.Load("x", F64, Element)), Element)
	x := []float64{1, 2, 3}
	cols := map[string]state.Column{"x": state.Of(x), "a": state.Of([]float64{3}), "n": state.Of([]uint32{10})}
	out, e := run(t, b.Func(), 3, cols)
	if diff := cmp.Diff([]float64{3072, 6144, 9216}, out["y"].Floats()); diff != "" {
		t.Error(diff)
	}
	cols["a"].Set(0, 1) // a changed scalar is seen by the next run
	if err := e.Run(0, 2); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]float64{1024, 2048, 9216}, out["y"].Floats()); diff != "" {
		t.Error(diff)
	}
	cols["n"].Set(0, 41)
	if err := e.Run(0, 2); err == nil || strings.Contains(err.Error(), "element") {
		t.Errorf("fault %v", err)
	}
}

func TestEmitGivesGlobalAscendingIndices(t *testing.T) {
	const n = 1000
	b := NewBuilder("t", Map)
	v := b.Load("v", F32, Element)
	b.Emit(0, b.Op(OpLE, b.Const(F32, 0), v))
	b.Emit(1, b.Op(OpLT, v, b.Const(F32, 0)))
	x := make([]float32, n)
	var up, down []uint32
	for i := range x {
		x[i] = float32(i%7) - 3
		if i >= 3 && i < 990 {
			if x[i] >= 0 {
				up = append(up, uint32(i))
			} else {
				down = append(down, uint32(i))
			}
		}
	}
	_, e := run(t, b.Func(), n, map[string]state.Column{"v": state.Of(x)})
	if err := e.Run(3, 990); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(e.lists[0][:e.Count(0)], up) || !slices.Equal(e.lists[1][:e.Count(1)], down) {
		t.Error("wrong lists")
	}
}

// TestEdges runs a plasticity-like Func over a row and a column, against a
// loop over synapses one by one; targets repeat.
func TestEdges(t *testing.T) {
	b := NewBuilder("t", Edge)
	w, pre, post := b.Load("w", F32, Synapse), b.Load("pre", F32, Source), b.Load("post", F32, Target)
	next := b.Op(OpAdd, w, b.Op(OpMul, pre, post))
	b.Store("w", next, Synapse)
	b.Accum("g", next)
	b.Store("seen", b.Index(), Synapse)
	f := b.Func()
	p, err := NewInterp(f)
	if err != nil {
		t.Fatal(err)
	}
	const n, m, lo, hi = 1000, 17, 5, 993
	newW := make([]float32, n)
	g := make([]float32, m)
	pres, posts := make([]float32, m), make([]float32, m)
	for i := range m {
		pres[i], posts[i] = float32(i)*0.3, 1/float32(i+1)
	}
	source, target := make([]uint32, hi-lo), make([]uint32, hi-lo)
	for i := range source {
		source[i], target[i] = uint32(i*5%m), uint32(i*i%m)
	}
	for _, rows := range []struct{ source, target []uint32 }{{source, target}, {[]uint32{3}, target}, {source, []uint32{16}}} {
		cols := []state.Column{state.NewColumn(F32, n), state.Of(pres), state.Of(posts), state.NewColumn(F32, m), state.NewColumn(U32, n)}
		clear(g)
		clear(newW)
		for s := lo; s < hi; s++ {
			at := func(k []uint32) uint32 {
				if len(k) == 1 {
					return k[0]
				}
				return k[s-lo]
			}
			i, j := at(rows.source), at(rows.target)
			old := float32(float32(s%13) * 0.1) // rounded by itself on every processor
			newW[s] = old + float32(pres[i]*posts[j])
			cols[0].Set(s, float64(old))
			g[j] += newW[s]
		}
		x, err := p.Bind(cols, nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := x.RunEdges(lo, hi, rows.source, rows.target); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(newW[lo:hi], state.View[float32](cols[0])[lo:hi]); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff(g, state.View[float32](cols[3])); diff != "" {
			t.Error(diff)
		}
	}
}

func TestBadBindings(t *testing.T) {
	p, err := NewInterp(collatz(10))
	if err != nil {
		t.Fatal(err)
	}
	u := state.NewColumn(U32, 10)
	for _, cols := range [][]state.Column{nil, {u, u}, {u, u, state.NewColumn(F32, 10)}} {
		if _, err := p.Bind(cols, nil); err == nil {
			t.Errorf("bound to %d columns", len(cols))
		}
	}
	x, err := p.Bind([]state.Column{u, u, u}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range [][2]int{{-1, 3}, {3, 2}, {0, 11}} {
		if x.Run(r[0], r[1]) == nil {
			t.Errorf("ran %v", r)
		}
	}
	if x.RunEdges(0, 1, []uint32{0}, []uint32{0}) == nil {
		t.Error("ran a map over edges")
	}
}

// lif is a leaky integrate-and-fire step of about thirty ops.
func lif() *Func {
	b := NewBuilder("lif", Map)
	f := func(x float64) Ref { return b.Const(F32, x) }
	v, g, in := b.Load("v", F32, Element), b.Load("g", F32, Element), b.Load("in", F32, Element)
	th, reset, rest, c := b.Load("th", F32, Uniform), b.Load("reset", F32, Uniform), b.Load("rest", F32, Uniform), b.Load("c", F32, Uniform)
	spiked := b.Op(OpLE, th, v)
	v = b.Op(OpSelect, spiked, b.Op(OpSub, v, b.Op(OpSub, th, reset)), v)
	g = b.Op(OpAdd, b.Op(OpDecay, g, b.Load("dg", F32, Uniform)), in)
	i := b.Op(OpMul, g, f(1))
	dv := b.Op(OpDiv, b.Op(OpAdd, b.Op(OpNeg, b.Op(OpSub, v, rest)), b.Op(OpMul, b.Load("R", F32, Uniform), i)), b.Load("tau", F32, Uniform))
	v = b.Op(OpAdd, v, b.Op(OpMul, c, dv))
	b.Store("v", v, Element)
	b.Store("g", g, Element)
	b.Store("in", f(0), Element)
	b.Emit(0, b.Op(OpLE, th, v))
	return b.Func()
}

func TestRunAllocatesNothing(t *testing.T) {
	_, x := run(t, lif(), 600, nil)
	if n := testing.AllocsPerRun(10, func() { _ = x.Run(0, 600) }); n != 0 {
		t.Errorf("%v allocations a run", n)
	}
	_, x = run(t, collatz(200), 300, nil)
	if n := testing.AllocsPerRun(10, func() { _ = x.Run(0, 300) }); n != 0 {
		t.Errorf("%v allocations a run of a loop", n)
	}
}

func BenchmarkInterpLIF(b *testing.B) {
	const n = 500
	_, x := run(b, lif(), n, nil)
	for b.Loop() {
		_ = x.Run(0, n)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/elem")
}
