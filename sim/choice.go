package sim

import "time"

// way is how the parts of several workers are run.
type way int

const (
	inParallel way = iota
	inTurn         // on one goroutine, without meetings
	ways
)

// choice finds the faster way by trying both, piece by piece in turn, and then
// runs many steps with the better one, and again, since activity and what else
// the machine does change. The results are the same either way.
type choice struct {
	warm  int64 // steps before the first trial
	tried int   // trials so far
	steps [ways]int64
	spent [ways]time.Duration
	best  way
	left  int64 // steps to go before the next trial
}

const (
	// trialSteps are the steps for which each way is tried. A network often
	// begins with a burst, so that as many are run before the first trial.
	trialSteps = 512
	// trialPiece is the number of steps after which the other way is tried, long
	// enough for several meetings at the largest window. Two pieces in turn lie
	// between two in parallel: a steady rise or fall of activity favours none.
	trialPiece = 128
	// clearly is how much slower a way must be for a trial to end early.
	clearly = 1.5
	// trialShare is how many times as many steps are run with the better way:
	// trials of a way that is k times slower cost (k-1)/trialShare. After the
	// first trial it is less, since activity may still be settling.
	trialShare, firstShare = 64, 8
)

// run runs n steps, each stretch of them with the way to run next.
func (c *choice) run(n int64, do func(w way, n int64) error) error {
	for n > 0 {
		w, most := c.next()
		m := min(n, most)
		began := time.Now()
		if err := do(w, m); err != nil {
			return err
		}
		c.took(w, m, time.Since(began))
		n -= m
	}
	return nil
}

// next returns the way to run next, and for how many steps at most.
func (c *choice) next() (w way, most int64) {
	switch {
	case c.left > 0:
		return c.best, c.left
	case c.warm < trialSteps:
		return inParallel, trialSteps - c.warm
	}
	done := c.steps[inParallel] + c.steps[inTurn]
	if piece := done / trialPiece; (piece+1)/2%2 == 1 {
		w = inTurn
	}
	return w, trialPiece - done%trialPiece
}

// took tells how long n steps took.
func (c *choice) took(w way, n int64, d time.Duration) {
	switch {
	case c.left > 0:
		c.left -= n
		return
	case c.warm < trialSteps:
		c.warm += n
		return
	}
	c.steps[w] += n
	c.spent[w] += d
	if c.steps[inTurn] != c.steps[inParallel] {
		return
	}
	best, worse := inParallel, inTurn
	if c.spent[inTurn] < c.spent[inParallel] {
		best, worse = inTurn, inParallel
	}
	if c.steps[inTurn] < trialSteps && float64(c.spent[worse]) < clearly*float64(c.spent[best]) {
		return
	}
	share := int64(trialShare)
	if c.tried == 0 {
		share = firstShare
	}
	*c = choice{best: best, left: share * trialSteps, warm: c.warm, tried: c.tried + 1}
}
