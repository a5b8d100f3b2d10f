package npz

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

// Arrays of one dimension are columns of numbers or texts, those of two
// dimensions columns with several numbers in each row; others are known by name
// only.
func TestReadTable(t *testing.T) {
	var b bytes.Buffer
	w := NewWriter(&b, Options{})
	for _, err := range []error{
		w.Array("whole", []uint16{7, 9}), w.Array("real", []float32{0.5, -1}), w.Array("name", []string{"AVAL", "AVAR"}),
		w.Array("matrix", []int64{1, 2, 3, 4, 5, 6}, 2, 3), w.Array("cube", make([]float64, 8), 2, 2, 2), w.Text("meta.json", "{}"), w.Close(),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	tab, err := ReadTable("a.npz", bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if xs, err := tab.Whole("whole"); err != nil || !slices.Equal(xs, []int64{7, 9}) {
		t.Errorf("%v, %v", xs, err)
	}
	if xs, err := tab.Numbers("real"); err != nil || !slices.Equal(xs, []float64{0.5, -1}) {
		t.Errorf("%v, %v", xs, err)
	}
	if ids, err := tab.IDs("name"); err != nil || !slices.Equal(ids.Texts, []string{"AVAL", "AVAR"}) {
		t.Errorf("%v, %v", ids, err)
	}
	xs, width, err := tab.Matrix("matrix")
	if err != nil || width != 3 || !slices.Equal(xs, []float64{1, 2, 3, 4, 5, 6}) {
		t.Errorf("%v of %d, %v", xs, width, err)
	}
	if xs, width, err := tab.Matrix("real"); err != nil || width != 1 || len(xs) != 2 {
		t.Errorf("%v of %d, %v", xs, width, err)
	}
	for name, want := range map[string]string{
		"matrix": `a.npz: column "matrix": it has 3 columns of its own`,
		"cube":   `a.npz: column "cube": it has 3 dimensions`,
		"name":   `a.npz: column "name": it holds texts, not numbers`,
	} {
		if _, err := tab.Numbers(name); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	if _, _, err := tab.Matrix("cube"); err == nil || !strings.Contains(err.Error(), "3 dimensions") {
		t.Error(err)
	}
}
