// What the code that streams segments and the code that adds piles share: adding
// synapses to accumulators. R13 points to the accumulators, BX behind the last
// target, R10 behind the last weight; R11 is minus the synapses left, four more of
// them in the loops over four, whose targets are AX, R9, R12 and R15, and whose
// weights are X0, X2, X3 and X4. CX, DI, X5 and X6 hold what is loaded early, X1
// the common weight.
//
// Four accumulators are read before any of them is written. A loop that reads
// what it may have written a turn before makes the processor expect just that,
// once it has happened: then each addition waits for the one before, and takes
// two to four times as long. Where two of the four are equal they are added one
// after the other.

// nowhere are indices of numbers before the first accumulator.
DATA nowhere<>+0(SB)/8, $-1
DATA nowhere<>+8(SB)/8, $-2
DATA nowhere<>+16(SB)/8, $-3
GLOBL nowhere<>(SB), RODATA|NOPTR, $24

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

// BEGINSAME and COPIES are the same for the common weight, which is copied.
#define BEGINSAME

#define COPIES \
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

// ADDING adds a segment and goes to DONE.
//	FOURS, REST, EQUAL, AGAIN, ONES: labels
//	UNEQUAL: goes to a label where some of the four targets are equal
//	BEGINT, FOUR, LOAD, TS: load targets, one target; its bytes
//	BEGINW, WEIGHTS, WEIGHT: load or copy weights; where one is
//	MOV, ADD, WS: move and add a weight; its bytes
#define ADDING(FOURS, REST, EQUAL, AGAIN, ONES, DONE, UNEQUAL, BEGINT, FOUR, LOAD, TS, BEGINW, WEIGHTS, WEIGHT, MOV, ADD, WS) \
	ADDQ $4, R11 \
	BEGINT \
	BEGINW \
	JGE  REST \
FOURS: \
	FOUR \
	WEIGHTS \
	UNEQUAL(EQUAL) \
	ADDFOUR(MOV, ADD, WS) \
	ADDQ $4, R11 \
	JL   FOURS \
REST: \
	FOUR \
	WEIGHTS \
	LAST \
	UNEQUAL(AGAIN) \
	ADDFOUR(MOV, ADD, WS) \
	JMP  DONE \
EQUAL: \
	ADDEACH(MOV, ADD, WS) \
	ADDQ $4, R11 \
	JL   FOURS \
	JMP  REST \
AGAIN: \
	SUBQ $4, R11 \
ONES: \
	LOAD (BX)(R11*TS), AX \
	MOV  WEIGHT, X0 \
	ADDONE(MOV, ADD, WS, X0, AX) \
	INCQ R11 \
	JNE  ONES \
	JMP  DONE

// EACH adds synapses with weights of their own, SAME those with the common one.
#define EACH(DONE, UNEQUAL, BEGINT, FOUR, LOAD, TS, BEGINW, WEIGHTS, MOV, ADD, WS) \
	ADDING(eachfour, eachlast, eachequal, eachrest, each, DONE, UNEQUAL, BEGINT, FOUR, LOAD, TS, BEGINW, WEIGHTS, (R10)(R11*WS), MOV, ADD, WS)

#define SAME(DONE, UNEQUAL, BEGINT, FOUR, LOAD, TS, MOV, ADD, WS) \
	ADDING(samefour, samelast, sameequal, samerest, same, DONE, UNEQUAL, BEGINT, FOUR, LOAD, TS, BEGINSAME, COPIES, X1, MOV, ADD, WS)
