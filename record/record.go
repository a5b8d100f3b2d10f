// Package record keeps chosen variables and spikes of a run in memory.
package record

import (
	"fmt"
	"math"

	"synfire/network"
	"synfire/sim"
	"synfire/state"
	"synfire/unit"
)

// SpikeTrain holds the spikes of a group, ordered by step, then neuron.
type SpikeTrain struct {
	group   *network.Population
	window  window
	steps   []int64
	neurons []int64
}

// Spikes records the spikes of a population or slice.
func Spikes(group *network.Population) *SpikeTrain {
	return &SpikeTrain{group: group, window: always}
}

// Between makes r keep only the spikes with from <= t < to and returns r.
func (r *SpikeTrain) Between(from, to unit.Time) *SpikeTrain {
	r.window = between(from, to, r.group.Network().Options().Dt)
	return r
}

// Window returns the time, in ms, in which spikes are kept; it begins at 0 and
// has no end unless Between says otherwise.
func (r *SpikeTrain) Window() (from, to float64) { return r.window.from, r.window.to }

// window is the steps first to last-1, which are the times from <= t < to.
type window struct {
	from, to    float64 // ms
	first, last int64
}

var always = window{0, math.Inf(1), 0, math.MaxInt64}

// between takes times closer than a millionth of a step to a bound for equal
// to it, so that 0.3 ms is step 3 of 0.1 ms.
func between(from, to, dt unit.Time) window {
	step := func(t unit.Time) int64 {
		k := math.Ceil(float64(t)/float64(dt) - 1e-6)
		return int64(min(max(k, 0), 1<<62))
	}
	return window{float64(from), float64(to), step(from), step(to)}
}

func (w window) holds(step int64) bool { return w.first <= step && step < w.last }

// Group returns what is recorded.
func (r *SpikeTrain) Group() *network.Population { return r.group }

// RecordSpikes implements sim.SpikeRecorder.
func (r *SpikeTrain) RecordSpikes(step int64, elements []uint32) {
	if !r.window.holds(step) {
		return
	}
	for _, e := range elements {
		r.steps = append(r.steps, step)
		r.neurons = append(r.neurons, int64(e))
	}
}

// Count returns the number of spikes.
func (r *SpikeTrain) Count() int { return len(r.steps) }

// Steps returns the step of each spike; a spike of step k has the time k dt.
func (r *SpikeTrain) Steps() []int64 { return r.steps }

// Neurons returns the index of each spike's neuron within the group.
func (r *SpikeTrain) Neurons() []int64 { return r.neurons }

// Times returns the time of each spike in ms.
func (r *SpikeTrain) Times() []float64 {
	dt := float64(r.group.Network().Options().Dt)
	ts := make([]float64, len(r.steps))
	for i, k := range r.steps {
		ts[i] = float64(k) * dt
	}
	return ts
}

// Trace holds samples of variables of a group.
type Trace struct {
	group     *network.Population
	variables []string
	every     unit.Time
	window    window
	steps     []int64
	values    [][]float64 // per variable, [sample][element]
}

// State records variables of a population or slice every so often; every = 0
// means in each step.
func State(group *network.Population, every unit.Time, variables ...string) *Trace {
	return &Trace{group: group, variables: variables, every: every, window: always, values: make([][]float64, len(variables))}
}

// Between makes r keep only the samples with from <= t < to and returns r.
func (r *Trace) Between(from, to unit.Time) *Trace {
	r.window = between(from, to, r.group.Network().Options().Dt)
	return r
}

// Group returns what is recorded.
func (r *Trace) Group() *network.Population { return r.group }

// Variables implements sim.StateRecorder.
func (r *Trace) Variables() []string { return r.variables }

// Every implements sim.StateRecorder.
func (r *Trace) Every(dt float64) (int, error) {
	if r.every == 0 {
		return 1, nil
	}
	k := math.Round(float64(r.every) / dt)
	if !(k >= 1) || k > math.MaxInt32 {
		return 0, fmt.Errorf("recording every %v is not possible with a time step of %v ms", r.every, dt)
	}
	return int(k), nil
}

// RecordState implements sim.StateRecorder.
func (r *Trace) RecordState(step int64, values []state.Column) {
	if !r.window.holds(step) {
		return
	}
	r.steps = append(r.steps, step)
	for i, col := range values {
		for e := range col.Len() {
			r.values[i] = append(r.values[i], col.At(e))
		}
	}
}

// Times returns the time of each sample in ms.
func (r *Trace) Times() []float64 {
	dt := float64(r.group.Network().Options().Dt)
	ts := make([]float64, len(r.steps))
	for i, k := range r.steps {
		ts[i] = float64(k) * dt
	}
	return ts
}

// Unit returns the unit of the values of a variable: they are in coherent
// units, "mV" for a potential.
func (r *Trace) Unit(variable string) string {
	if s, ok := r.group.Model.Model.Symbol(variable); ok {
		return s.Dim.CoherentUnit()
	}
	return ""
}

// Values returns the samples of a variable as [sample][element] in one slice,
// in coherent units, and the number of elements; nil for a variable that is
// not recorded.
func (r *Trace) Values(variable string) ([]float64, int) {
	for i, v := range r.variables {
		if v == variable {
			return r.values[i], r.group.Len()
		}
	}
	return nil, r.group.Len()
}

var (
	_ sim.SpikeRecorder = (*SpikeTrain)(nil)
	_ sim.StateRecorder = (*Trace)(nil)
)
