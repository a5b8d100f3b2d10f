package plot

import (
	"image"
	"image/color"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// shades gives values colours.
type shades struct {
	lo, hi float64
	colors colorMap
	scale  int // of the figure
}

// shadesOf fits the values of a span. Values of both signs get a scale that is
// white at zero.
func shadesOf(z span, scale int) shades {
	s := shades{lo: z.min, hi: z.max, colors: sequential(), scale: scale}
	switch {
	case z.min > z.max:
		s.lo, s.hi = 0, 1
	case z.min < 0 && z.max > 0:
		s.colors = diverging()
		s.hi = max(-z.min, z.max)
		s.lo = -s.hi
	case z.min == z.max:
		s.lo, s.hi = min(z.min, 0), max(z.max, 0)
		if z.min == 0 {
			s.hi = 1
		}
	}
	return s
}

// color is grey for what is no finite number.
func (s shades) color(v float64) color.NRGBA {
	if !finite(v) {
		return rgb(0xc9cdd2)
	}
	// Halves, since the range itself may overflow.
	return s.colors.at((v/2 - s.lo/2) / (s.hi/2 - s.lo/2))
}

// explain puts a bar beside the panel that explains the colours.
func (p *panel) explain(s shades, label string) {
	bar := plot.New()
	bar.BackgroundColor = nil
	dress(&bar.Y, clean(label), max(2, p.height/ySpacing))
	bar.Y.Min, bar.Y.Max, bar.Y.Padding = s.lo, s.hi, 0
	bar.HideX()
	bar.X.Padding = 0
	bar.Add(colorBar{s})
	// Drawn like any other panel: its own axis tells its width.
	width := pixels(16)
	probe := draw.Canvas{Rectangle: vg.Rectangle{Max: vg.Point{X: pixels(200), Y: pixels(200)}}}
	data := bar.DataCanvas(probe)
	p.sideWidth = pixels(18) + data.Min.X + width
	p.side = func(c draw.Canvas) {
		// The axis of a bar stands left of it, so the bar is at the right.
		area := draw.Crop(c, pixels(18), 0, 0, 0)
		d := bar.DataCanvas(area)
		area.Min.Y += c.Min.Y - d.Min.Y
		area.Max.Y += c.Max.Y - d.Max.Y
		bar.Draw(area)
	}
}

// colorBar explains colours.
type colorBar struct{ shades }

// Plot implements plot.Plotter.
func (b colorBar) Plot(c draw.Canvas, _ *plot.Plot) {
	l := newLayer(c, b.scale, 0)
	img := image.NewNRGBA(l.bounds())
	for y := range l.h {
		shade := b.colors.at(1 - (float64(y)+0.5)/float64(l.h))
		for x := range l.w {
			img.SetNRGBA(x, y, shade)
		}
	}
	l.draw(c, img)
}
