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

// find returns the encoding that operands fit, nil when there is none.
func (op Op) find(args kinds) *enc {
	encs := table[op].encs
	for i := range encs {
		if encs[i].form.fits(args) {
			return &encs[i]
		}
	}
	return nil
}

// encoded is an instruction's bytes, of which there are 15 at most, and where
// in them a displacement into the constant pool stands (0 when there is none).
type encoded struct {
	bytes [16]byte
	n     int
	pool  int
}

func (e *encoded) put(b byte) {
	e.bytes[e.n] = b
	e.n++
}

func (e *encoded) put32(x uint32) {
	binary.LittleEndian.PutUint32(e.bytes[e.n:], x)
	e.n += 4
}

func (e *encoded) put64(x uint64) {
	binary.LittleEndian.PutUint64(e.bytes[e.n:], x)
	e.n += 8
}

// parts are what an encoding is made of, as far as operands decide it.
type parts struct {
	reg, vvvv, rm byte // numbers of registers
	mem           Mem  // in the place of rm
	inMem, modRM  bool // there is mem; there is reg or rm
	immediate     slot // which there is
	imm           Imm
	wide, long    bool // general registers of 64 bits; vectors of 256
}

// encode gives the bytes of an instruction that is no jump.
func (c *enc) encode(e *encoded, args []Operand, kinds kinds) {
	p := parts{reg: c.digit}
	opcode, high := c.op, byte(0) // the high bit of a register in the opcode
	for i, a := range args {
		k := kinds[i]
		p.wide = p.wide || k == r64
		p.long = p.long || k == ymm
		switch sl := c.form.slots[i]; sl {
		case reg:
			p.reg, p.modRM = a.(Reg).num(), true
		case vvvv:
			p.vvvv = a.(Reg).num()
		case rm:
			p.modRM = true
			if m, ok := a.(Mem); ok {
				p.mem, p.inMem = m, true
				p.long = p.long || m.index.kind() == ymm
			} else {
				p.rm = a.(Reg).num()
			}
		case plus:
			n := a.(Reg).num()
			opcode += n & 7
			high = n >> 3
		case is4:
			p.immediate, p.imm = ib, Imm(a.(Reg).num()<<4)
		case ib, id, iq:
			p.immediate, p.imm = sl, a.(Imm)
		}
	}
	r, x, b := p.reg>>3, byte(0), high|p.rm>>3
	if p.inMem && !p.mem.pool {
		b = p.mem.base.num() >> 3
		if p.mem.index != noReg {
			x = p.mem.index.num() >> 3
		}
	}
	w := byte(0)
	if c.w == w1 || c.w == wr && p.wide {
		w = 1
	}
	if c.legacy {
		e.legacyPrefix(c, w, r, x, b)
	} else {
		e.vexPrefix(c, w, r, x, b, p.vvvv, p.long)
	}
	e.put(opcode)
	switch {
	case p.inMem:
		e.memory(p.reg&7, p.mem)
	case p.modRM:
		e.put(3<<6 | p.reg&7<<3 | p.rm&7)
	}
	switch p.immediate {
	case ib:
		e.put(byte(p.imm))
	case id:
		e.put32(uint32(p.imm))
	case iq:
		e.put64(uint64(p.imm))
	}
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
		e.put(0x0f)
		e.put(0x38)
	case m0F3A:
		e.put(0x0f)
		e.put(0x3a)
	}
}

func (e *encoded) vexPrefix(c *enc, w, r, x, b, v byte, long bool) {
	low := (^v&15)<<3 | byte(c.pp)
	if long {
		low |= 4
	}
	if c.m == m0F && w == 0 && x == 0 && b == 0 {
		e.put(0xc5)
		e.put((r^1)<<7 | low)
		return
	}
	e.put(0xc4)
	e.put((r^1)<<7 | (x^1)<<6 | (b^1)<<5 | byte(c.m))
	e.put(w<<7 | low)
}

// memory writes ModRM, SIB and displacement; r is the low three bits.
func (e *encoded) memory(r byte, place Mem) {
	if place.pool {
		e.put(r<<3 | 5)
		e.pool = e.n
		e.put32(uint32(place.disp))
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
		e.put(mod<<6 | r<<3 | 4)
		e.put(scale<<6 | index<<3 | base)
	}
	switch mod {
	case 1:
		e.put(byte(place.disp))
	case 2:
		e.put32(uint32(place.disp))
	}
}
