package eqn

import (
	"math"
	"testing"

	"synfire/ir"
)

// eval runs a Pure Func on values of its slots with Go's own functions, which
// agree with the simulator's to a few ulp.
func eval(t *testing.T, f *ir.Func, slots map[string]float64) float64 {
	t.Helper()
	if err := ir.Verify(f); err != nil {
		t.Fatalf("%v\n%v", err, f)
	}
	v := make([]float64, len(f.Body))
	truth := func(b bool) float64 {
		if b {
			return 1
		}
		return 0
	}
	unary := map[ir.Op]func(float64) float64{
		ir.OpNeg: func(x float64) float64 { return -x }, ir.OpAbs: math.Abs, ir.OpSqrt: math.Sqrt, ir.OpFloor: math.Floor, ir.OpCeil: math.Ceil,
		ir.OpNot: func(x float64) float64 { return 1 - x }, ir.OpExp: math.Exp, ir.OpExpm1: math.Expm1, ir.OpLog: math.Log, ir.OpLog1p: math.Log1p,
		ir.OpLog10: math.Log10, ir.OpSin: math.Sin, ir.OpCos: math.Cos, ir.OpTan: math.Tan, ir.OpSinh: math.Sinh, ir.OpCosh: math.Cosh,
		ir.OpTanh: math.Tanh, ir.OpAsin: math.Asin, ir.OpAcos: math.Acos, ir.OpAtan: math.Atan,
		ir.OpExprel: func(x float64) float64 {
			if x == 0 {
				return 1
			}
			return math.Expm1(x) / x
		},
		ir.OpSign: func(x float64) float64 { return truth(x > 0) - truth(x < 0) },
		// Draws give something that tells their arguments and occurrence.
		ir.OpPoisson: func(x float64) float64 { return 100 + x },
	}
	binary := map[ir.Op]func(x, y float64) float64{
		ir.OpAdd: func(x, y float64) float64 { return x + y }, ir.OpSub: func(x, y float64) float64 { return x - y },
		ir.OpMul: func(x, y float64) float64 { return x * y }, ir.OpDiv: func(x, y float64) float64 { return x / y },
		ir.OpMin: func(x, y float64) float64 {
			if x < y {
				return x
			}
			return y
		},
		ir.OpMax: func(x, y float64) float64 {
			if x > y {
				return x
			}
			return y
		},
		ir.OpPow: math.Pow, ir.OpFloorDiv: func(x, y float64) float64 { return math.Floor(x / y) },
		ir.OpMod: func(x, y float64) float64 { return x - y*math.Floor(x/y) },
		ir.OpLT:  func(x, y float64) float64 { return truth(x < y) }, ir.OpLE: func(x, y float64) float64 { return truth(x <= y) },
		ir.OpEQ: func(x, y float64) float64 { return truth(x == y) }, ir.OpNE: func(x, y float64) float64 { return truth(x != y) },
		ir.OpAnd: func(x, y float64) float64 { return x * y }, ir.OpOr: math.Max,
	}
	for i, in := range f.Body {
		var a [3]float64
		for k := range in.Op.Arity() {
			a[k] = v[in.Args[k]]
		}
		switch {
		case in.Op == ir.OpConst:
			v[i] = ir.ConstValue(in.Type, in.Imm)
		case in.Op == ir.OpLoad:
			x, ok := slots[f.Slots[in.Imm].Name]
			if !ok {
				t.Fatalf("%s reads %q", f.Name, f.Slots[in.Imm].Name)
			}
			v[i] = x
		case in.Op == ir.OpSelect:
			if v[i] = a[2]; a[0] != 0 {
				v[i] = a[1]
			}
		case in.Op == ir.OpCvt && in.Type == ir.I32:
			v[i] = math.Trunc(a[0])
		case in.Op == ir.OpCvt && in.Type == ir.Bool:
			v[i] = truth(a[0] != 0)
		case in.Op == ir.OpCvt:
			v[i] = a[0]
		case in.Op == ir.OpRandU:
			v[i] = 0.25 * float64(in.Imm)
		case in.Op == ir.OpRandN:
			v[i] = -1 * float64(in.Imm)
		case unary[in.Op] != nil:
			v[i] = unary[in.Op](a[0])
		case binary[in.Op] != nil:
			v[i] = binary[in.Op](a[0], a[1])
		default:
			t.Fatalf("%s: no value for %v", f.Name, in.Op)
		}
	}
	return v[f.Results[0]]
}

// near fails unless a and b agree to 12 digits.
func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.IsNaN(got) || math.Abs(got-want) > 1e-12*math.Max(1, math.Abs(want)) {
		t.Errorf("%s = %.15g, want %.15g", what, got, want)
	}
}

// rate and value evaluate a symbol's right side.
func rate(t *testing.T, m *Model, name string, slots map[string]float64) float64 {
	t.Helper()
	s, ok := m.Symbol(name)
	if !ok || s.Rate == nil {
		t.Fatalf("%s has no rate of %q", m.Name, name)
	}
	return eval(t, s.Rate.Func, slots)
}

func value(t *testing.T, m *Model, name string, slots map[string]float64) float64 {
	t.Helper()
	s, ok := m.Symbol(name)
	if !ok || s.Value == nil {
		t.Fatalf("%s has no value of %q", m.Name, name)
	}
	return eval(t, s.Value.Func, slots)
}
