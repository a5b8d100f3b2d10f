//go:build !linux

package sim

import "runtime"

// yield lets another goroutine run.
func yield() { runtime.Gosched() }
