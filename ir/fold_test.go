package ir

import (
	"math"
	"testing"

	"synfire/state"
)

// TestChosenStepsKeepBits compares what is made of a choice between x and
// x + y or x - y with the choice itself.
func TestChosenStepsKeepBits(t *testing.T) {
	special := []float64{0, math.Copysign(0, -1), 1, -1, 0x1p-149, math.MaxFloat32, math.Inf(1), math.Inf(-1), math.NaN()}
	for _, y := range special {
		b := NewBuilder("t", Map)
		m := b.Op(OpLT, b.Load("m", F32, Element), b.Const(F32, 0))
		x, e, u := b.Load("x", F32, Element), b.Load("e", F32, Element), b.Load("u", F32, Uniform)
		for i, r := range []Ref{b.Op(OpAdd, x, u), b.Op(OpAdd, b.Const(F32, 3), x), b.Op(OpSub, x, e), b.Op(OpSub, x, u)} {
			b.Store(string(rune('a'+2*i)), b.Op(OpSelect, m, r, x), Element)
			b.Store(string(rune('b'+2*i)), b.Op(OpSelect, m, x, r), Element)
		}
		n := 2 * len(special)
		cols := map[string]state.Column{"u": state.Of([]float32{float32(y)})}
		for _, name := range []string{"m", "x", "e"} {
			cols[name] = state.NewColumn(F32, n)
		}
		for i := range n {
			cols["m"].Set(i, float64(i%2)-0.5)
			cols["x"].Set(i, special[i/2])
			cols["e"].Set(i, y)
		}
		out, _ := run(t, b.Func(), n, cols)
		for i := range n {
			x, y := float32(special[i/2]), float32(y)
			for k, changed := range []float32{x + y, x + 3, x - y, x - y} {
				want := [2]float32{changed, x}
				if i%2 == 1 {
					want = [2]float32{x, changed}
				}
				for side, w := range want {
					name := string(rune('a' + 2*k + side))
					if got := out[name].At(i); !sameFloat(got, float64(w)) {
						t.Errorf("%s: x %v, y %v: %v, want %v", name, x, y, got, w)
					}
				}
			}
		}
	}
}
