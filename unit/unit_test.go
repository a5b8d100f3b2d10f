package unit

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func parse(t *testing.T, text string) Quantity {
	t.Helper()
	q, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// TestCoherent asks for the very bits that kernels compute with.
func TestCoherent(t *testing.T) {
	for _, c := range []struct {
		text string
		want float64
	}{
		{"-60*mV", -60},
		{"-60 mV", -60},
		{"0.1*ms", 0.1},
		{"0.1 ms", 0.1},
		{"3*mA", 3e9},
		{"1*mS", 1e6},
		{"1*nS", 1},
		{"1*pF", 1},
		{"1*Gohm", 1},
		{"1*fC", 1},
		{"1*kHz", 1},
		{"1*um", 1},
		{"1*mM", 1},
		{"1*kelvin", 1},
		{"1*candela", 1},
		{"1*pA", 1},
		{"1e-12*kilogram", 1},
		{"1 ng", 1},
		{"1*pA*Gohm", 1},
		{"1*pF*mV", 1},
		{"1*nS*ms", 1},
		{"1*mol/metre**3", 1},
		{"9*us", 0.009},
		{"9 us", 0.009},
		{"15*Hz", 0.015},
		{"3/(7*Hz)", 3.0 / 7 * 1000},
		{"0.07/mV", 0.07},
		{"1/(10*ms)", 0.1},
		{"5 mV/ms", 5},
		{"1e-3 volt", 1},
		{"200*pF/(10*nS)", 20},
		{"20000*umetre**2", 20000},
		{"1 cm2", 1e8},
		{"0.03*ufarad*cm**-2", 0.0003},
		{"10 nS/cm^2", 1e-7},
		{"10 nS/cm**2", 1e-7},
		{"10 nS/cm\u00b2", 1e-7},
		{"2 \u00b5F\u00b7cm\u207b\u00b2", 0.02},
		{"1 \u00b5S", 1000},
		{"1 \u03bcS", 1000},
		{"3 Mohm", 0.003},
		{"3 M\u03a9", 0.003},
		{"1 namp", 1000},
		{"1 mmolar", 1},
		{"1 liter", 1e15},
		{"1 siemens", 1e9},
		{"1 msiemens", 1e6},
		{"1 microsecond", 0.001},
		{"3 nanoampere", 3000},
		{"10**-3 volt", 1},
		{"2^-1*mV", 0.5},
		{"-2**2", -4},
		{"2**3**2", 512},
		{"(1+2)*mV", 3},
		{"1 mV + 1 volt", 1001},
		{"0 + 1 mV", 1},
		{"- -3", 3},
		{"\u22123 mV", -3},
		{"1e3", 1000},
		{".5 mV", 0.5},
		{"5. mV", 5},
		{"(4*mV**2)**0.5", 2},
		{"1 mV*ms**-0.5", 1},
	} {
		if got := parse(t, c.text).Value(); got != c.want {
			t.Errorf("%s is %v inside, want %v", c.text, got, c.want)
		}
	}
}

// TestRoundedOnce holds values against exact rational arithmetic: a prefix
// costs one rounding, that of the nearest float64.
func TestRoundedOnce(t *testing.T) {
	units := []struct {
		text  string
		power int
	}{{"mV", 0}, {"volt", 3}, {"uV", -3}, {"nV", -6}, {"ohm", -9}, {"Mohm", -3}, {"mA", 9}, {"ampere", 12}, {"Hz", -3}, {"us", -3}, {"farad", 12}, {"nM", -6}}
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64Range(-1e6, 1e6).Draw(t, "x")
		u := rapid.SampledFrom(units).Draw(t, "unit")
		exact := new(big.Rat).SetFloat64(x)
		ten := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(u.power, -u.power))), nil))
		if u.power < 0 {
			ten.Inv(ten)
		}
		want, _ := exact.Mul(exact, ten).Float64()
		q, err := Parse(strconv.FormatFloat(x, 'g', -1, 64) + "*" + u.text)
		if err != nil || q.Value() != want {
			t.Errorf("%v %s is %v, want %v (%v)", x, u.text, q.Value(), want, err)
		}
	})
}

func TestPrinting(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"3*mV", "3 mV"},
		{"-70*mV", "-70 mV"},
		{"1.5 volt", "1.5 volt"},
		{"2*nS*mV", "2 pA"},
		{"(5*mV)/(2*nA)", "2.5 Mohm"},
		{"200*pF/(10*nS)", "20 ms"},
		{"1/(10*ms)", "100 Hz"},
		{"0.07/mV", "0.07/mV"},
		{"10 nS/cm^2", "10 nS/cm^2"},
		{"100*msiemens*cm**-2", "100 msiemens*cm^-2"},
		{"3*mV/ms", "3 mV/ms"},
		{"mV/ms/nA", "1 mV/ms/nA"},
		{"nS/(mV*ms)", "1 nS/(mV*ms)"},
		{"(3*mV)**2", "9 mV^2"},
		{"3*mV/(2*mV)", "1.5"},
		{"0*mV", "0 mV"},
		{"-0*mV", "0 mV"},
		{"2 ms + 3 ms", "5 ms"},
		{"2*volt + 3*mV", "2.003 V"},
		{"1 volt - 1 volt + 1 nV", "1 nV"},
		{"2 mM", "2 mM"},
		{"3*mol/liter", "3 M"},
		{"2 kilogram", "2 kilogram"},
		{"999.9999999999999*ohm*mA", "1 V"},
		{"1e13*ohm*mA", "10 GV"},
		{"1e-19*ohm*mA", "1e-07 fV"},
		{"0*ohm*mA", "0 V"},
		{"metre**2*kelvin", "1 metre^2*kelvin"},
		{"mV**0.5", "1 mV^0.5"},
	} {
		if got := parse(t, c.text).String(); got != c.want {
			t.Errorf("%s prints as %q, want %q", c.text, got, c.want)
		}
	}
	for got, want := range map[string]string{
		Millivolt(-52).String(): "-52 mV", Volt(1.5).String(): "1.5 V", Hertz(15).String(): "15 Hz", Millisecond(0.1).String(): "100 us", Nanosiemens(2500).String(): "2.5 uS",
		Scalar(0.1).String(): "0.1", Millimolar(1).String(): "1 mM", Megaohm(100).String(): "100 Mohm", PerMillivolt(0.07).String(): "0.07/mV", Voltage(math.Inf(1)).String(): "+Inf V",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestDimensions(t *testing.T) {
	for _, c := range []struct{ text, words, base, coherent string }{
		{"1", "1", "1", "1"},
		{"volt", "volt", "m^2 kg s^-3 A^-1", "mV"},
		{"siemens", "siemens", "m^-2 kg^-1 s^3 A^2", "nS"},
		{"siemens/metre^2", "siemens/metre^2", "m^-4 kg^-1 s^3 A^2", "nS/um^2"},
		{"volt/second", "volt/second", "m^2 kg s^-4 A^-1", "mV/ms"},
		{"volt*second", "volt*second", "m^2 kg s^-2 A^-1", "mV*ms"},
		{"1/volt", "1/volt", "m^-2 kg^-1 s^3 A", "1/mV"},
		{"second**-0.5", "1/second^0.5", "s^(-1/2)", "1/ms^0.5"},
		{"volt**(1/3)", "m^(2/3) kg^(1/3) s^-1 A^(-1/3)", "m^(2/3) kg^(1/3) s^-1 A^(-1/3)", "um^(2/3)*ng^(1/3)*ms^-1*pA^(-1/3)"},
		{"second**0.3", "s^(3/10)", "s^(3/10)", "ms^(3/10)"},
		{"mol/metre**3", "mol/metre^3", "m^-3 mol", "mM"},
		{"hertz", "hertz", "s^-1", "kHz"},
		{"joule/kelvin", "m^2 kg s^-2 K^-1", "m^2 kg s^-2 K^-1", "um^2*ng*ms^-2*K^-1"},
	} {
		d, err := ParseDim(c.text)
		if err != nil {
			t.Error(err)
			continue
		}
		if d.String() != c.words || d.SI() != c.base || d.CoherentUnit() != c.coherent {
			t.Errorf("%s: %q, %q, %q", c.text, d, d.SI(), d.CoherentUnit())
		}
		if u := parse(t, c.coherent); u.Dim() != d || math.Abs(u.Value()-1) > 1e-15 {
			t.Errorf("the coherent unit %s of %s is %v inside", c.coherent, c.text, u.Value())
		}
	}
}

// TestDimAlgebra checks the laws of the group of dimensions.
func TestDimAlgebra(t *testing.T) {
	dims := rapid.Custom(func(t *rapid.T) Dim {
		var d Dim
		for i := range d.exp {
			d.exp[i] = rapid.Int32Range(-5, 5).Draw(t, "exponent") * denominator
		}
		return d
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := dims.Draw(t, "a"), dims.Draw(t, "b")
		n := rapid.IntRange(1, 12).Draw(t, "n")
		root, err := a.Pow(1 / float64(n))
		if err != nil {
			t.Fatalf("root %d of %v: %v", n, a.SI(), err)
		}
		back, err := root.Pow(float64(n))
		switch {
		case a.Mul(b) != b.Mul(a), a.Mul(b).Div(b) != a, a.Mul(a.Inv()) != Dim{}, a.Sqrt().Mul(a.Sqrt()) != a, back != a || err != nil:
			t.Errorf("%v, %v", a.SI(), b.SI())
		}
	})
}

// TestExponentsNeverWrap squares a dimension more often than int32 could bear.
func TestExponentsNeverWrap(t *testing.T) {
	q := parse(t, "3*mV")
	for range 200 {
		q = q.Mul(q)
		if q.Dim().IsOne() {
			t.Fatal("the dimension wrapped round")
		}
	}
	_ = q.String()
	if _, err := q.Dim().Pow(0.5); err == nil || q.Dim().Sqrt() != q.Dim() {
		t.Error("a lost dimension came back")
	}
	long := strings.Repeat("metre**30000*", 10) + "metre"
	if _, err := Parse(long); err == nil {
		t.Error("exponents out of range are accepted")
	}
	for _, p := range []float64{1. / 16, 0.333, math.Pi, math.NaN(), math.Inf(1), 1e9} {
		if d, err := Voltage(0).Dim().Pow(p); err == nil {
			t.Errorf("volt**%v is %v", p, d)
		}
	}
}

func TestMistakes(t *testing.T) {
	for _, c := range []struct {
		text   string
		offset int
		want   string
	}{
		{"", 0, "is empty"},
		{" 3 *", 4, "ends too early"},
		{"3 mv", 2, `"mv", which is not a unit; did you mean "mV"?`},
		{"3 milivolt", 2, `did you mean "millivolt"?`},
		{"3 mvlot", 2, `did you mean "mvolt"?`},
		{"10 volts", 3, `did you mean "volt"?`},
		{"3 pint", 2, `"pint", which is not a unit`},
		{"200 pF/10 nS", 7, "can be read in two ways; write /(10*nS) or /10*nS"},
		{"2 mV ms", 5, `no operator before "ms"`},
		{"10,5 mV", 2, "decimals are written with a point"},
		{"3 mV + 2 nA", 5, `the two sides of "+" have different dimensions: volt and ampere`},
		{"2**(3*mV)", 1, "an exponent is a plain number, not in volt"},
		{"mV**0.123", 2, "cannot be represented"},
		{"1/(1-1)", 1, "divides by zero"},
		{"0**-1", 0, "is not a finite number"},
		{"1e999", 0, "out of range"},
		{"(3 mV", 5, "no closing parenthesis"},
		{"3 mV)", 4, "cannot be read"},
		{"3 \x00", 2, "cannot be read"},
		{"3 " + strings.Repeat("p", 1e6), 2, "which is not a unit"},
		{strings.Repeat("(", 1e5), maxNesting, "nested too deeply"},
		{"2" + strings.Repeat("**2", 1e5), 3*maxNesting + 1, "nested too deeply"},
	} {
		_, err := Parse(c.text)
		offset := -1
		var syntax *SyntaxError
		var clash *DimError
		switch {
		case errors.As(err, &syntax):
			offset = syntax.Offset
		case errors.As(err, &clash):
			offset = clash.Offset
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.20q: %.200v, want %q", c.text, err, c.want)
		}
		if strings.HasPrefix(c.want, "nested") {
			continue
		}
		if offset != c.offset {
			t.Errorf("%.20q: offset %d, want %d", c.text, offset, c.offset)
		}
	}
	for text, want := range map[string]string{"volt/ms": "write volt/second", "V": "write volt", "molar": "write mol/metre^3", "2*volt": "a dimension has none", "Volt": `did you mean "volt"?`} {
		if d, err := ParseDim(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, %v, want %q", text, d, err, want)
		}
	}
	for _, text := range []string{"3 mV", "0", "-mV", "2", ""} {
		if q, err := ParseUnit(text); err == nil {
			t.Errorf("%q is taken for a unit, %v", text, q)
		}
	}
}

// TestDisplayUnit: a quantity can be read in any unit of its dimension.
func TestDisplayUnit(t *testing.T) {
	u, err := ParseUnit(" nS/cm^2 ")
	if err != nil || u.String() != "1 nS/cm^2" {
		t.Errorf("%v, %v", u, err)
	}
	if x, err := parse(t, "1 siemens/metre**2").In(u); x != 1e5 || err != nil {
		t.Errorf("1 S/m^2 is %v nS/cm^2 (%v)", x, err)
	}
	if _, err := parse(t, "1 mV").In(u); err == nil {
		t.Error("mV are expressed in nS/cm^2")
	}
}

// TestNamesAreUnits: every listed name reads as itself, and every prefix of
// every row is there with its scale.
func TestNamesAreUnits(t *testing.T) {
	list := Names()
	for _, name := range list {
		q, err := ParseUnit(name)
		if err != nil || q.String() != "1 "+name {
			t.Errorf("%s: %v, %v", name, q, err)
		}
		if _, ok := Lookup(name); ok == symbolOnly(name) {
			t.Errorf("Lookup(%q) gives %v", name, ok)
		}
	}
	for _, p := range prefixes {
		for _, u := range []string{"volt", "metre", "meter", "second", "amp", "siemens", "farad", "ohm", "hertz", "molar", "gram", "joule", "coulomb", "liter"} {
			q, ok := Lookup(p.short + u)
			one, _ := Lookup(u)
			want := math.Pow(10, float64(p.power)) * one.SI()
			if !ok || math.Abs(q.SI()-want) > 1e-12*want || q.Dim() != one.Dim() {
				t.Errorf("%s%s is %v %v, want %v", p.short, u, q.SI(), q.Dim(), want)
			}
		}
	}
	for name, want := range map[string]string{"cd": "cd", "Pa": "m^-1 kg s^-2", "mol": "mol", "kat": "s^-1 mol", "min": ""} {
		q, ok := names()[name]
		if got := q.Dim().SI(); ok != (want != "") || ok && got != want {
			t.Errorf("%s is in %s, want %s", name, got, want)
		}
	}
}

// TestPow holds powers against repeated exact square roots and published
// digits; each must be the nearest float64.
func TestPow(t *testing.T) {
	for _, c := range []struct{ x, p, want float64 }{
		{10, -1.5, 0.0316227766016837933199889354443271853372067247945},
		{10, 0.3, 1.99526231496887960135245539673954360},
		{2, 1. / 3, 1.2599210498948731647672106072782},
		{2, 0.5, math.Sqrt2},
		{3, 2, 9},
		{0.1, 2, 0.010000000000000002},
		{-2, 3, -8},
		{-2, -1, -0.5},
		{2, -1074, 5e-324},
		{2, 1023, 0x1p1023},
		{2, 1024, math.Inf(1)},
		{-3, 1e6 + 1, math.Inf(-1)},
		{10, -400, 0},
		{0, 0, 1},
		{0, -1, math.Inf(1)},
		{1, 1e300, 1},
	} {
		if got := pow(c.x, c.p); got != c.want {
			t.Errorf("%v**%v is %v, want %v", c.x, c.p, got, c.want)
		}
	}
	if !math.IsNaN(pow(-2, 0.5)) || !math.IsNaN(pow(math.NaN(), 1)) {
		t.Error("an undefined power has a value")
	}
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64Range(1e-300, 1e300).Draw(t, "x")
		k := rapid.IntRange(-7, 7).Draw(t, "k")
		root := new(big.Float).SetPrec(400).SetFloat64(x)
		for range 3 {
			root.Sqrt(root)
		}
		want := new(big.Float).SetPrec(400).SetInt64(1)
		for range max(k, -k) {
			want.Mul(want, root)
		}
		if k < 0 {
			want.Quo(big.NewFloat(1).SetPrec(400), want)
		}
		f, _ := want.Float64()
		if got := pow(x, float64(k)/8); got != f {
			t.Errorf("%v**(%d/8) is %v, want %v", x, k, got, f)
		}
	})
}

// FuzzParse: no text may crash or hang; what is accepted prints as a text that
// reads as the same.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"-65*mV", "10 nS/cm^2", "0.07/mV", "1e-3 volt", "200*pF/(10*nS)", "1/(10*ms)", "ufarad*cm**-2", "2 \u00b5F\u00b7cm\u207b\u00b2", "3*mV + 2*nA",
		"mV**(1/3)", "((1))", "2**-3**2", "1e400", "0/0", "(mV/ms)/nA", "\u03a9", "siemens/meter**2", "m^30000*m^30000", "(um/m)**1e9", "1e300*1e300", "5e-324*yV", "YA**-10", "yA**10", "(yV*yA)**9",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		q, err := Parse(text)
		if err != nil {
			offset := 0
			var syntax *SyntaxError
			var clash *DimError
			switch {
			case errors.As(err, &syntax):
				offset = syntax.Offset
			case errors.As(err, &clash):
				offset = clash.Offset
			default:
				t.Fatalf("%q: an error without place, %v", text, err)
			}
			if offset < 0 || offset > len(text) {
				t.Fatalf("%q: offset %d", text, offset)
			}
		}
		if d, dimErr := ParseDim(text); dimErr == nil && (err != nil || d != q.Dim()) {
			t.Fatalf("%q is in %v, but as a quantity %v (%v)", text, d, q, err)
		}
		x := math.Abs(q.Value())
		if err != nil || x != 0 && x < 1e-280 || x > 1e280 {
			return
		}
		back, err := Parse(q.String())
		if err != nil || back.Dim() != q.Dim() || math.Abs(back.Value()-q.Value()) > 1e-11*x {
			t.Fatalf("%q prints as %q, which reads as %v (%v)", text, q.String(), back, err)
		}
	})
}

func ExampleParse() {
	for _, text := range []string{"-65*mV", "200*pF/(10*nS)", "10 nS/cm^2"} {
		q, _ := Parse(text)
		fmt.Println(q, "in", q.Dim())
	}
	// Output:
	// -65 mV in volt
	// 20 ms in second
	// 10 nS/cm^2 in siemens/metre^2
}
