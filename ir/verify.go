package ir

import (
	"fmt"
	"math"
)

// Verify checks that a Func is well formed: types, order of definition, loops,
// slots, and what its domain allows. Every pass leaves a Func that verifies.
func Verify(f *Func) error {
	names := map[string]bool{}
	for _, s := range f.Slots {
		if names[s.Name] {
			return fmt.Errorf("%s: two slots are named %q", f.Name, s.Name)
		}
		names[s.Name] = true
		if err := checkSlot(f.Domain, s); err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	stored := make([]bool, len(f.Slots))
	open := -1
	inside := make([]bool, len(f.Body)) // hidden in a closed loop
	for i, in := range f.Body {
		if err := checkInstr(f, &f.Body[i], i); err != nil {
			return fmt.Errorf("%s: %%%d: %w", f.Name, i, err)
		}
		for k := range in.Op.Arity() {
			if inside[in.Args[k]] {
				return fmt.Errorf("%s: %%%d reads %%%d from inside a loop", f.Name, i, in.Args[k])
			}
		}
		switch in.Op {
		case OpLoop:
			if open >= 0 {
				return fmt.Errorf("%s: %%%d: nested loop", f.Name, i)
			}
			open = int(in.Imm)
			if l := f.Loops[open]; l.Begin != i || l.Max < 1 || l.End <= i || l.End >= len(f.Body) {
				return fmt.Errorf("%s: loop %d is at %d..%d, at most %d turns", f.Name, open, l.Begin, l.End, l.Max)
			}
		case OpEnd:
			if open != int(in.Imm) || f.Loops[open].End != i {
				return fmt.Errorf("%s: %%%d ends loop %d", f.Name, i, in.Imm)
			}
			l := f.Loops[open]
			phis := 0
			for k := l.Begin + 1; k < i; k++ {
				if f.Body[k].Op == OpPhi {
					phis++
				} else {
					inside[k] = true
				}
			}
			if phis != len(l.Carry) {
				return fmt.Errorf("%s: loop %d has %d phis and carries %d", f.Name, open, phis, len(l.Carry))
			}
			for _, c := range l.Carry {
				if int(c.Phi) <= l.Begin || int(c.Phi) >= i || f.Body[c.Phi].Op != OpPhi || c.Next < 0 || int(c.Next) >= i || inside[c.Next] && int(c.Next) < l.Begin ||
					f.Body[c.Phi].Type != f.Body[c.Next].Type {
					return fmt.Errorf("%s: loop %d carries %%%d to %%%d", f.Name, open, c.Next, c.Phi)
				}
			}
			open = -1
		case OpPhi:
			if open != int(in.Imm) || !(f.Body[i-1].Op == OpLoop || f.Body[i-1].Op == OpPhi) {
				return fmt.Errorf("%s: %%%d: phi outside the head of its loop", f.Name, i)
			}
		case OpStore:
			if stored[in.Imm] {
				return fmt.Errorf("%s: %%%d: slot %q is stored twice", f.Name, i, f.Slots[in.Imm].Name)
			}
			stored[in.Imm] = true
		case OpLoad:
			if stored[in.Imm] {
				return fmt.Errorf("%s: %%%d: slot %q is loaded after its store", f.Name, i, f.Slots[in.Imm].Name)
			}
		}
		if open >= 0 && (in.Op == OpStore || in.Op == OpAccum || in.Op == OpEmit) {
			return fmt.Errorf("%s: %%%d: %v in a loop", f.Name, i, in.Op)
		}
	}
	if open >= 0 {
		return fmt.Errorf("%s: loop %d has no end", f.Name, open)
	}
	for k, l := range f.Loops {
		if l.Begin < 0 || l.Begin >= len(f.Body) || f.Body[l.Begin].Op != OpLoop || f.Body[l.Begin].Imm != uint64(k) {
			return fmt.Errorf("%s: loop %d begins nowhere", f.Name, k)
		}
	}
	// Synapses of one call may share a target, so a target's variable that the
	// Func changes has no one value to load.
	for i, in := range f.Body {
		if in.Op == OpLoad && f.Slots[in.Imm].Rank == Target && changes(f, in.Imm) {
			return fmt.Errorf("%s: %%%d: target slot %q is loaded and changed", f.Name, i, f.Slots[in.Imm].Name)
		}
	}
	for i, s := range f.Slots {
		if s.Mode == Out && !stored[i] {
			return fmt.Errorf("%s: slot %q is never stored", f.Name, s.Name)
		}
	}
	for _, r := range f.Results {
		if f.Domain != Pure || r < 0 || int(r) >= len(f.Body) || f.Body[r].Type == Invalid || inside[r] {
			return fmt.Errorf("%s: result %%%d", f.Name, r)
		}
	}
	return nil
}

// changes tells whether the Func stores to the slot or accumulates into it.
func changes(f *Func, slot uint64) bool {
	for _, in := range f.Body {
		if (in.Op == OpStore || in.Op == OpAccum) && in.Imm == slot {
			return true
		}
	}
	return false
}

func checkSlot(d Domain, s Slot) error {
	ok := s.Type.Size() > 0 || d == Pure && s.Type == Bool
	switch s.Rank {
	case Uniform:
		ok = ok && s.Mode == In
	case Element:
		ok = ok && d == Map
	case Source:
		ok = ok && (d == Edge || d == Reduce) && s.Mode == In
	case Target, Synapse:
		ok = ok && (d == Edge || d == Reduce)
	}
	if d == Pure {
		ok = ok && s.Mode == In
	}
	if !ok {
		return fmt.Errorf("slot %q: %v, rank %d, mode %d does not fit domain %d", s.Name, s.Type, s.Rank, s.Mode, d)
	}
	return nil
}

// checkInstr checks one instruction at place i against what stands before it.
func checkInstr(f *Func, in *Instr, i int) error {
	if in.Op <= OpInvalid || in.Op >= numOps || in.Op == numPrimitive {
		return fmt.Errorf("no op %d", in.Op)
	}
	row := &opTable[in.Op]
	for k, r := range in.Args[:row.arity] {
		if r < 0 || int(r) >= i {
			return fmt.Errorf("%v: argument %d is %%%d", in.Op, k, r)
		}
		if f.Body[r].Type == Invalid {
			return fmt.Errorf("%v: argument %%%d has no value", in.Op, r)
		}
	}
	arg := func(k int) Type { return f.Body[in.Args[k]].Type }
	takes := func(t Type) bool { return row.types&(1<<t) != 0 }
	switch row.rule {
	case ruleLeaf:
		if !takes(in.Type) && !(in.Op == OpLoad && f.Domain == Pure && in.Type == Bool) {
			return badTypes(*in)
		}
	case ruleSame:
		for k := range row.arity {
			if arg(k) != in.Type {
				return badTypes(*in)
			}
		}
		if !takes(in.Type) {
			return badTypes(*in)
		}
	case ruleCompare:
		if arg(0) != arg(1) || !takes(arg(0)) || in.Type != Bool {
			return badTypes(*in)
		}
	case ruleSelect:
		if arg(0) != Bool || arg(1) != in.Type || arg(2) != in.Type {
			return badTypes(*in)
		}
	case ruleConvert:
		if !takes(arg(0)) || in.Type == Invalid || in.Op == OpBits && row.types&(1<<in.Type) == 0 {
			return badTypes(*in)
		}
	case ruleHalf:
		if arg(0) != F64 || in.Type != U32 {
			return badTypes(*in)
		}
	case ruleMake:
		if arg(0) != U32 || arg(1) != U32 || in.Type != F64 {
			return badTypes(*in)
		}
	case ruleNone:
		if row.arity > 0 && !takes(arg(0)) || in.Type != Invalid {
			return badTypes(*in)
		}
	}
	return checkImm(f, in)
}

func badTypes(in Instr) error {
	return fmt.Errorf("%v: types of %v do not fit %v", in.Op, in.Args[:in.Op.Arity()], in.Type)
}

func checkImm(f *Func, in *Instr) error {
	switch in.Op {
	case OpLoad, OpStore, OpAccum:
		if in.Imm >= uint64(len(f.Slots)) {
			return fmt.Errorf("%v: no slot %d", in.Op, in.Imm)
		}
		s := f.Slots[in.Imm]
		switch {
		case in.Op == OpLoad && (s.Type != in.Type || s.Mode == Out),
			in.Op != OpLoad && (s.Type != f.Body[in.Args[0]].Type || s.Mode == In),
			in.Op == OpAccum && s.Rank != Target,
			in.Op == OpStore && s.Rank == Uniform:
			return fmt.Errorf("%v: slot %q is %v, rank %d, mode %d", in.Op, s.Name, s.Type, s.Rank, s.Mode)
		}
	case OpEmit:
		if in.Imm >= uint64(f.Lists) || f.Domain != Map {
			return fmt.Errorf("emit: no list %d", in.Imm)
		}
	case OpIndex:
		if f.Domain == Pure {
			return nil
		}
	case OpLoop, OpPhi, OpEnd:
		if in.Imm >= uint64(len(f.Loops)) {
			return fmt.Errorf("%v: no loop %d", in.Op, in.Imm)
		}
	case OpWord:
		if in.Imm > math.MaxUint32 || f.Domain != Map && f.Domain != Pure {
			return fmt.Errorf("word: stream %d in a func over %v", in.Imm, f.Domain)
		}
	case OpCount:
		if in.Imm >= uint64(len(f.Tables)) {
			return fmt.Errorf("count: no table %d", in.Imm)
		}
		t := f.Tables[in.Imm]
		if t.Type != in.Type || t.Slot >= len(f.Slots) || t.Slot >= 0 && (f.Slots[t.Slot].Rank != Uniform || !f.Slots[t.Slot].Type.IsFloat()) {
			return fmt.Errorf("count: table %d is %+v", in.Imm, t)
		}
	case OpShl, OpShr:
		if in.Imm > 31 {
			return fmt.Errorf("%v by %d", in.Op, in.Imm)
		}
	}
	return nil
}
