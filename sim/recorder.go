package sim

import (
	"synfire/network"
	"synfire/state"
)

// Recorder is told what happens to a group of elements. It is one of
// SpikeRecorder and StateRecorder, or both.
type Recorder interface {
	// Group is what is recorded: a population or a slice of one.
	Group() *network.Population
}

// SpikeRecorder is told the spikes of its group, step by step.
type SpikeRecorder interface {
	Recorder
	// RecordSpikes is called once for every step in which the group spikes, in
	// the order of steps. Elements are indices within the group, ascending;
	// the slice is only valid during the call.
	RecordSpikes(step int64, elements []uint32)
}

// EventRecorder is a SpikeRecorder that is told a custom event of its group
// instead of its spikes.
type EventRecorder interface {
	SpikeRecorder
	// Event is the event's name; empty means spikes.
	Event() string
}

// MeasuredRecorder is a Recorder that knows how much memory it will take.
type MeasuredRecorder interface {
	Recorder
	// Bytes is the memory for what is recorded in steps from to to-1, in one
	// trial.
	Bytes(from, to int64, dt float64) float64
}

// GrowingRecorder is a Recorder whose memory grows with what happens, as that of
// spikes does.
type GrowingRecorder interface {
	Recorder
	// Copied is the memory that handing out what was recorded takes, such as for
	// a file.
	Copied() int64
}

// RoomyRecorder is a Recorder that can take memory ahead, which spares it copies
// of what grows; memory that is not used costs nothing.
type RoomyRecorder interface {
	Recorder
	// MakeRoom prepares for what is recorded in steps from to to-1.
	MakeRoom(from, to int64, dt float64)
}

// StateRecorder is told variables of its group every so many steps.
type StateRecorder interface {
	Recorder
	// Variables are the names of what is recorded.
	Variables() []string
	// Every is the number of steps between two samples, at least 1, at the
	// given time step in ms.
	Every(dt float64) (int, error)
	// RecordState is called for each sample: one column per variable with one
	// number per element of the group, valid during the call. The sample of
	// step k is the state at time k dt, before the step.
	RecordState(step int64, values []state.Column)
}
