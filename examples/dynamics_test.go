package examples

import (
	"math"
	"regexp"
	"strconv"
	"testing"
)

// numbers reads the numbers that a pattern finds in what an example prints.
func numbers(t *testing.T, out, pattern string) []float64 {
	t.Helper()
	m := regexp.MustCompile(pattern).FindStringSubmatch(out)
	if m == nil {
		t.Fatalf("%q is not printed:\n%s", pattern, out)
	}
	xs := make([]float64, len(m)-1)
	for i := range xs {
		x, err := strconv.ParseFloat(m[1+i], 64)
		if err != nil {
			t.Fatal(err)
		}
		xs[i] = x
	}
	return xs
}

// TestGamma: from random phases the interneurons come to fire together, at a
// gamma rhythm of 30 to 50 Hz (Wang and Buzsaki 1996, figure 3).
func TestGamma(t *testing.T) {
	out := runAsIs(t, "gamma.star").printed
	if rate := printed(t, out, meanRate); rate < 30 || rate > 50 {
		t.Errorf("%v Hz", rate)
	}
	x := numbers(t, out, `synchrony: ([0-9.]+) in the first eighth, ([0-9.]+) in`)
	if x[1] < 5*x[0] {
		t.Errorf("synchrony grows from %v to %v only", x[0], x[1])
	}
}

// TestGapJunctions: 20 neurons that fire together in less than a bin have a
// Fano factor of 20 (1 - p) with p = 0.06, their rate times the bin; without
// gap junctions theirs stays near 1.
func TestGapJunctions(t *testing.T) {
	out := runAsIs(t, "gap_junctions.star").printed
	none := numbers(t, out, `gap_junctions_none mean rate: [0-9.]+ Hz synchrony: ([0-9.]+)`)[0]
	with := numbers(t, out, `gap_junctions mean rate: [0-9.]+ Hz synchrony: ([0-9.]+)`)[0]
	if none > 3 || with < 10 {
		t.Errorf("synchrony %v without gap junctions, %v with them", none, with)
	}
}

// TestDecision: both groups are quiet before the evidence; the group that it
// favours fires at tens of Hz in the end and silences the other (Wang 2002,
// figure 2).
func TestDecision(t *testing.T) {
	for _, c := range []struct {
		coherence string
		winner    int
	}{{"0.512", 0}, {"-0.512", 1}} {
		out := runExample(t, "decision", map[string]string{"coherence": c.coherence}, t.TempDir())
		before := numbers(t, out, `before the evidence: A ([0-9.]+) Hz B ([0-9.]+) Hz`)
		end := numbers(t, out, `at the end: A ([0-9.]+) Hz B ([0-9.]+) Hz`)
		if before[0] > 6 || before[1] > 6 {
			t.Errorf("coherence %s: %v Hz before the evidence", c.coherence, before)
		}
		if end[c.winner] < 15 || end[1-c.winner] > 5 {
			t.Errorf("coherence %s: %v Hz at the end", c.coherence, end)
		}
	}
}

// TestSynfireChain: a volley of 85 spikes arrives at the tenth group as one of
// nearly all its neurons, one of 30 dies out (Diesmann et al. 1999, figure 2).
func TestSynfireChain(t *testing.T) {
	for volley, alive := range map[string]bool{"85": true, "30": false} {
		out := runExample(t, "synfire_chain", map[string]string{"volley": volley}, t.TempDir())
		busiest := numbers(t, out, `the last group fires ([0-9.]+) spikes`)[0]
		if alive && busiest < 80 || !alive && busiest > 10 {
			t.Errorf("a volley of %s spikes makes %v in the last group", volley, busiest)
		}
	}
}

// TestEscape compares the rate of escapes with the exact mean first passage
// time from -1 to 1,
//
//	T = 1/D int_-1^1 dy exp(U(y)/D) int_-inf^y dz exp(-U(z)/D),
//
// (Gardiner 2009, Stochastic Methods, eq. 5.5.23), within four standard
// deviations of the count. Kramers' formula is its limit for high barriers: at
// a barrier of 5 D it is too large by about a tenth.
func TestEscape(t *testing.T) {
	out := runAsIs(t, "escape.star").printed
	got := numbers(t, out, `D ([0-9.]+) escapes ([0-9.]+) mean rate: ([0-9.]+) Hz`)
	kramers := numbers(t, out, `Kramers rate: ([0-9.]+) Hz`)[0]
	d, count, rate := got[0], got[1], got[2]
	if want := 1000 * math.Sqrt2 / (2 * math.Pi) * math.Exp(-0.25/d); math.Abs(kramers-want) > 1e-9*want {
		t.Errorf("the Kramers rate is %v Hz, not %v", want, kramers)
	}
	potential := func(x float64) float64 { return x*x*x*x/4 - x*x/2 }
	const h = 1e-4
	inner, passage := 0.0, 0.0
	for x := -4.0; x < 1; x += h {
		middle := x + h/2
		inner += h * math.Exp(-potential(middle)/d)
		if middle > -1 {
			passage += h * math.Exp(potential(middle)/d) * inner / d
		}
	}
	exact := 1000 / passage // per second, passage is in ms
	if math.Abs(rate-exact) > 4*exact/math.Sqrt(count) {
		t.Errorf("%v escapes a second, exactly %v +- %v", rate, exact, exact/math.Sqrt(count))
	}
	if ratio := exact / kramers; ratio < 0.8 || ratio > 1 {
		t.Errorf("the exact rate is %v of Kramers'", ratio)
	}
}

// TestBalanced: the CV is near that of a Poisson process, 1.
func TestBalanced(t *testing.T) {
	out := runAsIs(t, "balanced.star").printed
	if rate := printed(t, out, meanRate); rate < 5 || rate > 40 {
		t.Errorf("%v Hz", rate)
	}
	if cv := numbers(t, out, `CV: ([0-9.]+)`)[0]; cv < 0.8 || cv > 1.2 {
		t.Errorf("a CV of %v", cv)
	}
}
