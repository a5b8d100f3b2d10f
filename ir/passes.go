package ir

import (
	"fmt"
	"slices"
)

// A pass rewrites a verified Func into an equivalent one with the same bits.
type pass struct {
	name  string
	run   func(*Func) (*Func, error)
	after []string // passes that must have run before it
}

// passes are run in this order. Each makes equal instructions once, as the
// Builder does by itself.
var passes = []pass{
	// Folding first shows expand which exponents are constant.
	{"fold", fold, nil},
	{"expand", expand, []string{"fold"}},
	{"late fold", fold, []string{"expand"}},
	{"dce", dce, []string{"late fold"}},
}

// Optimize runs all passes and verifies the Func before and after. What comes out
// has primitives only, and the slots that it uses, in their order; slots of
// random streams that were missing are appended.
func Optimize(f *Func) (*Func, error) {
	if err := Verify(f); err != nil {
		return nil, err
	}
	for i, p := range passes {
		for _, name := range p.after {
			if !slices.ContainsFunc(passes[:i], func(q pass) bool { return q.name == name }) {
				panic("BUG: pass " + p.name + " stands before " + name)
			}
		}
		var err error
		if f, err = p.run(f); err != nil {
			return nil, err
		}
	}
	if err := Verify(f); err != nil {
		return nil, fmt.Errorf("BUG: after all passes: %w", err)
	}
	return f, nil
}

// dce drops what no effect and no result needs: values, loops with what they
// carry, and the slots that are left unused.
func dce(f *Func) (*Func, error) {
	live := liveValues(f)
	used := make([]bool, len(f.Slots))
	for i, in := range f.Body {
		if !live[i] {
			continue
		}
		switch in.Op {
		case OpLoad, OpStore, OpAccum:
			used[in.Imm] = true
		case OpCount:
			if t := f.Tables[in.Imm]; t.Slot >= 0 {
				used[t.Slot] = true
			}
		}
	}
	r := newRebuild(f)
	r.f.Slots = nil
	slot := make([]uint64, len(f.Slots))
	for i, s := range f.Slots {
		if used[i] {
			slot[i] = uint64(len(r.f.Slots))
			r.f.Slots = append(r.f.Slots, s)
		}
	}
	table := r.keepTables(f, live, slot)
	for i, in := range f.Body {
		if !live[i] {
			continue
		}
		switch in.Op {
		case OpLoad, OpStore, OpAccum:
			in.Imm = slot[in.Imm]
			r.to[i] = r.emit(in.mapArgs(func(a Ref) Ref { return r.to[a] }))
		case OpCount:
			in.Imm = table[in.Imm]
			r.to[i] = r.emit(in.mapArgs(func(a Ref) Ref { return r.to[a] }))
		case OpLoop, OpEnd:
			r.keepLive(i, live)
		default:
			r.keep(i)
		}
	}
	return r.finish(), nil
}

// keepTables keeps the tables that live instructions count in, with the new
// numbers of their slots, and returns the new numbers of the tables.
func (r *rebuild) keepTables(f *Func, live []bool, slot []uint64) []uint64 {
	r.f.Tables = nil
	to, kept := make([]uint64, len(f.Tables)), make([]bool, len(f.Tables))
	for i, in := range f.Body {
		if in.Op != OpCount || !live[i] || kept[in.Imm] {
			continue
		}
		t := f.Tables[in.Imm]
		if t.Slot >= 0 {
			t.Slot = int(slot[t.Slot])
		}
		to[in.Imm], kept[in.Imm] = uint64(len(r.f.Tables)), true
		r.f.Tables = append(r.f.Tables, t)
	}
	return to
}

// keepLive copies the start or end of a loop with the phis that are live.
func (r *rebuild) keepLive(i int, live []bool) {
	in := r.from.Body[i]
	l := r.from.Loops[in.Imm]
	if in.Op == OpEnd {
		var phis, next []Ref
		for _, c := range l.Carry {
			if live[c.Phi] {
				phis, next = append(phis, r.to[c.Phi]), append(next, r.to[c.Next])
			}
		}
		r.EndLoop(r.to[in.Args[0]], phis, next)
		return
	}
	var init []Ref
	var old []int
	for k := i + 1; r.from.Body[k].Op == OpPhi; k++ {
		if live[k] {
			init, old = append(init, r.to[r.from.Body[k].Args[0]]), append(old, k)
		}
	}
	for k, phi := range r.BeginLoop(l.Name, l.Max, init...) {
		r.to[old[k]] = phi
	}
}

// liveValues marks what stores, sums, lists and results need. A loop that
// gives nothing that is needed is dropped, and with it its possible fault.
func liveValues(f *Func) []bool {
	live := make([]bool, len(f.Body))
	var work []Ref
	need := func(r Ref) {
		if !live[r] {
			live[r] = true
			work = append(work, r)
		}
	}
	for i, in := range f.Body {
		if in.Op == OpStore || in.Op == OpAccum || in.Op == OpEmit {
			need(Ref(i))
		}
	}
	for _, r := range f.Results {
		need(r)
	}
	for len(work) > 0 {
		in := f.Body[work[len(work)-1]]
		at := work[len(work)-1]
		work = work[:len(work)-1]
		for k := range in.Op.Arity() {
			need(in.Args[k])
		}
		if in.Op != OpPhi {
			continue
		}
		l := f.Loops[in.Imm]
		need(Ref(l.Begin))
		need(Ref(l.End))
		for _, c := range l.Carry {
			if c.Phi == at {
				need(c.Next)
			}
		}
	}
	return live
}
