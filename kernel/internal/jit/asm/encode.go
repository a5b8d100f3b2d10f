package asm

import (
	"encoding/binary"
)

// prefix is VEX.pp, or the legacy prefix that it stands for.
type prefix uint8

const (
	np prefix = iota
	p66
	pF3
	pF2
)

var prefixBytes = [...]byte{p66: 0x66, pF3: 0xf3, pF2: 0xf2}

// opmap is VEX.mmmmm, or the escape bytes that it stands for.
type opmap uint8

const (
	m00 opmap = iota
	m0F
	m0F38
	m0F3A
)

// wbit is how VEX.W or REX.W is set.
type wbit uint8

const (
	w0 wbit = iota
	w1
	wr // 1 when the general registers have 64 bits
)

// enc is one encoding of a mnemonic.
type enc struct {
	form   *form
	legacy bool // REX, not VEX
	pp     prefix
	m      opmap
	w      wbit
	op     byte
	digit  byte // in ModRM.reg, where no operand is
	size   size // of a memory operand, for the listing
}

// size is how much memory an operand refers to.
type size uint8

const (
	full   size = iota // as much as the vector or general register
	half               // half of the vector
	size1              // 1 byte
	size4              // 4 bytes
	size8              // 8 bytes
	size16             // 16 bytes
	size0              // not said (addresses)
)

// find returns the encoding that the operands fit.
func (op Op) find(args []Operand) *enc {
	encs := table[op].encs
	for i := range encs {
		if encs[i].form.fits(args) {
			return &encs[i]
		}
	}
	panic("BUG: asm: no encoding of " + text(op, unpack(packAll(args))))
}

// encoded is an instruction's bytes, and where in them a displacement into the
// constant pool stands (0 when there is none).
type encoded struct {
	bytes [16]byte
	n     int
	pool  int
}

func (e *encoded) put(b ...byte) { e.n += copy(e.bytes[e.n:], b) }

// encode gives the bytes of an instruction that is no jump.
func (c *enc) encode(args []Operand) encoded {
	var (
		e               encoded
		r, v, b         byte // numbers of ModRM.reg, VEX.vvvv, ModRM.rm
		place           Mem
		inMem           bool
		wide, long      bool
		imm             []byte
		opcode          = c.op
		rx, ix, bx      byte // high bits of reg, index, rm or base
		hasRM, hasModRM bool
	)
	r = c.digit
	for i, a := range args {
		k := kindOf(a)
		wide = wide || k == r64
		long = long || k == ymm || k == vsib && a.(Mem).index.kind() == ymm
		switch c.form.slots[i] {
		case reg:
			r, hasModRM = a.(Reg).num(), true
		case vvvv:
			v = a.(Reg).num()
		case rm:
			hasRM, hasModRM = true, true
			if m, ok := a.(Mem); ok {
				place, inMem = m, true
			} else {
				b = a.(Reg).num()
			}
		case plus:
			n := a.(Reg).num()
			opcode += n & 7
			bx = n >> 3
		case is4:
			imm = []byte{a.(Reg).num() << 4}
		case ib:
			imm = []byte{byte(a.(Imm))}
		case id:
			imm = binary.LittleEndian.AppendUint32(nil, uint32(a.(Imm)))
		case iq:
			imm = binary.LittleEndian.AppendUint64(nil, uint64(a.(Imm)))
		}
	}
	rx = r >> 3
	switch {
	case inMem && !place.pool:
		bx = place.base.num() >> 3
		if place.index != noReg {
			ix = place.index.num() >> 3
		}
	case hasRM && !inMem:
		bx = b >> 3
	}
	w := byte(0)
	if c.w == w1 || c.w == wr && wide {
		w = 1
	}
	if c.legacy {
		e.legacyPrefix(c, w, rx, ix, bx)
	} else {
		e.vexPrefix(c, w, rx, ix, bx, v, long)
	}
	e.put(opcode)
	switch {
	case inMem:
		e.memory(r&7, place)
	case hasModRM:
		e.put(3<<6 | r&7<<3 | b&7)
	}
	e.put(imm...)
	return e
}

func (e *encoded) legacyPrefix(c *enc, w, r, x, b byte) {
	if c.pp != np {
		e.put(prefixBytes[c.pp])
	}
	if rex := w<<3 | r<<2 | x<<1 | b; rex != 0 {
		e.put(0x40 | rex)
	}
	switch c.m {
	case m0F:
		e.put(0x0f)
	case m0F38:
		e.put(0x0f, 0x38)
	case m0F3A:
		e.put(0x0f, 0x3a)
	}
}

func (e *encoded) vexPrefix(c *enc, w, r, x, b, v byte, long bool) {
	low := (^v&15)<<3 | byte(c.pp)
	if long {
		low |= 4
	}
	if c.m == m0F && w == 0 && x == 0 && b == 0 {
		e.put(0xc5, (r^1)<<7|low)
		return
	}
	e.put(0xc4, (r^1)<<7|(x^1)<<6|(b^1)<<5|byte(c.m), w<<7|low)
}

// memory writes ModRM, SIB and displacement; r is the low three bits.
func (e *encoded) memory(r byte, place Mem) {
	if place.pool {
		e.put(r<<3 | 5)
		e.pool = e.n
		e.disp32(place.disp)
		return
	}
	base := place.base.num() & 7
	mod := byte(2)
	switch {
	case place.disp == 0 && base != 5: // with base 5, mod 0 means something else
		mod = 0
	case place.disp == int32(int8(place.disp)):
		mod = 1
	}
	if place.index == noReg && base != 4 {
		e.put(mod<<6 | r<<3 | base)
	} else {
		index, scale := byte(4), byte(0) // 4: none
		if place.index != noReg {
			index = place.index.num() & 7
			for s := place.scale; s > 1; s >>= 1 {
				scale++
			}
		}
		e.put(mod<<6|r<<3|4, scale<<6|index<<3|base)
	}
	switch mod {
	case 1:
		e.put(byte(place.disp))
	case 2:
		e.disp32(place.disp)
	}
}

func (e *encoded) disp32(d int32) {
	binary.LittleEndian.PutUint32(e.bytes[e.n:], uint32(d))
	e.n += 4
}
