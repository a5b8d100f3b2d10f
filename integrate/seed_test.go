package integrate

import (
	"math"
	"testing"

	"synfire/ir"
	"synfire/state"
)

var lif = page{
	timing:    "seed",
	params:    "tau R V_rest V_th V_reset I",
	rates:     []string{"V = (V_rest - V + R*I)/tau"},
	threshold: "V >= V_th",
	reset:     []string{"V += V_reset - V_th"},
}

var lifValues = map[string]float64{"tau": 10, "R": 1e-9, "V_rest": -52, "V_th": -50, "V_reset": -60, "I": 8e9}

// The tutorial's first step: -60 mV, 8 mA, 0.1 ms.
func TestFirstStepOfTheTutorial(t *testing.T) {
	m := newMachine(t, discretize(t, lif, state.F32, 0.1), 4, 0.1, lifValues)
	m.cols["V"].Fill(-60)
	if spikes := m.step(); len(spikes) != 0 {
		t.Errorf("spikes %v", spikes)
	}
	for i := range 4 {
		if got := m.cols["V"].At(i); got != -59.840797424316406 {
			t.Errorf("V[%d] = %v, want -59.840797424316406", i, got)
		}
	}
}

// SEMANTICS: dt*phi(-0.01) in float32.
func TestPreparedStepOfExponentialEuler(t *testing.T) {
	p := page{timing: "seed", params: "rate I", rates: []string{"V = I - V*rate"}}
	m := newMachine(t, discretize(t, p, state.F32, 0.1), 1, 0.1, map[string]float64{"rate": 0.1, "I": 1})
	m.step()
	if got := m.at("V"); got != 0.09950166195631027 {
		t.Errorf("dt*phi = %v, want 0.09950166195631027", got)
	}
	p = page{timing: "seed", params: "tau", rates: []string{"g = -g/tau"}}
	prog := discretize(t, p, state.F64, 0.1)
	m = newMachine(t, prog, 1, 0.1, map[string]float64{"tau": 2})
	m.set("g", 1)
	m.step()
	if got, want := m.at("g"), math.Exp(-0.05); math.Abs(got-want) > 2e-16 {
		t.Errorf("decay %v, want %v", got, want)
	}
	if prog.Step.Slot("tau") >= 0 || countOp(prog.Step, ir.OpDecay) != 1 {
		t.Errorf("a decay is not prepared:\n%v", prog.Step)
	}
}

func countOp(f *ir.Func, op ir.Op) int {
	n := 0
	for _, in := range f.Body {
		if in.Op == op {
			n++
		}
	}
	return n
}

// A LIF neuron with constant input needs nothing but V + c*(K - V), the test
// and the reset.
func TestStepOfLIFIsShort(t *testing.T) {
	got := ops(discretize(t, lif, state.F32, 0.1).Step)
	want := "load 5, store 1, emit 1, add 2, sub 1, mul 1, le 2, select 1"
	if got != want {
		t.Errorf("step has %s; want %s", got, want)
	}
}
