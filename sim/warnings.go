package sim

import (
	"fmt"
	"log"

	"synfire/state"
	"synfire/unit"
)

// warn tells the user of something that is probably not meant.
func (s *Sim) warn(format string, args ...any) {
	if s.opt.Warn == nil {
		log.Printf("warning: "+format, args...)
		return
	}
	s.opt.Warn(fmt.Sprintf(format, args...))
}

// Doubts warns, once, of what can be seen before the first step: projections
// without synapses, a common delay that is rounded, and time steps that do not
// fit a time constant. Runs do so by themselves; of trials the first does.
func (s *Sim) Doubts() error {
	if s.doubted || s.first != nil {
		return nil
	}
	s.doubted = true
	list, err := s.doubts()
	for _, text := range list {
		s.warn("%s", text)
	}
	return err
}

func (s *Sim) doubts() ([]string, error) {
	list := []string{}
	for _, p := range s.populations {
		if err := p.refresh(); err != nil {
			return nil, err
		}
		for _, doubt := range p.program.Doubts(func(slot string) state.Column { return p.columns[slot] }) {
			list = append(list, p.desc.Name+": "+doubt)
		}
	}
	for i, proj := range s.net.Projections() {
		if n, exact := s.expected(i); n == 0 && exact {
			list = append(list, fmt.Sprintf("%s has no synapses: its rule connects none of %d sources to any of %d targets", proj.Name, proj.From.Len(), proj.To.Len()))
			continue
		}
		if steps, rounded, ok := s.drawn[i].CommonDelay(); ok && rounded {
			list = append(list, fmt.Sprintf("%s: a delay of %v is not a whole number of steps of %g ms; it is taken for %v",
				proj.Name, unit.Time(proj.Delay.At(0, nil)), s.dt, unit.Time(float64(steps)*s.dt)))
		}
	}
	return list, nil
}

// silence warns of a simulation that ends without a spike though somebody
// listens: a recorder or a projection.
func (s *Sim) silence() {
	listened, able := len(s.net.Projections()) > 0, false
	for _, r := range s.recorders {
		listened = listened || r.spikes != nil
	}
	for _, p := range s.populations {
		able = able || p.composite.Model.Threshold != nil
	}
	for _, w := range s.workers {
		if w.spikes > 0 {
			return
		}
	}
	if listened && able && s.step > 0 && s.err == nil {
		s.warn("no neuron fired in %v", s.Time())
	}
}
