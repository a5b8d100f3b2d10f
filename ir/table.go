package ir

import (
	"errors"
	"math"
	"slices"
	"sync"
	"unsafe"

	"synfire/state"
)

// Table is the distribution function of a Poisson count whose mean is one for
// all elements: entry k is the probability of at most k, ascending, and the
// count is the number of entries below a uniform number. It is computed when
// the mean changes, so that a draw costs comparisons alone.
type Table struct {
	// Type is F64 for the probabilities themselves, compared with a number of
	// 52 bits; I32 for the words that they part, less 2^31, compared with a
	// word less 2^31.
	Type Type
	// Slot holds the mean, Uniform; -1 when it is the constant Mean.
	Slot int
	Mean float64
}

// ErrNoTable says that a mean is none of those that a Table serves: the Func
// before Tabulate must be run in its place.
var ErrNoTable = errors.New("no table for this mean")

// tabulates tells whether a Table serves a mean. Beyond countLimit the draws
// have another form, and what is no mean gives NaN.
func tabulates(mean float64) bool { return 0 <= mean && mean <= countLimit }

// Tabulate replaces the Poisson draws of a Map whose mean is one for all
// elements by tables. Run with a mean that these serve, the Func gives the same
// bits; ok is false when there is nothing to replace.
func Tabulate(f *Func) (tabled *Func, ok bool) {
	draws := func(in Instr) bool { return in.Op == OpPoisson }
	if f.Domain != Map || !slices.ContainsFunc(f.Body, draws) {
		return nil, false
	}
	r := newRebuild(f)
	for i, in := range f.Body {
		if t, found := tableOf(f, in); found {
			r.to[i] = mathBuilder{r.Builder, in.Type}.tabledPoisson(uint32(in.Imm), t)
			ok = true
		} else {
			r.keep(i)
		}
	}
	return r.finish(), ok
}

// tableOf finds the table for a Poisson draw.
func tableOf(f *Func, in Instr) (Table, bool) {
	if in.Op != OpPoisson {
		return Table{}, false
	}
	t := Table{Type: I32, Slot: -1}
	if in.Type == F64 {
		t.Type = F64
	}
	mean := f.Body[in.Args[0]]
	if mean.Op == OpCvt && in.Type == F64 && f.Body[mean.Args[0]].Type == F32 {
		mean = f.Body[mean.Args[0]]
	}
	switch {
	case mean.Op == OpConst:
		t.Mean = ConstValue(mean.Type, mean.Imm)
		return t, tabulates(t.Mean)
	case mean.Op == OpLoad && f.Slots[mean.Imm].Rank == Uniform:
		t.Slot = int(mean.Imm)
		return t, true
	}
	return Table{}, false
}

// tabledPoisson is expandPoisson where the table serves.
func (m mathBuilder) tabledPoisson(stream uint32, t Table) Ref {
	number := -1
	for i, o := range m.f.Tables {
		if o == t {
			number = i
		}
	}
	if number < 0 {
		number = len(m.f.Tables)
		m.f.Tables = append(m.f.Tables, t)
	}
	if t.Type == F64 {
		return m.OpImm(OpCount, uint64(number), m.centred64(stream))
	}
	w := m.Bits(I32, m.Op(OpXor, m.word(stream), m.u32(1<<31)))
	return m.Cvt(m.t, m.OpImm(OpCount, uint64(number), w))
}

// Thresholds is a Table filled for the mean of a run. Its memory is laid out
// for vectors: units of 32 bytes, each one number in all lanes; first the count
// that all draws have at least (for F64 on top of 2^52, so that the last bits
// are its own), then the entries, then a block of entries that nothing exceeds.
type Thresholds struct {
	def    Table
	column state.Column // of the mean
	mean   float64
	filled bool
	sums   []float64
	memory []uint64
	base   int
	count  int // entries without the last block
	sure   int
	exp    *Exec
	x, y   []float64 // of exp
}

const (
	unitWords = 4 // of 8 bytes in a unit of Thresholds
	// tableBlock is how many entries vectors compare with at once.
	tableBlock = 4
	// rare is how probable it is at most that a number exceeds the sure entries.
	// One of eight then does in a sixteenth of all cases, where a wrong guess of
	// the processor and a block cost what sixteen entries cost.
	rare = 0x1p-7
)

// expOf is e^x of F64 over one element, with the bits of all programs.
var expOf = sync.OnceValue(func() *Interp {
	b := NewBuilder("exp", Map)
	b.Store("y", b.Op(OpExp, b.Load("x", F64, Element)), Element)
	f, err := Optimize(b.Func())
	if err != nil {
		panic("BUG: " + err.Error())
	}
	p, err := NewInterp(f)
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return p
})

// NewThresholds readies the tables of a Func for columns that have been
// checked.
func NewThresholds(f *Func, slots []state.Column) []*Thresholds {
	var all []*Thresholds
	for _, def := range f.Tables {
		t := &Thresholds{def: def, mean: def.Mean, x: make([]float64, 1), y: make([]float64, 1)}
		if def.Slot >= 0 {
			t.column = slots[def.Slot]
		}
		var err error
		if t.exp, err = expOf().Bind([]state.Column{state.Of(t.x), state.Of(t.y)}, nil); err != nil {
			panic("BUG: " + err.Error())
		}
		all = append(all, t)
	}
	return all
}

// Update fills the table if the mean has changed. The error is ErrNoTable.
func (t *Thresholds) Update() error {
	mean := t.mean
	if t.def.Slot >= 0 {
		mean = t.column.At(0)
	}
	if t.filled && mean == t.mean {
		return nil
	}
	if !tabulates(mean) {
		return ErrNoTable
	}
	t.mean, t.filled = mean, true
	t.sum()
	t.lay()
	return nil
}

// sum adds the probabilities as the search of expandPoisson does.
func (t *Thresholds) sum() {
	t.x[0] = -t.mean
	if err := t.exp.Run(0, 1); err != nil {
		panic("BUG: " + err.Error())
	}
	p := t.y[0]
	sum := p
	t.sums = t.sums[:0]
	for k := 1.0; ; k++ {
		t.sums = append(t.sums, sum)
		p = float64(p * (t.mean / k))
		sum += p
		if !(k < t.mean || leastTerm < p) {
			return
		}
	}
}

// lay puts the entries in memory. Entries below every number are counted in
// the base; those that no number exceeds are left out.
func (t *Thresholds) lay() {
	t.base, t.count, t.sure = 0, 0, 1
	t.memory = append(t.memory[:0], 0, 0, 0, 0)
	for _, sum := range t.sums {
		bits, below, above := math.Float64bits(sum), false, sum >= 1-0x1p-53
		if t.def.Type == I32 {
			// A word w stands for (w + 1/2) 2^-32.
			last := math.Floor(sum*0x1p32 - 0.5)
			below, above = last < 0, last >= 1<<32-1
			if !below && !above {
				bits = splatWord(uint32(last) ^ 1<<31)
			}
		}
		switch {
		case below:
			t.base++
		case above:
		default:
			t.memory = append(t.memory, bits, bits, bits, bits)
			t.count++
			if sum < 1-rare {
				t.sure = t.count + 1
			}
		}
	}
	top := math.Float64bits(math.Inf(1))
	base := math.Float64bits(0x1p52 + float64(t.base))
	if t.def.Type == I32 {
		top, base = splatWord(math.MaxInt32), splatWord(uint32(t.base))
	}
	for i := range unitWords {
		t.memory[i] = base
	}
	for n := t.count; n < t.count+tableBlock; n++ {
		t.memory = append(t.memory, top, top, top, top)
	}
}

func splatWord(w uint32) uint64 { return uint64(w)<<32 | uint64(w) }

// Memory returns the address of the table, see Thresholds.
func (t *Thresholds) Memory() unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(t.memory)) }

// Sure returns how many entries a draw should be compared with before it is
// asked whether it exceeds the last of them, which is rare: at least 1.
func (t *Thresholds) Sure() int { return t.sure }

// tableEntry is entry k.
func tableEntry[T int32 | float64](t *Thresholds, k int) T {
	return *(*T)(unsafe.Pointer(&t.memory[unitWords*(k+1)]))
}

// countBelow counts the entries below each number.
func countBelow[T int32 | float64](t *Thresholds, d, a []T) {
	for i, x := range a {
		lo, hi := 0, t.count
		for lo < hi {
			if mid := (lo + hi) / 2; tableEntry[T](t, mid) < x {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		d[i] = T(t.base + lo)
	}
}
