// Package kernel makes an ir.Func runnable over arrays: as native code where
// the machine allows it, by the interpreter elsewhere, with the same bits.
package kernel

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"sync"
	"sync/atomic"

	"synfire/ir"
	"synfire/state"
)

// Backend says how kernels run.
type Backend uint8

const (
	// Auto takes native code where it can be had, else the interpreter. The
	// environment variable SYNFIRE_BACKEND (native or portable) overrides it.
	Auto Backend = iota
	// Native is machine code; Compile fails where it cannot be had.
	Native
	// Portable is the interpreter.
	Portable
)

// Env is the environment variable that chooses the backend where Options
// leave it to Auto.
const Env = "SYNFIRE_BACKEND"

// backendRows names the backends and says where to find them.
var backendRows = [...]struct {
	name string
	get  func() (backend, error)
}{
	Auto:     {"auto", nil},
	Native:   {"native", native},
	Portable: {"portable", portable},
}

// backend turns an optimised Func into a program.
type backend interface {
	compile(f *ir.Func) (program, error)
}

// program is a compiled Func. It serves any number of bindings at once.
type program interface {
	// bind connects columns and lists that have been checked, in the order of
	// the Func's slots; place 0 of the Element columns is element first.
	bind(first uint32, slots []state.Column, lists [][]uint32) (call, error)
	// listing is the program as text: assembly, with its bytes when asked for,
	// or the Func.
	listing(bytes bool) string
	// codeBytes is the size of the machine code.
	codeBytes() int
	// close frees what the collector does not.
	close() error
}

// call is a bound program. Ranges and indices have been checked.
type call interface {
	run(lo, hi int) error
	runEdges(lo, hi int, source, target []uint32) error
	count(list int) int
}

// String names the backend as in SYNFIRE_BACKEND.
func (b Backend) String() string { return backendRows[b].name }

// ParseBackend is the inverse of String; the empty text is Auto.
func ParseBackend(name string) (Backend, error) {
	if name == "" {
		return Auto, nil
	}
	for b, row := range backendRows {
		if row.name == name {
			return Backend(b), nil
		}
	}
	return Auto, fmt.Errorf("no backend %q: choose native, portable or auto", name)
}

// Available returns nil when kernels can run on the backend here, else why
// they cannot.
func Available(b Backend) error {
	if b == Auto {
		return nil
	}
	_, err := backendRows[b].get()
	return err
}

// Options choose how a Func is compiled. The zero value is the default.
type Options struct {
	// Backend is Auto by default.
	Backend Backend
}

// resolve finds the backend to try first and whether another may follow.
func (o Options) resolve() (first Backend, mayFallBack bool, err error) {
	first = o.Backend
	if int(first) >= len(backendRows) {
		return Auto, false, fmt.Errorf("no backend %d", first)
	}
	if first == Auto {
		if first, err = ParseBackend(os.Getenv(Env)); err != nil {
			return Auto, false, fmt.Errorf("%s: %w", Env, err)
		}
	}
	if first == Auto {
		return Native, true, nil
	}
	return first, false, nil
}

// Kernel is a compiled Func. It may be bound many times, from any goroutine.
type Kernel struct {
	f        *ir.Func  // optimised
	slots    []ir.Slot // of the Func that was given, and of random streams
	place    []int     // of each slot of f in slots
	program  program
	backend  Backend
	fallback error
	// general compiles the Func for means that its tables do not serve; nil
	// when it has no tables.
	general func() (*Kernel, error)
	opened  atomic.Pointer[Kernel] // what general has made
}

// Compile optimises and compiles a Func over Map, Edge or Reduce.
func Compile(f *ir.Func, o Options) (*Kernel, error) {
	if f.Domain == ir.Pure {
		return nil, fmt.Errorf("%s: a pure func is inlined, not compiled", f.Name)
	}
	first, mayFallBack, err := o.resolve()
	if err != nil {
		return nil, err
	}
	if tabled, ok := ir.Tabulate(f); ok {
		k, err := compile(tabled, first, mayFallBack)
		if err != nil {
			return nil, err
		}
		k.general = sync.OnceValues(func() (*Kernel, error) {
			g, err := compile(f, k.backend, false)
			k.opened.Store(g)
			return g, err
		})
		return k, nil
	}
	return compile(f, first, mayFallBack)
}

// compile optimises a Func and compiles it as it stands.
func compile(f *ir.Func, first Backend, mayFallBack bool) (*Kernel, error) {
	given := f.Slots
	f, err := ir.Optimize(f)
	if err != nil {
		return nil, err
	}
	k := &Kernel{f: f, backend: first}
	k.placeSlots(given)
	k.program, err = compileOn(first, f)
	if err != nil && mayFallBack {
		k.backend, k.fallback = Portable, err
		k.program, err = compileOn(Portable, f)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %v backend: %w", f.Name, first, err)
	}
	return k, nil
}

// placeSlots finds the slots of the optimised Func among those given.
func (k *Kernel) placeSlots(given []ir.Slot) {
	k.slots = append(k.slots, given...)
	for _, s := range k.f.Slots {
		at := slices.IndexFunc(k.slots, func(o ir.Slot) bool { return o.Name == s.Name })
		if at < 0 {
			at = len(k.slots)
			k.slots = append(k.slots, s)
		}
		k.place = append(k.place, at)
	}
}

func compileOn(b Backend, f *ir.Func) (program, error) {
	be, err := backendRows[b].get()
	if err != nil {
		return nil, err
	}
	return be.compile(f)
}

// Backend returns Native or Portable.
func (k *Kernel) Backend() Backend { return k.backend }

// Fallback returns why Auto did not take native code, nil when it did or was
// not asked to.
func (k *Kernel) Fallback() error { return k.fallback }

// Slots returns the slots in the order of Bind's columns: those of the Func
// given to Compile, then those of random streams that it draws from and has no
// slots for.
func (k *Kernel) Slots() []ir.Slot { return k.slots }

// Uses tells whether the kernel reads or writes a slot of Slots; the column of
// one that it does not use is ignored.
func (k *Kernel) Uses(slot int) bool { return slices.Contains(k.place, slot) }

// Lists returns how many lists of elements the kernel emits.
func (k *Kernel) Lists() int { return k.f.Lists }

// Func returns the optimised Func.
func (k *Kernel) Func() *ir.Func { return k.f }

// Listing returns the program as text: assembly, or the optimised Func.
func (k *Kernel) Listing() string { return k.program.listing(false) }

// Encoded is Listing with the offset and the bytes of each instruction.
func (k *Kernel) Encoded() string { return k.program.listing(true) }

// CodeBytes returns the size of the machine code, 0 for the interpreter.
func (k *Kernel) CodeBytes() int { return k.program.codeBytes() }

// Close frees native memory. No call may run then or later.
func (k *Kernel) Close() error {
	err := k.program.close()
	if g := k.opened.Load(); g != nil {
		err = errors.Join(err, g.Close())
	}
	return err
}

// Call is a kernel bound to arrays. One goroutine at a time may use it.
type Call struct {
	kernel *Kernel
	call   call
	limits [ir.Synapse + 1]int
	lists  [][]uint32
	// The columns are kept alive as long as their addresses are in use.
	slots []state.Column
	// For a kernel with tables: what it was bound to, and the kernel without
	// them, when the last run needed it.
	first   uint32
	all     []state.Column
	general *Call
	wide    bool
}

// Bind connects the kernel to arrays: one column per slot of Slots, and a
// buffer per list, whose length is its capacity. Uniform slots take columns of
// length 1, which are read anew by each run; Element columns span the whole
// population, the others their sources, targets or synapses. Columns that are
// written must not overlap others.
func (k *Kernel) Bind(slots []state.Column, lists [][]uint32) (*Call, error) {
	return k.BindAt(0, slots, lists)
}

// BindAt is Bind for a part of a population: the Element columns hold the
// elements from first on, runs count in places of the columns, and place i is
// known as element first + i to random numbers, lists and faults.
func (k *Kernel) BindAt(first uint32, slots []state.Column, lists [][]uint32) (*Call, error) {
	if len(slots) != len(k.slots) {
		return nil, fmt.Errorf("%s: bound to %d columns, has %d slots", k.f.Name, len(slots), len(k.slots))
	}
	used := make([]state.Column, len(k.place))
	for i, at := range k.place {
		used[i] = slots[at]
	}
	if err := ir.CheckColumns(k.f, used, lists); err != nil {
		return nil, err
	}
	c := &Call{kernel: k, limits: ir.ColumnLimits(k.f, used), slots: used, lists: slices.Clone(lists)}
	if k.general != nil {
		c.first, c.all = first, slices.Clone(slots)
	}
	var err error
	c.call, err = k.program.bind(first, c.slots, c.lists)
	if err != nil {
		return nil, err
	}
	return c, nil
}

// Run runs the places lo to hi-1 of a Map's columns. Each list is filled from
// its start with the elements that were emitted, ascending; it must have room
// for hi-lo. The error is an *ir.Fault when a loop did not end.
func (c *Call) Run(lo, hi int) error {
	if err := ir.CheckRange(c.kernel.f, lo, hi, c.limits[ir.Element], c.lists); err != nil {
		return err
	}
	c.wide = false
	if err := c.call.run(lo, hi); err != ir.ErrNoTable || c.kernel.general == nil { //nolint:errorlint // never wrapped, and asked at every step
		return err
	}
	if c.general == nil {
		g, err := c.kernel.general()
		if err != nil {
			return err
		}
		if c.general, err = g.BindAt(c.first, c.all, c.lists); err != nil {
			return err
		}
	}
	c.wide = true
	return c.general.call.run(lo, hi)
}

// RunEdges runs the synapses lo to hi-1 of an Edge or Reduce, in that order.
// Synapse s has the source source[s-lo] and the target target[s-lo]; a slice
// of one element stands for a row's one source or a column's one target.
func (c *Call) RunEdges(lo, hi int, source, target []uint32) error {
	if err := ir.CheckEdges(c.kernel.f, lo, hi, c.limits, source, target); err != nil {
		return err
	}
	return c.call.runEdges(lo, hi, source, target)
}

// Count returns how many elements the last run put into a list, 0 for a list
// that the kernel never emits to.
func (c *Call) Count(list int) int {
	if list >= c.kernel.f.Lists {
		return 0
	}
	if c.wide {
		return c.general.Count(list)
	}
	return c.call.count(list)
}
