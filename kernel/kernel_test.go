package kernel

import (
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"synfire/ir"
	"synfire/kernel/internal/kerneltest"
	"synfire/state"
)

// compileFor is the suite's Compile for a backend.
func compileFor(b Backend) kerneltest.Compile {
	return func(t testing.TB, f *ir.Func) kerneltest.Bind {
		t.Helper()
		k, err := Compile(f, Options{Backend: b})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := k.Close(); err != nil {
				t.Error(err)
			}
		})
		return func(first uint32, slots []state.Column, lists [][]uint32) (kerneltest.Call, error) {
			return k.BindAt(first, slots, lists)
		}
	}
}

// TestConformance runs the suite on every backend of the table.
func TestConformance(t *testing.T) {
	for b := Native; int(b) < len(backendRows); b++ {
		t.Run(b.String(), func(t *testing.T) {
			if err := Available(b); err != nil {
				t.Skip(err)
			}
			kerneltest.Run(t, compileFor(b))
		})
	}
}

func randomProgram(t testing.TB, seed uint64, size uint8) {
	f, err := ir.Optimize(kerneltest.Random(rand.New(rand.NewPCG(seed, uint64(size))), 1+int(size)))
	if err != nil {
		t.Fatal(err)
	}
	kerneltest.Compare(t, f, compileFor(Native), seed)
	if t.Failed() {
		t.Logf("program of seed %d, size %d", seed, size)
	}
}

// FuzzNativeEqualsInterpreter draws random programs and arrays.
func FuzzNativeEqualsInterpreter(f *testing.F) {
	if err := Available(Native); err != nil {
		f.Skip(err)
	}
	for seed := range uint64(40) {
		f.Add(seed, uint8(10+seed*4))
	}
	f.Fuzz(func(t *testing.T, seed uint64, size uint8) { randomProgram(t, seed, size) })
}

// decay is y = x*d over arrays, with the elements above 1 listed.
func decay() *ir.Func {
	b := ir.NewBuilder("decay", ir.Map)
	y := b.Op(ir.OpDecay, b.Load("x", ir.F32, ir.Element), b.Load("d", ir.F32, ir.Uniform))
	b.Load("unused", ir.F32, ir.Element)
	b.Store("x", y, ir.Element)
	b.Emit(0, b.Op(ir.OpLT, b.Const(ir.F32, 1), y))
	return b.Func()
}

func TestCompileBindRun(t *testing.T) {
	k, err := Compile(decay(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer k.Close()
	var names []string
	for _, s := range k.Slots() {
		names = append(names, s.Name)
	}
	if diff := cmp.Diff([]string{"x", "d", "unused"}, names); diff != "" {
		t.Error(diff)
	}
	if !k.Uses(0) || !k.Uses(1) || k.Uses(2) {
		t.Error("which slots are used")
	}
	x := []float32{1, 2, 3, 4, 5, 0x1p-91}
	list := make([]uint32, len(x))
	c, err := k.BindAt(100, []state.Column{state.Of(x), state.Of([]float32{0.5}), {}}, [][]uint32{list})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Run(1, 6); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]float32{1, 1, 1.5, 2, 2.5, 0}, x); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]uint32{102, 103, 104}, list[:c.Count(0)]); diff != "" {
		t.Error(diff)
	}
	if k.Listing() == "" || k.Lists() != 1 || (k.CodeBytes() > 0) != (k.Backend() == Native) {
		t.Errorf("listing %q, %d lists, %d bytes", k.Listing(), k.Lists(), k.CodeBytes())
	}
	if n := testing.AllocsPerRun(20, func() { _ = c.Run(0, 6) }); n != 0 {
		t.Errorf("%v allocations a run", n)
	}
}

func TestBadCalls(t *testing.T) {
	k, err := Compile(decay(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer k.Close()
	x, d := state.NewColumn(ir.F32, 10), state.NewColumn(ir.F32, 1)
	list := make([]uint32, 8)
	for want, bind := range map[string]func() (*Call, error){
		"bound to 1 columns": func() (*Call, error) { return k.Bind([]state.Column{x}, [][]uint32{list}) },
		"bound to 0 lists":   func() (*Call, error) { return k.Bind([]state.Column{x, d, x}, nil) },
		"its column f64": func() (*Call, error) {
			return k.Bind([]state.Column{state.NewColumn(ir.F64, 10), d, x}, [][]uint32{list})
		},
		"of 10 numbers": func() (*Call, error) { return k.Bind([]state.Column{x, x, x}, [][]uint32{list}) },
	} {
		if _, err := bind(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
	c, err := k.Bind([]state.Column{x, d, x}, [][]uint32{list})
	if err != nil {
		t.Fatal(err)
	}
	for want, run := range map[string]func() error{
		"columns of 10":   func() error { return c.Run(5, 11) },
		"elements -1":     func() error { return c.Run(-1, 2) },
		"room for 8":      func() error { return c.Run(0, 9) },
		"func over map":   func() error { return c.RunEdges(0, 1, []uint32{0}, []uint32{0}) },
		"elements 4 to 3": func() error { return c.Run(4, 3) },
	} {
		if err := run(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
}

func TestBadEdges(t *testing.T) {
	b := ir.NewBuilder("sum", ir.Reduce)
	b.Accum("y", b.Op(ir.OpMul, b.Load("w", ir.F64, ir.Synapse), b.Load("x", ir.F64, ir.Source)))
	k, err := Compile(b.Func(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer k.Close()
	cols := map[string]state.Column{"y": state.NewColumn(ir.F64, 2), "w": state.Of([]float64{1, 2, 4}), "x": state.Of([]float64{1, 10, 100})}
	var slots []state.Column
	for _, s := range k.Slots() {
		slots = append(slots, cols[s.Name])
	}
	c, err := k.Bind(slots, nil)
	if err != nil {
		t.Fatal(err)
	}
	for want, run := range map[string]func() error{
		"target 2 of columns of 2": func() error { return c.RunEdges(0, 3, []uint32{0, 1, 2}, []uint32{0, 1, 2}) },
		"source 3 of columns of 3": func() error { return c.RunEdges(0, 3, []uint32{3}, []uint32{0, 1, 1}) },
		"3 synapses with 2 target": func() error { return c.RunEdges(0, 3, []uint32{0}, []uint32{0, 1}) },
		"synapses 1 to 4":          func() error { return c.RunEdges(1, 4, []uint32{0}, []uint32{0}) },
		"func over reduce":         func() error { return c.Run(0, 2) },
	} {
		if err := run(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
	if err := c.RunEdges(0, 3, []uint32{0, 1, 2}, []uint32{0, 1, 0}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]float64{401, 20}, cols["y"].Floats()); diff != "" {
		t.Error(diff)
	}
}

func TestFaultOfALoop(t *testing.T) {
	b := ir.NewBuilder("step", ir.Map)
	x := b.Load("x", ir.F64, ir.Element)
	p := b.BeginLoop("adaptive step", 10, x)
	next := b.Op(ir.OpMul, p[0], b.Const(ir.F64, 0.5))
	b.EndLoop(b.Op(ir.OpLT, b.Const(ir.F64, 1), next), p, []ir.Ref{next})
	b.Store("x", p[0], ir.Element)
	for _, backend := range []Backend{Native, Portable} {
		if Available(backend) != nil {
			continue
		}
		k, err := Compile(b.Func(), Options{Backend: backend})
		if err != nil {
			t.Fatal(err)
		}
		xs := []float64{1, 2, 3, 1e300, 5, 1e300}
		c, err := k.Bind([]state.Column{state.Of(xs)}, nil)
		if err != nil {
			t.Fatal(err)
		}
		var fault *ir.Fault
		if err := c.Run(0, 6); !errors.As(err, &fault) || *fault != (ir.Fault{Func: "step", Loop: "adaptive step", Max: 10, Element: 3}) {
			t.Errorf("%v: %v", backend, err)
		}
		if err := k.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestChoiceOfBackend(t *testing.T) {
	rows := []struct {
		option Backend
		env    string
		want   Backend
	}{
		{Portable, "native", Portable}, {Auto, "portable", Portable}, {Portable, "", Portable},
	}
	if Available(Native) == nil {
		rows = append(rows, []struct {
			option Backend
			env    string
			want   Backend
		}{{Auto, "", Native}, {Auto, "auto", Native}, {Native, "portable", Native}, {Auto, "native", Native}}...)
	}
	for _, r := range rows {
		t.Setenv(Env, r.env)
		k, err := Compile(decay(), Options{Backend: r.option})
		if err != nil {
			t.Fatal(err)
		}
		if k.Backend() != r.want || k.Fallback() != nil {
			t.Errorf("%v with %s=%s: %v, fallback %v", r.option, Env, r.env, k.Backend(), k.Fallback())
		}
		if err := k.Close(); err != nil {
			t.Error(err)
		}
	}
	t.Setenv(Env, "gpu")
	if _, err := Compile(decay(), Options{}); err == nil || err.Error() != `SYNFIRE_BACKEND: no backend "gpu": choose native, portable or auto` {
		t.Errorf("error %v", err)
	}
	if _, err := Compile(decay(), Options{Backend: 9}); err == nil {
		t.Error("backend 9 exists")
	}
}

// TestPoissonMeans draws with a mean that is one for all and changes between
// runs, within what tables serve and beyond, and with as many equal means.
func TestPoissonMeans(t *testing.T) {
	const n = 1003
	b := ir.NewBuilder("draws", ir.Map)
	one := b.OpImm(ir.OpPoisson, 5, b.Load("mean", ir.F32, ir.Uniform))
	b.Store("one", one, ir.Element)
	b.Store("each", b.OpImm(ir.OpPoisson, 5, b.Load("means", ir.F32, ir.Element)), ir.Element)
	b.Emit(0, b.Op(ir.OpLT, b.Const(ir.F32, 0), one))
	for backend := Native; int(backend) < len(backendRows); backend++ {
		if Available(backend) != nil {
			continue
		}
		k, err := Compile(b.Func(), Options{Backend: backend})
		if err != nil {
			t.Fatal(err)
		}
		columns := map[string]state.Column{"mean": state.NewColumn(ir.F32, 1), "means": state.NewColumn(ir.F32, n)}
		var slots []state.Column
		for _, s := range k.Slots() {
			if _, ok := columns[s.Name]; !ok {
				columns[s.Name] = state.NewColumn(s.Type, map[ir.Rank]int{ir.Uniform: 1, ir.Element: n}[s.Rank])
			}
			slots = append(slots, columns[s.Name])
		}
		list := make([]uint32, n)
		c, err := k.BindAt(3, slots, [][]uint32{list})
		if err != nil {
			t.Fatal(err)
		}
		for _, mean := range []float64{0.5, 3, 600, 3, -1, math.NaN(), 0} {
			columns["mean"].Set(0, mean)
			for i := range n {
				columns["means"].Set(i, mean)
			}
			if err := c.Run(0, n); err != nil {
				t.Fatal(err)
			}
			positive := 0
			for i := range n {
				one, each := columns["one"].At(i), columns["each"].At(i)
				if one != each && !(one != one && each != each) {
					t.Fatalf("%v, mean %v, element %d: %v and %v", backend, mean, i, one, each)
				}
				if one > 0 {
					positive++
				}
			}
			if c.Count(0) != positive {
				t.Errorf("%v, mean %v: %d in the list, %d positive", backend, mean, c.Count(0), positive)
			}
		}
		if err := k.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestPureFuncsAreNotCompiled(t *testing.T) {
	b := ir.NewBuilder("f", ir.Pure)
	b.Return(b.Const(ir.F64, math.Pi))
	if _, err := Compile(b.Func(), Options{}); err == nil {
		t.Error("compiled a pure func")
	}
}

// BenchmarkDecay measures the cost of a call (8 elements) and of an element.
func BenchmarkDecay(b *testing.B) {
	for _, backend := range []Backend{Native, Portable} {
		for _, n := range []int{8, 1000} {
			b.Run(backend.String()+map[bool]string{true: "/call", false: "/1000"}[n == 8], func(b *testing.B) {
				k, err := Compile(decay(), Options{Backend: backend})
				if err != nil {
					b.Skip(err)
				}
				defer k.Close()
				c, err := k.Bind([]state.Column{state.NewColumn(ir.F32, n), state.NewColumn(ir.F32, 1), {}}, [][]uint32{make([]uint32, n)})
				if err != nil {
					b.Fatal(err)
				}
				for b.Loop() {
					_ = c.Run(0, n)
				}
			})
		}
	}
}
