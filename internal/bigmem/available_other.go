//go:build !linux

package bigmem

// Available returns the bytes that the process can still take; it is known on
// Linux alone.
func Available() (n int64, known bool) { return 0, false }
