package eqn

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"synfire/unit"
)

// Foreign is a name of another model, as compose binds it.
type Foreign struct {
	Dim  unit.Dim
	Type ValueType
}

// Binding tells what a model's imports are.
type Binding struct {
	// Weight is the dimension of the projection's weight or, for an input, of
	// what it is added to, G that of the synapse's g, and V that of the potential
	// which an output reads; nil means not known yet.
	Weight, G, V *unit.Dim
	// Names are what the other side has: "v_pre", "v_post", and "v" for a
	// variable of the target.
	Names map[string]Foreign
	// Complete says that Names is all there is; any other name is a mistake.
	Complete bool
}

// builtin is a row of the names that need no declaration.
type builtin struct {
	name  string
	typ   ValueType
	dim   func(d dims) unit.Dim
	kinds []Kind // empty: all
	doc   string
}

func plainDim(dims) unit.Dim { return unit.Dim{} }
func timeDim(d dims) unit.Dim {
	return d.time
}

// builtins is the table of names that are always there; docs/equations.md
// lists it. Names that begin with xi_ are further noises.
var builtins = []builtin{
	{"t", Real, timeDim, nil, "time at the start of the step"},
	{"dt", Real, timeDim, nil, "time step"},
	{"i", Integer, plainDim, elements, "index of the element; of the synapse's source"},
	{"j", Integer, plainDim, between, "index of the synapse's target"},
	{"N", Integer, plainDim, elements, "number of elements"},
	{"N_pre", Integer, plainDim, between, "number of sources"},
	{"N_post", Integer, plainDim, between, "number of targets"},
	{"lastspike", Real, timeDim, spiking, "time of the element's last spike, far in the past before the first"},
	{"not_refractory", Boolean, plainDim, spiking, "whether the element is not refractory"},
	{"delay", Real, timeDim, between, "delay of the synapse"},
	{"xi", Real, func(d dims) unit.Dim { return d.noise }, nil, "white noise, in 1/sqrt(second)"},
}

var (
	elements = []Kind{KindNeuron, KindInput, KindSynapse, KindPlasticity, KindCoupling}
	between  = []Kind{KindSynapse, KindPlasticity, KindCoupling}
)

// constants that are not units.
var numbers = []struct {
	name  string
	value float64
}{{"pi", math.Pi}, {"e", math.E}, {"inf", math.Inf(1)}}

// dims are the dimensions that the checker itself speaks of.
type dims struct{ time, noise unit.Dim }

// checker checks one page under one binding.
type checker struct {
	*mistakes
	page *page
	bind Binding
	dims dims
	// symbols in order of declaration, then in order of first use.
	symbols []*Symbol
	byName  map[string]*Symbol
	// decls are where symbols are declared.
	decls map[string]*decl
	// rates and values are the right sides by name.
	rates, values map[string]*typed
	// bare says that no name has a meaning without a declaration.
	bare bool
}

// use returns the symbol of a name; names that need no declaration become
// symbols here. It returns nil when the name means nothing.
func (c *checker) use(name string) *Symbol {
	if sym, ok := c.byName[name]; ok {
		return sym
	}
	sym := c.implicit(name)
	if sym != nil {
		c.addSymbol(sym)
	}
	return sym
}

func (c *checker) addSymbol(s *Symbol) {
	c.symbols = append(c.symbols, s)
	c.byName[s.Name] = s
}

// implicit makes the symbol of a name that is not declared in the text.
func (c *checker) implicit(name string) *Symbol {
	if c.bare {
		return nil
	}
	if b, ok := lookupBuiltin(name, c.page.kind); ok {
		return &Symbol{Name: name, Role: Builtin, Type: b.typ, Dim: b.dim(c.dims), Doc: b.doc}
	}
	if v, ok := c.page.values[name]; ok {
		return &Symbol{Name: name, Role: Parameter, Dim: v.Dim()}
	}
	if s, ok := c.page.series[name]; ok {
		return &Symbol{Name: name, Role: Table, Dim: s.Dim}
	}
	if name == weightName && c.hasWeight() {
		s := &Symbol{Name: name, Role: Weight, Open: c.bind.Weight == nil, Doc: "weight of the projection"}
		if !s.Open {
			s.Dim = *c.bind.Weight
		}
		return s
	}
	return c.imported(name)
}

// weightName is the weight in arrivals and rules.
const weightName = "w"

func (c *checker) hasWeight() bool { return slices.Contains(between, c.page.kind) }

// imported makes the symbol of a name of another model.
func (c *checker) imported(name string) *Symbol {
	s := &Symbol{Name: name, Role: Import}
	known := func(d *unit.Dim) *Symbol {
		if s.Open = d == nil; !s.Open {
			s.Dim = *d
		}
		return s
	}
	if c.page.kind == KindOutput {
		switch name {
		case "g":
			return known(c.bind.G)
		case "V":
			return known(c.bind.V)
		}
	}
	if !c.hasWeight() {
		return nil
	}
	if f, ok := c.bind.Names[name]; ok {
		s.Dim, s.Type = f.Dim, f.Type
		return s
	}
	base, sided := strings.CutSuffix(name, "_pre")
	if !sided {
		base, sided = strings.CutSuffix(name, "_post")
	}
	if b, ok := lookupBuiltin(base, KindNeuron); sided && ok {
		s.Dim, s.Type = b.dim(c.dims), b.typ
		return s
	}
	if c.bind.Complete || !sided && !c.page.ownSynapses && c.page.kind == KindSynapse || c.isConstant(name) {
		return nil
	}
	s.Open = true
	return s
}

func lookupBuiltin(name string, kind Kind) (builtin, bool) {
	if strings.HasPrefix(name, "xi_") && len(name) > 3 {
		name = "xi"
	}
	for _, b := range builtins {
		if b.name == name && (len(b.kinds) == 0 || slices.Contains(b.kinds, kind)) {
			return b, true
		}
	}
	return builtin{}, false
}

// constant returns the value of a unit or a mathematical constant.
func (c *checker) constant(name string) (float64, unit.Dim, bool) {
	for _, n := range numbers {
		if n.name == name {
			return n.value, unit.Dim{}, true
		}
	}
	q, ok := lookupUnit(name)
	return q.Value(), q.Dim(), ok
}

// lookupUnit returns the unit that a name stands for in an expression. Short
// names that are rather the reader's variables than units are left out, since
// "El" is a leak's reversal potential, not an exalitre: single letters, and
// prefixes and units that physiology does not use. So are they in Brian2.
func lookupUnit(name string) (unit.Quantity, bool) {
	q, ok := unit.Lookup(name)
	letters := []rune(name)
	if !ok || len(letters) < 2 {
		return unit.Quantity{}, false
	}
	prefix, rest := letters[0], string(letters[1:])
	switch {
	case len(letters) > 3 || name == "ohm" || name == "amp" || name == "mol" || name == "Hz":
	case prefix == 'c':
		ok = rest == "m" || rest == "m2" || rest == "m3"
	default:
		ok = strings.ContainsRune("fpnuµμmkMG", prefix) && slices.Contains(shortUnits, rest)
	}
	return q, ok
}

// shortUnits are the units that expressions know by prefix and symbol.
var shortUnits = []string{"V", "A", "S", "F", "s", "Hz", "m", "m2", "m3", "M", "C", "W", "J"}

// unitWords are the short names of units that cannot be declared, as in Brian2.
var unitWords = strings.Fields("mV mA uA nA pA pF nF uF nS uS mS ms us Hz kHz MHz cm cm2 cm3 mm mm2 mm3 um um2 um3 mM uM nM ohm amp mol")

func (c *checker) isConstant(name string) bool {
	_, _, ok := c.constant(name)
	return ok
}

// isName tells whether a name means something, without using it.
func (c *checker) isName(name string, in *place) bool {
	_, isLocal := in.locals[name]
	_, declared := c.byName[name]
	return isLocal || declared || c.isConstant(name) || c.implicit(name) != nil
}

func (c *checker) isSeries(name string) bool {
	if s, ok := c.byName[name]; ok {
		return s.Role == Table
	}
	_, ok := c.page.series[name]
	return ok
}

// reserved tells why a name cannot be declared; empty when it can.
func (c *checker) reserved(name string) string {
	if _, ok := lookupFunction(name); ok {
		return "is a function"
	}
	if b, ok := lookupBuiltin(name, c.page.kind); ok {
		return "is " + b.doc
	}
	for _, n := range numbers {
		if n.name == name {
			return fmt.Sprintf("is the number %.6g", n.value)
		}
	}
	if _, ok := lookupUnit(name); ok && (len(name) > 3 || slices.Contains(unitWords, name)) {
		return "is a unit"
	}
	switch {
	case strings.HasPrefix(name, "_"):
		return "begins with an underscore, as names that the simulator makes do"
	case name == c.page.openUnit():
		return fmt.Sprintf("stands for a unit, that of the %s", name)
	case isKeyword(name):
		return "is a word of the language"
	}
	return ""
}
