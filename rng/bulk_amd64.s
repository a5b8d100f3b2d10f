#include "textflag.h"

// A 64-bit lane holds one 32-bit word of a counter in its low half; what is in
// the high half does not matter, since products are of low halves.

DATA iota<>+0(SB)/8, $0
DATA iota<>+8(SB)/8, $1
DATA iota<>+16(SB)/8, $2
DATA iota<>+24(SB)/8, $3
DATA iota<>+32(SB)/8, $4
DATA iota<>+40(SB)/8, $5
DATA iota<>+48(SB)/8, $6
DATA iota<>+56(SB)/8, $7
GLOBL iota<>(SB), RODATA|NOPTR, $64

DATA factor<>+0(SB)/8, $0xD2511F53
DATA factor<>+8(SB)/8, $0xCD9E8D57
GLOBL factor<>(SB), RODATA|NOPTR, $16

DATA weyl<>+0(SB)/8, $0x9E3779B9
DATA weyl<>+8(SB)/8, $0x9E3779B9
DATA weyl<>+16(SB)/8, $0x9E3779B9
DATA weyl<>+24(SB)/8, $0x9E3779B9
DATA weyl<>+32(SB)/8, $0xBB67AE85
DATA weyl<>+40(SB)/8, $0xBB67AE85
DATA weyl<>+48(SB)/8, $0xBB67AE85
DATA weyl<>+56(SB)/8, $0xBB67AE85
GLOBL weyl<>(SB), RODATA|NOPTR, $64

// ROUND is a round on four counters. Their second and fourth words come out in
// T and U, so that the next round swaps C1 with T and C3 with U.
#define ROUND(C0, C1, C2, C3, T, U) \
	VPMULUDQ Y12, C0, U \
	VPMULUDQ Y13, C2, T \
	VPSRLQ   $32, T, C0 \
	VPSRLQ   $32, U, C2 \
	VPXOR    C1, C0, C0 \
	VPXOR    C3, C2, C2 \
	VPXOR    Y14, C0, C0 \
	VPXOR    Y15, C2, C2

#define KEYS \
	VPADDD weyl<>+0(SB), Y14, Y14 \
	VPADDD weyl<>+32(SB), Y15, Y15

// ROUNDS is two rounds on eight counters.
#define ROUNDS \
	ROUND(Y0, Y1, Y2, Y3, Y4, Y5) \
	ROUND(Y6, Y7, Y8, Y9, Y10, Y11) \
	KEYS \
	ROUND(Y0, Y4, Y2, Y5, Y1, Y3) \
	ROUND(Y6, Y10, Y8, Y11, Y7, Y9) \
	KEYS

// WORD stores the low halves of eight lanes.
#define WORD(A, B, TO) \
	VSHUFPS $0x88, B, A, A \
	VPERMQ  $0xD8, A, A \
	VMOVDQU A, (TO)(CX*4)

// func philoxEight(c *counter, first, n int, words *[4]*uint32)
TEXT ·philoxEight(SB), NOSPLIT, $0-32
	MOVQ         c+0(FP), SI
	MOVQ         first+8(FP), AX
	MOVQ         n+16(FP), DX
	MOVQ         words+24(FP), DI
	MOVQ         0(DI), R8
	MOVQ         8(DI), R9
	MOVQ         16(DI), R10
	MOVQ         24(DI), R11
	VPBROADCASTQ factor<>+0(SB), Y12
	VPBROADCASTQ factor<>+8(SB), Y13
	XORQ         CX, CX

loop:
	MOVQ         AX, X1
	VPBROADCASTQ X1, Y1
	VPADDQ       iota<>+32(SB), Y1, Y7
	VPADDQ       iota<>+0(SB), Y1, Y1
	VPBROADCASTQ 0(SI), Y0
	VMOVDQA      Y0, Y6
	VPXOR        Y2, Y2, Y2
	VPXOR        Y8, Y8, Y8
	VPBROADCASTQ 8(SI), Y3
	VMOVDQA      Y3, Y9
	VPBROADCASTQ 16(SI), Y14
	VPBROADCASTQ 24(SI), Y15
	ROUNDS
	ROUNDS
	ROUNDS
	ROUNDS
	ROUNDS
	WORD(Y0, Y6, R8)
	WORD(Y1, Y7, R9)
	WORD(Y2, Y8, R10)
	WORD(Y3, Y9, R11)
	ADDQ         $8, AX
	ADDQ         $8, CX
	CMPQ         CX, DX
	JLT          loop
	VZEROUPPER
	RET

// STEP is one step of both polynomials R and S of a quotient in X.
#define STEP(K, X, R, S) \
	VMULPD X, R, R \
	VMULPD X, S, S \
	VADDPD K*32(SI), R, R \
	VADDPD (K+8)*32(SI), S, S

// STEPS is STEP for two numbers.
#define STEPS(K) \
	STEP(K, Y2, Y3, Y4) \
	STEP(K, Y6, Y7, Y12)

// DISTANCE makes p - 1/2 in Q from words, and the argument of the polynomials
// in X.
#define DISTANCE(AT, Q, X) \
	VPMOVZXDQ AT(R8)(CX*4), Q \
	VPMOVZXDQ AT(R9)(CX*4), X \
	VPSLLQ    $20, Q, Q \
	VPSRLQ    $12, X, X \
	VPOR      X, Q, Q \
	VPOR      Y8, Q, Q \
	VSUBPD    Y8, Q, Q \
	VADDPD    Y9, Q, Q \
	VMULPD    Y10, Q, Q \
	VSUBPD    Y9, Q, Q \
	VMULPD    Q, Q, X \
	VSUBPD    X, Y11, X

// func quantileEight(c *[20][4]float64, high, low *uint32, out *float64, n int)
TEXT ·quantileEight(SB), NOSPLIT, $0-40
	MOVQ    c+0(FP), SI
	MOVQ    high+8(FP), R8
	MOVQ    low+16(FP), R9
	MOVQ    out+24(FP), DI
	MOVQ    n+32(FP), DX
	XORQ    CX, CX
	VMOVUPD 16*32(SI), Y8
	VMOVUPD 17*32(SI), Y9
	VMOVUPD 18*32(SI), Y10
	VMOVUPD 19*32(SI), Y11

next:
	DISTANCE(0, Y0, Y2)
	DISTANCE(16, Y1, Y6)
	VMOVUPD   7*32(SI), Y3
	VMOVUPD   15*32(SI), Y4
	VMOVAPD   Y3, Y7
	VMOVAPD   Y4, Y12
	STEPS(6)
	STEPS(5)
	STEPS(4)
	STEPS(3)
	STEPS(2)
	STEPS(1)
	STEPS(0)
	VMULPD    Y3, Y0, Y0
	VMULPD    Y7, Y1, Y1
	VDIVPD    Y4, Y0, Y0
	VDIVPD    Y12, Y1, Y1
	VMOVUPD   Y0, (DI)(CX*8)
	VMOVUPD   Y1, 32(DI)(CX*8)
	ADDQ      $8, CX
	CMPQ      CX, DX
	JLT       next
	VZEROUPPER
	RET

// LOG is one step of the logarithm's sum.
#define LOG(K) \
	VMULPD Y2, Y3, Y3 \
	VADDPD K*32(SI), Y3, Y3

// func quantileTails(c *[36][4]float64, p *float64, n int)
TEXT ·quantileTails(SB), NOSPLIT, $0-24
	MOVQ c+0(FP), SI
	MOVQ p+8(FP), DI
	MOVQ n+16(FP), DX
	XORQ CX, CX

tail:
	// The fraction m in [1/2, 1) and the exponent e, then m in [√½, √2).
	VMOVUPD (DI)(CX*8), Y0
	VPSRLQ  $52, Y0, Y1
	VPAND   11*32(SI), Y0, Y0
	VPOR    12*32(SI), Y0, Y0
	VCMPPD  $1, 13*32(SI), Y0, Y2
	VPADDQ  Y2, Y1, Y1
	VPAND   Y0, Y2, Y2
	VADDPD  Y2, Y0, Y0
	VPADDQ  14*32(SI), Y1, Y1
	VSUBPD  15*32(SI), Y1, Y1

	// s = (m-1)/(m+1), and the logarithm from its odd powers.
	VMOVUPD 16*32(SI), Y5
	VADDPD  Y5, Y0, Y2
	VSUBPD  Y5, Y0, Y0
	VDIVPD  Y2, Y0, Y0
	VMULPD  Y0, Y0, Y2
	VMOVUPD 0*32(SI), Y3
	LOG(1)
	LOG(2)
	LOG(3)
	LOG(4)
	LOG(5)
	LOG(6)
	LOG(7)
	LOG(8)
	LOG(9)
	LOG(10)
	VMULPD  Y2, Y3, Y3
	VADDPD  Y0, Y0, Y0
	VMULPD  Y3, Y0, Y3
	VADDPD  Y3, Y0, Y0
	VMULPD  17*32(SI), Y1, Y1
	VADDPD  Y0, Y1, Y1
	VXORPD  18*32(SI), Y1, Y1
	VSQRTPD Y1, Y1
	VSUBPD  19*32(SI), Y1, Y2

	// The quotient of the polynomials near the middle.
	VMOVUPD 27*32(SI), Y3
	VMOVUPD 35*32(SI), Y4
	STEP(26, Y2, Y3, Y4)
	STEP(25, Y2, Y3, Y4)
	STEP(24, Y2, Y3, Y4)
	STEP(23, Y2, Y3, Y4)
	STEP(22, Y2, Y3, Y4)
	STEP(21, Y2, Y3, Y4)
	STEP(20, Y2, Y3, Y4)
	VDIVPD  Y4, Y3, Y3
	VMOVUPD Y3, (DI)(CX*8)
	ADDQ    $4, CX
	CMPQ    CX, DX
	JLT     tail
	VZEROUPPER
	RET
