package eqn

import (
	"fmt"
	"math"
	"sort"

	"synfire/unit"
)

// Series is a table over time, piecewise constant: what name(t) and name(t, i)
// read. Row k holds from Start + k*Dt on for one Dt, or from Start + Times[k]
// until the next of them; the last row holds for ever. Before the first row a
// regular series has that row's values, one with Times has 0.
type Series struct {
	// Start, Dt and Times are in ms. Dt is not used when there are Times, which
	// ascend.
	Start, Dt float64
	Times     []float64
	Dim       unit.Dim
	// Columns is 1, the same for all elements, or the number of elements that
	// have columns; all others read 0. Column is the column of an element, below
	// 0 for none; nil: its index.
	Columns int
	Column  func(element int) int
	Values  []float64 // [row][column], coherent units
}

// NewSeries makes a series of values for every dt from time 0 on, the same for
// all elements.
func NewSeries[Q unit.Static](dt unit.Time, values ...Q) *Series {
	var q Q
	return &Series{Dt: float64(dt), Dim: q.Dim(), Columns: 1, Values: plain64(values)}
}

// NewSteps makes a series of values that each hold from one of the times on.
func NewSteps[Q unit.Static](times []unit.Time, values ...Q) *Series {
	var q Q
	return &Series{Times: plain64(times), Dim: q.Dim(), Columns: 1, Values: plain64(values)}
}

// NewSections makes a series of values that hold one after the other, from
// time 0 on, for the given durations each; the last holds for ever.
func NewSections[Q unit.Static](durations []unit.Time, values ...Q) *Series {
	times := make([]unit.Time, len(durations))
	at := unit.Time(0)
	for k, d := range durations {
		times[k] = at
		at += d
	}
	return NewSteps(times, values...)
}

func plain64[Q unit.Static](values []Q) []float64 {
	out := make([]float64, len(values))
	for i, v := range values {
		out[i] = float64(v)
	}
	return out
}

// rows is the number of rows.
func (s *Series) rows() int { return len(s.Values) / max(s.Columns, 1) }

// Check returns what is wrong with the series.
func (s *Series) Check() error {
	switch n := len(s.Values); {
	case n == 0 || s.Columns < 1:
		return fmt.Errorf("a table over time has at least one value")
	case n%s.Columns != 0:
		return fmt.Errorf("%d values are no rows of %d", n, s.Columns)
	case s.Times == nil && (!(s.Dt > 0) || math.IsInf(s.Dt, 0)):
		return fmt.Errorf("the rows of a table over time are %v ms apart; it must be more than 0", s.Dt)
	case s.Times != nil && len(s.Times) != s.rows():
		return fmt.Errorf("%d times for %d rows", len(s.Times), s.rows())
	}
	for k, t := range s.Times {
		switch {
		case math.IsNaN(t) || math.IsInf(t, 0):
			return fmt.Errorf("time %d is %v", k, t)
		case k > 0 && !(t > s.Times[k-1]):
			return fmt.Errorf("time %d, %v ms, does not come after %v ms", k, t, s.Times[k-1])
		}
	}
	for k, x := range s.Values {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return fmt.Errorf("value %d is %v", k, x)
		}
	}
	return nil
}

// slack, in ms and as a share of the time, is what times of steps may lie
// before those of rows: they are rounded products.
const slack = 1e-9

// At returns what an element reads at time t in ms.
func (s *Series) At(t float64, element int) float64 {
	column := 0
	if s.Columns > 1 {
		column = element
		if s.Column != nil {
			column = s.Column(element)
		}
	}
	if column < 0 || column >= s.Columns {
		return 0
	}
	t -= s.Start
	var row int
	if s.Times == nil {
		row = max(0, min(int(math.Floor(t/s.Dt+1e-6)), s.rows()-1))
	} else {
		late := t + slack*max(1, math.Abs(t))
		row = sort.Search(len(s.Times), func(k int) bool { return s.Times[k] > late }) - 1
	}
	if row < 0 {
		return 0
	}
	return s.Values[row*s.Columns+column]
}

// Delayed returns the series that is t ms late.
func (s *Series) Delayed(t float64) *Series {
	late := *s
	late.Start += t
	return &late
}
