package event

import (
	"testing"

	"synfire/conn"
	"synfire/state"
)

// noRows is a projection without synapses.
type noRows struct{}

func (noRows) Fill(_ int, row *conn.Row) error {
	*row = conn.Row{}
	return nil
}

// The collector follows the addresses of accumulators: a table of a receptor
// that no target of a block has must not point behind the block's memory.
func TestBasesLieInside(t *testing.T) {
	e, err := Build(Plan{
		Sizes: []int{20, 1},
		Projections: []Projection{
			{Source: Range{0, 0, 20}, Target: Range{1, 0, 1}, Receptor: 1, Common: true, Weight: 1, Synapses: noRows{}},
		},
		Blocks: []BlockPlan{
			{Targets: []Range{{0, 0, 20}}, Precision: state.F32},
			{Targets: []Range{{1, 0, 1}}, Precision: state.F64, Receptors: 2},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	for i, b := range e.Blocks() {
		for _, table := range b.set.tables {
			if table.base > 0 && table.base >= b.acc.Len() {
				t.Errorf("block %d: base %d of %d accumulators", i, table.base, b.acc.Len())
			}
		}
	}
}
