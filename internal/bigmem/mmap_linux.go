package bigmem

import (
	"unsafe"

	"golang.org/x/sys/unix"
)

// huge is the size of a huge page on the common processors. Elsewhere the
// alignment is wasted, not wrong.
const huge = 1 << 21

// reserve maps n bytes. The kernel places mappings at multiples of a small
// page, so more is mapped than needed and both ends are cut off.
func reserve(n int) ([]byte, error) {
	keep := (uintptr(n) + page - 1) / page * page
	size := keep
	if n >= huge {
		size += huge
	}
	p, err := unix.MmapPtr(-1, 0, nil, size, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_ANON|unix.MAP_PRIVATE)
	if err != nil {
		return nil, err
	}
	if n >= huge {
		head := (huge - uintptr(p)%huge) % huge
		start := unsafe.Add(p, head)
		if head > 0 {
			unmap(p, head)
		}
		if tail := size - head - keep; tail > 0 {
			unmap(unsafe.Add(start, keep), tail)
		}
		p = start
	}
	b := unsafe.Slice((*byte)(p), n)
	// Advice only: without huge pages it is slower, not wrong.
	_ = unix.Madvise(b, unix.MADV_HUGEPAGE)
	return b, nil
}

// page is a multiple of every size of a page, so that what is kept and what is
// cut off are whole ones.
const page = 1 << 16

func release(b []byte) {
	unmap(unsafe.Pointer(unsafe.SliceData(b)), (uintptr(len(b))+page-1)/page*page)
}

func unmap(p unsafe.Pointer, n uintptr) {
	if err := unix.MunmapPtr(p, n); err != nil {
		panic("BUG: munmap: " + err.Error())
	}
}
