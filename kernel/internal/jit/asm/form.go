package asm

// kind is a set of things that an operand may be.
type kind uint16

const (
	r32 kind = 1 << iota
	r64
	xmm
	ymm
	mem
	vsib  // memory with a vector of indices
	imm8  // -128..127
	immU8 // 128..255, for immediates that are bit patterns
	imm32
	imm64
	label

	gen  = r32 | r64
	vec  = xmm | ymm
	bits = imm8 | immU8
)

// slot is where the encoding puts an operand.
type slot uint8

const (
	none slot = iota
	reg       // ModRM.reg
	vvvv      // VEX.vvvv
	rm        // ModRM.rm
	ib        // an immediate byte
	id        // an immediate of 4 bytes
	is4       // the high half of an immediate byte
	plus      // the low bits of the opcode
	iq        // an immediate of 8 bytes
)

// form says which operands a row takes and where they go. Operands that may be
// of either width must all be of the same.
type form struct {
	args  [4]kind
	slots [4]slot
}

// The operand forms. Names give the slots in Intel's order of operands (R reg,
// V vvvv, M rm, I immediate), then what is special about the operands.
var (
	rvm   = &form{[4]kind{vec, vec, vec | mem}, [4]slot{reg, vvvv, rm}}
	rvmX  = &form{[4]kind{xmm, xmm, xmm | mem}, [4]slot{reg, vvvv, rm}}
	rvmY  = &form{[4]kind{ymm, ymm, ymm | mem}, [4]slot{reg, vvvv, rm}}
	rvmXX = &form{[4]kind{xmm, xmm, xmm}, [4]slot{reg, vvvv, rm}}
	rvmi  = &form{[4]kind{vec, vec, vec | mem, bits}, [4]slot{reg, vvvv, rm, ib}}
	rvmiY = &form{[4]kind{ymm, ymm, ymm | mem, bits}, [4]slot{reg, vvvv, rm, ib}}
	rvmr  = &form{[4]kind{vec, vec, vec | mem, vec}, [4]slot{reg, vvvv, rm, is4}}
	rvx   = &form{[4]kind{vec, vec, xmm | mem}, [4]slot{reg, vvvv, rm}}
	vmi   = &form{[4]kind{vec, vec, bits}, [4]slot{vvvv, rm, ib}}

	load   = &form{[4]kind{vec, vec | mem}, [4]slot{reg, rm}}
	loadXM = &form{[4]kind{xmm, mem}, [4]slot{reg, rm}}
	loadYM = &form{[4]kind{ymm, mem}, [4]slot{reg, rm}}
	store  = &form{[4]kind{mem, vec}, [4]slot{rm, reg}}
	storeX = &form{[4]kind{mem, xmm}, [4]slot{rm, reg}}
	rmi    = &form{[4]kind{vec, vec | mem, bits}, [4]slot{reg, rm, ib}}
	rmiY   = &form{[4]kind{ymm, ymm | mem, bits}, [4]slot{reg, rm, ib}}

	widen  = &form{[4]kind{vec, xmm | mem}, [4]slot{reg, rm}}
	widenY = &form{[4]kind{ymm, xmm | mem}, [4]slot{reg, rm}}
	narrow = &form{[4]kind{xmm, vec}, [4]slot{reg, rm}}
	upper  = &form{[4]kind{xmm | mem, ymm, bits}, [4]slot{rm, reg, ib}}
	insert = &form{[4]kind{ymm, ymm, xmm | mem, bits}, [4]slot{reg, vvvv, rm, ib}}

	maskLoad  = &form{[4]kind{vec, vec, mem}, [4]slot{reg, vvvv, rm}}
	maskStore = &form{[4]kind{mem, vec, vec}, [4]slot{rm, vvvv, reg}}
	gather    = &form{[4]kind{vec, vsib, vec}, [4]slot{reg, rm, vvvv}}

	toGen      = &form{[4]kind{r32, vec}, [4]slot{reg, rm}}
	fromGen32  = &form{[4]kind{xmm, r32 | mem}, [4]slot{reg, rm}}
	fromGen64  = &form{[4]kind{xmm, r64 | mem}, [4]slot{reg, rm}}
	storeGen32 = &form{[4]kind{r32 | mem, xmm}, [4]slot{rm, reg}}
	storeGen64 = &form{[4]kind{r64 | mem, xmm}, [4]slot{rm, reg}}
	extract    = &form{[4]kind{r32 | mem, xmm, bits}, [4]slot{rm, reg, ib}}

	genRM   = &form{[4]kind{gen, gen | mem}, [4]slot{reg, rm}}
	genMR   = &form{[4]kind{gen | mem, gen}, [4]slot{rm, reg}}
	genRMsx = &form{[4]kind{r64, r32 | mem}, [4]slot{reg, rm}}
	genAddr = &form{[4]kind{gen, mem}, [4]slot{reg, rm}}
	genI8   = &form{[4]kind{gen, imm8}, [4]slot{rm, ib}}
	genBits = &form{[4]kind{gen, bits}, [4]slot{rm, ib}}
	genI32  = &form{[4]kind{gen, imm32}, [4]slot{rm, id}}
	memI8   = &form{[4]kind{mem, imm8}, [4]slot{rm, ib}}
	memI32  = &form{[4]kind{mem, imm32}, [4]slot{rm, id}}
	genI64  = &form{[4]kind{r64, imm64}, [4]slot{plus, iq}}
	genOne  = &form{[4]kind{gen}, [4]slot{rm}}
	genFar  = &form{[4]kind{r64}, [4]slot{rm}}
	genRVM  = &form{[4]kind{gen, gen, gen | mem}, [4]slot{reg, vvvv, rm}}
	genRMV  = &form{[4]kind{gen, gen | mem, gen}, [4]slot{reg, rm, vvvv}}
	genVM   = &form{[4]kind{gen, gen | mem}, [4]slot{vvvv, rm}}
	hint    = &form{[4]kind{mem}, [4]slot{rm}}
	jump    = &form{[4]kind{label}, [4]slot{}}
	nothing = &form{}
)

// fits finds out whether operands have the form.
func (f *form) fits(args kinds) bool {
	var width, general kind
	for i, want := range f.args {
		k := args[i]
		if want == 0 {
			return k == 0
		}
		if k&want == 0 {
			return false
		}
		if want&vec == vec && k&vec != 0 {
			if width != 0 && width != k {
				return false
			}
			width = k
		}
		if want&gen == gen && k&gen != 0 {
			if general != 0 && general != k {
				return false
			}
			general = k
		}
	}
	return true
}
