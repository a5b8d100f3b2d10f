// Command tutorial is the BrainState tutorial "Building a Spiking Neural
// Network" as a Go program.
package main

import (
	"context"
	"fmt"
	"log"
	"math"

	"synfire/conn"
	"synfire/network"
	"synfire/record"
	"synfire/rng"
	"synfire/sim"
	"synfire/unit"
	"synfire/zoo"
)

func main() {
	lif := zoo.LIF{VRest: unit.Millivolt(-52), VTh: unit.Millivolt(-50), VReset: unit.Millivolt(-60), Tau: unit.Millisecond(10)}
	at60 := lif.With(zoo.LIFState{V: unit.Millivolt(-60)})
	one := network.New(network.Options{})
	driven := one.Population("neurons", 4, at60)
	one.Input(driven, unit.Milliampere(8), network.InputOptions{})
	first, spikes := start(one, driven)
	for range first.Steps(unit.Millisecond(0.1)) {
		v := first.State(driven, "V")
		fmt.Printf("membrane potential: %.8f %.8f %.8f %.8f mV\nspikes this step  : %d\n", v.At(0), v.At(1), v.At(2), v.At(3), spikes.Count())
	}
	net := network.New(network.Options{Random: rng.BrainState})
	project := func(from, to *network.Population, p float64, w unit.Conductance) {
		net.Project(from, to, conn.FixedOutDegree{P: p}, network.Via{Weight: w, Syn: zoo.Expon{Tau: unit.Millisecond(2)}, Out: zoo.CUBA{}})
	}
	four := net.Population("four", 4, at60)
	project(four, four, 0.5, unit.Millisiemens(1))
	n := net.Population("neurons", 500, lif.With(zoo.LIFState{V: rng.Normal(unit.Millivolt(-60), unit.Millivolt(10))}))
	project(n.Slice(0, 400), n, 0.1, unit.Millisiemens(1/math.Sqrt(0.1*400)))
	project(n.Slice(400, 500), n, 0.1, unit.Millisiemens(-1/math.Sqrt(0.1*100)))
	net.Input(n, unit.Milliampere(3), network.InputOptions{})
	s, spikes := start(net, n)
	if err := s.Run(context.Background(), unit.Millisecond(200)); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("spike array shape (time, neurons): (%d, %d)\ntotal spikes: %d\n", s.StepCount(), n.Len(), spikes.Count())
}

func start(net *network.Network, n *network.Population) (*sim.Sim, *record.SpikeTrain) {
	spikes := record.Spikes(n)
	s, err := sim.New(net, sim.Options{Recorders: []sim.Recorder{spikes}})
	if err != nil {
		log.Fatal(err)
	}
	return s, spikes
}
