package integrate

import (
	"math"
	"slices"
	"testing"

	"synfire/compose"
	"synfire/state"
)

// spikesIn runs steps and returns those in which element 0 spiked.
func spikesIn(m *machine, steps int) []int {
	var at []int
	for k := range steps {
		if len(m.step()) > 0 {
			at = append(at, k)
		}
	}
	return at
}

// When arrivals into a synapse act: seed after its decay and before the
// neuron; brian before all; nest after all.
func TestArrivalsIntoSynapse(t *testing.T) {
	d := math.Exp(-0.1)
	for _, test := range []struct {
		timing string
		g, v   float64
	}{{"seed", 2*d + 1, 2*d + 1}, {"brian", 3 * d, 3}, {"nest", 2*d + 1, 2}} {
		p := page{
			timing: test.timing, params: "tau", synaptic: "g",
			rates:    []string{"V = g", "g = -g/tau"},
			arrivals: []string{"in: g += in"},
		}
		m := newMachine(t, discretize(t, p, state.F64, 1), 1, 1, map[string]float64{"tau": 10})
		m.set("g", 2)
		m.set("in", 1)
		m.step()
		if g, v := m.at("g"), m.at("V"); math.Abs(g-test.g) > 1e-15 || math.Abs(v-test.v) > 1e-15 {
			t.Errorf("%s: g %v, V %v; want %v, %v", test.timing, g, v, test.g, test.v)
		}
		if in := m.at("in"); math.Float64bits(in) != 0 {
			t.Errorf("%s: the accumulator is left at %v", test.timing, in)
		}
	}
}

// When arrivals into the potential act, and when the reset comes. The
// threshold is crossed by what arrives in step 0, and 5 arrive in step 1 as
// well.
func TestDeltaAndReset(t *testing.T) {
	d := math.Exp(-0.1)
	for _, test := range []struct {
		timing         string
		spikes         []int
		first, second  float64 // V after step 0 and after step 1
		before, reader float64
	}{
		// Integrated, added, tested; reset at the start of the next step.
		{timing: "seed", spikes: []int{0}, first: 8*d + 5, second: 1*d + 5},
		// Added, integrated, tested; in the next step added, then reset.
		{timing: "brian", spikes: []int{0}, first: 13 * d, second: 1 * d},
		// Integrated, added, tested, reset at once.
		{timing: "nest", spikes: []int{0}, first: 1, second: 1*d + 5},
	} {
		p := page{
			timing: test.timing, params: "th vr",
			rates: []string{"V = -V/10"}, threshold: "V > th", reset: []string{"V = vr"},
			deltas: []string{"in: V += in"},
		}
		m := newMachine(t, discretize(t, p, state.F64, 1), 1, 1, map[string]float64{"th": 10, "vr": 1})
		m.set("V", 8)
		var spikes []int
		for k, want := range []float64{test.first, test.second} {
			m.set("in", 5)
			if len(m.step()) > 0 {
				spikes = append(spikes, k)
			}
			if v := m.at("V"); math.Abs(v-want) > 1e-14 {
				t.Errorf("%s: V after step %d is %v, want %v", test.timing, k, v, want)
			}
		}
		if !slices.Equal(spikes, test.spikes) {
			t.Errorf("%s: spikes in steps %v, want %v", test.timing, spikes, test.spikes)
		}
	}
}

// How many integrations refractoriness freezes, and in which steps arrivals
// are lost: V gains 1 by integration and 100 by arrival in every step.
func TestRefractoriness(t *testing.T) {
	tests := []struct {
		timing       string
		tref         float64
		steps        int // R at dt = 0.1
		frozen, lost int
	}{
		{"seed", 0.3, 3, 2, 2},
		{"seed", 0.25, 3, 2, 2},
		{"seed", 0.2000001, 2, 1, 1},
		{"brian", 0.3, 3, 2, 3},
		{"brian", 0.25, 2, 1, 2},
		{"brian", 0.1, 1, 0, 1},
		{"nest", 0.3, 3, 3, 3},
		{"nest", 0.25, 3, 3, 3},
		{"nest", 0, 0, 0, 0},
	}
	for _, test := range tests {
		p := page{
			timing: test.timing, params: "tref", flagged: "V",
			rates: []string{"V = 10", "u = 10"}, threshold: "V > 0.5", refractory: "tref", reset: []string{"V = -1e6"},
			deltas: []string{"in: V += in; u += in"},
		}
		m := newMachine(t, discretize(t, p, state.F64, 0.1), 1, 0.1, map[string]float64{"tref": test.tref})
		if got := spikesIn(m, 1); len(got) != 1 {
			t.Fatalf("%s: no spike", test.timing)
		}
		const steps = 8
		for range steps {
			m.set("in", 100)
			m.step()
		}
		// Under brian the reset of step 1 comes after that step's arrival,
		// which is then lost in any case.
		want := -1e6 + float64(steps-test.frozen) + 100*float64(steps-test.lost)
		if got := m.at("V"); math.Abs(got-want) > 1e-9 {
			t.Errorf("%s, %v ms: V gained %v, want %v", test.timing, test.tref, got+1e6, want+1e6)
		}
		if got, want := m.at("u"), 1+steps*101.; math.Abs(got-want) > 1e-9 {
			t.Errorf("%s: u, which is not flagged, is %v, want %v", test.timing, got, want)
		}
	}
}

// No spike is tested while integration is frozen; in the first free step it is.
func TestNoSpikeWhileFrozen(t *testing.T) {
	for timing, want := range map[string][]int{"seed": {0, 3, 6}, "brian": {0, 3, 6}, "nest": {0, 4, 8}} {
		p := page{timing: timing, rates: []string{"V = 1"}, flagged: "V", threshold: "V > 0", refractory: "0.3"}
		m := newMachine(t, discretize(t, p, state.F32, 0.1), 1, 0.1, nil)
		if got := spikesIn(m, 9); !slices.Equal(got, want) {
			t.Errorf("%s: spikes in %v, want %v", timing, got, want)
		}
	}
}

// A refractory condition holds an element that has spiked for as long as it is
// true (as Brian2's), and no element that has not.
func TestRefractoryCondition(t *testing.T) {
	p := page{
		timing: "brian", rates: []string{"V = 1", "u = -1"}, flagged: "V", threshold: "V > 2.5", reset: []string{"V = 0", "u = 3.5"},
		refractory: "u > 0", condition: true,
	}
	m := newMachine(t, discretize(t, p, state.F64, 1), 1, 1, nil)
	m.set("u", 100) // true before any spike
	var v []float64
	for range 9 {
		m.step()
		v = append(v, m.at("V"))
	}
	// Spike in step 2, whose reset ends it; u is 3.5 then and falls: frozen in
	// steps 3 to 6.
	want := []float64{1, 2, 0, 0, 0, 0, 0, 1, 2}
	if !slices.Equal(v, want) {
		t.Errorf("V %v, want %v", v, want)
	}
}

func TestNotRefractoryIsReadable(t *testing.T) {
	p := page{
		timing: "brian", rates: []string{"V = 1", "n = where(not_refractory, 1, 0)"}, threshold: "V > 0.5", refractory: "3",
		reset: []string{"V = -100"},
	}
	m := newMachine(t, discretize(t, p, state.F64, 1), 1, 1, nil)
	spikesIn(m, 6)
	if got := m.at("n"); got != 4 { // steps 0, 3, 4, 5
		t.Errorf("not refractory in %v of 6 steps, want 4", got)
	}
}

// V(0) at threshold: seed counts it as a spike before step 0 and resets.
func TestInitialSpikes(t *testing.T) {
	for _, refractory := range []string{"", "tref"} {
		for _, timing := range []string{"seed", "brian", "nest"} {
			p := lif
			p.timing, p.refractory, p.flagged, p.params = timing, refractory, "V", lif.params+" tref"
			prog := discretize(t, p, state.F64, 0.1)
			if (prog.Initial != nil) != (timing == "seed") {
				t.Fatalf("%s: initial test %v", timing, prog.Initial)
			}
			if prog.Initial == nil {
				continue
			}
			values := map[string]float64{"tref": 0.3}
			for k, v := range lifValues {
				values[k] = v
			}
			m := newMachine(t, prog, 3, 0.1, values)
			copy(state.View[float64](m.cols["V"]), []float64{-49, -51, -50})
			m.run(prog.Initial, 3)
			if got := m.emitted(prog.Initial, 0); !slices.Equal(got, []uint32{0, 2}) {
				t.Errorf("initial spikes %v, want 0 and 2", got)
			}
			m.step()
			c := -math.Expm1(-0.01)
			v := state.View[float64](m.cols["V"])
			want := []float64{-59 + c*(-52+59+8), -51 + c*(-52+51+8), -60 + c*(-52+60+8)}
			if refractory != "" {
				want[0], want[2] = -59, -60
			}
			for i := range v {
				if math.Abs(v[i]-want[i]) > 1e-13 {
					t.Errorf("refractory %q: V[%d] = %v after step 0, want %v", refractory, i, v[i], want[i])
				}
			}
		}
	}
}

// A threshold that chance or time decides cannot be found again in the next
// step; the countdown's sign tells instead.
func TestResetOfRandomThreshold(t *testing.T) {
	for _, timing := range []string{"seed", "brian", "nest"} {
		p := page{timing: timing, plain: "n", threshold: "t > 1.5 && t < 3.5", reset: []string{"n += 1"}}
		m := newMachine(t, discretize(t, p, state.F32, 1), 1, 1, nil)
		m.run(m.p.Initial, 1)
		if got := spikesIn(m, 6); !slices.Equal(got, []int{2, 3}) || m.at("n") != 2 {
			t.Errorf("%s: spikes in %v, %v resets", timing, got, m.at("n"))
		}
	}
}

func TestRisingThreshold(t *testing.T) {
	for _, timing := range []string{"seed", "brian", "nest"} {
		p := page{timing: timing, rates: []string{"V = cos(t)"}, threshold: "V > 1", rising: true}
		m := newMachine(t, discretize(t, p, state.F64, 0.5), 1, 0.5, nil)
		m.set("V", 0.5)
		var want []int
		for v, k := 0.5, 0; k < 30; k++ {
			next := v + 0.5*math.Cos(0.5*float64(k))
			if next > 1 && !(v > 1) {
				want = append(want, k)
			}
			v = next
		}
		if got := spikesIn(m, 30); !slices.Equal(got, want) || len(want) < 3 {
			t.Errorf("%s: spikes in %v, want %v", timing, got, want)
		}
	}
}

// What lies before the sample is a Func of its own, under brian alone.
func TestCutAtTheSample(t *testing.T) {
	for _, timing := range compose.TimingNames() {
		p := page{timing: timing, rates: []string{"V = 1"}, threshold: "V > 5", reset: []string{"V = -1"}, deltas: []string{"in: V += in"}}
		prog := discretize(t, p, state.F32, 1)
		if timing != "brian" {
			if prog.Before != nil || prog.After != prog.Step {
				t.Errorf("%s is cut", timing)
			}
			continue
		}
		m := newMachine(t, prog, 1, 1, nil)
		m.set("V", 5)
		m.halves() // spikes
		m.set("in", 10)
		m.run(prog.Before, 1)
		if got := m.at("V"); got != -1 {
			t.Errorf("sampled V is %v, want -1: after arrivals and reset", got)
		}
	}
}

// A model that nothing arrives at and nothing resets has nothing to cut.
func TestNothingBeforeTheSample(t *testing.T) {
	p := page{timing: "brian", rates: []string{"V = 1"}, threshold: "V > 5"}
	if prog := discretize(t, p, state.F32, 1); prog.Before != nil || prog.After != prog.Step {
		t.Errorf("cut into\n%v\n%v", prog.Before, prog.After)
	}
}

// lastspike is the time of the last spike, and t - lastspike counts steps.
func TestLastspike(t *testing.T) {
	for timing, ago := range map[string][]float64{
		"seed":  {1e7, 1e7 + 1, 1, 2, 3, 1},
		"brian": {1e7, 1e7 + 1, 1, 2, 3, 1},
		"nest":  {1e7, 1e7 + 1, 1, 2, 3, 1},
	} {
		p := page{
			timing: timing, rates: []string{"a = t - lastspike", "b = lastspike", "V = 1"},
			threshold: "(t > 0.5 && t < 1.5) || (t > 3.5 && t < 4.5)",
		}
		m := newMachine(t, discretize(t, p, state.F64, 1), 1, 1, nil)
		for k, want := range ago {
			m.set("a", 0)
			m.set("b", 0)
			m.step()
			if m.at("a") != want || m.at("b") != float64(k)-want {
				t.Errorf("%s, step %d: t - lastspike is %v, lastspike %v; want %v, %v", timing, k, m.at("a"), m.at("b"), want, float64(k)-want)
			}
		}
	}
}

// In a reset and in arrivals of brian timing the time is that of the step
// which they end, as in Brian2: at a reset, t is lastspike.
func TestTimeInReset(t *testing.T) {
	for _, test := range []struct {
		timing string
		reset  float64
	}{{"brian", 2}, {"seed", 3}, {"nest", 2}} {
		p := page{
			timing: test.timing, rates: []string{"V = 1"}, plain: "r l", threshold: "V > 2.5",
			reset: []string{"V = -100", "r = t", "l = t - lastspike"},
		}
		m := newMachine(t, discretize(t, p, state.F64, 1), 1, 1, nil)
		if got := spikesIn(m, 5); !slices.Equal(got, []int{2}) {
			t.Fatalf("%s: spikes in %v", test.timing, got)
		}
		if m.at("r") != test.reset || m.at("l") != test.reset-2 {
			t.Errorf("%s: reset at t = %v, %v after the spike; want %v, %v", test.timing, m.at("r"), m.at("l"), test.reset, test.reset-2)
		}
	}
}

func TestCustomEvents(t *testing.T) {
	p := page{timing: "brian", rates: []string{"V = 1"}, threshold: "V > 100", events: []string{"V > 2", "V < 2"}}
	prog := discretize(t, p, state.F32, 1)
	m := newMachine(t, prog, 1, 1, nil)
	var high, low []int
	for k := range 4 {
		m.step()
		if len(m.emitted(prog.Step, 1)) > 0 {
			high = append(high, k)
		}
		if len(m.emitted(prog.Step, 2)) > 0 {
			low = append(low, k)
		}
	}
	if !slices.Equal(high, []int{2, 3}) || !slices.Equal(low, []int{0}) {
		t.Errorf("events in %v and %v", high, low)
	}
}
