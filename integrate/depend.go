package integrate

import (
	"strconv"

	"synfire/ir"
)

// depend is the set of things that a value depends on; it decides when and how
// often the value is computed. The empty set is a constant's.
type depend uint8

const (
	onParameter depend = 1 << iota // parameters, dt, N
	onVarying                      // parameters that vary by element
	onTime                         // t and series that are the same for all elements
	onState                        // anything that only the step itself knows
)

// prepared tells whether a value can be computed before the run.
func (d depend) prepared() bool { return d&(onTime|onState) == 0 }

// perStep tells whether a value is computed once per step for all elements.
func (d depend) perStep() bool { return d&onTime != 0 && d&(onVarying|onState) == 0 }

// dependsOf finds what each value of a Pure Func depends on.
func dependsOf(f *ir.Func, name func(string) depend) []depend {
	set := make([]depend, len(f.Body))
	for i, in := range f.Body {
		set[i] = dependOf(f, in, set, name)
	}
	return set
}

func dependOf(f *ir.Func, in ir.Instr, set []depend, name func(string) depend) depend {
	switch in.Op {
	case ir.OpLoad:
		return name(f.Slots[in.Imm].Name)
	case ir.OpIndex:
		return onState
	}
	var d depend
	if in.Op.Random() {
		d = name(streamName(in.Imm))
	}
	for k := range in.Op.Arity() {
		d |= set[in.Args[k]]
	}
	return d
}

// streamName is the name under which the numbers of a random stream are asked
// for.
func streamName(stream uint64) string { return ":stream" + strconv.FormatUint(stream, 10) }
