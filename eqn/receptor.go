package eqn

import (
	"fmt"
	"slices"
)

// inArrival says of a place that it is an arrival.
const inArrival = "an arrival"

// receptors checks what a neuron does with what arrives: each statement adds
// the weights of one receptor, times something, to a variable, and each
// receptor is used.
func (c *checker) receptors(arrival []statement) {
	if c.page.kind != KindNeuron {
		return
	}
	used := map[string]bool{}
	for _, s := range arrival {
		var read []string
		s.expr.walk(func(n *node) {
			if sym := c.byName[n.text]; n.kind == nodeName && sym != nil && sym.Role == Receptor {
				used[n.text] = true
				if !slices.Contains(read, n.text) {
					read = append(read, n.text)
				}
			}
		})
		switch {
		case len(read) == 0:
			c.fail(s.span, "as in: arrival g += ex, with the line ex : siemens (receptor)", "this arrival reads no receptor")
		case len(read) > 1:
			c.fail(s.span, fmt.Sprintf("write one statement for %s and one for %s", read[0], read[1]), "an arrival reads one receptor")
		case s.op != "+=" && s.op != "-=":
			c.fail(s.at, fmt.Sprintf("write %s += …", s.target), "what arrives can only be added: spikes that arrive together are summed first")
		}
	}
	for _, s := range c.symbols {
		if s.Role == Receptor && !used[s.Name] && c.decls[s.Name] != nil {
			c.fail(c.decls[s.Name].span, fmt.Sprintf("add: arrival x += %s", s.Name), "nothing says what arrives in receptor %s does", s.Name)
		}
	}
}
