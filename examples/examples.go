// Package examples holds the scripts that the command carries with it.
package examples

import (
	"embed"
	"io/fs"
	"strings"
)

//go:embed *.star
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
