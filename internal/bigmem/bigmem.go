// Package bigmem gives large arrays without pointers that lie outside the
// garbage collector's heap: it neither scans them nor waits for them, they sit
// on huge pages where the system has them, and they are given back at once.
package bigmem

import (
	"fmt"
	"unsafe"
)

// Memory is a block of bytes, zero at first. It holds no pointers.
type Memory struct {
	bytes    []byte
	reserved bool
}

const (
	// small is the size below which the ordinary heap serves better.
	small = 1 << 16
	// line is the alignment of every block: that of a cache line.
	line = 64
)

// New returns n bytes, aligned to 64; larger blocks begin at a huge page.
func New(n int) (*Memory, error) {
	if n < 0 {
		panic(fmt.Sprintf("BUG: memory of %d bytes", n))
	}
	if n < small {
		return &Memory{bytes: heap(n)}, nil
	}
	b, err := reserve(n)
	if err != nil {
		return nil, fmt.Errorf("no memory for %d bytes: %w", n, err)
	}
	return &Memory{b, true}, nil
}

// heap returns bytes of the ordinary heap.
func heap(n int) []byte {
	buf := make([]uint64, (n+7)/8+line/8)
	p := unsafe.Pointer(unsafe.SliceData(buf))
	if rest := uintptr(p) % line; rest != 0 {
		p = unsafe.Add(p, line-rest)
	}
	return unsafe.Slice((*byte)(p), n)
}

// Bytes returns the memory; it must not be used after Free.
func (m *Memory) Bytes() []byte { return m.bytes }

// Free gives the memory back. A second call, or one on nil, does nothing.
func (m *Memory) Free() {
	if m == nil || m.bytes == nil {
		return
	}
	if m.reserved {
		release(m.bytes)
	}
	m.bytes = nil
}
