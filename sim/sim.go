// Package sim plans a network onto threads and steps it.
//
// The same network and seed give the same spikes, bit for bit, for any number
// of threads, either backend and any way of cutting a run into pieces.
package sim

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math"
	"strings"
	"time"

	"synfire/conn"
	"synfire/diag"
	"synfire/event"
	"synfire/kernel"
	"synfire/network"
	"synfire/rng"
	"synfire/state"
	"synfire/unit"
)

// Options configure a simulation. The zero value is single precision, the
// fastest backend, and as many threads as are worth it.
type Options struct {
	// Recorders are told what happens.
	Recorders []Recorder
	// Precision, "f32" or "f64", overrides what the models say.
	Precision string
	// Backend of the kernels.
	Backend kernel.Backend
	// Threads is the number of workers; 0 chooses.
	Threads int
	// Trial numbers the repetition: other random numbers during the run, the
	// same wiring.
	Trial int
	// Trials is the number of repetitions that run side by side, numbered from
	// Trial on; 0 is 1. They share the synapses, and each gives the bits of a
	// simulation of that Trial alone. What is read is [trial][element]; recorders
	// must be TrialRecorders. Threads are then shared out by trial.
	Trials int
	// Dense steps elements at rest too, which gives the same bits more slowly.
	Dense bool
	// Profile measures where the time goes, at some cost; see Stats.
	Profile bool
	// Sample, above 0, is the number of expected synapses above which only about
	// so many are made, those of every n-th source. Such a simulation tells in its
	// Account and Estimate what the whole network would be; it cannot run, and
	// reads of synapses give those that were made. See Sampled.
	Sample int64
	// Warn is told, once each, of what is probably not meant: a run in which
	// nobody fires, a projection without synapses, a time step that does not fit
	// a time constant. nil means the standard logger.
	Warn func(text string)
	// Interrupted, when set, is asked now and then while the network is made, by
	// several goroutines; its error ends New.
	Interrupted func() error
	// Progress, when set, is called now and then with the number of steps done.
	Progress func(step int64)
}

// Sim is a network in motion. It is not safe for use by several goroutines.
type Sim struct {
	plan        *plan
	net         *network.Network
	opt         Options
	dt          float64
	seed        uint64
	streams     *rng.Streams
	populations []*population
	drawn       []*conn.Synapses // of each projection
	engine      *event.Engine
	parts       [][]part // of each projection
	history     *event.History
	window      int // steps that no spike can cross
	workers     []*worker
	threads     int // that run the workers
	couplings   []*coupling
	rings       []*ring
	rules       []*rule
	every       int // of so many sources one has synapses; see Options.Sample
	// off holds the weights of projections that are switched off.
	off       map[int]unit.Any
	crew      *crew
	recorders []*recording
	step      int64
	// half says that the current step has been run up to the sample point.
	half    bool
	looked  time.Time // when the memory left was looked at
	started bool
	doubted bool
	err     error
	closed  bool
	// others are the trials after the first, first is that of another.
	others []*Sim
	first  *Sim
	choice choice // how trials are run

	compileTime, buildTime time.Duration
}

// MaxThreads bounds Options.Threads: each worker is a thread of the system, of
// which a process cannot have any number.
const MaxThreads = 1024

// MaxTrials is the largest Options.Trials.
const MaxTrials = 1 << 16

// New plans the network and makes its state. All mistakes of the network are
// returned together. Close gives back the memory outside the collector.
func New(net *network.Network, opt Options) (*Sim, error) {
	net.Freeze()
	if err := net.Err(); err != nil {
		return nil, err
	}
	if opt.Trials < 0 || opt.Trials > MaxTrials {
		return nil, fmt.Errorf("trials is %d; it must be 1 to %d, or zero for one", opt.Trials, MaxTrials)
	}
	recorders, err := recordersOf(opt)
	if err != nil {
		return nil, err
	}
	opt.Recorders = recorders[0]
	if opt.Threads < 0 || opt.Threads > MaxThreads {
		return nil, fmt.Errorf("threads is %d; it must be 1 to %d, or zero to choose", opt.Threads, MaxThreads)
	}
	began := time.Now()
	plan, err := newPlan(net, opt)
	if err != nil {
		return nil, err
	}
	planned := time.Now()
	o := net.Options()
	s := &Sim{plan: plan, net: net, opt: opt, dt: plan.dt, seed: o.Seed, streams: rng.NewStreams(o.Random, o.Seed, opt.Trial)}
	if err := s.build(); err != nil {
		s.Close()
		return nil, err
	}
	for k := 1; k < opt.Trials; k++ {
		t, err := s.newTrial(k, recorders[k])
		if err != nil {
			s.Close()
			return nil, err
		}
		s.others = append(s.others, t)
	}
	s.compileTime, s.buildTime = planned.Sub(began), time.Since(planned)
	return s, nil
}

// build makes state, connections, workers and recordings, in an order that
// random="brainstate" can see: wiring by projection, then initial values by
// population (its two generators are independent of each other).
func (s *Sim) build() error {
	if err := s.plan.check(); err != nil {
		return err
	}
	for i, pp := range s.plan.populations {
		p, err := newPopulation(pp, i, s)
		if err != nil {
			return err
		}
		for _, silence := range pp.desc.Silences {
			p.silence(silence.Part, silence.On)
		}
		s.populations = append(s.populations, p)
	}
	if err := s.computeInitial(); err != nil {
		return err
	}
	if err := s.connect(); err != nil {
		return err
	}
	for _, r := range s.opt.Recorders {
		rec, err := s.newRecording(r)
		if err != nil {
			return err
		}
		s.recorders = append(s.recorders, rec)
	}
	return nil
}

// Close frees native code and memory outside the collector. The simulation
// cannot be used afterwards.
func (s *Sim) Close() error {
	if s.closed {
		return nil
	}
	s.closed = true
	s.silence()
	var errs []error
	for _, t := range s.others {
		errs = append(errs, t.Close())
	}
	for _, r := range s.rules {
		errs = append(errs, r.kernel.Close())
	}
	for _, c := range s.couplings {
		errs = append(errs, c.kernel.Close())
	}
	s.crew.stop()
	if s.first == nil {
		s.engine.Close()
	}
	for _, pp := range s.plan.populations {
		for _, k := range pp.kernels.all() {
			errs = append(errs, k.Close())
		}
	}
	return errors.Join(errs...)
}

// Err returns the error that ended a run or made a read impossible, or nil.
func (s *Sim) Err() error { return s.err }

// Time returns the current time in ms.
func (s *Sim) Time() unit.Time { return unit.Time(float64(s.step) * s.dt) }

// StepCount returns the number of steps done.
func (s *Sim) StepCount() int64 { return s.step }

// StepsOf returns how many steps a duration takes, and whether that is exact.
func StepsOf(t unit.Time, dt float64) (n int64, exact bool, err error) {
	x := float64(t) / dt
	if !(x >= 0) || x > math.MaxInt64/2 {
		return 0, false, fmt.Errorf("a run of %v is not possible", t)
	}
	n = int64(math.Floor(x + 0.5))
	return n, math.Abs(x-float64(n)) <= 1e-6*math.Max(1, x) && (n > 0 || x == 0), nil
}

// Run simulates a duration, rounded to whole steps. When ctx ends, or when the
// spikes that are recorded have nearly filled the memory, the run stops after a
// whole step and returns an error; what was recorded stays.
func (s *Sim) Run(ctx context.Context, t unit.Time) error {
	n, _, err := StepsOf(t, s.dt)
	if err != nil {
		return err
	}
	return s.RunSteps(ctx, n)
}

// RunSteps simulates n steps.
func (s *Sim) RunSteps(ctx context.Context, n int64) error {
	if s.Sampled() {
		return errSample
	}
	if err := s.CheckRecording(n); err != nil {
		return err
	}
	if err := s.eachTrial((*Sim).begin); err != nil {
		return err
	}
	end := s.step + n
	for s.step < end {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := s.checkRoom(); err != nil {
			return err
		}
		if err := s.advanceAll(min(end-s.step, chunk)); err != nil {
			s.err = err
			return err
		}
		if s.opt.Progress != nil {
			s.opt.Progress(s.step)
		}
	}
	return nil
}

// chunk is the number of steps after which a run looks whether it is to stop
// and whether all states are numbers.
const chunk = 256

// Steps simulates a duration step by step: the body of the loop runs after
// each step and may read and write the state.
//
//	for range s.Steps(unit.Millisecond(200)) { … }
//	err := s.Err()
func (s *Sim) Steps(t unit.Time) iter.Seq[int64] {
	return func(yield func(int64) bool) {
		n, _, err := StepsOf(t, s.dt)
		if err != nil {
			s.err = err
			return
		}
		for range n {
			if s.err != nil {
				return
			}
			if err := s.Step(); err != nil || !yield(s.step) {
				return
			}
		}
	}
}

// Step simulates one step.
func (s *Sim) Step() error {
	if s.Sampled() {
		return errSample
	}
	if err := s.eachTrial((*Sim).begin); err != nil {
		return err
	}
	if err := s.checkRoom(); err != nil {
		return err
	}
	if err := s.advanceAll(1); err != nil {
		s.err = err
		return err
	}
	return nil
}

// begin checks that the simulation can go on and, before the first step,
// sends the spikes of elements that start at or above threshold.
func (s *Sim) begin() error {
	if s.closed {
		return errors.New("the simulation is closed")
	}
	if s.err != nil {
		return s.err
	}
	if s.started {
		return nil
	}
	s.started = true
	if err := s.Doubts(); err != nil {
		return err
	}
	s.fillRings()
	for _, p := range s.populations {
		if err := p.refresh(); err != nil {
			return err
		}
		if p.initial == nil {
			continue
		}
		if err := p.begins.beginStep(0, s.dt); err != nil {
			return err
		}
		if err := p.initial.Run(0, p.n); err != nil {
			return err
		}
		spikes := p.audible(p.spiking[:p.initial.Count(0)], new([]uint32))
		s.history.Put(p.index, 0, -1, spikes)
		for c, name := range p.released {
			s.history.PutValues(p.index, c+1, 0, -1, spikes, p.columns[name])
		}
	}
	return nil
}

// advance runs n steps and checks the state.
func (s *Sim) advance(n int64) error {
	for _, p := range s.populations {
		if err := p.refresh(); err != nil {
			return err
		}
	}
	if err := s.crew.run(s, n); err != nil {
		return err
	}
	for _, p := range s.populations {
		if err := p.finite(s.step); err != nil {
			return err
		}
	}
	return nil
}

// State returns a variable or parameter of a population, a slice of one, a
// projection (its synapse and output) or an input, as float64 in the unit that
// the model declares. A name that does not exist gives an empty array and
// sets Err.
func (s *Sim) State(of any, name string) state.Array {
	a, err := s.lookup(of, name)
	if err != nil {
		s.err = err
		return state.Of([]float64{})
	}
	return a
}

func joinErrors(errs []error) error {
	var list diag.List
	for _, err := range errs {
		var inner diag.List
		if errors.As(err, &inner) {
			list = append(list, inner...)
			continue
		}
		list = append(list, diag.Diagnostic{Message: err.Error()})
	}
	return list
}

// suggestion ends a message about an unknown name.
func suggestion(name string, known []string) string {
	if best, ok := diag.Suggest(name, known); ok {
		return fmt.Sprintf("; did you mean %q?", best)
	}
	return "; there are " + strings.Join(known, ", ")
}
