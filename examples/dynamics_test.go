package examples

import (
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
	out := runExample(t, "gamma", nil, t.TempDir())
	if rate := printedRate(t, out); rate < 30 || rate > 50 {
		t.Errorf("%v Hz", rate)
	}
	x := numbers(t, out, `synchrony: ([0-9.]+) in the first 100 ms, ([0-9.]+) after`)
	if x[1] < 5*x[0] {
		t.Errorf("synchrony grows from %v to %v only", x[0], x[1])
	}
}

// TestGapJunctions: 20 neurons that fire together in less than a bin have a
// Fano factor of 20 (1 - p) with p = 0.06, their rate times the bin; without
// gap junctions theirs stays near 1.
func TestGapJunctions(t *testing.T) {
	out := runExample(t, "gap_junctions", nil, t.TempDir())
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
