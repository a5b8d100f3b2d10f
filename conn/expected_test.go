package conn

import (
	"math"
	"testing"

	"synfire/rng"
)

// What a rule expects is what it makes: exactly where the number is fixed,
// within five standard deviations where it is drawn.
func TestExpected(t *testing.T) {
	d := Draw{Streams: rng.NewStreams(rng.Counter, 3, 0), Name: "p"}
	for _, c := range []struct {
		rule             Rule
		sources, targets int
		sd               float64
	}{
		{FixedOutDegree{P: 0.1}, 40, 200, 0},
		{FixedInDegree{N: 7}, 40, 200, 0},
		{Bernoulli{P: 0.2}, 100, 300, math.Sqrt(100 * 300 * 0.2 * 0.8)},
		{OneToOne{}, 50, 50, 0},
		{AllToAll{}, 20, 30, 0},
		{Pairs{Sources: []uint32{1, 1, 2}, Targets: []uint32{0, 0, 3}}, 10, 10, 0},
		{TotalNumber{N: 1234}, 40, 50, 0},
		{LogNormalDegrees{N: 1234, Out: 0.5, In: 1}, 40, 50, 0},
	} {
		if Exact(c.rule) != (c.sd == 0) {
			t.Errorf("%T is exact: %v", c.rule, Exact(c.rule))
		}
		want, known := Expected(c.rule, c.sources, c.targets)
		if !known {
			t.Errorf("%T does not know", c.rule)
			continue
		}
		rows, err := c.rule.Rows(c.sources, c.targets, d)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for i := range c.sources {
			n += len(rows.Append(nil, i, &rng.Sheets{}))
		}
		if math.Abs(float64(n)-want) > 5*c.sd {
			t.Errorf("%T made %d synapses, expected %v", c.rule, n, want)
		}
	}
	if Exact(AllToAll{NoAutapses: true}) || Exact(Bernoulli{P: 1, NoAutapses: true}) || !Exact(Bernoulli{P: 1}) || Exact(Where{}) {
		t.Error("what is expected has autapses, and a condition holds as it does")
	}
	if _, known := Expected(Where{}, 10, 10); known {
		t.Error("a condition cannot know how often it holds")
	}
}
