package unit

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// SyntaxError is a text that is no quantity.
type SyntaxError struct {
	Text   string
	Offset int // in bytes
	Msg    string
	// Unknown is the name that is no unit, when that is the mistake.
	Unknown string
}

func (e *SyntaxError) Error() string { return fmt.Sprintf("%q: %s", e.Text, e.Msg) }

// Parse reads what people write: "-65*mV", "-65 mV", "10 nS/cm^2", "0.07/mV",
// "200*pF/(10*nS)", "1e-3 volt". Sums, products, quotients, powers (** or ^)
// and parentheses may be combined; a number before a unit multiplies it.
// Errors are *SyntaxError or *DimError.
func Parse(text string) (Quantity, error) {
	p := parser{text: text}
	q, err := p.whole()
	if err != nil {
		return Quantity{}, err
	}
	if math.IsInf(q.value, 0) || math.IsNaN(q.value) {
		return Quantity{}, &SyntaxError{Text: text, Msg: "is not a finite number"}
	}
	return q, nil
}

// ParseUnit reads a unit in which values are given: "mV", "nS/cm^2", "1".
func ParseUnit(text string) (Quantity, error) {
	q, err := Parse(text)
	if err == nil && q.value == 0 {
		return Quantity{}, &SyntaxError{Text: text, Msg: "is not a unit"}
	}
	q.unit = strings.TrimSpace(text)
	return q, err
}

// ParseDim reads the unit behind a colon in equations, which says a dimension
// and no scale: "volt", "siemens/meter**2", "1". As in Brian2, units with a
// prefix and one-letter symbols are refused, since a value would then seem to
// be given in them.
func ParseDim(text string) (Dim, error) {
	p := parser{text: text, dims: true}
	q, err := p.whole()
	if err != nil {
		return Dim{}, err
	}
	if si := q.SI(); math.Abs(si-1) > 1e-9 {
		return Dim{}, &SyntaxError{Text: text, Msg: fmt.Sprintf("is not a base unit; write %s", q.dim)}
	}
	return q.dim, nil
}

const maxNesting = 200

type parser struct {
	text  string
	pos   int
	depth int
	dims  bool // no numbers but 1, no short symbols, no sums
}

func (p *parser) fail(at int, format string, args ...any) error {
	return &SyntaxError{Text: p.text, Offset: at, Msg: fmt.Sprintf(format, args...)}
}

func (p *parser) whole() (Quantity, error) {
	p.blanks()
	if p.pos == len(p.text) {
		return Quantity{}, p.fail(0, "is empty")
	}
	q, err := p.sum()
	if err != nil {
		return Quantity{}, err
	}
	if p.pos < len(p.text) {
		return Quantity{}, p.fail(p.pos, "cannot be read from %q on", p.text[p.pos:])
	}
	return q, nil
}

func (p *parser) blanks() {
	for p.pos < len(p.text) && (p.text[p.pos] == ' ' || p.text[p.pos] == '\t') {
		p.pos++
	}
}

// accept reads an operator when it is next.
func (p *parser) accept(ops ...string) string {
	for _, op := range ops {
		if strings.HasPrefix(p.text[p.pos:], op) {
			p.pos += len(op)
			p.blanks()
			return op
		}
	}
	return ""
}

func (p *parser) sum() (Quantity, error) {
	if p.depth++; p.depth > maxNesting {
		return Quantity{}, p.fail(p.pos, "is nested too deeply")
	}
	defer func() { p.depth-- }()
	q, err := p.product()
	for err == nil && !p.dims {
		var r Quantity
		switch p.accept("+", "-") {
		case "+":
			if r, err = p.product(); err == nil {
				q, err = q.Add(r)
			}
		case "-":
			if r, err = p.product(); err == nil {
				q, err = q.Sub(r)
			}
		default:
			return q, nil
		}
	}
	return q, err
}

func (p *parser) product() (Quantity, error) {
	q, err := p.unary()
	for err == nil {
		var r Quantity
		start := p.pos
		switch {
		case strings.HasPrefix(p.text[p.pos:], "**"):
			return q, p.fail(p.pos, "has a power of nothing")
		case p.accept("*", "·") != "":
			if r, err = p.unary(); err == nil {
				q = q.Mul(r)
			}
		case p.accept("/") != "":
			if r, err = p.unary(); err == nil {
				if r.value == 0 {
					return q, p.fail(start, "divides by zero")
				}
				q = q.Div(r)
			}
		case p.pos < len(p.text) && p.startsName() && !p.dims && numberEnds(p.text[:p.pos]):
			// "10 nS/cm^2": the number multiplies the unit that follows it.
			if r, err = p.power(); err == nil {
				q = q.Mul(r)
			}
		default:
			return q, nil
		}
	}
	return q, err
}

// numberEnds tells whether the text before a name ends in a number.
func numberEnds(s string) bool {
	s = strings.TrimRight(s, " \t")
	return s != "" && (s[len(s)-1] >= '0' && s[len(s)-1] <= '9' || s[len(s)-1] == '.')
}

func (p *parser) unary() (Quantity, error) {
	negative := false
	for {
		switch p.accept("-", "+", "−") {
		case "-", "−":
			negative = !negative
			continue
		case "+":
			continue
		}
		break
	}
	q, err := p.power()
	if negative {
		q = q.Neg()
	}
	return q, err
}

func (p *parser) power() (Quantity, error) {
	q, err := p.primary()
	if err != nil || p.accept("**", "^") == "" {
		return q, err
	}
	p.depth++
	if p.depth > maxNesting {
		return Quantity{}, p.fail(p.pos, "is nested too deeply")
	}
	r, err := p.exponent()
	p.depth--
	if err != nil {
		return q, err
	}
	return q.Pow(r)
}

// exponent is a signed number even where only units may stand.
func (p *parser) exponent() (Quantity, error) {
	dims := p.dims
	p.dims = false
	defer func() { p.dims = dims }()
	return p.unary()
}

func (p *parser) startsName() bool {
	r, _ := utf8.DecodeRuneInString(p.text[p.pos:])
	return unicode.IsLetter(r) || r == '_'
}

func (p *parser) primary() (Quantity, error) {
	start := p.pos
	switch {
	case p.pos == len(p.text):
		return Quantity{}, p.fail(p.pos, "ends too early")
	case p.accept("(") != "":
		q, err := p.sum()
		if err == nil && p.accept(")") == "" {
			err = p.fail(p.pos, "has no closing parenthesis")
		}
		return q, err
	case p.startsName():
		return p.name()
	}
	end := numberLength(p.text[start:])
	if end == 0 {
		return Quantity{}, p.fail(start, "has %q where a number or unit is expected", p.text[start:min(len(p.text), start+1)])
	}
	x, err := strconv.ParseFloat(p.text[start:start+end], 64)
	if err != nil {
		return Quantity{}, p.fail(start, "has a number out of range, %s", p.text[start:start+end])
	}
	if p.dims && x != 1 {
		return Quantity{}, p.fail(start, "has a number, %s; a dimension has none", p.text[start:start+end])
	}
	p.pos += end
	p.blanks()
	return Number(x), nil
}

// numberLength is the length of the decimal number at the start of s.
func numberLength(s string) int {
	i, digits := 0, 0
	digit := func() bool { return i < len(s) && s[i] >= '0' && s[i] <= '9' }
	for digit() {
		i, digits = i+1, digits+1
	}
	if i < len(s) && s[i] == '.' {
		for i++; digit(); i++ {
			digits++
		}
	}
	if digits == 0 {
		return 0
	}
	if i < len(s) && (s[i] == 'e' || s[i] == 'E') {
		mantissa := i
		i++
		if i < len(s) && (s[i] == '+' || s[i] == '-') {
			i++
		}
		if !digit() {
			return mantissa
		}
		for digit() {
			i++
		}
	}
	return i
}

func (p *parser) name() (Quantity, error) {
	start := p.pos
	for p.pos < len(p.text) {
		r, n := utf8.DecodeRuneInString(p.text[p.pos:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' {
			break
		}
		p.pos += n
	}
	name := p.text[start:p.pos]
	p.blanks()
	q, ok := names()[name]
	if !ok || p.dims && symbolOnly(name) {
		e := &SyntaxError{Text: p.text, Offset: start, Msg: fmt.Sprintf("has %q, which is not a unit", name), Unknown: name}
		if ok {
			e.Msg = fmt.Sprintf("has %q, which is a symbol; write %s", name, q.dim)
		} else if best := nearest(name); best != "" {
			e.Msg += fmt.Sprintf("; did you mean %q?", best)
		}
		return Quantity{}, e
	}
	return q, nil
}

// symbolOnly tells whether a name is a one-letter symbol.
func symbolOnly(name string) bool { return utf8.RuneCountInString(name) == 1 }

// nearest finds a unit that differs only in case or by a plural s.
func nearest(name string) string {
	if _, ok := names()[strings.TrimSuffix(name, "s")]; ok && strings.HasSuffix(name, "s") {
		return strings.TrimSuffix(name, "s")
	}
	for _, known := range Names() {
		if strings.EqualFold(known, name) {
			return known
		}
	}
	return ""
}
