package npz

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// An Array is what an .npy file holds: numbers, bools or strings of any shape.
type Array struct {
	// Shape has one length per dimension; none for a single value.
	Shape []int
	// Data holds the elements in C order (the last index moves fastest) as a
	// []float64, []float32, []int64, []int32, []int16, []int8, []uint64,
	// []uint32, []uint16, []uint8, []bool or []string. It is nil for an array
	// of a structured type.
	Data any
	// Fields are the columns of an array of a structured type, one for each
	// field, each with as many elements as the array has.
	Fields []Field
}

// A Field is a column of an array of a structured type.
type Field struct {
	Name string
	Data any // as Array.Data
}

// Float64 gives the numbers as float64, whatever type they were stored in.
func (a *Array) Float64() ([]float64, error) { return convert[float64](a.Data) }

// Int64 gives whole numbers as int64, whatever type they were stored in; an
// array of floats is an error.
func (a *Array) Int64() ([]int64, error) {
	switch data := a.Data.(type) {
	case []float64, []float32:
		return nil, fmt.Errorf("the array holds %T, not whole numbers", a.Data)
	case []uint64:
		for _, x := range data {
			if x > 1<<63-1 {
				return nil, fmt.Errorf("%d is too large for an int64", x)
			}
		}
	}
	return convert[int64](a.Data)
}

func convert[T float64 | int64](data any) ([]T, error) {
	switch xs := data.(type) {
	case []T:
		return xs, nil
	case []float64:
		return cast[T](xs), nil
	case []float32:
		return cast[T](xs), nil
	case []int64:
		return cast[T](xs), nil
	case []int32:
		return cast[T](xs), nil
	case []int16:
		return cast[T](xs), nil
	case []int8:
		return cast[T](xs), nil
	case []uint64:
		return cast[T](xs), nil
	case []uint32:
		return cast[T](xs), nil
	case []uint16:
		return cast[T](xs), nil
	case []uint8:
		return cast[T](xs), nil
	}
	return nil, fmt.Errorf("the array holds %T, not numbers", data)
}

func cast[T, S float64 | float32 | int64 | int32 | int16 | int8 | uint64 | uint32 | uint16 | uint8](xs []S) []T {
	out := make([]T, len(xs))
	for i, x := range xs {
		out[i] = T(x)
	}
	return out
}

// chunk is how many bytes are coded or decoded at a time.
const chunk = 1 << 16

// Encode writes data as an .npy array (version 1.0 of the format, little-endian,
// C order). data is a slice as in Array.Data; without a shape it is
// one-dimensional.
func Encode(w io.Writer, data any, shape ...int) error {
	k, n, err := kindOf(data)
	if err != nil {
		return err
	}
	if shape == nil {
		shape = []int{n}
	}
	h := &header{fields: []fieldType{{kind: k}}, plain: true, shape: shape}
	if err := h.fits(n); err != nil {
		return err
	}
	if _, err := w.Write(h.encode()); err != nil {
		return err
	}
	return pack(w, n, k.size, func(dst []byte, from, to int) []byte {
		dst, _ = k.pack(dst, data, from, to)
		return dst
	})
}

// EncodeRecords writes columns of equal length as a one-dimensional .npy array
// of a structured type, a record per row.
func EncodeRecords(w io.Writer, fields ...Field) error {
	if len(fields) == 0 || len(fields) > maxFields {
		return fmt.Errorf("a record of %d fields: 1 to %d are possible", len(fields), maxFields)
	}
	h := &header{}
	rows := 0
	seen := map[string]bool{}
	for i, f := range fields {
		k, n, err := kindOf(f.Data)
		if err != nil {
			return fmt.Errorf("field %q: %w", f.Name, err)
		}
		if i == 0 {
			rows = n
		}
		switch {
		case n != rows:
			return fmt.Errorf("field %q has %d rows, %q has %d", f.Name, n, fields[0].Name, rows)
		case seen[f.Name]:
			return fmt.Errorf("two fields have the name %q", f.Name)
		case f.Name == "" || strings.ContainsFunc(f.Name, func(r rune) bool { return r < ' ' }):
			return fmt.Errorf("a field cannot have the name %q", f.Name)
		}
		seen[f.Name] = true
		h.fields = append(h.fields, fieldType{name: f.Name, kind: k})
	}
	h.shape = []int{rows}
	if err := h.fits(rows); err != nil {
		return err
	}
	if _, err := w.Write(h.encode()); err != nil {
		return err
	}
	return pack(w, rows, h.item(), func(dst []byte, from, to int) []byte {
		for i := from; i < to; i++ {
			for j, f := range fields {
				dst, _ = h.fields[j].kind.pack(dst, f.Data, i, i+1)
			}
		}
		return dst
	})
}

// fits says whether n elements fill the shape and whether a reader would take
// the header.
func (h *header) fits(n int) error {
	for _, d := range h.shape {
		if d < 0 {
			return fmt.Errorf("the shape %v has a negative length", h.shape)
		}
	}
	if got, ok := h.elements(); !ok || got != n || len(h.shape) > maxRank {
		return fmt.Errorf("%d elements do not fill the shape %v", n, h.shape)
	}
	if h.item() > maxItem {
		return fmt.Errorf("an element of %d bytes: at most %d are possible", h.item(), maxItem)
	}
	return nil
}

// pack writes n elements of the given size, some at a time.
func pack(w io.Writer, n, size int, code func(dst []byte, from, to int) []byte) error {
	step := max(1, chunk/size)
	buf := make([]byte, 0, min(n, step)*size)
	for from := 0; from < n; from += step {
		buf = code(buf[:0], from, min(from+step, n))
		if _, err := w.Write(buf); err != nil {
			return err
		}
	}
	return nil
}

// Decode reads one .npy array of either order; it stops behind the last
// element. What it allocates is bounded by what r delivers, not by what the
// header claims.
func Decode(r io.Reader) (*Array, error) {
	h, err := readHeader(r)
	if err != nil {
		return nil, err
	}
	n, ok := h.elements()
	if !ok {
		return nil, fmt.Errorf("the shape %v is larger than any memory", h.shape)
	}
	size := h.item()
	columns := make([]any, len(h.fields))
	for j, f := range h.fields {
		columns[j] = f.kind.unpack(nil, nil, f.order)
	}
	step := max(1, chunk/size)
	buf := make([]byte, min(n, step)*size)
	for done := 0; done < n; {
		rows := min(step, n-done)
		part := buf[:rows*size]
		if _, err := io.ReadFull(r, part); err != nil {
			return nil, cut(err)
		}
		done += rows
		if h.plain {
			columns[0] = h.fields[0].kind.unpack(columns[0], part, h.fields[0].order)
			continue
		}
		for ; len(part) > 0; part = part[size:] {
			at := 0
			for j, f := range h.fields {
				columns[j] = f.kind.unpack(columns[j], part[at:at+f.kind.size], f.order)
				at += f.kind.size
			}
		}
	}
	if h.column && len(h.shape) > 1 && n > 0 {
		for j, f := range h.fields {
			columns[j] = f.kind.transpose(columns[j], h.shape)
		}
	}
	a := &Array{Shape: h.shape}
	if h.plain {
		a.Data = columns[0]
		return a, nil
	}
	for j, f := range h.fields {
		a.Fields = append(a.Fields, Field{f.name, columns[j]})
	}
	return a, nil
}

// atEnd checks that nothing follows.
func atEnd(r io.Reader) error {
	var b [1]byte
	switch _, err := io.ReadFull(r, b[:]); {
	case err == nil:
		return errors.New("there are bytes after the last element")
	case errors.Is(err, io.EOF):
		return nil
	default:
		return err
	}
}
