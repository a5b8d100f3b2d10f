package sim

import (
	"fmt"
	"strings"
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

// thousands prints a number with commas.
func thousands(n int64) string {
	text := fmt.Sprint(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/1e6) }
