// Package compose binds a neuron with its synapses, outputs and inputs into
// one model. It is pure and needs no network.
package compose

import (
	"synfire/eqn"
	"synfire/unit"
)

// Synapse is one shared synapse state on a population: every projection with
// equal descriptors (synapse, output, target variable) uses the same one.
type Synapse struct {
	// Name prefixes the synapse's states in the composite: "NAME.g".
	Name string
	// Weight is the dimension of the projections' weights.
	Weight unit.Dim
	// Syn is nil when the weight is added to the variable To.
	Syn *eqn.Instance
	// Out is nil when the synapse's g is itself the input.
	Out *eqn.Instance
	// To names an input, a receptor or a variable of the neuron; empty means
	// the only input.
	To string
}

// Input is one external input.
type Input struct {
	Name string
	// Model is an input's equations; its output is added to To: to an input all
	// the time, to a variable once in every step, as what arrives is.
	Model *eqn.Instance
	To    string
	// Some are the elements that it goes to; values, i and N of the model are of
	// these. It is nil when it goes to all.
	Some *Elements
}

// Parts is everything that acts on one population.
type Parts struct {
	Name      string // of the population, for random streams
	Neuron    *eqn.Instance
	Synapses  []Synapse
	Sources   []Source
	Couplings []Coupling
	Inputs    []Input
}

// Action is one part of a step.
type Action uint8

// The actions that phases consist of. A timing orders them.
const (
	// Reset applies the reset to the elements that spiked in the step before
	// (or in this one, when it comes after Test).
	Reset Action = iota
	// StepSynapses integrates the variables of synapses (and inputs).
	StepSynapses
	// StepNeuron integrates the neuron's variables, which see the synapses'
	// values as they then stand.
	StepNeuron
	// StepAll integrates all variables from the old values.
	StepAll
	// Arrive runs the arrivals into synapse variables.
	Arrive
	// ArriveDelta runs the arrivals into variables of the neuron.
	ArriveDelta
	// Test looks for spikes.
	Test
	// Sample is the point at which recorders and readers see the state.
	Sample
)

// Timing is one row of the table of timings.
type Timing struct {
	Name   string
	Phases []Action
	// Offset is o in "arrivals of a spike of step k act in step k + D + o".
	Offset int
	// Frozen is R minus the number of integrations frozen by refractoriness.
	// With the counter c = R at the spike and one less after each later step,
	// an integration is frozen while c > Frozen.
	Frozen int
	// CeilRefractory: R = ceil(t/dt - 1e-6), else floor(t/dt + 1e-3).
	CeilRefractory bool
	// LoseFrozen: what arrives at "(unless refractory)" variables is lost in the
	// steps in which these are frozen; otherwise in all R steps after the spike.
	LoseFrozen bool
	// InitialSpikes: elements at or above threshold at the start count as
	// spiking before step 0; they are delivered and reset, not recorded.
	InitialSpikes bool
	// MinDelay is the smallest legal delay in steps.
	MinDelay int
	// Stamp is s in "a spike of step k has the time (k + s) dt", as far as
	// listed spikes go.
	Stamp int
}

// Receptor is one accumulator of a composite: what arrives is summed into the
// symbol Accumulator (role Import), then its Arrival statements run.
type Receptor struct {
	// Name is the Synapse's.
	Name        string
	Accumulator string
	Weight      unit.Dim
	Arrival     []eqn.Statement
	// Delta marks a receptor that writes to variables of the neuron.
	Delta bool
}

// Composite is a population's whole model. Model holds all symbols under
// composed names: a neuron's stay bare, others are prefixed "NAME.".
type Composite struct {
	Model  *eqn.Model
	Values map[string]unit.Any
	Series map[string]*eqn.Series
	Spikes *eqn.Spikes // the neuron's, when they are listed
	Reset  []eqn.Statement
	// OnSpike runs for the elements that spike, right after the test; until it
	// has run, lastspike is the spike before.
	OnSpike []eqn.Statement
	// Sums are the names of what couplings give: they are computed before the
	// variables step, from the state before the step.
	Sums      []string
	Receptors []Receptor
	Impulses  []eqn.Statement // what inputs add to variables in every step, with the arrivals
	Timing    *Timing
	// Synaptic tells which variables StepSynapses integrates.
	Synaptic  map[string]bool
	Method    string
	Precision string
	// Noises are the white noises that equations read, by composed name: those
	// of a neuron stay bare, so that the same name in two equations is the same
	// noise.
	Noises map[string]Noise
}

// Noise is a white noise.
type Noise struct {
	// Shared noises are the same for all elements.
	Shared bool
	// Stream gives the random stream of the k-th independent number that a step
	// needs of it; most need one.
	Stream func(k int) uint32
}
