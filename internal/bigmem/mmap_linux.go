package bigmem

import (
	"fmt"
	"syscall"
)

func reserve(n int) ([]byte, error) {
	b, err := syscall.Mmap(-1, 0, n, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		return nil, fmt.Errorf("no memory for %d bytes: %w", n, err)
	}
	// Advice only: without huge pages it is slower, not wrong.
	_ = syscall.Madvise(b, syscall.MADV_HUGEPAGE)
	return b, nil
}

func release(b []byte) {
	if err := syscall.Munmap(b); err != nil {
		panic("BUG: munmap: " + err.Error())
	}
}
