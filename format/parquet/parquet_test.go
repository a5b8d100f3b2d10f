package parquet

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress"
	"github.com/parquet-go/parquet-go/encoding/thrift"
)

type edge struct {
	Pre    int64   `parquet:"Presynaptic_ID"`
	Post   int32   `parquet:"Postsynaptic_Index"`
	Weight float64 `parquet:"weight"`
	Delay  float32 `parquet:"delay"`
	Kind   string  `parquet:"kind"`
}

const rows = 2000

// file has several row groups.
func file(t testing.TB) []byte {
	var b bytes.Buffer
	w := parquet.NewGenericWriter[edge](&b, parquet.MaxRowsPerRowGroup(700), parquet.Compression(&parquet.Zstd))
	for i := range rows {
		if _, err := w.Write([]edge{{720575940596125868 + int64(i), int32(i % 7), float64(i) / 3, 1.5, "glu"}}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestRead(t *testing.T) {
	data := file(t)
	tab, err := Read("edges.parquet", bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	pre, err := tab.Whole("Presynaptic_ID")
	if err != nil || len(pre) != rows || pre[rows-1] != 720575940596125868+rows-1 {
		t.Errorf("%d identifiers, %v", len(pre), err)
	}
	post, err := tab.Indices("Postsynaptic_Index", 7, nil)
	if err != nil || post[13] != 6 {
		t.Errorf("targets %v", err)
	}
	if _, err := tab.Indices("Postsynaptic_Index", 6, nil); err == nil || err.Error() != `edges.parquet: row 7: 6 in column "Postsynaptic_Index"; an index lies between 0 and 5` {
		t.Error(err)
	}
	w, err := tab.Numbers("weight")
	if err != nil || w[1999] != 1999.0/3 {
		t.Errorf("weights %v", err)
	}
	if d, err := tab.Numbers("delay"); err != nil || d[5] != 1.5 {
		t.Errorf("delays %v", err)
	}
	if ids, err := tab.IDs("kind"); err != nil || len(ids.Texts) != rows || ids.Texts[rows-1] != "glu" {
		t.Errorf("texts %v", err)
	}
	if _, err := tab.Numbers("kind"); err == nil || !strings.HasPrefix(err.Error(), `edges.parquet: column "kind": it is of type`) {
		t.Error(err)
	}
}

func TestGaps(t *testing.T) {
	type row struct {
		Pre *int64 `parquet:"pre,optional"`
	}
	var b bytes.Buffer
	one := int64(1)
	if err := parquet.Write(&b, []row{{&one}, {nil}}); err != nil {
		t.Fatal(err)
	}
	_, err := Read("edges.parquet", bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err == nil || err.Error() != `edges.parquet: column "pre": row 2 has no value` {
		t.Error(err)
	}
}

// Two columns of one name are refused, as by the reader of CSV: one of them
// would be lost.
func TestNamedTwice(t *testing.T) {
	data := bytes.ReplaceAll(file(t), []byte("Postsynaptic_Index"), []byte("Postsynaptic_Ident"))
	if _, err := Read("edges.parquet", bytes.NewReader(data), int64(len(data))); err != nil {
		t.Fatal(err)
	}
	type twins struct {
		A int64 `parquet:"source_A"`
		B int64 `parquet:"source_B"`
	}
	var b bytes.Buffer
	if err := parquet.Write(&b, []twins{{1, 2}}); err != nil {
		t.Fatal(err)
	}
	data = bytes.ReplaceAll(b.Bytes(), []byte("source_B"), []byte("source_A"))
	_, err := Read("edges.parquet", bytes.NewReader(data), int64(len(data)))
	if err == nil || err.Error() != `edges.parquet: two columns are named "source_A"` {
		t.Error(err)
	}
}

// TestMissingRows: a column of texts must have as many rows as the file, which
// here says that it has more.
func TestMissingRows(t *testing.T) {
	type text struct {
		Kind string `parquet:"kind"`
	}
	var b bytes.Buffer
	if err := parquet.Write(&b, []text{{"glu"}, {"gaba"}}); err != nil {
		t.Fatal(err)
	}
	f, err := parquet.OpenFile(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	meta := *f.Metadata()
	meta.NumRows = 3
	footer, err := thrift.Marshal(new(thrift.CompactProtocol), &meta)
	if err != nil {
		t.Fatal(err)
	}
	end := b.Len() - 8
	data := append(bytes.Clone(b.Bytes()[:end-int(binary.LittleEndian.Uint32(b.Bytes()[end:]))]), footer...)
	data = append(binary.LittleEndian.AppendUint32(data, uint32(len(footer))), "PAR1"...)
	_, err = Read("edges.parquet", bytes.NewReader(data), int64(len(data)))
	if err == nil || err.Error() != `edges.parquet: column "kind" has 2 values for 3 rows` {
		t.Error(err)
	}
}

// compressed is a small file.
func compressed(t testing.TB, codec compress.Codec) []byte {
	var b bytes.Buffer
	w := parquet.NewGenericWriter[edge](&b, parquet.Compression(codec))
	if _, err := w.Write([]edge{{1, 0, 0.5, 1, "glu"}, {1, 1, 0.25, 1, "gaba"}}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestCompression reads what is compressed in any of the usual ways but LZ4.
func TestCompression(t *testing.T) {
	for _, codec := range []compress.Codec{&parquet.Uncompressed, &parquet.Snappy, &parquet.Gzip, &parquet.Brotli, &parquet.Zstd} {
		data := compressed(t, codec)
		tab, err := Read("edges.parquet", bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Errorf("%v: %v", codec, err)
			continue
		}
		if w, err := tab.Numbers("weight"); err != nil || !slices.Equal(w, []float64{0.5, 0.25}) {
			t.Errorf("%v: weights %v, %v", codec, w, err)
		}
	}
	data := compressed(t, &parquet.Lz4Raw)
	_, err := Read("edges.parquet", bytes.NewReader(data), int64(len(data)))
	if err == nil || err.Error() != `edges.parquet: column "Presynaptic_ID" is compressed by LZ4, which is not read; write it with zstd, snappy, gzip or brotli` {
		t.Error(err)
	}
}

// FuzzRead reads files that are damaged: each is an error that names the file,
// or a table whose columns are as long as each other.
func FuzzRead(f *testing.F) {
	f.Add(file(f))
	for _, codec := range []compress.Codec{&parquet.Uncompressed, &parquet.Snappy, &parquet.Gzip, &parquet.Brotli, &parquet.Lz4Raw} {
		f.Add(compressed(f, codec))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		tab, err := Read("f.parquet", bytes.NewReader(data), int64(len(data)))
		if err != nil {
			if !strings.HasPrefix(err.Error(), "f.parquet") {
				t.Errorf("%v does not name the file", err)
			}
			return
		}
		n := -1
		for i := range tab.Columns {
			c := &tab.Columns[i]
			if _, err := tab.Indices(c.Name, 100, nil); err != nil && !strings.HasPrefix(err.Error(), "f.parquet") {
				t.Errorf("%v does not name the file", err)
			}
			if c.Fault != "" && c.Texts == nil {
				continue
			}
			if n >= 0 && c.Len() != n {
				t.Errorf("column %q has %d rows, another %d", c.Name, c.Len(), n)
			}
			n = c.Len()
		}
	})
}

// Damaged files are errors that name the file, or are read as something else;
// never a panic.
func TestHostile(t *testing.T) {
	data := file(t)
	read := func(damaged []byte) error {
		_, err := Read("edges.parquet", bytes.NewReader(damaged), int64(len(damaged)))
		if err != nil && !strings.HasPrefix(err.Error(), "edges.parquet") {
			t.Errorf("%v does not name the file", err)
		}
		return err
	}
	for _, n := range []int{0, 1, 4, 8, 12, len(data) / 2, len(data) - 1} {
		if read(data[:n]) == nil {
			t.Errorf("the first %d bytes are taken for a file", n)
		}
	}
	claimed := bytes.Clone(data)
	binary.LittleEndian.PutUint32(claimed[len(data)-8:], 1<<31)
	for want, damaged := range map[string][]byte{
		"its metadata of 2147483648 bytes do not fit into": claimed,
		"it does not end as one does; was it cut short?":   data[:len(data)/2],
		"it has 3 bytes": data[:3],
	} {
		if err := read(damaged); err == nil || !strings.HasPrefix(err.Error(), "edges.parquet is not a parquet file: "+want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
	for at := 0; at < len(data); at += 1 + len(data)/400 {
		damaged := bytes.Clone(data)
		damaged[at] ^= 0xff
		_ = read(damaged)
	}
}
