package npz

import (
	"bytes"
	"encoding/binary"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// everyType has a slice of each element type with its extremes.
func everyType() map[string]any {
	return map[string]any{
		"f8":   []float64{0, math.Copysign(0, -1), -65.25, math.Inf(1), math.MaxFloat64, 5e-324},
		"f4":   []float32{0, -65.25, float32(math.Inf(-1)), math.MaxFloat32, 1e-45, 3},
		"i8":   []int64{0, 1, -1, math.MaxInt64, math.MinInt64, 7},
		"i4":   []int32{0, 1, -1, math.MaxInt32, math.MinInt32, 7},
		"i2":   []int16{0, 1, -1, math.MaxInt16, math.MinInt16, 7},
		"i1":   []int8{0, 1, -1, math.MaxInt8, math.MinInt8, 7},
		"u8":   []uint64{0, 1, math.MaxUint64, 3, 4, 5},
		"u4":   []uint32{0, 1, math.MaxUint32, 3, 4, 5},
		"u2":   []uint16{0, 1, math.MaxUint16, 3, 4, 5},
		"u1":   []uint8{0, 1, math.MaxUint8, 3, 4, 5},
		"bool": []bool{true, false, true, true, false, false},
		"U4":   []string{"E", "", "L23E", "τ_m", "日本", "\U0001F9E0"},
	}
}

// The bytes of NumPy 2.4.6: numpy.save of arange(3), of a 2 x 2 float32 array,
// of True and of a structured array.
func TestHeaderAsNumPy(t *testing.T) {
	pad := func(s string) string { return s + strings.Repeat(" ", 117-len(s)) + "\n" }
	lead := "\x93NUMPY\x01\x00v\x00"
	tests := []struct {
		name   string
		encode func(*bytes.Buffer) error
		want   string
	}{
		{
			"one dimension", func(b *bytes.Buffer) error { return Encode(b, []int64{0, 1, 2}) },
			lead + pad("{'descr': '<i8', 'fortran_order': False, 'shape': (3,), }") +
				"\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00",
		},
		{
			"two dimensions", func(b *bytes.Buffer) error { return Encode(b, []float32{1, 2, -1, 0.5}, 2, 2) },
			lead + pad("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }") +
				"\x00\x00\x80\x3f\x00\x00\x00\x40\x00\x00\x80\xbf\x00\x00\x00\x3f",
		},
		{
			"bool", func(b *bytes.Buffer) error { return Encode(b, []bool{true, false}) },
			lead + pad("{'descr': '|b1', 'fortran_order': False, 'shape': (2,), }") + "\x01\x00",
		},
		{
			"records", func(b *bytes.Buffer) error {
				return EncodeRecords(b, Field{"step", []int32{1, 2}}, Field{"n", []uint8{3, 4}})
			},
			lead + pad("{'descr': [('step', '<i4'), ('n', '|u1')], 'fortran_order': False, 'shape': (2,), }") +
				"\x01\x00\x00\x00\x03\x02\x00\x00\x00\x04",
		},
	}
	for _, tt := range tests {
		var b bytes.Buffer
		if err := tt.encode(&b); err != nil {
			t.Errorf("%s: %v", tt.name, err)
		}
		if d := cmp.Diff(tt.want, b.String()); d != "" {
			t.Errorf("%s: %s", tt.name, d)
		}
		if at := strings.IndexByte(tt.want, '\n') + 1; at%64 != 0 {
			t.Errorf("%s: the first element is at byte %d", tt.name, at)
		}
	}
}

func TestEveryTypeThroughArchive(t *testing.T) {
	for _, compress := range []bool{false, true} {
		path := filepath.Join(t.TempDir(), "all.npz")
		w, err := Create(path, Options{Compress: compress})
		if err != nil {
			t.Fatal(err)
		}
		defer w.Abort()
		for name, data := range everyType() {
			if err := w.Array("a/"+name, data, 2, 3); err != nil {
				t.Fatal(err)
			}
		}
		records := []Field{{"step", []int64{1, 2}}, {"V", []float64{-65, 0.5}}, {"name", []string{"E", "inh"}}}
		if err := w.Records("rec", records...); err != nil {
			t.Fatal(err)
		}
		if err := w.Array("empty", []float64{}); err != nil {
			t.Fatal(err)
		}
		if err := w.Text("meta.json", `{"dt": 0.1, "τ": "ms"}`); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(path); err == nil {
			t.Error("the file is there before Close")
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		r, err := Open(path, ReadOptions{})
		if err != nil {
			t.Fatal(err)
		}
		defer func() {
			if err := r.Close(); err != nil {
				t.Error(err)
			}
		}()
		if len(r.Names()) != len(everyType())+2 {
			t.Errorf("names %v", r.Names())
		}
		for name, data := range everyType() {
			a, err := r.Array("a/" + name)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(&Array{Shape: []int{2, 3}, Data: data}, a); d != "" {
				t.Errorf("%s: %s", name, d)
			}
		}
		a, err := r.Array("rec")
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(&Array{Shape: []int{2}, Fields: records}, a); d != "" {
			t.Error(d)
		}
		if a, err = r.Array("empty"); err != nil || len(a.Data.([]float64)) != 0 {
			t.Errorf("the empty array is %v, %v", a, err)
		}
		text, err := r.Text("meta.json")
		if err != nil || text != `{"dt": 0.1, "τ": "ms"}` {
			t.Errorf("text %q, %v", text, err)
		}
		if d := cmp.Diff([]string{"meta.json"}, r.Texts()); d != "" {
			t.Error(d)
		}
	}
}

// Equal content gives equal bytes, whenever it is written.
func TestReproducible(t *testing.T) {
	write := func() []byte {
		var b bytes.Buffer
		w := NewWriter(&b, Options{Compress: true})
		if err := w.Array("x", []int64{1, 2, 3}); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	if a, b := write(), write(); !bytes.Equal(a, b) {
		t.Error("two archives of the same array differ")
	}
}

// NumPy, where there is one, reads every type, and writes what we read in
// turn: Fortran order, big-endian, strings of bytes, version 2 and 3 headers.
func TestWithNumPy(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil || exec.Command(python, "-c", "import numpy").Run() != nil {
		t.Skip("there is no python3 with numpy")
	}
	dir := t.TempDir()
	ours, theirs := filepath.Join(dir, "ours.npz"), filepath.Join(dir, "theirs.npz")
	w, err := Create(ours, Options{Compress: true})
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range everyType() {
		if err := w.Array("x/"+name, data, 3, 2); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Records("rec", Field{"step", []int64{1, 2}}, Field{"µ", []float32{-65, 0.5}}); err != nil {
		t.Fatal(err)
	}
	if err := w.Text("meta.json", `{"dt": 0.1}`); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(python, "-c", `
import sys, json, numpy as np
f = np.load(sys.argv[1])
assert json.loads(f["meta.json"])["dt"] == 0.1
assert f["rec"].dtype == np.dtype([("step", "<i8"), ("µ", "<f4")]) and f["rec"]["µ"].tolist() == [-65, 0.5]
for n in f.files:
    if n.startswith("x/"):
        a = f[n]
        assert a.shape == (3, 2) and a.dtype == np.dtype(n[2:]), (n, a.shape, a.dtype)
        assert a.flags["C_CONTIGUOUS"]
assert f["x/i8"][1].tolist() == [-1, 2**63 - 1]
assert f["x/U4"].ravel().tolist() == ["E", "", "L23E", "τ_m", "日本", "\U0001F9E0"]
assert f["x/f8"][2].tolist() == [np.finfo("f8").max, 5e-324]
x = np.arange(24).reshape(2, 3, 4)
np.savez_compressed(sys.argv[2], fortran=np.asfortranarray(x), big=x.astype(">f4"), bytes=np.array([b"ab", b"c"]),
    scalar=np.float64(2.5), **{"é": np.array([(1, 2.0)], dtype=[("é", ">i4"), ("b", "f8")])},
    recf=np.asfortranarray(np.array([[(1, 2), (3, 4)], [(5, 6), (7, 8)]], dtype=[("a", "i1"), ("b", "u2")])),
    long=np.zeros(2, dtype=[("field%d" % i, "f8") for i in range(3000)]), obj=np.array([{}], dtype=object))
`, ours, theirs).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	r, err := Open(theirs, ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	}()
	count := make([]float64, 24)
	for i := range count {
		count[i] = float64(i)
	}
	for name, want := range map[string]*Array{
		"bytes":  {Shape: []int{2}, Data: []string{"ab", "c"}},
		"scalar": {Data: []float64{2.5}},
		"é":      {Shape: []int{1}, Fields: []Field{{"é", []int32{1}}, {"b", []float64{2}}}},
		"recf":   {Shape: []int{2, 2}, Fields: []Field{{"a", []int8{1, 3, 5, 7}}, {"b", []uint16{2, 4, 6, 8}}}},
	} {
		a, err := r.Array(name)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, a, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
	for _, name := range []string{"fortran", "big"} {
		a, err := r.Array(name)
		if err != nil {
			t.Fatal(err)
		}
		got, err := a.Float64()
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(count, got); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
	if a, err := r.Array("long"); err != nil || len(a.Fields) != 3000 {
		t.Errorf("3000 fields: %v", err)
	}
	if _, err := r.Array("obj"); err == nil || !strings.Contains(err.Error(), "Python objects") {
		t.Errorf("an array of objects: %v", err)
	}
}

// A header with Fortran order, made by hand: x[i][j] = 10 i + j.
func TestFortranOrder(t *testing.T) {
	a, err := Decode(strings.NewReader(npy("{'descr': '>i2', 'fortran_order': True, 'shape': (2L, 3), }",
		"\x00\x00\x00\x0a\x00\x01\x00\x0b\x00\x02\x00\x0c")))
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(&Array{Shape: []int{2, 3}, Data: []int16{0, 1, 2, 10, 11, 12}}, a); d != "" {
		t.Error(d)
	}
}

// npy builds a file with any header text.
func npy(header, data string) string {
	b := []byte(magic + "\x01\x00")
	b = binary.LittleEndian.AppendUint16(b, uint16(len(header)))
	return string(b) + header + data
}

func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		shape := rapid.SliceOfN(rapid.IntRange(0, 5), 1, 4).Draw(t, "shape")
		n := 1
		for _, d := range shape {
			n *= d
		}
		data := rapid.SliceOfN(rapid.Float32(), n, n).Draw(t, "data")
		names := rapid.SliceOfN(rapid.StringMatching(`[a-zé'"\\ ]{1,9}`), 1, 5).Draw(t, "names")
		var b bytes.Buffer
		if err := Encode(&b, data, shape...); err != nil {
			t.Fatal(err)
		}
		a, err := Decode(&b)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(&Array{Shape: shape, Data: data}, a, cmpopts.EquateEmpty()); d != "" {
			t.Fatal(d)
		}
		var fields []Field
		seen := map[string]bool{}
		for i, name := range names {
			if !seen[name] {
				seen[name] = true
				fields = append(fields, Field{name, []int64{int64(i), -1}})
			}
		}
		if err := EncodeRecords(&b, fields...); err != nil {
			t.Fatal(err)
		}
		if a, err = Decode(&b); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(fields, a.Fields); d != "" {
			t.Fatal(d)
		}
	})
}

func TestConversions(t *testing.T) {
	for name, data := range everyType() {
		a := &Array{Data: data}
		f, err := a.Float64()
		if numeric := name != "bool" && name != "U4"; numeric != (err == nil) || numeric && len(f) != 6 {
			t.Errorf("%s as float64: %v %v", name, f, err)
		}
		i, err := a.Int64()
		if whole := name[0] == 'i' || name[0] == 'u' && name != "u8"; whole != (err == nil) || whole && i[1] != 1 {
			t.Errorf("%s as int64: %v %v", name, i, err)
		}
	}
}

func TestWriterRefuses(t *testing.T) {
	for _, tt := range []struct {
		want string
		do   func(w *Writer) error
	}{
		{"do not fill the shape [2 2]", func(w *Writer) error { return w.Array("x", []int64{1, 2, 3}, 2, 2) }},
		{"do not fill the shape", func(w *Writer) error { return w.Array("x", []int64{}, math.MaxInt, math.MaxInt) }},
		{"negative", func(w *Writer) error { return w.Array("x", []int64{1}, -1, -1) }},
		{"cannot store a []complex128", func(w *Writer) error { return w.Array("x", []complex128{1}) }},
		{"cannot store a <nil>", func(w *Writer) error { return w.Array("x", nil) }},
		{"already", func(w *Writer) error { return errorOf(w.Text("t", ""), w.Text("t", "")) }},
		{"relative path", func(w *Writer) error { return w.Text("../t", "") }},
		{"relative path", func(w *Writer) error { return w.Text("/t", "") }},
		{"relative path", func(w *Writer) error { return w.Array("", []int64{1}) }},
		{"relative path", func(w *Writer) error { return w.Array(`a\b`, []int64{1}) }},
		{"ends in .npy", func(w *Writer) error { return w.Text("t.npy", "") }},
		{"has 1 rows", func(w *Writer) error { return w.Records("r", Field{"a", []int8{1, 2}}, Field{"b", []int8{1}}) }},
		{"two fields", func(w *Writer) error { return w.Records("r", Field{"a", []int8{1}}, Field{"a", []int8{1}}) }},
		{"0 fields", func(w *Writer) error { return w.Records("r") }},
		{"cannot have the name", func(w *Writer) error { return w.Records("r", Field{"a\n", []int8{1}}) }},
		{"cannot store", func(w *Writer) error { return w.Records("r", Field{"a", 1}) }},
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, "bad.npz")
		w, err := Create(path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		err = tt.do(w)
		if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), path) {
			t.Errorf("%v does not say %q and the path", err, tt.want)
		}
		// A mistake that was not looked at must not end in a file.
		if err := w.Close(); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("Close after that: %v", err)
		}
		if left, _ := filepath.Glob(filepath.Join(dir, "*")); left != nil {
			t.Errorf("left behind: %v", left)
		}
	}
}

func errorOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func TestAbort(t *testing.T) {
	dir := t.TempDir()
	w, err := Create(filepath.Join(dir, "x.npz"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Array("x", []int8{1}); err != nil {
		t.Fatal(err)
	}
	w.Abort()
	if err := w.Array("y", []int8{1}); err == nil {
		t.Error("Array after Abort succeeded")
	}
	if err := w.Close(); err == nil {
		t.Error("Close after Abort succeeded")
	}
	if es, _ := os.ReadDir(dir); len(es) != 0 {
		t.Errorf("left behind: %v", es)
	}
	if _, err := Create(filepath.Join(dir, "no", "x.npz"), Options{}); err == nil {
		t.Error("a file in a missing directory was created")
	}
}

func BenchmarkEncode(b *testing.B) {
	data := make([]float64, 1_000_000)
	b.SetBytes(8e6)
	for b.Loop() {
		if err := Encode(io.Discard, data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	var out bytes.Buffer
	if err := Encode(&out, make([]float64, 1_000_000)); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(8e6)
	for b.Loop() {
		if _, err := Decode(bytes.NewReader(out.Bytes())); err != nil {
			b.Fatal(err)
		}
	}
}
