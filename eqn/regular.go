package eqn

import (
	"fmt"
	"slices"

	"synfire/diag"
)

// Regularly returns the model with statements that run for every element at
// the start of every so many steps, from step 0 on. The error is a diag.List.
func (m *Model) Regularly(statements diag.Source, steps int64) (*Model, error) {
	if m.page == nil {
		return nil, fmt.Errorf("%s has no equations for statements to change", m.Name)
	}
	r := &reader{}
	condition := &diag.Source{Name: "every so many steps", Text: fmt.Sprintf("timestep(t, dt) %% %d == 0", steps)}
	pg := *m.page
	pg.events = append(slices.Clone(pg.events), event{
		name:       fmt.Sprintf("regular statements %d", len(pg.events)+1),
		at:         nowhere(&statements),
		condition:  r.condition(condition, 0, len(condition.Text)),
		statements: r.statements(&statements, 0, len(statements.Text)),
		start:      true,
	})
	if err := r.err(); err != nil {
		return nil, err
	}
	var found mistakes
	fresh := pg.check(Binding{}, &found)
	return fresh, found.err()
}
