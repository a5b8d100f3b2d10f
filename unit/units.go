package unit

import (
	"maps"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
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
	{"s", []string{"second", "sec"}, DimOf(0, 0, 1, 0, 0, 0, 0), 0, true, true},
	{"A", []string{"ampere", "amp"}, DimOf(0, 0, 0, 1, 0, 0, 0), 0, true, true},
	{"K", []string{"kelvin"}, DimOf(0, 0, 0, 0, 1, 0, 0), 0, true, true},
	{"mol", []string{"mole"}, DimOf(0, 0, 0, 0, 0, 1, 0), 0, true, true},
	{"cd", []string{"candle", "candela"}, DimOf(0, 0, 0, 0, 0, 0, 1), 0, true, true},
	{"V", []string{"volt"}, DimOf(2, 1, -3, -1, 0, 0, 0), 0, true, true},
	{"S", []string{"siemens"}, DimOf(-2, -1, 3, 2, 0, 0, 0), 0, true, true},
	{"F", []string{"farad"}, DimOf(-2, -1, 4, 2, 0, 0, 0), 0, true, true},
	{"ohm", []string{"Ohm", "\u03a9", "\u2126"}, DimOf(2, 1, -3, -2, 0, 0, 0), 0, true, true},
	{"Hz", []string{"hertz"}, DimOf(0, 0, -1, 0, 0, 0, 0), 0, true, true},
	{"C", []string{"coulomb"}, DimOf(0, 0, 1, 1, 0, 0, 0), 0, true, true},
	{"M", []string{"molar"}, DimOf(-3, 0, 0, 0, 0, 1, 0), 3, true, true},
	{"L", []string{"liter", "litre", "l"}, DimOf(3, 0, 0, 0, 0, 0, 0), -3, true, false},
	{"J", []string{"joule"}, DimOf(2, 1, -2, 0, 0, 0, 0), 0, true, true},
	{"W", []string{"watt"}, DimOf(2, 1, -3, 0, 0, 0, 0), 0, true, true},
	{"N", []string{"newton"}, DimOf(1, 1, -2, 0, 0, 0, 0), 0, true, true},
	{"Pa", []string{"pascal"}, DimOf(-1, 1, -2, 0, 0, 0, 0), 0, true, true},
	{"Wb", []string{"weber"}, DimOf(2, 1, -2, -1, 0, 0, 0), 0, true, false},
	{"T", []string{"tesla"}, DimOf(0, 1, -2, -1, 0, 0, 0), 0, true, false},
	{"H", []string{"henry"}, DimOf(2, 1, -2, -2, 0, 0, 0), 0, true, false},
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
	{"y", "yocto", -24},
	{"z", "zepto", -21},
	{"a", "atto", -18},
	{"f", "femto", -15},
	{"p", "pico", -12},
	{"n", "nano", -9},
	{"u", "micro", -6},
	{"µ", "", -6},
	{"μ", "", -6},
	{"m", "milli", -3},
	{"c", "centi", -2},
	{"d", "deci", -1},
	{"", "", 0},
	{"da", "deca", 1},
	{"h", "hecto", 2},
	{"k", "kilo", 3},
	{"M", "mega", 6},
	{"G", "giga", 9},
	{"T", "tera", 12},
	{"P", "peta", 15},
	{"E", "exa", 18},
	{"Z", "zetta", 21},
	{"Y", "yotta", 24},
}

// names is every name of a unit, made once. Rows and prefixes that come first
// win where two names collide: "cd" is candela, "Pa" pascal, "min" nothing.
var names = sync.OnceValue(func() map[string]Quantity {
	m := make(map[string]Quantity, 6000)
	add := func(name string, power int, d Dim) {
		if _, taken := m[name]; !taken {
			m[name] = scaled(1, power, d).in(name)
		}
	}
	for _, u := range unitTable {
		for _, name := range u.names() {
			add(name, u.power, u.dim)
		}
	}
	for _, u := range unitTable {
		if !u.prefixed {
			continue
		}
		for _, p := range prefixes {
			for _, name := range u.names() {
				add(p.short+name, u.power+p.power, u.dim)
				if p.long != "" && len(name) > 2 {
					add(p.long+name, u.power+p.power, u.dim)
				}
				// Areas and volumes are words too: "umetre2", "cm3".
				if u.short == "m" && (len(name) > 2 || slices.Contains([]string{"c", "m", "u"}, p.short)) {
					square := u.dim.Mul(u.dim)
					add(p.short+name+"2", 2*(u.power+p.power), square)
					add(p.short+name+"3", 3*(u.power+p.power), square.Mul(u.dim))
				}
			}
		}
	}
	return m
})

func (u unitRow) names() []string { return append([]string{u.short}, u.long...) }

// in returns q, written in the unit of the name.
func (q Quantity) in(name string) Quantity {
	q.unit = name
	return q
}

// Lookup returns the unit of a name in equations and scripts: "mV",
// "msiemens", "ohm". One-letter symbols are left to variables.
func Lookup(name string) (Quantity, bool) {
	q, ok := names()[name]
	return q, ok && !symbolOnly(name)
}

// Names lists every unit name, sorted.
func Names() []string { return slices.Sorted(maps.Keys(names())) }

// symbolOnly tells whether a name is a one-letter symbol.
func symbolOnly(name string) bool { return utf8.RuneCountInString(name) == 1 }

// nearest finds the unit that a misspelt name was probably meant to be, among
// those that fit: one that differs in case, by a plural s or by one slip of a
// finger. It returns "" when there is none.
func nearest(name string, fits func(string) bool) string {
	if len(name) > longestName()+1 { // no slip makes a unit of it
		return ""
	}
	best, least := "", math.MaxInt
	try := func(candidate string, cost int) {
		if _, known := names()[candidate]; !known {
			return
		}
		if rare(candidate) {
			cost += 100
		}
		if (cost < least || cost == least && candidate < best) && fits(candidate) {
			best, least = candidate, cost
		}
	}
	for known := range names() {
		if strings.EqualFold(known, name) {
			cost := 0
			for i := range min(len(name), len(known)) {
				if name[i] != known[i] {
					cost++
				}
			}
			try(known, cost)
		}
	}
	for i := range name {
		try(name[:i]+name[i+1:], 20)
		if i > 0 {
			try(name[:i-1]+name[i:i+1]+name[i-1:i]+name[i+1:], 20)
		}
	}
	try(strings.TrimSuffix(name, "s"), 10)
	const letters = "abcdefghijklmnopqrstuvwxyzFHMSVA"
	for i := range len(name) + 1 {
		for _, c := range letters {
			try(name[:i]+string(c)+name[i:], 30)
			if i < len(name) {
				try(name[:i]+string(c)+name[i+1:], 40)
			}
		}
	}
	return best
}

// longestName is the length of the longest unit name in bytes.
var longestName = sync.OnceValue(func() int {
	longest := 0
	for name := range names() {
		longest = max(longest, len(name))
	}
	return longest
})

// rare tells whether a name has a prefix that hardly anyone uses.
func rare(name string) bool {
	for _, u := range unitTable {
		if slices.Contains(u.names(), name) {
			return false
		}
	}
	return strings.IndexAny(name, "yzacdhTPEZY") == 0
}
