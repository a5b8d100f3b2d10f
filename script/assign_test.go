package script_test

import (
	"context"
	"strings"
	"testing"

	"synfire/script"
)

// A network is built as in Brian2: objects, values, more objects. A parameter
// that a text declares and leaves open has one value per element.
const assigned = `
def expect(what, got, want):
    if str(got) != want:
        fail("%s: %s, want %s" % (what, got, want))

net = network(dt=0.1*ms, seed=3)
n = net.population(4, neuron("""
    dv/dt = (I - v)/tau : 1
    I : 1
    tau : second
    x : metre
    theta : 1 (shared)""", threshold="v > theta", reset="v = 0", method="exact", theta=100, gain=2))
`

func TestAssignmentsBeforeTheFirstRun(t *testing.T) {
	for name, text := range map[string]string{
		"listed":                           `n.I = [2, 0, 1, 5]; n.tau = [10, 20, 30, 40]*ms; expect("I", n.I, "[2. 0. 1. 5.]"); expect("tau", n.tau, "[0.01 0.02 0.03 0.04] second")`,
		"computed":                         `n.I = "gain*i/(N-1)*3"; expect("I", n.I, "[0. 2. 4. 6.]")`,
		"in order":                         `n.I = 1; n[1:3].I = "I + i"; n[2:].I = 7; expect("I", n.I, "[1. 1. 7. 7.]")`,
		"adding objects":                   `n.v = 1; spikes = net.record(n, "spikes"); m = net.record(n, "v"); n.tau = 1*ms; net.run(0.2*ms); expect("v", m["v"][0], "[1. 1. 1. 1.]")`,
		"part of what was given one value": `n[1:].gain = "gain + i"; expect("gain", n.gain, "[2. 2. 3. 4.]")`,
		"rules see it": `
n.x = "i*10*um"
C = net.project(n, n, where("abs(x_pre - x_post) < 15*um", autapses=False), weight=1, to="v")
expect("synapses", C.count, "6")
`,
		"each is stepped with its own": `
n.I = 1
n.tau = [1, 2, 4, 8]*ms
net.run(1*ms)
for k, tau in enumerate([1, 2, 4, 8]):
    want = 1 - exp(-1/tau)
    if not (want - 1e-6 < n.v[k] and n.v[k] < want + 1e-6):
        fail("v of %d: %s, want %s" % (k, n.v[k], want))
`,
		"as after the first step": `
m = net.population(4, neuron("dv/dt = -v/(1*ms) : 1"), name="m")
m.v = "rand()"
first = list(m.v)
m.v = "rand()"
expect("the same draws", list(m.v), str(first))
`,
		"open parameter after a run": `n.tau = 1*ms; net.run(1*ms); n.I = [1, 2, 3, 4]; expect("I", n.I, "[1. 2. 3. 4.]")`,
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := script.Run(context.Background(), "assigned.star", assigned+text, script.Options{NoFiles: true}); err != nil {
				t.Error(err)
			}
		})
	}
}

// Mistakes are shown where the value is given, not where the network is
// planned.
func TestMistakesInAssignments(t *testing.T) {
	for text, want := range map[string]string{
		`n.I = [1, 2]`:                     `assigned.star:13:3: error: I: 2 values for 4 elements`,
		`n.tau = 3`:                        `assigned.star:13:3: error: tau needs a unit: it is in second`,
		`n.tau = 3*mV`:                     `assigned.star:13:3: error: tau of population1 is in second, not in volt`,
		`n.tau = "3*mV"`:                   `assigned.star:13:10: error: the value of tau must be in second`,
		`n.I = "gian"`:                     `assigned.star:13:8: error: unknown name "gian"`,
		`n.I = float("nan")`:               `assigned.star:13:3: error: population1: I is NaN`,
		`n.I = "0/(i-1)"` + "\nnet.step()": `assigned.star:13:3: error: I: the value of element 1 is NaN`,
		"n.tau = 1*ms; net.step()\nn.gain = [1,2,3,4]":        `assigned.star:14:3: error: gain is one value for the whole population; values that differ are given to it before the first run`,
		"n.tau = 1*ms; net.step()\nn[:2].gain = 3":            `assigned.star:14:7: error: gain is one value for the whole population; values that differ are given to it before the first run`,
		"n.tau = 1*ms; net.step()\nn[:2].gain[\"i < 2\"] = 3": `assigned.star:14:12: error: gain is one value for the whole population; values that differ are given to it before the first run`,
		"n.theta = [1, 2, 3, 4]":                              `assigned.star:13:3: error: theta is (shared): one value for the whole population`,
	} {
		_, err := script.Run(context.Background(), "assigned.star", assigned+text, script.Options{NoFiles: true})
		if err == nil {
			t.Errorf("%s: no error", text)
			continue
		}
		if got, _, _ := strings.Cut(err.Error(), "\n"); got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", text, got, want)
		}
	}
}
