package script_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"synfire/script"
)

// TestCheckOfSample: a check makes all synapses for a script that reads them
// before a run, and ends where one does so later; what concerns all synapses
// alike goes on.
func TestCheckOfSample(t *testing.T) {
	const network = `
net = network()
P = net.population(100, LIF(), name="P")
loop = net.project(P, P, fixed_out_degree(n=50), weight=1*mS, syn=Expon(), out=CUBA(), name="loop")
`
	const all, some = 5000, 500
	for _, c := range []struct {
		name, text string
		made       int64
		notice     string
	}{
		{"nothing is read", `net.run(1*ms)`, some, ""},
		{"read before", `print(loop.count); net.run(1*ms)`, all, ""},
		{"degrees before", `print(loop.in_degree); net.run(1*ms)`, all, ""},
		{"connections before", `print(loop.connections(source=1)); net.run(1*ms)`, all, ""},
		{"listed before", `loop.weight = [1.0]*5000*mS; net.run(1*ms)`, all, ""},
		{"conductance before", `print(loop.g); net.run(1*ms)`, all, ""},
		{"read after", `net.run(1*ms); print(loop.count)`, some, "check.star:5:27, where the script reads synapses that a check leaves out; --exact makes them"},
		{"listed after", `net.run(1*ms); loop.weight = [1.0]*5000*mS`, some, "check.star:5:21, where the script reads synapses"},
		{"all alike after", `net.run(1*ms); loop.weight = 2*mS; loop.active = False; net.run(1*ms)`, some, ""},
		{"state after", `net.run(1*ms); print(P.V); P.V = 3*mV`, some, ""},
	} {
		var notices []string
		w := &counter{}
		_, err := script.Run(context.Background(), "check.star", network+c.text, script.Options{
			Check: true, NoFiles: true, Sample: 500, Watch: w, Notice: func(text string) { notices = append(notices, text) },
		})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if got := strings.Join(notices, "\n"); !strings.Contains(got, c.notice) || c.notice == "" && got != "" {
			t.Errorf("%s: notices %q", c.name, got)
		}
		if fmt.Sprint(w.made) != fmt.Sprint([]int64{c.made}) {
			t.Errorf("%s: %v synapses are made, not %d", c.name, w.made, c.made)
		}
	}
}

// counter counts the synapses of what is planned.
type counter struct{ made []int64 }

func (c *counter) Planned(n *script.Network) {
	c.made = append(c.made, n.Sim().SynapseCount(n.Net().Projections()[0]))
}
func (c *counter) Running(*script.Network, int64, int64) {}
func (c *counter) Finished(*script.Network)              {}
