package build

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// goInstall says how to come by the go command.
const goInstall = "install Go " + GoVersion + " or newer: https://go.dev/dl, apt-get install golang, brew install go"

// goLanguage builds with go. The SDK is a dependency in go.mod, which may refer to the copy that Refresh writes.
func goLanguage() language {
	return language{name: Go, files: "*.go", looks: "*.go (Go, with a go.mod there or above)", build: buildGo,
		is: func(s source) bool { return s.has(".go") }}
}

// buildGo makes a reactor: a module whose exports are called after _initialize, and whose main never runs. -w leaves out
// DWARF, most of what is not code; -s would leave out the function names as well, and with them every readable stack.
func buildGo(ctx context.Context, j job) error {
	if _, err := goModDir(j.dir); err != nil {
		return err
	}
	err := run(ctx, command{
		tool: "go", install: goInstall, dir: j.dir,
		args: []string{"build", "-buildmode=c-shared", "-trimpath", "-ldflags=-w", "-o", j.out, "."},
		env:  []string{"GOOS=wasip1", "GOARCH=wasm", "CGO_ENABLED=0"},
	})
	if failed, ok := err.(*CompileError); ok {
		failed.Dir = j.dir
		failed.Hint = goHint(failed.Output)
	}
	return err
}

// goModDir looks for a go.mod or a go.work in dir and above, as the go command does, and returns the directory that has it.
func goModDir(dir string) (string, error) {
	if os.Getenv("GO111MODULE") == "off" {
		return dir, nil
	}
	at, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for {
		for _, name := range []string{"go.mod", "go.work"} {
			if _, err := os.Stat(filepath.Join(at, name)); err == nil {
				return at, nil
			}
		}
		up := filepath.Dir(at)
		if up == at {
			return "", fmt.Errorf("%s: no go.mod there or above; make one, and build again:\n\tcd %s && go mod init handler && %s", dir, dir, goModEdit)
		}
		at = up
	}
}

// sdk is the module that a handler in Go requires.
const sdk = "github.com/wasmserve/wasmserve"

// goMod is the go.mod of the SDK that is written beside a handler: it needs only the standard library. It names the version of the language
// without a patch release, so that no other toolchain is downloaded.
const goMod = "module " + sdk + "\n\ngo " + GoVersion + "\n"

// GoVersion is the oldest version of Go that the SDK supports.
const GoVersion = "1.26"

// goModEdit is the command that makes a module use the SDK of this program, which the next build writes.
const goModEdit = "go mod edit -require=" + sdk + "@v0.0.0 -replace=" + sdk + "=./" + Dir + "/go"

// goHint says what to do about a complaint that a newcomer may not understand.
func goHint(output string) string {
	switch {
	case strings.Contains(output, "no required module provides package "+sdk),
		strings.Contains(output, "missing go.sum entry for module providing package "+sdk):
		return "have its go.mod take the SDK that comes with wasmserve, and build again:\n\t" + goModEdit
	case strings.Contains(output, "build constraints exclude all Go files"):
		return "no file is for GOOS=wasip1 GOARCH=wasm: look at //go:build lines and file names"
	case strings.Contains(output, "-buildmode=c-shared requires exactly one main package"):
		return "a Go handler is package main"
	case strings.Contains(output, "-buildmode=c-shared not supported"):
		return "this Go is too old: " + goInstall
	}
	return ""
}
