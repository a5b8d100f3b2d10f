package conn

import (
	"math"
	"sort"
	"testing"

	"synfire/rng"
)

// Degrees are lognormal: the logarithms of well-filled in- and out-degrees have
// the standard deviations that were asked for, within four of their errors,
// and the number of synapses is exact.
func TestLogNormalDegrees(t *testing.T) {
	const n, mean = 3000, 400
	rule := LogNormalDegrees{N: n * mean, Out: 0.5, In: 0.8}
	rows, err := rule.Rows(n, n, Draw{Streams: rng.NewStreams(rng.Counter, 1, 0), Name: "p"})
	if err != nil {
		t.Fatal(err)
	}
	in, out, total := make([]float64, n), make([]float64, n), 0
	for i := range n {
		targets := rows.Append(nil, i, &rng.Sheets{})
		out[i] = float64(len(targets))
		total += len(targets)
		for _, target := range targets {
			in[target]++
		}
	}
	if total != n*mean {
		t.Errorf("%d synapses, want %d", total, n*mean)
	}
	for _, c := range []struct {
		degrees []float64
		sd      float64
	}{{out, rule.Out}, {in, rule.In}} {
		sum, squares := 0.0, 0.0
		for _, d := range c.degrees {
			l := math.Log(d + 0.5)
			sum += l
			squares += l * l
		}
		sd := math.Sqrt(squares/n - sum/n*sum/n)
		// Drawing adds a Poisson's 1/sqrt(degree) to the spread.
		if want := math.Hypot(c.sd, 1/math.Sqrt(mean)); math.Abs(sd-want) > 4*want/math.Sqrt(2*n)+0.02 {
			t.Errorf("standard deviation of the logarithm %v, want %v", sd, want)
		}
	}
}

// What is drawn by an index is what a search through all sums finds, though most
// elements have next to no share and one has nearly all.
func TestShares(t *testing.T) {
	for _, n := range []int{1, 2, 3, 700, 5000} {
		sums := make([]float64, n+1)
		for i := range n {
			sums[i+1] = sums[i] + math.Exp(float64(i*7919%n)/float64(n)*20)
		}
		s := indexed(sums)
		stream := rng.NewStream(1, 2)
		for k := range uint64(20_000) {
			b := stream.Block(0, k)
			u := rng.UniformOf(b[0], b[1]) * sums[n]
			want := min(sort.Search(n, func(t int) bool { return sums[t+1] > u }), n-1)
			if got := s.draw(b[0], b[1]); int(got) != want {
				t.Fatalf("%d of %d, want %d", got, n, want)
			}
		}
	}
}
