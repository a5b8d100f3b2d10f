package format_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"synfire/eqn"
	"synfire/format"
	"synfire/network"
	"synfire/record"
	"synfire/sim"
	"synfire/unit"
	"synfire/zoo"
)

// A current from a file drives a neuron of a Go program. After 5 ms at 2 mA and 5
// ms at 3 mA the potential is R*(3 mA - (3 mA - 2 mA*(1 - 1/e))/e), with tau = 5
// ms. Spikes are at the times of the file too.
func Example() {
	must := func(err error) {
		if err != nil {
			log.Panic(err)
		}
	}
	t, err := format.ReadFile(filepath.Join("testdata", "drive.csv"))
	must(err)
	times, err := t.Numbers("t")
	must(err)
	current, err := t.Numbers("current")
	must(err)
	net := network.New(network.Options{})
	p := net.Population("P", 2, zoo.LIF{VTh: unit.Millivolt(100)})
	net.Drive(p.Slice(1, 2), zoo.TimedArray{Values: eqn.NewSteps(unit.In(times, unit.Millisecond(1)), unit.In(current, unit.Milliampere(1))...)}, network.InputOptions{})
	source := net.Population("S", 2, zoo.SpikeTimes{Times: unit.In(times, unit.Millisecond(1)), Neurons: []int{0, 1, 0}})
	spikes := record.Spikes(source)
	s, err := sim.New(net, sim.Options{Recorders: []sim.Recorder{spikes}, Precision: "f64", Warn: func(string) {}})
	must(err)
	defer s.Close()
	must(s.Run(context.Background(), unit.Millisecond(15)))
	v := s.State(p, "V")
	fmt.Printf("V %.4f %.4f mV\nspikes at %v ms of %v\n", v.At(0), v.At(1), spikes.Times(), spikes.Neurons())
	// Output:
	// V 0.0000 2.3614 mV
	// spikes at [0 5 10] ms of [0 1 0]
}

func TestReadMistakes(t *testing.T) {
	if _, err := format.ReadFile(filepath.Join(t.TempDir(), "none.csv")); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	for name, want := range map[string]string{
		"a.json":    "a.json: tables are read from .csv, .tsv, .txt, .parquet and .npz",
		"a.parquet": "a.parquet is not a parquet file",
		"a.npz":     "a.npz: ",
		"a.CSV":     "a.CSV is empty",
	} {
		file := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := format.ReadFile(file); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}
