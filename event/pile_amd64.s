#include "textflag.h"
#include "adding_amd64.h"

// A pile is 32 bytes: targets, weights, free, size. A form begins with the
// accumulators and the common weight.

// ANYHOW goes to EQUAL when some of four targets in any order are equal.
#define ANYHOW(EQUAL) \
	CMPQ AX, R9 \
	JEQ  EQUAL \
	CMPQ AX, R12 \
	JEQ  EQUAL \
	CMPQ AX, R15 \
	JEQ  EQUAL \
	CMPQ R9, R12 \
	JEQ  EQUAL \
	CMPQ R9, R15 \
	JEQ  EQUAL \
	CMPQ R12, R15 \
	JEQ  EQUAL

// ADDPILE adds entries lo to hi-1 to the accumulators; its parameters are those
// of EACH.
#define ADDPILE(BEGINW, WEIGHTS, MOV, ADD, WS) \
	MOVQ p+0(FP), AX \
	MOVQ 0(AX), BX \
	MOVQ 8(AX), R10 \
	MOVQ lo+8(FP), R11 \
	MOVQ hi+16(FP), DI \
	MOVQ f+24(FP), AX \
	MOVQ 0(AX), R13 \
	LEAQ (BX)(DI*2), BX \
	SUBQ DI, R11 \
	TESTQ R10, R10 \
	JEQ  common \
	LEAQ (R10)(DI*WS), R10 \
	EACH(done, ANYHOW, BEGIN16, FOUR16, MOVWLZX, 2, BEGINW, WEIGHTS, MOV, ADD, WS) \
common: \
	MOV  8(AX), X1 \
	SAME(done, ANYHOW, BEGIN16, FOUR16, MOVWLZX, 2, MOV, ADD, WS) \
done: \
	RET

// func addPileF32(p *pile, lo, hi int, f *form)
TEXT ·addPileF32(SB), NOSPLIT, $0-32
	ADDPILE(BEGINF32, WEIGHTSF32, MOVSS, ADDSS, 4)

// func addPileF64(p *pile, lo, hi int, f *form)
TEXT ·addPileF64(SB), NOSPLIT, $0-32
	ADDPILE(BEGINF64, WEIGHTSF64, MOVSD, ADDSD, 8)
