//go:build !(linux && amd64)

package mem

// New returns ErrUnsupported.
func New([]byte, Options) (*Pages, error) { return nil, ErrUnsupported }

// Addr is never called, since New makes no Pages.
func (p *Pages) Addr() uintptr { return 0 }

// Free does nothing.
func (p *Pages) Free() error { return nil }
