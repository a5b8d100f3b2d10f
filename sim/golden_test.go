package sim_test

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math"
	"slices"
	"testing"

	"synfire/conn"
	"synfire/event"
	"synfire/network"
	"synfire/record"
	"synfire/rng"
	"synfire/sim"
	"synfire/unit"
	"synfire/zoo"
)

// tutorial is the network of the BrainState tutorial, steps 2 to 5. The four
// neurons of step 2 draw their targets first.
type tutorial struct {
	net     *network.Network
	neurons *network.Population
	e, i    *network.Projection
}

func newTutorial(stepTwo bool) tutorial {
	lif := zoo.LIF{VRest: unit.Millivolt(-52), VTh: unit.Millivolt(-50), VReset: unit.Millivolt(-60), Tau: unit.Millisecond(10)}
	net := network.New(network.Options{Random: rng.BrainState})
	project := func(from, to *network.Population, p float64, w unit.Conductance) *network.Projection {
		return net.Project(from, to, conn.FixedOutDegree{P: p}, network.Via{Weight: w, Syn: zoo.Expon{Tau: unit.Millisecond(2)}, Out: zoo.CUBA{}})
	}
	if stepTwo {
		four := net.Population("four", 4, lif.With(zoo.LIFState{V: unit.Millivolt(-60)}))
		project(four, four, 0.5, unit.Millisiemens(1))
	}
	n := net.Population("neurons", 500, lif.With(zoo.LIFState{V: rng.Normal(unit.Millivolt(-60), unit.Millivolt(10))}))
	t := tutorial{net: net, neurons: n}
	t.e = project(n.Slice(0, 400), n, 0.1, unit.Millisiemens(1/math.Sqrt(0.1*400)))
	t.i = project(n.Slice(400, 500), n, 0.1, unit.Millisiemens(-1/math.Sqrt(0.1*100)))
	net.Input(n, unit.Milliampere(3), network.InputOptions{})
	return t
}

// rasterHash is the sha256 of (step, neuron) as little-endian uint16 pairs.
func rasterHash(spk *record.SpikeTrain) string {
	h := sha256.New()
	for k, step := range spk.Steps() {
		var pair [4]byte
		binary.LittleEndian.PutUint16(pair[:], uint16(step))
		binary.LittleEndian.PutUint16(pair[2:], uint16(spk.Neurons()[k]))
		h.Write(pair[:])
	}
	return hex.EncodeToString(h.Sum(nil))
}

// TestTutorialWithoutStepTwo: the four neurons of step 2 draw from the stream of
// the wiring; without them the network is another one.
func TestTutorialWithoutStepTwo(t *testing.T) {
	tut := newTutorial(false)
	spk := record.Spikes(tut.neurons)
	s := start(t, tut.net, sim.Options{Recorders: []sim.Recorder{spk}})
	run(t, s, 200)
	if spk.Count() != 4369 {
		t.Errorf("%d spikes, want 4369", spk.Count())
	}
}

// The numbers were made by an independent implementation and confirmed on the
// original, brainpy 2.9.0 with brainstate 0.6.0.
func TestTutorial(t *testing.T) {
	for precision, want := range map[string]string{
		"f32": "848f3c8c59a3adca3f55ce1f90bb196a2634cf5493afdc9590dbe89a93992d5a",
		"f64": "f3712a0d1d456679f9df0443d1fbe2d8f9b581768202b453f41f9d2c3dde6bf2",
	} {
		t.Run(precision, func(t *testing.T) {
			tut := newTutorial(true)
			spk := record.Spikes(tut.neurons)
			s, err := sim.New(tut.net, sim.Options{Precision: precision, Recorders: []sim.Recorder{spk}})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			if err := s.Run(context.Background(), unit.Millisecond(200)); err != nil {
				t.Fatal(err)
			}
			if spk.Count() != 4356 {
				t.Errorf("%d spikes, want 4356", spk.Count())
			}
			if got := rasterHash(spk); got != want {
				t.Errorf("raster %s, want %s", got, want)
			}
			if precision == "f32" {
				checkTutorial(t, s, tut, spk)
			}
		})
	}
}

func checkTutorial(t *testing.T, s *sim.Sim, tut tutorial, spk *record.SpikeTrain) {
	var perStep [16]int
	var first []int64
	excitatory, silent := 0, map[int64]bool{}
	for n := range int64(500) {
		silent[n] = true
	}
	for k, step := range spk.Steps() {
		n := spk.Neurons()[k]
		if step < 16 {
			perStep[step]++
		}
		if step == 0 {
			first = append(first, n)
		}
		if n < 400 {
			excitatory++
		}
		delete(silent, n)
	}
	if want := [16]int{7, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0}; perStep != want {
		t.Errorf("spikes per step %v, want %v", perStep, want)
	}
	if want := []int64{9, 211, 249, 346, 387, 390, 455}; !slices.Equal(first, want) {
		t.Errorf("spikes of step 0 are %v, want %v", first, want)
	}
	at := func(k int) [2]int64 { return [2]int64{spk.Steps()[k], spk.Neurons()[k]} }
	for k, want := range [][2]int64{{1, 211}, {4, 229}, {9, 284}} {
		if got := at(7 + k); got != want {
			t.Errorf("spike %d is %v, want %v", 7+k, got, want)
		}
	}
	for k, want := range [][2]int64{{1999, 85}, {1999, 172}, {1999, 433}} {
		if got := at(spk.Count() - 3 + k); got != want {
			t.Errorf("spike %d from the end is %v, want %v", 3-k, got, want)
		}
	}
	if excitatory != 3494 || len(silent) > 0 {
		t.Errorf("%d excitatory spikes and %d silent neurons, want 3494 and none", excitatory, len(silent))
	}
	v, g := s.State(tut.neurons, "V"), s.State(tut.e, "g")
	for i, want := range []float32{-57.86986, -52.984924, -59.42671, -51.129807} {
		if got := float32(v.At(i)); got != want {
			t.Errorf("final V[%d] = %v, want %v", i, got, want)
		}
	}
	// g is stored in nS; the page gives mS, and allows 16 ulp for it.
	for i, want := range []float32{0.30670336, -0.26399758, 0.6701593, 0.15965156} {
		got := float32(g.At(i) / 1e6)
		if distance := int(math.Float32bits(got)) - int(math.Float32bits(want)); distance < -16 || distance > 16 {
			t.Errorf("final g[%d] = %v, want %v: %d ulp apart", i, got, want, distance)
		}
	}
	if err := s.Err(); err != nil {
		t.Error(err)
	}
	for _, r := range []struct {
		proj     *network.Projection
		autapses int
		offset   int
	}{{tut.e, 37, 0}, {tut.i, 10, 400}} {
		autapses := 0
		s.EachSynapse(r.proj, func(syn event.Synapse) {
			if syn.Source+r.offset == syn.Target {
				autapses++
			}
		})
		if autapses != r.autapses {
			t.Errorf("%s has %d autapses, want %d", r.proj.Name, autapses, r.autapses)
		}
	}
	if s.State(tut.i, "g").At(7) != g.At(7) {
		t.Error("E and I have a g each; equal descriptors share one")
	}
}

// Step 1 of the tutorial: one step with 8 mA from -60 mV.
func TestFirstStep(t *testing.T) {
	net := network.New(network.Options{})
	lif := zoo.LIF{VRest: unit.Millivolt(-52), VTh: unit.Millivolt(-50), VReset: unit.Millivolt(-60), Tau: unit.Millisecond(10)}
	n := net.Population("neurons", 4, lif.With(zoo.LIFState{V: unit.Millivolt(-60)}))
	net.Input(n, unit.Milliampere(8), network.InputOptions{})
	s, err := sim.New(net, sim.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Step(); err != nil {
		t.Fatal(err)
	}
	v := s.State(n, "V")
	for i := range v.Len() {
		if v.At(i) != -59.840797424316406 {
			t.Errorf("V[%d] = %v, want -59.840797424316406", i, v.At(i))
		}
	}
	if len(s.LastSpikes(n)) != 0 {
		t.Error("a spike in the first step")
	}
}
