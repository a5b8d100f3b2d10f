package sim

import (
	"errors"
	"testing"
	"time"
)

// The way that takes less time per step is taken for most of the run, and a
// change of which that is gets noticed. A way that takes twice as long is not
// tried for long.
func TestChoice(t *testing.T) {
	var c choice
	const total = 20 * trialShare * trialSteps
	for _, cost := range [][ways]time.Duration{{5, 4}, {4, 5}, {7, 1}, {1, 2}} {
		var steps [ways]int64
		for done := int64(0); done < total; {
			w, n := c.next()
			steps[w] += n
			c.took(w, n, time.Duration(n)*cost[w])
			done += n
		}
		better, worse, share := inParallel, inTurn, int64(15)
		if cost[inTurn] < cost[inParallel] {
			better, worse = inTurn, inParallel
		}
		if 2*cost[better] <= cost[worse] {
			share = 19
		}
		// After a change the old choice may hold for one stretch more.
		if steps[worse] > total/share || steps[better] < total-total/share {
			t.Errorf("costs %v: %d steps in parallel, %d in turn", cost, steps[inParallel], steps[inTurn])
		}
	}
}

// A burst at the start, and activity that falls steadily while the ways are
// tried, do not make the slower way look faster.
func TestChoiceUnderFallingActivity(t *testing.T) {
	var c choice
	for done := int64(0); c.tried == 0; {
		w, n := c.next()
		cost := time.Duration(10_000 - done)
		if done < trialSteps {
			cost += 100_000
		}
		if w == inTurn {
			cost += cost / 10
		}
		c.took(w, n, time.Duration(n)*cost)
		done += n
	}
	if c.best != inParallel {
		t.Error("the way that is a tenth slower was taken")
	}
}

// Steps are run in the stretches that a trial asks for, however many at once;
// a failure ends them.
func TestChoiceRuns(t *testing.T) {
	var c choice
	total := int64(0)
	count := func(w way, n int64) error {
		total += n
		if n < 1 || c.left == 0 && c.warm == trialSteps && n > trialPiece {
			t.Errorf("a stretch of %d steps", n)
		}
		return nil
	}
	for _, n := range []int64{1, 63, 5000, 100_000} {
		if err := c.run(n, count); err != nil {
			t.Fatal(err)
		}
	}
	if total != 105_064 || c.tried < 2 {
		t.Errorf("%d steps, %d trials", total, c.tried)
	}
	broken := errors.New("broken")
	if err := c.run(10, func(way, int64) error { return broken }); !errors.Is(err, broken) {
		t.Errorf("a failed stretch gives %v", err)
	}
}
