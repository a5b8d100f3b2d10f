package integrate

import (
	"fmt"
	"math"

	"synfire/eqn"
	"synfire/ir"
	"synfire/state"
	"synfire/unit"
)

// Chance is the probability with which each of a population's elements spikes
// in every step.
type Chance struct {
	// Probability is the coefficient that holds it, F64, computed by Prepare.
	Probability string
	// Stream is that of the random number which the threshold compares.
	Stream uint32
}

// chance reads the probability off a threshold of the form rand() < p where p
// depends on parameters that are the same for all elements.
func (m *model) chance() *Chance {
	if m.Model.Threshold == nil || m.lastspike || m.Model.Rising || m.Model.Refractory != nil || len(m.Reset)+len(m.OnSpike)+len(m.Receptors)+len(m.Impulses)+len(m.Model.Events) > 0 {
		return nil
	}
	for _, s := range m.Model.Symbols {
		if s.Role == eqn.State {
			return nil
		}
	}
	f := ir.Simplify(m.expand(m.Model.Threshold.Func, false))
	test := f.Body[f.Results[0]]
	if test.Op != ir.OpLT || f.Body[test.Args[0]].Op != ir.OpRandU {
		return nil
	}
	from := dependsOf(f, m.depends)
	if p := from[test.Args[1]]; p&(onVarying|onTime|onState) != 0 {
		return nil
	}
	slot := m.tables.add(f, test.Args[1], onParameter, ir.F64, m.rank)
	return &Chance{slot.Name, uint32(f.Body[test.Args[0]].Imm)}
}

// counted is a coefficient that says how often something random happens.
type counted struct{ slot, what string }

const spikeChance = "the probability of a spike"

// counts lists what says how often something random happens and is known before
// the run: means of Poisson counts, and the probability of a spike where that is
// the whole threshold. It comes after the step is made, before the funcs of the
// tables are.
func (m *model) counts(step *ir.Func) []counted {
	var list []counted
	for _, in := range step.Body {
		if in.Op != ir.OpPoisson {
			continue
		}
		mean := step.Body[in.Args[0]]
		for mean.Op == ir.OpCvt {
			mean = step.Body[mean.Args[0]]
		}
		if mean.Op != ir.OpLoad {
			continue
		}
		if slot, ok := m.tables.slots[step.Slots[mean.Imm].Name]; ok {
			list = append(list, counted{slot.Name, "the mean of a Poisson count"})
		}
	}
	if m.Model.Threshold == nil {
		return list
	}
	f := ir.Simplify(m.expand(m.Model.Threshold.Func, false))
	test := f.Body[f.Results[0]]
	if test.Op != ir.OpLT || f.Body[test.Args[0]].Op != ir.OpRandU {
		return list
	}
	if on := dependsOf(f, m.depends)[test.Args[1]]; on.prepared() {
		list = append(list, counted{m.tables.add(f, test.Args[1], on, state.F64, m.rank).Name, spikeChance})
	}
	return list
}

// CheckRates refuses rates below zero. It reads slots that Prepare and
// PrepareElements have written.
func (p *Program) CheckRates(column func(slot string) state.Column) error {
	for _, known := range p.counts {
		c := column(known.slot)
		for i := range c.Len() {
			if x := c.At(i); x < 0 {
				at := ""
				if c.Len() > 1 {
					at = fmt.Sprintf(" of element %d", i)
				}
				return fmt.Errorf("%s%s is %.3g in every step: a rate must not be below 0", known.what, at, x)
			}
		}
	}
	return nil
}

// saturated tells of rates that are above one spike per step, which is the most
// that a step gives. It reads what CheckRates reads.
func (p *Program) saturated(column func(slot string) state.Column) []string {
	var doubts []string
	for _, known := range p.counts {
		if known.what != spikeChance {
			continue
		}
		c := column(known.slot)
		most, above := 0.0, 0
		for i := range c.Len() {
			if x := c.At(i); x > 1 {
				most, above = math.Max(most, x), above+1
			}
		}
		if above == 0 {
			continue
		}
		in := ""
		if c.Len() > 1 {
			in = fmt.Sprintf(" in %d of %d elements", above, c.Len())
		}
		doubts = append(doubts, fmt.Sprintf("a rate of up to %v%s is above one spike per step: an element gives no more than that, %v at dt = %g ms; a smaller dt or more elements are needed",
			unit.Frequency(most/p.dt), in, unit.Frequency(1/p.dt), p.dt))
	}
	return doubts
}
