package examples

import (
	"bytes"
	"flag"
	"os"
	"regexp"
	"strconv"
	"testing"

	"synfire/script"
)

var update = flag.Bool("update", false, "write docs/pictures")

// runExample runs an example with its figures in dir and returns what it
// prints.
func runExample(t *testing.T, name string, set map[string]string, dir string) string {
	t.Helper()
	text, ok := Lookup(name)
	if !ok {
		t.Fatalf("no example %q", name)
	}
	home, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chdir(dir); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = os.Chdir(home) }()
	var out bytes.Buffer
	if _, err := script.Run(t.Context(), name, text, script.Options{Stdout: &out, Set: set}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// rates are the mean rates that examples print, in Hz.
var rates = []struct {
	example   string
	set       map[string]string
	low, high float64
	source    string
}{
	{"cuba", map[string]string{"duration": "2.5 s"}, 4.9, 6.4, "Brian2, 10 seeds over 0.5 to 2.5 s: 5.65 +- 0.24 Hz"},
	{"coba", map[string]string{"duration": "2.5 s"}, 14.8, 23.6, "Brian2, 10 seeds over 0.5 to 2.5 s: 19.2 +- 1.5 Hz"},
	{"coba", map[string]string{"duration": "2.5 s", "bias": "20 mV"}, 18.4, 22.6, "with a bias of 20 mV 20.5 Hz; one seed within 10 %"},
	{"cobahh", map[string]string{"duration": "1.5 s"}, 32.8, 37.9, "Brian2, 3 seeds over 0.5 to 1.5 s: 35.4 +- 0.9 Hz, one seed 32.8 to 37.9"},
	{"closed_loop", nil, 19.5, 20.5, "the rate that the controller aims at"},
	{"closed_loop", map[string]string{"wanted": "35 Hz"}, 34, 36, "the rate that the controller aims at"},
}

var meanRate = regexp.MustCompile(`(?m)^mean rate: ([0-9.]+) Hz$`)

// printedRate is the mean rate that an example prints.
func printedRate(t *testing.T, out string) float64 {
	t.Helper()
	m := meanRate.FindStringSubmatch(out)
	if m == nil {
		t.Fatalf("no mean rate is printed:\n%s", out)
	}
	rate, err := strconv.ParseFloat(m[1], 64)
	if err != nil {
		t.Fatal(err)
	}
	return rate
}

// TestRates holds the printed mean rates against published bands.
func TestRates(t *testing.T) {
	for _, test := range rates {
		out := runExample(t, test.example, test.set, t.TempDir())
		if rate := printedRate(t, out); rate < test.low || rate > test.high {
			t.Errorf("%s %v: %v Hz, not %v to %v (%s)", test.example, test.set, rate, test.low, test.high, test.source)
		}
	}
}

// TestDelays: on the ring, the rate that is counted is one over the sum of all
// delays and steps, to the last digit.
func TestDelays(t *testing.T) {
	for _, seed := range []string{"0", "1"} {
		out := runExample(t, "delays", map[string]string{"seed": seed}, t.TempDir())
		m := regexp.MustCompile(`which makes ([0-9.]+) Hz`).FindStringSubmatch(out)
		if m == nil {
			t.Fatalf("no rate of turns is printed:\n%s", out)
		}
		turns, err := strconv.ParseFloat(m[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		if rate := printedRate(t, out); rate < turns*(1-1e-9) || rate > turns*(1+1e-9) {
			t.Errorf("seed %s: the neurons fire at %v Hz, the pulse turns at %v Hz", seed, rate, turns)
		}
	}
}

// TestCallbacks: an integrate-and-fire neuron fires as the formula says, as far
// as a step of 0.01 ms lets it: an interval is rounded up to whole steps.
func TestCallbacks(t *testing.T) {
	out := runExample(t, "callbacks", nil, t.TempDir())
	lines := regexp.MustCompile(`gives ([0-9.]+) Hz and in theory ([0-9.]+) Hz`).FindAllStringSubmatch(out, -1)
	if len(lines) != 5 {
		t.Fatalf("five currents, but:\n%s", out)
	}
	for _, m := range lines {
		got, err1 := strconv.ParseFloat(m[1], 64)
		theory, err2 := strconv.ParseFloat(m[2], 64)
		if err1 != nil || err2 != nil {
			t.Fatal(m)
		}
		if late := 1000/got - 1000/theory; late < -0.02 || late > 0.02 {
			t.Errorf("intervals of %v ms, in theory %v ms", 1000/got, 1000/theory)
		}
	}
	printedRate(t, out)
}
