package eqn

import (
	"math"
	"testing"

	"synfire/diag"
	"synfire/ir"
	"synfire/unit"
)

func parse(text string, names map[string]Foreign) (*Expr, error) {
	return ParseExpr(diag.Source{Name: "test", Text: text}, Scope{Names: names})
}

var (
	volt   = unit.DimOf(2, 1, -3, -1, 0, 0, 0)
	second = unit.DimOf(0, 0, 1, 0, 0, 0, 0)
)

// TestExpressions holds values of expressions: precedence as in Python, units
// coherent (ms, mV, pA, nS, pF), integers and conditions.
func TestExpressions(t *testing.T) {
	names := map[string]Foreign{
		"v": {Dim: volt}, "t": {Dim: second}, "x": {}, "y": {}, "i": {Type: Integer}, "j": {Type: Integer}, "b": {Type: Boolean},
	}
	at := map[string]float64{"v": -55, "t": 12.5, "x": 0.75, "y": -2, "i": 7, "j": 3, "b": 1}
	tests := []struct {
		text string
		want float64
		typ  ValueType
	}{
		{"1 + 2*3", 7, Integer},
		{"(1 + 2)*3", 9, Integer},
		{"10 - 4 - 3", 3, Integer},
		{"2**3**2", 512, Real},
		{"-2**2", -4, Real},
		{"2**-2", 0.25, Real},
		{"(-2)**3", -8, Real},
		{"-x**2", -0.5625, Real},
		{"7/2", 3.5, Real},
		{"7//2", 3, Integer},
		{"-7//2", -4, Integer},
		{"-7 % 3", 2, Integer},
		{"7.5 % -2", -0.5, Real},
		{"y // 0.75", -3, Real},
		{"i // j + i % j", 3, Integer},
		{"x**4", math.Pow(0.75, 4), Real},
		{"x**-3", 1 / (0.75 * 0.75 * 0.75), Real},
		{"x**0.5", math.Sqrt(0.75), Real},
		{"x**-0.5", 1 / math.Sqrt(0.75), Real},
		{"x**(1/3)", math.Pow(0.75, 1./3), Real},
		{"x**y", math.Pow(0.75, -2), Real},
		{"x**0", 1, Real},
		{"4*mV", 4, Real},
		{"1*volt", 1000, Real},
		{"2*nS*mV", 2, Real},
		{"200*pF/(10*nS)", 20, Real},
		{"1/ms", 1, Real},
		{"15*Hz", 0.015, Real},
		{"v/mV", -55, Real},
		{"t/second", 0.0125, Real},
		{"sqrt(4*mV**2)", 2, Real},
		{"abs(v)", 55, Real},
		{"abs(i - 10)", 3, Integer},
		{"exp(x)", math.Exp(0.75), Real},
		{"log(x)", math.Log(0.75), Real},
		{"log10(x)", math.Log10(0.75), Real},
		{"expm1(x)", math.Expm1(0.75), Real},
		{"log1p(x)", math.Log1p(0.75), Real},
		{"exprel(x)", math.Expm1(0.75) / 0.75, Real},
		{"exprel(0)", 1, Real},
		{"sin(x) + cos(x) + tan(x)", math.Sin(0.75) + math.Cos(0.75) + math.Tan(0.75), Real},
		{"sinh(x) + cosh(x) + tanh(x)", math.Sinh(0.75) + math.Cosh(0.75) + math.Tanh(0.75), Real},
		{"arcsin(x) + arccos(x) + arctan(x)", math.Asin(0.75) + math.Acos(0.75) + math.Atan(0.75), Real},
		{"clip(v, -50*mV, 0*mV)", -50, Real},
		{"clip(x, 0, 1)", 0.75, Real},
		{"clip(y, 0, 1)", 0, Real},
		{"min(x, y)", -2, Real},
		{"max(x, y, 1)", 1, Real},
		{"sign(v)", -1, Real},
		{"floor(y - x)", -3, Real},
		{"ceil(y - x)", -2, Real},
		{"int(x > 0)", 1, Integer},
		{"int(-2.7)", -2, Integer},
		{"int(x > 0)*v", -55, Real},
		{"b*x", 0.75, Real},
		{"(x > 0) + (y > 0)", 1, Integer},
		{"x if x > y else y", 0.75, Real},
		{"1 if x < y else 2 if x < 0 else 3", 3, Integer},
		{"where(x < y, x, y)", -2, Real},
		{"x > 0 and y > 0", 0, Boolean},
		{"x > 0 or y > 0", 1, Boolean},
		{"not x > 1", 1, Boolean},
		{"not b", 0, Boolean},
		{"0 < x < 1", 1, Boolean},
		{"0 < x <= y < 1", 0, Boolean},
		{"i == 7 and j != 7", 1, Boolean},
		{"x >= 0.75", 1, Boolean},
		{"b == True", 1, Boolean},
		{"False or b", 1, Boolean},
		{"v > 0", 0, Boolean},
		{"v + 0", -55, Real},
		{"timestep(t, 0.1*ms)", 125, Real},
		{"rand() + 10*rand()", 0.25 + 10*0.5, Real},
		{"randn()*mV", -1, Real},
		{"poisson(3)", 103, Real},
		{"pi + e", math.Pi + math.E, Real},
		{"inf", math.Inf(1), Real},
		{".5 + 4. + 1e-1 + 2E1", 24.6, Real},
		{"1 + \\\n 2", 3, Integer},
		{"(1 +\n 2)", 3, Integer},
		{"x - -y", -1.25, Real},
		{"+x", 0.75, Real},
		{"i*x", 5.25, Real},
		{"3000000000 + i", 3000000007, Real},
	}
	for _, tt := range tests {
		e, err := parse(tt.text, names)
		if err != nil {
			t.Errorf("%s: %v", tt.text, err)
			continue
		}
		if got := eval(t, e.Func, at); e.Type != tt.typ || !(math.Abs(got-tt.want) <= 1e-14*math.Abs(tt.want) || got == tt.want) {
			t.Errorf("%s = %.17g (type %v), want %.17g (type %v)", tt.text, got, e.Type, tt.want, tt.typ)
		}
	}
}

// TestRefusedExpressions holds what must not pass.
func TestRefusedExpressions(t *testing.T) {
	names := map[string]Foreign{"v": {Dim: volt}, "t": {Dim: second}, "x": {}, "b": {Type: Boolean}}
	for _, text := range []string{
		"", "1 +", "(1", "1)", "v + t", "v > t", "v % t", "v // t", "v and b", "not x", "exp(v)", "sin(t)", "2**v", "v**x", "v**0.3333",
		"clip(v, 0, 1)", "min(v, t)", "min(x)", "where(x, 1, 2)", "v if b else t", "v if x else v", "1 if b", "int(v)", "floor(v)",
		"timestep(x, t)", "poisson(v)", "rand(1)", "q", "x y", "x = 1", "3 mV", "x^2", "b && b", "x'", "\"x\"", "x[1]", "f(x)", "x.y",
		"lambda: 1", "1e999", "if", "x,", "xi", "@", "v < x < 1",
	} {
		if e, err := parse(text, names); err == nil {
			t.Errorf("%q passed: %v", text, e.Func)
		}
	}
}

// TestPowersAreProducts holds the order of multiplications, on which bits hang.
func TestPowersAreProducts(t *testing.T) {
	for text, ops := range map[string][]ir.Op{
		"x**2": {ir.OpLoad, ir.OpMul}, "x**3": {ir.OpLoad, ir.OpMul, ir.OpMul}, "x**4": {ir.OpLoad, ir.OpMul, ir.OpMul},
		"x**1": {ir.OpLoad}, "x**-2": {ir.OpLoad, ir.OpMul, ir.OpConst, ir.OpDiv}, "x**2.5": {ir.OpLoad, ir.OpConst, ir.OpPow},
	} {
		e, err := parse(text, map[string]Foreign{"x": {}})
		if err != nil {
			t.Fatal(err)
		}
		var got []ir.Op
		for _, in := range e.Func.Body {
			got = append(got, in.Op)
		}
		if len(got) != len(ops) {
			t.Errorf("%s: %v", text, got)
			continue
		}
		for i := range ops {
			if got[i] != ops[i] {
				t.Errorf("%s: %v, want %v", text, got, ops)
				break
			}
		}
	}
}

// TestClipKeepsNaN: a limit must not hide that a number is none.
func TestClipKeepsNaN(t *testing.T) {
	e, err := parse("clip(x, 0, 1)", map[string]Foreign{"x": {}})
	if err != nil {
		t.Fatal(err)
	}
	if got := eval(t, e.Func, map[string]float64{"x": math.NaN()}); !math.IsNaN(got) {
		t.Errorf("clip(NaN, 0, 1) = %v", got)
	}
}

// TestWanted holds what a scope may ask of an expression.
func TestWanted(t *testing.T) {
	names := map[string]Foreign{"v": {Dim: volt}, "i": {Type: Integer}}
	for _, tt := range []struct {
		text string
		want Foreign
		ok   bool
	}{
		{"v + rand()*mV", Foreign{Dim: volt}, true},
		{"0", Foreign{Dim: volt}, true},
		{"1", Foreign{Dim: volt}, false},
		{"v > 0", Foreign{Type: Boolean}, true},
		{"v", Foreign{Type: Boolean}, false},
		{"i + 1", Foreign{}, true},
		{"floor(i/2)", Foreign{Type: Integer}, true},
		{"i/2", Foreign{Type: Integer}, false},
		{"v*second", Foreign{Dim: volt}, false},
	} {
		e, err := ParseExpr(diag.Source{Name: "test", Text: tt.text}, Scope{Names: names, Want: &tt.want})
		if (err == nil) != tt.ok {
			t.Errorf("%s as %v: %v", tt.text, tt.want, err)
		} else if err == nil && (e.Dim != tt.want.Dim || e.Type != tt.want.Type || e.Func.Body[e.Func.Results[0]].Type != irType(tt.want.Type)) {
			t.Errorf("%s is %v %v", tt.text, e.Dim, e.Type)
		}
	}
}

// TestStatements holds what statements assign, each seeing those before it.
func TestStatements(t *testing.T) {
	text := `dv/dt = (E - v)/tau : volt
w : volt
n : integer
hot : boolean`
	inst := instance(t, Neuron(text, Options{
		Threshold: "v > E + 10*mV", Values: quantities(t, map[string]string{"E": "-65 mV", "tau": "10 ms"}),
		Reset: `old = v  # a name of the statements' own
			v = E; w += old - v
			w *= 0.5; v -= 1*mV
			n += 1; hot = w > 3*mV
			v /= 2`,
	}))
	list := inst.Model.Resets[0].Statements
	type row struct {
		target     string
		add, local bool
		want       float64
	}
	at := map[string]float64{"v": -50, "w": 4, "n": 2, "E": -65, "old": -50, "hot": 0}
	want := []row{
		{"old", false, true, -50},
		{"v", false, false, -65},
		{"w", true, false, 15},
		{"w", false, false, 9.5},
		{"v", true, false, -1},
		{"n", true, false, 1},
		{"hot", false, false, 1},
		{"v", false, false, -33},
	}
	if len(list) != len(want) {
		t.Fatalf("%d statements", len(list))
	}
	for i, s := range list {
		w := want[i]
		if s.Target != w.target || s.Add != w.add || s.Local != w.local {
			t.Errorf("statement %d: %+v, want %+v", i, s, w)
		}
		x := eval(t, s.Value.Func, at)
		near(t, s.Value.Text, x, w.want)
		if s.Add {
			x += at[s.Target]
		}
		at[s.Target] = x
	}
	for name, role := range map[string]Role{"v": State, "w": State, "n": State, "hot": State, "E": Parameter, "tau": Parameter} {
		if s, ok := inst.Model.Symbol(name); !ok || s.Role != role {
			t.Errorf("%s: %+v", name, s)
		}
	}
}

// TestOccurrences: every draw of a model has a number of its own.
func TestOccurrences(t *testing.T) {
	inst := instance(t, Neuron("dv/dt = (rand() - rand()*v)/tau : 1\nx = randn() : 1", Options{
		Threshold: "v > rand()", Reset: "v = rand()", Values: quantities(t, map[string]string{"tau": "10 ms"}),
	}))
	m := inst.Model
	v, _ := m.Symbol("v")
	x, _ := m.Symbol("x")
	seen := map[uint64]bool{}
	for _, f := range []*ir.Func{v.Rate.Func, x.Value.Func, m.Threshold.Func, m.Resets[0].Statements[0].Value.Func} {
		for _, in := range f.Body {
			if in.Op == ir.OpRandU || in.Op == ir.OpRandN {
				if seen[in.Imm] {
					t.Errorf("draw %d occurs twice", in.Imm)
				}
				seen[in.Imm] = true
			}
		}
	}
	if len(seen) != 5 {
		t.Errorf("%d draws", len(seen))
	}
}

// TestRebind: a synapse takes the dimension of the weight that is bound.
func TestRebind(t *testing.T) {
	m, err := ParseFile(diag.Source{Name: "Expon.eqn", Text: `synapse Expon: what arrives decays exponentially
parameters
    tau = 8 ms   time constant of decay
state
    g : weight   conductance
equations
    dg/dt = -g/tau : weight
arrival g += w
`})
	if err != nil {
		t.Fatal(err)
	}
	siemens, amp := unit.DimOf(-2, -1, 3, 2, 0, 0, 0), unit.DimOf(0, 0, 0, 1, 0, 0, 0)
	for _, dim := range []unit.Dim{siemens, amp, volt, {}} {
		bound, err := m.Rebind(dim, unit.Dim{})
		if err != nil {
			t.Fatal(err)
		}
		g, _ := bound.Symbol("g")
		if g.Dim != dim || g.Open || g.Rate.Dim != dim.Div(second) || !g.Default.IsSet() || g.Default.Dim() != dim {
			t.Errorf("bound to %v: %+v", dim, g)
		}
	}
	if g, _ := m.Symbol("g"); g.Dim != siemens {
		t.Errorf("unbound: %v", g.Dim)
	}
	coba := instance(t, Output("I = g*(E - V) : amp (output)", Options{Values: quantities(t, map[string]string{"E": "0 mV"})})).Model
	if _, err := coba.Rebind(siemens, siemens); err != nil {
		t.Error(err)
	}
	if _, err := coba.Rebind(amp, amp); err == nil {
		t.Error("a current times a voltage passed as a current")
	}
	direct := instance(t, Output("I = g : amp (output)", Options{})).Model
	if _, err := direct.Rebind(amp, amp); err != nil {
		t.Error(err)
	}
	if _, err := direct.Rebind(siemens, siemens); err == nil {
		t.Error("a conductance passed as a current")
	}
}

// TestSeries: a table over time is read as name(t) or name(t, i).
func TestSeries(t *testing.T) {
	amp := unit.DimOf(0, 0, 0, 1, 0, 0, 0)
	o := Options{Series: map[string]*Series{"stim": {Dt: 1, Dim: amp, Columns: 1, Values: []float64{0, 100}}}, Values: quantities(t, map[string]string{"C": "100 pF"})}
	for _, call := range []string{"stim(t)", "stim(t, i)"} {
		m := instance(t, Neuron("dv/dt = "+call+"/C : volt", o)).Model
		s, ok := m.Symbol("stim")
		if !ok || s.Role != Table || s.Dim != amp {
			t.Errorf("%+v", s)
		}
		near(t, call, rate(t, m, "v", map[string]float64{"stim": 100, "C": 100}), 1)
	}
	for _, call := range []string{"stim", "stim()", "stim(i)", "stim(t, 3)", "stim(t + dt)"} {
		if _, err := Neuron("dv/dt = "+call+"/C : volt", o).Instance(); err == nil {
			t.Errorf("%s passed", call)
		}
	}
}

// TestOneSlip: a value that nothing uses is a mistake only where it is likely
// one; else it is a parameter for initial values and rules.
func TestOneSlip(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"E_leek", "E_leak", true},
		{"tua_m", "tau_m", true},
		{"tau", "Tau", true},
		{"taum", "tauum", true},
		{"Eleak", "E_leak", true},
		{"taue", "taui", false},
		{"I_0", "I_1", false},
		{"a", "b", false},
		{"tau", "tau1", false},
		{"E_k", "I_0", false},
	} {
		if got := oneSlip(tt.a, tt.b); got != tt.want || oneSlip(tt.b, tt.a) != got {
			t.Errorf("%s, %s: %v", tt.a, tt.b, got)
		}
	}
	inst := instance(t, Neuron("dv/dt = -v/tau : volt", Options{Values: quantities(t, map[string]string{"tau": "10 ms", "Vr": "-60 mV"})}))
	if s, ok := inst.Model.Symbol("Vr"); !ok || s.Role != Parameter || s.Dim != volt {
		t.Errorf("Vr: %+v", s)
	}
}
