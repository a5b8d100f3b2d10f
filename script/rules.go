package script

import (
	"errors"
	"fmt"
	"math"
	"strconv"

	"go.starlark.net/starlark"

	"synfire/conn"
	"synfire/network"
	"synfire/rng"
	"synfire/unit"
)

// ruleTable are the rules of connection.
var ruleTable = []builtin{
	{"fixed_out_degree", fixedOutDegree, "fixed_out_degree(p=|n=, replace=True, autapses=True): every source gets int(p*targets) or n targets"},
	{"fixed_in_degree", fixedInDegree, "fixed_in_degree(p=|n=, replace=True, autapses=True): every target gets int(p*sources) or n sources"},
	{"bernoulli", bernoulli, "bernoulli(p=, autapses=True): every pair with probability p"},
	{"total_number", totalNumber, "total_number(n=, autapses=True): n synapses between pairs drawn with replacement"},
	{"one_to_one", oneToOne, "one_to_one(): source i to target i"},
	{"all_to_all", allToAll, "all_to_all(autapses=True): every pair"},
	{"where", where, `where("i != j", p=, autapses=True): every pair for which an expression over i, j, N_pre, N_post and x_pre, x_post holds; p= a number or expression`},
	{"edges", edges, `edges(file, source="source", target="target", ids=): the pairs listed in a file (.csv, .tsv, .parquet, .npz), as indices or as identifiers, of which ids= is the list; edges(…)["column"] for weights and delays`},
	{"lognormal_degrees", logNormalDegrees, "lognormal_degrees(n=, out_degree=, in_degree=): n synapses; degrees are lognormal with these standard deviations of their logarithms"},
	{"pairs", pairs, "pairs(sources, targets): the listed pairs"},
}

// degree reads the arguments of a rule with p= or n=.
func degree(b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple, replace, autapses *bool) (p float64, n int, err error) {
	if len(args) > 0 {
		return 0, 0, fmt.Errorf("%s: say %s(p=%v) or %s(n=%v)", b.Name(), b.Name(), args[0], b.Name(), args[0])
	}
	var pv, nv starlark.Value
	opts := []any{"p?", &pv, "n?", &nv, "autapses?", autapses}
	if replace != nil {
		opts = append(opts, "replace?", replace)
	}
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, opts...); err != nil {
		return 0, 0, err
	}
	if (pv == nil) == (nv == nil) {
		return 0, 0, fmt.Errorf("%s takes p= or n=", b.Name())
	}
	if pv != nil {
		p, err = probability(pv)
		return p, 0, err
	}
	i, ok := nv.(starlark.Int)
	if !ok {
		return 0, 0, fmt.Errorf("%s: n=%v is not a whole number", b.Name(), nv)
	}
	k, ok := i.Int64()
	if !ok || k < 0 || k > math.MaxInt32 {
		return 0, 0, fmt.Errorf("%s: n=%v; it is a number from 0 to %d", b.Name(), nv, math.MaxInt32)
	}
	return 0, int(k), nil
}

func probability(v starlark.Value) (float64, error) {
	p, ok := starlark.AsFloat(v)
	if !ok || !(p >= 0 && p <= 1) {
		return 0, &mistake{word: "p", message: fmt.Sprintf("p=%v; a probability lies between 0 and 1", v)}
	}
	return p, nil
}

func fixedOutDegree(_ *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	replace, autapses := true, true
	p, n, err := degree(b, args, kwargs, &replace, &autapses)
	return &Rule{rule: conn.FixedOutDegree{P: p, N: n, Distinct: !replace, NoAutapses: !autapses}}, err
}

func fixedInDegree(_ *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	replace, autapses := true, true
	p, n, err := degree(b, args, kwargs, &replace, &autapses)
	return &Rule{rule: conn.FixedInDegree{P: p, N: n, Distinct: !replace, NoAutapses: !autapses}}, err
}

func bernoulli(_ *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var pv starlark.Value
	autapses := true
	if len(args) > 0 {
		return nil, fmt.Errorf("bernoulli: say bernoulli(p=%v)", args[0])
	}
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "p", &pv, "autapses?", &autapses); err != nil {
		return nil, err
	}
	p, err := probability(pv)
	return &Rule{rule: conn.Bernoulli{P: p, NoAutapses: !autapses}}, err
}

func totalNumber(_ *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var n int64
	autapses := true
	if len(args) > 0 {
		return nil, fmt.Errorf("total_number: say total_number(n=%v)", args[0])
	}
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "n", &n, "autapses?", &autapses); err != nil {
		return nil, err
	}
	return &Rule{rule: conn.TotalNumber{N: n, NoAutapses: !autapses}}, nil
}

func logNormalDegrees(_ *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var n int64
	var out, in starlark.Value
	if len(args) > 0 {
		return nil, fmt.Errorf("lognormal_degrees: say lognormal_degrees(n=%v)", args[0])
	}
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "n", &n, "out_degree", &out, "in_degree", &in); err != nil {
		return nil, err
	}
	rule := conn.LogNormalDegrees{N: n}
	var ok bool
	if rule.Out, ok = starlark.AsFloat(out); !ok {
		return nil, fmt.Errorf("out_degree=%v is not a number", out)
	}
	if rule.In, ok = starlark.AsFloat(in); !ok {
		return nil, fmt.Errorf("in_degree=%v is not a number", in)
	}
	return &Rule{rule: rule}, nil
}

func oneToOne(_ *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return &Rule{rule: conn.OneToOne{}}, starlark.UnpackArgs(b.Name(), args, kwargs)
}

func allToAll(_ *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	autapses := true
	err := starlark.UnpackArgs(b.Name(), args, kwargs, "autapses?", &autapses)
	return &Rule{rule: conn.AllToAll{NoAutapses: !autapses}}, err
}

func where(_ *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var condition string
	var p starlark.Value
	autapses := true
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "condition?", &condition, "p?", &p, "autapses?", &autapses); err != nil {
		return nil, err
	}
	if condition == "" && p == nil {
		return nil, errors.New("where takes a condition, a probability p=, or both")
	}
	rule := network.Where{Condition: condition, NoAutapses: !autapses}
	switch p := p.(type) {
	case nil:
	case starlark.String:
		rule.P = string(p)
	default:
		x, err := probability(p)
		if err != nil {
			return nil, err
		}
		rule.P = strconv.FormatFloat(x, 'g', -1, 64)
	}
	return &Rule{rule: rule}, nil
}

func pairs(_ *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var sources, targets starlark.Iterable
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "sources", &sources, "targets", &targets); err != nil {
		return nil, err
	}
	s, err := indices(sources)
	if err != nil {
		return nil, err
	}
	t, err := indices(targets)
	if err != nil {
		return nil, err
	}
	if len(s) != len(t) {
		return nil, fmt.Errorf("pairs of %d sources and %d targets", len(s), len(t))
	}
	return &Rule{rule: conn.Pairs{Sources: s, Targets: t}}, nil
}

func indices(x starlark.Iterable) ([]uint32, error) {
	a, err := arrayOf(x)
	if err != nil {
		return nil, err
	}
	out := make([]uint32, len(a.values))
	for i, v := range a.values {
		if v < 0 || v > math.MaxUint32 || v != math.Trunc(v) {
			return nil, fmt.Errorf("%v is not an index", v)
		}
		out[i] = uint32(v)
	}
	return out, nil
}

// distributionTable are values that are drawn for each element or synapse.
var distributionTable = []builtin{
	{"normal", distribution("normal", 2, func(p []float64, d unit.Dim) unit.Any { return rng.NormalAny(p[0], p[1], d) }), "normal(mean, sd, low=, high=, clip=False): what falls beyond the bounds is drawn again or, with clip=True, set to them; so for all distributions"},
	{"uniform", distribution("uniform", 2, func(p []float64, d unit.Dim) unit.Any { return rng.UniformAny(p[0], p[1], d) }), "uniform(low, high)"},
	{"lognormal", distribution("lognormal", 2, func(p []float64, d unit.Dim) unit.Any { return rng.LogNormalAny(p[0], p[1], d) }), "lognormal(mean, sd) of the values themselves"},
	{"exponential", distribution("exponential", 1, func(p []float64, d unit.Dim) unit.Any { return rng.ExponentialAny(p[0], d) }), "exponential(mean)"},
}

// impossible says what is wrong with the parameters of a distribution; empty
// when nothing is.
func impossible(name string, p []float64) string {
	for _, x := range p {
		if math.IsNaN(x) {
			return "a parameter is NaN"
		}
	}
	switch {
	case (name == "normal" || name == "lognormal") && p[1] < 0:
		return "the standard deviation is below zero"
	case name == "lognormal" && p[0] <= 0:
		return "the mean must be above zero"
	case name == "uniform" && p[0] > p[1]:
		return "the lower limit is above the upper one"
	}
	return ""
}

// distribution makes the builtin of a distribution of n parameters that all
// have the dimension of the value; low= and high= redraw until within bounds,
// or with clip= cut off what lies beyond.
func distribution(name string, n int, draw func(p []float64, d unit.Dim) unit.Any) func(*run, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
	return func(_ *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		var low, high starlark.Value
		clip := false
		if err := starlark.UnpackArgs(b.Name(), nil, kwargs, "low?", &low, "high?", &high, "clip?", &clip); err != nil {
			return nil, err
		}
		if len(args) != n {
			return nil, fmt.Errorf("%s has %d parameters, not %d", name, n, len(args))
		}
		if clip && low == nil && high == nil {
			return nil, &mistake{word: "clip", message: fmt.Sprintf("%s: clip=True needs low= or high=", name)}
		}
		var p []float64
		var dim unit.Dim
		read := func(i int, v starlark.Value) (float64, error) {
			q, ok := number(v)
			if !ok {
				return 0, fmt.Errorf("%s: %v is not a number", name, v)
			}
			if i == 0 || q.Value() != 0 && len(p) > 0 && p[0] == 0 && dim.IsOne() {
				dim = q.Dim()
			} else if q.Dim() != dim && !(q.Value() == 0 && q.Dim().IsOne()) {
				return 0, fmt.Errorf("%s: %v and %v have different dimensions", name, dim, q.Dim())
			}
			return q.Value(), nil
		}
		for i, a := range args {
			x, err := read(i, a)
			if err != nil {
				return nil, err
			}
			p = append(p, x)
		}
		if what := impossible(name, p); what != "" {
			return nil, fmt.Errorf("%s: %s", name, what)
		}
		v := draw(p, dim)
		if low == nil && high == nil {
			return &Values{object{name}, v}, nil
		}
		lo, hi := math.Inf(-1), math.Inf(1)
		for _, bound := range []struct {
			given starlark.Value
			to    *float64
		}{{low, &lo}, {high, &hi}} {
			if bound.given == nil {
				continue
			}
			x, err := read(1, bound.given)
			if err != nil {
				return nil, err
			}
			*bound.to = x
		}
		if !(lo <= hi) {
			return nil, fmt.Errorf("%s: low=%v is above high=%v", name, low, high)
		}
		if clip {
			return &Values{object{name}, rng.ClippedAny(v, lo, hi)}, nil
		}
		v = rng.RedrawnAny(v, lo, hi)
		if math.IsNaN(v.At(0, rng.NewStreams(rng.Counter, 0, 0).Source(name, "bounds"))) {
			return nil, fmt.Errorf("%s: as good as nothing that is drawn lies within the bounds", name)
		}
		return &Values{object{name}, v}, nil
	}
}
