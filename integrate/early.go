package integrate

import (
	"slices"

	"synfire/compose"
	"synfire/eqn"
)

// order gives the phases of a step as they are run. A reset that a timing has at
// the start of the next step, behind what arrives there, comes right after the
// test instead where nobody can tell: it then needs no memory of who spiked, and
// costs the elements that did not spike nothing.
func (m *model) order(watched bool) []compose.Action {
	phases := m.Timing.Phases
	reset := slices.Index(phases, compose.Reset)
	later := reset >= 0 && reset < slices.Index(phases, compose.Sample) && phases[len(phases)-1] == compose.Test
	for _, a := range phases[:max(reset, 0)] {
		later = later && (a == compose.Arrive || a == compose.ArriveDelta)
	}
	if !later || watched || !m.commutes() {
		return phases
	}
	return append(slices.Delete(slices.Clone(phases), reset, reset+1), compose.Reset)
}

// commutes tells whether the reset and what arrives give the same values in
// either order, and the reset the same ones in the next step as in this: it
// reads parameters and variables only, and neither writes what the other reads
// or writes.
func (m *model) commutes() bool {
	reset, ok := m.touched(m.Reset)
	if !ok {
		return false
	}
	arrivals := slices.Clone(m.Impulses)
	for _, r := range m.Receptors {
		arrivals = append(arrivals, r.Arrival...)
	}
	arriving, _ := m.touched(arrivals)
	for name := range reset.written {
		if arriving.read[name] || arriving.written[name] {
			return false
		}
	}
	for name := range arriving.written {
		if reset.read[name] {
			return false
		}
	}
	return true
}

// names are the variables that statements read and write.
type names struct{ read, written map[string]bool }

// touched lists them, and tells whether parameters and variables alone decide
// what the statements do.
func (m *model) touched(list []eqn.Statement) (n names, alone bool) {
	n, alone = names{map[string]bool{}, map[string]bool{}}, true
	locals := m.locals()
	for _, st := range list {
		f := m.expand(st.Value.Func, false)
		for _, in := range f.Body {
			alone = alone && !in.Op.Random()
		}
		for _, s := range f.Slots {
			name := s.Name
			if was, ok := eqn.PreviousOf(name); ok {
				name, alone = was, false
			}
			n.read[name] = true
			sym, ok := m.symbols[name]
			switch {
			case ok && (sym.Role == eqn.State || sym.Role == eqn.Parameter), !ok && locals[name]:
			default:
				alone = alone && name == "dt"
			}
		}
		if st.Local {
			continue
		}
		n.written[st.Target] = true
		if st.Add {
			n.read[st.Target] = true
		}
	}
	return n, alone
}
