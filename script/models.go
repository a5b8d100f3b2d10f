package script

import (
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"synfire/conn"
	"synfire/diag"
	"synfire/eqn"
	columns "synfire/format/table"
	"synfire/unit"
	"synfire/zoo"
)

// Model is a model with values, or the constructor of one.
type Model struct {
	object
	instance *eqn.Instance
}

// Instance implements network.Model.
func (m *Model) Instance() (*eqn.Instance, error) { return m.instance, nil }

// String implements starlark.Value.
func (m *Model) String() string { return "<" + m.instance.Model.Name + ">" }

// Type implements starlark.Value.
func (m *Model) Type() string { return "model" }

// words are the options of an instance that scripts give beside values.
var instanceWords = map[string]func(*eqn.Instance, string){
	"reset":     func(i *eqn.Instance, w string) { i.Reset = w },
	"timing":    func(i *eqn.Instance, w string) { i.Timing = w },
	"method":    func(i *eqn.Instance, w string) { i.Method = w },
	"precision": func(i *eqn.Instance, w string) { i.Precision = w },
}

// with returns the model with further values, given by name.
func (m *Model) with(kwargs []starlark.Tuple) (*Model, error) {
	inst := *m.instance
	inst.Values = maps.Clone(inst.Values)
	if inst.Values == nil {
		inst.Values = map[string]unit.Any{}
	}
	for _, kv := range kwargs {
		name := string(kv[0].(starlark.String))
		if set, ok := instanceWords[name]; ok {
			word, isString := starlark.AsString(kv[1])
			if !isString {
				return nil, fmt.Errorf("%s=%v: a word in quotes is expected", name, kv[1])
			}
			set(&inst, word)
			continue
		}
		if sym, ok := m.instance.Model.Symbol(name); ok && sym.Role == eqn.Table {
			table, ok := kv[1].(*Model)
			if !ok || tableOf(table) == nil {
				return nil, &mistake{word: name, message: fmt.Sprintf("%s of %s is a table over time", name, m.instance.Model.Name), help: fmt.Sprintf("write %s=timed_array(values, times=[…])", name)}
			}
			inst.Series = maps.Clone(inst.Series)
			if inst.Series == nil {
				inst.Series = map[string]*eqn.Series{}
			}
			inst.Series[name] = tableOf(table)
			continue
		}
		v, err := m.value(name, kv[1])
		if err != nil {
			return nil, err
		}
		inst.Values[name] = v
	}
	bound, err := inst.BindInput()
	if err != nil {
		return nil, err
	}
	return &Model{instance: bound}, nil
}

// value reads the value of one parameter or variable. A string is an
// expression over i, N, rand(), randn() and the model's parameters.
func (m *Model) value(name string, v starlark.Value) (unit.Any, error) {
	sym, ok := m.instance.Model.Symbol(name)
	if !ok || sym.Role != eqn.Parameter && sym.Role != eqn.State {
		return unit.Any{}, m.unknown(name)
	}
	if text, ok := starlark.AsString(v); ok {
		if sym.Open {
			// Its dimension is that of the expression, before it is known whose
			// neurons they are.
			names := map[string]eqn.Foreign{"i": {Type: eqn.Integer}, "N": {Type: eqn.Integer}}
			what := "the value of " + name
			e, err := eqn.ParseExpr(diag.Source{Name: what, Text: text}, eqn.Scope{Names: names, What: what})
			if err != nil {
				return unit.Any{}, err
			}
			return unit.AnyExpression(e.Dim, text), nil
		}
		return unit.AnyExpression(sym.Dim, text), nil
	}
	x, err := values(v)
	if err != nil {
		return unit.Any{}, &mistake{word: name, message: fmt.Sprintf("%s: %v", name, err)}
	}
	switch {
	case sym.Open || x.Dim() == sym.Dim:
	case x.Dim().IsOne():
		return unit.Any{}, needsUnit(name, v, sym.Dim, sym.Unit)
	default:
		return unit.Any{}, &mistake{word: name, message: fmt.Sprintf("%s of %s is in %v, not in %v", name, m.instance.Model.Name, sym.Dim, x.Dim())}
	}
	return x, nil
}

func (m *Model) unknown(name string) error {
	known := namesOf(m.instance.Model, eqn.Parameter, eqn.State, eqn.Table)
	return unknownWord(name, fmt.Sprintf("%s has no parameter or variable %q", m.instance.Model.Name, name), known)
}

// namesOf are the names of a model's symbols of some roles.
func namesOf(m *eqn.Model, roles ...eqn.Role) []string {
	var names []string
	for _, s := range m.Symbols {
		if slices.Contains(roles, s.Role) {
			names = append(names, s.Name)
		}
	}
	return names
}

// addModels adds a constructor for every model of the zoo.
func (r *run) addModels(d starlark.StringDict) {
	for _, model := range zoo.Models() {
		if _, taken := d[model.Name]; taken {
			continue // what takes a table is made by a builtin of that name
		}
		m := &Model{instance: &eqn.Instance{Model: model}}
		d[model.Name] = starlark.NewBuiltin(model.Name, func(_ *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			named, err := m.positional(args)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", b.Name(), err)
			}
			for _, kv := range kwargs {
				for _, pos := range named {
					if kv[0] == pos[0] {
						return nil, fmt.Errorf("%s: %s is given twice", b.Name(), string(kv[0].(starlark.String)))
					}
				}
			}
			return m.with(append(named, kwargs...))
		})
	}
}

// positional gives arguments without a name those of an input's parameters, in
// the order of its file.
func (m *Model) positional(args starlark.Tuple) ([]starlark.Tuple, error) {
	if len(args) == 0 {
		return nil, nil
	}
	if m.instance.Model.Kind != eqn.KindInput {
		return nil, fmt.Errorf("values are given by name, as in %s(tau=10*ms)", m.instance.Model.Name)
	}
	var named []starlark.Tuple
	for _, s := range m.instance.Model.Symbols {
		if s.Role == eqn.Parameter && len(named) < len(args) {
			named = append(named, starlark.Tuple{starlark.String(s.Name), args[len(named)]})
		}
	}
	if len(named) < len(args) {
		return nil, fmt.Errorf("%d values for %d parameters", len(args), len(named))
	}
	return named, nil
}

// wordsOf reads a dict of texts by name: event={"high": "v > Vt"}.
func wordsOf(word string, d *starlark.Dict) (map[string]string, error) {
	if d == nil {
		return nil, nil
	}
	texts := map[string]string{}
	for _, kv := range d.Items() {
		name, isName := starlark.AsString(kv[0])
		text, isText := starlark.AsString(kv[1])
		if !isName || !isText {
			return nil, fmt.Errorf("%s={%v: %v}: a name and a text in quotes are expected", word, kv[0], kv[1])
		}
		texts[name] = text
	}
	return texts, nil
}

// textual makes the builtin that turns text into a model of one kind.
func textual(make func(text string, o eqn.Options) *eqn.Template) func(*run, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
	return func(r *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		var text string
		o := eqn.Options{Sources: map[string]diag.Source{}, Values: map[string]unit.Any{}, Series: map[string]*eqn.Series{}}
		texts := map[string]*string{
			"threshold": &o.Threshold, "reset": &o.Reset, "arrival": &o.Arrival, "on_pre": &o.OnPre, "on_post": &o.OnPost,
			"method": &o.Method, "timing": &o.Timing, "precision": &o.Precision, "name": &o.Name, "order": &o.Order,
		}
		pairs := []any{"equations", &text}
		for name, to := range texts {
			pairs = append(pairs, name+"?", to)
		}
		var refractory starlark.Value
		var event, onEvent *starlark.Dict
		pairs = append(pairs, "refractory?", &refractory, "event?", &event, "on_event?", &onEvent)
		rest, err := keywords(b, args, kwargs, pairs...)
		if err != nil {
			return nil, err
		}
		if o.Events, err = wordsOf("event", event); err != nil {
			return nil, err
		}
		if o.OnEvent, err = wordsOf("on_event", onEvent); err != nil {
			return nil, err
		}
		switch x := refractory.(type) {
		case nil, starlark.NoneType:
		case starlark.String:
			o.Refractory = string(x)
		default:
			v, err := values(x)
			if err != nil {
				return nil, &mistake{word: "refractory", message: fmt.Sprintf("refractory: %v", err)}
			}
			if v.Dim().IsOne() {
				return nil, needsUnit("refractory", x, unit.Time(0).Dim(), "")
			}
			o.Refractory = "refractory_period"
			o.Values[o.Refractory] = v
		}
		var expressions []starlark.Tuple
		for _, kv := range rest {
			name := string(kv[0].(starlark.String))
			if m, ok := kv[1].(*Model); ok && tableOf(m) != nil {
				o.Series[name] = tableOf(m)
				continue
			}
			if _, ok := kv[1].(starlark.String); ok {
				if m := optionMeant(b.Name(), name, pairs); m != nil {
					return nil, m
				}
				expressions = append(expressions, kv)
				continue
			}
			v, err := values(kv[1])
			if err != nil {
				if m := optionMeant(b.Name(), name, pairs); m != nil {
					return nil, m
				}
				return nil, &mistake{word: name, message: fmt.Sprintf("%s: %v", name, err)}
			}
			o.Values[name] = v
		}
		// The equations need not declare what an expression gives: its dimension
		// is seen from the values that it reads.
		var declared []starlark.Tuple
		for _, kv := range expressions {
			name, text := string(kv[0].(starlark.String)), string(kv[1].(starlark.String))
			if v, err := eqn.ExpressionOf(text, o.Values); err == nil {
				o.Values[name] = v
			} else {
				declared = append(declared, kv)
			}
		}
		r.sources(o.Sources)
		inst, err := make(text, o).Instance()
		if err != nil {
			return nil, err
		}
		for _, kv := range rest {
			name := string(kv[0].(starlark.String))
			if m := optionMeant(b.Name(), name, pairs); m != nil && !written(name, text, o.Refractory, texts) {
				return nil, m
			}
		}
		return (&Model{instance: inst}).with(declared)
	}
}

// written tells whether a name stands in any of a model's texts.
func written(name, equations, refractory string, texts map[string]*string) bool {
	word := regexp.MustCompile(`\b` + regexp.QuoteMeta(name) + `\b`)
	used := word.MatchString(equations) || word.MatchString(refractory)
	for _, text := range texts {
		used = used || word.MatchString(*text)
	}
	return used
}

// optionMeant is the mistake of a name that is nearly that of an option; nil
// when it is not. Values that the equations do not use are no mistake
// otherwise: initial values and rules may use them.
func optionMeant(builtin, name string, pairs []any) *mistake {
	var known []string
	for i := 0; i < len(pairs); i += 2 {
		known = append(known, strings.TrimRight(pairs[i].(string), "?"))
	}
	slices.Sort(known)
	m := unknownWord(name, fmt.Sprintf("%s has no option %q, and the equations do not use it", builtin, name), known)
	if m.instead == "" {
		return nil
	}
	return m
}

// sources finds where the string literals of the current call stand in the
// script, so that a mistake in an equation is shown at its place in the file.
func (r *run) sources(into map[string]diag.Source) {
	stack := r.thread.CallStack()
	pos := stack.At(1).Pos
	syntax.Walk(r.file, func(node syntax.Node) bool {
		call, ok := node.(*syntax.CallExpr)
		if !ok || call.Lparen.Line != pos.Line || call.Lparen.Col != pos.Col {
			return true
		}
		for i, arg := range call.Args {
			name := "equations"
			if kw, ok := arg.(*syntax.BinaryExpr); ok && kw.Op == syntax.EQ {
				name = kw.X.(*syntax.Ident).Name
				arg = kw.Y
			} else if i > 0 {
				continue
			}
			lit, ok := arg.(*syntax.Literal)
			if !ok || lit.Token != syntax.STRING {
				continue
			}
			quotes := 1
			if len(lit.Raw) >= 6 && (lit.Raw[:3] == `"""` || lit.Raw[:3] == "'''") {
				quotes = 3
			}
			into[name] = diag.Source{
				Name: r.src.Name, Text: lit.Value.(string),
				Origin: diag.Pos{File: r.src.Name, Line: int(lit.TokenPos.Line), Col: int(lit.TokenPos.Col) + quotes}, Outer: r.src.Text,
			}
		}
		return false
	})
}

// loadModel reads a model file: model("my.eqn").
func loadModel(r *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var file string
	rest, err := keywords(b, args, kwargs, "file", &file)
	if err != nil {
		return nil, err
	}
	if r.opt.Load == nil {
		return nil, fmt.Errorf("model(%q): files cannot be read here", file)
	}
	name := file
	if !filepath.IsAbs(name) {
		name = filepath.Join(filepath.Dir(r.src.Name), name)
	}
	text, err := r.opt.Load(name)
	if err != nil {
		return nil, err
	}
	m, err := eqn.ParseFile(diag.Source{Name: file, Text: string(text)})
	if err != nil {
		return nil, err
	}
	return (&Model{instance: &eqn.Instance{Model: m}}).with(rest)
}

// Rule is a rule of connection.
type Rule struct {
	object
	rule conn.Rule
	// columns of the file that the rule was read from, nil for others.
	columns *columns.Table
}

// String implements starlark.Value.
func (r *Rule) String() string { return fmt.Sprintf("<%T>", r.rule) }

// Type implements starlark.Value.
func (r *Rule) Type() string { return "rule" }

// Values is a distribution, or what else may vary by element.
type Values struct {
	object
	any unit.Any
}

// String implements starlark.Value.
func (v *Values) String() string { return "<" + v.name + ">" }

// Type implements starlark.Value.
func (v *Values) Type() string { return "distribution" }

// values reads whatever may stand for a parameter: a number, a quantity, an
// array or list, a distribution.
func values(v starlark.Value) (unit.Any, error) {
	if q, ok := number(v); ok {
		return unit.AnyOf(q), nil
	}
	switch x := v.(type) {
	case *Values:
		return x.any, nil
	case *Array:
		return unit.AnyEach(x.dim, x.values), nil
	case starlark.Iterable:
		a, err := arrayOf(x)
		if err != nil {
			return unit.Any{}, err
		}
		return unit.AnyEach(a.dim, a.values), nil
	}
	return unit.Any{}, fmt.Errorf("%v is not a number, quantity, array or distribution", v)
}

// asArray is an array itself, or one made of what can be iterated.
func asArray(x starlark.Iterable) (*Array, error) {
	if a, ok := x.(*Array); ok {
		return a, nil
	}
	return arrayOf(x)
}

// arrayOf makes an array of what can be iterated.
func arrayOf(x starlark.Iterable) (*Array, error) {
	a := newArray(nil, unit.Dim{}, "")
	if n := starlark.Len(x); n > maxList {
		return nil, fmt.Errorf("an array of %d numbers; at most %d are possible", n, maxList)
	}
	it := x.Iterate()
	defer it.Done()
	var e starlark.Value
	for it.Next(&e) {
		q, ok := number(e)
		if !ok {
			return nil, fmt.Errorf("%v is not a number", e)
		}
		if len(a.values) == 0 {
			a.dim = q.Dim()
		} else if q.Dim() != a.dim {
			return nil, fmt.Errorf("an array of %v and %v", a.dim, q.Dim())
		}
		a.values = append(a.values, q.Value())
	}
	return a, nil
}

// quantity reads a value of one dimension.
func quantity[Q unit.Static](v starlark.Value, name string) (Q, error) {
	q, ok := number(v)
	var want Q
	if !ok {
		return 0, &mistake{word: name, message: fmt.Sprintf("%s: %v is not a quantity", name, v)}
	}
	switch {
	case q.Dim() == want.Dim():
	case q.Dim().IsOne():
		return 0, needsUnit(name, v, want.Dim(), "")
	default:
		return 0, &mistake{word: name, message: fmt.Sprintf("%s is in %v; it must be in %v", name, q.Dim(), want.Dim())}
	}
	return Q(q.Value()), nil
}
