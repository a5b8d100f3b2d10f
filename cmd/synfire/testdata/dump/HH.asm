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
    mov rax,QWORD PTR [rdi+0xa8]                         ; %169 load c7
    vbroadcastss ymm0,DWORD PTR [rax]
    vmovups YMMWORD PTR [rdi+0x220],ymm0
    mov r8,QWORD PTR [rdi+0x50]
    mov r9,QWORD PTR [rdi+0x58]
    mov r10,QWORD PTR [rdi+0x60]
    mov r11,QWORD PTR [rdi+0x78]
.L1:
    sub rbx,0x8
    cmp rsi,rbx
    jg .L5
.L4:
    vmovups ymm0,YMMWORD PTR [r8+rsi*4]                  ; %87 add
    vaddps ymm1,ymm0,YMMWORD PTR [const+0x1e0]
    vaddps ymm2,ymm0,YMMWORD PTR [const+0x360]           ; %327 add
    vaddps ymm3,ymm0,YMMWORD PTR [const+0x320]           ; %248 add
    vaddps ymm4,ymm0,YMMWORD PTR [const+0x240]           ; %130 add
    vmovups ymm5,YMMWORD PTR [r10+rsi*4]                 ; %6 mul
    vmulps ymm6,ymm5,YMMWORD PTR [rdi+0x140]
    vmovups ymm7,YMMWORD PTR [r11+rsi*4]                 ; %15 mul
    vmulps ymm8,ymm7,ymm7
    vsubps ymm9,ymm0,YMMWORD PTR [rdi+0x160]             ; %11 sub
    vmovups ymm10,YMMWORD PTR [const+0x200]              ; %328 mul
    vmulps ymm2,ymm2,ymm10
    vmulps ymm1,ymm1,ymm10                               ; %89 mul
    vmulps ymm3,ymm10,ymm3                               ; %249 mul
    vmulps ymm6,ymm5,ymm6                                ; %7 mul
    vmovups ymm10,YMMWORD PTR [const+0x2a0]              ; %250 min
    vminps ymm3,ymm10,ymm3
    vmulps ymm6,ymm5,ymm6                                ; %8 mul
    vmovups ymm11,YMMWORD PTR [const+0x280]              ; %251 max
    vmaxps ymm3,ymm11,ymm3
    vsubps ymm12,ymm0,YMMWORD PTR [rdi+0x1a0]            ; %20 sub
    vsubps ymm13,ymm0,YMMWORD PTR [rdi+0x1c0]            ; %25 sub
    vmovups ymm14,YMMWORD PTR [rdi+0x1e0]                ; %26 mul
    vmulps ymm13,ymm13,ymm14
    vmulps ymm15,ymm4,YMMWORD PTR [const+0x300]          ; %213 mul
    vminps ymm15,ymm10,ymm15                             ; %214 min
    vmaxps ymm15,ymm11,ymm15                             ; %215 max
    vmulps ymm14,ymm4,YMMWORD PTR [const+0x3a0]          ; %369 mul
    vmulps ymm4,ymm4,YMMWORD PTR [const+0x260]           ; %132 mul
    vminps ymm14,ymm10,ymm14                             ; %370 min
    vminps ymm4,ymm10,ymm4                               ; %135 min
    vmaxps ymm10,ymm11,ymm14                             ; %371 max
    vmaxps ymm4,ymm11,ymm4                               ; %136 max
    vmulps ymm11,ymm8,YMMWORD PTR [rdi+0x180]            ; %17 mul
    vmulps ymm8,ymm8,ymm11                               ; %18 mul
    vmulps ymm11,ymm8,ymm12                              ; %21 mul
    vmovups ymm12,YMMWORD PTR [const+0x1a0]              ; %365 sub
    vsubps ymm14,ymm12,ymm7
    vsubps ymm7,ymm12,ymm5                               ; %126 sub
    vcmpge_oqps ymm5,ymm0,YMMWORD PTR [rdi+0x120]        ; %2 le
    vpcmpeqd ymm0,ymm0,ymm0                              ; %445 not
    vxorps ymm5,ymm5,ymm0
    vmovups ymm0,YMMWORD PTR [const+0x0]                 ; %329 min
    vmovups YMMWORD PTR [rdi+0x240],ymm5
    vminps ymm5,ymm0,ymm2
    vmovups YMMWORD PTR [rdi+0x260],ymm7                 ; %90 min
    vminps ymm7,ymm0,ymm1
    vmulps ymm0,ymm1,YMMWORD PTR [const+0x180]           ; %118 mul
    vaddps ymm0,ymm0,YMMWORD PTR [const+0x140]           ; %119 add
    vmulps ymm0,ymm1,ymm0                                ; %120 mul
    vandps ymm1,ymm1,YMMWORD PTR [const+0x3c0]           ; %122 abs
    vcmple_oqps ymm1,ymm1,YMMWORD PTR [const+0x1c0]      ; %123 le
    vaddps ymm0,ymm12,ymm0                               ; %121 add
    vmovups YMMWORD PTR [rdi+0x280],ymm0                 ; %357 mul
    vmulps ymm0,ymm2,YMMWORD PTR [const+0x180]
    vaddps ymm0,ymm0,YMMWORD PTR [const+0x140]           ; %358 add
    vmulps ymm0,ymm2,ymm0                                ; %359 mul
    vandps ymm2,ymm2,YMMWORD PTR [const+0x3c0]           ; %361 abs
    vcmple_oqps ymm2,ymm2,YMMWORD PTR [const+0x1c0]      ; %362 le
    vaddps ymm0,ymm12,ymm0                               ; %360 add
    vmovups YMMWORD PTR [rdi+0x2a0],ymm1                 ; %330 max
    vmovups ymm1,YMMWORD PTR [const+0x20]
    vmovups YMMWORD PTR [rdi+0x2c0],ymm14
    vmaxps ymm14,ymm1,ymm5
    vmulps ymm5,ymm5,YMMWORD PTR [const+0x160]           ; %355 mul
    vmovups YMMWORD PTR [rdi+0x2e0],ymm0                 ; %91 max
    vmaxps ymm0,ymm1,ymm7
    vmulps ymm7,ymm7,YMMWORD PTR [const+0x160]           ; %116 mul
    vmulps ymm6,ymm6,YMMWORD PTR [r9+rsi*4]              ; %9 mul
    vmulps ymm9,ymm6,ymm9                                ; %12 mul
    vxorps ymm6,ymm6,YMMWORD PTR [const+0x3e0]           ; %29 neg
    vsubps ymm6,ymm6,ymm8                                ; %30 sub
    vmovups ymm8,YMMWORD PTR [const+0x3e0]               ; %13 neg
    vxorps ymm9,ymm9,ymm8
    vsubps ymm9,ymm9,ymm11                               ; %22 sub
    vsubps ymm9,ymm9,ymm13                               ; %27 sub
    vsubps ymm6,ymm6,YMMWORD PTR [rdi+0x1e0]             ; %31 sub
    vmovups ymm11,YMMWORD PTR [rdi+0x200]                ; %32 mul
    vmulps ymm6,ymm6,ymm11
    vmovups ymm13,YMMWORD PTR [r9+rsi*4]                 ; %245 sub
    vsubps ymm11,ymm12,ymm13
    vmulps ymm13,ymm14,YMMWORD PTR [const+0x60]          ; %331 mul
    vaddps ymm13,ymm13,YMMWORD PTR [const+0x40]          ; %332 add
    vmovups YMMWORD PTR [rdi+0x300],ymm9                 ; %92 mul
    vmulps ymm9,ymm0,YMMWORD PTR [const+0x60]
    vaddps ymm9,ymm9,YMMWORD PTR [const+0x40]            ; %93 add
    vmulps ymm8,ymm3,YMMWORD PTR [const+0x60]            ; %252 mul
    vaddps ymm8,ymm8,YMMWORD PTR [const+0x2c0]           ; %253 add
    vmovups YMMWORD PTR [rdi+0x320],ymm11                ; %216 mul
    vmulps ymm11,ymm15,YMMWORD PTR [const+0x60]
    vaddps ymm11,ymm11,YMMWORD PTR [const+0x2c0]         ; %217 add
    vmulps ymm1,ymm10,YMMWORD PTR [const+0x60]           ; %372 mul
    vaddps ymm1,ymm1,YMMWORD PTR [const+0x2c0]           ; %373 add
    vmulps ymm12,ymm4,YMMWORD PTR [const+0x60]           ; %138 mul
    vaddps ymm12,ymm12,YMMWORD PTR [const+0x2c0]         ; %139 add
    vmovups YMMWORD PTR [rdi+0x340],ymm7                 ; %333 sub
    vsubps ymm7,ymm13,YMMWORD PTR [const+0x40]
    vpslld ymm13,ymm13,0x17                              ; %350 shl
    vmovups YMMWORD PTR [rdi+0x360],ymm2                 ; %94 sub
    vsubps ymm2,ymm9,YMMWORD PTR [const+0x40]
    vpslld ymm9,ymm9,0x17                                ; %111 shl
    vmovups YMMWORD PTR [rdi+0x380],ymm5                 ; %254 sub
    vsubps ymm5,ymm8,YMMWORD PTR [const+0x2c0]
    vmovups YMMWORD PTR [rdi+0x3a0],ymm6                 ; %218 sub
    vsubps ymm6,ymm11,YMMWORD PTR [const+0x2c0]
    vmovups YMMWORD PTR [rdi+0x3c0],ymm9                 ; %374 sub
    vsubps ymm9,ymm1,YMMWORD PTR [const+0x2c0]
    vmovups YMMWORD PTR [rdi+0x3e0],ymm13                ; %140 sub
    vsubps ymm13,ymm12,YMMWORD PTR [const+0x2c0]
    vmovups YMMWORD PTR [rdi+0x400],ymm4                 ; %272 shr
    vpsrld ymm4,ymm8,0x1
    vpsubd ymm8,ymm8,ymm4                                ; %275 sub
    vpslld ymm4,ymm4,0x17                                ; %273 shl
    vpslld ymm8,ymm8,0x17                                ; %276 shl
    vmovups YMMWORD PTR [rdi+0x420],ymm8                 ; %236 shr
    vpsrld ymm8,ymm11,0x1
    vpsubd ymm11,ymm11,ymm8                              ; %239 sub
    vpslld ymm8,ymm8,0x17                                ; %237 shl
    vpslld ymm11,ymm11,0x17                              ; %240 shl
    vmovups YMMWORD PTR [rdi+0x440],ymm11                ; %158 shr
    vpsrld ymm11,ymm12,0x1
    vpsubd ymm12,ymm12,ymm11                             ; %161 sub
    vpslld ymm11,ymm11,0x17                              ; %159 shl
    vpslld ymm12,ymm12,0x17                              ; %162 shl
    vmovups YMMWORD PTR [rdi+0x460],ymm12                ; %392 shr
    vpsrld ymm12,ymm1,0x1
    vpsubd ymm1,ymm1,ymm12                               ; %395 sub
    vpslld ymm12,ymm12,0x17                              ; %393 shl
    vpslld ymm1,ymm1,0x17                                ; %396 shl
    vmovups YMMWORD PTR [rdi+0x480],ymm11                ; %334 mul
    vmulps ymm11,ymm7,YMMWORD PTR [const+0x80]
    vsubps ymm11,ymm14,ymm11                             ; %335 sub
    vmovups ymm14,YMMWORD PTR [const+0xa0]               ; %336 mul
    vmulps ymm7,ymm7,ymm14
    vsubps ymm7,ymm11,ymm7                               ; %337 sub
    vmovups ymm11,YMMWORD PTR [const+0x80]               ; %95 mul
    vmovups YMMWORD PTR [rdi+0x4a0],ymm1
    vmulps ymm1,ymm2,ymm11
    vsubps ymm0,ymm0,ymm1                                ; %96 sub
    vmulps ymm1,ymm14,ymm2                               ; %97 mul
    vsubps ymm0,ymm0,ymm1                                ; %98 sub
    vmulps ymm1,ymm11,ymm5                               ; %255 mul
    vsubps ymm1,ymm3,ymm1                                ; %256 sub
    vmulps ymm2,ymm14,ymm5                               ; %257 mul
    vsubps ymm1,ymm1,ymm2                                ; %258 sub
    vmulps ymm2,ymm11,ymm6                               ; %219 mul
    vsubps ymm2,ymm15,ymm2                               ; %220 sub
    vmulps ymm3,ymm14,ymm6                               ; %221 mul
    vsubps ymm2,ymm2,ymm3                                ; %222 sub
    vmulps ymm3,ymm11,ymm9                               ; %375 mul
    vsubps ymm3,ymm10,ymm3                               ; %376 sub
    vmulps ymm5,ymm14,ymm9                               ; %377 mul
    vsubps ymm3,ymm3,ymm5                                ; %378 sub
    vmulps ymm5,ymm11,ymm13                              ; %141 mul
    vmovups ymm6,YMMWORD PTR [rdi+0x400]                 ; %142 sub
    vsubps ymm5,ymm6,ymm5
    vmulps ymm6,ymm14,ymm13                              ; %143 mul
    vsubps ymm5,ymm5,ymm6                                ; %144 sub
    vmovups ymm6,YMMWORD PTR [rdi+0x3e0]                 ; %353 sub
    vmovups ymm9,YMMWORD PTR [const+0x160]
    vsubps ymm10,ymm6,ymm9
    vmovups ymm13,YMMWORD PTR [rdi+0x3c0]                ; %114 sub
    vsubps ymm15,ymm13,ymm9
    vmovups ymm14,YMMWORD PTR [const+0x0]                ; %34 min
    vminps ymm11,ymm14,YMMWORD PTR [rdi+0x3a0]
    vmovups ymm14,YMMWORD PTR [rdi+0x3a0]                ; %74 mul
    vmulps ymm13,ymm14,YMMWORD PTR [const+0x180]
    vaddps ymm13,ymm13,YMMWORD PTR [const+0x140]         ; %75 add
    vmulps ymm13,ymm14,ymm13                             ; %76 mul
    vandps ymm14,ymm14,YMMWORD PTR [const+0x3c0]         ; %79 abs
    vcmple_oqps ymm14,ymm14,YMMWORD PTR [const+0x1c0]    ; %81 le
    vaddps ymm13,ymm13,YMMWORD PTR [const+0x1a0]         ; %78 add
    vmovups YMMWORD PTR [rdi+0x3a0],ymm13                ; %36 max
    vmovups ymm13,YMMWORD PTR [const+0x20]
    vmovups YMMWORD PTR [rdi+0x400],ymm14
    vmaxps ymm14,ymm13,ymm11
    vmulps ymm11,ymm11,ymm9                              ; %71 mul
    vmulps ymm13,ymm7,YMMWORD PTR [const+0xc0]           ; %339 mul
    vaddps ymm13,ymm13,YMMWORD PTR [const+0xe0]          ; %340 add
    vmulps ymm13,ymm7,ymm13                              ; %341 mul
    vaddps ymm13,ymm13,YMMWORD PTR [const+0x100]         ; %342 add
    vmulps ymm13,ymm7,ymm13                              ; %343 mul
    vaddps ymm13,ymm13,YMMWORD PTR [const+0x120]         ; %344 add
    vmulps ymm13,ymm7,ymm13                              ; %345 mul
    vaddps ymm13,ymm13,YMMWORD PTR [const+0x140]         ; %346 add
    vmulps ymm9,ymm7,ymm7                                ; %338 mul
    vmulps ymm9,ymm9,ymm13                               ; %347 mul
    vaddps ymm7,ymm7,ymm9                                ; %348 add
    vmulps ymm6,ymm7,ymm6                                ; %352 mul
    vaddps ymm6,ymm6,ymm10                               ; %354 add
    vdivps ymm6,ymm6,YMMWORD PTR [rdi+0x380]             ; %356 div
    vmovups ymm7,YMMWORD PTR [rdi+0x360]                 ; %363 select
    vblendvps ymm6,ymm6,YMMWORD PTR [rdi+0x2e0],ymm7
    vmovups ymm7,YMMWORD PTR [const+0x340]               ; %364 div
    vdivps ymm6,ymm7,ymm6
    vmulps ymm7,ymm6,YMMWORD PTR [rdi+0x2c0]             ; %366 mul
    vmovups ymm9,YMMWORD PTR [const+0x3e0]               ; %403 neg
    vxorps ymm6,ymm6,ymm9
    vmovups ymm10,YMMWORD PTR [const+0xc0]               ; %100 mul
    vmulps ymm13,ymm0,ymm10
    vaddps ymm13,ymm13,YMMWORD PTR [const+0xe0]          ; %101 add
    vmulps ymm13,ymm0,ymm13                              ; %102 mul
    vaddps ymm13,ymm13,YMMWORD PTR [const+0x100]         ; %103 add
    vmulps ymm13,ymm0,ymm13                              ; %104 mul
    vaddps ymm13,ymm13,YMMWORD PTR [const+0x120]         ; %105 add
    vmulps ymm13,ymm0,ymm13                              ; %106 mul
    vaddps ymm13,ymm13,YMMWORD PTR [const+0x140]         ; %107 add
    vmovups YMMWORD PTR [rdi+0x2c0],ymm11                ; %260 mul
    vmulps ymm11,ymm10,ymm1
    vaddps ymm11,ymm11,YMMWORD PTR [const+0xe0]          ; %261 add
    vmulps ymm11,ymm1,ymm11                              ; %262 mul
    vaddps ymm11,ymm11,YMMWORD PTR [const+0x100]         ; %263 add
    vmulps ymm11,ymm1,ymm11                              ; %264 mul
    vaddps ymm11,ymm11,YMMWORD PTR [const+0x120]         ; %265 add
    vmulps ymm11,ymm1,ymm11                              ; %266 mul
    vaddps ymm11,ymm11,YMMWORD PTR [const+0x140]         ; %267 add
    vmovups YMMWORD PTR [rdi+0x2e0],ymm14                ; %224 mul
    vmulps ymm14,ymm10,ymm2
    vaddps ymm14,ymm14,YMMWORD PTR [const+0xe0]          ; %225 add
    vmulps ymm14,ymm2,ymm14                              ; %226 mul
    vaddps ymm14,ymm14,YMMWORD PTR [const+0x100]         ; %227 add
    vmulps ymm14,ymm2,ymm14                              ; %228 mul
    vaddps ymm14,ymm14,YMMWORD PTR [const+0x120]         ; %229 add
    vmulps ymm14,ymm2,ymm14                              ; %230 mul
    vaddps ymm14,ymm14,YMMWORD PTR [const+0x140]         ; %231 add
    vmovups YMMWORD PTR [rdi+0x360],ymm7                 ; %380 mul
    vmulps ymm7,ymm10,ymm3
    vaddps ymm7,ymm7,YMMWORD PTR [const+0xe0]            ; %381 add
    vmulps ymm7,ymm3,ymm7                                ; %382 mul
    vaddps ymm7,ymm7,YMMWORD PTR [const+0x100]           ; %383 add
    vmulps ymm7,ymm3,ymm7                                ; %384 mul
    vaddps ymm7,ymm7,YMMWORD PTR [const+0x120]           ; %385 add
    vmulps ymm7,ymm3,ymm7                                ; %386 mul
    vaddps ymm7,ymm7,YMMWORD PTR [const+0x140]           ; %387 add
    vmovups YMMWORD PTR [rdi+0x380],ymm6                 ; %146 mul
    vmulps ymm6,ymm10,ymm5
    vaddps ymm6,ymm6,YMMWORD PTR [const+0xe0]            ; %147 add
    vmulps ymm6,ymm5,ymm6                                ; %148 mul
    vaddps ymm6,ymm6,YMMWORD PTR [const+0x100]           ; %149 add
    vmulps ymm6,ymm5,ymm6                                ; %150 mul
    vaddps ymm6,ymm6,YMMWORD PTR [const+0x120]           ; %151 add
    vmulps ymm6,ymm5,ymm6                                ; %152 mul
    vaddps ymm6,ymm6,YMMWORD PTR [const+0x140]           ; %153 add
    vmulps ymm10,ymm0,ymm0                               ; %99 mul
    vmulps ymm10,ymm10,ymm13                             ; %108 mul
    vaddps ymm0,ymm0,ymm10                               ; %109 add
    vmulps ymm0,ymm0,YMMWORD PTR [rdi+0x3c0]             ; %113 mul
    vaddps ymm0,ymm0,ymm15                               ; %115 add
    vdivps ymm0,ymm0,YMMWORD PTR [rdi+0x340]             ; %117 div
    vmovups ymm10,YMMWORD PTR [rdi+0x2a0]                ; %124 select
    vblendvps ymm0,ymm0,YMMWORD PTR [rdi+0x280],ymm10
    vmovups ymm10,YMMWORD PTR [const+0x1a0]              ; %125 div
    vdivps ymm0,ymm10,ymm0
    vmulps ymm13,ymm0,YMMWORD PTR [rdi+0x260]            ; %127 mul
    vxorps ymm0,ymm0,ymm9                                ; %170 neg
    vmulps ymm15,ymm1,ymm1                               ; %259 mul
    vmulps ymm11,ymm15,ymm11                             ; %268 mul
    vaddps ymm1,ymm1,ymm11                               ; %269 add
    vaddps ymm1,ymm10,ymm1                               ; %270 add
    vmulps ymm1,ymm1,ymm4                                ; %278 mul
    vmulps ymm1,ymm1,YMMWORD PTR [rdi+0x420]             ; %279 mul
    vaddps ymm1,ymm10,ymm1                               ; %280 add
    vdivps ymm1,ymm10,ymm1                               ; %281 div
    vmulps ymm4,ymm2,ymm2                                ; %223 mul
    vmulps ymm4,ymm4,ymm14                               ; %232 mul
    vaddps ymm2,ymm2,ymm4                                ; %233 add
    vaddps ymm2,ymm10,ymm2                               ; %234 add
    vmulps ymm2,ymm2,ymm8                                ; %242 mul
    vmulps ymm2,ymm2,YMMWORD PTR [rdi+0x440]             ; %243 mul
    vmulps ymm2,ymm2,YMMWORD PTR [const+0x2e0]           ; %244 mul
    vmulps ymm4,ymm2,YMMWORD PTR [rdi+0x320]             ; %246 mul
    vxorps ymm2,ymm2,ymm9                                ; %284 neg
    vsubps ymm2,ymm2,ymm1                                ; %285 sub
    vmovups ymm8,YMMWORD PTR [r9+rsi*4]                  ; %282 mul
    vmulps ymm1,ymm1,ymm8
    vsubps ymm1,ymm4,ymm1                                ; %283 sub
    vmovups ymm4,YMMWORD PTR [rdi+0x220]                 ; %286 mul
    vmulps ymm2,ymm2,ymm4
    vmulps ymm9,ymm3,ymm3                                ; %379 mul
    vmulps ymm7,ymm9,ymm7                                ; %388 mul
    vaddps ymm3,ymm3,ymm7                                ; %389 add
    vaddps ymm3,ymm10,ymm3                               ; %390 add
    vmulps ymm3,ymm3,ymm12                               ; %398 mul
    vmulps ymm3,ymm3,YMMWORD PTR [rdi+0x4a0]             ; %399 mul
    vmulps ymm3,ymm3,YMMWORD PTR [const+0x380]           ; %400 mul
    vmovups ymm7,YMMWORD PTR [rdi+0x380]                 ; %404 sub
    vsubps ymm7,ymm7,ymm3
    vmovups ymm9,YMMWORD PTR [r11+rsi*4]                 ; %401 mul
    vmulps ymm3,ymm3,ymm9
    vmovups ymm11,YMMWORD PTR [rdi+0x360]                ; %402 sub
    vsubps ymm3,ymm11,ymm3
    vmulps ymm7,ymm4,ymm7                                ; %405 mul
    vmulps ymm11,ymm5,ymm5                               ; %145 mul
    vmulps ymm6,ymm11,ymm6                               ; %154 mul
    vaddps ymm5,ymm5,ymm6                                ; %155 add
    vaddps ymm5,ymm10,ymm5                               ; %156 add
    vmulps ymm5,ymm5,YMMWORD PTR [rdi+0x480]             ; %164 mul
    vmulps ymm5,ymm5,YMMWORD PTR [rdi+0x460]             ; %165 mul
    vmulps ymm5,ymm5,YMMWORD PTR [const+0x220]           ; %166 mul
    vsubps ymm0,ymm0,ymm5                                ; %171 sub
    vmovups ymm6,YMMWORD PTR [r10+rsi*4]                 ; %167 mul
    vmulps ymm5,ymm5,ymm6
    vsubps ymm5,ymm13,ymm5                               ; %168 sub
    vmulps ymm0,ymm4,ymm0                                ; %172 mul
    vmovups ymm11,YMMWORD PTR [rdi+0x2e0]                ; %39 mul
    vmovups ymm12,YMMWORD PTR [const+0x60]
    vmulps ymm13,ymm11,ymm12
    vmovups ymm14,YMMWORD PTR [const+0x40]               ; %40 add
    vaddps ymm13,ymm13,ymm14
    vsubps ymm15,ymm13,ymm14                             ; %41 sub
    vpslld ymm13,ymm13,0x17                              ; %65 shl
    vsubps ymm6,ymm13,YMMWORD PTR [const+0x160]          ; %69 sub
    vmulps ymm9,ymm15,YMMWORD PTR [const+0x80]           ; %43 mul
    vsubps ymm9,ymm11,ymm9                               ; %44 sub
    vmovups ymm11,YMMWORD PTR [const+0xa0]               ; %46 mul
    vmulps ymm15,ymm15,ymm11
    vsubps ymm9,ymm9,ymm15                               ; %47 sub
    vmovups ymm15,YMMWORD PTR [const+0xc0]               ; %50 mul
    vmulps ymm8,ymm9,ymm15
    vaddps ymm8,ymm8,YMMWORD PTR [const+0xe0]            ; %52 add
    vmulps ymm8,ymm9,ymm8                                ; %53 mul
    vaddps ymm8,ymm8,YMMWORD PTR [const+0x100]           ; %55 add
    vmulps ymm8,ymm9,ymm8                                ; %56 mul
    vaddps ymm8,ymm8,YMMWORD PTR [const+0x120]           ; %58 add
    vmulps ymm8,ymm9,ymm8                                ; %59 mul
    vaddps ymm8,ymm8,YMMWORD PTR [const+0x140]           ; %61 add
    vmulps ymm4,ymm9,ymm9                                ; %48 mul
    vmulps ymm4,ymm4,ymm8                                ; %62 mul
    vaddps ymm4,ymm9,ymm4                                ; %63 add
    vmulps ymm4,ymm4,ymm13                               ; %67 mul
    vaddps ymm4,ymm4,ymm6                                ; %70 add
    vdivps ymm4,ymm4,YMMWORD PTR [rdi+0x2c0]             ; %72 div
    vmovups ymm6,YMMWORD PTR [rdi+0x400]                 ; %82 select
    vblendvps ymm4,ymm4,YMMWORD PTR [rdi+0x3a0],ymm6
    vmulps ymm4,ymm4,YMMWORD PTR [rdi+0x200]             ; %83 mul
    vmulps ymm4,ymm4,YMMWORD PTR [rdi+0x300]             ; %84 mul
    vaddps ymm4,ymm4,YMMWORD PTR [r8+rsi*4]              ; %85 add
    vmovups YMMWORD PTR [r8+rsi*4],ymm4                  ; %448 store V
    vcmpge_oqps ymm4,ymm4,YMMWORD PTR [rdi+0x120]        ; %444 le
    vmovups ymm6,YMMWORD PTR [rdi+0x240]                 ; %446 and
    vandps ymm4,ymm4,ymm6
    vmovmskps eax,ymm4                                   ; %447 emit
    test eax,eax
    jne .L6
.L7:
    vmovups ymm4,YMMWORD PTR [const+0x0]                 ; %287 min
    vminps ymm6,ymm4,ymm2
    vmovups ymm8,YMMWORD PTR [const+0x180]               ; %315 mul
    vmulps ymm9,ymm2,ymm8
    vmovups ymm13,YMMWORD PTR [const+0x140]              ; %316 add
    vaddps ymm9,ymm9,ymm13
    vmulps ymm9,ymm2,ymm9                                ; %317 mul
    vandps ymm2,ymm2,YMMWORD PTR [const+0x3c0]           ; %319 abs
    vcmple_oqps ymm2,ymm2,YMMWORD PTR [const+0x1c0]      ; %320 le
    vaddps ymm9,ymm10,ymm9                               ; %318 add
    vmovups YMMWORD PTR [rdi+0x240],ymm5                 ; %406 min
    vminps ymm5,ymm4,ymm7
    vmulps ymm15,ymm8,ymm7                               ; %434 mul
    vaddps ymm15,ymm13,ymm15                             ; %435 add
    vmulps ymm15,ymm7,ymm15                              ; %436 mul
    vandps ymm7,ymm7,YMMWORD PTR [const+0x3c0]           ; %438 abs
    vcmple_oqps ymm7,ymm7,YMMWORD PTR [const+0x1c0]      ; %439 le
    vaddps ymm15,ymm10,ymm15                             ; %437 add
    vmovups YMMWORD PTR [rdi+0x300],ymm3                 ; %173 min
    vminps ymm3,ymm4,ymm0
    vmovups ymm4,YMMWORD PTR [const+0x20]                ; %288 max
    vmovups YMMWORD PTR [rdi+0x3a0],ymm7
    vmaxps ymm7,ymm4,ymm6
    vmulps ymm6,ymm6,YMMWORD PTR [const+0x160]           ; %313 mul
    vmovups YMMWORD PTR [rdi+0x400],ymm15                ; %201 mul
    vmulps ymm15,ymm8,ymm0
    vaddps ymm8,ymm13,ymm15                              ; %202 add
    vmulps ymm8,ymm0,ymm8                                ; %203 mul
    vandps ymm0,ymm0,YMMWORD PTR [const+0x3c0]           ; %205 abs
    vcmple_oqps ymm0,ymm0,YMMWORD PTR [const+0x1c0]      ; %206 le
    vaddps ymm8,ymm10,ymm8                               ; %204 add
    vmaxps ymm10,ymm4,ymm5                               ; %407 max
    vmovups ymm15,YMMWORD PTR [const+0x160]              ; %432 mul
    vmulps ymm5,ymm5,ymm15
    vmovups YMMWORD PTR [rdi+0x2c0],ymm0                 ; %174 max
    vmaxps ymm0,ymm4,ymm3
    vmulps ymm3,ymm15,ymm3                               ; %199 mul
    vmulps ymm4,ymm12,ymm7                               ; %289 mul
    vaddps ymm4,ymm14,ymm4                               ; %290 add
    vmovups YMMWORD PTR [rdi+0x2e0],ymm8                 ; %408 mul
    vmulps ymm8,ymm12,ymm10
    vaddps ymm8,ymm14,ymm8                               ; %409 add
    vmovups YMMWORD PTR [rdi+0x460],ymm3                 ; %175 mul
    vmulps ymm3,ymm12,ymm0
    vaddps ymm3,ymm14,ymm3                               ; %176 add
    vsubps ymm12,ymm4,ymm14                              ; %291 sub
    vpslld ymm4,ymm4,0x17                                ; %308 shl
    vsubps ymm13,ymm8,ymm14                              ; %410 sub
    vpslld ymm8,ymm8,0x17                                ; %427 shl
    vmovups YMMWORD PTR [rdi+0x480],ymm5                 ; %311 sub
    vsubps ymm5,ymm4,ymm15
    vmovups YMMWORD PTR [rdi+0x360],ymm1                 ; %177 sub
    vsubps ymm1,ymm3,ymm14
    vpslld ymm3,ymm3,0x17                                ; %194 shl
    vmovups ymm14,YMMWORD PTR [const+0x80]               ; %292 mul
    vmovups YMMWORD PTR [rdi+0x380],ymm2
    vmulps ymm2,ymm12,ymm14
    vsubps ymm2,ymm7,ymm2                                ; %293 sub
    vmulps ymm7,ymm11,ymm12                              ; %294 mul
    vsubps ymm2,ymm2,ymm7                                ; %295 sub
    vsubps ymm7,ymm8,ymm15                               ; %430 sub
    vmulps ymm12,ymm14,ymm13                             ; %411 mul
    vsubps ymm10,ymm10,ymm12                             ; %412 sub
    vmulps ymm12,ymm11,ymm13                             ; %413 mul
    vsubps ymm10,ymm10,ymm12                             ; %414 sub
    vsubps ymm12,ymm3,ymm15                              ; %197 sub
    vmulps ymm13,ymm14,ymm1                              ; %178 mul
    vsubps ymm0,ymm0,ymm13                               ; %179 sub
    vmulps ymm1,ymm11,ymm1                               ; %180 mul
    vsubps ymm0,ymm0,ymm1                                ; %181 sub
    vmovups ymm1,YMMWORD PTR [const+0xc0]                ; %297 mul
    vmulps ymm11,ymm2,ymm1
    vmovups ymm13,YMMWORD PTR [const+0xe0]               ; %298 add
    vaddps ymm11,ymm11,ymm13
    vmulps ymm11,ymm2,ymm11                              ; %299 mul
    vmovups ymm14,YMMWORD PTR [const+0x100]              ; %300 add
    vaddps ymm11,ymm11,ymm14
    vmulps ymm11,ymm2,ymm11                              ; %301 mul
    vmovups ymm15,YMMWORD PTR [const+0x120]              ; %302 add
    vaddps ymm11,ymm11,ymm15
    vmulps ymm11,ymm2,ymm11                              ; %303 mul
    vaddps ymm11,ymm11,YMMWORD PTR [const+0x140]         ; %304 add
    vmovups YMMWORD PTR [rdi+0x4a0],ymm12                ; %296 mul
    vmulps ymm12,ymm2,ymm2
    vmulps ymm11,ymm12,ymm11                             ; %305 mul
    vaddps ymm2,ymm2,ymm11                               ; %306 add
    vmulps ymm2,ymm2,ymm4                                ; %310 mul
    vaddps ymm2,ymm2,ymm5                                ; %312 add
    vdivps ymm2,ymm2,ymm6                                ; %314 div
    vmovups ymm4,YMMWORD PTR [rdi+0x380]                 ; %321 select
    vblendvps ymm2,ymm2,ymm9,ymm4
    vmovups ymm4,YMMWORD PTR [rdi+0x220]                 ; %322 mul
    vmulps ymm2,ymm2,ymm4
    vmulps ymm2,ymm2,YMMWORD PTR [rdi+0x360]             ; %323 mul
    vaddps ymm2,ymm2,YMMWORD PTR [r9+rsi*4]              ; %324 add
    vmovups YMMWORD PTR [r9+rsi*4],ymm2                  ; %450 store h
    vmulps ymm2,ymm1,ymm10                               ; %416 mul
    vaddps ymm2,ymm13,ymm2                               ; %417 add
    vmulps ymm2,ymm10,ymm2                               ; %418 mul
    vaddps ymm2,ymm14,ymm2                               ; %419 add
    vmulps ymm2,ymm10,ymm2                               ; %420 mul
    vaddps ymm2,ymm15,ymm2                               ; %421 add
    vmulps ymm2,ymm10,ymm2                               ; %422 mul
    vmovups ymm5,YMMWORD PTR [const+0x140]               ; %423 add
    vaddps ymm2,ymm2,ymm5
    vmulps ymm6,ymm10,ymm10                              ; %415 mul
    vmulps ymm2,ymm6,ymm2                                ; %424 mul
    vaddps ymm2,ymm10,ymm2                               ; %425 add
    vmulps ymm2,ymm2,ymm8                                ; %429 mul
    vaddps ymm2,ymm2,ymm7                                ; %431 add
    vdivps ymm2,ymm2,YMMWORD PTR [rdi+0x480]             ; %433 div
    vmovups ymm6,YMMWORD PTR [rdi+0x3a0]                 ; %440 select
    vblendvps ymm2,ymm2,YMMWORD PTR [rdi+0x400],ymm6
    vmulps ymm2,ymm4,ymm2                                ; %441 mul
    vmulps ymm2,ymm2,YMMWORD PTR [rdi+0x300]             ; %442 mul
    vaddps ymm2,ymm2,YMMWORD PTR [r11+rsi*4]             ; %443 add
    vmulps ymm6,ymm1,ymm0                                ; %183 mul
    vmovups YMMWORD PTR [r11+rsi*4],ymm2                 ; %451 store n
    vmulps ymm1,ymm0,ymm0                                ; %182 mul
    vaddps ymm2,ymm13,ymm6                               ; %184 add
    vmulps ymm2,ymm0,ymm2                                ; %185 mul
    vaddps ymm2,ymm14,ymm2                               ; %186 add
    vmulps ymm2,ymm0,ymm2                                ; %187 mul
    vaddps ymm2,ymm15,ymm2                               ; %188 add
    vmulps ymm2,ymm0,ymm2                                ; %189 mul
    vaddps ymm2,ymm5,ymm2                                ; %190 add
    vmulps ymm1,ymm1,ymm2                                ; %191 mul
    vaddps ymm0,ymm0,ymm1                                ; %192 add
    vmulps ymm0,ymm0,ymm3                                ; %196 mul
    vaddps ymm0,ymm0,YMMWORD PTR [rdi+0x4a0]             ; %198 add
    vdivps ymm0,ymm0,YMMWORD PTR [rdi+0x460]             ; %200 div
    vmovups ymm1,YMMWORD PTR [rdi+0x2c0]                 ; %207 select
    vblendvps ymm0,ymm0,YMMWORD PTR [rdi+0x2e0],ymm1
    vmulps ymm0,ymm4,ymm0                                ; %208 mul
    vmulps ymm0,ymm0,YMMWORD PTR [rdi+0x240]             ; %209 mul
    vaddps ymm0,ymm0,YMMWORD PTR [r10+rsi*4]             ; %210 add
    vmovups YMMWORD PTR [r10+rsi*4],ymm0                 ; %449 store m
    add rsi,0x8
    cmp rsi,rbx
    jle .L4
.L5:
    add rbx,0x8
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
    lea rcx,[const+0x400]
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
    vmovups ymm8,YMMWORD PTR [const+0x3e0]               ; %13 neg
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
    vminps ymm12,ymm11,ymm5
    vmovups ymm13,YMMWORD PTR [const+0x20]               ; %36 max
    vmaxps ymm14,ymm13,ymm12
    vmovups ymm15,YMMWORD PTR [const+0x60]               ; %39 mul
    vmulps ymm2,ymm14,ymm15
    vaddps ymm2,ymm2,YMMWORD PTR [const+0x40]            ; %40 add
    vsubps ymm0,ymm2,YMMWORD PTR [const+0x40]            ; %41 sub
    vmulps ymm9,ymm0,YMMWORD PTR [const+0x80]            ; %43 mul
    vsubps ymm9,ymm14,ymm9                               ; %44 sub
    vmovups ymm14,YMMWORD PTR [const+0xa0]               ; %46 mul
    vmulps ymm0,ymm0,ymm14
    vsubps ymm0,ymm9,ymm0                                ; %47 sub
    vmulps ymm9,ymm0,ymm0                                ; %48 mul
    vmovups YMMWORD PTR [rdi+0x240],ymm3                 ; %50 mul
    vmulps ymm3,ymm0,YMMWORD PTR [const+0xc0]
    vaddps ymm3,ymm3,YMMWORD PTR [const+0xe0]            ; %52 add
    vmulps ymm3,ymm0,ymm3                                ; %53 mul
    vaddps ymm3,ymm3,YMMWORD PTR [const+0x100]           ; %55 add
    vmulps ymm3,ymm0,ymm3                                ; %56 mul
    vaddps ymm3,ymm3,YMMWORD PTR [const+0x120]           ; %58 add
    vmulps ymm3,ymm0,ymm3                                ; %59 mul
    vaddps ymm3,ymm3,YMMWORD PTR [const+0x140]           ; %61 add
    vmulps ymm3,ymm9,ymm3                                ; %62 mul
    vaddps ymm0,ymm0,ymm3                                ; %63 add
    vpslld ymm2,ymm2,0x17                                ; %65 shl
    vmulps ymm0,ymm0,ymm2                                ; %67 mul
    vmovups ymm3,YMMWORD PTR [const+0x160]               ; %69 sub
    vsubps ymm2,ymm2,ymm3
    vaddps ymm0,ymm0,ymm2                                ; %70 add
    vmulps ymm2,ymm12,ymm3                               ; %71 mul
    vdivps ymm0,ymm0,ymm2                                ; %72 div
    vmovups ymm2,YMMWORD PTR [const+0x180]               ; %74 mul
    vmulps ymm9,ymm5,ymm2
    vmovups ymm12,YMMWORD PTR [const+0x140]              ; %75 add
    vaddps ymm9,ymm9,ymm12
    vmulps ymm9,ymm5,ymm9                                ; %76 mul
    vaddps ymm9,ymm9,YMMWORD PTR [const+0x1a0]           ; %78 add
    vandps ymm5,ymm5,YMMWORD PTR [const+0x3c0]           ; %79 abs
    vcmple_oqps ymm5,ymm5,YMMWORD PTR [const+0x1c0]      ; %81 le
    vblendvps ymm0,ymm0,ymm9,ymm5                        ; %82 select
    vmulps ymm0,ymm10,ymm0                               ; %83 mul
    vmulps ymm0,ymm7,ymm0                                ; %84 mul
    vaddps ymm0,ymm1,ymm0                                ; %85 add
    vaddps ymm5,ymm1,YMMWORD PTR [const+0x1e0]           ; %87 add
    vmovups ymm7,YMMWORD PTR [const+0x200]               ; %89 mul
    vmulps ymm5,ymm5,ymm7
    vminps ymm9,ymm11,ymm5                               ; %90 min
    vmaxps ymm10,ymm13,ymm9                              ; %91 max
    vmovups YMMWORD PTR [rdi+0x260],ymm0                 ; %92 mul
    vmulps ymm0,ymm15,ymm10
    vaddps ymm0,ymm0,YMMWORD PTR [const+0x40]            ; %93 add
    vsubps ymm7,ymm0,YMMWORD PTR [const+0x40]            ; %94 sub
    vmulps ymm6,ymm7,YMMWORD PTR [const+0x80]            ; %95 mul
    vsubps ymm6,ymm10,ymm6                               ; %96 sub
    vmulps ymm7,ymm14,ymm7                               ; %97 mul
    vsubps ymm6,ymm6,ymm7                                ; %98 sub
    vmulps ymm7,ymm6,ymm6                                ; %99 mul
    vmovups ymm10,YMMWORD PTR [const+0xc0]               ; %100 mul
    vmulps ymm13,ymm6,ymm10
    vaddps ymm13,ymm13,YMMWORD PTR [const+0xe0]          ; %101 add
    vmulps ymm13,ymm6,ymm13                              ; %102 mul
    vaddps ymm13,ymm13,YMMWORD PTR [const+0x100]         ; %103 add
    vmulps ymm13,ymm6,ymm13                              ; %104 mul
    vaddps ymm13,ymm13,YMMWORD PTR [const+0x120]         ; %105 add
    vmulps ymm13,ymm6,ymm13                              ; %106 mul
    vaddps ymm13,ymm12,ymm13                             ; %107 add
    vmulps ymm7,ymm7,ymm13                               ; %108 mul
    vaddps ymm6,ymm6,ymm7                                ; %109 add
    vpslld ymm0,ymm0,0x17                                ; %111 shl
    vmulps ymm6,ymm6,ymm0                                ; %113 mul
    vsubps ymm0,ymm0,ymm3                                ; %114 sub
    vaddps ymm0,ymm6,ymm0                                ; %115 add
    vmulps ymm6,ymm3,ymm9                                ; %116 mul
    vdivps ymm0,ymm0,ymm6                                ; %117 div
    vmulps ymm6,ymm2,ymm5                                ; %118 mul
    vaddps ymm6,ymm12,ymm6                               ; %119 add
    vmulps ymm6,ymm5,ymm6                                ; %120 mul
    vmovups ymm7,YMMWORD PTR [const+0x1a0]               ; %121 add
    vaddps ymm6,ymm6,ymm7
    vmovups ymm9,YMMWORD PTR [const+0x3c0]               ; %122 abs
    vandps ymm5,ymm5,ymm9
    vmovups ymm13,YMMWORD PTR [const+0x1c0]              ; %123 le
    vcmple_oqps ymm5,ymm5,ymm13
    vblendvps ymm0,ymm0,ymm6,ymm5                        ; %124 select
    vdivps ymm0,ymm7,ymm0                                ; %125 div
    vsubps ymm5,ymm7,ymm4                                ; %126 sub
    vmulps ymm5,ymm0,ymm5                                ; %127 mul
    vaddps ymm6,ymm1,YMMWORD PTR [const+0x240]           ; %130 add
    vmulps ymm1,ymm6,YMMWORD PTR [const+0x260]           ; %132 mul
    vmovups ymm13,YMMWORD PTR [const+0x2a0]              ; %135 min
    vminps ymm1,ymm13,ymm1
    vmovups ymm13,YMMWORD PTR [const+0x280]              ; %136 max
    vmaxps ymm1,ymm13,ymm1
    vmulps ymm13,ymm15,ymm1                              ; %138 mul
    vaddps ymm13,ymm13,YMMWORD PTR [const+0x2c0]         ; %139 add
    vsubps ymm9,ymm13,YMMWORD PTR [const+0x2c0]          ; %140 sub
    vmulps ymm2,ymm9,YMMWORD PTR [const+0x80]            ; %141 mul
    vsubps ymm1,ymm1,ymm2                                ; %142 sub
    vmulps ymm2,ymm14,ymm9                               ; %143 mul
    vsubps ymm1,ymm1,ymm2                                ; %144 sub
    vmulps ymm2,ymm1,ymm1                                ; %145 mul
    vmulps ymm9,ymm10,ymm1                               ; %146 mul
    vaddps ymm9,ymm9,YMMWORD PTR [const+0xe0]            ; %147 add
    vmulps ymm9,ymm1,ymm9                                ; %148 mul
    vaddps ymm9,ymm9,YMMWORD PTR [const+0x100]           ; %149 add
    vmulps ymm9,ymm1,ymm9                                ; %150 mul
    vaddps ymm9,ymm9,YMMWORD PTR [const+0x120]           ; %151 add
    vmulps ymm9,ymm1,ymm9                                ; %152 mul
    vaddps ymm9,ymm12,ymm9                               ; %153 add
    vmulps ymm2,ymm2,ymm9                                ; %154 mul
    vaddps ymm1,ymm1,ymm2                                ; %155 add
    vaddps ymm1,ymm7,ymm1                                ; %156 add
    vmovaps ymm2,ymm13                                   ; %157 bits
    vpsrld ymm9,ymm2,0x1                                 ; %158 shr
    vpslld ymm13,ymm9,0x17                               ; %159 shl
    vpsubd ymm2,ymm2,ymm9                                ; %161 sub
    vpslld ymm2,ymm2,0x17                                ; %162 shl
    vmulps ymm1,ymm1,ymm13                               ; %164 mul
    vmulps ymm1,ymm2,ymm1                                ; %165 mul
    vmulps ymm1,ymm1,YMMWORD PTR [const+0x220]           ; %166 mul
    vmulps ymm2,ymm4,ymm1                                ; %167 mul
    vsubps ymm2,ymm5,ymm2                                ; %168 sub
    vxorps ymm0,ymm0,ymm8                                ; %170 neg
    vsubps ymm0,ymm0,ymm1                                ; %171 sub
    vmovups ymm1,YMMWORD PTR [rdi+0x220]                 ; %172 mul
    vmulps ymm0,ymm0,ymm1
    vminps ymm5,ymm11,ymm0                               ; %173 min
    vmovups ymm9,YMMWORD PTR [const+0x20]                ; %174 max
    vmaxps ymm13,ymm9,ymm5
    vmulps ymm9,ymm15,ymm13                              ; %175 mul
    vaddps ymm9,ymm9,YMMWORD PTR [const+0x40]            ; %176 add
    vsubps ymm11,ymm9,YMMWORD PTR [const+0x40]           ; %177 sub
    vmulps ymm8,ymm11,YMMWORD PTR [const+0x80]           ; %178 mul
    vsubps ymm8,ymm13,ymm8                               ; %179 sub
    vmulps ymm11,ymm14,ymm11                             ; %180 mul
    vsubps ymm8,ymm8,ymm11                               ; %181 sub
    vmulps ymm11,ymm8,ymm8                               ; %182 mul
    vmulps ymm13,ymm10,ymm8                              ; %183 mul
    vaddps ymm13,ymm13,YMMWORD PTR [const+0xe0]          ; %184 add
    vmulps ymm13,ymm8,ymm13                              ; %185 mul
    vaddps ymm13,ymm13,YMMWORD PTR [const+0x100]         ; %186 add
    vmulps ymm13,ymm8,ymm13                              ; %187 mul
    vaddps ymm13,ymm13,YMMWORD PTR [const+0x120]         ; %188 add
    vmulps ymm13,ymm8,ymm13                              ; %189 mul
    vaddps ymm13,ymm12,ymm13                             ; %190 add
    vmulps ymm11,ymm11,ymm13                             ; %191 mul
    vaddps ymm8,ymm8,ymm11                               ; %192 add
    vpslld ymm9,ymm9,0x17                                ; %194 shl
    vmulps ymm8,ymm8,ymm9                                ; %196 mul
    vsubps ymm9,ymm9,ymm3                                ; %197 sub
    vaddps ymm8,ymm8,ymm9                                ; %198 add
    vmulps ymm5,ymm3,ymm5                                ; %199 mul
    vdivps ymm5,ymm8,ymm5                                ; %200 div
    vmovups ymm8,YMMWORD PTR [const+0x180]               ; %201 mul
    vmulps ymm9,ymm0,ymm8
    vaddps ymm9,ymm12,ymm9                               ; %202 add
    vmulps ymm9,ymm0,ymm9                                ; %203 mul
    vaddps ymm9,ymm7,ymm9                                ; %204 add
    vmovups ymm11,YMMWORD PTR [const+0x3c0]              ; %205 abs
    vandps ymm0,ymm0,ymm11
    vmovups ymm13,YMMWORD PTR [const+0x1c0]              ; %206 le
    vcmple_oqps ymm0,ymm0,ymm13
    vblendvps ymm0,ymm5,ymm9,ymm0                        ; %207 select
    vmulps ymm0,ymm1,ymm0                                ; %208 mul
    vmulps ymm0,ymm2,ymm0                                ; %209 mul
    vaddps ymm0,ymm4,ymm0                                ; %210 add
    vmulps ymm2,ymm6,YMMWORD PTR [const+0x300]           ; %213 mul
    vmovups ymm4,YMMWORD PTR [const+0x2a0]               ; %214 min
    vminps ymm2,ymm4,ymm2
    vmovups ymm5,YMMWORD PTR [const+0x280]               ; %215 max
    vmaxps ymm2,ymm5,ymm2
    vmulps ymm9,ymm15,ymm2                               ; %216 mul
    vaddps ymm9,ymm9,YMMWORD PTR [const+0x2c0]           ; %217 add
    vmovups YMMWORD PTR [rdi+0x280],ymm0                 ; %218 sub
    vsubps ymm0,ymm9,YMMWORD PTR [const+0x2c0]
    vmulps ymm13,ymm0,YMMWORD PTR [const+0x80]           ; %219 mul
    vsubps ymm2,ymm2,ymm13                               ; %220 sub
    vmulps ymm0,ymm14,ymm0                               ; %221 mul
    vsubps ymm0,ymm2,ymm0                                ; %222 sub
    vmulps ymm2,ymm0,ymm0                                ; %223 mul
    vmulps ymm13,ymm10,ymm0                              ; %224 mul
    vaddps ymm13,ymm13,YMMWORD PTR [const+0xe0]          ; %225 add
    vmulps ymm13,ymm0,ymm13                              ; %226 mul
    vaddps ymm13,ymm13,YMMWORD PTR [const+0x100]         ; %227 add
    vmulps ymm13,ymm0,ymm13                              ; %228 mul
    vaddps ymm13,ymm13,YMMWORD PTR [const+0x120]         ; %229 add
    vmulps ymm13,ymm0,ymm13                              ; %230 mul
    vaddps ymm13,ymm12,ymm13                             ; %231 add
    vmulps ymm2,ymm2,ymm13                               ; %232 mul
    vaddps ymm0,ymm0,ymm2                                ; %233 add
    vaddps ymm0,ymm7,ymm0                                ; %234 add
    vmovaps ymm2,ymm9                                    ; %235 bits
    vpsrld ymm9,ymm2,0x1                                 ; %236 shr
    vpslld ymm13,ymm9,0x17                               ; %237 shl
    vpsubd ymm2,ymm2,ymm9                                ; %239 sub
    vpslld ymm2,ymm2,0x17                                ; %240 shl
    vmulps ymm0,ymm0,ymm13                               ; %242 mul
    vmulps ymm0,ymm2,ymm0                                ; %243 mul
    vmulps ymm0,ymm0,YMMWORD PTR [const+0x2e0]           ; %244 mul
    vmovups ymm9,YMMWORD PTR [rdi+0xc0]                  ; %245 sub
    vmaskmovps ymm2,ymm9,YMMWORD PTR [r9+rsi*4]
    vsubps ymm13,ymm7,ymm2
    vmulps ymm13,ymm0,ymm13                              ; %246 mul
    vmovups ymm11,YMMWORD PTR [rdi+0xc0]                 ; %248 add
    vmaskmovps ymm9,ymm11,YMMWORD PTR [r8+rsi*4]
    vaddps ymm8,ymm9,YMMWORD PTR [const+0x320]
    vmulps ymm8,ymm8,YMMWORD PTR [const+0x200]           ; %249 mul
    vminps ymm8,ymm4,ymm8                                ; %250 min
    vmaxps ymm8,ymm5,ymm8                                ; %251 max
    vmulps ymm11,ymm15,ymm8                              ; %252 mul
    vaddps ymm11,ymm11,YMMWORD PTR [const+0x2c0]         ; %253 add
    vsubps ymm5,ymm11,YMMWORD PTR [const+0x2c0]          ; %254 sub
    vmulps ymm4,ymm5,YMMWORD PTR [const+0x80]            ; %255 mul
    vsubps ymm4,ymm8,ymm4                                ; %256 sub
    vmulps ymm5,ymm14,ymm5                               ; %257 mul
    vsubps ymm4,ymm4,ymm5                                ; %258 sub
    vmulps ymm5,ymm4,ymm4                                ; %259 mul
    vmulps ymm8,ymm10,ymm4                               ; %260 mul
    vaddps ymm8,ymm8,YMMWORD PTR [const+0xe0]            ; %261 add
    vmulps ymm8,ymm4,ymm8                                ; %262 mul
    vaddps ymm8,ymm8,YMMWORD PTR [const+0x100]           ; %263 add
    vmulps ymm8,ymm4,ymm8                                ; %264 mul
    vaddps ymm8,ymm8,YMMWORD PTR [const+0x120]           ; %265 add
    vmulps ymm8,ymm4,ymm8                                ; %266 mul
    vaddps ymm8,ymm12,ymm8                               ; %267 add
    vmulps ymm5,ymm5,ymm8                                ; %268 mul
    vaddps ymm4,ymm4,ymm5                                ; %269 add
    vaddps ymm4,ymm7,ymm4                                ; %270 add
    vmovaps ymm5,ymm11                                   ; %271 bits
    vpsrld ymm8,ymm5,0x1                                 ; %272 shr
    vpslld ymm11,ymm8,0x17                               ; %273 shl
    vpsubd ymm5,ymm5,ymm8                                ; %275 sub
    vpslld ymm5,ymm5,0x17                                ; %276 shl
    vmulps ymm4,ymm4,ymm11                               ; %278 mul
    vmulps ymm4,ymm5,ymm4                                ; %279 mul
    vaddps ymm4,ymm7,ymm4                                ; %280 add
    vdivps ymm4,ymm7,ymm4                                ; %281 div
    vmulps ymm5,ymm2,ymm4                                ; %282 mul
    vsubps ymm5,ymm13,ymm5                               ; %283 sub
    vmovups ymm8,YMMWORD PTR [const+0x3e0]               ; %284 neg
    vxorps ymm0,ymm0,ymm8
    vsubps ymm0,ymm0,ymm4                                ; %285 sub
    vmulps ymm0,ymm1,ymm0                                ; %286 mul
    vmovups ymm4,YMMWORD PTR [const+0x0]                 ; %287 min
    vminps ymm11,ymm4,ymm0
    vmovups ymm13,YMMWORD PTR [const+0x20]               ; %288 max
    vmaxps ymm8,ymm13,ymm11
    vmulps ymm13,ymm15,ymm8                              ; %289 mul
    vaddps ymm13,ymm13,YMMWORD PTR [const+0x40]          ; %290 add
    vsubps ymm15,ymm13,YMMWORD PTR [const+0x40]          ; %291 sub
    vmovups YMMWORD PTR [rdi+0x2a0],ymm6                 ; %292 mul
    vmulps ymm6,ymm15,YMMWORD PTR [const+0x80]
    vsubps ymm6,ymm8,ymm6                                ; %293 sub
    vmulps ymm8,ymm14,ymm15                              ; %294 mul
    vsubps ymm6,ymm6,ymm8                                ; %295 sub
    vmulps ymm8,ymm6,ymm6                                ; %296 mul
    vmulps ymm15,ymm10,ymm6                              ; %297 mul
    vaddps ymm15,ymm15,YMMWORD PTR [const+0xe0]          ; %298 add
    vmulps ymm15,ymm6,ymm15                              ; %299 mul
    vaddps ymm15,ymm15,YMMWORD PTR [const+0x100]         ; %300 add
    vmulps ymm15,ymm6,ymm15                              ; %301 mul
    vaddps ymm15,ymm15,YMMWORD PTR [const+0x120]         ; %302 add
    vmulps ymm15,ymm6,ymm15                              ; %303 mul
    vaddps ymm15,ymm12,ymm15                             ; %304 add
    vmulps ymm8,ymm8,ymm15                               ; %305 mul
    vaddps ymm6,ymm6,ymm8                                ; %306 add
    vmovaps ymm8,ymm13                                   ; %307 bits
    vpslld ymm8,ymm8,0x17                                ; %308 shl
    vmulps ymm6,ymm6,ymm8                                ; %310 mul
    vsubps ymm8,ymm8,ymm3                                ; %311 sub
    vaddps ymm6,ymm6,ymm8                                ; %312 add
    vmulps ymm8,ymm3,ymm11                               ; %313 mul
    vdivps ymm6,ymm6,ymm8                                ; %314 div
    vmovups ymm8,YMMWORD PTR [const+0x180]               ; %315 mul
    vmulps ymm11,ymm0,ymm8
    vaddps ymm11,ymm12,ymm11                             ; %316 add
    vmulps ymm11,ymm0,ymm11                              ; %317 mul
    vaddps ymm11,ymm7,ymm11                              ; %318 add
    vmovups ymm13,YMMWORD PTR [const+0x3c0]              ; %319 abs
    vandps ymm0,ymm0,ymm13
    vmovups ymm15,YMMWORD PTR [const+0x1c0]              ; %320 le
    vcmple_oqps ymm0,ymm0,ymm15
    vblendvps ymm0,ymm6,ymm11,ymm0                       ; %321 select
    vmulps ymm0,ymm1,ymm0                                ; %322 mul
    vmulps ymm0,ymm5,ymm0                                ; %323 mul
    vaddps ymm0,ymm2,ymm0                                ; %324 add
    vaddps ymm2,ymm9,YMMWORD PTR [const+0x360]           ; %327 add
    vmulps ymm2,ymm2,YMMWORD PTR [const+0x200]           ; %328 mul
    vminps ymm5,ymm4,ymm2                                ; %329 min
    vmovups ymm6,YMMWORD PTR [const+0x20]                ; %330 max
    vmaxps ymm9,ymm6,ymm5
    vmovups ymm11,YMMWORD PTR [const+0x60]               ; %331 mul
    vmulps ymm6,ymm9,ymm11
    vaddps ymm6,ymm6,YMMWORD PTR [const+0x40]            ; %332 add
    vsubps ymm4,ymm6,YMMWORD PTR [const+0x40]            ; %333 sub
    vmulps ymm1,ymm4,YMMWORD PTR [const+0x80]            ; %334 mul
    vsubps ymm1,ymm9,ymm1                                ; %335 sub
    vmulps ymm4,ymm14,ymm4                               ; %336 mul
    vsubps ymm1,ymm1,ymm4                                ; %337 sub
    vmulps ymm4,ymm1,ymm1                                ; %338 mul
    vmulps ymm9,ymm10,ymm1                               ; %339 mul
    vaddps ymm9,ymm9,YMMWORD PTR [const+0xe0]            ; %340 add
    vmulps ymm9,ymm1,ymm9                                ; %341 mul
    vaddps ymm9,ymm9,YMMWORD PTR [const+0x100]           ; %342 add
    vmulps ymm9,ymm1,ymm9                                ; %343 mul
    vaddps ymm9,ymm9,YMMWORD PTR [const+0x120]           ; %344 add
    vmulps ymm9,ymm1,ymm9                                ; %345 mul
    vaddps ymm9,ymm12,ymm9                               ; %346 add
    vmulps ymm4,ymm4,ymm9                                ; %347 mul
    vaddps ymm1,ymm1,ymm4                                ; %348 add
    vmovaps ymm4,ymm6                                    ; %349 bits
    vpslld ymm4,ymm4,0x17                                ; %350 shl
    vmulps ymm1,ymm1,ymm4                                ; %352 mul
    vsubps ymm4,ymm4,ymm3                                ; %353 sub
    vaddps ymm1,ymm1,ymm4                                ; %354 add
    vmulps ymm4,ymm3,ymm5                                ; %355 mul
    vdivps ymm1,ymm1,ymm4                                ; %356 div
    vmulps ymm4,ymm8,ymm2                                ; %357 mul
    vaddps ymm4,ymm12,ymm4                               ; %358 add
    vmulps ymm4,ymm2,ymm4                                ; %359 mul
    vaddps ymm4,ymm7,ymm4                                ; %360 add
    vandps ymm2,ymm2,ymm13                               ; %361 abs
    vcmple_oqps ymm2,ymm2,ymm15                          ; %362 le
    vblendvps ymm1,ymm1,ymm4,ymm2                        ; %363 select
    vmovups ymm2,YMMWORD PTR [const+0x340]               ; %364 div
    vdivps ymm1,ymm2,ymm1
    vmovups ymm4,YMMWORD PTR [rdi+0xc0]                  ; %365 sub
    vmaskmovps ymm2,ymm4,YMMWORD PTR [r11+rsi*4]
    vsubps ymm5,ymm7,ymm2
    vmulps ymm5,ymm1,ymm5                                ; %366 mul
    vmovups ymm6,YMMWORD PTR [rdi+0x2a0]                 ; %369 mul
    vmulps ymm6,ymm6,YMMWORD PTR [const+0x3a0]
    vmovups ymm9,YMMWORD PTR [const+0x2a0]               ; %370 min
    vminps ymm6,ymm9,ymm6
    vmovups ymm9,YMMWORD PTR [const+0x280]               ; %371 max
    vmaxps ymm6,ymm9,ymm6
    vmulps ymm9,ymm11,ymm6                               ; %372 mul
    vaddps ymm9,ymm9,YMMWORD PTR [const+0x2c0]           ; %373 add
    vsubps ymm4,ymm9,YMMWORD PTR [const+0x2c0]           ; %374 sub
    vmulps ymm15,ymm4,YMMWORD PTR [const+0x80]           ; %375 mul
    vsubps ymm6,ymm6,ymm15                               ; %376 sub
    vmulps ymm4,ymm14,ymm4                               ; %377 mul
    vsubps ymm4,ymm6,ymm4                                ; %378 sub
    vmulps ymm6,ymm4,ymm4                                ; %379 mul
    vmulps ymm15,ymm10,ymm4                              ; %380 mul
    vaddps ymm15,ymm15,YMMWORD PTR [const+0xe0]          ; %381 add
    vmulps ymm15,ymm4,ymm15                              ; %382 mul
    vaddps ymm15,ymm15,YMMWORD PTR [const+0x100]         ; %383 add
    vmulps ymm15,ymm4,ymm15                              ; %384 mul
    vaddps ymm15,ymm15,YMMWORD PTR [const+0x120]         ; %385 add
    vmulps ymm15,ymm4,ymm15                              ; %386 mul
    vaddps ymm15,ymm12,ymm15                             ; %387 add
    vmulps ymm6,ymm6,ymm15                               ; %388 mul
    vaddps ymm4,ymm4,ymm6                                ; %389 add
    vaddps ymm4,ymm7,ymm4                                ; %390 add
    vmovaps ymm6,ymm9                                    ; %391 bits
    vpsrld ymm9,ymm6,0x1                                 ; %392 shr
    vpslld ymm15,ymm9,0x17                               ; %393 shl
    vpsubd ymm6,ymm6,ymm9                                ; %395 sub
    vpslld ymm6,ymm6,0x17                                ; %396 shl
    vmulps ymm4,ymm4,ymm15                               ; %398 mul
    vmulps ymm4,ymm6,ymm4                                ; %399 mul
    vmulps ymm4,ymm4,YMMWORD PTR [const+0x380]           ; %400 mul
    vmulps ymm6,ymm2,ymm4                                ; %401 mul
    vsubps ymm5,ymm5,ymm6                                ; %402 sub
    vxorps ymm1,ymm1,YMMWORD PTR [const+0x3e0]           ; %403 neg
    vsubps ymm1,ymm1,ymm4                                ; %404 sub
    vmovups ymm4,YMMWORD PTR [rdi+0x220]                 ; %405 mul
    vmulps ymm1,ymm1,ymm4
    vmovups ymm6,YMMWORD PTR [const+0x0]                 ; %406 min
    vminps ymm9,ymm6,ymm1
    vmovups ymm6,YMMWORD PTR [const+0x20]                ; %407 max
    vmaxps ymm15,ymm6,ymm9
    vmulps ymm6,ymm11,ymm15                              ; %408 mul
    vmovups ymm11,YMMWORD PTR [const+0x40]               ; %409 add
    vaddps ymm6,ymm6,ymm11
    vsubps ymm2,ymm6,ymm11                               ; %410 sub
    vmulps ymm11,ymm2,YMMWORD PTR [const+0x80]           ; %411 mul
    vsubps ymm11,ymm15,ymm11                             ; %412 sub
    vmulps ymm2,ymm14,ymm2                               ; %413 mul
    vsubps ymm2,ymm11,ymm2                               ; %414 sub
    vmulps ymm11,ymm2,ymm2                               ; %415 mul
    vmulps ymm14,ymm10,ymm2                              ; %416 mul
    vaddps ymm10,ymm14,YMMWORD PTR [const+0xe0]          ; %417 add
    vmulps ymm10,ymm2,ymm10                              ; %418 mul
    vaddps ymm10,ymm10,YMMWORD PTR [const+0x100]         ; %419 add
    vmulps ymm10,ymm2,ymm10                              ; %420 mul
    vaddps ymm10,ymm10,YMMWORD PTR [const+0x120]         ; %421 add
    vmulps ymm10,ymm2,ymm10                              ; %422 mul
    vaddps ymm10,ymm12,ymm10                             ; %423 add
    vmulps ymm10,ymm11,ymm10                             ; %424 mul
    vaddps ymm2,ymm2,ymm10                               ; %425 add
    vpslld ymm6,ymm6,0x17                                ; %427 shl
    vmulps ymm2,ymm2,ymm6                                ; %429 mul
    vsubps ymm6,ymm6,ymm3                                ; %430 sub
    vaddps ymm2,ymm2,ymm6                                ; %431 add
    vmulps ymm6,ymm3,ymm9                                ; %432 mul
    vdivps ymm2,ymm2,ymm6                                ; %433 div
    vmulps ymm3,ymm8,ymm1                                ; %434 mul
    vaddps ymm3,ymm12,ymm3                               ; %435 add
    vmulps ymm3,ymm1,ymm3                                ; %436 mul
    vaddps ymm3,ymm7,ymm3                                ; %437 add
    vandps ymm1,ymm1,ymm13                               ; %438 abs
    vcmple_oqps ymm1,ymm1,YMMWORD PTR [const+0x1c0]      ; %439 le
    vblendvps ymm1,ymm2,ymm3,ymm1                        ; %440 select
    vmulps ymm1,ymm4,ymm1                                ; %441 mul
    vmulps ymm1,ymm5,ymm1                                ; %442 mul
    vmovups ymm3,YMMWORD PTR [rdi+0xc0]                  ; %443 add
    vmaskmovps ymm2,ymm3,YMMWORD PTR [r11+rsi*4]
    vaddps ymm1,ymm1,ymm2
    vmovups ymm2,YMMWORD PTR [rdi+0x120]                 ; %444 le
    vmovups ymm4,YMMWORD PTR [rdi+0x260]
    vcmple_oqps ymm5,ymm2,ymm4
    vmovups ymm2,YMMWORD PTR [rdi+0x240]                 ; %445 not
    vpcmpeqd ymm6,ymm6,ymm6
    vxorps ymm2,ymm2,ymm6
    vandps ymm2,ymm5,ymm2                                ; %446 and
    vandps ymm5,ymm2,ymm3                                ; %447 emit
    vmovmskps eax,ymm5
    test eax,eax
    jne .L8
.L9:
    vmaskmovps YMMWORD PTR [r8+rsi*4],ymm3,ymm4          ; %448 store V
    vmovups ymm2,YMMWORD PTR [rdi+0x280]                 ; %449 store m
    vmaskmovps YMMWORD PTR [r10+rsi*4],ymm3,ymm2
    vmaskmovps YMMWORD PTR [r9+rsi*4],ymm3,ymm0          ; %450 store h
    vmaskmovps YMMWORD PTR [r11+rsi*4],ymm3,ymm1         ; %451 store n
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
.L10:
    tzcnt edx,eax
    lea edx,[rsi+rdx*1]
    add edx,DWORD PTR [rdi+0x40]
    mov DWORD PTR [rcx],edx
    add rcx,0x4
    blsr eax,eax
    jne .L10
    jmp .L7
.L8:
    mov rcx,QWORD PTR [rdi+0xb8]
    popcnt rdx,rax
    add rdx,rcx
    mov QWORD PTR [rdi+0xb8],rdx
    mov rdx,QWORD PTR [rdi+0xb0]
    lea rcx,[rdx+rcx*4]
.L11:
    tzcnt edx,eax
    lea edx,[rsi+rdx*1]
    add edx,DWORD PTR [rdi+0x40]
    mov DWORD PTR [rcx],edx
    add rcx,0x4
    blsr eax,eax
    jne .L11
    jmp .L9
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
const+0x180: 0x3e2aaaab everywhere (f32 0.16666667)
const+0x1a0: 0x3f800000 everywhere (f32 1)
const+0x1c0: 0x38d1b717 everywhere (f32 0.0001)
const+0x1e0: 0x42200000 everywhere (f32 40)
const+0x200: 0xbdcccccd everywhere (f32 -0.1)
const+0x220: 0x40800000 everywhere (f32 4)
const+0x240: 0x42820000 everywhere (f32 65)
const+0x260: 0xbd638e39 everywhere (f32 -0.055555556)
const+0x280: 0xc2d00000 everywhere (f32 -104)
const+0x2a0: 0x42b20000 everywhere (f32 89)
const+0x2c0: 0x4b4000fe everywhere (f32 1.2583166e+07)
const+0x2e0: 0x3d8f5c29 everywhere (f32 0.07)
const+0x300: 0xbd4ccccd everywhere (f32 -0.05)
const+0x320: 0x420c0000 everywhere (f32 35)
const+0x340: 0x3dcccccd everywhere (f32 0.1)
const+0x360: 0x425c0000 everywhere (f32 55)
const+0x380: 0x3e000000 everywhere (f32 0.125)
const+0x3a0: 0xbc4ccccd everywhere (f32 -0.0125)
const+0x3c0: 0x7fffffff everywhere (f32 NaN)
const+0x3e0: 0x80000000 everywhere (f32 -0)
const+0x400: 0xffffffff everywhere (f32 NaN)
const+0x420: 0x00000000 everywhere (f32 0)
