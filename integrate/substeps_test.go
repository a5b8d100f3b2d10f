package integrate

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"synfire/ir"
	"synfire/state"
)

// The error of an adaptive scheme follows the tolerance, whatever the step.
func TestErrorFollowsTolerance(t *testing.T) {
	values := map[string]float64{"a": 2, "x": 1, "y": 1}
	want := map[string]float64{"x": 1. / 3, "y": math.Exp(2 * math.Sin(2))}
	for _, s := range schemes {
		if !s.adaptive {
			continue
		}
		for _, dt := range []float64{2, 0.5, 0.1} {
			for _, tolerance := range []float64{1e-4, 1e-6, 1e-8} {
				p := problem
				p.method = fmt.Sprintf("%s(absolute_error=%g)", s.name, tolerance)
				if got := errorAt(t, p, dt, values, want); got > 20*tolerance {
					t.Errorf("%s, dt %v: error %.2g with a tolerance of %g", p.method, dt, got, tolerance)
				}
				p.method = fmt.Sprintf("%s(absolute_error=0, relative_error=%g)", s.name, tolerance)
				if got := errorAt(t, p, dt, values, want); got > 100*tolerance {
					t.Errorf("%s, dt %v: error %.2g of up to 6 with a relative tolerance of %g", p.method, dt, got, tolerance)
				}
			}
		}
	}
}

// An element's bits do not depend on its neighbours, in either precision: stiff
// and slow elements together are what each is alone.
func TestSubstepsOfEachElementAlone(t *testing.T) {
	p := page{
		timing: "nest", method: "rkf45", params: "r", varying: "r", rates: []string{"x = -r*x + cos(t)", "y = x*y*0.1"},
		threshold: "y >= 3", within: true, reset: []string{"y = 1", "n = n + 1"}, plain: "n", flagged: "y", refractory: "1",
	}
	for _, precision := range []state.Type{state.F32, state.F64} {
		prog := discretize(t, p, precision, 0.5)
		start := func(n, first int) *machine {
			m := newMachine(t, prog, n, 0.5, nil)
			for e := range n {
				m.cols["r"].Set(e, math.Pow(3, float64(first+e)))
				m.cols["x"].Set(e, 5)
				m.cols["y"].Set(e, 2.5+0.1*float64(first+e))
			}
			m.prepare()
			return m
		}
		all := start(7, 0)
		alone := make([]*machine, 7)
		for e := range alone {
			alone[e] = start(1, e)
		}
		spikes := 0
		for k := range 12 {
			spikes += len(all.step())
			for e, m := range alone {
				m.step()
				for _, name := range []string{"x", "y", "n", Substep} {
					if got, want := m.at(name), all.cols[name].At(e); math.Float64bits(got) != math.Float64bits(want) {
						t.Fatalf("%v, step %d, element %d: %s = %v alone, %v among others", precision, k, e, name, got, want)
					}
				}
			}
		}
		if spikes == 0 {
			t.Errorf("%v: nothing spiked", precision)
		}
		if a, b := all.cols[Substep].At(0), all.cols[Substep].At(6); a <= b {
			t.Errorf("%v: the slow element's sub-steps are %v ms, the fast one's %v", precision, a, b)
		}
	}
}

// x' = x^2 from 1 is infinite at 1 ms: the element that gets there is named.
func TestSubstepsThatDoNotEnd(t *testing.T) {
	p := page{timing: "brian", method: "dopri5", rates: []string{"x = x*x"}}
	m := newMachine(t, discretize(t, p, state.F64, 2), 3, 2, nil)
	m.cols["x"].Set(1, 1)
	m.cols["x"].Set(2, 0.1)
	opt, err := ir.Optimize(m.p.Step)
	if err != nil {
		t.Fatal(err)
	}
	in, err := ir.NewInterp(opt)
	if err != nil {
		t.Fatal(err)
	}
	var cols []state.Column
	for _, s := range opt.Slots {
		cols = append(cols, m.cols[s.Name])
	}
	x, err := in.Bind(cols, nil)
	if err != nil {
		t.Fatal(err)
	}
	var fault *ir.Fault
	if err := x.Run(0, 3); !errors.As(err, &fault) || fault.Element != 1 || fault.Loop != "method dopri5" {
		t.Errorf("error %v, want one of method dopri5 at element 1", err)
	}
}

// A ramp of 1 per ms reaches 1 once per ms. Tested at the ends of steps of
// 0.7 ms, every reset loses what lies above the threshold; tested in sub-steps
// of about 0.01 ms, it loses at most one of them.
func TestThresholdWithinTheStep(t *testing.T) {
	for _, timing := range []string{"seed", "brian", "nest"} {
		count := map[bool]int{}
		for _, within := range []bool{false, true} {
			p := page{
				timing: timing, method: "rkf45(absolute_error=1e-5)", rates: []string{"x = 1", "y = -100*y + 100*cos(100*t)"},
				threshold: "x >= 1", within: within, reset: []string{"x = 0"},
			}
			m := newMachine(t, discretize(t, p, state.F64, 0.7), 1, 0.7, nil)
			for range 100 {
				count[within] += len(m.step())
			}
		}
		if count[false] != 50 || count[true] < 68 || count[true] > 70 {
			t.Errorf("%s: %d spikes in 70 ms when tested at the ends of steps, %d within, want 50 and 69", timing, count[false], count[true])
		}
	}
}

// The rest of the step of a crossing, and R more, are frozen; what arrives
// meanwhile is lost.
func TestRefractoryFromWithinTheStep(t *testing.T) {
	for _, method := range []string{"euler", "rkf45"} {
		p := page{
			timing: "nest", method: method, rates: []string{"x = 1"}, flagged: "x",
			threshold: "x >= 1", within: true, reset: []string{"x = 0"}, refractory: "2",
			deltas: []string{"in: x += in"},
		}
		m := newMachine(t, discretize(t, p, state.F64, 1), 1, 1, nil)
		var got []float64
		for range 5 {
			m.set("in", 0.25)
			m.step()
			got = append(got, m.at("x"))
		}
		want := []float64{0, 0, 0, 0, 0}
		for k := range want {
			if got[k] != want[k] {
				t.Errorf("%s: x = %v after each step, want %v", method, got, want)
				break
			}
		}
	}
}

func TestMethodOptions(t *testing.T) {
	tests := []struct{ method, want string }{
		{"rkf45(absolute_eror=1e-3)", `did you mean "absolute_error"?`},
		{"rkf45(absolute_error)", "absolute_error = 1e-6"},
		{"rkf45(absolute_error=-1)", "not below zero"},
		{"rkf45(absolute_error=tol)", `"tol" is neither a number nor a parameter of test`},
		{"rkf45(absolute_error=0)", "must be above zero"},
		{"rkf45(absolute_error=1", "closing parenthesis"},
		{"rk4(absolute_error=1e-3)", "rk4 takes no options"},
		{"rfk45(absolute_error=1e-3)", `did you mean "rkf45"?`},
	}
	for _, test := range tests {
		p := page{timing: "brian", method: test.method, rates: []string{"x = -x"}}
		_, err := Discretize(p.compose(t), p.options(state.F64, 0.1))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want %q in it", test.method, err, test.want)
		}
	}
	p := page{timing: "brian", method: "rkf45( relative_error = tol , absolute_error = 0 )", params: "tol", rates: []string{"x = -x"}}
	prog := discretize(t, p, state.F64, 10)
	far := math.Inf(1)
	for _, tol := range []float64{1e-2, 1e-8} {
		m := newMachine(t, prog, 1, 10, map[string]float64{"tol": tol})
		m.set("x", 1)
		m.step()
		d := math.Abs(m.at("x") - math.Exp(-10))
		if d >= far {
			t.Errorf("tolerance %g: error %.2g, before it %.2g", tol, d, far)
		}
		far = d
	}
}
