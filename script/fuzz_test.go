package script

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"go.starlark.net/syntax"

	"synfire/diag"
)

// whole are small scripts that, between them, use most of what there is.
var whole = []string{
	`net = network(dt=0.1*ms, seed=1)
A = net.population(3, LIF(tau=[10, 11, 12]*ms), V=uniform(-70*mV, -60*mV), name="A")
B = net.population(4, iaf_psc_exp(), name="B")
C = net.project(A, B[1:3], bernoulli(p=0.5), weight=normal(1*nA, 0.1*nA, low=0*nA), delay=1*ms)
drive = net.input(A, 30*mA, name="drive")
net.input(A[:2], sine(amplitude=1*mA, frequency=5*Hz))
m = net.record(A, "V", every=0.2*ms)
s = net.record(A, "spikes", from_=0.5*ms)
net.run(1*ms)
A.V[0] = -60*mV
A[1:].V = "rand()*mV"
C.weight = 2*nA
C.active = False
drive.value = 2*mA
net.run(0.5*ms)
print(m["V"], m.t, s.count, A.V[:], C.weight[:2], len(A), A[1:], net.t, s.rate(from_=1*ms))
plot.raster(s, "r.png", title="t")
plot.traces(m, "V", "t.svg")
plot.histogram(A.V, "h.png", bins=3)
print(analysis.rates(s), analysis.cv(s), analysis.fano(s, bin=0.5*ms), analysis.population_rate(s), analysis.power_spectrum(m, "V"))
`,
	`net = network(random="brainstate")
P = net.population(2, neuron("""
    dv/dt = (E - v + g)/tau + sigma*xi*tau**-0.5 : volt (unless refractory)
    dg/dt = -g/(5*ms) : volt
    tau : second""", threshold="v > -50*mV", reset="v = E", refractory=2*ms, method="euler", E=-60*mV, sigma=1*mV,
    event={"low": "v < -61*mV"}, on_event={"low": "g += 1*mV"}), tau=10*ms, v="E + rand()*mV", positions=grid(2, 1, spacing=1*um))
Q = net.project(P, P, where("i != j", p=0.5), weight="i*mV", delay="1*ms + j*ms", to="g", name="Q")
net.project(P, P, all_to_all(), syn=synapse("w : volt", on_pre="g_post += w"), weight=1*mV)
def look():
    print(net.t, P.v[0])
net.every(0.5*ms, look)
r = net.record(P, "v", "g")
low = net.record(P, "low")
net.run(1*ms)
P.v["i < 1"] = -51*mV
print(Q.weight["i == j"], Q.delay, Q.in_degree, Q.connections(0), r["v"], P[[1, 0]])
`,
	`tau = param("tau", 10*ms, doc="d")
x = array([1, 2, 3])*mV
y = linspace(0, 1, 4)
print(x + 1*mV, exp(y), x[1:], len(x), max(y), sum(y), mean(y), sqrt(y), power(x, 2), quantity("3 nS/cm^2"), tau/ms)
e = {"n": [int(k) for k in range(3)], "s": "%s" % tau}
net = network(trials=2)
S = spike_times(3, [1, 2, 3]*ms, [0, 1, 2], name="S")
T = poisson(3, 10*Hz)
L = latency([1, 2], tau=10*ms, threshold=0.5)
G = pulsepacket_generator(2, pulse_times=[1*ms], activity=2, sdev=0.1*ms)
U = net.population(2, neuron("dx/dt = (a(t) - x)/tau : 1", tau=tau, a=timed_array([0, 1], dt=1*ms)))
net.project(S, U, pairs([0, 1], [1, 0]), weight=[0.1, 0.2], to="x")
net.project(T, U, fixed_in_degree(n=2, replace=False), weight=lognormal(1, 0.5), delay=exponential(1*ms), to="x")
net.project(L, U, one_to_one(), weight=1, to="x")
net.project(G, U, total_number(n=3), weight=1, to="x")
net.step()
print(U.x[:])
`,
}

// odd are values that nobody asks for. None is so large that a computer could
// just about try it.
var odd = strings.Split(`None|True|-1|0|1|2|2.5|1e-300|1e300|-1e300|float("nan")|float("inf")|1<<70|-(1<<70)|""|"x"|"v"|"\x00"|"1*mV"|"rand()"|"i"|"dx/dt = -x/ms : 1"|[]|[1]|[1, "a"]|[[1], [2]]|{}|{"v": 1}|()|(1, 2)|set([1])`+
	`|1*mV|-1*mV|0*ms|-1*ms|1e300*ms|1e-300*ms|5*Hz|1*nS|1*volt/second|float("nan")*mV|float("inf")*ms|[1, 2]*mV|[]*ms|array([])|array([1, 2])|normal(0, 1)|normal(1*mV, -1*mV)|uniform(2, 1)|exponential(1*ms)`+
	`|net|net.record|LIF|LIF()|neuron|lambda x: x|range(3)|range(1<<40)|print|len|plot|analysis|dir(net)|ms|A|P|A[0:0]|P[[0, 0]]|all_to_all()|one_to_one()|all_to_all|poisson(1, 1*Hz)|synapse|model("none.eqn")|edges("none.csv")|Expon(tau=1*ms)|COBA(E=0*mV)`, "|")

// places lists the expressions of a script by where they stand.
func places(text string) [][2]int {
	file, err := fileOptions.Parse("fuzz.star", text, 0)
	if err != nil {
		return nil
	}
	lines := strings.SplitAfter(text, "\n")
	offset := func(p syntax.Position) int { // columns count characters
		at := len(strings.Join(lines[:p.Line-1], ""))
		for i := range lines[p.Line-1] {
			if p.Col--; p.Col == 0 {
				return at + i
			}
		}
		return at + len(lines[p.Line-1])
	}
	var list [][2]int
	syntax.Walk(file, func(n syntax.Node) bool {
		if e, ok := n.(syntax.Expr); ok {
			start, end := e.Span()
			list = append(list, [2]int{offset(start), offset(end)})
		}
		return true
	})
	return list
}

// FuzzRun puts odd values, and expressions from elsewhere, in place of the
// expressions of a script. Whatever comes out runs, or fails with a message that has
// a place; it neither crashes nor hangs.
func FuzzRun(f *testing.F) {
	for i := range whole {
		f.Add(uint8(i), []byte{})
		for k := range 40 {
			f.Add(uint8(i), []byte{0, byte(k*5 + i), byte(k * 7)})
		}
	}
	f.Fuzz(func(t *testing.T, which uint8, changes []byte) {
		text := changed(whole[int(which)%len(whole)], changes)
		err := runOdd(t.Context(), text)
		if len(changes) == 0 && err != nil {
			t.Fatal(err)
		}
		if why := unfit(err); why != "" {
			t.Fatalf("%s\n%.2000v\nis said of\n%s", why, err, text)
		}
	})
}

// changed makes at most four changes, of three bytes each: which expression,
// and what in its place.
func changed(text string, changes []byte) string {
	for k := 0; k+2 < min(len(changes), 12); k += 3 {
		at := places(text)
		if len(at) == 0 {
			break
		}
		p := at[(int(changes[k])<<8|int(changes[k+1]))%len(at)]
		n := int(changes[k+2])
		var with string
		if n < len(odd) {
			with = odd[n]
		} else { // one of its own
			q := at[n%len(at)]
			with = text[q[0]:q[1]]
		}
		text = text[:p[0]] + with + text[p[1]:]
	}
	return text
}

// runOdd runs a script in which anything may stand; what takes long is ended.
func runOdd(ctx context.Context, text string) error {
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	_, err := Run(ctx, "fuzz.star", text, Options{
		NoFiles: true, MaxSteps: 1e5,
		Load: func(name string) ([]byte, error) {
			return nil, &os.PathError{Op: "open", Path: name, Err: os.ErrNotExist}
		},
	})
	if errors.Is(err, context.DeadlineExceeded) {
		return nil
	}
	return err
}

// unfit tells what is wrong with an error as something to say to people.
func unfit(err error) string {
	var list diag.List
	switch said := fmt.Sprint(err); {
	case err == nil:
		return ""
	case !errors.As(err, &list):
		return "no list of diagnostics"
	case strings.Contains(said, ".go:") || strings.Contains(said, "BUG") || strings.Contains(said, "<nil>"):
		return "it speaks of the program"
	case len(said) > 20000:
		return "too long"
	}
	for _, d := range list {
		if d.Span.Start.Line == 0 {
			return "no place"
		}
	}
	return ""
}
