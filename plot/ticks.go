package plot

import (
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot"
)

// ticker labels multiples of 1, 2 or 5 times a power of ten.
type ticker struct {
	most  int  // labelled ticks, roughly
	whole bool // whole numbers only
}

// maxTicks bounds the loop whatever the range.
const maxTicks = 1000

// Ticks implements plot.Ticker.
func (t ticker) Ticks(lo, hi float64) []plot.Tick {
	step, parts := niceStep((hi-lo)/float64(max(t.most, 1)), t.whole)
	if !(step > 0) || math.IsInf(step, 0) {
		return nil
	}
	small := step / float64(parts)
	scientific := max(math.Abs(lo), math.Abs(hi)) >= 1e6 || step < 1e-4
	var ticks []plot.Tick
	first := math.Ceil(lo/small - 1e-9)
	last := math.Inf(-1)
	for i := range maxTicks {
		k := first + float64(i)
		v := k * small
		if v > hi+1e-9*small || v <= last {
			break
		}
		last = v
		label := ""
		if math.Mod(k, float64(parts)) == 0 {
			label = number(v, step, scientific)
		}
		ticks = append(ticks, plot.Tick{Value: v, Label: label})
	}
	return ticks
}

// niceStep is the smallest of 1, 2 or 5 times a power of ten that is at least
// least, and the number of parts that unlabelled ticks divide it into.
func niceStep(least float64, whole bool) (step float64, parts int) {
	if whole && least < 1 {
		return 1, 1
	}
	base := math.Pow(10, math.Floor(math.Log10(least)))
	for _, m := range []struct {
		factor float64
		parts  int
	}{{1, 5}, {2, 4}, {5, 5}, {10, 5}} {
		if step, parts = m.factor*base, m.parts; step >= least*(1-1e-9) {
			break
		}
	}
	if whole && math.Mod(step, float64(parts)) != 0 {
		parts = 1
	}
	return step, parts
}

// number writes a tick's value with the digits that its step needs.
func number(v, step float64, scientific bool) string {
	if math.Abs(v) < step/2 {
		return "0"
	}
	var s string
	if scientific {
		s = strconv.FormatFloat(v, 'e', max(0, exponent(v)-exponent(step)), 64)
		mantissa, exp, _ := strings.Cut(s, "e")
		if strings.Contains(mantissa, ".") {
			mantissa = strings.TrimRight(strings.TrimRight(mantissa, "0"), ".")
		}
		sign := strings.TrimLeft(exp[:1], "+")
		s = mantissa + "e" + sign + strings.TrimLeft(exp[1:], "0")
		s = strings.TrimSuffix(s, "e")
	} else {
		s = strconv.FormatFloat(v, 'f', max(0, -exponent(step)), 64)
	}
	return strings.ReplaceAll(s, "-", "−")
}

// exponent of the leading digit; a nudge keeps 0.001 from being 9.99e-4.
func exponent(v float64) int { return int(math.Floor(math.Log10(math.Abs(v)) + 1e-9)) }
