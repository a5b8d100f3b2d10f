package sim

import (
	"fmt"
	"slices"
	"time"

	"synfire/kernel"
	"synfire/network"
)

// Stats are counts and times of a simulation so far.
type Stats struct {
	Neurons, Synapses, TableBytes int64
	Threads                       int
	Backend                       kernel.Backend
	Precision                     string
	// Compile is the time spent on composing and compiling, Build on drawing
	// synapses and initial values.
	Compile, Build time.Duration
	// Steps done, neurons times steps, and synapses delivered, these two of all
	// trials.
	Steps, Updates, Events int64
	// Deliver, Update, Input, Wait and Record are summed over the workers; they are
	// estimated from some of the steps, and only with Options.Profile.
	Deliver, Update, Input, Wait, Record time.Duration
}

// Stats returns what has been counted and measured so far.
func (s *Sim) Stats() Stats {
	bytes, synapses := s.engine.Bytes()
	st := Stats{
		Synapses: synapses, TableBytes: bytes, Threads: s.threads, Compile: s.compileTime, Build: s.buildTime,
		Steps: s.step,
	}
	for _, p := range s.populations {
		st.Neurons += int64(p.n)
		if p.kernels.step != nil {
			st.Backend = p.kernels.step.Backend()
		}
		st.Precision = p.precision.String()
	}
	st.Updates = st.Neurons * st.Steps * int64(s.Trials())
	for _, t := range s.all() {
		for _, w := range t.workers {
			st.Events += w.events
			st.Deliver += w.times.deliver
			st.Update += w.times.update
			st.Input += w.times.input
			st.Wait += w.times.wait
			st.Record += w.times.record
		}
	}
	return st
}

// lapSteps is the number of steps of which one is measured, so that reading the
// clock costs little next to small networks. It is no multiple of the periods
// that occur in models.
const lapSteps = 61

// times are where a worker's time goes.
//
// Input is what is done for inputs outside the fused steps: tables over time,
// functions of time, and the steps of populations that only give input.
type times struct{ deliver, update, input, wait, record time.Duration }

// watch begins to measure a step, or leaves it out.
func (w *worker) watch(step int64) {
	w.watching = w.sim.opt.Profile && step%lapSteps == 0
	if w.watching {
		w.looked = time.Now()
	}
}

// lap adds the time since the last look to a sum and starts anew. The step
// stands for lapSteps of them.
func (w *worker) lap(sum *time.Duration) {
	if w.watching {
		w.measure(sum)
	}
}

func (w *worker) measure(sum *time.Duration) {
	now := time.Now()
	*sum += lapSteps * now.Sub(w.looked)
	w.looked = now
}

// StepKernel is the compiled step of a population, for benchmarks of kernels.
type StepKernel struct {
	*kernel.Kernel
	sim    *Sim
	share  *share
	step   int64
	before map[string][]byte // the state when it was made
}

// StepKernel returns the compiled step of a population that one worker steps.
func (s *Sim) StepKernel(p *network.Population) (*StepKernel, error) {
	pop := s.populations[s.index(p.Root)]
	if pop.kernels.step == nil || len(pop.shares) != 1 {
		return nil, fmt.Errorf("population %q has no kernel of one worker", p.Name)
	}
	if err := pop.refresh(); err != nil {
		return nil, err
	}
	k := &StepKernel{Kernel: pop.kernels.step, sim: s, share: pop.shares[0], before: map[string][]byte{}}
	for name, c := range pop.columns {
		k.before[name] = slices.Clone(c.Bytes())
	}
	return k, nil
}

// Run runs the step once and nothing else.
func (k *StepKernel) Run() error {
	k.step++
	if err := k.share.beginStep(k.step, k.sim.dt); err != nil {
		return err
	}
	return k.share.step.Run(0, k.share.hi-k.share.lo)
}

// Reset sets the state back to what it was when k was made: nothing arrives
// in a benchmark, and what decays would end in subnormal numbers, with which
// processors are slow.
func (k *StepKernel) Reset() {
	for name, c := range k.share.pop.columns {
		copy(c.Bytes(), k.before[name])
	}
}
