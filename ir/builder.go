package ir

import "fmt"

// Builder makes a Func. Equal pure instructions are made once. A type that
// does not fit is a broken invariant of the caller and panics.
type Builder struct {
	f    *Func
	seen seen
	loop int // the open loop, -1 when there is none
	// folding tells whether instructions are folded before they are made.
	folding bool
}

// NewBuilder starts a Func.
func NewBuilder(name string, d Domain) *Builder {
	return &Builder{f: &Func{Name: name, Domain: d}, loop: -1}
}

// Func ends the building and returns the Func.
func (b *Builder) Func() *Func {
	if b.loop >= 0 {
		panic("BUG: Func with an open loop")
	}
	return b.f
}

// Type returns the type of a value.
func (b *Builder) Type(r Ref) Type { return b.f.Body[r].Type }

// Instr returns the instruction behind a value.
func (b *Builder) Instr(r Ref) Instr { return b.f.Body[r] }

// SlotOf returns the number of the slot of that name, made when it is new. A
// slot that is asked for as In and as Out becomes InOut.
func (b *Builder) SlotOf(s Slot) int {
	if i := b.f.Slot(s.Name); i >= 0 {
		old := &b.f.Slots[i]
		if old.Type != s.Type || old.Rank != s.Rank {
			panic(fmt.Sprintf("BUG: slot %q is %v rank %d, asked for as %v rank %d", s.Name, old.Type, old.Rank, s.Type, s.Rank))
		}
		if old.Mode != s.Mode {
			old.Mode = InOut
		}
		return i
	}
	b.f.Slots = append(b.f.Slots, s)
	return len(b.f.Slots) - 1
}

// Load reads a slot; it is made when it is new. A load always gives the value
// at the start of the element's program.
func (b *Builder) Load(name string, t Type, r Rank) Ref {
	return b.emit(Instr{Op: OpLoad, Type: t, Imm: uint64(b.SlotOf(Slot{name, t, r, In}))})
}

// Store writes a slot; it is made when it is new. Each slot is stored at most
// once, after all loads of it.
func (b *Builder) Store(name string, v Ref, r Rank) {
	s := b.SlotOf(Slot{name, b.Type(v), r, Out})
	b.emit(Instr{Op: OpStore, Args: [4]Ref{v, None, None, None}, Imm: uint64(s)})
}

// Accum adds a value to a Target slot (Edge, Reduce).
func (b *Builder) Accum(name string, v Ref) {
	s := b.SlotOf(Slot{name, b.Type(v), Target, InOut})
	b.emit(Instr{Op: OpAccum, Args: [4]Ref{v, None, None, None}, Imm: uint64(s)})
}

// Emit appends the element's index to a list where cond holds.
func (b *Builder) Emit(list int, cond Ref) {
	b.f.Lists = max(b.f.Lists, list+1)
	b.emit(Instr{Op: OpEmit, Args: [4]Ref{cond, None, None, None}, Imm: uint64(list)})
}

// Index is the element's index, U32.
func (b *Builder) Index() Ref { return b.emit(Instr{Op: OpIndex, Type: U32}) }

// Const is a constant.
func (b *Builder) Const(t Type, x float64) Ref {
	return b.emit(Instr{Op: OpConst, Type: t, Imm: ConstBits(t, x)})
}

// ConstBits is a constant given by its bits.
func (b *Builder) ConstBits(t Type, bits uint64) Ref {
	return b.emit(Instr{Op: OpConst, Type: t, Imm: bits})
}

// Op applies an op whose arguments decide the type of its value.
func (b *Builder) Op(op Op, args ...Ref) Ref {
	return b.OpImm(op, 0, args...)
}

// OpImm is Op with an immediate (shift count, stream).
func (b *Builder) OpImm(op Op, imm uint64, args ...Ref) Ref {
	in := Instr{Op: op, Args: [4]Ref{None, None, None, None}, Imm: imm}
	copy(in.Args[:], args)
	switch opTable[op].rule {
	case ruleSame:
		in.Type = b.Type(args[0])
	case ruleCompare:
		in.Type = Bool
	case ruleSelect:
		in.Type = b.Type(args[1])
	case ruleHalf:
		in.Type = U32
	case ruleMake:
		in.Type = F64
	default:
		panic(fmt.Sprintf("BUG: Op(%v)", op))
	}
	return b.emit(in)
}

// Random draws with a random op that has no argument.
func (b *Builder) Random(op Op, t Type, stream uint32) Ref {
	return b.emit(Instr{Op: op, Type: t, Imm: uint64(stream)})
}

// Cvt converts a value; it is the value itself when it has the type already.
func (b *Builder) Cvt(t Type, v Ref) Ref {
	if b.Type(v) == t {
		return v
	}
	return b.emit(Instr{Op: OpCvt, Type: t, Args: [4]Ref{v, None, None, None}})
}

// Bits reinterprets 32 bits as another type.
func (b *Builder) Bits(t Type, v Ref) Ref {
	if b.Type(v) == t {
		return v
	}
	return b.emit(Instr{Op: OpBits, Type: t, Args: [4]Ref{v, None, None, None}})
}

// BeginLoop opens a loop that carries the given values and returns their Phis.
func (b *Builder) BeginLoop(name string, most int, init ...Ref) []Ref {
	if b.loop >= 0 {
		panic("BUG: nested loop")
	}
	b.loop = len(b.f.Loops)
	b.f.Loops = append(b.f.Loops, Loop{Begin: len(b.f.Body), End: -1, Max: most, Name: name})
	b.emit(Instr{Op: OpLoop, Imm: uint64(b.loop)})
	phis := make([]Ref, len(init))
	for i, v := range init {
		phis[i] = b.emit(Instr{Op: OpPhi, Type: b.Type(v), Args: [4]Ref{v, None, None, None}, Imm: uint64(b.loop)})
	}
	return phis
}

// EndLoop closes the loop: each Phi takes its next value, and the element goes
// on while the mask holds.
func (b *Builder) EndLoop(goOn Ref, phis, next []Ref) {
	l := &b.f.Loops[b.loop]
	for i := range phis {
		l.Carry = append(l.Carry, Carry{phis[i], next[i]})
	}
	begin := l.Begin
	l.End = len(b.f.Body)
	b.emit(Instr{Op: OpEnd, Args: [4]Ref{goOn, None, None, None}, Imm: uint64(b.loop)})
	b.loop = -1
	// What was computed inside is frozen turn by turn and is not to be met
	// again outside.
	b.seen.forget(b.f.Body, begin)
}

// Inline copies a Pure Func into the Func being built and returns its results.
// bind gives the value of each of its slots.
func (b *Builder) Inline(f *Func, bind func(s Slot) Ref) []Ref {
	if f.Domain != Pure {
		panic("BUG: inlining " + f.Name)
	}
	to := make([]Ref, len(f.Body))
	for i, in := range f.Body {
		if in.Op == OpLoad {
			to[i] = bind(f.Slots[in.Imm])
			if b.Type(to[i]) != in.Type {
				panic(fmt.Sprintf("BUG: %s: slot %q bound to %v, want %v", f.Name, f.Slots[in.Imm].Name, b.Type(to[i]), in.Type))
			}
			continue
		}
		to[i] = b.emit(in.mapArgs(to))
	}
	results := make([]Ref, len(f.Results))
	for i, r := range f.Results {
		results[i] = to[r]
	}
	return results
}

// Return sets the results of a Pure Func.
func (b *Builder) Return(results ...Ref) { b.f.Results = results }

// mapArgs returns the instruction with its arguments renamed.
func (in Instr) mapArgs(to []Ref) Instr {
	for i := range in.Op.Arity() {
		in.Args[i] = to[in.Args[i]]
	}
	return in
}

func (b *Builder) emit(in Instr) Ref {
	row := &opTable[in.Op]
	for i := row.arity; i < len(in.Args); i++ {
		in.Args[i] = None
	}
	if row.commutative && in.Args[0] > in.Args[1] {
		in.Args[0], in.Args[1] = in.Args[1], in.Args[0]
	}
	if b.folding && row.arity > 0 && !row.effect {
		if r, ok := b.folded(in); ok {
			return r
		}
	}
	at := 0
	if !row.effect {
		var r Ref
		if at, r = b.seen.place(b.f.Body, &in); r != None {
			return r
		}
	}
	if err := checkInstr(b.f, &in, len(b.f.Body)); err != nil {
		panic(fmt.Sprintf("BUG: %s: %v", b.f.Name, err))
	}
	b.f.Body = append(b.f.Body, in)
	r := Ref(len(b.f.Body) - 1)
	if !row.effect {
		b.seen.put(at, r)
	}
	return r
}
