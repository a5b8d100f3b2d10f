// Command synfire simulates networks of spiking neurons.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"synfire/diag"
)

// The exit codes.
const (
	exitWell   = 0
	exitFailed = 1 // the run failed
	exitUser   = 2 // the user's mistake
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := Main(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// Main runs the command and returns its exit code.
func Main(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	root := newRoot(stdout, stderr)
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
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
		fmt.Fprintln(stderr, "interrupted; what was recorded is kept")
	default:
		fmt.Fprintf(stderr, "error: %v\n", err)
	}
	return code
}

// runError marks an error that is not the user's mistake.
type runError struct{ err error }

func (e *runError) Error() string { return e.err.Error() }

func newRoot(stdout, stderr io.Writer) *cobra.Command {
	root := &cobra.Command{
		Use:           "synfire",
		Short:         "Simulate networks of spiking neurons",
		Long:          "Synfire simulates networks of spiking neurons. A model is a page of equations with units,\ncompiled in milliseconds; no compiler needs to be installed.",
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.AddCommand(newRun(stdout, stderr), newCheck(stdout, stderr), newModels(stdout, stderr), newDump(stdout, stderr), newBench(stdout, stderr), newVersion(stdout), newDocs(root))
	return root
}
