package integrate

import (
	"math"

	"synfire/ir"
)

// simplify rewrites the arithmetic that is left for the step so that as much
// as possible of it can be prepared: in a sum, what does not depend on the
// element's state becomes one term; in a product, one factor, so that division
// by a parameter becomes multiplication with a prepared reciprocal. What can
// be prepared is left as it was written.
//
// The rewriting never crosses an assignment, so that cutting a step in two
// between assignments changes no bit of it. A value with several uses is kept
// whole, so that it is still computed once.
func simplify(f *ir.Func, name func(string) depend) *ir.Func {
	s := &simplifier{
		f:    f,
		from: dependsOf(f, name),
		uses: make([]int, len(f.Body)),
		b:    ir.NewBuilder(f.Name, ir.Pure),
		name: name,
		done: map[ir.Ref]ir.Ref{},
	}
	for i := len(f.Body) - 1; i >= 0; i-- {
		if s.uses[i] == 0 && ir.Ref(i) != f.Results[0] {
			continue
		}
		in := f.Body[i]
		for k := range in.Op.Arity() {
			s.uses[in.Args[k]]++
		}
	}
	s.b.Return(s.value(f.Results[0]))
	return s.b.Func()
}

type simplifier struct {
	f    *ir.Func
	from []depend // of the values of f
	uses []int
	b    *ir.Builder
	to   []depend // of the values of b, as far as asked for
	name func(string) depend
	done map[ir.Ref]ir.Ref
}

// depends returns what a value of the new Func depends on.
func (s *simplifier) depends(r ir.Ref) depend {
	f := s.b.Func()
	for i := len(s.to); i <= int(r); i++ {
		s.to = append(s.to, dependOf(f, f.Body[i], s.to, s.name))
	}
	return s.to[r]
}

func (s *simplifier) value(r ir.Ref) ir.Ref {
	if to, ok := s.done[r]; ok {
		return to
	}
	var to ir.Ref
	in := s.f.Body[r]
	switch {
	case s.from[r]&onState == 0 || in.Type != ir.F64:
		to = s.plain(r)
	case in.Op == ir.OpAdd || in.Op == ir.OpSub || in.Op == ir.OpNeg && s.isSum(in.Args[0]):
		var sum sum
		s.terms(r, false, true, &sum)
		to = s.sum(sum)
	case in.Op == ir.OpMul || in.Op == ir.OpDiv || in.Op == ir.OpNeg:
		var p product
		s.factors(r, false, true, &p)
		to = s.product(p)
	default:
		to = s.plain(r)
	}
	s.done[r] = to
	return to
}

// plain copies an instruction whose arguments are simplified. Those of a
// rounding keep their divisions, since x/p and x*(1/p) may lie on different
// sides of an integer.
func (s *simplifier) plain(r ir.Ref) ir.Ref {
	in := s.f.Body[r]
	args := make([]ir.Ref, in.Op.Arity())
	for k := range args {
		arg := in.Args[k]
		if rounds(in) && s.f.Body[arg].Op == ir.OpDiv {
			args[k] = s.plain(arg)
		} else {
			args[k] = s.value(arg)
		}
	}
	return emit(s.b, s.f, in, args, byName(s.b))
}

func rounds(in ir.Instr) bool {
	switch in.Op {
	case ir.OpFloor, ir.OpCeil, ir.OpTrunc, ir.OpRound, ir.OpMod, ir.OpFloorDiv:
		return true
	case ir.OpCvt:
		return !in.Type.IsFloat()
	}
	return false
}

// inner tells whether a value may be taken apart into the sum or product that
// it is part of.
func (s *simplifier) inner(r ir.Ref, top bool) bool {
	return s.from[r]&onState != 0 && (top || s.uses[r] == 1)
}

func (s *simplifier) isSum(r ir.Ref) bool {
	op := s.f.Body[r].Op
	return s.inner(r, false) && (op == ir.OpAdd || op == ir.OpSub)
}

// sum is a list of terms that are values of the new Func.
type sum []term

type term struct {
	minus bool
	value ir.Ref
}

func (s *simplifier) terms(r ir.Ref, minus, top bool, to *sum) {
	in := s.f.Body[r]
	if s.inner(r, top) {
		switch in.Op {
		case ir.OpAdd, ir.OpSub:
			s.terms(in.Args[0], minus, false, to)
			s.terms(in.Args[1], minus != (in.Op == ir.OpSub), false, to)
			return
		case ir.OpNeg:
			s.terms(in.Args[0], !minus, false, to)
			return
		}
	}
	v := s.value(r)
	if in := s.b.Instr(v); in.Op == ir.OpNeg && s.depends(v)&onState != 0 {
		v, minus = in.Args[0], !minus
	}
	*to = append(*to, term{minus, v})
}

// distribute takes c*(k + x) apart where c and k are not the element's state,
// when c*k joins other such terms or c joins a factor of x.
func (s *simplifier) distribute(all sum) sum {
	joins := false
	for _, t := range all {
		joins = joins || s.depends(t.value)&onState == 0
	}
	var out sum
	for _, t := range all {
		c, inner, ok := s.scaled(t.value)
		op := s.b.Instr(inner).Op
		if !ok || op != ir.OpAdd && op != ir.OpSub {
			out = append(out, t)
			continue
		}
		args := s.b.Instr(inner).Args
		k, x := args[0], args[1]
		if s.depends(k)&onState != 0 {
			k, x = x, k
		}
		d, y, has := s.scaled(x)
		if s.depends(k)&onState != 0 || s.depends(x)&onState == 0 || s.mixed(c, k) || has && s.mixed(c, d) || !joins && !has {
			out = append(out, t)
			continue
		}
		constant := s.b.Op(ir.OpMul, c, k)
		if has {
			c, x = s.b.Op(ir.OpMul, c, d), y
		}
		product := s.b.Op(ir.OpMul, c, x)
		if args[0] == k {
			out = append(out, term{t.minus, constant}, term{t.minus != (op == ir.OpSub), product})
		} else {
			out = append(out, term{t.minus, product}, term{t.minus != (op == ir.OpSub), constant})
		}
	}
	return out
}

// scaled takes c*x apart where c is not the element's state.
func (s *simplifier) scaled(v ir.Ref) (c, x ir.Ref, ok bool) {
	in := s.b.Instr(v)
	if in.Op != ir.OpMul || s.depends(v)&onState == 0 {
		return ir.None, v, false
	}
	c, x = in.Args[0], in.Args[1]
	if s.depends(c)&onState != 0 {
		c, x = x, c
	}
	return c, x, s.depends(c)&onState == 0
}

// mixed tells whether two values put together could be neither prepared nor
// computed once per step.
func (s *simplifier) mixed(x, y ir.Ref) bool {
	d := s.depends(x) | s.depends(y)
	return d&onTime != 0 && d&onVarying != 0
}

// sum adds terms up, those that need no element first made one.
func (s *simplifier) sum(all sum) ir.Ref {
	all = s.distribute(all)
	uniform, varying := s.group(len(all), func(i int) depend { return s.depends(all[i].value) })
	var terms sum
	for i, t := range all {
		switch {
		case len(uniform) > 0 && i == uniform[0]:
			terms = append(terms, s.grouped(all, uniform)...)
		case len(varying) > 0 && i == varying[0]:
			terms = append(terms, s.grouped(all, varying)...)
		case s.depends(t.value)&onState != 0:
			terms = append(terms, t)
		}
	}
	return s.add(terms)
}

// grouped adds up the chosen terms; a constant sum is folded, and left out
// when it is zero.
func (s *simplifier) grouped(all sum, chosen []int) sum {
	part := make(sum, len(chosen))
	total, known := 0.0, true
	for i, k := range chosen {
		part[i] = all[k]
		x, ok := constValue(s.b.Instr(all[k].value))
		if all[k].minus {
			x = -x
		}
		total += x
		known = known && ok
	}
	switch {
	case known && total == 0:
		return nil
	case known:
		return sum{{false, s.b.Const(ir.F64, total)}}
	case len(part) == 1:
		return part
	}
	return sum{{false, s.add(part)}}
}

// add emits a sum, beginning with a term that is not subtracted.
func (s *simplifier) add(terms sum) ir.Ref {
	if len(terms) == 0 {
		return s.b.Const(ir.F64, 0)
	}
	first := 0
	for i, t := range terms {
		if !t.minus {
			first = i
			break
		}
	}
	v := terms[first].value
	if terms[first].minus {
		v = s.b.Op(ir.OpNeg, v)
	}
	for i, t := range terms {
		switch {
		case i == first:
		case t.minus:
			v = s.b.Op(ir.OpSub, v, t.value)
		default:
			v = s.b.Op(ir.OpAdd, v, t.value)
		}
	}
	return v
}

// group chooses what to put together among values that are not the element's
// state: everything, unless that would mix what varies by element with what
// changes in time, which could then be neither prepared nor computed once.
func (s *simplifier) group(n int, of func(int) depend) (uniform, varying []int) {
	var all depend
	for i := range n {
		if d := of(i); d&onState == 0 {
			all |= d
		}
	}
	mixed := all&onTime != 0 && all&onVarying != 0
	for i := range n {
		switch d := of(i); {
		case d&onState != 0:
		case mixed && d&onVarying != 0:
			varying = append(varying, i)
		default:
			uniform = append(uniform, i)
		}
	}
	return uniform, varying
}

// product is a quotient of two products of values of the new Func.
type product struct {
	minus   bool
	factors []factor
}

type factor struct {
	below bool // divides
	value ir.Ref
}

func (s *simplifier) factors(r ir.Ref, below, top bool, to *product) {
	in := s.f.Body[r]
	if s.inner(r, top) {
		switch in.Op {
		case ir.OpMul, ir.OpDiv:
			s.factors(in.Args[0], below, false, to)
			s.factors(in.Args[1], below != (in.Op == ir.OpDiv), false, to)
			return
		case ir.OpNeg:
			if !s.isSum(in.Args[0]) {
				to.minus = !to.minus
				s.factors(in.Args[0], below, false, to)
				return
			}
		}
	}
	v := s.value(r)
	if in := s.b.Instr(v); in.Op == ir.OpNeg && s.depends(v)&onState != 0 {
		v, to.minus = in.Args[0], !to.minus
	}
	to.factors = append(to.factors, factor{below, v})
}

func (s *simplifier) product(p product) ir.Ref {
	uniform, varying := s.group(len(p.factors), func(i int) depend { return s.depends(p.factors[i].value) })
	var above, below []ir.Ref
	for _, chosen := range [][]int{uniform, varying} {
		if len(chosen) == 0 {
			continue
		}
		c := s.coefficient(p, chosen)
		x, known := constValue(s.b.Instr(c))
		switch {
		case known && x == 0:
			return s.b.Const(ir.F64, 0)
		case known && math.Abs(x) == 1:
			p.minus = p.minus != (x < 0)
		case p.minus && known:
			above, p.minus = append(above, s.b.Const(ir.F64, -x)), false
		case p.minus:
			above, p.minus = append(above, s.b.Op(ir.OpNeg, c)), false
		default:
			above = append(above, c)
		}
	}
	for _, f := range p.factors {
		switch {
		case s.depends(f.value)&onState == 0:
		case f.below:
			below = append(below, f.value)
		default:
			above = append(above, f.value)
		}
	}
	v := s.multiply(above)
	if len(below) > 0 {
		v = s.b.Op(ir.OpDiv, v, s.multiply(below))
	}
	if p.minus {
		v = s.b.Op(ir.OpNeg, v)
	}
	return v
}

// coefficient multiplies and divides the chosen factors; constants are folded.
func (s *simplifier) coefficient(p product, chosen []int) ir.Ref {
	var above, below []ir.Ref
	x, known := 1.0, true
	for _, k := range chosen {
		f := p.factors[k]
		c, ok := constValue(s.b.Instr(f.value))
		known = known && ok
		if f.below {
			below = append(below, f.value)
			x /= c
		} else {
			above = append(above, f.value)
			x *= c
		}
	}
	if known {
		return s.b.Const(ir.F64, x)
	}
	v := s.multiply(above)
	for _, d := range below {
		v = s.b.Op(ir.OpDiv, v, d)
	}
	return v
}

func (s *simplifier) multiply(factors []ir.Ref) ir.Ref {
	v := ir.None
	for _, f := range factors {
		if x, ok := constValue(s.b.Instr(f)); ok && x == 1 && len(factors) > 1 {
			continue
		}
		if v == ir.None {
			v = f
		} else {
			v = s.b.Op(ir.OpMul, v, f)
		}
	}
	if v == ir.None {
		v = s.b.Const(ir.F64, 1)
	}
	return v
}
