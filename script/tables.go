package script

import (
	"errors"
	"fmt"
	"path/filepath"

	"go.starlark.net/starlark"

	"synfire/format"
	columns "synfire/format/table"
	"synfire/unit"
)

// Table is the columns of a file: t["name"] is one, t[["a", "b"]] a matrix of
// several.
type Table struct {
	object
	columns *columns.Table
}

var (
	_ starlark.Mapping  = (*Table)(nil)
	_ starlark.HasAttrs = (*Table)(nil)
)

// String implements starlark.Value.
func (t *Table) String() string { return "<table " + t.columns.File + ">" }

// Type implements starlark.Value.
func (t *Table) Type() string { return "table" }

// readTable reads a file of columns: table("drive.csv").
func readTable(r *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	file := ""
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "file", &file); err != nil {
		return nil, err
	}
	t, err := r.table(file)
	if err != nil {
		return nil, err
	}
	return &Table{object{file}, t}, nil
}

// Get implements starlark.Mapping.
func (t *Table) Get(k starlark.Value) (starlark.Value, bool, error) {
	if name, ok := starlark.AsString(k); ok {
		v, err := column(t.columns, name)
		return v, err == nil, err
	}
	list, ok := k.(*starlark.List)
	if !ok || list.Len() == 0 {
		return nil, false, fmt.Errorf("a table is indexed by the name of a column or a list of names, not by %v", k)
	}
	var matrix *Array
	for i := range list.Len() {
		name, ok := starlark.AsString(list.Index(i))
		if !ok {
			return nil, false, fmt.Errorf("%v is not the name of a column", list.Index(i))
		}
		if err := hasColumn(t.columns, name); err != nil {
			return nil, false, err
		}
		xs, err := t.columns.Numbers(name)
		if err != nil {
			return nil, false, err
		}
		if matrix == nil {
			matrix = newArray(make([]float64, len(xs)*list.Len()), unit.Dim{}, "")
			matrix.cols = list.Len()
		}
		if len(xs) != matrix.Len() {
			return nil, false, fmt.Errorf("%s: %d values of %q; of those before there are %d", t.columns.File, len(xs), name, matrix.Len())
		}
		for row, x := range xs {
			matrix.values[row*matrix.cols+i] = x
		}
	}
	return matrix, true, nil
}

// Attr implements starlark.HasAttrs.
func (t *Table) Attr(name string) (starlark.Value, error) {
	switch name {
	case "columns":
		var names []starlark.Value
		for _, c := range t.columns.Columns {
			names = append(names, starlark.String(c.Name))
		}
		return starlark.NewList(names), nil
	case "places":
		return starlark.NewBuiltin(name, func(_ *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			return t.places(b, args, kwargs)
		}), nil
	}
	return nil, nil
}

// AttrNames implements starlark.HasAttrs.
func (t *Table) AttrNames() []string { return []string{"columns", "places"} }

// places are the places of a column's identifiers in a list:
// t.places("neuron", P.ids).
func (t *Table) places(b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	name := ""
	var list starlark.Iterable
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "column", &name, "ids", &list); err != nil {
		return nil, err
	}
	if err := hasColumn(t.columns, name); err != nil {
		return nil, err
	}
	known, err := identifiersOf(list)
	if err != nil {
		return nil, err
	}
	places, err := t.columns.Indices(name, 0, known)
	if err != nil {
		return nil, err
	}
	xs := make([]float64, len(places))
	for i, p := range places {
		xs[i] = float64(p)
	}
	return newArray(xs, unit.Dim{}, ""), nil
}

// column is a column of numbers as an array; one that has several numbers in
// each row is a matrix.
func column(t *columns.Table, name string) (*Array, error) {
	if err := hasColumn(t, name); err != nil {
		return nil, err
	}
	xs, cols, err := t.Matrix(name)
	if err != nil {
		return nil, err
	}
	a := newArray(xs, unit.Dim{}, "")
	if cols != 1 {
		a.cols = cols
	}
	return a, nil
}

// ids reads a column of identifiers: ids("neurons.csv", "root_id"), a list of
// whole numbers or texts.
func ids(r *run, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	file, column := "", ""
	if err := starlark.UnpackArgs(b.Name(), args, kwargs, "file", &file, "column?", &column); err != nil {
		return nil, err
	}
	t, err := r.table(file)
	if err != nil {
		return nil, err
	}
	if column == "" {
		if len(t.Columns) != 1 {
			return nil, fmt.Errorf("%s has %d columns; say which, as in ids(%q, %q)", file, len(t.Columns), file, t.Columns[0].Name)
		}
		column = t.Columns[0].Name
	}
	if err := hasColumn(t, column); err != nil {
		return nil, err
	}
	list, err := t.IDs(column)
	if err != nil {
		return nil, err
	}
	return listOfIDs(list), nil
}

func listOfIDs(ids *columns.IDs) *starlark.List {
	values := make([]starlark.Value, 0, ids.Len())
	for _, n := range ids.Ints {
		values = append(values, starlark.MakeInt64(n))
	}
	for _, text := range ids.Texts {
		values = append(values, starlark.String(text))
	}
	return starlark.NewList(values)
}

// identifiersOf reads a list of identifiers of one kind.
func identifiersOf(list starlark.Iterable) (*columns.IDs, error) {
	out := &columns.IDs{}
	it := list.Iterate()
	defer it.Done()
	var e starlark.Value
	for it.Next(&e) {
		switch x := e.(type) {
		case starlark.Int:
			n, ok := x.Int64()
			if !ok {
				return nil, fmt.Errorf("%v is too large for an identifier", x)
			}
			out.Ints = append(out.Ints, n)
		case starlark.String:
			out.Texts = append(out.Texts, string(x))
		default:
			return nil, fmt.Errorf("%v is not an identifier; these are whole numbers or texts in quotes", e)
		}
	}
	if out.Ints != nil && out.Texts != nil {
		return nil, errors.New("identifiers are all whole numbers or all texts")
	}
	return out, nil
}

// hasColumn tells what is wrong when a table has no column of a name.
func hasColumn(t *columns.Table, name string) error {
	var known []string
	for _, c := range t.Columns {
		if c.Name == name {
			return nil
		}
		known = append(known, c.Name)
	}
	return unknownWord(name, fmt.Sprintf("%s has no column %q", t.File, name), known)
}

// table reads a file of columns, by the end of its name.
func (r *run) table(file string) (*columns.Table, error) {
	if r.opt.Load == nil {
		return nil, fmt.Errorf("%q: files cannot be read here", file)
	}
	path := file
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(r.src.Name), path)
	}
	data, err := r.opt.Load(path)
	if err != nil {
		return nil, err
	}
	return format.Read(file, data)
}
