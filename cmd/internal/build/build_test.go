package build

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"
)

// cSDK stands for the real one: what matters here is that both of its files are found.
var cSDK = fstest.MapFS{
	"wasmserve.h": {Data: []byte("int answer(void);\n")},
	"wasmserve.c": {Data: []byte("#include \"wasmserve.h\"\n__attribute__((export_name(\"fetch\"))) int fetch(void) { return answer(); }\n")},
}

// dir makes a directory of files, name and text in turn.
func dir(t *testing.T, files ...string) string {
	t.Helper()
	d := t.TempDir()
	for i := 0; i < len(files); i += 2 {
		path := filepath.Join(d, files[i])
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(files[i+1]), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

// need skips without a tool that works, and fails if WASMSERVE_REQUIRE names it.
func need(t *testing.T, tool string) {
	t.Helper()
	arg := "--version"
	if tool == "go" {
		arg = "version"
	}
	required := slices.Contains(strings.Split(os.Getenv("WASMSERVE_REQUIRE"), ","), tool)
	if out, err := exec.Command(tool, arg).CombinedOutput(); err != nil {
		if required {
			t.Fatalf("%s does not work: %v\n%s", tool, err, out)
		}
		t.Skipf("%s does not work: %v", tool, err)
	}
}

func TestDetect(t *testing.T) {
	for _, c := range []struct {
		files []string
		want  Language
		err   string // DIR stands for the directory
	}{
		{[]string{"main.go", ""}, Go, ""},
		{[]string{"main.c", "", "x.h", ""}, C, ""},
		{[]string{"main.go", "", "x.c", ""}, Go, ""},
		{[]string{"handler.rs", "", "x.c", ""}, Rust, ""},
		{[]string{"Cargo.toml", "", "src/lib.rs", ""}, Rust, ""},
		{nil, "", "DIR holds no source that can be built: *.go (Go, with a go.mod there or above), Cargo.toml or one *.rs (Rust), *.c (C) or assembly/index.ts (AssemblyScript)"},
		{[]string{"main.zig", ""}, "", "DIR holds no source that can be built: *.go (Go, with a go.mod there or above), Cargo.toml or one *.rs (Rust), *.c (C) or assembly/index.ts (AssemblyScript)"},
		{[]string{".x.go", "", "_y.c", "", "sub/main.go", ""}, "", "DIR holds no source that can be built: *.go (Go, with a go.mod there or above), Cargo.toml or one *.rs (Rust), *.c (C) or assembly/index.ts (AssemblyScript)"},
		{[]string{"h.wasm", ""}, "", "DIR holds no source that can be built (*.go, *.rs, *.c or assembly/index.ts), but a module: serve it with wasmserve serve"},
	} {
		d := dir(t, c.files...)
		got, err := Detect(d)
		if got != c.want || said(err, d) != c.err {
			t.Errorf("%q: %s, %v, want %s, %s", c.files, got, err, c.want, c.err)
		}
	}
	d := dir(t, "main.go", "")
	for path, want := range map[string]string{
		d + "/main.go": "DIR/main.go is a file: name the directory of the handler's source",
		d + "/none":    "DIR/none: there is no such directory",
	} {
		if _, err := Detect(path); said(err, d) != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func said(err error, dir string) string {
	if err == nil {
		return ""
	}
	return strings.ReplaceAll(err.Error(), dir, "DIR")
}

const goHandler = "package main\n\nfunc main() {}\n\n//go:wasmexport fetch\nfunc fetch() int32 { return 7 }\n"

func TestBuildGo(t *testing.T) {
	need(t, "go")
	d := dir(t, "go.mod", "module x\n\ngo 1.24\n", "main.go", goHandler)
	out := filepath.Join(t.TempDir(), "h.wasm")
	res, err := New(nil).Build(t.Context(), d, out)
	if err != nil {
		t.Fatal(err)
	}
	checkModule(t, res, Go, out)
	wasm, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{"_initialize": true, "main.fetch": true, ".debug_info": false} {
		if got := strings.Contains(string(wasm), text); got != want {
			t.Errorf("module contains %q: %v, want %v", text, got, want)
		}
	}
	// A build that fails leaves the module.
	if err := os.WriteFile(filepath.Join(d, "main.go"), []byte("package main\n\nfunc main() { x }\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = New(nil).Build(t.Context(), d, out)
	var failed *CompileError
	if !errors.As(err, &failed) || !strings.Contains(failed.Output, "main.go:3:15: undefined: x") {
		t.Errorf("%v, want the line and what is wrong there", err)
	}
	if after, _ := os.ReadFile(out); string(after) != string(wasm) {
		t.Error("the old module is gone")
	}
	onlyModule(t, out)
}

func TestBuildC(t *testing.T) {
	need(t, "clang")
	need(t, "wasm-ld")
	d := dir(t, "main.c", "#include <wasmserve.h>\n#include <stdint.h>\nint other(void);\nint answer(void) { return other(); }\n",
		"other.c", "int other(void) { return 1; }\n", "-O9.c", "int x;\n")
	out := filepath.Join(t.TempDir(), "h.wasm")
	res, err := New(SDKs{C: cSDK}).Build(t.Context(), d, out)
	if err != nil {
		t.Fatal(err)
	}
	checkModule(t, res, C, out)
	own := dir(t, "wasmserve.c", "__attribute__((export_name(\"own\"))) int own(void) { return 1; }\n")
	if _, err := New(SDKs{C: cSDK}).Build(t.Context(), own, out); err != nil {
		t.Errorf("with a copy of the SDK: %v", err)
	}
	bad := dir(t, "main.c", "int f(void) {\n  return x;\n}\n")
	_, err = New(SDKs{C: cSDK}).Build(t.Context(), bad, out)
	if want := "build DIR: clang failed:\nmain.c:2:10: error: use of undeclared identifier 'x'"; !strings.HasPrefix(said(err, bad), want) {
		t.Errorf("%v, want %s", err, want)
	}
	onlyModule(t, out)
}

func checkModule(t *testing.T, res Result, lang Language, out string) {
	t.Helper()
	info, err := os.Stat(out)
	if err != nil {
		t.Fatal(err)
	}
	if res.Language != lang || res.Out != out || res.Size != info.Size() || res.Took <= 0 {
		t.Errorf("%+v, want %s, %s, %d bytes", res, lang, out, info.Size())
	}
	onlyModule(t, out)
}

func onlyModule(t *testing.T, out string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(out))
	if err != nil || len(entries) != 1 {
		t.Errorf("beside the module: %v, %v", entries, err)
	}
}

// tools makes a PATH with scripts of these names.
func tools(t *testing.T, scripts ...string) {
	t.Helper()
	d := t.TempDir()
	for i := 0; i < len(scripts); i += 2 {
		if err := os.WriteFile(filepath.Join(d, scripts[i]), []byte("#!/bin/sh\n"+scripts[i+1]), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", d)
}

// Every message that a user can cause, word for word. The compilers are scripts.
func TestMessages(t *testing.T) {
	goDir := dir(t, "go.mod", "module x\n", "main.go", goHandler)
	for _, c := range []struct {
		name  string
		tools []string
		dir   string
		sdk   bool
		want  string
	}{
		{"no go", nil, goDir, true, "go is not in PATH: install Go 1.26 or newer: https://go.dev/dl, apt-get install golang, brew install go"},
		{"no clang", nil, dir(t, "x.c", ""), true, "clang is not in PATH: install clang and lld: apt-get install clang lld, dnf install clang lld, apk add clang lld, brew install llvm lld (and put $(brew --prefix llvm)/bin first in PATH)"},
		{"no C SDK", nil, dir(t, "x.c", ""), false, "this wasmserve was built without the C SDK"},
		{"no lld", []string{"clang", `echo 'clang: error: unable to execute command: Executable "wasm-ld" doesn'"'"'t exist!' >&2; exit 1`}, dir(t, "x.c", ""), true,
			"build DIR: clang failed:\nclang: error: unable to execute command: Executable \"wasm-ld\" doesn't exist!\nthe linker is missing: install clang and lld: apt-get install clang lld, dnf install clang lld, apk add clang lld, brew install llvm lld (and put $(brew --prefix llvm)/bin first in PATH)"},
		{"a clang without wasm", []string{"clang", `echo "error: unable to create target: 'No available targets are compatible with triple \"wasm32\"'" >&2; exit 1`}, dir(t, "x.c", ""), true,
			"build DIR: clang failed:\nerror: unable to create target: 'No available targets are compatible with triple \"wasm32\"'\nthis clang makes no wasm (Apple's does not): install clang and lld: apt-get install clang lld, dnf install clang lld, apk add clang lld, brew install llvm lld (and put $(brew --prefix llvm)/bin first in PATH)"},
		{"no go.mod", nil, dir(t, "main.go", goHandler), true, "DIR: no go.mod there or above; make one, and build again:\n\tcd DIR && go mod init handler && go mod edit -require=github.com/wasmserve/wasmserve@v0.0.0 -replace=github.com/wasmserve/wasmserve=./.wasmserve/go"},
		{"go.mod without the SDK", []string{"go", "echo 'main.go:3:8: no required module provides package github.com/wasmserve/wasmserve/guests/go; to add it:'; exit 1"}, goDir, true,
			"build DIR: go failed:\nmain.go:3:8: no required module provides package github.com/wasmserve/wasmserve/guests/go; to add it:\nhave its go.mod take the SDK that comes with wasmserve, and build again:\n\tgo mod edit -require=github.com/wasmserve/wasmserve@v0.0.0 -replace=github.com/wasmserve/wasmserve=./.wasmserve/go"},
		{"files for other systems", []string{"go", "echo 'package x: build constraints exclude all Go files in /x'; exit 1"}, goDir, true,
			"build DIR: go failed:\npackage x: build constraints exclude all Go files in /x\nno file is for GOOS=wasip1 GOARCH=wasm: look at //go:build lines and file names"},
		{"not main", []string{"go", "echo '-buildmode=c-shared requires exactly one main package'; exit 1"}, goDir, true,
			"build DIR: go failed:\n-buildmode=c-shared requires exactly one main package\na Go handler is package main"},
		{"an old go", []string{"go", "echo '-buildmode=c-shared not supported on wasip1/wasm'; exit 2"}, goDir, true,
			"build DIR: go failed:\n-buildmode=c-shared not supported on wasip1/wasm\nthis Go is too old: install Go 1.26 or newer: https://go.dev/dl, apt-get install golang, brew install go"},
		{"nothing made", []string{"go", "exit 0"}, goDir, true, "build DIR: the compiler has made nothing: a Go handler is package main"},
		{"an archive made", []string{"go", `while [ "$1" != -o ]; do shift; done; echo '!<arch>' > "$2"`}, goDir, true, "build DIR: the compiler has made no wasm module: a Go handler is package main"},
		{"much output", []string{"go", "i=0; while [ $i -lt 2000 ]; do echo 0123456789; i=$((i+1)); done; exit 1"}, goDir, true,
			"build DIR: go failed:\n" + strings.Repeat("0123456789\n", 1489) + "01234\n... and 5616 bytes more"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tools(t, c.tools...)
			b := New(SDKs{C: cSDK})
			if !c.sdk {
				b = New(nil)
			}
			_, err := b.Build(t.Context(), c.dir, filepath.Join(t.TempDir(), "h.wasm"))
			if got := said(err, c.dir); got != c.want {
				t.Errorf("%s\nwant %s", got, c.want)
			}
		})
	}
	out := t.TempDir()
	if _, err := New(nil).Build(t.Context(), goDir, out); said(err, out) != "DIR exists and is not a file: name another with -o" {
		t.Error(err)
	}
}

// A compiler that hangs is stopped with its context, and the old module stays.
func TestCancelled(t *testing.T) {
	d := dir(t, "go.mod", "module x\n", "main.go", goHandler)
	fifo := filepath.Join(t.TempDir(), "begun")
	tools(t, "go", "trap 'exit 1' INT; : > "+fifo+"; while :; do :; done\n")
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	ended := make(chan error, 1)
	go func() {
		_, err := New(nil).Build(ctx, d, filepath.Join(t.TempDir(), "h.wasm"))
		ended <- err
	}()
	for start := time.Now(); ; time.Sleep(time.Millisecond) {
		if _, err := os.Stat(fifo); err == nil {
			break
		}
		if time.Since(start) > 10*time.Second {
			t.Fatal("the compiler was not started")
		}
	}
	cancel()
	select {
	case err := <-ended:
		if !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("Build goes on")
	}
}

// Two builds never run at once: each compiler fails if it meets the other's mark.
func TestOneAtATime(t *testing.T) {
	d := dir(t, "go.mod", "module x\n", "main.go", goHandler)
	mark := filepath.Join(t.TempDir(), "mark")
	path := os.Getenv("PATH")
	tools(t, "go", `PATH=`+path+`; mkdir `+mark+` || exit 1; while [ "$1" != -o ]; do shift; done; printf '\0asm' > "$2"; rmdir `+mark)
	b := New(nil)
	out := filepath.Join(t.TempDir(), "h.wasm")
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if _, err := b.Build(t.Context(), d, out); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	onlyModule(t, out)
}
