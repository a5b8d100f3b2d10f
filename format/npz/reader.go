package npz

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode/utf8"
)

// ReadOptions bound what a Reader takes. The zero value is good.
type ReadOptions struct {
	// MaxInflated is the largest size in bytes to which a compressed member
	// may unfold; 0 means 4 GiB. Members that are not compressed are as large
	// as the file at most, so they need no bound.
	MaxInflated int64
}

const defaultInflated = 4 << 30

// A Reader gives the members of an .npz archive by name. It takes files of any
// origin: what it allocates is bounded by their actual size and by
// ReadOptions.
type Reader struct {
	path  string // for messages; empty with NewReader
	file  *os.File
	opt   ReadOptions
	order []string
	byKey map[string]*zip.File
}

// Open opens an .npz file.
func Open(path string, opt ReadOptions) (*Reader, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("%s: not a regular file", path)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	r, err := NewReader(f, info.Size(), opt)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", path, err), f.Close())
	}
	r.path, r.file = path, f
	return r, nil
}

// NewReader reads an archive of the given size.
func NewReader(src io.ReaderAt, size int64, opt ReadOptions) (*Reader, error) {
	if opt.MaxInflated == 0 {
		opt.MaxInflated = defaultInflated
	}
	z, err := zip.NewReader(src, size)
	// Names are only keys here and no paths, so unsafe ones do no harm.
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, fmt.Errorf("not an .npz archive: %w", err)
	}
	r := &Reader{opt: opt, byKey: map[string]*zip.File{}}
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		if r.byKey[f.Name] == nil {
			r.order = append(r.order, f.Name)
		}
		r.byKey[f.Name] = f // the last one of a name counts, as in Python
	}
	return r, nil
}

// Names lists the arrays, in the order of the archive.
func (r *Reader) Names() []string {
	var names []string
	for _, n := range r.order {
		if a, ok := strings.CutSuffix(n, ".npy"); ok {
			names = append(names, a)
		}
	}
	return names
}

// Texts lists the members that are not arrays.
func (r *Reader) Texts() []string {
	return slices.DeleteFunc(slices.Clone(r.order), func(n string) bool { return strings.HasSuffix(n, ".npy") })
}

// Array reads an array whole and checks its sum.
func (r *Reader) Array(name string) (a *Array, err error) {
	err = r.member(name+".npy", name, func(m io.Reader) error {
		if a, err = Decode(m); err != nil {
			return err
		}
		return atEnd(m)
	})
	if err != nil {
		return nil, err
	}
	return a, nil
}

// Text reads a member that is not an array.
func (r *Reader) Text(name string) (text string, err error) {
	err = r.member(name, name, func(m io.Reader) error {
		b, err := io.ReadAll(m)
		if err == nil && !utf8.Valid(b) {
			err = errors.New("not text in UTF-8")
		}
		text = string(b)
		return err
	})
	if err != nil {
		return "", err
	}
	return text, nil
}

func (r *Reader) member(file, name string, read func(io.Reader) error) error {
	err := func() error {
		f := r.byKey[file]
		if f == nil {
			return fmt.Errorf("no such member; there are %s", r.overview())
		}
		m, err := f.Open()
		if err != nil {
			return err
		}
		// Closing a member only frees its decompressor.
		defer func() { _ = m.Close() }()
		if f.Method == zip.Store {
			return read(m)
		}
		return read(&bounded{m, r.opt.MaxInflated})
	}()
	if err == nil {
		return nil
	}
	err = fmt.Errorf("%q: %w", name, err)
	if r.path != "" {
		err = fmt.Errorf("%s: %w", r.path, err)
	}
	return err
}

// overview names some members for a message.
func (r *Reader) overview() string {
	const most = 20
	all := append(r.Names(), r.Texts()...)
	switch {
	case len(all) == 0:
		return "none"
	case len(all) > most:
		return fmt.Sprintf("%s and %d more", strings.Join(all[:most], ", "), len(all)-most)
	}
	return strings.Join(all, ", ")
}

// bounded fails when more than left bytes come.
type bounded struct {
	r    io.Reader
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, errors.New("the compressed member unfolds to more than ReadOptions.MaxInflated")
	}
	return n, err
}

// Close closes the file that Open opened.
func (r *Reader) Close() error {
	if r.file == nil {
		return nil
	}
	return r.file.Close()
}
