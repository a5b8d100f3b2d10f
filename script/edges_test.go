package script

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"synfire/format/npz"
)

// files are what the scripts of these tests can read.
func loadFrom(t *testing.T) func(string) ([]byte, error) {
	var archive bytes.Buffer
	w := npz.NewWriter(&archive, npz.Options{})
	for name, data := range map[string]any{"source": []int64{0, 2, 1}, "target": []int32{1, 0, 2}, "weight": []float64{0.5, -1, 2}} {
		if err := w.Array(name, data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	files := map[string]string{
		"edges.csv":   "pre,post,count,ms,kind\n720575940000000007,720575940000000009,3,1.5,glu\n720575940000000009,720575940000000008,-2,0.5,gaba\n",
		"neurons.csv": "root_id\n720575940000000008\n720575940000000007\n720575940000000009\n",
		"plain.csv":   "source;target;weight\n0;1;0.5\n2;0;-1\n1;2;2\n",
		"bad.csv":     "source,target\n0,1\n0,x\n",
		"short.csv":   "source,target\n0,1\n0\n",
		"range.csv":   "source,target\n0,1\n-1,1\n",
		"edges.npz":   archive.String(),
		"drive.csv":   "t,I,a,b,c\n0,1,10,20,30\n1,3,40,50,60\n",
		"spikes.csv":  "time,neuron\n0.5,720575940000000009\n2,720575940000000008\n",
		"run.npz":     recorded(t),
	}
	return func(name string) ([]byte, error) {
		if text, ok := files[name]; ok {
			return []byte(text), nil
		}
		return nil, fmt.Errorf("open %s: %w", name, fs.ErrNotExist)
	}
}

func runText(t *testing.T, text string) (string, error) {
	var out strings.Builder
	_, err := Run(context.Background(), "net.star", text, Options{Stdout: &out, Load: loadFrom(t), Notice: func(string) {}, NoFiles: true})
	return out.String(), err
}

const three = "net = network()\nP = net.population(3, neuron(\"dv/dt = -v/(10*ms) : volt\", threshold=\"v > 1*mV\", reset=\"v = 0*mV\"))\n"

func TestEdges(t *testing.T) {
	for _, file := range []string{"plain.csv", "edges.npz"} {
		got, err := runText(t, three+fmt.Sprintf(`
e = edges("%s")
C = net.project(P, P, e, weight=e["weight"]*mV, to="v")
print(C.count, C.in_degree, C.out_degree)
print(C.weight_matrix/mV)
c = C.connections(target=0)
print(c["source"], c["weight"]/mV, C.connections(source=1)["target"])
`, file))
		want := "3 [1. 1. 1.] [1. 1. 1.]\n[[0. 0.5 0.] [0. 0. 2.] [-1. 0. 0.]]\n[2.] [-1.] [2.]\n"
		if err != nil || got != want {
			t.Errorf("%s: %v\n%s\nwant\n%s", file, err, got, want)
		}
	}
	got, err := runText(t, three+`
e = edges("edges.csv", source="pre", target="post", ids=ids("neurons.csv", "root_id"))
C = net.project(P, P, e, weight=e["count"]*0.275*mV, delay=e["ms"]*ms, to="v")
print(C.source, C.target, C.weight/mV, C.delay)
`)
	if want := "[1. 2.] [2. 0.] [0.82499999 -0.55000001] [1.5 0.5] ms\n"; err != nil || got != want {
		t.Errorf("%v\n%s\nwant\n%s", err, got, want)
	}
}

func TestEdgesMistakes(t *testing.T) {
	for text, want := range map[string]string{
		`edges("none.csv")`:  "none.csv",
		`edges("bad.csv")`:   `bad.csv: column "target": line 3: "x" is not a number`,
		`edges("short.csv")`: `short.csv:3: wrong number of fields`,
		`edges("range.csv")`: `range.csv: line 3: -1 in column "source"`,
		`edges("edges.csv")`: `edges.csv has no column "source"`,
		`edges("edges.csv", source="pre", target="post")`:                                     `edges.csv: line 2: 720575940000000007 in column "pre"; an index lies`,
		`edges("edges.csv", source="pre", target="post", ids=ids("plain.csv"))`:               `plain.csv has 3 columns; say which, as in ids("plain.csv", "source")`,
		`edges("edges.csv", source="pre", target="count", ids=ids("neurons.csv", "root_id"))`: `edges.csv: line 2: 3 in column "count" is not among the identifiers`,
		`edges("a.json")`:             "a.json",
		`edges("plain.csv")["delay"]`: `there are source, target, weight`,
		`all_to_all()["weight"]`:      "has no columns",
	} {
		_, err := runText(t, three+text+"\n")
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}

// recorded is what a run with --out leaves, in short.
func recorded(t *testing.T) string {
	var archive bytes.Buffer
	w := npz.NewWriter(&archive, npz.Options{})
	for _, err := range []error{
		w.Array("P/step", []int64{3, 10, 11}), w.Array("P/neuron", []int64{2, 0, 1}), w.Array("drive", []float64{1, 2, 3, 4, 5, 6}, 2, 3),
		w.Text("meta.json", "{}\n"), w.Close(),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return archive.String()
}

// TestTables gives inputs over time and spikes what files list: columns of CSV
// and npz, several columns or a matrix with a column per neuron, and spikes of
// neurons by identifier.
func TestTables(t *testing.T) {
	got, err := runText(t, three+`
d = table("drive.csv")
print(d.columns, d["I"])
print(d[["a", "b", "c"]])
x = timed_array(d["I"]*mV, times=d["t"]*ms)
Q = net.population(3, neuron("v = I : volt\nI : volt (input)\ndu/dt = (v - u)/dt : volt", method="euler"), name="Q")
net.input(Q, x + timed_array(d[["a", "b", "c"]]*mV, 1*ms))
net.input(Q, timed_array(table("run.npz")["drive"]*mV, 1*ms))
r = table("run.npz")
a = net.record(spike_times(3, r["P/step"]*net.dt, r["P/neuron"]), "spikes")
s = table("spikes.csv")
b = net.record(spike_times(3, s["time"]*ms, s.places("neuron", ids("neurons.csv"))), "spikes")
u = net.record(Q, "u", every=1*ms)
net.run(4*ms)
print(u["u"]/mV)
print(a.step, a.i, b.t, b.i)
`)
	want := `["t", "I", "a", "b", "c"] [1. 3.]
[[10. 20. 30.] [40. 50. 60.]]
[[0. 0. 0.] [12. 23. 34.] [47. 58. 69.] [47. 58. 69.]]
[3. 10. 11.] [2. 0. 1.] [0.5 2.] ms [2. 0.]
`
	if err != nil || got != want {
		t.Errorf("%v\n%s\nwant\n%s", err, got, want)
	}
}

// TestArraySlices cuts arrays as Python does lists, and matrices by rows.
func TestArraySlices(t *testing.T) {
	got, err := runText(t, `
a = array([1*mV, 2*mV, 3*mV, 4*mV])
m = table("drive.csv")[["a", "b"]]
print(a[1:3], a[-2:], a[::-1], a[::2], a[3:1], m[1:], m[::-1])
`)
	want := "[2. 3.] mV [3. 4.] mV [4. 3. 2. 1.] mV [1. 3.] mV [] mV [[40. 50.]] [[40. 50.] [10. 20.]]\n"
	if err != nil || got != want {
		t.Errorf("%v\n%s\nwant\n%s", err, got, want)
	}
}
