// Command gen makes the small graph of the example flybrain: a made brain of
// 300 neurons, in files as connectomes come. Tastes excite second-order neurons,
// these premotor neurons, these two motor neurons; bitter taste excites
// inhibitory neurons that silence the second order; all others are connected at
// random, weakly.
//
//	go run ./examples/flybrain/gen examples/flybrain
package main

import (
	"encoding/csv"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/parquet-go/parquet-go"
)

// connection is a row of the edge list. Count is the number of synapses, below
// zero for inhibition.
type connection struct {
	Pre   int64 `parquet:"pre"`
	Post  int64 `parquet:"post"`
	Count int32 `parquet:"count"`
}

// class is a kind of neuron, and how many there are.
type class struct {
	name string
	size int
}

var classes = []class{{"sugar", 20}, {"bitter", 20}, {"relay", 30}, {"inhibitory", 20}, {"premotor", 20}, {"motor", 2}, {"other", 188}}

// wiring gives every neuron of a class targets among another, with between low
// and high synapses each.
var wiring = []struct {
	from, to  string
	targets   int
	low, high int
}{
	{"sugar", "relay", 6, 12, 24},
	{"bitter", "inhibitory", 6, 12, 24},
	{"inhibitory", "relay", 10, -40, -20},
	{"relay", "premotor", 8, 15, 35},
	{"premotor", "motor", 2, 10, 30},
	{"relay", "other", 4, 5, 15},
	{"premotor", "other", 4, 5, 15},
	{"other", "other", 8, 1, 4},
}

func main() {
	if len(os.Args) != 2 {
		log.Fatal("gen DIRECTORY")
	}
	if err := write(os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

// write writes all files of the graph into a directory.
func write(dir string) error {
	r := rand.New(rand.NewPCG(1, 2))
	members := map[string][]int64{}
	var neurons [][]string
	id := int64(720575940600000000)
	for _, c := range classes {
		for range c.size {
			id += 1 + r.Int64N(1000000)
			members[c.name] = append(members[c.name], id)
			neurons = append(neurons, []string{strconv.FormatInt(id, 10), c.name})
		}
	}
	r.Shuffle(len(neurons), func(i, j int) { neurons[i], neurons[j] = neurons[j], neurons[i] })
	if err := writeCSV(filepath.Join(dir, "neurons.csv"), append([][]string{{"root_id", "class"}}, neurons...)); err != nil {
		return err
	}
	for _, c := range classes[:len(classes)-1] {
		rows := [][]string{{"root_id"}}
		for _, id := range members[c.name] {
			rows = append(rows, []string{strconv.FormatInt(id, 10)})
		}
		if err := writeCSV(filepath.Join(dir, c.name+".csv"), rows); err != nil {
			return err
		}
	}
	var list []connection
	for _, w := range wiring {
		for _, pre := range members[w.from] {
			for _, k := range r.Perm(len(members[w.to]))[:w.targets] {
				list = append(list, connection{pre, members[w.to][k], int32(w.low + r.IntN(w.high-w.low+1))})
			}
		}
	}
	list = slices.DeleteFunc(list, func(c connection) bool { return c.Pre == c.Post })
	rows := [][]string{{"pre", "post", "count"}}
	for _, c := range list {
		rows = append(rows, []string{strconv.FormatInt(c.Pre, 10), strconv.FormatInt(c.Post, 10), strconv.Itoa(int(c.Count))})
	}
	if err := writeCSV(filepath.Join(dir, "connections.csv"), rows); err != nil {
		return err
	}
	return parquet.WriteFile(filepath.Join(dir, "connections.parquet"), list, parquet.Compression(&parquet.Zstd), parquet.CreatedBy("synfire", "", ""))
}

func writeCSV(file string, rows [][]string) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	if err := csv.NewWriter(f).WriteAll(rows); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return f.Close()
}
