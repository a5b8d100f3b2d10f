package plot

import (
	"fmt"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Scatter draws a dot at each (x[i], y[i]): neurons at their places. With
// values, the colour of a dot is its value, explained by a bar as that of a
// Matrix is; opt.ZLabel names it. Points that are not finite are left out.
func Scatter(x, y, values []float64, opt Options) *Figure {
	if opt.Width == 0 {
		opt.Width = scatterWidth
		if values != nil {
			opt.Width += barWidth
		}
	}
	if opt.Height == 0 {
		opt.Height = scatterWidth
	}
	f, p := opt.new("x", "y")
	if f.err != nil {
		return f
	}
	if len(x) != len(y) || values != nil && len(values) != len(x) {
		f.err = fmt.Errorf("%d x, %d y and %d values: there must be one of each per point", len(x), len(y), len(values))
		return f
	}
	s := &points{}
	xs, ys, z := newSpan(), newSpan(), newSpan()
	for i := range x {
		if !finite(x[i]) || !finite(y[i]) {
			continue
		}
		xs.add(x[i])
		ys.add(y[i])
		s.x, s.y = append(s.x, x[i]), append(s.y, y[i])
		if values != nil {
			z.add(values[i])
			s.values = append(s.values, values[i])
		}
	}
	xs.settle(f.width/xSpacing).set(&p.plot.X, opt.XMin, opt.XMax, beyond)
	ys.settle(f.height/ySpacing).set(&p.plot.Y, opt.YMin, opt.YMax, beyond)
	s.shades = shadesOf(z, f.scale)
	p.plot.Add(s)
	if len(s.x) == 0 {
		p.plot.Add(note("no data"))
	}
	if values != nil {
		p.explain(s.shades, opt.ZLabel)
	}
	return f
}

const (
	// scatterWidth is that of a figure whose two axes are alike, and barWidth
	// what a bar needs.
	scatterWidth, barWidth = 480, 80
	// beyond is what the axes have beyond the points, as a share of their range.
	beyond = 0.04
)

// points are the dots of a scatter.
type points struct {
	x, y, values []float64 // values is nil where all dots have one colour
	shades
}

// Plot implements plot.Plotter.
func (s *points) Plot(c draw.Canvas, p *plot.Plot) {
	// Dots as large as leave most of the picture white.
	size := c.Size()
	room := float64(size.X) * float64(size.Y) / float64(max(len(s.x), 1))
	radius := min(max(math.Sqrt(0.2*room/math.Pi), 0.5), 5)
	style := draw.GlyphStyle{Color: ink(), Radius: vg.Length(radius), Shape: draw.CircleGlyph{}}
	for i := range s.x {
		if s.x[i] < p.X.Min || s.x[i] > p.X.Max || s.y[i] < p.Y.Min || s.y[i] > p.Y.Max {
			continue
		}
		if s.values != nil {
			style.Color = s.color(s.values[i])
		}
		c.DrawGlyphNoClip(style, vg.Point{X: c.X(p.X.Norm(s.x[i])), Y: c.Y(p.Y.Norm(s.y[i]))})
	}
}
