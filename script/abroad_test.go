package script_test

import (
	"testing"

	"synfire/script"
)

// TestWordsAbroad runs what stands for the words of other simulators.
func TestWordsAbroad(t *testing.T) {
	seen := map[string]bool{}
	for _, w := range script.WordsAbroad {
		if seen[w.Name] || (w.Here == "") == (w.Remark == "") {
			t.Errorf("%s is twice there, or says too little or too much", w.Name)
		}
		seen[w.Name] = true
		if w.Example == "" {
			continue
		}
		code := "net = network(seed=1)\n" +
			"P, Q = net.population(4, iaf_psc_exp()), net.population(4, iaf_psc_exp())\n" +
			"N, M = net.population(4, LIF()), net.population(4, LIF())\n" + w.Example + "\nnet.run(1*ms)\n"
		if _, err := script.Run(t.Context(), w.Name+".star", code, script.Options{NoFiles: true}); err != nil {
			t.Errorf("%v", err)
		}
	}
}
