package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"synfire/diag"
	"synfire/examples"
	"synfire/kernel"
	"synfire/script"
	"synfire/sim"
)

// flags are what run and check share.
type flags struct {
	precision  string
	seed       uint64
	threads    int
	operations uint64
	backend    string
	set        []string
	out        string
}

func (f *flags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.precision, "precision", "", "`NAME` of the precision: f32 or f64 (default: what the models say, else f32)")
	cmd.Flags().Uint64Var(&f.seed, "seed", 0, "seed of all random numbers, instead of the script's (a whole `number`)")
	cmd.Flags().IntVar(&f.threads, "threads", 0, "`number` of threads (default: what is fastest)")
	cmd.Flags().StringVar(&f.backend, "backend", "", "`NAME` of the backend: native, portable or auto (default: auto)")
	cmd.Flags().Uint64Var(&f.operations, "max-operations", script.DefaultMaxSteps, "`number` of operations of the script's own after which it is taken to run for ever")
	cmd.Flags().StringArrayVar(&f.set, "set", nil, "`NAME=VALUE` for what the script declares by param, such as tau=12*ms; may be repeated")
}

// options turns flags into the options of a script.
func (f *flags) options(cmd *cobra.Command, stdout, stderr io.Writer) (script.Options, error) {
	backend, err := kernel.ParseBackend(f.backend)
	if err != nil {
		return script.Options{}, err
	}
	switch f.precision {
	case "", "f32", "f64":
	default:
		return script.Options{}, fmt.Errorf("--precision %s: it is f32 or f64", f.precision)
	}
	if f.threads < 0 || f.threads > sim.MaxThreads {
		return script.Options{}, fmt.Errorf("--threads %d: it is 1 to %d, or 0 for what is fastest", f.threads, sim.MaxThreads)
	}
	if n := runtime.GOMAXPROCS(0); f.threads > n {
		fmt.Fprintf(stderr, "warning: --threads %d: there are %d processors, and more threads than that wait for each other\n", f.threads, n)
	}
	o := script.Options{
		Stdout:   stdout,
		Notice:   func(text string) { fmt.Fprintln(stderr, text) },
		Sim:      sim.Options{Precision: f.precision, Threads: f.threads, Backend: backend},
		Set:      map[string]string{},
		Load:     examples.ReadFile,
		MaxSteps: f.operations,
	}
	if cmd.Flags().Changed("seed") {
		o.Seed = &f.seed
	}
	for _, s := range f.set {
		name, value, ok := strings.Cut(s, "=")
		if !ok || name == "" {
			return script.Options{}, fmt.Errorf("--set %s: it is NAME=VALUE", s)
		}
		o.Set[name] = value
	}
	return o, nil
}

// readScript reads a file, "-" for standard input, or, when there is none of
// that name, an example.
func readScript(name string) (string, error) {
	if name == "-" {
		text, err := io.ReadAll(os.Stdin)
		return string(text), err
	}
	text, err := os.ReadFile(name)
	if err == nil {
		return string(text), nil
	}
	if example, ok := examples.Lookup(name); ok {
		return example, nil
	}
	if errors.Is(err, fs.ErrNotExist) {
		d := diag.Diagnostic{Message: fmt.Sprintf("there is no script %q", name)}
		base := strings.TrimSuffix(strings.TrimPrefix(name, "examples/"), ".star")
		if best, ok := diag.Suggest(base+".star", examples.Names()); ok {
			d.Help = fmt.Sprintf("did you mean the example %q?", "examples/"+best)
		}
		return "", diag.List{d}
	}
	return "", err
}

func newRun(stdout, stderr io.Writer) *cobra.Command {
	var f flags
	var record []string
	var plotFile string
	cmd := &cobra.Command{
		Use:   "run SCRIPT",
		Short: "Run a script",
		Long: "Run a script, or - for one from standard input. Examples can be named without having them: synfire run examples/tutorial.star.\n" +
			"What the script records, and what --record adds, is written with --out: per record NAME/step and NAME/neuron for spikes,\n" +
			"NAME/t and NAME/VARIABLE [sample, element] for variables. --plot draws it; when nothing is recorded, the spikes of all\n" +
			"populations. Ctrl-C ends a run after a whole step and keeps what was recorded.",
		Example: "  synfire run examples/tutorial.star\n" +
			"  synfire run examples/cuba.star --plot cuba.png --record 'P[:5]:v' --out cuba.npz\n" +
			"  synfire run mine.star --set 'tau=12*ms' --seed 7 --precision f64",
		Args:              oneScript,
		ValidArgsFunction: completeScripts,
		RunE: func(cmd *cobra.Command, args []string) error {
			o, err := f.options(cmd, stdout, stderr)
			if err != nil {
				return err
			}
			for _, text := range record {
				q, err := script.ParseRequest(text)
				if err != nil {
					return fmt.Errorf("--record %w", err)
				}
				o.Record = append(o.Record, q)
			}
			for flag, file := range map[string]string{"out": f.out, "plot": plotFile} {
				if cmd.Flags().Changed(flag) && file == "" {
					return fmt.Errorf("--%s names no file", flag) // such as of a variable that is not set
				}
			}
			if plotFile != "" {
				if err := checkPicture("plot", plotFile); err != nil {
					return err
				}
				o.RecordSpikes = true
			}
			text, err := readScript(args[0])
			if err != nil {
				return err
			}
			p := newProgress(stderr)
			o.Watch = p
			var out *output
			if f.out != "" {
				// Before the run, so that hours are not spent on a file that
				// cannot be written.
				if out, err = createOutput(f.out); err != nil {
					return err
				}
				defer out.abandon()
			}
			result, err := script.Run(cmd.Context(), args[0], text, o)
			p.end()
			if err == nil || result.Stepped() {
				if kerr := keep(stderr, args[0], result, err, out, plotFile); kerr != nil {
					if err == nil {
						if isUserMistake(kerr) {
							return kerr
						}
						return &runError{kerr}
					}
					fmt.Fprintf(stderr, "error: %v\n", kerr)
					return &runError{err}
				}
				if errors.Is(err, context.Canceled) && (out != nil || plotFile != "") {
					err = errKept
				}
			}
			if err == nil {
				err = result.Unmet
			}
			if err != nil && !isUserMistake(err) {
				return &runError{err}
			}
			return err
		},
	}
	f.add(cmd)
	cmd.Flags().StringVar(&f.out, "out", "", "`file`.npz for everything that is recorded")
	cmd.Flags().StringArrayVar(&record, "record", nil, "record `NAME` (the spikes of a population), NAME:VARIABLE, or of a part NAME[LO:HI]:VARIABLE; may be repeated")
	cmd.Flags().StringVar(&plotFile, "plot", "", "draw what is recorded, or the spikes of all populations, to `file`.png or .svg")
	return cmd
}

// keep writes what was recorded, and draws it; runErr is what ended the run
// early.
func keep(stderr io.Writer, name string, result *script.Result, runErr error, out *output, plotFile string) error {
	kept := ""
	if runErr != nil {
		kept = " with what was recorded until then"
	}
	if out != nil {
		if err := out.write(name, result, runErr); err != nil {
			return err
		}
		fmt.Fprintf(stderr, "wrote     %s%s\n", out.name, kept)
	}
	if plotFile != "" {
		figure, err := picture(result)
		if err != nil {
			return err
		}
		if result.Wrote(plotFile) {
			fmt.Fprintf(stderr, "warning: --plot %s takes the place of the figure that the script wrote\n", plotFile)
		}
		if err := figure.Save(plotFile); err != nil {
			return err
		}
		fmt.Fprintf(stderr, "wrote     %s%s\n", plotFile, kept)
	}
	return nil
}

// completeScripts completes the names of scripts and of examples.
func completeScripts(_ *cobra.Command, args []string, prefix string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	if strings.HasPrefix(prefix, "examples/") {
		var list []cobra.Completion
		for _, name := range examples.Names() {
			list = append(list, "examples/"+name)
		}
		return list, cobra.ShellCompDirectiveNoFileComp
	}
	return []cobra.Completion{"star"}, cobra.ShellCompDirectiveFilterFileExt
}

// isUserMistake tells mistakes in the script from runs that failed.
func isUserMistake(err error) bool {
	var list diag.List
	var failure *script.Failure
	return errors.As(err, &list) && !errors.As(err, &failure)
}
