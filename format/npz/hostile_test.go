package npz

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

const good = "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }"

// hostile has files that lie, with a part of the message each must give.
func hostile() map[string]struct{ file, want string } {
	head := func(descr, shape string) string {
		return "{'descr': " + descr + ", 'fortran_order': False, 'shape': " + shape + "}"
	}
	return map[string]struct{ file, want string }{
		"empty":             {"", "cut off"},
		"no magic":          {"PK\x03\x04aaaaaaaa", "does not start with"},
		"version":           {magic + "\x09\x00aaaa", "version 9"},
		"cut in the size":   {magic + "\x01\x00a", "cut off"},
		"cut in the header": {npy(good, "")[:40], "cut off"},
		"cut in the data":   {npy(good, "1234567"), "cut off"},
		"header of 4 GB":    {magic + "\x02\x00\xff\xff\xff\xff", "refused"},
		"header of 1 MB":    {magic + "\x03\x00\x00\x00\x10\x00{", "cut off"},
		"petabytes":         {npy(head("'<f8'", "(20000000000000,)"), "12345678"), "cut off"},
		"overflow":          {npy(head("'<f8'", "(9223372036854775807, 9223372036854775807)"), ""), "larger than any memory"},
		"overflow to zero":  {npy(head("'<f8'", "(4294967296, 4294967296)"), ""), "larger than any memory"},
		"bytes overflow":    {npy(head("'<f8'", "(4611686018427387904,)"), ""), "larger than any memory"},
		"huge number":       {npy(head("'<f8'", "(99999999999999999999,)"), ""), "too large"},
		"negative":          {npy(head("'<f8'", "(-1,)"), ""), "no length"},
		"shape of strings":  {npy(head("'<f8'", "('a',)"), ""), "no length"},
		"shape of bool":     {npy(head("'<f8'", "(True,)"), ""), "no length"},
		"rank":              {npy(head("'<f8'", "("+strings.Repeat("1,", 65)+")"), ""), "at most 64"},
		"no bytes each":     {npy(head("'|S0'", "(200000000000,)"), ""), "not supported"},
		"megabytes each":    {npy(head("'<U99999999'", "(1,)"), ""), "not supported"},
		"fields too large":  {npy(head("[('a', '|S200000'), ('b', '|S200000'), ('c', '|S200000'), ('d', '|S200000'), ('e', '|S200000'), ('f', '|S200000')]", "(1,)"), ""), "at most"},
		"no fields":         {npy(head("[]", "(1,)"), ""), "0 fields"},
		"nested field":      {npy(head("[('a', [('b', '<f8')])]", "(1,)"), ""), "not a pair"},
		"subarray":          {npy(head("[('a', '<f8', (3,))]", "(1,)"), ""), "not a pair"},
		"field twice":       {npy(head("[('a', '<f8'), ('a', '<f8')]", "(1,)"), ""), "two fields"},
		"objects":           {npy(head("'|O'", "(1,)"), "x"), "Python objects"},
		"complex":           {npy(head("'<c16'", "(1,)"), ""), "not supported"},
		"no descr":          {npy("{'fortran_order': False, 'shape': ()}", ""), "no descr"},
		"no order":          {npy("{'descr': '<f8', 'shape': ()}", ""), "no fortran_order"},
		"no shape":          {npy("{'descr': '<f8', 'fortran_order': False}", ""), "no shape"},
		"not a dictionary":  {npy("(1,)", ""), "not a dictionary"},
		"deep":              {npy(strings.Repeat("(", 60000), ""), "nested"},
		"code":              {npy("__import__('os').system('true')", ""), "a value"},
		"rest":              {npy(good+" 1", "12345678"), "the end"},
		"open string":       {npy("{'descr", ""), "closing quote"},
		"escape":            {npy(`{'a\x41': 1}`, ""), "escape"},
		"open bracket":      {npy("{'shape': (1", ""), "should be"},
		"key":               {npy("{1: 2}", ""), "not a string"},
		"minus":             {npy("{'a': -}", ""), "none"},
		"no colon":          {npy("{'a' 1}", ""), "a colon"},
		"NUL":               {npy(good+"\x00", "12345678"), "the end"},
	}
}

func TestHostileArrays(t *testing.T) {
	for name, tt := range hostile() {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		a, err := Decode(strings.NewReader(tt.file))
		runtime.ReadMemStats(&after)
		if err == nil {
			t.Errorf("%s: accepted as %v", name, a)
		} else if !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v does not say %q", name, err, tt.want)
		}
		// A header may be 1 MB, an element too.
		if used := after.TotalAlloc - before.TotalAlloc; used > 8<<20 {
			t.Errorf("%s: a file of %d bytes made the reader allocate %d", name, len(tt.file), used)
		}
	}
}

// archive is a zip of one array.
func archive(t testing.TB, method uint16, name, member string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	m, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
	if err == nil {
		_, err = io.WriteString(m, member)
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestHostileArchives(t *testing.T) {
	valid := npy(good, "12345678")
	stored := archive(t, zip.Store, "x.npy", valid)
	damaged := bytes.Replace(stored, []byte("12345678"), []byte("12345679"), 1)
	bomb := archive(t, zip.Deflate, "x.npy", npy("{'descr': '|u1', 'fortran_order': False, 'shape': (20000000,)}", strings.Repeat("\x00", 20_000_000)))
	if len(bomb) > 200_000 {
		t.Fatalf("the bomb has %d bytes", len(bomb))
	}
	tests := map[string]struct {
		file []byte
		opt  ReadOptions
		want string
	}{
		"empty":       {nil, ReadOptions{}, "not an .npz archive"},
		"not a zip":   {[]byte(valid), ReadOptions{}, "not an .npz archive"},
		"cut":         {stored[:len(stored)-30], ReadOptions{}, "not an .npz archive"},
		"damaged":     {damaged, ReadOptions{}, "checksum"},
		"bomb":        {bomb, ReadOptions{MaxInflated: 1 << 20}, "MaxInflated"},
		"other name":  {archive(t, zip.Store, "y.npy", valid), ReadOptions{}, "no such member; there are y"},
		"other kind":  {archive(t, zip.Store, "x", valid), ReadOptions{}, "no such member; there are x"},
		"longer":      {archive(t, zip.Store, "x.npy", valid+"9"), ReadOptions{}, "after the last element"},
		"unsafe name": {archive(t, zip.Store, "../x.npy", valid), ReadOptions{}, "no such member; there are ../x"},
	}
	for name, tt := range tests {
		r, err := NewReader(bytes.NewReader(tt.file), int64(len(tt.file)), tt.opt)
		if err == nil {
			var a *Array
			if a, err = r.Array("x"); err == nil {
				t.Errorf("%s: accepted as %v", name, a.Shape)
				continue
			}
		}
		if !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v does not say %q", name, err, tt.want)
		}
	}
	if r, err := NewReader(bytes.NewReader(bomb), int64(len(bomb)), ReadOptions{}); err != nil {
		t.Error(err)
	} else if a, err := r.Array("x"); err != nil || len(a.Data.([]uint8)) != 20_000_000 {
		t.Errorf("20 MB of zeros within the bound: %v", err)
	}
}

// Messages of a file carry its path.
func TestPathInMessages(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.npz")
	if err := os.WriteFile(path, []byte("none"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path, ReadOptions{}); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("%v", err)
	}
	if err := os.WriteFile(path, archive(t, zip.Store, "t", "\xff"), 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := Open(path, ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	if _, err := r.Array("y"); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("%v", err)
	}
	if _, err := r.Text("t"); err == nil || !strings.Contains(err.Error(), "UTF-8") {
		t.Errorf("%v", err)
	}
	for _, p := range []string{dir, filepath.Join(dir, "none")} {
		if _, err := Open(p, ReadOptions{}); err == nil || !strings.Contains(err.Error(), p) {
			t.Errorf("%v", err)
		}
	}
}

// FuzzRead feeds anything to both readers. What is accepted must survive
// writing and reading again.
func FuzzRead(f *testing.F) {
	for _, h := range hostile() {
		f.Add([]byte(h.file))
	}
	f.Add([]byte(npy(good, "12345678")))
	f.Add([]byte(npy("{'descr': [('a', '>i4'), ('b', '<U2')], 'fortran_order': True, 'shape': (1, 2)}", strings.Repeat("a\x00\x00\x00", 6))))
	f.Add(archive(f, zip.Store, "x.npy", npy(good, "12345678")))
	f.Add(archive(f, zip.Deflate, "x.npy", npy(good, "12345678")))
	f.Add(archive(f, zip.Deflate, "meta.json", "{}"))
	f.Fuzz(func(t *testing.T, file []byte) {
		if a, err := Decode(bytes.NewReader(file)); err == nil {
			again(t, a)
		}
		r, err := NewReader(bytes.NewReader(file), int64(len(file)), ReadOptions{MaxInflated: 1 << 20})
		if err != nil {
			return
		}
		for _, name := range r.Names() {
			if a, err := r.Array(name); err == nil {
				again(t, a)
			}
		}
		for _, name := range r.Texts() {
			_, _ = r.Text(name) // must not crash; many texts are refused
		}
	})
}

// again writes an array that was read and reads it back.
func again(t *testing.T, a *Array) {
	var one, two bytes.Buffer
	encode := func(w io.Writer, a *Array) error {
		if a.Fields != nil {
			return EncodeRecords(w, a.Fields...)
		}
		if len(a.Shape) == 0 {
			return Encode(w, a.Data)
		}
		return Encode(w, a.Data, a.Shape...)
	}
	if err := encode(&one, a); err != nil {
		if a.Fields != nil { // names that we don't write, strings that grew
			return
		}
		t.Fatalf("%v cannot be written again: %v", a.Shape, err)
	}
	b, err := Decode(bytes.NewReader(one.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if err := encode(&two, b); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Fatal("an array changes when it is written and read")
	}
}
