package sim_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"synfire/conn"
	"synfire/eqn"
	"synfire/kernel"
	"synfire/network"
	"synfire/record"
	"synfire/sim"
	"synfire/unit"
)

// currents is a network whose neurons have subexpressions of all kinds.
func currents() (*network.Network, *network.Population) {
	net := network.New(network.Options{Seed: 5})
	n := net.Population("n", 90, eqn.Neuron(`
		dv/dt  = (E - v + R*(I + I_osc))/(10*ms) : volt
		dge/dt = -ge/(5*ms) : volt
		I_osc  = A*sin(2*pi*100*Hz*t + phi) : amp
		phi    = i/N : 1
		power  = abs((v - E)*I_osc) : watt
		R      = 10*Mohm*gain : ohm
		gain : 1
		noisy  = rand() : 1
		awake  = not_refractory : boolean
		I : amp (input)`, eqn.Options{
		Threshold: "v > -45*mV", Reset: "v = E", Refractory: "2*ms",
		Values: map[string]unit.Any{"E": unit.Millivolt(-60).Erase(), "A": unit.Nanoampere(1).Erase(), "v": unit.Millivolt(-60).Erase()},
	}))
	n.Assign("gain", unit.AnyExpression(unit.Dim{}, "1 + i/100"))
	net.Input(n, unit.Nanoampere(1.5), network.InputOptions{})
	net.Project(n, n, conn.Bernoulli{P: 0.1}, network.Via{Weight: unit.Millivolt(0.1), Delay: unit.Millisecond(0.3), To: "v"})
	return net, n
}

// Recorded subexpressions are what the equations say of the sample, with the
// same bits for any number of threads and either backend.
func TestRecordedSubexpressions(t *testing.T) {
	var want []float64
	for _, backend := range []kernel.Backend{kernel.Portable, kernel.Native} {
		if kernel.Available(backend) != nil {
			continue
		}
		for _, threads := range []int{1, 3} {
			net, n := currents()
			group := n.Pick([]int{70, 3, 40})
			names := []string{"power", "v", "I_osc", "I", "R"}
			trace, alone := record.State(group, unit.Millisecond(0.5), names...), record.State(n.Slice(10, 60), 0, "power")
			s := start(t, net, sim.Options{Backend: backend, Threads: threads, Recorders: []sim.Recorder{trace, alone}})
			for range threads {
				run(t, s, 30/float64(threads))
			}
			value := map[string][]float64{}
			for _, name := range names {
				value[name], _ = trace.Values(name)
			}
			for k, at := range trace.Times() {
				for e, i := range []float64{70, 3, 40} {
					x := 3*k + e
					v := value["v"][x]                            // mV
					osc := 1000 * math.Sin(2*math.Pi*0.1*at+i/90) // pA
					for name, w := range map[string]float64{
						"I_osc": osc, "power": math.Abs((v + 60) * osc), "I": 1500, "R": 0.01 * (1 + i/100), // GOhm
					} {
						if got := value[name][x]; math.Abs(got-w) > 1e-9*math.Max(1, math.Abs(w)) {
							t.Fatalf("%s of element %v at %v ms is %v, want %v", name, i, at, got, w)
						}
					}
				}
			}
			power, _ := alone.Values("power")
			got := slices.Concat(power, value["power"])
			if want == nil {
				want = got
			}
			for k := range want {
				if math.Float64bits(got[k]) != math.Float64bits(want[k]) {
					t.Fatalf("%v, %d threads: value %d is %v, want %v", backend, threads, k, got[k], want[k])
				}
			}
			now, err := s.Derived(group, "power")
			if err != nil {
				t.Fatal(err)
			}
			v, at := s.State(group, "v"), float64(s.Time())
			for e, i := range []float64{70, 3, 40} {
				w := math.Abs((1000*v.At(e) + 60) * 1000 * math.Sin(2*math.Pi*0.1*at+i/90))
				if math.Abs(now[e]-w) > 1e-6*math.Max(1, w) {
					t.Errorf("power of element %v is %v now, want %v", i, now[e], w)
				}
			}
		}
	}
}

// What is known within a step only cannot be recorded.
func TestSubexpressionsThatCannotBeRead(t *testing.T) {
	for name, want := range map[string]string{
		"noisy": "noisy of n cannot be read: it draws random numbers, which are known within a step only; declare it without an expression, and set it by a statement that runs regularly",
		"awake": "awake of n cannot be read: it depends on not_refractory",
	} {
		net, n := currents()
		s, err := sim.New(net, sim.Options{Recorders: []sim.Recorder{record.State(n, 0, name)}})
		if err == nil {
			s.Close()
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", name, err, want)
		}
	}
}
