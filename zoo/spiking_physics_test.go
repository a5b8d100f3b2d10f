package zoo_test

import (
	"fmt"
	"math"
	"slices"
	"testing"
)

var spikingPhysics = []check{
	{"LIFRef", "f-I curve", func(t *testing.T, model string) {
		// 1/(t_ref + tau ln(d/(d - 10 mV))) for a drive d above rest.
		for drive, rate := range map[float64]float64{20: 83.811957, 15: 62.554255, 12: 43.634596} {
			c := cell{
				model: model, method: "exact", reset: "hard", dt: 1e-3,
				values: "tau = 10 ms, tau_ref = 5 ms, V_rest = -70 mV, V_th = -60 mV, V_reset = -70 mV, V = -70 mV",
				input:  fmt.Sprintf("%g*mA", drive),
			}
			// The solution is exact: only the crossing's place in its step is lost.
			within(t, fmt.Sprintf("interval at %g mV", drive), lastInterval(t, c.spikes(t, 60)), 1000/rate, c.dt)
		}
	}},
	{"LIF IF", "f-I curve", func(t *testing.T, model string) {
		for _, drive := range []float64{12, 15, 20} {
			c := cell{
				model: model, method: "exact", reset: "hard", dt: 1e-3,
				values: "tau = 10 ms, V_th = 10 mV", input: fmt.Sprintf("%g*mA", drive),
			}
			want := 10 * math.Log(drive/(drive-10))
			within(t, fmt.Sprintf("interval at %g mV", drive), lastInterval(t, c.spikes(t, 80)), want, c.dt)
		}
	}},
	{"Izhikevich", "figure 2 of Izhikevich 2003", izhikevich2003},
	{"FitzHughNagumo", "Hopf bifurcation", fitzHughHopf},
	{"AdExIF", "eight patterns of Naud et al. 2008", naud2008},
}

// izhikevich2003 compares with spikes of the paper's program: forward Euler with
// dt 0.25 ms, u from the new V, u(0) = b V(0), the current on for t > T1.
func izhikevich2003(t *testing.T, model string) {
	tests := []struct {
		name    string
		a, b    float64 // 1/ms
		c, d    float64 // mV, mV/ms
		v0      float64
		input   string
		ms      float64
		spikes  []float64
		howMany int
	}{
		{"RS", 0.02, 0.2, -65, 8, -63, "14*mV/ms*int(t > 15*ms)", 150, []float64{18.25, 24.25, 54.5, 87.75, 121.0}, 5},
		{"IB", 0.02, 0.2, -55, 4, -70, "11*mV/ms*int(t > 15*ms)", 150, nil, 7},
		{"CH", 0.02, 0.2, -50, 2, -70, "10*mV/ms*int(t > 15*ms)", 150, nil, 15},
		{"FS", 0.1, 0.2, -65, 2, -70, "10*mV/ms*int(t > 15*ms)", 150, nil, 15},
		{"TC", 0.02, 0.25, -65, 0.05, -63, "1.5*mV/ms*int(t > 30*ms)", 150, []float64{39.5, 53.5, 83, 120.25}, 4},
		{"LTS", 0.02, 0.25, -65, 2, -63, "10*mV/ms*int(t > 25*ms)", 250, nil, 18},
		{"RZ", 0.1, 0.26, -65, 2, -70, "-2*mV/ms if t <= 10*ms else (10*mV/ms if (t > 60*ms and t < 65*ms) else -0.5*mV/ms)", 100, []float64{62.75, 67.5}, 2},
	}
	for _, test := range tests {
		c := cell{
			model: model, method: "euler", dt: 0.25, input: test.input,
			values: fmt.Sprintf("a = %g kHz, b = %g kHz, c = %g mV, d = %g mV/ms, V = %g mV, u = %.17g mV/ms",
				test.a, test.b, test.c, test.d, test.v0, test.b*test.v0),
		}
		got := c.spikes(t, test.ms)
		if len(got) != test.howMany || test.spikes != nil && !slices.Equal(got, test.spikes) {
			t.Errorf("%s: %d spikes at %v ms, want %d at %v", test.name, len(got), got, test.howMany, test.spikes)
		}
	}
}

// fitzHughHopf holds the growth and decay of small oscillations round the fixed
// point (V, w) against the real part of the eigenvalues of the linearised
// system, (1 - V^2 - b/12.5)/2 per ms, on both sides of its zero.
func fitzHughHopf(t *testing.T, model string) {
	for _, v := range []float64{-1.0, -0.93, 0.93, 1.0} {
		w := (v + 0.7) / 0.8
		c := cell{
			model: model, method: "rk4", dt: 0.01, input: fmt.Sprintf("%.17g", v*v*v/3-v+w),
			values: fmt.Sprintf("V = %.17g, w = %.17g", v+1e-4, w),
		}
		xs := c.trace(t, 80, "V")
		largest := func(from, to float64) float64 {
			most := 0.0
			for _, x := range xs[int(from/c.dt):int(to/c.dt)] {
				most = max(most, math.Abs(x-v))
			}
			return most
		}
		rate := math.Log(largest(54, 79)/largest(8, 33)) / 46 // a period is 22 ms
		within(t, fmt.Sprintf("growth at V = %v per ms", v), rate, (1-v*v-0.8/12.5)/2, 3e-3)
	}
}

// naud2008 classifies the firing patterns of table 1 of Naud, Marcille, Clopath
// and Gerstner (2008, doi:10.1007/s00422-008-0264-7) in 500 ms of a step of
// current: V(0) = E_L, w(0) = 0. A spike counts at -30 mV, less than 2 us before the
// 0 mV of the paper: beyond it a step of the upstroke would be too long for w,
// which sees the new V.
func naud2008(t *testing.T, model string) {
	type pattern struct{ c, gl, el, vt, dt, a, tauw, b, vr, i float64 }
	tests := []struct {
		name string
		pattern
		is func(s []float64, isi []float64) bool
	}{
		{"tonic", pattern{200, 10, -70, -50, 2, 2, 30, 0, -58, 500}, func(s, isi []float64) bool {
			return len(s) > 10 && math.Abs(isi[len(isi)-1]/isi[0]-1) < 0.1
		}},
		{"adapting", pattern{200, 12, -70, -50, 2, 2, 300, 60, -58, 500}, func(s, isi []float64) bool {
			return len(s) > 5 && isi[len(isi)-1] > 2*isi[0] && slices.IsSorted(isi)
		}},
		{"initial burst", pattern{130, 18, -58, -50, 2, 4, 150, 120, -50, 400}, func(s, isi []float64) bool {
			return len(s) > 5 && isi[0] < 10 && isi[len(isi)-1] > 4*isi[0] && bursts(isi) == 1
		}},
		{"regular bursts", pattern{200, 10, -58, -50, 2, 2, 120, 100, -46, 210}, func(s, isi []float64) bool {
			return bursts(isi) >= 3
		}},
		{"delayed accelerating", pattern{200, 12, -70, -50, 2, -10, 300, 0, -58, 300}, func(s, isi []float64) bool {
			return len(s) > 5 && s[0] > 1.5*isi[0] && isi[0] > 1.5*isi[len(isi)-1]
		}},
		{"delayed bursts", pattern{100, 10, -65, -50, 2, -10, 90, 30, -47, 110}, func(s, isi []float64) bool {
			return s[0] > 20 && bursts(isi) >= 3
		}},
		{"transient", pattern{100, 10, -65, -50, 2, 10, 90, 100, -47, 180}, func(s, _ []float64) bool {
			return len(s) >= 1 && len(s) < 5 && s[len(s)-1] < 100
		}},
		{"irregular", pattern{100, 12, -60, -50, 2, -11, 130, 30, -48, 160}, func(s, isi []float64) bool {
			return len(s) > 8 && distinct(isi) > len(isi)*2/3
		}},
	}
	for _, test := range tests {
		p := test.pattern
		c := cell{
			model: model, reset: "hard", method: "euler", dt: 0.01, input: fmt.Sprintf("%g*pA", p.i),
			values: fmt.Sprintf("R = %.17g Mohm, tau = %.17g ms, V_rest = %g mV, V_T = %g mV, delta_T = %g mV, a = %g nS, tau_w = %g ms, b = %g pA, V_reset = %g mV, V_th = -30 mV, V = %g mV",
				1000/p.gl, p.c/p.gl, p.el, p.vt, p.dt, p.a, p.tauw, p.b, p.vr, p.el),
		}
		s := c.spikes(t, 500)
		if len(s) == 0 {
			t.Errorf("%s: no spikes", test.name)
			continue
		}
		isi := intervals(s)
		if !test.is(s, isi) {
			t.Errorf("%s: %d spikes, first at %.1f ms, intervals %.1f ms", test.name, len(s), s[0], isi)
		}
	}
}

func intervals(s []float64) []float64 {
	var isi []float64
	for i := 1; i < len(s); i++ {
		isi = append(isi, s[i]-s[i-1])
	}
	return isi
}

// bursts counts the runs of intervals that are less than half of those that
// follow or precede them.
func bursts(isi []float64) int {
	longest := slices.Max(isi)
	n := 0
	for i, x := range isi {
		if x < longest/2 && (i == 0 || isi[i-1] >= longest/2) {
			n++
		}
	}
	return n
}

// distinct counts intervals that differ from all earlier ones by a hundredth.
func distinct(isi []float64) int {
	n := 0
	for i, x := range isi {
		if !slices.ContainsFunc(isi[:i], func(y float64) bool { return math.Abs(x-y) < 0.01*y }) {
			n++
		}
	}
	return n
}
