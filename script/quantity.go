package script

import (
	"errors"
	"fmt"
	"hash/fnv"
	"math"
	"strconv"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"synfire/unit"
)

// Quantity is a number with a unit in a script, such as -52*mV. What has no
// dimension left is a plain float.
type Quantity struct{ q unit.Quantity }

var (
	_ starlark.HasBinary  = Quantity{}
	_ starlark.HasUnary   = Quantity{}
	_ starlark.Comparable = Quantity{}
)

// String prints the quantity as people write it.
func (q Quantity) String() string { return q.q.String() }

// Type implements starlark.Value.
func (q Quantity) Type() string { return "quantity" }

// Freeze implements starlark.Value.
func (q Quantity) Freeze() {}

// Truth implements starlark.Value.
func (q Quantity) Truth() starlark.Bool { return q.q.Value() != 0 }

// Hash implements starlark.Value.
func (q Quantity) Hash() (uint32, error) {
	h := fnv.New32a()
	fmt.Fprintf(h, "%x %v", math.Float64bits(q.q.Value()), q.q.Dim().SI())
	return h.Sum32(), nil
}

// Binary implements starlark.HasBinary.
func (q Quantity) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	if a, ok := y.(*Array); ok {
		return a.Binary(op, q, !side)
	}
	if list, ok := y.(starlark.Sequence); ok { // [5, 10, 20]*ms
		a, err := arrayOf(list)
		if err != nil {
			return nil, err
		}
		return a.Binary(op, q, !side)
	}
	other, ok := number(y)
	if !ok {
		return nil, nil
	}
	l, r := q.q, other
	if side == starlark.Right {
		l, r = r, l
	}
	res, err := arithmetic(op, l, r)
	if err != nil || res == nil {
		return nil, err
	}
	return wrap(*res), nil
}

// arithmetic applies an operator; nil when there is none.
func arithmetic(op syntax.Token, l, r unit.Quantity) (*unit.Quantity, error) {
	var q unit.Quantity
	var err error
	switch op {
	case syntax.PLUS:
		q, err = l.Add(r)
	case syntax.MINUS:
		q, err = l.Sub(r)
	case syntax.STAR:
		q = l.Mul(r)
	case syntax.SLASH:
		if r.Value() == 0 {
			return nil, fmt.Errorf("division by zero")
		}
		q = l.Div(r)
	default:
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &q, nil
}

// Unary implements starlark.HasUnary.
func (q Quantity) Unary(op syntax.Token) (starlark.Value, error) {
	switch op {
	case syntax.MINUS:
		return Quantity{q.q.Neg()}, nil
	case syntax.PLUS:
		return q, nil
	}
	return nil, nil
}

// CompareSameType implements starlark.Comparable.
func (q Quantity) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	r := y.(Quantity)
	if q.q.Dim() != r.q.Dim() {
		if op == syntax.EQL || op == syntax.NEQ {
			return op == syntax.NEQ, nil
		}
		return false, fmt.Errorf("%v (%v) and %v (%v) cannot be compared", q, q.q.Dim(), r, r.q.Dim())
	}
	return compare(op, q.q.Value(), r.q.Value()), nil
}

func compare(op syntax.Token, a, b float64) bool {
	switch op {
	case syntax.EQL:
		return a == b
	case syntax.NEQ:
		return a != b
	case syntax.LT:
		return a < b
	case syntax.LE:
		return a <= b
	case syntax.GT:
		return a > b
	default:
		return a >= b
	}
}

// wrap makes a script value of a quantity.
func wrap(q unit.Quantity) starlark.Value {
	if q.Dim().IsOne() {
		return starlark.Float(q.Value())
	}
	return Quantity{q}
}

// number reads a quantity or plain number.
func number(v starlark.Value) (unit.Quantity, bool) {
	switch x := v.(type) {
	case Quantity:
		return x.q, true
	case starlark.Float:
		return unit.New(float64(x), unit.Dim{}), true
	case starlark.Int:
		return unit.New(float64(x.Float()), unit.Dim{}), true
	case starlark.Bool:
		if x {
			return unit.New(1, unit.Dim{}), true
		}
		return unit.New(0, unit.Dim{}), true
	}
	return unit.Quantity{}, false
}

// Array is a row of numbers of one dimension, or a matrix stored row by row.
type Array struct {
	values []float64 // coherent units
	dim    unit.Dim
	unit   string // in which it prints; empty: none or the base unit
	scale  float64
	cols   int // 0 for one dimension
	// of is the variable that the array was read from; nil when it was computed.
	of variable
}

// variable is what an array can be a view of: elements are chosen by a
// condition, and assigned.
type variable interface {
	where(condition string) ([]int, error)
	assign(elements []int, value starlark.Value) error
}

var (
	_ starlark.HasSetKey = (*Array)(nil)
	_ starlark.Sliceable = (*Array)(nil)
	_ starlark.Sequence  = (*Array)(nil)
	_ starlark.HasBinary = (*Array)(nil)
	_ starlark.HasUnary  = (*Array)(nil)
	_ starlark.HasAttrs  = (*Array)(nil)
)

// newArray makes an array whose values are in coherent units and print in the
// named unit.
func newArray(values []float64, dim unit.Dim, name string) *Array {
	a := &Array{values: values, dim: dim, scale: 1}
	if !dim.IsOne() && name != "" {
		a.unit = name
		if u, err := unit.Parse(name); err == nil {
			a.scale = u.Value()
		}
	}
	return a
}

const printed = 20 // arrays longer than this are abridged

// String prints up to 8 decimals and the unit; a matrix of several columns by
// rows.
func (a *Array) String() string {
	a = a.inReadableUnit()
	var s strings.Builder
	if a.cols < 2 {
		a.printRow(&s, a.values)
	} else {
		abridge(&s, a.Len(), func(i int) { a.printRow(&s, a.values[i*a.cols:(i+1)*a.cols]) })
	}
	if a.unit != "" {
		s.WriteString(" " + a.unit)
	}
	return s.String()
}

// inReadableUnit gives an array that was computed, and has no unit yet, the
// unit in which its largest number prints, but frequencies Hz.
func (a *Array) inReadableUnit() *Array {
	if a.unit != "" || a.dim.IsOne() {
		return a
	}
	largest := 0.0
	for _, x := range a.values {
		if x = math.Abs(x); x > largest && !math.IsInf(x, 0) {
			largest = x
		}
	}
	name := a.dim.CoherentUnit()
	_, own, ok := strings.Cut(unit.New(largest, a.dim).String(), " ")
	if _, err := unit.Parse(own); ok && err == nil && largest > 0 {
		name = own
	}
	if a.dim == unit.Frequency(0).Dim() {
		name = "Hz"
	}
	out := newArray(a.values, a.dim, name)
	out.cols, out.of = a.cols, a.of
	return out
}

func (a *Array) printRow(s *strings.Builder, row []float64) {
	abridge(s, len(row), func(i int) { s.WriteString(decimals(row[i] / a.scale)) })
}

// abridge prints n things in brackets, only the first and last of many.
func abridge(s *strings.Builder, n int, each func(i int)) {
	s.WriteByte('[')
	for i := range n {
		if n > printed && i == 3 {
			s.WriteString(" ...")
		}
		if n > printed && i >= 3 && i < n-3 {
			continue
		}
		if i > 0 {
			s.WriteByte(' ')
		}
		each(i)
	}
	s.WriteByte(']')
}

// decimals prints a number with at most 8 decimals and no trailing zeros.
func decimals(x float64) string {
	if x != 0 && (math.Abs(x) < 1e-6 || math.Abs(x) >= 1e16) || math.IsNaN(x) || math.IsInf(x, 0) {
		return strconv.FormatFloat(x, 'g', 8, 64)
	}
	s := strings.TrimRight(strconv.FormatFloat(x, 'f', 8, 64), "0")
	return s
}

// Type implements starlark.Value.
func (a *Array) Type() string { return "array" }

// Freeze implements starlark.Value.
func (a *Array) Freeze() {}

// Truth implements starlark.Value.
func (a *Array) Truth() starlark.Bool { return len(a.values) > 0 }

// Hash implements starlark.Value.
func (a *Array) Hash() (uint32, error) { return 0, fmt.Errorf("an array cannot be a key") }

// Len implements starlark.Sequence.
func (a *Array) Len() int {
	if a.cols > 0 {
		return len(a.values) / a.cols
	}
	return len(a.values)
}

// Index implements starlark.Indexable.
func (a *Array) Index(i int) starlark.Value {
	if a.cols > 0 {
		row := *a
		row.values, row.cols = a.values[i*a.cols:(i+1)*a.cols], 0
		return &row
	}
	return a.value(a.values[i])
}

// Slice implements starlark.Sliceable: some elements, or rows of a matrix.
func (a *Array) Slice(start, end, step int) starlark.Value {
	out := *a
	out.of, out.values = nil, nil
	width := max(a.cols, 1)
	for i := start; step > 0 && i < end || step < 0 && i > end; i += step {
		out.values = append(out.values, a.values[i*width:(i+1)*width]...)
	}
	return &out
}

func (a *Array) value(x float64) starlark.Value {
	return wrap(unit.New(x, a.dim))
}

// Get implements starlark.Mapping: an element by its index, or those for which
// a condition holds.
func (a *Array) Get(k starlark.Value) (starlark.Value, bool, error) {
	if condition, ok := starlark.AsString(k); ok {
		chosen, err := a.chosen(condition)
		if err != nil {
			return nil, false, err
		}
		out := *a
		out.of, out.values = nil, make([]float64, len(chosen))
		for i, e := range chosen {
			out.values[i] = a.values[e]
		}
		return &out, true, nil
	}
	i, err := a.index(k)
	if err != nil {
		return nil, false, err
	}
	return a.Index(i), true, nil
}

func (a *Array) index(k starlark.Value) (int, error) {
	i, err := starlark.AsInt32(k)
	if err != nil {
		return 0, fmt.Errorf("an array is indexed by a whole number, or by a condition in quotes, not by %s", k.Type())
	}
	if i < 0 {
		i += a.Len()
	}
	if i < 0 || i >= a.Len() {
		return 0, fmt.Errorf("index %v of an array of %d", k, a.Len())
	}
	return i, nil
}

func (a *Array) chosen(condition string) ([]int, error) {
	if a.of == nil {
		return nil, fmt.Errorf("%q: only what is read from a population or projection, such as n.v, has elements to choose by a condition", condition)
	}
	return a.of.where(condition)
}

// SetKey implements starlark.HasSetKey: n.v[3] = …, n.v["i < 10"] = ….
func (a *Array) SetKey(k, v starlark.Value) error {
	if a.of == nil {
		return errors.New("an array that was computed does not change; assign to a variable such as n.v")
	}
	var chosen []int
	if condition, ok := starlark.AsString(k); ok {
		var err error
		if chosen, err = a.chosen(condition); err != nil {
			return err
		}
	} else {
		i, err := a.index(k)
		if err != nil {
			return err
		}
		chosen = []int{i}
	}
	return a.of.assign(chosen, v)
}

// Iterate implements starlark.Iterable.
func (a *Array) Iterate() starlark.Iterator { return &arrayIterator{a: a} }

type arrayIterator struct {
	a *Array
	i int
}

func (it *arrayIterator) Next(p *starlark.Value) bool {
	if it.i >= it.a.Len() {
		return false
	}
	*p = it.a.Index(it.i)
	it.i++
	return true
}

func (it *arrayIterator) Done() {}

// Attr implements starlark.HasAttrs.
func (a *Array) Attr(name string) (starlark.Value, error) {
	if name == "shape" {
		if a.cols > 0 {
			return starlark.Tuple{starlark.MakeInt(a.Len()), starlark.MakeInt(a.cols)}, nil
		}
		return starlark.Tuple{starlark.MakeInt(a.Len())}, nil
	}
	return nil, nil
}

// AttrNames implements starlark.HasAttrs.
func (a *Array) AttrNames() []string { return []string{"shape"} }

// Unary implements starlark.HasUnary.
func (a *Array) Unary(op syntax.Token) (starlark.Value, error) {
	if op != syntax.MINUS {
		return nil, nil
	}
	out := *a
	out.of = nil
	out.values = make([]float64, len(a.values))
	for i, x := range a.values {
		out.values[i] = -x
	}
	return &out, nil
}

// Binary implements starlark.HasBinary, element by element.
func (a *Array) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	other, isArray := y.(*Array)
	q, isNumber := number(y)
	if !isArray && !isNumber {
		return nil, nil
	}
	if isArray && len(other.values) != len(a.values) {
		return nil, fmt.Errorf("arrays of %d and %d numbers", len(a.values), len(other.values))
	}
	out := &Array{values: make([]float64, len(a.values)), cols: a.cols, scale: 1}
	for i, x := range a.values {
		l, r := unit.New(x, a.dim), q
		if isArray {
			r = unit.New(other.values[i], other.dim)
		}
		if side == starlark.Right {
			l, r = r, l
		}
		res, err := arithmetic(op, l, r)
		if err != nil || res == nil {
			return nil, err
		}
		out.values[i], out.dim = res.Value(), res.Dim()
	}
	if out.dim == a.dim {
		out.unit, out.scale = a.unit, a.scale
	}
	return out, nil
}
