package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/wasmserve/wasmserve/host/js/bundle"
	"github.com/wasmserve/wasmserve/host/source/script"
)

// buildScript makes a module of a script: the engine with the script and its source map in custom sections, to be served like any other.
// out "": the script's name with .wasm, here. A failure leaves what is at out.
func (a *app) buildScript(ctx context.Context, file, out string, cfg bundle.Config) error {
	if out == "" {
		name := filepath.Base(file)
		out = strings.TrimSuffix(name, filepath.Ext(name)) + ".wasm"
	}
	start := time.Now()
	m, err := script.Source{Bundle: cfg}.Load(ctx, file)
	if err != nil {
		return fmt.Errorf("build %s: %w", file, err)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	wasm := m.File()
	if err := replaceFile(out, wasm); err != nil {
		return fmt.Errorf("write the module: %w", err)
	}
	language := "JavaScript"
	if ext := filepath.Ext(file); strings.Contains(ext, "ts") {
		language = "TypeScript"
	}
	fmt.Fprintf(a.stdout, "%s: %s, %s in %s\n", filepath.Clean(out), language, formatSize(int64(len(wasm))), formatDuration(time.Since(start)))
	return nil
}

// replaceFile renames a new file with this content to path, so that nobody sees a part of it.
func replaceFile(path string, content []byte) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), ".wasmserve-*.tmp") // hidden, so that nobody watches it
	if err != nil {
		return err
	}
	_, err = tmp.Write(content)
	if err = errors.Join(err, tmp.Chmod(0o644), tmp.Close()); err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	if err != nil {
		os.Remove(tmp.Name())
	}
	return err
}
