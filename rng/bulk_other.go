//go:build !amd64

package rng

func (s Stream) stepsAtOnce(uint32, uint64, [4][]uint32) int { return 0 }

func normalsAtOnce(_, _ []uint32, _ []float64) int { return 0 }
