// Package atomicfile writes a file so that its name shows either the old
// content or the whole new one, never a part.
package atomicfile

import (
	"errors"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
)

// A File takes the bytes of a file that gets its name only when Commit
// succeeds. The bytes gather in a temporary file of the same directory, since
// only within one file system is renaming atomic. It protects from a write
// that fails or a process that dies, not from a loss of power.
//
// A name that stands for something else than a regular file, such as
// /dev/stdout, cannot be replaced and is written to directly.
type File struct {
	path   string // as the user gave it, for messages
	target string // what path stands for, symbolic links followed
	temp   string // empty when target is written to directly
	f      *os.File
	mode   fs.FileMode // of the file that is replaced; 0 when there was none
	err    error       // the first failure: a later Commit reports it
	done   bool
}

// attempts bounds the search for a temporary name that is free.
const attempts = 100

// Create starts a file. Until Commit nothing is seen at path.
func Create(path string) (*File, error) {
	w := &File{path: path, target: path}
	if path == "" {
		return nil, w.fail(errors.New("the name is empty"))
	}
	if t, err := filepath.EvalSymlinks(path); err == nil {
		w.target = t
	}
	info, err := os.Stat(w.target)
	switch {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, w.fail(err)
	case err == nil && info.IsDir():
		return nil, w.fail(errors.New("is a directory"))
	case err == nil && !info.Mode().IsRegular():
		w.f, err = os.OpenFile(w.target, os.O_WRONLY, 0)
		if err != nil {
			return nil, w.fail(err)
		}
		return w, nil
	case err == nil:
		w.mode = info.Mode().Perm()
	}
	dir := filepath.Dir(w.target)
	for range attempts {
		// Created by hand, not by os.CreateTemp, so that the permissions
		// follow the user's umask.
		w.temp = filepath.Join(dir, ".synfire-"+strconv.FormatUint(uint64(rand.Uint32()), 36)+".tmp")
		w.f, err = os.OpenFile(w.temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err == nil {
			return w, nil
		}
		if !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	return nil, w.fail(err)
}

// Write appends p.
func (w *File) Write(p []byte) (int, error) {
	if w.done {
		return 0, w.fail(fs.ErrClosed)
	}
	n, err := w.f.Write(p)
	if err != nil {
		err = w.fail(err)
		if w.err == nil {
			w.err = err
		}
	}
	return n, err
}

// Commit ends the file and gives it its name. After a Write that failed it
// leaves nothing behind and returns that failure.
func (w *File) Commit() error {
	if w.done {
		return w.fail(fs.ErrClosed)
	}
	if w.err != nil {
		w.Abort()
		return w.err
	}
	w.done = true
	err := w.f.Close()
	if w.temp == "" {
		return w.fail(err)
	}
	if err == nil && w.mode != 0 {
		err = os.Chmod(w.temp, w.mode)
	}
	if err == nil {
		err = os.Rename(w.temp, w.target)
	}
	if err != nil {
		err = errors.Join(err, os.Remove(w.temp))
	}
	return w.fail(err)
}

// Abort gives up and removes what was written. After Commit or another Abort
// it does nothing, so that it can be deferred.
func (w *File) Abort() {
	if w.done {
		return
	}
	w.done = true
	// Nothing depends on a file that is thrown away: its errors tell nobody
	// anything.
	_ = w.f.Close()
	if w.temp != "" {
		_ = os.Remove(w.temp)
	}
}

// fail makes every error an *fs.PathError with the user's path instead of the
// temporary one.
func (w *File) fail(err error) error {
	if err == nil {
		return nil
	}
	var pe *fs.PathError
	var le *os.LinkError
	if errors.As(err, &pe) && (pe.Path == w.target || pe.Path == w.temp) {
		err = pe.Err
	} else if errors.As(err, &le) {
		err = le.Err
	}
	return &fs.PathError{Op: "write", Path: w.path, Err: err}
}

// WriteFile writes a file by a function; the file appears only when the
// function succeeds.
func WriteFile(path string, write func(io.Writer) error) error {
	w, err := Create(path)
	if err != nil {
		return err
	}
	defer w.Abort()
	if err := write(w); err != nil {
		if w.err != nil {
			return w.err // names the path already
		}
		return w.fail(err)
	}
	return w.Commit()
}
