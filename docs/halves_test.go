package docs

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"synfire/script"
)

// halves is the line of a page that compares what the script above it prints
// with what another simulator does.
var halves = regexp.MustCompile(`(?m)^Over seeds 1 to 10, ([A-Z]\w+ [\d.]+) gives ([\d.]+) ± ([\d.]+), this script ([\d.]+) ± ([\d.]+)\.$`)

// TestHalves runs each script that a page compares with another simulator's for
// ten seeds: its mean and standard deviation are those of the page, and its mean
// lies within three standard errors of the other's.
func TestHalves(t *testing.T) {
	compared := 0
	for page, text := range pages(t, "from-*.md") {
		fresh := text
		list := programs(t, fences(text))
		for _, at := range halves.FindAllStringSubmatchIndex(text, -1) {
			compared++
			line := 1 + strings.Count(string(text[:at[0]]), "\n")
			var code string
			for _, p := range list {
				if p.line < line {
					code = p.code
				}
			}
			found := string(text[at[0]:at[1]])
			m := halves.FindStringSubmatch(found)
			t.Run(fmt.Sprintf("%s:%d", page, line), func(t *testing.T) {
				mean, sd := overSeeds(t, code, 10)
				theirs, _, _ := strings.Cut(found, "this script")
				if want := fmt.Sprintf("%sthis script %.4g ± %.3g.", theirs, mean, sd); *update {
					fresh = strings.Replace(fresh, found, want, 1)
				} else if found != want {
					t.Errorf("the page has %q, want %q", found, want)
				}
				other, otherSD := number(t, m[2]), number(t, m[3])
				if d, limit := math.Abs(mean-other), 3*math.Sqrt((sd*sd+otherSD*otherSD)/10); d > limit {
					t.Errorf("the mean %.4g is %.3g away from that of %s, more than three standard errors, %.3g", mean, d, m[1], limit)
				}
			})
		}
		if *update {
			if err := os.WriteFile(page, []byte(fresh), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if compared == 0 {
		t.Fatal("no page compares")
	}
}

// overSeeds runs a script for seeds from 1 on and returns the mean and standard
// deviation of the number that it prints last.
func overSeeds(t *testing.T, code string, seeds int) (mean, sd float64) {
	t.Helper()
	var xs []float64
	for k := range seeds {
		var out bytes.Buffer
		seed := uint64(k + 1)
		if _, err := script.Run(t.Context(), "script.star", code, script.Options{Stdout: &out, Seed: &seed, NoFiles: true}); err != nil {
			t.Fatal(err)
		}
		words := strings.Fields(out.String())
		xs = append(xs, number(t, words[len(words)-1]))
	}
	for _, x := range xs {
		mean += x / float64(seeds)
	}
	for _, x := range xs {
		sd += (x - mean) * (x - mean) / float64(seeds-1)
	}
	return mean, math.Sqrt(sd)
}

func number(t *testing.T, text string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}
