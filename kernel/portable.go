package kernel

import (
	"synfire/ir"
	"synfire/state"
)

// interpreter is the portable backend, whose bits all others must give.
type interpreter struct{}

func portable() (backend, error) { return interpreter{}, nil }

func (interpreter) compile(f *ir.Func) (program, error) {
	p, err := ir.NewInterp(f)
	if err != nil {
		return nil, err
	}
	return interpreted{p}, nil
}

type interpreted struct{ *ir.Interp }

func (p interpreted) bind(first uint32, slots []state.Column, lists [][]uint32) (call, error) {
	x, err := p.BindAt(first, slots, lists)
	return execution{x}, err
}

func (p interpreted) listing(bool) string { return p.Func().String() }
func (p interpreted) codeBytes() int      { return 0 }
func (p interpreted) close() error        { return nil }

type execution struct{ *ir.Exec }

func (x execution) run(lo, hi int) error { return x.Run(lo, hi) }

func (x execution) runEdges(lo, hi int, source, target []uint32) error {
	return x.RunEdges(lo, hi, source, target)
}

func (x execution) count(list int) int { return x.Count(list) }
