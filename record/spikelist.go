package record

// spikeList is spikes in the order of steps: 4 bytes each, in chunks that stay
// where they are, since a run waits while a spike is kept and copying a list
// that grows takes longer than all else.
type spikeList struct {
	runs   []run
	chunks [][]uint32
	count  int
}

// run is the spikes of one step, up to the one numbered end.
type run struct {
	step int64
	end  int
}

// A chunk is as large as all before it, within these bounds.
const minChunk, maxChunk = 1 << 6, 1 << 16

// add appends the spikes of a step.
func (l *spikeList) add(step int64, elements []uint32) {
	l.count += len(elements)
	l.runs = append(l.runs, run{step, l.count})
	for len(elements) > 0 {
		last := len(l.chunks) - 1
		if last < 0 || len(l.chunks[last]) == cap(l.chunks[last]) {
			l.chunks = append(l.chunks, make([]uint32, 0, min(max(l.count, minChunk), maxChunk)))
			last++
		}
		c := l.chunks[last]
		n := min(len(elements), cap(c)-len(c))
		l.chunks[last] = append(c, elements[:n]...)
		elements = elements[n:]
	}
}

// appendSteps appends the step of each spike.
func (l *spikeList) appendSteps(list []int64) []int64 {
	k := 0
	for _, r := range l.runs {
		for ; k < r.end; k++ {
			list = append(list, r.step)
		}
	}
	return list
}

// appendElements appends the element of each spike.
func (l *spikeList) appendElements(list []int64) []int64 {
	for _, c := range l.chunks {
		for _, e := range c {
			list = append(list, int64(e))
		}
	}
	return list
}
