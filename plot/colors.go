package plot

import (
	"image/color"
	"math"
	"strings"
)

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 0xff}
}

// The two colours that matter most: they differ in lightness too, so that they
// survive grey print and colour blindness.
func excitatory() color.Color { return rgb(0x1f5fa8) }
func inhibitory() color.Color { return rgb(0xc8342b) }

// cycle are the colours of what is neither, in turn; adjacent ones differ well
// (after Okabe and Ito 2008, "Color universal design").
func cycle(i int) color.Color {
	colors := []uint32{0x1f5fa8, 0xd9730d, 0x14866d, 0xb0478f, 0x3a9fd6, 0x8f6b0a, 0x6b4fbb, 0x5b6470}
	return rgb(colors[i%len(colors)])
}

// roleColor is the colour that a name such as "L4E" or "inhibitory" asks for;
// nil if it tells no role.
func roleColor(name string) color.Color {
	lower := strings.ToLower(name)
	switch {
	case strings.Contains(lower, "inh"), name == "i":
		return inhibitory()
	case strings.Contains(lower, "exc"), name == "e":
		return excitatory()
	}
	switch last := strings.TrimRight(name, "0123456789"); {
	case strings.HasSuffix(last, "I"):
		return inhibitory()
	case strings.HasSuffix(last, "E"):
		return excitatory()
	}
	return nil
}

// chooseColors fills the colours that the user left open. Roles count only if
// every name tells one: else "E" among other names would look as if it were
// the fifth of the cycle.
func chooseColors(given []color.Color, names []string) []color.Color {
	roles := make([]color.Color, len(names))
	all := true
	seen := map[color.Color]bool{}
	for i, name := range names {
		roles[i] = roleColor(name)
		all = all && roles[i] != nil
		seen[roles[i]] = true
	}
	out := make([]color.Color, len(names))
	for i := range names {
		switch {
		case given[i] != nil:
			out[i] = given[i]
		case all && (len(names) == 1 || len(seen) > 1):
			out[i] = roles[i]
		default:
			out[i] = cycle(i)
		}
	}
	return out
}

// colorMap gives a colour for 0 to 1 by linear interpolation.
type colorMap []uint32

// sequential is viridis (Smith and van der Walt 2015, matplotlib), whose
// lightness rises evenly, at nine points.
func sequential() colorMap {
	return colorMap{0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c, 0x28ae80, 0x5ec962, 0xaddc30, 0xfde725}
}

// diverging is RdBu of ColorBrewer (Brewer 2002) turned round: blue below, red
// above, near-white in the middle.
func diverging() colorMap {
	return colorMap{0x053061, 0x2166ac, 0x4393c3, 0x92c5de, 0xd1e5f0, 0xf7f7f7, 0xfddbc7, 0xf4a582, 0xd6604d, 0xb2182b, 0x67001f}
}

func (m colorMap) at(x float64) color.NRGBA {
	x = min(max(x, 0), 1) * float64(len(m)-1)
	i := min(int(x), len(m)-2)
	f := x - float64(i)
	a, b := rgb(m[i]), rgb(m[i+1])
	mix := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + f*(float64(b)-float64(a)))) }
	return color.NRGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), 0xff}
}
