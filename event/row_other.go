//go:build !amd64

package event

// listing returns what appends segments to lists, by the class of the row's
// header; piling what puts them on piles.
func listing() [3]handing { return listingPortable() }

func piling() [3]handing { return pilingPortable() }
