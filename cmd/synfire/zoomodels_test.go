package main

import (
	"testing"

	"synfire/kernel"
	"synfire/network"
	"synfire/sim"
	"synfire/zoo"
)

// TestKernelsCoverTheZoo fails by name for a model whose step is not timed.
func TestKernelsCoverTheZoo(t *testing.T) {
	timed := map[string]bool{}
	for _, c := range kernelCases() {
		timed[c.name] = true
		net := network.New(network.Options{})
		p := c.add(net, 12)
		s, err := sim.New(net, sim.Options{Threads: 1, Backend: kernel.Portable})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		step, err := s.StepKernel(p)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if err := step.Run(); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		s.Close()
	}
	for _, m := range zoo.Models() {
		if !timed[m.Name] {
			t.Errorf("%s is not timed", m.Name)
		}
	}
}
