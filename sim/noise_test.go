package sim_test

import (
	"fmt"
	"math"
	"testing"

	"synfire/eqn"
	"synfire/network"
	"synfire/record"
	"synfire/sim"
	"synfire/unit"
)

// moments are the mean and variance of the numbers.
func moments(xs []float64) (mean, variance float64) {
	for _, x := range xs {
		mean += x / float64(len(xs))
	}
	for _, x := range xs {
		variance += (x - mean) * (x - mean) / float64(len(xs))
	}
	return mean, variance
}

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s is %.6g, want %.6g within %.2g", what, got, want, tolerance)
	}
}

// An Ornstein-Uhlenbeck process of mean 3 mV, deviation 2 mV and time constant 5
// ms has these and the autocorrelation exp(-lag/tau), also at steps of 2 ms, and
// by a method that is not exact at short ones. The samples lie 15 ms apart, so they are
// independent: n of them know the mean to 2/sqrt(n) mV and the variance to
// sqrt(2/n) of itself.
func TestOrnsteinUhlenbeck(t *testing.T) {
	for _, c := range []struct {
		method string
		dt     float64
	}{{"exponential_euler", 2}, {"exact", 2}, {"euler", 0.02}, {"heun", 0.1}, {"milstein", 0.02}} {
		t.Run(c.method, func(t *testing.T) {
			t.Parallel()
			const elements = 3000
			net := network.New(network.Options{Seed: 11, Dt: unit.Millisecond(c.dt)})
			p := net.Population("P", elements, eqn.Neuron("dx/dt = (3*mV - x)/(5*ms) + 2*mV*sqrt(2/(5*ms))*xi : volt", eqn.Options{
				Method: c.method, Values: map[string]unit.Any{"x": unit.Millivolt(3).Erase()},
			}))
			trace := record.State(p, unit.Millisecond(2), "x")
			s := start(t, net, sim.Options{Recorders: []sim.Recorder{trace}})
			run(t, s, 152)
			xs, _ := trace.Values("x")
			row := func(ms int) []float64 { return xs[ms/2*elements:][:elements] }
			var samples []float64
			lagged := 0.0
			for ms := 30; ms < 150; ms += 15 {
				ms := ms / 2 * 2
				samples = append(samples, row(ms)...)
				for e, x := range row(ms) {
					lagged += (x - 3) * (row(ms + 2)[e] - 3)
				}
			}
			n := float64(len(samples))
			mean, variance := moments(samples)
			near(t, "mean", mean, 3, 4*2/math.Sqrt(n))
			near(t, "variance", variance, 4, 4*4*math.Sqrt(2/n))
			near(t, "correlation after 2 ms", lagged/n/variance, math.Exp(-2./5), 4/math.Sqrt(n))
		})
	}
}

// A membrane driven by an Ornstein-Uhlenbeck current has the variance
// sigma^2 tau_s/(tau_s + tau_m); with the method exact at any step.
func TestMembraneUnderColouredNoise(t *testing.T) {
	const elements = 20000
	net := network.New(network.Options{Seed: 5, Dt: unit.Millisecond(3)})
	p := net.Population("P", elements, eqn.Neuron(`
		dv/dt = (u - v)/(10*ms) : volt
		du/dt = -u/(4*ms) + 2*mV*sqrt(2/(4*ms))*xi : volt`, eqn.Options{Method: "exact"}))
	s := start(t, net, sim.Options{})
	run(t, s, 120)
	var v, product []float64
	for e := range elements {
		v = append(v, 1e3*s.State(p, "v").At(e)) // in mV
		product = append(product, v[e]*1e3*s.State(p, "u").At(e))
	}
	_, variance := moments(v)
	covariance, _ := moments(product)
	want := 4 * 4. / (4 + 10)
	near(t, "variance", variance, want, 4*want*math.Sqrt(2./elements))
	near(t, "covariance", covariance, want, 4*math.Sqrt((want*4+want*want)/elements))
}

// A noise that is declared shared is one for all elements; its correlation with
// each is as the equation says.
func TestSharedNoise(t *testing.T) {
	const elements = 2000
	net := network.New(network.Options{Seed: 6, Dt: unit.Millisecond(1)})
	p := net.Population("P", elements, eqn.Neuron(`
		xi_all : second**-0.5 (shared)
		r = rand() : 1 (shared, constant over dt)
		dx/dt = sqrt(0.5)*(xi + xi_all)/ms**0.5 : 1
		dy/dt = xi_all/ms**0.5 : 1
		dz/dt = (r - z)/(1*ms) : 1`, eqn.Options{Method: "euler"}))
	s := start(t, net, sim.Options{})
	for k := range 5 {
		run(t, s, 1)
		y, z := s.State(p, "y"), s.State(p, "z")
		for e := range elements {
			if y.At(e) != y.At(0) || z.At(e) != z.At(0) {
				t.Fatalf("step %d, element %d: shared draws give %v and %v, to element 0 %v and %v", k, e, y.At(e), z.At(e), y.At(0), z.At(0))
			}
		}
		if y.At(0) == 0 || z.At(0) == 0 {
			t.Fatalf("step %d: y is %v, z %v", k, y.At(0), z.At(0))
		}
	}
	var own []float64
	for e := range elements {
		own = append(own, s.State(p, "x").At(e)-math.Sqrt(0.5)*s.State(p, "y").At(e))
	}
	mean, variance := moments(own)
	near(t, "mean of the elements' own parts", mean, 0, 4*math.Sqrt(2.5/elements))
	near(t, "their variance", variance, 2.5, 4*2.5*math.Sqrt(2./elements))
}

// A path depends on the seed and on the name of what the noise is of, not on
// what else there is; the noise of an input is not that of its target.
func TestNoiseByName(t *testing.T) {
	walk := "dx/dt = xi/ms**0.5 : 1\ndy/dt = (xi_b + I)/ms**0.5 : 1\nI : second**-0.5 (input)"
	drive := eqn.Input("du/dt = xi/ms**0.5 : 1\nI = u/ms**0.5 : second**-0.5 (output)", eqn.Options{})
	paths := func(seed uint64, name string, others bool) map[string]float64 {
		net := network.New(network.Options{Seed: seed})
		if others {
			net.Population("other", 7, eqn.Neuron(walk, eqn.Options{}))
		}
		p := net.Population(name, 3, eqn.Neuron(walk, eqn.Options{}))
		in := net.Drive(p, drive, network.InputOptions{Name: "drive_" + name})
		s := start(t, net, sim.Options{Precision: "f64"})
		run(t, s, 5)
		return map[string]float64{"x": s.State(p, "x").At(2), "y": s.State(p, "y").At(2), "u": s.State(in, "u").At(2)}
	}
	first := paths(1, "P", false)
	for name, x := range paths(1, "P", true) {
		if first[name] != x {
			t.Errorf("%s is %v beside another population, %v without", name, x, first[name])
		}
	}
	seen := map[float64]string{}
	for what, path := range map[string]map[string]float64{"P": first, "another seed": paths(2, "P", false), "another name": paths(1, "Q", false)} {
		for name, x := range path {
			if other, known := seen[x]; known {
				t.Errorf("%s of %s is %s", name, what, other)
			}
			seen[x] = name + " of " + what
		}
	}
}

// crossed is how far a threshold has to be moved to make up for being looked at
// only at the ends of steps: -zeta(1/2)/sqrt(2 pi) of the deviation of a
// step's noise (Broadie, Glasserman and Kou 1997, doi:10.1111/1467-9965.00035).
const crossed = 0.5825971579390107

// siegert is the rate in Hz of a leaky integrate-and-fire neuron under white
// noise (Siegert 1951; Brunel 2000, doi:10.1023/A:1008925309027, eq. 21), by
// Simpson's rule; exp(x^2)(1 + erf x) is taken as a whole.
func siegert(tau, ref, theta, reset, mu, sigma float64) float64 {
	f := func(x float64) float64 { return math.Exp(x*x) * math.Erfc(-x) }
	lo, hi := (reset-mu)/sigma, (theta-mu)/sigma
	const panels = 20000
	h := (hi - lo) / panels
	sum := 0.0
	for i := range panels {
		x := lo + float64(i)*h
		sum += h / 6 * (f(x) + 4*f(x+h/2) + f(x+h))
	}
	return 1000 / (ref + tau*math.Sqrt(math.Pi)*sum)
}

// Firing by white noise: threshold at the mean, sigma^2 = 2 var(V) = 1.5 mV^2. The
// threshold is looked at every dt, which moves it by crossed*sigma*sqrt(dt/tau);
// what is left is of the order of dt/tau. The rate of n intervals is known to
// CV/sqrt(n), here 0.1 %.
func TestSiegert(t *testing.T) {
	sigma := math.Sqrt(1.5)
	near(t, "Siegert's rate", siegert(10, 2, 15, 0, 15, sigma), 27.1095934379, 1e-8)
	for _, dt := range []float64{0.2, 0.05} {
		net := network.New(network.Options{Seed: 7, Dt: unit.Millisecond(dt)})
		p := net.Population("P", 1500, eqn.Neuron("dv/dt = (15*mV - v)/tau + sigma*tau**-0.5*xi : volt (unless refractory)", eqn.Options{
			Threshold: "v >= 15*mV", Reset: "v = 0*mV", Refractory: "2*ms", Timing: "nest",
			Values: map[string]unit.Any{"tau": unit.Millisecond(10).Erase(), "sigma": unit.Millivolt(sigma).Erase()},
		}))
		spk := record.Spikes(p)
		s := start(t, net, sim.Options{Recorders: []sim.Recorder{spk}})
		run(t, s, 1200)
		n := 0
		for _, at := range spk.Times() {
			if at >= 200 {
				n++
			}
		}
		want := siegert(10, 2, 15+crossed*sigma*math.Sqrt(dt/10), 0, 15, sigma)
		near(t, fmt.Sprintf("rate at dt %v ms in Hz", dt), float64(n)/1500, want, want*0.006)
	}
}

// Escape over a barrier: dx/dt = x - x^3 + sqrt(2 D) xi per ms, from -1 to 1. The mean
// time is a double integral (Gardiner 2009, eq. 5.5.24), which for a low D is
// Kramers' 2 pi/sqrt(2) exp(1/(4 D)) (doi:10.1016/S0031-8914(40)90098-2).
func TestKramers(t *testing.T) {
	v := func(x float64) float64 { return x*x*x*x/4 - x*x/2 }
	passage := func(d, to float64) float64 {
		// The inner integral grows along with the outer one.
		const h = 1e-4
		inner, time := 0.0, 0.0
		for x := -3.0; x < to; x += h {
			inner += h * math.Exp(-v(x+h/2)/d)
			if x >= -1 {
				time += h * math.Exp(v(x+h/2)/d) * inner / d
			}
		}
		return time
	}
	kramers := func(d float64) float64 { return 2 * math.Pi / math.Sqrt2 * math.Exp(1/(4*d)) }
	// To the far side every path over the top is two in one: half of them fall
	// back.
	for _, d := range []float64{0.02, 0.01} {
		near(t, fmt.Sprintf("passage time over Kramers' at D = %v", d), passage(d, 1)/kramers(d), 1, 5*d)
	}
	const d, dt, elements, ms = 0.08, 0.02, 2000, 500.
	net := network.New(network.Options{Seed: 8, Dt: unit.Millisecond(dt)})
	p := net.Population("P", elements, eqn.Neuron("dx/dt = (x - x**3)/ms + sqrt(2*0.08)*xi/ms**0.5 : 1", eqn.Options{
		Threshold: "x >= 1", Reset: "x = -1", Timing: "nest", Method: "heun", Values: map[string]unit.Any{"x": unit.AnyOf(unit.Number(-1))},
	}))
	spk := record.Spikes(p)
	s := start(t, net, sim.Options{Recorders: []sim.Recorder{spk}})
	run(t, s, ms)
	want := passage(d, 1+crossed*math.Sqrt(2*d*dt))
	got := elements * ms / float64(spk.Count())
	near(t, "mean time of escape in ms", got, want, 4*want/math.Sqrt(float64(spk.Count())))
}

// Campbell's theorem: exponential currents of 87.8 pA at 12,800/s through a
// membrane of 250 pF give a mean of 22.4768 mV and a deviation of 1.370944 mV;
// jumps of 0.1 mV at 20/ms into a leak of 20 ms give 40 mV and sqrt(2) mV.
func TestShotNoise(t *testing.T) {
	const elements, dt = 4000, 0.1
	for _, c := range []struct {
		name, text, arrive string
		ms, mean, sd       float64
		independent        float64 // ms
		seen               float64 // mean where it is looked at, over mean in time
	}{
		{"exponential currents", "dv/dt = -v/(10*ms) + I/(250*pF) : volt\ndI/dt = -I/(0.5*ms) : amp", "I += 87.8*pA*poisson(12800*Hz*dt)", 100, 22.4768, 1.370944, 20, 1},
		{"jumps", "dv/dt = -v/(20*ms) : volt", "v += 0.1*mV*poisson(20*dt/ms)", 200, 40, math.Sqrt2, 40, (dt / 20) / -math.Expm1(-dt/20)},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			net := network.New(network.Options{Seed: 9, Dt: unit.Millisecond(dt)})
			// Every step is an event at which what has come is added.
			p := net.Population("P", elements, eqn.Neuron(c.text, eqn.Options{Threshold: "t >= 0*ms", Reset: c.arrive, Timing: "nest", Method: "exact"}))
			trace := record.State(p, unit.Millisecond(c.independent), "v")
			s := start(t, net, sim.Options{Recorders: []sim.Recorder{trace}})
			run(t, s, c.ms+2*c.independent+dt)
			xs, _ := trace.Values("v")
			xs = xs[len(xs)-3*elements:]
			mean, variance := moments(xs)
			n := float64(len(xs))
			// What arrives in a step acts at its end, after which the state is
			// seen: a jump is there at once, a current is not.
			near(t, "mean in mV", mean, c.mean*c.seen, 4*c.sd/math.Sqrt(n))
			near(t, "deviation in mV", math.Sqrt(variance), c.sd, 4*c.sd/math.Sqrt(2*n))
		})
	}
}
