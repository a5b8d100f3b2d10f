package main

import (
	"io"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// TestCommandDocsAreFresh holds docs/cli.md against the commands' help.
func TestCommandDocsAreFresh(t *testing.T) {
	have, err := os.ReadFile("../../docs/cli.md")
	if err != nil {
		t.Fatal(err)
	}
	if want := commandDocs(newRoot(io.Discard, io.Discard)); string(have) != want {
		t.Errorf("docs/cli.md is stale; make it anew with: go generate ./...\n%s", cmp.Diff(string(have), want))
	}
}

// TestCommandsAreDocumented fails by name for a command without a long
// description or an example, and for a flag without a usage.
func TestCommandsAreDocumented(t *testing.T) {
	eachCommand(newRoot(io.Discard, io.Discard), func(c *cobra.Command) {
		if c.Short == "" || c.Long == "" {
			t.Errorf("%s has no description", c.CommandPath())
		}
		if c.Example == "" && c.Name() != "version" {
			t.Errorf("%s has no example", c.CommandPath())
		}
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Usage == "" {
				t.Errorf("%s --%s has no description", c.CommandPath(), f.Name)
			}
		})
	})
}
