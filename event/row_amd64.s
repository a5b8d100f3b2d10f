#include "textflag.h"

// Offsets in a cursor:
#define STEPS 0
#define MASK 8
#define STEP 16
#define FIELDS 24
#define END 32
#define AT 40
#define LO 48
#define HI 56
#define WEIGHT 64
#define TARGET 72
#define TABLE 80

// ROW is the body of a function that hands on the segments of a row until there
// is no room for one, or the row ends.
//	LOAD, FS: loads a field of the header; its bytes
//	HAND: hands on a segment, goes to full when there is no room
// DI: the cursor; SI: the next field; R8: the next segment; R9: the spike's
// step; R10: bytes of a weight; R15: bytes of a target; R12: end of the
// segment's weights; DX: its end; CX: its synapses; AX: where it goes. HAND may
// use AX, BX, CX, R11, R12, R13, X0, X1.
#define ROW(LOAD, FS, HAND) \
	MOVQ c+0(FP), DI \
	MOVQ FIELDS(DI), SI \
	MOVQ AT(DI), R8 \
	MOVQ WEIGHT(DI), R10 \
	MOVQ TARGET(DI), R15 \
	MOVQ STEP(DI), R9 \
next: \
	CMPQ SI, END(DI) \
	JEQ  done \
	LOAD (SI), AX \
	LOAD FS(SI), CX \
	CMPQ AX, HI(DI) \
	JGT  beyond \
	MOVQ CX, R12 \
	IMULQ R10, R12 \
	MOVQ CX, DX \
	IMULQ R15, DX \
	ADDQ R8, R12 \
	ADDQ R12, DX \
	CMPQ AX, LO(DI) \
	JLT  skip \
	ADDQ R9, AX \
	ANDQ MASK(DI), AX \
	SHLQ $5, AX \
	ADDQ STEPS(DI), AX \
	HAND \
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
beyond: \
	MOVQ END(DI), SI \
done: \
	MOVQ SI, FIELDS(DI) \
	MOVQ R8, AT(DI) \
	RET

// LIST appends a segment to a list, which is 32 bytes: the first entry, their
// number, the room. An entry is 16 bytes: address, number of synapses (32 bits),
// table (32 bits).
#define LIST \
	MOVQ 8(AX), R13 \
	CMPQ R13, 16(AX) \
	JEQ  done \
	LEAQ 1(R13), R11 \
	MOVQ R11, 8(AX) \
	SHLQ $4, R13 \
	ADDQ 0(AX), R13 \
	MOVQ R8, 0(R13) \
	MOVL CX, 8(R13) \
	MOVL TABLE(DI), R11 \
	MOVL R11, 12(R13)

// PILE puts a segment on a pile, which is 32 bytes: targets, weights, free, size.
// Segments are copied from their ends, eight synapses at a time: what is copied
// too many falls below them, where the pile is free. R15 is restored.
#define PILE \
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
	JEQ  piled \
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
	JMP  piled \
weight64: \
	MOVUPS -16(R12), X0 \
	MOVUPS -32(R12), X1 \
	MOVUPS X0, -16(R15) \
	MOVUPS X1, -32(R15) \
	SUBQ $32, R12 \
	SUBQ $32, R15 \
	SUBQ $4, CX \
	JGT  weight64 \
piled: \
	MOVQ TARGET(DI), R15

// func listU8(c *cursor)
TEXT ·listU8(SB), NOSPLIT, $0-8
	ROW(MOVBLZX, 1, LIST)

// func pileU8(c *cursor)
TEXT ·pileU8(SB), NOSPLIT, $0-8
	ROW(MOVBLZX, 1, PILE)

// func listU16(c *cursor)
TEXT ·listU16(SB), NOSPLIT, $0-8
	ROW(MOVWLZX, 2, LIST)

// func pileU16(c *cursor)
TEXT ·pileU16(SB), NOSPLIT, $0-8
	ROW(MOVWLZX, 2, PILE)
