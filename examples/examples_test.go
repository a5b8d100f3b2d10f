package examples

import (
	"bytes"
	"flag"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
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
	t.Chdir(dir)
	defer t.Chdir(home)
	var out bytes.Buffer
	if _, err := script.Run(t.Context(), name, text, script.Options{Stdout: &out, Set: set, Load: ReadFile}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// asIs is what an example does without any value set.
type asIs struct {
	printed string
	dir     string // of its figures
}

var asTheyAre = map[string]asIs{}

// runAsIs runs an example once for all tests.
func runAsIs(t *testing.T, name string) asIs {
	t.Helper()
	done, ok := asTheyAre[name]
	if !ok {
		dir, err := os.MkdirTemp("", "examples")
		if err != nil {
			t.Fatal(err)
		}
		done = asIs{runExample(t, name, nil, dir), dir}
		asTheyAre[name] = done
	}
	return done
}

func TestMain(m *testing.M) {
	code := m.Run()
	for _, done := range asTheyAre {
		_ = os.RemoveAll(done.dir)
	}
	os.Exit(code)
}

// statistics are what examples print: the mean rate in Hz and, where cv is not
// zero, the mean coefficient of variation of the intervals, within 0.03 or
// three standard deviations over seeds.
var statistics = []struct {
	example         string
	set             map[string]string
	low, high       float64
	cv, cvTolerance float64
	source          string
}{
	{"cuba", map[string]string{"duration": "2.5 s"}, 4.9, 6.4, 0.602, 0.036, "Brian2, 10 seeds over 0.5 to 2.5 s: 5.65 +- 0.24 Hz, CV 0.602 +- 0.012"},
	{"coba", map[string]string{"duration": "2.5 s"}, 14.8, 23.6, 1.652, 0.105, "Brian2, 10 seeds over 0.5 to 2.5 s: 19.2 +- 1.5 Hz, CV 1.652 +- 0.035"},
	{"coba", map[string]string{"duration": "2.5 s", "bias": "20 mV"}, 18.4, 22.6, 0, 0, "with a bias of 20 mV 20.5 Hz; one seed within 10 %"},
	{"cobahh", map[string]string{"duration": "1.5 s"}, 32.8, 37.9, 0, 0, "Brian2, 3 seeds over 0.5 to 1.5 s: 35.4 +- 0.9 Hz, one seed 32.8 to 37.9"},
	{"own_equations", nil, 4.5, 7, 0, 0, "CUBA's band, which delays of a few ms and a drive of 0.3 mV do not leave"},
	{"poisson_drive", nil, 6.35, 7.77, 0, 0, "diffusion theory: 7.06 Hz, within 10 %"},
	{"poisson_drive", map[string]string{"rate": "17 Hz"}, 18.6, 22.8, 0, 0, "diffusion theory: 20.70 Hz, within 10 %"},
	{"closed_loop", nil, 19.5, 20.5, 0, 0, "the rate that the controller aims at"},
	{"closed_loop", map[string]string{"wanted": "35 Hz"}, 34, 36, 0, 0, "the rate that the controller aims at"},
}

var (
	meanRate = regexp.MustCompile(`(?m)^mean rate: ([0-9.]+) Hz$`)
	meanCV   = regexp.MustCompile(`(?m)^CV of intervals: ([0-9.]+)$`)
)

// printed is a number that an example prints.
func printed(t *testing.T, out string, number *regexp.Regexp) float64 {
	t.Helper()
	m := number.FindStringSubmatch(out)
	if m == nil {
		t.Fatalf("nothing printed matches %v:\n%s", number, out)
	}
	x, err := strconv.ParseFloat(m[1], 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// TestStatistics holds what the examples print against published numbers.
func TestStatistics(t *testing.T) {
	for _, test := range statistics {
		var out string
		if test.set == nil {
			out = runAsIs(t, test.example+".star").printed
		} else {
			out = runExample(t, test.example, test.set, t.TempDir())
		}
		if rate := printed(t, out, meanRate); rate < test.low || rate > test.high {
			t.Errorf("%s %v: %v Hz, not %v to %v (%s)", test.example, test.set, rate, test.low, test.high, test.source)
		}
		if test.cv == 0 {
			continue
		}
		if cv := printed(t, out, meanCV); math.Abs(cv-test.cv) > test.cvTolerance {
			t.Errorf("%s %v: CV %v, not %v +- %v (%s)", test.example, test.set, cv, test.cv, test.cvTolerance, test.source)
		}
	}
}

// TestDelays: on the ring, the rate that is counted is one over the sum of all
// delays and steps, to the last digit.
func TestDelays(t *testing.T) {
	for _, seed := range []string{"0", "1"} {
		out := runExample(t, "delays", map[string]string{"seed": seed}, t.TempDir())
		turns := printed(t, out, regexp.MustCompile(`which makes ([0-9.]+) Hz`))
		if rate := printed(t, out, meanRate); rate < turns*(1-1e-9) || rate > turns*(1+1e-9) {
			t.Errorf("seed %s: the neurons fire at %v Hz, the pulse turns at %v Hz", seed, rate, turns)
		}
	}
}

// TestCallbacks: an integrate-and-fire neuron fires as the formula says, as far
// as a step of 0.01 ms lets it: an interval is rounded up to whole steps.
func TestCallbacks(t *testing.T) {
	out := runAsIs(t, "callbacks.star").printed
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
	printed(t, out, meanRate)
}

// TestTutorialIsShort: without its package clause, imports and empty lines, the
// tutorial as a Go program takes at most 40 lines.
func TestTutorialIsShort(t *testing.T) {
	text, err := os.ReadFile("tutorial/main.go")
	if err != nil {
		t.Fatal(err)
	}
	_, body, ok := strings.Cut(string(text), "\n)\n")
	if !ok {
		t.Fatal("no imports")
	}
	lines := 0
	for _, line := range strings.Split(body, "\n") {
		if strings.TrimSpace(line) != "" {
			lines++
		}
	}
	if lines > 40 {
		t.Errorf("it takes %d lines", lines)
	}
}
