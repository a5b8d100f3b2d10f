package asm

import (
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/arch/x86/x86asm"
)

var update = flag.Bool("update", false, "rewrite golden files")

// samples are the operands tried for each kind: low and high numbers, since
// the high bit of a number stands elsewhere, and the special cases of ModRM.
var samples = []struct {
	kind kind
	ops  []Operand
}{
	{r32, []Operand{RCX.D(), R13.D()}},
	{r64, []Operand{RDX, R8}},
	{xmm, []Operand{X(1), X(10)}},
	{ymm, []Operand{Y(6), Y(15)}},
	{mem, []Operand{
		At(RAX, 0), At(RBP, 0), At(R13, 0), At(RSP, 8), At(R12, 0), At(R9, -129), At(RDI, 0x1000),
		Indexed(RSI, RAX, 4, 0), Indexed(R13, R12, 8, 32), Indexed(RBP, R15, 1, 0), Indexed(R8, RCX, 2, 127), Indexed(R8, RCX, 2, 128),
		Mem{base: noReg, index: noReg, scale: 1, disp: 0x40, pool: true},
	}},
	{vsib, []Operand{Indexed(RAX, X(2), 4, 0), Indexed(R14, X(12), 8, 4)}},
	{imm8, []Operand{Imm(3), Imm(-1)}},
	{immU8, []Operand{Imm(0xd8)}},
	{imm32, []Operand{Imm(1000), Imm(-70000)}},
	{imm64, []Operand{Imm(0x123456789abcdef0)}},
}

// candidates are the operands that a form's place may take.
func candidates(want kind) []Operand {
	var ops []Operand
	for _, s := range samples {
		if s.kind&want != 0 {
			ops = append(ops, s.ops...)
		}
	}
	return ops
}

// everyEncoding calls do with operands for each row of the table, each operand
// in turn taking all of its candidates.
func everyEncoding(do func(op Op, args []Operand)) {
	for op := range numOps {
		for i := range table[op].encs {
			f := table[op].encs[i].form
			if f == jump {
				continue
			}
			seen := map[string]bool{}
			for vary := range f.args {
				for base := range 2 {
					for pick := range 16 >> (2 * base) { // one sweep over memory shapes is enough
						args := choose(f, vary, pick, base)
						if f.fits(kindsOf(args)) && op.find(kindsOf(args)) == &table[op].encs[i] && valid(op, args) && !seen[text(op, args)] {
							seen[text(op, args)] = true
							do(op, args)
						}
					}
				}
			}
		}
	}
}

// valid leaves out what processors refuse or cannot be told apart.
func valid(op Op, args []Operand) bool {
	if op == VCMPPS || op == VCMPPD {
		return args[3].(Imm) >= 0 && args[3].(Imm) < 32
	}
	if args == nil || args[0].kind() != ymm && args[0].kind() != xmm || len(args) < 3 {
		return true
	}
	if m, ok := args[1].(Mem); ok && m.kind() == vsib { // three different registers
		n := [3]byte{args[0].(Reg).num(), m.index.num(), args[2].(Reg).num()}
		wide := op == VGATHERDPS || op == VPGATHERDD
		return n[0] != n[1] && n[1] != n[2] && n[0] != n[2] && (!wide || args[0].kind() == m.index.kind())
	}
	return true
}

func choose(f *form, vary, pick, base int) []Operand {
	var args []Operand
	for k, want := range f.args {
		if want == 0 {
			break
		}
		c := candidates(want)
		if want&vec == vec { // one width for all
			c = candidates(want &^ ymm)
			if base == 1 {
				c = candidates(want &^ xmm)
			}
		}
		if want&gen == gen {
			c = candidates(want &^ r32)
			if base == 1 {
				c = candidates(want &^ r64)
			}
		}
		n := (k + base) % min(2, len(c))
		if k == vary {
			n = pick % len(c)
		}
		args = append(args, c[n])
	}
	return args
}

// TestEncodings has every row of the table with all shapes of its operands,
// against a golden file of bytes and text that binutils agreed to.
func TestEncodings(t *testing.T) {
	var rows []string
	var code []byte
	everyEncoding(func(op Op, args []Operand) {
		var e encoded
		op.find(kindsOf(args)).encode(&e, args, kindsOf(args))
		rows = append(rows, fmt.Sprintf("%-22x %s", e.bytes[:e.n], text(op, args)))
		code = append(code, e.bytes[:e.n]...)
	})
	got := strings.Join(rows, "\n") + "\n"
	golden := filepath.Join("testdata", "encodings.txt")
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Error(diff)
	}
	t.Run("objdump", func(t *testing.T) { compare(t, rows, disassemble(t, code)) })
	t.Run("x86asm", func(t *testing.T) { compareLegacy(t, rows) })
}

// disassemble runs objdump and returns its lines as "bytes text".
func disassemble(t *testing.T, code []byte) []string {
	tool, err := exec.LookPath("objdump")
	if err != nil {
		t.Skip("no objdump here")
	}
	file := filepath.Join(t.TempDir(), "code")
	if err := os.WriteFile(file, code, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool, "-D", "-w", "-b", "binary", "-m", "i386:x86-64", "-M", "intel", "--insn-width=16", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	spaces := regexp.MustCompile(` +`)
	var lines []string
	for line := range strings.Lines(string(out)) {
		parts := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(parts) != 3 {
			continue
		}
		text, _, _ := strings.Cut(parts[2], "#")
		text = strings.TrimSpace(spaces.ReplaceAllString(text, " "))
		lines = append(lines, fmt.Sprintf("%-22s %s", strings.ReplaceAll(strings.TrimSpace(parts[1]), " ", ""), text))
	}
	return lines
}

// sameText has the one spelling of objdump that is not ours.
var sameText = strings.NewReplacer("movabs ", "mov ")

func compare(t *testing.T, ours, theirs []string) {
	if len(ours) != len(theirs) {
		t.Errorf("%d instructions, objdump sees %d", len(ours), len(theirs))
	}
	for i := range min(len(ours), len(theirs)) {
		if sameText.Replace(ours[i]) != sameText.Replace(theirs[i]) {
			t.Errorf("ours:    %s\nobjdump: %s", ours[i], theirs[i])
		}
	}
}

// compareLegacy decodes what is not VEX, which x86asm does not know.
func compareLegacy(t *testing.T, rows []string) {
	n := 0
	for _, row := range rows {
		hexBytes, want, _ := strings.Cut(row, " ")
		b, err := hex.DecodeString(hexBytes)
		if err != nil {
			t.Fatal(err)
		}
		if b[0] == 0xc4 || b[0] == 0xc5 || strings.Contains(want, "[rip") {
			continue
		}
		in, err := x86asm.Decode(b, 64)
		if err != nil || in.Len != len(b) {
			t.Errorf("%s: %v, %d bytes", row, err, in.Len)
			continue
		}
		name, _, _ := strings.Cut(strings.TrimSpace(want), " ")
		if got := strings.ToLower(in.Op.String()); got != name {
			t.Errorf("%s: x86asm sees %s", row, got)
		}
		n++
	}
	if n < 100 {
		t.Errorf("only %d instructions compared", n)
	}
}

func TestEveryMnemonicHasARow(t *testing.T) {
	for op := range numOps {
		if table[op].name == "" || len(table[op].encs) == 0 {
			t.Errorf("op %d", op)
		}
		if jumps := table[op].encs[0].form == jump; jumps != (conditions[op] != 0 || op == JMP) {
			t.Errorf("%v: condition code", op)
		}
	}
}

func TestJumpsTakeTheShortestFormThatReaches(t *testing.T) {
	for _, r := range []struct{ between, size int }{{0, 2}, {127, 2}, {128, 6}, {1000, 6}} {
		a := New()
		end := a.NewLabel()
		a.Emit(JE, end)
		for range r.between {
			a.Emit(RET)
		}
		a.Bind(end)
		p := a.Finish()
		if len(p.Code) != r.size+r.between {
			t.Errorf("jump over %d bytes makes %d", r.between, len(p.Code))
		}
		in, err := x86asm.Decode(p.Code, 64)
		if err != nil || in.Op != x86asm.JE || in.Args[0] != x86asm.Rel(r.between) {
			t.Errorf("jump over %d bytes is %v, %v", r.between, in, err)
		}
	}
	for _, op := range []Op{JMP, JB, JAE, JE, JNE, JBE, JA, JL, JGE, JLE, JG} {
		for _, n := range []int{5, 500} { // and backwards
			a := New()
			start := a.NewLabel()
			a.Bind(start)
			for range n {
				a.Emit(RET)
			}
			a.Emit(op, start)
			p := a.Finish()
			in, err := x86asm.Decode(p.Code[n:], 64)
			if err != nil || in.Op.String() != strings.ToUpper(op.String()) || int(in.Args[0].(x86asm.Rel)) != -n-in.Len {
				t.Errorf("%v back over %d: %v, %v", op, n, in, err)
			}
		}
	}
}

// TestGrowingJumpsPushOthers has two jumps of which the second must grow
// because the first did.
func TestGrowingJumpsPushOthers(t *testing.T) {
	a := New()
	far, near := a.NewLabel(), a.NewLabel()
	a.Emit(JE, near)
	a.Emit(JNE, far)
	for range 124 {
		a.Emit(RET)
	}
	a.Bind(near)
	for range 10 {
		a.Emit(RET)
	}
	a.Bind(far)
	p := a.Finish()
	if len(p.Code) != 6+6+134 {
		t.Errorf("%d bytes", len(p.Code))
	}
}

func TestConstantsAndAlignment(t *testing.T) {
	a := NewListed()
	one := make([]byte, 32)
	one[0] = 1
	loop := a.NewLabel()
	a.Emit(VADDPS, Y(0), Y(1), a.Const(one))
	a.Mark(7)
	a.Emit(VBROADCASTSS, Y(2), a.Const([]byte{1, 2, 3, 4}))
	a.Align()
	a.Bind(loop)
	a.Emit(VCMPPS, Y(3), Y(4), a.Const(one), LtOQ)
	a.Emit(JMP, loop)
	p := a.Finish()
	want := `    vaddps ymm0,ymm1,YMMWORD PTR [const+0x0]
    vbroadcastss ymm2,DWORD PTR [const+0x20]             ; mark 7
.L0:
    vcmplt_oqps ymm3,ymm4,YMMWORD PTR [const+0x0]
    jmp .L0
const+0x0: 00000001 00000000 00000000 00000000 00000000 00000000 00000000 00000000
const+0x20: 01020304
`
	if diff := cmp.Diff(want, p.Listing(func(n int) string { return fmt.Sprint("mark ", n) }, false)); diff != "" {
		t.Error(diff)
	}
	if p.at[0] != 32 || p.pool != 64 {
		t.Errorf("loop at %d, constants at %d", p.at[0], p.pool)
	}
	// c5 f4 58 05 disp32: the constant lies disp bytes after the end.
	if disp := int(p.Code[4]); 8+disp != p.pool {
		t.Errorf("first constant %d after its instruction", disp)
	}
	if disp := int(p.Code[32+4]); 32+9+disp != p.pool { // an immediate follows the displacement
		t.Errorf("third constant %d after its instruction", disp)
	}
}

func TestMistakesPanic(t *testing.T) {
	for name, do := range map[string]func(){
		"widths":  func() { New().Emit(VADDPS, Y(0), X(1), Y(2)) },
		"count":   func() { New().Emit(VADDPS, Y(0), Y(1)) },
		"unbound": func() { a := New(); a.Emit(JMP, a.NewLabel()); a.Finish() },
		"twice":   func() { a := New(); l := a.NewLabel(); a.Bind(l); a.Bind(l) },
		"index":   func() { Indexed(RAX, RSP, 1, 0) },
	} {
		func() {
			defer func() {
				if r, ok := recover().(string); !ok || !strings.HasPrefix(r, "BUG: asm: ") {
					t.Errorf("%s: %v", name, r)
				}
			}()
			do()
		}()
	}
}
