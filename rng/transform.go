package rng

import (
	"math"

	"synfire/unit"
)

// Transform is a law each of whose values is a function of one number p that is
// uniform in (0, 1), increasing or decreasing but for rounding errors: of p itself,
// or of the standard normal number that p is the probability of. A value outside
// [Low, High] is drawn again.
type Transform struct {
	At        func(p float64) float64
	Low, High float64
}

// TransformOf returns the Transform of a distribution that is one.
func TransformOf(v unit.Any) (t Transform, ok bool) {
	law, ok := v.Law().(transformer)
	if !ok {
		return Transform{}, false
	}
	return law.transform()
}

// transformer is a unit.Law that may be a Transform.
type transformer interface{ transform() (Transform, bool) }

func unbounded(f func(p float64) float64) (Transform, bool) {
	return Transform{f, math.Inf(-1), math.Inf(1)}, true
}

func (l normal) transform() (Transform, bool) {
	return unbounded(func(p float64) float64 { return l.of(Quantile(p)) })
}

func (l uniform) transform() (Transform, bool) { return unbounded(l.of) }

func (l logNormal) transform() (Transform, bool) {
	return unbounded(func(p float64) float64 { return l.of(Quantile(p)) })
}

func (mean exponentialLaw) transform() (Transform, bool) { return unbounded(mean.of) }

func (l clipped) transform() (Transform, bool) {
	t, ok := TransformOf(l.of)
	if !ok || t.redraws() {
		return Transform{}, false
	}
	return unbounded(func(p float64) float64 { return l.clip(t.At(p)) })
}

func (l redrawn) transform() (Transform, bool) {
	t, ok := TransformOf(l.of)
	if !ok || t.redraws() {
		return Transform{}, false
	}
	return Transform{t.At, l.low, l.high}, true
}

func (t Transform) redraws() bool { return t.Low > math.Inf(-1) || t.High < math.Inf(1) }
