package script

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"synfire/diag"
	"synfire/network"
	"synfire/unit"
)

// mistake is what is wrong with one word of a call: an argument by keyword, or
// a string. It becomes a diagnostic at the place of that word.
type mistake struct {
	word    string
	message string
	help    string
	// instead replaces the word, where that is certain to be meant.
	instead string
}

// Error implements error.
func (m *mistake) Error() string {
	if m.help == "" {
		return m.message
	}
	return m.message + "; " + m.help
}

// unknownWord is the mistake of a word that is none of those known.
func unknownWord(word, message string, known []string) *mistake {
	m := &mistake{word: word, message: message}
	if best, ok := diag.Suggest(word, known); ok {
		m.help, m.instead = didYouMean(best), best
	} else if len(known) > 0 {
		m.help = "there are " + strings.Join(known, ", ")
	}
	return m
}

func didYouMean(name string) string { return fmt.Sprintf("did you mean %q?", name) }

// needsUnit is the mistake of a plain number where a quantity is wanted.
func needsUnit(name string, given starlark.Value, want unit.Dim, symbol string) *mistake {
	if symbol == "" {
		symbol = want.CoherentUnit()
	}
	return &mistake{
		word: name, message: fmt.Sprintf("%s needs a unit: it is in %v", name, want),
		help: fmt.Sprintf("for example %v*%s", given, symbol),
	}
}

// diagnose turns an error of Starlark into diagnostics with the position in
// the script at which it happened.
func (r *run) diagnose(err error) error {
	var syn syntax.Error
	if errors.As(err, &syn) {
		return diag.List{r.syntaxMistake(syn)}
	}
	if list := new(resolveErrors); list.from(err) {
		var out diag.List
		said := map[string]bool{} // a name that is not there is told once
		for _, e := range list.errs {
			if !said[e.Msg] {
				said[e.Msg] = true
				out = append(out, r.unresolved(e.Pos, e.Msg))
			}
		}
		return out
	}
	var eval *starlark.EvalError
	if !errors.As(err, &eval) {
		return err
	}
	at := r.node(r.callSite(eval.CallStack))
	var word *mistake
	var list diag.List
	switch cause := eval.Unwrap(); {
	case errors.As(cause, &list):
		list = r.place(at).Locate(list)
		for i, d := range list {
			list[i] = r.meant(r.intoScript(d, at))
		}
	case errors.As(cause, &word):
		list = diag.List{r.wordMistake(at, word)}
	case r.thread.ExecutionSteps() >= r.opt.MaxSteps:
		d := r.at(at.span, fmt.Sprintf("the script has done %s operations of its own and has not ended", thousands(r.opt.MaxSteps)))
		d.Help = "is there a loop without an end? --max-operations allows for more"
		list = diag.List{d}
	default:
		list = diag.List{r.evalMistake(at, eval.Msg)}
	}
	var failure *Failure
	if errors.As(err, &failure) {
		return &Failure{list}
	}
	return list
}

// readsResults tells whether a check stopped because a run was left out, whose
// spikes and samples the script goes on with, or synapses were, and where.
// Mistakes in names and in what a network is made of stay mistakes.
func (r *run) readsResults(err error) (at diag.Pos, what string, ok bool) {
	var eval *starlark.EvalError
	var word *mistake
	var list diag.List
	if !r.opt.Check || !errors.As(err, &eval) || errors.As(err, &word) || errors.As(err, &list) {
		return at, "", false
	}
	what = "what a run would give"
	if eval.Msg == unmade {
		what = "synapses that a check leaves out; --exact makes them"
	}
	if misnamed.MatchString(eval.Msg) {
		return at, "", false
	}
	if !slices.ContainsFunc(r.result.Networks, func(n *Network) bool { return n.skipped > 0 }) {
		return at, "", false
	}
	return r.node(r.callSite(eval.CallStack)).span.Start, what, r.thread.ExecutionSteps() < r.opt.MaxSteps
}

func thousands(n uint64) string {
	text := fmt.Sprint(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

// callSite is the innermost position that lies in the script.
func (r *run) callSite(stack starlark.CallStack) syntax.Position {
	for i := len(stack) - 1; i >= 0; i-- {
		if pos := stack[i].Pos; pos.Line > 0 && pos.Filename() == r.src.Name {
			return pos
		}
	}
	return syntax.Position{}
}

// here is the place of the call that is being executed.
func (r *run) here() network.Place {
	return r.place(r.node(r.callSite(r.thread.CallStack())))
}

func (r *run) place(at node) network.Place { return network.Place{Span: at.span, Source: r.src} }

// intoScript moves a diagnostic about a text of its own, such as a condition of
// a rule, to the string of the script that holds the text: the first from the
// call at hand on.
func (r *run) intoScript(d diag.Diagnostic, at node) diag.Diagnostic {
	if d.Source.Name == r.src.Name || d.Source.Text == "" || d.Source.Origin.Line > 0 {
		return d
	}
	var found *syntax.Literal
	syntax.Walk(r.file, func(n syntax.Node) bool {
		lit, ok := n.(*syntax.Literal)
		if !ok || lit.Value != d.Source.Text || found != nil {
			return true
		}
		if line := int(lit.TokenPos.Line); line >= at.span.Start.Line && strings.Contains(lit.Raw, d.Source.Text) {
			found = lit
		}
		return true
	})
	if found == nil {
		return d
	}
	quotes := strings.Index(found.Raw, d.Source.Text)
	move := func(p *diag.Pos) {
		p.File = r.src.Name
		if p.Line == 1 {
			p.Col += int(found.TokenPos.Col) + quotes - 1
		}
		p.Line += int(found.TokenPos.Line) - 1
	}
	moveSpan := func(s *diag.Span) { move(&s.Start); move(&s.End) }
	moveSpan(&d.Span)
	for i := range d.Labels {
		moveSpan(&d.Labels[i].Span)
	}
	if d.Edit != nil {
		moveSpan(&d.Edit.Span)
	}
	d.Source = r.src
	return d
}

// meant makes the last words of a message, if they are `did you mean "x"?`,
// its help. Where the word that is wrong is written in the call at the place of
// the message, or within its arguments, x replaces it.
func (r *run) meant(d diag.Diagnostic) diag.Diagnostic {
	m := meantWord.FindStringSubmatch(d.Message)
	if m == nil || d.Help != "" {
		return d
	}
	d.Message, d.Help = m[1], didYouMean(m[3])
	if at := r.indexAt(d.Span); at != nil && at.Value == m[2] {
		d.Edit = &diag.Edit{Span: d.Span, Text: fmt.Sprintf("%q", m[3])}
		return d
	}
	syntax.Walk(r.file, func(n syntax.Node) bool {
		call, ok := n.(*syntax.CallExpr)
		if !ok || d.Edit != nil {
			return true
		}
		if r.spanOf(call.Fn.Span()) != d.Span {
			return true
		}
		syntax.Walk(call, func(n syntax.Node) bool {
			inner, ok := n.(*syntax.CallExpr)
			if span, _, quoted := r.word(inner, m[2]); ok && quoted {
				d.Span, d.Edit = span, &diag.Edit{Span: span, Text: fmt.Sprintf("%q", m[3])}
			}
			return true
		})
		return false
	})
	return d
}

// indexAt is the literal with which something is indexed at a place, nil when
// there is none.
func (r *run) indexAt(span diag.Span) (found *syntax.Literal) {
	syntax.Walk(r.file, func(n syntax.Node) bool {
		if x, ok := n.(*syntax.IndexExpr); ok {
			if lit, ok := x.Y.(*syntax.Literal); ok && r.spanOf(lit.Span()) == span {
				found = lit
			}
		}
		return true
	})
	return found
}

// node is what a position of Starlark stands for: a call and what is called,
// an attribute, an index, or an operator.
type node struct {
	call *syntax.CallExpr
	span diag.Span
	text string // of an index in quotes
}

// node finds the expression that was being evaluated: Starlark gives the
// position of a call's parenthesis, an attribute's dot, an index' bracket or an
// operator.
func (r *run) node(pos syntax.Position) node {
	found := node{span: r.spanOf(pos, pos)}
	same := func(p syntax.Position) bool { return p.Line == pos.Line && p.Col == pos.Col }
	syntax.Walk(r.file, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.CallExpr:
			if same(n.Lparen) {
				start, end := n.Fn.Span()
				found = node{call: n, span: r.spanOf(start, end)}
			}
		case *syntax.DotExpr:
			if same(n.Dot) {
				start, end := n.Name.Span()
				found = node{span: r.spanOf(start, end)}
			}
		case *syntax.IndexExpr:
			if same(n.Lbrack) {
				found = node{span: r.spanOf(n.Y.Span())}
				if lit, ok := n.Y.(*syntax.Literal); ok {
					found.text, _ = lit.Value.(string)
				}
			}
		}
		return true
	})
	return found
}

func (r *run) spanOf(start, end syntax.Position) diag.Span {
	return diag.Span{Start: r.pos(start), End: r.pos(end)}
}

func (r *run) pos(p syntax.Position) diag.Pos {
	return diag.Pos{File: r.src.Name, Line: int(p.Line), Col: int(p.Col)}
}

func (r *run) at(span diag.Span, msg string) diag.Diagnostic {
	return diag.Diagnostic{Span: span, Message: msg, Source: r.src}
}

// wordMistake is the diagnostic of a mistake, at its word as far as that stands
// in the call.
func (r *run) wordMistake(at node, m *mistake) diag.Diagnostic {
	d := r.at(at.span, m.message)
	d.Help = m.help
	span, argument, quoted := r.word(at.call, m.word)
	switch {
	case m.instead != "" && at.text == m.word:
		d.Edit = &diag.Edit{Span: at.span, Text: fmt.Sprintf("%q", m.instead)}
	case span.Start.Line == 0: // the word was not written there
	case m.instead == "":
		d.Span = argument
	case quoted:
		d.Span, d.Edit = span, &diag.Edit{Span: span, Text: fmt.Sprintf("%q", m.instead)}
	default:
		d.Span, d.Edit = span, &diag.Edit{Span: span, Text: m.instead}
	}
	return d
}

// word finds a word among the arguments of a call: the name of a keyword
// argument, or a string. It returns the spans of the word and of the whole
// argument.
func (r *run) word(call *syntax.CallExpr, word string) (span, argument diag.Span, quoted bool) {
	if call == nil {
		return span, argument, false
	}
	for _, arg := range call.Args {
		whole := r.spanOf(arg.Span())
		switch arg := arg.(type) {
		case *syntax.BinaryExpr:
			if name, isName := arg.X.(*syntax.Ident); arg.Op == syntax.EQ && isName && name.Name == word {
				return r.spanOf(name.Span()), whole, false
			}
			if text, isText := arg.Y.(*syntax.Literal); arg.Op == syntax.EQ && isText && text.Value == word {
				return r.spanOf(text.Span()), whole, true
			}
		case *syntax.Literal:
			if arg.Value == word {
				return whole, whole, true
			}
		}
	}
	return span, argument, false
}

// Messages of Starlark that say what was meant in the middle of a sentence.
var (
	undefined      = regexp.MustCompile(`^undefined: (\w+)(?: \(did you mean (\w+)\?\))?$`)
	unknownKeyword = regexp.MustCompile(`^(\w+): unexpected keyword argument "(\w+)"(?: \(did you mean (\w+)\?\))?$`)
	unknownField   = regexp.MustCompile(`^(\w+) has no \.(\w+) field or method(?: \(did you mean \.(\w+)\?\))?$`)
	misnamed       = regexp.MustCompile(`\bhas no\b|unexpected keyword argument|did you mean`)
	meantWord      = regexp.MustCompile(`^(.*"([^"]+)".*); did you mean "([^"]+)"\?$`)
)

// unresolved is the mistake of a name that means nothing.
func (r *run) unresolved(pos syntax.Position, msg string) diag.Diagnostic {
	m := undefined.FindStringSubmatch(msg)
	if m == nil {
		d := r.at(r.spanOf(pos, pos), msg)
		if strings.HasSuffix(msg, "sliceexpr") {
			d.Help = "the slice stands at the population: P[2:4].V = 3*mV"
		}
		return d
	}
	end := pos
	end.Col += int32(len(m[1]))
	d := r.at(r.spanOf(pos, end), fmt.Sprintf("unknown name %q", m[1]))
	if w, ok := LookupAbroad(m[1]); ok {
		d.Help = w.Help()
		return d
	}
	best := m[2]
	if best == "" {
		best, _ = diag.Suggest(m[1], r.names())
	}
	if best != "" {
		d.Help, d.Edit = didYouMean(best), &diag.Edit{Span: d.Span, Text: best}
	}
	return d
}

// evalMistake is the diagnostic of a plain error: what was meant becomes its
// help and, where it replaces the word at hand, its edit.
func (r *run) evalMistake(at node, msg string) diag.Diagnostic {
	if m := unknownKeyword.FindStringSubmatch(msg); m != nil {
		w := &mistake{word: m[2], message: fmt.Sprintf("%s has no argument %q", m[1], m[2]), instead: m[3]}
		if m[3] != "" {
			w.help = didYouMean(m[3])
		}
		return r.wordMistake(at, w)
	}
	d := r.at(at.span, msg)
	for _, p := range halfWritten {
		if p.pattern.MatchString(msg) {
			d.Help = p.help
		}
	}
	best := ""
	if m := unknownField.FindStringSubmatch(msg); m != nil {
		d.Message, best = fmt.Sprintf("a %s has no field or method %q", m[1], m[2]), m[3]
		if w, ok := LookupAbroad(m[2]); ok {
			d.Help = w.Help()
			return d
		}
	} else if m := meantWord.FindStringSubmatch(msg); m != nil {
		d.Message, best = m[1], m[3]
	}
	if best != "" {
		d.Help = didYouMean(best)
		if at.call == nil {
			d.Edit = &diag.Edit{Span: at.span, Text: best}
		}
	}
	return d
}

// halfWritten says what completes what is nearly right.
var halfWritten = []struct {
	pattern *regexp.Regexp
	help    string
}{
	{regexp.MustCompile(`got builtin_function_or_method, want model$`), "a model is called, with its values or without: LIF()"},
	{regexp.MustCompile(`got string, want model$`), `equations are made a model by neuron("…", threshold=…, reset=…), and in other places by synapse, output or coupling`},
	{regexp.MustCompile(`got builtin_function_or_method, want rule$`), "a rule is called: one_to_one()"},
}

// pythonOnly says what to write for what Python has and Starlark has not. The
// pattern is looked for in the line up to the place where the parser stopped,
// or in the whole line.
var pythonOnly = []struct {
	pattern *regexp.Regexp
	whole   bool
	help    string
}{
	{regexp.MustCompile(`\*\*$`), false, "there is no operator **: write power(x, n), or sqrt(x)"},
	{regexp.MustCompile(`\b[fF]("[^"]*"|'[^']*')$`), false, `there are no f-strings: write "%s" % x, or "{}".format(x)`},
	{regexp.MustCompile(`^\s*(import|from)\b`), true, "nothing is imported: networks, models, units and plots are there"},
	{regexp.MustCompile(`^\s*(global|nonlocal)\b`), true, `what functions change is kept in a dict or list: state = {"rate": 0}; then state["rate"] += 1`},
	{regexp.MustCompile(`^\s*(class|try|with|raise|assert|yield|async|del)\b`), true, "scripts have functions, loops and conditions, but no classes and exceptions"},
}

// syntaxMistake is the diagnostic of a script that cannot be parsed.
func (r *run) syntaxMistake(e syntax.Error) diag.Diagnostic {
	d := r.at(r.spanOf(e.Pos, e.Pos), e.Msg)
	lines := strings.Split(r.src.Text, "\n")
	if int(e.Pos.Line) > len(lines) || e.Pos.Line < 1 {
		return d
	}
	line := []rune(lines[e.Pos.Line-1])
	for _, p := range pythonOnly {
		read := len(line)
		if !p.whole {
			read = max(0, min(read, int(e.Pos.Col)-1))
		}
		if d.Help == "" && p.pattern.MatchString(string(line[:read])) {
			d.Help = p.help
		}
	}
	if open, ok := r.unclosed(e.Pos); ok && d.Help == "" {
		d.Notes = append(d.Notes, fmt.Sprintf("the %q in line %d, column %d, is not closed there", open.bracket, open.pos.Line, open.pos.Col))
		d.Labels = []diag.Label{{Span: diag.Span{Start: open.pos, End: open.pos}, Text: "opens here"}}
	}
	return d
}

// opened is a bracket.
type opened struct {
	bracket rune
	pos     diag.Pos
}

// unclosed finds the innermost bracket of a line before that is open at a
// place. Strings and comments are skipped.
func (r *run) unclosed(at syntax.Position) (opened, bool) {
	var stack []opened
	var quote string
	line, col := 1, 0
	text := []rune(r.src.Text)
	for i := 0; i < len(text); i++ {
		c := text[i]
		col++
		if line > int(at.Line) || line == int(at.Line) && col >= int(at.Col) {
			break
		}
		switch {
		case quote != "":
			if c == '\\' {
				i++
				col++
				continue
			}
			if strings.HasPrefix(string(text[i:min(i+3, len(text))]), quote) {
				i += len(quote) - 1
				col += len(quote) - 1
				quote = ""
			}
		case c == '"' || c == '\'':
			quote = string(c)
			if three := strings.Repeat(quote, 3); strings.HasPrefix(string(text[i:min(i+3, len(text))]), three) {
				quote = three
				i += 2
				col += 2
			}
		case c == '#':
			for i+1 < len(text) && text[i+1] != '\n' {
				i++
			}
		case strings.ContainsRune("([{", c):
			stack = append(stack, opened{c, diag.Pos{File: r.src.Name, Line: line, Col: col}})
		case strings.ContainsRune(")]}", c) && len(stack) > 0:
			stack = stack[:len(stack)-1]
		}
		if text[i] == '\n' {
			line, col = line+1, 0
		}
	}
	if len(stack) == 0 {
		return opened{}, false
	}
	last := stack[len(stack)-1]
	return last, last.pos.Line < int(at.Line)
}
