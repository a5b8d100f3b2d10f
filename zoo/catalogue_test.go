package zoo_test

import (
	"os"
	"strings"
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

// TestModelsAreShort: a model takes at most 40 lines; those that have more are
// known by name, and have at most 60.
func TestModelsAreShort(t *testing.T) {
	long := map[string]bool{}
	for _, name := range strings.Fields(`aeif_cond_alpha aeif_cond_exp aeif_psc_alpha aeif_psc_delta_clopath amat2_psc_exp gif_cond_exp gif_psc_exp
		glif_cond glif_psc hh_cond_exp_traub hh_psc_alpha hh_psc_alpha_clopath iaf_cond_beta iaf_cond_exp_sfa_rr iaf_tum_2000`) {
		long[name] = true
	}
	for _, m := range zoo.Models() {
		n := strings.Count(m.Text, "\n")
		switch {
		case n > 60:
			t.Errorf("%s takes %d lines", m.Name, n)
		case (n > 40) != long[m.Name]:
			t.Errorf("%s takes %d lines; among those that may take more than 40: %v", m.Name, n, long[m.Name])
		}
		delete(long, m.Name)
	}
	for name := range long {
		t.Errorf("there is no model %s", name)
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
