package main

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"synfire/plot"
)

// scalingRows are CUBA at 80 synapses per neuron, from 10,000 to a million
// neurons, for times that cost about the same.
func scalingRows() []benchRow {
	var rows []benchRow
	for neurons := 10000; neurons <= 1_000_000; neurons *= 2 {
		rows = append(rows, scalingRow(neurons))
	}
	return append(rows, scalingRow(1_000_000))
}

func scalingRow(neurons int) benchRow {
	const costliest = 1_000_000 // at this size the least time, 50 ms
	return benchRow{
		"cuba",
		[]string{"--threads", "1", "--scale", fmt.Sprint(float64(neurons) / 4000), "--time", fmt.Sprintf("%d*ms", max(50, min(2000, 50*costliest/neurons)))},
		fmt.Sprintf("%d neurons", neurons),
	}
}

func newBenchScaling(stdout, stderr io.Writer) *cobra.Command {
	var runs int
	var file, markdown string
	cmd := &cobra.Command{
		Use:   "scaling",
		Short: "Measure how the cost grows with the size of a network at constant in-degree",
		Long: "Measure how the cost grows with the size of a network at constant in-degree, from 10,000 to 1,000,000\n" +
			"neurons. Where the doubling of a network doubles its cost, the cost per neuron stays the same.",
		Example: "  synfire bench scaling",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if runs < 1 {
				return fmt.Errorf("--runs %d: at least one", runs)
			}
			if file != "" {
				if err := checkPicture("plot", file); err != nil {
					return err
				}
			}
			rows := scalingRows()
			results, err := benchAll(cmd.Context(), rows, runs, stderr)
			if err != nil {
				return &runError{err}
			}
			text := scalingTable(results)
			fmt.Fprint(stdout, text)
			if markdown != "" {
				if err := writeSection(markdown, "scaling", text); err != nil {
					return &runError{err}
				}
			}
			if file != "" {
				if err := scalingPlot(results).Save(file); err != nil {
					return &runError{err}
				}
			}
			return nil
		},
	}
	cmd.Flags().IntVar(&runs, "runs", 3, "runs of each size; the fastest counts")
	cmd.Flags().StringVar(&file, "plot", "", "file.png or file.svg for the curve")
	cmd.Flags().StringVar(&markdown, "markdown", "", "page whose generated section is replaced")
	return cmd
}

// scalingTable lists the cost of a neuron's model second, in microseconds of
// run time, and by how much doubling the network raises it.
func scalingTable(results []benchResult) string {
	var b strings.Builder
	b.WriteString("| neurons | synapses | RTF | us per neuron and model second | events per neuron and second |\n|---|---|---|---|---|\n")
	for _, r := range results {
		fmt.Fprintf(&b, "| %d | %d | %.3g | %.3g | %.3g |\n", r.Neurons, r.Synapses, r.RTF, costPerNeuron(r), float64(r.Events)/r.ModelS/float64(r.Neurons))
	}
	return b.String()
}

// costPerNeuron is the run time in us that a neuron's model second takes.
func costPerNeuron(r benchResult) float64 { return 1e6 * r.RTF / float64(r.Neurons) }

// scalingPlot draws the cost over the logarithm of the size.
func scalingPlot(results []benchResult) *plot.Figure {
	var x, y []float64
	for _, r := range results {
		x, y = append(x, math.Log10(float64(r.Neurons))), append(y, costPerNeuron(r))
	}
	return plot.Traces(x, []plot.Series{{Name: "CUBA, 80 synapses per neuron", Y: y}}, plot.Options{
		XLabel: "log10 of the number of neurons", YLabel: "us per neuron and model second", YMin: 0, YMax: 1.3 * slices.Max(y),
	})
}
