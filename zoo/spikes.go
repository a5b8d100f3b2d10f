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

// SpikeGenerator is NEST's spike_generator, a train whose spikes are listed:
// that at SpikeTimes[k] is found at the end of the step before, and sent
// SpikeMultiplicities[k] times, or once if none are given.
//
// Source: doi:10.4249/scholarpedia.1430 (Gewaltig and Diesmann 2007)
type SpikeGenerator struct {
	SpikeTimes          []unit.Time
	SpikeMultiplicities []int
}

// spikeGenerator is its model, which stamps spikes as NEST does.
var spikeGenerator = &eqn.Model{
	Kind: eqn.KindInput, Name: "spike_generator", Doc: "spikes at listed times, as NEST's", Timing: "nest",
	Source: "doi:10.4249/scholarpedia.1430 (Gewaltig and Diesmann 2007)",
}

// Instance returns the source.
func (g SpikeGenerator) Instance() (*eqn.Instance, error) {
	if n := len(g.SpikeMultiplicities); n > 0 && n != len(g.SpikeTimes) {
		return nil, fmt.Errorf("spike_generator: %d multiplicities for %d times", n, len(g.SpikeTimes))
	}
	list := &eqn.Spikes{}
	for k, t := range g.SpikeTimes {
		if !(t > 0) {
			return nil, fmt.Errorf("spike_generator: spike %d is at %v; the first step ends at dt, so times lie above 0", k, t)
		}
		times := 1
		if len(g.SpikeMultiplicities) > 0 {
			times = g.SpikeMultiplicities[k]
		}
		if times < 0 || times > maxMultiplicity {
			return nil, fmt.Errorf("spike_generator: spike %d has the multiplicity %d; it lies between 0 and %d", k, times, maxMultiplicity)
		}
		for range times {
			list.Times, list.Elements = append(list.Times, float64(t)), append(list.Elements, 0)
		}
	}
	return &eqn.Instance{Model: spikeGenerator, Spikes: list}, nil
}

// maxMultiplicity bounds how often a listed spike is sent.
const maxMultiplicity = 1 << 20

// PulsePackets is NEST's pulsepacket_generator: each train of the population
// has, around every one of PulseTimes, Activity spikes at independent normal
// times with standard deviation Sdev. Those before the first step are left
// out; several in one step are sent as several. The times depend on the seed,
// the population's name and the trial.
//
// Source: doi:10.1038/990101 (Diesmann, Gewaltig and Aertsen 1999)
type PulsePackets struct {
	PulseTimes []unit.Time
	Activity   int
	Sdev       unit.Time
}

// pulsePackets is its model, which stamps spikes as NEST does.
var pulsePackets = &eqn.Model{
	Kind: eqn.KindInput, Name: "pulsepacket_generator", Doc: "packets of spikes at normal times about listed ones", Timing: "nest",
	Source: "doi:10.1038/990101 (Diesmann, Gewaltig and Aertsen 1999)",
}

// Instance returns the source.
func (p PulsePackets) Instance() (*eqn.Instance, error) {
	if p.Activity < 0 || !(p.Sdev >= 0) {
		return nil, fmt.Errorf("pulsepacket_generator: activity is %d and sdev %v; neither may be below 0", p.Activity, p.Sdev)
	}
	drawn := func(_ uint32, words func(k uint64) [4]uint32) []float64 {
		var times []float64
		for k := range len(p.PulseTimes) * p.Activity {
			w := words(uint64(k))
			times = append(times, float64(p.PulseTimes[k/p.Activity]+p.Sdev*unit.Time(rng.NormalOf(w[0], w[1]))))
		}
		return times
	}
	return &eqn.Instance{Model: pulsePackets, Spikes: &eqn.Spikes{Drawn: drawn}}, nil
}
