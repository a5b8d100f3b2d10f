package conn

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"synfire/rng"
	"synfire/unit"
)

// Delays that a guide gives are those that are drawn without it, and as many are
// no whole number of steps, whatever the law; mistakes too are the same.
func TestGuide(t *testing.T) {
	ms := unit.Time(0).Dim()
	normal := func(mean, sd float64) unit.Any { return rng.NormalAny(mean, sd, ms) }
	for name, c := range map[string]struct {
		delay     unit.Any
		dt        float64
		least     int
		withGuide bool
	}{
		"normal, drawn again":          {rng.RedrawnAny(normal(1.5, 0.75), 0.05, 1e9), 0.1, 1, true},
		"normal, mostly drawn again":   {rng.RedrawnAny(normal(0.1, 0.4), 0.3, 0.5), 0.1, 1, true},
		"normal, hardly ever drawn":    {rng.RedrawnAny(normal(0, 1), 2.5, 10), 0.1, 1, true},
		"normal, downwards":            {rng.RedrawnAny(normal(2, -0.5), 0.1, 10), 0.1, 1, true},
		"normal, cut off":              {rng.ClippedAny(normal(1, 1), 0.1, 3), 0.1, 1, true},
		"normal, cut off at 0":         {rng.ClippedAny(normal(0.5, 1), 0, 2.03), 0.1, 0, true},
		"cut off, then drawn again":    {rng.RedrawnAny(rng.ClippedAny(normal(1, 1), 0.1, 3), 0.2, 2.5), 0.1, 1, true},
		"normal, narrow":               {normal(1.5, 1e-7), 0.1, 1, true},
		"normal, narrow, at a half":    {normal(1.55, 1e-7), 0.1, 1, true},
		"normal, no width":             {normal(1.5, 0), 0.1, 1, true},
		"normal, some negative":        {normal(0.6, 0.2), 0.1, 0, true},
		"normal, some too small":       {normal(0.6, 0.2), 0.1, 2, true},
		"normal, some too large":       {rng.RedrawnAny(normal(1.6e6, 1e5), 0, 1e9), 0.1, 1, false},
		"normal, large":                {rng.RedrawnAny(normal(1e5, 1e4), 0, 1e9), 0.1, 1, false},
		"uniform":                      {rng.UniformAny(0, 4, ms), 0.1, 0, true},
		"uniform, some too small":      {rng.UniformAny(0, 4, ms), 0.1, 1, true},
		"lognormal":                    {rng.LogNormalAny(2, 1, ms), 0.1, 0, true},
		"exponential":                  {rng.ExponentialAny(2, ms), 0.025, 0, true},
		"exponential, drawn again":     {rng.RedrawnAny(rng.ExponentialAny(2, ms), 0.5, 3), 0.025, 0, true},
		"drawn again, then cut off":    {rng.ClippedAny(rng.RedrawnAny(normal(1, 1), 0.1, 3), 0.5, 2), 0.1, 1, false},
		"drawn again, and once more":   {rng.RedrawnAny(rng.RedrawnAny(normal(1, 1), 0.1, 3), 0.5, 2), 0.1, 1, false},
		"more steps than it can hold":  {rng.UniformAny(0, 5000, ms), 0.1, 0, false},
		"without a law":                {unit.AnyFunc(ms, func(e int, s unit.Source) float64 { return s.Uniform(e, 0) }), 0.1, 0, false},
		"a law that gives no number":   {rng.LogNormalAny(-1, 1, ms), 0.1, 0, false},
		"normal of a mean that is inf": {normal(1e308, 1e308), 0.1, 0, false},
	} {
		t.Run(name, func(t *testing.T) {
			const sources, targets = 6, 2000
			rows := func(guided bool) (all []string, rounded int64) {
				s := &Synapses{
					Rows:    must(FixedOutDegree{N: targets}.Rows(sources, targets, Draw{Streams: rng.NewStreams(rng.Counter, 3, 0), Name: "S_T"})),
					Sources: sources, Targets: targets, Weight: unit.AnyOf(unit.Quantity{}), Delay: c.delay, Dt: c.dt, MinDelay: c.least,
					Streams: rng.NewStreams(rng.Counter, 3, 0), Name: "S_T",
				}
				s.guide.Store(&noGuide)
				if guided {
					s.guide.Store(nil)
					if s.drawn.Store(guideWorth); s.guided(0) != c.withGuide {
						t.Fatalf("a guide: %v", !c.withGuide)
					}
				}
				var row Row
				for source := range sources {
					err := s.Fill(source, &row)
					if err != nil {
						row.Delay = nil
					}
					all = append(all, fmt.Sprint(row.Delay, err))
				}
				return all, s.Rounded()
			}
			want, off := rows(false)
			got, gotOff := rows(true)
			if gotOff != off {
				t.Errorf("%d delays are rounded, want %d", gotOff, off)
			}
			if !slices.Equal(got, want) {
				t.Errorf("other delays:\n%.200v\n%.200v", got, want)
			}
		})
	}
}

// Delays are the same before and after a guide is made, by whichever of several
// goroutines that draw rows.
func TestGuideInBetween(t *testing.T) {
	const sources, targets, workers = 60, 2000, 4
	streams := rng.NewStreams(rng.Counter, 3, 0)
	synapses := func() *Synapses {
		return &Synapses{
			Rows:    must(FixedOutDegree{N: targets}.Rows(sources, targets, Draw{Streams: streams, Name: "S_T"})),
			Sources: sources, Targets: targets, Weight: unit.AnyOf(unit.Quantity{}), Dt: 0.1, MinDelay: 1, Streams: streams, Name: "S_T",
			Delay: rng.RedrawnAny(rng.NormalAny(1.5, 0.75, unit.Time(0).Dim()), 0.05, 1e9),
		}
	}
	alone, together := synapses(), synapses()
	alone.guide.Store(&noGuide)
	var rows [sources][]uint32
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			var row Row
			for source := w; source < sources; source += workers {
				if err := together.Fill(source, &row); err != nil {
					t.Error(err)
				}
				rows[source] = slices.Clone(row.Delay)
			}
		})
	}
	wait.Wait()
	if g := together.guide.Load(); g == nil || g == &noGuide {
		t.Error("no guide was made")
	}
	var row Row
	for source, got := range rows {
		if err := alone.Fill(source, &row); err != nil || !slices.Equal(got, row.Delay) {
			t.Errorf("source %d has other delays (%v)", source, err)
		}
	}
	if a, b := alone.Rounded(), together.Rounded(); a != b {
		t.Errorf("%d delays are rounded, want %d", b, a)
	}
}

// A guide leaves few entries open: those near the 40 borders between steps, the 41
// whole numbers of steps, and the two ends; and next to none of their words.
func TestGuideSettles(t *testing.T) {
	s := &Synapses{Dt: 0.1, Delay: rng.UniformAny(0, 4, unit.Time(0).Dim())}
	law, _ := rng.TransformOf(s.Delay)
	g := s.newGuide(law)
	if n := len(g.borders); n > 2*83 {
		t.Errorf("%d of %d entries are open", n, 1<<guideBits)
	}
	// So is the millionth part of a delay on both sides of whole numbers of steps,
	// 20 steps on average, 41 times in 40 steps.
	if share := float64(g.left()) / (1 << 32); share > 2*1e-6*20*41/40 {
		t.Errorf("%.3g of all words are open", share)
	}
}
