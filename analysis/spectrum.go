package analysis

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/dsp/fourier"
)

// SpectrumOptions choose how PowerSpectrum averages. The zero value is good.
type SpectrumOptions struct {
	// Segment is the number of samples a segment has; 0 means a quarter of the
	// trace's, which makes seven segments. The resolution is 1/(Segment*dt).
	Segment int
}

// PowerSpectrum estimates the one-sided power density of a trace sampled every
// dt ms by Welch's method (Welch 1967, IEEE Trans Audio Electroacoust 15:70,
// doi:10.1109/TAU.1967.1161901): Hann windows, overlapping by half, each less
// its mean. freq is in Hz, power in the square of x's unit per Hz; the sum of
// power times the spacing of freq is the variance of x.
func PowerSpectrum(x []float64, dt float64, opt SpectrumOptions) (freq, power []float64, err error) {
	if !(dt > 0) || math.IsInf(dt, 1) {
		return nil, nil, fmt.Errorf("the time between samples is %v ms: it must be positive", dt)
	}
	n := opt.Segment
	if n == 0 {
		n = max(len(x)/4, min(len(x), 2))
	}
	if n < 2 || n > len(x) {
		return nil, nil, fmt.Errorf("a segment of %d samples of a trace of %d: take at least 2 and at most all", n, len(x))
	}
	// The periodic Hann window, of which copies half a segment apart add up to
	// a constant.
	window := make([]float64, n)
	energy := 0.0
	for i := range window {
		window[i] = 0.5 - 0.5*math.Cos(2*math.Pi*float64(i)/float64(n))
		energy += window[i] * window[i]
	}
	fft := fourier.NewFFT(n)
	segment := make([]float64, n)
	coeff := make([]complex128, n/2+1)
	freq, power = make([]float64, n/2+1), make([]float64, n/2+1)
	segments := 0
	for start := 0; start+n <= len(x); start += n - n/2 {
		mean, _ := moments(x[start : start+n])
		for i := range segment {
			segment[i] = (x[start+i] - mean) * window[i]
		}
		for i, c := range fft.Coefficients(coeff, segment) {
			power[i] += real(c)*real(c) + imag(c)*imag(c)
		}
		segments++
	}
	rate := 1000 / dt // samples per second
	for i := range power {
		freq[i] = float64(i) * rate / float64(n)
		power[i] /= energy * rate * float64(segments)
		// Each frequency but 0 and the highest stands for its negative too.
		if i > 0 && 2*i != n {
			power[i] *= 2
		}
	}
	return freq, power, nil
}
