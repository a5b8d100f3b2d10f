package rng

import "math"

// MT19937 is the Mersenne Twister as NumPy's legacy generator seeds and draws
// it (Matsumoto and Nishimura 1998, doi:10.1145/272991.272995).
type MT19937 struct {
	state [624]uint32
	next  int
}

// NewMT19937 seeds with init_genrand.
func NewMT19937(seed uint32) *MT19937 {
	g := &MT19937{next: 624}
	g.state[0] = seed
	for i := 1; i < len(g.state); i++ {
		g.state[i] = 1812433253*(g.state[i-1]^g.state[i-1]>>30) + uint32(i)
	}
	return g
}

// Uint32 draws a word.
func (g *MT19937) Uint32() uint32 {
	if g.next == len(g.state) {
		g.refill()
	}
	y := g.state[g.next]
	g.next++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

func (g *MT19937) refill() {
	const n, m = 624, 397
	for i := range n {
		y := g.state[i]&0x80000000 | g.state[(i+1)%n]&0x7fffffff
		x := g.state[(i+m)%n] ^ y>>1
		if y&1 != 0 {
			x ^= 0x9908b0df
		}
		g.state[i] = x
	}
	g.next = 0
}

// Below draws a whole number in [0, n) as NumPy's randint does: words are
// masked to the smallest 2^k-1 >= n-1 and refused while above n-1. n is at
// least 1; n = 1 draws nothing.
func (g *MT19937) Below(n uint32) uint32 {
	most := n - 1
	if most == 0 {
		return 0
	}
	mask := most
	for shift := 1; shift < 32; shift *= 2 {
		mask |= mask >> shift
	}
	for {
		if x := g.Uint32() & mask; x <= most {
			return x
		}
	}
}

// ThreeFry is threefry2x32 with 20 rounds (Salmon et al. 2011), as JAX uses it.
func ThreeFry(key, counter [2]uint32) [2]uint32 {
	rotations := [2][4]int{{13, 15, 26, 6}, {17, 29, 16, 24}}
	ks := [3]uint32{key[0], key[1], key[0] ^ key[1] ^ 0x1BD11BDA}
	x0, x1 := counter[0]+ks[0], counter[1]+ks[1]
	for i := range 5 {
		for _, r := range rotations[i%2] {
			x0 += x1
			x1 = x1<<r | x1>>(32-r)
			x1 ^= x0
		}
		x0 += ks[(i+1)%3]
		x1 += ks[(i+2)%3] + uint32(i+1)
	}
	return [2]uint32{x0, x1}
}

// jaxKey is a key of JAX's partitionable generator; draws split it.
type jaxKey [2]uint32

// split returns the next state and the key of a draw.
func (k *jaxKey) split() jaxKey {
	draw := ThreeFry(*k, [2]uint32{0, 1})
	*k = ThreeFry(*k, [2]uint32{0, 0})
	return draw
}

// word is 32-bit word i of the draw.
func (k jaxKey) word(i int) uint32 {
	w := ThreeFry(k, [2]uint32{uint32(uint64(i) >> 32), uint32(i)})
	return w[0] ^ w[1]
}

// uniform is JAX's float32 uniform in [lo, hi).
func (k jaxKey) uniform(i int, lo, hi float32) float32 {
	u := math.Float32frombits(k.word(i)>>9|0x3f800000) - 1
	return max(float32(u*(hi-lo))+lo, lo)
}

// normal is JAX's float32 standard normal: sqrt(2) erfinv of a uniform number
// in (-1, 1).
func (k jaxKey) normal(i int) float32 {
	u := k.uniform(i, math.Nextafter32(-1, 0), 1)
	return float32(math.Sqrt2) * erfinv(u)
}

// erfinv is the inverse error function by Giles' polynomials in float32 (M.
// Giles, "Approximating the erfinv function", GPU Computing Gems, 2011).
func erfinv(u float32) float32 {
	w := -float32(math.Log1p(float64(-float32(u * u))))
	c := erfinvTail[:]
	x := float32(math.Sqrt(float64(w))) - 3
	if w < 5 {
		c, x = erfinvCentre[:], w-2.5
	}
	p := c[0]
	for _, a := range c[1:] {
		p = float32(p*x) + a
	}
	return p * u
}

var (
	erfinvCentre = [9]float32{2.81022636e-08, 3.43273939e-07, -3.5233877e-06, -4.39150654e-06, 0.00021858087, -0.00125372503, -0.00417768164, 0.246640727, 1.50140941}
	erfinvTail   = [9]float32{-0.000200214257, 0.000100950558, 0.00134934322, -0.00367342844, 0.00573950773, -0.0076224613, 0.00943887047, 1.00167406, 2.83297682}
)
