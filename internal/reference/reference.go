// Package reference reads the tables that tests compare with: CSV files, plain
// or gzipped, whose first line names the columns. Lines that begin with # tell
// where the numbers are from.
package reference

import (
	"compress/gzip"
	"encoding/csv"
	"io"
	"os"
	"strconv"
	"strings"
	"testing"
)

// Rows returns the names of a table's columns and its rows, as written. It ends
// the test when the file cannot be read.
func Rows(t testing.TB, file string) (head []string, rows [][]string) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(file, ".gz") {
		z, err := gzip.NewReader(f)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		in = z
	}
	r := csv.NewReader(in)
	r.Comment = '#'
	all, err := r.ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	if len(all) < 2 {
		t.Fatalf("%s has no rows", file)
	}
	return all[0], all[1:]
}

// Columns returns a table of numbers by the names of its columns. It ends the
// test when a cell is no number.
func Columns(t testing.TB, file string) map[string][]float64 {
	t.Helper()
	head, rows := Rows(t, file)
	columns := map[string][]float64{}
	for i, name := range head {
		column := make([]float64, len(rows))
		for k, row := range rows {
			x, err := strconv.ParseFloat(row[i], 64)
			if err != nil {
				t.Fatalf("%s, row %d: %v", file, k+1, err)
			}
			column[k] = x
		}
		columns[name] = column
	}
	return columns
}
