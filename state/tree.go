package state

import (
	"fmt"
	"iter"
	"strings"
)

// Tree is an ordered set of named columns. Names are paths with "/" between
// the parts, such as "neurons/V". The zero value is empty and ready to use.
type Tree struct {
	names   []string
	columns map[string]Column
}

// Add puts a column under a name. A name that is taken is a broken invariant.
func (t *Tree) Add(name string, c Column) Column {
	if _, taken := t.columns[name]; taken {
		panic(fmt.Sprintf("BUG: state %q added twice", name))
	}
	if t.columns == nil {
		t.columns = map[string]Column{}
	}
	t.names = append(t.names, name)
	t.columns[name] = c
	return c
}

// Get returns the column of a name.
func (t *Tree) Get(name string) (Column, bool) {
	c, ok := t.columns[name]
	return c, ok
}

// Names returns the names in the order of their addition.
func (t *Tree) Names() []string { return append([]string(nil), t.names...) }

// All walks names and columns in the order of their addition.
func (t *Tree) All() iter.Seq2[string, Column] {
	return func(yield func(string, Column) bool) {
		for _, name := range t.names {
			if !yield(name, t.columns[name]) {
				return
			}
		}
	}
}

// Below returns the part of the tree under a path; its names are relative to
// it and the columns share their memory with t.
func (t *Tree) Below(path string) *Tree {
	sub := &Tree{}
	for name, c := range t.All() {
		if rest, ok := strings.CutPrefix(name, path+"/"); ok {
			sub.Add(rest, c)
		}
	}
	return sub
}

// Clone returns a copy that shares nothing with t.
func (t *Tree) Clone() *Tree {
	c := &Tree{}
	for name, col := range t.All() {
		fresh := NewColumn(col.typ, col.n)
		copy(fresh.Bytes(), col.Bytes())
		c.Add(name, fresh)
	}
	return c
}

// Restore copies the numbers of a clone back. The two trees must hold the
// same names, types and lengths; nothing is changed when they do not.
func (t *Tree) Restore(from *Tree) error {
	if len(from.names) != len(t.names) {
		return fmt.Errorf("saved state has %d variables, the simulation has %d", len(from.names), len(t.names))
	}
	for name, col := range t.All() {
		src, ok := from.Get(name)
		if !ok {
			return fmt.Errorf("saved state has no %q", name)
		}
		if src.typ != col.typ || src.n != col.n {
			return fmt.Errorf("saved %q is %d %v, the simulation has %d %v", name, src.n, src.typ, col.n, col.typ)
		}
	}
	for name, col := range t.All() {
		src, _ := from.Get(name)
		copy(col.Bytes(), src.Bytes())
	}
	return nil
}
