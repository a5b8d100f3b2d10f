package response_test

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"

	"synfire/response"
	"synfire/sim"
	"synfire/unit"
	"synfire/zoo"
)

func neuron(t *testing.T, name string, o response.Options) *response.Neuron {
	t.Helper()
	m, ok := zoo.Lookup(name)
	if !ok {
		t.Fatalf("no model %s", name)
	}
	n, err := response.New(m, o)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func quantity(t *testing.T, text string) unit.Quantity {
	t.Helper()
	q, err := unit.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// TestRatesOfLIF holds the f-I curve against 1/(t_ref - tau log(1 - theta/RI)):
// tau 10 ms, a threshold of 10 mV, 5 ms refractory. An interval is a whole
// number of steps, at most two above the exact one.
func TestRatesOfLIF(t *testing.T) {
	const dt = 0.01
	n := neuron(t, "LIFRef", response.Options{Dt: unit.Millisecond(dt), Values: map[string]unit.Quantity{
		"tau": quantity(t, "10 ms"), "V_th": quantity(t, "10 mV"), "tau_ref": quantity(t, "5 ms"), "R": quantity(t, "1 Mohm"),
	}})
	drives := []float64{9.9, 12, 15, 20} // mV across 1 Mohm: nA, in pA
	want := []float64{0, 43.634596, 62.554255, 83.811957}
	currents := make([]float64, len(drives))
	for i, x := range drives {
		currents[i] = 1000 * x
	}
	// A soft reset would keep the excess over the threshold, which here is
	// below a step's change.
	rates, err := n.Rates(context.Background(), currents, unit.Second(2))
	if err != nil {
		t.Fatal(err)
	}
	if rates[0] != 0 {
		t.Errorf("%v Hz below threshold", rates[0])
	}
	for i := 1; i < len(want); i++ {
		exact, got := 1000/want[i], 1000/rates[i]
		if got < exact-dt || got > exact+2*dt {
			t.Errorf("%v mV: an interval of %v ms, want %v", drives[i], got, exact)
		}
	}
}

// TestRheobase: LIF fires when R I is above the threshold; whatever is silent
// at that current is silent below it.
func TestRheobase(t *testing.T) {
	n := neuron(t, "LIF", response.Options{Values: map[string]unit.Quantity{"R": quantity(t, "20 Mohm"), "V_th": quantity(t, "15 mV")}})
	q, err := n.Rheobase(context.Background(), unit.Second(1))
	if err != nil {
		t.Fatal(err)
	}
	want := quantity(t, "750 pA")
	if x := q.Value() / want.Value(); x < 1 || x > 1.01 || q.Dim() != want.Dim() {
		t.Errorf("%v, want %v", q, want)
	}
}

// TestRheobaseRepeats: Hodgkin and Huxley's axon fires once, at the beginning of
// a step, with currents that are too small to make it fire repeatedly; a neuron
// that fires without a current is one that fires twice as often.
func TestRheobaseRepeats(t *testing.T) {
	count := func(n *response.Neuron, q unit.Quantity) int {
		c, err := n.Step(context.Background(), q, 0, unit.Second(1), 0)
		if err != nil {
			t.Fatal(err)
		}
		return len(c.Spikes)
	}
	squid := neuron(t, "hh_psc_alpha", response.Options{})
	q, err := squid.Rheobase(context.Background(), unit.Second(1))
	if err != nil {
		t.Fatal(err)
	}
	below := unit.New(0.97*q.Value(), q.Dim())
	if few, many := count(squid, below), count(squid, q); few < 1 || few > 3 || many < 20 {
		t.Errorf("%d spikes below %v, %d spikes with it", few, q, many)
	}
	pyramidal := neuron(t, "hh_cond_exp_traub", response.Options{})
	if q, err = pyramidal.Rheobase(context.Background(), unit.Second(1)); err != nil {
		t.Fatal(err)
	}
	rates, err := pyramidal.Rates(context.Background(), []float64{0, q.Value()}, unit.Second(1))
	if err != nil {
		t.Fatal(err)
	}
	if x := rates[1] / rates[0]; rates[0] < 5 || math.Abs(x-2) > 0.2 {
		t.Errorf("%v Hz without and with %v", rates, q)
	}
}

// TestRatesOfChance: the rate of a point process with a linear rate function is
// that of its intervals, whose mean is the dead time and the inverse of the
// rate.
func TestRatesOfChance(t *testing.T) {
	n := neuron(t, "pp_psc_delta", response.Options{Values: map[string]unit.Quantity{
		"c_1": quantity(t, "0*Hz/mV"), "c_2": quantity(t, "50 Hz"), "c_3": quantity(t, "0*mV**-1"), "dead_time": quantity(t, "5 ms"),
	}})
	rates, err := n.Rates(context.Background(), []float64{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, unit.Second(2))
	if err != nil {
		t.Fatal(err)
	}
	mean := 0.
	for _, r := range rates {
		mean += r / float64(len(rates))
	}
	// The count of a renewal process in 1.5 s, over 200 neurons.
	want := 1000 / (5 + 0.1/-math.Expm1(-0.05*0.1))
	if sd := math.Sqrt(want*1.5/200) * 20 * want / 1000 / 1.5; math.Abs(mean-want) > 4*sd {
		t.Errorf("%v Hz, want %v within %v", mean, want, 4*sd)
	}
}

// TestSettles: ExpIF goes on firing after a step when its reset subtracts.
func TestSettles(t *testing.T) {
	for reset, want := range map[string]bool{"soft": false, "hard": true} {
		got, err := neuron(t, "ExpIF", response.Options{Reset: reset}).Settles(context.Background(), quantity(t, "2.6 mA"), unit.Millisecond(200))
		if err != nil || got != want {
			t.Errorf("reset %s: %v, %v", reset, got, err)
		}
	}
}

// TestStep holds the potential against the exponential approach to R I and
// back.
func TestStep(t *testing.T) {
	n := neuron(t, "LIF", response.Options{Values: map[string]unit.Quantity{"V_th": quantity(t, "1 V")}})
	c, err := n.Step(context.Background(), quantity(t, "2 mA"), unit.Millisecond(10), unit.Millisecond(20), unit.Millisecond(10))
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Spikes) != 0 || c.Variable != "V" || c.Unit != "mV" || c.From != 10 || c.To != 30 || c.End != 40 || len(c.Times) != 400 {
		t.Fatalf("%+v", c)
	}
	const tau, top = 5, 2
	for k, at := range c.Times {
		want := 0.0
		switch {
		case at > 30:
			want = top * (1 - math.Exp(-20./tau)) * math.Exp(-(at-30)/tau)
		case at > 10:
			want = top * (1 - math.Exp(-(at-10)/tau))
		}
		if math.Abs(c.Values[k]-want) > 1e-9 {
			t.Fatalf("%v mV at %v ms, want %v", c.Values[k], at, want)
		}
	}
}

// TestRunaway: with a reset by subtraction, ExpIF gains more between two spikes
// than a reset takes, from some current on; with one to a value it cannot. The
// curve ends there, and is that of the smaller currents driven alone.
func TestRunaway(t *testing.T) {
	currents := make([]float64, 60)
	for k := range currents {
		currents[k] = float64(k) * 1e9 // k mA, in pA
	}
	soft := neuron(t, "ExpIF", response.Options{})
	rates, err := soft.Rates(context.Background(), currents, unit.Second(1))
	if err != nil {
		t.Fatal(err)
	}
	if len(rates) == 0 || len(rates) == len(currents) {
		t.Fatalf("%d of %d currents have a rate", len(rates), len(currents))
	}
	alone, err := soft.Rates(context.Background(), currents[:len(rates)], unit.Second(1))
	if err != nil {
		t.Fatal(err)
	}
	for k, r := range alone {
		if r != rates[k] {
			t.Errorf("current %d: %v Hz alone, %v Hz beside a current too large", k, r, rates[k])
		}
	}
	if _, err := soft.Rheobase(context.Background(), unit.Second(1)); err != nil {
		t.Errorf("rheobase: %v", err)
	}
	hard := neuron(t, "ExpIF", response.Options{Reset: "hard"})
	if rates, err := hard.Rates(context.Background(), currents, unit.Second(1)); err != nil || len(rates) != len(currents) {
		t.Errorf("reset to a value: %d of %d rates, %v", len(rates), len(currents), err)
	}
	var diverged *sim.DivergedError
	if _, err := soft.Rates(context.Background(), []float64{1e13}, unit.Second(1)); !errors.As(err, &diverged) {
		t.Errorf("a current too large alone: %v", err)
	}
}

func TestMistakes(t *testing.T) {
	tests := []struct {
		model string
		o     response.Options
		want  string
	}{
		{"Expon", response.Options{}, "Expon is of kind synapse; only a neuron responds to a current"},
		{"LIF", response.Options{To: "J"}, `LIF has no input "J"`},
		{"LIF", response.Options{Values: map[string]unit.Quantity{"tua": quantity(t, "1 ms")}}, `did you mean "tau"?`},
		{"LIF", response.Options{Values: map[string]unit.Quantity{"tau": quantity(t, "1 mV")}}, "tau of LIF is in second, not in volt"},
	}
	for _, c := range tests {
		m, _ := zoo.Lookup(c.model)
		if _, err := response.New(m, c.o); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.model, err, c.want)
		}
	}
	n := neuron(t, "LIF", response.Options{Values: map[string]unit.Quantity{"R": quantity(t, "0 ohm")}})
	if _, err := n.Rheobase(context.Background(), unit.Millisecond(10)); !errors.Is(err, response.ErrUnmoved) {
		t.Errorf("%v", err)
	}
}
