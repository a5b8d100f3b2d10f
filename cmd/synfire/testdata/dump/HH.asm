-- HH: prepare
interpreted, since it runs for one element
-- HH: step
.L3:
    mov rsi,QWORD PTR [rdi]
    mov rbx,QWORD PTR [rdi+0x8]
    mov rax,QWORD PTR [rdi+0x48]                         ; %0 load c8
    vbroadcastss ymm0,DWORD PTR [rax]
    vmovups YMMWORD PTR [rdi+0x120],ymm0
    mov rax,QWORD PTR [rdi+0x68]                         ; %5 load c0
    vbroadcastss ymm0,DWORD PTR [rax]
    vmovups YMMWORD PTR [rdi+0x140],ymm0
    mov rax,QWORD PTR [rdi+0x70]                         ; %10 load c1
    vbroadcastss ymm0,DWORD PTR [rax]
    vmovups YMMWORD PTR [rdi+0x160],ymm0
    mov rax,QWORD PTR [rdi+0x80]                         ; %16 load c2
    vbroadcastss ymm0,DWORD PTR [rax]
    vmovups YMMWORD PTR [rdi+0x180],ymm0
    mov rax,QWORD PTR [rdi+0x88]                         ; %19 load c3
    vbroadcastss ymm0,DWORD PTR [rax]
    vmovups YMMWORD PTR [rdi+0x1a0],ymm0
    mov rax,QWORD PTR [rdi+0x90]                         ; %23 load c4
    vbroadcastss ymm0,DWORD PTR [rax]
    vmovups YMMWORD PTR [rdi+0x1e0],ymm0
    mov rax,QWORD PTR [rdi+0x98]                         ; %24 load c5
    vbroadcastss ymm0,DWORD PTR [rax]
    vmovups YMMWORD PTR [rdi+0x1c0],ymm0
    mov rax,QWORD PTR [rdi+0xa0]                         ; %28 load c6
    vbroadcastss ymm0,DWORD PTR [rax]
    vmovups YMMWORD PTR [rdi+0x200],ymm0
    mov rax,QWORD PTR [rdi+0xa8]                         ; %160 load c7
    vbroadcastss ymm0,DWORD PTR [rax]
    vmovups YMMWORD PTR [rdi+0x220],ymm0
    mov r8,QWORD PTR [rdi+0x50]
    mov r9,QWORD PTR [rdi+0x58]
    mov r10,QWORD PTR [rdi+0x60]
    mov r11,QWORD PTR [rdi+0x78]
.L1:
    sub rbx,0x10
    cmp rsi,rbx
    jg .L5
.L4:
    vmovups ymm0,YMMWORD PTR [r8+rsi*4]                  ; %82 add
    vmovups ymm1,YMMWORD PTR [const+0x1a0]
    vaddps ymm2,ymm0,ymm1
    vmovups ymm3,YMMWORD PTR [r8+rsi*4+0x20]             ; %82 add
    vaddps ymm4,ymm1,ymm3
    vmovups ymm1,YMMWORD PTR [const+0x320]               ; %310 add
    vaddps ymm5,ymm0,ymm1
    vaddps ymm6,ymm3,ymm1                                ; %310 add
    vmovups ymm1,YMMWORD PTR [const+0x2e0]               ; %235 add
    vaddps ymm7,ymm0,ymm1
    vaddps ymm8,ymm3,ymm1                                ; %235 add
    vmovups ymm1,YMMWORD PTR [const+0x200]               ; %121 add
    vaddps ymm9,ymm0,ymm1
    vaddps ymm10,ymm3,ymm1                               ; %121 add
    vmovups ymm1,YMMWORD PTR [const+0x1c0]               ; %84 mul
    vmulps ymm2,ymm2,ymm1
    vmulps ymm6,ymm1,ymm6                                ; %311 mul
    vmulps ymm4,ymm4,ymm1                                ; %84 mul
    vmulps ymm5,ymm1,ymm5                                ; %311 mul
    vmulps ymm8,ymm1,ymm8                                ; %236 mul
    vmulps ymm7,ymm1,ymm7                                ; %236 mul
    vmovups ymm1,YMMWORD PTR [const+0x0]                 ; %312 min
    vminps ymm5,ymm1,ymm5
    vminps ymm2,ymm1,ymm2                                ; %85 min
    vminps ymm6,ymm1,ymm6                                ; %312 min
    vminps ymm4,ymm1,ymm4                                ; %85 min
    vmovups ymm11,YMMWORD PTR [const+0x260]              ; %237 min
    vminps ymm7,ymm11,ymm7
    vminps ymm8,ymm11,ymm8                               ; %237 min
    vmovups ymm12,YMMWORD PTR [const+0x240]              ; %238 max
    vmaxps ymm7,ymm12,ymm7
    vmaxps ymm8,ymm12,ymm8                               ; %238 max
    vmovups ymm13,YMMWORD PTR [const+0x2c0]              ; %200 mul
    vmulps ymm14,ymm9,ymm13
    vminps ymm14,ymm11,ymm14                             ; %201 min
    vmaxps ymm14,ymm12,ymm14                             ; %202 max
    vmulps ymm15,ymm10,ymm13                             ; %200 mul
    vminps ymm13,ymm11,ymm15                             ; %201 min
    vmaxps ymm13,ymm12,ymm13                             ; %202 max
    vmovups ymm15,YMMWORD PTR [const+0x360]              ; %348 mul
    vmulps ymm1,ymm10,ymm15
    vmulps ymm10,ymm10,YMMWORD PTR [const+0x220]         ; %123 mul
    vminps ymm1,ymm11,ymm1                               ; %349 min
    vminps ymm10,ymm11,ymm10                             ; %126 min
    vmaxps ymm1,ymm12,ymm1                               ; %350 max
    vmaxps ymm10,ymm12,ymm10                             ; %127 max
    vmovups YMMWORD PTR [rdi+0x240],ymm10                ; %348 mul
    vmulps ymm10,ymm9,ymm15
    vmulps ymm9,ymm9,YMMWORD PTR [const+0x220]           ; %123 mul
    vminps ymm10,ymm11,ymm10                             ; %349 min
    vminps ymm9,ymm11,ymm9                               ; %126 min
    vmaxps ymm10,ymm12,ymm10                             ; %350 max
    vmaxps ymm9,ymm12,ymm9                               ; %127 max
    vmovups ymm11,YMMWORD PTR [rdi+0x160]                ; %11 sub
    vsubps ymm12,ymm0,ymm11
    vsubps ymm15,ymm3,ymm11                              ; %11 sub
    vmovups ymm11,YMMWORD PTR [rdi+0x1a0]                ; %20 sub
    vmovups YMMWORD PTR [rdi+0x260],ymm12
    vsubps ymm12,ymm0,ymm11
    vmovups YMMWORD PTR [rdi+0x280],ymm15                ; %20 sub
    vsubps ymm15,ymm3,ymm11
    vmovups ymm11,YMMWORD PTR [rdi+0x1c0]                ; %25 sub
    vmovups YMMWORD PTR [rdi+0x2a0],ymm15
    vsubps ymm15,ymm0,ymm11
    vmulps ymm15,ymm15,YMMWORD PTR [rdi+0x1e0]           ; %26 mul
    vmovups YMMWORD PTR [rdi+0x2c0],ymm15                ; %25 sub
    vsubps ymm15,ymm3,ymm11
    vmovups ymm11,YMMWORD PTR [rdi+0x1e0]                ; %26 mul
    vmulps ymm15,ymm15,ymm11
    vmovups ymm11,YMMWORD PTR [const+0x20]               ; %86 max
    vmovups YMMWORD PTR [rdi+0x2e0],ymm15
    vmaxps ymm15,ymm11,ymm4
    vmulps ymm4,ymm4,YMMWORD PTR [const+0x160]           ; %111 mul
    vmovups YMMWORD PTR [rdi+0x300],ymm12                ; %313 max
    vmaxps ymm12,ymm11,ymm6
    vmulps ymm6,ymm6,YMMWORD PTR [const+0x160]           ; %338 mul
    vmovups YMMWORD PTR [rdi+0x320],ymm6                 ; %86 max
    vmaxps ymm6,ymm11,ymm2
    vmulps ymm2,ymm2,YMMWORD PTR [const+0x160]           ; %111 mul
    vmovups YMMWORD PTR [rdi+0x340],ymm2                 ; %313 max
    vmaxps ymm2,ymm11,ymm5
    vmulps ymm5,ymm5,YMMWORD PTR [const+0x160]           ; %338 mul
    vcmpge_oqps ymm11,ymm0,YMMWORD PTR [rdi+0x120]       ; %2 le
    vcmpge_oqps ymm0,ymm3,YMMWORD PTR [rdi+0x120]        ; %2 le
    vmulps ymm3,ymm12,YMMWORD PTR [const+0x60]           ; %314 mul
    vaddps ymm3,ymm3,YMMWORD PTR [const+0x40]            ; %315 add
    vmovups YMMWORD PTR [rdi+0x360],ymm11                ; %87 mul
    vmulps ymm11,ymm15,YMMWORD PTR [const+0x60]
    vaddps ymm11,ymm11,YMMWORD PTR [const+0x40]          ; %88 add
    vmovups YMMWORD PTR [rdi+0x380],ymm0                 ; %87 mul
    vmulps ymm0,ymm6,YMMWORD PTR [const+0x60]
    vaddps ymm0,ymm0,YMMWORD PTR [const+0x40]            ; %88 add
    vmovups YMMWORD PTR [rdi+0x3a0],ymm5                 ; %314 mul
    vmulps ymm5,ymm2,YMMWORD PTR [const+0x60]
    vaddps ymm5,ymm5,YMMWORD PTR [const+0x40]            ; %315 add
    vmovups YMMWORD PTR [rdi+0x3c0],ymm4                 ; %239 mul
    vmulps ymm4,ymm7,YMMWORD PTR [const+0x60]
    vaddps ymm4,ymm4,YMMWORD PTR [const+0x280]           ; %240 add
    vmovups YMMWORD PTR [rdi+0x3e0],ymm7                 ; %239 mul
    vmulps ymm7,ymm8,YMMWORD PTR [const+0x60]
    vaddps ymm7,ymm7,YMMWORD PTR [const+0x280]           ; %240 add
    vmovups YMMWORD PTR [rdi+0x400],ymm8                 ; %203 mul
    vmulps ymm8,ymm14,YMMWORD PTR [const+0x60]
    vaddps ymm8,ymm8,YMMWORD PTR [const+0x280]           ; %204 add
    vmovups YMMWORD PTR [rdi+0x420],ymm14                ; %203 mul
    vmulps ymm14,ymm13,YMMWORD PTR [const+0x60]
    vaddps ymm14,ymm14,YMMWORD PTR [const+0x280]         ; %204 add
    vmovups YMMWORD PTR [rdi+0x440],ymm13                ; %351 mul
    vmulps ymm13,ymm1,YMMWORD PTR [const+0x60]
    vaddps ymm13,ymm13,YMMWORD PTR [const+0x280]         ; %352 add
    vmovups YMMWORD PTR [rdi+0x460],ymm1                 ; %129 mul
    vmovups ymm1,YMMWORD PTR [const+0x60]
    vmovups YMMWORD PTR [rdi+0x480],ymm13
    vmulps ymm13,ymm1,YMMWORD PTR [rdi+0x240]
    vaddps ymm13,ymm13,YMMWORD PTR [const+0x280]         ; %130 add
    vmovups YMMWORD PTR [rdi+0x4a0],ymm13                ; %129 mul
    vmulps ymm13,ymm1,ymm9
    vaddps ymm13,ymm13,YMMWORD PTR [const+0x280]         ; %130 add
    vmovups YMMWORD PTR [rdi+0x4c0],ymm9                 ; %351 mul
    vmulps ymm9,ymm1,ymm10
    vaddps ymm9,ymm9,YMMWORD PTR [const+0x280]           ; %352 add
    vsubps ymm1,ymm3,YMMWORD PTR [const+0x40]            ; %316 sub
    vpslld ymm3,ymm3,0x17                                ; %333 shl
    vmovups YMMWORD PTR [rdi+0x4e0],ymm3                 ; %89 sub
    vsubps ymm3,ymm11,YMMWORD PTR [const+0x40]
    vpslld ymm11,ymm11,0x17                              ; %106 shl
    vmovups YMMWORD PTR [rdi+0x500],ymm11                ; %89 sub
    vsubps ymm11,ymm0,YMMWORD PTR [const+0x40]
    vpslld ymm0,ymm0,0x17                                ; %106 shl
    vmovups YMMWORD PTR [rdi+0x520],ymm0                 ; %316 sub
    vsubps ymm0,ymm5,YMMWORD PTR [const+0x40]
    vpslld ymm5,ymm5,0x17                                ; %333 shl
    vmovups YMMWORD PTR [rdi+0x540],ymm5                 ; %241 sub
    vsubps ymm5,ymm4,YMMWORD PTR [const+0x280]
    vmovups YMMWORD PTR [rdi+0x560],ymm10                ; %241 sub
    vsubps ymm10,ymm7,YMMWORD PTR [const+0x280]
    vmovups YMMWORD PTR [rdi+0x580],ymm7                 ; %205 sub
    vsubps ymm7,ymm8,YMMWORD PTR [const+0x280]
    vmovups YMMWORD PTR [rdi+0x5a0],ymm8                 ; %205 sub
    vsubps ymm8,ymm14,YMMWORD PTR [const+0x280]
    vmovups YMMWORD PTR [rdi+0x5c0],ymm14                ; %259 shr
    vpsrld ymm14,ymm4,0x1
    vpsubd ymm4,ymm4,ymm14                               ; %262 sub
    vpslld ymm14,ymm14,0x17                              ; %260 shl
    vpslld ymm4,ymm4,0x17                                ; %263 shl
    vmovups YMMWORD PTR [rdi+0x5e0],ymm4                 ; %317 mul
    vmulps ymm4,ymm1,YMMWORD PTR [const+0x80]
    vsubps ymm4,ymm12,ymm4                               ; %318 sub
    vmovups ymm12,YMMWORD PTR [const+0x80]               ; %90 mul
    vmovups YMMWORD PTR [rdi+0x600],ymm14
    vmulps ymm14,ymm3,ymm12
    vsubps ymm14,ymm15,ymm14                             ; %91 sub
    vmulps ymm15,ymm12,ymm11                             ; %90 mul
    vsubps ymm6,ymm6,ymm15                               ; %91 sub
    vmulps ymm15,ymm12,ymm0                              ; %317 mul
    vsubps ymm2,ymm2,ymm15                               ; %318 sub
    vmovups ymm15,YMMWORD PTR [const+0xa0]               ; %319 mul
    vmovups YMMWORD PTR [rdi+0x620],ymm8
    vmulps ymm8,ymm1,ymm15
    vsubps ymm4,ymm4,ymm8                                ; %320 sub
    vxorps xmm8,xmm8,xmm8                                ; %340 eq
    vcmpeqps ymm1,ymm1,ymm8
    vmovups YMMWORD PTR [rdi+0x640],ymm1                 ; %319 mul
    vmulps ymm1,ymm15,ymm0
    vsubps ymm1,ymm2,ymm1                                ; %320 sub
    vcmpeqps ymm0,ymm8,ymm0                              ; %340 eq
    vmulps ymm2,ymm15,ymm3                               ; %92 mul
    vsubps ymm2,ymm14,ymm2                               ; %93 sub
    vcmpeqps ymm3,ymm8,ymm3                              ; %113 eq
    vmulps ymm14,ymm15,ymm11                             ; %92 mul
    vsubps ymm6,ymm6,ymm14                               ; %93 sub
    vcmpeqps ymm11,ymm8,ymm11                            ; %113 eq
    vmulps ymm14,ymm12,ymm5                              ; %242 mul
    vmovups ymm8,YMMWORD PTR [rdi+0x3e0]                 ; %243 sub
    vsubps ymm8,ymm8,ymm14
    vmulps ymm5,ymm15,ymm5                               ; %244 mul
    vsubps ymm5,ymm8,ymm5                                ; %245 sub
    vmulps ymm8,ymm12,ymm10                              ; %242 mul
    vmovups ymm14,YMMWORD PTR [rdi+0x400]                ; %243 sub
    vsubps ymm8,ymm14,ymm8
    vmulps ymm10,ymm15,ymm10                             ; %244 mul
    vsubps ymm8,ymm8,ymm10                               ; %245 sub
    vmovups ymm10,YMMWORD PTR [rdi+0x480]                ; %353 sub
    vmovups ymm14,YMMWORD PTR [const+0x280]
    vmovups YMMWORD PTR [rdi+0x400],ymm11
    vsubps ymm11,ymm10,ymm14
    vmovups YMMWORD PTR [rdi+0x480],ymm10                ; %131 sub
    vmovups ymm10,YMMWORD PTR [rdi+0x4a0]
    vmovups YMMWORD PTR [rdi+0x3e0],ymm0
    vsubps ymm0,ymm10,ymm14
    vmovups YMMWORD PTR [rdi+0x4a0],ymm10                ; %131 sub
    vsubps ymm10,ymm13,ymm14
    vmovups YMMWORD PTR [rdi+0x660],ymm13                ; %353 sub
    vsubps ymm13,ymm9,ymm14
    vmulps ymm14,ymm12,ymm7                              ; %206 mul
    vmovups YMMWORD PTR [rdi+0x680],ymm9                 ; %207 sub
    vmovups ymm9,YMMWORD PTR [rdi+0x420]
    vsubps ymm9,ymm9,ymm14
    vmulps ymm7,ymm15,ymm7                               ; %208 mul
    vsubps ymm7,ymm9,ymm7                                ; %209 sub
    vmovups ymm9,YMMWORD PTR [rdi+0x620]                 ; %206 mul
    vmulps ymm14,ymm12,ymm9
    vmovups YMMWORD PTR [rdi+0x420],ymm3                 ; %207 sub
    vmovups ymm3,YMMWORD PTR [rdi+0x440]
    vsubps ymm3,ymm3,ymm14
    vmulps ymm9,ymm15,ymm9                               ; %208 mul
    vsubps ymm3,ymm3,ymm9                                ; %209 sub
    vmulps ymm9,ymm12,ymm11                              ; %354 mul
    vmovups ymm14,YMMWORD PTR [rdi+0x460]                ; %355 sub
    vsubps ymm9,ymm14,ymm9
    vmulps ymm11,ymm15,ymm11                             ; %356 mul
    vsubps ymm9,ymm9,ymm11                               ; %357 sub
    vmovups ymm11,YMMWORD PTR [const+0xc0]               ; %94 mul
    vmulps ymm14,ymm2,ymm11
    vaddps ymm14,ymm14,YMMWORD PTR [const+0xe0]          ; %95 add
    vmulps ymm14,ymm2,ymm14                              ; %96 mul
    vaddps ymm14,ymm14,YMMWORD PTR [const+0x100]         ; %97 add
    vmulps ymm14,ymm2,ymm14                              ; %98 mul
    vaddps ymm14,ymm14,YMMWORD PTR [const+0x120]         ; %99 add
    vmulps ymm14,ymm2,ymm14                              ; %100 mul
    vaddps ymm14,ymm14,YMMWORD PTR [const+0x140]         ; %101 add
    vmulps ymm14,ymm2,ymm14                              ; %102 mul
    vmovups YMMWORD PTR [rdi+0x460],ymm2                 ; %321 mul
    vmulps ymm2,ymm11,ymm1
    vaddps ymm2,ymm2,YMMWORD PTR [const+0xe0]            ; %322 add
    vmulps ymm2,ymm1,ymm2                                ; %323 mul
    vaddps ymm2,ymm2,YMMWORD PTR [const+0x100]           ; %324 add
    vmulps ymm2,ymm1,ymm2                                ; %325 mul
    vaddps ymm2,ymm2,YMMWORD PTR [const+0x120]           ; %326 add
    vmulps ymm2,ymm1,ymm2                                ; %327 mul
    vaddps ymm2,ymm2,YMMWORD PTR [const+0x140]           ; %328 add
    vmulps ymm2,ymm1,ymm2                                ; %329 mul
    vmovups YMMWORD PTR [rdi+0x620],ymm1                 ; %321 mul
    vmulps ymm1,ymm11,ymm4
    vaddps ymm1,ymm1,YMMWORD PTR [const+0xe0]            ; %322 add
    vmulps ymm1,ymm4,ymm1                                ; %323 mul
    vaddps ymm1,ymm1,YMMWORD PTR [const+0x100]           ; %324 add
    vmulps ymm1,ymm4,ymm1                                ; %325 mul
    vaddps ymm1,ymm1,YMMWORD PTR [const+0x120]           ; %326 add
    vmulps ymm1,ymm4,ymm1                                ; %327 mul
    vaddps ymm1,ymm1,YMMWORD PTR [const+0x140]           ; %328 add
    vmulps ymm1,ymm4,ymm1                                ; %329 mul
    vmovups YMMWORD PTR [rdi+0x440],ymm1                 ; %94 mul
    vmulps ymm1,ymm11,ymm6
    vaddps ymm1,ymm1,YMMWORD PTR [const+0xe0]            ; %95 add
    vmulps ymm1,ymm6,ymm1                                ; %96 mul
    vaddps ymm1,ymm1,YMMWORD PTR [const+0x100]           ; %97 add
    vmulps ymm1,ymm6,ymm1                                ; %98 mul
    vaddps ymm1,ymm1,YMMWORD PTR [const+0x120]           ; %99 add
    vmulps ymm1,ymm6,ymm1                                ; %100 mul
    vaddps ymm1,ymm1,YMMWORD PTR [const+0x140]           ; %101 add
    vmulps ymm1,ymm6,ymm1                                ; %102 mul
    vmovups YMMWORD PTR [rdi+0x6a0],ymm1                 ; %354 mul
    vmulps ymm1,ymm12,ymm13
    vmovups YMMWORD PTR [rdi+0x6c0],ymm6                 ; %355 sub
    vmovups ymm6,YMMWORD PTR [rdi+0x560]
    vsubps ymm1,ymm6,ymm1
    vmulps ymm6,ymm15,ymm13                              ; %356 mul
    vsubps ymm1,ymm1,ymm6                                ; %357 sub
    vmulps ymm6,ymm11,ymm8                               ; %247 mul
    vmovups ymm13,YMMWORD PTR [const+0xe0]               ; %248 add
    vaddps ymm6,ymm6,ymm13
    vmulps ymm6,ymm8,ymm6                                ; %249 mul
    vaddps ymm6,ymm6,YMMWORD PTR [const+0x100]           ; %250 add
    vmulps ymm6,ymm8,ymm6                                ; %251 mul
    vaddps ymm6,ymm6,YMMWORD PTR [const+0x120]           ; %252 add
    vmulps ymm6,ymm8,ymm6                                ; %253 mul
    vaddps ymm6,ymm6,YMMWORD PTR [const+0x140]           ; %254 add
    vmovups YMMWORD PTR [rdi+0x560],ymm4                 ; %247 mul
    vmulps ymm4,ymm11,ymm5
    vaddps ymm4,ymm13,ymm4                               ; %248 add
    vmulps ymm4,ymm5,ymm4                                ; %249 mul
    vaddps ymm4,ymm4,YMMWORD PTR [const+0x100]           ; %250 add
    vmulps ymm4,ymm5,ymm4                                ; %251 mul
    vaddps ymm4,ymm4,YMMWORD PTR [const+0x120]           ; %252 add
    vmulps ymm4,ymm5,ymm4                                ; %253 mul
    vaddps ymm4,ymm4,YMMWORD PTR [const+0x140]           ; %254 add
    vmovups YMMWORD PTR [rdi+0x6e0],ymm2                 ; %132 mul
    vmulps ymm2,ymm12,ymm0
    vmovups YMMWORD PTR [rdi+0x700],ymm14                ; %133 sub
    vmovups ymm14,YMMWORD PTR [rdi+0x240]
    vsubps ymm2,ymm14,ymm2
    vmulps ymm0,ymm15,ymm0                               ; %134 mul
    vsubps ymm0,ymm2,ymm0                                ; %135 sub
    vmulps ymm2,ymm12,ymm10                              ; %132 mul
    vmovups ymm14,YMMWORD PTR [rdi+0x4c0]                ; %133 sub
    vsubps ymm2,ymm14,ymm2
    vmulps ymm10,ymm15,ymm10                             ; %134 mul
    vsubps ymm2,ymm2,ymm10                               ; %135 sub
    vmulps ymm10,ymm11,ymm7                              ; %211 mul
    vaddps ymm10,ymm13,ymm10                             ; %212 add
    vmulps ymm10,ymm7,ymm10                              ; %213 mul
    vmovups ymm14,YMMWORD PTR [const+0x100]              ; %214 add
    vaddps ymm10,ymm10,ymm14
    vmulps ymm10,ymm7,ymm10                              ; %215 mul
    vaddps ymm10,ymm10,YMMWORD PTR [const+0x120]         ; %216 add
    vmulps ymm10,ymm7,ymm10                              ; %217 mul
    vaddps ymm10,ymm10,YMMWORD PTR [const+0x140]         ; %218 add
    vmulps ymm15,ymm11,ymm3                              ; %211 mul
    vaddps ymm15,ymm13,ymm15                             ; %212 add
    vmulps ymm15,ymm3,ymm15                              ; %213 mul
    vaddps ymm15,ymm14,ymm15                             ; %214 add
    vmulps ymm15,ymm3,ymm15                              ; %215 mul
    vaddps ymm15,ymm15,YMMWORD PTR [const+0x120]         ; %216 add
    vmulps ymm15,ymm3,ymm15                              ; %217 mul
    vaddps ymm15,ymm15,YMMWORD PTR [const+0x140]         ; %218 add
    vmulps ymm12,ymm11,ymm9                              ; %359 mul
    vaddps ymm12,ymm13,ymm12                             ; %360 add
    vmulps ymm12,ymm9,ymm12                              ; %361 mul
    vaddps ymm12,ymm14,ymm12                             ; %362 add
    vmulps ymm12,ymm9,ymm12                              ; %363 mul
    vaddps ymm12,ymm12,YMMWORD PTR [const+0x120]         ; %364 add
    vmulps ymm12,ymm9,ymm12                              ; %365 mul
    vaddps ymm12,ymm12,YMMWORD PTR [const+0x140]         ; %366 add
    vmovups YMMWORD PTR [rdi+0x4c0],ymm12                ; %359 mul
    vmulps ymm12,ymm11,ymm1
    vaddps ymm12,ymm13,ymm12                             ; %360 add
    vmulps ymm12,ymm1,ymm12                              ; %361 mul
    vaddps ymm12,ymm14,ymm12                             ; %362 add
    vmulps ymm12,ymm1,ymm12                              ; %363 mul
    vaddps ymm12,ymm12,YMMWORD PTR [const+0x120]         ; %364 add
    vmulps ymm12,ymm1,ymm12                              ; %365 mul
    vaddps ymm12,ymm12,YMMWORD PTR [const+0x140]         ; %366 add
    vmovups YMMWORD PTR [rdi+0x240],ymm12                ; %246 mul
    vmulps ymm12,ymm5,ymm5
    vmulps ymm4,ymm12,ymm4                               ; %255 mul
    vaddps ymm4,ymm5,ymm4                                ; %256 add
    vmovups ymm5,YMMWORD PTR [const+0x180]               ; %257 add
    vaddps ymm4,ymm4,ymm5
    vmulps ymm4,ymm4,YMMWORD PTR [rdi+0x600]             ; %265 mul
    vmulps ymm4,ymm4,YMMWORD PTR [rdi+0x5e0]             ; %266 mul
    vaddps ymm4,ymm5,ymm4                                ; %267 add
    vdivps ymm4,ymm5,ymm4                                ; %268 div
    vmulps ymm12,ymm11,ymm0                              ; %137 mul
    vaddps ymm12,ymm13,ymm12                             ; %138 add
    vmulps ymm12,ymm0,ymm12                              ; %139 mul
    vaddps ymm12,ymm14,ymm12                             ; %140 add
    vmulps ymm12,ymm0,ymm12                              ; %141 mul
    vaddps ymm12,ymm12,YMMWORD PTR [const+0x120]         ; %142 add
    vmulps ymm12,ymm0,ymm12                              ; %143 mul
    vaddps ymm12,ymm12,YMMWORD PTR [const+0x140]         ; %144 add
    vmovups YMMWORD PTR [rdi+0x5e0],ymm4                 ; %137 mul
    vmulps ymm4,ymm11,ymm2
    vaddps ymm4,ymm13,ymm4                               ; %138 add
    vmulps ymm4,ymm2,ymm4                                ; %139 mul
    vaddps ymm4,ymm14,ymm4                               ; %140 add
    vmulps ymm4,ymm2,ymm4                                ; %141 mul
    vaddps ymm4,ymm4,YMMWORD PTR [const+0x120]           ; %142 add
    vmulps ymm4,ymm2,ymm4                                ; %143 mul
    vaddps ymm4,ymm4,YMMWORD PTR [const+0x140]           ; %144 add
    vmulps ymm14,ymm8,ymm8                               ; %246 mul
    vmulps ymm6,ymm14,ymm6                               ; %255 mul
    vaddps ymm6,ymm8,ymm6                                ; %256 add
    vaddps ymm6,ymm5,ymm6                                ; %257 add
    vmovups ymm8,YMMWORD PTR [rdi+0x4e0]                 ; %336 sub
    vmovups ymm14,YMMWORD PTR [const+0x160]
    vsubps ymm13,ymm8,ymm14
    vmovups ymm11,YMMWORD PTR [rdi+0x500]                ; %109 sub
    vsubps ymm8,ymm11,ymm14
    vmovups YMMWORD PTR [rdi+0x600],ymm6                 ; %109 sub
    vmovups ymm6,YMMWORD PTR [rdi+0x520]
    vmovups YMMWORD PTR [rdi+0x720],ymm4
    vsubps ymm4,ymm6,ymm14
    vmovups ymm6,YMMWORD PTR [rdi+0x540]                 ; %336 sub
    vmovups YMMWORD PTR [rdi+0x740],ymm2
    vsubps ymm2,ymm6,ymm14
    vmulps ymm14,ymm7,ymm7                               ; %210 mul
    vmulps ymm10,ymm14,ymm10                             ; %219 mul
    vaddps ymm7,ymm7,ymm10                               ; %220 add
    vaddps ymm7,ymm5,ymm7                                ; %221 add
    vmulps ymm10,ymm3,ymm3                               ; %210 mul
    vmulps ymm10,ymm10,ymm15                             ; %219 mul
    vaddps ymm3,ymm3,ymm10                               ; %220 add
    vaddps ymm3,ymm5,ymm3                                ; %221 add
    vmulps ymm10,ymm0,ymm0                               ; %136 mul
    vmulps ymm10,ymm10,ymm12                             ; %145 mul
    vaddps ymm0,ymm0,ymm10                               ; %146 add
    vaddps ymm0,ymm5,ymm0                                ; %147 add
    vmulps ymm10,ymm9,ymm9                               ; %358 mul
    vmulps ymm10,ymm10,YMMWORD PTR [rdi+0x4c0]           ; %367 mul
    vaddps ymm9,ymm9,ymm10                               ; %368 add
    vaddps ymm9,ymm5,ymm9                                ; %369 add
    vmovups ymm10,YMMWORD PTR [rdi+0x460]                ; %103 mul
    vmovups ymm12,YMMWORD PTR [rdi+0x700]
    vmulps ymm14,ymm10,ymm12
    vaddps ymm10,ymm10,ymm14                             ; %104 add
    vmulps ymm10,ymm10,ymm11                             ; %108 mul
    vaddps ymm8,ymm10,ymm8                               ; %110 add
    vdivps ymm8,ymm8,YMMWORD PTR [rdi+0x3c0]             ; %112 div
    vaddps ymm10,ymm5,ymm12                              ; %114 add
    vmovups ymm11,YMMWORD PTR [rdi+0x420]                ; %115 select
    vblendvps ymm8,ymm8,ymm10,ymm11
    vdivps ymm8,ymm5,ymm8                                ; %116 div
    vmovups ymm10,YMMWORD PTR [rdi+0x620]                ; %330 mul
    vmovups ymm11,YMMWORD PTR [rdi+0x6e0]
    vmulps ymm12,ymm10,ymm11
    vaddps ymm10,ymm10,ymm12                             ; %331 add
    vmulps ymm6,ymm10,ymm6                               ; %335 mul
    vaddps ymm2,ymm6,ymm2                                ; %337 add
    vdivps ymm2,ymm2,YMMWORD PTR [rdi+0x3a0]             ; %339 div
    vaddps ymm6,ymm5,ymm11                               ; %341 add
    vmovups ymm10,YMMWORD PTR [rdi+0x3e0]                ; %342 select
    vblendvps ymm2,ymm2,ymm6,ymm10
    vmovups ymm6,YMMWORD PTR [const+0x300]               ; %343 div
    vdivps ymm2,ymm6,ymm2
    vmovups ymm10,YMMWORD PTR [rdi+0x560]                ; %330 mul
    vmovups ymm11,YMMWORD PTR [rdi+0x440]
    vmulps ymm12,ymm10,ymm11
    vaddps ymm10,ymm10,ymm12                             ; %331 add
    vmulps ymm10,ymm10,YMMWORD PTR [rdi+0x4e0]           ; %335 mul
    vaddps ymm10,ymm10,ymm13                             ; %337 add
    vdivps ymm10,ymm10,YMMWORD PTR [rdi+0x320]           ; %339 div
    vaddps ymm11,ymm5,ymm11                              ; %341 add
    vmovups ymm12,YMMWORD PTR [rdi+0x640]                ; %342 select
    vblendvps ymm10,ymm10,ymm11,ymm12
    vdivps ymm10,ymm6,ymm10                              ; %343 div
    vmovups ymm6,YMMWORD PTR [rdi+0x6c0]                 ; %103 mul
    vmovups ymm11,YMMWORD PTR [rdi+0x6a0]
    vmulps ymm12,ymm6,ymm11
    vaddps ymm6,ymm6,ymm12                               ; %104 add
    vmulps ymm6,ymm6,YMMWORD PTR [rdi+0x520]             ; %108 mul
    vaddps ymm4,ymm6,ymm4                                ; %110 add
    vdivps ymm4,ymm4,YMMWORD PTR [rdi+0x340]             ; %112 div
    vaddps ymm6,ymm5,ymm11                               ; %114 add
    vmovups ymm11,YMMWORD PTR [rdi+0x400]                ; %115 select
    vblendvps ymm4,ymm4,ymm6,ymm11
    vdivps ymm4,ymm5,ymm4                                ; %116 div
    vmulps ymm6,ymm1,ymm1                                ; %358 mul
    vmulps ymm6,ymm6,YMMWORD PTR [rdi+0x240]             ; %367 mul
    vaddps ymm1,ymm1,ymm6                                ; %368 add
    vaddps ymm1,ymm5,ymm1                                ; %369 add
    vmovups ymm6,YMMWORD PTR [rdi+0x740]                 ; %136 mul
    vmulps ymm11,ymm6,ymm6
    vmulps ymm11,ymm11,YMMWORD PTR [rdi+0x720]           ; %145 mul
    vaddps ymm6,ymm6,ymm11                               ; %146 add
    vaddps ymm6,ymm5,ymm6                                ; %147 add
    vmovups ymm11,YMMWORD PTR [rdi+0x580]                ; %259 shr
    vpsrld ymm12,ymm11,0x1
    vpsubd ymm11,ymm11,ymm12                             ; %262 sub
    vpslld ymm12,ymm12,0x17                              ; %260 shl
    vmulps ymm12,ymm12,YMMWORD PTR [rdi+0x600]           ; %265 mul
    vpslld ymm11,ymm11,0x17                              ; %263 shl
    vmulps ymm11,ymm11,ymm12                             ; %266 mul
    vaddps ymm11,ymm5,ymm11                              ; %267 add
    vdivps ymm11,ymm5,ymm11                              ; %268 div
    vmovups ymm12,YMMWORD PTR [rdi+0x5c0]                ; %223 shr
    vpsrld ymm13,ymm12,0x1
    vpsubd ymm12,ymm12,ymm13                             ; %226 sub
    vpslld ymm13,ymm13,0x17                              ; %224 shl
    vmulps ymm3,ymm3,ymm13                               ; %229 mul
    vpslld ymm12,ymm12,0x17                              ; %227 shl
    vmulps ymm3,ymm12,ymm3                               ; %230 mul
    vmovups ymm12,YMMWORD PTR [const+0x2a0]              ; %231 mul
    vmulps ymm3,ymm3,ymm12
    vmovups ymm13,YMMWORD PTR [rdi+0x5a0]                ; %223 shr
    vpsrld ymm14,ymm13,0x1
    vpsubd ymm13,ymm13,ymm14                             ; %226 sub
    vpslld ymm14,ymm14,0x17                              ; %224 shl
    vmulps ymm7,ymm7,ymm14                               ; %229 mul
    vpslld ymm13,ymm13,0x17                              ; %227 shl
    vmulps ymm7,ymm13,ymm7                               ; %230 mul
    vmulps ymm7,ymm12,ymm7                               ; %231 mul
    vmovups ymm12,YMMWORD PTR [rdi+0x4a0]                ; %149 shr
    vpsrld ymm13,ymm12,0x1
    vpsubd ymm12,ymm12,ymm13                             ; %152 sub
    vpslld ymm13,ymm13,0x17                              ; %150 shl
    vmulps ymm0,ymm0,ymm13                               ; %155 mul
    vpslld ymm12,ymm12,0x17                              ; %153 shl
    vmulps ymm0,ymm12,ymm0                               ; %156 mul
    vmovups ymm12,YMMWORD PTR [const+0x1e0]              ; %157 mul
    vmulps ymm0,ymm0,ymm12
    vmovups ymm13,YMMWORD PTR [rdi+0x680]                ; %371 shr
    vpsrld ymm14,ymm13,0x1
    vpsubd ymm13,ymm13,ymm14                             ; %374 sub
    vpslld ymm14,ymm14,0x17                              ; %372 shl
    vmulps ymm1,ymm1,ymm14                               ; %377 mul
    vpslld ymm13,ymm13,0x17                              ; %375 shl
    vmulps ymm1,ymm13,ymm1                               ; %378 mul
    vmovups ymm13,YMMWORD PTR [const+0x340]              ; %379 mul
    vmulps ymm1,ymm1,ymm13
    vmovups ymm14,YMMWORD PTR [rdi+0x660]                ; %149 shr
    vpsrld ymm15,ymm14,0x1
    vpsubd ymm14,ymm14,ymm15                             ; %152 sub
    vpslld ymm15,ymm15,0x17                              ; %150 shl
    vmulps ymm6,ymm6,ymm15                               ; %155 mul
    vpslld ymm14,ymm14,0x17                              ; %153 shl
    vmulps ymm6,ymm14,ymm6                               ; %156 mul
    vmulps ymm6,ymm12,ymm6                               ; %157 mul
    vmovups ymm12,YMMWORD PTR [rdi+0x480]                ; %371 shr
    vpsrld ymm14,ymm12,0x1
    vpsubd ymm12,ymm12,ymm14                             ; %374 sub
    vpslld ymm14,ymm14,0x17                              ; %372 shl
    vmulps ymm9,ymm9,ymm14                               ; %377 mul
    vpslld ymm12,ymm12,0x17                              ; %375 shl
    vmulps ymm9,ymm12,ymm9                               ; %378 mul
    vmulps ymm9,ymm13,ymm9                               ; %379 mul
    vmovups ymm12,YMMWORD PTR [const+0x380]              ; %271 neg
    vxorps ymm13,ymm7,ymm12
    vmovups ymm14,YMMWORD PTR [rdi+0x5e0]                ; %272 sub
    vsubps ymm13,ymm13,ymm14
    vmovups ymm15,YMMWORD PTR [rdi+0x220]                ; %273 mul
    vmulps ymm13,ymm13,ymm15
    vmovups YMMWORD PTR [rdi+0x480],ymm6                 ; %274 min
    vmovups ymm6,YMMWORD PTR [const+0x0]
    vminps ymm13,ymm6,ymm13
    vmovups YMMWORD PTR [rdi+0x660],ymm13                ; %271 neg
    vxorps ymm13,ymm3,ymm12
    vsubps ymm13,ymm13,ymm11                             ; %272 sub
    vmulps ymm13,ymm15,ymm13                             ; %273 mul
    vminps ymm13,ymm6,ymm13                              ; %274 min
    vmovups YMMWORD PTR [rdi+0x680],ymm13                ; %161 neg
    vxorps ymm13,ymm8,ymm12
    vsubps ymm13,ymm13,ymm0                              ; %162 sub
    vmulps ymm13,ymm15,ymm13                             ; %163 mul
    vminps ymm13,ymm6,ymm13                              ; %164 min
    vmulps ymm11,ymm11,YMMWORD PTR [r9+rsi*4+0x20]       ; %269 mul
    vmovups YMMWORD PTR [rdi+0x4a0],ymm13                ; %232 sub
    vsubps ymm13,ymm5,YMMWORD PTR [r9+rsi*4+0x20]
    vmulps ymm3,ymm3,ymm13                               ; %233 mul
    vsubps ymm3,ymm3,ymm11                               ; %270 sub
    vxorps ymm11,ymm2,ymm12                              ; %382 neg
    vsubps ymm11,ymm11,ymm1                              ; %383 sub
    vmulps ymm11,ymm15,ymm11                             ; %384 mul
    vminps ymm11,ymm6,ymm11                              ; %385 min
    vmovups ymm13,YMMWORD PTR [r11+rsi*4]                ; %380 mul
    vmulps ymm1,ymm1,ymm13
    vmovups YMMWORD PTR [rdi+0x5a0],ymm3                 ; %15 mul
    vmulps ymm3,ymm13,ymm13
    vmovups YMMWORD PTR [rdi+0x5c0],ymm11                ; %344 sub
    vsubps ymm11,ymm5,ymm13
    vmulps ymm2,ymm2,ymm11                               ; %345 mul
    vsubps ymm1,ymm2,ymm1                                ; %381 sub
    vmovups ymm2,YMMWORD PTR [rdi+0x180]                 ; %17 mul
    vmulps ymm11,ymm3,ymm2
    vmulps ymm3,ymm3,ymm11                               ; %18 mul
    vmulps ymm11,ymm3,YMMWORD PTR [rdi+0x300]            ; %21 mul
    vmulps ymm14,ymm14,YMMWORD PTR [r9+rsi*4]            ; %269 mul
    vsubps ymm13,ymm5,YMMWORD PTR [r9+rsi*4]             ; %232 sub
    vmulps ymm7,ymm7,ymm13                               ; %233 mul
    vsubps ymm7,ymm7,ymm14                               ; %270 sub
    vxorps ymm13,ymm10,ymm12                             ; %382 neg
    vsubps ymm13,ymm13,ymm9                              ; %383 sub
    vmulps ymm13,ymm15,ymm13                             ; %384 mul
    vminps ymm13,ymm6,ymm13                              ; %385 min
    vmovups ymm14,YMMWORD PTR [r11+rsi*4+0x20]           ; %380 mul
    vmulps ymm9,ymm9,ymm14
    vmovups YMMWORD PTR [rdi+0x5e0],ymm7                 ; %15 mul
    vmulps ymm7,ymm14,ymm14
    vmovups YMMWORD PTR [rdi+0x300],ymm1                 ; %344 sub
    vsubps ymm1,ymm5,ymm14
    vmulps ymm1,ymm10,ymm1                               ; %345 mul
    vsubps ymm1,ymm1,ymm9                                ; %381 sub
    vmulps ymm9,ymm7,ymm2                                ; %17 mul
    vmulps ymm2,ymm7,ymm9                                ; %18 mul
    vmulps ymm7,ymm2,YMMWORD PTR [rdi+0x2a0]             ; %21 mul
    vmovups ymm9,YMMWORD PTR [r10+rsi*4+0x20]            ; %158 mul
    vmulps ymm0,ymm0,ymm9
    vmovups ymm10,YMMWORD PTR [rdi+0x140]                ; %6 mul
    vmulps ymm14,ymm9,ymm10
    vmulps ymm14,ymm9,ymm14                              ; %7 mul
    vmulps ymm14,ymm9,ymm14                              ; %8 mul
    vmulps ymm14,ymm14,YMMWORD PTR [r9+rsi*4+0x20]       ; %9 mul
    vmovups YMMWORD PTR [rdi+0x2a0],ymm1                 ; %12 mul
    vmulps ymm1,ymm14,YMMWORD PTR [rdi+0x280]
    vxorps ymm14,ymm14,ymm12                             ; %29 neg
    vsubps ymm2,ymm14,ymm2                               ; %30 sub
    vxorps ymm1,ymm1,ymm12                               ; %13 neg
    vsubps ymm1,ymm1,ymm7                                ; %22 sub
    vsubps ymm1,ymm1,YMMWORD PTR [rdi+0x2e0]             ; %27 sub
    vmovups ymm7,YMMWORD PTR [rdi+0x1e0]                 ; %31 sub
    vsubps ymm2,ymm2,ymm7
    vmovups ymm14,YMMWORD PTR [rdi+0x200]                ; %32 mul
    vmulps ymm2,ymm2,ymm14
    vminps ymm2,ymm6,ymm2                                ; %34 min
    vmovups YMMWORD PTR [rdi+0x2e0],ymm1                 ; %117 sub
    vsubps ymm1,ymm5,ymm9
    vmulps ymm1,ymm8,ymm1                                ; %118 mul
    vsubps ymm0,ymm1,ymm0                                ; %159 sub
    vxorps ymm1,ymm4,ymm12                               ; %161 neg
    vmovups ymm8,YMMWORD PTR [rdi+0x480]                 ; %162 sub
    vsubps ymm1,ymm1,ymm8
    vmulps ymm1,ymm15,ymm1                               ; %163 mul
    vminps ymm1,ymm6,ymm1                                ; %164 min
    vmulps ymm8,ymm8,YMMWORD PTR [r10+rsi*4]             ; %158 mul
    vmulps ymm9,ymm10,YMMWORD PTR [r10+rsi*4]            ; %6 mul
    vmovups ymm10,YMMWORD PTR [r10+rsi*4]                ; %7 mul
    vmulps ymm9,ymm9,ymm10
    vmulps ymm9,ymm10,ymm9                               ; %8 mul
    vmulps ymm9,ymm9,YMMWORD PTR [r9+rsi*4]              ; %9 mul
    vmulps ymm15,ymm9,YMMWORD PTR [rdi+0x260]            ; %12 mul
    vxorps ymm9,ymm9,ymm12                               ; %29 neg
    vsubps ymm3,ymm9,ymm3                                ; %30 sub
    vxorps ymm9,ymm15,ymm12                              ; %13 neg
    vsubps ymm9,ymm9,ymm11                               ; %22 sub
    vsubps ymm9,ymm9,YMMWORD PTR [rdi+0x2c0]             ; %27 sub
    vsubps ymm3,ymm3,ymm7                                ; %31 sub
    vmulps ymm3,ymm14,ymm3                               ; %32 mul
    vminps ymm3,ymm6,ymm3                                ; %34 min
    vsubps ymm6,ymm5,ymm10                               ; %117 sub
    vmulps ymm4,ymm4,ymm6                                ; %118 mul
    vsubps ymm4,ymm4,ymm8                                ; %159 sub
    vmovups ymm6,YMMWORD PTR [const+0x20]                ; %275 max
    vmovups ymm7,YMMWORD PTR [rdi+0x680]
    vmaxps ymm8,ymm6,ymm7
    vmovups ymm11,YMMWORD PTR [const+0x160]              ; %300 mul
    vmulps ymm7,ymm7,ymm11
    vmovups ymm12,YMMWORD PTR [rdi+0x5c0]                ; %386 max
    vmaxps ymm15,ymm6,ymm12
    vmulps ymm12,ymm11,ymm12                             ; %411 mul
    vmaxps ymm14,ymm6,YMMWORD PTR [rdi+0x660]            ; %275 max
    vmulps ymm10,ymm11,YMMWORD PTR [rdi+0x660]           ; %300 mul
    vmaxps ymm5,ymm6,YMMWORD PTR [rdi+0x4a0]             ; %165 max
    vmovups YMMWORD PTR [rdi+0x660],ymm9                 ; %190 mul
    vmulps ymm9,ymm11,YMMWORD PTR [rdi+0x4a0]
    vmovups YMMWORD PTR [rdi+0x4a0],ymm4                 ; %386 max
    vmaxps ymm4,ymm6,ymm13
    vmulps ymm13,ymm11,ymm13                             ; %411 mul
    vmovups YMMWORD PTR [rdi+0x5c0],ymm13                ; %276 mul
    vmulps ymm13,ymm8,YMMWORD PTR [const+0x60]
    vaddps ymm13,ymm13,YMMWORD PTR [const+0x40]          ; %277 add
    vmovups YMMWORD PTR [rdi+0x680],ymm0                 ; %165 max
    vmaxps ymm0,ymm6,ymm1
    vmulps ymm1,ymm11,ymm1                               ; %190 mul
    vmovups YMMWORD PTR [rdi+0x2c0],ymm1                 ; %387 mul
    vmulps ymm1,ymm15,YMMWORD PTR [const+0x60]
    vaddps ymm1,ymm1,YMMWORD PTR [const+0x40]            ; %388 add
    vmovups YMMWORD PTR [rdi+0x260],ymm9                 ; %276 mul
    vmulps ymm9,ymm14,YMMWORD PTR [const+0x60]
    vaddps ymm9,ymm9,YMMWORD PTR [const+0x40]            ; %277 add
    vmovups YMMWORD PTR [rdi+0x480],ymm10                ; %166 mul
    vmulps ymm10,ymm5,YMMWORD PTR [const+0x60]
    vaddps ymm10,ymm10,YMMWORD PTR [const+0x40]          ; %167 add
    vmovups YMMWORD PTR [rdi+0x280],ymm12                ; %387 mul
    vmulps ymm12,ymm4,YMMWORD PTR [const+0x60]
    vaddps ymm12,ymm12,YMMWORD PTR [const+0x40]          ; %388 add
    vmovups YMMWORD PTR [rdi+0x600],ymm7                 ; %166 mul
    vmulps ymm7,ymm0,YMMWORD PTR [const+0x60]
    vaddps ymm7,ymm7,YMMWORD PTR [const+0x40]            ; %167 add
    vmovups YMMWORD PTR [rdi+0x580],ymm0                 ; %278 sub
    vsubps ymm0,ymm13,YMMWORD PTR [const+0x40]
    vpslld ymm13,ymm13,0x17                              ; %295 shl
    vmovups YMMWORD PTR [rdi+0x740],ymm3                 ; %389 sub
    vsubps ymm3,ymm1,YMMWORD PTR [const+0x40]
    vpslld ymm1,ymm1,0x17                                ; %406 shl
    vmovups YMMWORD PTR [rdi+0x720],ymm5                 ; %278 sub
    vsubps ymm5,ymm9,YMMWORD PTR [const+0x40]
    vpslld ymm9,ymm9,0x17                                ; %295 shl
    vmovups YMMWORD PTR [rdi+0x240],ymm4                 ; %298 sub
    vsubps ymm4,ymm13,ymm11
    vmovups YMMWORD PTR [rdi+0x400],ymm4                 ; %36 max
    vmaxps ymm4,ymm6,ymm2
    vmulps ymm2,ymm2,ymm11                               ; %71 mul
    vmovups YMMWORD PTR [rdi+0x6a0],ymm2                 ; %168 sub
    vsubps ymm2,ymm10,YMMWORD PTR [const+0x40]
    vpslld ymm10,ymm10,0x17                              ; %185 shl
    vmovups YMMWORD PTR [rdi+0x340],ymm13                ; %389 sub
    vsubps ymm13,ymm12,YMMWORD PTR [const+0x40]
    vpslld ymm12,ymm12,0x17                              ; %406 shl
    vmulps ymm6,ymm0,YMMWORD PTR [const+0x80]            ; %279 mul
    vsubps ymm6,ymm8,ymm6                                ; %280 sub
    vmovups ymm8,YMMWORD PTR [const+0xa0]                ; %281 mul
    vmovups YMMWORD PTR [rdi+0x520],ymm2
    vmulps ymm2,ymm0,ymm8
    vsubps ymm2,ymm6,ymm2                                ; %282 sub
    vxorps xmm6,xmm6,xmm6                                ; %302 eq
    vcmpeqps ymm0,ymm0,ymm6
    vmovups YMMWORD PTR [rdi+0x6c0],ymm0                 ; %298 sub
    vsubps ymm0,ymm9,ymm11
    vmovups YMMWORD PTR [rdi+0x640],ymm0                 ; %409 sub
    vsubps ymm0,ymm1,ymm11
    vmovups YMMWORD PTR [rdi+0x440],ymm9                 ; %168 sub
    vsubps ymm9,ymm7,YMMWORD PTR [const+0x40]
    vpslld ymm7,ymm7,0x17                                ; %185 shl
    vmovups YMMWORD PTR [rdi+0x320],ymm0                 ; %279 mul
    vmulps ymm0,ymm5,YMMWORD PTR [const+0x80]
    vsubps ymm0,ymm14,ymm0                               ; %280 sub
    vmovups ymm14,YMMWORD PTR [const+0x80]               ; %390 mul
    vmovups YMMWORD PTR [rdi+0x4e0],ymm1
    vmulps ymm1,ymm3,ymm14
    vsubps ymm1,ymm15,ymm1                               ; %391 sub
    vmulps ymm15,ymm8,ymm5                               ; %281 mul
    vsubps ymm0,ymm0,ymm15                               ; %282 sub
    vcmpeqps ymm5,ymm6,ymm5                              ; %302 eq
    vmulps ymm15,ymm8,ymm3                               ; %392 mul
    vsubps ymm1,ymm1,ymm15                               ; %393 sub
    vcmpeqps ymm3,ymm6,ymm3                              ; %413 eq
    vsubps ymm15,ymm10,ymm11                             ; %188 sub
    vmovups YMMWORD PTR [rdi+0x560],ymm15                ; %409 sub
    vsubps ymm15,ymm12,ymm11
    vmovups YMMWORD PTR [rdi+0x3e0],ymm15                ; %39 mul
    vmulps ymm15,ymm4,YMMWORD PTR [const+0x60]
    vaddps ymm15,ymm15,YMMWORD PTR [const+0x40]          ; %40 add
    vmovups YMMWORD PTR [rdi+0x6e0],ymm12                ; %390 mul
    vmulps ymm12,ymm14,ymm13
    vmovups YMMWORD PTR [rdi+0x3a0],ymm10                ; %391 sub
    vmovups ymm10,YMMWORD PTR [rdi+0x240]
    vsubps ymm10,ymm10,ymm12
    vmovups ymm12,YMMWORD PTR [rdi+0x520]                ; %169 mul
    vmovups YMMWORD PTR [rdi+0x240],ymm5
    vmulps ymm5,ymm14,ymm12
    vmovups YMMWORD PTR [rdi+0x540],ymm3                 ; %170 sub
    vmovups ymm3,YMMWORD PTR [rdi+0x720]
    vsubps ymm3,ymm3,ymm5
    vmulps ymm5,ymm8,ymm13                               ; %392 mul
    vsubps ymm5,ymm10,ymm5                               ; %393 sub
    vcmpeqps ymm10,ymm6,ymm13                            ; %413 eq
    vmulps ymm13,ymm8,ymm12                              ; %171 mul
    vsubps ymm3,ymm3,ymm13                               ; %172 sub
    vcmpeqps ymm12,ymm6,ymm12                            ; %192 eq
    vmovups ymm13,YMMWORD PTR [const+0x20]               ; %36 max
    vmovups YMMWORD PTR [rdi+0x520],ymm10
    vmaxps ymm10,ymm13,YMMWORD PTR [rdi+0x740]
    vmulps ymm13,ymm11,YMMWORD PTR [rdi+0x740]           ; %71 mul
    vmovups YMMWORD PTR [rdi+0x740],ymm13                ; %188 sub
    vsubps ymm13,ymm7,ymm11
    vmovups YMMWORD PTR [rdi+0x720],ymm13                ; %169 mul
    vmulps ymm13,ymm14,ymm9
    vmovups YMMWORD PTR [rdi+0x620],ymm7                 ; %170 sub
    vmovups ymm7,YMMWORD PTR [rdi+0x580]
    vsubps ymm7,ymm7,ymm13
    vmulps ymm13,ymm8,ymm9                               ; %171 mul
    vsubps ymm7,ymm7,ymm13                               ; %172 sub
    vcmpeqps ymm9,ymm6,ymm9                              ; %192 eq
    vmulps ymm13,ymm10,YMMWORD PTR [const+0x60]          ; %39 mul
    vaddps ymm13,ymm13,YMMWORD PTR [const+0x40]          ; %40 add
    vmovups YMMWORD PTR [rdi+0x580],ymm9                 ; %41 sub
    vsubps ymm9,ymm15,YMMWORD PTR [const+0x40]
    vpslld ymm15,ymm15,0x17                              ; %65 shl
    vmovups YMMWORD PTR [rdi+0x420],ymm12                ; %283 mul
    vmulps ymm12,ymm2,YMMWORD PTR [const+0xc0]
    vaddps ymm12,ymm12,YMMWORD PTR [const+0xe0]          ; %284 add
    vmulps ymm12,ymm2,ymm12                              ; %285 mul
    vaddps ymm12,ymm12,YMMWORD PTR [const+0x100]         ; %286 add
    vmulps ymm12,ymm2,ymm12                              ; %287 mul
    vaddps ymm12,ymm12,YMMWORD PTR [const+0x120]         ; %288 add
    vmulps ymm12,ymm2,ymm12                              ; %289 mul
    vaddps ymm12,ymm12,YMMWORD PTR [const+0x140]         ; %290 add
    vmulps ymm12,ymm2,ymm12                              ; %291 mul
    vmovups YMMWORD PTR [rdi+0x700],ymm2                 ; %283 mul
    vmulps ymm2,ymm0,YMMWORD PTR [const+0xc0]
    vaddps ymm2,ymm2,YMMWORD PTR [const+0xe0]            ; %284 add
    vmulps ymm2,ymm0,ymm2                                ; %285 mul
    vaddps ymm2,ymm2,YMMWORD PTR [const+0x100]           ; %286 add
    vmulps ymm2,ymm0,ymm2                                ; %287 mul
    vaddps ymm2,ymm2,YMMWORD PTR [const+0x120]           ; %288 add
    vmulps ymm2,ymm0,ymm2                                ; %289 mul
    vaddps ymm2,ymm2,YMMWORD PTR [const+0x140]           ; %290 add
    vmulps ymm2,ymm0,ymm2                                ; %291 mul
    vmovups YMMWORD PTR [rdi+0x3c0],ymm0                 ; %394 mul
    vmulps ymm0,ymm1,YMMWORD PTR [const+0xc0]
    vaddps ymm0,ymm0,YMMWORD PTR [const+0xe0]            ; %395 add
    vmulps ymm0,ymm1,ymm0                                ; %396 mul
    vaddps ymm0,ymm0,YMMWORD PTR [const+0x100]           ; %397 add
    vmulps ymm0,ymm1,ymm0                                ; %398 mul
    vaddps ymm0,ymm0,YMMWORD PTR [const+0x120]           ; %399 add
    vmulps ymm0,ymm1,ymm0                                ; %400 mul
    vaddps ymm0,ymm0,YMMWORD PTR [const+0x140]           ; %401 add
    vmulps ymm0,ymm1,ymm0                                ; %402 mul
    vmovups YMMWORD PTR [rdi+0x500],ymm2                 ; %69 sub
    vsubps ymm2,ymm15,ymm11
    vmovups YMMWORD PTR [rdi+0x460],ymm2                 ; %43 mul
    vmulps ymm2,ymm9,ymm14
    vsubps ymm2,ymm4,ymm2                                ; %44 sub
    vmulps ymm4,ymm9,ymm8                                ; %46 mul
    vsubps ymm2,ymm2,ymm4                                ; %47 sub
    vcmpeqps ymm4,ymm9,ymm6                              ; %74 eq
    vmovups ymm9,YMMWORD PTR [const+0xc0]                ; %394 mul
    vmovups YMMWORD PTR [rdi+0x4c0],ymm4
    vmulps ymm4,ymm5,ymm9
    vaddps ymm4,ymm4,YMMWORD PTR [const+0xe0]            ; %395 add
    vmulps ymm4,ymm5,ymm4                                ; %396 mul
    vaddps ymm4,ymm4,YMMWORD PTR [const+0x100]           ; %397 add
    vmulps ymm4,ymm5,ymm4                                ; %398 mul
    vaddps ymm4,ymm4,YMMWORD PTR [const+0x120]           ; %399 add
    vmulps ymm4,ymm5,ymm4                                ; %400 mul
    vaddps ymm4,ymm4,YMMWORD PTR [const+0x140]           ; %401 add
    vmulps ymm4,ymm5,ymm4                                ; %402 mul
    vmovups YMMWORD PTR [rdi+0x760],ymm15                ; %173 mul
    vmulps ymm15,ymm9,ymm3
    vaddps ymm15,ymm15,YMMWORD PTR [const+0xe0]          ; %174 add
    vmulps ymm15,ymm3,ymm15                              ; %175 mul
    vaddps ymm15,ymm15,YMMWORD PTR [const+0x100]         ; %176 add
    vmulps ymm15,ymm3,ymm15                              ; %177 mul
    vaddps ymm15,ymm15,YMMWORD PTR [const+0x120]         ; %178 add
    vmulps ymm15,ymm3,ymm15                              ; %179 mul
    vaddps ymm15,ymm15,YMMWORD PTR [const+0x140]         ; %180 add
    vmulps ymm15,ymm3,ymm15                              ; %181 mul
    vmovups YMMWORD PTR [rdi+0x780],ymm4                 ; %41 sub
    vsubps ymm4,ymm13,YMMWORD PTR [const+0x40]
    vpslld ymm13,ymm13,0x17                              ; %65 shl
    vmovups YMMWORD PTR [rdi+0x7a0],ymm5                 ; %173 mul
    vmulps ymm5,ymm9,ymm7
    vaddps ymm5,ymm5,YMMWORD PTR [const+0xe0]            ; %174 add
    vmulps ymm5,ymm7,ymm5                                ; %175 mul
    vaddps ymm5,ymm5,YMMWORD PTR [const+0x100]           ; %176 add
    vmulps ymm5,ymm7,ymm5                                ; %177 mul
    vaddps ymm5,ymm5,YMMWORD PTR [const+0x120]           ; %178 add
    vmulps ymm5,ymm7,ymm5                                ; %179 mul
    vaddps ymm5,ymm5,YMMWORD PTR [const+0x140]           ; %180 add
    vmulps ymm5,ymm7,ymm5                                ; %181 mul
    vmovups YMMWORD PTR [rdi+0x7c0],ymm5                 ; %69 sub
    vsubps ymm5,ymm13,ymm11
    vmulps ymm11,ymm4,ymm14                              ; %43 mul
    vsubps ymm10,ymm10,ymm11                             ; %44 sub
    vmulps ymm11,ymm4,ymm8                               ; %46 mul
    vsubps ymm8,ymm10,ymm11                              ; %47 sub
    vcmpeqps ymm4,ymm4,ymm6                              ; %74 eq
    vmulps ymm6,ymm2,ymm9                                ; %49 mul
    vmovups ymm10,YMMWORD PTR [const+0xe0]               ; %51 add
    vaddps ymm6,ymm6,ymm10
    vmulps ymm6,ymm2,ymm6                                ; %52 mul
    vmovups ymm11,YMMWORD PTR [const+0x100]              ; %54 add
    vaddps ymm6,ymm6,ymm11
    vmulps ymm6,ymm2,ymm6                                ; %55 mul
    vmovups ymm14,YMMWORD PTR [const+0x120]              ; %57 add
    vaddps ymm6,ymm6,ymm14
    vmulps ymm6,ymm2,ymm6                                ; %58 mul
    vaddps ymm6,ymm6,YMMWORD PTR [const+0x140]           ; %60 add
    vmulps ymm6,ymm2,ymm6                                ; %61 mul
    vmovups YMMWORD PTR [rdi+0x7e0],ymm4                 ; %49 mul
    vmulps ymm4,ymm8,ymm9
    vaddps ymm4,ymm4,ymm10                               ; %51 add
    vmulps ymm4,ymm8,ymm4                                ; %52 mul
    vaddps ymm4,ymm4,ymm11                               ; %54 add
    vmulps ymm4,ymm8,ymm4                                ; %55 mul
    vaddps ymm4,ymm4,ymm14                               ; %57 add
    vmulps ymm4,ymm8,ymm4                                ; %58 mul
    vaddps ymm4,ymm4,YMMWORD PTR [const+0x140]           ; %60 add
    vmulps ymm4,ymm8,ymm4                                ; %61 mul
    vmovups ymm9,YMMWORD PTR [rdi+0x700]                 ; %292 mul
    vmulps ymm10,ymm12,ymm9
    vaddps ymm9,ymm9,ymm10                               ; %293 add
    vmulps ymm9,ymm9,YMMWORD PTR [rdi+0x340]             ; %297 mul
    vaddps ymm9,ymm9,YMMWORD PTR [rdi+0x400]             ; %299 add
    vdivps ymm9,ymm9,YMMWORD PTR [rdi+0x600]             ; %301 div
    vmovups ymm10,YMMWORD PTR [const+0x180]              ; %303 add
    vaddps ymm11,ymm12,ymm10
    vmovups ymm12,YMMWORD PTR [rdi+0x6c0]                ; %304 select
    vblendvps ymm9,ymm9,ymm11,ymm12
    vmovups ymm11,YMMWORD PTR [rdi+0x220]                ; %305 mul
    vmulps ymm9,ymm9,ymm11
    vmulps ymm9,ymm9,YMMWORD PTR [rdi+0x5a0]             ; %306 mul
    vaddps ymm9,ymm9,YMMWORD PTR [r9+rsi*4+0x20]         ; %307 add
    vmovups YMMWORD PTR [r9+rsi*4+0x20],ymm9             ; %425 store h
    vmulps ymm9,ymm1,ymm0                                ; %403 mul
    vaddps ymm1,ymm1,ymm9                                ; %404 add
    vmulps ymm1,ymm1,YMMWORD PTR [rdi+0x4e0]             ; %408 mul
    vaddps ymm1,ymm1,YMMWORD PTR [rdi+0x320]             ; %410 add
    vdivps ymm1,ymm1,YMMWORD PTR [rdi+0x280]             ; %412 div
    vaddps ymm0,ymm10,ymm0                               ; %414 add
    vmovups ymm9,YMMWORD PTR [rdi+0x540]                 ; %415 select
    vblendvps ymm0,ymm1,ymm0,ymm9
    vmulps ymm0,ymm11,ymm0                               ; %416 mul
    vmulps ymm0,ymm0,YMMWORD PTR [rdi+0x300]             ; %417 mul
    vaddps ymm0,ymm0,YMMWORD PTR [r11+rsi*4]             ; %418 add
    vmovups YMMWORD PTR [r11+rsi*4],ymm0                 ; %426 store n
    vmovups ymm0,YMMWORD PTR [rdi+0x3c0]                 ; %292 mul
    vmovups ymm1,YMMWORD PTR [rdi+0x500]
    vmulps ymm9,ymm0,ymm1
    vaddps ymm0,ymm0,ymm9                                ; %293 add
    vmulps ymm0,ymm0,YMMWORD PTR [rdi+0x440]             ; %297 mul
    vaddps ymm0,ymm0,YMMWORD PTR [rdi+0x640]             ; %299 add
    vdivps ymm0,ymm0,YMMWORD PTR [rdi+0x480]             ; %301 div
    vaddps ymm1,ymm10,ymm1                               ; %303 add
    vmovups ymm9,YMMWORD PTR [rdi+0x240]                 ; %304 select
    vblendvps ymm0,ymm0,ymm1,ymm9
    vmulps ymm0,ymm11,ymm0                               ; %305 mul
    vmulps ymm0,ymm0,YMMWORD PTR [rdi+0x5e0]             ; %306 mul
    vaddps ymm0,ymm0,YMMWORD PTR [r9+rsi*4]              ; %307 add
    vmovups YMMWORD PTR [r9+rsi*4],ymm0                  ; %425 store h
    vmulps ymm0,ymm3,ymm15                               ; %182 mul
    vaddps ymm0,ymm3,ymm0                                ; %183 add
    vmulps ymm0,ymm0,YMMWORD PTR [rdi+0x3a0]             ; %187 mul
    vaddps ymm0,ymm0,YMMWORD PTR [rdi+0x560]             ; %189 add
    vdivps ymm0,ymm0,YMMWORD PTR [rdi+0x260]             ; %191 div
    vaddps ymm1,ymm10,ymm15                              ; %193 add
    vmovups ymm3,YMMWORD PTR [rdi+0x420]                 ; %194 select
    vblendvps ymm0,ymm0,ymm1,ymm3
    vmulps ymm0,ymm11,ymm0                               ; %195 mul
    vmulps ymm0,ymm0,YMMWORD PTR [rdi+0x680]             ; %196 mul
    vaddps ymm0,ymm0,YMMWORD PTR [r10+rsi*4+0x20]        ; %197 add
    vmovups YMMWORD PTR [r10+rsi*4+0x20],ymm0            ; %424 store m
    vmovups ymm0,YMMWORD PTR [rdi+0x7a0]                 ; %403 mul
    vmovups ymm1,YMMWORD PTR [rdi+0x780]
    vmulps ymm3,ymm0,ymm1
    vaddps ymm0,ymm0,ymm3                                ; %404 add
    vmulps ymm0,ymm0,YMMWORD PTR [rdi+0x6e0]             ; %408 mul
    vaddps ymm0,ymm0,YMMWORD PTR [rdi+0x3e0]             ; %410 add
    vdivps ymm0,ymm0,YMMWORD PTR [rdi+0x5c0]             ; %412 div
    vaddps ymm1,ymm10,ymm1                               ; %414 add
    vmovups ymm3,YMMWORD PTR [rdi+0x520]                 ; %415 select
    vblendvps ymm0,ymm0,ymm1,ymm3
    vmulps ymm0,ymm11,ymm0                               ; %416 mul
    vmulps ymm0,ymm0,YMMWORD PTR [rdi+0x2a0]             ; %417 mul
    vaddps ymm0,ymm0,YMMWORD PTR [r11+rsi*4+0x20]        ; %418 add
    vmovups YMMWORD PTR [r11+rsi*4+0x20],ymm0            ; %426 store n
    vmovups ymm0,YMMWORD PTR [rdi+0x7c0]                 ; %182 mul
    vmulps ymm1,ymm7,ymm0
    vaddps ymm1,ymm7,ymm1                                ; %183 add
    vmulps ymm1,ymm1,YMMWORD PTR [rdi+0x620]             ; %187 mul
    vaddps ymm1,ymm1,YMMWORD PTR [rdi+0x720]             ; %189 add
    vdivps ymm1,ymm1,YMMWORD PTR [rdi+0x2c0]             ; %191 div
    vaddps ymm0,ymm10,ymm0                               ; %193 add
    vmovups ymm3,YMMWORD PTR [rdi+0x580]                 ; %194 select
    vblendvps ymm0,ymm1,ymm0,ymm3
    vmulps ymm0,ymm11,ymm0                               ; %195 mul
    vmulps ymm0,ymm0,YMMWORD PTR [rdi+0x4a0]             ; %196 mul
    vaddps ymm0,ymm0,YMMWORD PTR [r10+rsi*4]             ; %197 add
    vmovups YMMWORD PTR [r10+rsi*4],ymm0                 ; %424 store m
    vmulps ymm0,ymm2,ymm6                                ; %62 mul
    vaddps ymm0,ymm2,ymm0                                ; %63 add
    vmulps ymm0,ymm0,YMMWORD PTR [rdi+0x760]             ; %67 mul
    vaddps ymm0,ymm0,YMMWORD PTR [rdi+0x460]             ; %70 add
    vdivps ymm0,ymm0,YMMWORD PTR [rdi+0x6a0]             ; %72 div
    vaddps ymm1,ymm6,ymm10                               ; %76 add
    vmovups ymm2,YMMWORD PTR [rdi+0x4c0]                 ; %77 select
    vblendvps ymm0,ymm0,ymm1,ymm2
    vmovups ymm1,YMMWORD PTR [rdi+0x200]                 ; %78 mul
    vmulps ymm0,ymm0,ymm1
    vmulps ymm0,ymm0,YMMWORD PTR [rdi+0x2e0]             ; %79 mul
    vaddps ymm0,ymm0,YMMWORD PTR [r8+rsi*4+0x20]         ; %80 add
    vmovups YMMWORD PTR [r8+rsi*4+0x20],ymm0             ; %423 store V
    vmovups ymm2,YMMWORD PTR [rdi+0x120]                 ; %419 le
    vcmpge_oqps ymm0,ymm0,ymm2
    vmovups ymm3,YMMWORD PTR [rdi+0x380]                 ; %421 and
    vandnps ymm0,ymm3,ymm0
    vmulps ymm3,ymm8,ymm4                                ; %62 mul
    vaddps ymm3,ymm8,ymm3                                ; %63 add
    vmulps ymm3,ymm3,ymm13                               ; %67 mul
    vaddps ymm4,ymm4,ymm10                               ; %76 add
    vaddps ymm3,ymm3,ymm5                                ; %70 add
    vdivps ymm3,ymm3,YMMWORD PTR [rdi+0x740]             ; %72 div
    vmovups ymm5,YMMWORD PTR [rdi+0x7e0]                 ; %77 select
    vblendvps ymm3,ymm3,ymm4,ymm5
    vmulps ymm3,ymm1,ymm3                                ; %78 mul
    vmulps ymm1,ymm3,YMMWORD PTR [rdi+0x660]             ; %79 mul
    vaddps ymm1,ymm1,YMMWORD PTR [r8+rsi*4]              ; %80 add
    vmovups YMMWORD PTR [r8+rsi*4],ymm1                  ; %423 store V
    vcmple_oqps ymm1,ymm2,ymm1                           ; %419 le
    vmovups ymm2,YMMWORD PTR [rdi+0x360]                 ; %421 and
    vandnps ymm1,ymm2,ymm1
    vmovmskps eax,ymm1                                   ; %422 emit
    test eax,eax
    jne .L6
.L7:
    vmovmskps eax,ymm0                                   ; %422 emit
    test eax,eax
    jne .L8
.L9:
    add rsi,0x10
    cmp rsi,rbx
    jle .L4
.L5:
    add rbx,0x10
    mov rax,rbx
    sub rax,rsi
    cmp rax,0x0
    jle .L0
    mov ecx,0x8
.L2:
    cmp rax,rcx
    cmovg rax,rcx
    mov QWORD PTR [rdi+0x20],rax
    neg rax
    lea rcx,[const+0x3a0]
    vmovups ymm0,YMMWORD PTR [rcx+rax*4+0x20]
    vmovups YMMWORD PTR [rdi+0xc0],ymm0
    vmovups ymm0,YMMWORD PTR [rdi+0x120]                 ; %2 le
    vmovups ymm2,YMMWORD PTR [rdi+0xc0]
    vmaskmovps ymm1,ymm2,YMMWORD PTR [r8+rsi*4]
    vcmple_oqps ymm3,ymm0,ymm1
    vmaskmovps ymm4,ymm2,YMMWORD PTR [r10+rsi*4]         ; %6 mul
    vmulps ymm5,ymm4,YMMWORD PTR [rdi+0x140]
    vmulps ymm5,ymm4,ymm5                                ; %7 mul
    vmulps ymm5,ymm4,ymm5                                ; %8 mul
    vmaskmovps ymm6,ymm2,YMMWORD PTR [r9+rsi*4]          ; %9 mul
    vmulps ymm5,ymm5,ymm6
    vsubps ymm7,ymm1,YMMWORD PTR [rdi+0x160]             ; %11 sub
    vmulps ymm7,ymm5,ymm7                                ; %12 mul
    vmovups ymm8,YMMWORD PTR [const+0x380]               ; %13 neg
    vxorps ymm7,ymm7,ymm8
    vmaskmovps ymm9,ymm2,YMMWORD PTR [r11+rsi*4]         ; %15 mul
    vmulps ymm10,ymm9,ymm9
    vmulps ymm11,ymm10,YMMWORD PTR [rdi+0x180]           ; %17 mul
    vmulps ymm10,ymm10,ymm11                             ; %18 mul
    vsubps ymm11,ymm1,YMMWORD PTR [rdi+0x1a0]            ; %20 sub
    vmulps ymm11,ymm10,ymm11                             ; %21 mul
    vsubps ymm7,ymm7,ymm11                               ; %22 sub
    vsubps ymm11,ymm1,YMMWORD PTR [rdi+0x1c0]            ; %25 sub
    vmovups ymm12,YMMWORD PTR [rdi+0x1e0]                ; %26 mul
    vmulps ymm11,ymm11,ymm12
    vsubps ymm7,ymm7,ymm11                               ; %27 sub
    vxorps ymm5,ymm5,ymm8                                ; %29 neg
    vsubps ymm5,ymm5,ymm10                               ; %30 sub
    vsubps ymm5,ymm5,ymm12                               ; %31 sub
    vmovups ymm10,YMMWORD PTR [rdi+0x200]                ; %32 mul
    vmulps ymm5,ymm5,ymm10
    vmovups ymm11,YMMWORD PTR [const+0x0]                ; %34 min
    vminps ymm5,ymm11,ymm5
    vmovups ymm12,YMMWORD PTR [const+0x20]               ; %36 max
    vmaxps ymm13,ymm12,ymm5
    vmovups ymm14,YMMWORD PTR [const+0x60]               ; %39 mul
    vmulps ymm15,ymm13,ymm14
    vaddps ymm15,ymm15,YMMWORD PTR [const+0x40]          ; %40 add
    vsubps ymm2,ymm15,YMMWORD PTR [const+0x40]           ; %41 sub
    vmulps ymm0,ymm2,YMMWORD PTR [const+0x80]            ; %43 mul
    vsubps ymm0,ymm13,ymm0                               ; %44 sub
    vmovups ymm13,YMMWORD PTR [const+0xa0]               ; %46 mul
    vmulps ymm9,ymm2,ymm13
    vsubps ymm0,ymm0,ymm9                                ; %47 sub
    vmovups ymm9,YMMWORD PTR [const+0xc0]                ; %49 mul
    vmovups YMMWORD PTR [rdi+0x240],ymm3
    vmulps ymm3,ymm0,ymm9
    vaddps ymm3,ymm3,YMMWORD PTR [const+0xe0]            ; %51 add
    vmulps ymm3,ymm0,ymm3                                ; %52 mul
    vaddps ymm3,ymm3,YMMWORD PTR [const+0x100]           ; %54 add
    vmulps ymm3,ymm0,ymm3                                ; %55 mul
    vaddps ymm3,ymm3,YMMWORD PTR [const+0x120]           ; %57 add
    vmulps ymm3,ymm0,ymm3                                ; %58 mul
    vaddps ymm3,ymm3,YMMWORD PTR [const+0x140]           ; %60 add
    vmulps ymm3,ymm0,ymm3                                ; %61 mul
    vmulps ymm6,ymm0,ymm3                                ; %62 mul
    vaddps ymm0,ymm0,ymm6                                ; %63 add
    vmovaps ymm6,ymm15                                   ; %64 bits
    vpslld ymm6,ymm6,0x17                                ; %65 shl
    vmulps ymm0,ymm0,ymm6                                ; %67 mul
    vmovups ymm15,YMMWORD PTR [const+0x160]              ; %69 sub
    vsubps ymm6,ymm6,ymm15
    vaddps ymm0,ymm0,ymm6                                ; %70 add
    vmulps ymm5,ymm5,ymm15                               ; %71 mul
    vdivps ymm0,ymm0,ymm5                                ; %72 div
    vxorps xmm5,xmm5,xmm5                                ; %74 eq
    vcmpeqps ymm2,ymm2,ymm5
    vmovups ymm6,YMMWORD PTR [const+0x180]               ; %76 add
    vaddps ymm3,ymm3,ymm6
    vblendvps ymm0,ymm0,ymm3,ymm2                        ; %77 select
    vmulps ymm0,ymm10,ymm0                               ; %78 mul
    vmulps ymm0,ymm7,ymm0                                ; %79 mul
    vaddps ymm0,ymm1,ymm0                                ; %80 add
    vaddps ymm2,ymm1,YMMWORD PTR [const+0x1a0]           ; %82 add
    vmovups ymm3,YMMWORD PTR [const+0x1c0]               ; %84 mul
    vmulps ymm2,ymm2,ymm3
    vminps ymm2,ymm11,ymm2                               ; %85 min
    vmaxps ymm7,ymm12,ymm2                               ; %86 max
    vmulps ymm10,ymm14,ymm7                              ; %87 mul
    vaddps ymm10,ymm10,YMMWORD PTR [const+0x40]          ; %88 add
    vmovups YMMWORD PTR [rdi+0x260],ymm0                 ; %89 sub
    vsubps ymm0,ymm10,YMMWORD PTR [const+0x40]
    vmulps ymm3,ymm0,YMMWORD PTR [const+0x80]            ; %90 mul
    vsubps ymm3,ymm7,ymm3                                ; %91 sub
    vmulps ymm7,ymm13,ymm0                               ; %92 mul
    vsubps ymm3,ymm3,ymm7                                ; %93 sub
    vmulps ymm7,ymm9,ymm3                                ; %94 mul
    vaddps ymm7,ymm7,YMMWORD PTR [const+0xe0]            ; %95 add
    vmulps ymm7,ymm3,ymm7                                ; %96 mul
    vaddps ymm7,ymm7,YMMWORD PTR [const+0x100]           ; %97 add
    vmulps ymm7,ymm3,ymm7                                ; %98 mul
    vaddps ymm7,ymm7,YMMWORD PTR [const+0x120]           ; %99 add
    vmulps ymm7,ymm3,ymm7                                ; %100 mul
    vaddps ymm7,ymm7,YMMWORD PTR [const+0x140]           ; %101 add
    vmulps ymm7,ymm3,ymm7                                ; %102 mul
    vmulps ymm12,ymm3,ymm7                               ; %103 mul
    vaddps ymm3,ymm3,ymm12                               ; %104 add
    vpslld ymm10,ymm10,0x17                              ; %106 shl
    vmulps ymm3,ymm3,ymm10                               ; %108 mul
    vsubps ymm10,ymm10,ymm15                             ; %109 sub
    vaddps ymm3,ymm3,ymm10                               ; %110 add
    vmulps ymm2,ymm15,ymm2                               ; %111 mul
    vdivps ymm2,ymm3,ymm2                                ; %112 div
    vcmpeqps ymm0,ymm5,ymm0                              ; %113 eq
    vaddps ymm3,ymm6,ymm7                                ; %114 add
    vblendvps ymm0,ymm2,ymm3,ymm0                        ; %115 select
    vdivps ymm0,ymm6,ymm0                                ; %116 div
    vsubps ymm2,ymm6,ymm4                                ; %117 sub
    vmulps ymm2,ymm0,ymm2                                ; %118 mul
    vaddps ymm3,ymm1,YMMWORD PTR [const+0x200]           ; %121 add
    vmulps ymm7,ymm3,YMMWORD PTR [const+0x220]           ; %123 mul
    vmovups ymm10,YMMWORD PTR [const+0x260]              ; %126 min
    vminps ymm7,ymm10,ymm7
    vmovups ymm12,YMMWORD PTR [const+0x240]              ; %127 max
    vmaxps ymm7,ymm12,ymm7
    vmulps ymm1,ymm14,ymm7                               ; %129 mul
    vaddps ymm1,ymm1,YMMWORD PTR [const+0x280]           ; %130 add
    vsubps ymm12,ymm1,YMMWORD PTR [const+0x280]          ; %131 sub
    vmulps ymm10,ymm12,YMMWORD PTR [const+0x80]          ; %132 mul
    vsubps ymm7,ymm7,ymm10                               ; %133 sub
    vmulps ymm10,ymm13,ymm12                             ; %134 mul
    vsubps ymm7,ymm7,ymm10                               ; %135 sub
    vmulps ymm10,ymm7,ymm7                               ; %136 mul
    vmulps ymm12,ymm9,ymm7                               ; %137 mul
    vaddps ymm12,ymm12,YMMWORD PTR [const+0xe0]          ; %138 add
    vmulps ymm12,ymm7,ymm12                              ; %139 mul
    vaddps ymm12,ymm12,YMMWORD PTR [const+0x100]         ; %140 add
    vmulps ymm12,ymm7,ymm12                              ; %141 mul
    vaddps ymm12,ymm12,YMMWORD PTR [const+0x120]         ; %142 add
    vmulps ymm12,ymm7,ymm12                              ; %143 mul
    vaddps ymm12,ymm12,YMMWORD PTR [const+0x140]         ; %144 add
    vmulps ymm10,ymm10,ymm12                             ; %145 mul
    vaddps ymm7,ymm7,ymm10                               ; %146 add
    vaddps ymm7,ymm6,ymm7                                ; %147 add
    vpsrld ymm10,ymm1,0x1                                ; %149 shr
    vpslld ymm12,ymm10,0x17                              ; %150 shl
    vpsubd ymm1,ymm1,ymm10                               ; %152 sub
    vpslld ymm1,ymm1,0x17                                ; %153 shl
    vmulps ymm7,ymm7,ymm12                               ; %155 mul
    vmulps ymm1,ymm1,ymm7                                ; %156 mul
    vmulps ymm1,ymm1,YMMWORD PTR [const+0x1e0]           ; %157 mul
    vmulps ymm7,ymm4,ymm1                                ; %158 mul
    vsubps ymm2,ymm2,ymm7                                ; %159 sub
    vxorps ymm0,ymm0,ymm8                                ; %161 neg
    vsubps ymm0,ymm0,ymm1                                ; %162 sub
    vmovups ymm1,YMMWORD PTR [rdi+0x220]                 ; %163 mul
    vmulps ymm0,ymm0,ymm1
    vminps ymm0,ymm11,ymm0                               ; %164 min
    vmovups ymm7,YMMWORD PTR [const+0x20]                ; %165 max
    vmaxps ymm10,ymm7,ymm0
    vmulps ymm12,ymm14,ymm10                             ; %166 mul
    vaddps ymm12,ymm12,YMMWORD PTR [const+0x40]          ; %167 add
    vsubps ymm7,ymm12,YMMWORD PTR [const+0x40]           ; %168 sub
    vmulps ymm11,ymm7,YMMWORD PTR [const+0x80]           ; %169 mul
    vsubps ymm10,ymm10,ymm11                             ; %170 sub
    vmulps ymm11,ymm13,ymm7                              ; %171 mul
    vsubps ymm10,ymm10,ymm11                             ; %172 sub
    vmulps ymm11,ymm9,ymm10                              ; %173 mul
    vaddps ymm11,ymm11,YMMWORD PTR [const+0xe0]          ; %174 add
    vmulps ymm11,ymm10,ymm11                             ; %175 mul
    vaddps ymm11,ymm11,YMMWORD PTR [const+0x100]         ; %176 add
    vmulps ymm11,ymm10,ymm11                             ; %177 mul
    vaddps ymm11,ymm11,YMMWORD PTR [const+0x120]         ; %178 add
    vmulps ymm11,ymm10,ymm11                             ; %179 mul
    vaddps ymm11,ymm11,YMMWORD PTR [const+0x140]         ; %180 add
    vmulps ymm11,ymm10,ymm11                             ; %181 mul
    vmulps ymm8,ymm10,ymm11                              ; %182 mul
    vaddps ymm8,ymm10,ymm8                               ; %183 add
    vmovaps ymm10,ymm12                                  ; %184 bits
    vpslld ymm10,ymm10,0x17                              ; %185 shl
    vmulps ymm8,ymm8,ymm10                               ; %187 mul
    vsubps ymm10,ymm10,ymm15                             ; %188 sub
    vaddps ymm8,ymm8,ymm10                               ; %189 add
    vmulps ymm0,ymm15,ymm0                               ; %190 mul
    vdivps ymm0,ymm8,ymm0                                ; %191 div
    vcmpeqps ymm7,ymm5,ymm7                              ; %192 eq
    vaddps ymm8,ymm6,ymm11                               ; %193 add
    vblendvps ymm0,ymm0,ymm8,ymm7                        ; %194 select
    vmulps ymm0,ymm1,ymm0                                ; %195 mul
    vmulps ymm0,ymm2,ymm0                                ; %196 mul
    vaddps ymm0,ymm4,ymm0                                ; %197 add
    vmulps ymm2,ymm3,YMMWORD PTR [const+0x2c0]           ; %200 mul
    vmovups ymm4,YMMWORD PTR [const+0x260]               ; %201 min
    vminps ymm2,ymm4,ymm2
    vmovups ymm7,YMMWORD PTR [const+0x240]               ; %202 max
    vmaxps ymm2,ymm7,ymm2
    vmulps ymm8,ymm14,ymm2                               ; %203 mul
    vmovups ymm10,YMMWORD PTR [const+0x280]              ; %204 add
    vaddps ymm8,ymm8,ymm10
    vsubps ymm11,ymm8,ymm10                              ; %205 sub
    vmovups ymm12,YMMWORD PTR [const+0x80]               ; %206 mul
    vmovups YMMWORD PTR [rdi+0x280],ymm0
    vmulps ymm0,ymm11,ymm12
    vsubps ymm0,ymm2,ymm0                                ; %207 sub
    vmulps ymm2,ymm13,ymm11                              ; %208 mul
    vsubps ymm0,ymm0,ymm2                                ; %209 sub
    vmulps ymm2,ymm0,ymm0                                ; %210 mul
    vmulps ymm11,ymm9,ymm0                               ; %211 mul
    vaddps ymm11,ymm11,YMMWORD PTR [const+0xe0]          ; %212 add
    vmulps ymm11,ymm0,ymm11                              ; %213 mul
    vaddps ymm11,ymm11,YMMWORD PTR [const+0x100]         ; %214 add
    vmulps ymm11,ymm0,ymm11                              ; %215 mul
    vaddps ymm11,ymm11,YMMWORD PTR [const+0x120]         ; %216 add
    vmulps ymm11,ymm0,ymm11                              ; %217 mul
    vaddps ymm11,ymm11,YMMWORD PTR [const+0x140]         ; %218 add
    vmulps ymm2,ymm2,ymm11                               ; %219 mul
    vaddps ymm0,ymm0,ymm2                                ; %220 add
    vaddps ymm0,ymm6,ymm0                                ; %221 add
    vmovaps ymm2,ymm8                                    ; %222 bits
    vpsrld ymm8,ymm2,0x1                                 ; %223 shr
    vpslld ymm11,ymm8,0x17                               ; %224 shl
    vpsubd ymm2,ymm2,ymm8                                ; %226 sub
    vpslld ymm2,ymm2,0x17                                ; %227 shl
    vmulps ymm0,ymm0,ymm11                               ; %229 mul
    vmulps ymm0,ymm2,ymm0                                ; %230 mul
    vmulps ymm0,ymm0,YMMWORD PTR [const+0x2a0]           ; %231 mul
    vmovups ymm8,YMMWORD PTR [rdi+0xc0]                  ; %232 sub
    vmaskmovps ymm2,ymm8,YMMWORD PTR [r9+rsi*4]
    vsubps ymm11,ymm6,ymm2
    vmulps ymm11,ymm0,ymm11                              ; %233 mul
    vmovups ymm5,YMMWORD PTR [rdi+0xc0]                  ; %235 add
    vmaskmovps ymm8,ymm5,YMMWORD PTR [r8+rsi*4]
    vaddps ymm15,ymm8,YMMWORD PTR [const+0x2e0]
    vmulps ymm15,ymm15,YMMWORD PTR [const+0x1c0]         ; %236 mul
    vminps ymm15,ymm4,ymm15                              ; %237 min
    vmaxps ymm15,ymm7,ymm15                              ; %238 max
    vmulps ymm5,ymm14,ymm15                              ; %239 mul
    vaddps ymm5,ymm10,ymm5                               ; %240 add
    vsubps ymm7,ymm5,ymm10                               ; %241 sub
    vmulps ymm10,ymm12,ymm7                              ; %242 mul
    vsubps ymm10,ymm15,ymm10                             ; %243 sub
    vmulps ymm7,ymm13,ymm7                               ; %244 mul
    vsubps ymm7,ymm10,ymm7                               ; %245 sub
    vmulps ymm10,ymm7,ymm7                               ; %246 mul
    vmulps ymm15,ymm9,ymm7                               ; %247 mul
    vaddps ymm15,ymm15,YMMWORD PTR [const+0xe0]          ; %248 add
    vmulps ymm15,ymm7,ymm15                              ; %249 mul
    vaddps ymm15,ymm15,YMMWORD PTR [const+0x100]         ; %250 add
    vmulps ymm15,ymm7,ymm15                              ; %251 mul
    vaddps ymm15,ymm15,YMMWORD PTR [const+0x120]         ; %252 add
    vmulps ymm15,ymm7,ymm15                              ; %253 mul
    vaddps ymm15,ymm15,YMMWORD PTR [const+0x140]         ; %254 add
    vmulps ymm10,ymm10,ymm15                             ; %255 mul
    vaddps ymm7,ymm7,ymm10                               ; %256 add
    vaddps ymm7,ymm6,ymm7                                ; %257 add
    vpsrld ymm10,ymm5,0x1                                ; %259 shr
    vpslld ymm15,ymm10,0x17                              ; %260 shl
    vpsubd ymm5,ymm5,ymm10                               ; %262 sub
    vpslld ymm5,ymm5,0x17                                ; %263 shl
    vmulps ymm7,ymm7,ymm15                               ; %265 mul
    vmulps ymm5,ymm5,ymm7                                ; %266 mul
    vaddps ymm5,ymm6,ymm5                                ; %267 add
    vdivps ymm5,ymm6,ymm5                                ; %268 div
    vmulps ymm7,ymm2,ymm5                                ; %269 mul
    vsubps ymm7,ymm11,ymm7                               ; %270 sub
    vmovups ymm10,YMMWORD PTR [const+0x380]              ; %271 neg
    vxorps ymm0,ymm0,ymm10
    vsubps ymm0,ymm0,ymm5                                ; %272 sub
    vmulps ymm0,ymm1,ymm0                                ; %273 mul
    vmovups ymm5,YMMWORD PTR [const+0x0]                 ; %274 min
    vminps ymm0,ymm5,ymm0
    vmovups ymm11,YMMWORD PTR [const+0x20]               ; %275 max
    vmaxps ymm15,ymm11,ymm0
    vmulps ymm10,ymm14,ymm15                             ; %276 mul
    vaddps ymm10,ymm10,YMMWORD PTR [const+0x40]          ; %277 add
    vsubps ymm4,ymm10,YMMWORD PTR [const+0x40]           ; %278 sub
    vmulps ymm14,ymm12,ymm4                              ; %279 mul
    vsubps ymm14,ymm15,ymm14                             ; %280 sub
    vmulps ymm15,ymm13,ymm4                              ; %281 mul
    vsubps ymm14,ymm14,ymm15                             ; %282 sub
    vmulps ymm15,ymm9,ymm14                              ; %283 mul
    vaddps ymm15,ymm15,YMMWORD PTR [const+0xe0]          ; %284 add
    vmulps ymm15,ymm14,ymm15                             ; %285 mul
    vaddps ymm15,ymm15,YMMWORD PTR [const+0x100]         ; %286 add
    vmulps ymm15,ymm14,ymm15                             ; %287 mul
    vaddps ymm15,ymm15,YMMWORD PTR [const+0x120]         ; %288 add
    vmulps ymm15,ymm14,ymm15                             ; %289 mul
    vaddps ymm15,ymm15,YMMWORD PTR [const+0x140]         ; %290 add
    vmulps ymm15,ymm14,ymm15                             ; %291 mul
    vmulps ymm9,ymm14,ymm15                              ; %292 mul
    vaddps ymm9,ymm14,ymm9                               ; %293 add
    vpslld ymm10,ymm10,0x17                              ; %295 shl
    vmulps ymm9,ymm9,ymm10                               ; %297 mul
    vmovups ymm14,YMMWORD PTR [const+0x160]              ; %298 sub
    vsubps ymm10,ymm10,ymm14
    vaddps ymm9,ymm9,ymm10                               ; %299 add
    vmulps ymm0,ymm14,ymm0                               ; %300 mul
    vdivps ymm0,ymm9,ymm0                                ; %301 div
    vxorps xmm9,xmm9,xmm9                                ; %302 eq
    vcmpeqps ymm4,ymm4,ymm9
    vaddps ymm10,ymm6,ymm15                              ; %303 add
    vblendvps ymm0,ymm0,ymm10,ymm4                       ; %304 select
    vmulps ymm0,ymm1,ymm0                                ; %305 mul
    vmulps ymm0,ymm7,ymm0                                ; %306 mul
    vaddps ymm0,ymm2,ymm0                                ; %307 add
    vaddps ymm2,ymm8,YMMWORD PTR [const+0x320]           ; %310 add
    vmulps ymm2,ymm2,YMMWORD PTR [const+0x1c0]           ; %311 mul
    vminps ymm2,ymm5,ymm2                                ; %312 min
    vmaxps ymm4,ymm11,ymm2                               ; %313 max
    vmovups ymm7,YMMWORD PTR [const+0x60]                ; %314 mul
    vmulps ymm8,ymm4,ymm7
    vmovups ymm10,YMMWORD PTR [const+0x40]               ; %315 add
    vaddps ymm8,ymm8,ymm10
    vsubps ymm15,ymm8,ymm10                              ; %316 sub
    vmulps ymm10,ymm12,ymm15                             ; %317 mul
    vsubps ymm4,ymm4,ymm10                               ; %318 sub
    vmulps ymm10,ymm13,ymm15                             ; %319 mul
    vsubps ymm4,ymm4,ymm10                               ; %320 sub
    vmovups ymm10,YMMWORD PTR [const+0xc0]               ; %321 mul
    vmulps ymm11,ymm4,ymm10
    vaddps ymm11,ymm11,YMMWORD PTR [const+0xe0]          ; %322 add
    vmulps ymm11,ymm4,ymm11                              ; %323 mul
    vaddps ymm11,ymm11,YMMWORD PTR [const+0x100]         ; %324 add
    vmulps ymm11,ymm4,ymm11                              ; %325 mul
    vaddps ymm11,ymm11,YMMWORD PTR [const+0x120]         ; %326 add
    vmulps ymm11,ymm4,ymm11                              ; %327 mul
    vaddps ymm11,ymm11,YMMWORD PTR [const+0x140]         ; %328 add
    vmulps ymm11,ymm4,ymm11                              ; %329 mul
    vmulps ymm5,ymm4,ymm11                               ; %330 mul
    vaddps ymm4,ymm4,ymm5                                ; %331 add
    vmovaps ymm5,ymm8                                    ; %332 bits
    vpslld ymm5,ymm5,0x17                                ; %333 shl
    vmulps ymm4,ymm4,ymm5                                ; %335 mul
    vsubps ymm5,ymm5,ymm14                               ; %336 sub
    vaddps ymm4,ymm4,ymm5                                ; %337 add
    vmulps ymm2,ymm14,ymm2                               ; %338 mul
    vdivps ymm2,ymm4,ymm2                                ; %339 div
    vcmpeqps ymm4,ymm9,ymm15                             ; %340 eq
    vaddps ymm5,ymm6,ymm11                               ; %341 add
    vblendvps ymm2,ymm2,ymm5,ymm4                        ; %342 select
    vmovups ymm4,YMMWORD PTR [const+0x300]               ; %343 div
    vdivps ymm2,ymm4,ymm2
    vmovups ymm5,YMMWORD PTR [rdi+0xc0]                  ; %344 sub
    vmaskmovps ymm4,ymm5,YMMWORD PTR [r11+rsi*4]
    vsubps ymm8,ymm6,ymm4
    vmulps ymm8,ymm2,ymm8                                ; %345 mul
    vmulps ymm3,ymm3,YMMWORD PTR [const+0x360]           ; %348 mul
    vmovups ymm11,YMMWORD PTR [const+0x260]              ; %349 min
    vminps ymm3,ymm11,ymm3
    vmovups ymm11,YMMWORD PTR [const+0x240]              ; %350 max
    vmaxps ymm3,ymm11,ymm3
    vmulps ymm11,ymm7,ymm3                               ; %351 mul
    vmovups ymm15,YMMWORD PTR [const+0x280]              ; %352 add
    vaddps ymm11,ymm11,ymm15
    vsubps ymm5,ymm11,ymm15                              ; %353 sub
    vmulps ymm15,ymm12,ymm5                              ; %354 mul
    vsubps ymm3,ymm3,ymm15                               ; %355 sub
    vmulps ymm5,ymm13,ymm5                               ; %356 mul
    vsubps ymm3,ymm3,ymm5                                ; %357 sub
    vmulps ymm5,ymm3,ymm3                                ; %358 mul
    vmulps ymm15,ymm10,ymm3                              ; %359 mul
    vaddps ymm15,ymm15,YMMWORD PTR [const+0xe0]          ; %360 add
    vmulps ymm15,ymm3,ymm15                              ; %361 mul
    vaddps ymm15,ymm15,YMMWORD PTR [const+0x100]         ; %362 add
    vmulps ymm15,ymm3,ymm15                              ; %363 mul
    vaddps ymm15,ymm15,YMMWORD PTR [const+0x120]         ; %364 add
    vmulps ymm15,ymm3,ymm15                              ; %365 mul
    vaddps ymm15,ymm15,YMMWORD PTR [const+0x140]         ; %366 add
    vmulps ymm5,ymm5,ymm15                               ; %367 mul
    vaddps ymm3,ymm3,ymm5                                ; %368 add
    vaddps ymm3,ymm6,ymm3                                ; %369 add
    vmovaps ymm5,ymm11                                   ; %370 bits
    vpsrld ymm11,ymm5,0x1                                ; %371 shr
    vpslld ymm15,ymm11,0x17                              ; %372 shl
    vpsubd ymm5,ymm5,ymm11                               ; %374 sub
    vpslld ymm5,ymm5,0x17                                ; %375 shl
    vmulps ymm3,ymm3,ymm15                               ; %377 mul
    vmulps ymm3,ymm5,ymm3                                ; %378 mul
    vmulps ymm3,ymm3,YMMWORD PTR [const+0x340]           ; %379 mul
    vmulps ymm5,ymm4,ymm3                                ; %380 mul
    vsubps ymm5,ymm8,ymm5                                ; %381 sub
    vxorps ymm2,ymm2,YMMWORD PTR [const+0x380]           ; %382 neg
    vsubps ymm2,ymm2,ymm3                                ; %383 sub
    vmulps ymm2,ymm1,ymm2                                ; %384 mul
    vmovups ymm3,YMMWORD PTR [const+0x0]                 ; %385 min
    vminps ymm2,ymm3,ymm2
    vmovups ymm3,YMMWORD PTR [const+0x20]                ; %386 max
    vmaxps ymm8,ymm3,ymm2
    vmulps ymm3,ymm7,ymm8                                ; %387 mul
    vmovups ymm7,YMMWORD PTR [const+0x40]                ; %388 add
    vaddps ymm3,ymm3,ymm7
    vsubps ymm11,ymm3,ymm7                               ; %389 sub
    vmulps ymm7,ymm12,ymm11                              ; %390 mul
    vsubps ymm7,ymm8,ymm7                                ; %391 sub
    vmulps ymm8,ymm13,ymm11                              ; %392 mul
    vsubps ymm7,ymm7,ymm8                                ; %393 sub
    vmulps ymm8,ymm10,ymm7                               ; %394 mul
    vaddps ymm8,ymm8,YMMWORD PTR [const+0xe0]            ; %395 add
    vmulps ymm8,ymm7,ymm8                                ; %396 mul
    vaddps ymm8,ymm8,YMMWORD PTR [const+0x100]           ; %397 add
    vmulps ymm8,ymm7,ymm8                                ; %398 mul
    vaddps ymm8,ymm8,YMMWORD PTR [const+0x120]           ; %399 add
    vmulps ymm8,ymm7,ymm8                                ; %400 mul
    vaddps ymm8,ymm8,YMMWORD PTR [const+0x140]           ; %401 add
    vmulps ymm8,ymm7,ymm8                                ; %402 mul
    vmulps ymm10,ymm7,ymm8                               ; %403 mul
    vaddps ymm7,ymm7,ymm10                               ; %404 add
    vpslld ymm3,ymm3,0x17                                ; %406 shl
    vmulps ymm7,ymm7,ymm3                                ; %408 mul
    vsubps ymm3,ymm3,ymm14                               ; %409 sub
    vaddps ymm3,ymm7,ymm3                                ; %410 add
    vmulps ymm2,ymm14,ymm2                               ; %411 mul
    vdivps ymm2,ymm3,ymm2                                ; %412 div
    vcmpeqps ymm3,ymm9,ymm11                             ; %413 eq
    vaddps ymm7,ymm6,ymm8                                ; %414 add
    vblendvps ymm2,ymm2,ymm7,ymm3                        ; %415 select
    vmulps ymm2,ymm1,ymm2                                ; %416 mul
    vmulps ymm1,ymm5,ymm2                                ; %417 mul
    vaddps ymm1,ymm4,ymm1                                ; %418 add
    vmovups ymm2,YMMWORD PTR [rdi+0x120]                 ; %419 le
    vmovups ymm3,YMMWORD PTR [rdi+0x260]
    vcmple_oqps ymm4,ymm2,ymm3
    vmovups ymm2,YMMWORD PTR [rdi+0x240]                 ; %421 and
    vandnps ymm2,ymm2,ymm4
    vmovups ymm5,YMMWORD PTR [rdi+0xc0]                  ; %422 emit
    vandps ymm4,ymm2,ymm5
    vmovmskps eax,ymm4
    test eax,eax
    jne .L10
.L11:
    vmaskmovps YMMWORD PTR [r8+rsi*4],ymm5,ymm3          ; %423 store V
    vmovups ymm2,YMMWORD PTR [rdi+0x280]                 ; %424 store m
    vmaskmovps YMMWORD PTR [r10+rsi*4],ymm5,ymm2
    vmaskmovps YMMWORD PTR [r9+rsi*4],ymm5,ymm0          ; %425 store h
    vmaskmovps YMMWORD PTR [r11+rsi*4],ymm5,ymm1         ; %426 store n
    add rsi,QWORD PTR [rdi+0x20]
    jmp .L1
.L0:
    vzeroupper
    ret
.L6:
    mov rcx,QWORD PTR [rdi+0xb8]
    popcnt rdx,rax
    add rdx,rcx
    mov QWORD PTR [rdi+0xb8],rdx
    mov rdx,QWORD PTR [rdi+0xb0]
    lea rcx,[rdx+rcx*4]
.L12:
    tzcnt edx,eax
    lea edx,[rsi+rdx*1]
    add edx,DWORD PTR [rdi+0x40]
    mov DWORD PTR [rcx],edx
    add rcx,0x4
    blsr eax,eax
    jne .L12
    jmp .L7
.L8:
    mov rcx,QWORD PTR [rdi+0xb8]
    popcnt rdx,rax
    add rdx,rcx
    mov QWORD PTR [rdi+0xb8],rdx
    mov rdx,QWORD PTR [rdi+0xb0]
    lea rcx,[rdx+rcx*4]
.L13:
    tzcnt edx,eax
    lea edx,[rsi+rdx*1+0x8]
    add edx,DWORD PTR [rdi+0x40]
    mov DWORD PTR [rcx],edx
    add rcx,0x4
    blsr eax,eax
    jne .L13
    jmp .L9
.L10:
    mov rcx,QWORD PTR [rdi+0xb8]
    popcnt rdx,rax
    add rdx,rcx
    mov QWORD PTR [rdi+0xb8],rdx
    mov rdx,QWORD PTR [rdi+0xb0]
    lea rcx,[rdx+rcx*4]
.L14:
    tzcnt edx,eax
    lea edx,[rsi+rdx*1]
    add edx,DWORD PTR [rdi+0x40]
    mov DWORD PTR [rcx],edx
    add rcx,0x4
    blsr eax,eax
    jne .L14
    jmp .L11
const+0x0: 0x42bb0000 everywhere (f32 93.5)
const+0x20: 0xc1900000 everywhere (f32 -18)
const+0x40: 0x4b400077 everywhere (f32 1.2583031e+07)
const+0x60: 0x3fb8aa3b everywhere (f32 1.442695)
const+0x80: 0x3f317200 everywhere (f32 0.69314575)
const+0xa0: 0x35bfbe8e everywhere (f32 1.4286068e-06)
const+0xc0: 0x3ab6ccaf everywhere (f32 0.0013946499)
const+0xe0: 0x3c09141c everywhere (f32 0.008366611)
const+0x100: 0x3d2aaa43 everywhere (f32 0.04166628)
const+0x120: 0x3e2aaa58 everywhere (f32 0.16666543)
const+0x140: 0x3f000000 everywhere (f32 0.5)
const+0x160: 0x3b800000 everywhere (f32 0.00390625)
const+0x180: 0x3f800000 everywhere (f32 1)
const+0x1a0: 0x42200000 everywhere (f32 40)
const+0x1c0: 0xbdcccccd everywhere (f32 -0.1)
const+0x1e0: 0x40800000 everywhere (f32 4)
const+0x200: 0x42820000 everywhere (f32 65)
const+0x220: 0xbd638e39 everywhere (f32 -0.055555556)
const+0x240: 0xc2d00000 everywhere (f32 -104)
const+0x260: 0x42b20000 everywhere (f32 89)
const+0x280: 0x4b4000fe everywhere (f32 1.2583166e+07)
const+0x2a0: 0x3d8f5c29 everywhere (f32 0.07)
const+0x2c0: 0xbd4ccccd everywhere (f32 -0.05)
const+0x2e0: 0x420c0000 everywhere (f32 35)
const+0x300: 0x3dcccccd everywhere (f32 0.1)
const+0x320: 0x425c0000 everywhere (f32 55)
const+0x340: 0x3e000000 everywhere (f32 0.125)
const+0x360: 0xbc4ccccd everywhere (f32 -0.0125)
const+0x380: 0x80000000 everywhere (f32 -0)
const+0x3a0: 0xffffffff everywhere (f32 NaN)
const+0x3c0: 0x00000000 everywhere (f32 0)
