// Package conn holds the rules that say who connects to whom, with which
// weights and delays.
//
// Everything is drawn row by row, and a row's numbers are addressed by the
// row and the draw, so that any part of a projection can be made at any time,
// by anybody, and is always the same.
package conn

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"synfire/rng"
	"synfire/unit"
)

// Rule says which targets every source has.
type Rule interface {
	// Validate reports every parameter that is wrong, with its value.
	Validate(sources, targets int) error
	// Rows draws the connections between the given numbers of sources and
	// targets.
	Rows(sources, targets int, d Draw) (Rows, error)
}

// Rows are the targets of each source.
type Rows interface {
	// Append appends the targets of a source, in the order of drawing. The
	// sheets are the caller's; several goroutines may draw with their own.
	Append(buf []uint32, source int, sheets *rng.Sheets) []uint32
}

// Numbered are rows that are known before anything is drawn: their synapses
// have numbers, so that weights and delays can be listed.
type Numbered interface {
	Rows
	// Count returns how many synapses there are.
	Count() int
	// Number returns the number of a source's k-th synapse.
	Number(source, k int) int
}

// Draw is what a rule draws with.
type Draw struct {
	// Streams and Name address the random numbers; Name is the projection's.
	Streams *rng.Streams
	Name    string
	// Self is the target that a source is itself, below 0 when it is none; nil
	// when sources and targets are of two populations.
	Self func(source int) int
}

// self returns the target that is the source itself, -1 when there is none.
func (d Draw) self(source, targets int) int {
	if d.Self == nil {
		return -1
	}
	if t := d.Self(source); t < targets {
		return t
	}
	return -1
}

// back is the draw whose sources are the targets of d.
func (d Draw) back(sources int) Draw {
	if d.Self == nil {
		return d
	}
	source := make(map[int]int, sources)
	for s := range sources {
		source[d.Self(s)] = s
	}
	d.Self = func(target int) int {
		if s, ok := source[target]; ok {
			return s
		}
		return -1
	}
	return d
}

// MaxSynapses bounds a projection.
const MaxSynapses = 1 << 40

// listed are rows that were drawn beforehand: the targets of source i are
// targets[start[i]:start[i+1]].
type listed struct {
	start   []int64
	targets []uint32
}

// Append implements Rows.
func (l *listed) Append(buf []uint32, source int, _ *rng.Sheets) []uint32 {
	return append(buf, l.targets[l.start[source]:l.start[source+1]]...)
}

// transpose turns pairs into rows, each in the order of the list: parts of it
// are counted, then put where the counts before say.
func transpose(sources int, source, target []uint32) *listed {
	l := &listed{start: make([]int64, sources+1), targets: make([]uint32, len(source))}
	parts := partsOf(len(source))
	next := make([][]int64, parts)
	sideBySide(parts, len(source), func(part, lo, hi int) {
		next[part] = make([]int64, sources)
		for _, s := range source[lo:hi] {
			next[part][s]++
		}
	})
	at := int64(0)
	for s := range sources {
		l.start[s] = at
		for _, n := range next {
			n[s], at = at, at+n[s]
		}
	}
	l.start[sources] = at
	sideBySide(parts, len(source), func(part, lo, hi int) {
		for k := lo; k < hi; k++ {
			s := source[k]
			l.targets[next[part][s]] = target[k]
			next[part][s]++
		}
	})
	return l
}

// partsOf is the number of parts that a number of synapses is worth being made
// in, side by side.
func partsOf(synapses int) int {
	const worth, most = 1 << 15, 16
	return max(1, min(runtime.GOMAXPROCS(0), synapses/worth, most))
}

// sideBySide cuts 0 to n-1 into parts that goroutines work on.
func sideBySide(parts, n int, do func(part, lo, hi int)) {
	var wait sync.WaitGroup
	for p := range parts {
		wait.Go(func() { do(p, n*p/parts, n*(p+1)/parts) })
	}
	wait.Wait()
}

// below turns a word into a number in [0, n), each with a probability within
// 2^-32 of 1/n (Lemire 2019, doi:10.1145/3230636, without the rejection).
func below(word, n uint32) uint32 { return uint32(uint64(word) * uint64(n) >> 32) }

// Synapses are the synapses of a projection: rows with weights and delays.
type Synapses struct {
	Rows Rows
	// Sources and Targets are the numbers of elements.
	Sources, Targets int
	// Weight in coherent units, and Delay in ms; a delay that is not set means
	// MinDelay steps. Lists have one value per synapse of Numbered rows.
	Weight, Delay unit.Any
	// Dt is the time step in ms, MinDelay the smallest legal delay in steps.
	Dt       float64
	MinDelay int
	Streams  *rng.Streams
	Name     string
	// WeightOf and DelayOf, when set, compute the weights and delays (ms) of a
	// row's synapses from source and targets, in place of Weight and Delay.
	// They are called by several goroutines.
	WeightOf, DelayOf func(source int, targets []uint32, out []float64) error
	// Interrupted, when set, is asked before every row; its error is that of
	// Fill.
	Interrupted func() error

	rounded atomic.Int64
	drawn   atomic.Int64 // delays, until there is a guide
	guide   atomic.Pointer[guide]
}

// Row is one source's synapses, in the order of drawing. Its slices are used
// again by the next call with the same Row.
type Row struct {
	Target []uint32
	Delay  []uint32  // steps
	Weight []float64 // empty when all weights are equal

	scratch []float64
	places  []uint32
	sheets  rng.Sheets
	sources map[sourceKey]*rowSource
}

// sourceKey is what the streams of a row source depend on.
type sourceKey struct {
	streams   *rng.Streams
	name, use string
}

// source is the source of the numbers of a use of a source's synapses. Its
// streams are kept for the rows that follow.
func (r *Row) source(s *Synapses, use string, source, draw int) *rowSource {
	key := sourceKey{s.Streams, s.Name, use}
	src := r.sources[key]
	if src == nil {
		if r.sources == nil {
			r.sources = map[sourceKey]*rowSource{}
		}
		src = &rowSource{streams: s.Streams, sheets: &r.sheets, name: s.Name, use: use}
		r.sources[key] = src
	}
	src.row, src.draw = uint32(source), draw
	return src
}

// Forget gives back the memory of what the next rows would share with those
// that were filled. It is to be called before a Row turns to other projections.
func (r *Row) Forget() {
	r.sheets.Forget()
	clear(r.sources)
}

// CheckLists refuses lists of weights or delays that are not one per synapse.
func (s *Synapses) CheckLists() error {
	for _, list := range []struct {
		what string
		of   unit.Any
	}{{"weights", s.Weight}, {"delays", s.Delay}} {
		n := list.of.Len()
		if n < 0 {
			continue
		}
		rows, ok := s.Rows.(Numbered)
		if !ok {
			return s.fail("has %s listed for synapses that are drawn at random; give a distribution, or an expression over i and j", list.what)
		}
		if n != rows.Count() {
			return s.fail("has %d %s for %d synapses", n, list.what, rows.Count())
		}
	}
	return nil
}

// SynapseError is a weight or delay of a projection that is not possible.
type SynapseError struct {
	Projection string
	message    string
}

// Error implements error.
func (e *SynapseError) Error() string {
	return fmt.Sprintf("projection %q %s", e.Projection, e.message)
}

func (s *Synapses) fail(format string, args ...any) error {
	return &SynapseError{s.Name, fmt.Sprintf(format, args...)}
}

// Fill makes the synapses of a source. Sources in ascending order take least
// time.
func (s *Synapses) Fill(source int, row *Row) error {
	if s.Interrupted != nil {
		if err := s.Interrupted(); err != nil {
			return err
		}
	}
	row.Target = s.Rows.Append(row.Target[:0], source, &row.sheets)
	if err := s.delays(source, row); err != nil {
		return err
	}
	row.Weight = row.Weight[:0]
	if s.WeightOf == nil && s.Weight.Uniform() {
		return nil
	}
	row.Weight = resized(row.Weight, len(row.Target))
	if err := s.values(source, row, "weight", s.Weight, s.WeightOf, row.Weight); err != nil {
		return err
	}
	return s.finite(source, row.Weight)
}

// values gives each of a source's synapses a number: listed, drawn, or
// computed.
func (s *Synapses) values(source int, row *Row, use string, v unit.Any, of func(int, []uint32, []float64) error, out []float64) error {
	if of != nil {
		clear(out)
		return of(source, row.Target, out)
	}
	if rows, numbered := s.Rows.(Numbered); numbered && !v.IsLaw() {
		src := row.source(s, use, source, 0)
		for k := range out {
			src.draw = k
			out[k] = v.At(rows.Number(source, k), src)
		}
		return nil
	}
	v.Fill(out, row.source(s, use, source, -1))
	return nil
}

func resized[T any](list []T, n int) []T { return slices.Grow(list[:0], n)[:n] }

// finite refuses weights that are no numbers.
func (s *Synapses) finite(source int, weights []float64) error {
	for _, w := range weights {
		if w-w != 0 { // of these alone
			return s.fail("has a weight of %v at a synapse of source %d", w, source)
		}
	}
	return nil
}

// rowSource gives the numbers of a use of a source's synapses: the element of
// the streams is the row and the step is the draw, which is the number asked
// for, or the one set.
type rowSource struct {
	streams   *rng.Streams
	sheets    *rng.Sheets
	name, use string
	row       uint32
	draw      int // not negative: whatever is asked for
	attempts  []words
}

// words are the streams of the two words of a number.
type words struct{ high, low rng.Stream }

func (r *rowSource) wiring(attempt int) (high, low rng.Stream) {
	for a := len(r.attempts); a <= attempt; a++ {
		r.attempts = append(r.attempts, words{r.streams.Wiring(r.name, r.use, a), r.streams.Wiring(r.name, r.use+"low", a)})
	}
	w := r.attempts[attempt]
	return w.high, w.low
}

func (r *rowSource) words(element, attempt int) (high, low uint32) {
	if r.draw >= 0 {
		element = r.draw
	}
	h, l := r.wiring(attempt)
	return h.Word(r.row, uint64(element)), l.Word(r.row, uint64(element))
}

// Uniform implements unit.Source; the word is the attempt of a rejection.
func (r *rowSource) Uniform(element, word int) float64 { return rng.UniformOf(r.words(element, word)) }

// Normal implements unit.Source.
func (r *rowSource) Normal(element int) float64 { return rng.NormalOf(r.words(element, 0)) }

// Uniforms implements unit.Bulk.
func (r *rowSource) Uniforms(word int, out []float64) {
	high, low := r.sheet(word, len(out))
	for k := range out {
		out[k] = rng.UniformOf(high[k], low[k])
	}
}

// Normals implements unit.Bulk.
func (r *rowSource) Normals(out []float64) {
	high, low := r.sheet(0, len(out))
	rng.Normals(high, low, out)
}

func (r *rowSource) sheet(attempt, n int) (high, low []uint32) {
	h, l := r.wiring(attempt)
	return r.sheets.Row(h, r.row, n)[:n], r.sheets.Row(l, r.row, n)[:n]
}

// checks collects what is wrong with a rule.
type checks []error

func (c *checks) add(bad bool, format string, args ...any) {
	if bad {
		*c = append(*c, fmt.Errorf(format, args...))
	}
}

func (c checks) err() error { return errors.Join(c...) }

func (c *checks) probability(p float64) {
	c.add(!(p >= 0 && p <= 1), "p is %v; a probability lies between 0 and 1", p)
}
