package unit

import (
	"errors"
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
	// Unknown is the name that is no unit, when that is the mistake, and
	// Suggestion what was probably meant.
	Unknown, Suggestion string
}

func (e *SyntaxError) Error() string { return fmt.Sprintf("%q: %s", e.Text, e.Msg) }

// Parse reads what people write: "-65*mV", "-65 mV", "10 nS/cm^2", "0.07/mV",
// "200*pF/(10*nS)", "1e-3 volt", "1 µF/cm²". Sums, products, quotients, powers
// (** or ^) and parentheses may be combined; a number before a unit multiplies
// it. Errors are *SyntaxError or *DimError, with their offsets.
func Parse(text string) (Quantity, error) {
	p := parser{text: text}
	q, err := p.whole()
	if err != nil {
		return Quantity{}, err
	}
	if x := q.Value(); math.IsInf(x, 0) || math.IsNaN(x) {
		return Quantity{}, p.fail(0, "is not a finite number")
	}
	return q, nil
}

// ParseUnit reads a unit in which values are given: "mV", "nS/cm^2", "1".
func ParseUnit(text string) (Quantity, error) {
	q, err := Parse(text)
	if err != nil {
		return Quantity{}, err
	}
	if q.number != 1 {
		return Quantity{}, &SyntaxError{Text: text, Msg: "is not a unit"}
	}
	return q.in(strings.TrimSpace(text)), nil
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
	if si := q.SI(); !(math.Abs(si-1) <= 1e-9) {
		return Dim{}, p.fail(0, "is not a base unit; write %s", q.dim)
	}
	return q.dim, nil
}

const maxNesting = 200

type parser struct {
	text  string
	pos   int
	depth int
	dims  bool // no numbers but 1, no one-letter symbols, no sums
	names int  // how many unit names were read
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
	if q.dim == lost {
		return Quantity{}, p.fail(0, "has exponents out of range")
	}
	rest := p.text[p.pos:]
	switch {
	case rest == "":
		return q, nil
	case p.startsName() || strings.HasPrefix(rest, "(") || numberLength(rest) > 0:
		return Quantity{}, p.fail(p.pos, "has no operator before %q; write *", rest)
	case strings.HasPrefix(rest, ","):
		return Quantity{}, p.fail(p.pos, "has a comma; decimals are written with a point")
	}
	return Quantity{}, p.fail(p.pos, "cannot be read from %q on", rest)
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
		at := p.pos
		op := p.accept("+", "-", "−")
		if op == "" {
			return q, nil
		}
		var r Quantity
		if r, err = p.product(); err != nil {
			break
		}
		if op == "+" {
			q, err = q.Add(r)
		} else {
			q, err = q.Sub(r)
		}
		err = p.at(at, err)
	}
	return q, err
}

// at gives an error of arithmetic its place.
func (p *parser) at(offset int, err error) error {
	var clash *DimError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &clash):
		clash.Offset = offset
		return clash
	}
	return p.fail(offset, "%v", err)
}

func (p *parser) product() (Quantity, error) {
	q, err := p.factor(false)
	for err == nil {
		var r Quantity
		start := p.pos
		switch {
		case strings.HasPrefix(p.text[p.pos:], "**"):
			return q, p.fail(p.pos, "has a power of a power; put parentheses")
		case p.accept("*", "·", "⋅", "×") != "":
			if r, err = p.factor(false); err == nil {
				q = q.Mul(r)
			}
		case p.accept("/") != "":
			if r, err = p.factor(true); err == nil {
				if r.Value() == 0 {
					return q, p.fail(start, "divides by zero")
				}
				q = q.Div(r)
			}
		default:
			return q, nil
		}
	}
	return q, err
}

// factor reads an operand and the unit that may follow a number without an
// operator. "200 pF/10 nS" is refused: some would read it as (200 pF/10)*nS.
func (p *parser) factor(divisor bool) (Quantity, error) {
	start, seen := p.pos, p.names
	q, err := p.unary()
	if err != nil || p.dims || p.names > seen || !p.startsName() {
		return q, err
	}
	end := p.pos
	r, err := p.power()
	if err != nil {
		return q, err
	}
	if divisor {
		number, name := strings.TrimSpace(p.text[start:end]), strings.TrimSpace(p.text[end:p.pos])
		return q, p.fail(start, "can be read in two ways; write /(%s*%s) or /%s*%s", number, name, number, name)
	}
	return q.Mul(r), nil
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
	if err != nil {
		return q, err
	}
	at := p.pos
	if n, ok := p.superscript(); ok {
		q, err = q.Pow(Number(n))
		return q, p.at(at, err)
	}
	if p.accept("**", "^") == "" {
		return q, nil
	}
	if p.depth++; p.depth > maxNesting {
		return q, p.fail(p.pos, "is nested too deeply")
	}
	r, err := p.exponent()
	p.depth--
	if err != nil {
		return q, err
	}
	q, err = q.Pow(r)
	return q, p.at(at, err)
}

// superscript reads a power such as that of "cm²".
func (p *parser) superscript() (float64, bool) {
	const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹"
	rest, negative := strings.CutPrefix(p.text[p.pos:], "⁻")
	n, found := 0, false
	for n < 1000 {
		r, size := utf8.DecodeRuneInString(rest)
		i := strings.IndexRune(digits, r)
		if i < 0 || r == utf8.RuneError {
			break
		}
		n, found, rest = 10*n+utf8.RuneCountInString(digits[:i]), true, rest[size:]
	}
	if !found {
		return 0, false
	}
	p.pos = len(p.text) - len(rest)
	p.blanks()
	if negative {
		n = -n
	}
	return float64(n), true
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
	p.names++
	q, ok := names()[name]
	switch {
	case !ok:
		e := &SyntaxError{
			Text: p.text, Offset: start, Msg: fmt.Sprintf("has %q, which is not a unit", name),
			Unknown: name, Suggestion: nearest(name, p.fits),
		}
		if e.Suggestion != "" {
			e.Msg += fmt.Sprintf("; did you mean %q?", e.Suggestion)
		}
		return Quantity{}, e
	case p.dims && symbolOnly(name):
		return Quantity{}, &SyntaxError{
			Text: p.text, Offset: start, Msg: fmt.Sprintf("has %q, which is a symbol; write %s", name, q.dim),
			Unknown: name, Suggestion: q.dim.String(),
		}
	}
	return q, nil
}

// fits tells whether a unit may be written here.
func (p *parser) fits(name string) bool {
	return !p.dims || !symbolOnly(name) && names()[name].SI() == 1
}
