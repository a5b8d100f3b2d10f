package integrate

import (
	"fmt"
	"slices"
	"strings"

	"synfire/diag"
	"synfire/ir"
)

// system is a set of variables that step together from the same values:
// d variables[i]/dt = drift[i].
type system struct {
	variables []string
	// drift holds the right sides, written out: what they read besides the
	// variables stands still during the step, except the time.
	drift []*ir.Func
	// text is what the user wrote for them.
	text []string
	// frozen tells which variables stand still while refractory.
	frozen  []bool
	depends func(name string) depend
	// noises are the white noises that drive the variables: factor[i][j] is that
	// of noise j in the equation of variable i, nil when it is zero.
	noises []string
	factor [][]*ir.Func
	// adaptive systems take sub-steps of each element's own size, so that the
	// errors stay within absolute + relative times the variable.
	adaptive           bool
	absolute, relative tolerance
}

// stepSize is the size of the step, or of the sub-step.
func (s *system) stepSize(b *ir.Builder) ir.Ref {
	if s.adaptive {
		return variable(b, slotSubstep)
	}
	return variable(b, "dt")
}

// scheme is a row of the table of schemes.
type scheme struct {
	name    string
	aliases []string
	doc     string
	// source is where the scheme is published.
	source string
	// order is the power of dt with which the error over a fixed time falls, for
	// systems that the scheme does not solve exactly.
	order int
	// strong and weak are the orders with noise, of the paths and of their
	// distribution; zero when the scheme cannot do noise.
	strong, weak float64
	// adaptive schemes take sub-steps of each element's own size.
	adaptive bool
	// step returns the updates of one step, in order. The last ones are the new
	// values of the variables.
	step func(s *system) ([]update, error)
}

// schemes is the table of schemes; the first is the default.
var schemes = []*scheme{
	{
		name:    "exponential_euler",
		aliases: []string{"exp_euler", "exp_auto"},
		doc:     "exponential Euler: exact for each variable on its own when its equation is linear in it",
		source:  "doi:10.1017/S0962492910000048 section 2 (Hochbruck and Ostermann 2010), for each variable alone",
		order:   1,
		strong:  0.5,
		weak:    1,
		step:    exponentialEuler,
	},
	{
		name:    "exact",
		aliases: []string{"linear"},
		doc:     "exact solution of linear equations; inputs are held over the step",
		source:  "doi:10.1007/s004220050570 (Rotter and Diesmann 1999)",
		order:   1,
		strong:  1,
		weak:    1,
		step:    exact,
	},
	{
		name:    "euler",
		aliases: []string{"forward_euler"},
		doc:     "forward Euler; with noise, the method of Maruyama",
		source:  "doi:10.1007/978-3-540-78862-1 section II.1 (Hairer, Norsett and Wanner 1993); doi:10.1007/BF02846028 (Maruyama 1955)",
		order:   1,
		strong:  0.5,
		weak:    1,
		step:    euler,
	},
	{
		name:    "midpoint",
		aliases: []string{"rk2"},
		doc:     "explicit midpoint",
		source:  "doi:10.1007/978-3-540-78862-1 section II.1 (Runge 1895)",
		order:   2,
		step:    tableau{a: [][]float64{{1. / 2}}, b: []float64{0, 1}}.step,
	},
	{
		name:    "heun",
		aliases: []string{"heun2"},
		doc:     "explicit trapezoidal rule; with noise, the stochastic Heun method",
		source:  "doi:10.1007/978-3-540-78862-1 section II.1 (Heun 1900); doi:10.1137/0719041 (Ruemelin 1982)",
		order:   2,
		strong:  1,
		weak:    1,
		step:    tableau{a: [][]float64{{1}}, b: []float64{1. / 2, 1. / 2}}.step,
	},
	{
		name:   "milstein",
		doc:    "forward Euler with the second order of diagonal noise",
		source: "doi:10.1137/1119062 (Milstein 1975)",
		order:  1,
		strong: 1,
		weak:   1,
		step:   milstein,
	},
	{
		name:   "rk3",
		doc:    "Kutta's method of order 3",
		source: "doi:10.1007/978-3-540-78862-1 section II.1 (Kutta 1901)",
		order:  3,
		step: tableau{
			a: [][]float64{{1. / 2}, {-1, 2}},
			b: []float64{1. / 6, 2. / 3, 1. / 6},
		}.step,
	},
	{
		name:   "rk4",
		doc:    "the Runge-Kutta method of order 4",
		source: "doi:10.1007/978-3-540-78862-1 section II.1 (Kutta 1901)",
		order:  4,
		step: tableau{
			a: [][]float64{{1. / 2}, {0, 1. / 2}, {0, 0, 1}},
			b: []float64{1. / 6, 1. / 3, 1. / 3, 1. / 6},
		}.step,
	},
	{
		name:     "rkf45",
		aliases:  []string{"gsl_rkf45"},
		doc:      "the pair of orders 5 and 4 of Fehlberg, with sub-steps of each element's own size",
		source:   "doi:10.1007/BF02241732 (Fehlberg 1970)",
		order:    5,
		adaptive: true,
		step: tableau{
			a: [][]float64{
				{1. / 4},
				{3. / 32, 9. / 32},
				{1932. / 2197, -7200. / 2197, 7296. / 2197},
				{439. / 216, -8, 3680. / 513, -845. / 4104},
				{-8. / 27, 2, -3544. / 2565, 1859. / 4104, -11. / 40},
			},
			b: []float64{16. / 135, 0, 6656. / 12825, 28561. / 56430, -9. / 50, 2. / 55},
			e: []float64{1. / 360, 0, -128. / 4275, -2197. / 75240, 1. / 50, 2. / 55},
		}.step,
	},
	{
		name:     "dopri5",
		aliases:  []string{"dormand_prince", "rk45"},
		doc:      "the pair of orders 5 and 4 of Dormand and Prince, with sub-steps of each element's own size",
		source:   "doi:10.1016/0771-050X(80)90013-3 (Dormand and Prince 1980)",
		order:    5,
		adaptive: true,
		step: tableau{
			a: [][]float64{
				{1. / 5},
				{3. / 40, 9. / 40},
				{44. / 45, -56. / 15, 32. / 9},
				{19372. / 6561, -25360. / 2187, 64448. / 6561, -212. / 729},
				{9017. / 3168, -355. / 33, 46732. / 5247, 49. / 176, -5103. / 18656},
				{35. / 384, 0, 500. / 1113, 125. / 192, -2187. / 6784, 11. / 84},
			},
			b: []float64{35. / 384, 0, 500. / 1113, 125. / 192, -2187. / 6784, 11. / 84, 0},
			e: []float64{71. / 57600, 0, -71. / 16695, 71. / 1920, -17253. / 339200, 22. / 525, -1. / 40},
		}.step,
	},
}

// Scheme describes a scheme for users.
type Scheme struct {
	Name    string
	Aliases []string
	Doc     string
	// Source is where the scheme is published.
	Source string
	// Order is the order of convergence.
	Order int
	// Strong and Weak are the orders of convergence with noise, of the paths and
	// of their distribution; zero when the scheme cannot do noise.
	Strong, Weak float64
	// Adaptive schemes take sub-steps of each element's own size.
	Adaptive bool
}

// Schemes lists the schemes; the first is the default.
func Schemes() []Scheme {
	list := make([]Scheme, len(schemes))
	for i, s := range schemes {
		list[i] = Scheme{s.name, slices.Clone(s.aliases), s.doc, s.source, s.order, s.strong, s.weak, s.adaptive}
	}
	return list
}

// lookupScheme finds a scheme by its name or an alias; an empty name means the
// default.
func lookupScheme(name string) (*scheme, error) {
	if name == "" {
		return schemes[0], nil
	}
	var names []string
	for _, s := range schemes {
		if s.name == name || slices.Contains(s.aliases, name) {
			return s, nil
		}
		names = append(append(names, s.name), s.aliases...)
	}
	if near, ok := diag.Suggest(name, names); ok {
		return nil, fmt.Errorf("unknown method %q; did you mean %q?", name, near)
	}
	return nil, fmt.Errorf("unknown method %q; the methods are %s", name, strings.Join(names, ", "))
}

// final is the update that gives a variable its new value.
func final(name string, value *ir.Func) update {
	return update{name: name, held: name, final: true, value: value}
}

func variable(b *ir.Builder, name string) ir.Ref { return b.Load(name, ir.F64, ir.Uniform) }

// exponentialEuler is x + dt*phi1(dt*J)*f with J = df/dx, phi1(z) = (e^z-1)/z.
// A variable that only decays, f = J*x with J known before the step, is
// x*exp(dt*J), the same number. Noise has the variance dt*phi1(2 dt J) that a
// linear equation gives it, so that an Ornstein-Uhlenbeck process is exact.
func exponentialEuler(s *system) ([]update, error) {
	var updates []update
	for i, name := range s.variables {
		f, err := s.itoDrift(i)
		if err != nil {
			return nil, err
		}
		j, err := ir.Derive(f, name)
		if err != nil {
			return nil, err
		}
		onX := dependsOf(j, s.depends)[j.Results[0]]
		updates = append(updates, final(name, pure(name, func(b *ir.Builder) ir.Ref {
			x, dt := variable(b, name), s.stepSize(b)
			deviation := func() ir.Ref {
				if isConst(j, 0) {
					return b.Op(ir.OpSqrt, dt)
				}
				twice := b.Op(ir.OpMul, b.Const(ir.F64, 2), b.Op(ir.OpMul, dt, inline(b, j)))
				return b.Op(ir.OpSqrt, b.Op(ir.OpMul, dt, b.Op(ir.OpPhi1, twice)))
			}
			switch {
			case isConst(f, 0):
			case isConst(j, 0):
				x = b.Op(ir.OpAdd, x, b.Op(ir.OpMul, dt, inline(b, f)))
			case onX&onState == 0 && ir.IsHomogeneous(f, name):
				x = b.Op(ir.OpDecay, x, b.Op(ir.OpExp, b.Op(ir.OpMul, dt, inline(b, j))))
			default:
				c := b.Op(ir.OpMul, dt, b.Op(ir.OpPhi1, b.Op(ir.OpMul, dt, inline(b, j))))
				x = b.Op(ir.OpAdd, x, b.Op(ir.OpMul, c, inline(b, f)))
			}
			if len(s.noises) == 0 {
				return x
			}
			return s.addNoise(b, i, x, deviation())
		})))
	}
	return updates, nil
}
