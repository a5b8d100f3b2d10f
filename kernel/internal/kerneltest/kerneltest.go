// Package kerneltest is the conformance suite of kernels: any way to run an
// optimised ir.Func must leave the same bits in every column and list as the
// interpreter, where any NaN equals any NaN.
package kerneltest

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"synfire/ir"
	"synfire/state"
)

// Call is a Func bound to arrays, as *ir.Exec and *kernel.Call are.
type Call interface {
	Run(lo, hi int) error
	RunEdges(lo, hi int, source, target []uint32) error
	Count(list int) int
}

// Bind connects a compiled Func to arrays whose place 0 is element first.
type Bind func(first uint32, slots []state.Column, lists [][]uint32) (Call, error)

// Compile readies an optimised Func; it may register clean-up with t.
type Compile func(t testing.TB, f *ir.Func) Bind

// Interpret is Compile for the interpreter.
func Interpret(t testing.TB, f *ir.Func) Bind {
	t.Helper()
	p, err := ir.NewInterp(f)
	if err != nil {
		t.Fatal(err)
	}
	return func(first uint32, slots []state.Column, lists [][]uint32) (Call, error) {
		return p.BindAt(first, slots, lists)
	}
}

// lengths of runs: none, one, around the widths of vectors and blocks.
var lengths = []int{0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 17, 31, 33, 65, 257, 519}

// Run runs every Func of the corpus at many lengths and offsets.
func Run(t *testing.T, compile Compile) {
	for _, f := range Corpus() {
		t.Run(f.Name, func(t *testing.T) {
			f, err := ir.Optimize(f)
			if err != nil {
				t.Fatal(err)
			}
			Compare(t, f, compile, 1)
		})
	}
}

// Compare runs an optimised Func on the interpreter and as compiled, on equal
// arrays drawn from a seed, and reports the first difference.
func Compare(t testing.TB, f *ir.Func, compile Compile, seed uint64) {
	t.Helper()
	want, got := Interpret(t, f), compile(t, f)
	for i, n := range lengths {
		lo := i % 4
		compareRun(t, f, want, got, lo, lo+n, seed)
		if t.Failed() {
			return
		}
	}
}

// arena is the arrays of one run. Columns start at an odd place of their
// memory and have guard numbers on both sides.
type arena struct {
	columns []state.Column // bound
	whole   []state.Column // with their guards
	lists   [][]uint32
}

const guard = 5

func newArena(f *ir.Func, n int, seed uint64) *arena {
	rng := rand.New(rand.NewPCG(seed, uint64(n)))
	a := &arena{}
	for _, s := range f.Slots {
		m := n
		switch s.Rank {
		case ir.Uniform:
			m = 1
		case ir.Source, ir.Target:
			m = 13
		}
		whole := state.NewColumn(s.Type, m+2*guard)
		fillColumn(whole, s.Type, rng)
		a.whole = append(a.whole, whole)
		a.columns = append(a.columns, whole.Slice(guard, guard+m))
	}
	for range f.Lists {
		a.lists = append(a.lists, make([]uint32, n+2*guard))
	}
	return a
}

var specials = []float64{
	0, math.Copysign(0, -1), 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 0.3, -1e-3, 1e10, -1e10, 2147483520, 2147483648, 4294967040, 4294967296, -2147483648, -2147483904,
	math.MaxFloat32, -math.MaxFloat32, math.SmallestNonzeroFloat32, -math.SmallestNonzeroFloat32, 0x1p-126, 0x1p-127, 0x1p-90, 0x1p-91,
	math.Inf(1), math.Inf(-1), math.NaN(), 8388607.5, 88.7, -87.4, -103.9, 709.7, -745.1, 1e-20, math.MaxFloat64, math.SmallestNonzeroFloat64, 0x1p-1022,
}

// fillColumn draws small numbers, special numbers, and random bits.
func fillColumn(c state.Column, t ir.Type, rng *rand.Rand) {
	for i := range c.Len() {
		switch k := rng.IntN(10); {
		case t.IsInt() && k < 4:
			c.Set(i, float64(rng.IntN(40)))
		case t.IsInt():
			state.View[uint32](asU32(c))[i] = rng.Uint32()
		case k < 5:
			c.Set(i, rng.NormFloat64()*3)
		case k < 8:
			c.Set(i, specials[rng.IntN(len(specials))])
		case t == ir.F32:
			c.Set(i, float64(math.Float32frombits(rng.Uint32())))
		default:
			c.Set(i, math.Float64frombits(rng.Uint64()))
		}
	}
}

// asU32 is an integer column as U32.
func asU32(c state.Column) state.Column {
	if c.Type() == ir.U32 {
		return c
	}
	xs := state.View[int32](c)
	return state.Of(unsafeU32(xs))
}

func compareRun(t testing.TB, f *ir.Func, want, got Bind, lo, hi int, seed uint64) {
	t.Helper()
	n := hi + 2
	rng := rand.New(rand.NewPCG(seed, 99))
	source, target := make([]uint32, hi-lo), make([]uint32, hi-lo)
	for i := range source {
		source[i], target[i] = uint32(rng.IntN(13)), uint32(rng.IntN(13))
	}
	type edges struct{ source, target []uint32 }
	runs := []edges{{}}
	if f.Domain != ir.Map {
		one := []uint32{7}
		runs = []edges{{source, target}, {one, target}, {source, one}}
	}
	for _, e := range runs {
		a, b := newArena(f, n, seed), newArena(f, n, seed)
		countA, errA := a.run(t, f, want, lo, hi, e.source, e.target)
		countB, errB := b.run(t, f, got, lo, hi, e.source, e.target)
		if !sameError(errA, errB) {
			t.Errorf("%s [%d, %d): error %v, the interpreter's is %v\n%v", f.Name, lo, hi, errB, errA, f)
			return
		}
		if errA != nil {
			continue
		}
		for i, s := range f.Slots {
			if k := firstDifference(a.whole[i], b.whole[i]); k >= 0 {
				t.Errorf("%s [%d, %d): %s[%d] = %v (%s), the interpreter has %v (%s)\n%v", f.Name, lo, hi, s.Name, k-guard,
					b.whole[i].At(k), bits(b.whole[i], k), a.whole[i].At(k), bits(a.whole[i], k), f)
				return
			}
		}
		for i := range countA {
			if x, y := a.lists[i], b.lists[i]; countA[i] != countB[i] || !slices.Equal(x[:countA[i]], y[:countB[i]]) {
				t.Errorf("%s [%d, %d): list %d is %v, the interpreter's %v\n%v", f.Name, lo, hi, i, y[:countB[i]], x[:countA[i]], f)
				return
			}
		}
	}
}

// run runs once and returns the counts of the lists. What a list holds beyond
// its capacity must not change.
func (a *arena) run(t testing.TB, f *ir.Func, bind Bind, lo, hi int, source, target []uint32) ([]int, error) {
	t.Helper()
	const mark = 0xdeadbeef
	var lists [][]uint32
	for _, l := range a.lists {
		for i := range l {
			l[i] = mark
		}
		lists = append(lists, l[:hi-lo])
	}
	c, err := bind(uint32(lo)*1000, a.columns, lists)
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	if f.Domain == ir.Map {
		err = c.Run(lo, hi)
	} else {
		err = c.RunEdges(lo, hi, source, target)
	}
	counts := make([]int, len(lists))
	for i := range counts {
		counts[i] = c.Count(i)
		if slices.ContainsFunc(a.lists[i][hi-lo:], func(x uint32) bool { return x != mark }) {
			t.Fatalf("%s [%d, %d): wrote beyond list %d", f.Name, lo, hi, i)
		}
	}
	return counts, err
}

func sameError(a, b error) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	if errors.Is(a, ir.ErrNoTable) && errors.Is(b, ir.ErrNoTable) {
		return true
	}
	var x, y *ir.Fault
	return errors.As(a, &x) && errors.As(b, &y) && *x == *y
}

// firstDifference is the first place where bits differ, not counting NaN.
func firstDifference(a, b state.Column) int {
	if bytes.Equal(a.Bytes(), b.Bytes()) {
		return -1
	}
	for i := range a.Len() {
		x, y := a.At(i), b.At(i)
		if bits(a, i) != bits(b, i) && !(x != x && y != y) {
			return i
		}
	}
	return -1
}

func bits(c state.Column, i int) string {
	size := c.Type().Size()
	raw := slices.Clone(c.Bytes()[i*size : (i+1)*size])
	slices.Reverse(raw)
	return fmt.Sprintf("%x", raw)
}
