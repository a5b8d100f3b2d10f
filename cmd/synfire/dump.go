package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"synfire/diag"
	"synfire/eqn"
	"synfire/kernel"
	"synfire/network"
	"synfire/script"
	"synfire/sim"
)

// stage is a row of the table of stages: what a model is on its way to code.
type stage struct {
	name, doc string
	// model prints what a model alone becomes, program what a population's step
	// does; one of them is set.
	model   func(*eqn.Model) string
	program func(sim.Program) string
}

var stages = []stage{
	{"ast", "the text as it was parsed", (*eqn.Model).AST, nil},
	{"typed", "every name with its role and dimension", (*eqn.Model).Typed, nil},
	{"ir", "the programs of a step, as discretized", nil, func(p sim.Program) string { return p.Func.String() }},
	{"opt", "the same after all passes: what the interpreter runs", nil, func(p sim.Program) string { return p.Kernel.Func().String() }},
	{"asm", "the machine code, with what each instruction comes from", nil, listing},
}

// listing is the machine code of a program.
func listing(p sim.Program) string {
	if p.Kernel.Backend() != kernel.Native {
		return "interpreted, since it runs for one element\n"
	}
	return p.Kernel.Listing()
}

func lookupStage(name string) (stage, error) {
	var names []string
	for _, s := range stages {
		if s.name == name {
			return s, nil
		}
		names = append(names, s.name)
	}
	d := diag.Diagnostic{Message: fmt.Sprintf("--stage %s: the stages are %s", name, strings.Join(names, ", "))}
	if best, ok := diag.Suggest(name, names); ok {
		d.Help = fmt.Sprintf("did you mean %q?", best)
	}
	return stage{}, diag.List{d}
}

func newDump(stdout, stderr io.Writer) *cobra.Command {
	var f flags
	name := ""
	rows := ""
	for _, s := range stages {
		rows += fmt.Sprintf("  %-6s %s\n", s.name, s.doc)
	}
	cmd := &cobra.Command{
		Use:   "dump --stage STAGE MODEL|FILE.eqn|SCRIPT",
		Short: "Print what a model becomes on its way to machine code",
		Long: "Print what a model becomes on its way to machine code. A synapse, output or input is shown as part of a leaky\n" +
			"integrate-and-fire neuron; of a script, all models or populations are shown. The stages:\n" + strings.TrimSuffix(rows, "\n"),
		Example:           "  synfire dump --stage ir LIF\n  synfire dump --stage asm mine.eqn --precision f64",
		Args:              oneOf("model or script", false),
		ValidArgsFunction: completeModels("eqn", "star"),
		RunE: func(cmd *cobra.Command, args []string) error {
			st, err := lookupStage(name)
			if err != nil {
				return err
			}
			o, err := f.options(cmd, io.Discard, stderr)
			if err != nil {
				return err
			}
			if st.name == "asm" {
				o.Sim.Backend = kernel.Native
				if err := kernel.Available(kernel.Native); err != nil {
					return &runError{fmt.Errorf("no machine code here: %w", err)}
				}
			}
			if filepath.Ext(args[0]) == ".star" {
				return dumpScript(cmd, stdout, args[0], st, o)
			}
			m, err := lookupModel(args[0])
			if err != nil {
				return err
			}
			if st.model != nil {
				_, err := io.WriteString(stdout, st.model(m))
				return err
			}
			return dumpModel(stdout, m, st, o.Sim)
		},
	}
	f.add(cmd)
	cmd.Flags().StringVar(&name, "stage", "ir", "`STAGE` to print: ast, typed, ir, opt or asm")
	return cmd
}

// dumpModel prints the programs of the population that a model is part of.
func dumpModel(w io.Writer, m *eqn.Model, st stage, o sim.Options) error {
	net, err := host(m)
	if err != nil {
		return err
	}
	s, err := sim.New(net, o)
	if err != nil {
		return err
	}
	defer s.Close()
	return dumpNetwork(w, net, s, st)
}

func dumpScript(cmd *cobra.Command, w io.Writer, name string, st stage, o script.Options) error {
	text, err := readScript(name)
	if err != nil {
		return err
	}
	d := &dumper{w: w, stage: st}
	o.Check, o.NoFiles, o.Watch = true, true, d
	o.Sample = 1 // no synapse is looked at
	if _, err := script.Run(cmd.Context(), name, text, o); err != nil {
		return err
	}
	return d.err
}

// dumper dumps the networks of a script.
type dumper struct {
	w     io.Writer
	stage stage
	err   error
}

// Planned implements script.Watcher.
func (d *dumper) Planned(n *script.Network) {
	if d.err == nil {
		d.err = dumpNetwork(d.w, n.Net(), n.Sim(), d.stage)
	}
}

// Running implements script.Watcher.
func (d *dumper) Running(*script.Network, int64, int64) {}

// Finished implements script.Watcher.
func (d *dumper) Finished(*script.Network) {}

// dumpNetwork prints the models of a network, or the programs of its
// populations.
func dumpNetwork(w io.Writer, net *network.Network, s *sim.Sim, st stage) error {
	var text strings.Builder
	if st.model != nil {
		for _, m := range modelsOf(net) {
			text.WriteString(st.model(m))
		}
	} else {
		for _, p := range net.Populations() {
			for _, x := range s.Programs(p) {
				fmt.Fprintf(&text, "-- %s: %s\n%s", p.Name, x.Name, st.program(x))
			}
		}
	}
	_, err := io.WriteString(w, text.String())
	return err
}

// modelsOf lists the models of a network, each once.
func modelsOf(net *network.Network) []*eqn.Model {
	var list []*eqn.Model
	add := func(inst *eqn.Instance) {
		if inst != nil && !slices.ContainsFunc(list, func(m *eqn.Model) bool { return m.Name == inst.Model.Name && m.Text == inst.Model.Text }) {
			list = append(list, inst.Model)
		}
	}
	for _, p := range net.Populations() {
		add(p.Model)
	}
	for _, p := range net.Projections() {
		add(p.Syn)
		add(p.Out)
	}
	for _, in := range net.Inputs() {
		add(in.Model)
	}
	return list
}
