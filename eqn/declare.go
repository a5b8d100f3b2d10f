package eqn

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"synfire/unit"
)

// maxSymbols bounds the names that a text declares.
const maxSymbols = 4096

// declare makes the symbols of the page's declarations.
func (c *checker) declare() {
	for _, d := range c.page.decls {
		c.declaration(d)
	}
	c.assigned()
}

func (c *checker) declaration(d *decl) {
	sym, open := c.symbolOf(d)
	if IsNoise(d.name) && d.kind == declParameter && c.sharedNoise(d, sym) {
		return
	}
	old, known := c.byName[d.name]
	if known {
		c.again(d, old, sym, open)
		return
	}
	if why := c.reserved(d.name); why != "" {
		help := "choose another name"
		if IsNoise(d.name) {
			help = fmt.Sprintf("a noise is used without a declaration; one that all elements have in common is declared as: %s : second**-0.5 (shared)", d.name)
		}
		c.fail(d.span, help, "%s cannot be declared: it %s", d.name, why)
		sym.Open = true
	}
	c.decls[d.name] = d
	c.addSymbol(sym)
}

// sharedNoise reads the declaration of a noise that all elements have in
// common; it is false when the line declares something else.
func (c *checker) sharedNoise(d *decl, sym *Symbol) bool {
	if _, known := c.byName[d.name]; known || !sym.Flags.Shared || sym.Open || sym.Dim != c.dims.noise {
		return false
	}
	sym.Role, sym.Default = Builtin, unit.Any{}
	c.addSymbol(sym)
	return true
}

// again joins the line of a file's section "state" with its equation; any
// other second declaration is a mistake.
func (c *checker) again(d *decl, old, sym *Symbol, open bool) {
	first := c.decls[d.name]
	if first == nil || first.kind != declState || d.kind != declRate && d.kind != declValue && (d.kind != declParameter || c.page.kind == KindOutput) {
		m := mistake{span: d.span, message: fmt.Sprintf("%s is declared twice", d.name)}
		if first != nil {
			m.notes = []string{fmt.Sprintf("first on line %d", lineOf(first.span))}
		}
		c.add(m)
		return
	}
	if d.kind == declValue {
		c.fail(d.span, "take it out of the section state", "%s is computed from its expression, so it is no state", d.name)
		return
	}
	if !old.Open && !open && old.Dim != sym.Dim {
		c.add(mistake{
			span:    d.unit,
			message: fmt.Sprintf("%s is declared in two dimensions", d.name),
			labels:  []label{{d.unit, sym.Dim.String()}},
			notes:   []string{fmt.Sprintf("%s is declared in %v on line %d", d.name, old.Dim, lineOf(first.span))},
		})
	}
	if sym.Unit == "" || old.Unit == "" {
		old.Unit = sym.Unit
	}
	old.Flags, old.Type = sym.Flags, sym.Type
	second := *d
	second.kind = declRate
	c.decls[d.name] = &second
}

// symbolOf makes the symbol that a declaration describes; open says that its
// dimension could not be read.
func (c *checker) symbolOf(d *decl) (sym *Symbol, open bool) {
	sym = &Symbol{Name: d.name, Doc: d.doc, Pos: posOf(d.span)}
	switch d.kind {
	case declState, declRate:
		sym.Role = State
	case declValue:
		sym.Role = Subexpression
	}
	if d.series {
		sym.Role = Table
	}
	switch {
	case d.value.src != nil && !d.broken:
		c.quantityOf(d, sym)
	case d.unit.src != nil && !d.noUnit:
		c.unitOf(d, sym)
	default:
		sym.Open = true
		if d.expr == nil && !d.broken {
			c.fail(d.line, fmt.Sprintf("write the unit behind the colon: %s : volt, or %s : 1 without one", d.name, d.name), "%s has no unit", d.name)
		}
	}
	c.setFlags(d, sym)
	if sym.Flags.Input {
		sym.Role = InputSum
	}
	if sym.Flags.Receptor {
		sym.Role = Receptor
	}
	if d.name == weightName && c.hasWeight() && d.kind == declParameter {
		sym.Role = Weight
		if c.bind.Weight != nil && !sym.Open && *c.bind.Weight != sym.Dim {
			c.fail(d.unit, "", "the weight is declared in %v, but the projection's is in %v", sym.Dim, *c.bind.Weight)
		}
	}
	if sym.Role == Parameter && !c.page.file || sym.Role == State && !sym.Default.IsSet() {
		sym.Default = unit.AnyOf(unit.New(0, sym.Dim))
		sym.Each = sym.Role == Parameter && !sym.Flags.Shared
	}
	return sym, sym.Open
}

// quantityOf reads the default of a file's parameter or state.
func (c *checker) quantityOf(d *decl, sym *Symbol) {
	text := d.value.src.Text[d.value.from:d.value.to]
	q, err := unit.Parse(text)
	if err != nil {
		var syntax *unit.SyntaxError
		if errors.As(err, &syntax) && syntax.Unknown != "" && strings.HasPrefix(text, syntax.Unknown) && !strings.ContainsAny(text, "0123456789") {
			c.fail(d.value, valueHelp, "%s has no value: %q is no quantity", d.name, text)
			sym.Open = true
			return
		}
		c.wrongUnit(d.value, err, false)
		sym.Open = true
		return
	}
	sym.Dim = q.Dim()
	sym.Default = unit.AnyOf(q)
	sym.Unit = unitText(d.value.text())
}

// unitText is the unit of a quantity's text: "mV" of "-65 mV", "1/mV" of
// "0.07/mV".
func unitText(quantity string) string {
	text := strings.TrimLeft(quantity, "+- ")
	text = strings.TrimSpace(text[scanNumber(text, 0):])
	if rest, ok := strings.CutPrefix(text, "*"); ok {
		return strings.TrimSpace(rest)
	}
	if strings.HasPrefix(text, "/") {
		return "1" + text
	}
	return text
}

// unitOf reads what stands after the colon.
func (c *checker) unitOf(d *decl, sym *Symbol) {
	text := d.unit.text()
	switch text {
	case "boolean":
		sym.Type = Boolean
		return
	case "integer":
		sym.Type = Integer
		return
	case c.page.openUnit():
		sym.Unit = ""
		if sym.Open = c.bind.Weight == nil; !sym.Open {
			sym.Dim = *c.bind.Weight
		}
		return
	}
	if strings.Contains(text, c.page.openUnit()) {
		c.weightUnit(d, sym)
		return
	}
	dim, err := unit.ParseDim(d.unit.src.Text[d.unit.from:d.unit.to])
	if err != nil {
		c.wrongUnit(d.unit, err, true)
		sym.Open = true
		return
	}
	sym.Dim, sym.Unit = dim, text
}

// weightUnit reads a unit in which "weight" is a factor.
func (c *checker) weightUnit(d *decl, sym *Symbol) {
	r := &reader{}
	n := r.condition(d.unit.src, d.unit.from, d.unit.to)
	if n == nil || len(r.list) > 0 {
		c.fail(d.unit, "it is weight, or units with it, as in weight/second", "%q is no unit", d.unit.text())
		sym.Open = true
		return
	}
	sub := newChecker(&page{}, c.bind, c.mistakes)
	sub.bare = true
	w := &Symbol{Name: c.page.openUnit(), Role: Weight, Open: c.bind.Weight == nil}
	if !w.Open {
		w.Dim = *c.bind.Weight
	}
	sub.addSymbol(w)
	t := sub.expr(n, &place{what: "a unit"})
	sym.Dim, sym.Open = t.dim, t.open
}

// wrongUnit reports a text that is no unit or quantity.
func (c *checker) wrongUnit(at span, err error, behindColon bool) {
	var syntax *unit.SyntaxError
	if !errors.As(err, &syntax) {
		c.fail(at, "", "%s", err)
		return
	}
	if _, parse := unit.ParseUnit(syntax.Unknown); syntax.Unknown != "" && parse != nil {
		name := span{at.src, at.from + syntax.Offset, at.from + syntax.Offset + len(syntax.Unknown)}
		names := unitNames()
		if behindColon {
			names = slices.DeleteFunc(slices.Clone(names), func(s string) bool {
				_, err := unit.ParseDim(s)
				return err != nil
			})
		}
		m := mistake{span: name, message: fmt.Sprintf("unknown unit %q", syntax.Unknown)}
		if best, only := suggest(syntax.Unknown, names); best != "" {
			m.help = fmt.Sprintf("did you mean %q?", best)
			if only {
				m.edit = &edit{name, best}
			}
		}
		c.add(m)
		return
	}
	m := mistake{span: at, message: fmt.Sprintf("%q %s", at.text(), syntax.Msg)}
	if q, err := unit.Parse(at.text()); behindColon && err == nil && scanNumber(at.text(), 0) == 0 {
		m.message = fmt.Sprintf("%q is not a base unit", at.text())
		m.help = fmt.Sprintf("a dimension stands behind the colon, and values have units of their own: write %s", unitOfDim(q.Dim()))
		m.edit = &edit{at, unitOfDim(q.Dim())}
	}
	c.add(m)
}

// flagRow is a row of the flags.
type flagRow struct {
	name  string
	set   func(f *Flags)
	fits  []declKind
	kinds []Kind // empty: all
	doc   string
}

// flagRows is the table of flags; docs/equations.md lists it.
var flagRows = []flagRow{
	{"constant", func(f *Flags) { f.Constant = true }, []declKind{declParameter}, nil, "does not change while a run lasts"},
	{"shared", func(f *Flags) { f.Shared = true }, []declKind{declParameter, declValue}, nil, "one value for all elements"},
	{"constant over dt", func(f *Flags) { f.ConstantOverDt = true }, []declKind{declValue}, nil, "computed once per step, at its start"},
	{"unless refractory", func(f *Flags) { f.UnlessRefractory = true }, []declKind{declRate}, spiking, "frozen while the element is refractory"},
	{"event-driven", func(f *Flags) { f.EventDriven = true }, []declKind{declRate}, []Kind{KindSynapse, KindPlasticity}, "computed when a spike needs it"},
	{"clock-driven", func(f *Flags) { f.ClockDriven = true }, []declKind{declRate}, []Kind{KindSynapse, KindPlasticity}, "computed at every step (the default)"},
	{"summed", func(f *Flags) { f.Summed = true }, []declKind{declValue}, between, "summed over the synapses of each target"},
	{"linked", func(f *Flags) { f.Linked = true }, []declKind{declParameter}, []Kind{KindNeuron}, "a variable of another population"},
	{"input", func(f *Flags) { f.Input = true }, []declKind{declParameter}, spiking, "where outputs and external inputs are summed"},
	{"output", func(f *Flags) { f.Output = true }, []declKind{declValue, declRate, declParameter}, nil, "what an output or input gives"},
	{"receptor", func(f *Flags) { f.Receptor = true }, []declKind{declParameter}, []Kind{KindNeuron}, "where the weights of arriving spikes are summed; `arrival` says what they do"},
	{"positive", func(f *Flags) { f.Positive = true }, []declKind{declParameter}, []Kind{KindNeuron}, "a receptor for the weights from 0 up of projections that name none"},
	{"negative", func(f *Flags) { f.Negative = true }, []declKind{declParameter}, []Kind{KindNeuron}, "a receptor for the weights below 0 of projections that name none"},
	{"potential", func(f *Flags) { f.Potential = true }, []declKind{declRate, declValue, declState}, []Kind{KindNeuron}, "what outputs read as V"},
}

func (c *checker) setFlags(d *decl, sym *Symbol) {
	for _, f := range d.flags {
		row, ok := lookupFlag(f.text)
		switch {
		case !ok:
			var known []string
			for _, r := range flagRows {
				known = append(known, r.name)
			}
			c.unknown(f.span, "flag", f.text, known)
		case !slices.Contains(row.fits, d.kind):
			c.fail(f.span, "it marks "+fitNames(row.fits), "%s cannot be marked %q", d.name, f.text)
		case len(row.kinds) > 0 && !slices.Contains(row.kinds, c.page.kind):
			c.fail(f.span, "", "a model of kind %v has no flag %q", c.page.kind, f.text)
		default:
			row.set(&sym.Flags)
		}
	}
	if sided := sym.Flags.Positive || sym.Flags.Negative; sided && (!sym.Flags.Receptor || sym.Flags.Positive && sym.Flags.Negative) {
		c.fail(d.span, "as in: ex : amp (receptor, positive)", "positive and negative tell receptors apart; %s must be a receptor of one sign", d.name)
	}
	if sym.Flags.EventDriven && sym.Flags.ClockDriven {
		c.fail(d.span, "leave one of the marks", "%s is marked both event-driven and clock-driven", d.name)
	}
}

func lookupFlag(name string) (flagRow, bool) {
	for _, r := range flagRows {
		if r.name == name {
			return r, true
		}
	}
	return flagRow{}, false
}

func fitNames(kinds []declKind) string {
	var words []string
	for _, k := range kinds {
		switch k {
		case declParameter:
			words = append(words, "x : unit")
		case declRate:
			words = append(words, "dx/dt = …")
		case declValue:
			words = append(words, "x = …")
		}
	}
	return "lines of the form " + strings.Join(words, " or ")
}

// assigned makes a state of each parameter that some statement changes.
func (c *checker) assigned() {
	for _, list := range c.page.allStatements() {
		for _, s := range list {
			if sym, ok := c.byName[s.target]; ok && sym.Role == Parameter && !sym.Flags.Constant {
				sym.Role = State
				if !sym.Default.IsSet() {
					sym.Default = unit.AnyOf(unit.New(0, sym.Dim))
				}
			}
		}
	}
}

// allStatements are the lists of statements of a page.
func (pg *page) allStatements() [][]statement {
	lists := [][]statement{pg.arrival, pg.onPre, pg.onPost}
	for _, b := range pg.resets {
		lists = append(lists, b.statements)
	}
	for _, e := range pg.events {
		lists = append(lists, e.statements)
	}
	return lists
}
