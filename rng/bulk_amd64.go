package rng

import (
	"math"

	"golang.org/x/sys/cpu"
)

// counter is what the counters of a run of steps have in common, as the
// assembly reads it.
type counter struct{ block, stream, key0, key1 uint64 }

// philoxEight fills in the words of the steps first to first+n-1, which are
// below 2^32; n is a multiple of 8 above 0.
//
//go:noescape
func philoxEight(c *counter, first, n int, words *[4]*uint32)

// quantileEight fills in what Quantile returns for p near 1/2; n is a multiple
// of 8 above 0.
//
//go:noescape
func quantileEight(c *[20][4]float64, high, low *uint32, out *float64, n int)

// quantileTails replaces each p by -Quantile(p), for p in the tail but not
// below nearest; n is a multiple of 4 above 0.
//
//go:noescape
func quantileTails(c *[36][4]float64, p *float64, n int)

// stepsAtOnce is steps for as many of the first steps as the processor can
// compute at once; it returns how many.
func (s Stream) stepsAtOnce(block uint32, first uint64, words [4][]uint32) int {
	n := len(words[0]) &^ 7
	if n == 0 || !cpu.X86.HasAVX2 || first+uint64(n) > math.MaxUint32 {
		return 0
	}
	c := counter{uint64(block), uint64(s.id), uint64(s.key[0]), uint64(s.key[1])}
	philoxEight(&c, int(first), n, &[4]*uint32{&words[0][0], &words[1][0], &words[2][0], &words[3][0]})
	return n
}

// normalsAtOnce is Normals for as many numbers as the processor can compute at
// once; it returns how many.
func normalsAtOnce(high, low []uint32, out []float64) int {
	n := len(out) &^ 7
	if n == 0 || !cpu.X86.HasAVX2 {
		return 0
	}
	quantileEight(&middles, &high[0], &low[0], &out[0], n)
	// What lies in the tails is gathered, so that the longer way is taken with
	// all lanes full.
	var (
		tails  [tailsAtOnce]float64
		places [tailsAtOnce]uint32
	)
	for first := 0; first < n; first += len(places) {
		end := min(n, first+len(places))
		filled := uint(0)
		for k, word := range high[first:end] {
			// No branch here: a processor could not predict it.
			places[filled%tailsAtOnce] = uint32(first + k)
			filled += uint(uint64(sureHigh-sureLow-int64(word-sureLow)) >> 63)
		}
		for i, k := range places[:filled] {
			p := middle(high[k], low[k])
			tails[i] = max(min(p, 1-p), nearest)
		}
		for i := filled; i%4 != 0; i++ {
			tails[i] = nearest
		}
		if filled > 0 {
			quantileTails(&sides, &tails[0], int(filled+3)&^3)
		}
		for i, k := range places[:filled] {
			p := middle(high[k], low[k])
			switch q := p - 0.5; {
			case math.Abs(q) <= centreWidth:
			case min(p, 1-p) < nearest:
				out[k] = Quantile(p)
			default:
				out[k] = math.Copysign(tails[i], q)
			}
		}
	}
	return n
}

const tailsAtOnce = 256

// The constants of the assembly, each on four lanes: the middle's numerator,
// denominator and conversion; for the tails the coefficients of the logarithm,
// masks and exponents, numerator and denominator.
var middles, sides = func() (m [20][4]float64, t [36][4]float64) {
	for lane := range 4 {
		for k := range 8 {
			m[k][lane], m[8+k][lane] = centre[0][k], centre[1][k]
			t[20+k][lane], t[28+k][lane] = near[0][k], near[1][k]
		}
		for k, x := range []float64{0x1p52, 0.5, 0x1p-52, centreSquare} {
			m[16+k][lane] = x
		}
		for k, x := range artanh {
			t[k][lane] = x
		}
		const exponents = 0x1.8p52 // plus a small whole number: its bits, too
		for k, x := range []float64{
			math.Float64frombits(1<<52 - 1), 0.5, math.Sqrt2 / 2,
			math.Float64frombits(math.Float64bits(exponents) - 1022), exponents,
			1, math.Ln2, math.Copysign(0, -1), nearShift,
		} {
			t[11+k][lane] = x
		}
	}
	return m, t
}()
