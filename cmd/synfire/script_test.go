package main

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"synfire/format/npz"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"synfire": main})
}

// TestScripts runs testdata/script/*.txtar, the command as a user sees it.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		UpdateScripts:       os.Getenv("UPDATE") != "",
		Condition: func(name string) (bool, error) {
			if name != "hup" {
				return false, fmt.Errorf("unknown condition %q", name)
			}
			return !signal.Ignored(syscall.SIGHUP), nil // as it is under nohup
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"rasterhash": rasterHash,
			"waitfor":    waitFor,
			"status":     status,
		},
	})
}

// rasterHash checks the sha256 of the spikes in a file as pairs (step,
// neuron) of little-endian uint16: rasterhash FILE NAME HASH.
func rasterHash(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: rasterhash FILE NAME HASH")
	}
	f, err := npz.Open(ts.MkAbs(args[0]), npz.ReadOptions{})
	ts.Check(err)
	defer f.Close()
	column := func(name string) []int64 {
		a, err := f.Array(args[1] + "/" + name)
		ts.Check(err)
		xs, err := a.Int64()
		ts.Check(err)
		return xs
	}
	steps, neurons := column("step"), column("neuron")
	h := sha256.New()
	for k := range steps {
		var pair [4]byte
		binary.LittleEndian.PutUint16(pair[:], uint16(steps[k]))
		binary.LittleEndian.PutUint16(pair[2:], uint16(neurons[k]))
		h.Write(pair[:])
	}
	if got := hex.EncodeToString(h.Sum(nil)); got != args[2] {
		ts.Fatalf("%d spikes, hash %s, want %s", len(steps), got, args[2])
	}
}

// waitFor waits until a file exists: waitfor FILE.
func waitFor(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: waitfor FILE")
	}
	for range 6000 {
		if _, err := os.Stat(ts.MkAbs(args[0])); err == nil {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	ts.Fatalf("%s did not appear", args[0])
}

// status runs the command and checks its exit code: status CODE ARGS…
func status(ts *testscript.TestScript, neg bool, args []string) {
	codes := map[string]int{"0": exitWell, "1": exitFailed, "2": exitUser}
	want, ok := codes[args[0]]
	if neg || !ok {
		ts.Fatalf("usage: status 0|1|2 ARGS…")
	}
	err := ts.Exec("synfire", args[1:]...)
	got := exitWell
	if err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("synfire: %v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// TestExamplesAreFound keeps names of examples and their files together.
func TestExamplesAreFound(t *testing.T) {
	files, err := filepath.Glob("../../examples/*.star")
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	for _, f := range files {
		want, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{filepath.Base(f), "examples/" + filepath.Base(f)} {
			if got, err := readScript(name); err != nil || got != string(want) {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}
