package ir

import (
	"fmt"
	"math"
	"unsafe"

	"synfire/rng"
	"synfire/state"
)

// Fault is a loop that did not finish within its bound.
type Fault struct {
	Func, Loop string
	Max        int
	// Element is the first element (Map) or synapse (Edge, Reduce) that was
	// still going, -1 when the loop depends on uniform values alone.
	Element int
}

func (e *Fault) Error() string {
	if e.Element < 0 {
		return fmt.Sprintf("%s: %s did not finish in %d turns", e.Func, e.Loop, e.Max)
	}
	return fmt.Sprintf("%s: %s did not finish in %d turns at element %d", e.Func, e.Loop, e.Max, e.Element)
}

// Exec is an Interp bound to arrays, with its registers. One goroutine at a
// time may use it.
type Exec struct {
	p      *Interp
	slots  []state.Column
	lists  [][]uint32
	counts []int
	limit  [Synapse + 1]int // numbers in the shortest column of each rank
	offset uint32           // element that the columns start with
	head   []boundStep
	body   []boundStep
	spread []spread
	tables []*Thresholds
	memory []uint64 // holds the registers alive

	// of the run
	source, target []uint32
	first          int // synapse that source[0] and target[0] belong to
}

// boundStep is a step with addresses.
type boundStep struct {
	inst
	kind stepKind
	loop *boundLoop
	slot boundSlot
}

type boundSlot struct {
	ptr  unsafe.Pointer
	len  int
	rank Rank
	wide bool
}

type boundLoop struct {
	*loopSteps
	active unsafe.Pointer
	carry  []boundCarry
	turn   int
}

type boundCarry struct {
	phi, next, stage unsafe.Pointer
	wide             bool
}

// spread is a uniform value that is copied to all places of its block when it
// has changed.
type spread struct {
	ptr    unsafe.Pointer
	wide   bool
	bits   uint64
	filled int
}

// CheckColumns checks that the columns fit the slots in number and type, that
// uniform ones hold one number, and that there are lists enough.
func CheckColumns(f *Func, slots []state.Column, lists [][]uint32) error {
	if len(slots) != len(f.Slots) {
		return fmt.Errorf("%s: bound to %d columns, has %d slots", f.Name, len(slots), len(f.Slots))
	}
	if len(lists) < f.Lists {
		return fmt.Errorf("%s: bound to %d lists, emits %d", f.Name, len(lists), f.Lists)
	}
	for i, s := range f.Slots {
		c := slots[i]
		if c.Type() != s.Type {
			return fmt.Errorf("%s: slot %q is %v, its column %v", f.Name, s.Name, s.Type, c.Type())
		}
		if s.Rank == Uniform && c.Len() != 1 {
			return fmt.Errorf("%s: uniform slot %q has a column of %d numbers", f.Name, s.Name, c.Len())
		}
	}
	return nil
}

// ColumnLimits returns the length of the shortest column of each rank, the
// largest int where there is none.
func ColumnLimits(f *Func, slots []state.Column) (limits [Synapse + 1]int) {
	for r := range limits {
		limits[r] = math.MaxInt
	}
	for i, s := range f.Slots {
		limits[s.Rank] = min(limits[s.Rank], slots[i].Len())
	}
	return limits
}

// Bind connects the Func to arrays: one column per slot, in the order of
// Func.Slots, and a buffer per list. Uniform slots take columns of length 1,
// which are read at the start of each run; Element columns span the whole
// population, the others their sources, targets or synapses. A list's length
// is its capacity. Columns must not overlap unless they are only read.
func (p *Interp) Bind(slots []state.Column, lists [][]uint32) (*Exec, error) {
	return p.BindAt(0, slots, lists)
}

// BindAt is Bind for a part of a population: the Element columns hold the
// elements from first on, runs count in places of the columns, and place i is
// known as element first + i to OpIndex, random numbers, lists and faults.
func (p *Interp) BindAt(first uint32, slots []state.Column, lists [][]uint32) (*Exec, error) {
	if err := CheckColumns(p.f, slots, lists); err != nil {
		return nil, err
	}
	x := &Exec{p: p, offset: first, slots: append([]state.Column(nil), slots...), lists: append([][]uint32(nil), lists...), counts: make([]int, len(lists))}
	x.limit = ColumnLimits(p.f, slots)
	x.tables = NewThresholds(p.f, x.slots)
	at := x.allocate()
	loops := map[*loopSteps]*boundLoop{}
	x.head = x.bindSteps(p.head, at, loops)
	x.body = x.bindSteps(p.body, at, loops)
	for _, r := range p.spread {
		x.spread = append(x.spread, spread{ptr: at[r], wide: p.regs[r].wide})
	}
	for _, c := range p.consts {
		r := p.regs[c.reg]
		s := spread{ptr: at[c.reg], wide: r.wide}
		if r.wide {
			*(*uint64)(s.ptr) = c.bits
		} else {
			*(*uint32)(s.ptr) = uint32(c.bits)
		}
		if r.block {
			s.fill(blockLen)
		}
	}
	return x, nil
}

// allocate makes the registers and returns their addresses.
func (x *Exec) allocate() []unsafe.Pointer {
	words := make([]int, len(x.p.regs)) // of 8 bytes, whole cache lines
	total := 8
	for i, r := range x.p.regs {
		n := 1
		if r.block {
			n = blockLen
			if !r.wide {
				n /= 2
			}
		}
		words[i] = n
		total += n
	}
	x.memory = make([]uint64, total)
	at := make([]unsafe.Pointer, len(words))
	next := 0
	for i, n := range words {
		at[i] = unsafe.Pointer(&x.memory[next])
		next += n
	}
	return at
}

func (x *Exec) bindSteps(steps []step, at []unsafe.Pointer, loops map[*loopSteps]*boundLoop) []boundStep {
	bound := make([]boundStep, len(steps))
	for i, s := range steps {
		b := &bound[i]
		b.kind, b.run, b.imm = s.kind, s.run, s.imm
		if s.d >= 0 {
			b.d = at[s.d]
		}
		b.a, b.b, b.c, b.e = at[s.args[0]], at[s.args[1]], at[s.args[2]], at[s.args[3]]
		switch s.kind {
		case stepLoad, stepStore, stepAccum:
			c := x.slots[s.imm]
			b.slot = boundSlot{c.Pointer(), c.Len(), x.p.f.Slots[s.imm].Rank, c.Type() == F64}
		case stepLoop, stepEnd:
			l := loops[s.loop]
			if l == nil {
				l = &boundLoop{loopSteps: s.loop, active: at[s.loop.active]}
				loops[s.loop] = l
			}
			if s.kind == stepEnd {
				for _, c := range s.loop.carry {
					bc := boundCarry{phi: at[c.phi], next: at[c.next], wide: c.wide}
					if c.stage >= 0 {
						bc.stage = at[c.stage]
					}
					l.carry = append(l.carry, bc)
				}
			}
			b.loop = l
		}
	}
	return bound
}

// Run runs the places lo to hi-1 of a Map's columns. Each list is filled from
// its start with the elements that were emitted, ascending; it must have room
// for hi-lo. After a fault the columns that are written and the lists hold
// nothing of use.
func (x *Exec) Run(lo, hi int) error {
	if err := CheckRange(x.p.f, lo, hi, x.limit[Element], x.lists); err != nil {
		return err
	}
	return x.run(lo, hi)
}

// CheckRange checks the range of a run of a Map whose shortest Element column
// has the given length.
func CheckRange(f *Func, lo, hi, length int, lists [][]uint32) error {
	if f.Domain != Map {
		return fmt.Errorf("%s: Run of a func over %v", f.Name, f.Domain)
	}
	if lo < 0 || hi < lo || hi > length {
		return fmt.Errorf("%s: elements %d to %d of columns of %d", f.Name, lo, hi, length)
	}
	for i, l := range lists {
		if len(l) < hi-lo {
			return fmt.Errorf("%s: list %d has room for %d of %d elements", f.Name, i, len(l), hi-lo)
		}
	}
	return nil
}

// RunEdges runs the synapses lo to hi-1 of an Edge or Reduce, in that order.
// Synapse s has the source source[s-lo] and the target target[s-lo]; a slice
// of one element stands for a row's one source or a column's one target.
func (x *Exec) RunEdges(lo, hi int, source, target []uint32) error {
	if err := CheckEdges(x.p.f, lo, hi, x.limit, source, target); err != nil {
		return err
	}
	x.source, x.target, x.first = source, target, lo
	err := x.run(lo, hi)
	x.source, x.target = nil, nil
	return err
}

// CheckEdges checks the arguments of RunEdges; limits are the lengths of the
// shortest columns by rank.
func CheckEdges(f *Func, lo, hi int, limits [Synapse + 1]int, source, target []uint32) error {
	if f.Domain != Edge && f.Domain != Reduce {
		return fmt.Errorf("%s: RunEdges of a func over %v", f.Name, f.Domain)
	}
	if lo < 0 || hi < lo || hi > limits[Synapse] {
		return fmt.Errorf("%s: synapses %d to %d of columns of %d", f.Name, lo, hi, limits[Synapse])
	}
	for _, e := range [...]struct {
		what  string
		index []uint32
		limit int
	}{{"source", source, limits[Source]}, {"target", target, limits[Target]}} {
		if len(e.index) != hi-lo && len(e.index) != 1 {
			return fmt.Errorf("%s: %d synapses with %d %s indices", f.Name, hi-lo, len(e.index), e.what)
		}
		top := uint32(0)
		for _, k := range e.index {
			top = max(top, k)
		}
		if hi > lo && int(top) >= e.limit {
			return fmt.Errorf("%s: %s %d of columns of %d", f.Name, e.what, top, e.limit)
		}
	}
	return nil
}

// Count returns how many elements the last run put into a list.
func (x *Exec) Count(list int) int { return x.counts[list] }

func (x *Exec) run(lo, hi int) error {
	clear(x.counts)
	if hi == lo {
		return nil
	}
	for _, t := range x.tables {
		if err := t.Update(); err != nil {
			return err
		}
	}
	if err := x.exec(x.head, lo, 1); err != nil {
		err.Element = -1
		return err
	}
	for i := range x.spread {
		x.spread[i].update(min(hi-lo, blockLen))
	}
	for base := lo; base < hi; base += blockLen {
		if err := x.exec(x.body, base, min(blockLen, hi-base)); err != nil {
			return err
		}
	}
	return nil
}

// update fills the block again when the value at its first place has changed.
func (s *spread) update(n int) {
	var bits uint64
	if s.wide {
		bits = *(*uint64)(s.ptr)
	} else {
		bits = uint64(*(*uint32)(s.ptr))
	}
	if bits != s.bits || n > s.filled {
		s.fill(n)
		s.bits, s.filled = bits, n
	}
}

func (s *spread) fill(n int) {
	if s.wide {
		fill(slice[uint64](s.ptr, n))
	} else {
		fill(slice[uint32](s.ptr, n))
	}
}

func fill[T any](xs []T) {
	for i := range xs {
		xs[i] = xs[0]
	}
}

// exec runs steps over the n elements that start at base.
func (x *Exec) exec(steps []boundStep, base, n int) *Fault {
	for pc := 0; pc < len(steps); pc++ {
		s := &steps[pc]
		switch s.kind {
		case stepOp:
			s.run(&s.inst, n)
		case stepLoad:
			x.load(s, base, n)
		case stepStore:
			x.store(s, base, n)
		case stepAccum:
			x.accum(s, base, n)
		case stepEmit:
			x.emit(s, base, n)
		case stepIndex:
			x.index(s, base, n)
		case stepWord:
			x.word(s, base, n)
		case stepCount:
			x.count(s, n)
		case stepLoop:
			s.loop.turn = 0
			active := slice[uint32](s.loop.active, n)
			for i := range active {
				active[i] = ^uint32(0)
			}
		case stepEnd:
			first := s.loop.end(slice[uint32](s.a, n))
			if first < 0 {
				continue
			}
			if s.loop.turn == s.loop.def.Max {
				return &Fault{x.p.f.Name, s.loop.def.Name, s.loop.def.Max, int(x.offset) + base + first}
			}
			pc = s.loop.start - 1
		}
	}
	return nil
}

// end closes a turn: the lanes that were active take their next values, those
// whose mask is false are frozen. It returns the first lane that goes on, -1
// when there is none.
func (l *boundLoop) end(mask []uint32) int {
	l.turn++
	n := len(mask)
	active := slice[uint32](l.active, n)
	for i := range l.carry {
		c := &l.carry[i]
		if c.stage == nil {
			continue
		}
		if c.wide {
			copy(slice[uint64](c.stage, n), slice[uint64](c.next, n))
		} else {
			copy(slice[uint32](c.stage, n), slice[uint32](c.next, n))
		}
	}
	for i := range l.carry {
		c := &l.carry[i]
		next := c.next
		if c.stage != nil {
			next = c.stage
		}
		take := inst{d: c.phi, a: l.active, b: next, c: c.phi}
		if c.wide {
			opSelect64(&take, n)
		} else {
			opSelect32(&take, n)
		}
	}
	first := -1
	for i := range active {
		active[i] &= mask[i]
		if active[i] != 0 && first < 0 {
			first = i
		}
	}
	return first
}

// where returns the indices of n synapses from base in a slice of RunEdges,
// and whether it is one index for all.
func (x *Exec) where(index []uint32, base, n int) ([]uint32, bool) {
	if len(index) == 1 {
		return index, true
	}
	return index[base-x.first:][:n], false
}

func (x *Exec) indices(rank Rank, base, n int) ([]uint32, bool) {
	if rank == Source {
		return x.where(x.source, base, n)
	}
	return x.where(x.target, base, n)
}

func (x *Exec) load(s *boundStep, base, n int) {
	if s.slot.wide {
		loadSlot[uint64](x, s, base, n)
	} else {
		loadSlot[uint32](x, s, base, n)
	}
}

func loadSlot[T any](x *Exec, s *boundStep, base, n int) {
	column, d := slice[T](s.slot.ptr, s.slot.len), slice[T](s.d, n)
	switch s.slot.rank {
	case Uniform:
		d[0] = column[0]
	case Element, Synapse:
		copy(d, column[base:])
	default:
		at, one := x.indices(s.slot.rank, base, n)
		if one {
			d[0] = column[at[0]]
			fill(d)
			return
		}
		for i, k := range at {
			d[i] = column[k]
		}
	}
}

func (x *Exec) store(s *boundStep, base, n int) {
	if s.slot.wide {
		storeSlot[uint64](x, s, base, n)
	} else {
		storeSlot[uint32](x, s, base, n)
	}
}

func storeSlot[T any](x *Exec, s *boundStep, base, n int) {
	column, a := slice[T](s.slot.ptr, s.slot.len), slice[T](s.a, n)
	if s.slot.rank != Target {
		copy(column[base:], a)
		return
	}
	at, one := x.indices(Target, base, n)
	if one {
		column[at[0]] = a[n-1]
		return
	}
	for i, k := range at {
		column[k] = a[i]
	}
}

func (x *Exec) accum(s *boundStep, base, n int) {
	if s.slot.wide {
		accumSlot[float64](x, s, base, n)
	} else {
		accumSlot[float32](x, s, base, n)
	}
}

// accumSlot adds one by one, since the order of additions is part of the bits.
func accumSlot[T float](x *Exec, s *boundStep, base, n int) {
	column, a := slice[T](s.slot.ptr, s.slot.len), slice[T](s.a, n)
	at, one := x.indices(Target, base, n)
	if one {
		for _, v := range a {
			column[at[0]] += v
		}
		return
	}
	for i, k := range at {
		column[k] += a[i]
	}
}

func (x *Exec) emit(s *boundStep, base, n int) {
	list, count := x.lists[s.imm], x.counts[s.imm]
	start := x.offset + uint32(base)
	for i, m := range slice[uint32](s.a, n) {
		if m != 0 {
			list[count] = start + uint32(i)
			count++
		}
	}
	x.counts[s.imm] = count
}

func (x *Exec) index(s *boundStep, base, n int) {
	d := slice[uint32](s.d, n)
	if x.p.f.Domain == Map {
		start := x.offset + uint32(base)
		for i := range d {
			d[i] = start + uint32(i)
		}
		return
	}
	at, one := x.where(x.target, base, n)
	if one {
		d[0] = at[0]
		fill(d)
		return
	}
	copy(d, at)
}

// word draws the words of n elements from the blocks that they lie in.
func (x *Exec) word(s *boundStep, base, n int) {
	key := [2]uint32{*(*uint32)(s.a), *(*uint32)(s.b)}
	d, start := slice[uint32](s.d, n), x.offset+uint32(base)
	for i := 0; i < n; {
		e := start + uint32(i)
		block := rng.Philox([4]uint32{e / 4, *(*uint32)(s.c), *(*uint32)(s.e), uint32(s.imm)}, key)
		i += copy(d[i:], block[e%4:])
	}
}

func (x *Exec) count(s *boundStep, n int) {
	t := x.tables[s.imm]
	if t.def.Type == F64 {
		countBelow(t, slice[float64](s.d, n), slice[float64](s.a, n))
	} else {
		countBelow(t, slice[int32](s.d, n), slice[int32](s.a, n))
	}
}
