-- LIF: prepare
interpreted, since it runs for one element
-- LIF: initial
.L3:
    mov rsi,QWORD PTR [rdi]
    mov rbx,QWORD PTR [rdi+0x8]
    mov rax,QWORD PTR [rdi+0x48]                         ; %0 load c6
    vbroadcastss ymm0,DWORD PTR [rax]
    vmovups YMMWORD PTR [rdi+0xe0],ymm0
    mov r8,QWORD PTR [rdi+0x50]
.L1:
    sub rbx,0x18
    cmp rsi,rbx
    jg .L5
    vmovups ymm0,YMMWORD PTR [rdi+0xe0]
.L4:
    vcmple_oqps ymm1,ymm0,YMMWORD PTR [r8+rsi*4]         ; %2 le
    vcmple_oqps ymm2,ymm0,YMMWORD PTR [r8+rsi*4+0x20]    ; %2 le
    vcmple_oqps ymm3,ymm0,YMMWORD PTR [r8+rsi*4+0x40]    ; %2 le
    vmovmskps eax,ymm1                                   ; %3 emit
    test eax,eax
    jne .L6
.L7:
    vmovmskps eax,ymm2                                   ; %3 emit
    test eax,eax
    jne .L8
.L9:
    vmovmskps eax,ymm3                                   ; %3 emit
    test eax,eax
    jne .L10
.L11:
    add rsi,0x18
    cmp rsi,rbx
    jle .L4
.L5:
    add rbx,0x18
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
    lea rcx,[const+0x0]
    vmovups ymm0,YMMWORD PTR [rcx+rax*4+0x20]
    vmovups YMMWORD PTR [rdi+0x80],ymm0
    vmovups ymm0,YMMWORD PTR [rdi+0xe0]                  ; %2 le
    vmovups ymm2,YMMWORD PTR [rdi+0x80]
    vmaskmovps ymm1,ymm2,YMMWORD PTR [r8+rsi*4]
    vcmple_oqps ymm1,ymm0,ymm1
    vandps ymm0,ymm1,ymm2                                ; %3 emit
    vmovmskps eax,ymm0
    test eax,eax
    jne .L12
.L13:
    add rsi,QWORD PTR [rdi+0x20]
    jmp .L1
.L0:
    vzeroupper
    ret
.L6:
    mov rcx,QWORD PTR [rdi+0x60]
    popcnt rdx,rax
    add rdx,rcx
    mov QWORD PTR [rdi+0x60],rdx
    mov rdx,QWORD PTR [rdi+0x58]
    lea rcx,[rdx+rcx*4]
.L14:
    tzcnt edx,eax
    lea edx,[rsi+rdx*1]
    add edx,DWORD PTR [rdi+0x40]
    mov DWORD PTR [rcx],edx
    add rcx,0x4
    blsr eax,eax
    jne .L14
    jmp .L7
.L8:
    mov rcx,QWORD PTR [rdi+0x60]
    popcnt rdx,rax
    add rdx,rcx
    mov QWORD PTR [rdi+0x60],rdx
    mov rdx,QWORD PTR [rdi+0x58]
    lea rcx,[rdx+rcx*4]
.L15:
    tzcnt edx,eax
    lea edx,[rsi+rdx*1+0x8]
    add edx,DWORD PTR [rdi+0x40]
    mov DWORD PTR [rcx],edx
    add rcx,0x4
    blsr eax,eax
    jne .L15
    jmp .L9
.L10:
    mov rcx,QWORD PTR [rdi+0x60]
    popcnt rdx,rax
    add rdx,rcx
    mov QWORD PTR [rdi+0x60],rdx
    mov rdx,QWORD PTR [rdi+0x58]
    lea rcx,[rdx+rcx*4]
.L16:
    tzcnt edx,eax
    lea edx,[rsi+rdx*1+0x10]
    add edx,DWORD PTR [rdi+0x40]
    mov DWORD PTR [rcx],edx
    add rcx,0x4
    blsr eax,eax
    jne .L16
    jmp .L11
.L12:
    mov rcx,QWORD PTR [rdi+0x60]
    popcnt rdx,rax
    add rdx,rcx
    mov QWORD PTR [rdi+0x60],rdx
    mov rdx,QWORD PTR [rdi+0x58]
    lea rcx,[rdx+rcx*4]
.L17:
    tzcnt edx,eax
    lea edx,[rsi+rdx*1]
    add edx,DWORD PTR [rdi+0x40]
    mov DWORD PTR [rcx],edx
    add rcx,0x4
    blsr eax,eax
    jne .L17
    jmp .L13
const+0x0: 0xffffffff everywhere (f32 NaN)
const+0x20: 0x00000000 everywhere (f32 0)
-- LIF: step
.L3:
    mov rsi,QWORD PTR [rdi]
    mov rbx,QWORD PTR [rdi+0x8]
    mov rax,QWORD PTR [rdi+0x48]                         ; %0 load c6
    vbroadcastss ymm0,DWORD PTR [rax]
    vmovups YMMWORD PTR [rdi+0x120],ymm0
    mov rax,QWORD PTR [rdi+0x58]                         ; %3 load c7
    vbroadcastss ymm0,DWORD PTR [rax]
    vmovups YMMWORD PTR [rdi+0x140],ymm0
    mov rax,QWORD PTR [rdi+0x68]                         ; %7 load c0
    vbroadcastss ymm0,DWORD PTR [rax]
    vmovups YMMWORD PTR [rdi+0x160],ymm0
    mov rax,QWORD PTR [rdi+0x78]                         ; %16 load c1
    vbroadcastss ymm0,DWORD PTR [rax]
    vmovups YMMWORD PTR [rdi+0x180],ymm0
    mov rax,QWORD PTR [rdi+0x80]                         ; %18 load c2
    vbroadcastss ymm0,DWORD PTR [rax]
    vmovups YMMWORD PTR [rdi+0x1a0],ymm0
    mov rax,QWORD PTR [rdi+0x88]                         ; %21 load c3
    vbroadcastss ymm0,DWORD PTR [rax]
    vmovups YMMWORD PTR [rdi+0x1c0],ymm0
    mov rax,QWORD PTR [rdi+0x90]                         ; %24 load c4
    vbroadcastss ymm0,DWORD PTR [rax]
    vmovups YMMWORD PTR [rdi+0x1e0],ymm0
    mov r8,QWORD PTR [rdi+0x50]
    mov r9,QWORD PTR [rdi+0x60]
    mov r10,QWORD PTR [rdi+0x70]
.L1:
    sub rbx,0x8
    cmp rsi,rbx
    jg .L5
    vmovups ymm0,YMMWORD PTR [rdi+0x120]
    vmovups ymm1,YMMWORD PTR [rdi+0x1e0]
    vmovups ymm2,YMMWORD PTR [const+0x80]
    vmovups ymm3,YMMWORD PTR [const+0x180]
    vmovups ymm4,YMMWORD PTR [const+0x1a0]
.L4:
    vmovups ymm5,YMMWORD PTR [r8+rsi*4]                  ; %2 le
    vcmple_oqps ymm6,ymm0,ymm5
    vaddps ymm7,ymm5,YMMWORD PTR [rdi+0x140]             ; %4 add
    vblendvps ymm5,ymm5,ymm7,ymm6                        ; %5 select
    vmovups ymm6,YMMWORD PTR [r9+rsi*4]                  ; %8 abs
    vmovups ymm7,YMMWORD PTR [const+0x220]
    vandps ymm8,ymm6,ymm7
    vcmplt_oqps ymm8,ymm8,YMMWORD PTR [const+0x0]        ; %10 lt
    vmulps ymm6,ymm6,YMMWORD PTR [rdi+0x160]             ; %12 mul
    vandnps ymm6,ymm8,ymm6                               ; %13 select
    vaddps ymm6,ymm6,YMMWORD PTR [r10+rsi*4]             ; %15 add
    vmulps ymm8,ymm6,YMMWORD PTR [rdi+0x180]             ; %17 mul
    vmovups ymm9,YMMWORD PTR [rdi+0x1a0]                 ; %19 sub
    vsubps ymm10,ymm9,ymm5
    vmulps ymm9,ymm8,ymm10                               ; %20 mul
    vmovups ymm10,YMMWORD PTR [rdi+0x1c0]                ; %22 sub
    vsubps ymm11,ymm10,ymm5
    vaddps ymm9,ymm9,ymm11                               ; %23 add
    vmovups ymm10,YMMWORD PTR [const+0x20]               ; %26 sub
    vsubps ymm8,ymm10,ymm8
    vmulps ymm8,ymm1,ymm8                                ; %27 mul
    vmovups ymm10,YMMWORD PTR [const+0x40]               ; %29 min
    vminps ymm11,ymm10,ymm8
    vmovups ymm10,YMMWORD PTR [const+0x60]               ; %31 max
    vmaxps ymm12,ymm10,ymm11
    vmulps ymm10,ymm12,YMMWORD PTR [const+0xa0]          ; %34 mul
    vaddps ymm10,ymm2,ymm10                              ; %35 add
    vsubps ymm13,ymm10,ymm2                              ; %36 sub
    vmulps ymm14,ymm13,YMMWORD PTR [const+0xc0]          ; %38 mul
    vsubps ymm12,ymm12,ymm14                             ; %39 sub
    vmulps ymm13,ymm13,YMMWORD PTR [const+0xe0]          ; %41 mul
    vsubps ymm12,ymm12,ymm13                             ; %42 sub
    vmulps ymm13,ymm12,ymm12                             ; %43 mul
    vmulps ymm14,ymm12,YMMWORD PTR [const+0x100]         ; %45 mul
    vaddps ymm14,ymm14,YMMWORD PTR [const+0x120]         ; %47 add
    vmulps ymm14,ymm12,ymm14                             ; %48 mul
    vaddps ymm14,ymm14,YMMWORD PTR [const+0x140]         ; %50 add
    vmulps ymm14,ymm12,ymm14                             ; %51 mul
    vaddps ymm14,ymm14,YMMWORD PTR [const+0x160]         ; %53 add
    vmulps ymm14,ymm12,ymm14                             ; %54 mul
    vaddps ymm14,ymm14,ymm3                              ; %56 add
    vmulps ymm13,ymm13,ymm14                             ; %57 mul
    vaddps ymm12,ymm12,ymm13                             ; %58 add
    vpslld ymm10,ymm10,0x17                              ; %60 shl
    vmulps ymm12,ymm12,ymm10                             ; %62 mul
    vsubps ymm10,ymm10,ymm4                              ; %64 sub
    vaddps ymm10,ymm12,ymm10                             ; %65 add
    vmulps ymm11,ymm11,ymm4                              ; %66 mul
    vdivps ymm10,ymm10,ymm11                             ; %67 div
    vmulps ymm11,ymm8,YMMWORD PTR [const+0x1c0]          ; %69 mul
    vaddps ymm11,ymm3,ymm11                              ; %70 add
    vmulps ymm11,ymm8,ymm11                              ; %71 mul
    vaddps ymm11,ymm11,YMMWORD PTR [const+0x1e0]         ; %73 add
    vandps ymm8,ymm8,ymm7                                ; %74 abs
    vcmple_oqps ymm7,ymm8,YMMWORD PTR [const+0x200]      ; %76 le
    vblendvps ymm7,ymm10,ymm11,ymm7                      ; %77 select
    vmulps ymm7,ymm1,ymm7                                ; %78 mul
    vmulps ymm7,ymm9,ymm7                                ; %79 mul
    vaddps ymm5,ymm5,ymm7                                ; %80 add
    vcmple_oqps ymm7,ymm0,ymm5                           ; %81 le
    vmovmskps eax,ymm7                                   ; %82 emit
    test eax,eax
    jne .L6
.L7:
    vmovups YMMWORD PTR [r8+rsi*4],ymm5                  ; %83 store V
    vmovups YMMWORD PTR [r9+rsi*4],ymm6                  ; %84 store projection1.g
    vxorps xmm5,xmm5,xmm5                                ; %85 store projection1.arrived
    vmovups YMMWORD PTR [r10+rsi*4],ymm5
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
    lea rcx,[const+0x240]
    vmovups ymm0,YMMWORD PTR [rcx+rax*4+0x20]
    vmovups YMMWORD PTR [rdi+0xc0],ymm0
    vmovups ymm0,YMMWORD PTR [rdi+0x120]                 ; %2 le
    vmovups ymm2,YMMWORD PTR [rdi+0xc0]
    vmaskmovps ymm1,ymm2,YMMWORD PTR [r8+rsi*4]
    vcmple_oqps ymm3,ymm0,ymm1
    vaddps ymm4,ymm1,YMMWORD PTR [rdi+0x140]             ; %4 add
    vblendvps ymm1,ymm1,ymm4,ymm3                        ; %5 select
    vmaskmovps ymm3,ymm2,YMMWORD PTR [r9+rsi*4]          ; %8 abs
    vmovups ymm4,YMMWORD PTR [const+0x220]
    vandps ymm5,ymm3,ymm4
    vcmplt_oqps ymm5,ymm5,YMMWORD PTR [const+0x0]        ; %10 lt
    vmulps ymm3,ymm3,YMMWORD PTR [rdi+0x160]             ; %12 mul
    vandnps ymm3,ymm5,ymm3                               ; %13 select
    vmaskmovps ymm5,ymm2,YMMWORD PTR [r10+rsi*4]         ; %15 add
    vaddps ymm3,ymm3,ymm5
    vmulps ymm5,ymm3,YMMWORD PTR [rdi+0x180]             ; %17 mul
    vmovups ymm6,YMMWORD PTR [rdi+0x1a0]                 ; %19 sub
    vsubps ymm7,ymm6,ymm1
    vmulps ymm6,ymm5,ymm7                                ; %20 mul
    vmovups ymm7,YMMWORD PTR [rdi+0x1c0]                 ; %22 sub
    vsubps ymm8,ymm7,ymm1
    vaddps ymm6,ymm6,ymm8                                ; %23 add
    vmovups ymm7,YMMWORD PTR [const+0x20]                ; %26 sub
    vsubps ymm5,ymm7,ymm5
    vmovups ymm7,YMMWORD PTR [rdi+0x1e0]                 ; %27 mul
    vmulps ymm5,ymm5,ymm7
    vmovups ymm8,YMMWORD PTR [const+0x40]                ; %29 min
    vminps ymm9,ymm8,ymm5
    vmovups ymm8,YMMWORD PTR [const+0x60]                ; %31 max
    vmaxps ymm10,ymm8,ymm9
    vmulps ymm8,ymm10,YMMWORD PTR [const+0xa0]           ; %34 mul
    vmovups ymm11,YMMWORD PTR [const+0x80]               ; %35 add
    vaddps ymm8,ymm8,ymm11
    vsubps ymm12,ymm8,ymm11                              ; %36 sub
    vmulps ymm11,ymm12,YMMWORD PTR [const+0xc0]          ; %38 mul
    vsubps ymm10,ymm10,ymm11                             ; %39 sub
    vmulps ymm11,ymm12,YMMWORD PTR [const+0xe0]          ; %41 mul
    vsubps ymm10,ymm10,ymm11                             ; %42 sub
    vmulps ymm11,ymm10,ymm10                             ; %43 mul
    vmulps ymm12,ymm10,YMMWORD PTR [const+0x100]         ; %45 mul
    vaddps ymm12,ymm12,YMMWORD PTR [const+0x120]         ; %47 add
    vmulps ymm12,ymm10,ymm12                             ; %48 mul
    vaddps ymm12,ymm12,YMMWORD PTR [const+0x140]         ; %50 add
    vmulps ymm12,ymm10,ymm12                             ; %51 mul
    vaddps ymm12,ymm12,YMMWORD PTR [const+0x160]         ; %53 add
    vmulps ymm12,ymm10,ymm12                             ; %54 mul
    vmovups ymm13,YMMWORD PTR [const+0x180]              ; %56 add
    vaddps ymm12,ymm12,ymm13
    vmulps ymm11,ymm11,ymm12                             ; %57 mul
    vaddps ymm10,ymm10,ymm11                             ; %58 add
    vpslld ymm8,ymm8,0x17                                ; %60 shl
    vmulps ymm10,ymm10,ymm8                              ; %62 mul
    vmovups ymm11,YMMWORD PTR [const+0x1a0]              ; %64 sub
    vsubps ymm8,ymm8,ymm11
    vaddps ymm8,ymm10,ymm8                               ; %65 add
    vmulps ymm9,ymm9,ymm11                               ; %66 mul
    vdivps ymm8,ymm8,ymm9                                ; %67 div
    vmulps ymm9,ymm5,YMMWORD PTR [const+0x1c0]           ; %69 mul
    vaddps ymm9,ymm13,ymm9                               ; %70 add
    vmulps ymm9,ymm5,ymm9                                ; %71 mul
    vaddps ymm9,ymm9,YMMWORD PTR [const+0x1e0]           ; %73 add
    vandps ymm5,ymm5,ymm4                                ; %74 abs
    vcmple_oqps ymm4,ymm5,YMMWORD PTR [const+0x200]      ; %76 le
    vblendvps ymm4,ymm8,ymm9,ymm4                        ; %77 select
    vmulps ymm4,ymm7,ymm4                                ; %78 mul
    vmulps ymm4,ymm6,ymm4                                ; %79 mul
    vaddps ymm1,ymm1,ymm4                                ; %80 add
    vcmple_oqps ymm4,ymm0,ymm1                           ; %81 le
    vandps ymm0,ymm4,ymm2                                ; %82 emit
    vmovmskps eax,ymm0
    test eax,eax
    jne .L8
.L9:
    vmaskmovps YMMWORD PTR [r8+rsi*4],ymm2,ymm1          ; %83 store V
    vmaskmovps YMMWORD PTR [r9+rsi*4],ymm2,ymm3          ; %84 store projection1.g
    vxorps xmm0,xmm0,xmm0                                ; %85 store projection1.arrived
    vmaskmovps YMMWORD PTR [r10+rsi*4],ymm2,ymm0
    add rsi,QWORD PTR [rdi+0x20]
    jmp .L1
.L0:
    vzeroupper
    ret
.L6:
    mov rcx,QWORD PTR [rdi+0xa0]
    popcnt rdx,rax
    add rdx,rcx
    mov QWORD PTR [rdi+0xa0],rdx
    mov rdx,QWORD PTR [rdi+0x98]
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
    mov rcx,QWORD PTR [rdi+0xa0]
    popcnt rdx,rax
    add rdx,rcx
    mov QWORD PTR [rdi+0xa0],rdx
    mov rdx,QWORD PTR [rdi+0x98]
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
const+0x0: 0x12800000 everywhere (f32 8.077936e-28)
const+0x20: 0xbf800000 everywhere (f32 -1)
const+0x40: 0x42bb0000 everywhere (f32 93.5)
const+0x60: 0xc1900000 everywhere (f32 -18)
const+0x80: 0x4b400077 everywhere (f32 1.2583031e+07)
const+0xa0: 0x3fb8aa3b everywhere (f32 1.442695)
const+0xc0: 0x3f317200 everywhere (f32 0.69314575)
const+0xe0: 0x35bfbe8e everywhere (f32 1.4286068e-06)
const+0x100: 0x3ab6ccaf everywhere (f32 0.0013946499)
const+0x120: 0x3c09141c everywhere (f32 0.008366611)
const+0x140: 0x3d2aaa43 everywhere (f32 0.04166628)
const+0x160: 0x3e2aaa58 everywhere (f32 0.16666543)
const+0x180: 0x3f000000 everywhere (f32 0.5)
const+0x1a0: 0x3b800000 everywhere (f32 0.00390625)
const+0x1c0: 0x3e2aaaab everywhere (f32 0.16666667)
const+0x1e0: 0x3f800000 everywhere (f32 1)
const+0x200: 0x38d1b717 everywhere (f32 0.0001)
const+0x220: 0x7fffffff everywhere (f32 NaN)
const+0x240: 0xffffffff everywhere (f32 NaN)
const+0x260: 0x00000000 everywhere (f32 0)
