#include "textflag.h"

// AHEAD is the number of bytes that are fetched before they are used, MOST
// the number that are fetched of one segment: the processor goes on by itself
// where memory is read in order.
#define AHEAD 4096
#define MOST 2048

// A due is 16 bytes: address, number of synapses (32 bits), table (32 bits).
// A form is 32 bytes: accumulators, weight, bytes of a synapse.

// STREAM is the body of a streamer.
//	LOAD, TS: loads a target; its bytes
//	MOV, ADD, WS: moves and adds a weight; its bytes
// SI: the entry after the one at work; DI: the last entry; CX: where fetching
// ahead ends; DX: the entry after the next to be fetched; R9: bytes fetched
// ahead; R8: forms; R10: weights; BX: targets; R11: synapses left; R13:
// accumulators; R15 and R14 are left alone.
#define STREAM(LOAD, TS, MOV, ADD, WS) \
	MOVQ list+0(FP), CX \
	MOVQ lo+8(FP), DI \
	MOVQ hi+16(FP), SI \
	MOVQ forms+24(FP), R8 \
	SHLQ $4, DI \
	ADDQ CX, DI \
	SHLQ $4, SI \
	ADDQ CX, SI \
	MOVQ SI, DX \
	XORQ R9, R9 \
	JMP  next \
fetch: \
	SUBQ $16, DX \
	MOVQ (DX), R10 \
	MOVL 8(DX), R11 \
	MOVL 12(DX), R12 \
	SHLQ $5, R12 \
	IMULQ 16(R8)(R12*1), R11 \
	MOVQ $MOST, AX \
	CMPQ R11, AX \
	CMOVQGT AX, R11 \
	ADDQ R11, R9 \
	ADDQ R10, R11 \
	ANDQ $~63, R10 \
fetchline: \
	PREFETCHT0 (R10) \
	ADDQ $64, R10 \
	CMPQ R10, R11 \
	JLT  fetchline \
next: \
	CMPQ SI, DI \
	JEQ  done \
	CMPQ DX, CX \
	JEQ  work \
	CMPQ R9, $AHEAD \
	JLT  fetch \
work: \
	SUBQ $16, SI \
	MOVQ (SI), R10 \
	MOVL 8(SI), R11 \
	MOVL 12(SI), R12 \
	SHLQ $5, R12 \
	ADDQ R8, R12 \
	MOVQ 0(R12), R13 \
	MOVQ 16(R12), BX \
	MOVQ R11, AX \
	IMULQ BX, AX \
	CMPQ AX, $MOST \
	JLE  short \
	MOVQ $MOST, AX \
short: \
	SUBQ AX, R9 \
	CMPQ BX, $TS \
	JEQ  common \
	LEAQ (R10)(R11*WS), BX \
	SUBQ $4, R11 \
	JLT  eachtail \
each: \
	LOAD 0(BX), AX \
	MOV  0(R10), X0 \
	ADD  (R13)(AX*WS), X0 \
	MOV  X0, (R13)(AX*WS) \
	LOAD TS(BX), R12 \
	MOV  WS(R10), X1 \
	ADD  (R13)(R12*WS), X1 \
	MOV  X1, (R13)(R12*WS) \
	LOAD (2*TS)(BX), AX \
	MOV  (2*WS)(R10), X2 \
	ADD  (R13)(AX*WS), X2 \
	MOV  X2, (R13)(AX*WS) \
	LOAD (3*TS)(BX), R12 \
	MOV  (3*WS)(R10), X3 \
	ADD  (R13)(R12*WS), X3 \
	MOV  X3, (R13)(R12*WS) \
	ADDQ $(4*TS), BX \
	ADDQ $(4*WS), R10 \
	SUBQ $4, R11 \
	JGE  each \
eachtail: \
	ADDQ $4, R11 \
	JEQ  next \
eachone: \
	LOAD (BX), AX \
	MOV  (R10), X0 \
	ADD  (R13)(AX*WS), X0 \
	MOV  X0, (R13)(AX*WS) \
	ADDQ $TS, BX \
	ADDQ $WS, R10 \
	DECQ R11 \
	JNE  eachone \
	JMP  next \
common: \
	MOV  8(R12), X4 \
	SUBQ $4, R11 \
	JLT  commontail \
commons: \
	LOAD 0(R10), AX \
	MOVAPS X4, X0 \
	ADD  (R13)(AX*WS), X0 \
	MOV  X0, (R13)(AX*WS) \
	LOAD TS(R10), R12 \
	MOVAPS X4, X1 \
	ADD  (R13)(R12*WS), X1 \
	MOV  X1, (R13)(R12*WS) \
	LOAD (2*TS)(R10), AX \
	MOVAPS X4, X2 \
	ADD  (R13)(AX*WS), X2 \
	MOV  X2, (R13)(AX*WS) \
	LOAD (3*TS)(R10), R12 \
	MOVAPS X4, X3 \
	ADD  (R13)(R12*WS), X3 \
	MOV  X3, (R13)(R12*WS) \
	ADDQ $(4*TS), R10 \
	SUBQ $4, R11 \
	JGE  commons \
commontail: \
	ADDQ $4, R11 \
	JEQ  next \
commonone: \
	LOAD (R10), AX \
	MOVAPS X4, X0 \
	ADD  (R13)(AX*WS), X0 \
	MOV  X0, (R13)(AX*WS) \
	ADDQ $TS, R10 \
	DECQ R11 \
	JNE  commonone \
	JMP  next \
done: \
	RET

// func streamF32U16(list unsafe.Pointer, lo, hi int, forms unsafe.Pointer)
TEXT ·streamF32U16(SB), NOSPLIT, $0-32
	STREAM(MOVWLZX, 2, MOVSS, ADDSS, 4)

// func streamF32U32(list unsafe.Pointer, lo, hi int, forms unsafe.Pointer)
TEXT ·streamF32U32(SB), NOSPLIT, $0-32
	STREAM(MOVL, 4, MOVSS, ADDSS, 4)

// func streamF64U16(list unsafe.Pointer, lo, hi int, forms unsafe.Pointer)
TEXT ·streamF64U16(SB), NOSPLIT, $0-32
	STREAM(MOVWLZX, 2, MOVSD, ADDSD, 8)

// func streamF64U32(list unsafe.Pointer, lo, hi int, forms unsafe.Pointer)
TEXT ·streamF64U32(SB), NOSPLIT, $0-32
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
