package bundle

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/compiler"
	"github.com/wasmserve/wasmserve/host/internal/race"
)

// quadrupled is an enum whose last member is 4^n times as long as the first.
func quadrupled(n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "enum A { a0 = %q, ", strings.Repeat("x", 64))
	for i := range n {
		fmt.Fprintf(&b, "a%[2]d = a%[1]d + a%[1]d + a%[1]d + a%[1]d, ", i, i+1)
	}
	fmt.Fprintf(&b, "}\nexport default { fetch: () => new Response(A.a%d) }", n)
	return b.String()
}

// shapes nest as deep as they are long.
var shapes = map[string]string{"(": "(", "!": "!", "=": "a=", "?:": "a?a:", "=>": "a=>", "**": "a**", ".": ".b", "()": "()", "[": "[", "{": "{", "if": "if(a)", "label": "a:", "function": "()=>{", ",": "a,", "typeof": "typeof ", "new": "new ", "template": "`${",
	"JSX": "<a>", "object": "a={a:", "class": "a=class{[", "array": "[a]=", "tag": "a``"}

// TestBombs: no script ends this process, or has it take much memory, be it short or long.
func TestBombs(t *testing.T) {
	if race.Enabled {
		t.Skip("the race detector does not fit into the limits of a process")
	}
	bombs := map[string]string{"enum": quadrupled(16), "stars": "export * from './s0a'; export * from './s0b'"}
	for name, part := range shapes {
		bombs[name] = "x=1\n" + strings.Repeat(part, 600_000/len(part)) + "a"
		bombs["small "+name] = "x=1\n" + strings.Repeat(part, 15_990/len(part)) + "a"
	}
	before := peak()
	p := newProcess(compiler.Config{Timeout: 12 * time.Second})
	for name, text := range bombs {
		if os.Getenv("WASMSERVE_LONG") == "" && !slices.Contains([]string{"(", "=>", "if", "small =>", "enum", "stars"}, name) {
			continue
		}
		files := map[string]string{"app.tsx": text}
		for i := range 40 { // 2^40 paths
			for _, half := range []string{"a", "b"} {
				files[fmt.Sprintf("s%d%s.ts", i, half)] = fmt.Sprintf("export * from './s%da'; export * from './s%[1]db'", i+1)
			}
		}
		files["s40a.ts"], files["s40b.ts"] = "export default 1", "export default 2"
		begun := time.Now()
		_, err := Config{Process: p}.Bundle(t.Context(), filepath.Join(write(t, files), "app.tsx"))
		var limit *compiler.Limit
		var invalid *Error
		switch {
		case errors.As(err, &limit):
			if !strings.Contains(err.Error(), " to bundle (-compile-") && !strings.Contains(err.Error(), "of processor time to bundle") && !strings.HasPrefix(err.Error(), "yields more than") {
				t.Errorf("%s: %v", name, err)
			}
		case err != nil && !errors.As(err, &invalid):
			t.Errorf("%s: %v", name, err)
		case name == "enum", name == "(", name == "!", name == "stars":
			t.Errorf("%s: %.100v, want a limit", name, err)
		}
		t.Logf("%-16s %5d KB, %6.1f s: %.100v", name, len(text)>>10, time.Since(begun).Seconds(), err)
	}
	if grown := peak() - before; grown > 400<<20 {
		t.Errorf("this process took %d MB more", grown>>20)
	}
}

func peak() int64 {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return u.Maxrss << 10
}
