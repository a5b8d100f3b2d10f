package sim

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"synfire/eqn"
	"synfire/event"
	"synfire/ir"
	"synfire/state"
)

// worker steps its share of every population.
type worker struct {
	id     int
	sim    *Sim
	blocks []*event.Block
	shares []*share
	// reductions are the couplings that end in the worker's shares.
	reductions []*reduction
	// rules are the synapses with equations of their own that end there.
	rules  []*ruleShare
	events int64
	spikes int64
	err    error
	times  times
	looked time.Time
	// watching says that the step at work is measured.
	watching bool
}

func receptorColumns(b *event.Block, target, receptors int) []state.Column {
	cols := make([]state.Column, receptors)
	for r := range cols {
		cols[r] = b.Accumulator(target, r)
	}
	return cols
}

// step runs step k. What it needs from other workers are spikes of steps
// before k - window, which lie behind the last meeting; what it writes is its
// own. Order: due spikes are delivered into the accumulators; then every
// population runs its phases, which read and clear them; then its spikes
// become visible to later steps.
func (w *worker) step(k int64, half bool) error {
	w.watch(k)
	if err := w.deliver(k, half); err != nil {
		return err
	}
	sampled := w.sim.sampledAt(k)
	for _, sh := range w.shares {
		after, err := sh.reach(w, k, half, sampled, sampled)
		if err != nil {
			return err
		}
		if err := sh.finish(w, k, after); err != nil {
			return err
		}
	}
	w.lap(&w.times.update)
	return nil
}

// deliver adds what is due to the accumulators, unless it was done in the
// first half of the step.
func (w *worker) deliver(k int64, half bool) error {
	if half {
		return nil
	}
	packed := slices.ContainsFunc(w.shares, func(sh *share) bool { return sh.rest != nil && sh.rest.packed })
	for _, b := range w.blocks {
		b.Track(packed)
		w.events += b.Deliver(k, w.sim.history)
	}
	for _, r := range w.rules {
		events, err := r.deliver(w.sim, k)
		if err != nil {
			return err
		}
		w.events += events
	}
	w.lap(&w.times.deliver)
	return nil
}

// reach runs step k up to the point where the state is seen and keeps what
// couplings read of it. Another worker may read it when all have done this.
func (w *worker) reach(k int64, half bool) error {
	w.watch(k)
	if err := w.deliver(k, half); err != nil {
		return err
	}
	sampled := w.sim.sampledAt(k)
	for _, sh := range w.shares {
		if _, err := sh.reach(w, k, half, sampled, true); err != nil {
			return err
		}
		sh.keep(w.sim, k)
	}
	w.lap(&w.times.update)
	return nil
}

// finish runs the rest of step k after reach: first the sums of couplings.
func (w *worker) finish(k int64, _ bool) error {
	for _, r := range w.reductions {
		if err := r.run(k, w.sim.dt); err != nil {
			return err
		}
	}
	w.lap(&w.times.deliver)
	for _, sh := range w.shares {
		if err := sh.finish(w, k, true); err != nil {
			return err
		}
	}
	w.lap(&w.times.update)
	return nil
}

// reach begins step k of a share and, where the state is looked at, runs it
// up to that point, unless that was done before. It tells whether only the
// rest of the step is left.
func (sh *share) reach(w *worker, k int64, half, sampled, looked bool) (after bool, err error) {
	w.lap(&w.times.update)
	if err := sh.beginStep(k, w.sim.dt); err != nil {
		return half, err
	}
	w.lap(&w.times.input)
	if !half {
		if err := sh.rest.beginStep(k); err != nil {
			return half, err
		}
	}
	if looked && sh.before != nil && !half {
		if err := sh.before.Run(0, sh.places()); err != nil {
			return half, err
		}
		half = true
	}
	if sampled {
		sh.rest.flush()
		w.sim.sample(sh, k)
	}
	return half, nil
}

// finish runs step k of a share, or the rest of it.
func (sh *share) finish(w *worker, k int64, after bool) error {
	call := sh.step
	if after && sh.after != nil {
		call = sh.after
	}
	spikes, err := sh.update(call, k)
	if err != nil {
		return sh.fault(err, k)
	}
	spikes = sh.pop.audible(spikes, &sh.sent)
	if sh.pop.desc.Model.Model.Kind == eqn.KindInput {
		w.lap(&w.times.input)
	}
	w.spikes += int64(len(spikes))
	w.sim.history.Put(sh.pop.index, w.id, k, spikes)
	for c, name := range sh.pop.released {
		w.sim.history.PutValues(sh.pop.index, c+1, w.id, k, spikes, sh.pop.columns[name])
	}
	for i, source := range sh.pop.eventSources {
		if source >= 0 {
			w.sim.history.Put(source, w.id, k, sh.pop.audible(sh.events[1+i][:call.Count(1+i)], &sh.sent))
		}
	}
	return nil
}

// places is the number of elements that a step of the share runs over.
func (sh *share) places() int {
	if sh.rest != nil && sh.rest.packed {
		return len(sh.rest.active)
	}
	return sh.hi - sh.lo
}

// fault says of a loop without an end where it was and what may help.
func (sh *share) fault(err error, k int64) error {
	var f *ir.Fault
	if !errors.As(err, &f) {
		return err
	}
	element := f.Element
	if sh.rest != nil && sh.rest.packed && element >= 0 {
		element = sh.lo + int(sh.rest.active[element])
	}
	return fmt.Errorf("population %q, element %d, step %d: %s did not finish in %d turns; a larger tolerance, a smaller dt or other parameters may help",
		sh.pop.desc.Name, element, k, f.Loop, f.Max)
}

// settle runs the current step up to the point where the state is seen: under
// a timing that has phases before it, what is read between runs is what a
// recorder would see.
func (s *Sim) settle() error {
	if s.half || s.closed {
		return nil
	}
	needed := false
	for _, p := range s.populations {
		needed = needed || p.kernels.before != nil
	}
	if !needed {
		return nil
	}
	if err := s.begin(); err != nil {
		return err
	}
	for _, p := range s.populations {
		if err := p.refresh(); err != nil {
			return err
		}
	}
	for _, w := range s.workers {
		if err := w.deliver(s.step, false); err != nil {
			return err
		}
		for _, sh := range w.shares {
			sh.rest.spread()
			if sh.before == nil {
				continue
			}
			if err := sh.beginStep(s.step, s.dt); err != nil {
				return err
			}
			if err := sh.before.Run(0, sh.hi-sh.lo); err != nil {
				return err
			}
		}
	}
	s.half = true
	return nil
}

// crew is the goroutines of the workers, which wait on a channel between jobs.
// Each has a team of workers, whose parts it runs one after the other. Where
// there is one team only, it runs on the caller's goroutine.
type crew struct {
	workers []*worker
	teams   [][]*worker
	start   []chan job
	done    sync.WaitGroup
	barrier barrier
	failed  atomic.Bool
	// measured says that the ways of running are tried and the faster taken.
	measured bool
	choice   choice
}

// job is steps from to to-1.
type job struct {
	from, to int64
	half     bool
}

func newCrew(workers []*worker, threads int, measured bool) *crew {
	c := &crew{workers: workers, measured: measured}
	if threads < 2 {
		return c
	}
	c.barrier.init(threads, threads <= runtime.GOMAXPROCS(0))
	for i := range threads {
		team := workers[len(workers)*i/threads : len(workers)*(i+1)/threads]
		c.teams = append(c.teams, team)
		start := make(chan job)
		c.start = append(c.start, start)
		go func() {
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
			for j := range start {
				c.work(team, j)
				c.done.Done()
			}
		}()
	}
	return c
}

func (c *crew) stop() {
	if c == nil {
		return
	}
	for _, s := range c.start {
		close(s)
	}
	c.start = nil
}

// run advances the simulation by n steps. Where the number of workers was not
// chosen by the user, and there are several, their parts may also be run one
// after the other, without meetings: what is faster is measured.
func (c *crew) run(s *Sim, n int64) error {
	if len(c.teams) > 1 && c.measured {
		return c.choice.run(n, func(w way, n int64) error { return c.steps(s, n, w) })
	}
	w := inTurn
	if len(c.teams) > 1 {
		w = inParallel
	}
	return c.steps(s, n, w)
}

// steps runs n steps in one of the ways.
func (c *crew) steps(s *Sim, n int64, w way) error {
	j := job{s.step, s.step + n, s.half}
	s.half = false
	if w == inParallel {
		c.done.Add(len(c.teams))
		for _, start := range c.start {
			start <- j
		}
		c.done.Wait()
	} else {
		c.alone(s, j)
	}
	for _, w := range c.workers {
		if w.err != nil {
			return w.err
		}
	}
	s.step = j.to
	return nil
}

// alone runs the parts of all workers on the caller's goroutine, window by
// window.
func (c *crew) alone(s *Sim, j job) {
	for _, w := range c.workers {
		w.begin(j.from)
	}
	for k := j.from; k < j.to; {
		end := min(k+int64(s.window), j.to)
		if s.coupled() {
			for _, w := range c.workers {
				c.part(w, k, j, (*worker).reach)
			}
			for _, w := range c.workers {
				c.part(w, k, j, (*worker).finish)
			}
		} else {
			for _, w := range c.workers {
				c.stretch(w, j, k, end)
			}
		}
		s.collect(k, end)
		last := c.workers[len(c.workers)-1]
		last.lap(&last.times.record)
		k = end
	}
	for _, w := range c.workers {
		w.end()
	}
}

// begin starts a job, end makes what it did visible.
func (w *worker) begin(step int64) {
	for _, sh := range w.shares {
		sh.rest.begin(step)
	}
}

func (w *worker) end() {
	for _, sh := range w.shares {
		sh.rest.flush()
	}
}

// stretch runs steps from to to-1 of a worker.
func (c *crew) stretch(w *worker, j job, from, to int64) {
	for k := from; k < to; k++ {
		c.part(w, k, j, (*worker).step)
	}
}

// part runs a part of step k of a worker, unless some step has failed. The
// first half of a job's first step may have been run before.
func (c *crew) part(w *worker, k int64, j job, do func(w *worker, k int64, half bool) error) {
	if w.err == nil && !c.failed.Load() {
		if w.err = do(w, k, j.half && k == j.from); w.err != nil {
			c.failed.Store(true)
		}
	}
}

// work runs a team's part of a job. Teams meet after each window, the number
// of steps that no spike can cross, and the last to arrive hands on what was
// recorded. With couplings that is one step, and they meet once more in the
// middle of it.
func (c *crew) work(team []*worker, j job) {
	s, last := team[0].sim, team[len(team)-1]
	for _, w := range team {
		w.begin(j.from)
		defer w.end()
	}
	for k := j.from; k < j.to; {
		from, end := k, min(k+int64(s.window), j.to)
		if s.coupled() {
			for _, w := range team {
				c.part(w, k, j, (*worker).reach)
			}
			c.barrier.wait(func() {})
			for _, w := range team {
				c.part(w, k, j, (*worker).finish)
			}
		} else {
			for _, w := range team {
				c.stretch(w, j, k, end)
			}
		}
		c.barrier.wait(func() {
			last.lap(&last.times.wait)
			s.collect(from, end)
			last.lap(&last.times.record)
		})
		last.lap(&last.times.wait)
		k = end
	}
}

// barrier lets the last of n goroutines do something while the others wait.
// When each has a processor they look for a while, then let other threads of
// their processor run between looks, then sleep.
type barrier struct {
	n             int32
	looks, yields int
	_             [64]byte
	arrived       atomic.Int32
	_             [64]byte
	// turn is what waiting workers look at all the time: nothing else is written
	// in its cache line, or each writing would fetch the line back from them.
	turn     atomic.Uint32
	_        [64]byte
	sleepers atomic.Int32
	mu       sync.Mutex
	cond     *sync.Cond
}

const (
	// looks is how often a waiting worker looks: about twenty microseconds.
	looks = 30000
	// yields is how often it then yields. It costs little when the
	// others work elsewhere, and it is what they wait for when the system has put
	// two workers on one processor. Together it takes about a hundred microseconds,
	// what it costs to sleep and to be woken on a virtual machine: so waiting
	// never costs more than twice what the better of the two would have.
	yields = 200
)

func (b *barrier) init(n int, spin bool) {
	b.n = int32(n)
	b.cond = sync.NewCond(&b.mu)
	if spin {
		b.looks, b.yields = looks, yields
	}
}

func (b *barrier) wait(last func()) {
	turn := b.turn.Load()
	if b.arrived.Add(1) == b.n {
		last()
		b.arrived.Store(0)
		b.turn.Add(1)
		// Who counts as a sleeper afterwards sees the new turn.
		if b.sleepers.Load() > 0 {
			b.mu.Lock()
			b.cond.Broadcast()
			b.mu.Unlock()
		}
		return
	}
	for range b.looks {
		if b.turn.Load() != turn {
			return
		}
	}
	for range b.yields {
		yield()
		if b.turn.Load() != turn {
			return
		}
	}
	b.mu.Lock()
	b.sleepers.Add(1)
	for b.turn.Load() == turn {
		b.cond.Wait()
	}
	b.sleepers.Add(-1)
	b.mu.Unlock()
}
