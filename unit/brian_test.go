package unit

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"synfire/internal/reference"
)

// table returns the rows of a file, whose number is known, so that none is
// lost on the way here.
func table(t *testing.T, file string, n int) [][]string {
	t.Helper()
	_, rows := reference.Rows(t, file)
	if len(rows) != n {
		t.Fatalf("%s has %d rows, want %d", file, len(rows), n)
	}
	return rows
}

// TestUnitsBehindColon holds what Brian2 2.11.0 takes for the unit of an
// equation. The words "boolean" and "integer" are types, not units, and belong
// to the equation language.
func TestUnitsBehindColon(t *testing.T) {
	for _, row := range table(t, "testdata/unit_strings.csv", 38) {
		text, ok := row[0], row[1] == "ok"
		if text == "boolean" || text == "integer" {
			ok = false
		}
		d, err := ParseDim(text)
		switch {
		case (err == nil) != ok:
			t.Errorf("%q: want %s, got %v, error %v", text, row[1], d, err)
		case ok && d.SI() != row[2]:
			t.Errorf("%q: %s, want %s", text, d.SI(), row[2])
		}
	}
}

// TestQuantitiesAsBrian2 holds every scalar expression of Brian2's table: its
// value to 1e-12, its dimension, or that it is refused and which two
// dimensions clash.
func TestQuantitiesAsBrian2(t *testing.T) {
	scalars := 0
	for _, row := range table(t, "testdata/units.csv", 59) {
		text, outcome, value, dim := row[0], row[1], row[4], row[5]
		if strings.Contains(text, "array") || strings.HasPrefix(text, "in_unit") {
			continue
		}
		scalars++
		q, err := evaluate(text)
		if outcome != "ok" {
			var clash *DimError
			if !errors.As(err, &clash) {
				t.Errorf("%s: want a dimension error, got %v, %v", text, q, err)
				continue
			}
			left, right, two := strings.Cut(dim, " vs ")
			got := []string{clash.Left.SI(), clash.Right.SI()}
			if clash.Op == "exponent" {
				got[0], got[1] = got[1], got[0]
			}
			if got[0] != left || two && got[1] != right {
				t.Errorf("%s: clash of %v, want %s", text, got, dim)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		want, err := strconv.ParseFloat(value, 64)
		if err != nil {
			t.Fatal(err)
		}
		if math.Abs(q.SI()-want) > 1e-12*math.Abs(want) || q.Dim().SI() != dim {
			t.Errorf("%s: %v %s, want %v %s", text, q.SI(), q.Dim().SI(), want, dim)
		}
		// What is printed reads back as the same quantity.
		back, err := Parse(q.String())
		if err != nil || back.Dim() != q.Dim() || math.Abs(back.SI()-want) > 1e-11*math.Abs(want) {
			t.Errorf("%s prints as %q, which reads as %v (%v)", text, q.String(), back, err)
		}
	}
	if scalars != 50 {
		t.Errorf("%d scalar rows", scalars)
	}
}

var (
	call       = regexp.MustCompile(`^([a-z]+)\((.*)\)$`)
	comparison = regexp.MustCompile(`^(.*) (==|<|>) (.*)$`)
)

// evaluate adds to Parse the few functions and comparisons of the table, which
// stand outermost there.
func evaluate(text string) (Quantity, error) {
	if m := comparison.FindStringSubmatch(text); m != nil {
		return compare(m[2], m[1], m[3])
	}
	m := call.FindStringSubmatch(text)
	if m == nil {
		return Parse(text)
	}
	var args []Quantity
	for _, a := range strings.Split(m[2], ",") {
		q, err := Parse(a)
		if err != nil {
			return Quantity{}, err
		}
		args = append(args, q)
	}
	switch name := m[1]; name {
	case "sqrt":
		return args[0].Pow(Number(0.5))
	case "maximum", "clip":
		for _, a := range args[1:] {
			if _, err := args[0].Cmp(a); err != nil {
				return Quantity{}, err
			}
		}
		return Quantity{}, fmt.Errorf("every row of %s is a mistake", name)
	default:
		if !args[0].Dim().IsOne() {
			return Quantity{}, &DimError{Op: name, Left: args[0].Dim()}
		}
		return Quantity{}, fmt.Errorf("every row of %s is a mistake", name)
	}
}

func compare(op, left, right string) (Quantity, error) {
	l, err := Parse(left)
	if err != nil {
		return Quantity{}, err
	}
	r, err := Parse(right)
	if err != nil {
		return Quantity{}, err
	}
	c, err := l.Cmp(r)
	truth := map[string]bool{"==": c == 0, "<": c < 0, ">": c > 0}[op]
	if err == nil && !truth {
		return Number(0), nil
	}
	return Number(1), err
}
