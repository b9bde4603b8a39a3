// Command table fills the tables of guests/README.md: what each language reaches of the ABI, and what a request costs in it. It needs all
// the toolchains, and a machine with nothing else to do:
//
//	go run ./guests/internal/table
//
// The test holds the first table to the sources; the second is as it was measured.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

const readme = "guests/README.md"

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "table:", err)
		os.Exit(1)
	}
}

func run() error {
	features, err := featureTable(".")
	if err != nil {
		return err
	}
	costs, err := costTable()
	if err != nil {
		return err
	}
	text, err := os.ReadFile(readme)
	if err != nil {
		return err
	}
	out := string(text)
	for name, table := range map[string]string{"features": features, "costs": costs} {
		if out, err = replace(out, name, table); err != nil {
			return err
		}
	}
	return os.WriteFile(readme, []byte(out), 0o644)
}

// replace puts table between the two comments that name it.
func replace(text, name, table string) (string, error) {
	begin, end := "<!-- "+name+" -->\n", "<!-- /"+name+" -->"
	before, rest, ok1 := strings.Cut(text, begin)
	_, after, ok2 := strings.Cut(rest, end)
	if !ok1 || !ok2 {
		return "", fmt.Errorf("%s has no comments %s", readme, strings.TrimSpace(begin))
	}
	return before + begin + table + end + after, nil
}

// between is what replace would replace.
func between(text, name string) string {
	_, rest, _ := strings.Cut(text, "<!-- "+name+" -->\n")
	table, _, _ := strings.Cut(rest, "<!-- /"+name+" -->")
	return table
}

// cost is what was measured of a language.
type cost struct {
	call             []float64 // ns
	module, instance float64   // bytes
}

// costTable measures: the suite's guest for time and memory, the smallest example for size.
func costTable() (string, error) {
	out, err := exec.Command("go", "test", "-run", "^$", "-bench", "^BenchmarkCall$", "-count", "7", "./host/conformance").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	costs, err := parse(string(out))
	if err != nil {
		return "", err
	}
	examples := map[string]string{"C": "hello-c", "Rust": "hello-rust", "AssemblyScript": "hello-assemblyscript", "Go": "hello-go", "TypeScript": "hello-ts/app.ts"}
	dir, err := os.MkdirTemp("", "table-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	var b strings.Builder
	b.WriteString("| | built with | smallest module | the suite's module | memory of an instance | a call | of C's |\n|---|---|---|---|---|---|---|\n")
	for _, l := range languages {
		file := filepath.Join(dir, l.name+".wasm")
		if out, err := exec.Command("go", "run", "./cmd/wasmserve", "build", "examples/"+examples[l.name], "-o", file).CombinedOutput(); err != nil {
			return "", fmt.Errorf("%s: %w\n%s", l.name, err, out)
		}
		info, err := os.Stat(file)
		if err != nil {
			return "", err
		}
		c, call := costs[l.name], median(costs[l.name].call)
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %.2f us | %.1f |\n", l.name, toolchain(l.name), size(float64(info.Size())), size(c.module), size(c.instance),
			call/1000, call/median(costs["C"].call))
	}
	return b.String(), nil
}

// parse reads the benchmark's lines. Every language must be there.
func parse(out string) (map[string]*cost, error) {
	costs := map[string]*cost{}
	for line := range strings.Lines(out) {
		name, rest, ok := strings.Cut(line, " ")
		name, isCall := strings.CutPrefix(name, "BenchmarkCall/")
		if !ok || !isCall {
			continue
		}
		name, _, _ = strings.Cut(name, "-")
		if costs[name] == nil {
			costs[name] = &cost{}
		}
		c, words := costs[name], strings.Fields(rest)
		for i := 1; i+1 < len(words); i += 2 {
			n, err := strconv.ParseFloat(words[i], 64)
			if err != nil {
				return nil, fmt.Errorf("%q: %w", line, err)
			}
			switch words[i+1] {
			case "ns/op":
				c.call = append(c.call, n)
			case "module-bytes":
				c.module = n
			case "instance-bytes":
				c.instance = n
			}
		}
	}
	for _, l := range languages {
		if costs[l.name] == nil || len(costs[l.name].call) == 0 {
			return nil, fmt.Errorf("nothing was measured of %s: is its toolchain installed?\n%s", l.name, out)
		}
	}
	return costs, nil
}

func median(list []float64) float64 {
	list = slices.Sorted(slices.Values(list))
	return list[len(list)/2]
}

func size(n float64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MiB", n/(1<<20))
	case n >= 10<<10:
		return fmt.Sprintf("%.0f KiB", n/(1<<10))
	}
	return fmt.Sprintf("%.1f KiB", n/(1<<10))
}

// toolchain is what the language is built with, and its version.
func toolchain(language string) string {
	command := map[string][]string{"C": {"clang", "--version"}, "Rust": {"rustc", "--version"}, "AssemblyScript": {"asc", "--version"}, "Go": {"go", "version"}}[language]
	if command == nil {
		return "nothing: esbuild and QuickJS are inside"
	}
	out, err := exec.Command(command[0], command[1:]...).Output()
	words := strings.Fields(strings.ReplaceAll(string(out), "go1", "1"))
	for _, w := range words {
		if err == nil && w[0] >= '0' && w[0] <= '9' {
			return command[0] + " " + w
		}
	}
	return command[0]
}
