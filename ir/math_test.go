package ir

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"synfire/state"
)

// span is a range of arguments, swept evenly (or evenly in the logarithm, on
// both sides of zero).
type span struct {
	lo, hi float64
	log    bool
}

// ulpRow states the error of a function.
type ulpRow struct {
	op       Op
	f32, f64 float64 // in ulp
	want     func(x *big.Float) *big.Float
	spans    []span
}

var ulpTable = []ulpRow{
	{OpExp, 1.01, 1.01, bigExp, []span{{-104, 89, false}, {-746, 710, false}, {-1, 1, false}, {1e-40, 1, true}, {-0.35, 0.35, false}}},
	{OpExpm1, 2, 2, bigExpm1, []span{{-104, 89, false}, {-40, 710, false}, {-1, 1, false}, {1e-310, 1, true}, {-0.5, 0.5, false}}},
	{OpExprel, 3, 3, bigExprel, []span{{-1000, 94, false}, {1e3, 1e8, true}, {-40, 717, false}, {-1, 1, false}, {1e-310, 1, true}, {-2e-4, 2e-4, false}}},
	{OpPhi1, 3, 3, bigExprel, []span{{-20, 1, false}, {1e-8, 1, true}}},
	{OpLog, 1, 1, bigLog, []span{{0.5, 2, false}, {5e-324, 1.7e308, true}, {1e-45, 3e38, true}, {0.99, 1.01, false}}},
	{OpLog1p, 1, 1, bigLog1p, []span{{-1 + 1e-9, 2, false}, {1e-320, 1e308, true}, {-0.3, 0.5, false}, {-1e-3, 1e-3, false}}},
	{OpLog10, 0.51, 2, func(x *big.Float) *big.Float { return nf().Quo(bigLog(x), bigLn10) }, []span{{0.5, 2, false}, {5e-324, 1.7e308, true}, {1e-45, 3e38, true}}},
	{OpSin, 0.51, 2, func(x *big.Float) *big.Float { s, _ := bigSinCos(x); return s }, []span{{-10, 10, false}, {1e-310, TrigLimit, true}, {-TrigLimit, TrigLimit, false}, {-0.8, 0.8, false}}},
	{OpCos, 0.51, 2, func(x *big.Float) *big.Float { _, c := bigSinCos(x); return c }, []span{{-10, 10, false}, {1e-310, TrigLimit, true}, {-TrigLimit, TrigLimit, false}, {-0.8, 0.8, false}}},
	{OpTan, 0.51, 3, func(x *big.Float) *big.Float { s, c := bigSinCos(x); return nf().Quo(s, c) }, []span{{-10, 10, false}, {1e-310, TrigLimit, true}, {-0.8, 0.8, false}}},
	{OpSinh, 3, 3, bigSinh, []span{{-90, 90, false}, {-711, 711, false}, {-2, 2, false}, {1e-310, 1, true}}},
	{OpCosh, 2, 2, func(x *big.Float) *big.Float { e := bigExp(x); return half(nf().Add(e, nf().Quo(bigOne, e))) }, []span{{-90, 90, false}, {-711, 711, false}, {-2, 2, false}, {1e-310, 1, true}}},
	{OpTanh, 4, 4, func(x *big.Float) *big.Float { m := bigExpm1(nf().Add(x, x)); return nf().Quo(m, nf().Add(m, bf(2))) }, []span{{-20, 20, false}, {-1, 1, false}, {1e-310, 1, true}}},
	{OpAsin, 0.51, 1, func(x *big.Float) *big.Float {
		return bigAtan(nf().Quo(x, nf().Sqrt(nf().Sub(bigOne, nf().Mul(x, x)))))
	}, []span{{-0.9999999, 0.9999999, false}, {1e-310, 0.9, true}}},
	{OpAcos, 0.51, 1, func(x *big.Float) *big.Float {
		return nf().Mul(bf(2), bigAtan(nf().Sqrt(nf().Quo(nf().Sub(bigOne, x), nf().Add(bigOne, x)))))
	}, []span{{-0.9999999, 0.9999999, false}, {0.99, 0.9999999, false}}},
	{OpAtan, 0.51, 1, bigAtan, []span{{-10, 10, false}, {1e-310, 1e300, true}, {-1, 1, false}}},
}

// powUlps is stated for OpPow, which has two arguments.
var powUlps = map[Type]float64{F32: 0.51, F64: 1}

// Every function that is approximated has a row, and the page of the language
// states what the table does.
func TestEveryFunctionStatesItsUlps(t *testing.T) {
	page, err := os.ReadFile("../docs/equations.md")
	if err != nil {
		t.Fatal(err)
	}
	stated := map[Op]bool{
		// Exact, or rounded once for each operation that they consist of.
		OpMod: true, OpFloorDiv: true, OpSign: true, OpDecay: true,
		// The same function as OpExprel; draws have distributions.
		OpPhi1: true, OpRandU: true, OpRandN: true, OpPoisson: true, OpBinomial: true,
	}
	state := func(op Op, name string, f32, f64 float64) {
		stated[op] = true
		if row := fmt.Sprintf("\n| `%s` | %v | %v |\n", name, f32, f64); !strings.Contains(string(page), row) {
			t.Errorf("missing in docs/equations.md: %s", row)
		}
	}
	for _, row := range ulpTable {
		if row.op != OpPhi1 {
			state(row.op, row.op.String()+"(x)", row.f32, row.f64)
		}
	}
	state(OpPow, "x**y", powUlps[F32], powUlps[F64])
	for _, op := range Ops() {
		if !op.Primitive() && !stated[op] {
			t.Errorf("%v has no stated error", op)
		}
	}
}

func bigSinh(x *big.Float) *big.Float {
	m := bigExpm1(nf().Abs(x))
	y := half(m.Add(m, nf().Quo(m, nf().Add(m, bigOne))))
	if x.Signbit() {
		y.Neg(y)
	}
	return y
}

func half(x *big.Float) *big.Float { return x.Mul(x, bf(0.5)) }

// points are the arguments of a row that are numbers of the type.
func (s span) points(t Type, n int) []float64 {
	rng := rand.New(rand.NewPCG(1, uint64(n)))
	var xs []float64
	add := func(x float64) {
		if t == F32 {
			x = float64(float32(x))
		}
		if !math.IsInf(x, 0) {
			xs = append(xs, x)
		}
	}
	for i := range n {
		u := (float64(i) + rng.Float64()) / float64(n)
		if !s.log {
			add(s.lo + u*(s.hi-s.lo))
			continue
		}
		x := math.Exp(math.Log(s.lo) + u*(math.Log(s.hi)-math.Log(s.lo)))
		add(x)
		add(-x)
	}
	return xs
}

// apply runs an op of one or two arguments over arrays.
func apply(t testing.TB, op Op, typ Type, xs ...[]float64) []float64 {
	t.Helper()
	b := NewBuilder("t", Map)
	cols := map[string]state.Column{}
	var args []Ref
	for i, x := range xs {
		name := fmt.Sprint("x", i)
		args = append(args, b.Load(name, typ, Element))
		cols[name] = state.NewColumn(typ, len(x))
		for k, v := range x {
			cols[name].Set(k, v)
		}
	}
	b.Store("y", b.Op(op, args...), Element)
	out, _ := run(t, b.Func(), len(xs[0]), cols)
	return out["y"].Floats()
}

func TestUlps(t *testing.T) {
	for _, row := range ulpTable {
		for _, typ := range []Type{F32, F64} {
			limit := row.f64
			if typ == F32 {
				limit = row.f32
			}
			t.Run(fmt.Sprintf("%v/%v", row.op, typ), func(t *testing.T) {
				t.Parallel()
				var xs []float64
				for _, s := range row.spans {
					for _, x := range s.points(typ, 400) {
						if (row.op == OpLog || row.op == OpLog10) && x <= 0 || row.op == OpLog1p && x <= -1 || row.op == OpAsin && x == 0 || row.op == OpTan && math.Abs(x) > TrigLimit {
							continue
						}
						if typ == F32 && math.Abs(x) > 800 && (row.op == OpExp || row.op == OpExpm1 || row.op == OpExprel && x > 0) || typ == F64 && x > 1000 && row.op == OpExprel {
							continue
						}
						xs = append(xs, x)
					}
				}
				worst, at := 0.0, 0.0
				for i, y := range apply(t, row.op, typ, xs) {
					u := ulps(typ, y, row.want(bf(xs[i])))
					if !(u <= worst) {
						worst, at = u, xs[i]
					}
				}
				t.Logf("%v %v: %.3f ulp at %v", row.op, typ, worst, at)
				if !(worst <= limit) {
					t.Errorf("%v %v: %.3f ulp at %v, stated %v", row.op, typ, worst, at, limit)
				}
			})
		}
	}
}

func TestPowUlps(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for _, typ := range []Type{F32, F64} {
		var xs, ys []float64
		for range 4000 {
			x := math.Exp(rng.NormFloat64() * 20)
			y := rng.NormFloat64() * 100 / math.Max(1, math.Abs(math.Log(x)))
			if rng.IntN(4) == 0 {
				x, y = 1+rng.NormFloat64()*1e-3, rng.NormFloat64()*1e4
			}
			if typ == F32 {
				x, y = float64(float32(x)), float64(float32(y))
			}
			xs, ys = append(xs, math.Abs(x)), append(ys, y)
		}
		worst, at := 0.0, 0
		for i, got := range apply(t, OpPow, typ, xs, ys) {
			want := bigExp(nf().Mul(bf(ys[i]), bigLog(bf(xs[i]))))
			if u := ulps(typ, got, want); !(u <= worst) {
				worst, at = u, i
			}
		}
		t.Logf("pow %v: %.3f ulp at %v^%v", typ, worst, xs[at], ys[at])
		if limit := powUlps[typ]; !(worst <= limit) {
			t.Errorf("pow %v: %.3f ulp at %v^%v", typ, worst, xs[at], ys[at])
		}
	}
}

// TestEdges of the functions: zeros with their signs, infinities, NaN, domain.
func TestFunctionEdges(t *testing.T) {
	inf, nan, nz := math.Inf(1), math.NaN(), math.Copysign(0, -1)
	rows := []struct {
		op   Op
		x, y float64
	}{
		{OpExp, 0, 1},
		{OpExp, nz, 1},
		{OpExp, inf, inf},
		{OpExp, -inf, 0},
		{OpExp, nan, nan},
		{OpExp, 1e5, inf},
		{OpExp, -1e5, 0},
		{OpExpm1, 0, 0},
		{OpExpm1, nz, nz},
		{OpExpm1, inf, inf},
		{OpExpm1, -inf, -1},
		{OpExpm1, nan, nan},
		{OpExpm1, -1000, -1},
		{OpExprel, 0, 1},
		{OpExprel, nz, 1},
		{OpExprel, inf, inf},
		{OpExprel, -inf, 0},
		{OpExprel, nan, nan},
		{OpExprel, -0x1.8p126, 0x1.5555555555555p-127},
		{OpPhi1, 0, 1},
		{OpLog, 1, 0},
		{OpLog, 0, -inf},
		{OpLog, nz, -inf},
		{OpLog, -1, nan},
		{OpLog, inf, inf},
		{OpLog, -inf, nan},
		{OpLog, nan, nan},
		{OpLog1p, 0, 0},
		{OpLog1p, nz, nz},
		{OpLog1p, -1, -inf},
		{OpLog1p, -2, nan},
		{OpLog1p, inf, inf},
		{OpLog1p, nan, nan},
		{OpLog10, 1, 0},
		{OpLog10, 10, 1},
		{OpLog10, 100, 2},
		{OpLog10, 1000, 3},
		{OpLog10, 0, -inf},
		{OpLog10, -1, nan},
		{OpLog10, inf, inf},
		{OpSin, 0, 0},
		{OpSin, nz, nz},
		{OpSin, inf, nan},
		{OpSin, nan, nan},
		{OpSin, 1e30, nan},
		{OpCos, 0, 1},
		{OpCos, inf, nan},
		{OpTan, nz, nz},
		{OpTan, inf, nan},
		{OpSinh, 0, 0},
		{OpSinh, nz, nz},
		{OpSinh, inf, inf},
		{OpSinh, -inf, -inf},
		{OpSinh, nan, nan},
		{OpCosh, 0, 1},
		{OpCosh, -inf, inf},
		{OpCosh, nan, nan},
		{OpTanh, 0, 0},
		{OpTanh, nz, nz},
		{OpTanh, inf, 1},
		{OpTanh, -inf, -1},
		{OpTanh, nan, nan},
		{OpTanh, 100, 1},
		{OpAsin, 0, 0},
		{OpAsin, nz, nz},
		{OpAsin, 1, math.Pi / 2},
		{OpAsin, -1, -math.Pi / 2},
		{OpAsin, 1.5, nan},
		{OpAsin, nan, nan},
		{OpAcos, 1, 0},
		{OpAcos, -1, math.Pi},
		{OpAcos, 0, math.Pi / 2},
		{OpAcos, -1.5, nan},
		{OpAcos, nan, nan},
		{OpAtan, 0, 0},
		{OpAtan, nz, nz},
		{OpAtan, inf, math.Pi / 2},
		{OpAtan, -inf, -math.Pi / 2},
		{OpAtan, nan, nan},
		{OpSign, 3, 1},
		{OpSign, -inf, -1},
		{OpSign, 0, 0},
		{OpSign, nz, nz},
		{OpSign, nan, nan},
	}
	for _, r := range rows {
		for _, typ := range []Type{F32, F64} {
			want := r.y
			if typ == F32 {
				want = float64(float32(want))
			}
			if got := apply(t, r.op, typ, []float64{r.x})[0]; !sameFloat(got, want) {
				t.Errorf("%v %v(%v) = %v, want %v", typ, r.op, r.x, got, want)
			}
		}
	}
}

func TestPowEdges(t *testing.T) {
	inf, nan, nz := math.Inf(1), math.NaN(), math.Copysign(0, -1)
	special := []float64{0, nz, 1, -1, 2, -2, 0.5, -0.5, 3, -3, 4, 1e30, -1e30, inf, -inf, nan, 1.5, 5e-39, 1<<24 + 2}
	var xs, ys []float64
	for _, x := range special {
		for _, y := range special {
			xs, ys = append(xs, x), append(ys, y)
		}
	}
	for _, typ := range []Type{F32, F64} {
		got := apply(t, OpPow, typ, xs, ys)
		for i := range xs {
			want := math.Pow(xs[i], ys[i]) // Go's follows C's Annex F
			if typ == F32 {
				want = float64(float32(math.Pow(float64(float32(xs[i])), float64(float32(ys[i])))))
			}
			if sameFloat(got[i], want) {
				continue
			}
			if finite := math.Abs(want) < math.Inf(1); !finite || got[i] < 0 != (want < 0) || ulps(typ, math.Abs(got[i]), bigPow(typ, math.Abs(xs[i]), ys[i])) > 1 {
				t.Errorf("%v %v^%v = %v, want %v", typ, xs[i], ys[i], got[i], want)
			}
		}
	}
}

func bigPow(typ Type, x, y float64) *big.Float {
	if typ == F32 {
		x, y = float64(float32(x)), float64(float32(y))
	}
	return bigExp(nf().Mul(bf(y), bigLog(bf(x))))
}

// TestConstantPowers compares the products with the function.
func TestConstantPowers(t *testing.T) {
	xs := []float64{-3, -0.7, 0.3, 1, 1.25, 2.5, 17, math.Inf(1)}
	for _, e := range []float64{-16, -3, -2, -1, 0, 0.5, 1, 2, 3, 4, 5, 10, 16} {
		b := NewBuilder("t", Map)
		b.Store("y", b.Op(OpPow, b.Load("x", F64, Element), b.Const(F64, e)), Element)
		out, _ := run(t, b.Func(), len(xs), map[string]state.Column{"x": state.Of(xs)})
		for i, x := range xs {
			got, want := out["y"].At(i), math.Pow(x, e)
			if sameFloat(got, want) {
				continue
			}
			if math.IsNaN(want) || math.IsInf(want, 0) || ulps(F64, got, bf(want)) > 6 {
				t.Errorf("%v^%v = %v, want %v", x, e, got, want)
			}
		}
	}
}

// pythonMod is divmod of CPython for floats.
func pythonMod(a, b float64) (mod, div float64) {
	mod = math.Mod(a, b)
	div = (a - mod) / b
	if mod != 0 {
		if (b < 0) != (mod < 0) {
			mod += b
			div--
		}
	} else {
		mod = math.Copysign(0, b)
	}
	if div == 0 {
		return mod, math.Copysign(0, a/b)
	}
	fl := math.Floor(div)
	if div-fl > 0.5 {
		fl++
	}
	return mod, fl
}

func TestModAndFloorDivAreThoseOfPython(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	var xs, ys []float64
	special := []float64{0, math.Copysign(0, -1), 1, -1, 3, -3, 0.1, -0.1, 1e10, 7.5, math.Inf(1), math.Inf(-1), 1e-310, 1e300, 1.7e308, 1e-5}
	for _, x := range special {
		for _, y := range special {
			xs, ys = append(xs, x), append(ys, y)
		}
	}
	for range 3000 {
		y := rng.NormFloat64() * math.Exp(rng.NormFloat64()*10)
		xs, ys = append(xs, y*rng.NormFloat64()*math.Exp(rng.Float64()*20)), append(ys, y)
		k := float64(rng.IntN(1000) - 500)
		xs, ys = append(xs, k*y), append(ys, y) // near multiples
	}
	mod, div := apply(t, OpMod, F64, xs, ys), apply(t, OpFloorDiv, F64, xs, ys)
	for i := range xs {
		m, d := pythonMod(xs[i], ys[i])
		if math.IsInf(ys[i], 0) && math.Abs(xs[i]) < math.Inf(1) && xs[i]*ys[i] < 0 {
			m = ys[i]
		}
		if math.Abs(xs[i]/ys[i]) >= 1<<53 {
			m, d = math.NaN(), math.NaN()
		}
		if !sameFloat(mod[i], m) || !sameFloat(div[i], d) {
			t.Errorf("divmod(%v, %v) = %v, %v, want %v, %v", xs[i], ys[i], div[i], mod[i], d, m)
		}
	}
	x32, y32 := make([]float64, len(xs)), make([]float64, len(xs))
	for i := range xs {
		x32[i], y32[i] = float64(float32(xs[i])), float64(float32(ys[i]))
	}
	mod = apply(t, OpMod, F32, x32, y32)
	for i := range xs {
		m, _ := pythonMod(x32[i], y32[i])
		if math.Abs(x32[i]/y32[i]) >= 1<<53 {
			m = math.NaN()
		}
		if !sameFloat(mod[i], float64(float32(m))) {
			t.Errorf("f32 %v %% %v = %v, want %v", x32[i], y32[i], mod[i], m)
		}
	}
}

func TestIntegerModAndFloorDiv(t *testing.T) {
	special := []float64{0, 1, -1, 2, -2, 7, -7, 3, -3, 1<<31 - 1, -1 << 31, 100}
	var xs, ys []float64
	for _, x := range special {
		for _, y := range special {
			xs, ys = append(xs, x), append(ys, y)
		}
	}
	mod, div := apply(t, OpMod, I32, xs, ys), apply(t, OpFloorDiv, I32, xs, ys)
	for i := range xs {
		m, d := 0.0, 0.0
		if ys[i] != 0 {
			d = math.Min(math.Floor(xs[i]/ys[i]), 1<<31-1)
			m = float64(int32(xs[i]) - int32(d)*int32(ys[i]))
		}
		if mod[i] != m || div[i] != d {
			t.Errorf("i32 divmod(%v, %v) = %v, %v, want %v, %v", xs[i], ys[i], div[i], mod[i], d, m)
		}
	}
	us := []float64{0, 1, 2, 3, 1 << 31, 1<<32 - 1, 1<<32 - 2, 65537}
	for _, x := range us {
		for _, y := range us[1:] {
			if m, want := apply(t, OpMod, U32, []float64{x}, []float64{y})[0], math.Mod(x, y); m != want {
				t.Errorf("u32 %v %% %v = %v, want %v", x, y, m, want)
			}
		}
	}
}

func TestDecayReachesExactZero(t *testing.T) {
	for _, r := range []struct {
		typ   Type
		limit float64
	}{{F32, 0x1p-90}, {F64, 0x1p-900}} {
		below := r.limit * (1 - 0x1p-20)
		got := apply(t, OpDecay, r.typ, []float64{1, -2, r.limit, below, -below, math.NaN()}, []float64{0.9, 0.5, 0.5, 0.9, 0.9, 1})
		want := []float64{0.9, -1, r.limit / 2, 0, 0, math.NaN()}
		want[0] = map[Type]float64{F32: float64(float32(0.9)), F64: 0.9}[r.typ]
		for i := range want {
			if !sameFloat(got[i], want[i]) {
				t.Errorf("%v decay %d: %v, want %v", r.typ, i, got[i], want[i])
			}
		}
	}
}

// TestPhi1OfTheTutorial has the float32 factors that its exponential Euler
// steps multiply by.
func TestPhi1OfTheTutorial(t *testing.T) {
	for _, r := range []struct{ z, want float64 }{{-0.01, 0.09950166195631027}, {-0.05, 0.09754115343093872}} {
		phi := apply(t, OpPhi1, F32, []float64{r.z})[0]
		if got := float64(float32(0.1) * float32(phi)); got != r.want {
			t.Errorf("dt phi(%v) = %v, want %v", r.z, got, r.want)
		}
	}
}
