package eqn

import (
	"fmt"
	"strings"

	"synfire/diag"
)

// equations reads the declarations of src.Text[from:to]: Brian2's grammar. An
// expression goes on over line ends until its colon.
func (r *reader) equations(src *diag.Source, from, to int) []*decl {
	p := r.parser(src, from, to)
	var list []*decl
	for p.peek().kind != tokenEnd {
		if len(list) == maxSymbols {
			r.fail(p.spanOf(p.peek()), "", "the text declares more than %d names", maxSymbols)
			break
		}
		start := p.at
		d := &decl{}
		if !p.try(func() { p.declaration(d) }) {
			d.broken = true
			p.resync(start)
		}
		if d.name != "" {
			d.line = span{src, p.tokens[start].from, p.behind().to}
			list = append(list, d)
		}
	}
	return list
}

// resync skips to the next line that begins a declaration.
func (p *parser) resync(start int) {
	p.at = max(p.at, start+1)
	for t := p.peek(); t.kind != tokenEnd; t = p.peek() {
		if t.first && p.begins() {
			return
		}
		p.at++
	}
}

// begins tells whether a declaration begins here.
func (p *parser) begins() bool {
	if p.peek().kind != tokenName {
		return false
	}
	follows := func(n int, text string) bool {
		return p.at+n < len(p.tokens) && p.tokens[p.at+n].text == text
	}
	return follows(1, "=") || follows(1, ":") || follows(1, "/") && follows(3, "=")
}

const lineHelp = `a line is "dx/dt = expression : unit", "x = expression : unit" or "x : unit"`

// declaration reads one equation, subexpression or parameter.
func (p *parser) declaration(d *decl) {
	t := p.next()
	if t.kind != tokenName || isKeyword(t.text) {
		p.bail(p.spanOf(t), lineHelp, "%q begins no declaration", t.text)
	}
	at := p.spanOf(t)
	switch {
	case p.is("/"):
		p.rate(d, t)
	case p.accept("="):
		d.kind, d.name, d.span = declValue, t.text, at
		d.expr = p.expression()
	case p.is(":"):
		d.kind, d.name, d.span = declParameter, t.text, at
	default:
		d.name, d.span = t.text, at
		if prime := p.peek(); prime.text == "'" && !prime.first {
			both := at.join(p.spanOf(prime))
			p.add(mistake{
				span:    both,
				message: "a derivative is not written with a prime",
				help:    fmt.Sprintf("write d%s/dt", t.text),
				edit:    &edit{both, fmt.Sprintf("d%s/dt", t.text)},
			})
			panic(bailout{})
		}
		if next := p.peek(); next.first {
			d.kind, d.noUnit, d.broken = declParameter, true, true
			p.fail(span{p.src, at.to, at.to}, fmt.Sprintf("write the unit after a colon: %s : volt, or %s : 1 without one", t.text, t.text), "%s has no unit", t.text)
			return
		}
		p.bail(p.spanOf(p.peek()), lineHelp, "%q cannot stand after a name that begins a line", p.peek().text)
	}
	p.unitOf(d)
}

// rate reads what follows the first word of dx/dt = ….
func (p *parser) rate(d *decl, t token) {
	slash := p.next()
	by := p.next()
	at := p.spanOf(t).join(p.spanOf(by))
	if by.text != "dt" || slash.first || by.first {
		p.bail(at, "a differential equation begins with dx/dt", "%q begins no declaration", at.text())
	}
	if len(t.text) < 2 || t.text[0] != 'd' {
		p.bail(at, fmt.Sprintf("write d%s/dt", t.text), "%q is no derivative", at.text())
	}
	d.kind, d.name = declRate, t.text[1:]
	d.span = span{p.src, t.from + 1, t.to}
	if !p.accept("=") {
		p.bail(p.behind(), "", `"=" is missing after %s`, at.text())
	}
	d.expr = p.expression()
}

// unitOf reads ": unit (flags)".
func (p *parser) unitOf(d *decl) {
	t := p.peek()
	if t.first && (t.kind != tokenOperator || t.text != ":") {
		d.noUnit = true
		return
	}
	if !p.accept(":") {
		p.expectEnd()
	}
	colon := p.behind()
	end := lineEnd(p.src.Text[:p.tokens[len(p.tokens)-1].from], colon.to)
	line := p.src.Text[colon.to:end]
	if n := strings.IndexByte(line, '#'); n >= 0 {
		line = line[:n]
	}
	text, flags := splitFlags(line)
	d.unit = trimmed(p.src, colon.to, text)
	d.noUnit = d.unit.from == d.unit.to
	if flags > 0 {
		p.flags(d, colon.to+flags, colon.to+len(strings.TrimRight(line, " \t\r"))-1)
	}
	for p.peek().kind != tokenEnd && p.peek().from < colon.to+len(line) {
		p.at++
	}
}

// trimmed is the span of a text that begins at an offset, without the blanks
// around it.
func trimmed(src *diag.Source, at int, text string) span {
	from := at + len(text) - len(strings.TrimLeft(text, " \t\r"))
	return span{src, from, max(from, at+len(strings.TrimRight(text, " \t\r")))}
}

// splitFlags parts "unit (flags)" and returns the unit and the offset behind
// the flags' "(", 0 when there are none. Parentheses that belong to the unit,
// as in "volt/(second*meter)", stay with it.
func splitFlags(line string) (unit string, flags int) {
	line = strings.TrimRight(line, " \t\r")
	if !strings.HasSuffix(line, ")") {
		return line, 0
	}
	open := strings.LastIndexByte(line, '(')
	if open < 0 {
		return line, 0
	}
	before := strings.TrimRight(line[:open], " \t")
	inside := line[open+1 : len(line)-1]
	if before == "" || strings.HasSuffix(before, "*") || strings.HasSuffix(before, "/") ||
		strings.Trim(inside, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_ \t,") != "" {
		return line, 0
	}
	return before, open + 1
}

// flags reads the words between parentheses.
func (p *parser) flags(d *decl, from, to int) {
	for _, text := range strings.Split(p.src.Text[from:to], ",") {
		at := trimmed(p.src, from, text)
		from += len(text) + 1
		d.flags = append(d.flags, operator{at.text(), at})
	}
}

var assignments = []string{"=", "+=", "-=", "*=", "/="}

// statements reads assignments, parted by line ends and semicolons.
func (r *reader) statements(src *diag.Source, from, to int) []statement {
	p := r.parser(src, from, to)
	p.lines = true
	var list []statement
	for {
		for p.accept(";") {
		}
		if p.peek().kind == tokenEnd {
			return list
		}
		start := p.at
		var s statement
		if p.try(func() { s = p.statement() }) {
			list = append(list, s)
			continue
		}
		p.at = max(p.at, start+1)
		for t := p.peek(); t.kind != tokenEnd && !t.first && t.text != ";"; t = p.peek() {
			p.at++
		}
	}
}

func (p *parser) statement() statement {
	t := p.next()
	at := p.spanOf(t)
	if t.kind != tokenName || isKeyword(t.text) {
		p.bail(at, `a statement is "v = expression" or "v += expression"`, "%q begins no statement", t.text)
	}
	s := statement{target: t.text, at: at, op: p.peek().text}
	known := false
	for _, op := range assignments {
		known = known || p.accept(op)
	}
	if !known {
		if next := p.peek(); next.text == "==" && !next.first {
			at := p.spanOf(next)
			p.add(mistake{span: at, message: `"==" compares, it does not assign`, help: `assignment is written "="`, edit: &edit{at, "="}})
			panic(bailout{})
		}
		p.bail(at, `a statement is "v = expression" or "v += expression"`, "nothing is assigned here")
	}
	s.expr = p.expression()
	s.span = at.join(s.expr.span)
	if t := p.peek(); t.kind != tokenEnd && !t.first && t.text != ";" {
		p.expectEnd()
	}
	return s
}

// condition reads a threshold, a refractoriness or an event's condition.
func (r *reader) condition(src *diag.Source, from, to int) *node {
	p := r.parser(src, from, to)
	if p.peek().kind == tokenEnd {
		r.fail(span{src, from, from}, "as in: V >= V_th", "a condition is missing")
		return nil
	}
	return p.whole()
}
