package zoo_test

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"synfire/conn"
	"synfire/internal/reference"
	"synfire/kernel"
	"synfire/network"
	"synfire/record"
	"synfire/sim"
	"synfire/unit"
	"synfire/zoo"
)

// trace is a case of BrainPy's traces: 2,000 steps of 0.1 ms under a constant
// input. The files of testdata/brainpy hold a part of the rows; row k is the
// state after step k.
type trace struct {
	name string // of the case; the model's comes first
	cell cell
	// volt is how far V may be off, in mV; states as a share of the column's
	// largest value.
	volt, states float64
	// onGrid says that the refractory period is a whole number of steps. There
	// BrainPy, which compares times in single precision, is off by a step now
	// and then, so the k-th spike may differ by k steps and V is not compared.
	onGrid bool
}

const adaptive = "a = 0.005 kHz, A1 = 0.5 mA, A2 = -0.4 mA, R1 = 0.3, R2 = 0.6"

func brainpyTraces() []trace {
	var list []trace
	add := func(volt float64, onGrid bool, input string, cases ...string) {
		for _, c := range cases {
			name, values, _ := strings.Cut(c, ": ")
			model, rest, _ := strings.Cut(name, "_")
			x := cell{model: model, values: values, input: input, dt: 0.1}
			if strings.Contains(rest, "hard") {
				x.reset = "hard"
			}
			list = append(list, trace{name, x, volt, max(1e-5, volt/20), onGrid})
		}
	}
	// The tolerances are those of single precision, in which the traces were
	// made: rounding of linear steps, then what an upstroke makes of it.
	add(1e-5, false, "1.2*mA", "IF", "LIF", "LIF_hard")
	add(1e-5, false, "1.5*mA", "LIFRef_505: tau_ref = 5.05 ms")
	add(1e-5, true, "1.5*mA", "LIFRef")
	add(1e-5, false, "2*mA", "ALIF", "ALIF_hard")
	add(1e-3, false, "5*mA", "ExpIF_th57: V_th = -57 mV")
	add(1e-2, false, "5*mA", "ExpIF_hard", "ExpIFRef_hard_205: tau_ref = 2.05 ms")
	add(1e-2, true, "5*mA", "ExpIFRef_hard")
	add(1e-3, false, "12*mA", "AdExIF", "AdExIF_hard", "AdExIFRef_hard_205: tau_ref = 2.05 ms")
	add(1e-3, true, "12*mA", "AdExIFRef")
	add(2e-2, false, "8*mA", "QuaIF", "QuaIF_hard")
	add(2e-2, false, "20*mA", "AdQuaIF", "AdQuaIF_hard", "AdQuaIFRef_hard_205: tau_ref = 2.05 ms")
	add(2e-2, true, "20*mA", "AdQuaIFRef")
	add(1e-3, false, "1.5*mA", "Gif", "Gif_adapt: "+adaptive, "GifRef_adapt_205: tau_ref = 2.05 ms, "+adaptive)
	add(1e-3, true, "1.5*mA", "GifRef")
	add(1e-2, false, "10*mV/ms", "Izhikevich", "IzhikevichRef_205: tau_ref = 2.05 ms")
	add(1e-2, true, "10*mV/ms", "IzhikevichRef")
	add(2e-2, false, "10*uA", "HH", "HH_gL03: g_L = 0.3 mS")
	add(2e-2, false, "100*uA", "MorrisLecar")
	add(2e-2, false, "1*uA", "WangBuzsakiHH")
	add(1e-3, false, "0.8", "FitzHughNagumo")
	add(2e-2, false, "3.0", "HindmarshRose")
	return list
}

// brainpyFile reads a file of numbers: a row per step, a column per name
// without its unit.
func brainpyFile(t *testing.T, file string) (steps []int, columns map[string][]float64, units map[string]string) {
	t.Helper()
	columns, units = map[string][]float64{}, map[string]string{}
	for head, column := range reference.Columns(t, "testdata/brainpy/"+file) {
		name, u, _ := strings.Cut(strings.TrimSuffix(head, "]"), "[")
		name = strings.TrimSuffix(name, "_mV")
		units[name], columns[name] = u, column
	}
	for _, x := range columns["step"] {
		steps = append(steps, int(x))
	}
	return steps, columns, units
}

func brainpySpikes(t *testing.T) map[string][]int64 {
	t.Helper()
	_, rows := reference.Rows(t, "testdata/brainpy/neuron_spikes.csv")
	spikes := map[string][]int64{}
	for _, row := range rows {
		k, err := strconv.ParseInt(row[1], 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		spikes[row[0]] = append(spikes[row[0]], k)
	}
	return spikes
}

// backends that this machine has.
func backends() []kernel.Backend {
	list := []kernel.Backend{kernel.Portable}
	if kernel.Available(kernel.Native) == nil {
		list = append(list, kernel.Native)
	}
	return list
}

// worst is the largest deviation of a column: at the given steps, and its step.
func worst(steps []int, got func(step int) float64, want []float64) (float64, int) {
	most, at := 0.0, 0
	for i, k := range steps {
		if d := math.Abs(got(k) - want[i]); d > most || math.IsNaN(d) {
			most, at = d, k
		}
	}
	return most, at
}

// TestBrainPyNeurons meets BrainPy's traces of the neurons, through networks
// and on every backend, in double precision.
func TestBrainPyNeurons(t *testing.T) {
	vSteps, potentials, vUnits := brainpyFile(t, "neuron_V.csv")
	sSteps, states, sUnits := brainpyFile(t, "neuron_states.csv")
	spikes := brainpySpikes(t)
	seen := map[string]bool{}
	for _, c := range brainpyTraces() {
		seen[c.name] = true
		for _, backend := range backends() {
			t.Run(fmt.Sprintf("%s/%v", c.name, backend), func(t *testing.T) {
				names := []string{"V"}
				for column := range states {
					if own, ok := strings.CutPrefix(column, c.name+"."); ok && own != "last_spike_time" {
						names = append(names, own)
					}
				}
				net, p := c.cell.build(t)
				spk, tr := record.Spikes(p), record.State(p, 0, names...)
				s, err := sim.New(net, sim.Options{Recorders: []sim.Recorder{spk, tr}, Precision: "f64", Backend: backend})
				if err != nil {
					t.Fatal(err)
				}
				defer s.Close()
				if err := s.RunSteps(context.Background(), 2001); err != nil {
					t.Fatal(err)
				}
				fired := slices.DeleteFunc(slices.Clone(spk.Steps()), func(k int64) bool { return k >= 2000 })
				checkSpikes(t, fired, spikes[c.name], c.onGrid)
				if c.onGrid {
					return
				}
				for _, name := range names {
					steps, want, tolerance, u := vSteps, potentials[c.name+"."+name], c.volt, vUnits[c.name+"."+name]
					if name == "V" {
						if p.Model.Model.Name != "FitzHughNagumo" && p.Model.Model.Name != "HindmarshRose" {
							u = "mV"
						}
					} else {
						steps, want, u = sSteps, states[c.name+"."+name], sUnits[c.name+"."+name]
						tolerance = c.states * math.Max(-slices.Min(want), slices.Max(want))
					}
					scale := 1.0
					if u != "" && u != "1" {
						q, err := unit.Parse("1 " + u)
						if err != nil {
							t.Fatal(err)
						}
						scale = q.Value()
					}
					got, _ := tr.Values(name)
					most, at := worst(steps, func(k int) float64 { return got[k+1] / scale }, want)
					t.Logf("%s: off by at most %.2g (step %d)", name, most, at)
					if most > tolerance || math.IsNaN(most) {
						t.Errorf("%s at step %d is off by %.3g %s, more than %.3g", name, at, most, u, tolerance)
					}
				}
			})
		}
	}
	for name := range spikes {
		if !seen[name] {
			t.Errorf("the trace %s is not compared", name)
		}
	}
}

// checkSpikes compares the steps of spikes; on the grid the k-th may be k
// steps off.
func checkSpikes(t *testing.T, got, want []int64, onGrid bool) {
	t.Helper()
	if !onGrid && !slices.Equal(got, want) || onGrid && len(got) != len(want) {
		t.Fatalf("spikes at steps %v, want %v", got, want)
	}
	for k := range want {
		if d := got[k] - want[k]; d > int64(k) || -d > int64(k) {
			t.Errorf("spike %d is in step %d, want %d within %d", k, got[k], want[k], k)
		}
	}
}

// TestBrainPySynapses meets the traces of the linear synapses: a weight of 1 mS
// arrives in 26 steps.
func TestBrainPySynapses(t *testing.T) {
	steps, columns, _ := brainpyFile(t, "synapse_g.csv")
	arrivals := []float64{50, 52, 53, 120, 121, 122, 300, 310, 320, 330, 340, 350, 360, 370, 380, 390, 700, 1000, 1050, 1100, 1150, 1200, 1250, 1300, 1350, 1900}
	var source zoo.SpikeTimes
	for _, k := range arrivals {
		// What is sent in step k - 1 without delay arrives in step k.
		source.Times, source.Neurons = append(source.Times, unit.Millisecond((k-1)*0.1)), append(source.Neurons, 0)
	}
	for name, syn := range map[string]network.Model{
		"Expon": zoo.Expon{}, "DualExpon": zoo.DualExpon{}, "DualExpon_raw": zoo.DualExpon{Normalize: unit.Scalar(0)}, "Alpha": zoo.Alpha{},
	} {
		for _, backend := range backends() {
			t.Run(fmt.Sprintf("%s/%v", name, backend), func(t *testing.T) {
				net := network.New(network.Options{})
				src := net.Population("S", 1, source)
				p := net.Population("P", 1, zoo.LIF{})
				e := net.Project(src, p, conn.OneToOne{}, network.Via{Name: "E", Weight: unit.Millisiemens(1), Syn: syn, Out: zoo.CUBA{}})
				s, err := sim.New(net, sim.Options{Precision: "f64", Backend: backend})
				if err != nil {
					t.Fatal(err)
				}
				defer s.Close()
				got := make([]float64, 2000)
				for k := range got {
					if err := s.Step(); err != nil {
						t.Fatal(err)
					}
					if name == "Expon" || name == "Alpha" {
						got[k] = s.State(e, "g").At(0)
						continue
					}
					got[k] = s.State(e, "g_decay").At(0) - s.State(e, "g_rise").At(0)
				}
				want := columns[name]
				scale := 1e-6 // a weight's variables are read in nS
				if name == "DualExpon" {
					// The difference of the exponentials has its peak, 1, where
					// exp(-t/10)/10 = exp(-t/1)/1.
					scale /= math.Pow(10, -1.0/9) - math.Pow(10, -10.0/9)
				}
				most, at := worst(steps, func(k int) float64 { return got[k] * scale }, want)
				if largest := slices.Max(want); most > 1e-5*largest || math.IsNaN(most) {
					t.Errorf("g at step %d is off by %.3g mS of %.3g", at, most, largest)
				}
			})
		}
	}
}
