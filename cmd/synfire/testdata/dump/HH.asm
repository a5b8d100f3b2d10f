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
    mov rax,QWORD PTR [rdi+0xa8]                         ; %151 load c7
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
    vmovups ymm0,YMMWORD PTR [r8+rsi*4]                  ; %77 add
    vaddps ymm1,ymm0,YMMWORD PTR [const+0x1a0]
    vaddps ymm2,ymm0,YMMWORD PTR [const+0x360]           ; %289 add
    vaddps ymm3,ymm0,YMMWORD PTR [const+0x320]           ; %220 add
    vaddps ymm4,ymm0,YMMWORD PTR [const+0x200]           ; %112 add
    vmovups ymm5,YMMWORD PTR [const+0x1c0]               ; %79 mul
    vmulps ymm1,ymm1,ymm5
    vmulps ymm2,ymm5,ymm2                                ; %290 mul
    vmulps ymm3,ymm5,ymm3                                ; %221 mul
    vmulps ymm5,ymm4,YMMWORD PTR [const+0x300]           ; %187 mul
    vmovups ymm6,YMMWORD PTR [const+0x20]                ; %80 min
    vminps ymm1,ymm6,ymm1
    vminps ymm2,ymm6,ymm2                                ; %291 min
    vmovups ymm7,YMMWORD PTR [const+0x260]               ; %222 min
    vminps ymm3,ymm7,ymm3
    vmulps ymm8,ymm4,YMMWORD PTR [const+0x3a0]           ; %323 mul
    vmovups ymm9,YMMWORD PTR [const+0x40]                ; %81 max
    vmaxps ymm10,ymm9,ymm1
    vmaxps ymm11,ymm9,ymm2                               ; %292 max
    vmovups ymm12,YMMWORD PTR [const+0x240]              ; %223 max
    vmaxps ymm3,ymm12,ymm3
    vmulps ymm4,ymm4,YMMWORD PTR [const+0x220]           ; %114 mul
    vmovups ymm13,YMMWORD PTR [const+0x80]               ; %82 mul
    vmulps ymm14,ymm10,ymm13
    vmulps ymm15,ymm13,ymm11                             ; %293 mul
    vmulps ymm0,ymm13,ymm3                               ; %224 mul
    vminps ymm5,ymm7,ymm5                                ; %188 min
    vaddps ymm14,ymm14,YMMWORD PTR [const+0x60]          ; %83 add
    vaddps ymm15,ymm15,YMMWORD PTR [const+0x60]          ; %294 add
    vaddps ymm0,ymm0,YMMWORD PTR [const+0x280]           ; %225 add
    vminps ymm8,ymm7,ymm8                                ; %324 min
    vminps ymm4,ymm7,ymm4                                ; %117 min
    vmovups ymm7,YMMWORD PTR [const+0x60]                ; %84 sub
    vsubps ymm9,ymm14,ymm7
    vsubps ymm6,ymm15,ymm7                               ; %295 sub
    vmaxps ymm5,ymm12,ymm5                               ; %189 max
    vmaxps ymm8,ymm12,ymm8                               ; %325 max
    vmaxps ymm4,ymm12,ymm4                               ; %118 max
    vmovups ymm12,YMMWORD PTR [const+0x280]              ; %226 sub
    vsubps ymm7,ymm0,ymm12
    vfmadd231ps ymm11,ymm6,YMMWORD PTR [const+0xa0]      ; %296 muladd
    vfmadd231ps ymm11,ymm6,YMMWORD PTR [const+0xc0]      ; %297 muladd
    vmovups ymm6,YMMWORD PTR [const+0xa0]                ; %85 muladd
    vfmadd231ps ymm10,ymm9,ymm6
    vmovups YMMWORD PTR [rdi+0x240],ymm11                ; %190 mul
    vmulps ymm11,ymm13,ymm5
    vfmadd231ps ymm10,ymm9,YMMWORD PTR [const+0xc0]      ; %86 muladd
    vfmadd231ps ymm3,ymm6,ymm7                           ; %227 muladd
    vmulps ymm9,ymm13,ymm8                               ; %326 mul
    vfmadd231ps ymm3,ymm7,YMMWORD PTR [const+0xc0]       ; %228 muladd
    vmulps ymm7,ymm13,ymm4                               ; %120 mul
    vaddps ymm11,ymm12,ymm11                             ; %191 add
    vaddps ymm9,ymm12,ymm9                               ; %327 add
    vaddps ymm7,ymm12,ymm7                               ; %121 add
    vpslld ymm15,ymm15,0x17                              ; %299 shl
    vpslld ymm14,ymm14,0x17                              ; %88 shl
    vmulps ymm1,ymm1,YMMWORD PTR [const+0x0]             ; %103 mul
    vmulps ymm2,ymm2,YMMWORD PTR [const+0x0]             ; %314 mul
    vpslld ymm0,ymm0,0x16                                ; %242 shl
    vmulps ymm13,ymm10,ymm10                             ; %90 mul
    vmovups YMMWORD PTR [rdi+0x260],ymm2                 ; %301 mul
    vmovups ymm2,YMMWORD PTR [rdi+0x240]
    vmovups YMMWORD PTR [rdi+0x280],ymm1
    vmulps ymm1,ymm2,ymm2
    vmovups YMMWORD PTR [rdi+0x2a0],ymm0                 ; %192 sub
    vsubps ymm0,ymm11,ymm12
    vpslld ymm11,ymm11,0x16                              ; %208 shl
    vfmadd231ps ymm5,ymm6,ymm0                           ; %193 muladd
    vfmadd231ps ymm5,ymm0,YMMWORD PTR [const+0xc0]       ; %194 muladd
    vsubps ymm0,ymm7,ymm12                               ; %122 sub
    vpslld ymm7,ymm7,0x16                                ; %138 shl
    vfmadd231ps ymm4,ymm6,ymm0                           ; %123 muladd
    vfmadd231ps ymm4,ymm0,YMMWORD PTR [const+0xc0]       ; %124 muladd
    vsubps ymm0,ymm9,ymm12                               ; %328 sub
    vpslld ymm9,ymm9,0x16                                ; %344 shl
    vfmadd231ps ymm8,ymm6,ymm0                           ; %329 muladd
    vmovups ymm12,YMMWORD PTR [const+0xc0]               ; %330 muladd
    vfmadd231ps ymm8,ymm0,ymm12
    vmulps ymm0,ymm3,ymm3                                ; %229 mul
    vmulps ymm12,ymm13,YMMWORD PTR [const+0x120]         ; %94 mul
    vaddps ymm12,ymm12,YMMWORD PTR [const+0x140]         ; %95 add
    vmulps ymm12,ymm13,ymm12                             ; %96 mul
    vaddps ymm12,ymm12,YMMWORD PTR [const+0x160]         ; %97 add
    vmulps ymm6,ymm1,YMMWORD PTR [const+0x120]           ; %305 mul
    vaddps ymm6,ymm6,YMMWORD PTR [const+0x140]           ; %306 add
    vmulps ymm6,ymm1,ymm6                                ; %307 mul
    vaddps ymm6,ymm6,YMMWORD PTR [const+0x160]           ; %308 add
    vmovups YMMWORD PTR [rdi+0x2c0],ymm7                 ; %233 mul
    vmulps ymm7,ymm0,YMMWORD PTR [const+0x120]
    vaddps ymm7,ymm7,YMMWORD PTR [const+0x140]           ; %234 add
    vmulps ymm7,ymm0,ymm7                                ; %235 mul
    vaddps ymm7,ymm7,YMMWORD PTR [const+0x160]           ; %236 add
    vmovups YMMWORD PTR [rdi+0x2e0],ymm9                 ; %91 mul
    vmulps ymm9,ymm13,YMMWORD PTR [const+0xe0]
    vaddps ymm9,ymm9,YMMWORD PTR [const+0x100]           ; %92 add
    vmulps ymm9,ymm10,ymm9                               ; %93 mul
    vaddps ymm9,ymm9,ymm12                               ; %98 add
    vmulps ymm9,ymm13,ymm9                               ; %99 mul
    vaddps ymm9,ymm10,ymm9                               ; %100 add
    vmovups ymm10,YMMWORD PTR [const+0xe0]               ; %302 mul
    vmulps ymm12,ymm1,ymm10
    vmovups ymm13,YMMWORD PTR [const+0x100]              ; %303 add
    vaddps ymm12,ymm12,ymm13
    vmulps ymm12,ymm2,ymm12                              ; %304 mul
    vaddps ymm6,ymm12,ymm6                               ; %309 add
    vmulps ymm1,ymm1,ymm6                                ; %310 mul
    vaddps ymm1,ymm2,ymm1                                ; %311 add
    vmulps ymm2,ymm10,ymm0                               ; %230 mul
    vaddps ymm2,ymm13,ymm2                               ; %231 add
    vmulps ymm2,ymm3,ymm2                                ; %232 mul
    vaddps ymm2,ymm2,ymm7                                ; %237 add
    vmulps ymm0,ymm0,ymm2                                ; %238 mul
    vaddps ymm0,ymm3,ymm0                                ; %239 add
    vmovups ymm2,YMMWORD PTR [const+0x180]               ; %240 add
    vaddps ymm0,ymm0,ymm2
    vmulps ymm3,ymm5,ymm5                                ; %195 mul
    vmulps ymm6,ymm4,ymm4                                ; %125 mul
    vmulps ymm7,ymm8,ymm8                                ; %331 mul
    vmovups ymm12,YMMWORD PTR [const+0x0]                ; %101 sub
    vmovups YMMWORD PTR [rdi+0x240],ymm11
    vsubps ymm11,ymm14,ymm12
    vfmadd231ps ymm11,ymm14,ymm9                         ; %102 muladd
    vmovups ymm9,YMMWORD PTR [const+0x120]               ; %199 mul
    vmulps ymm14,ymm3,ymm9
    vaddps ymm14,ymm14,YMMWORD PTR [const+0x140]         ; %200 add
    vmulps ymm14,ymm3,ymm14                              ; %201 mul
    vaddps ymm14,ymm14,YMMWORD PTR [const+0x160]         ; %202 add
    vmulps ymm12,ymm9,ymm7                               ; %335 mul
    vaddps ymm12,ymm12,YMMWORD PTR [const+0x140]         ; %336 add
    vmulps ymm12,ymm7,ymm12                              ; %337 mul
    vaddps ymm12,ymm12,YMMWORD PTR [const+0x160]         ; %338 add
    vmovups YMMWORD PTR [rdi+0x300],ymm0                 ; %129 mul
    vmulps ymm0,ymm9,ymm6
    vaddps ymm0,ymm0,YMMWORD PTR [const+0x140]           ; %130 add
    vmulps ymm0,ymm6,ymm0                                ; %131 mul
    vaddps ymm0,ymm0,YMMWORD PTR [const+0x160]           ; %132 add
    vmulps ymm9,ymm10,ymm3                               ; %196 mul
    vaddps ymm9,ymm13,ymm9                               ; %197 add
    vmulps ymm9,ymm5,ymm9                                ; %198 mul
    vaddps ymm9,ymm9,ymm14                               ; %203 add
    vmulps ymm3,ymm3,ymm9                                ; %204 mul
    vaddps ymm3,ymm5,ymm3                                ; %205 add
    vaddps ymm3,ymm2,ymm3                                ; %206 add
    vmulps ymm5,ymm10,ymm7                               ; %332 mul
    vaddps ymm5,ymm13,ymm5                               ; %333 add
    vmulps ymm5,ymm8,ymm5                                ; %334 mul
    vaddps ymm5,ymm5,ymm12                               ; %339 add
    vmulps ymm5,ymm7,ymm5                                ; %340 mul
    vaddps ymm5,ymm8,ymm5                                ; %341 add
    vaddps ymm5,ymm2,ymm5                                ; %342 add
    vmulps ymm7,ymm10,ymm6                               ; %126 mul
    vaddps ymm7,ymm13,ymm7                               ; %127 add
    vmulps ymm7,ymm4,ymm7                                ; %128 mul
    vaddps ymm0,ymm7,ymm0                                ; %133 add
    vmulps ymm0,ymm6,ymm0                                ; %134 mul
    vaddps ymm0,ymm4,ymm0                                ; %135 add
    vmovups ymm4,YMMWORD PTR [const+0x0]                 ; %312 sub
    vsubps ymm6,ymm15,ymm4
    vfmadd231ps ymm6,ymm15,ymm1                          ; %313 muladd
    vmovups ymm1,YMMWORD PTR [const+0x2c0]               ; %245 add
    vpaddd ymm7,ymm1,YMMWORD PTR [rdi+0x2a0]
    vdivps ymm8,ymm11,YMMWORD PTR [rdi+0x280]            ; %105 div
    vcmpeqps ymm9,ymm11,YMMWORD PTR [rdi+0x280]          ; %104 eq
    vmovups ymm11,YMMWORD PTR [const+0x2a0]              ; %243 and
    vpand ymm12,ymm11,YMMWORD PTR [rdi+0x2a0]
    vmovups ymm14,YMMWORD PTR [r10+rsi*4]                ; %6 mul
    vmulps ymm15,ymm14,YMMWORD PTR [rdi+0x140]
    vblendvps ymm8,ymm8,ymm2,ymm9                        ; %106 select
    vdivps ymm9,ymm6,YMMWORD PTR [rdi+0x260]             ; %316 div
    vcmpeqps ymm6,ymm6,YMMWORD PTR [rdi+0x260]           ; %315 eq
    vmulps ymm12,ymm12,YMMWORD PTR [rdi+0x300]           ; %248 mul
    vpand ymm7,ymm11,ymm7                                ; %246 and
    vmulps ymm15,ymm14,ymm15                             ; %7 mul
    vmovups ymm13,YMMWORD PTR [r11+rsi*4]                ; %15 mul
    vmulps ymm10,ymm13,ymm13
    vmulps ymm7,ymm7,ymm12                               ; %249 mul
    vmulps ymm12,ymm14,ymm15                             ; %8 mul
    vaddps ymm0,ymm2,ymm0                                ; %136 add
    vmulps ymm15,ymm10,YMMWORD PTR [rdi+0x180]           ; %17 mul
    vaddps ymm7,ymm2,ymm7                                ; %250 add
    vpand ymm13,ymm11,YMMWORD PTR [rdi+0x240]            ; %209 and
    vblendvps ymm6,ymm9,ymm2,ymm6                        ; %317 select
    vpaddd ymm9,ymm1,YMMWORD PTR [rdi+0x240]             ; %211 add
    vpand ymm14,ymm11,YMMWORD PTR [rdi+0x2e0]            ; %345 and
    vmulps ymm3,ymm3,ymm13                               ; %214 mul
    vpaddd ymm13,ymm1,YMMWORD PTR [rdi+0x2e0]            ; %347 add
    vpaddd ymm4,ymm1,YMMWORD PTR [rdi+0x2c0]             ; %143 add
    vmulps ymm1,ymm10,ymm15                              ; %18 mul
    vpand ymm10,ymm11,YMMWORD PTR [rdi+0x2c0]            ; %140 and
    vmovups ymm15,YMMWORD PTR [const+0x340]              ; %318 div
    vdivps ymm6,ymm15,ymm6
    vdivps ymm8,ymm2,ymm8                                ; %107 div
    vmovups ymm15,YMMWORD PTR [r9+rsi*4]                 ; %9 mul
    vmulps ymm12,ymm12,ymm15
    vmulps ymm5,ymm5,ymm14                               ; %350 mul
    vdivps ymm7,ymm2,ymm7                                ; %251 div
    vmulps ymm0,ymm0,ymm10                               ; %146 mul
    vpand ymm9,ymm11,ymm9                                ; %212 and
    vpand ymm4,ymm11,ymm4                                ; %144 and
    vpand ymm10,ymm11,ymm13                              ; %348 and
    vmovups ymm11,YMMWORD PTR [const+0x3c0]              ; %29 neg
    vxorps ymm13,ymm12,ymm11
    vmulps ymm3,ymm9,ymm3                                ; %215 mul
    vsubps ymm9,ymm13,ymm1                               ; %30 sub
    vmulps ymm5,ymm10,ymm5                               ; %351 mul
    vmulps ymm0,ymm4,ymm0                                ; %147 mul
    vmulps ymm3,ymm3,YMMWORD PTR [const+0x2e0]           ; %216 mul
    vsubps ymm4,ymm9,YMMWORD PTR [rdi+0x1e0]             ; %31 sub
    vmulps ymm5,ymm5,YMMWORD PTR [const+0x380]           ; %352 mul
    vmulps ymm0,ymm0,YMMWORD PTR [const+0x1e0]           ; %148 mul
    vxorps ymm9,ymm8,ymm11                               ; %152 neg
    vxorps ymm10,ymm3,ymm11                              ; %254 neg
    vxorps ymm13,ymm6,ymm11                              ; %355 neg
    vsubps ymm9,ymm9,ymm0                                ; %153 sub
    vsubps ymm13,ymm13,ymm5                              ; %356 sub
    vsubps ymm10,ymm10,ymm7                              ; %255 sub
    vmulps ymm4,ymm4,YMMWORD PTR [rdi+0x200]             ; %32 mul
    vmovups ymm14,YMMWORD PTR [rdi+0x220]                ; %154 mul
    vmulps ymm9,ymm9,ymm14
    vmulps ymm13,ymm14,ymm13                             ; %357 mul
    vmulps ymm10,ymm14,ymm10                             ; %256 mul
    vmovups ymm14,YMMWORD PTR [const+0x20]               ; %35 min
    vminps ymm4,ymm14,ymm4
    vminps ymm9,ymm14,ymm9                               ; %155 min
    vminps ymm13,ymm14,ymm13                             ; %358 min
    vminps ymm10,ymm14,ymm10                             ; %257 min
    vmovups ymm14,YMMWORD PTR [const+0x40]               ; %37 max
    vmaxps ymm11,ymm14,ymm4
    vmaxps ymm2,ymm14,ymm9                               ; %156 max
    vmulps ymm4,ymm4,YMMWORD PTR [const+0x0]             ; %68 mul
    vmulps ymm9,ymm9,YMMWORD PTR [const+0x0]             ; %178 mul
    vmulps ymm0,ymm0,YMMWORD PTR [r10+rsi*4]             ; %149 mul
    vmulps ymm5,ymm5,YMMWORD PTR [r11+rsi*4]             ; %353 mul
    vmulps ymm7,ymm15,ymm7                               ; %252 mul
    vmaxps ymm15,ymm14,ymm13                             ; %359 max
    vmulps ymm13,ymm13,YMMWORD PTR [const+0x0]           ; %381 mul
    vmovups YMMWORD PTR [rdi+0x2c0],ymm5                 ; %258 max
    vmaxps ymm5,ymm14,ymm10
    vmovups ymm14,YMMWORD PTR [const+0x0]                ; %280 mul
    vmulps ymm10,ymm10,ymm14
    vmovups YMMWORD PTR [rdi+0x2e0],ymm7                 ; %40 mul
    vmulps ymm7,ymm11,YMMWORD PTR [const+0x80]
    vaddps ymm7,ymm7,YMMWORD PTR [const+0x60]            ; %41 add
    vmovups YMMWORD PTR [rdi+0x240],ymm6                 ; %157 mul
    vmulps ymm6,ymm2,YMMWORD PTR [const+0x80]
    vaddps ymm6,ymm6,YMMWORD PTR [const+0x60]            ; %158 add
    vmovups YMMWORD PTR [rdi+0x300],ymm0                 ; %259 mul
    vmulps ymm0,ymm5,YMMWORD PTR [const+0x80]
    vaddps ymm0,ymm0,YMMWORD PTR [const+0x60]            ; %260 add
    vmovups YMMWORD PTR [rdi+0x260],ymm3                 ; %360 mul
    vmulps ymm3,ymm15,YMMWORD PTR [const+0x80]
    vaddps ymm3,ymm3,YMMWORD PTR [const+0x60]            ; %361 add
    vmovups YMMWORD PTR [rdi+0x2a0],ymm8                 ; %42 sub
    vsubps ymm8,ymm7,YMMWORD PTR [const+0x60]
    vpslld ymm7,ymm7,0x17                                ; %48 shl
    vfmadd231ps ymm11,ymm8,YMMWORD PTR [const+0xa0]      ; %44 muladd
    vfmadd231ps ymm11,ymm8,YMMWORD PTR [const+0xc0]      ; %46 muladd
    vmovups ymm8,YMMWORD PTR [const+0x60]                ; %159 sub
    vmovups YMMWORD PTR [rdi+0x280],ymm10
    vsubps ymm10,ymm6,ymm8
    vpslld ymm6,ymm6,0x17                                ; %163 shl
    vfmadd231ps ymm2,ymm10,YMMWORD PTR [const+0xa0]      ; %160 muladd
    vfmadd231ps ymm2,ymm10,YMMWORD PTR [const+0xc0]      ; %161 muladd
    vsubps ymm10,ymm0,ymm8                               ; %261 sub
    vpslld ymm0,ymm0,0x17                                ; %265 shl
    vfmadd231ps ymm5,ymm10,YMMWORD PTR [const+0xa0]      ; %262 muladd
    vfmadd231ps ymm5,ymm10,YMMWORD PTR [const+0xc0]      ; %263 muladd
    vsubps ymm10,ymm3,ymm8                               ; %362 sub
    vpslld ymm3,ymm3,0x17                                ; %366 shl
    vfmadd231ps ymm15,ymm10,YMMWORD PTR [const+0xa0]     ; %363 muladd
    vfmadd231ps ymm15,ymm10,YMMWORD PTR [const+0xc0]     ; %364 muladd
    vmulps ymm8,ymm11,ymm11                              ; %50 mul
    vmulps ymm10,ymm2,ymm2                               ; %165 mul
    vmovups YMMWORD PTR [rdi+0x320],ymm9                 ; %267 mul
    vmulps ymm9,ymm5,ymm5
    vmovups YMMWORD PTR [rdi+0x340],ymm13                ; %66 sub
    vsubps ymm13,ymm7,ymm14
    vmulps ymm14,ymm8,YMMWORD PTR [const+0x120]          ; %57 mul
    vaddps ymm14,ymm14,YMMWORD PTR [const+0x140]         ; %59 add
    vmulps ymm14,ymm8,ymm14                              ; %60 mul
    vaddps ymm14,ymm14,YMMWORD PTR [const+0x160]         ; %62 add
    vmovups YMMWORD PTR [rdi+0x360],ymm1                 ; %368 mul
    vmulps ymm1,ymm15,ymm15
    vmovups YMMWORD PTR [rdi+0x380],ymm12                ; %271 mul
    vmulps ymm12,ymm9,YMMWORD PTR [const+0x120]
    vaddps ymm12,ymm12,YMMWORD PTR [const+0x140]         ; %272 add
    vmulps ymm12,ymm9,ymm12                              ; %273 mul
    vaddps ymm12,ymm12,YMMWORD PTR [const+0x160]         ; %274 add
    vmovups YMMWORD PTR [rdi+0x3a0],ymm4                 ; %372 mul
    vmulps ymm4,ymm1,YMMWORD PTR [const+0x120]
    vaddps ymm4,ymm4,YMMWORD PTR [const+0x140]           ; %373 add
    vmulps ymm4,ymm1,ymm4                                ; %374 mul
    vaddps ymm4,ymm4,YMMWORD PTR [const+0x160]           ; %375 add
    vmovups YMMWORD PTR [rdi+0x3c0],ymm3                 ; %169 mul
    vmulps ymm3,ymm10,YMMWORD PTR [const+0x120]
    vaddps ymm3,ymm3,YMMWORD PTR [const+0x140]           ; %170 add
    vmulps ymm3,ymm10,ymm3                               ; %171 mul
    vaddps ymm3,ymm3,YMMWORD PTR [const+0x160]           ; %172 add
    vmovups YMMWORD PTR [rdi+0x3e0],ymm0                 ; %52 mul
    vmulps ymm0,ymm8,YMMWORD PTR [const+0xe0]
    vaddps ymm0,ymm0,YMMWORD PTR [const+0x100]           ; %54 add
    vmulps ymm0,ymm11,ymm0                               ; %55 mul
    vaddps ymm0,ymm0,ymm14                               ; %63 add
    vmulps ymm0,ymm8,ymm0                                ; %64 mul
    vaddps ymm0,ymm11,ymm0                               ; %65 add
    vfmadd231ps ymm13,ymm7,ymm0                          ; %67 muladd
    vmovups ymm0,YMMWORD PTR [const+0xe0]                ; %369 mul
    vmulps ymm7,ymm1,ymm0
    vmovups ymm8,YMMWORD PTR [const+0x100]               ; %370 add
    vaddps ymm7,ymm7,ymm8
    vmulps ymm7,ymm15,ymm7                               ; %371 mul
    vaddps ymm4,ymm7,ymm4                                ; %376 add
    vmulps ymm1,ymm1,ymm4                                ; %377 mul
    vaddps ymm1,ymm15,ymm1                               ; %378 add
    vmulps ymm4,ymm0,ymm10                               ; %166 mul
    vaddps ymm4,ymm8,ymm4                                ; %167 add
    vmulps ymm4,ymm2,ymm4                                ; %168 mul
    vaddps ymm3,ymm4,ymm3                                ; %173 add
    vmulps ymm3,ymm10,ymm3                               ; %174 mul
    vaddps ymm2,ymm2,ymm3                                ; %175 add
    vmulps ymm3,ymm9,ymm0                                ; %268 mul
    vaddps ymm0,ymm8,ymm3                                ; %269 add
    vmulps ymm0,ymm5,ymm0                                ; %270 mul
    vaddps ymm0,ymm0,ymm12                               ; %275 add
    vmulps ymm0,ymm9,ymm0                                ; %276 mul
    vaddps ymm0,ymm5,ymm0                                ; %277 add
    vmovups ymm3,YMMWORD PTR [const+0x0]                 ; %176 sub
    vsubps ymm4,ymm6,ymm3
    vfmadd231ps ymm4,ymm6,ymm2                           ; %177 muladd
    vmovups ymm2,YMMWORD PTR [rdi+0x3e0]                 ; %278 sub
    vsubps ymm5,ymm2,ymm3
    vfmadd231ps ymm5,ymm2,ymm0                           ; %279 muladd
    vmovups ymm0,YMMWORD PTR [rdi+0x3c0]                 ; %379 sub
    vsubps ymm2,ymm0,ymm3
    vfmadd231ps ymm2,ymm0,ymm1                           ; %380 muladd
    vdivps ymm0,ymm13,YMMWORD PTR [rdi+0x3a0]            ; %71 div
    vcmpeqps ymm1,ymm13,YMMWORD PTR [rdi+0x3a0]          ; %69 eq
    vmovups ymm3,YMMWORD PTR [const+0x180]               ; %72 select
    vblendvps ymm0,ymm0,ymm3,ymm1
    vmulps ymm0,ymm0,YMMWORD PTR [rdi+0x200]             ; %73 mul
    vmovups ymm1,YMMWORD PTR [r8+rsi*4]                  ; %11 sub
    vsubps ymm6,ymm1,YMMWORD PTR [rdi+0x160]
    vmulps ymm6,ymm6,YMMWORD PTR [rdi+0x380]             ; %12 mul
    vxorps ymm6,ymm6,YMMWORD PTR [const+0x3c0]           ; %13 neg
    vsubps ymm7,ymm1,YMMWORD PTR [rdi+0x1a0]             ; %20 sub
    vmulps ymm7,ymm7,YMMWORD PTR [rdi+0x360]             ; %21 mul
    vsubps ymm6,ymm6,ymm7                                ; %22 sub
    vdivps ymm7,ymm2,YMMWORD PTR [rdi+0x340]             ; %383 div
    vcmpeqps ymm2,ymm2,YMMWORD PTR [rdi+0x340]           ; %382 eq
    vblendvps ymm2,ymm7,ymm3,ymm2                        ; %384 select
    vdivps ymm7,ymm4,YMMWORD PTR [rdi+0x320]             ; %180 div
    vcmpeqps ymm4,ymm4,YMMWORD PTR [rdi+0x320]           ; %179 eq
    vsubps ymm8,ymm1,YMMWORD PTR [rdi+0x1c0]             ; %25 sub
    vblendvps ymm4,ymm7,ymm3,ymm4                        ; %181 select
    vdivps ymm7,ymm5,YMMWORD PTR [rdi+0x280]             ; %282 div
    vcmpeqps ymm5,ymm5,YMMWORD PTR [rdi+0x280]           ; %281 eq
    vmovups ymm9,YMMWORD PTR [r10+rsi*4]                 ; %108 sub
    vsubps ymm10,ymm3,ymm9
    vmulps ymm10,ymm10,YMMWORD PTR [rdi+0x2a0]           ; %109 mul
    vmovups ymm11,YMMWORD PTR [r9+rsi*4]                 ; %217 sub
    vsubps ymm12,ymm3,ymm11
    vmulps ymm12,ymm12,YMMWORD PTR [rdi+0x260]           ; %218 mul
    vmulps ymm8,ymm8,YMMWORD PTR [rdi+0x1e0]             ; %26 mul
    vmovups ymm13,YMMWORD PTR [r11+rsi*4]                ; %319 sub
    vsubps ymm14,ymm3,ymm13
    vsubps ymm6,ymm6,ymm8                                ; %27 sub
    vmovups ymm8,YMMWORD PTR [rdi+0x220]                 ; %182 mul
    vmulps ymm4,ymm4,ymm8
    vsubps ymm10,ymm10,YMMWORD PTR [rdi+0x300]           ; %150 sub
    vmulps ymm14,ymm14,YMMWORD PTR [rdi+0x240]           ; %320 mul
    vblendvps ymm5,ymm7,ymm3,ymm5                        ; %283 select
    vmulps ymm2,ymm8,ymm2                                ; %385 mul
    vmulps ymm0,ymm6,ymm0                                ; %74 mul
    vsubps ymm3,ymm12,YMMWORD PTR [rdi+0x2e0]            ; %253 sub
    vsubps ymm6,ymm14,YMMWORD PTR [rdi+0x2c0]            ; %354 sub
    vmulps ymm5,ymm8,ymm5                                ; %284 mul
    vaddps ymm0,ymm1,ymm0                                ; %75 add
    vmulps ymm4,ymm10,ymm4                               ; %183 mul
    vmulps ymm2,ymm6,ymm2                                ; %386 mul
    vmulps ymm3,ymm3,ymm5                                ; %285 mul
    vcmpge_oqps ymm1,ymm1,YMMWORD PTR [rdi+0x120]        ; %2 le
    vaddps ymm4,ymm9,ymm4                                ; %184 add
    vaddps ymm2,ymm13,ymm2                               ; %387 add
    vmovups YMMWORD PTR [r8+rsi*4],ymm0                  ; %392 store V
    vaddps ymm3,ymm11,ymm3                               ; %286 add
    vmovups YMMWORD PTR [r10+rsi*4],ymm4                 ; %393 store m
    vmovups YMMWORD PTR [r11+rsi*4],ymm2                 ; %395 store n
    vcmpge_oqps ymm0,ymm0,YMMWORD PTR [rdi+0x120]        ; %388 le
    vmovups YMMWORD PTR [r9+rsi*4],ymm3                  ; %394 store h
    vandnps ymm0,ymm1,ymm0                               ; %390 and
    vmovmskps eax,ymm0                                   ; %391 emit
    test eax,eax
    jne .L6
.L7:
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
    lea rcx,[const+0x3e0]
    vmovups ymm0,YMMWORD PTR [rcx+rax*4+0x20]
    vmovups YMMWORD PTR [rdi+0xc0],ymm0
    vmovups ymm1,YMMWORD PTR [rdi+0xc0]                  ; %2 le
    vmaskmovps ymm0,ymm1,YMMWORD PTR [r8+rsi*4]
    vcmpge_oqps ymm2,ymm0,YMMWORD PTR [rdi+0x120]
    vmaskmovps ymm3,ymm1,YMMWORD PTR [r10+rsi*4]         ; %6 mul
    vmulps ymm4,ymm3,YMMWORD PTR [rdi+0x140]
    vmulps ymm4,ymm3,ymm4                                ; %7 mul
    vmulps ymm4,ymm3,ymm4                                ; %8 mul
    vmaskmovps ymm5,ymm1,YMMWORD PTR [r9+rsi*4]          ; %9 mul
    vmulps ymm4,ymm4,ymm5
    vsubps ymm6,ymm0,YMMWORD PTR [rdi+0x160]             ; %11 sub
    vmulps ymm6,ymm4,ymm6                                ; %12 mul
    vmovups ymm7,YMMWORD PTR [const+0x3c0]               ; %13 neg
    vxorps ymm6,ymm6,ymm7
    vmaskmovps ymm8,ymm1,YMMWORD PTR [r11+rsi*4]         ; %15 mul
    vmulps ymm9,ymm8,ymm8
    vmulps ymm10,ymm9,YMMWORD PTR [rdi+0x180]            ; %17 mul
    vmulps ymm9,ymm9,ymm10                               ; %18 mul
    vsubps ymm10,ymm0,YMMWORD PTR [rdi+0x1a0]            ; %20 sub
    vmulps ymm10,ymm9,ymm10                              ; %21 mul
    vsubps ymm6,ymm6,ymm10                               ; %22 sub
    vsubps ymm10,ymm0,YMMWORD PTR [rdi+0x1c0]            ; %25 sub
    vmulps ymm10,ymm10,YMMWORD PTR [rdi+0x1e0]           ; %26 mul
    vsubps ymm6,ymm6,ymm10                               ; %27 sub
    vxorps ymm4,ymm4,ymm7                                ; %29 neg
    vsubps ymm4,ymm4,ymm9                                ; %30 sub
    vsubps ymm4,ymm4,YMMWORD PTR [rdi+0x1e0]             ; %31 sub
    vmulps ymm4,ymm4,YMMWORD PTR [rdi+0x200]             ; %32 mul
    vmovups ymm9,YMMWORD PTR [const+0x20]                ; %35 min
    vminps ymm4,ymm9,ymm4
    vmovups ymm10,YMMWORD PTR [const+0x40]               ; %37 max
    vmaxps ymm11,ymm10,ymm4
    vmovups ymm12,YMMWORD PTR [const+0x80]               ; %40 mul
    vmulps ymm13,ymm11,ymm12
    vmovups ymm14,YMMWORD PTR [const+0x60]               ; %41 add
    vaddps ymm13,ymm13,ymm14
    vsubps ymm15,ymm13,ymm14                             ; %42 sub
    vfmadd231ps ymm11,ymm15,YMMWORD PTR [const+0xa0]     ; %44 muladd
    vfmadd231ps ymm11,ymm15,YMMWORD PTR [const+0xc0]     ; %46 muladd
    vpslld ymm13,ymm13,0x17                              ; %48 shl
    vmulps ymm15,ymm11,ymm11                             ; %50 mul
    vmulps ymm1,ymm15,YMMWORD PTR [const+0xe0]           ; %52 mul
    vaddps ymm1,ymm1,YMMWORD PTR [const+0x100]           ; %54 add
    vmulps ymm1,ymm11,ymm1                               ; %55 mul
    vmulps ymm8,ymm15,YMMWORD PTR [const+0x120]          ; %57 mul
    vaddps ymm8,ymm8,YMMWORD PTR [const+0x140]           ; %59 add
    vmulps ymm8,ymm15,ymm8                               ; %60 mul
    vaddps ymm8,ymm8,YMMWORD PTR [const+0x160]           ; %62 add
    vaddps ymm1,ymm1,ymm8                                ; %63 add
    vmulps ymm1,ymm15,ymm1                               ; %64 mul
    vaddps ymm1,ymm11,ymm1                               ; %65 add
    vmovups ymm8,YMMWORD PTR [const+0x0]                 ; %66 sub
    vsubps ymm11,ymm13,ymm8
    vfmadd231ps ymm11,ymm13,ymm1                         ; %67 muladd
    vmulps ymm1,ymm8,ymm4                                ; %68 mul
    vcmpeqps ymm4,ymm11,ymm1                             ; %69 eq
    vdivps ymm1,ymm11,ymm1                               ; %71 div
    vmovups ymm11,YMMWORD PTR [const+0x180]              ; %72 select
    vblendvps ymm1,ymm1,ymm11,ymm4
    vmulps ymm1,ymm1,YMMWORD PTR [rdi+0x200]             ; %73 mul
    vmulps ymm1,ymm6,ymm1                                ; %74 mul
    vaddps ymm1,ymm0,ymm1                                ; %75 add
    vaddps ymm4,ymm0,YMMWORD PTR [const+0x1a0]           ; %77 add
    vmovups ymm6,YMMWORD PTR [const+0x1c0]               ; %79 mul
    vmulps ymm4,ymm4,ymm6
    vminps ymm4,ymm9,ymm4                                ; %80 min
    vmaxps ymm13,ymm10,ymm4                              ; %81 max
    vmulps ymm15,ymm12,ymm13                             ; %82 mul
    vaddps ymm15,ymm14,ymm15                             ; %83 add
    vmovups YMMWORD PTR [rdi+0x240],ymm2                 ; %84 sub
    vsubps ymm2,ymm15,ymm14
    vfmadd231ps ymm13,ymm2,YMMWORD PTR [const+0xa0]      ; %85 muladd
    vfmadd231ps ymm13,ymm2,YMMWORD PTR [const+0xc0]      ; %86 muladd
    vmovaps ymm2,ymm15                                   ; %87 bits
    vpslld ymm2,ymm2,0x17                                ; %88 shl
    vmulps ymm15,ymm13,ymm13                             ; %90 mul
    vmovups YMMWORD PTR [rdi+0x260],ymm1                 ; %91 mul
    vmulps ymm1,ymm15,YMMWORD PTR [const+0xe0]
    vaddps ymm1,ymm1,YMMWORD PTR [const+0x100]           ; %92 add
    vmulps ymm1,ymm13,ymm1                               ; %93 mul
    vmulps ymm6,ymm15,YMMWORD PTR [const+0x120]          ; %94 mul
    vaddps ymm6,ymm6,YMMWORD PTR [const+0x140]           ; %95 add
    vmulps ymm6,ymm15,ymm6                               ; %96 mul
    vaddps ymm6,ymm6,YMMWORD PTR [const+0x160]           ; %97 add
    vaddps ymm1,ymm1,ymm6                                ; %98 add
    vmulps ymm1,ymm15,ymm1                               ; %99 mul
    vaddps ymm1,ymm13,ymm1                               ; %100 add
    vsubps ymm6,ymm2,ymm8                                ; %101 sub
    vfmadd231ps ymm6,ymm2,ymm1                           ; %102 muladd
    vmulps ymm1,ymm8,ymm4                                ; %103 mul
    vcmpeqps ymm2,ymm6,ymm1                              ; %104 eq
    vdivps ymm1,ymm6,ymm1                                ; %105 div
    vblendvps ymm1,ymm1,ymm11,ymm2                       ; %106 select
    vdivps ymm1,ymm11,ymm1                               ; %107 div
    vsubps ymm2,ymm11,ymm3                               ; %108 sub
    vmulps ymm2,ymm1,ymm2                                ; %109 mul
    vaddps ymm4,ymm0,YMMWORD PTR [const+0x200]           ; %112 add
    vmulps ymm6,ymm4,YMMWORD PTR [const+0x220]           ; %114 mul
    vmovups ymm13,YMMWORD PTR [const+0x260]              ; %117 min
    vminps ymm6,ymm13,ymm6
    vmovups ymm15,YMMWORD PTR [const+0x240]              ; %118 max
    vmaxps ymm6,ymm15,ymm6
    vmulps ymm0,ymm12,ymm6                               ; %120 mul
    vaddps ymm0,ymm0,YMMWORD PTR [const+0x280]           ; %121 add
    vsubps ymm5,ymm0,YMMWORD PTR [const+0x280]           ; %122 sub
    vfmadd231ps ymm6,ymm5,YMMWORD PTR [const+0xa0]       ; %123 muladd
    vfmadd231ps ymm6,ymm5,YMMWORD PTR [const+0xc0]       ; %124 muladd
    vmulps ymm5,ymm6,ymm6                                ; %125 mul
    vmulps ymm15,ymm5,YMMWORD PTR [const+0xe0]           ; %126 mul
    vaddps ymm15,ymm15,YMMWORD PTR [const+0x100]         ; %127 add
    vmulps ymm15,ymm6,ymm15                              ; %128 mul
    vmulps ymm13,ymm5,YMMWORD PTR [const+0x120]          ; %129 mul
    vaddps ymm13,ymm13,YMMWORD PTR [const+0x140]         ; %130 add
    vmulps ymm13,ymm5,ymm13                              ; %131 mul
    vaddps ymm13,ymm13,YMMWORD PTR [const+0x160]         ; %132 add
    vaddps ymm13,ymm15,ymm13                             ; %133 add
    vmulps ymm5,ymm5,ymm13                               ; %134 mul
    vaddps ymm5,ymm6,ymm5                                ; %135 add
    vaddps ymm5,ymm11,ymm5                               ; %136 add
    vpslld ymm0,ymm0,0x16                                ; %138 shl
    vmovups ymm6,YMMWORD PTR [const+0x2a0]               ; %140 and
    vpand ymm13,ymm0,ymm6
    vmovups ymm15,YMMWORD PTR [const+0x2c0]              ; %143 add
    vpaddd ymm0,ymm0,ymm15
    vpand ymm0,ymm6,ymm0                                 ; %144 and
    vmulps ymm5,ymm5,ymm13                               ; %146 mul
    vmulps ymm0,ymm0,ymm5                                ; %147 mul
    vmulps ymm0,ymm0,YMMWORD PTR [const+0x1e0]           ; %148 mul
    vmulps ymm5,ymm3,ymm0                                ; %149 mul
    vsubps ymm2,ymm2,ymm5                                ; %150 sub
    vxorps ymm1,ymm1,ymm7                                ; %152 neg
    vsubps ymm0,ymm1,ymm0                                ; %153 sub
    vmovups ymm1,YMMWORD PTR [rdi+0x220]                 ; %154 mul
    vmulps ymm0,ymm0,ymm1
    vminps ymm0,ymm9,ymm0                                ; %155 min
    vmaxps ymm5,ymm10,ymm0                               ; %156 max
    vmulps ymm13,ymm12,ymm5                              ; %157 mul
    vaddps ymm13,ymm14,ymm13                             ; %158 add
    vsubps ymm10,ymm13,ymm14                             ; %159 sub
    vfmadd231ps ymm5,ymm10,YMMWORD PTR [const+0xa0]      ; %160 muladd
    vfmadd231ps ymm5,ymm10,YMMWORD PTR [const+0xc0]      ; %161 muladd
    vmovaps ymm10,ymm13                                  ; %162 bits
    vpslld ymm10,ymm10,0x17                              ; %163 shl
    vmulps ymm13,ymm5,ymm5                               ; %165 mul
    vmulps ymm14,ymm13,YMMWORD PTR [const+0xe0]          ; %166 mul
    vaddps ymm14,ymm14,YMMWORD PTR [const+0x100]         ; %167 add
    vmulps ymm14,ymm5,ymm14                              ; %168 mul
    vmulps ymm9,ymm13,YMMWORD PTR [const+0x120]          ; %169 mul
    vaddps ymm9,ymm9,YMMWORD PTR [const+0x140]           ; %170 add
    vmulps ymm9,ymm13,ymm9                               ; %171 mul
    vaddps ymm9,ymm9,YMMWORD PTR [const+0x160]           ; %172 add
    vaddps ymm9,ymm14,ymm9                               ; %173 add
    vmulps ymm9,ymm13,ymm9                               ; %174 mul
    vaddps ymm5,ymm5,ymm9                                ; %175 add
    vsubps ymm9,ymm10,ymm8                               ; %176 sub
    vfmadd231ps ymm9,ymm10,ymm5                          ; %177 muladd
    vmulps ymm0,ymm8,ymm0                                ; %178 mul
    vcmpeqps ymm5,ymm9,ymm0                              ; %179 eq
    vdivps ymm0,ymm9,ymm0                                ; %180 div
    vblendvps ymm0,ymm0,ymm11,ymm5                       ; %181 select
    vmulps ymm0,ymm1,ymm0                                ; %182 mul
    vmulps ymm0,ymm2,ymm0                                ; %183 mul
    vaddps ymm0,ymm3,ymm0                                ; %184 add
    vmulps ymm2,ymm4,YMMWORD PTR [const+0x300]           ; %187 mul
    vmovups ymm3,YMMWORD PTR [const+0x260]               ; %188 min
    vminps ymm2,ymm3,ymm2
    vmovups ymm5,YMMWORD PTR [const+0x240]               ; %189 max
    vmaxps ymm2,ymm5,ymm2
    vmulps ymm9,ymm12,ymm2                               ; %190 mul
    vmovups ymm10,YMMWORD PTR [const+0x280]              ; %191 add
    vaddps ymm9,ymm9,ymm10
    vsubps ymm13,ymm9,ymm10                              ; %192 sub
    vmovups ymm14,YMMWORD PTR [const+0xa0]               ; %193 muladd
    vfmadd231ps ymm2,ymm13,ymm14
    vfmadd231ps ymm2,ymm13,YMMWORD PTR [const+0xc0]      ; %194 muladd
    vmulps ymm13,ymm2,ymm2                               ; %195 mul
    vmovups YMMWORD PTR [rdi+0x280],ymm0                 ; %196 mul
    vmulps ymm0,ymm13,YMMWORD PTR [const+0xe0]
    vaddps ymm0,ymm0,YMMWORD PTR [const+0x100]           ; %197 add
    vmulps ymm0,ymm2,ymm0                                ; %198 mul
    vmulps ymm8,ymm13,YMMWORD PTR [const+0x120]          ; %199 mul
    vaddps ymm8,ymm8,YMMWORD PTR [const+0x140]           ; %200 add
    vmulps ymm8,ymm13,ymm8                               ; %201 mul
    vaddps ymm8,ymm8,YMMWORD PTR [const+0x160]           ; %202 add
    vaddps ymm0,ymm0,ymm8                                ; %203 add
    vmulps ymm0,ymm13,ymm0                               ; %204 mul
    vaddps ymm0,ymm2,ymm0                                ; %205 add
    vaddps ymm0,ymm11,ymm0                               ; %206 add
    vmovaps ymm2,ymm9                                    ; %207 bits
    vpslld ymm2,ymm2,0x16                                ; %208 shl
    vpand ymm8,ymm6,ymm2                                 ; %209 and
    vpaddd ymm2,ymm15,ymm2                               ; %211 add
    vpand ymm2,ymm6,ymm2                                 ; %212 and
    vmulps ymm0,ymm0,ymm8                                ; %214 mul
    vmulps ymm0,ymm2,ymm0                                ; %215 mul
    vmulps ymm0,ymm0,YMMWORD PTR [const+0x2e0]           ; %216 mul
    vmovups ymm8,YMMWORD PTR [rdi+0xc0]                  ; %217 sub
    vmaskmovps ymm2,ymm8,YMMWORD PTR [r9+rsi*4]
    vsubps ymm9,ymm11,ymm2
    vmulps ymm9,ymm0,ymm9                                ; %218 mul
    vmaskmovps ymm13,ymm8,YMMWORD PTR [r8+rsi*4]         ; %220 add
    vmovups YMMWORD PTR [rdi+0x2a0],ymm4
    vaddps ymm4,ymm13,YMMWORD PTR [const+0x320]
    vmulps ymm4,ymm4,YMMWORD PTR [const+0x1c0]           ; %221 mul
    vminps ymm4,ymm3,ymm4                                ; %222 min
    vmaxps ymm4,ymm5,ymm4                                ; %223 max
    vmulps ymm8,ymm12,ymm4                               ; %224 mul
    vaddps ymm8,ymm10,ymm8                               ; %225 add
    vsubps ymm5,ymm8,ymm10                               ; %226 sub
    vfmadd231ps ymm4,ymm14,ymm5                          ; %227 muladd
    vfmadd231ps ymm4,ymm5,YMMWORD PTR [const+0xc0]       ; %228 muladd
    vmulps ymm5,ymm4,ymm4                                ; %229 mul
    vmulps ymm10,ymm5,YMMWORD PTR [const+0xe0]           ; %230 mul
    vaddps ymm10,ymm10,YMMWORD PTR [const+0x100]         ; %231 add
    vmulps ymm10,ymm4,ymm10                              ; %232 mul
    vmulps ymm3,ymm5,YMMWORD PTR [const+0x120]           ; %233 mul
    vaddps ymm3,ymm3,YMMWORD PTR [const+0x140]           ; %234 add
    vmulps ymm3,ymm5,ymm3                                ; %235 mul
    vaddps ymm3,ymm3,YMMWORD PTR [const+0x160]           ; %236 add
    vaddps ymm3,ymm10,ymm3                               ; %237 add
    vmulps ymm3,ymm5,ymm3                                ; %238 mul
    vaddps ymm3,ymm4,ymm3                                ; %239 add
    vaddps ymm3,ymm11,ymm3                               ; %240 add
    vmovaps ymm4,ymm8                                    ; %241 bits
    vpslld ymm4,ymm4,0x16                                ; %242 shl
    vpand ymm5,ymm6,ymm4                                 ; %243 and
    vpaddd ymm4,ymm15,ymm4                               ; %245 add
    vpand ymm4,ymm6,ymm4                                 ; %246 and
    vmulps ymm3,ymm3,ymm5                                ; %248 mul
    vmulps ymm3,ymm4,ymm3                                ; %249 mul
    vaddps ymm3,ymm11,ymm3                               ; %250 add
    vdivps ymm3,ymm11,ymm3                               ; %251 div
    vmulps ymm4,ymm2,ymm3                                ; %252 mul
    vsubps ymm4,ymm9,ymm4                                ; %253 sub
    vxorps ymm0,ymm0,ymm7                                ; %254 neg
    vsubps ymm0,ymm0,ymm3                                ; %255 sub
    vmulps ymm0,ymm1,ymm0                                ; %256 mul
    vmovups ymm3,YMMWORD PTR [const+0x20]                ; %257 min
    vminps ymm0,ymm3,ymm0
    vmovups ymm5,YMMWORD PTR [const+0x40]                ; %258 max
    vmaxps ymm8,ymm5,ymm0
    vmulps ymm9,ymm12,ymm8                               ; %259 mul
    vmovups ymm10,YMMWORD PTR [const+0x60]               ; %260 add
    vaddps ymm9,ymm9,ymm10
    vsubps ymm7,ymm9,ymm10                               ; %261 sub
    vfmadd231ps ymm8,ymm14,ymm7                          ; %262 muladd
    vfmadd231ps ymm8,ymm7,YMMWORD PTR [const+0xc0]       ; %263 muladd
    vmovaps ymm7,ymm9                                    ; %264 bits
    vpslld ymm7,ymm7,0x17                                ; %265 shl
    vmulps ymm9,ymm8,ymm8                                ; %267 mul
    vmulps ymm15,ymm9,YMMWORD PTR [const+0xe0]           ; %268 mul
    vaddps ymm15,ymm15,YMMWORD PTR [const+0x100]         ; %269 add
    vmulps ymm15,ymm8,ymm15                              ; %270 mul
    vmulps ymm6,ymm9,YMMWORD PTR [const+0x120]           ; %271 mul
    vaddps ymm6,ymm6,YMMWORD PTR [const+0x140]           ; %272 add
    vmulps ymm6,ymm9,ymm6                                ; %273 mul
    vaddps ymm6,ymm6,YMMWORD PTR [const+0x160]           ; %274 add
    vaddps ymm6,ymm15,ymm6                               ; %275 add
    vmulps ymm6,ymm9,ymm6                                ; %276 mul
    vaddps ymm6,ymm8,ymm6                                ; %277 add
    vmovups ymm8,YMMWORD PTR [const+0x0]                 ; %278 sub
    vsubps ymm9,ymm7,ymm8
    vfmadd231ps ymm9,ymm7,ymm6                           ; %279 muladd
    vmulps ymm0,ymm8,ymm0                                ; %280 mul
    vcmpeqps ymm6,ymm9,ymm0                              ; %281 eq
    vdivps ymm0,ymm9,ymm0                                ; %282 div
    vblendvps ymm0,ymm0,ymm11,ymm6                       ; %283 select
    vmulps ymm0,ymm1,ymm0                                ; %284 mul
    vmulps ymm0,ymm4,ymm0                                ; %285 mul
    vaddps ymm0,ymm2,ymm0                                ; %286 add
    vaddps ymm2,ymm13,YMMWORD PTR [const+0x360]          ; %289 add
    vmulps ymm2,ymm2,YMMWORD PTR [const+0x1c0]           ; %290 mul
    vminps ymm2,ymm3,ymm2                                ; %291 min
    vmaxps ymm4,ymm5,ymm2                                ; %292 max
    vmulps ymm6,ymm12,ymm4                               ; %293 mul
    vaddps ymm6,ymm10,ymm6                               ; %294 add
    vsubps ymm7,ymm6,ymm10                               ; %295 sub
    vfmadd231ps ymm4,ymm14,ymm7                          ; %296 muladd
    vmovups ymm9,YMMWORD PTR [const+0xc0]                ; %297 muladd
    vfmadd231ps ymm4,ymm7,ymm9
    vpslld ymm6,ymm6,0x17                                ; %299 shl
    vmulps ymm7,ymm4,ymm4                                ; %301 mul
    vmovups ymm13,YMMWORD PTR [const+0xe0]               ; %302 mul
    vmulps ymm15,ymm7,ymm13
    vaddps ymm15,ymm15,YMMWORD PTR [const+0x100]         ; %303 add
    vmulps ymm15,ymm4,ymm15                              ; %304 mul
    vmulps ymm10,ymm7,YMMWORD PTR [const+0x120]          ; %305 mul
    vaddps ymm10,ymm10,YMMWORD PTR [const+0x140]         ; %306 add
    vmulps ymm10,ymm7,ymm10                              ; %307 mul
    vaddps ymm10,ymm10,YMMWORD PTR [const+0x160]         ; %308 add
    vaddps ymm10,ymm15,ymm10                             ; %309 add
    vmulps ymm7,ymm7,ymm10                               ; %310 mul
    vaddps ymm4,ymm4,ymm7                                ; %311 add
    vsubps ymm7,ymm6,ymm8                                ; %312 sub
    vfmadd231ps ymm7,ymm6,ymm4                           ; %313 muladd
    vmulps ymm2,ymm8,ymm2                                ; %314 mul
    vcmpeqps ymm4,ymm7,ymm2                              ; %315 eq
    vdivps ymm2,ymm7,ymm2                                ; %316 div
    vblendvps ymm2,ymm2,ymm11,ymm4                       ; %317 select
    vmovups ymm4,YMMWORD PTR [const+0x340]               ; %318 div
    vdivps ymm2,ymm4,ymm2
    vmovups ymm6,YMMWORD PTR [rdi+0xc0]                  ; %319 sub
    vmaskmovps ymm4,ymm6,YMMWORD PTR [r11+rsi*4]
    vsubps ymm7,ymm11,ymm4
    vmulps ymm7,ymm2,ymm7                                ; %320 mul
    vmovups ymm10,YMMWORD PTR [rdi+0x2a0]                ; %323 mul
    vmulps ymm10,ymm10,YMMWORD PTR [const+0x3a0]
    vmovups ymm15,YMMWORD PTR [const+0x260]              ; %324 min
    vminps ymm10,ymm15,ymm10
    vmovups ymm15,YMMWORD PTR [const+0x240]              ; %325 max
    vmaxps ymm10,ymm15,ymm10
    vmulps ymm15,ymm12,ymm10                             ; %326 mul
    vaddps ymm15,ymm15,YMMWORD PTR [const+0x280]         ; %327 add
    vsubps ymm6,ymm15,YMMWORD PTR [const+0x280]          ; %328 sub
    vfmadd231ps ymm10,ymm14,ymm6                         ; %329 muladd
    vfmadd231ps ymm10,ymm9,ymm6                          ; %330 muladd
    vmulps ymm6,ymm10,ymm10                              ; %331 mul
    vmulps ymm8,ymm6,ymm13                               ; %332 mul
    vaddps ymm8,ymm8,YMMWORD PTR [const+0x100]           ; %333 add
    vmulps ymm8,ymm10,ymm8                               ; %334 mul
    vmulps ymm13,ymm6,YMMWORD PTR [const+0x120]          ; %335 mul
    vaddps ymm13,ymm13,YMMWORD PTR [const+0x140]         ; %336 add
    vmulps ymm13,ymm6,ymm13                              ; %337 mul
    vaddps ymm13,ymm13,YMMWORD PTR [const+0x160]         ; %338 add
    vaddps ymm8,ymm8,ymm13                               ; %339 add
    vmulps ymm6,ymm6,ymm8                                ; %340 mul
    vaddps ymm6,ymm10,ymm6                               ; %341 add
    vaddps ymm6,ymm11,ymm6                               ; %342 add
    vmovaps ymm8,ymm15                                   ; %343 bits
    vpslld ymm8,ymm8,0x16                                ; %344 shl
    vpand ymm10,ymm8,YMMWORD PTR [const+0x2a0]           ; %345 and
    vpaddd ymm8,ymm8,YMMWORD PTR [const+0x2c0]           ; %347 add
    vpand ymm8,ymm8,YMMWORD PTR [const+0x2a0]            ; %348 and
    vmulps ymm6,ymm6,ymm10                               ; %350 mul
    vmulps ymm6,ymm8,ymm6                                ; %351 mul
    vmulps ymm6,ymm6,YMMWORD PTR [const+0x380]           ; %352 mul
    vmulps ymm8,ymm4,ymm6                                ; %353 mul
    vsubps ymm7,ymm7,ymm8                                ; %354 sub
    vxorps ymm2,ymm2,YMMWORD PTR [const+0x3c0]           ; %355 neg
    vsubps ymm2,ymm2,ymm6                                ; %356 sub
    vmulps ymm2,ymm1,ymm2                                ; %357 mul
    vminps ymm2,ymm3,ymm2                                ; %358 min
    vmaxps ymm3,ymm5,ymm2                                ; %359 max
    vmulps ymm5,ymm3,ymm12                               ; %360 mul
    vaddps ymm5,ymm5,YMMWORD PTR [const+0x60]            ; %361 add
    vsubps ymm6,ymm5,YMMWORD PTR [const+0x60]            ; %362 sub
    vfmadd231ps ymm3,ymm6,ymm14                          ; %363 muladd
    vfmadd231ps ymm3,ymm9,ymm6                           ; %364 muladd
    vpslld ymm5,ymm5,0x17                                ; %366 shl
    vmulps ymm6,ymm3,ymm3                                ; %368 mul
    vmulps ymm8,ymm6,YMMWORD PTR [const+0xe0]            ; %369 mul
    vaddps ymm8,ymm8,YMMWORD PTR [const+0x100]           ; %370 add
    vmulps ymm8,ymm3,ymm8                                ; %371 mul
    vmulps ymm9,ymm6,YMMWORD PTR [const+0x120]           ; %372 mul
    vaddps ymm9,ymm9,YMMWORD PTR [const+0x140]           ; %373 add
    vmulps ymm9,ymm6,ymm9                                ; %374 mul
    vaddps ymm9,ymm9,YMMWORD PTR [const+0x160]           ; %375 add
    vaddps ymm8,ymm8,ymm9                                ; %376 add
    vmulps ymm6,ymm6,ymm8                                ; %377 mul
    vaddps ymm3,ymm3,ymm6                                ; %378 add
    vsubps ymm6,ymm5,YMMWORD PTR [const+0x0]             ; %379 sub
    vfmadd231ps ymm6,ymm5,ymm3                           ; %380 muladd
    vmulps ymm2,ymm2,YMMWORD PTR [const+0x0]             ; %381 mul
    vcmpeqps ymm3,ymm6,ymm2                              ; %382 eq
    vdivps ymm2,ymm6,ymm2                                ; %383 div
    vblendvps ymm2,ymm2,ymm11,ymm3                       ; %384 select
    vmulps ymm2,ymm1,ymm2                                ; %385 mul
    vmulps ymm1,ymm7,ymm2                                ; %386 mul
    vaddps ymm1,ymm4,ymm1                                ; %387 add
    vmovups ymm2,YMMWORD PTR [rdi+0x260]                 ; %388 le
    vcmpge_oqps ymm3,ymm2,YMMWORD PTR [rdi+0x120]
    vmovups ymm4,YMMWORD PTR [rdi+0x240]                 ; %390 and
    vandnps ymm3,ymm4,ymm3
    vmovups ymm5,YMMWORD PTR [rdi+0xc0]                  ; %391 emit
    vandps ymm4,ymm3,ymm5
    vmovmskps eax,ymm4
    test eax,eax
    jne .L8
.L9:
    vmaskmovps YMMWORD PTR [r8+rsi*4],ymm5,ymm2          ; %392 store V
    vmovups ymm2,YMMWORD PTR [rdi+0x280]                 ; %393 store m
    vmaskmovps YMMWORD PTR [r10+rsi*4],ymm5,ymm2
    vmaskmovps YMMWORD PTR [r9+rsi*4],ymm5,ymm0          ; %394 store h
    vmaskmovps YMMWORD PTR [r11+rsi*4],ymm5,ymm1         ; %395 store n
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
    tzcnt rdx,rax
    lea edx,[rsi+rdx*1]
    add edx,DWORD PTR [rdi+0x40]
    mov DWORD PTR [rcx],edx
    add rcx,0x4
    blsr rax,rax
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
    tzcnt rdx,rax
    lea edx,[rsi+rdx*1]
    add edx,DWORD PTR [rdi+0x40]
    mov DWORD PTR [rcx],edx
    add rcx,0x4
    blsr rax,rax
    jne .L11
    jmp .L9
const+0x0: 0x3b800000 everywhere (f32 0.00390625)
const+0x20: 0x42bb0000 everywhere (f32 93.5)
const+0x40: 0xc1900000 everywhere (f32 -18)
const+0x60: 0x4b400077 everywhere (f32 1.2583031e+07)
const+0x80: 0x3fb8aa3b everywhere (f32 1.442695)
const+0xa0: 0xbf317200 everywhere (f32 -0.69314575)
const+0xc0: 0xb5bfbf00 everywhere (f32 -1.4286197e-06)
const+0xe0: 0x3c09141c everywhere (f32 0.008366611)
const+0x100: 0x3e2aaa58 everywhere (f32 0.16666543)
const+0x120: 0x3ab6ccaf everywhere (f32 0.0013946499)
const+0x140: 0x3d2aaa43 everywhere (f32 0.04166628)
const+0x160: 0x3f000000 everywhere (f32 0.5)
const+0x180: 0x3f800000 everywhere (f32 1)
const+0x1a0: 0x42200000 everywhere (f32 40)
const+0x1c0: 0xbdcccccd everywhere (f32 -0.1)
const+0x1e0: 0x40800000 everywhere (f32 4)
const+0x200: 0x42820000 everywhere (f32 65)
const+0x220: 0xbd638e39 everywhere (f32 -0.055555556)
const+0x240: 0xc2d00000 everywhere (f32 -104)
const+0x260: 0x42b20000 everywhere (f32 89)
const+0x280: 0x4b4000fe everywhere (f32 1.2583166e+07)
const+0x2a0: 0xff800000 everywhere (f32 -Inf)
const+0x2c0: 0x00400000 everywhere (f32 5.877472e-39)
const+0x2e0: 0x3d8f5c29 everywhere (f32 0.07)
const+0x300: 0xbd4ccccd everywhere (f32 -0.05)
const+0x320: 0x420c0000 everywhere (f32 35)
const+0x340: 0x3dcccccd everywhere (f32 0.1)
const+0x360: 0x425c0000 everywhere (f32 55)
const+0x380: 0x3e000000 everywhere (f32 0.125)
const+0x3a0: 0xbc4ccccd everywhere (f32 -0.0125)
const+0x3c0: 0x80000000 everywhere (f32 -0)
const+0x3e0: 0xffffffff everywhere (f32 NaN)
const+0x400: 0x00000000 everywhere (f32 0)
