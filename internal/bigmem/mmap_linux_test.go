package bigmem

import "testing"

// TestTooMuch: what the system cannot give is an error.
func TestTooMuch(t *testing.T) {
	if _, err := New(1 << 47); err == nil {
		t.Error("more was given than a processor can address")
	}
}
