package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestFresh compares the committed files with those that are made anew.
func TestFresh(t *testing.T) {
	dir := t.TempDir()
	if err := write(dir); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) != 9 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		kept, err := os.ReadFile(filepath.Join("..", filepath.Base(file)))
		if err != nil || !bytes.Equal(kept, want) {
			t.Errorf("%s is stale; go generate ./examples makes it anew (%v)", filepath.Base(file), err)
		}
	}
}
