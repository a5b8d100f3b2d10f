// Package format reads tables of numbers and texts from files of several kinds.
package format

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"synfire/format/csv"
	"synfire/format/npz"
	"synfire/format/parquet"
	"synfire/format/table"
)

// ReadFile reads a table from a file; the end of its name tells the kind: .csv,
// .tsv, .txt (csv.Read), .parquet, or .npz.
func ReadFile(name string) (*table.Table, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return Read(name, data)
}

// Read reads a table from what a file of this name holds.
func Read(name string, data []byte) (*table.Table, error) {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".tsv", ".txt":
		return csv.Read(name, bytes.NewReader(data))
	case ".parquet":
		return parquet.Read(name, bytes.NewReader(data), int64(len(data)))
	case ".npz":
		return npz.ReadTable(name, bytes.NewReader(data), int64(len(data)))
	}
	return nil, fmt.Errorf("%s: tables are read from .csv, .tsv, .txt, .parquet and .npz", name)
}
