package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"

	"synfire/internal/atomicfile"
)

// benchRow is a network of the table of all, with its flags.
type benchRow struct {
	network string
	flags   []string
	// about is the network in the table.
	about string
}

// benchTable is what bench --all measures: one model second, unless that would
// take long.
var benchTable = []benchRow{
	{"tutorial", []string{"--time", "2*second", "--threads", "1"}, "tutorial, 1 thread"},
	{"cuba", []string{"--time", "2*second", "--threads", "1"}, "CUBA, 1 thread"},
	{"coba", []string{"--time", "2*second", "--threads", "1"}, "COBA, exponential Euler, 1 thread"},
	{"coba-euler", []string{"--time", "2*second", "--threads", "1"}, "COBA, Euler, 1 thread"},
	{"cobahh", []string{"--time", "1*second", "--threads", "1"}, "COBAHH, 1 thread"},
	{"brunel", []string{"--time", "1*second", "--threads", "1"}, "Brunel, 10,000 neurons, 1 thread"},
	{"brunel", []string{"--time", "1*second", "--threads", "2"}, "Brunel, 10,000 neurons, 2 threads"},
	{"flybrain", []string{"--time", "1*second", "--dense"}, "fly brain, all elements stepped"},
	{"flybrain", []string{"--time", "1*second"}, "fly brain, elements at rest left out"},
	{"lif", []string{"--time", "0.2*second"}, "100,000 unconnected LIF"},
	{"microcircuit", []string{"--time", "1*second", "--scale", "0.2", "--threads", "1"}, "microcircuit at scale 0.2, 1 thread"},
	{"microcircuit", []string{"--time", "1*second", "--scale", "0.2", "--threads", "2"}, "microcircuit at scale 0.2, 2 threads"},
	{"microcircuit", []string{"--time", "1*second"}, "microcircuit, DC drive"},
	{"microcircuit", []string{"--time", "1*second", "--drive", "poisson"}, "microcircuit, Poisson drive"},
}

// benchAll runs every network of the table, all of them once, then all again,
// so that what else the machine does hits all alike. Each run is a process of
// its own, since peak memory is that of a process. It keeps the fastest run of
// each.
func benchAll(ctx context.Context, rows []benchRow, runs int, progress io.Writer) ([]benchResult, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	best := make([]benchResult, len(rows))
	for turn := range runs {
		for i, row := range rows {
			fmt.Fprintf(progress, "%d of %d: %s\n", turn+1, runs, row.about)
			cmd := exec.CommandContext(ctx, program, append([]string{"bench", row.network, "--json"}, row.flags...)...)
			var out, mistakes bytes.Buffer
			cmd.Stdout, cmd.Stderr = &out, &mistakes
			if err := cmd.Run(); err != nil {
				return nil, errors.Join(fmt.Errorf("%s: %w", row.about, err), errors.New(mistakes.String()))
			}
			var r benchResult
			if err := json.Unmarshal(out.Bytes(), &r); err != nil {
				return nil, fmt.Errorf("%s: %w", row.about, err)
			}
			if turn == 0 || r.RTF < best[i].RTF {
				best[i] = r
			}
		}
	}
	return best, nil
}

// performancePage is the page with the table, from the root of the module.
const performancePage = "docs/performance.md"

// benchTableOf measures the machine and all networks and prints the table, or
// puts it into the page.
func benchTableOf(ctx context.Context, runs int, intoPage bool, stdout, progress io.Writer) error {
	if runs < 1 {
		return fmt.Errorf("--runs %d: at least one", runs)
	}
	c, err := calibrate()
	if err != nil {
		return &runError{err}
	}
	results, err := benchAll(ctx, benchTable, runs, progress)
	if err != nil {
		return &runError{err}
	}
	text := benchMarkdown(benchTable, results, runs, c)
	if !intoPage {
		fmt.Fprint(stdout, text)
		return nil
	}
	if err := writeSection(performancePage, "networks", text); err != nil {
		return &runError{err}
	}
	return nil
}

// benchMarkdown is the table as a section of a page.
func benchMarkdown(rows []benchRow, results []benchResult, runs int, c calibration) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Fastest of %d runs each, taken in turn; spikes of all neurons are recorded. RTF is run time over model time.\n", runs)
	fmt.Fprintf(&b, "The machine: a multiply-add on eight lanes of f32 takes %.2g ns, %.3g GB/s are copied (read and written), one thread does %.2g scatter-adds per\n", c.MulAddNs, c.CopyGBs, c.ScatterPerS)
	fmt.Fprintf(&b, "second into 256 KiB, two do %.2g times as many, two workers meet in %.2g us. Reading 256 bytes at random out of %.2g GB takes %.2g ns.\n\n",
		c.TwoThreads, c.BarrierNs/1000, float64(c.RandomBytes)/1e9, c.RandomNs)
	b.WriteString("| network | neurons | synapses | build s | RTF | ns per update | events/s | ns per event | bytes per synapse | peak GB | deliver | update | input | barrier | record |\n")
	b.WriteString("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n")
	for i, r := range results {
		fmt.Fprintf(&b, "| %s | %d | %d | %.2g | %.3g | %.2g | %.2g | %.2g | %.2f | %.2g |", rows[i].about, r.Neurons, r.Synapses, r.BuildS, r.RTF,
			r.NsPerUpdate, r.EventsPerS, r.NsPerEvent, r.BytesPerSynapse, float64(r.PeakRSSBytes)/1e9)
		for _, part := range profileParts {
			fmt.Fprintf(&b, " %.0f %% |", 100*r.Profile[part])
		}
		b.WriteString("\n")
	}
	return b.String()
}

// profileParts are the shares of a run's time that are measured.
var profileParts = []string{"deliver", "update", "input", "barrier", "record"}

// replaceSection puts text between the marks of a generated section of a page.
func replaceSection(page, section, text string) (string, error) {
	begin, end := "<!-- generated: "+section+" -->\n", "<!-- end: "+section+" -->\n"
	head, rest, found := strings.Cut(page, begin)
	_, tail, closed := strings.Cut(rest, end)
	if !found || !closed {
		return "", fmt.Errorf("the page has no section between %q and %q", strings.TrimSpace(begin), strings.TrimSpace(end))
	}
	return head + begin + text + end + tail, nil
}

// writeSection replaces a generated section of a file.
func writeSection(file, section, text string) error {
	page, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	fresh, err := replaceSection(string(page), section, text)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return atomicfile.WriteFile(file, func(w io.Writer) error {
		_, err := io.WriteString(w, fresh)
		return err
	})
}
