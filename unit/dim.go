// Package unit knows dimensions and quantities.
//
// Inside the simulator every number is in one coherent set of units: ms, mV,
// pA, nS, pF, GOhm, fC, um, mM. A product or quotient of coherent values is
// coherent again, so no conversion factor appears in a kernel. Conversions go
// through exact powers of ten: -60*mV is exactly -60 inside, 0.1*ms exactly 0.1.
package unit

import (
	"fmt"
	"math"
	"sort"
	"strings"
)

// base are the seven SI base dimensions, in the order of Dim's exponents.
var base = [...]struct {
	symbol string
	// coherent is the power of ten of the coherent unit in SI units: the time
	// unit is 1e-3 s. That of mass follows from mV = kg m^2 s^-3 A^-1.
	coherent int
}{
	{"m", -6}, {"kg", -12}, {"s", -3}, {"A", -12}, {"K", 0}, {"mol", -18}, {"cd", 0},
}

// denominator of exponents; the least common multiple of 1 to 12.
const denominator = 27720

// Dim is a dimension: exponents of the seven SI base units. The zero value is
// the dimension of a plain number. Dims can be compared with ==.
type Dim struct{ exp [7]int32 }

// DimOf makes a dimension of whole exponents of m, kg, s, A, K, mol, cd.
func DimOf(m, kg, s, a, k, mol, cd int) Dim {
	var d Dim
	for i, e := range [7]int{m, kg, s, a, k, mol, cd} {
		d.exp[i] = int32(e) * denominator
	}
	return d
}

// mostExponent bounds the numerators of exponents, so that the sum of two
// always fits an int32.
const mostExponent = 1 << 30

// lost is the dimension of what no Dim can hold: an exponent beyond about
// 38,000, or one that is no multiple of 1/27720. It stays lost in any product,
// so that no text and no loop in a script can make exponents wrap round.
var lost = Dim{exp: [7]int32{math.MinInt32}}

// Mul returns the dimension of a product.
func (d Dim) Mul(e Dim) Dim { return d.add(e, 1) }

// Div returns the dimension of a quotient.
func (d Dim) Div(e Dim) Dim { return d.add(e, -1) }

func (d Dim) add(e Dim, sign int32) Dim {
	if d == lost || e == lost {
		return lost
	}
	for i := range d.exp {
		d.exp[i] += sign * e.exp[i]
		if d.exp[i] > mostExponent || d.exp[i] < -mostExponent {
			return lost
		}
	}
	return d
}

// Inv returns the dimension of the inverse.
func (d Dim) Inv() Dim { return Dim{}.Div(d) }

// Pow returns the dimension of a power. The resulting exponents must be
// representable: multiples of 1/27720 (which are those of 1/2 to 1/12, and of
// 1/10), below about 38,000.
func (d Dim) Pow(p float64) (Dim, error) {
	if d.IsOne() {
		return d, nil
	}
	e := d
	for i := range e.exp {
		x := float64(e.exp[i]) * p
		r := math.Round(x)
		if d == lost || !(math.Abs(x-r) <= 1e-6) || math.Abs(r) > mostExponent {
			return Dim{}, fmt.Errorf("the dimension (%v)^%v cannot be represented", d, p)
		}
		e.exp[i] = int32(r)
	}
	return e, nil
}

// Sqrt returns the dimension of the square root.
func (d Dim) Sqrt() Dim {
	e, err := d.Pow(0.5)
	if err != nil {
		return lost
	}
	return e
}

// IsOne tells whether d is the dimension of a plain number.
func (d Dim) IsOne() bool { return d == Dim{} }

// SI prints the dimension in SI base units, as "m^2 kg s^-3 A^-1"; "1" for a
// plain number.
func (d Dim) SI() string {
	if d == lost {
		return "?"
	}
	var parts []string
	for i, b := range base {
		if d.exp[i] != 0 {
			parts = append(parts, power(b.symbol, d.exp[i]))
		}
	}
	if len(parts) == 0 {
		return "1"
	}
	return strings.Join(parts, " ")
}

func power(symbol string, e int32) string {
	if e == denominator {
		return symbol
	}
	x := float64(e) / denominator
	if x == math.Trunc(x) {
		return fmt.Sprintf("%s^%d", symbol, int(x))
	}
	for den := 2; den <= 12; den++ {
		if n := x * float64(den); math.Abs(n-math.Round(n)) < 1e-9 {
			return fmt.Sprintf("%s^(%d/%d)", symbol, int(math.Round(n)), den)
		}
	}
	return fmt.Sprintf("%s^%g", symbol, x)
}

// CoherentPower says how large the coherent unit of the dimension is: 10^p in
// SI units (-3 for a Voltage, since mV is coherent). It is whole unless an
// exponent is a fraction.
func (d Dim) CoherentPower() (p float64, whole bool) {
	var n int64
	for i, b := range base {
		n += int64(d.exp[i]) * int64(b.coherent)
	}
	return float64(n) / denominator, n%denominator == 0
}

// named are the dimensions that have a name, in the order of preference.
var named = []struct {
	name string
	dim  Dim
}{
	{"volt", DimOf(2, 1, -3, -1, 0, 0, 0)},
	{"ampere", DimOf(0, 0, 0, 1, 0, 0, 0)},
	{"siemens", DimOf(-2, -1, 3, 2, 0, 0, 0)},
	{"farad", DimOf(-2, -1, 4, 2, 0, 0, 0)},
	{"ohm", DimOf(2, 1, -3, -2, 0, 0, 0)},
	{"second", DimOf(0, 0, 1, 0, 0, 0, 0)},
	{"hertz", DimOf(0, 0, -1, 0, 0, 0, 0)},
	{"coulomb", DimOf(0, 0, 1, 1, 0, 0, 0)},
	{"metre", DimOf(1, 0, 0, 0, 0, 0, 0)},
	{"kilogram", DimOf(0, 1, 0, 0, 0, 0, 0)},
	{"kelvin", DimOf(0, 0, 0, 0, 1, 0, 0)},
	{"mole", DimOf(0, 0, 0, 0, 0, 1, 0)},
	{"candela", DimOf(0, 0, 0, 0, 0, 0, 1)},
	{"mol/metre^3", DimOf(-3, 0, 0, 0, 0, 1, 0)},
	{"joule", DimOf(2, 1, -2, 0, 0, 0, 0)},
	{"watt", DimOf(2, 1, -3, 0, 0, 0, 0)},
	{"newton", DimOf(1, 1, -2, 0, 0, 0, 0)},
	{"pascal", DimOf(-1, 1, -2, 0, 0, 0, 0)},
	{"tesla", DimOf(0, 1, -2, -1, 0, 0, 0)},
}

// String prints the dimension by the names that people use: "volt",
// "volt/second", "siemens/metre^2"; what has no such form in base units.
func (d Dim) String() string {
	switch d {
	case Dim{}:
		return "1"
	case lost:
		return "(an exponent out of range)"
	}
	for _, n := range named {
		if n.dim == d {
			return n.name
		}
	}
	if s := d.powerOf(); s != "" {
		return s
	}
	if s := d.Inv().powerOf(); s != "" {
		return "1/" + s
	}
	if s := d.short(); s != "" {
		return s
	}
	return d.SI()
}

// powerOf writes d as a power of a dimension that is common in physiology.
// Those of hertz are better written as inverse ones of second.
func (d Dim) powerOf() string {
	for _, n := range named[:9] {
		for _, p := range []float64{1, 2, 3, 0.5, 4} {
			if e, err := n.dim.Pow(p); err == nil && e == d && n.name != "hertz" {
				if p == 1 {
					return n.name
				}
				return fmt.Sprintf("%s^%g", n.name, p)
			}
		}
	}
	return ""
}

// short writes d as a quotient or product of two named dimensions.
func (d Dim) short() string {
	type form struct {
		text string
		cost int
	}
	var forms []form
	for i, n := range named[:9] {
		rest := n.dim.Div(d)
		for j, m := range named[:9] {
			if m.name == "hertz" { // seconds say the same
				continue
			}
			for k, p := range []float64{1, 2, 0.5, 3} {
				e, err := m.dim.Pow(p)
				if err == nil && e == rest {
					text := n.name + "/" + m.name
					if p != 1 {
						text += fmt.Sprintf("^%g", p)
					}
					cost := i + j + 3*k
					if m.name == "second" { // a rate is best read as one
						cost = i + 3*k
					}
					forms = append(forms, form{text, cost})
				}
			}
			if n.dim.Mul(m.dim) == d && i <= j {
				cost := 5 + i + j
				if m.name == "second" {
					cost = i + 3
				}
				forms = append(forms, form{n.name + "*" + m.name, cost})
			}
		}
	}
	if len(forms) == 0 {
		return ""
	}
	sort.SliceStable(forms, func(i, j int) bool { return forms[i].cost < forms[j].cost })
	return forms[0].text
}
