// Package table holds columns of numbers and texts as files have them: what the readers
// of edge lists give.
package table

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Table is columns of equal length.
type Table struct {
	// File is the name of the file, for messages.
	File    string
	Columns []Column
	// Row says where row i stands, such as "line 7"; nil where rows have no
	// better name than their number.
	Row func(i int) string
}

// Column is a named column of numbers or texts. Whole numbers are kept as such,
// since identifiers may have more digits than a float64.
type Column struct {
	Name string
	// One of Ints and Floats is set, unless Fault says why the column is not
	// one of numbers. It may be one of Texts then.
	Ints   []int64
	Floats []float64
	Texts  []string
	Fault  string
	// Rows are the numbers of a column that has Width of them in each row, one
	// row after the other; Fault says then that it is none of single numbers.
	Rows  []float64
	Width int
}

// Len returns the number of rows.
func (c *Column) Len() int {
	if c.Width > 0 {
		return len(c.Rows) / c.Width
	}
	return max(len(c.Ints), len(c.Floats), len(c.Texts))
}

// Lookup returns a column of numbers.
func (t *Table) Lookup(name string) (*Column, error) {
	c, err := t.column(name)
	if err == nil && c.Fault != "" {
		return nil, fmt.Errorf("%s: column %q: %s", t.File, name, c.Fault)
	}
	return c, err
}

// column returns any column.
func (t *Table) column(name string) (*Column, error) {
	var names []string
	for i := range t.Columns {
		if c := &t.Columns[i]; c.Name == name {
			return c, nil
		}
		names = append(names, t.Columns[i].Name)
	}
	return nil, fmt.Errorf("%s has no column %q; it has %s", t.File, name, strings.Join(names, ", "))
}

// Numbers returns a column as floats.
func (t *Table) Numbers(name string) ([]float64, error) {
	c, err := t.Lookup(name)
	if err != nil || c.Ints == nil {
		if err != nil {
			return nil, err
		}
		return c.Floats, nil
	}
	xs := make([]float64, len(c.Ints))
	for i, n := range c.Ints {
		xs[i] = float64(n)
	}
	return xs, nil
}

// Matrix returns a column that may have several numbers in each row, row by row,
// and how many these are.
func (t *Table) Matrix(name string) (xs []float64, width int, err error) {
	c, err := t.column(name)
	if err != nil {
		return nil, 0, err
	}
	if c.Width > 0 {
		return c.Rows, c.Width, nil
	}
	xs, err = t.Numbers(name)
	return xs, 1, err
}

// Whole returns a column of whole numbers.
func (t *Table) Whole(name string) ([]int64, error) {
	c, err := t.Lookup(name)
	if err != nil || c.Floats == nil {
		if err != nil {
			return nil, err
		}
		return c.Ints, nil
	}
	ns := make([]int64, len(c.Floats))
	for i, x := range c.Floats {
		if x != math.Trunc(x) || math.Abs(x) > 1<<53 {
			return nil, fmt.Errorf("%s: %s: %v in column %q is not a whole number", t.File, t.row(i), x, name)
		}
		ns[i] = int64(x)
	}
	return ns, nil
}

// IDs are identifiers, such as those of neurons: whole numbers or texts; the
// other list is nil.
type IDs struct {
	Ints  []int64
	Texts []string
}

// Len returns the number of identifiers.
func (ids *IDs) Len() int { return max(len(ids.Ints), len(ids.Texts)) }

// Strings returns the identifiers as texts.
func (ids *IDs) Strings() []string {
	if ids.Texts != nil {
		return ids.Texts
	}
	texts := make([]string, len(ids.Ints))
	for i, n := range ids.Ints {
		texts[i] = strconv.FormatInt(n, 10)
	}
	return texts
}

// IDs returns a column of identifiers.
func (t *Table) IDs(name string) (*IDs, error) {
	c, err := t.column(name)
	if err != nil {
		return nil, err
	}
	if c.Texts != nil {
		return &IDs{Texts: c.Texts}, nil
	}
	ns, err := t.Whole(name)
	return &IDs{Ints: ns}, err
}

// Indices returns a column of indices from 0 to n-1 or, where ids are given,
// the places of its entries among them.
func (t *Table) Indices(name string, n int, ids *IDs) ([]uint32, error) {
	if ids != nil && ids.Texts != nil {
		own, err := t.IDs(name)
		if err != nil {
			return nil, err
		}
		return places(t, name, own.Strings(), ids.Texts)
	}
	xs, err := t.Whole(name)
	if err != nil {
		return nil, err
	}
	if ids != nil {
		return places(t, name, xs, ids.Ints)
	}
	list := make([]uint32, len(xs))
	for i, x := range xs {
		if x < 0 || x >= int64(n) {
			return nil, fmt.Errorf("%s: %s: %d in column %q; an index lies between 0 and %d", t.File, t.row(i), x, name, n-1)
		}
		list[i] = uint32(x)
	}
	return list, nil
}

// places finds the entries of a column among identifiers.
func places[ID int64 | string](t *Table, column string, entries, ids []ID) ([]uint32, error) {
	place := make(map[ID]uint32, len(ids))
	for i, id := range ids {
		if j, twice := place[id]; twice {
			return nil, fmt.Errorf("identifier %v stands at places %d and %d of the list", id, j, i)
		}
		place[id] = uint32(i)
	}
	list := make([]uint32, len(entries))
	for i, e := range entries {
		p, ok := place[e]
		if !ok {
			return nil, fmt.Errorf("%s: %s: %v in column %q is not among the identifiers", t.File, t.row(i), e, column)
		}
		list[i] = p
	}
	return list, nil
}

func (t *Table) row(i int) string {
	if t.Row != nil {
		return t.Row(i)
	}
	return fmt.Sprintf("row %d", i+1)
}
