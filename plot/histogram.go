package plot

import (
	"fmt"
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Histogram draws how often values fall into bins of equal width. Name the
// quantity and its unit in opt.XLabel. Values that are not finite are left out,
// and so are those outside opt.XMin to opt.XMax.
func Histogram(values []float64, opt Options) *Figure {
	f, p := opt.new("", "count")
	if f.err == nil && (opt.Bins < 0 || opt.Bins > maxBins) {
		f.err = fmt.Errorf("%d bins: 1 to %d are possible, or 0 for a good number", opt.Bins, maxBins)
	}
	if f.err != nil {
		return f
	}
	var used []float64
	x := newSpan()
	for _, v := range values {
		if finite(v) && (opt.XMin == opt.XMax || v >= opt.XMin && v <= opt.XMax) {
			used = append(used, v)
			x.add(v)
		}
	}
	slices.Sort(used)
	x.settle(f.width/xSpacing).set(&p.plot.X, opt.XMin, opt.XMax, 0)
	lo, hi := p.plot.X.Min, p.plot.X.Max
	n := opt.Bins
	if n == 0 {
		n = freedmanDiaconis(used, lo, hi)
	}
	b := &bars{lo: lo, width: (hi - lo) / float64(n), counts: make([]int, n)}
	for _, v := range used {
		b.counts[min(max(int((v-lo)/b.width), 0), n-1)]++
	}
	y := newSpan()
	y.add(0)
	y.add(1.05 * float64(slices.Max(b.counts)))
	y.set(&p.plot.Y, opt.YMin, opt.YMax, 0)
	p.plot.Y.Tick.Marker = ticker{most: max(2, p.height/ySpacing), whole: true}
	p.plot.Add(grid{}, b)
	if len(used) == 0 {
		p.plot.Add(note("no data"))
	}
	return f
}

const maxBins = 10_000

// freedmanDiaconis is the number of bins whose width is twice the distance of
// the quartiles over the cube root of the number of values (Freedman and
// Diaconis 1981, doi:10.1007/BF01025868), within what a picture shows well.
func freedmanDiaconis(sorted []float64, lo, hi float64) int {
	const least, most = 10, 150
	if len(sorted) < 2 {
		return least
	}
	quartiles := sorted[len(sorted)*3/4] - sorted[len(sorted)/4]
	n := math.Ceil((hi-lo)/(2*quartiles/math.Cbrt(float64(len(sorted)))) - 1e-9)
	if quartiles == 0 || !(n > least) { // the rule has nothing to say of equal values
		return least
	}
	return int(min(n, most))
}

// bars are the columns of a histogram.
type bars struct {
	lo, width float64
	counts    []int
}

// Plot implements plot.Plotter.
func (b *bars) Plot(c draw.Canvas, p *plot.Plot) {
	fill := color.NRGBAModel.Convert(cycle(0)).(color.NRGBA)
	fill.A = 0xb0
	gap := vg.Length(0)
	if wide := (c.Max.X - c.Min.X) / vg.Length(len(b.counts)); wide > vg.Points(4) {
		gap = vg.Points(0.5)
	}
	y0 := min(max(c.Y(p.Y.Norm(0)), c.Min.Y), c.Max.Y)
	for i, n := range b.counts {
		if n == 0 {
			continue
		}
		x0 := c.X(p.X.Norm(b.lo + float64(i)*b.width))
		x1 := c.X(p.X.Norm(b.lo+float64(i+1)*b.width)) - gap
		y1 := min(max(c.Y(p.Y.Norm(float64(n))), c.Min.Y), c.Max.Y)
		c.FillPolygon(fill, []vg.Point{{X: x0, Y: y0}, {X: x0, Y: y1}, {X: x1, Y: y1}, {X: x1, Y: y0}})
	}
}
