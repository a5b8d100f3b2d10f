package sim

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"synfire/conn"
	"synfire/eqn"
	"synfire/network"
	"synfire/unit"
)

// warnings runs 10 ms of two cells and a projection between them and returns
// what is warned of.
func warnings(t *testing.T, equations string, tau unit.Time, start unit.Voltage, rule conn.Rule, runs int) []string {
	t.Helper()
	net := network.New(network.Options{Dt: unit.Millisecond(0.1)})
	cells := net.Population("cells", 2, eqn.Neuron(equations, eqn.Options{
		Threshold: "v > 10*mV", Reset: "v = 0*mV", Values: map[string]unit.Any{"tau": unit.Erase[unit.Time](tau)},
	}))
	net.Project(cells, cells, rule, network.Via{Name: "loop", Weight: unit.Millivolt(0.1), To: "v"})
	var got []string
	s, err := New(net, Options{Warn: func(text string) { got = append(got, text) }})
	if err != nil {
		t.Fatal(err)
	}
	v := s.State(cells, "v")
	for i := range v.Len() {
		v.Set(i, float64(start)/1000) // volt
	}
	for range runs {
		if err := s.Run(context.Background(), unit.Millisecond(10)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return got
}

func TestWarnings(t *testing.T) {
	const leaky = "dv/dt = -v/tau : volt"
	all := conn.AllToAll{}
	for _, test := range []struct {
		name  string
		tau   unit.Time
		start unit.Voltage
		rule  conn.Rule
		want  []string // beginnings
	}{
		{"nothing to say", unit.Millisecond(5), unit.Millivolt(11), all, nil},
		{"nobody fires", unit.Millisecond(5), 0, all, []string{"no neuron fired in 30 ms"}},
		{"no synapses", unit.Millisecond(5), unit.Millivolt(11), conn.Bernoulli{}, []string{"loop has no synapses: its rule connects none of 2 sources to any of 2 targets"}},
		{"dt too large", unit.Millisecond(0.05), unit.Millivolt(200), all, []string{"cells: dt = 0.1 ms is longer than the time constant of v, 0.05 ms"}},
	} {
		got := warnings(t, leaky, test.tau, test.start, test.rule, 3)
		ok := len(got) == len(test.want)
		for i := range min(len(got), len(test.want)) {
			ok = ok && strings.HasPrefix(got[i], test.want[i])
		}
		if !ok {
			t.Errorf("%s: %s", test.name, cmp.Diff(test.want, got))
		}
	}
}

// Delays that are no whole steps are counted and reported.
func TestRoundedDelays(t *testing.T) {
	net := network.New(network.Options{Dt: unit.Millisecond(0.1)})
	cells := net.Population("cells", 3, eqn.Neuron("dv/dt = 0*mV/ms : volt", eqn.Options{Threshold: "v > 1*mV"}))
	for name, delay := range map[string]unit.Value[unit.Time]{
		"exact": unit.Millisecond(0.3), "one": unit.Millisecond(0.17),
		"each": unit.Each[unit.Time]{0.1, 0.12, 0.2, 0.2, 0.25, 0.3, 0.3, 0.3, 0.3},
	} {
		net.Project(cells, cells, conn.AllToAll{}, network.Via{Name: name, Weight: unit.Millivolt(1), To: "v", Delay: delay})
	}
	s, err := New(net, Options{Warn: func(string) {}})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	account, err := s.Account()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int64{}
	for _, p := range account.Projections {
		got[p.Name] = p.RoundedDelays
	}
	if d := cmp.Diff(map[string]int64{"exact": 0, "one": 9, "each": 2}, got); d != "" {
		t.Error(d)
	}
}
