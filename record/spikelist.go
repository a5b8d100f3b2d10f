package record

// spikeList is spikes in the order of steps, 4 bytes each, and 16 for each step
// that has any.
type spikeList struct {
	steps    chunks[run]
	elements chunks[uint32]
	count    int
}

// run is the spikes of one step, up to the one numbered end.
type run struct {
	step int64
	end  int
}

// add appends the spikes of a step.
func (l *spikeList) add(step int64, elements []uint32) {
	l.count += len(elements)
	l.steps.add(run{step, l.count})
	l.elements.add(elements...)
}

// appendSteps appends the step of each spike.
func (l *spikeList) appendSteps(list []int64) []int64 {
	k := 0
	for _, c := range l.steps {
		for _, r := range c {
			for ; k < r.end; k++ {
				list = append(list, r.step)
			}
		}
	}
	return list
}

// appendElements appends the element of each spike.
func (l *spikeList) appendElements(list []int64) []int64 {
	for _, c := range l.elements {
		for _, e := range c {
			list = append(list, int64(e))
		}
	}
	return list
}

// chunks is a list in pieces that stay where they are: a run waits while a
// spike is kept, and copying a list that grows takes longer than all else.
type chunks[T any] [][]T

// A chunk is twice as large as the one before, up to maxChunk.
const minChunk, maxChunk = 1 << 6, 1 << 16

func (c *chunks[T]) add(xs ...T) {
	for len(xs) > 0 {
		last := len(*c) - 1
		if last < 0 || len((*c)[last]) == cap((*c)[last]) {
			size := minChunk
			if last >= 0 {
				size = min(2*cap((*c)[last]), maxChunk)
			}
			*c = append(*c, make([]T, 0, size))
			last++
		}
		n := min(len(xs), cap((*c)[last])-len((*c)[last]))
		(*c)[last] = append((*c)[last], xs[:n]...)
		xs = xs[n:]
	}
}
