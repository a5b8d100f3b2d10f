package eqn

import (
	"synfire/diag"
	"synfire/unit"
)

// Options are what surrounds the text of one's own equations. The zero value
// adds nothing.
type Options struct {
	// Name is the model's name in messages and catalogues; by default the word
	// of its kind.
	Name string
	// Threshold is a condition ("v > Vt"), with "rising" before it when it must
	// have been false before the step. Reset are the statements that follow a
	// spike. Refractory is a time ("5*ms", "tau_ref") or a condition.
	Threshold, Reset, Refractory string
	// Method, Timing and Precision are words of the tables of integrate,
	// compose and sim; a text of one's own has the timing "brian" by default.
	Method, Timing, Precision string
	// Arrival, OnPre and OnPost are the statements that run when a spike
	// arrives, and at spikes of the source and of the target.
	Arrival, OnPre, OnPost string
	// Events are conditions by the name of the custom event, and OnEvent the
	// statements that each of them runs.
	Events, OnEvent map[string]string
	// Order names the variables that step one after the other.
	Order []string
	// Values are parameters and initial values. A name that the text uses and
	// does not declare becomes a parameter with the dimension of its value.
	Values map[string]unit.Any
	// Series are functions of time given as tables: name(t) or name(t, i).
	Series map[string]*Series
	// Sources say where the texts stand, by the word of the option
	// ("equations", "threshold", "reset", …), for positions in messages.
	Sources map[string]diag.Source
}

// Template is a model made from text, with its mistakes if it has any.
type Template struct {
	instance *Instance
	err      error
}

// Instance returns the model with its values, or all mistakes in its text as
// one diag.List.
func (t *Template) Instance() (*Instance, error) { return t.instance, t.err }
