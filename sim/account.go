package sim

import (
	"fmt"
	"math"

	"synfire/kernel"
	"synfire/network"
)

// Account is what a network was planned to. The keys of its JSON are stable.
type Account struct {
	Populations []PopulationAccount `json:"populations"`
	Projections []ProjectionAccount `json:"projections"`
	Neurons     int64               `json:"neurons"`
	Synapses    int64               `json:"synapses"`
	StateBytes  int64               `json:"state_bytes"`
	// Exact says that Synapses is: they were counted, or are as many whatever is
	// drawn. Where it is not, it is what is expected.
	Exact bool `json:"synapses_exact"`
	// TableBytes is the memory of all synapses, headers and indices included; what
	// is expected of it where not all of them were made.
	TableBytes int64 `json:"table_bytes"`
	// AvailableBytes is what the process can still take; 0 when unknown.
	AvailableBytes int64 `json:"available_bytes"`
	// Sampled says that only some of the synapses were made to tell this.
	Sampled  bool     `json:"sampled"`
	Threads  int      `json:"threads"`
	DtMs     float64  `json:"dt_ms"`
	Warnings []string `json:"warnings"`
}

// PopulationAccount is what there is to know of a population.
type PopulationAccount struct {
	Name     string `json:"name"`
	Model    string `json:"model"`
	Elements int    `json:"elements"`
	Timing   string `json:"timing"`
	Method   string `json:"method"`
	// MethodIsDefault says that neither the user nor the model chose it.
	MethodIsDefault bool     `json:"method_is_default"`
	Precision       string   `json:"precision"`
	Backend         string   `json:"backend"`
	Bytes           int64    `json:"bytes"`
	Notes           []string `json:"notes"`
}

// ProjectionAccount is what there is to know of a projection.
type ProjectionAccount struct {
	Name     string `json:"name"`
	From     string `json:"from"`
	To       string `json:"to"`
	Synapses int64  `json:"synapses"`
	// Exact says that Synapses is.
	Exact bool  `json:"synapses_exact"`
	Bytes int64 `json:"bytes"`
	// RoundedDelays is the number of delays that are no whole number of steps.
	RoundedDelays int64 `json:"rounded_delays"`
}

// Account tells what was planned: per population the scheme, precision,
// backend and memory, per projection its synapses and their memory.
func (s *Sim) Account() (Account, error) {
	synapses, bytes := s.expectedTotal()
	a := Account{
		Populations: []PopulationAccount{}, Projections: []ProjectionAccount{},
		Synapses: round(synapses), Exact: true, TableBytes: round(bytes), Sampled: s.Sampled(), Threads: s.threads, DtMs: s.dt,
	}
	a.AvailableBytes, _ = available()
	for _, p := range s.populations {
		backend := kernel.Portable
		if p.kernels.step != nil {
			backend = p.kernels.step.Backend()
		}
		x := PopulationAccount{
			Name: p.desc.Name, Model: p.desc.Model.Model.Name, Elements: p.n, Timing: p.composite.Timing.Name,
			Method: p.program.Method, MethodIsDefault: p.desc.Model.Method == "" && p.desc.Model.Model.Method == "",
			Precision: p.precision.String(), Backend: backend.String(), Bytes: int64(p.n) * int64(p.bytesPerElement()), Notes: p.program.Notes,
		}
		a.Populations = append(a.Populations, x)
		a.Neurons += int64(p.n)
		a.StateBytes += x.Bytes
	}
	for i, proj := range s.net.Projections() {
		n, exact := s.expected(i)
		a.Exact = a.Exact && exact
		a.Projections = append(a.Projections, ProjectionAccount{
			Name: proj.Name, From: label(proj.From), To: label(proj.To), Synapses: round(n), Exact: exact, Bytes: round(n * s.plan.synapseBytes(i)),
			RoundedDelays: s.roundedDelays(i),
		})
	}
	var err error
	a.Warnings, err = s.doubts()
	return a, err
}

func round(x float64) int64 { return int64(math.Round(x)) }

// label names a population, or the part of one.
func label(p *network.Population) string {
	switch {
	case p.Name != p.Root.Name || p.Len() == p.Root.Len():
		return p.Name
	case p.Picked != nil:
		return fmt.Sprintf("%d of %s", p.Len(), p.Name)
	}
	return fmt.Sprintf("%s[%d:%d]", p.Name, p.Lo, p.Hi)
}
