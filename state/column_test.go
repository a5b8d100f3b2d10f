package state

import "testing"

// Columns share no line with another, and those of one size begin at different
// lines of a page.
func TestColumnsAreApart(t *testing.T) {
	for _, n := range []int{1, 16, 100, 1024, 4000, 80000} {
		begins := map[uintptr]int{}
		for range 32 {
			c := NewColumn(F32, n)
			at := uintptr(c.Pointer())
			if at%line != 0 {
				t.Errorf("a column of %d begins at %#x", n, at)
			}
			begins[at%page]++
			c.Fill(1) // its end lies in its memory
			if c.At(n-1) != 1 {
				t.Errorf("the last of %d is %v", n, c.At(n-1))
			}
		}
		for at, k := range begins {
			if n*4 >= page && k > 8 {
				t.Errorf("%d of 32 columns of %d begin at %#x of a page", k, n, at)
			}
		}
	}
}
