// Package docs holds the pages for users. Its tests run every script on them
// and compare what it prints with what the page shows.
package docs

import (
	"bytes"
	"flag"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"synfire/diag"
	"synfire/eqn"
	"synfire/script"
)

var update = flag.Bool("update", false, "write what the scripts print into the pages")

// fence is a fenced block of a page, between two lines of three backquotes.
type fence struct {
	info       string
	text       string
	begin, end int // lines of the text, from 0; end is behind the last
}

// fences are the fenced blocks of a page, in order.
func fences(page string) []fence {
	var list []fence
	open := false
	for i, line := range strings.Split(page, "\n") {
		info, isFence := strings.CutPrefix(line, "```")
		switch {
		case isFence && !open:
			list = append(list, fence{info: info, begin: i + 1})
			open = true
		case isFence:
			list[len(list)-1].end = i
			open = false
		case open:
			list[len(list)-1].text += line + "\n"
		}
	}
	return list
}

// program is a script of a page: one block "starlark" and those marked
// "starlark continued" behind it. Each may be followed by a block "text", which
// is what it prints.
type program struct {
	line    int // of the first block, from 1
	code    string
	pieces  []string // as code, block by block
	outputs []*fence // nil for a block without one
}

func programs(t *testing.T, blocks []fence) []*program {
	t.Helper()
	var list []*program
	for i, b := range blocks {
		switch b.info {
		case "starlark":
			list = append(list, &program{line: b.begin + 1})
		case "starlark continued":
			if len(list) == 0 {
				t.Fatalf("line %d continues no script", b.begin)
			}
		default:
			continue
		}
		p := list[len(list)-1]
		p.code += b.text
		p.pieces = append(p.pieces, b.text)
		var output *fence
		if i+1 < len(blocks) && blocks[i+1].info == "text" {
			output = &blocks[i+1]
		}
		p.outputs = append(p.outputs, output)
	}
	return list
}

// mark is printed between the blocks of a program, to tell whose output is
// whose.
const mark = "\x00"

// run executes a program and returns what each of its blocks prints; a mistake
// in it is part of that.
func (p *program) run(t *testing.T, files map[string]string) []string {
	t.Helper()
	var out bytes.Buffer
	code := strings.Join(p.pieces, fmt.Sprintf("print(%q)\n", mark))
	_, err := script.Run(t.Context(), "script.star", code, script.Options{
		Stdout: &out,
		Load: func(name string) ([]byte, error) {
			text, ok := files[name]
			if !ok {
				return nil, fmt.Errorf("%s: no such file on the page", name)
			}
			return []byte(text), nil
		},
	})
	if err != nil {
		fmt.Fprintln(&out, err)
	}
	printed := strings.Split(out.String(), mark+"\n")
	if err == nil && len(printed) != len(p.pieces) {
		t.Fatalf("line %d: %d blocks printed %d times", p.line, len(p.pieces), len(printed))
	}
	return printed
}

// pages reads the pages whose names match one of the patterns.
func pages(t *testing.T, patterns ...string) iter.Seq2[string, string] {
	var names []string
	for _, pattern := range patterns {
		matches, err := filepath.Glob(pattern)
		if err != nil || len(matches) == 0 {
			t.Fatalf("no page %s: %v", pattern, err)
		}
		names = append(names, matches...)
	}
	return func(yield func(name, text string) bool) {
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if !yield(name, string(text)) {
				return
			}
		}
	}
}

// TestPages runs every script on every page. A block "eqn NAME" or "csv NAME"
// is a file that scripts of the page can load.
func TestPages(t *testing.T) {
	scripts := 0
	for page, text := range pages(t, "*.md") {
		lines := strings.Split(text, "\n")
		blocks := fences(text)
		files := map[string]string{}
		for _, b := range blocks {
			if kind, name, ok := strings.Cut(b.info, " "); ok && (kind == "eqn" || kind == "csv") {
				files[name] = b.text
			}
		}
		list := programs(t, blocks)
		scripts += len(list)
		var fresh []string
		done := 0
		dir := t.TempDir()
		for _, p := range list {
			t.Run(fmt.Sprintf("%s:%d", page, p.line), func(t *testing.T) {
				t.Chdir(dir) // where figures go
				for i, printed := range p.run(t, files) {
					output := p.outputs[i]
					if output == nil {
						if printed != "" {
							t.Errorf("the page does not show what block %d prints: %s", i+1, printed)
						}
						continue
					}
					if *update {
						fresh = append(append(fresh, lines[done:output.begin]...), strings.TrimSuffix(printed, "\n"))
						done = output.end
						continue
					}
					if diff := cmp.Diff(output.text, printed); diff != "" {
						t.Errorf("what block %d prints (-page +run):\n%s", i+1, diff)
					}
				}
			})
		}
		if *update {
			fresh = append(fresh, lines[done:]...)
			if err := os.WriteFile(page, []byte(strings.Join(fresh, "\n")), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if scripts == 0 {
		t.Fatal("no page has a script")
	}
}

// TestFences looks at how blocks are marked, so that none is passed over: what is
// Python belongs to another simulator, and a model file is one.
func TestFences(t *testing.T) {
	models := 0
	for page, text := range pages(t, "*.md") {
		for _, b := range fences(text) {
			kind, _, _ := strings.Cut(b.info, " ")
			switch kind {
			case "starlark", "text", "console", "sh", "csv", "ir", "asm", "":
			case "python":
				if !strings.HasPrefix(page, "from-") {
					t.Errorf("%s:%d: Python, which is not run, on a page that does not compare", page, b.begin)
				}
			case "eqn":
				models++
				if _, err := eqn.ParseFile(diag.Source{Name: page, Text: b.text}); err != nil {
					t.Errorf("%s:%d: %v", page, b.begin, err)
				}
			default:
				t.Errorf("%s:%d: a block is marked %q, which no test knows", page, b.begin, b.info)
			}
		}
	}
	if models == 0 {
		t.Error("no page has a model")
	}
}

var link = regexp.MustCompile(`\]\(([^)#]+)(#[^)]*)?\)`)

// TestLinks looks for what the pages point to.
func TestLinks(t *testing.T) {
	for page, text := range pages(t, "*.md", filepath.Join("..", "README.md")) {
		for _, m := range link.FindAllStringSubmatch(text, -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			if _, err := os.Stat(filepath.Join(filepath.Dir(page), m[1])); err != nil {
				t.Errorf("%s points to %s, which is not there", page, m[1])
			}
		}
	}
}
