package sim

import (
	"fmt"
	"strings"

	"synfire/conn"
	"synfire/eqn"
	"synfire/ir"
	"synfire/network"
	"synfire/state"
)

// pairExpr is an expression over sources and targets, run for one source and
// many targets at once. It always runs on the interpreter, since a network is
// built once.
type pairExpr struct {
	exec   *ir.Exec
	i      []int32
	j      []int32
	pre    []pairName
	post   []pairName
	result state.Column
	batch  int
}

// pairName is a variable of one side that the expression reads.
type pairName struct {
	from state.Column
	into state.Column
	of   *network.Population
}

// pairBatch is the number of targets computed at once.
const pairBatch = 1024

// newPairExpr binds an expression to the two sides of a projection.
func (s *Sim) newPairExpr(e *eqn.Expr, proj *network.Projection) (*pairExpr, error) {
	x := &pairExpr{i: make([]int32, 1), j: make([]int32, pairBatch), batch: pairBatch}
	b := ir.NewBuilder("pairs of "+proj.Name, ir.Map)
	columns := map[string]state.Column{"i": state.Of(x.i), "j": state.Of(x.j)}
	columns["N_pre"] = state.Of([]int32{int32(proj.From.Len())})
	columns["N_post"] = state.Of([]int32{int32(proj.To.Len())})
	var fault error
	value := b.Inline(e.Func, func(sl ir.Slot) ir.Ref {
		if c, ok := columns[sl.Name]; ok {
			rank := ir.Uniform
			if c.Len() > 1 {
				rank = ir.Element
			}
			return b.Load(sl.Name, ir.I32, rank)
		}
		name, isPre := strings.CutSuffix(sl.Name, "_pre")
		group, rank := proj.From, ir.Uniform
		if !isPre {
			name = strings.TrimSuffix(sl.Name, "_post")
			group, rank = proj.To, ir.Element
		}
		from, ok := s.populations[s.index(group.Root)].columns[name]
		if !ok {
			fault = fmt.Errorf("projection %q: %s has no variable %q", proj.Name, group.Name, name)
		}
		n := pairName{from: from, into: state.NewColumn(ir.F64, 1), of: group}
		if isPre {
			x.pre = append(x.pre, n)
		} else {
			n.into = state.NewColumn(ir.F64, pairBatch)
			x.post = append(x.post, n)
		}
		columns[sl.Name] = n.into
		v := b.Load(sl.Name, ir.F64, rank)
		return b.Cvt(sl.Type, v)
	})[0]
	if fault != nil {
		return nil, fault
	}
	x.result = state.NewColumn(ir.F64, pairBatch)
	columns["result"] = x.result
	b.Store("result", b.Cvt(ir.F64, value), ir.Element)
	f, err := ir.Optimize(b.Func())
	if err != nil {
		return nil, err
	}
	for _, sl := range f.Slots {
		if _, ok := columns[sl.Name]; !ok {
			return nil, fmt.Errorf("projection %q: %q draws random numbers; give the projection a distribution or a probability instead", proj.Name, e.Text)
		}
	}
	in, err := ir.NewInterp(f)
	if err != nil {
		return nil, err
	}
	slots := make([]state.Column, len(f.Slots))
	for k, sl := range f.Slots {
		slots[k] = columns[sl.Name]
	}
	x.exec, err = in.Bind(slots, nil)
	return x, err
}

// run computes the expression for a source and the targets that target gives,
// n of them.
func (x *pairExpr) run(source int, n int, target func(k int) int, out []float64) error {
	x.i[0] = int32(source)
	for _, p := range x.pre {
		p.into.Set(0, at(p.from, p.of.At(source)))
	}
	for lo := 0; lo < n; lo += x.batch {
		m := min(x.batch, n-lo)
		for k := range m {
			t := target(lo + k)
			x.j[k] = int32(t)
			for _, p := range x.post {
				p.into.Set(k, at(p.from, p.of.At(t)))
			}
		}
		if err := x.exec.Run(0, m); err != nil {
			return err
		}
		for k := range m {
			out[lo+k] = x.result.At(k)
		}
	}
	return nil
}

// at reads a variable that may be one value for all elements.
func at(c state.Column, e int) float64 {
	if c.Len() == 1 {
		return c.At(0)
	}
	return c.At(e)
}

// rule returns the rule of a projection, with conditions bound to its sides.
func (s *Sim) rule(proj *network.Projection) (conn.Rule, error) {
	w, ok := proj.Rule.(network.Where)
	if !ok {
		return proj.Rule, nil
	}
	var condition, p *pairExpr
	var err error
	if e := proj.Pairs.Condition; e != nil {
		if condition, err = s.newPairExpr(e, proj); err != nil {
			return nil, err
		}
	}
	if e := proj.Pairs.P; e != nil {
		if p, err = s.newPairExpr(e, proj); err != nil {
			return nil, err
		}
	}
	same := func(k int) int { return k }
	holds := make([]float64, proj.To.Len())
	return conn.Where{NoAutapses: w.NoAutapses, Probabilities: func(source int, out []float64) error {
		if s.opt.Interrupted != nil {
			if err := s.opt.Interrupted(); err != nil {
				return err
			}
		}
		for k := range out {
			out[k] = 1
		}
		if p != nil {
			if err := p.run(source, len(out), same, out); err != nil {
				return err
			}
		}
		if condition == nil {
			return nil
		}
		if err := condition.run(source, len(out), same, holds); err != nil {
			return err
		}
		for k, h := range holds {
			// Where the condition fails the probability does not count, whatever
			// its expression gives there.
			if h == 0 {
				out[k] = 0
			}
		}
		return nil
	}}, nil
}

// values returns what computes an expression for the synapses of a row, nil
// without one. Rows are made by several goroutines; each call takes an
// expression of its own.
func (s *Sim) values(e *eqn.Expr, proj *network.Projection) (func(source int, targets []uint32, out []float64) error, error) {
	if e == nil {
		return nil, nil
	}
	first, err := s.newPairExpr(e, proj)
	if err != nil {
		return nil, err
	}
	free := make(chan *pairExpr, 64)
	free <- first
	return func(source int, targets []uint32, out []float64) error {
		var x *pairExpr
		select {
		case x = <-free:
		default:
			if x, err = s.newPairExpr(e, proj); err != nil {
				return err
			}
		}
		defer func() {
			select {
			case free <- x:
			default:
			}
		}()
		return x.run(source, len(targets), func(k int) int { return int(targets[k]) }, out)
	}, nil
}
