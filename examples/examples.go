// Package examples holds the scripts that the command carries with it, and the
// files that they read.
package examples

import (
	"embed"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

//go:generate go run ./flybrain/gen flybrain

//go:embed *.star flybrain/*.csv flybrain/*.parquet
var files embed.FS

// Names lists the scripts, without directory.
func Names() []string {
	names, err := fs.Glob(files, "*.star")
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return names
}

// Lookup returns the text of an example: "tutorial", "tutorial.star" and
// "examples/tutorial.star" name the same.
func Lookup(name string) (string, bool) {
	name = strings.TrimSuffix(strings.TrimPrefix(name, "examples/"), ".star") + ".star"
	text, err := files.ReadFile(name)
	return string(text), err == nil
}

// ReadFile reads a file from the disk or, where there is none, one that comes
// with an example: "flybrain/neurons.csv".
func ReadFile(name string) ([]byte, error) {
	data, err := os.ReadFile(name)
	if !errors.Is(err, fs.ErrNotExist) {
		return data, err
	}
	if own, missing := files.ReadFile(strings.TrimPrefix(path.Clean(filepath.ToSlash(name)), "examples/")); missing == nil {
		return own, nil
	}
	return nil, err
}
