package sim

import (
	"synfire/ir"
	"synfire/kernel"
	"synfire/network"
)

// Program is one program of a population's step.
type Program struct {
	// Name says when it runs: "prepare" and "prepare elements" when a parameter
	// changed, "initial" before step 0, "tick" once per step, "step" for every
	// element; "before" and "after" are the step in two halves, for steps in
	// which the state is looked at.
	Name string
	// Func is what discretization made, before any pass.
	Func *ir.Func
	// Kernel is what runs; its Func is the one after all passes.
	Kernel *kernel.Kernel
}

// Programs returns the programs of a population, in the order in which they
// run.
func (s *Sim) Programs(p *network.Population) []Program {
	pp := s.populations[s.index(p.Root)]
	f, k := pp.program, pp.kernels
	var list []Program
	for _, x := range []Program{
		{"prepare", f.Prepare, k.prepare},
		{"prepare elements", f.PrepareElements, k.prepareElements},
		{"initial", f.Initial, k.initial},
		{"tick", f.Tick, k.ticker},
		{"step", f.Step, k.step},
		{"before", f.Before, k.before},
		{"after", f.After, k.after},
	} {
		if x.Kernel != nil {
			list = append(list, x)
		}
	}
	return list
}
