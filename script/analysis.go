package script

import (
	"errors"
	"fmt"
	"math"

	"go.starlark.net/starlark"

	"synfire/analysis"
	"synfire/unit"
)

// analysisTable are the statistics: the members of analysis. Those of spikes
// take a record and the window from_=, to_=.
var analysisTable = []builtin{
	{"rates", ofSpikes(perNeuron(analysis.Rates, hertz)), "rates(spikes): firing rate of each neuron"},
	{"cv", ofSpikes(perNeuron(analysis.CV, plainArray)), "cv(spikes): coefficient of variation of each neuron's intervals, nan without an interval"},
	{"cv2", ofSpikes(perNeuron(analysis.CV2, plainArray)), "cv2(spikes): local variation of each neuron's intervals (Holt et al. 1996)"},
	{"isi", ofSpikes(intervals), "isi(spikes): the intervals between successive spikes of the neurons, one neuron after the other"},
	{"fano", ofSpikes(fano), "fano(spikes, bin=3*ms): variance over mean of the group's spike counts in bins"},
	{"population_rate", ofSpikes(populationRate), "population_rate(spikes, bin=5*ms): (t, rate), the mean rate of the group over time"},
	{"correlations", ofSpikes(correlations), "correlations(spikes, bin=5*ms): matrix of the correlation of the neurons' spike counts"},
	{"psth", ofSpikes(psth), "psth(spikes, events, before=50*ms, after=100*ms, bin=5*ms): (t, rate) around events"},
	{"correlogram", ofSpikes(correlogram), "correlogram(spikes, other=spikes, max_lag=50*ms, bin=1*ms): (lag, rate) of other's spikes around each spike; without other of the train itself"},
	{"power_spectrum", powerSpectrum, "power_spectrum(record, \"V\"): (frequency, power) of the mean of a variable over the recorded neurons, by Welch's method"},
	{"spike_triggered_average", triggeredAverage, "spike_triggered_average(record, \"V\", spikes, before=20*ms, after=20*ms): (lag, mean) of a variable's mean over the recorded neurons, around the spikes"},
}

// statistic computes something of spikes in a window, in ms, from what further
// arguments it takes.
type statistic struct {
	args []any
	of   func(sp analysis.Spikes, from, to float64) (starlark.Value, error)
}

// ofSpikes makes the builtin of a statistic of spikes.
func ofSpikes(make func() statistic) func(*run, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
	return func(_ *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		s := make()
		var rec *Record
		from, to := math.Inf(-1), math.Inf(1)
		pairs := append([]any{"spikes", &rec}, s.args...)
		pairs = append(pairs, "from_??", times{&from}, "to_??", times{&to})
		if err := starlark.UnpackArgs(b.Name(), args, kwargs, pairs...); err != nil {
			return nil, err
		}
		if err := rec.hasSpikes(b.Name()); err != nil {
			return nil, err
		}
		lo, hi := rec.recorded()
		return s.of(rec.train(), max(lo, from), min(hi, to))
	}
}

// hasSpikes refuses records without spikes.
func (rec *Record) hasSpikes(what string) error {
	if rec.spikes == nil {
		return fmt.Errorf(`%s: the record has no spikes; record(group, "spikes") keeps them`, what)
	}
	return nil
}

// recorded is the time, in ms, that a record covers.
func (rec *Record) recorded() (from, to float64) {
	from, to = rec.spikes.Window()
	return from, min(to, float64(rec.net.steps())*float64(rec.net.net.Options().Dt))
}

// times unpacks a time into ms.
type times struct{ to *float64 }

// Unpack implements starlark.Unpacker.
func (t times) Unpack(v starlark.Value) error {
	x, err := quantity[unit.Time](v, "time")
	*t.to = float64(x)
	return err
}

func plainArray(xs []float64) *Array { return newArray(xs, unit.Dim{}, "") }

func hertz(xs []float64) *Array {
	out := make([]float64, len(xs))
	for i, x := range xs {
		out[i] = float64(unit.Hertz(x))
	}
	return newArray(out, unit.Frequency(0).Dim(), "Hz")
}

func milliseconds(xs []float64) *Array { return newArray(xs, unit.Time(0).Dim(), "ms") }

// curve is a pair (x, y).
func curve(x, y *Array, err error) (starlark.Value, error) {
	if err != nil {
		return nil, err
	}
	return starlark.Tuple{x, y}, nil
}

func perNeuron(f func(analysis.Spikes, float64, float64) []float64, array func([]float64) *Array) func() statistic {
	return func() statistic {
		return statistic{nil, func(sp analysis.Spikes, from, to float64) (starlark.Value, error) {
			return array(f(sp, from, to)), nil
		}}
	}
}

func intervals() statistic {
	return statistic{nil, func(sp analysis.Spikes, from, to float64) (starlark.Value, error) {
		var all []float64
		for _, xs := range analysis.Intervals(sp, from, to) {
			all = append(all, xs...)
		}
		return milliseconds(all), nil
	}}
}

func fano() statistic {
	bin := float64(analysis.SynchronyBin)
	return statistic{[]any{"bin??", times{&bin}}, func(sp analysis.Spikes, from, to float64) (starlark.Value, error) {
		x, err := analysis.Synchrony(sp, from, to, bin)
		return starlark.Float(x), err
	}}
}

func populationRate() statistic {
	bin := 5.0
	return statistic{[]any{"bin??", times{&bin}}, func(sp analysis.Spikes, from, to float64) (starlark.Value, error) {
		t, rate, err := analysis.PopulationRate(sp, from, to, bin)
		return curve(milliseconds(t), hertz(rate), err)
	}}
}

func correlations() statistic {
	bin := 5.0
	return statistic{[]any{"bin??", times{&bin}}, func(sp analysis.Spikes, from, to float64) (starlark.Value, error) {
		counts, err := analysis.CountMatrix(sp, from, to, bin)
		if err != nil {
			return nil, err
		}
		var flat []float64
		for _, row := range analysis.Correlations(counts) {
			flat = append(flat, row...)
		}
		a := plainArray(flat)
		a.cols = sp.N
		return a, nil
	}}
}

func psth() statistic {
	var events starlark.Iterable
	before, after, bin := 50.0, 100.0, 5.0
	pairs := []any{"events", &events, "before??", times{&before}, "after??", times{&after}, "bin??", times{&bin}}
	return statistic{pairs, func(sp analysis.Spikes, from, to float64) (starlark.Value, error) {
		a, err := asArray(events)
		if err != nil {
			return nil, err
		}
		if a.dim != unit.Time(0).Dim() && len(a.values) > 0 {
			return nil, fmt.Errorf("psth: events are times, not in %v", a.dim)
		}
		t, rate, err := analysis.PSTH(sp.Between(from, to), a.values, before, after, bin)
		return curve(milliseconds(t), hertz(rate), err)
	}}
}

func correlogram() statistic {
	var other *Record
	lag, bin := 50.0, 1.0
	pairs := []any{"other??", &other, "max_lag??", times{&lag}, "bin??", times{&bin}}
	return statistic{pairs, func(sp analysis.Spikes, from, to float64) (starlark.Value, error) {
		a := sp.Between(from, to).Times()
		var c analysis.Correlogram
		var err error
		if other == nil {
			c, err = analysis.AutoCorrelogram(a, lag, bin)
		} else if err = other.hasSpikes("correlogram"); err == nil {
			c, err = analysis.CrossCorrelogram(a, other.train().Between(from, to).Times(), lag, bin)
		}
		if err != nil {
			return nil, err
		}
		return curve(milliseconds(c.Lag), hertz(c.Rate()), nil)
	}}
}

// meanTrace is the mean of a recorded variable over the neurons, with the time
// between samples in ms.
func (rec *Record) meanTrace(variable string) (mean []float64, a *Array, every float64, err error) {
	v, _, err := rec.Get(starlark.String(variable))
	if err != nil {
		return nil, nil, 0, err
	}
	a = v.(*Array)
	t := rec.trace.Times()
	if len(t) < 2 {
		return nil, nil, 0, errors.New("fewer than two samples are recorded")
	}
	mean = make([]float64, len(t))
	for s := range mean {
		mean[s] = total(a.values[s*a.cols:(s+1)*a.cols]) / float64(a.cols)
	}
	return mean, a, t[1] - t[0], nil
}

func powerSpectrum(_ *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var rec *Record
	var variable string
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "record", &rec, "variable", &variable); err != nil {
		return nil, err
	}
	x, a, every, err := rec.meanTrace(variable)
	if err != nil {
		return nil, err
	}
	freq, power, err := analysis.PowerSpectrum(x, every, analysis.SpectrumOptions{})
	if err != nil {
		return nil, err
	}
	// The density is per Hz, where the coherent unit of time is the ms.
	for i := range power {
		power[i] /= float64(unit.Hertz(1))
	}
	density := a.dim.Mul(a.dim).Mul(unit.Time(0).Dim())
	name := "1/Hz"
	if in := a.readable().inReadableUnit().unit; in != "" {
		name = in + "^2/Hz"
	}
	return curve(hertz(freq), newArray(power, density, name), nil)
}

func triggeredAverage(_ *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var rec, spikes *Record
	var variable string
	before, after := 20.0, 20.0
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "record", &rec, "variable", &variable, "spikes", &spikes, "before??", times{&before}, "after??", times{&after}); err != nil {
		return nil, err
	}
	if err := spikes.hasSpikes(b.Name()); err != nil {
		return nil, err
	}
	x, a, every, err := rec.meanTrace(variable)
	if err != nil {
		return nil, err
	}
	// A trace begins with its first sample; spikes count from there.
	first := rec.trace.Times()[0]
	at := spikes.train().Times()
	for i := range at {
		at[i] -= first
	}
	lag, mean, _, err := analysis.SpikeTriggeredAverage(x, every, at, before, after)
	if err != nil {
		return nil, err
	}
	return curve(milliseconds(lag), newArray(mean, a.dim, a.unit), nil)
}
