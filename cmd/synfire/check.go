package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"synfire/script"
	"synfire/sim"
	"synfire/unit"
)

// checkResult is what check knows about a network; the keys are stable.
type checkResult struct {
	sim.Account
	Estimate sim.Estimate `json:"estimate"`
}

func newCheck(stdout, stderr io.Writer) *cobra.Command {
	var f flags
	var asJSON, exact bool
	rate := ""
	cmd := &cobra.Command{
		Use:   "check SCRIPT",
		Short: "Do everything but run: check, plan and connect a script's networks",
		Long: fmt.Sprintf("Do everything but run: check a script, plan and connect its networks, and print what they consist of: per population its\n"+
			"method of integration, precision and memory, per projection its synapses and their memory, and what to doubt. The expected\n"+
			"real-time factor is a rough estimate: a step and the delivery of spikes are timed here, on this network, but the rate of\n"+
			"firing is assumed (--rate). Of a network of more than some %s synapses only that many are made, those of every n-th\n"+
			"source: they are timed and checked, and the rest is told from the rules, as \"about\" where these leave the number to chance.\n"+
			"--exact makes all. A network that does not fit into memory is refused before any of it is made, by run too. No file is written.",
			thousands(sampleSynapses)),
		Example:           "  synfire check examples/cuba.star\n  synfire check mine.star --rate 5*Hz --json",
		Args:              oneScript,
		ValidArgsFunction: completeScripts,
		RunE: func(cmd *cobra.Command, args []string) error {
			o, err := f.options(cmd, io.Discard, stderr)
			if err != nil {
				return err
			}
			hertz, err := parseRate(rate)
			if err != nil {
				return err
			}
			text, err := readScript(args[0])
			if err != nil {
				return err
			}
			report := &planReport{rate: hertz, results: []checkResult{}}
			o.Check, o.NoFiles, o.Watch = true, true, report
			if !exact {
				o.Sample = sampleSynapses
			}
			_, err = script.Run(cmd.Context(), args[0], text, o)
			if err == nil {
				err = report.err
			}
			if err != nil {
				if !isUserMistake(err) {
					return &runError{err}
				}
				return err
			}
			if asJSON {
				return printJSON(stdout, report.results)
			}
			if len(report.results) == 0 {
				fmt.Fprintln(stdout, "the script makes no network")
			}
			for i, r := range report.results {
				if i > 0 {
					fmt.Fprintln(stdout)
				}
				r.print(stdout)
			}
			return nil
		},
	}
	f.add(cmd)
	cmd.Flags().StringVar(&rate, "rate", "10*Hz", "`RATE` at which every neuron is assumed to fire")
	cmd.Flags().BoolVar(&exact, "exact", false, "make all synapses, however many, for exact numbers")
	cmd.Flags().BoolVar(&asJSON, "json", false, "a list with a JSON object per network")
	return cmd
}

// sampleSynapses are built in well under a second.
const sampleSynapses = 5_000_000

// parseRate reads a rate and returns it in Hz.
func parseRate(text string) (float64, error) {
	q, err := unit.Parse(text)
	if err != nil {
		return 0, fmt.Errorf("--rate %w", err)
	}
	if q.Dim() != unit.Frequency(0).Dim() || !(q.SI() >= 0) {
		return 0, fmt.Errorf("--rate %s: it is a rate, such as 5*Hz", text)
	}
	return q.SI(), nil
}

// planReport gathers what networks were planned to.
type planReport struct {
	rate    float64
	results []checkResult
	err     error
}

// Planned implements script.Watcher.
func (r *planReport) Planned(n *script.Network) {
	var c checkResult
	if r.err != nil {
		return
	}
	if c.Account, r.err = n.Sim().Account(); r.err != nil {
		return
	}
	if c.Estimate, r.err = n.Sim().Estimate(r.rate); r.err == nil {
		r.results = append(r.results, c)
	}
}

// Running implements script.Watcher.
func (r *planReport) Running(*script.Network, int64, int64) {}

// Finished implements script.Watcher.
func (r *planReport) Finished(*script.Network) {}

// print prints the account of a network.
func (c checkResult) print(w io.Writer) {
	width := len("network")
	for _, p := range c.Populations {
		width = max(width, len(p.Name))
	}
	for _, p := range c.Projections {
		width = max(width, len(p.Name))
	}
	line := func(head, format string, args ...any) {
		fmt.Fprintf(w, "%-*s  %s\n", width, head, fmt.Sprintf(format, args...))
	}
	line("network", "%s elements, %s synapses, dt %g ms", thousands(c.Neurons), about(c.Synapses, c.Exact), c.DtMs)
	for _, p := range c.Populations {
		line(p.Name, "%s %s, %s; timing %s, %s, %s", thousands(int64(p.Elements)), p.Model, sim.Size(p.Bytes), p.Timing, p.Precision, p.Backend)
		for _, note := range p.Notes {
			if p.MethodIsDefault {
				note = strings.Replace(note, "method "+p.Method+":", "method "+p.Method+" (the default):", 1)
			}
			line("", "%s", note)
		}
	}
	for _, p := range c.Projections {
		text := fmt.Sprintf("%s to %s, %s synapses, %s", p.From, p.To, about(p.Synapses, p.Exact), sim.Size(p.Bytes))
		if p.RoundedDelays > 0 {
			text += fmt.Sprintf(", %s delays rounded to steps of %g ms", about(p.RoundedDelays, !c.Sampled), c.DtMs)
		}
		line(p.Name, "%s", text)
	}
	free := ""
	if c.AvailableBytes > 0 {
		free = fmt.Sprintf("; %s are free", sim.Size(c.AvailableBytes))
	}
	tables := sim.Size(c.TableBytes)
	if c.Sampled {
		tables = "about " + tables
	}
	line("memory", "%s of state, %s of synapses with their index%s", sim.Size(c.StateBytes), tables, free)
	e := c.Estimate
	threads := fmt.Sprintf("%d threads", c.Threads)
	if c.Threads == 1 {
		threads = "1 thread"
	}
	from := fmt.Sprintf("%.3g ns an update", e.NsPerUpdate)
	if e.NsPerEvent > 0 {
		line("events", "%.3g/s expected, if every neuron fires at %g Hz", e.EventsPerS, e.RateHz)
		from += fmt.Sprintf(" and %.3g ns an event", e.NsPerEvent)
	}
	line("speed", "RTF %.2g expected on %s; a rough estimate from %s, timed here", e.RTF, threads, from)
}

// about prints a number; of one that is not exact, the digits that are likely to
// hold: it scatters by at most about its square root.
func about(n int64, exact bool) string {
	if exact {
		return thousands(n)
	}
	step := int64(1)
	for step*step <= n {
		step *= 10
	}
	return "about " + thousands((n+step/2)/step*step)
}

// thousands prints a number with commas.
func thousands(n int64) string {
	text := fmt.Sprint(n)
	var s strings.Builder
	for i, digit := range text {
		if i > 0 && (len(text)-i)%3 == 0 {
			s.WriteByte(',')
		}
		s.WriteRune(digit)
	}
	return s.String()
}
