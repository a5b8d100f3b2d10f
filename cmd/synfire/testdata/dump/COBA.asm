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
    sub rbx,0x18
    cmp rsi,rbx
    jg .L5
.L4:
    vmovups ymm0,YMMWORD PTR [rdi+0x120]                 ; %2 le
    vmovups ymm1,YMMWORD PTR [r8+rsi*4]
    vcmple_oqps ymm2,ymm0,ymm1
    vmovups ymm3,YMMWORD PTR [r8+rsi*4+0x20]             ; %2 le
    vcmple_oqps ymm4,ymm0,ymm3
    vmovups ymm5,YMMWORD PTR [r8+rsi*4+0x40]             ; %2 le
    vcmple_oqps ymm6,ymm0,ymm5
    vmovups ymm7,YMMWORD PTR [rdi+0x140]                 ; %4 add
    vaddps ymm8,ymm1,ymm7
    vaddps ymm9,ymm3,ymm7                                ; %4 add
    vaddps ymm10,ymm5,ymm7                               ; %4 add
    vblendvps ymm1,ymm1,ymm8,ymm2                        ; %5 select
    vblendvps ymm2,ymm3,ymm9,ymm4                        ; %5 select
    vblendvps ymm3,ymm5,ymm10,ymm6                       ; %5 select
    vmovups ymm4,YMMWORD PTR [r9+rsi*4]                  ; %8 abs
    vmovups ymm5,YMMWORD PTR [const+0x1e0]
    vandps ymm6,ymm4,ymm5
    vmovups ymm7,YMMWORD PTR [r9+rsi*4+0x20]             ; %8 abs
    vandps ymm8,ymm7,ymm5
    vmovups ymm9,YMMWORD PTR [r9+rsi*4+0x40]             ; %8 abs
    vandps ymm10,ymm9,ymm5
    vmovups ymm5,YMMWORD PTR [const+0x0]                 ; %10 lt
    vcmplt_oqps ymm6,ymm6,ymm5
    vcmplt_oqps ymm8,ymm8,ymm5                           ; %10 lt
    vcmplt_oqps ymm10,ymm10,ymm5                         ; %10 lt
    vmovups ymm5,YMMWORD PTR [rdi+0x160]                 ; %12 mul
    vmulps ymm4,ymm4,ymm5
    vmulps ymm7,ymm7,ymm5                                ; %12 mul
    vmulps ymm9,ymm9,ymm5                                ; %12 mul
    vandnps ymm4,ymm6,ymm4                               ; %13 select
    vandnps ymm5,ymm8,ymm7                               ; %13 select
    vandnps ymm6,ymm10,ymm9                              ; %13 select
    vaddps ymm4,ymm4,YMMWORD PTR [r10+rsi*4]             ; %15 add
    vaddps ymm5,ymm5,YMMWORD PTR [r10+rsi*4+0x20]        ; %15 add
    vaddps ymm6,ymm6,YMMWORD PTR [r10+rsi*4+0x40]        ; %15 add
    vmovups ymm7,YMMWORD PTR [rdi+0x180]                 ; %17 mul
    vmulps ymm8,ymm4,ymm7
    vmulps ymm9,ymm5,ymm7                                ; %17 mul
    vmulps ymm10,ymm6,ymm7                               ; %17 mul
    vmovups ymm7,YMMWORD PTR [rdi+0x1a0]                 ; %19 sub
    vsubps ymm11,ymm7,ymm1
    vsubps ymm12,ymm7,ymm2                               ; %19 sub
    vsubps ymm13,ymm7,ymm3                               ; %19 sub
    vmulps ymm7,ymm8,ymm11                               ; %20 mul
    vmulps ymm11,ymm9,ymm12                              ; %20 mul
    vmulps ymm12,ymm10,ymm13                             ; %20 mul
    vmovups ymm13,YMMWORD PTR [rdi+0x1c0]                ; %22 sub
    vsubps ymm14,ymm13,ymm1
    vsubps ymm15,ymm13,ymm2                              ; %22 sub
    vsubps ymm0,ymm13,ymm3                               ; %22 sub
    vaddps ymm7,ymm7,ymm14                               ; %23 add
    vaddps ymm11,ymm11,ymm15                             ; %23 add
    vaddps ymm0,ymm12,ymm0                               ; %23 add
    vmovups ymm12,YMMWORD PTR [const+0x20]               ; %26 sub
    vsubps ymm8,ymm12,ymm8
    vsubps ymm9,ymm12,ymm9                               ; %26 sub
    vsubps ymm10,ymm12,ymm10                             ; %26 sub
    vmovups ymm12,YMMWORD PTR [rdi+0x1e0]                ; %27 mul
    vmulps ymm8,ymm8,ymm12
    vmulps ymm9,ymm12,ymm9                               ; %27 mul
    vmulps ymm10,ymm12,ymm10                             ; %27 mul
    vmovups ymm13,YMMWORD PTR [const+0x40]               ; %29 min
    vminps ymm8,ymm13,ymm8
    vminps ymm9,ymm13,ymm9                               ; %29 min
    vminps ymm10,ymm13,ymm10                             ; %29 min
    vmovups ymm13,YMMWORD PTR [const+0x60]               ; %31 max
    vmaxps ymm14,ymm13,ymm8
    vmaxps ymm15,ymm13,ymm9                              ; %31 max
    vmaxps ymm12,ymm13,ymm10                             ; %31 max
    vmovups ymm13,YMMWORD PTR [const+0xa0]               ; %34 mul
    vmovups YMMWORD PTR [rdi+0x200],ymm6
    vmulps ymm6,ymm14,ymm13
    vmovups YMMWORD PTR [rdi+0x220],ymm5                 ; %34 mul
    vmulps ymm5,ymm15,ymm13
    vmovups YMMWORD PTR [rdi+0x240],ymm4                 ; %34 mul
    vmulps ymm4,ymm12,ymm13
    vmovups ymm13,YMMWORD PTR [const+0x80]               ; %35 add
    vaddps ymm6,ymm6,ymm13
    vaddps ymm5,ymm13,ymm5                               ; %35 add
    vaddps ymm4,ymm13,ymm4                               ; %35 add
    vmovups YMMWORD PTR [rdi+0x260],ymm3                 ; %36 sub
    vsubps ymm3,ymm6,ymm13
    vmovups YMMWORD PTR [rdi+0x280],ymm2                 ; %36 sub
    vsubps ymm2,ymm5,ymm13
    vmovups YMMWORD PTR [rdi+0x2a0],ymm1                 ; %36 sub
    vsubps ymm1,ymm4,ymm13
    vmovups ymm13,YMMWORD PTR [const+0xc0]               ; %38 mul
    vmovups YMMWORD PTR [rdi+0x2c0],ymm0
    vmulps ymm0,ymm3,ymm13
    vmovups YMMWORD PTR [rdi+0x2e0],ymm11                ; %38 mul
    vmulps ymm11,ymm2,ymm13
    vmovups YMMWORD PTR [rdi+0x300],ymm7                 ; %38 mul
    vmulps ymm7,ymm1,ymm13
    vsubps ymm0,ymm14,ymm0                               ; %39 sub
    vsubps ymm11,ymm15,ymm11                             ; %39 sub
    vsubps ymm7,ymm12,ymm7                               ; %39 sub
    vmovups ymm12,YMMWORD PTR [const+0xe0]               ; %41 mul
    vmulps ymm13,ymm3,ymm12
    vmulps ymm14,ymm2,ymm12                              ; %41 mul
    vmulps ymm15,ymm1,ymm12                              ; %41 mul
    vsubps ymm0,ymm0,ymm13                               ; %42 sub
    vsubps ymm11,ymm11,ymm14                             ; %42 sub
    vsubps ymm7,ymm7,ymm15                               ; %42 sub
    vmovups ymm12,YMMWORD PTR [const+0x100]              ; %44 mul
    vmulps ymm13,ymm0,ymm12
    vmulps ymm14,ymm11,ymm12                             ; %44 mul
    vmulps ymm15,ymm7,ymm12                              ; %44 mul
    vmovups ymm12,YMMWORD PTR [const+0x120]              ; %46 add
    vaddps ymm13,ymm13,ymm12
    vaddps ymm14,ymm14,ymm12                             ; %46 add
    vaddps ymm15,ymm15,ymm12                             ; %46 add
    vmulps ymm12,ymm0,ymm13                              ; %47 mul
    vmulps ymm13,ymm11,ymm14                             ; %47 mul
    vmulps ymm14,ymm7,ymm15                              ; %47 mul
    vmovups ymm15,YMMWORD PTR [const+0x140]              ; %49 add
    vaddps ymm12,ymm12,ymm15
    vaddps ymm13,ymm13,ymm15                             ; %49 add
    vaddps ymm14,ymm14,ymm15                             ; %49 add
    vmulps ymm12,ymm0,ymm12                              ; %50 mul
    vmulps ymm13,ymm11,ymm13                             ; %50 mul
    vmulps ymm14,ymm7,ymm14                              ; %50 mul
    vmovups ymm15,YMMWORD PTR [const+0x160]              ; %52 add
    vaddps ymm12,ymm12,ymm15
    vaddps ymm13,ymm13,ymm15                             ; %52 add
    vaddps ymm14,ymm14,ymm15                             ; %52 add
    vmulps ymm12,ymm0,ymm12                              ; %53 mul
    vmulps ymm13,ymm11,ymm13                             ; %53 mul
    vmulps ymm14,ymm7,ymm14                              ; %53 mul
    vmovups ymm15,YMMWORD PTR [const+0x180]              ; %55 add
    vaddps ymm12,ymm12,ymm15
    vaddps ymm13,ymm13,ymm15                             ; %55 add
    vaddps ymm14,ymm14,ymm15                             ; %55 add
    vmulps ymm12,ymm0,ymm12                              ; %56 mul
    vmulps ymm13,ymm11,ymm13                             ; %56 mul
    vmulps ymm14,ymm7,ymm14                              ; %56 mul
    vmulps ymm15,ymm0,ymm12                              ; %57 mul
    vmovups YMMWORD PTR [rdi+0x320],ymm12                ; %57 mul
    vmulps ymm12,ymm11,ymm13
    vmovups YMMWORD PTR [rdi+0x340],ymm13                ; %57 mul
    vmulps ymm13,ymm7,ymm14
    vaddps ymm0,ymm0,ymm15                               ; %58 add
    vaddps ymm11,ymm11,ymm12                             ; %58 add
    vaddps ymm7,ymm7,ymm13                               ; %58 add
    vpslld ymm6,ymm6,0x17                                ; %60 shl
    vpslld ymm5,ymm5,0x17                                ; %60 shl
    vpslld ymm4,ymm4,0x17                                ; %60 shl
    vmulps ymm0,ymm0,ymm6                                ; %62 mul
    vmulps ymm11,ymm11,ymm5                              ; %62 mul
    vmulps ymm7,ymm7,ymm4                                ; %62 mul
    vmovups ymm12,YMMWORD PTR [const+0x1a0]              ; %64 sub
    vsubps ymm6,ymm6,ymm12
    vsubps ymm5,ymm5,ymm12                               ; %64 sub
    vsubps ymm4,ymm4,ymm12                               ; %64 sub
    vaddps ymm0,ymm0,ymm6                                ; %65 add
    vaddps ymm5,ymm11,ymm5                               ; %65 add
    vaddps ymm4,ymm7,ymm4                                ; %65 add
    vmulps ymm6,ymm8,ymm12                               ; %66 mul
    vmulps ymm7,ymm9,ymm12                               ; %66 mul
    vmulps ymm8,ymm10,ymm12                              ; %66 mul
    vdivps ymm0,ymm0,ymm6                                ; %67 div
    vdivps ymm5,ymm5,ymm7                                ; %67 div
    vdivps ymm4,ymm4,ymm8                                ; %67 div
    vxorps xmm6,xmm6,xmm6                                ; %68 eq
    vcmpeqps ymm3,ymm3,ymm6
    vcmpeqps ymm2,ymm6,ymm2                              ; %68 eq
    vcmpeqps ymm1,ymm6,ymm1                              ; %68 eq
    vmovups ymm7,YMMWORD PTR [rdi+0x320]                 ; %70 add
    vmovups ymm8,YMMWORD PTR [const+0x1c0]
    vaddps ymm7,ymm7,ymm8
    vaddps ymm9,ymm8,YMMWORD PTR [rdi+0x340]             ; %70 add
    vaddps ymm10,ymm14,ymm8                              ; %70 add
    vblendvps ymm0,ymm0,ymm7,ymm3                        ; %71 select
    vblendvps ymm2,ymm5,ymm9,ymm2                        ; %71 select
    vblendvps ymm1,ymm4,ymm10,ymm1                       ; %71 select
    vmovups ymm3,YMMWORD PTR [rdi+0x1e0]                 ; %72 mul
    vmulps ymm0,ymm0,ymm3
    vmulps ymm2,ymm3,ymm2                                ; %72 mul
    vmulps ymm1,ymm3,ymm1                                ; %72 mul
    vmulps ymm0,ymm0,YMMWORD PTR [rdi+0x300]             ; %73 mul
    vmulps ymm2,ymm2,YMMWORD PTR [rdi+0x2e0]             ; %73 mul
    vmulps ymm1,ymm1,YMMWORD PTR [rdi+0x2c0]             ; %73 mul
    vaddps ymm0,ymm0,YMMWORD PTR [rdi+0x2a0]             ; %74 add
    vaddps ymm2,ymm2,YMMWORD PTR [rdi+0x280]             ; %74 add
    vaddps ymm1,ymm1,YMMWORD PTR [rdi+0x260]             ; %74 add
    vmovups ymm3,YMMWORD PTR [rdi+0x120]                 ; %75 le
    vcmpge_oqps ymm4,ymm0,ymm3
    vcmple_oqps ymm5,ymm3,ymm2                           ; %75 le
    vcmple_oqps ymm7,ymm3,ymm1                           ; %75 le
    vmovmskps eax,ymm4                                   ; %76 emit
    test eax,eax
    jne .L6
.L7:
    vmovmskps eax,ymm5                                   ; %76 emit
    test eax,eax
    jne .L8
.L9:
    vmovmskps eax,ymm7                                   ; %76 emit
    test eax,eax
    jne .L10
.L11:
    vmovups YMMWORD PTR [r8+rsi*4],ymm0                  ; %77 store V
    vmovups YMMWORD PTR [r8+rsi*4+0x20],ymm2             ; %77 store V
    vmovups YMMWORD PTR [r8+rsi*4+0x40],ymm1             ; %77 store V
    vmovups ymm0,YMMWORD PTR [rdi+0x240]                 ; %78 store projection1.g
    vmovups YMMWORD PTR [r9+rsi*4],ymm0
    vmovups ymm0,YMMWORD PTR [rdi+0x220]                 ; %78 store projection1.g
    vmovups YMMWORD PTR [r9+rsi*4+0x20],ymm0
    vmovups ymm0,YMMWORD PTR [rdi+0x200]                 ; %78 store projection1.g
    vmovups YMMWORD PTR [r9+rsi*4+0x40],ymm0
    vmovups YMMWORD PTR [r10+rsi*4],ymm6                 ; %79 store projection1.arrived
    vmovups YMMWORD PTR [r10+rsi*4+0x20],ymm6            ; %79 store projection1.arrived
    vmovups YMMWORD PTR [r10+rsi*4+0x40],ymm6            ; %79 store projection1.arrived
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
    lea rcx,[const+0x200]
    vmovups ymm0,YMMWORD PTR [rcx+rax*4+0x20]
    vmovups YMMWORD PTR [rdi+0xc0],ymm0
    vmovups ymm0,YMMWORD PTR [rdi+0x120]                 ; %2 le
    vmovups ymm2,YMMWORD PTR [rdi+0xc0]
    vmaskmovps ymm1,ymm2,YMMWORD PTR [r8+rsi*4]
    vcmple_oqps ymm3,ymm0,ymm1
    vaddps ymm4,ymm1,YMMWORD PTR [rdi+0x140]             ; %4 add
    vblendvps ymm1,ymm1,ymm4,ymm3                        ; %5 select
    vmaskmovps ymm3,ymm2,YMMWORD PTR [r9+rsi*4]          ; %8 abs
    vandps ymm4,ymm3,YMMWORD PTR [const+0x1e0]
    vcmplt_oqps ymm4,ymm4,YMMWORD PTR [const+0x0]        ; %10 lt
    vmulps ymm3,ymm3,YMMWORD PTR [rdi+0x160]             ; %12 mul
    vandnps ymm3,ymm4,ymm3                               ; %13 select
    vmaskmovps ymm4,ymm2,YMMWORD PTR [r10+rsi*4]         ; %15 add
    vaddps ymm3,ymm3,ymm4
    vmulps ymm4,ymm3,YMMWORD PTR [rdi+0x180]             ; %17 mul
    vmovups ymm5,YMMWORD PTR [rdi+0x1a0]                 ; %19 sub
    vsubps ymm6,ymm5,ymm1
    vmulps ymm5,ymm4,ymm6                                ; %20 mul
    vmovups ymm6,YMMWORD PTR [rdi+0x1c0]                 ; %22 sub
    vsubps ymm7,ymm6,ymm1
    vaddps ymm5,ymm5,ymm7                                ; %23 add
    vmovups ymm6,YMMWORD PTR [const+0x20]                ; %26 sub
    vsubps ymm4,ymm6,ymm4
    vmovups ymm6,YMMWORD PTR [rdi+0x1e0]                 ; %27 mul
    vmulps ymm4,ymm4,ymm6
    vmovups ymm7,YMMWORD PTR [const+0x40]                ; %29 min
    vminps ymm4,ymm7,ymm4
    vmovups ymm7,YMMWORD PTR [const+0x60]                ; %31 max
    vmaxps ymm8,ymm7,ymm4
    vmulps ymm7,ymm8,YMMWORD PTR [const+0xa0]            ; %34 mul
    vmovups ymm9,YMMWORD PTR [const+0x80]                ; %35 add
    vaddps ymm7,ymm7,ymm9
    vsubps ymm10,ymm7,ymm9                               ; %36 sub
    vmulps ymm9,ymm10,YMMWORD PTR [const+0xc0]           ; %38 mul
    vsubps ymm8,ymm8,ymm9                                ; %39 sub
    vmulps ymm9,ymm10,YMMWORD PTR [const+0xe0]           ; %41 mul
    vsubps ymm8,ymm8,ymm9                                ; %42 sub
    vmulps ymm9,ymm8,YMMWORD PTR [const+0x100]           ; %44 mul
    vaddps ymm9,ymm9,YMMWORD PTR [const+0x120]           ; %46 add
    vmulps ymm9,ymm8,ymm9                                ; %47 mul
    vaddps ymm9,ymm9,YMMWORD PTR [const+0x140]           ; %49 add
    vmulps ymm9,ymm8,ymm9                                ; %50 mul
    vaddps ymm9,ymm9,YMMWORD PTR [const+0x160]           ; %52 add
    vmulps ymm9,ymm8,ymm9                                ; %53 mul
    vaddps ymm9,ymm9,YMMWORD PTR [const+0x180]           ; %55 add
    vmulps ymm9,ymm8,ymm9                                ; %56 mul
    vmulps ymm11,ymm8,ymm9                               ; %57 mul
    vaddps ymm8,ymm8,ymm11                               ; %58 add
    vpslld ymm7,ymm7,0x17                                ; %60 shl
    vmulps ymm8,ymm8,ymm7                                ; %62 mul
    vmovups ymm11,YMMWORD PTR [const+0x1a0]              ; %64 sub
    vsubps ymm7,ymm7,ymm11
    vaddps ymm7,ymm8,ymm7                                ; %65 add
    vmulps ymm4,ymm4,ymm11                               ; %66 mul
    vdivps ymm4,ymm7,ymm4                                ; %67 div
    vxorps xmm7,xmm7,xmm7                                ; %68 eq
    vcmpeqps ymm8,ymm10,ymm7
    vaddps ymm9,ymm9,YMMWORD PTR [const+0x1c0]           ; %70 add
    vblendvps ymm4,ymm4,ymm9,ymm8                        ; %71 select
    vmulps ymm4,ymm6,ymm4                                ; %72 mul
    vmulps ymm4,ymm5,ymm4                                ; %73 mul
    vaddps ymm1,ymm1,ymm4                                ; %74 add
    vcmple_oqps ymm4,ymm0,ymm1                           ; %75 le
    vandps ymm0,ymm4,ymm2                                ; %76 emit
    vmovmskps eax,ymm0
    test eax,eax
    jne .L12
.L13:
    vmaskmovps YMMWORD PTR [r8+rsi*4],ymm2,ymm1          ; %77 store V
    vmaskmovps YMMWORD PTR [r9+rsi*4],ymm2,ymm3          ; %78 store projection1.g
    vmaskmovps YMMWORD PTR [r10+rsi*4],ymm2,ymm7         ; %79 store projection1.arrived
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
    mov rcx,QWORD PTR [rdi+0xa0]
    popcnt rdx,rax
    add rdx,rcx
    mov QWORD PTR [rdi+0xa0],rdx
    mov rdx,QWORD PTR [rdi+0x98]
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
    mov rcx,QWORD PTR [rdi+0xa0]
    popcnt rdx,rax
    add rdx,rcx
    mov QWORD PTR [rdi+0xa0],rdx
    mov rdx,QWORD PTR [rdi+0x98]
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
    mov rcx,QWORD PTR [rdi+0xa0]
    popcnt rdx,rax
    add rdx,rcx
    mov QWORD PTR [rdi+0xa0],rdx
    mov rdx,QWORD PTR [rdi+0x98]
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
const+0x1c0: 0x3f800000 everywhere (f32 1)
const+0x1e0: 0x7fffffff everywhere (f32 NaN)
const+0x200: 0xffffffff everywhere (f32 NaN)
const+0x220: 0x00000000 everywhere (f32 0)
