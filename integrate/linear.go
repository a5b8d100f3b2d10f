package integrate

import (
	"fmt"

	"synfire/ir"
)

// linearForm is what a value is in the variables of a system: the sum of
// factor[j]*variable[j], and a rest. Factors that are zero are absent; rest is
// None when it is zero.
type linearForm struct {
	factor map[int]ir.Ref
	rest   ir.Ref
}

// linearizer takes right sides apart into linear forms, in the Func that it
// builds.
type linearizer struct {
	s    *system
	f    *ir.Func
	b    *ir.Builder
	copy *copier
	on   []map[int]bool // per value of f, the variables that it reads
	done map[ir.Ref]linearForm
}

// linearize takes the right side of variable i apart.
func (s *system) linearize(b *ir.Builder, i int) (linearForm, error) {
	f := s.drift[i]
	l := &linearizer{s: s, f: f, b: b, copy: newCopier(b, f, byName(b)), on: make([]map[int]bool, len(f.Body)), done: map[ir.Ref]linearForm{}}
	for r, in := range f.Body {
		l.on[r] = map[int]bool{}
		if in.Op == ir.OpLoad {
			for j, name := range s.variables {
				if f.Slots[in.Imm].Name == name {
					l.on[r][j] = true
				}
			}
		}
		for k := range in.Op.Arity() {
			for j := range l.on[in.Args[k]] {
				l.on[r][j] = true
			}
		}
	}
	form, err := l.form(f.Results[0])
	if err != nil {
		return linearForm{}, fmt.Errorf("d%s/dt is not linear: %w; choose another method, such as exponential_euler or rk4", s.variables[i], err)
	}
	for j := range s.variables {
		c, ok := form.factor[j]
		if !ok {
			continue
		}
		g := b.Func()
		if dependsOf(g, s.depends)[c]&(onTime|onState) != 0 {
			return linearForm{}, fmt.Errorf("d%s/dt is not linear with constant factors: the factor of %s changes during the run%s; choose another method, such as exponential_euler or rk4",
				s.variables[i], s.variables[j], s.readsOf(g, c))
		}
	}
	return form, nil
}

// readsOf names what changes in a value: " (it reads t)".
func (s *system) readsOf(f *ir.Func, r ir.Ref) string {
	live := map[ir.Ref]bool{r: true}
	for k := r; k >= 0; k-- {
		in := f.Body[k]
		if !live[k] {
			continue
		}
		if in.Op == ir.OpLoad {
			if name := f.Slots[in.Imm].Name; s.depends(name)&(onTime|onState) != 0 {
				return fmt.Sprintf(" (it reads %s)", name)
			}
		}
		for a := range in.Op.Arity() {
			live[in.Args[a]] = true
		}
	}
	return ""
}

func (l *linearizer) form(r ir.Ref) (linearForm, error) {
	if form, ok := l.done[r]; ok {
		return form, nil
	}
	form, err := l.take(r)
	if err == nil {
		l.done[r] = form
	}
	return form, err
}

func (l *linearizer) take(r ir.Ref) (linearForm, error) {
	in := l.f.Body[r]
	if len(l.on[r]) == 0 {
		v := l.copy.value(r)
		if x, ok := constValue(l.b.Instr(v)); ok && x == 0 {
			v = ir.None
		}
		return linearForm{nil, v}, nil
	}
	switch in.Op {
	case ir.OpLoad:
		for j := range l.on[r] {
			return linearForm{map[int]ir.Ref{j: l.b.Const(ir.F64, 1)}, ir.None}, nil
		}
	case ir.OpAdd, ir.OpSub:
		return l.both(in.Args[0], in.Args[1], func(x, y ir.Ref) ir.Ref { return l.combine(in.Op, x, y) })
	case ir.OpNeg:
		return l.scaled(in.Args[0], func(x ir.Ref) ir.Ref { return l.b.Op(ir.OpNeg, x) })
	case ir.OpMul:
		x, y := in.Args[0], in.Args[1]
		if len(l.on[y]) > 0 {
			x, y = y, x
		}
		if len(l.on[y]) == 0 {
			c := l.copy.value(y)
			return l.scaled(x, func(x ir.Ref) ir.Ref { return l.b.Op(ir.OpMul, x, c) })
		}
	case ir.OpDiv:
		if len(l.on[in.Args[1]]) == 0 {
			c := l.copy.value(in.Args[1])
			return l.scaled(in.Args[0], func(x ir.Ref) ir.Ref { return l.b.Op(ir.OpDiv, x, c) })
		}
	case ir.OpSelect:
		if len(l.on[in.Args[0]]) == 0 {
			c := l.copy.value(in.Args[0])
			return l.both(in.Args[1], in.Args[2], func(x, y ir.Ref) ir.Ref {
				return l.b.Op(ir.OpSelect, c, l.orZero(x), l.orZero(y))
			})
		}
	}
	return linearForm{}, fmt.Errorf("it contains %s", l.describe(r))
}

// describe says what a value does with the variables that it reads.
func (l *linearizer) describe(r ir.Ref) string {
	in := l.f.Body[r]
	names := func(a ir.Ref) string {
		text := ""
		for j, name := range l.s.variables {
			if l.on[a][j] {
				if text != "" {
					text += ", "
				}
				text += name
			}
		}
		return text
	}
	switch in.Op {
	case ir.OpMul:
		return fmt.Sprintf("a product of what depends on %s and what depends on %s", names(in.Args[0]), names(in.Args[1]))
	case ir.OpDiv:
		return fmt.Sprintf("a division by what depends on %s", names(in.Args[1]))
	}
	return fmt.Sprintf("%v of what depends on %s", in.Op, names(r))
}

func (l *linearizer) orZero(x ir.Ref) ir.Ref {
	if x == ir.None {
		return l.b.Const(ir.F64, 0)
	}
	return x
}

// combine adds or subtracts, where None is zero.
func (l *linearizer) combine(op ir.Op, x, y ir.Ref) ir.Ref {
	switch {
	case y == ir.None:
		return x
	case x != ir.None:
		return l.b.Op(op, x, y)
	case op == ir.OpSub:
		return l.b.Op(ir.OpNeg, y)
	}
	return y
}

func (l *linearizer) both(x, y ir.Ref, op func(x, y ir.Ref) ir.Ref) (linearForm, error) {
	fx, err := l.form(x)
	if err != nil {
		return linearForm{}, err
	}
	fy, err := l.form(y)
	if err != nil {
		return linearForm{}, err
	}
	out := linearForm{map[int]ir.Ref{}, ir.None}
	for j := range l.s.variables {
		cx, inX := fx.factor[j]
		cy, inY := fy.factor[j]
		if !inX {
			cx = ir.None
		}
		if !inY {
			cy = ir.None
		}
		if inX || inY {
			out.factor[j] = op(cx, cy)
		}
	}
	if fx.rest != ir.None || fy.rest != ir.None {
		out.rest = op(fx.rest, fy.rest)
	}
	return out, nil
}

func (l *linearizer) scaled(x ir.Ref, op func(x ir.Ref) ir.Ref) (linearForm, error) {
	fx, err := l.form(x)
	if err != nil {
		return linearForm{}, err
	}
	out := linearForm{map[int]ir.Ref{}, ir.None}
	for j := range l.s.variables {
		if c, ok := fx.factor[j]; ok {
			out.factor[j] = op(c)
		}
	}
	if fx.rest != ir.None {
		out.rest = op(fx.rest)
	}
	return out, nil
}
