package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"synfire/kernel"
)

// version is the module's version, "devel" when it was built from a checkout.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "devel"
}

func newVersion(stdout io.Writer) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version and which backend runs here",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			backend := kernel.Native.String()
			if err := kernel.Available(kernel.Native); err != nil {
				backend = fmt.Sprintf("%s (%v)", kernel.Portable, err)
			}
			fmt.Fprintf(stdout, "synfire %s\n%s %s/%s\nbackend %s\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH, backend)
			return nil
		},
	}
}
