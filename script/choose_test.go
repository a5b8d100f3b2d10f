package script_test

import (
	"context"
	"strings"
	"testing"

	"synfire/script"
)

// change is a network whose values a script changes between runs.
const change = `
net = network(dt=0.1*ms, seed=1)
n = net.population(20, neuron("dv/dt = -v/(10*ms) : volt\nkind : 1", threshold="v > 1*volt"), v=1*mV)
C = net.project(n, n, all_to_all(), weight=2*mV, delay=1*ms, to="v", name="C")
D = net.project(n, n, one_to_one(), weight=3*mV, delay=1*ms, to="v", name="D")

def expect(what, got, want):
    if str(got) != str(want):
        fail("%s: %s, want %s" % (what, got, want))
`

// Values are read and set by name, slice and condition, and projections
// switched off and on.
func TestChangesBetweenRuns(t *testing.T) {
	for name, text := range map[string]string{
		"condition":          `n.v["i < 2 or v > 5*mV"] = 7*mV; expect("v", n[:4].v, "[0.007 0.007 0.001 0.001] volt")`,
		"index":              `n.v[-1] = 4*mV; expect("v", n[18:].v, "[0.001 0.004] volt")`,
		"slice":              `n[3:5].v = 2*mV; expect("v", n[2:6].v, "[0.001 0.002 0.002 0.001] volt")`,
		"condition in slice": `n[10:].v["i == 0"] = 9*mV; expect("v", n[9:12].v, "[0.001 0.009 0.001] volt")`,
		"values each":        `n.v["i >= 18"] = [3*mV, 4*mV]; expect("v", n[17:].v, "[0.001 0.003 0.004] volt")`,
		"expression":         `n.v["i < 3"] = "v + i*mV"; expect("v", n[:4].v, "[0.001 0.002 0.003 0.001] volt")`,
		"whole expression":   `n.v = "i*mV"; expect("v", n[:4].v, "[0. 0.001 0.002 0.003] volt")`,
		"read":               `n.v = "i*mV"; expect("v", n.v["v > 17*mV"], "[0.018 0.019] volt")`,
		"after a run":        `net.run(1*ms); n.v["i == 3"] = 0*mV; expect("v", n[3:4].v, "[0.] volt")`,
		"weights":            `C.weight["i == j and i > 17"] = 0*mV; expect("weights", C.weight["i == 18 and j >= 17"], "[2. 0. 2.] mV")`,
		"one weight":         `C.weight[0] = 5*mV; expect("weights", C.weight["i + j < 2"], "[5. 2. 2.] mV")`,
		"off": `
C.active = False
expect("weight", C.weight["i + j == 0"], "[2.] mV")
D.weight = 900*mV
n.v["i == 4"] = 1.2*volt
net.run(1.3*ms)
off = n.v[4] > 0.9*volt and n.v[5] < 0.5*volt
expect("only D arrived", off, True)
C.weight = 900*mV
expect("active", C.active, False)
C.active = True
n.v["i == 4"] = 1.2*volt
net.run(1.3*ms)
expect("C arrived", n.v[5] > 0.7*volt, True)
`,
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := script.Run(context.Background(), "change.star", change+text, script.Options{NoFiles: true}); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestMistakesInChanges(t *testing.T) {
	for text, want := range map[string]string{
		`n.v["u > 1"] = 1*mV`:       `"u"`,
		`n.v["i + 1"] = 1*mV`:       "condition",
		`n.v["i < 3"] = 1*mA`:       "not in",
		`n.v["i < 3"] = [1*mV]`:     "1 values for 3 elements",
		`n.v[20] = 1*mV`:            "index 20",
		`(2*n.v)["i < 3"] = 1*mV`:   "computed does not change",
		`C.weight["k == j"] = 1*mV`: `"k"`,
		`C.active = 1`:              "True or False",
	} {
		_, err := script.Run(context.Background(), "change.star", change+text, script.Options{NoFiles: true})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v; want %s", text, err, want)
		}
	}
}

// Statements that run regularly, linked variables and custom events in a
// script.
func TestEventsInScripts(t *testing.T) {
	text := `
net = network(dt=0.1*ms)
a = net.population(2, neuron("dv/dt = 1/ms : 1", method="euler", event={"high": "v > 0.95"}, on_event={"high": "v = 0"}))
b = net.population(2, neuron("dx/dt = (v_a - x)/dt : 1\nv_a : 1 (linked)\ny : 1\ndz/dt = 0/ms : 1", method="euler"))
b.link("v_a", a, "v", sources=[1, 0])
b.run_regularly("y += 1", every=1*ms)
net.project(a, b, one_to_one(), weight=1, event="high", to="z", delay=0.1*ms)
highs = net.record(a, "high")
net.run(3*ms)
if str(b.y) != "[3. 3.]" or highs.count != 6 or str(b.z) != "[2. 2.]":
    fail("%s, %s, %s" % (b.y, highs.count, b.z))
`
	if _, err := script.Run(context.Background(), "events.star", text, script.Options{NoFiles: true}); err != nil {
		t.Error(err)
	}
}
