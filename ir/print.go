package ir

import (
	"fmt"
	"strconv"
	"strings"
)

var (
	domainNames = [...]string{Pure: "pure", Map: "map", Edge: "edge", Reduce: "reduce"}
	rankNames   = [...]string{Uniform: "uniform", Element: "element", Source: "source", Target: "target", Synapse: "synapse"}
	modeNames   = [...]string{In: "in", Out: "out", InOut: "inout"}
)

// String names the domain.
func (d Domain) String() string { return domainNames[d] }

// String names the rank.
func (r Rank) String() string { return rankNames[r] }

// String names the mode.
func (m Mode) String() string { return modeNames[m] }

// String lists the Func, one instruction a line.
func (f *Func) String() string {
	var s strings.Builder
	fmt.Fprintf(&s, "%v %s\n", f.Domain, f.Name)
	for _, sl := range f.Slots {
		fmt.Fprintf(&s, "  %-5s %-7s %v %s\n", sl.Mode, sl.Rank, sl.Type, sl.Name)
	}
	indent := ""
	for i, in := range f.Body {
		if in.Op == OpEnd {
			indent = ""
		}
		fmt.Fprintf(&s, "%s  %s\n", indent, f.instrString(i, in))
		if in.Op == OpLoop {
			indent = "  "
		}
	}
	if len(f.Results) > 0 {
		s.WriteString("  return")
		for _, r := range f.Results {
			fmt.Fprintf(&s, " %%%d", r)
		}
		s.WriteByte('\n')
	}
	return s.String()
}

func (f *Func) instrString(i int, in Instr) string {
	var s strings.Builder
	if in.Type != Invalid {
		fmt.Fprintf(&s, "%%%d = %v.%v", i, in.Op, in.Type)
	} else {
		s.WriteString(in.Op.String())
	}
	switch in.Op {
	case OpConst:
		if in.Type == F32 {
			fmt.Fprintf(&s, " %s", strconv.FormatFloat(ConstValue(in.Type, in.Imm), 'g', -1, 32))
		} else {
			fmt.Fprintf(&s, " %s", strconv.FormatFloat(ConstValue(in.Type, in.Imm), 'g', -1, 64))
		}
	case OpLoad, OpStore, OpAccum:
		fmt.Fprintf(&s, " %s", f.Slots[in.Imm].Name)
	case OpShl, OpShr, OpEmit, OpWord, OpRandU, OpRandN, OpPoisson, OpBinomial:
		fmt.Fprintf(&s, " #%d", in.Imm)
	case OpCount:
		if t := f.Tables[in.Imm]; t.Slot >= 0 {
			fmt.Fprintf(&s, " poisson(%s)", f.Slots[t.Slot].Name)
		} else {
			fmt.Fprintf(&s, " poisson(%v)", t.Mean)
		}
	case OpLoop:
		l := f.Loops[in.Imm]
		fmt.Fprintf(&s, " %q at most %d", l.Name, l.Max)
	}
	for k := range in.Op.Arity() {
		fmt.Fprintf(&s, " %%%d", in.Args[k])
	}
	if in.Op == OpEnd {
		for _, c := range f.Loops[in.Imm].Carry {
			fmt.Fprintf(&s, " [%%%d <- %%%d]", c.Phi, c.Next)
		}
	}
	return s.String()
}
