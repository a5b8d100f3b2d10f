package analysis

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func noise(n int) []float64 {
	r := rand.New(rand.NewPCG(3, 4))
	x := make([]float64, n)
	for i := range x {
		x[i] = r.NormFloat64()
	}
	return x
}

// scipy 1.17.1: signal.welch(x, fs, window="hann", nperseg=n, noverlap=n//2,
// detrend="constant") with x[i] = (7i² + 3i) mod 31 - 15.
func TestWelchAsScipy(t *testing.T) {
	for _, tt := range []struct {
		samples, segment int
		dt               float64
		freq, power      []float64
	}{
		{64, 16, 0.1, []float64{0, 625, 1250, 1875, 2500, 3125, 3750, 4375, 5000}, []float64{
			0.0020493295916119802, 0.0062491957174310294, 0.009772793997990208, 0.024690184729781347, 0.020814569350235467,
			0.01132618920291378, 0.005091996637493545, 0.005345530292485836, 0.0025239334575801226,
		}},
		{45, 15, 0.5, []float64{0, 400. / 3, 800. / 3, 400, 1600. / 3, 2000. / 3, 800, 2800. / 3}, []float64{
			0.013788965239859015, 0.04421822710657309, 0.05987583648055174, 0.12071938048826132,
			0.0856483011021279, 0.04228668421944577, 0.025347328729533956, 0.02818114419785414,
		}},
	} {
		x := make([]float64, tt.samples)
		for i := range x {
			x[i] = float64((7*i*i+3*i)%31 - 15)
		}
		freq, power, err := PowerSpectrum(x, tt.dt, SpectrumOptions{Segment: tt.segment})
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(tt.freq, freq, nearly); d != "" {
			t.Error(d)
		}
		if d := cmp.Diff(tt.power, power, nearly); d != "" {
			t.Error(d)
		}
	}
}

// A sinusoid of amplitude A carries the power A²/2, all of it within two bins
// of its frequency.
func TestSinusoid(t *testing.T) {
	const amplitude, hz = 3.0, 40.0
	x := make([]float64, 20_000)
	for i := range x {
		x[i] = 7 + amplitude*math.Sin(2*math.Pi*hz*float64(i)*1e-4)
	}
	freq, power, err := PowerSpectrum(x, 0.1, SpectrumOptions{})
	if err != nil {
		t.Fatal(err)
	}
	peak, around, total := 0, 0.0, 0.0
	df := freq[1]
	for i, p := range power {
		if p > power[peak] {
			peak = i
		}
		if math.Abs(freq[i]-hz) <= 2*df {
			around += p * df
		}
		total += p * df
	}
	if math.Abs(freq[peak]-hz) > df/2 {
		t.Errorf("peak at %v Hz", freq[peak])
	}
	if math.Abs(total-amplitude*amplitude/2) > 1e-6 || math.Abs(around-total) > 1e-6 {
		t.Errorf("power %v, of which %v near the peak, instead of %v", total, around, amplitude*amplitude/2)
	}
}

// White noise of variance 1 sampled at 10 kHz has the density 2/10,000 at all
// frequencies; a mean over k segments (half overlapping) scatters by about
// 1.1/sqrt(k/1.06).
func TestWhiteNoise(t *testing.T) {
	x := noise(1 << 18)
	_, power, err := PowerSpectrum(x, 0.1, SpectrumOptions{Segment: 256})
	if err != nil {
		t.Fatal(err)
	}
	for i := 2; i < len(power)-2; i++ {
		if math.Abs(power[i]/2e-4-1) > 5/math.Sqrt(1024) {
			t.Errorf("frequency %d: density %v instead of 2e-4", i, power[i])
		}
	}
}

func TestSpectrumRefused(t *testing.T) {
	x := make([]float64, 100)
	for _, bad := range []struct {
		x       []float64
		dt      float64
		segment int
	}{{x, 0, 10}, {x, math.NaN(), 10}, {x, 1, 1}, {x, 1, -5}, {x, 1, 101}, {nil, 1, 0}, {x[:1], 1, 0}} {
		if _, _, err := PowerSpectrum(bad.x, bad.dt, SpectrumOptions{Segment: bad.segment}); err == nil {
			t.Errorf("accepted %d samples, dt %v, segment %d", len(bad.x), bad.dt, bad.segment)
		}
	}
	for n := 2; n < 20; n++ {
		if _, _, err := PowerSpectrum(x[:n], 1, SpectrumOptions{}); err != nil {
			t.Errorf("%d samples: %v", n, err)
		}
	}
}
