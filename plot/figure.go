// Package plot draws spike trains, traces and matrices as PNG and SVG.
//
// Each function builds a Figure; Figure.Save writes it. Times are in ms. A
// mistake in the arguments is kept in the figure and returned by Save, so that
// building and saving fit one line:
//
//	err := plot.Raster(times, neurons, 500, plot.Options{Title: "E/I network"}).Save("raster.png")
//
// Bulk is drawn as an image at the resolution of the output, and traces are
// reduced to two points a pixel, so a figure takes a fraction of a second
// whatever the size of its data.
package plot

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"path/filepath"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgsvg"

	"synfire/internal/atomicfile"
)

// A Figure is one panel or several below each other.
type Figure struct {
	panels        []*panel
	width, height int // pixels of 1/96 inch
	scale         int
	err           error
}

// Err returns what was wrong with the arguments that made the figure.
func (f *Figure) Err() error { return f.err }

// Stack puts figures below each other, with their horizontal axes in line. It
// is as wide as the widest and as high as all together. A label of horizontal
// axes that have it and the range in common stands below the last one only.
func Stack(figures ...*Figure) *Figure {
	out := &Figure{scale: 1}
	for _, f := range figures {
		for _, p := range f.panels {
			if n := len(out.panels); n > 0 {
				out.panels[n-1] = out.panels[n-1].above(p)
			}
			out.panels = append(out.panels, p)
		}
		out.width = max(out.width, f.width)
		out.height += f.height
		out.scale = max(out.scale, f.scale)
		out.err = errors.Join(out.err, f.err)
	}
	if len(figures) == 0 {
		out.err = errors.New("a stack needs at least one figure")
	} else if out.height > maxPixels {
		out.err = errors.Join(out.err, fmt.Errorf("the figures are together %d pixels high; %d are possible", out.height, maxPixels))
	}
	return out
}

// above is p without the label that the panel below repeats.
func (p *panel) above(below *panel) *panel {
	a, b := p.plot.X, below.plot.X
	if a.Label.Text != b.Label.Text || a.Min != b.Min || a.Max != b.Max {
		return p
	}
	q, axes := *p, *p.plot
	axes.X.Label.Text = ""
	q.plot = &axes
	return &q
}

// format is a row of the table of file formats.
type format struct {
	name   string
	encode func(f *Figure, w io.Writer) error
}

func formats() []format {
	return []format{{"png", (*Figure).png}, {"svg", (*Figure).svg}}
}

// Formats lists the file formats by their extension.
func Formats() []string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.name)
	}
	return names
}

// CheckFile returns the error that saving a figure under this name would give
// because of the name, and leaves no file.
func CheckFile(path string) error {
	if err := knownFormat(strings.ToLower(strings.TrimPrefix(filepath.Ext(path), "."))); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	f, err := atomicfile.Create(path)
	if err != nil {
		return err
	}
	f.Abort()
	return nil
}

// Save writes the figure to a file, whose extension, .png or .svg, chooses the
// format. The file appears whole or not at all.
func (f *Figure) Save(path string) error {
	ext := strings.ToLower(strings.TrimPrefix(filepath.Ext(path), "."))
	if err := knownFormat(ext); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if f.err != nil {
		return fmt.Errorf("%s: %w", path, f.err)
	}
	return atomicfile.WriteFile(path, func(w io.Writer) error { return f.Encode(w, ext) })
}

// Encode writes the figure in a format of Formats.
func (f *Figure) Encode(w io.Writer, name string) error {
	if err := knownFormat(name); err != nil {
		return err
	}
	if f.err != nil {
		return f.err
	}
	for _, format := range formats() {
		if format.name == name {
			return format.encode(f, w)
		}
	}
	panic("BUG: format " + name + " is known and has no row")
}

func knownFormat(name string) error {
	for _, format := range formats() {
		if format.name == name {
			return nil
		}
	}
	return fmt.Errorf("the picture format %q is not known: let the name end in .%s", name, strings.Join(Formats(), " or ."))
}

// pixelsPerInch is what CSS calls a pixel.
const pixelsPerInch = 96

// pixels converts to the length that gonum/plot counts in.
func pixels(n float64) vg.Length { return vg.Length(n) * vg.Inch / pixelsPerInch }

func (f *Figure) png(w io.Writer) error {
	img := f.image()
	// A figure has few colours; fast compression already makes it small.
	enc := png.Encoder{CompressionLevel: png.BestSpeed}
	if few := paletted(img); few != nil {
		enc.CompressionLevel = png.DefaultCompression
		img = few
	}
	return enc.Encode(w, img)
}

// paletted returns the same image with a palette, nil if it has more than 256
// colours.
func paletted(img image.Image) image.Image {
	rgba, ok := img.(*image.RGBA)
	if !ok {
		return nil
	}
	index := map[[4]byte]uint8{}
	out := image.NewPaletted(rgba.Rect, nil)
	var last [4]byte // most pixels equal the one before
	var k uint8
	for i := 0; i+4 <= len(rgba.Pix); i += 4 {
		if c := [4]byte(rgba.Pix[i : i+4]); i == 0 || c != last {
			var ok bool
			if k, ok = index[c]; !ok {
				if len(index) == 256 {
					return nil
				}
				k = uint8(len(index))
				index[c] = k
				out.Palette = append(out.Palette, color.RGBA{c[0], c[1], c[2], c[3]})
			}
			last = c
		}
		out.Pix[i/4] = k
	}
	return out
}

// image draws the figure at its full resolution.
func (f *Figure) image() image.Image {
	c := vgimg.NewWith(vgimg.UseWH(pixels(float64(f.width)), pixels(float64(f.height))), vgimg.UseDPI(pixelsPerInch*f.scale))
	f.draw(draw.New(c))
	return c.Image()
}

func (f *Figure) svg(w io.Writer) error {
	c := vgsvg.New(pixels(float64(f.width)), pixels(float64(f.height)))
	f.draw(draw.New(c))
	var b bytes.Buffer
	if _, err := c.WriteTo(&b); err != nil {
		return err
	}
	// vgsvg names no font to fall back on, and calls its images JPEG.
	doc := bytes.ReplaceAll(b.Bytes(), []byte("font-family:Liberation Sans;"), []byte("font-family:Liberation Sans,Arial,Helvetica,sans-serif;"))
	doc = bytes.ReplaceAll(doc, []byte(`xlink:href="data:image/jpg;`), []byte(`xlink:href="data:image/png;`))
	_, err := w.Write(doc)
	return err
}

// A panel is one pair of axes with its title, legend and right margin.
type panel struct {
	title  string
	legend []legendEntry
	plot   *plot.Plot
	height int // share of the figure's height, in pixels
	// side draws right of the axes, within the given width; nil: nothing.
	side      func(c draw.Canvas)
	sideWidth vg.Length
}

type legendEntry struct {
	name  string
	color color.Color
}

const (
	margin    = 12 // pixels round a panel
	titleSize = 12 // points, as are all fonts
	labelSize = 10
	tickSize  = 9
)

func ink() color.Color   { return color.NRGBA{0x26, 0x2b, 0x33, 0xff} }
func faint() color.Color { return color.NRGBA{0xe6, 0xe8, 0xeb, 0xff} }
func muted() color.Color { return color.NRGBA{0x8a, 0x90, 0x99, 0xff} }

// style is the text style that all figures share.
func style(size float64, bold bool) text.Style {
	f := font.Font{Typeface: "Liberation", Variant: "Sans"}
	if bold {
		f.Weight = 3 // golang.org/x/image/font.WeightBold
	}
	return text.Style{Color: ink(), Font: font.From(f, vg.Points(size)), Handler: plot.DefaultTextHandler}
}

// draw lays the panels out and draws them.
func (f *Figure) draw(c draw.Canvas) {
	c.SetColor(color.White)
	c.Fill(c.Path())
	areas := make([]draw.Canvas, len(f.panels))
	top := c.Max.Y
	left, right := c.Min.X, c.Max.X
	for i, p := range f.panels {
		h := pixels(float64(p.height))
		area := draw.Canvas{Canvas: c.Canvas, Rectangle: vg.Rectangle{Min: vg.Point{X: c.Min.X, Y: top - h}, Max: vg.Point{X: c.Max.X, Y: top}}}
		top -= h
		area = draw.Crop(area, pixels(margin), -pixels(margin), pixels(margin), -pixels(margin))
		areas[i] = p.header(area)
		data := p.plot.DataCanvas(draw.Crop(areas[i], 0, -p.sideWidth, 0, 0))
		if roomy(data) {
			left, right = max(left, data.Min.X), min(right, data.Max.X)
		}
	}
	for i, p := range f.panels {
		// The axes of all panels begin and end where the narrowest one does.
		area := draw.Crop(areas[i], 0, -p.sideWidth, 0, 0)
		data := p.plot.DataCanvas(area)
		if roomy(data) {
			area = draw.Crop(area, left-data.Min.X, right-data.Max.X, 0, 0)
			data = p.plot.DataCanvas(area)
		}
		if !roomy(data) {
			note("too small").Plot(areas[i], nil)
			continue
		}
		p.plot.Draw(area)
		if p.side != nil {
			data.Min.X, data.Max.X = data.Max.X, areas[i].Max.X
			p.side(data)
		}
	}
}

// roomy tells whether labels left anything of the panel for the data. Where
// they did not, gonum/plot may give it sizes below zero or none at all.
func roomy(data draw.Canvas) bool {
	size := data.Size()
	return size.X >= pixels(1) && size.Y >= pixels(1) && size.X < pixels(2*maxPixels) && size.Y < pixels(2*maxPixels)
}

// header draws title and legend and returns what is left below them.
func (p *panel) header(c draw.Canvas) draw.Canvas {
	const gap = 6
	title := style(titleSize, true)
	title.YAlign = draw.YTop
	entry := style(tickSize, false)
	entry.YAlign = draw.YTop
	line := title.FontExtents().Height
	x, y := c.Min.X, c.Max.Y
	if p.title != "" {
		s := fit(p.title, title, c.Max.X-c.Min.X)
		c.FillText(title, vg.Point{X: x, Y: y}, s)
		x += title.Width(s) + pixels(3*gap)
	}
	if p.title == "" && len(p.legend) == 0 {
		return c
	}
	// The legend stands at the right of the title's line, and takes lines of
	// its own when it finds no room there.
	swatch := pixels(14)
	width := func(e legendEntry) vg.Length { return swatch + pixels(gap) + entry.Width(e.name) + pixels(2*gap) }
	total := -pixels(2 * gap)
	for _, e := range p.legend {
		total += width(e)
	}
	if len(p.legend) > 0 {
		if x+total <= c.Max.X {
			x = c.Max.X - total
		} else if p.title != "" {
			x = c.Min.X
			y -= line + pixels(gap)/2
		}
	}
	// The middle of the small letters, so that lines strike them.
	middle := title.FontExtents().Ascent - entry.FontExtents().Ascent*0.35
	for _, e := range p.legend {
		if x+width(e)-pixels(2*gap) > c.Max.X && x > c.Min.X {
			x = c.Min.X
			y -= line
		}
		c.StrokeLine2(draw.LineStyle{Color: e.color, Width: vg.Points(2)}, x, y-middle, x+swatch, y-middle)
		name := fit(e.name, entry, c.Max.X-x-swatch-pixels(gap))
		c.FillText(entry, vg.Point{X: x + swatch + pixels(gap), Y: y - title.FontExtents().Ascent + entry.FontExtents().Ascent}, name)
		x += width(e)
	}
	c.Max.Y = y - line - pixels(2*gap)
	return c
}

// fit shortens text that is wider than the room it has.
func fit(s string, sty text.Style, room vg.Length) string {
	if sty.Width(s) <= room {
		return s
	}
	runes := []rune(s)
	lo, hi := 0, len(runes) // lo fits, or is nothing
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if sty.Width(string(runes[:mid])+"…") <= room {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return string(runes[:lo]) + "…"
}
