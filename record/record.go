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
	steps   []int64
	neurons []int64
}

// Spikes records the spikes of a population or slice.
func Spikes(group *network.Population) *SpikeTrain { return &SpikeTrain{group: group} }

// Group returns what is recorded.
func (r *SpikeTrain) Group() *network.Population { return r.group }

// RecordSpikes implements sim.SpikeRecorder.
func (r *SpikeTrain) RecordSpikes(step int64, elements []uint32) {
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
	steps     []int64
	values    [][]float64 // per variable, [sample][element]
}

// State records variables of a population or slice every so often; every = 0
// means in each step.
func State(group *network.Population, every unit.Time, variables ...string) *Trace {
	return &Trace{group: group, variables: variables, every: every, values: make([][]float64, len(variables))}
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
