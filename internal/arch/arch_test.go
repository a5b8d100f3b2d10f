package arch

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "synfire"

// TestImports holds every import of the module against the table.
func TestImports(t *testing.T) {
	root := filepath.Join("..", "..")
	used := map[string]bool{}
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && file != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(file, ".go") {
			return nil
		}
		rel, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		pkg := path.Dir(filepath.ToSlash(rel))
		row := find(pkg)
		if row == nil {
			t.Errorf("%s: package %q is in no row of internal/arch", rel, pkg)
			return nil
		}
		used[row.Path] = true
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		// Tests may look further, at rooms that check them; the ban on the JIT
		// holds for them too, by Go's own rule for internal directories.
		if strings.HasSuffix(file, "_test.go") {
			return nil
		}
		for _, imp := range f.Imports {
			to, err := strconv.Unquote(imp.Path.Value)
			if err != nil {
				return err
			}
			inner, ours := strings.CutPrefix(to, module+"/")
			if ours && !slices.Contains(strings.Fields(row.Imports), inner) {
				t.Errorf("%s: %s may not import %s", rel, row.Path, inner)
			}
			if to == "C" {
				t.Errorf("%s: cgo", rel)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range Rooms {
		if !used[r.Path] {
			t.Errorf("row %q matches no package", r.Path)
		}
	}
}

// TestOrder checks that the table itself goes one way.
func TestOrder(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rooms {
		for _, imp := range strings.Fields(r.Imports) {
			if !seen[imp] && imp != "examples" {
				t.Errorf("%s imports %s, which comes later or is in no row", r.Path, imp)
			}
		}
		if seen[r.Path] {
			t.Errorf("%s has two rows", r.Path)
		}
		seen[r.Path] = true
	}
}

// TestTableNamesRooms checks that ARCHITECTURE.md has a row for every room.
func TestTableNamesRooms(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "ARCHITECTURE.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range Rooms {
		if !strings.Contains(string(text), "`"+strings.TrimSuffix(r.Path, "/…")+"`") {
			t.Errorf("ARCHITECTURE.md does not name %q", r.Path)
		}
	}
}

func find(pkg string) *Room {
	for i, r := range Rooms {
		if dir, below := strings.CutSuffix(r.Path, "/…"); r.Path == pkg || below && strings.HasPrefix(pkg, dir+"/") {
			return &Rooms[i]
		}
	}
	return nil
}
