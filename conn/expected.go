package conn

// sized rules know how many synapses they make on average.
type sized interface {
	expected(sources, targets float64) float64
}

// Expected returns the mean number of synapses that a rule makes, autapses
// included, and whether the rule knows it before anything is drawn.
func Expected(r Rule, sources, targets int) (n float64, known bool) {
	if s, ok := r.(sized); ok {
		return s.expected(float64(sources), float64(targets)), true
	}
	return 0, false
}

// Exact tells whether a rule makes its expected number of synapses whatever is
// drawn.
func Exact(r Rule) bool {
	switch r := r.(type) {
	case FixedOutDegree, FixedInDegree, OneToOne, Pairs, TotalNumber, LogNormalDegrees:
		return true
	case AllToAll:
		return !r.NoAutapses
	case Bernoulli:
		return r.P == 0 || r.P == 1 && !r.NoAutapses
	}
	return false
}

func (r FixedOutDegree) expected(sources, targets float64) float64 {
	return sources * float64(degreeOf(r.P, r.N, int(targets)))
}

func (r FixedInDegree) expected(sources, targets float64) float64 {
	return targets * float64(degreeOf(r.P, r.N, int(sources)))
}

func (r Bernoulli) expected(sources, targets float64) float64 { return r.P * sources * targets }

func (OneToOne) expected(sources, _ float64) float64 { return sources }

func (AllToAll) expected(sources, targets float64) float64 { return sources * targets }

func (r Pairs) expected(_, _ float64) float64 { return float64(len(r.Sources)) }

func (r TotalNumber) expected(_, _ float64) float64 { return float64(r.N) }
