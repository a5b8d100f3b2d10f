package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"synfire/diag"
	"synfire/internal/atomicfile"
	"synfire/plot"
	"synfire/script"
)

// checkPicture refuses a file name whose ending is no format of figures, or
// whose directory does not exist, before a run is spent on it.
func checkPicture(flag, name string) error {
	ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(name)), ".")
	if !slices.Contains(plot.Formats(), ext) {
		return fmt.Errorf("--%s %s: a picture ends in .%s", flag, name, strings.Join(plot.Formats(), " or ."))
	}
	if _, err := os.Stat(filepath.Dir(name)); err != nil {
		return fmt.Errorf("--%s %s: there is no directory %s", flag, name, filepath.Dir(name))
	}
	f, err := atomicfile.Create(name)
	if err != nil {
		return fmt.Errorf("--%s: %w", flag, err)
	}
	f.Abort()
	return nil
}

// mostCurves is the number of elements of which the variables are drawn.
const mostCurves = 8

// picture draws what was recorded: per network one raster of all spikes, and
// below it each variable.
func picture(r *script.Result) (*plot.Figure, error) {
	var panels []*plot.Figure
	for _, n := range r.Networks {
		if n.Sim() == nil {
			continue
		}
		end := float64(n.Sim().StepCount()) * float64(n.Net().Options().Dt)
		if f := rasterOf(n, end); f != nil {
			panels = append(panels, f)
		}
		for _, rec := range n.Records() {
			panels = append(panels, tracesOf(rec, end)...)
		}
	}
	if len(panels) == 0 {
		return nil, diag.List{{Message: "--plot: nothing was recorded that could be drawn", Help: "the script runs no network with a population that spikes, and records no variable"}}
	}
	return plot.Stack(panels...), nil
}

// rasterOf is the raster of everything whose spikes are recorded, one record
// above the other; nil when there is none.
func rasterOf(n *script.Network, end float64) *plot.Figure {
	var times []float64
	var neurons []int64
	var groups, parts []plot.Group
	size := 0
	for _, rec := range n.Records() {
		sp := rec.Spikes()
		if sp == nil {
			continue
		}
		times = append(times, sp.Times()...)
		for _, i := range sp.Neurons() {
			neurons = append(neurons, int64(size)+i)
		}
		parts = rec.Groups()
		groups = append(groups, plot.Group{Name: rec.Name, From: size, To: size + sp.Group().Len()})
		size += sp.Group().Len()
	}
	if len(groups) == 0 {
		return nil
	}
	o := plot.Options{XMax: end, Groups: groups}
	if len(groups) == 1 {
		o.Title, o.Groups = groups[0].Name, parts
	}
	return plot.Raster(times, neurons, size, o)
}

// tracesOf is a figure per recorded variable, of the first elements.
func tracesOf(rec *script.Record, end float64) []*plot.Figure {
	tr := rec.Trace()
	if tr == nil {
		return nil
	}
	var figures []*plot.Figure
	for _, v := range tr.Variables() {
		xs, cols := tr.Values(v)
		series := make([]plot.Series, min(cols, mostCurves))
		for e := range series {
			series[e].Name = fmt.Sprintf("%s[%d]", rec.Name, e)
			for k := e; k < len(xs); k += cols {
				series[e].Y = append(series[e].Y, xs[k])
			}
		}
		o := plot.Options{XMax: end, YLabel: v}
		if u := tr.Unit(v); u != "" && u != "1" {
			o.YLabel += " (" + u + ")"
		}
		figures = append(figures, plot.Traces(tr.Times(), series, o))
	}
	return figures
}
