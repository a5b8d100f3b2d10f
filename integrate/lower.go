package integrate

import (
	"fmt"

	"synfire/ir"
	"synfire/state"
)

// tables collects what is computed outside the step: coefficients and values
// of the time.
type tables struct {
	prepare, each, tick *ir.Builder
	slots               map[string]ir.Slot // as the step reads them, by name
	names               map[entry]string
	coefficients, ticks int
	taken               func(name string) bool
	draw                func(name string) (stream uint32, shared, ok bool)
}

// entry is a value of one of the Funcs, stored as a type.
type entry struct {
	in    *ir.Builder
	value ir.Ref
	as    state.Type
}

func newTables(object string, taken func(string) bool, draw func(string) (uint32, bool, bool)) *tables {
	return &tables{
		prepare: ir.NewBuilder(object+".prepare", ir.Map),
		each:    ir.NewBuilder(object+".prepare_elements", ir.Map),
		tick:    ir.NewBuilder(object+".tick", ir.Map),
		slots:   map[string]ir.Slot{},
		names:   map[entry]string{},
		taken:   taken,
		draw:    draw,
	}
}

// add makes the value r of f, which depends on d, available to the step, as
// type as, and returns the slot that holds it.
func (t *tables) add(f *ir.Func, r ir.Ref, d depend, as state.Type, rank func(name string) ir.Rank) ir.Slot {
	b, letter, count, stepRank := t.prepare, "c", &t.coefficients, ir.Uniform
	switch {
	case d.perStep():
		b, letter, count = t.tick, "k", &t.ticks
	case d&onVarying != 0:
		b, stepRank = t.each, ir.Element
	}
	v := newCopier(b, f, func(s ir.Slot) ir.Ref {
		if stream, _, ok := t.draw(s.Name); ok {
			return b.Random(ir.OpRandN, s.Type, stream)
		}
		return b.Cvt(s.Type, b.Load(s.Name, ir.F64, rank(s.Name)))
	}).value(r)
	if as == ir.Bool {
		as = ir.U32
	}
	e := entry{b, v, as}
	name, ok := t.names[e]
	if !ok {
		for name == "" || t.taken(name) {
			name = fmt.Sprintf("%s%d", letter, *count)
			*count++
		}
		t.names[e] = name
		t.slots[name] = ir.Slot{Name: name, Type: as, Rank: stepRank}
		b.Store(name, b.Cvt(as, v), ir.Element)
	}
	return t.slots[name]
}

// funcs returns the Funcs, nil for those that compute nothing.
func (t *tables) funcs() (prepare, each, tick *ir.Func) {
	nonempty := func(b *ir.Builder) *ir.Func {
		if f := b.Func(); len(f.Body) > 0 {
			return f
		}
		return nil
	}
	return nonempty(t.prepare), nonempty(t.each), nonempty(t.tick)
}

// lowering rewrites a simplified Pure Func in F64 to the population's
// precision, with slots for what is computed outside the step.
type lowering struct {
	m    *model
	f    *ir.Func
	from []depend
	b    *ir.Builder
	done map[wanted]ir.Ref
}

// wanted is a value of the old Func, and whether it is wanted in F64 whatever
// the population's precision.
type wanted struct {
	value ir.Ref
	wide  bool
}

// lower makes a Func the step can use from a Pure Func in F64 with one result.
func (m *model) lower(f *ir.Func) *ir.Func { return m.lowerAs(f, m.precision) }

// lowerAs is lower with real numbers of the given type, the population's
// precision or F64.
func (m *model) lowerAs(f *ir.Func, real state.Type) *ir.Func {
	f = simplify(f, m.depends)
	l := &lowering{m, f, dependsOf(f, m.depends), ir.NewBuilder(f.Name, ir.Pure), map[wanted]ir.Ref{}}
	l.b.Return(l.value(f.Results[0], real == ir.F64))
	return l.b.Func()
}

// real is the type of real numbers.
func (l *lowering) real(wide bool) state.Type {
	if wide {
		return ir.F64
	}
	return l.m.precision
}

func (l *lowering) value(r ir.Ref, wide bool) ir.Ref {
	in := l.f.Body[r]
	wide = wide || l.m.precision == ir.F64
	key := wanted{r, wide}
	if v, ok := l.done[key]; ok {
		return v
	}
	typ := in.Type
	if typ == ir.F64 {
		typ = l.real(wide)
	}
	var v ir.Ref
	d := l.from[r]
	switch {
	case in.Op == ir.OpConst:
		if in.Type == ir.F64 {
			v = l.b.Const(typ, ir.ConstValue(in.Type, in.Imm))
		} else {
			v = l.b.ConstBits(typ, in.Imm)
		}
	case d.prepared() || d.perStep():
		if loads(l.f, r, "t") && typ == ir.F32 {
			l.m.note("t itself is rounded to f32 where it meets a variable: differences of times keep 24 bits; t - lastspike is exact, and so is precision f64")
		}
		s := l.m.tables.add(l.f, r, d, typ, l.m.rank)
		v = l.b.Cvt(typ, l.b.Load(s.Name, s.Type, ir.Uniform))
	case d&onState == 0:
		// Time and a parameter of the element: time is never rounded to F32.
		v = l.instr(in, in.Type, true)
		if in.Type == ir.F64 {
			v = l.b.Cvt(typ, v)
		}
	default:
		v = l.instr(in, typ, false)
	}
	l.done[key] = v
	return v
}

func (l *lowering) instr(in ir.Instr, typ state.Type, wide bool) ir.Ref {
	args := make([]ir.Ref, in.Op.Arity())
	for k := range args {
		args[k] = l.value(in.Args[k], wide)
	}
	in.Type = typ
	return emit(l.b, l.f, in, args, func(s ir.Slot) ir.Ref {
		if s.Type == ir.F64 {
			s.Type = typ
		}
		return l.b.Load(s.Name, s.Type, ir.Uniform)
	})
}
