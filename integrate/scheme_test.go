package integrate

import (
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"synfire/state"
)

// errorAt integrates a page over 2 ms in F64 and returns how far the first
// variables end from the truth.
func errorAt(t *testing.T, p page, dt float64, values map[string]float64, want map[string]float64) float64 {
	t.Helper()
	m := newMachine(t, discretize(t, p, state.F64, dt), 1, dt, values)
	for name, x := range values {
		if c, ok := m.cols[name]; ok {
			c.Fill(x)
		}
	}
	for range int(math.Round(2 / dt)) {
		m.step()
	}
	worst := 0.0
	for name, x := range want {
		worst = max(worst, math.Abs(m.at(name)-x))
	}
	return worst
}

// A nonlinear problem that depends on the time and has a known solution:
// with u = exp(a sin t), x = 1/(1 + t) solves x' = -x^2, and y = u solves
// y' = a y cos(t) + x - 1/(1 + t).
var problem = page{
	timing: "brian",
	params: "a",
	rates: []string{
		"x = -x*x",
		"y = a*y*cos(t) + x - 1/(1 + t)",
	},
}

func TestOrderOfConvergence(t *testing.T) {
	values := map[string]float64{"a": 2, "x": 1, "y": 1}
	want := map[string]float64{"x": 1. / 3, "y": math.Exp(2 * math.Sin(2))}
	for _, s := range schemes {
		if s.name == "exact" {
			continue // of linear systems: TestExactWithHeldInput
		}
		t.Run(s.name, func(t *testing.T) {
			p := problem
			p.method = s.name
			if s.adaptive {
				p.method += "(absolute_error=1e9)" // one sub-step per step, whatever the error
			}
			coarse := errorAt(t, p, 0.05, values, want)
			fine := errorAt(t, p, 0.025, values, want)
			order := math.Log2(coarse / fine)
			if math.Abs(order-float64(s.order)) > 0.25 {
				t.Errorf("errors %.3g and %.3g: order %.2f, want %d", coarse, fine, order, s.order)
			}
			if fine > 3*math.Pow(0.1, float64(s.order)) {
				t.Errorf("error %.3g at dt 0.025", fine)
			}
		})
	}
}

// A varying input is held over a step, which makes the exact scheme one of
// first order.
func TestExactWithHeldInput(t *testing.T) {
	p := page{timing: "brian", method: "exact", params: "a", rates: []string{"x = -a*x + cos(t)"}}
	values := map[string]float64{"a": 1, "x": 0}
	want := map[string]float64{"x": (math.Cos(2) + math.Sin(2) - math.Exp(-2)) / 2}
	order := math.Log2(errorAt(t, p, 0.05, values, want) / errorAt(t, p, 0.025, values, want))
	if math.Abs(order-1) > 0.1 {
		t.Errorf("order %.2f, want 1", order)
	}
}

// One step of each scheme on x' = -x from 1 is its stability function.
func TestStabilityFunctions(t *testing.T) {
	const z = -0.5
	want := map[string]float64{
		"exponential_euler": math.Exp(z),
		"exact":             math.Exp(z),
		"euler":             1 + z,
		"milstein":          1 + z,
		"midpoint":          1 + z + z*z/2,
		"heun":              1 + z + z*z/2,
		"rk3":               1 + z + z*z/2 + z*z*z/6,
		"rk4":               1 + z + z*z/2 + z*z*z/6 + z*z*z*z/24,
		"rkf45":             1 + z + z*z/2 + z*z*z/6 + z*z*z*z/24 + z*z*z*z*z/120 + z*z*z*z*z*z/2080,
		"dopri5":            1 + z + z*z/2 + z*z*z/6 + z*z*z*z/24 + z*z*z*z*z/120 + z*z*z*z*z*z/600,
	}
	for _, s := range schemes {
		for _, name := range append([]string{s.name}, s.aliases...) {
			p := page{timing: "seed", method: name, rates: []string{"x = -x"}}
			if s.adaptive {
				p.method += "(absolute_error=1e9)"
			}
			m := newMachine(t, discretize(t, p, state.F64, -z), 1, -z, nil)
			m.set("x", 1)
			m.step()
			if got := m.at("x"); math.Abs(got-want[s.name]) > 1e-15 {
				t.Errorf("%s: %v, want %v", name, got, want[s.name])
			}
		}
	}
}

// The tableaux satisfy the conditions of their order (Hairer et al. 1993,
// table II.2.1) on trees that scalar problems do not show: sum b c^k = 1/(k+1).
func TestQuadratureConditions(t *testing.T) {
	for _, s := range schemes {
		for k := range s.order {
			p := page{timing: "brian", method: s.name, rates: []string{fmt.Sprintf("x = pow(t, %d)", k)}}
			if s.name == "exact" && k > 0 {
				continue
			}
			m := newMachine(t, discretize(t, p, state.F64, 1), 1, 1, nil)
			m.step()
			if got, want := m.at("x"), 1/float64(k+1); math.Abs(got-want) > 1e-15 {
				t.Errorf("%s: integral of t^%d is %v, want %v", s.name, k, got, want)
			}
		}
	}
}

// The page of the language lists the table of schemes.
func TestDocsListSchemes(t *testing.T) {
	page, err := os.ReadFile("../docs/equations.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range schemes {
		name := "`" + s.name + "`"
		if len(s.aliases) > 0 {
			name += " (`" + strings.Join(s.aliases, "`, `") + "`)"
		}
		noise := ""
		if s.strong > 0 {
			noise = fmt.Sprintf("%v, %v", s.strong, s.weak)
		}
		if row := fmt.Sprintf("\n| %s | %d | %s | %s |\n", name, s.order, noise, s.doc); !strings.Contains(string(page), row) {
			t.Errorf("missing: %s", row)
		}
	}
}

func TestUnknownMethod(t *testing.T) {
	p := page{timing: "seed", method: "kr2", rates: []string{"x = -x"}}
	_, err := Discretize(p.compose(t), p.options(state.F32, 0.1))
	if err == nil || !strings.Contains(err.Error(), `did you mean "rk2"?`) {
		t.Errorf("error %v suggests nothing", err)
	}
}

// Chains of variables that have closed solutions, also where time constants
// are equal or nearly so.
func TestExactAgainstClosedForms(t *testing.T) {
	const dt = 0.25
	taus := []struct{ m, s float64 }{{10, 2}, {2, 10}, {5, 5}, {5, 5 * (1 + 1e-9)}, {5, 5 * (1 - 1e-9)}, {0.01, 20}, {1e4, 1e-2}}
	for _, tau := range taus {
		// V' = -V/m + a g, g' = -g/s (after Rotter and Diesmann 1999, eq. 9),
		// alpha: h' = -h/s, g' = h - g/s (eq. 13).
		p := page{
			timing: "seed", method: "exact", params: "m s a E",
			rates: []string{"V = (E - V)/m + a*g", "g = -g/s", "W = -W/m + y", "y = z - y/s", "z = -z/s"},
		}
		for _, timing := range []string{"brian", "nest"} {
			p.timing = timing
			m := newMachine(t, discretize(t, p, state.F64, dt), 1, dt, map[string]float64{"m": tau.m, "s": tau.s, "a": 3, "E": -65})
			m.set("V", -60)
			m.set("g", 2)
			m.set("W", 1)
			m.set("y", 0.5)
			m.set("z", 2)
			m.step()
			em, es := math.Exp(-dt/tau.m), math.Exp(-dt/tau.s)
			one, two := divided(tau.m, tau.s, dt)
			checks := map[string]float64{
				"V": -65 + 5*em + 3*2*one,
				"g": 2 * es,
				"W": em + 0.5*one + 2*two,
				"y": es * (0.5 + 2*dt),
				"z": 2 * es,
			}
			for name, want := range checks {
				if got := m.at(name); math.Abs(got-want) > 4e-15*math.Max(1, math.Abs(want)) {
					t.Errorf("tau_m %v, tau_s %v: %s = %v, want %v (off by %.2g)", tau.m, tau.s, name, got, want, got-want)
				}
			}
		}
	}
}

// divided returns the integrals of e^(-(dt-u)/m) e^(-u/s) and of
// e^(-(dt-u)/m) u e^(-u/s) over u from 0 to dt, by Gauss-Legendre quadrature on
// panels that resolve the fastest decay.
func divided(m, s, dt float64) (one, two float64) {
	// Five points, exact to degree 9 (Abramowitz and Stegun, table 25.4).
	x := []float64{0, -0.5384693101056831, 0.5384693101056831, -0.9061798459386640, 0.9061798459386640}
	w := []float64{0.5688888888888889, 0.4786286704993665, 0.4786286704993665, 0.2369268850561891, 0.2369268850561891}
	panels := 8 + int(4*dt/min(m, s))
	h := dt / float64(panels)
	for k := range panels {
		for i := range x {
			u := (float64(k) + (1+x[i])/2) * h
			f := math.Exp(-(dt-u)/m) * math.Exp(-u/s) * w[i] * h / 2
			one += f
			two += f * u
		}
	}
	return one, two
}

// An oscillator couples its variables in a circle.
func TestExactOscillator(t *testing.T) {
	const dt, omega, damp = 0.3, 2.0, 0.4
	p := page{timing: "brian", method: "exact", params: "w d", rates: []string{"x = -d*x - w*y", "y = w*x - d*y + 1"}}
	m := newMachine(t, discretize(t, p, state.F64, dt), 1, dt, map[string]float64{"w": omega, "d": damp})
	m.set("x", 1)
	// The fixed point: d x + w y = 0, w x - d y + 1 = 0.
	x0 := -omega / (damp*damp + omega*omega)
	y0 := damp / (damp*damp + omega*omega)
	for k := range 50 {
		m.step()
		a := omega * dt * float64(k+1)
		e := math.Exp(-damp * dt * float64(k+1))
		dx, dy := 1-x0, 0-y0
		wantX, wantY := x0+e*(dx*math.Cos(a)-dy*math.Sin(a)), y0+e*(dx*math.Sin(a)+dy*math.Cos(a))
		if math.Abs(m.at("x")-wantX) > 1e-14 || math.Abs(m.at("y")-wantY) > 1e-14 {
			t.Fatalf("step %d: (%v, %v), want (%v, %v)", k, m.at("x"), m.at("y"), wantX, wantY)
		}
	}
}

// Units only scale couplings, so huge ones do no harm; stiff rates settle.
func TestExactExtremes(t *testing.T) {
	p := page{timing: "brian", method: "exact", params: "m s a", rates: []string{"V = -V/m + a*g", "g = -g/s"}}
	prog := discretize(t, p, state.F64, 0.1)
	m := newMachine(t, prog, 1, 0.1, map[string]float64{"m": 10, "s": 10, "a": 1e30})
	m.set("g", 1e-30)
	m.step()
	if got, want := m.at("V"), 0.1*math.Exp(-0.01); math.Abs(got/want-1) > 1e-14 {
		t.Errorf("scaled coupling: %v, want %v", got, want)
	}
	m = newMachine(t, prog, 1, 0.1, map[string]float64{"m": 1e-4, "s": 2e-5, "a": 1})
	m.set("V", 1)
	m.set("g", 1)
	m.step()
	if got := m.at("V"); math.Abs(got) > 1e-9 {
		t.Errorf("stiff: V = %v, want 0", got)
	}
}

func TestNotLinear(t *testing.T) {
	tests := []struct{ rate, want string }{
		{"x = -x*x", "the factor of x depends on x"},
		{"x = 1/x", "the factor of x depends on x"},
		{"x = exp(x)", "the factor of x depends on x"},
		{"x = max(x, 0)", "the factor of x depends on x"},
		{"x = where(x > 0, 1, 2)", "it jumps with x"},
		{"x = floor(x)", "it jumps with x"},
		{"x = -x*cos(t)", "the factor of x depends on t"},
		{"x = -x*u", "the factor of x depends on u"},
		{"x = -x*rand()", "the factor of x is random"},
	}
	for _, test := range tests {
		p := page{timing: "brian", method: "exact", rates: []string{test.rate}, plain: "u"}
		_, err := Discretize(p.compose(t), p.options(state.F32, 0.1))
		if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), "d"+strings.Replace(test.rate, "x =", "x/dt =", 1)) {
			t.Errorf("%s: error %v, want %q", test.rate, err, test.want)
		}
	}
}

// Where a variable freezes, those that read it see it stand still.
func TestSchemesFreezeStages(t *testing.T) {
	for _, method := range []string{"exact", "rk4", "midpoint", "heun", "euler"} {
		t.Run(method, func(t *testing.T) {
			const dt = 0.1
			p := page{
				timing: "nest", method: method, params: "th",
				rates: []string{"V = -V/5", "w = V - w"}, flagged: "V",
				threshold: "V >= th", refractory: "1", reset: []string{"V = 2"},
			}
			m := newMachine(t, discretize(t, p, state.F64, dt), 1, dt, map[string]float64{"th": 50})
			m.set("V", 100)
			m.step()
			if m.at("V") != 2 {
				t.Fatalf("V = %v after the spike, want 2", m.at("V"))
			}
			m.set("w", 0)
			m.step()
			if m.at("V") != 2 {
				t.Errorf("V = %v while refractory, want 2", m.at("V"))
			}
			want := map[string]float64{
				"exact": 2 * -math.Expm1(-dt), "rk4": 2 * (dt - dt*dt/2 + dt*dt*dt/6 - dt*dt*dt*dt/24),
				"midpoint": 2 * (dt - dt*dt/2), "heun": 2 * (dt - dt*dt/2), "euler": 2 * dt,
			}[method]
			if got := m.at("w"); math.Abs(got-want) > 1e-15 {
				t.Errorf("w = %v, want %v", got, want)
			}
		})
	}
}

// order V, w: w steps with the new V; a variable that is not listed keeps to
// the old values.
func TestOrder(t *testing.T) {
	p := page{timing: "seed", method: "euler", rates: []string{"u = V", "w = V", "V = 1"}, order: "V w"}
	m := newMachine(t, discretize(t, p, state.F64, 0.5), 1, 0.5, nil)
	m.step()
	if m.at("V") != 0.5 || m.at("w") != 0.25 || m.at("u") != 0 {
		t.Errorf("V %v w %v u %v, want 0.5, 0.25, 0", m.at("V"), m.at("w"), m.at("u"))
	}
}

// Two exponential currents, solved exactly: what the step costs.
func TestStepOfExactCUBAIsShort(t *testing.T) {
	p := page{
		timing: "brian", method: "exact", params: "El taum taue taui",
		rates: []string{"v = (ge + gi - (v - El))/taum", "ge = -ge/taue", "gi = -gi/taui"},
	}
	got := ops(discretize(t, p, state.F32, 0.1).Step)
	want := "load 9, store 3, add 4, mul 3, decay 2"
	if got != want {
		t.Errorf("step has %s; want %s", got, want)
	}
}
