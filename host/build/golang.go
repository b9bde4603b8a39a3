package build

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// goInstall says how to come by the go command.
const goInstall = "install Go 1.24 or newer: https://go.dev/dl, apt-get install golang, brew install go"

// goLanguage: its SDK comes by go.mod.
func goLanguage() language {
	return language{name: Go, files: "*.go", looks: "*.go (Go, with a go.mod there or above)", build: buildGo,
		is: func(s source) bool { return s.has(".go") }}
}

// buildGo makes a reactor: a module whose exports are called after _initialize, and whose main never runs. -w leaves out
// DWARF, most of what is not code; -s would leave out the function names as well, and with them every readable stack.
func buildGo(ctx context.Context, j job) error {
	if err := checkGoMod(j.dir); err != nil {
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

// checkGoMod looks for a go.mod or a go.work in dir and above, as the go command does.
func checkGoMod(dir string) error {
	if os.Getenv("GO111MODULE") == "off" {
		return nil
	}
	at, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	for {
		for _, name := range []string{"go.mod", "go.work"} {
			if _, err := os.Stat(filepath.Join(at, name)); err == nil {
				return nil
			}
		}
		up := filepath.Dir(at)
		if up == at {
			return fmt.Errorf("%s: no go.mod there or above; make one:\n\tcd %s && go mod init handler && go get %s", dir, dir, sdk)
		}
		at = up
	}
}

// sdk is the module that a handler in Go requires.
const sdk = "github.com/wasmserve/wasmserve"

// goHint says what to do about a complaint that a newcomer may not understand.
func goHint(output string) string {
	switch {
	case strings.Contains(output, "no required module provides package "+sdk),
		strings.Contains(output, "missing go.sum entry"):
		return "add what it needs to its go.mod: go get " + sdk
	case strings.Contains(output, "build constraints exclude all Go files"):
		return "no file is for GOOS=wasip1 GOARCH=wasm: look at //go:build lines and file names"
	case strings.Contains(output, "-buildmode=c-shared requires exactly one main package"):
		return "a Go handler is package main"
	case strings.Contains(output, "-buildmode=c-shared not supported"):
		return "this Go is too old: " + goInstall
	}
	return ""
}
