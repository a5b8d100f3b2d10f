package mem

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// protection returns what /proc says about the mapping at an address.
func protection(t *testing.T, addr uintptr) string {
	t.Helper()
	maps, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(maps)) {
		var from, to uintptr
		var mode string
		if _, err := fmt.Sscanf(line, "%x-%x %s", &from, &to, &mode); err == nil && from <= addr && addr < to {
			return mode
		}
	}
	return ""
}

func TestPagesAreExecutableAndNotWritable(t *testing.T) {
	code := bytes.Repeat([]byte{0xc3}, 5000)
	p, err := New(code, Options{})
	if err != nil {
		t.Fatal(err)
	}
	addr := p.Addr()
	if mode := protection(t, addr); mode != "r-xp" {
		t.Errorf("pages are %s", mode)
	}
	if mode := protection(t, addr+4999); mode != "r-xp" {
		t.Errorf("last page is %s", mode)
	}
	if !bytes.Equal(p.memory[:p.Len()], code) {
		t.Error("the code was not copied")
	}
	if err := p.Free(); err != nil {
		t.Error(err)
	}
	if err := p.Free(); err != nil {
		t.Errorf("second Free: %v", err)
	}
}

func TestUseAfterFreePanics(t *testing.T) {
	p, err := New([]byte{0xc3}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Free(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	p.Addr()
}

func TestRefusal(t *testing.T) {
	before := mappings(t)
	refused := errors.New("not today")
	for range 100 {
		if _, err := New([]byte{0xc3}, Options{Refuse: refused}); !errors.Is(err, refused) {
			t.Fatalf("error %v", err)
		}
	}
	if after := mappings(t); after > before+50 {
		t.Errorf("%d mappings, %d before", after, before)
	}
}

// TestThousandsOfPagesAreFreed leaves no mapping behind.
func TestThousandsOfPagesAreFreed(t *testing.T) {
	before := mappings(t)
	for range 3000 {
		p, err := New([]byte{0xc3}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := p.Free(); err != nil {
			t.Fatal(err)
		}
	}
	if after := mappings(t); after > before+50 {
		t.Errorf("%d mappings, %d before", after, before)
	}
}

// TestForgottenPagesAreFreed drops pages without Free.
func TestForgottenPagesAreFreed(t *testing.T) {
	before := mappings(t)
	for range 500 {
		if _, err := New([]byte{0xc3}, Options{}); err != nil {
			t.Fatal(err)
		}
	}
	deadline := time.Now().Add(10 * time.Second)
	for mappings(t) > before+50 {
		if time.Now().After(deadline) {
			t.Fatalf("%d mappings, %d before", mappings(t), before)
		}
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
}

func mappings(t *testing.T) int {
	maps, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Count(maps, []byte("\n"))
}

const hardenedChild = "SYNFIRE_TEST_HARDENED"

// TestHardenedKernel forbids executable memory as hardened systems do, in a
// process of its own since it cannot be allowed again.
func TestHardenedKernel(t *testing.T) {
	if os.Getenv(hardenedChild) != "" {
		runtime.LockOSThread()
		const refuseExecGain = 1 // PR_MDWE_REFUSE_EXEC_GAIN, Linux 6.3
		if err := unix.Prctl(unix.PR_SET_MDWE, refuseExecGain, 0, 0, 0); err != nil {
			t.Skip("this kernel cannot forbid executable memory:", err)
		}
		if _, err := New([]byte{0xc3}, Options{}); !errors.Is(err, unix.EACCES) && !errors.Is(err, unix.EPERM) {
			t.Fatalf("error %v", err)
		}
		return
	}
	cmd := exec.Command(os.Args[0], "-test.run=^TestHardenedKernel$", "-test.v")
	cmd.Env = append(os.Environ(), hardenedChild+"=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	if bytes.Contains(out, []byte("SKIP")) {
		t.Skip("this kernel cannot forbid executable memory")
	}
}
