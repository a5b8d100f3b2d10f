package catalogue

import (
	"fmt"
	"strings"

	"synfire/eqn"
)

// Markdown is the whole catalogue as a document.
func Markdown(models []*eqn.Model) string {
	var s strings.Builder
	s.WriteString("<!-- Generated from the models' .eqn files by go generate. Do not edit. -->\n\n# Models\n\n")
	s.WriteString("Every model is a text file of equations; this page is made of those files. Scripts use a model by its name, with values for what\n" +
		"differs from the defaults: `LIF(tau=10*ms, V_th=-50*mV)`. States take values at the start: `net.population(100, LIF(), V=-60*mV)`.\n" +
		"`synfire models NAME` prints one of these pages, `synfire models NAME --plot FILE` draws its response to a step of current.\n")
	for _, k := range kinds {
		list := byKind(models, k.kind)
		if len(list) == 0 {
			continue
		}
		fmt.Fprintf(&s, "\n* [%s](#%s):", k.heading, strings.ToLower(k.heading))
		for i, m := range list {
			if i > 0 {
				s.WriteByte(',')
			}
			fmt.Fprintf(&s, " [%s](#%s)", m.Name, strings.ToLower(m.Name))
		}
	}
	s.WriteByte('\n')
	for _, k := range kinds {
		list := byKind(models, k.kind)
		if len(list) == 0 {
			continue
		}
		fmt.Fprintf(&s, "\n## %s\n\n%s\n", k.heading, k.text)
		for _, m := range list {
			Of(m).markdown(&s)
		}
	}
	return s.String()
}

// markdown is the entry as a section.
func (e Entry) markdown(s *strings.Builder) {
	fmt.Fprintf(s, "\n### %s\n\n%s.\n", e.Name, strings.TrimSuffix(sentence(e.Doc), "."))
	fmt.Fprintf(s, "Source: %s.\n", strings.TrimSuffix(cell(e.Source), "."))
	if how := e.how(); how != "" {
		fmt.Fprintf(s, "%s.\n", sentence(how))
	}
	rows := []struct {
		what, value string
		values      []Value
	}{{"parameter", "default", e.Parameters}, {"state", "at the start", e.States}, {"input", "", e.Inputs}}
	for _, r := range rows {
		if len(r.values) == 0 || r.what == "input" && undocumented(r.values) {
			continue
		}
		fmt.Fprintf(s, "\n| %s | %s | |\n|---|---|---|\n", r.what, r.value)
		for _, v := range r.values {
			fmt.Fprintf(s, "| `%s` | %s | %s |\n", v.Name, cell(v.say()), cell(v.Doc))
		}
	}
	fmt.Fprintf(s, "\n```\n%s\n```\n", strings.Join(e.text(), "\n"))
}

// undocumented tells inputs of which a table would say no more than the
// equations do.
func undocumented(values []Value) bool {
	for _, v := range values {
		if v.Doc != "" {
			return false
		}
	}
	return true
}

// sentence begins with a capital letter.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + cell(text[1:])
}

// cell keeps text from being taken for Markdown.
func cell(text string) string {
	return strings.NewReplacer("|", `\|`, "*", `\*`, "_", `\_`, "<", "&lt;").Replace(text)
}
