package compose

import (
	"fmt"
	"slices"
	"strings"

	"synfire/diag"
	"synfire/eqn"
	"synfire/ir"
	"synfire/unit"
)

// Words of stream uses; a random stream is addressed by the object's name and
// one of these.
const useEquations = "equations"

// Streams gives the number of the random stream of (object, use, occurrence);
// the plan passes it, so that trials have streams of their own.
type Streams func(object, use string, occurrence int) uint32

// Compose binds the parts of one population. Every binding is checked: an
// output's current against the input that it is added to, a weight against
// what its arrival changes. The error names the part and says what would fit.
func Compose(p Parts, streams Streams) (*Composite, error) {
	c := &composer{parts: p, streams: streams, terms: map[string][]eqn.Expr{}}
	return c.compose()
}

type composer struct {
	parts   Parts
	streams Streams
	out     *Composite
	bare    renaming // the neuron's
	// terms are what each input of the neuron sums.
	terms map[string][]eqn.Expr
}

func (c *composer) compose() (*Composite, error) {
	n := c.parts.Neuron
	timing, err := LookupTiming(firstOf(n.Timing, n.Model.Timing, "brian"))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", c.parts.Name, err)
	}
	m := *n.Model
	m.Symbols = nil
	m.Arrival = nil
	m.Order = slices.Clone(m.Order)
	c.out = &Composite{
		Model:     &m,
		Values:    map[string]unit.Any{},
		Series:    map[string]*eqn.Series{},
		Spikes:    n.Spikes,
		Timing:    timing,
		Synaptic:  map[string]bool{},
		Noises:    map[string]Noise{},
		Method:    firstOf(n.Method, m.Method, "exponential_euler"),
		Precision: firstOf(n.Precision, m.Precision),
	}
	reset, err := chooseReset(n)
	if err != nil {
		return nil, err
	}
	bare := c.renaming(c.parts.Name, n.Model, "", nil)
	c.bare = bare
	c.addSymbols(n, bare)
	c.out.Reset = bare.statements(reset)
	m.Threshold, m.Refractory = bare.maybe(m.Threshold), bare.maybe(m.Refractory)
	if n.Spikes != nil {
		c.listed()
	}
	m.Events = nil
	for _, e := range n.Model.Events {
		m.Events = append(m.Events, eqn.Event{Name: e.Name, Condition: bare.expr(e.Condition), Statements: bare.statements(e.Statements), Start: e.Start})
	}
	for _, in := range c.parts.Inputs {
		if err := c.addInput(in); err != nil {
			return nil, &PartError{in.Name, err}
		}
	}
	for _, s := range c.parts.Synapses {
		if err := c.addSynapse(s); err != nil {
			return nil, &PartError{s.Name, err}
		}
	}
	for _, s := range c.parts.Couplings {
		if err := c.addCoupling(s); err != nil {
			return nil, err
		}
	}
	for _, s := range c.parts.Sources {
		if err := c.addSource(s); err != nil {
			return nil, err
		}
	}
	c.sumInputs()
	return c.out, nil
}

func chooseReset(n *eqn.Instance) ([]eqn.Statement, error) {
	var names []string
	for _, b := range n.Model.Resets {
		if n.Reset == "" || b.Name == n.Reset {
			return b.Statements, nil
		}
		names = append(names, b.Name)
	}
	if n.Reset == "" {
		return nil, nil
	}
	if best, ok := diag.Suggest(n.Reset, names); ok {
		return nil, fmt.Errorf("%s has no reset %q; did you mean %q?", n.Model.Name, n.Reset, best)
	}
	return nil, fmt.Errorf("%s has no reset %q; it has %s", n.Model.Name, n.Reset, orNone(names))
}

func orNone(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}

// addSymbols puts a part's symbols and values into the composite under their
// composed names. A name that the renaming binds to something else is not the
// part's own and is left out.
func (c *composer) addSymbols(inst *eqn.Instance, r renamer) {
	for _, s := range inst.Model.Symbols {
		if s.Role == eqn.Builtin {
			if _, known := c.out.Model.Symbol(r.name(s.Name)); known {
				continue
			}
			if eqn.IsNoise(s.Name) {
				c.out.Noises[r.name(s.Name)] = Noise{
					Shared: s.Flags.Shared,
					Stream: func(k int) uint32 { return c.streams(r.owner(), s.Name, k) },
				}
			}
		}
		if s.Role == eqn.Import || s.Role == eqn.Weight || s.Role == eqn.Receptor {
			continue
		}
		fresh := *s
		fresh.Name = r.name(s.Name)
		fresh.Rate, fresh.Value = r.maybe(s.Rate), r.maybe(s.Value)
		c.out.Model.Symbols = append(c.out.Model.Symbols, &fresh)
		if v, ok := inst.Values[s.Name]; ok {
			c.out.Values[fresh.Name] = v
		}
		if v, ok := inst.Series[s.Name]; ok {
			c.out.Series[fresh.Name] = v
		}
	}
}

func (c *composer) addSynapse(s Synapse) error {
	to, err := c.target(s.Name, s.To)
	if err != nil {
		return err
	}
	rec := Receptor{Name: s.Name, Accumulator: s.Name + ".arrived", Weight: s.Weight}
	if to.Role == eqn.Receptor {
		if s.Syn != nil {
			return fmt.Errorf("%s: %q of %s is a receptor, which the weight reaches without a synapse; leave out syn, or name an input with to=", s.Name, to.Name, c.parts.Neuron.Model.Name)
		}
		return c.addReceptor(s, rec, to)
	}
	if s.Syn == nil {
		return c.addDelta(s, rec, to)
	}
	syn, err := s.Syn.Model.Rebind(s.Weight, unit.Dim{})
	if err != nil {
		return c.misfit(s, s.Syn.Model, to, err)
	}
	inst := *s.Syn
	inst.Model = syn
	r := c.renaming(s.Name, syn, s.Name+".", map[string]string{weightName(syn): rec.Accumulator})
	c.addSymbols(&inst, r)
	for _, sym := range syn.Symbols {
		if sym.Rate != nil {
			c.out.Synaptic[r.name(sym.Name)] = true
		}
	}
	for _, name := range syn.Order {
		c.out.Model.Order = append(c.out.Model.Order, r.name(name))
	}
	rec.Arrival = r.statements(syn.Arrival)
	for _, st := range rec.Arrival {
		if err := linearArrival(st, rec.Accumulator); err != nil {
			return fmt.Errorf("%s: %w", s.Name, err)
		}
	}
	c.addAccumulator(rec)
	g, ok := syn.Symbol("g")
	if !ok {
		return fmt.Errorf("%s: synapse %s has no variable g for its output to read", s.Name, syn.Name)
	}
	if s.Out == nil {
		return c.addTerm(s.Name, to, symbolExpr(r.name("g"), g))
	}
	return c.addOutput(s, to, g, r.name("g"))
}

func (c *composer) addOutput(s Synapse, to, g *eqn.Symbol, gName string) error {
	v, err := potential(c.parts.Neuron.Model)
	if err != nil {
		return fmt.Errorf("%s: output %s: %w", s.Name, s.Out.Model.Name, err)
	}
	out, err := s.Out.Model.Rebind(s.Weight, g.Dim)
	if err != nil {
		return c.misfit(s, s.Out.Model, to, err)
	}
	inst := *s.Out
	inst.Model = out
	r := c.renaming(s.Name, out, s.Name+".out.", map[string]string{"g": gName, "V": v.Name})
	c.addSymbols(&inst, r)
	current, err := outputOf(out)
	if err != nil {
		return fmt.Errorf("%s: %w", s.Name, err)
	}
	return c.addTerm(s.Name, to, symbolExpr(r.name(current.Name), current))
}

// addDelta makes the weight itself arrive in a variable of the neuron.
func (c *composer) addDelta(s Synapse, rec Receptor, to *eqn.Symbol) error {
	if to.Role != eqn.State {
		return fmt.Errorf("%s: without a synapse the weight is added to a variable; to=%q of %s is none", s.Name, to.Name, c.parts.Neuron.Model.Name)
	}
	if s.Out != nil {
		return fmt.Errorf("%s: output %s needs a synapse whose g it reads", s.Name, s.Out.Model.Name)
	}
	if to.Dim != s.Weight {
		return fmt.Errorf("%s: the weight is in %v, but %q of %s is in %v", s.Name, s.Weight, to.Name, c.parts.Neuron.Model.Name, to.Dim)
	}
	rec.Delta = true
	acc := &eqn.Symbol{Name: rec.Accumulator, Role: eqn.Import, Dim: s.Weight}
	rec.Arrival = []eqn.Statement{{Target: to.Name, Add: true, Value: symbolExpr(rec.Accumulator, acc)}}
	c.addAccumulator(rec)
	return nil
}

func (c *composer) addAccumulator(rec Receptor) {
	c.out.Receptors = append(c.out.Receptors, rec)
	c.out.Model.Symbols = append(c.out.Model.Symbols, &eqn.Symbol{Name: rec.Accumulator, Role: eqn.Import, Dim: rec.Weight})
}

// target finds the name that a projection or input goes to; by default the
// only input.
func (c *composer) target(part, to string) (*eqn.Symbol, error) {
	m := c.parts.Neuron.Model
	if to != "" {
		s, ok := m.Symbol(to)
		if !ok || s.Role != eqn.InputSum && s.Role != eqn.State && s.Role != eqn.Receptor {
			known := namesOf(m, eqn.InputSum, eqn.Receptor, eqn.State)
			if best, ok := diag.Suggest(to, known); ok {
				return nil, fmt.Errorf("%s: %s has no input, receptor or variable %q; did you mean %q?", part, m.Name, to, best)
			}
			return nil, fmt.Errorf("%s: %s has no input, receptor or variable %q; it has %s", part, m.Name, to, orNone(known))
		}
		return s, nil
	}
	inputs := namesOf(m, eqn.InputSum)
	if len(inputs) != 1 {
		if len(inputs) == 0 {
			return nil, fmt.Errorf("%s: %s marks no line (input); say with to= what is added to: %s", part, m.Name, orNone(namesOf(m, eqn.State)))
		}
		return nil, fmt.Errorf("%s: %s has %d inputs (%s); say which with to=", part, m.Name, len(inputs), orNone(inputs))
	}
	s, _ := m.Symbol(inputs[0])
	return s, nil
}

func namesOf(m *eqn.Model, roles ...eqn.Role) []string {
	var names []string
	for _, role := range roles {
		for _, s := range m.Symbols {
			if s.Role == role {
				names = append(names, s.Name)
			}
		}
	}
	return names
}

// potential finds the membrane potential of a neuron, by its mark or its usual
// names: BrainPy's, Brian2's and NEST's.
func potential(m *eqn.Model) (*eqn.Symbol, error) {
	for _, s := range m.Symbols {
		if s.Flags.Potential {
			return s, nil
		}
	}
	for _, name := range []string{"V", "v", "V_m"} {
		if s, ok := m.Symbol(name); ok && s.Role == eqn.State {
			return s, nil
		}
	}
	return nil, fmt.Errorf("%s has no membrane potential: name it V, v or V_m, or mark it (potential)", m.Name)
}

// outputOf finds what an input or output gives: the symbol marked (output).
func outputOf(m *eqn.Model) (*eqn.Symbol, error) {
	if s, ok := m.Output(); ok {
		return s, nil
	}
	return nil, fmt.Errorf("%s has no line marked (output)", m.Name)
}

func weightName(m *eqn.Model) string {
	for _, s := range m.Symbols {
		if s.Role == eqn.Weight {
			return s.Name
		}
	}
	return "w"
}

func (c *composer) addTerm(part string, to *eqn.Symbol, term eqn.Expr) error {
	if term.Dim != to.Dim {
		m := c.parts.Neuron.Model
		d := diag.Diagnostic{Message: fmt.Sprintf("%s gives %v, but the input %q of %s is in %v", part, term.Dim, to.Name, m.Name, to.Dim)}
		for _, s := range m.Symbols {
			if d.Help == "" && s.Dim == term.Dim && (s.Role == eqn.InputSum || s.Role == eqn.State) {
				d.Help = fmt.Sprintf("to=%q is in %v", s.Name, s.Dim)
			}
		}
		return diag.List{d}
	}
	c.terms[to.Name] = append(c.terms[to.Name], term)
	return nil
}

// sumInputs turns every input of the neuron into a subexpression: external
// inputs first, then outputs, in order of creation.
func (c *composer) sumInputs() {
	for _, s := range c.out.Model.Symbols {
		if s.Role != eqn.InputSum {
			continue
		}
		b := ir.NewBuilder(s.Name, ir.Pure)
		var sum ir.Ref
		var text []string
		for i, term := range c.terms[s.Name] {
			v := b.Inline(term.Func, func(sl ir.Slot) ir.Ref { return b.Load(sl.Name, sl.Type, ir.Uniform) })[0]
			if i == 0 {
				sum = v
			} else {
				sum = b.Op(ir.OpAdd, sum, v)
			}
			text = append(text, term.Text)
		}
		if len(text) == 0 {
			sum = b.Const(ir.F64, 0)
			text = []string{"0"}
		}
		b.Return(sum)
		s.Role = eqn.Subexpression
		s.Value = &eqn.Expr{Text: strings.Join(text, " + "), Dim: s.Dim, Func: b.Func()}
	}
}

// symbolExpr is the expression that is just a name.
func symbolExpr(name string, s *eqn.Symbol) eqn.Expr {
	b := ir.NewBuilder(name, ir.Pure)
	b.Return(b.Load(name, ir.F64, ir.Uniform))
	return eqn.Expr{Text: name, Dim: s.Dim, Func: b.Func()}
}

func firstOf(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}
