package integrate

import (
	"synfire/eqn"
	"synfire/ir"
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
