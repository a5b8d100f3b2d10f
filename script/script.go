// Package script is the Starlark front end: Python's syntax with quantities.
// It binds the rooms below it by tables of builtins and has no logic of its
// own.
package script

import (
	"context"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"synfire/diag"
	"synfire/sim"
	"synfire/unit"
)

// Options say how a script runs. The zero value runs it to its end without a
// time limit, prints nowhere and writes files where it says.
type Options struct {
	// Stdout receives what the script prints.
	Stdout io.Writer
	// Notice receives warnings and, one line each, what was written.
	Notice func(text string)
	// Sim is what the command line says about simulations.
	Sim sim.Options
	// Seed overrides network(seed=) when not nil.
	Seed *uint64
	// Set overrides what the script declares by param.
	Set map[string]string
	// Check plans networks but runs no step.
	Check bool
	// Sample is sim.Options.Sample of a check, whose networks are made whole
	// nevertheless where the script reads synapses before it runs them.
	Sample int64
	// Watch is told of each network that starts to run, and of progress.
	Watch Watcher
	// NoFiles keeps plots and files from being written.
	NoFiles bool
	// RecordAll records the spikes of every population; see
	// Network.SpikeTrains.
	RecordAll bool
	// Record is what to record beside what the script records.
	Record []Request
	// RecordSpikes records the spikes of every population of each network of
	// which nothing else does.
	RecordSpikes bool
	// MaxSteps bounds the operations of the script itself, so that one that
	// loops for ever ends; 0 means DefaultMaxSteps.
	MaxSteps uint64
	// Load reads a file that the script names: model("my.eqn").
	Load func(name string) ([]byte, error)
}

// DefaultMaxSteps is some 20 seconds of a script's own work; what a network does
// in a run does not count.
const DefaultMaxSteps = 1e9

// longSteps are so many operations, some two seconds, that a notice tells what
// keeps the script busy.
const longSteps = 1e8

// Watcher follows runs.
type Watcher interface {
	// Planned is called when a network is ready to run.
	Planned(n *Network)
	// Running is called before and during a run with what is done of it.
	Running(n *Network, done, total int64)
	// Finished is called after a run.
	Finished(n *Network)
}

// Result is what a script leaves behind.
type Result struct {
	Networks []*Network
	Params   []Param
	Globals  starlark.StringDict
	wrote    map[string]bool // names of figures
	// Unmet is the mistake in Options.Record that only the end of a script
	// shows: a population that no network has. All else was recorded.
	Unmet error
}

// Stepped tells whether any network has been simulated for at least a step.
func (r *Result) Stepped() bool {
	return slices.ContainsFunc(r.Networks, func(n *Network) bool { return n.sim != nil && n.sim.StepCount() > 0 })
}

// Wrote tells whether the script wrote a figure under this name.
func (r *Result) Wrote(file string) bool { return r.wrote[file] }

// Failure is a run that failed on its way, such as one whose state is no
// number any more; it is not a mistake that the script's text shows.
type Failure struct{ err error }

// Error implements error.
func (f *Failure) Error() string { return f.err.Error() }

// Unwrap implements the convention of package errors.
func (f *Failure) Unwrap() error { return f.err }

// Param is what a script declares by param(…).
type Param struct {
	Name  string
	Value starlark.Value
	Doc   string
}

// run is one execution of a script.
type run struct {
	ctx    context.Context
	opt    Options
	src    diag.Source
	file   *syntax.File
	thread *starlark.Thread
	result *Result
	used   map[string]bool // of Options.Set
	// replaced are the files that were written more than once.
	replaced map[string]bool
	// doubted tells that doubtSet has been asked.
	doubted bool
	// recorded tells which of Options.Record have found their population.
	recorded []bool
}

// fileOptions is Starlark with the statements that people expect at the top
// level of a program.
var fileOptions = syntax.FileOptions{Set: true, While: true, TopLevelControl: true, GlobalReassign: true}

// Run executes a script. Mistakes are returned as a diag.List with positions,
// within a Failure where a run failed.
// When ctx ends, the script is stopped and the context's error is returned
// together with what there is.
func Run(ctx context.Context, name, text string, opt Options) (*Result, error) {
	text = strings.TrimPrefix(text, "\ufeff") // with which some editors begin
	r := &run{ctx: ctx, opt: opt, src: diag.Source{Name: name, Text: text}, result: &Result{wrote: map[string]bool{}}, used: map[string]bool{}, replaced: map[string]bool{}, recorded: make([]bool, len(opt.Record))}
	if r.opt.Stdout == nil {
		r.opt.Stdout = io.Discard
	}
	if r.opt.Notice == nil {
		r.opt.Notice = func(string) {}
	}
	if before, _, found := strings.Cut(text, "\x00"); found {
		at := diag.Pos{File: name, Line: 1 + strings.Count(before, "\n"), Col: 1}
		return r.result, diag.List{{Span: diag.Span{Start: at, End: at}, Message: "the script has a byte of zero: it is not text in UTF-8", Help: "save it as UTF-8"}}
	}
	file, err := fileOptions.Parse(name, text, 0)
	if err != nil {
		return r.result, r.diagnose(err)
	}
	r.file = file
	if err := r.checkSet(); err != nil {
		return r.result, err
	}
	globals := r.builtins()
	prog, err := starlark.FileProgram(file, globals.Has)
	if err != nil {
		return r.result, r.diagnose(err)
	}
	r.thread = &starlark.Thread{
		Name:  name,
		Print: func(_ *starlark.Thread, msg string) { fmt.Fprintln(r.opt.Stdout, msg) },
	}
	if r.opt.MaxSteps == 0 {
		r.opt.MaxSteps = DefaultMaxSteps
	}
	r.thread.SetMaxExecutionSteps(min(longSteps, r.opt.MaxSteps))
	r.thread.OnMaxSteps = r.busy
	stop := context.AfterFunc(ctx, func() { r.thread.Cancel(ctx.Err().Error()) })
	defer stop()
	defer r.close()
	r.result.Globals, err = prog.Init(r.thread, globals)
	if at, what, ok := r.readsResults(err); ok {
		r.opt.Notice(fmt.Sprintf("the check ends at %v, where the script reads %s", at, what))
		err = nil
	}
	if err == nil {
		err = r.finish()
	}
	r.result.Unmet = r.unmet()
	if err != nil {
		if ctx.Err() != nil {
			return r.result, ctx.Err()
		}
		return r.result, r.diagnose(err)
	}
	return r.result, nil
}

// busy tells once where a script is that has worked for long, and ends it when
// that is too long.
func (r *run) busy(thread *starlark.Thread) {
	if thread.ExecutionSteps() >= r.opt.MaxSteps {
		thread.Cancel("too many steps")
		return
	}
	r.opt.Notice(fmt.Sprintf("%v: the script has done %s operations of its own and goes on; it is ended after %s",
		thread.CallFrame(0).Pos, thousands(longSteps), thousands(r.opt.MaxSteps)))
	thread.SetMaxExecutionSteps(r.opt.MaxSteps)
}

// checkSet refuses values for params that the script does not have before it
// runs, if each mention of param is a call that names its param.
func (r *run) checkSet() error {
	var known []string
	mentions := 0
	syntax.Walk(r.file, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Ident:
			if n.Name == "param" {
				mentions++
			}
		case *syntax.CallExpr:
			fn, ok := n.Fn.(*syntax.Ident)
			if !ok || fn.Name != "param" || len(n.Args) == 0 {
				break
			}
			if lit, ok := n.Args[0].(*syntax.Literal); ok && lit.Token == syntax.STRING {
				known = append(known, lit.Value.(string))
			}
		}
		return true
	})
	if len(known) < mentions {
		return nil
	}
	for name := range r.opt.Set {
		if !slices.Contains(known, name) {
			return noParam(name, known)
		}
	}
	return nil
}

func noParam(name string, known []string) error {
	return diag.List{{Message: fmt.Sprintf("--set %s: no such param in the script", name), Help: setHelp(name, known)}}
}

func setHelp(name string, known []string) string {
	if best, ok := diag.Suggest(name, known); ok {
		return didYouMean(best)
	}
	if len(known) > 0 {
		return "there are " + strings.Join(known, ", ")
	}
	return "the script declares no param"
}

// doubtSet says, once and before the first network is made, which values no
// param has taken. Where names are computed it may still come; a long run
// should not be what tells that it does not.
func (r *run) doubtSet() {
	if r.doubted {
		return
	}
	r.doubted = true
	for _, name := range r.unused() {
		r.opt.Notice(fmt.Sprintf("warning: --set %s: there is no such param so far; %s", name, setHelp(name, r.declared())))
	}
}

// unused lists the names of Options.Set that no param has had, sorted.
func (r *run) unused() []string {
	var names []string
	for name := range r.opt.Set {
		if !r.used[name] {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// declared lists the params that there are.
func (r *run) declared() []string {
	var names []string
	for _, p := range r.result.Params {
		names = append(names, p.Name)
	}
	return names
}

// finish checks what can only be known at the end.
func (r *run) finish() error {
	if names := r.unused(); len(names) > 0 {
		return noParam(names[0], r.declared())
	}
	if r.opt.Check {
		for _, n := range r.result.Networks {
			if err := n.plan(); err != nil {
				return err
			}
			if err := n.sim.Doubts(); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *run) close() {
	for _, n := range r.result.Networks {
		n.close()
	}
}

// names lists everything a script can name, for suggestions.
func (r *run) names() []string {
	var names []string
	for name := range r.builtins() {
		names = append(names, name)
	}
	for name := range starlark.Universe {
		names = append(names, name)
	}
	return names
}

// builtins is what a script finds defined.
func (r *run) builtins() starlark.StringDict {
	d := starlark.StringDict{"pi": starlark.Float(math.Pi)}
	for _, name := range unit.Names() {
		if q, ok := unit.Lookup(name); ok {
			d[name] = Quantity{q}
		}
	}
	for _, table := range [][]builtin{coreTable, ruleTable, distributionTable, inputTable, mathTable} {
		for _, b := range table {
			d[b.name] = r.bind(b)
		}
	}
	for _, name := range copying {
		d[name] = bounded(name)
	}
	r.addModels(d)
	d["plot"] = r.module("plot", plotTable)
	d["analysis"] = r.module("analysis", analysisTable)
	return d
}

// builtin is a row of a table of builtins.
type builtin struct {
	name string
	fn   func(r *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)
	doc  string
}

func (r *run) bind(row builtin) *starlark.Builtin {
	return starlark.NewBuiltin(row.name, func(_ *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return row.fn(r, b, args, kwargs)
	})
}
