package zoo

import (
	"fmt"
	"math"

	"synfire/eqn"
	"synfire/rng"
	"synfire/unit"
)

// SpikeTimes is a source whose spikes are listed: neuron Neurons[k] spikes at
// Times[k], in any order. A spike belongs to the step nearest to its time.
//
// Source: doi:10.7554/eLife.47314 (Brian 2's SpikeGeneratorGroup)
type SpikeTimes struct {
	Times   []unit.Time
	Neurons []int
}

// spikeTimes is the model of listed spikes: it has no equations.
var spikeTimes = &eqn.Model{
	Kind: eqn.KindInput, Name: "spike_times", Doc: "spikes at listed times",
	Source: "doi:10.7554/eLife.47314 (Brian 2's SpikeGeneratorGroup)",
}

// Instance returns the source. Times and neurons are checked against the
// population that is made of it.
func (s SpikeTimes) Instance() (*eqn.Instance, error) {
	if len(s.Times) != len(s.Neurons) {
		return nil, fmt.Errorf("spike_times: %d times for %d neurons", len(s.Times), len(s.Neurons))
	}
	list := &eqn.Spikes{}
	for k, t := range s.Times {
		if e := s.Neurons[k]; e < 0 || e > math.MaxInt32 {
			return nil, fmt.Errorf("spike_times: spike %d is of neuron %d", k, e)
		}
		list.Times = append(list.Times, float64(t))
		list.Elements = append(list.Elements, uint32(s.Neurons[k]))
	}
	return &eqn.Instance{Model: spikeTimes, Spikes: list}, nil
}

// Latency encodes values as the times of one spike per neuron: neuron k spikes
// when a leaky integrator of time constant tau that is driven by Values[k]
// from time 0 on reaches the threshold, tau*log(x/(x - threshold)). Values at
// or below the threshold give no spike.
//
// Source: doi:10.1017/CBO9780511815706 section 4.1 (Gerstner and Kistler 2002)
func Latency(values []float64, tau unit.Time, threshold float64) SpikeTimes {
	var s SpikeTimes
	for k, x := range values {
		if x > threshold {
			s.Times = append(s.Times, unit.Time(-float64(tau)*rng.Log1p(-threshold/x)))
			s.Neurons = append(s.Neurons, k)
		}
	}
	return s
}

// PulsePackets is the list of spikes of NEST's pulsepacket_generator: around
// the center of each pulse every one of the trains has activity spikes, at
// independent normal times with standard deviation sdev. Those before time 0
// are left out; several in one step are sent as several. The times depend on
// the seed and the name alone.
//
// Source: doi:10.1038/990101 (Diesmann, Gewaltig and Aertsen 1999)
func PulsePackets(trains int, centers []unit.Time, activity int, sdev unit.Time, seed uint64, name string) SpikeTimes {
	stream := rng.NewStream(seed, rng.StreamID(name, "pulse packets", 0, 0, 0))
	var s SpikeTimes
	for train := range trains {
		for k := range len(centers) * activity {
			words := stream.Block(uint32(train), uint64(k))
			t := centers[k/activity] + sdev*unit.Time(rng.NormalOf(words[0], words[1]))
			if t >= 0 {
				s.Times = append(s.Times, t)
				s.Neurons = append(s.Neurons, train)
			}
		}
	}
	return s
}
