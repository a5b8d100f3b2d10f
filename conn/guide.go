package conn

import (
	"math"

	"synfire/rng"
)

// guide tells delays in steps from the first bits of the word that they are drawn
// from, where these settle it (guide tables: Devroye, Non-Uniform Random Variate
// Generation, 1986, III.2.4). An entry is steps << markBits and marks, or where
// more bits are needed the place of a border among borders.
type guide struct {
	entries [1 << guideBits]uint16
	borders []border
}

// border lies between the words that begin with the same bits: those below from and
// those from to on have an entry, what lies between is open.
type border struct {
	from, to     uint32
	below, above uint16
}

const (
	guideBits = 12
	// guideWorth is the number of delays that take longer to draw than a guide
	// takes to make.
	guideWorth = 1 << 16
	// guideMost bounds steps that an entry can hold.
	guideMost = 1<<(16-markBits) - 1
	// A guide is of no use where it leaves more than one word of guideLeft open:
	// one by one, delays take some five times as long to draw.
	guideLeft = 16
	// guideAttempts are looked up before a delay is drawn as without a guide.
	guideAttempts = 20
)

// The marks.
const (
	changed  = 1 << iota // the delay is no whole number of steps
	open                 // the first bits do not settle it
	markBits = iota

	again = guideMost<<markBits | open // what is drawn is refused
)

// guided tells whether delays are looked up in a guide; n more are to be drawn.
func (s *Synapses) guided(n int) bool {
	if g := s.guide.Load(); g != nil {
		return g != &noGuide
	}
	if s.drawn.Add(int64(n)) < guideWorth {
		return false
	}
	g := &noGuide
	if t, ok := rng.TransformOf(s.Delay); ok {
		if made := s.newGuide(t); made.left() < 1<<32/guideLeft {
			g = made
		}
	}
	s.guide.Store(g)
	return g != &noGuide
}

// noGuide stands for that of a law that has none, or of one whose delays are too
// many for it.
var noGuide guide

// left is the number of words that are open.
func (g *guide) left() (n uint64) {
	for _, b := range g.borders {
		n += uint64(b.to) - uint64(b.from) + 1
	}
	return n
}

// firstBits returns the bits that choose an entry.
func firstBits(word uint32) uint32 { return word >> (32 - guideBits) }

// newGuide makes the guide of a law.
func (s *Synapses) newGuide(t rng.Transform) *guide {
	const n = 1 << guideBits
	// What words stand for, in steps; nothing is known of the ends.
	at := func(word uint64) float64 { return t.At(float64(word)/(1<<32)) / s.Dt }
	bounds := [n + 1]float64{0: math.NaN(), n: math.NaN()}
	size := 1.0
	for b := 1; b < n; b++ {
		bounds[b] = at(uint64(b) << (32 - guideBits))
		size = max(size, math.Abs(bounds[b]))
	}
	g := &guide{}
	for b := range n {
		g.entries[b] = s.entry(t, bounds[b], bounds[b+1], size)
		if g.entries[b] != open {
			continue
		}
		first, behind := uint64(b)<<(32-guideBits), uint64(b+1)<<(32-guideBits)
		below := func(word uint64) uint16 { return s.entry(t, bounds[b], at(word), size) }
		above := func(word uint64) uint16 { return s.entry(t, at(word), bounds[b+1], size) }
		from, to := first, behind
		for lo, hi := first, behind; hi-lo > 1; {
			if mid := (lo + hi) / 2; below(mid) != open {
				lo, from = mid, mid
			} else {
				hi = mid
			}
		}
		for lo, hi := first, behind; hi-lo > 1; {
			if mid := (lo + hi) / 2; above(mid) != open {
				hi, to = mid, mid
			} else {
				lo = mid
			}
		}
		g.entries[b] |= uint16(len(g.borders)) << markBits
		g.borders = append(g.borders, border{uint32(from), uint32(to - 1), below(from), above(to)})
	}
	return g
}

// entry is that of words whose delays lie between two numbers of steps, but for
// rounding errors, which are relative to a size. Comparisons with what is no number
// leave it open.
func (s *Synapses) entry(t rng.Transform, a, b, size float64) uint16 {
	margin := size * 0x1p-30 // much more than the errors
	lo, hi := min(a, b)-margin, max(a, b)+margin
	low, high := t.Low/s.Dt, t.High/s.Dt
	if hi < low || lo > high {
		return again
	}
	// What is cut off at 0 is not negative for all its margin.
	legal := lo >= 0 || a == b && a >= 0
	steps := math.Floor(roundedUp(lo))
	same := steps == math.Floor(roundedUp(hi)) && steps >= float64(s.MinDelay) && steps <= guideMost
	if !(lo >= low && hi <= high && legal && same) {
		return open
	}
	off := max(steps-lo, hi-steps)
	least := max(lo-steps, steps-hi, 0)
	switch {
	case isOff(least, steps):
		return uint16(steps)<<markBits | changed
	case !isOff(off, steps):
		return uint16(steps) << markBits
	}
	return open
}

// look gives each of a source's synapses its delay with the help of the guide, and
// counts those that are no whole number of steps.
func (s *Synapses) look(source int, row *Row) (rounded int64, err error) {
	g, n := s.guide.Load(), len(row.Target)
	src := row.source(s, "delay", source, -1)
	high, _ := src.wiring(0)
	words := row.sheets.Row(high, src.row, n)[:n]
	row.places = resized(row.places, n+1)
	count, open := g.settle(words, row.Delay, row.places)
	rounded = int64(count)
	for _, k := range row.places[:open] {
		changes, err := s.unsettled(g, int(k), words[k], src, &row.Delay[k])
		if err != nil {
			return 0, err
		}
		rounded += changes
	}
	return rounded, nil
}

// settle looks delays up. It counts those that are no whole number of steps, and
// lists the places of those that are open; places has room for one more than all.
// It is a function of its own so that its variables are kept in registers.
//
//go:noinline
func (g *guide) settle(words, delays, places []uint32) (changes, opens int) {
	delays = delays[:len(words)]
	for k, word := range words {
		entry := g.entries[firstBits(word)]
		delays[k] = uint32(entry >> markBits)
		changes += int(entry & changed)
		// No branch here: a processor could not predict it.
		places[opens] = uint32(k)
		opens += int(entry & open / open)
	}
	return changes, opens
}

// unsettled gives synapse k, whose entry is open, its delay. It returns 1 when
// that is no whole number of steps.
func (s *Synapses) unsettled(g *guide, k int, word uint32, src *rowSource, delay *uint32) (changes int64, err error) {
	entry := g.entry(word)
	for attempt := 1; entry == again && attempt <= guideAttempts; attempt++ {
		high, _ := src.wiring(attempt)
		entry = g.entry(high.Word(src.row, uint64(k)))
	}
	if entry&open == 0 {
		*delay = uint32(entry >> markBits)
		return int64(entry & changed), nil
	}
	var steps [1]uint32
	changes, err = s.inSteps([]float64{s.Delay.At(k, src)}, steps[:])
	*delay = steps[0]
	return changes, err
}

// entry is that of a word; whether it lies next to a border is told by all bits.
func (g *guide) entry(word uint32) uint16 {
	entry := g.entries[firstBits(word)]
	if entry&open == 0 || entry == again {
		return entry
	}
	switch b := g.borders[entry>>markBits]; {
	case word < b.from:
		return b.below
	case word > b.to:
		return b.above
	}
	return open
}
