package compose

import (
	"synfire/eqn"
	"synfire/ir"
)

// Listed is the symbol that is above zero for the elements whose spikes are
// listed in the step at hand.
const Listed = "listed spikes"

// listed makes a threshold of the listed spikes, so that what spikes carry is
// computed as it is for any other source.
func (c *composer) listed() {
	m := c.out.Model
	m.Symbols = append(m.Symbols, &eqn.Symbol{Name: Listed, Role: eqn.Import})
	b := ir.NewBuilder(Listed, ir.Pure)
	b.Return(b.Op(ir.OpLT, b.Const(ir.F64, 0), b.Load(Listed, ir.F64, ir.Uniform)))
	m.Threshold = &eqn.Expr{Text: Listed, Type: eqn.Boolean, Func: b.Func()}
}
