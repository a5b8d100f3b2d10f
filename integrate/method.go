package integrate

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"synfire/diag"
	"synfire/eqn"
	"synfire/ir"
	"synfire/unit"
)

// method is a scheme with its options, as in
//
//	rkf45(absolute_error = 1e-3, relative_error = 0)
//
// An option is a number or the name of a dimensionless parameter of the model.
type method struct {
	*scheme
	absolute, relative tolerance
}

// tolerance is a bound of the error of a sub-step: a number, or a parameter.
type tolerance struct {
	value     float64
	parameter string
}

func (t tolerance) load(b *ir.Builder) ir.Ref {
	if t.parameter != "" {
		return variable(b, t.parameter)
	}
	return b.Const(ir.F64, t.value)
}

func (t tolerance) String() string {
	if t.parameter != "" {
		return t.parameter
	}
	return strconv.FormatFloat(t.value, 'g', -1, 64)
}

// The tolerances of adaptive schemes when the method names none, in coherent
// units of each variable: those of the aeif models and hh_psc_alpha of NEST,
// and of Brian2's GSL integrators.
const (
	defaultAbsolute = 1e-6
	defaultRelative = 0
)

// parseMethod reads a method. An empty text means the default scheme.
func (m *model) parseMethod(text string) (*method, error) {
	name, list, open := strings.Cut(strings.TrimSpace(text), "(")
	s, err := lookupScheme(strings.TrimSpace(name))
	if err != nil {
		return nil, err
	}
	out := &method{s, tolerance{value: defaultAbsolute}, tolerance{value: defaultRelative}}
	if !open {
		return out, nil
	}
	list, closed := strings.CutSuffix(list, ")")
	if !closed {
		return nil, fmt.Errorf("method %q: a closing parenthesis is missing", text)
	}
	options := map[string]*tolerance{}
	if s.adaptive {
		options["absolute_error"], options["relative_error"] = &out.absolute, &out.relative
	}
	for _, option := range strings.Split(list, ",") {
		key, value, given := strings.Cut(option, "=")
		key, value = strings.TrimSpace(key), strings.TrimSpace(value)
		to, known := options[key]
		switch {
		case !s.adaptive:
			return nil, fmt.Errorf("method %q: %s takes no options; those that do are adaptive, such as rkf45", text, s.name)
		case !known:
			hint := ""
			if near, ok := diag.Suggest(key, []string{"absolute_error", "relative_error"}); ok {
				hint = fmt.Sprintf("; did you mean %q?", near)
			}
			return nil, fmt.Errorf("method %q: unknown option %q%s (the options are absolute_error and relative_error)", text, key, hint)
		case !given:
			return nil, fmt.Errorf("method %q: give %s a value, as in %s = 1e-6", text, key, key)
		}
		if *to, err = m.tolerance(value); err != nil {
			return nil, fmt.Errorf("method %q: %s: %w", text, key, err)
		}
	}
	if out.absolute == (tolerance{}) && out.relative == (tolerance{}) {
		return nil, fmt.Errorf("method %q: one of absolute_error and relative_error must be above zero", text)
	}
	return out, nil
}

func (m *model) tolerance(text string) (tolerance, error) {
	if x, err := strconv.ParseFloat(text, 64); err == nil {
		if !(x >= 0) || math.IsInf(x, 0) {
			return tolerance{}, fmt.Errorf("%s must be a finite number, not below zero", text)
		}
		return tolerance{value: x}, nil
	}
	s, ok := m.symbols[text]
	if !ok || s.Role != eqn.Parameter || s.Type != eqn.Real {
		return tolerance{}, fmt.Errorf("%q is neither a number nor a parameter of %s", text, m.Model.Name)
	}
	if s.Dim != (unit.Dim{}) {
		return tolerance{}, fmt.Errorf("%s is in %v; a tolerance has no unit, it counts in each variable's own coherent unit (mV, pA, nS, …)", text, s.Dim)
	}
	return tolerance{parameter: text}, nil
}

// describe is what users are told about the method.
func (m *method) describe(noisy bool) string {
	text := fmt.Sprintf("method %s: %s", m.name, m.doc)
	if m.adaptive {
		text += fmt.Sprintf("; absolute_error %v in each variable's coherent unit, relative_error %v", m.absolute, m.relative)
	}
	if noisy && m.strong > 0 {
		text += fmt.Sprintf("; noise in Stratonovich's sense, strong order %v (1 where it is additive), weak order %v", m.strong, m.weak)
	}
	return text
}
