package ir

import "fmt"

// blockLen is how many elements the interpreter takes at once. A block of all
// live values fits the first cache, and the cost of choosing the inner loop of
// an instruction is spread over the block.
const blockLen = 256

// stepKind says what a step of the interpreter does besides plain ops.
type stepKind uint8

const (
	stepOp stepKind = iota
	stepLoad
	stepStore
	stepAccum
	stepEmit
	stepIndex
	stepWord
	stepCount
	stepLoop
	stepEnd
)

// step is an instruction whose values have been given registers.
type step struct {
	kind stepKind
	run  opFunc
	d    int    // register, -1 when there is no value
	args [4]int // registers
	imm  uint64
	loop *loopSteps
}

// loopSteps is what the end of a loop needs.
type loopSteps struct {
	def    Loop
	active int // register of the lanes that go on
	start  int // first step of the body
	carry  []carryStep
}

// carryStep moves the next value of a phi into it. A next value that is itself
// a phi of the loop goes over a stage, since all phis change at once.
type carryStep struct {
	phi, next, stage int // stage is -1 when there is none
	wide             bool
}

// register is a block of values, or one value when it is uniform and read by
// uniform steps alone.
type register struct {
	wide  bool // 64 bits
	block bool
}

// constant is the value of a register that no step writes.
type constant struct {
	reg  int
	bits uint64
}

// Interp is a verified Func made ready for the interpreter. It is not changed
// by runs and may be bound many times.
type Interp struct {
	f      *Func
	regs   []register
	consts []constant
	head   []step // uniform values, once a run
	body   []step // once a block
	spread []int  // registers of the head that the body reads
}

// NewInterp readies a Func that has been verified and expanded.
func NewInterp(f *Func) (*Interp, error) {
	if err := Verify(f); err != nil {
		return nil, err
	}
	if f.Domain == Pure {
		return nil, fmt.Errorf("%s: a pure func is inlined, not run", f.Name)
	}
	for i, in := range f.Body {
		if !in.Op.Primitive() {
			return nil, fmt.Errorf("%s: %%%d: %v is not expanded", f.Name, i, in.Op)
		}
	}
	l := &lowering{
		Interp: &Interp{f: f}, f: f, uniform: UniformValues(f), last: lastUses(f),
		fused: make([]int, len(f.Body)), absorbed: make([]bool, len(f.Body)),
		reg: make([]int, len(f.Body)), loops: make([]*loopSteps, len(f.Loops)), consts: map[Instr]int{},
	}
	l.fuse()
	l.findReaders()
	for i := range f.Body {
		if !l.absorbed[i] {
			l.lower(i)
		}
	}
	return l.Interp, nil
}

// Func returns the Func that is interpreted.
func (p *Interp) Func() *Func { return p.f }

// UniformValues tells for each instruction whether it depends only on
// constants and uniform slots, so that one evaluation a call serves all
// elements. OpLoop, OpPhi and OpEnd are uniform when all of their loop is.
func UniformValues(f *Func) []bool {
	uniform := make([]bool, len(f.Body))
	mark := func(from, to int, phis bool) bool {
		all := true
		for i := from; i < to; i++ {
			in := f.Body[i]
			u := !in.Op.Effect()
			switch in.Op {
			case OpLoad:
				u = f.Slots[in.Imm].Rank == Uniform
			case OpIndex, OpWord:
				u = false
			case OpPhi:
				u = phis && uniform[in.Args[0]]
			case OpLoop, OpEnd:
				u = phis
			}
			for k := range in.Op.Arity() {
				u = u && uniform[in.Args[k]]
			}
			uniform[i] = u
			all = all && u
		}
		return all
	}
	next := 0
	for i, in := range f.Body {
		if in.Op != OpLoop {
			continue
		}
		l := f.Loops[in.Imm]
		mark(next, i, false)
		ok := mark(i, l.End+1, true)
		for _, c := range l.Carry {
			ok = ok && uniform[c.Next]
		}
		if !ok {
			mark(i, l.End+1, false)
		}
		next = l.End + 1
	}
	mark(next, len(f.Body), false)
	return uniform
}

// loopOf returns for each instruction the loop that it is in, plus one.
func loopOf(f *Func) []int {
	in := make([]int, len(f.Body))
	for k, l := range f.Loops {
		for i := l.Begin; i <= l.End; i++ {
			in[i] = k + 1
		}
	}
	return in
}

// lastUses returns for each value the last instruction before whose end it
// must not be overwritten.
func lastUses(f *Func) []int {
	last := make([]int, len(f.Body))
	in := loopOf(f)
	for i, ins := range f.Body {
		last[i] = max(last[i], i)
		for k := range ins.Op.Arity() {
			a := ins.Args[k]
			use := i
			if in[i] > 0 && in[a] != in[i] && ins.Op != OpPhi {
				use = f.Loops[in[i]-1].End // read again in the next turn
			}
			last[a] = max(last[a], use)
		}
	}
	for _, l := range f.Loops {
		for _, c := range l.Carry {
			last[c.Phi] = max(last[c.Phi], l.End)
			last[c.Next] = max(last[c.Next], l.End)
		}
	}
	return last
}

// lowering is the state of NewInterp.
type lowering struct {
	*Interp
	f       *Func
	uniform []bool
	wanted  []bool // per uniform value: read by the body
	last    []int
	// fused says which argument of an addition or subtraction, plus one, is a
	// product that is computed with it; the product is absorbed.
	fused    []int
	absorbed []bool
	reg      []int // per value
	free     [2][]int
	dying    [][]int // per instruction: values whose registers it frees
	loops    []*loopSteps
	consts   map[Instr]int // registers of constants by type and bits
}

// fuse finds products that only one addition or subtraction reads: one inner
// loop computes both, rounding twice.
func (l *lowering) fuse() {
	f := l.f
	uses, in := make([]int, len(f.Body)), loopOf(f)
	for _, ins := range f.Body {
		for k := range ins.Op.Arity() {
			uses[ins.Args[k]]++
		}
	}
	for _, loop := range f.Loops {
		for _, c := range loop.Carry {
			uses[c.Next]++
		}
	}
	for i, ins := range f.Body {
		if ins.Op != OpAdd && ins.Op != OpSub || !ins.Type.IsFloat() || l.uniform[i] {
			continue
		}
		for k, a := range ins.Args[:2] {
			m := f.Body[a]
			if m.Op != OpMul || l.uniform[a] || uses[a] != 1 || in[a] != in[i] {
				continue
			}
			l.fused[i], l.absorbed[a] = k+1, true
			for _, x := range m.Args[:2] {
				l.last[x] = max(l.last[x], i)
			}
			break
		}
	}
}

// findReaders finds the uniform values that the body reads, and when registers
// fall free.
func (l *lowering) findReaders() {
	l.wanted = make([]bool, len(l.f.Body))
	l.dying = make([][]int, len(l.f.Body))
	for i, in := range l.f.Body {
		if !l.uniform[i] {
			for k := range in.Op.Arity() {
				l.wanted[in.Args[k]] = true
			}
			if in.Type != Invalid && !l.absorbed[i] {
				l.dying[l.last[i]] = append(l.dying[l.last[i]], i)
			}
		}
		if in.Op == OpEnd && !l.uniform[i] {
			for _, c := range l.f.Loops[in.Imm].Carry {
				l.wanted[c.Next] = true
			}
		}
	}
}

func (l *lowering) newRegister(wide, block bool) int {
	l.regs = append(l.regs, register{wide, block})
	return len(l.regs) - 1
}

func pool(wide bool) int {
	if wide {
		return 1
	}
	return 0
}

// define gives instruction i a register: its own when it is uniform, one that
// has fallen free otherwise.
func (l *lowering) define(i int) int {
	wide := l.f.Body[i].Type == F64
	if l.uniform[i] {
		r := l.newRegister(wide, l.wanted[i])
		if l.wanted[i] {
			l.spread = append(l.spread, r)
		}
		return r
	}
	p := &l.free[pool(wide)]
	if n := len(*p); n > 0 {
		r := (*p)[n-1]
		*p = (*p)[:n-1]
		return r
	}
	return l.newRegister(wide, true)
}

var stepKinds = [numPrimitive]stepKind{
	OpLoad: stepLoad, OpStore: stepStore, OpAccum: stepAccum, OpEmit: stepEmit, OpIndex: stepIndex, OpWord: stepWord, OpCount: stepCount, OpLoop: stepLoop, OpEnd: stepEnd,
}

func (l *lowering) lower(i int) {
	in := l.f.Body[i]
	if in.Op == OpConst {
		l.reg[i] = l.constant(in, l.wanted[i])
		return
	}
	s := step{kind: stepKinds[in.Op], d: -1, imm: in.Imm}
	for k := range in.Op.Arity() {
		s.args[k] = l.reg[in.Args[k]]
	}
	switch in.Op {
	case OpLoop:
		s.loop = &loopSteps{def: l.f.Loops[in.Imm], active: l.newRegister(false, true)}
		l.loops[in.Imm] = s.loop
	case OpPhi:
		s.run = opCopy32
		if in.Type == F64 {
			s.run = opCopy64
		}
	case OpEnd:
		s.loop = l.endLoop(in)
	default:
		switch {
		case l.fused[i] > 0:
			m := l.f.Body[in.Args[l.fused[i]-1]]
			s.args = [4]int{l.reg[m.Args[0]], l.reg[m.Args[1]], l.reg[in.Args[2-l.fused[i]]]}
			s.run = fusedFuncs[fusedForm(in.Op, l.fused[i])][in.Type]
		case s.kind == stepOp:
			s.run = opFuncOf(in, l.f.Body[in.Args[0]].Type)
		}
	}
	// The register of an argument that dies here may become that of the value.
	for _, v := range l.dying[i] {
		if v != i {
			l.release(v)
		}
	}
	if in.Type != Invalid {
		l.reg[i] = l.define(i)
		s.d = l.reg[i]
		if l.last[i] == i && !l.uniform[i] {
			l.release(i)
		}
	}
	to := &l.body
	if l.uniform[i] {
		to = &l.head
	}
	*to = append(*to, s)
	if in.Op == OpLoop || in.Op == OpPhi {
		l.loops[in.Imm].start = len(*to)
	}
}

func (l *lowering) release(v int) {
	p := &l.free[pool(l.f.Body[v].Type == F64)]
	*p = append(*p, l.reg[v])
}

func (l *lowering) constant(in Instr, block bool) int {
	key := Instr{Op: OpConst, Type: in.Type, Imm: in.Imm}
	if in.Type.Size() == 4 {
		key.Type = U32
	}
	if in.Type == Bool {
		key = Instr{Op: OpConst, Type: U32, Imm: uint64(-uint32(in.Imm))}
	}
	if r, ok := l.consts[key]; ok {
		l.regs[r].block = l.regs[r].block || block
		return r
	}
	r := l.newRegister(in.Type == F64, block)
	l.consts[key] = r
	l.Interp.consts = append(l.Interp.consts, constant{r, key.Imm})
	return r
}

func (l *lowering) endLoop(in Instr) *loopSteps {
	s := l.loops[in.Imm]
	for _, c := range s.def.Carry {
		cs := carryStep{phi: l.reg[c.Phi], next: l.reg[c.Next], stage: -1, wide: l.f.Body[c.Phi].Type == F64}
		if next := l.f.Body[c.Next]; next.Op == OpPhi && next.Imm == in.Imm && c.Next != c.Phi {
			cs.stage = l.newRegister(cs.wide, true)
		}
		s.carry = append(s.carry, cs)
	}
	return s
}
