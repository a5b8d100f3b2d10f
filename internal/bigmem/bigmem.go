// Package bigmem gives large arrays without pointers that lie outside the
// garbage collector's heap: it neither scans them nor waits for them, they sit
// on huge pages where the system has them, and they are given back at once.
package bigmem

import "unsafe"

// Memory is a block of zeroed bytes.
type Memory struct {
	bytes []byte
}

// small is the size below which the ordinary heap serves better.
const small = 1 << 16

// New returns n bytes, aligned to 64.
func New(n int) (*Memory, error) {
	if n < small {
		buf := make([]uint64, n/8+16)
		p := unsafe.Pointer(unsafe.SliceData(buf))
		if rest := uintptr(p) % 64; rest != 0 {
			p = unsafe.Add(p, 64-rest)
		}
		return &Memory{unsafe.Slice((*byte)(p), n)}, nil
	}
	b, err := reserve(n)
	if err != nil {
		return nil, err
	}
	return &Memory{b}, nil
}

// Bytes returns the memory; it must not be used after Free.
func (m *Memory) Bytes() []byte { return m.bytes }

// Free gives the memory back. A second call does nothing.
func (m *Memory) Free() {
	if m == nil || m.bytes == nil {
		return
	}
	if len(m.bytes) >= small {
		release(m.bytes)
	}
	m.bytes = nil
}
