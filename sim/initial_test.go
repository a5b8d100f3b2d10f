package sim_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"synfire/compose"
	"synfire/conn"
	"synfire/diag"
	"synfire/eqn"
	"synfire/kernel"
	"synfire/network"
	"synfire/sim"
	"synfire/unit"
	"synfire/zoo"
)

// values reads a variable of an object.
func values(t *testing.T, s *sim.Sim, of any, name string) []float64 {
	t.Helper()
	v, err := s.Variable(of, name)
	if err != nil {
		t.Fatal(err)
	}
	xs := make([]float64, v.Len())
	for i := range xs {
		xs[i] = v.At(i)
	}
	return xs
}

// A population of ten whose parameters and initial values are expressions that
// read each other, in an order other than that of the model.
func ofExpressions(net *network.Network) *network.Population {
	return net.Population("P", 10, zoo.LIF{
		VTh: unit.Expression[unit.Voltage]("V_reset + 10*mV"), VReset: unit.Expression[unit.Voltage]("V_rest - tau*mV/ms"),
		Tau: unit.Expression[unit.Time]("10*ms + i*ms"), VRest: unit.Millivolt(-60),
	}.With(zoo.LIFState{V: unit.Expression[unit.Voltage]("V_th - (1 + rand())*mV")}))
}

// Expressions give each element its value, one after the other as they read
// each other, and a network is wired after they are known.
func TestInitialExpressions(t *testing.T) {
	net := network.New(network.Options{Seed: 4})
	p := ofExpressions(net)
	in := net.Input(p.Slice(2, 5), unit.Expression[unit.Current]("nA*i + (tau - tau)*nA/ms"), network.InputOptions{})
	proj := net.Project(p, p, network.Where{Condition: "tau_pre > 17*ms and tau_post < 12*ms"}, network.Via{WeightExpr: "(tau_pre - tau_post)*mV/ms", To: "V"})
	s, err := sim.New(net, sim.Options{Precision: "f64"})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	tau, reset, th, v := values(t, s, p, "tau"), values(t, s, p, "V_reset"), values(t, s, p, "V_th"), values(t, s, p, "V")
	spread := 0.0
	for i := range tau {
		if want := 10 + float64(i); tau[i] != want || reset[i] != -60-want || th[i] != -50-want {
			t.Errorf("element %d: tau %v, V_reset %v, V_th %v", i, tau[i], reset[i], th[i])
		}
		below := th[i] - v[i]
		if below < 1 || below > 2 {
			t.Errorf("element %d begins %v mV below threshold", i, below)
		}
		spread = max(spread, math.Abs(below-(th[0]-v[0])))
	}
	if spread < 0.1 {
		t.Errorf("rand() is the same for all elements within %v", spread)
	}
	// The input's unit in LIF is the ampere; its values are those of a slice.
	for k, x := range values(t, s, in, "value") {
		if want := 1000 * float64(k); x != want {
			t.Errorf("input %d is %v pA, want %v", k, x, want)
		}
	}
	if got := s.Weights(proj); len(got) != 4 || got[0] != 8 || got[1] != 7 || got[2] != 9 || got[3] != 8 {
		t.Errorf("weights %v", got)
	}
}

// Expressions are the same for every backend, precision of the kernel aside, and
// draw other numbers for every variable and trial.
func TestInitialExpressionsDraw(t *testing.T) {
	build := func() (*network.Network, *network.Population) {
		net := network.New(network.Options{Seed: 4})
		return net, net.Population("P", 50, eqn.Neuron("dv/dt = 0/second : 1\ndw/dt = 0/second : 1", eqn.Options{
			Values: map[string]unit.Any{"v": unit.AnyExpression(unit.Dim{}, "rand()"), "w": unit.AnyExpression(unit.Dim{}, "rand()")},
		}))
	}
	var native [][]float64
	for _, o := range []sim.Options{{}, {Backend: kernel.Portable}, {Trial: 1}} {
		net, p := build()
		s, err := sim.New(net, o)
		if err != nil {
			t.Fatal(err)
		}
		native = append(native, values(t, s, p, "v"), values(t, s, p, "w"))
		if err := s.Assign(p, "v", unit.AnyExpression(unit.Dim{}, "w + rand()")); err != nil {
			t.Fatal(err)
		}
		native = append(native, values(t, s, p, "v"))
		s.Close()
	}
	equal := func(a, b int) bool {
		for i := range native[a] {
			if native[a][i] != native[b][i] {
				return false
			}
		}
		return true
	}
	for k := range 3 {
		if !equal(k, 3+k) {
			t.Errorf("values %d differ between backends", k)
		}
		if equal(k, 6+k) {
			t.Errorf("values %d are the same in another trial", k)
		}
	}
	if equal(0, 1) {
		t.Error("two variables have the same random numbers")
	}
	// The assigned numbers are others than the initial ones.
	same := 0
	for i, v := range native[2] {
		if v-native[1][i] == native[0][i] {
			same++
		}
	}
	if same > 0 {
		t.Errorf("%d assigned numbers are those of the beginning", same)
	}
}

// Values of synapses, outputs and inputs over time that are expressions are
// those that lists of the same numbers are, over the population that has them.
func TestExpressionsOfParts(t *testing.T) {
	perform := func(tau, e, beta, amplitude, low unit.Erasable) []float64 {
		net := network.New(network.Options{Seed: 4})
		p := net.Population("P", 6, zoo.LIF{VTh: unit.Millivolt(2)}.With(zoo.LIFState{V: unit.Expression[unit.Voltage]("4*mV*rand()")}))
		q := net.Population("Q", 4, zoo.LIF{VTh: unit.Volt(1), Tau: unit.Expression[unit.Time]("5*ms*(1 + i)")})
		net.Project(p, q, conn.AllToAll{}, network.Via{
			Weight: unit.Millisiemens(0.1), Syn: zoo.Expon{Tau: unit.As[unit.Time](tau.Erase())}, Out: zoo.COBA{E: unit.As[unit.Voltage](e.Erase())},
		})
		net.Project(p, q, conn.AllToAll{}, network.Via{
			Weight: unit.Millisiemens(1), Syn: zoo.AMPA{Beta: unit.As[unit.Frequency](beta.Erase())}, Out: zoo.COBA{E: unit.Millivolt(10)},
		})
		wave := compose.Sum(
			zoo.Sine{Amplitude: unit.As[unit.Current](amplitude.Erase()), Frequency: unit.Hertz(100)}, zoo.Ramp{Low: unit.As[unit.Current](low.Erase()), High: unit.Milliampere(1), Stop: unit.Millisecond(9)},
		)
		net.Drive(q.Slice(1, 3), wave, network.InputOptions{})
		s, err := sim.New(net, sim.Options{Precision: "f64"})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if err := s.RunSteps(t.Context(), 100); err != nil {
			t.Fatal(err)
		}
		return values(t, s, q, "V")
	}
	listed := perform(
		unit.Each[unit.Time]{5, 10, 15, 20}, unit.Each[unit.Voltage]{0, 2, 4, 6}, unit.Each[unit.Frequency]{0.5, 1, 1.5, 2, 2.5, 3},
		unit.Each[unit.Current]{0, 1e9}, unit.Each[unit.Current]{2e9, 1e9},
	)
	computed := perform(
		unit.Expression[unit.Time]("tau"), unit.Expression[unit.Voltage]("2*mV*i"), unit.Expression[unit.Frequency]("(1 + i)/2/ms"),
		unit.Expression[unit.Current]("1*mA*i"), unit.Expression[unit.Current]("1*mA*(N - i)"),
	)
	if !slices.Equal(listed, computed) {
		t.Errorf("listed %v, computed %v", listed, computed)
	}
	for k, v := range listed {
		for _, w := range listed[:k] {
			if v == w || v == 0 {
				t.Errorf("equal potentials: nothing is shown: %v", listed)
			}
		}
	}
}

// Projections share the synapse of equal expressions, whose i is that of the
// whole target, but not of those that draw random numbers.
func TestExpressionsOfPartsShare(t *testing.T) {
	for text, shared := range map[unit.Expression[unit.Time]]bool{"5*ms*(1 + i)": true, "5*ms*(1 + rand())": false, "5*ms*(1 + poisson(100))": false} {
		net := network.New(network.Options{})
		p := net.Population("P", 4, zoo.LIF{}.With(zoo.LIFState{V: unit.Millivolt(2)}))
		via := network.Via{Weight: unit.Millisiemens(1), Syn: zoo.Expon{Tau: text}, Out: zoo.CUBA{}}
		all := net.Project(p, p, conn.AllToAll{}, via)
		part := net.Project(p, p.Slice(1, 3), conn.AllToAll{}, via)
		s, err := sim.New(net, sim.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if err := s.RunSteps(t.Context(), 10); err != nil {
			t.Fatal(err)
		}
		tau, g := values(t, s, part, "tau"), values(t, s, part, "g")
		if got := slices.Equal(tau, values(t, s, all, "tau")[1:3]) && slices.Equal(g, values(t, s, all, "g")[1:3]); got != shared || g[0] == 0 {
			t.Errorf("%s: shared %v, want %v; g %v", text, got, shared, g)
		}
		if shared && !slices.Equal(tau, []float64{10, 15}) {
			t.Errorf("%s: the slice has %v ms", text, tau)
		}
	}
}

func TestInitialMistakes(t *testing.T) {
	volt := unit.Millivolt(0).Dim()
	for _, c := range []struct {
		name  string
		build func(net *network.Network, p *network.Population)
		want  string
	}{
		{"cycle", func(net *network.Network, _ *network.Population) {
			net.Population("Q", 3, zoo.LIF{VTh: unit.Expression[unit.Voltage]("V_reset"), VReset: unit.Expression[unit.Voltage]("V_th")})
		}, "the value of V_th is computed from V_reset, which is computed from V_th"},
		{"itself", func(net *network.Network, _ *network.Population) {
			net.Population("Q", 3, zoo.LIF{VTh: unit.Expression[unit.Voltage]("V_th + 1*mV")})
		}, "the value of V_th is computed from V_th"},
		{"dimension", func(net *network.Network, _ *network.Population) {
			net.Population("Q", 3, zoo.LIF{VTh: unit.Expression[unit.Voltage]("tau")})
		}, "the value of V_th must be"},
		{"name", func(net *network.Network, _ *network.Population) {
			net.Population("Q", 3, zoo.LIF{VTh: unit.Expression[unit.Voltage]("V_rset")})
		}, "V_rset"},
		{"not finite", func(net *network.Network, _ *network.Population) {
			net.Population("Q", 3, zoo.LIF{VTh: unit.Expression[unit.Voltage]("mV/(i - 1)")})
		}, "the value of V_th computed for element 1 is"},
		{"weight", func(net *network.Network, p *network.Population) {
			net.Project(p, p, conn.OneToOne{}, network.Via{Weight: unit.AnyExpression(volt, "1*mV"), To: "V"})
		}, "give it as WeightExpr"},
		{"release", func(net *network.Network, p *network.Population) {
			net.Project(p, p, conn.OneToOne{}, network.Via{Weight: unit.Nanosiemens(1), Release: zoo.STP{U: unit.Expression[unit.Scalar]("0.1*i")}, Syn: zoo.Expon{}, Out: zoo.CUBA{}})
		}, "U of STP is the expression \"0.1*i\"; here a value belongs to each synapse: give a list, or a distribution"},
		{"synapse", func(net *network.Network, p *network.Population) {
			net.Project(p, p, conn.OneToOne{}, network.Via{Weight: unit.Nanosiemens(1), Syn: zoo.Expon{Tau: unit.Expression[unit.Time]("1*mV")}, Out: zoo.CUBA{}})
		}, "the value of tau must be in second"},
		{"input over time", func(net *network.Network, p *network.Population) {
			net.Drive(p, zoo.Sine{Amplitude: unit.Expression[unit.Current]("1*nA"), Frequency: unit.Expression[unit.Frequency]("Hz*q")}, network.InputOptions{})
		}, "unknown name \"q\""},
		{"infinite", func(net *network.Network, p *network.Population) {
			net.Drive(p, zoo.Sine{Amplitude: unit.Expression[unit.Current]("nA/(i - 1)"), Frequency: unit.Hertz(1)}, network.InputOptions{})
		}, "computed for element 1 is"},
	} {
		net := network.New(network.Options{})
		p := net.Population("P", 3, zoo.LIF{})
		c.build(net, p)
		s, err := sim.New(net, sim.Options{})
		if err == nil {
			s.Close()
		}
		var list diag.List
		if err == nil || !strings.Contains(err.Error(), c.want) || !errors.As(err, &list) {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
			continue
		}
		if list[0].Span.Start.Line == 0 && list[0].Source.Text == "" {
			t.Errorf("%s: no place", c.name)
		}
	}
}
