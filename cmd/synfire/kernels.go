package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"synfire/bench"
	"synfire/conn"
	"synfire/diag"
	"synfire/eqn"
	"synfire/kernel"
	"synfire/network"
	"synfire/script"
	"synfire/sim"
	"synfire/unit"
	"synfire/zoo"
)

// kernelResult is the cost of one model's step; the keys are stable.
type kernelResult struct {
	Model        string  `json:"model"`
	Backend      string  `json:"backend"`
	Precision    string  `json:"precision"`
	Elements     int     `json:"elements"`
	NsPerElement float64 `json:"ns_per_element"`
	Spread       float64 `json:"spread"`
	CompileMs    float64 `json:"compile_ms"`
	CodeBytes    int     `json:"code_bytes"`
}

// kernelSizes are the numbers of elements: in the first-level cache, in the
// second, and in memory.
var kernelSizes = []int{1000, 10000, 1000000}

// kernelCase is a population whose step is timed.
type kernelCase struct {
	name string
	add  func(net *network.Network, n int) *network.Population
}

// kernelCases are the combinations that are compared, then every model of
// the zoo.
func kernelCases() []kernelCase {
	cases := []kernelCase{
		{"LIF + exponential current", func(net *network.Network, n int) *network.Population {
			p := net.Population("P", n, zoo.LIF{})
			net.Project(p, p, conn.Pairs{}, network.Via{Weight: unit.Millisiemens(1), Syn: zoo.Expon{}, Out: zoo.CUBA{}})
			return p
		}},
		{"CUBA, exact, two currents", neuronsOf("cuba")},
		{"LIF + two conductances, exponential Euler", neuronsOf("coba")},
		{"LIF + two conductances, Euler", neuronsOf("coba-euler")},
		{"Hodgkin-Huxley of COBAHH", neuronsOf("cobahh")},
		{"Poisson draw, uniform rate", func(net *network.Network, n int) *network.Population {
			return net.Population("P", n, eqn.Neuron("dx/dt = -x/tau + poisson(2*kHz*dt)/dt : 1", eqn.Options{
				Method: "euler", Values: map[string]unit.Any{"tau": unit.Millisecond(10).Erase()},
			}))
		}},
	}
	for _, n := range []int{4, 6, 9} {
		cases = append(cases, kernelCase{fmt.Sprintf("%d columns, read and written", n), columns(n)})
	}
	for _, m := range zoo.Models() {
		cases = append(cases, zooCase(m))
	}
	return cases
}

// columns adds elements of n variables that a number is added to, and nothing
// else: what reading and writing a state of that size takes.
func columns(n int) func(net *network.Network, elements int) *network.Population {
	return func(net *network.Network, elements int) *network.Population {
		var text strings.Builder
		for i := range n {
			fmt.Fprintf(&text, "dx%d/dt = 1/ms : 1\n", i)
		}
		return net.Population("P", elements, eqn.Neuron(text.String(), eqn.Options{Method: "euler"}))
	}
}

// neuronsOf adds the neurons of a standard network, whose only population they
// are.
func neuronsOf(name string) func(net *network.Network, n int) *network.Population {
	return func(net *network.Network, n int) *network.Population {
		text, ok := bench.Lookup(name)
		if !ok {
			panic("BUG: no network " + name)
		}
		result, err := script.Run(context.Background(), name, text, script.Options{Check: true, Sample: 1})
		if err != nil {
			panic("BUG: " + err.Error())
		}
		return net.Population("P", n, sameAs{result.Networks[0].Net().Populations()[0]})
	}
}

// sameAs is the model of a population, with its values.
type sameAs struct{ p *network.Population }

// Instance implements network.Model.
func (m sameAs) Instance() (*eqn.Instance, error) { return m.p.Model, nil }

// chosenKernels are the cases of the given names, all when there are none.
func chosenKernels(names []string) ([]kernelCase, error) {
	all := kernelCases()
	if len(names) == 0 {
		return all, nil
	}
	var chosen []kernelCase
	for _, name := range names {
		i := slices.IndexFunc(all, func(c kernelCase) bool { return c.name == name })
		if i < 0 {
			var known []string
			for _, c := range all {
				known = append(known, c.name)
			}
			d := diag.Diagnostic{Message: fmt.Sprintf("there is no kernel %q to time", name)}
			if best, ok := diag.Suggest(name, known); ok {
				d.Help = fmt.Sprintf("did you mean %q?", best)
			}
			return nil, diag.List{d}
		}
		chosen = append(chosen, all[i])
	}
	return chosen, nil
}

func newBenchKernels(stdout io.Writer) *cobra.Command {
	var asJSON bool
	var precisions []string
	var sizes []int
	cmd := &cobra.Command{
		Use:   "kernels [MODEL...]",
		Short: "Time the compiled step of models, per element",
		Long: "Time the compiled step of every model of the zoo, with what it stands beside, and of some combinations, per element, on each backend that runs here.\n" +
			"Names choose among them. A time is the median of several; the spread is the distance between the quartiles.",
		Example: "  synfire bench kernels --elements 10000 --precision f32\n  synfire bench kernels LIF HH --json",
		RunE: func(cmd *cobra.Command, names []string) error {
			cases, err := chosenKernels(names)
			if err != nil {
				return err
			}
			for _, p := range precisions {
				if p != "f32" && p != "f64" {
					return fmt.Errorf("--precision %s: it is f32 or f64", p)
				}
			}
			for _, n := range sizes {
				if n < 1 {
					return fmt.Errorf("--elements %d: it is at least 1", n)
				}
			}
			backends := []kernel.Backend{kernel.Portable}
			if kernel.Available(kernel.Native) == nil {
				backends = []kernel.Backend{kernel.Native, kernel.Portable}
			}
			var all []kernelResult
			for _, c := range cases {
				for _, precision := range precisions {
					for _, backend := range backends {
						for _, n := range sizes {
							if err := cmd.Context().Err(); err != nil {
								return err
							}
							r, err := timeKernel(c, n, precision, backend)
							if err != nil {
								return &runError{fmt.Errorf("%s: %w", c.name, err)}
							}
							all = append(all, r)
							if !asJSON {
								fmt.Fprintf(stdout, "%-44s %-8s %s %8d  %7.3f ns  ±%2.0f %%  compile %.2f ms  %5d bytes\n",
									r.Model, r.Backend, r.Precision, r.Elements, r.NsPerElement, 100*r.Spread, r.CompileMs, r.CodeBytes)
							}
						}
					}
				}
			}
			if asJSON {
				enc := json.NewEncoder(stdout)
				enc.SetIndent("", "  ")
				return enc.Encode(all)
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "a list of JSON objects")
	cmd.Flags().StringSliceVar(&precisions, "precision", []string{"f32", "f64"}, "`PRECISIONS` to time")
	cmd.Flags().IntSliceVar(&sizes, "elements", kernelSizes, "`NUMBERS` of elements to time")
	return cmd
}

// kernelRepeats is the number of timings of which the median is taken.
const kernelRepeats = 9

// kernelSteps is the number of steps after which the state is set back.
const kernelSteps = 1000

// timeKernel takes the median over repeats of about ten milliseconds each; the
// spread is the distance between the quartiles relative to the median.
func timeKernel(c kernelCase, n int, precision string, backend kernel.Backend) (kernelResult, error) {
	net := network.New(network.Options{})
	p := c.add(net, n)
	s, err := sim.New(net, sim.Options{Precision: precision, Threads: 1, Backend: backend})
	if err != nil {
		return kernelResult{}, err
	}
	defer s.Close()
	k, err := s.StepKernel(p)
	if err != nil {
		return kernelResult{}, err
	}
	began := time.Now()
	again, err := kernel.Compile(k.Func(), kernel.Options{Backend: backend})
	if err != nil {
		return kernelResult{}, err
	}
	compile := time.Since(began)
	if err := again.Close(); err != nil {
		return kernelResult{}, err
	}
	const target = 10 * time.Millisecond
	calls := 1
	measure := func() (d time.Duration, err error) {
		for left := calls; left > 0; left -= kernelSteps {
			k.Reset()
			began := time.Now()
			for range min(left, kernelSteps) {
				if err := k.Run(); err != nil {
					return 0, err
				}
			}
			d += time.Since(began)
		}
		return d, nil
	}
	for {
		d, err := measure()
		if err != nil {
			return kernelResult{}, err
		}
		if d > target/2 {
			break
		}
		calls *= 2
	}
	var ns []float64
	for range kernelRepeats {
		d, err := measure()
		if err != nil {
			return kernelResult{}, err
		}
		ns = append(ns, float64(d.Nanoseconds())/float64(calls)/float64(n))
	}
	slices.SortFunc(ns, cmp.Compare[float64])
	median := ns[len(ns)/2]
	return kernelResult{
		Model: c.name, Backend: backend.String(), Precision: precision, Elements: n, NsPerElement: median,
		Spread: (ns[3*len(ns)/4] - ns[len(ns)/4]) / median, CompileMs: float64(compile.Microseconds()) / 1000, CodeBytes: k.CodeBytes(),
	}, nil
}
