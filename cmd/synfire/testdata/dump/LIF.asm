-- LIF: prepare
interpreted, since it runs for one element
-- LIF: initial
.L3:
    mov rsi,QWORD PTR [rdi]
    mov rbx,QWORD PTR [rdi+0x8]
    mov rax,QWORD PTR [rdi+0x48]                         ; %0 load c3
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
    mov rax,QWORD PTR [rdi+0x48]                         ; %0 load c3
    vbroadcastss ymm0,DWORD PTR [rax]
    vmovups YMMWORD PTR [rdi+0xe0],ymm0
    mov rax,QWORD PTR [rdi+0x58]                         ; %3 load c4
    vbroadcastss ymm0,DWORD PTR [rax]
    vxorps ymm0,ymm0,YMMWORD PTR [const+0x0]             ; %4 neg
    vmovups YMMWORD PTR [rdi+0x100],ymm0
    mov rax,QWORD PTR [rdi+0x60]                         ; %8 load c0
    vbroadcastss ymm0,DWORD PTR [rax]
    vmovups YMMWORD PTR [rdi+0x120],ymm0
    mov rax,QWORD PTR [rdi+0x68]                         ; %10 load c1
    vbroadcastss ymm0,DWORD PTR [rax]
    vmovups YMMWORD PTR [rdi+0x140],ymm0
    mov r8,QWORD PTR [rdi+0x50]
.L1:
    sub rbx,0x28
    cmp rsi,rbx
    jg .L5
    vmovups ymm0,YMMWORD PTR [rdi+0xe0]
    vmovups ymm1,YMMWORD PTR [rdi+0x100]
    vmovups ymm2,YMMWORD PTR [rdi+0x120]
    vmovups ymm3,YMMWORD PTR [rdi+0x140]
.L4:
    vmovups ymm4,YMMWORD PTR [r8+rsi*4]                  ; %2 le
    vcmple_oqps ymm5,ymm0,ymm4
    vmovups ymm6,YMMWORD PTR [r8+rsi*4+0x20]             ; %2 le
    vcmple_oqps ymm7,ymm0,ymm6
    vmovups ymm8,YMMWORD PTR [r8+rsi*4+0x40]             ; %2 le
    vcmple_oqps ymm9,ymm0,ymm8
    vandps ymm5,ymm5,ymm1                                ; %6 select
    vsubps ymm4,ymm4,ymm5                                ; %7 sub
    vandps ymm5,ymm7,ymm1                                ; %6 select
    vsubps ymm5,ymm6,ymm5                                ; %7 sub
    vandps ymm6,ymm9,ymm1                                ; %6 select
    vsubps ymm7,ymm2,ymm4                                ; %9 sub
    vsubps ymm6,ymm8,ymm6                                ; %7 sub
    vsubps ymm8,ymm2,ymm5                                ; %9 sub
    vmovups ymm9,YMMWORD PTR [r8+rsi*4+0x60]             ; %2 le
    vcmple_oqps ymm10,ymm0,ymm9
    vmulps ymm7,ymm3,ymm7                                ; %11 mul
    vsubps ymm11,ymm2,ymm6                               ; %9 sub
    vmulps ymm8,ymm3,ymm8                                ; %11 mul
    vandps ymm10,ymm10,ymm1                              ; %6 select
    vaddps ymm4,ymm4,ymm7                                ; %12 add
    vsubps ymm7,ymm9,ymm10                               ; %7 sub
    vaddps ymm5,ymm5,ymm8                                ; %12 add
    vmulps ymm8,ymm3,ymm11                               ; %11 mul
    vmovups YMMWORD PTR [r8+rsi*4],ymm4                  ; %15 store V
    vmovups YMMWORD PTR [r8+rsi*4+0x20],ymm5             ; %15 store V
    vmaxps ymm4,ymm5,ymm4                                ; %14 emit
    vmovups ymm5,YMMWORD PTR [r8+rsi*4+0x80]             ; %2 le
    vcmple_oqps ymm9,ymm0,ymm5
    vsubps ymm10,ymm2,ymm7                               ; %9 sub
    vaddps ymm6,ymm6,ymm8                                ; %12 add
    vandps ymm8,ymm9,ymm1                                ; %6 select
    vsubps ymm5,ymm5,ymm8                                ; %7 sub
    vmulps ymm8,ymm3,ymm10                               ; %11 mul
    vmovups YMMWORD PTR [r8+rsi*4+0x40],ymm6             ; %15 store V
    vmaxps ymm4,ymm6,ymm4                                ; %14 emit
    vsubps ymm6,ymm2,ymm5                                ; %9 sub
    vaddps ymm7,ymm7,ymm8                                ; %12 add
    vmulps ymm6,ymm6,ymm3                                ; %11 mul
    vmovups YMMWORD PTR [r8+rsi*4+0x60],ymm7             ; %15 store V
    vmaxps ymm4,ymm7,ymm4                                ; %14 emit
    vaddps ymm5,ymm5,ymm6                                ; %12 add
    vmovups YMMWORD PTR [r8+rsi*4+0x80],ymm5             ; %15 store V
    vmaxps ymm6,ymm5,ymm4                                ; %14 emit
    vcmpnlt_uqps ymm6,ymm6,ymm0
    vmovmskps eax,ymm6
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
    vmovups ymm0,YMMWORD PTR [rdi+0xe0]
    vmovups ymm1,YMMWORD PTR [rdi+0x100]
    vmovups ymm2,YMMWORD PTR [rdi+0x120]
    vmovups ymm3,YMMWORD PTR [rdi+0x140]
.L8:
    vmovups ymm4,YMMWORD PTR [r8+rsi*4]                  ; %2 le
    vcmple_oqps ymm5,ymm0,ymm4
    vandps ymm5,ymm5,ymm1                                ; %6 select
    vsubps ymm4,ymm4,ymm5                                ; %7 sub
    vsubps ymm5,ymm2,ymm4                                ; %9 sub
    vmulps ymm5,ymm5,ymm3                                ; %11 mul
    vaddps ymm4,ymm4,ymm5                                ; %12 add
    vmovups YMMWORD PTR [r8+rsi*4],ymm4                  ; %15 store V
    vcmpge_oqps ymm5,ymm4,ymm0                           ; %14 emit
    vmovmskps eax,ymm5
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
    lea rcx,[const+0x20]
    vmovups ymm0,YMMWORD PTR [rcx+rax*4+0x20]
    vmovups YMMWORD PTR [rdi+0x80],ymm0
    vmovups ymm0,YMMWORD PTR [rdi+0xe0]                  ; %2 le
    vmovups ymm2,YMMWORD PTR [rdi+0x80]
    vmaskmovps ymm1,ymm2,YMMWORD PTR [r8+rsi*4]
    vcmple_oqps ymm3,ymm0,ymm1
    vandps ymm3,ymm3,YMMWORD PTR [rdi+0x100]             ; %6 select
    vsubps ymm1,ymm1,ymm3                                ; %7 sub
    vmovups ymm3,YMMWORD PTR [rdi+0x120]                 ; %9 sub
    vsubps ymm4,ymm3,ymm1
    vmulps ymm3,ymm4,YMMWORD PTR [rdi+0x140]             ; %11 mul
    vaddps ymm1,ymm1,ymm3                                ; %12 add
    vcmpge_oqps ymm3,ymm1,ymm0                           ; %14 emit
    vandps ymm4,ymm3,ymm2
    vmovmskps eax,ymm4
    test eax,eax
    jne .L12
.L13:
    vmaskmovps YMMWORD PTR [r8+rsi*4],ymm2,ymm1          ; %15 store V
    add rsi,QWORD PTR [rdi+0x20]
    jmp .L1
.L0:
    vzeroupper
    ret
.L6:
    vmovups ymm6,YMMWORD PTR [r8+rsi*4]
    vcmpge_oqps ymm6,ymm6,ymm0
    vmovmskps edx,ymm6
    vmovups ymm6,YMMWORD PTR [r8+rsi*4+0x20]
    vcmpge_oqps ymm6,ymm6,ymm0
    vmovmskps ecx,ymm6
    shl rcx,0x8
    or rdx,rcx
    vmovups ymm6,YMMWORD PTR [r8+rsi*4+0x40]
    vcmpge_oqps ymm6,ymm6,ymm0
    vmovmskps ecx,ymm6
    shl rcx,0x10
    or rdx,rcx
    vmovups ymm6,YMMWORD PTR [r8+rsi*4+0x60]
    vcmpge_oqps ymm6,ymm6,ymm0
    vmovmskps ecx,ymm6
    shl rcx,0x18
    or rdx,rcx
    vmovups ymm6,YMMWORD PTR [r8+rsi*4+0x80]
    vcmpge_oqps ymm6,ymm6,ymm0
    vmovmskps ecx,ymm6
    shl rcx,0x20
    or rdx,rcx
    mov rax,rdx
    test rax,rax
    je .L7
    mov rcx,QWORD PTR [rdi+0x78]
    popcnt rdx,rax
    add rdx,rcx
    mov QWORD PTR [rdi+0x78],rdx
    mov rdx,QWORD PTR [rdi+0x70]
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
    mov rcx,QWORD PTR [rdi+0x78]
    popcnt rdx,rax
    add rdx,rcx
    mov QWORD PTR [rdi+0x78],rdx
    mov rdx,QWORD PTR [rdi+0x70]
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
    mov rcx,QWORD PTR [rdi+0x78]
    popcnt rdx,rax
    add rdx,rcx
    mov QWORD PTR [rdi+0x78],rdx
    mov rdx,QWORD PTR [rdi+0x70]
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
const+0x0: 0x80000000 everywhere (f32 -0)
const+0x20: 0xffffffff everywhere (f32 NaN)
const+0x40: 0x00000000 everywhere (f32 0)
