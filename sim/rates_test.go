package sim_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"synfire/compose"
	"synfire/eqn"
	"synfire/network"
	"synfire/record"
	"synfire/sim"
	"synfire/unit"
	"synfire/zoo"
)

// Rates below zero that are known before a step are refused, when they are
// given and when they are changed; those that come about in time mean no spike
// for a group, and no number for a count, which stops the run.
func TestRatesBelowZero(t *testing.T) {
	hertz := unit.Hertz
	for _, c := range []struct {
		name  string
		build func(net *network.Network)
		want  string
	}{
		{"a group", func(net *network.Network) {
			net.Population("P", 4, zoo.PoissonGroup{Rate: hertz(-5)})
		}, `population "P": the probability of a spike is -0.0005`},
		{"one of a group", func(net *network.Network) {
			net.Population("P", 3, zoo.PoissonGroup{Rate: unit.Each[unit.Frequency]{hertz(5), hertz(5), hertz(-20)}})
		}, "the probability of a spike of element 2 is -0.002"},
		{"an input", func(net *network.Network) {
			p := net.Population("P", 3, zoo.IafPscExp{})
			net.Drive(p, zoo.PoissonGenerator{Rate: hertz(-100), Weight: unit.Picoampere(1)}, network.InputOptions{To: "ex"})
		}, "the mean of a Poisson count is -0.01"},
		{"a sum above zero", func(net *network.Network) {
			p := net.Population("P", 4, zoo.PoissonGroup{Rate: hertz(-5)})
			net.Drive(p, compose.Value(hertz(10)), network.InputOptions{})
		}, ""},
	} {
		net := network.New(network.Options{})
		c.build(net)
		s, err := sim.New(net, sim.Options{})
		if err != nil {
			t.Fatal(err)
		}
		err = s.Step()
		s.Close()
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
	net := network.New(network.Options{})
	p := net.Population("P", 100, zoo.PoissonGroup{Rate: hertz(1000)})
	s, err := sim.New(net, sim.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Step(); err != nil {
		t.Fatal(err)
	}
	if err := s.Assign(p, "rate", unit.Hertz(-1).Erase()); err != nil {
		t.Fatal(err)
	}
	if err := s.Step(); err == nil || !strings.Contains(err.Error(), "must not be below 0") {
		t.Errorf("changed: %v", err)
	}
}

func TestRatesThatFallBelowZero(t *testing.T) {
	net := network.New(network.Options{})
	sine := zoo.Sine{Amplitude: unit.Hertz(2000), Frequency: unit.Hertz(100)}
	p := net.Population("P", 200, zoo.PoissonGroup{})
	net.Drive(p, sine, network.InputOptions{})
	spikes := record.Spikes(p)
	s, err := sim.New(net, sim.Options{Recorders: []sim.Recorder{spikes}})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Run(context.Background(), unit.Millisecond(10)); err != nil {
		t.Fatal(err)
	}
	s.Close()
	early := 0
	for _, k := range spikes.Steps() {
		if k < 50 {
			early++
		}
	}
	if all := len(spikes.Steps()); early == 0 || early != all {
		t.Errorf("%d spikes, %d of them in the half of the period that is above zero", all, early)
	}

	net = network.New(network.Options{})
	q := net.Population("Q", 10, eqn.Neuron("n = poisson(r*dt) : 1\ndx/dt = n/dt : 1\nr : Hz (input)", eqn.Options{Method: "euler"}))
	net.Drive(q, sine, network.InputOptions{})
	if s, err = sim.New(net, sim.Options{}); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var diverged *sim.DivergedError
	if err := s.Run(context.Background(), unit.Millisecond(10)); !errors.As(err, &diverged) || diverged.Variable != "x" {
		t.Errorf("a count of a mean below zero: %v", err)
	}
}
