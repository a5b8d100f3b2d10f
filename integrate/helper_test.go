package integrate

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"synfire/compose"
	"synfire/eqn"
	"synfire/ir"
	"synfire/state"
)

// page is a composed model as tests write it; expressions are in Go's syntax.
type page struct {
	timing, method string
	params         string // "tau R": names that are given values by the run
	varying        string // those of params that vary by element
	rates          []string
	plain          string // variables without an equation
	integers       string // variables that are integers, booleans likewise
	booleans       string
	subs           []string // "I = expr"
	flagged        string   // (unless refractory)
	order          string
	synaptic       string
	threshold      string
	rising, within bool
	refractory     string
	condition      bool     // refractory is a condition
	reset          []string // "V = expr" or "V += expr"
	arrivals       []string // of one receptor each, "name: g += w"
	deltas         []string // likewise, into the neuron
	events         []string
	series         map[string]int // columns
}

func (p page) compose(t *testing.T) *compose.Composite {
	t.Helper()
	timing, err := compose.LookupTiming(p.timing)
	if err != nil {
		t.Fatal(err)
	}
	m := &eqn.Model{Name: "test", Rising: p.rising, Within: p.within, Order: strings.Fields(p.order)}
	c := &compose.Composite{Model: m, Timing: timing, Method: p.method, Synaptic: map[string]bool{}, Series: map[string]*eqn.Series{}}
	add := func(name string, role eqn.Role, typ eqn.ValueType) *eqn.Symbol {
		s := &eqn.Symbol{Name: name, Role: role, Type: typ}
		m.Symbols = append(m.Symbols, s)
		return s
	}
	for _, name := range strings.Fields(p.params) {
		add(name, eqn.Parameter, eqn.Real)
	}
	for _, r := range p.rates {
		add(left(r), eqn.State, eqn.Real)
	}
	for _, name := range strings.Fields(p.plain) {
		add(name, eqn.State, eqn.Real)
	}
	for _, name := range strings.Fields(p.integers) {
		add(name, eqn.State, eqn.Integer)
	}
	for _, name := range strings.Fields(p.booleans) {
		add(name, eqn.State, eqn.Boolean)
	}
	for _, s := range p.subs {
		add(left(s), eqn.Subexpression, eqn.Real)
	}
	for name, columns := range p.series {
		add(name, eqn.Table, eqn.Real)
		c.Series[name] = &eqn.Series{Dt: 1, Columns: columns}
	}
	for _, name := range strings.Fields("t dt lastspike") {
		add(name, eqn.Builtin, eqn.Real)
	}
	c.Noises = map[string]compose.Noise{}
	for i, name := range strings.Fields("xi xi_a xi_all") {
		add(name, eqn.Builtin, eqn.Real)
		c.Noises[name] = compose.Noise{Shared: name == "xi_all", Stream: func(k int) uint32 { return uint32(100*(i+1) + k) }}
	}
	add("i", eqn.Builtin, eqn.Integer)
	add("N", eqn.Builtin, eqn.Integer)
	add("not_refractory", eqn.Builtin, eqn.Boolean)
	for _, r := range append(p.arrivals, p.deltas...) {
		name, _, _ := strings.Cut(r, ":")
		add(name, eqn.Import, eqn.Real)
	}
	expr := func(text string) *eqn.Expr { return parse(t, m, text) }
	for _, name := range strings.Fields(p.flagged) {
		s, _ := m.Symbol(name)
		s.Flags.UnlessRefractory = true
	}
	for _, r := range p.rates {
		s, _ := m.Symbol(left(r))
		s.Rate = expr(right(r))
	}
	for _, sub := range p.subs {
		s, _ := m.Symbol(left(sub))
		s.Value = expr(right(sub))
	}
	for _, name := range strings.Fields(p.synaptic) {
		c.Synaptic[name] = true
	}
	if p.threshold != "" {
		m.Threshold = expr(p.threshold)
	}
	if p.refractory != "" {
		m.Refractory = expr(p.refractory)
		if p.condition {
			m.Refractory.Type = eqn.Boolean
		}
	}
	for _, e := range p.events {
		m.Events = append(m.Events, eqn.Event{Name: e, Condition: *expr(e)})
	}
	statement := func(text string) eqn.Statement {
		s := eqn.Statement{Target: strings.TrimRight(left(text), " +"), Add: strings.Contains(text, "+="), Value: *expr(right(text))}
		if !strings.Contains(text, "=") {
			t.Fatalf("no statement: %q", text)
		}
		return s
	}
	for _, r := range p.reset {
		c.Reset = append(c.Reset, statement(r))
	}
	for i, r := range append(p.arrivals, p.deltas...) {
		name, text, _ := strings.Cut(r, ":")
		rec := compose.Receptor{Name: name, Accumulator: name, Delta: i >= len(p.arrivals)}
		for _, part := range strings.Split(text, ";") {
			rec.Arrival = append(rec.Arrival, statement(part))
		}
		c.Receptors = append(c.Receptors, rec)
	}
	return c
}

func (p page) options(precision state.Type, dt float64) Options {
	varying := strings.Fields(p.varying)
	return Options{Dt: dt, Precision: precision, Element: func(name string) bool {
		for _, v := range varying {
			if v == name {
				return true
			}
		}
		return false
	}}
}

func left(s string) string { l, _, _ := strings.Cut(s, "="); return strings.TrimSpace(l) }

func right(s string) string { _, r, _ := strings.Cut(s, "="); return strings.TrimSpace(r) }

// parse makes an expression from Go's syntax; where(c, a, b) is a conditional.
func parse(t *testing.T, m *eqn.Model, text string) *eqn.Expr {
	t.Helper()
	tree, err := parser.ParseExpr(text)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	b := ir.NewBuilder(text, ir.Pure)
	b.Return(emitGo(t, b, m, tree))
	return &eqn.Expr{Text: text, Func: b.Func()}
}

func emitGo(t *testing.T, b *ir.Builder, m *eqn.Model, x ast.Expr) ir.Ref {
	t.Helper()
	switch x := x.(type) {
	case *ast.ParenExpr:
		return emitGo(t, b, m, x.X)
	case *ast.BasicLit:
		v, err := strconv.ParseFloat(x.Value, 64)
		if err != nil {
			t.Fatal(err)
		}
		return b.Const(ir.F64, v)
	case *ast.Ident:
		s, ok := m.Symbol(x.Name)
		if !ok {
			t.Fatalf("no symbol %q", x.Name)
		}
		typ := map[eqn.ValueType]ir.Type{eqn.Real: ir.F64, eqn.Integer: ir.I32, eqn.Boolean: ir.Bool}[s.Type]
		return b.Load(x.Name, typ, ir.Uniform)
	case *ast.UnaryExpr:
		op := map[token.Token]ir.Op{token.SUB: ir.OpNeg, token.NOT: ir.OpNot}[x.Op]
		return b.Op(op, emitGo(t, b, m, x.X))
	case *ast.CallExpr:
		name := x.Fun.(*ast.Ident).Name
		var args []ir.Ref
		for _, a := range x.Args {
			args = append(args, emitGo(t, b, m, a))
		}
		switch name {
		case "where":
			return b.Op(ir.OpSelect, args...)
		case "real":
			return b.Cvt(ir.F64, args[0])
		case "rand":
			return b.Random(ir.OpRandU, ir.F64, 7)
		}
		ops := map[string]ir.Op{"exp": ir.OpExp, "sin": ir.OpSin, "cos": ir.OpCos, "pow": ir.OpPow, "max": ir.OpMax, "floor": ir.OpFloor}
		if ops[name] == 0 {
			t.Fatalf("no function %q", name)
		}
		return b.Op(ops[name], args...)
	case *ast.BinaryExpr:
		l, r := emitGo(t, b, m, x.X), emitGo(t, b, m, x.Y)
		if b.Type(l) != b.Type(r) {
			l, r = b.Cvt(ir.F64, l), b.Cvt(ir.F64, r)
		}
		switch x.Op {
		case token.GTR:
			return b.Op(ir.OpLT, r, l)
		case token.GEQ:
			return b.Op(ir.OpLE, r, l)
		}
		op, ok := map[token.Token]ir.Op{
			token.ADD: ir.OpAdd, token.SUB: ir.OpSub, token.MUL: ir.OpMul, token.QUO: ir.OpDiv,
			token.LSS: ir.OpLT, token.LEQ: ir.OpLE, token.LAND: ir.OpAnd, token.LOR: ir.OpOr, token.EQL: ir.OpEQ,
		}[x.Op]
		if !ok {
			t.Fatalf("no operator %v", x.Op)
		}
		return b.Op(op, l, r)
	}
	t.Fatalf("no expression %T", x)
	return ir.None
}

// machine runs a Program by the interpreter.
type machine struct {
	t    *testing.T
	p    *Program
	n    int
	dt   float64
	k    int // the step
	cols map[string]state.Column
	exec map[*ir.Func]*ir.Exec
	list map[*ir.Func][][]uint32
}

// newMachine allocates all columns, sets parameters and prepares.
func newMachine(t *testing.T, p *Program, n int, dt float64, params map[string]float64) *machine {
	t.Helper()
	m := &machine{t: t, p: p, n: n, dt: dt, cols: map[string]state.Column{}, exec: map[*ir.Func]*ir.Exec{}, list: map[*ir.Func][][]uint32{}}
	for _, f := range []*ir.Func{p.Step, p.Before, p.After, p.Initial} {
		m.allocate(f, n)
	}
	m.allocate(p.PrepareElements, n)
	m.allocate(p.Prepare, 1)
	m.allocate(p.Tick, 1)
	for _, h := range p.Hidden {
		m.cols[h.Name].Fill(h.Initial)
	}
	for name, x := range params {
		if c, ok := m.cols[name]; ok {
			c.Fill(x)
		}
	}
	for name, x := range map[string]float64{"dt": dt, "N": float64(n)} {
		if c, ok := m.cols[name]; ok {
			c.Fill(x)
		}
	}
	m.prepare()
	return m
}

func (m *machine) allocate(f *ir.Func, n int) {
	if f == nil {
		return
	}
	for _, s := range f.Slots {
		if _, ok := m.cols[s.Name]; ok {
			continue
		}
		size := n
		if s.Rank == ir.Uniform {
			size = 1
		}
		m.cols[s.Name] = state.NewColumn(s.Type, size)
	}
}

func (m *machine) prepare() {
	m.run(m.p.Prepare, 1)
	m.run(m.p.PrepareElements, m.n)
}

func (m *machine) run(f *ir.Func, n int) {
	m.t.Helper()
	if f == nil {
		return
	}
	x := m.exec[f]
	if x == nil {
		opt, err := ir.Optimize(f)
		if err != nil {
			m.t.Fatalf("%v\n%v", err, f)
		}
		in, err := ir.NewInterp(opt)
		if err != nil {
			m.t.Fatal(err)
		}
		var cols []state.Column
		for _, s := range opt.Slots {
			c, ok := m.cols[s.Name]
			if !ok {
				c = state.NewColumn(s.Type, 1) // random streams
				m.cols[s.Name] = c
			}
			cols = append(cols, c)
		}
		lists := make([][]uint32, opt.Lists)
		for i := range lists {
			lists[i] = make([]uint32, n)
		}
		if x, err = in.Bind(cols, lists); err != nil {
			m.t.Fatalf("%v\n%v", err, opt)
		}
		m.exec[f], m.list[f] = x, lists
	}
	if err := x.Run(0, n); err != nil {
		m.t.Fatal(err)
	}
}

// emitted returns what the last run of f put in a list.
func (m *machine) emitted(f *ir.Func, list int) []uint32 {
	return m.list[f][list][:m.exec[f].Count(list)]
}

func (m *machine) tick() {
	if c, ok := m.cols["t"]; ok {
		c.Set(0, float64(m.k)*m.dt)
	}
	if c, ok := m.cols["step.lo"]; ok {
		c.Set(0, float64(m.k))
	}
	m.run(m.p.Tick, 1)
}

// step runs one step and returns the spikes.
func (m *machine) step() []uint32 {
	m.t.Helper()
	m.tick()
	m.run(m.p.Step, m.n)
	m.k++
	if m.p.Step.Lists == 0 {
		return nil
	}
	return m.emitted(m.p.Step, 0)
}

// halves runs one step by its two halves.
func (m *machine) halves() {
	m.tick()
	m.run(m.p.Before, m.n)
	m.run(m.p.After, m.n)
	m.k++
}

func (m *machine) at(name string) float64 { return m.cols[name].At(0) }

func (m *machine) set(name string, x float64) {
	c, ok := m.cols[name]
	if !ok {
		m.t.Fatalf("no slot %q in\n%v", name, m.p.Step)
	}
	c.Set(0, x)
}

func discretize(t *testing.T, p page, precision state.Type, dt float64) *Program {
	t.Helper()
	prog, err := Discretize(p.compose(t), p.options(precision, dt))
	if err != nil {
		t.Fatal(err)
	}
	return prog
}

// ops counts the instructions of a Func.
func ops(f *ir.Func) string {
	count := map[ir.Op]int{}
	for _, in := range f.Body {
		count[in.Op]++
	}
	var s []string
	for op := ir.Op(0); op < 255; op++ {
		if count[op] > 0 {
			s = append(s, fmt.Sprintf("%v %d", op, count[op]))
		}
	}
	return strings.Join(s, ", ")
}
