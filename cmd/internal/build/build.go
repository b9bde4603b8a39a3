// Package build turns a source directory into a wasm module, by the language's own compiler. The files that it finds decide; the
// compilers are the user's. language.go has the table of languages, and says how to add one.
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

// Result describes a build that succeeded.
type Result struct {
	Language Language
	Out      string        // path of the module
	Size     int64         // bytes
	Took     time.Duration // of the compiler
}

// Builder builds one directory at a time: compilers use all cores by themselves. Its methods may be called from any
// goroutine.
type Builder struct {
	sdks SDKs
	turn chan struct{} // capacity 1
}

// New makes a Builder.
func New(sdks SDKs) *Builder {
	return &Builder{sdks: sdks, turn: make(chan struct{}, 1)}
}

// Detect says what the directory at dir is written in.
func Detect(dir string) (Language, error) {
	l, err := detect(dir)
	return l.name, err
}

func detect(dir string) (language, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		if info, serr := os.Stat(dir); serr == nil && !info.IsDir() {
			return language{}, fmt.Errorf("%s is a file: name the directory of the handler's source", dir)
		}
		if errors.Is(err, fs.ErrNotExist) {
			return language{}, fmt.Errorf("%s: there is no such directory", dir)
		}
		return language{}, fmt.Errorf("read the source directory: %w", err)
	}
	src := source{dir, map[string]bool{}}
	for _, e := range entries {
		if !e.IsDir() && !hidden(e.Name()) {
			src.names[filepath.Ext(e.Name())] = true
			src.names[e.Name()] = true
		}
	}
	for _, l := range languages() {
		if l.is(src) {
			return l, nil
		}
	}
	if src.has(".wasm") {
		return language{}, fmt.Errorf("%s holds no source that can be built (%s), but a module: serve it with wasmserve serve",
			dir, known(func(l language) string { return l.files }))
	}
	return language{}, fmt.Errorf("%s holds no source that can be built: %s", dir, known(func(l language) string { return l.looks }))
}

// hidden is what Go's tools leave out as well.
func hidden(name string) bool { return name[0] == '.' || name[0] == '_' }

// Build compiles the directory at dir and renames the module to out. When it fails, or ctx is done, what was at out
// stays. A compiler's complaint is a *CompileError.
func (b *Builder) Build(ctx context.Context, dir, out string) (Result, error) {
	lang, err := detect(dir)
	if err != nil {
		return Result{}, err
	}
	j := job{dir: dir}
	if lang.needsSDK {
		if j.sdk = b.sdks[lang.name]; j.sdk == nil {
			return Result{}, fmt.Errorf("this wasmserve was built without the %s SDK", lang.name)
		}
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
	if err := b.Refresh(dir); err != nil {
		return Result{}, err
	}
	// Beside out, so that a rename moves it; hidden, so that nobody watches it.
	tmp, err := os.MkdirTemp(filepath.Dir(out), ".wasmserve-build-")
	if err != nil {
		return Result{}, fmt.Errorf("make a directory for the build: %w", err)
	}
	defer os.RemoveAll(tmp)
	j.out, j.tmp = filepath.Join(tmp, "module.wasm"), filepath.Join(tmp, "files")
	if err := os.Mkdir(j.tmp, 0o700); err != nil {
		return Result{}, fmt.Errorf("make a directory for the build: %w", err)
	}
	start := time.Now()
	err = lang.build(ctx, j)
	if err != nil {
		return Result{}, err
	}
	res := Result{Language: lang.name, Out: out, Took: time.Since(start)}
	if res.Size, err = moduleSize(j.out); err != nil {
		return Result{}, fmt.Errorf("build %s: %w", dir, err)
	}
	if err := os.Rename(j.out, out); err != nil {
		return Result{}, fmt.Errorf("put the module in place: %w", err)
	}
	return res, nil
}

// moduleSize checks that the compiler has made a module: for a Go package that is not a command it makes an archive.
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
