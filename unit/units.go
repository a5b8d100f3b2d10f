package unit

import (
	"sort"
	"strings"
	"sync"
)

// unitRow is a unit with its names; power is that of ten in SI units.
type unitRow struct {
	short    string
	long     []string
	dim      Dim
	power    int
	prefixed bool // takes prefixes
	print    bool // quantities of its dimension print in it
}

var unitTable = []unitRow{
	{"m", []string{"metre", "meter"}, DimOf(1, 0, 0, 0, 0, 0, 0), 0, true, true},
	{"g", []string{"gram", "gramme"}, DimOf(0, 1, 0, 0, 0, 0, 0), -3, true, false},
	{"s", []string{"second"}, DimOf(0, 0, 1, 0, 0, 0, 0), 0, true, true},
	{"A", []string{"ampere", "amp"}, DimOf(0, 0, 0, 1, 0, 0, 0), 0, true, true},
	{"K", []string{"kelvin"}, DimOf(0, 0, 0, 0, 1, 0, 0), 0, true, true},
	{"mol", []string{"mole"}, DimOf(0, 0, 0, 0, 0, 1, 0), 0, true, true},
	{"cd", []string{"candle", "candela"}, DimOf(0, 0, 0, 0, 0, 0, 1), 0, true, true},
	{"V", []string{"volt"}, DimOf(2, 1, -3, -1, 0, 0, 0), 0, true, true},
	{"S", []string{"siemens"}, DimOf(-2, -1, 3, 2, 0, 0, 0), 0, true, true},
	{"F", []string{"farad"}, DimOf(-2, -1, 4, 2, 0, 0, 0), 0, true, true},
	{"ohm", []string{"Ohm", "Ω"}, DimOf(2, 1, -3, -2, 0, 0, 0), 0, true, true},
	{"Hz", []string{"hertz"}, DimOf(0, 0, -1, 0, 0, 0, 0), 0, true, true},
	{"C", []string{"coulomb"}, DimOf(0, 0, 1, 1, 0, 0, 0), 0, true, true},
	{"M", []string{"molar"}, DimOf(-3, 0, 0, 0, 0, 1, 0), 3, true, true},
	{"L", []string{"liter", "litre", "l"}, DimOf(3, 0, 0, 0, 0, 0, 0), -3, true, false},
	{"J", []string{"joule"}, DimOf(2, 1, -2, 0, 0, 0, 0), 0, true, true},
	{"W", []string{"watt"}, DimOf(2, 1, -3, 0, 0, 0, 0), 0, true, true},
	{"N", []string{"newton"}, DimOf(1, 1, -2, 0, 0, 0, 0), 0, true, true},
	{"Pa", []string{"pascal"}, DimOf(-1, 1, -2, 0, 0, 0, 0), 0, true, true},
	{"Wb", []string{"weber"}, DimOf(2, 1, -2, -1, 0, 0, 0), 0, true, true},
	{"T", []string{"tesla"}, DimOf(0, 1, -2, -1, 0, 0, 0), 0, true, true},
	{"H", []string{"henry"}, DimOf(2, 1, -2, -2, 0, 0, 0), 0, true, true},
	{"kat", []string{"katal"}, DimOf(0, 0, -1, 0, 0, 1, 0), 0, true, false},
	{"lm", []string{"lumen"}, DimOf(0, 0, 0, 0, 0, 0, 1), 0, true, false},
	{"lx", []string{"lux"}, DimOf(-2, 0, 0, 0, 0, 0, 1), 0, true, false},
	{"Bq", []string{"becquerel"}, DimOf(0, 0, -1, 0, 0, 0, 0), 0, true, false},
	{"Gy", []string{"gray"}, DimOf(2, 0, -2, 0, 0, 0, 0), 0, true, false},
	{"Sv", []string{"sievert"}, DimOf(2, 0, -2, 0, 0, 0, 0), 0, true, false},
	{"kilogram", []string{"kilogramme"}, DimOf(0, 1, 0, 0, 0, 0, 0), 0, false, false},
}

var prefixes = []struct {
	short string
	long  string
	power int
}{
	{"y", "yocto", -24}, {"z", "zepto", -21}, {"a", "atto", -18}, {"f", "femto", -15}, {"p", "pico", -12},
	{"n", "nano", -9}, {"u", "micro", -6}, {"µ", "", -6}, {"μ", "", -6}, {"m", "milli", -3}, {"c", "centi", -2}, {"d", "deci", -1}, {"", "", 0},
	{"da", "deca", 1}, {"h", "hecto", 2}, {"k", "kilo", 3}, {"M", "mega", 6}, {"G", "giga", 9}, {"T", "tera", 12},
	{"P", "peta", 15}, {"E", "exa", 18}, {"Z", "zetta", 21}, {"Y", "yotta", 24},
}

// names is every name of a unit, made once. Rows and prefixes that come first
// win where two names collide ("cd" is candela, "Pa" pascal, "min" nothing).
var names = sync.OnceValue(func() map[string]Quantity {
	m := map[string]Quantity{}
	add := func(name string, power int, d Dim) {
		if _, taken := m[name]; !taken && name != "" {
			m[name] = Quantity{value: shift(1, float64(power)-d.coherentPower()), dim: d, unit: name}
		}
	}
	for _, u := range unitTable {
		for _, name := range append([]string{u.short}, u.long...) {
			add(name, u.power, u.dim)
		}
	}
	for _, u := range unitTable {
		if !u.prefixed {
			continue
		}
		for _, p := range prefixes {
			for _, name := range append([]string{u.short}, u.long...) {
				add(p.short+name, u.power+p.power, u.dim)
				if p.long != "" && len(name) > 2 {
					add(p.long+name, u.power+p.power, u.dim)
				}
			}
		}
	}
	// Brian2 writes powers of lengths and conductances per area as words.
	for name, q := range m {
		if !strings.HasSuffix(name, "metre") && !strings.HasSuffix(name, "meter") {
			continue
		}
		for i, digit := range []string{"2", "3"} {
			p, err := q.Pow(Number(float64(i + 2)))
			if err == nil {
				p.unit = name + digit
				m[name+digit] = p
			}
		}
	}
	return m
})

// Lookup returns the unit of a name in equations and scripts: "mV",
// "msiemens", "ohm". One-letter symbols are left to variables.
func Lookup(name string) (Quantity, bool) {
	q, ok := names()[name]
	return q, ok && !symbolOnly(name)
}

// Names lists every unit name, sorted.
func Names() []string {
	list := make([]string, 0, len(names()))
	for name := range names() {
		list = append(list, name)
	}
	sort.Strings(list)
	return list
}
