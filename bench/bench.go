// Package bench holds the standard networks on which simulators are compared,
// as scripts. Each declares the params "duration" and "scale"; seeds are 0.
package bench

import (
	"embed"
	"io/fs"
	"path"
	"strings"
)

//go:embed networks/*.star
var files embed.FS

// Names lists the networks.
func Names() []string {
	entries, err := fs.Glob(files, "networks/*.star")
	if err != nil {
		panic("BUG: " + err.Error())
	}
	for i, e := range entries {
		entries[i] = strings.TrimSuffix(path.Base(e), ".star")
	}
	return entries
}

// Lookup returns a network's script.
func Lookup(name string) (string, bool) {
	text, err := files.ReadFile("networks/" + name + ".star")
	return string(text), err == nil
}
