// Package csv reads tables of numbers from text: one line of names, then rows
// separated by commas, semicolons or tabs (RFC 4180).
package csv

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"synfire/format/table"
)

// Read reads a table. A column that has anything but numbers and identifiers is
// one of texts; asking for its numbers is an error that names the line.
func Read(name string, r io.Reader) (*table.Table, error) {
	in := bufio.NewReaderSize(r, 1<<16)
	first, _ := in.Peek(1 << 12)
	reader := csv.NewReader(in)
	reader.Comma = separator(string(first))
	reader.ReuseRecord = true
	reader.LazyQuotes = false
	head, err := reader.Read()
	if errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s is empty; its first line names the columns", name)
	}
	if err != nil {
		return nil, fault(name, err)
	}
	t := &table.Table{File: name}
	seen := map[string]bool{}
	for i, h := range head {
		h = strings.TrimSpace(strings.TrimPrefix(h, "\ufeff"))
		if h == "" {
			// Tables written with an unnamed index.
			h = fmt.Sprintf("column%d", i+1)
		}
		if seen[h] {
			return nil, fmt.Errorf("%s:1: two columns are named %q", name, h)
		}
		seen[h] = true
		t.Columns = append(t.Columns, table.Column{Name: h, Ints: []int64{}})
	}
	var lines []int32
	texts := map[string]string{}
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fault(name, err)
		}
		line, _ := reader.FieldPos(0)
		lines = append(lines, int32(line))
		for i, cell := range record {
			add(&t.Columns[i], cell, line, texts)
		}
	}
	t.Row = func(i int) string { return fmt.Sprintf("line %d", lines[i]) }
	return t, nil
}

// add appends a cell to a column. The first that is no whole number makes it one
// of floats, the first that is no number at all one of texts; what was read as
// a float before has then lost its digits, and the column is none of either.
func add(c *table.Column, cell string, line int, texts map[string]string) {
	cell = strings.TrimSpace(cell)
	if c.Fault != "" {
		if c.Texts != nil {
			c.Texts = append(c.Texts, shared(cell, texts))
		}
		return
	}
	if c.Floats == nil {
		if n, err := strconv.ParseInt(cell, 10, 64); err == nil && strconv.FormatInt(n, 10) == cell {
			c.Ints = append(c.Ints, n)
			return
		}
	}
	x, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		if c.Floats == nil {
			ids := table.IDs{Ints: c.Ints}
			c.Texts = append(ids.Strings(), shared(cell, texts))
		}
		c.Ints, c.Floats = nil, nil
		c.Fault = fmt.Sprintf("line %d: %q is not a number", line, cell)
		return
	}
	if c.Floats == nil {
		c.Floats = make([]float64, len(c.Ints), 2*len(c.Ints)+1)
		for i, n := range c.Ints {
			c.Floats[i] = float64(n)
		}
		c.Ints = nil
	}
	c.Floats = append(c.Floats, x)
}

// maxShared bounds the texts that a column keeps once for all its cells.
const maxShared = 1 << 16

// shared is a cell's text that does not keep the whole line alive.
func shared(cell string, texts map[string]string) string {
	text, known := texts[cell]
	if !known {
		text = strings.Clone(cell)
		if len(texts) < maxShared {
			texts[text] = text
		}
	}
	return text
}

// separator is the one of the usual separators that the first line has most of.
func separator(text string) rune {
	line, _, _ := strings.Cut(text, "\n")
	best := ','
	for _, s := range []rune{';', '\t'} {
		if strings.Count(line, string(s)) > strings.Count(line, string(best)) {
			best = s
		}
	}
	return best
}

// fault puts file and line before what encoding/csv found.
func fault(name string, err error) error {
	var p *csv.ParseError
	if errors.As(err, &p) {
		return fmt.Errorf("%s:%d: %w", name, p.Line, p.Err)
	}
	return fmt.Errorf("%s: %w", name, err)
}
