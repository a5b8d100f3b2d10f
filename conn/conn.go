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
	"math"
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
	// Append appends the targets of a source, in the order of drawing.
	Append(buf []uint32, source int) []uint32
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
func (l *listed) Append(buf []uint32, source int) []uint32 {
	return append(buf, l.targets[l.start[source]:l.start[source+1]]...)
}

// transpose turns pairs, listed by target in ascending order, into rows.
func transpose(sources int, source, target []uint32) *listed {
	l := &listed{start: make([]int64, sources+1), targets: make([]uint32, len(source))}
	for _, s := range source {
		l.start[s+1]++
	}
	for i := range sources {
		l.start[i+1] += l.start[i]
	}
	next := append([]int64(nil), l.start[:sources]...)
	for k, s := range source {
		l.targets[next[s]] = target[k]
		next[s]++
	}
	return l
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

	rounded atomic.Int64
}

// Rounded returns how many delays were no whole number of steps, so far.
func (s *Synapses) Rounded() int64 { return s.rounded.Load() }

// Row is one source's synapses, in the order of drawing. Its slices are used
// again by the next call with the same Row.
type Row struct {
	Target []uint32
	Delay  []uint32  // steps
	Weight []float64 // empty when all weights are equal

	scratch []float64
}

// MaxDelay bounds delays, in steps.
const MaxDelay = 1<<24 - 1

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

// number is the place of a source's k-th synapse in a list.
func (s *Synapses) number(source, k int) int {
	if rows, ok := s.Rows.(Numbered); ok {
		return rows.Number(source, k)
	}
	return 0
}

// Fill makes the synapses of a source.
func (s *Synapses) Fill(source int, row *Row) error {
	row.Target = s.Rows.Append(row.Target[:0], source)
	row.Delay, row.Weight = row.Delay[:0], row.Weight[:0]
	var err error
	uniform := uint32(s.MinDelay)
	src := rowSource{streams: s.Streams, name: s.Name, row: uint32(source)}
	var rounded int64
	if s.Delay.IsSet() && s.Delay.Uniform() {
		if uniform, err = s.steps(s.Delay.At(0, nil), &rounded); err != nil {
			return err
		}
		rounded *= int64(len(row.Target))
	}
	if s.DelayOf != nil {
		row.scratch = append(row.scratch[:0], make([]float64, len(row.Target))...)
		if err := s.DelayOf(source, row.Target, row.scratch); err != nil {
			return err
		}
	}
	for k := range row.Target {
		d := uniform
		switch {
		case s.DelayOf != nil:
			if d, err = s.steps(row.scratch[k], &rounded); err != nil {
				return err
			}
		case s.Delay.IsSet() && !s.Delay.Uniform():
			if d, err = s.steps(s.Delay.At(s.number(source, k), src.at("delay", k)), &rounded); err != nil {
				return err
			}
		}
		row.Delay = append(row.Delay, d)
	}
	s.rounded.Add(rounded)
	if s.WeightOf != nil {
		row.Weight = append(row.Weight, make([]float64, len(row.Target))...)
		if err := s.WeightOf(source, row.Target, row.Weight); err != nil {
			return err
		}
		return s.finite(source, row.Weight)
	}
	if s.Weight.Uniform() {
		return nil
	}
	for k := range row.Target {
		row.Weight = append(row.Weight, s.Weight.At(s.number(source, k), src.at("weight", k)))
	}
	return s.finite(source, row.Weight)
}

// finite refuses weights that are no numbers.
func (s *Synapses) finite(source int, weights []float64) error {
	for _, w := range weights {
		if math.IsNaN(w) || math.IsInf(w, 0) {
			return s.fail("has a weight of %v at a synapse of source %d", w, source)
		}
	}
	return nil
}

// steps turns a delay into steps and counts it where that changes it.
func (s *Synapses) steps(ms float64, rounded *int64) (uint32, error) {
	d := math.Floor(ms/s.Dt + 0.5 + 1e-6)
	switch {
	case math.IsNaN(ms) || ms < 0:
		return 0, s.fail("has a delay of %.6g ms; a spike cannot arrive before it is sent", ms)
	case d > MaxDelay:
		return 0, s.fail("has a delay of %.6g ms, more than %d steps", ms, MaxDelay)
	case d < float64(s.MinDelay):
		return 0, s.fail("has a delay of %.6g ms; under this timing it is at least %v ms", ms, float64(s.MinDelay)*s.Dt)
	}
	if math.Abs(ms/s.Dt-d) > 1e-6*max(1, d) {
		*rounded++
	}
	return uint32(d), nil
}

// rowSource gives the numbers of a synapse: element is the row and the draw is
// the step.
type rowSource struct {
	streams *rng.Streams
	name    string
	row     uint32
	use     string
	draw    int
}

func (r *rowSource) at(use string, draw int) unit.Source {
	r.use, r.draw = use, draw
	return r
}

func (r *rowSource) words(attempt int) (high, low uint32) {
	h, l := r.streams.Wiring(r.name, r.use, attempt), r.streams.Wiring(r.name, r.use+"low", attempt)
	return h.Word(r.row, uint64(r.draw)), l.Word(r.row, uint64(r.draw))
}

// Uniform implements unit.Source; the word is the attempt of a rejection.
func (r *rowSource) Uniform(_, word int) float64 { return rng.UniformOf(r.words(word)) }

// Normal implements unit.Source.
func (r *rowSource) Normal(int) float64 { return rng.NormalOf(r.words(0)) }

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
