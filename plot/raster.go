package plot

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Raster draws a dot for each spike: times in ms, neurons from 0 to n-1, one of
// each per spike. With more spikes than there is room for dots, the shade of a
// pixel shows how many spikes it holds.
func Raster(times []float64, neurons []int64, n int, opt Options) *Figure {
	f, p := opt.new("time (ms)", "neuron")
	if f.err != nil {
		return f
	}
	if err := checkRaster(times, neurons, n, opt.Groups); err != nil {
		f.err = err
		return f
	}
	names, given := make([]string, len(opt.Groups)), make([]color.Color, len(opt.Groups))
	for i, g := range opt.Groups {
		names[i], given[i] = g.Name, g.Color
	}
	d := &dots{times: times, neurons: neurons, groups: opt.Groups, colors: chooseColors(given, names), scale: f.scale}

	x := newSpan()
	for _, t := range times {
		x.add(t)
	}
	x.settle(f.width/xSpacing).set(&p.plot.X, opt.XMin, opt.XMax, 0)
	rows := span{-0.5, max(float64(n), 1) - 0.5}
	rows.set(&p.plot.Y, opt.YMin, opt.YMax, 0)
	p.plot.Y.Tick.Marker = ticker{most: max(2, p.height/ySpacing), whole: true}
	p.plot.Add(d)
	if len(times) == 0 {
		p.plot.Add(note("no spikes"))
	}
	if len(opt.Groups) > 0 {
		s := style(labelSize, true)
		for _, name := range names {
			p.sideWidth = max(p.sideWidth, s.Width(clean(name)))
		}
		p.sideWidth = min(p.sideWidth, pixels(float64(f.width)/4)) + pixels(14)
		p.side = func(c draw.Canvas) { d.legend(c, p.plot) }
	}
	return f
}

func checkRaster(times []float64, neurons []int64, n int, groups []Group) error {
	if len(times) != len(neurons) {
		return fmt.Errorf("%d times but %d neurons: there must be one of each per spike", len(times), len(neurons))
	}
	if n < 0 {
		return fmt.Errorf("the number of neurons is %d", n)
	}
	for i, k := range neurons {
		if k < 0 || k >= int64(n) {
			return fmt.Errorf("spike %d is of neuron %d, outside 0 to %d", i, k, n-1)
		}
	}
	for i, t := range times {
		if !finite(t) {
			return fmt.Errorf("spike %d has the time %v ms", i, t)
		}
	}
	for _, g := range groups {
		if g.From < 0 || g.From > g.To || g.To > n {
			return fmt.Errorf("group %q has the neurons %d to %d of %d", g.Name, g.From, g.To-1, n)
		}
	}
	return nil
}

// dots is the image layer of a raster.
type dots struct {
	times   []float64
	neurons []int64
	groups  []Group
	colors  []color.Color // one per group
	scale   int
}

// palette has transparency at 0 and then, for each colour, its shades from
// faint to full.
func (d *dots) palette() (colors color.Palette, ofGroup []int, shades int) {
	distinct := []color.Color{ink()} // of neurons without a group
	for _, c := range d.colors {
		k := slices.Index(distinct, c)
		if k < 0 {
			k = len(distinct)
			distinct = append(distinct, c)
		}
		ofGroup = append(ofGroup, k)
	}
	if len(distinct) > 255 {
		// More colours than an image can hold, or an eye can tell apart.
		for i := range ofGroup {
			ofGroup[i] %= 255
		}
		distinct = distinct[:255]
	}
	shades = min(16, 255/len(distinct))
	colors = append(colors, color.NRGBA{})
	for _, c := range distinct {
		full := color.NRGBAModel.Convert(c).(color.NRGBA)
		for s := 1; s <= shades; s++ {
			shade := full
			shade.A = uint8(int(full.A) * s / shades)
			colors = append(colors, shade)
		}
	}
	return colors, ofGroup, shades
}

// Plot implements plot.Plotter.
func (d *dots) Plot(c draw.Canvas, p *plot.Plot) {
	// The border lets dots at the edge stay round.
	l := newLayer(c, d.scale, 2*d.scale)
	colors, ofGroup, shades := d.palette()
	img := image.NewPaletted(l.bounds(), colors)
	base := d.bases(ofGroup, shades)

	inside := func(t float64, n int64) bool {
		return t >= p.X.Min && t <= p.X.Max && float64(n) >= p.Y.Min && float64(n) <= p.Y.Max
	}
	place := func(t float64, n int64) (x, y float64) {
		return l.place(c.X(p.X.Norm(t)), c.Y(p.Y.Norm(float64(n))))
	}
	// Dots as large as leaves most of the picture white.
	unit := float64(d.scale)
	room := float64(l.w) * float64(l.h) / float64(max(len(d.times), 1))
	radius := min(max(math.Sqrt(0.06*room/math.Pi), 0.6*unit), 1.5*unit)
	if math.Pi*radius*radius > 0.6*room {
		d.density(img, inside, place, base, shades)
	} else {
		stamps := discs(radius, shades)
		for i, t := range d.times {
			if n := d.neurons[i]; inside(t, n) {
				x, y := place(t, n)
				stamps.put(img, x, y, base(n))
			}
		}
	}
	l.draw(c, img)
}

// bases tells where a neuron's shades begin in the palette, less one. Of
// groups that overlap the first counts.
func (d *dots) bases(ofGroup []int, shades int) func(n int64) uint8 {
	if len(d.groups) == 0 {
		return func(int64) uint8 { return 0 }
	}
	last := 0
	for _, g := range d.groups {
		last = max(last, g.To)
	}
	of := make([]uint8, last)
	for i := len(d.groups) - 1; i >= 0; i-- {
		for n := d.groups[i].From; n < d.groups[i].To; n++ {
			of[n] = uint8(ofGroup[i] * shades)
		}
	}
	return func(n int64) uint8 {
		if n < int64(len(of)) {
			return of[n]
		}
		return 0
	}
}

// density shades each pixel by its number of spikes: the square root, since
// that is what the scatter of a count hides.
func (d *dots) density(img *image.Paletted, inside func(float64, int64) bool, place func(float64, int64) (x, y float64), base func(int64) uint8, shades int) {
	counts := make([]uint32, len(img.Pix))
	bases := make([]uint8, len(img.Pix))
	w := img.Rect.Dx()
	for i, t := range d.times {
		if n := d.neurons[i]; inside(t, n) {
			x, y := place(t, n)
			k := min(int(y), img.Rect.Dy()-1)*w + min(int(x), w-1)
			counts[k]++
			bases[k] = base(n)
		}
	}
	var used []uint32
	for _, c := range counts {
		if c > 0 {
			used = append(used, c)
		}
	}
	if len(used) == 0 {
		return
	}
	slices.Sort(used)
	full := max(float64(used[len(used)*99/100]), 2) // a few pixels may saturate
	for k, c := range counts {
		if c > 0 {
			shade := int(math.Ceil(float64(shades) * math.Sqrt(float64(c)/full)))
			img.Pix[k] = bases[k] + uint8(min(max(shade, 1), shades))
		}
	}
}

// subpixels is the number of places within a pixel, in each direction, that a
// dot can be centred on.
const subpixels = 4

// stamps are discs with soft edges, one per place within a pixel.
type stamps struct {
	reach int // the stamp covers -reach to reach around the centre's pixel
	shade [subpixels * subpixels][]uint8
}

func discs(radius float64, shades int) *stamps {
	s := &stamps{reach: int(math.Ceil(radius + 0.5))}
	for k := range s.shade {
		cx := (float64(k%subpixels) + 0.5) / subpixels
		cy := (float64(k/subpixels) + 0.5) / subpixels
		for y := -s.reach; y <= s.reach; y++ {
			for x := -s.reach; x <= s.reach; x++ {
				dist := math.Hypot(float64(x)+0.5-cx, float64(y)+0.5-cy)
				cover := min(max(radius+0.5-dist, 0), 1)
				s.shade[k] = append(s.shade[k], uint8(math.Round(cover*float64(shades))))
			}
		}
	}
	return s
}

// put draws a disc around (x, y); where two meet the stronger shade stays.
func (s *stamps) put(img *image.Paletted, x, y float64, base uint8) {
	px, py := int(math.Floor(x)), int(math.Floor(y))
	sub := int((y-float64(py))*subpixels)*subpixels + int((x-float64(px))*subpixels)
	stamp := s.shade[sub]
	side := 2*s.reach + 1
	for dy := range side {
		yy := py + dy - s.reach
		if yy < 0 || yy >= img.Rect.Dy() {
			continue
		}
		for dx := range side {
			xx := px + dx - s.reach
			shade := stamp[dy*side+dx]
			if shade == 0 || xx < 0 || xx >= img.Rect.Dx() {
				continue
			}
			at := &img.Pix[yy*img.Stride+xx]
			if old := *at; old == 0 || old <= base || old-base < shade {
				*at = base + shade
			}
		}
	}
}

// legend writes the groups' names beside their neurons.
func (d *dots) legend(c draw.Canvas, p *plot.Plot) {
	type label struct {
		name   string
		color  color.Color
		y      vg.Length
		lo, hi vg.Length
	}
	s := style(labelSize, true)
	var labels []label
	for i, g := range d.groups {
		lo := max(p.Y.Norm(float64(g.From)-0.5), 0)
		hi := min(p.Y.Norm(float64(g.To)-0.5), 1)
		if lo < hi {
			labels = append(labels, label{clean(g.Name), d.colors[i], c.Y((lo + hi) / 2), c.Y(lo), c.Y(hi)})
		}
	}
	slices.SortStableFunc(labels, func(a, b label) int {
		switch {
		case a.y < b.y:
			return -1
		case a.y > b.y:
			return 1
		}
		return 0
	})
	// Names of thin groups move apart: up from the bottom, then down again if
	// that led beyond the top.
	height := s.FontExtents().Height
	for i := 1; i < len(labels); i++ {
		labels[i].y = max(labels[i].y, labels[i-1].y+height)
	}
	top := c.Max.Y
	for i := len(labels) - 1; i >= 0; i-- {
		labels[i].y = min(labels[i].y, top)
		top = labels[i].y - height
	}
	s.YAlign = draw.YCenter
	for _, l := range labels {
		bar := draw.LineStyle{Color: l.color, Width: vg.Points(2)}
		x := c.Min.X + pixels(7)
		c.StrokeLine2(bar, x, l.lo+vg.Points(0.5), x, l.hi-vg.Points(0.5))
		s.Color = l.color
		c.FillText(s, vg.Point{X: x + pixels(7), Y: l.y}, fit(l.name, s, c.Max.X-x-pixels(7)))
	}
}
