package zoo_test

import (
	"bytes"
	"os"
	"os/exec"
	"testing"
)

// TestStructsAreFresh holds zoo_gen.go against the model files.
func TestStructsAreFresh(t *testing.T) {
	want, err := exec.Command("go", "run", "./gen", "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	have, err := os.ReadFile("zoo_gen.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(have, want) {
		t.Error("zoo_gen.go is stale; make it anew with: go generate ./...")
	}
}
