package bigmem

import (
	"bytes"
	"math"
	"os"
	"path"
	"strconv"
	"strings"
)

// Available returns the bytes that the process can still take: what the system
// has free or could free, within the limits of the control groups that it is
// in. It tells whether that is known.
func Available() (n int64, known bool) {
	return available(os.ReadFile)
}

func available(read func(string) ([]byte, error)) (n int64, known bool) {
	n = math.MaxInt64
	if text, err := read("/proc/meminfo"); err == nil {
		if kb, ok := field(text, "MemAvailable:"); ok {
			n = kb * 1024
		}
	}
	for _, g := range groups(read) {
		limit, ok := number(read, path.Join(g.dir, g.limit))
		used, knows := number(read, path.Join(g.dir, g.used))
		if !ok || !knows {
			continue
		}
		// What only caches files is given up when memory is short.
		if stat, err := read(path.Join(g.dir, "memory.stat")); err == nil {
			cache, _ := field(stat, "inactive_file")
			used -= cache
		}
		n = min(n, max(limit-used, 0))
	}
	return n, n < math.MaxInt64
}

// group is a control group with the names of its files.
type group struct{ dir, limit, used string }

// groups lists the memory groups of the process, of either version of the
// system's interface, from its own up to the root. Inside a container its own
// is often the root, whatever path the system tells.
func groups(read func(string) ([]byte, error)) []group {
	text, err := read("/proc/self/cgroup")
	if err != nil {
		return nil
	}
	var list []group
	for line := range strings.Lines(string(text)) {
		parts := strings.SplitN(strings.TrimSpace(line), ":", 3)
		if len(parts) != 3 {
			continue
		}
		g := group{"/sys/fs/cgroup", "memory.max", "memory.current"}
		switch {
		case parts[1] == "":
		case strings.Contains(","+parts[1]+",", ",memory,"):
			g = group{"/sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.usage_in_bytes"}
		default:
			continue
		}
		for dir := path.Clean("/" + parts[2]); ; dir = path.Dir(dir) {
			list = append(list, group{path.Join(g.dir, dir), g.limit, g.used})
			if dir == "/" {
				break
			}
		}
	}
	return list
}

// number reads a file of one number; "max" is none.
func number(read func(string) ([]byte, error), file string) (int64, bool) {
	text, err := read(file)
	if err != nil {
		return 0, false
	}
	n, err := strconv.ParseInt(string(bytes.TrimSpace(text)), 10, 64)
	return n, err == nil
}

// field reads the number behind the word that begins a line.
func field(text []byte, word string) (int64, bool) {
	for line := range strings.Lines(string(text)) {
		if f := strings.Fields(line); len(f) > 1 && f[0] == word {
			n, err := strconv.ParseInt(f[1], 10, 64)
			return n, err == nil
		}
	}
	return 0, false
}
