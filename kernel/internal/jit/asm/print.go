package asm

import (
	"encoding/binary"
	"fmt"
	"math"
	"strings"
)

// Predicate is a comparison of VCMPPS and VCMPPD.
type Predicate = Imm

// The predicates in use: quiet, so that no NaN raises a flag. The first letter
// of the last two is O when unordered operands give false, U when true.
const (
	EqOQ  Predicate = 0x00
	OrdQ  Predicate = 0x07
	UnQ   Predicate = 0x03
	NeUQ  Predicate = 0x04
	LtOQ  Predicate = 0x11
	LeOQ  Predicate = 0x12
	NgeUQ Predicate = 0x19
	NgtUQ Predicate = 0x1a
	NltUQ Predicate = 0x15
	NleUQ Predicate = 0x16
	GeOQ  Predicate = 0x1d
	GtOQ  Predicate = 0x1e
	EqUQ  Predicate = 0x08
	NeOQ  Predicate = 0x0c
)

// predicateNames are what objdump writes into the mnemonic.
var predicateNames = [...]string{
	"eq", "lt", "le", "unord", "neq", "nlt", "nle", "ord", "eq_uq", "nge", "ngt", "false", "neq_oq", "ge", "gt", "true",
	"eq_os", "lt_oq", "le_oq", "unord_s", "neq_us", "nlt_uq", "nle_uq", "ord_s", "eq_us", "nge_uq", "ngt_uq", "false_os", "neq_os", "ge_oq", "gt_oq", "true_us",
}

// sizeNames are how Intel's syntax says the size of memory.
var sizeNames = map[int]string{1: "BYTE PTR ", 4: "DWORD PTR ", 8: "QWORD PTR ", 16: "XMMWORD PTR ", 32: "YMMWORD PTR "}

// memorySize is how many bytes the memory operand of an instruction spans.
func memorySize(c *enc, args []Operand) int {
	wide := 0
	for _, a := range args {
		switch kindOf(a) {
		case ymm:
			wide = max(wide, 32)
		case xmm:
			wide = max(wide, 16)
		case r64:
			wide = max(wide, 8)
		case r32:
			wide = max(wide, 4)
		}
	}
	switch c.size {
	case half:
		return wide / 2
	case size1:
		return 1
	case size4:
		return 4
	case size8:
		return 8
	case size16:
		return 16
	case size0:
		return 0
	}
	return wide
}

// text is an instruction in Intel's syntax, as objdump prints it.
func text(op Op, all []Operand) string {
	name := op.String()
	args := all
	if op == VCMPPS || op == VCMPPD {
		name = "vcmp" + predicateNames[args[3].(Imm)] + name[4:]
		args = args[:3]
	}
	c := op.find(kindsOf(all))
	var s strings.Builder
	s.WriteString(name)
	for i, a := range args {
		sep := ","
		if i == 0 {
			sep = " "
		}
		s.WriteString(sep)
		switch a := a.(type) {
		case Mem:
			if c != nil {
				s.WriteString(sizeNames[memorySize(c, all)])
			}
			fmt.Fprint(&s, a)
		case Imm:
			switch {
			case c != nil && c.form.slots[i] == ib && c.form.args[i] == bits:
				fmt.Fprintf(&s, "%#x", byte(a))
			case a < 0 && kindOf(all[0]) == r32:
				fmt.Fprintf(&s, "%#x", uint32(a))
			case a < 0:
				fmt.Fprintf(&s, "%#x", uint64(a))
			default:
				fmt.Fprint(&s, a)
			}
		default:
			fmt.Fprint(&s, a)
		}
	}
	return s.String()
}

// Listing shows labels, instructions with what explain says of their marks,
// and the constants with their offsets in the pool, by which operands refer to
// them. With bytes, each instruction has its offset and encoding before it.
// The Assembler must be one of NewListed.
func (p *Program) Listing(explain func(mark int) string, bytes bool) string {
	labels := map[int][]Label{}
	for l, at := range p.at {
		labels[at] = append(labels[at], Label(l))
	}
	var s strings.Builder
	for _, in := range p.text {
		for _, l := range labels[in.offset] {
			fmt.Fprintf(&s, "%v:\n", l)
		}
		line := strings.Replace(text(in.op, in.args), "[rip+", "[const+", 1)
		if bytes {
			line = fmt.Sprintf("%5x  %-24x  %s", in.offset, p.Code[in.offset:in.end], line)
		}
		if in.mark == 0 {
			fmt.Fprintf(&s, "    %s\n", line)
		} else {
			fmt.Fprintf(&s, "    %-52s ; %s\n", line, explain(in.mark))
		}
	}
	for at := p.pool; at < len(p.Code); at += poolAlign {
		fmt.Fprintf(&s, "const+%#x:%s\n", at-p.pool, constant(p.Code[at:min(at+poolAlign, len(p.Code))]))
	}
	return s.String()
}

// constant shows a line of the pool as words, or as the number that all lanes
// share.
func constant(b []byte) string {
	if len(b)%8 != 0 {
		return fmt.Sprintf(" %x", b)
	}
	word := binary.LittleEndian.Uint32(b)
	double := binary.LittleEndian.Uint64(b)
	same32, same64 := true, true
	var s strings.Builder
	for i := 0; i < len(b); i += 4 {
		w := binary.LittleEndian.Uint32(b[i:])
		same32 = same32 && w == word
		same64 = same64 && binary.LittleEndian.Uint64(b[i&^7:]) == double
		fmt.Fprintf(&s, " %08x", w)
	}
	switch {
	case same32:
		return fmt.Sprintf(" %#08x everywhere (f32 %v)", word, math.Float32frombits(word))
	case same64:
		return fmt.Sprintf(" %#016x everywhere (f64 %v)", double, math.Float64frombits(double))
	}
	return s.String()
}
