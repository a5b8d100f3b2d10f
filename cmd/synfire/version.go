package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"synfire/ir"
	"synfire/kernel"
)

// version is the module's version, "devel" when it was built from a checkout.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "devel"
}

// build is what there is to know about the command and the machine; the keys
// are stable.
type build struct {
	Version string `json:"version"`
	Go      string `json:"go"`
	OS      string `json:"os"`
	Arch    string `json:"arch"`
	Backend string `json:"backend"`
	// Reason says why the backend is not native, empty when it is.
	Reason string `json:"reason"`
	// Features tells which abilities that native code needs the processor has.
	Features map[string]bool `json:"features"`
}

// thisBuild compiles a small kernel, since only that shows whether the system
// lets a program make code.
func thisBuild() (build, error) {
	b := build{Version: version(), Go: runtime.Version(), OS: runtime.GOOS, Arch: runtime.GOARCH, Features: map[string]bool{}}
	for _, f := range kernel.Features() {
		b.Features[f.Name] = f.Has
	}
	probe := ir.NewBuilder("probe", ir.Map)
	probe.Store("y", probe.Load("x", ir.F32, ir.Element), ir.Element)
	k, err := kernel.Compile(probe.Func(), kernel.Options{})
	if err != nil {
		return b, err
	}
	defer k.Close()
	b.Backend = k.Backend().String()
	switch {
	case k.Fallback() != nil:
		b.Reason = k.Fallback().Error()
	case k.Backend() != kernel.Native:
		b.Reason = kernel.Env + " says so"
	}
	return b, nil
}

func newVersion(stdout io.Writer) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Print the version, the backend that runs here and why",
		Long: "Print the version, what the processor has of what native code needs, and which backend runs: native code, or the portable\n" +
			"interpreter and why. Both give the same bits. " + kernel.Env + "=native or portable chooses for all commands.",
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			b, err := thisBuild()
			if err != nil {
				return err
			}
			if asJSON {
				return printJSON(stdout, b)
			}
			fmt.Fprintf(stdout, "synfire %s\n%s %s/%s\n", b.Version, b.Go, b.OS, b.Arch)
			if len(b.Features) > 0 {
				fmt.Fprint(stdout, "processor")
				for _, f := range kernel.Features() {
					word := " "
					if !f.Has {
						word = " no "
					}
					fmt.Fprint(stdout, word+f.Name)
				}
				fmt.Fprintln(stdout)
			}
			if b.Reason != "" {
				b.Backend += ": " + b.Reason
			}
			fmt.Fprintf(stdout, "backend %s\n", b.Backend)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object")
	return cmd
}
