package sim_test

import (
	"math"
	"strings"
	"testing"

	"synfire/conn"
	"synfire/eqn"
	"synfire/event"
	"synfire/kernel"
	"synfire/network"
	"synfire/sim"
	"synfire/unit"
	"synfire/zoo"
)

// every returns n steps, the first at from, period apart.
func every(n, from, period int) []float64 {
	steps := make([]float64, n)
	for k := range steps {
		steps[k] = float64(from + k*period)
	}
	return steps
}

// counts returns what arrived in x of each of n targets, per spike of one
// source.
func counts(t *testing.T, n int, steps []float64, release network.Model) [][]float64 {
	net := network.New(network.Options{Seed: 7})
	from := net.Population("source", 1, spiking(steps, "brian"))
	to := net.Population("target", n, counter("brian"))
	net.Project(from, to, conn.AllToAll{}, network.Via{Weight: unit.Scalar(1), Release: release, To: "x"})
	s := start(t, net, sim.Options{})
	x := s.State(to, "x")
	before := make([]float64, n)
	var all [][]float64
	for k, next := 0, 0; next < len(steps); k++ {
		if err := s.Step(); err != nil {
			t.Fatal(err)
		}
		if k != int(steps[next])+1 {
			continue
		}
		next++
		arrived := make([]float64, n)
		for e := range n {
			arrived[e] = x.At(e) - before[e]
			before[e] = x.At(e)
		}
		all = append(all, arrived)
	}
	return all
}

// What arrives in the step of a spike comes before its reset, as in Brian2: a
// synapse sees the potential above the threshold.
func TestRuleSeesBeforeReset(t *testing.T) {
	net := network.New(network.Options{})
	n := net.Population("N", 1, eqn.Neuron("dv/dt = 1/ms : 1\ndy/dt = 0/second : 1", eqn.Options{Threshold: "v > 1.95", Reset: "v = 0.5", Method: "euler"}))
	net.Project(n, n, conn.AllToAll{}, network.Via{Weight: unit.Scalar(1), Syn: eqn.Synapse("", eqn.Options{OnPre: "y_post += w*v_post"})})
	s := start(t, net, sim.Options{Precision: "f64"})
	run(t, s, 3.6)
	// Spikes at 1.9 ms, and every 1.5 ms from then on.
	if got := s.State(n, "y").At(0); math.Abs(got-4) > 1e-12 {
		t.Errorf("y is %v after two spikes, want 2 of each", got)
	}
	// The second spike is in step 34; step 35 is the last.
	if got := s.State(n, "v").At(0); math.Abs(got-0.6) > 1e-12 {
		t.Errorf("v is %v, want 0.5 and 0.1 that it gained since", got)
	}
}

func meanVariance(rows [][]float64) (mean, variance float64, n int) {
	for _, row := range rows {
		for _, x := range row {
			mean += x
			n++
		}
	}
	mean /= float64(n)
	for _, row := range rows {
		for _, x := range row {
			variance += (x - mean) * (x - mean)
		}
	}
	return mean, variance / float64(n-1), n
}

// checkBinomial compares with the mean and variance of a binomial within five
// standard errors.
func checkBinomial(t *testing.T, what string, rows [][]float64, sites, p float64) {
	t.Helper()
	mean, variance, n := meanVariance(rows)
	wantMean, want := sites*p, sites*p*(1-p)
	if d := math.Abs(mean - wantMean); d > 5*math.Sqrt(want/float64(n)) {
		t.Errorf("%s: mean %v, want %v", what, mean, wantMean)
	}
	// The fourth central moment of a binomial is v (1 + 3 v (1 - 2/sites)).
	moment := want * (1 + 3*want*(1-2/sites))
	if d := math.Abs(variance - want); d > 5*math.Sqrt((moment-want*want)/float64(n)) {
		t.Errorf("%s: variance %v, want %v", what, variance, want)
	}
}

func TestBernoulliRelease(t *testing.T) {
	rows := counts(t, 500, every(100, 5, 3), zoo.BernoulliSynapse{PTransmit: unit.Scalar(0.3)})
	checkBinomial(t, "p = 0.3", rows, 1, 0.3)
	// Draws of neighbours and of successive spikes do not depend on each other.
	both, next := 0.0, 0.0
	for k := range 99 {
		for e := range 499 {
			both += rows[k][e] * rows[k][e+1]
			next += rows[k][e] * rows[k+1][e]
		}
	}
	for what, sum := range map[string]float64{"neighbours": both, "spikes": next} {
		if got := sum / 99 / 499; math.Abs(got-0.09) > 5*math.Sqrt(0.09*0.91/99/499) {
			t.Errorf("%s release together with probability %v, want 0.09", what, got)
		}
	}
}

// A spike after a long rest releases Binomial(n, U); one after the time T finds
// n - r sites, and of the r used ones a part 1 - exp(-T/tau_rec) recovered: the
// number available is independent per site, so the second release is
// Binomial(n, U (1 - U exp(-T/tau_rec))) too.
func TestQuantalRelease(t *testing.T) {
	const n, u, tau = 5, 0.4, 100.0
	synapse := zoo.QuantalStpSynapse{U: unit.Scalar(u), N: unit.Scalar(n), TauRec: unit.Millisecond(tau)}.With(zoo.QuantalStpSynapseState{A: unit.Scalar(n)})
	rows := counts(t, 20000, []float64{10, 510}, synapse)
	checkBinomial(t, "first", rows[:1], n, u)
	checkBinomial(t, "second", rows[1:], n, u*(1-u*math.Exp(-50/tau)))
}

// Brian2's text of a depressing synapse: each synapse solves its equations
// from spike to spike, x = 1 - (1 - x) exp(-h/tau).
func TestEventDrivenSynapse(t *testing.T) {
	steps := []float64{100, 130, 160, 400}
	syn := eqn.Synapse("dx/dt = (1 - x)/(50*ms) : 1 (event-driven)\nu : 1", eqn.Options{
		OnPre:  "y_post += w*u*x; x -= u*x",
		Values: map[string]unit.Any{"x": unit.AnyOf(unit.New(0.5, unit.Dim{})), "u": unit.AnyEach(unit.Dim{}, []float64{0.25, 0.5})},
	})
	net := network.New(network.Options{})
	from := net.Population("source", 1, spiking(steps, "brian"))
	to := net.Population("target", 2, eqn.Neuron("dy/dt = 0/second : 1", eqn.Options{}))
	p := net.Project(from, to, conn.AllToAll{}, network.Via{Weight: unit.Scalar(2), Delay: unit.Millisecond(1), Syn: syn})
	s := start(t, net, sim.Options{Precision: "f64"})
	run(t, s, 45)
	for e, u := range []float64{0.25, 0.5} {
		x, y, last := 0.5, 0.0, 0.0
		for _, k := range steps {
			at := k + 11 // when it arrives
			x = 1 - (1-x)*math.Exp(-(at-last)*0.1/50)
			y += 2 * u * x
			x -= u * x
			last = at
		}
		if got := s.State(to, "y").At(e); math.Abs(got-y) > 1e-12 {
			t.Errorf("y of target %d is %v, want %v", e, got, y)
		}
		if got := s.State(p, "x").At(e); math.Abs(got-x) > 1e-12 {
			t.Errorf("x of synapse %d is %v, want %v", e, got, x)
		}
	}
	if err := s.Assign(p, "u", unit.AnyOf(unit.New(0, unit.Dim{}))); err != nil {
		t.Error(err)
	}
	if got := s.State(p, "u").At(1); got != 0 {
		t.Errorf("u is %v after it was set to 0", got)
	}
}

// on_pre may change its weight; the target's variables are read as they are
// before the step.
func TestRuleChangesWeight(t *testing.T) {
	syn := eqn.Synapse("top : 1", eqn.Options{
		OnPre:  "x_post += w*int(x_post < 3.5); w = min(w + 1, top)",
		Values: map[string]unit.Any{"top": unit.AnyOf(unit.New(3, unit.Dim{}))},
	})
	net := network.New(network.Options{})
	from := net.Population("source", 1, spiking(every(6, 5, 10), "brian"))
	to := net.Population("target", 1, counter("brian"))
	p := net.Project(from, to, conn.AllToAll{}, network.Via{Weight: unit.Scalar(0.5), Syn: syn})
	s := start(t, net, sim.Options{Precision: "f64"})
	run(t, s, 8)
	// 0.5 + 1.5 + 2.5 = 4.5, then nothing more.
	if got := s.State(to, "x").At(0); got != 4.5 {
		t.Errorf("x = %v, want 4.5", got)
	}
	s.EachSynapse(p, func(syn event.Synapse) {
		if syn.Weight != 3 {
			t.Errorf("the weight is %v, want 3", syn.Weight)
		}
	})
	if err := s.SetWeights(p, unit.AnyOf(unit.New(-1, unit.Dim{}))); err != nil {
		t.Fatal(err)
	}
	if w := s.Weights(p); w[0] != -1 {
		t.Errorf("the weight is %v after it was set to -1", w[0])
	}
}

// Random, stateful synapses give the same bits for any partition and backend,
// parallel ones and several delays included.
func TestRulesAreTheSameForAnyPartition(t *testing.T) {
	for _, precision := range []string{"f32", "f64"} {
		var want []uint64
		for _, backend := range []kernel.Backend{kernel.Portable, kernel.Native} {
			if kernel.Available(backend) != nil {
				continue
			}
			for _, threads := range []int{1, 2, 3} {
				net := network.New(network.Options{Seed: 11})
				n := net.Population("n", 150, eqn.Neuron(`
					dv/dt = (21*mV - v + I)/(10*ms) : volt (unless refractory)
					dI/dt = -I/(3*ms) : volt`, eqn.Options{Threshold: "v > 20*mV", Reset: "v = 0*mV", Refractory: "2*ms"}))
				syn := eqn.Synapse(`
					dx/dt = (1 - x)/tau : 1 (event-driven)
					tau : second`, eqn.Options{
					OnPre: "I_post += w*x*int(rand() < 0.5) + 0.1*mV*randn(); x *= 0.8; v_post += 0.01*w*binomial(3, 0.5)",
					Values: map[string]unit.Any{
						"x": unit.AnyOf(unit.New(1, unit.Dim{})),
						"tau": unit.AnyFunc(unit.Time(0).Dim(), func(e int, src unit.Source) float64 {
							return 20 + 100*src.Uniform(e, 0)
						}),
					},
				})
				p := net.Project(n, n, conn.FixedOutDegree{N: 15}, network.Via{WeightExpr: "0.2*mV*(1 + j/N_post)", DelayExpr: "(0.2 + (i + j) % 7*0.1)*ms", Syn: syn})
				s := start(t, net, sim.Options{Backend: backend, Threads: threads, Precision: precision})
				for range threads {
					run(t, s, 60/float64(threads))
				}
				var got []uint64
				for _, a := range []interface {
					Len() int
					At(int) float64
				}{s.State(n, "v"), s.State(p, "x")} {
					for e := range a.Len() {
						got = append(got, math.Float64bits(a.At(e)))
					}
				}
				if x := s.State(p, "x"); x.At(0) > 0.9 || x.At(x.Len()-1) > 0.9 {
					t.Fatalf("synapses have x = %v and %v: nobody spiked", x.At(0), x.At(x.Len()-1))
				}
				if want == nil {
					want = got
				}
				for e := range got {
					if got[e] != want[e] {
						t.Fatalf("%s, %v, %d threads: number %d is %v, not %v", precision, backend, threads, e, math.Float64frombits(got[e]), math.Float64frombits(want[e]))
					}
				}
			}
		}
	}
}

func TestRuleMistakes(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		o    eqn.Options
		want string
	}{
		"on_post":          {"a : 1", eqn.Options{OnPre: "x_post += w", OnPost: "a += 1"}, "on_post"},
		"source's state":   {"", eqn.Options{OnPre: "x_post += w*x_pre"}, "let the spike carry it"},
		"nonlinear":        {"da/dt = -a**2/ms : 1", eqn.Options{OnPre: "x_post += w*a"}, "not linear in a"},
		"another variable": {"da/dt = -b/ms : 1\ndb/dt = -b/ms : 1", eqn.Options{OnPre: "x_post += w*a"}, "da/dt reads b"},
		"nothing arrives":  {"a : 1", eqn.Options{OnPre: "a += w"}, "adds nothing to the target"},
		"adds to source":   {"", eqn.Options{OnPre: "x_pre += w"}, "adds to its target alone"},
	} {
		t.Run(name, func(t *testing.T) {
			net := network.New(network.Options{})
			n := net.Population("n", 2, eqn.Neuron("dx/dt = 0/second : 1", eqn.Options{Threshold: "x > 1"}))
			net.Project(n, n, conn.AllToAll{}, network.Via{Weight: unit.Scalar(1), Syn: eqn.Synapse(test.text, test.o)})
			s, err := sim.New(net, sim.Options{})
			if err == nil {
				s.Close()
				t.Fatal("no error")
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("%v\nwant %s", err, test.want)
			}
		})
	}
}
