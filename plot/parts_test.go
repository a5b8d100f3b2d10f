package plot

import (
	"image/color"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestTicks(t *testing.T) {
	for _, tt := range []struct {
		lo, hi float64
		most   int
		whole  bool
		want   string
	}{
		{0, 200, 10, false, "0 20 40 60 80 100 120 140 160 180 200"},
		{-52, -40, 5, false, "−50 −45 −40"},
		{0, 1, 5, false, "0 0.2 0.4 0.6 0.8 1.0"},
		{0, 0.03, 4, false, "0 0.01 0.02 0.03"},
		{0.1, 0.3, 3, false, "0.1 0.2 0.3"},
		{-1, 1, 4, false, "−1.0 −0.5 0 0.5 1.0"},
		{-0.5, 4.5, 9, true, "0 1 2 3 4"},
		{-0.5, 0.5, 9, true, "0"},
		{-0.5, 499.5, 9, true, "0 100 200 300 400"},
		{0, 3e6, 3, false, "0 1e6 2e6 3e6"},
		{0, 2e6, 4, false, "0 5e5 1e6 1.5e6 2e6"},
		{0, 2e-6, 2, false, "0 1e−6 2e−6"},
		{-1e300, 1e300, 2, false, "−1e300 0 1e300"},
		{math.NaN(), 1, 5, false, ""},
		{0, math.Inf(1), 5, false, ""},
		{1, 0, 5, false, ""},
	} {
		var got []string
		for _, tick := range (ticker{most: tt.most, whole: tt.whole}).Ticks(tt.lo, tt.hi) {
			if tick.Label != "" {
				got = append(got, tick.Label)
			}
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%v to %v: %s, want %s", tt.lo, tt.hi, s, tt.want)
		}
	}
}

// Ticks ascend, stay in range, and are neither missing nor countless.
func TestTicksAnywhere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lo := rapid.Float64Range(-huge, huge).Draw(t, "lo")
		width := math.Pow(10, rapid.Float64Range(-12, 12).Draw(t, "exponent")) * max(math.Abs(lo), 1)
		width = min(width, huge)
		hi := lo + width
		most := rapid.IntRange(2, 30).Draw(t, "most")
		ticks := ticker{most: most}.Ticks(lo, hi)
		labelled := 0
		for i, tick := range ticks {
			if i > 0 && tick.Value <= ticks[i-1].Value {
				t.Fatalf("%v after %v", tick.Value, ticks[i-1].Value)
			}
			if slack := 1e-6 * width; tick.Value < lo-slack || tick.Value > hi+slack {
				t.Fatalf("%v outside %v to %v", tick.Value, lo, hi)
			}
			if tick.Label != "" {
				labelled++
			}
		}
		if labelled > most+1 || len(ticks) < 2 {
			t.Fatalf("%d ticks, %d labelled, at most %d wanted", len(ticks), labelled, most)
		}
	})
}

func TestSettle(t *testing.T) {
	for _, tt := range []struct{ in, want span }{
		{span{0.1, 199.9}, span{0, 200}},
		{span{0, 200}, span{0, 200}},
		{span{33, 167}, span{30, 170}},
		{span{0.1, 0.3}, span{0.1, 0.3}},
		{span{5, 5}, span{5, 5}},
		{newSpan(), newSpan()},
	} {
		if got := tt.in.settle(10); got != tt.want {
			t.Errorf("%v becomes %v instead of %v", tt.in, got, tt.want)
		}
	}
}

// What remains of a curve has the lowest and highest value of every column of
// pixels, at most two points in each, and gaps where the values have them.
func TestReduce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 300).Draw(t, "n")
		columns := rapid.IntRange(1, 40).Draw(t, "columns")
		l := &curve{times: make([]float64, n), values: make([]float64, n)}
		type extremes struct {
			lo, hi float64
			n      int
		}
		want := map[int]*extremes{}
		at := func(x float64) int { return int(math.Floor(x / float64(n) * float64(columns))) }
		finiteValues := 0
		for i := range n {
			l.times[i] = float64(i)
			l.values[i] = rapid.Float64Range(-100, 100).Draw(t, "value")
			if rapid.IntRange(0, 20).Draw(t, "gap") == 0 {
				l.values[i] = math.NaN()
				continue
			}
			finiteValues++
			e := want[at(l.times[i])]
			if e == nil {
				e = &extremes{math.Inf(1), math.Inf(-1), 0}
				want[at(l.times[i])] = e
			}
			e.lo, e.hi = min(e.lo, l.values[i]), max(e.hi, l.values[i])
		}
		runs := l.reduce(0, float64(n), columns)
		lastX := -1.0
		for r, run := range runs {
			if len(run) == 0 {
				t.Fatal("an empty run")
			}
			if r > 0 {
				gap := false
				for i := int(lastX); i <= int(run[0].x); i++ {
					gap = gap || l.values[i] != l.values[i]
				}
				if !gap {
					t.Fatalf("the line is cut before %v ms", run[0].x)
				}
			}
			for i, p := range run {
				if l.values[int(p.x)] != p.y || p.x <= lastX {
					t.Fatalf("point %v is not the curve's, or out of order", p)
				}
				if i > 0 {
					for k := int(lastX); k <= int(p.x); k++ {
						if l.values[k] != l.values[k] {
							t.Fatalf("the line bridges the gap at %d ms", k)
						}
					}
				}
				lastX = p.x
				e := want[at(p.x)]
				e.n++
				if p.y == e.lo {
					e.lo = math.NaN()
				}
				if p.y == e.hi {
					e.hi = math.NaN()
				}
			}
		}
		gaps := n - finiteValues
		total := 0
		for k, e := range want {
			if e.lo == e.lo || e.hi == e.hi {
				t.Fatalf("column %d lacks an extreme", k)
			}
			total += e.n
		}
		// A gap within a column parts it, which may add two points.
		if total > 2*(columns+gaps) {
			t.Fatalf("%d points in %d columns with %d gaps", total, columns, gaps)
		}
	})
}

// A window keeps one sample beyond each end, so that the line leaves the
// picture in the right direction.
func TestReduceWindow(t *testing.T) {
	l := &curve{times: []float64{0, 1, 2, 3, 4, 5, 6}, values: []float64{0, 10, 20, 30, 40, 50, 60}}
	got := l.reduce(2.5, 4.5, 1000)
	want := [][]point{{{2, 20}, {3, 30}, {4, 40}, {5, 50}}}
	if d := cmp.Diff(want, got, cmp.AllowUnexported(point{})); d != "" {
		t.Error(d)
	}
}

func TestMillionPointsBecomeFew(t *testing.T) {
	n := 1_000_000
	l := &curve{times: make([]float64, n), values: make([]float64, n)}
	for i := range n {
		l.times[i] = float64(i)
		l.values[i] = float64(i % 2)
	}
	if runs := l.reduce(0, float64(n), 1400); len(runs) != 1 || len(runs[0]) > 2800 {
		t.Errorf("%d runs, the first of %d points", len(runs), len(runs[0]))
	}
}

func TestColors(t *testing.T) {
	e, i := excitatory(), inhibitory()
	black := color.Black
	for _, tt := range []struct {
		names []string
		given []color.Color
		want  []color.Color
	}{
		{[]string{"E", "I"}, nil, []color.Color{e, i}},
		{[]string{"inhibitory", "Excitatory"}, nil, []color.Color{i, e}},
		{[]string{"L2/3E", "L2/3I", "L4E", "L4I"}, nil, []color.Color{e, i, e, i}},
		{[]string{"E1", "I2"}, nil, []color.Color{e, i}},
		{[]string{"I"}, nil, []color.Color{i}},
		{[]string{"E", "I"}, []color.Color{black, nil}, []color.Color{black, i}},
		{[]string{"V", "w", "E"}, nil, []color.Color{cycle(0), cycle(1), cycle(2)}},
		{[]string{"E", "PYE"}, nil, []color.Color{cycle(0), cycle(1)}}, // one role does not tell them apart
		{[]string{"", ""}, nil, []color.Color{cycle(0), cycle(1)}},
		{nil, nil, []color.Color{}},
	} {
		given := tt.given
		if given == nil {
			given = make([]color.Color, len(tt.names))
		}
		if d := cmp.Diff(tt.want, chooseColors(given, tt.names)); d != "" {
			t.Errorf("%q: %s", tt.names, d)
		}
	}
}

// Neighbouring groups stay apart for those who confuse red and green, and in
// grey print: their lightness differs.
func TestRolesDifferInLightness(t *testing.T) {
	grey := func(c color.Color) int { return int(color.GrayModel.Convert(c).(color.Gray).Y) }
	if d := grey(inhibitory()) - grey(excitatory()); d > -5 && d < 5 {
		t.Errorf("the greys differ by %d", d)
	}
}

func TestColorMap(t *testing.T) {
	m := sequential()
	for _, tt := range []struct {
		x    float64
		want color.NRGBA
	}{{-1, rgb(0x440154)}, {0, rgb(0x440154)}, {0.125, rgb(0x472d7b)}, {0.5, rgb(0x21918c)}, {1, rgb(0xfde725)}, {2, rgb(0xfde725)}} {
		if got := m.at(tt.x); got != tt.want {
			t.Errorf("%v: %v instead of %v", tt.x, got, tt.want)
		}
	}
	// Viridis rises in lightness throughout.
	last := -1
	for x := 0.0; x <= 1; x += 1.0 / 64 {
		grey := int(color.GrayModel.Convert(m.at(x)).(color.Gray).Y)
		if grey < last {
			t.Errorf("at %v the lightness falls from %d to %d", x, last, grey)
		}
		last = grey
	}
}

func TestFreedmanDiaconis(t *testing.T) {
	// 1,000 values evenly from 0 to 100: quartiles 50 apart, bins 10 wide; the
	// floor is 10 bins. 8,000 values: 5 wide.
	even := func(n int) []float64 {
		xs := make([]float64, n)
		for i := range xs {
			xs[i] = 100 * float64(i) / float64(n)
		}
		return xs
	}
	for _, tt := range []struct {
		values []float64
		want   int
	}{{even(1000), 10}, {even(8000), 20}, {even(64_000), 40}, {nil, 10}, {[]float64{1, 1, 1, 1}, 10}, {append(even(1000), make([]float64, 100)...), 10}} {
		if got := freedmanDiaconis(tt.values, 0, 100); got != tt.want {
			t.Errorf("%d values: %d bins instead of %d", len(tt.values), got, tt.want)
		}
	}
}

func TestFit(t *testing.T) {
	s := style(10, false)
	if got := fit("short", s, 1000); got != "short" {
		t.Errorf("%q", got)
	}
	long := strings.Repeat("wide ", 100)
	got := fit(long, s, 100)
	if !strings.HasSuffix(got, "…") || s.Width(got) > 100 || s.Width(got) < 85 {
		t.Errorf("%q of width %v", got, s.Width(got))
	}
}
