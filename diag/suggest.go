package diag

import (
	"strings"
	"unicode/utf8"
)

// Suggest finds the name among candidates that name was probably meant to be:
// one that differs only in case, else the one with the fewest slips, of equals
// the first. A third of the letters may be wrong, but no more than three.
func Suggest(name string, candidates []string) (string, bool) {
	n := utf8.RuneCountInString(name)
	least := min(3, (n+2)/3) + 1
	if n < 2 { // any letter is one slip from any other
		least = 1
	}
	best := ""
	for _, c := range candidates {
		if c == name || c == "" {
			continue
		}
		if strings.EqualFold(c, name) {
			return c, true
		}
		if d := distance(strings.ToLower(name), strings.ToLower(c), least); d < least {
			best, least = c, d
		}
	}
	return best, best != ""
}

// distance counts insertions, deletions, replacements and swaps of neighbours
// (Damerau 1964, doi:10.1145/363958.363994), giving up at most: cells further
// than that from the diagonal cannot matter, so the cost is that of a band.
func distance(a, b string, most int) int {
	x, y := []rune(a), []rune(b)
	if d := len(x) - len(y); d >= most || -d >= most {
		return most
	}
	before, last, cur := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		from, to := max(1, i-most), min(len(y), i+most)
		cur[from-1] = most
		if from == 1 {
			cur[0] = i
		}
		for j := from; j <= to; j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			cur[j] = min(last[j]+1, cur[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				cur[j] = min(cur[j], before[j-2]+1)
			}
		}
		if to < len(y) {
			cur[to+1] = most
		}
		before, last, cur = last, cur, before
	}
	return min(most, last[len(y)])
}
