package main

import (
	"bytes"
	"regexp"
	"testing"

	"synfire/script"
)

// TestProgress shows what a terminal shows: the network, then a line that
// moves, with the real-time factor and the rate of the recorded spikes in this
// run.
func TestProgress(t *testing.T) {
	const text = `
net = network()
P = net.population(10, neuron("dv/dt = 1/(9.95*ms) : 1", threshold="v > 1", reset="v = 0", method="euler"))
spikes = net.record(P, "spikes")
net.run(100*ms)
net.run(50*ms)
`
	var out bytes.Buffer
	p := newProgress(&out)
	p.terminal = true
	if _, err := script.Run(t.Context(), "clock.star", text, script.Options{Watch: p}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`^network   10 neuron, .*   compile [0-9.]+[µm]?s, build [0-9.]+[µm]?s\n`,
		"\r\x1b\\[Krunning   █{20} 100 / 100 ms   RTF [0-9.e-]+   100 Hz\n",
		"\r\x1b\\[Krunning   █{20} 50 / 50 ms   RTF [0-9.e-]+   100 Hz\n$",
	} {
		if !regexp.MustCompile(want).MatchString(out.String()) {
			t.Errorf("%q is not in %q", want, out.String())
		}
	}
}
