package network

import (
	"errors"
	"fmt"
	"runtime"

	"synfire/diag"
)

// Place is where in the user's program something was made, for messages about
// it.
type Place struct {
	Span   diag.Span
	Source diag.Source
}

// Locate turns an error into diagnostics. Those without a place of their own
// get this one.
func (p Place) Locate(err error) diag.List {
	var list diag.List
	if !errors.As(err, &list) {
		list = diag.List{{Message: err.Error()}}
	}
	located := make(diag.List, len(list))
	for i, d := range list {
		if d.Span.Start.Line == 0 {
			d.Span, d.Source = p.Span, p.Source
		}
		located[i] = d
	}
	return located
}

// Place returns where the population was made.
func (p *Population) Place() Place { return p.Root.place }

// Place returns where the projection was made.
func (p *Projection) Place() Place { return p.place }

// Place returns where the input was made.
func (in *Input) Place() Place { return in.place }

// here is the place of the caller's caller, skip levels further up.
func (n *Network) here(skip int) Place {
	if n.opt.Place != nil {
		return n.opt.Place()
	}
	var p Place
	if _, file, line, ok := runtime.Caller(skip + 2); ok {
		p.Span.Start = diag.Pos{File: file, Line: line}
	}
	return p
}

// fail records a mistake at the caller's caller, skip levels further up.
func (n *Network) fail(skip int, format string, args ...any) {
	n.failErr(skip+1, fmt.Errorf(format, args...))
}

func (n *Network) failErr(skip int, err error) {
	n.errs = append(n.errs, n.here(skip).Locate(err)...)
}
