// Package build turns a source directory into a wasm module, by the language's own compiler. What it finds decides: Go
// files, Rust, C files or AssemblyScript; the compilers are the user's.
package build

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// Language is what a directory is written in.
type Language string

// The languages that Build understands.
const (
	Go Language = "Go"
	C  Language = "C"
)

// Result tells of a build that went well.
type Result struct {
	Language Language
	Out      string        // path of the module
	Size     int64         // bytes
	Took     time.Duration // of the compiler
}

// Builder builds one directory at a time: compilers use all cores by themselves. Its methods may be called from any
// goroutine.
type Builder struct {
	c    fs.FS
	as   fs.FS         // see WithAssemblyScript
	rust fs.FS         // see WithRust
	turn chan struct{} // capacity 1
}

// New makes a Builder. c holds the C SDK, wasmserve.h and wasmserve.c at its root; nil: C is not built.
func New(c fs.FS) *Builder {
	return &Builder{c: c, turn: make(chan struct{}, 1)}
}

// Detect says what the directory at dir is written in. Go and Rust win over C, since their tools take C files along.
func Detect(dir string) (Language, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		if info, serr := os.Stat(dir); serr == nil && !info.IsDir() {
			return "", fmt.Errorf("%s is a file: name the directory of the handler's source", dir)
		}
		if errors.Is(err, fs.ErrNotExist) {
			return "", fmt.Errorf("%s: there is no such directory", dir)
		}
		return "", fmt.Errorf("read the source directory: %w", err)
	}
	found := map[string]bool{}
	for _, e := range entries {
		if !e.IsDir() && !hidden(e.Name()) {
			found[filepath.Ext(e.Name())] = true
			found[e.Name()] = true
		}
	}
	switch {
	case found[".go"]:
		return Go, nil
	case found["Cargo.toml"], found[".rs"]:
		return Rust, nil
	case found[".c"]:
		return C, nil
	case isAssemblyScript(dir):
		return AssemblyScript, nil
	case found[".wasm"]:
		return "", fmt.Errorf("%s holds no source that can be built (*.go, *.rs, *.c or assembly/index.ts), but a module: serve it with wasmserve serve", dir)
	}
	return "", fmt.Errorf("%s holds no source that can be built: *.go (Go, with a go.mod there or above), Cargo.toml or one *.rs (Rust), *.c (C) or assembly/index.ts (AssemblyScript)", dir)
}

// hidden is what Go's tools leave out as well.
func hidden(name string) bool { return name[0] == '.' || name[0] == '_' }

// Build compiles the directory at dir and renames the module to out. When it fails, or ctx is done, what was at out
// stays. A compiler's complaint is a *CompileError.
func (b *Builder) Build(ctx context.Context, dir, out string) (Result, error) {
	lang, err := Detect(dir)
	if err != nil {
		return Result{}, err
	}
	if out, err = filepath.Abs(out); err != nil {
		return Result{}, err
	}
	if info, err := os.Stat(out); err == nil && !info.Mode().IsRegular() {
		return Result{}, fmt.Errorf("%s exists and is not a file: name another with -o", out)
	}
	select {
	case b.turn <- struct{}{}:
		defer func() { <-b.turn }()
	case <-ctx.Done():
		return Result{}, ctx.Err()
	}
	// Beside out, so that a rename moves it; hidden, so that nobody watches it.
	tmp, err := os.MkdirTemp(filepath.Dir(out), ".wasmserve-build-")
	if err != nil {
		return Result{}, fmt.Errorf("make a directory for the build: %w", err)
	}
	defer os.RemoveAll(tmp)
	module := filepath.Join(tmp, "module.wasm")
	start := time.Now()
	switch lang {
	case Go:
		err = buildGo(ctx, dir, module)
	case Rust:
		err = b.buildRust(ctx, dir, module, tmp)
	case C:
		err = b.buildC(ctx, dir, module, tmp)
	case AssemblyScript:
		err = b.buildAssemblyScript(ctx, dir, module, tmp)
	}
	if err != nil {
		return Result{}, err
	}
	res := Result{Language: lang, Out: out, Took: time.Since(start)}
	if res.Size, err = moduleSize(module); err != nil {
		return Result{}, fmt.Errorf("build %s: %w", dir, err)
	}
	if err := os.Rename(module, out); err != nil {
		return Result{}, fmt.Errorf("put the module in place: %w", err)
	}
	return res, nil
}

// moduleSize checks that the compiler has made a module: of a Go package that is no command it makes an archive.
func moduleSize(path string) (int64, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, errors.New("the compiler has made nothing: a Go handler is package main")
	}
	defer f.Close()
	head := make([]byte, 4)
	if n, _ := f.Read(head); string(head[:n]) != "\x00asm" {
		return 0, errors.New("the compiler has made no wasm module: a Go handler is package main")
	}
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}
