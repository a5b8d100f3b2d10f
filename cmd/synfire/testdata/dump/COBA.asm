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
    vcmple_oqps ymm2,ymm0,YMMWORD PTR [r8+rsi*4+0x40]    ; %2 le
    vcmple_oqps ymm3,ymm0,YMMWORD PTR [r8+rsi*4+0x20]    ; %2 le
    vmovmskps eax,ymm1                                   ; %3 emit
    test eax,eax
    jne .L6
.L7:
    vmovmskps eax,ymm3                                   ; %3 emit
    test eax,eax
    jne .L8
.L9:
    vmovmskps eax,ymm2                                   ; %3 emit
    test eax,eax
    jne .L10
.L11:
    add rsi,0x18
    cmp rsi,rbx
    jle .L4
.L5:
    add rbx,0x18
    sub rbx,0x8
    cmp rsi,rbx
    jg .L13
    vmovups ymm0,YMMWORD PTR [rdi+0xe0]
.L12:
    vcmple_oqps ymm1,ymm0,YMMWORD PTR [r8+rsi*4]         ; %2 le
    vmovmskps eax,ymm1                                   ; %3 emit
    test eax,eax
    jne .L14
.L15:
    add rsi,0x8
    cmp rsi,rbx
    jle .L12
.L13:
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
    jne .L16
.L17:
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
.L18:
    tzcnt edx,eax
    lea edx,[rsi+rdx*1]
    add edx,DWORD PTR [rdi+0x40]
    mov DWORD PTR [rcx],edx
    add rcx,0x4
    blsr eax,eax
    jne .L18
    jmp .L7
.L8:
    mov rcx,QWORD PTR [rdi+0x60]
    popcnt rdx,rax
    add rdx,rcx
    mov QWORD PTR [rdi+0x60],rdx
    mov rdx,QWORD PTR [rdi+0x58]
    lea rcx,[rdx+rcx*4]
.L19:
    tzcnt edx,eax
    lea edx,[rsi+rdx*1+0x8]
    add edx,DWORD PTR [rdi+0x40]
    mov DWORD PTR [rcx],edx
    add rcx,0x4
    blsr eax,eax
    jne .L19
    jmp .L9
.L10:
    mov rcx,QWORD PTR [rdi+0x60]
    popcnt rdx,rax
    add rdx,rcx
    mov QWORD PTR [rdi+0x60],rdx
    mov rdx,QWORD PTR [rdi+0x58]
    lea rcx,[rdx+rcx*4]
.L20:
    tzcnt edx,eax
    lea edx,[rsi+rdx*1+0x10]
    add edx,DWORD PTR [rdi+0x40]
    mov DWORD PTR [rcx],edx
    add rcx,0x4
    blsr eax,eax
    jne .L20
    jmp .L11
.L14:
    mov rcx,QWORD PTR [rdi+0x60]
    popcnt rdx,rax
    add rdx,rcx
    mov QWORD PTR [rdi+0x60],rdx
    mov rdx,QWORD PTR [rdi+0x58]
    lea rcx,[rdx+rcx*4]
.L21:
    tzcnt edx,eax
    lea edx,[rsi+rdx*1]
    add edx,DWORD PTR [rdi+0x40]
    mov DWORD PTR [rcx],edx
    add rcx,0x4
    blsr eax,eax
    jne .L21
    jmp .L15
.L16:
    mov rcx,QWORD PTR [rdi+0x60]
    popcnt rdx,rax
    add rdx,rcx
    mov QWORD PTR [rdi+0x60],rdx
    mov rdx,QWORD PTR [rdi+0x58]
    lea rcx,[rdx+rcx*4]
.L22:
    tzcnt edx,eax
    lea edx,[rsi+rdx*1]
    add edx,DWORD PTR [rdi+0x40]
    mov DWORD PTR [rcx],edx
    add rcx,0x4
    blsr eax,eax
    jne .L22
    jmp .L17
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
    sub rbx,0x18
    cmp rsi,rbx
    jg .L5
.L4:
    vmovups ymm0,YMMWORD PTR [r9+rsi*4]                  ; %10 abs
    vmovups ymm1,YMMWORD PTR [const+0x200]
    vandps ymm2,ymm0,ymm1
    vmovups ymm3,YMMWORD PTR [r9+rsi*4+0x40]             ; %13 mul
    vmovups ymm4,YMMWORD PTR [rdi+0x160]
    vmulps ymm5,ymm3,ymm4
    vmovups ymm6,YMMWORD PTR [r9+rsi*4+0x20]             ; %10 abs
    vandps ymm7,ymm6,ymm1
    vmulps ymm6,ymm6,ymm4                                ; %13 mul
    vandps ymm3,ymm3,ymm1                                ; %10 abs
    vmulps ymm0,ymm0,ymm4                                ; %13 mul
    vmovups ymm1,YMMWORD PTR [const+0x0]                 ; %12 lt
    vpcmpgtd ymm2,ymm1,ymm2
    vpcmpgtd ymm3,ymm1,ymm3                              ; %12 lt
    vpcmpgtd ymm4,ymm1,ymm7                              ; %12 lt
    vandnps ymm0,ymm2,ymm0                               ; %14 select
    vandnps ymm1,ymm3,ymm5                               ; %14 select
    vandnps ymm2,ymm4,ymm6                               ; %14 select
    vaddps ymm1,ymm1,YMMWORD PTR [r10+rsi*4+0x40]        ; %16 add
    vaddps ymm2,ymm2,YMMWORD PTR [r10+rsi*4+0x20]        ; %16 add
    vaddps ymm0,ymm0,YMMWORD PTR [r10+rsi*4]             ; %16 add
    vmovups ymm3,YMMWORD PTR [rdi+0x120]                 ; %2 le
    vmovups ymm4,YMMWORD PTR [r8+rsi*4]
    vcmple_oqps ymm5,ymm3,ymm4
    vxorps xmm6,xmm6,xmm6                                ; %76 store projection1.arrived
    vmovups YMMWORD PTR [r10+rsi*4+0x40],ymm6
    vmovups YMMWORD PTR [r10+rsi*4+0x20],ymm6            ; %76 store projection1.arrived
    vmovups YMMWORD PTR [r10+rsi*4],ymm6                 ; %76 store projection1.arrived
    vmovups YMMWORD PTR [r9+rsi*4],ymm0                  ; %75 store projection1.g
    vmovups YMMWORD PTR [r9+rsi*4+0x20],ymm2             ; %75 store projection1.g
    vmovups YMMWORD PTR [r9+rsi*4+0x40],ymm1             ; %75 store projection1.g
    vmovups ymm6,YMMWORD PTR [rdi+0x180]                 ; %18 mul
    vmulps ymm0,ymm0,ymm6
    vmulps ymm1,ymm1,ymm6                                ; %18 mul
    vmulps ymm2,ymm2,ymm6                                ; %18 mul
    vmovups ymm6,YMMWORD PTR [r8+rsi*4+0x20]             ; %2 le
    vcmple_oqps ymm7,ymm3,ymm6
    vmovups ymm8,YMMWORD PTR [const+0x20]                ; %27 sub
    vsubps ymm9,ymm8,ymm0
    vsubps ymm10,ymm8,ymm1                               ; %27 sub
    vsubps ymm11,ymm8,ymm2                               ; %27 sub
    vmovups ymm8,YMMWORD PTR [r8+rsi*4+0x40]             ; %2 le
    vcmple_oqps ymm12,ymm3,ymm8
    vmovups ymm13,YMMWORD PTR [rdi+0x1e0]                ; %28 mul
    vmulps ymm9,ymm9,ymm13
    vmulps ymm10,ymm13,ymm10                             ; %28 mul
    vmulps ymm11,ymm13,ymm11                             ; %28 mul
    vmovups ymm14,YMMWORD PTR [rdi+0x140]                ; %6 select
    vandps ymm7,ymm7,ymm14
    vmovups ymm15,YMMWORD PTR [const+0x60]               ; %31 min
    vminps ymm9,ymm15,ymm9
    vminps ymm10,ymm15,ymm10                             ; %31 min
    vminps ymm11,ymm15,ymm11                             ; %31 min
    vandps ymm5,ymm5,ymm14                               ; %6 select
    vmovups ymm15,YMMWORD PTR [const+0x80]               ; %33 max
    vmaxps ymm3,ymm15,ymm9
    vmaxps ymm13,ymm15,ymm10                             ; %33 max
    vmovups YMMWORD PTR [rdi+0x200],ymm2                 ; %33 max
    vmaxps ymm2,ymm15,ymm11
    vmovups ymm15,YMMWORD PTR [const+0x40]               ; %64 mul
    vmulps ymm10,ymm10,ymm15
    vmovups YMMWORD PTR [rdi+0x220],ymm10                ; %36 mul
    vmulps ymm10,ymm3,YMMWORD PTR [const+0xc0]
    vmovups YMMWORD PTR [rdi+0x240],ymm1                 ; %36 mul
    vmulps ymm1,ymm13,YMMWORD PTR [const+0xc0]
    vmulps ymm9,ymm15,ymm9                               ; %64 mul
    vmulps ymm11,ymm15,ymm11                             ; %64 mul
    vaddps ymm10,ymm10,YMMWORD PTR [const+0xa0]          ; %37 add
    vaddps ymm1,ymm1,YMMWORD PTR [const+0xa0]            ; %37 add
    vandps ymm12,ymm12,ymm14                             ; %6 select
    vsubps ymm6,ymm6,ymm7                                ; %7 sub
    vsubps ymm7,ymm8,ymm12                               ; %7 sub
    vsubps ymm4,ymm4,ymm5                                ; %7 sub
    vmulps ymm5,ymm2,YMMWORD PTR [const+0xc0]            ; %36 mul
    vmovups ymm8,YMMWORD PTR [const+0xa0]                ; %37 add
    vaddps ymm5,ymm5,ymm8
    vsubps ymm12,ymm10,ymm8                              ; %38 sub
    vpslld ymm10,ymm10,0x17                              ; %44 shl
    vmovups ymm14,YMMWORD PTR [const+0xe0]               ; %40 muladd
    vfmadd231ps ymm3,ymm12,ymm14
    vfmadd231ps ymm3,ymm12,YMMWORD PTR [const+0x100]     ; %42 muladd
    vsubps ymm12,ymm1,ymm8                               ; %38 sub
    vpslld ymm1,ymm1,0x17                                ; %44 shl
    vfmadd231ps ymm13,ymm12,ymm14                        ; %40 muladd
    vfmadd231ps ymm13,ymm12,YMMWORD PTR [const+0x100]    ; %42 muladd
    vsubps ymm12,ymm5,ymm8                               ; %38 sub
    vpslld ymm5,ymm5,0x17                                ; %44 shl
    vfmadd231ps ymm2,ymm12,ymm14                         ; %40 muladd
    vfmadd231ps ymm2,ymm12,YMMWORD PTR [const+0x100]     ; %42 muladd
    vmulps ymm8,ymm3,ymm3                                ; %46 mul
    vmulps ymm12,ymm13,ymm13                             ; %46 mul
    vsubps ymm14,ymm10,ymm15                             ; %62 sub
    vmovups YMMWORD PTR [rdi+0x260],ymm9                 ; %62 sub
    vsubps ymm9,ymm1,ymm15
    vmulps ymm15,ymm8,YMMWORD PTR [const+0x160]          ; %53 mul
    vaddps ymm15,ymm15,YMMWORD PTR [const+0x180]         ; %55 add
    vmulps ymm15,ymm8,ymm15                              ; %56 mul
    vaddps ymm15,ymm15,YMMWORD PTR [const+0x1a0]         ; %58 add
    vmovups YMMWORD PTR [rdi+0x280],ymm11                ; %46 mul
    vmulps ymm11,ymm2,ymm2
    vmovups YMMWORD PTR [rdi+0x2a0],ymm6                 ; %53 mul
    vmulps ymm6,ymm12,YMMWORD PTR [const+0x160]
    vaddps ymm6,ymm6,YMMWORD PTR [const+0x180]           ; %55 add
    vmulps ymm6,ymm12,ymm6                               ; %56 mul
    vaddps ymm6,ymm6,YMMWORD PTR [const+0x1a0]           ; %58 add
    vmovups YMMWORD PTR [rdi+0x2c0],ymm0                 ; %53 mul
    vmulps ymm0,ymm11,YMMWORD PTR [const+0x160]
    vaddps ymm0,ymm0,YMMWORD PTR [const+0x180]           ; %55 add
    vmulps ymm0,ymm11,ymm0                               ; %56 mul
    vaddps ymm0,ymm0,YMMWORD PTR [const+0x1a0]           ; %58 add
    vmovups YMMWORD PTR [rdi+0x2e0],ymm7                 ; %48 mul
    vmulps ymm7,ymm11,YMMWORD PTR [const+0x120]
    vaddps ymm7,ymm7,YMMWORD PTR [const+0x140]           ; %50 add
    vmulps ymm7,ymm2,ymm7                                ; %51 mul
    vaddps ymm0,ymm7,ymm0                                ; %59 add
    vmulps ymm0,ymm11,ymm0                               ; %60 mul
    vaddps ymm0,ymm2,ymm0                                ; %61 add
    vmovups ymm2,YMMWORD PTR [const+0x120]               ; %48 mul
    vmulps ymm7,ymm12,ymm2
    vmovups ymm11,YMMWORD PTR [const+0x140]              ; %50 add
    vaddps ymm7,ymm7,ymm11
    vmulps ymm7,ymm13,ymm7                               ; %51 mul
    vaddps ymm6,ymm7,ymm6                                ; %59 add
    vmulps ymm6,ymm12,ymm6                               ; %60 mul
    vaddps ymm6,ymm13,ymm6                               ; %61 add
    vfmadd231ps ymm9,ymm1,ymm6                           ; %63 muladd
    vmulps ymm1,ymm8,ymm2                                ; %48 mul
    vaddps ymm1,ymm1,ymm11                               ; %50 add
    vmulps ymm1,ymm3,ymm1                                ; %51 mul
    vaddps ymm1,ymm1,ymm15                               ; %59 add
    vmulps ymm1,ymm8,ymm1                                ; %60 mul
    vaddps ymm1,ymm3,ymm1                                ; %61 add
    vfmadd231ps ymm14,ymm10,ymm1                         ; %63 muladd
    vsubps ymm1,ymm5,YMMWORD PTR [const+0x40]            ; %62 sub
    vfmadd231ps ymm1,ymm5,ymm0                           ; %63 muladd
    vmovups ymm0,YMMWORD PTR [rdi+0x1a0]                 ; %20 sub
    vsubps ymm2,ymm0,ymm4
    vmovups ymm3,YMMWORD PTR [rdi+0x2e0]                 ; %20 sub
    vsubps ymm5,ymm0,ymm3
    vmulps ymm2,ymm2,YMMWORD PTR [rdi+0x2c0]             ; %21 mul
    vmovups ymm6,YMMWORD PTR [rdi+0x2a0]                 ; %20 sub
    vsubps ymm7,ymm0,ymm6
    vmulps ymm0,ymm5,YMMWORD PTR [rdi+0x240]             ; %21 mul
    vmovups ymm5,YMMWORD PTR [rdi+0x1c0]                 ; %23 sub
    vsubps ymm8,ymm5,ymm4
    vmulps ymm7,ymm7,YMMWORD PTR [rdi+0x200]             ; %21 mul
    vmovups ymm10,YMMWORD PTR [rdi+0x280]                ; %67 div
    vdivps ymm11,ymm1,ymm10
    vcmpeqps ymm1,ymm1,ymm10                             ; %65 eq
    vsubps ymm10,ymm5,ymm6                               ; %23 sub
    vaddps ymm2,ymm2,ymm8                                ; %24 add
    vsubps ymm8,ymm5,ymm3                                ; %23 sub
    vaddps ymm5,ymm7,ymm10                               ; %24 add
    vmovups ymm7,YMMWORD PTR [rdi+0x220]                 ; %67 div
    vdivps ymm10,ymm9,ymm7
    vcmpeqps ymm7,ymm9,ymm7                              ; %65 eq
    vaddps ymm0,ymm0,ymm8                                ; %24 add
    vmovups ymm8,YMMWORD PTR [rdi+0x260]                 ; %67 div
    vdivps ymm9,ymm14,ymm8
    vcmpeqps ymm8,ymm14,ymm8                             ; %65 eq
    vmovups ymm12,YMMWORD PTR [const+0x1c0]              ; %68 select
    vblendvps ymm1,ymm11,ymm12,ymm1
    vmovups ymm11,YMMWORD PTR [rdi+0x1e0]                ; %69 mul
    vmulps ymm1,ymm1,ymm11
    vblendvps ymm7,ymm10,ymm12,ymm7                      ; %68 select
    vmulps ymm7,ymm11,ymm7                               ; %69 mul
    vmulps ymm1,ymm5,ymm1                                ; %70 mul
    vmulps ymm0,ymm0,ymm7                                ; %70 mul
    vblendvps ymm5,ymm9,ymm12,ymm8                       ; %68 select
    vmulps ymm5,ymm11,ymm5                               ; %69 mul
    vaddps ymm1,ymm6,ymm1                                ; %71 add
    vaddps ymm0,ymm3,ymm0                                ; %71 add
    vmulps ymm2,ymm2,ymm5                                ; %70 mul
    vmovups YMMWORD PTR [r8+rsi*4+0x20],ymm1             ; %74 store V
    vmovups YMMWORD PTR [r8+rsi*4+0x40],ymm0             ; %74 store V
    vmovups ymm3,YMMWORD PTR [rdi+0x120]                 ; %72 le
    vcmpge_oqps ymm0,ymm0,ymm3
    vaddps ymm2,ymm4,ymm2                                ; %71 add
    vcmple_oqps ymm1,ymm3,ymm1                           ; %72 le
    vmovups YMMWORD PTR [r8+rsi*4],ymm2                  ; %74 store V
    vcmple_oqps ymm2,ymm3,ymm2                           ; %72 le
    vmovmskps eax,ymm2                                   ; %73 emit
    test eax,eax
    jne .L6
.L7:
    vmovmskps eax,ymm1                                   ; %73 emit
    test eax,eax
    jne .L8
.L9:
    vmovmskps eax,ymm0                                   ; %73 emit
    test eax,eax
    jne .L10
.L11:
    add rsi,0x18
    cmp rsi,rbx
    jle .L4
.L5:
    add rbx,0x18
    sub rbx,0x8
    cmp rsi,rbx
    jg .L13
    vmovups ymm0,YMMWORD PTR [rdi+0x120]
    vmovups ymm1,YMMWORD PTR [rdi+0x1e0]
    vmovups ymm2,YMMWORD PTR [const+0x40]
    vmovups ymm3,YMMWORD PTR [const+0xa0]
    vmovups ymm4,YMMWORD PTR [rdi+0x140]
.L12:
    vmovups ymm5,YMMWORD PTR [r9+rsi*4]                  ; %10 abs
    vandps ymm6,ymm5,YMMWORD PTR [const+0x200]
    vmulps ymm5,ymm5,YMMWORD PTR [rdi+0x160]             ; %13 mul
    vmovups ymm7,YMMWORD PTR [const+0x0]                 ; %12 lt
    vpcmpgtd ymm6,ymm7,ymm6
    vmovups ymm7,YMMWORD PTR [r8+rsi*4]                  ; %2 le
    vcmple_oqps ymm8,ymm0,ymm7
    vandnps ymm5,ymm6,ymm5                               ; %14 select
    vaddps ymm5,ymm5,YMMWORD PTR [r10+rsi*4]             ; %16 add
    vandps ymm6,ymm8,ymm4                                ; %6 select
    vsubps ymm6,ymm7,ymm6                                ; %7 sub
    vxorps xmm7,xmm7,xmm7                                ; %76 store projection1.arrived
    vmovups YMMWORD PTR [r10+rsi*4],ymm7
    vmovups YMMWORD PTR [r9+rsi*4],ymm5                  ; %75 store projection1.g
    vmulps ymm5,ymm5,YMMWORD PTR [rdi+0x180]             ; %18 mul
    vmovups ymm7,YMMWORD PTR [rdi+0x1a0]                 ; %20 sub
    vsubps ymm8,ymm7,ymm6
    vmovups ymm7,YMMWORD PTR [rdi+0x1c0]                 ; %23 sub
    vsubps ymm9,ymm7,ymm6
    vmovups ymm7,YMMWORD PTR [const+0x20]                ; %27 sub
    vsubps ymm10,ymm7,ymm5
    vmulps ymm5,ymm5,ymm8                                ; %21 mul
    vmulps ymm7,ymm1,ymm10                               ; %28 mul
    vaddps ymm5,ymm5,ymm9                                ; %24 add
    vmovups ymm8,YMMWORD PTR [const+0x60]                ; %31 min
    vminps ymm7,ymm8,ymm7
    vmovups ymm8,YMMWORD PTR [const+0x80]                ; %33 max
    vmaxps ymm9,ymm8,ymm7
    vmulps ymm7,ymm2,ymm7                                ; %64 mul
    vmulps ymm8,ymm9,YMMWORD PTR [const+0xc0]            ; %36 mul
    vaddps ymm8,ymm3,ymm8                                ; %37 add
    vsubps ymm10,ymm8,ymm3                               ; %38 sub
    vpslld ymm8,ymm8,0x17                                ; %44 shl
    vfmadd231ps ymm9,ymm10,YMMWORD PTR [const+0xe0]      ; %40 muladd
    vsubps ymm11,ymm8,ymm2                               ; %62 sub
    vfmadd231ps ymm9,ymm10,YMMWORD PTR [const+0x100]     ; %42 muladd
    vmulps ymm10,ymm9,ymm9                               ; %46 mul
    vmulps ymm12,ymm10,YMMWORD PTR [const+0x160]         ; %53 mul
    vmulps ymm13,ymm10,YMMWORD PTR [const+0x120]         ; %48 mul
    vaddps ymm12,ymm12,YMMWORD PTR [const+0x180]         ; %55 add
    vaddps ymm13,ymm13,YMMWORD PTR [const+0x140]         ; %50 add
    vmulps ymm12,ymm10,ymm12                             ; %56 mul
    vmulps ymm13,ymm9,ymm13                              ; %51 mul
    vaddps ymm12,ymm12,YMMWORD PTR [const+0x1a0]         ; %58 add
    vaddps ymm12,ymm13,ymm12                             ; %59 add
    vmulps ymm10,ymm10,ymm12                             ; %60 mul
    vaddps ymm9,ymm9,ymm10                               ; %61 add
    vfmadd231ps ymm11,ymm8,ymm9                          ; %63 muladd
    vdivps ymm8,ymm11,ymm7                               ; %67 div
    vcmpeqps ymm7,ymm11,ymm7                             ; %65 eq
    vblendvps ymm7,ymm8,YMMWORD PTR [const+0x1c0],ymm7   ; %68 select
    vmulps ymm7,ymm1,ymm7                                ; %69 mul
    vmulps ymm5,ymm5,ymm7                                ; %70 mul
    vaddps ymm5,ymm6,ymm5                                ; %71 add
    vmovups YMMWORD PTR [r8+rsi*4],ymm5                  ; %74 store V
    vcmple_oqps ymm5,ymm0,ymm5                           ; %72 le
    vmovmskps eax,ymm5                                   ; %73 emit
    test eax,eax
    jne .L14
.L15:
    add rsi,0x8
    cmp rsi,rbx
    jle .L12
.L13:
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
    vmovups ymm6,YMMWORD PTR [rdi+0x1e0]                 ; %28 mul
    vmulps ymm4,ymm4,ymm6
    vmovups ymm7,YMMWORD PTR [const+0x60]                ; %31 min
    vminps ymm4,ymm7,ymm4
    vmovups ymm7,YMMWORD PTR [const+0x80]                ; %33 max
    vmaxps ymm8,ymm7,ymm4
    vmulps ymm7,ymm8,YMMWORD PTR [const+0xc0]            ; %36 mul
    vmovups ymm9,YMMWORD PTR [const+0xa0]                ; %37 add
    vaddps ymm7,ymm7,ymm9
    vsubps ymm10,ymm7,ymm9                               ; %38 sub
    vfmadd231ps ymm8,ymm10,YMMWORD PTR [const+0xe0]      ; %40 muladd
    vfmadd231ps ymm8,ymm10,YMMWORD PTR [const+0x100]     ; %42 muladd
    vpslld ymm7,ymm7,0x17                                ; %44 shl
    vmulps ymm9,ymm8,ymm8                                ; %46 mul
    vmulps ymm10,ymm9,YMMWORD PTR [const+0x120]          ; %48 mul
    vaddps ymm10,ymm10,YMMWORD PTR [const+0x140]         ; %50 add
    vmulps ymm10,ymm8,ymm10                              ; %51 mul
    vmulps ymm11,ymm9,YMMWORD PTR [const+0x160]          ; %53 mul
    vaddps ymm11,ymm11,YMMWORD PTR [const+0x180]         ; %55 add
    vmulps ymm11,ymm9,ymm11                              ; %56 mul
    vaddps ymm11,ymm11,YMMWORD PTR [const+0x1a0]         ; %58 add
    vaddps ymm10,ymm10,ymm11                             ; %59 add
    vmulps ymm9,ymm9,ymm10                               ; %60 mul
    vaddps ymm8,ymm8,ymm9                                ; %61 add
    vmovups ymm9,YMMWORD PTR [const+0x40]                ; %62 sub
    vsubps ymm10,ymm7,ymm9
    vfmadd231ps ymm10,ymm7,ymm8                          ; %63 muladd
    vmulps ymm4,ymm9,ymm4                                ; %64 mul
    vcmpeqps ymm7,ymm10,ymm4                             ; %65 eq
    vdivps ymm4,ymm10,ymm4                               ; %67 div
    vblendvps ymm4,ymm4,YMMWORD PTR [const+0x1c0],ymm7   ; %68 select
    vmulps ymm4,ymm6,ymm4                                ; %69 mul
    vmulps ymm4,ymm5,ymm4                                ; %70 mul
    vaddps ymm1,ymm1,ymm4                                ; %71 add
    vcmple_oqps ymm4,ymm0,ymm1                           ; %72 le
    vandps ymm0,ymm4,ymm2                                ; %73 emit
    vmovmskps eax,ymm0
    test eax,eax
    jne .L16
.L17:
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
    mov rcx,QWORD PTR [rdi+0xa0]
    popcnt rdx,rax
    add rdx,rcx
    mov QWORD PTR [rdi+0xa0],rdx
    mov rdx,QWORD PTR [rdi+0x98]
    lea rcx,[rdx+rcx*4]
.L18:
    tzcnt edx,eax
    lea edx,[rsi+rdx*1]
    add edx,DWORD PTR [rdi+0x40]
    mov DWORD PTR [rcx],edx
    add rcx,0x4
    blsr eax,eax
    jne .L18
    jmp .L7
.L8:
    mov rcx,QWORD PTR [rdi+0xa0]
    popcnt rdx,rax
    add rdx,rcx
    mov QWORD PTR [rdi+0xa0],rdx
    mov rdx,QWORD PTR [rdi+0x98]
    lea rcx,[rdx+rcx*4]
.L19:
    tzcnt edx,eax
    lea edx,[rsi+rdx*1+0x8]
    add edx,DWORD PTR [rdi+0x40]
    mov DWORD PTR [rcx],edx
    add rcx,0x4
    blsr eax,eax
    jne .L19
    jmp .L9
.L10:
    mov rcx,QWORD PTR [rdi+0xa0]
    popcnt rdx,rax
    add rdx,rcx
    mov QWORD PTR [rdi+0xa0],rdx
    mov rdx,QWORD PTR [rdi+0x98]
    lea rcx,[rdx+rcx*4]
.L20:
    tzcnt edx,eax
    lea edx,[rsi+rdx*1+0x10]
    add edx,DWORD PTR [rdi+0x40]
    mov DWORD PTR [rcx],edx
    add rcx,0x4
    blsr eax,eax
    jne .L20
    jmp .L11
.L14:
    mov rcx,QWORD PTR [rdi+0xa0]
    popcnt rdx,rax
    add rdx,rcx
    mov QWORD PTR [rdi+0xa0],rdx
    mov rdx,QWORD PTR [rdi+0x98]
    lea rcx,[rdx+rcx*4]
.L21:
    tzcnt edx,eax
    lea edx,[rsi+rdx*1]
    add edx,DWORD PTR [rdi+0x40]
    mov DWORD PTR [rcx],edx
    add rcx,0x4
    blsr eax,eax
    jne .L21
    jmp .L15
.L16:
    mov rcx,QWORD PTR [rdi+0xa0]
    popcnt rdx,rax
    add rdx,rcx
    mov QWORD PTR [rdi+0xa0],rdx
    mov rdx,QWORD PTR [rdi+0x98]
    lea rcx,[rdx+rcx*4]
.L22:
    tzcnt edx,eax
    lea edx,[rsi+rdx*1]
    add edx,DWORD PTR [rdi+0x40]
    mov DWORD PTR [rcx],edx
    add rcx,0x4
    blsr eax,eax
    jne .L22
    jmp .L17
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
