package sim

// RunInTurn makes all workers run on the caller's goroutine from now on.
func (s *Sim) RunInTurn() {
	s.crew.measured = true
	s.crew.choice = choice{best: inTurn, left: 1 << 40}
}

// SetMemory replaces what the system says of the memory that is left, and has it
// looked at after every chunk; it returns a function that sets that back.
func SetMemory(free func() (int64, bool)) (back func()) {
	a, l := available, lookAgain
	available, lookAgain = free, 0
	return func() { available, lookAgain = a, l }
}

// Resting is the share of all elements that are left out at the moment.
func (s *Sim) Resting() float64 {
	rest, all := 0, 0
	for _, p := range s.populations {
		all += p.n
		for _, sh := range p.shares {
			if sh.rest != nil && sh.rest.packed {
				rest += len(sh.rest.at) - len(sh.rest.active)
			}
		}
	}
	return float64(rest) / float64(all)
}

// SetNear sets what makes a thread run several workers' parts; it returns a
// function that sets it back.
func SetNear(bytes, segment int) (back func()) {
	b, l := nearBytes, longSegment
	nearBytes, longSegment = bytes, segment
	return func() { nearBytes, longSegment = b, l }
}

// PartsPerThread is the number of workers for each thread.
func (s *Sim) PartsPerThread() int { return len(s.workers) / s.threads }
