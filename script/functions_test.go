package script_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"synfire/script"
)

// TestArrays prints arrays as they are made and computed with.
func TestArrays(t *testing.T) {
	for text, want := range map[string]string{
		`[5, 10, 20]*ms`:                  `[5. 10. 20.] ms`,
		`2*mV*[1, 2]`:                     `[2. 4.] mV`,
		`(1, 2)*nA/[2, 4]`:                `error`,
		`range(3)*ms + 1*ms`:              `[1. 2. 3.] ms`,
		`[1, 2]/second`:                   `[1. 2.] Hz`,
		`array([3/(500*ms), 1*kHz])`:      `[6. 1000.] Hz`,
		`linspace(0, 1, 5)`:               `[0. 0.25 0.5 0.75 1.]`,
		`linspace(-70*mV, -50*mV, 3)`:     `[-70. -60. -50.] mV`,
		`linspace(0, 1, 1)`:               `[0.]`,
		`linspace(0, 1*mV, 3)`:            `error`,
		`normal(1, 1, low=2, high=1)`:     `error`,
		`normal(0, 1, low=100)`:           `error`,
		`normal(1, 1, clip=True)`:         `error`,
		`normal(1)`:                       `error`,
		`linspace(0, 1, 0)`:               `error`,
		`["a"]*ms`:                        `error`,
		`[1, 2]*[3, 4]`:                   `error`,
		`mean(linspace(0*mV, 10*mV, 11))`: `5 mV`,
		`max([1, 3, 2]*ms)`:               `3 ms`,
		`spike_times(1, [1*ms, 2*ms])`:    `<population1: 1 spike_times>`,
		`spike_times(2, [1*ms, 2*ms])`:    `error`,
	} {
		var out bytes.Buffer
		_, err := script.Run(context.Background(), "arrays.star", "net = network()\nprint("+text+")\n", script.Options{NoFiles: true, Stdout: &out})
		got := strings.TrimSpace(out.String())
		if err != nil {
			got = "error"
		}
		if got != want {
			t.Errorf("%s: %s, want %s (%v)", text, got, want, err)
		}
	}
}

// TestFigures writes the figures that lists, several variables and numbers of
// bins give.
func TestFigures(t *testing.T) {
	const text = `
net = network()
n = net.population(2, neuron("dv/dt = (1 - v)/(10*ms) : 1\ndu/dt = (v*volt - u)/(20*ms) : volt"))
m = net.record(n, "v", "u")
net.run(20*ms)
plot.traces(m, "v", "one.svg")
plot.traces(m, "v", "u", "two.svg", title="both")
plot.traces(m, "all.svg")
plot.line([0, 1, 2], [1/ms, 2/ms, 4/ms], "line.svg", xlabel="x", ylabel="rate (Hz)")
plot.histogram([1, 2, 2, 3]*mV, "histogram.svg", bins=3)
`
	t.Chdir(t.TempDir())
	if _, err := script.Run(context.Background(), "figures.star", text, script.Options{}); err != nil {
		t.Fatal(err)
	}
	read := func(file string) string {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	for file, words := range map[string][]string{
		"one.svg":       {">v<"},
		"two.svg":       {">v<", ">u (mV)<", ">both<"},
		"all.svg":       {">v<", ">u (mV)<"},
		"line.svg":      {">x<", ">rate (Hz)<", ">4000<"},
		"histogram.svg": {">mV<", ">count<"},
	} {
		svg := read(file)
		for _, word := range words {
			if !strings.Contains(svg, word) {
				t.Errorf("%s does not show %s", file, word)
			}
		}
	}
	if strings.Contains(read("one.svg"), ">u (mV)<") {
		t.Error("one.svg shows a variable that is not asked for")
	}
}

// TestBounds draws again what lies beyond the bounds of a distribution, or sets
// it to them.
func TestBounds(t *testing.T) {
	const text = `
net = network(seed=1)
n = net.population(1000, neuron("x : volt\ny : volt\nz : volt"), x=normal(0*mV, 1*mV, low=-1*mV, high=0.5*mV),
    y=normal(0*mV, 1*mV, low=-1*mV, high=0.5*mV, clip=True), z=exponential(1*mV, high=2*mV))
x, y, z = [list(v) for v in (n.x, n.y, n.z)]
low, high = -1*mV, 0.5*mV
print(min(x) > low, max(x) < high, min(y) == low, max(y) == high, max(z) < 2*mV)
print(len([v for v in y if v == low]), len([v for v in y if v == high]))
`
	var out bytes.Buffer
	if _, err := script.Run(context.Background(), "bounds.star", text, script.Options{NoFiles: true, Stdout: &out}); err != nil {
		t.Fatal(err)
	}
	first, counts, _ := strings.Cut(strings.TrimSpace(out.String()), "\n")
	if strings.Contains(first, "False") {
		t.Error(first)
	}
	// 1,000 times 0.1587 and 0.3085, give or take five standard deviations.
	var below, above int
	if _, err := fmt.Sscan(counts, &below, &above); err != nil {
		t.Fatal(err)
	}
	if below < 101 || below > 217 || above < 236 || above > 381 {
		t.Errorf("%d of 1,000 at the lower bound, %d at the upper", below, above)
	}
}

// TestEncodings reads scripts and model files with the marks of some editors,
// and refuses what is not UTF-8.
func TestEncodings(t *testing.T) {
	const text = "net = network()\nn = net.population(1, model(\"m.eqn\"))\nnet.step()\nprint(n.V)\n"
	const model = "neuron M: a cell\nstate\n    V = 3 mV  potential\nequations\n    dV/dt = 0*mV/ms : volt\n"
	windows := func(s string) string { return "\ufeff" + strings.ReplaceAll(s, "\n", "\r\n") }
	load := func(string) ([]byte, error) { return []byte(windows(model)), nil }
	var out bytes.Buffer
	if _, err := script.Run(context.Background(), "a.star", windows(text), script.Options{Stdout: &out, Load: load}); err != nil || out.String() != "[3.] mV\n" {
		t.Errorf("%q, %v", out.String(), err)
	}
	utf16 := "n\x00e\x00t\x00"
	_, err := script.Run(context.Background(), "a.star", "x = 1\n"+utf16, script.Options{})
	if err == nil || !strings.HasPrefix(err.Error(), "a.star:2:1: error: the script has a byte of zero") {
		t.Errorf("UTF-16: %v", err)
	}
}
