package diag

import "strings"

// Suggest finds the name among candidates that name was probably meant to be.
func Suggest(name string, candidates []string) (string, bool) {
	if name == "" {
		return "", false
	}
	best, least := "", limit(name)+1
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

// limit is how many slips a name of its length may have.
func limit(name string) int {
	switch n := len(name); {
	case n < 3:
		return 1
	case n < 6:
		return 2
	default:
		return 3
	}
}

// distance counts insertions, deletions, replacements and swaps of neighbours
// (Damerau 1964, doi:10.1145/363958.363994), giving up at most.
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
		cur[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			cur[j] = min(last[j]+1, cur[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				cur[j] = min(cur[j], before[j-2]+1)
			}
		}
		before, last, cur = last, cur, before
	}
	return min(most, last[len(y)])
}
