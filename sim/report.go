package sim

import (
	"fmt"
	"strings"

	"synfire/kernel"
)

// Summary is one line about the network: what it consists of.
func (s *Sim) Summary() string {
	count := map[string]int{}
	var order []string
	for _, p := range s.populations {
		name := p.desc.Model.Model.Name
		if count[name] == 0 {
			order = append(order, name)
		}
		count[name] += p.n
	}
	var parts []string
	for _, name := range order {
		parts = append(parts, fmt.Sprintf("%s %s", thousands(int64(count[name])), name))
	}
	bytes, synapses := s.engine.Bytes()
	projections := "projections"
	if len(s.net.Projections()) == 1 {
		projections = "projection"
	}
	parts = append(parts, fmt.Sprintf("%d %s", len(s.net.Projections()), projections))
	parts = append(parts, fmt.Sprintf("%s synapses (%s)", thousands(synapses), megabytes(bytes)))
	return strings.Join(parts, ", ")
}

// Report tells what was planned: per population the scheme, precision,
// backend and memory; per projection its synapses.
func (s *Sim) Report() string {
	var b strings.Builder
	fmt.Fprintf(&b, "network   %s\n", s.Summary())
	for _, p := range s.populations {
		backend := kernel.Portable
		if p.kernels.step != nil {
			backend = p.kernels.step.Backend()
		}
		var bytes int64
		for _, c := range p.tree.All() {
			bytes += int64(len(c.Bytes()))
		}
		fmt.Fprintf(&b, "%-9s %s %s, timing %s, method %s, %v, %v, %s\n", p.desc.Name, thousands(int64(p.n)), p.desc.Model.Model.Name,
			p.composite.Timing.Name, p.program.Method, p.precision, backend, megabytes(bytes))
		for _, note := range p.program.Notes {
			fmt.Fprintf(&b, "          %s\n", note)
		}
	}
	for i, proj := range s.net.Projections() {
		fmt.Fprintf(&b, "%-9s %s to %s, %s synapses", proj.Name, proj.From.Name, proj.To.Name, thousands(s.SynapseCount(proj)))
		if n := s.drawn[i].Rounded(); n > 0 {
			fmt.Fprintf(&b, ", %s delays rounded to steps of %g ms", thousands(n), s.dt)
		}
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "threads   %d\n", len(s.workers))
	return b.String()
}

// thousands prints a number with commas.
func thousands(n int64) string {
	text := fmt.Sprint(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/1e6) }
