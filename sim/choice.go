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
	steps [ways]int64
	spent [ways]time.Duration
	best  way
	left  int64 // steps to go before the next trial
}

const (
	// trialSteps are the steps for which each way is tried, long enough for
	// several meetings at the largest window.
	trialSteps = 256
	// trialShare is how many times as many steps are run with the better way:
	// trials of a way that is k times slower cost (k-1)/trialShare.
	trialShare = 64
)

// next returns the way to run next.
func (c *choice) next() way {
	if c.left > 0 {
		return c.best
	}
	if c.steps[inParallel] < trialSteps {
		return inParallel
	}
	return inTurn
}

// took tells how long n steps took.
func (c *choice) took(w way, n int64, d time.Duration) {
	if c.left > 0 {
		c.left -= n
		return
	}
	c.steps[w] += n
	c.spent[w] += d
	if c.steps[inTurn] < trialSteps {
		return
	}
	c.best = inParallel
	perStep := func(w way) float64 { return float64(c.spent[w]) / float64(c.steps[w]) }
	if perStep(inTurn) < perStep(inParallel) {
		c.best = inTurn
	}
	*c = choice{best: c.best, left: trialShare * trialSteps}
}
