package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var updatePages = flag.Bool("pages", false, "write what the commands print into the pages")

// measured is what differs from run to run and machine to machine.
var measured = regexp.MustCompile(`in [0-9.e-]+ s\b|[0-9.]+ MB`)

// TestPages runs the commands of the blocks "console" on README.md and the
// pages of docs, and compares what they print, but for times and bytes, with
// what the block shows. A block "starlark" that begins with "# NAME.star" is a
// file of that name.
func TestPages(t *testing.T) {
	pages, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	commands := 0
	for _, page := range append(pages, "../../README.md") {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		n, fresh := 0, ""
		t.Run(filepath.Base(page), func(t *testing.T) { n, fresh = runPage(t, string(text)) })
		commands += n
		if *updatePages && n > 0 {
			if err := os.WriteFile(page, []byte(fresh), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if commands == 0 {
		t.Error("no page shows a command")
	}
}

// runPage runs a page's commands in a directory of their own, and returns their
// number and the page with what they print.
func runPage(t *testing.T, page string) (commands int, fresh string) {
	t.Helper()
	t.Chdir(t.TempDir())
	lines := strings.Split(page, "\n")
	var out []string
	for i := 0; i < len(lines); i++ {
		out = append(out, lines[i])
		info, isFence := strings.CutPrefix(lines[i], "```")
		if !isFence {
			continue
		}
		end := i + 1
		for !strings.HasPrefix(lines[end], "```") {
			end++
		}
		block := lines[i+1 : end]
		name, named := strings.CutPrefix(strings.Join(block[:min(1, len(block))], ""), "# ")
		switch {
		case info == "starlark" && named && strings.HasSuffix(name, ".star"):
			if err := os.WriteFile(name, []byte(strings.Join(block, "\n")+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		case info == "console":
			n, printed := runConsole(t, block)
			commands += n
			block = printed
		}
		out = append(append(out, block...), lines[end])
		i = end
	}
	return commands, strings.Join(out, "\n")
}

// runConsole runs the commands of a block, which stand behind "$ synfire ", and
// returns the block as it should be.
func runConsole(t *testing.T, block []string) (commands int, fresh []string) {
	t.Helper()
	for _, line := range block {
		command, isCommand := strings.CutPrefix(line, "$ synfire ")
		if !isCommand {
			continue
		}
		commands++
		var printed bytes.Buffer
		Main(t.Context(), strings.Fields(command), &printed, &printed)
		fresh = append(fresh, line)
		if text := strings.TrimSuffix(printed.String(), "\n"); text != "" {
			fresh = append(fresh, strings.Split(text, "\n")...)
		}
	}
	mask := func(lines []string) string { return measured.ReplaceAllString(strings.Join(lines, "\n"), "…") }
	if diff := cmp.Diff(mask(block), mask(fresh)); diff != "" && !*updatePages {
		t.Errorf("what is printed (-page +run):\n%s", diff)
	}
	return commands, fresh
}

// TestReadmeCommands runs the first two commands of the README, as far as a
// test can: the second is the tests themselves.
func TestReadmeCommands(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(readme), "```sh\n")
	block, _, _ := strings.Cut(rest, "```")
	var commands []string
	for _, line := range strings.Split(strings.TrimSpace(block), "\n") {
		command, _, _ := strings.Cut(line, "#")
		commands = append(commands, strings.TrimSpace(command))
	}
	if len(commands) != 2 || commands[1] != "go test ./..." {
		t.Fatalf("the README has the commands %q", commands)
	}
	args, ok := strings.CutPrefix(commands[0], "go run ./cmd/synfire ")
	if !ok {
		t.Fatalf("the README begins with %q", commands[0])
	}
	t.Chdir("../..")
	if _, err := os.Stat(strings.Fields(args)[1]); err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	var printed bytes.Buffer
	if code := Main(t.Context(), strings.Fields(args), &printed, &printed); code != exitWell {
		t.Fatalf("exit code %d:\n%s", code, printed.String())
	}
	claim := regexp.MustCompile("prints `([^`]+)` and writes .* `([^`]+)`").FindStringSubmatch(string(readme))
	if claim == nil {
		t.Fatal("the README does not say what the command prints and writes")
	}
	if !strings.Contains(printed.String(), "\n"+claim[1]+"\n") {
		t.Errorf("%q is not printed:\n%s", claim[1], printed.String())
	}
	if _, err := os.Stat(claim[2]); err != nil {
		t.Error(err)
	}
}
