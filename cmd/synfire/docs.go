package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

//go:generate go run . docs ../../docs/cli.md

// newDocs is for those who work on Synfire: it makes docs/cli.md.
func newDocs(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:    "docs FILE",
		Short:  "Write the description of all commands",
		Hidden: true,
		Args:   cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return os.WriteFile(args[0], []byte(commandDocs(root)), 0o644)
		},
	}
}

// commandDocs is the description of all commands in Markdown.
func commandDocs(root *cobra.Command) string {
	var s strings.Builder
	s.WriteString("<!-- Generated from the commands' own help by go generate. Do not edit. -->\n\n# Commands\n\n")
	fmt.Fprintf(&s, "%s\n\n", root.Long)
	s.WriteString(exitCodes + "\n\n")
	s.WriteString("| command | |\n|---|---|\n")
	eachCommand(root, func(c *cobra.Command) {
		fmt.Fprintf(&s, "| [%s](#%s) | %s |\n", c.CommandPath(), strings.ReplaceAll(c.CommandPath(), " ", "-"), c.Short)
	})
	eachCommand(root, func(c *cobra.Command) { describe(&s, c) })
	return s.String()
}

// exitCodes is the part of the description that holds for every command.
const exitCodes = "Exit codes: 0 all is well, 1 the run failed (a state that is no number any more, a file that cannot be written, Ctrl-C),\n" +
	"2 the user's mistake (in the script, a model or the command line). What a command makes goes to standard output, progress and\n" +
	"messages go to standard error. `synfire completion bash` (zsh, fish, powershell) prints what makes a shell complete commands, flags and models."

// eachCommand visits all commands that users see, in the order in which they
// were added.
func eachCommand(c *cobra.Command, f func(*cobra.Command)) {
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() && sub.Name() != "completion" {
			f(sub)
			eachCommand(sub, f)
		}
	}
}

func describe(w io.Writer, c *cobra.Command) {
	fmt.Fprintf(w, "\n## %s\n\n```\n%s\n```\n\n", c.CommandPath(), c.UseLine())
	long := c.Long
	if long == "" {
		long = c.Short + "."
	}
	text, rows, _ := strings.Cut(long, "\n  ")
	fmt.Fprintf(w, "%s\n", text)
	if rows != "" {
		fmt.Fprintf(w, "\n```\n  %s\n```\n", strings.TrimRight(rows, "\n"))
	}
	if c.HasAvailableLocalFlags() {
		fmt.Fprint(w, "\n| flag | |\n|---|---|\n")
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Hidden || f.Name == "help" {
				return
			}
			kind, usage := pflag.UnquoteUsage(f)
			if kind != "" {
				kind = " " + strings.ToUpper(kind)
			}
			fmt.Fprintf(w, "| `--%s%s` | %s |\n", f.Name, kind, strings.ReplaceAll(usage, "|", `\|`))
		})
	}
	if c.Example != "" {
		fmt.Fprintf(w, "\n```sh\n%s\n```\n", strings.ReplaceAll(strings.TrimPrefix(c.Example, "  "), "\n  ", "\n"))
	}
}
