// What the code that streams segments and the code that adds piles share.
// R13 points to accumulators; AX, R9, R12 and R15 are four of them.

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
