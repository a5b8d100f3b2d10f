// Package npz writes and reads NumPy's array files: .npy, one array, and .npz,
// a zip archive of arrays by name. numpy.load reads what it writes. Members
// that are not arrays, such as meta.json, lie beside them as text.
package npz

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"time"

	"github.com/klauspost/compress/flate"

	"synfire/internal/atomicfile"
)

// Options choose how a Writer stores. The zero value stores without
// compression, which is fastest to write and to load.
type Options struct {
	Compress bool // deflate each member
}

// A Writer writes members one after another. The file gets its name only when
// Close succeeds. Equal members give equal bytes: no time of day is stored.
type Writer struct {
	path  string // for messages; empty with NewWriter
	file  *atomicfile.File
	zip   *zip.Writer
	opt   Options
	names map[string]bool
	err   error // the first failure; all else after it fails as well
}

// Create starts an .npz file.
func Create(path string, opt Options) (*Writer, error) {
	f, err := atomicfile.Create(path)
	if err != nil {
		return nil, err
	}
	w := NewWriter(f, opt)
	w.path, w.file = path, f
	return w, nil
}

// NewWriter writes an archive to w; closing the Writer does not close w.
func NewWriter(w io.Writer, opt Options) *Writer {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestSpeed)
	})
	return &Writer{zip: z, opt: opt, names: map[string]bool{}}
}

// Array adds an array: numpy.load(file)[name]. data and shape are as in
// Encode. A name may have slashes, as in "spikes/step".
func (w *Writer) Array(name string, data any, shape ...int) error {
	return w.member(name+".npy", name, func(m io.Writer) error { return Encode(m, data, shape...) })
}

// Records adds an array of a structured type, as in EncodeRecords.
func (w *Writer) Records(name string, fields ...Field) error {
	return w.member(name+".npy", name, func(m io.Writer) error { return EncodeRecords(m, fields...) })
}

// Text adds a member that is not an array; numpy.load gives its bytes.
func (w *Writer) Text(name, text string) error {
	if strings.HasSuffix(name, ".npy") {
		return w.fail(name, errors.New("a name that ends in .npy is an array's"))
	}
	return w.member(name, name, func(m io.Writer) error {
		_, err := io.WriteString(m, text)
		return err
	})
}

// epoch is the earliest time that zip can say, which NumPy uses too.
func epoch() time.Time { return time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC) }

func (w *Writer) member(file, name string, write func(io.Writer) error) error {
	if w.err != nil {
		return w.err
	}
	if err := checkName(name); err != nil {
		return w.fail(name, err)
	}
	if w.names[file] {
		return w.fail(name, errors.New("the archive has a member of this name already"))
	}
	w.names[file] = true
	method := zip.Store
	if w.opt.Compress {
		method = zip.Deflate
	}
	m, err := w.zip.CreateHeader(&zip.FileHeader{Name: file, Method: method, Modified: epoch()})
	if err == nil {
		err = write(m)
	}
	if err != nil {
		return w.fail(name, err)
	}
	return nil
}

// checkName refuses names that unpacking would put elsewhere or cannot make.
func checkName(name string) error {
	if name == "" || name == "." || name != path.Clean(name) || path.IsAbs(name) ||
		name == ".." || strings.HasPrefix(name, "../") || strings.ContainsAny(name, "\\\x00") || len(name) > 1<<15 {
		return errors.New("a member's name is a relative path with slashes, without \".\" and \"..\" in it")
	}
	return nil
}

func (w *Writer) fail(name string, err error) error {
	if name != "" {
		err = fmt.Errorf("%q: %w", name, err)
	}
	var named *fs.PathError
	if w.path != "" && !errors.As(err, &named) {
		err = fmt.Errorf("%s: %w", w.path, err)
	}
	if w.err == nil {
		w.err = err
	}
	return err
}

// Close ends the archive and gives the file its name. After a failure it
// leaves no file and returns that failure.
func (w *Writer) Close() error {
	if w.err == nil {
		if err := w.zip.Close(); err != nil {
			w.err = w.fail("", err)
		}
	}
	if w.file != nil {
		defer w.file.Abort()
		if w.err == nil {
			return w.file.Commit()
		}
	}
	return w.err
}

// Abort gives up and leaves no file. After Close it does nothing, so that it
// can be deferred.
func (w *Writer) Abort() {
	if w.file != nil {
		w.file.Abort()
	}
	if w.err == nil {
		w.err = errors.New("the archive was given up")
	}
}
