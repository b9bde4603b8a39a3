package build

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// clangInstall says how to come by a clang that makes wasm.
const clangInstall = "install clang and lld: apt-get install clang lld, dnf install clang lld, apk add clang lld, brew install llvm lld (and put $(brew --prefix llvm)/bin first in PATH)"

// cLanguage: its SDK is wasmserve.h and wasmserve.c.
func cLanguage() language {
	return language{name: C, files: "*.c", looks: "*.c (C)", needsSDK: true, build: buildC,
		is: func(s source) bool { return s.has(".c") }}
}

// buildC compiles every C file of the directory, and the SDK's, in one go.
func buildC(ctx context.Context, j job) error {
	files, own, err := cFiles(j.dir)
	if err != nil {
		return err
	}
	include := filepath.Join(j.tmp, "sdk")
	if err := os.CopyFS(include, j.sdk); err != nil {
		return fmt.Errorf("write the C SDK: %w", err)
	}
	args := []string{
		"--target=wasm32", "-mbulk-memory", "-O2", "-std=c11", "-Wall", "-ffreestanding", "-nostdlib",
		"-Wl,--no-entry", "-Wl,-z,stack-size=65536", "-I" + include, "-o", j.out,
	}
	args = append(args, files...)
	if !own { // a handler that brings its own copy of the SDK is built with that
		args = append(args, filepath.Join(include, "wasmserve.c"))
	}
	err = run(ctx, command{tool: "clang", install: clangInstall, dir: j.dir, args: args})
	if failed, ok := err.(*CompileError); ok {
		failed.Dir = j.dir
		failed.Output = strings.ReplaceAll(failed.Output, include+string(filepath.Separator), "wasmserve SDK: ")
		failed.Hint = cHint(failed.Output)
	}
	return err
}

// cFiles lists the C files of dir and reports whether the SDK is among them.
func cFiles(dir string) (files []string, sdk bool, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, false, err
	}
	for _, e := range entries {
		if filepath.Ext(e.Name()) != ".c" || hidden(e.Name()) || e.IsDir() {
			continue
		}
		name := e.Name()
		if name[0] == '-' { // not a flag of the compiler's
			name = "." + string(filepath.Separator) + name
		}
		files = append(files, name)
		sdk = sdk || name == "wasmserve.c"
	}
	return files, sdk, nil
}

// cHint says what to do about a complaint of the tools about themselves.
func cHint(output string) string {
	switch {
	case strings.Contains(output, "wasm-ld"):
		return "the linker is missing: " + clangInstall
	case strings.Contains(output, "No available targets are compatible"), strings.Contains(output, "unable to create target"),
		strings.Contains(output, "unknown target triple"):
		return "this clang makes no wasm (Apple's does not): " + clangInstall
	}
	return ""
}
