package conn

import (
	"math"

	"synfire/rng"
)

// Sample is a rule of which only some sources have their rows, so that what a
// large projection will be like shows without making it. Rows are those of the
// rule itself, except where every row takes all of them: fixed in-degrees then
// become equal out-degrees of the same mean.
type Sample struct {
	Of Rule
	// Kept says which sources have their rows.
	Kept func(source int) bool
}

// Validate implements Rule.
func (r Sample) Validate(sources, targets int) error { return r.Of.Validate(sources, targets) }

// Rows implements Rule.
func (r Sample) Rows(sources, targets int, d Draw) (Rows, error) {
	of := r.Of
	switch rule := of.(type) {
	case FixedInDegree:
		n, _ := Expected(rule, sources, targets)
		of = FixedOutDegree{N: int(math.Round(n / float64(sources)))}
	case Where:
		whole := rule.Probabilities
		rule.Probabilities = func(source int, p []float64) error {
			if !r.Kept(source) {
				clear(p)
				return nil
			}
			return whole(source, p)
		}
		of = rule
	}
	rows, err := of.Rows(sources, targets, d)
	if err != nil {
		return nil, err
	}
	if numbered, ok := rows.(Numbered); ok {
		return numberedSample{numbered, r.Kept}, nil
	}
	return sample{rows, r.Kept}, nil
}

// sample leaves rows out.
type sample struct {
	Rows
	kept func(source int) bool
}

// Append implements Rows.
func (s sample) Append(buf []uint32, source int, sheets *rng.Sheets) []uint32 {
	if !s.kept(source) {
		return buf
	}
	return s.Rows.Append(buf, source, sheets)
}

// numberedSample leaves rows out of those whose synapses have numbers; those
// that are left keep theirs.
type numberedSample struct {
	Numbered
	kept func(source int) bool
}

// Append implements Rows.
func (s numberedSample) Append(buf []uint32, source int, sheets *rng.Sheets) []uint32 {
	return sample{s.Numbered, s.kept}.Append(buf, source, sheets)
}
