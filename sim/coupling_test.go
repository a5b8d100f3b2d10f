package sim_test

import (
	"math"
	"strings"
	"testing"

	"synfire/conn"
	"synfire/eqn"
	"synfire/internal/reference"
	"synfire/kernel"
	"synfire/network"
	"synfire/sim"
	"synfire/unit"
	"synfire/zoo"
)

func quantity(q interface{ Erase() unit.Any }) unit.Any { return q.Erase() }

// passive is a cell without spikes.
const passive = `
	dV/dt = (gl*(E - V) + I + I0)/C : volt
	I : amp (input)
	I0 : amp`

func passiveCell(timing string, v0, i0 any) *eqn.Template {
	values := map[string]unit.Any{
		"gl": quantity(unit.Nanosiemens(10)), "E": quantity(unit.Millivolt(-70)), "C": quantity(unit.Picofarad(100)),
	}
	for name, v := range map[string]any{"V": v0, "I0": i0} {
		if v, ok := v.(unit.Any); ok {
			values[name] = v
		}
	}
	return eqn.Neuron(passive, eqn.Options{Timing: timing, Values: values})
}

// Two cells joined by a gap junction g, of which one gets a current I: at
// rest, their distances from E are I (gl + g)/(gl (gl + 2g)) and
// I g/(gl (gl + 2g)).
func TestGapJunctionSteadyState(t *testing.T) {
	const gl, g, current = 10.0, 5.0, 100.0 // in nS and pA
	for _, timing := range []string{"seed", "brian", "nest"} {
		net := network.New(network.Options{})
		n := net.Population("n", 2, passiveCell(timing, quantity(unit.Millivolt(-70)), unit.AnyEach(unit.Picoampere(0).Dim(), []float64{current, 0})))
		net.Project(n, n, conn.AllToAll{NoAutapses: true}, network.Via{Weight: unit.Nanosiemens(g), Syn: zoo.GapJunction{}})
		s := start(t, net, sim.Options{Precision: "f64"})
		run(t, s, 400)
		v := s.State(n, "V")
		for e, want := range []float64{current * (gl + g) / (gl * (gl + 2*g)), current * g / (gl * (gl + 2*g))} {
			if got := v.At(e)*1e3 + 70; math.Abs(got-want) > 1e-9 {
				t.Errorf("%s: V[%d] is %v mV above rest, want %v", timing, e, got, want)
			}
		}
	}
}

// A rectifying junction conducts from the higher cell to the lower one alone;
// with it in one direction, nothing flows back.
func TestRectifyingGapJunction(t *testing.T) {
	net := network.New(network.Options{})
	n := net.Population("n", 3, passiveCell("brian", quantity(unit.Millivolt(-70)), unit.AnyEach(unit.Picoampere(0).Dim(), []float64{100, 0, -100})))
	net.Project(n, n, conn.AllToAll{NoAutapses: true}, network.Via{Weight: unit.Nanosiemens(5), Syn: zoo.RectifyingGapJunction{}})
	s := start(t, net, sim.Options{Precision: "f64"})
	run(t, s, 400)
	// gl (V - E) = I + g Σ max(V_j - V, 0): the highest cell gets nothing.
	want := []float64{10, 10 * 5.0 / 15, (-100 + 5*(10+10*5.0/15)) / 20}
	v := s.State(n, "V")
	for e, w := range want {
		if got := v.At(e)*1e3 + 70; math.Abs(got-w) > 1e-9 {
			t.Errorf("V[%d] is %v mV above rest, want %v", e, got, w)
		}
	}
}

// The fraction of open receptors as BrainPy 2.9.0 gives it, after each step.
func TestKineticReceptorsOfBrainPy(t *testing.T) {
	ref := reference.Columns(t, "testdata/brainpy_kinetic_g.csv")
	steps := reference.Columns(t, "testdata/brainpy_stp_release.csv")["spike_step"]
	for i := range steps {
		// BrainPy's synapse hears of a spike in the step in which it is handed
		// over; here receptors open in the step after the spike.
		steps[i]--
	}
	for column, syn := range map[string]network.Model{"AMPA[mS]": zoo.AMPA{}, "GABAa[mS]": zoo.GABAa{}, "BioNMDA[mS]": zoo.BioNMDA{}} {
		net := network.New(network.Options{})
		from := net.Population("source", 1, spiking(steps, "seed"))
		to := net.Population("target", 2, passiveCell("seed", nil, nil))
		p := net.Project(from, to, conn.AllToAll{}, network.Via{Weight: unit.Nanosiemens(3), Syn: syn, Out: zoo.COBA{E: unit.Millivolt(0)}})
		s := start(t, net, sim.Options{Precision: "f64"})
		largest, worst := 0.0, 0.0
		for _, x := range ref[column] {
			largest = math.Max(largest, x)
		}
		for row, step := range ref["step"] {
			run(t, s, (step+1)*0.1-float64(s.Time()))
			worst = math.Max(worst, math.Abs(s.State(p, "g").At(0)-ref[column][row]))
		}
		if worst > 1e-5*largest {
			t.Errorf("%s differs by %v of its largest value, more than 1e-5", column, worst/largest)
		}
	}
}

// What kinetic receptors give their targets: I = w g (E - V), with the g
// before the step.
func TestKineticReceptorsIntoTarget(t *testing.T) {
	net := network.New(network.Options{})
	from := net.Population("source", 1, spiking([]float64{5}, "seed"))
	to := net.Population("target", 1, eqn.Neuron("dV/dt = I/pF : volt\nI : amp (input)", eqn.Options{Timing: "seed", Method: "euler"}))
	p := net.Project(from, to, conn.AllToAll{}, network.Via{Weight: unit.Nanosiemens(3), Delay: unit.Millisecond(0.2), Syn: zoo.AMPA{}, Out: zoo.COBA{E: unit.Millivolt(10)}})
	s := start(t, net, sim.Options{Precision: "f64"})
	var g, v []float64
	for range 40 {
		g = append(g, s.State(p, "g").At(0))
		v = append(v, s.State(to, "V").At(0)*1e3)
		if err := s.Step(); err != nil {
			t.Fatal(err)
		}
	}
	if g[7] == 0 {
		t.Fatal("no receptor opened")
	}
	for k := 2; k < 39; k++ {
		if want := v[k] + 0.1*3*g[k-2]*(10-v[k]); math.Abs(v[k+1]-want) > 1e-12 {
			t.Fatalf("V after step %d is %v, want %v", k, v[k+1], want)
		}
	}
}

// Rates with and without delay: a target is what its source was.
func TestRateConnections(t *testing.T) {
	rate := eqn.Neuron("dr/dt = (drive + I - r)/(5*ms) : 1\ndrive : 1\nI : 1 (input)", eqn.Options{Method: "euler", Values: map[string]unit.Any{"drive": unit.AnyEach(unit.Dim{}, []float64{1, 2})}})
	follow := eqn.Neuron("dx/dt = (I - x)/dt : 1\nI : 1 (input)", eqn.Options{Method: "euler"})
	link := eqn.Coupling("s = w*r_pre : 1 (output)", eqn.Options{})
	net := network.New(network.Options{})
	a := net.Population("a", 2, rate)
	b := net.Population("b", 2, follow)
	late := net.Population("late", 2, follow)
	net.Project(a, b, conn.AllToAll{}, network.Via{Weight: unit.Scalar(0.5), Syn: link})
	net.Project(a, late, conn.OneToOne{}, network.Via{Weight: unit.Scalar(1), Delay: unit.Millisecond(0.7), Syn: link})
	s := start(t, net, sim.Options{Precision: "f64", Threads: 2})
	var r [][2]float64
	for k := range 50 {
		state := s.State(a, "r")
		r = append(r, [2]float64{state.At(0), state.At(1)})
		if err := s.Step(); err != nil {
			t.Fatal(err)
		}
		for e := range 2 {
			if got, want := s.State(b, "x").At(e), (r[k][0]+r[k][1])/2; math.Abs(got-want) > 1e-14 {
				t.Fatalf("b is %v after step %d, want the mean %v", got, k, want)
			}
			want := r[max(k-7, 0)][e] // before the start, what was then
			if got := s.State(late, "x").At(e); math.Abs(got-want) > 1e-14 {
				t.Fatalf("late is %v after step %d, want %v", got, k, want)
			}
		}
	}
}

// Brian2's summed variable: a synapse that adds a current to a parameter of
// its target, here with variables of the source (NMDA of Wang 2002, eq. 10).
func TestSummedVariable(t *testing.T) {
	syn := eqn.Synapse(`
		s_tot_post = w*s : 1 (summed)
		ds/dt = -s/(100*ms) + 0.5/ms*x*(1 - s) : 1
		dx/dt = -x/(2*ms) : 1`, eqn.Options{OnPre: "x += 1"})
	net := network.New(network.Options{})
	from := net.Population("source", 3, spiking([]float64{3, 40}, "brian"))
	to := net.Population("target", 2, eqn.Neuron("dy/dt = (s_tot - y)/dt : 1\ns_tot : 1", eqn.Options{Method: "euler"}))
	p := net.Project(from, to, conn.AllToAll{}, network.Via{Weight: unit.Scalar(2), Syn: syn})
	s := start(t, net, sim.Options{Precision: "f64"})
	before := 0.0
	for k := range 100 {
		if got := s.State(to, "y").At(1); math.Abs(got-before) > 1e-14 {
			t.Fatalf("y after step %d is %v, want 3 w s = %v", k, got, before)
		}
		before = 3 * 2 * s.State(p, "s").At(0)
		if err := s.Step(); err != nil {
			t.Fatal(err)
		}
	}
	if before < 0.5 {
		t.Errorf("s w 3 = %v at the end: nothing was gated", before)
	}
}

// Sums have the same bits for any partition and either backend.
func TestCouplingsAreTheSameForAnyPartition(t *testing.T) {
	var want []uint64
	precisions, workers := []string{"f32", "f64"}, []int{1, 2, 3, 5}
	if testing.Short() {
		precisions, workers = precisions[:1], []int{1, 3}
	}
	for _, precision := range precisions {
		want = nil
		for _, backend := range []kernel.Backend{kernel.Portable, kernel.Native} {
			if kernel.Available(backend) != nil {
				continue
			}
			for _, threads := range workers {
				net := network.New(network.Options{Seed: 5})
				n := net.Population("n", 203, eqn.Neuron(`
					dv/dt = (20.5*mV - v + I/nS)/(10*ms) : volt (unless refractory)
					I : amp (input)`, eqn.Options{Threshold: "v > 20*mV", Reset: "v = 0*mV", Refractory: "2*ms"}))
				net.Project(n, n, conn.Bernoulli{P: 0.1}, network.Via{WeightExpr: "(0.01 + i/N_pre*0.01)*nS", Syn: zoo.GapJunction{}})
				net.Project(n.Slice(10, 100), n, conn.Bernoulli{P: 0.1}, network.Via{
					Weight: unit.Nanosiemens(0.05), DelayExpr: "j/N_post*2*ms", Syn: zoo.AMPA{}, Out: zoo.COBA{E: unit.Millivolt(60)},
				})
				net.Project(n, n, conn.Bernoulli{P: 0.05}, network.Via{Weight: unit.Millivolt(-0.1), Delay: unit.Millisecond(1), To: "v"})
				s := start(t, net, sim.Options{Backend: backend, Threads: threads, Precision: precision})
				for range threads {
					run(t, s, 60/float64(threads))
				}
				var got []uint64
				v := s.State(n, "v")
				for e := range v.Len() {
					got = append(got, math.Float64bits(v.At(e)))
				}
				if want == nil {
					want = got
				}
				for e := range got {
					if got[e] != want[e] {
						t.Fatalf("%s, %v, %d threads: v[%d] is %v, not %v", precision, backend, threads, e, math.Float64frombits(got[e]), math.Float64frombits(want[e]))
					}
				}
			}
		}
	}
}

// Mistakes in couplings say what is wrong.
func TestCouplingMistakes(t *testing.T) {
	for name, test := range map[string]struct {
		syn  network.Model
		via  network.Via
		want string
	}{
		"target's variable": {syn: zoo.GapJunction{}, via: network.Via{To: "V"}, want: `"V" of neuron is a variable; a continuous projection goes to an input`},
		"unknown name":      {syn: eqn.Coupling("I = w*(U_pre - V_post) : weight*volt (output)", eqn.Options{}), want: `"U_pre"`},
		"depends on target": {syn: eqn.Coupling("I = w*s*volt : weight*volt (output)\nds/dt = -V_post/(1*mV)/ms : 1", eqn.Options{}), want: "functions of the source alone"},
		"dimension":         {syn: eqn.Coupling("I = w : weight (output)", eqn.Options{}), want: "is in"},
	} {
		t.Run(name, func(t *testing.T) {
			net := network.New(network.Options{})
			n := net.Population("n", 2, passiveCell("brian", nil, nil))
			test.via.Weight, test.via.Syn = unit.Nanosiemens(1), test.syn
			net.Project(n, n, conn.AllToAll{}, test.via)
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
