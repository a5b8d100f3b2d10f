// Command synfire simulates networks of spiking neurons.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"synfire/diag"
)

// The exit codes.
const (
	exitWell   = 0
	exitFailed = 1 // the run failed
	exitUser   = 2 // the user's mistake
)

func main() {
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // as nohup has it
		signals = append(signals, syscall.SIGHUP)
	}
	ctx, stop := signal.NotifyContext(context.Background(), signals...)
	context.AfterFunc(ctx, stop) // the second signal ends what does not heed the first
	code := Main(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// Main runs the command and returns its exit code.
func Main(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	out := &sink{w: stdout}
	root := newRoot(out, stderr)
	root.SetArgs(args)
	root.SetOut(out)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if out.err != nil && (err == nil || errors.Is(err, out.err)) {
		err = &runError{out.err}
	}
	if err == nil {
		return exitWell
	}
	code := exitUser
	var failed *runError
	if errors.As(err, &failed) {
		code = exitFailed
		err = failed.err
	}
	var list diag.List
	switch {
	case errors.As(err, &list):
		fmt.Fprintln(stderr, list.Error())
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "interrupted")
	case errors.Is(err, errKept):
		fmt.Fprintln(stderr, err)
	default:
		fmt.Fprintf(stderr, "error: %v\n", err)
	}
	return code
}

// sink is standard output: the first error of a write, such as that of a disk
// that is full, is kept, since what prints does not look.
type sink struct {
	w   io.Writer
	err error
}

// Write implements io.Writer.
func (s *sink) Write(p []byte) (int, error) {
	n, err := s.w.Write(p)
	if s.err == nil {
		s.err = err
	}
	return n, err
}

// errKept is what an interrupted run says that has written what was recorded.
var errKept = errors.New("interrupted; what was recorded is kept")

// runError marks an error that is not the user's mistake.
type runError struct{ err error }

func (e *runError) Error() string { return e.err.Error() }

// flagMistake makes a message of what the parser of flags says.
func flagMistake(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		d := diag.Diagnostic{Message: fmt.Sprintf("%s has no flag --%s", cmd.CommandPath(), unknown.GetSpecifiedName()), Help: fmt.Sprintf("%s --help lists them", cmd.CommandPath())}
		var known []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, f.Name) })
		if best, ok := diag.Suggest(unknown.GetSpecifiedName(), known); ok {
			d.Help = fmt.Sprintf("did you mean --%s?", best)
		}
		return diag.List{d}
	case errors.As(err, &invalid):
		f := invalid.GetFlag()
		kind := map[string]string{"uint64": "a whole number from 0 to 2^64-1", "int": "a whole number", "float64": "a number", "bool": "true or false"}[f.Value.Type()]
		return fmt.Errorf("--%s %s: it is %s", f.Name, invalid.GetValue(), kind)
	}
	return err
}

// oneScript is the only argument of a command.
func oneScript(cmd *cobra.Command, args []string) error {
	switch len(args) {
	case 1:
		return nil
	case 0:
		return diag.List{{Message: fmt.Sprintf("%s of what?", cmd.CommandPath()), Help: fmt.Sprintf("%s SCRIPT, such as %s examples/tutorial.star", cmd.CommandPath(), cmd.CommandPath())}}
	}
	return fmt.Errorf("%s takes one script; %d are named: %s", cmd.CommandPath(), len(args), strings.Join(args, " "))
}

// oneOf is like oneScript for a command that takes one of something, or may be
// left without when none is true.
func oneOf(what string, none bool) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) == 0 && !none:
			return diag.List{{Message: fmt.Sprintf("%s of what?", cmd.CommandPath()), Help: cmd.UseLine()}}
		case len(args) > 1:
			return fmt.Errorf("%s takes one %s; %d are named: %s", cmd.CommandPath(), what, len(args), strings.Join(args, " "))
		}
		return nil
	}
}

// newHelp replaces cobra's command, to which a topic that is not there is no
// mistake.
func newHelp(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Help on a command",
		RunE: func(_ *cobra.Command, args []string) error {
			cmd, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return noCommand(cmd, rest[0])
			}
			cmd.InitDefaultHelpFlag() // listed as it is by --help
			return cmd.Help()
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
			var list []cobra.Completion
			if cmd, rest, err := root.Find(args); err == nil && len(rest) == 0 {
				for _, sub := range cmd.Commands() {
					if sub.IsAvailableCommand() {
						list = append(list, cobra.CompletionWithDesc(sub.Name(), sub.Short))
					}
				}
			}
			return list, cobra.ShellCompDirectiveNoFileComp
		},
	}
}

// noCommand says that a command has no such command.
func noCommand(parent *cobra.Command, name string) error {
	d := diag.Diagnostic{Message: fmt.Sprintf("%s has no command %q", parent.CommandPath(), name), Help: fmt.Sprintf("%s --help says what there is", parent.CommandPath())}
	var known []string
	for _, c := range parent.Commands() {
		if c.IsAvailableCommand() {
			known = append(known, c.Name())
		}
	}
	if best, ok := diag.Suggest(name, known); ok {
		d.Help = fmt.Sprintf("did you mean %q?", best)
	}
	return diag.List{d}
}

func newRoot(stdout, stderr io.Writer) *cobra.Command {
	root := &cobra.Command{
		Use:           "synfire",
		Short:         "Simulate networks of spiking neurons",
		Long:          "Synfire simulates networks of spiking neurons. A model is a page of equations with units,\ncompiled in milliseconds; no compiler needs to be installed.",
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetFlagErrorFunc(flagMistake)
	root.SetHelpCommand(newHelp(root))
	root.AddCommand(newRun(stdout, stderr), newCheck(stdout, stderr), newModels(stdout, stderr), newDump(stdout, stderr), newBench(stdout, stderr), newVersion(stdout), newDocs(root))
	refuseUnknownShell(root, stdout)
	return root
}

// refuseUnknownShell makes cobra's command of completions answer a shell that
// it does not know with a mistake instead of help.
func refuseUnknownShell(root *cobra.Command, stdout io.Writer) {
	root.SetOut(stdout) // which the command keeps
	root.InitDefaultCompletionCmd()
	for _, cmd := range root.Commands() {
		if cmd.Name() != "completion" {
			continue
		}
		cmd.Args = cobra.ArbitraryArgs
		cmd.RunE = func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return noCommand(cmd, args[0])
			}
			return cmd.Help()
		}
	}
}
