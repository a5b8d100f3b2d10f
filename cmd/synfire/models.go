package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"synfire/catalogue"
	"synfire/diag"
	"synfire/eqn"
	"synfire/zoo"
)

// lookupModel finds a model of the zoo, or reads a file of one.
func lookupModel(name string) (*eqn.Model, error) {
	if filepath.Ext(name) == ".eqn" {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		return eqn.ParseFile(diag.Source{Name: name, Text: string(text)})
	}
	if m, ok := zoo.Lookup(name); ok {
		return m, nil
	}
	d := diag.Diagnostic{Message: fmt.Sprintf("there is no model %q", name), Help: "synfire models lists all; a file ends in .eqn"}
	if best, ok := diag.Suggest(name, modelNames()); ok {
		d.Help = fmt.Sprintf("did you mean %q?", best)
	}
	return nil, diag.List{d}
}

func modelNames() []string {
	var names []string
	for _, m := range zoo.Models() {
		names = append(names, m.Name)
	}
	return names
}

// completeModels completes the name of a model or of a file with the given
// endings.
func completeModels(endings ...string) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, prefix string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		if filepath.Base(prefix) != prefix {
			return endings, cobra.ShellCompDirectiveFilterFileExt
		}
		var list []cobra.Completion
		for _, m := range zoo.Models() {
			list = append(list, cobra.CompletionWithDesc(m.Name, m.Doc))
		}
		return list, cobra.ShellCompDirectiveDefault
	}
}

func newModels(stdout, stderr io.Writer) *cobra.Command {
	var asJSON bool
	var f responseFlags
	cmd := &cobra.Command{
		Use:   "models [NAME|FILE.eqn]",
		Short: "List the models, or print the page of one",
		Long: "List the models by kind, or print the page of one: its equations, its parameters with units and defaults, and where\n" +
			"they come from. The page of a file of one's own is made the same way. With --plot or --f-i a neuron is driven by a current\n" +
			"and drawn instead.",
		Example: "  synfire models\n  synfire models LIF\n  synfire models LIF --json\n" +
			"  synfire models LIF --plot lif.png --set tau=20*ms\n  synfire models HH --f-i hh.svg --current 50*uA",
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: completeModels("eqn"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := f.check(cmd, len(args) > 0); err != nil {
				return err
			}
			if len(args) == 0 {
				return listModels(stdout, asJSON)
			}
			m, err := lookupModel(args[0])
			if err != nil {
				return err
			}
			if f.asked() {
				return f.draw(cmd.Context(), m, stderr)
			}
			if asJSON {
				return printJSON(stdout, catalogue.Of(m))
			}
			_, err = io.WriteString(stdout, catalogue.Of(m).Page())
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object, or a list of them")
	f.add(cmd)
	return cmd
}

func listModels(w io.Writer, asJSON bool) error {
	if !asJSON {
		_, err := io.WriteString(w, catalogue.Table(zoo.Models()))
		return err
	}
	entries := []catalogue.Entry{}
	for _, m := range zoo.Models() {
		entries = append(entries, catalogue.Of(m))
	}
	return printJSON(w, entries)
}

// printJSON prints what a program may read.
func printJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
