package docs

import (
	"os"
	"strings"
	"testing"

	"synfire/diag"
	"synfire/eqn"
	"synfire/kernel"
	"synfire/network"
	"synfire/sim"
)

// instance is a model as a page has it.
type instance struct{ model *eqn.Model }

func (i instance) Instance() (*eqn.Instance, error) { return &eqn.Instance{Model: i.model}, nil }

// TestCompilerPage compiles the model of compiler.md: the Func and every piece
// of assembly on the page are what it becomes, to the byte.
func TestCompilerPage(t *testing.T) {
	if err := kernel.Available(kernel.Native); err != nil {
		t.Skip(err)
	}
	page, err := os.ReadFile("compiler.md")
	if err != nil {
		t.Fatal(err)
	}
	var k *kernel.Kernel
	shown := map[string]int{}
	for _, b := range fences(string(page)) {
		shown[b.info]++
		switch b.info {
		case "eqn":
			m, err := eqn.ParseFile(diag.Source{Name: "Leaky.eqn", Text: b.text})
			if err != nil {
				t.Fatal(err)
			}
			net := network.New(network.Options{})
			p := net.Population("P", 1000, instance{m})
			s, err := sim.New(net, sim.Options{Threads: 1, Backend: kernel.Native})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			step, err := s.StepKernel(p)
			if err != nil {
				t.Fatal(err)
			}
			k = step.Kernel
		case "ir":
			if got := k.Func().String(); got != b.text {
				t.Errorf("line %d: the step is now\n%s", b.begin, got)
			}
		case "asm":
			if all := k.Encoded(); !strings.Contains(all, b.text) {
				t.Errorf("line %d: no part of\n%s", b.begin, all)
			}
		}
	}
	if shown["eqn"] != 1 || shown["ir"] != 1 || shown["asm"] < 2 {
		t.Errorf("blocks of the page: %v", shown)
	}
}
