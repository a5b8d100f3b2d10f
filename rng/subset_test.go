package rng

import (
	"math"
	"testing"
)

// The number of members of a block is binomial, and every element is a member
// equally often: chi-squared at a fixed seed, against quantiles of 0.999.
func TestSubsetIsBinomial(t *testing.T) {
	const steps = 20000
	for _, r := range []struct {
		n int
		p float64
	}{{256, 0.001}, {256, 0.02}, {256, 0.4}, {256, 0.97}, {100, 0.1}, {1, 0.3}, {7, 0.5}} {
		s := NewSubset(r.n, r.p)
		counts, hits := make([]float64, r.n+1), make([]float64, r.n)
		var buf []uint32
		for k := range uint64(steps) {
			buf = s.Append(buf[:0], NewStream(5, 77), 3, k, 1000)
			counts[len(buf)]++
			for i, e := range buf {
				if e < 1000 || e >= 1000+uint32(r.n) || i > 0 && e <= buf[i-1] {
					t.Fatalf("n %d, p %v: members %v", r.n, r.p, buf)
				}
				hits[e-1000]++
			}
		}
		expected := make([]float64, r.n+1)
		for k := range expected {
			lg := func(x int) float64 { v, _ := math.Lgamma(float64(x) + 1); return v }
			expected[k] = steps * math.Exp(lg(r.n)-lg(k)-lg(r.n-k)+float64(k)*math.Log(r.p)+float64(r.n-k)*math.Log(1-r.p))
		}
		checkSquares(t, "members", r.n, r.p, counts, expected, 1)
		for e := range hits {
			expected[e] = steps * r.p
		}
		// Hits of one element vary by n p (1-p), not by n p.
		checkSquares(t, "hits", r.n, r.p, hits, expected[:r.n], 1-r.p)
	}
}

// checkSquares compares counts with what is expected of them; classes that are
// expected fewer than five times are taken together.
func checkSquares(t *testing.T, what string, n int, p float64, counts, expected []float64, variance float64) {
	t.Helper()
	var squares, o, e float64
	classes := -1
	if variance < 1 {
		classes = 0
	}
	for k := range counts {
		o, e = o+counts[k], e+expected[k]
		if e >= 5 {
			squares += (o - e) * (o - e) / (e * variance)
			classes++
			o, e = 0, 0
		}
	}
	if classes < 1 {
		t.Fatalf("n %d, p %v: %s fall into %d classes", n, p, what, classes+1)
	}
	// The quantile by Wilson and Hilferty's cube.
	f := float64(classes)
	z := 1 - 2/(9*f) + 3.09*math.Sqrt(2/(9*f))
	if limit := f * z * z * z; squares > limit {
		t.Errorf("n %d, p %v: chi-squared of %s is %.1f with %d degrees of freedom, above %.1f", n, p, what, squares, classes, limit)
	}
}

// Certain and impossible members.
func TestSubsetLimits(t *testing.T) {
	for _, r := range []struct {
		p    float64
		want int
	}{{0, 0}, {-1, 0}, {math.NaN(), 0}, {1, 200}, {2, 200}} {
		if got := NewSubset(200, r.p).Append(nil, NewStream(1, 2), 0, 3, 0); len(got) != r.want {
			t.Errorf("p %v: %d of 200 members, want %d", r.p, len(got), r.want)
		}
	}
}
