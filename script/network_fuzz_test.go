package script

import (
	"context"
	"errors"
	"fmt"
	"os"
	"testing"
	"time"

	"go.starlark.net/starlark"
)

// FuzzNetwork reads networks whose edges, conditions, weights, values and names
// are any text: whatever it is, the network runs, or fails with a message that
// has a place.
func FuzzNetwork(f *testing.F) {
	f.Add("source,target,w,d\n0,1,0.5,1\n3,0,-1,0.25\n", "i != j", "0.1*mV", "v0 + i*mV", "P")
	f.Add("source;target;w;d\n0;1;1e300;1e300\n", "abs(i - j) < 2 and rand() < 0.5", "(i + j)*mV", "rand()*mV", "P 1")
	f.Add("source\ttarget\tw\td\n-1\t4\tnan\t-1\n", "v_pre > v_post", "v0_pre", "-v", "")
	f.Add("source,target,w,d\n1.5,x,inf,nan\n", "i", "1/0*mV", "int(i)", "a.b/c")
	f.Fuzz(func(t *testing.T, file, condition, weight, value, name string) {
		quote := func(s string) string { return starlark.String(s).String() }
		err := runWith(t.Context(), file, fmt.Sprintf(`net = network()
P = net.population(4, neuron("dv/dt = (v0 - v)/(10*ms) : volt\nv0 : volt", threshold="v > 1*mV", reset="v = 0*mV"), name=%s)
e = edges("edges.csv")
C = net.project(P, P, e, weight=e["w"]*mV, delay=e["d"]*ms, to="v")
D = net.project(P, P, where(%s), weight=%s, to="v", name=%[1]s + "2")
P.v = %[4]s
m = net.record(P, "v", "spikes")
net.run(0.5*ms)
P.v[%[2]s] = %[4]s
print(C.count, C.in_degree, D.weight_matrix, D.weight[%[2]s], C.connections(source=0), m["v"])
`, quote(name), quote(condition), quote(weight), quote(value)))
		if why := unfit(err); why != "" {
			t.Fatalf("%s\n%.2000v", why, err)
		}
	})
}

// runWith runs a script that finds one file; what takes long is ended.
func runWith(ctx context.Context, file, text string) error {
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	_, err := Run(ctx, "fuzz.star", text, Options{
		NoFiles: true, MaxSteps: 1e5,
		Load: func(name string) ([]byte, error) {
			if name == "edges.csv" {
				return []byte(file), nil
			}
			return nil, &os.PathError{Op: "open", Path: name, Err: os.ErrNotExist}
		},
	})
	if errors.Is(err, context.DeadlineExceeded) {
		return nil
	}
	return err
}
