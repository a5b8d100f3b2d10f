package eqn

import (
	"strings"
	"testing"
)

func TestSharedNoise(t *testing.T) {
	rate := "\ndv/dt = -v/(10*ms) + xi_all*second**-0.5 : 1"
	inst, err := Neuron("xi_all : second**-0.5 (shared)"+rate, Options{}).Instance()
	if err != nil {
		t.Fatal(err)
	}
	if s, ok := inst.Model.Symbol("xi_all"); !ok || s.Role != Builtin || !s.Flags.Shared {
		t.Errorf("xi_all is %+v", s)
	}
	for _, text := range []string{"xi_all : second**-0.5", "xi_all : volt (shared)", "xi_all = xi : second**-0.5 (shared)"} {
		_, err := Neuron(text+rate, Options{}).Instance()
		if err == nil || !strings.Contains(err.Error(), "declared as: xi_all : second**-0.5 (shared)") {
			t.Errorf("%s: error %v", text, err)
		}
	}
	if s, ok := mustModel(t, strings.TrimSpace(rate)).Symbol("xi_all"); !ok || s.Flags.Shared {
		t.Errorf("without a declaration xi_all is %+v", s)
	}
}

func mustModel(t *testing.T, text string) *Model {
	t.Helper()
	inst, err := Neuron(text, Options{}).Instance()
	if err != nil {
		t.Fatal(err)
	}
	return inst.Model
}
