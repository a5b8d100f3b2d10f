package compose

import (
	"fmt"
	"strings"

	"synfire/diag"
)

// timings is the table of ARCHITECTURE "Time and order"; docs/semantics.md
// proves each row.
var timings = []*Timing{
	{
		Name:           "seed",
		Phases:         []Action{Sample, Reset, StepSynapses, Arrive, StepNeuron, ArriveDelta, Test},
		Offset:         1,
		Frozen:         1,
		CeilRefractory: true,
		LoseFrozen:     true,
		InitialSpikes:  true,
	},
	{
		Name:   "brian",
		Phases: []Action{Arrive, ArriveDelta, Reset, Sample, StepAll, Test},
		Offset: 1,
		Frozen: 1,
	},
	{
		Name:           "nest",
		Phases:         []Action{Sample, StepAll, Arrive, ArriveDelta, Test, Reset},
		CeilRefractory: true,
		LoseFrozen:     true,
		MinDelay:       1,
		Stamp:          1,
	},
	{
		// NEST's gif_cond_exp: the potential at a spike's time is not yet reset.
		Name:           "nest_gif",
		Phases:         []Action{Sample, Reset, StepAll, Arrive, ArriveDelta, Test},
		CeilRefractory: true,
		LoseFrozen:     true,
		MinDelay:       1,
	},
	{
		// NEST's gif_psc_exp: what arrives acts on the potential in the same step.
		Name:           "nest_gif_psc",
		Phases:         []Action{Sample, Reset, Arrive, ArriveDelta, StepAll, Test},
		CeilRefractory: true,
		LoseFrozen:     true,
		MinDelay:       1,
	},
}

// TimingNames lists the timings.
func TimingNames() []string {
	names := make([]string, len(timings))
	for i, t := range timings {
		names[i] = t.Name
	}
	return names
}

// LookupTiming returns the timing of a name.
func LookupTiming(name string) (*Timing, error) {
	for _, t := range timings {
		if t.Name == name {
			return t, nil
		}
	}
	if best, ok := diag.Suggest(name, TimingNames()); ok {
		return nil, fmt.Errorf("unknown timing %q; did you mean %q?", name, best)
	}
	return nil, fmt.Errorf("unknown timing %q; the timings are %s", name, strings.Join(TimingNames(), ", "))
}
