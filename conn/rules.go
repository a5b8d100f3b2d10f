package conn

import (
	"math"
	"slices"
	"sync"

	"synfire/rng"
)

// The words of the uses of random numbers.
const (
	useTarget = "target"
	useSource = "source"
)

// FixedOutDegree gives every source the same number of targets, drawn
// uniformly: int(P*targets), or N.
type FixedOutDegree struct {
	P          float64
	N          int
	Distinct   bool // without replacement: no multapses
	NoAutapses bool
}

func degreeOf(p float64, n, others int) int {
	if n > 0 {
		return n
	}
	return int(p * float64(others))
}

func checkDegree(p float64, n int, distinct, noAutapses bool, others int) error {
	var c checks
	c.probability(p)
	c.add(n < 0, "n is %d; a number of connections is not negative", n)
	c.add(p > 0 && n > 0, "both p = %v and n = %d are given; one of them decides", p, n)
	free := others
	if noAutapses {
		free--
	}
	c.add(distinct && degreeOf(p, n, others) > free, "%d distinct connections among %d elements", degreeOf(p, n, others), free)
	c.add(noAutapses && free < 1 && degreeOf(p, n, others) > 0, "no element is left to connect to without autapses")
	return c.err()
}

// Validate implements Rule.
func (r FixedOutDegree) Validate(_, targets int) error {
	return checkDegree(r.P, r.N, r.Distinct, r.NoAutapses, targets)
}

// Rows implements Rule.
func (r FixedOutDegree) Rows(sources, targets int, d Draw) (Rows, error) {
	k := degreeOf(r.P, r.N, targets)
	if g := d.Streams.Sequential(); g != nil {
		l := &listed{start: make([]int64, sources+1)}
		for i := range sources {
			l.targets = r.sequential(l.targets, i, k, targets, d, g)
			l.start[i+1] = int64(len(l.targets))
		}
		return l, nil
	}
	return &drawn{k: k, n: targets, distinct: r.Distinct, noAutapses: r.NoAutapses, d: d, use: useTarget}, nil
}

// sequential draws a row from a generator that has an order.
func (r FixedOutDegree) sequential(buf []uint32, source, k, targets int, d Draw, g *rng.MT19937) []uint32 {
	from := len(buf)
	for len(buf)-from < k {
		t := g.Below(uint32(targets))
		if r.NoAutapses && int(t) == d.self(source, targets) || r.Distinct && slices.Contains(buf[from:], t) {
			continue
		}
		buf = append(buf, t)
	}
	return buf
}

// drawn are rows of k elements out of n.
type drawn struct {
	k, n                 int
	distinct, noAutapses bool
	d                    Draw
	use                  string
}

// Append implements Rows. A draw that is refused is followed by the next one.
func (r *drawn) Append(buf []uint32, row int, sheets *rng.Sheets) []uint32 {
	from := len(buf)
	self := -1
	if r.noAutapses {
		self = r.d.self(row, r.n)
	}
	var seen set
	if r.distinct {
		if 2*r.k > r.n {
			return r.complement(buf, row, self, sheets)
		}
		seen = newSet(r.k)
	}
	stream := r.d.Streams.Wiring(r.d.Name, r.use, 0)
	words := sheets.Row(stream, uint32(row), r.k)
	if !r.distinct && self < 0 { // every draw is taken
		buf = slices.Grow(buf, r.k)[:from+r.k]
		for i, word := range words[:r.k] {
			buf[from+i] = below(word, uint32(r.n))
		}
		return buf
	}
	for draw := 0; len(buf)-from < r.k; draw++ {
		if draw == len(words) {
			words = sheets.Row(stream, uint32(row), draw+draw/8+8)
		}
		t := below(words[draw], uint32(r.n))
		if int(t) == self || r.distinct && !seen.add(t) {
			continue
		}
		buf = append(buf, t)
	}
	return buf
}

// complement draws more than half of all elements by shuffling them (Fisher
// and Yates): redrawing would take long.
func (r *drawn) complement(buf []uint32, row, self int, sheets *rng.Sheets) []uint32 {
	all := make([]uint32, 0, r.n)
	for t := range r.n {
		if t != self {
			all = append(all, uint32(t))
		}
	}
	words := sheets.Row(r.d.Streams.Wiring(r.d.Name, r.use, 0), uint32(row), r.k)
	for i := range r.k {
		j := i + int(below(words[i], uint32(len(all)-i)))
		all[i], all[j] = all[j], all[i]
	}
	return append(buf, all[:r.k]...)
}

// FixedInDegree gives every target the same number of sources, drawn
// uniformly: int(P*sources), or N.
type FixedInDegree struct {
	P          float64
	N          int
	Distinct   bool
	NoAutapses bool
}

// Validate implements Rule.
func (r FixedInDegree) Validate(sources, _ int) error {
	return checkDegree(r.P, r.N, r.Distinct, r.NoAutapses, sources)
}

// Rows implements Rule.
func (r FixedInDegree) Rows(sources, targets int, d Draw) (Rows, error) {
	k := degreeOf(r.P, r.N, sources)
	back := d
	if r.NoAutapses {
		back = d.back(sources)
	}
	columns := &drawn{k: k, n: sources, distinct: r.Distinct, noAutapses: r.NoAutapses, d: back, use: useSource}
	if g := d.Streams.Sequential(); g != nil {
		out := FixedOutDegree{N: k, Distinct: r.Distinct, NoAutapses: r.NoAutapses}
		var source, target []uint32
		for j := range targets {
			source = out.sequential(source, j, k, sources, back, g)
			for range k {
				target = append(target, uint32(j))
			}
		}
		return transpose(sources, source, target), nil
	}
	source, target := make([]uint32, targets*k), make([]uint32, targets*k)
	sideBySide(partsOf(targets*k), targets, func(_, lo, hi int) {
		var sheets rng.Sheets
		for j := lo; j < hi; j++ {
			columns.Append(source[j*k:j*k:(j+1)*k], j, &sheets)
			for i := range k {
				target[j*k+i] = uint32(j)
			}
		}
	})
	return transpose(sources, source, target), nil
}

// Bernoulli connects every pair with probability P.
type Bernoulli struct {
	P          float64
	NoAutapses bool
}

// Validate implements Rule.
func (r Bernoulli) Validate(_, _ int) error {
	var c checks
	c.probability(r.P)
	return c.err()
}

// Rows implements Rule.
func (r Bernoulli) Rows(_, targets int, d Draw) (Rows, error) {
	return &bernoulliRows{r, targets, d, rng.Log1p(-r.P)}, nil
}

type bernoulliRows struct {
	Bernoulli
	targets int
	d       Draw
	logq    float64
}

// Append implements Rows by geometric skipping: the gap to the next target is
// floor(log(u)/log(1-p)).
func (r *bernoulliRows) Append(buf []uint32, row int, sheets *rng.Sheets) []uint32 {
	self := -1
	if r.NoAutapses {
		self = r.d.self(row, r.targets)
	}
	if r.P == 0 {
		return buf
	}
	high, low := r.d.Streams.Wiring(r.d.Name, useTarget, 0), r.d.Streams.Wiring(r.d.Name, useTarget+"low", 0)
	at := -1.0
	var highs, lows []uint32
	for draw := 0; ; draw++ {
		skip := 0.0
		if r.P < 1 {
			if draw == min(len(highs), len(lows)) {
				n := max(draw+draw/8, int(r.P*float64(r.targets))) + 8
				highs, lows = sheets.Row(high, uint32(row), n), sheets.Row(low, uint32(row), n)
			}
			u := rng.UniformOf(highs[draw], lows[draw])
			skip = math.Floor(rng.Log(1-u) / r.logq)
		}
		if at += 1 + skip; at >= float64(r.targets) {
			return buf
		}
		if int(at) != self {
			buf = append(buf, uint32(at))
		}
	}
}

// OneToOne connects source i to target i.
type OneToOne struct{}

// Validate implements Rule.
func (OneToOne) Validate(sources, targets int) error {
	var c checks
	c.add(sources != targets, "one to one between %d sources and %d targets", sources, targets)
	return c.err()
}

// Rows implements Rule.
func (OneToOne) Rows(sources, _ int, _ Draw) (Rows, error) { return diagonal(sources), nil }

// diagonal are the rows of OneToOne.
type diagonal int

// Append implements Rows.
func (diagonal) Append(buf []uint32, row int, _ *rng.Sheets) []uint32 {
	return append(buf, uint32(row))
}

// Count implements Numbered.
func (n diagonal) Count() int { return int(n) }

// Number implements Numbered.
func (diagonal) Number(source, _ int) int { return source }

// AllToAll connects every source to every target.
type AllToAll struct{ NoAutapses bool }

// Validate implements Rule.
func (AllToAll) Validate(sources, targets int) error {
	var c checks
	c.add(int64(sources)*int64(targets) > MaxSynapses, "%d times %d synapses", sources, targets)
	return c.err()
}

// Rows implements Rule.
func (r AllToAll) Rows(sources, targets int, d Draw) (Rows, error) {
	rows := &allRows{AllToAll: r, sources: sources, targets: targets, d: d}
	if r.NoAutapses && d.Self != nil {
		rows.autapses = make([]int, sources+1)
		for i := range sources {
			rows.autapses[i+1] = rows.autapses[i]
			if d.self(i, targets) >= 0 {
				rows.autapses[i+1]++
			}
		}
	}
	return rows, nil
}

type allRows struct {
	AllToAll
	sources, targets int
	d                Draw
	autapses         []int // that are left out of the rows before each; nil for none
}

// Count implements Numbered.
func (r *allRows) Count() int { return r.Number(r.sources, 0) }

// Number implements Numbered: row by row.
func (r *allRows) Number(source, k int) int {
	left := 0
	if r.autapses != nil {
		left = r.autapses[source]
	}
	return source*r.targets - left + k
}

// Append implements Rows.
func (r *allRows) Append(buf []uint32, row int, _ *rng.Sheets) []uint32 {
	self := -1
	if r.NoAutapses {
		self = r.d.self(row, r.targets)
	}
	for t := range r.targets {
		if t != self {
			buf = append(buf, uint32(t))
		}
	}
	return buf
}

// Pairs connects the listed pairs.
type Pairs struct{ Sources, Targets []uint32 }

// Validate implements Rule.
func (r Pairs) Validate(sources, targets int) error {
	var c checks
	c.add(len(r.Sources) != len(r.Targets), "%d sources and %d targets are listed", len(r.Sources), len(r.Targets))
	for k := range min(len(r.Sources), len(r.Targets)) {
		if int(r.Sources[k]) >= sources || int(r.Targets[k]) >= targets {
			c.add(true, "pair %d is (%d, %d); there are %d sources and %d targets", k, r.Sources[k], r.Targets[k], sources, targets)
			break
		}
	}
	return c.err()
}

// Rows implements Rule.
func (r Pairs) Rows(sources, _ int, _ Draw) (Rows, error) {
	places := make([]uint32, len(r.Sources))
	for k := range places {
		places[k] = uint32(k)
	}
	return &pairRows{*transpose(sources, r.Sources, r.Targets), transpose(sources, r.Sources, places).targets}, nil
}

// pairRows are the rows of Pairs; number is the place of each in the list.
type pairRows struct {
	listed
	number []uint32
}

// Count implements Numbered.
func (r *pairRows) Count() int { return len(r.number) }

// Number implements Numbered: the order of the list.
func (r *pairRows) Number(source, k int) int { return int(r.number[int(r.start[source])+k]) }

// TotalNumber makes N synapses between pairs drawn uniformly with replacement.
type TotalNumber struct {
	N          int64
	NoAutapses bool
}

// Validate implements Rule.
func (r TotalNumber) Validate(sources, targets int) error {
	var c checks
	c.add(r.N < 0 || r.N > MaxSynapses, "n is %d; it is a number from 0 to %d", r.N, int64(MaxSynapses))
	c.add(r.NoAutapses && targets < 2 && r.N > 0, "no element is left to connect to without autapses")
	return c.err()
}

// Rows implements Rule.
func (r TotalNumber) Rows(sources, targets int, d Draw) (Rows, error) {
	counts := multinomial(r.N, sources, d, func(lo, mid, hi int) float64 { return float64(mid-lo) / float64(hi-lo) })
	return &totalRows{r, counts, targets, d}, nil
}

// multinomial deals n synapses out to sources. They are halved again and again,
// the lower half, from lo to mid of hi, getting a binomial share, so that all
// together have the same law as n independent draws.
func multinomial(n int64, sources int, d Draw, share func(lo, mid, hi int) float64) []int64 {
	counts := make([]int64, sources)
	stream := d.Streams.Wiring(d.Name, "count", 0)
	var wait sync.WaitGroup
	var split func(lo, hi int, n int64, node uint64)
	split = func(lo, hi int, n int64, node uint64) {
		if n == 0 {
			return
		}
		if hi-lo == 1 {
			counts[lo] = n
			return
		}
		mid := (lo + hi) / 2
		left := rng.Binomial(stream, node, n, share(lo, mid, hi))
		if hi-lo >= 1024 {
			wait.Go(func() { split(lo, mid, left, 2*node) })
		} else {
			split(lo, mid, left, 2*node)
		}
		split(mid, hi, n-left, 2*node+1)
	}
	split(0, sources, n, 1)
	wait.Wait()
	return counts
}

type totalRows struct {
	TotalNumber
	counts  []int64
	targets int
	d       Draw
}

// Append implements Rows.
func (r *totalRows) Append(buf []uint32, row int, sheets *rng.Sheets) []uint32 {
	one := drawn{k: int(r.counts[row]), n: r.targets, noAutapses: r.NoAutapses, d: r.d, use: useTarget}
	return one.Append(buf, row, sheets)
}
