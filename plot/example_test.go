package plot_test

import (
	"fmt"
	"math"
	"os"
	"path/filepath"

	"synfire/plot"
)

// folder is where the examples write; each removes it.
func folder() string {
	dir, err := os.MkdirTemp("", "plot")
	if err != nil {
		panic(err)
	}
	return dir
}

// report prints the size of a picture file, or what went wrong.
func report(path string, err error) {
	if err != nil {
		fmt.Println(err)
		return
	}
	info, err := os.Stat(path)
	fmt.Println(filepath.Base(path), err == nil && info.Size() > 1000)
}

func ExampleRaster() {
	dir := folder()
	defer os.RemoveAll(dir)
	var times []float64
	var neurons []int64
	for i := range 500 { // a wave runs through the neurons
		times = append(times, float64(i)*0.4)
		neurons = append(neurons, int64(i))
	}
	path := filepath.Join(dir, "raster.png")
	report(path, plot.Raster(times, neurons, 500, plot.Options{
		Title:  "A travelling wave",
		Groups: []plot.Group{{Name: "E", From: 0, To: 400}, {Name: "I", From: 400, To: 500}},
	}).Save(path))
	// Output: raster.png true
}

func ExampleTraces() {
	dir := folder()
	defer os.RemoveAll(dir)
	var t, v []float64
	for i := range 2000 {
		t = append(t, float64(i)*0.1)
		v = append(v, -65+10*(1-math.Exp(-float64(i)*0.1/20)))
	}
	path := filepath.Join(dir, "traces.svg")
	report(path, plot.Traces(t, []plot.Series{{Name: "neuron 0", Y: v}}, plot.Options{
		Title:  "Charging a membrane",
		YLabel: "V (mV)",
	}).Save(path))
	// Output: traces.svg true
}

func ExampleStack() {
	dir := folder()
	defer os.RemoveAll(dir)
	raster := plot.Raster([]float64{1, 2, 3}, []int64{0, 1, 2}, 3, plot.Options{})
	rate := plot.Rates([]float64{0.5, 1.5, 2.5, 3.5}, []plot.Series{{Y: []float64{0, 333, 333, 333}}}, plot.Options{Height: 150})
	path := filepath.Join(dir, "both.png")
	report(path, plot.Stack(raster, rate).Save(path))
	// Output: both.png true
}

func ExampleHistogram() {
	dir := folder()
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "intervals.png")
	report(path, plot.Histogram([]float64{9, 10, 10, 11, 20}, plot.Options{XLabel: "interval (ms)"}).Save(path))
	// Output: intervals.png true
}

func ExampleMatrix() {
	dir := folder()
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "weights.png")
	report(path, plot.Matrix([][]float64{{0, 1, 0}, {0.5, 0, 0.5}}, plot.Options{
		XLabel: "target", YLabel: "source", ZLabel: "weight (nS)",
	}).Save(path))
	// Output: weights.png true
}

// A mistake is kept until the figure is saved.
func ExampleFigure_Save() {
	err := plot.Raster([]float64{1}, []int64{7}, 5, plot.Options{}).Save("raster.png")
	fmt.Println(err)
	// Output: raster.png: spike 0 is of neuron 7, outside 0 to 4
}

func ExampleScatter() {
	dir := folder()
	defer os.RemoveAll(dir)
	var x, y, v []float64
	for i := range 400 { // a bump of activity on a grid
		x, y = append(x, float64(i%20)*50), append(y, float64(i/20)*50)
		v = append(v, math.Exp(-math.Hypot(x[i]-400, y[i]-600)/150))
	}
	path := filepath.Join(dir, "bump.png")
	report(path, plot.Scatter(x, y, v, plot.Options{XLabel: "x (um)", YLabel: "y (um)", ZLabel: "activity"}).Save(path))
	// Output: bump.png true
}
