//go:build !amd64

package jit

import (
	"errors"
	"runtime"
)

func call(code, args uintptr) { panic("BUG: jit: a call on " + runtime.GOARCH) }

// Features lists nothing, since there is no code generator for this processor.
func Features() []Feature { return nil }

// features says that the code is for another processor.
func features() error { return errors.New("no native code for " + runtime.GOARCH) }
