package kerneltest

import (
	"math/rand/v2"
	"testing"

	"synfire/ir"
)

// TestCorpusUsesEveryPrimitive fails by name for an op that the suite lacks.
func TestCorpusUsesEveryPrimitive(t *testing.T) {
	used := map[ir.Op]bool{}
	for _, f := range Corpus() {
		for _, in := range f.Body {
			used[in.Op] = true
		}
	}
	for _, op := range ir.Ops() {
		if !used[op] {
			t.Errorf("no Func uses %v", op)
		}
	}
}

func TestInterpreterAgreesWithItself(t *testing.T) { Run(t, Interpret) }

// TestPassesKeepBits compares random programs before and after all passes.
func TestPassesKeepBits(t *testing.T) {
	for seed := range uint64(100) {
		f := Random(rand.New(rand.NewPCG(seed, 2)), 40)
		if err := ir.Verify(f); err != nil {
			t.Fatal(err)
		}
		// Columns are bound by place, and unused ones are dropped: keep the
		// slots of the original.
		opt, err := ir.Optimize(f)
		if err != nil {
			t.Fatal(err)
		}
		opt = withSlots(opt, f.Slots)
		Compare(t, f, func(t testing.TB, _ *ir.Func) Bind { return Interpret(t, opt) }, seed)
		if t.Failed() {
			t.Fatalf("seed %d\n%v", seed, opt)
		}
	}
}

// withSlots gives a Func the slots of another that has at least its own.
func withSlots(f *ir.Func, slots []ir.Slot) *ir.Func {
	g := *f
	g.Slots = slots
	g.Body = append([]ir.Instr(nil), f.Body...)
	for i, in := range g.Body {
		if in.Op == ir.OpLoad || in.Op == ir.OpStore {
			g.Body[i].Imm = uint64(g.Slot(f.Slots[in.Imm].Name))
		}
	}
	return &g
}
