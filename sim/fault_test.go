package sim_test

import (
	"context"
	"strings"
	"testing"

	"synfire/eqn"
	"synfire/kernel"
	"synfire/network"
	"synfire/sim"
	"synfire/unit"
)

// x' = x^2 from 1/ms is infinite after 1 ms: the run stops there and names the
// element.
func TestSubstepsWithoutEnd(t *testing.T) {
	for _, backend := range []kernel.Backend{kernel.Portable, kernel.Native} {
		if kernel.Available(backend) != nil {
			continue
		}
		net := network.New(network.Options{})
		net.Population("P", 20, eqn.Neuron("dx/dt = x**2 : hertz\nx_0 : hertz", eqn.Options{
			Method: "rkf45", Values: map[string]unit.Any{"x": unit.Each[unit.Frequency]{9: unit.Hertz(1000), 19: 0}.Erase()},
		}))
		s, err := sim.New(net, sim.Options{Backend: backend})
		if err != nil {
			t.Fatal(err)
		}
		err = s.Run(context.Background(), unit.Millisecond(2))
		want := `population "P", element 9, step 9: method rkf45 did not finish in 10000 turns`
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%v: error %v, want %s…", backend, err, want)
		}
		s.Close()
	}
}
