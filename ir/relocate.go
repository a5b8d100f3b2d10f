package ir

// Relocate returns f for columns that are cut to a part of a population: the
// Uniform U32 slot named first holds the index of the part's first element,
// and OpIndex becomes its sum with the place within the part. Indices that are
// emitted stay relative to the part. f has been optimised; one that never asks
// for the index is returned as it is.
func Relocate(f *Func, first string) *Func {
	uses := false
	for _, in := range f.Body {
		uses = uses || in.Op == OpIndex
	}
	if !uses {
		return f
	}
	r := newRebuild(f)
	base := r.Load(first, U32, Uniform)
	for i, in := range f.Body {
		r.keep(i)
		if in.Op == OpIndex {
			r.to[i] = r.Op(OpAdd, r.to[i], base)
		}
	}
	return r.finish()
}
