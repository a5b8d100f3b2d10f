// Package record keeps chosen variables and spikes of a run in memory.
package record

import (
	"fmt"
	"math"
	"slices"

	"synfire/network"
	"synfire/sim"
	"synfire/state"
	"synfire/unit"
)

// SpikeTrain holds the spikes of a group, ordered by trial, step and neuron.
type SpikeTrain struct {
	group  *network.Population
	event  string
	window window
	spikes spikeList
	// others are the trials after the first.
	others []*SpikeTrain
}

// Spikes records the spikes of a population or slice.
func Spikes(group *network.Population) *SpikeTrain {
	return &SpikeTrain{group: group, window: always}
}

// Events records a custom event of a population or slice as Spikes does spikes.
func Events(group *network.Population, event string) *SpikeTrain {
	return &SpikeTrain{group: group, event: event, window: always}
}

// Event implements sim.EventRecorder.
func (r *SpikeTrain) Event() string { return r.event }

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

// ForTrial implements sim.TrialRecorder.
func (r *SpikeTrain) ForTrial(k, _ int) sim.Recorder {
	if k == 0 {
		return r
	}
	other := Events(r.group, r.event)
	other.window = r.window
	r.others = append(r.others, other)
	return r.others[k-1]
}

// Trials returns the number of trials that were recorded.
func (r *SpikeTrain) Trials() int { return 1 + len(r.others) }

// Trial returns the spikes of one trial.
func (r *SpikeTrain) Trial(k int) *SpikeTrain {
	if k == 0 {
		return &SpikeTrain{group: r.group, event: r.event, window: r.window, spikes: r.spikes}
	}
	return r.others[k-1]
}

// TrialOf returns the trial of each spike, from 0.
func (r *SpikeTrain) TrialOf() []int64 {
	list := make([]int64, 0, r.Count())
	for k := range r.Trials() {
		for range r.Trial(k).spikes.count {
			list = append(list, int64(k))
		}
	}
	return list
}

// RecordSpikes implements sim.SpikeRecorder.
func (r *SpikeTrain) RecordSpikes(step int64, elements []uint32) {
	if r.window.holds(step) {
		r.spikes.add(step, elements)
	}
}

// Count returns the number of spikes.
func (r *SpikeTrain) Count() int {
	n := r.spikes.count
	for _, o := range r.others {
		n += o.spikes.count
	}
	return n
}

// Copied implements sim.GrowingRecorder: the steps and the neurons of all spikes,
// and half as much for what is done with them.
func (r *SpikeTrain) Copied() int64 { return 3 * 8 * int64(r.Count()) }

// Steps returns the step of each spike, in a slice of the caller's own; a
// spike of step k has the time k dt.
func (r *SpikeTrain) Steps() []int64 { return r.each((*spikeList).appendSteps) }

// Neurons returns the index of each spike's neuron within the group, in a
// slice of the caller's own.
func (r *SpikeTrain) Neurons() []int64 { return r.each((*spikeList).appendElements) }

// each puts a list of every trial one behind the other.
func (r *SpikeTrain) each(list func(*spikeList, []int64) []int64) []int64 {
	all := list(&r.spikes, make([]int64, 0, r.Count()))
	for _, o := range r.others {
		all = list(&o.spikes, all)
	}
	return all
}

// Times returns the time of each spike in ms.
func (r *SpikeTrain) Times() []float64 {
	dt := float64(r.group.Network().Options().Dt)
	ts := make([]float64, r.Count())
	for i, k := range r.Steps() {
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
	// others are the trials after the first.
	others []*Trace
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

// ForTrial implements sim.TrialRecorder.
func (r *Trace) ForTrial(k, _ int) sim.Recorder {
	if k == 0 {
		return r
	}
	other := State(r.group, r.every, r.variables...)
	other.window = r.window
	r.others = append(r.others, other)
	return r.others[k-1]
}

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

// Bytes implements sim.MeasuredRecorder.
func (r *Trace) Bytes(from, to int64, dt float64) float64 {
	every, err := r.Every(dt)
	if err != nil {
		return 0
	}
	from, to = max(from, r.window.first), min(to, r.window.last)
	samples := float64(max(to-from, 0)) / float64(every)
	return 8 * samples * float64(r.group.Len()*len(r.variables))
}

// MakeRoom implements sim.RoomyRecorder.
func (r *Trace) MakeRoom(from, to int64, dt float64) {
	n := int(r.Bytes(from, to, dt) / 8 / float64(len(r.variables)))
	for i := range r.values {
		r.values[i] = slices.Grow(r.values[i], n+r.group.Len()) // a sample more, since the first may be at from
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

// Values returns the samples of a variable as [sample][trial][element] in one
// slice, in coherent units, and the number of elements of all trials; nil for a
// variable that is not recorded.
func (r *Trace) Values(variable string) ([]float64, int) {
	n := r.group.Len() * (1 + len(r.others))
	for i, v := range r.variables {
		if v != variable {
			continue
		}
		if len(r.others) == 0 {
			return r.values[i], n
		}
		all := make([]float64, 0, n*len(r.steps))
		for sample := range r.steps {
			lo, hi := sample*r.group.Len(), (sample+1)*r.group.Len()
			all = append(all, r.values[i][lo:hi]...)
			for _, o := range r.others {
				all = append(all, o.values[i][lo:hi]...)
			}
		}
		return all, n
	}
	return nil, n
}

var (
	_ sim.SpikeRecorder = (*SpikeTrain)(nil)
	_ sim.StateRecorder = (*Trace)(nil)
	_ sim.TrialRecorder = (*SpikeTrain)(nil)
	_ sim.TrialRecorder = (*Trace)(nil)

	_ sim.GrowingRecorder = (*SpikeTrain)(nil)
	_ sim.RoomyRecorder   = (*Trace)(nil)
)
