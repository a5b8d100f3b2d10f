package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"synfire/catalogue"
	"synfire/diag"
	"synfire/eqn"
	"synfire/script"
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
	if page := otherPage(name); page != "" {
		return nil, fmt.Errorf("%q is no model with equations; synfire models %s says what it is", name, name)
	}
	d := diag.Diagnostic{Message: fmt.Sprintf("there is no model %q", name), Help: "synfire models lists all; a file ends in .eqn"}
	if best, ok := diag.Suggest(name, modelNames()); ok {
		d.Help = fmt.Sprintf("did you mean %q?", best)
	}
	return nil, diag.List{d}
}

// otherPage is what is known of a name that is not that of a model: a source of
// spikes that scripts have, or a word of another simulator; else empty.
func otherPage(name string) string {
	if doc, ok := script.SourceDocs()[name]; ok {
		return doc + "\n"
	}
	if w, ok := script.LookupAbroad(name); ok {
		return w.String()
	}
	return ""
}

// otherNames lists the names of otherPage with their first words.
func otherNames() string {
	var s strings.Builder
	docs := script.SourceDocs()
	fmt.Fprintf(&s, "\nSources and tables of scripts\n")
	for _, name := range slices.Sorted(maps.Keys(docs)) {
		if _, ok := zoo.Lookup(name); ok {
			continue
		}
		_, what, _ := strings.Cut(docs[name], "): ")
		fmt.Fprintf(&s, "  %-*s  %s\n", nameWidth, name, what)
	}
	fmt.Fprintf(&s, "\nNames of other simulators\n")
	for _, w := range script.WordsAbroad {
		if w.Example != "" {
			fmt.Fprintf(&s, "  %-*s  %s\n", nameWidth, w.Name, w.Here)
		}
	}
	return s.String()
}

// nameWidth is the width of the column of names that are no models.
const nameWidth = 32

func modelNames() []string {
	names := slices.Collect(maps.Keys(script.SourceDocs()))
	for _, w := range script.WordsAbroad {
		names = append(names, w.Name)
	}
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
			"they come from. A name that NEST, BrainPy or Brian2 has for something that is written in another way is answered by that. The page of a file of one's own is made the same way. With --plot or --f-i a neuron is driven by a current\n" +
			"and drawn instead.",
		Example: "  synfire models\n  synfire models LIF\n  synfire models LIF --json\n" +
			"  synfire models LIF --plot lif.png --set tau=20*ms\n  synfire models HH --f-i hh.svg --current 50*uA",
		Args:              oneOf("model", true),
		ValidArgsFunction: completeModels("eqn"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := f.check(cmd, len(args) > 0); err != nil {
				return err
			}
			if len(args) == 0 {
				return listModels(stdout, asJSON)
			}
			if page := otherPage(args[0]); page != "" && !f.asked() && !asJSON {
				if _, ok := zoo.Lookup(args[0]); !ok {
					_, err := io.WriteString(stdout, page)
					return err
				}
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
		_, err := io.WriteString(w, catalogue.Table(zoo.Models())+otherNames())
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
