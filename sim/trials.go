package sim

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"synfire/event"
	"synfire/rng"
)

// Trials are simulations side by side that share the tables of synapses and
// nothing else: state, spikes in flight and random numbers during the run are
// each trial's own, as are its kernels, which have the numbers of its random
// streams in them. They never wait for each other within a piece of a run, so
// each runs on one goroutine and there are as many at once as processors.

// TrialRecorder is a recorder that keeps trials apart.
type TrialRecorder interface {
	Recorder
	// ForTrial returns the recorder of trial k of n; it is called once for
	// each, ascending, before the run.
	ForTrial(k, n int) Recorder
}

// newTrial makes trial k beside the first, which s is.
func (s *Sim) newTrial(k int, recorders []Recorder) (*Sim, error) {
	o := s.opt
	o.Trial += k
	o.Trials = 1
	o.Recorders = recorders
	o.Progress = nil
	o.Warn = func(string) {} // the first trial warns
	plan, err := newPlan(s.net, o)
	if err != nil {
		return nil, err
	}
	t := &Sim{plan: plan, net: s.net, opt: o, dt: s.dt, seed: s.seed, streams: rng.NewStreams(s.streams.Kind(), s.seed, o.Trial), first: s}
	if err := t.build(); err != nil {
		t.Close()
		return nil, err
	}
	return t, nil
}

// recordersOf deals the recorders of the options out to the trials.
func recordersOf(o Options) ([][]Recorder, error) {
	n := max(1, o.Trials)
	all := make([][]Recorder, n)
	for i, r := range o.Recorders {
		if r == nil {
			return nil, fmt.Errorf("recorder %d of %d is nil", i, len(o.Recorders))
		}
		if n == 1 {
			all[0] = append(all[0], r)
			continue
		}
		tr, ok := r.(TrialRecorder)
		if !ok {
			return nil, fmt.Errorf("a %T cannot tell %d trials apart", r, n)
		}
		for k := range all {
			all[k] = append(all[k], tr.ForTrial(k, n))
		}
	}
	return all, nil
}

// all returns every trial, s first.
func (s *Sim) all() []*Sim { return append([]*Sim{s}, s.others...) }

// Trials returns the number of trials.
func (s *Sim) Trials() int { return 1 + len(s.others) }

// Trial returns trial k, to read and write its state; it is not to be run by
// itself.
func (s *Sim) Trial(k int) *Sim { return s.all()[k] }

// eachTrial calls f for every trial and returns the error of the first that
// has one.
func (s *Sim) eachTrial(f func(*Sim) error) error {
	for _, t := range s.all() {
		if err := f(t); err != nil {
			if t != s {
				err = fmt.Errorf("trial %d: %w", t.opt.Trial, err)
			}
			return err
		}
	}
	return nil
}

// advanceAll runs n steps of every trial.
func (s *Sim) advanceAll(n int64) error {
	if len(s.others) == 0 {
		return s.advance(n)
	}
	if s.opt.Threads > 0 {
		return s.advanceTrials(s.opt.Threads, n)
	}
	return s.choice.run(n, func(w way, n int64) error {
		if w == inTurn {
			return s.advanceTrials(1, n)
		}
		return s.advanceTrials(runtime.GOMAXPROCS(0), n)
	})
}

// advanceTrials runs n steps of every trial on so many threads.
func (s *Sim) advanceTrials(threads int, n int64) error {
	if threads == 1 {
		return s.eachTrial(func(t *Sim) error { return t.advance(n) })
	}
	trials := s.all()
	errs := make([]error, len(trials))
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(threads, len(trials)) {
		wait.Go(func() {
			for k := next.Add(1) - 1; k < int64(len(trials)); k = next.Add(1) - 1 {
				errs[k] = trials[k].advance(n)
			}
		})
	}
	wait.Wait()
	return s.eachTrial(func(t *Sim) error { return errs[t.opt.Trial-s.opt.Trial] })
}

// blocksOf returns the blocks of a trial: those of the tables for the first,
// twins of them for the others.
func (s *Sim) blocksOf(e *event.Engine) []*event.Block {
	blocks := e.Blocks()
	if s.first == nil {
		return blocks
	}
	twins := make([]*event.Block, len(blocks))
	for i, b := range blocks {
		twins[i] = b.Twin()
	}
	return twins
}
