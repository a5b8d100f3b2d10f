package sim

import (
	"testing"
	"time"
)

// The way that takes less time per step is taken for most of the run, and a
// change of which that is gets noticed.
func TestChoice(t *testing.T) {
	var c choice
	run := func(total int64, cost [ways]time.Duration) (steps [ways]int64) {
		for done := int64(0); done < total; done += 64 {
			w := c.next()
			steps[w] += 64
			c.took(w, 64, 64*cost[w])
		}
		return steps
	}
	const total = 20 * trialShare * trialSteps
	for _, cost := range [][ways]time.Duration{{5, 3}, {2, 3}, {7, 1}} {
		steps := run(total, cost)
		better, worse := inParallel, inTurn
		if cost[inTurn] < cost[inParallel] {
			better, worse = inTurn, inParallel
		}
		// After a change the old choice may hold for one stretch more.
		if steps[worse] > total/15 || steps[better]+steps[worse] != total {
			t.Errorf("costs %v: %d steps in parallel, %d in turn", cost, steps[inParallel], steps[inTurn])
		}
	}
}

// A burst at the start, and activity that falls steadily while the ways are
// tried, do not make the slower way look faster.
func TestChoiceUnderFallingActivity(t *testing.T) {
	var c choice
	done := int64(0)
	for ; c.tried == 0; done += 64 {
		cost := time.Duration(10_000 - done)
		if done < trialSteps {
			cost += 100_000
		}
		w := c.next()
		if w == inTurn {
			cost += cost / 10
		}
		c.took(w, 64, 64*cost)
	}
	if c.best != inParallel {
		t.Errorf("after %d steps the way that is a tenth slower was taken", done)
	}
}
