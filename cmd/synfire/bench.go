package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"synfire/analysis"
	"synfire/bench"
	"synfire/diag"
	"synfire/record"
	"synfire/script"
	"synfire/sim"
	"synfire/unit"
)

// benchResult is what one run of a network gives; the keys are stable.
type benchResult struct {
	Network         string             `json:"network"`
	Neurons         int64              `json:"neurons"`
	Synapses        int64              `json:"synapses"`
	DtMs            float64            `json:"dt_ms"`
	Threads         int                `json:"threads"`
	Backend         string             `json:"backend"`
	Precision       string             `json:"precision"`
	ModelS          float64            `json:"model_s"`
	BuildS          float64            `json:"build_s"`
	CompileMs       float64            `json:"compile_ms"`
	RunS            float64            `json:"run_s"`
	RTF             float64            `json:"rtf"`
	UpdatesPerS     float64            `json:"updates_per_s"`
	Events          int64              `json:"events"`
	EventsPerS      float64            `json:"events_per_s"`
	NsPerUpdate     float64            `json:"ns_per_update"`
	NsPerEvent      float64            `json:"ns_per_event"`
	BytesPerSynapse float64            `json:"bytes_per_synapse"`
	PeakRSSBytes    int64              `json:"peak_rss_bytes"`
	RatesHz         map[string]float64 `json:"rates_hz"`
	CVISI           map[string]float64 `json:"cv_isi"`
	Spikes          int64              `json:"spikes"`
	SpikeHash       string             `json:"spike_hash"`
	Profile         map[string]float64 `json:"profile"`
}

func newBench(stdout, stderr io.Writer) *cobra.Command {
	var f flags
	var duration, discard, scale, drive string
	var asJSON, dense, all, markdown bool
	var runs int
	cmd := &cobra.Command{
		Use:   "bench NETWORK",
		Short: "Run a standard network and measure it",
		Long: "Run a standard network and measure it: " + strings.Join(bench.Names(), ", ") + ".\n" +
			"The spikes of all neurons are recorded. Times are wall clock; repeat and take the least.",
		Example: "  synfire bench brunel\n  synfire bench microcircuit --scale 0.2 --threads 1 --json",
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case all && len(args) > 0:
				return fmt.Errorf("synfire bench --all runs every network: leave out %s", strings.Join(args, " "))
			case !all && len(args) == 0:
				return diag.List{{Message: "synfire bench of what?", Help: "there are " + strings.Join(bench.Names(), ", ") + "; --all runs them in turn"}}
			case len(args) > 1:
				return fmt.Errorf("synfire bench takes one network; %d are named: %s", len(args), strings.Join(args, " "))
			}
			return nil
		},
		ValidArgs: bench.Names(),
		RunE: func(cmd *cobra.Command, args []string) error {
			if all {
				return benchTableOf(cmd.Context(), runs, markdown, stdout, stderr)
			}
			text, ok := bench.Lookup(args[0])
			if !ok {
				d := diag.Diagnostic{Message: fmt.Sprintf("there is no network %q; there are %s", args[0], strings.Join(bench.Names(), ", "))}
				known := bench.Names()
				for _, sub := range cmd.Commands() {
					known = append(known, sub.Name())
				}
				if best, ok := diag.Suggest(args[0], known); ok {
					d.Help = fmt.Sprintf("did you mean %q?", best)
				}
				return diag.List{d}
			}
			o, err := f.options(cmd, io.Discard, stderr)
			if err != nil {
				return err
			}
			for _, x := range []struct{ flag, param, value string }{{"time", "duration", duration}, {"scale", "scale", scale}, {"drive", "drive", drive}} {
				if x.value == "" {
					continue
				}
				if !strings.Contains(text, fmt.Sprintf("param(%q", x.param)) {
					return fmt.Errorf("--%s: the network %s has none", x.flag, args[0])
				}
				o.Set[x.param] = x.value
			}
			b := &benchWatch{}
			if discard != "" {
				if b.discard, err = modelTime(discard); err != nil {
					return fmt.Errorf("--discard: %w", err)
				}
			}
			o.NoFiles, o.RecordAll = true, true
			o.Sim.Profile, o.Sim.Dense = true, dense
			o.Watch = b
			result, err := script.Run(cmd.Context(), args[0]+".star", text, o)
			if err != nil {
				if isUserMistake(err) {
					return err
				}
				return &runError{err}
			}
			if len(result.Networks) == 0 || b.sim == nil {
				return &runError{errors.New("the network did not run")}
			}
			switch ran := b.sim.Time(); {
			case ran == 0:
				return fmt.Errorf("--time %s: nothing is run in no time", duration)
			case b.discard >= float64(ran):
				return fmt.Errorf("--discard %s leaves nothing of %v", discard, ran)
			}
			res := b.result(args[0])
			if asJSON {
				enc := json.NewEncoder(stdout)
				enc.SetIndent("", "  ")
				return enc.Encode(res)
			}
			res.print(stdout)
			return nil
		},
	}
	cmd.AddCommand(newBenchKernels(stdout), newBenchCalibrate(stdout), newBenchScaling(stdout, stderr))
	f.add(cmd)
	cmd.Flags().StringVar(&duration, "time", "", "model `TIME` to run, such as 2*second")
	cmd.Flags().StringVar(&discard, "discard", "", "model `TIME` at the start that rates leave out (default: a third)")
	cmd.Flags().StringVar(&scale, "scale", "", "`SIZE` of the network relative to the published one")
	cmd.Flags().StringVar(&drive, "drive", "", "`KIND` of drive of the microcircuit: dc or poisson")
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object")
	cmd.Flags().BoolVar(&dense, "dense", false, "step elements at rest too")
	cmd.Flags().BoolVar(&all, "all", false, "run every network, in turn, and print the fastest runs as a table")
	cmd.Flags().BoolVar(&markdown, "markdown", false, "with --all: put the table into docs/performance.md")
	cmd.Flags().IntVar(&runs, "runs", 5, "with --all: runs of each network")
	return cmd
}

// benchWatch times the runs of a script; statistics are taken before the
// simulation closes.
type benchWatch struct {
	sim     *sim.Sim
	net     *script.Network
	began   time.Time
	run     time.Duration
	stats   sim.Stats
	records []*record.SpikeTrain
	discard float64 // ms at the start that rates leave out; 0: a third
}

// modelTime reads a time, such as 500*ms or 0.5*second, in ms.
func modelTime(text string) (float64, error) {
	q, err := unit.Parse(text)
	if err != nil {
		return 0, err
	}
	if q.Dim() != unit.Time(0).Dim() || q.Value() < 0 {
		return 0, fmt.Errorf("%q is not a time; say 500*ms", text)
	}
	return q.Value(), nil
}

func (b *benchWatch) Planned(n *script.Network) { b.net = n }

func (b *benchWatch) Running(_ *script.Network, done, _ int64) {
	if done == 0 {
		b.began = time.Now()
	}
}

func (b *benchWatch) Finished(n *script.Network) {
	b.run += time.Since(b.began)
	b.sim, b.stats, b.records = n.Sim(), n.Sim().Stats(), n.SpikeTrains()
}

func (b *benchWatch) result(name string) benchResult {
	st := b.stats
	dt := float64(b.net.Net().Options().Dt)
	r := benchResult{
		Network: name, Neurons: st.Neurons, Synapses: st.Synapses, DtMs: dt, Threads: st.Threads,
		Backend: st.Backend.String(), Precision: st.Precision, ModelS: float64(st.Steps) * dt / 1000,
		BuildS: st.Build.Seconds(), CompileMs: float64(st.Compile.Microseconds()) / 1000, RunS: b.run.Seconds(),
		Events: st.Events, PeakRSSBytes: peakRSS(), RatesHz: map[string]float64{}, CVISI: map[string]float64{},
	}
	r.RTF = r.RunS / r.ModelS
	r.UpdatesPerS = float64(st.Updates) / r.RunS
	r.EventsPerS = float64(st.Events) / r.RunS
	r.spend(st)
	if st.Synapses > 0 {
		r.BytesPerSynapse = float64(st.TableBytes) / float64(st.Synapses)
	}
	hash := newSpikeHash()
	for _, train := range b.records {
		g := train.Group()
		sp := analysis.Spikes{Step: train.Steps(), Neuron: train.Neurons(), Dt: dt, N: g.Len()}
		end := float64(st.Steps) * dt
		from := b.discard
		if from == 0 {
			from = end / 3
		}
		r.RatesHz[g.Name] = analysis.MeanRate(sp, from, end)
		if cv := analysis.MeanCV(sp, from, end, 3); cv == cv {
			r.CVISI[g.Name] = cv
		}
		r.Spikes += int64(train.Count())
		hash.add(g.Name, train)
	}
	r.SpikeHash = hash.sum()
	return r
}

// spend tells where the time of a run went. What interrupts one of the steps that
// are measured counts for many: but all workers together had no more than the run.
func (r *benchResult) spend(st sim.Stats) {
	total := (st.Deliver + st.Update + st.Input + st.Wait + st.Record).Seconds()
	if total <= 0 {
		return
	}
	r.Profile = map[string]float64{
		"deliver": st.Deliver.Seconds() / total, "update": st.Update.Seconds() / total,
		"input": st.Input.Seconds() / total, "barrier": st.Wait.Seconds() / total, "record": st.Record.Seconds() / total,
	}
	ns := 1e9 * min(total, r.RunS*float64(st.Threads))
	if st.Updates > 0 {
		r.NsPerUpdate = ns * r.Profile["update"] / float64(st.Updates)
	}
	if st.Events > 0 {
		r.NsPerEvent = ns * r.Profile["deliver"] / float64(st.Events)
	}
}

func (r benchResult) print(w io.Writer) {
	fmt.Fprintf(w, "%s: %d neurons, %d synapses, %d threads, %s, %s\n", r.Network, r.Neurons, r.Synapses, r.Threads, r.Backend, r.Precision)
	fmt.Fprintf(w, "build     %.3g s, compile %.3g ms, %.3g bytes a synapse, peak memory %.3g GB\n", r.BuildS, r.CompileMs, r.BytesPerSynapse, float64(r.PeakRSSBytes)/1e9)
	fmt.Fprintf(w, "run       %.4g s for %.4g s of model time: RTF %.3g\n", r.RunS, r.ModelS, r.RTF)
	fmt.Fprintf(w, "updates   %.3g /s, %.3g ns each\n", r.UpdatesPerS, r.NsPerUpdate)
	fmt.Fprintf(w, "events    %.3g /s, %.3g ns each, %d in all\n", r.EventsPerS, r.NsPerEvent, r.Events)
	for _, part := range profileParts {
		fmt.Fprintf(w, "%-9s %.1f %%\n", part, 100*r.Profile[part])
	}
	for _, name := range sortedKeys(r.RatesHz) {
		fmt.Fprintf(w, "%-9s %.4g Hz, CV %.3g\n", name, r.RatesHz[name], r.CVISI[name])
	}
	fmt.Fprintf(w, "spikes    %d, hash %s\n", r.Spikes, r.SpikeHash)
}

// peakRSS is the largest resident memory of the process so far; 0 where the
// system does not tell.
func peakRSS() int64 {
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(text)) {
		var kb int64
		if n, err := fmt.Sscanf(line, "VmHWM: %d kB", &kb); err == nil && n == 1 {
			return kb * 1024
		}
	}
	return 0
}
