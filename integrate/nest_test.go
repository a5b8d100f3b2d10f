package integrate

import (
	"math"
	"slices"
	"testing"

	"synfire/internal/reference"
	"synfire/state"
)

// What NEST's generators send: times in ms and weights in units of the case.
var nestInput = []struct{ t, w float64 }{
	{5, 1},
	{12.3, 1},
	{12.3, 1},
	{20, -1},
	{30, 2},
	{31, 2},
	{32, 2},
	{42, -1},
	{60, 1},
	{75.5, -2},
	{90.1, -1},
	{100, 3},
	{110.7, -1},
	{125, 1},
	{140.2, -2},
	{160, 2},
	{170.4, -2},
	{170.4, 1},
	{180, 1.5},
	{181, 3},
	{182, 3},
}

// The exact scheme under nest timing gives NEST's own traces: order of the
// phases, refractoriness, reset and propagators at once.
func TestTracesOfNEST(t *testing.T) {
	params := "C E tau te ti th Vr I"
	values := map[string]float64{"C": 250, "E": -70, "tau": 10, "te": 2, "ti": 3, "th": -55, "Vr": -70}
	cases := []struct {
		name           string
		weight         float64 // one unit
		excite, hinder string  // accumulators by the sign of the weight
		page           page
		tolerance      float64
		spikes         []int // steps, whose ends NEST's times are
	}{
		{
			name: "iaf_psc_exp", weight: 250, excite: "ex", hinder: "in", tolerance: 1e-9, spikes: []int{650, 1000, 1229},
			page: page{
				method: "exact", rates: []string{"V = (E - V)/tau + (x + y + I)/C", "x = -x/te", "y = -y/ti"},
				arrivals: []string{"ex: x += ex", "in: y += in"},
			},
		},
		{
			// Weights are peaks: the rise gets e/tau of them.
			name: "iaf_psc_alpha", weight: 150, excite: "ex", hinder: "in", tolerance: 1e-9, spikes: []int{647, 1023, 1267},
			page: page{
				method: "exact", rates: []string{"V = (E - V)/tau + (x + y + I)/C", "x = dx - x/te", "dx = -dx/te", "y = dy - y/ti", "dy = -dy/ti"},
				arrivals: []string{"ex: dx += ex*exp(1)/te", "in: dy += in*exp(1)/ti"},
			},
		},
		{
			name: "iaf_psc_delta", weight: 2, excite: "ex", hinder: "ex", tolerance: 1e-9, spikes: []int{645, 892, 1009, 1232, 1500},
			page: page{method: "exact", rates: []string{"V = (E - V)/tau + I/C"}, deltas: []string{"ex: V += ex"}},
		},
	}
	traces := reference.Columns(t, "testdata/nest_iaf.csv")
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p := c.page
			p.timing, p.params, p.flagged = "nest", params, "V"
			p.threshold, p.reset, p.refractory = "V >= th", []string{"V = Vr"}, "2"
			m := newMachine(t, discretize(t, p, state.F64, 0.1), 1, 0.1, values)
			m.set("V", -70)
			errs, spikes := m.follow(traces[c.name], 450, func(in float64) {
				to := c.excite
				if in < 0 {
					to = c.hinder
				}
				m.set(to, m.at(to)+in*c.weight)
			})
			if worst := slices.Max(errs); worst > c.tolerance {
				t.Errorf("V differs by %.3g mV in step %d", worst, slices.Index(errs, worst))
			}
			if !slices.Equal(spikes, c.spikes) {
				t.Errorf("spikes in steps %v, want %v", spikes, c.spikes)
			}
		})
	}
}

// follow runs a machine along a trace of V with NEST's input: a current from
// step 510 to 1509 and what arrives in each step. It returns how far V is from
// the trace after each step, and the steps with spikes.
func (m *machine) follow(trace []float64, current float64, arrive func(weight float64)) (errs []float64, spikes []int) {
	for k, want := range trace {
		m.set("I", 0)
		if k >= 510 && k < 1510 {
			m.set("I", current)
		}
		m.prepare()
		for _, in := range nestInput {
			if int(math.Round(in.t*10))+10 == k+1 {
				arrive(in.w)
			}
		}
		if len(m.step()) > 0 {
			spikes = append(spikes, k)
		}
		errs = append(errs, math.Abs(m.at("V")-want))
	}
	return errs, spikes
}

// The adaptive scheme takes the sub-steps that GSL takes, so models that NEST
// integrates by GSL's rkf45 give its traces: to the digits that were saved
// where nothing runs away. The upstroke of an aeif spike magnifies the last bits
// of a size of a sub-step; the reset that ends it comes in the middle of a step.
func TestAdaptiveTracesOfNEST(t *testing.T) {
	aeif := page{
		params: "C E te ti th Vr I gL Ee Ei tw a b D peak",
		rates: []string{
			"V = (-gL*(u - E) + gL*D*exp((u - th)/D) - x*(u - Ee) - y*(u - Ei) - w + I)/C",
			"w = (a*(u - E) - w)/tw",
		},
		subs:      []string{"u = where(V < peak, V, peak)"},
		threshold: "V >= peak", within: true, reset: []string{"V = Vr", "w += b"},
	}
	with := func(p page, refractory string, rates, arrivals []string) page {
		p.refractory, p.arrivals = refractory, arrivals
		p.rates = append(slices.Clone(p.rates), rates...)
		return p
	}
	exponential, single := []string{"x = -x/te", "y = -y/ti"}, []string{"ex: x += ex", "in: y += in"}
	adex := map[string]float64{
		"C": 281, "E": -70.6, "te": 0.2, "ti": 2, "th": -50.4, "Vr": -60, "gL": 30, "Ee": 0, "Ei": -85, "tw": 144, "a": 4, "b": 80.5, "D": 2, "peak": 0,
	}
	cases := []struct {
		name            string
		method          string
		weight, current float64
		values          map[string]float64
		page            page
		tolerance       float64
		spikes          []int
	}{
		{
			name: "iaf_cond_exp", method: "rkf45(absolute_error=1e-3)", weight: 30, current: 300, tolerance: 1e-9, spikes: []int{755, 1014, 1270},
			values: map[string]float64{"C": 250, "E": -70, "te": 0.2, "ti": 2, "th": -55, "Vr": -60, "gL": 16.6667, "Ee": 0, "Ei": -85},
			page: with(page{
				params: "C E te ti th Vr I gL Ee Ei", rates: []string{"V = (-gL*(V - E) - x*(V - Ee) - y*(V - Ei) + I)/C"},
				threshold: "V >= th", reset: []string{"V = Vr"},
			}, "2", exponential, single),
		},
		{
			name: "aeif_cond_exp", method: "rkf45", weight: 60, current: 800, tolerance: 1e-4, spikes: []int{670, 1034, 1355}, values: adex,
			page: with(aeif, "", exponential, single),
		},
		{
			name: "aeif_cond_alpha", method: "rkf45", weight: 40, current: 800, tolerance: 1e-4, spikes: []int{663, 1039, 1391}, values: adex,
			page: with(aeif, "2",
				[]string{"x = dx - x/te", "dx = -dx/te", "y = dy - y/ti", "dy = -dy/ti"},
				[]string{"ex: dx += ex*exp(1)/te", "in: dy += in*exp(1)/ti"}),
		},
	}
	traces := reference.Columns(t, "testdata/nest_adaptive.csv")
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p := c.page
			p.timing, p.method, p.flagged = "nest", c.method, "V"
			m := newMachine(t, discretize(t, p, state.F64, 0.1), 1, 0.1, c.values)
			m.set("V", c.values["E"])
			errs, spikes := m.follow(traces[c.name], c.current, func(in float64) {
				if in > 0 {
					m.set("ex", m.at("ex")+in*c.weight)
				} else {
					m.set("in", m.at("in")-in*c.weight)
				}
			})
			if worst := slices.Max(errs); worst > c.tolerance {
				t.Errorf("V differs by %.3g mV in step %d", worst, slices.Index(errs, worst))
			}
			if !slices.Equal(spikes, c.spikes) {
				t.Errorf("spikes in steps %v, want %v", spikes, c.spikes)
			}
		})
	}
}
