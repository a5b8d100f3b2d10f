package eqn

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synfire/diag"
)

type tokenKind uint8

const (
	tokenEnd tokenKind = iota
	tokenNumber
	tokenName
	tokenOperator
	tokenIllegal
)

// token is a word of a text. Offsets count bytes of the whole source.
type token struct {
	kind     tokenKind
	text     string
	from, to int
	// first says that the token begins a line that no backslash joins to the
	// one before.
	first bool
}

// operators in the order in which they are tried. Those that the language does
// not have are read all the same, since people who come from C or MATLAB write
// them: the parser says what to write instead.
var operators = []string{
	"**", "//", "==", "!=", "<=", ">=", "+=", "-=", "*=", "/=", "&&", "||",
	"+", "-", "*", "/", "%", "<", ">", "=", "(", ")", ",", ":", ";", "^", "&", "|", "!", "~",
	"−", "·", "×", "÷", "≤", "≥", "≠",
}

// lex reads the tokens of src.Text[from:to]; the last one is tokenEnd.
func lex(src *diag.Source, from, to int) []token {
	var tokens []token
	text := src.Text[:to]
	first := true
	for at := from; ; {
		at, first = skipSpace(text, at, first)
		if at >= to {
			return append(tokens, token{kind: tokenEnd, from: to, to: to, first: true})
		}
		t := token{from: at, first: first}
		t.kind, t.to = scan(text, at)
		t.text = text[at:t.to]
		tokens = append(tokens, t)
		at, first = t.to, false
	}
}

// skipSpace skips blanks, comments, line ends and joined lines.
func skipSpace(text string, at int, first bool) (int, bool) {
	for at < len(text) {
		switch c := text[at]; {
		case c == '\n':
			first = true
			at++
		case c == ' ' || c == '\t' || c == '\r':
			at++
		case c == '#':
			at = lineEnd(text, at)
		case c == '\\' && strings.TrimRight(text[at+1:lineEnd(text, at)], " \t\r") == "":
			at = min(lineEnd(text, at)+1, len(text))
		default:
			return at, first
		}
	}
	return at, first
}

// lineEnd returns the offset of the line's end.
func lineEnd(text string, at int) int {
	if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
		return at + n
	}
	return len(text)
}

// scan finds the kind and the end of the token at a place that is no space.
func scan(text string, at int) (tokenKind, int) {
	if end := scanNumber(text, at); end > at {
		return tokenNumber, end
	}
	if end := scanName(text, at); end > at {
		return tokenName, end
	}
	for _, op := range operators {
		if strings.HasPrefix(text[at:], op) {
			return tokenOperator, at + len(op)
		}
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	return tokenIllegal, at + size
}

func scanNumber(text string, at int) int {
	end := digits(text, at)
	whole := end > at
	if end < len(text) && text[end] == '.' {
		if fraction := digits(text, end+1); whole || fraction > end+1 {
			end = fraction
			whole = true
		}
	}
	if !whole {
		return at
	}
	if end < len(text) && (text[end] == 'e' || text[end] == 'E') {
		sign := end + 1
		if sign < len(text) && (text[sign] == '+' || text[sign] == '-') {
			sign++
		}
		if exponent := digits(text, sign); exponent > sign {
			end = exponent
		}
	}
	return end
}

func digits(text string, at int) int {
	for at < len(text) && '0' <= text[at] && text[at] <= '9' {
		at++
	}
	return at
}

func scanName(text string, at int) int {
	for end := at; ; {
		r, size := utf8.DecodeRuneInString(text[end:])
		if size == 0 || r != '_' && !unicode.IsLetter(r) && (end == at || !unicode.IsDigit(r)) {
			return end
		}
		end += size
	}
}
