package script

import (
	"context"
	"strings"
	"testing"
)

// TestLengths: a list of values has one for each element of what it is for;
// neither too few nor too many are taken.
func TestLengths(t *testing.T) {
	const join = `net.project(P, P, one_to_one(), weight=1*mS, name="E", `
	for line, want := range map[string]string{
		`net.input(P, [1, 2]*mA)`:                             `net.star:3:1: error: input "input1" has 2 values for 3 elements`,
		`net.input(P, [1, 2, 3, 4]*mA)`:                       `net.star:3:1: error: input "input1" has 4 values for 3 elements`,
		`net.input(P[1:], [1, 2, 3]*mA)`:                      `net.star:3:1: error: input "input1" has 3 values for 2 elements`,
		`S = poisson(3, [1, 2]*Hz)`:                           `rate has 2 values for 3 elements`,
		`net.input(P, [1, 2, 3]*mA)`:                          ``,
		`join(syn=Expon(tau=[1, 2]*ms), out=CUBA())`:          `P: E.tau has 2 values; it needs one for each of 3 elements, or one for all`,
		`join(syn=Expon(tau=[1, 2, 3, 4]*ms), out=CUBA())`:    `P: E.tau has 4 values; it needs one for each of 3 elements`,
		`join(syn=Expon(), out=COBA(E=[1, 2]*mV))`:            `P: E.out.E has 2 values; it needs one for each of 3 elements`,
		`join(syn=Expon(tau=[1, 2, 3]*ms), out=COBA(E=0*mV))`: ``,
	} {
		text := "net = network()\nP = net.population(3, LIF(), name=\"P\")\n" + strings.Replace(line, "join(", join, 1) + "\nnet.run(1*ms)\n"
		_, err := Run(context.Background(), "net.star", text, Options{NoFiles: true})
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", line, err, want)
		}
	}
}
