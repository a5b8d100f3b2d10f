package kernel

import (
	"errors"
	"runtime"
)

// native has no code generator for this processor.
func native() (backend, error) {
	return nil, errors.New("no native code for " + runtime.GOARCH)
}
