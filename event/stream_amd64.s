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

// FOUR loads the next four targets.
#define FOUR(LOAD, TS) \
	LOAD -4*TS(BX)(R11*TS), AX \
	LOAD -3*TS(BX)(R11*TS), R9 \
	LOAD -2*TS(BX)(R11*TS), R12 \
	LOAD -1*TS(BX)(R11*TS), R15

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

// WEIGHTS loads the weights of the four, SAME copies the common one.
#define WEIGHTS(MOV, WS) \
	MOV  -4*WS(R10)(R11*WS), X0 \
	MOV  -3*WS(R10)(R11*WS), X2 \
	MOV  -2*WS(R10)(R11*WS), X3 \
	MOV  -1*WS(R10)(R11*WS), X4

#define SAME \
	MOVAPS X1, X0 \
	MOVAPS X1, X2 \
	MOVAPS X1, X3 \
	MOVAPS X1, X4

// ADDONE adds the weight in X0 to the accumulator of target T.
#define ADDONE(MOV, ADD, WS, T) \
	ADD (R13)(T*WS), X0 \
	MOV X0, (R13)(T*WS)

// STREAM is the body of a streamer.
//	LOAD, TS: loads a target; its bytes
//	MOV, ADD, WS: moves and adds a weight; its bytes
// SI: the entry after the one at work; DI: the last entry; CX: where fetching
// ahead ends; DX: the entry after the next to be fetched; R8: forms; R10: end
// of the weights; BX: end of the targets; R11: minus the synapses left, four
// more of them in the loops over four; R13: accumulators. R14 is left alone.
//
// Four accumulators are read before any of them is written. A loop that reads
// what it may have written a turn before makes the processor expect just that,
// once it has happened: then each addition waits for the one before, and takes
// two to four times as long. Targets ascend, so that equal ones are neighbours
// and are seen by comparing neighbours; they are added one after the other.
#define STREAM(LOAD, TS, MOV, ADD, WS) \
	MOVQ list+0(FP), CX \
	MOVQ lo+8(FP), DI \
	MOVQ hi+16(FP), SI \
	MOVQ ahead+24(FP), AX \
	MOVQ forms+32(FP), R8 \
	SHLQ $4, DI \
	ADDQ CX, DI \
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
	CMPQ SI, DI \
	JEQ  done \
	CMPQ DX, CX \
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
	JGE  eachlast \
eachfour: \
	FOUR(LOAD, TS) \
	UNEQUAL(eachequal) \
	WEIGHTS(MOV, WS) \
	ADDFOUR(MOV, ADD, WS) \
	ADDQ $4, R11 \
	JL   eachfour \
eachlast: \
	FOUR(LOAD, TS) \
	LAST \
	UNEQUAL(eachrest) \
	WEIGHTS(MOV, WS) \
	ADDFOUR(MOV, ADD, WS) \
	JMP  next \
eachequal: \
	MOV  -4*WS(R10)(R11*WS), X0 \
	ADDONE(MOV, ADD, WS, AX) \
	MOV  -3*WS(R10)(R11*WS), X0 \
	ADDONE(MOV, ADD, WS, R9) \
	MOV  -2*WS(R10)(R11*WS), X0 \
	ADDONE(MOV, ADD, WS, R12) \
	MOV  -1*WS(R10)(R11*WS), X0 \
	ADDONE(MOV, ADD, WS, R15) \
	ADDQ $4, R11 \
	JL   eachfour \
	JMP  eachlast \
eachrest: \
	SUBQ $4, R11 \
each: \
	LOAD (BX)(R11*TS), AX \
	MOV  (R10)(R11*WS), X0 \
	ADDONE(MOV, ADD, WS, AX) \
	INCQ R11 \
	JNE  each \
	JMP  next \
common: \
	MOV  8(R12), X1 \
	LEAQ (R10)(R11*TS), BX \
	NEGQ R11 \
	ADDQ $4, R11 \
	JGE  samelast \
samefour: \
	FOUR(LOAD, TS) \
	UNEQUAL(sameequal) \
	SAME \
	ADDFOUR(MOV, ADD, WS) \
	ADDQ $4, R11 \
	JL   samefour \
samelast: \
	FOUR(LOAD, TS) \
	LAST \
	UNEQUAL(samerest) \
	SAME \
	ADDFOUR(MOV, ADD, WS) \
	JMP  next \
sameequal: \
	MOVAPS X1, X0 \
	ADDONE(MOV, ADD, WS, AX) \
	MOVAPS X1, X0 \
	ADDONE(MOV, ADD, WS, R9) \
	MOVAPS X1, X0 \
	ADDONE(MOV, ADD, WS, R12) \
	MOVAPS X1, X0 \
	ADDONE(MOV, ADD, WS, R15) \
	ADDQ $4, R11 \
	JL   samefour \
	JMP  samelast \
samerest: \
	SUBQ $4, R11 \
same: \
	LOAD (BX)(R11*TS), AX \
	MOVAPS X1, X0 \
	ADDONE(MOV, ADD, WS, AX) \
	INCQ R11 \
	JNE  same \
	JMP  next \
done: \
	RET

// func streamF32U16(list unsafe.Pointer, lo, hi, ahead int, forms unsafe.Pointer)
TEXT ·streamF32U16(SB), NOSPLIT, $0-40
	STREAM(MOVWLZX, 2, MOVSS, ADDSS, 4)

// func streamF32U32(list unsafe.Pointer, lo, hi, ahead int, forms unsafe.Pointer)
TEXT ·streamF32U32(SB), NOSPLIT, $0-40
	STREAM(MOVL, 4, MOVSS, ADDSS, 4)

// func streamF64U16(list unsafe.Pointer, lo, hi, ahead int, forms unsafe.Pointer)
TEXT ·streamF64U16(SB), NOSPLIT, $0-40
	STREAM(MOVWLZX, 2, MOVSD, ADDSD, 8)

// func streamF64U32(list unsafe.Pointer, lo, hi, ahead int, forms unsafe.Pointer)
TEXT ·streamF64U32(SB), NOSPLIT, $0-40
	STREAM(MOVL, 4, MOVSD, ADDSD, 8)

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
