package network

import (
	"fmt"
	"slices"
	"strings"

	"synfire/diag"
	"synfire/eqn"
)

// Population is a group of elements of one model, or a part of one: a range or
// picked elements.
type Population struct {
	// Name of the population, or of the part if it has one of its own.
	Name  string
	Model *eqn.Instance
	// Lo and Hi bound the elements within Root; a whole population is its own
	// root.
	Lo, Hi int
	// Picked are the elements within Root, in the order in which they were
	// listed; nil for a range, of which all from Lo to Hi-1 are part.
	Picked []uint32
	Root   *Population
	// Initial are the values of a whole population that are given as expressions.
	Initial []Initial
	// Assigned are the values that a whole population or its parts are given after
	// that, in this order.
	Assigned []Assignment
	net      *Network
	place    Place
	// Silences are the parts of a root that are silenced before the first step, or
	// made audible again, in this order.
	Silences []Silence
	// Of a root: the parts that have names, and the identifiers of its elements
	// with their places.
	parts   []*Population
	ids     []string
	placeOf map[string]int
}

// Len returns the number of elements.
func (p *Population) Len() int {
	if p.Picked != nil {
		return len(p.Picked)
	}
	return p.Hi - p.Lo
}

// At returns the place within Root of element k.
func (p *Population) At(k int) int {
	if p.Picked != nil {
		return int(p.Picked[k])
	}
	return p.Lo + k
}

// Same tells whether two groups have the same elements in the same order.
func (p *Population) Same(o *Population) bool {
	return p.Root == o.Root && p.Lo == o.Lo && p.Hi == o.Hi && slices.Equal(p.Picked, o.Picked)
}

// Network returns the network that the population belongs to.
func (p *Population) Network() *Network { return p.net }

// Slice returns elements lo to hi-1 as a population of their own to project
// from and to, to drive and to record.
func (p *Population) Slice(lo, hi int) *Population {
	if lo < 0 || hi > p.Len() || lo >= hi {
		p.net.fail(1, "slice [%d:%d] of %q, which has %d elements", lo, hi, p.Name, p.Len())
		lo, hi = 0, p.Len()
	}
	if p.Picked != nil {
		return p.part(p.Picked[lo:hi])
	}
	return &Population{Name: p.Root.Name, Model: p.Model, Lo: p.Lo + lo, Hi: p.Lo + hi, Root: p.Root, net: p.net}
}

// Pick returns the listed elements, in this order, as a population of their own
// to project from and to, to drive, to silence, to record, to read and to set.
func (p *Population) Pick(elements []int) *Population {
	if len(elements) == 0 {
		p.net.fail(1, "no elements of %q are picked", p.Name)
		return p
	}
	picked := make([]uint32, len(elements))
	for k, e := range elements {
		if e < 0 || e >= p.Len() {
			p.net.fail(1, "element %d of %q is picked, which has %d elements, from 0 on", e, p.Name, p.Len())
			return p
		}
		picked[k] = uint32(p.At(e))
	}
	sorted := slices.Sorted(slices.Values(picked))
	for k, e := range sorted[1:] {
		if e == sorted[k] {
			p.net.fail(1, "element %d of %q is picked twice", e, p.Root.Name)
			return p
		}
	}
	return p.part(picked)
}

// part is the part of p's root that has these elements, which are valid.
func (p *Population) part(picked []uint32) *Population {
	part := &Population{Name: p.Root.Name, Model: p.Model, Lo: int(slices.Min(picked)), Hi: int(slices.Max(picked)) + 1, Root: p.Root, net: p.net}
	if part.Hi-part.Lo > len(picked) || !slices.IsSorted(picked) {
		part.Picked = picked
	}
	return part
}

// Named gives a part of a population a name of its own, which Part finds and
// records and files show, and returns the part.
func (p *Population) Named(name string) *Population {
	root := p.Root
	switch {
	case p.net.planned:
		p.net.fail(1, "a part of %q is named after the first step; name it when the network is built", root.Name)
		return p
	case name == "":
		p.net.fail(1, "the name of a part of %q is empty", root.Name)
		return p
	case p == root:
		p.net.fail(1, "population %q has a name already; parts of it can be named", root.Name)
		return p
	}
	if at, known := root.placeOf[name]; known {
		p.net.fail(1, "a part of %q is named %q, which is the identifier of element %d", root.Name, name, at)
		return p
	}
	named := *p
	named.Name = p.net.name(name, "part", 0)
	root.parts = append(root.parts, &named)
	return &named
}

// Silence is a part that is silenced, or made audible.
type Silence struct {
	Part *Population
	On   bool
}

// SetSilenced silences the elements from the first step on, or ends that: they
// go on as ever, but what they send is neither delivered nor recorded.
func (p *Population) SetSilenced(on bool) {
	p.net.checkOpen("silence of", p.Name)
	p.Root.Silences = append(p.Root.Silences, Silence{p, on})
}

// Parts returns the parts of the population that have names, in order.
func (p *Population) Parts() []*Population { return p.Root.parts }

// Part returns the part of a name, nil when there is none.
func (p *Population) Part(name string) *Population {
	for _, part := range p.Root.parts {
		if part.Name == name {
			return part
		}
	}
	return nil
}

// SetIDs gives the elements of a whole population identifiers, such as those of
// a connectome or names of neurons: one each, all different.
func (p *Population) SetIDs(ids []string) {
	switch {
	case p.Root != p:
		p.net.fail(1, "identifiers are given to the whole population %q, not to a part", p.Root.Name)
		return
	case len(ids) != p.Len():
		p.net.fail(1, "population %q: %d identifiers for %d elements", p.Name, len(ids), p.Len())
		return
	}
	placeOf := make(map[string]int, len(ids))
	for k, id := range ids {
		if other, twice := placeOf[id]; twice {
			p.net.fail(1, "population %q: elements %d and %d have the identifier %s", p.Name, other, k, id)
			return
		}
		placeOf[id] = k
	}
	p.ids, p.placeOf = slices.Clone(ids), placeOf
}

// IDs returns the identifiers of the elements, nil where they have none.
func (p *Population) IDs() []string {
	if p.Root.ids == nil {
		return nil
	}
	ids := make([]string, p.Len())
	for k := range ids {
		ids[k] = p.Root.ids[p.At(k)]
	}
	return ids
}

// WithIDs returns the elements of a whole population that have these
// identifiers, in this order, as Pick does.
func (p *Population) WithIDs(ids []string) *Population {
	root := p.Root
	if root.ids == nil {
		p.net.fail(1, "the elements of %q have no identifiers", root.Name)
		return p
	}
	var unknown []string
	places := make([]int, 0, len(ids))
	for _, id := range ids {
		if at, ok := root.placeOf[id]; ok {
			places = append(places, at)
		} else {
			unknown = append(unknown, id)
		}
	}
	switch {
	case len(unknown) == 1:
		p.net.fail(1, "no element of %q has the identifier %q%s", root.Name, unknown[0], p.nearestID(unknown[0]))
		return p
	case len(unknown) > 1:
		p.net.fail(1, "%d of %d identifiers are of no element of %q; the first is %q", len(unknown), len(ids), root.Name, unknown[0])
		return p
	}
	return root.Pick(places)
}

// maxSuggested is the number of identifiers up to which a similar one is looked
// for.
const maxSuggested = 10000

func (p *Population) nearestID(id string) string {
	var known []string
	for _, part := range p.Root.parts {
		known = append(known, part.Name)
	}
	if len(p.Root.ids) <= maxSuggested {
		known = append(known, p.Root.ids...)
	}
	if best, ok := diag.Suggest(id, known); ok && strings.Trim(id, "0123456789") != "" {
		return fmt.Sprintf("; did you mean %q?", best)
	}
	return ""
}
