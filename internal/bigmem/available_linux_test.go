package bigmem

import (
	"io/fs"
	"testing"
)

func TestAvailable(t *testing.T) {
	const info = "MemTotal: 9000 kB\nMemFree: 100 kB\nMemAvailable: 4000 kB\n"
	tests := []struct {
		name  string
		files map[string]string
		want  int64
	}{
		{"no group", map[string]string{"/proc/meminfo": info}, 4000 << 10},
		{"no limit", map[string]string{
			"/proc/meminfo": info, "/proc/self/cgroup": "0::/job\n",
			"/sys/fs/cgroup/job/memory.max": "max\n", "/sys/fs/cgroup/job/memory.current": "5\n",
		}, 4000 << 10},
		{"limit of a group above", map[string]string{
			"/proc/meminfo": info, "/proc/self/cgroup": "0::/job/step\n",
			"/sys/fs/cgroup/job/memory.max": "1000000\n", "/sys/fs/cgroup/job/memory.current": "300000\n",
			"/sys/fs/cgroup/job/memory.stat": "anon 200000\ninactive_file 50000\n",
		}, 750000},
		{"first version", map[string]string{
			"/proc/meminfo": info, "/proc/self/cgroup": "7:cpu:/job\n8:memory,hugetlb:/job\n",
			"/sys/fs/cgroup/memory/memory.limit_in_bytes": "2000\n", "/sys/fs/cgroup/memory/memory.usage_in_bytes": "1500\n",
		}, 500},
		{"over the limit", map[string]string{
			"/proc/self/cgroup": "0::/\n", "/sys/fs/cgroup/memory.max": "2000\n", "/sys/fs/cgroup/memory.current": "2500\n",
		}, 0},
	}
	for _, c := range tests {
		n, known := available(func(name string) ([]byte, error) {
			if text, ok := c.files[name]; ok {
				return []byte(text), nil
			}
			return nil, fs.ErrNotExist
		})
		if !known || n != c.want {
			t.Errorf("%s: %d, %v; want %d", c.name, n, known, c.want)
		}
	}
	if _, known := available(func(string) ([]byte, error) { return nil, fs.ErrNotExist }); known {
		t.Error("known without any file")
	}
	if n, known := Available(); !known || n < 1<<20 {
		t.Errorf("here: %d, %v", n, known)
	}
}
