package eqn

import (
	"maps"
	"math"
	"strings"
	"testing"

	"synfire/internal/reference"
	"synfire/unit"
)

// quantities turns "tau: 10 ms" texts into values.
func quantities(t *testing.T, list map[string]string) map[string]unit.Any {
	t.Helper()
	values := map[string]unit.Any{}
	for name, text := range list {
		q, err := unit.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		values[name] = unit.AnyOf(q)
	}
	return values
}

// coherent are the numbers of values.
func coherent(values map[string]unit.Any) map[string]float64 {
	numbers := map[string]float64{}
	for name, v := range values {
		numbers[name] = v.At(0, nil)
	}
	return numbers
}

func instance(t *testing.T, template *Template) *Instance {
	t.Helper()
	inst, err := template.Instance()
	if err != nil {
		t.Fatal(err)
	}
	return inst
}

// TestDimensionsAsBrian2 holds every row of what Brian2 accepts and refuses.
func TestDimensionsAsBrian2(t *testing.T) {
	all := quantities(t, map[string]string{
		"tau": "10 ms", "R": "100 Mohm", "C": "200 pF", "gL": "10 nS", "E": "-65 mV", "VT": "-50 mV", "D": "2 mV", "A": "1 nA", "w0": "1 nS",
	})
	_, rows := reference.Rows(t, "testdata/equation_dimensions.csv")
	if len(rows) != 35 {
		t.Fatalf("%d rows", len(rows))
	}
	for _, row := range rows {
		text := strings.ReplaceAll(row[1], " ; ", "\n")
		_, err := Neuron(text, Options{Values: all}).Instance()
		if refused := err != nil; refused != (row[2] == "yes") {
			t.Errorf("row %s: %s\nwant error: %s (%s)\ngot: %v", row[0], text, row[2], row[5], err)
		}
	}
}

// TestUnitsAfterColonAsBrian2 holds what Brian2 takes for a unit.
func TestUnitsAfterColonAsBrian2(t *testing.T) {
	_, rows := reference.Rows(t, "testdata/unit_strings.csv")
	for _, row := range rows {
		inst, err := Neuron("x : "+row[0], Options{}).Instance()
		if (err == nil) != (row[1] == "ok") {
			t.Errorf("%q: want %s, got %v", row[0], row[1], err)
			continue
		}
		if err != nil {
			continue
		}
		x, _ := inst.Model.Symbol("x")
		types := map[string]ValueType{"float": Real, "integer": Integer, "boolean": Boolean}
		if x.Dim.SI() != row[2] || x.Type != types[row[3]] {
			t.Errorf("%q: %s %v, want %s %s", row[0], x.Dim.SI(), x.Type, row[2], row[3])
		}
	}
}

// The equations of the Vogels-Abbott networks, as Brian2's users write them.
const (
	cuba = `dv/dt = (ge+gi-(v-El))/taum : volt (unless refractory)
        dge/dt = -ge/taue : volt
        dgi/dt = -gi/taui : volt`
	coba = `dv/dt = ((El-v)+ge*(Ee-v)+gi*(Ei-v))/taum : volt (unless refractory)
        dge/dt = -ge/taue : 1
        dgi/dt = -gi/taui : 1`
	cobahh = `
        dv/dt = (gl*(El-v)+ge*(Ee-v)+gi*(Ei-v)-g_na*(m*m*m)*h*(v-ENa)-g_kd*(n*n*n*n)*(v-EK))/Cm : volt
        dm/dt = alpha_m*(1-m)-beta_m*m : 1
        dn/dt = alpha_n*(1-n)-beta_n*n : 1
        dh/dt = alpha_h*(1-h)-beta_h*h : 1
        dge/dt = -ge/taue : siemens
        dgi/dt = -gi/taui : siemens
        alpha_m = 0.32*(mV**-1)*4*mV/exprel((13*mV-v+VT)/(4*mV))/ms : Hz
        beta_m = 0.28*(mV**-1)*5*mV/exprel((v-VT-40*mV)/(5*mV))/ms : Hz
        alpha_h = 0.128*exp((17*mV-v+VT)/(18*mV))/ms : Hz
        beta_h = 4./(1+exp((40*mV-v+VT)/(5*mV)))/ms : Hz
        alpha_n = 0.032*(mV**-1)*5*mV/exprel((15*mV-v+VT)/(5*mV))/ms : Hz
        beta_n = .5*exp((10*mV-v+VT)/(40*mV))/ms : Hz`
)

func TestCUBA(t *testing.T) {
	values := quantities(t, map[string]string{"El": "-49 mV", "Vt": "-50 mV", "Vr": "-60 mV", "taum": "20 ms", "taue": "5 ms", "taui": "10 ms"})
	m := instance(t, Neuron(cuba, Options{Threshold: "v>Vt", Reset: "v=Vr", Refractory: "5*ms", Method: "exact", Values: values})).Model
	at := coherent(values)
	maps.Copy(at, map[string]float64{"v": -55, "ge": 3, "gi": -1})
	near(t, "dv/dt", rate(t, m, "v", at), (3.-1-(-55+49))/20)
	near(t, "dge/dt", rate(t, m, "ge", at), -3./5)
	near(t, "dgi/dt", rate(t, m, "gi", at), 1./10)
	near(t, "v > Vt", eval(t, m.Threshold.Func, at), 0)
	at["v"] = -49.9
	near(t, "v > Vt", eval(t, m.Threshold.Func, at), 1)
	near(t, "refractory", eval(t, m.Refractory.Func, at), 5)
	if len(m.Resets) != 1 || m.Resets[0].Statements[0].Target != "v" {
		t.Fatalf("resets %+v", m.Resets)
	}
	near(t, "reset", eval(t, m.Resets[0].Statements[0].Value.Func, at), -60)
	v, _ := m.Symbol("v")
	ge, _ := m.Symbol("ge")
	if !v.Flags.UnlessRefractory || ge.Flags.UnlessRefractory || m.Timing != "brian" || m.Method != "exact" {
		t.Errorf("flags %+v %+v, timing %q, method %q", v.Flags, ge.Flags, m.Timing, m.Method)
	}
}

func TestCOBA(t *testing.T) {
	values := quantities(t, map[string]string{
		"El": "-60 mV", "Ee": "0 mV", "Ei": "-80 mV", "Vt": "-50 mV", "Vr": "-60 mV", "taum": "20 ms", "taue": "5 ms", "taui": "10 ms",
	})
	m := instance(t, Neuron(coba, Options{Threshold: "v>Vt", Reset: "v=Vr", Refractory: "5*ms", Values: values})).Model
	at := coherent(values)
	maps.Copy(at, map[string]float64{"v": -55, "ge": 4, "gi": 20})
	near(t, "dv/dt", rate(t, m, "v", at), ((-60.+55)+4*55+20*(-80+55))/20)
}

func TestCOBAHH(t *testing.T) {
	values := quantities(t, map[string]string{
		"Cm": "200 pF", "gl": "10 nS", "El": "-60 mV", "EK": "-90 mV", "ENa": "50 mV", "g_na": "20 uS", "g_kd": "6 uS", "VT": "-63 mV",
		"Ee": "0 mV", "Ei": "-80 mV", "taue": "5 ms", "taui": "10 ms",
	})
	m := instance(t, Neuron(cobahh, Options{Threshold: "v>-20*mV", Refractory: "3*ms", Method: "exponential_euler", Values: values})).Model
	at := coherent(values)
	v := -57.
	maps.Copy(at, map[string]float64{"v": v, "m": 0.1, "n": 0.4, "h": 0.9, "ge": 6, "gi": 67})
	exprel := func(x float64) float64 { return math.Expm1(x) / x }
	want := map[string]float64{
		"alpha_m": 0.32 * 4 / exprel((13-v-63)/4), "beta_m": 0.28 * 5 / exprel((v+63-40)/5),
		"alpha_h": 0.128 * math.Exp((17-v-63)/18), "beta_h": 4 / (1 + math.Exp((40-v-63)/5)),
		"alpha_n": 0.032 * 5 / exprel((15-v-63)/5), "beta_n": 0.5 * math.Exp((10-v-63)/40),
	}
	for name, x := range want {
		near(t, name, value(t, m, name, at), x)
	}
	maps.Copy(at, want)
	near(t, "dm/dt", rate(t, m, "m", at), want["alpha_m"]*0.9-want["beta_m"]*0.1)
	// nS mV = pA, pA/pF = mV/ms.
	current := 10*(-60-v) + 6*(0-v) + 67*(-80-v) - 20000*0.001*0.9*(v-50) - 6000*math.Pow(0.4, 4)*(v+90)
	near(t, "dv/dt", rate(t, m, "v", at), current/200)
}

// TestAdEx is Brette and Gerstner's model as Brian2's examples write it.
func TestAdEx(t *testing.T) {
	values := quantities(t, map[string]string{
		"C": "281 pF", "gL": "30 nS", "taum": "9.37 ms", "EL": "-70.6 mV", "VT": "-50.4 mV", "DeltaT": "2 mV", "tauw": "144 ms", "a": "4 nS", "b": "0.0805 nA", "Vr": "-70.6 mV",
	})
	text := `
dvm/dt = (gL*(EL - vm) + gL*DeltaT*exp((vm - VT)/DeltaT) + I - w)/C : volt
dw/dt = (a*(vm - EL) - w)/tauw : amp
I : amp`
	vcut := quantities(t, map[string]string{"Vcut": "-40.4 mV"})
	maps.Copy(values, vcut)
	m := instance(t, Neuron(text, Options{Threshold: "vm > Vcut", Reset: "vm = Vr; w += b", Values: values})).Model
	at := coherent(values)
	maps.Copy(at, map[string]float64{"vm": -52, "w": 80, "I": 1000})
	near(t, "dvm/dt", rate(t, m, "vm", at), (30*(-70.6+52)+30*2*math.Exp((-52+50.4)/2)+1000-80)/281)
	near(t, "dw/dt", rate(t, m, "w", at), (4*(-52+70.6)-80)/144)
	reset := m.Resets[0].Statements
	if reset[0].Add || !reset[1].Add || reset[1].Target != "w" {
		t.Errorf("reset %+v", reset)
	}
	near(t, "b", eval(t, reset[1].Value.Func, at), 80.5)
	if I, _ := m.Symbol("I"); I.Role != Parameter || !I.Default.IsSet() || I.Default.At(0, nil) != 0 {
		t.Errorf("I: %+v", I)
	}
}

// TestSongAbbott is the model of Song, Miller and Abbott (2000) as Brian2's
// example writes it: a neuron and a synapse with a rule.
func TestSongAbbott(t *testing.T) {
	values := quantities(t, map[string]string{
		"taum": "10 ms", "Ee": "0 mV", "vt": "-54 mV", "vr": "-60 mV", "El": "-74 mV", "taue": "5 ms",
	})
	eqs := `
dv/dt = (ge * (Ee-v) + El - v) / taum : volt
dge/dt = -ge / taue : 1
`
	m := instance(t, Neuron(eqs, Options{Threshold: "v>vt", Reset: "v = vr", Method: "euler", Values: values})).Model
	at := coherent(values)
	maps.Copy(at, map[string]float64{"v": -62, "ge": 0.3})
	near(t, "dv/dt", rate(t, m, "v", at), (0.3*62-74+62)/10)

	rule := instance(t, Synapse(`w : 1
                dApre/dt = -Apre / taupre : 1 (event-driven)
                dApost/dt = -Apost / taupost : 1 (event-driven)`, Options{
		OnPre: `ge += w
                    Apre += dApre
                    w = clip(w + Apost, 0, gmax)`,
		OnPost: `Apost += dApost
                     w = clip(w + Apre, 0, gmax)`,
		Values: quantities(t, map[string]string{"taupre": "20 ms", "taupost": "20 ms", "gmax": ".01", "dApre": ".0001", "dApost": "-.000105"}),
	})).Model
	ge, ok := rule.Symbol("ge")
	if !ok || ge.Role != Import || !ge.Open {
		t.Fatalf("ge: %+v", ge)
	}
	w, _ := rule.Symbol("w")
	if w.Role != Weight || w.Open {
		t.Fatalf("w: %+v", w)
	}
	bound, err := rule.Bind(Binding{Names: map[string]Foreign{"ge": {}, "v": {Dim: unit.DimOf(2, 1, -3, -1, 0, 0, 0)}}, Complete: true})
	if err != nil {
		t.Fatal(err)
	}
	if ge, _ := bound.Symbol("ge"); ge.Open || !ge.Dim.IsOne() {
		t.Errorf("ge: %+v", ge)
	}
	clip := bound.OnPost[1].Value.Func
	for w, want := range map[float64]float64{0.005: 0.0053, 0.00995: 0.01, -1: 0} {
		near(t, "clip", eval(t, clip, map[string]float64{"w": w, "Apre": 0.0003, "gmax": 0.01}), want)
	}
	if _, err := rule.Bind(Binding{Names: map[string]Foreign{"ge": {Dim: unit.DimOf(-2, -1, 3, 2, 0, 0, 0)}}, Complete: true}); err == nil {
		t.Error("a weight without dimension was added to a conductance")
	}
	if _, err := rule.Bind(Binding{Names: map[string]Foreign{"gi": {}}, Complete: true}); err == nil {
		t.Error("a target without ge was accepted")
	}
}
