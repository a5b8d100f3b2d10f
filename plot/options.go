package plot

import (
	"errors"
	"fmt"
	"image/color"
	"math"
	"strings"
	"unicode"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Options say how a figure looks. The zero value is good: sizes, labels and
// ranges fit the kind of figure and its data.
type Options struct {
	Title          string
	XLabel, YLabel string // with the unit, as in "time (ms)"
	ZLabel         string // of a matrix's colour bar

	// Width and Height are in pixels of 1/96 inch, 0 meaning 800 x 400.
	Width, Height int
	// Scale is the number of pixels of a PNG per such pixel; 0 means 2, which
	// is sharp on any screen.
	Scale int

	// XMin to XMax is the range shown; equal (both 0) means that of the data.
	XMin, XMax float64
	// YMin to YMax likewise.
	YMin, YMax float64

	// Groups name the subpopulations of a raster.
	Groups []Group
	// Bins is the number of bins of a histogram; 0 means by the rule of
	// Freedman and Diaconis.
	Bins int
}

// A Group is a range of neurons that have a name and a colour in common.
type Group struct {
	Name     string
	From, To int // neurons From to To-1
	// Color is nil for one chosen by the name: excitatory groups (E, exc,
	// L4E, …) are blue, inhibitory ones (I, inh, L4I, …) red.
	Color color.Color
}

// A Series is one curve.
type Series struct {
	Name  string
	Y     []float64   // one value per time; NaN leaves a gap
	Color color.Color // nil: chosen like a group's, by name or else in turn
}

const (
	defaultWidth, defaultHeight = 800, 400
	defaultScale                = 2
	minPixels, maxPixels        = 80, 8000
	maxScale                    = 8
	maxArea                     = 1 << 27 // pixels of the output
	// xSpacing and ySpacing are the pixels between two labelled ticks, roughly.
	xSpacing, ySpacing = 80, 44
	// huge bounds what is drawn, so that no range overflows.
	huge = 1e300
)

// finite tells the numbers that can be drawn.
func finite(x float64) bool { return math.Abs(x) <= huge }

// new starts a figure of one panel, with the defaults of its kind.
func (o Options) new(xLabel, yLabel string) (*Figure, *panel) {
	if o.Width == 0 {
		o.Width = defaultWidth
	}
	if o.Height == 0 {
		o.Height = defaultHeight
	}
	if o.Scale == 0 {
		o.Scale = defaultScale
	}
	p := &panel{title: clean(o.Title), plot: plot.New(), height: o.Height}
	f := &Figure{panels: []*panel{p}, width: o.Width, height: o.Height, scale: o.Scale}
	var errs []error
	for _, d := range []struct {
		name               string
		value, least, most int
	}{{"width", o.Width, minPixels, maxPixels}, {"height", o.Height, minPixels, maxPixels}, {"scale", o.Scale, 1, maxScale}} {
		if d.value < d.least || d.value > d.most {
			errs = append(errs, fmt.Errorf("the figure's %s is %d; %d to %d are possible", d.name, d.value, d.least, d.most))
		}
	}
	if len(errs) == 0 && o.Width*o.Height*o.Scale*o.Scale > maxArea {
		errs = append(errs, fmt.Errorf("%d x %d pixels at scale %d are too many", o.Width, o.Height, o.Scale))
	}
	for _, r := range []struct {
		name     string
		min, max float64
	}{{"X", o.XMin, o.XMax}, {"Y", o.YMin, o.YMax}} {
		if !finite(r.min) || !finite(r.max) || r.min > r.max {
			errs = append(errs, fmt.Errorf("%sMin %v and %sMax %v are not a range", r.name, r.min, r.name, r.max))
		}
	}
	f.err = errors.Join(errs...)

	if o.XLabel != "" {
		xLabel = o.XLabel
	}
	if o.YLabel != "" {
		yLabel = o.YLabel
	}
	p.plot.BackgroundColor = nil
	for _, a := range []struct {
		axis    *plot.Axis
		label   string
		size    int
		spacing int
	}{{&p.plot.X, xLabel, o.Width, xSpacing}, {&p.plot.Y, yLabel, o.Height, ySpacing}} {
		dress(a.axis, clean(a.label), max(2, a.size/a.spacing))
	}
	return f, p
}

// dress gives an axis the look that all figures share.
func dress(a *plot.Axis, label string, ticks int) {
	line := draw.LineStyle{Color: ink(), Width: vg.Points(0.75)}
	a.Label.Text = label
	x, y := a.Label.TextStyle.XAlign, a.Label.TextStyle.YAlign
	a.Label.TextStyle = style(labelSize, false)
	a.Label.TextStyle.XAlign, a.Label.TextStyle.YAlign = x, y
	a.Label.Padding = vg.Points(3)
	x, y = a.Tick.Label.XAlign, a.Tick.Label.YAlign
	a.Tick.Label = style(tickSize, false)
	a.Tick.Label.XAlign, a.Tick.Label.YAlign = x, y
	a.LineStyle, a.Tick.LineStyle = line, line
	a.Tick.Length = vg.Points(4.5)
	a.Tick.Marker = ticker{most: ticks}
	a.Padding = vg.Points(4)
}

// span collects the range of data.
type span struct{ min, max float64 }

func newSpan() span { return span{math.Inf(1), math.Inf(-1)} }

func (s *span) add(x float64) {
	if finite(x) {
		s.min, s.max = min(s.min, x), max(s.max, x)
	}
}

// settle widens the range to the next ticks, so that an axis of data from 0.1
// to 199.9 begins at 0 and ends at 200.
func (s span) settle(ticks int) span {
	if !(s.min < s.max) {
		return s
	}
	step, parts := niceStep((s.max-s.min)/float64(ticks), false)
	small := step / float64(parts)
	lo, hi := math.Floor(s.min/small+1e-9)*small, math.Ceil(s.max/small-1e-9)*small
	return span{min(lo, s.min), max(hi, s.max)}
}

// set gives an axis the user's range, or else the data's with a part of it
// added at both ends. Data without extent gets some, and no data 0 to 1.
func (s span) set(a *plot.Axis, lo, hi, pad float64) {
	switch {
	case lo < hi:
		a.Min, a.Max = lo, hi
		return
	case s.min > s.max:
		a.Min, a.Max = 0, 1
		return
	}
	width := s.max - s.min
	size := max(math.Abs(s.min), math.Abs(s.max))
	if width <= 1e-9*size || width == 0 {
		pad, width = 1, max(0.05*size, 1e-12)
		if size == 0 {
			width = 1
		}
	}
	a.Min, a.Max = s.min-pad*width, s.max+pad*width
}

// clean makes text safe for every format: one line of valid UTF-8.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\ufffe' || r == '\uffff' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// note writes a remark in the middle of empty axes.
type note string

// Plot implements plot.Plotter.
func (n note) Plot(c draw.Canvas, _ *plot.Plot) {
	s := style(labelSize, false)
	s.Color = muted()
	s.XAlign, s.YAlign = draw.XCenter, draw.YCenter
	c.FillText(s, c.Center(), string(n))
}

// grid draws a faint line at each labelled tick of the vertical axis.
type grid struct{}

// Plot implements plot.Plotter.
func (grid) Plot(c draw.Canvas, p *plot.Plot) {
	for _, t := range p.Y.Tick.Marker.Ticks(p.Y.Min, p.Y.Max) {
		if y := c.Y(p.Y.Norm(t.Value)); !t.IsMinor() && c.ContainsY(y) {
			c.StrokeLine2(draw.LineStyle{Color: faint(), Width: vg.Points(0.75)}, c.Min.X, y, c.Max.X, y)
		}
	}
}
