package sim

// RunInTurn makes all workers run on the caller's goroutine from now on.
func (s *Sim) RunInTurn() {
	s.crew.measured = true
	s.crew.choice = choice{best: inTurn, left: 1 << 40}
}
