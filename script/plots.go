package script

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"synfire/analysis"
	"synfire/plot"
	"synfire/unit"
)

// plotTable are the figures: the members of plot.
var plotTable = []builtin{
	{"raster", plotRaster, `raster(spikes, "file.png", title=""): neuron against time, a dot per spike`},
	{"traces", plotTraces, `traces(record, "V", "w", "file.png", title=""): variables over time, below each other; all that are recorded when none is named`},
	{"rate", plotRate, `rate(spikes, "file.png", bin=5*ms, title=""): firing rate of the group over time`},
	{"histogram", plotHistogram, `histogram(values, "file.png", title="", xlabel="", bins=): how often values occur`},
	{"line", plotLine, `line(x, y, "file.png", title="", xlabel="", ylabel=""): a curve, such as a statistic of package analysis`},
	{"scatter", plotScatter, `scatter(x, y, "file.png", values=, title="", xlabel="", ylabel="", zlabel=""): a dot per point, coloured by its value`},
	{"matrix", plotMatrix, `matrix(values, "file.png", title=""): a two-dimensional array as colours`},
}

// save writes a figure unless files are not wanted. A check only looks whether
// it could.
func (r *run) save(f *plot.Figure, file string) error {
	if r.opt.Check {
		if err := plot.CheckFile(file); err != nil {
			return &mistake{word: file, message: err.Error()}
		}
		return nil
	}
	if r.opt.NoFiles {
		return nil
	}
	again := r.result.wrote[file]
	if err := f.Save(file); err != nil {
		var path *fs.PathError
		if errors.As(err, &path) && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission) {
			return &Failure{err} // such as a disk that is full
		}
		return err
	}
	switch {
	case !again:
		r.opt.Notice("wrote     " + file)
	case !r.replaced[file]:
		r.replaced[file] = true
		r.opt.Notice(fmt.Sprintf("warning: %s is written again, in place of the figure before; said once", file))
	}
	r.result.wrote[file] = true
	return nil
}

func plotRaster(r *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var rec *Record
	var file, title string
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "spikes", &rec, "file", &file, "title?", &title); err != nil {
		return nil, err
	}
	if err := rec.hasSpikes(b.Name()); err != nil {
		return nil, err
	}
	o := plot.Options{Title: title, Groups: rec.Groups()}
	o.XMin, o.XMax = rec.recorded()
	f := plot.Raster(rec.spikes.Times(), rec.spikes.Neurons(), rec.group.Len(), o)
	return starlark.None, r.save(f, file)
}

// Groups are the named parts of the population that stand together in what is
// recorded, for a raster.
func (rec *Record) Groups() []plot.Group {
	places := map[int]int{}
	for k := range rec.group.Len() {
		places[rec.group.At(k)] = k
	}
	var groups []plot.Group
	for _, part := range rec.group.Parts() {
		first, there := places[part.At(0)]
		for k := 1; k < part.Len() && there; k++ {
			at, ok := places[part.At(k)]
			there = ok && at == first+k
		}
		if there && !part.Same(rec.group) {
			groups = append(groups, plot.Group{Name: part.Name, From: first, To: first + part.Len()})
		}
	}
	return groups
}

func plotTraces(r *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var rec *Record
	var names []string
	var file, title string
	for len(args) > 2 { // what stands between the record and the file
		name, ok := starlark.AsString(args[1])
		if !ok {
			return nil, fmt.Errorf("%v is not the name of a variable", args[1])
		}
		names, args = append(names, name), slices.Concat(args[:1], args[2:])
	}
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "record", &rec, "file", &file, "title?", &title); err != nil {
		return nil, err
	}
	if rec.trace == nil {
		return nil, fmt.Errorf("%s: no variable of %s is recorded", b.Name(), rec.group.Name)
	}
	if len(names) == 0 {
		names = rec.trace.Variables()
	}
	var figures []*plot.Figure
	for k, name := range names {
		v, ok, err := rec.Get(starlark.String(name))
		if err != nil || !ok {
			return nil, err
		}
		a := v.(*Array).readable()
		series := make([]plot.Series, a.cols)
		for e := range series {
			if a.cols > 1 {
				series[e].Name = fmt.Sprint(e)
			}
			for s := range a.Len() {
				series[e].Y = append(series[e].Y, a.values[s*a.cols+e]/a.scale)
			}
		}
		o := plot.Options{YLabel: labelled(name, a)}
		if k == 0 {
			o.Title = title
		}
		figures = append(figures, plot.Traces(rec.trace.Times(), series, o))
	}
	if len(figures) == 1 {
		return starlark.None, r.save(figures[0], file)
	}
	return starlark.None, r.save(plot.Stack(figures...), file)
}

// baseUnits are units in which equations declare and nobody reads.
var baseUnits = []string{"volt", "ampere", "amp", "siemens", "second", "metre", "meter", "farad", "ohm", "watt", "coulomb"}

// readable is an array in a base unit in the unit of its size: mV and not volt.
func (a *Array) readable() *Array {
	if !slices.Contains(baseUnits, a.unit) {
		return a
	}
	out := *a
	out.unit, out.scale = "", 1
	return out.inReadableUnit()
}

func plotRate(r *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var rec *Record
	var file, title string
	var bin starlark.Value = Quantity{unit.Quantify(unit.Millisecond(5))}
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "spikes", &rec, "file", &file, "bin?", &bin, "title?", &title); err != nil {
		return nil, err
	}
	if err := rec.hasSpikes(b.Name()); err != nil {
		return nil, err
	}
	width, err := quantity[unit.Time](bin, "bin")
	if err != nil {
		return nil, err
	}
	from, to := rec.recorded()
	t, rate, err := analysis.PopulationRate(rec.train(), from, to, float64(width))
	if err != nil {
		return nil, err
	}
	return starlark.None, r.save(plot.Rates(t, []plot.Series{{Name: rec.Name, Y: rate}}, plot.Options{Title: title}), file)
}

func plotHistogram(r *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var values starlark.Iterable
	var file, title, xlabel string
	bins := 0
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "values", &values, "file", &file, "title?", &title, "xlabel?", &xlabel, "bins?", &bins); err != nil {
		return nil, err
	}
	a, err := asArray(values)
	if err != nil {
		return nil, err
	}
	a = a.inReadableUnit()
	if xlabel == "" {
		xlabel = a.unit
	}
	return starlark.None, r.save(plot.Histogram(a.inUnit(), plot.Options{Title: title, XLabel: xlabel, Bins: bins}), file)
}

func plotLine(r *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var xs, ys starlark.Iterable
	var file, title, xlabel, ylabel string
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "x", &xs, "y", &ys, "file", &file, "title?", &title, "xlabel?", &xlabel, "ylabel?", &ylabel); err != nil {
		return nil, err
	}
	x, err := asArray(xs)
	if err != nil {
		return nil, fmt.Errorf("x: %w", err)
	}
	y, err := asArray(ys)
	if err != nil {
		return nil, fmt.Errorf("y: %w", err)
	}
	x, y = x.inReadableUnit(), y.inReadableUnit()
	if len(x.values) != len(y.values) {
		return nil, fmt.Errorf("line: %d values of x and %d of y", len(x.values), len(y.values))
	}
	o := plot.Options{Title: title, XLabel: labelled(xlabel, x), YLabel: labelled(ylabel, y)}
	return starlark.None, r.save(plot.Traces(x.inUnit(), []plot.Series{{Y: y.inUnit()}}, o), file)
}

func plotScatter(r *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var x, y, values *Array
	var file, title string
	xlabel, ylabel, zlabel := "x", "y", ""
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "x", &x, "y", &y, "file", &file, "values?", &values, "title?", &title, "xlabel?", &xlabel, "ylabel?", &ylabel, "zlabel?", &zlabel); err != nil {
		return nil, err
	}
	x, y = x.readable(), y.readable()
	o := plot.Options{Title: title, XLabel: labelled(xlabel, x), YLabel: labelled(ylabel, y)}
	var zs []float64
	if values != nil {
		v := values.readable()
		zs, o.ZLabel = v.inUnit(), labelled(zlabel, v)
	}
	f := plot.Scatter(x.inUnit(), y.inUnit(), zs, o)
	if err := f.Err(); err != nil {
		return nil, err
	}
	return starlark.None, r.save(f, file)
}

// labelled adds the unit of what is drawn to its name.
func labelled(name string, a *Array) string {
	switch {
	case a.unit == "" || strings.HasSuffix(name, "("+a.unit+")"):
		return name
	case name == "":
		return a.unit
	}
	return name + " (" + a.unit + ")"
}

// inUnit is the values in the unit in which they are printed.
func (a *Array) inUnit() []float64 {
	xs := make([]float64, len(a.values))
	for i, x := range a.values {
		xs[i] = x / a.scale
	}
	return xs
}

func plotMatrix(r *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var a *Array
	var file, title string
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "values", &a, "file", &file, "title?", &title); err != nil {
		return nil, err
	}
	if a.cols == 0 {
		return nil, errors.New("matrix: an array of two dimensions is expected")
	}
	a = a.readable().inReadableUnit()
	var rows [][]float64
	for i := range a.Len() {
		row := make([]float64, a.cols)
		for k := range row {
			row[k] = a.values[i*a.cols+k] / a.scale
		}
		rows = append(rows, row)
	}
	return starlark.None, r.save(plot.Matrix(rows, plot.Options{Title: title, ZLabel: a.unit}), file)
}
