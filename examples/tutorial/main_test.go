package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestTutorial runs the program and holds it to the tutorial's numbers.
func TestTutorial(t *testing.T) {
	out, err := exec.Command("go", "run", ".").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	const want = `membrane potential: -59.84079742 -59.84079742 -59.84079742 -59.84079742 mV
spikes this step  : 0
spike array shape (time, neurons): (2000, 500)
total spikes: 4356
`
	if string(out) != want {
		t.Errorf("it prints\n%s, not\n%s", out, want)
	}
}

// TestTutorialIsShort counts the lines of code: without imports, comments and
// blanks, 40 at most.
func TestTutorialIsShort(t *testing.T) {
	text, err := os.ReadFile("main.go")
	if err != nil {
		t.Fatal(err)
	}
	_, code, ok := strings.Cut(string(text), "\n)\n")
	if !ok {
		t.Fatal("no block of imports")
	}
	lines := 0
	for line := range strings.Lines(code) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "//") {
			lines++
		}
	}
	if lines > 40 {
		t.Errorf("%d lines of code", lines)
	}
}
