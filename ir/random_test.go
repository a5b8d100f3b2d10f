package ir

import (
	"math"
	"testing"

	"synfire/rng"
	"synfire/state"
)

const (
	testSeed   = 0x123456789abcdef0
	testStep   = 0x100000007
	testStream = 0xcafe
)

// draw runs a random op over n elements.
func draw(t *testing.T, op Op, typ Type, n int, args ...float64) []float64 {
	t.Helper()
	b := NewBuilder("draw", Map)
	var refs []Ref
	for _, a := range args {
		refs = append(refs, b.Const(typ, a))
	}
	if len(refs) == 0 {
		b.Store("y", b.Random(op, typ, testStream), Element)
	} else {
		b.Store("y", b.OpImm(op, testStream, refs...), Element)
	}
	out, _ := run(t, b.Func(), n, map[string]state.Column{
		"seed.lo": state.Of([]uint32{testSeed & (1<<32 - 1)}), "seed.hi": state.Of([]uint32{testSeed >> 32}),
		"step.lo": state.Of([]uint32{testStep & (1<<32 - 1)}), "step.hi": state.Of([]uint32{testStep >> 32}),
	})
	return out["y"].Floats()
}

// words are the word and low word of an element, as rng has them.
func words(e int) (hi, lo uint32) {
	at := func(stream uint32) uint32 { return rng.NewStream(testSeed, stream).Word(uint32(e), testStep) }
	return at(testStream), at(LowStream(testStream))
}

func TestUniformBits(t *testing.T) {
	const n = 300
	f, d := draw(t, OpRandU, F32, n), draw(t, OpRandU, F64, n)
	for e := range n {
		hi, lo := words(e)
		if want := float64(hi>>8) * 0x1p-24; f[e] != want {
			t.Fatalf("f32 of %d: %v, want %v", e, f[e], want)
		}
		if want := rng.UniformOf(hi, lo); d[e] != want {
			t.Fatalf("f64 of %d: %v, want %v", e, d[e], want)
		}
	}
}

// TestNormalBits has the F64 draws of rng, and F32 draws close to them.
func TestNormalBits(t *testing.T) {
	const n = 20000
	f, d := draw(t, OpRandN, F32, n), draw(t, OpRandN, F64, n)
	for e := range n {
		if want := rng.NormalOf(words(e)); d[e] != want {
			t.Fatalf("f64 of %d: %v, want %v", e, d[e], want)
		}
		if math.Abs(f[e]-d[e]) > 1e-6*math.Max(1, math.Abs(d[e])) {
			t.Fatalf("element %d: f32 %v, f64 %v", e, f[e], d[e])
		}
	}
}

// TestNormalTails evaluates the quantiles where draws seldom come, and turns
// them back into probabilities.
func TestNormalTails(t *testing.T) {
	for _, typ := range []Type{F32, F64} {
		var ps []float64
		for e := 1.0; e <= 53; e++ {
			if typ == F64 || e <= 33 {
				ps = append(ps, math.Exp2(-e), 0.7*math.Exp2(-e+1))
			}
		}
		b := NewBuilder("tail", Map)
		m := mathBuilder{b, typ}
		p := b.Cvt(typ, b.Load("p", F64, Element))
		if typ == F32 {
			b.Store("z", m.normal32(b.Const(Bool, 0), p), Element)
			b.Store("-z", m.normal32(b.Const(Bool, 1), p), Element)
		} else {
			b.Store("z", m.normal64(p), Element)
			b.Store("-z", m.normal64(m.sub(m.k(1), p)), Element)
		}
		out, _ := run(t, b.Func(), len(ps), map[string]state.Column{"p": state.Of(ps)})
		for i, p := range ps {
			z := out["z"].At(i)
			tol := 1e-14 * p * math.Max(1, z*z)
			if typ == F32 {
				tol = 1e-6 * p * math.Max(1, z*z)
			}
			if got := math.Erfc(-z/math.Sqrt2) / 2; math.Abs(got-p) > tol {
				t.Errorf("%v quantile of %v is %v, which has %v", typ, p, z, got)
			}
			if up := out["-z"].At(i); typ == F32 && up != -z || p > 0.01 && math.Abs(up+z) > 1e-14 && typ == F64 {
				t.Errorf("%v quantile of 1 - %v is %v, of %v %v", typ, p, up, p, z)
			}
		}
	}
}

func poissonTerm(mean float64) func(k float64) float64 {
	return func(k float64) float64 {
		l, _ := math.Lgamma(k + 1)
		return math.Exp(k*math.Log(mean) - mean - l)
	}
}

func binomialTerm(n, p float64) func(k float64) float64 {
	return func(k float64) float64 {
		a, _ := math.Lgamma(n + 1)
		b, _ := math.Lgamma(k + 1)
		c, _ := math.Lgamma(n - k + 1)
		return math.Exp(a - b - c + k*math.Log(p) + (n-k)*math.Log1p(-p))
	}
}

// TestCountsFollowTheirLaw compares the frequencies of draws with the
// probabilities by the largest distance of the distribution functions: with
// 40000 draws it exceeds 0.0097 once in a thousand seeds (Kolmogorov).
func TestCountsFollowTheirLaw(t *testing.T) {
	const n = 20000
	rows := []struct {
		op   Op
		args []float64
		term func(k float64) float64
		top  int
	}{
		{OpPoisson, []float64{0.01}, poissonTerm(0.01), 20},
		{OpPoisson, []float64{1.5}, poissonTerm(1.5), 40},
		{OpPoisson, []float64{40}, poissonTerm(40), 200},
		{OpPoisson, []float64{511}, poissonTerm(511), 900},
		{OpPoisson, []float64{700}, poissonTerm(700), 1100},
		{OpBinomial, []float64{10, 0.25}, binomialTerm(10, 0.25), 10},
		{OpBinomial, []float64{256, 0.01}, binomialTerm(256, 0.01), 256},
		{OpBinomial, []float64{1000, 0.75}, binomialTerm(1000, 0.75), 1000},
		{OpBinomial, []float64{3000, 0.5}, binomialTerm(3000, 0.5), 3000},
	}
	for _, r := range rows {
		for _, typ := range []Type{F32, F64} {
			seen := make([]float64, r.top+1)
			for _, k := range draw(t, r.op, typ, n, r.args...) {
				if k != math.Trunc(k) || k < 0 || k > float64(r.top) {
					t.Fatalf("%v%v %v drew %v", r.op, r.args, typ, k)
				}
				seen[int(k)]++
			}
			f, g, worst := 0.0, 0.0, 0.0
			for k, count := range seen {
				f += count / n
				g += r.term(float64(k))
				worst = math.Max(worst, math.Abs(f-g))
			}
			if worst > 0.0138 {
				t.Errorf("%v%v %v: distribution functions differ by %.4f", r.op, r.args, typ, worst)
			}
		}
	}
}

func TestCountEdges(t *testing.T) {
	for _, r := range []struct {
		op   Op
		args []float64
		want float64
	}{
		{OpPoisson, []float64{0}, 0},
		{OpPoisson, []float64{-1}, math.NaN()},
		{OpPoisson, []float64{math.Inf(1)}, math.NaN()},
		{OpPoisson, []float64{math.NaN()}, math.NaN()},
		{OpBinomial, []float64{7, 0}, 0},
		{OpBinomial, []float64{7, 1}, 7},
		{OpBinomial, []float64{0, 0.5}, 0},
		{OpBinomial, []float64{1e6, 1}, 1e6},
		{OpBinomial, []float64{7, 1.5}, math.NaN()},
		{OpBinomial, []float64{-1, 0.5}, math.NaN()},
		{OpBinomial, []float64{5, math.NaN()}, math.NaN()},
	} {
		for _, typ := range []Type{F32, F64} {
			for _, got := range draw(t, r.op, typ, 50, r.args...) {
				if !sameFloat(got, r.want) {
					t.Errorf("%v%v %v = %v, want %v", r.op, r.args, typ, got, r.want)
					break
				}
			}
		}
	}
}

// The draws of synapses come from words that the caller gives; a sum over
// synapses has none.
func TestDrawsOfSynapses(t *testing.T) {
	b := NewBuilder("release", Edge)
	b.Accum("g", b.Random(OpRandU, F32, 7))
	f, err := Optimize(b.Func())
	if err != nil {
		t.Fatal(err)
	}
	words := []uint32{0, 1 << 31, 0xffffffff, 256}
	g := make([]float32, len(words))
	columns := map[string]state.Column{"g": state.Of(g), WordSlot(7): state.Of(words)}
	var slots []state.Column
	for _, sl := range f.Slots {
		slots = append(slots, columns[sl.Name])
	}
	in, err := NewInterp(f)
	if err != nil {
		t.Fatal(err)
	}
	exec, err := in.Bind(slots, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := exec.RunEdges(0, len(words), []uint32{0}, []uint32{0, 1, 2, 3}); err != nil {
		t.Fatal(err)
	}
	for k, want := range []float32{0, 0.5, 1 - 0x1p-24, 0x1p-24} {
		if g[k] != want {
			t.Errorf("word %#x gives %v, want %v", words[k], g[k], want)
		}
	}
	if stream, ok := WordStream(WordSlot(7)); stream != 7 || !ok {
		t.Errorf("the slot of stream 7 is that of %d", stream)
	}

	b = NewBuilder("sum", Reduce)
	b.Accum("g", b.Random(OpRandU, F32, 1))
	if _, err := Optimize(b.Func()); err == nil {
		t.Error("a sum draws random numbers")
	}
}
