package examples

import (
	"regexp"
	"strconv"
	"testing"
)

// TestBrunel: the four regimes of Brunel 2000, figure 8. The rates are those of
// NEST with the same parameters (three seeds, means over neurons); in the first
// regime neurons fire nearly as fast as their refractory time lets them.
func TestBrunel(t *testing.T) {
	out := runAsIs(t, "brunel.star").printed
	type regime struct{ rate, cv, synchrony float64 }
	got := map[string]regime{}
	for _, m := range regexp.MustCompile(`(?m)^(.+) rate ([0-9.]+) Hz CV ([0-9.e-]+) synchrony ([0-9.]+)$`).FindAllStringSubmatch(out, -1) {
		var xs [3]float64
		for i := range xs {
			x, err := strconv.ParseFloat(m[2+i], 64)
			if err != nil {
				t.Fatal(err)
			}
			xs[i] = x
		}
		got[m[1]] = regime{xs[0], xs[1], xs[2]}
	}
	for _, c := range []struct {
		name      string
		low, high float64
	}{
		{"SR", 250, 500},
		{"SI fast", 58.5 * 0.95, 58.5 * 1.05},
		{"AI", 37.64 * 0.95, 37.64 * 1.05},
		{"SI slow", 5.85 * 0.8, 5.85 * 1.2},
	} {
		if r, ok := got[c.name]; !ok || r.rate < c.low || r.rate > c.high {
			t.Errorf("%s: %v Hz, not %v to %v", c.name, r.rate, c.low, c.high)
		}
	}
	if t.Failed() {
		t.Fatal(out)
	}
	if sr := got["SR"]; sr.cv > 0.05 || sr.synchrony < 1000 {
		t.Errorf("SR is neither regular nor synchronous: %+v", sr)
	}
	if got["SI fast"].cv < 2*got["SR"].cv || got["SI fast"].synchrony < 2*got["AI"].synchrony {
		t.Errorf("SI fast does not oscillate more than AI: %+v, %+v", got["SI fast"], got["AI"])
	}
	// Per spike, the slow oscillation gathers more than AI's fluctuations do.
	if slow, ai := got["SI slow"], got["AI"]; slow.synchrony/slow.rate < 3*ai.synchrony/ai.rate {
		t.Errorf("SI slow does not oscillate: %+v, AI %+v", slow, ai)
	}
}
