#include "textflag.h"

// func call(code, args uintptr)
//
// The frame makes sure of stack for the code, which pushes nothing but its
// return address, and for a signal's handler. The code gets args in DI, keeps
// BP and SP, may use all other registers, and ends with VZEROUPPER; R14 and X15
// are restored by Go's own wrapper around this function.
TEXT ·call(SB), 0, $256-16
	MOVQ code+0(FP), AX
	MOVQ args+8(FP), DI
	CALL AX
	RET
