package ir

// Random tells whether the op draws random numbers; its Imm is the stream.
func (op Op) Random() bool {
	return op == OpRandU || op == OpRandN || op == OpPoisson || op == OpBinomial
}

// IsHomogeneous tells whether the only result of a Pure Func is the value of
// one slot times something that is free of it, so that a sum of several such
// values may be put through the Func at once. It looks at the form alone: a
// Func that is so only after algebra is refused.
func IsHomogeneous(f *Func, slot string) bool {
	const mixed = -1
	degree := make([]int, len(f.Body))
	for i, in := range f.Body {
		arg := func(k int) int { return degree[in.Args[k]] }
		switch in.Op {
		case OpLoad:
			if f.Slots[in.Imm].Name == slot {
				degree[i] = 1
			}
		case OpAdd, OpSub:
			degree[i] = arg(0)
			if arg(0) != arg(1) {
				degree[i] = mixed
			}
		case OpMul:
			degree[i] = arg(0) + arg(1)
			if arg(0) < 0 || arg(1) < 0 || degree[i] > 1 {
				degree[i] = mixed
			}
		case OpDiv:
			degree[i] = arg(0)
			if arg(1) != 0 {
				degree[i] = mixed
			}
		case OpNeg:
			degree[i] = arg(0)
		case OpSelect:
			degree[i] = arg(1)
			if arg(0) != 0 || arg(1) != arg(2) {
				degree[i] = mixed
			}
		default:
			for k := range in.Op.Arity() {
				if arg(k) != 0 {
					degree[i] = mixed
				}
			}
		}
	}
	return len(f.Results) == 1 && degree[f.Results[0]] == 1
}
