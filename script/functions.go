package script

import (
	"errors"
	"fmt"
	"math"

	"go.starlark.net/starlark"

	"synfire/eqn"
	"synfire/unit"
)

// coreTable are the builtins that make networks and models.
var coreTable = []builtin{
	{"network", newNetwork, `network(dt=0.1*ms, seed=0, random="counter", trial=0, trials=1): a new network; trials run side by side and share its synapses`},
	{"neuron", textual(eqn.Neuron), "neuron(equations, threshold=, reset=, refractory=, method=, …): a neuron of one's own equations"},
	{"synapse", textual(eqn.Synapse), "synapse(equations, arrival=, on_pre=, …): a synapse of one's own equations"},
	{"coupling", textual(eqn.Coupling), "coupling(equations, …): what a synapse adds at every step to a sum over the synapses of its target"},
	{"output", textual(eqn.Output), "output(equations, …): how a conductance becomes a current"},
	{"input_model", textual(eqn.Input), "input_model(equations, …): an input of one's own equations"},
	{"model", loadModel, `model("file.eqn", …): a model from a file`},
	{"param", declareParam, `param("name", value, doc=""): a value that --set name=… changes`},
	{"grid", grid, "grid(columns, rows, layers, spacing=50*um): places of neurons around the origin, for population(…, positions=): a dict of arrays x, y, z"},
	{"ids", ids, `ids("file.csv", column): a column of identifiers, whole numbers or texts, from .csv, .tsv, .parquet or .npz`},
	{"table", readTable, `table("file.csv"): the columns of a file (.csv, .tsv, .parquet, .npz): t["name"], a matrix t[["a", "b"]], t.columns, t.places(column, ids)`},
	{"quantity", parseQuantity, `quantity("10 nS/cm^2"): a quantity from text`},
}

// declareParam declares a value that the command line can set.
func declareParam(r *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var name, doc string
	var value starlark.Value
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "name", &name, "value", &value, "doc?", &doc); err != nil {
		return nil, err
	}
	if text, ok := r.opt.Set[name]; ok {
		r.used[name] = true
		set, err := setValue(value, text)
		if err != nil {
			return nil, fmt.Errorf("--set %s=%s: %w", name, text, err)
		}
		value = set
	}
	r.result.Params = append(r.result.Params, Param{name, value, doc})
	return value, nil
}

// setValue reads text as a value of the same kind as the default.
func setValue(old starlark.Value, text string) (starlark.Value, error) {
	switch old := old.(type) {
	case starlark.String:
		return starlark.String(text), nil
	case starlark.Bool:
		switch text {
		case "True", "true", "1":
			return starlark.True, nil
		case "False", "false", "0":
			return starlark.False, nil
		}
		return nil, errors.New("it is True or False")
	case starlark.Int:
		q, err := unit.Parse(text)
		if err != nil {
			return nil, err
		}
		if !q.Dim().IsOne() || q.Value() != math.Trunc(q.Value()) || math.Abs(q.Value()) > 1<<53 {
			return nil, errors.New("it is a whole number")
		}
		return starlark.MakeInt64(int64(q.Value())), nil
	default:
		q, err := unit.Parse(text)
		if err != nil {
			return nil, err
		}
		if def, ok := number(old); ok && q.Dim() != def.Dim() {
			return nil, fmt.Errorf("it is in %v, not in %v", def.Dim(), q.Dim())
		}
		return wrap(q), nil
	}
}

func parseQuantity(_ *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var text string
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "text", &text); err != nil {
		return nil, err
	}
	q, err := unit.Parse(text)
	if err != nil {
		return nil, err
	}
	return wrap(q), nil
}

// mathTable are functions of numbers and arrays.
var mathTable = []builtin{
	{"sqrt", sqrtOf, "sqrt(x), of a quantity too"},
	{"exp", plain(math.Exp), "exp(x)"},
	{"log", plain(math.Log), "log(x), natural"},
	{"log10", plain(math.Log10), "log10(x)"},
	{"sin", plain(math.Sin), "sin(x)"},
	{"cos", plain(math.Cos), "cos(x)"},
	{"tan", plain(math.Tan), "tan(x)"},
	{"tanh", plain(math.Tanh), "tanh(x)"},
	{"round", plain(math.RoundToEven), "round(x) to a whole number, halves to the even one"},
	{"floor", plain(math.Floor), "floor(x)"},
	{"ceil", plain(math.Ceil), "ceil(x)"},
	{"power", powerOf, "power(x, n): x to the power n"},
	{"array", makeArray, "array([…]): numbers or quantities of one dimension"},
	{"linspace", linspace, "linspace(start, stop, n): n numbers or quantities at equal distances, both ends included"},
	{"mean", reduce(func(xs []float64) float64 { return total(xs) / float64(len(xs)) }), "mean(array)"},
	{"sum", reduce(total), "sum(array)"},
	{"std", reduce(deviation), "std(array), divided by n"},
}

func total(xs []float64) float64 {
	var s float64
	for _, x := range xs {
		s += x
	}
	return s
}

func deviation(xs []float64) float64 {
	m := total(xs) / float64(len(xs))
	var s float64
	for _, x := range xs {
		s += (x - m) * (x - m)
	}
	return math.Sqrt(s / float64(len(xs)))
}

// each applies a function to a number or to every element of an array.
func each(v starlark.Value, f func(unit.Quantity) (unit.Quantity, error)) (starlark.Value, error) {
	if q, ok := number(v); ok {
		r, err := f(q)
		if err != nil {
			return nil, err
		}
		return wrap(r), nil
	}
	it, ok := v.(starlark.Iterable)
	if !ok {
		return nil, fmt.Errorf("%v is not a number or array", v)
	}
	a, err := asArray(it)
	if err != nil {
		return nil, err
	}
	out := newArray(make([]float64, len(a.values)), unit.Dim{}, "")
	out.cols = a.cols
	for i, x := range a.values {
		r, err := f(unit.New(x, a.dim))
		if err != nil {
			return nil, err
		}
		out.values[i], out.dim = r.Value(), r.Dim()
	}
	return out, nil
}

// plain makes the builtin of a function of plain numbers.
func plain(f func(float64) float64) func(*run, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
	return func(_ *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		var x starlark.Value
		if err := starlark.UnpackArgs(b.Name(), args, kwargs, "x", &x); err != nil {
			return nil, err
		}
		return each(x, func(q unit.Quantity) (unit.Quantity, error) {
			if !q.Dim().IsOne() {
				return q, &unit.DimError{Op: b.Name(), Left: q.Dim()}
			}
			return unit.Number(f(q.Value())), nil
		})
	}
}

func sqrtOf(_ *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var x starlark.Value
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "x", &x); err != nil {
		return nil, err
	}
	return each(x, func(q unit.Quantity) (unit.Quantity, error) {
		if q.Value() < 0 {
			return q, fmt.Errorf("sqrt of %v", q)
		}
		return unit.New(math.Sqrt(q.Value()), q.Dim().Sqrt()), nil
	})
}

func powerOf(_ *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var x, n starlark.Value
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "x", &x, "n", &n); err != nil {
		return nil, err
	}
	p, ok := number(n)
	if !ok {
		return nil, fmt.Errorf("power: %v is not a number", n)
	}
	return each(x, func(q unit.Quantity) (unit.Quantity, error) { return q.Pow(p) })
}

func makeArray(_ *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var x starlark.Iterable
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "values", &x); err != nil {
		return nil, err
	}
	return arrayOf(x)
}

// maxList bounds the length of what a script makes at one stroke: a list of as
// many numbers takes some gigabytes.
const maxList = 1 << 27

// copying are the functions of Starlark that make a list of a sequence, which
// may be a range of any length.
var copying = []string{"list", "tuple", "set", "sorted", "reversed", "enumerate", "zip"}

// bounded is a function of Starlark that refuses sequences that are too long.
func bounded(name string) *starlark.Builtin {
	plain := starlark.Universe[name].(*starlark.Builtin)
	return starlark.NewBuiltin(name, func(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		for _, a := range args {
			if n := starlark.Len(a); n > maxList {
				return nil, fmt.Errorf("%s of %d elements; at most %d are possible", name, n, maxList)
			}
		}
		return plain.CallInternal(thread, args, kwargs)
	})
}

func linspace(_ *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var start, stop starlark.Value
	n := 50
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "start", &start, "stop", &stop, "n?", &n); err != nil {
		return nil, err
	}
	from, ok1 := number(start)
	to, ok2 := number(stop)
	switch {
	case !ok1 || !ok2:
		return nil, fmt.Errorf("linspace from %v to %v: both are numbers or quantities", start, stop)
	case from.Dim() != to.Dim():
		return nil, &unit.DimError{Op: b.Name(), Left: from.Dim(), Right: to.Dim()}
	case n < 1 || n > maxList:
		return nil, fmt.Errorf("linspace of %d numbers; 1 to %d are possible", n, maxList)
	}
	a := newArray(make([]float64, n), from.Dim(), "")
	for i := range a.values {
		part := 0.0
		if n > 1 {
			part = float64(i) / float64(n-1)
		}
		a.values[i] = from.Value()*(1-part) + to.Value()*part
	}
	return a, nil
}

// reduce makes the builtin of a function of all numbers of an array.
func reduce(f func([]float64) float64) func(*run, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
	return func(_ *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		var x starlark.Iterable
		if err := starlark.UnpackArgs(b.Name(), args, kwargs, "values", &x); err != nil {
			return nil, err
		}
		a, err := asArray(x)
		if err != nil {
			return nil, err
		}
		if len(a.values) == 0 {
			return nil, fmt.Errorf("%s of nothing", b.Name())
		}
		return wrap(unit.New(f(a.values), a.dim)), nil
	}
}
