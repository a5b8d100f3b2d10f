package plot

import (
	"image"
	"image/color"
	stddraw "image/draw"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
)

// layer is a rectangle of whole pixels of the output around an area of a
// canvas, so that an image in it is not resampled.
type layer struct {
	x0, y0, w, h int     // from the bottom left corner of the figure
	perPoint     float64 // pixels
}

// newLayer covers c and a border.
func newLayer(c draw.Canvas, scale, border int) layer {
	l := layer{perPoint: float64(scale) * pixelsPerInch / 72}
	l.x0 = int(math.Round(float64(c.Min.X)*l.perPoint)) - border
	l.y0 = int(math.Round(float64(c.Min.Y)*l.perPoint)) - border
	l.w = max(1, int(math.Round(float64(c.Max.X)*l.perPoint))+border-l.x0)
	l.h = max(1, int(math.Round(float64(c.Max.Y)*l.perPoint))+border-l.y0)
	return l
}

func (l layer) bounds() image.Rectangle { return image.Rect(0, 0, l.w, l.h) }

// place is where a point of the canvas lies in the layer's image, whose rows
// go down.
func (l layer) place(x, y vg.Length) (float64, float64) {
	return float64(x)*l.perPoint - float64(l.x0), float64(l.h) - (float64(y)*l.perPoint - float64(l.y0))
}

// draw lays the image over the canvas. Into a PNG it is copied: vgimg would
// run it through an interpolating transformation that changes nothing and
// takes 80 ms.
func (l layer) draw(c draw.Canvas, img image.Image) {
	// gonum/plot wraps a canvas anew for each area.
	inner := c.Canvas
	for {
		wrapped, ok := inner.(draw.Canvas)
		if !ok {
			break
		}
		inner = wrapped.Canvas
	}
	out, ok := inner.(*vgimg.Canvas)
	if !ok {
		corner := func(x, y int) vg.Point {
			return vg.Point{X: vg.Length(float64(x) / l.perPoint), Y: vg.Length(float64(y) / l.perPoint)}
		}
		c.DrawImage(vg.Rectangle{Min: corner(l.x0, l.y0), Max: corner(l.x0+l.w, l.y0+l.h)}, img)
		return
	}
	dst := out.Image()
	at := image.Pt(l.x0, dst.Bounds().Dy()-l.y0-l.h)
	few, ok1 := img.(*image.Paletted)
	rgba, ok2 := dst.(*image.RGBA)
	if !ok1 || !ok2 {
		stddraw.Draw(dst, img.Bounds().Add(at), img, image.Point{}, stddraw.Over)
		return
	}
	// Nearly all pixels of a raster are empty: only the others are blended.
	shades := make([]color.RGBA, len(few.Palette))
	for i, c := range few.Palette {
		shades[i] = color.RGBAModel.Convert(c).(color.RGBA)
	}
	visible := few.Rect.Add(at).Intersect(rgba.Rect).Sub(at)
	for y := visible.Min.Y; y < visible.Max.Y; y++ {
		row := few.Pix[few.PixOffset(visible.Min.X, y):few.PixOffset(visible.Max.X, y)]
		to := rgba.Pix[rgba.PixOffset(visible.Min.X+at.X, y+at.Y):]
		for x, k := range row {
			if k == 0 {
				continue
			}
			s, p := shades[k], to[4*x:4*x+4]
			left := 255 - uint32(s.A)
			for i, v := range [4]uint8{s.R, s.G, s.B, s.A} {
				p[i] = v + uint8((uint32(p[i])*left+127)/255)
			}
		}
	}
}
