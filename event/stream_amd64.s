#include "textflag.h"
#include "addfour_amd64.h"

// nowhere are indices of numbers before the first accumulator.
DATA nowhere<>+0(SB)/8, $-1
DATA nowhere<>+8(SB)/8, $-2
DATA nowhere<>+16(SB)/8, $-3
GLOBL nowhere<>(SB), RODATA|NOPTR, $24

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

// Accumulators and synapses share the lowest 12 bits of many addresses, by which
// the processor takes a load for one of what a store before it has yet to write.
// It then expects that again, and such loads wait. So targets and weights are
// loaded two turns before they are needed (weights of f64 one turn).

// BEGIN16 loads the first eight targets of 16 bits, FOUR16 takes the next four
// and loads those after the eight.
#define BEGIN16 \
	MOVQ -8(BX)(R11*2), CX \
	MOVQ 0(BX)(R11*2), DI

#define FOUR16 \
	MOVQ CX, R15 \
	MOVQ DI, CX \
	MOVQ 8(BX)(R11*2), DI \
	MOVWLZX R15, AX \
	SHRQ $16, R15 \
	MOVWLZX R15, R9 \
	SHRQ $16, R15 \
	MOVWLZX R15, R12 \
	SHRQ $16, R15

// BEGIN32 and FOUR32 are the same for targets of 32 bits, loaded when they are
// needed.
#define BEGIN32

#define FOUR32 \
	MOVL -16(BX)(R11*4), AX \
	MOVL -12(BX)(R11*4), R9 \
	MOVL -8(BX)(R11*4), R12 \
	MOVL -4(BX)(R11*4), R15

// LAST replaces what FOUR has loaded from beyond the end of the segment, which
// is R11 of the four, by places before the accumulators, which nobody reads.
#define LAST \
	CMPQ R11, $2 \
	CMOVQGT nowhere<>+0(SB), R9 \
	CMOVQGE nowhere<>+8(SB), R12 \
	CMPQ R11, $0 \
	CMOVQGT nowhere<>+16(SB), R15

// UNEQUAL goes to EQUAL when neighbours of the four targets are equal.
#define UNEQUAL(EQUAL) \
	CMPQ AX, R9 \
	JEQ  EQUAL \
	CMPQ R9, R12 \
	JEQ  EQUAL \
	CMPQ R12, R15 \
	JEQ  EQUAL

// BEGINF32 loads the first eight weights of f32, WEIGHTSF32 takes the next four
// and loads those after the eight.
#define BEGINF32 \
	MOVUPS -16(R10)(R11*4), X5 \
	MOVUPS 0(R10)(R11*4), X6

#define WEIGHTSF32 \
	MOVAPS X5, X0 \
	PSHUFD $1, X5, X2 \
	PSHUFD $2, X5, X3 \
	PSHUFD $3, X5, X4 \
	MOVAPS X6, X5 \
	MOVUPS 16(R10)(R11*4), X6

// BEGINF64 loads the first four weights of f64, WEIGHTSF64 takes them and loads
// the next.
#define BEGINF64 \
	MOVUPS -32(R10)(R11*8), X5 \
	MOVUPS -16(R10)(R11*8), X6

#define WEIGHTSF64 \
	MOVAPS X5, X0 \
	PSHUFD $0xee, X5, X2 \
	MOVAPS X6, X3 \
	PSHUFD $0xee, X6, X4 \
	MOVUPS 0(R10)(R11*8), X5 \
	MOVUPS 16(R10)(R11*8), X6

// SAME copies the common weight.
#define SAME \
	MOVAPS X1, X0 \
	MOVAPS X1, X2 \
	MOVAPS X1, X3 \
	MOVAPS X1, X4

// ADDONE adds the weight in W to the accumulator of target T, ADDEACH does so
// with four, one after the other.
#define ADDONE(MOV, ADD, WS, W, T) \
	ADD (R13)(T*WS), W \
	MOV W, (R13)(T*WS)

#define ADDEACH(MOV, ADD, WS) \
	ADDONE(MOV, ADD, WS, X0, AX) \
	ADDONE(MOV, ADD, WS, X2, R9) \
	ADDONE(MOV, ADD, WS, X3, R12) \
	ADDONE(MOV, ADD, WS, X4, R15)

// STREAM is the body of a streamer.
//	BEGINT, FOUR, LOAD, TS: load targets, one target; its bytes
//	BEGINW, WEIGHTS, MOV, ADD, WS: load weights; move and add one; its bytes
// SI: the entry after the one at work; DX: the entry after the next to be
// fetched; R8: forms; R10: end of the weights; BX: end of the targets; R11:
// minus the synapses left, four more of them in the loops over four; R13:
// accumulators; CX, DI, X5, X6: what is loaded early. R14 is left alone.
//
// Four accumulators are read before any of them is written. A loop that reads
// what it may have written a turn before makes the processor expect just that,
// once it has happened: then each addition waits for the one before, and takes
// two to four times as long. Targets ascend, so that equal ones are neighbours
// and are seen by comparing neighbours; they are added one after the other.
#define STREAM(BEGINT, FOUR, LOAD, TS, BEGINW, WEIGHTS, MOV, ADD, WS) \
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
	ADDQ $4, R11 \
	BEGINT \
	BEGINW \
	JGE  eachlast \
eachfour: \
	FOUR \
	WEIGHTS \
	UNEQUAL(eachequal) \
	ADDFOUR(MOV, ADD, WS) \
	ADDQ $4, R11 \
	JL   eachfour \
eachlast: \
	FOUR \
	WEIGHTS \
	LAST \
	UNEQUAL(eachrest) \
	ADDFOUR(MOV, ADD, WS) \
	JMP  next \
eachequal: \
	ADDEACH(MOV, ADD, WS) \
	ADDQ $4, R11 \
	JL   eachfour \
	JMP  eachlast \
eachrest: \
	SUBQ $4, R11 \
each: \
	LOAD (BX)(R11*TS), AX \
	MOV  (R10)(R11*WS), X0 \
	ADDONE(MOV, ADD, WS, X0, AX) \
	INCQ R11 \
	JNE  each \
	JMP  next \
common: \
	MOV  8(R12), X1 \
	LEAQ (R10)(R11*TS), BX \
	NEGQ R11 \
	ADDQ $4, R11 \
	BEGINT \
	JGE  samelast \
samefour: \
	FOUR \
	SAME \
	UNEQUAL(sameequal) \
	ADDFOUR(MOV, ADD, WS) \
	ADDQ $4, R11 \
	JL   samefour \
samelast: \
	FOUR \
	SAME \
	LAST \
	UNEQUAL(samerest) \
	ADDFOUR(MOV, ADD, WS) \
	JMP  next \
sameequal: \
	ADDEACH(MOV, ADD, WS) \
	ADDQ $4, R11 \
	JL   samefour \
	JMP  samelast \
samerest: \
	SUBQ $4, R11 \
same: \
	LOAD (BX)(R11*TS), AX \
	MOVAPS X1, X0 \
	ADDONE(MOV, ADD, WS, X0, AX) \
	INCQ R11 \
	JNE  same \
	JMP  next \
done: \
	RET

// func streamF32U16(list unsafe.Pointer, lo, hi, ahead int, forms unsafe.Pointer)
TEXT ·streamF32U16(SB), NOSPLIT, $0-40
	STREAM(BEGIN16, FOUR16, MOVWLZX, 2, BEGINF32, WEIGHTSF32, MOVSS, ADDSS, 4)

// func streamF32U32(list unsafe.Pointer, lo, hi, ahead int, forms unsafe.Pointer)
TEXT ·streamF32U32(SB), NOSPLIT, $0-40
	STREAM(BEGIN32, FOUR32, MOVL, 4, BEGINF32, WEIGHTSF32, MOVSS, ADDSS, 4)

// func streamF64U16(list unsafe.Pointer, lo, hi, ahead int, forms unsafe.Pointer)
TEXT ·streamF64U16(SB), NOSPLIT, $0-40
	STREAM(BEGIN16, FOUR16, MOVWLZX, 2, BEGINF64, WEIGHTSF64, MOVSD, ADDSD, 8)

// func streamF64U32(list unsafe.Pointer, lo, hi, ahead int, forms unsafe.Pointer)
TEXT ·streamF64U32(SB), NOSPLIT, $0-40
	STREAM(BEGIN32, FOUR32, MOVL, 4, BEGINF64, WEIGHTSF64, MOVSD, ADDSD, 8)

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
