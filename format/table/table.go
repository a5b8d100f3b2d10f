// Package table holds columns of numbers as files have them: what the readers
// of edge lists give.
package table

import (
	"fmt"
	"math"
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

// Column is a named column of numbers. Whole numbers are kept as such, since
// identifiers may have more digits than a float64.
type Column struct {
	Name string
	// One of Ints and Floats is set, unless Fault says why the column is not
	// one of numbers.
	Ints   []int64
	Floats []float64
	Fault  string
}

// Len returns the number of rows.
func (c *Column) Len() int { return max(len(c.Ints), len(c.Floats)) }

// Lookup returns a column of numbers.
func (t *Table) Lookup(name string) (*Column, error) {
	var names []string
	for i := range t.Columns {
		c := &t.Columns[i]
		if c.Name == name {
			if c.Fault != "" {
				return nil, fmt.Errorf("%s: column %q: %s", t.File, name, c.Fault)
			}
			return c, nil
		}
		names = append(names, c.Name)
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

// Indices returns a column of indices from 0 to n-1 or, where ids are given,
// the places of its numbers among them.
func (t *Table) Indices(name string, n int, ids []int64) ([]uint32, error) {
	xs, err := t.Whole(name)
	if err != nil {
		return nil, err
	}
	var place map[int64]uint32
	if ids != nil {
		place = make(map[int64]uint32, len(ids))
		for i, id := range ids {
			if j, twice := place[id]; twice {
				return nil, fmt.Errorf("identifier %d stands at places %d and %d of the list", id, j, i)
			}
			place[id] = uint32(i)
		}
	}
	list := make([]uint32, len(xs))
	for i, x := range xs {
		if ids != nil {
			p, ok := place[x]
			if !ok {
				return nil, fmt.Errorf("%s: %s: %d in column %q is not among the identifiers", t.File, t.row(i), x, name)
			}
			list[i] = p
			continue
		}
		if x < 0 || x >= int64(n) {
			return nil, fmt.Errorf("%s: %s: %d in column %q; an index lies between 0 and %d", t.File, t.row(i), x, name, n-1)
		}
		list[i] = uint32(x)
	}
	return list, nil
}

func (t *Table) row(i int) string {
	if t.Row != nil {
		return t.Row(i)
	}
	return fmt.Sprintf("row %d", i+1)
}
