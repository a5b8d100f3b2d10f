package npz

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"math/bits"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The .npy format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
const (
	magic     = "\x93NUMPY"
	alignment = 64      // of the first element
	maxHeader = 1 << 20 // bytes; NumPy itself refuses more than 10,000 by default
	maxItem   = 1 << 20 // bytes of one element
	maxRank   = 64      // NumPy's own limit
	maxNest   = 8       // brackets within brackets in a header
	maxFields = 4096    // fields of a structured type
)

// header is what an .npy file says about its array.
type header struct {
	fields []fieldType // one without a name for a plain array
	plain  bool
	column bool // Fortran order
	shape  []int
}

// fieldType is a field of a structured type.
type fieldType struct {
	name  string
	kind  kind
	order binary.ByteOrder
}

// item is the size of an element in bytes.
func (h *header) item() int {
	n := 0
	for _, f := range h.fields {
		n += f.kind.size
	}
	return n
}

// elements is the product of the shape; ok is false if the array has more
// bytes than an int holds.
func (h *header) elements() (n int, ok bool) {
	product := uint64(1)
	for _, d := range h.shape {
		if d == 0 {
			return 0, true
		}
	}
	for _, d := range h.shape {
		over, low := bits.Mul64(product, uint64(d))
		if over != 0 {
			return 0, false
		}
		product = low
	}
	over, total := bits.Mul64(product, uint64(h.item()))
	return int(product), over == 0 && total <= math.MaxInt
}

// literal quotes a name for the header, whose grammar is Python's.
func literal(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(s) + "'"
}

// encode gives the bytes before the first element.
func (h *header) encode() []byte {
	var b strings.Builder
	b.WriteString("{'descr': ")
	if h.plain {
		b.WriteString(literal(descr(h.fields[0].kind)))
	} else {
		b.WriteByte('[')
		for i, f := range h.fields {
			if i > 0 {
				b.WriteString(", ")
			}
			b.WriteString("(" + literal(f.name) + ", " + literal(descr(f.kind)) + ")")
		}
		b.WriteByte(']')
	}
	b.WriteString(", 'fortran_order': False, 'shape': (")
	for i, d := range h.shape {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strconv.Itoa(d))
		if len(h.shape) == 1 || i < len(h.shape)-1 {
			b.WriteByte(',')
		}
	}
	b.WriteString("), }")

	// Version 1.0 counts the header in two bytes; 3.0 in four, as UTF-8.
	version, sizeBytes := byte(1), 2
	for _, f := range h.fields {
		for _, r := range f.name {
			if r >= 0x80 {
				version, sizeBytes = 3, 4
			}
		}
	}
	fixed := len(magic) + 2
	if b.Len()+fixed+sizeBytes+alignment > 1<<16-1 && version == 1 {
		version, sizeBytes = 2, 4
	}
	total := (fixed + sizeBytes + b.Len() + 1 + alignment - 1) / alignment * alignment
	out := append([]byte(magic), version, 0)
	size := total - fixed - sizeBytes
	if sizeBytes == 2 {
		out = binary.LittleEndian.AppendUint16(out, uint16(size))
	} else {
		out = binary.LittleEndian.AppendUint32(out, uint32(size))
	}
	out = append(out, b.String()...)
	for len(out) < total-1 {
		out = append(out, ' ')
	}
	return append(out, '\n')
}

func descr(k kind) string {
	if k.size == 1 {
		return "|" + k.code
	}
	return "<" + k.code
}

// readHeader reads from the start of an .npy file up to its first element.
func readHeader(r io.Reader) (*header, error) {
	var lead [len(magic) + 2]byte
	if _, err := io.ReadFull(r, lead[:]); err != nil {
		return nil, cut(err)
	}
	if string(lead[:len(magic)]) != magic {
		return nil, errors.New("not an .npy array: it does not start with \\x93NUMPY")
	}
	var size uint32
	switch version := lead[len(magic)]; version {
	case 1:
		var b [2]byte
		if _, err := io.ReadFull(r, b[:]); err != nil {
			return nil, cut(err)
		}
		size = uint32(binary.LittleEndian.Uint16(b[:]))
	case 2, 3:
		var b [4]byte
		if _, err := io.ReadFull(r, b[:]); err != nil {
			return nil, cut(err)
		}
		size = binary.LittleEndian.Uint32(b[:])
	default:
		return nil, fmt.Errorf("version %d of the .npy format is not known: 1, 2 and 3 are", version)
	}
	if size > maxHeader {
		return nil, fmt.Errorf("the header claims %d bytes; more than %d are refused", size, maxHeader)
	}
	b := make([]byte, size)
	if _, err := io.ReadFull(r, b); err != nil {
		return nil, cut(err)
	}
	text := string(b)
	if lead[len(magic)] < 3 { // in Latin-1, of which each byte is a code point
		runes := make([]rune, len(b))
		for i, c := range b {
			runes[i] = rune(c)
		}
		text = string(runes)
	} else if !utf8.ValidString(text) {
		return nil, errors.New("the header is not in UTF-8, as version 3 must be")
	}
	p := parser{text: text}
	v, err := p.document()
	if err != nil {
		return nil, fmt.Errorf("in the header: %w", err)
	}
	return interpret(v)
}

// cut makes the end of data within an array an error that says so.
func cut(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("the array is cut off: %w", io.ErrUnexpectedEOF)
	}
	return err
}

// interpret turns the header's dictionary into a header.
func interpret(v any) (*header, error) {
	d, ok := v.(map[string]any)
	if !ok {
		return nil, errors.New("the header is not a dictionary")
	}
	h := &header{}
	if h.column, ok = d["fortran_order"].(bool); !ok {
		return nil, errors.New("the header has no fortran_order of True or False")
	}
	shape, ok := d["shape"].([]any)
	if !ok || len(shape) > maxRank {
		return nil, fmt.Errorf("the header has no shape of at most %d numbers", maxRank)
	}
	for _, x := range shape {
		n, ok := x.(int)
		if !ok || n < 0 {
			return nil, fmt.Errorf("the shape holds %v, which is no length", x)
		}
		h.shape = append(h.shape, n)
	}
	switch t := d["descr"].(type) {
	case string:
		k, order, err := parseKind(t)
		if err != nil {
			return nil, err
		}
		h.fields, h.plain = []fieldType{{kind: k, order: order}}, true
	case []any:
		if len(t) == 0 || len(t) > maxFields {
			return nil, fmt.Errorf("a structured type of %d fields: 1 to %d are possible", len(t), maxFields)
		}
		seen := map[string]bool{}
		for _, x := range t {
			pair, _ := x.([]any)
			if len(pair) != 2 {
				return nil, fmt.Errorf("the field %v is not a pair of a name and an element type", x)
			}
			name, ok1 := pair[0].(string)
			code, ok2 := pair[1].(string)
			if !ok1 || !ok2 {
				return nil, fmt.Errorf("the field %v is not a pair of a name and an element type", x)
			}
			if seen[name] {
				return nil, fmt.Errorf("two fields have the name %q", name)
			}
			seen[name] = true
			k, order, err := parseKind(code)
			if err != nil {
				return nil, fmt.Errorf("field %q: %w", name, err)
			}
			h.fields = append(h.fields, fieldType{name, k, order})
		}
		if h.item() > maxItem {
			return nil, fmt.Errorf("an element of %d bytes: at most %d are possible", h.item(), maxItem)
		}
	default:
		return nil, errors.New("the header has no descr that tells the element type")
	}
	return h, nil
}

// parser reads the Python literal of a header: a dictionary of strings, whole
// numbers, True, False, None, tuples and lists.
type parser struct {
	text  string
	pos   int
	depth int
}

func (p *parser) document() (any, error) {
	v, err := p.value()
	if err != nil {
		return nil, err
	}
	if p.peek() != 0 || p.pos < len(p.text) {
		return nil, p.wrong("the end")
	}
	return v, nil
}

// peek skips white space and gives the next byte, 0 at the end.
func (p *parser) peek() byte {
	for p.pos < len(p.text) {
		switch c := p.text[p.pos]; c {
		case ' ', '\n', '\t', '\r':
			p.pos++
		default:
			return c
		}
	}
	return 0
}

func (p *parser) wrong(want string) error {
	if p.pos >= len(p.text) {
		return fmt.Errorf("it ends where %s should be", want)
	}
	return fmt.Errorf("at byte %d there is %q where %s should be", p.pos, p.text[p.pos], want)
}

func (p *parser) value() (any, error) {
	c := p.peek()
	switch {
	case c == '\'' || c == '"':
		return p.str(c)
	case c == '(':
		return p.list(')')
	case c == '[':
		return p.list(']')
	case c == '{':
		return p.dict()
	case c == '-' || c >= '0' && c <= '9':
		start := p.pos
		p.pos++
		for p.pos < len(p.text) && p.text[p.pos] >= '0' && p.text[p.pos] <= '9' {
			p.pos++
		}
		n, err := strconv.Atoi(p.text[start:p.pos])
		if err != nil {
			return nil, fmt.Errorf("the number %s is too large or none", p.text[start:p.pos])
		}
		if p.pos < len(p.text) && p.text[p.pos] == 'L' { // Python 2 wrote it
			p.pos++
		}
		return n, nil
	}
	for _, w := range []struct {
		word  string
		value any
	}{{"True", true}, {"False", false}, {"None", nil}} {
		if strings.HasPrefix(p.text[p.pos:], w.word) {
			p.pos += len(w.word)
			return w.value, nil
		}
	}
	return nil, p.wrong("a value")
}

func (p *parser) str(quote byte) (string, error) {
	var b strings.Builder
	for p.pos++; p.pos < len(p.text); p.pos++ {
		switch c := p.text[p.pos]; c {
		case quote:
			p.pos++
			return b.String(), nil
		case '\\':
			if p.pos+1 < len(p.text) && strings.IndexByte(`\'"`, p.text[p.pos+1]) >= 0 {
				p.pos++
				b.WriteByte(p.text[p.pos])
				continue
			}
			return "", p.wrong("a character that needs no escape")
		default:
			b.WriteByte(c)
		}
	}
	return "", p.wrong("a closing quote")
}

// nest guards the recursion: call it on entry, and what it returns on exit.
func (p *parser) nest() (func(), error) {
	p.pos++
	p.depth++
	if p.depth > maxNest {
		return nil, fmt.Errorf("brackets are nested more than %d deep", maxNest)
	}
	return func() { p.depth-- }, nil
}

func (p *parser) list(end byte) ([]any, error) {
	leave, err := p.nest()
	if err != nil {
		return nil, err
	}
	defer leave()
	list := []any{}
	for p.peek() != end {
		v, err := p.value()
		if err != nil {
			return nil, err
		}
		list = append(list, v)
		if p.peek() == ',' {
			p.pos++
		} else if p.peek() != end {
			return nil, p.wrong(strconv.QuoteRune(rune(end)))
		}
	}
	p.pos++
	return list, nil
}

func (p *parser) dict() (map[string]any, error) {
	leave, err := p.nest()
	if err != nil {
		return nil, err
	}
	defer leave()
	d := map[string]any{}
	for p.peek() != '}' {
		key, err := p.value()
		if err != nil {
			return nil, err
		}
		name, ok := key.(string)
		if !ok {
			return nil, fmt.Errorf("the key %v is not a string", key)
		}
		if p.peek() != ':' {
			return nil, p.wrong("a colon")
		}
		p.pos++
		if d[name], err = p.value(); err != nil {
			return nil, err
		}
		if p.peek() == ',' {
			p.pos++
		} else if p.peek() != '}' {
			return nil, p.wrong("a closing brace")
		}
	}
	p.pos++
	return d, nil
}
