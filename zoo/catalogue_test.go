package zoo_test

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"synfire/catalogue"
	"synfire/zoo"
)

// TestModelsAreDocumented fails by name for a model without a description, a
// source, or the meaning and unit of each of its parameters and states.
func TestModelsAreDocumented(t *testing.T) {
	for _, m := range zoo.Models() {
		t.Run(m.Name, func(t *testing.T) {
			for _, fault := range catalogue.Of(m).Faults() {
				t.Error(fault)
			}
		})
	}
}

// TestModelPagesAreFresh holds docs/models.md against the models.
func TestModelPagesAreFresh(t *testing.T) {
	have, err := os.ReadFile("../docs/models.md")
	if err != nil {
		t.Fatal(err)
	}
	if want := catalogue.Markdown(zoo.Models()); string(have) != want {
		t.Errorf("docs/models.md is stale; make it anew with: go generate ./...\n%s", cmp.Diff(string(have), want))
	}
}
