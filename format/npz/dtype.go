package npz

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
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

func row[T any](code string, size int, put func([]byte, T) []byte, get func([]byte, binary.ByteOrder) T) kind {
	return kind{
		code: code, size: size,
		pack: func(dst []byte, data any, from, to int) ([]byte, bool) {
			xs, ok := data.([]T)
			if ok {
				for _, x := range xs[from:to] {
					dst = put(dst, x)
				}
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
			for ; len(src) >= size; src = src[size:] {
				xs = append(xs, get(src[:size], order))
			}
			return xs
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
// size depends on the longest one: see strings.
func kinds() []kind {
	le := binary.LittleEndian
	return []kind{
		row("f8", 8, func(b []byte, x float64) []byte { return le.AppendUint64(b, math.Float64bits(x)) },
			func(b []byte, o binary.ByteOrder) float64 { return math.Float64frombits(o.Uint64(b)) }),
		row("f4", 4, func(b []byte, x float32) []byte { return le.AppendUint32(b, math.Float32bits(x)) },
			func(b []byte, o binary.ByteOrder) float32 { return math.Float32frombits(o.Uint32(b)) }),
		row("i8", 8, func(b []byte, x int64) []byte { return le.AppendUint64(b, uint64(x)) },
			func(b []byte, o binary.ByteOrder) int64 { return int64(o.Uint64(b)) }),
		row("i4", 4, func(b []byte, x int32) []byte { return le.AppendUint32(b, uint32(x)) },
			func(b []byte, o binary.ByteOrder) int32 { return int32(o.Uint32(b)) }),
		row("i2", 2, func(b []byte, x int16) []byte { return le.AppendUint16(b, uint16(x)) },
			func(b []byte, o binary.ByteOrder) int16 { return int16(o.Uint16(b)) }),
		row("i1", 1, func(b []byte, x int8) []byte { return append(b, byte(x)) },
			func(b []byte, _ binary.ByteOrder) int8 { return int8(b[0]) }),
		row("u8", 8, le.AppendUint64, func(b []byte, o binary.ByteOrder) uint64 { return o.Uint64(b) }),
		row("u4", 4, le.AppendUint32, func(b []byte, o binary.ByteOrder) uint32 { return o.Uint32(b) }),
		row("u2", 2, le.AppendUint16, func(b []byte, o binary.ByteOrder) uint16 { return o.Uint16(b) }),
		row("u1", 1, func(b []byte, x uint8) []byte { return append(b, x) },
			func(b []byte, _ binary.ByteOrder) uint8 { return b[0] }),
		row("b1", 1, func(b []byte, x bool) []byte {
			if x {
				return append(b, 1)
			}
			return append(b, 0)
		}, func(b []byte, _ binary.ByteOrder) bool { return b[0] != 0 }),
	}
}

// text is the kind of []string, each of width code points of UTF-32, padded
// with zeros: NumPy's U.
func text(width int) kind {
	return row("U"+strconv.Itoa(width), 4*width, func(b []byte, s string) []byte {
		n := 0
		for _, r := range s {
			b = binary.LittleEndian.AppendUint32(b, uint32(r))
			n++
		}
		return append(b, make([]byte, 4*(width-n))...)
	}, func(b []byte, o binary.ByteOrder) string {
		var s []byte
		end := len(b)
		for end >= 4 && o.Uint32(b[end-4:]) == 0 {
			end -= 4
		}
		for ; end >= 4; end, b = end-4, b[4:] {
			r := rune(utf8.RuneError)
			if u := o.Uint32(b); u <= utf8.MaxRune {
				r = rune(u)
			}
			s = utf8.AppendRune(s, r)
		}
		return string(s)
	})
}

// octets is NumPy's S, strings of width bytes; it is read, never written.
func octets(width int) kind {
	return row("S"+strconv.Itoa(width), width, func(b []byte, s string) []byte {
		return append(append(b, s...), make([]byte, width-len(s))...)
	}, func(b []byte, _ binary.ByteOrder) string { return string(bytes.TrimRight(b, "\x00")) })
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
