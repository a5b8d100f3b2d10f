package main

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"maps"
	"slices"

	"synfire/record"
)

// spikeHash is the sha256 of every population's name and its spikes as pairs
// of little-endian uint64: two runs with the same spikes have the same hash.
type spikeHash struct{ h hash.Hash }

func newSpikeHash() spikeHash { return spikeHash{sha256.New()} }

func (s spikeHash) add(name string, train *record.SpikeTrain) {
	s.h.Write([]byte(name))
	var pair [16]byte
	neurons := train.Neurons()
	for k, step := range train.Steps() {
		binary.LittleEndian.PutUint64(pair[:], uint64(step))
		binary.LittleEndian.PutUint64(pair[8:], uint64(neurons[k]))
		s.h.Write(pair[:])
	}
}

func (s spikeHash) sum() string { return hex.EncodeToString(s.h.Sum(nil)) }

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
