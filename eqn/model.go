// Package eqn turns equation text into checked models.
//
// A model keeps, per name, its dimension, its role and, where it has one, its
// right side as an ir.Func of domain Pure: one In slot per name that it reads
// (real names F64, integers I32, booleans Bool; rank Uniform) and one result.
// Values are in the coherent units of package unit throughout.
package eqn

import (
	"synfire/diag"
	"synfire/ir"
	"synfire/unit"
)

// Kind says what a model is part of.
type Kind uint8

// The kinds, named in files by the words of KindNames.
const (
	KindNeuron     Kind = iota // a population's element
	KindSynapse                // what arrives and how it decays
	KindOutput                 // how a conductance becomes a current
	KindInput                  // a current or a source of spikes over time
	KindPlasticity             // how a weight changes
	KindCoupling               // gap junctions, summed variables: continuous projections
)

// Role says what a name of a model is.
type Role uint8

// The roles of names.
const (
	Parameter     Role = iota // given by the user, or a default; may differ per element
	State                     // a differential equation, or a variable that statements change
	Subexpression             // name = expression
	InputSum                  // "(input)": bound outputs and external inputs are summed here
	Import                    // bound by compose: g and V of an output, names of the other side (x_pre, x_post)
	Weight                    // w: the weight of the projection
	Builtin                   // t, dt, i, N, lastspike, not_refractory, xi…
	Table                     // a function of time given as a table: name(t) or name(t, i)
	Receptor                  // "(receptor)": weights that arrive in a step are summed here; only arrivals read it
)

// ValueType is what a name holds.
type ValueType uint8

// The value types.
const (
	Real ValueType = iota
	Integer
	Boolean
)

// Flags are the words in parentheses behind a declaration.
type Flags struct {
	Constant, ConstantOverDt, Shared, UnlessRefractory, EventDriven, ClockDriven, Summed, Linked bool
	// Input, Output and Potential mark the name's place in composition.
	Input, Output, Potential bool
	// Receptor marks a name in which weights arrive; Positive and Negative
	// receptors share a projection that names none by the sign of its weights.
	Receptor, Positive, Negative bool
}

// Symbol is one name of a model.
type Symbol struct {
	Name  string
	Role  Role
	Type  ValueType
	Dim   unit.Dim
	Flags Flags
	Doc   string
	// Unit is the text of the unit that the declaration names, in which users
	// read and write the value ("mV"); empty means the dimension's base unit.
	Unit string
	// Default is the value when the user gives none; not set when there is none.
	Default unit.Any
	// Each marks a parameter that a text declares by a line of its own and not as
	// (shared): its elements may get different values later.
	Each bool
	// Rate is the right side of d name/dt, per ms in coherent units; nil when
	// the name has no differential equation.
	Rate *Expr
	// Value is the right side of a Subexpression.
	Value *Expr
	// Open says that Dim is not known before Model.Bind: the symbol is an import
	// from the other side of a projection, or the weight, or depends on one.
	Open bool
	// Pos is where the name is declared.
	Pos diag.Pos
}

// Expr is a checked expression.
type Expr struct {
	Text string
	Pos  diag.Pos
	Dim  unit.Dim
	Type ValueType
	// Open says that Dim is not known before Model.Bind.
	Open bool
	// Func computes it; its only result is the value. Random ops carry the
	// number of their occurrence in the model's text as Imm; compose turns it
	// into a stream.
	Func *ir.Func
}

// Statement is "Target = Value"; what was written as "+=" and its like is
// already expanded, except that Add tells whether it was "+=" or "-=" (Value
// is then what is added), since only those can be arrivals. Each statement
// sees what those before it have assigned.
type Statement struct {
	Target string
	Add    bool
	// Local says that Target is no symbol but a name of these statements alone:
	// the later ones read it, and nothing is stored.
	Local bool
	Value Expr
	Pos   diag.Pos
}

// Block is a named list of statements.
type Block struct {
	Name       string
	Statements []Statement
}

// Event is a custom event: a condition and the statements that it runs.
type Event struct {
	Name       string
	Condition  Expr
	Statements []Statement
	// Start says that the condition is tested at the start of the step, where
	// the state is seen, and not after the threshold. Nothing hears of such an
	// event but its statements.
	Start bool
}

// Model is what a page of equations says.
type Model struct {
	Kind   Kind
	Name   string
	Doc    string
	Source string
	// Timing, Method and Precision are the words of the file, empty when it
	// has none.
	Timing, Method, Precision string
	// Order lists the variables that step one after the other, each seeing the
	// new values of those before it; all others step from the old values.
	Order []string
	// Symbols in the order of their declaration; built-in names come last.
	Symbols []*Symbol
	// Threshold is the condition for a spike; nil when there is none. Rising
	// says that it must have been false before the step ("threshold rising …"),
	// Within that it is tested as soon as the variables have stepped, after
	// every sub-step of an adaptive method, and the reset applied at once
	// ("threshold within …").
	Threshold      *Expr
	Rising, Within bool
	// Resets are the alternatives; the first is the default.
	Resets []Block
	// Refractory is a time (Dim of time) or a condition (Boolean); nil when
	// there is none.
	Refractory *Expr
	// Arrival is what a spike of a projection does: w is the weight in a
	// Synapse, the name of a receptor in a Neuron.
	Arrival []Statement
	// OnPre and OnPost are the statements of a Plasticity or of a synapse with
	// equations of its own.
	OnPre, OnPost []Statement
	Events        []Event
	// Text is the source, for catalogues and documentation.
	Text string

	page *page // what the text says, for Bind
}

// Symbol returns the symbol of a name.
func (m *Model) Symbol(name string) (*Symbol, bool) {
	for _, s := range m.Symbols {
		if s.Name == name {
			return s, true
		}
	}
	return nil, false
}

// Output returns the symbol that is marked (output).
func (m *Model) Output() (*Symbol, bool) {
	for _, s := range m.Symbols {
		if s.Flags.Output {
			return s, true
		}
	}
	return nil, false
}

// Releases tells whether a synapse says what a spike carries: on_pre gives a
// value to a variable marked (output), which multiplies the weight.
func (m *Model) Releases() bool {
	out, ok := m.Output()
	return m.Kind == KindSynapse && len(m.Arrival) == 0 && len(m.OnPre) > 0 && ok && out.Role == State
}

// Delivers tells whether on_pre adds something to a variable of the target.
func (m *Model) Delivers() bool {
	for _, st := range m.OnPre {
		if s, ok := m.Symbol(st.Target); ok && s.Role == Import {
			return true
		}
	}
	return false
}

// Continuous tells whether a synapse or coupling acts at every step, by a sum
// over its synapses: it has a line marked (summed) or, as a coupling, (output),
// or a variable g that no arrival changes.
func (m *Model) Continuous() bool {
	if m.Kind == KindCoupling {
		return true
	}
	if m.Kind != KindSynapse || len(m.Arrival) > 0 || m.Releases() || m.Delivers() {
		return false
	}
	for _, s := range m.Symbols {
		if s.Flags.Summed {
			return true
		}
	}
	_, ok := m.Symbol("g")
	return ok
}

// Instance is a model with values: what a population, a projection or an
// input is made of.
type Instance struct {
	Model *Model
	// Values holds what the user gave for parameters and initial states; names
	// that are absent take the model's default.
	Values map[string]unit.Any
	// Reset chooses among Model.Resets by name; empty means the first.
	Reset string
	// Timing, Method and Precision override the model's when not empty.
	Timing, Method, Precision string
	// Series holds the tables of names of role Table.
	Series map[string]*Series
	// Spikes, when set, are all the spikes of a population of the model.
	Spikes *Spikes
}

// Spikes are listed spikes: element Elements[k] spikes at Times[k], in ms, in
// any order. An element that is listed twice in a step spikes twice in it.
type Spikes struct {
	Times    []float64
	Elements []uint32
	// Drawn, when set, gives the times in ms, in any order, of further spikes of
	// an element, anew in every trial: a function of words(0), words(1), …, which
	// are random. Times below 0 are left out.
	Drawn func(element uint32, words func(k uint64) [4]uint32) []float64
}
