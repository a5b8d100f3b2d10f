#include "textflag.h"
#include "addfour_amd64.h"

// A pile is 32 bytes: targets, weights, free, size. A form begins with the
// accumulators and the common weight.

// FOUR loads four targets, or goes to REST where there are fewer, to EQUAL where
// two of them are equal.
#define FOUR(REST, EQUAL) \
	CMPQ SI, DX \
	JGT  REST \
	MOVQ (BX)(SI*2), X5 \
	PSHUFLW $0x39, X5, X6 \
	PSHUFLW $0x4E, X5, X7 \
	PCMPEQW X5, X6 \
	PCMPEQW X5, X7 \
	POR X7, X6 \
	MOVQ X6, R8 \
	TESTQ R8, R8 \
	JNE  EQUAL \
	MOVWLZX 0(BX)(SI*2), AX \
	MOVWLZX 2(BX)(SI*2), R9 \
	MOVWLZX 4(BX)(SI*2), R12 \
	MOVWLZX 6(BX)(SI*2), R15

// ONE adds entry SI, whose weight is in X0, and goes to the next.
#define ONE(MOV, ADD, WS) \
	MOVWLZX (BX)(SI*2), AX \
	ADD  (R13)(AX*WS), X0 \
	MOV  X0, (R13)(AX*WS) \
	INCQ SI

#define EACH(MOV, ADD, WS) \
	MOV  (R10)(SI*WS), X0 \
	ONE(MOV, ADD, WS)

#define SAME(MOV, ADD, WS) \
	MOVAPS X1, X0 \
	ONE(MOV, ADD, WS)

// ADDPILE adds entries lo to hi-1 to the accumulators. Four at a time are read
// before any is written, unless two of them are equal.
#define ADDPILE(MOV, ADD, WS) \
	MOVQ p+0(FP), AX \
	MOVQ 0(AX), BX \
	MOVQ 8(AX), R10 \
	MOVQ lo+8(FP), SI \
	MOVQ hi+16(FP), DI \
	MOVQ f+24(FP), AX \
	MOVQ 0(AX), R13 \
	LEAQ -4(DI), DX \
	TESTQ R10, R10 \
	JEQ  common \
eachfour: \
	FOUR(eachrest, eachequal) \
	MOV  0*WS(R10)(SI*WS), X0 \
	MOV  1*WS(R10)(SI*WS), X2 \
	MOV  2*WS(R10)(SI*WS), X3 \
	MOV  3*WS(R10)(SI*WS), X4 \
	ADDFOUR(MOV, ADD, WS) \
	ADDQ $4, SI \
	JMP  eachfour \
eachequal: \
	EACH(MOV, ADD, WS) \
	EACH(MOV, ADD, WS) \
	EACH(MOV, ADD, WS) \
	EACH(MOV, ADD, WS) \
	JMP  eachfour \
eachrest: \
	CMPQ SI, DI \
	JEQ  done \
	EACH(MOV, ADD, WS) \
	JMP  eachrest \
common: \
	MOV  8(AX), X1 \
samefour: \
	FOUR(samerest, sameequal) \
	MOVAPS X1, X0 \
	MOVAPS X1, X2 \
	MOVAPS X1, X3 \
	MOVAPS X1, X4 \
	ADDFOUR(MOV, ADD, WS) \
	ADDQ $4, SI \
	JMP  samefour \
sameequal: \
	SAME(MOV, ADD, WS) \
	SAME(MOV, ADD, WS) \
	SAME(MOV, ADD, WS) \
	SAME(MOV, ADD, WS) \
	JMP  samefour \
samerest: \
	CMPQ SI, DI \
	JEQ  done \
	SAME(MOV, ADD, WS) \
	JMP  samerest \
done: \
	RET

// func addPileF32(p *pile, lo, hi int, f *form)
TEXT ·addPileF32(SB), NOSPLIT, $0-32
	ADDPILE(MOVSS, ADDSS, 4)

// func addPileF64(p *pile, lo, hi int, f *form)
TEXT ·addPileF64(SB), NOSPLIT, $0-32
	ADDPILE(MOVSD, ADDSD, 8)
