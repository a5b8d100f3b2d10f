#include "textflag.h"
#include "adding_amd64.h"

// MOST is the number of bytes that are fetched ahead of one segment: the
// processor goes on by itself where memory is read in order.
#define MOST 2048

// A due is 16 bytes: address, number of synapses (32 bits), table (32 bits).
// A form is 32 bytes: accumulators, weight, bytes of a synapse.

// FETCH prefetches the segment of the entry below DX, the first six lines
// without a branch that depends on their number. L and NO are labels.
#define FETCH(L, NO) \
	SUBQ $16, DX \
	MOVQ (DX), R10 \
	MOVL 8(DX), R11 \
	MOVL 12(DX), R12 \
	SHLQ $5, R12 \
	IMULQ 16(R8)(R12*1), R11 \
	MOVQ $MOST, R9 \
	CMPQ R11, R9 \
	CMOVQGT R9, R11 \
	LEAQ -1(R10)(R11*1), R11 \
	PREFETCHT0 (R10) \
	NEXTLINE \
	NEXTLINE \
	NEXTLINE \
	NEXTLINE \
	NEXTLINE \
	CMPQ R10, R11 \
	JGE  NO \
L: \
	ADDQ $64, R10 \
	PREFETCHT0 (R10) \
	CMPQ R10, R11 \
	JLT  L \
NO:

// NEXTLINE prefetches the line after R10, but none after R11.
#define NEXTLINE \
	ADDQ $64, R10 \
	CMPQ R10, R11 \
	CMOVQGT R11, R10 \
	PREFETCHT0 (R10)

// ASCENDING goes to EQUAL when some of four targets that ascend are equal.
#define ASCENDING(EQUAL) \
	CMPQ AX, R9 \
	JEQ  EQUAL \
	CMPQ R9, R12 \
	JEQ  EQUAL \
	CMPQ R12, R15 \
	JEQ  EQUAL

// DISTINCT is for segments none of whose targets comes up again.
#define DISTINCT(EQUAL)

// STREAM is the body of a streamer; its parameters are those of EACH.
// SI: the entry after the one at work; DX: the entry after the next to be
// fetched; R8: forms. R14 is left alone.
#define STREAM(UNEQUAL, BEGINT, FOUR, LOAD, TS, BEGINW, WEIGHTS, MOV, ADD, WS) \
	MOVQ list+0(FP), CX \
	MOVQ lo+8(FP), DI \
	MOVQ hi+16(FP), SI \
	MOVQ ahead+24(FP), AX \
	MOVQ forms+32(FP), R8 \
	SHLQ $4, DI \
	ADDQ CX, DI \
	MOVQ DI, lo+8(FP) \
	SHLQ $4, SI \
	ADDQ CX, SI \
	MOVQ SI, DX \
begin: \
	CMPQ DX, CX \
	JEQ  next \
	FETCH(beginline, begun) \
	DECQ AX \
	JNE  begin \
next: \
	CMPQ SI, lo+8(FP) \
	JEQ  done \
	CMPQ DX, list+0(FP) \
	JEQ  work \
	FETCH(line, work) \
	SUBQ $16, SI \
	MOVQ (SI), R10 \
	MOVL 8(SI), R11 \
	MOVL 12(SI), R12 \
	SHLQ $5, R12 \
	ADDQ R8, R12 \
	MOVQ 0(R12), R13 \
	MOVQ 16(R12), BX \
	CMPQ BX, $TS \
	JEQ  common \
	LEAQ (R10)(R11*WS), R10 \
	LEAQ (R10)(R11*TS), BX \
	NEGQ R11 \
	EACH(next, UNEQUAL, BEGINT, FOUR, LOAD, TS, BEGINW, WEIGHTS, MOV, ADD, WS) \
common: \
	MOV  8(R12), X1 \
	LEAQ (R10)(R11*TS), BX \
	NEGQ R11 \
	SAME(next, UNEQUAL, BEGINT, FOUR, LOAD, TS, MOV, ADD, WS) \
done: \
	RET

// func streamF32U16(list unsafe.Pointer, lo, hi, ahead int, forms unsafe.Pointer)
TEXT ·streamF32U16(SB), NOSPLIT, $0-40
	STREAM(ASCENDING, BEGIN16, FOUR16, MOVWLZX, 2, BEGINF32, WEIGHTSF32, MOVSS, ADDSS, 4)

// func streamF32U32(list unsafe.Pointer, lo, hi, ahead int, forms unsafe.Pointer)
TEXT ·streamF32U32(SB), NOSPLIT, $0-40
	STREAM(ASCENDING, BEGIN32, FOUR32, MOVL, 4, BEGINF32, WEIGHTSF32, MOVSS, ADDSS, 4)

// func streamF64U16(list unsafe.Pointer, lo, hi, ahead int, forms unsafe.Pointer)
TEXT ·streamF64U16(SB), NOSPLIT, $0-40
	STREAM(ASCENDING, BEGIN16, FOUR16, MOVWLZX, 2, BEGINF64, WEIGHTSF64, MOVSD, ADDSD, 8)

// func streamF64U32(list unsafe.Pointer, lo, hi, ahead int, forms unsafe.Pointer)
TEXT ·streamF64U32(SB), NOSPLIT, $0-40
	STREAM(ASCENDING, BEGIN32, FOUR32, MOVL, 4, BEGINF64, WEIGHTSF64, MOVSD, ADDSD, 8)

// func streamDistinctF32U16(list unsafe.Pointer, lo, hi, ahead int, forms unsafe.Pointer)
TEXT ·streamDistinctF32U16(SB), NOSPLIT, $0-40
	STREAM(DISTINCT, BEGIN16, FOUR16, MOVWLZX, 2, BEGINF32, WEIGHTSF32, MOVSS, ADDSS, 4)

// func streamDistinctF32U32(list unsafe.Pointer, lo, hi, ahead int, forms unsafe.Pointer)
TEXT ·streamDistinctF32U32(SB), NOSPLIT, $0-40
	STREAM(DISTINCT, BEGIN32, FOUR32, MOVL, 4, BEGINF32, WEIGHTSF32, MOVSS, ADDSS, 4)

// func streamDistinctF64U16(list unsafe.Pointer, lo, hi, ahead int, forms unsafe.Pointer)
TEXT ·streamDistinctF64U16(SB), NOSPLIT, $0-40
	STREAM(DISTINCT, BEGIN16, FOUR16, MOVWLZX, 2, BEGINF64, WEIGHTSF64, MOVSD, ADDSD, 8)

// func streamDistinctF64U32(list unsafe.Pointer, lo, hi, ahead int, forms unsafe.Pointer)
TEXT ·streamDistinctF64U32(SB), NOSPLIT, $0-40
	STREAM(DISTINCT, BEGIN32, FOUR32, MOVL, 4, BEGINF64, WEIGHTSF64, MOVSD, ADDSD, 8)

// func prefetchRows(rows unsafe.Pointer, n int)
TEXT ·prefetchRows(SB), NOSPLIT, $0-16
	MOVQ rows+0(FP), SI
	MOVQ n+8(FP), CX
row:
	MOVQ (SI), AX
	PREFETCHT0 (AX)
	PREFETCHT0 64(AX)
	PREFETCHT0 128(AX)
	PREFETCHT0 192(AX)
	ADDQ $32, SI
	DECQ CX
	JNE  row
	RET
