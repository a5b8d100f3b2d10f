package conn

import (
	"fmt"

	"synfire/rng"
)

// Where connects each pair with a probability of its own: 0 and 1 for a
// condition.
type Where struct {
	// Probabilities fills p with the probability of a synapse from a source to
	// each target.
	Probabilities func(source int, p []float64) error
	NoAutapses    bool
}

// Validate implements Rule.
func (r Where) Validate(sources, targets int) error {
	var c checks
	c.add(r.Probabilities == nil, "no condition is given")
	c.add(int64(sources)*int64(targets) > MaxSynapses, "%d times %d pairs", sources, targets)
	return c.err()
}

// Rows implements Rule. Every pair is looked at once, here.
func (r Where) Rows(sources, targets int, d Draw) (Rows, error) {
	l := &listed{start: make([]int64, sources+1)}
	p := make([]float64, targets)
	high, low := d.Streams.Wiring(d.Name, useTarget, 0), d.Streams.Wiring(d.Name, useTarget+"low", 0)
	for i := range sources {
		if err := r.Probabilities(i, p); err != nil {
			return nil, err
		}
		self := -1
		if r.NoAutapses {
			self = d.self(i, targets)
		}
		for j, q := range p {
			if !(q >= 0 && q <= 1) {
				return nil, fmt.Errorf("the probability of a synapse from %d to %d is %v", i, j, q)
			}
			if j == self || q == 0 {
				continue
			}
			if q == 1 || rng.UniformOf(high.Word(uint32(i), uint64(j)), low.Word(uint32(i), uint64(j))) < q {
				l.targets = append(l.targets, uint32(j))
			}
		}
		l.start[i+1] = int64(len(l.targets))
	}
	return l, nil
}
