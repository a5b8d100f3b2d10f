package plot

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden pictures")

// spikes of n neurons whose common rate goes up and down.
func wave(n int, ms, perStep float64) (times []float64, neurons []int64) {
	r := rand.New(rand.NewPCG(1, 2))
	for k := 0; k < int(ms*10); k++ {
		p := perStep * (1 + 0.9*math.Sin(float64(k)/60))
		for i := range n {
			if r.Float64() < p {
				times = append(times, float64(k)*0.1)
				neurons = append(neurons, int64(i))
			}
		}
	}
	return times, neurons
}

// sine samples amplitude*sin around a mean at 0, 1, …, n-1 ms.
func sine(n int, mean, amplitude, phase float64) (times, values []float64) {
	for i := range n {
		times = append(times, float64(i))
		values = append(values, mean+amplitude*math.Sin(float64(i)/8+phase))
	}
	return times, values
}

// gallery has one small figure of each kind, and the hard cases.
func gallery() map[string]*Figure {
	small := func(o Options) Options {
		o.Width, o.Height, o.Scale = 360, 200, 1
		return o
	}
	times, neurons := wave(100, 200, 0.003)
	groups := []Group{{Name: "E", From: 0, To: 80}, {Name: "I", From: 80, To: 100}}
	raster := Raster(times, neurons, 100, small(Options{Title: "E/I network", Groups: groups}))
	dense, many := wave(300, 400, 0.4)
	layers := []Group{
		{Name: "L4E", From: 0, To: 250},
		{Name: "L4I", From: 250, To: 258},
		{Name: "L5E", From: 258, To: 266},
		{Name: "L5I", From: 266, To: 300},
	}
	t, e := sine(200, 20, 10, 0)
	_, i := sine(200, 25, 12, -0.7)
	rates := Rates(t, []Series{{Name: "excitatory", Y: e}, {Name: "inhibitory", Y: i}}, small(Options{}))
	_, v := sine(200, -65, 8, 0)
	_, w := sine(200, -60, 3, 1)
	for k := 60; k < 90; k++ {
		v[k] = math.NaN()
	}
	v[75] = -70 // one sample between gaps is a dot
	w[20] = math.Inf(1)
	r := rand.New(rand.NewPCG(5, 6))
	var isi []float64
	for range 2000 {
		isi = append(isi, 25*r.ExpFloat64())
	}
	positive, signed := make([][]float64, 12), make([][]float64, 12)
	for a := range positive {
		for b := range 20 {
			x := math.Exp(-math.Pow(float64(a)-0.6*float64(b), 2) / 12)
			positive[a] = append(positive[a], x)
			signed[a] = append(signed[a], x-0.4)
		}
	}
	positive[2][5] = math.NaN()
	var px, py, pv []float64
	for k := range 60 {
		px, py, pv = append(px, float64(k%10)*20), append(py, float64(k/10)*20), append(pv, float64(k))
	}
	pv[31], py[45] = math.NaN(), math.Inf(1)
	return map[string]*Figure{
		"raster":       raster,
		"raster_dense": Raster(dense, many, 300, small(Options{Groups: layers})),
		"raster_empty": Raster(nil, nil, 100, small(Options{Title: "A network that never fires"})),
		"raster_one":   Raster([]float64{12.5}, []int64{3}, 5, small(Options{})),
		"traces":       Traces(t, []Series{{Name: "neuron 0", Y: v}, {Name: "neuron 1", Y: w}}, small(Options{Title: "Membrane potentials", YLabel: "V (mV)"})),
		"traces_empty": Traces(nil, nil, small(Options{YLabel: "V (mV)"})),
		"rates":        rates,
		"histogram":    Histogram(isi, small(Options{Title: "Intervals", XLabel: "interval (ms)"})),
		"matrix":       Matrix(positive, small(Options{XLabel: "target", YLabel: "source", ZLabel: "weight (nS)"})),
		"matrix_signs": Matrix(signed, small(Options{Title: "Change", ZLabel: "weight (nS)"})),
		"stack":        Stack(raster, rates),
		"scatter":      Scatter(px, py, pv, small(Options{Title: "Places", XLabel: "x (um)", YLabel: "y (um)", ZLabel: "rate (Hz)"})),
		"scatter_one":  Scatter([]float64{3}, []float64{4}, nil, small(Options{})),
	}
}

func TestGolden(t *testing.T) {
	for name, f := range gallery() {
		var b bytes.Buffer
		if err := f.Encode(&b, "png"); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		path := filepath.Join("testdata", name+".png")
		if *update {
			if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		golden, err := os.ReadFile(path)
		if err != nil {
			t.Error(err)
			continue
		}
		if diff := compare(decode(t, golden), decode(t, b.Bytes())); diff != "" {
			t.Errorf("%s: %s; -update rewrites the golden pictures, look at them", name, diff)
		}
	}
}

func decode(t *testing.T, file []byte) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// compare lets a shade differ by 2 of 255, and one pixel in 2,000 by anything:
// processors that fuse multiplication and addition round edges differently and
// may move a letter by a quarter of a pixel (8 and 13 pixels with GOAMD64=v3).
func compare(want, got image.Image) string {
	if want.Bounds() != got.Bounds() {
		return fmt.Sprintf("the size is %v instead of %v", got.Bounds(), want.Bounds())
	}
	differ := 0
	for y := range want.Bounds().Dy() {
		for x := range want.Bounds().Dx() {
			a := color.RGBAModel.Convert(want.At(x, y)).(color.RGBA)
			b := color.RGBAModel.Convert(got.At(x, y)).(color.RGBA)
			for _, d := range [3]int{int(a.R) - int(b.R), int(a.G) - int(b.G), int(a.B) - int(b.B)} {
				if d > 2 || d < -2 {
					differ++
					break
				}
			}
		}
	}
	if differ > want.Bounds().Dx()*want.Bounds().Dy()/2000 {
		return fmt.Sprintf("%d pixels differ", differ)
	}
	return ""
}

// Every figure is well-formed SVG with its text in it, and says which fonts
// may stand in.
func TestSVG(t *testing.T) {
	for name, f := range gallery() {
		var b bytes.Buffer
		if err := f.Encode(&b, "svg"); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		wellFormed(t, name, b.Bytes())
		if s := b.String(); !strings.Contains(s, "Liberation Sans,Arial") || strings.Contains(s, "image/jpg") {
			t.Errorf("%s: no font to fall back on, or an image of the wrong type", name)
		}
	}
	var b bytes.Buffer
	if err := Raster(nil, nil, 1, Options{Title: "a < b & \"c\"\x00\xff"}).Encode(&b, "svg"); err != nil {
		t.Fatal(err)
	}
	wellFormed(t, "title", b.Bytes())
	if !strings.Contains(b.String(), "a &lt; b &amp; &#34;c&#34; \ufffd") {
		t.Error("the title is not there as it was given")
	}
}

func wellFormed(t *testing.T, name string, doc []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(doc))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
	}
}

// render draws at one pixel per pixel.
func render(t *testing.T, f *Figure) *image.RGBA {
	t.Helper()
	if f.err != nil {
		t.Fatal(f.err)
	}
	return f.image().(*image.RGBA)
}

// centroid of the pixels of about one colour.
func centroid(img *image.RGBA, is func(color.RGBA) bool) (x, y float64, n int) {
	for py := range img.Rect.Dy() {
		for px := range img.Rect.Dx() {
			if is(img.RGBAAt(px, py)) {
				x, y, n = x+float64(px)+0.5, y+float64(py)+0.5, n+1
			}
		}
	}
	return x / float64(n), y / float64(n), n
}

func magenta(c color.RGBA) bool { return c.R > 200 && c.G < 100 && c.B > 200 }
func green(c color.RGBA) bool   { return c.R < 100 && c.G > 200 && c.B < 100 }
func cyan(c color.RGBA) bool    { return c.R < 100 && c.G > 200 && c.B > 200 }

// A dot must be where its time and neuron say: the third one lies a quarter of
// the way between the others.
func TestDotsAreWhereTheyBelong(t *testing.T) {
	groups := []Group{
		{From: 0, To: 1, Color: color.NRGBA{0xff, 0, 0xff, 0xff}},
		{From: 10, To: 11, Color: color.NRGBA{0, 0xff, 0, 0xff}},
		{From: 40, To: 41, Color: color.NRGBA{0, 0xff, 0xff, 0xff}},
	}
	for _, scale := range []int{1, 2} {
		f := Raster([]float64{0, 25, 100}, []int64{0, 10, 40}, 41, Options{Groups: groups, Scale: scale})
		f.panels[0].side = nil // the legend has the same colours
		img := render(t, f)
		x0, y0, n0 := centroid(img, magenta)
		x1, y1, n1 := centroid(img, green)
		x2, y2, n2 := centroid(img, cyan)
		if n0 == 0 || n1 == 0 || n2 == 0 {
			t.Fatalf("dots of %d, %d and %d pixels", n0, n1, n2)
		}
		if dx := x1 - (x0 + (x2-x0)/4); math.Abs(dx) > 0.5 {
			t.Errorf("scale %d: the middle dot is %v pixels off along the time", scale, dx)
		}
		if dy := y1 - (y0 + (y2-y0)/4); math.Abs(dy) > 0.5 || y2 > y0 {
			t.Errorf("scale %d: the middle dot is %v pixels off across", scale, dy)
		}
	}
}

// In a stack the same time is at the same place, whatever the axes' labels
// take.
func TestStackIsAligned(t *testing.T) {
	group := []Group{{Name: "a group with a long name", From: 0, To: 1, Color: color.NRGBA{0xff, 0, 0xff, 0xff}}}
	above := Raster([]float64{60}, []int64{0}, 1_000_000, Options{Groups: group, XMin: 0, XMax: 100})
	below := Traces([]float64{60}, []Series{{Y: []float64{1}, Color: color.NRGBA{0, 0xff, 0, 0xff}}}, Options{XMin: 0, XMax: 100})
	above.panels[0].side = nil
	img := render(t, Stack(above, below))
	x0, y0, _ := centroid(img, magenta)
	x1, y1, _ := centroid(img, green)
	if !(math.Abs(x0-x1) <= 1) || !(y0 < y1) {
		t.Errorf("60 ms is at %v above and at %v below", x0, x1)
	}
	if img.Rect.Dx() != 1600 || img.Rect.Dy() != 1600 {
		t.Errorf("the stack has %v", img.Rect)
	}
	if above.panels[0].plot.X.Label.Text == "" {
		t.Error("stacking changed the figure that was stacked")
	}
}

// Where more spikes fall, a crowded raster is darker.
func TestDensity(t *testing.T) {
	var times []float64
	var neurons []int64
	r := rand.New(rand.NewPCG(1, 1))
	for range 1_000_000 {
		times = append(times, 100*math.Sqrt(r.Float64())) // ever more
		neurons = append(neurons, int64(r.IntN(5000)))
	}
	img := render(t, Raster(times, neurons, 5000, Options{Scale: 1}))
	var last float64 = 256
	for _, x := range []int{150, 300, 450, 600, 750} {
		sum, n := 0.0, 0
		for dx := range 20 {
			for y := 100; y < 250; y++ {
				sum += float64(img.RGBAAt(x+dx, y).G)
				n++
			}
		}
		if mean := sum / float64(n); mean >= last {
			t.Errorf("at x = %d the shade is %v, to the left %v", x, mean, last)
		} else {
			last = mean
		}
	}
}

// A dot lies at its place and has the colour of its value.
func TestScatterDots(t *testing.T) {
	img := render(t, Scatter([]float64{0, 25, 100}, []float64{0, 10, 40}, []float64{0, 5, 10}, Options{}))
	at := func(c color.NRGBA) (x, y float64) {
		t.Helper()
		x, y, n := centroid(img.SubImage(image.Rect(0, 0, 2*scatterWidth, 2*scatterWidth)).(*image.RGBA), func(p color.RGBA) bool { return p == color.RGBA{c.R, c.G, c.B, 0xff} })
		if n < 20 {
			t.Fatalf("%d pixels have the colour %v", n, c)
		}
		return x, y
	}
	x0, y0 := at(sequential().at(0))
	x1, y1 := at(sequential().at(0.5))
	x2, y2 := at(sequential().at(1))
	if dx, dy := x1-(x0+(x2-x0)/4), y1-(y0+(y2-y0)/4); math.Abs(dx) > 0.5 || math.Abs(dy) > 0.5 || y2 > y0 {
		t.Errorf("the middle dot is (%v, %v) pixels off", dx, dy)
	}
}

func TestMatrixColors(t *testing.T) {
	for _, tt := range []struct {
		rows [][]float64
		want []color.NRGBA // from left to right
	}{
		{[][]float64{{0, 5, 10}}, []color.NRGBA{rgb(0x440154), rgb(0x21918c), rgb(0xfde725)}},
		{[][]float64{{-10, 0, 5, math.NaN()}}, []color.NRGBA{rgb(0x053061), rgb(0xf7f7f7), diverging().at(0.75), rgb(0xc9cdd2)}},
		{[][]float64{{-1e300, 1e300}}, []color.NRGBA{rgb(0x053061), rgb(0x67001f)}},
		{[][]float64{{7, 7}}, []color.NRGBA{rgb(0xfde725), rgb(0xfde725)}},
	} {
		f := Matrix(tt.rows, Options{Scale: 1, Width: 600, Height: 300})
		img := render(t, f)
		p := f.panels[0]
		// The middle row of the picture, between the axes, is cut into cells.
		left, right := 600, 0
		for x := range 600 {
			if img.RGBAAt(x, 140) != (color.RGBA{0xff, 0xff, 0xff, 0xff}) && x > 60 && x < 600-int(p.sideWidth/pixels(1))-15 {
				left, right = min(left, x), max(right, x)
			}
		}
		for i, want := range tt.want {
			x := left + int((float64(i)+0.5)/float64(len(tt.want))*float64(right-left))
			if got := img.RGBAAt(x, 140); got != (color.RGBA{want.R, want.G, want.B, 0xff}) {
				t.Errorf("%v: cell %d is %v instead of %v", tt.rows, i, got, want)
			}
		}
	}
}

// Row 0 is at the top, or at the bottom of an axis of numbers.
func TestMatrixRows(t *testing.T) {
	rows := [][]float64{{1}, {0}, {0}, {0}}
	for _, tt := range []struct {
		opt Options
		top bool
	}{{Options{}, true}, {Options{YMin: 0, YMax: 1}, false}} {
		img := render(t, Matrix(rows, tt.opt))
		_, y, _ := centroid(img, func(c color.RGBA) bool { return c == color.RGBA{0xfd, 0xe7, 0x25, 0xff} })
		if (y < float64(img.Rect.Dy())/2) != tt.top {
			t.Errorf("row 0 is at height %v of %d", y, img.Rect.Dy())
		}
	}
}

// No data may crash or hang a figure, and each gives a valid picture.
func TestStrangeData(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	small := Options{Width: 100, Height: 80, Scale: 1}
	long := small
	long.Title, long.XLabel, long.YLabel = strings.Repeat("title ", 500), strings.Repeat("x", 5000), "two\nlines\t\x00"
	many := make([]Series, 300)
	for i := range many {
		many[i] = Series{Name: fmt.Sprint("series ", i), Y: []float64{float64(i), float64(-i)}}
	}
	groups := make([]Group, 400)
	for i := range groups {
		groups[i] = Group{Name: fmt.Sprint("g", i), From: i, To: i + 1, Color: color.NRGBA{uint8(i), uint8(i / 2), 7, 0xff}}
	}
	window := small
	window.XMin, window.XMax, window.YMin, window.YMax = 40, 50, 1, 2
	bins := small
	bins.Bins = 10_000
	grouped := small
	grouped.Groups = groups
	for name, f := range map[string]*Figure{
		"raster of no neurons":   Raster(nil, nil, 0, small),
		"raster of huge times":   Raster([]float64{-1e300, 1e300}, []int64{0, 1}, 2, small),
		"raster of close times":  Raster([]float64{1e15, math.Nextafter(1e15, inf)}, []int64{0, 0}, 1, small),
		"raster of many neurons": Raster([]float64{1}, []int64{1 << 52}, 1<<53-1, small),
		"raster of many groups":  Raster([]float64{1, 2}, []int64{0, 399}, 400, grouped),
		"raster elsewhere":       Raster([]float64{1, 2}, []int64{0, 399}, 400, window),
		"long texts":             Raster([]float64{1}, []int64{0}, 1, long),
		"traces of NaN":          Traces([]float64{0, 1}, []Series{{Y: []float64{nan, inf}}}, small),
		"traces of one value":    Traces([]float64{0}, []Series{{Y: []float64{3}}}, small),
		"traces of equal values": Traces([]float64{0, 1}, []Series{{Y: []float64{-65, -65}}}, small),
		"traces of zeros":        Traces([]float64{0, 1}, []Series{{Y: []float64{0, 0}}}, small),
		"traces of huge values":  Traces([]float64{0, 1, 2}, []Series{{Y: []float64{-1e300, 1e300, 1e308}}}, small),
		"traces of tiny values":  Traces([]float64{0, 1}, []Series{{Y: []float64{0, 5e-324}}}, small),
		"traces at one time":     Traces([]float64{5, 5, 5}, []Series{{Y: []float64{1, 3, 2}}}, small),
		"traces elsewhere":       Traces([]float64{5, 60}, []Series{{Y: []float64{-1e299, 1e299}}}, window),
		"many series":            Traces([]float64{0, 1}, many, small),
		"rates of nothing":       Rates(nil, []Series{{Name: "E"}}, small),
		"rates of zero":          Rates([]float64{0, 1}, []Series{{Name: "E", Y: []float64{0, 0}}}, small),
		"rates below zero":       Rates([]float64{0, 1}, []Series{{Name: "E", Y: []float64{-2, -1}}}, small),
		"rates elsewhere":        Rates([]float64{0, 45, 90}, []Series{{Name: "E", Y: []float64{0, 100, nan}}}, window),
		"histogram of nothing":   Histogram(nil, small),
		"histogram of NaN":       Histogram([]float64{nan, inf}, small),
		"histogram of one value": Histogram([]float64{3, 3, 3}, small),
		"histogram of extremes":  Histogram([]float64{-1e300, 0, 1e300}, small),
		"histogram of subnormal": Histogram([]float64{0, 5e-324}, small),
		"histogram of many bins": Histogram([]float64{1, 2, 3}, bins),
		"histogram elsewhere":    Histogram([]float64{1, 2, 45}, window),
		"matrix of nothing":      Matrix(nil, small),
		"matrix of empty rows":   Matrix([][]float64{{}, {}}, small),
		"matrix of NaN":          Matrix([][]float64{{nan}}, small),
		"matrix of zeros":        Matrix([][]float64{{0, 0}}, small),
		"matrix of subnormals":   Matrix([][]float64{{5e-324, 0}}, small),
		"matrix of long rows":    Matrix([][]float64{make([]float64, 5000), make([]float64, 5000)}, small),
		"matrix elsewhere":       Matrix([][]float64{{1, 2}}, window),
		"scatter of nothing":     Scatter(nil, nil, nil, small),
		"scatter of NaN":         Scatter([]float64{nan, 1}, []float64{1, inf}, []float64{1, 2}, small),
		"scatter of one place":   Scatter([]float64{1, 1}, []float64{2, 2}, []float64{nan, nan}, small),
		"scatter of extremes":    Scatter([]float64{-1e300, 1e300}, []float64{0, 5e-324}, []float64{-1e300, 1e300}, small),
		"scatter elsewhere":      Scatter([]float64{1, 45}, []float64{1, 1e299}, nil, window),
		"stack of a stack":       Stack(Stack(Histogram(nil, small)), Matrix(nil, small)),
	} {
		for _, format := range Formats() {
			var b bytes.Buffer
			if err := f.Encode(&b, format); err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if format == "png" {
				decode(t, b.Bytes())
			} else {
				wellFormed(t, name, b.Bytes())
				s := regexp.MustCompile(`base64,[^"]*`).ReplaceAllString(b.String(), "")
				if strings.Contains(s, "NaN") || strings.Contains(s, "Inf") {
					t.Errorf("%s: a coordinate is not a number", name)
				}
			}
		}
	}
}

func TestMistakes(t *testing.T) {
	one := []float64{1}
	for _, tt := range []struct {
		f    *Figure
		want string
	}{
		{Raster(one, nil, 1, Options{}), "1 times but 0 neurons"},
		{Raster(one, []int64{1}, 1, Options{}), "spike 0 is of neuron 1, outside 0 to 0"},
		{Raster(one, []int64{-1}, 1, Options{}), "spike 0 is of neuron -1"},
		{Raster([]float64{math.NaN()}, []int64{0}, 1, Options{}), "spike 0 has the time NaN"},
		{Raster(nil, nil, -1, Options{}), "number of neurons is -1"},
		{Raster(nil, nil, 5, Options{Groups: []Group{{Name: "E", From: 3, To: 6}}}), `group "E"`},
		{Traces([]float64{1, 0}, nil, Options{}), "time 1 is 0 ms"},
		{Traces([]float64{math.Inf(1)}, nil, Options{}), "time 0 is +Inf ms"},
		{Traces(one, []Series{{Name: "V"}}, Options{}), `series 0 ("V") has 0 values for 1 times`},
		{Matrix([][]float64{{1}, {1, 2}}, Options{}), "row 1 has 2 values, row 0 has 1"},
		{Scatter(one, nil, nil, Options{}), "1 x, 0 y and 0 values"},
		{Scatter(one, one, []float64{1, 2}, Options{}), "1 x, 1 y and 2 values"},
		{Histogram(one, Options{Bins: -1}), "-1 bins"},
		{Histogram(one, Options{Bins: 1 << 40}), "bins"},
		{Histogram(one, Options{Width: -5}), "width is -5"},
		{Histogram(one, Options{Width: 1 << 40}), "width"},
		{Histogram(one, Options{Height: 10}), "height is 10"},
		{Histogram(one, Options{Scale: 100}), "scale is 100"},
		{Histogram(one, Options{Width: 8000, Height: 8000, Scale: 8}), "too many"},
		{Histogram(one, Options{XMin: 2, XMax: 1}), "XMin 2 and XMax 1"},
		{Histogram(one, Options{YMin: math.NaN()}), "YMin NaN"},
		{Stack(), "at least one"},
		{Stack(Histogram(one, Options{Bins: -1}), Histogram(one, Options{Bins: -2})), "-2 bins"},
		{Stack(Histogram(one, Options{Height: 8000}), Histogram(one, Options{})), "8400 pixels high"},
	} {
		path := filepath.Join(t.TempDir(), "x.png")
		err := tt.f.Save(path)
		if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), path) {
			t.Errorf("%v does not say %q and the path", err, tt.want)
		}
		if tt.f.Err() == nil || tt.f.Encode(io.Discard, "png") == nil {
			t.Errorf("%q: Err or Encode knows of no mistake", tt.want)
		}
		if _, err := os.Stat(path); err == nil {
			t.Errorf("%q: there is a file", tt.want)
		}
	}
}

func TestSave(t *testing.T) {
	dir := t.TempDir()
	f := Histogram([]float64{1, 2}, Options{Width: 100, Height: 80})
	for name, lead := range map[string]string{"a.png": "\x89PNG", "a.SVG": "<?xml"} {
		path := filepath.Join(dir, name)
		if err := f.Save(path); err != nil {
			t.Error(err)
		}
		if b, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(b), lead) {
			t.Errorf("%s: %.10q, %v", name, b, err)
		}
	}
	for _, name := range []string{"a", "a.gif", "a.png.", ""} {
		if err := f.Save(filepath.Join(dir, name)); err == nil || !strings.Contains(err.Error(), ".png or .svg") {
			t.Errorf("Save(%q): %v", name, err)
		}
	}
	if err := f.Save(filepath.Join(dir, "no", "a.png")); err == nil {
		t.Error("a picture was written into no directory")
	}
	if err := f.Encode(io.Discard, "pdf"); err == nil {
		t.Error("a PDF was written")
	}
}

// A figure may be drawn by several goroutines, as the web server does.
func TestConcurrent(t *testing.T) {
	times, neurons := wave(50, 50, 0.01)
	f := Raster(times, neurons, 50, Options{Title: "shared", Width: 200, Height: 100, Groups: []Group{{Name: "E", From: 0, To: 50}}})
	var first bytes.Buffer
	if err := f.Encode(&first, "png"); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			var b bytes.Buffer
			if err := f.Encode(&b, "png"); err != nil || !bytes.Equal(b.Bytes(), first.Bytes()) {
				t.Errorf("another picture: %v", err)
			}
		})
	}
	wg.Wait()
}

func BenchmarkRaster(b *testing.B) {
	times, neurons := wave(500, 200, 0.0043)
	opt := Options{Groups: []Group{{Name: "E", From: 0, To: 400}, {Name: "I", From: 400, To: 500}}}
	for b.Loop() {
		if err := Raster(times, neurons, 500, opt).Encode(io.Discard, "png"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMillionPoints(b *testing.B) {
	times, values := sine(1_000_000, -65, 8, 0)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range values {
		values[i] += 5 * r.NormFloat64()
	}
	for b.Loop() {
		if err := Traces(times, []Series{{Y: values}}, Options{}).Encode(io.Discard, "png"); err != nil {
			b.Fatal(err)
		}
	}
}
