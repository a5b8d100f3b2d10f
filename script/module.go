package script

import (
	"errors"
	"sort"
	"strings"

	"go.starlark.net/resolve"
	"go.starlark.net/starlark"
)

// module is a named group of builtins: plot.raster.
type module struct {
	name    string
	members starlark.StringDict
}

func (r *run) module(name string, table []builtin) *module {
	m := &module{name, starlark.StringDict{}}
	for _, b := range table {
		m.members[b.name] = r.bind(b)
	}
	return m
}

// String implements starlark.Value.
func (m *module) String() string { return "<module " + m.name + ">" }

// Type implements starlark.Value.
func (m *module) Type() string { return "module" }

// Freeze implements starlark.Value.
func (m *module) Freeze() {}

// Truth implements starlark.Value.
func (m *module) Truth() starlark.Bool { return true }

// Hash implements starlark.Value.
func (m *module) Hash() (uint32, error) { return starlark.String(m.name).Hash() }

// Attr implements starlark.HasAttrs.
func (m *module) Attr(name string) (starlark.Value, error) { return m.members[name], nil }

// AttrNames implements starlark.HasAttrs.
func (m *module) AttrNames() []string {
	names := m.members.Keys()
	sort.Strings(names)
	return names
}

var _ starlark.HasAttrs = (*module)(nil)

// resolveErrors are the names that Starlark does not know.
type resolveErrors struct{ errs resolve.ErrorList }

func (l *resolveErrors) from(err error) bool { return errors.As(err, &l.errs) }

// keywords takes the keyword arguments apart: those that a builtin declares
// are unpacked, the rest is returned.
func keywords(b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple, pairs ...any) ([]starlark.Tuple, error) {
	declared := map[string]bool{}
	for i := 0; i < len(pairs); i += 2 {
		declared[strings.TrimRight(pairs[i].(string), "?")] = true
	}
	var own, rest []starlark.Tuple
	for _, kv := range kwargs {
		if declared[string(kv[0].(starlark.String))] {
			own = append(own, kv)
		} else {
			rest = append(rest, kv)
		}
	}
	if err := starlark.UnpackArgs(b.Name(), args, own, pairs...); err != nil {
		return nil, err
	}
	return rest, nil
}
