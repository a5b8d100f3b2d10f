package integrate

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"synfire/ir"
	"synfire/state"
)

// leaves of random expressions, by what they depend on: numbers, parameters,
// parameters that vary, the time, variables.
var leaves = []string{"2", "3", "p", "q", "e", "f", "t", "x", "y", "x", "y"}

// expression draws an expression whose denominators are not near zero.
func expression(t *rapid.T, depth int) string {
	if depth == 0 || rapid.IntRange(0, 5).Draw(t, "stop") == 0 {
		return rapid.SampledFrom(leaves).Draw(t, "leaf")
	}
	sub := func() string { return expression(t, depth-1) }
	switch rapid.IntRange(0, 7).Draw(t, "op") {
	case 0, 1:
		return "(" + sub() + " + " + sub() + ")"
	case 2, 3:
		return "(" + sub() + " - " + sub() + ")"
	case 4, 5:
		return sub() + "*" + sub()
	case 6:
		return "(-" + sub() + ")"
	default:
		return sub() + "/" + rapid.SampledFrom(leaves).Draw(t, "below")
	}
}

// What is prepared and rearranged computes the same number.
func TestSimplifyKeepsTheValue(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := expression(rt, 5)
		p := page{timing: "brian", method: "euler", params: "p q e f", varying: "e f", rates: []string{"x = " + text, "y = 0", "z = " + text}}
		prog := discretize(t, p, state.F64, 1)
		values := map[string]float64{}
		for _, name := range []string{"p", "q", "e", "f", "x", "y"} {
			values[name] = rapid.Float64Range(0.5, 2).Draw(rt, name)
		}
		m := newMachine(t, prog, 1, 1, values)
		m.k = rapid.IntRange(1, 3).Draw(rt, "t")
		for _, name := range []string{"x", "y"} {
			m.cols[name].Fill(values[name])
		}
		m.step()

		c := p.compose(t)
		b := ir.NewBuilder("naive", ir.Map)
		value := b.Inline(c.Model.Symbols[4].Rate.Func, func(s ir.Slot) ir.Ref {
			if s.Name == "t" {
				return b.Const(ir.F64, float64(m.k-1))
			}
			return b.Const(ir.F64, values[s.Name])
		})[0]
		largest := b.Const(ir.F64, 1)
		for i := range b.Func().Body {
			if b.Type(ir.Ref(i)) == ir.F64 {
				largest = b.Op(ir.OpMax, largest, b.Op(ir.OpAbs, ir.Ref(i)))
			}
		}
		b.Store("value", value, ir.Element)
		b.Store("largest", largest, ir.Element)
		naive := &Program{Step: b.Func()}
		n := newMachine(t, naive, 1, 1, nil)
		n.step()
		want := n.at("value")
		if got := m.at("z"); math.Abs(got-want) > 1e-13*n.at("largest")*n.at("largest") {
			rt.Fatalf("%s = %v, want %v\n%v", text, got, want, prog.Step)
		}
	})
}

// A sum takes what is prepared into one term, through products too.
func TestStepOfTutorialIsShort(t *testing.T) {
	p := lif
	p.params = "tau R V_rest V_th V_reset I scale taus"
	p.rates = []string{"V = (V_rest - V + R*(I + g*scale))/tau", "g = -g/taus"}
	p.synaptic = "g"
	p.arrivals = []string{"in: g += in"}
	got := ops(discretize(t, p, state.F32, 0.1).Step)
	want := "const 1, load 9, store 3, emit 1, add 4, sub 1, mul 2, le 2, select 1, decay 1"
	if got != want {
		t.Errorf("step has %s; want %s", got, want)
	}
}

// Divisions that a rounding sees stay divisions: 49*(1/49) is below 1.
func TestRoundedDivisionStays(t *testing.T) {
	p := page{timing: "brian", method: "euler", params: "p", rates: []string{"x = 0", "z = floor(x/p)"}}
	m := newMachine(t, discretize(t, p, state.F64, 1), 1, 1, map[string]float64{"p": 49})
	m.set("x", 49)
	m.step()
	if got := m.at("z"); got != 1 {
		t.Errorf("floor(49/49) = %v", got)
	}
}

// A subexpression that is constant over a step is computed from the values at
// its start, whatever the stages of the scheme.
func TestConstantOverDt(t *testing.T) {
	for _, held := range []bool{false, true} {
		p := page{timing: "brian", method: "midpoint", subs: []string{"s = x"}, rates: []string{"x = s"}}
		c := p.compose(t)
		s, _ := c.Model.Symbol("s")
		s.Flags.ConstantOverDt = held
		prog, err := Discretize(c, Options{Dt: 0.5, Precision: state.F64})
		if err != nil {
			t.Fatal(err)
		}
		m := newMachine(t, prog, 1, 0.5, nil)
		m.set("x", 1)
		m.step()
		want := 1.625
		if held {
			want = 1.5
		}
		if got := m.at("x"); got != want {
			t.Errorf("held %v: x = %v, want %v", held, got, want)
		}
	}
}
