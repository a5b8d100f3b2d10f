package zoo_test

import (
	"math"
	"slices"
	"testing"

	"synfire/conn"
	"synfire/eqn"
	"synfire/network"
	"synfire/record"
	"synfire/unit"
	"synfire/zoo"
)

// nestOwnPhysics checks the models under NEST's names that no trace shows.
var nestOwnPhysics = []check{
	{"dc_generator", "NEST's trace under it", func(t *testing.T, _ string) { nestCases[0].show(t) }},
	{"ac_generator", "its current", alternating},
	{"poisson_generator", "Campbell's theorem", shotNoise},
	{"parrot_neuron", "repeats what arrives", parrotRepeats},
	{"pp_psc_delta", "rate with a dead time", pointProcessRate},
	{"aeif_psc_delta", "is aeif_psc_exp but for what arrives", deltaAeif},
	{"hh_cond_exp_traub", "the equations of Brette et al. 2007", traubAsBrette},
	{"hh_psc_alpha hh_psc_alpha_clopath hh_cond_exp_traub", "why its sub-steps", needsSubsteps},
	{"lin_rate_ipn tanh_rate_ipn sigmoid_rate_ipn threshold_lin_rate_ipn", "fixed point", rateFixedPoint},
	{"lin_rate_ipn tanh_rate_ipn sigmoid_rate_ipn threshold_lin_rate_ipn", "noise", rateNoise},
	{"rate_connection_delayed", "fixed point", func(t *testing.T, _ string) { rateFixedPoint(t, "lin_rate_ipn") }},
}

// alternating: the charge that is gained in each step is what NEST's generator
// sends, one step and the delay later.
func alternating(t *testing.T, _ string) {
	net := network.New(network.Options{Dt: unit.Millisecond(0.1)})
	p := net.Population("cell", 1, eqn.Neuron("dq/dt = I : coulomb\nI : amp (input)", eqn.Options{Method: "euler", Timing: "nest"}))
	net.Drive(p, zoo.AcGenerator{
		Amplitude: unit.Picoampere(100), Offset: unit.Picoampere(20), Frequency: unit.Hertz(50), Phase: unit.Scalar(90),
		Start: unit.Millisecond(2), Stop: unit.Millisecond(12),
	}, network.InputOptions{})
	tr := record.State(p, 0, "q")
	run(t, net, 20, tr)
	q, _ := tr.Values("q")
	for k := range len(q) - 1 {
		want := 0.
		if k >= 30 && k < 130 {
			want = 20 + 100*math.Cos(2*math.Pi*0.05*(float64(k+1)*0.1-1))
		}
		if got := (q[k+1] - q[k]) / 0.1; math.Abs(got-want) > 1e-6 {
			t.Errorf("step %d: %v pA, want %v", k, got, want)
		}
	}
}

// shotNoise: 12,800 spikes a second of 87.8 pA through a receptor give a
// potential of mean 22.4768 mV and standard deviation 1.370944 mV above rest.
func shotNoise(t *testing.T, _ string) {
	const n = 400
	net := network.New(network.Options{Dt: unit.Millisecond(0.1), Seed: 5})
	p := net.Population("cells", n, zoo.IafPscExp{VTh: unit.Millivolt(1e6), TauSynEx: unit.Millisecond(0.5)})
	net.Drive(p, zoo.PoissonGenerator{Rate: unit.Kilohertz(12.8), Weight: unit.Picoampere(87.8)}, network.InputOptions{To: "ex"})
	tr := record.State(p, unit.Millisecond(50), "V_m")
	run(t, net, 601, tr)
	v, _ := tr.Values("V_m")
	v = v[2*n:] // samples five time constants apart, from 100 ms on
	var mean, square float64
	for _, x := range v {
		mean += (x + 70) / float64(len(v))
	}
	for _, x := range v {
		square += (x + 70 - mean) * (x + 70 - mean) / float64(len(v))
	}
	within(t, "mean in mV", mean, 22.4768, 4*1.370944/math.Sqrt(float64(len(v))))
	within(t, "standard deviation in mV", math.Sqrt(square), 1.370944, 4*1.370944/math.Sqrt(2*float64(len(v))))
}

// parrotRepeats: a parrot spikes in the step in which a spike arrives.
func parrotRepeats(t *testing.T, _ string) {
	net := network.New(network.Options{Dt: unit.Millisecond(0.1)})
	source := net.Population("source", 1, eqn.Neuron("x : 1", eqn.Options{Threshold: "timestep(t, dt) == 3 or timestep(t, dt) == 4 or timestep(t, dt) == 40"}))
	parrot := net.Population("parrot", 1, zoo.ParrotNeuron{})
	net.Project(source, parrot, conn.OneToOne{}, network.Via{Weight: unit.Scalar(1), Delay: unit.Millisecond(1.5)})
	spk := record.Spikes(parrot)
	run(t, net, 10, spk)
	var steps []int
	for _, ms := range spk.Times() {
		steps = append(steps, int(math.Round(ms*10)))
	}
	if want := []int{18, 19, 55}; !slices.Equal(steps, want) {
		t.Errorf("spikes in steps %v, want %v", steps, want)
	}
}

// pointProcessRate: intervals are the dead time, a whole number of steps, and
// a geometric number of further steps.
func pointProcessRate(t *testing.T, model string) {
	const n, ms, dead, rate, dt = 500, 1000., 5., 0.1, 0.1
	net := network.New(network.Options{Dt: unit.Millisecond(dt), Seed: 1})
	p := net.Population("cells", n, given{cell{model: model, values: "c_2 = 100 Hz, dead_time = 5 ms"}.instance(t)})
	spk := record.Spikes(p)
	run(t, net, 100+ms, spk)
	count := 0.
	for _, at := range spk.Times() {
		if at >= 100 {
			count++
		}
	}
	interval := dead + dt/-math.Expm1(-rate*dt)
	// A renewal process: the variance of the count is its mean times the squared
	// coefficient of variation.
	want := n * ms / interval
	sd := math.Sqrt(want) * (1 / rate) / interval
	within(t, "spikes", count, want, 4*sd)
}

// deltaAeif: without arrivals nothing tells the two apart, and an arrival moves
// the potential by its weight.
func deltaAeif(t *testing.T, model string) {
	drive := cell{model: model, values: "I_e = 800 pA", dt: 0.1}
	other := drive
	other.model = "aeif_psc_exp"
	a, b := drive.trace(t, 200, "V_m"), other.trace(t, 200, "V_m")
	worst := 0.
	for k := range a {
		worst = max(worst, math.Abs(a[k]-b[k]))
	}
	within(t, "difference", worst, 0, 1e-9)

	net := network.New(network.Options{Dt: unit.Millisecond(0.1)})
	source := net.Population("source", 1, eqn.Neuron("x : 1", eqn.Options{Threshold: "timestep(t, dt) == 3"}))
	target := net.Population("target", 1, given{cell{model: model, values: "a = 0 nS, Delta_T = 1e-3 mV"}.instance(t)})
	net.Project(source, target, conn.OneToOne{}, network.Via{Weight: unit.Millivolt(5), Delay: unit.Millisecond(1)})
	tr := record.State(target, 0, "V_m")
	run(t, net, 5, tr)
	v, _ := tr.Values("V_m")
	within(t, "V_m before the arrival", v[13], -70.6, 1e-9)
	within(t, "V_m after it", v[14], -65.6, 1e-9)
	within(t, "V_m one step on", v[15], -70.6+5*math.Exp(-0.1*30/281), 1e-6)
}

// traubAsBrette holds the model against the equations of benchmark 3 of Brette
// et al. 2007 (doi:10.1007/s10827-007-0038-6), as Brian2's users write them.
func traubAsBrette(t *testing.T, model string) {
	const ms = 60
	pA, nS, mV := unit.Picoampere, unit.Nanosiemens, unit.Millivolt
	net := network.New(network.Options{Dt: unit.Millisecond(0.01)})
	c := cell{model: model}
	values := map[string]unit.Any{
		"gl": nS(10).Erase(), "g_na": nS(20000).Erase(), "g_kd": nS(6000).Erase(), "El": mV(-60).Erase(), "ENa": mV(50).Erase(), "EK": mV(-90).Erase(),
		"VT": mV(-63).Erase(), "Cm": unit.Picofarad(200).Erase(), "I": pA(500).Erase(), "v": mV(-60).Erase(),
	}
	for name, own := range map[string]string{"m": "Act_m", "h": "Inact_h", "n": "Act_n"} {
		s, _ := c.instance(t).Model.Symbol(own)
		values[name] = s.Default
	}
	p := net.Population("cell", 1, eqn.Neuron(`
		dv/dt = (gl*(El-v) - g_na*(m*m*m)*h*(v-ENa) - g_kd*(n*n*n*n)*(v-EK) + I)/Cm : volt
		dm/dt = alpha_m*(1-m)-beta_m*m : 1
		dn/dt = alpha_n*(1-n)-beta_n*n : 1
		dh/dt = alpha_h*(1-h)-beta_h*h : 1
		alpha_m = 0.32*(mV**-1)*4*mV/exprel((13*mV-v+VT)/(4*mV))/ms : Hz
		beta_m = 0.28*(mV**-1)*5*mV/exprel((v-VT-40*mV)/(5*mV))/ms : Hz
		alpha_h = 0.128*exp((17*mV-v+VT)/(18*mV))/ms : Hz
		beta_h = 4./(1+exp((40*mV-v+VT)/(5*mV)))/ms : Hz
		alpha_n = 0.032*(mV**-1)*5*mV/exprel((15*mV-v+VT)/(5*mV))/ms : Hz
		beta_n = .5*exp((10*mV-v+VT)/(40*mV))/ms : Hz`, eqn.Options{Method: "rk4", Values: values}))
	tr := record.State(p, 0, "v")
	run(t, net, ms, tr)
	want, _ := tr.Values("v")
	if peak := slices.Max(want); peak < 20 {
		t.Errorf("no spike: V_m reaches %.3g mV", peak)
	}
	c.values, c.method, c.dt = "I_e = 500 pA", "rk4", 0.01
	same := c.trace(t, ms, "V_m")
	c.method, c.dt = "", 0.1
	adaptive := c.trace(t, ms, "V_m")
	equations, method := 0., 0.
	for k := range want {
		equations = max(equations, math.Abs(same[k]-want[k]))
		if k%10 == 0 {
			method = max(method, math.Abs(adaptive[k/10]-want[k]))
		}
	}
	within(t, "difference of the equations in mV", equations, 0, 1e-6)
	// The model's own method, with NEST's tolerance: late by microseconds on
	// flanks of 100 mV/ms.
	within(t, "difference of the method in mV", method, 0, 1)
	if n := len(c.spikes(t, ms)); n < 2 {
		t.Errorf("%d spikes", n)
	}
}

// needsSubsteps: the adaptive method has the spikes of a step ten times as fine;
// exponential Euler, which is many times as fast, has fewer.
func needsSubsteps(t *testing.T, model string) {
	c := cell{model: model, values: "I_e = 700 pA", dt: 0.1}
	adaptive := c.spikes(t, 200)
	c.method = "exponential_euler"
	single := c.spikes(t, 200)
	c.method, c.dt = "rk4", 0.01
	fine := c.spikes(t, 200)
	if len(fine) != len(adaptive) || len(fine) < 10 {
		t.Fatalf("%d spikes, in fine steps %d", len(adaptive), len(fine))
	}
	for k := range fine {
		within(t, "time of a spike in ms", adaptive[k], fine[k], 0.15)
	}
	if len(single) >= len(fine) {
		t.Errorf("%d spikes by exponential Euler, %d in fine steps: sub-steps are not needed", len(single), len(fine))
	}
}

// gains are the functions of NEST's rate neurons for g 1.5, theta 0.2, beta 2.
var gains = map[string]func(h float64) float64{
	"lin_rate_ipn":           func(h float64) float64 { return 1.5 * h },
	"tanh_rate_ipn":          func(h float64) float64 { return math.Tanh(1.5 * (h - 0.2)) },
	"sigmoid_rate_ipn":       func(h float64) float64 { return 1.5 / (1 + math.Exp(-2*(h-0.2))) },
	"threshold_lin_rate_ipn": func(h float64) float64 { return max(1.5*(h-0.2), 0) },
}

// rateFixedPoint: two neurons that drive each other without noise come to rest
// where lambda x = mu + phi(w x).
func rateFixedPoint(t *testing.T, model string) {
	const w, mu, lambda = 0.3, 0.5, 1.25
	values := "sigma = 0, mu = 0.5, lambda = 1.25, g = 1.5"
	if model != "lin_rate_ipn" {
		values += ", theta = 0.2"
	}
	if model == "sigmoid_rate_ipn" {
		values += ", beta = 2"
	}
	net := network.New(network.Options{Dt: unit.Millisecond(0.1)})
	p := net.Population("cells", 2, given{cell{model: model, values: values}.instance(t)})
	net.Project(p, p, conn.AllToAll{NoAutapses: true}, network.Via{Weight: unit.Scalar(w), Delay: unit.Millisecond(1), Syn: zoo.RateConnectionDelayed{}})
	tr := record.State(p, 0, "rate")
	run(t, net, 500, tr)
	x, _ := tr.Values("rate")
	last := x[len(x)-1]
	within(t, "lambda x", lambda*last, mu+gains[model](w*last), 1e-9)
	if last < 0.1 {
		t.Errorf("the rate stays at %v", last)
	}
}

// rateNoise: alone it is an Ornstein-Uhlenbeck process with mean mu/lambda and
// variance sigma^2/(2 lambda), when its gain function gives nothing.
func rateNoise(t *testing.T, model string) {
	const n, ms = 400, 400.
	net := network.New(network.Options{Dt: unit.Millisecond(0.1), Seed: 3})
	p := net.Population("cells", n, given{cell{model: model, values: "sigma = 0.5, mu = 0.6, lambda = 2, g = 0"}.instance(t)})
	tr := record.State(p, unit.Millisecond(20), "rate")
	run(t, net, ms, tr)
	x, _ := tr.Values("rate")
	x = x[2*n:] // samples 8 time constants apart, after the first
	var mean, square float64
	for _, v := range x {
		mean += v / float64(len(x))
	}
	for _, v := range x {
		square += (v - mean) * (v - mean) / float64(len(x))
	}
	const variance = 0.5 * 0.5 / (2 * 2)
	within(t, "mean", mean, 0.3, 4*math.Sqrt(variance/float64(len(x))))
	within(t, "variance", square, variance, 4*variance*math.Sqrt(2/float64(len(x))))
}
