package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"runtime"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"synfire/internal/bigmem"
	"synfire/ir"
	"synfire/kernel"
	"synfire/rng"
	"synfire/sim"
	"synfire/state"
)

// calibration is what this machine can do; the keys are stable.
type calibration struct {
	// MulAddNs is the time of a multiplication and an addition on eight lanes
	// of f32, in a compiled kernel whose data lie in the first-level cache.
	MulAddNs float64 `json:"ns_per_8_lane_multiply_add"`
	// CopyGBs is bytes read and written per second when much is copied.
	CopyGBs float64 `json:"gb_per_s"`
	// ScatterPerS is additions per second to random places of 256 KiB.
	ScatterPerS float64 `json:"scatter_adds_per_s"`
	// RandomNs is the time to read 256 bytes at a random place of RandomBytes of
	// memory, as delivery reads the segments of a large network; it contains what
	// finding the page takes.
	RandomNs    float64 `json:"ns_per_random_256_bytes"`
	RandomBytes int     `json:"random_bytes"`
	// BarrierNs is the time of a meeting of two workers.
	BarrierNs float64 `json:"barrier_round_trip_ns"`
	// TwoThreads is how many times faster two threads do the scattered
	// additions, which is what delivery can gain at best.
	TwoThreads float64 `json:"two_thread_ceiling"`
}

func newBenchCalibrate(stdout io.Writer) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "calibrate",
		Short: "Measure what this machine can do, to judge the other figures by",
		Long: "Measure what this machine can do, to judge the other figures by: arithmetic, memory in order and at random,\n" +
			"scattered additions into a second-level cache, the barrier between threads, and what two threads gain over one.",
		Example: "  synfire bench calibrate",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			c, err := calibrate()
			if err != nil {
				return &runError{err}
			}
			if asJSON {
				enc := json.NewEncoder(stdout)
				enc.SetIndent("", "  ")
				return enc.Encode(c)
			}
			c.print(stdout)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object")
	return cmd
}

func (c calibration) print(w io.Writer) {
	fmt.Fprintf(w, "multiply-add  %.3g ns on eight lanes of f32\n", c.MulAddNs)
	fmt.Fprintf(w, "copy          %.3g GB/s, read and written\n", c.CopyGBs)
	fmt.Fprintf(w, "scatter-add   %.3g /s into 256 KiB\n", c.ScatterPerS)
	fmt.Fprintf(w, "random read   %.3g ns for 256 bytes out of %.2g GB\n", c.RandomNs, float64(c.RandomBytes)/1e9)
	fmt.Fprintf(w, "barrier       %.3g ns for two workers\n", c.BarrierNs)
	fmt.Fprintf(w, "two threads   %.3g times one, at scatter-adds\n", c.TwoThreads)
}

// repetitions are how often each figure is taken; the least time counts.
const repetitions = 7

func least(f func()) time.Duration {
	best := time.Duration(math.MaxInt64)
	for range repetitions {
		began := time.Now()
		f()
		best = min(best, time.Since(began))
	}
	return best
}

func calibrate() (calibration, error) {
	var c calibration
	ns, err := mulAdd()
	if err != nil {
		return c, err
	}
	c.MulAddNs = ns
	from, to := make([]byte, 128<<20), make([]byte, 128<<20)
	copy(to, from) // touches the pages
	c.CopyGBs = 2 * float64(len(from)) / float64(least(func() { copy(to, from) }).Nanoseconds())
	if c.RandomNs, c.RandomBytes, err = randomRead(); err != nil {
		return c, err
	}
	one, two := newScatter(1), newScatter(2)
	t := least(one[0].run)
	c.ScatterPerS = scatterAdds / t.Seconds()
	both := least(func() {
		var wait sync.WaitGroup
		for _, s := range two {
			wait.Go(func() {
				runtime.LockOSThread() // as workers are
				defer runtime.UnlockOSThread()
				s.run()
			})
		}
		wait.Wait()
	})
	c.TwoThreads = 2 * float64(t) / float64(both)
	meeting := time.Duration(math.MaxInt64)
	for range repetitions {
		meeting = min(meeting, sim.MeetingTime(2))
	}
	c.BarrierNs = float64(meeting.Nanoseconds())
	runtime.KeepAlive(to)
	return c, nil
}

// mulAdd times a compiled kernel of many products and sums per element.
func mulAdd() (ns float64, err error) {
	const elements, chains, length, runs = 1024, 8, 16, 200 // chains enough to hide how long each takes
	b := ir.NewBuilder("multiply-add", ir.Map)
	x := b.Load("x", ir.F32, ir.Element)
	k := b.Load("k", ir.F32, ir.Uniform)
	sums := make([]ir.Ref, chains)
	for i := range sums {
		sums[i] = b.Op(ir.OpMul, x, b.Const(ir.F32, float64(i+2)))
		for range length {
			sums[i] = b.Op(ir.OpAdd, b.Op(ir.OpMul, sums[i], k), x)
		}
	}
	total := sums[0]
	for _, s := range sums[1:] {
		total = b.Op(ir.OpAdd, total, s)
	}
	b.Store("y", total, ir.Element)
	compiled, err := kernel.Compile(b.Func(), kernel.Options{})
	if err != nil {
		return 0, err
	}
	defer func() { _ = compiled.Close() }()
	slots := make([]state.Column, len(compiled.Slots()))
	for i, s := range compiled.Slots() {
		slots[i] = state.NewColumn(state.F32, map[string]int{"x": elements, "y": elements, "k": 1}[s.Name])
		slots[i].Fill(0.5)
	}
	call, err := compiled.Bind(slots, nil)
	if err != nil {
		return 0, err
	}
	t := least(func() {
		for range runs {
			if e := call.Run(0, elements); e != nil {
				err = e
			}
		}
	})
	const lanes = 8
	return float64(t.Nanoseconds()) / (runs * elements / lanes * chains * length), err
}

// The places of a random read are those of a network of 300 million synapses,
// or as many as there is memory for.
const (
	randomBytes = 2 << 30
	randomReads = 1 << 18
)

// randomRead times reading four cache lines in a row at random places, which
// the processor overlaps as far as it can.
func randomRead() (ns float64, bytes int, err error) {
	bytes = randomBytes
	if n, known := bigmem.Available(); known {
		bytes = int(min(int64(bytes), n/2))
	}
	m, err := bigmem.New(bytes)
	if err != nil {
		return 0, 0, err
	}
	defer m.Free()
	memory := m.Bytes()
	const page, line = 4096, 64
	for i := 0; i < len(memory); i += page {
		memory[i] = 1 // takes the page
	}
	places := make([]int, randomReads)
	stream := rng.NewStream(0, 0)
	for k := range places {
		places[k] = int(uint64(stream.Word(uint32(k), 0))*uint64(bytes/line-4)>>32) * line
	}
	sum := byte(0)
	t := least(func() {
		for _, p := range places {
			s := memory[p : p+4*line : p+4*line]
			sum += s[0] + s[line] + s[2*line] + s[3*line]
		}
	})
	runtime.KeepAlive(sum)
	return float64(t.Nanoseconds()) / randomReads, bytes, nil
}

// scatter is additions to random places.
type scatter struct {
	places  []uint16
	weights []float32
	sums    []float32
}

// The places are few enough to stay in the cache beside the sums, and are gone
// through many times, so that starting a second thread takes no time to speak of.
const (
	scatterPlaces = 1 << 14
	scatterAdds   = 1 << 24
)

func newScatter(n int) []*scatter {
	list := make([]*scatter, n)
	for i := range list {
		s := &scatter{make([]uint16, scatterPlaces), make([]float32, scatterPlaces), make([]float32, 1<<16)}
		stream := rng.NewStream(uint64(i), 0)
		for k := range s.places {
			s.places[k], s.weights[k] = uint16(stream.Word(uint32(k), 0)), 0.5
		}
		list[i] = s
	}
	return list
}

func (s *scatter) run() {
	sums := (*[1 << 16]float32)(s.sums)
	weights := s.weights[:len(s.places)]
	for range scatterAdds / scatterPlaces {
		// As delivery does it: four are read before one is written.
		for k := 0; k+4 <= len(s.places); k += 4 {
			p, w := s.places[k:k+4:k+4], weights[k:k+4:k+4]
			x0, x1, x2, x3 := sums[p[0]]+w[0], sums[p[1]]+w[1], sums[p[2]]+w[2], sums[p[3]]+w[3]
			sums[p[0]], sums[p[1]], sums[p[2]], sums[p[3]] = x0, x1, x2, x3
		}
	}
}
