package conn

import (
	"fmt"
	"testing"

	"synfire/rng"
	"synfire/unit"
)

// Listed weights go to the synapses in the order in which the rule numbers
// them: pairs as listed, all to all row by row.
func TestListedWeights(t *testing.T) {
	streams := rng.NewStreams(rng.Counter, 0, 0)
	for _, test := range []struct {
		rule             Rule
		sources, targets int
		want             string // source>target=weight
	}{
		{OneToOne{}, 3, 3, "0>0=1 1>1=2 2>2=3 "},
		{Pairs{Sources: []uint32{2, 0, 2}, Targets: []uint32{1, 0, 0}}, 3, 2, "0>0=2 2>1=1 2>0=3 "},
		{AllToAll{}, 2, 2, "0>0=1 0>1=2 1>0=3 1>1=4 "},
		{AllToAll{NoAutapses: true}, 3, 2, "0>1=1 1>0=2 2>0=3 2>1=4 "},
	} {
		d := Draw{Streams: streams, Name: "p", Self: func(i int) int { return i }}
		rows, err := test.rule.Rows(test.sources, test.targets, d)
		if err != nil {
			t.Fatal(err)
		}
		n := rows.(Numbered).Count()
		list := make([]float64, n)
		for i := range list {
			list[i] = float64(i + 1)
		}
		s := &Synapses{Rows: rows, Sources: test.sources, Targets: test.targets, Weight: unit.AnyEach(unit.Dim{}, list), Dt: 0.1, Streams: streams, Name: "p"}
		if err := s.CheckLists(); err != nil {
			t.Error(err)
		}
		got := ""
		var row Row
		for i := range test.sources {
			if err := s.Fill(i, &row); err != nil {
				t.Fatal(err)
			}
			for k, to := range row.Target {
				got += fmt.Sprintf("%d>%d=%v ", i, to, row.Weight[k])
			}
		}
		if got != test.want {
			t.Errorf("%T: %s; want %s", test.rule, got, test.want)
		}
		s.Weight = unit.AnyEach(unit.Dim{}, make([]float64, n+1))
		if err := s.CheckLists(); err == nil {
			t.Errorf("%T: %d weights for %d synapses are taken", test.rule, n+1, n)
		}
	}
}

// What is drawn at random cannot be listed.
func TestListedRandom(t *testing.T) {
	streams := rng.NewStreams(rng.Counter, 0, 0)
	rows, err := Bernoulli{P: 0.5}.Rows(4, 4, Draw{Streams: streams, Name: "p"})
	if err != nil {
		t.Fatal(err)
	}
	s := &Synapses{Rows: rows, Delay: unit.AnyEach(unit.Time(0).Dim(), []float64{1, 2}), Streams: streams, Name: "p"}
	if err := s.CheckLists(); err == nil {
		t.Error("listed delays of random synapses are taken")
	}
}
