package sim

import (
	"math"
	"time"

	"synfire/state"
)

// Estimate is what a run is expected to cost, from times that were measured
// on the network itself. It is rough: rates of firing are assumed, a step of
// the measurement is not one of a network in its usual state, and what else
// the machine does disturbs it. The keys of its JSON are stable.
type Estimate struct {
	// RateHz is the assumed rate of every neuron.
	RateHz float64 `json:"rate_hz"`
	// EventsPerS is the number of synapses that spikes pass per second of model
	// time at that rate.
	EventsPerS float64 `json:"events_per_s"`
	// NsPerUpdate is the time of one neuron's step, NsPerEvent that of one
	// synapse that a spike passes; 0 when none passed one.
	NsPerUpdate float64 `json:"ns_per_update"`
	NsPerEvent  float64 `json:"ns_per_event"`
	// RTF is the expected real-time factor: seconds of run per second of model
	// time, when the threads share the work evenly.
	RTF float64 `json:"rtf"`
}

const (
	// estimateTime is spent on each of the two measurements.
	estimateTime = 20 * time.Millisecond
	// estimateSteps bounds the steps of each.
	estimateSteps = 5000
)

// Estimate measures the cost of a step without spikes, and the cost of
// delivering spikes of every neuron at a rate in Hz, spread evenly. It is made
// before the first step and leaves the simulation as it was.
func (s *Sim) Estimate(rate float64) (Estimate, error) {
	if s.step > 0 || s.half {
		panic("BUG: an estimate of a network that has begun")
	}
	synapses, _ := s.expectedTotal()
	e := Estimate{RateHz: rate, EventsPerS: rate * synapses}
	neurons := 0
	for _, p := range s.populations {
		neurons += p.n
		if err := p.refresh(); err != nil {
			return e, err
		}
	}
	update, err := s.updateTime()
	if err != nil {
		return e, err
	}
	if neurons > 0 {
		e.NsPerUpdate = update / float64(neurons)
	}
	e.NsPerEvent = s.eventTime(rate)
	e.RTF = (update*1000/s.dt + e.EventsPerS*e.NsPerEvent) * 1e-9 / float64(s.threads)
	return e, nil
}

// updateTime is the least time of one step of all populations, in ns.
func (s *Sim) updateTime() (float64, error) {
	restore := s.keep()
	defer restore()
	least := math.Inf(1)
	began := time.Now()
	for k := int64(0); k < estimateSteps && time.Since(began) < estimateTime; k++ {
		from := time.Now()
		for _, w := range s.workers {
			for _, sh := range w.shares {
				if err := sh.beginStep(k, s.dt); err != nil {
					return 0, err
				}
				if err := sh.step.Run(0, sh.hi-sh.lo); err != nil {
					return 0, err
				}
			}
		}
		least = min(least, float64(time.Since(from).Nanoseconds()))
	}
	return least, nil
}

// keep copies the state; what it returns puts it back.
func (s *Sim) keep() (restore func()) {
	type saved struct {
		column state.Column
		bytes  []byte
	}
	var list []saved
	for _, p := range s.populations {
		for _, c := range p.tree.All() {
			list = append(list, saved{c, append([]byte(nil), c.Bytes()...)})
		}
	}
	return func() {
		for _, x := range list {
			copy(x.column.Bytes(), x.bytes)
		}
		s.clearArrived()
	}
}

func (s *Sim) clearArrived() {
	for _, w := range s.workers {
		for _, sh := range w.shares {
			for _, acc := range sh.accumulators {
				acc.Fill(0)
			}
		}
	}
}

// eventTime delivers spikes of all neurons at a rate and returns the time per
// synapse in ns, 0 when there were none. In a sample those that have synapses
// spike in place of the others too.
func (s *Sim) eventTime(rate float64) float64 {
	defer func() {
		s.history.Clear()
		s.clearArrived()
	}()
	perStep := rate * s.dt / 1000
	if !(perStep > 0) {
		return 0
	}
	period := max(1, int(math.Round(1/perStep/float64(s.every)))) * s.every
	events, spent := int64(0), time.Duration(0)
	reach := int64(s.engine.MaxLag())
	var list []uint32
	for k := int64(0); k < reach+estimateSteps && spent < estimateTime; k++ {
		for _, w := range s.workers {
			for _, sh := range w.shares {
				// Element e spikes at steps that are e/every modulo the period/every.
				list = list[:0]
				first := (int(k)*s.every - sh.lo) % period
				if first < 0 {
					first += period
				}
				for e := sh.lo + first; e < sh.hi; e += period {
					list = append(list, uint32(e))
				}
				s.history.Put(sh.pop.index, w.id, k, list)
				for c, name := range sh.pop.released {
					s.history.PutValues(sh.pop.index, c+1, w.id, k, list, sh.pop.columns[name])
				}
			}
		}
		if k < reach {
			continue
		}
		from := time.Now()
		for _, w := range s.workers {
			for _, b := range w.blocks {
				events += b.Deliver(k, s.history)
			}
		}
		spent += time.Since(from)
	}
	if events == 0 {
		return 0
	}
	return float64(spent.Nanoseconds()) / float64(events)
}
