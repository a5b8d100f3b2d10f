package script_test

import (
	"context"
	"math"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"synfire/conn"
	"synfire/eqn"
	"synfire/examples"
	"synfire/network"
	"synfire/rng"
	"synfire/script"
	"synfire/unit"
	"synfire/zoo"
)

// TestScriptAndGoDescribeTheSame compares the network that a script describes
// with the one that Go describes.
func TestScriptAndGoDescribeTheSame(t *testing.T) {
	text, ok := examples.Lookup("ei_balanced")
	if !ok {
		t.Fatal("no example")
	}
	r, err := script.Run(context.Background(), "ei_balanced.star", text, script.Options{Check: true, NoFiles: true})
	if err != nil {
		t.Fatal(err)
	}

	lif := zoo.LIF{VRest: unit.Millivolt(-52), VTh: unit.Millivolt(-50), VReset: unit.Millivolt(-60), Tau: unit.Millisecond(10)}
	net := network.New(network.Options{Dt: unit.Millisecond(0.1), Random: rng.BrainState})
	four := net.Population("", 4, lif.With(zoo.LIFState{V: unit.Millivolt(-60)}))
	via := func(w float64) network.Via {
		return network.Via{Weight: unit.Millisiemens(w), Syn: zoo.Expon{Tau: unit.Millisecond(2)}, Out: zoo.CUBA{}}
	}
	net.Project(four, four, conn.FixedOutDegree{P: 0.5}, via(1))
	n := net.Population("neurons", 500, lif.With(zoo.LIFState{V: rng.Normal(unit.Millivolt(-60), unit.Millivolt(10))}))
	net.Project(n.Slice(0, 400), n, conn.FixedOutDegree{P: 0.1}, via(1/math.Sqrt(0.1*400)))
	net.Project(n.Slice(400, 500), n, conn.FixedOutDegree{P: 0.1}, via(-1/math.Sqrt(0.1*100)))
	net.Input(n, unit.Milliampere(3), network.InputOptions{})
	net.Freeze()
	if err := net.Err(); err != nil {
		t.Fatal(err)
	}

	everything := cmp.Exporter(func(reflect.Type) bool { return true })
	oneModel := cmp.Comparer(func(a, b *eqn.Model) bool { return a == b })
	places := cmp.Options{ // each has its own
		cmp.Comparer(func(a, b network.Place) bool { return true }),
		cmp.Comparer(func(a, b func() network.Place) bool { return true }),
	}
	values := cmp.Comparer(func(a, b unit.Any) bool {
		if a.IsSet() != b.IsSet() || !a.IsSet() {
			return a.IsSet() == b.IsSet()
		}
		if a.Dim() != b.Dim() || a.Len() != b.Len() {
			return false
		}
		for i := range 10 {
			if a.At(i, draws{}) != b.At(i, draws{}) {
				return false
			}
		}
		return true
	})
	if d := cmp.Diff(net, r.Networks[0].Net(), everything, oneModel, values, places); d != "" {
		t.Errorf("Go (-) and script (+) differ:\n%s", d)
	}
}

// draws is a source whose numbers tell element and word.
type draws struct{}

func (draws) Uniform(element, word int) float64 { return float64(element+1) / float64(16+word) }
func (draws) Normal(element int) float64        { return float64(element) - 3.5 }
