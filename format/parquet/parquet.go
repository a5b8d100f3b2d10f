// Package parquet reads tables of numbers from Apache Parquet files
// (https://parquet.apache.org/docs/file-format/).
package parquet

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/parquet-go/parquet-go"

	"synfire/format/table"
)

// Read reads the columns of whole and real numbers and of texts of a file that
// has no nested values, compressed by Snappy, gzip, Brotli, Zstandard or not at all. Other columns are kept by name only; asking for them is
// an error.
func Read(name string, r io.ReaderAt, size int64) (t *table.Table, err error) {
	defer func() {
		// The library panics on some files that are damaged.
		if p := recover(); p != nil {
			t, err = nil, fmt.Errorf("%s: the file is damaged: %v", name, p)
		}
	}()
	if err := checkFooter(r, size); err != nil {
		return nil, fmt.Errorf("%s is not a parquet file: %w", name, err)
	}
	f, err := parquet.OpenFile(r, size, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
	if err != nil {
		return nil, fmt.Errorf("%s is not a parquet file: %w", name, err)
	}
	t = &table.Table{File: name}
	seen := map[string]bool{}
	for _, leaf := range f.Root().Columns() {
		c := table.Column{Name: leaf.Name()}
		if seen[c.Name] {
			return nil, fmt.Errorf("%s: two columns are named %q", name, c.Name)
		}
		seen[c.Name] = true
		switch {
		case !leaf.Leaf() || leaf.Repeated():
			c.Fault = "it has nested values"
		case leaf.Compression() == &parquet.Lz4Raw:
			// The library takes any error of LZ4 for a lack of room, and doubles it
			// until there is no memory: a damaged file would end the process.
			return nil, fmt.Errorf("%s: column %q is compressed by LZ4, which is not read; write it with zstd, snappy, gzip or brotli", name, c.Name)
		default:
			if err := read(f, leaf, &c); err != nil {
				return nil, fmt.Errorf("%s: column %q: %w", name, c.Name, err)
			}
		}
		if n := int64(c.Len()); (c.Fault == "" || c.Texts != nil) && n != f.NumRows() {
			return nil, fmt.Errorf("%s: column %q has %d values for %d rows", name, c.Name, n, f.NumRows())
		}
		t.Columns = append(t.Columns, c)
	}
	return t, nil
}

// checkFooter refuses a file whose end is not that of a parquet file, and one
// whose metadata would not fit into it: the library takes memory for as much as
// the file claims.
func checkFooter(r io.ReaderAt, size int64) error {
	const magic = "PAR1"
	var end [4 + len(magic)]byte // the length of the metadata before it, and the magic
	if size < int64(len(magic)+len(end)) {
		return fmt.Errorf("it has %d bytes", size)
	}
	if _, err := r.ReadAt(end[:], size-int64(len(end))); err != nil {
		return err
	}
	if string(end[4:]) != magic {
		return errors.New("it does not end as one does; was it cut short?")
	}
	if n := int64(binary.LittleEndian.Uint32(end[:])); n > size-int64(len(magic)+len(end)) {
		return fmt.Errorf("its metadata of %d bytes do not fit into %d", n, size)
	}
	return nil
}

// read reads one column.
func read(f *parquet.File, leaf *parquet.Column, c *table.Column) error {
	var add func(v parquet.Value)
	switch leaf.Type().Kind() {
	case parquet.Boolean:
		c.Ints = []int64{}
		add = func(v parquet.Value) {
			n := int64(0)
			if v.Boolean() {
				n = 1
			}
			c.Ints = append(c.Ints, n)
		}
	case parquet.Int32:
		c.Ints = []int64{}
		add = func(v parquet.Value) { c.Ints = append(c.Ints, int64(v.Int32())) }
	case parquet.Int64:
		c.Ints = []int64{}
		add = func(v parquet.Value) { c.Ints = append(c.Ints, v.Int64()) }
	case parquet.Float:
		c.Floats = []float64{}
		add = func(v parquet.Value) { c.Floats = append(c.Floats, float64(v.Float())) }
	case parquet.Double:
		c.Floats = []float64{}
		add = func(v parquet.Value) { c.Floats = append(c.Floats, v.Double()) }
	default:
		c.Fault = fmt.Sprintf("it is of type %v, not of numbers", leaf.Type())
		if kind := leaf.Type().LogicalType(); kind == nil || kind.String() != "STRING" {
			return nil
		}
		c.Texts = []string{}
		add = func(v parquet.Value) { c.Texts = append(c.Texts, string(v.ByteArray())) }
	}
	buffer := make([]parquet.Value, 1024)
	row := 0
	for _, group := range f.RowGroups() {
		pages := group.ColumnChunks()[leaf.Index()].Pages()
		err := eachPage(pages, func(p parquet.Page) error {
			values := p.Values()
			for {
				n, err := values.ReadValues(buffer)
				for _, v := range buffer[:n] {
					row++
					if v.IsNull() {
						return fmt.Errorf("row %d has no value", row)
					}
					add(v)
				}
				if errors.Is(err, io.EOF) {
					return nil
				}
				if err != nil {
					return err
				}
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// eachPage calls f for every page and closes them.
func eachPage(pages parquet.Pages, f func(parquet.Page) error) error {
	defer pages.Close()
	for {
		p, err := pages.ReadPage()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		err = f(p)
		parquet.Release(p)
		if err != nil {
			return err
		}
	}
}
