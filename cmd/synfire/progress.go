package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"golang.org/x/term"

	"synfire/script"
)

// progress shows runs: a moving line on a terminal, plain lines in a pipe.
type progress struct {
	w        io.Writer
	terminal bool
	width    int
	began    time.Time
	shown    time.Time
	open     bool // a moving line stands there
	before   int  // spikes recorded before the run
}

func newProgress(w io.Writer) *progress {
	p := &progress{w: w, width: 20}
	if f, ok := w.(*os.File); ok {
		p.terminal = term.IsTerminal(int(f.Fd()))
	}
	return p
}

// Planned implements script.Watcher.
func (p *progress) Planned(n *script.Network) {
	s := n.Sim().Summary()
	if p.terminal {
		st := n.Sim().Stats()
		s += fmt.Sprintf("   compile %v, build %v", short(st.Compile), short(st.Build))
	}
	fmt.Fprintf(p.w, "network   %s\n", s)
}

// short is a time to two digits.
func short(d time.Duration) time.Duration {
	unit := time.Nanosecond
	for d/unit >= 100 {
		unit *= 10
	}
	return d.Round(unit)
}

// recorded counts the neurons of which spikes are recorded, and these spikes.
func recorded(n *script.Network) (neurons, spikes int) {
	for _, rec := range n.Records() {
		if sp := rec.Spikes(); sp != nil {
			neurons += sp.Group().Len() * sp.Trials()
			spikes += sp.Count()
		}
	}
	return neurons, spikes
}

// Running implements script.Watcher.
func (p *progress) Running(n *script.Network, done, total int64) {
	now := time.Now()
	if done == 0 {
		p.began, p.shown = now, now
		_, p.before = recorded(n)
		return
	}
	if !p.terminal || now.Sub(p.shown) < 100*time.Millisecond && done < total {
		return
	}
	p.shown = now
	p.open = true
	full := int(int64(p.width) * done / total)
	bar := strings.Repeat("█", full) + strings.Repeat("░", p.width-full)
	fmt.Fprintf(p.w, "\r\x1b[Krunning   %s %s", bar, p.line(n, done, total, now))
}

// line says how far a run is.
func (p *progress) line(n *script.Network, done, total int64, now time.Time) string {
	dt := float64(n.Net().Options().Dt)
	wall := now.Sub(p.began).Seconds()
	model := float64(done) * dt / 1000
	text := fmt.Sprintf("%g / %g ms   RTF %.2g", round(float64(done)*dt), round(float64(total)*dt), wall/model)
	if neurons, spikes := recorded(n); neurons > 0 {
		text += fmt.Sprintf("   %.3g Hz", float64(spikes-p.before)/float64(neurons)/model)
	}
	if done < total {
		left := time.Duration(wall / float64(done) * float64(total-done) * float64(time.Second))
		text += fmt.Sprintf("   %v left", left.Round(time.Second))
	}
	return text
}

func round(ms float64) float64 { return float64(int64(ms*1e6+0.5)) / 1e6 }

// Finished implements script.Watcher.
func (p *progress) Finished(n *script.Network) {
	p.end()
	total := n.Sim().StepCount()
	if !p.terminal {
		dt := float64(n.Net().Options().Dt)
		fmt.Fprintf(p.w, "ran       to %g ms in %.3g s\n", round(float64(total)*dt), time.Since(p.began).Seconds())
	}
}

// end ends a moving line.
func (p *progress) end() {
	if p.open {
		fmt.Fprintln(p.w)
		p.open = false
	}
}
