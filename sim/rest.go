package sim

import (
	"slices"
	"unsafe"

	"synfire/event"
	"synfire/ir"
	"synfire/kernel"
	"synfire/state"
)

// Elements at rest are not stepped.
//
// Where a step reads nothing but an element's state, its parameters and what
// arrives (mayRest), it is a function of these. An element is at rest when a
// step in which nothing arrived changed no bit of its state and gave no spike:
// then every further step would do the same, until something arrives or a value
// is changed. So leaving it out gives the bits of stepping it.
//
// The elements that are awake are kept packed, in columns of their own that the
// kernels are bound to a second time. Every lookSteps steps those that have come
// to rest are put back; an arrival packs its target again. The population's own
// columns are brought up to date before anyone can see them: at the end of every
// job, before samples, and for elements that spike.

const (
	// restElements is the number of elements of a share from which on it is
	// looked whether they rest.
	restElements = 1024
	// lookSteps is the number of steps between two looks; a look costs about as
	// much as a step.
	lookSteps = 256
	// maxLookSteps bounds the time between looks that find nothing at rest.
	maxLookSteps = 4096
)

// resting is what a share needs to leave elements out.
type resting struct {
	share *share
	block *event.Block
	place int // of the first element among the block's local targets
	// packed says that the elements at rest are left out.
	packed bool
	// active are the packed elements, by place; at is the inverse, -1 for those
	// at rest; arrived is the step in which something last arrived at a place.
	active  []uint32
	at      []int32
	arrived []int64
	columns []packedColumn
	// homeCalls are bound to the population's columns, packedCalls to the packed.
	homeCalls, packedCalls calls
	spikes                 []uint32 // list of packedCalls
	out                    []uint32
	// next is the step of the next look; wait the time to the one after.
	next, wait int64
	looking    bool // in the step at work
	version    int
	before     [][]byte // the states at a look, by column; aligned, being large
	still      []bool   // by place, at a look: may be at rest
}

// packedColumn is a column of the population and its packed twin.
type packedColumn struct {
	home, packed state.Column
	kind         columnKind
}

type columnKind uint8

const (
	parameterColumn columnKind = iota
	stateColumn
	accumulatorColumn
)

// mayRest tells whether a share's step depends on nothing that changes by
// itself or that is unknown here.
func (sh *share) mayRest() bool {
	if sh.hi-sh.lo < restElements || sh.emitter != nil || sh.tick != nil || len(sh.pop.composite.Series) > 0 {
		return false
	}
	k := sh.pop.kernels
	for _, k := range []*kernel.Kernel{k.step, k.before, k.after} {
		if k == nil {
			continue
		}
		f := k.Func()
		if f.Lists > 1 || slices.ContainsFunc(f.Body, func(i ir.Instr) bool { return i.Op == ir.OpIndex }) {
			return false
		}
		for _, sl := range f.Slots {
			if sl.Name == "t" || slices.Contains(ir.StreamSlots[:], sl.Name) || sl.Rank == ir.Uniform && sl.Mode != ir.In {
				return false
			}
		}
	}
	return k.step != nil
}

// newResting prepares a share whose elements may rest, nil for others.
func newResting(sh *share, block *event.Block, target int) *resting {
	if !sh.mayRest() {
		return nil
	}
	return &resting{share: sh, block: block, place: block.Place(target), wait: lookSteps, version: -1, homeCalls: sh.calls}
}

// bind makes the packed columns and binds the kernels to them, once.
func (r *resting) bind() error {
	if r.at != nil {
		return nil
	}
	sh := r.share
	n := sh.hi - sh.lo
	r.at, r.arrived, r.spikes = make([]int32, n), make([]int64, n), make([]uint32, n)
	twins := map[string]state.Column{}
	twin := func(name string) (state.Column, bool) {
		c, own := sh.own[name]
		kind := parameterColumn
		if own {
			kind = accumulatorColumn
		} else {
			c = sh.pop.columns[name]
			if c.Len() != sh.pop.n {
				return c, false
			}
			c = c.Slice(sh.lo, sh.hi)
			if _, stored := sh.pop.tree.Get(name); stored && !sh.pop.varies[name] {
				kind = stateColumn
			}
		}
		packed := state.NewColumn(c.Type(), n)
		r.columns = append(r.columns, packedColumn{c, packed, kind})
		return packed, true
	}
	for _, k := range []struct {
		call   **kernel.Call
		kernel *kernel.Kernel
	}{
		{&r.packedCalls.step, sh.pop.kernels.step},
		{&r.packedCalls.before, sh.pop.kernels.before},
		{&r.packedCalls.after, sh.pop.kernels.after},
	} {
		if k.kernel == nil {
			continue
		}
		own := map[string]state.Column{}
		for _, sl := range k.kernel.Slots() {
			if sl.Rank != ir.Element {
				if c, ok := sh.own[sl.Name]; ok {
					own[sl.Name] = c
				}
				continue
			}
			if _, known := twins[sl.Name]; !known {
				c, varies := twin(sl.Name)
				if !varies {
					continue
				}
				twins[sl.Name] = c
			}
			own[sl.Name] = twins[sl.Name]
		}
		slots, err := sh.pop.slots(k.kernel, own, sh.lo, sh.hi)
		if err != nil {
			return err
		}
		if *k.call, err = k.kernel.Bind(slots, [][]uint32{r.spikes}[:k.kernel.Lists()]); err != nil {
			return err
		}
	}
	return nil
}

// begin starts a job: when values were changed from outside, all elements are
// stepped again.
func (r *resting) begin(step int64) {
	if r == nil {
		return
	}
	if r.version == r.share.pop.version {
		return
	}
	r.version = r.share.pop.version
	r.spread()
	r.next, r.wait = step, lookSteps
}

// beginStep packs what something arrives at, and looks when it is time.
func (r *resting) beginStep(step int64) error {
	if r == nil {
		return nil
	}
	if r.packed {
		r.wake(step)
	}
	if r.looking = step >= r.next; r.looking {
		return r.look(step)
	}
	return nil
}

// endStep ends a step that gave n spikes: where elements are packed, as places
// in the list of the packed calls, else in the share's. It returns them as
// elements of the population.
func (r *resting) endStep(step int64, spikes []uint32, n int) []uint32 {
	if r == nil {
		return spikes[:n]
	}
	spikes = spikes[:n]
	if r.packed {
		spikes = r.elements(r.spikes[:n])
	}
	if r.looking {
		r.looking = false
		r.settle(step, spikes)
	}
	return spikes
}

// spread steps all elements again, in the population's own columns, which are
// up to date.
func (r *resting) spread() {
	if r != nil && r.packed {
		r.packed = false
		r.share.calls = r.homeCalls
		r.active = r.active[:0]
	}
}

// wake packs the elements at which something arrives in a step and moves what
// arrives to them.
func (r *resting) wake(step int64) {
	n := uint32(len(r.at))
	for _, t := range r.block.Touched() {
		e := t - uint32(r.place)
		if e >= n {
			continue
		}
		p := r.at[e]
		if p < 0 {
			p = int32(len(r.active))
			r.pack(e)
			r.arrived[p] = step - 1
		}
		if r.arrived[p] != step {
			r.arrived[p] = step
			for _, c := range r.columns {
				if c.kind == accumulatorColumn {
					c.move(int(e), int(p))
				}
			}
		}
	}
}

// pack adds an element to the packed ones.
func (r *resting) pack(e uint32) {
	p := len(r.active)
	r.at[e] = int32(p)
	r.active = append(r.active, e)
	for _, c := range r.columns {
		if c.kind != accumulatorColumn {
			copyElement(c.packed, p, c.home, int(e))
		}
	}
}

// move moves an accumulator and leaves +0.
func (c packedColumn) move(e, p int) {
	copyElement(c.packed, p, c.home, e)
	size := c.home.Type().Size()
	clear(c.home.Bytes()[e*size : (e+1)*size])
}

func copyElement(to state.Column, i int, from state.Column, j int) {
	size := to.Type().Size()
	copy(to.Bytes()[i*size:(i+1)*size], from.Bytes()[j*size:(j+1)*size])
}

// flush brings the states of the packed elements home.
func (r *resting) flush() {
	if r == nil || !r.packed {
		return
	}
	for _, c := range r.columns {
		switch {
		case c.kind != stateColumn:
		case c.home.Type().Size() == 4:
			scatter[uint32](c.home, c.packed, r.active)
		default:
			scatter[uint64](c.home, c.packed, r.active)
		}
	}
}

// words is the memory of a column of numbers of the size of T.
func words[T uint32 | uint64](c state.Column) []T {
	return unsafe.Slice((*T)(c.Pointer()), c.Len())
}

func scatter[T uint32 | uint64](to, from state.Column, places []uint32) {
	dst, src := words[T](to), words[T](from)
	for p, e := range places {
		dst[e] = src[p]
	}
}

// look notes the states before a step, to see afterwards who rests.
func (r *resting) look(step int64) error {
	if err := r.bind(); err != nil {
		return err
	}
	m := len(r.at)
	if r.packed {
		m = len(r.active)
	}
	r.still = slices.Grow(r.still[:0], m)[:m]
	for p := range r.still {
		r.still[p] = !r.packed || r.arrived[p] != step
	}
	r.before = slices.Grow(r.before[:0], len(r.columns))[:len(r.columns)]
	for i, c := range r.columns {
		from := c.now(r.packed)
		switch c.kind {
		case stateColumn:
			r.before[i] = append(r.before[i][:0], from.Bytes()[:m*from.Type().Size()]...)
		case accumulatorColumn:
			if r.packed {
				break
			}
			if from.Type().Size() == 4 {
				zero(words[uint32](from), r.still)
			} else {
				zero(words[uint64](from), r.still)
			}
		}
	}
	return nil
}

// now is the column that is in use.
func (c packedColumn) now(packed bool) state.Column {
	if packed {
		return c.packed
	}
	return c.home
}

// zero strikes out the places whose bits are not all zero.
func zero[T uint32 | uint64](xs []T, still []bool) {
	for p := range still {
		still[p] = still[p] && xs[p] == 0
	}
}

// same strikes out the places whose bits changed.
func same[T uint32 | uint64](now, before []T, still []bool) {
	for p := range still {
		still[p] = still[p] && now[p] == before[p]
	}
}

// settle puts those at rest aside after a step that was looked at; spikes are
// the elements of the population that spiked.
func (r *resting) settle(step int64, spikes []uint32) {
	for i, c := range r.columns {
		if c.kind != stateColumn {
			continue
		}
		now, before := c.now(r.packed), unsafe.Pointer(unsafe.SliceData(r.before[i]))
		if now.Type().Size() == 4 {
			same(words[uint32](now), unsafe.Slice((*uint32)(before), len(r.still)), r.still)
		} else {
			same(words[uint64](now), unsafe.Slice((*uint64)(before), len(r.still)), r.still)
		}
	}
	for _, s := range spikes {
		p := s - uint32(r.share.lo)
		if r.packed {
			p = uint32(r.at[p])
		}
		r.still[p] = false
	}
	quiet := 0
	for _, s := range r.still {
		if s {
			quiet++
		}
	}
	n := len(r.at)
	awake := len(r.still) - quiet
	switch {
	case awake > n/8*7:
		// Not worth it: look again later, and less and less often.
		r.flush()
		r.spread()
		r.wait = min(2*r.wait, maxLookSteps)
	case r.packed:
		r.drop()
		r.wait = lookSteps
	default:
		r.packed = true
		r.share.calls = r.packedCalls
		for e, still := range r.still {
			r.at[e] = -1
			if !still {
				r.arrived[len(r.active)] = step
				r.pack(uint32(e))
			}
		}
		r.wait = lookSteps
	}
	r.next = step + r.wait
}

// drop puts the packed elements that rest back home.
func (r *resting) drop() {
	for p := len(r.active) - 1; p >= 0; p-- {
		if !r.still[p] {
			continue
		}
		e := r.active[p]
		last := len(r.active) - 1
		for _, c := range r.columns {
			if c.kind == stateColumn {
				copyElement(c.home, int(e), c.packed, p)
			}
			copyElement(c.packed, p, c.packed, last)
		}
		r.at[r.active[last]] = int32(p)
		r.at[e] = -1
		r.active[p], r.arrived[p] = r.active[last], r.arrived[last]
		r.active = r.active[:last]
	}
}

// elements turns places that spiked into elements of the population, ascending,
// and brings their states home.
func (r *resting) elements(places []uint32) []uint32 {
	r.out = r.out[:0]
	for _, p := range places {
		e := r.active[p]
		r.out = append(r.out, e+uint32(r.share.lo))
		for _, c := range r.columns {
			if c.kind == stateColumn {
				copyElement(c.home, int(e), c.packed, int(p))
			}
		}
	}
	slices.Sort(r.out)
	return r.out
}
