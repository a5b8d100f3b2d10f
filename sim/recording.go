package sim

import (
	"fmt"
	"slices"

	"synfire/eqn"
	"synfire/network"
	"synfire/state"
)

// recording feeds one recorder.
type recording struct {
	population int // or number of an event among what is sent
	group      *network.Population
	whole      bool              // all of the population, in its order
	places     map[uint32]uint32 // of picked elements
	spikes     SpikeRecorder
	states     StateRecorder
	every      int64
	columns    []state.Column // of the population, one per entry of sampled
	sampled    []string
	// values are, per variable of states, the place in sampled or what computes
	// it from them.
	values []value
	given  []state.Column // what is handed over
	// rows hold the samples of one window: [sample in the window][sampled].
	rows [][]state.Column
	list []uint32
}

// value is where a recorded variable is from.
type value struct {
	place   int
	derived *derived
}

func (s *Sim) newRecording(r Recorder) (*recording, error) {
	g := r.Group()
	if g == nil || g.Network() != s.net {
		return nil, fmt.Errorf("a recorder of a population of another network")
	}
	rec := &recording{population: s.index(g.Root), group: g, whole: g.Picked == nil && g.Len() == g.Root.Len(), places: placesOf(g)}
	if sp, ok := r.(SpikeRecorder); ok {
		rec.spikes = sp
		if e, ok := r.(EventRecorder); ok && e.Event() != "" {
			if !g.HasEvent(e.Event()) {
				return nil, fmt.Errorf("%s has no event %q to record", g.Name, e.Event())
			}
			rec.population = s.populations[rec.population].event(e.Event())
			return rec, nil
		}
	}
	st, ok := r.(StateRecorder)
	if !ok {
		return rec, nil
	}
	rec.states = st
	every, err := st.Every(s.dt)
	if err != nil {
		return nil, err
	}
	rec.every = int64(every)
	p := s.populations[rec.population]
	for _, name := range st.Variables() {
		sym, ok := p.composite.Model.Symbol(name)
		switch {
		case ok && sym.Role == eqn.State:
			rec.values = append(rec.values, value{place: rec.add(p, name)})
		case p.isDerived(name):
			d, err := s.newDerived(p, g, name)
			if err != nil {
				return nil, err
			}
			for _, read := range d.sampled {
				rec.add(p, read)
			}
			rec.values = append(rec.values, value{derived: d})
		case ok && sym.Role == eqn.Parameter:
			return nil, fmt.Errorf("%s: %q is a parameter, which no step changes; read it instead of recording it", g.Name, name)
		default:
			return nil, fmt.Errorf("%s has no variable %q to record%s", g.Name, name, suggestion(name, p.variables()))
		}
	}
	rec.given = make([]state.Column, len(rec.values))
	for range (s.window-1)/every + 1 {
		var row []state.Column
		for _, c := range rec.columns {
			row = append(row, state.NewColumn(c.Type(), g.Len()))
		}
		rec.rows = append(rec.rows, row)
	}
	return rec, nil
}

// add samples a variable too, and returns its place.
func (rec *recording) add(p *population, name string) int {
	if at := slices.Index(rec.sampled, name); at >= 0 {
		return at
	}
	rec.sampled = append(rec.sampled, name)
	rec.columns = append(rec.columns, p.columns[name])
	return len(rec.sampled) - 1
}

// sampleOf is the sample of step k as the recorder gets it.
func (rec *recording) sampleOf(k int64, dt float64) []state.Column {
	row := rec.rows[(k/rec.every)%int64(len(rec.rows))]
	for i, v := range rec.values {
		if v.derived == nil {
			rec.given[i] = row[v.place]
			continue
		}
		rec.given[i] = v.derived.compute(float64(k)*dt, func(name string) state.Column { return row[slices.Index(rec.sampled, name)] })
	}
	return rec.given
}

// variables lists what can be recorded.
func (p *population) variables() []string {
	var names []string
	for _, sym := range p.composite.Model.Symbols {
		if sym.Role == eqn.State || p.isDerived(sym.Name) {
			names = append(names, sym.Name)
		}
	}
	return names
}

// sampledAt tells whether any recorder samples at step k.
func (s *Sim) sampledAt(k int64) bool {
	for _, r := range s.recorders {
		if r.states != nil && k%r.every == 0 {
			return true
		}
	}
	return false
}

// sample copies a share's part of what is recorded at step k. Samples of a
// window lie in different rows, shares in different parts of a row.
func (s *Sim) sample(sh *share, k int64) {
	for _, r := range s.recorders {
		if r.states == nil || k%r.every != 0 || r.population != sh.pop.index {
			continue
		}
		lo, hi := max(r.group.Lo, sh.lo), min(r.group.Hi, sh.hi)
		if lo >= hi {
			continue
		}
		row := r.rows[(k/r.every)%int64(len(r.rows))]
		for i, c := range r.columns {
			if r.places == nil {
				copy(row[i].Slice(lo-r.group.Lo, hi-r.group.Lo).Bytes(), c.Slice(lo, hi).Bytes())
				continue
			}
			for k, e := range r.group.Picked {
				if int(e) >= lo && int(e) < hi {
					copy(row[i].Slice(k, k+1).Bytes(), c.Slice(int(e), int(e)+1).Bytes())
				}
			}
		}
	}
}

// collect hands what happened in steps from to to-1 on to the recorders.
func (s *Sim) collect(from, to int64) {
	for k := from; k < to; k++ {
		for _, r := range s.recorders {
			if r.states != nil && k%r.every == 0 {
				r.states.RecordState(k, r.sampleOf(k, s.dt))
			}
			if r.spikes == nil {
				continue
			}
			pieces := s.history.Pieces(r.population, k)
			list := pieces[0]
			if len(pieces) > 1 || !r.whole {
				r.list = s.spikesOf(r.population, r.group, r.places, k, r.list[:0])
				list = r.list
			}
			if len(list) > 0 {
				r.spikes.RecordSpikes(k, list)
			}
		}
	}
}

// placesOf are the places of picked elements in their group, nil for a range.
func placesOf(g *network.Population) map[uint32]uint32 {
	if g.Picked == nil {
		return nil
	}
	places := make(map[uint32]uint32, len(g.Picked))
	for k, e := range g.Picked {
		places[e] = uint32(k)
	}
	return places
}

// spikesOf appends the spikes of a group at a step, as places in the group,
// ascending.
func (s *Sim) spikesOf(source int, group *network.Population, places map[uint32]uint32, step int64, list []uint32) []uint32 {
	first := len(list)
	for _, piece := range s.history.Pieces(source, step) {
		for _, e := range piece {
			if int(e) < group.Lo || int(e) >= group.Hi {
				continue
			}
			if places == nil {
				list = append(list, e-uint32(group.Lo))
			} else if k, ok := places[e]; ok {
				list = append(list, k)
			}
		}
	}
	if places != nil {
		slices.Sort(list[first:])
	}
	return list
}

// LastSpikes returns the elements of a group that spiked in the last step;
// those of trial k are counted from k times the size of the group.
func (s *Sim) LastSpikes(g *network.Population) []uint32 {
	if s.step == 0 {
		return nil
	}
	var all []uint32
	places := placesOf(g)
	for k, t := range s.all() {
		from := len(all)
		all = t.spikesOf(s.index(g.Root), g, places, s.step-1, all)
		for i := range all[from:] {
			all[from+i] += uint32(k * g.Len())
		}
	}
	return all
}
