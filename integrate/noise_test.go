package integrate

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"synfire/ir"
	"synfire/state"
)

// openDraws replaces normal numbers by slots named after their streams, so that
// a test can give the noise.
func openDraws(f *ir.Func) *ir.Func {
	if f == nil {
		return nil
	}
	open := *f
	open.Slots = append([]ir.Slot(nil), f.Slots...)
	open.Body = append([]ir.Instr(nil), f.Body...)
	for i, in := range open.Body {
		if in.Op != ir.OpRandN {
			continue
		}
		name := fmt.Sprintf("draw%d", in.Imm)
		slot := open.Slot(name)
		if slot < 0 {
			slot = len(open.Slots)
			open.Slots = append(open.Slots, ir.Slot{Name: name, Type: in.Type, Rank: ir.Element})
		}
		open.Body[i] = ir.Instr{Op: ir.OpLoad, Type: in.Type, Args: in.Args, Imm: uint64(slot)}
	}
	return &open
}

// noisyMachine is a machine whose normal numbers are given by setDraws.
func noisyMachine(t *testing.T, p page, n int, dt float64, values map[string]float64) *machine {
	t.Helper()
	prog := *discretize(t, p, state.F64, dt)
	prog.Step = openDraws(prog.Step)
	prog.Before, prog.After = nil, prog.Step
	prog.Tick = openDraws(prog.Tick)
	m := newMachine(t, &prog, n, dt, values)
	for name, x := range values {
		if c, ok := m.cols[name]; ok {
			c.Fill(x)
		}
	}
	m.prepare()
	return m
}

func (m *machine) setDraws(stream int, of func(e int) float64) {
	c, ok := m.cols[fmt.Sprintf("draw%d", stream)]
	if !ok {
		m.t.Fatalf("no draw of stream %d in\n%v", stream, m.p.Step)
	}
	for e := range c.Len() {
		c.Set(e, of(e))
	}
}

// strongError is the root mean square error at 1 ms, over paths of white noise
// given on a fine grid, of a method with steps of 1/steps ms.
func strongError(t *testing.T, p page, steps int, paths [][]float64, values map[string]float64, truth func(path []float64) float64) float64 {
	t.Helper()
	dt := 1 / float64(steps)
	m := noisyMachine(t, p, len(paths), dt, values)
	per := len(paths[0]) / steps
	for k := range steps {
		m.setDraws(100, func(e int) float64 {
			sum := 0.0
			for _, x := range paths[e][k*per : (k+1)*per] {
				sum += x
			}
			return sum / math.Sqrt(float64(per))
		})
		m.step()
	}
	sum := 0.0
	for e, path := range paths {
		d := m.cols["x"].At(e) - truth(path)
		sum += d * d
	}
	return math.Sqrt(sum / float64(len(paths)))
}

func whiteNoise(paths, points int) [][]float64 {
	r := rand.New(rand.NewPCG(1, 2))
	all := make([][]float64, paths)
	for i := range all {
		all[i] = make([]float64, points)
		for k := range all[i] {
			all[i][k] = r.NormFloat64()
		}
	}
	return all
}

// slope is that of log2 of the errors, each with half the step of the one
// before.
func slopeOf(errs []float64) float64 {
	sx, sy, sxx, sxy := 0.0, 0.0, 0.0, 0.0
	for i, e := range errs {
		x, y := -float64(i), math.Log2(e)
		sx, sy, sxx, sxy = sx+x, sy+y, sxx+x*x, sxy+x*y
	}
	n := float64(len(errs))
	return (n*sxy - sx*sy) / (n*sxx - sx*sx)
}

// Paths of dx = a x dt + b x o dW are x(0) exp(a t + b W).
func TestStrongOrderWithMultiplicativeNoise(t *testing.T) {
	const a, b = -1.0, 0.8
	paths := whiteNoise(1000, 256)
	for _, s := range schemes {
		if s.strong == 0 || s.name == "exact" {
			continue // exact has additive noise only
		}
		p := page{timing: "brian", method: s.name, rates: []string{"x = a*x + b*x*xi"}, params: "a b"}
		var errs []float64
		for _, steps := range []int{16, 32, 64, 128} {
			errs = append(errs, strongError(t, p, steps, paths, map[string]float64{"a": a, "b": b, "x": 1}, func(path []float64) float64 {
				w := 0.0
				for _, x := range path {
					w += x / 16
				}
				return math.Exp(a + b*w)
			}))
		}
		if order := slopeOf(errs); math.Abs(order-s.strong) > 0.1 {
			t.Errorf("%s: errors %.3g: strong order %.2f, want %v", s.name, errs, order, s.strong)
		}
	}
}

// With additive noise every method has strong order 1: measured against the
// solution of dx = -x dt + dW driven by the same fine path.
func TestStrongOrderWithAdditiveNoise(t *testing.T) {
	paths := whiteNoise(500, 2048)
	for _, s := range schemes {
		if s.strong == 0 {
			continue
		}
		p := page{timing: "brian", method: s.name, rates: []string{"x = -x + xi"}}
		var errs []float64
		for _, steps := range []int{8, 16, 32, 64} {
			errs = append(errs, strongError(t, p, steps, paths, map[string]float64{"x": 1}, func(path []float64) float64 {
				// Its error on the fine grid is below those measured by a factor of 30.
				h := 1 / float64(len(path))
				x := 1.0
				for _, n := range path {
					x = x*math.Exp(-h) + math.Exp(-h/2)*math.Sqrt(h)*n
				}
				return x
			}))
		}
		if order := slopeOf(errs); math.Abs(order-1) > 0.15 {
			t.Errorf("%s: errors %.3g: strong order %.2f, want 1", s.name, errs, order)
		}
	}
}

// Gauss and Hermite's five points integrate polynomials up to degree 9 against
// the normal distribution (Abramowitz and Stegun, table 25.10).
var hermite = []struct{ x, w float64 }{
	{0, 8. / 15},
	{-1.355626179974266, 0.22207592200561266},
	{1.355626179974266, 0.22207592200561266},
	{-2.8569700138728056, 0.011257411327720691},
	{2.8569700138728056, 0.011257411327720691},
}

// Weak order: a step of dx = a x dt + b x o dW multiplies x by something random,
// so moments after n steps are powers of its moments, which quadrature over the
// draw gives without sampling.
func TestWeakOrder(t *testing.T) {
	const a, b = -1.0, 0.8
	for _, s := range schemes {
		if s.weak == 0 || s.name == "exact" {
			continue
		}
		p := page{timing: "brian", method: s.name, rates: []string{"x = a*x + b*x*xi"}, params: "a b"}
		for _, moment := range []float64{1, 2} {
			var errs []float64
			for _, steps := range []int{32, 64, 128} {
				m := noisyMachine(t, p, len(hermite), 1/float64(steps), map[string]float64{"a": a, "b": b, "x": 1})
				m.setDraws(100, func(e int) float64 { return hermite[e].x })
				m.step()
				mean := 0.0
				for e, node := range hermite {
					mean += node.w * math.Pow(m.cols["x"].At(e), moment)
				}
				errs = append(errs, math.Abs(math.Pow(mean, float64(steps))-math.Exp(moment*a+moment*moment*b*b/2)))
			}
			if errs[0] < 1e-13 {
				continue // exact
			}
			if order := slopeOf(errs); math.Abs(order-s.weak) > 0.1 {
				t.Errorf("%s: errors %.3g of moment %v: weak order %.2f, want %v", s.name, errs, moment, order, s.weak)
			}
		}
	}
}

// One step of an Ornstein-Uhlenbeck process has the mean and variance of the
// process, at any dt.
func TestExactOrnsteinUhlenbeck(t *testing.T) {
	const tau, sigma = 5.0, 2.0
	for _, method := range []string{"exponential_euler", "exact"} {
		for _, dt := range []float64{0.1, 5, 40} {
			p := page{timing: "brian", method: method, rates: []string{"x = (m - x)/tau + s*pow(2/tau, 0.5)*xi"}, params: "m tau s"}
			m := noisyMachine(t, p, 2, dt, map[string]float64{"m": 3, "tau": tau, "s": sigma, "x": 1})
			m.setDraws(100, func(e int) float64 { return float64(e) })
			m.step()
			mean, deviation := m.cols["x"].At(0), m.cols["x"].At(1)-m.cols["x"].At(0)
			if want := 3 - 2*math.Exp(-dt/tau); math.Abs(mean-want) > 1e-14 {
				t.Errorf("%s, dt %v: mean %v, want %v", method, dt, mean, want)
			}
			if want := sigma * math.Sqrt(-math.Expm1(-2*dt/tau)); math.Abs(deviation-want) > 1e-14 {
				t.Errorf("%s, dt %v: deviation %v, want %v", method, dt, deviation, want)
			}
		}
	}
}

// The exact method gives coupled variables the covariance of their equations:
// V driven by an Ornstein-Uhlenbeck current, a cycle, and two variables with one
// noise.
func TestExactCovariance(t *testing.T) {
	const dt = 0.7
	tests := []struct {
		name  string
		rates []string
		a     [2][2]float64
		g     [2]float64
	}{
		{"current", []string{"x = -x/10 + y", "y = -y/2 + 3*xi"}, [2][2]float64{{-0.1, 1}, {0, -0.5}}, [2]float64{0, 3}},
		{"equal time constants", []string{"x = -x/2 + y", "y = -y/2 + 3*xi"}, [2][2]float64{{-0.5, 1}, {0, -0.5}}, [2]float64{0, 3}},
		{"cycle", []string{"x = -0.1*x - 2*y + xi", "y = 2*x - 0.1*y"}, [2][2]float64{{-0.1, -2}, {2, -0.1}}, [2]float64{1, 0}},
		{"one noise", []string{"x = -x/10 + 2*xi", "y = -y/2 - xi"}, [2][2]float64{{-0.1, 0}, {0, -0.5}}, [2]float64{2, -1}},
	}
	for _, test := range tests {
		p := page{timing: "brian", method: "exact", rates: test.rates}
		m := noisyMachine(t, p, 2, dt, nil)
		for k, stream := range []int{100, 101} {
			m.setDraws(stream, func(e int) float64 {
				if e == k {
					return 1
				}
				return 0
			})
		}
		m.step()
		var got, want [2][2]float64
		l := [2][2]float64{{m.cols["x"].At(0), m.cols["x"].At(1)}, {m.cols["y"].At(0), m.cols["y"].At(1)}}
		// Simpson's rule over e^(A s) g, itself by its series.
		const panels = 1000
		for i := range 2*panels + 1 {
			weight := dt / (6 * panels)
			switch {
			case i%2 == 1:
				weight *= 4
			case i > 0 && i < 2*panels:
				weight *= 2
			}
			v := flow(test.a, test.g, dt*float64(i)/(2*panels))
			for r := range 2 {
				for c := range 2 {
					want[r][c] += weight * v[r] * v[c]
				}
			}
		}
		for r := range 2 {
			for c := range 2 {
				got[r][c] = l[r][0]*l[c][0] + l[r][1]*l[c][1]
			}
		}
		for r := range 2 {
			for c := range 2 {
				if math.Abs(got[r][c]-want[r][c]) > 1e-13*math.Sqrt(want[r][r]*want[c][c]) {
					t.Errorf("%s: covariance %v, want %v", test.name, got, want)
				}
			}
		}
	}
}

// flow is e^(a s) g.
func flow(a [2][2]float64, g [2]float64, s float64) [2]float64 {
	sum, term := g, g
	for k := 1; k < 40; k++ {
		f := s / float64(k)
		term = [2]float64{f * (a[0][0]*term[0] + a[0][1]*term[1]), f * (a[1][0]*term[0] + a[1][1]*term[1])}
		sum[0] += term[0]
		sum[1] += term[1]
	}
	return sum
}

// The same name is the same noise in every equation, another name another; a
// shared noise is the same for all elements.
func TestNamesOfNoise(t *testing.T) {
	for _, precision := range []state.Type{state.F32, state.F64} {
		for _, method := range stochastic() {
			p := page{timing: "brian", method: method, rates: []string{"u = xi", "v = 2*xi", "w = xi_a", "s = xi_all", "r = xi_all - xi"}}
			m := newMachine(t, discretize(t, p, precision, 1), 4, 1, nil)
			for range 3 {
				old := map[string][]float64{}
				for _, name := range strings.Fields("u v w s r") {
					for e := range 4 {
						old[name] = append(old[name], m.cols[name].At(e))
					}
				}
				m.step()
				d := func(name string, e int) float64 { return m.cols[name].At(e) - old[name][e] }
				near := func(a, b float64) bool { return math.Abs(a-b) < 1e-5 }
				for e := range 4 {
					if !near(d("v", e), 2*d("u", e)) || near(d("w", e), d("u", e)) || !near(d("s", e), d("s", 0)) ||
						!near(d("r", e), d("s", e)-d("u", e)) || e > 0 && near(d("u", e), d("u", 0)) {
						t.Fatalf("%s, %v: u %v v %v w %v s %v r %v at element %d", method, precision, d("u", e), d("v", e), d("w", e), d("s", e), d("r", e), e)
					}
				}
			}
		}
	}
}

func TestNoiseThatCannotBe(t *testing.T) {
	tests := []struct {
		method string
		rates  []string
		order  string
		want   string
	}{
		{"rk4", []string{"x = -x + xi"}, "", "dx/dt = -x + xi: noise (xi) needs a stochastic method, which rk4 is not; those are exponential_euler, exact, euler, heun, milstein"},
		{"rkf45", []string{"x = -x + xi"}, "", "which rkf45 is not"},
		{"exact", []string{"x = -x + x*xi"}, "", "method exact needs factors of noise that do not change"},
		{"exact", []string{"x = -x + cos(t)*xi"}, "", "method exact needs factors of noise that do not change"},
		{"milstein", []string{"x = y*xi", "y = xi_a"}, "", "method milstein needs diagonal noise, but the factor of xi depends on what xi_a drives; choose heun or euler"},
		{"euler", []string{"x = y*xi", "y = xi"}, "y x", "the factor of xi depends on y, which the same noise drives in a step of its own"},
	}
	for _, test := range tests {
		p := page{timing: "brian", method: test.method, rates: test.rates, order: test.order}
		_, err := Discretize(p.compose(t), p.options(state.F64, 0.1))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s of %q: error %v, want %q", test.method, test.rates, err, test.want)
		}
	}
}

// While refractory a flagged variable stands still, noise or not.
func TestNoiseWhileFrozen(t *testing.T) {
	for _, method := range stochastic() {
		p := page{
			timing: "nest", method: method, rates: []string{"x = -x/100 + xi", "y = x - y"}, flagged: "x",
			threshold: "x >= 5", refractory: "2", reset: []string{"x = 1"},
		}
		m := newMachine(t, discretize(t, p, state.F64, 1), 1, 1, nil)
		m.set("x", 40)
		m.set("y", 1)
		for range 3 {
			m.step()
		}
		if m.at("x") != 1 {
			t.Errorf("%s: x moved to %v", method, m.at("x"))
		}
	}
}
