package script

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"go.starlark.net/starlark"

	"synfire/eqn"
	columns "synfire/format/table"
	"synfire/network"
	"synfire/record"
	"synfire/rng"
	"synfire/sim"
	"synfire/unit"
)

// Network is a network and, from its first step on, its simulation.
type Network struct {
	object
	run *run
	net *network.Network
	// trial and trials number the repetitions.
	trial, trials int
	sim           *sim.Sim
	recorders     []sim.Recorder
	records       []*Record
	callbacks     []callback
	numbered      []*network.Population // those with whole numbers as identifiers
	trains        []*record.SpikeTrain
	skipped       int64 // steps that a check leaves out
}

// callback is a function of the script that runs every so many steps.
type callback struct {
	every int64
	fn    starlark.Callable
}

// Net returns the description.
func (n *Network) Net() *network.Network { return n.net }

// Sim returns the simulation, nil before the first step.
func (n *Network) Sim() *sim.Sim { return n.sim }

// SpikeTrains returns the spikes of every population, in order of creation,
// when Options.RecordAll asked for them.
func (n *Network) SpikeTrains() []*record.SpikeTrain { return n.trains }

// Records returns what the script records, in order.
func (n *Network) Records() []*Record { return n.records }

func newNetwork(r *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var dt, seed starlark.Value
	random := "counter"
	trial, trials := 0, 1
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "dt?", &dt, "seed?", &seed, "random?", &random, "trial?", &trial, "trials?", &trials); err != nil {
		return nil, err
	}
	if trial < 0 || trials < 1 {
		return nil, fmt.Errorf("trial is %d and trials is %d; trials are numbered from 0, and there is at least one", trial, trials)
	}
	o := network.Options{Place: r.here}
	if dt != nil {
		t, err := quantity[unit.Time](dt, "dt")
		if err != nil {
			return nil, err
		}
		if !(t > 0) {
			return nil, &mistake{word: "dt", message: fmt.Sprintf("dt is %v; a time step is above zero", dt)}
		}
		o.Dt = t
	}
	if seed != nil {
		i, ok := seed.(starlark.Int)
		u, fits := uint64(0), false
		if ok {
			u, fits = i.Uint64()
		}
		if !fits {
			return nil, &mistake{word: "seed", message: fmt.Sprintf("seed is %v; it is a whole number from 0 to 2^64-1", seed)}
		}
		o.Seed = u
	}
	if r.opt.Seed != nil {
		o.Seed = *r.opt.Seed
	}
	kind, err := rng.ParseKind(random)
	if err != nil {
		return nil, err
	}
	o.Random = kind
	n := &Network{run: r, net: network.New(o), trial: trial, trials: trials}
	n.name = "network"
	r.result.Networks = append(r.result.Networks, n)
	return n, n.net.Err()
}

var networkMethods = methods[*Network]{
	"population": (*Network).population,
	"project":    (*Network).project,
	"input":      (*Network).input,
	"record":     (*Network).record,
	"run":        (*Network).runFor,
	"step":       (*Network).step,
	"every":      (*Network).everyCall,
	"spikes":     (*Network).spikes,
}

// Attr implements starlark.HasAttrs.
func (n *Network) Attr(name string) (starlark.Value, error) {
	switch name {
	case "t":
		return Quantity{unit.Quantify(unit.Time(float64(n.steps()) * float64(n.net.Options().Dt)))}, nil
	case "dt":
		return Quantity{unit.Quantify(n.net.Options().Dt)}, nil
	case "seed":
		return starlark.MakeUint64(n.net.Options().Seed), nil
	}
	return networkMethods.attr(n, name)
}

// AttrNames implements starlark.HasAttrs.
func (n *Network) AttrNames() []string { return append(networkMethods.names(), "t", "dt", "seed") }

// population adds a group of neurons: population(size, model, name=, ids=,
// positions=, V=…).
func (n *Network) population(b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var size starlark.Int
	var model *Model
	var given starlark.Iterable
	var positions *starlark.Dict
	name := ""
	rest, err := keywords(b, args, kwargs, "size", &size, "model", &model, "name?", &name, "ids?", &given, "positions?", &positions)
	if err != nil {
		return nil, err
	}
	count, ok := size.Int64()
	if !ok || count < 1 || count > network.MaxElements {
		return nil, fmt.Errorf("population of %v elements; it needs 1 to %d", size, network.MaxElements)
	}
	if err := n.open(b.Name()); err != nil {
		return nil, err
	}
	with, err := model.with(rest)
	if err != nil {
		return nil, err
	}
	var m network.Model = with
	if positions != nil {
		if m, err = placed(with, positions); err != nil {
			return nil, err
		}
	}
	p := n.net.Population(name, int(count), m)
	if given != nil {
		list, err := identifiersOf(given)
		if err != nil {
			return nil, &mistake{word: "ids", message: fmt.Sprintf("ids: %v", err)}
		}
		p.SetIDs(list.Strings())
		if list.Texts == nil {
			n.numbered = append(n.numbered, p)
		}
	}
	return &Population{net: n, pop: p}, n.net.Err()
}

// identifiers are those of a population or part, nil where it has none.
func (n *Network) identifiers(p *network.Population) *columns.IDs {
	texts := p.IDs()
	if texts == nil {
		return nil
	}
	if !slices.Contains(n.numbered, p.Root) {
		return &columns.IDs{Texts: texts}
	}
	list := &columns.IDs{}
	for _, text := range texts {
		id, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			panic("BUG: " + err.Error())
		}
		list.Ints = append(list.Ints, id)
	}
	return list
}

// project connects two populations.
func (n *Network) project(b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var from, to *Population
	var rule *Rule
	var weight, delay starlark.Value
	var release, syn, out *Model
	target, name, event := "", "", ""
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "from_", &from, "to_", &to, "rule", &rule,
		"weight", &weight, "delay??", &delay, "release??", &release, "syn??", &syn, "out??", &out, "to?", &target, "event?", &event, "name?", &name); err != nil {
		return nil, err
	}
	if err := n.open(b.Name()); err != nil {
		return nil, err
	}
	via := network.Via{Name: name, To: target, Event: event}
	if text, ok := starlark.AsString(weight); ok {
		via.WeightExpr = text
	} else {
		w, err := values(weight)
		if err != nil {
			return nil, &mistake{word: "weight", message: fmt.Sprintf("weight: %v", err)}
		}
		via.Weight = w
	}
	if text, ok := delay.(starlark.String); ok {
		via.DelayExpr = string(text)
	} else if delay != nil && delay != starlark.None {
		d, err := values(delay)
		if err != nil {
			return nil, &mistake{word: "delay", message: fmt.Sprintf("delay: %v", err)}
		}
		switch time := unit.Time(0).Dim(); {
		case d.Dim() == time:
		case d.Dim().IsOne():
			return nil, needsUnit("delay", delay, time, "")
		default:
			return nil, &mistake{word: "delay", message: fmt.Sprintf("delay is in %v; it must be in %v", d.Dim(), time)}
		}
		via.Delay = unit.As[unit.Time](d)
	}
	if release != nil {
		via.Release = release
	}
	if syn != nil {
		via.Syn = syn
	}
	if out != nil {
		via.Out = out
	}
	p := n.net.Project(from.pop, to.pop, rule.rule, via)
	return &Projection{net: n, proj: p}, n.net.Err()
}

// input adds an external input: a quantity or an input model.
func (n *Network) input(b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var to *Population
	var value starlark.Value
	target, name := "", ""
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "population", &to, "value", &value, "to?", &target, "name?", &name); err != nil {
		return nil, err
	}
	if err := n.open(b.Name()); err != nil {
		return nil, err
	}
	o := network.InputOptions{Name: name, To: target}
	var in *network.Input
	if m, ok := value.(*Model); ok {
		in = n.net.Drive(to.pop, m, o)
	} else {
		var v unit.Any
		var err error
		if text, isText := starlark.AsString(value); isText {
			e, err := to.pop.ParseElement(text, "the value of an input", nil)
			if err != nil {
				return nil, err
			}
			v = unit.AnyExpression(e.Dim, text)
		} else if v, err = values(value); err != nil {
			return nil, fmt.Errorf("value: %w", err)
		}
		in = n.net.Input(to.pop, v, o)
	}
	return &Input{net: n, in: in}, n.net.Err()
}

// record keeps spikes or variables: record(group, "spikes"), record(group,
// "V", "w", every=1*ms, from_=100*ms, to_=200*ms).
func (n *Network) record(b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var group *Population
	var every starlark.Value
	name := ""
	from, to := 0.0, math.Inf(1)
	if len(args) < 2 {
		return nil, errors.New(`record: name a population and what of it, "spikes" or variables`)
	}
	if err := starlark.UnpackArgs(b.Name(), args[:1], kwargs, "population", &group, "every?", &every, "name?", &name, "from_??", times{&from}, "to_??", times{&to}); err != nil {
		return nil, err
	}
	if err := n.open(b.Name()); err != nil {
		return nil, err
	}
	if !(from < to) {
		return nil, fmt.Errorf("record from %v to %v: nothing lies between them", unit.Time(from), unit.Time(to))
	}
	if group.net != n {
		return nil, fmt.Errorf("record: %s belongs to another network", group.pop.Name)
	}
	rec := &Record{net: n, group: group.pop, Name: name}
	if name == "" {
		rec.Name = group.pop.Name
	} else if err := network.CheckName(name); err != nil {
		return nil, fmt.Errorf("record %q: %w", name, err)
	}
	var variables, seen []string
	for _, a := range args[1:] {
		word, ok := starlark.AsString(a)
		if !ok {
			return nil, fmt.Errorf("record: %v is not the name of a variable", a)
		}
		if slices.Contains(seen, word) {
			return nil, fmt.Errorf("record: %q is named twice", word)
		}
		seen = append(seen, word)
		var spikes *record.SpikeTrain
		switch {
		case word == "spikes":
			spikes = record.Spikes(group.pop)
		case group.pop.HasEvent(word):
			spikes = record.Events(group.pop, word)
		}
		if spikes != nil {
			if rec.spikes != nil {
				return nil, fmt.Errorf("record: spikes, and events such as %q, each need a record of their own", word)
			}
			rec.spikes = spikes.Between(unit.Time(from), unit.Time(to))
			n.recorders = append(n.recorders, rec.spikes)
			continue
		}
		if m := group.pop.Model.Model; !strings.Contains(word, ".") {
			if _, ok := m.Symbol(word); !ok {
				return nil, unknownWord(word, fmt.Sprintf("%s has no variable %q to record", m.Name, word), append(namesOf(m, eqn.State), "spikes"))
			}
		}
		variables = append(variables, word)
	}
	if len(variables) > 0 {
		t := unit.Time(0)
		if every != nil {
			var err error
			if t, err = quantity[unit.Time](every, "every"); err != nil {
				return nil, err
			}
			n.wholeSteps(fmt.Sprintf("every=%v", every), t)
		}
		rec.trace = record.State(group.pop, t, variables...).Between(unit.Time(from), unit.Time(to))
		n.recorders = append(n.recorders, rec.trace)
	}
	n.records = append(n.records, rec)
	return rec, nil
}

// wholeSteps tells of a time between steps that is rounded.
func (n *Network) wholeSteps(what string, t unit.Time) {
	dt := n.net.Options().Dt
	if steps, exact, err := sim.StepsOf(t, float64(dt)); err == nil && !exact && steps > 0 {
		n.run.opt.Notice(fmt.Sprintf("warning: %s is not a whole number of steps of %v; it is taken for %v", what, dt, unit.Time(float64(steps)*float64(dt))))
	}
}

// open refuses additions to a network that has been planned.
func (n *Network) open(what string) error {
	if n.sim != nil {
		return fmt.Errorf("%s after the network was planned, which its first run, step or reading of a state does: build all of it before (values may change later)", what)
	}
	return nil
}

// plan makes the simulation before the first step, run or read.
func (n *Network) plan() error { return n.planSample(n.run.opt.Sample) }

// planAll is plan before synapses are read, which are then made however many
// there are.
func (n *Network) planAll() error {
	if err := n.planSample(0); err != nil {
		return err
	}
	if n.sim.Sampled() {
		return errors.New(unmade)
	}
	return nil
}

// unmade is what ends a check of which the script reads synapses too late.
const unmade = "the check has made some of the synapses only"

func (n *Network) planSample(sample int64) error {
	if n.sim != nil {
		return nil
	}
	if err := n.request(); err != nil {
		return err
	}
	n.run.doubtSet()
	o := n.run.opt.Sim
	o.Recorders = n.recorders
	o.Trial, o.Trials = n.trial, n.trials
	o.Sample = sample
	if n.run.opt.RecordAll {
		for _, p := range n.net.Populations() {
			n.trains = append(n.trains, record.Spikes(p))
			o.Recorders = append(o.Recorders, n.trains[len(n.trains)-1])
		}
	}
	o.Interrupted = n.run.ctx.Err
	o.Warn = func(text string) { n.run.opt.Notice("warning: " + text) }
	s, err := sim.New(n.net, o)
	if err != nil {
		return err
	}
	n.sim = s
	if n.run.opt.Watch != nil {
		n.run.opt.Watch.Planned(n)
	}
	return nil
}

func (n *Network) close() {
	if n.sim != nil {
		n.sim.Close()
	}
}

// runFor simulates a duration: run(200*ms).
func (n *Network) runFor(b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var duration starlark.Value
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "duration", &duration); err != nil {
		return nil, err
	}
	t, err := quantity[unit.Time](duration, "duration")
	if err != nil {
		return nil, err
	}
	dt := float64(n.net.Options().Dt)
	total, exact, err := sim.StepsOf(t, dt)
	if err != nil {
		return nil, err
	}
	if !exact {
		n.run.opt.Notice(fmt.Sprintf("run(%v) is not a whole number of steps of %v; it takes %d steps", duration, n.net.Options().Dt, total))
	}
	if err := n.plan(); err != nil {
		return nil, err
	}
	if n.run.opt.Check {
		n.skipped += total
		return starlark.None, nil
	}
	if err := n.sim.CheckRecording(total); err != nil {
		return nil, err
	}
	return starlark.None, n.advance(total)
}

// progressSteps bounds what runs between two looks at the clock.
const progressSteps = 256

func (n *Network) advance(total int64) error {
	if err := n.sim.Doubts(); err != nil {
		return err // a mistake in values, which no step has been run with
	}
	w := n.run.opt.Watch
	for done := int64(0); done < total; {
		if w != nil {
			w.Running(n, done, total)
		}
		piece := min(total-done, progressSteps)
		now := n.sim.StepCount()
		for _, c := range n.callbacks {
			piece = min(piece, c.every-now%c.every)
		}
		if err := n.sim.RunSteps(n.run.ctx, piece); err != nil {
			return &Failure{err}
		}
		done += piece
		for _, c := range n.callbacks {
			if n.sim.StepCount()%c.every == 0 {
				if _, err := starlark.Call(n.run.thread, c.fn, nil, nil); err != nil {
					return err
				}
			}
		}
	}
	if w != nil {
		w.Running(n, total, total)
		w.Finished(n)
	}
	return nil
}

// step simulates one step.
func (n *Network) step(b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := starlark.UnpackArgs(b.Name(), args, kwargs); err != nil {
		return nil, err
	}
	if err := n.plan(); err != nil {
		return nil, err
	}
	if n.run.opt.Check {
		n.skipped++
		return starlark.None, nil
	}
	if err := n.run.ctx.Err(); err != nil {
		return nil, err
	}
	if err := n.sim.Doubts(); err != nil {
		return nil, err
	}
	if err := n.sim.Step(); err != nil {
		return nil, &Failure{err}
	}
	return starlark.None, nil
}

// everyCall runs a function of the script every so often: every(10*ms, f).
func (n *Network) everyCall(b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var period starlark.Value
	var fn starlark.Callable
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "period", &period, "function", &fn); err != nil {
		return nil, err
	}
	t, err := quantity[unit.Time](period, "period")
	if err != nil {
		return nil, err
	}
	n.wholeSteps(fmt.Sprintf("every(%v)", period), t)
	steps, _, err := sim.StepsOf(t, float64(n.net.Options().Dt))
	if err != nil || steps < 1 {
		return nil, fmt.Errorf("every(%v): at least one step of %v", period, n.net.Options().Dt)
	}
	n.callbacks = append(n.callbacks, callback{steps, fn})
	return starlark.None, nil
}

// spikes gives the spikes of a population in the step just done, 0 or 1 per
// element; trials follow each other.
func (n *Network) spikes(b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var group *Population
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "population", &group); err != nil {
		return nil, err
	}
	if err := n.plan(); err != nil {
		return nil, err
	}
	flags := make([]float64, group.pop.Len()*n.trials)
	for _, e := range n.sim.LastSpikes(group.pop) {
		flags[e] = 1
	}
	return newArray(flags, unit.Dim{}, ""), nil
}
