package npz

import (
	"errors"
	"fmt"
	"io"

	"synfire/format/table"
)

// ReadTable reads the one-dimensional arrays of numbers and texts of a file, and
// the two-dimensional ones of numbers, as the columns of a table. Arrays of
// another shape are kept by name only.
func ReadTable(name string, src io.ReaderAt, size int64) (*table.Table, error) {
	r, err := NewReader(src, size, ReadOptions{})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	t := &table.Table{File: name}
	for _, n := range r.Names() {
		c := table.Column{Name: n}
		a, err := r.Array(n)
		switch {
		case err != nil:
			return nil, fmt.Errorf("%s: %w", name, err)
		case len(a.Shape) == 2 && a.Shape[1] > 0:
			c.Fault = fmt.Sprintf("it has %d columns of its own", a.Shape[1])
			if xs, wrong := a.Float64(); wrong == nil {
				c.Rows, c.Width = xs, a.Shape[1]
			}
		case len(a.Shape) != 1:
			c.Fault = fmt.Sprintf("it has %d dimensions", len(a.Shape))
		default:
			if c.Ints, err = a.Int64(); err == nil {
				break
			}
			if texts, ok := a.Data.([]string); ok {
				c.Texts, c.Fault = texts, "it holds texts, not numbers"
				break
			}
			var wrong error
			if c.Floats, wrong = a.Float64(); wrong != nil {
				c.Fault = errors.Join(wrong).Error()
			}
		}
		t.Columns = append(t.Columns, c)
	}
	return t, nil
}
