package script_test

import (
	"context"
	"strings"
	"testing"

	"synfire/script"
)

// prints runs a script and returns what it prints.
func prints(t *testing.T, text string) string {
	t.Helper()
	var out strings.Builder
	if _, err := script.Run(context.Background(), "test.star", text, script.Options{Stdout: &out, NoFiles: true}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// Two clocks of 250 Hz spike in steps 3, 7, 11, … and 2, 6, 10, …: every
// statistic of them is known. The spectrum has a resolution of 4 Hz.
const clock = `
net = network(dt=1*ms)
P = net.population(2, neuron("dx/dt = 1/ms : 1", threshold="x > 3.5", reset="x = 0", method="euler", timing="nest"), x=[0, 1])
`

func TestAnalysis(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"rates", "print(analysis.rates(s, from_=100*ms))", "[250. 250.] Hz\n"},
		{"rate", "print(s.rate(from_=100*ms, to_=200*ms))", "250 Hz\n"},
		{"cv", "print(analysis.cv(s), s.cv())", "[0. 0.] 0.0\n"},
		{"cv2", "print(analysis.cv2(s))", "[0. 0.]\n"},
		{"isi", "print(analysis.isi(s, to_=16*ms))", "[4. 4. 4. 4. 4. 4.] ms\n"},
		{"fano", "print(analysis.fano(s, bin=4*ms, from_=4*ms))", "0.0\n"},
		{"population_rate", "t, r = analysis.population_rate(s, bin=2*ms, from_=8*ms, to_=16*ms); print(t, r)", "[9. 11. 13. 15.] ms [0. 500. 0. 500.] Hz\n"},
		{"psth", "t, r = analysis.psth(s, [100*ms, 200*ms], before=2*ms, after=4*ms, bin=1*ms); print(t, r)", "[-1.5 -0.5 0.5 1.5 2.5 3.5] ms [500. 500. 0. 0. 500. 500.] Hz\n"},
		{"correlogram", "lag, r = analysis.correlogram(one, max_lag=4*ms, from_=100*ms); print(lag, [round(x/Hz) for x in r])", "[-4. -3. -2. -1. 0. 1. 2. 3. 4.] ms [996.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 996.0]\n"},
		{"cross correlogram", "lag, r = analysis.correlogram(one, other, max_lag=2*ms, to_=12*ms); print(lag, r)", "[-2. -1. 0. 1. 2.] ms [0. 1000. 0. 0. 0.] Hz\n"},
		{"correlations", "c = analysis.correlations(s, bin=1*ms, from_=100*ms); print([round(1e4*x) for x in c[0]], [round(1e4*x) for x in c[1]])", "[10000.0, -3333.0] [-3333.0, 10000.0]\n"},
		{"unit of a spectrum", `n2 = network(); q = n2.population(1, neuron("dv/dt = (20*mV - v)/(10*ms) : volt")); volts = n2.record(q, "v"); n2.run(1*second); f, p = analysis.power_spectrum(volts, "v"); print(str(p).split(" ")[-1], str(f).split(" ")[-1])`, "mV^2/Hz Hz\n"},
		{"spectrum", `f, p = analysis.power_spectrum(all, "x"); top = [k for k in range(len(p)) if p[k] == max(list(p))]; print(f[top[0]], round(f[1]*sum(p)*1e4))`, "248 Hz 12500.0\n"},
		{"triggered", `lag, m = analysis.spike_triggered_average(all, "x", one, before=2*ms, after=2*ms); print(lag, m)`, "[-2. -1. 0. 1. 2.] ms [1. 2. 3. 0. 1.]\n"},
		{"window", "print(w.count, w.t)", "4 [10. 11. 14. 15.] ms\n"},
		{"trace window", `print(v.t, v["x"])`, "[2. 4.] ms [[2. 3.] [0. 1.]]\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := prints(t, clock+`
s = net.record(P, "spikes")
one = net.record(P[:1], "spikes", name="one")
other = net.record(P[1:], "spikes", name="other")
all = net.record(P[:1], "x", name="all")
w = net.record(P, "spikes", name="w", from_=10*ms, to_=16*ms)
v = net.record(P, "x", name="v", every=2*ms, from_=2*ms, to_=6*ms)
net.run(1000*ms)
`+c.text)
			if got != c.want {
				t.Errorf("prints %q, want %q", got, c.want)
			}
		})
	}
}
