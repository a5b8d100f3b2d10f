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
    sub rbx,0x8
    cmp rsi,rbx
    jg .L5
    vmovups ymm0,YMMWORD PTR [rdi+0xe0]
.L4:
    vcmple_oqps ymm1,ymm0,YMMWORD PTR [r8+rsi*4]         ; %2 le
    vmovmskps eax,ymm1                                   ; %3 emit
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
    jne .L8
.L9:
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
    mov rcx,QWORD PTR [rdi+0x60]
    popcnt rdx,rax
    add rdx,rcx
    mov QWORD PTR [rdi+0x60],rdx
    mov rdx,QWORD PTR [rdi+0x58]
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
    vxorps ymm0,ymm0,YMMWORD PTR [const+0x1e0]           ; %4 neg
    vmovups YMMWORD PTR [rdi+0x140],ymm0
    mov rax,QWORD PTR [rdi+0x68]                         ; %9 load c0
    vbroadcastss ymm0,DWORD PTR [rax]
    vmovups YMMWORD PTR [rdi+0x160],ymm0
    mov rax,QWORD PTR [rdi+0x78]                         ; %17 load c1
    vbroadcastss ymm0,DWORD PTR [rax]
    vmovups YMMWORD PTR [rdi+0x180],ymm0
    mov rax,QWORD PTR [rdi+0x80]                         ; %19 load c2
    vbroadcastss ymm0,DWORD PTR [rax]
    vmovups YMMWORD PTR [rdi+0x1a0],ymm0
    mov rax,QWORD PTR [rdi+0x88]                         ; %22 load c3
    vbroadcastss ymm0,DWORD PTR [rax]
    vmovups YMMWORD PTR [rdi+0x1c0],ymm0
    mov rax,QWORD PTR [rdi+0x90]                         ; %25 load c4
    vbroadcastss ymm0,DWORD PTR [rax]
    vmovups YMMWORD PTR [rdi+0x1e0],ymm0
    mov r8,QWORD PTR [rdi+0x50]
    mov r9,QWORD PTR [rdi+0x60]
    mov r10,QWORD PTR [rdi+0x70]
.L1:
    sub rbx,0x28
    cmp rsi,rbx
    jg .L5
.L4:
    vmovups ymm0,YMMWORD PTR [r9+rsi*4]                  ; %10 abs
    vmovups ymm1,YMMWORD PTR [const+0x200]
    vandps ymm2,ymm0,ymm1
    vmovups ymm3,YMMWORD PTR [rdi+0x160]                 ; %13 mul
    vmulps ymm0,ymm0,ymm3
    vmovups ymm4,YMMWORD PTR [const+0x0]                 ; %12 lt
    vpcmpgtd ymm2,ymm4,ymm2
    vmovups ymm5,YMMWORD PTR [r9+rsi*4+0x20]             ; %10 abs
    vandps ymm6,ymm5,ymm1
    vmulps ymm5,ymm3,ymm5                                ; %13 mul
    vandnps ymm0,ymm2,ymm0                               ; %14 select
    vaddps ymm0,ymm0,YMMWORD PTR [r10+rsi*4]             ; %16 add
    vpcmpgtd ymm2,ymm4,ymm6                              ; %12 lt
    vmovups ymm6,YMMWORD PTR [r9+rsi*4+0x40]             ; %13 mul
    vmulps ymm7,ymm3,ymm6
    vandps ymm6,ymm6,ymm1                                ; %10 abs
    vmovups YMMWORD PTR [r9+rsi*4],ymm0                  ; %75 store projection1.g
    vxorps xmm8,xmm8,xmm8                                ; %76 store projection1.arrived
    vmovups YMMWORD PTR [r10+rsi*4],ymm8
    vmovups ymm9,YMMWORD PTR [rdi+0x180]                 ; %18 mul
    vmulps ymm0,ymm0,ymm9
    vandnps ymm2,ymm2,ymm5                               ; %14 select
    vaddps ymm2,ymm2,YMMWORD PTR [r10+rsi*4+0x20]        ; %16 add
    vpcmpgtd ymm5,ymm4,ymm6                              ; %12 lt
    vmovups ymm6,YMMWORD PTR [const+0x20]                ; %27 sub
    vsubps ymm10,ymm6,ymm0
    vmovups ymm11,YMMWORD PTR [r9+rsi*4+0x60]            ; %10 abs
    vandps ymm12,ymm11,ymm1
    vmovups YMMWORD PTR [r10+rsi*4+0x20],ymm8            ; %76 store projection1.arrived
    vmovups YMMWORD PTR [r9+rsi*4+0x20],ymm2             ; %75 store projection1.g
    vmovups ymm13,YMMWORD PTR [rdi+0x1e0]                ; %28 mul
    vmulps ymm10,ymm10,ymm13
    vmulps ymm2,ymm9,ymm2                                ; %18 mul
    vandnps ymm5,ymm5,ymm7                               ; %14 select
    vaddps ymm5,ymm5,YMMWORD PTR [r10+rsi*4+0x40]        ; %16 add
    vmovups ymm7,YMMWORD PTR [const+0x60]                ; %31 min
    vminps ymm10,ymm7,ymm10
    vsubps ymm14,ymm6,ymm2                               ; %27 sub
    vmulps ymm11,ymm3,ymm11                              ; %13 mul
    vmovups YMMWORD PTR [r10+rsi*4+0x40],ymm8            ; %76 store projection1.arrived
    vmovups YMMWORD PTR [r9+rsi*4+0x40],ymm5             ; %75 store projection1.g
    vpcmpgtd ymm12,ymm4,ymm12                            ; %12 lt
    vmulps ymm5,ymm9,ymm5                                ; %18 mul
    vmovups ymm15,YMMWORD PTR [const+0x80]               ; %33 max
    vmovups YMMWORD PTR [rdi+0x200],ymm2
    vmaxps ymm2,ymm15,ymm10
    vmulps ymm14,ymm13,ymm14                             ; %28 mul
    vandnps ymm11,ymm12,ymm11                            ; %14 select
    vsubps ymm12,ymm6,ymm5                               ; %27 sub
    vaddps ymm11,ymm11,YMMWORD PTR [r10+rsi*4+0x60]      ; %16 add
    vminps ymm14,ymm7,ymm14                              ; %31 min
    vmovups YMMWORD PTR [rdi+0x220],ymm5                 ; %36 mul
    vmulps ymm5,ymm2,YMMWORD PTR [const+0xc0]
    vmovups YMMWORD PTR [rdi+0x240],ymm0                 ; %13 mul
    vmulps ymm0,ymm3,YMMWORD PTR [r9+rsi*4+0x80]
    vmovups YMMWORD PTR [r10+rsi*4+0x60],ymm8            ; %76 store projection1.arrived
    vmovups YMMWORD PTR [r9+rsi*4+0x60],ymm11            ; %75 store projection1.g
    vmovups ymm3,YMMWORD PTR [r9+rsi*4+0x80]             ; %10 abs
    vandps ymm3,ymm3,ymm1
    vmovups ymm1,YMMWORD PTR [const+0xa0]                ; %37 add
    vaddps ymm5,ymm5,ymm1
    vpcmpgtd ymm3,ymm4,ymm3                              ; %12 lt
    vmaxps ymm4,ymm15,ymm14                              ; %33 max
    vmulps ymm12,ymm13,ymm12                             ; %28 mul
    vmulps ymm11,ymm9,ymm11                              ; %18 mul
    vandnps ymm0,ymm3,ymm0                               ; %14 select
    vmovups ymm3,YMMWORD PTR [const+0xc0]                ; %36 mul
    vmulps ymm9,ymm4,ymm3
    vaddps ymm0,ymm0,YMMWORD PTR [r10+rsi*4+0x80]        ; %16 add
    vsubps ymm3,ymm6,ymm11                               ; %27 sub
    vminps ymm12,ymm7,ymm12                              ; %31 min
    vmovups YMMWORD PTR [rdi+0x260],ymm11                ; %38 sub
    vsubps ymm11,ymm5,ymm1
    vmovups YMMWORD PTR [r10+rsi*4+0x80],ymm8            ; %76 store projection1.arrived
    vmovups YMMWORD PTR [r9+rsi*4+0x80],ymm0             ; %75 store projection1.g
    vaddps ymm8,ymm1,ymm9                                ; %37 add
    vmovups ymm9,YMMWORD PTR [const+0xe0]                ; %40 muladd
    vfmadd231ps ymm2,ymm11,ymm9
    vfmadd231ps ymm2,ymm11,YMMWORD PTR [const+0x100]     ; %42 muladd
    vmaxps ymm11,ymm15,ymm12                             ; %33 max
    vmulps ymm3,ymm13,ymm3                               ; %28 mul
    vmulps ymm0,ymm0,YMMWORD PTR [rdi+0x180]             ; %18 mul
    vpslld ymm5,ymm5,0x17                                ; %44 shl
    vminps ymm3,ymm7,ymm3                                ; %31 min
    vmulps ymm10,ymm10,YMMWORD PTR [const+0x40]          ; %64 mul
    vmulps ymm14,ymm14,YMMWORD PTR [const+0x40]          ; %64 mul
    vmulps ymm12,ymm12,YMMWORD PTR [const+0x40]          ; %64 mul
    vmovups YMMWORD PTR [rdi+0x280],ymm12                ; %27 sub
    vsubps ymm12,ymm6,ymm0
    vmulps ymm6,ymm13,ymm12                              ; %28 mul
    vminps ymm6,ymm7,ymm6                                ; %31 min
    vmovups ymm7,YMMWORD PTR [const+0xc0]                ; %36 mul
    vmulps ymm12,ymm11,ymm7
    vaddps ymm12,ymm1,ymm12                              ; %37 add
    vsubps ymm13,ymm8,ymm1                               ; %38 sub
    vpslld ymm8,ymm8,0x17                                ; %44 shl
    vfmadd231ps ymm4,ymm9,ymm13                          ; %40 muladd
    vfmadd231ps ymm4,ymm13,YMMWORD PTR [const+0x100]     ; %42 muladd
    vmulps ymm13,ymm2,ymm2                               ; %46 mul
    vmovups YMMWORD PTR [rdi+0x2a0],ymm0                 ; %33 max
    vmaxps ymm0,ymm15,ymm3
    vmulps ymm3,ymm3,YMMWORD PTR [const+0x40]            ; %64 mul
    vmovups YMMWORD PTR [rdi+0x2c0],ymm3                 ; %38 sub
    vsubps ymm3,ymm12,ymm1
    vpslld ymm12,ymm12,0x17                              ; %44 shl
    vfmadd231ps ymm11,ymm9,ymm3                          ; %40 muladd
    vfmadd231ps ymm11,ymm3,YMMWORD PTR [const+0x100]     ; %42 muladd
    vmulps ymm3,ymm0,ymm7                                ; %36 mul
    vaddps ymm3,ymm1,ymm3                                ; %37 add
    vmovups YMMWORD PTR [rdi+0x2e0],ymm12                ; %53 mul
    vmulps ymm12,ymm13,YMMWORD PTR [const+0x160]
    vaddps ymm12,ymm12,YMMWORD PTR [const+0x180]         ; %55 add
    vmulps ymm12,ymm13,ymm12                             ; %56 mul
    vaddps ymm12,ymm12,YMMWORD PTR [const+0x1a0]         ; %58 add
    vmovups YMMWORD PTR [rdi+0x300],ymm14                ; %46 mul
    vmulps ymm14,ymm4,ymm4
    vmovups YMMWORD PTR [rdi+0x320],ymm10                ; %33 max
    vmaxps ymm10,ymm15,ymm6
    vmovups ymm15,YMMWORD PTR [const+0x40]               ; %64 mul
    vmulps ymm6,ymm6,ymm15
    vmovups YMMWORD PTR [rdi+0x340],ymm6                 ; %48 mul
    vmulps ymm6,ymm13,YMMWORD PTR [const+0x120]
    vaddps ymm6,ymm6,YMMWORD PTR [const+0x140]           ; %50 add
    vmulps ymm6,ymm2,ymm6                                ; %51 mul
    vaddps ymm6,ymm6,ymm12                               ; %59 add
    vmulps ymm6,ymm13,ymm6                               ; %60 mul
    vaddps ymm2,ymm2,ymm6                                ; %61 add
    vsubps ymm6,ymm3,ymm1                                ; %38 sub
    vpslld ymm3,ymm3,0x17                                ; %44 shl
    vfmadd231ps ymm0,ymm6,ymm9                           ; %40 muladd
    vfmadd231ps ymm0,ymm6,YMMWORD PTR [const+0x100]      ; %42 muladd
    vmulps ymm6,ymm10,ymm7                               ; %36 mul
    vaddps ymm6,ymm1,ymm6                                ; %37 add
    vmovups ymm7,YMMWORD PTR [const+0x160]               ; %53 mul
    vmulps ymm12,ymm14,ymm7
    vmovups ymm13,YMMWORD PTR [const+0x180]              ; %55 add
    vaddps ymm12,ymm12,ymm13
    vmulps ymm12,ymm14,ymm12                             ; %56 mul
    vaddps ymm12,ymm12,YMMWORD PTR [const+0x1a0]         ; %58 add
    vmovups YMMWORD PTR [rdi+0x360],ymm3                 ; %46 mul
    vmulps ymm3,ymm11,ymm11
    vmulps ymm15,ymm14,YMMWORD PTR [const+0x120]         ; %48 mul
    vaddps ymm15,ymm15,YMMWORD PTR [const+0x140]         ; %50 add
    vmulps ymm15,ymm4,ymm15                              ; %51 mul
    vaddps ymm12,ymm15,ymm12                             ; %59 add
    vmulps ymm12,ymm14,ymm12                             ; %60 mul
    vaddps ymm4,ymm4,ymm12                               ; %61 add
    vsubps ymm12,ymm6,ymm1                               ; %38 sub
    vmovaps ymm1,ymm6                                    ; %43 bits
    vpslld ymm1,ymm1,0x17                                ; %44 shl
    vfmadd231ps ymm10,ymm12,ymm9                         ; %40 muladd
    vfmadd231ps ymm10,ymm12,YMMWORD PTR [const+0x100]    ; %42 muladd
    vmulps ymm6,ymm3,ymm7                                ; %53 mul
    vaddps ymm6,ymm13,ymm6                               ; %55 add
    vmulps ymm6,ymm3,ymm6                                ; %56 mul
    vmovups ymm9,YMMWORD PTR [const+0x1a0]               ; %58 add
    vaddps ymm6,ymm6,ymm9
    vmovups ymm12,YMMWORD PTR [const+0x120]              ; %48 mul
    vmulps ymm14,ymm3,ymm12
    vmovups ymm15,YMMWORD PTR [const+0x140]              ; %50 add
    vaddps ymm14,ymm14,ymm15
    vmulps ymm14,ymm11,ymm14                             ; %51 mul
    vaddps ymm6,ymm14,ymm6                               ; %59 add
    vmulps ymm3,ymm3,ymm6                                ; %60 mul
    vaddps ymm3,ymm11,ymm3                               ; %61 add
    vmulps ymm6,ymm0,ymm0                                ; %46 mul
    vmovups ymm11,YMMWORD PTR [const+0x40]               ; %62 sub
    vsubps ymm14,ymm5,ymm11
    vfmadd231ps ymm14,ymm5,ymm2                          ; %63 muladd
    vmulps ymm2,ymm10,ymm10                              ; %46 mul
    vmulps ymm5,ymm6,ymm7                                ; %53 mul
    vaddps ymm5,ymm13,ymm5                               ; %55 add
    vmulps ymm5,ymm6,ymm5                                ; %56 mul
    vaddps ymm5,ymm9,ymm5                                ; %58 add
    vmovups YMMWORD PTR [rdi+0x380],ymm1                 ; %48 mul
    vmulps ymm1,ymm6,ymm12
    vaddps ymm1,ymm15,ymm1                               ; %50 add
    vmulps ymm1,ymm0,ymm1                                ; %51 mul
    vaddps ymm1,ymm1,ymm5                                ; %59 add
    vmulps ymm1,ymm6,ymm1                                ; %60 mul
    vaddps ymm0,ymm0,ymm1                                ; %61 add
    vmovups ymm1,YMMWORD PTR [rdi+0x120]                 ; %2 le
    vmovups ymm5,YMMWORD PTR [r8+rsi*4]
    vcmple_oqps ymm6,ymm1,ymm5
    vandps ymm6,ymm6,YMMWORD PTR [rdi+0x140]             ; %6 select
    vsubps ymm5,ymm5,ymm6                                ; %7 sub
    vmulps ymm6,ymm2,ymm7                                ; %53 mul
    vaddps ymm6,ymm6,ymm13                               ; %55 add
    vmulps ymm6,ymm2,ymm6                                ; %56 mul
    vaddps ymm6,ymm6,ymm9                                ; %58 add
    vsubps ymm7,ymm8,ymm11                               ; %62 sub
    vfmadd231ps ymm7,ymm8,ymm4                           ; %63 muladd
    vdivps ymm4,ymm14,YMMWORD PTR [rdi+0x320]            ; %67 div
    vcmpeqps ymm8,ymm14,YMMWORD PTR [rdi+0x320]          ; %65 eq
    vmovups ymm9,YMMWORD PTR [const+0x1c0]               ; %68 select
    vblendvps ymm4,ymm4,ymm9,ymm8
    vmovups ymm8,YMMWORD PTR [rdi+0x1e0]                 ; %69 mul
    vmulps ymm4,ymm4,ymm8
    vmulps ymm13,ymm2,ymm12                              ; %48 mul
    vaddps ymm12,ymm13,ymm15                             ; %50 add
    vmulps ymm12,ymm10,ymm12                             ; %51 mul
    vaddps ymm6,ymm12,ymm6                               ; %59 add
    vmulps ymm2,ymm2,ymm6                                ; %60 mul
    vaddps ymm2,ymm10,ymm2                               ; %61 add
    vmovups ymm6,YMMWORD PTR [r8+rsi*4+0x20]             ; %2 le
    vcmple_oqps ymm10,ymm1,ymm6
    vmovups ymm12,YMMWORD PTR [rdi+0x140]                ; %6 select
    vandps ymm10,ymm10,ymm12
    vsubps ymm6,ymm6,ymm10                               ; %7 sub
    vmovups ymm10,YMMWORD PTR [rdi+0x1a0]                ; %20 sub
    vsubps ymm13,ymm10,ymm5
    vmulps ymm13,ymm13,YMMWORD PTR [rdi+0x240]           ; %21 mul
    vdivps ymm14,ymm7,YMMWORD PTR [rdi+0x300]            ; %67 div
    vcmpeqps ymm7,ymm7,YMMWORD PTR [rdi+0x300]           ; %65 eq
    vblendvps ymm7,ymm14,ymm9,ymm7                       ; %68 select
    vmulps ymm7,ymm8,ymm7                                ; %69 mul
    vmovups ymm14,YMMWORD PTR [rdi+0x2e0]                ; %62 sub
    vsubps ymm15,ymm14,ymm11
    vfmadd231ps ymm15,ymm14,ymm3                         ; %63 muladd
    vmovups ymm3,YMMWORD PTR [rdi+0x1c0]                 ; %23 sub
    vsubps ymm14,ymm3,ymm5
    vaddps ymm13,ymm13,ymm14                             ; %24 add
    vmulps ymm4,ymm13,ymm4                               ; %70 mul
    vaddps ymm4,ymm5,ymm4                                ; %71 add
    vmovups YMMWORD PTR [r8+rsi*4],ymm4                  ; %74 store V
    vsubps ymm5,ymm10,ymm6                               ; %20 sub
    vmulps ymm5,ymm5,YMMWORD PTR [rdi+0x200]             ; %21 mul
    vmovups ymm13,YMMWORD PTR [r8+rsi*4+0x40]            ; %2 le
    vcmple_oqps ymm14,ymm1,ymm13
    vandps ymm14,ymm14,ymm12                             ; %6 select
    vsubps ymm13,ymm13,ymm14                             ; %7 sub
    vmovups ymm14,YMMWORD PTR [rdi+0x360]                ; %62 sub
    vsubps ymm8,ymm14,ymm11
    vfmadd231ps ymm8,ymm14,ymm0                          ; %63 muladd
    vdivps ymm0,ymm15,YMMWORD PTR [rdi+0x280]            ; %67 div
    vcmpeqps ymm14,ymm15,YMMWORD PTR [rdi+0x280]         ; %65 eq
    vblendvps ymm0,ymm0,ymm9,ymm14                       ; %68 select
    vsubps ymm14,ymm3,ymm6                               ; %23 sub
    vaddps ymm5,ymm5,ymm14                               ; %24 add
    vmovups ymm14,YMMWORD PTR [r8+rsi*4+0x60]            ; %2 le
    vcmple_oqps ymm15,ymm1,ymm14
    vmulps ymm5,ymm5,ymm7                                ; %70 mul
    vsubps ymm7,ymm10,ymm13                              ; %20 sub
    vmulps ymm7,ymm7,YMMWORD PTR [rdi+0x220]             ; %21 mul
    vandps ymm15,ymm15,ymm12                             ; %6 select
    vmovups ymm9,YMMWORD PTR [rdi+0x380]                 ; %62 sub
    vsubps ymm12,ymm9,ymm11
    vfmadd231ps ymm12,ymm9,ymm2                          ; %63 muladd
    vdivps ymm2,ymm8,YMMWORD PTR [rdi+0x2c0]             ; %67 div
    vsubps ymm9,ymm3,ymm13                               ; %23 sub
    vcmpeqps ymm8,ymm8,YMMWORD PTR [rdi+0x2c0]           ; %65 eq
    vsubps ymm11,ymm14,ymm15                             ; %7 sub
    vmovups ymm14,YMMWORD PTR [rdi+0x1e0]                ; %69 mul
    vmulps ymm0,ymm0,ymm14
    vaddps ymm7,ymm7,ymm9                                ; %24 add
    vaddps ymm5,ymm6,ymm5                                ; %71 add
    vsubps ymm6,ymm10,ymm11                              ; %20 sub
    vmovups ymm9,YMMWORD PTR [r8+rsi*4+0x80]             ; %2 le
    vcmple_oqps ymm15,ymm1,ymm9
    vdivps ymm1,ymm12,YMMWORD PTR [rdi+0x340]            ; %67 div
    vmovups YMMWORD PTR [r8+rsi*4+0x20],ymm5             ; %74 store V
    vmaxps ymm4,ymm5,ymm4                                ; %73 emit
    vandps ymm5,ymm15,YMMWORD PTR [rdi+0x140]            ; %6 select
    vsubps ymm15,ymm3,ymm11                              ; %23 sub
    vmulps ymm0,ymm7,ymm0                                ; %70 mul
    vsubps ymm5,ymm9,ymm5                                ; %7 sub
    vmulps ymm6,ymm6,YMMWORD PTR [rdi+0x260]             ; %21 mul
    vblendvps ymm2,ymm2,YMMWORD PTR [const+0x1c0],ymm8   ; %68 select
    vaddps ymm0,ymm13,ymm0                               ; %71 add
    vmulps ymm2,ymm14,ymm2                               ; %69 mul
    vaddps ymm6,ymm6,ymm15                               ; %24 add
    vsubps ymm7,ymm10,ymm5                               ; %20 sub
    vmovups YMMWORD PTR [r8+rsi*4+0x40],ymm0             ; %74 store V
    vmaxps ymm4,ymm0,ymm4                                ; %73 emit
    vmulps ymm0,ymm6,ymm2                                ; %70 mul
    vsubps ymm2,ymm3,ymm5                                ; %23 sub
    vcmpeqps ymm3,ymm12,YMMWORD PTR [rdi+0x340]          ; %65 eq
    vmulps ymm6,ymm7,YMMWORD PTR [rdi+0x2a0]             ; %21 mul
    vaddps ymm0,ymm11,ymm0                               ; %71 add
    vblendvps ymm1,ymm1,YMMWORD PTR [const+0x1c0],ymm3   ; %68 select
    vmulps ymm1,ymm14,ymm1                               ; %69 mul
    vaddps ymm2,ymm6,ymm2                                ; %24 add
    vmovups YMMWORD PTR [r8+rsi*4+0x60],ymm0             ; %74 store V
    vmaxps ymm4,ymm0,ymm4                                ; %73 emit
    vmulps ymm0,ymm2,ymm1                                ; %70 mul
    vaddps ymm0,ymm5,ymm0                                ; %71 add
    vmovups YMMWORD PTR [r8+rsi*4+0x80],ymm0             ; %74 store V
    vmaxps ymm1,ymm0,ymm4                                ; %73 emit
    vcmpnlt_uqps ymm1,ymm1,YMMWORD PTR [rdi+0x120]
    vmovmskps eax,ymm1
    test eax,eax
    jne .L6
.L7:
    add rsi,0x28
    cmp rsi,rbx
    jle .L4
.L5:
    add rbx,0x28
    sub rbx,0x8
    cmp rsi,rbx
    jg .L9
    vmovups ymm0,YMMWORD PTR [rdi+0x120]
    vmovups ymm1,YMMWORD PTR [rdi+0x1e0]
    vmovups ymm2,YMMWORD PTR [const+0x40]
    vmovups ymm3,YMMWORD PTR [const+0xa0]
    vmovups ymm4,YMMWORD PTR [rdi+0x140]
    vxorps xmm5,xmm5,xmm5
.L8:
    vmovups ymm6,YMMWORD PTR [r9+rsi*4]                  ; %10 abs
    vandps ymm7,ymm6,YMMWORD PTR [const+0x200]
    vmulps ymm6,ymm6,YMMWORD PTR [rdi+0x160]             ; %13 mul
    vmovups ymm8,YMMWORD PTR [const+0x0]                 ; %12 lt
    vpcmpgtd ymm7,ymm8,ymm7
    vmovups ymm8,YMMWORD PTR [r8+rsi*4]                  ; %2 le
    vcmple_oqps ymm9,ymm0,ymm8
    vandnps ymm6,ymm7,ymm6                               ; %14 select
    vaddps ymm6,ymm6,YMMWORD PTR [r10+rsi*4]             ; %16 add
    vandps ymm7,ymm9,ymm4                                ; %6 select
    vsubps ymm7,ymm8,ymm7                                ; %7 sub
    vmovups YMMWORD PTR [r10+rsi*4],ymm5                 ; %76 store projection1.arrived
    vmovups YMMWORD PTR [r9+rsi*4],ymm6                  ; %75 store projection1.g
    vmulps ymm6,ymm6,YMMWORD PTR [rdi+0x180]             ; %18 mul
    vmovups ymm8,YMMWORD PTR [rdi+0x1a0]                 ; %20 sub
    vsubps ymm9,ymm8,ymm7
    vmovups ymm8,YMMWORD PTR [rdi+0x1c0]                 ; %23 sub
    vsubps ymm10,ymm8,ymm7
    vmovups ymm8,YMMWORD PTR [const+0x20]                ; %27 sub
    vsubps ymm11,ymm8,ymm6
    vmulps ymm6,ymm6,ymm9                                ; %21 mul
    vmulps ymm8,ymm1,ymm11                               ; %28 mul
    vaddps ymm6,ymm6,ymm10                               ; %24 add
    vmovups ymm9,YMMWORD PTR [const+0x60]                ; %31 min
    vminps ymm8,ymm9,ymm8
    vmovups ymm9,YMMWORD PTR [const+0x80]                ; %33 max
    vmaxps ymm10,ymm9,ymm8
    vmulps ymm8,ymm2,ymm8                                ; %64 mul
    vmulps ymm9,ymm10,YMMWORD PTR [const+0xc0]           ; %36 mul
    vaddps ymm9,ymm3,ymm9                                ; %37 add
    vsubps ymm11,ymm9,ymm3                               ; %38 sub
    vpslld ymm9,ymm9,0x17                                ; %44 shl
    vfmadd231ps ymm10,ymm11,YMMWORD PTR [const+0xe0]     ; %40 muladd
    vsubps ymm12,ymm9,ymm2                               ; %62 sub
    vfmadd231ps ymm10,ymm11,YMMWORD PTR [const+0x100]    ; %42 muladd
    vmulps ymm11,ymm10,ymm10                             ; %46 mul
    vmulps ymm13,ymm11,YMMWORD PTR [const+0x160]         ; %53 mul
    vmulps ymm14,ymm11,YMMWORD PTR [const+0x120]         ; %48 mul
    vaddps ymm13,ymm13,YMMWORD PTR [const+0x180]         ; %55 add
    vaddps ymm14,ymm14,YMMWORD PTR [const+0x140]         ; %50 add
    vmulps ymm13,ymm11,ymm13                             ; %56 mul
    vmulps ymm14,ymm10,ymm14                             ; %51 mul
    vaddps ymm13,ymm13,YMMWORD PTR [const+0x1a0]         ; %58 add
    vaddps ymm13,ymm14,ymm13                             ; %59 add
    vmulps ymm11,ymm11,ymm13                             ; %60 mul
    vaddps ymm10,ymm10,ymm11                             ; %61 add
    vfmadd231ps ymm12,ymm9,ymm10                         ; %63 muladd
    vdivps ymm9,ymm12,ymm8                               ; %67 div
    vcmpeqps ymm8,ymm12,ymm8                             ; %65 eq
    vblendvps ymm8,ymm9,YMMWORD PTR [const+0x1c0],ymm8   ; %68 select
    vmulps ymm8,ymm1,ymm8                                ; %69 mul
    vmulps ymm6,ymm6,ymm8                                ; %70 mul
    vaddps ymm6,ymm7,ymm6                                ; %71 add
    vmovups YMMWORD PTR [r8+rsi*4],ymm6                  ; %74 store V
    vcmpge_oqps ymm7,ymm6,ymm0                           ; %73 emit
    vmovmskps eax,ymm7
    test eax,eax
    jne .L10
.L11:
    add rsi,0x8
    cmp rsi,rbx
    jle .L8
.L9:
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
    lea rcx,[const+0x220]
    vmovups ymm0,YMMWORD PTR [rcx+rax*4+0x20]
    vmovups YMMWORD PTR [rdi+0xc0],ymm0
    vmovups ymm0,YMMWORD PTR [rdi+0x120]                 ; %2 le
    vmovups ymm2,YMMWORD PTR [rdi+0xc0]
    vmaskmovps ymm1,ymm2,YMMWORD PTR [r8+rsi*4]
    vcmple_oqps ymm3,ymm0,ymm1
    vandps ymm3,ymm3,YMMWORD PTR [rdi+0x140]             ; %6 select
    vsubps ymm1,ymm1,ymm3                                ; %7 sub
    vmaskmovps ymm3,ymm2,YMMWORD PTR [r9+rsi*4]          ; %10 abs
    vandps ymm4,ymm3,YMMWORD PTR [const+0x200]
    vmovups ymm5,YMMWORD PTR [const+0x0]                 ; %12 lt
    vpcmpgtd ymm4,ymm5,ymm4
    vmulps ymm3,ymm3,YMMWORD PTR [rdi+0x160]             ; %13 mul
    vandnps ymm3,ymm4,ymm3                               ; %14 select
    vmaskmovps ymm4,ymm2,YMMWORD PTR [r10+rsi*4]         ; %16 add
    vaddps ymm3,ymm3,ymm4
    vmulps ymm4,ymm3,YMMWORD PTR [rdi+0x180]             ; %18 mul
    vmovups ymm5,YMMWORD PTR [rdi+0x1a0]                 ; %20 sub
    vsubps ymm6,ymm5,ymm1
    vmulps ymm5,ymm4,ymm6                                ; %21 mul
    vmovups ymm6,YMMWORD PTR [rdi+0x1c0]                 ; %23 sub
    vsubps ymm7,ymm6,ymm1
    vaddps ymm5,ymm5,ymm7                                ; %24 add
    vmovups ymm6,YMMWORD PTR [const+0x20]                ; %27 sub
    vsubps ymm4,ymm6,ymm4
    vmulps ymm4,ymm4,YMMWORD PTR [rdi+0x1e0]             ; %28 mul
    vmovups ymm6,YMMWORD PTR [const+0x60]                ; %31 min
    vminps ymm4,ymm6,ymm4
    vmovups ymm6,YMMWORD PTR [const+0x80]                ; %33 max
    vmaxps ymm7,ymm6,ymm4
    vmulps ymm6,ymm7,YMMWORD PTR [const+0xc0]            ; %36 mul
    vaddps ymm6,ymm6,YMMWORD PTR [const+0xa0]            ; %37 add
    vsubps ymm8,ymm6,YMMWORD PTR [const+0xa0]            ; %38 sub
    vfmadd231ps ymm7,ymm8,YMMWORD PTR [const+0xe0]       ; %40 muladd
    vfmadd231ps ymm7,ymm8,YMMWORD PTR [const+0x100]      ; %42 muladd
    vpslld ymm6,ymm6,0x17                                ; %44 shl
    vmulps ymm8,ymm7,ymm7                                ; %46 mul
    vmulps ymm9,ymm8,YMMWORD PTR [const+0x120]           ; %48 mul
    vaddps ymm9,ymm9,YMMWORD PTR [const+0x140]           ; %50 add
    vmulps ymm9,ymm7,ymm9                                ; %51 mul
    vmulps ymm10,ymm8,YMMWORD PTR [const+0x160]          ; %53 mul
    vaddps ymm10,ymm10,YMMWORD PTR [const+0x180]         ; %55 add
    vmulps ymm10,ymm8,ymm10                              ; %56 mul
    vaddps ymm10,ymm10,YMMWORD PTR [const+0x1a0]         ; %58 add
    vaddps ymm9,ymm9,ymm10                               ; %59 add
    vmulps ymm8,ymm8,ymm9                                ; %60 mul
    vaddps ymm7,ymm7,ymm8                                ; %61 add
    vsubps ymm8,ymm6,YMMWORD PTR [const+0x40]            ; %62 sub
    vfmadd231ps ymm8,ymm6,ymm7                           ; %63 muladd
    vmulps ymm4,ymm4,YMMWORD PTR [const+0x40]            ; %64 mul
    vcmpeqps ymm6,ymm8,ymm4                              ; %65 eq
    vdivps ymm4,ymm8,ymm4                                ; %67 div
    vblendvps ymm4,ymm4,YMMWORD PTR [const+0x1c0],ymm6   ; %68 select
    vmulps ymm4,ymm4,YMMWORD PTR [rdi+0x1e0]             ; %69 mul
    vmulps ymm4,ymm5,ymm4                                ; %70 mul
    vaddps ymm1,ymm1,ymm4                                ; %71 add
    vcmpge_oqps ymm4,ymm1,ymm0                           ; %73 emit
    vandps ymm5,ymm4,ymm2
    vmovmskps eax,ymm5
    test eax,eax
    jne .L12
.L13:
    vmaskmovps YMMWORD PTR [r8+rsi*4],ymm2,ymm1          ; %74 store V
    vmaskmovps YMMWORD PTR [r9+rsi*4],ymm2,ymm3          ; %75 store projection1.g
    vxorps xmm0,xmm0,xmm0                                ; %76 store projection1.arrived
    vmaskmovps YMMWORD PTR [r10+rsi*4],ymm2,ymm0
    add rsi,QWORD PTR [rdi+0x20]
    jmp .L1
.L0:
    vzeroupper
    ret
.L6:
    vmovups ymm1,YMMWORD PTR [r8+rsi*4]
    vcmpge_oqps ymm1,ymm1,YMMWORD PTR [rdi+0x120]
    vmovmskps edx,ymm1
    vmovups ymm1,YMMWORD PTR [r8+rsi*4+0x20]
    vcmpge_oqps ymm1,ymm1,YMMWORD PTR [rdi+0x120]
    vmovmskps ecx,ymm1
    shl rcx,0x8
    or rdx,rcx
    vmovups ymm1,YMMWORD PTR [r8+rsi*4+0x40]
    vcmpge_oqps ymm1,ymm1,YMMWORD PTR [rdi+0x120]
    vmovmskps ecx,ymm1
    shl rcx,0x10
    or rdx,rcx
    vmovups ymm1,YMMWORD PTR [r8+rsi*4+0x60]
    vcmpge_oqps ymm1,ymm1,YMMWORD PTR [rdi+0x120]
    vmovmskps ecx,ymm1
    shl rcx,0x18
    or rdx,rcx
    vmovups ymm1,YMMWORD PTR [r8+rsi*4+0x80]
    vcmpge_oqps ymm1,ymm1,YMMWORD PTR [rdi+0x120]
    vmovmskps ecx,ymm1
    shl rcx,0x20
    or rdx,rcx
    mov rax,rdx
    test rax,rax
    je .L7
    mov rcx,QWORD PTR [rdi+0xa0]
    popcnt rdx,rax
    add rdx,rcx
    mov QWORD PTR [rdi+0xa0],rdx
    mov rdx,QWORD PTR [rdi+0x98]
    lea rcx,[rdx+rcx*4]
.L14:
    tzcnt rdx,rax
    lea edx,[rsi+rdx*1]
    add edx,DWORD PTR [rdi+0x40]
    mov DWORD PTR [rcx],edx
    add rcx,0x4
    blsr rax,rax
    jne .L14
    jmp .L7
.L10:
    mov rcx,QWORD PTR [rdi+0xa0]
    popcnt rdx,rax
    add rdx,rcx
    mov QWORD PTR [rdi+0xa0],rdx
    mov rdx,QWORD PTR [rdi+0x98]
    lea rcx,[rdx+rcx*4]
.L15:
    tzcnt rdx,rax
    lea edx,[rsi+rdx*1]
    add edx,DWORD PTR [rdi+0x40]
    mov DWORD PTR [rcx],edx
    add rcx,0x4
    blsr rax,rax
    jne .L15
    jmp .L11
.L12:
    mov rcx,QWORD PTR [rdi+0xa0]
    popcnt rdx,rax
    add rdx,rcx
    mov QWORD PTR [rdi+0xa0],rdx
    mov rdx,QWORD PTR [rdi+0x98]
    lea rcx,[rdx+rcx*4]
.L16:
    tzcnt rdx,rax
    lea edx,[rsi+rdx*1]
    add edx,DWORD PTR [rdi+0x40]
    mov DWORD PTR [rcx],edx
    add rcx,0x4
    blsr rax,rax
    jne .L16
    jmp .L13
const+0x0: 0x12800000 everywhere (f32 8.077936e-28)
const+0x20: 0xbf800000 everywhere (f32 -1)
const+0x40: 0x3b800000 everywhere (f32 0.00390625)
const+0x60: 0x42bb0000 everywhere (f32 93.5)
const+0x80: 0xc1900000 everywhere (f32 -18)
const+0xa0: 0x4b400077 everywhere (f32 1.2583031e+07)
const+0xc0: 0x3fb8aa3b everywhere (f32 1.442695)
const+0xe0: 0xbf317200 everywhere (f32 -0.69314575)
const+0x100: 0xb5bfbf00 everywhere (f32 -1.4286197e-06)
const+0x120: 0x3c09141c everywhere (f32 0.008366611)
const+0x140: 0x3e2aaa58 everywhere (f32 0.16666543)
const+0x160: 0x3ab6ccaf everywhere (f32 0.0013946499)
const+0x180: 0x3d2aaa43 everywhere (f32 0.04166628)
const+0x1a0: 0x3f000000 everywhere (f32 0.5)
const+0x1c0: 0x3f800000 everywhere (f32 1)
const+0x1e0: 0x80000000 everywhere (f32 -0)
const+0x200: 0x7fffffff everywhere (f32 NaN)
const+0x220: 0xffffffff everywhere (f32 NaN)
const+0x240: 0x00000000 everywhere (f32 0)
