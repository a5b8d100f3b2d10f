package kernel

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"runtime"
	"runtime/pprof"
	"runtime/trace"
	"sync"
	"testing"
	"time"

	"synfire/ir"
	"synfire/state"
)

// survivalChild names the environment variable that makes the test binary a
// child of TestSurvivesTheCollector.
const survivalChild = "SYNFIRE_TEST_SURVIVAL"

// logistic is x = 3.75 x (1 - x), which keeps no error small, as a list of the
// elements above 1/2 too.
func logistic() *ir.Func {
	b := ir.NewBuilder("logistic", ir.Map)
	x := b.Load("x", ir.F64, ir.Element)
	y := b.Op(ir.OpMul, b.Const(ir.F64, 3.75), b.Op(ir.OpMul, x, b.Op(ir.OpSub, b.Const(ir.F64, 1), x)))
	b.Store("x", y, ir.Element)
	b.Emit(0, b.Op(ir.OpLT, b.Const(ir.F64, 0.5), y))
	return b.Func()
}

// hammer runs kernels on several goroutines, each on arrays of its own that
// are new and soon dropped, until the time is over, and compares with Go.
func hammer(t *testing.T, duration time.Duration) {
	t.Helper()
	k, err := Compile(logistic(), Options{Backend: Native})
	if err != nil {
		t.Skip(err)
	}
	defer k.Close()
	const n, turns, workers = 1003, 50, 8
	start := func(i int) float64 { return 0.1 + 0.8*float64(i)/n }
	want := make([]float64, n)
	for i := range want {
		x := start(i)
		for range turns {
			x = float64(3.75 * float64(x*(1-x)))
		}
		want[i] = x
	}
	deadline := time.Now().Add(duration)
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for time.Now().Before(deadline) {
				x, list := make([]float64, n), make([]uint32, n)
				for i := range x {
					x[i] = start(i)
				}
				c, err := k.Bind([]state.Column{state.Of(x)}, [][]uint32{list})
				if err != nil {
					t.Error(err)
					return
				}
				for range turns {
					if err := c.Run(0, n); err != nil {
						t.Error(err)
						return
					}
				}
				above := 0
				for i := range x {
					if x[i] != want[i] {
						t.Errorf("element %d is %v, want %v", i, x[i], want[i])
						return
					}
					if x[i] > 0.5 {
						above++
					}
				}
				if c.Count(0) != above {
					t.Errorf("%d in the list, %d above", c.Count(0), above)
					return
				}
			}
		})
	}
	wg.Wait()
}

// TestSurvivesTheTools runs native code while collections, the profiler's
// signals, an execution trace and dumps of all goroutines interrupt it.
func TestSurvivesTheTools(t *testing.T) {
	if err := pprof.StartCPUProfile(io.Discard); err != nil {
		t.Log("no profile:", err)
	} else {
		defer pprof.StopCPUProfile()
	}
	if err := trace.Start(io.Discard); err == nil {
		defer trace.Stop()
	}
	runtime.SetMutexProfileFraction(1)
	defer runtime.SetMutexProfileFraction(0)
	stop := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		stacks := make([]byte, 1<<20)
		for {
			select {
			case <-stop:
				return
			default:
				runtime.GC()
				runtime.Stack(stacks, true)
			}
		}
	})
	hammer(t, 400*time.Millisecond)
	close(stop)
	wg.Wait()
}

// TestSurvivesTheCollector runs the same in processes whose collector runs all
// the time, checks its own marks, or stops the world for all of its work.
func TestSurvivesTheCollector(t *testing.T) {
	if err := Available(Native); err != nil {
		t.Skip(err)
	}
	if os.Getenv(survivalChild) != "" {
		hammer(t, 300*time.Millisecond)
		return
	}
	for _, debug := range []string{"gccheckmark=1", "gcstoptheworld=1", "clobberfree=1"} {
		cmd := exec.Command(os.Args[0], "-test.run=^TestSurvivesTheCollector$")
		cmd.Env = append(os.Environ(), survivalChild+"=1", "GOGC=1", "GODEBUG="+debug)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", debug, err, bytes.TrimSpace(out))
		}
	}
}
