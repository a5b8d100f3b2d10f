package ir

import (
	"errors"
	"math"
	"testing"

	"synfire/state"
)

// poissonDraws draws from a mean that is one for all elements and from as many
// equal ones.
func poissonDraws(typ Type) *Func {
	b := NewBuilder("draws", Map)
	b.Store("one", b.OpImm(OpPoisson, testStream, b.Load("mean", typ, Uniform)), Element)
	b.Store("each", b.OpImm(OpPoisson, testStream, b.Load("means", typ, Element)), Element)
	return b.Func()
}

// TestTablesGiveTheSameCounts compares the draws of a table with the search
// that they stand for, for one binding whose mean changes between runs.
func TestTablesGiveTheSameCounts(t *testing.T) {
	const n = 5000
	for _, typ := range []Type{F32, F64} {
		f, ok := Tabulate(poissonDraws(typ))
		if !ok || len(f.Tables) != 1 {
			t.Fatalf("%v: not tabled\n%v", typ, f)
		}
		mean, means := state.NewColumn(typ, 1), state.NewColumn(typ, n)
		columns := map[string]state.Column{
			"seed.lo": state.Of([]uint32{7}), "seed.hi": state.Of([]uint32{8}), "step.lo": state.Of([]uint32{9}), "step.hi": state.Of([]uint32{0}),
			"mean": mean, "means": means,
		}
		out, x := run(t, f, n, columns)
		for _, m := range []float64{0, 1e-12, 0.01, 2, 3.5, 22.5, 23, 40, 101.25, 511.5, 512, 0.2} {
			mean.Set(0, m)
			for i := range n {
				means.Set(i, m)
			}
			if err := x.Run(0, n); err != nil {
				t.Fatal(err)
			}
			sum := 0.0
			for i := range n {
				one, each := out["one"].At(i), out["each"].At(i)
				if one != each {
					t.Fatalf("%v, mean %v, element %d: %v by table, %v by search", typ, m, i, one, each)
				}
				sum += one
			}
			if sd := math.Sqrt(m / n); math.Abs(sum/n-m) > 5*sd {
				t.Errorf("%v: mean %v of draws with mean %v", typ, sum/n, m)
			}
		}
		for _, m := range []float64{-1, 513, math.Inf(1), math.NaN()} {
			mean.Set(0, m)
			if err := x.Run(0, n); !errors.Is(err, ErrNoTable) {
				t.Errorf("%v, mean %v: error %v", typ, m, err)
			}
		}
	}
}

// TestExtremeWords counts what the first and last words of a draw give: with
// u = (w + 1/2) 2^-32, the quantiles of 2^-33 and 1 - 2^-33.
func TestExtremeWords(t *testing.T) {
	for _, mean := range []float64{0.5, 2, 30, 400} {
		f := &Func{Tables: []Table{{Type: I32, Slot: -1, Mean: mean}}}
		table := NewThresholds(f, nil)[0]
		if err := table.Update(); err != nil {
			t.Fatal(err)
		}
		words := []uint32{0, 1, 1 << 31, 1<<32 - 2, 1<<32 - 1}
		for _, w := range words {
			got := make([]int32, 1)
			countBelow(table, got, []int32{int32(w ^ 1<<31)})
			u, want, sum := (float64(w)+0.5)*0x1p-32, 0, 0.0
			for k := 0.0; ; k++ {
				if sum += poissonTerm(mean)(k); sum >= u {
					break
				}
				want++
			}
			if int(got[0]) != want {
				t.Errorf("mean %v, word %#x: %d, want %d", mean, w, got[0], want)
			}
		}
	}
}

func TestWhatIsTabled(t *testing.T) {
	for name, make := range map[string]func(b *Builder) Ref{
		"array": func(b *Builder) Ref { return b.Load("x", F32, Element) },
		"large": func(b *Builder) Ref { return b.Const(F32, 1000) },
		"sum":   func(b *Builder) Ref { return b.Op(OpAdd, b.Load("u", F32, Uniform), b.Load("x", F32, Element)) },
	} {
		b := NewBuilder(name, Map)
		b.Store("y", b.OpImm(OpPoisson, 1, make(b)), Element)
		if _, ok := Tabulate(b.Func()); ok {
			t.Errorf("%s: tabled", name)
		}
	}
}

// TestTablesAreFilledWithoutAllocating covers rates that change with time.
func TestTablesAreFilledWithoutAllocating(t *testing.T) {
	mean := []float64{2}
	table := NewThresholds(&Func{Tables: []Table{{Type: F64, Slot: 0}}}, []state.Column{state.Of(mean)})[0]
	mean[0] = 300
	fill := func() {
		mean[0]--
		if err := table.Update(); err != nil {
			t.Fatal(err)
		}
	}
	fill()
	if n := testing.AllocsPerRun(50, fill); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
