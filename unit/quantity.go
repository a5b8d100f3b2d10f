package unit

import (
	"cmp"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// Quantity is a number with a dimension. The zero value is the number 0. It
// remembers the unit that it was written in, for printing.
type Quantity struct {
	// The value in coherent units is number * 10^power. The power is kept
	// apart so that 9*us is rounded once, as 9/1000.
	number float64
	power  int
	dim    Dim
	// unit is the text of a unit of the dimension; empty when the quantity
	// prints in what suits its size.
	unit string
}

// New makes a quantity of a value in coherent units.
func New(coherent float64, d Dim) Quantity { return Quantity{number: coherent, dim: d} }

// Number makes a quantity without dimension.
func Number(x float64) Quantity { return Quantity{number: x} }

// FromSI makes a quantity of a value in SI units.
func FromSI(x float64, d Dim) Quantity { return scaled(x, 0, d) }

// scaled makes a quantity of x * 10^power in SI units.
func scaled(x float64, power int, d Dim) Quantity {
	p, whole := d.CoherentPower()
	if !whole {
		return Quantity{number: x * pow(10, float64(power)-p), dim: d}
	}
	return Quantity{number: x, power: power - int(p), dim: d}.tidy()
}

// tidy keeps powers small, whatever a script multiplies in a loop.
func (q Quantity) tidy() Quantity {
	if q.power > 300 || q.power < -300 {
		q.number, q.power = shift(q.number, max(-700, min(700, q.power))), 0
	}
	return q
}

// Value returns the number in coherent units.
func (q Quantity) Value() float64 { return shift(q.number, q.power) }

// Dim returns the dimension.
func (q Quantity) Dim() Dim { return q.dim }

// SI returns the number in SI units.
func (q Quantity) SI() float64 {
	p, whole := q.dim.CoherentPower()
	if !whole {
		return q.Value() * pow(10, p)
	}
	return shift(q.number, q.power+max(-1000, min(1000, int(p))))
}

// At implements Value.
func (q Quantity) At(int, Source) Quantity { return q }

// Erase implements Value.
func (q Quantity) Erase() Any { return AnyOf(q) }

// DimError is an operation on quantities that do not fit. Op is "+", "-",
// "compare", "exponent", or the name of a function of plain numbers, whose
// argument is Left.
type DimError struct {
	Op          string
	Left, Right Dim
	// Offset of the operator in the text given to Parse, in bytes.
	Offset int
}

func (e *DimError) Error() string {
	switch e.Op {
	case "exponent":
		return fmt.Sprintf("an exponent is a plain number, not in %v", e.Right)
	case "compare":
		return fmt.Sprintf("the two sides of a comparison have different dimensions: %v and %v", e.Left, e.Right)
	case "+", "-":
		return fmt.Sprintf("the two sides of %q have different dimensions: %v and %v", e.Op, e.Left, e.Right)
	}
	return fmt.Sprintf("the argument of %s is a plain number, not in %v", e.Op, e.Left)
}

// Add returns the sum. A plain zero fits every dimension.
func (q Quantity) Add(r Quantity) (Quantity, error) { return q.sum("+", r, 1) }

// Sub returns the difference. A plain zero fits every dimension.
func (q Quantity) Sub(r Quantity) (Quantity, error) { return q.sum("-", r, -1) }

func (q Quantity) sum(op string, r Quantity, sign float64) (Quantity, error) {
	dim, ok := common(q, r)
	if !ok {
		return Quantity{}, &DimError{Op: op, Left: q.dim, Right: r.dim}
	}
	s := Quantity{dim: dim}
	if q.power == r.power {
		s.number, s.power = q.number+sign*r.number, q.power
	} else {
		s.number = q.Value() + sign*r.Value()
	}
	switch {
	case q.unit == r.unit, r.dim != dim:
		s.unit = q.unit
	case q.dim != dim:
		s.unit = r.unit
	}
	return s, nil
}

// common is the dimension of two quantities that are added or compared.
func common(q, r Quantity) (Dim, bool) {
	switch {
	case q.dim == r.dim, r.number == 0 && r.dim.IsOne():
		return q.dim, true
	case q.number == 0 && q.dim.IsOne():
		return r.dim, true
	}
	return Dim{}, false
}

// Cmp compares: -1, 0 or 1. A plain zero fits every dimension; NaN is less
// than any number.
func (q Quantity) Cmp(r Quantity) (int, error) {
	if _, ok := common(q, r); !ok {
		return 0, &DimError{Op: "compare", Left: q.dim, Right: r.dim}
	}
	return cmp.Compare(q.Value(), r.Value()), nil
}

// Mul returns the product.
func (q Quantity) Mul(r Quantity) Quantity {
	p := Quantity{number: q.number * r.number, power: q.power + r.power, dim: q.dim.Mul(r.dim)}
	p.unit = joined(q, "*", r, p.dim)
	return p.tidy()
}

// Div returns the quotient.
func (q Quantity) Div(r Quantity) Quantity {
	p := Quantity{number: q.number / r.number, power: q.power - r.power, dim: q.dim.Div(r.dim)}
	p.unit = joined(q, "/", r, p.dim)
	return p.tidy()
}

// Neg returns -q.
func (q Quantity) Neg() Quantity {
	q.number = -q.number
	return q
}

// Pow returns a power; the exponent must be a plain number.
func (q Quantity) Pow(p Quantity) (Quantity, error) {
	if !p.dim.IsOne() {
		return Quantity{}, &DimError{Op: "exponent", Left: q.dim, Right: p.dim}
	}
	x := p.Value()
	d, err := q.dim.Pow(x)
	if err != nil {
		return Quantity{}, err
	}
	r := Quantity{dim: d}
	if power := float64(q.power) * x; power == math.Trunc(power) && math.Abs(power) <= 300 {
		r.number, r.power = pow(q.number, x), int(power)
	} else {
		r.number = pow(q.Value(), x)
	}
	if q.unit != "" && !strings.ContainsAny(q.unit, "*/^ ") && !hasSymbol(d) && x == math.Trunc(x) {
		r.unit = q.unit + "^" + format(x)
	}
	return r, nil
}

// In returns the number of units u in q; the dimensions must agree.
func (q Quantity) In(u Quantity) (float64, error) {
	if q.dim != u.dim {
		return 0, fmt.Errorf("%v (%v) cannot be expressed in %v", q, q.dim, u.dim)
	}
	return shift(q.number/u.number, q.power-u.power), nil
}

// mostUnit is how long the text of a unit may become.
const mostUnit = 40

// joined is the unit of a product or quotient of dimension d, "" where it
// should be chosen anew: where d has a unit of its own, and where a factor
// remembers none.
func joined(q Quantity, op string, r Quantity, d Dim) string {
	left, right := q.unit, r.unit
	switch {
	case r.dim.IsOne():
		return left
	case q.dim.IsOne() && op == "*":
		return right
	case hasSymbol(d), right == "", left == "" && !q.dim.IsOne():
		return ""
	case q.dim.IsOne():
		left = "1"
	}
	if op == "/" && strings.ContainsAny(right, "*/ ") {
		right = "(" + right + ")"
	}
	if len(left)+len(right) >= mostUnit {
		return ""
	}
	return left + op + right
}

// String prints the quantity as people write it, in the unit that it was
// written in, else in one that makes the number handy: "3 mV", "1.5 V",
// "10 nS/cm^2", "0.07/mV". Numbers have up to 12 digits.
func (q Quantity) String() string {
	if q.dim.IsOne() {
		return format(q.Value())
	}
	if q.unit != "" {
		// A unit such as YA^-10 is smaller than any float64: nothing is in it.
		if u, err := Parse(q.unit); err == nil && u.dim == q.dim && u.Value() != 0 {
			return q.with(u, q.unit)
		}
	}
	if s, ok := symbols[q.dim]; ok {
		return q.prefixed(s)
	}
	text := q.dim.String()
	if !strings.Contains(text, "metre") { // mV/ms, but no nS/um^2
		text = q.dim.CoherentUnit()
	}
	u, err := Parse(text)
	if err != nil { // base units, or exponents that no text holds
		text = strings.ReplaceAll(q.dim.SI(), " ", "*")
		u = scaled(1, 0, q.dim)
	}
	if q.number == 0 { // also where the unit itself is as good as zero
		u = Quantity{number: 1, dim: q.dim}
	}
	return q.with(u, text)
}

// CoherentUnit is the unit in which the simulator holds values of the
// dimension: "mV", "ms", "kHz", "nS/um^2"; "1" for plain numbers.
func (d Dim) CoherentUnit() string {
	if s, ok := symbols[d]; ok {
		return strings.TrimPrefix(New(1, d).prefixed(s), "1 ")
	}
	text := d.String()
	if _, err := Parse(text); err != nil {
		text = strings.ReplaceAll(d.SI(), " ", "*")
	}
	return word.ReplaceAllStringFunc(text, func(name string) string {
		if name == "kg" || name == "kilogram" {
			return "ng"
		}
		return names()[name].dim.CoherentUnit()
	})
}

var word = regexp.MustCompile(`[A-Za-z]+`)

// with prints the quantity in unit u, written as text.
func (q Quantity) with(u Quantity, text string) string {
	x, _ := q.In(u)
	if rest, ok := strings.CutPrefix(text, "1/"); ok {
		return format(x) + "/" + rest
	}
	return format(x) + " " + text
}

// prefixed prints the quantity with the prefix that suits its size.
func (q Quantity) prefixed(s symbol) string {
	base := scaled(1, s.power, q.dim)
	x, _ := q.In(base)
	// The digits are rounded first, so that 999.9999999999999 uV are 1 mV.
	_, exponent, _ := strings.Cut(strconv.FormatFloat(math.Abs(x), 'e', 11, 64), "e")
	e, err := strconv.Atoi(exponent)
	if x == 0 || err != nil { // zero, infinite or not a number
		return format(x) + " " + s.short
	}
	p := max(-15, min(9, 3*int(math.Floor(float64(e)/3))))
	x, _ = q.In(scaled(1, s.power+p, q.dim))
	return format(x) + " " + prefixOf(p) + s.short
}

// format prints up to 12 digits; +0 makes -0 a zero.
func format(x float64) string { return strconv.FormatFloat(x+0, 'g', 12, 64) }

// symbol is the short name of a unit of 10^power in SI units.
type symbol struct {
	short string
	power int
}

// symbols are the units in which quantities of a dimension print.
var symbols = func() map[Dim]symbol {
	m := map[Dim]symbol{}
	for _, u := range unitTable {
		if u.print {
			m[u.dim] = symbol{u.short, u.power}
		}
	}
	return m
}()

func hasSymbol(d Dim) bool { return symbols[d].short != "" }

func prefixOf(p int) string {
	for _, x := range prefixes {
		if x.power == p {
			return x.short
		}
	}
	panic("BUG: no prefix")
}
