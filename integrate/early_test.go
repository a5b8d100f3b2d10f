package integrate

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"synfire/state"
)

// Where a reset comes right after the test instead of in the next step, what
// is seen at the sample, and every spike, have the same bits. Which resets may
// do so: those that what arrives, the time and chance have no part in.
func TestResetAtOnce(t *testing.T) {
	const arrives, both = "in: g += in", "in: V += in"
	base := page{
		timing: "brian", method: "euler", params: "tau vr th tref k", varying: "vr",
		rates: []string{"V = (g + 4 - V)/tau", "g = -g/tau", "w = (V/8 - w)/tau"}, plain: "n",
		threshold: "V > th", arrivals: []string{arrives},
	}
	with := func(change func(p *page)) page {
		p := base
		change(&p)
		return p
	}
	for name, test := range map[string]struct {
		p     page
		early bool
	}{
		"to a value": {with(func(p *page) { p.reset = []string{"V = vr"} }), true},
		"of several": {with(func(p *page) { p.reset = []string{"V = vr", "w += k*V", "n += 1"} }), true},
		"refractory": {with(func(p *page) { p.reset, p.refractory, p.flagged = []string{"V = vr"}, "tref", "V" }), true},
		"refractory while": {with(func(p *page) {
			p.reset, p.refractory, p.condition, p.flagged = []string{"V = vr"}, "w > 0.2", true, "V"
		}), true},
		"rising":              {with(func(p *page) { p.reset, p.rising = []string{"w = w + k"}, true }), true},
		"events":              {with(func(p *page) { p.reset, p.events = []string{"V = vr"}, []string{"V > 1", "w > 0.1"} }), true},
		"arrives at the same": {with(func(p *page) { p.reset, p.arrivals, p.deltas = []string{"V = vr"}, nil, []string{both} }), false},
		"reads what arrives":  {with(func(p *page) { p.reset = []string{"V = vr - g/4"} }), false},
		"through a name":      {with(func(p *page) { p.reset, p.subs = []string{"V = vr - I"}, []string{"I = g/4"} }), false},
		"arrival reads it":    {with(func(p *page) { p.reset, p.arrivals = []string{"V = vr"}, []string{"in: g += in*V"} }), false},
		"reads the time":      {with(func(p *page) { p.reset = []string{"V = vr + t/50"} }), false},
		"reads the last":      {with(func(p *page) { p.reset = []string{"V = vr + (t - lastspike)/50"} }), false},
		"draws":               {with(func(p *page) { p.reset = []string{"V = vr + rand()"} }), false},
		"refractory or not": {with(func(p *page) {
			p.reset, p.refractory = []string{"V = where(not_refractory, vr, vr + 0.25)"}, "tref"
		}), false},
	} {
		options := test.p.options(state.F32, 0.1)
		at := discretize(t, test.p, state.F32, 0.1)
		options.Watched = true
		later, err := Discretize(test.p.compose(t), options)
		if err != nil {
			t.Fatal(err)
		}
		if early := at.Step.String() != later.Step.String(); early != test.early {
			t.Errorf("%s: the reset comes at once: %v, want %v\n%v", name, early, test.early, at.Step)
			continue
		}
		const n = 16
		params := map[string]float64{"tau": 2, "th": 3, "tref": 0.5, "k": 0.125}
		machines := []*machine{newMachine(t, at, n, 0.1, params), newMachine(t, later, n, 0.1, params)}
		spikes, differ := 0, false
		random := rand.New(rand.NewPCG(1, 2))
		for k := range 400 {
			arriving := make([]float64, n)
			for e := range n {
				if random.IntN(8) == 0 {
					arriving[e] = float64(random.IntN(4)) / 2
				}
			}
			var seen [2][]uint64
			for i, m := range machines {
				if k == 0 {
					if vr, ok := m.cols["vr"]; ok {
						for e := range n {
							vr.Set(e, float64(e)/8)
						}
					}
					m.prepare()
				}
				for e := range n {
					m.cols["in"].Set(e, arriving[e])
				}
				m.tick()
				m.run(m.p.Before, n)
				for _, name := range []string{"V", "g", "w", "n"} {
					c, ok := m.cols[name]
					for e := 0; ok && e < n; e++ {
						seen[i] = append(seen[i], math.Float64bits(c.At(e)))
					}
				}
				m.run(m.p.After, n)
				for list := range m.p.After.Lists {
					for _, e := range m.emitted(m.p.After, list) {
						seen[i] = append(seen[i], uint64(list)<<32|uint64(e))
						spikes++
					}
				}
				m.k++
			}
			differ = differ || !slices.Equal(seen[0], seen[1])
		}
		if differ || spikes < n {
			t.Errorf("%s: %d spikes; states and spikes differ: %v", name, spikes, differ)
		}
	}
}
