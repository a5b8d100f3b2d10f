package zoo_test

import (
	"fmt"
	"math"
	"slices"
	"testing"
)

// Checks of models whose firing follows from an integral over the potential or
// from the stability of their fixed point.
var dynamicsPhysics = []check{
	{"ALIF", "interval of the adapted state", func(t *testing.T, model string) {
		// Just after a spike a is 1/(1 - exp(-T/tau_a)); T solves V(T) = V_th + beta a(T).
		c := cell{
			model: model, reset: "hard", method: "exact", dt: 0.005, input: "20*mA",
			values: "tau = 10 ms, tau_a = 100 ms, V_th = 10 mV, beta = 0.7 mV",
		}
		above := func(interval float64) float64 {
			a := 1 / math.Expm1(interval/100)
			return 20*-math.Expm1(-interval/10) - 10 - 0.7*a
		}
		within(t, "interval", lastInterval(t, c.spikes(t, 1500)), root(above, 1, 100), 2*c.dt)
	}},
	{"ExpIF ExpIFRef AdExIF AdExIFRef", "interval by quadrature", func(t *testing.T, model string) {
		c := quadratureCell(model, "")
		want := passage(-68, -30, func(v float64) float64 {
			return (-65 - v + 3.48*math.Exp((v+59.9)/3.48) + 20) / 10
		})
		checkInterval(t, c, want)
	}},
	{"QuaIF AdQuaIF AdQuaIFRef", "interval by quadrature", func(t *testing.T, model string) {
		c := quadratureCell(model, "")
		want := passage(-68, -30, func(v float64) float64 { return (0.07*(v+65)*(v+50) + 20) / 10 })
		checkInterval(t, c, want)
	}},
	{"AdQuaIF AdQuaIFRef AdExIFRef", "adaptation of a regular train", func(t *testing.T, model string) {
		// With a = 0, w decays from b/(1 - exp(-T/tau_w)) after each spike, except
		// while the models of BrainPy are refractory, when all of them is frozen.
		c := quadratureCell(model, "")
		c.values += ", b = 2 mA, tau_w = 100 ms"
		c.dt = 0.01
		spikes := c.spikes(t, 2000)
		isi := intervals(spikes)
		last := isi[len(isi)-1]
		if len(isi) < 10 || last < 1.2*isi[0] || !slices.IsSorted(isi[:5]) {
			t.Fatalf("intervals %.3g ms do not adapt", isi)
		}
		w := c.trace(t, 2000, "w")
		top := slices.Max(w[int((2000-2*last)/c.dt):]) / 1e9 // pA to mA
		if model != "AdQuaIF" {
			last -= refractoryOf(t, c)
		}
		want := 2 / -math.Expm1(-last/100)
		within(t, "w after a spike in mA", top, want, 0.002*want)
	}},
	{"Gif GifRef", "tonic and phasic spiking", func(t *testing.T, model string) {
		// Mihalas and Niebur 2009, figure 1 A and D: 30 mV above rest fire for ever
		// with a fixed threshold; with a = 0.005/ms the threshold follows to
		// -50 mV + a/b*30 mV = -35 mV, above the -40 mV that V tends to.
		c := cell{model: model, reset: "hard", dt: 0.01, input: "1.5*mA", values: "V = -70 mV"}
		tonic := c.spikes(t, 500)
		want := 20 * math.Log(30/(30.-20))
		if model == "GifRef" {
			want += refractoryOf(t, c)
		}
		within(t, "tonic interval", lastInterval(t, tonic), want, 2*c.dt)
		c.values += ", a = 0.005 kHz"
		phasic := c.spikes(t, 1000)
		if len(phasic) < 1 || len(phasic) > 5 || phasic[len(phasic)-1] > 200 {
			t.Errorf("with a moving threshold it spikes at %.3g ms", phasic)
		}
		threshold := c.trace(t, 1500, "V_th")
		within(t, "threshold in mV", threshold[len(threshold)-1], -35, 1e-3)
	}},
	{"IzhikevichRef", "figure 2 of Izhikevich 2003", izhikevich2003},
	{"HH", "Hopf bifurcation at 9.78 uA", func(t *testing.T, model string) {
		// Rinzel and Miller 1980, doi:10.1016/0025-5564(80)90109-1, per cm2 of the squid.
		gates := func(v float64) (m, h, n float64) {
			am, bm := 1/exprel(-(v+40)/10), 4*math.Exp(-(v+65)/18)
			ah, bh := 0.07*math.Exp(-(v+65)/20), 1/(1+math.Exp(-(v+35)/10))
			an, bn := 0.1/exprel(-(v+55)/10), 0.125*math.Exp(-(v+65)/80)
			return am / (am + bm), ah / (ah + bh), an / (an + bn)
		}
		for current, grows := range map[float64]bool{9.5: false, 10.1: true} {
			v := root(func(v float64) float64 {
				m, h, n := gates(v)
				return 120*m*m*m*h*(v-50) + 36*n*n*n*n*(v+77) + 0.3*(v+54.387) - current
			}, -70, -50)
			m, h, n := gates(v)
			c := cell{
				model: model, method: "rk4", dt: 0.01, input: fmt.Sprintf("%g*uA", current),
				values: fmt.Sprintf("g_L = 0.3 mS, V = %.17g mV, m = %.17g, h = %.17g, n = %.17g", v+0.01, m, h, n),
			}
			checkGrowth(t, fmt.Sprintf("at %v uA", current), c, v, 12, 250, grows)
		}
	}},
	{"MorrisLecar", "Hopf bifurcation at 93.86 uA", func(t *testing.T, model string) {
		// Rinzel and Ermentrout 1989, in Koch and Segev, Methods in Neuronal
		// Modeling, table 7.1: V_Ca = 120 mV.
		for current, grows := range map[float64]bool{92.5: false, 95.2: true} {
			v := root(func(v float64) float64 {
				m, w := 0.5*(1+math.Tanh((v+1.2)/18)), 0.5*(1+math.Tanh((v-2)/30))
				return 4.4*m*(v-120) + 8*w*(v+84) + 2*(v+60) - current
			}, -60, 0)
			c := cell{
				model: model, method: "rk4", dt: 0.05, input: fmt.Sprintf("%g*uA", current),
				values: fmt.Sprintf("V_Ca = 120 mV, V = %.17g mV, W = %.17g", v+0.01, 0.5*(1+math.Tanh((v-2)/30))),
			}
			checkGrowth(t, fmt.Sprintf("at %v uA", current), c, v, 120, 2000, grows)
		}
	}},
	{"WangBuzsakiHH", "onset at a saddle-node, from rate zero", func(t *testing.T, model string) {
		// The steady current has a maximum, the rheobase; above it by d the rate
		// grows as sqrt(d).
		steady := func(v float64) float64 {
			am, bm := 1/exprel(-(v+35)/10), 4*math.Exp(-(v+60)/18)
			ah, bh := 0.07*math.Exp(-(v+58)/20), 1/(1+math.Exp(-(v+28)/10))
			an, bn := 0.1/exprel(-(v+34)/10), 0.125*math.Exp(-(v+44)/80)
			m, h, n := am/(am+bm), ah/(ah+bh), an/(an+bn)
			return 35*m*m*m*h*(v-55) + 9*n*n*n*n*(v+90) + 0.1*(v+65)
		}
		rheobase := math.Inf(-1)
		for v := -70.0; v < -50; v += 1e-3 {
			rheobase = max(rheobase, steady(v))
		}
		within(t, "rheobase in uA", rheobase, 0.16, 0.005) // Wang and Buzsaki 1996, figure 1
		rate := func(above float64) float64 {
			c := cell{model: model, method: "rk4", dt: 0.02, input: fmt.Sprintf("%.17g*uA", rheobase+above)}
			s := c.spikes(t, 3000)
			if len(s) < 3 {
				return 0
			}
			return 1000 / lastInterval(t, s)
		}
		if r := rate(-0.005); r != 0 {
			t.Errorf("below the rheobase it fires at %v Hz", r)
		}
		low, high := rate(0.001), rate(0.004)
		if low <= 0 || low > 10 {
			t.Errorf("just above the rheobase it fires at %v Hz", low)
		}
		within(t, "ratio of the rates", high/low, 2, 0.1)
	}},
	{"HindmarshRose", "rest, bursts and tonic spikes", func(t *testing.T, model string) {
		// Hindmarsh and Rose 1984 with s = 4, r = 0.006: the current decides.
		at := func(current float64) []float64 {
			c := cell{model: model, method: "rk4", dt: 0.05, input: fmt.Sprintf("%g", current)}
			s := c.spikes(t, 3000)
			first, _ := slices.BinarySearch(s, 1000)
			return s[first:]
		}
		if s := at(1); len(s) > 0 {
			t.Errorf("with 1 it spikes at %.4g ms", s)
		}
		if isi := intervals(at(2)); len(isi) < 10 || bursts(isi) < 3 || slices.Max(isi) < 4*slices.Min(isi) {
			t.Errorf("with 2 the intervals are %.3g ms, no bursts", isi)
		}
		if isi := intervals(at(4)); len(isi) < 50 || slices.Max(isi) > 1.05*slices.Min(isi) {
			t.Errorf("with 4 the intervals are %.3g ms, not tonic", isi)
		}
	}},
}

// quadratureCell is a neuron of one variable under 20 mV, its adaptation, if it
// has one, switched off.
func quadratureCell(model, more string) cell {
	c := cell{model: model, reset: "hard", method: "rk4", dt: 1e-3, input: "20*mA", values: more}
	if model[:2] == "Ad" {
		c.values += "a = 0 siemens, b = 0 mA, V_th = -30 mV"
	}
	return c
}

// checkInterval holds the last interval against the passage from reset to
// threshold and the refractory period.
func checkInterval(t *testing.T, c cell, want float64) {
	t.Helper()
	if c.model[len(c.model)-3:] == "Ref" {
		want += refractoryOf(t, c)
	}
	within(t, "interval", lastInterval(t, c.spikes(t, 60)), want, 2*c.dt)
}

// refractoryOf is the default refractory period of a cell's model, in ms.
func refractoryOf(t *testing.T, c cell) float64 {
	t.Helper()
	s, ok := c.instance(t).Model.Symbol("tau_ref")
	if !ok {
		t.Fatalf("%s has no tau_ref", c.model)
	}
	return s.Default.At(0, nil)
}

// passage is the time from one potential to another by Simpson's rule.
func passage(from, to float64, rate func(v float64) float64) float64 {
	const panels = 20000
	h := (to - from) / panels
	sum := 0.0
	for i := range panels {
		v := from + float64(i)*h
		sum += h / 6 * (1/rate(v) + 4/rate(v+h/2) + 1/rate(v+h))
	}
	return sum
}

// root is where an increasing function is zero.
func root(f func(float64) float64, lo, hi float64) float64 {
	for range 200 {
		if mid := (lo + hi) / 2; f(mid) < 0 {
			lo = mid
		} else {
			hi = mid
		}
	}
	return (lo + hi) / 2
}

func exprel(x float64) float64 {
	if x == 0 {
		return 1
	}
	return math.Expm1(x) / x
}

// checkGrowth tells by windows of one period whether a small oscillation round
// v grows.
func checkGrowth(t *testing.T, what string, c cell, v, period, ms float64, grows bool) {
	t.Helper()
	xs := c.trace(t, ms, "V")
	largest := func(from float64) float64 {
		most := 0.0
		for _, x := range xs[int(from/c.dt):int((from+period)/c.dt)] {
			most = max(most, math.Abs(x-v))
		}
		return most
	}
	early, late := largest(2*period), largest(ms-period)
	if grows != (late > early) || early > 0.05 {
		t.Errorf("%s an oscillation of %.3g mV becomes %.3g mV after %v ms", what, early, late, ms)
	}
}
