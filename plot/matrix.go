package plot

import (
	"fmt"
	"image"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg/draw"
)

// Matrix draws rows[i][j] as a field of colours with a bar that explains them,
// row 0 at the top. Values of both signs get a scale that is white at zero. NaN
// and infinite values stay grey. opt.ZLabel names the value and its unit. Where
// columns stand for something else than their indices, opt.XMin to opt.XMax are
// the bounds of the whole matrix; opt.YMin to opt.YMax likewise of rows, which
// then go up, as numbers do.
func Matrix(rows [][]float64, opt Options) *Figure {
	f, p := opt.new("column", "row")
	if f.err != nil {
		return f
	}
	columns := 0
	z := newSpan()
	for i, row := range rows {
		if i == 0 {
			columns = len(row)
		}
		if len(row) != columns {
			f.err = fmt.Errorf("row %d has %d values, row 0 has %d", i, len(row), columns)
			return f
		}
		for _, v := range row {
			z.add(v)
		}
	}
	m := &field{rows: rows, columns: columns, shades: shadesOf(z, f.scale)}

	for _, a := range []struct {
		axis   *plot.Axis
		n      int
		lo, hi float64
	}{{&p.plot.X, columns, opt.XMin, opt.XMax}, {&p.plot.Y, len(rows), opt.YMin, opt.YMax}} {
		span{-0.5, float64(max(a.n, 1)) - 0.5}.set(a.axis, a.lo, a.hi, 0)
		if a.lo == a.hi { // indices
			t := a.axis.Tick.Marker.(ticker)
			t.whole = true
			a.axis.Tick.Marker = t
		}
		a.axis.Padding = 0
	}
	if opt.YMin == opt.YMax {
		p.plot.Y.Scale = plot.InvertedScale{Normalizer: plot.LinearScale{}}
	}
	p.plot.Add(m)
	if len(rows) == 0 || columns == 0 {
		p.plot.Add(note("no data"))
	}

	p.explain(m.shades, opt.ZLabel)
	return f
}

// field is the image layer of a matrix.
type field struct {
	rows    [][]float64
	columns int
	shades
}

// Plot implements plot.Plotter. The image has the resolution of the output: a
// cell is at least a pixel, or a pixel is the mean of the cells it covers.
func (m *field) Plot(c draw.Canvas, p *plot.Plot) {
	if len(m.rows) == 0 || m.columns == 0 {
		return
	}
	l := newLayer(c, m.scale, 0)
	img := image.NewNRGBA(l.bounds())
	for y := range l.h {
		r0, r1 := cells(y, l.h, len(m.rows))
		for x := range l.w {
			c0, c1 := cells(x, l.w, m.columns)
			img.SetNRGBA(x, y, m.color(m.mean(r0, r1, c0, c1)))
		}
	}
	if _, inverted := p.Y.Scale.(plot.InvertedScale); !inverted {
		flip(img)
	}
	l.draw(c, img)
}

// cells returns the cells, of n, that pixel i of size shows.
func cells(i, size, n int) (from, to int) {
	if n <= size {
		k := (2*i + 1) * n / (2 * size)
		return k, k + 1
	}
	return i * n / size, (i + 1) * n / size
}

// mean of the finite values of a block, NaN without one.
func (m *field) mean(r0, r1, c0, c1 int) float64 {
	sum, n := 0.0, 0
	for _, row := range m.rows[r0:r1] {
		for _, v := range row[c0:c1] {
			if finite(v) {
				sum += v
				n++
			}
		}
	}
	return sum / float64(n)
}

// flip turns an image upside down.
func flip(img *image.NRGBA) {
	h := img.Rect.Dy()
	row := make([]uint8, img.Stride)
	for y := range h / 2 {
		a, b := img.Pix[y*img.Stride:][:img.Stride], img.Pix[(h-1-y)*img.Stride:][:img.Stride]
		copy(row, a)
		copy(a, b)
		copy(b, row)
	}
}
