#include "textflag.h"

// A pile is 32 bytes: targets, weights, free, size. A form begins with the
// accumulators and the common weight. Offsets in a spreading:
#define PILES 0
#define MASK 8
#define STEP 16
#define FIELDS 24
#define END 32
#define AT 40
#define LO 48
#define HI 56
#define WEIGHT 64

// SPREAD is the body of a function that puts the segments of a row on piles
// until one has no room, or the row ends.
//	LOAD, FS: loads a field of the header; its bytes
// Segments are copied from their ends, eight synapses at a time: what is copied
// too many falls below them, where the pile is free.
// DI: the spreading; SI: the next field; R8: the next segment; R10: bytes of a
// weight; R11: bytes of the segment's weights; CX: synapses left; DX, R12: ends
// of the targets and weights left; R13, R15: where they go.
#define SPREAD(LOAD, FS) \
	MOVQ s+0(FP), DI \
	MOVQ FIELDS(DI), SI \
	MOVQ AT(DI), R8 \
	MOVQ WEIGHT(DI), R10 \
	MOVQ STEP(DI), R9 \
next: \
	CMPQ SI, END(DI) \
	JEQ  done \
	LOAD (SI), AX \
	LOAD FS(SI), CX \
	MOVQ CX, R11 \
	IMULQ R10, R11 \
	LEAQ (R8)(R11*1), R12 \
	LEAQ (R12)(CX*2), DX \
	CMPQ AX, LO(DI) \
	JLT  skip \
	CMPQ AX, HI(DI) \
	JGT  skip \
	ADDQ R9, AX \
	ANDQ MASK(DI), AX \
	SHLQ $5, AX \
	ADDQ PILES(DI), AX \
	MOVQ 16(AX), R13 \
	MOVQ R13, BX \
	SUBQ CX, BX \
	CMPQ BX, $8 \
	JLT  done \
	MOVQ BX, 16(AX) \
	MOVQ R13, R15 \
	SHLQ $1, R13 \
	ADDQ 0(AX), R13 \
	MOVQ DX, BX \
	MOVQ CX, R11 \
target: \
	MOVOU -16(BX), X0 \
	MOVOU X0, -16(R13) \
	SUBQ $16, BX \
	SUBQ $16, R13 \
	SUBQ $8, R11 \
	JGT  target \
	TESTQ R10, R10 \
	JEQ  skip \
	IMULQ R10, R15 \
	ADDQ 8(AX), R15 \
	CMPQ R10, $8 \
	JEQ  weight64 \
weight32: \
	MOVUPS -16(R12), X0 \
	MOVUPS -32(R12), X1 \
	MOVUPS X0, -16(R15) \
	MOVUPS X1, -32(R15) \
	SUBQ $32, R12 \
	SUBQ $32, R15 \
	SUBQ $8, CX \
	JGT  weight32 \
	JMP  skip \
weight64: \
	MOVUPS -16(R12), X0 \
	MOVUPS -32(R12), X1 \
	MOVUPS X0, -16(R15) \
	MOVUPS X1, -32(R15) \
	SUBQ $32, R12 \
	SUBQ $32, R15 \
	SUBQ $4, CX \
	JGT  weight64 \
skip: \
	MOVQ DX, R8 \
	TESTQ R10, R10 \
	JEQ  padded \
	LEAQ -1(R10), AX \
	ADDQ AX, R8 \
	NOTQ AX \
	ANDQ AX, R8 \
padded: \
	ADDQ $(2*FS), SI \
	JMP  next \
done: \
	MOVQ SI, FIELDS(DI) \
	MOVQ R8, AT(DI) \
	RET

// ADDFOUR adds four weights to four accumulators, all read before one is written.
#define ADDFOUR(MOV, ADD, WS) \
	ADD  (R13)(AX*WS), X0 \
	ADD  (R13)(R9*WS), X2 \
	ADD  (R13)(R12*WS), X3 \
	ADD  (R13)(R15*WS), X4 \
	MOV  X0, (R13)(AX*WS) \
	MOV  X2, (R13)(R9*WS) \
	MOV  X3, (R13)(R12*WS) \
	MOV  X4, (R13)(R15*WS)

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

// func spreadU8(s *spreading)
TEXT ·spreadU8(SB), NOSPLIT, $0-8
	SPREAD(MOVBLZX, 1)

// func spreadU16(s *spreading)
TEXT ·spreadU16(SB), NOSPLIT, $0-8
	SPREAD(MOVWLZX, 2)

// func addPileF32(p *pile, lo, hi int, f *form)
TEXT ·addPileF32(SB), NOSPLIT, $0-32
	ADDPILE(MOVSS, ADDSS, 4)

// func addPileF64(p *pile, lo, hi int, f *form)
TEXT ·addPileF64(SB), NOSPLIT, $0-32
	ADDPILE(MOVSD, ADDSD, 8)
