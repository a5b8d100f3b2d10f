package rng

import (
	"fmt"

	"synfire/unit"
)

// Kind says where random numbers come from.
type Kind uint8

// The kinds.
const (
	// Counter numbers are addressed by seed, object and use.
	Counter Kind = iota
	// BrainState numbers are those that brainstate.random.seed draws: MT19937
	// for wiring, JAX's threefry for values, each in the order of the program.
	BrainState
)

var kindNames = [...]string{Counter: "counter", BrainState: "brainstate"}

// String names the kind.
func (k Kind) String() string { return kindNames[k] }

// ParseKind is the inverse of String.
func ParseKind(name string) (Kind, error) {
	for k, n := range kindNames {
		if n == name {
			return Kind(k), nil
		}
	}
	return 0, fmt.Errorf("random=%q; it is %q or %q", name, kindNames[0], kindNames[1])
}

// Streams gives the random numbers of a network while it is built.
type Streams struct {
	kind  Kind
	seed  uint64
	trial int
	mt    *MT19937
	jax   jaxKey
}

// NewStreams starts the streams of a seed. BrainState uses its low 32 bits.
func NewStreams(kind Kind, seed uint64, trial int) *Streams {
	return &Streams{kind: kind, seed: seed, trial: trial, mt: NewMT19937(uint32(seed)), jax: jaxKey{0, uint32(seed)}}
}

// Kind returns where the numbers come from.
func (s *Streams) Kind() Kind { return s.kind }

// Sequential returns the generator that wiring draws from in order, nil when
// wiring is addressed by counter.
func (s *Streams) Sequential() *MT19937 {
	if s.kind == BrainState {
		return s.mt
	}
	return nil
}

// Wiring returns the stream of a use of a projection while it is built; it is
// the same for all trials.
func (s *Streams) Wiring(object, use string, attempt int) Stream {
	return NewStream(s.seed, StreamID(object, use, 0, 0, attempt))
}

// Source returns the numbers for the values of a variable of an object. With
// BrainState each call is the next draw of the program.
func (s *Streams) Source(object, use string) unit.Source {
	if s.kind == BrainState {
		return jaxSource{s.jax.split()}
	}
	return &counterSource{seed: s.seed, object: object, use: use, trial: s.trial}
}

// counterSource addresses by element; the word of a draw and the attempt of a
// rejection are part of the step and the stream.
type counterSource struct {
	seed        uint64
	object, use string
	trial       int
}

func (c *counterSource) streams() (high, low Stream) {
	return NewStream(c.seed, StreamID(c.object, c.use, 0, c.trial, 0)), NewStream(c.seed, StreamID(c.object, c.use+"low", 0, c.trial, 0))
}

func (c *counterSource) words(element, word int) (high, low uint32) {
	st, lowStream := c.streams()
	return st.Word(uint32(element), uint64(word)), lowStream.Word(uint32(element), uint64(word))
}

// Uniform implements unit.Source.
func (c *counterSource) Uniform(element, word int) float64 {
	return UniformOf(c.words(element, word))
}

// Normal implements unit.Source.
func (c *counterSource) Normal(element int) float64 { return normalOf(c.words(element, 0)) }

// Uniforms implements unit.Bulk.
func (c *counterSource) Uniforms(word int, out []float64) {
	high, low := c.bulk(word, len(out))
	for e := range out {
		out[e] = UniformOf(high[e], low[e])
	}
}

// Normals implements unit.Bulk.
func (c *counterSource) Normals(out []float64) {
	high, low := c.bulk(0, len(out))
	Normals(high, low, out)
}

// bulk returns the words of the elements 0 to n-1.
func (c *counterSource) bulk(word, n int) (high, low []uint32) {
	h, l := c.streams()
	high, low = make([]uint32, 0, n+3), make([]uint32, 0, n+3)
	for e := 0; e < n; e += 4 {
		a, b := h.Block(uint32(e/4), uint64(word)), l.Block(uint32(e/4), uint64(word))
		high, low = append(high, a[:]...), append(low, b[:]...)
	}
	return high, low
}

// normalOf is the quantile at the middle of the interval that the words name,
// so that it is never infinite.
func normalOf(high, low uint32) float64 { return Quantile(middle(high, low)) }

// middle is the middle of the interval of 2^-52 that the words name.
func middle(high, low uint32) float64 {
	return (float64(uint64(high)<<20|uint64(low)>>12) + 0.5) * 0x1p-52
}

// jaxSource is one draw of an array.
type jaxSource struct{ key jaxKey }

// Uniform implements unit.Source. Words after the first go on behind the
// elements.
func (j jaxSource) Uniform(element, word int) float64 {
	return float64(j.key.uniform(element+word<<32, 0, 1))
}

// Normal implements unit.Source.
func (j jaxSource) Normal(element int) float64 { return float64(j.key.normal(element)) }

// Round implements Rounder: the original computes in float32.
func (j jaxSource) Round(x float64) float64 { return float64(float32(x)) }

// Rounder is a unit.Source whose distributions are computed in another
// precision: each operation is rounded by it.
type Rounder interface {
	Round(x float64) float64
}

func round(src unit.Source, x float64) float64 {
	if r, ok := src.(Rounder); ok {
		return r.Round(x)
	}
	return x
}
