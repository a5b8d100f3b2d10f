package jit

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"synfire/ir"
	"synfire/kernel/internal/jit/asm"
	"synfire/kernel/internal/kerneltest"
	"synfire/state"
)

// compile is kerneltest.Compile for machine code.
func compile(t testing.TB, f *ir.Func) kerneltest.Bind {
	t.Helper()
	c, err := Compile(f, Options{})
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return func(first uint32, slots []state.Column, lists [][]uint32) (kerneltest.Call, error) {
		return c.Bind(first, slots, lists)
	}
}

func TestConformance(t *testing.T) { kerneltest.Run(t, compile) }

func TestRandomPrograms(t *testing.T) {
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 1))
		f, err := ir.Optimize(kerneltest.Random(rng, 1+int(seed)))
		if err != nil {
			t.Fatal(err)
		}
		kerneltest.Compare(t, f, compile, seed)
		if t.Failed() {
			return
		}
	}
}

// TestListedCodeIsTheCode generates Funcs twice, since a listing is made of code
// that is generated anew.
func TestListedCodeIsTheCode(t *testing.T) {
	for seed := range uint64(30) {
		f, err := ir.Optimize(kerneltest.Random(rand.New(rand.NewPCG(seed, 2)), 100))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(generate(f, asm.New()).program.Code, generate(f, asm.NewListed()).program.Code) {
			t.Errorf("seed %d: other code", seed)
		}
	}
}
