package unit

import (
	"fmt"
	"math"
	"strconv"
)

// Quantity is a number with a dimension. It also remembers the unit that it
// was written in, for printing.
type Quantity struct {
	value float64 // coherent
	dim   Dim
	unit  string // "" when it came out of arithmetic
}

// New makes a quantity of a value in coherent units.
func New(coherent float64, d Dim) Quantity { return Quantity{value: coherent, dim: d} }

// Number makes a quantity without dimension.
func Number(x float64) Quantity { return Quantity{value: x} }

// FromSI makes a quantity of a value in SI units.
func FromSI(x float64, d Dim) Quantity { return Quantity{value: shift(x, -d.coherentPower()), dim: d} }

// shift multiplies by a power of ten: by an exact power, or divides by one,
// wherever powers of ten are exact.
func shift(x, p float64) float64 {
	switch {
	case p != math.Trunc(p):
		return x * math.Pow(10, p)
	case p > 22 || p < -22:
		return x * math.Pow(10, p)
	case p >= 0:
		return x * pow10[int(p)]
	}
	return x / pow10[int(-p)]
}

// pow10 are the powers of ten that float64 holds exactly.
var pow10 = [23]float64{
	1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
	1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
}

// Value returns the number in coherent units.
func (q Quantity) Value() float64 { return q.value }

// Dim returns the dimension.
func (q Quantity) Dim() Dim { return q.dim }

// SI returns the number in SI units.
func (q Quantity) SI() float64 { return shift(q.value, q.dim.coherentPower()) }

// At implements Value.
func (q Quantity) At(int, Source) Quantity { return q }

// Erase implements Value.
func (q Quantity) Erase() Any { return AnyOf(q) }

// DimError is an operation on quantities that do not fit.
type DimError struct {
	Op          string
	Left, Right Dim
}

func (e *DimError) Error() string {
	switch e.Op {
	case "exponent":
		return fmt.Sprintf("an exponent is a plain number, not in %v", e.Right)
	case "+", "-", "compare":
		return fmt.Sprintf("the two sides of %q have different dimensions: %v and %v", e.Op, e.Left, e.Right)
	}
	return fmt.Sprintf("the argument of %s is a plain number, not in %v", e.Op, e.Left)
}

// Add returns the sum. A literal zero has every dimension.
func (q Quantity) Add(r Quantity) (Quantity, error) { return q.sum("+", r, r.value) }

// Sub returns the difference.
func (q Quantity) Sub(r Quantity) (Quantity, error) { return q.sum("-", r, -r.value) }

func (q Quantity) sum(op string, r Quantity, add float64) (Quantity, error) {
	dim, ok := common(q, r)
	if !ok {
		return Quantity{}, &DimError{op, q.dim, r.dim}
	}
	return Quantity{value: q.value + add, dim: dim}, nil
}

// common is the dimension of two quantities that are added or compared; a
// plain zero fits any.
func common(q, r Quantity) (Dim, bool) {
	switch {
	case q.dim == r.dim, r.value == 0 && r.dim.IsOne():
		return q.dim, true
	case q.value == 0 && q.dim.IsOne():
		return r.dim, true
	}
	return Dim{}, false
}

// Cmp compares: -1, 0 or 1.
func (q Quantity) Cmp(r Quantity) (int, error) {
	if _, ok := common(q, r); !ok {
		return 0, &DimError{"compare", q.dim, r.dim}
	}
	switch {
	case q.value < r.value:
		return -1, nil
	case q.value > r.value:
		return 1, nil
	}
	return 0, nil
}

// Mul returns the product.
func (q Quantity) Mul(r Quantity) Quantity {
	p := Quantity{value: q.value * r.value, dim: q.dim.Mul(r.dim)}
	switch {
	case r.unit == "" && r.dim.IsOne():
		p.unit = q.unit
	case q.unit == "" && q.dim.IsOne():
		p.unit = r.unit
	}
	return p
}

// Div returns the quotient.
func (q Quantity) Div(r Quantity) Quantity {
	p := Quantity{value: q.value / r.value, dim: q.dim.Div(r.dim)}
	if r.dim.IsOne() {
		p.unit = q.unit
	}
	return p
}

// Neg returns -q.
func (q Quantity) Neg() Quantity {
	q.value = -q.value
	return q
}

// Pow returns a power; the exponent must be a plain number.
func (q Quantity) Pow(p Quantity) (Quantity, error) {
	if !p.dim.IsOne() {
		return Quantity{}, &DimError{"exponent", q.dim, p.dim}
	}
	d, err := q.dim.Pow(p.value)
	if err != nil {
		return Quantity{}, err
	}
	return Quantity{value: math.Pow(q.value, p.value), dim: d}, nil
}

// In returns the number of units u in q; the dimensions must agree.
func (q Quantity) In(u Quantity) (float64, error) {
	if q.dim != u.dim {
		return 0, fmt.Errorf("%v (%v) cannot be expressed in %v", q, q.dim, u.dim)
	}
	return q.value / u.value, nil
}

// String prints the quantity in the unit that it was written in, else in one
// that makes the number handy: "3 mV", "1.5 V", "20 ms".
func (q Quantity) String() string {
	if q.dim.IsOne() {
		return format(q.value)
	}
	if q.unit != "" {
		if u, err := ParseUnit(q.unit); err == nil && u.dim == q.dim {
			return format(q.value/u.value) + " " + q.unit
		}
	}
	si := q.SI()
	if sym, ok := symbols[q.dim]; ok {
		if si == 0 {
			return "0 " + sym
		}
		for _, p := range []int{3, 2, 1, 0, -1, -2, -3, -4, -5} {
			x := shift(si, float64(-3*p))
			if a := math.Abs(x); a >= 1 && a < 1000 || p == -5 {
				return format(x) + " " + prefixOf(3*p) + sym
			}
		}
	}
	return format(si) + " " + q.dim.SI()
}

func format(x float64) string { return strconv.FormatFloat(x, 'g', 12, 64) }

// symbols are the short names with which quantities print.
var symbols = func() map[Dim]string {
	m := map[Dim]string{}
	for _, u := range unitTable {
		if u.print {
			m[u.dim] = u.short
		}
	}
	return m
}()

func prefixOf(p int) string {
	for _, x := range prefixes {
		if x.power == p {
			return x.short
		}
	}
	panic("BUG: no prefix")
}
