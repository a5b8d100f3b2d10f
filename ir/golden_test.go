package ir

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden listings")

// TestGoldenListings has, for some Funcs, the listing before and after all
// passes.
func TestGoldenListings(t *testing.T) {
	one := func(op Op, t Type) *Func {
		b := NewBuilder(op.String(), Map)
		b.Store("y", b.Op(op, b.Load("x", t, Element)), Element)
		return b.Func()
	}
	for name, f := range map[string]*Func{
		"lif": lif(), "collatz": collatz(200), "exp_f32": one(OpExp, F32), "phi1_f64": one(OpPhi1, F64), "constants": foldable(),
	} {
		t.Run(name, func(t *testing.T) {
			opt, err := Optimize(f)
			if err != nil {
				t.Fatal(err)
			}
			for g, i := f, 0; i < len(passes); i++ {
				if g, err = passes[i].run(g); err != nil {
					t.Fatal(err)
				}
				if err := Verify(g); err != nil {
					t.Errorf("after pass %s: %v", passes[i].name, err)
				}
			}
			got := f.String() + "----\n" + opt.String()
			path := filepath.Join("testdata", name+".txt")
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("run the test with -update to accept:\n%s", diff)
			}
		})
	}
}

// foldable has what folding must and must not change.
func foldable() *Func {
	b := NewBuilder("foldable", Map)
	x := b.Load("x", F32, Element)
	k := func(v float64) Ref { return b.Const(F32, v) }
	b.Load("unused", F32, Element)
	keep := b.Op(OpAdd, b.Op(OpMul, x, k(0)), k(0)) // NaN and -0 pass through here
	b.Store("kept", keep, Element)
	b.Store("x", b.Op(OpMul, b.Op(OpSub, b.Op(OpDiv, x, k(4)), k(0)), b.Op(OpExp, k(0))), Element)
	b.Store("power", b.Op(OpPow, x, b.Op(OpAdd, k(1), k(2))), Element)
	p := b.BeginLoop("idle", 3, x)
	b.EndLoop(b.Op(OpLT, p[0], x), p, []Ref{b.Op(OpAdd, p[0], k(1))})
	return b.Func()
}
