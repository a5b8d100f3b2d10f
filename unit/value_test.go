package unit

import (
	"errors"
	"go/ast"
	goparser "go/parser"
	"go/token"
	"go/types"
	"os"
	"strings"
	"testing"
)

// emptyImporter stands in for the standard library: what a snippet says about
// this package does not depend on it.
type emptyImporter struct{}

func (emptyImporter) Import(path string) (*types.Package, error) {
	p := types.NewPackage(path, path[strings.LastIndexByte(path, '/')+1:])
	p.MarkComplete()
	return p, nil
}

// compiles type-checks declarations as part of this package and returns the
// first mistake in them.
func compiles(t *testing.T, declarations string) string {
	t.Helper()
	fset := token.NewFileSet()
	names, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	add := func(name string, src any) {
		f, err := goparser.ParseFile(fset, name, src, goparser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	for _, n := range names {
		if strings.HasSuffix(n.Name(), ".go") && !strings.HasSuffix(n.Name(), "_test.go") {
			add(n.Name(), nil)
		}
	}
	add("snippet", "package unit\n"+declarations)
	mistake := ""
	conf := types.Config{Importer: emptyImporter{}, IgnoreFuncBodies: true, Error: func(err error) {
		var e types.Error
		if errors.As(err, &e) && fset.Position(e.Pos).Filename == "snippet" && mistake == "" {
			mistake = e.Msg
		}
	}}
	_, _ = conf.Check("synfire/unit", fset, files, nil)
	return mistake
}

// TestWrongDimensionDoesNotCompile is what static types are for.
func TestWrongDimensionDoesNotCompile(t *testing.T) {
	good := `
		var v Voltage = Millivolt(-52) + Volt(1)
		var _ Value[Voltage] = v
		var _ Value[Voltage] = Each[Voltage]{Millivolt(1), 2}
		var _ Value[Voltage] = As[Voltage](AnyOf(New(1, v.Dim())))
		var _ Value[Quantity] = New(0.07, PerVoltage(0).Dim())
		var _ Value[Time] = nil
		var _ = Erase[Voltage](v)
		var _ = Quantify(v)`
	if m := compiles(t, good); m != "" {
		t.Fatalf("what is right does not compile: %s", m)
	}
	for _, bad := range []string{
		`var _ Voltage = Millisecond(1)`,
		`var _ = Millivolt(1) + Millisecond(1)`,
		`var _ = Millivolt(1) < Nanosiemens(1)`,
		`var _ Value[Voltage] = Millisecond(1)`,
		`var _ Value[Voltage] = Each[Time]{1}`,
		`var _ Value[Voltage] = New(1, Voltage(0).Dim())`,
		`var _ Value[Voltage] = As[Time](Any{})`,
		`var _ = Each[Quantity]{}`,
		`var _ = Erase[Voltage](Millisecond(1))`,
	} {
		if compiles(t, bad) == "" {
			t.Errorf("%s compiles", bad)
		}
	}
}

// constructors are what a number of each unit is inside the simulator.
func TestConstructors(t *testing.T) {
	for _, c := range []struct {
		got  Quantity
		text string
	}{
		{Quantify(Volt(0.3)), "0.3 volt"},
		{Quantify(Millivolt(-52)), "-52 mV"},
		{Quantify(Microvolt(9)), "9 uV"},
		{Quantify(Second(0.3)), "0.3 second"},
		{Quantify(Millisecond(0.1)), "0.1 ms"},
		{Quantify(Microsecond(9)), "9 us"},
		{Quantify(Ampere(3)), "3 amp"},
		{Quantify(Milliampere(3)), "3 mA"},
		{Quantify(Microampere(3)), "3 uA"},
		{Quantify(Nanoampere(0.3)), "0.3 nA"},
		{Quantify(Picoampere(3)), "3 pA"},
		{Quantify(Siemens(3)), "3 siemens"},
		{Quantify(Millisiemens(1)), "1 mS"},
		{Quantify(Microsiemens(3)), "3 uS"},
		{Quantify(Nanosiemens(3)), "3 nS"},
		{Quantify(Ohm(3)), "3 ohm"},
		{Quantify(Kiloohm(9)), "9 kohm"},
		{Quantify(Megaohm(9)), "9 Mohm"},
		{Quantify(Gigaohm(3)), "3 Gohm"},
		{Quantify(Farad(3)), "3 farad"},
		{Quantify(Microfarad(3)), "3 uF"},
		{Quantify(Nanofarad(3)), "3 nF"},
		{Quantify(Picofarad(3)), "3 pF"},
		{Quantify(Coulomb(3)), "3 coulomb"},
		{Quantify(Picocoulomb(3)), "3 pC"},
		{Quantify(Femtocoulomb(3)), "3 fC"},
		{Quantify(Hertz(15)), "15 Hz"},
		{Quantify(Kilohertz(3)), "3 kHz"},
		{Quantify(Metre(3)), "3 metre"},
		{Quantify(Millimetre(3)), "3 mm"},
		{Quantify(Micrometre(3)), "3 um"},
		{Quantify(Molar(3)), "3 molar"},
		{Quantify(Millimolar(3)), "3 mM"},
		{Quantify(Micromolar(9)), "9 uM"},
		{Quantify(Kelvin(300)), "300 kelvin"},
		{Quantify(VoltPerSecond(3)), "3 volt/second"},
		{Quantify(MillivoltPerMillisecond(3)), "3 mV/ms"},
		{Quantify(PerMillivolt(0.07)), "0.07/mV"},
		{Quantify(Scalar(0.3)), "0.3"},
	} {
		if want := parse(t, c.text); c.got.Value() != want.Value() || c.got.Dim() != want.Dim() {
			t.Errorf("%s: %v in %v, want %v in %v", c.text, c.got.Value(), c.got.Dim(), want.Value(), want.Dim())
		}
	}
}

type constantSource float64

func (s constantSource) Uniform(element, word int) float64 {
	return float64(s) + float64(element) + 100*float64(word)
}
func (s constantSource) Normal(element int) float64 { return float64(s) - float64(element) }

func TestValues(t *testing.T) {
	volt := Voltage(0).Dim()
	drawn := AnyFunc(volt, func(e int, src Source) float64 { return src.Normal(e) })
	for _, c := range []struct {
		name    string
		any     Any
		set     bool
		uniform bool
		length  int
		third   float64
		dim     Dim
	}{
		{"not set", Erase[Voltage](nil), false, false, -1, 0, Dim{}},
		{"one", Erase[Voltage](Volt(2)), true, true, -1, 2000, volt},
		{"one, by text", AnyOf(parse(t, "9 us")), true, true, -1, 0.009, Time(0).Dim()},
		{"dynamic", Erase[Quantity](parse(t, "0.07/mV")), true, true, -1, 0.07, PerVoltage(0).Dim()},
		{"each", Erase[Voltage](Each[Voltage]{1, 2, 3, 4}), true, false, 4, 4, volt},
		{"each of none", Erase[Voltage](Each[Voltage]{}), true, false, 0, 0, volt},
		{"each, nil", AnyEach(volt, nil), true, false, 0, 0, volt},
		{"drawn", drawn, true, false, -1, 2, volt},
		{"typed", Erase(As[Voltage](drawn)), true, false, -1, 2, volt},
	} {
		a := c.any
		if a.IsSet() != c.set || a.Uniform() != c.uniform || a.Len() != c.length || a.Dim() != c.dim {
			t.Errorf("%s: set %v, uniform %v, length %d, in %v", c.name, a.IsSet(), a.Uniform(), a.Len(), a.Dim())
		}
		if c.length == 0 {
			continue
		}
		if got := a.At(3, constantSource(5)); got != c.third {
			t.Errorf("%s: element 3 is %v, want %v", c.name, got, c.third)
		}
	}
	if got := As[Voltage](drawn).At(1, constantSource(5)); got != Millivolt(4) {
		t.Errorf("typed: %v", got)
	}
	if got := (Each[Time]{7, 8}).At(1, nil); got != Millisecond(8) {
		t.Errorf("each: %v", got)
	}
	defer func() {
		if recover() == nil {
			t.Error("a voltage became a time")
		}
	}()
	As[Time](drawn)
}
