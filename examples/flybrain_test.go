package examples

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"synfire/script"
)

// TestFlyBrain: sugar makes the motor neurons fire; without a set on the way,
// and with bitter taste, they are all but silent, as in Shiu et al. 2024 (figures
// 1 to 3); a set that lies beside the way makes no difference. The motor neurons
// keep the identifiers of their file.
func TestFlyBrain(t *testing.T) {
	for _, silenced := range []string{"relay", "premotor", "inhibitory"} {
		out := runExample(t, "flybrain", map[string]string{"silenced": silenced}, t.TempDir())
		sugar := numbers(t, out, `(?m)^sugar: ([0-9.]+) Hz`)[0]
		silent := numbers(t, out, silenced+` silenced: ([0-9.]+) Hz`)[0]
		both := numbers(t, out, `sugar and bitter: ([0-9.]+) Hz`)[0]
		if sugar < 30 || both > sugar/5 {
			t.Errorf("the motor neurons fire at %v Hz, and at %v Hz with bitter taste", sugar, both)
		}
		onTheWay := silenced != "inhibitory"
		if onTheWay && silent > 0 || !onTheWay && silent < sugar/2 {
			t.Errorf("at %v Hz without %s, at %v Hz with it", silent, silenced, sugar)
		}
		rows, err := csv.NewReader(bytes.NewReader(ownFile(t, "flybrain/motor.csv"))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if want := fmt.Sprintf("motor neurons [%s, %s]", rows[1][0], rows[2][0]); !strings.Contains(out, want) {
			t.Errorf("%s is not printed:\n%s", want, out)
		}
	}
}

func ownFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestFlyBrainFormats: every neuron spikes at the same steps, whether the edge
// list is read from CSV or from Parquet.
func TestFlyBrainFormats(t *testing.T) {
	type spikes struct{ steps, neurons []int64 }
	run := func(file string) spikes {
		text, _ := Lookup("flybrain")
		r, err := script.Run(t.Context(), "flybrain.star", text, script.Options{
			Set: map[string]string{"connections": file}, Load: ReadFile, NoFiles: true, RecordAll: true,
		})
		if err != nil {
			t.Fatal(err)
		}
		train := r.Networks[0].SpikeTrains()[0]
		return spikes{train.Steps(), train.Neurons()}
	}
	fromCSV, fromParquet := run("flybrain/connections.csv"), run("flybrain/connections.parquet")
	if len(fromCSV.steps) < 5000 || !slices.Equal(fromCSV.steps, fromParquet.steps) || !slices.Equal(fromCSV.neurons, fromParquet.neurons) {
		t.Errorf("%d spikes from CSV, %d from Parquet", len(fromCSV.steps), len(fromParquet.steps))
	}
}
