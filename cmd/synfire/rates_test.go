package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"testing"

	"synfire/bench"
)

var long = flag.Bool("long", os.Getenv("SYNFIRE_LONG") != "", "also the networks that take minutes or gigabytes")

// band is a rate in Hz that a population may have.
type band struct {
	population string
	low, high  float64
}

// TestRates holds the standard networks against published rates: Brian2's and
// NEST's means over seeds, with the spread of single seeds.
func TestRates(t *testing.T) {
	for _, c := range []struct {
		name  string
		args  []string
		long  bool
		bands []band
	}{
		// Brette et al. 2007; Brian2 5.65 +- 0.24 Hz over ten seeds.
		{"CUBA", []string{"cuba", "--time", "1.5*second", "--discard", "500*ms"}, false, []band{{"P", 4.9, 6.4}}},
		// Brian2 19.2 +- 1.5 Hz; the activity must survive.
		{"COBA", []string{"coba", "--time", "1.5*second", "--discard", "500*ms"}, false, []band{{"P", 14.8, 23.6}}},
		{"COBA, Euler", []string{"coba-euler", "--time", "1.5*second", "--discard", "500*ms"}, false, []band{{"P", 14.8, 23.6}}},
		// Mean field 32.03, 49.15 and 5.83 Hz; NEST 32.06, 49.64 and 5.46.
		{"Brunel (5, 2)", []string{"brunel-12500", "--time", "1.5*second", "--discard", "500*ms"}, true, []band{{"P", 32.03 * 0.95, 32.03 * 1.05}}},
		{"Brunel (6, 4)", []string{"brunel-12500", "--time", "1.5*second", "--discard", "500*ms", "--set", "g=6.0", "--set", "eta=4.0"}, true, []band{{"P", 49.15 * 0.97, 49.15 * 1.12}}},
		{"Brunel (4.5, 0.9)", []string{"brunel-12500", "--time", "1.5*second", "--discard", "500*ms", "--set", "g=4.5", "--set", "eta=0.9"}, true, []band{{"P", 5.83 * 0.80, 5.83 * 1.05}}},
		// Potjans and Diesmann 2014 at full scale; the rates of a run of NEST.
		{"microcircuit", []string{"microcircuit", "--time", "2.5*second", "--discard", "500*ms"}, true, []band{
			around("L23E", 0.903), around("L23I", 2.965), around("L4E", 4.414), around("L4I", 5.876),
			around("L5E", 7.569), around("L5I", 8.633), around("L6E", 1.105), around("L6I", 7.829),
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.long && !*long {
				t.Skip("takes minutes or gigabytes; run with -long or SYNFIRE_LONG=1")
			}
			var out, mistakes bytes.Buffer
			if code := Main(context.Background(), append([]string{"bench", "--json"}, c.args...), &out, &mistakes); code != exitWell {
				t.Fatalf("exit code %d: %s", code, mistakes.String())
			}
			var r benchResult
			if err := json.Unmarshal(out.Bytes(), &r); err != nil {
				t.Fatal(err)
			}
			t.Logf("rates %v, CV %v, RTF %.3g, build %.3g s, peak %.3g GB", r.RatesHz, r.CVISI, r.RTF, r.BuildS, float64(r.PeakRSSBytes)/1e9)
			for _, b := range c.bands {
				if rate, ok := r.RatesHz[b.population]; !ok || rate < b.low || rate > b.high {
					t.Errorf("%s fires at %.3f Hz; it should be between %.3f and %.3f", b.population, rate, b.low, b.high)
				}
			}
		})
	}
}

// TestNetworksRun: every standard network can be planned and run, small where it
// has a scale.
func TestNetworksRun(t *testing.T) {
	scales := map[string]string{"microcircuit": "0.01", "hpc": "0.01", "brunel-12500": "0.1", "brunel": "0.1", "flybrain": "0.01", "lif": "0.01"}
	for _, name := range bench.Names() {
		drives := [][]string{nil}
		if name == "microcircuit" {
			drives = append(drives, []string{"--drive", "poisson"})
		}
		for _, drive := range drives {
			args := append([]string{"bench", name, "--json", "--time", "2*ms"}, drive...)
			if scale, ok := scales[name]; ok {
				args = append(args, "--scale", scale)
			}
			var out, mistakes bytes.Buffer
			if code := Main(context.Background(), args, &out, &mistakes); code != exitWell {
				t.Errorf("%v: exit code %d: %s", args, code, mistakes.String())
				continue
			}
			var r benchResult
			if err := json.Unmarshal(out.Bytes(), &r); err != nil || r.ModelS < 0.0019 || r.Neurons == 0 {
				t.Errorf("%v: %+v, %v", args, r, err)
			}
		}
	}
}

// around is within 12 % of a rate.
func around(population string, rate float64) band { return band{population, 0.88 * rate, 1.12 * rate} }

func TestReplaceSection(t *testing.T) {
	page := "# P\n<!-- generated: a -->\nold\n<!-- end: a -->\nrest\n"
	got, err := replaceSection(page, "a", "new\n")
	if want := "# P\n<!-- generated: a -->\nnew\n<!-- end: a -->\nrest\n"; err != nil || got != want {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := replaceSection(page, "b", "new\n"); err == nil {
		t.Error("a section that is not there is no error")
	}
}
