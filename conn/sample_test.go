package conn

import (
	"fmt"
	"slices"
	"testing"

	"synfire/rng"
)

// TestSample: the rows that are kept are those of the rule, and the others are
// empty; a fixed in-degree keeps its mean.
func TestSample(t *testing.T) {
	const sources, targets = 60, 40
	d := Draw{Streams: rng.NewStreams(rng.Counter, 3, 0), Name: "p", Self: func(source int) int { return source }}
	kept := func(source int) bool { return source%7 == 0 }
	lists := Pairs{}
	for k := range 500 {
		lists.Sources, lists.Targets = append(lists.Sources, uint32(k*k%sources)), append(lists.Targets, uint32(k%targets))
	}
	for _, rule := range []Rule{
		FixedOutDegree{N: 7, NoAutapses: true},
		Bernoulli{P: 0.2},
		AllToAll{NoAutapses: true},
		TotalNumber{N: 1234},
		lists,
		LogNormalDegrees{N: 2000, Out: 0.5, In: 1},
		Where{Probabilities: func(source int, p []float64) error {
			if !kept(source) {
				return fmt.Errorf("source %d is looked at", source)
			}
			for k := range p {
				p[k] = 0.3
			}
			return nil
		}},
	} {
		whole := rule
		if w, ok := rule.(Where); ok {
			all := w.Probabilities
			w.Probabilities = func(source int, p []float64) error {
				clear(p)
				if kept(source) {
					return all(source, p)
				}
				return nil
			}
			whole = w
		}
		want, err := whole.Rows(sources, targets, d)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Sample{Of: rule, Kept: kept}.Rows(sources, targets, d)
		if err != nil {
			t.Fatal(err)
		}
		for i := range sources {
			row := got.Append(nil, i, &rng.Sheets{})
			if !kept(i) && len(row) > 0 || kept(i) && !slices.Equal(row, want.Append(nil, i, &rng.Sheets{})) {
				t.Errorf("%T: row %d is %v", rule, i, row)
			}
		}
		n, is := got.(Numbered)
		m, was := want.(Numbered)
		if is != was || is && (n.Count() != m.Count() || n.Number(14, 1) != m.Number(14, 1)) {
			t.Errorf("%T: synapses have other numbers", rule)
		}
	}

	rows, err := Sample{Of: FixedInDegree{N: 12, NoAutapses: true}, Kept: kept}.Rows(sources, targets, d)
	if err != nil {
		t.Fatal(err)
	}
	for i := range sources {
		want := 0
		if kept(i) {
			want = 12 * targets / sources
		}
		if n := len(rows.Append(nil, i, &rng.Sheets{})); n != want {
			t.Errorf("%d synapses of source %d, not %d", n, i, want)
		}
	}
}
