package plot

import (
	"fmt"
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Traces draws curves over common times (ms, ascending). Name the quantity and
// its unit in opt.YLabel. A NaN or infinite value leaves a gap.
func Traces(times []float64, series []Series, opt Options) *Figure {
	return lines(times, series, opt, "", false)
}

// Rates draws firing rates (Hz) over time (ms), as areas above zero.
func Rates(times []float64, series []Series, opt Options) *Figure {
	return lines(times, series, opt, "rate (Hz)", true)
}

func lines(times []float64, series []Series, opt Options, yLabel string, area bool) *Figure {
	f, p := opt.new("time (ms)", yLabel)
	if f.err != nil {
		return f
	}
	for i, t := range times {
		if !finite(t) || i > 0 && t < times[i-1] {
			f.err = fmt.Errorf("time %d is %v ms: times must be finite and ascend", i, t)
			return f
		}
	}
	names, given := make([]string, len(series)), make([]color.Color, len(series))
	for i, s := range series {
		if len(s.Y) != len(times) {
			f.err = fmt.Errorf("series %d (%q) has %d values for %d times", i, s.Name, len(s.Y), len(times))
			return f
		}
		names[i], given[i] = s.Name, s.Color
	}
	colors := chooseColors(given, names)

	x, y := newSpan(), newSpan()
	for _, t := range times {
		x.add(t)
	}
	for _, s := range series {
		for _, v := range s.Y {
			y.add(v)
		}
	}
	empty := y.min > y.max
	if area && !empty {
		y.add(0)
	}
	x.settle(f.width/xSpacing).set(&p.plot.X, opt.XMin, opt.XMax, 0)
	y.set(&p.plot.Y, opt.YMin, opt.YMax, 0.05)
	if area && y.min == 0 && y.max > 0 && opt.YMin == opt.YMax {
		p.plot.Y.Min = 0 // areas stand on the axis
	}
	p.plot.Add(grid{})
	for i, s := range series {
		p.plot.Add(&curve{times: times, values: s.Y, color: colors[i], area: area, scale: f.scale, many: len(series)})
		if s.Name != "" && i < maxLegend {
			p.legend = append(p.legend, legendEntry{clean(s.Name), colors[i]})
		}
	}
	if len(series) > maxLegend && len(p.legend) == maxLegend {
		p.legend = append(p.legend, legendEntry{fmt.Sprintf("and %d more", len(series)-maxLegend), muted()})
	}
	if empty {
		p.plot.Add(note("no data"))
	}
	return f
}

// maxLegend bounds the number of names shown.
const maxLegend = 12

// curve is one line, and possibly the area between it and zero.
type curve struct {
	times, values []float64
	color         color.Color
	area          bool
	scale         int
	many          int // curves in the figure
}

// Plot implements plot.Plotter.
func (l *curve) Plot(c draw.Canvas, p *plot.Plot) {
	columns := max(1, int(float64(c.Max.X-c.Min.X)*float64(l.scale)*pixelsPerInch/72))
	stroke := draw.LineStyle{Color: l.color, Width: vg.Points(1.1)}
	if l.many > 8 {
		stroke.Width = vg.Points(0.6)
	}
	for _, run := range l.reduce(p.X.Min, p.X.Max, columns) {
		points := make([]vg.Point, len(run))
		for i, q := range run {
			// Far outside, a coordinate need only be far outside.
			y := min(max(p.Y.Norm(q.y), -1e4), 1e4)
			points[i] = vg.Point{X: c.X(p.X.Norm(q.x)), Y: c.Y(y)}
		}
		if len(points) == 1 {
			if c.Contains(points[0]) {
				c.DrawGlyph(draw.GlyphStyle{Color: l.color, Radius: vg.Points(1.5), Shape: draw.CircleGlyph{}}, points[0])
			}
			continue
		}
		if l.area {
			zero := min(max(c.Y(p.Y.Norm(0)), c.Min.Y), c.Max.Y)
			shape := append([]vg.Point{{X: points[0].X, Y: zero}}, points...)
			shape = append(shape, vg.Point{X: points[len(points)-1].X, Y: zero})
			fill := color.NRGBAModel.Convert(l.color).(color.NRGBA)
			fill.A /= 6
			c.FillPolygon(fill, c.ClipPolygonXY(shape))
		}
		for _, line := range c.ClipLinesXY(points) {
			for len(line) > 1 {
				piece := line[:min(len(line), strokePoints)]
				c.StrokeLines(stroke, piece)
				line = line[len(piece)-1:]
			}
		}
	}
}

// strokePoints bounds the points of a stroke: the time of the PNG's rasteriser
// grows with the square of the edges that cross a row of pixels, and a noisy
// trace of 1,400 columns in one stroke took 80 s, in pieces a tenth of one.
const strokePoints = 24

type point struct{ x, y float64 }

// reduce keeps, of the samples that fall into one column of pixels, the lowest
// and the highest, in order of time; gaps part the result into runs. Samples
// outside the range are dropped but for the nearest on each side, to which the
// line still leads.
func (l *curve) reduce(lo, hi float64, columns int) [][]point {
	var runs [][]point
	var run []point
	column := func(t float64) int { return int(math.Floor((t - lo) / (hi - lo) * float64(columns))) }
	n := len(l.times)
	from, to := 0, n
	for from+1 < n && l.times[from+1] < lo {
		from++
	}
	for to-1 > from && l.times[to-2] > hi {
		to--
	}
	for i := from; i < to; {
		if !finite(l.values[i]) {
			if run != nil {
				runs, run = append(runs, run), nil
			}
			i++
			continue
		}
		k := column(min(max(l.times[i], lo), hi))
		inside := l.times[i] >= lo && l.times[i] <= hi
		least, most := i, i
		j := i + 1
		for ; inside && j < to && l.times[j] <= hi && finite(l.values[j]) && column(l.times[j]) == k; j++ {
			if l.values[j] < l.values[least] {
				least = j
			}
			if l.values[j] > l.values[most] {
				most = j
			}
		}
		for _, m := range ascending(least, most) {
			run = append(run, point{l.times[m], l.values[m]})
		}
		i = j
	}
	if run != nil {
		runs = append(runs, run)
	}
	return runs
}

// ascending gives one or two indices in order.
func ascending(a, b int) []int {
	switch {
	case a == b:
		return []int{a}
	case a < b:
		return []int{a, b}
	}
	return []int{b, a}
}
