package sim

import (
	"errors"

	"synfire/network"
)

// SetSilenced silences the elements of a group, or ends that. A silenced element
// goes on as ever, its resets included, but its spikes and events are neither
// sent nor recorded. What it sent before still arrives; what it gives by
// continuous projections, such as gap junctions, it goes on giving.
func (s *Sim) SetSilenced(group *network.Population, on bool) error {
	if group == nil || group.Network() != s.net {
		return errors.New("a population of another network cannot be silenced")
	}
	return s.eachTrial(func(t *Sim) error {
		t.populations[t.index(group.Root)].silence(group, on)
		return nil
	})
}

// silence silences the elements of a group, or ends that.
func (p *population) silence(group *network.Population, on bool) {
	if p.silenced == nil {
		p.silenced = make([]bool, p.n)
	}
	for k := range group.Len() {
		e := group.At(k)
		if p.silenced[e] == on {
			continue
		}
		p.silenced[e] = on
		if on {
			p.silences++
		} else {
			p.silences--
		}
	}
}

// Silenced tells which elements of a group are silenced.
func (s *Sim) Silenced(group *network.Population) []bool {
	flags := make([]bool, group.Len())
	p := s.populations[s.index(group.Root)]
	for k := range flags {
		flags[k] = p.silenced != nil && p.silenced[group.At(k)]
	}
	return flags
}

// audible returns those of the elements that are not silenced, in buf where any
// is.
func (p *population) audible(elements []uint32, buf *[]uint32) []uint32 {
	if p.silences == 0 {
		return elements
	}
	*buf = (*buf)[:0]
	for _, e := range elements {
		if !p.silenced[e] {
			*buf = append(*buf, e)
		}
	}
	return *buf
}
