// Package mem holds machine code in pages that are never writable and
// executable at once.
package mem

import (
	"errors"
	"runtime"
)

// ErrUnsupported says that this system has no executable memory for us.
var ErrUnsupported = errors.New("executable memory is not supported on this system")

// Options choose how pages are made. The zero value is the default.
type Options struct {
	// Refuse is returned as if the system had refused to make pages
	// executable, when it is not nil: to test what happens then.
	Refuse error
}

// Pages is one mapping of executable memory. It lies outside the collector's
// heap and lives until Free.
type Pages struct {
	memory    []byte // nil once freed
	code      int
	forgotten runtime.Cleanup
}

// Len returns the size of the code in bytes.
func (p *Pages) Len() int { return p.code }
