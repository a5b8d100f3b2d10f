package rng

import (
	"math"

	"synfire/unit"
)

// value is a distribution with a static dimension.
type value[Q unit.Static] struct{ any unit.Any }

// At implements unit.Value.
func (v value[Q]) At(element int, src unit.Source) Q { return Q(v.any.At(element, src)) }

// Erase implements unit.Value.
func (v value[Q]) Erase() unit.Any { return v.any }

func typed[Q unit.Static](a unit.Any) unit.Value[Q] { return value[Q]{a} }

// dim is the dimension of a static type.
func dim[Q unit.Static]() unit.Dim {
	var q Q
	return q.Dim()
}

// Normal is the normal distribution.
func Normal[Q unit.Static](mean, sd Q) unit.Value[Q] {
	return typed[Q](NormalAny(float64(mean), float64(sd), dim[Q]()))
}

// Uniform is the uniform distribution on [low, high).
func Uniform[Q unit.Static](low, high Q) unit.Value[Q] {
	return typed[Q](UniformAny(float64(low), float64(high), dim[Q]()))
}

// LogNormal is the lognormal distribution whose values have the given mean and
// standard deviation; the mean is above zero.
func LogNormal[Q unit.Static](mean, sd Q) unit.Value[Q] {
	return typed[Q](LogNormalAny(float64(mean), float64(sd), dim[Q]()))
}

// Exponential is the exponential distribution.
func Exponential[Q unit.Static](mean Q) unit.Value[Q] {
	return typed[Q](ExponentialAny(float64(mean), dim[Q]()))
}

// Clipped moves what lies outside [low, high] to the bound.
func Clipped[Q unit.Static](v unit.Value[Q], low, high Q) unit.Value[Q] {
	return typed[Q](ClippedAny(v.Erase(), float64(low), float64(high)))
}

// Redrawn draws again what lies outside [low, high].
func Redrawn[Q unit.Static](v unit.Value[Q], low, high Q) unit.Value[Q] {
	return typed[Q](RedrawnAny(v.Erase(), float64(low), float64(high)))
}

// The same for dimensions that are known when the program runs; numbers are in
// coherent units.

// NormalAny is Normal.
func NormalAny(mean, sd float64, d unit.Dim) unit.Any { return unit.AnyLaw(d, normal{mean, sd}) }

type normal struct{ mean, sd float64 }

// of is the value that a standard normal number gives.
func (l normal) of(z float64) float64 { return float64(l.sd*z) + l.mean }

// At implements unit.Law.
func (l normal) At(e int, src unit.Source) float64 {
	return round(src, round(src, l.sd*src.Normal(e))+l.mean)
}

// Fill implements unit.Law.
func (l normal) Fill(out []float64, src unit.Bulk) {
	src.Normals(out)
	for i, z := range out {
		out[i] = l.of(z)
	}
}

// UniformAny is Uniform.
func UniformAny(low, high float64, d unit.Dim) unit.Any { return unit.AnyLaw(d, uniform{low, high}) }

type uniform struct{ low, high float64 }

// of is the value that a number in [0, 1) gives.
func (l uniform) of(u float64) float64 {
	return math.Max(l.low, float64(u*(l.high-l.low))+l.low)
}

// At implements unit.Law.
func (l uniform) At(e int, src unit.Source) float64 {
	return math.Max(l.low, round(src, round(src, src.Uniform(e, 0)*(l.high-l.low))+l.low))
}

// Fill implements unit.Law.
func (l uniform) Fill(out []float64, src unit.Bulk) {
	src.Uniforms(0, out)
	for i, u := range out {
		out[i] = l.of(u)
	}
}

// LogNormalAny is LogNormal; its logarithm is computed in float64 by the
// functions of this package.
func LogNormalAny(mean, sd float64, d unit.Dim) unit.Any {
	if !(mean > 0) {
		return unit.AnyFunc(d, func(int, unit.Source) float64 { return math.NaN() })
	}
	ratio := sd / mean
	variance := logarithm(1 + float64(ratio*ratio))
	return unit.AnyLaw(d, logNormal{mu: logarithm(mean) - variance/2, sigma: math.Sqrt(variance)})
}

type logNormal struct{ mu, sigma float64 }

// of is the value that a standard normal number gives.
func (l logNormal) of(z float64) float64 { return exponential(l.logarithm(z)) }

func (l logNormal) logarithm(z float64) float64 { return float64(l.sigma*z) + l.mu }

// At implements unit.Law.
func (l logNormal) At(e int, src unit.Source) float64 {
	return l.of(src.Normal(e))
}

// Fill implements unit.Law.
func (l logNormal) Fill(out []float64, src unit.Bulk) {
	src.Normals(out)
	for i, z := range out {
		out[i] = l.logarithm(z)
	}
	exponentials(out)
}

// ExponentialAny is Exponential.
func ExponentialAny(mean float64, d unit.Dim) unit.Any { return unit.AnyLaw(d, exponentialLaw(mean)) }

type exponentialLaw float64

// of is the value that a number in [0, 1) gives.
func (mean exponentialLaw) of(u float64) float64 { return -float64(mean) * logarithm(1-u) }

// At implements unit.Law.
func (mean exponentialLaw) At(e int, src unit.Source) float64 {
	return mean.of(src.Uniform(e, 0))
}

// Fill implements unit.Law.
func (mean exponentialLaw) Fill(out []float64, src unit.Bulk) {
	src.Uniforms(0, out)
	for i, u := range out {
		out[i] = mean.of(u)
	}
}

// ClippedAny is Clipped.
func ClippedAny(v unit.Any, low, high float64) unit.Any {
	return unit.AnyLaw(v.Dim(), clipped{v, low, high})
}

type clipped struct {
	of        unit.Any
	low, high float64
}

func (l clipped) clip(x float64) float64 { return math.Min(math.Max(x, l.low), l.high) }

// At implements unit.Law.
func (l clipped) At(e int, src unit.Source) float64 { return l.clip(l.of.At(e, src)) }

// Fill implements unit.Law.
func (l clipped) Fill(out []float64, src unit.Bulk) {
	l.of.Fill(out, src)
	for i, x := range out {
		out[i] = l.clip(x)
	}
}

// redraws bounds the attempts of a rejection. Where even these all fail the
// value is NaN, which the network refuses with the name of the variable.
const redraws = 1000

// RedrawnAny is Redrawn.
func RedrawnAny(v unit.Any, low, high float64) unit.Any {
	return unit.AnyLaw(v.Dim(), redrawn{v, low, high})
}

type redrawn struct {
	of        unit.Any
	low, high float64
}

func (l redrawn) from(first, e int, src unit.Source) float64 {
	for attempt := first; attempt < redraws; attempt++ {
		if x := l.of.At(e, again{src, attempt}); x >= l.low && x <= l.high {
			return x
		}
	}
	return math.NaN()
}

// At implements unit.Law.
func (l redrawn) At(e int, src unit.Source) float64 { return l.from(0, e, src) }

// Fill implements unit.Law.
func (l redrawn) Fill(out []float64, src unit.Bulk) {
	l.of.Fill(out, src)
	for e, x := range out {
		if !(x >= l.low && x <= l.high) {
			out[e] = l.from(1, e, src)
		}
	}
}

// again is a source at its next attempt.
type again struct {
	unit.Source
	attempt int
}

// Uniform implements unit.Source.
func (a again) Uniform(element, word int) float64 {
	return a.Source.Uniform(element, word+a.attempt)
}

// Normal implements unit.Source.
func (a again) Normal(element int) float64 {
	if a.attempt == 0 {
		return a.Source.Normal(element)
	}
	if s, ok := a.Source.(*counterSource); ok {
		return normalOf(s.words(element, a.attempt))
	}
	u := a.Source.Uniform(element, a.attempt)
	return Quantile(math.Max(u, 0x1p-54))
}

// exponential is e^x, to about 1e-16 of its size, from products alone so that
// its bits are the same on every machine.
func exponential(x float64) float64 {
	n, r := wholeAndRest(x)
	sum := 1.0
	for k := 18.0; k >= 1; k-- {
		sum = float64(sum*r)/k + 1
	}
	return scaled(x, n, sum)
}

// exponentials replaces numbers by their exponentials: four at once, since each
// quotient of a sum waits for the one before.
func exponentials(x []float64) {
	for ; len(x) >= 4; x = x[4:] {
		n0, r0 := wholeAndRest(x[0])
		n1, r1 := wholeAndRest(x[1])
		n2, r2 := wholeAndRest(x[2])
		n3, r3 := wholeAndRest(x[3])
		sum0, sum1, sum2, sum3 := 1.0, 1.0, 1.0, 1.0
		for k := 18.0; k >= 1; k-- {
			sum0, sum1 = float64(sum0*r0)/k+1, float64(sum1*r1)/k+1
			sum2, sum3 = float64(sum2*r2)/k+1, float64(sum3*r3)/k+1
		}
		x[0], x[1] = scaled(x[0], n0, sum0), scaled(x[1], n1, sum1)
		x[2], x[3] = scaled(x[2], n2, sum2), scaled(x[3], n3, sum3)
	}
	for i := range x {
		x[i] = exponential(x[i])
	}
}

// wholeAndRest returns n and r with x = n log 2 + r and n whole.
func wholeAndRest(x float64) (n, r float64) {
	n = math.Round(x / math.Ln2)
	return n, (x - float64(n*0.693145751953125)) - float64(n*1.42860682030941723212e-06)
}

// scaled is 2^n times the series of the rest of x.
func scaled(x, n, series float64) float64 {
	switch {
	case x > 709:
		return math.Inf(1)
	case x < -745:
		return 0
	}
	return math.Ldexp(series, int(n))
}
