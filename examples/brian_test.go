package examples

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"synfire/script"
)

// group is a NeuronGroup of a Python file: its equations and the words given
// with it, as they stand there.
type group struct{ equations, words string }

var neuronGroup = regexp.MustCompile(`(?s)NeuronGroup\((?:1|N), '''(.*?)''',\s*(.*?)\)\n`)

func neuronGroups(t *testing.T, file string, want int) []group {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "brian2", file))
	if err != nil {
		t.Fatal(err)
	}
	var list []group
	for _, m := range neuronGroup.FindAllStringSubmatch(string(text), -1) {
		list = append(list, group{m[1], m[2]})
	}
	if len(list) != want {
		t.Fatalf("%s has %d groups, not %d", file, len(list), want)
	}
	return list
}

var exampleNeuron = regexp.MustCompile(`(?s)neuron\("""(.*?)""",\s*(.*?),\n`)

// TestBrianNetworks: the examples run with Brian2's equations and words put in
// character for character, and print the same.
func TestBrianNetworks(t *testing.T) {
	groups := neuronGroups(t, "networks.py", 3)
	for i, name := range []string{"cuba", "coba", "cobahh"} {
		text, _ := Lookup(name)
		pasted := exampleNeuron.ReplaceAllLiteralString(text, fmt.Sprintf("neuron(\"\"\"%s\"\"\", %s,\n", groups[i].equations, groups[i].words))
		pasted = strings.Replace(pasted, "bias=bias, ", "", 1) // COBA's is the example's own
		if !strings.Contains(pasted, groups[i].equations) || !strings.Contains(pasted, groups[i].words) {
			t.Fatalf("%s: the equations did not get in", name)
		}
		var outputs [2]bytes.Buffer
		for k, text := range []string{text, pasted} {
			o := script.Options{Stdout: &outputs[k], NoFiles: true, Set: map[string]string{"duration": "0.2 s"}}
			if _, err := script.Run(t.Context(), name, text, o); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		if got, want := outputs[1].String(), outputs[0].String(); got != want || !meanRate.MatchString(got) {
			t.Errorf("%s with Brian2's text prints\n%s\nthe example\n%s", name, got, want)
		}
	}
}

// TestBrianNeurons: neurons in Brian2's syntax give the spikes of their Euler
// steps, written out.
func TestBrianNeurons(t *testing.T) {
	const dt = 0.1
	tests := []struct {
		file, values, start string
		v                   float64
		step                func(v, u float64) (float64, float64) // by dt
		spike               func(v, u float64) (bool, float64, float64)
		u                   float64
		least               int
	}{
		{
			file:   "adex.py",
			values: `C=281*pF, gL=30*nS, EL=-70.6*mV, VT=-50.4*mV, DeltaT=2*mV, tauw=144*ms, a=4*nS, b=0.0805*nA, Vr=-70.6*mV, Vcut=-40.4*mV, I=1*nA`,
			start:  "vm=-70.6*mV",
			v:      -70.6,
			step: func(v, w float64) (float64, float64) { // mV, pA
				dv := (30*(-70.6-v) + 30*2*math.Exp((v+50.4)/2) + 1000 - w) / 281
				dw := (4*(v+70.6) - w) / 144
				return v + dt*dv, w + dt*dw
			},
			spike: func(v, w float64) (bool, float64, float64) { return v > -40.4, -70.6, w + 80.5 },
			least: 10,
		},
		{
			file:   "stdp.py",
			values: `taum=10*ms, taue=5*ms, Ee=0*mV, El=-74*mV, vt=-54*mV, vr=-60*mV`,
			start:  "v=-74*mV, ge=6",
			v:      -74,
			u:      6,
			step: func(v, g float64) (float64, float64) {
				return v + dt*(g*(0-v)-74-v)/10, g - dt*g/5
			},
			spike: func(v, g float64) (bool, float64, float64) { return v > -54, -60, g },
			least: 5,
		},
	}
	for _, test := range tests {
		g := neuronGroups(t, test.file, 1)[0]
		var out bytes.Buffer
		code := fmt.Sprintf("net = network(dt=0.1*ms)\nG = net.population(1, neuron(\"\"\"%s\"\"\", %s, precision=\"f64\", %s), %s)\n", g.equations, g.words, test.values, test.start) +
			"spikes = net.record(G, \"spikes\")\nnet.run(500*ms)\nprint([int(k) for k in spikes.step])\n"
		if _, err := script.Run(t.Context(), test.file, code, script.Options{Stdout: &out}); err != nil {
			t.Fatalf("%s: %v", test.file, err)
		}
		var want []string
		v, u := test.v, test.u
		for k := range 5000 {
			v, u = test.step(v, u)
			if spikes, vr, ur := test.spike(v, u); spikes {
				want = append(want, fmt.Sprint(k))
				v, u = vr, ur
			}
		}
		if len(want) < test.least {
			t.Fatalf("%s: only %d spikes are expected", test.file, len(want))
		}
		if got := strings.TrimSpace(out.String()); got != "["+strings.Join(want, ", ")+"]" {
			t.Errorf("%s spikes in steps\n%s, not\n%s", test.file, got, want)
		}
	}
}
