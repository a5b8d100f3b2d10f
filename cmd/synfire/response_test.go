package main

import (
	"io"
	"strings"
	"testing"

	"synfire/eqn"
	"synfire/unit"
	"synfire/zoo"
)

// silent are the neurons whose figure has no spikes, with what is said or drawn
// instead.
var silent = map[string]string{
	"LeakyRateReadout":       "has no input that a current could go to: it takes spikes only",
	"parrot_neuron":          "has no input that a current could go to: it takes spikes only",
	"iaf_chs_2007":           "no step of current changes how often it fires", // its input is noise, whose size is 0 by default
	"lin_rate_ipn":           "",
	"sigmoid_rate_ipn":       "",
	"tanh_rate_ipn":          "",
	"threshold_lin_rate_ipn": "",
}

// TestNeuronsRespond: the step that "models NAME --plot" draws by default makes
// every neuron of the zoo spike, more often than before it, or it is known why
// not.
func TestNeuronsRespond(t *testing.T) {
	for _, m := range zoo.Models() {
		if m.Kind != eqn.KindNeuron {
			continue
		}
		t.Run(m.Name, func(t *testing.T) {
			t.Parallel()
			f := responseFlags{dt: "0.1*ms"}
			during := unit.Millisecond(200)
			why, isSilent := silent[m.Name]
			n, err := f.settled(t.Context(), m, during, io.Discard)
			if err == nil && n.Spikes() {
				q, found := f.amplitude(t.Context(), n, during, stepAbove)
				if err = found; err == nil {
					c, err := n.Step(t.Context(), q, during, during, 0)
					if err != nil {
						t.Fatal(err)
					}
					before, inside := 0, 0
					for _, at := range c.Spikes {
						if at < c.From {
							before++
						} else {
							inside++
						}
					}
					if inside < 2 || inside <= before || isSilent {
						t.Errorf("%d spikes in a step of %v, %d before; silent: %v", inside, q, before, isSilent)
					}
					return
				}
			}
			switch {
			case !isSilent:
				t.Errorf("no spikes are drawn: %v", err)
			case why == "" && err != nil, why != "" && (err == nil || !strings.Contains(err.Error(), why)):
				t.Errorf("%v, want %q", err, why)
			}
		})
	}
}
