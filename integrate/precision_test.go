package integrate

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"synfire/compose"
	"synfire/ir"
	"synfire/state"
)

// Coefficients are computed in F64 and rounded once; the step itself computes
// in the population's precision.
func TestCoefficientsAreRoundedOnce(t *testing.T) {
	p := page{timing: "brian", method: "euler", params: "a b", rates: []string{"x = (a - 1)*b*x"}}
	prog := discretize(t, p, state.F32, 1)
	m := newMachine(t, prog, 1, 1, map[string]float64{"a": 1 + 1e-9, "b": 1e9})
	m.set("x", 1)
	m.step()
	a := 1 + 1e-9
	if got, want := m.at("x"), float64(1+float32((a-1)*1e9)); got != want {
		t.Errorf("x = %v, want %v: 1 + 1e-9 is 1 in F32", got, want)
	}
	for _, f := range []*ir.Func{prog.Prepare} {
		for _, s := range f.Slots {
			if s.Mode == ir.In && s.Type != ir.F64 {
				t.Errorf("prepare reads %v as %v", s.Name, s.Type)
			}
		}
	}
	for _, in := range prog.Step.Body {
		if in.Type == ir.F64 {
			t.Errorf("the step computes in F64:\n%v", prog.Step)
			break
		}
	}
}

// Time is never F32: after 10^5 s a wave in t is still a wave, with a uniform
// frequency (once per step) and with one per element (in the step, in F64).
func TestTimeIsNeverF32(t *testing.T) {
	for _, varying := range []string{"", "f"} {
		p := page{timing: "brian", method: "euler", params: "f", varying: varying, rates: []string{"x = sin(f*t) - x"}}
		prog := discretize(t, p, state.F32, 1)
		if varying == "" && (prog.Tick == nil || countOp(prog.Step, ir.OpSin) != 0 || countOp(prog.Tick, ir.OpSin) != 1) {
			t.Errorf("the sine is not computed once per step:\n%v\n%v", prog.Step, prog.Tick)
		}
		m := newMachine(t, prog, 2, 1, map[string]float64{"f": 0.75})
		m.k = 100_000_003
		m.step()
		want := float64(float32(math.Sin(0.75 * 100_000_003)))
		if got := m.at("x"); math.Abs(got-want) > 1e-7 {
			t.Errorf("varying %q: x = %v, want %v", varying, got, want)
		}
	}
}

func TestVaryingParameters(t *testing.T) {
	p := lif
	p.varying = "tau V_th"
	prog := discretize(t, p, state.F32, 0.1)
	if prog.PrepareElements == nil || prog.Prepare == nil {
		t.Fatal("not both kinds of coefficients")
	}
	for _, s := range prog.Step.Slots {
		if s.Name != "V" && s.Name[0] != 'c' {
			t.Errorf("the step reads %q", s.Name)
		}
	}
	m := newMachine(t, prog, 2, 0.1, lifValues)
	m.cols["tau"].Set(1, 20)
	m.cols["V_th"].Set(0, -100)
	m.cols["V"].Fill(-60)
	m.prepare()
	spikes := m.step()
	want := []float64{-20 + 24*math.Expm1(-0.01), -60 - 16*math.Expm1(-0.005)}
	for i := range want {
		if got := m.cols["V"].At(i); math.Abs(got-want[i]) > 1e-5 {
			t.Errorf("V[%d] = %v, want %v", i, got, want[i])
		}
	}
	if fmt.Sprint(spikes) != "[0]" {
		t.Errorf("spikes %v, want [0]", spikes)
	}
}

// A table that is equal for all elements is read by the tick, in F64; one with
// a column per element is read by the step.
func TestSeries(t *testing.T) {
	p := page{timing: "brian", method: "euler", params: "R", rates: []string{"x = R*one", "y = R*many"}, series: map[string]int{"one": 1, "many": 2}}
	prog := discretize(t, p, state.F32, 1)
	m := newMachine(t, prog, 2, 1, map[string]float64{"R": 3})
	m.set("one", 2)
	m.cols["many"].Set(0, 4)
	m.cols["many"].Set(1, 5)
	m.step()
	if m.at("x") != 6 || m.at("y") != 12 || m.cols["y"].At(1) != 15 {
		t.Errorf("x %v, y %v %v", m.at("x"), m.at("y"), m.cols["y"].At(1))
	}
	if i := prog.Tick.Slot("one"); i < 0 || prog.Tick.Slots[i].Type != ir.F64 || prog.Step.Slot("one") >= 0 {
		t.Errorf("the tick does not read the table:\n%v", prog.Tick)
	}
	if i := prog.Step.Slot("many"); i < 0 || prog.Step.Slots[i].Type != ir.F32 || prog.Step.Slots[i].Rank != ir.Element {
		t.Errorf("the step does not read the table:\n%v", prog.Step)
	}
}

func TestIntegersBooleansAndIndex(t *testing.T) {
	p := page{
		timing: "brian", method: "euler", rates: []string{"x = real(n) + where(b, 0.5, 0) + real(i)*10 + real(N)*100"},
		integers: "n", booleans: "b", threshold: "real(n) >= 0", reset: []string{"n = real(n) + 1", "b = !b"},
	}
	m := newMachine(t, discretize(t, p, state.F32, 1), 2, 1, nil)
	m.step() // x += 0; spikes
	m.step() // n = 1, b = true
	if got := m.cols["x"].At(1); got != 10+200+1+0.5+10+200 {
		t.Errorf("x = %v", got)
	}
	if m.at("n") != 2 || m.at("b") != 0 {
		t.Errorf("n = %v, b = %v after two resets", m.at("n"), m.at("b"))
	}
}

// Names of coefficients give way to a model's own.
func TestNamesDoNotCollide(t *testing.T) {
	p := page{
		timing: "brian", method: "euler", params: "c0 k0", rates: []string{"c1 = c0*c1", "countdown = c0*cos(k0*t)", "since = t - lastspike"},
		threshold: "c1 > 1e9", refractory: "c0", reset: []string{"c1 = 0"},
	}
	prog := discretize(t, p, state.F64, 1)
	m := newMachine(t, prog, 1, 1, map[string]float64{"c0": 2, "k0": 0})
	m.set("c1", 1)
	m.set("since", 0)
	m.step()
	if m.at("c1") != 3 || m.at("countdown") != 2 || m.at("since") != 1e7 {
		t.Errorf("c1 %v, countdown %v, since %v", m.at("c1"), m.at("countdown"), m.at("since"))
	}
	if prog.Hidden[0].Name == "countdown" || prog.Hidden[1].Name == "since" {
		t.Errorf("hidden variables %v", prog.Hidden)
	}
}

// Silence becomes exactly zero.
func TestDecayReachesZero(t *testing.T) {
	p := page{timing: "seed", params: "tau", rates: []string{"g = -g/tau"}}
	m := newMachine(t, discretize(t, p, state.F32, 1), 1, 1, map[string]float64{"tau": 5})
	m.set("g", 1)
	for range 400 {
		m.step()
	}
	if got := m.at("g"); math.Float64bits(got) != 0 {
		t.Errorf("g = %v after 80 time constants", got)
	}
}

// pages that between them use every feature.
var pages = []page{
	lif,
	{
		timing: "brian", params: "El taum taue taui th vr tref",
		rates:   []string{"v = (ge + gi - (v - El))/taum", "ge = -ge/taue", "gi = -gi/taui"},
		flagged: "v", threshold: "v > th", refractory: "tref", reset: []string{"v = vr", "ge += 0.3*v"},
		arrivals: []string{"a1: ge += a1; v += 0.01*a1"}, deltas: []string{"a2: v += 2*a2"},
	},
	{
		timing: "brian", method: "rk4", params: "a b tau", varying: "b",
		rates:     []string{"v = v*(1 - v*v/9) - w + sub + 0.1*sin(b*t)", "w = (v + a - b*w)/tau + rand()"},
		subs:      []string{"sub = a*cos(t)*v + b"},
		threshold: "v > 0.5 + 0.1*rand()", reset: []string{"v = v - 1", "w += 0.1*cos(t)"}, refractory: "w > 0", condition: true, flagged: "v",
		deltas: []string{"a1: w += a1"},
	},
	{
		timing: "brian", method: "exact", params: "a b", rates: []string{"v = a*u - b*v + cos(t)", "u = v - u"},
		threshold: "v > 0.5", rising: true, reset: []string{"u = sin(t)", "v = t - lastspike"},
		arrivals: []string{"a1: u += a1"},
	},
	{
		timing: "nest", params: "a b", rates: []string{"v = -a*v*g + 1", "g = -b*g"},
		threshold: "v > 0.5", reset: []string{"v = 0"}, refractory: "0.2", flagged: "v", arrivals: []string{"a1: g += a1"},
	},
}

// Before and After together are Step, bit for bit, whatever the state.
func TestHalvesEqualWhole(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := pages[rapid.IntRange(0, len(pages)-1).Draw(rt, "page")]
		p.timing = rapid.SampledFrom(compose.TimingNames()).Draw(rt, "timing")
		precision := rapid.SampledFrom([]state.Type{state.F32, state.F64}).Draw(rt, "precision")
		prog := discretize(t, p, precision, 0.1)
		if prog.Before == nil {
			return
		}
		const n = 5
		params := map[string]float64{}
		for _, name := range strings.Fields(p.params) {
			params[name] = rapid.Float64Range(-3, 3).Draw(rt, name)
		}
		whole, halves := newMachine(t, prog, n, 0.1, params), newMachine(t, prog, n, 0.1, params)
		for step := range 4 {
			for _, s := range prog.Step.Slots {
				if s.Mode == ir.In || s.Type != precision || step > 0 && s.Name[0] != 'a' {
					continue
				}
				for i := range n {
					x := rapid.Float64Range(-3, 3).Draw(rt, s.Name)
					whole.cols[s.Name].Set(i, x)
					halves.cols[s.Name].Set(i, x)
				}
			}
			whole.step()
			halves.halves()
			for _, s := range prog.Step.Slots {
				if s.Mode != ir.In && !bytes.Equal(whole.cols[s.Name].Bytes(), halves.cols[s.Name].Bytes()) {
					rt.Fatalf("page %v: %s differs: %v and %v", p.rates, s.Name, whole.cols[s.Name].Floats(), halves.cols[s.Name].Floats())
				}
			}
			if a, b := whole.emitted(prog.Step, 0), halves.emitted(prog.After, 0); fmt.Sprint(a) != fmt.Sprint(b) {
				rt.Fatalf("spikes %v and %v", a, b)
			}
		}
	})
}

func TestMistakes(t *testing.T) {
	for _, dt := range []float64{0, -0.1, math.NaN(), math.Inf(1)} {
		if _, err := Discretize(lif.compose(t), Options{Dt: dt}); err == nil || !strings.Contains(err.Error(), "time step") {
			t.Errorf("dt %v: error %v", dt, err)
		}
	}
	if _, err := Discretize(lif.compose(t), Options{Dt: 1, Precision: state.I32}); err == nil {
		t.Error("precision i32 is taken")
	}
	if _, err := Discretize(lif.compose(t), Options{Dt: 1, Method: "exact"}); err != nil {
		t.Errorf("a method that overrides: %v", err)
	}
}

func TestDoubts(t *testing.T) {
	p := page{timing: "brian", params: "tau w", varying: "w", rates: []string{"x = -x/tau + y", "y = -y*w", "z = x*z"}}
	for _, test := range []struct {
		precision state.Type
		tau, w    float64
		want      string
	}{
		{state.F32, 10, 0.1, "[]"},
		{state.F32, 0.05, 20, "[dt = 0.1 ms is longer than the time constant of x, 0.05 ms; a smaller dt is needed to follow it dt = 0.1 ms is longer than the time constant of y, 0.05 ms; a smaller dt is needed to follow it]"},
		{state.F32, 1e6, 0, "[dt = 0.1 ms is below 2^-20 of the time constant of x, 1e+06 ms: in f32 its changes are rounded away; use precision f64 or a larger dt]"},
		{state.F64, 1e6, 0, "[]"},
		{state.F32, -5, 0.1, "[the time constant of x is negative, -5 ms: x runs away instead of returning]"},
		{state.F32, 10, -0.02, "[the time constant of y is negative in 2 of 2 elements, -50 ms: y runs away instead of returning]"},
	} {
		prog := discretize(t, p, test.precision, 0.1)
		m := newMachine(t, prog, 2, 0.1, map[string]float64{"tau": test.tau, "w": test.w})
		got := fmt.Sprint(prog.Doubts(func(slot string) state.Column { return m.cols[slot] }))
		if got != test.want {
			t.Errorf("%v: %s\nwant %s", test, got, test.want)
		}
	}
}
