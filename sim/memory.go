package sim

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"time"

	"synfire/conn"
	"synfire/diag"
	"synfire/eqn"
	"synfire/event"
	"synfire/internal/bigmem"
	"synfire/ir"
	"synfire/state"
)

// need is what an object takes in memory, known before any of it is taken.
type need struct {
	object string
	what   string // its elements or synapses
	bytes  float64
}

// needs lists the memory that the plan's populations and projections will
// take, in order of creation. It is a lower bound: what is needed only while
// building is left out, and so are projections by a condition, whose number of
// synapses shows when they are drawn.
func (p *plan) needs() []need {
	var list []need
	trials, each := max(1, p.opt.Trials), ""
	if trials > 1 {
		each = fmt.Sprintf(" in each of %s trials", thousands(int64(trials)))
	}
	for _, pp := range p.populations {
		n := pp.desc.Len()
		list = append(list, need{pp.desc.Name, thousands(int64(n)) + " elements" + each, float64(trials) * float64(n) * float64(pp.bytesPerElement())})
	}
	for i, proj := range p.net.Projections() {
		if n, known := conn.Expected(proj.Rule, proj.From.Len(), proj.To.Len()); known {
			list = append(list, need{proj.Name, thousands(int64(n)) + " synapses", n * p.synapseBytes(i)})
		}
	}
	return list
}

// synapseBytes is the memory of a synapse of projection i, without its share
// of the row's header.
func (p *plan) synapseBytes(i int) float64 {
	workers := p.opt.Threads
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	elements := 0
	for _, pp := range p.populations {
		elements += pp.desc.Len()
	}
	precision := p.populations[p.receptors[i].population].precision
	return float64(event.SynapseBytes(precision, p.net.Projections()[i].Weight.Uniform(), elements/workers))
}

// bytesPerElement is the memory of an element's state, coefficients,
// accumulators and places in the lists of those that spike, in a step or at the
// start, and of events.
func (pp *populationPlan) bytesPerElement() int {
	lists := 1
	if k := pp.kernels.step; k != nil {
		lists = max(lists, k.Lists())
	}
	if pp.kernels.initial != nil {
		lists++
	}
	bytes := 4*lists + len(pp.composite.Receptors)*pp.precision.Size()
	for _, s := range pp.composite.Model.Symbols {
		switch {
		case s.Role == eqn.State:
			bytes += stored(s, pp.precision).Size()
		case s.Role == eqn.Parameter && pp.varies[s.Name]:
			bytes += state.F64.Size()
		}
	}
	for _, h := range pp.program.Hidden {
		bytes += h.Type.Size()
	}
	if f := pp.program.PrepareElements; f != nil {
		for _, sl := range f.Slots {
			if sl.Mode == ir.Out {
				bytes += sl.Type.Size()
			}
		}
	}
	return bytes
}

// fits returns an error when the network needs more memory than there is, and
// says what takes most of it.
func (p *plan) fits(available int64) error {
	needs := p.needs()
	total := 0.0
	for _, n := range needs {
		total += n.bytes
	}
	if total <= float64(available) {
		return nil
	}
	slices.SortStableFunc(needs, func(a, b need) int { return cmp.Compare(b.bytes, a.bytes) })
	const most = 3
	d := diag.Diagnostic{
		Message: fmt.Sprintf("the network does not fit: it needs at least %s of memory, and %s are free", size(total), size(float64(available))),
		Help:    "make it smaller or sparser; weights that are all equal take no memory, and f32 takes less than f64",
	}
	for _, n := range needs[:min(most, len(needs))] {
		d.Notes = append(d.Notes, fmt.Sprintf("%s: %s, %s", n.object, n.what, size(n.bytes)))
	}
	return diag.List{d}
}

// check refuses a network that does not fit, where the system tells how much
// memory there is.
func (p *plan) check() error {
	if n, known := available(); known {
		return p.fits(n)
	}
	return nil
}

// recordings up to this size are made without a look at what is free.
const smallRecording = 1 << 26

// CheckRecording refuses a run of n steps whose recordings need more memory
// than there is, and else makes room for them. Runs do so by themselves, but
// only for as far as they go.
func (s *Sim) CheckRecording(n int64) error {
	if err := s.fitsRecording(n); err != nil {
		return err
	}
	for _, t := range s.all() {
		for _, r := range t.opt.Recorders {
			if roomy, ok := r.(RoomyRecorder); ok {
				roomy.MakeRoom(s.step, s.step+n, s.dt)
			}
		}
	}
	return nil
}

func (s *Sim) fitsRecording(n int64) error {
	total := 0.0
	for _, r := range s.opt.Recorders {
		if m, ok := r.(MeasuredRecorder); ok {
			total += m.Bytes(s.step, s.step+n, s.dt) * float64(s.Trials())
		}
	}
	if total <= smallRecording {
		return nil
	}
	free, known := available()
	if !known || total <= float64(free) {
		return nil
	}
	return diag.List{{
		Message: fmt.Sprintf("what is recorded does not fit: %d steps of it take %s of memory, and %s are free", n, size(total), size(float64(free))),
		Help:    "record fewer elements, less often, or not all of the time",
	}}
}

// They are variables for the sake of tests.
var (
	available = bigmem.Available
	// lookAgain is the time after which a run looks anew what memory is left.
	lookAgain = 200 * time.Millisecond
)

// checkRoom ends a run while there still is memory to hand out what was
// recorded.
func (s *Sim) checkRoom() error {
	now := time.Now()
	if now.Sub(s.looked) < lookAgain {
		return nil
	}
	s.looked = now
	copied := int64(0)
	for _, r := range s.opt.Recorders {
		if growing, ok := r.(GrowingRecorder); ok {
			copied += growing.Copied()
		}
	}
	if copied <= smallRecording {
		return nil
	}
	free, known := available()
	if !known || copied+smallRecording <= free {
		return nil
	}
	return diag.List{{
		Message: fmt.Sprintf("memory is running out at %v: handing out the spikes that were recorded takes %s, and %s are free", s.Time(), Size(copied), Size(free)),
		Help:    "record fewer neurons, or not all of the time",
	}}
}

// Size prints a number of bytes.
func Size(bytes int64) string { return size(float64(bytes)) }

func size(bytes float64) string {
	units := []string{"bytes", "kB", "MB", "GB", "TB", "PB", "EB"}
	k := 0
	for bytes >= 1000 && k < len(units)-1 {
		bytes /= 1000
		k++
	}
	text := strings.TrimSuffix(fmt.Sprintf("%.1f", bytes), ".0")
	return text + " " + units[k]
}
