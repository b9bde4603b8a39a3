package build

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// clangInstall says how to come by a clang that makes wasm.
const clangInstall = "install clang and lld: apt-get install clang lld, dnf install clang lld, apk add clang lld, brew install llvm lld (and put $(brew --prefix llvm)/bin first in PATH)"

// buildC compiles every C file of dir, and the SDK's, in one go.
func (b *Builder) buildC(ctx context.Context, dir, out, tmp string) error {
	if b.c == nil {
		return errors.New("this wasmserve was built without the C SDK")
	}
	files, own, err := cFiles(dir)
	if err != nil {
		return err
	}
	include := filepath.Join(tmp, "sdk")
	if err := os.CopyFS(include, b.c); err != nil {
		return fmt.Errorf("write the C SDK: %w", err)
	}
	args := []string{
		"--target=wasm32", "-mbulk-memory", "-O2", "-std=c11", "-Wall", "-ffreestanding", "-nostdlib",
		"-Wl,--no-entry", "-Wl,-z,stack-size=65536", "-I" + include, "-o", out,
	}
	args = append(args, files...)
	if !own { // a handler that brings its own copy of the SDK is built with that
		args = append(args, filepath.Join(include, "wasmserve.c"))
	}
	err = run(ctx, command{tool: "clang", install: clangInstall, dir: dir, args: args})
	if failed, ok := err.(*CompileError); ok {
		failed.Dir = dir
		failed.Output = strings.ReplaceAll(failed.Output, include+string(filepath.Separator), "wasmserve SDK: ")
		failed.Hint = cHint(failed.Output)
	}
	return err
}

// cFiles lists the C files of dir and says whether the SDK is among them.
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
