package integrate

import (
	"encoding/csv"
	"math"
	"os"
	"slices"
	"strconv"
	"testing"

	"synfire/state"
)

// What NEST's generators send: times in ms and weights in units of the case.
var nestInput = []struct{ t, w float64 }{
	{5, 1},
	{12.3, 1},
	{12.3, 1},
	{20, -1},
	{30, 2},
	{31, 2},
	{32, 2},
	{42, -1},
	{60, 1},
	{75.5, -2},
	{90.1, -1},
	{100, 3},
	{110.7, -1},
	{125, 1},
	{140.2, -2},
	{160, 2},
	{170.4, -2},
	{170.4, 1},
	{180, 1.5},
	{181, 3},
	{182, 3},
}

// The exact scheme under nest timing gives NEST's own traces: order of the
// phases, refractoriness, reset and propagators at once.
func TestTracesOfNEST(t *testing.T) {
	params := "C E tau te ti th Vr I"
	values := map[string]float64{"C": 250, "E": -70, "tau": 10, "te": 2, "ti": 3, "th": -55, "Vr": -70}
	cases := []struct {
		name           string
		weight         float64 // one unit
		excite, hinder string  // accumulators by the sign of the weight
		page           page
		tolerance      float64
		spikes         []int // steps, whose ends NEST's times are
	}{
		{
			name: "iaf_psc_exp", weight: 250, excite: "ex", hinder: "in", tolerance: 1e-9, spikes: []int{650, 1000, 1229},
			page: page{
				method: "exact", rates: []string{"V = (E - V)/tau + (x + y + I)/C", "x = -x/te", "y = -y/ti"},
				arrivals: []string{"ex: x += ex", "in: y += in"},
			},
		},
		{
			// Weights are peaks: the rise gets e/tau of them.
			name: "iaf_psc_alpha", weight: 150, excite: "ex", hinder: "in", tolerance: 1e-9, spikes: []int{647, 1023, 1267},
			page: page{
				method: "exact", rates: []string{"V = (E - V)/tau + (x + y + I)/C", "x = dx - x/te", "dx = -dx/te", "y = dy - y/ti", "dy = -dy/ti"},
				arrivals: []string{"ex: dx += ex*exp(1)/te", "in: dy += in*exp(1)/ti"},
			},
		},
		{
			name: "iaf_psc_delta", weight: 2, excite: "ex", hinder: "ex", tolerance: 1e-9, spikes: []int{645, 892, 1009, 1232, 1500},
			page: page{method: "exact", rates: []string{"V = (E - V)/tau + I/C"}, deltas: []string{"ex: V += ex"}},
		},
	}
	rows := readTraces(t, "testdata/nest_iaf.csv")
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p := c.page
			p.timing, p.params, p.flagged = "nest", params, "V"
			p.threshold, p.reset, p.refractory = "V >= th", []string{"V = Vr"}, "2"
			m := newMachine(t, discretize(t, p, state.F64, 0.1), 1, 0.1, values)
			m.set("V", -70)
			column := slices.Index(rows[0], c.name)
			var spikes []int
			worst, at := 0.0, 0
			for k := range len(rows) - 1 {
				m.set("I", 0)
				if k >= 510 && k < 1510 {
					m.set("I", 450)
				}
				m.prepare()
				for _, in := range nestInput {
					if int(math.Round(in.t*10))+10 != k+1 {
						continue
					}
					to := c.excite
					if in.w < 0 {
						to = c.hinder
					}
					m.set(to, m.at(to)+in.w*c.weight)
				}
				if len(m.step()) > 0 {
					spikes = append(spikes, k)
				}
				want, err := strconv.ParseFloat(rows[k+1][column], 64)
				if err != nil {
					t.Fatal(err)
				}
				if d := math.Abs(m.at("V") - want); d > worst {
					worst, at = d, k
				}
			}
			if worst > c.tolerance {
				t.Errorf("V differs by %.3g mV in step %d", worst, at)
			}
			if !slices.Equal(spikes, c.spikes) {
				t.Errorf("spikes in steps %v, want %v", spikes, c.spikes)
			}
		})
	}
}

func readTraces(t *testing.T, name string) [][]string {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
