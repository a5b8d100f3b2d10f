package mem

import (
	"fmt"
	"runtime"
	"unsafe"

	"golang.org/x/sys/unix"
)

// New copies code into pages of its own: they are mapped writable, filled, and
// then made executable and read-only for good.
func New(code []byte, o Options) (*Pages, error) {
	if len(code) == 0 {
		panic("BUG: mem: no code")
	}
	memory, err := unix.Mmap(-1, 0, len(code), unix.PROT_READ|unix.PROT_WRITE, unix.MAP_PRIVATE|unix.MAP_ANON)
	if err != nil {
		return nil, fmt.Errorf("mapping %d bytes for machine code: %w", len(code), err)
	}
	copy(memory, code)
	err = o.Refuse
	if err == nil {
		err = unix.Mprotect(memory, unix.PROT_READ|unix.PROT_EXEC)
	}
	if err != nil {
		// A failing Munmap of a fresh mapping has nothing to add.
		_ = unix.Munmap(memory)
		return nil, fmt.Errorf("the system forbids executable memory: %w", err)
	}
	p := &Pages{memory: memory, code: len(code)}
	p.forgotten = runtime.AddCleanup(p, func(memory []byte) { _ = unix.Munmap(memory) }, memory)
	return p, nil
}

// Addr returns the address of the code's first byte, a multiple of the page
// size.
func (p *Pages) Addr() uintptr {
	if p.memory == nil {
		panic("BUG: mem: pages used after Free")
	}
	return uintptr(unsafe.Pointer(&p.memory[0]))
}

// Free unmaps the pages; nothing may run in them then or later. Freeing twice
// does nothing. Pages that nobody refers to any more are unmapped by and by.
func (p *Pages) Free() error {
	if p.memory == nil {
		return nil
	}
	memory := p.memory
	p.memory = nil
	p.forgotten.Stop()
	return unix.Munmap(memory)
}
