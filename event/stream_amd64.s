#include "textflag.h"

// MOST is the number of bytes that are fetched ahead of one segment: the
// processor goes on by itself where memory is read in order.
#define MOST 2048

// A due is 16 bytes: address, number of synapses (32 bits), table (32 bits).
// A form is 32 bytes: accumulators, weight, bytes of a synapse.

// FETCH prefetches the segment of the entry below DX. L is a label.
#define FETCH(L) \
	SUBQ $16, DX \
	MOVQ (DX), R10 \
	MOVL 8(DX), R11 \
	MOVL 12(DX), R12 \
	SHLQ $5, R12 \
	IMULQ 16(R8)(R12*1), R11 \
	MOVQ $MOST, R9 \
	CMPQ R11, R9 \
	CMOVQGT R9, R11 \
	ADDQ R10, R11 \
	ANDQ $~63, R10 \
	PREFETCHT0 (R10) \
L: \
	ADDQ $64, R10 \
	PREFETCHT0 (R10) \
	CMPQ R10, R11 \
	JLT  L

// FOUR loads the next four targets; it goes to EQUAL when neighbours are equal.
#define FOUR(LOAD, TS, EQUAL) \
	LOAD -4*TS(BX)(R11*TS), AX \
	LOAD -3*TS(BX)(R11*TS), R9 \
	LOAD -2*TS(BX)(R11*TS), R12 \
	LOAD -1*TS(BX)(R11*TS), R15 \
	CMPQ AX, R9 \
	JEQ  EQUAL \
	CMPQ R9, R12 \
	JEQ  EQUAL \
	CMPQ R12, R15 \
	JEQ  EQUAL

// ADDFOUR adds four weights to four accumulators, all read before one is written.
#define ADDFOUR(MOV, ADD, WS) \
	ADD  (R13)(AX*WS), X0 \
	ADD  (R13)(R9*WS), X2 \
	ADD  (R13)(R12*WS), X3 \
	ADD  (R13)(R15*WS), X4 \
	MOV  X0, (R13)(AX*WS) \
	MOV  X2, (R13)(R9*WS) \
	MOV  X3, (R13)(R12*WS) \
	MOV  X4, (R13)(R15*WS) \
	ADDQ $4, R11

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
	FETCH(beginline) \
	DECQ AX \
	JNE  begin \
next: \
	CMPQ SI, DI \
	JEQ  done \
	CMPQ DX, CX \
	JEQ  work \
	FETCH(line) \
work: \
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
	JG   eachrest \
eachfour: \
	FOUR(LOAD, TS, eachequal) \
	MOV  -4*WS(R10)(R11*WS), X0 \
	MOV  -3*WS(R10)(R11*WS), X2 \
	MOV  -2*WS(R10)(R11*WS), X3 \
	MOV  -1*WS(R10)(R11*WS), X4 \
	ADDFOUR(MOV, ADD, WS) \
	JLE  eachfour \
eachrest: \
	SUBQ $4, R11 \
	JEQ  next \
each: \
	LOAD (BX)(R11*TS), AX \
	MOV  (R10)(R11*WS), X0 \
	ADDONE(MOV, ADD, WS, AX) \
	INCQ R11 \
	JNE  each \
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
	JLE  eachfour \
	JMP  eachrest \
common: \
	MOV  8(R12), X1 \
	LEAQ (R10)(R11*TS), BX \
	NEGQ R11 \
	ADDQ $4, R11 \
	JG   samerest \
samefour: \
	FOUR(LOAD, TS, sameequal) \
	MOVAPS X1, X0 \
	MOVAPS X1, X2 \
	MOVAPS X1, X3 \
	MOVAPS X1, X4 \
	ADDFOUR(MOV, ADD, WS) \
	JLE  samefour \
samerest: \
	SUBQ $4, R11 \
	JEQ  next \
same: \
	LOAD (BX)(R11*TS), AX \
	MOVAPS X1, X0 \
	ADDONE(MOV, ADD, WS, AX) \
	INCQ R11 \
	JNE  same \
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
	JLE  samefour \
	JMP  samerest \
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
	ADDQ $32, SI
	DECQ CX
	JNE  row
	RET
