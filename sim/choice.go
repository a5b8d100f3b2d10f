package sim

import "time"

// way is how the parts of several workers are run.
type way int

const (
	inParallel way = iota
	inTurn         // on one goroutine, without meetings
	ways
)

// choice finds the faster way by trying: a stretch of steps each, then many
// with the better one, and again, since activity and what else the machine
// does change. The results are the same either way.
type choice struct {
	warm  int64 // steps before the first trial
	tried int   // trials so far
	steps [ways]int64
	spent [ways]time.Duration
	best  way
	left  int64 // steps to go before the next trial
}

const (
	// trialSteps are the steps for which each way is tried, long enough for
	// several meetings at the largest window. A network often begins with a
	// burst, so that as many are run before the first trial. Parallel steps are
	// tried in two halves around the others: a steady rise or fall of activity
	// favours none.
	trialSteps = 512
	// trialShare is how many times as many steps are run with the better way:
	// trials of a way that is k times slower cost (k-1)/trialShare. After the
	// first trial it is less, since activity may still be settling.
	trialShare, firstShare = 64, 8
)

// next returns the way to run next.
func (c *choice) next() way {
	switch {
	case c.left > 0:
		return c.best
	case c.warm < trialSteps, c.steps[inParallel] < trialSteps/2:
		return inParallel
	case c.steps[inTurn] < trialSteps:
		return inTurn
	}
	return inParallel
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
	if c.steps[inTurn] < trialSteps || c.steps[inParallel] < trialSteps {
		return
	}
	c.best = inParallel
	perStep := func(w way) float64 { return float64(c.spent[w]) / float64(c.steps[w]) }
	if perStep(inTurn) < perStep(inParallel) {
		c.best = inTurn
	}
	share := int64(trialShare)
	if c.tried == 0 {
		share = firstShare
	}
	*c = choice{best: c.best, left: share * trialSteps, warm: c.warm, tried: c.tried + 1}
}
