package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
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
	precision string
	seed      uint64
	threads   int
	backend   string
	set       []string
	out       string
}

func (f *flags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.precision, "precision", "", "f32 or f64 (default: what the models say, else f32)")
	cmd.Flags().Uint64Var(&f.seed, "seed", 0, "seed of all random numbers, instead of the script's")
	cmd.Flags().IntVar(&f.threads, "threads", 0, "number of threads (default: what is fastest)")
	cmd.Flags().StringVar(&f.backend, "backend", "", "native, portable or auto (default: auto)")
	cmd.Flags().StringArrayVar(&f.set, "set", nil, "NAME=VALUE for what the script declares by param")
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
	if f.threads < 0 {
		return script.Options{}, fmt.Errorf("--threads %d: it is at least 1, or 0 for what is fastest", f.threads)
	}
	o := script.Options{
		Stdout: stdout,
		Notice: func(text string) { fmt.Fprintln(stderr, text) },
		Sim:    sim.Options{Precision: f.precision, Threads: f.threads, Backend: backend},
		Set:    map[string]string{},
		Load:   os.ReadFile,
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

// readScript reads a file or, when there is none of that name, an example.
func readScript(name string) (string, error) {
	text, err := os.ReadFile(name)
	if err == nil {
		return string(text), nil
	}
	if example, ok := examples.Lookup(name); ok {
		return example, nil
	}
	if errors.Is(err, fs.ErrNotExist) {
		d := diag.Diagnostic{Message: fmt.Sprintf("there is no script %q", name)}
		if best, ok := diag.Suggest(strings.TrimPrefix(name, "examples/"), examples.Names()); ok {
			d.Help = fmt.Sprintf("did you mean the example %q?", "examples/"+best)
		}
		return "", diag.List{d}
	}
	return "", err
}

func newRun(stdout, stderr io.Writer) *cobra.Command {
	var f flags
	cmd := &cobra.Command{
		Use:   "run SCRIPT",
		Short: "Run a script",
		Long: "Run a script. Examples can be named without having them: synfire run tutorial.star.\n" +
			"Ctrl-C ends a run after a whole step and keeps what was recorded.",
		Example: "  synfire run examples/tutorial.star\n  synfire run ei_balanced.star --out ei.npz --precision f64",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o, err := f.options(cmd, stdout, stderr)
			if err != nil {
				return err
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
			if out != nil && (err == nil || result.Stepped()) {
				if werr := out.write(args[0], result, err); werr != nil {
					return &runError{errors.Join(err, werr)}
				}
				kept := ""
				if err != nil {
					kept = " with what was recorded until then"
				}
				fmt.Fprintf(stderr, "wrote     %s%s\n", f.out, kept)
			}
			if err != nil && !isUserMistake(err) {
				return &runError{err}
			}
			return err
		},
	}
	f.add(cmd)
	cmd.Flags().StringVar(&f.out, "out", "", "file.npz for everything that is recorded")
	return cmd
}

// isUserMistake tells mistakes in the script from runs that failed.
func isUserMistake(err error) bool {
	var list diag.List
	var failure *script.Failure
	return errors.As(err, &list) && !errors.As(err, &failure)
}

func newCheck(stdout, stderr io.Writer) *cobra.Command {
	var f flags
	cmd := &cobra.Command{
		Use:   "check SCRIPT",
		Short: "Do everything but run: check, plan and connect a script's networks",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o, err := f.options(cmd, io.Discard, stderr)
			if err != nil {
				return err
			}
			text, err := readScript(args[0])
			if err != nil {
				return err
			}
			o.Check, o.NoFiles = true, true
			o.Watch = &planReport{stdout}
			_, err = script.Run(cmd.Context(), args[0], text, o)
			if err != nil && !isUserMistake(err) {
				return &runError{err}
			}
			return err
		},
	}
	f.add(cmd)
	return cmd
}

// planReport prints what a network was planned to.
type planReport struct{ w io.Writer }

func (r *planReport) Planned(n *script.Network) {
	fmt.Fprint(r.w, n.Sim().Report())
}

func (r *planReport) Running(*script.Network, int64, int64) {}
func (r *planReport) Finished(*script.Network)              {}
