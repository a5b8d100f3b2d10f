package examples

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

// pictures are where the pages show what the examples draw.
var pictures = filepath.Join("..", "docs", "pictures")

// TestPictures compares docs/pictures with what the examples draw; -update
// writes them. A picture on a page is a figure at half its size, in few
// colours, so that it is small.
func TestPictures(t *testing.T) {
	for _, name := range Names() {
		t.Run(name, func(t *testing.T) {
			figures, err := filepath.Glob(filepath.Join(runAsIs(t, name).dir, "*.png"))
			if err != nil || len(figures) == 0 {
				t.Fatal("the example draws nothing")
			}
			for _, figure := range figures {
				got := shrink(readPNG(t, figure))
				kept := filepath.Join(pictures, filepath.Base(figure))
				if *update {
					writePNG(t, kept, got)
				}
				want := readPNG(t, kept)
				if got.Bounds() != want.Bounds() {
					t.Fatalf("%s is %v, the figure %v", kept, want.Bounds(), got.Bounds())
				}
				different := 0
				for y := range got.Bounds().Dy() {
					for x := range got.Bounds().Dx() {
						if rgba(got.At(x, y)) != rgba(want.At(x, y)) {
							different++
						}
					}
				}
				if different > 0 {
					t.Errorf("%s differs in %d pixels from what the example draws; go test ./examples -update writes it anew", kept, different)
				}
			}
		})
	}
}

func rgba(c color.Color) color.RGBA { return color.RGBAModel.Convert(c).(color.RGBA) }

func readPNG(t *testing.T, file string) image.Image {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, err := png.Decode(f)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return m
}

func writePNG(t *testing.T, file string, m image.Image) {
	t.Helper()
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	enc := png.Encoder{CompressionLevel: png.BestCompression}
	if err := enc.Encode(f, m); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// shrink makes a pixel of each four, with six levels per colour.
func shrink(m image.Image) image.Image {
	const levels = 6
	var palette color.Palette
	for i := range levels * levels * levels {
		level := func(k int) uint8 { return uint8(k % levels * 255 / (levels - 1)) }
		palette = append(palette, color.RGBA{level(i), level(i / levels), level(i / levels / levels), 255})
	}
	b := m.Bounds()
	out := image.NewPaletted(image.Rect(0, 0, b.Dx()/2, b.Dy()/2), palette)
	for y := range b.Dy() / 2 {
		for x := range b.Dx() / 2 {
			var sum [3]int
			for k := range 4 {
				c := rgba(m.At(b.Min.X+2*x+k%2, b.Min.Y+2*y+k/2))
				for i, v := range [3]uint8{c.R, c.G, c.B} {
					sum[i] += int(v)
				}
			}
			index := 0
			for i, scale := range [3]int{1, levels, levels * levels} {
				index += scale * ((sum[i]*(levels-1) + 2*255) / (4 * 255))
			}
			out.SetColorIndex(x, y, uint8(index))
		}
	}
	return out
}
