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

// passes are run in this order.
var passes = []pass{
	{"expand", expand, nil},
	{"dce", dce, []string{"expand"}}, // of what was folded, the arguments may be left over
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
	g := &Func{Name: f.Name, Domain: f.Domain, Lists: f.Lists}
	slot := make([]uint64, len(f.Slots))
	for i, s := range f.Slots {
		if used[i] {
			slot[i] = uint64(len(g.Slots))
			g.Slots = append(g.Slots, s)
		}
	}
	to, loop := make([]Ref, len(f.Body)), make([]uint64, len(f.Loops))
	table := g.keepTables(f, live, slot)
	g.Body = make([]Instr, 0, len(f.Body))
	for i, in := range f.Body {
		if !live[i] {
			continue
		}
		switch in.Op {
		case OpLoad, OpStore, OpAccum:
			in.Imm = slot[in.Imm]
		case OpCount:
			in.Imm = table[in.Imm]
		case OpLoop:
			loop[in.Imm] = uint64(len(g.Loops))
			g.Loops = append(g.Loops, f.Loops[in.Imm])
			in.Imm = loop[in.Imm]
		case OpPhi, OpEnd:
			in.Imm = loop[in.Imm]
		}
		to[i] = Ref(len(g.Body))
		g.Body = append(g.Body, in.mapArgs(to))
	}
	for i := range g.Loops {
		g.Loops[i].keepLive(live, to)
	}
	for _, r := range f.Results {
		g.Results = append(g.Results, to[r])
	}
	return g, nil
}

// keepTables copies the tables that live instructions of f count in, with the
// new numbers of their slots, and returns the new numbers of the tables.
func (g *Func) keepTables(f *Func, live []bool, slot []uint64) []uint64 {
	to, kept := make([]uint64, len(f.Tables)), make([]bool, len(f.Tables))
	for i, in := range f.Body {
		if in.Op != OpCount || !live[i] || kept[in.Imm] {
			continue
		}
		t := f.Tables[in.Imm]
		if t.Slot >= 0 {
			t.Slot = int(slot[t.Slot])
		}
		to[in.Imm], kept[in.Imm] = uint64(len(g.Tables)), true
		g.Tables = append(g.Tables, t)
	}
	return to
}

// keepLive gives a loop the new numbers of its instructions, and leaves what it
// carries for nothing.
func (l *Loop) keepLive(live []bool, to []Ref) {
	l.Begin, l.End = int(to[l.Begin]), int(to[l.End])
	var carry []Carry
	for _, c := range l.Carry {
		if live[c.Phi] {
			carry = append(carry, Carry{to[c.Phi], to[c.Next]})
		}
	}
	l.Carry = carry
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
