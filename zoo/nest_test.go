package zoo_test

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"synfire/conn"
	"synfire/eqn"
	"synfire/internal/reference"
	"synfire/kernel"
	"synfire/network"
	"synfire/sim"
	"synfire/unit"
	"synfire/zoo"
)

// nestCase is a run of NEST (3.10.0) that the model must repeat.
type nestCase struct {
	// name of the case in testdata/nest/cases.json, whose model it takes.
	name string
	// V bounds the difference of the potential in mV, and states that of the
	// other variables, relative to the largest value that each takes.
	v, states float64
	// near is how far from a spike, in steps, a potential may differ by nearV
	// instead; spikes may come shift steps early or late.
	nearV float64
	near  int
	shift int
	// vectors are parameters that NEST has as a list, with the parameters that
	// hold its elements here.
	vectors map[string][]string
	// scale turns NEST's numbers into coherent ones where NEST's unit is none of
	// ms, mV, pA, pF, nS and their products.
	scale map[string]float64
	// absent are parameters that the model does not have, with the reason.
	absent map[string]string
	// recorded turns values of the model's variables into what NEST records; by
	// default a recordable is the variable of its name.
	recorded map[string]func(at func(string) float64) float64
	// before are recordables that NEST takes at the start of the step, and not
	// at all in the hold steps after a spike.
	before []string
	hold   int
	// receptors are where positive and negative weights go, if by name; the
	// latter with the sign of the last number.
	receptors []string
	magnitude bool
	// synapses and outputs, if any, are those of positive and negative weights;
	// variant tells the case from that without.
	synapses, outputs [2]network.Model
	variant           string
	// pre is the case of a neuron that drives this one, with weight pA and what
	// its spikes carry.
	pre     *nestCase
	weight  float64
	release network.Model
	// positive leaves out negative weights.
	positive bool
	// offset is what NEST's potential is short of.
	offset float64
}

// names lists a prefix with 1, 2, …
func names(prefix string, n int) []string {
	var list []string
	for i := range n {
		list = append(list, prefix+strconv.Itoa(i+1))
	}
	return list
}

func sumOf(terms ...string) func(at func(string) float64) float64 {
	return func(at func(string) float64) float64 {
		sum := 0.0
		for _, t := range terms {
			sum += at(t)
		}
		return sum
	}
}

// nestSteps is the length of the runs.
const nestSteps = 2000

// nestFile is testdata/nest/cases.json.
type nestFile struct {
	Train [][2]float64 `json:"spike_train_ms_relweight"`
	On    float64      `json:"dc_on_ms"`
	Off   float64      `json:"dc_off_ms"`
	Delay float64      `json:"delay_ms"`
	Cases map[string]struct {
		Model      string
		Changed    map[string]any
		Weight     float64        `json:"weight_unit"`
		Current    float64        `json:"dc_pA"`
		Parameters map[string]any `json:"parameters_at_start"`
	}
}

// nestReference is what NEST gave.
type nestReference struct {
	file               nestFile
	potentials, states map[string][]float64
	spikes             map[string][]int // steps; NEST's time is the end of the step
}

// nestTraces are read once for all models.
var nestTraces struct {
	once sync.Once
	nestReference
}

func readNest(t *testing.T) *nestReference {
	t.Helper()
	r := &nestTraces.nestReference
	nestTraces.once.Do(func() {
		text, err := os.ReadFile("testdata/nest/cases.json")
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(text, &r.file); err != nil {
			t.Fatal(err)
		}
		r.potentials = reference.Columns(t, "testdata/nest/V.csv.gz")
		r.states = reference.Columns(t, "testdata/nest/states.csv.gz")
		_, rows := reference.Rows(t, "testdata/nest/spikes.csv")
		r.spikes = map[string][]int{}
		for _, row := range rows {
			ms, err := strconv.ParseFloat(row[1], 64)
			if err != nil {
				t.Fatal(err)
			}
			r.spikes[row[0]] = append(r.spikes[row[0]], int(math.Round(ms*10))-1)
		}
	})
	return r
}

// nestRun is what a run gives: the value of every variable after every step,
// and the steps of spikes.
type nestRun struct {
	trace  map[string][]float64
	spikes []int
}

// nestInstance gives the model the case's parameters, by NEST's own names, and
// checks that those which the case leaves alone are the model's defaults.
func nestInstance(t *testing.T, c nestCase, f nestFile) *eqn.Instance {
	t.Helper()
	desc := f.Cases[c.name]
	m, ok := zoo.Lookup(desc.Model)
	if !ok {
		t.Fatalf("there is no model %s", desc.Model)
	}
	inst := &eqn.Instance{Model: m, Values: map[string]unit.Any{}}
	set := func(name string, value any, isDefault bool) {
		s, ok := m.Symbol(name)
		if !ok || s.Role != eqn.Parameter && s.Role != eqn.State {
			t.Errorf("%s has no parameter or variable %s of NEST", m.Name, name)
			return
		}
		var x float64
		switch v := value.(type) {
		case bool:
			if v {
				x = 1
			}
		case float64:
			x = v
		}
		if k, ok := c.scale[name]; ok {
			x *= k
		}
		if d := s.Default; isDefault && math.Abs(d.At(0, nil)-x) > 1e-12*math.Abs(x) {
			t.Errorf("%s of %s is %v by default, in NEST %v", name, m.Name, d.At(0, nil), x)
		}
		inst.Values[name] = unit.AnyOf(unit.New(x, s.Dim))
	}
	for name, value := range desc.Parameters {
		_, changed := desc.Changed[name]
		if _, ok := c.absent[name]; ok {
			continue
		}
		if list, ok := c.vectors[name]; ok {
			for i, x := range value.([]any) {
				set(list[i], x, false)
			}
			continue
		}
		set(name, value, !changed)
	}
	return inst
}

// runNest plays NEST's input into a model.
func runNest(t *testing.T, c nestCase, f nestFile, backend kernel.Backend) nestRun {
	t.Helper()
	desc := f.Cases[c.name]
	inst := nestInstance(t, c, f)
	net := network.New(network.Options{Dt: unit.Millisecond(0.1)})
	n := net.Population("neuron", 1, given{inst})
	receptors := map[string]*network.Projection{}
	project := func(name, to string, syn, out network.Model, sign float64, keep func(w float64) bool) {
		var times, weights []float64
		for _, s := range f.Train {
			if keep(s[1]) {
				// NEST stamps the end of the step.
				times, weights = append(times, s[0]-0.1), append(weights, sign*s[1]*desc.Weight)
			}
		}
		sources := net.Population(name, len(times), eqn.Neuron("t_s : second (constant)", eqn.Options{
			Threshold: "timestep(t, dt) == timestep(t_s, dt)", Values: map[string]unit.Any{"t_s": unit.AnyEach(unit.Time(0).Dim(), times)},
		}))
		projection := net.Project(sources, n, conn.AllToAll{}, network.Via{
			Weight: unit.AnyEach(weightDim(inst.Model, out), weights), Delay: unit.Millisecond(f.Delay), To: to, Syn: syn, Out: out,
		})
		if syn != nil {
			receptors[name+".g"] = projection
		}
	}
	switch {
	case desc.Weight == 0:
	case c.positive:
		project("generator", "", nil, nil, 1, func(w float64) bool { return w > 0 })
	case len(c.receptors) > 0:
		sign := 1.
		if c.magnitude {
			sign = -1
		}
		project("first", c.receptors[0], c.synapses[0], c.outputs[0], 1, func(w float64) bool { return w > 0 })
		project("second", c.receptors[1], c.synapses[1], c.outputs[1], sign, func(w float64) bool { return w < 0 })
	default:
		project("generator", "", nil, nil, 1, func(float64) bool { return true })
	}
	if c.pre != nil {
		pre := net.Population("pre", 1, given{nestInstance(t, *c.pre, f)})
		drive(net, pre, f, f.Cases[c.pre.name].Current)
		net.Project(pre, n, conn.OneToOne{}, network.Via{Weight: unit.Picoampere(c.weight), Delay: unit.Millisecond(f.Delay), Release: c.release})
	}
	drive(net, n, f, desc.Current)
	spikes := &spikeList{group: n}
	s, err := sim.New(net, sim.Options{Backend: backend, Recorders: []sim.Recorder{spikes}})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	run := nestRun{trace: map[string][]float64{}}
	keep := func(name string, of any, variable string) {
		v, err := s.Variable(of, variable)
		if err != nil {
			t.Fatal(err)
		}
		run.trace[name] = append(run.trace[name], v.At(0)*v.Scale())
	}
	for range s.Steps(unit.Millisecond(nestSteps / 10)) {
		for _, sym := range inst.Model.Symbols {
			if sym.Role == eqn.State {
				keep(sym.Name, n, sym.Name)
			}
		}
		for name, projection := range receptors {
			keep(name, projection, "g")
		}
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
	run.spikes = spikes.steps
	return run
}

// weightDim is the dimension of a weight: that of the neuron's receptor or,
// where the projection brings its own, of a conductance or a current.
func weightDim(m *eqn.Model, out network.Model) unit.Dim {
	for _, s := range m.Symbols {
		if s.Role == eqn.Receptor {
			return s.Dim
		}
	}
	if out != nil {
		return unit.Conductance(0).Dim()
	}
	return unit.Current(0).Dim()
}

// drive is NEST's dc_generator.
func drive(net *network.Network, n *network.Population, f nestFile, current float64) {
	if current == 0 {
		return
	}
	net.Drive(n, zoo.DcGenerator{
		Amplitude: unit.Picoampere(current), Start: unit.Millisecond(f.On), Stop: unit.Millisecond(f.Off), Delay: unit.Millisecond(f.Delay),
	}, network.InputOptions{})
}

// spikeList records the steps in which a neuron spiked.
type spikeList struct {
	group *network.Population
	steps []int
}

func (l *spikeList) Group() *network.Population { return l.group }

func (l *spikeList) RecordSpikes(step int64, elements []uint32) {
	for range elements {
		l.steps = append(l.steps, int(step))
	}
}

// nestPhysics: the neurons that carry NEST's names give its traces, and the
// same bits natively and interpreted.
func nestPhysics() []check {
	var list []check
	for _, c := range nestCases {
		models := c.model()
		for _, part := range []network.Model{c.release, c.synapses[0]} {
			if part == nil {
				continue
			}
			if inst, err := part.Instance(); err == nil {
				models += " " + inst.Model.Name
			}
		}
		list = append(list, check{models: models, what: "NEST's trace " + c.name + c.variant, show: func(t *testing.T, _ string) { c.show(t) }})
	}
	return list
}

// model is the name of the case's model, with which that of the case begins.
func (c nestCase) model() string {
	longest := ""
	for _, m := range zoo.Models() {
		if strings.HasPrefix(c.name, m.Name) && len(m.Name) > len(longest) {
			longest = m.Name
		}
	}
	return longest
}

func (c nestCase) show(t *testing.T) {
	ref := readNest(t)
	run := runNest(t, c, ref.file, kernel.Portable)
	if kernel.Available(kernel.Native) == nil {
		native := runNest(t, c, ref.file, kernel.Native)
		for name, trace := range run.trace {
			for k, x := range trace {
				if math.Float64bits(x) != math.Float64bits(native.trace[name][k]) {
					t.Fatalf("%s after step %d is %v interpreted and %v natively", name, k, x, native.trace[name][k])
				}
			}
		}
	}
	want := ref.spikes[c.name]
	c.compareSpikes(t, run.spikes, want)
	c.comparePotential(t, run.trace["V_m"], ref.potentials[c.name+"_mV"], want)
	if c.states > 0 {
		c.compareStates(t, run, ref.states)
	}
}

func (c nestCase) compareSpikes(t *testing.T, got, want []int) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("spikes in steps %v, want %v", got, want)
		return
	}
	for i := range want {
		if d := got[i] - want[i]; max(d, -d) > c.shift {
			t.Errorf("spikes in steps %v, want %v", got, want)
			return
		}
	}
}

func (c nestCase) comparePotential(t *testing.T, got, want []float64, spikes []int) {
	t.Helper()
	worst, at, worstNear, atNear := 0.0, 0, 0.0, 0
	for k := range want {
		d := math.Abs(got[k] - want[k] - c.offset)
		near := c.near > 0 && slices.ContainsFunc(spikes, func(s int) bool { return k >= s-1 && k < s+c.near })
		switch {
		case near && !(d <= worstNear):
			worstNear, atNear = d, k
		case !near && !(d <= worst):
			worst, at = d, k
		}
	}
	t.Logf("V_m differs by %.2g mV at most", worst)
	if !(worst <= c.v) {
		t.Errorf("V_m after step %d is %.12g mV, want %.12g: %.3g apart", at, got[at], want[at]+c.offset, worst)
	}
	if !(worstNear <= c.nearV) {
		t.Errorf("V_m after step %d, near a spike, is %.12g mV, want %.12g: %.3g apart", atNear, got[atNear], want[atNear], worstNear)
	}
}

func (c nestCase) compareStates(t *testing.T, run nestRun, states map[string][]float64) {
	t.Helper()
	compared := 0
	for column, want := range states {
		name, ok := strings.CutPrefix(column, c.name+".")
		if !ok {
			continue
		}
		value, ok := c.recorded[name]
		if _, absent := c.absent[name]; absent && !ok {
			continue
		}
		compared++
		if !ok {
			value = func(at func(string) float64) float64 { return at(name) }
		}
		largest, worst, at := 0.0, 0.0, 0
		for _, x := range want {
			largest = max(largest, math.Abs(x))
		}
		for i, x := range want {
			k := 10*i + 9
			if slices.Contains(c.before, name) {
				if slices.ContainsFunc(run.spikes, func(s int) bool { return s < k && k <= s+c.hold }) {
					continue
				}
				k--
			}
			got := value(func(name string) float64 {
				// What is computed, not stored, is a parameter's or variable's.
				trace, ok := run.trace[name]
				if !ok {
					t.Fatalf("no variable %s of NEST", name)
				}
				return trace[k]
			})
			if d := math.Abs(got - x); !(d <= worst) {
				worst, at = d, i
			}
		}
		if largest > 0 {
			t.Logf("%s differs by %.2g of its largest value at most", name, worst/largest)
		}
		if !(worst <= c.states*max(largest, 1e-9)) {
			t.Errorf("%s at %d ms is %.3g away from %.10g, the largest value being %.6g", name, at+1, worst, want[at], largest)
		}
	}
	if compared == 0 {
		t.Errorf("no states to compare")
	}
}
