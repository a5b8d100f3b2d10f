package eqn

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"synfire/diag"
	"synfire/unit"
)

// Options are what surrounds the text of one's own equations. The zero value
// adds nothing.
type Options struct {
	// Name is the model's name in messages and catalogues; by default the word
	// of its kind.
	Name string
	// Threshold is a condition ("v > Vt"), with "rising" before it when it must
	// have been false before the step, or "within" when it is tested, and the
	// reset applied, after every sub-step of an adaptive method. Reset are the statements that follow a
	// spike. Refractory is a time ("5*ms", "tau_ref") or a condition.
	Threshold, Reset, Refractory string
	// Method, Timing and Precision are words of the tables of integrate,
	// compose and sim; a text of one's own has the timing "brian" by default.
	Method, Timing, Precision string
	// Arrival, OnPre and OnPost are the statements that run when a spike
	// arrives, and at spikes of the source and of the target.
	Arrival, OnPre, OnPost string
	// Events are conditions by the name of the custom event, and OnEvent the
	// statements that each of them runs.
	Events, OnEvent map[string]string
	// Order names the variables that step one after the other ("V, w").
	Order string
	// Values are parameters and initial values. A name that the text uses and
	// does not declare becomes a parameter with the dimension of its value.
	Values map[string]unit.Any
	// Series are functions of time given as tables: name(t) or name(t, i).
	Series map[string]*Series
	// Sources say where the texts stand, for positions in messages, by the word
	// of the option ("equations", "threshold", "reset", "on_pre", …; an event's
	// is "event NAME" or "on_event NAME"). Their Text is ignored.
	Sources map[string]diag.Source
}

// Template is a model made from text, with its mistakes if it has any.
type Template struct {
	instance *Instance
	err      error
}

// Instance returns the model with its values, or all mistakes in its text as
// one diag.List.
func (t *Template) Instance() (*Instance, error) { return t.instance, t.err }

// Neuron makes a neuron from Brian2's equations.
func Neuron(text string, o Options) *Template { return newTemplate(KindNeuron, text, o) }

// Synapse makes a synapse: with Arrival, equations of the target's side
// that what arrives is added to; with OnPre or OnPost, equations of each
// single synapse as in Brian2.
func Synapse(text string, o Options) *Template { return newTemplate(KindSynapse, text, o) }

// Output makes an output: how the synapse's g becomes a current.
func Output(text string, o Options) *Template { return newTemplate(KindOutput, text, o) }

// Input makes an input: a current over time, or with a Threshold a source
// of spikes.
func Input(text string, o Options) *Template { return newTemplate(KindInput, text, o) }

// Plasticity makes a rule by which weights change.
func Plasticity(text string, o Options) *Template { return newTemplate(KindPlasticity, text, o) }

// Coupling makes a continuous projection: summed variables, gap junctions.
func Coupling(text string, o Options) *Template { return newTemplate(KindCoupling, text, o) }

func newTemplate(kind Kind, text string, o Options) *Template {
	r := &reader{}
	pg := o.page(kind, text, r)
	m, err := pg.model(r)
	if err != nil {
		return &Template{err: err}
	}
	return &Template{instance: &Instance{
		Model: m, Values: maps.Clone(o.Values), Series: maps.Clone(o.Series),
	}}
}

// source is where one of the texts stands.
func (o Options) source(word, text string) *diag.Source {
	src, ok := o.Sources[word]
	if !ok {
		src.Name = word
		if o.Name != "" {
			src.Name = o.Name + " " + word
		}
	}
	src.Text = text
	return &src
}

// page reads the texts.
func (o Options) page(kind Kind, text string, r *reader) *page {
	pg := &page{
		kind: kind, name: o.Name, timing: o.Timing, method: o.Method, precision: o.Precision, text: text,
		values: maps.Clone(o.Values), series: maps.Clone(o.Series), ownSynapses: kind == KindPlasticity || kind == KindCoupling || o.OnPre != "" || o.OnPost != "",
	}
	if pg.name == "" {
		pg.name = kind.String()
	}
	if pg.timing == "" && kind == KindNeuron {
		pg.timing = "brian"
	}
	src := o.source("equations", text)
	pg.where = nowhere(src)
	pg.decls = r.equations(src, 0, len(text))
	if o.Threshold != "" {
		src := o.source("threshold", o.Threshold)
		pg.threshold, pg.when = r.threshold(src, 0, len(src.Text))
	}
	if o.Refractory != "" {
		src := o.source("refractory", o.Refractory)
		pg.refractory = r.condition(src, 0, len(src.Text))
	}
	list := func(word, text string) []statement {
		if text == "" {
			return nil
		}
		return r.statements(o.source(word, text), 0, len(text))
	}
	if o.Reset != "" {
		pg.resets = []block{{at: nowhere(o.source("reset", o.Reset)), statements: list("reset", o.Reset)}}
	}
	pg.arrival = list("arrival", o.Arrival)
	pg.onPre, pg.onPost = list("on_pre", o.OnPre), list("on_post", o.OnPost)
	for _, name := range sortedKeys(o.Events) {
		src := o.source("event "+name, o.Events[name])
		pg.addEvent(r, operator{name, nowhere(src)}, r.condition(src, 0, len(src.Text)))
	}
	for _, name := range sortedKeys(o.OnEvent) {
		src := o.source("on_event "+name, o.OnEvent[name])
		pg.onEvent(r, operator{name, nowhere(src)}, r.statements(src, 0, len(src.Text)))
	}
	if o.Order != "" {
		src := o.source("order", o.Order)
		pg.order = r.words(span{src, 0, len(o.Order)})
	}
	return pg
}

// ParseFile reads a .eqn file. The error is a diag.List of all mistakes.
func ParseFile(src diag.Source) (*Model, error) {
	r := &reader{}
	src.Text = strings.TrimPrefix(src.Text, "\ufeff") // with which some editors begin
	pg := r.readFile(&src)
	pg.ownSynapses = pg.kind == KindPlasticity || pg.kind == KindCoupling || len(pg.onPre)+len(pg.onPost) > 0
	return pg.model(r)
}

// model checks a page that has just been read. What binding will tell is left
// open, unless what the projection most likely brings fits: a weight and g in
// siemens, and a potential in volt.
func (pg *page) model(r *reader) (*Model, error) {
	if err := r.err(); err != nil {
		// What could be read is checked all the same, so that all mistakes
		// show up at once.
		all := r.mistakes
		pg.check(Binding{}, &all)
		return nil, all.err()
	}
	var open mistakes
	m := pg.check(Binding{}, &open)
	if m == nil {
		return nil, open.err()
	}
	if pg.kind == KindSynapse && !pg.ownSynapses || pg.kind == KindOutput {
		siemens, volt := unit.DimOf(-2, -1, 3, 2, 0, 0, 0), unit.DimOf(2, 1, -3, -1, 0, 0, 0)
		var likely mistakes
		if bound := pg.check(Binding{Weight: &siemens, G: &siemens, V: &volt}, &likely); bound != nil {
			return bound, nil
		}
	}
	return m, nil
}

// Bind checks the model again with what is known of its imports and returns a
// fresh one. The error is a diag.List.
func (m *Model) Bind(b Binding) (*Model, error) {
	if m.page == nil {
		return m, nil
	}
	var found mistakes
	fresh := m.page.check(b, &found)
	return fresh, found.err()
}

// Rebind is Bind with the dimensions of the weight and of g; a potential is in
// volt.
func (m *Model) Rebind(weight, g unit.Dim) (*Model, error) {
	volt := unit.DimOf(2, 1, -3, -1, 0, 0, 0)
	return m.Bind(Binding{Weight: &weight, G: &g, V: &volt})
}

// BindInput settles the dimensions of an input that leaves them open by those
// of the values given for it. It returns the instance itself when nothing is
// open.
func (inst *Instance) BindInput() (*Instance, error) {
	var found *unit.Dim
	var from string
	settle := func(s *Symbol, d unit.Dim) error {
		if found != nil && *found != d {
			return fmt.Errorf("%s: %s is in %v, but %s in %v", inst.Model.Name, s.Name, d, from, *found)
		}
		if found == nil {
			found, from = &d, s.Name
		}
		return nil
	}
	open := false
	for _, s := range inst.Model.Symbols {
		if !s.Open {
			continue
		}
		open = true
		if v, ok := inst.Values[s.Name]; ok {
			if err := settle(s, v.Dim()); err != nil {
				return nil, err
			}
		}
		if t, ok := inst.Series[s.Name]; ok {
			if err := settle(s, t.Dim); err != nil {
				return nil, err
			}
		}
	}
	if inst.Model.Kind != KindInput || !open || found == nil {
		return inst, nil
	}
	bound := *inst
	var err error
	bound.Model, err = inst.Model.Bind(Binding{Weight: found})
	return &bound, err
}

// AST prints the model as it was parsed.
func (m *Model) AST() string {
	if m.page == nil {
		return ""
	}
	return m.page.dump()
}

// Typed prints the checked model: every name with its role and dimension,
// every right side.
func (m *Model) Typed() string {
	var s strings.Builder
	fmt.Fprintf(&s, "%v %s\n", m.Kind, m.Name)
	for _, sym := range m.Symbols {
		fmt.Fprintf(&s, "  %-13v %s : %s", sym.Role, sym.Name, typeWords(sym.Type, sym.Dim, sym.Open))
		for _, row := range flagRows {
			var f Flags
			row.set(&f)
			if sym.Flags.has(f) {
				fmt.Fprintf(&s, " (%s)", row.name)
			}
		}
		s.WriteByte('\n')
		if sym.Rate != nil {
			fmt.Fprintf(&s, "    d%s/dt = %s : %s\n", sym.Name, sym.Rate.Text, typeWords(sym.Rate.Type, sym.Rate.Dim, sym.Rate.Open))
		}
		if sym.Value != nil {
			fmt.Fprintf(&s, "    %s = %s : %s\n", sym.Name, sym.Value.Text, typeWords(sym.Value.Type, sym.Value.Dim, sym.Value.Open))
		}
	}
	expr := func(what string, e *Expr) {
		if e != nil {
			fmt.Fprintf(&s, "  %s %s : %s\n", what, e.Text, typeWords(e.Type, e.Dim, e.Open))
		}
	}
	list := func(what string, list []Statement) {
		for _, st := range list {
			op := "="
			if st.Add {
				op = "+="
			}
			expr(fmt.Sprintf("%s %s %s", what, st.Target, op), &st.Value)
		}
	}
	threshold := "threshold"
	switch {
	case m.Rising:
		threshold = "threshold rising"
	case m.Within:
		threshold = "threshold within"
	}
	expr(threshold, m.Threshold)
	expr("refractory", m.Refractory)
	for _, b := range m.Resets {
		list(strings.TrimSpace("reset "+b.Name), b.Statements)
	}
	list("arrival", m.Arrival)
	list("on_pre", m.OnPre)
	list("on_post", m.OnPost)
	for _, e := range m.Events {
		expr("event "+e.Name, &e.Condition)
		list("on_event "+e.Name, e.Statements)
	}
	return s.String()
}

func typeWords(t ValueType, d unit.Dim, open bool) string {
	switch {
	case t == Boolean:
		return "boolean"
	case t == Integer:
		return "integer"
	case open:
		return "open"
	}
	return d.String()
}

// has tells whether all flags of g are set.
func (f Flags) has(g Flags) bool {
	a, b := f.list(), g.list()
	for i := range b {
		if b[i] && !a[i] {
			return false
		}
	}
	return slices.Contains(b, true)
}

func (f Flags) list() []bool {
	return []bool{
		f.Constant, f.ConstantOverDt, f.Shared, f.UnlessRefractory, f.EventDriven, f.ClockDriven, f.Summed, f.Linked,
		f.Input, f.Output, f.Potential, f.Receptor, f.Positive, f.Negative,
	}
}

// String names the role.
func (r Role) String() string {
	return [...]string{
		Parameter: "parameter", State: "state", Subexpression: "subexpression", InputSum: "input", Import: "import",
		Weight: "weight", Builtin: "builtin", Table: "table", Receptor: "receptor",
	}[r]
}
