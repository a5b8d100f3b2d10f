package csv

import (
	"slices"
	"strings"
	"testing"

	"synfire/format/table"
)

func TestRead(t *testing.T) {
	for _, sep := range []string{",", ";", "\t"} {
		text := strings.ReplaceAll("pre,post,weight,kind\n720575940596125868,3,0.5,glu\n720575940596125869,4,-2,gaba\n", ",", sep)
		tab, err := Read("edges.csv", strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		pre, err := tab.Whole("pre")
		if err != nil || !slices.Equal(pre, []int64{720575940596125868, 720575940596125869}) {
			t.Errorf("identifiers %v, %v", pre, err)
		}
		if w, err := tab.Numbers("weight"); err != nil || !slices.Equal(w, []float64{0.5, -2}) {
			t.Errorf("weights %v, %v", w, err)
		}
		if p, err := tab.Numbers("post"); err != nil || !slices.Equal(p, []float64{3, 4}) {
			t.Errorf("targets %v, %v", p, err)
		}
		ids := &table.IDs{Ints: []int64{9, 720575940596125869, 720575940596125868}}
		if p, err := tab.Indices("pre", 3, ids); err != nil || !slices.Equal(p, []uint32{2, 1}) {
			t.Errorf("places of identifiers %v, %v", p, err)
		}
	}
}

// What is wrong is told with file and line, when it matters: a column of words
// harms only who asks for it.
func TestMistakes(t *testing.T) {
	for _, c := range []struct{ text, column, want string }{
		{"", "a", "edges.csv is empty"},
		{"a,b\n1,2\n3\n", "a", "edges.csv:3: wrong number of fields"},
		{"a,b\n1,\"2\n", "a", "edges.csv:2: extraneous or missing \" in quoted-field"},
		{"a,a\n1,2\n", "a", `edges.csv:1: two columns are named "a"`},
		{",column1\n1,2\n", "column1", `edges.csv:1: two columns are named "column1"`},
		{"a,b\n1,2\n\n3,x\n", "b", `edges.csv: column "b": line 4: "x" is not a number`},
		{"a,b\n1,2\n", "c", `edges.csv has no column "c"; it has a, b`},
		{"a,b\n1,2\n-7,2\n", "a", `edges.csv: line 3: -7 in column "a"; an index lies between 0 and 9`},
		{"a,b\n1,2\n10,2\n", "a", `edges.csv: line 3: 10 in column "a"; an index lies between 0 and 9`},
		{"a,b\n1,2\n1.5,2\n", "a", `edges.csv: line 3: 1.5 in column "a" is not a whole number`},
		{"a,b\n1,2\n1e300,2\n", "a", `edges.csv: line 3: 1e+300 in column "a" is not a whole number`},
		{"a,b\n1,2\nNaN,2\n", "a", `edges.csv: line 3: NaN in column "a" is not a whole number`},
	} {
		tab, err := Read("edges.csv", strings.NewReader(c.text))
		if err == nil {
			_, err = tab.Indices(c.column, 10, nil)
		}
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%q: %v, want %s", c.text, err, c.want)
		}
	}
	tab, err := Read("edges.csv", strings.NewReader("a\n5\n6\n"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tab.Indices("a", 0, &table.IDs{Ints: []int64{5, 7}}); err == nil || err.Error() != `edges.csv: line 3: 6 in column "a" is not among the identifiers` {
		t.Error(err)
	}
	if _, err := tab.Indices("a", 0, &table.IDs{Ints: []int64{5, 6, 5}}); err == nil {
		t.Error("an identifier that stands twice is no error")
	}
}

// Columns without a name are numbered.
func TestUnnamed(t *testing.T) {
	tab, err := Read("edges.csv", strings.NewReader(",a,\n1,2,3\n"))
	if err != nil {
		t.Fatal(err)
	}
	for column, want := range map[string]int64{"column1": 1, "a": 2, "column3": 3} {
		if xs, err := tab.Whole(column); err != nil || !slices.Equal(xs, []int64{want}) {
			t.Errorf("%s: %v, %v", column, xs, err)
		}
	}
}

// Identifiers are whole numbers or texts. Numbers that come before the first
// text stay as they are written; those that are read as floats do not.
func TestIDs(t *testing.T) {
	tab, err := Read("neurons.csv", strings.NewReader("id,name,mixed,float,zero\n720575940596125868,AVAL,1,1.50,007\n720575940596125869,\"AVA,R\",2L,x,008\n"))
	if err != nil {
		t.Fatal(err)
	}
	for column, want := range map[string][]string{
		"id":    {"720575940596125868", "720575940596125869"},
		"name":  {"AVAL", "AVA,R"},
		"mixed": {"1", "2L"},
		"zero":  {"7", "8"},
	} {
		if ids, err := tab.IDs(column); err != nil || !slices.Equal(ids.Strings(), want) {
			t.Errorf("%s: %v, %v", column, ids, err)
		}
	}
	if _, err := tab.IDs("float"); err == nil || err.Error() != `neurons.csv: column "float": line 3: "x" is not a number` {
		t.Error(err)
	}
	names := &table.IDs{Texts: []string{"AVA,R", "AVAL", "2L", "1"}}
	for column, want := range map[string][]uint32{"name": {1, 0}, "mixed": {3, 2}} {
		if places, err := tab.Indices(column, 0, names); err != nil || !slices.Equal(places, want) {
			t.Errorf("%s: places %v, %v", column, places, err)
		}
	}
	if _, err := tab.Indices("id", 0, names); err == nil || err.Error() != `neurons.csv: line 2: 720575940596125868 in column "id" is not among the identifiers` {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a,b\n1,2\n")
	f.Add("a;b\n1.5;x\n\"\"\"\";2")
	f.Fuzz(func(t *testing.T, text string) {
		tab, err := Read("f.csv", strings.NewReader(text))
		if err != nil {
			return
		}
		for _, c := range tab.Columns {
			if _, err := tab.Indices(c.Name, 100, nil); err != nil && !strings.Contains(err.Error(), "f.csv") {
				t.Errorf("%v does not name the file", err)
			}
		}
	})
}
