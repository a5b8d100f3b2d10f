package eqn

import (
	"fmt"
	"strings"
	"unicode"

	"synfire/diag"
)

// key is a row of the words that begin a line of a file. read gets what stands
// behind the word and on the indented lines below it.
type key struct {
	name  string
	once  bool
	kinds []Kind // empty: all
	read  func(f *fileReader, rest span)
}

var fileKeys = []key{
	{"source", true, nil, func(f *fileReader, rest span) { f.page.source = rest.text() }},
	{"timing", true, []Kind{KindNeuron}, func(f *fileReader, rest span) { f.page.timing = f.oneWord(rest) }},
	{"method", true, nil, func(f *fileReader, rest span) { f.page.method = strings.TrimSpace(rest.text()) }},
	{"precision", true, nil, func(f *fileReader, rest span) { f.page.precision = f.oneWord(rest) }},
	{"order", true, nil, func(f *fileReader, rest span) { f.page.order = f.words(rest) }},
	{"parameters", true, nil, func(f *fileReader, rest span) { f.quantities(rest, declParameter) }},
	{"state", true, nil, func(f *fileReader, rest span) { f.quantities(rest, declState) }},
	{"equations", true, nil, func(f *fileReader, rest span) { f.equations(rest) }},
	{"threshold", true, spiking, func(f *fileReader, rest span) {
		f.page.threshold, f.page.when = f.threshold(rest.src, rest.from, rest.to)
	}},
	{"reset", false, spiking, (*fileReader).reset},
	{"refractory", true, spiking, func(f *fileReader, rest span) {
		f.page.refractory = f.condition(rest.src, rest.from, rest.to)
	}},
	{"arrival", true, []Kind{KindSynapse, KindNeuron}, func(f *fileReader, rest span) { f.page.arrival = f.list(rest) }},
	{"on_pre", true, projecting, func(f *fileReader, rest span) { f.page.onPre = f.list(rest) }},
	{"on_post", true, projecting, func(f *fileReader, rest span) { f.page.onPost = f.list(rest) }},
	{"event", false, spiking, (*fileReader).event},
	{"on_event", false, spiking, (*fileReader).onEvent},
}

var (
	spiking    = []Kind{KindNeuron, KindInput}
	projecting = []Kind{KindSynapse, KindPlasticity}
)

type fileReader struct {
	*reader
	page *page
	src  *diag.Source
}

// readFile reads a .eqn file.
func (r *reader) readFile(src *diag.Source) *page {
	f := &fileReader{reader: r, page: &page{file: true, where: nowhere(src), text: src.Text}, src: src}
	if len(src.Text) > maxText {
		r.fail(nowhere(src), "", "the file has %d bytes; at most %d are read", len(src.Text), maxText)
		return f.page
	}
	seen := map[string]bool{}
	begun := false
	for at := 0; at < len(src.Text); {
		end := lineEnd(src.Text, at)
		line := f.line(at, end)
		at = end + 1
		if line.from == line.to {
			continue
		}
		if !begun {
			begun = true
			f.title(line)
			continue
		}
		// The indented lines below belong to the key.
		rest := line
		for at < len(src.Text) {
			end := lineEnd(src.Text, at)
			if next := f.line(at, end); next.from < next.to {
				if next.from == at {
					break
				}
				rest.to = next.to
			}
			at = end + 1
		}
		f.key(rest, seen)
	}
	if !begun {
		r.fail(nowhere(src), "a file begins with its kind and name, as in: neuron LIF: leaky integrate-and-fire", "the file is empty")
	}
	return f.page
}

// line is what a line says, without its comment and the blanks around it.
func (f *fileReader) line(from, to int) span {
	text := f.src.Text[from:to]
	if n := strings.IndexByte(text, '#'); n >= 0 {
		text = text[:n]
	}
	return trimmed(f.src, from, text)
}

// title reads "KIND NAME: doc".
func (f *fileReader) title(line span) {
	text := line.src.Text[line.from:line.to]
	head, doc, _ := strings.Cut(text, ":")
	f.page.doc = strings.TrimSpace(doc)
	fields := strings.Fields(head)
	help := "a file begins with its kind and name, as in: neuron LIF: leaky integrate-and-fire"
	if len(fields) != 2 || scanName(fields[1], 0) != len(fields[1]) {
		f.fail(line, help, "this is no first line of a model")
		return
	}
	f.page.name = fields[1]
	var words []string
	for _, k := range kindNames {
		if k.word == fields[0] {
			f.page.kind = k.kind
			return
		}
		words = append(words, k.word)
	}
	at := span{line.src, line.from, line.from + len(fields[0])}
	f.unknown(at, "kind of model", fields[0], words)
}

// key reads a key with what belongs to it.
func (f *fileReader) key(line span, seen map[string]bool) {
	text := line.src.Text[line.from:line.to]
	n := strings.IndexFunc(text, unicode.IsSpace)
	if n < 0 {
		n = len(text)
	}
	at := span{line.src, line.from, line.from + n}
	rest := span{line.src, at.to, line.to}
	var names []string
	for _, k := range fileKeys {
		if k.name != text[:n] {
			names = append(names, k.name)
			continue
		}
		if k.once && seen[k.name] {
			f.fail(at, "a model has one: leave out this or the other", "there is a second %q", k.name)
		}
		if !k.fits(f.page.kind) {
			f.fail(at, k.where(), "a model of kind %v has no %q", f.page.kind, k.name)
		}
		seen[k.name] = true
		k.read(f, rest)
		return
	}
	f.unknown(at, "key", text[:n], names)
}

// where says which kinds of model have the key.
func (k key) where() string {
	var words []string
	for _, kind := range k.kinds {
		words = append(words, kind.String())
	}
	return "it belongs to a model of kind " + strings.Join(words, " or ")
}

func (k key) fits(kind Kind) bool {
	for _, x := range k.kinds {
		if x == kind {
			return true
		}
	}
	return len(k.kinds) == 0
}

func (f *fileReader) oneWord(rest span) string {
	words := strings.Fields(rest.text())
	if len(words) != 1 {
		f.fail(rest, "a remark stands behind #", "one word is expected here")
		return ""
	}
	return words[0]
}

// words reads names parted by commas.
func (r *reader) words(rest span) []word {
	var list []word
	at := rest.from
	for _, text := range strings.Split(rest.src.Text[rest.from:rest.to], ",") {
		s := trimmed(rest.src, at, text)
		at += len(text) + 1
		list = append(list, word{s.text(), s})
	}
	return list
}

func (f *fileReader) equations(rest span) {
	f.page.decls = append(f.page.decls, f.reader.equations(rest.src, rest.from, rest.to)...)
}

func (f *fileReader) list(rest span) []statement {
	return f.statements(rest.src, rest.from, rest.to)
}

// threshold reads "[rising | within] condition" and returns the word too.
func (r *reader) threshold(src *diag.Source, from, to int) (*node, string) {
	tokens, word := lex(src, from, to), ""
	if len(tokens) > 2 && (tokens[0].text == "rising" || tokens[0].text == "within") &&
		(tokens[1].kind == tokenName || tokens[1].kind == tokenNumber || tokens[1].text == "(") {
		word, from = tokens[0].text, tokens[0].to
	}
	return r.condition(src, from, to), word
}

// reset reads "[NAME] statements".
func (f *fileReader) reset(rest span) {
	b := block{at: rest}
	tokens := lex(rest.src, rest.from, rest.to)
	if len(tokens) > 2 && tokens[0].kind == tokenName && tokens[1].kind == tokenName {
		b.name, b.at = tokens[0].text, span{rest.src, tokens[0].from, tokens[0].to}
		rest.from = tokens[0].to
	}
	b.statements = f.list(rest)
	for _, other := range f.page.resets {
		if other.name == b.name {
			f.fail(b.at, "give each its name: reset soft …, reset hard …", "there are two resets named %q", b.name)
		}
	}
	f.page.resets = append(f.page.resets, b)
}

// eventName reads the name behind "event" and "on_event".
func (f *fileReader) eventName(rest *span) (operator, bool) {
	tokens := lex(rest.src, rest.from, rest.to)
	if tokens[0].kind != tokenName || len(tokens) < 3 {
		f.fail(*rest, "as in: event cross V > V_cross", "an event has a name and a condition, or statements")
		return operator{}, false
	}
	rest.from = tokens[0].to
	return operator{tokens[0].text, span{rest.src, tokens[0].from, tokens[0].to}}, true
}

func (f *fileReader) event(rest span) {
	if name, ok := f.eventName(&rest); ok {
		f.page.addEvent(f.reader, name, f.condition(rest.src, rest.from, rest.to))
	}
}

func (f *fileReader) onEvent(rest span) {
	if name, ok := f.eventName(&rest); ok {
		f.page.onEvent(f.reader, name, f.list(rest))
	}
}

func (pg *page) addEvent(r *reader, name operator, condition *node) {
	for _, e := range pg.events {
		if e.name == name.text {
			r.fail(name.span, "give each its name", "there are two events named %q", name.text)
		}
	}
	pg.events = append(pg.events, event{name: name.text, at: name.span, condition: condition})
}

func (pg *page) onEvent(r *reader, name operator, list []statement) {
	for i, e := range pg.events {
		if e.name == name.text {
			pg.events[i].statements = append(pg.events[i].statements, list...)
			return
		}
	}
	var known []string
	for _, e := range pg.events {
		known = append(known, e.name)
	}
	m := mistake{span: name.span, message: fmt.Sprintf("there is no event %q", name.text), help: fmt.Sprintf("declare it first: event %s condition", name.text)}
	if best, ok := diag.Suggest(name.text, known); ok {
		m.help, m.edit = fmt.Sprintf("did you mean %q?", best), &edit{name.span, best}
	}
	r.add(m)
}

// quantities reads the lines of the sections parameters and state: "name =
// quantity", or "name : unit", then two blanks and the doc.
func (f *fileReader) quantities(rest span, kind declKind) {
	for at := rest.from; at < rest.to; {
		end := min(lineEnd(rest.src.Text, at), rest.to)
		if line := f.line(at, end); line.from < line.to {
			f.quantity(line, kind)
		}
		at = end + 1
	}
}

func (f *fileReader) quantity(line span, kind declKind) {
	text := line.src.Text[line.from:line.to]
	n := scanName(text, 0)
	d := &decl{kind: kind, name: text[:n], span: span{line.src, line.from, line.from + n}, line: line}
	rest := strings.TrimLeft(text[n:], " \t")
	if kind == declParameter && strings.HasPrefix(rest, "(t)") {
		d.series = true
		rest = strings.TrimLeft(rest[len("(t)"):], " \t")
	}
	if n == 0 || isKeyword(d.name) || rest == "" || rest[0] != '=' && rest[0] != ':' || d.series && rest[0] == '=' {
		f.fail(line, valueHelp, "this declares nothing")
		return
	}
	at := line.to - len(rest) + 1
	body, doc := splitDoc(rest[1:])
	d.doc = doc
	if rest[0] == '=' {
		d.value = trimmed(line.src, at, body)
		if d.value.from == d.value.to {
			f.fail(d.value, valueHelp, "%s has no value", d.name)
			d.broken = true
		}
	} else {
		u, flags := splitFlags(body)
		d.unit = trimmed(line.src, at, u)
		d.noUnit = d.unit.from == d.unit.to
		if flags > 0 {
			p := &parser{reader: f.reader, src: line.src}
			p.flags(d, at+flags, at+len(strings.TrimRight(body, " \t\r"))-1)
		}
	}
	f.page.decls = append(f.page.decls, d)
}

// valueHelp is how a line of the sections parameters and state looks.
const valueHelp = "a line is: tau = 5 ms, two blanks or more, and what it is; or: tau : second"

// splitDoc parts a value from what follows two blanks or a tab.
func splitDoc(text string) (body, doc string) {
	start := len(text) - len(strings.TrimLeft(text, " \t"))
	rest := text[start:]
	for i := range len(rest) {
		if rest[i] == '\t' || rest[i] == ' ' && i+1 < len(rest) && rest[i+1] == ' ' {
			return text[:start+i], strings.TrimSpace(rest[i:])
		}
	}
	return text, ""
}
