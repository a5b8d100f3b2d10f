package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"synfire/eqn"
	"synfire/plot"
	"synfire/response"
	"synfire/unit"
)

// responseFlags say how a model is driven and what is drawn of it.
type responseFlags struct {
	plotFile, ratesFile   string
	set                   []string
	current, to, time, dt string
}

func (f *responseFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.plotFile, "plot", "", "draw the response of a neuron to a step of current to `file`.png or .svg")
	cmd.Flags().StringVar(&f.ratesFile, "f-i", "", "draw the firing rate of a neuron over the current to `file`.png or .svg")
	cmd.Flags().StringArrayVar(&f.set, "set", nil, "`NAME=VALUE` for a parameter, or a state at the start, such as tau=20*ms, and for reset and method; may be repeated")
	cmd.Flags().StringVar(&f.current, "current", "", "`CURRENT` of the step, or the largest of the curve, such as 2*mA (default: found by trying)")
	cmd.Flags().StringVar(&f.to, "to", "", "`NAME` of the input (default: the first)")
	cmd.Flags().StringVar(&f.time, "time", "", "`TIME` that the current lasts (default: 200 ms for --plot, 1 second for --f-i)")
	cmd.Flags().StringVar(&f.dt, "dt", "0.1*ms", "`TIME` of a step of the simulation")
}

// asked tells whether anything is to be drawn.
func (f *responseFlags) asked() bool { return f.plotFile != "" || f.ratesFile != "" }

// check refuses what can be refused before anything is computed.
func (f *responseFlags) check(cmd *cobra.Command, named bool) error {
	for _, x := range []struct{ flag, file string }{{"plot", f.plotFile}, {"f-i", f.ratesFile}} {
		if x.file == "" {
			continue
		}
		if !named {
			return fmt.Errorf("--%s needs the name of a model", x.flag)
		}
		if err := checkPicture(x.flag, x.file); err != nil {
			return err
		}
	}
	for _, flag := range []string{"set", "current", "to", "time", "dt"} {
		if cmd.Flags().Changed(flag) && !f.asked() {
			return fmt.Errorf("--%s is for --plot and --f-i", flag)
		}
	}
	return nil
}

// neuron makes a neuron with the values that the user chose, and the given
// reset unless one is among them.
func (f *responseFlags) neuron(m *eqn.Model, reset string) (*response.Neuron, error) {
	o := response.Options{To: f.to, Values: map[string]unit.Quantity{}, Reset: reset}
	for _, text := range f.set {
		name, value, ok := strings.Cut(text, "=")
		if !ok {
			return nil, fmt.Errorf("--set %s: it is NAME=VALUE", text)
		}
		switch name {
		case "reset":
			o.Reset = value
			continue
		case "method":
			o.Method = value
			continue
		}
		q, err := unit.Parse(value)
		if err != nil {
			return nil, fmt.Errorf("--set %s: %w", text, err)
		}
		o.Values[name] = q
	}
	var err error
	if o.Dt, err = timeOf("dt", f.dt); err != nil {
		return nil, err
	}
	return response.New(m, o)
}

// timeOf reads a flag that is a time above zero.
func timeOf(flag, text string) (unit.Time, error) {
	q, err := unit.Parse(text)
	if err != nil {
		return 0, fmt.Errorf("--%s: %w", flag, err)
	}
	if q.Dim() != unit.Time(0).Dim() || !(q.Value() > 0) {
		return 0, fmt.Errorf("--%s %s: it is a time, such as 5*ms", flag, text)
	}
	return unit.Time(q.Value()), nil
}

// draw makes the figures that are asked for.
func (f *responseFlags) draw(ctx context.Context, m *eqn.Model, stderr io.Writer) error {
	for _, x := range []struct {
		file    string
		lasting string
		figure  func(context.Context, *response.Neuron, unit.Time) (*plot.Figure, error)
	}{{f.plotFile, "200*ms", f.step}, {f.ratesFile, "1*second", f.curve}} {
		if x.file == "" {
			continue
		}
		text := x.lasting
		if f.time != "" {
			text = f.time
		}
		during, err := timeOf("time", text)
		if err != nil {
			return err
		}
		n, err := f.settled(ctx, m, during, stderr)
		if err != nil {
			return err
		}
		figure, err := x.figure(ctx, n, during)
		if err != nil {
			return err
		}
		if err := figure.Save(x.file); err != nil {
			return &runError{err}
		}
		fmt.Fprintf(stderr, "wrote     %s\n", x.file)
	}
	return nil
}

// settled makes the neuron that is driven. One that runs away with its default
// reset, a step of current outlasting itself, gets the next with which it does
// not, unless the user chose.
func (f *responseFlags) settled(ctx context.Context, m *eqn.Model, during unit.Time, stderr io.Writer) (*response.Neuron, error) {
	n, err := f.neuron(m, "")
	if err != nil || len(m.Resets) < 2 || f.current != "" {
		return n, err
	}
	for _, text := range f.set {
		if name, _, _ := strings.Cut(text, "="); name == "reset" {
			return n, nil
		}
	}
	for k, reset := range m.Resets {
		other, err := f.neuron(m, reset.Name)
		if err != nil {
			return nil, err
		}
		q, err := f.amplitude(ctx, other, during, stepAbove)
		if err != nil {
			return nil, err
		}
		settles, err := other.Settles(ctx, q, during)
		if err != nil {
			return nil, err
		}
		if !settles {
			continue
		}
		if k > 0 {
			fmt.Fprintf(stderr, "note      with reset=%s %s runs away; it is drawn with reset=%s\n", m.Resets[0].Name, m.Name, reset.Name)
		}
		return other, nil
	}
	return n, nil
}

// How far above the rheobase a step is drawn, and a curve goes.
const (
	stepAbove  = 1.5
	curveAbove = 3
)

// amplitude is the current that the user chose, else a round one that lies a
// factor above the smallest that has an effect, or the unit where the neuron
// sends no spikes.
func (f *responseFlags) amplitude(ctx context.Context, n *response.Neuron, during unit.Time, above float64) (unit.Quantity, error) {
	name, dim := n.Input()
	if f.current != "" {
		q, err := unit.Parse(f.current)
		if err != nil {
			return q, fmt.Errorf("--current: %w", err)
		}
		if q.Dim() != dim {
			return q, fmt.Errorf("--current %s: the input %s is in %v", f.current, name, dim)
		}
		return q, nil
	}
	if !n.Spikes() {
		return unit.New(1, dim), nil
	}
	q, err := n.Rheobase(ctx, during)
	if err != nil {
		if errors.Is(err, response.ErrUnmoved) {
			return q, fmt.Errorf("%w; say how large it is to be: --current", err)
		}
		return q, fmt.Errorf("%w; while looking for a current; say how large it is to be: --current", err)
	}
	return unit.New(twoDigits(above*q.Value()), dim), nil
}

// twoDigits rounds to two digits.
func twoDigits(x float64) float64 {
	y, err := strconv.ParseFloat(strconv.FormatFloat(x, 'e', 1, 64), 64)
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return y
}

// scaleOf is the unit in which a quantity prints, as a number and a text.
func scaleOf(q unit.Quantity) (scale float64, text string) {
	_, text, _ = strings.Cut(q.String(), " ")
	u, err := unit.ParseUnit(text)
	if text == "" || err != nil {
		return 1, ""
	}
	return u.Value(), text
}

// axis names what an axis shows.
func axis(name, unitText string) string {
	if unitText == "" || unitText == "1" {
		return name
	}
	return fmt.Sprintf("%s (%s)", name, unitText)
}

// step draws the response to a step: spikes above, then the potential, then
// the current.
func (f *responseFlags) step(ctx context.Context, n *response.Neuron, during unit.Time) (*plot.Figure, error) {
	q, err := f.amplitude(ctx, n, during, stepAbove)
	if err != nil {
		return nil, err
	}
	around := during / 4
	c, err := n.Step(ctx, q, around, during, around)
	if err != nil {
		return nil, err
	}
	input, _ := n.Input()
	scale, unitText := scaleOf(q)
	current := make([]float64, len(c.Times))
	for k, t := range c.Times {
		if t >= c.From && t < c.To {
			current[k] = q.Value() / scale
		}
	}
	instance, err := n.Instance()
	if err != nil {
		return nil, err
	}
	const flat, high = 110, 300
	values := plot.Options{XMax: c.End, Height: high, YLabel: axis(c.Variable, c.Unit)}
	drive := plot.Traces(c.Times, []plot.Series{{Y: current}}, plot.Options{XMax: c.End, Height: flat + 40, YLabel: axis(input, unitText)})
	if !n.Spikes() {
		values.Title = fmt.Sprintf("%s: %s in a step of %v", instance.Model.Name, c.Variable, q)
		return plot.Stack(plot.Traces(c.Times, []plot.Series{{Y: c.Values}}, values), drive), nil
	}
	title := fmt.Sprintf("%s: %s in a step of %v", instance.Model.Name, spikes(len(c.Spikes)), q)
	return plot.Stack(
		plot.Raster(c.Spikes, make([]int64, len(c.Spikes)), 1, plot.Options{Title: title, XMax: c.End, Height: flat, YLabel: "spikes"}),
		plot.Traces(c.Times, []plot.Series{{Y: c.Values}}, values),
		drive,
	), nil
}

// spikes counts them in words.
func spikes(n int) string {
	if n == 1 {
		return "1 spike"
	}
	return fmt.Sprintf("%d spikes", n)
}

// curvePoints is the number of currents of an f-I curve.
const curvePoints = 121

// curve draws the firing rate over the current.
func (f *responseFlags) curve(ctx context.Context, n *response.Neuron, during unit.Time) (*plot.Figure, error) {
	if !n.Spikes() {
		instance, err := n.Instance()
		if err != nil {
			return nil, err
		}
		return nil, fmt.Errorf("%s sends no spikes, so it has no firing rate; --plot draws what a step does", instance.Model.Name)
	}
	q, err := f.amplitude(ctx, n, during, curveAbove)
	if err != nil {
		return nil, err
	}
	if q.Value() < 0 || q.Value() == 0 {
		return nil, fmt.Errorf("--current %s: a curve goes from zero to a current above it", f.current)
	}
	currents, shown := make([]float64, curvePoints), make([]float64, curvePoints)
	scale, unitText := scaleOf(q)
	for k := range currents {
		currents[k] = q.Value() * float64(k) / (curvePoints - 1)
		shown[k] = currents[k] / scale
	}
	rates, err := n.Rates(ctx, currents, during)
	if err != nil {
		return nil, err
	}
	instance, err := n.Instance()
	if err != nil {
		return nil, err
	}
	input, _ := n.Input()
	runsAway := ""
	if n := len(rates); n < len(currents) {
		runsAway = fmt.Sprintf("; it runs away from %.3g %s on", shown[n], unitText)
		shown = shown[:n]
	}
	most := 0.0
	for _, r := range rates {
		most = math.Max(most, r)
	}
	return plot.Traces(shown, []plot.Series{{Y: rates}}, plot.Options{
		Title: fmt.Sprintf("%s: firing rate up to %.3g Hz%s", instance.Model.Name, most, runsAway), XLabel: axis(input, unitText), YLabel: "rate (Hz)",
	}), nil
}
