package unit

// Source gives the random numbers of distributions. It is the only place that
// knows which stream is used.
type Source interface {
	// Uniform is uniform in [0, 1); word tells several draws of one element
	// apart.
	Uniform(element, word int) float64
	// Normal is standard normal.
	Normal(element int) float64
}

// Bulk is a Source that can give the numbers of many elements at once, with the
// same bits.
type Bulk interface {
	Source
	// Uniforms fills in the uniform numbers, and Normals the standard normal
	// ones, of the elements 0 to len(out)-1.
	Uniforms(word int, out []float64)
	Normals(out []float64)
}

// Law is a distribution.
type Law interface {
	// At returns the value of an element, in coherent units.
	At(element int, src Source) float64
	// Fill fills in the values of the elements 0 to len(out)-1, with the bits
	// that At returns.
	Fill(out []float64, src Bulk)
}

// Value is a parameter: one value for all elements, one for each, or a
// distribution. A nil Value is not set.
type Value[Q any] interface {
	At(element int, src Source) Q
	Erase() Any
}

// Static is a quantity whose dimension is its Go type, in coherent units.
type Static interface {
	~float64
	Dim() Dim
}

// Each is one value per element.
type Each[Q Static] []Q

// At implements Value.
func (e Each[Q]) At(element int, _ Source) Q { return e[element] }

// Erase implements Value.
func (e Each[Q]) Erase() Any {
	xs := make([]float64, len(e))
	for i, q := range e {
		xs[i] = float64(q)
	}
	var q Q
	return AnyEach(q.Dim(), xs)
}

// In is numbers in a unit as one value per element: unit.In(xs,
// unit.Nanoampere(1)) for what a file has in nA.
func In[Q Static](xs []float64, one Q) Each[Q] {
	qs := make(Each[Q], len(xs))
	for i, x := range xs {
		qs[i] = Q(x * float64(one))
	}
	return qs
}

// Expression is a value written as text, which is computed for each element of
// a population when the simulation is made: over i, N, rand(), randn() and the
// other parameters and variables of the population, as in
// unit.Expression[unit.Time]("10*ms + 0.1*ms*i"). It stands for parameters and
// initial values of populations, and of synapses, outputs and inputs whose values
// belong to the elements of one; elsewhere it is a mistake.
type Expression[Q Static] string

// At implements Value; only the simulation can compute an expression.
func (e Expression[Q]) At(int, Source) Q {
	panic("BUG: the expression " + string(e) + " was not computed")
}

// Erase implements Value.
func (e Expression[Q]) Erase() Any {
	var q Q
	return AnyExpression(q.Dim(), string(e))
}

// Any is a Value whose dimension is known when the program runs. The zero
// value is not set.
type Any struct {
	dim  Dim
	one  float64
	each []float64
	draw func(element int, src Source) float64
	text *string

	law     Law
	set     bool
	uniform bool
}

// AnyOf is one value for all elements.
func AnyOf(q Quantity) Any { return Any{dim: q.dim, one: q.Value(), set: true, uniform: true} }

// AnyEach is one value per element, in coherent units. It keeps xs.
func AnyEach(dim Dim, xs []float64) Any {
	if xs == nil {
		xs = []float64{}
	}
	return Any{dim: dim, each: xs, set: true}
}

// AnyFunc is a value that f gives for each element, in coherent units.
func AnyFunc(dim Dim, f func(element int, src Source) float64) Any {
	return Any{dim: dim, draw: f, set: true}
}

// AnyExpression is an Expression of a dimension that is known when the program
// runs.
func AnyExpression(dim Dim, text string) Any { return Any{dim: dim, text: &text, set: true} }

// Expression returns the text of an Expression; ok tells whether it is one.
func (a Any) Expression() (text string, ok bool) {
	if a.text == nil {
		return "", false
	}
	return *a.text, true
}

// AnyLaw is a distribution.
func AnyLaw(dim Dim, law Law) Any { return Any{dim: dim, draw: law.At, law: law, set: true} }

// Erase returns the Any itself, so that it can stand where a Value of any
// dimension is wanted.
func (a Any) Erase() Any { return a }

// IsSet tells whether there is a value.
func (a Any) IsSet() bool { return a.set }

// Dim returns the dimension.
func (a Any) Dim() Dim { return a.dim }

// Uniform tells whether it is one value for all elements.
func (a Any) Uniform() bool { return a.uniform }

// Len returns the number of elements of one value per element, else -1.
func (a Any) Len() int {
	if a.each == nil {
		return -1
	}
	return len(a.each)
}

// At returns the value of an element in coherent units. src may be nil when
// the value is no distribution.
func (a Any) At(element int, src Source) float64 {
	switch {
	case a.each != nil:
		return a.each[element]
	case a.draw != nil:
		return a.draw(element, src)
	case a.text != nil:
		panic("BUG: the expression " + *a.text + " was not computed")
	}
	return a.one
}

// IsLaw tells whether it is a distribution that AnyLaw made.
func (a Any) IsLaw() bool { return a.law != nil }

// Law returns the distribution that AnyLaw made, else nil.
func (a Any) Law() Law { return a.law }

// Fill fills in the values of the elements 0 to len(out)-1 in coherent units,
// as At returns them. src may be nil when the value is no distribution.
func (a Any) Fill(out []float64, src Source) {
	if bulk, ok := src.(Bulk); ok && a.law != nil {
		a.law.Fill(out, bulk)
		return
	}
	for i := range out {
		out[i] = a.At(i, src)
	}
}

// Erase turns a Value into an Any; a nil Value is not set.
func Erase[Q any](v Value[Q]) Any {
	if v == nil {
		return Any{}
	}
	return v.Erase()
}

// Erasable is a Value of whatever dimension. A nil one is not set.
type Erasable interface{ Erase() Any }

// EraseOpen turns an Erasable into an Any; a nil one is not set.
func EraseOpen(v Erasable) Any {
	if v == nil {
		return Any{}
	}
	return v.Erase()
}

// As gives an Any the static type Q; the dimensions must agree.
func As[Q Static](a Any) Value[Q] {
	var q Q
	if a.dim != q.Dim() {
		panic("BUG: " + a.dim.String() + " as " + q.Dim().String())
	}
	return typed[Q]{a}
}

type typed[Q Static] struct{ Any }

func (t typed[Q]) At(element int, src Source) Q { return Q(t.Any.At(element, src)) }
