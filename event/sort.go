package event

const (
	digitBits = 11
	digits    = 1 << digitBits
	// few is the length below which sorting by insertion is faster.
	few = 48
)

// sortRow returns the places of values, sorted by value; equal values keep
// their order. order holds 0, 1, 2, … and is used up.
func sortRow(values, order []uint64) []uint64 {
	if len(values) < few {
		for i := 1; i < len(order); i++ {
			x := order[i]
			k := i
			for k > 0 && values[order[k-1]] > values[x] {
				order[k] = order[k-1]
				k--
			}
			order[k] = x
		}
		return order
	}
	var differ uint64
	for _, v := range values {
		differ |= v ^ values[0]
	}
	spare := make([]uint64, len(order))
	for shift := 0; shift < 64; shift += digitBits {
		if differ>>shift&(digits-1) == 0 {
			continue
		}
		var count [digits]int
		for _, v := range values {
			count[v>>shift&(digits-1)]++
		}
		at := 0
		for d, n := range count {
			count[d] = at
			at += n
		}
		for _, i := range order {
			d := values[i] >> shift & (digits - 1)
			spare[count[d]] = i
			count[d]++
		}
		order, spare = spare, order
	}
	return order
}
