package script

import (
	"errors"
	"fmt"
	"math"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"synfire/compose"
	"synfire/eqn"
	"synfire/network"
	"synfire/unit"
	"synfire/zoo"
)

// inputTable makes sources of spikes and inputs from values over time. The
// inputs that are formulas (sine, ramp, …) are models of the zoo.
var inputTable = []builtin{
	{"poisson", poissonGroup, `poisson(n, rate, name=): n independent Poisson trains in the network made last; rate is one value, one per train, a distribution, or an input over time such as 20*Hz + sine(10*Hz, 2*Hz)`},
	{"spike_times", spikeTimes, `spike_times(n, times, neurons, name=): n sources of which neurons[k] spikes at times[k], in the network made last; one source needs no neurons`},
	{"latency", latency, `latency(values, tau=, threshold=, name=): a source per value that spikes once, the earlier the larger the value is: at tau*log(x/(x - threshold))`},
	{"spike_generator", spikeGenerator, `spike_generator(spike_times, spike_multiplicities=, name=): one source whose spikes are stamped with the end of their step, as NEST's, each sent so many times, in the network made last`},
	{"pulsepacket_generator", pulsePackets, `pulsepacket_generator(n, pulse_times, activity, sdev, name=): n sources, each with activity spikes around every one of the times, normal with standard deviation sdev, in the network made last`},
	{"timed_array", timedArray, `timed_array(values, dt) or timed_array(values, times=[…]): values over time; a matrix has a column per neuron; an input, or called in equations as name(t) or name(t, i)`},
	{"sections", sections, `sections(values, durations): values that hold one after the other, the last for ever`},
}

// SourceDocs are the lines that describe the sources of spikes and inputs of
// inputTable, by name.
func SourceDocs() map[string]string {
	docs := map[string]string{}
	for _, b := range inputTable {
		docs[b.name] = b.doc
	}
	return docs
}

// newest is the network that sources of spikes become part of.
func (r *run) newest(b *starlark.Builtin) (*Network, error) {
	if len(r.result.Networks) == 0 {
		return nil, fmt.Errorf("%s makes a population: make a network first", b.Name())
	}
	n := r.result.Networks[len(r.result.Networks)-1]
	return n, n.open(b.Name())
}

// group makes a population of sources in the newest network.
func (r *run) group(b *starlark.Builtin, name string, size starlark.Int, m network.Model) (*Population, error) {
	n, err := r.newest(b)
	if err != nil {
		return nil, err
	}
	count, ok := size.Int64()
	if !ok || count < 1 || count > network.MaxElements {
		return nil, fmt.Errorf("%s of %v elements; it needs 1 to %d", b.Name(), size, network.MaxElements)
	}
	p := n.net.Population(name, int(count), m)
	return &Population{net: n, pop: p}, n.net.Err()
}

func poissonGroup(r *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var size starlark.Int
	var rate starlark.Value
	name := ""
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "n", &size, "rate", &rate, "name?", &name); err != nil {
		return nil, err
	}
	model, _ := zoo.Lookup("PoissonGroup")
	group := &Model{instance: &eqn.Instance{Model: model}}
	drive, overTime := rate.(*Model)
	if !overTime {
		var err error
		if group, err = group.with([]starlark.Tuple{{starlark.String("rate"), rate}}); err != nil {
			return nil, err
		}
	}
	p, err := r.group(b, name, size, group)
	if err != nil || !overTime {
		return p, err
	}
	p.net.net.Drive(p.pop, drive, network.InputOptions{})
	return p, p.net.net.Err()
}

// listOf reads numbers of one dimension.
func listOf(v starlark.Value, what string, dim unit.Dim) ([]float64, error) {
	it, ok := v.(starlark.Iterable)
	if !ok {
		return nil, fmt.Errorf("%s: %v is not a list or array", what, v)
	}
	a, err := asArray(it)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	if len(a.values) > 0 && a.dim != dim {
		return nil, fmt.Errorf("%s are in %v; they must be in %v", what, a.dim, dim)
	}
	return a.values, nil
}

func spikeTimes(r *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var size starlark.Int
	var times, neurons starlark.Value
	name := ""
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "n", &size, "times", &times, "neurons?", &neurons, "name?", &name); err != nil {
		return nil, err
	}
	ts, err := listOf(times, "times", unit.Time(0).Dim())
	if err != nil {
		return nil, err
	}
	var ns []float64
	switch one, _ := size.Int64(); {
	case neurons != nil:
		if ns, err = listOf(neurons, "neurons", unit.Dim{}); err != nil {
			return nil, err
		}
	case one != 1:
		return nil, fmt.Errorf("%s of %v neurons needs neurons=, which of them spikes at each time", b.Name(), size)
	default:
		ns = make([]float64, len(ts))
	}
	list := zoo.SpikeTimes{Times: timesOf(ts)}
	if list.Neurons, err = wholes(ns, "neurons"); err != nil {
		return nil, err
	}
	return r.group(b, name, size, list)
}

func latency(r *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var of, tau starlark.Value
	threshold := starlark.Float(0.01)
	name := ""
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "values", &of, "tau", &tau, "threshold?", &threshold, "name?", &name); err != nil {
		return nil, err
	}
	xs, err := listOf(of, "values", unit.Dim{})
	if err != nil {
		return nil, err
	}
	t, err := quantity[unit.Time](tau, "tau")
	if err != nil {
		return nil, err
	}
	return r.group(b, name, starlark.MakeInt(len(xs)), zoo.Latency(xs, t, float64(threshold)))
}

func pulsePackets(r *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var size starlark.Int
	var centers, sdev starlark.Value
	var activity int
	name := ""
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "n", &size, "pulse_times", &centers, "activity", &activity, "sdev", &sdev, "name?", &name); err != nil {
		return nil, err
	}
	ts, err := listOf(centers, "pulse_times", unit.Time(0).Dim())
	if err != nil {
		return nil, err
	}
	spread, err := quantity[unit.Time](sdev, "sdev")
	if err != nil {
		return nil, err
	}
	trains, ok := size.Int64()
	switch all := float64(trains) * float64(activity) * float64(len(ts)); {
	case !ok || trains < 1 || activity < 0 || spread < 0:
		return nil, fmt.Errorf("%s: there must be at least one train, and activity and sdev must not be below 0", b.Name())
	case all > maxListed:
		return nil, fmt.Errorf("%s of %.3g spikes; at most %d are listed", b.Name(), all, maxListed)
	}
	return r.group(b, name, size, zoo.PulsePackets{PulseTimes: timesOf(ts), Activity: activity, Sdev: spread})
}

func spikeGenerator(r *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var times, multiplicities starlark.Value
	name := ""
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "spike_times", &times, "spike_multiplicities?", &multiplicities, "name?", &name); err != nil {
		return nil, err
	}
	ts, err := listOf(times, "spike_times", unit.Time(0).Dim())
	if err != nil {
		return nil, err
	}
	g := zoo.SpikeGenerator{SpikeTimes: timesOf(ts)}
	if multiplicities != nil {
		xs, err := listOf(multiplicities, "spike_multiplicities", unit.Dim{})
		if err != nil {
			return nil, err
		}
		if g.SpikeMultiplicities, err = wholes(xs, "spike_multiplicities"); err != nil {
			return nil, err
		}
	}
	return r.group(b, name, starlark.MakeInt(1), g)
}

// timesOf are numbers of ms as times.
func timesOf(xs []float64) []unit.Time {
	list := make([]unit.Time, len(xs))
	for k, x := range xs {
		list[k] = unit.Time(x)
	}
	return list
}

// wholes are numbers that must be whole, of the argument name.
func wholes(xs []float64, name string) ([]int, error) {
	list := make([]int, len(xs))
	for k, x := range xs {
		if x != math.Trunc(x) || math.Abs(x) > math.MaxInt32 {
			return nil, fmt.Errorf("%s: %v is not a whole number", name, x)
		}
		list[k] = int(x)
	}
	return list, nil
}

// maxListed bounds the spikes that a script draws at once.
const maxListed = 1 << 26

func timedArray(_ *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var values starlark.Iterable
	var dt, times starlark.Value
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "values", &values, "dt?", &dt, "times?", &times); err != nil {
		return nil, err
	}
	if (dt == nil) == (times == nil) {
		return nil, errors.New("timed_array takes dt, the time for which each value holds, or times=, from when on each does")
	}
	s, err := series(values)
	if err != nil {
		return nil, err
	}
	if times != nil {
		if s.Times, err = listOf(times, "times", unit.Time(0).Dim()); err != nil {
			return nil, err
		}
		return table(s)
	}
	t, err := quantity[unit.Time](dt, "dt")
	if err != nil {
		return nil, err
	}
	s.Dt = float64(t)
	return table(s)
}

func sections(_ *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var values starlark.Iterable
	var durations starlark.Value
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "values", &values, "durations", &durations); err != nil {
		return nil, err
	}
	s, err := series(values)
	if err != nil {
		return nil, err
	}
	ds, err := listOf(durations, "durations", unit.Time(0).Dim())
	if err != nil {
		return nil, err
	}
	s.Times = []float64{}
	at := 0.0
	for _, d := range ds {
		s.Times = append(s.Times, at)
		at += d
	}
	return table(s)
}

// series reads values over time: a list of numbers, a matrix, or a list of
// lists, one per time.
func series(x starlark.Iterable) (*eqn.Series, error) {
	if a, ok := x.(*Array); ok {
		return &eqn.Series{Dim: a.dim, Columns: max(a.cols, 1), Values: a.values}, nil
	}
	s := &eqn.Series{Columns: 1}
	it := x.Iterate()
	defer it.Done()
	var e starlark.Value
	for rows := 0; it.Next(&e); rows++ {
		row := []float64{0}
		var dim unit.Dim
		if q, ok := number(e); ok {
			row[0], dim = q.Value(), q.Dim()
		} else {
			inner, ok := e.(starlark.Iterable)
			if !ok {
				return nil, fmt.Errorf("%v is not a number", e)
			}
			a, err := asArray(inner)
			if err != nil {
				return nil, err
			}
			row, dim = a.values, a.dim
		}
		if rows == 0 {
			s.Columns, s.Dim = len(row), dim
		}
		if len(row) != s.Columns || dim != s.Dim {
			return nil, fmt.Errorf("row %d has %d values in %v; row 0 has %d in %v", rows, len(row), dim, s.Columns, s.Dim)
		}
		s.Values = append(s.Values, row...)
	}
	return s, nil
}

// table makes the input of a table over time.
func table(s *eqn.Series) (starlark.Value, error) {
	if err := s.Check(); err != nil {
		return nil, err
	}
	inst, err := zoo.TimedArray{Values: s}.Instance()
	if err != nil {
		return nil, err
	}
	return &Model{instance: inst}, nil
}

// tableOf returns the table over time that a model is; nil when it is none.
func tableOf(m *Model) *eqn.Series {
	if m.instance.Model.Name != "timed_array" {
		return nil
	}
	return m.instance.Series["values"]
}

var (
	_ starlark.HasBinary = (*Model)(nil)
	_ starlark.HasUnary  = (*Model)(nil)
	_ starlark.HasAttrs  = (*Model)(nil)
)

// Binary implements starlark.HasBinary: inputs are added and multiplied.
func (m *Model) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	if m.instance.Model.Kind != eqn.KindInput {
		return nil, nil
	}
	if q, ok := number(y); ok && op == syntax.SLASH && side == starlark.Left && q.Value() != 0 {
		return combined(compose.Product(m, compose.Value(unit.Number(1).Div(q))))
	}
	var a compose.Operand = m
	b, ok := operand(y)
	if !ok {
		return nil, nil
	}
	if side == starlark.Right {
		a, b = b, a
	}
	switch op {
	case syntax.PLUS:
		return combined(compose.Sum(a, b))
	case syntax.MINUS:
		return combined(compose.Difference(a, b))
	case syntax.STAR:
		return combined(compose.Product(a, b))
	}
	return nil, nil
}

// operand reads what an input can be combined with.
func operand(v starlark.Value) (compose.Operand, bool) {
	if m, ok := v.(*Model); ok {
		return m, true
	}
	x, err := values(v)
	return compose.Value(x), err == nil
}

// Unary implements starlark.HasUnary.
func (m *Model) Unary(op syntax.Token) (starlark.Value, error) {
	if op != syntax.MINUS || m.instance.Model.Kind != eqn.KindInput {
		return nil, nil
	}
	return combined(compose.Product(m, compose.Value(unit.Number(-1))))
}

// Attr implements starlark.HasAttrs: x.shift(10*ms) is the input x 10 ms later,
// a table over time if x is one.
func (m *Model) Attr(name string) (starlark.Value, error) {
	if name != "shift" || m.instance.Model.Kind != eqn.KindInput {
		return nil, nil
	}
	return starlark.NewBuiltin(name, func(_ *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		var by starlark.Value
		if err := starlark.UnpackArgs(b.Name(), args, kwargs, "time", &by); err != nil {
			return nil, err
		}
		t, err := quantity[unit.Time](by, "time")
		if err != nil {
			return nil, err
		}
		if table := tableOf(m); table != nil {
			late := *m.instance
			late.Series = map[string]*eqn.Series{"values": table.Delayed(float64(t))}
			return &Model{instance: &late}, nil
		}
		return combined(compose.Shift(m, t))
	}), nil
}

// AttrNames implements starlark.HasAttrs.
func (m *Model) AttrNames() []string {
	if m.instance.Model.Kind != eqn.KindInput {
		return nil
	}
	return []string{"shift"}
}

func combined(c *compose.Combination) (starlark.Value, error) {
	inst, err := c.Instance()
	if err != nil {
		return nil, err
	}
	return &Model{instance: inst}, nil
}
