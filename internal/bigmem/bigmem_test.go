package bigmem

import (
	"testing"
	"unsafe"
)

// TestMemory: blocks of every size are zero, aligned, writable to their last
// byte, and apart from each other.
func TestMemory(t *testing.T) {
	sizes := []int{0, 1, 63, 64, small - 1, small, small + 1, 1 << 20, 2<<20 - 1, 2 << 20, 2<<20 + 1, 5<<20 + 12345, 0x268940}
	var all []*Memory
	for i, n := range sizes {
		m, err := New(n)
		if err != nil {
			t.Fatal(err)
		}
		b := m.Bytes()
		if len(b) != n {
			t.Fatalf("%d bytes, want %d", len(b), n)
		}
		if at := uintptr(unsafe.Pointer(unsafe.SliceData(b))); at%line != 0 {
			t.Errorf("%d bytes begin at %#x", n, at)
		}
		for k, x := range b {
			if x != 0 {
				t.Fatalf("byte %d of %d is %d", k, n, x)
			}
			b[k] = byte(i + 1)
		}
		all = append(all, m)
	}
	for i, m := range all {
		for k, x := range m.Bytes() {
			if x != byte(i+1) {
				t.Fatalf("byte %d of block %d is %d", k, i, x)
			}
		}
		m.Free()
		m.Free()
		if m.Bytes() != nil {
			t.Errorf("block %d is still there after Free", i)
		}
	}
	(*Memory)(nil).Free()
}
