package ir

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"synfire/state"
)

// pureOf builds a Pure Func of F64 slots.
func pureOf(build func(b *Builder, v func(string) Ref) Ref) *Func {
	b := NewBuilder("f", Pure)
	b.Return(build(b, func(name string) Ref { return b.Load(name, F64, Uniform) }))
	return b.Func()
}

// eval evaluates a Pure Func whose slots are bound to arrays by name.
func eval(t *testing.T, f *Func, n int, cols map[string]state.Column) []float64 {
	t.Helper()
	b := NewBuilder("eval", Map)
	b.Store("result", b.Inline(f, func(s Slot) Ref { return b.Load(s.Name, s.Type, Element) })[0], Element)
	out, _ := run(t, b.Func(), n, cols)
	return out["result"].Floats()
}

// TestDerivativesAreSlopes compares the derivative column with difference
// quotients, for every op that has a row and each of its arguments.
func TestDerivativesAreSlopes(t *testing.T) {
	points := []struct{ x, y float64 }{{0.3, 0.7}, {-0.4, 1.3}, {0.9, -0.25}, {-0.75, -0.6}, {0.011, 0.5}, {0.004, 0.1}, {0.5, 3}}
	positive := map[Op]bool{OpSqrt: true, OpLog: true, OpLog10: true, OpLog1p: true, OpPow: true}
	for _, op := range Ops() {
		if chains[op] == nil || op == OpCvt {
			continue
		}
		for k, slot := range []string{"x", "y"}[:min(2, op.Arity())] {
			f := pureOf(func(b *Builder, v func(string) Ref) Ref {
				if op == OpSelect {
					return b.Op(op, b.Op(OpLT, v("c"), b.Const(F64, 0.1)), v("x"), v("y"))
				}
				return b.Op(op, []Ref{v("x"), v("y"), v("x")}[:op.Arity()]...)
			})
			d, err := Derive(f, slot)
			if err != nil {
				t.Fatal(err)
			}
			cols := map[string]state.Column{}
			for _, name := range []string{"x", "y", "c"} {
				cols[name] = state.NewColumn(F64, len(points))
			}
			shifted := func(by float64) []float64 {
				for i, p := range points {
					if positive[op] {
						p.x = math.Abs(p.x)
					}
					cols["c"].Set(i, p.x)
					xy := [2]float64{p.x, p.y}
					xy[k] += by
					cols["x"].Set(i, xy[0])
					cols["y"].Set(i, xy[1])
				}
				return eval(t, f, len(points), cols)
			}
			const h = 1e-6
			up, down := shifted(h), shifted(-h)
			shifted(0)
			got := eval(t, d, len(points), cols)
			for i, p := range points {
				want := (up[i] - down[i]) / (2 * h)
				if !(math.Abs(got[i]-want) < 1e-6*math.Max(1, math.Abs(want))) {
					t.Errorf("d %v / d %s at %v = %v, slope %v", op, slot, p, got[i], want)
				}
			}
		}
	}
}

// TestOpsWithoutDerivative names every op on floats whose derivative is zero:
// a new op is to have a row or to be put here.
func TestOpsWithoutDerivative(t *testing.T) {
	flat := map[Op]bool{
		OpFloor: true, OpCeil: true, OpTrunc: true, OpRound: true, OpSign: true, OpFloorDiv: true, OpBits: true, OpPow2: true,
		OpCount: true, OpRandU: true, OpRandN: true, OpPoisson: true, OpBinomial: true, OpConst: true, OpLoad: true, OpPhi: true,
	}
	for _, op := range Ops() {
		rule := opTable[op].rule
		number := (rule == ruleSame || rule == ruleSelect || rule == ruleConvert || rule == ruleLeaf) && opTable[op].types&onFloat != 0
		if number && (chains[op] == nil) != flat[op] {
			t.Errorf("%v: has a derivative: %v, is flat: %v", op, chains[op] != nil, flat[op])
		}
	}
}

func TestDerivativesSimplify(t *testing.T) {
	type load = func(string) Ref
	sub := func(b *Builder, x, y Ref) Ref { return b.Op(OpSub, x, y) }
	mul := func(b *Builder, x, y Ref) Ref { return b.Op(OpMul, x, y) }
	div := func(b *Builder, x, y Ref) Ref { return b.Op(OpDiv, x, y) }
	rows := []struct {
		name   string
		f      *Func
		by     string
		linear bool
		want   string
	}{
		{"leak", pureOf(func(b *Builder, v load) Ref {
			return div(b, b.Op(OpAdd, b.Op(OpNeg, sub(b, v("V"), v("E"))), mul(b, v("R"), v("I"))), v("tau"))
		}), "V", true, `
  %0 = const.f64 -1
  %1 = load.f64 tau
  %2 = div.f64 %0 %1
  return %2
`},
		{"conductance", pureOf(func(b *Builder, v load) Ref { return mul(b, v("g"), sub(b, v("E"), v("V"))) }), "V", true, `
  %0 = load.f64 g
  %1 = neg.f64 %0
  return %1
`},
		{"square", pureOf(func(b *Builder, v load) Ref { return b.Op(OpPow, v("V"), b.Const(F64, 2)) }), "V", false, `
  %0 = load.f64 V
  %1 = const.f64 2
  %2 = mul.f64 %0 %1
  return %2
`},
		{"absolute", pureOf(func(b *Builder, v load) Ref { return b.Op(OpAbs, v("V")) }), "V", false, `
  %0 = load.f64 V
  %1 = sign.f64 %0
  return %1
`},
		{"per branch", pureOf(func(b *Builder, v load) Ref {
			return b.Op(OpSelect, b.Op(OpLT, v("c"), v("d")), mul(b, v("V"), v("a")), mul(b, v("V"), v("b")))
		}), "V", true, `
  %0 = load.f64 c
  %1 = load.f64 d
  %2 = lt.bool %0 %1
  %3 = load.f64 a
  %4 = load.f64 b
  %5 = select.f64 %2 %3 %4
  return %5
`},
		{"threshold", pureOf(func(b *Builder, v load) Ref {
			return b.Op(OpSelect, b.Op(OpLT, v("V"), v("d")), v("a"), v("b"))
		}), "V", false, `
  %0 = const.f64 0
  return %0
`},
		{"remainder", pureOf(func(b *Builder, v load) Ref { return b.Op(OpMod, v("V"), v("b")) }), "V", false, `
  %0 = const.f64 1
  return %0
`},
		{"cancelled", pureOf(func(b *Builder, v load) Ref { return sub(b, b.Op(OpExp, v("V")), b.Op(OpExp, v("V"))) }), "V", true, `
  %0 = const.f64 0
  return %0
`},
	}
	for _, r := range rows {
		d, err := Derive(r.f, r.by)
		if err != nil {
			t.Fatal(err)
		}
		text := d.String()
		got := "\n" + text[firstInstr(text):]
		if diff := cmp.Diff(r.want, got); diff != "" {
			t.Errorf("%s: %s", r.name, diff)
		}
		if got := IsLinear(r.f, r.by); got != r.linear {
			t.Errorf("%s: linear %v", r.name, got)
		}
	}
	both := pureOf(func(b *Builder, v load) Ref { return mul(b, v("g"), v("V")) })
	if !IsLinear(both, "g") || !IsLinear(both, "V") || IsLinear(both, "g", "V") {
		t.Error("a product is linear in each factor, not in both")
	}
	if x, ok := IsConst(pureOf(func(b *Builder, v load) Ref { return b.Op(OpExp, mul(b, b.Const(F64, 0), v("V"))) })); !ok || x != 1 {
		t.Errorf("exp(0*V) is %v, %v", x, ok)
	}
	if _, ok := IsConst(both); ok {
		t.Error("g*V is no constant")
	}
	if !DependsOn(both, "g") || DependsOn(both, "h") {
		t.Error("DependsOn")
	}
}

// firstInstr is the place of the first instruction of a listing.
func firstInstr(text string) int {
	for i := range text {
		if text[i:min(len(text), i+3)] == "  %" {
			return i
		}
	}
	return 0
}

// TestSecondDerivative goes through a function twice: (exp(-V/tau))” = exp/tau².
func TestSecondDerivative(t *testing.T) {
	f := pureOf(func(b *Builder, v func(string) Ref) Ref {
		return b.Op(OpExp, b.Op(OpNeg, b.Op(OpDiv, v("V"), v("tau"))))
	})
	for range 2 {
		d, err := Derive(f, "V")
		if err != nil {
			t.Fatal(err)
		}
		f = d
	}
	got := eval(t, f, 1, map[string]state.Column{"V": state.Of([]float64{1.5}), "tau": state.Of([]float64{2})})[0]
	if want := math.Exp(-0.75) / 4; math.Abs(got-want) > 1e-15 {
		t.Errorf("%v, want %v\n%v", got, want, f)
	}
}

func TestChainBackwards(t *testing.T) {
	b := NewBuilder("f", Pure)
	x, y, d := b.Load("x", F32, Uniform), b.Load("y", F32, Uniform), b.Load("d", F32, Uniform)
	p, ok := Chain(b, OpMul, b.Op(OpMul, x, y), []Ref{x, y}, 0, d)
	if in := b.Instr(p); !ok || in.Op != OpMul || b.Type(p) != F32 {
		t.Errorf("d(x*y)/dx: %v %v", in, ok)
	}
	if _, ok := Chain(b, OpFloor, b.Op(OpFloor, x), []Ref{x}, 0, d); ok {
		t.Error("floor has a slope")
	}
	w := b.Cvt(F64, x)
	wide := b.Load("wide", F64, Uniform)
	if p, ok := Chain(b, OpCvt, w, []Ref{x}, 0, wide); !ok || b.Type(p) != F32 {
		t.Error("the change of an argument has its type")
	}
	c := b.Op(OpLT, x, y)
	if _, ok := Chain(b, OpSelect, b.Op(OpSelect, c, x, y), []Ref{c, x, y}, 0, d); ok {
		t.Error("a condition has no slope")
	}
}

func TestDerivativeOfALoopIsAnError(t *testing.T) {
	b := NewBuilder("f", Pure)
	x := b.Load("x", F64, Uniform)
	p := b.BeginLoop("root", 3, x)
	b.EndLoop(b.Op(OpLT, p[0], x), p, []Ref{b.Op(OpAdd, p[0], x)})
	b.Return(p[0])
	if _, err := Derive(b.Func(), "x"); err == nil {
		t.Error("a loop has a derivative")
	}
}
