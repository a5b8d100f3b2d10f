package npz

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"
)

// A kind is one element type of an array: a row for each, read and written by
// the same generic code.
type kind struct {
	code string // as in NumPy's dtype string, without the byte order
	size int    // bytes per element
	// pack appends the elements of a slice of the Go type, little-endian; ok is
	// false if data is of another type.
	pack func(dst []byte, data any, from, to int) (out []byte, ok bool)
	// count is the length of such a slice.
	count func(data any) (n int, ok bool)
	// unpack appends elements to a slice of the Go type (nil at first).
	unpack func(data any, src []byte, order binary.ByteOrder) any
	// transpose turns a slice of the Go type from Fortran's order into C's.
	transpose func(data any, shape []int) any
}

// row is the kind of a number or bool.
func row[T any](code string) kind {
	var zero T
	size := binary.Size(zero)
	return typed(code, size, func(dst []byte, xs []T) []byte {
		dst, err := binary.Append(dst, binary.LittleEndian, xs)
		if err != nil {
			panic(fmt.Sprintf("BUG: %T in the table of element types: %v", xs, err))
		}
		return dst
	}, func(xs []T, src []byte, order binary.ByteOrder) []T {
		n := len(xs)
		xs = slices.Grow(xs, len(src)/size)[:n+len(src)/size]
		if _, err := binary.Decode(src, order, xs[n:]); err != nil {
			panic(fmt.Sprintf("BUG: %T in the table of element types: %v", xs, err))
		}
		return xs
	})
}

// typed is a kind whose elements are of the type T.
func typed[T any](code string, size int, put func([]byte, []T) []byte, get func([]T, []byte, binary.ByteOrder) []T) kind {
	return kind{
		code: code, size: size,
		pack: func(dst []byte, data any, from, to int) ([]byte, bool) {
			xs, ok := data.([]T)
			if ok {
				dst = put(dst, xs[from:to])
			}
			return dst, ok
		},
		count: func(data any) (int, bool) {
			xs, ok := data.([]T)
			return len(xs), ok
		},
		unpack: func(data any, src []byte, order binary.ByteOrder) any {
			xs, _ := data.([]T)
			if xs == nil {
				xs = []T{}
			}
			return get(xs, src, order)
		},
		transpose: func(data any, shape []int) any {
			xs := data.([]T)
			out := make([]T, len(xs))
			index := make([]int, len(shape))
			strides := make([]int, len(shape)) // of C order
			stride := 1
			for d := len(shape) - 1; d >= 0; d-- {
				strides[d] = stride
				stride *= shape[d]
			}
			at := 0
			for _, x := range xs {
				out[at] = x
				for d := range index { // the first index moves fastest
					index[d]++
					at += strides[d]
					if index[d] < shape[d] {
						break
					}
					at -= strides[d] * shape[d]
					index[d] = 0
				}
			}
			return out
		},
	}
}

// kinds returns the table of element types. []string is not in it, since its
// size depends on the longest one: see text.
func kinds() []kind {
	return []kind{
		row[float64]("f8"), row[float32]("f4"),
		row[int64]("i8"), row[int32]("i4"), row[int16]("i2"), row[int8]("i1"),
		row[uint64]("u8"), row[uint32]("u4"), row[uint16]("u2"), row[uint8]("u1"),
		row[bool]("b1"),
	}
}

// text is the kind of []string, each of width code points of UTF-32, padded
// with zeros: NumPy's U.
func text(width int) kind {
	size := 4 * width
	return typed("U"+strconv.Itoa(width), size, func(dst []byte, ss []string) []byte {
		for _, s := range ss {
			n := 0
			for _, r := range s {
				dst = binary.LittleEndian.AppendUint32(dst, uint32(r))
				n++
			}
			dst = append(dst, make([]byte, 4*(width-n))...)
		}
		return dst
	}, func(ss []string, src []byte, order binary.ByteOrder) []string {
		var s []byte
		for ; len(src) >= size; src = src[size:] {
			end := size
			for end >= 4 && order.Uint32(src[end-4:]) == 0 {
				end -= 4
			}
			s = s[:0]
			for at := 0; at < end; at += 4 {
				r := rune(utf8.RuneError)
				if u := order.Uint32(src[at:]); u <= utf8.MaxRune {
					r = rune(u)
				}
				s = utf8.AppendRune(s, r)
			}
			ss = append(ss, string(s))
		}
		return ss
	})
}

// octets is NumPy's S, strings of width bytes. It is only read: what is
// written is text.
func octets(width int) kind {
	return typed("S"+strconv.Itoa(width), width, nil, func(ss []string, src []byte, _ binary.ByteOrder) []string {
		for ; len(src) >= width; src = src[width:] {
			ss = append(ss, string(bytes.TrimRight(src[:width], "\x00")))
		}
		return ss
	})
}

// kindOf finds the row for a slice and the slice's length.
func kindOf(data any) (kind, int, error) {
	if ss, ok := data.([]string); ok {
		width := 1
		for _, s := range ss {
			width = max(width, utf8.RuneCountInString(s))
		}
		return text(width), len(ss), nil
	}
	for _, k := range kinds() {
		if n, ok := k.count(data); ok {
			return k, n, nil
		}
	}
	return kind{}, 0, fmt.Errorf("cannot store a %T: it must be a slice of floats, sized integers, bools or strings", data)
}

// byteOrder of a NumPy dtype string.
func byteOrder(c byte) binary.ByteOrder {
	if c == '>' {
		return binary.BigEndian
	}
	return binary.LittleEndian
}

// parseKind reads a dtype string such as "<f8".
func parseKind(s string) (kind, binary.ByteOrder, error) {
	if len(s) >= 3 && (s[0] == '<' || s[0] == '>' || s[0] == '|') {
		for _, k := range kinds() {
			if k.code == s[1:] && (s[0] != '|' || k.size == 1) {
				return k, byteOrder(s[0]), nil
			}
		}
		width, err := strconv.Atoi(s[2:])
		if err == nil && width > 0 && width <= maxItem/4 {
			switch s[1] {
			case 'U':
				return text(width), byteOrder(s[0]), nil
			case 'S':
				return octets(width), byteOrder(s[0]), nil
			}
		}
	}
	if s == "|O" {
		return kind{}, nil, fmt.Errorf("the array holds Python objects, which only Python can read: save numbers, bools or strings")
	}
	return kind{}, nil, fmt.Errorf("element type %q is not supported: save floats of 4 or 8 bytes, integers, bools or strings", s)
}
