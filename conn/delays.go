package conn

import "math"

// MaxDelay bounds delays, in steps.
const MaxDelay = 1<<24 - 1

// Rounded returns how many delays were no whole number of steps, so far.
func (s *Synapses) Rounded() int64 { return s.rounded.Load() }

// delays makes the delays of a source's synapses.
func (s *Synapses) delays(source int, row *Row) error {
	row.Delay = resized(row.Delay, len(row.Target))
	var rounded int64
	switch {
	case s.DelayOf == nil && (s.Delay.Uniform() || !s.Delay.IsSet()):
		steps := [1]uint32{uint32(s.MinDelay)}
		if s.Delay.IsSet() {
			var err error
			if rounded, err = s.inSteps([]float64{s.Delay.At(0, nil)}, steps[:]); err != nil {
				return err
			}
		}
		for k := range row.Delay {
			row.Delay[k] = steps[0]
		}
		rounded *= int64(len(row.Target))
	case s.DelayOf == nil && s.guided(len(row.Target)):
		var err error
		if rounded, err = s.look(source, row); err != nil {
			return err
		}
	default:
		row.scratch = resized(row.scratch, len(row.Target))
		err := s.values(source, row, "delay", s.Delay, s.DelayOf, row.scratch)
		if err == nil {
			rounded, err = s.inSteps(row.scratch, row.Delay)
		}
		if err != nil {
			return err
		}
	}
	if rounded > 0 {
		s.rounded.Add(rounded)
	}
	return nil
}

// CommonDelay returns the delay that all synapses share, in steps, and whether
// it was rounded to them; ok is false when there is none, or none was given.
func (s *Synapses) CommonDelay() (steps int, rounded, ok bool) {
	if s.DelayOf != nil || !s.Delay.IsSet() || !s.Delay.Uniform() {
		return 0, false, false
	}
	var d [1]uint32
	n, err := s.inSteps([]float64{s.Delay.At(0, nil)}, d[:])
	return int(d[0]), n > 0, err == nil
}

// inSteps turns delays into steps and counts those that it changes.
func (s *Synapses) inSteps(ms []float64, out []uint32) (rounded int64, err error) {
	dt, least := s.Dt, float64(s.MinDelay)
	out = out[:len(ms)]
	for k, x := range ms {
		exact := x / dt
		up := roundedUp(exact)
		if !(x >= 0 && up < MaxDelay+1 && up >= least) {
			return 0, s.badDelay(x, math.Floor(up))
		}
		steps := int64(up) // the floor, since up is not negative
		out[k] = uint32(steps)
		if isOff(math.Abs(exact-float64(steps)), float64(steps)) {
			rounded++
		}
	}
	return rounded, nil
}

// roundedUp is the number whose floor is a delay in whole steps.
func roundedUp(exact float64) float64 { return exact + 0.5 + 1e-6 }

// isOff tells whether a distance from a whole number of steps is more than
// rounding errors of who wrote the delay down.
func isOff(distance, steps float64) bool { return distance > 1e-6 && distance > 1e-6*steps }

func (s *Synapses) badDelay(ms, d float64) error {
	switch {
	case !(ms >= 0):
		return s.fail("has a delay of %.6g ms; a spike cannot arrive before it is sent", ms)
	case d > MaxDelay:
		return s.fail("has a delay of %.6g ms, more than %d steps", ms, MaxDelay)
	}
	return s.fail("has a delay of %.6g ms; under this timing it is at least %v ms", ms, float64(s.MinDelay)*s.Dt)
}
