package conn

import (
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"synfire/rng"
	"synfire/unit"
)

// wiring draws rows and counts each pair.
type wiring struct {
	rows    [][]uint32
	columns []int // synapses per target
	total   int
	self    int // synapses of a source to itself
	twice   int // pairs with more than one synapse
}

func wire(t *testing.T, rule Rule, sources, targets int, name string) wiring {
	t.Helper()
	if err := rule.Validate(sources, targets); err != nil {
		t.Fatal(err)
	}
	d := Draw{Streams: rng.NewStreams(rng.Counter, 11, 0), Name: name, Self: func(i int) int { return i }}
	rows, err := rule.Rows(sources, targets, d)
	if err != nil {
		t.Fatal(err)
	}
	w := wiring{columns: make([]int, targets)}
	for i := range sources {
		row := rows.Append(nil, i, &rng.Sheets{})
		seen := map[uint32]int{}
		for _, j := range row {
			if int(j) >= targets {
				t.Fatalf("target %d of %d", j, targets)
			}
			w.columns[j]++
			if seen[j]++; seen[j] == 2 {
				w.twice++
			}
			if int(j) == i {
				w.self++
			}
		}
		w.rows = append(w.rows, row)
		w.total += len(row)
	}
	return w
}

// within fails when a statistic leaves the central 99.9 % of its law, at the
// fixed seed.
func within(t *testing.T, what string, x, mean, sd float64) {
	t.Helper()
	if math.Abs(x-mean) > 3.3*sd+1e-9 {
		t.Errorf("%s is %v, want %.1f with a standard deviation of %.2f", what, x, mean, sd)
	}
}

// evenly fails when counts with equal expectations are not spread by chance
// alone; variance is that of one count over its mean.
func evenly(t *testing.T, what string, counts []int, variance float64) {
	t.Helper()
	var total float64
	for _, c := range counts {
		total += float64(c)
	}
	mean := total / float64(len(counts))
	squares := 0.0
	for _, c := range counts {
		squares += (float64(c) - mean) * (float64(c) - mean) / (mean * variance)
	}
	law := distuv.ChiSquared{K: float64(len(counts) - 1)}
	if squares < law.Quantile(0.0005) || squares > law.Quantile(0.9995) {
		t.Errorf("%s: chi-squared is %.1f with %d degrees of freedom", what, squares, len(counts)-1)
	}
}

func TestFixedDegreeLaws(t *testing.T) {
	const n, k = 200, 60
	for _, r := range []struct {
		name     string
		distinct bool
		noSelf   bool
	}{{"all", false, false}, {"no autapses", false, true}, {"no multapses", true, false}, {"neither", true, true}} {
		out := wire(t, FixedOutDegree{N: k, Distinct: r.distinct, NoAutapses: r.noSelf}, n, n, r.name)
		in := wire(t, FixedInDegree{N: k, Distinct: r.distinct, NoAutapses: r.noSelf}, n, n, r.name)
		var inRows []int
		for i := range n {
			if len(out.rows[i]) != k {
				t.Errorf("%s: source %d has %d targets, want %d", r.name, i, len(out.rows[i]), k)
			}
			if in.columns[i] != k {
				t.Errorf("%s: target %d has %d sources, want %d", r.name, i, in.columns[i], k)
			}
			inRows = append(inRows, len(in.rows[i]))
		}
		choices := float64(n)
		if r.noSelf {
			choices--
		}
		variance := 1 - 1/choices
		if r.distinct {
			variance = 1 - k/choices
		}
		for _, w := range []struct {
			what   string
			wiring wiring
			free   []int
		}{{"out-degree, " + r.name, out, out.columns}, {"in-degree, " + r.name, in, inRows}} {
			evenly(t, w.what, w.free, variance)
			if r.noSelf {
				within(t, w.what+": autapses", float64(w.wiring.self), 0, 0)
			} else {
				within(t, w.what+": autapses", float64(w.wiring.self), k, math.Sqrt(k*variance))
			}
			if (w.wiring.twice == 0) != r.distinct {
				t.Errorf("%s: %d pairs have several synapses", w.what, w.wiring.twice)
			}
		}
	}
}

// Drawing most of the elements without replacement takes another way; it must
// not favour any.
func TestDistinctMajority(t *testing.T) {
	w := wire(t, FixedOutDegree{N: 70, Distinct: true}, 400, 100, "most")
	evenly(t, "70 of 100", w.columns, 1-0.7)
	if w.twice != 0 {
		t.Errorf("%d pairs have several synapses", w.twice)
	}
	if all := wire(t, FixedOutDegree{N: 99, Distinct: true, NoAutapses: true}, 100, 100, "all others"); all.total != 9900 || all.self != 0 {
		t.Errorf("%d synapses to all others, %d to oneself", all.total, all.self)
	}
}

// Bernoulli rows have binomial lengths, targets are met equally often, and the
// gaps between them are geometric.
func TestBernoulliLaws(t *testing.T) {
	const n = 1000
	for _, p := range []float64{0.002, 0.1, 0.5, 0.93} {
		w := wire(t, Bernoulli{P: p}, n, n, "bernoulli")
		pairs := float64(n * n)
		within(t, "synapses", float64(w.total), pairs*p, math.Sqrt(pairs*p*(1-p)))
		within(t, "autapses", float64(w.self), n*p, math.Sqrt(n*p*(1-p)))
		evenly(t, "targets", w.columns, 1-p)
		var lengths []int
		var gaps, short float64
		for _, row := range w.rows {
			lengths = append(lengths, len(row))
			for k := 1; k < len(row); k++ {
				if row[k] <= row[k-1] {
					t.Fatal("targets do not ascend")
				}
				if row[k-1] < n/2 { // a gap of one is never cut off there
					gaps++
					if row[k] == row[k-1]+1 {
						short++
					}
				}
			}
		}
		evenly(t, "sources", lengths, 1-p)
		if p > 0.05 {
			within(t, "neighbouring targets", short, gaps*p, math.Sqrt(gaps*p*(1-p)))
		}
		if none := wire(t, Bernoulli{P: p, NoAutapses: true}, n, n, "none"); none.self != 0 {
			t.Errorf("p %v: %d autapses", p, none.self)
		}
	}
	if w := wire(t, Bernoulli{P: 1}, 50, 40, "one"); w.total != 2000 {
		t.Errorf("p = 1 makes %d of 2000 synapses", w.total)
	}
	if w := wire(t, Bernoulli{}, 50, 40, "zero"); w.total != 0 {
		t.Errorf("p = 0 makes %d synapses", w.total)
	}
}

// A total number is met exactly; both sides of a synapse are uniform.
func TestTotalNumberLaws(t *testing.T) {
	for _, noSelf := range []bool{false, true} {
		w := wire(t, TotalNumber{N: 20000, NoAutapses: noSelf}, 300, 300, "total")
		if w.total != 20000 {
			t.Errorf("%d synapses, want 20000", w.total)
		}
		var lengths []int
		for _, row := range w.rows {
			lengths = append(lengths, len(row))
		}
		evenly(t, "sources", lengths, 1-1.0/300)
		evenly(t, "targets", w.columns, 1-1.0/300)
		if noSelf {
			within(t, "autapses", float64(w.self), 0, 0)
		} else {
			within(t, "autapses", float64(w.self), 20000.0/300, math.Sqrt(20000.0/300))
		}
	}
}

// Rules without chance, and conditions with given probabilities.
func TestCertainRules(t *testing.T) {
	if w := wire(t, OneToOne{}, 30, 30, "one"); w.total != 30 || w.self != 30 {
		t.Errorf("one to one: %d synapses, %d of them i to i", w.total, w.self)
	}
	if w := wire(t, AllToAll{}, 30, 20, "all"); w.total != 600 || w.twice != 0 {
		t.Errorf("all to all: %d synapses, %d twice", w.total, w.twice)
	}
	if w := wire(t, AllToAll{NoAutapses: true}, 30, 30, "others"); w.total != 870 || w.self != 0 {
		t.Errorf("all to all others: %d synapses, %d autapses", w.total, w.self)
	}
	w := wire(t, Pairs{Sources: []uint32{2, 0, 2, 2}, Targets: []uint32{1, 3, 0, 1}}, 3, 4, "pairs")
	if !slices.Equal(w.rows[0], []uint32{3}) || len(w.rows[1]) != 0 || !slices.Equal(w.rows[2], []uint32{1, 0, 1}) {
		t.Errorf("pairs: rows %v", w.rows)
	}
	half := Where{Probabilities: func(source int, out []float64) error {
		for j := range out {
			out[j] = 0
			if (source+j)%2 == 0 {
				out[j] = 0.25
			}
		}
		return nil
	}}
	w = wire(t, half, 400, 400, "where")
	within(t, "pairs for which a condition holds", float64(w.total), 20000, math.Sqrt(80000*0.25*0.75))
	for i, row := range w.rows {
		for _, j := range row {
			if (i+int(j))%2 != 0 {
				t.Fatalf("pair (%d, %d) is connected, where the probability is 0", i, j)
			}
		}
	}
	evenly(t, "targets of a condition", w.columns, 0.75)
}

// Weights and delays have the distributions that are asked for
// (Kolmogorov-Smirnov at 0.1 %), independently of each other.
func TestWeightAndDelayLaws(t *testing.T) {
	const rows, columns = 100, 200
	normal, dim := distuv.Normal{Mu: 1, Sigma: 0.5}, unit.Dim{}
	sigma := math.Sqrt(math.Log(1 + 0.25))
	for _, r := range []struct {
		name string
		any  unit.Any
		cdf  func(x float64) float64
	}{
		{"normal", rng.NormalAny(1, 0.5, dim), normal.CDF},
		{"normal, redrawn", rng.RedrawnAny(rng.NormalAny(1, 0.5, dim), 0.5, 2), func(x float64) float64 {
			return (normal.CDF(x) - normal.CDF(0.5)) / (normal.CDF(2) - normal.CDF(0.5))
		}},
		{"uniform", rng.UniformAny(-2, 3, dim), distuv.Uniform{Min: -2, Max: 3}.CDF},
		{"lognormal", rng.LogNormalAny(1, 0.5, dim), distuv.LogNormal{Mu: -sigma * sigma / 2, Sigma: sigma}.CDF},
		{"exponential", rng.ExponentialAny(2, dim), distuv.Exponential{Rate: 0.5}.CDF},
	} {
		s := &Synapses{
			Rows: must(AllToAll{}.Rows(rows, columns, Draw{})), Sources: rows, Targets: columns, Dt: 0.1, Name: r.name,
			Streams: rng.NewStreams(rng.Counter, 7, 0), Weight: r.any, Delay: rng.UniformAny(1, 5, unit.Time(0).Dim()),
		}
		var weights, delays []float64
		var row Row
		for i := range rows {
			if err := s.Fill(i, &row); err != nil {
				t.Fatal(err)
			}
			for k, w := range row.Weight {
				weights, delays = append(weights, w), append(delays, float64(row.Delay[k])*0.1)
			}
		}
		n := float64(len(weights))
		var mean, both, wSquares, dSquares float64
		for _, w := range weights {
			mean += w / n
		}
		for k, w := range weights {
			both += (w - mean) * (delays[k] - 3)
			wSquares, dSquares = wSquares+(w-mean)*(w-mean), dSquares+(delays[k]-3)*(delays[k]-3)
		}
		within(t, r.name+": correlation of weight and delay", both/math.Sqrt(wSquares*dSquares), 0, 1/math.Sqrt(n))
		slices.Sort(weights)
		most := 0.0
		for k, w := range weights {
			p := r.cdf(w)
			most = max(most, p-float64(k)/n, float64(k+1)/n-p)
		}
		if limit := 1.95 / math.Sqrt(n); !(most < limit) {
			t.Errorf("%s: the distribution is off by %.4f, more than %.4f", r.name, most, limit)
		}
		// Delays are rounded to 41 steps; the first and last have half the share.
		counts := make([]int, 41)
		for _, d := range delays {
			counts[int(math.Round(d*10))-10]++
		}
		evenly(t, r.name+": delays", counts[1:40], 1)
	}
}

func must(r Rows, err error) Rows {
	if err != nil {
		panic(err)
	}
	return r
}

// What cannot be is refused, with the number.
func TestImpossibleRules(t *testing.T) {
	nan := math.NaN()
	for _, r := range []struct {
		rule Rule
		want string
	}{
		{Bernoulli{P: 1.5}, "p is 1.5; a probability lies between 0 and 1"},
		{Bernoulli{P: nan}, "p is NaN"},
		{Bernoulli{P: -0.1}, "p is -0.1"},
		{FixedOutDegree{P: nan}, "p is NaN"},
		{FixedInDegree{P: 1.01}, "p is 1.01"},
		{FixedInDegree{N: -2}, "n is -2"},
		{FixedOutDegree{P: 0.1, N: 3}, "one of them decides"},
		{FixedOutDegree{N: 21, Distinct: true}, "21 distinct connections among 20 elements"},
		{FixedOutDegree{N: 20, Distinct: true, NoAutapses: true}, "20 distinct connections among 19 elements"},
		{FixedInDegree{N: 11, Distinct: true}, "11 distinct connections among 10 elements"},
		{OneToOne{}, "one to one between 10 sources and 20 targets"},
		{Pairs{Sources: []uint32{1}, Targets: []uint32{20}}, "pair 0 is (1, 20)"},
		{Pairs{Sources: []uint32{1, 2}, Targets: []uint32{2}}, "2 sources and 1 targets"},
		{TotalNumber{N: -1}, "-1"},
	} {
		err := r.rule.Validate(10, 20)
		if err == nil {
			t.Errorf("%T%+v is taken", r.rule, r.rule)
		} else if !strings.Contains(err.Error(), r.want) {
			t.Errorf("%T%+v: %q does not say %q", r.rule, r.rule, err, r.want)
		}
	}
	for want, s := range map[string]*Synapses{
		"a delay of -1 ms":   {Delay: rng.UniformAny(-1, -1, unit.Time(0).Dim())},
		"a delay of NaN ms":  {Delay: unit.AnyFunc(unit.Time(0).Dim(), func(int, unit.Source) float64 { return nan })},
		"at least 0.1 ms":    {Delay: unit.AnyOf(unit.Quantify(unit.Millisecond(0.01))), MinDelay: 1},
		"a weight of NaN at": {Weight: unit.AnyFunc(unit.Dim{}, func(int, unit.Source) float64 { return nan })},
		"more than 16777215": {Delay: unit.AnyOf(unit.Quantify(unit.Second(1e5)))},
	} {
		s.Rows, s.Sources, s.Targets, s.Dt, s.Name, s.Streams = must(AllToAll{}.Rows(2, 2, Draw{})), 2, 2, 0.1, "p", rng.NewStreams(rng.Counter, 1, 0)
		if !s.Weight.IsSet() {
			s.Weight = unit.AnyOf(unit.Number(1))
		}
		var row Row
		if err := s.Fill(1, &row); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the message is %v; it should say %q", err, want)
		}
	}
}

// Clipping moves what lies beyond the bounds onto them.
func TestClippedLaw(t *testing.T) {
	const n = 20000
	normal := distuv.Normal{Mu: 1, Sigma: 0.5}
	src := rng.NewStreams(rng.Counter, 7, 0).Source("clipped", "weight")
	v := rng.ClippedAny(rng.NormalAny(1, 0.5, unit.Dim{}), 0.5, 2)
	var low, high, inside float64
	for e := range n {
		switch x := v.At(e, src); {
		case x == 0.5:
			low++
		case x == 2:
			high++
		case x > 0.5 && x < 1:
			inside++
		case x < 0.5 || x > 2:
			t.Fatalf("%v lies beyond the bounds", x)
		}
	}
	for _, r := range []struct {
		what string
		x, p float64
	}{{"at the lower bound", low, normal.CDF(0.5)}, {"at the upper bound", high, 1 - normal.CDF(2)}, {"below the mean", inside, normal.CDF(1) - normal.CDF(0.5)}} {
		within(t, r.what, r.x, n*r.p, math.Sqrt(n*r.p*(1-r.p)))
	}
}
