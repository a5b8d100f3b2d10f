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
#define SIZE 64
#define PAD 72
#define TABLE 80
#define KEPT 88
#define COMMON 96

// ROW is the body of a function that hands on the segments of a row until there
// is no room for one, or the row ends.
//	LOAD, FS: loads a field of the header; its bytes
//	HAND: hands on a segment, goes to full when there is no room
//	REST: what HAND seldom needs, which ends at handed
// DI: the cursor; SI: the next field; R8: the next segment; R10: bytes of a
// synapse; R12: bytes of a unit, less 1; R15: not that; CX: synapses of the
// segment; DX: its end, before padding; AX: where it goes. HAND and REST may use
// AX, BX, CX, R9, R11, R13, X0, X1.
#define ROW(LOAD, FS, HAND, REST) \
	MOVQ c+0(FP), DI \
	MOVQ FIELDS(DI), SI \
	MOVQ AT(DI), R8 \
	MOVQ SIZE(DI), R10 \
	MOVQ PAD(DI), R12 \
	MOVQ R12, R15 \
	NOTQ R15 \
	CMPQ SI, END(DI) \
	JEQ  full \
next: \
	LOAD (SI), AX \
	LOAD FS(SI), CX \
	MOVQ CX, DX \
	IMULQ R10, DX \
	ADDQ R8, DX \
	CMPQ AX, HI(DI) \
	JGT  beyond \
	CMPQ AX, LO(DI) \
	JLT  handed \
	ADDQ STEP(DI), AX \
	ANDQ MASK(DI), AX \
	SHLQ $5, AX \
	ADDQ STEPS(DI), AX \
	HAND \
handed: \
	LEAQ (DX)(R12*1), R8 \
	ANDQ R15, R8 \
	ADDQ $(2*FS), SI \
	CMPQ SI, END(DI) \
	JNE  next \
	JMP  full \
	REST; \
beyond: \
	MOVQ END(DI), SI \
full: \
	MOVQ SI, FIELDS(DI) \
	MOVQ R8, AT(DI) \
	RET

// LIST appends a segment to a list, which is 32 bytes: the first entry, their
// number, the room. An entry is 16 bytes: address, number of synapses (32 bits),
// table (32 bits).
#define LIST \
	MOVQ 8(AX), R13 \
	CMPQ R13, 16(AX) \
	JEQ  full \
	LEAQ 1(R13), R11 \
	MOVQ R11, 8(AX) \
	SHLQ $4, R13 \
	ADDQ 0(AX), R13 \
	MOVQ R8, 0(R13) \
	MOVL CX, 8(R13) \
	MOVL TABLE(DI), R11 \
	MOVL R11, 12(R13)

#define NOTHING

// PILE puts a segment on a pile, which is 32 bytes: targets, weights, free, size.
// Segments are copied from their ends, eight synapses at a time: what is copied
// too many falls below them, where the pile is free.
#define PILE \
	MOVQ 16(AX), R13 \
	MOVQ R13, BX \
	SUBQ CX, BX \
	CMPQ BX, $8 \
	JLT  full \
	MOVQ BX, 16(AX) \
	MOVQ 0(AX), R11 \
	LEAQ (R11)(R13*2), R11 \
	MOVOU -16(DX), X0 \
	MOVOU X0, -16(R11) \
	CMPQ CX, $8 \
	JGT  long \
targets: \
	MOVQ KEPT(DI), R9 \
	TESTQ R9, R9 \
	JNE  weights

// MORE copies the N targets of a segment before its last eight, which end before
// BX, to where those before R11 end. L is a label.
#define MORE(L, N) \
L: \
	SUBQ $16, BX \
	SUBQ $16, R11 \
	MOVOU -16(BX), X0 \
	MOVOU X0, -16(R11) \
	SUBQ $8, N \
	JGT  L

// PILEREST copies what a segment has of targets before its last eight, and its
// weights.
#define PILEREST \
long: \
	MOVQ DX, BX \
	LEAQ -8(CX), R9 \
	MORE(more, R9) \
	JMP  targets \
weights: \
	MOVQ 8(AX), BX \
	IMULQ R9, R13 \
	ADDQ R13, BX \
	CMPQ R10, $2 \
	JEQ  fill \
	LEAQ (CX)(CX*1), R13 \
	MOVQ DX, R11 \
	SUBQ R13, R11 \
	IMULQ R9, CX \
copy: \
	MOVUPS -16(R11), X0 \
	MOVUPS -32(R11), X1 \
	MOVUPS X0, -16(BX) \
	MOVUPS X1, -32(BX) \
	SUBQ $32, R11 \
	SUBQ $32, BX \
	SUBQ $32, CX \
	JGT  copy \
	JMP  handed \
fill: \
	IMULQ R9, CX \
	MOVSD COMMON(DI), X0 \
	CMPQ R9, $4 \
	JEQ  fill32 \
	UNPCKLPD X0, X0 \
	JMP  put \
fill32: \
	SHUFPS $0, X0, X0 \
put: \
	MOVUPS X0, -16(BX) \
	MOVUPS X0, -32(BX) \
	SUBQ $32, BX \
	SUBQ $32, CX \
	JGT  put \
	JMP  handed

// PLAIN is PILE for whole rows of targets alone: they have a common weight, their
// piles keep none, nothing is padded, and all lags count. R12 points to the piles,
// R15 is their mask, R10 the step, R9 the end of the header.
#define PLAIN(LOAD, FS, GENERAL) \
	MOVQ c+0(FP), DI \
	MOVQ FIELDS(DI), SI \
	MOVQ END(DI), R9 \
	CMPQ SI, R9 \
	JEQ  GENERAL \
	MOVQ SIZE(DI), AX \
	ADDQ KEPT(DI), AX \
	CMPQ AX, $2 \
	JNE  GENERAL \
	LOAD (SI), AX \
	CMPQ AX, LO(DI) \
	JLT  GENERAL \
	LOAD -2*FS(R9), AX \
	CMPQ AX, HI(DI) \
	JGT  GENERAL \
	MOVQ AT(DI), R8 \
	MOVQ STEPS(DI), R12 \
	MOVQ MASK(DI), R15 \
	MOVQ STEP(DI), R10 \
plain: \
	LOAD (SI), AX \
	LOAD FS(SI), CX \
	ADDQ R10, AX \
	ANDQ R15, AX \
	SHLQ $5, AX \
	MOVQ 16(R12)(AX*1), R13 \
	MOVQ R13, BX \
	SUBQ CX, BX \
	CMPQ BX, $8 \
	JLT  stop \
	MOVQ BX, 16(R12)(AX*1) \
	MOVQ 0(R12)(AX*1), R11 \
	LEAQ (R8)(CX*2), R8 \
	MOVOU -16(R8), X0 \
	LEAQ (R11)(R13*2), R11 \
	MOVOU X0, -16(R11) \
	CMPQ CX, $8 \
	JGT  plainlong \
plainnext: \
	ADDQ $(2*FS), SI \
	CMPQ SI, R9 \
	JNE  plain \
stop: \
	MOVQ SI, FIELDS(DI) \
	MOVQ R8, AT(DI) \
	RET \
plainlong: \
	MOVQ R8, BX \
	SUBQ $8, CX \
	MORE(plainmore, CX) \
	JMP  plainnext

// func listU8(c *cursor)
TEXT ·listU8(SB), NOSPLIT, $0-8
	ROW(MOVBLZX, 1, LIST, NOTHING)

// func pileU8(c *cursor)
TEXT ·pileU8(SB), NOSPLIT, $0-8
	PLAIN(MOVBLZX, 1, general)
general:
	ROW(MOVBLZX, 1, PILE, PILEREST)

// func listU16(c *cursor)
TEXT ·listU16(SB), NOSPLIT, $0-8
	ROW(MOVWLZX, 2, LIST, NOTHING)

// func pileU16(c *cursor)
TEXT ·pileU16(SB), NOSPLIT, $0-8
	PLAIN(MOVWLZX, 2, general)
general:
	ROW(MOVWLZX, 2, PILE, PILEREST)
