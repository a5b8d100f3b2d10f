package ir

import (
	"strings"
	"testing"
)

func TestVerifyNamesWhatIsWrong(t *testing.T) {
	f32 := func(op Op, imm uint64, args ...Ref) Instr {
		in := Instr{Op: op, Type: F32, Args: [4]Ref{None, None, None, None}, Imm: imm}
		copy(in.Args[:], args)
		return in
	}
	none := func(op Op, imm uint64, args ...Ref) Instr {
		in := f32(op, imm, args...)
		in.Type = Invalid
		return in
	}
	x := Slot{"x", F32, Element, InOut}
	load, store := f32(OpLoad, 0), none(OpStore, 0, 0)
	truth := Instr{Op: OpConst, Type: Bool, Args: [4]Ref{None, None, None, None}, Imm: 1}
	mapOf := func(slots []Slot, body ...Instr) *Func {
		return &Func{Name: "f", Domain: Map, Slots: slots, Body: body}
	}
	loop := func(l Loop, body ...Instr) *Func {
		f := mapOf([]Slot{x}, body...)
		f.Loops = []Loop{l}
		return f
	}
	rows := []struct {
		want string
		f    *Func
	}{
		{"", mapOf([]Slot{x}, load, store)},
		{"two slots", mapOf([]Slot{x, x}, load)},
		{"does not fit", mapOf([]Slot{{"x", F32, Uniform, Out}})},
		{"does not fit", mapOf([]Slot{{"x", Bool, Element, In}})},
		{"does not fit", mapOf([]Slot{{"x", F32, Source, In}})},
		{"no op 200", mapOf(nil, Instr{Op: 200})},
		{"argument 1 is %1", mapOf([]Slot{x}, load, f32(OpAdd, 0, 0, 1))},
		{"argument 0 is %-1", mapOf([]Slot{x}, f32(OpNeg, 0, None))},
		{"has no value", mapOf([]Slot{x}, load, store, f32(OpNeg, 0, 1))},
		{"types", mapOf([]Slot{x}, load, truth, f32(OpAdd, 0, 0, 1))},
		{"types", mapOf([]Slot{x}, load, f32(OpSelect, 0, 0, 0, 0))},
		{"types", mapOf([]Slot{x}, load, f32(OpNot, 0, 0))},
		{"no slot 3", mapOf([]Slot{x}, f32(OpLoad, 3))},
		{"stored twice", mapOf([]Slot{x}, load, store, store)},
		{"loaded after", mapOf([]Slot{x}, load, store, load)},
		{"never stored", mapOf([]Slot{{"x", F32, Element, Out}})},
		{"no list 0", mapOf(nil, truth, none(OpEmit, 0, 0))},
		{"shl by 32", mapOf([]Slot{{"x", U32, Element, In}}, Instr{Op: OpLoad, Type: U32}, Instr{Op: OpShl, Type: U32, Args: [4]Ref{0, None, None, None}, Imm: 32})},
		{"no loop 0", mapOf(nil, none(OpLoop, 0))},
		{"at most 0 turns", loop(Loop{Begin: 0, End: 2}, none(OpLoop, 0), truth, none(OpEnd, 0, 1))},
		{"loop 0 is at", loop(Loop{Begin: 0, End: 9, Max: 1}, none(OpLoop, 0), truth, none(OpEnd, 0, 1))},
		{"ends loop", loop(Loop{Begin: 0, End: 2, Max: 1}, truth, none(OpEnd, 0, 0))},
		{"store in a loop", loop(Loop{Begin: 1, End: 4, Max: 1}, load, none(OpLoop, 0), truth, store, none(OpEnd, 0, 2))},
		{"from inside a loop", loop(Loop{Begin: 0, End: 3, Max: 1}, none(OpLoop, 0), truth, load, none(OpEnd, 0, 1), none(OpStore, 0, 2))},
		{"carries", loop(Loop{Begin: 1, End: 4, Max: 1, Carry: []Carry{{2, None}}}, load, none(OpLoop, 0), f32(OpPhi, 0, 0), truth, none(OpEnd, 0, 3))},
		{"1 phis and carries 0", loop(Loop{Begin: 1, End: 4, Max: 1}, load, none(OpLoop, 0), f32(OpPhi, 0, 0), truth, none(OpEnd, 0, 3))},
		{"outside the head", loop(Loop{Begin: 1, End: 4, Max: 1}, load, none(OpLoop, 0), truth, f32(OpPhi, 0, 0), none(OpEnd, 0, 2))},
		{"begins nowhere", loop(Loop{Begin: 0, End: 1, Max: 1}, load)},
		{"has no end", loop(Loop{Begin: 0, End: 1, Max: 1}, none(OpLoop, 0), load)},
		{"result", &Func{Name: "f", Domain: Map, Slots: []Slot{x}, Body: []Instr{load}, Results: []Ref{0}}},
		{"loaded and changed", &Func{Name: "f", Domain: Edge, Slots: []Slot{{"x", F32, Target, InOut}}, Body: []Instr{load, none(OpAccum, 0, 0)}}},
	}
	for i, r := range rows {
		err := Verify(r.f)
		if (err == nil) != (r.want == "") || err != nil && !strings.Contains(err.Error(), r.want) {
			t.Errorf("row %d: error %v, want %q\n", i, err, r.want)
		}
	}
}

func TestPassesStandInTheirOrder(t *testing.T) {
	names := map[string]bool{}
	for _, p := range passes {
		if names[p.name] {
			t.Errorf("two passes are named %q", p.name)
		}
		names[p.name] = true
	}
	for _, p := range passes {
		for _, a := range p.after {
			if !names[a] {
				t.Errorf("%s comes after %q, which is no pass", p.name, a)
			}
		}
	}
}

// TestEveryOpHasItsRows fails by name for an op that a table lacks.
func TestEveryOpHasItsRows(t *testing.T) {
	for _, op := range Ops() {
		if op.String() == "invalid" {
			t.Errorf("op %d has no name", op)
		}
		if !op.Primitive() {
			if expansions[op] == nil {
				t.Errorf("%v has no expansion", op)
			}
			continue
		}
		if stepKinds[op] != stepOp || op == OpConst || op == OpPhi || op == OpCvt {
			continue
		}
		rule := opTable[op].rule
		for _, typ := range []Type{Bool, I32, U32, F32, F64} {
			if value := rule == ruleSame || rule == ruleCompare || rule == ruleSelect; value && op.Takes(typ) && opFuncs[op][typ] == nil {
				t.Errorf("%v has no inner loop for %v", op, typ)
			}
		}
	}
}
