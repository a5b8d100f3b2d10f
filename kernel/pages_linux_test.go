package kernel

import (
	"bytes"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"testing"

	"golang.org/x/sys/unix"

	"synfire/state"
)

// mappings is the number of mappings of the process.
func mappings(t *testing.T) int {
	t.Helper()
	maps, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Count(maps, []byte("\n"))
}

const forbiddenChild = "SYNFIRE_TEST_FORBIDDEN"

// TestFallsBackWhereCodeIsForbidden forbids executable memory, as hardened
// systems do, in a process of its own: kernels then run by the interpreter and
// say why, and who insists on native code is refused.
func TestFallsBackWhereCodeIsForbidden(t *testing.T) {
	if err := Available(Native); err != nil {
		t.Skip(err)
	}
	if os.Getenv(forbiddenChild) == "" {
		cmd := exec.Command(os.Args[0], "-test.run=^TestFallsBackWhereCodeIsForbidden$", "-test.v")
		cmd.Env = append(os.Environ(), forbiddenChild+"=1", Env+"=")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		if bytes.Contains(out, []byte("SKIP")) {
			t.Skip("this system cannot forbid executable memory")
		}
		return
	}
	runtime.LockOSThread()
	const refuseExecGain = 1 // PR_MDWE_REFUSE_EXEC_GAIN, Linux 6.3
	if err := unix.Prctl(unix.PR_SET_MDWE, refuseExecGain, 0, 0, 0); err != nil {
		t.Skip(err)
	}
	k, err := Compile(decay(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if k.Backend() != Portable || k.Fallback() == nil || !strings.Contains(k.Fallback().Error(), "the system forbids executable memory") {
		t.Errorf("backend %v, fallback %v", k.Backend(), k.Fallback())
	}
	x := []float32{4}
	c, err := k.Bind([]state.Column{state.Of(x), state.Of([]float32{0.5}), {}}, [][]uint32{make([]uint32, 1)})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Run(0, 1); err != nil || x[0] != 2 {
		t.Errorf("%v, error %v", x[0], err)
	}
	if _, err := Compile(decay(), Options{Backend: Native}); err == nil || !strings.Contains(err.Error(), "forbids") {
		t.Errorf("native: error %v", err)
	}
}

// TestThousandsOfKernels compiles, runs and closes kernels on two goroutines.
func TestThousandsOfKernels(t *testing.T) {
	if err := Available(Native); err != nil {
		t.Skip(err)
	}
	before := mappings(t)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			x, list := []float64{0.5}, make([]uint32, 1)
			for range 1000 {
				k, err := Compile(logistic(), Options{Backend: Native})
				if err != nil {
					t.Error(err)
					return
				}
				x[0] = 0.5
				c, err := k.Bind([]state.Column{state.Of(x)}, [][]uint32{list})
				if err == nil {
					err = c.Run(0, 1)
				}
				if err != nil || x[0] != 0.9375 {
					t.Errorf("%v, error %v", x[0], err)
				}
				if err := k.Close(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if after := mappings(t); after > before+100 {
		t.Errorf("%d mappings, %d before", after, before)
	}
}
