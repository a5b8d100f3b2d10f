package script

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"synfire/diag"
	"synfire/network"
	"synfire/record"
)

// Request is something to record beside what the script records.
type Request struct {
	// Population is the name of a population or of a part of one.
	Population string
	// Lo and Hi bound the elements: Lo to Hi-1; Hi = 0 means to the last one.
	Lo, Hi int
	// Variable is recorded at every step; empty means spikes.
	Variable string
}

// ParseRequest reads NAME, NAME:VAR, NAME[LO:HI] or NAME[LO:HI]:VAR.
func ParseRequest(text string) (Request, error) {
	mistake := fmt.Errorf("%s: it is NAME for spikes, NAME:VARIABLE, or with a part of the elements NAME[LO:HI]:VARIABLE", text)
	n := strings.IndexAny(text+":", "[:")
	q := Request{Population: text[:n]}
	rest := text[n:]
	if inner, ok := strings.CutPrefix(rest, "["); ok {
		bounds, after, closed := strings.Cut(inner, "]")
		lo, hi, isRange := strings.Cut(bounds, ":")
		if !closed || !isRange {
			return q, mistake
		}
		for _, b := range []struct {
			text string
			to   *int
		}{{lo, &q.Lo}, {hi, &q.Hi}} {
			if b.text == "" {
				continue
			}
			x, err := strconv.ParseUint(b.text, 10, 31)
			if err != nil {
				return q, mistake
			}
			*b.to = int(x)
		}
		if hi != "" && q.Hi <= q.Lo {
			return q, mistake
		}
		rest = after
	}
	if rest != "" {
		variable, ok := strings.CutPrefix(rest, ":")
		if !ok || variable == "" {
			return q, mistake
		}
		q.Variable = variable
	}
	if q.Population == "" {
		return q, mistake
	}
	if q.Variable == "spikes" {
		q.Variable = ""
	}
	return q, nil
}

// request adds what Options.Record and Options.RecordSpikes ask for to what
// the script records, one record per population or part of one.
func (n *Network) request() error {
	own := len(n.records)
	for k, q := range n.run.opt.Record {
		p := n.named(q.Population)
		if p == nil {
			if !n.run.recorded[k] {
				// Another network may have it, but whoever waits for hours should
				// know at once.
				n.run.opt.Notice(fmt.Sprintf("--record %s: no population of this network has that name; %s", q.Population, nearest(q.Population, n.populations())))
			}
			continue
		}
		n.run.recorded[k] = true
		if q.Lo >= p.Len() || q.Hi > p.Len() {
			return fmt.Errorf("--record: %s has %d elements", p.Name, p.Len())
		}
		hi := q.Hi
		if hi == 0 {
			hi = p.Len()
		}
		n.addRequest(p, q.Lo, hi, q.Variable, own)
	}
	if n.run.opt.RecordSpikes && !slices.ContainsFunc(n.records, func(rec *Record) bool { return rec.spikes != nil }) {
		for _, p := range n.net.Populations() {
			n.addRequest(p, 0, p.Len(), "", own)
		}
	}
	for _, rec := range n.records[own:] {
		if rec.spikes != nil {
			n.recorders = append(n.recorders, rec.spikes)
		}
		if rec.trace != nil {
			n.recorders = append(n.recorders, rec.trace)
		}
	}
	return nil
}

// addRequest adds spikes, or a variable, of elements lo to hi-1 to the
// requested record of these elements, which are those from own on. Spikes
// that the script itself records are not recorded twice.
func (n *Network) addRequest(p *network.Population, lo, hi int, variable string, own int) {
	var rec *Record
	group := p
	if hi-lo < p.Len() {
		group = p.Slice(lo, hi)
	}
	for k, r := range n.records {
		if !r.group.Same(group) {
			continue
		}
		if variable == "" && r.spikes != nil {
			return
		}
		if k >= own {
			rec = r
		}
	}
	if rec == nil {
		rec = &Record{net: n, group: group, Name: p.Name}
		if group != p {
			rec.Name = fmt.Sprintf("%s[%d:%d]", p.Name, lo, hi)
		}
		n.records = append(n.records, rec)
	}
	if variable == "" {
		rec.spikes = record.Spikes(rec.group)
		return
	}
	var variables []string
	if rec.trace != nil {
		variables = rec.trace.Variables()
	}
	if !slices.Contains(variables, variable) {
		rec.trace = record.State(rec.group, 0, append(slices.Clone(variables), variable)...)
	}
}

// unmet is the error of the first request that nothing was recorded for.
func (r *run) unmet() error {
	var known []string
	for _, n := range r.result.Networks {
		known = append(known, n.populations()...)
	}
	for k, q := range r.opt.Record {
		switch {
		case r.recorded[k]:
		case slices.Contains(known, q.Population):
			return diag.List{{Message: fmt.Sprintf("--record %s: its network does not run", q.Population)}}
		default:
			return diag.List{{Message: fmt.Sprintf("--record %s: no population has that name", q.Population), Help: nearest(q.Population, known)}}
		}
	}
	return nil
}

// named returns the population or part of a name, nil when there is none.
func (n *Network) named(name string) *network.Population {
	for _, p := range n.net.Populations() {
		if p.Name == name {
			return p
		}
		if part := p.Part(name); part != nil {
			return part
		}
	}
	return nil
}

func (n *Network) populations() []string {
	var names []string
	for _, p := range n.net.Populations() {
		names = append(names, p.Name)
		for _, part := range p.Parts() {
			names = append(names, part.Name)
		}
	}
	return names
}

// nearest is help with a name that is not among those known.
func nearest(name string, known []string) string {
	if best, ok := diag.Suggest(name, known); ok {
		return fmt.Sprintf("did you mean %q?", best)
	}
	if len(known) == 0 {
		return ""
	}
	return "there are " + strings.Join(known, ", ")
}
