package integrate

import (
	"fmt"
	"math"

	"synfire/eqn"
	"synfire/ir"
	"synfire/state"
)

// pace is a variable whose time constant is known before the run: a prepared
// slot holds dt times the derivative of its right side with respect to itself.
type pace struct{ variable, slot string }

// least is the smallest change per step, relative to the variable, that F32
// still follows: 4 of its 24 bits.
const least = 1. / (1 << 20)

// paces prepares the slots that Doubts reads.
func (p *plan) paces() ([]pace, error) {
	var list []pace
	for _, sym := range p.Model.Symbols {
		if sym.Role != eqn.State || sym.Rate == nil {
			continue
		}
		j, err := ir.Derive(p.expand(sym.Rate.Func, false), sym.Name)
		if err != nil {
			return nil, err
		}
		z := pure(sym.Name, func(b *ir.Builder) ir.Ref { return b.Op(ir.OpMul, inline(b, j), variable(b, "dt")) })
		on := dependsOf(z, p.depends)[z.Results[0]]
		if isConst(j, 0) || !on.prepared() {
			continue
		}
		s := p.tables.add(z, z.Results[0], on, state.F64, p.rank)
		list = append(list, pace{sym.Name, s.Name})
	}
	return list, nil
}

// Doubts tells for which variables dt is long, or in F32 too short, against
// the time constant, and of which it is negative: they run away; and of rates
// that are above one spike per step. It reads slots
// that Prepare and PrepareElements have written.
func (p *Program) Doubts(column func(slot string) state.Column) []string {
	var doubts []string
	for _, pace := range p.paces {
		lo, hi, growth := math.Inf(1), 0.0, 0.0
		growing := 0
		c := column(pace.slot)
		for i := range c.Len() {
			z := c.At(i)
			if z > 0 {
				growing++
				growth = math.Max(growth, z)
			} else {
				hi = math.Max(hi, -z)
			}
			if z != 0 {
				lo = math.Min(lo, math.Abs(z))
			}
		}
		if growing > 0 {
			in := ""
			if c.Len() > 1 {
				in = fmt.Sprintf(" in %d of %d elements", growing, c.Len())
			}
			doubts = append(doubts, fmt.Sprintf("the time constant of %s is negative%s, %.3g ms: %s runs away instead of returning", pace.variable, in, -p.dt/growth, pace.variable))
		}
		if hi > 1 && !p.adaptive {
			doubts = append(doubts, fmt.Sprintf("dt = %g ms is longer than the time constant of %s, %.3g ms; a smaller dt is needed to follow it", p.dt, pace.variable, p.dt/hi))
		}
		if p.precision == state.F32 && lo < least {
			doubts = append(doubts, fmt.Sprintf("dt = %g ms is below 2^-20 of the time constant of %s, %.3g ms: in f32 its changes are rounded away; use precision f64 or a larger dt",
				p.dt, pace.variable, p.dt/lo))
		}
	}
	return append(doubts, p.saturated(column)...)
}
