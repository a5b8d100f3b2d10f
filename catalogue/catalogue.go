// Package catalogue describes models for people and programs: as a table, a
// page, a chapter of Markdown, or a value to encode.
//
// All of it derives from the models' own text; nothing is written here about
// any one of them.
package catalogue

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"synfire/eqn"
	"synfire/integrate"
	"synfire/unit"
)

// Entry is what there is to know about a model. The keys of its JSON are
// stable.
type Entry struct {
	Name   string `json:"name"`
	Kind   string `json:"kind"`
	Doc    string `json:"doc"`
	Source string `json:"source"`
	// Timing, Method and Precision are what applies when the user does not
	// choose. They are a neuron's or input's alone: other parts take those of
	// the neuron that they act on.
	Timing    string `json:"timing,omitempty"`
	Method    string `json:"method,omitempty"`
	Precision string `json:"precision,omitempty"`
	// Order lists the variables that step one after the other.
	Order      []string `json:"order,omitempty"`
	Parameters []Value  `json:"parameters"`
	States     []Value  `json:"states"`
	// Inputs are the names in which outputs and external inputs are summed.
	Inputs     []Value  `json:"inputs"`
	Equations  []string `json:"equations"`
	Threshold  string   `json:"threshold,omitempty"`
	Refractory string   `json:"refractory,omitempty"`
	// Resets are the alternatives; the first is the default.
	Resets  []Block  `json:"resets,omitempty"`
	Arrival []string `json:"arrival,omitempty"`
	OnPre   []string `json:"on_pre,omitempty"`
	OnPost  []string `json:"on_post,omitempty"`
	Events  []Event  `json:"events,omitempty"`

	chosen words // what the file itself says
}

// words are the method and precision that a model's text names.
type words struct{ timing, method, precision string }

// Value is a parameter, a state or an input.
type Value struct {
	Name string `json:"name"`
	Doc  string `json:"doc"`
	// Unit is that of the default, "weight" where it is the projection's, and
	// "1" for plain numbers.
	Unit string `json:"unit"`
	// Default is in Unit; nil when the user must give a value.
	Default *float64 `json:"default"`

	text string // the default as written
}

// Block is a list of statements that has a name, or an empty one.
type Block struct {
	Name       string   `json:"name"`
	Statements []string `json:"statements"`
}

// Event is a custom event.
type Event struct {
	Name       string   `json:"name"`
	Condition  string   `json:"condition"`
	Statements []string `json:"statements"`
}

// The words that apply where neither the model nor the user chooses.
const (
	defaultTiming    = "brian"
	defaultPrecision = "f32"
)

// Of describes a model.
func Of(m *eqn.Model) Entry {
	w := m.Written()
	e := Entry{
		Name: m.Name, Kind: m.Kind.String(), Doc: m.Doc, Source: m.Source, Order: m.Order,
		Parameters: []Value{}, States: []Value{}, Inputs: []Value{}, Equations: w.Equations,
		Threshold: w.Threshold, Refractory: w.Refractory, Arrival: w.Arrival, OnPre: w.OnPre, OnPost: w.OnPost,
		chosen: words{m.Timing, m.Method, m.Precision},
	}
	if e.Equations == nil {
		e.Equations = []string{}
	}
	if m.Kind == eqn.KindNeuron {
		e.Timing = cmp.Or(m.Timing, defaultTiming)
		e.Method = cmp.Or(m.Method, integrate.Schemes()[0].Name)
		e.Precision = cmp.Or(m.Precision, defaultPrecision)
	}
	for _, s := range m.Symbols {
		switch s.Role {
		case eqn.Parameter, eqn.Table:
			e.Parameters = append(e.Parameters, valueOf(s, w))
		case eqn.State:
			e.States = append(e.States, valueOf(s, w))
		case eqn.InputSum:
			e.Inputs = append(e.Inputs, valueOf(s, w))
		}
	}
	for _, b := range w.Resets {
		e.Resets = append(e.Resets, Block(b))
	}
	for _, b := range w.OnEvents {
		e.Events = append(e.Events, Event{b.Name, w.Events[b.Name], b.Statements})
	}
	return e
}

// valueOf describes a name. Its unit is that of the default as written, else
// the one that follows its colon.
func valueOf(s *eqn.Symbol, w eqn.Written) Value {
	v := Value{Name: s.Name, Doc: s.Doc, Unit: cmp.Or(s.Unit, w.Units[s.Name]), text: w.Defaults[s.Name]}
	if v.Unit == "" && s.Dim.IsOne() {
		v.Unit = "1"
	}
	if s.Role == eqn.InputSum || !s.Default.IsSet() {
		return v
	}
	x := s.Default.At(0, nil)
	scale := 1.0
	if u, err := unit.ParseUnit(v.Unit); err == nil {
		scale = u.Value()
	}
	x = rounded(x / scale)
	v.Default = &x
	if v.text == "" {
		v.text = withUnit(x, v.Unit)
	}
	return v
}

// rounded takes off what a division by the unit's scale adds to the number.
func rounded(x float64) float64 {
	y, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 15, 64), 64)
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return y
}

// withUnit prints a number in a unit.
func withUnit(x float64, unit string) string {
	text := strconv.FormatFloat(x, 'g', -1, 64)
	switch {
	case unit == "1" || isType(unit) || x == 0 && strings.Contains(unit, "weight"):
		return text
	case strings.HasPrefix(unit, "1/"):
		return text + unit[1:]
	}
	return text + " " + unit
}

// isType tells the words that stand for a type where a unit is expected.
func isType(unit string) bool { return unit == "integer" || unit == "boolean" }

// say is the default as people write it, or the unit in which a value is
// expected.
func (v Value) say() string {
	if v.text != "" {
		return v.text
	}
	switch {
	case isType(v.Unit):
		return v.Unit
	case v.Unit == "input" || v.Unit == "weight":
		return "in the unit of the " + v.Unit
	}
	return "in " + v.Unit
}

// Faults lists what a catalogue needs and the model lacks: a description, a
// source, and for each parameter and state its meaning and unit.
func (e Entry) Faults() []string {
	var faults []string
	lacks := func(what, text string) {
		if text == "" {
			faults = append(faults, e.Name+" has no "+what)
		}
	}
	lacks("description behind its name", e.Doc)
	lacks("source", e.Source)
	for _, v := range slices.Concat(e.Parameters, e.States) {
		lacks("description of "+v.Name, v.Doc)
		lacks("unit of "+v.Name, v.Unit)
	}
	return faults
}

// kinds are the parts of the catalogue, with a heading and a sentence each.
var kinds = []struct {
	kind          eqn.Kind
	heading, text string
}{
	{eqn.KindNeuron, "Neurons", "What a population is made of: `net.population(100, LIF(tau=10*ms))`."},
	{eqn.KindSynapse, "Synapses", "What arrives at a target and how it decays: `net.project(…, syn=Expon(tau=2*ms))`. The state is `g`; the unit `weight` is that of the projection's weights."},
	{eqn.KindOutput, "Outputs", "How a synapse's `g` becomes what the neuron's input sums: `net.project(…, out=COBA(E=0*mV))`. `V` is the target's membrane potential."},
	{eqn.KindInput, "Inputs", "Currents over time and sources of spikes: `net.input(neurons, …)`, `net.population(100, …)`."},
	{eqn.KindPlasticity, "Plasticity", "How weights change with the spikes of both sides."},
	{eqn.KindCoupling, "Couplings", "Projections that act all the time: gap junctions, summed variables."},
}

// byKind returns the models of one kind.
func byKind(models []*eqn.Model, kind eqn.Kind) []*eqn.Model {
	return slices.DeleteFunc(slices.Clone(models), func(m *eqn.Model) bool { return m.Kind != kind })
}

// Table lists models by kind, one line each.
func Table(models []*eqn.Model) string {
	var s strings.Builder
	width := 0
	for _, m := range models {
		width = max(width, len(m.Name))
	}
	for _, k := range kinds {
		list := byKind(models, k.kind)
		if len(list) == 0 {
			continue
		}
		if s.Len() > 0 {
			s.WriteByte('\n')
		}
		fmt.Fprintf(&s, "%s\n", k.heading)
		for _, m := range list {
			fmt.Fprintf(&s, "  %-*s  %s\n", width, m.Name, m.Doc)
		}
	}
	return s.String()
}
